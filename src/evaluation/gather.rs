//! Findings, one by one, into what figures and statements need of them.
//!
//! In: findings as they are read. Out: by rule and unit what was found, a bounded number of
//! findings in full to name beside each figure, and by fingerprint what each one was, so that two
//! rounds can be held against each other. A million findings stay below 200 MB.

use std::collections::BTreeMap;

use super::written::Told;
use crate::estimates::Found;
use crate::finding::{Level, Outcome};

/// Findings of one rule and outcome that are kept in full.
pub const N_NAMED_MAX: usize = 25;

/// By what a finding is known from one audit to the next.
pub(super) type Mark = (u64, u32);

/// What was found.
#[derive(Debug, Default)]
pub struct Gathered {
    rules: BTreeMap<String, OfRule>,
    cases: BTreeMap<String, OfCase>,
    marks: Vec<(Mark, Turn)>,
    keeps_words: bool,
}

/// One finding among others of two rounds.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Turn {
    pub(super) rule: u32,
    pub(super) outcome: Outcome,
}

/// What one rule found.
#[derive(Debug, Default)]
pub(super) struct OfRule {
    pub(super) number: u32,
    pub(super) family: String,
    pub(super) indicator: Vec<String>,
    pub(super) level: Option<Level>,
    /// Findings by outcome, in [`Outcome::ALL`]'s order.
    pub(super) counts: [u64; 6],
    /// Of these, findings that somebody has decided to live with.
    pub(super) waived: u64,
    pub(super) of_cases: Vec<(String, Outcome)>,
    pub(super) of_papers: Vec<(String, Outcome)>,
    pub(super) named: BTreeMap<Outcome, Vec<Told>>,
}

/// What was found in one case.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OfCase {
    /// Findings by outcome, in [`Outcome::ALL`]'s order.
    pub counts: [u64; 6],
    /// Rules that are not met, by id.
    pub unmet: Vec<String>,
    /// The worst outcome by indicator.
    pub worst: BTreeMap<String, Outcome>,
}

impl Gathered {
    /// Begins with nothing. An earlier round needs no findings in full.
    #[must_use]
    pub fn new(keeps_words: bool) -> Self {
        Self {
            keeps_words,
            ..Self::default()
        }
    }

    /// Takes in one finding.
    pub fn take(&mut self, told: Told) {
        let outcome = told.outcome;
        let position = position(outcome);
        if let Some(case) = &told.case {
            let of_case = self.cases.entry(case.clone()).or_default();
            of_case.counts[position] += 1;
            let is_new = of_case.unmet.last() != Some(&told.rule);
            if outcome == Outcome::NotMet && told.waived.is_none() && is_new {
                of_case.unmet.push(told.rule.clone());
            }
            of_case.note_worst(&told);
        }
        let n_rules = u32::try_from(self.rules.len()).unwrap_or(u32::MAX);
        let rule = self
            .rules
            .entry(told.rule.clone())
            .or_insert_with(|| OfRule {
                number: n_rules,
                family: told.family.clone(),
                indicator: told.indicator.clone(),
                ..OfRule::default()
            });
        let turn = Turn {
            rule: rule.number,
            outcome,
        };
        self.marks.push((mark(&told.fingerprint), turn));
        rule.take(told, self.keeps_words);
    }

    /// The rules that found something, by id.
    pub(super) fn rules(&self) -> impl Iterator<Item = (&str, &OfRule)> {
        self.rules.iter().map(|(id, rule)| (id.as_str(), rule))
    }

    pub(super) fn rule(&self, id: &str) -> Option<&OfRule> {
        self.rules.get(id)
    }

    /// The cases in which something was found, by id.
    #[must_use]
    pub fn cases(&self) -> &BTreeMap<String, OfCase> {
        &self.cases
    }

    /// Fingerprints with what became of them, sorted.
    pub(super) fn marks(&self) -> Vec<(Mark, Turn)> {
        let mut marks = self.marks.clone();
        marks.sort_unstable();
        marks
    }

    /// The findings about cases as estimates read them.
    pub(super) fn found_in_cases(&self) -> Vec<Found> {
        self.found(|rule| &rule.of_cases)
    }

    /// The findings about documents of no case, each document as a unit of its own.
    pub(super) fn found_in_papers(&self) -> Vec<Found> {
        self.found(|rule| &rule.of_papers)
    }

    fn found(&self, units: fn(&OfRule) -> &[(String, Outcome)]) -> Vec<Found> {
        let of_rule = |(id, rule): (&String, &OfRule)| -> Vec<Found> {
            let found = units(rule).iter().map(|(unit, outcome)| Found {
                rule: id.clone(),
                case: Some(unit.clone()),
                document: None,
                outcome: *outcome,
            });
            found.collect()
        };
        self.rules.iter().flat_map(of_rule).collect()
    }
}

impl OfCase {
    fn note_worst(&mut self, told: &Told) {
        for indicator in &told.indicator {
            match self.worst.get_mut(indicator) {
                Some(worst) if worst.severity_rank() > told.outcome.severity_rank() => {
                    *worst = told.outcome;
                }
                Some(_) => {}
                None => {
                    self.worst.insert(indicator.clone(), told.outcome);
                }
            }
        }
    }
}

impl OfRule {
    fn take(&mut self, told: Told, keeps_words: bool) {
        self.counts[position(told.outcome)] += 1;
        self.waived += u64::from(told.waived.is_some());
        self.level = self.level.max(Some(told.level));
        let units = match (&told.case, &told.document) {
            (Some(case), _) => Some((&mut self.of_cases, case)),
            (None, Some(document)) => Some((&mut self.of_papers, document)),
            (None, None) => None,
        };
        if let Some((units, unit)) = units {
            units.push((unit.clone(), told.outcome));
        }
        let named = self.named.entry(told.outcome).or_default();
        if keeps_words && told.waived.is_none() && named.len() < N_NAMED_MAX {
            named.push(told);
        }
    }
}

/// Where an outcome stands among the counts.
#[must_use]
pub fn position(outcome: Outcome) -> usize {
    let found = Outcome::ALL.iter().position(|known| *known == outcome);
    found.expect("every outcome is listed")
}

/// Sixteen hexadecimal digits and perhaps a number; anything else by its hash.
fn mark(fingerprint: &str) -> Mark {
    let (plain, n) = fingerprint.split_once('-').unwrap_or((fingerprint, "1"));
    let read = u64::from_str_radix(plain, 16).ok().zip(n.parse().ok());
    read.unwrap_or_else(|| {
        let hash = blake3::hash(fingerprint.as_bytes());
        let first: [u8; 8] = hash.as_bytes()[..8]
            .try_into()
            .expect("a hash has 32 bytes");
        (u64::from_le_bytes(first), 0)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fingerprints_that_differ_have_marks_that_differ() {
        let marks = ["00ff00ff00ff00ff", "00ff00ff00ff00ff-2", "", "other"].map(mark);
        let mut sorted = marks.to_vec();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(sorted.len(), marks.len());
    }
}
