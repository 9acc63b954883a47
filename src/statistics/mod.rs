//! Figures that stand up to scrutiny: intervals, sizes, agreement, charts, disclosure.
//!
//! In: counts. Out: numbers, each from a function that names its source. Nothing here knows of
//! cases, readers or files; nothing fails or panics: what is not defined is `None`.
//! `tests/sampling_reference.rs` holds every figure against R and Python packages.

pub mod agreement;
pub mod allocation;
pub mod chart;
pub mod difference;
pub mod disclosure;
pub mod distribution;
pub mod finite;
pub mod proportion;
pub mod rollup;
pub mod size;
pub mod stratified;

use serde::Serialize;

use distribution::{normal_quantile, t_quantile};

/// The two ends of an interval, or of a range of bounds.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Interval {
    /// The lower end.
    pub lower: f64,
    /// The upper end.
    pub upper: f64,
}

impl Interval {
    /// Builds an interval around a value.
    #[must_use]
    pub fn around(centre: f64, half: f64) -> Self {
        Self {
            lower: centre - half,
            upper: centre + half,
        }
    }

    /// Cuts the interval to what a share can be, 0 to 1.
    #[must_use]
    pub fn of_a_share(self) -> Self {
        Self {
            lower: self.lower.clamp(0.0, 1.0),
            upper: self.upper.clamp(0.0, 1.0),
        }
    }

    /// Returns the width.
    #[must_use]
    pub fn width(self) -> f64 {
        self.upper - self.lower
    }
}

/// How sure an interval is meant to be: a share strictly between 0 and 1.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Confidence(f64);

impl Confidence {
    /// 95 %, which holds wherever nobody says otherwise.
    pub const USUAL: Self = Self(0.95);

    /// Builds a confidence from a share in (0, 1).
    #[must_use]
    pub fn new(share: f64) -> Option<Self> {
        (share > 0.0 && share < 1.0).then_some(Self(share))
    }

    /// Returns the share.
    #[must_use]
    pub fn share(self) -> f64 {
        self.0
    }

    /// Returns what is left on each side of a two-sided interval.
    #[must_use]
    pub fn tail(self) -> f64 {
        (1.0 - self.0) / 2.0
    }

    /// Returns the normal quantile of a two-sided interval: 1.96 for 95 %.
    #[must_use]
    pub fn z(self) -> f64 {
        normal_quantile(1.0 - self.tail())
    }

    /// Returns the t quantile of a two-sided interval.
    #[must_use]
    pub fn t(self, degrees: f64) -> f64 {
        t_quantile(1.0 - self.tail(), degrees)
    }
}

/// A count as a real number.
#[expect(
    clippy::cast_precision_loss,
    reason = "counts of cases are far below 2^52"
)]
pub(crate) fn real(n: u64) -> f64 {
    n as f64
}

/// How many items a list holds, as a real number.
pub(crate) fn real_len<T>(list: &[T]) -> f64 {
    real(list.len() as u64)
}

/// A real number that stands for a count, cut to what a count can be.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "cut to 0..2^53 first"
)]
pub(crate) fn whole(value: f64) -> u64 {
    if value.is_nan() {
        return 0;
    }
    value.clamp(0.0, 9_007_199_254_740_992.0) as u64
}

/// Returns the mean, or nothing for an empty list.
#[must_use]
pub fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / real_len(values))
}

/// Returns the middle value, or the mean of the two in the middle; nothing for an empty list.
#[must_use]
pub fn median(values: &[f64]) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let middle = sorted.len() / 2;
    match sorted.len() {
        0 => None,
        n if n % 2 == 1 => Some(sorted[middle]),
        _ => Some(f64::midpoint(sorted[middle - 1], sorted[middle])),
    }
}
