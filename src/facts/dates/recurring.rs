//! Reads what comes again and again: "every 6 weeks", "twice a week", "6-weekly".
//!
//! In: tokens and a position. Out: a period and the position after it.

use super::counted::period;
use super::lexicon::{Scale, Word};
use super::phrase::{Phrase, Read};
use super::tokens::Tokens;

impl Tokens<'_> {
    /// Tells whether a word goes on another: "bi-monthly" is twice a month or every other month.
    pub(super) fn is_compound(&self, at: usize) -> bool {
        at > 0 && self.glued(at) && self.is_mark(at - 1, b'-')
    }

    pub(super) fn half_yearly(&self, at: usize) -> Option<Read> {
        let next = self.skip_mark(at + 1, b'-');
        let told = self.near(next) && self.is(next, Word::Recurring(Scale::Year, 1));
        told.then_some((Phrase::Recurring(period(6, Scale::Month)), next + 1))
    }

    pub(super) fn n_weekly(&self, at: usize) -> Option<Read> {
        let (n, next) = self.count(at)?;
        let next = self.skip_mark(next, b'-');
        let Word::Recurring(scale, per) = self.word(next)? else {
            return None;
        };
        let told = self.near(next) && n <= 52;
        told.then(|| {
            (
                Phrase::Recurring(period(n * i32::from(per), scale)),
                next + 1,
            )
        })
    }

    /// Reads "every 6 weeks", "each month", "every second week", "every Monday".
    pub(super) fn every(&self, at: usize) -> Option<Read> {
        let next = at + 1;
        if !self.near(next) {
            return None;
        }
        if let Some((period, end)) = self.period(next) {
            return Some((Phrase::Recurring(period), end));
        }
        match self.word(next)? {
            Word::Weekday(_) => Some((Phrase::Recurring(period(1, Scale::Week)), next + 1)),
            Word::Ordinal(n) => {
                let (period, end) = self.unit(i32::from(n), next + 1)?;
                Some((Phrase::Recurring(period), end))
            }
            _ => {
                let (period, end) = self.unit(1, next)?;
                Some((Phrase::Recurring(period), end))
            }
        }
    }

    /// Reads "once a week", "twice per month", "per week".
    pub(super) fn per(&self, at: usize) -> Option<Read> {
        let mut next = at + 1;
        next += usize::from(matches!(
            self.word(next),
            Some(Word::Cardinal(1) | Word::Every | Word::Per)
        ));
        let scale = match self.word(next)? {
            Word::Unit(scale) => scale,
            Word::Day => Scale::Day,
            Word::Year => Scale::Year,
            _ => return None,
        };
        self.near(next)
            .then(|| (Phrase::Recurring(period(1, scale)), next + 1))
    }
}
