//! Intervals of a share where the population is large or unknown.
//!
//! In: how many of how many. Out: an interval, or nothing where the counts are impossible.

use super::distribution::beta_quantile;
use super::{Confidence, Interval, real};

/// Returns Wilson's score interval, exactly 0 at none and 1 at all.
///
/// # Source
/// Wilson (1927), Probable inference, the law of succession, and statistical inference, JASA 22.
#[must_use]
pub fn wilson(x: u64, n: u64, confidence: Confidence) -> Option<Interval> {
    if n == 0 || x > n {
        return None;
    }
    let ends = score(real(x) / real(n), real(n), confidence.z());
    Some(exact_ends(ends, x, n))
}

/// Wilson's formula for a share of a real number of units.
pub(super) fn score(share: f64, n: f64, z: f64) -> Interval {
    let z2 = z * z;
    let centre = (share + z2 / (2.0 * n)) / (1.0 + z2 / n);
    let half = z / (1.0 + z2 / n) * (share * (1.0 - share) / n + z2 / (4.0 * n * n)).sqrt();
    Interval::around(centre, half).of_a_share()
}

/// Puts 0 and 1 where rounding might miss them.
pub(super) fn exact_ends(ends: Interval, x: u64, n: u64) -> Interval {
    Interval {
        lower: if x == 0 { 0.0 } else { ends.lower },
        upper: if x == n { 1.0 } else { ends.upper },
    }
}

/// Returns Wilson's interval with continuity correction.
///
/// # Source
/// Newcombe (1998), Two-sided confidence intervals for the single proportion, method 4.
#[must_use]
pub fn wilson_corrected(x: u64, n: u64, confidence: Confidence) -> Option<Interval> {
    if n == 0 || x > n {
        return None;
    }
    let (z, all, share) = (confidence.z(), real(n), real(x) / real(n));
    let z2 = z * z;
    let under = 2.0 * (all + z2);
    let root = |sign: f64| {
        let inner = z2 - sign * 2.0 - 1.0 / all + 4.0 * share * (all * (1.0 - share) + sign);
        inner.max(0.0).sqrt()
    };
    let middle = 2.0 * all * share + z2;
    let ends = Interval {
        lower: (middle - 1.0 - z * root(1.0)) / under,
        upper: (middle + 1.0 + z * root(-1.0)) / under,
    };
    Some(exact_ends(ends.of_a_share(), x, n))
}

/// Returns Wilson's interval for a share of a finite population: the effective number drawn is
/// n(N−1)/(N−n). A census has no interval but its share.
///
/// # Source
/// Wilson (1927) with the finite population correction of Cochran, Sampling Techniques, 3rd ed.,
/// section 2.6.
#[must_use]
pub fn wilson_finite(x: u64, n: u64, population: u64, confidence: Confidence) -> Option<Interval> {
    if n == 0 || x > n || n > population {
        return None;
    }
    let share = real(x) / real(n);
    let Some(effective) = effective_number(n, population) else {
        return Some(Interval::around(share, 0.0));
    };
    Some(exact_ends(score(share, effective, confidence.z()), x, n))
}

/// Returns n(N−1)/(N−n), or nothing for a census.
#[must_use]
pub fn effective_number(n: u64, population: u64) -> Option<f64> {
    let left = population.checked_sub(n).filter(|left| *left > 0)?;
    Some(real(n) * real(population - 1) / real(left))
}

/// Returns the exact binomial interval.
///
/// # Source
/// Clopper and Pearson (1934), The use of confidence or fiducial limits, Biometrika 26.
#[must_use]
pub fn clopper_pearson(x: u64, n: u64, confidence: Confidence) -> Option<Interval> {
    (n > 0 && x <= n).then(|| exact_at(real(x), real(n), confidence))
}

/// Returns the exact binomial interval of a share at an effective number of units.
///
/// # Source
/// Korn and Graubard (1998), Survey Methodology 24.
#[must_use]
pub fn exact_share(share: f64, effective: f64, confidence: Confidence) -> Interval {
    exact_at(share * effective, effective, confidence)
}

/// Clopper and Pearson's limits for real numbers of units, as an effective size is.
pub(super) fn exact_at(x: f64, n: f64, confidence: Confidence) -> Interval {
    let tail = confidence.tail();
    Interval {
        lower: if x <= 0.0 {
            0.0
        } else {
            beta_quantile(tail, x, n - x + 1.0)
        },
        upper: if x >= n {
            1.0
        } else {
            beta_quantile(1.0 - tail, x + 1.0, n - x)
        },
    }
}

/// Returns Jeffreys' interval, without adjustment at the ends.
///
/// # Source
/// Brown, Cai and DasGupta (2001), Interval estimation for a binomial proportion, Stat. Sci. 16.
#[must_use]
pub fn jeffreys(x: u64, n: u64, confidence: Confidence) -> Option<Interval> {
    let (hits, misses) = (real(x) + 0.5, real(n.checked_sub(x)?) + 0.5);
    let tail = confidence.tail();
    (n > 0).then(|| Interval {
        lower: beta_quantile(tail, hits, misses),
        upper: beta_quantile(1.0 - tail, hits, misses),
    })
}

/// Returns the share that is not exceeded, at this confidence on one side.
///
/// # Source
/// Clopper and Pearson (1934).
#[must_use]
pub fn upper_bound(x: u64, n: u64, confidence: Confidence) -> Option<f64> {
    let misses = n.checked_sub(x)?;
    if n == 0 {
        return None;
    }
    Some(match misses {
        0 => 1.0,
        _ => beta_quantile(confidence.share(), real(x) + 1.0, real(misses)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn impossible_counts_have_no_interval() {
        assert_eq!(wilson(3, 2, Confidence::USUAL), None);
        assert_eq!(wilson(0, 0, Confidence::USUAL), None);
        assert_eq!(clopper_pearson(0, 0, Confidence::USUAL), None);
        assert_eq!(wilson_finite(2, 5, 4, Confidence::USUAL), None);
    }

    #[test]
    fn a_census_has_its_share_and_no_width() {
        let ends = wilson_finite(3, 4, 4, Confidence::USUAL).expect("possible counts");
        assert_eq!(ends, Interval::around(0.75, 0.0));
    }
}
