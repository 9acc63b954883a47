//! What kind of document this is, and its title.
//!
//! In: a document and its tables and dates. Out: a kind with its certainty and the words that
//! decided it. Letters and e-mails show by their form; otherwise the title weighs most, then what
//! the document holds. A file's name only helps.

mod general;
mod naming;
mod register;
mod signs;
#[cfg(test)]
mod tests;
mod title;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;
use serde::{Deserialize, Serialize};

use super::label::Labelled;
use super::table::Table;
use super::{Action, Certainty, DateMention, Quoted, control};
use crate::document::{Block, Document, Part, Span};
use crate::facts::pattern::pattern;

/// The kinds of document that a case file or a policy library holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A chronology of significant events.
    Chronology,
    /// An assessment of risk or need.
    Assessment,
    /// A plan for one child.
    Plan,
    /// A plan of a service or partnership.
    StrategicPlan,
    /// The record of a meeting.
    Minutes,
    /// Case notes.
    CaseNotes,
    /// A letter.
    Letter,
    /// An e-mail.
    Email,
    /// A supervision or oversight record.
    Supervision,
    /// A referral or notification of concern.
    Referral,
    /// A policy, procedure, guidance, protocol or strategy.
    Policy,
    /// Something else, or nothing to tell by.
    Other,
}

impl Kind {
    /// Tells whether such a document belongs to a child's case file.
    #[must_use]
    pub fn is_case_record(self) -> bool {
        matches!(
            self,
            Self::Chronology
                | Self::Assessment
                | Self::Plan
                | Self::Minutes
                | Self::CaseNotes
                | Self::Supervision
                | Self::Referral
        )
    }
}

/// A kind, how sure, and by which words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct DocumentKind {
    /// The kind.
    pub value: Kind,
    /// How sure.
    pub certainty: Certainty,
    /// The words that decided it, where words did.
    pub why: Option<Span>,
}

/// Finds the document's title: its first heading or title line, else a property.
#[must_use]
pub fn title(document: &Document, pairs: &[Labelled]) -> Option<Quoted> {
    let mut title = title::of(document, pairs)?;
    title.text = title.text.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(title)
}

/// Decides the kind of a document.
#[must_use]
pub fn of(
    document: &Document,
    title: Option<&Quoted>,
    tables: &[Table],
    pairs: &[Labelled],
    dates: &[DateMention],
) -> DocumentKind {
    let mut found = signs::of(document, title, tables, pairs, dates);
    if found.iter().all(|sign| sign.weight < WEAK) {
        let control = || control::of(document, Kind::Policy, title, tables, pairs, dates);
        found.extend(signs::governed(document, pairs, control));
    }
    let mut weights: BTreeMap<Kind, u32> = BTreeMap::new();
    for sign in &found {
        *weights.entry(sign.kind).or_default() += sign.weight;
    }
    let mut ranked: Vec<(Kind, u32)> = weights.into_iter().collect();
    ranked.sort_by_key(|(_, weight)| std::cmp::Reverse(*weight));
    let Some((value, weight)) = ranked.first().copied() else {
        return nothing();
    };
    let second = ranked.get(1).map_or(0, |(_, weight)| *weight);
    let strongest = found.iter().filter(|sign| sign.kind == value);
    DocumentKind {
        value,
        certainty: certainty(weight, second),
        why: strongest
            .max_by_key(|sign| sign.weight)
            .map(|sign| sign.span),
    }
}

/// Below this weight a sign settles nothing.
const WEAK: u32 = 8;

/// The kind of document that a name names.
pub(super) fn named(name: &str) -> Option<Kind> {
    naming::of(name)
}

/// Finds the headings of child's plans in a document of another kind: those with actions below.
#[must_use]
pub fn plans(document: &Document, kind: Kind, actions: &[Action]) -> Vec<Quoted> {
    if matches!(kind, Kind::Plan | Kind::StrategicPlan | Kind::Policy) {
        return Vec::new();
    }
    // A letter or a mail names the plan on a line of its own, if at all.
    let is_post = matches!(kind, Kind::Letter | Kind::Email);
    let heads = |block: &&Block| {
        let text = document.text_of(block);
        let is_line = text.split_whitespace().count() <= 8 && !text.ends_with(['.', ',', ':']);
        let names = is_line && naming::of(text) == Some(Kind::Plan) || GIVES_PLAN.is_match(text);
        block.heading().is_some() || is_post && names
    };
    let headings: Vec<Span> = document
        .part(Part::Body)
        .filter(heads)
        .map(|block| block.span)
        .collect();
    let ends = headings.iter().skip(1).map(|next| next.start);
    let ends = ends.chain([document.text.len()]);
    let sections = headings.iter().zip(ends);
    sections
        .filter(|(heading, end)| {
            let below =
                |action: &Action| action.span.start >= heading.end && action.span.start < *end;
            let text = document.at(**heading);
            // What a meeting set out to do is no plan for the child.
            let is_of_meeting =
                kind == Kind::Minutes && text.to_lowercase().contains("action plan");
            let is_named = naming::of(text) == Some(Kind::Plan) && !ABOUT.is_match(text);
            let is_plan = is_named && !is_of_meeting || is_post && GIVES_PLAN.is_match(text);
            is_plan && actions.iter().any(below)
        })
        .map(|(heading, _)| Quoted::cut(document, *heading))
        .collect()
}

// "Dear Ash, this is your plan": a letter that gives the plan itself.
static GIVES_PLAN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\W*(?:(?:this|here|below|that) (?:is|follows) (?:your|our|the|his|her|their|\w+['’]s) (?:[\w'’]+ ){0,2}plan\b)",
    )
});

// "Matters from the plan" and "Progress on the plan" are about one that stands elsewhere.
static ABOUT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:from|on|against|about|since)\s+(?:(?:the|this|his|her|their|last)\s+)?(?:[\w'’]+\s+){0,3}plan\b",
    )
});

fn nothing() -> DocumentKind {
    DocumentKind {
        value: Kind::Other,
        certainty: Certainty::Doubtful,
        why: None,
    }
}

fn certainty(best: u32, second: u32) -> Certainty {
    match best {
        8.. if second * 2 <= best => Certainty::Certain,
        5.. if second < best => Certainty::Likely,
        _ => Certainty::Doubtful,
    }
}
