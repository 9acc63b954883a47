//! Findings into measures: of the units to which a rule applies, how many meet it.
//!
//! In: findings. Out: one [`Measure`] a rule, with an interval for the share and bounds for what
//! could not be told. The two are kept apart: one is about chance, the other about reading.

use std::collections::BTreeMap;

use crate::finding::{Finding, Outcome};

/// How many units of a rule had each outcome, and the share that met it.
#[derive(Debug, Clone, PartialEq)]
pub struct Measure {
    /// The rule's id.
    pub rule: String,
    /// Units by outcome, in [`Outcome::ALL`]'s order. A unit is a case, or a document of none.
    pub counts: [usize; 6],
    /// Units whose breach somebody has decided to live with; in none of the six counts.
    pub waived: usize,
    /// Met, of met and not met together; none where neither occurs.
    pub share: Option<f64>,
    /// The 95 % interval of the share.
    pub interval: Option<(f64, f64)>,
    /// The share if every `cannot-tell` were not met, and if every one were met.
    pub bounds: Option<(f64, f64)>,
}

impl Measure {
    /// Returns how many units had an outcome.
    #[must_use]
    pub fn n(&self, outcome: Outcome) -> usize {
        let position = Outcome::ALL.iter().position(|known| *known == outcome);
        position.map_or(0, |position| self.counts[position])
    }

    /// The method of the interval, for people.
    pub const METHOD: &'static str = "Wilson score interval, 95 %";
}

/// Measures each rule that has findings, by rule id. Where one unit has several findings of a
/// rule, its outcome is the worst: not met, cannot tell, excused, not due, met, not applicable.
#[must_use]
pub fn measures(findings: &[Finding]) -> Vec<Measure> {
    let mut units: BTreeMap<(&str, &str), (usize, usize)> = BTreeMap::new();
    for finding in findings {
        let unit = finding
            .case
            .as_deref()
            .or(finding.document.as_deref())
            .unwrap_or("");
        let counted = counted(finding);
        let worst = units
            .entry((finding.rule.as_str(), unit))
            .or_insert(counted);
        *worst = counted.min(*worst);
    }
    let mut by_rule: BTreeMap<&str, [usize; 7]> = BTreeMap::new();
    for ((rule, _), (_, position)) in units {
        by_rule.entry(rule).or_default()[position] += 1;
    }
    by_rule
        .into_iter()
        .map(|(rule, counts)| measure(rule, counts))
        .collect()
}

/// Where the waived stand among the counts.
const WAIVED: usize = 6;

/// How bad a finding is, worst first, and under which count it falls. A waived one is better than
/// what cannot be told and worse than everything else: it never makes its unit met.
fn counted(finding: &Finding) -> (usize, usize) {
    if finding.mark.waived.is_some() {
        return (2 * Outcome::CannotTell.severity_rank() + 1, WAIVED);
    }
    let position = Outcome::ALL
        .iter()
        .position(|known| *known == finding.outcome);
    let position = position.expect("every outcome is listed");
    (2 * finding.outcome.severity_rank(), position)
}

#[expect(
    clippy::cast_precision_loss,
    reason = "counts of cases are far below 2^52"
)]
fn measure(rule: &str, counted: [usize; 7]) -> Measure {
    let [counts @ .., waived] = counted;
    let [met, not_met, .., cannot_tell] = counts.map(|n| n as f64);
    let n = met + not_met;
    let all = n + cannot_tell;
    Measure {
        rule: rule.to_owned(),
        counts,
        waived,
        share: (n > 0.0).then(|| met / n),
        interval: (n > 0.0).then(|| wilson(met, n)),
        bounds: (all > 0.0).then(|| (met / all, (met + cannot_tell) / all)),
    }
}

/// Returns the 95 % score interval of a share.
///
/// - `met`: how many, `n`: of how many, 1 or more
///
/// # Source
/// Wilson (1927), Probable inference, the law of succession, and statistical inference, JASA 22.
fn wilson(met: f64, n: f64) -> (f64, f64) {
    const Z: f64 = 1.959_963_984_540_054;
    let share = met / n;
    let z2 = Z * Z;
    let centre = (share + z2 / (2.0 * n)) / (1.0 + z2 / n);
    let half = Z / (1.0 + z2 / n) * (share * (1.0 - share) / n + z2 / (4.0 * n * n)).sqrt();
    ((centre - half).max(0.0), (centre + half).min(1.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Level;

    fn finding(case: &str, outcome: Outcome) -> Finding {
        Finding {
            rule: "r".to_owned(),
            family: "f".to_owned(),
            indicator: Vec::new(),
            case: Some(case.to_owned()),
            document: None,
            item: None,
            outcome,
            level: Level::Major,
            message: String::new(),
            due: None,
            settle: None,
            standard: None,
            evidence: Vec::new(),
            mark: crate::finding::Mark::default(),
        }
    }

    #[test]
    fn three_of_four_has_the_published_interval() {
        let (lower, upper) = wilson(3.0, 4.0);
        assert!((lower - 0.300_642).abs() < 1e-6 && (upper - 0.954_413).abs() < 1e-6);
    }

    #[test]
    fn a_waived_breach_is_counted_apart_and_never_met() {
        let mut findings = vec![finding("a", Outcome::Met), finding("a", Outcome::NotMet)];
        findings[1].mark.waived = Some(crate::finding::Waived {
            reason: "r".to_owned(),
            who: "w".to_owned(),
            until: crate::calendar::Day::new(2026, 1, 1).expect("a day"),
        });
        let measure = measures(&findings).remove(0);
        assert_eq!((measure.counts, measure.waived), ([0; 6], 1));
    }

    #[test]
    fn a_case_counts_once_with_its_worst_outcome() {
        let outcomes = [
            ("a", Outcome::Met),
            ("a", Outcome::NotMet),
            ("b", Outcome::CannotTell),
        ];
        let findings: Vec<Finding> = outcomes
            .iter()
            .map(|(case, outcome)| finding(case, *outcome))
            .collect();
        let measure = measures(&findings).remove(0);
        assert_eq!(measure.counts, [0, 1, 0, 0, 0, 1]);
        assert_eq!(measure.bounds, Some((0.0, 0.5)));
    }
}
