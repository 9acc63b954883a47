//! Every rule on every invented case file and policy: one snapshot a rule, and how often the
//! outcomes agree with those written down beside the corpus.
//!
//! `SNAPSHOTS=overwrite cargo test --test corpus` writes the snapshots anew.

#![expect(
    clippy::print_stdout,
    reason = "what disagrees is shown when the test fails"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use casewise::audit::{self, Audit, Options, Silent};
use casewise::calendar::{Day, Jurisdiction};
use casewise::finding::{Finding, Outcome};
use casewise::ingest::{self, Layout};
use casewise::report::one_line;
use casewise::rules::RuleSet;
use serde::Deserialize;
use snapbox::{Data, assert_data_eq};

static AUDIT: LazyLock<Audit> = LazyLock::new(|| {
    let folder = ingest::list(&[PathBuf::from("corpus")]).expect("the corpus is here");
    let rules = RuleSet::builtin();
    let options = Options {
        roster: None,
        as_at: Day::new(2026, 11, 1).expect("a day"),
        jurisdiction: Jurisdiction::Scotland,
        layout: Layout::Auto,
    };
    audit::run(&folder, &rules, &options, &Silent)
});

#[test]
fn every_rule_runs_on_every_case_as_its_snapshot_says() {
    let mut by_rule: BTreeMap<&str, String> = BTreeMap::new();
    for rule in &AUDIT.rules {
        by_rule.insert(&rule.id, format!("{}\n", rule.title));
    }
    for finding in &AUDIT.findings {
        let text = by_rule
            .get_mut(finding.rule.as_str())
            .expect("the rule is listed");
        line(finding, text);
    }
    for (rule, text) in by_rule {
        let file = Path::new("tests/corpus").join(format!("{rule}.txt"));
        assert_data_eq!(text, Data::read_from(&file, None).raw());
    }
}

fn line(finding: &Finding, text: &mut String) {
    let subject = finding
        .case
        .as_deref()
        .or(finding.document.as_deref())
        .unwrap_or("corpus");
    write!(text, "\n{subject}: {}", finding.outcome.name()).expect("a string takes text");
    for part in [finding.document.as_deref(), finding.item.as_deref()]
        .into_iter()
        .flatten()
    {
        write!(text, ", {}", one_line(part, 60)).expect("a string takes text");
    }
    writeln!(text, "\n  {}", finding.message).expect("a string takes text");
    for evidence in &finding.evidence {
        let quote = one_line(evidence.words(), 100);
        writeln!(text, "  “{quote}” {}", evidence.document()).expect("a string takes text");
    }
}

#[test]
fn nothing_is_not_met_in_the_case_that_is_in_perfect_order() {
    let findings = AUDIT
        .findings
        .iter()
        .filter(|finding| finding.case.as_deref() == Some("C-1001"));
    let unmet: Vec<&str> = findings
        .clone()
        .filter(|finding| finding.outcome == Outcome::NotMet)
        .map(|finding| finding.message.as_str())
        .collect();
    assert!(findings.count() > 0, "the case is there");
    assert!(unmet.is_empty(), "{}", unmet.join("\n"));
}

#[test]
fn every_broken_file_is_named_with_its_reason() {
    for document in AUDIT.unread() {
        assert!(
            document.notes.iter().any(|note| !note.message.is_empty()),
            "{}",
            document.path
        );
    }
}

#[test]
fn every_quote_stands_where_it_says() {
    for finding in &AUDIT.findings {
        for evidence in &finding.evidence {
            let source = ingest::Source::new(
                evidence.document(),
                Path::new("corpus").join(evidence.document()),
            );
            let document = DOCUMENTS.get(evidence.document()).cloned();
            let document =
                document.unwrap_or_else(|| casewise::extract::document(&source).text.into());
            let span = evidence.span();
            assert_eq!(
                &document[span.start..span.end],
                evidence.words(),
                "{}",
                finding.rule
            );
        }
    }
}

/// The text of each document that some finding quotes, read once.
static DOCUMENTS: LazyLock<BTreeMap<String, std::sync::Arc<str>>> = LazyLock::new(|| {
    let quoted: BTreeSet<&str> = AUDIT
        .findings
        .iter()
        .flat_map(|finding| &finding.evidence)
        .map(casewise::finding::Evidence::document)
        .collect();
    quoted
        .into_iter()
        .map(|path| {
            let source = ingest::Source::new(path, Path::new("corpus").join(path));
            (
                path.to_owned(),
                casewise::extract::document(&source).text.into(),
            )
        })
        .collect()
});

/// The outcomes that people wrote down for the corpus, by case or policy and rule.
#[derive(Deserialize)]
struct Expected {
    case: BTreeMap<String, BTreeMap<String, toml::Value>>,
    policy: BTreeMap<String, BTreeMap<String, toml::Value>>,
}

/// Agreement of one rule with what people wrote down.
#[derive(Default)]
struct Tally {
    n: usize,
    n_same: usize,
    n_expected: usize,
    n_found: usize,
    n_both: usize,
}

#[test]
fn the_readme_says_how_often_outcomes_agree_with_those_written_down() {
    let table = agreement();
    let file = Path::new("tests/corpus/agreement.md");
    assert_data_eq!(table.clone(), Data::read_from(file, None).raw());
    let readme = Path::new("README.md");
    let said = fs::read_to_string(readme).expect("there is a README");
    assert_data_eq!(
        with_table(&said, &table),
        Data::read_from(readme, None).raw()
    );
}

/// Returns a text with its table of agreement replaced.
fn with_table(readme: &str, table: &str) -> String {
    let from = readme
        .find("| rule | judged |")
        .expect("a table of agreement");
    let rest = &readme[from..];
    let to = rest.find("\n\n").map_or(readme.len(), |at| from + at);
    format!("{}{}{}", &readme[..from], table.trim(), &readme[to..])
}

fn agreement() -> String {
    let text = fs::read_to_string("tests/corpus/expected.toml").expect("expectations are here");
    let expected: Expected = toml::from_str(&text).expect("expectations can be read");
    let mut by_rule: BTreeMap<String, Tally> = BTreeMap::new();
    for (unit, rules) in expected.case.iter().chain(&expected.policy) {
        for (rule, outcome) in rules {
            let (Some(outcome), true) = (outcome.as_str(), is_known(rule)) else {
                continue;
            };
            let got = unit_outcome(unit, rule).map_or("none", Outcome::name);
            if got != outcome {
                println!("{unit} {rule}: expected {outcome}, got {got}");
            }
            count(by_rule.entry(rule.clone()).or_default(), outcome, got);
        }
    }
    table(&by_rule)
}

fn is_known(rule: &str) -> bool {
    AUDIT.rules.iter().any(|known| known.id == rule)
}

fn count(tally: &mut Tally, expected: &str, got: &str) {
    tally.n += 1;
    tally.n_same += usize::from(expected == got);
    tally.n_expected += usize::from(expected == "not-met");
    tally.n_found += usize::from(got == "not-met");
    tally.n_both += usize::from(expected == "not-met" && got == "not-met");
}

/// The worst outcome of a rule for a case, or for a policy.
fn unit_outcome(unit: &str, rule: &str) -> Option<Outcome> {
    AUDIT
        .findings
        .iter()
        .filter(|finding| finding.rule == rule)
        .filter(|finding| {
            finding.case.as_deref() == Some(unit) || finding.document.as_deref() == Some(unit)
        })
        .map(|finding| finding.outcome)
        .min_by_key(|outcome| outcome.severity_rank())
}

fn table(by_rule: &BTreeMap<String, Tally>) -> String {
    let mut text = String::from(
        "| rule | judged | same outcome | not met: expected | found | both |\n|---|--:|--:|--:|--:|--:|\n",
    );
    let mut all = Tally::default();
    for (rule, tally) in by_rule {
        row(&format!("`{rule}`"), tally, &mut text);
        all.n += tally.n;
        all.n_same += tally.n_same;
        all.n_expected += tally.n_expected;
        all.n_found += tally.n_found;
        all.n_both += tally.n_both;
    }
    row("all", &all, &mut text);
    text
}

fn row(name: &str, tally: &Tally, text: &mut String) {
    let Tally {
        n,
        n_same,
        n_expected,
        n_found,
        n_both,
    } = tally;
    writeln!(
        text,
        "| {name} | {n} | {n_same} | {n_expected} | {n_found} | {n_both} |"
    )
    .expect("a string takes text");
}
