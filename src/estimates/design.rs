//! A sample as estimates see it: which case stands in which stratum, and how large that is.

use std::collections::BTreeMap;

use crate::sampling::{Kind, Sample, Status};

/// The drawn cases by stratum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawn {
    /// Eligible cases of each stratum.
    pub(super) populations: Vec<u64>,
    pub(super) stratum_of: BTreeMap<String, usize>,
    pub(super) is_learning: bool,
    pub(super) is_weighted: bool,
    pub(super) is_extended_after_results: bool,
}

impl Drawn {
    /// Takes from a sample what estimates need.
    #[must_use]
    pub fn of(sample: &Sample) -> Self {
        let is_learning = sample.kind == Kind::Learning;
        let place = |key: &str| sample.design.iter().position(|stratum| stratum.key == key);
        let drawn = sample
            .items
            .iter()
            .filter(|item| item.status == Status::Drawn);
        let stratum_of = drawn
            .map(|item| (item.id.clone(), place(&item.stratum).unwrap_or(0)))
            .collect();
        let weights: Vec<u64> = sample
            .design
            .iter()
            .map(|own| own.weight.to_bits())
            .collect();
        Self {
            populations: sample
                .design
                .iter()
                .map(|stratum| stratum.population)
                .collect(),
            stratum_of,
            is_learning,
            is_weighted: weights.windows(2).any(|pair| pair[0] != pair[1]),
            is_extended_after_results: sample.extensions.iter().any(|one| one.after_results),
        }
    }

    /// Returns the drawn cases.
    pub fn cases(&self) -> impl Iterator<Item = &str> {
        self.stratum_of.keys().map(String::as_str)
    }
}
