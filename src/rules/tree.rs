//! The parameters of a rule file, each with its bytes, so that they can be shown and changed.
//!
//! In: the text of a rule file. Out: [`Tree`]: the values under `[check.<kind>]` by their dotted
//! names, and the limits among them. Knows no kind of check: what stands there is a parameter.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The parameters of one rule.
#[derive(Debug, Default)]
pub(super) struct Tree {
    /// The kind of check.
    pub(super) kind: String,
    /// Where a parameter that is not there can be put in.
    pub(super) start: Option<usize>,
    /// The bytes of the level.
    pub(super) level: Option<Range<usize>>,
    pub(super) leaves: Vec<Leaf>,
    pub(super) limits: Vec<LimitSeen>,
}

/// One parameter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Leaf {
    /// Its dotted name below the kind, such as `cycle.cycle-months-max`.
    pub(super) name: String,
    pub(super) span: Range<usize>,
    pub(super) value: Value,
}

/// What a parameter holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    Number(i64),
    Flag(bool),
    Words(String),
    List(Vec<String>),
    Day(String),
}

impl Value {
    /// Writes it for people.
    pub(super) fn said(&self) -> String {
        match self {
            Self::Number(n) => n.to_string(),
            Self::Flag(true) => "yes".to_owned(),
            Self::Flag(false) => "no".to_owned(),
            Self::Words(words) | Self::Day(words) => words.clone(),
            Self::List(items) if items.is_empty() => "none".to_owned(),
            Self::List(items) => items.join(", "),
        }
    }
}

/// One limit.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct LimitSeen {
    pub(super) jurisdiction: String,
    pub(super) which: String,
    pub(super) after: Vec<String>,
    pub(super) from: Option<String>,
    pub(super) until: Option<String>,
    pub(super) within: String,
    pub(super) within_at: Range<usize>,
    pub(super) source_at: Range<usize>,
}

impl LimitSeen {
    /// Names it as reports do: `limit (scotland, first, from 2021-09-02)`.
    pub(super) fn name(&self) -> String {
        let mut parts = vec![self.jurisdiction.clone(), self.which.clone()];
        if !self.after.is_empty() {
            parts.push(format!("after {}", self.after.join(" or ")));
        }
        parts.extend(self.from.iter().map(|day| format!("from {day}")));
        parts.extend(self.until.iter().map(|day| format!("until {day}")));
        format!("limit ({})", parts.join(", "))
    }

    /// Tells whether another is for the same step of the same jurisdiction.
    pub(super) fn is_for_same(&self, other: &Self) -> bool {
        self.jurisdiction == other.jurisdiction
            && self.which == other.which
            && self.after == other.after
    }
}

impl Tree {
    /// Reads the parameters; none where the text is no rule file.
    pub(super) fn of(text: &str) -> Self {
        let mut tree = Self::default();
        let Ok(table) = DeTable::parse(text) else {
            return tree;
        };
        let table = table.into_inner();
        tree.level = table.get("level").map(Spanned::span);
        let Some(DeValue::Table(check)) = table.get("check").map(Spanned::get_ref) else {
            return tree;
        };
        let Some((kind, body)) = check.iter().next() else {
            return tree;
        };
        tree.kind = kind.get_ref().to_string();
        if let DeValue::Table(body) = body.get_ref() {
            tree.start = first_plain(body);
            tree.walk("", body);
        }
        tree.leaves.sort_by_key(|leaf| leaf.span.start);
        tree.limits.sort_by_key(|limit| limit.within_at.start);
        tree
    }

    /// Returns the parameter with a dotted name, or with a last word that is no other's.
    pub(super) fn find(&self, name: &str) -> Option<&Leaf> {
        let whole = self.leaves.iter().find(|leaf| leaf.name == name);
        whole.or_else(|| {
            let mut last = self
                .leaves
                .iter()
                .filter(|leaf| leaf.name.rsplit('.').next() == Some(name));
            last.next().filter(|_| last.next().is_none())
        })
    }

    fn walk(&mut self, above: &str, table: &DeTable<'_>) {
        for (key, value) in table {
            let name = if above.is_empty() {
                key.get_ref().to_string()
            } else {
                format!("{above}.{}", key.get_ref())
            };
            match value.get_ref() {
                DeValue::Table(below) => self.walk(&name, below),
                DeValue::Array(items) if has_tables(items) => self.walk_tables(&name, items),
                plain => self.leaves.extend(read(plain).map(|value_read| Leaf {
                    name,
                    span: value.span(),
                    value: value_read,
                })),
            }
        }
    }

    fn walk_tables(&mut self, name: &str, items: &[Spanned<DeValue<'_>>]) {
        for (item_idx, item) in items.iter().enumerate() {
            let DeValue::Table(table) = item.get_ref() else {
                continue;
            };
            match limit(table) {
                Some(limit) if name == "limit" => self.limits.push(limit),
                _ => self.walk(&format!("{name}.{}", item_idx + 1), table),
            }
        }
    }
}

/// The bytes before the first entry that is no table of its own.
fn first_plain(table: &DeTable<'_>) -> Option<usize> {
    let plain = table.iter().filter(|(_, value)| match value.get_ref() {
        DeValue::Table(_) => false,
        DeValue::Array(items) => !has_tables(items),
        _ => true,
    });
    plain.map(|(key, _)| key.span().start).min()
}

fn has_tables(items: &[Spanned<DeValue<'_>>]) -> bool {
    items
        .iter()
        .any(|item| matches!(item.get_ref(), DeValue::Table(_)))
}

fn read(value: &DeValue<'_>) -> Option<Value> {
    Some(match value {
        DeValue::Integer(number) => {
            Value::Number(i64::from_str_radix(number.as_str(), number.radix()).ok()?)
        }
        DeValue::Boolean(flag) => Value::Flag(*flag),
        DeValue::String(words) => Value::Words(words.to_string()),
        DeValue::Datetime(day) => Value::Day(day.to_string()),
        DeValue::Array(_) => Value::List(strings(value)?),
        DeValue::Float(_) | DeValue::Table(_) => return None,
    })
}

/// The words of a list of words; nothing where it holds anything else.
pub(super) fn strings(value: &DeValue<'_>) -> Option<Vec<String>> {
    let DeValue::Array(items) = value else {
        return None;
    };
    items
        .iter()
        .map(|item| match item.get_ref() {
            DeValue::String(words) => Some(words.to_string()),
            _ => None,
        })
        .collect()
}

fn limit(table: &DeTable<'_>) -> Option<LimitSeen> {
    let words = |key: &str| match table.get(key).map(Spanned::get_ref) {
        Some(DeValue::String(words)) => Some(words.to_string()),
        Some(DeValue::Datetime(day)) => Some(day.to_string()),
        _ => None,
    };
    let after = table
        .get("after")
        .and_then(|value| strings(value.get_ref()));
    Some(LimitSeen {
        jurisdiction: words("jurisdiction")?,
        which: words("which").unwrap_or_else(|| "first".to_owned()),
        after: after.unwrap_or_default(),
        from: words("from"),
        until: words("until"),
        within: words("within")?,
        within_at: table.get("within")?.span(),
        source_at: table.get("source")?.span(),
    })
}
