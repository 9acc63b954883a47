//! How many cases a question needs.
//!
//! In: what is to be shown, how surely, of how many. Out: whole cases, always rounded up.

use super::distribution::{Hypergeometric, binomial_cdf, least, normal_quantile, rounded_up};
use super::proportion::score;
use super::{Confidence, Interval, real, whole};

/// Sizes are searched for up to here.
const SIZE_MAX: u64 = 100_000;

/// Tails closer to the risk than this are equal to it.
const TIE: f64 = 1.0 + 1e-9;

/// A sample size on its way from the formula to whole cases.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Size {
    /// For an endless population.
    pub endless: f64,
    /// With the finite population correction.
    pub real: f64,
    /// In whole cases, at most the population.
    pub cases: u64,
}

/// Returns how many cases to draw so that the interval's half-width stays within `margin`.
///
/// - `population`: cases in the frame, 1 or more; nothing for an endless one
/// - `share`: what the share is expected to be; one half where nobody knows
/// - `margin`: a share in (0, 1)
/// - returns: nothing where one of them is impossible
///
/// # Source
/// Cochran, Sampling Techniques, 3rd ed., eq. 4.1 and 4.2 (finite population correction).
#[must_use]
pub fn of_share(
    population: Option<u64>,
    share: f64,
    margin: f64,
    confidence: Confidence,
) -> Option<Size> {
    let is_possible = population != Some(0) && is_share(share) && margin > 0.0 && margin < 1.0;
    is_possible.then(|| {
        let endless = confidence.z().powi(2) * share * (1.0 - share) / (margin * margin);
        let corrected = population.map(real).map_or(endless, |all| {
            all * endless / (all - 1.0 + endless).max(f64::MIN_POSITIVE)
        });
        Size {
            endless,
            real: corrected,
            cases: rounded_up(corrected).clamp(1, population.unwrap_or(u64::MAX)),
        }
    })
}

fn is_share(share: f64) -> bool {
    (0.0..=1.0).contains(&share)
}

/// Returns the size at which Wilson's interval around `share` has half-width `margin`, with that
/// interval.
///
/// # Source
/// Valliant, Dever and Kreuter, Practical Tools for Designing and Weighting Survey Samples,
/// section 3.2.2, solved for n.
#[must_use]
pub fn of_wilson(share: f64, margin: f64, confidence: Confidence) -> Option<(f64, Interval)> {
    let (z2, e2) = (confidence.z().powi(2), margin * margin);
    if !(is_share(share) && margin > 0.0 && margin < 0.5) {
        return None;
    }
    let linear = z2 * share * (1.0 - share) - 2.0 * e2 * z2;
    let constant = z2 * z2 * (e2 - 0.25);
    let n = (linear + (linear * linear - 4.0 * e2 * constant).sqrt()) / (2.0 * e2);
    (n > 0.0).then(|| (n, score(share, n, confidence.z())))
}

/// Returns how many cases each of two audits needs to tell one share from another.
///
/// - `power`: how surely a difference of this size is to be seen, in (0, 1)
///
/// # Source
/// Fleiss, Levin and Paik, Statistical Methods for Rates and Proportions, 3rd ed., eq. 4.14, the
/// two-sided z test with the pooled variance under no difference.
#[must_use]
pub fn of_difference(first: f64, second: f64, power: f64, confidence: Confidence) -> Option<f64> {
    let difference = (first - second).abs();
    if !(is_share(first) && is_share(second)) || difference <= 0.0 || !(power > 0.0 && power < 1.0)
    {
        return None;
    }
    let both = first + second;
    let pooled = (both * (1.0 - both / 2.0)).sqrt();
    let apart = (first * (1.0 - first) + second * (1.0 - second)).sqrt();
    let root = (confidence.z() * pooled + normal_quantile(power) * apart) / difference;
    Some(root * root)
}

/// What a discovery sample needs: at most `acceptable` marked cases would be found this rarely
/// if `marked` of the population, or more, had the mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Discovery {
    /// Marked cases at the tolerable rate, rounded down.
    pub marked: u64,
    /// Cases to draw from the population; nothing where not even all would do.
    pub from_population: Option<u64>,
    /// Cases to draw where the population is endless.
    pub endless: Option<u64>,
}

/// Returns the least sizes that would find more than `acceptable` marked cases if the rate were
/// the tolerable one.
///
/// # Source
/// Hypergeometric and binomial attribute sampling (PracTools `nAuditAttr`; American Institute of
/// CPAs, Audit Sampling).
#[must_use]
pub fn of_discovery(
    population: u64,
    tolerable: f64,
    acceptable: u64,
    confidence: Confidence,
) -> Option<Discovery> {
    if population == 0 || !is_share(tolerable) {
        return None;
    }
    let risk = (1.0 - confidence.share()) * TIE;
    let marked = whole((real(population) * tolerable).floor());
    Some(Discovery {
        marked,
        from_population: least(population, |n| {
            Hypergeometric::new(population, marked, n)
                .is_some_and(|draw| draw.at_most(acceptable) <= risk)
        }),
        endless: least(SIZE_MAX, |n| binomial_cdf(acceptable, n, tolerable) <= risk),
    })
}

/// Returns the least size, with the deviations that may be found in it, at which the tolerable
/// rate is still ruled out.
///
/// # Source
/// American Institute of CPAs, Audit Sampling, appendix A (binomial).
#[must_use]
pub fn of_attribute(expected: f64, tolerable: f64, confidence: Confidence) -> Option<(u64, u64)> {
    if !(is_share(expected) && is_share(tolerable)) || expected >= tolerable {
        return None;
    }
    let risk = (1.0 - confidence.share()) * TIE;
    (1..=SIZE_MAX.min(5_000)).find_map(|n| {
        let found = whole((real(n) * expected).ceil());
        (binomial_cdf(found, n, tolerable) <= risk).then_some((n, found))
    })
}

/// A decision by lots: pass when at least `passes` of the sample pass, with both risks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lot {
    /// Passes needed.
    pub passes: u64,
    /// How often a good lot fails.
    pub risk_of_failing_good: f64,
    /// How often a poor lot passes.
    pub risk_of_passing_poor: f64,
}

/// Returns the number of passes at which the two risks together are least.
///
/// - `poor`, `good`: shares that tell a poor lot from a good one
/// - `population`: where the lot is finite
///
/// # Source
/// Valadez, Assessing Child Survival Programs in Developing Countries: lot quality assurance
/// sampling.
#[must_use]
pub fn of_lot(n: u64, poor: f64, good: f64, population: Option<u64>) -> Option<Lot> {
    if n == 0 || !is_share(poor) || !is_share(good) || population.is_some_and(|all| all < n) {
        return None;
    }
    let fewer = |passes: u64, share: f64| match (passes, population) {
        (0, _) => 0.0,
        (_, None) => binomial_cdf(passes - 1, n, share),
        (_, Some(all)) => {
            let marked = whole((real(all) * share).round_ties_even());
            Hypergeometric::new(all, marked, n).map_or(0.0, |draw| draw.at_most(passes - 1))
        }
    };
    let lots = (0..=n).map(|passes| Lot {
        passes,
        risk_of_failing_good: fewer(passes, good),
        risk_of_passing_poor: 1.0 - fewer(passes, poor),
    });
    lots.min_by(|a, b| total_risk(a).total_cmp(&total_risk(b)))
}

fn total_risk(lot: &Lot) -> f64 {
    lot.risk_of_failing_good + lot.risk_of_passing_poor
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_never_more_than_the_population_and_never_none() {
        let size = |population, margin| {
            of_share(Some(population), 0.5, margin, Confidence::USUAL).map(|size| size.cases)
        };
        assert_eq!(size(3, 0.01), Some(3));
        assert_eq!(size(1, 0.5), Some(1));
        assert_eq!(size(0, 0.1), None);
        assert_eq!(size(10, 0.0), None);
    }
}
