//! Is there a long silence between neighbouring entries of a chronology, and did anything happen
//! in it.

use serde::Deserialize;

use super::Kind;
use crate::calendar::{Answer, Day, Interval};
use crate::casefile::{Moment, Place, Record};
use crate::facts::{Dated, Entry, Grain, Kind as DocumentKind};
use crate::finding::{Outcome, Role};
use crate::rules::view::{Seen, View, count, is_whole, quote, quote_place};
use crate::rules::words::{Event, of_event, of_events};

/// How many silences are quoted.
const SHOWN_MAX: usize = 5;

/// The parameters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Gaps {
    /// The longest silence, in months.
    gap_months_max: u8,
    /// What a chronology should not be silent about.
    key_events: Vec<Event>,
}

impl Kind for Gaps {
    fn judge(&self, view: &View<'_>) -> Vec<Seen> {
        view.each_chronology(|idx, record| self.judge_record(view, idx, record))
    }

    fn holes(&self, outcome: Outcome) -> &'static [&'static str] {
        match outcome {
            Outcome::Met => &["n", "months"],
            Outcome::NotMet => &["months", "from", "to", "event", "event-date", "gaps"],
            _ => &["why", "months"],
        }
    }

    fn explain(&self) -> Vec<String> {
        let months = self.gap_months_max;
        vec![
            format!("Looks for silences of more than {months} months between neighbouring entries of each chronology."),
            "A silence is not-met when another document of the file tells of a key event inside it; with none, a person must judge.".to_owned(),
            format!("Key events: {}.", of_events(&self.key_events, ", ")),
        ]
    }
}

/// A silence between two entries.
struct Gap<'a> {
    before: &'a Entry,
    after: &'a Entry,
    from: Day,
    to: Day,
    is_certain: bool,
}

/// A dated entry with the stretch in which something is said to have happened.
#[derive(Clone, Copy)]
struct Stand<'a> {
    entry: &'a Entry,
    dated: Dated,
}

impl Stand<'_> {
    /// The earliest day after which silence can begin. A written stretch of time is no doubt.
    fn earliest_end(self) -> Day {
        if self.dated.grain == Grain::Range {
            self.dated.interval.to
        } else {
            self.dated.interval.from
        }
    }

    /// The latest day on which silence can end.
    fn latest_start(self) -> Day {
        if self.dated.grain == Grain::Range {
            self.dated.interval.from
        } else {
            self.dated.interval.to
        }
    }
}

impl Gaps {
    fn judge_record(&self, view: &View<'_>, record_idx: usize, record: &Record) -> Seen {
        let entries = record.facts.entries().collect::<Vec<_>>();
        let stands = stands(&entries);
        let months = self.gap_months_max.to_string();
        if stands.len() < 2 {
            let first = entries
                .first()
                .map(|entry| quote(&record.document, entry.span, Role::Subject));
            return Seen::new(Outcome::NotApplicable)
                .why("fewer than two entries have a date")
                .say("months", months)
                .show_all(first);
        }
        let gaps = self.gaps(&stands);
        let seen = if gaps.is_empty() {
            none_seen(record, &stands)
        } else {
            self.gaps_seen(view, record_idx, record, &entries, &gaps)
        };
        seen.say("months", months)
            .say("n", stands.len().to_string())
    }

    /// The silences that are or may be too long, oldest first.
    fn gaps<'a>(&self, stands: &[Stand<'a>]) -> Vec<Gap<'a>> {
        let mut gaps = Vec::new();
        let mut last = stands[0];
        for &next in &stands[1..] {
            let (from, to) = (last.dated.interval.to, next.dated.interval.from);
            let may_be = self.too_long(last.earliest_end(), next.latest_start());
            if may_be {
                let is_long = self.too_long(from, to);
                gaps.push(Gap {
                    before: last.entry,
                    after: next.entry,
                    from: if is_long { from } else { last.earliest_end() },
                    to: if is_long { to } else { next.latest_start() },
                    is_certain: is_long && last.dated.certain && next.dated.certain,
                });
            }
            if next.dated.interval.to >= last.dated.interval.to {
                last = next;
            }
        }
        gaps
    }

    fn too_long(&self, from: Day, to: Day) -> bool {
        to > from.plus_months(i32::from(self.gap_months_max))
    }

    fn gaps_seen(
        &self,
        view: &View<'_>,
        record_idx: usize,
        record: &Record,
        entries: &[&Entry],
        gaps: &[Gap<'_>],
    ) -> Seen {
        let document = &record.document;
        let told: Vec<(&Gap<'_>, &Moment)> = gaps
            .iter()
            .filter(|gap| gap.is_certain && !has_undated(entries, gap))
            .filter_map(|gap| Some((gap, self.event_inside(view, record_idx, gap)?)))
            .collect();
        let shown = |gap: &Gap<'_>| {
            [
                quote(document, gap.before.span, Role::Subject),
                quote(document, gap.after.span, Role::Subject),
            ]
        };
        if let Some((gap, event)) = told.first() {
            let on = event.on.map_or_else(String::new, Interval::in_words);
            let seen = Seen::new(Outcome::NotMet)
                .say("from", gap.from.in_words())
                .say("to", gap.to.in_words())
                .say("event", of_event(event.what))
                .say("event-date", on)
                .say("gaps", count(told.len(), "silence"));
            return told
                .iter()
                .take(SHOWN_MAX)
                .fold(seen, |seen, (gap, event)| {
                    let places = event.written.iter().chain(&event.places);
                    let places = places.filter(|place| is_outside(view, record_idx, place));
                    seen.show_all(shown(gap)).show_all(
                        places
                            .take(1)
                            .map(|place| quote_place(view.case, *place, Role::Against)),
                    )
                });
        }
        let gap = gaps.iter().find(|gap| gap.is_certain).unwrap_or(&gaps[0]);
        Seen::new(Outcome::CannotTell)
            .why(self.why(entries, gap))
            .settle(format!(
                "find out whether anything of weight happened between {} and {}",
                gap.from.in_words(),
                gap.to.in_words()
            ))
            .show_all(gaps.iter().take(SHOWN_MAX).flat_map(shown))
    }

    fn why(&self, entries: &[&Entry], gap: &Gap<'_>) -> String {
        let (from, to) = (gap.from.in_words(), gap.to.in_words());
        let months = self.gap_months_max;
        if has_undated(entries, gap) {
            format!("nothing is entered between {from} and {to} but an entry without a date")
        } else if gap.is_certain {
            format!(
                "nothing is entered between {from} and {to}, and no key event elsewhere in the file falls into that time"
            )
        } else {
            format!(
                "between {from} and {to} there may be a silence of more than {months} months; the dates are not exact enough"
            )
        }
    }

    /// A key event inside the silence, of which something other than the chronology tells.
    fn event_inside<'v>(
        &self,
        view: &View<'v>,
        record_idx: usize,
        gap: &Gap<'_>,
    ) -> Option<&'v Moment> {
        view.case.moments.iter().find(|moment| {
            let inside = |on: Interval| {
                Interval::day(gap.from).before(on) == Answer::Yes
                    && on.before(Interval::day(gap.to)) == Answer::Yes
            };
            self.key_events.contains(&Event(moment.what))
                && view.happened(moment)
                && moment.certain
                && moment.on.is_some_and(inside)
                && moment
                    .places
                    .iter()
                    .any(|place| is_outside(view, record_idx, place))
        })
    }
}

/// Whether a place is none of the record's chronology: a section of an export has others beside it.
fn is_outside(view: &View<'_>, record_idx: usize, place: &Place) -> bool {
    let facts = &view.case.records[record_idx].facts;
    let mut chronologies = facts.chronologies.iter();
    let mut is_inside = || chronologies.any(|own| own.span.covers(place.span));
    place.record != record_idx || facts.kind.value != DocumentKind::Chronology && !is_inside()
}

fn none_seen(record: &Record, stands: &[Stand<'_>]) -> Seen {
    let document = &record.document;
    let ends = [stands.first(), stands.last()].into_iter().flatten();
    let evidence = ends.map(|stand| quote(document, stand.entry.span, Role::Subject));
    let seen = if is_whole(document) {
        Seen::new(Outcome::Met)
    } else {
        Seen::new(Outcome::CannotTell)
            .why("a part of the document was not read")
            .settle(format!("read the rest of {}", document.path))
    };
    seen.show_all(evidence)
}

/// The dated entries by time.
fn stands<'a>(entries: &[&'a Entry]) -> Vec<Stand<'a>> {
    let mut stands: Vec<Stand<'a>> = entries
        .iter()
        .filter_map(|entry| entry.dated().map(|dated| Stand { entry, dated }))
        .collect();
    stands.sort_by_key(|stand| (stand.dated.interval, stand.entry.span));
    stands
}

/// Tells whether an entry without a date stands between the two, and so may fill the silence.
fn has_undated(entries: &[&Entry], gap: &Gap<'_>) -> bool {
    let (first, last) = if gap.before.span <= gap.after.span {
        (gap.before.span, gap.after.span)
    } else {
        (gap.after.span, gap.before.span)
    };
    entries.iter().any(|entry| {
        entry.dated().is_none() && entry.span.start >= first.end && entry.span.end <= last.start
    })
}
