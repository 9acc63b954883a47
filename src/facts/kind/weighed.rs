//! A kind by its signs, held against what a document's words speak for.
//!
//! In: a document, and its kind by title, form and content. Out: the same kind, surer or more
//! doubtful, or the one that the words speak for plainly enough.

use super::learnt::{self, Learnt};
use super::{DocumentKind, Kind, naming, signs};
use crate::document::{Document, Part};
use crate::facts::attendance::{self, Roll};
use crate::facts::label::Labelled;
use crate::facts::{Certainty, Quoted};

/// From this probability on a document's words make a kind a likely one.
const BACKS: f64 = 0.85;

/// Holds a kind against the words; those of what tells how a record is made are one's throughout.
pub(super) fn by_words(
    document: &Document,
    title: Option<&Quoted>,
    pairs: &[Labelled],
    signed: DocumentKind,
) -> DocumentKind {
    let is_taught = title.is_some_and(|title| signs::teaches(&title.text));
    let Some(learnt) = learnt::of(document).filter(|_| !is_taught) else {
        return signed;
    };
    let is_weighed =
        learnt.kind == signed.value || is_open_to_words(document, title, pairs, signed, learnt);
    if is_weighed {
        weighed(signed, learnt)
    } else {
        doubted(signed, &learnt)
    }
}

/// What the signs say, unless a document's words speak plainly enough for another kind of record: the
/// surer the signs are, the more plainly.
fn weighed(signed: DocumentKind, learnt: Learnt) -> DocumentKind {
    let is_likely = learnt.probability >= BACKS;
    let certainty = if is_likely {
        Certainty::Likely
    } else {
        Certainty::Doubtful
    };
    if learnt.kind == signed.value {
        // Kinds are the surer the smaller their certainty stands in its order.
        let certainty = certainty.min(signed.certainty);
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
        certainty,
        why: Some(learnt.line),
    }
}

/// A report for a meeting has the name of an assessment as often as its words: where they are another
/// record's throughout, whether it is one stays open.
fn doubted(signed: DocumentKind, learnt: &Learnt) -> DocumentKind {
    const HARDLY: f64 = 0.05;
    let is_doubted =
        signed.value == Kind::Assessment && learnt.probability_of(signed.value) < HARDLY;
    if !is_doubted {
        return signed;
    }
    DocumentKind {
        certainty: Certainty::Doubtful,
        ..signed
    }
}

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
