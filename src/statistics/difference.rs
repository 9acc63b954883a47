//! Differences between two audits, and trends over several.
//!
//! In: counts of each. Out: the second share less the first, with an interval, or a test.

use super::distribution::{Hypergeometric, normal_cdf};
use super::proportion::{wilson, wilson_finite};
use super::{Confidence, Interval, real};

/// How many of how many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    /// How many.
    pub x: u64,
    /// Of how many.
    pub n: u64,
}

impl Counted {
    fn share(self) -> f64 {
        real(self.x) / real(self.n)
    }
}

/// Returns the second share less the first, with Newcombe's interval.
///
/// # Source
/// Newcombe (1998), Interval estimation for the difference between independent proportions,
/// Statistics in Medicine 17, method 10.
#[must_use]
pub fn newcombe(
    first: Counted,
    second: Counted,
    confidence: Confidence,
) -> Option<(f64, Interval)> {
    let one = wilson(first.x, first.n, confidence)?;
    let two = wilson(second.x, second.n, confidence)?;
    Some(hybrid((first.share(), one), (second.share(), two)))
}

/// Returns the same where each audit describes its own, finite caseload.
///
/// # Source
/// Newcombe's hybrid of the two [`wilson_finite`] intervals.
#[must_use]
pub fn newcombe_finite(
    (first, first_population): (Counted, u64),
    (second, second_population): (Counted, u64),
    confidence: Confidence,
) -> Option<(f64, Interval)> {
    let one = wilson_finite(first.x, first.n, first_population, confidence)?;
    let two = wilson_finite(second.x, second.n, second_population, confidence)?;
    Some(hybrid((first.share(), one), (second.share(), two)))
}

/// Returns the difference of two shares from the interval of each: the distances from each share
/// to its own limits, put together like the sides of a right angle.
///
/// # Source
/// Zou and Donner (2008), Construction of confidence limits about effect measures (MOVER).
#[must_use]
pub fn hybrid(first: (f64, Interval), second: (f64, Interval)) -> (f64, Interval) {
    let ((p1, one), (p2, two)) = (first, second);
    let difference = p2 - p1;
    let interval = Interval {
        lower: difference - (p2 - two.lower).hypot(one.upper - p1),
        upper: difference + (two.upper - p2).hypot(p1 - one.lower),
    };
    (difference, interval)
}

/// Returns the second share less the first, with the score interval.
///
/// # Source
/// Miettinen and Nurminen (1985), Comparative analysis of two rates, Statistics in Medicine 4,
/// with the factor N/(N−1).
#[must_use]
pub fn miettinen_nurminen(
    first: Counted,
    second: Counted,
    confidence: Confidence,
) -> Option<(f64, Interval)> {
    let is_possible = |group: Counted| group.n > 0 && group.x <= group.n;
    if !is_possible(first) || !is_possible(second) {
        return None;
    }
    let found = second.share() - first.share();
    let limit = confidence.z();
    let is_far = |difference: f64| score_statistic(first, second, difference) > limit;
    Some((
        found,
        Interval {
            lower: edge(found, -1.0, is_far),
            upper: edge(found, 1.0, is_far),
        },
    ))
}

/// The point between `near` and `far` at which a condition begins to hold; `far` if it never does.
fn edge(near: f64, far: f64, holds: impl Fn(f64) -> bool) -> f64 {
    let (mut near, mut far) = (near, far);
    for _ in 0..80 {
        let middle = f64::midpoint(near, far);
        if holds(middle) {
            far = middle;
        } else {
            near = middle;
        }
    }
    f64::midpoint(near, far)
}

/// How far the found difference is from a supposed one, in standard errors under it.
fn score_statistic(first: Counted, second: Counted, difference: f64) -> f64 {
    let p1 = restricted_share(first, second, difference);
    let p2 = (p1 + difference).clamp(0.0, 1.0);
    let all = real(first.n + second.n);
    let variance = (p1 * (1.0 - p1) / real(first.n) + p2 * (1.0 - p2) / real(second.n)) * all
        / (all - 1.0).max(1.0);
    let distance = (second.share() - first.share() - difference).abs();
    if variance <= 0.0 {
        return if distance > 0.0 { f64::INFINITY } else { 0.0 };
    }
    distance / variance.sqrt()
}

/// The likeliest first share if the second were larger by exactly the difference: the slope of
/// the log-likelihood falls, so that halving finds where it is nought.
fn restricted_share(first: Counted, second: Counted, difference: f64) -> f64 {
    let term = |count: f64, at: f64| if count > 0.0 { count / at } else { 0.0 };
    let slope = |p1: f64| {
        let p2 = p1 + difference;
        term(real(first.x), p1) - term(real(first.n - first.x), 1.0 - p1) + term(real(second.x), p2)
            - term(real(second.n - second.x), 1.0 - p2)
    };
    let (mut low, mut high) = ((-difference).max(0.0), (1.0 - difference).min(1.0));
    for _ in 0..100 {
        let middle = f64::midpoint(low, high);
        if slope(middle) > 0.0 {
            low = middle;
        } else {
            high = middle;
        }
    }
    f64::midpoint(low, high)
}

/// Returns how likely a table is that is no likelier than the one found, if both shares were
/// equal.
///
/// # Source
/// Fisher (1935), The logic of inductive inference, two-sided by likelihood.
#[must_use]
pub fn fisher(first: Counted, second: Counted) -> Option<f64> {
    let draw = Hypergeometric::new(first.n + second.n, first.x + second.x, first.n)?;
    if first.x > first.n || second.x > second.n {
        return None;
    }
    let found = draw.pmf(first.x) * (1.0 + 1e-7);
    let tables = (0..=first.n).map(|x| draw.pmf(x));
    Some(tables.filter(|p| *p <= found).sum::<f64>().min(1.0))
}

/// Returns the chi-squared and the probability of a trend over rounds 1, 2, 3…
///
/// # Source
/// Armitage (1955), Tests for linear trends in proportions and frequencies, Biometrics 11.
#[must_use]
pub fn cochran_armitage(rounds: &[Counted]) -> Option<(f64, f64)> {
    let total = |value: &dyn Fn(f64, Counted) -> f64| -> f64 {
        let scored = (1..)
            .zip(rounds)
            .map(|(score, round)| value(f64::from(score), *round));
        scored.sum()
    };
    let n = total(&|_, round| real(round.n));
    let share = total(&|_, round| real(round.x)) / n;
    let top = total(&|score, round| score * (real(round.x) - real(round.n) * share));
    let mean = total(&|score, round| score * real(round.n)) / n;
    let spread = total(&|score, round| real(round.n) * (score - mean).powi(2));
    let under = share * (1.0 - share) * spread;
    (n > 0.0 && under > 0.0).then(|| {
        let chi_squared = top * top / under;
        (chi_squared, 2.0 * normal_cdf(-chi_squared.sqrt()))
    })
}
