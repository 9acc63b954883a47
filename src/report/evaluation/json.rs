//! `casewise.evidence/1`: the report for programs, and its schema.
//!
//! The shapes are promises: they are extended, never changed, within version 1. What is withheld
//! is null. A shareable file has the same shape; what identifies is not in it.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;

use super::rows::says;
use super::{LIMITS, Named, View};
use crate::calendar::Day;
use crate::estimates::{Counted, Flag, PointOfTrend};
use crate::evaluation::figures::{
    Action, Became, Examined, Figures, Grades, IndicatorFigures, Measured, Pieces, RuleFigures,
    SampleSaid, SettingSaid, Unit,
};
use crate::evaluation::written::Told;
use crate::evaluation::{Reference, Veiled, statements};
use crate::facts::Kind;
use crate::finding::{Outcome, Standard};
use crate::framework::{self, Source};
use crate::report::note_code;
use crate::sampling;
use crate::statistics::Interval;

/// The name and version of the format.
pub const SCHEMA: &str = "casewise.evidence/1";

/// The JSON Schema of the format.
pub const JSON_SCHEMA: &str = include_str!("evidence.schema.json");

/// Writes the report.
///
/// # Errors
/// The writer's.
pub fn write(view: View<'_>, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, &WholeV1::of(view))?;
    writeln!(out)
}

#[derive(Serialize)]
struct WholeV1<'a> {
    schema: &'static str,
    view: &'static str,
    version: &'a str,
    as_at: String,
    jurisdiction: String,
    framework: &'a str,
    rules_hash: &'a str,
    sources_hash: &'a str,
    withheld_below: Option<u64>,
    previous: Option<String>,
    examined: ExaminedV1,
    sample: Option<SampleV1<'a>>,
    settings: Vec<SettingV1<'a>>,
    indicators: Vec<IndicatorV1<'a>>,
    rules: Vec<RuleV1<'a>>,
    statements: StatementsV1<'a>,
    actions: Vec<ActionV1<'a>>,
    timelines: Vec<TimelineV1>,
    limits: [&'static str; 5],
}

impl<'a> WholeV1<'a> {
    fn of(view: View<'a>) -> Self {
        let figures = view.figures();
        let round = &figures.round;
        let timelines = match view {
            View::Shareable(shareable) => shareable.timelines.iter().collect(),
            View::Working(_) => Vec::new(),
        };
        Self {
            schema: SCHEMA,
            view: view.name(),
            version: &round.version,
            as_at: round.as_at.to_string(),
            jurisdiction: round.jurisdiction.to_string(),
            framework: &framework::built_in().id,
            rules_hash: &round.rules_hash,
            sources_hash: &round.sources_hash,
            withheld_below: figures.threshold,
            previous: figures.previous.map(|day| day.to_string()),
            examined: ExaminedV1::of(&figures.examined),
            sample: figures.sample.as_ref().map(SampleV1::of),
            settings: figures.settings.iter().map(SettingV1::of).collect(),
            indicators: figures
                .indicators
                .iter()
                .map(|own| IndicatorV1::of(figures, own))
                .collect(),
            rules: figures
                .rules
                .iter()
                .map(|own| RuleV1::of(view, own))
                .collect(),
            statements: StatementsV1::of(figures),
            actions: figures
                .actions
                .iter()
                .map(|own| ActionV1::of(view, own))
                .collect(),
            timelines: timelines.into_iter().map(TimelineV1::of).collect(),
            limits: LIMITS,
        }
    }
}

#[derive(Serialize)]
struct ExaminedV1 {
    cases: Option<u64>,
    documents: u64,
    read_whole: u64,
    read_partly: u64,
    not_read: u64,
    by_kind: Vec<KindV1>,
    unread: BTreeMap<&'static str, u64>,
    cases_with_unread: Option<u64>,
}

#[derive(Serialize)]
struct KindV1 {
    kind: Kind,
    documents: Option<u64>,
}

impl ExaminedV1 {
    fn of(own: &Examined) -> Self {
        let [read_whole, read_partly, not_read] = own.by_reading;
        let kind = |(kind, documents): &(Kind, Option<u64>)| KindV1 {
            kind: *kind,
            documents: *documents,
        };
        let unread = own.unread_by_code.iter();
        Self {
            cases: own.cases,
            documents: own.documents,
            read_whole,
            read_partly,
            not_read,
            by_kind: own.by_kind.iter().map(kind).collect(),
            unread: unread.map(|(code, n)| (note_code(*code), *n)).collect(),
            cases_with_unread: own.cases_with_unread,
        }
    }
}

#[derive(Serialize)]
struct SampleV1<'a> {
    sha256: &'a str,
    frame_sha256: &'a str,
    kind: sampling::Kind,
    n: Option<u64>,
    #[serde(rename = "N")]
    population: Option<u64>,
    strata: usize,
    extended_after_results: bool,
}

impl<'a> SampleV1<'a> {
    fn of(own: &'a SampleSaid) -> Self {
        Self {
            sha256: &own.sha256,
            frame_sha256: &own.frame_sha256,
            kind: own.kind,
            n: own.n,
            population: own.population,
            strata: own.n_strata,
            extended_after_results: own.is_extended_after_results,
        }
    }
}

#[derive(Serialize)]
struct SettingV1<'a> {
    rule: Option<&'a str>,
    what: &'a str,
    was: Option<&'a str>,
    now: Option<&'a str>,
    loosens: bool,
}

impl<'a> SettingV1<'a> {
    fn of(own: &'a SettingSaid) -> Self {
        let values = own.values.as_ref();
        Self {
            rule: own.rule.as_deref(),
            what: &own.what,
            was: values.map(|(was, _)| was.as_str()),
            now: values.map(|(_, now)| now.as_str()),
            loosens: own.loosens,
        }
    }
}

#[derive(Serialize)]
struct IndicatorV1<'a> {
    number: &'a str,
    title: &'a str,
    sources: Vec<SourceV1>,
    n_sources: usize,
    grades: Option<GradesV1>,
    suggestion: Option<SuggestionV1<'a>>,
}

impl<'a> IndicatorV1<'a> {
    fn of(figures: &'a Figures, own: &'a IndicatorFigures) -> Self {
        let sources = Source::ALL.into_iter().zip(&own.sources);
        let suggestion = statements::suggestion(figures, &own.number);
        let ids = |idxs: &[usize]| -> Vec<&'a str> {
            idxs.iter()
                .map(|idx| figures.rules[*idx].id.as_str())
                .collect()
        };
        Self {
            number: &own.number,
            title: &own.title,
            sources: sources
                .map(|(source, own)| SourceV1::of(source, own))
                .collect(),
            n_sources: own.n_sources(),
            grades: own.grades.as_ref().map(GradesV1::of),
            suggestion: suggestion.map(|own| SuggestionV1 {
                from: own.from,
                to: own.to,
                n_figures: own.n_figures,
                lowest: ids(&own.against),
                highest: ids(&own.speaks_for),
            }),
        }
    }
}

#[derive(Serialize)]
struct SourceV1 {
    source: Source,
    rules: u64,
    searches: u64,
    named: u64,
}

impl SourceV1 {
    fn of(source: Source, own: &Pieces) -> Self {
        Self {
            source,
            rules: own.rules,
            searches: own.searches,
            named: own.named,
        }
    }
}

#[derive(Serialize)]
struct SuggestionV1<'a> {
    from: &'static str,
    to: &'static str,
    n_figures: usize,
    lowest: Vec<&'a str>,
    highest: Vec<&'a str>,
}

#[derive(Serialize)]
struct GradesV1 {
    cases: Option<u64>,
    by_grade: Vec<GradeV1>,
    good_or_better: Option<u64>,
    share: Option<f64>,
    lower: Option<f64>,
    upper: Option<f64>,
    read_twice: Option<u64>,
    same: Option<u64>,
    within_one: Option<u64>,
}

#[derive(Serialize)]
struct GradeV1 {
    grade: u8,
    cases: Option<u64>,
}

impl GradesV1 {
    fn of(own: &Grades) -> Self {
        let moderation = own.moderation.unwrap_or_default();
        let grade = |(grade, cases): &(u8, Option<u64>)| GradeV1 {
            grade: *grade,
            cases: *cases,
        };
        Self {
            cases: own.good.n,
            by_grade: own.spread.grades.iter().map(grade).collect(),
            good_or_better: own.good.x,
            share: own.good.estimate,
            lower: own.good.lower,
            upper: own.good.upper,
            read_twice: moderation.n_double,
            same: moderation.same,
            within_one: moderation.within_one,
        }
    }
}

#[derive(Serialize)]
struct RuleV1<'a> {
    id: &'a str,
    title: &'a str,
    indicators: &'a [String],
    level: &'static str,
    standards: &'a [Standard],
    measures: Vec<MeasureV1<'a>>,
    became: Option<BecameV1>,
    waived: Option<u64>,
    findings: Vec<FindingV1<'a>>,
}

impl<'a> RuleV1<'a> {
    fn of(view: View<'a>, own: &'a RuleFigures) -> Self {
        let findings = match view.named(&own.id) {
            Named::Told(told) => told.iter().map(FindingV1::of_told).collect(),
            Named::References(list) => list.iter().map(FindingV1::of_reference).collect(),
        };
        Self {
            id: &own.id,
            title: &own.title,
            indicators: &own.indicators,
            level: own.level.name(),
            standards: &own.standards,
            measures: own.measures.iter().map(MeasureV1::of).collect(),
            became: own.became.map(BecameV1::of),
            waived: own.waived,
            findings,
        }
    }
}

#[derive(Serialize)]
struct MeasureV1<'a> {
    of: &'static str,
    x: Option<u64>,
    n: Option<u64>,
    #[serde(rename = "N")]
    population: Option<u64>,
    estimate: Option<f64>,
    lower: Option<f64>,
    upper: Option<f64>,
    confidence: f64,
    words: Option<&'static str>,
    says: &'static str,
    counts: Counted,
    bounds: Option<Interval>,
    method: &'a str,
    flags: &'a [Flag],
    change: Option<ChangeV1>,
    rounds: Vec<RoundV1<'a>>,
}

#[derive(Serialize)]
struct RoundV1<'a> {
    as_at: &'a str,
    x: u64,
    n: u64,
    estimate: Option<f64>,
}

impl<'a> RoundV1<'a> {
    fn of(round: &'a PointOfTrend) -> Self {
        Self {
            as_at: &round.as_at,
            x: round.x,
            n: round.n,
            estimate: round.share,
        }
    }
}

#[derive(Serialize)]
struct ChangeV1 {
    difference: f64,
    lower: f64,
    upper: f64,
    beyond_chance: bool,
}

impl<'a> MeasureV1<'a> {
    fn of(own: &'a Measured) -> Self {
        let estimate = &own.estimate;
        let change = own.trend.as_ref().and_then(|trend| trend.difference);
        let rounds = own.trend.iter().flat_map(|trend| &trend.rounds);
        Self {
            of: unit_name(own.unit),
            x: estimate.x,
            n: estimate.n,
            population: estimate.population,
            estimate: estimate.estimate,
            lower: estimate.lower,
            upper: estimate.upper,
            confidence: estimate.confidence,
            words: estimate.words,
            says: says(statements::verdict(own)),
            counts: estimate.counts,
            bounds: estimate.bounds,
            method: &estimate.method,
            flags: &estimate.flags,
            change: change.map(|own| ChangeV1 {
                difference: own.difference,
                lower: own.interval.lower,
                upper: own.interval.upper,
                beyond_chance: own.is_beyond_chance,
            }),
            rounds: rounds.map(RoundV1::of).collect(),
        }
    }
}

fn unit_name(unit: Unit) -> &'static str {
    match unit {
        Unit::Cases => "cases",
        Unit::Items => "items",
        Unit::Policies => "policies",
        Unit::Documents => "documents",
    }
}

#[derive(Serialize)]
struct BecameV1 {
    then: Option<u64>,
    resolved: Option<u64>,
    open: Option<u64>,
    cannot_tell: Option<u64>,
    gone: Option<u64>,
    new: Option<u64>,
}

impl BecameV1 {
    fn of(own: Became) -> Self {
        let Became {
            then,
            resolved,
            open,
            cannot_tell,
            gone,
            new,
        } = own;
        Self {
            then,
            resolved,
            open,
            cannot_tell,
            gone,
            new,
        }
    }
}

/// A finding by its name: a fingerprint for auditors, a pseudonym for others.
#[derive(Serialize)]
struct FindingV1<'a> {
    name: &'a str,
    outcome: Outcome,
    level: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    due: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    quote: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    case: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    document: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    item: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<&'a str>,
}

impl<'a> FindingV1<'a> {
    fn of_told(own: &'a Told) -> Self {
        Self {
            name: &own.fingerprint,
            outcome: own.outcome,
            level: own.level.name(),
            due: None,
            quote: own.shown().next().map(|quote| quote.quote.as_str()),
            case: own.case.as_deref(),
            document: own.document.as_deref(),
            item: own.item.as_deref(),
            message: Some(&own.message),
        }
    }

    fn of_reference(own: &'a Reference) -> Self {
        Self {
            name: &own.name,
            outcome: own.outcome,
            level: own.level.name(),
            due: own.due,
            quote: own.quote.as_deref(),
            case: None,
            document: None,
            item: None,
            message: None,
        }
    }
}

#[derive(Serialize)]
struct StatementsV1<'a> {
    strengths: Vec<StatementV1<'a>>,
    areas: Vec<StatementV1<'a>>,
    doubts: Vec<StatementV1<'a>>,
}

#[derive(Serialize)]
struct StatementV1<'a> {
    rule: &'a str,
    of: &'static str,
}

impl<'a> StatementsV1<'a> {
    fn of(figures: &'a Figures) -> Self {
        let all = statements::of(figures);
        let said = |list: &[statements::Statement]| -> Vec<StatementV1<'a>> {
            let one = |own: &statements::Statement| {
                let rule = &figures.rules[own.rule_idx];
                StatementV1 {
                    rule: &rule.id,
                    of: unit_name(rule.measures[own.measure_idx].unit),
                }
            };
            list.iter().map(one).collect()
        };
        Self {
            strengths: said(&all.strengths),
            areas: said(&all.areas),
            doubts: said(&all.doubts),
        }
    }
}

#[derive(Serialize)]
struct ActionV1<'a> {
    indicator: &'a str,
    rule: Option<&'a str>,
    action: String,
    owner: String,
    due: Option<String>,
    state: &'static str,
    carried_forward: bool,
}

impl<'a> ActionV1<'a> {
    fn of(view: View<'a>, own: &'a Action) -> Self {
        Self {
            indicator: &own.indicator,
            rule: own.rule.as_deref(),
            action: super::html::actions::what(view, own),
            owner: super::html::actions::owner(view, own),
            due: own.due.map(|day| day.to_string()),
            state: own.state.words(),
            carried_forward: own.is_carried,
        }
    }
}

/// A timeline in weeks from its first event.
#[derive(Serialize)]
struct TimelineV1 {
    case: String,
    events: Vec<EventV1>,
}

#[derive(Serialize)]
struct EventV1 {
    lane: crate::timeline::Lane,
    what: crate::timeline::Kind,
    from_week: Option<i32>,
    to_week: Option<i32>,
    due_week: Option<i32>,
    outcome: Option<Outcome>,
}

impl TimelineV1 {
    fn of((name, own): (&String, &Veiled)) -> Self {
        let days = own.timeline.events.iter();
        let days = days
            .flat_map(|event| [event.from, event.to, event.due])
            .flatten();
        let first = days.min().unwrap_or(own.as_at);
        let week = |day: Day| first.days_until(day) / 7;
        let events = own.timeline.events.iter().map(|event| EventV1 {
            lane: event.lane,
            what: event.what,
            from_week: event.from.map(week),
            to_week: event.to.map(week),
            due_week: event.due.map(week),
            outcome: event.outcome,
        });
        Self {
            case: name.clone(),
            events: events.collect(),
        }
    }
}
