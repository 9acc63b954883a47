//! Sentences that name the version of the document they stand in.

use std::sync::LazyLock;

use regex::{Match, Regex};

use super::{EARLIER, is_in_date};
use crate::document::Span;
use crate::facts::control::fields::undated;
use crate::facts::control::sentences::sentences;
use crate::facts::control::{Field, Place, Reader, Value, prose};
use crate::facts::pattern::pattern;

pub(super) static THIS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:this (?:is )?",
        r"|(?:it|this \w+|the (?:present|current) \w+|what you (?:are reading|have|hold)(?: here)?)",
        r" is (?:now )?(?:at |in )?(?:its )?)(?:version|edition|issue|release)\W{1,2}",
        r"(?:no\.? |number )?(\d{1,2}(?:\.\d{1,3}){0,3}[a-z]?)\b"
    ))
});

static OF_THIS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:version|edition|issue)\W{1,2}(?:no\.? |number )?",
        r"(\d{1,2}(?:\.\d{1,3}){0,3}[a-z]?) of this ",
        r"(?:policy|procedure|guidance|protocol|strategy|document)\b",
        r"|\bth(?:is|ese) (?:\w+ )?(?:policy|procedure|guidance|guide|protocol|strategy|document)",
        r"\b[^.;]{0,80}\((?:version|edition|issue) (\d{1,2}(?:\.\d{1,3}){0,3}[a-z]?)\)"
    ))
});

static ALONE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^\W*(?:(?:(?:current|policy|document) )?version|edition|issue|revision|rev|v)\W{0,2}",
        r"(?:no\.?\W{1,2}|number\W{1,2})?",
        r"(\d{1,2}(?:\.\d{1,3}){0,3}[a-z]?|one|two|three|four|five|six|seven|eight|nine|ten)\W*$"
    ))
});

static ORDINAL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)(?:^|, |[-–—|] |\()\W*(?:(?:this (?:\w+ )?|it )is (?:now )?(?:the|our|its) )?((?:",
        r"first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,2}(?:st|nd|rd|th)",
        r"|(?:19|20)\d\d) (?:edition|version|issue|revision))\b"
    ))
});

/// Places whose sentences may name the version in words.
const SAYING: [Place; 6] = [
    Place::Title,
    Place::ControlTable,
    Place::Body,
    Place::Cover,
    Place::Header,
    Place::Footer,
];

/// "This version (1.2) will be reviewed …"; and, where no other place gives one, a sentence that is
/// nothing but a version where documents speak of themselves.
pub(in crate::facts::control) fn said_versions(reader: &Reader, values: &[Value]) -> Vec<Value> {
    let is_known = values.iter().any(|value| value.field == Field::Version);
    let blocks = 0..reader.document.blocks.len();
    let said = blocks.flat_map(|block_idx| in_block(reader, block_idx, is_known));
    said.collect()
}

fn in_block(reader: &Reader, block_idx: usize, is_known: bool) -> Vec<Value> {
    let place = reader.layout.place(block_idx);
    let place =
        place.filter(|place| SAYING.contains(place) && !reader.layout.is_history(block_idx));
    let Some(place) = place else {
        return Vec::new();
    };
    let stands = Stands {
        is_known,
        at_end: prose::is_at_edge(reader, block_idx) || is_line_of_head(reader, block_idx),
        in_body: place == Place::Body,
    };
    let sentences = sentences(reader.document, reader.document.blocks[block_idx].span);
    let numbers = sentences.into_iter().filter_map(|sentence| {
        let number = number(reader.document.at(sentence), stands)?;
        Some(Span::new(number.start(), number.end()).shifted(sentence.start))
    });
    let own = numbers.filter(|span| !is_in_date(reader, *span));
    let values = own.map(|span| undated(Field::Version, place, reader.quoted(span)));
    values.collect()
}

/// "Third edition": a line of nothing else near the beginning, however long the names of the parties
/// above it are.
fn is_line_of_head(reader: &Reader, block_idx: usize) -> bool {
    const BLOCKS_MAX: usize = 15;
    let block = &reader.document.blocks[block_idx];
    let text = reader.document.text_of(block).trim();
    let names = |found: regex::Captures| found.get(1).is_some_and(|one| one.as_str() == text);
    block_idx < BLOCKS_MAX && block.cell().is_none() && ORDINAL.captures(text).is_some_and(names)
}

/// Where a sentence stands, and whether a version is known by then.
#[derive(Clone, Copy)]
struct Stands {
    is_known: bool,
    at_end: bool,
    in_body: bool,
}

/// The version that a sentence names: "this is version 3" wherever it stands, what is less clear only
/// where none is known.
fn number(sentence: &str, stands: Stands) -> Option<Match<'_>> {
    let is_new = !stands.is_known;
    let of_this = || {
        let found = OF_THIS.captures(sentence);
        found.filter(|_| is_new && !EARLIER.is_match(sentence))
    };
    let alone = || ALONE.captures(sentence).filter(|_| is_new && stands.at_end);
    let may_stand = !stands.in_body || stands.at_end;
    let ordinal = || ORDINAL.captures(sentence).filter(|_| is_new && may_stand);
    let found = THIS
        .captures(sentence)
        .or_else(of_this)
        .or_else(alone)
        .or_else(ordinal)?;
    found.get(1).or_else(|| found.get(2))
}
