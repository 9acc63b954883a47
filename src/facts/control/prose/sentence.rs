//! What one sentence says was done to this document, and on which day.
//!
//! In: a sentence, its dates, and what is known where it begins. Out: values. The deed mostly stands
//! before its date; where the date comes first, or between two deeds, the sentence has to name this
//! document.

use std::sync::LazyLock;

use regex::Regex;

use super::{Context, THIS};
use crate::document::Span;
use crate::facts::control::clause::{Clause, is_of_another};
use crate::facts::control::deeds::{DEED, deed_before, field_of};
use crate::facts::control::{Field, Place, Reader, Value, named};
use crate::facts::pattern::pattern;
use crate::facts::{DateMention, Grain, dates_in};

/// The values that one sentence gives: a deed, the date behind it, and whether it is this document's.
pub(super) fn in_sentence(
    reader: &Reader,
    sentence: Span,
    place: Place,
    context: Context,
) -> Vec<Value> {
    let mut values = Vec::new();
    let mut is_own = false;
    let mut from = sentence.start;
    let dates = dates_in(reader.dates, sentence);
    // A date may run on over what was read as the end of its sentence.
    let end = dates.last().map_or(sentence.end, |date| date.span.end);
    let sentence = Span::new(sentence.start, sentence.end.max(end));
    let once = |date: &&DateMention| date.dated().is_some() && !is_of_each_year(reader, date);
    for date in dates.iter().filter(once) {
        let before = Span::new(from.min(date.span.start), date.span.start);
        let Some((field, deed)) = deed_before(reader.document, before) else {
            let named = named::field_of(reader, sentence, before, date);
            if let Some(field) = named.filter(|_| context.may_name()) {
                values.extend(value(reader, field, place, date));
                continue;
            }
            values.extend(date_first(reader, sentence, place, date));
            values.extend(date_between(reader, sentence, place, date));
            continue;
        };
        let clause = Clause {
            subject: reader.document.at(Span::new(sentence.start, deed.start)),
            deed: reader.document.at(deed),
            object: reader.document.at(Span::new(deed.end, date.span.start)),
        };
        let is_second = is_own && before.start > sentence.start;
        let is_called = || field == Field::ReviewDue && clause.names_called(reader, sentence);
        is_own = is_second
            || clause.is_of_this(reader, context)
            || clause.is_running(place)
            || is_called();
        let field = match field {
            Field::Updated if clause.tells_of_this() => Field::Reissued,
            other => other,
        };
        if is_own {
            values.extend(values_of(reader, field, place, date));
        }
        from = date.span.end;
    }
    values
}

/// "We look at this policy each December": a month of every year is no day to be kept.
fn is_of_each_year(reader: &Reader, date: &DateMention) -> bool {
    let before = reader.document.text[..date.span.start].trim_end();
    let word = before
        .rsplit(char::is_whitespace)
        .next()
        .unwrap_or_default();
    date.grain == Grain::Month
        && ["each", "every"]
            .iter()
            .any(|each| word.eq_ignore_ascii_case(each))
}

/// "In May 2026, this chapter was amended …", "On 3 May 2025 the Board approved this policy."
fn date_first(reader: &Reader, sentence: Span, place: Place, date: &DateMention) -> Option<Value> {
    static OPENS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)^\W*(?:at (?:[\w'’]+ ){0,3}?meetings? )?(?:held )?",
            r"(?:in|on|of|from|since|by|with effect from|as of)?\s*$"
        ))
    });
    let document = reader.document;
    let opening = document.at(Span::new(sentence.start, date.span.start));
    let rest = document.at(Span::new(date.span.end, sentence.end));
    let found = DEED.captures(rest).filter(|_| OPENS.is_match(opening))?;
    let deed = found.get(0)?;
    let subject = rest[..deed.start()].trim_start_matches([',', ' ']);
    let clause = Clause {
        subject,
        deed: deed.as_str(),
        object: &rest[deed.end()..],
    };
    let field = match field_of(&found, deed.as_str(), subject) {
        Field::Updated => Field::Reissued,
        other => other,
    };
    let own = clause.tells_of_this();
    own.then(|| value(reader, field, place, date)).flatten()
}

/// "This policy was considered by the Board on 3 May 2025, which approved it."
fn date_between(
    reader: &Reader,
    sentence: Span,
    place: Place,
    date: &DateMention,
) -> Option<Value> {
    static AFTER: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)^[^.;]{0,30}?,? (?:and|which|who|when it was|where it was|and was) ",
            r"(?:then |formally |duly |was |were )*",
            r"(?:approved|adopted|agreed|ratified|endorsed|accepted|signed)\b",
            r"(?: (?:it|them|this|the)\b|\W|$)"
        ))
    });
    let document = reader.document;
    let before = document.at(Span::new(sentence.start, date.span.start));
    let after = document.at(Span::new(date.span.end, sentence.end));
    let found = THIS.find_iter(before).last()?;
    let is_own = !is_of_another(&before[..found.start()]) && AFTER.is_match(after);
    is_own
        .then(|| value(reader, Field::Approved, place, date))
        .flatten()
}

/// "In force from 1 May 2025 until 30 April 2027": the first day is that of the deed, and the last
/// that of the next review.
fn values_of(reader: &Reader, field: Field, place: Place, date: &DateMention) -> Vec<Value> {
    let parts = match &date.ends[..] {
        [first, last] if field.is_deed() => vec![(field, first), (Field::ReviewDue, last)],
        _ => vec![(field, date)],
    };
    let values = parts.into_iter();
    values
        .filter_map(|(field, date)| value(reader, field, place, date))
        .collect()
}

fn value(reader: &Reader, field: Field, place: Place, date: &DateMention) -> Option<Value> {
    Some(Value {
        field,
        place,
        words: reader.quoted(date.span),
        dated: Some(date.dated()?),
    })
}
