//! Do the events of a file stand in its chronology: each key event has an entry near its day.
//!
//! In: the moments of a case file and the entries of its chronologies. Out: one [`Seen`] an event
//! that something other than a chronology tells of.

use serde::Deserialize;

use super::Kind;
use crate::calendar::{Day, Interval};
use crate::casefile::{Moment, Place};
use crate::facts::{Entry, Kind as DocumentKind};
use crate::finding::{Outcome, Role};
use crate::rules::view::{Seen, View, documents_unread, quote_place};
use crate::rules::words::{Event, of_event};

/// How long after the newest entry an event may still wait for the next update, in days.
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
    dated: Vec<DatedEntry>,
    /// Between which days each entry without a date stands.
    undated: Vec<Between>,
    newest: Option<Day>,
}

/// An entry with the day or stretch it gives.
#[derive(Debug, Clone, Copy)]
struct DatedEntry {
    on: Interval,
    place: Place,
}

impl DatedEntry {
    /// How many days lie between the entry and what happened on a day.
    fn distance(self, on: Interval) -> i32 {
        let (after, before) = (
            self.on.to.days_until(on.from),
            on.to.days_until(self.on.from),
        );
        after.max(before).max(0)
    }
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
        if entries.dated.is_empty() {
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
        let elsewhere = |moment: &&Moment| elsewhere(view, moment).next().is_some();
        let moments = view.case.moments.iter();
        moments
            .filter(|moment| self.key_events.contains(&Event(moment.what)))
            .filter(|moment| moment.on.is_some() && view.happened(moment))
            .filter(elsewhere)
    }

    fn judge_event(&self, view: &View<'_>, moment: &Moment, entries: &Entries) -> Seen {
        let on = moment.on.unwrap_or_else(|| view.as_at());
        let words = of_event(moment.what);
        let mut told = elsewhere(view, moment);
        let reach = i32::from(self.tolerance_days);
        let nearest = entries.dated.iter().min_by_key(|entry| entry.distance(on));
        let seen = if nearest.is_some_and(|entry| entry.distance(on) <= reach) {
            Seen::new(Outcome::Met)
        } else {
            self.missing(view, moment, on, entries)
        };
        seen.item(format!("{words} of {}", on.in_words()))
            .say("event", words)
            .say("event-date", on.in_words())
            .say("days", self.tolerance_days.to_string())
            .show_all(
                told.next()
                    .map(|place| quote_place(view.case, *place, Role::Against)),
            )
            .show_all(nearest.map(|entry| quote_place(view.case, entry.place, Role::Subject)))
    }

    fn missing(&self, view: &View<'_>, moment: &Moment, on: Interval, entries: &Entries) -> Seen {
        let open = |why: &str, settle: &str| Seen::new(Outcome::CannotTell).why(why).settle(settle);
        let waits = entries
            .newest
            .is_some_and(|newest| on.from > newest && newest.days_until(on.from) <= UPDATE_DAYS);
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

/// The places outside chronologies that tell of a moment.
fn elsewhere<'v>(view: &'v View<'_>, moment: &'v Moment) -> impl Iterator<Item = &'v Place> {
    let kind_of = |place: &&Place| view.case.records[place.record].facts.kind.value;
    let places = moment.places.iter();
    places.filter(move |place| kind_of(place) != DocumentKind::Chronology)
}

fn entries(view: &View<'_>) -> Entries {
    let mut found = Entries {
        dated: Vec::new(),
        undated: Vec::new(),
        newest: None,
    };
    for (record, chronology) in view.case.chronologies() {
        let day_of = |entry: &Entry| entry.dated().map(|dated| dated.interval);
        for (idx, entry) in chronology.entries.iter().enumerate() {
            let Some(day) = day_of(entry) else {
                found.undated.push(Between {
                    before: chronology.entries[..idx].iter().rev().find_map(day_of),
                    after: chronology.entries[idx + 1..].iter().find_map(day_of),
                });
                continue;
            };
            let span = entry.span;
            found.newest = found.newest.max(Some(day.to));
            found.dated.push(DatedEntry {
                on: day,
                place: Place { record, span },
            });
        }
    }
    found
}
