//! What a document says of itself in words that aren't known: dates, people and numbers.
//!
//! In: a document and the values that known words gave. Out: values that leave open what they are,
//! so that a rule can doubt where it would else say that there is nothing. Only what stands where
//! documents speak of themselves counts; what names others, their dates and their readers doesn't.

mod dates;
mod equality;
mod numbers;
mod people;
#[cfg(test)]
mod tests;

pub(super) use self::people::names_post;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use super::meaning::{self, Meaning};
use super::prose::{self, NOUNS};
use super::{Field, Place, Reader, Value};
use crate::document::Span;
use crate::facts::label::{self, Labelled};
use crate::facts::pattern::pattern;
use crate::facts::{DateMention, Quoted};

/// Reads what stays open beside the known values.
pub(super) fn values(reader: &Reader, known: &[Value]) -> Vec<Value> {
    let is_known = |field: Field| known.iter().any(|value| value.field == field);
    let mut found = dates::of(reader, known);
    if !is_known(Field::Owner) {
        found.extend(people::of(reader));
    }
    if !is_known(Field::Equality) {
        found.extend(equality::of(reader));
    }
    if !is_known(Field::Version) {
        found.extend(numbers::of(reader));
    }
    found
}

/// Dates that are all there is of their blocks, below a heading or a line that names their field.
pub(super) fn below_headings(reader: &Reader, known: &[Value]) -> Vec<Value> {
    let dated = known.iter().filter_map(|value| value.dated);
    let taken: BTreeSet<Span> = dated.map(|dated| dated.span).collect();
    let told = |date: &DateMention| {
        let block_idx = reader.document.block_at(date.span)?;
        let asked = question_above(reader, block_idx, date.span);
        let place = match &asked {
            Some(_) => reader.layout.place(block_idx)?,
            None => own_place(reader, block_idx)?,
        };
        let above = asked
            .or_else(|| label_above(reader, block_idx, date.span))
            .or_else(|| heading_above(reader, block_idx, date.span))?;
        let field = match meaning::of(&above)? {
            Meaning::Field(field) | Meaning::By(field) if field != Field::Equality => field,
            Meaning::ReviewDate => Field::ReviewDue,
            _ => return None,
        };
        (!taken.contains(&date.span)).then(|| Value {
            field,
            place,
            words: reader.quoted(date.span),
            dated: date.dated(),
        })
    };
    reader.dates.iter().filter_map(told).collect()
}

/// The place of a block that speaks for the document: its frame, its first lines and its last.
fn own_place(reader: &Reader, block_idx: usize) -> Option<Place> {
    let place = reader.layout.place(block_idx)?;
    if reader.layout.is_unpaired(block_idx) {
        return Some(Place::ControlTable);
    }
    let at_edge = reader.layout.is_at_top(block_idx)
        || prose::is_near_end(reader.document, block_idx)
        || reader.layout.is_frame(block_idx);
    match place {
        Place::Cover | Place::Title | Place::ControlTable | Place::Header | Place::Footer => {
            Some(place)
        }
        Place::Body if at_edge && !reader.layout.is_foreign(block_idx) => Some(place),
        _ => None,
    }
}

/// Words around a date or a name that are about others: other documents, and whoever is to read
/// this one or was asked about it.
static OTHERS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:equalit\w+|impact|follow(?:s|ed|ing)? (?:the|on|from|an?|national)|reflects?",
        r"|based on|national|supersed\w+|replac\w+|previous\w*|earlier|former\w*|acts?",
        r"|regulations?|legislation|guidance\W+(?:of|from|issued|published|updated)|born",
        r"|print(?:ed)?|copyright|download\w*|training|examples?|consult(?:ed|ees?|ing|ation)",
        r"|circulat\w+|distribut\w+|audience|readers?|appl(?:y|ies|icable) to|issued to|who must",
        r"|for whom|child's|approv\w+ by|agreed (?:by|with)|signed|chair)\b|©"
    ))
});

/// The heading or line over a date that is all there is of its block, in plain form.
fn label_above(reader: &Reader, block_idx: usize, date: Span) -> Option<String> {
    let block = reader.document.blocks.get(block_idx)?;
    let above = reader.document.blocks.get(block_idx.checked_sub(1)?)?;
    let is_alone = Quoted::cut(reader.document, block.span).span == date;
    let is_line = above.part == block.part && above.cell().is_none() && block.cell().is_none();
    (is_alone && is_line).then(|| label::plain(reader.document.text_of(above)))
}

/// The heading that asks for a date, where the first sentence below it gives one: "Who decided this?"
/// over "The Board, at its meeting of 3 May 2025."
fn question_above(reader: &Reader, block_idx: usize, date: Span) -> Option<String> {
    let blocks = &reader.document.blocks;
    let (block, above) = (
        blocks.get(block_idx)?,
        blocks.get(block_idx.checked_sub(1)?)?,
    );
    let question = reader.document.text_of(above).trim_end();
    let is_question =
        above.part == block.part && above.heading().is_some() && question.ends_with('?');
    let is_answer = || {
        let first = reader.sentence_at(block_idx, block.span.start);
        first.is_some_and(|first| first.covers(date))
    };
    (is_question && is_answer()).then(|| label::plain(question.trim_end_matches('?')))
}

/// The heading over a sentence that names nothing but this document before its date: "Policy: by the
/// end of May 2027" below "When we look at this again".
fn heading_above(reader: &Reader, block_idx: usize, date: Span) -> Option<String> {
    static SMALL: LazyLock<Regex> = LazyLock::new(|| {
        pattern(&format!(
            r"(?i)^\W*(?:(?:the|this|our|it|its|whole|next|will|is|be|was|falls|due|again|around|about|early|late|by|in|on|before|of|no later than|not later than|end|start|beginning|time|that|{NOUNS})\b\W*)*$"
        ))
    });
    let block = reader.document.blocks.get(block_idx)?;
    let above = reader.document.blocks.get(block_idx.checked_sub(1)?)?;
    let sentence = reader
        .sentence_at(block_idx, date.start)
        .filter(|sentence| sentence.covers(date))?;
    let before = Span::new(sentence.start, date.start);
    let is_bare = block.cell().is_none() && SMALL.is_match(reader.document.at(before));
    let is_heading = above.part == block.part && above.heading().is_some();
    (is_bare && is_heading).then(|| label::plain(reader.document.text_of(above)))
}

/// The narrowest label whose value holds a span.
fn pair_of<'a>(reader: &Reader<'a>, span: Span) -> Option<&'a Labelled> {
    let holds = |pair: &&Labelled| pair.value.span.covers(span);
    let pairs = reader.pairs.iter().filter(holds);
    pairs.min_by_key(|pair| pair.value.span.end - pair.value.span.start)
}
