//! Dates that stand alone, or behind a version only, on the cover or in a running header.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use super::EARLIER;
use crate::document::Span;
use crate::facts::control::meaning::{self, Meaning};
use crate::facts::control::sentences::line_around;
use crate::facts::control::{Field, Place, Reader, Value};
use crate::facts::kind::Kind;
use crate::facts::label::Form;
use crate::facts::label::Labelled;
use crate::facts::pattern::pattern;
use crate::facts::{DateMention, Grain};

/// A date behind such words is that of a draft.
static DRAFTED: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\b(?:draft|consultation)"));

/// All that stands before such a date on its line.
static FRAME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^(?:.*\b(?:version|ver|v|edition|issue|iss|final|text|draft)\W{0,3}(?:no\W{0,3})?",
        r"[\d.]*[a-z]?\W*(?:(?:of|from|dated)\W+)?|.*\bconsultation\W*",
        r"|\W*(?:[\w'’-]+ ){0,2}draft(?: for [a-z]+(?: and [a-z]+)?)?\W+",
        r"(?:(?:of|as at|as of|dated) )?|\W*(?:date(?:d)?\W+)?)$"
    ))
});

/// The date of a draft, else of the issue.
pub(in crate::facts::control) fn dates(reader: &Reader, values: &[Value]) -> Vec<Value> {
    if !matches!(reader.kind, Kind::Policy | Kind::StrategicPlan) {
        return Vec::new();
    }
    let dated = values.iter().filter_map(|value| value.dated);
    let taken: BTreeSet<Span> = dated.map(|dated| dated.span).collect();
    let is_taken = |span: Span| taken.contains(&span) || is_of_label(reader, span);
    // "OI/11": what may be a date is none where the document has others.
    let is_dated = values
        .iter()
        .any(|value| value.field.is_deed() && value.dated.is_some_and(|dated| dated.certain));
    let found = reader.dates.iter().filter_map(|date| alone(reader, date));
    let own = found.filter(|value| {
        let is_certain = value.dated.is_some_and(|dated| dated.certain);
        (is_certain || !is_dated) && !is_taken(value.words.span)
    });
    own.collect()
}

/// A date that stands alone on its line of the frame, as a value of its own.
fn alone(reader: &Reader, date: &DateMention) -> Option<Value> {
    let dated = date.dated().filter(|dated| dated.grain <= Grain::Season)?;
    let block_idx = reader.document.block_at(date.span)?;
    let place = reader
        .layout
        .place(block_idx)
        .filter(|place| FRAMES.contains(place))?;
    let line = line_around(reader.document, block_idx, date.span);
    let before = reader.document.at(Span::new(line.start, date.span.start));
    let before = &behind_label(reader, date.span, before);
    let after = reader.document.at(Span::new(date.span.end, line.end));
    let is_of_draft = DRAFTED.is_match(before);
    let is_last =
        first_sentence(after).split_whitespace().count() <= 6 || is_of_draft && begins_anew(after);
    let stands_alone = !EARLIER.is_match(before) && FRAME.is_match(before) && is_last;
    let field = if is_of_draft {
        Field::Drafted
    } else {
        Field::Issued
    };
    stands_alone.then(|| Value {
        field,
        place,
        words: reader.quoted(date.span),
        dated: Some(dated),
    })
}

/// Places whose lines may be nothing but a date.
const FRAMES: [Place; 4] = [
    Place::Cover,
    Place::ControlTable,
    Place::Header,
    Place::Footer,
];

/// "EqIA: 12 March 2025": the date of what its label names, and no other.
fn is_of_label(reader: &Reader, date: Span) -> bool {
    let covers = |pair: &&Labelled| pair.value.span.covers(date);
    reader.pairs.iter().filter(covers).any(|pair| {
        let names = meaning::of(&pair.name());
        let is_own = matches!(
            names,
            Some(Meaning::Date | Meaning::Field(Field::Version) | Meaning::Status)
        );
        let begin = pair.value.span.start;
        let between = Span::new(pair.label.span.end.min(begin), begin);
        let by_chance = match pair.form {
            // A dash parts more than labels from values: "Draft for comment - version 2 - May".
            Form::Line => !reader.document.at(between).contains([':', '：']),
            Form::NextLine => names.is_none(),
            Form::Beside | Form::Below => false,
        };
        !is_own && !by_chance
    })
}

/// "Release | 2.0, 17 February 2025": what stands before a date in a cell, with its label.
fn behind_label(reader: &Reader, date: Span, before: &str) -> String {
    let names_version =
        |pair: &&Labelled| meaning::of(&pair.name()) == Some(Meaning::Field(Field::Version));
    let is_cell = |pair: &&Labelled| pair.form != Form::Line && pair.value.span.covers(date);
    let mut cells = reader.pairs.iter().filter(is_cell);
    if cells.any(|pair| names_version(&pair)) {
        return format!("version {before}");
    }
    before.to_owned()
}

/// "Draft 2, 3 May 2026 Send comments to …": lines that were run together.
fn begins_anew(after: &str) -> bool {
    after.trim_start().starts_with(char::is_uppercase)
}

fn first_sentence(text: &str) -> &str {
    text.split_once(". ").map_or(text, |(first, _)| first)
}
