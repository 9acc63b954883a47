//! What a document says of itself in words that aren't known: dates, people and numbers.
//!
//! In: a document and the values that known words gave. Out: values that leave open what they are,
//! so that a rule can doubt where it would else say that there is nothing. Only what stands where
//! documents speak of themselves counts; what names others, their dates and their readers doesn't.

use std::sync::LazyLock;

use regex::Regex;

use super::fields::undated;
use super::meaning::{self, Meaning};
use super::prose::{self, NOUNS};
use super::{Field, Place, Reader, Value};
use crate::document::Span;
use crate::facts::label::{self, Labelled};
use crate::facts::pattern::pattern;
use crate::facts::{DateMention, Dated, Grain, Quoted, dates_in};

/// Reads what stays open beside the known values.
pub(super) fn values(reader: &Reader, known: &[Value]) -> Vec<Value> {
    let is_known = |field: Field| known.iter().any(|value| value.field == field);
    let mut found = dates(reader, known);
    if !is_known(Field::Owner) {
        found.extend(people(reader));
    }
    if !is_known(Field::Version) {
        found.extend(numbers(reader));
    }
    found
}

/// Dates that are all there is of their blocks, below a heading or a line that names their field.
pub(super) fn below_headings(reader: &Reader, known: &[Value]) -> Vec<Value> {
    let told = |date: &DateMention| {
        let is_taken = |value: &Value| value.dated.is_some_and(|dated| dated.span == date.span);
        let block_idx = reader.document.block_at(date.span)?;
        let place = own_place(reader, block_idx)?;
        let above = label_above(reader, block_idx, date.span)?;
        let field = match meaning::of(&above)? {
            Meaning::Field(field) if field != Field::Equality => field,
            Meaning::ReviewDate => Field::ReviewDue,
            _ => return None,
        };
        (!known.iter().any(is_taken)).then(|| Value {
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
    let at_edge = block_idx < prose::BLOCKS_AT_TOP
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
        r"(?i)\b(?:equalit\w+|impact|follows?|reflects?|based on|national|supersed\w+|replac\w+|previous\w*|earlier|former\w*|acts?|regulations?|legislation|guidance\W+(?:of|from|issued|published|updated)|born|print(?:ed)?|copyright|download\w*|training",
        r"|examples?|consult\w+|circulat\w+|distribut\w+|audience|readers?|appl(?:y|ies|icable) to|issued to|who must|for whom|child's|approv\w+ by|agreed (?:by|with)|signed|chair)\b|©"
    ))
});

// ---- dates ----

/// Dates of the document's own that no known word explains: one that lies ahead of its others, or
/// is said to, may be its next review.
fn dates(reader: &Reader, known: &[Value]) -> Vec<Value> {
    let newest = known
        .iter()
        .filter(|value| is_deed(value.field))
        .filter_map(|value| value.dated)
        .map(|dated| dated.interval.to)
        .max();
    let is_taken = |span: Span| {
        known
            .iter()
            .any(|value| value.dated.is_some_and(|dated| dated.span == span))
    };
    let open = |date: &DateMention| {
        let dated = date.dated().filter(|dated| dated.grain <= Grain::Season)?;
        if is_taken(date.span) {
            return None;
        }
        let (place, told) = told_of(reader, date)?;
        let is_later = newest.is_some_and(|day| dated.interval.from > day.plus_months(MONTHS_MIN));
        let field = match told {
            Told::Known(field) => field,
            Told::Ahead => Field::OpenReview,
            Told::Unknown if is_later => Field::OpenReview,
            Told::Unknown if is_fine(dated) => Field::OpenDate,
            Told::Unknown => return None,
        };
        Some(Value {
            field,
            place,
            words: reader.quoted(date.span),
            dated: Some(dated),
        })
    };
    reader.dates.iter().filter_map(open).collect()
}

/// A next review lies so many months behind the approval, at least.
const MONTHS_MIN: i32 = 5;

fn is_deed(field: Field) -> bool {
    matches!(field, Field::Approved | Field::Issued | Field::Effective)
}

fn is_fine(dated: Dated) -> bool {
    matches!(dated.grain, Grain::Day | Grain::Week | Grain::Month)
}

/// What the words around a date tell of it.
enum Told {
    /// They are known after all.
    Known(Field),
    /// It lies ahead.
    Ahead,
    Unknown,
}

impl Told {
    fn by(words: &str) -> Self {
        static AHEAD: LazyLock<Regex> = LazyLock::new(|| {
            pattern(
                r"(?i)\b(?:next|due|falls?|before|until|till|to be|will|shall|should|must|again|afresh|n(?:o|ot) later|ends?|expir\w+|laps\w+)\b|\bto [a-z]+ (?:in|on|by|at)\b|\bby\s*$",
            )
        });
        if AHEAD.is_match(words) {
            Self::Ahead
        } else {
            Self::Unknown
        }
    }
}

/// Where a date of the document's own stands, and what is told of it.
fn told_of(reader: &Reader, date: &DateMention) -> Option<(Place, Told)> {
    let block_idx = reader.document.block_at(date.span)?;
    let place = own_place(reader, block_idx)?;
    if let Some(pair) = pair_of(reader, date.span) {
        let name = pair.name();
        let before = Span::new(pair.value.span.start, date.span.start);
        let before = reader.document.at(before);
        let is_unknown = matches!(
            meaning::of(&name),
            None | Some(Meaning::Date | Meaning::Status)
        );
        let is_own = is_unknown && !OTHERS.is_match(&name) && place != Place::Body;
        let told = match name.as_str() {
            // Among other fields of control, what is due is the next review.
            "due" | "due date" | "due by" | "until" | "ends" if place == Place::ControlTable => {
                Told::Known(Field::ReviewDue)
            }
            _ => Told::by(&format!("{name} {before}")),
        };
        return is_own.then_some((place, told));
    }
    if label_above(reader, block_idx, date.span).is_some() {
        return Some((place, Told::Unknown));
    }
    let sentence = sentence_of(reader, block_idx, date.span)?;
    let before = reader
        .document
        .at(Span::new(sentence.start, date.span.start));
    let text = reader.document.at(sentence);
    let goes_on = || {
        let block = reader.document.text_of(&reader.document.blocks[block_idx]);
        PRONOUN.is_match(text) && (speaks_of_this(block) || reader.layout.is_frame(block_idx))
    };
    let is_own =
        !OTHERS.is_match(text) && (speaks_of_this(text) || is_line(text, place) || goes_on());
    is_own.then(|| (place, Told::by(before)))
}

/// "It", "its": a document that was spoken of before.
static PRONOUN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)\b(?:it|its|they|them|the (?:policy|procedure|guidance|protocol|strategy))\b")
});

/// The heading or line over a date that is all there is of its block, in plain form.
fn label_above(reader: &Reader, block_idx: usize, date: Span) -> Option<String> {
    let block = reader.document.blocks.get(block_idx)?;
    let above = reader.document.blocks.get(block_idx.checked_sub(1)?)?;
    let is_alone = Quoted::cut(reader.document, block.span).span == date;
    let is_line = above.part == block.part && above.cell().is_none() && block.cell().is_none();
    (is_alone && is_line).then(|| label::plain(reader.document.text_of(above)))
}

/// The narrowest label whose value holds a span.
fn pair_of<'a>(reader: &Reader<'a>, span: Span) -> Option<&'a Labelled> {
    let holds = |pair: &&Labelled| pair.value.span.covers(span);
    let pairs = reader.pairs.iter().filter(holds);
    pairs.min_by_key(|pair| pair.value.span.end - pair.value.span.start)
}

fn sentence_of(reader: &Reader, block_idx: usize, span: Span) -> Option<Span> {
    let block = reader.document.blocks.get(block_idx)?;
    let mut sentences = prose::sentences(reader.document, block.span).into_iter();
    sentences.find(|sentence| sentence.start <= span.start && span.start < sentence.end)
}

fn speaks_of_this(text: &str) -> bool {
    static THIS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(&format!(
            r"(?i)\bth(?:is|ese) (?:\w+ ){{0,2}}?{NOUNS}\b|^\W*(?:policy|procedure|guidance|protocol|guidelines?|strategy)\b"
        ))
    });
    THIS.is_match(text)
}

/// A short line of the frame, which names nothing else.
fn is_line(text: &str, place: Place) -> bool {
    place != Place::Body && text.split_whitespace().count() <= 16
}

// ---- people ----

/// Who is named by a post in the frame, under a label that says nothing of why, or alone on a line.
fn people(reader: &Reader) -> Vec<Value> {
    let pairs = reader.pairs.iter().filter_map(|pair| {
        let place = own_place(reader, pair.block_idx).filter(|place| *place != Place::Body)?;
        let name = pair.name();
        let is_unknown = meaning::of(&name).is_none() && !OTHERS.is_match(&name);
        (is_unknown && is_post(&pair.value.text))
            .then(|| undated(Field::OpenOwner, place, pair.value.clone()))
    });
    let lines = reader.document.blocks.iter().enumerate();
    let lines = lines.filter_map(|(block_idx, block)| {
        let place = own_place(reader, block_idx).filter(|place| *place == Place::Cover)?;
        let lines = prose::sentences(reader.document, block.span).into_iter();
        let mut parts = lines.flat_map(|line| prose::at_dashes(reader.document, line));
        let part =
            parts.find(|part| block.cell().is_none() && is_signature(reader.document.at(*part)))?;
        Some(undated(Field::OpenOwner, place, reader.quoted(part)))
    });
    pairs.chain(lines).chain(told_people(reader)).collect()
}

/// Sentences that name a post and this document, where documents speak of themselves: "The
/// Committee's officer answers questions about this policy."
fn told_people(reader: &Reader) -> Vec<Value> {
    static APPROVES: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?i)\b(?:approv\w+|ratif\w+|adopt\w+|endors\w+|agreed|signed|authoris\w+)\b")
    });
    static IT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(&format!(
            r"(?i)\b(?:it|them|th(?:is|ese) (?:\w+ )?{NOUNS}|the (?:policy|procedure|guidance|protocol|strategy|document))\b|^\W*(?:questions|queries|comments|corrections|enquiries)\b"
        ))
    });
    let blocks = reader.document.blocks.iter().enumerate();
    let own = blocks.filter_map(|(idx, block)| Some((own_place(reader, idx)?, block)));
    let told = own.flat_map(|(place, block)| {
        let sentences = prose::sentences(reader.document, block.span).into_iter();
        let names = sentences.filter(|sentence| {
            let text = reader.document.at(*sentence);
            block.cell().is_none()
                && names_post(text)
                && IT.is_match(text)
                && !APPROVES.is_match(text)
        });
        let values =
            names.map(|sentence| undated(Field::OpenOwner, place, reader.quoted(sentence)));
        values.collect::<Vec<_>>()
    });
    told.collect()
}

/// "Jean Arrol, Practice Lead": one person's post, not those of many.
fn is_post(text: &str) -> bool {
    text.split_whitespace().count() <= 14 && names_post(text)
}

fn names_post(text: &str) -> bool {
    static POST: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:manager|officer|director|head(?:teacher| of [a-z]+)?|lead|leader|co-?ordinator|adviser|advisor|nurse|principal|secretary|executive|teacher|consultant|editor)\b",
        )
    });
    static MANY: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^\W*(?:all|every|any|staff)\b|\b(?:managers|officers|workers|staff|teams|heads)\b",
        )
    });
    POST.is_match(text) && !MANY.is_match(text)
}

/// A name or a post, alone on its line or between dashes.
fn is_signature(text: &str) -> bool {
    let text = text.trim();
    let is_capital = |word: &str| word.starts_with(char::is_uppercase);
    let n_capitals = text
        .split_whitespace()
        .filter(|word| is_capital(word))
        .count();
    let n_words = text.split_whitespace().count();
    (2..=10).contains(&n_words)
        && n_capitals * 2 > n_words
        && !text.contains(':')
        && is_post(text)
        && !OTHERS.is_match(text)
}

// ---- numbers ----

/// A number with a point, or a word for how often it was printed, that is part of nothing else.
fn numbers(reader: &Reader) -> Vec<Value> {
    static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)(?:^|[\s(_–-])(v?\d{1,2}\.\d{1,2})(?:$|[\s),;_–-])|\b((?:first|second|third|fourth|fifth|sixth|\d(?:st|nd|rd|th)) (?:printing|impression|iteration|revision|update))\b",
        )
    });
    let blocks = reader.document.blocks.iter().enumerate();
    let found = blocks.filter_map(|(block_idx, block)| {
        let place = own_place(reader, block_idx).filter(|place| *place != Place::Body)?;
        if block.heading().is_some()
            || pair_of(reader, block.span).is_some_and(|pair| meaning::of(&pair.name()).is_some())
        {
            return None;
        }
        let found = NUMBER.captures(reader.document.text_of(block))?;
        let number = found.get(1).or_else(|| found.get(2))?;
        let span = Span::new(number.start(), number.end()).shifted(block.span.start);
        let begins_line = number.start() == 0 && place != Place::ControlTable;
        let in_date = dates_in(reader.dates, block.span)
            .iter()
            .any(|date| date.span.covers(span));
        (!begins_line && !in_date).then(|| undated(Field::OpenVersion, place, reader.quoted(span)))
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::super::Field::*;
    use super::super::tests::check;

    #[test]
    fn a_date_under_an_unknown_word_stays_open() {
        check(
            "# Visits Policy\n| Stamped | 3 May 2025 |\n| Version | 2 |\n| Owner | Head of Care |",
            &[(OpenDate, "3 May 2025"), (Approved, ""), (Issued, "")],
        );
        check(
            "# Visits Policy\nThis policy ran its course at the Board's table on 3 May 2025.\nText.",
            &[(OpenDate, "3 May 2025")],
        );
    }

    #[test]
    fn a_date_that_lies_ahead_may_be_the_next_review() {
        check(
            "# Visits Policy\n| Approved | 3 May 2025 |\n| Falls away | 3 May 2027 |\n| Version | 2 |",
            &[(OpenReview, "3 May 2027"), (OpenDate, "")],
        );
        check(
            "# Visits Policy\n| Approved | 3 May 2025 |\n| Horizon | 3 May 2027 |\n| Version | 2 |",
            &[(OpenReview, "3 May 2027")],
        );
    }

    #[test]
    fn a_heading_over_a_lone_date_is_its_label() {
        check(
            "# Visits Policy\n## Approved by the whole of the joint management group on\n3 May 2025\n## Day by which the group looks at the whole of this again\n3 May 2027",
            &[(Approved, "3 May 2025"), (ReviewDue, "3 May 2027")],
        );
    }

    #[test]
    fn dates_of_others_are_not_open() {
        for lines in [
            "# Visits Policy\n| EQIA | 3 May 2025 |\n| Version | 2 |",
            "# Visits Policy\n| Supersedes | Version 1 of 3 May 2021 |\n| Version | 2 |",
            "# Visits Policy\nThe Act came into force on 28 September 2009.",
            "# Visits Policy\n@footer Printed 3 May 2026",
            "# Visits Policy\n## Scope\nA.\nB.\nC.\nD.\nIt was told on 3 May 2025 to all.\nE.\nF.\nG.\nH.\nI.\nJ.\nK.",
        ] {
            check(lines, &[(OpenDate, ""), (OpenReview, "")]);
        }
    }

    #[test]
    fn who_is_named_without_a_reason_may_be_the_owner() {
        check(
            "# Visits Policy\n| Desk | Practice Manager |\n| Version | 2 |\n| Approved | May 2025 |",
            &[(OpenOwner, "Practice Manager"), (Owner, "")],
        );
        check(
            "# Visits Policy\nJean Arrol, Practice Lead\n## Scope\nAll staff.",
            &[(OpenOwner, "Jean Arrol, Practice Lead")],
        );
        check(
            "# Visits Policy\n| Circulation | All team managers |\n| Approved by | Head of Service |\n| Version | 2 |",
            &[(OpenOwner, "")],
        );
    }

    #[test]
    fn a_number_without_a_word_may_be_the_version() {
        check(
            "# Visits Policy\n@footer CF/12 – 2.1 – Page 3",
            &[(OpenVersion, "2.1"), (Version, "")],
        );
        check(
            "# Visits Policy\n2.1 Scope\n@footer 3.5.2025",
            &[(OpenVersion, "")],
        );
    }
}
