//! Do the examples notice when a rule is changed? Each limit is moved by one (a share in a hundred
//! by five), each term dropped, each switch turned, one at a time; where every example still comes
//! out as it says, none of them guards that value.
//!
//! In: rules whose examples agree. Out: the changes that no example noticed.

use std::ops::Range;

use super::compile;
use super::example::Verdict;
use super::tree::{Leaf, LimitSeen, Tree, Value};
use super::{Rule, RuleSet, alternatives};
use crate::casefile::CaseFile;

/// A change of a rule that none of its examples noticed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unnoticed {
    /// The rule's id.
    pub rule: String,
    /// The parameter's name.
    pub parameter: String,
    /// What was done to it: `15 days made 16 days`.
    pub change: String,
}

/// A change that can be made to a rule file.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Mutation {
    parameter: String,
    change: String,
    at: Range<usize>,
    into: String,
}

impl RuleSet {
    /// Changes each rule in every way, one at a time, and returns the changes that no example
    /// noticed, by rule and parameter. A change with which the rule could not be read counts as
    /// noticed, and so does one of a rule whose examples disagree to begin with.
    #[must_use]
    pub fn unnoticed(&self) -> Vec<Unnoticed> {
        let rules = self.rules().iter();
        self.in_force
            .judge(|| rules.flat_map(|rule| self.unnoticed_of(rule)).collect())
    }

    fn unnoticed_of(&self, rule: &Rule) -> Vec<Unnoticed> {
        let Some((path, text)) = self.text_of(&rule.id) else {
            return Vec::new();
        };
        let cases: Vec<Vec<CaseFile>> = rule
            .examples
            .iter()
            .map(|example| rule.case_files(example))
            .collect();
        if !agrees(rule, rule, &cases) {
            return Vec::new();
        }
        let passes = |mutation: &Mutation| {
            let mut changed = text.to_owned();
            changed.replace_range(mutation.at.clone(), &mutation.into);
            let mutant = compile::rule(path, changed.as_bytes());
            mutant.is_ok_and(|mutant| agrees(&mutant, rule, &cases))
        };
        let all = mutations(text).into_iter().filter(passes);
        all.map(|mutation| Unnoticed {
            rule: rule.id.clone(),
            parameter: mutation.parameter,
            change: mutation.change,
        })
        .collect()
    }
}

/// Tells whether every example of a rule comes out as it says when another rule judges it.
fn agrees(judge: &Rule, rule: &Rule, cases: &[Vec<CaseFile>]) -> bool {
    let mut both = rule.examples.iter().zip(cases);
    both.all(|(example, cases)| judge.run_on(example, cases).verdict == Verdict::Agreed)
}

fn mutations(text: &str) -> Vec<Mutation> {
    let tree = Tree::of(text);
    let leaves = tree.leaves.iter().flat_map(|leaf| of_leaf(text, leaf));
    let limits = tree.limits.iter().flat_map(of_limit);
    leaves.chain(limits).collect()
}

fn of_leaf(text: &str, leaf: &Leaf) -> Vec<Mutation> {
    let made = |change: String, at: Range<usize>, into: String| Mutation {
        parameter: leaf.name.clone(),
        change,
        at,
        into,
    };
    match &leaf.value {
        Value::Number(n) => [n - step(&leaf.name), n + step(&leaf.name)]
            .into_iter()
            .map(|other| {
                made(
                    format!("{n} made {other}"),
                    leaf.span.clone(),
                    other.to_string(),
                )
            })
            .collect(),
        Value::Flag(flag) => {
            let into = (!flag).to_string();
            vec![made(format!("{flag} made {into}"), leaf.span.clone(), into)]
        }
        Value::List(items) => (0..items.len())
            .map(|at| {
                made(
                    format!("\"{}\" dropped", items[at]),
                    leaf.span.clone(),
                    without(items, at),
                )
            })
            .collect(),
        Value::Words(_) => without_each(text, leaf)
            .into_iter()
            .map(|(term, at)| made(format!("\"{term}\" dropped"), at, String::new()))
            .collect(),
        Value::Day(_) => Vec::new(),
    }
}

/// How far a number is moved. A share in a hundred is moved by five: one more would be noticed only
/// by an example of two dozen items.
fn step(parameter: &str) -> i64 {
    if parameter.contains("percent") { 5 } else { 1 }
}

/// A list without one of its items.
fn without(items: &[String], at: usize) -> String {
    let kept = items.iter().enumerate().filter(|(other, _)| *other != at);
    let quoted: Vec<String> = kept.map(|(_, item)| format!("{item:?}")).collect();
    format!("[{}]", quoted.join(", "))
}

/// Each alternative of a pattern, with the bytes to take out so that the others stay.
fn without_each(text: &str, leaf: &Leaf) -> Vec<(String, Range<usize>)> {
    let parts = alternatives::of(text, &leaf.span);
    if parts.len() < 2 {
        return Vec::new();
    }
    let last = parts.len() - 1;
    let cut = |at: usize, part: &Range<usize>| match at {
        at if at == last => part.start - 1..part.end,
        _ => part.start..part.end + 1,
    };
    let cuts = parts.iter().enumerate();
    let is_covered = |part: &Range<usize>| {
        let mut others = parts.iter().filter(|other| *other != part);
        others.any(|other| covers(&text[other.clone()], &text[part.clone()]))
    };
    cuts.filter(|(_, part)| !is_covered(part))
        .map(|(at, part)| (text[part.clone()].to_owned(), cut(at, part)))
        .collect()
}

/// Tells whether plain words are found wherever other plain words are, so that those can be
/// dropped without a change: "reviewing officer" in "independent reviewing officer".
fn covers(words: &str, others: &str) -> bool {
    let bare = |alternative: &str| {
        let inner = alternative
            .trim_start_matches(r"\b")
            .trim_end_matches(r"\b");
        let is_plain = inner.chars().all(|c| c.is_alphanumeric() || c == ' ');
        is_plain.then(|| inner.to_owned())
    };
    match (bare(words), bare(others)) {
        (Some(words), Some(others)) => {
            words != others && format!(" {others} ").contains(&format!(" {words} "))
        }
        _ => false,
    }
}

/// A limit one unit shorter and one unit longer.
fn of_limit(limit: &LimitSeen) -> Vec<Mutation> {
    let Some((n, unit)) = limit.within.split_once(' ') else {
        return Vec::new();
    };
    let Ok(n) = n.parse::<i64>() else {
        return Vec::new();
    };
    let moved = [n - 1, n + 1].into_iter().filter(|n| *n > 0);
    moved
        .map(|other| Mutation {
            parameter: limit.name(),
            change: format!("{} made {other} {unit}", limit.within),
            at: limit.within_at.clone(),
            into: format!("\"{other} {unit}\""),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_move_both_ways_and_lists_lose_each_item() {
        let text = "[check.gaps]\ngap-months-max = 6\nkinds = [\"a\", \"b\"]\nopen = true\n";
        let changes: Vec<String> = mutations(text).into_iter().map(|one| one.change).collect();
        let expected = [
            "6 made 5",
            "6 made 7",
            "\"a\" dropped",
            "\"b\" dropped",
            "true made false",
        ];
        assert_eq!(changes, expected);
    }

    #[test]
    fn a_pattern_loses_an_alternative_and_stays_one() {
        let text = "[check.x]\nterms = '''(?i)one|two|three'''\n";
        let made: Vec<String> = mutations(text)
            .iter()
            .map(|mutation| {
                let mut changed = text.to_owned();
                changed.replace_range(mutation.at.clone(), &mutation.into);
                changed
            })
            .collect();
        let pattern = |words: &str| format!("[check.x]\nterms = '''(?i){words}'''\n");
        assert_eq!(
            made,
            [
                pattern("two|three"),
                pattern("one|three"),
                pattern("one|two")
            ]
        );
    }

    #[test]
    fn an_alternative_that_another_finds_too_is_not_dropped() {
        let text = "[check.x]\nterms = '''(?i)\\blarge plan\\b|\\bplan\\b|\\bplans? b\\b'''\n";
        let changes: Vec<String> = mutations(text).into_iter().map(|one| one.change).collect();
        assert_eq!(
            changes,
            [r#""\bplan\b" dropped"#, r#""\bplans? b\b" dropped"#]
        );
    }

    /// A rule that allows two priorities, with an example for each of some lists.
    fn rule_with(examples: &[(&str, usize)]) -> RuleSet {
        let mut text = r#"
id = "plan-few"
title = "Few"
why = "Few"
indicator = ["6.2"]
level = "minor"
subject = "document"
remedy = "Few"
since = "0.1.0"
source = [{ text = "None", confidence = "C" }]
[check.count]
kinds = ["strategic-plan"]
priorities-max = 2
[message]
met = "{n}"
not-met = "{n}"
cannot-tell = "{why}"
"#
        .to_owned();
        for (expect, n) in examples {
            let heads: Vec<String> = (1..=*n).map(|n| format!("## Priority {n}\n\n")).collect();
            let heads = heads.concat();
            text += &format!(
                "[[example]]\nname = \"{n}\"\nexpect = \"{expect}\"\n[example.files]\n\"plan.md\" = \"\"\"\n# Children's Services Strategic Plan 2026 to 2029\n\n{heads}\"\"\"\n"
            );
        }
        RuleSet::of(vec![("plan/plan-few.toml".to_owned(), text.into_bytes())])
            .expect("the rule can be read")
    }

    fn changes(rules: &RuleSet) -> Vec<String> {
        rules
            .unnoticed()
            .into_iter()
            .map(|one| one.change)
            .collect()
    }

    #[test]
    fn examples_on_both_sides_of_a_limit_notice_when_it_moves() {
        assert!(changes(&rule_with(&[("met", 2), ("not-met", 3)])).is_empty());
    }

    #[test]
    fn a_limit_that_only_one_side_shows_can_move_away_from_it() {
        assert_eq!(changes(&rule_with(&[("met", 2)])), ["2 made 3"]);
        assert_eq!(changes(&rule_with(&[("not-met", 3)])), ["2 made 1"]);
    }
}
