//! Runs the examples of rule files, which are their tests.
//!
//! In: rules. Out: one [`ExampleResult`] an example. An example's files go the whole way: from
//! bytes to a case file to findings.

use std::collections::BTreeMap;

use crate::calendar::Day;
use crate::casefile::{self, CaseFile, Record};
use crate::extract;
use crate::finding::{Finding, Outcome};

use super::definition::{ExampleWritten, OneOrEach, Subject};
use super::{Rule, RuleSet, Settings};
use crate::calendar::Jurisdiction;

/// How an example fared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The rule said what was expected.
    Agreed,
    /// The rule found a breach in a good example.
    Noisy,
    /// The rule found no breach in a bad example.
    Missing,
    /// The rule said something else than was expected.
    Wrong,
    /// The rule said what was expected, and quoted other words for it.
    WrongEvidence,
}

impl Verdict {
    /// Returns the verdict's name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Agreed => "agreed",
            Self::Noisy => "noisy",
            Self::Missing => "missing",
            Self::Wrong => "wrong",
            Self::WrongEvidence => "wrong evidence",
        }
    }
}

/// One example and how it fared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExampleResult {
    /// The rule's id.
    pub rule: String,
    /// The example's name.
    pub example: String,
    /// The outcome that is expected of the whole, or the outcome of each finding.
    pub expected: Vec<Outcome>,
    /// The same, as it came out.
    pub got: Vec<Outcome>,
    /// What came out, one finding a line.
    pub findings: Vec<String>,
    /// How it fared.
    pub verdict: Verdict,
}

impl RuleSet {
    /// Runs the examples of every rule.
    #[must_use]
    pub fn test(&self) -> Vec<ExampleResult> {
        self.rules().iter().flat_map(Rule::test).collect()
    }

    /// Every text of every example, in lower case.
    pub(super) fn example_texts(&self) -> Vec<String> {
        let examples = self.rules().iter().flat_map(|rule| &rule.examples);
        let texts = examples.flat_map(|example| example.files.values());
        texts.map(|text| text.to_lowercase()).collect()
    }

    /// Runs one example of one rule; `None`: there is no such rule or example.
    #[must_use]
    pub fn test_one(&self, rule: &str, example: &str) -> Option<ExampleResult> {
        let rule = self.rules().iter().find(|one| one.id == rule)?;
        let mut examples = rule.examples.iter();
        let example = examples.find(|one| one.name.get_ref() == example)?;
        Some(rule.run(example))
    }
}

impl Rule {
    /// Runs the rule's examples.
    #[must_use]
    pub fn test(&self) -> Vec<ExampleResult> {
        self.examples
            .iter()
            .map(|example| self.run(example))
            .collect()
    }

    /// Returns the names of the rule's examples.
    #[must_use]
    pub fn example_names(&self) -> Vec<&str> {
        self.examples
            .iter()
            .map(|example| example.name.get_ref().as_str())
            .collect()
    }

    fn run(&self, example: &ExampleWritten) -> ExampleResult {
        self.run_on(example, &self.case_files(example))
    }

    /// Runs an example on its files, as they were understood before.
    pub(super) fn run_on(&self, example: &ExampleWritten, cases: &[CaseFile]) -> ExampleResult {
        let findings = self.judge_all(cases, &settings(example));
        let (expected, got) = match &example.expect {
            OneOrEach::One(outcome) => (vec![*outcome], worst(&findings).into_iter().collect()),
            OneOrEach::Each(outcomes) => (sorted(outcomes.clone()), each(&findings)),
        };
        let verdict = match verdict(&expected, &got) {
            Verdict::Agreed if !quotes_all(&findings, &example.quotes) => Verdict::WrongEvidence,
            verdict => verdict,
        };
        ExampleResult {
            rule: self.id.clone(),
            example: example.name.get_ref().clone(),
            verdict,
            expected,
            got,
            findings: findings.iter().map(line).collect(),
        }
    }

    fn judge_all(&self, cases: &[CaseFile], settings: &Settings) -> Vec<Finding> {
        let mut findings: Vec<Finding> = Vec::new();
        for case in cases {
            findings.extend(self.judge(case, settings));
        }
        let kept: Vec<_> = cases.iter().map(|case| self.keep(case, settings)).collect();
        for (case, seen) in cases.iter().zip(self.check.across(&kept)) {
            let id = case.id.as_deref();
            findings.extend(seen.into_iter().map(|one| self.finding(id, one)));
        }
        findings
    }

    /// The case files of an example: one, but for rules that compare them; a policy stands outside
    /// any case.
    pub(super) fn case_files(&self, example: &ExampleWritten) -> Vec<CaseFile> {
        let mut by_case: BTreeMap<Option<&str>, Vec<Record>> = BTreeMap::new();
        for (name, text) in &example.files {
            let id = match (self.family.as_str(), self.subject) {
                ("policy", _) => None,
                (_, Subject::Corpus) => Some(name.split('/').next().unwrap_or(name)),
                _ => Some("C-1"),
            };
            let path = match (id, self.subject) {
                (Some(_), Subject::Corpus) => format!("cases/{name}"),
                (Some(id), _) => format!("cases/{id}/{name}"),
                (None, _) => name.clone(),
            };
            by_case
                .entry(id)
                .or_default()
                .extend(understood(&path, text));
        }
        let cases = by_case.into_iter();
        cases
            .map(|(id, records)| casefile::assemble(id.map(str::to_owned), records))
            .collect()
    }
}

fn understood(path: &str, text: &str) -> Vec<Record> {
    Record::all_of(extract::bytes_of(path, text.as_bytes()))
}

/// Tells whether each of some words stands in a quote.
fn quotes_all(findings: &[Finding], wanted: &[String]) -> bool {
    let quoted = |words: &String| {
        let mut all = findings.iter().flat_map(|finding| &finding.evidence);
        all.any(|evidence| evidence.words().contains(words.as_str()))
    };
    wanted.iter().all(quoted)
}

/// Without a day of its own, an example is judged as at 1 November 2026, in Scotland.
fn settings(example: &ExampleWritten) -> Settings {
    let day = Day::new(2026, 11, 1).expect("November has a first day");
    Settings {
        as_at: example.as_at.map_or(day, |date| date.0),
        jurisdiction: example.jurisdiction.unwrap_or(Jurisdiction::Scotland),
    }
}

fn worst(findings: &[Finding]) -> Option<Outcome> {
    findings
        .iter()
        .map(|finding| finding.outcome)
        .min_by_key(|outcome| outcome.severity_rank())
}

fn each(findings: &[Finding]) -> Vec<Outcome> {
    sorted(findings.iter().map(|finding| finding.outcome).collect())
}

fn sorted(mut outcomes: Vec<Outcome>) -> Vec<Outcome> {
    outcomes.sort();
    outcomes
}

fn verdict(expected: &[Outcome], got: &[Outcome]) -> Verdict {
    let breaches = |outcomes: &[Outcome]| {
        outcomes
            .iter()
            .filter(|outcome| **outcome == Outcome::NotMet)
            .count()
    };
    if expected == got {
        return Verdict::Agreed;
    }
    match breaches(got).cmp(&breaches(expected)) {
        std::cmp::Ordering::Greater => Verdict::Noisy,
        std::cmp::Ordering::Less => Verdict::Missing,
        std::cmp::Ordering::Equal => Verdict::Wrong,
    }
}

fn line(finding: &Finding) -> String {
    let item = finding.item.as_deref().unwrap_or("");
    let place = finding.document.as_deref().unwrap_or("");
    let quotes: Vec<&str> = finding
        .evidence
        .iter()
        .map(super::super::finding::Evidence::words)
        .collect();
    format!(
        "{} [{place}] [{item}] {} {quotes:?}",
        finding.outcome.name(),
        finding.message
    )
}
