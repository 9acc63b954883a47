//! Reads days and months whose month is a word: "16th of March, 2018", "March 16", "Fri 16 Mar".
//!
//! In: tokens and a position. Out: a point as it is written, and the position after it.

use super::lexicon::{self, Scale, Word};
use super::point::{Found, Point, What, Year, checked, is_day, shift};
use super::token::{Gap, Kind};
use super::tokens::{Tokens, is_joint};
use crate::calendar::month_named;

impl Tokens<'_> {
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
        if let Some((month, after)) = self.broken_month(next).filter(|_| day <= 31) {
            return self.dated(day, month, at, after);
        }
        let Some(month) = self.month(next) else {
            return self.misspelt(day, at, next);
        };
        let crosses = !self.near(next);
        let after = self.past_month(next);
        if crosses && (self.number(at).is_some() || self.full_year(after).is_none()) {
            return None;
        }
        self.dated(day, month, at, after)
    }

    /// Reads "2022, 14 June" and "2022, June 14th": the year before a day that has none of its own.
    pub(super) fn year_then_day(&self, at: usize) -> Option<Found> {
        let (year, comma) = self.full_year(at)?;
        let next = self.skip_mark(comma, b',');
        let day = self.day_first(next).or_else(|| self.month_first(next));
        let (mut point, end) = day.filter(|_| next > comma)?;
        let stands = point.year == Year::Unsaid && matches!(point.what, What::Day { .. });
        point.year = year;
        (stands && self.near(next)).then_some((point, end))
    }

    /// Reads "7 Novem ber": a month's name in full that a narrow column broke in two.
    fn broken_month(&self, at: usize) -> Option<(u8, usize)> {
        let is_unknown = self.get(at)?.kind == Kind::Other && self.near(at);
        let (first, rest) = self.written(at).split_once(' ').filter(|_| is_unknown)?;
        let is_end = rest.bytes().all(|byte| byte.is_ascii_lowercase());
        let month = month_named(&format!("{first}{rest}")).filter(|_| is_end)?;
        Some((month, at + 1))
    }

    /// Reads "23 Septmber 2018" and "7th Match 2019": a word near to one month's name, between a
    /// day and a full year.
    fn misspelt(&self, day: u8, at: usize, next: usize) -> Option<Found> {
        let plain = self.get(next)?.kind == Kind::Other && self.near(next);
        let (year, end) = self.full_year(next + 1).filter(|_| plain)?;
        let stands = self.near(next + 1) && !self.is_longer(end) && (1..=31).contains(&day);
        let month = lexicon::month_near(self.written(next)).filter(|_| stands)?;
        let mut point = Point::new(checked(day, month), year);
        point.repaired = true;
        Some((point, end)).filter(|_| self.gap(at) != Gap::None || at == 0)
    }

    pub(super) fn day_of_turned_month(&self, day: u8, at: usize) -> Option<Found> {
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
    pub(super) fn day_year_month(
        &self,
        at: usize,
        day: u8,
        next: usize,
        mark: u8,
    ) -> Option<Found> {
        let (year, after) = self.full_year(next)?;
        let month = self.month(after + 1)?;
        let tight = self.is_mark(after, mark) && self.glued(after) && self.glued(after + 1);
        let what = checked(day, month);
        (tight && self.number(at).is_some()).then(|| (Point::new(what, year), after + 2))
    }

    /// Finishes a day and month with the year, where one follows.
    pub(super) fn dated(&self, day: u8, month: u8, from: usize, after: usize) -> Option<Found> {
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

    /// Steps back before a stop that nothing follows: it may end the sentence.
    pub(super) fn before_stop(&self, year: Year, end: usize) -> usize {
        let stopped = end > 1 && self.is_mark(end - 1, b'.') && self.month(end - 2).is_some();
        end - usize::from(stopped && year == Year::Unsaid)
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

    pub(super) fn month_then_day(&self, month: u8, at: usize, after: usize) -> Option<Found> {
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
        let tight = joint.is_none() && self.glued(next) && self.is_short_month(at) && is_plain;
        if (excel || tight) && day >= 10 && !self.is_longer(end) || is_plain && self.is_clock(end) {
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
        let led = at > 0 && self.near(at) && self.is(at - 1, Word::On);
        let may_be_year = is_plain
            && joint.is_none()
            && !led
            && self.number(next).is_some_and(|(_, digits)| digits == 2);
        let (mut point, end) = self.dated(day, month, at, end)?;
        point.month_first = true;
        point.in_full = !self.is_short_month(at) || matches!(month, 5..=7);
        point.may_be_year = may_be_year && point.year == Year::Unsaid;
        Some((point, end))
    }

    /// Tells whether a colon makes the number before it an hour: "May 10:30".
    pub(super) fn is_clock(&self, at: usize) -> bool {
        self.is_mark(at, b':') && self.glued(at + 1) && self.number(at + 1).is_some()
    }

    pub(super) fn month_year(&self, at: usize, after: usize) -> (Year, usize) {
        if self.is_mark(after, b',') && self.full_year(after + 1).is_none() {
            return (Year::Unsaid, after);
        }
        if let Some(found) = self.year_of_meeting(after) {
            return found;
        }
        let tight = self.glued(after) && self.number(after).is_some();
        let excel = self.is_short_month(at) && (tight || self.joint(after, b"-/").is_some());
        let quoted = self.is_mark(after, b'\'');
        let (year, end) = self.year_after(after);
        match year {
            Year::Short(_) if !excel && !quoted => (Year::Unsaid, after),
            _ => (year, end),
        }
    }

    /// "The September meeting of 2026": the year that stands behind what is held in the month.
    fn year_of_meeting(&self, at: usize) -> Option<(Year, usize)> {
        const MEETINGS: [&str; 5] = ["meeting", "session", "board", "committee", "council"];
        let has =
            |at: usize, word: &str| self.near(at) && self.written(at).eq_ignore_ascii_case(word);
        let is_meeting = MEETINGS.iter().any(|word| has(at, word));
        let is_of_year = is_meeting && has(at + 1, "of") && self.near(at + 2);
        is_of_year.then(|| self.full_year(at + 2)).flatten()
    }

    /// Tells whether a month's name alone, or with only a part before it, can be trusted here.
    pub(super) fn is_month_alone(&self, at: usize, led: bool) -> bool {
        let Some(month) = self.month(at) else {
            return false;
        };
        let capital = self.is_capital(at);
        let followed = self.ends_a_month(at + 1);
        let alone = self.gap(at) == Gap::Line && !self.near(at + 1);
        if alone {
            return capital || self.written(at).len() > 3;
        }
        let led = led || self.is_listed_month(at);
        let is_name = matches!(month, 4 | 6 | 8);
        let next_capital = self.is_capital(at + 1) && self.near(at + 1);
        match month {
            3 | 5 => led && capital && !next_capital || led && month == 3 && !self.near(at + 1),
            _ if is_name => led && !next_capital,
            _ if self.is_short_month(at) && month != 7 => capital && (led || followed),
            _ => capital || led,
        }
    }

    /// Tells whether a month's name goes on a list of them: "in April or May".
    fn is_listed_month(&self, at: usize) -> bool {
        let joined = at >= 2 && self.near(at) && self.near(at - 1);
        let joint = joined && matches!(self.word(at - 1), Some(Word::And | Word::Or));
        let named = joint && self.month(at - 2).is_some() && self.is_capital(at - 2);
        let lead = at.checked_sub(3).and_then(|lead| self.word(lead));
        named && matches!(lead, Some(Word::In | Word::Of | Word::Since | Word::During))
    }

    /// Tells whether what follows lets a short name be a month's: "Jan: moved", "Jan and Feb", but
    /// not "Jan rang", "Jan and Tom", "Dec, aged 4".
    fn ends_a_month(&self, at: usize) -> bool {
        if !self.near(at) {
            return true;
        }
        match self.get(at).map(|token| token.kind) {
            Some(Kind::Mark(b':' | b'-' | b'/' | b')')) => true,
            Some(Kind::Mark(b',' | b'&') | Kind::Word(Word::And | Word::Or)) => {
                self.month(at + 1).is_some()
            }
            Some(Kind::Word(Word::To | Word::Until | Word::Through | Word::Turn(_))) => true,
            _ => false,
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
    pub(super) fn day_alone(&self, at: usize) -> Option<Found> {
        let Kind::Nth(day @ 1..=31) = self.get(at)?.kind else {
            return None;
        };
        Some((Point::new(What::DayOnly(day), Year::Unsaid), at + 1))
    }
}
