//! Tells a history from what is written of the days around its own.
//!
//! In: a document's mentions and the day to count from. Out: yes where its dates are long gone and
//! nothing in it speaks from that day ("on Friday", "last month").

use super::years::full_points;
use super::{Placed, Settler};
use crate::facts::dates::point::{What, Year};
use crate::facts::dates::scan::Said;

/// A year this far from the day of writing is long gone or far ahead.
const N_YEARS_FAR_MIN: i16 = 2;

/// Nobody's file goes back further than this: one such day or month makes a history.
const N_YEARS_MEMORY: i16 = 80;

/// So many days and months long gone, but for those that "since" looks back to, make a history; one
/// less where its first date has a year.
const N_FAR_MIN: usize = 3;

impl Settler {
    pub(super) fn tells_history(&self, placed: &[Placed]) -> bool {
        let Some(written) = self.known.reference else {
            return false;
        };
        let told = placed.iter().filter(|placed| !placed.is_since);
        let fine = full_points(told).filter_map(|(point, role)| match (point.what, point.year) {
            (What::Day { .. } | What::Numeric { .. } | What::Month(_), Year::Full(year)) => {
                Some(year)
            }
            (What::Day { .. } | What::Numeric { .. } | What::Month(_), Year::Short(year)) => {
                Some(self.century(year, role))
            }
            _ => None,
        });
        let is_far = |year: i16| (written.year() - year).abs() >= N_YEARS_FAR_MIN;
        let mut n_far = usize::from(opens_with_year(placed));
        for year in fine {
            if !is_far(year) {
                return false;
            }
            let is_past_memory = written.year() - year >= N_YEARS_MEMORY;
            n_far += if is_past_memory { N_FAR_MIN } else { 1 };
        }
        n_far >= N_FAR_MIN
            && !placed
                .iter()
                .any(|placed| speaks_from_now(&placed.raw.said))
    }
}

/// Tells whether the first date that others can lean on has its year.
fn opens_with_year(placed: &[Placed]) -> bool {
    let mut leaned_on = placed
        .iter()
        .filter(|placed| placed.counts() && !placed.is_since);
    let first = leaned_on.find_map(|placed| match placed.raw.said {
        Said::Point(point) | Said::Range(_, point) => Some(point.year),
        Said::Phrase(_) => None,
    });
    matches!(first, Some(Year::Full(_) | Year::Short(_)))
}

/// Tells whether words count from the day of writing: "on Friday", "last month", "yesterday".
fn speaks_from_now(said: &Said) -> bool {
    let Said::Point(point) = said else {
        return false;
    };
    match point.what {
        What::Weekday { .. } => !point.follows,
        What::Today(shift) | What::Unit { shift, .. } => shift != 0 && !point.follows,
        _ => false,
    }
}
