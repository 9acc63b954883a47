//! What a team makes its own: levels, parameters and limits of rules, rules switched off, words
//! added to lists or taken out, and bank holidays.
//!
//! In: settings files, the last one on top. Out: [`Local`], which a rule set takes on, with a
//! [`Change`] for every value that is no longer the one that came with casewise.

mod lists;
mod origin;
mod patch;
mod written;

use std::collections::BTreeMap;
use std::sync::Arc;

use toml::Spanned;

use super::counting::{self, Calendars};
use super::error::{Error, Problem, Problems, unknown};
use super::tree::Tree;
use super::{RuleSet, compile, reading, stem};
use crate::calendar::{Calendar, Jurisdiction};
use crate::finding::Change;
use crate::smart;
pub use origin::Parameter;
pub(super) use origin::own_rules;
use patch::Patch;
use written::{HolidayWish, RuleWish, Written};

/// A team's settings, read and checked as far as they can be without the rules.
#[derive(Debug, Default)]
pub struct Local {
    wishes: Vec<Wish>,
    words: BTreeMap<String, Vec<String>>,
    holidays: Vec<HolidayWish>,
    changes: Vec<Change>,
    untried: Vec<Untried>,
}

/// A word that a team adds to a list, and what to say where no example holds it.
#[derive(Debug)]
struct Untried {
    word: String,
    said: Problem,
}

/// What one file wants of one rule.
#[derive(Debug)]
struct Wish {
    rule: String,
    /// The settings file, and its text for the places of mistakes.
    file: Arc<File>,
    /// The bytes of the rule's name.
    at: std::ops::Range<usize>,
    asked: RuleWish,
    params: Vec<Param>,
}

#[derive(Debug)]
struct File {
    path: String,
    text: String,
}

impl File {
    /// Names a place as reports do: `casewise.toml:7`.
    fn origin(&self, byte: usize) -> String {
        let (line, _) = super::error::position(&self.text, byte);
        format!("{}:{line}", self.path)
    }
}

/// One parameter that is to be changed.
#[derive(Debug)]
struct Param {
    name: String,
    how: How,
    /// As it is written.
    raw: String,
    /// For lists.
    items: Option<Vec<String>>,
    at: std::ops::Range<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum How {
    Set,
    Add,
    Drop,
}

/// Lists and calendars that hold while rules judge.
#[derive(Debug, Clone, Default)]
pub(super) struct InForce {
    lists: Option<Arc<smart::Lists>>,
    calendars: Option<Arc<Calendars>>,
    pub(super) changes: Vec<Change>,
    /// What the hash of the rules takes in beside the rule files.
    pub(super) said: String,
}

impl InForce {
    /// Runs something by a team's own lists and holidays.
    pub(super) fn judge<T>(&self, judge: impl FnOnce() -> T) -> T {
        if self.lists.is_none() && self.calendars.is_none() {
            return judge();
        }
        smart::judging_by(self.lists.clone(), || {
            counting::counting_by(self.calendars.clone(), judge)
        })
    }
}

impl Local {
    /// Reads settings files; those further down the list win.
    ///
    /// # Errors
    /// Every problem of every file, with its line and column.
    pub fn read(files: &[(String, Vec<u8>)]) -> Result<Self, Error> {
        let mut local = Self::default();
        let mut problems = Vec::new();
        for (path, bytes) in files {
            if let Err(found) = local.read_one(path, bytes) {
                problems.extend(found);
            }
        }
        if problems.is_empty() {
            return Ok(local);
        }
        problems.sort();
        Err(Error { problems })
    }

    /// Tells whether nothing is changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.wishes.is_empty() && self.words.is_empty() && self.holidays.is_empty()
    }

    fn read_one(&mut self, path: &str, bytes: &[u8]) -> Result<(), Vec<Problem>> {
        let text = compile::text_of(path, bytes)?;
        let mut problems = Problems::new(path, text);
        let Some(written) = reading::read::<Written>(text, &mut problems) else {
            return Err(problems.found);
        };
        let file = Arc::new(File {
            path: path.to_owned(),
            text: text.to_owned(),
        });
        for (name, asked) in written.rule {
            self.wish(&file, &name, asked, &mut problems);
        }
        for (name, asked) in written.terms {
            lists::take(self, &file, &name, &asked, &mut problems);
        }
        for holiday in written.holiday {
            self.changes.push(Change {
                rule: None,
                what: "holiday".to_owned(),
                was: None,
                now: holiday.in_words(),
                reason: None,
                origin: file.origin(holiday.date.span().start),
                loosens: false,
            });
            self.holidays.push(holiday);
        }
        if problems.found.is_empty() {
            return Ok(());
        }
        Err(problems.found)
    }

    fn wish(
        &mut self,
        file: &Arc<File>,
        name: &Spanned<String>,
        asked: RuleWish,
        problems: &mut Problems<'_>,
    ) {
        if let Some(reason) = asked
            .off
            .as_ref()
            .filter(|off| off.get_ref().trim().is_empty())
        {
            problems.push(
                Some(reason.span()),
                "say why the rule is switched off: off = \"…\"",
            );
        }
        self.wishes.push(Wish {
            rule: name.get_ref().clone(),
            file: Arc::clone(file),
            at: name.span(),
            params: written::params(&file.text, name.get_ref()),
            asked,
        });
    }

    fn in_force(&self, changes: Vec<Change>) -> InForce {
        let lists = (!self.words.is_empty()).then(|| Arc::new(smart::Lists::of(&self.words)));
        let said: Vec<String> = changes
            .iter()
            .filter(|change| change.rule.is_none())
            .map(|change| format!("{} {}", change.what, change.now))
            .collect();
        InForce {
            lists,
            calendars: self.calendars(),
            changes,
            said: said.join("\n"),
        }
    }

    /// Returns a jurisdiction's bank holidays with the team's own on top.
    #[must_use]
    pub fn calendar(&self, jurisdiction: Jurisdiction) -> Calendar {
        let days = self
            .holidays
            .iter()
            .filter(|holiday| holiday.jurisdiction.is_none_or(|one| one == jurisdiction))
            .map(|holiday| (holiday.date.get_ref().0, holiday.name.clone()));
        Calendar::of(jurisdiction).clone().with_local(days)
    }

    fn calendars(&self) -> Option<Arc<Calendars>> {
        if self.holidays.is_empty() {
            return None;
        }
        let own = |jurisdiction: Jurisdiction| (jurisdiction, self.calendar(jurisdiction));
        Some(Arc::new(Jurisdiction::ALL.into_iter().map(own).collect()))
    }
}

impl RuleSet {
    /// Takes on a team's settings.
    ///
    /// # Errors
    /// A rule, parameter or limit that is not there, or a value that the rule cannot have; at its
    /// place in the settings file.
    pub fn with_local(mut self, local: &Local) -> Result<Self, Error> {
        let mut changes = self.in_force.changes.clone();
        let mut problems = Vec::new();
        for wish in &local.wishes {
            match self.grant(wish) {
                Ok(made) => changes.extend(made),
                Err(found) => problems.extend(found),
            }
        }
        if !problems.is_empty() {
            problems.sort();
            return Err(Error { problems });
        }
        changes.extend(local.changes.iter().cloned());
        self.in_force = local.in_force(changes);
        Ok(self)
    }

    fn grant(&mut self, wish: &Wish) -> Result<Vec<Change>, Vec<Problem>> {
        let mut problems = Problems::new(&wish.file.path, &wish.file.text);
        let Some(file_idx) = self
            .files
            .iter()
            .position(|(path, _)| stem(path) == wish.rule)
        else {
            let known: Vec<&str> = self.rules.iter().map(|rule| rule.id.as_str()).collect();
            problems.push(Some(wish.at.clone()), unknown("rule", &wish.rule, &known));
            return Err(problems.found);
        };
        let (path, bytes) = &self.files[file_idx];
        let text = String::from_utf8_lossy(bytes).into_owned();
        let tree = Tree::of(&text);
        if let Some(off) = &wish.asked.off {
            self.rules.retain(|rule| rule.id != wish.rule);
            self.files.remove(file_idx);
            return Ok(vec![wish.change(
                "off",
                Some("on".to_owned()),
                off.get_ref(),
                off.span().start,
                !tree.limits.is_empty(),
            )]);
        }
        let mut patch = Patch::new(wish, &tree);
        patch.plan(&text, &mut problems);
        if !problems.found.is_empty() {
            return Err(problems.found);
        }
        let changed = patch.apply(&text);
        let rule = compile::rule(path, changed.as_bytes())
            .map_err(|found| patch.at_their_places(&changed, found))?;
        let path = path.clone();
        self.rules.retain(|other| other.id != wish.rule);
        self.rules.push(rule);
        self.files[file_idx] = (path, changed.into_bytes());
        self.sort();
        Ok(patch.changes)
    }
}

impl Wish {
    fn change(
        &self,
        what: &str,
        was: Option<String>,
        now: &str,
        at: usize,
        loosens: bool,
    ) -> Change {
        Change {
            rule: Some(self.rule.clone()),
            what: what.to_owned(),
            was,
            now: now.to_owned(),
            reason: self.asked.reason.clone(),
            origin: self.file.origin(at),
            loosens,
        }
    }
}

#[cfg(test)]
mod tests;
