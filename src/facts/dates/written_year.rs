//! Reads a year as it is written: four digits, two, in words, "next year".
//!
//! In: tokens and a position. Out: a year and the position after it.

use super::lexicon::Word;
use super::past::{Era, can_be_time};
use super::point::{Year, shift};
use super::token::Kind;
use super::tokens::Tokens;

impl Tokens<'_> {
    /// Reads a year of four digits, or in words; one of three or with its era ("AD 14") where the
    /// text tells of the past.
    pub(super) fn full_year(&self, at: usize) -> Option<(Year, usize)> {
        match self.get(at)?.kind {
            Kind::Word(Word::Era) if self.near(at + 1) => self.year_of_era(at + 1),
            Kind::Number { .. } if self.is(at + 1, Word::Era) => self.year_of_era(at),
            Kind::Number { value, digits: 3 } if self.past.holds(*self, value) => {
                Some((Year::Full(i16::try_from(value).ok()?), at + 1))
            }
            Kind::Number {
                value: value @ 1000..=2199,
                digits: 4,
            } => {
                let year = i16::try_from(value).ok()?;
                Some((Year::Full(year), at + 1))
            }
            Kind::Word(Word::Cardinal(2)) if self.is(at + 1, Word::Thousand) => {
                let next = self.skip(at + 2, Word::And);
                let (rest, end) = self.cardinal(next).unwrap_or((0, at + 2));
                Some((Year::Full(2000 + i16::from(rest)), end))
            }
            Kind::Word(Word::Cardinal(century @ (19 | 20))) => {
                let (rest, end) = self.cardinal(at + 1)?;
                (rest >= 10).then(|| (Year::Full(i16::from(century) * 100 + i16::from(rest)), end))
            }
            _ => None,
        }
    }

    /// Reads "AD 14" from its number on, "843 AD", "490 BC"; the calendar has no days for those
    /// before our era, whose years are 0 and less.
    fn year_of_era(&self, at: usize) -> Option<(Year, usize)> {
        let era = self.era(at)?;
        let value = i16::try_from(self.number(at)?.0).ok()?;
        let end = at + 1 + usize::from(self.near(at + 1) && self.is(at + 1, Word::Era));
        let year = if era == Era::Before { 1 - value } else { value };
        (value > 0).then_some((Year::Full(year), end))
    }

    pub(super) fn cardinal(&self, at: usize) -> Option<(u8, usize)> {
        if !self.near(at) {
            return None;
        }
        let Word::Cardinal(n) = self.word(at)? else {
            return None;
        };
        let next = self.skip_mark(at + 1, b'-');
        match self.word(next) {
            Some(Word::Cardinal(ones @ 1..=9)) if n >= 20 && self.near(next) => {
                Some((n + ones, next + 1))
            }
            _ => Some((n, at + 1)),
        }
    }

    /// Reads the year after a day and month, with what joins it: ", 2018", "of 2018", "'18", "18".
    pub(super) fn year_after(&self, at: usize) -> (Year, usize) {
        let unsaid = (Year::Unsaid, at);
        if at >= self.all.len() {
            return unsaid;
        }
        let mut next = at;
        let mut joined = false;
        for mark in [b',', b'.', b'/', b'-'] {
            if self.near(next) && self.is_mark(next, mark) && (mark == b',' || self.glued(next)) {
                next += 1;
                joined = true;
                break;
            }
        }
        let after_stop = next > 0 && self.is_mark(next - 1, b'.');
        let ends_sentence = after_stop && self.is_capital(next);
        if ends_sentence && self.word(next).is_some() {
            return unsaid;
        }
        for word in [Word::Of, Word::In] {
            next = self.skip(next, word);
        }
        if self.near(next) && self.is(next, Word::That) && self.is(next + 1, Word::Year) {
            return (Year::Unsaid, next + 2);
        }
        if let Some((year, end)) = self.full_year(next)
            && !self.is_longer(end)
        {
            let is_time = self.is_time_of_day(next, end) && !joined;
            return if is_time { unsaid } else { (year, end) };
        }
        if let Some(shift) = self.turned_year(next) {
            return (Year::Relative(shift), next + 2);
        }
        if joined && self.is_mark(at, b',') && !self.is_mark(next, b'\'') {
            return unsaid;
        }
        self.short_year(next).unwrap_or(unsaid)
    }

    /// Tells whether four digits after a day are hours and minutes: "4 May 1930 hrs", "4 May 1415
    /// call from mum", but not "on 14 October 1066".
    fn is_time_of_day(&self, at: usize, end: usize) -> bool {
        let Some((value, _)) = self.number(at) else {
            return false;
        };
        let can_be = can_be_time(value) && !self.past.holds(*self, value);
        let named = self.near(end) && self.is(end, Word::Hours);
        let Some(day_at) = self.day_before_month(at) else {
            return false;
        };
        let is_old = value < 1700 && !self.is_in_sentence(day_at, end);
        can_be && (named || is_old && !self.is_led_day(day_at))
    }

    /// Tells whether a word before a day shows that a date follows.
    pub(super) fn is_led_day(&self, day_at: usize) -> bool {
        let lead = day_at.checked_sub(1).filter(|_| self.near(day_at));
        matches!(
            lead.and_then(|lead| self.word(lead)),
            Some(Word::On | Word::The | Word::Of | Word::From | Word::To | Word::Until)
        )
    }

    /// Where the day stands whose month is right before a position: "4 May", but not "fifth of May".
    pub(super) fn day_before_month(&self, at: usize) -> Option<usize> {
        let day_at = at.checked_sub(2)?;
        let is_day = matches!(
            self.get(day_at)?.kind,
            Kind::Number { digits: 1 | 2, .. } | Kind::Nth(_)
        );
        (is_day && self.month(day_at + 1).is_some()).then_some(day_at)
    }

    /// Tells whether a day and the number after it stand inside a sentence and close a part of it:
    /// "(born 7 September 1533, died". A time heads its line: "4 May 1415, call".
    fn is_in_sentence(&self, day_at: usize, end: usize) -> bool {
        let led = day_at > 0
            && self.near(day_at)
            && matches!(
                self.get(day_at - 1).map(|token| token.kind),
                Some(Kind::Other | Kind::Word(_))
            );
        let closes = !self.near(end)
            || matches!(
                self.get(end).map(|token| token.kind),
                Some(Kind::Mark(b')' | b',' | b'.' | b';'))
            );
        led && closes
    }

    pub(super) fn turned_year(&self, at: usize) -> Option<i8> {
        match (self.word(at)?, self.word(at + 1)?) {
            (Word::Turn(turn), Word::Year) if self.near(at) => Some(shift(turn)),
            _ => None,
        }
    }

    /// Reads "18" or "'18" where nothing after it makes it something else.
    pub(super) fn short_year(&self, at: usize) -> Option<(Year, usize)> {
        let quoted = self.is_mark(at, b'\'');
        let digits_at = at + usize::from(quoted);
        let (value, digits) = self.number(digits_at)?;
        if digits != 2 || !self.near(at) || quoted && !self.glued(digits_at) {
            return None;
        }
        let next = digits_at + 1;
        if self.is_longer(next) || (self.near(next) && self.follows_count(next)) {
            return None;
        }
        Some((Year::Short(i16::try_from(value).ok()?), next))
    }

    pub(super) fn follows_count(&self, at: usize) -> bool {
        self.counts_things(at) || self.month(at).is_some() || self.is_clock(at)
    }
}
