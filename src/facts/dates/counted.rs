//! Reads periods and what they are counted from: "2 weeks ago", "within 10 working days of".
//!
//! In: tokens and a position. Out: an offset and the position after it. The days are settled later.

use super::clause;
use super::lexicon::{Scale, Turn, Word};
use super::phrase::{Count, Phrase, Read};
use super::point::{Found, What, Year};
use super::tense;
use super::token::Kind;
use super::tokens::Tokens;
use crate::calendar::{Period, Unit};

impl Tokens<'_> {
    /// Reads a count and its unit: "10 working days", "six weeks", "a fortnight".
    pub(super) fn period(&self, at: usize) -> Option<(Period, usize)> {
        let (n, next) = self.count(at)?;
        self.unit(n, next)
    }

    pub(super) fn count(&self, at: usize) -> Option<(i32, usize)> {
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

    pub(super) fn unit(&self, n: i32, at: usize) -> Option<(Period, usize)> {
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
    pub(super) fn counted(&self, at: usize) -> Option<Read> {
        if let Some(read) = self.n_weekly(at).or_else(|| self.weekdays_ago(at)) {
            return Some(read);
        }
        if let Some(read) = self.turned_units(at) {
            return Some(read);
        }
        let (period, next) = self.period(at)?;
        if let Some(read) = self.weeks_on(period, next) {
            return Some(read);
        }
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
            Word::Later if self.is_said_again(next + 1) => return None,
            Word::Later | Word::Hence => (offset(1, Count::Before), next + 1),
            Word::From | Word::After | Word::Since if self.is_now(next + 1) => {
                (offset(1, Count::Reference), next + 2)
            }
            word @ (Word::From | Word::After | Word::Since | Word::Of) => {
                let lasts = matches!(word, Word::Since | Word::Of);
                let (count, end) = self.anchor(next + 1, next)?;
                if lasts && !counts_from_day(count) || self.is_telling(at, period, count) {
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

    /// "It was lost two years after the king was shot" tells a story and sets no limit.
    fn is_telling(&self, at: usize, period: Period, count: Count) -> bool {
        let Some(token) = self.get(at).filter(|_| count == Count::Unsaid) else {
            return false;
        };
        let from = clause::clause_start(self.text, token.start, 0);
        let before = &self.text[from..token.start];
        period.unit != Unit::WorkingDays && tense::tells(before) && !tense::is_ahead(before)
    }

    /// "Two years later, in 1815": the date itself follows.
    fn is_said_again(&self, at: usize) -> bool {
        let lead = self.skip_mark(at, b',');
        let led = matches!(self.word(lead), Some(Word::In | Word::On)) && self.near(lead);
        let next = self.skip(lead + 1, Word::The);
        led && (self.number(next).is_some() || self.month(next).is_some())
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
    pub(super) fn ahead(&self, at: usize) -> Option<Read> {
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
    pub(super) fn within(&self, at: usize) -> Option<Read> {
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
    pub(super) fn rolling(&self, turn: Turn, at: usize) -> Option<Read> {
        let sign = match turn {
            Turn::Next => 1,
            Turn::Last if !self.is_verb(at) => -1,
            _ => return None,
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

    /// Tells whether "last" is what something does: "is expected to last six weeks".
    fn is_verb(&self, at: usize) -> bool {
        const MODALS: [&str; 7] = ["will", "would", "can", "could", "might", "should", "must"];
        let Some(before) = at.checked_sub(1).filter(|_| self.near(at)) else {
            return false;
        };
        let word = self.written(before).rsplit(' ').next().unwrap_or("");
        self.is(before, Word::To) || MODALS.contains(&word)
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

    /// Reads "the day after 3 May 2018", "the day before Friday 4 May".
    pub(super) fn day_beside(&self, at: usize) -> Option<Read> {
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
}

/// Tells whether a count starts at a day said with it: "two weeks since 3 May", but not "31 days of
/// July 1888".
fn counts_from_day(count: Count) -> bool {
    let Count::Said(point) = count else {
        return false;
    };
    !matches!(point.what, What::Month(_) | What::Year)
}

pub(super) fn period(n: i32, scale: Scale) -> Period {
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
