//! One point in time as it is written: a day, a month, a year, a quarter, a season.
//!
//! What days it means is settled later, when the whole document is known.

use super::Grain;
use super::lexicon::{Holiday, Part, Scale, Turn};

/// A year as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Year {
    /// Not written.
    Unsaid,
    /// Two digits.
    Short(i16),
    /// Four digits.
    Full(i16),
    /// Next year is 1, last year -1.
    Relative(i8),
    /// That of the next such date.
    Coming,
    /// That of the last such date.
    Gone,
}

/// What is written of a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    /// Day and month as numbers, in an order still to be settled.
    Numeric {
        first: u8,
        second: u8,
    },
    Day {
        day: u8,
        month: u8,
    },
    /// A day whose month stands elsewhere.
    DayOnly(u8),
    /// A day of this, the next or the last month.
    DayOfMonth {
        day: u8,
        shift: i8,
    },
    Month(u8),
    Year,
    /// So many years after the first.
    Years(u8),
    Decade,
    Century,
    Season(u8),
    Term(u8),
    Quarter {
        nth: u8,
        financial: bool,
    },
    Half(u8),
    Financial,
    Academic,
    /// A week by its number.
    Week(u8),
    /// The nth week of a month, or of a year where there is no month; -1 is the last.
    NthWeek {
        nth: i8,
        month: Option<u8>,
    },
    /// The nth such weekday of a month; -1 is the last.
    NthWeekday {
        nth: i8,
        weekday: u8,
        month: u8,
    },
    LastDay(u8),
    Holiday(Holiday),
    /// So many days from the reference.
    Today(i8),
    /// This, next or last week, month, quarter or year.
    Unit {
        shift: i8,
        unit: Scale,
    },
    /// The next or last such weekday.
    Weekday {
        shift: i8,
        weekday: u8,
    },
    /// What each place sets for itself: "half term".
    Local(Grain),
    /// A date that the calendar does not have.
    Impossible,
}

/// Which day of a week is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WeekBy {
    Start,
    End,
    Any,
}

/// A point in time, as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Point {
    pub(super) what: What,
    pub(super) year: Year,
    pub(super) weekday: Option<u8>,
    pub(super) part: Option<Part>,
    pub(super) week: Option<WeekBy>,
    pub(super) about: bool,
    pub(super) repaired: bool,
    /// Whether it counts from the date said before it ("the following day").
    pub(super) follows: bool,
    /// Whether nothing says which one is meant: "on Monday".
    pub(super) is_bare: bool,
    /// Whether the month's name stands before the day: "March 16".
    pub(super) month_first: bool,
    /// Whether the month is written in full.
    pub(super) in_full: bool,
    /// Whether the day's two digits could also be a year: "Sep 25", "11/18".
    pub(super) may_be_year: bool,
    /// Whether it is a date only if label or column give it the role of a document's own.
    pub(super) is_by_role: bool,
}

impl Point {
    pub(super) fn new(what: What, year: Year) -> Self {
        Self {
            what,
            year,
            weekday: None,
            part: None,
            week: None,
            about: false,
            repaired: false,
            follows: false,
            is_bare: false,
            month_first: false,
            in_full: false,
            may_be_year: false,
            is_by_role: false,
        }
    }
}

/// A point with the position of the token after it.
pub(super) type Found = (Point, usize);

pub(super) fn shift(turn: Turn) -> i8 {
    match turn {
        Turn::Next => 1,
        Turn::Last => -1,
        Turn::This => 0,
    }
}

pub(super) fn is_day(point: &Point) -> bool {
    matches!(point.what, What::Day { .. } | What::Impossible)
}

/// A day of a month, or what the calendar does not have in any year.
pub(super) fn checked(day: u8, month: u8) -> What {
    const LENGTHS: [u8; 12] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let length = month
        .checked_sub(1)
        .and_then(|idx| LENGTHS.get(usize::from(idx)));
    match length {
        Some(length) if (1..=*length).contains(&day) => What::Day { day, month },
        _ => What::Impossible,
    }
}
