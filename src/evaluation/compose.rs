//! What was read into an [`Evaluation`].
//!
//! In: this round's audit, the sample, judgements, earlier rounds, other evidence, actions. Out:
//! figures by rule and indicator, and beside them what identifies. Refuses what does not belong
//! together.

use std::collections::{BTreeMap, BTreeSet};

use super::actions::{self, Row};
use super::figures::{
    Became, Examined, Figures, IndicatorFigures, Measured, Pieces, RoundSaid, RuleFigures,
    SampleSaid, SettingSaid, Unit,
};
use super::gather::{Gathered, OfRule, Turn};
use super::sources::Piece;
use super::written::{Head, Paper, Told};
use super::{Error, Evaluation, Identified, grades};
use crate::calendar::Day;
use crate::document::{NoteCode, Reading};
use crate::estimates::{self, Drawn, Estimate, Found, Round, Subject, Trend};
use crate::facts::Kind;
use crate::finding::{Change, Level, Outcome, RuleHeader};
use crate::framework::{Framework, Source};
use crate::judgements::Judgement;
use crate::sampling::Sample;
use crate::statistics::Confidence;
use crate::timeline::written::TimelineV1;

/// An earlier round.
#[derive(Debug)]
pub struct Earlier {
    /// What headed its audit.
    pub head: Head,
    /// What it found.
    pub gathered: Gathered,
}

/// What an evaluation is made of.
#[derive(Debug)]
pub struct Inputs<'a> {
    /// What heads this round's audit.
    pub head: &'a Head,
    /// What it found.
    pub gathered: &'a Gathered,
    /// The timelines that it carries, taken from its head.
    pub timelines: Vec<TimelineV1>,
    /// The sample that was audited.
    pub sample: Option<&'a Sample>,
    /// What people judged.
    pub judgements: &'a [Judgement],
    /// Earlier rounds, oldest first.
    pub earlier: &'a [Earlier],
    /// Evidence from elsewhere.
    pub pieces: Vec<Piece>,
    /// Actions carried forward.
    pub actions: Vec<Row>,
    /// The rule book, for audits that do not carry it.
    pub rule_book: Vec<RuleHeader>,
    /// The framework.
    pub framework: &'a Framework,
    /// The indicators to look at; all with evidence where none is named.
    pub indicators: Vec<String>,
    /// How sure intervals are meant to be.
    pub confidence: Confidence,
}

impl Evaluation {
    /// Puts everything together.
    ///
    /// # Errors
    /// [`Error`] where sample, judgements or evidence do not belong to the audit.
    pub fn of(inputs: Inputs<'_>) -> Result<Self, Error> {
        refuse_foreign(&inputs)?;
        let drawn = inputs.sample.map(Drawn::of);
        let mut figures = Figures {
            round: round_said(inputs.head, inputs.confidence),
            examined: examined(&inputs.head.documents),
            sample: inputs.sample.map(sample_said),
            settings: inputs.head.settings.iter().map(setting_said).collect(),
            rules: rules(&inputs, drawn.as_ref()),
            indicators: Vec::new(),
            actions: Vec::new(),
            previous: inputs.earlier.last().map(|earlier| earlier.head.as_at),
            threshold: None,
        };
        figures.indicators = indicators(&inputs, drawn.as_ref(), &figures.rules);
        figures.keep_chosen(&inputs.indicators, inputs.framework);
        let mut rows = inputs.actions.clone();
        let new = actions::new_rows(&figures, &rows);
        rows.extend(new);
        figures.actions = actions::said(&figures, inputs.framework, &rows, inputs.actions.len());
        let identified = identified(inputs, rows);
        Ok(Self {
            figures,
            identified,
        })
    }
}

impl Figures {
    /// A closer look: the chosen indicators only, with their rules.
    fn keep_chosen(&mut self, chosen: &[String], framework: &Framework) {
        if !chosen.is_empty() {
            let is_chosen = |number: &String| chosen.contains(number);
            self.indicators.retain(|own| is_chosen(&own.number));
            self.rules
                .retain(|rule| rule.indicators.iter().any(is_chosen));
        }
        let order = |number: &String| {
            let place = framework
                .details
                .iter()
                .position(|own| own.number == *number);
            place.unwrap_or(usize::MAX)
        };
        self.rules.sort_by_cached_key(|rule| {
            let wanted = |number: &&String| chosen.is_empty() || chosen.contains(*number);
            let first = rule.indicators.iter().find(wanted).map(order);
            (first.unwrap_or(usize::MAX), rule.id.clone())
        });
    }
}

fn refuse_foreign(inputs: &Inputs<'_>) -> Result<(), Error> {
    let unknown = inputs
        .indicators
        .iter()
        .find(|number| inputs.framework.indicator(number).is_none());
    if let Some(number) = unknown {
        return Err(Error::UnknownIndicator(number.clone()));
    }
    refuse_disorder(inputs)?;
    let audited: BTreeSet<&str> = inputs
        .head
        .documents
        .iter()
        .filter_map(|paper| paper.case.as_deref())
        .collect();
    let Some(sample) = inputs.sample else {
        return grades::refuse_outside(inputs.judgements, "audit", &|id| audited.contains(id));
    };
    if let Some(seal) = &inputs.head.sample_sha256
        && *seal != sample.sha256
    {
        return Err(Error::OtherSample(seal.clone()));
    }
    let drawn: BTreeSet<&str> = sample.drawn().map(|item| item.id.as_str()).collect();
    if !drawn.is_empty() && drawn.is_disjoint(&audited) {
        return Err(Error::NoDrawnCase(drawn.len()));
    }
    grades::refuse_outside(inputs.judgements, "sample", &|id| drawn.contains(id))
}

/// Two audits as at the same day may be held against each other; a later one is no earlier round.
fn refuse_disorder(inputs: &Inputs<'_>) -> Result<(), Error> {
    let earlier = inputs.earlier.iter().map(|earlier| earlier.head.as_at);
    let days: Vec<Day> = earlier.chain([inputs.head.as_at]).collect();
    let disorder = days.windows(2).find(|pair| pair[0] > pair[1]);
    disorder.map_or(Ok(()), |pair| Err(Error::NotEarlier(pair[0], pair[1])))
}

fn round_said(head: &Head, confidence: Confidence) -> RoundSaid {
    let percent = crate::statistics::whole((confidence.share() * 100.0).round());
    RoundSaid {
        as_at: head.as_at,
        jurisdiction: head.jurisdiction,
        version: head.version.clone(),
        rules_hash: head.rules_hash.clone(),
        sources_hash: head.sources_hash.clone(),
        confidence_percent: u8::try_from(percent).unwrap_or(u8::MAX),
    }
}

fn examined(papers: &[Paper]) -> Examined {
    let mut by_kind: BTreeMap<Kind, u64> = BTreeMap::new();
    let mut by_code: BTreeMap<NoteCode, u64> = BTreeMap::new();
    let mut by_reading = [0; 3];
    let (mut cases, mut with_unread) = (BTreeSet::new(), BTreeSet::new());
    for paper in papers {
        *by_kind.entry(paper.kind).or_default() += 1;
        let reading = paper.reading();
        by_reading[reading as usize] += 1;
        cases.extend(paper.case.as_deref());
        if reading != Reading::Whole {
            with_unread.extend(paper.case.as_deref());
            *by_code.entry(worst_code(paper)).or_default() += 1;
        }
    }
    Examined {
        cases: Some(cases.len() as u64),
        documents: papers.len() as u64,
        by_reading,
        by_kind: by_kind
            .into_iter()
            .map(|(kind, n)| (kind, Some(n)))
            .collect(),
        unread_by_code: by_code.into_iter().collect(),
        cases_with_unread: Some(with_unread.len() as u64),
    }
}

/// The code that takes most away; one that is not known counts as unreadable.
fn worst_code(paper: &Paper) -> NoteCode {
    let read = |code: &String| {
        let value = serde_json::Value::String(code.clone());
        serde_json::from_value(value).unwrap_or(NoteCode::Unreadable)
    };
    let codes = paper.notes.iter().map(|note| read(&note.code));
    let worst = codes.max_by_key(|code: &NoteCode| code.reading());
    worst.unwrap_or(NoteCode::Unreadable)
}

fn sample_said(sample: &Sample) -> SampleSaid {
    let population = sample.design.iter().map(|stratum| stratum.population).sum();
    SampleSaid {
        sha256: sample.sha256.clone(),
        frame_sha256: sample.frame_sha256.clone(),
        kind: sample.kind,
        n: Some(sample.drawn().count() as u64),
        population: Some(population),
        n_strata: sample.design.len(),
        is_extended_after_results: sample.extensions.iter().any(|one| one.after_results),
    }
}

/// Values are shown where they are numbers, periods or levels; words could be anybody's.
fn setting_said(change: &Change) -> SettingSaid {
    let was = change.was.as_deref().unwrap_or("");
    let is_plain = is_plain_value(was) && is_plain_value(&change.now);
    SettingSaid {
        rule: change.rule.clone(),
        what: change.what.clone(),
        values: is_plain.then(|| (was.to_owned(), change.now.clone())),
        loosens: change.loosens,
    }
}

fn is_plain_value(text: &str) -> bool {
    const WORDS: [&str; 20] = [
        "advisory", "minor", "major", "critical", "true", "false", "on", "off", "working", "day",
        "days", "week", "weeks", "month", "months", "year", "years", "none", "and", "to",
    ];
    let mut words = text.split_whitespace();
    words.all(|word| word.parse::<f64>().is_ok() || WORDS.contains(&word))
}

fn header(id: &str, found: Option<&OfRule>, inputs: &Inputs<'_>) -> RuleHeader {
    let book = inputs.head.rules.iter().chain(&inputs.rule_book);
    if let Some(known) = book.into_iter().find(|known| known.id == id) {
        return known.clone();
    }
    RuleHeader {
        id: id.to_owned(),
        family: found.map_or_else(String::new, |found| found.family.clone()),
        title: "A rule that the audit does not describe".to_owned(),
        why: String::new(),
        remedy: String::new(),
        indicator: found.map_or_else(Vec::new, |found| found.indicator.clone()),
        level: found.and_then(|found| found.level).unwrap_or(Level::Minor),
        standards: Vec::new(),
    }
}

/// One entry a rule that ran or that found something.
fn rules(inputs: &Inputs<'_>, drawn: Option<&Drawn>) -> Vec<RuleFigures> {
    let mut ids: BTreeSet<&str> = inputs.gathered.rules().map(|(id, _)| id).collect();
    ids.extend(inputs.head.rules.iter().map(|rule| rule.id.as_str()));
    let mut measures = measures(inputs, drawn);
    let mut became = became(inputs);
    let rule = |id: &str| {
        let found = inputs.gathered.rule(id);
        let header = header(id, found, inputs);
        RuleFigures {
            id: header.id,
            family: header.family,
            title: header.title,
            why: header.why,
            remedy: header.remedy,
            indicators: header.indicator,
            level: header.level,
            standards: header.standards,
            measures: measures.remove(id).unwrap_or_default(),
            became: became.remove(id),
            waived: Some(found.map_or(0, |found| found.waived)),
        }
    };
    ids.into_iter().map(rule).collect()
}

/// A round in three parts: of cases, of policies, of other documents.
fn rounds(head: &Head, gathered: &Gathered) -> [(Unit, Round); 3] {
    let policies: BTreeSet<&str> = head
        .documents
        .iter()
        .filter(|paper| paper.case.is_none())
        .filter(|paper| matches!(paper.kind, Kind::Policy | Kind::StrategicPlan))
        .map(|paper| paper.path.as_str())
        .collect();
    let is_policy = |found: &Found| {
        found
            .case
            .as_deref()
            .is_some_and(|path| policies.contains(path))
    };
    let (of_policies, others): (Vec<Found>, Vec<Found>) =
        gathered.found_in_papers().into_iter().partition(is_policy);
    let cases: BTreeSet<String> = head
        .documents
        .iter()
        .filter_map(|paper| paper.case.clone())
        .collect();
    let cases = cases.into_iter().collect();
    [
        (
            Unit::Cases,
            Round::of_parts(head.as_at, cases, gathered.found_in_cases()),
        ),
        (
            Unit::Policies,
            Round::of_parts(head.as_at, Vec::new(), of_policies),
        ),
        (
            Unit::Documents,
            Round::of_parts(head.as_at, Vec::new(), others),
        ),
    ]
}

/// Figures by rule, each with its course over rounds.
fn measures(inputs: &Inputs<'_>, drawn: Option<&Drawn>) -> BTreeMap<String, Vec<Measured>> {
    let mut by_rule: BTreeMap<String, Vec<Measured>> = BTreeMap::new();
    let now = rounds(inputs.head, inputs.gathered);
    let earlier: Vec<[(Unit, Round); 3]> = inputs
        .earlier
        .iter()
        .map(|earlier| rounds(&earlier.head, &earlier.gathered))
        .collect();
    for (part_idx, (unit, round)) in now.iter().enumerate() {
        let of_sample = drawn.filter(|_| *unit == Unit::Cases);
        let figures = round.estimates(of_sample, inputs.confidence);
        let mut course: Vec<(String, Vec<Estimate>)> = earlier
            .iter()
            .map(|parts| {
                let before = &parts[part_idx].1;
                (
                    before.as_at.clone(),
                    before.estimates(None, inputs.confidence),
                )
            })
            .collect();
        course.push((round.as_at.clone(), figures.clone()));
        let trends = if course.len() > 1 {
            estimates::trends(&course)
        } else {
            Vec::new()
        };
        for estimate in figures {
            let measured = measured(*unit, estimate, &trends);
            let list = by_rule.entry(measured.estimate.measure.clone());
            list.or_default().push(measured);
        }
    }
    by_rule
}

fn measured(unit: Unit, estimate: Estimate, trends: &[Trend]) -> Measured {
    let same =
        |trend: &&Trend| trend.measure == estimate.measure && trend.subject == estimate.subject;
    let is_items = estimate.subject == Subject::Items;
    Measured {
        unit: match unit {
            Unit::Cases if is_items => Unit::Items,
            unit => unit,
        },
        trend: trends.iter().find(same).cloned(),
        said: None,
        estimate,
    }
}

/// What became of what was not met in the last round, by rule.
fn became(inputs: &Inputs<'_>) -> BTreeMap<String, Became> {
    let Some(earlier) = inputs.earlier.last() else {
        return BTreeMap::new();
    };
    let (now, then) = (inputs.gathered.marks(), earlier.gathered.marks());
    let mut by_number: BTreeMap<u32, [u64; 6]> = BTreeMap::new();
    let number_now: BTreeMap<&str, u32> = inputs
        .gathered
        .rules()
        .map(|(id, rule)| (id, rule.number))
        .collect();
    let number_of: BTreeMap<u32, u32> = earlier
        .gathered
        .rules()
        .filter_map(|(id, rule)| Some((rule.number, *number_now.get(id)?)))
        .collect();
    let find = |list: &[(super::gather::Mark, Turn)], mark| {
        let place = list.binary_search_by(|(own, _)| own.cmp(&mark));
        place.ok().map(|idx| list[idx].1.outcome)
    };
    for (mark, turn) in then
        .iter()
        .filter(|(_, turn)| turn.outcome == Outcome::NotMet)
    {
        if let Some(number) = number_of.get(&turn.rule) {
            let counts = by_number.entry(*number).or_default();
            counts[0] += 1;
            counts[1 + course(find(&now, *mark))] += 1;
        }
    }
    for (mark, turn) in now
        .iter()
        .filter(|(_, turn)| turn.outcome == Outcome::NotMet)
    {
        if find(&then, *mark) != Some(Outcome::NotMet) {
            by_number.entry(turn.rule).or_default()[5] += 1;
        }
    }
    let ids = number_now.into_iter();
    ids.filter_map(|(id, number)| Some((id.to_owned(), said(*by_number.get(&number)?))))
        .collect()
}

fn course(now: Option<Outcome>) -> usize {
    match now {
        Some(Outcome::Met | Outcome::Excused) => 0,
        Some(Outcome::NotMet) => 1,
        Some(Outcome::CannotTell) => 2,
        Some(Outcome::NotDue | Outcome::NotApplicable) | None => 3,
    }
}

fn said([then, resolved, open, cannot_tell, gone, new]: [u64; 6]) -> Became {
    Became {
        then: Some(then),
        resolved: Some(resolved),
        open: Some(open),
        cannot_tell: Some(cannot_tell),
        gone: Some(gone),
        new: Some(new),
    }
}

/// The indicators on which there is evidence, or that were chosen.
fn indicators(
    inputs: &Inputs<'_>,
    drawn: Option<&Drawn>,
    rules: &[RuleFigures],
) -> Vec<IndicatorFigures> {
    let mut grades = grades::of(inputs.judgements, drawn, inputs.confidence);
    let all = inputs.framework.details.iter();
    let figures = all.map(|indicator| IndicatorFigures {
        number: indicator.number.clone(),
        title: indicator.title.clone(),
        asks: indicator.asks.clone(),
        sources: Source::ALL.map(|source| pieces(inputs, rules, &indicator.number, source)),
        grades: grades.remove(&indicator.number),
    });
    let is_told = |own: &IndicatorFigures| {
        own.n_sources() > 0 || own.grades.is_some() || inputs.indicators.contains(&own.number)
    };
    figures.filter(is_told).collect()
}

fn pieces(inputs: &Inputs<'_>, rules: &[RuleFigures], number: &str, source: Source) -> Pieces {
    let units: &[Unit] = match source {
        Source::Records => &[Unit::Cases, Unit::Documents],
        Source::Policies => &[Unit::Policies],
        Source::Performance | Source::Views | Source::Observation => &[],
    };
    let has_judged = |rule: &&RuleFigures| {
        let mut own = rule.measures.iter().filter(|own| units.contains(&own.unit));
        rule.indicators.iter().any(|own| own == number)
            && own.any(|own| own.estimate.n.is_some_and(|n| n > 0))
    };
    let of = |piece: &&Piece| piece.indicator == number && piece.source == source;
    let searches = inputs.pieces.iter().filter(of).filter(|own| own.is_search);
    let named = inputs.pieces.iter().filter(of).filter(|own| !own.is_search);
    Pieces {
        rules: rules.iter().filter(has_judged).count() as u64,
        searches: searches.count() as u64,
        named: named.count() as u64,
    }
}

fn identified(inputs: Inputs<'_>, actions: Vec<Row>) -> Identified {
    let unread = inputs.head.documents.iter();
    let strata = inputs.sample.map(|sample| sample.design.iter());
    let strata = strata.into_iter().flatten();
    let named = |rule: &OfRule| -> Vec<Told> {
        let lists = Outcome::WORST_FIRST
            .iter()
            .filter_map(|own| rule.named.get(own));
        lists.flatten().cloned().collect()
    };
    Identified {
        layout: inputs.head.layout.clone(),
        settings: inputs.head.settings.clone(),
        unread: unread
            .filter(|paper| paper.reading() != Reading::Whole)
            .cloned()
            .collect(),
        named: inputs
            .gathered
            .rules()
            .map(|(id, rule)| (id.to_owned(), named(rule)))
            .collect(),
        counts: inputs
            .gathered
            .rules()
            .map(|(id, rule)| (id.to_owned(), rule.counts))
            .collect(),
        cases: inputs.gathered.cases().clone(),
        timelines: inputs
            .timelines
            .into_iter()
            .map(|own| (own.case.clone(), own))
            .collect(),
        strata: strata
            .map(|own| (own.key.clone(), own.population, own.n))
            .collect(),
        seed_source: inputs
            .sample
            .map_or_else(String::new, |sample| sample.seed_source.clone()),
        readers: grades::readers(inputs.judgements),
        pieces: inputs.pieces,
        actions,
    }
}
