//! Answers to questions, rolled up without being made to say more than they do.
//!
//! In: counts of answers. Out: shares with their base. What cannot be told stays in the
//! denominator, is never a pass, and opens bounds; what does not apply counts nowhere.

use super::{Interval, real};

/// How many answers of each kind a question, or a record, has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Answers {
    /// Met.
    pub met: u64,
    /// Not met.
    pub not_met: u64,
    /// Could not be told.
    pub cannot_tell: u64,
    /// Does not apply.
    pub not_applicable: u64,
}

impl Answers {
    /// Returns how many apply: met, not met, and those that cannot be told.
    #[must_use]
    pub fn applicable(self) -> u64 {
        self.met + self.not_met + self.cannot_tell
    }

    /// Returns met of those that apply.
    #[must_use]
    pub fn evidenced(self) -> Option<f64> {
        share(self.met, self.applicable())
    }

    /// Returns met of those that could be told.
    #[must_use]
    pub fn of_those_told(self) -> Option<f64> {
        share(self.met, self.met + self.not_met)
    }

    /// Returns the share if everything that cannot be told were not met, and if it were met.
    #[must_use]
    pub fn bounds(self) -> Option<Interval> {
        Some(Interval {
            lower: self.evidenced()?,
            upper: share(self.met + self.cannot_tell, self.applicable())?,
        })
    }

    /// Returns whether all that apply are met: unknown where nothing failed but something could
    /// not be told, or where nothing applies.
    #[must_use]
    pub fn all_met(self) -> Option<bool> {
        if self.not_met > 0 {
            return Some(false);
        }
        (self.applicable() > 0 && self.cannot_tell == 0).then_some(true)
    }
}

fn share(x: u64, n: u64) -> Option<f64> {
    (n > 0).then(|| real(x) / real(n))
}

/// Returns the composite of several questions by opportunity: all that were met of all that
/// applied.
///
/// # Source
/// Agency for Healthcare Research and Quality, Combining Healthcare Quality Measures into
/// Composites, table 6.
#[must_use]
pub fn opportunity(parts: &[(u64, u64)]) -> Option<f64> {
    let (met, applicable) = parts
        .iter()
        .fold((0, 0), |(met, all), part| (met + part.0, all + part.1));
    share(met, applicable)
}
