//! What could be better in rule files that can be used: outcomes that no example shows, and terms
//! that no example hits.
//!
//! In: rules and the texts of their files. Out: one [`Problem`] each, at its place.

use std::ops::Range;

use regex::Regex;

use super::definition::ExampleWritten;
use super::error::{Problem, Problems};
use super::tree::{Leaf, Tree, Value};
use super::{Rule, RuleSet, alternatives};
use crate::finding::Outcome;

impl RuleSet {
    /// Returns what could be better in the rule files, by file and line.
    #[must_use]
    pub fn advice(&self) -> Vec<Problem> {
        let mut found: Vec<Problem> = self
            .rules()
            .iter()
            .flat_map(|rule| self.advice_on(rule))
            .collect();
        found.sort();
        found
    }

    fn advice_on(&self, rule: &Rule) -> Vec<Problem> {
        let Some((path, text)) = self.text_of(&rule.id) else {
            return Vec::new();
        };
        let mut problems = Problems::new(path, text);
        let tree = Tree::of(text);
        for outcome in rule.outcomes_without_example() {
            let what = format!(
                "no example expects {}, which this check can give",
                outcome.name()
            );
            problems.push(tree.start.map(|start| start..start), what);
        }
        for leaf in tree.leaves.iter().filter(|leaf| holds_terms(&leaf.name)) {
            for (at, term) in terms_of(text, leaf) {
                if !is_hit(&term, &rule.examples) {
                    let what = format!("{}: \"{term}\" is hit by no example", leaf.name);
                    problems.push(Some(at), what);
                }
            }
        }
        problems.found
    }
}

impl Rule {
    /// Returns the outcomes that its check can give and that no example expects.
    #[must_use]
    pub fn outcomes_without_example(&self) -> Vec<Outcome> {
        let shown = |outcome: &Outcome| {
            let mut examples = self.examples.iter();
            examples.any(|example| example.expect.outcomes().contains(outcome))
        };
        let possible = self.check.outcomes().iter().copied();
        possible.filter(|outcome| !shown(outcome)).collect()
    }
}

/// Tells by a parameter's name whether words of case files are looked for with it.
fn holds_terms(name: &str) -> bool {
    let last = name.rsplit('.').next().unwrap_or(name);
    [
        "terms", "headings", "hints", "denied", "patterns", "pattern", "words",
    ]
    .contains(&last)
}

/// The terms of a parameter with their places: the items of a list, the alternatives of a pattern.
fn terms_of(text: &str, leaf: &Leaf) -> Vec<(Range<usize>, String)> {
    match &leaf.value {
        Value::Words(_) => alternatives::of(text, &leaf.span)
            .into_iter()
            .filter_map(|at| Some((at.clone(), text.get(at)?.to_owned())))
            .collect(),
        Value::List(items) => items
            .iter()
            .map(|item| (leaf.span.clone(), item.clone()))
            .collect(),
        _ => Vec::new(),
    }
}

fn is_hit(term: &str, examples: &[ExampleWritten]) -> bool {
    let Ok(pattern) = Regex::new(&format!("(?im){term}")) else {
        return true;
    };
    let mut texts = examples.iter().flat_map(|example| example.files.values());
    texts.any(|text| text.lines().any(|line| pattern.is_match(line)))
}
