//! Exact intervals for a share of a finite population, by inverting hypergeometric tails.
//!
//! In: how many of how many drawn, of how many there are. Out: whole numbers of units.
//! The limit is the last count that the sample does not speak against. Where a tail equals the
//! limit to the last digit, as 1/20 does at 90 %, floating arithmetic would decide by chance: a
//! relative tolerance decides, far above the tails' own error and far below any true difference.

use super::distribution::Hypergeometric;
use super::{Confidence, Interval, real};

/// Tails closer to the limit than this are equal to it.
const TIE: f64 = 1.0 + 1e-9;

/// How many units of the population have the mark, at least and at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// At least so many.
    pub lower: u64,
    /// At most so many.
    pub upper: u64,
}

impl Counts {
    /// Returns the limits as shares of the population.
    #[must_use]
    pub fn shares(self, population: u64) -> Interval {
        let all = real(population.max(1));
        Interval {
            lower: real(self.lower) / all,
            upper: real(self.upper) / all,
        }
    }
}

/// Returns the exact interval of how many of the population have the mark.
///
/// - `x`: how many of the drawn have it, `n`: how many were drawn, of `population`
/// - returns: nothing where the counts are impossible
///
/// # Source
/// Buonaccorsi (1987), A note on confidence intervals for proportions in finite populations,
/// The American Statistician 41: the last count that is accepted on each side.
#[must_use]
pub fn exact(x: u64, n: u64, population: u64, confidence: Confidence) -> Option<Counts> {
    if n == 0 || x > n || n > population {
        return None;
    }
    let limit = confidence.tail() * TIE;
    let most = population - (n - x);
    let lower = first(x, most, |marked| {
        tail(population, marked, n).is_some_and(|draw| draw.at_least(x) > limit)
    });
    let upper = last(x, most, |marked| {
        tail(population, marked, n).is_some_and(|draw| draw.at_most(x) > limit)
    });
    Some(Counts { lower, upper })
}

/// Returns the greatest number of marked units that the sample does not speak against, at this
/// confidence on one side.
///
/// # Source
/// As [`exact`], with the whole of what is left on one side.
#[must_use]
pub fn upper_count(x: u64, n: u64, population: u64, confidence: Confidence) -> Option<u64> {
    if n == 0 || x > n || n > population {
        return None;
    }
    let limit = (1.0 - confidence.share()) * TIE;
    Some(last(x, population - (n - x), |marked| {
        tail(population, marked, n).is_some_and(|draw| draw.at_most(x) > limit)
    }))
}

fn tail(population: u64, marked: u64, n: u64) -> Option<Hypergeometric> {
    Hypergeometric::new(population, marked, n)
}

/// The first of `from..=to` that holds; what holds goes on holding. `to` if none does.
fn first(from: u64, to: u64, holds: impl Fn(u64) -> bool) -> u64 {
    let (mut low, mut high) = (from, to);
    while low < high {
        let middle = low + (high - low) / 2;
        if holds(middle) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    low
}

/// The last of `from..=to` that holds; what fails goes on failing. `from` if none does.
fn last(from: u64, to: u64, holds: impl Fn(u64) -> bool) -> u64 {
    let (mut low, mut high) = (from, to);
    while low < high {
        let middle = high - (high - low) / 2;
        if holds(middle) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    low
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tail_equal_to_the_limit_is_not_above_it() {
        let ninety = Confidence::new(0.9).expect("a share");
        let counts = exact(0, 1, 20, ninety).expect("possible counts");
        assert_eq!((counts.lower, counts.upper), (0, 18));
    }

    #[test]
    fn a_census_gives_its_count() {
        let counts = exact(3, 7, 7, Confidence::USUAL).expect("possible counts");
        assert_eq!((counts.lower, counts.upper), (3, 3));
    }
}
