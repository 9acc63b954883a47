//! Shares a sample out among strata.
//!
//! In: the sizes of the strata. Out: how many of each, in whole cases that sum to the sample.

use std::cmp::Reverse;

use super::real;

/// Shares `n` out in proportion: each stratum gets its whole part, and what is left goes to the
/// largest remainders, then to larger strata, then to earlier ones. Nothing where `n` is more
/// than there are.
///
/// # Source
/// Hamilton's method; Cochran, Sampling Techniques, 3rd ed., section 5.4 (proportional).
#[must_use]
pub fn proportional(sizes: &[u64], n: u64) -> Option<Vec<u64>> {
    let all: u64 = sizes.iter().sum();
    if n > all {
        return None;
    }
    if all == 0 {
        return Some(vec![0; sizes.len()]);
    }
    let product = |size: u64| u128::from(n) * u128::from(size);
    let whole = |size: u64| u64::try_from(product(size) / u128::from(all)).unwrap_or(n);
    let mut shares: Vec<u64> = sizes.iter().map(|size| whole(*size)).collect();
    let left = n - shares.iter().sum::<u64>();
    let mut order: Vec<usize> = (0..sizes.len()).collect();
    order.sort_by_key(|idx| {
        let size = sizes[*idx];
        (
            Reverse(product(size) % u128::from(all)),
            Reverse(size),
            *idx,
        )
    });
    for idx in order.into_iter().take(usize::try_from(left).unwrap_or(0)) {
        shares[idx] += 1;
    }
    Some(shares)
}

/// Shares `n` out in proportion, but gives every stratum at least `minimum`, or all of it where
/// it has no more. Strata whose share falls below are fixed there and the rest is shared out
/// again, until none falls below. Nothing where the minimums alone are more than `n`.
#[must_use]
pub fn proportional_with_minimum(sizes: &[u64], n: u64, minimum: u64) -> Option<Vec<u64>> {
    let floor = |idx: usize| minimum.min(sizes[idx]);
    let mut is_fixed = vec![false; sizes.len()];
    loop {
        let fixed: u64 = (0..sizes.len()).filter(|i| is_fixed[*i]).map(floor).sum();
        let free: Vec<usize> = (0..sizes.len()).filter(|i| !is_fixed[*i]).collect();
        let free_sizes: Vec<u64> = free.iter().map(|idx| sizes[*idx]).collect();
        let shares = proportional(&free_sizes, n.checked_sub(fixed)?)?;
        let below: Vec<usize> = free
            .iter()
            .zip(&shares)
            .filter(|(idx, share)| **share < floor(**idx))
            .map(|(idx, _)| *idx)
            .collect();
        if below.is_empty() {
            let mut whole: Vec<u64> = (0..sizes.len()).map(floor).collect();
            for (idx, share) in free.into_iter().zip(shares) {
                whole[idx] = share;
            }
            return Some(whole);
        }
        for idx in below {
            is_fixed[idx] = true;
        }
    }
}

/// Returns Neyman's shares before rounding, and the standard error to expect of the mean.
///
/// - `sizes`, `spreads`: of the strata, as many of one as of the other
///
/// # Source
/// Neyman (1934); Cochran, Sampling Techniques, 3rd ed., eq. 5.26 and 5.6.
#[must_use]
pub fn neyman_real(sizes: &[u64], spreads: &[f64], n: u64) -> Option<(Vec<f64>, f64)> {
    let all: f64 = sizes.iter().map(|size| real(*size)).sum();
    let products: Vec<f64> = sizes
        .iter()
        .zip(spreads)
        .map(|(size, spread)| real(*size) * spread)
        .collect();
    let total: f64 = products.iter().sum();
    if sizes.len() != spreads.len() || n == 0 || total.is_nan() || total <= 0.0 {
        return None;
    }
    let spread_within: f64 = products.iter().zip(spreads).map(|(p, s)| p * s).sum();
    let variance = (total * total / real(n) - spread_within) / (all * all);
    let shares = products.iter().map(|p| real(n) * p / total).collect();
    Some((shares, variance.max(0.0).sqrt()))
}

/// Shares `n` out so that the variance is least, in whole cases: one after the other, to the
/// stratum with the highest priority N·S/√(k(k+1)). Each gets at least `minimum` and at most all
/// of it. Nothing where that is impossible.
///
/// # Source
/// Wright (2014), A simple method of exact optimal sample allocation under stratification.
#[must_use]
pub fn neyman_whole(sizes: &[u64], spreads: &[f64], n: u64, minimum: u64) -> Option<Vec<u64>> {
    if sizes.len() != spreads.len() || n > sizes.iter().sum() {
        return None;
    }
    let mut shares: Vec<u64> = sizes.iter().map(|size| minimum.min(*size)).collect();
    let left = n.checked_sub(shares.iter().sum())?;
    for _ in 0..left {
        let open = (0..sizes.len()).filter(|idx| shares[*idx] < sizes[*idx]);
        let next = open.max_by(|a, b| {
            let priority = |idx: usize| priority(sizes[idx], spreads[idx], shares[idx]);
            priority(*a)
                .total_cmp(&priority(*b))
                .then(sizes[*a].cmp(&sizes[*b]))
                .then(b.cmp(a))
        })?;
        shares[next] += 1;
    }
    Some(shares)
}

fn priority(size: u64, spread: f64, k: u64) -> f64 {
    let worth = real(size) * spread;
    if k == 0 {
        return if worth > 0.0 { f64::INFINITY } else { 0.0 };
    }
    worth / (real(k) * real(k + 1)).sqrt()
}

/// Returns how likely each unit is drawn when `n` are drawn in proportion to size; units that
/// would be more than certain are certain, and the rest is shared out again.
///
/// # Source
/// Särndal, Swensson and Wretman, Model Assisted Survey Sampling, section 3.6.1.
#[must_use]
pub fn inclusion_probabilities(sizes: &[f64], n: u64) -> Option<Vec<f64>> {
    let positive = sizes.iter().filter(|size| **size > 0.0).count() as u64;
    if n > positive || sizes.iter().any(|size| !size.is_finite() || *size < 0.0) {
        return None;
    }
    let mut is_certain = vec![false; sizes.len()];
    loop {
        let certain = is_certain.iter().filter(|is| **is).count() as u64;
        let rest: f64 = sizes
            .iter()
            .zip(&is_certain)
            .filter(|(_, is)| !**is)
            .map(|(size, _)| size)
            .sum();
        let probability = |idx: usize| match is_certain[idx] {
            true => 1.0,
            false if rest > 0.0 => real(n.saturating_sub(certain)) * sizes[idx] / rest,
            false => 0.0,
        };
        let probabilities: Vec<f64> = (0..sizes.len()).map(probability).collect();
        let over = |idx: &usize| !is_certain[*idx] && probabilities[*idx] >= 1.0;
        let above: Vec<usize> = (0..sizes.len()).filter(over).collect();
        if above.is_empty() {
            return Some(probabilities);
        }
        for idx in above {
            is_certain[idx] = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_strata_get_nothing_and_too_much_is_refused() {
        assert_eq!(proportional(&[0, 5], 5), Some(vec![0, 5]));
        assert_eq!(proportional(&[0, 0], 0), Some(vec![0, 0]));
        assert_eq!(proportional(&[2, 3], 6), None);
        assert_eq!(proportional_with_minimum(&[10, 10], 5, 3), None);
    }

    #[test]
    fn a_stratum_without_spread_gets_only_its_minimum() {
        assert_eq!(
            neyman_whole(&[50, 50], &[0.0, 0.5], 10, 2),
            Some(vec![2, 8])
        );
    }
}
