//! Whether a review date lies after the date from which it is counted, and within a cycle of it.
//!
//! In: a document's control and its review date. Out: one [`Seen`]. Two days are compared as days;
//! where one is a month only, both as months; where one is coarser, what holds of every day of it.

use serde::Deserialize;

use super::{is_month_or_finer, standing};
use crate::calendar::{Answer, Day, Interval};
use crate::document::Document;
use crate::facts::control::Value;
use crate::facts::{Control, Dated, Field};
use crate::finding::{Outcome, Role};
use crate::rules::view::{Seen, quote};

/// The parameters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Cycle {
    /// The dates from which it is counted; the newest counts.
    after: Vec<Field>,
    /// Dates that start the cycle anew, unless they lie behind its end.
    #[serde(default)]
    renewed_by: Vec<Field>,
    /// Dates that may start it anew.
    #[serde(default)]
    maybe_renewed_by: Vec<Field>,
    pub(super) cycle_months_max: u8,
}

impl Cycle {
    pub(super) fn judge(&self, document: &Document, control: &Control, due: Dated) -> Seen {
        let Some((base, dated)) = self.base(control, due) else {
            return Seen::new(Outcome::CannotTell)
                .why("there is no date from which the cycle could be counted")
                .settle("find out when the document was approved");
        };
        let shown = quote(document, base.words.span, Role::Anchor);
        let (from, to) = comparable(dated, due);
        self.compared(control, (dated, from), (due, to)).show(shown)
    }

    fn compared(
        &self,
        control: &Control,
        (dated, from): (Dated, Interval),
        (due, to): (Dated, Interval),
    ) -> Seen {
        let months = self.cycle_months_max;
        let words = dated.interval.in_words();
        let is_within = self.is_within(from, to);
        if to.to <= from.from {
            Seen::new(Outcome::NotMet).why(format!("the review date is not after {words}"))
        } else if is_within != Answer::Yes && self.may_be_renewed(control, due) {
            Seen::new(Outcome::CannotTell)
                .why(format!("the review date is more than {months} months after {words}, and a later date may have begun the cycle anew"))
                .settle("find out what the document's other date is the date of")
        } else if is_within == Answer::No {
            Seen::new(Outcome::NotMet).why(format!(
                "the review date is more than {months} months after {words}"
            ))
        } else if is_within == Answer::Straddles || is_coarse_overlap(from, to) {
            Seen::new(Outcome::CannotTell)
                .why(format!("the review date may or may not lie after {words} and within {months} months of it: one of them is too coarse"))
                .settle("find out the exact dates")
        } else if dated.certain {
            Seen::new(Outcome::Met)
        } else {
            Seen::new(Outcome::CannotTell)
                .why("the date from which the cycle is counted can be read in more than one way")
                .settle("find out which day is meant")
        }
    }

    /// The newest date from which it is counted: a month or finer, else the newest at all.
    fn base<'f>(&self, control: &'f Control, due: Dated) -> Option<(&'f Value, Dated)> {
        let starts = |value: &&Value| {
            let is_before = |dated: Dated| dated.interval < due.interval;
            self.after.contains(&value.field) || value.dated.is_some_and(is_before)
        };
        let fields = [&self.renewed_by[..], &self.after].concat();
        standing(control, &fields)
            .into_iter()
            .filter(starts)
            .filter_map(|value| Some((value, value.dated?)))
            .max_by_key(|(value, dated)| {
                let is_own = self.after.contains(&value.field);
                (
                    is_month_or_finer(*dated),
                    dated.interval,
                    dated.certain,
                    is_own,
                )
            })
    }

    /// Answers whether the review lies within the cycle, whatever day of a coarse date is meant.
    fn is_within(&self, from: Interval, to: Interval) -> Answer {
        let is_coarse = is_coarse(from) || is_coarse(to);
        let first = Interval::day(from.from);
        if !is_coarse || to.to <= self.limit(first) {
            return answer(to.to <= self.limit(from));
        }
        if to.from > self.limit(from) {
            Answer::No
        } else {
            Answer::Straddles
        }
    }

    /// The last day of a cycle that begins on a day or in a month.
    fn limit(&self, from: Interval) -> Day {
        let limit = from.to.plus_months(i32::from(self.cycle_months_max));
        if from.is_day() {
            limit
        } else {
            limit.month_end()
        }
    }

    /// Tells whether a date that may start the cycle anew lies near enough before its end.
    fn may_be_renewed(&self, control: &Control, due: Dated) -> bool {
        let dates = standing(control, &self.maybe_renewed_by).into_iter();
        let mut dates = dates.filter_map(|value| value.dated);
        dates.any(|dated| {
            let (from, to) = comparable(dated, due);
            from.to < to.from && to.to <= self.limit(from)
        })
    }
}

fn answer(holds: bool) -> Answer {
    if holds { Answer::Yes } else { Answer::No }
}

/// More than a month.
fn is_coarse(at: Interval) -> bool {
    at.from.month_start() != at.to.month_start()
}

/// A year may begin before what it should follow.
fn is_coarse_overlap(from: Interval, to: Interval) -> bool {
    (is_coarse(from) || is_coarse(to)) && to.from <= from.to
}

/// Two dates as days where both are days, else both as whole months.
fn comparable(a: Dated, b: Dated) -> (Interval, Interval) {
    if a.interval.is_day() && b.interval.is_day() {
        return (a.interval, b.interval);
    }
    let months = |at: Interval| Interval {
        from: at.from.month_start(),
        to: at.to.month_end(),
    };
    (months(a.interval), months(b.interval))
}
