//! Verification: the sample is drawn again from its frame and compared, case by case.
//!
//! In: a sample as it lies on the disk, changed or not, its frame, and its plan if at hand. Out:
//! the same, different (and where first), or that it cannot be checked.

use std::collections::BTreeMap;

use super::draw::{Design, Item, Kind, Sample, Status, fill, populations};
use super::frame::Frame;
use super::learning::again as chosen_again;
use super::plan::{Plan, weight};
use super::seal::Sealed;
use super::ticket::Seed;
use super::{Error, draw};

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// The frame and the seed give this very sample.
    Same,
    /// They give another: the first difference.
    Differs(String),
    /// The frame is not the one that the sample was drawn from.
    CannotCheck(String),
}

/// Draws again and compares.
#[must_use]
pub fn verify(mut sample: Sample, mut frame: Frame, plan: Option<Plan>) -> Verdict {
    if !frame.is_whole() {
        let why =
            "the frame was changed after it was frozen: its sha256 does not fit what it holds";
        return Verdict::CannotCheck(why.to_owned());
    }
    if sample.frame_sha256 != frame.sha256 {
        return Verdict::CannotCheck(format!(
            "the sample was drawn from another frame (sha256 {}…, this one {}…)",
            shortened(&sample.frame_sha256),
            shortened(&frame.sha256)
        ));
    }
    if sample.algorithm != draw::ALGORITHM {
        return Verdict::CannotCheck(format!("unknown way of drawing {:?}", sample.algorithm));
    }
    let is_whole = sample.is_whole();
    let again = match sample.again(&frame) {
        Ok(again) => again,
        Err(error) => return Verdict::Differs(error.to_string()),
    };
    let from_plan = plan.and_then(|plan| against_plan(&sample, &frame, plan));
    match first_difference(&sample, &again).or(from_plan) {
        Some(difference) => Verdict::Differs(difference),
        None if is_whole => Verdict::Same,
        None => Verdict::Differs(
            "the cases are the same, but the file was changed after it was written: its sha256 does not fit what it holds".to_owned(),
        ),
    }
}

fn shortened(hash: &str) -> String {
    hash.chars().take(12).collect()
}

/// Draws again: ranks and sizes from the frame, numbers and replacements from the sample.
pub(super) fn again(sample: &Sample, frame: &Frame) -> Result<Sample, Error> {
    let seed = Seed::new(sample.seed.clone())?;
    if sample.kind == Kind::Learning {
        return chosen_again(sample, frame, &seed);
    }
    let mut again = sample.clone();
    again.as_at = frame.as_at;
    let counted = populations(frame, &sample.design, sample.recent_rule);
    for (stratum, population) in again.design.iter_mut().zip(counted) {
        stratum.population = population;
        stratum.weight = weight(population, stratum.n);
    }
    let mut listed: BTreeMap<&str, u64> = BTreeMap::new();
    for item in &sample.items {
        *listed.entry(&item.stratum).or_default() += 1;
    }
    let length = |stratum: &Design| listed.get(stratum.key.as_str()).copied().unwrap_or(0);
    let lengths: Vec<u64> = sample.design.iter().map(length).collect();
    let replaced = sample
        .items
        .iter()
        .filter(|item| item.status == Status::Replaced);
    let replaced: BTreeMap<&str, &Item> = replaced.map(|item| (item.id.as_str(), item)).collect();
    again.items = fill(frame, &again.design, &lengths, sample.recent_rule, &seed);
    for item in &mut again.items {
        if let Some(own) = replaced.get(item.id.as_str()) {
            item.status = Status::Replaced;
            item.reason.clone_from(&own.reason);
            item.by.clone_from(&own.by);
        }
    }
    again.settle();
    Ok(again)
}

fn first_difference(sample: &Sample, again: &Sample) -> Option<String> {
    for (own, other) in sample.design.iter().zip(&again.design) {
        if own != other {
            return Some(format!(
                "stratum {}: the file says {} of {} cases, weight {}; the frame has {}, weight {}",
                own.key, own.n, own.population, own.weight, other.population, other.weight
            ));
        }
    }
    for (own, other) in sample.items.iter().zip(&again.items) {
        if own != other {
            return Some(difference(own, other));
        }
    }
    if sample.items.len() != again.items.len() {
        return Some(format!(
            "the file lists {} cases, the draw {}",
            sample.items.len(),
            again.items.len()
        ));
    }
    (sample.as_at != again.as_at).then(|| {
        format!(
            "the file says as at {}, the frame {}",
            sample.as_at, again.as_at
        )
    })
}

fn difference(own: &Item, other: &Item) -> String {
    let place = format!("stratum {}, rank {}", other.stratum, other.rank);
    if own.id == other.id {
        format!(
            "{place}: case {} has another ticket, weight, role or status than the draw gives",
            own.id
        )
    } else {
        format!(
            "{place}: the file has case {}, the draw gives {}",
            own.id, other.id
        )
    }
}

/// The planned numbers, from the plan itself.
fn against_plan(sample: &Sample, frame: &Frame, mut plan: Plan) -> Option<String> {
    if !plan.is_whole() {
        return Some(
            "the plan was changed after it was made: its sha256 does not fit what it holds"
                .to_owned(),
        );
    }
    if sample.plan_sha256.as_ref() != Some(&plan.sha256) {
        return Some("the sample was drawn by another plan".to_owned());
    }
    let planned = draw::design(frame, &plan, sample.recent_rule);
    for (own, planned) in sample.design.iter().zip(&planned) {
        if (&own.key, own.n_planned) != (&planned.key, planned.n_planned) {
            return Some(format!(
                "the file plans {} of stratum {}, the plan {} of {}",
                own.n_planned, own.key, planned.n_planned, planned.key
            ));
        }
    }
    (sample.design.len() != planned.len())
        .then(|| "the file has other strata than the plan".to_owned())
}
