//! Settles phrases: a period counted from another date, what recurs, what is no date.
//!
//! In: a phrase. Out: an outcome. Working days are left to those who have a calendar.

use super::{Outcome, Settler};
use crate::calendar::{Day, Interval, Period, Unit};
use crate::document::Span;
use crate::facts::dates::phrase::{Count, Phrase};
use crate::facts::dates::{DateRole, Doubt, Doubts, Grain, Reading};

impl Settler {
    pub(super) fn phrase(&self, phrase: Phrase) -> Outcome {
        let (reading, grain) = match phrase {
            Phrase::Recurring(period) => (Reading::Recurring(period), Grain::Day),
            Phrase::NonDate(kind) => (Reading::NonDate(kind), Grain::Day),
            Phrase::LifeStage => (Reading::LifeStage, Grain::Day),
            Phrase::Offset {
                period,
                extra,
                count,
            } => return self.offset(period, extra, count),
        };
        Outcome {
            reading,
            grain,
            doubts: Doubts::default(),
            anchor: None,
        }
    }

    /// The days told last, however finely, else the reference.
    pub(super) fn told_last(&self) -> (Option<Interval>, Option<Span>) {
        match self.told.filter(|told| told.grain != Grain::Range) {
            Some(told) => (Some(told.days), Some(told.span)),
            None => split(self.spoken_from(true)),
        }
    }

    pub(super) fn offset(&self, period: Period, extra: Option<Period>, count: Count) -> Outcome {
        let (start, anchor) = match count {
            Count::Reference if period.n > 0 => match self.spoken_from(false) {
                None => self.told_last(),
                known => split(known),
            },
            Count::Reference => split(self.spoken_from(false)),
            Count::Before => self.told_last(),
            Count::Said(point) => (self.point(&point, DateRole::Other).days(), None),
            Count::Unsaid => (None, None),
            Count::Within | Count::Rolling => split(self.spoken_from(false)),
        };
        let resolved = start.and_then(|start| counted(start, period, extra, count));
        let is_day = resolved.is_none_or(Interval::is_day);
        Outcome {
            reading: Reading::Offset { period, resolved },
            grain: if is_day { Grain::Day } else { Grain::Range },
            doubts: Doubt::Relative.into(),
            anchor,
        }
    }
}

fn split(found: Option<(Day, Option<Span>)>) -> (Option<Interval>, Option<Span>) {
    match found {
        Some((day, span)) => (Some(Interval::day(day)), span),
        None => (None, None),
    }
}

/// Counts a period from a start. Working days are left to those who have a calendar.
fn counted(
    start: Interval,
    period: Period,
    extra: Option<Period>,
    count: Count,
) -> Option<Interval> {
    let end = Interval {
        from: moved(moved(start.from, period)?, extra.unwrap_or(period_zero()))?,
        to: moved(moved(start.to, period)?, extra.unwrap_or(period_zero()))?,
    };
    match count {
        Count::Within => Interval::new(start.from, end.to),
        Count::Rolling if period.n < 0 => Interval::new(end.from, start.to.plus_days(-1)),
        Count::Rolling => Interval::new(start.from.plus_days(1), end.to),
        _ => Some(end),
    }
}

fn period_zero() -> Period {
    Period {
        n: 0,
        unit: Unit::Days,
    }
}

fn moved(day: Day, period: Period) -> Option<Day> {
    Some(match period.unit {
        Unit::Days => day.plus_days(period.n),
        Unit::Weeks => day.plus_days(period.n.saturating_mul(7)),
        Unit::Months => day.plus_months(period.n),
        Unit::Years => day.plus_months(period.n.saturating_mul(12)),
        Unit::WorkingDays => return None,
    })
}
