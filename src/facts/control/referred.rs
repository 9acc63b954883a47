//! Days that a document refers to and gives in another place: "takes effect on the last of the
//! signatures below", "Resolved to adopt the following" in the minute of a dated meeting.
//!
//! In: a document. Out: the values that such words and the days in the other place make together.

use std::sync::LazyLock;

use regex::Regex;

use super::{Field, Place, Reader, Value};
use crate::document::{Block, Part};
use crate::facts::parting::bound::ADOPTS;
use crate::facts::pattern::pattern;
use crate::facts::{DateMention, Grain, dates_in};

pub(super) fn values(reader: &Reader) -> Vec<Value> {
    resolved(reader)
        .into_iter()
        .chain(signed_last(reader))
        .collect()
}

/// A resolution behind the text, under the day of its meeting: on that day it was adopted, else on the
/// day that it names itself.
fn resolved(reader: &Reader) -> Option<Value> {
    static HELD: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)\b(?:meetings?|held|met|session|sederunt|sitting|assembled|convened|constituted)",
            r"\b"
        ))
    });
    let text_of = |block: &Block| reader.document.text_of(block);
    let blocks: Vec<_> = reader.document.part(Part::Body).collect();
    let (last, before) = blocks.split_last()?;
    if !ADOPTS.is_match(text_of(last)) {
        return None;
    }
    let meeting = before.last().filter(|block| HELD.is_match(text_of(block)));
    let own = meeting.into_iter().chain([last]);
    let mut dates = own.flat_map(|block| dates_in(reader.dates, block.span));
    value(reader, Field::Approved, dates.find(|date| is_day(date))?)
}

/// "It takes effect on the date of the last signature": the latest day among the signatures.
fn signed_last(reader: &Reader) -> Option<Value> {
    static LAST: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)\b(?:takes? effect|comes? into (?:force|effect|operation)",
            r"|(?:is|becomes?) effective|(?:is|be) in force|applies|commences|begins|starts)",
            r"\b[^.;]{0,60}\b(?:(?:last|latest|final|later)\b[^.;]{0,30}\b",
            r"(?:signatures?|signator(?:y|ies)|sign(?:s|ed)?)",
            r"|(?:all|both|every|each)\b[^.;]{0,40}\bsign(?:s|ed)?)\b"
        ))
    });
    let blocks = reader.document.blocks.iter().enumerate();
    let mut said = blocks.filter(|(idx, _)| reader.layout.place(*idx).is_some());
    said.find(|(_, block)| LAST.is_match(reader.document.text_of(block)))?;
    let dates = signature_dates(reader).filter(|date| is_day(date));
    let last = dates.max_by_key(|date| date.dated().map(|dated| dated.interval))?;
    value(reader, Field::Effective, last)
}

/// The days in rows of a table with a column for signatures, and behind "Signed" in a line.
fn signature_dates<'r>(reader: &'r Reader) -> impl Iterator<Item = &'r DateMention> {
    static SIGNED: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)^\W*(?:signed|signature|\(signed\)|sgd)\b"));
    let document = reader.document;
    let signs = move |idx: usize| SIGNED.is_match(document.text_of(&document.blocks[idx]));
    let body = document.blocks.iter().enumerate();
    let body = body.filter(|(_, block)| block.part == Part::Body);
    let own = body.filter(move |(idx, block)| match block.cell() {
        None => signs(*idx),
        Some(cell) => {
            let same = |other: &&Block| other.cell().is_some_and(|one| one.table == cell.table);
            let cells = document.part(Part::Body).filter(same);
            let mut texts = cells.map(|other| document.text_of(other));
            texts.any(|text| SIGNED.is_match(text))
        }
    });
    own.flat_map(|(_, block)| dates_in(reader.dates, block.span))
}

fn is_day(date: &DateMention) -> bool {
    date.grain == Grain::Day && date.dated().is_some_and(|dated| dated.certain)
}

fn value(reader: &Reader, field: Field, date: &DateMention) -> Option<Value> {
    Some(Value {
        field,
        place: Place::Cover,
        words: reader.quoted(date.span),
        dated: Some(date.dated()?),
    })
}
