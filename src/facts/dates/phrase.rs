//! Reads words that stand where a date could: offsets, recurrences, non-dates, times of life.
//!
//! In: tokens and a position. Out: a [`Phrase`] and the position after it.

use super::NonDate;
use super::counted::period;
use super::lexicon::{Turn, Word};
use super::point::{Point, What, Year};
use super::token::{Gap, Kind};
use super::tokens::Tokens;
use crate::calendar::Period;

/// From where and which way an offset is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Count {
    /// From the reference: "in 6 months", "2 weeks ago" (the period is negative).
    Reference,
    /// From the date said before: "three weeks later".
    Before,
    /// From the date said in the phrase: "10 days after 3 May 2019".
    Said(Point),
    /// From something without a date here: "of the meeting".
    Unsaid,
    /// Anywhere up to the end: "within 10 months".
    Within,
    /// All the days of it: "the last 3 months", "the next 2 weeks".
    Rolling,
}

/// What the words say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Phrase {
    Offset {
        period: Period,
        extra: Option<Period>,
        count: Count,
    },
    Recurring(Period),
    NonDate(NonDate),
    LifeStage,
}

pub(super) type Read = (Phrase, usize);

impl Tokens<'_> {
    /// Reads a phrase at a position.
    pub(super) fn phrase(&self, at: usize) -> Option<Read> {
        let kind = self.get(at)?.kind;
        match kind {
            Kind::Number { .. } | Kind::Nth(_) => self.life_stage(at).or_else(|| self.counted(at)),
            Kind::Word(word) => self.phrase_of(word, at),
            _ => None,
        }
    }

    fn phrase_of(&self, word: Word, at: usize) -> Option<Read> {
        match word {
            Word::Cardinal(_) => self.life_stage(at).or_else(|| self.counted(at)),
            Word::In => self.in_due_course(at).or_else(|| self.ahead(at)),
            Word::Within => self.within(at),
            Word::Turn(turn) => self
                .next_meeting(turn, at)
                .or_else(|| self.rolling(turn, at)),
            Word::Every => self.every(at),
            Word::Per => self.per(at),
            Word::Half => self.half_yearly(at),
            Word::Recurring(scale, n) if !self.is_compound(at) => {
                Some((Phrase::Recurring(period(i32::from(n), scale)), at + 1))
            }
            Word::Day => self.day_beside(at),
            Word::Weekday(weekday) => self.weekday_week(weekday, at),
            Word::Aged | Word::Primary | Word::Stage(_) => self.life_stage(at),
            _ => self
                .non_date(word, at)
                .map(|(kind, end)| (Phrase::NonDate(kind), end)),
        }
    }

    fn non_date(&self, word: Word, at: usize) -> Option<(NonDate, usize)> {
        let next = self.word(at + 1).filter(|_| self.near(at + 1));
        let third = self.word(at + 2).filter(|_| self.near(at + 2));
        Some(match (word, next, third) {
            (Word::Ongoing, ..) => (NonDate::Ongoing, at + 1),
            (Word::Asap, ..) => (NonDate::Asap, at + 1),
            (Word::Immediate, ..) => (NonDate::Immediate, at + 1),
            (Word::Tbc, ..) => (NonDate::Tbc, at + 1),
            (Word::As | Word::When, Some(Word::Required), _) => (NonDate::AsRequired, at + 2),
            (Word::As | Word::When, Some(Word::And), Some(Word::When)) => {
                let ends = self.word(at + 3) == Some(Word::Required);
                (NonDate::AsRequired, at + 3 + usize::from(ends))
            }
            (Word::As, Some(Word::Soon), Some(Word::As)) => {
                let ends = self.word(at + 3) == Some(Word::Possible);
                (NonDate::Asap, at + 3 + usize::from(ends))
            }
            (Word::To, Some(Word::Be), Some(Word::Confirmed)) => (NonDate::Tbc, at + 3),
            _ => return None,
        })
    }

    fn in_due_course(&self, at: usize) -> Option<Read> {
        let told = self.is(at + 1, Word::Due) && self.is(at + 2, Word::Course);
        told.then_some((Phrase::NonDate(NonDate::AsRequired), at + 3))
    }

    fn next_meeting(&self, turn: Turn, at: usize) -> Option<Read> {
        let names = matches!(self.word(at + 1)?, Word::Review | Word::Meeting);
        let told = turn == Turn::Next && names && self.is_limited(at);
        let end = at + 2 + usize::from(self.near(at + 2) && self.is(at + 2, Word::Meeting));
        told.then_some((Phrase::NonDate(NonDate::NextReview), end))
    }

    /// Tells whether the place is one for a limit: "by the next review", or alone on its line.
    fn is_limited(&self, at: usize) -> bool {
        let before = at - usize::from(at > 0 && self.is(at - 1, Word::The) && self.near(at));
        let led = before.checked_sub(1).and_then(|before| self.word(before));
        let limits = matches!(
            led,
            Some(Word::By | Word::At | Word::Before | Word::Until | Word::For | Word::In)
        );
        let alone = self.gap(at) == Gap::Line && !self.near(at + 2);
        alone || limits && self.near(before)
    }
}

/// Points that stand for the reference itself: "now", "present", "current date", "date".
pub(super) fn now() -> Point {
    Point::new(What::Today(0), Year::Unsaid)
}
