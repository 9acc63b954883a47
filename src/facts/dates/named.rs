//! Reads stretches of the year by their names: quarters, seasons, terms, weeks, feasts, "next week".
//!
//! In: tokens and a position. Out: a point as it is written, and the position after it.

use super::lexicon::{Holiday, Part, Scale, Turn, Word};
use super::point::{Found, Point, WeekBy, What, Year, checked, is_day, shift};
use super::tokens::Tokens;
use crate::calendar::month_named;

impl Tokens<'_> {
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

    pub(super) fn tight_year(&self, at: usize) -> Option<(Year, usize)> {
        let (value, digits) = self.number(at)?;
        let tight = digits == 2 && self.glued(at + 1) && self.is(at + 1, Word::QuarterMark);
        let year = Year::Short(i16::try_from(value).ok()?);
        tight.then_some((year, at + 1))
    }

    pub(super) fn quarter_mark(&self, at: usize) -> Option<(What, usize)> {
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

    /// Reads "the nineteenth century", "21st-century", "the 5th century BC".
    pub(super) fn century(&self, at: usize) -> Option<Found> {
        let (nth, next, is_nth) = self.day(at)?;
        let next = self.skip_mark(next, b'-');
        let told = is_nth && (3..=21).contains(&nth) && self.near(next);
        let end = self.skip(next + 1, Word::Era);
        let is_before = self.written(next + 1).starts_with('B') && end > next + 1;
        let hundreds = i16::from(nth) * 100;
        let first = if is_before {
            1 - hundreds
        } else {
            hundreds - 99
        };
        let point = Point::new(What::Century, Year::Full(first));
        (told && self.is(next, Word::Century)).then_some((point, end))
    }

    /// Reads "the sixties", "the late eighties": of the century before ours. "In his sixties" is an
    /// age.
    pub(super) fn worded_decade(&self, at: usize) -> Option<Found> {
        let Word::Decade(tens) = self.word(at)? else {
            return None;
        };
        let part = at.checked_sub(1).filter(|_| self.near(at));
        let part = part.map(|part| part - usize::from(self.is_mark(part, b'-') && part > 0));
        let the = match part {
            Some(part) if matches!(self.word(part), Some(Word::Part(_))) => part.checked_sub(1),
            other => other,
        };
        let is_the = the.is_some_and(|the| self.is(the, Word::The));
        let year = Year::Full(1900 + i16::from(tens));
        is_the.then(|| (Point::new(What::Decade, year), at + 1))
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
            Word::Season(season) => (What::Season(season), self.skip(at + 1, Word::Holidays)),
            _ => self.holiday(at)?,
        };
        next = self.skip_mark(self.skip(next, Word::Of), b',');
        if !self.near(next) {
            return None;
        }
        let turn = self.turn_of_year(next);
        if let Some((year, end)) = turn.filter(|_| self.full_year(next).is_some()) {
            return Some((Point::new(what, Year::Full(in_session(what, year))), end));
        }
        if let Some((year, end)) = self.full_year(next) {
            return Some((Point::new(what, year), end));
        }
        if self.is_mark(next, b'\'') {
            return self
                .short_year(next)
                .map(|(year, end)| (Point::new(what, year), end));
        }
        let of_that = self.is(next, Word::That) && self.is(next + 1, Word::Year);
        of_that.then(|| (Point::new(what, Year::Unsaid), next + 2))
    }

    /// Reads "Easter Monday, 24 April 1916": the day itself stands beside its name.
    pub(super) fn feast_dated(&self, at: usize) -> Option<Found> {
        let (_, end) = self.holiday(at)?;
        let comma = self.skip_mark(end, b',');
        let day = self.day_first(comma).or_else(|| self.month_first(comma));
        let is_whole = |point: &Point| {
            matches!(point.what, What::Day { .. }) && matches!(point.year, Year::Full(_))
        };
        day.filter(|(point, _)| self.near(comma) && is_whole(point))
    }

    pub(super) fn is_bank_holiday(&self, at: usize) -> bool {
        self.near(at) && self.is(at, Word::Bank) && self.is(at + 1, Word::Holidays)
    }

    pub(super) fn holiday(&self, at: usize) -> Option<(What, usize)> {
        if self.word(at)? == Word::New {
            return self.new_year(at);
        }
        let next = self.word(at + 1);
        let (holiday, end) = match (self.word(at)?, next) {
            (Word::Good, Some(Word::Weekday(4))) => (Holiday::GoodFriday, at + 2),
            (Word::Holiday(Holiday::Easter), Some(Word::Weekday(0))) => {
                (Holiday::EasterMonday, at + 2)
            }
            (Word::Holiday(Holiday::Easter), Some(Word::Weekday(6))) => (Holiday::Easter, at + 2),
            (Word::Holiday(Holiday::Christmas), Some(Word::Eve)) => (Holiday::ChristmasEve, at + 2),
            (Word::Holiday(holiday), Some(Word::Day)) => (holiday, at + 2),
            (Word::Holiday(Holiday::Festive | Holiday::Christmas), _) if self.is_season(at + 1) => {
                (Holiday::Festive, at + 2)
            }
            (Word::Holiday(Holiday::BoxingDay | Holiday::FathersDay | Holiday::Festive), _) => {
                return None;
            }
            (Word::Holiday(holiday), _) => (holiday, at + 1),
            _ => return None,
        };
        Some((What::Holiday(holiday), end))
    }

    /// Tells whether a word makes a feast some days long: "festive period", "Christmas holidays".
    fn is_season(&self, at: usize) -> bool {
        let word = self.written(at).split(' ').next().unwrap_or("");
        let named = ["period", "season", "break"].contains(&word);
        self.near(at) && (named && word == self.written(at) || self.is(at, Word::Holidays))
    }

    /// Reads "New Year", "New Year's Day", "New Year's Eve".
    fn new_year(&self, at: usize) -> Option<(What, usize)> {
        let year = at + 1;
        if !self.near(year) || !self.is(year, Word::Year) {
            return None;
        }
        let possessed = self.is_mark(year + 1, b'\'') && self.written(year + 2) == "s";
        let day = year + if possessed { 3 } else { 1 };
        Some(match self.word(day).filter(|_| self.near(day)) {
            Some(Word::Day) => (What::Holiday(Holiday::NewYear), day + 1),
            Some(Word::Eve) => (What::Holiday(Holiday::Hogmanay), day + 1),
            _ if possessed => return None,
            _ => (What::Holiday(Holiday::NewYear), year + 1),
        })
    }

    /// Reads "last Sunday of March 2014", "first Tuesday in October", "third week of 2027".
    pub(super) fn nth_of(&self, at: usize) -> Option<Found> {
        if let Some(found) = self.last_quarter(at) {
            return Some(found);
        }
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

    /// Reads "the last quarter of 2012", "last quarter of 2018/19".
    fn last_quarter(&self, at: usize) -> Option<Found> {
        let last = self.is(at, Word::Turn(Turn::Last));
        let stands = last && self.is(at + 1, Word::Quarter) && self.is(at + 2, Word::Of);
        let next = self.skip(at + 3, Word::The);
        if !stands || !self.near(next) {
            return None;
        }
        let what = What::Quarter {
            nth: 4,
            financial: false,
        };
        if let Some((year, end)) = self.double_year(next, true) {
            return Some((Point::new(financial(what), Year::Full(year)), end));
        }
        let (year, end) = self.full_year(next)?;
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
            if let Some(found) = self.week_of_month(n, next + 1).filter(|_| stands) {
                return Some(found);
            }
            let (year, end) = self.year_after(next + 1);
            let is_part = self.near(next + 1) && self.is(next + 1, Word::Of);
            return match year {
                _ if !stands => None,
                Year::Full(_) | Year::Relative(_) => Some((Point::new(What::Week(n), year), end)),
                _ if is_part => None,
                _ => Some((Point::new(What::Week(n), Year::Unsaid), next + 1)),
            };
        };
        let found = self.weekday_first(next).or_else(|| self.day_first(next));
        let found = found.or_else(|| self.numeric(next));
        let found = found.or_else(|| self.short_numeric(next, b"/."));
        let found = found.or_else(|| self.month_first(next).filter(|(point, _)| is_day(point)));
        let (mut point, end) = found?;
        point.week = Some(by);
        Some((point, end))
    }

    /// Reads the "of Jan 2026" of "week 3 of Jan 2026".
    fn week_of_month(&self, n: u8, at: usize) -> Option<Found> {
        let named = self.near(at) && self.is(at, Word::Of) && self.near(at + 1);
        let (mut point, end) = self.month_first(at + 1).filter(|_| named && n <= 5)?;
        let What::Month(month) = point.what else {
            return None;
        };
        point.what = What::NthWeek {
            nth: i8::try_from(n).ok()?,
            month: Some(month),
        };
        Some((point, end))
    }

    pub(super) fn week_head(&self, at: usize) -> Option<(Option<WeekBy>, usize)> {
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
            Word::DayPart if turn == Turn::This => What::Today(0),
            Word::Night if turn == Turn::Last => What::Today(-1),
            Word::Season(season) if !follows => return Some(self.turned_season(season, at, shift)),
            _ => return self.turned_date(at, shift).filter(|_| !follows),
        };
        let mut point = Point::new(what, Year::Unsaid);
        point.follows = follows;
        point.is_bare = self.written(at).ends_with("oming") && matches!(what, What::Weekday { .. });
        Some((point, at + 2))
    }

    /// Reads "that winter", "that August", "that year", of the time told before.
    pub(super) fn that(&self, at: usize) -> Option<Found> {
        let (what, year) = match self.word(at + 1).filter(|_| self.near(at + 1))? {
            Word::Month(month) if self.is_whole_name(at + 1) && self.closes(at + 2) => {
                (What::Month(month), Year::Unsaid)
            }
            Word::Season(season) if self.written(at + 1) != "fall" => {
                (What::Season(season), Year::Unsaid)
            }
            Word::Year => (
                What::Unit {
                    shift: 0,
                    unit: Scale::Year,
                },
                Year::Unsaid,
            ),
            _ => return None,
        };
        let mut point = Point::new(what, year);
        point.follows = true;
        Some((point, at + 2))
    }

    /// Tells whether a month's name is written in full, with its capital.
    fn is_whole_name(&self, at: usize) -> bool {
        self.is_capital(at) && month_named(self.written(at)).is_some()
    }

    /// Reads "last summer", "this autumn", "next spring term".
    fn turned_season(&self, season: u8, at: usize, shift: i8) -> Found {
        let year = match shift {
            1 => Year::Coming,
            -1 => Year::Gone,
            _ => Year::Relative(0),
        };
        let term = self.near(at + 2) && self.is(at + 2, Word::Term);
        let what = if term {
            What::Term(season)
        } else {
            What::Season(season)
        };
        (Point::new(what, year), at + 2 + usize::from(term))
    }

    /// Reads "next March", "next 6th of April", where the turn only picks the year.
    pub(super) fn turned_date(&self, at: usize, shift: i8) -> Option<Found> {
        let found = self.day_first(at + 1).or_else(|| self.month_first(at + 1));
        let (mut point, end) = found?;
        let modal = self.month(at + 1) == Some(5) && !self.is_capital(at + 1);
        let has_year = matches!(point.year, Year::Full(_) | Year::Short(_));
        if has_year || modal && matches!(point.what, What::Month(_)) {
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
