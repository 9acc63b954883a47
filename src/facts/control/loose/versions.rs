//! Version numbers in title, cover, running header and footer, and the file's name.

use std::sync::LazyLock;

use regex::Regex;

use super::told::THIS;
use super::{EARLIER, is_in_date};
use crate::document::{Block, Part, Span};
use crate::facts::control::fields::undated;
use crate::facts::control::prose::{self, NOUNS};
use crate::facts::control::{Field, Place, Reader, Value, meaning};
use crate::facts::pattern::pattern;

static VERSION: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)(?:^|[^a-z0-9])(?:(?:version|ver|issue(?: no)?|iss",
        r"|rev(?:ision)?(?: no)?|release|edition|edn|ed)[\s.:_-]{0,2}(?:no\.? ?",
        r"|number )?|(?:draft|final)[ _-]v?|v[. _]{0,2})",
        r"(?:(?:one|two|three|four|five",
        r"|six) ?\()?(\d{1,2}(?:\.\d{1,3}){0,3}[a-z]?)(?:$|[^\w./-]|_",
        r"|[.-](?:\D|$))",
        // "Rev. C"
        r"|\b(?:rev(?:ision)?|issue|version|draft)\.? ((?-i:[A-Z]))(?:\W|$)"
    ))
});

/// What follows the number of another version, or of another document's: "was", "of a national form".
static PAST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^\W*(?:(?:was|were|had)\b",
        r"|(?:of|to) (?:an?|another|the (?:national|council's|old|previous|earlier|former))\b)"
    ))
});

/// "Use version 3": what is to be read in its place.
static INSTEAD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:(?:now |please )?(?:use|refer to|consult|read|follow|go (?:to|by)|keep to",
        r"|stick to|work (?:to|from)|be guided by)|(?:is|are|find) in)(?: only)?(?: the)?",
        r"(?: (?:new(?:er)?|current|latest|live|later))?\s*(?:version|edition|issue|revision)?\W*",
        r"(?:no\W*)?$"
    ))
});

/// "Version 2 stays in force until …", "version 2 (May 2022) remains the policy": the one that holds
/// in the meantime.
static STAYS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^(?: ?\([^)]{1,40}\)|,? (?:of|from|dated) [\w ]{3,20}?)?,? ",
        r"(?:will |shall |must |still |therefore |meanwhile )*",
        r"(?:stays?|remains?|continues?|appl(?:y|ies)|holds?|stands?|governs?)\b",
        r"|^(?: ?\([^)]{1,40}\))? (?:is|are) (?:being",
        r"|(?:now )?",
        r"(?:due|planned|expected|in (?:preparation|draft|hand)|to (?:come|follow)|under ?way))\b",
        r"|^(?: ?\([^)]{1,40}\))? is (?:still )?(?:the (?:current|approved|one)\b",
        r"|in (?:force|use) (?:un)?till?\b|to be (?:used|followed) (?:un)?till?\b)"
    ))
});

/// "… of what will become version 3", "the Board will have version 3 in May": the one that is to come.
static BECOMES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:becomes?|turns? into)(?: the)?\s+(?:version|edition|issue|revision)?\W*$",
        r"|\b(?:will|shall|would|is to|are to)\b[^.;:]{0,60}$"
    ))
});

/// "Issue 1 was approved in 2016 and issue 2 in 2020": what went before tells of another issue already.
fn goes_on_telling(told: &str) -> bool {
    VERSION.captures_iter(told).any(|found| {
        let number = found.get(1).or_else(|| found.get(2));
        number.is_some_and(|number| PAST.is_match(&told[number.end()..]))
    })
}

/// A line on the program or the site that shows a document: its versions are its own.
static OF_A_PROGRAM: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)©|\bcopyright\b|\bpowered by\b",
        r"|\b(?:intranet|website|site|software|app|portal|system|browser)\W+",
        r"(?:release|version|v\d)"
    ))
});

/// Reads the versions that such lines name.
pub(in crate::facts::control) fn versions(reader: &Reader) -> Vec<Value> {
    let last_line = last_line(reader).map(|last| last.span);
    let blocks = reader.document.blocks.iter().enumerate();
    let placed = blocks.filter_map(|(idx, block)| Some((idx, block, reader.layout.place(idx)?)));
    let naming = placed.filter(|(block_idx, block, place)| {
        let is_last = last_line == Some(block.span);
        may_name(reader, *block_idx, *place, is_last)
    });
    let values = naming.flat_map(|(_, block, place)| {
        let numbers = numbers(reader, block, place).into_iter();
        numbers.map(move |span| undated(Field::Version, place, reader.quoted(span)))
    });
    values.collect()
}

/// Whether a block is one in which a version may stand without a label.
fn may_name(reader: &Reader, block_idx: usize, place: Place, is_last: bool) -> bool {
    let block = &reader.document.blocks[block_idx];
    let text = reader.document.text_of(block);
    let is_named = matches!(
        place,
        Place::Title
            | Place::Cover
            | Place::ControlTable
            | Place::Header
            | Place::Footer
            | Place::FileName
    );
    let is_cell = place == Place::ControlTable
        && block.cell().is_some()
        && !tells_version(reader, block.span);
    let may_close = place != Place::VersionHistory && (is_last || closes(reader, block_idx, text));
    !is_cell && (is_named || may_close) && !OF_A_PROGRAM.is_match(text)
}

/// The numbers of a block that are this document's version.
fn numbers(reader: &Reader, block: &Block, place: Place) -> Vec<Span> {
    let text = reader.document.text_of(block);
    // "Added in 2023 (release 12). This is release 18.": the sentence tells which is its own.
    if THIS.is_match(text) {
        return Vec::new();
    }
    let found = VERSION.captures_iter(text);
    let found = found.filter_map(|found| found.get(1).or_else(|| found.get(2)));
    let own = found.filter(|number| {
        let (before, after) = (&text[..number.start()], &text[number.end()..]);
        let told = &before[begin_of_telling(before)..];
        // "Version 1 was signed in June 2021": what became of another one.
        let is_of_another = EARLIER.is_match(told)
            || INSTEAD.is_match(told)
            || BECOMES.is_match(told)
            || STAYS.is_match(after)
            || PAST.is_match(after)
            || is_of_thing(after)
            || place == Place::Body && goes_on_telling(told);
        let runs_on = place == Place::FileName && IN_A_DATE.is_match(after);
        !is_of_another && !runs_on
    });
    let spans = own.map(|number| Span::new(number.start(), number.end()).shifted(block.span.start));
    spans.filter(|span| !is_in_date(reader, *span)).collect()
}

/// "Version 4.2 of the site": what it is the version of is no document.
fn is_of_thing(after: &str) -> bool {
    static OF: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^\W*of (?:the|our) (\w+)"));
    static NOUN: LazyLock<Regex> = LazyLock::new(|| pattern(&format!(r"(?i)^{NOUNS}$")));
    OF.captures(after).is_some_and(|of| !NOUN.is_match(&of[1]))
}

/// "Final 06 03 26": the first of six figures of a date.
static IN_A_DATE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^[ ._-]\d{1,2}[ ._-]\d{2,4}(?:\D|$)"));

/// Where what is told of a number begins: its sentence or line, with a label that stands over it.
fn begin_of_telling(before: &str) -> usize {
    const LABEL_WORDS_MAX: usize = 3;
    let line = before.rfind(['.', '\n']).map_or(0, |at| at + 1);
    let Some(above) = before[..line].strip_suffix('\n') else {
        return line;
    };
    let begin = above.rfind('\n').map_or(0, |at| at + 1);
    let is_label = above[begin..].split_whitespace().count() <= LABEL_WORDS_MAX;
    if is_label { begin } else { line }
}

/// "Guidance ref G7, version 1.0": a short line near the end that names a version by the word.
fn closes(reader: &Reader, block_idx: usize, text: &str) -> bool {
    prose::is_near_end(reader.document, block_idx)
        && text.split_whitespace().count() <= 10
        && WORD.is_match(text)
}

static WORD: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\b(?:version|issue|edition|revision) ?(?:no\.? ?)?\d"));

/// "CF-P-07, version 3": tells whether a cell under an unknown label names a version by the word.
fn tells_version(reader: &Reader, block: Span) -> bool {
    let mut pairs = reader
        .pairs
        .iter()
        .filter(|pair| block.covers(pair.value.span));
    let is_known = pairs.any(|pair| meaning::of(&pair.name()).is_some());
    !is_known && WORD.is_match(reader.document.at(block))
}

/// The last line of the text, where a page's foot ends up in formats without one.
fn last_line<'a>(reader: &Reader<'a>) -> Option<&'a Block> {
    let last = reader.document.part(Part::Body).last()?;
    let n_words = reader.document.text_of(last).split_whitespace().count();
    (n_words <= 20).then_some(last)
}
