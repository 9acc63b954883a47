//! What kind of document this is, and its title.
//!
//! In: a document and its tables and dates. Out: a kind with its certainty and the words that
//! decided it. Letters and e-mails show by their form; otherwise the title weighs most, then what
//! the document holds. A file's name only helps.

mod general;
pub mod learnt;
mod letter;
mod naming;
mod register;
mod repeated;
mod reports;
mod signs;
#[cfg(test)]
mod tests;
mod title;
mod within;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::attendance::{self, Roll};
use super::label::Labelled;
use super::table::Table;
use super::{Certainty, DateMention, Quoted, control};
use crate::document::{Document, Part, Span};
use learnt::Learnt;
pub(super) use letter::signature;
pub(super) use within::plan_from;
pub use within::{Within, within};

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
    // Of a running head that names two kinds the text says which it is.
    let title = title.filter(|title| !title::is_joint_head(document, title));
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
    let signed = ranked.first().map_or_else(nothing, |(value, weight)| {
        let second = ranked.get(1).map_or(0, |(_, weight)| *weight);
        let strongest = found.iter().filter(|sign| sign.kind == *value);
        DocumentKind {
            value: *value,
            certainty: certainty(*weight, second),
            why: strongest
                .max_by_key(|sign| sign.weight)
                .map(|sign| sign.span),
        }
    });
    // What tells how a record is made has the words of one throughout.
    let is_taught = title.is_some_and(|title| signs::teaches(&title.text));
    match learnt::of(document).filter(|_| !is_taught) {
        Some(learnt)
            if learnt.kind == signed.value
                || is_open_to_words(document, title, pairs, signed, learnt) =>
        {
            weighed(signed, learnt)
        }
        Some(learnt) => doubted(signed, &learnt),
        None => signed,
    }
}

/// What the signs say, unless a document's words speak plainly enough for another kind of record: the
/// surer the signs are, the more plainly.
fn weighed(signed: DocumentKind, learnt: Learnt) -> DocumentKind {
    let is_likely = learnt.probability >= BACKS;
    if learnt.kind == signed.value {
        let is_backed = signed.certainty == Certainty::Doubtful && is_likely;
        let certainty = if is_backed {
            Certainty::Likely
        } else {
            signed.certainty
        };
        return DocumentKind {
            certainty,
            ..signed
        };
    }
    let enough = match (signed.value, signed.certainty) {
        (Kind::Policy, _) | (_, Certainty::Certain) => 0.97,
        (_, Certainty::Likely) => 0.9,
        (_, Certainty::Doubtful) => 0.6,
    };
    if learnt.probability < enough {
        return doubted(signed, &learnt);
    }
    DocumentKind {
        value: learnt.kind,
        certainty: if is_likely {
            Certainty::Likely
        } else {
            Certainty::Doubtful
        },
        why: Some(learnt.line),
    }
}

/// A report for a meeting has the name of an assessment as often as its words: where they are another
/// record's throughout, whether it is one stays open.
fn doubted(signed: DocumentKind, learnt: &Learnt) -> DocumentKind {
    const HARDLY: f64 = 0.05;
    let is_doubted =
        signed.value == Kind::Assessment && learnt.probability_of(signed.value) < HARDLY;
    let certainty = if is_doubted {
        Certainty::Doubtful
    } else {
        signed.certainty
    };
    DocumentKind {
        certainty,
        ..signed
    }
}

/// From this probability on a document's words make a doubtful kind a likely one.
const BACKS: f64 = 0.85;

/// Whether words may settle what a document is. Letters and mails are known by their form; a referral,
/// the plan of a service and what is none of these by their names, and so is a policy that has one.
/// What was no record by its signs is none of a meeting unless it tells who came or who led: an agenda
/// has the same words.
fn is_open_to_words(
    document: &Document,
    title: Option<&Quoted>,
    pairs: &[Labelled],
    signed: DocumentKind,
    learnt: Learnt,
) -> bool {
    let is_told = |kind: Kind| kind.is_case_record() && kind != Kind::Referral;
    let is_named = || title.and_then(|title| naming::of(&title.text)) == Some(signed.value);
    let is_open = match signed.value {
        Kind::Policy => !is_named(),
        Kind::Other => signed.certainty == Certainty::Doubtful && !is_named(),
        kind => is_told(kind),
    };
    let needs_roll = learnt.kind == Kind::Minutes && !is_told(signed.value);
    is_open && is_told(learnt.kind) && (!needs_roll || has_roll(document, pairs))
}

/// Whether a label says who came or who led.
fn has_roll(document: &Document, pairs: &[Labelled]) -> bool {
    let is_roll = |label: &str| matches!(attendance::of(label), Some(Roll::Came | Roll::Led));
    let mut body = document.part(Part::Body);
    pairs.iter().any(|pair| is_roll(&pair.label.text))
        || body.any(|block| {
            let text = document.text_of(block);
            [Roll::Came, Roll::Led]
                .iter()
                .any(|roll| attendance::within(text, *roll))
        })
}

/// Below this weight a sign settles nothing.
const WEAK: u32 = 8;

/// The kind of document that a name names.
pub(super) fn named(name: &str) -> Option<Kind> {
    naming::of(name)
}

/// Tells whether words name a kind of policy, and nothing of what it is about.
pub(crate) fn is_kind_alone(words: &str) -> bool {
    title::is_kind_alone(words)
}

/// Tells whether words are those of a note of a contact.
pub(super) fn tells_of_contact(words: &str) -> bool {
    signs::tells_of_contact(words)
}

/// Tells whether a table lists documents, one to a row.
pub(super) fn is_register(document: &Document, table: &Table) -> bool {
    register::lists(document, table)
}

/// The first and the last block of the first table that lists documents, one to a row.
pub(super) fn register_in(document: &Document) -> Option<(usize, usize)> {
    register::blocks_in(document)
}

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
