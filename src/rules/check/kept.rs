//! Were meetings kept: not called off, put off or too small more often than allowed in a year.

use serde::Deserialize;

use super::Kind;
use crate::casefile::Moment;
use crate::facts::MeetingState;
use crate::finding::{Outcome, Role};
use crate::rules::view::{Seen, View, count, documents_unread, quote_place};
use crate::rules::words::{Event, of_events};

/// The window in which moves are counted, in days.
const WINDOW_DAYS: i32 = 365;

/// The parameters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Kept {
    /// The meetings that are looked at.
    meetings: Vec<Event>,
    /// How many moves in 12 months are still well.
    moves_max: u8,
}

impl Kind for Kept {
    fn judge(&self, view: &View<'_>) -> Vec<Seen> {
        if view.case.id.is_none() {
            return Vec::new();
        }
        let of_kind = view.case.moments.iter();
        let meetings: Vec<&Moment> = of_kind
            .filter(|moment| self.meetings.contains(&Event(moment.what)))
            .filter(|moment| moment.state != Some(MeetingState::Planned))
            .collect();
        if meetings.is_empty() {
            return view.nothing_to_judge("meeting");
        }
        let moved: Vec<&Moment> = meetings
            .iter()
            .copied()
            .filter(|moment| moment.state != Some(MeetingState::Held))
            .collect();
        let worst = self.worst(&moved);
        let quotes = |moments: &[&Moment]| {
            let places = moments
                .iter()
                .filter_map(|moment| moment.told.or(moment.places.first().copied()));
            places
                .map(|place| quote_place(view.case, place, Role::Subject))
                .collect::<Vec<_>>()
        };
        let limit = usize::from(self.moves_max);
        let undated = moved.iter().filter(|moment| moment.on.is_none()).count();
        let seen = if worst.len() > limit {
            Seen::new(Outcome::NotMet).show_all(quotes(&worst))
        } else if worst.len() + undated > limit && undated > 0 {
            Seen::new(Outcome::CannotTell)
                .why("meetings were not kept on days that are not known")
                .settle("find out when they were to be held")
                .show_all(quotes(&moved))
        } else if view.is_whole() {
            let first = if moved.is_empty() {
                &meetings[..1]
            } else {
                &moved[..]
            };
            Seen::new(Outcome::Met).show_all(quotes(first))
        } else {
            let why = documents_unread(view.unread().len());
            view.unread_seen(why, "meetings that were not kept")
        };
        vec![seen.say("n", count(worst.len(), "meeting"))]
    }

    fn holes(&self, outcome: Outcome) -> &'static [&'static str] {
        match outcome {
            Outcome::Met | Outcome::NotMet => &["n"],
            _ => &["why"],
        }
    }

    fn explain(&self) -> Vec<String> {
        vec![format!(
            "Counts meetings that were cancelled, postponed, adjourned or inquorate; {} in 12 months is still well. Meetings: {}.",
            self.moves_max,
            of_events(&self.meetings, ", ")
        )]
    }
}

impl Kept {
    /// The most meetings that were not kept within any 12 months.
    fn worst<'m>(&self, moved: &[&'m Moment]) -> Vec<&'m Moment> {
        let mut worst: Vec<&Moment> = Vec::new();
        for start in moved {
            let Some(from) = start.on else { continue };
            let within = moved.iter().copied().filter(|moment| {
                moment
                    .on
                    .is_some_and(|on| (0..=WINDOW_DAYS).contains(&from.from.days_until(on.to)))
            });
            let within: Vec<&Moment> = within.collect();
            if within.len() > worst.len() {
                worst = within;
            }
        }
        worst
    }
}
