//! Days, stretches of time and working days. There is no clock here: nothing knows today.
//!
//! In: days and periods. Out: intervals, answers that may *straddle*, deadlines with the days that
//! they left out. Every comparison of dates in casewise is made here.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

pub use period::{PeriodError, number_word};
pub use working::{Calendar, Deadline, Error, Jurisdiction, LeftOut};

/// More days and months than the calendar has; longer counts end at its ends all the same.
const DAYS_MAX: i32 = 7_000_000;
const MONTHS_MAX: i32 = 230_000;

/// The months of the year by their whole names.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A day of the Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(jiff::civil::Date);

impl Day {
    /// Builds a day, or nothing where there is none such (31 February).
    #[must_use]
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        jiff::civil::Date::new(year, month, day).ok().map(Self)
    }

    /// Reads `2026-11-01`.
    #[must_use]
    pub fn parse_iso(text: &str) -> Option<Self> {
        text.parse().ok().map(Self)
    }

    /// Returns the year.
    #[must_use]
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// Returns the month, 1 to 12.
    #[must_use]
    pub fn month(self) -> i8 {
        self.0.month()
    }

    /// Returns the day of the month, from 1.
    #[must_use]
    pub fn day(self) -> i8 {
        self.0.day()
    }

    /// Returns the weekday, Monday 0 to Sunday 6.
    #[must_use]
    pub fn weekday(self) -> i8 {
        self.0.weekday().to_monday_zero_offset()
    }

    /// Returns the day `n` days later (earlier when negative), clamped to the calendar's ends.
    #[must_use]
    pub fn plus_days(self, n: i32) -> Self {
        Self(
            self.0
                .saturating_add(jiff::Span::new().days(n.clamp(-DAYS_MAX, DAYS_MAX))),
        )
    }

    /// Returns the day with the same number `n` months later, clamped to the month's end.
    #[must_use]
    pub fn plus_months(self, n: i32) -> Self {
        Self(
            self.0
                .saturating_add(jiff::Span::new().months(n.clamp(-MONTHS_MAX, MONTHS_MAX))),
        )
    }

    /// Returns how many days later `later` is; negative when it is earlier.
    #[must_use]
    pub fn days_until(self, later: Self) -> i32 {
        self.0.until(later.0).map_or(0, |span| span.get_days())
    }

    /// Returns the last day of the day's month.
    #[must_use]
    pub fn month_end(self) -> Self {
        Self(self.0.last_of_month())
    }

    /// Returns the first day of the day's month.
    #[must_use]
    pub fn month_start(self) -> Self {
        Self(self.0.first_of_month())
    }

    /// Writes the day in British words: `5 April 2024`.
    #[must_use]
    pub fn in_words(self) -> String {
        let idx = usize::try_from(self.month() - 1).unwrap_or(0);
        let month = MONTHS[idx.min(11)];
        format!("{} {month} {}", self.day(), self.year())
    }
}

/// Returns the month whose whole name a word is, whatever its case: January is 1.
#[must_use]
pub fn month_named(word: &str) -> Option<u8> {
    let mut named = (1..).zip(MONTHS);
    let (month, _) = named.find(|(_, name)| name.eq_ignore_ascii_case(word))?;
    Some(month)
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let expected = || de::Error::custom(format!("{text:?} is no date; expected 2026-11-01"));
        Self::parse_iso(&text).ok_or_else(expected)
    }
}

/// A stretch of days, both ends included: what a date in a text means. A day is one to itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Interval {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
}

/// What a comparison of two stretches of time says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Answer {
    /// Whatever day was meant, yes.
    Yes,
    /// Whatever day was meant, no.
    No,
    /// It depends on the day that was meant.
    Straddles,
}

impl Interval {
    /// Builds a stretch; nothing when it would run backwards.
    #[must_use]
    pub fn new(from: Day, to: Day) -> Option<Self> {
        (from <= to).then_some(Self { from, to })
    }

    /// The one day.
    #[must_use]
    pub fn day(day: Day) -> Self {
        Self { from: day, to: day }
    }

    /// The whole month.
    #[must_use]
    pub fn month(year: i16, month: i8) -> Option<Self> {
        let first = Day::new(year, month, 1)?;
        Some(Self {
            from: first,
            to: first.month_end(),
        })
    }

    /// The whole year.
    #[must_use]
    pub fn year(year: i16) -> Option<Self> {
        Some(Self {
            from: Day::new(year, 1, 1)?,
            to: Day::new(year, 12, 31)?,
        })
    }

    /// Tells whether it is one single day.
    #[must_use]
    pub fn is_day(self) -> bool {
        self.from == self.to
    }

    /// Answers whether this lies before `other`, neither touching it.
    #[must_use]
    pub fn before(self, other: Self) -> Answer {
        if self.to < other.from {
            Answer::Yes
        } else if self.from >= other.to {
            Answer::No
        } else {
            Answer::Straddles
        }
    }

    /// Answers whether this lies after `other`.
    #[must_use]
    pub fn after(self, other: Self) -> Answer {
        other.before(self)
    }

    /// Answers whether this lies on or before the last day of a limit.
    #[must_use]
    pub fn by(self, limit: Self) -> Answer {
        match self.after(limit) {
            Answer::Yes => Answer::No,
            Answer::No => Answer::Yes,
            Answer::Straddles => Answer::Straddles,
        }
    }

    /// Answers whether this lies within a stretch, its ends included.
    ///
    /// ```
    /// use casewise::calendar::{Answer, Interval};
    ///
    /// let year = Interval::year(2018).expect("a year");
    /// let march = Interval::month(2018, 3).expect("a month");
    /// assert_eq!(march.within(year), Answer::Yes);
    /// assert_eq!(year.within(march), Answer::Straddles);
    /// ```
    #[must_use]
    pub fn within(self, stretch: Self) -> Answer {
        if stretch.from <= self.from && self.to <= stretch.to {
            Answer::Yes
        } else if self.overlaps(stretch) {
            Answer::Straddles
        } else {
            Answer::No
        }
    }

    /// Tells whether the two share a day.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.from <= other.to && other.from <= self.to
    }

    /// Writes it in British words: a day, a month, or `1 April 2018 to 31 March 2019`.
    #[must_use]
    pub fn in_words(self) -> String {
        if self.is_day() {
            return self.from.in_words();
        }
        if self.from == self.from.month_start() && self.to == self.from.month_end() {
            let words = self.from.in_words();
            return words.trim_start_matches("1 ").to_owned();
        }
        format!("{} to {}", self.from.in_words(), self.to.in_words())
    }
}

/// A unit of counted time. Calendar units and working days are never turned into each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Calendar days.
    Days,
    /// Working days of a jurisdiction.
    WorkingDays,
    /// Weeks of seven days.
    Weeks,
    /// Months, clamped to the month's end.
    Months,
    /// Years.
    Years,
}

/// A length of time as it is written: 15 working days, 6 months.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct Period {
    /// How many; negative counts backwards.
    pub n: i32,
    /// Of what.
    pub unit: Unit,
}

mod period;
mod working;
