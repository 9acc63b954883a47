//! Tells when numbers in a date's shape are none: versions, sections, telephone numbers, money.
//!
//! In: a walk and a position. Out: yes or no.

use super::lexicon::Word;
use super::point::{Found, What, Year};
use super::scan::Walk;
use super::token::Gap;

/// A list of sections is followed back over this many.
const N_SECTIONS_MAX: usize = 8;

impl Walk<'_> {
    /// Tells whether "2018-19" is one year of accounts; "2018-2019" is two calendar years.
    pub(super) fn is_session(&self, at: usize) -> bool {
        let t = self.tokens;
        let both_full = t.number(at + 2).is_some_and(|(_, digits)| digits == 4);
        let before = at.checked_sub(1).and_then(|before| t.word(before));
        !(both_full && t.is_mark(at + 1, b'-'))
            && !matches!(before, Some(Word::LawSeries | Word::Number | Word::Phone))
    }

    /// Tells whether numbers in a date's shape are a version, a section or a telephone number.
    pub(super) fn is_no_date(&self, at: usize, (point, _): &Found) -> bool {
        let t = self.tokens;
        let dotted = t.is_mark(at + 1, b'.');
        let is_month = matches!(point.what, What::Month(_));
        let weak = dotted || is_month || matches!(point.year, Year::Short(_));
        let end = at + 5;
        let of_text =
            dotted && matches!(point.year, Year::Short(_)) && t.near(end) && t.is(end, Word::Of);
        let vetoed = self.vetoed(at) || self.is_banked(at);
        let slashed = t.is_mark(at + 1, b'/') && t.is_mark(at + 3, b'/');
        of_text || weak && vetoed || self.after(at, Word::Phone) && !slashed
    }

    /// Tells whether a number before a month is a version's: "Version 3 Nov 2020", "Issue 3 Nov
    /// 2020", but not "date of issue 3 Nov 2020".
    pub(super) fn is_version(&self, at: usize) -> bool {
        let t = self.tokens;
        let plain =
            t.number(at).is_some_and(|(_, digits)| digits == 1) && t.month(at + 1).is_some();
        let Some(before) = at
            .checked_sub(1)
            .filter(|_| plain && t.gap(at) == Gap::Space)
        else {
            return false;
        };
        let last = t.written(before).rsplit(' ').next().unwrap_or("");
        let issue =
            last == "Issue" && !(before > 0 && t.near(before) && t.is(before - 1, Word::Of));
        issue || t.is(before, Word::Version)
    }

    /// Tells whether a day and month are a door's number and a street's name: "12 March Road".
    pub(super) fn is_address(&self, end: usize) -> bool {
        const STREETS: [&str; 14] = [
            "Street", "Road", "Avenue", "Terrace", "Lane", "Place", "Gardens", "Drive", "Crescent",
            "Court", "Square", "Grove", "Way", "Row",
        ];
        let t = self.tokens;
        let first = t.written(end).split([' ', ',']).next().unwrap_or("");
        let is_month = end > 0 && t.month(end - 1).is_some();
        is_month && t.near(end) && STREETS.contains(&first)
    }

    /// Tells whether a number follows the name of a number that a bank gives.
    fn is_banked(&self, at: usize) -> bool {
        let before = at.checked_sub(1).filter(|_| self.tokens.near(at));
        let words = before.map_or("", |before| self.tokens.written(before));
        let last = words.rsplit(' ').next().unwrap_or("");
        ["code", "account", "invoice", "batch"]
            .iter()
            .any(|name| last.eq_ignore_ascii_case(name))
    }

    pub(super) fn vetoed(&self, at: usize) -> bool {
        let named = matches!(
            self.word_before(at),
            Some(Word::Sectional | Word::Version | Word::Number | Word::Phone | Word::LawSeries)
        );
        named || at > 0 && self.tokens.is_mark(at - 1, b'$') || self.is_in_section_list(at)
    }

    /// Tells whether a number goes on a list of sections: "paragraphs 4.12, 4.13 and 5.1.14".
    pub(super) fn is_in_section_list(&self, at: usize) -> bool {
        let t = self.tokens;
        let mut at = at;
        for _ in 0..N_SECTIONS_MAX {
            let Some(last) = at.checked_sub(2).filter(|_| t.near(at) && t.near(at - 1)) else {
                return false;
            };
            let joined = t.is_mark(at - 1, b',') || t.is_mark(at - 1, b'&');
            let joined = joined || matches!(t.word(at - 1), Some(Word::And | Word::Or | Word::To));
            if !joined || t.number(last).is_none() {
                return false;
            }
            at = self.number_start(last);
            if self.after(at, Word::Sectional) {
                return true;
            }
        }
        false
    }

    /// Where the number whose last part is at a position begins: "5" of "5.1.14".
    pub(super) fn number_start(&self, last: usize) -> usize {
        let t = self.tokens;
        let mut at = last;
        while at >= 2
            && at + 8 > last
            && t.glued(at)
            && t.is_mark(at - 1, b'.')
            && t.glued(at - 1)
            && t.number(at - 2).is_some()
        {
            at -= 2;
        }
        at
    }
}
