//! Settles stretches from one date to another.
//!
//! In: both ends as written. Out: an outcome; an end without a year or month takes the other's.

use super::{Outcome, Settler, Told};
use crate::calendar::Interval;
use crate::document::Span;
use crate::facts::dates::point::{Point, What, Year};
use crate::facts::dates::{DateRole, Doubt, Doubts, Grain, Reading};

impl Settler {
    pub(super) fn range(&self, mut first: Point, mut last: Point, role: DateRole) -> Outcome {
        if matches!(last.what, What::Today(_)) {
            first = self.near_month(&first, role).unwrap_or(first);
        }
        lend_month(&mut first, &last);
        lend_years(&mut first, &mut last);
        let Some((from, to)) = self.ends_in_order(&first, &last, role) else {
            return self.half_range(&first, &last, role);
        };
        if to.to < from.from && matches!(last.what, What::Today(_)) {
            return self.point(&first, role);
        }
        let mut outcome = Outcome::of(
            Interval::new(from.from, to.to),
            Grain::Range,
            self.range_doubts(&first, &last, role),
        );
        if both_years(&first, &last) && from.from.year() == to.to.year() {
            outcome.grain = Grain::Year;
        }
        outcome
    }

    /// The days of both ends; one whose year is not said lies in the year that puts them in order.
    pub(super) fn ends_in_order(
        &self,
        first: &Point,
        last: &Point,
        role: DateRole,
    ) -> Option<(Interval, Interval)> {
        let (mut from, mut to) = self.ends(first, last, role)?;
        if to.to < from.from && first.year == Year::Unsaid {
            from = self.a_year_on(first, from, -1, role);
        }
        if to.to < from.from && last.year == Year::Unsaid {
            to = self.a_year_on(last, to, 1, role);
        }
        Some((from, to))
    }

    /// An end of a range by itself, with the days that the range gives it.
    pub(super) fn end_of_range(&self, point: Point, days: Interval, role: DateRole) -> Outcome {
        let mut outcome = self.point(&point, role);
        outcome.reading = Reading::Interval(days);
        outcome
    }

    fn ends(&self, first: &Point, last: &Point, role: DateRole) -> Option<(Interval, Interval)> {
        if last.year == Year::Unsaid {
            let from = self.point(first, role).days()?;
            let after = self.told_as(from);
            return Some((from, after.point(last, role).days()?));
        }
        let to = self.point(last, role).days()?;
        if first.year != Year::Unsaid {
            return Some((self.point(first, role).days()?, to));
        }
        let mut borrowed = *first;
        borrowed.year = Year::Full(to.to.year());
        Some((self.point(&borrowed, role).days()?, to))
    }

    pub(super) fn told_as(&self, days: Interval) -> Self {
        Self {
            told: Some(Told {
                days,
                grain: Grain::Day,
                span: Span::new(0, 0),
                has_year: false,
            }),
            told_plainly: None,
            near: None,
            is_in_range: true,
            known: self.known,
            ..*self
        }
    }

    pub(super) fn a_year_on(
        &self,
        point: &Point,
        days: Interval,
        shift: i16,
        role: DateRole,
    ) -> Interval {
        let mut moved = *point;
        moved.year = Year::Full(days.from.year().saturating_add(shift));
        self.point(&moved, role).days().unwrap_or(days)
    }

    /// A range of which one end cannot be settled: impossible where an end is, else unresolved.
    pub(super) fn half_range(&self, first: &Point, last: &Point, role: DateRole) -> Outcome {
        if matches!(last.what, What::Today(_)) {
            return self.point(first, role);
        }
        let is_impossible = |point| self.point(point, role).reading == Reading::Impossible;
        if is_impossible(first) || is_impossible(last) {
            Outcome::of(None, Grain::Range, Doubts::default())
        } else {
            Outcome::unresolved(Grain::Range)
        }
    }

    pub(super) fn range_doubts(&self, first: &Point, last: &Point, role: DateRole) -> Doubts {
        let doubts = self.point(first, role).doubts;
        let doubts = doubts.and(self.point(last, role).doubts);
        let one_said = (first.year == Year::Unsaid) != (last.year == Year::Unsaid);
        if one_said {
            doubts.without(Doubt::YearInferred)
        } else {
            doubts
        }
    }
}

/// "13 to 15 July": the first day takes the month of the second, or the one before.
fn lend_month(first: &mut Point, last: &Point) {
    let What::DayOnly(day) = first.what else {
        return;
    };
    first.what = match last.what {
        What::Day { day: end, month } if day <= end => What::Day { day, month },
        What::Day { month: 1, .. } => What::Day { day, month: 12 },
        What::Day { month, .. } => What::Day {
            day,
            month: month - 1,
        },
        What::DayOfMonth { shift, .. } => What::DayOfMonth { day, shift },
        other => other,
    };
    if !matches!(last.what, What::Day { month: 1, day: end } if day > end) {
        first.year = last.year;
    }
}

/// A single year that is said once stands for both ends of a range within it.
fn lend_years(first: &mut Point, last: &mut Point) {
    if last.what == What::Year
        && matches!(last.year, Year::Short(_))
        && let (Year::Full(from), Year::Short(to)) = (first.year, last.year)
    {
        last.year = Year::Full(from - from.rem_euclid(100) + to);
    }
}

fn both_years(first: &Point, last: &Point) -> bool {
    first.what == What::Year && last.what == What::Year
}
