//! Plans: how many cases of each stratum, why, and what that will show.
//!
//! In: a frame and what is wanted. Out: whole cases a stratum, with the weight that each of them
//! will carry. The plan names the frame by its seal, so that it fits no other.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Error;
use super::frame::Frame;
use super::seal::Sealed;
use crate::statistics::allocation::{neyman_whole, proportional, proportional_with_minimum};
use crate::statistics::proportion::exact_share;
use crate::statistics::stratified::design_worth;
use crate::statistics::{Confidence, Interval, finite, real, size, whole};

/// What the size comes from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum SizeBy {
    /// So many cases.
    Cases(u64),
    /// Such a share of the eligible cases, 0 to 1, rounded up.
    Share(f64),
    /// As many as keep the interval within so much on each side, 0 to 1.
    Margin(f64),
}

/// How a stratum is over-sampled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Oversample {
    /// Every case.
    All,
    /// So many cases.
    Cases(u64),
}

/// What is wanted.
#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    /// What the size comes from.
    pub size: SizeBy,
    /// How sure the intervals are to be.
    pub confidence: Confidence,
    /// At least so many of each stratum, or all of it.
    pub minimum: u64,
    /// Strata of which more are drawn, on top of the size.
    pub oversample: BTreeMap<String, Oversample>,
    /// The share expected in each stratum, for the least variance; nothing for proportions.
    pub expected: Option<BTreeMap<String, f64>>,
}

/// How cases were shared out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Allocation {
    /// In proportion, whole cases by largest remainder.
    LargestRemainder,
    /// For the least variance.
    Neyman,
    /// In proportion, with strata set by hand.
    Manual,
}

/// One stratum of a plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanStratum {
    /// Eligible cases.
    #[serde(rename = "N")]
    pub population: u64,
    /// Its key.
    pub key: String,
    /// The least that it was to get.
    pub min: u64,
    /// Cases to draw.
    pub n: u64,
    /// For how many cases each one stands; nought where none is drawn.
    pub weight: f64,
    /// Why so many.
    pub why: String,
}

/// How many cases of each stratum.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// How cases were shared out.
    pub allocation: Allocation,
    /// How sure intervals are to be, 0 to 1.
    pub confidence: f64,
    /// `plan/1`.
    pub format: String,
    /// The frame's seal.
    pub frame_sha256: String,
    /// The half-width that was asked for, 0 to 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub margin: Option<f64>,
    /// What the size came from: `size`, `share` or `margin`.
    pub method: String,
    /// The seal.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub sha256: String,
    /// The strata, by key.
    pub strata: Vec<PlanStratum>,
}

impl Sealed for Plan {
    const FORMAT: &'static str = "plan/1";

    fn format(&self) -> &str {
        &self.format
    }

    fn sha256_mut(&mut self) -> &mut String {
        &mut self.sha256
    }
}

impl Plan {
    /// Plans a sample.
    ///
    /// # Errors
    /// Designs that are impossible, with the numbers: [`Error::TooMany`],
    /// [`Error::MinimumTooLarge`], [`Error::NoStratum`], [`Error::NotOver`].
    pub fn of(frame: &Frame, request: &Request) -> Result<Self, Error> {
        let strata: Vec<(&String, u64)> =
            frame.counts.strata.iter().map(|(k, n)| (k, *n)).collect();
        let named = request.oversample.keys();
        for key in named.chain(request.expected.iter().flat_map(BTreeMap::keys)) {
            is_known(key, frame)?;
        }
        let n = cases(frame, request)?;
        let shares = shares(&strata, n, request)?;
        let strata: Result<Vec<PlanStratum>, Error> = strata
            .into_iter()
            .zip(shares)
            .map(|((key, population), share)| stratum(key, population, share, request))
            .collect();
        Ok(Self {
            allocation: match (&request.expected, request.oversample.is_empty()) {
                (_, false) => Allocation::Manual,
                (Some(_), true) => Allocation::Neyman,
                (None, true) => Allocation::LargestRemainder,
            },
            confidence: request.confidence.share(),
            format: Self::FORMAT.to_owned(),
            frame_sha256: frame.sha256.clone(),
            margin: match request.size {
                SizeBy::Margin(margin) => Some(margin),
                _ => None,
            },
            method: match request.size {
                SizeBy::Cases(_) => "size",
                SizeBy::Share(_) => "share",
                SizeBy::Margin(_) => "margin",
            }
            .to_owned(),
            sha256: String::new(),
            strata: strata?,
        }
        .sealed())
    }

    /// Returns how many cases are to be drawn.
    #[must_use]
    pub fn n(&self) -> u64 {
        self.strata.iter().map(|stratum| stratum.n).sum()
    }

    /// Returns how many eligible cases there are.
    #[must_use]
    pub fn population(&self) -> u64 {
        self.strata.iter().map(|stratum| stratum.population).sum()
    }

    /// Returns the interval to expect if such a share of the sample is found to meet a standard;
    /// nothing where a stratum is left without any case.
    #[must_use]
    pub fn expected_interval(&self, share: f64) -> Option<Interval> {
        let confidence = Confidence::new(self.confidence)?;
        let design: Vec<(u64, u64)> = self.strata.iter().map(|s| (s.population, s.n)).collect();
        if let [(population, n)] = design.as_slice() {
            let x = whole((real(*n) * share).round());
            let counts = finite::exact(x, *n, *population, confidence)?;
            return Some(counts.shares(*population));
        }
        if design.iter().all(|(population, n)| population == n) {
            return Some(Interval::around(share, 0.0));
        }
        Some(exact_share(share, design_worth(&design)?, confidence))
    }

    /// Returns what the design cannot show, in sentences.
    #[must_use]
    pub fn warnings(&self) -> Vec<String> {
        let mut warnings = Vec::new();
        for stratum in self.strata.iter().filter(|stratum| stratum.population > 0) {
            if stratum.n == 0 {
                warnings.push(format!(
                    "{}: none of {} cases is drawn, so that no figure can describe the whole frame; plan with --min 2",
                    stratum.key, stratum.population
                ));
            } else if stratum.n == 1 && stratum.population > 1 {
                warnings.push(format!(
                    "{}: 1 of {} cases cannot show how cases vary, so that figures will have no interval; plan with --min 2",
                    stratum.key, stratum.population
                ));
            }
        }
        warnings
    }
}

fn is_known(key: &str, frame: &Frame) -> Result<(), Error> {
    if frame.counts.strata.contains_key(key) {
        return Ok(());
    }
    Err(Error::NoStratum {
        wanted: key.to_owned(),
        known: frame.counts.strata.keys().cloned().collect(),
    })
}

fn cases(frame: &Frame, request: &Request) -> Result<u64, Error> {
    let population = frame.counts.eligible;
    if population == 0 {
        return Err(Error::NothingEligible(frame.rows.len()));
    }
    let outside = |what, value: f64| Error::NoShare {
        what,
        value: value * 100.0,
    };
    let n = match request.size {
        SizeBy::Cases(n) => n,
        SizeBy::Share(share) if share > 0.0 && share <= 1.0 => {
            whole((real(population) * share - 1e-9).ceil()).clamp(1, population)
        }
        SizeBy::Share(share) => return Err(outside("--share", share)),
        SizeBy::Margin(margin) => {
            size::of_share(Some(population), 0.5, margin, request.confidence)
                .ok_or_else(|| outside("--margin", margin))?
                .cases
        }
    };
    match n {
        0 => Err(Error::TooFew),
        n if n > population => Err(Error::TooMany {
            asked: n,
            population,
        }),
        n => Ok(n),
    }
}

fn shares(strata: &[(&String, u64)], n: u64, request: &Request) -> Result<Vec<u64>, Error> {
    let sizes: Vec<u64> = strata.iter().map(|(_, population)| *population).collect();
    let shares = match &request.expected {
        Some(expected) => {
            let spread = |key: &str| {
                let share = expected.get(key).copied().unwrap_or(0.5).clamp(0.0, 1.0);
                (share * (1.0 - share)).sqrt()
            };
            let spreads: Vec<f64> = strata.iter().map(|(key, _)| spread(key)).collect();
            neyman_whole(&sizes, &spreads, n, request.minimum.max(1))
        }
        None if request.minimum == 0 => proportional(&sizes, n),
        None => proportional_with_minimum(&sizes, n, request.minimum),
    };
    shares.ok_or_else(|| Error::MinimumTooLarge {
        minimum: request.minimum,
        strata: sizes.len(),
        needed: sizes.iter().map(|size| request.minimum.min(*size)).sum(),
        size: n,
    })
}

fn stratum(
    key: &str,
    population: u64,
    share: u64,
    request: &Request,
) -> Result<PlanStratum, Error> {
    let (n, why) = match request.oversample.get(key) {
        None if share == population => (share, "every case".to_owned()),
        None if request.expected.is_some() => (share, "by size and spread".to_owned()),
        None if share > 0 && share == request.minimum => (share, format!("at least {share}")),
        None => (share, "its share by size".to_owned()),
        Some(Oversample::All) => (population, "over-sampled: every case".to_owned()),
        Some(Oversample::Cases(n)) => (*n, format!("over-sampled: its share would be {share}")),
    };
    if n < share {
        return Err(Error::NotOver {
            stratum: key.to_owned(),
            asked: n,
            share,
        });
    }
    if n > population {
        return Err(Error::StratumTooSmall {
            stratum: key.to_owned(),
            asked: n,
            population,
        });
    }
    Ok(PlanStratum {
        population,
        key: key.to_owned(),
        min: request.minimum,
        n,
        weight: weight(population, n),
        why,
    })
}

/// For how many cases each of `n` stands.
pub(super) fn weight(population: u64, n: u64) -> f64 {
    if n == 0 {
        0.0
    } else {
        real(population) / real(n)
    }
}
