//! Reads times of life, which are no dates: "aged 4", "P3", "28 weeks' gestation".
//!
//! In: tokens and a position. Out: the phrase and the position after it.

use super::counted::period;
use super::lexicon::{Scale, Word};
use super::phrase::{Phrase, Read};
use super::token::Gap;
use super::tokens::Tokens;

impl Tokens<'_> {
    /// Reads "aged 4", "14 years old", "P3", "28 weeks' gestation".
    pub(super) fn life_stage(&self, at: usize) -> Option<Read> {
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
