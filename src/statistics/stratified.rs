//! Estimates from stratified samples, with finite population correction.
//!
//! In: what each stratum holds and what was found in it. Out: an estimate for the whole
//! population, its standard error and intervals. Strata that were over-sampled count by their
//! weight; a stratum with one unit of several has no variance, and then there is no interval.

use super::proportion::exact_at;
use super::{Confidence, Interval, real, real_len};

/// One stratum: `population` units, `drawn` of them, `met` of which have the mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stratum {
    /// Units in the stratum.
    pub population: u64,
    /// Units drawn.
    pub drawn: u64,
    /// Drawn units with the mark.
    pub met: u64,
}

/// An estimated share of the whole population.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Proportion {
    /// The weighted share.
    pub share: f64,
    /// The standard error.
    pub error: f64,
    /// Degrees of freedom: units less strata.
    pub degrees: u64,
    /// Units drawn.
    pub drawn: u64,
    /// How many units of a simple endless sample would tell as much; nothing without variance.
    pub effective: Option<f64>,
}

/// Estimates a share. Nothing where a stratum is empty of drawn units or holds more than it has,
/// or where one drawn unit of several stands for a stratum.
///
/// # Source
/// Cochran, Sampling Techniques, 3rd ed., eq. 5.1 and 5.52.
#[must_use]
pub fn proportion(strata: &[Stratum]) -> Option<Proportion> {
    let all = population(strata)?;
    let mut share = 0.0;
    let mut variance = 0.0;
    for stratum in strata.iter().filter(|stratum| stratum.population > 0) {
        let (n, weight) = (real(stratum.drawn), real(stratum.population) / all);
        let own = real(stratum.met) / n;
        share += weight * own;
        if stratum.drawn < stratum.population {
            let left = 1.0 - n / real(stratum.population);
            variance += weight * weight * left * own * (1.0 - own) / (n - 1.0);
        }
    }
    let drawn: u64 = strata.iter().map(|stratum| stratum.drawn).sum();
    Some(Proportion {
        share,
        error: variance.sqrt(),
        degrees: drawn.saturating_sub(used(strata)),
        drawn,
        effective: (variance > 0.0).then(|| share * (1.0 - share) / variance),
    })
}

fn used(strata: &[Stratum]) -> u64 {
    strata
        .iter()
        .filter(|stratum| stratum.population > 0)
        .count() as u64
}

fn population(strata: &[Stratum]) -> Option<f64> {
    let possible = |stratum: &Stratum| {
        stratum.met <= stratum.drawn
            && stratum.drawn <= stratum.population
            && (stratum.population == 0
                || stratum.drawn >= 2
                || stratum.drawn == stratum.population)
    };
    let all: u64 = strata.iter().map(|stratum| stratum.population).sum();
    (all > 0 && strata.iter().all(possible)).then(|| real(all))
}

impl Proportion {
    /// Returns share ± z·error: for comparison only, it is too narrow near 0 and 1.
    #[must_use]
    pub fn normal(&self, confidence: Confidence) -> Interval {
        Interval::around(self.share, confidence.z() * self.error)
    }

    /// Returns share ± t·error.
    #[must_use]
    pub fn t(&self, confidence: Confidence) -> Interval {
        Interval::around(self.share, self.quantile(confidence) * self.error)
    }

    fn quantile(&self, confidence: Confidence) -> f64 {
        confidence.t(real(self.degrees))
    }

    /// Returns the t interval on the logit scale; nothing without variance.
    #[must_use]
    pub fn logit(&self, confidence: Confidence) -> Option<Interval> {
        self.effective?;
        logit_interval(self.share, self.error, self.quantile(confidence))
    }

    /// Returns the exact interval at the effective sample size; nothing without variance, where
    /// [`without_variance`] stands in.
    ///
    /// # Source
    /// Korn and Graubard (1998), Confidence intervals for proportions with small expected number
    /// of positive counts estimated from survey data, Survey Methodology 24; effective size
    /// adjusted by the squared ratio of t quantiles at n−1 and at the design's degrees.
    #[must_use]
    pub fn korn_graubard(&self, confidence: Confidence) -> Option<Interval> {
        let effective = self.effective.filter(|n| n.is_finite() && *n > 0.0)?;
        if self.drawn < 2 || self.degrees == 0 {
            return None;
        }
        let ratio = confidence.t(real(self.drawn - 1)) / self.quantile(confidence);
        let adjusted = effective * ratio * ratio;
        Some(exact_at(self.share * adjusted, adjusted, confidence))
    }
}

fn logit_interval(share: f64, error: f64, quantile: f64) -> Option<Interval> {
    if !(share > 0.0 && share < 1.0) || !quantile.is_finite() {
        return None;
    }
    let centre = (share / (1.0 - share)).ln();
    let half = quantile * error / (share * (1.0 - share));
    let back = |logit: f64| 1.0 / (1.0 + (-logit).exp());
    Some(Interval {
        lower: back(centre - half),
        upper: back(centre + half),
    })
}

/// The interval where no stratum shows any variation, and so the design's variance is nought.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WithoutVariance {
    /// The size of a simple endless sample that would tell as much; nothing for a census.
    pub effective: Option<f64>,
    /// The interval; a census has its share and no width.
    pub interval: Interval,
}

/// Returns the interval where in each stratum all drawn units have the mark, or none has: exact,
/// at the size the plan is worth. Nothing where some stratum varies.
///
/// # Source
/// Korn and Graubard (1998) with the effective size taken from the design alone:
/// (1 − 1/N) / Σ W²(1 − f)/n.
#[must_use]
pub fn without_variance(strata: &[Stratum], confidence: Confidence) -> Option<WithoutVariance> {
    let all = population(strata)?;
    let varies = |stratum: &Stratum| {
        stratum.met > 0 && stratum.met < stratum.drawn && stratum.drawn < stratum.population
    };
    if strata.iter().any(varies) {
        return None;
    }
    let weighted = |stratum: &Stratum| {
        let own = real(stratum.met) / real(stratum.drawn.max(1));
        real(stratum.population) / all * own
    };
    let share = strata.iter().map(weighted).sum::<f64>().clamp(0.0, 1.0);
    let Some(effective) = planned_effective(strata, all) else {
        return Some(WithoutVariance {
            effective: None,
            interval: Interval::around(share, 0.0),
        });
    };
    Some(WithoutVariance {
        effective: Some(effective),
        interval: exact_at(share * effective, effective, confidence),
    })
}

fn planned_effective(strata: &[Stratum], all: f64) -> Option<f64> {
    let sum: f64 = strata
        .iter()
        .filter(|stratum| stratum.drawn > 0)
        .map(|stratum| {
            let (size, n) = (real(stratum.population), real(stratum.drawn));
            (size / all).powi(2) * (1.0 - n / size) / n
        })
        .sum();
    (sum > 0.0).then(|| (1.0 - 1.0 / all) / sum)
}

/// Returns the size of a simple endless sample that the design is worth at a share of one half.
/// Nothing for a census, or where a stratum is not drawn from.
#[must_use]
pub fn design_worth(strata: &[(u64, u64)]) -> Option<f64> {
    let strata: Vec<Stratum> = strata
        .iter()
        .map(|(population, drawn)| Stratum {
            population: *population,
            drawn: *drawn,
            met: 0,
        })
        .collect();
    let is_open = |stratum: &Stratum| stratum.population > 0 && stratum.drawn == 0;
    let all: u64 = strata.iter().map(|stratum| stratum.population).sum();
    if all == 0 || strata.iter().any(is_open) {
        return None;
    }
    planned_effective(&strata, real(all))
}

/// An estimated mean.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mean {
    /// The weighted mean.
    pub mean: f64,
    /// The standard error.
    pub error: f64,
    /// Degrees of freedom: units less strata.
    pub degrees: u64,
}

impl Mean {
    /// Returns mean ± t·error.
    #[must_use]
    pub fn t(&self, confidence: Confidence) -> Interval {
        let half = confidence.t(real(self.degrees)) * self.error;
        Interval::around(self.mean, half)
    }
}

/// Estimates a mean from strata of given sizes and the values drawn from each.
///
/// # Source
/// Cochran, Sampling Techniques, 3rd ed., eq. 5.1 and 5.11.
#[must_use]
pub fn mean(strata: &[(u64, Vec<f64>)]) -> Option<Mean> {
    let all: u64 = strata.iter().map(|(population, _)| population).sum();
    let (mut mean, mut variance, mut drawn) = (0.0, 0.0, 0);
    for (population, values) in strata {
        let n = values.len() as u64;
        if n > *population || n == 0 || (n == 1 && *population > 1) {
            return None;
        }
        let weight = real(*population) / real(all);
        let own = super::mean(values)?;
        mean += weight * own;
        drawn += n;
        if n < *population {
            let squares: f64 = values.iter().map(|value| (value - own).powi(2)).sum();
            let spread = squares / (real(n) - 1.0);
            variance += weight * weight * (1.0 - real(n) / real(*population)) * spread / real(n);
        }
    }
    Some(Mean {
        mean,
        error: variance.sqrt(),
        degrees: drawn.checked_sub(strata.len() as u64)?,
    })
}

/// What one record of a stratified sample holds: `met` of `events`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Record {
    /// The position of its stratum.
    pub stratum: usize,
    /// The top of the ratio.
    pub met: f64,
    /// The bottom of the ratio; nought where the record has no event.
    pub events: f64,
}

/// A ratio of two totals.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ratio {
    /// The ratio.
    pub ratio: f64,
    /// Its linearised standard error.
    pub error: f64,
    /// Degrees of freedom: records less strata.
    pub degrees: u64,
}

impl Ratio {
    /// Returns ratio ± t·error.
    #[must_use]
    pub fn t(&self, confidence: Confidence) -> Interval {
        Interval::around(self.ratio, confidence.t(real(self.degrees)) * self.error)
    }

    /// Returns the t interval on the logit scale; nothing at 0, at 1 or without degrees.
    #[must_use]
    pub fn logit(&self, confidence: Confidence) -> Option<Interval> {
        if self.degrees == 0 {
            return None;
        }
        logit_interval(self.ratio, self.error, confidence.t(real(self.degrees)))
    }
}

/// Estimates the ratio of two totals where events lie in records and records were drawn: records
/// are clusters, and a record without an event counts towards the variance.
///
/// - `populations`: of the strata, by position
///
/// # Source
/// Cochran, Sampling Techniques, 3rd ed., eq. 6.13 and section 6.11 (combined ratio estimate),
/// linearised over the whole design; Särndal, Swensson and Wretman, section 5.6.
#[must_use]
pub fn ratio(records: &[Record], populations: &[u64]) -> Option<Ratio> {
    let mut drawn = vec![0_u64; populations.len()];
    for record in records {
        *drawn.get_mut(record.stratum)? += 1;
    }
    if drawn.iter().zip(populations).any(|(n, all)| n > all) {
        return None;
    }
    let weight = |record: &Record| real(populations[record.stratum]) / real(drawn[record.stratum]);
    let total = |value: fn(&Record) -> f64| -> f64 {
        records
            .iter()
            .map(|record| weight(record) * value(record))
            .sum()
    };
    let events = total(|record| record.events);
    if events <= 0.0 {
        return None;
    }
    let ratio = total(|record| record.met) / events;
    let mut variance = 0.0;
    for (idx, (n, all)) in drawn.iter().zip(populations).enumerate() {
        let residuals: Vec<f64> = records
            .iter()
            .filter(|record| record.stratum == idx)
            .map(|record| weight(record) * (record.met - ratio * record.events) / events)
            .collect();
        variance += stratum_variance(&residuals, *n, *all)?;
    }
    let strata = drawn.iter().filter(|n| **n > 0).count() as u64;
    Some(Ratio {
        ratio,
        error: variance.sqrt(),
        degrees: (records.len() as u64).saturating_sub(strata),
    })
}

/// The variance of a total from one stratum; nothing where one of several was drawn.
fn stratum_variance(residuals: &[f64], n: u64, all: u64) -> Option<f64> {
    if n == all || n == 0 {
        return Some(0.0);
    }
    if n == 1 {
        return None;
    }
    let centre = super::mean(residuals)?;
    let squares: f64 = residuals
        .iter()
        .map(|residual| (residual - centre).powi(2))
        .sum();
    let n = real_len(residuals);
    Some((1.0 - n / real(all)) * n / (n - 1.0) * squares)
}

/// Estimates a share among the units of a domain, such as one kind of case in a sample that was
/// stratified by team: units outside the domain count as nought in the variance.
///
/// - `strata`: population, drawn, drawn in the domain, and of those with the mark
/// - returns: the share, with the design's degrees of freedom, and as a second value what the
///   domain alone has: its units and its own degrees, by which Korn and Graubard's interval goes
///
/// # Source
/// Särndal, Swensson and Wretman, Model Assisted Survey Sampling, section 10.3.
#[must_use]
pub fn domain(strata: &[(u64, u64, u64, u64)]) -> Option<(Ratio, Proportion)> {
    let mut records = Vec::new();
    for (idx, (_, drawn, inside, met)) in strata.iter().enumerate() {
        let outside = drawn.checked_sub(*inside)?;
        let failed = inside.checked_sub(*met)?;
        for (n, met, events) in [(*met, 1.0, 1.0), (failed, 0.0, 1.0), (outside, 0.0, 0.0)] {
            let record = Record {
                stratum: idx,
                met,
                events,
            };
            records.extend(std::iter::repeat_n(record, usize::try_from(n).ok()?));
        }
    }
    let populations: Vec<u64> = strata.iter().map(|(population, ..)| *population).collect();
    let whole = ratio(&records, &populations)?;
    let inside: u64 = strata.iter().map(|(_, _, inside, _)| inside).sum();
    let present = strata
        .iter()
        .filter(|(_, _, inside, _)| *inside > 0)
        .count() as u64;
    let variance = whole.error * whole.error;
    let own = Proportion {
        share: whole.ratio,
        error: whole.error,
        degrees: inside.saturating_sub(present),
        drawn: inside,
        effective: (variance > 0.0).then(|| whole.ratio * (1.0 - whole.ratio) / variance),
    };
    Some((whole, own))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stratum(population: u64, drawn: u64, met: u64) -> Stratum {
        Stratum {
            population,
            drawn,
            met,
        }
    }

    #[test]
    fn one_drawn_of_several_has_no_variance_and_so_no_estimate() {
        assert_eq!(proportion(&[stratum(5, 1, 1), stratum(10, 5, 4)]), None);
    }

    #[test]
    fn a_stratum_of_one_is_a_census_of_itself() {
        let found = proportion(&[stratum(1, 1, 1), stratum(10, 5, 4)]).expect("a design");
        assert!((found.share - (1.0 + 8.0) / 11.0).abs() < 1e-12);
    }

    #[test]
    fn strata_that_differ_and_do_not_vary_have_an_interval_around_their_share() {
        let found = without_variance(
            &[stratum(50, 10, 10), stratum(50, 10, 0)],
            Confidence::USUAL,
        );
        let interval = found.expect("no stratum varies").interval;
        assert!(interval.lower > 0.2 && interval.lower < 0.5);
        assert!(interval.upper > 0.5 && interval.upper < 0.8);
    }

    #[test]
    fn an_empty_stratum_weighs_nothing() {
        let with = proportion(&[stratum(0, 0, 0), stratum(10, 5, 4)]);
        assert_eq!(with, proportion(&[stratum(10, 5, 4)]));
    }
}
