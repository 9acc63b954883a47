//! What kind of document this is, and its title.
//!
//! In: a document and its tables and dates. Out: a kind with its certainty and the words that
//! decided it. Letters and e-mails show by their form; otherwise the title weighs most, then what
//! the document holds. A file's name only helps.

mod agreed;
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
mod weighed;
mod within;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::label::Labelled;
use super::table::Table;
use super::{Certainty, DateMention, Quoted, control};
use crate::document::{Document, Part, Span};
pub(super) use letter::{is_sent, signature};
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
    if let Some(heading) = letter::headed_rules(document) {
        let control = control::of(document, Kind::Policy, title, tables, pairs, dates);
        found.extend(signs::issued_by_mail(document, heading, &control));
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
    weighed::by_words(document, title, pairs, signed)
}

/// Below this weight a sign settles nothing.
const WEAK: u32 = 8;

/// Whether a document tells how a record is made: the events in it are examples.
pub(super) fn is_taught(document: &Document) -> bool {
    let mut body = document.part(Part::Body).filter(|block| block.is_said());
    let title = body.next().map(|block| document.text_of(block));
    title.is_some_and(signs::teaches)
}

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
