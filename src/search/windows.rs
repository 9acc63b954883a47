//! What is found within some days of an event, for every such event.
//!
//! In: a query for the event, a stretch of days around it, and a query for what should be there.
//! Out: [`Windows`], one answer an event: found, not found, or cannot tell, with the reason. An
//! event's day is the first written in its paragraph, else that of the line or heading above under
//! which it stands, else its document's own.

use std::collections::BTreeMap;
use std::str::FromStr;

use thiserror::Error;

use super::hits::Hit;
use super::library::{Library, SearchError};
use super::query;
use super::register::FileRecord;
use super::units::WrittenDate;
use crate::calendar::Interval;

/// Days around an event, such as from 14 before to 14 after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Within {
    /// First day, counted from the event's.
    pub from: i32,
    /// Last day.
    pub to: i32,
}

/// Why a stretch of days cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("\"{0}\" is no stretch of days; expected such as -14d..+14d or 0d..6w")]
pub struct WithinError(String);

impl FromStr for Within {
    type Err = WithinError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = || WithinError(text.to_owned());
        let (from, to) = text.split_once("..").ok_or_else(wrong)?;
        let within = Self {
            from: days(from).ok_or_else(wrong)?,
            to: days(to).ok_or_else(wrong)?,
        };
        (within.from <= within.to)
            .then_some(within)
            .ok_or_else(wrong)
    }
}

/// `-14d`, `+2w`, `0`: a number of days.
fn days(text: &str) -> Option<i32> {
    const DAYS_MAX: i32 = 36_600;
    let text = text.trim();
    let (number, unit) = match text.strip_suffix('w') {
        Some(number) => (number, 7),
        None => (text.strip_suffix('d').unwrap_or(text), 1),
    };
    let n = number.parse::<i32>().ok()?.checked_mul(unit)?;
    (n.abs() <= DAYS_MAX).then_some(n)
}

/// What stands in the window of an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Seen {
    /// It does: the first paragraph, and how many there are.
    Hit(Box<Hit>, usize),
    /// Documents of the window were read, and none says it.
    None,
    /// Nobody can tell, for this reason.
    CannotTell(String),
}

/// One event and its window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Window {
    /// The paragraph that tells of the event.
    pub event: Hit,
    /// The days looked at.
    pub days: Option<Interval>,
    /// What stands there.
    pub seen: Seen,
}

/// The answers for all events.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Windows {
    /// How the event's query was read.
    pub event_read_as: String,
    /// How the other was read.
    pub find_read_as: String,
    /// The commit that was asked.
    pub generation: u64,
    /// One answer an event.
    pub windows: Vec<Window>,
}

impl Library {
    /// Looks around every event that a query finds.
    ///
    /// # Errors
    /// [`SearchError`], as for [`Library::search`].
    pub fn windows(&self, event: &str, within: Within, find: &str) -> Result<Windows, SearchError> {
        let (event_read_as, events) = self.evidence_hits(event)?;
        let (find_read_as, finds) = self.evidence_hits(find)?;
        let mut by_unit: BTreeMap<String, Vec<Hit>> = BTreeMap::new();
        for hit in finds {
            by_unit.entry(unit_of(&hit.file)).or_default().push(hit);
        }
        let around_them = self.surroundings()?;
        let nothing = Surroundings::default();
        let windows = events.into_iter().map(|event| {
            let unit = unit_of(&event.file);
            let days = day_of(&event).map(|day| around(day, within));
            let found = by_unit.get(&unit).map_or(&[][..], Vec::as_slice);
            let others = around_them.get(&unit).unwrap_or(&nothing);
            Window {
                seen: seen(&event, days, found, others),
                event,
                days,
            }
        });
        Ok(Windows {
            event_read_as,
            find_read_as,
            generation: self.generation(),
            windows: windows.collect(),
        })
    }

    /// What is known of each case, or of each document without one.
    fn surroundings(&self) -> Result<BTreeMap<String, Surroundings>, SearchError> {
        let mut all: BTreeMap<String, Surroundings> = BTreeMap::new();
        for (_, record) in self.register().files() {
            let one = all.entry(unit_of(record)).or_default();
            if let Some(why) = &record.unread {
                one.unread
                    .get_or_insert_with(|| format!("{}: {why}", record.path));
            }
            let own = record.interval().into_iter();
            one.dates
                .extend(own.map(|days| (record.path.clone(), usize::MAX, days)));
        }
        let files = self.register().all();
        self.each_place(|file, place| {
            let Some(record) = files.get(file).and_then(Option::as_ref) else {
                return;
            };
            if let Some(one) = all.get_mut(&unit_of(record)) {
                let days = place.dates.iter().filter_map(WrittenDate::days);
                let days = days.filter_map(|(from, to)| Interval::new(from, to));
                one.dates
                    .extend(days.map(|days| (record.path.clone(), place.offset, days)));
            }
        })?;
        Ok(all)
    }

    /// Every paragraph that a query finds, without those of forms.
    fn evidence_hits(&self, text: &str) -> Result<(String, Vec<Hit>), SearchError> {
        let query = query::parse(text)?;
        self.with(|pages| {
            let (plan, found) = self.found(pages, &query, None)?;
            let (found, _) = self.without_form(pages, &plan, found)?;
            Ok((plan.read_as.clone(), self.hits(pages, &plan, &found)?))
        })
    }
}

/// What is known of a case besides what was looked for.
#[derive(Debug, Default)]
struct Surroundings {
    /// The first document that was not read, or not wholly, with the reason.
    unread: Option<String>,
    /// Every day that is written, with its document and paragraph.
    dates: Vec<(String, usize, Interval)>,
}

impl Surroundings {
    /// Tells whether the records reach into a window, or beyond it, besides the event itself.
    fn reach(&self, event: &Hit, days: Interval) -> bool {
        self.dates.iter().any(|(path, offset, written)| {
            let is_event = *path == event.file.path && *offset == event.offset;
            !is_event && (written.overlaps(days) || written.from > days.to)
        })
    }
}

/// The case, or the document that belongs to none.
fn unit_of(record: &FileRecord) -> String {
    record.case.clone().unwrap_or_else(|| record.path.clone())
}

fn day_of(hit: &Hit) -> Option<Interval> {
    let written = hit.dates.first().map(|(_, days)| *days);
    let above = || hit.under.map(Interval::day);
    written.or_else(above).or_else(|| hit.file.interval())
}

fn around(day: Interval, within: Within) -> Interval {
    Interval {
        from: day.from.plus_days(within.from),
        to: day.to.plus_days(within.to),
    }
}

fn seen(event: &Hit, days: Option<Interval>, found: &[Hit], others: &Surroundings) -> Seen {
    let Some(days) = days else {
        return Seen::CannotTell("no date is written with the event".to_owned());
    };
    let is_event = |hit: &Hit| hit.file.path == event.file.path && hit.offset == event.offset;
    let mut inside = found
        .iter()
        .filter(|hit| !is_event(hit))
        .filter(|hit| day_of(hit).is_some_and(|day| day.overlaps(days)));
    if let Some(first) = inside.next() {
        return Seen::Hit(Box::new(first.clone()), 1 + inside.count());
    }
    if let Some(unread) = &others.unread {
        return Seen::CannotTell(format!("not read, or not wholly: {unread}"));
    }
    if let Some(hit) = found.iter().find(|hit| day_of(hit).is_none()) {
        let path = &hit.file.path;
        return Seen::CannotTell(format!("it stands in {path}, without a date"));
    }
    if others.reach(event, days) {
        return Seen::None;
    }
    Seen::CannotTell("nothing of the case is dated in the window or after it".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_of_days_are_read() {
        let read = |text: &str| {
            text.parse::<Within>()
                .map(|within| (within.from, within.to))
        };
        assert_eq!(read("-14d..+14d"), Ok((-14, 14)));
        assert_eq!(read("0..6w"), Ok((0, 42)));
        for wrong in ["14d", "3d..1d", "x..y", "0d..99999999999d", ""] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }
}
