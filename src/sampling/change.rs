//! Changes to a drawn sample: a case replaced, a stratum extended, cases read twice.
//!
//! In: a sample and a reason. Out: the same sample with the next tickets called. Nobody chooses
//! which case comes next.

use super::Error;
use std::collections::BTreeSet;

use super::draw::{Design, Extension, Kind, Sample, Status};
use super::plan::weight;
use super::seal::Sealed;
use crate::statistics::allocation::proportional;
use crate::statistics::{real, whole};

/// Which case is replaced, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replacing {
    /// The case.
    pub id: String,
    /// Why, such as `ineligible: closed before the period`.
    pub reason: String,
    /// Who says so.
    pub by: String,
}

/// Which stratum is extended, to what, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extending {
    /// The stratum.
    pub stratum: String,
    /// Cases that it is to have.
    pub to: u64,
    /// Why.
    pub reason: String,
    /// Who says so, if said.
    pub by: Option<String>,
    /// Whether results have been seen.
    pub after_results: bool,
}

/// Refuses words without any character but spaces.
pub(super) fn refuse_blank(what: &'static str, words: &str) -> Result<(), Error> {
    if words.trim().is_empty() {
        return Err(Error::Blank(what));
    }
    Ok(())
}

impl Sample {
    /// Replaces a drawn case by the next reserve of its stratum; says which. Where every case of
    /// the stratum is drawn, none can take its place, and it counts as not read.
    ///
    /// # Errors
    /// [`Error::Blank`], [`Error::NoCase`], [`Error::NotReplaceable`], [`Error::NoReserve`].
    pub fn replace(mut self, replacing: Replacing) -> Result<(Self, Option<String>), Error> {
        self.refuse_learning("cases are not replaced; choose again")?;
        refuse_blank("the reason", &replacing.reason)?;
        refuse_blank("who replaces", &replacing.by)?;
        let refused = |why| Error::NotReplaceable {
            id: replacing.id.clone(),
            why,
        };
        let found = self.items.iter().position(|item| item.id == replacing.id);
        let idx = found.ok_or_else(|| Error::NoCase(replacing.id.clone()))?;
        match self.items[idx].status {
            Status::Drawn => {}
            Status::Waiting => return Err(refused("it is a reserve that was not called")),
            Status::Replaced => return Err(refused("it was replaced before")),
        }
        let stratum = self.items[idx].stratum.clone();
        let waits = |item: &&super::Item| item.stratum == stratum && item.status == Status::Waiting;
        let next = self.items.iter().find(waits).map(|item| item.id.clone());
        let is_whole = |own: &Design| own.key == stratum && own.n == own.population;
        if next.is_none() && !self.design.iter().any(is_whole) {
            return Err(Error::NoReserve {
                stratum,
                left: 0,
                needed: 1,
            });
        }
        let item = &mut self.items[idx];
        item.status = Status::Replaced;
        item.reason = Some(replacing.reason);
        item.by = Some(replacing.by);
        self.settle();
        Ok((self.sealed(), next))
    }

    /// Adds the next cases of a stratum; says which.
    ///
    /// # Errors
    /// [`Error::Blank`], [`Error::NoStratum`], [`Error::NotMore`], [`Error::StratumTooSmall`],
    /// [`Error::NoReserve`].
    pub fn extend(mut self, extending: Extending) -> Result<(Self, Vec<String>), Error> {
        self.refuse_learning("it is not extended; choose again")?;
        refuse_blank("the reason", &extending.reason)?;
        let before: BTreeSet<String> = self.drawn().map(|item| item.id.clone()).collect();
        let known = || {
            self.design
                .iter()
                .map(|stratum| stratum.key.clone())
                .collect()
        };
        let found = self.design.iter().position(|s| s.key == extending.stratum);
        let idx = found.ok_or_else(|| Error::NoStratum {
            wanted: extending.stratum.clone(),
            known: known(),
        })?;
        let stratum = &self.design[idx];
        self.can_grow(stratum, extending.to)?;
        let from = stratum.n;
        let stratum = &mut self.design[idx];
        stratum.n = extending.to;
        stratum.weight = weight(stratum.population, stratum.n);
        self.extensions.push(Extension {
            after_results: extending.after_results,
            by: extending.by,
            from,
            reason: extending.reason,
            stratum: extending.stratum,
            to: extending.to,
        });
        self.settle();
        let is_new = |id: &String| !before.contains(id);
        let added = self
            .drawn()
            .map(|item| item.id.clone())
            .filter(is_new)
            .collect();
        Ok((self.sealed(), added))
    }

    fn can_grow(&self, stratum: &Design, to: u64) -> Result<(), Error> {
        let name = || stratum.key.clone();
        if to <= stratum.n {
            return Err(Error::NotMore {
                stratum: name(),
                now: stratum.n,
            });
        }
        if to > stratum.population {
            return Err(Error::StratumTooSmall {
                stratum: name(),
                asked: to,
                population: stratum.population,
            });
        }
        let own = self.items.iter().filter(|item| item.stratum == stratum.key);
        let left = own.filter(|item| item.status == Status::Waiting).count() as u64;
        let needed = to - stratum.n;
        if needed > left {
            return Err(Error::NoReserve {
                stratum: name(),
                left,
                needed,
            });
        }
        Ok(())
    }

    /// Marks such a share of the sample, rounded up, to be read by a second reader too: in each
    /// stratum its part, by ticket.
    ///
    /// # Errors
    /// [`Error::NoShare`] for a share outside 0 to 1.
    pub fn second_read(mut self, share: f64) -> Result<Self, Error> {
        self.refuse_learning("no reading is compared")?;
        if !(share > 0.0 && share <= 1.0) {
            return Err(Error::NoShare {
                what: "--share",
                value: share * 100.0,
            });
        }
        let sizes: Vec<u64> = self.design.iter().map(|stratum| stratum.n).collect();
        let all: u64 = sizes.iter().sum();
        let n = whole((real(all) * share - 1e-9).ceil()).min(all);
        let parts = proportional(&sizes, n).unwrap_or_default();
        for (stratum, part) in self.design.iter_mut().zip(parts) {
            stratum.n_second = part;
        }
        self.settle();
        Ok(self.sealed())
    }

    fn refuse_learning(&self, why: &'static str) -> Result<(), Error> {
        match self.kind {
            Kind::Assurance => Ok(()),
            Kind::Learning => Err(Error::Learning(why)),
        }
    }
}
