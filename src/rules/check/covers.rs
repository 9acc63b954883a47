//! Do the events of a file stand in its chronology: each key event has an entry near its day.
//!
//! In: the moments of a case file and the entries of its chronologies. Out: one [`Seen`] an event
//! that something other than a chronology tells of.

use serde::Deserialize;

use super::Kind;
use crate::calendar::{Day, Interval};
use crate::casefile::Moment;
use crate::facts::{Entry, Kind as DocumentKind};
use crate::finding::{Evidence, Outcome, Role};
use crate::rules::view::{Seen, View, documents_unread, quote, quote_place};
use crate::rules::words::{Event, of_event};

/// How long after it happened an event may still wait for the next update, in days.
const UPDATE_DAYS: i32 = 92;

/// The parameters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Covers {
    /// How many days may lie between an event and its entry.
    tolerance_days: u8,
    /// What should stand in the chronology.
    key_events: Vec<Event>,
}

/// What the chronologies of the file hold.
struct Entries {
    days: Vec<Interval>,
    /// Between which days each entry without a date stands.
    undated: Vec<Between>,
    newest: Option<Day>,
    first: Option<Evidence>,
}

/// The days of the dated neighbours of an entry, where it has any.
#[derive(Debug, Clone, Copy)]
struct Between {
    before: Option<Interval>,
    after: Option<Interval>,
}

impl Between {
    /// Whether something that happened on a day may stand there, in a list that is in order.
    fn may_hold(self, on: Interval, reach: i32) -> bool {
        let (Some(a), Some(b)) = (self.before, self.after) else {
            return true;
        };
        let (first, last) = (a.from.min(b.from), a.to.max(b.to));
        first.plus_days(-reach) <= on.to && on.from <= last.plus_days(reach)
    }
}

impl Kind for Covers {
    fn judge(&self, view: &View<'_>) -> Vec<Seen> {
        if view.case.id.is_none() {
            return Vec::new();
        }
        let entries = entries(view);
        if entries.days.is_empty() {
            return view.nothing_to_judge("chronology with dated entries");
        }
        let seen: Vec<Seen> = self
            .events(view)
            .map(|moment| self.judge_event(view, moment, &entries))
            .collect();
        view.or_nothing(seen, "key event outside the chronology")
    }

    fn holes(&self, outcome: Outcome) -> &'static [&'static str] {
        match outcome {
            Outcome::Met | Outcome::NotMet => &["event", "event-date", "days"],
            _ => &["why"],
        }
    }

    fn explain(&self) -> Vec<String> {
        let events = self.key_events.iter().map(|event| of_event(event.0));
        vec![
            format!(
                "Looks for an entry within {} days of each key event that another document tells of.",
                self.tolerance_days
            ),
            format!("Key events: {}.", events.collect::<Vec<_>>().join(", ")),
        ]
    }
}

impl Covers {
    /// The key events that happened on a known day and that another document tells of.
    fn events<'v>(&'v self, view: &'v View<'_>) -> impl Iterator<Item = &'v Moment> {
        let elsewhere = |moment: &&Moment| {
            let records = &view.case.records;
            moment
                .places
                .iter()
                .any(|place| records[place.record].facts.kind.value != DocumentKind::Chronology)
        };
        let moments = view.case.moments.iter();
        moments
            .filter(|moment| self.key_events.contains(&Event(moment.what)))
            .filter(|moment| moment.on.is_some() && view.happened(moment))
            .filter(elsewhere)
    }

    fn judge_event(&self, view: &View<'_>, moment: &Moment, entries: &Entries) -> Seen {
        let on = moment.on.unwrap_or_else(|| view.as_at());
        let words = of_event(moment.what);
        let reach = i32::from(self.tolerance_days);
        let near = Interval::new(on.from.plus_days(-reach), on.to.plus_days(reach));
        let covered = near.is_some_and(|near| entries.days.iter().any(|day| day.overlaps(near)));
        let seen = if covered {
            Seen::new(Outcome::Met)
        } else {
            self.missing(view, moment, on, entries)
        };
        seen.item(format!("{words} of {}", on.in_words()))
            .say("event", words)
            .say("event-date", on.in_words())
            .say("days", self.tolerance_days.to_string())
            .show_all(
                moment
                    .places
                    .first()
                    .map(|place| quote_place(view.case, *place, Role::Against)),
            )
            .show_all(entries.first.clone())
    }

    fn missing(&self, view: &View<'_>, moment: &Moment, on: Interval, entries: &Entries) -> Seen {
        let open = |why: &str, settle: &str| Seen::new(Outcome::CannotTell).why(why).settle(settle);
        let is_recent = on.from.days_until(view.as_at().to) <= UPDATE_DAYS;
        let waits = is_recent && entries.newest.is_some_and(|newest| on.from > newest);
        let is_disputed =
            view.case.moments.iter().any(|other| {
                !other.against.is_empty() && other.on.is_some_and(|day| day.overlaps(on))
            });
        if !moment.certain || is_disputed || !on.is_day() {
            return open(
                "the day of the event is not certain",
                "find out on which day it happened",
            );
        }
        if !view.is_whole() {
            let why = format!(
                "no entry was found near the event, and {}",
                documents_unread(view.unread().len())
            );
            return view.unread_seen(why, "an entry for the event");
        }
        let reach = i32::from(self.tolerance_days);
        if entries.undated.iter().any(|at| at.may_hold(on, reach)) {
            return open(
                "no dated entry stands near the event, but some entries have no date",
                "read the undated entries and look for the event",
            );
        }
        if waits {
            return open(
                "the event came after the newest entry, and the chronology may be due to be brought up to date",
                "find out when the chronology is next brought up to date",
            );
        }
        Seen::new(Outcome::NotMet)
    }
}

fn entries(view: &View<'_>) -> Entries {
    let mut found = Entries {
        days: Vec::new(),
        undated: Vec::new(),
        newest: None,
        first: None,
    };
    for (record, chronology) in view.case.chronologies() {
        let document = &view.case.records[record].document;
        let day_of = |entry: &Entry| entry.dated().map(|dated| dated.interval);
        for (idx, entry) in chronology.entries.iter().enumerate() {
            let Some(day) = day_of(entry) else {
                found.undated.push(Between {
                    before: chronology.entries[..idx].iter().rev().find_map(day_of),
                    after: chronology.entries[idx + 1..].iter().find_map(day_of),
                });
                continue;
            };
            let shown = || quote(document, entry.span, Role::Subject);
            found.first.get_or_insert_with(shown);
            found.newest = found.newest.max(Some(day.to));
            found.days.push(day);
        }
    }
    found
}
