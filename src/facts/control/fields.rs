//! The values of document control: from labels, histories, sentences and loose lines.
//!
//! In: a document with its labels and layout. Out: every value of every field with its place.
//! Nothing is chosen between here; a date that stands nowhere near a word for it is nobody's.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use crate::facts::pattern::pattern;

use super::deeds::deed_before;
use super::meaning::{self, Meaning};
use super::prose::{self, NOUNS};
use super::status::awaits;
use super::{Field, Place, Reader, Value, equality, history, loose, open, referred};
use crate::document::{BlockKind, Format, Part, Span};
use crate::facts::kind::{self, Kind};
use crate::facts::label::{self, Form, Labelled};
use crate::facts::{DateMention, Dated, Grain, Quoted, dates_in};

/// Reads every value, in text order.
pub(super) fn values(reader: &Reader) -> Vec<Value> {
    let mut values = history::values(reader);
    values.extend(labelled(reader));
    values.extend(prose::values(reader));
    values.extend(referred::values(reader));
    values.extend(equality::values(reader));
    values.extend(loose::versions(reader));
    values.extend(loose::said_versions(reader, &values));
    values.extend(open::below_headings(reader, &values));
    values.extend(loose::dates(reader, &values));
    if matches!(reader.kind, Kind::Policy | Kind::StrategicPlan) {
        values.extend(open::values(reader, &values));
    }
    values.retain(|value| !reader.layout.is_of_another(value.words.span) && !is_of_title(value));
    values.sort_by_key(|value| (value.words.span, value.field));
    let values = without_spare_properties(without_bare_approvals(values));
    let values = without_first_days(reader, values);
    let values = with_sure_months(reader, values);
    let values = values.into_iter().map(|value| put_off(reader, value));
    drop_repeats(values.collect())
}

/// A property speaks only where nothing in the document does: it may be that of a template.
fn without_spare_properties(values: Vec<Value>) -> Vec<Value> {
    let is_property = |value: &Value| value.place == Place::Property;
    let own: BTreeSet<Field> = { values.iter() }
        .filter(|value| !is_property(value))
        .map(|value| value.field)
        .collect();
    let stands = |value: &Value| !is_property(value) || !own.contains(&value.field);
    values.into_iter().filter(stands).collect()
}

/// "Approved 9.10.25, review 10/26": a month of a year in figures is sure where the document has another day
/// of its own not far from it.
fn with_sure_months(reader: &Reader, mut values: Vec<Value>) -> Vec<Value> {
    const MONTHS_MAX: i32 = 60;
    let sure = values.iter().filter(|value| value.field.is_deed());
    let sure = sure.filter_map(|value| value.dated.filter(|dated| dated.certain));
    let days: Vec<_> = sure.map(|dated| dated.interval.from).collect();
    let is_near = |dated: &Dated| {
        let (from, to) = (dated.interval.from, dated.interval.to);
        let mut days = days.iter();
        days.any(|day| from <= day.plus_months(MONTHS_MAX) && *day <= to.plus_months(MONTHS_MAX))
    };
    let in_figures = |dated: &Dated| {
        let text = reader.document.at(dated.span);
        dated.grain == Grain::Month && !text.contains(char::is_alphabetic)
    };
    for value in &mut values {
        if let Some(dated) = value
            .dated
            .as_mut()
            .filter(|dated| in_figures(dated) && is_near(dated))
        {
            dated.certain = true;
        }
    }
    values
}

/// "First adopted in 2014": the day of an earlier version, where a later deed has one of its own.
fn without_first_days(reader: &Reader, values: Vec<Value>) -> Vec<Value> {
    let deeds = values.iter().filter(|value| value.field.is_deed());
    let days = deeds.filter_map(|value| value.dated);
    let newest = days.map(|dated| dated.interval.from).max();
    let is_first = |value: &Value| {
        let day = value.dated.filter(|_| value.field.is_deed());
        let is_older = day
            .zip(newest)
            .is_some_and(|(day, newest)| day.interval.to < newest);
        is_older && is_told_first(reader, value)
    };
    values
        .into_iter()
        .filter(|value| !is_first(value))
        .collect()
}

fn is_told_first(reader: &Reader, value: &Value) -> bool {
    static FIRST: LazyLock<Regex> = LazyLock::new(|| {
        const DEEDS: &str = concat!(
            r"(?:approv\w+|adopt\w+|agreed|ratif\w+|endors\w+|accepted|passed|authorised|signed",
            r"|issue[ds]?|publi\w+|launched|released|introduced|implemented|in force|came|took",
            r"|written|drafted|prepared|produced)"
        );
        pattern(&format!(
            r"(?i)\b(?:(?:first|originally|initially) {DEEDS}|{DEEDS} (?:first|originally|initially) (?:in|on)|first (?:edition|version|time))\b[^.;,|\n]*$"
        ))
    });
    let Some(day) = value.dated.map(|dated| dated.span) else {
        return false;
    };
    let block_idx = reader.document.block_at(day);
    let is_in_text = block_idx.is_some_and(|idx| {
        let block = reader.document.blocks[idx].span;
        FIRST.is_match(reader.document.at(Span::new(block.start, day.start)))
    });
    let labels = reader
        .pairs
        .iter()
        .filter(|pair| pair.value.span.covers(day));
    is_in_text || { labels }.any(|pair| FIRST.is_match(&pair.label.text))
}

/// "Review by 1 October 2026, extended to 1 April 2027": the day that it was put off to holds.
fn put_off(reader: &Reader, value: Value) -> Value {
    const REACH_BYTES: usize = 600;
    static PUT_OFF: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)^[^.;]{0,60}\b",
            r"(?:extended|moved|postponed|deferred|prolonged|put (?:back|off)|changed)",
            r"\b[^.;]{0,60}\b(?:to|until|till)\s+$"
        ))
    });
    let own = value.dated.filter(|_| value.field == Field::ReviewDue);
    let block = own.and_then(|own| reader.document.block_at(own.span));
    let Some((own, block_idx)) = own.zip(block) else {
        return value;
    };
    let after = Span::new(own.span.end, reader.document.blocks[block_idx].span.end);
    let near = dates_in(reader.dates, after).iter();
    let mut near = near.take_while(|date| date.span.start <= own.span.end + REACH_BYTES);
    let later = near.find(|date| {
        let between = Span::new(own.span.end, date.span.start);
        PUT_OFF.is_match(reader.document.at(between)) && date.dated().is_some()
    });
    match later {
        Some(date) => Value {
            words: reader.quoted(date.span),
            dated: date.dated(),
            ..value
        },
        None => value,
    }
}

/// "Framework 2018-2019": years in a title are those that the document is for.
fn is_of_title(value: &Value) -> bool {
    let is_coarse = |dated: Dated| dated.grain > Grain::Season;
    value.place == Place::Title && value.dated.is_some_and(is_coarse)
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
            values.extend(sender(reader, place, pair));
            continue;
        };
        if is_strangers_signature(place, pair) {
            continue;
        }
        let field = match names {
            Meaning::Field(field) | Meaning::By(field) => field,
            Meaning::ReviewDate | Meaning::LatestReview | Meaning::Cycle => {
                open_reviews.push((names, place, pair));
                continue;
            }
            Meaning::Date => match before.filter(|(_, earlier)| are_neighbours(earlier, pair)) {
                Some((field, _)) => field,
                None if reader.kind == Kind::Policy
                    && (place == Place::ControlTable || kind::is_sent(reader.document)) =>
                {
                    Field::Issued
                }
                None => continue,
            },
            Meaning::Status | Meaning::Awaits => continue,
        };
        values.extend(value(reader, field, names, place, pair));
        values.extend(end_of_range(reader, field, place, pair));
        values.extend(named_author(reader, names, place, pair));
        before = matches!(names, Meaning::By(_)).then_some((field, pair));
    }
    let reviews = resolve_reviews(reader, &values, &open_reviews);
    values.extend(reviews);
    values
}

/// "Signed: A. Parent", amid the text: on a form, unless a post or a body is named that may approve.
fn is_strangers_signature(place: Place, pair: &Labelled) -> bool {
    static APPROVES: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)\b(?:chair\w*|conven[eo]r|trustees?|governors?|board|council|committee|partners?",
            r"|provost|chief)\b"
        ))
    });
    let (name, value) = (pair.name(), &pair.value.text);
    let is_signature = matches!(name.as_str(), "signed" | "signed by" | "signature");
    let may_approve = || open::names_post(value) || APPROVES.is_match(value);
    place == Place::Body && is_signature && !may_approve()
}

/// The place of a pair, where it speaks for the document.
fn place_of(reader: &Reader, pair: &Labelled) -> Option<Place> {
    let place = reader.layout.place(pair.block_idx)?;
    let is_of_file = place == Place::Property && OF_FILE.contains(&pair.name().as_str());
    (place != Place::VersionHistory && !is_of_file).then_some(place)
}

/// Properties that programs write of the file and of whoever typed it.
const OF_FILE: [&str; 7] = [
    "author",
    "created",
    "modified",
    "last modified by",
    "last printed",
    "from",
    "date",
];

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

/// "In force | 1 May 2025 to 30 April 2027": the last day is that of the next review.
fn end_of_range(reader: &Reader, field: Field, place: Place, pair: &Labelled) -> Option<Value> {
    let mut dates = dates_in(reader.dates, pair.value.span).iter();
    let date = dates.find(|date| date.dated().is_some())?;
    let last = date.ends.get(1).filter(|_| field == Field::Effective)?;
    Some(Value {
        field: Field::ReviewDue,
        place,
        words: reader.quoted(last.span),
        dated: last.dated(),
    })
}

fn version(reader: &Reader, place: Place, pair: &Labelled) -> Option<Value> {
    let may_stand = place != Place::Body || is_at_edge(reader, pair.block_idx);
    let words = history::number_in(reader, pair.value.span).or_else(|| {
        let value = first_sentence(reader, &pair.value);
        let is_open = value.text.starts_with(['[', '<']) || NOT_ANY.is_match(&value.text);
        let is_word = value.text.split_whitespace().count() <= 3 && !pair.is_blank() && !is_open;
        let needs_number = matches!(
            pair.name().as_str(),
            "issue" | "revision" | "rev" | "v" | "edition" | "version control"
        );
        let is_letter = value.text.len() == 1 && value.text.starts_with(char::is_uppercase);
        let is_ordinal = ORDINAL.is_match(&value.text);
        let is_named = is_ordinal || place != Place::Body && (!needs_number || is_letter);
        (is_word && is_named && may_stand).then_some(value)
    })?;
    Some(undated(Field::Version, place, words))
}

/// "n/a": that there is no version.
static NOT_ANY: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^\W*(?:n/?a|not applicable|nil)\W*$"));

/// "Second edition".
static ORDINAL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)(?:^(?:the )?|\()(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth",
        r"|one|two|three|four|five|six)\b"
    ))
});

/// An owner is a person, a role or a team in a place where the document speaks of itself.
fn owner(reader: &Reader, place: Place, pair: &Labelled) -> Option<Value> {
    let words = first_sentence(reader, &pair.value);
    let text = &words.text;
    let is_named = text.chars().any(char::is_alphabetic)
        && text.split_whitespace().count() <= 25
        && dates_in(reader.dates, pair.value.span)
            .first()
            .is_none_or(|date| date.span.start > pair.value.span.start);
    let speaks =
        place != Place::Body || is_at_edge(reader, pair.block_idx) && !is_listed(reader, pair);
    // "Contact" over "Search this site", in the menu of a page.
    let block = &reader.document.blocks[pair.block_idx];
    let is_menu = reader.document.format == Format::Html
        && matches!(block.kind, BlockKind::ListItem(_))
        && pair.form == Form::NextLine;
    (!pair.is_blank() && is_named && speaks && !is_menu && !is_sentence(pair))
        .then(|| undated(Field::Owner, place, words))
}

/// "Lead: Head of Education" below each of the promises that a strategy makes.
fn is_listed(reader: &Reader, pair: &Labelled) -> bool {
    const TIMES_MIN: usize = 3;
    let name = pair.name();
    let same = reader.pairs.iter().filter(|other| other.name() == name);
    same.take(TIMES_MIN).count() == TIMES_MIN
}

/// "Responsible manager Finance Manager" over a sentence: the line has its value in it.
fn is_sentence(pair: &Labelled) -> bool {
    const WORDS_MAX: usize = 5;
    let text = pair.value.text.trim_end();
    pair.form == Form::NextLine
        && text.ends_with('.')
        && text.split_whitespace().count() > WORDS_MAX
        && !open::names_post(text)
}

/// "Director of Education. Version 3.0 …": who it is ends with the sentence.
fn first_sentence(reader: &Reader, words: &Quoted) -> Quoted {
    static END: LazyLock<Regex> = LazyLock::new(|| pattern(r"\p{Ll}{3,}\)?\.\s+\p{Lu}"));
    let Some(found) = END.find(&words.text) else {
        return without_stop(reader, words);
    };
    let stop = found.as_str().find('.').unwrap_or(0);
    let start = words.span.start;
    reader.quoted(Span::new(start, start + found.start() + stop))
}

/// "The third.": what answers a question, without the stop behind it.
fn without_stop(reader: &Reader, words: &Quoted) -> Quoted {
    let bare = words.text.trim_end_matches('.');
    let is_answer = bare.len() + 1 == words.text.len() && !bare.contains('.');
    let end = words.span.start + bare.len();
    if is_answer && reader.document.at(words.span) == words.text {
        reader.quoted(Span::new(words.span.start, end))
    } else {
        words.clone()
    }
}

/// "Ratified by: Services Manager (author)"; and a post answers for what it issues.
fn named_author(reader: &Reader, names: Meaning, place: Place, pair: &Labelled) -> Option<Value> {
    static ROLE: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)\(\s*(?:policy |document )?(?:author|owner|lead)\s*\)"));
    static POST: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)\b",
            r"(?:officer|director|head|manager|lead|co-?ordinator|chief|principal|adviser|nurse)\b"
        ))
    });
    let text = &pair.value.text;
    let is_issuer = names == Meaning::By(Field::Issued) && POST.is_match(text);
    let says = matches!(names, Meaning::By(_)) && ROLE.is_match(text);
    (says || is_issuer)
        .then(|| owner(reader, place, pair))
        .flatten()
}

/// "To: all team leaders. From: Operations Manager": whoever sends a memorandum answers for it.
fn sender(reader: &Reader, place: Place, pair: &Labelled) -> Option<Value> {
    const REACH: usize = 4;
    let is_to = |other: &&Labelled| {
        let is_near = other.block_idx.abs_diff(pair.block_idx) <= REACH;
        is_near && matches!(other.name().as_str(), "to" | "for" | "for the attention of")
    };
    let is_memo = pair.name() == "from" && reader.pairs.iter().any(|other| is_to(&other));
    is_memo.then(|| owner(reader, place, pair)).flatten()
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
        _ if field.is_deed() => reader.first_date_in(pair.value.span),
        _ => reader.date_in(pair.value.span),
    };
    let is_to_come = || {
        let told = dated.map(|dated| told_before(reader, pair, dated));
        awaits(&pair.value.text).or_else(|| awaits(told?)).is_some()
    };
    if is_other_text(place, pair) || (field.is_deed() && is_to_come()) {
        return None;
    }
    let is_by = matches!(names, Meaning::By(_));
    let field = dated
        .filter(|_| is_by)
        .and_then(|dated| told_within(reader, pair, dated))
        .unwrap_or(field);
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

/// "Team › Board. Target for approval: January 2027": the sentence of a value up to its date.
fn told_before<'a>(reader: &Reader<'a>, pair: &Labelled, dated: Dated) -> &'a str {
    let start = pair.value.span.start;
    let before = reader
        .document
        .at(Span::new(start.min(dated.span.start), dated.span.start));
    before.rsplit(". ").next().unwrap_or(before)
}

/// "Issued by: the Lead Officer, for the Committee, which approved it on 3 May": what the value itself
/// says of its date.
fn told_within(reader: &Reader, pair: &Labelled, dated: Dated) -> Option<Field> {
    let start = pair.value.span.start;
    let before = (start < dated.span.start).then(|| Span::new(start, dated.span.start))?;
    let (field, _) = deed_before(reader.document, before)?;
    field.is_deed().then_some(field)
}

/// "Approval by panel" over a paragraph on carers: a heading of the text, not a label.
fn is_other_text(place: Place, pair: &Labelled) -> bool {
    static ITSELF: LazyLock<Regex> = LazyLock::new(|| {
        pattern(&format!(
            r"(?i)\b(?:this|these|our)\s+(?:[\w'’-]+\s+){{0,3}}?{NOUNS}\b|\bit\b|\bthe {NOUNS}\b"
        ))
    });
    let is_prose = place == Place::Body || pair.value.text.trim_end().ends_with('.');
    is_prose && pair.form == Form::NextLine && is_text(pair) && !ITSELF.is_match(&pair.value.text)
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

pub(super) fn undated(field: Field, place: Place, words: Quoted) -> Value {
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
        let says_when = *names != Meaning::Cycle && !pair.value.text.is_empty() && !is_text(pair);
        (dated.is_some() || says_when).then(|| Value {
            field,
            place: *place,
            words: pair.value.clone(),
            dated,
        })
    };
    open.iter().filter_map(resolve).collect()
}
