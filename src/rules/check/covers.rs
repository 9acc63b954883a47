//! Do the events of a file stand in its chronology: each key event has an entry near its day.
//!
//! In: the moments of a case file and the entries of its chronologies. Out: one [`Seen`] an event
//! that something other than a chronology tells of.

use serde::Deserialize;

use super::Kind;
use crate::calendar::{Day, Interval};
use crate::casefile::{Moment, Place};
use crate::facts::{Entry, Kind as DocumentKind};
use crate::finding::{Evidence, Outcome, Role};
use crate::rules::view::{Seen, View, documents_unread, quote_moment, quote_place};
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
    dated: Vec<(Interval, Place)>,
    /// Between which days each entry without a date stands.
    undated: Vec<Between>,
    newest: Option<Day>,
}

impl Entries {
    /// The dated entry nearest to some days, of those that pass.
    fn nearest(&self, on: Interval, passes: impl Fn(Interval) -> bool) -> Option<Place> {
        let fitting = self.dated.iter().filter(|(day, _)| passes(*day));
        let nearest = fitting.min_by_key(|(day, place)| (distance(*day, on), *place));
        nearest.map(|(_, place)| *place)
    }

    /// What stands where an event should: the entries on either side of it.
    fn around(&self, on: Interval) -> Vec<Place> {
        let before = self.nearest(on, |day| day.to < on.from);
        let after = self.nearest(on, |day| day.from > on.to);
        before.into_iter().chain(after).collect()
    }
}

/// How many days lie between two stretches; 0 when they touch.
fn distance(a: Interval, b: Interval) -> i32 {
    a.to.days_until(b.from).max(b.to.days_until(a.from)).max(0)
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
        if seen.is_empty() {
            return view.nothing_to_judge("key event outside the chronology");
        }
        seen
    }

    fn outcomes(&self) -> &'static [Outcome] {
        use Outcome::*;
        &[Met, NotMet, NotApplicable, CannotTell]
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
            let mut places = moment.places.iter();
            places.any(|place| !is_chronology(view, *place))
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
        let covering = near.and_then(|near| entries.nearest(on, |day| day.overlaps(near)));
        let (seen, shown) = match covering {
            Some(entry) => (Seen::new(Outcome::Met), vec![entry]),
            None => (self.missing(view, moment, on, entries), entries.around(on)),
        };
        seen.item(format!("{words} of {}", on.in_words()))
            .say("event", words)
            .say("event-date", on.in_words())
            .say("days", self.tolerance_days.to_string())
            .show_all(outside(view, moment))
            .show_all(
                shown
                    .into_iter()
                    .map(|place| quote_place(view.case, place, Role::Subject)),
            )
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

/// Where something other than a chronology tells of an event, and the day that it gives.
fn outside(view: &View<'_>, moment: &Moment) -> Vec<Evidence> {
    let mut told = moment.clone();
    told.places.retain(|place| !is_chronology(view, *place));
    told.written = told.written.filter(|day| !is_chronology(view, *day));
    quote_moment(view.case, &told, Role::Against)
}

fn is_chronology(view: &View<'_>, place: Place) -> bool {
    view.case.records[place.record].facts.kind.value == DocumentKind::Chronology
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
            found.dated.push((day, Place { record, span }));
        }
    }
    found
}
