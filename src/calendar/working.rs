//! Working days and deadlines of a jurisdiction.
//!
//! In: a start and a period. Out: the due day and the bank holidays that the count left out.
//! The start is day 0; the due day is the last one in time. Counting from a day off begins on the
//! next working day. Months and years end on the same day number, clamped to the month's end, and
//! are never moved off a holiday. The tables end somewhere: beyond them there is an error.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::{Day, Interval, Period, Unit};

/// A part of the United Kingdom with bank holidays of its own.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Jurisdiction {
    /// Scotland.
    #[default]
    Scotland,
    /// England.
    England,
    /// Wales.
    Wales,
    /// Northern Ireland.
    NorthernIreland,
}

impl Jurisdiction {
    /// Every jurisdiction.
    pub const ALL: [Self; 4] = [
        Self::Scotland,
        Self::England,
        Self::Wales,
        Self::NorthernIreland,
    ];

    /// Returns the name that commands and files use.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Scotland => "scotland",
            Self::England => "england",
            Self::Wales => "wales",
            Self::NorthernIreland => "northern-ireland",
        }
    }
}

impl Jurisdiction {
    /// Returns the name for running text.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Scotland => "Scotland",
            Self::England => "England",
            Self::Wales => "Wales",
            Self::NorthernIreland => "Northern Ireland",
        }
    }
}

impl fmt::Display for Jurisdiction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Jurisdiction {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        Self::ALL
            .into_iter()
            .find(|known| known.name() == text)
            .ok_or_else(|| Error::Jurisdiction(text.to_owned()))
    }
}

/// Why the calendar has no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// Working days were asked for outside the years that the table covers.
    #[error("{day} lies outside the bank holidays of {calendar}, which cover {from} to {to}")]
    OutsideCover {
        /// The day that the count came to.
        day: Day,
        /// The calendar's name.
        calendar: String,
        /// Its first day.
        from: Day,
        /// Its last day.
        to: Day,
    },
    /// No such jurisdiction.
    #[error("unknown jurisdiction \"{0}\"; known: scotland, england, wales, northern-ireland")]
    Jurisdiction(String),
}

/// A day that a count left out, and the holiday that it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LeftOut {
    /// The day.
    #[serde(rename = "date")]
    pub day: Day,
    /// The holiday's name.
    pub why: String,
}

/// The end of a period, and how the count came to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Deadline {
    /// The last day in time.
    pub due: Day,
    /// The bank and local holidays left out of a count of working days, in the order counted.
    pub left_out: Vec<LeftOut>,
    /// How many Saturdays and Sundays were left out.
    pub weekend_days: u32,
}

/// The working days of a jurisdiction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// Its name: the jurisdiction's.
    pub name: String,
    /// The first day that it knows.
    pub from: Day,
    /// The last day that it knows.
    pub to: Day,
    /// The day on which the table was put together.
    pub as_of: Day,
    holidays: BTreeMap<Day, String>,
}

impl Calendar {
    /// Returns a jurisdiction's bank holidays.
    ///
    /// ```
    /// use casewise::calendar::{Calendar, Day, Jurisdiction, Period};
    ///
    /// let calendar = Calendar::of(Jurisdiction::Scotland);
    /// let start = Day::new(2024, 3, 28).expect("a day");
    /// let period = Period::parse("10 working days").expect("a period");
    /// let deadline = calendar.deadline(start, period).expect("covered");
    /// assert_eq!(deadline.due.to_string(), "2024-04-12");
    /// assert_eq!(deadline.left_out[0].why, "Good Friday");
    /// ```
    #[must_use]
    pub fn of(jurisdiction: Jurisdiction) -> &'static Self {
        static TABLES: LazyLock<[Calendar; 4]> =
            LazyLock::new(|| Jurisdiction::ALL.map(|known| read(source(known))));
        &TABLES[jurisdiction as usize]
    }

    /// Adds local holidays, such as a council's own; a day that is a holiday already keeps its
    /// name.
    #[must_use]
    pub fn with_local(mut self, days: impl IntoIterator<Item = (Day, String)>) -> Self {
        for (day, name) in days {
            self.holidays.entry(day).or_insert(name);
        }
        self
    }

    /// Returns the holiday's name, if the day is one.
    #[must_use]
    pub fn holiday(&self, day: Day) -> Option<&str> {
        self.holidays.get(&day).map(String::as_str)
    }

    /// Returns every holiday, first to last.
    pub fn holidays(&self) -> impl Iterator<Item = (Day, &str)> {
        self.holidays
            .iter()
            .map(|(day, name)| (*day, name.as_str()))
    }

    /// Tells whether people are at work that day.
    ///
    /// # Errors
    /// [`Error::OutsideCover`] when the table does not reach the day.
    pub fn is_working_day(&self, day: Day) -> Result<bool, Error> {
        self.check_cover(day)?;
        Ok(day.weekday() < 5 && !self.holidays.contains_key(&day))
    }

    /// Returns the day by which a period has run, counted from `start` as day 0.
    ///
    /// A negative period counts back. Only working days leave anything out.
    ///
    /// # Errors
    /// [`Error::OutsideCover`] when a count of working days leaves the table.
    pub fn deadline(&self, start: Day, period: Period) -> Result<Deadline, Error> {
        let due = match period.unit {
            Unit::WorkingDays => return self.count_working_days(start, period.n),
            Unit::Days => start.plus_days(period.n),
            Unit::Weeks => start.plus_days(period.n.saturating_mul(7)),
            Unit::Months => start.plus_months(period.n),
            Unit::Years => start.plus_months(period.n.saturating_mul(12)),
        };
        Ok(Deadline {
            due,
            left_out: Vec::new(),
            weekend_days: 0,
        })
    }

    /// Returns the days by which a period has run when its start is known only within a stretch.
    ///
    /// # Errors
    /// [`Error::OutsideCover`] when either count of working days leaves the table.
    pub fn deadline_of(&self, start: Interval, period: Period) -> Result<Interval, Error> {
        let from = self.deadline(start.from, period)?.due;
        let to = if start.is_day() {
            from
        } else {
            self.deadline(start.to, period)?.due
        };
        Ok(Interval { from, to })
    }

    /// Counts the working days after `from`, up to and including `to`; negative when `to` is
    /// earlier.
    ///
    /// # Errors
    /// [`Error::OutsideCover`] when either day lies outside the table.
    pub fn working_days_between(&self, from: Day, to: Day) -> Result<i32, Error> {
        if to < from {
            return self.working_days_between(to, from).map(|n| -n);
        }
        self.check_cover(from)?;
        self.check_cover(to)?;
        let mut n_days = 0;
        let mut day = from;
        while day < to {
            day = day.plus_days(1);
            n_days += i32::from(self.is_working_day(day)?);
        }
        Ok(n_days)
    }

    /// Returns the first working day on or after a day.
    ///
    /// # Errors
    /// [`Error::OutsideCover`] when the search leaves the table.
    pub fn next_working_day(&self, mut day: Day) -> Result<Day, Error> {
        while !self.is_working_day(day)? {
            day = day.plus_days(1);
        }
        Ok(day)
    }

    fn count_working_days(&self, start: Day, n: i32) -> Result<Deadline, Error> {
        self.check_cover(start)?;
        let mut deadline = Deadline {
            due: start,
            left_out: Vec::new(),
            weekend_days: 0,
        };
        let mut left = n.unsigned_abs();
        while left > 0 {
            deadline.due = deadline.due.plus_days(n.signum());
            left -= u32::from(self.counts(&mut deadline)?);
        }
        Ok(deadline)
    }

    /// Tells whether the day that a count has come to counts, and notes why where it does not.
    fn counts(&self, deadline: &mut Deadline) -> Result<bool, Error> {
        let day = deadline.due;
        self.check_cover(day)?;
        if day.weekday() >= 5 {
            deadline.weekend_days += 1;
            return Ok(false);
        }
        let Some(why) = self.holiday(day) else {
            return Ok(true);
        };
        let why = why.to_owned();
        deadline.left_out.push(LeftOut { day, why });
        Ok(false)
    }

    /// The country's name, as in running text.
    fn in_words(&self) -> String {
        let known = self
            .name
            .parse::<Jurisdiction>()
            .map(Jurisdiction::in_words);
        known.map_or_else(|_| self.name.clone(), ToOwned::to_owned)
    }

    fn check_cover(&self, day: Day) -> Result<(), Error> {
        if self.from <= day && day <= self.to {
            return Ok(());
        }
        Err(Error::OutsideCover {
            day,
            calendar: self.in_words(),
            from: self.from,
            to: self.to,
        })
    }
}

/// A table as it is written under `rules/calendars`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Written {
    name: String,
    as_of: toml::value::Datetime,
    from: toml::value::Datetime,
    to: toml::value::Datetime,
    holidays: BTreeMap<String, String>,
}

fn source(jurisdiction: Jurisdiction) -> &'static str {
    match jurisdiction {
        Jurisdiction::Scotland => include_str!("../../rules/calendars/scotland.toml"),
        Jurisdiction::England => include_str!("../../rules/calendars/england.toml"),
        Jurisdiction::Wales => include_str!("../../rules/calendars/wales.toml"),
        Jurisdiction::NorthernIreland => {
            include_str!("../../rules/calendars/northern-ireland.toml")
        }
    }
}

fn read(source: &str) -> Calendar {
    let written: Written = toml::from_str(source).expect("the embedded tables are tested");
    let day = |text: &str| Day::parse_iso(text).expect("the embedded days are tested");
    Calendar {
        name: written.name,
        from: day(&written.from.to_string()),
        to: day(&written.to.to_string()),
        as_of: day(&written.as_of.to_string()),
        holidays: written
            .holidays
            .into_iter()
            .map(|(date, name)| (day(&date), name))
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse_iso(text).expect("a day")
    }

    fn check(jurisdiction: Jurisdiction, start: &str, period: &str, due: &str) {
        let period = Period::parse(period).expect("a period");
        let deadline = Calendar::of(jurisdiction).deadline(day(start), period);
        let deadline = deadline.expect("covered");
        assert_eq!(deadline.due, day(due), "{jurisdiction} {start} {period}");
    }

    #[test]
    fn every_table_covers_its_years_in_order() {
        for jurisdiction in Jurisdiction::ALL {
            let calendar = Calendar::of(jurisdiction);
            assert_eq!(calendar.name, jurisdiction.name());
            for year in 2000..=2028 {
                let n = calendar.holidays().filter(|(day, _)| day.year() == year);
                assert!((7..=12).contains(&n.count()), "{jurisdiction} {year}");
            }
            assert!(calendar.holidays().all(|(day, _)| day.weekday() < 5));
        }
    }

    #[test]
    fn scotland_and_england_part_company_at_easter_in_august_and_in_winter() {
        use Jurisdiction::{England, Scotland};
        check(Scotland, "2024-03-28", "10 working days", "2024-04-12");
        check(England, "2024-03-28", "10 working days", "2024-04-15");
        check(Scotland, "2025-08-01", "5 working days", "2025-08-11");
        check(England, "2025-08-22", "5 working days", "2025-09-01");
        check(Scotland, "2025-12-31", "1 working day", "2026-01-05");
        check(England, "2025-12-31", "1 working day", "2026-01-02");
        check(Scotland, "2023-11-29", "1 working day", "2023-12-01");
    }

    #[test]
    fn one_off_days_are_left_out_and_moved_ones_are_not() {
        use Jurisdiction::{England, NorthernIreland, Scotland, Wales};
        check(Scotland, "2020-05-01", "5 working days", "2020-05-11");
        check(England, "2022-06-01", "1 working day", "2022-06-06");
        check(Wales, "2022-09-16", "1 working day", "2022-09-20");
        check(NorthernIreland, "2023-05-05", "1 working day", "2023-05-09");
        check(Scotland, "2026-06-12", "1 working day", "2026-06-16");
        check(England, "2026-06-12", "1 working day", "2026-06-15");
        check(Scotland, "2002-05-31", "1 working day", "2002-06-05");
        check(England, "2011-04-28", "1 working day", "2011-05-03");
        check(NorthernIreland, "2019-07-11", "1 working day", "2019-07-15");
    }

    #[test]
    fn a_count_from_a_weekend_begins_on_the_next_working_day() {
        check(
            Jurisdiction::Scotland,
            "2024-06-01",
            "1 working day",
            "2024-06-03",
        );
        check(
            Jurisdiction::Scotland,
            "2024-06-08",
            "-1 working day",
            "2024-06-07",
        );
    }

    #[test]
    fn months_clamp_and_are_not_moved_off_holidays() {
        check(
            Jurisdiction::Scotland,
            "2024-08-31",
            "6 months",
            "2025-02-28",
        );
        check(Jurisdiction::Scotland, "2024-02-29", "1 year", "2025-02-28");
        check(
            Jurisdiction::Scotland,
            "2024-11-25",
            "1 month",
            "2024-12-25",
        );
    }

    #[test]
    fn the_left_out_days_are_named() {
        let period = Period::parse("3 working days").expect("a period");
        let start = day("2024-12-24");
        let deadline = Calendar::of(Jurisdiction::Scotland).deadline(start, period);
        let deadline = deadline.expect("covered");
        let names: Vec<&str> = deadline.left_out.iter().map(|d| d.why.as_str()).collect();
        assert_eq!(names, ["Christmas Day", "Boxing Day"]);
        assert_eq!(deadline.weekend_days, 2);
        assert_eq!(deadline.due, day("2024-12-31"));
    }

    #[test]
    fn working_days_outside_the_table_are_an_error_and_calendar_days_are_not() {
        let calendar = Calendar::of(Jurisdiction::Wales);
        let far = Period::parse("5 working days").expect("a period");
        let error = calendar.deadline(day("2028-12-28"), far).expect_err("ends");
        assert_eq!(
            error.to_string(),
            "2029-01-01 lies outside the bank holidays of Wales, which cover 2000-01-01 to 2028-12-31"
        );
        let near = Period::parse("1 year").expect("a period");
        assert!(calendar.deadline(day("2028-12-28"), near).is_ok());
        let huge = Period {
            n: i32::MAX,
            unit: Unit::Years,
        };
        assert!(calendar.deadline(day("2028-12-28"), huge).is_ok());
    }

    #[test]
    fn local_holidays_lie_on_top() {
        let local = [(day("2025-04-21"), "Easter Monday (council)".to_owned())];
        let calendar = Calendar::of(Jurisdiction::Scotland)
            .clone()
            .with_local(local);
        let period = Period::parse("1 working day").expect("a period");
        let deadline = calendar
            .deadline(day("2025-04-17"), period)
            .expect("covered");
        assert_eq!(deadline.due, day("2025-04-22"));
    }

    #[test]
    fn elapsed_working_days_leave_out_the_first_day() {
        let calendar = Calendar::of(Jurisdiction::Scotland);
        let between = |a, b| calendar.working_days_between(day(a), day(b));
        assert_eq!(between("2018-03-16", "2018-03-30"), Ok(9));
        assert_eq!(between("2018-03-30", "2018-03-16"), Ok(-9));
        assert_eq!(between("2018-03-16", "2018-03-16"), Ok(0));
    }

    #[test]
    fn a_month_as_the_start_gives_a_stretch_of_due_days() {
        let calendar = Calendar::of(Jurisdiction::Scotland);
        let march = Interval::month(2024, 3).expect("a month");
        let period = Period::parse("10 working days").expect("a period");
        let due = calendar.deadline_of(march, period).expect("covered");
        assert_eq!((due.from, due.to), (day("2024-03-15"), day("2024-04-12")));
    }

    #[test]
    fn an_unknown_jurisdiction_is_answered_with_the_known_ones() {
        let error = "cornwall".parse::<Jurisdiction>().expect_err("not one");
        assert!(
            error
                .to_string()
                .ends_with("known: scotland, england, wales, northern-ireland")
        );
    }
}
