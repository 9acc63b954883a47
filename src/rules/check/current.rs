//! Is the newest entry of the chronology new enough: not long before the newest key event.

use serde::Deserialize;

use super::Kind;
use crate::calendar::{Answer, Interval};
use crate::casefile::{Moment, Record};
use crate::facts::{Dated, Entry};
use crate::finding::{Outcome, Role};
use crate::rules::view::{Seen, View, documents_unread, quote, quote_moment};
use crate::rules::words::{Event, of_event, of_events};

/// The parameters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Current {
    /// By how many months the newest entry may lie before the newest key event.
    lag_months_max: u8,
    /// What the chronology should have kept up with.
    key_events: Vec<Event>,
}

impl Kind for Current {
    fn judge(&self, view: &View<'_>) -> Vec<Seen> {
        let entries = entries(view);
        if view.case.id.is_none() {
            return Vec::new();
        }
        let Some(newest) = entries.iter().max_by_key(|stand| stand.dated.interval.to) else {
            return view.nothing_to_judge("chronology with dated entries");
        };
        vec![
            self.judge_newest(view, newest)
                .say("months", self.lag_months_max.to_string()),
        ]
    }

    fn holes(&self, outcome: Outcome) -> &'static [&'static str] {
        match outcome {
            Outcome::Met | Outcome::NotMet => &["entry-date", "event", "event-date", "months"],
            _ => &["why", "months"],
        }
    }

    fn explain(&self) -> Vec<String> {
        vec![
            format!(
                "Compares the newest entry of the chronology with the newest key event anywhere in the file; the entry may be {} months older.",
                self.lag_months_max
            ),
            format!("Key events: {}.", of_events(&self.key_events, ", ")),
        ]
    }
}

/// A dated entry with the record that it stands in.
#[derive(Clone, Copy)]
struct Stand<'a> {
    record: &'a Record,
    entry: &'a Entry,
    dated: Dated,
}

impl Current {
    fn judge_newest(&self, view: &View<'_>, newest: &Stand<'_>) -> Seen {
        let shown = quote(&newest.record.document, newest.entry.span, Role::Subject);
        let event = self
            .newest_event(view)
            .or_else(|| self.newest_within_reach(view, newest));
        let Some(event) = event else {
            return self.without_event(view, newest).show(shown);
        };
        let seen = self.compared(view, newest, event);
        seen.say("entry-date", newest.dated.interval.in_words())
            .say("event", of_event(event.what))
            .say(
                "event-date",
                event.on.map_or_else(String::new, Interval::in_words),
            )
            .show(shown)
            .show_all(quote_moment(view.case, event, Role::Against))
    }

    fn without_event(&self, view: &View<'_>, newest: &Stand<'_>) -> Seen {
        if view.is_whole() || self.is_fresh(view, newest) {
            return Seen::new(Outcome::NotApplicable).why("the file tells of no dated key event");
        }
        let why = format!(
            "the file tells of no dated key event, and {}",
            documents_unread(view.unread().len())
        );
        view.unread_seen(why, "newer key events")
    }

    fn compared(&self, view: &View<'_>, newest: &Stand<'_>, event: &Moment) -> Seen {
        let on = event.on.unwrap_or(newest.dated.interval);
        let answer = on.by(self.reach(newest.dated.interval));
        let certain = newest.dated.certain && event.certain;
        match answer {
            Answer::Yes if view.is_whole() || self.is_fresh(view, newest) => {
                Seen::new(Outcome::Met)
            }
            Answer::No if view.is_whole() && certain => Seen::new(Outcome::NotMet),
            Answer::Yes | Answer::No if !view.is_whole() => {
                let why = format!(
                    "{}, and could hold newer entries or events",
                    documents_unread(view.unread().len())
                );
                view.unread_seen(why, "newer entries and key events")
            }
            _ => Seen::new(Outcome::CannotTell)
                .why("the dates of the newest entry and the newest key event are not exact enough")
                .settle("find the exact days of the newest entry and of the newest key event"),
        }
    }

    /// Tells whether no event up to the as-at date could be out of the entry's reach.
    fn is_fresh(&self, view: &View<'_>, newest: &Stand<'_>) -> bool {
        newest.dated.certain && view.settings.as_at <= self.reach(newest.dated.interval).from
    }

    /// The last days that the entry keeps up with.
    fn reach(&self, entry: Interval) -> Interval {
        let months = i32::from(self.lag_months_max);
        Interval {
            from: entry.from.plus_months(months),
            to: entry.to.plus_months(months),
        }
    }

    /// Where the file tells of no key event, whatever it tells of last shows that the chronology
    /// kept up, if it did; routine events that came later show nothing.
    fn newest_within_reach<'v>(&self, view: &View<'v>, newest: &Stand<'_>) -> Option<&'v Moment> {
        let of_day = |on: Interval| on.by(self.reach(newest.dated.interval));
        let told = view.case.moments.iter();
        told.filter(|moment| view.happened(moment) && moment.certain)
            .filter(|moment| moment.on.is_some())
            .max_by_key(|moment| moment.on.map(|on| on.to))
            .filter(|moment| moment.on.map(of_day) == Some(Answer::Yes))
    }

    fn newest_event<'v>(&self, view: &View<'v>) -> Option<&'v Moment> {
        view.case
            .moments
            .iter()
            .filter(|moment| self.key_events.contains(&Event(moment.what)))
            .filter(|moment| view.happened(moment) && moment.on.is_some())
            .max_by_key(|moment| moment.on.map(|on| on.to))
    }
}

/// The dated entries up to the as-at date, of all chronologies of the file.
fn entries<'v>(view: &View<'v>) -> Vec<Stand<'v>> {
    let mut stands = Vec::new();
    for record in &view.case.records {
        for entry in record.facts.entries() {
            if let Some(dated) = entry.dated()
                && dated.interval.from <= view.settings.as_at
            {
                stands.push(Stand {
                    record,
                    entry,
                    dated,
                });
            }
        }
    }
    stands
}
