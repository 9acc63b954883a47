//! The values of document control: from labels, histories, sentences and loose lines.
//!
//! In: a document with its labels and layout. Out: every value of every field with its place.
//! Nothing is chosen between here; a date that stands nowhere near a word for it is nobody's.

use std::sync::LazyLock;

use regex::Regex;

use crate::facts::pattern::pattern;

use super::meaning::{self, Meaning};
use super::{Field, Place, Reader, Value, equality, history, prose};
use crate::document::{Block, Part, Span};
use crate::facts::kind::Kind;
use crate::facts::label::{Form, Labelled};
use crate::facts::{DateMention, Dated, Quoted, dates_in, label};

/// Reads every value, in text order.
pub(super) fn values(reader: &Reader) -> Vec<Value> {
    let mut values = history::values(reader);
    values.extend(labelled(reader));
    values.extend(prose::values(reader));
    values.extend(equality::values(reader));
    values.extend(loose_versions(reader));
    values.extend(said_versions(reader, &values));
    values.extend(loose_dates(reader, &values));
    values.sort_by_key(|value| (value.words.span, value.field));
    drop_repeats(without_bare_approvals(values))
}

/// Who approved it says less than when it was approved.
fn without_bare_approvals(mut values: Vec<Value>) -> Vec<Value> {
    let is_approval = |value: &Value| value.field == Field::Approved;
    if values
        .iter()
        .any(|value| is_approval(value) && value.dated.is_some())
    {
        values.retain(|value| {
            !is_approval(value) || value.dated.is_some() || label::is_blank(&value.words.text)
        });
    }
    values
}

/// One place may be read in two ways; the label's reading comes first in the sort.
fn drop_repeats(values: Vec<Value>) -> Vec<Value> {
    let mut kept: Vec<Value> = Vec::with_capacity(values.len());
    for value in values {
        let same = |other: &Value| {
            other.field == value.field
                && (other.words.span.covers(value.words.span)
                    || other
                        .dated
                        .zip(value.dated)
                        .is_some_and(|(a, b)| a.span == b.span))
        };
        if !kept.iter().rev().take(8).any(same) {
            kept.push(value);
        }
    }
    kept
}

// ---- labels ----

fn labelled(reader: &Reader) -> Vec<Value> {
    let mut values = Vec::new();
    let mut open_reviews = Vec::new();
    let mut before: Option<(Field, &Labelled)> = None;
    for pair in reader.pairs {
        let Some(place) = place_of(reader, pair) else {
            continue;
        };
        let Some(names) = meaning::of(&pair.name()) else {
            continue;
        };
        let field = match names {
            Meaning::Field(field) | Meaning::By(field) => field,
            Meaning::ReviewDate | Meaning::LatestReview => {
                open_reviews.push((names, place, pair));
                continue;
            }
            Meaning::Date => match before.filter(|(_, earlier)| are_neighbours(earlier, pair)) {
                Some((field, _)) => field,
                None if reader.kind == Kind::Policy && place == Place::ControlTable => {
                    Field::Issued
                }
                None => continue,
            },
            Meaning::Status | Meaning::Awaits => continue,
        };
        values.extend(value(reader, field, names, place, pair));
        values.extend(named_author(reader, names, place, pair));
        before = matches!(names, Meaning::By(_)).then_some((field, pair));
    }
    let reviews = resolve_reviews(reader, &values, &open_reviews);
    values.extend(reviews);
    values
}

/// The place of a pair, where it speaks for the document.
fn place_of(reader: &Reader, pair: &Labelled) -> Option<Place> {
    let place = reader.layout.place(pair.block_idx)?;
    let in_history = pair
        .table_idx
        .is_some_and(|idx| reader.layout.is_history_table(idx));
    (!in_history && place != Place::Property && place != Place::VersionHistory).then_some(place)
}

/// "Approved by: Board" and "Date: 3 May 2023" stand together.
fn are_neighbours(earlier: &Labelled, pair: &Labelled) -> bool {
    let gap = pair.block_idx.abs_diff(earlier.block_idx);
    gap <= 4 && earlier.table_idx == pair.table_idx
}

fn value(
    reader: &Reader,
    field: Field,
    names: Meaning,
    place: Place,
    pair: &Labelled,
) -> Option<Value> {
    match field {
        Field::Version => version(reader, place, pair),
        Field::Owner => owner(reader, place, pair),
        Field::Equality | Field::EqualityOpen => None,
        _ => dated(reader, field, names, place, pair),
    }
}

fn version(reader: &Reader, place: Place, pair: &Labelled) -> Option<Value> {
    let words = history::number_in(reader, pair.value.span).or_else(|| {
        let is_word = pair.value.text.split_whitespace().count() <= 3 && !pair.is_blank();
        let needs_number = matches!(
            pair.name().as_str(),
            "issue" | "revision" | "rev" | "v" | "edition" | "version control"
        );
        let is_letter =
            pair.value.text.len() == 1 && pair.value.text.starts_with(char::is_uppercase);
        (is_word && (!needs_number || is_letter) && place != Place::Body)
            .then(|| pair.value.clone())
    })?;
    Some(undated(Field::Version, place, words))
}

/// An owner is a person, a role or a team in a place where the document speaks of itself.
fn owner(reader: &Reader, place: Place, pair: &Labelled) -> Option<Value> {
    let text = &pair.value.text;
    let is_named = text.chars().any(char::is_alphabetic)
        && text.split_whitespace().count() <= 25
        && dates_in(reader.dates, pair.value.span)
            .first()
            .is_none_or(|date| date.span.start > pair.value.span.start);
    let speaks = place != Place::Body || is_at_edge(reader, pair.block_idx);
    (!pair.is_blank() && is_named && speaks)
        .then(|| undated(Field::Owner, place, first_sentence(reader, &pair.value)))
}

/// "Director of Education. Version 3.0 …": who it is ends with the sentence.
fn first_sentence(reader: &Reader, words: &Quoted) -> Quoted {
    static END: LazyLock<Regex> = LazyLock::new(|| pattern(r"\p{Ll}{3,}\)?\.\s+\p{Lu}"));
    let Some(found) = END.find(&words.text) else {
        return words.clone();
    };
    let stop = found.as_str().find('.').unwrap_or(0);
    let start = words.span.start;
    reader.quoted(Span::new(start, start + found.start() + stop))
}

/// "Issued by: Services Manager (author)".
fn named_author(reader: &Reader, names: Meaning, place: Place, pair: &Labelled) -> Option<Value> {
    static ROLE: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)\(\s*(?:policy |document )?(?:author|owner|lead)\s*\)"));
    let says = matches!(names, Meaning::By(_)) && ROLE.is_match(&pair.value.text);
    says.then(|| owner(reader, place, pair)).flatten()
}

/// Control blocks stand at the beginning or at the very end.
fn is_at_edge(reader: &Reader, block_idx: usize) -> bool {
    let after = reader.document.blocks.get(block_idx + 10);
    block_idx <= 12 || after.is_none_or(|block| block.part != Part::Body)
}

fn dated(
    reader: &Reader,
    field: Field,
    names: Meaning,
    place: Place,
    pair: &Labelled,
) -> Option<Value> {
    let dated = match field {
        Field::Updated | Field::LastReviewed if is_list(pair) => newest_in(reader, pair.value.span),
        _ => reader.date_in(pair.value.span),
    };
    let is_by = matches!(names, Meaning::By(_));
    let is_nothing = dated.is_none()
        && (pair.value.text.is_empty() || is_text(pair) || (is_by && field != Field::Approved));
    let is_body_name = dated.is_none()
        && (place == Place::Body
            || (field == Field::Approved && pair.form == Form::NextLine && !is_by));
    (!is_nothing && !is_body_name).then(|| Value {
        field,
        place,
        words: pair.value.clone(),
        dated,
    })
}

/// A few words rather than a sentence.
fn is_list(pair: &Labelled) -> bool {
    pair.value.text.split_whitespace().count() <= 10
}

/// "Revised: October 2022 and October 2025": of what was done again the last time counts.
fn newest_in(reader: &Reader, span: Span) -> Option<Dated> {
    let dated = dates_in(reader.dates, span).iter();
    dated
        .filter_map(DateMention::dated)
        .max_by_key(|dated| dated.interval)
}

/// A paragraph below a heading is no value of a field.
fn is_text(pair: &Labelled) -> bool {
    let n_words_max = if pair.form == Form::NextLine { 8 } else { 30 };
    pair.value.text.split_whitespace().count() > n_words_max
}

fn undated(field: Field, place: Place, words: Quoted) -> Value {
    Value {
        field,
        place,
        words,
        dated: None,
    }
}

/// Decides what a bare "review date" is, when all the other dates are known.
fn resolve_reviews(
    reader: &Reader,
    values: &[Value],
    open: &[(Meaning, Place, &Labelled)],
) -> Vec<Value> {
    let dates_of = |field: Field| {
        values
            .iter()
            .filter(move |value| value.field == field)
            .filter_map(|value| value.dated)
    };
    let next = dates_of(Field::ReviewDue).map(|dated| dated.interval).max();
    let own = [
        Field::Approved,
        Field::Issued,
        Field::Effective,
        Field::Drafted,
        Field::Updated,
    ];
    let base = own
        .into_iter()
        .flat_map(dates_of)
        .map(|dated| dated.interval.to)
        .max();
    let resolve = |(names, place, pair): &(Meaning, Place, &Labelled)| {
        let mut dated = reader.date_in(pair.value.span);
        let after_base = dated
            .zip(base)
            .map(|(dated, base)| dated.interval.from > base);
        let is_last = match names {
            Meaning::LatestReview => true,
            _ => dated
                .zip(next)
                .is_some_and(|(dated, next)| dated.interval < next),
        };
        if *names == Meaning::LatestReview && next.is_none() && after_base != Some(false) {
            dated = dated.map(|dated| Dated {
                certain: false,
                ..dated
            });
        }
        let field = if is_last {
            Field::LastReviewed
        } else {
            Field::ReviewDue
        };
        (dated.is_some() || !(pair.value.text.is_empty() || is_text(pair))).then(|| Value {
            field,
            place: *place,
            words: pair.value.clone(),
            dated,
        })
    };
    open.iter().filter_map(resolve).collect()
}

// ---- loose lines ----

/// What such lines say of other versions is not this one's.
static EARLIER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)\b(?:supersedes?d?|replace[sd]?|replacing|previous|superseding|earlier)\b")
});

/// A date behind such words is that of a draft.
static DRAFTED: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\b(?:draft|consultation)"));

/// Version numbers in title, cover, running header and footer, and the file's name.
fn loose_versions(reader: &Reader) -> Vec<Value> {
    static VERSION: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)(?:^|[^a-z0-9])(?:(?:version|ver|issue(?: no)?|rev(?:ision)?(?: no)?|edition)[\s.:_-]{0,2}(?:no\.? ?|number )?|(?:draft|final)[ _-]v?|v[. _]?)",
            r"(?:(?:one|two|three|four|five|six) ?\()?(\d{1,2}(?:\.\d{1,3}){0,3}[a-z]?)(?:$|[^\w./-]|_|[.-](?:\D|$))"
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
        let is_cell = place == Place::ControlTable && block.cell().is_some();
        let text = reader.document.text_of(block);
        if is_cell || !is_named && last_line.is_none_or(|last| last.span != block.span) {
            continue;
        }
        for found in VERSION.captures_iter(text).filter_map(|found| found.get(1)) {
            let before = &text[..found.start()];
            let sentence = before.rfind(['.', '\n']).map_or(0, |at| at + 1);
            if EARLIER.is_match(&before[sentence..]) {
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

/// "This version (1.2) will be reviewed …"; and, where no other place gives one, a sentence that is
/// nothing but a version where documents speak of themselves.
fn said_versions(reader: &Reader, values: &[Value]) -> Vec<Value> {
    static THIS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\bthis (?:is )?(?:version|edition|issue)\W{1,2}(?:no\.? |number )?(\d{1,2}(?:\.\d{1,3}){0,3}[a-z]?)\b",
        )
    });
    static OF_THIS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:version|edition|issue)\W{1,2}(?:no\.? |number )?(\d{1,2}(?:\.\d{1,3}){0,3}[a-z]?) of this (?:policy|procedure|guidance|protocol|strategy|document)\b",
        )
    });
    static ALONE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^\W*(?:version|edition|issue|revision)\W{1,2}(?:no\.? |number )?(\d{1,2}(?:\.\d{1,3}){0,3}[a-z]?)\W*$",
        )
    });
    let is_known = values.iter().any(|value| value.field == Field::Version);
    let mut said = Vec::new();
    for (block_idx, block) in reader.document.blocks.iter().enumerate() {
        let place = reader.layout.place(block_idx);
        let Some(place) = place.filter(|place| matches!(place, Place::Body | Place::Cover)) else {
            continue;
        };
        if reader.layout.is_history(block_idx) {
            continue;
        }
        let may_stand_alone = !is_known && prose::is_near_end(reader.document, block_idx);
        for sentence in prose::sentences(reader.document, block.span) {
            let text = reader.document.at(sentence);
            let alone = || ALONE.captures(text).filter(|_| may_stand_alone);
            let of_this = || {
                OF_THIS
                    .captures(text)
                    .filter(|_| !is_known && !EARLIER.is_match(text))
            };
            let found = THIS.captures(text).or_else(of_this).or_else(alone);
            let number = found.and_then(|it| it.get(1));
            said.extend(number.map(|number| {
                let span = Span::new(number.start(), number.end()).shifted(sentence.start);
                undated(Field::Version, place, reader.quoted(span))
            }));
        }
    }
    said
}

/// "Final 06 03 26": the first of six figures of a date.
static IN_A_DATE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^[ ._-]\d{1,2}[ ._-]\d{2,4}(?:\D|$)"));

/// The last line of the text, where a page's foot ends up in formats without one.
fn last_line<'a>(reader: &Reader<'a>) -> Option<&'a Block> {
    let last = reader.document.part(Part::Body).last()?;
    let n_words = reader.document.text_of(last).split_whitespace().count();
    (n_words <= 20).then_some(last)
}

/// Dates that stand alone, or behind a version only, on the cover or in a running header: the date
/// of a draft, else of the issue.
fn loose_dates(reader: &Reader, values: &[Value]) -> Vec<Value> {
    static FRAME: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^(?:.*\b(?:version|ver|v|edition|issue|final|draft)\W{0,3}(?:no\W{0,3})?[\d.]*[a-z]?\W*|.*\bconsultation\W*|\W*(?:[\w'’-]+ ){0,2}draft(?: for [a-z]+(?: and [a-z]+)?)?\W+(?:(?:of|as at|as of|dated) )?|\W*(?:date(?:d)?\W+)?)$",
        )
    });
    if reader.kind != Kind::Policy {
        return Vec::new();
    }
    let is_taken = |span: Span| {
        let mut dated = values.iter().filter_map(|value| value.dated);
        dated.any(|dated| dated.span == span)
    };
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
        let line = prose::line_around(reader.document, block_idx, date.span);
        let before = reader.document.at(Span::new(line.start, date.span.start));
        let after = reader.document.at(Span::new(date.span.end, line.end));
        let stands_alone = !EARLIER.is_match(before)
            && FRAME.is_match(before)
            && after.split_whitespace().count() <= 6;
        if stands_alone && !is_taken(date.span) && dated.grain <= super::super::Grain::Season {
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
