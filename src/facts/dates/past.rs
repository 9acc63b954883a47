//! Whether a text tells of past centuries, so that "a charter of 1086" and "in 843" name years.
//!
//! In: a text's tokens. Out: the years that it can mean by numbers which elsewhere would be counts
//! or times of day. What shows it is a number that can be nothing else ("in 1322", "November
//! 1290", "AD 14"); three digits need company, and a text of our own time has none of them.

use std::cell::Cell;
use std::ops::RangeInclusive;

use super::lexicon::Word;
use super::token::Kind;
use super::tokens::Tokens;

/// Years that a text speaks of lie so near to one another, and nearer in the last two centuries.
const N_YEARS_NEAR: u32 = 300;
const N_YEARS_NEAR_NOW: u32 = 150;

/// Numbers of three digits that look like years are years where there are so many; one after a
/// month counts twice.
const N_THREE_MIN: usize = 3;

/// Where a text surely tells of years before this one, it needs no more company.
const OLD: u32 = 1300;

/// Years that only a text of our own time speaks of.
const OWN_TIME: RangeInclusive<u32> = 1950..=2050;

/// The past that a text tells of, looked for when a number first asks for it.
#[derive(Debug, Default)]
pub(super) struct Past(Cell<Option<(u32, u32)>>);

impl Past {
    /// Tells whether a text tells of the years around a number.
    pub(super) fn holds(&self, tokens: Tokens<'_>, value: u32) -> bool {
        let (from, to) = self.0.get().unwrap_or_else(|| {
            let years = years(tokens).unwrap_or((1, 0));
            self.0.set(Some(years));
            years
        });
        (from..=to).contains(&value)
    }
}

/// The first and last year that a text can speak of, with some room around those it surely does.
fn years(tokens: Tokens<'_>) -> Option<(u32, u32)> {
    let (mut sure, mut three) = (Years::default(), Years::default());
    let mut is_own_time = false;
    for at in 0..tokens.all.len() {
        let Some((value, digits)) = tokens.number(at) else {
            continue;
        };
        is_own_time |= digits == 4 && OWN_TIME.contains(&value);
        if tokens.era(at).is_some() || digits == 4 && is_sure(tokens, at, value) {
            sure.add(value, 1);
        } else if digits == 3 && closes_after_lead(tokens, at) {
            let by_month = usize::from(tokens.month(at - 1).is_some());
            three.add(value, 1 + by_month);
        }
    }
    let is_old = sure.span.is_some_and(|(first, _)| first < OLD);
    if !is_own_time && (is_old || three.weight >= N_THREE_MIN) {
        sure.join(&three);
    }
    sure.with_room()
}

/// The span of some years, with how much speaks for them.
#[derive(Debug, Default)]
struct Years {
    span: Option<(u32, u32)>,
    weight: usize,
}

impl Years {
    fn add(&mut self, year: u32, weight: usize) {
        let (first, last) = self.span.unwrap_or((year, year));
        self.span = Some((first.min(year), last.max(year)));
        self.weight += weight;
    }

    fn join(&mut self, other: &Self) {
        for year in other
            .span
            .into_iter()
            .flat_map(|(first, last)| [first, last])
        {
            self.add(year, 0);
        }
    }

    fn with_room(&self) -> Option<(u32, u32)> {
        let near = |year| {
            if year < 1800 {
                N_YEARS_NEAR
            } else {
                N_YEARS_NEAR_NOW
            }
        };
        let (first, last) = self.span?;
        Some((
            first.saturating_sub(near(first)).max(100),
            last + near(last),
        ))
    }
}

/// Tells whether four digits are a year, and no count and no time of day.
fn is_sure(tokens: Tokens<'_>, at: usize, value: u32) -> bool {
    let lead = at.checked_sub(1).filter(|_| tokens.near(at));
    let lead = lead.and_then(|lead| tokens.word(lead));
    let led = match lead {
        Some(Word::In) => true,
        Some(Word::Month(_)) => !tokens.may_be_time_after_day(at, value),
        Some(Word::Since | Word::Until | Word::After) => !can_be_time(value),
        _ => false,
    };
    let alone = !tokens.counts_things(at + 1) && !tokens.is_longer(at + 1);
    let latest = if lead == Some(Word::In) { 2100 } else { 1900 };
    led && alone && (1000..latest).contains(&value)
}

impl Tokens<'_> {
    /// Tells whether four digits after a month can be the hour of a day that no word leads: "4 May
    /// 1415", but not "on 4 May 1415".
    fn may_be_time_after_day(&self, at: usize, value: u32) -> bool {
        let day_at = self.day_before_month(at);
        can_be_time(value) && day_at.is_some_and(|day_at| !self.is_led_day(day_at))
    }
}

/// Tells whether a number follows "in" or a month and closes its part of the sentence.
fn closes_after_lead(tokens: Tokens<'_>, at: usize) -> bool {
    let lead = at.checked_sub(1).filter(|_| tokens.near(at));
    let led = matches!(
        lead.and_then(|lead| tokens.word(lead)),
        Some(Word::In | Word::Since | Word::Until | Word::Month(_))
    );
    let close = tokens.get(at + 1).filter(|_| tokens.near(at + 1));
    let closes = close.is_none_or(|token| {
        matches!(
            token.kind,
            Kind::Mark(b',' | b'.' | b';' | b')') | Kind::Word(Word::And)
        )
    });
    led && closes && !tokens.is_longer(at + 1)
}

/// Tells whether four digits can be hours and minutes: 1530, but not 1896.
pub(super) fn can_be_time(value: u32) -> bool {
    value < 2400 && value % 100 < 60
}

/// Which way an era counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Era {
    Ours,
    Before,
}

impl Tokens<'_> {
    /// Tells whether the number at a position is a year of the past that the text tells of.
    pub(super) fn past_holds(&self, at: usize) -> bool {
        self.number(at)
            .is_some_and(|(value, _)| value < 1900 && self.past.holds(*self, value))
    }

    /// The era of a year: "AD 14", "843 CE", "490 BC".
    pub(super) fn era(&self, at: usize) -> Option<Era> {
        let (_, digits) = self.number(at).filter(|(_, digits)| *digits <= 4)?;
        let before = at.checked_sub(1).filter(|_| self.near(at));
        let led = before.filter(|before| self.is(*before, Word::Era));
        let named = |at: usize| match self.written(at) {
            "BC" | "BCE" | "B.C." | "B.C.E." => Some(Era::Before),
            "AD" | "CE" | "A.D." | "C.E." => Some(Era::Ours),
            _ => None,
        };
        if led
            .is_some_and(|before| self.written(before).starts_with('A') && named(before).is_some())
        {
            return Some(Era::Ours);
        }
        if digits < 2 || !self.near(at + 1) || !self.is(at + 1, Word::Era) {
            return None;
        }
        named(at + 1)
    }
}
