//! A text's tokens, to be read at any position: what stands there, and what it is joined to.
//!
//! In: a text and its tokens. Out: words, numbers, days of a month; nothing here decides what is a
//! date.

use super::lexicon::Word;
use super::past::Past;
use super::token::{Gap, Kind, Token};

/// A text and its tokens, to be read at any position.
#[derive(Clone, Copy)]
pub(super) struct Tokens<'t> {
    pub(super) text: &'t str,
    pub(super) all: &'t [Token],
    /// What past the text tells of.
    pub(super) past: &'t Past,
}

impl<'t> Tokens<'t> {
    pub(super) fn get(&self, at: usize) -> Option<&'t Token> {
        self.all.get(at)
    }

    /// Returns the word, where the token is a known one.
    pub(super) fn word(&self, at: usize) -> Option<Word> {
        match self.get(at)?.kind {
            Kind::Word(word) => Some(word),
            _ => None,
        }
    }

    pub(super) fn is(&self, at: usize, word: Word) -> bool {
        self.word(at) == Some(word)
    }

    pub(super) fn is_mark(&self, at: usize, mark: u8) -> bool {
        self.get(at)
            .is_some_and(|token| token.kind == Kind::Mark(mark))
    }

    /// Returns a number and how many digits it has.
    pub(super) fn number(&self, at: usize) -> Option<(u32, u8)> {
        match self.get(at)?.kind {
            Kind::Number { value, digits } => Some((value, digits)),
            _ => None,
        }
    }

    pub(super) fn gap(&self, at: usize) -> Gap {
        self.get(at).map_or(Gap::Line, |token| token.gap)
    }

    pub(super) fn glued(&self, at: usize) -> bool {
        self.gap(at) == Gap::None && at < self.all.len()
    }

    /// Tells whether the token stands on the same line as the one before it.
    pub(super) fn near(&self, at: usize) -> bool {
        at < self.all.len() && self.gap(at) != Gap::Line
    }

    pub(super) fn skip(&self, at: usize, word: Word) -> usize {
        at + usize::from(self.near(at) && self.is(at, word))
    }

    pub(super) fn skip_mark(&self, at: usize, mark: u8) -> usize {
        at + usize::from(self.near(at) && self.is_mark(at, mark))
    }

    pub(super) fn written(&self, at: usize) -> &'t str {
        self.get(at)
            .map_or("", |token| &self.text[token.start..token.end])
    }

    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.written(at).starts_with(|c: char| c.is_uppercase())
    }

    /// Tells whether the words at a position name things that can be counted: "children were".
    pub(super) fn counts_things(&self, at: usize) -> bool {
        if !self.near(at) || self.glued(at) {
            return false;
        }
        match self.get(at).map(|token| token.kind) {
            Some(Kind::Other) => {
                let first = self.written(at).split([' ', ',', '.']).next().unwrap_or("");
                let is_verb = matches!(first, "was" | "is" | "has" | "as" | "its" | "his" | "this");
                let is_one = ["ss", "us", "is", "wards", "ways"];
                let is_one = is_one.iter().any(|end| first.ends_with(end));
                let is_plural = first.ends_with('s') && !is_verb && !is_one && !self.has_object(at);
                let is_unit = matches!(first, "mg" | "ml" | "g" | "kg" | "mm" | "cm" | "km" | "ft");
                is_plural
                    || is_unit
                    || matches!(first, "people" | "children" | "young" | "per" | "percent")
            }
            Some(Kind::Word(
                Word::Unit(_) | Word::Hours | Word::Working | Word::Day | Word::Year,
            )) => true,
            Some(Kind::Word(Word::Sectional)) => self.written(at).ends_with('s'),
            Some(Kind::Mark(b'%')) => true,
            _ => false,
        }
    }

    /// Tells whether what a verb is done to stands after the word at a position: "lists it", "lies
    /// 14 feet deep", "shows the mill".
    fn has_object(&self, at: usize) -> bool {
        const PRONOUNS: [&str; 4] = ["it", "him", "her", "them"];
        let mut words = self.written(at).split(' ').skip(1);
        match words.next() {
            Some(word) => PRONOUNS.contains(&word),
            None => self.near(at + 1) && self.is(at + 1, Word::The),
        }
    }

    /// Reads a day of the month: "16", "16th", "sixteenth", "twenty-first". The flag tells
    /// whether it was written as an ordinal.
    pub(super) fn day(&self, at: usize) -> Option<(u8, usize, bool)> {
        match self.get(at)?.kind {
            Kind::Number { value, digits } if digits <= 2 => {
                let day = u8::try_from(value).ok()?;
                let parted = self.gap(at + 1) == Gap::Space
                    && matches!(self.written(at + 1), "st" | "nd" | "rd" | "th");
                Some((day, at + 1 + usize::from(parted), parted))
            }
            Kind::Nth(day) => Some((day, at + 1, true)),
            Kind::Word(Word::Ordinal(day)) => Some((day, at + 1, true)),
            Kind::Word(Word::Cardinal(tens @ (20 | 30))) => {
                let next = self.skip_mark(at + 1, b'-');
                match self.word(next)? {
                    Word::Ordinal(ones @ 1..=9) if self.near(next) => {
                        Some((tens + ones, next + 1, true))
                    }
                    Word::Cardinal(ones @ 1..=9) if self.near(next) => {
                        Some((tens + ones, next + 1, false))
                    }
                    _ => None,
                }
            }
            _ => None,
        }
    }

    pub(super) fn month(&self, at: usize) -> Option<u8> {
        match self.word(at)? {
            Word::Month(month) => Some(month),
            _ => None,
        }
    }

    pub(super) fn is_short_month(&self, at: usize) -> bool {
        self.written(at).len() <= 4
    }

    /// Steps over a month and the stop of its abbreviation.
    pub(super) fn past_month(&self, at: usize) -> usize {
        let next = at + 1;
        let has_stop = self.is_short_month(at) && self.glued(next) && self.is_mark(next, b'.');
        next + usize::from(has_stop)
    }

    /// Tells whether a number goes on in the token at a position: "2018/123", "10:30", "12.5",
    /// "1,500".
    pub(super) fn is_longer(&self, at: usize) -> bool {
        if !self.glued(at) {
            return false;
        }
        match self.get(at).map(|token| token.kind) {
            Some(Kind::Mark(b',')) if self.ends_four_digits(at) => false,
            Some(Kind::Mark(b'/' | b'.' | b'-' | b':' | b',' | b'_')) => {
                self.glued(at + 1)
                    && matches!(
                        self.get(at + 1).map(|token| token.kind),
                        Some(Kind::Number { .. })
                    )
            }
            Some(Kind::Mark(b'@')) => self.number(at + 1).is_none(),
            Some(Kind::Mark(b'%')) => true,
            Some(Kind::Mark(_)) => false,
            Some(Kind::Number { digits: 2, .. }) if self.is_clock(at + 1) => false,
            Some(_) => true,
            None => false,
        }
    }

    /// Tells whether four digits stand before a position: no comma parts those from more digits, so
    /// that one ends their cell ("03/04/2019,42").
    fn ends_four_digits(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.number(before));
        matches!(before, Some((_, 4)))
    }

    pub(super) fn repaired(&self, from: usize, end: usize) -> bool {
        self.all[from..end.min(self.all.len())]
            .iter()
            .any(|token| token.repaired)
    }

    /// Returns the mark that joins the token at a position to the next, tightly.
    pub(super) fn joint(&self, at: usize, marks: &[u8]) -> Option<u8> {
        let Kind::Mark(mark) = self.get(at)?.kind else {
            return None;
        };
        let tight = self.near(at) && self.near(at + 1);
        (tight && marks.contains(&mark)).then_some(mark)
    }
}

/// Marks that join the parts of one date.
pub(super) fn is_joint(token: &Token) -> bool {
    matches!(token.kind, Kind::Mark(b'-' | b'/' | b'.'))
}
