//! The view for others: small numbers are withheld, with everything that would give them away.

use super::{Counted, Distribution, Estimate, Flag};
use crate::statistics::disclosure::{of_rows, of_share};

/// Withholds what could point to a child: counts above nought and below the threshold, shares
/// whose rest is that small, and a second count where a total would give the first one away.
pub fn for_others(estimates: &mut [Estimate], distributions: &mut [Distribution], threshold: u64) {
    for estimate in estimates {
        withhold(estimate, threshold);
    }
    for distribution in distributions {
        withhold_grades(distribution, threshold);
    }
}

fn withhold(estimate: &mut Estimate, threshold: u64) {
    let counts = withheld(estimate.counts, threshold);
    let (x, n) = (estimate.x.unwrap_or(0), estimate.n.unwrap_or(0));
    let is_small = !of_share(x, n, threshold).is_empty() && n > 0;
    // The met count is a cell of the same table: where it is withheld, so is the share.
    let is_told = !is_small && counts.met == estimate.counts.met;
    let is_whole = counts == estimate.counts;
    if is_told && is_whole {
        return;
    }
    estimate.flags.push(Flag::Hidden);
    estimate.counts = counts;
    // What cannot be told opens bounds from which it could be counted.
    estimate.bounds = None;
    if !is_told {
        estimate.empty();
    }
}

/// The counts of outcomes add up to the sample, which is known.
fn withheld(counts: Counted, threshold: u64) -> Counted {
    let mut cells = [
        ("met", counts.met),
        ("not-met", counts.not_met),
        ("excused", counts.excused),
        ("not-due", counts.not_due),
        ("not-applicable", counts.not_applicable),
        ("cannot-tell", counts.cannot_tell),
    ];
    let rows: Vec<(&str, u64)> = cells
        .iter()
        .map(|(key, n)| (*key, n.unwrap_or(0)))
        .collect();
    let hidden = of_rows(&rows, threshold, true);
    for idx in hidden.primary.into_iter().chain(hidden.secondary) {
        cells[idx].1 = None;
    }
    let [met, not_met, excused, not_due, not_applicable, cannot_tell] = cells.map(|(_, n)| n);
    Counted {
        met,
        not_met,
        excused,
        not_due,
        not_applicable,
        cannot_tell,
    }
}

fn withhold_grades(distribution: &mut Distribution, threshold: u64) {
    let keys: Vec<String> = distribution
        .grades
        .iter()
        .map(|(value, _)| value.to_string())
        .collect();
    let counts = distribution.grades.iter().map(|(_, n)| n.unwrap_or(0));
    let rows: Vec<(&str, u64)> = keys.iter().map(String::as_str).zip(counts).collect();
    let hidden = of_rows(&rows, threshold, true);
    let is_any = !hidden.primary.is_empty();
    for idx in hidden.primary.into_iter().chain(hidden.secondary) {
        distribution.grades[idx].1 = None;
    }
    if is_any || distribution.n < threshold {
        distribution.median = None;
    }
    if distribution.n < threshold {
        distribution.grades.iter_mut().for_each(|(_, n)| *n = None);
    }
}
