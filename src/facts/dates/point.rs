//! Reads one point in time from tokens: a day, a month, a year, a quarter, a season.
//!
//! In: tokens and a position. Out: a [`Point`] as it is written, and the position after it. What
//! days it means is settled later, when the whole document is known.

use super::lexicon::{Holiday, Part, Scale, Turn, Word};
use super::token::{Gap, Kind, Token};

/// A year as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Year {
    /// Not written.
    Unsaid,
    /// Two digits.
    Short(i16),
    /// Four digits.
    Full(i16),
    /// Next year is 1, last year -1.
    Relative(i8),
    /// That of the next such date.
    Coming,
    /// That of the last such date.
    Gone,
}

/// What is written of a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    /// Day and month as numbers, in an order still to be settled.
    Numeric {
        first: u8,
        second: u8,
    },
    Day {
        day: u8,
        month: u8,
    },
    /// A day whose month stands elsewhere.
    DayOnly(u8),
    /// A day of this, the next or the last month.
    DayOfMonth {
        day: u8,
        shift: i8,
    },
    Month(u8),
    Year,
    /// So many years after the first.
    Years(u8),
    Decade,
    Century,
    Season(u8),
    Term(u8),
    Quarter {
        nth: u8,
        financial: bool,
    },
    Half(u8),
    Financial,
    Academic,
    /// A week by its number.
    Week(u8),
    /// The nth week of a month, or of a year where there is no month; -1 is the last.
    NthWeek {
        nth: i8,
        month: Option<u8>,
    },
    /// The nth such weekday of a month; -1 is the last.
    NthWeekday {
        nth: i8,
        weekday: u8,
        month: u8,
    },
    LastDay(u8),
    Holiday(Holiday),
    /// So many days from the reference.
    Today(i8),
    /// This, next or last week, month, quarter or year.
    Unit {
        shift: i8,
        unit: Scale,
    },
    /// The next or last such weekday.
    Weekday {
        shift: i8,
        weekday: u8,
    },
    /// A date that the calendar does not have.
    Impossible,
}

/// Which day of a week is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WeekBy {
    Start,
    End,
    Any,
}

/// A point in time, as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Point {
    pub(super) what: What,
    pub(super) year: Year,
    pub(super) weekday: Option<u8>,
    pub(super) part: Option<Part>,
    pub(super) week: Option<WeekBy>,
    pub(super) about: bool,
    pub(super) repaired: bool,
    /// Whether it counts from the date said before it ("the following day").
    pub(super) follows: bool,
    /// Whether nothing says which one is meant: "on Monday".
    pub(super) is_bare: bool,
    /// Whether the month's name stands before the day: "March 16".
    pub(super) month_first: bool,
    /// Whether the month is written in full.
    pub(super) in_full: bool,
    /// Whether the day's two digits could also be a year: "Sep 25", "11/18".
    pub(super) may_be_year: bool,
}

impl Point {
    pub(super) fn new(what: What, year: Year) -> Self {
        Self {
            what,
            year,
            weekday: None,
            part: None,
            week: None,
            about: false,
            repaired: false,
            follows: false,
            is_bare: false,
            month_first: false,
            in_full: false,
            may_be_year: false,
        }
    }
}

/// A point with the position of the token after it.
pub(super) type Found = (Point, usize);

/// A text and its tokens, to be read at any position.
#[derive(Clone, Copy)]
pub(super) struct Tokens<'t> {
    pub(super) text: &'t str,
    pub(super) all: &'t [Token],
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
                let is_plural = first.ends_with('s') && !is_verb;
                is_plural || matches!(first, "people" | "children" | "young" | "per" | "percent")
            }
            Some(Kind::Word(
                Word::Unit(_) | Word::Hours | Word::Working | Word::Day | Word::Year,
            )) => true,
            Some(Kind::Mark(b'%')) => true,
            _ => false,
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

    /// Reads a year of four digits, or in words.
    pub(super) fn full_year(&self, at: usize) -> Option<(Year, usize)> {
        match self.get(at)?.kind {
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
        for word in [Word::Of, Word::In] {
            next = self.skip(next, word);
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
        let can_be = value < 2400 && value % 100 < 60;
        let named = self.near(end) && self.is(end, Word::Hours);
        let is_old = value < 1700;
        let day_at = at.saturating_sub(2);
        let led = day_at > 0
            && self.near(day_at)
            && matches!(
                self.word(day_at - 1),
                Some(Word::On | Word::The | Word::Of | Word::From | Word::To | Word::Until)
            );
        can_be && (named || is_old && !led)
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

    /// Tells whether a number goes on in the token at a position: "2018/123", "10:30", "12.5".
    pub(super) fn is_longer(&self, at: usize) -> bool {
        if !self.glued(at) {
            return false;
        }
        match self.get(at).map(|token| token.kind) {
            Some(Kind::Mark(b'/' | b'.' | b'-' | b':' | b',' | b'_')) => {
                self.glued(at + 1)
                    && matches!(
                        self.get(at + 1).map(|token| token.kind),
                        Some(Kind::Number { .. })
                    )
            }
            Some(Kind::Mark(b'%' | b'@')) => true,
            Some(Kind::Mark(_)) => false,
            Some(_) => true,
            None => false,
        }
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

pub(super) fn shift(turn: Turn) -> i8 {
    match turn {
        Turn::Next => 1,
        Turn::Last => -1,
        Turn::This => 0,
    }
}

/// Marks that join the parts of one date.
pub(super) fn is_joint(token: &Token) -> bool {
    matches!(token.kind, Kind::Mark(b'-' | b'/' | b'.'))
}

pub(super) fn is_day(point: &Point) -> bool {
    matches!(point.what, What::Day { .. } | What::Impossible)
}

/// A day of a month, or what the calendar does not have in any year.
pub(super) fn checked(day: u8, month: u8) -> What {
    const LENGTHS: [u8; 12] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let length = month
        .checked_sub(1)
        .and_then(|idx| LENGTHS.get(usize::from(idx)));
    match length {
        Some(length) if (1..=*length).contains(&day) => What::Day { day, month },
        _ => What::Impossible,
    }
}
