//! An audit as it was written, read back for what figures need of it.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::compute::Measured;
use super::design::Drawn;
use super::{Estimate, Subject, Unit, compute};
use crate::calendar::Day;
use crate::finding::Outcome;
use crate::statistics::Confidence;

/// The format that is read back.
const SCHEMA: &str = "casewise.audit/1";

/// One round of auditing: the findings of `casewise.audit/1`.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Round {
    /// The name and version of the format.
    pub schema: String,
    /// The day that it was made for.
    pub as_at: String,
    /// The hash of the rules.
    pub rules_hash: String,
    /// The hash of the sources.
    pub sources_hash: String,
    /// The seal of the sample that was audited, if one was named.
    #[serde(default)]
    pub sample_sha256: Option<String>,
    documents: Vec<DocumentRead>,
    findings: Vec<Found>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
struct DocumentRead {
    case: Option<String>,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Found {
    /// The rule.
    pub rule: String,
    /// The case, if it belongs to one.
    pub case: Option<String>,
    /// The document, if it belongs to one.
    pub document: Option<String>,
    /// The outcome.
    pub outcome: Outcome,
}

impl Round {
    /// Reads `audit.json`.
    ///
    /// # Errors
    /// What is not JSON of this format, with line and column.
    pub fn parse(bytes: &[u8]) -> Result<Self, String> {
        let round: Self = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
        if round.schema == SCHEMA {
            return Ok(round);
        }
        Err(format!(
            "its schema is {:?}; expected {SCHEMA:?}",
            round.schema
        ))
    }

    /// Puts a round together from what is in memory: its day, the cases read, the findings.
    #[must_use]
    pub fn of_parts(as_at: Day, cases: Vec<String>, findings: Vec<Found>) -> Self {
        let cases = cases.into_iter().map(Some);
        Self {
            schema: SCHEMA.to_owned(),
            as_at: as_at.to_string(),
            rules_hash: String::new(),
            sources_hash: String::new(),
            sample_sha256: None,
            documents: cases.map(|case| DocumentRead { case }).collect(),
            findings,
        }
    }

    /// Returns the ids of the cases that were audited.
    #[must_use]
    pub fn cases(&self) -> BTreeSet<&str> {
        self.documents
            .iter()
            .filter_map(|document| document.case.as_deref())
            .collect()
    }

    /// Estimates every rule that judges cases; where cases have several items, the items too.
    /// Documents without a case, such as policies, are no part of a caseload.
    #[must_use]
    pub fn estimates(&self, drawn: Option<&Drawn>, confidence: Confidence) -> Vec<Estimate> {
        let mut estimates = Vec::new();
        for (rule, cases) in self.by_rule() {
            let worst = cases
                .iter()
                .filter_map(|(case, items)| Some((*case, worst(items)?)));
            let units: BTreeMap<&str, Unit> = worst.collect();
            let measured = Measured {
                measure: rule,
                subject: Subject::Rule,
            };
            estimates.push(compute::of_cases(
                measured,
                &self.known(drawn, &units),
                drawn,
                confidence,
            ));
            if cases
                .values()
                .any(|items| items.iter().filter(|own| own.applies()).count() > 1)
            {
                let measured = Measured {
                    measure: rule,
                    subject: Subject::Items,
                };
                let known = self.known(drawn, &cases);
                estimates.push(compute::of_items(measured, &known, drawn, confidence));
            }
        }
        estimates
    }

    /// The outcomes of each rule, by case.
    fn by_rule(&self) -> BTreeMap<&str, BTreeMap<&str, Vec<Unit>>> {
        let mut rules: BTreeMap<&str, BTreeMap<&str, Vec<Unit>>> = BTreeMap::new();
        for finding in &self.findings {
            if let Some(case) = &finding.case {
                let cases = rules.entry(&finding.rule).or_default();
                cases
                    .entry(case)
                    .or_default()
                    .push(Unit::of(finding.outcome));
            }
        }
        rules
    }

    /// The cases of the sample, or all. A case of the sample of which the rule says nothing is
    /// outside the rule if it was audited, and missing otherwise.
    fn known<'a, T>(
        &'a self,
        drawn: Option<&'a Drawn>,
        found: &BTreeMap<&'a str, T>,
    ) -> BTreeMap<&'a str, T>
    where
        T: Clone + OutsideRule,
    {
        let Some(drawn) = drawn else {
            return found.clone();
        };
        let audited = self.cases();
        let read = drawn.cases().filter(|case| audited.contains(case));
        read.map(|case| (case, found.get(case).cloned().unwrap_or_else(T::outside)))
            .collect()
    }
}

/// What stands for a case of which a rule says nothing.
trait OutsideRule {
    fn outside() -> Self;
}

impl OutsideRule for Unit {
    fn outside() -> Self {
        Self::NotApplicable
    }
}

impl OutsideRule for Vec<Unit> {
    fn outside() -> Self {
        Self::new()
    }
}

/// The outcome that counts for the case.
fn worst(items: &[Unit]) -> Option<Unit> {
    const WORST_FIRST: [Unit; 6] = [
        Unit::NotMet,
        Unit::CannotTell,
        Unit::Excused,
        Unit::NotDue,
        Unit::Met,
        Unit::NotApplicable,
    ];
    WORST_FIRST.into_iter().find(|worst| items.contains(worst))
}
