//! The days, grain and place in the year of each kind of stretch.
//!
//! In: what is written, and its year. Out: days.

use super::Grain;
use super::almanac;
use super::lexicon::{Holiday, Part, Scale};
use super::point::What;
use crate::calendar::{Day, Interval};

pub(super) fn unit_grain(unit: Scale) -> Grain {
    match unit {
        Scale::Day => Grain::Day,
        Scale::Week => Grain::Week,
        Scale::Month => Grain::Month,
        Scale::Quarter => Grain::Quarter,
        Scale::Year => Grain::Year,
        Scale::Fortnight | Scale::Weekend => Grain::Range,
    }
}

pub(super) fn grain_of(what: &What) -> Grain {
    match what {
        What::Month(_) => Grain::Month,
        What::Year => Grain::Year,
        What::Season(_) | What::Term(_) => Grain::Season,
        What::Quarter { .. } => Grain::Quarter,
        What::Financial | What::Academic => Grain::FinancialYear,
        What::Week(_) | What::NthWeek { .. } => Grain::Week,
        What::Holiday(Holiday::Festive) => Grain::Range,
        What::Decade | What::Century | What::Half(_) | What::Years(_) => Grain::Range,
        _ => Grain::Day,
    }
}

/// The month about which a stretch lies, to tell its year by.
pub(super) fn month_hint(what: &What) -> u8 {
    match what {
        What::Month(month) | What::NthWeekday { month, .. } | What::LastDay(month) => *month,
        What::NthWeek {
            month: Some(month), ..
        } => *month,
        What::Season(season) | What::Term(season) => 4 + 3 * (*season).min(2),
        What::Week(n) => (n / 5 + 1).min(12),
        What::Holiday(_) => 4,
        _ => 6,
    }
}

pub(super) fn days_of(what: &What, year: i16) -> Option<Interval> {
    let signed = |n: u8| i8::try_from(n).ok();
    match *what {
        What::Month(month) => Interval::month(year, signed(month)?),
        What::Year => Interval::year(year),
        What::Years(n) => Interval::new(
            Day::new(year, 1, 1)?,
            Day::new(year.saturating_add(i16::from(n)), 12, 31)?,
        ),
        What::Decade => Interval::new(Day::new(year, 1, 1)?, Day::new(year + 9, 12, 31)?),
        What::Century => Interval::new(Day::new(year, 1, 1)?, Day::new(year + 99, 12, 31)?),
        What::Season(season) => almanac::season(year, season),
        What::Term(season) => almanac::term(year, season),
        What::Quarter { nth, financial } => almanac::quarter(year, nth, financial),
        What::Half(nth) => almanac::months(year, if nth == 1 { 1 } else { 7 }, 6),
        What::Financial => almanac::months(year, 4, 12),
        What::Academic => almanac::months(year, 8, 12),
        What::Week(n) => almanac::nth_week(year, signed(n)?),
        What::NthWeek { nth, month: None } => almanac::nth_week(year, nth),
        What::NthWeek {
            nth,
            month: Some(month),
        } => almanac::nth_week_of_month(year, signed(month)?, nth),
        What::NthWeekday {
            nth,
            weekday,
            month,
        } => almanac::nth_weekday(year, signed(month)?, nth, signed(weekday)?).map(Interval::day),
        What::LastDay(month) => Day::new(year, signed(month)?, 1)
            .map(Day::month_end)
            .map(Interval::day),
        What::Holiday(Holiday::Festive) => {
            Interval::new(Day::new(year, 12, 24)?, Day::new(year + 1, 1, 2)?)
        }
        What::Holiday(holiday) => almanac::holiday(year, holiday).map(Interval::day),
        _ => None,
    }
}

/// A stretch of more days than this is a decade or a century.
const N_DAYS_DECADE_MIN: i32 = 3_000;

/// Thirds of a month and of a year; "the start" and "the end" of a year are its quarters. Of a
/// decade or a century it is every year that the third touches.
pub(super) fn part_of(days: Interval, part: Part) -> Interval {
    let Interval { from, to } = days;
    let n_days = from.days_until(to);
    let cut = |start: Day, end: Day| Interval::new(start, end).unwrap_or(days);
    if (27..=31).contains(&n_days) {
        return match part {
            Part::Early | Part::Start => cut(from, from.plus_days(9)),
            Part::Mid | Part::Middle => cut(from.plus_days(10), from.plus_days(19)),
            Part::Late | Part::End => cut(from.plus_days(20), to),
        };
    }
    let months = |n: i32| from.plus_months(n);
    if n_days > N_DAYS_DECADE_MIN {
        let n_years = i32::from(to.year() - from.year()) + 1;
        let third = n_years / 3 * 12;
        return match part {
            Part::Early | Part::Start => cut(from, months(third + 12).plus_days(-1)),
            Part::Mid | Part::Middle => cut(months(third), to.plus_months(-third)),
            Part::Late | Part::End => cut(to.plus_months(-third - 12).plus_days(1), to),
        };
    }
    if !(360..=366).contains(&n_days) {
        let third = n_days / 3;
        return match part {
            Part::Early | Part::Start => cut(from, from.plus_days(third)),
            Part::Mid | Part::Middle => cut(from.plus_days(third), to.plus_days(-third)),
            Part::Late | Part::End => cut(to.plus_days(-third), to),
        };
    }
    match part {
        Part::Start => cut(from, months(3).plus_days(-1)),
        Part::Early => cut(from, months(4).plus_days(-1)),
        Part::Mid | Part::Middle => cut(months(4), months(8).plus_days(-1)),
        Part::Late => cut(months(8), to),
        Part::End => cut(months(9), to),
    }
}
