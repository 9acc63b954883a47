//! Timelines made ready to be drawn: for the working view with dates and links, for the shareable
//! one in weeks from the first event and in words of ours alone.

use super::{Axis, Drawing, Mark, Shape, Strip};
use crate::calendar::{Day, Interval};
use crate::facts::MeetingState;
use crate::finding::Outcome;
use crate::report::{counted, outcome_words};
use crate::timeline::written::{EventV1, TimelineV1};
use crate::timeline::{Kind, Lane};

/// Years before and after the day of the audit that are drawn.
const YEARS_BEFORE: i32 = 30;
const YEARS_AFTER: i32 = 5;

/// Draws up a timeline for those who hold the files.
///
/// - `href`: where an event leads, by its position in the timeline
#[must_use]
pub fn working(
    timeline: &TimelineV1,
    as_at: Day,
    href: &dyn Fn(usize) -> Option<String>,
) -> Drawing {
    let told = Told::of(timeline, as_at, true);
    told.drawing(timeline, href)
}

/// Draws up a timeline that names nobody and no day: weeks from the first event, in words of ours.
#[must_use]
pub fn shareable(timeline: &TimelineV1, as_at: Day) -> Drawing {
    let told = Told::of(timeline, as_at, false);
    told.drawing(timeline, &|_| None)
}

/// Says an event in words with its dates, for those who hold the files.
#[must_use]
pub fn in_words(event: &EventV1, as_at: Day) -> String {
    let told = Told {
        first: as_at,
        last: as_at,
        as_at,
        names_days: true,
    };
    told.said(event)
}

/// The time that is shown, and whether its days may be named.
struct Told {
    first: Day,
    last: Day,
    as_at: Day,
    names_days: bool,
}

impl Told {
    fn of(timeline: &TimelineV1, as_at: Day, names_days: bool) -> Self {
        let shown = timeline
            .events
            .iter()
            .filter(|event| is_shown(event, as_at));
        let days = shown.flat_map(|event| [event.from, event.to, event.due]);
        let days = days.flatten().filter(|day| is_inside(*day, as_at));
        let (first, last) = days.fold((as_at, as_at), |(first, last), day| {
            (first.min(day), last.max(day))
        });
        Self {
            first,
            last,
            as_at,
            names_days,
        }
    }

    fn drawing(&self, timeline: &TimelineV1, href: &dyn Fn(usize) -> Option<String>) -> Drawing {
        let shown = |lane: Lane| {
            let events = timeline.events.iter().enumerate();
            events.filter(move |(_, event)| event.lane == lane && is_shown(event, self.as_at))
        };
        let marks = |lane| -> Vec<Mark> {
            shown(lane)
                .map(|(idx, event)| self.mark(event, href(idx)))
                .collect()
        };
        let strips = Lane::ALL.into_iter().map(|lane| Strip {
            heading: lane.in_words(),
            marks: marks(lane),
        });
        Drawing {
            axis: if self.names_days {
                Axis::Calendar(self.first)
            } else {
                Axis::Weeks
            },
            last: self.at(self.last),
            as_at: self.at(self.as_at),
            strips: strips.filter(|strip| !strip.marks.is_empty()).collect(),
            left_out: left_out(timeline, self.as_at),
        }
    }

    /// A day's place: itself, or the week that it falls in.
    fn at(&self, day: Day) -> i32 {
        let days = self.first.days_until(day);
        if self.names_days { days } else { days / 7 * 7 }
    }

    fn mark(&self, event: &EventV1, href: Option<String>) -> Mark {
        let (from, to) = self.ends(event);
        let shape = shape(event);
        let missed = matches!(shape, Shape::Late | Shape::Excused);
        let due = event.due.filter(|_| missed && event.what != Kind::Due);
        Mark {
            shape,
            from: self.at(from),
            to: self.at(to),
            due: due.map(|due| self.at(due)),
            label: self.label(event, shape, from, to),
            said: self.said(event),
            href,
        }
    }

    /// Where an event begins and ends on the picture; what runs on ends with the audit's day.
    fn ends(&self, event: &EventV1) -> (Day, Day) {
        let known = event.from.or(event.due).unwrap_or(self.first);
        let from = known.clamp(self.first, self.last);
        let to = match (event.to, event.what) {
            (Some(to), _) => to,
            (None, Kind::Standing(_)) => self.as_at,
            (None, _) => from,
        };
        (from, to.clamp(from, self.last))
    }

    fn label(&self, event: &EventV1, shape: Shape, from: Day, to: Day) -> String {
        match shape {
            Shape::Late => event
                .due
                .map_or_else(String::new, |due| self.overrun(due, from)),
            Shape::Stretch => first_capital(event.what.in_words()),
            Shape::Silence => counted(whole_months(from, to), "month"),
            _ => String::new(),
        }
    }

    fn overrun(&self, due: Day, held: Day) -> String {
        let days = usize::try_from(due.days_until(held)).unwrap_or(0);
        match days / 7 {
            _ if self.names_days => format!("{} late", counted(days, "day")),
            0 => "under a week late".to_owned(),
            weeks => format!("{} late", counted(weeks, "week")),
        }
    }

    fn said(&self, event: &EventV1) -> String {
        let mut said = first_capital(event.what.in_words());
        if event.what == Kind::Due {
            return self.owed(event);
        }
        if let Some(state) = event.state {
            said.push_str(&format!(", {}", state_words(state)));
        }
        said.push_str(&format!(", {}", self.when(event)));
        if let (Some(due), Some(outcome)) = (event.due, event.outcome) {
            let (due, outcome) = (self.day(due), outcome_words(outcome));
            said.push_str(&format!("; due by {due}: {outcome}"));
        }
        said
    }

    fn owed(&self, event: &EventV1) -> String {
        let due = event.due.map_or_else(String::new, |due| self.day(due));
        let outcome = event.outcome.map_or("", outcome_words);
        match &event.item {
            Some(item) if self.names_days => format!("Due by {due}, {item}: {outcome}"),
            _ => format!("Due by {due}: {outcome}"),
        }
    }

    fn when(&self, event: &EventV1) -> String {
        match (event.from, event.to) {
            (Some(from), Some(to)) if event.what.is_stretch() => {
                format!("from {} to {}", self.day(from), self.day(to))
            }
            (Some(from), Some(to)) => self.days(from, to),
            (Some(from), None) => format!("from {}", self.day(from)),
            (None, Some(to)) => format!("to {}, the beginning is not recorded", self.day(to)),
            (None, None) => "no date".to_owned(),
        }
    }

    fn days(&self, from: Day, to: Day) -> String {
        match Interval::new(from, to) {
            Some(on) if self.names_days => on.in_words(),
            _ if self.at(from) == self.at(to) => self.day(from),
            _ => format!("{} to {}", self.day(from), self.day(to)),
        }
    }

    fn day(&self, day: Day) -> String {
        if self.names_days {
            return day.in_words();
        }
        format!("week {}", self.at(day) / 7)
    }
}

fn is_inside(day: Day, as_at: Day) -> bool {
    let first = as_at.plus_months(-12 * YEARS_BEFORE);
    let last = as_at.plus_months(12 * YEARS_AFTER);
    (first..=last).contains(&day)
}

fn is_shown(event: &EventV1, as_at: Day) -> bool {
    let mut days = [event.from, event.to, event.due].into_iter().flatten();
    days.any(|day| is_inside(day, as_at))
}

fn shape(event: &EventV1) -> Shape {
    match event.what {
        Kind::Standing(_) => Shape::Stretch,
        Kind::Entry => Shape::Entry,
        Kind::Silence => Shape::Silence,
        Kind::Due => match event.outcome {
            Some(Outcome::NotMet) => Shape::Missing,
            Some(Outcome::NotDue) => Shape::Owed,
            Some(Outcome::Excused) => Shape::Excused,
            _ => Shape::Unclear,
        },
        Kind::Happened(_) => happened(event),
    }
}

fn happened(event: &EventV1) -> Shape {
    match event.state {
        Some(MeetingState::Planned) => return Shape::Planned,
        Some(state) if state != MeetingState::Held => return Shape::Off,
        _ => {}
    }
    match event.outcome {
        Some(Outcome::NotMet) if event.late => Shape::Late,
        Some(Outcome::Excused) if event.late => Shape::Excused,
        Some(Outcome::CannotTell) => Shape::Doubt,
        _ if event.what.is_meeting() => Shape::Held,
        _ => Shape::Event,
    }
}

fn state_words(state: MeetingState) -> &'static str {
    match state {
        MeetingState::Held => "held",
        MeetingState::Planned => "planned",
        MeetingState::Cancelled => "called off",
        MeetingState::Postponed => "put off",
        MeetingState::Adjourned => "adjourned",
        MeetingState::Inquorate => "too few came",
    }
}

fn first_capital(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}

fn whole_months(from: Day, to: Day) -> usize {
    let months = (i32::from(to.year()) - i32::from(from.year())) * 12 + i32::from(to.month())
        - i32::from(from.month());
    let months = if to.day() < from.day() {
        months - 1
    } else {
        months
    };
    usize::try_from(months).unwrap_or(0)
}

/// Says what is not drawn, and why.
fn left_out(timeline: &TimelineV1, as_at: Day) -> String {
    let outside = timeline
        .events
        .iter()
        .filter(|event| !is_shown(event, as_at));
    let said = [
        (timeline.undated, "without a date that can be read"),
        (outside.count(), "too far from the day of the audit"),
        (timeline.beyond, "beyond what a timeline holds"),
    ];
    let said: Vec<String> = said
        .iter()
        .filter(|(n, _)| *n > 0)
        .map(|(n, why)| format!("{} {why}", counted(*n, "event")))
        .collect();
    if said.is_empty() {
        return String::new();
    }
    format!("Not drawn: {}.", said.join(", "))
}
