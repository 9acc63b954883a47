//! Years joined to years: "2014-2018", "2019-22", "1994-6", and numbers so joined that are none.
//!
//! In: a walk and a position. Out: a range of years, or yes or no.

use super::lexicon::Word;
use super::past::can_be_time;
use super::point::{Found, Point, What, Year};
use super::scan::Walk;

impl Walk<'_> {
    /// Tells whether a year opens a range of years: "2014-2018", "2014 to 2018".
    pub(super) fn is_year_range(&self, at: usize) -> bool {
        let t = self.tokens;
        let joint = at + 1;
        let joined = t.near(joint)
            && (t.is_mark(joint, b'-')
                || t.is_mark(joint, b'~')
                || self.in_between(at) && t.is(joint, Word::And)
                || matches!(t.word(joint), Some(Word::To | Word::Until | Word::Through)));
        let later = |(to, digits): (u32, u8)| {
            let spans = |from: u32| from < to && to - from < 60 || self.are_old_years(from, to);
            digits == 4 && to < 2100 && t.number(at).is_some_and(|(from, _)| spans(from))
        };
        joined
            && t.near(joint + 1)
            && t.number(joint + 1).is_some_and(later)
            && !t.is_longer(joint + 2)
    }

    /// Tells whether two numbers are years of past centuries and not both times of day: "1687-1854".
    pub(super) fn are_old_years(&self, from: u32, to: u32) -> bool {
        let fits = (1100..2000).contains(&from) && from < to && to - from < 600;
        let told = |year| self.tokens.past.holds(self.tokens, year);
        fits && (!can_be_time(from) || !can_be_time(to) || told(from) && told(to))
    }

    /// Reads "2019-22": some years, the last by its last two digits.
    pub(super) fn short_year_range(&self, at: usize) -> Option<Found> {
        let t = self.tokens;
        let (from, _) = t.number(at)?;
        let (to, digits) = t.number(at + 2)?;
        let dash = t.is_mark(at + 1, b'-');
        let is_old = at > 0 && t.is(at - 1, Word::In) && from < 1900;
        let slash = t.is_mark(at + 1, b'/') && (is_old || self.is_of_document(at));
        let tight = (dash || slash) && t.glued(at + 1) && t.glued(at + 2);
        let n_years = to.checked_sub(if digits == 1 { from % 10 } else { from % 100 })?;
        let recent = to > 12 && (2..=15).contains(&n_years);
        let plain = digits == 2 && (recent || from < 1950 && n_years > 0);
        let told = (plain || digits == 1 && n_years > 0) && !t.is_longer(at + 3);
        let year = Year::Full(i16::try_from(from).ok()?);
        let n_years = u8::try_from(n_years).ok()?;
        let stands = tight && told && !self.vetoed(at);
        stands.then(|| (Point::new(What::Years(n_years), year), at + 3))
    }

    /// Reads "1994-6", where a month would be written "1994-06", and "1902-04", which is older
    /// than that way of writing months.
    pub(super) fn no_month_range(&self, at: usize) -> Option<Found> {
        let is_one = matches!(self.tokens.number(at + 2), Some((_, 1)));
        let is_year = matches!(self.tokens.number(at), Some((1000..2100, 4)));
        let is_old = matches!(self.tokens.number(at), Some((1000..1950, 4)));
        self.short_year_range(at)
            .filter(|_| is_one && is_year || is_old)
    }

    /// Tells whether a number ends what began as a time of day or a count: "from 1853 to 1946",
    /// "2015 votes to 1998".
    pub(super) fn ends_numbers(&self, at: usize) -> bool {
        let t = self.tokens;
        let joint = at.checked_sub(1).filter(|_| t.near(at));
        let Some(joint) =
            joint.filter(|joint| matches!(t.word(*joint), Some(Word::To | Word::Until)))
        else {
            return false;
        };
        let counts = joint >= 2 && t.number(joint - 2).is_some() && t.counts_things(joint - 1);
        let is_time = |(value, digits)| digits == 4 && can_be_time(value);
        let times = joint >= 1
            && self.found.last().map(|last| last.span.end) != Some(t.all[joint - 1].end)
            && [joint - 1, at]
                .iter()
                .all(|at| t.number(*at).is_some_and(is_time));
        counts || times
    }
}
