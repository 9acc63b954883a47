//! Reads days by the days beside them: "the day before", "a week on Tuesday", "Friday week".
//!
//! In: tokens and a position. Out: a point or an offset, and the position after it.

use super::counted::period;
use super::lexicon::{Scale, Word};
use super::phrase::{Count, Phrase, Read};
use super::point::{Found, Point, What, Year};
use super::token::Kind;
use super::tokens::Tokens;
use crate::calendar::{Period, Unit};

impl Tokens<'_> {
    /// Reads what stands after a number of weeks: "on Tuesday" of "a week on Tuesday", "today".
    pub(super) fn weeks_on(&self, weeks: Period, at: usize) -> Option<Read> {
        if weeks.unit != Unit::Weeks || !self.near(at) {
            return None;
        }
        let day_at = self.skip(at, Word::On);
        let what = match self.word(day_at).filter(|_| self.near(day_at))? {
            Word::Weekday(weekday) if day_at > at => What::Weekday { shift: 1, weekday },
            Word::Today(shift) if day_at == at && shift >= 0 => What::Today(shift),
            _ => return None,
        };
        let owns = self.is_mark(day_at + 1, b'\'') || self.is_longer(day_at + 1);
        (!owns).then(|| (from_the_next(weeks, what), day_at + 1))
    }

    /// Reads "Friday week", "Tuesday fortnight".
    pub(super) fn weekday_week(&self, weekday: u8, at: usize) -> Option<Read> {
        let next = at + 1;
        let scale = match (self.word(next)?, self.written(next)) {
            (Word::Unit(scale @ Scale::Week), "week") => scale,
            (Word::Unit(scale @ Scale::Fortnight), "fortnight") => scale,
            _ => return None,
        };
        let closes = self.near(next) && self.closes(next + 1);
        let what = What::Weekday { shift: 1, weekday };
        closes.then(|| (from_the_next(period(1, scale), what), next + 1))
    }

    /// Reads "the day before", "the week after", where nothing says of what: of the one told last.
    pub(super) fn unit_beside(&self, at: usize) -> Option<Found> {
        let the = at > 0 && self.near(at) && self.is(at - 1, Word::The);
        let shift = match self.word(at + 1).filter(|_| self.near(at + 1))? {
            Word::After => 1,
            Word::Before => -1,
            _ => return None,
        };
        if let (Word::Day, Some(Word::Today(today))) = (self.word(at)?, self.word(at + 2)) {
            let same_way = the && today == shift && self.near(at + 2);
            let point = Point::new(What::Today(2 * shift), Year::Unsaid);
            return same_way.then_some((point, at + 3));
        }
        let what = match self.word(at)? {
            Word::Day => What::Today(shift),
            Word::Unit(unit @ (Scale::Week | Scale::Month)) => What::Unit { shift, unit },
            _ => return None,
        };
        let one = !self.written(at).ends_with('s');
        let mut point = Point::new(what, Year::Unsaid);
        point.follows = true;
        (the && one && self.closes(at + 2)).then_some((point, at + 2))
    }

    /// Tells whether a part of the sentence ends before a position.
    pub(super) fn closes(&self, at: usize) -> bool {
        let mark = |kind| matches!(kind, Kind::Mark(b'.' | b',' | b';' | b':' | b')'));
        !self.near(at) || self.get(at).is_some_and(|token| mark(token.kind)) && !self.is_longer(at)
    }
}

/// A period counted from the next such day.
fn from_the_next(period: Period, what: What) -> Phrase {
    let mut point = Point::new(what, Year::Unsaid);
    point.is_bare = matches!(what, What::Weekday { .. });
    Phrase::Offset {
        period,
        extra: None,
        count: Count::Said(point),
    }
}
