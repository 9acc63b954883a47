//! What rules said of time, laid over the events that they judged.
//!
//! In: events, one a dated moment, and findings. Out: the same events with what was due and the
//! outcome; and an event for each step of which no record tells.

use std::collections::BTreeMap;

use super::{Event, Kind, Lane, at};
use crate::calendar::Interval;
use crate::casefile::{CaseFile, Moment};
use crate::document::Span;
use crate::finding::{Evidence, Finding, Outcome, Role};
use crate::rules;

/// Marks the events; returns the steps that no event stands for.
pub(super) fn lay_over(
    events: &mut [Event],
    case: &CaseFile,
    moments: &[&Moment],
    findings: &[Finding],
) -> Vec<Event> {
    let told = Told::of(case, moments);
    let mut without = Vec::new();
    for finding in findings.iter().filter(|finding| is_timed(finding)) {
        match told.judged(finding, moments) {
            Some(idx) => mark(&mut events[idx], finding),
            None => without.extend(owed(finding)),
        }
    }
    without
}

/// A finding about time names a last day and the event from which it was counted.
fn is_timed(finding: &Finding) -> bool {
    let anchored = finding
        .evidence
        .iter()
        .any(|one| one.role() == Role::Anchor);
    finding.due.is_some() && anchored
}

/// How rules quote each moment, and which moments a quote begins.
struct Told {
    quotes: Vec<Vec<Evidence>>,
    by_place: BTreeMap<(String, Span), Vec<usize>>,
}

impl Told {
    fn of(case: &CaseFile, moments: &[&Moment]) -> Self {
        let quotes: Vec<Vec<Evidence>> = moments
            .iter()
            .map(|moment| rules::quote_moment(case, moment, Role::Subject))
            .collect();
        let mut by_place: BTreeMap<(String, Span), Vec<usize>> = BTreeMap::new();
        for (idx, quotes) in quotes.iter().enumerate() {
            if let Some(quote) = quotes.first() {
                by_place.entry(place(quote)).or_default().push(idx);
            }
        }
        Self { quotes, by_place }
    }

    /// The moment that a finding judged: one whose quotes are all among its subject. Where a quote
    /// holds several moments, the sentence of the finding names the day.
    fn judged(&self, finding: &Finding, moments: &[&Moment]) -> Option<usize> {
        let subjects = finding
            .evidence
            .iter()
            .filter(|one| one.role() == Role::Subject);
        let begun = subjects.filter_map(|one| self.by_place.get(&place(one)));
        let shown = |one: &Evidence| finding.evidence.contains(one);
        let fitting: Vec<usize> = begun
            .flatten()
            .copied()
            .filter(|idx| self.quotes[*idx].iter().all(shown))
            .collect();
        let is_named = |idx: &&usize| {
            let on = moments[**idx].on.map(Interval::in_words);
            on.is_some_and(|words| finding.message.contains(&words))
        };
        let named = fitting.iter().find(is_named);
        named.or(fitting.first()).copied()
    }
}

fn place(evidence: &Evidence) -> (String, Span) {
    (evidence.document().to_owned(), evidence.span())
}

/// Where several rules judged one event, the worst outcome stands.
fn mark(event: &mut Event, finding: &Finding) {
    let is_worse = event
        .outcome
        .is_none_or(|known| finding.outcome.severity_rank() < known.severity_rank());
    if is_worse {
        event.due = finding.due;
        event.outcome = Some(finding.outcome);
        event.rule = Some(finding.rule.clone());
        event.item.clone_from(&finding.item);
    }
}

fn owed(finding: &Finding) -> Option<Event> {
    if matches!(finding.outcome, Outcome::Met | Outcome::NotApplicable) {
        return None;
    }
    let anchor = finding
        .evidence
        .iter()
        .find(|one| one.role() == Role::Anchor);
    Some(Event {
        due: finding.due,
        outcome: Some(finding.outcome),
        rule: Some(finding.rule.clone()),
        item: finding.item.clone(),
        evidence: anchor.cloned(),
        ..at(Lane::Due, Kind::Due, None)
    })
}
