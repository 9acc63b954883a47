//! Settles points that are counted from another day: "Fri 12th", "yesterday", "next week".
//!
//! In: a point as written, and the days told before or the reference. Out: an outcome that keeps
//! what it was counted from.

use super::{Outcome, Settler};
use crate::calendar::{Day, Interval};
use crate::document::Span;
use crate::facts::dates::almanac;
use crate::facts::dates::lexicon::Scale;
use crate::facts::dates::point::{Point, Year};
use crate::facts::dates::stretch::unit_grain;
use crate::facts::dates::{DateRole, Doubt, Doubts, Grain};

/// Months in which "Mon 3rd" is looked for, nearest first.
const N_MONTHS_NEAR: [i32; 13] = [0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5, -6, 6];

impl Settler {
    /// "Fri 12th": the month is that of the day told last.
    pub(super) fn day_only(&self, point: &Point, day: u8) -> Outcome {
        let spoken = self.spoken_from(false).map(|(day, _)| day);
        let spoken = spoken.filter(|_| point.year == Year::Coming);
        let first = self.first.map(|days| days.from);
        let Some(base) = spoken.or(self.base()).or(first) else {
            return Outcome::unresolved(Grain::Day);
        };
        let months = N_MONTHS_NEAR.map(|n| base.month_start().plus_months(n));
        let days = months.map(|month| day_of_month_at(month, day));
        let comes = point.year == Year::Coming;
        let fits = |found: &Day| {
            let named = point
                .weekday
                .is_none_or(|weekday| i8::try_from(weekday) == Ok(found.weekday()));
            named && (!comes || base <= *found)
        };
        let found = days.into_iter().flatten().find(fits);
        match found.or_else(|| days.into_iter().flatten().next()) {
            Some(found) => {
                let doubts = Doubts::from(Doubt::Relative).with(Doubt::YearInferred);
                let outcome = Outcome::day(Some(found), doubts);
                if point.weekday.is_none() || fits(&found) {
                    outcome
                } else {
                    outcome.doubting(Doubt::WeekdayMismatch)
                }
            }
            None => Outcome::impossible(),
        }
    }

    pub(super) fn day_of_month(&self, day: u8, shift: i8) -> Outcome {
        let Some((base, anchor)) = self.spoken_from(false) else {
            return Outcome::unresolved(Grain::Day);
        };
        let month = base.month_start().plus_months(i32::from(shift));
        relative(
            Outcome::day(day_of_month_at(month, day), Doubts::default()),
            anchor,
        )
    }

    /// "Yesterday" counts from the entry; "the following day" from the day told last.
    pub(super) fn today(&self, point: &Point, shift: i8) -> Outcome {
        let Some((base, anchor)) = self.spoken_from(point.follows) else {
            return Outcome::unresolved(Grain::Day);
        };
        let day = base.plus_days(i32::from(shift));
        relative(Outcome::day(Some(day), Doubts::default()), anchor)
    }

    pub(super) fn weekday(&self, point: &Point, shift: i8, weekday: u8) -> Outcome {
        let Some((base, anchor)) = self.spoken_from(point.follows) else {
            return Outcome::unresolved(Grain::Day);
        };
        let ahead = (i32::from(weekday) - i32::from(base.weekday())).rem_euclid(7);
        let n_days = match shift {
            0 => i32::from(weekday) - i32::from(base.weekday()),
            1 if point.follows || point.is_bare => {
                if ahead == 0 {
                    7
                } else {
                    ahead
                }
            }
            1 => i32::from(weekday) - i32::from(base.weekday()) + 7,
            _ if point.is_bare && ahead == 0 => 0,
            _ => ahead - 7,
        };
        relative(
            Outcome::day(Some(base.plus_days(n_days)), Doubts::default()),
            anchor,
        )
    }

    /// "Over the weekend": the one to come for what is to be done, else the last one.
    pub(super) fn weekend(&self, role: DateRole) -> Outcome {
        let Some((base, anchor)) = self.spoken_from(false) else {
            return Outcome::unresolved(Grain::Range);
        };
        let this = almanac::week_of(base).to;
        let comes = shift_of_bare(0, role) == Some(1) || base.weekday() >= 5;
        let to = if comes { this } else { this.plus_days(-7) };
        let days = Interval::new(to.plus_days(-1), to);
        relative(Outcome::of(days, Grain::Range, Doubts::default()), anchor)
    }

    /// "Next week", "last month", "this year", "the following quarter".
    pub(super) fn unit(&self, point: &Point, shift: i8, unit: Scale) -> Outcome {
        let told = self.told.filter(|_| point.is_bare);
        let told = told.map(|told| (told.days.from, Some(told.span)));
        let Some((base, anchor)) = self.spoken_from(point.follows).or(told) else {
            return Outcome::unresolved(unit_grain(unit));
        };
        let n = i32::from(shift);
        let months = |n_months: i32| {
            let shifted = base.month_start().plus_months(n * n_months);
            let month = shifted.month();
            let first = match n_months {
                12 => 1,
                3 => (month - 1) / 3 * 3 + 1,
                _ => month,
            };
            almanac::months(shifted.year(), first, n_months)
        };
        let days = match unit {
            Scale::Day => Some(Interval::day(base.plus_days(n))),
            Scale::Week => Some(almanac::week_of(base.plus_days(n * 7))),
            Scale::Fortnight => {
                let from = almanac::week_of(base.plus_days(n * 14)).from;
                Interval::new(from, from.plus_days(13))
            }
            Scale::Weekend => {
                let to = almanac::week_of(base.plus_days(n * 7)).to;
                Interval::new(to.plus_days(-1), to)
            }
            Scale::Month => months(1),
            Scale::Quarter => months(3),
            Scale::Year => months(12),
        };
        relative(
            Outcome::of(days, unit_grain(unit), Doubts::default()),
            anchor,
        )
    }
}

/// Which such weekday "on Monday" is: the one to come after "by" and for what is to be done, the
/// last one for what happened. Else nothing says.
pub(super) fn shift_of_bare(shift: i8, role: DateRole) -> Option<i8> {
    match role {
        _ if shift != 0 => Some(shift),
        DateRole::Target | DateRole::ReviewDue | DateRole::Expiry => Some(1),
        DateRole::Event => Some(-1),
        _ => None,
    }
}

fn relative(outcome: Outcome, anchor: Option<Span>) -> Outcome {
    let mut outcome = outcome.doubting(Doubt::Relative);
    outcome.anchor = anchor;
    outcome
}

fn day_of_month_at(month: Day, day: u8) -> Option<Day> {
    Day::new(month.year(), month.month(), i8::try_from(day).ok()?)
}
