//! How far two or more readers agree.
//!
//! In: a square table of first by second grades, or ratings with gaps. Out: coefficients with
//! standard errors. The table always has the whole scale, used or not. Without variation a
//! coefficient that needs it is not estimable: `None`, never 1.

use super::{Confidence, Interval, real};

/// How much a disagreement counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weights {
    /// Every disagreement counts in full.
    Equal,
    /// By the distance on the scale.
    Linear,
    /// By the square of the distance.
    Quadratic,
}

impl Weights {
    /// The agreement between two places of a scale of `q`: 1 for the same, 0 at the far ends.
    fn agreement(self, a: usize, b: usize, q: usize) -> f64 {
        let distance = real(a.abs_diff(b) as u64);
        let longest = real(q.saturating_sub(1).max(1) as u64);
        match self {
            Self::Equal => f64::from(u8::from(a == b)),
            Self::Linear => 1.0 - distance / longest,
            Self::Quadratic => 1.0 - (distance / longest).powi(2),
        }
    }
}

/// A coefficient with its standard error.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Coefficient {
    /// The estimate.
    pub estimate: f64,
    /// The standard error.
    pub error: f64,
    /// Pairs of readings.
    pub n: u64,
}

impl Coefficient {
    /// Returns estimate ± t·error with n−1 degrees of freedom, at most 1; nothing for one pair.
    #[must_use]
    pub fn interval(&self, confidence: Confidence) -> Option<Interval> {
        let degrees = self.n.checked_sub(1).filter(|degrees| *degrees > 0)?;
        let ends = Interval::around(self.estimate, confidence.t(real(degrees)) * self.error);
        Some(Interval {
            upper: ends.upper.min(1.0),
            ..ends
        })
    }
}

/// First by second grades: `counts[first][second]` pairs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    counts: Vec<Vec<u64>>,
}

impl Table {
    /// Builds a table, or nothing where it is not square or is empty.
    #[must_use]
    pub fn new(counts: Vec<Vec<u64>>) -> Option<Self> {
        let q = counts.len();
        (q > 0 && counts.iter().all(|row| row.len() == q)).then_some(Self { counts })
    }

    /// Builds a table from pairs of places on a scale of `q`, from 0; others are left out.
    #[must_use]
    pub fn of_pairs(pairs: &[(usize, usize)], q: usize) -> Option<Self> {
        let mut counts = vec![vec![0; q]; q];
        for (first, second) in pairs {
            if let Some(cell) = counts.get_mut(*first).and_then(|row| row.get_mut(*second)) {
                *cell += 1;
            }
        }
        Self::new(counts)
    }

    /// Returns how many pairs it holds.
    #[must_use]
    pub fn n(&self) -> u64 {
        self.counts.iter().flatten().sum()
    }

    fn q(&self) -> usize {
        self.counts.len()
    }

    /// The places, with the share of pairs in each.
    fn cells(&self) -> impl Iterator<Item = (usize, usize, f64)> + '_ {
        let all = real(self.n());
        self.counts
            .iter()
            .enumerate()
            .flat_map(move |(first, row)| {
                let cell = move |(second, n): (usize, &u64)| (first, second, real(*n) / all);
                row.iter().enumerate().map(cell)
            })
    }

    fn firsts(&self) -> Vec<f64> {
        let mut shares = vec![0.0; self.q()];
        for (first, _, share) in self.cells() {
            shares[first] += share;
        }
        shares
    }

    fn seconds(&self) -> Vec<f64> {
        let mut shares = vec![0.0; self.q()];
        for (_, second, share) in self.cells() {
            shares[second] += share;
        }
        shares
    }

    fn observed(&self, weights: Weights) -> f64 {
        let q = self.q();
        self.cells()
            .map(|(first, second, share)| weights.agreement(first, second, q) * share)
            .sum()
    }

    /// Returns how many pairs differ by at most `distance` places.
    #[must_use]
    pub fn within(&self, distance: usize) -> u64 {
        let rows = self.counts.iter().enumerate();
        rows.flat_map(|(first, row)| {
            row.iter()
                .enumerate()
                .map(move |(second, n)| (first, second, n))
        })
        .filter(|(first, second, _)| first.abs_diff(*second) <= distance)
        .map(|(_, _, n)| n)
        .sum()
    }

    /// Returns the mean grade of the first and of the second readings, places counted from 1.
    #[must_use]
    pub fn means(&self) -> Option<(f64, f64)> {
        let mean = |shares: Vec<f64>| (1..).zip(shares).map(|(at, p)| f64::from(at) * p).sum();
        (self.n() > 0).then(|| (mean(self.firsts()), mean(self.seconds())))
    }

    /// Returns the share of pairs that agree exactly.
    #[must_use]
    pub fn exact_agreement(&self) -> Option<Coefficient> {
        let n = self.n();
        let share = real(self.within(0)) / real(n);
        (n > 0).then(|| Coefficient {
            estimate: share,
            error: (share * (1.0 - share) / real(n)).sqrt(),
            n,
        })
    }

    /// Returns Cohen's kappa, with the standard error that holds away from nought.
    ///
    /// # Source
    /// Cohen (1968), Weighted kappa; Fleiss, Cohen and Everitt (1969), Large sample standard
    /// errors of kappa and weighted kappa, Psychological Bulletin 72.
    #[must_use]
    pub fn cohen(&self, weights: Weights) -> Option<Coefficient> {
        let (n, q) = (self.n(), self.q());
        let (firsts, seconds) = (self.firsts(), self.seconds());
        let towards = |place: usize, shares: &[f64]| -> f64 {
            let terms = shares.iter().enumerate();
            terms
                .map(|(at, p)| weights.agreement(place, at, q) * p)
                .sum()
        };
        let of_first: Vec<f64> = (0..q).map(|place| towards(place, &seconds)).collect();
        let of_second: Vec<f64> = (0..q).map(|place| towards(place, &firsts)).collect();
        let expected: f64 = firsts.iter().zip(&of_first).map(|(p, w)| p * w).sum();
        if n == 0 || 1.0 - expected < 1e-12 {
            return None;
        }
        let kappa = (self.observed(weights) - expected) / (1.0 - expected);
        let squares: f64 = self
            .cells()
            .map(|(first, second, share)| {
                let own = weights.agreement(first, second, q);
                share * (own - (of_first[first] + of_second[second]) * (1.0 - kappa)).powi(2)
            })
            .sum();
        let variance = squares - (kappa - expected * (1.0 - kappa)).powi(2);
        Some(Coefficient {
            estimate: kappa,
            error: root(variance / (real(n) * (1.0 - expected).powi(2))),
            n,
        })
    }

    /// Returns Gwet's AC1 (equal weights) or AC2.
    ///
    /// # Source
    /// Gwet (2008), Computing inter-rater reliability and its variance in the presence of high
    /// agreement, and Handbook of Inter-Rater Reliability, 4th ed. (2014), chapter 5.
    #[must_use]
    pub fn gwet(&self, weights: Weights) -> Option<Coefficient> {
        let (n, q) = (self.n(), self.q());
        if n == 0 || q < 2 {
            return None;
        }
        let firsts = self.firsts();
        let seconds = self.seconds();
        let used: Vec<f64> = firsts
            .iter()
            .zip(&seconds)
            .map(|(a, b)| f64::midpoint(*a, *b))
            .collect();
        let total: f64 = (0..q)
            .flat_map(|a| (0..q).map(move |b| weights.agreement(a, b, q)))
            .sum();
        let scale = total / real((q * (q - 1)) as u64);
        let expected = scale * used.iter().map(|p| p * (1.0 - p)).sum::<f64>();
        let observed = self.observed(weights);
        let estimate = (observed - expected) / (1.0 - expected);
        let squares: f64 = self
            .cells()
            .map(|(first, second, share)| {
                let own = weights.agreement(first, second, q);
                let by_chance = scale * (1.0 - f64::midpoint(used[first], used[second]));
                share * (own - 2.0 * (1.0 - estimate) * by_chance).powi(2)
            })
            .sum();
        let variance = squares - (observed - 2.0 * (1.0 - estimate) * expected).powi(2);
        Some(Coefficient {
            estimate,
            error: root(variance / (real(n) * (1.0 - expected).powi(2))),
            n,
        })
    }

    /// Returns Krippendorff's alpha of the two readings.
    #[must_use]
    pub fn krippendorff(&self, level: Level) -> Option<f64> {
        let mut units = Vec::new();
        for (first, row) in self.counts.iter().enumerate() {
            for (second, n) in row.iter().enumerate() {
                let pair = vec![Some(place(first)), Some(place(second))];
                units.extend(std::iter::repeat_n(pair, usize::try_from(*n).ok()?));
            }
        }
        krippendorff(&units, level)
    }
}

fn place(idx: usize) -> i64 {
    i64::try_from(idx).map_or(i64::MAX, |idx| idx + 1)
}

/// The square root, where rounding may have left a little less than nothing.
fn root(variance: f64) -> f64 {
    if variance < 1e-15 {
        0.0
    } else {
        variance.sqrt()
    }
}

/// What may be compared on a scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// Same or not.
    Nominal,
    /// Which is higher.
    Ordinal,
    /// How much higher.
    Interval,
}

/// Returns Krippendorff's alpha of ratings with gaps: one list a unit, one place a reader.
/// Nothing without two ratings of a unit, or without variation.
///
/// # Source
/// Krippendorff (2011), Computing Krippendorff's alpha-reliability (coincidence matrix).
#[must_use]
pub fn krippendorff(units: &[Vec<Option<i64>>], level: Level) -> Option<f64> {
    let paired: Vec<Vec<i64>> = units
        .iter()
        .map(|unit| unit.iter().flatten().copied().collect())
        .filter(|ratings: &Vec<i64>| ratings.len() > 1)
        .collect();
    let mut values: Vec<i64> = paired.iter().flatten().copied().collect();
    values.sort_unstable();
    values.dedup();
    let at = |rating: i64| values.binary_search(&rating).unwrap_or(0);
    let mut coincidences = vec![vec![0.0; values.len()]; values.len()];
    for ratings in &paired {
        let share = 1.0 / real(ratings.len() as u64 - 1);
        for (i, a) in ratings.iter().enumerate() {
            for (j, b) in ratings.iter().enumerate() {
                if i != j {
                    coincidences[at(*a)][at(*b)] += share;
                }
            }
        }
    }
    alpha_of(&coincidences, &values, level)
}

#[expect(
    clippy::cast_precision_loss,
    reason = "ratings are places on a scale, far below 2^52"
)]
fn alpha_of(coincidences: &[Vec<f64>], values: &[i64], level: Level) -> Option<f64> {
    let totals: Vec<f64> = coincidences.iter().map(|row| row.iter().sum()).collect();
    let n: f64 = totals.iter().sum();
    let distance = |a: usize, b: usize| match level {
        Level::Nominal => f64::from(u8::from(a != b)),
        Level::Interval => (values[a] - values[b]).pow(2) as f64,
        Level::Ordinal => {
            let (low, high) = (a.min(b), a.max(b));
            let between: f64 = totals[low..=high].iter().sum();
            (between - f64::midpoint(totals[low], totals[high])).powi(2)
        }
    };
    let (mut observed, mut expected) = (0.0, 0.0);
    for (a, row) in coincidences.iter().enumerate() {
        for (b, together) in row.iter().enumerate() {
            observed += together * distance(a, b);
            expected += totals[a] * totals[b] * distance(a, b);
        }
    }
    (expected > 0.0).then(|| 1.0 - (n - 1.0) * observed / expected)
}

/// Returns Fleiss' kappa: one list a reader, one rating a unit, no gaps. Nothing without
/// variation.
///
/// # Source
/// Fleiss (1971), Measuring nominal scale agreement among many raters, Psychological Bulletin 76.
#[must_use]
pub fn fleiss(readers: &[Vec<i64>]) -> Option<f64> {
    let n_units = readers.first()?.len();
    let n_readers = real(readers.len() as u64);
    if n_units == 0 || readers.len() < 2 || readers.iter().any(|own| own.len() != n_units) {
        return None;
    }
    let mut values: Vec<i64> = readers.iter().flatten().copied().collect();
    values.sort_unstable();
    values.dedup();
    let given = |unit: usize, value: i64| {
        real(readers.iter().filter(|own| own[unit] == value).count() as u64)
    };
    let (mut observed, mut expected) = (0.0, 0.0);
    for value in values {
        let counts: Vec<f64> = (0..n_units).map(|unit| given(unit, value)).collect();
        let share = counts.iter().sum::<f64>() / (real(n_units as u64) * n_readers);
        expected += share * share;
        observed += counts
            .iter()
            .map(|count| count * (count - 1.0))
            .sum::<f64>();
    }
    observed /= real(n_units as u64) * n_readers * (n_readers - 1.0);
    (1.0 - expected > 1e-12).then(|| (observed - expected) / (1.0 - expected))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_grade_throughout_gives_no_kappa() {
        let table = Table::of_pairs(&[(3, 3); 12], 6).expect("a square table");
        assert_eq!(table.cohen(Weights::Quadratic), None);
        assert_eq!(table.krippendorff(Level::Ordinal), None);
    }

    #[test]
    fn grades_off_the_scale_are_left_out() {
        let table = Table::of_pairs(&[(0, 0), (7, 1)], 6).expect("a square table");
        assert_eq!(table.n(), 1);
    }
}
