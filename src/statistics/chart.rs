//! Charts over time: what is noise and what is a signal.
//!
//! In: figures in time order. Out: centre lines, limits, and the positions (from 1) of signals.

use super::distribution::binomial_quantile;
use super::{mean, median, real, real_len, whole};

/// Moving ranges to limits: 3 / 1.128, as the NHS rounds it.
const MOVING_RANGE_TO_LIMIT: f64 = 2.66;
/// Moving ranges this many times their mean are outliers.
const MOVING_RANGE_OUTLIER: f64 = 3.267;
/// Moving ranges of two to a standard deviation.
const MOVING_RANGE_TO_SIGMA: f64 = 1.128;
/// Points in a row that make a shift or a trend.
const IN_A_ROW: usize = 7;

/// A chart of shares.
#[derive(Debug, Clone, PartialEq)]
pub struct ShareChart {
    /// The centre line.
    pub centre: f64,
    /// The lower limit of each round.
    pub lower: Vec<f64>,
    /// The upper limit of each round.
    pub upper: Vec<f64>,
}

/// Returns the p-chart: limits at `sigmas` standard errors (3 by custom, 2 for a warning).
/// Nothing without rounds, or with an empty one.
///
/// # Source
/// Shewhart (1931); Montgomery, Introduction to Statistical Quality Control, section 7.2.
#[must_use]
pub fn p_chart(rounds: &[(u64, u64)], sigmas: f64) -> Option<ShareChart> {
    let centre = overall(rounds)?;
    Some(with_limits(rounds, centre, sigmas))
}

/// Returns Laney's p′-chart, for rounds so large that they vary more than chance.
///
/// # Source
/// Laney (2002), Improved control charts for attributes, Quality Engineering 14; moving ranges
/// above 3.267 times their mean are left out once.
#[must_use]
pub fn p_prime_chart(rounds: &[(u64, u64)]) -> Option<ShareChart> {
    let centre = overall(rounds)?;
    let spread = centre * (1.0 - centre);
    if spread <= 0.0 {
        return None;
    }
    let scores: Vec<f64> = rounds
        .iter()
        .map(|(x, n)| (real(*x) / real(*n) - centre) / (spread / real(*n)).sqrt())
        .collect();
    let sigma = average_moving_range(&scores, true)? / MOVING_RANGE_TO_SIGMA;
    Some(with_limits(rounds, centre, 3.0 * sigma))
}

fn overall(rounds: &[(u64, u64)]) -> Option<f64> {
    let n: u64 = rounds.iter().map(|(_, n)| n).sum();
    let x: u64 = rounds.iter().map(|(x, _)| x).sum();
    let is_possible = rounds.iter().all(|(x, n)| *n > 0 && x <= n);
    (n > 0 && is_possible).then(|| real(x) / real(n))
}

fn with_limits(rounds: &[(u64, u64)], centre: f64, sigmas: f64) -> ShareChart {
    let half = |n: u64| sigmas * (centre * (1.0 - centre) / real(n)).sqrt();
    let ends = rounds
        .iter()
        .map(|(_, n)| (centre - half(*n), centre + half(*n)));
    let (lower, upper) = ends
        .map(|(lower, upper)| (lower.clamp(0.0, 1.0), upper.clamp(0.0, 1.0)))
        .unzip();
    ShareChart {
        centre,
        lower,
        upper,
    }
}

/// A chart of single values and their moving ranges.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct XmrChart {
    /// The mean.
    pub mean: f64,
    /// The mean of the moving ranges.
    pub average_moving_range: f64,
    /// The lower process limit.
    pub lower: f64,
    /// The upper process limit.
    pub upper: f64,
}

/// Returns the XmR chart; with `screen`, moving ranges that are outliers are left out once.
/// Nothing for fewer than two values.
///
/// # Source
/// NHS England, Making Data Count (limits at 2.66 mean moving ranges); Provost and Murray, The
/// Health Care Data Guide.
#[must_use]
pub fn xmr(values: &[f64], screen: bool) -> Option<XmrChart> {
    let mean = mean(values)?;
    let range = average_moving_range(values, screen)?;
    Some(XmrChart {
        mean,
        average_moving_range: range,
        lower: mean - MOVING_RANGE_TO_LIMIT * range,
        upper: mean + MOVING_RANGE_TO_LIMIT * range,
    })
}

fn average_moving_range(values: &[f64], screen: bool) -> Option<f64> {
    let ranges: Vec<f64> = values
        .windows(2)
        .map(|pair| (pair[1] - pair[0]).abs())
        .collect();
    let average = mean(&ranges)?;
    if !screen {
        return Some(average);
    }
    let limit = MOVING_RANGE_OUTLIER * average;
    let kept: Vec<f64> = ranges.into_iter().filter(|range| *range < limit).collect();
    Some(mean(&kept).unwrap_or(average))
}

/// Where a chart signals, positions from 1.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Signals {
    /// Beyond a process limit.
    pub outside_limits: Vec<usize>,
    /// Part of seven in a row on one side of the mean.
    pub shift: Vec<usize>,
    /// Part of seven in a row rising, or falling.
    pub trend: Vec<usize>,
    /// Near a limit, in two of three that are, all three on one side.
    pub two_in_three: Vec<usize>,
}

impl Signals {
    /// Whether there is none.
    #[must_use]
    pub fn is_quiet(&self) -> bool {
        *self == Self::default()
    }
}

/// Returns the signals of an XmR chart by the NHS's four rules. A trend counts whichever way it
/// goes.
///
/// # Source
/// NHS England, Making Data Count.
#[must_use]
pub fn signals(values: &[f64], chart: &XmrChart) -> Signals {
    let sides: Vec<i8> = values
        .iter()
        .map(|value| side(*value, chart.mean))
        .collect();
    let steps: Vec<i8> = values
        .windows(2)
        .map(|pair| side(pair[1], pair[0]))
        .collect();
    let is_outside = |value: &f64| *value < chart.lower || *value > chart.upper;
    let near = (chart.upper - chart.mean) * 2.0 / 3.0;
    let is_near: Vec<bool> = values
        .iter()
        .map(|value| (value - chart.mean).abs() > near && !is_outside(value))
        .collect();
    Signals {
        outside_limits: positions(values.len(), |idx| is_outside(&values[idx])),
        shift: in_runs(values.len(), IN_A_ROW, |run| is_one_way(&sides[run])),
        trend: in_runs(values.len(), IN_A_ROW, |run| {
            is_one_way(&steps[run.start..run.end - 1])
        }),
        two_in_three: two_in_three(&sides, &is_near),
    }
}

fn side(value: f64, of: f64) -> i8 {
    i8::from(value > of) - i8::from(value < of)
}

fn is_one_way(sides: &[i8]) -> bool {
    sides.iter().all(|side| *side == 1) || sides.iter().all(|side| *side == -1)
}

fn positions(n: usize, holds: impl Fn(usize) -> bool) -> Vec<usize> {
    (0..n)
        .filter(|idx| holds(*idx))
        .map(|idx| idx + 1)
        .collect()
}

/// The positions that lie in a stretch of `length` which holds.
fn in_runs(n: usize, length: usize, holds: impl Fn(std::ops::Range<usize>) -> bool) -> Vec<usize> {
    let mut is_in = vec![false; n];
    for start in 0..(n + 1).saturating_sub(length) {
        if holds(start..start + length) {
            is_in[start..start + length].fill(true);
        }
    }
    positions(n, |idx| is_in[idx])
}

fn two_in_three(sides: &[i8], is_near: &[bool]) -> Vec<usize> {
    let holds = |three: std::ops::Range<usize>| {
        let n_near = is_near[three.clone()].iter().filter(|near| **near).count();
        n_near >= 2 && is_one_way(&sides[three])
    };
    let found = in_runs(sides.len(), 3, holds);
    found.into_iter().filter(|at| is_near[at - 1]).collect()
}

/// A run chart around the median.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RunChart {
    /// The median.
    pub median: f64,
    /// Values that do not lie on it.
    pub n_useful: u64,
    /// The longest run on one side.
    pub longest_run: u64,
    /// The longest run that chance explains.
    pub longest_run_max: u64,
    /// How often the line is crossed.
    pub crossings: u64,
    /// The fewest crossings that chance explains.
    pub crossings_min: u64,
}

impl RunChart {
    /// Whether runs are too long or crossings too few for chance.
    #[must_use]
    pub fn is_signal(&self) -> bool {
        self.longest_run > self.longest_run_max || self.crossings < self.crossings_min
    }
}

/// Returns the run chart; nothing for an empty list.
///
/// # Source
/// Anhøj and Olesen (2014), Run charts revisited, PLoS ONE 9: longest run above
/// round(log2 n) + 3, or fewer crossings than the 5 % quantile of a binomial.
#[must_use]
pub fn run_chart(values: &[f64]) -> Option<RunChart> {
    let median = median(values)?;
    let sides: Vec<i8> = values
        .iter()
        .map(|value| side(*value, median))
        .filter(|side| *side != 0)
        .collect();
    let crossings = sides.windows(2).filter(|pair| pair[0] != pair[1]).count() as u64;
    let longest = sides
        .chunk_by(|a, b| a == b)
        .map(<[i8]>::len)
        .max()
        .unwrap_or(0);
    let n_useful = sides.len() as u64;
    let longest_run_max = match n_useful {
        0 => 0,
        _ => whole(real_len(&sides).log2().round_ties_even() + 3.0),
    };
    Some(RunChart {
        median,
        n_useful,
        longest_run: longest as u64,
        longest_run_max,
        crossings,
        crossings_min: binomial_quantile(0.05, n_useful.saturating_sub(1), 0.5),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_series_give_no_signal_and_no_panic() {
        assert_eq!(xmr(&[1.0], false), None);
        let values = [1.0, 2.0, 1.0];
        let chart = xmr(&values, false).expect("three values");
        assert!(signals(&values, &chart).is_quiet());
        assert_eq!(run_chart(&[]), None);
        assert!(run_chart(&[5.0, 5.0]).is_some_and(|chart| chart.n_useful == 0));
    }
}
