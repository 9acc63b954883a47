//! The two ends of a stretch, each by itself: "from June 1940 to May 1945".
//!
//! In: a walk and a range it has read. Out: where each end stands, if each is a whole date: both
//! years are written, and at their own ends. "10–12 March 1940" and "1914–18" have no such ends.

use super::point::{Point, What, Year};
use super::scan::{Said, Walk};
use crate::document::Span;

impl Walk<'_> {
    /// The bytes of each end of the range that was read from `at` to `end`.
    pub(super) fn whole_ends(&self, at: usize, end: usize, said: &Said) -> Option<(Span, Span)> {
        let Said::Range(first, last) = said else {
            return None;
        };
        let has_year = |point: &Point| match point.year {
            Year::Full(_) => true,
            Year::Short(_) => point.what != What::Year,
            _ => false,
        };
        if !has_year(first) || !has_year(last) {
            return None;
        }
        let (opening, first_end) = self.point(at, self.is_led(at), false)?;
        let joint = self.range_joint(first_end, true)?;
        let all = self.tokens.all;
        let parted = opening == *first && first_end < joint && joint < end;
        parted.then(|| {
            let first = Span::new(all[at].start, all[first_end - 1].end);
            (first, Span::new(all[joint].start, all[end - 1].end))
        })
    }
}
