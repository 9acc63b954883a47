//! A rule as it runs, made from a rule file with everything in it checked.
//!
//! In: a path and bytes. Out: a [`Rule`], or every problem that could be found in one go.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use toml::Spanned;
use toml::de::DeTable;

use super::check::Kind;
use super::definition::{ExampleWritten, MessagesWritten, Subject, Written};
use super::error::{Problem, Problems, unknown};
use super::message::Template;
use super::reading;
use crate::finding::{Level, Outcome, Standard};

/// The largest rule file, in bytes.
const FILE_BYTES_MAX: usize = 1 << 20;

/// The families of rules, in the order in which reports show them.
pub const FAMILIES: [&str; 5] = ["chronology", "assessment", "plan", "review", "policy"];

/// A rule that can be run. What it says of itself is public; how it decides is not.
#[derive(Debug)]
pub struct Rule {
    /// Its id, a promise: results and other people's scripts name it.
    pub id: String,
    /// Its family, the folder that it lies in.
    pub family: String,
    /// What is so when it is met.
    pub title: String,
    /// Why it matters.
    pub why: String,
    /// How much a breach matters.
    pub level: Level,
    /// Quality indicators, such as `5.3`.
    pub indicator: Vec<String>,
    /// What it decides for.
    pub subject: Subject,
    /// What to do about a breach.
    pub remedy: String,
    /// The version that brought it.
    pub since: String,
    /// Where it is known to be wrong, or to say nothing.
    pub known: Vec<String>,
    /// Where its standard comes from.
    pub sources: Vec<Standard>,
    pub(crate) check: Box<dyn Kind>,
    pub(crate) messages: Messages,
    pub(crate) examples: Vec<ExampleWritten>,
}

/// The sentences of a rule, ready to be filled.
#[derive(Debug, Default)]
pub(crate) struct Messages {
    by_outcome: BTreeMap<Outcome, Template>,
    missing: Option<Template>,
}

impl Messages {
    /// Writes the sentence for an outcome.
    pub(crate) fn write(
        &self,
        outcome: Outcome,
        missing: bool,
        words: &[(&'static str, String)],
    ) -> String {
        let special = self.missing.as_ref().filter(|_| missing);
        special
            .or_else(|| self.by_outcome.get(&outcome))
            .map_or_else(String::new, |template| template.fill(words))
    }
}

/// The sources of a rule file by the keys that limits refer to.
#[derive(Debug, Default)]
pub(crate) struct Sources {
    by_key: BTreeMap<String, Standard>,
}

impl Sources {
    /// Returns the source with a key; notes a problem where there is none.
    pub(crate) fn find(
        &self,
        key: &Spanned<String>,
        problems: &mut Problems<'_>,
    ) -> Option<Standard> {
        let found = self.by_key.get(key.get_ref().as_str()).cloned();
        if found.is_none() {
            let known: Vec<&str> = self.by_key.keys().map(String::as_str).collect();
            problems.push(Some(key.span()), unknown("source", key.get_ref(), &known));
        }
        found
    }
}

/// Reads and checks a rule file.
pub(crate) fn rule(path: &str, bytes: &[u8]) -> Result<Rule, Vec<Problem>> {
    let text = text_of(path, bytes)?;
    let mut problems = Problems::new(path, text);
    let Some(written) = reading::read::<Written>(text, &mut problems) else {
        return Err(problems.found);
    };
    let rule = checked(path, written, &mut problems);
    match rule {
        Some(rule) if problems.found.is_empty() => Ok(rule),
        _ => Err(problems.found),
    }
}

/// Says at the place of an id that another file has it too.
pub(super) fn id_taken(path: &str, bytes: &[u8], id: &str, other: &str) -> Problem {
    let text = std::str::from_utf8(bytes).unwrap_or_default();
    let table = DeTable::parse(text).ok();
    let at = table.and_then(|table| Some(table.get_ref().get("id")?.span()));
    let mut problems = Problems::new(path, text);
    problems.push(at, format!("the id \"{id}\" is used by {other} too"));
    problems.found.remove(0)
}

pub(super) fn text_of<'a>(path: &str, bytes: &'a [u8]) -> Result<&'a str, Vec<Problem>> {
    let mut problems = Problems::new(path, "");
    if bytes.len() > FILE_BYTES_MAX {
        // Of a file beyond the bound no more may have been read than shows that it is.
        let what = format!("the file is larger than a rule file may be, {FILE_BYTES_MAX} bytes");
        problems.push(None, what);
        return Err(problems.found);
    }
    std::str::from_utf8(bytes).map_err(|error| {
        let valid = std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default();
        let mut problems = Problems::new(path, valid);
        let end = valid.len();
        problems.push(Some(end..end), "the file is not UTF-8 from here on");
        problems.found
    })
}

fn checked(path: &str, written: Written, problems: &mut Problems<'_>) -> Option<Rule> {
    let family = family_of(path, problems);
    check_id(path, &written.id, problems);
    for (name, value) in [
        ("title", &written.title),
        ("why", &written.why),
        ("remedy", &written.remedy),
        ("since", &written.since),
    ] {
        if value.get_ref().trim().is_empty() {
            problems.push(Some(value.span()), format!("{name} is blank"));
        }
    }
    if written.indicator.get_ref().is_empty() {
        problems.push(Some(written.indicator.span()), "no indicator is named");
    }
    let sources = sources_of(&written, problems);
    let check_span = written.check.span();
    let check = written.check.into_inner().compile(&sources.1, problems);
    let messages = messages_of(&written.message, check.as_deref(), &check_span, problems);
    check_examples(&written.example, check.as_deref(), problems);
    Some(Rule {
        id: written.id.into_inner(),
        family: family?,
        title: written.title.into_inner(),
        why: written.why.into_inner(),
        level: written.level,
        indicator: written.indicator.into_inner(),
        subject: written.subject,
        remedy: written.remedy.into_inner(),
        since: written.since.into_inner(),
        known: written.known,
        sources: sources.0,
        check: check?,
        messages,
        examples: written.example,
    })
}

fn family_of(path: &str, problems: &mut Problems<'_>) -> Option<String> {
    let family = path.rsplit('/').nth(1).unwrap_or_default();
    if FAMILIES.contains(&family) {
        return Some(family.to_owned());
    }
    let what = format!(
        "the file's folder is its family; {}",
        unknown("family", family, &FAMILIES)
    );
    problems.push(None, what);
    None
}

fn check_id(path: &str, id: &Spanned<String>, problems: &mut Problems<'_>) {
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.strip_suffix(".toml").unwrap_or(name);
    if id.get_ref() != stem {
        let what = format!(
            "the id is \"{}\" and the file is named \"{stem}\"; they must be the same",
            id.get_ref()
        );
        problems.push(Some(id.span()), what);
    }
    if !is_kebab(id.get_ref()) {
        let what = format!(
            "\"{}\" is no id; ids are lower-case words joined by hyphens",
            id.get_ref()
        );
        problems.push(Some(id.span()), what);
    }
}

fn is_kebab(id: &str) -> bool {
    id.split('-').all(|word| {
        !word.is_empty()
            && word
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
    })
}

fn sources_of(written: &Written, problems: &mut Problems<'_>) -> (Vec<Standard>, Sources) {
    let mut all = Vec::new();
    let mut sources = Sources::default();
    if written.source.is_empty() {
        problems.push(None, "no [[source]]; say where the standard comes from");
    }
    for source in &written.source {
        let confidence = source.confidence.get_ref();
        if !["A", "B", "C"].contains(&confidence.as_str()) {
            problems.push(
                Some(source.confidence.span()),
                unknown("confidence", confidence, &["A", "B", "C"]),
            );
        }
        let standard = Standard {
            text: source.text.clone(),
            confidence: confidence.clone(),
        };
        all.push(standard.clone());
        let Some(key) = &source.key else { continue };
        if sources
            .by_key
            .insert(key.get_ref().clone(), standard)
            .is_some()
        {
            let what = format!("the key \"{}\" is used twice", key.get_ref());
            problems.push(Some(key.span()), what);
        }
    }
    (all, sources)
}

fn messages_of(
    written: &MessagesWritten,
    check: Option<&dyn Kind>,
    check_span: &Range<usize>,
    problems: &mut Problems<'_>,
) -> Messages {
    let mut messages = Messages::default();
    let Some(check) = check else {
        return messages;
    };
    for outcome in Outcome::ALL {
        let gives = check.outcomes().contains(&outcome);
        match written.of(outcome) {
            Some(text) if gives => {
                if let Some(template) = template(text, check.holes(outcome), problems) {
                    messages.by_outcome.insert(outcome, template);
                }
            }
            Some(text) => {
                let what = format!("this kind of check never gives {}", outcome.name());
                problems.push(Some(text.span()), what);
            }
            None if gives => {
                let what = format!("no message for {}", outcome.name());
                problems.push(Some(check_span.clone()), what);
            }
            None => {}
        }
    }
    messages.missing = written
        .missing
        .as_ref()
        .and_then(|text| template(text, check.holes(Outcome::NotMet), problems));
    messages
}

fn template(
    text: &Spanned<String>,
    holes: &[&str],
    problems: &mut Problems<'_>,
) -> Option<Template> {
    match Template::parse(text.get_ref(), holes) {
        Ok(template) => Some(template),
        Err(what) => {
            problems.push(Some(text.span()), what);
            None
        }
    }
}

fn check_examples(
    examples: &[ExampleWritten],
    check: Option<&dyn Kind>,
    problems: &mut Problems<'_>,
) {
    let Some(check) = check else { return };
    let mut names = BTreeSet::new();
    for example in examples {
        if !names.insert(example.name.get_ref().as_str()) {
            let what = format!("two examples are named \"{}\"", example.name.get_ref());
            problems.push(Some(example.name.span()), what);
        }
        for outcome in example.expect.outcomes() {
            if !check.outcomes().contains(outcome) {
                let what = format!("this kind of check never gives {}", outcome.name());
                problems.push(Some(example.name.span()), what);
            }
        }
    }
}

#[cfg(test)]
mod tests;
