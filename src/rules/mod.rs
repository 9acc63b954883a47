//! Rules as data, and the engine that runs them over case files.
//!
//! In: rule files (those in `rules/`, embedded, and a team's own) and a [`CaseFile`]. Out:
//! [`Finding`]s, one for each subject of each rule, always in the same order. Rust knows kinds of
//! check; everything that tells one rule from another stands in its file.

mod across;
mod advice;
mod alternatives;
mod check;
mod compile;
mod counting;
mod definition;
mod error;
mod example;
mod explain;
mod instead;
mod local;
mod message;
mod mutate;
mod principal;
mod reading;
mod schema;
mod tree;
mod view;
mod waiver;
mod word_lists;
mod words;

use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};

use crate::calendar::{Day, Jurisdiction};
use crate::casefile::CaseFile;
use crate::finding::{Change, Finding, Mark, RuleHeader};

pub use across::KeptCase;
pub use compile::{FAMILIES, Rule};
pub use definition::Subject;
pub use error::{Error, Problem};
pub use example::{ExampleResult, Verdict};
pub use explain::{Page, Section};
pub use local::{Local, Parameter};
pub use mutate::Unnoticed;
pub use reading::plain;
pub use schema::schema;
pub use waiver::{WAIVER_RULE, Waivers, waiver_header};
pub use word_lists::advice_on_lists;

pub(crate) use view::{quote_moment, quote_place};
pub(crate) use words::{event_name, event_named, of_event as event_words};

use view::{Seen, View};

/// The rule files that come with casewise.
static BUILTIN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/rules");

/// What a run is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// The day for which the audit is made.
    pub as_at: Day,
    /// Whose timescales and whose bank holidays.
    pub jurisdiction: Jurisdiction,
}

/// Rules that can be run.
#[derive(Debug)]
pub struct RuleSet {
    rules: Vec<Rule>,
    files: Vec<(String, Vec<u8>)>,
    in_force: local::InForce,
}

impl RuleSet {
    /// Returns the rules that come with casewise.
    ///
    /// # Panics
    /// Never in a released version: a test reads every embedded rule.
    #[must_use]
    pub fn builtin() -> Self {
        Self::of(builtin_files()).expect("a test reads every embedded rule")
    }

    /// Returns the rules that come with casewise, with a team's own beside or in place of them.
    ///
    /// - `files`: path and bytes of rule files; the folder's name is the family, and a rule with
    ///   the id of one that comes with casewise takes its place
    ///
    /// # Errors
    /// Every problem of every file, with its line and column.
    pub fn load(files: Vec<(String, Vec<u8>)>) -> Result<Self, Error> {
        let own = Self::of(files)?;
        let mut all = Self::builtin();
        let replaced = |id: &str| own.rules.iter().any(|rule| rule.id == id);
        all.in_force.changes = local::own_rules(&all, &own);
        all.rules.retain(|rule| !replaced(&rule.id));
        all.files.retain(|(path, _)| !replaced(stem(path)));
        all.rules.extend(own.rules);
        all.files.extend(own.files);
        all.sort();
        Ok(all)
    }

    /// Returns the rules of some files alone.
    ///
    /// # Errors
    /// Every problem of every file, with its line and column.
    pub fn of(files: Vec<(String, Vec<u8>)>) -> Result<Self, Error> {
        let mut rules: Vec<Rule> = Vec::new();
        let mut taken: BTreeMap<String, &str> = BTreeMap::new();
        let mut problems = Vec::new();
        for (path, bytes) in &files {
            let rule = match compile::rule(path, bytes) {
                Ok(rule) => rule,
                Err(found) => {
                    problems.extend(found);
                    continue;
                }
            };
            match taken.insert(rule.id.clone(), path) {
                Some(other) => problems.push(compile::id_taken(path, bytes, &rule.id, other)),
                None => rules.push(rule),
            }
        }
        if !problems.is_empty() {
            problems.sort();
            return Err(Error { problems });
        }
        let mut set = Self {
            rules,
            files,
            in_force: local::InForce::default(),
        };
        set.sort();
        Ok(set)
    }

    /// Keeps the rules of some ids and families; nothing named keeps all.
    ///
    /// # Errors
    /// A name that no rule or family has, with the likeliest that was meant.
    pub fn only(mut self, ids: &[String], families: &[String]) -> Result<Self, Error> {
        let known: Vec<&str> = self.rules.iter().map(|rule| rule.id.as_str()).collect();
        let unknown_ids = ids
            .iter()
            .filter(|id| !known.contains(&id.as_str()))
            .map(|id| {
                format!(
                    "{}; see casewise rules list",
                    error::unknown_of_many("rule", id, &known)
                )
            });
        let unknown_families = families
            .iter()
            .filter(|name| !FAMILIES.contains(&name.as_str()))
            .map(|name| error::unknown("family", name, &FAMILIES));
        let problems: Vec<Problem> = unknown_ids
            .chain(unknown_families)
            .map(|what| Problem {
                path: "rules".to_owned(),
                line: 0,
                column: 0,
                what,
            })
            .collect();
        if !problems.is_empty() {
            return Err(Error { problems });
        }
        if !ids.is_empty() || !families.is_empty() {
            self.rules
                .retain(|rule| ids.contains(&rule.id) || families.contains(&rule.family));
        }
        Ok(self)
    }

    /// Returns BLAKE3 of all rule files that are in use, in hexadecimal.
    #[must_use]
    pub fn hash(&self) -> String {
        let mut hasher = blake3::Hasher::new();
        for rule in &self.rules {
            let file = self.files.iter().find(|(path, _)| stem(path) == rule.id);
            let bytes = file.map_or(&[][..], |(_, bytes)| bytes);
            hasher.update(rule.id.as_bytes());
            hasher.update(&(bytes.len() as u64).to_le_bytes());
            hasher.update(bytes);
        }
        hasher.update(self.in_force.said.as_bytes());
        hasher.finalize().to_hex().to_string()
    }

    /// Returns BLAKE3 of each rule's file, settings taken in.
    #[must_use]
    pub fn hashes(&self) -> BTreeMap<String, String> {
        let hash = |rule: &Rule| {
            let text = self.text_of(&rule.id).map_or("", |(_, text)| text);
            blake3::hash(text.as_bytes()).to_hex().to_string()
        };
        let named = self.rules.iter().map(|rule| (rule.id.clone(), hash(rule)));
        named.collect()
    }

    /// Returns BLAKE3 of the lists of words that come with casewise.
    #[must_use]
    pub fn words_hash() -> String {
        let mut hasher = blake3::Hasher::new();
        for (name, words) in crate::smart::built_in_words() {
            hasher.update(name.as_bytes());
            hasher.update(words.join("\n").as_bytes());
        }
        hasher.finalize().to_hex().to_string()
    }

    /// Returns the rules, by family and id.
    #[must_use]
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// Returns what a report says of each rule beside its findings, by family and id.
    #[must_use]
    pub fn headers(&self) -> Vec<RuleHeader> {
        self.rules
            .iter()
            .map(|rule| RuleHeader {
                id: rule.id.clone(),
                family: rule.family.clone(),
                title: rule.title.clone(),
                why: rule.why.clone(),
                remedy: rule.remedy.clone(),
                indicator: rule.indicator.clone(),
                level: rule.level,
                standards: rule.sources.clone(),
            })
            .collect()
    }

    /// Returns one rule.
    #[must_use]
    pub fn rule(&self, id: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.id == id)
    }

    /// Runs every rule over a case file, or over the documents that belong to no case.
    ///
    /// Findings stand in the order of the rules, and within a rule in that of documents and time.
    #[must_use]
    pub fn judge(&self, case: &CaseFile, settings: &Settings) -> Vec<Finding> {
        let judge = |rule: &Rule| rule.judge(case, settings);
        self.in_force
            .judge(|| self.rules.iter().flat_map(judge).collect())
    }

    /// Returns what is not as it came with casewise: local settings, and rules of a team's own.
    #[must_use]
    pub fn changes(&self) -> &[Change] {
        &self.in_force.changes
    }

    fn sort(&mut self) {
        let family = |rule: &Rule| FAMILIES.iter().position(|name| *name == rule.family);
        self.rules
            .sort_by(|a, b| (family(a), &a.id).cmp(&(family(b), &b.id)));
    }
}

impl Rule {
    /// Runs the rule over a case file.
    #[must_use]
    pub fn judge(&self, case: &CaseFile, settings: &Settings) -> Vec<Finding> {
        let seen = self.check.judge(&self.view(case, settings));
        seen.into_iter()
            .map(|one| self.finding(case.id.as_deref(), one))
            .collect()
    }

    fn view<'a>(&self, case: &'a CaseFile, settings: &'a Settings) -> View<'a> {
        View {
            case,
            settings,
            subject: self.subject,
        }
    }

    fn finding(&self, case: Option<&str>, seen: Seen) -> Finding {
        let message = self.messages.write(seen.outcome, seen.missing, &seen.words);
        let standard = seen.standard.or_else(|| match self.sources.as_slice() {
            [only] => Some(only.clone()),
            _ => None,
        });
        Finding {
            rule: self.id.clone(),
            family: self.family.clone(),
            indicator: self.indicator.clone(),
            case: case.map(str::to_owned),
            document: seen.document,
            item: seen.item,
            outcome: seen.outcome,
            level: self.level,
            message,
            due: seen.due,
            settle: seen.settle,
            standard,
            evidence: seen.evidence,
            mark: Mark::default(),
        }
    }
}

fn builtin_files() -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    for folder in BUILTIN.dirs() {
        let toml = |path: &std::path::Path| path.extension().is_some_and(|ending| ending == "toml");
        let family = folder.path().to_string_lossy().into_owned();
        if !FAMILIES.contains(&family.as_str()) {
            continue;
        }
        for file in folder.files().filter(|file| toml(file.path())) {
            let path = file.path().to_string_lossy().replace('\\', "/");
            files.push((format!("rules/{path}"), file.contents().to_vec()));
        }
    }
    files.sort();
    files
}

/// The file's name without its ending.
fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.strip_suffix(".toml").unwrap_or(name)
}
