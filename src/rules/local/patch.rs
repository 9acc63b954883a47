//! Changes the text of a rule file as settings want it, and tells which place of the settings each
//! changed byte came from.

use std::ops::Range;

use super::written::LimitWish;
use super::{How, Param, Wish};
use crate::calendar::{Period, Unit};
use crate::finding::Change;
use crate::rules::error::{Problem, Problems, position, unknown};
use crate::rules::tree::{Leaf, LimitSeen, Tree, Value};

/// What is to be changed in one rule file.
pub(super) struct Patch<'a> {
    wish: &'a Wish,
    tree: &'a Tree,
    edits: Vec<Edit>,
    tail: String,
    pub(super) changes: Vec<Change>,
}

/// Bytes of the rule file, what stands there instead, and where in the settings it was said.
struct Edit {
    range: Range<usize>,
    text: String,
    at: usize,
}

impl<'a> Patch<'a> {
    pub(super) fn new(wish: &'a Wish, tree: &'a Tree) -> Self {
        Self {
            wish,
            tree,
            edits: Vec::new(),
            tail: String::new(),
            changes: Vec::new(),
        }
    }

    /// Works out every edit.
    pub(super) fn plan(&mut self, text: &str, problems: &mut Problems<'_>) {
        self.level(text);
        for param in &self.wish.params {
            self.param(text, param, problems);
        }
        for limit in &self.wish.asked.limit {
            self.limit(text, limit, problems);
        }
        self.edits.sort_by_key(|edit| edit.range.start);
    }

    /// Makes the edits.
    pub(super) fn apply(&self, text: &str) -> String {
        let mut changed = String::new();
        let mut done = 0;
        for edit in &self.edits {
            changed.push_str(text.get(done..edit.range.start).unwrap_or_default());
            changed.push_str(&edit.text);
            done = edit.range.end;
        }
        changed.push_str(text.get(done..).unwrap_or_default());
        changed + &self.tail
    }

    /// Moves problems of the changed text to the places of the settings that caused them.
    pub(super) fn at_their_places(&self, changed: &str, found: Vec<Problem>) -> Vec<Problem> {
        let file = &self.wish.file;
        found
            .into_iter()
            .map(|problem| {
                let at = self.cause(changed, &problem).unwrap_or(self.wish.at.start);
                let (line, column) = position(&file.text, at);
                Problem {
                    path: file.path.clone(),
                    line,
                    column,
                    what: problem.what,
                }
            })
            .collect()
    }

    fn cause(&self, changed: &str, problem: &Problem) -> Option<usize> {
        let mut shift = 0_isize;
        for edit in &self.edits {
            let start = edit.range.start.checked_add_signed(shift)?;
            let first = position(changed, start);
            let last = position(changed, start + edit.text.len());
            if (first..=last).contains(&(problem.line, problem.column)) {
                return Some(edit.at);
            }
            shift += edit.text.len().cast_signed() - edit.range.len().cast_signed();
        }
        None
    }

    fn level(&mut self, text: &str) {
        let (Some(level), Some(range)) = (&self.wish.asked.level, self.tree.level.clone()) else {
            return;
        };
        let was = text.get(range.clone()).unwrap_or_default();
        let was = was.trim_matches(['"', '\'']).to_owned();
        let now = level.get_ref().name();
        let at = level.span().start;
        self.changes
            .push(self.wish.change("level", Some(was), now, at, false));
        self.edits.push(Edit {
            range,
            text: format!("{now:?}"),
            at,
        });
    }

    fn param(&mut self, text: &str, param: &Param, problems: &mut Problems<'_>) {
        let Some(leaf) = self.tree.find(&param.name) else {
            self.new_param(text, param, problems);
            return;
        };
        let at = param.at.start;
        let Some((written, now)) = self.value(leaf, param, problems) else {
            return;
        };
        let loosens = loosens(leaf, &now);
        self.changes.push(self.wish.change(
            &leaf.name,
            Some(leaf.value.said()),
            &now.said(),
            at,
            loosens,
        ));
        self.edits.push(Edit {
            range: leaf.span.clone(),
            text: written,
            at,
        });
    }

    /// The value as it is to be written, and as it is.
    fn value(
        &self,
        leaf: &Leaf,
        param: &Param,
        problems: &mut Problems<'_>,
    ) -> Option<(String, Value)> {
        if param.how == How::Set {
            let now = match &param.items {
                Some(items) => Value::List(items.clone()),
                None => scalar(&param.raw),
            };
            return Some((param.raw.clone(), now));
        }
        let (Value::List(was), Some(items)) = (&leaf.value, &param.items) else {
            let what = format!(
                "{} is no list of words, so nothing can be added to it or taken out",
                leaf.name
            );
            problems.push(Some(param.at.clone()), what);
            return None;
        };
        let mut list = was.clone();
        for item in items {
            match (param.how, list.contains(item)) {
                (How::Add, false) => list.push(item.clone()),
                (How::Drop, true) => list.retain(|other| other != item),
                (How::Drop, false) => {
                    let known: Vec<&str> = was.iter().map(String::as_str).collect();
                    problems.push(Some(param.at.clone()), unknown("entry", item, &known));
                }
                _ => {}
            }
        }
        let quoted: Vec<String> = list.iter().map(|item| quoted(item)).collect();
        Some((format!("[{}]", quoted.join(", ")), Value::List(list)))
    }

    /// A parameter that the rule file leaves at its default; the rule itself says whether it is
    /// one.
    fn new_param(&mut self, text: &str, param: &Param, problems: &mut Problems<'_>) {
        let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
        let place = self.tree.start.filter(|_| param.name.chars().all(is_name));
        let (Some(start), How::Set) = (place, param.how) else {
            let known: Vec<&str> = self
                .tree
                .leaves
                .iter()
                .map(|leaf| leaf.name.as_str())
                .collect();
            problems.push(
                Some(param.at.clone()),
                unknown("parameter", &param.name, &known),
            );
            return;
        };
        let line_start = text
            .get(..start)
            .and_then(|before| before.rfind('\n'))
            .map_or(0, |at| at + 1);
        let opens_line = text
            .get(line_start..start)
            .is_some_and(|before| before.trim().is_empty());
        let gap = if opens_line { "\n" } else { ", " };
        let at = param.at.start;
        self.changes.push(self.wish.change(
            &param.name,
            None,
            &scalar(&param.raw).said(),
            at,
            false,
        ));
        self.edits.push(Edit {
            range: start..start,
            text: format!("{} = {}{gap}", param.name, param.raw),
            at,
        });
    }

    fn limit(&mut self, text: &str, wanted: &LimitWish, problems: &mut Problems<'_>) {
        let at = wanted.within.span().start;
        let now = wanted.within.get_ref().in_words();
        let like = LimitSeen {
            jurisdiction: wanted.jurisdiction.get_ref().name().to_owned(),
            which: wanted.which.clone(),
            after: wanted.after.clone(),
            from: wanted.from.map(|day| day.0.to_string()),
            until: wanted.until.map(|day| day.0.to_string()),
            ..LimitSeen::default()
        };
        if self.tree.limits.is_empty() {
            let what = format!("the rule {} has no limits", self.wish.rule);
            problems.push(Some(wanted.within.span()), what);
            return;
        }
        let same: Vec<&LimitSeen> = self
            .tree
            .limits
            .iter()
            .filter(|limit| limit.is_for_same(&like))
            .collect();
        let has_period = like.from.is_some() || like.until.is_some();
        let meant = same.iter().find(|limit| {
            if has_period {
                limit.from == like.from && limit.until == like.until
            } else {
                limit.until.is_none()
            }
        });
        let key = format!("local-{}", self.changes.len() + 1);
        let origin = self.wish.file.origin(at);
        if let Some(limit) = meant {
            let was = limit.within.clone();
            let loosens = days(&now) > days(&was);
            self.source(
                &key,
                &format!("Local setting ({origin}): {now} in place of {was}"),
            );
            let name = limit.name();
            self.changes
                .push(self.wish.change(&name, Some(was), &now, at, loosens));
            for (range, text) in [
                (&limit.within_at, quoted(&now)),
                (&limit.source_at, quoted(&key)),
            ] {
                self.edits.push(Edit {
                    range: range.clone(),
                    text,
                    at,
                });
            }
        } else if same.is_empty() {
            self.source(&key, &format!("Local setting ({origin})"));
            self.changes
                .push(self.wish.change(&like.name(), None, &now, at, false));
            self.tail.push_str(&self.new_limit(&like, &now, &key));
        } else {
            let known: Vec<String> = same.iter().map(|limit| limit.name()).collect();
            let what = format!(
                "the rule has no {}; name the period of one that it has: {}",
                like.name(),
                known.join("; ")
            );
            problems.push(Some(wanted.within.span()), what);
        }
        debug_assert!(text.len() >= self.tree.level.as_ref().map_or(0, |level| level.end));
    }

    fn source(&mut self, key: &str, said: &str) {
        let (key, said) = (quoted(key), quoted(said));
        self.tail.push_str(&format!(
            "\n[[source]]\nkey = {key}\ntext = {said}\nconfidence = \"C\"\n"
        ));
    }

    fn new_limit(&self, like: &LimitSeen, within: &str, key: &str) -> String {
        let mut block = format!(
            "\n[[check.{}.limit]]\njurisdiction = {}\nwhich = {}\nwithin = {}\nsource = {}\n",
            self.tree.kind,
            quoted(&like.jurisdiction),
            quoted(&like.which),
            quoted(within),
            quoted(key)
        );
        if !like.after.is_empty() {
            let after: Vec<String> = like.after.iter().map(|event| quoted(event)).collect();
            block.push_str(&format!("after = [{}]\n", after.join(", ")));
        }
        for (name, day) in [("from", &like.from), ("until", &like.until)] {
            block.extend(day.iter().map(|day| format!("{name} = {day}\n")));
        }
        block
    }
}

/// A value as it is written, for showing.
fn scalar(raw: &str) -> Value {
    match (raw.parse::<i64>(), raw) {
        (Ok(number), _) => Value::Number(number),
        (_, "true") => Value::Flag(true),
        (_, "false") => Value::Flag(false),
        _ => Value::Words(raw.trim_matches(['"', '\'']).to_owned()),
    }
}

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

/// Tells whether a new value of a parameter asks for less.
pub(super) fn loosens(leaf: &Leaf, now: &Value) -> bool {
    match (&leaf.value, now) {
        (Value::Number(was), Value::Number(now)) => {
            leaf.name.ends_with("-max") && now > was || leaf.name.ends_with("-min") && now < was
        }
        (Value::Words(was), Value::Words(now)) => days(now) > days(was),
        (Value::List(was), Value::List(now)) => {
            leaf.name.ends_with("excused-by") && now.iter().any(|item| !was.contains(item))
        }
        _ => false,
    }
}

/// How long a period is, in hundredths of a day, for telling longer from shorter; working days
/// as seven fifths. Nothing where the words are no period.
pub(super) fn days(period: &str) -> Option<i64> {
    let Period { n, unit } = Period::parse(period).ok()?;
    let each = match unit {
        Unit::Days => 100,
        Unit::WorkingDays => 140,
        Unit::Weeks => 700,
        Unit::Months => 3_044,
        Unit::Years => 36_525,
    };
    Some(i64::from(n) * each)
}
