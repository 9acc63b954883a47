//! The settings of rules, words and holidays as they are written in `casewise.toml`.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::IgnoredAny;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{How, Param};
use crate::calendar::Jurisdiction;
use crate::finding::Level;
use crate::rules::tree::strings;
use crate::rules::words::{Date, Length};

/// The file. What it says of folders and layout is read elsewhere.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Written {
    #[expect(dead_code, reason = "the command line reads it")]
    jurisdiction: Option<IgnoredAny>,
    #[expect(dead_code, reason = "the command line reads it")]
    layout: Option<IgnoredAny>,
    #[expect(dead_code, reason = "the command line reads it")]
    cases: Option<IgnoredAny>,
    #[expect(dead_code, reason = "the command line reads it")]
    rules: Option<IgnoredAny>,
    #[expect(dead_code, reason = "the command line reads it")]
    waivers: Option<IgnoredAny>,
    #[expect(dead_code, reason = "the command line reads it")]
    roster: Option<IgnoredAny>,
    #[serde(default)]
    pub(super) rule: BTreeMap<Spanned<String>, RuleWish>,
    #[serde(default)]
    pub(super) terms: BTreeMap<Spanned<String>, TermsWish>,
    #[serde(default)]
    pub(super) holiday: Vec<HolidayWish>,
}

/// What is wanted of a rule.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RuleWish {
    pub(super) level: Option<Spanned<Level>>,
    /// Why the rule is switched off.
    pub(super) off: Option<Spanned<String>>,
    pub(super) reason: Option<String>,
    #[serde(default)]
    #[expect(dead_code, reason = "read as a tree, with the bytes of each value")]
    params: Option<IgnoredAny>,
    #[serde(default)]
    pub(super) limit: Vec<LimitWish>,
}

/// A limit that is wanted in place of another, or where there is none.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct LimitWish {
    pub(super) jurisdiction: Spanned<Jurisdiction>,
    pub(super) within: Spanned<Length>,
    #[serde(default = "first")]
    pub(super) which: String,
    #[serde(default)]
    pub(super) after: Vec<String>,
    pub(super) from: Option<Date>,
    pub(super) until: Option<Date>,
}

fn first() -> String {
    "first".to_owned()
}

/// Words that are wanted in a list, or not.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TermsWish {
    #[serde(default, rename = "terms+")]
    pub(super) add: Vec<Spanned<String>>,
    #[serde(default, rename = "terms-")]
    pub(super) drop: Vec<Spanned<String>>,
}

/// A day on which nobody is at work.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct HolidayWish {
    pub(super) date: Spanned<Date>,
    pub(super) name: String,
    /// Where; everywhere without it.
    pub(super) jurisdiction: Option<Jurisdiction>,
}

impl HolidayWish {
    pub(super) fn in_words(&self) -> String {
        let place = self
            .jurisdiction
            .map_or_else(String::new, |one| format!(", {}", one.in_words()));
        format!("{} {}{place}", self.date.get_ref().0, self.name)
    }
}

/// The parameters that are wanted of a rule, each with its bytes.
pub(super) fn params(text: &str, rule: &str) -> Vec<Param> {
    let mut found = Vec::new();
    let Ok(table) = DeTable::parse(text) else {
        return found;
    };
    let mut here = table.get_ref();
    for key in ["rule", rule, "params"] {
        match here.get(key).map(Spanned::get_ref) {
            Some(DeValue::Table(below)) => here = below,
            _ => return found,
        }
    }
    walk(text, "", here, &mut found);
    found.sort_by_key(|param| param.at.start);
    found
}

fn walk(text: &str, above: &str, table: &DeTable<'_>, found: &mut Vec<Param>) {
    for (key, value) in table {
        let name = if above.is_empty() {
            key.get_ref().to_string()
        } else {
            format!("{above}.{}", key.get_ref())
        };
        if let DeValue::Table(below) = value.get_ref() {
            walk(text, &name, below, found);
            continue;
        }
        let (name, how) = match (name.strip_suffix('+'), name.strip_suffix('-')) {
            (Some(name), _) => (name.to_owned(), How::Add),
            (_, Some(name)) => (name.to_owned(), How::Drop),
            _ => (name, How::Set),
        };
        found.push(Param {
            name,
            how,
            raw: text.get(value.span()).unwrap_or_default().to_owned(),
            items: strings(value.get_ref()),
            at: key.span().start..value.span().end,
        });
    }
}
