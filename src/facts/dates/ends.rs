//! The two ends of a stretch, each by itself: "from June 1940 to May 1945".
//!
//! In: a walk and a range it has read. Out: where each end stands, if each is a date by itself. The
//! year may be said once ("between March and July 1943"), a month or a year's first digits may not:
//! "10–12 March 1940" and "1914–18" have no such ends.

use super::point::{Point, What, Year};
use super::scan::{Said, Walk};

impl Walk<'_> {
    /// How many bytes each end has of the range that was read from `at` to `end`.
    pub(super) fn whole_ends(&self, at: usize, end: usize, said: &Said) -> Option<(u32, u32)> {
        let Said::Range(first, last) = said else {
            return None;
        };
        if !is_date(first) || !is_date(last) {
            return None;
        }
        let (opening, first_end) = self.point(at, self.is_led(at), true)?;
        let joint = self.range_joint(first_end, true)?;
        let all = self.tokens.all;
        let has_month = !matches!(last.what, What::Day { .. }) || self.names_month(joint, end);
        let parted = opening == *first && first_end < joint && joint < end && has_month;
        if !parted {
            return None;
        }
        let n_bytes = |from: usize, to: usize| u32::try_from(all[to - 1].end - all[from].start);
        n_bytes(at, first_end).ok().zip(n_bytes(joint, end).ok())
    }

    /// Tells whether a month stands in some words: "12 June", but not the "12" of "June 10–12".
    fn names_month(&self, from: usize, to: usize) -> bool {
        let t = self.tokens;
        (from..to).any(|at| t.month(at).is_some() || t.is_mark(at, b'/') || t.is_mark(at, b'-'))
    }
}

/// Tells whether a point is a date by itself, with or without its year.
fn is_date(point: &Point) -> bool {
    match point.what {
        What::Year => matches!(point.year, Year::Full(_)),
        What::Day { .. } | What::Month(_) => true,
        _ => matches!(point.year, Year::Full(_) | Year::Short(_)),
    }
}
