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

    fn is_capital(&self, at: usize) -> bool {
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

    fn is_short_month(&self, at: usize) -> bool {
        self.written(at).len() <= 4
    }

    /// Steps over a month and the stop of its abbreviation.
    fn past_month(&self, at: usize) -> usize {
        let next = at + 1;
        let has_stop = self.is_short_month(at) && self.glued(next) && self.is_mark(next, b'.');
        next + usize::from(has_stop)
    }

    /// Steps back before a stop that nothing follows: it may end the sentence.
    fn before_stop(&self, year: Year, end: usize) -> usize {
        let stopped = end > 1 && self.is_mark(end - 1, b'.') && self.month(end - 2).is_some();
        end - usize::from(stopped && year == Year::Unsaid)
    }

    /// Reads a year of four digits, or in words.
    pub(super) fn full_year(&self, at: usize) -> Option<(Year, usize)> {
        match self.get(at)?.kind {
            Kind::Number {
                value: value @ 1300..=2199,
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

    fn cardinal(&self, at: usize) -> Option<(u8, usize)> {
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
    fn year_after(&self, at: usize) -> (Year, usize) {
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
        if let Some(found) = self.full_year(next)
            && !self.is_longer(found.1)
        {
            return found;
        }
        if let Some(shift) = self.turned_year(next) {
            return (Year::Relative(shift), next + 2);
        }
        if joined && self.is_mark(at, b',') {
            return unsaid;
        }
        self.short_year(next).unwrap_or(unsaid)
    }

    fn turned_year(&self, at: usize) -> Option<i8> {
        match (self.word(at)?, self.word(at + 1)?) {
            (Word::Turn(turn), Word::Year) if self.near(at) => Some(shift(turn)),
            _ => None,
        }
    }

    /// Reads "18" or "'18" where nothing after it makes it something else.
    fn short_year(&self, at: usize) -> Option<(Year, usize)> {
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

    fn follows_count(&self, at: usize) -> bool {
        self.counts_things(at) || self.month(at).is_some() || self.is_mark(at, b':')
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

    /// Reads a day with its month in words, day first: "16th of March, 2018", "16-Mar-18".
    pub(super) fn day_first(&self, at: usize) -> Option<Found> {
        let (day, mut next, is_nth) = self.day(at)?;
        let dash = self.joint(next, b"-/.");
        if let Some(mark) = dash {
            next += 1;
            if let Some(found) = self.day_year_month(at, day, next, mark) {
                return Some(found);
            }
        }
        if self.near(next) && self.is(next, Word::Day) {
            next += 1;
        }
        next = self.skip(next, Word::Of);
        next = self.skip(next, Word::The);
        if is_nth {
            next = self.skip_mark(next, b',');
        }
        if let Some(found) = self.day_of_turned_month(day, next) {
            return Some(found);
        }
        let month = self.month(next)?;
        let crosses = !self.near(next);
        let after = self.past_month(next);
        if crosses && (self.number(at).is_some() || self.full_year(after).is_none()) {
            return None;
        }
        self.dated(day, month, at, after)
    }

    fn day_of_turned_month(&self, day: u8, at: usize) -> Option<Found> {
        let (Word::Turn(turn), Word::Unit(Scale::Month)) = (self.word(at)?, self.word(at + 1)?)
        else {
            return None;
        };
        let what = What::DayOfMonth {
            day,
            shift: shift(turn),
        };
        self.near(at)
            .then(|| (Point::new(what, Year::Unsaid), at + 2))
    }

    /// Reads "23-2020-September".
    fn day_year_month(&self, at: usize, day: u8, next: usize, mark: u8) -> Option<Found> {
        let (year, after) = self.full_year(next)?;
        let month = self.month(after + 1)?;
        let tight = self.is_mark(after, mark) && self.glued(after) && self.glued(after + 1);
        let what = checked(day, month);
        (tight && self.number(at).is_some()).then(|| (Point::new(what, year), after + 2))
    }

    /// Finishes a day and month with the year, where one follows.
    fn dated(&self, day: u8, month: u8, from: usize, after: usize) -> Option<Found> {
        let dashed = self.is_mark(after, b'-') && !self.all[from..after].iter().any(is_joint);
        let (year, end) = if dashed {
            (Year::Unsaid, after)
        } else {
            self.year_after(after)
        };
        if day == 0 || day > 39 || (day > 31 && year == Year::Unsaid) {
            return None;
        }
        let mut point = Point::new(checked(day, month), year);
        point.repaired = self.repaired(from, end);
        Some((point, self.before_stop(year, end)))
    }

    pub(super) fn repaired(&self, from: usize, end: usize) -> bool {
        self.all[from..end.min(self.all.len())]
            .iter()
            .any(|token| token.repaired)
    }

    /// Returns the mark that joins the token at a position to the next, tightly.
    fn joint(&self, at: usize, marks: &[u8]) -> Option<u8> {
        let Kind::Mark(mark) = self.get(at)?.kind else {
            return None;
        };
        let tight = self.near(at) && self.near(at + 1);
        (tight && marks.contains(&mark)).then_some(mark)
    }

    /// Reads a day with its month in words, month first, or the month alone.
    pub(super) fn month_first(&self, at: usize) -> Option<Found> {
        let month = self.month(at)?;
        let after = self.past_month(at);
        if let Some(found) = self.month_then_day(month, at, after) {
            return Some(found);
        }
        let (year, end) = self.month_year(at, after);
        let mut point = Point::new(What::Month(month), year);
        point.repaired = self.repaired(at, end);
        Some((point, self.before_stop(year, end)))
    }

    fn month_then_day(&self, month: u8, at: usize, after: usize) -> Option<Found> {
        let mut next = after;
        let joint = self.joint(next, b"-/.");
        next += usize::from(joint.is_some());
        next = self.skip(next, Word::The);
        if !self.near(next) {
            return None;
        }
        let (day, end, is_nth) = self.day(next)?;
        let is_plain = !is_nth && self.number(next).is_some();
        let excel = joint == Some(b'-') && self.glued(after) && is_plain && self.is_short_month(at);
        if excel && day >= 10 && !self.is_longer(end) || is_plain && self.is_clock(end) {
            return None;
        }
        let goes_on = self.is_longer(end)
            && joint.is_none()
            && !self.is_mark(end, b'-')
            && !self.is_mark(end, b',');
        if goes_on || self.month(end).is_some() && self.near(end) && is_plain {
            return None;
        }
        let (_, year_end) = self.year_after(end);
        if is_plain && year_end == end && self.counts_things(end) {
            return None;
        }
        self.dated(day, month, at, end)
    }

    /// Tells whether a colon makes the number before it an hour: "May 10:30".
    fn is_clock(&self, at: usize) -> bool {
        self.is_mark(at, b':') && self.glued(at + 1) && self.number(at + 1).is_some()
    }

    fn month_year(&self, at: usize, after: usize) -> (Year, usize) {
        if self.is_mark(after, b',') && self.full_year(after + 1).is_none() {
            return (Year::Unsaid, after);
        }
        let excel = self.is_short_month(at) && self.joint(after, b"-/").is_some();
        let quoted = self.is_mark(after, b'\'');
        let (year, end) = self.year_after(after);
        match year {
            Year::Short(_) if !excel && !quoted => (Year::Unsaid, after),
            _ => (year, end),
        }
    }

    /// Reads a date of numbers alone: "16/03/2018", "2018-03-16", "03/2018".
    pub(super) fn numeric(&self, at: usize) -> Option<Found> {
        let (first, digits) = self.number(at)?;
        let mark = self.joint(at + 1, b"/-.");
        let found = match (digits, mark) {
            (4, Some(mark)) => self.year_first(at, mark),
            (1 | 2, Some(mark)) => self.day_or_month_first(at, first, mark),
            (1 | 2, None) => self.spaced(at, first),
            _ => None,
        };
        found.map(|(mut point, end)| {
            point.repaired = self.repaired(at, end);
            (point, end)
        })
    }

    fn year_first(&self, at: usize, mark: u8) -> Option<Found> {
        let (year, next) = self.full_year(at)?;
        let (third, four) = (next + 1, next + 3);
        let second_mark = self.joint(next + 2, &[mark]).is_some();
        if let (Some(month), true) = (self.month(third), second_mark) {
            let (day, end, _) = self.day(four)?;
            return Some((Point::new(checked(day, month), year), end));
        }
        let (second, digits) = self.number(third)?;
        if second_mark && digits <= 2 {
            if let Some(month) = self.month(four) {
                let day = u8::try_from(second).ok()?;
                return Some((Point::new(checked(day, month), year), four + 1));
            }
            let (day, digits) = self.number(four)?;
            let what = checked(u8::try_from(day).ok()?, u8::try_from(second).ok()?);
            return (digits <= 2).then(|| (Point::new(what, year), self.past_time(four + 1)));
        }
        let month = u8::try_from(second).ok()?;
        let is_month = (1..=12).contains(&month) && digits <= 2 && !self.is_longer(third + 1);
        is_month.then(|| (Point::new(What::Month(month), year), third + 1))
    }

    /// Steps over the "T10" of a date with its time.
    fn past_time(&self, at: usize) -> usize {
        at
    }

    fn day_or_month_first(&self, at: usize, first: u32, mark: u8) -> Option<Found> {
        let (second, second_digits) = self.number(at + 2)?;
        let first = u8::try_from(first).ok()?;
        if self.joint(at + 3, &[mark]).is_some()
            && let Some((third, third_digits)) = self.number(at + 4)
            && second_digits <= 2
        {
            let second = u8::try_from(second).ok()?;
            return self.three_numbers(at, (first, second), (third, third_digits), mark);
        }
        if second_digits == 4 && (1..=12).contains(&first) && mark != b'.' {
            let (year, end) = self.full_year(at + 2)?;
            return Some((Point::new(What::Month(first), year), end));
        }
        if second_digits == 4 && mark == b'.' && self.number(at)?.1 == 2 && first <= 12 {
            let (year, end) = self.full_year(at + 2)?;
            return Some((Point::new(What::Month(first), year), end));
        }
        None
    }

    fn three_numbers(
        &self,
        at: usize,
        (first, second): (u8, u8),
        (third, digits): (u32, u8),
        mark: u8,
    ) -> Option<Found> {
        let year = match digits {
            4 => self.full_year(at + 4)?.0,
            2 => Year::Short(i16::try_from(third).ok()?),
            _ => return None,
        };
        let fits =
            (1..=31).contains(&first) && (1..=31).contains(&second) && first.min(second) <= 12;
        if !fits {
            let told = digits == 4 && third >= 1900 || mark == b'/';
            let near_miss = first <= 39 && second <= 39;
            let full = mark == b'/' && digits == 4 && (1900..2100).contains(&third);
            return (told && near_miss || full)
                .then(|| (Point::new(What::Impossible, year), at + 5));
        }
        if mark == b'.' && digits == 2 && third < 5 && self.gap(at) == Gap::Line {
            return None;
        }
        Some((Point::new(What::Numeric { first, second }, year), at + 5))
    }

    /// Reads "31 10 1974".
    fn spaced(&self, at: usize, first: u32) -> Option<Found> {
        let (second, second_digits) = self.number(at + 1)?;
        let (year, end) = self.full_year(at + 2)?;
        let plain = self.gap(at + 1) == Gap::Space && self.gap(at + 2) == Gap::Space;
        let alone = self.number(end).is_none() || !self.near(end);
        let before = at
            .checked_sub(1)
            .is_none_or(|before| self.number(before).is_none());
        let first = u8::try_from(first).ok()?;
        let second = u8::try_from(second).ok().filter(|_| second_digits <= 2)?;
        let fits = (1..=31).contains(&first) && (1..=12).contains(&second);
        (plain && alone && before && fits && second_digits == 2 && self.number(at)?.1 == 2)
            .then(|| (Point::new(What::Numeric { first, second }, year), end))
    }

    /// Reads a day and month of numbers without a year: "12/3". The caller vouches for the place.
    pub(super) fn short_numeric(&self, at: usize, marks: &[u8]) -> Option<Found> {
        let (first, digits) = self.number(at)?;
        self.joint(at + 1, marks)?;
        let (second, second_digits) = self.number(at + 2)?;
        let first = u8::try_from(first).ok().filter(|_| digits <= 2)?;
        let second = u8::try_from(second).ok().filter(|_| second_digits <= 2)?;
        let fits =
            (1..=31).contains(&first) && (1..=31).contains(&second) && first.min(second) <= 12;
        let tight = self.glued(at + 1) && self.glued(at + 2);
        if !fits || !tight || self.is_longer(at + 3) && !self.is_mark(at + 3, b'-') {
            return None;
        }
        let mut point = Point::new(What::Numeric { first, second }, Year::Unsaid);
        point.repaired = self.repaired(at, at + 3);
        Some((point, at + 3))
    }

    /// Reads a financial or academic year's number: "2018/19", "2018-2019", "18/19".
    pub(super) fn double_year(&self, at: usize, short: bool) -> Option<(i16, usize)> {
        let (first, digits) = self.number(at)?;
        self.joint(at + 1, b"/-")?;
        let (second, second_digits) = self.number(at + 2)?;
        let follows = match (digits, second_digits) {
            (4 | 2, 2) => (first + 1) % 100 == second,
            (4, 4) => first + 1 == second,
            _ => false,
        };
        let told = digits == 4 && (1900..2200).contains(&first) || short && digits == 2;
        if !follows || !told || self.is_longer(at + 3) {
            return None;
        }
        let first = i16::try_from(first).ok()?;
        Some((if digits == 2 { 2000 + first } else { first }, at + 3))
    }

    /// Tells whether a month's name alone, or with only a part before it, can be trusted here.
    pub(super) fn is_month_alone(&self, at: usize, led: bool) -> bool {
        let Some(month) = self.month(at) else {
            return false;
        };
        let capital = self.is_capital(at);
        let followed =
            !self.near(at + 1) || !matches!(self.get(at + 1).map(|t| t.kind), Some(Kind::Other));
        let alone = self.gap(at) == Gap::Line && !self.near(at + 1);
        if alone {
            return capital || self.written(at).len() > 3;
        }
        let is_name = matches!(month, 4 | 6 | 8);
        let next_capital = self.is_capital(at + 1) && self.near(at + 1);
        match month {
            3 | 5 => led && capital && !next_capital || led && month == 3 && followed,
            _ if is_name => led && !next_capital,
            _ if self.is_short_month(at) && month != 7 => capital && (led || followed),
            _ => capital || led,
        }
    }

    /// Reads a weekday and the date after it: "Friday 16th March", "Tues 3/4/19".
    pub(super) fn weekday_first(&self, at: usize) -> Option<Found> {
        let Word::Weekday(weekday) = self.word(at)? else {
            return None;
        };
        let mut next = at + 1;
        if self.written(at).len() <= 5 {
            next = self.skip_mark(next, b'.');
        }
        next = self.skip_mark(next, b',');
        next = self.skip_mark(next, b'-');
        next = self.skip(next, Word::The);
        if !self.near(next) {
            return None;
        }
        let day = self.day_first(next).or_else(|| self.numeric(next));
        let day = day.or_else(|| self.short_numeric(next, b"/."));
        let day = day.or_else(|| self.month_first(next).filter(|(point, _)| is_day(point)));
        let (mut point, end) = day.or_else(|| self.day_alone(next))?;
        point.weekday = Some(weekday);
        Some((point, end))
    }

    /// Reads "Fri 12th", where context has the month.
    fn day_alone(&self, at: usize) -> Option<Found> {
        let Kind::Nth(day @ 1..=31) = self.get(at)?.kind else {
            return None;
        };
        Some((Point::new(What::DayOnly(day), Year::Unsaid), at + 1))
    }

    /// Reads quarters and halves: "Q2 2018/19", "4th quarter of 2018", "2019 Q3", "18q4", "H1 2016".
    pub(super) fn quarter(&self, at: usize) -> Option<Found> {
        if let Some((what, next)) = self.quarter_mark(at) {
            let next = self.skip_mark(self.skip(next, Word::Of), b',');
            let next = next + usize::from(self.joint(next, b"-/").is_some());
            if !self.near(next) {
                return None;
            }
            let next = next + usize::from(self.is(next, Word::Financial));
            if let Some((year, end)) = self.double_year(next, true) {
                return Some((Point::new(financial(what), Year::Full(year)), end));
            }
            let (year, end) = self.full_year(next).or_else(|| self.short_year(next))?;
            return Some((Point::new(what, year), end));
        }
        if let Some((year, next)) = self.double_year(at, false) {
            let next = self.skip_mark(next, b',');
            let (what, end) = self.quarter_mark(next).filter(|_| self.near(next))?;
            return Some((Point::new(financial(what), Year::Full(year)), end));
        }
        let (year, next) = self.full_year(at).or_else(|| self.tight_year(at))?;
        let next = next + usize::from(self.joint(next, b"-/,").is_some());
        let (what, end) = self.quarter_mark(next).filter(|_| self.near(next))?;
        Some((Point::new(what, year), end))
    }

    fn tight_year(&self, at: usize) -> Option<(Year, usize)> {
        let (value, digits) = self.number(at)?;
        let tight = digits == 2 && self.glued(at + 1) && self.is(at + 1, Word::QuarterMark);
        let year = Year::Short(i16::try_from(value).ok()?);
        tight.then_some((year, at + 1))
    }

    fn quarter_mark(&self, at: usize) -> Option<(What, usize)> {
        let quarter = |nth| What::Quarter {
            nth,
            financial: false,
        };
        match self.word(at) {
            Some(Word::QuarterMark) if self.glued(at + 1) => {
                let (nth, _) = self.number(at + 1)?;
                let nth = u8::try_from(nth).ok().filter(|nth| (1..=4).contains(nth))?;
                Some((quarter(nth), at + 2))
            }
            Some(Word::HalfMark) if self.glued(at + 1) => {
                let (nth, _) = self.number(at + 1)?;
                let nth = u8::try_from(nth).ok().filter(|nth| (1..=2).contains(nth))?;
                Some((What::Half(nth), at + 2))
            }
            Some(Word::Quarter) => {
                let (nth, _) = self.number(at + 1)?;
                let nth = u8::try_from(nth).ok().filter(|nth| (1..=4).contains(nth))?;
                Some((quarter(nth), at + 2))
            }
            _ => {
                let (nth, next, is_nth) = self.day(at)?;
                if is_nth && nth <= 2 && self.is(next, Word::Half) && self.near(next) {
                    return Some((What::Half(nth), next + 1));
                }
                let told = is_nth && nth <= 4 && self.is(next, Word::Quarter) && self.near(next);
                told.then(|| (quarter(nth), next + 1))
            }
        }
    }

    /// Reads "FY 2018/19", "financial year 2018-19", "academic year 2018/19", "year 2016".
    pub(super) fn named_year(&self, at: usize) -> Option<Found> {
        let what = match self.word(at)? {
            Word::Financial => What::Financial,
            Word::Academic => What::Academic,
            Word::CalendarMark => What::Year,
            _ => return None,
        };
        let mut next = at + 1;
        if self.is(next, Word::Year) || self.is(next, Word::Academic) {
            next = self.skip(next + 1, Word::Year);
        }
        next = self.skip(next, Word::Of);
        if !self.near(next) {
            return None;
        }
        if let Some((year, end)) = self.double_year(next, true) {
            return Some((Point::new(what, Year::Full(year)), end));
        }
        if what == What::Academic {
            return None;
        }
        let (year, end) = self.full_year(next).or_else(|| self.short_year(next))?;
        let ends_in = |year: i16| {
            if what == What::Financial {
                year - 1
            } else {
                year
            }
        };
        let year = match year {
            Year::Full(year) => Year::Full(ends_in(year)),
            Year::Short(year) => Year::Full(2000 + ends_in(year)),
            other => other,
        };
        Some((Point::new(what, year), end))
    }

    /// Reads "Spring 2018", "autumn term 2019", "winter of 2018/19", "Easter 2018".
    pub(super) fn season(&self, at: usize) -> Option<Found> {
        let (what, mut next) = match self.word(at)? {
            Word::Season(season @ 0..=1) if self.is_bank_holiday(at + 1) => {
                let days = [Holiday::SpringBank, Holiday::SummerBank];
                (What::Holiday(days[usize::from(season)]), at + 3)
            }
            Word::Month(5) if self.is_bank_holiday(at + 1) => {
                (What::Holiday(Holiday::EarlyMayBank), at + 3)
            }
            Word::Month(8) if self.is_bank_holiday(at + 1) => {
                (What::Holiday(Holiday::SummerBank), at + 3)
            }
            Word::Season(season) if self.is(at + 1, Word::Term) => (What::Term(season), at + 2),
            Word::Season(season) => (What::Season(season), at + 1),
            _ => self.holiday(at)?,
        };
        next = self.skip_mark(self.skip(next, Word::Of), b',');
        if !self.near(next) {
            return None;
        }
        if let Some((year, end)) = self.double_year(next, false) {
            return Some((Point::new(what, Year::Full(in_session(what, year))), end));
        }
        let (year, end) = self.full_year(next)?;
        Some((Point::new(what, year), end))
    }

    fn is_bank_holiday(&self, at: usize) -> bool {
        self.near(at) && self.is(at, Word::Bank) && self.is(at + 1, Word::Holidays)
    }

    fn holiday(&self, at: usize) -> Option<(What, usize)> {
        let next = self.word(at + 1);
        let (holiday, end) = match (self.word(at)?, next) {
            (Word::Good, Some(Word::Weekday(4))) => (Holiday::GoodFriday, at + 2),
            (Word::Holiday(Holiday::Easter), Some(Word::Weekday(0))) => {
                (Holiday::EasterMonday, at + 2)
            }
            (Word::Holiday(Holiday::Easter), Some(Word::Weekday(6))) => (Holiday::Easter, at + 2),
            (Word::Holiday(Holiday::Christmas), Some(Word::Eve)) => (Holiday::ChristmasEve, at + 2),
            (Word::Holiday(holiday), Some(Word::Day)) => (holiday, at + 2),
            (Word::Holiday(Holiday::BoxingDay | Holiday::FathersDay), _) => return None,
            (Word::Holiday(holiday), _) => (holiday, at + 1),
            _ => return None,
        };
        Some((What::Holiday(holiday), end))
    }

    /// Reads "last Sunday of March 2014", "first Tuesday in October", "third week of 2027".
    pub(super) fn nth_of(&self, at: usize) -> Option<Found> {
        let (nth, next) = if self.is(at, Word::Turn(Turn::Last)) {
            (-1, at + 1)
        } else {
            let (nth, next, is_nth) = self.day(at)?;
            (i8::try_from(nth).ok().filter(|_| is_nth)?, next)
        };
        let head = self.word(next)?;
        if !matches!(head, Word::Weekday(_) | Word::Day | Word::Unit(Scale::Week)) {
            return None;
        }
        let joint = self.word(next + 1)?;
        if !matches!(joint, Word::Of | Word::In) {
            return None;
        }
        let in_at = next + 2;
        if let (Word::Unit(Scale::Week), Some((year, end))) = (head, self.full_year(in_at)) {
            return Some((Point::new(What::NthWeek { nth, month: None }, year), end));
        }
        let month = self.month(in_at)?;
        let (year, end) = self.month_year(in_at, self.past_month(in_at));
        let what = match head {
            Word::Weekday(weekday) => What::NthWeekday {
                nth,
                weekday,
                month,
            },
            Word::Day if nth == -1 => What::LastDay(month),
            Word::Day => checked(u8::try_from(nth).ok()?, month),
            _ => What::NthWeek {
                nth,
                month: Some(month),
            },
        };
        Some((Point::new(what, year), end))
    }

    /// Reads "w/c 12 March", "week ending 16/03/18", "the week of April 10th", "week 31".
    pub(super) fn week(&self, at: usize) -> Option<Found> {
        let (by, mut next) = self.week_head(at)?;
        for word in [Word::On, Word::The] {
            next = self.skip(next, word);
        }
        next = self.skip_mark(next, b':');
        let Some(by) = by else {
            let (n, digits) = self.number(next)?;
            let n = u8::try_from(n)
                .ok()
                .filter(|n| (1..=53).contains(n) && digits <= 2)?;
            let stands = self.near(next) && !self.is_longer(next + 1);
            let (year, end) = self.year_after(next + 1);
            return stands.then(|| match year {
                Year::Full(_) | Year::Relative(_) => (Point::new(What::Week(n), year), end),
                _ => (Point::new(What::Week(n), Year::Unsaid), next + 1),
            });
        };
        let found = self.weekday_first(next).or_else(|| self.day_first(next));
        let found = found.or_else(|| self.numeric(next));
        let found = found.or_else(|| self.short_numeric(next, b"/."));
        let found = found.or_else(|| self.month_first(next).filter(|(point, _)| is_day(point)));
        let (mut point, end) = found?;
        point.week = Some(by);
        Some((point, end))
    }

    fn week_head(&self, at: usize) -> Option<(Option<WeekBy>, usize)> {
        let word = self.word(at)?;
        if word == Word::WeekMark {
            return Some((Some(WeekBy::Start), at + 1));
        }
        let stopped = self.is_mark(at + 1, b'.') && self.is_mark(at + 3, b'.');
        let slashed = self.is_mark(at + 1, b'/');
        if word == Word::WeekLetter && (slashed || stopped) && self.glued(at + 1) {
            let end = at + 3 + usize::from(stopped);
            return match self.word(at + 2)? {
                Word::About | Word::Commencing => Some((Some(WeekBy::Start), end)),
                Word::Ending => Some((Some(WeekBy::End), end)),
                _ => None,
            };
        }
        if word != Word::Unit(Scale::Week) {
            return None;
        }
        Some(match self.word(at + 1) {
            Some(Word::Commencing | Word::Part(Part::Start)) => (Some(WeekBy::Start), at + 2),
            Some(Word::Ending) => (Some(WeekBy::End), at + 2),
            Some(Word::Of) => (Some(WeekBy::Any), at + 2),
            _ => (None, at + 1),
        })
    }

    /// Reads "next week", "last month", "this quarter", "next Friday", "next March".
    pub(super) fn turned(&self, at: usize) -> Option<Found> {
        let turn = match self.word(at)? {
            Word::Turn(turn) => turn,
            Word::Following => Turn::Next,
            Word::Same if self.is(at + 1, Word::Day) => Turn::This,
            _ => return None,
        };
        if !self.near(at + 1) {
            return None;
        }
        let follows = !matches!(self.word(at)?, Word::Turn(_));
        let shift = shift(turn);
        if self.word(at + 1).is_none() {
            return self.turned_date(at, shift).filter(|_| !follows);
        }
        let unit = |unit| What::Unit { shift, unit };
        let what = match self.word(at + 1)? {
            Word::Unit(scale) => unit(scale),
            Word::Year => unit(Scale::Year),
            Word::Quarter => unit(Scale::Quarter),
            Word::Day if follows || self.is(at.wrapping_sub(1), Word::The) => {
                let mut point = Point::new(What::Today(shift), Year::Unsaid);
                point.follows = true;
                return Some((point, at + 2));
            }
            Word::Weekday(weekday) => {
                let inner = self.weekday_first(at + 1);
                if inner.is_some() {
                    return inner;
                }
                What::Weekday { shift, weekday }
            }
            _ => return self.turned_date(at, shift).filter(|_| !follows),
        };
        let mut point = Point::new(what, Year::Unsaid);
        point.follows = follows;
        Some((point, at + 2))
    }

    /// Reads "next March", "next 6th of April", where the turn only picks the year.
    fn turned_date(&self, at: usize, shift: i8) -> Option<Found> {
        let found = self.day_first(at + 1).or_else(|| self.month_first(at + 1));
        let (mut point, end) = found?;
        let modal = self.month(at + 1) == Some(5) && !self.is_capital(at + 1);
        if modal && matches!(point.what, What::Month(_)) {
            return None;
        }
        if point.year == Year::Unsaid && matches!(point.what, What::Month(_) | What::Day { .. }) {
            point.year = match shift {
                1 => Year::Coming,
                -1 => Year::Gone,
                _ => Year::Unsaid,
            };
        }
        Some((point, end))
    }
}

fn shift(turn: Turn) -> i8 {
    match turn {
        Turn::Next => 1,
        Turn::Last => -1,
        Turn::This => 0,
    }
}

/// Marks that join the parts of one date.
fn is_joint(token: &Token) -> bool {
    matches!(token.kind, Kind::Mark(b'-' | b'/' | b'.'))
}

fn is_day(point: &Point) -> bool {
    matches!(point.what, What::Day { .. } | What::Impossible)
}

/// A day of a month, or what the calendar does not have in any year.
fn checked(day: u8, month: u8) -> What {
    const LENGTHS: [u8; 12] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let length = month
        .checked_sub(1)
        .and_then(|idx| LENGTHS.get(usize::from(idx)));
    match length {
        Some(length) if (1..=*length).contains(&day) => What::Day { day, month },
        _ => What::Impossible,
    }
}

fn financial(what: What) -> What {
    match what {
        What::Quarter { nth, .. } => What::Quarter {
            nth,
            financial: true,
        },
        other => other,
    }
}

/// Spring and summer of a session that spans two years lie in the second.
fn in_session(what: What, year: i16) -> i16 {
    match what {
        What::Term(0 | 1) | What::Season(0 | 1) => year + 1,
        _ => year,
    }
}
