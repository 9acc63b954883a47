//! Reads words that stand where a date could: offsets, recurrences, non-dates, times of life.
//!
//! In: tokens and a position. Out: a [`Phrase`] and the position after it.

use super::NonDate;
use super::lexicon::{Scale, Turn, Word};
use super::point::{Found, Point, Tokens, What, Year};
use super::token::{Gap, Kind};
use crate::calendar::{Period, Unit};

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

type Read = (Phrase, usize);

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

    /// Tells whether a word goes on another: "bi-monthly" is twice a month or every other month.
    fn is_compound(&self, at: usize) -> bool {
        at > 0 && self.glued(at) && self.is_mark(at - 1, b'-')
    }

    fn half_yearly(&self, at: usize) -> Option<Read> {
        let next = self.skip_mark(at + 1, b'-');
        let told = self.near(next) && self.is(next, Word::Recurring(Scale::Year, 1));
        told.then_some((Phrase::Recurring(period(6, Scale::Month)), next + 1))
    }

    /// Reads "the day after 3 May 2018", "the day before Friday 4 May".
    fn day_beside(&self, at: usize) -> Option<Read> {
        let sign = match self.word(at + 1).filter(|_| self.near(at + 1))? {
            Word::After => 1,
            Word::Before => -1,
            _ => return None,
        };
        let (point, end) = self.anchor_date(self.skip(at + 2, Word::The))?;
        let offset = Phrase::Offset {
            period: period(sign, Scale::Day),
            extra: None,
            count: Count::Said(point),
        };
        Some((offset, end))
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

    /// Reads a count and its unit: "10 working days", "six weeks", "a fortnight".
    fn period(&self, at: usize) -> Option<(Period, usize)> {
        let (n, next) = self.count(at)?;
        self.unit(n, next)
    }

    fn count(&self, at: usize) -> Option<(i32, usize)> {
        match self.get(at)?.kind {
            Kind::Number {
                value,
                digits: 1..=3,
            } => Some((i32::try_from(value).ok()?, at + 1)),
            Kind::Word(Word::Cardinal(n)) => {
                let ones_at = self.skip_mark(at + 1, b'-');
                match self.word(ones_at) {
                    Some(Word::Cardinal(ones @ 1..=9)) if n >= 20 => {
                        Some((i32::from(n + ones), ones_at + 1))
                    }
                    _ => Some((i32::from(n), at + 1)),
                }
            }
            _ => None,
        }
    }

    fn unit(&self, n: i32, at: usize) -> Option<(Period, usize)> {
        let at = self.skip_mark(at, b'-');
        if !self.near(at) {
            return None;
        }
        let scale = |word| match word {
            Word::Unit(Scale::Weekend) => None,
            Word::Unit(scale) => Some(scale),
            Word::Day => Some(Scale::Day),
            Word::Year => Some(Scale::Year),
            _ => None,
        };
        match self.word(at)? {
            Word::Working => {
                let next = self.skip_mark(at + 1, b'-');
                (scale(self.word(next)?) == Some(Scale::Day)).then_some((
                    Period {
                        n,
                        unit: Unit::WorkingDays,
                    },
                    next + 1,
                ))
            }
            Word::Calendar => Some((period(n, scale(self.word(at + 1)?)?), at + 2)),
            Word::WeekLetter if self.glued(at) => Some((period(n, Scale::Week), at + 1)),
            word => Some((period(n, scale(word)?), at + 1)),
        }
    }

    /// Reads "2 weeks ago", "three weeks later", "10 days after 3 May 2019", "6-weekly".
    fn counted(&self, at: usize) -> Option<Read> {
        if let Some(read) = self.n_weekly(at).or_else(|| self.weekdays_ago(at)) {
            return Some(read);
        }
        if let Some(read) = self.turned_units(at) {
            return Some(read);
        }
        let (period, next) = self.period(at)?;
        let joined = self.skip(self.skip_mark(next, b','), Word::And);
        let (extra, next) = match self.period(joined) {
            Some((extra, end)) if self.near(joined) && !self.is_article(joined) => {
                (Some(extra), end)
            }
            _ => (None, next),
        };
        let offset = |sign: i32, count| Phrase::Offset {
            period: signed(period, sign),
            extra: extra.map(|extra| signed(extra, sign)),
            count,
        };
        if !self.near(next) {
            return None;
        }
        Some(match self.word(next)? {
            Word::Ago => (offset(-1, Count::Reference), next + 1),
            Word::Later | Word::Hence => (offset(1, Count::Before), next + 1),
            Word::From | Word::After | Word::Since if self.is_now(next + 1) => {
                (offset(1, Count::Reference), next + 2)
            }
            word @ (Word::From | Word::After | Word::Since | Word::Of) => {
                let lasts = matches!(word, Word::Since | Word::Of);
                let (count, end) = self.anchor(next + 1, next)?;
                if lasts && count == Count::Unsaid {
                    return None;
                }
                (offset(1, count), end)
            }
            Word::Before => {
                let (count, end) = self.anchor(next + 1, next)?;
                (offset(-1, count), end)
            }
            _ => return None,
        })
    }

    /// "Two days a week" is a rate, not two lengths of time.
    fn is_article(&self, at: usize) -> bool {
        ["a", "an"]
            .iter()
            .any(|known| self.written(at).eq_ignore_ascii_case(known))
    }

    fn is_now(&self, at: usize) -> bool {
        self.is(at, Word::Today(0))
    }

    /// Reads what an offset is counted from; something without a date ends before its preposition.
    fn anchor(&self, at: usize, preposition: usize) -> Option<(Count, usize)> {
        let at = self.skip(at, Word::The);
        if let Some((point, end)) = self.anchor_date(at) {
            return Some((Count::Said(point), end));
        }
        let named = matches!(
            self.get(at)?.kind,
            Kind::Other | Kind::Word(Word::Meeting | Word::Review)
        );
        (self.near(at) && named).then_some((Count::Unsaid, preposition))
    }

    fn anchor_date(&self, at: usize) -> Option<Found> {
        if !self.near(at) {
            return None;
        }
        self.weekday_first(at)
            .or_else(|| self.numeric(at))
            .or_else(|| self.day_first(at))
            .or_else(|| {
                self.month_first(at)
                    .filter(|(point, _)| point.year != Year::Unsaid)
            })
    }

    fn n_weekly(&self, at: usize) -> Option<Read> {
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

    fn weekdays_ago(&self, at: usize) -> Option<Read> {
        let (n, next) = self.count(at)?;
        let told = matches!(self.word(next)?, Word::Weekday(_)) && self.is(next + 1, Word::Ago);
        told.then(|| {
            let period = Period {
                n: -n,
                unit: Unit::Weeks,
            };
            let count = Count::Reference;
            (
                Phrase::Offset {
                    period,
                    extra: None,
                    count,
                },
                next + 2,
            )
        })
    }

    /// Reads "in 6 months", "in three weeks' time".
    fn ahead(&self, at: usize) -> Option<Read> {
        let (period, next) = self.period(at + 1).filter(|_| self.near(at + 1))?;
        let possessive = self.skip_mark(next, b'\'');
        let end = if self.near(possessive) && self.is(possessive, Word::Time) {
            possessive + 1
        } else {
            next
        };
        let goes_on = matches!(
            self.word(next),
            Some(Word::Of | Word::Old | Word::Ago | Word::Later)
        );
        let offset = Phrase::Offset {
            period,
            extra: None,
            count: Count::Reference,
        };
        (!(goes_on && self.near(next))).then_some((offset, end))
    }

    /// Reads "within 10 working days of the meeting", "within the next 3 years".
    fn within(&self, at: usize) -> Option<Read> {
        let mut next = self.skip(at + 1, Word::The);
        next += usize::from(matches!(self.word(next), Some(Word::Turn(Turn::Next))));
        let (period, end) = self.period(next).filter(|_| self.near(next))?;
        let (count, end) = match self.word(end).filter(|_| self.near(end)) {
            Some(Word::Of | Word::From | Word::After) => {
                self.anchor(end + 1, end).unwrap_or((Count::Within, end))
            }
            _ => (Count::Within, end),
        };
        Some((
            Phrase::Offset {
                period,
                extra: None,
                count,
            },
            end,
        ))
    }

    /// Reads "last 3 months", "next 2 weeks 3 days".
    fn rolling(&self, turn: Turn, at: usize) -> Option<Read> {
        let sign = match turn {
            Turn::Next => 1,
            Turn::Last => -1,
            Turn::This => return None,
        };
        let (period, next) = self.period(at + 1).filter(|_| self.near(at + 1))?;
        if self.near(next) && self.is(next, Word::Of) {
            return None;
        }
        let extra = self.period(next).filter(|_| self.near(next));
        let end = extra.map_or(next, |(_, end)| end);
        let count = if extra.is_some() {
            Count::Reference
        } else {
            Count::Rolling
        };
        let extra = extra.map(|(extra, _)| signed(extra, sign));
        Some((
            Phrase::Offset {
                period: signed(period, sign),
                extra,
                count,
            },
            end,
        ))
    }

    /// Reads "3 next weeks", "10 previous weeks".
    fn turned_units(&self, at: usize) -> Option<Read> {
        let (n, next) = self.count(at)?;
        let Word::Turn(turn) = self.word(next)? else {
            return None;
        };
        let (period, end) = self
            .unit(n, next + 1)
            .filter(|_| self.near(next) && n > 1)?;
        let sign = if turn == Turn::Last { -1 } else { 1 };
        let count = Count::Rolling;
        Some((
            Phrase::Offset {
                period: signed(period, sign),
                extra: None,
                count,
            },
            end,
        ))
    }

    /// Reads "every 6 weeks", "each month", "every second week", "every Monday".
    fn every(&self, at: usize) -> Option<Read> {
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
    fn per(&self, at: usize) -> Option<Read> {
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

    /// Reads "aged 4", "14 years old", "P3", "28 weeks' gestation".
    fn life_stage(&self, at: usize) -> Option<Read> {
        let end = match self.word(at) {
            Some(Word::Aged) => {
                let (_, next) = self.count(at + 1).filter(|_| self.near(at + 1))?;
                if self.is_longer(next) || self.is_mark(next, b'-') {
                    return None;
                }
                self.unit(1, next).map_or(next, |(_, end)| end)
            }
            Some(Word::Primary) => {
                let (n, _) = self.number(at + 1).filter(|_| self.near(at + 1))?;
                ((1..=7).contains(&n) && !self.is_longer(at + 2)).then_some(at + 2)?
            }
            Some(Word::Stage(last)) => {
                let (n, digits) = self.number(at + 1).filter(|_| self.glued(at + 1))?;
                let capital = self.written(at).starts_with(char::is_uppercase);
                let stands = self.gap(at) != Gap::None && !self.is_longer(at + 2);
                let fits = digits == 1 && (1..=u32::from(last)).contains(&n);
                (capital && stands && fits).then_some(at + 2)?
            }
            _ => self.age(at)?,
        };
        Some((Phrase::LifeStage, end))
    }

    /// Reads "14 years old", "4-year-old", "28 weeks' gestation", "28+3 weeks pregnant", "28/40".
    fn age(&self, at: usize) -> Option<usize> {
        let (_, mut next) = self.count(at)?;
        if self.is_mark(next, b'+') || self.is_mark(next, b'/') {
            self.number(next + 1)?;
            next += 2;
        }
        let (_, next) = self.unit(1, next).or_else(|| {
            let of_forty = self.number(next - 1).is_some_and(|(n, _)| n == 40);
            of_forty.then_some((period(1, Scale::Week), next))
        })?;
        let next = self.skip_mark(next, b'\'');
        let next = self.skip(self.skip_mark(next, b'-'), Word::Of);
        match self.word(next).filter(|_| self.near(next))? {
            Word::Old | Word::Gestation | Word::Aged => Some(next + 1),
            _ => None,
        }
    }
}

fn period(n: i32, scale: Scale) -> Period {
    let (n, unit) = match scale {
        Scale::Day | Scale::Weekend => (n, Unit::Days),
        Scale::Week => (n, Unit::Weeks),
        Scale::Fortnight => (n.saturating_mul(2), Unit::Weeks),
        Scale::Month => (n, Unit::Months),
        Scale::Quarter => (n.saturating_mul(3), Unit::Months),
        Scale::Year => (n, Unit::Years),
    };
    Period { n, unit }
}

fn signed(period: Period, sign: i32) -> Period {
    Period {
        n: period.n * sign,
        unit: period.unit,
    }
}

/// Points that stand for the reference itself: "now", "present", "current date", "date".
pub(super) fn now() -> Point {
    Point::new(What::Today(0), Year::Unsaid)
}
