//! Versions and dates that stand in the title, on the cover and in running lines without a label.
//!
//! In: a document's blocks and the values known by then. Out: values. A number that belongs to an
//! earlier version, and one that is part of a date, is nobody's.

use std::sync::LazyLock;

use regex::Regex;

use crate::facts::pattern::pattern;

use super::fields::undated;
use super::meaning::{self, Meaning};
use super::sentences::{line_around, sentences};
use super::{Field, Place, Reader, Value, prose};
use crate::document::{Block, Part, Span};
use crate::facts::dates_in;
use crate::facts::kind::Kind;
use crate::facts::label::{Form, Labelled};

/// What such lines say of other versions is not this one's.
static EARLIER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:supersedes?d?|destroy|discard|replace[sd]?|replacing|previous|superseding|earlier|see)\b",
    )
});

/// What follows the number of another version, or of another document's: "was", "of a national form".
static PAST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\W*(?:(?:was|were|had)\b|(?:of|to) (?:an?|another|the (?:national|council's|old|previous|earlier|former))\b)",
    )
});

/// A line on the program or the site that shows a document: its versions are its own.
static OF_A_PROGRAM: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)©|\bcopyright\b|\bpowered by\b|\b(?:intranet|website|site|software|app|portal|system|browser)\W+(?:release|version|v\d)",
    )
});

/// A date behind such words is that of a draft.
static DRAFTED: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\b(?:draft|consultation)"));

/// Version numbers in title, cover, running header and footer, and the file's name.
pub(super) fn versions(reader: &Reader) -> Vec<Value> {
    static VERSION: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)(?:^|[^a-z0-9])(?:(?:version|ver|issue(?: no)?|iss|rev(?:ision)?(?: no)?|release|edition|edn|ed)[\s.:_-]{0,2}(?:no\.? ?|number )?|(?:draft|final)[ _-]v?|v[. _]{0,2})",
            r"(?:(?:one|two|three|four|five|six) ?\()?(\d{1,2}(?:\.\d{1,3}){0,3}[a-z]?)(?:$|[^\w./-]|_|[.-](?:\D|$))",
            // "Rev. C"
            r"|\b(?:rev(?:ision)?|issue|version|draft)\.? ((?-i:[A-Z]))(?:\W|$)"
        ))
    });
    let last_line = last_line(reader);
    let mut values = Vec::new();
    for (block_idx, block) in reader.document.blocks.iter().enumerate() {
        let Some(place) = reader.layout.place(block_idx) else {
            continue;
        };
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
        let text = reader.document.text_of(block);
        let is_last = last_line.is_some_and(|last| last.span == block.span);
        let may_close =
            place != Place::VersionHistory && (is_last || closes(reader, block_idx, text));
        if is_cell || !(is_named || may_close) || OF_A_PROGRAM.is_match(text) {
            continue;
        }
        let numbers = VERSION.captures_iter(text);
        for found in numbers.filter_map(|found| found.get(1).or_else(|| found.get(2))) {
            let before = &text[..found.start()];
            let sentence = begin_of_telling(before);
            // "Version 1 was signed in June 2021": what became of another one.
            let is_past = PAST.is_match(&text[found.end()..]);
            if EARLIER.is_match(&before[sentence..]) || is_past {
                continue;
            }
            let span = Span::new(
                block.span.start + found.start(),
                block.span.start + found.end(),
            );
            let runs_on = place == Place::FileName && IN_A_DATE.is_match(&text[found.end()..]);
            let in_date = runs_on
                || dates_in(reader.dates, block.span)
                    .iter()
                    .any(|date| date.span.start <= span.start && span.end <= date.span.end);
            if !in_date {
                values.push(undated(Field::Version, place, reader.quoted(span)));
            }
        }
    }
    values
}

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

/// "This version (1.2) will be reviewed …"; and, where no other place gives one, a sentence that is
/// nothing but a version where documents speak of themselves.
pub(super) fn said_versions(reader: &Reader, values: &[Value]) -> Vec<Value> {
    static THIS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:this (?:is )?|(?:it|this \w+) is (?:now )?(?:at |in )?(?:its )?)(?:version|edition|issue|release)\W{1,2}(?:no\.? |number )?(\d{1,2}(?:\.\d{1,3}){0,3}[a-z]?)\b",
        )
    });
    static OF_THIS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:version|edition|issue)\W{1,2}(?:no\.? |number )?(\d{1,2}(?:\.\d{1,3}){0,3}[a-z]?) of this (?:policy|procedure|guidance|protocol|strategy|document)\b|\bth(?:is|ese) (?:\w+ )?(?:policy|procedure|guidance|guide|protocol|strategy|document)\b[^.;]{0,80}\((?:version|edition|issue) (\d{1,2}(?:\.\d{1,3}){0,3}[a-z]?)\)",
        )
    });
    static ALONE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^\W*(?:(?:(?:current|policy|document) )?version|edition|issue|revision|rev|v)\W{0,2}(?:no\.?\W{1,2}|number\W{1,2})?(\d{1,2}(?:\.\d{1,3}){0,3}[a-z]?|one|two|three|four|five|six|seven|eight|nine|ten)\W*$",
        )
    });
    static ORDINAL: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)(?:^|, |[-–—|] )\W*(?:(?:this (?:\w+ )?|it )is (?:now )?(?:the|our|its) )?((?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,2}(?:st|nd|rd|th)|(?:19|20)\d\d) (?:edition|version|issue|revision))\b",
        )
    });
    let is_known = values.iter().any(|value| value.field == Field::Version);
    let mut said = Vec::new();
    for (block_idx, block) in reader.document.blocks.iter().enumerate() {
        let place = reader.layout.place(block_idx);
        let Some(place) = place.filter(|place| SAYING.contains(place)) else {
            continue;
        };
        if reader.layout.is_history(block_idx) {
            continue;
        }
        let is_at_end =
            prose::is_near_end(reader.document, block_idx) || block_idx < prose::BLOCKS_AT_TOP;
        let may_stand = |place: Place| place != Place::Body || is_at_end;
        let may_stand_alone = !is_known && is_at_end;
        for sentence in sentences(reader.document, block.span) {
            let text = reader.document.at(sentence);
            let alone = || ALONE.captures(text).filter(|_| may_stand_alone);
            let of_this = || {
                OF_THIS
                    .captures(text)
                    .filter(|_| !is_known && !EARLIER.is_match(text))
            };
            let ordinal = || {
                ORDINAL
                    .captures(text)
                    .filter(|_| !is_known && may_stand(place))
            };
            let found = THIS
                .captures(text)
                .or_else(of_this)
                .or_else(alone)
                .or_else(ordinal);
            let number = found.and_then(|it| it.get(1).or_else(|| it.get(2)));
            said.extend(number.map(|number| {
                let span = Span::new(number.start(), number.end()).shifted(sentence.start);
                undated(Field::Version, place, reader.quoted(span))
            }));
        }
    }
    said
}

/// Places whose sentences may name the version in words.
const SAYING: [Place; 4] = [Place::Body, Place::Cover, Place::Header, Place::Footer];

/// "Final 06 03 26": the first of six figures of a date.
static IN_A_DATE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^[ ._-]\d{1,2}[ ._-]\d{2,4}(?:\D|$)"));

/// The last line of the text, where a page's foot ends up in formats without one.
fn last_line<'a>(reader: &Reader<'a>) -> Option<&'a Block> {
    let last = reader.document.part(Part::Body).last()?;
    let n_words = reader.document.text_of(last).split_whitespace().count();
    (n_words <= 20).then_some(last)
}

/// "EqIA: 12 March 2025": the date of what its label names, and no other.
fn is_of_label(reader: &Reader, date: Span) -> bool {
    reader.pairs.iter().any(|pair| {
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
        pair.value.span.covers(date) && !is_own && !by_chance
    })
}

/// Dates that stand alone, or behind a version only, on the cover or in a running header: the date
/// of a draft, else of the issue.
pub(super) fn dates(reader: &Reader, values: &[Value]) -> Vec<Value> {
    static FRAME: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^(?:.*\b(?:version|ver|v|edition|issue|iss|final|draft)\W{0,3}(?:no\W{0,3})?[\d.]*[a-z]?\W*(?:(?:of|from|dated)\W+)?|.*\bconsultation\W*|\W*(?:[\w'’-]+ ){0,2}draft(?: for [a-z]+(?: and [a-z]+)?)?\W+(?:(?:of|as at|as of|dated) )?|\W*(?:date(?:d)?\W+)?)$",
        )
    });
    if reader.kind != Kind::Policy {
        return Vec::new();
    }
    let is_taken = |span: Span| {
        let mut dated = values.iter().filter_map(|value| value.dated);
        dated.any(|dated| dated.span == span) || is_of_label(reader, span)
    };
    let is_dated = values
        .iter()
        .any(|value| value.field.is_deed() && value.dated.is_some_and(|dated| dated.certain));
    let mut found = Vec::new();
    for date in reader.dates {
        let (Some(dated), Some(block_idx)) = (date.dated(), reader.document.block_at(date.span))
        else {
            continue;
        };
        let Some(place @ (Place::Cover | Place::ControlTable | Place::Header | Place::Footer)) =
            reader.layout.place(block_idx)
        else {
            continue;
        };
        let line = line_around(reader.document, block_idx, date.span);
        let before = reader.document.at(Span::new(line.start, date.span.start));
        let before = &behind_label(reader, date.span, before);
        let after = reader.document.at(Span::new(date.span.end, line.end));
        let stands_alone = !EARLIER.is_match(before)
            && FRAME.is_match(before)
            && first_sentence(after).split_whitespace().count() <= 6;
        // "OI/11": what may be a date is none where the document has others.
        let is_doubtful = is_dated && !dated.certain;
        if stands_alone
            && !is_doubtful
            && !is_taken(date.span)
            && dated.grain <= super::super::Grain::Season
        {
            let field = if DRAFTED.is_match(before) {
                Field::Drafted
            } else {
                Field::Issued
            };
            found.push(Value {
                field,
                place,
                words: reader.quoted(date.span),
                dated: Some(dated),
            });
        }
    }
    found
}

/// "Release | 2.0, 17 February 2025": what stands before a date in a cell, with its label.
fn behind_label(reader: &Reader, date: Span, before: &str) -> String {
    let names_version =
        |pair: &&Labelled| meaning::of(&pair.name()) == Some(Meaning::Field(Field::Version));
    let mut pairs = reader.pairs.iter().filter(names_version);
    let is_cell = |pair: &&Labelled| pair.form != Form::Line && pair.value.span.covers(date);
    if pairs.any(|pair| is_cell(&pair)) {
        return format!("version {before}");
    }
    before.to_owned()
}

fn first_sentence(text: &str) -> &str {
    text.split_once(". ").map_or(text, |(first, _)| first)
}
