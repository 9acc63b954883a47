//! Distributions: quantiles of the normal, t and beta, tails of the binomial and hypergeometric.
//!
//! Quantiles come from statrs, whose error is below 1e-12. Point probabilities of counts are
//! computed here by Loader's saddle-point form, which stays exact to about 1e-14 in frames of
//! any size, where differences of log-gammas would not.

use statrs::distribution::{Beta, ContinuousCDF, Normal, StudentsT};
use statrs::function::factorial::ln_factorial;

use super::{real, whole};

/// Returns the standard normal quantile; infinite at 0 and 1.
#[must_use]
pub fn normal_quantile(p: f64) -> f64 {
    Normal::standard().inverse_cdf(p.clamp(0.0, 1.0))
}

/// Returns how likely a standard normal value is at most `z`.
#[must_use]
pub fn normal_cdf(z: f64) -> f64 {
    Normal::standard().cdf(z)
}

/// Returns Student's t quantile; not a number for less than a positive degree of freedom.
#[must_use]
pub fn t_quantile(p: f64, degrees: f64) -> f64 {
    StudentsT::new(0.0, 1.0, degrees).map_or(f64::NAN, |t| t.inverse_cdf(p.clamp(0.0, 1.0)))
}

/// Returns the quantile of the beta distribution; not a number unless both shapes are positive.
#[must_use]
pub fn beta_quantile(p: f64, a: f64, b: f64) -> f64 {
    Beta::new(a, b).map_or(f64::NAN, |beta| beta.inverse_cdf(p.clamp(0.0, 1.0)))
}

/// Returns how likely at most `x` of `n` are, each with probability `p`.
#[must_use]
pub fn binomial_cdf(x: u64, n: u64, p: f64) -> f64 {
    if x >= n {
        return 1.0;
    }
    (0..=x).map(|k| binomial_pmf(k, n, p)).sum::<f64>().min(1.0)
}

/// Returns how likely exactly `x` of `n` are, each with probability `p`.
///
/// # Source
/// Loader (2000), Fast and accurate computation of binomial probabilities.
#[must_use]
pub fn binomial_pmf(x: u64, n: u64, p: f64) -> f64 {
    if x > n {
        return 0.0;
    }
    if p <= 0.0 {
        return f64::from(u8::from(x == 0));
    }
    if p >= 1.0 {
        return f64::from(u8::from(x == n));
    }
    if x == 0 {
        return (real(n) * (-p).ln_1p()).exp();
    }
    if x == n {
        return (real(n) * p.ln()).exp();
    }
    let (hits, misses, all) = (real(x), real(n - x), real(n));
    let exponent = stirling_error(n)
        - stirling_error(x)
        - stirling_error(n - x)
        - deviance(hits, all * p)
        - deviance(misses, all * (1.0 - p));
    (all / (std::f64::consts::TAU * hits * misses)).sqrt() * exponent.exp()
}

/// What Stirling's formula lacks of ln n!.
fn stirling_error(n: u64) -> f64 {
    let x = real(n);
    if n <= 15 {
        let stirling = 0.5 * (std::f64::consts::TAU * x.max(0.5)).ln() + x * x.max(1.0).ln() - x;
        return if n == 0 {
            0.0
        } else {
            ln_factorial(n) - stirling
        };
    }
    let square = x * x;
    let mut series = 0.0;
    for term in [
        -691.0 / 360_360.0,
        1.0 / 1188.0,
        -1.0 / 1680.0,
        1.0 / 1260.0,
        -1.0 / 360.0,
        1.0 / 12.0,
    ] {
        series = series / square + term;
    }
    series / x
}

/// x ln(x / mean) + mean − x, without cancellation where the two are close.
fn deviance(x: f64, mean: f64) -> f64 {
    let difference = x - mean;
    if difference.abs() >= 0.1 * (x + mean) {
        return x * (x / mean).ln() - difference;
    }
    let v = difference / (x + mean);
    let mut sum = difference * v;
    let mut power = 2.0 * x * v;
    for j in 1..1000 {
        power *= v * v;
        let next = sum + power / (2.0 * f64::from(j) + 1.0);
        if next.to_bits() == sum.to_bits() {
            break;
        }
        sum = next;
    }
    sum
}

/// Draws without replacement: of `population` units `marked` have a mark, `drawn` are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hypergeometric {
    population: u64,
    marked: u64,
    drawn: u64,
}

impl Hypergeometric {
    /// Builds the distribution, or nothing where more are marked or drawn than there are.
    #[must_use]
    pub fn new(population: u64, marked: u64, drawn: u64) -> Option<Self> {
        (marked <= population && drawn <= population).then_some(Self {
            population,
            marked,
            drawn,
        })
    }

    fn least(self) -> u64 {
        self.drawn.saturating_sub(self.population - self.marked)
    }

    fn most(self) -> u64 {
        self.drawn.min(self.marked)
    }

    /// Returns how likely exactly `x` marked units are drawn.
    ///
    /// # Source
    /// Three binomial probabilities, after Loader (2000).
    #[must_use]
    pub fn pmf(self, x: u64) -> f64 {
        if x < self.least() || x > self.most() {
            return 0.0;
        }
        if self.least() == self.most() {
            return 1.0;
        }
        let p = real(self.drawn) / real(self.population);
        let unmarked = self.population - self.marked;
        binomial_pmf(x, self.marked, p) * binomial_pmf(self.drawn - x, unmarked, p)
            / binomial_pmf(self.drawn, self.population, p)
    }

    /// Returns how likely at most `x` marked units are drawn.
    #[must_use]
    pub fn at_most(self, x: u64) -> f64 {
        if x >= self.most() {
            return 1.0;
        }
        if x < self.least() {
            return 0.0;
        }
        if real(x) > self.mean() {
            return 1.0 - self.upwards(x + 1);
        }
        self.downwards(x)
    }

    /// Returns how likely at least `x` marked units are drawn.
    #[must_use]
    pub fn at_least(self, x: u64) -> f64 {
        if x <= self.least() {
            return 1.0;
        }
        if x > self.most() {
            return 0.0;
        }
        if real(x) < self.mean() {
            return 1.0 - self.downwards(x - 1);
        }
        self.upwards(x)
    }

    fn mean(self) -> f64 {
        real(self.drawn) * real(self.marked) / real(self.population.max(1))
    }

    /// Sums from `x` down, where the terms fall.
    fn downwards(self, x: u64) -> f64 {
        let (marked, drawn) = (real(self.marked), real(self.drawn));
        let unmarked = real(self.population - self.marked);
        let mut term = self.pmf(x);
        let mut sum = term;
        for k in (self.least()..x).rev().map(|k| real(k + 1)) {
            term *= k * (unmarked - drawn + k) / ((marked - k + 1.0) * (drawn - k + 1.0));
            sum += term;
            if term <= sum * 1e-18 {
                break;
            }
        }
        sum.min(1.0)
    }

    /// Sums from `x` up, where the terms fall.
    fn upwards(self, x: u64) -> f64 {
        let (marked, drawn) = (real(self.marked), real(self.drawn));
        let unmarked = real(self.population - self.marked);
        let mut term = self.pmf(x);
        let mut sum = term;
        for k in (x..self.most()).map(real) {
            term *= (marked - k) * (drawn - k) / ((k + 1.0) * (unmarked - drawn + k + 1.0));
            sum += term;
            if term <= sum * 1e-18 {
                break;
            }
        }
        sum.min(1.0)
    }
}

/// Returns the least count that a binomial value stays at or below with probability `p`.
#[must_use]
pub fn binomial_quantile(p: f64, n: u64, share: f64) -> u64 {
    let mut sum = 0.0;
    for k in 0..n {
        sum += binomial_pmf(k, n, share);
        if sum >= p * (1.0 - 64.0 * f64::EPSILON) {
            return k;
        }
    }
    n
}

/// The least whole number of at least one that holds a condition which stays true above it.
pub(super) fn least(limit: u64, holds: impl Fn(u64) -> bool) -> Option<u64> {
    if !holds(limit) {
        return None;
    }
    let (mut low, mut high) = (0, limit);
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if holds(middle) {
            high = middle;
        } else {
            low = middle;
        }
    }
    Some(high)
}

/// Rounds up to a whole number, as sample sizes are.
pub(super) fn rounded_up(value: f64) -> u64 {
    whole((value - 1e-9).ceil())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(found: f64, expected: f64) {
        assert!((found - expected).abs() < 1e-13, "{found} {expected}");
    }

    #[test]
    fn binomial_probabilities_agree_with_fractions() {
        close(binomial_pmf(2, 4, 0.5), 6.0 / 16.0);
        close(binomial_pmf(0, 3, 0.25), 27.0 / 64.0);
        close(binomial_cdf(1, 3, 0.25), 54.0 / 64.0);
    }

    #[test]
    fn hypergeometric_probabilities_agree_with_fractions() {
        let cards = Hypergeometric::new(10, 4, 3).expect("a possible draw");
        close(cards.pmf(0), 20.0 / 120.0);
        close(cards.at_most(1), 80.0 / 120.0);
        close(cards.at_least(2), 40.0 / 120.0);
    }

    #[test]
    fn both_tails_of_a_large_frame_sum_to_one() {
        let frame = Hypergeometric::new(1_000_000, 300_000, 500).expect("a possible draw");
        for x in [120, 150, 151, 190] {
            close(frame.at_most(x) + frame.at_least(x + 1), 1.0);
        }
    }

    #[test]
    fn more_drawn_than_there_are_is_no_distribution() {
        assert_eq!(Hypergeometric::new(10, 4, 11), None);
    }
}
