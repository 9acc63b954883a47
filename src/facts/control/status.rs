//! The status of a document: what each place says, and what all of them say together.
//!
//! In: a document, its layout and its control values. Out: signals, strongest first, and one
//! status. "Draft" counts where a document speaks of itself; a draft letter, a draft plan and a
//! policy about drafts do not. Places that cannot both be right make the status conflicting.

mod words;

use std::sync::LazyLock;

use regex::Regex;

use crate::facts::pattern::pattern;

use self::words::asked;
pub(super) use self::words::status_word;
use super::meaning::{self, Meaning};
use super::{Field, Place, Reader, Signal, Status, Value, history, said};
use crate::document::Span;
use crate::facts::kind;
use crate::facts::label::{self, Labelled};

/// How much a signal weighs against another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Weight {
    /// Settles the status and contradicts others.
    Strong,
    /// Settles it where nothing strong speaks.
    Weak,
}

/// A signal with what the combining needs to know of it.
struct Sign {
    signal: Signal,
    weight: Weight,
    /// Rests on a date of issue alone, which a draft for consultation has too.
    is_issue: bool,
    /// A draft that is out for consultation.
    is_consultation: bool,
}

/// Reads the status.
pub(super) fn of(reader: &Reader, values: &[Value]) -> (Status, Vec<Signal>) {
    let mut signs = labelled(reader);
    signs.extend(below_headings(reader));
    signs.extend(in_blocks(reader));
    signs.extend(of_values(reader, values));
    signs.extend(of_history(reader));
    let status = combined(&signs);
    signs.sort_by_key(|sign| (sign.weight, rank(sign.signal.place), sign.signal.quote.span));
    signs.dedup_by(|a, b| {
        a.signal.says == b.signal.says && b.signal.quote.span.covers(a.signal.quote.span)
    });
    (status, signs.into_iter().map(|sign| sign.signal).collect())
}

fn rank(place: Place) -> usize {
    const ORDER: [Place; 11] = [
        Place::Watermark,
        Place::ControlTable,
        Place::Title,
        Place::Cover,
        Place::Header,
        Place::Footer,
        Place::Body,
        Place::Folder,
        Place::FileName,
        Place::VersionHistory,
        Place::Property,
    ];
    ORDER
        .iter()
        .position(|known| *known == place)
        .unwrap_or(ORDER.len())
}

// ---- together ----

fn combined(signs: &[Sign]) -> Status {
    let strong: Vec<&Sign> = signs
        .iter()
        .filter(|sign| sign.weight == Weight::Strong)
        .collect();
    if strong.is_empty() {
        return combined_weak(signs);
    }
    let says = |status: Status| strong.iter().any(|sign| sign.signal.says == status);
    let is_consultation = strong.iter().any(|sign| sign.is_consultation);
    let is_final = strong
        .iter()
        .any(|sign| sign.signal.says == Status::Final && !(sign.is_issue && is_consultation));
    let said_in_force = strong.iter().any(|sign| {
        sign.signal.says == Status::Final
            && sign.signal.place == Place::ControlTable
            && !is_date(sign)
    });
    match (
        says(Status::Superseded),
        says(Status::Draft),
        is_final,
        says(Status::UnderReview),
    ) {
        (true, _, _, _) if said_in_force && !is_filed_away(&strong) => Status::Conflicting,
        (true, ..) => Status::Superseded,
        (_, true, true, _) | (_, true, _, true) => Status::Conflicting,
        (_, true, ..) => Status::Draft,
        (_, _, _, true) => Status::UnderReview,
        _ => Status::Final,
    }
}

fn is_date(sign: &Sign) -> bool {
    sign.signal
        .quote
        .text
        .bytes()
        .any(|byte| byte.is_ascii_digit())
}

/// A folder for old versions says so of documents that were final in their day.
fn is_filed_away(strong: &[&Sign]) -> bool {
    let superseded = strong
        .iter()
        .filter(|sign| sign.signal.says == Status::Superseded);
    superseded
        .clone()
        .all(|sign| sign.signal.place == Place::Folder)
}

fn combined_weak(signs: &[Sign]) -> Status {
    let says = |status: Status| signs.iter().any(|sign| sign.signal.says == status);
    match (
        says(Status::Superseded),
        says(Status::Draft),
        says(Status::Final),
    ) {
        (true, ..) => Status::Superseded,
        (_, true, _) => Status::Draft,
        (_, _, true) => Status::Final,
        _ => Status::Unclear,
    }
}

// ---- labels ----

fn labelled(reader: &Reader) -> Vec<Sign> {
    let mut signs = Vec::new();
    for pair in reader.pairs {
        let place = reader.layout.place(pair.block_idx);
        let Some(place) = place.filter(|place| *place != Place::VersionHistory) else {
            continue;
        };
        let name = pair.name();
        let names = meaning::of(&name);
        let says = match names {
            Some(Meaning::Awaits) => (!pair.is_blank()).then_some(Status::Draft),
            Some(Meaning::Status) => status_word(&pair.value.text),
            Some(Meaning::Field(Field::Version)) => version_word(&pair.value.text),
            Some(Meaning::Field(Field::Approved) | Meaning::By(Field::Approved)) => {
                awaits(&pair.value.text)
            }
            _ if matches!(
                name.as_str(),
                "superseded by"
                    | "replaced by"
                    | "date withdrawn"
                    | "date superseded"
                    | "date archived"
            ) && !pair.is_blank() =>
            {
                Some(Status::Superseded)
            }
            _ => None,
        };
        let says = says.or_else(|| {
            let speaks = place != Place::Body || words::asks_of_itself(&name);
            speaks.then(|| asked(&name, &pair.value.text))?
        });
        if let Some(says) = says {
            let is_said = names == Some(Meaning::Status);
            let is_weak = place == Place::Property && !is_said || names == Some(Meaning::Awaits);
            let weight = if is_weak {
                Weight::Weak
            } else {
                Weight::Strong
            };
            signs.push(sign(reader, place, says, pair.value.span, weight));
        }
    }
    signs
}

/// What stands alone below a heading that is a label of status: "Status", "Is this in force?".
fn below_headings(reader: &Reader) -> Vec<Sign> {
    const WORDS_MAX: usize = 8;
    let two = reader.document.blocks.windows(2).enumerate();
    let found = two.filter_map(|(at, two)| {
        two[0].heading()?;
        let place = reader.layout.place(at + 1)?;
        let is_value = two[1].heading().is_none() && two[1].cell().is_none();
        let value = reader.document.text_of(&two[1]);
        if !is_value || value.split_whitespace().count() > WORDS_MAX {
            return None;
        }
        let name = label::plain(reader.document.text_of(&two[0]));
        let says = match meaning::of(&name) {
            Some(Meaning::Status) => status_word(value),
            _ => asked(&name, value),
        };
        Some(sign(reader, place, says?, two[1].span, Weight::Strong))
    });
    found.collect()
}

fn sign(reader: &Reader, place: Place, says: Status, span: Span, weight: Weight) -> Sign {
    let quote = reader.quoted(span);
    let words = quote.text.to_lowercase();
    Sign {
        is_consultation: says == Status::Draft
            && (words.contains("consult") || words.contains("comment")),
        is_issue: false,
        signal: Signal { place, says, quote },
        weight,
    }
}

/// "1.0 FINAL", "0.3 (draft)".
fn version_word(value: &str) -> Option<Status> {
    static DRAFT: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\bdraft\b"));
    static FINAL: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)\b(?:final|approved|published)\b"));
    let is_short = value.split_whitespace().count() <= 8;
    if is_short && DRAFT.is_match(value) {
        Some(Status::Draft)
    } else {
        (is_short && FINAL.is_match(value)).then_some(Status::Final)
    }
}

/// "Approved by: awaiting committee". What a later sentence says will be is another matter.
pub(super) fn awaits(value: &str) -> Option<Status> {
    static AWAITS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)\b(?:awaiting|pending|awaited|not yet|target(?:ed)? (?:for|date|of)",
            r"|to be (?:approved|ratified|sought|given|confirmed|considered|decided|presented",
            r"|submitted|taken|put|agreed|adopted|signed)|subject to|will go to|going to",
            r"|due to go to)\b",
            r"|^\W*(?:will be|goes to|due (?:at|for|to|on|in)|expected|planned|proposed|scheduled",
            r"|outstanding)\b|^\W*(?:no|not|n)\W*$",
            r"|^\W*not (?:yet )?(?:approved|agreed|adopted|ratified)\b"
        ))
    });
    let first = value.split(". ").next().unwrap_or(value);
    AWAITS.is_match(first).then_some(Status::Draft)
}

// ---- blocks ----

fn in_blocks(reader: &Reader) -> Vec<Sign> {
    let mut signs = Vec::new();
    for block_idx in 0..reader.document.blocks.len() {
        let Some(place) = reader.layout.place(block_idx) else {
            continue;
        };
        let is_weak = place == Place::Property && !said::is_shown(reader, block_idx);
        let weight = if is_weak {
            Weight::Weak
        } else {
            Weight::Strong
        };
        let found = said::in_block(reader, block_idx, place).into_iter();
        let own = found.filter(|(_, span)| !reader.layout.is_of_another(*span));
        signs.extend(own.map(|(says, span)| sign(reader, place, says, span, weight)));
    }
    signs
}

// ---- values and history ----

/// Approval, issue and effect imply that the document is in force; a version below 1 that it is
/// not yet.
fn of_values(reader: &Reader, values: &[Value]) -> Vec<Sign> {
    values
        .iter()
        .filter_map(|value| of_value(reader, value))
        .collect()
}

fn of_value(reader: &Reader, value: &Value) -> Option<Sign> {
    let is_dated = value.dated.is_some();
    let (says, weight) = match value.field {
        Field::Approved | Field::Issued | Field::Effective if value.place == Place::Property => {
            (Status::Final, Weight::Weak)
        }
        Field::Approved if is_dated => (Status::Final, Weight::Strong),
        Field::Approved
            if label::is_blank(&value.words.text) || awaits(&value.words.text).is_some() =>
        {
            return None;
        }
        Field::Approved => (Status::Final, Weight::Weak),
        Field::Issued | Field::Effective if is_dated && says_so(reader, value) => {
            (Status::Final, Weight::Strong)
        }
        Field::Issued if is_dated && kind::is_sent(reader.document) => {
            (Status::Final, Weight::Weak)
        }
        Field::Reissued if is_dated && is_of_manual(reader, value) => (Status::Final, Weight::Weak),
        Field::Version if is_below_one(&value.words.text) => (Status::Draft, Weight::Weak),
        _ => return None,
    };
    let is_draft_version = value.place == Place::VersionHistory && value.field == Field::Version;
    let mut sign = sign(reader, value.place, says, value.words.span, weight);
    sign.is_issue = value.field == Field::Issued;
    (!is_draft_version).then_some(sign)
}

/// A date alone on a cover is no statement that the document was issued.
pub(super) fn says_so(reader: &Reader, value: &Value) -> bool {
    let covers = |pair: &&Labelled| pair.value.span.covers(value.words.span);
    let labelled = reader.pairs.iter().filter(covers).any(|pair| {
        let names = meaning::of(&pair.name());
        matches!(names, Some(Meaning::Field(_) | Meaning::By(_)))
            && names != Some(Meaning::Field(Field::Version))
            && names != Some(Meaning::Field(Field::Owner))
    });
    // A version history says of each of its dates what it is.
    labelled || value.place == Place::VersionHistory || !is_loose(reader, value)
}

fn is_loose(reader: &Reader, value: &Value) -> bool {
    let Some(block_idx) = reader.document.block_at(value.words.span) else {
        return true;
    };
    let line = super::sentences::line_around(reader.document, block_idx, value.words.span);
    let mut before = Span::new(line.start, value.words.span.start);
    if before.is_empty() {
        let above = reader.document.text[..line.start].trim_end();
        before.start = above.rfind(['\n', '\t']).map_or(0, |at| at + 1);
    }
    let before = reader.document.at(before).to_lowercase();
    let deeds = [
        "issue",
        "publish",
        "publication",
        "effect",
        "force",
        "launch",
        "releas",
        "added",
        "implement",
    ];
    !deeds.iter().any(|deed| before.contains(deed))
}

/// What a chapter of a manual says of its last amendment was published with it.
fn is_of_manual(reader: &Reader, value: &Value) -> bool {
    static CHAPTER: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)\bthis (?:[\w'’-]+ ){0,2}?(?:chapter|manual|page)\b"));
    let block_idx = reader.document.block_at(value.words.span);
    block_idx.is_some_and(|idx| {
        let block = &reader.document.blocks[idx];
        CHAPTER.is_match(reader.document.text_of(block))
    })
}

fn is_below_one(version: &str) -> bool {
    version.starts_with("0.") || version.starts_with('.')
}

/// What the newest version's row says; older rows are history.
fn of_history(reader: &Reader) -> Vec<Sign> {
    let versions = history::versions(reader);
    let newest = history::newest(&versions);
    let sign = newest.and_then(|version| {
        let says = version.says()?;
        Some(sign(
            reader,
            Place::VersionHistory,
            says,
            version.whole.span,
            Weight::Weak,
        ))
    });
    sign.into_iter().collect()
}
