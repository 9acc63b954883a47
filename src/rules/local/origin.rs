//! The parameters of a rule with the origin of each value, and what a team's own rules change.

use super::patch::{days, loosens};
use crate::finding::Change;
use crate::rules::tree::{Tree, Value};
use crate::rules::{RuleSet, stem};

/// A parameter of a rule as it runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parameter {
    /// Its name in rule files and settings.
    pub name: String,
    /// Its value.
    pub value: String,
    /// `built in`, or the file and line that set it.
    pub origin: String,
    /// The value that it had before.
    pub was: Option<String>,
}

/// The origin of what no settings changed.
const BUILT_IN: &str = "built in";

impl Parameter {
    /// Tells whether the value is that of the rule's own file.
    #[must_use]
    pub fn is_built_in(&self) -> bool {
        self.origin == BUILT_IN
    }
}

impl RuleSet {
    /// Returns the parameters of a rule that settings may change, in the order of its file.
    #[must_use]
    pub fn parameters(&self, id: &str) -> Vec<Parameter> {
        let Some((path, text)) = self.text_of(id) else {
            return Vec::new();
        };
        let tree = Tree::of(text);
        let level = self.rule(id).map(|rule| rule.level.name().to_owned());
        let level = level.map(|level| ("level".to_owned(), level));
        let leaves = tree
            .leaves
            .iter()
            .filter(|leaf| is_setting(&leaf.value))
            .map(|leaf| (leaf.name.clone(), leaf.value.said()));
        let limits = tree.limits.iter();
        let limits = limits.map(|limit| (limit.name(), limit.within.clone()));
        let all = level.into_iter().chain(leaves).chain(limits);
        all.map(|(name, value)| self.parameter(id, path, name, value))
            .collect()
    }

    /// The path and text of a rule's file.
    pub(in crate::rules) fn text_of(&self, id: &str) -> Option<(&str, &str)> {
        let (path, bytes) = self.files.iter().find(|(path, _)| stem(path) == id)?;
        Some((path, std::str::from_utf8(bytes).ok()?))
    }

    fn parameter(&self, id: &str, path: &str, name: String, value: String) -> Parameter {
        let set = self
            .changes()
            .iter()
            .rfind(|change| change.rule.as_deref() == Some(id) && change.what == name);
        let own = self
            .changes()
            .iter()
            .any(|change| change.rule.as_deref() == Some(id) && change.what == OWN);
        Parameter {
            name,
            value,
            origin: match set {
                Some(change) => change.origin.clone(),
                None if own => path.to_owned(),
                None => BUILT_IN.to_owned(),
            },
            was: set.and_then(|change| change.was.clone()),
        }
    }
}

/// Names and sentences are no settings; numbers, periods, days, lists and switches are.
fn is_setting(value: &Value) -> bool {
    match value {
        Value::Words(words) => days(words).is_some(),
        _ => true,
    }
}

/// What a change says of a rule that is a team's own.
const OWN: &str = "own rule";

/// What a team's own rules change: rules beside those that come with casewise, and in place of
/// them with every value that differs.
pub(in crate::rules) fn own_rules(built_in: &RuleSet, own: &RuleSet) -> Vec<Change> {
    let mut changes = Vec::new();
    for rule in &own.rules {
        let Some((path, text)) = own.text_of(&rule.id) else {
            continue;
        };
        let change = |what: &str, was: Option<String>, now: String, loosens: bool| Change {
            rule: Some(rule.id.clone()),
            what: what.to_owned(),
            was,
            now,
            reason: None,
            origin: path.to_owned(),
            loosens,
        };
        let Some((_, before)) = built_in.text_of(&rule.id) else {
            changes.push(change(OWN, None, rule.title.clone(), false));
            continue;
        };
        let was = Some("the built-in rule".to_owned());
        changes.push(change(OWN, was, "in its place".to_owned(), false));
        let (before, now) = (Tree::of(before), Tree::of(text));
        for limit in &before.limits {
            let same = now
                .limits
                .iter()
                .find(|other| other.is_for_same(limit) && other.from == limit.from);
            let (said, is_looser) = same.map_or_else(
                || ("left out".to_owned(), true),
                |other| {
                    let is_longer = days(&other.within) > days(&limit.within);
                    (other.within.clone(), is_longer)
                },
            );
            if said != limit.within {
                let was = Some(limit.within.clone());
                changes.push(change(&limit.name(), was, said, is_looser));
            }
        }
        for leaf in before.leaves.iter().filter(|leaf| is_setting(&leaf.value)) {
            let Some(other) = now.leaves.iter().find(|other| other.name == leaf.name) else {
                continue;
            };
            if other.value != leaf.value {
                let was = Some(leaf.value.said());
                let is_looser = loosens(leaf, &other.value);
                changes.push(change(&leaf.name, was, other.value.said(), is_looser));
            }
        }
    }
    changes
}
