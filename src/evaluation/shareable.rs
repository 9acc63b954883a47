//! The view for others, of a type that has no room for what identifies.
//!
//! In: an evaluation, a key, how careful to be. Out: figures with small numbers and everything
//! that would give them away withheld, and references to findings that only the lookup resolves.
//! Nothing is taken over from a case file but, where asked for, quotes of which only listed words
//! are left.

use std::collections::BTreeMap;

use super::figures::{Became, Examined, Figures, Grades, Measured, Moderated, SettingSaid, Unit};
use super::mask::Masker;
use super::pseudonym::Pseudonyms;
use super::written::Told;
use super::{Evaluation, figures::RuleFigures, statements};
use crate::calendar::Day;
use crate::estimates::{self, Estimate, Flag};
use crate::finding::{Level, Outcome};
use crate::framework::Framework;
use crate::statistics::disclosure::{of_rows, of_share};
use crate::timeline::written::{EventV1, TimelineV1};

/// How careful to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Disclosure {
    /// Counts above nought and below this are withheld.
    pub threshold: u64,
    /// Whether quotes are shown, masked.
    pub quotes: bool,
    /// Whether each case's timeline is shown, by pseudonym and in weeks.
    pub timelines: bool,
}

/// An evaluation that identifies no one.
#[derive(Debug, Clone, PartialEq)]
pub struct Shareable {
    /// The figures.
    pub figures: Figures,
    /// References to findings, by rule.
    pub references: BTreeMap<String, Vec<Reference>>,
    /// Timelines by pseudonym; empty unless asked for.
    pub timelines: BTreeMap<String, Veiled>,
}

/// A timeline without words, of which only the weeks between events are kept: its first event is
/// on a day that is the same for every case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Veiled {
    /// Lanes, kinds and outcomes of events, by week.
    pub timeline: TimelineV1,
    /// The audit's day, moved as far as the events.
    pub as_at: Day,
}

impl Veiled {
    fn of(own: &TimelineV1, name: &str, as_at: Day) -> Self {
        let days = own
            .events
            .iter()
            .flat_map(|own| [own.from, own.to, own.due]);
        let first = days.flatten().min().unwrap_or(as_at).min(as_at);
        let begin = Day::new(2000, 1, 1).expect("a day");
        let moved = |day: Day| begin.plus_days(first.days_until(day) / 7 * 7);
        let event = |own: &EventV1| EventV1 {
            lane: own.lane,
            what: own.what,
            state: own.state,
            from: own.from.map(moved),
            to: own.to.map(moved),
            due: own.due.map(moved),
            late: own.late,
            outcome: own.outcome,
            rule: None,
            item: None,
            told: None,
        };
        Self {
            timeline: TimelineV1 {
                case: name.to_owned(),
                undated: own.undated,
                beyond: own.beyond,
                events: own.events.iter().map(event).collect(),
            },
            as_at: moved(as_at),
        }
    }
}

/// A finding by pseudonym.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The pseudonym.
    pub name: String,
    /// What it is about.
    pub unit: Unit,
    /// The outcome.
    pub outcome: Outcome,
    /// How much a breach matters.
    pub level: Level,
    /// How long before the audit's day it had been due, as a band.
    pub due: Option<&'static str>,
    /// What a quote leaves when only listed words stay.
    pub quote: Option<String>,
}

impl Shareable {
    /// Makes the view.
    #[must_use]
    pub fn of(
        evaluation: &Evaluation,
        framework: &Framework,
        how: Disclosure,
        pseudonyms: &mut Pseudonyms,
    ) -> Self {
        let mut figures = evaluation.figures.clone();
        figures.threshold = Some(how.threshold);
        withhold(&mut figures, how.threshold);
        let masker = how.quotes.then(|| Masker::new(framework));
        let named = &evaluation.identified.named;
        let mut references = BTreeMap::new();
        let mut n_unknown = 0;
        for rule in &mut figures.rules {
            let told = named.get(&rule.id).map_or(&[][..], Vec::as_slice);
            let may = told.iter().filter(|told| may_be_named(rule, told));
            let list: Vec<Reference> = may
                .map(|told| Reference {
                    unit: unit(rule, told),
                    ..reference(told, figures.round.as_at, masker.as_ref(), pseudonyms)
                })
                .collect();
            if rule.why.is_empty() && rule.standards.is_empty() {
                n_unknown += 1;
                let name = format!("unknown-rule-{n_unknown}");
                for action in &mut figures.actions {
                    if action.rule.as_ref() == Some(&rule.id) {
                        action.rule = Some(name.clone());
                    }
                }
                rule.id = name;
                rule.family = String::new();
                for measured in &mut rule.measures {
                    measured.estimate.measure.clone_from(&rule.id);
                    measured.trend = None;
                }
            }
            references.insert(rule.id.clone(), list);
        }
        let timelines = evaluation.identified.timelines.values();
        let timelines = timelines.filter(|_| how.timelines).map(|own| {
            let name = pseudonyms.case(&own.case);
            (name.clone(), Veiled::of(own, &name, figures.round.as_at))
        });
        Self {
            timelines: timelines.collect(),
            figures,
            references,
        }
    }
}

fn reference(
    told: &Told,
    as_at: Day,
    masker: Option<&Masker>,
    pseudonyms: &mut Pseudonyms,
) -> Reference {
    let quote = told.evidence.iter().find(|own| own.role == "subject");
    let quote = quote.or(told.shown().next());
    Reference {
        name: pseudonyms.finding(told),
        unit: Unit::Documents,
        outcome: told.outcome,
        level: told.level,
        due: told.due.map(|due| band(due.days_until(as_at))),
        quote: masker
            .zip(quote)
            .map(|(masker, quote)| masker.masked(&quote.quote)),
    }
}

fn unit(rule: &RuleFigures, told: &Told) -> Unit {
    let is_of_policies = rule.measures.iter().any(|own| own.unit == Unit::Policies);
    match (&told.case, is_of_policies) {
        (Some(_), _) => Unit::Cases,
        (None, true) => Unit::Policies,
        (None, false) => Unit::Documents,
    }
}

/// How long ago, so roughly that no file is known by it.
fn band(days: i32) -> &'static str {
    match days {
        ..0 => "due after the audit's day",
        0..=91 => "due in the three months before the audit",
        92..=365 => "due three to twelve months before the audit",
        366..=1095 => "due one to three years before the audit",
        _ => "due more than three years before the audit",
    }
}

/// Findings are named where their figure is told, as many as there are: under a withheld figure
/// they could be counted.
fn may_be_named(rule: &RuleFigures, told: &Told) -> bool {
    if told.case.is_none() {
        let papers = rule.measures.iter().filter(|own| own.unit > Unit::Items);
        return papers.into_iter().all(|own| own.estimate.x.is_some());
    }
    let cases = rule.measures.iter().find(|own| own.unit == Unit::Cases);
    cases.is_some_and(|own| {
        let counts = &own.estimate.counts;
        let count = match told.outcome {
            Outcome::Met => counts.met,
            Outcome::NotMet => counts.not_met,
            Outcome::Excused => counts.excused,
            Outcome::NotDue => counts.not_due,
            Outcome::NotApplicable => counts.not_applicable,
            Outcome::CannotTell => counts.cannot_tell,
        };
        own.estimate.x.is_some() && count.is_some()
    })
}

fn withhold(figures: &mut Figures, threshold: u64) {
    let n_cases = figures.examined.cases.unwrap_or(0);
    for rule in &mut figures.rules {
        withhold_rule(rule, n_cases, threshold);
    }
    for indicator in &mut figures.indicators {
        if let Some(grades) = &mut indicator.grades {
            withhold_grades(grades, threshold);
        }
    }
    withhold_examined(&mut figures.examined, threshold);
    let is_small = |n: u64| n > 0 && n < threshold;
    if let Some(sample) = &mut figures.sample {
        let (n, population) = (sample.n.unwrap_or(0), sample.population.unwrap_or(0));
        if is_small(n) || is_small(population.saturating_sub(n)) {
            (sample.n, sample.population) = (None, None);
        }
    }
    for setting in &mut figures.settings {
        plain_setting(setting);
    }
}

/// The name of a parameter may stay; what people wrote may not.
fn plain_setting(setting: &mut SettingSaid) {
    let is_name = |c: char| c.is_ascii_lowercase() || matches!(c, '-' | '.' | ' ');
    if setting.rule.is_none() || !setting.what.chars().all(is_name) {
        "a list of words or of holidays".clone_into(&mut setting.what);
        setting.values = None;
    }
}

fn withhold_rule(rule: &mut RuleFigures, n_cases: u64, threshold: u64) {
    for measured in &mut rule.measures {
        if measured.unit.is_about_people() {
            withhold_measure(measured, n_cases, threshold);
        }
    }
    // Items and their cases would give each other away.
    let of_cases = |own: &&mut Measured| matches!(own.unit, Unit::Cases | Unit::Items);
    let is_any_hidden = rule
        .measures
        .iter()
        .any(|own| matches!(own.unit, Unit::Cases | Unit::Items) && own.estimate.x.is_none());
    if is_any_hidden {
        rule.measures.iter_mut().filter(of_cases).for_each(|own| {
            if own.estimate.x.is_some() {
                hide(&mut own.estimate);
            }
            own.trend = None;
        });
    }
    let is_small = |n: Option<u64>| n.is_some_and(|n| n > 0 && n < threshold);
    let is_about_people = rule.measures.iter().any(|own| own.unit.is_about_people());
    if is_about_people && is_small(rule.waived) {
        rule.waived = None;
    }
    if let Some(became) = &mut rule.became {
        let all = [
            became.then,
            became.resolved,
            became.open,
            became.cannot_tell,
            became.gone,
            became.new,
        ];
        if is_about_people && (is_any_hidden || all.into_iter().any(is_small)) {
            *became = Became::default();
        }
    }
}

fn withhold_measure(measured: &mut Measured, n_cases: u64, threshold: u64) {
    let words = measured.estimate.words;
    let is_small = |n: u64| n > 0 && n < threshold;
    let n = measured.estimate.n.unwrap_or(0);
    estimates::for_others(
        std::slice::from_mut(&mut measured.estimate),
        &mut [],
        threshold,
    );
    // How many cases there are is told: what is not applicable to a few would be the rest.
    let rest = n_cases.saturating_sub(n);
    if measured.unit == Unit::Cases && n > 0 && is_small(rest) && measured.estimate.x.is_some() {
        let said = statements::verdict(measured);
        hide(&mut measured.estimate);
        measured.estimate.words = words;
        measured.said = Some(said);
    }
    let is_told = |trend: &estimates::Trend| {
        let mut rounds = trend.rounds.iter();
        rounds.all(|round| of_share(round.x, round.n, threshold).is_empty())
    };
    let is_whole = measured.estimate.x.is_some();
    measured.trend = measured.trend.take().filter(|own| is_whole && is_told(own));
}

fn hide(estimate: &mut Estimate) {
    if !estimate.flags.contains(&Flag::Hidden) {
        estimate.flags.push(Flag::Hidden);
    }
    estimate.empty();
}

fn withhold_grades(grades: &mut Grades, threshold: u64) {
    estimates::for_others(
        std::slice::from_mut(&mut grades.good),
        std::slice::from_mut(&mut grades.spread),
        threshold,
    );
    if grades.spread.n < threshold || grades.good.x.is_none() {
        grades.spread.grades.iter_mut().for_each(|own| own.1 = None);
        grades.spread.median = None;
    }
    if let Some(moderated) = &mut grades.moderation {
        let n = moderated.n_double.unwrap_or(0);
        let is_told = |x: Option<u64>| x.is_none_or(|x| of_share(x, n, threshold).is_empty());
        if !is_told(moderated.same) || !is_told(moderated.within_one) {
            *moderated = Moderated::default();
        }
    }
}

fn withhold_examined(examined: &mut Examined, threshold: u64) {
    let is_small = |n: u64| n > 0 && n < threshold;
    let n = examined.cases.unwrap_or(0);
    let unread = examined.cases_with_unread.unwrap_or(0);
    if is_small(n) {
        examined.cases = None;
    }
    if is_small(n) || is_small(unread) || is_small(n.saturating_sub(unread)) {
        examined.cases_with_unread = None;
    }
    let rows: Vec<(&str, u64)> = examined
        .by_kind
        .iter()
        .map(|(_, n)| ("", n.unwrap_or(0)))
        .collect();
    let hidden = of_rows(&rows, threshold, true);
    for idx in hidden.primary.into_iter().chain(hidden.secondary) {
        examined.by_kind[idx].1 = None;
    }
}
