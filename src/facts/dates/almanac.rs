//! Named stretches of the year: weeks, quarters, seasons, school terms, feasts.
//!
//! In: a year and which of its stretches. Out: days. Weeks run from Monday, and are counted as in
//! ISO 8601. Financial years run from 1 April, academic years from 1 August to 31 July. Winter is
//! named by the year of its December.

use super::lexicon::Holiday;
use crate::calendar::{Day, Interval};

/// The Monday-to-Sunday week that holds a day.
pub(super) fn week_of(day: Day) -> Interval {
    let from = day.plus_days(-i32::from(day.weekday()));
    Interval {
        from,
        to: from.plus_days(6),
    }
}

/// The week that ends with a day: from its Monday where it ends on Friday to Sunday, else seven
/// days.
pub(super) fn week_ending(day: Day) -> Interval {
    let n_days = if day.weekday() >= 4 {
        i32::from(day.weekday())
    } else {
        6
    };
    Interval {
        from: day.plus_days(-n_days),
        to: day,
    }
}

/// The nth week of a year; -1 is its last.
pub(super) fn nth_week(year: i16, nth: i8) -> Option<Interval> {
    if nth < 0 {
        let next = week_of(Day::new(year + 1, 1, 4)?);
        return Some(week_of(next.from.plus_days(-7)));
    }
    let first = week_of(Day::new(year, 1, 4)?);
    let n_days = (i32::from(nth) - 1) * 7;
    Some(week_of(first.from.plus_days(n_days)))
}

/// The nth week of a month, as its nth seven days; -1 is the last seven.
pub(super) fn nth_week_of_month(year: i16, month: i8, nth: i8) -> Option<Interval> {
    let first = Day::new(year, month, 1)?;
    if nth < 0 {
        let to = first.month_end();
        return Some(Interval {
            from: to.plus_days(-6),
            to,
        });
    }
    let from = first.plus_days((i32::from(nth) - 1) * 7);
    (from.month() == month).then(|| Interval {
        from,
        to: from.plus_days(6).min(first.month_end()),
    })
}

/// The nth such weekday of a month; -1 is the last.
pub(super) fn nth_weekday(year: i16, month: i8, nth: i8, weekday: i8) -> Option<Day> {
    let first = Day::new(year, month, 1)?;
    if nth < 0 {
        let last = first.month_end();
        let back = (last.weekday() - weekday).rem_euclid(7);
        return Some(last.plus_days(-i32::from(back)));
    }
    let ahead = i32::from((weekday - first.weekday()).rem_euclid(7));
    let day = first.plus_days(ahead + (i32::from(nth) - 1) * 7);
    (day.month() == month).then_some(day)
}

/// So many whole months from a month's first day.
pub(super) fn months(year: i16, month: i8, n: i32) -> Option<Interval> {
    let from = Day::new(year, month, 1)?;
    Interval::new(from, from.plus_months(n).plus_days(-1))
}

/// A quarter of a calendar year, or of a financial one that begins in `year`.
pub(super) fn quarter(year: i16, nth: u8, financial: bool) -> Option<Interval> {
    let start = months(year, if financial { 4 } else { 1 }, 3)?;
    let from = start.from.plus_months((i32::from(nth) - 1) * 3);
    months(from.year(), from.month(), 3)
}

/// Spring 0, summer 1, autumn 2, winter 3.
pub(super) fn season(year: i16, season: u8) -> Option<Interval> {
    months(year, [3, 6, 9, 12].get(usize::from(season)).copied()?, 3)
}

/// School terms: spring from January, summer from April, autumn from August.
pub(super) fn term(year: i16, season: u8) -> Option<Interval> {
    match season {
        0 | 3 => months(year, 1, 3),
        1 => Interval::new(Day::new(year, 4, 1)?, Day::new(year, 7, 31)?),
        _ => Interval::new(Day::new(year, 8, 1)?, Day::new(year, 12, 31)?),
    }
}

/// The day of a feast.
pub(super) fn holiday(year: i16, holiday: Holiday) -> Option<Day> {
    match holiday {
        Holiday::Easter => easter(year),
        Holiday::GoodFriday => easter(year).map(|day| day.plus_days(-2)),
        Holiday::EasterMonday => easter(year).map(|day| day.plus_days(1)),
        Holiday::ChristmasEve | Holiday::Festive => Day::new(year, 12, 24),
        Holiday::Christmas => Day::new(year, 12, 25),
        Holiday::BoxingDay => Day::new(year, 12, 26),
        Holiday::Hogmanay => Day::new(year, 12, 31),
        Holiday::NewYear => Day::new(year, 1, 1),
        Holiday::Halloween => Day::new(year, 10, 31),
        Holiday::FathersDay => nth_weekday(year, 6, 3, 6),
        Holiday::SummerBank => nth_weekday(year, 8, -1, 0),
        Holiday::EarlyMayBank => nth_weekday(year, 5, 1, 0),
        Holiday::SpringBank => nth_weekday(year, 5, -1, 0),
    }
}

/// The Gregorian computus, in whole numbers.
fn easter(year: i16) -> Option<Day> {
    let y = i32::from(year);
    let (golden, century) = (y % 19, y / 100);
    let skipped = century - century / 4 - (8 * century + 13) / 25;
    let epact = (skipped + 19 * golden + 15).rem_euclid(30);
    let full_moon =
        epact - epact / 28 * (1 - epact / 28 * (29 / (epact + 1)) * ((21 - golden) / 11));
    let weekday = (y + y / 4 + full_moon + 2 - century + century / 4).rem_euclid(7);
    let from_march = full_moon - weekday + 28;
    Some(Day::new(year, 3, 1)?.plus_days(from_march - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_falls_where_the_church_says() {
        for (year, day) in [
            (2013, "2013-03-31"),
            (2018, "2018-04-01"),
            (2019, "2019-04-21"),
            (2024, "2024-03-31"),
            (2025, "2025-04-20"),
            (2038, "2038-04-25"),
        ] {
            assert_eq!(
                easter(year).map(|day| day.to_string()).as_deref(),
                Some(day)
            );
        }
    }

    #[test]
    fn weeks_are_counted_from_monday() {
        let week = nth_week(2018, 31).expect("a week");
        assert_eq!(week.in_words(), "30 July 2018 to 5 August 2018");
        let last = nth_week(2015, -1).expect("a week");
        assert_eq!(last.in_words(), "28 December 2015 to 3 January 2016");
        let ending = week_ending(Day::new(2018, 3, 16).expect("a Friday"));
        assert_eq!(ending.in_words(), "12 March 2018 to 16 March 2018");
    }

    #[test]
    fn quarters_and_terms_lie_in_their_years() {
        let second = quarter(2018, 2, true).expect("a quarter");
        assert_eq!(second.in_words(), "1 July 2018 to 30 September 2018");
        let fourth = quarter(2018, 4, true).expect("a quarter");
        assert_eq!(fourth.in_words(), "1 January 2019 to 31 March 2019");
    }
}
