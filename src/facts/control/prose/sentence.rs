//! What one sentence says was done to this document, and on which day.
//!
//! In: a sentence, its dates, and what is known where it begins. Out: values. The deed mostly stands
//! before its date; where the date comes first, or between two deeds, the sentence has to name this
//! document.

use std::sync::LazyLock;

use regex::Regex;

use super::{Context, NOUNS, THIS};
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
    let (mut is_own, mut runs) = (false, false);
    let mut from = sentence.start;
    let dates = dates_in(reader.dates, sentence);
    // A date may run on over what was read as the end of its sentence.
    let end = dates.last().map_or(sentence.end, |date| date.span.end);
    let sentence = Span::new(sentence.start, sentence.end.max(end));
    let once = |date: &&DateMention| date.dated().is_some() && !is_of_each_year(reader, date);
    for date in dates.iter().filter(once) {
        let before = Span::new(from.min(date.span.start), date.span.start);
        if runs && ENDS_RUN.is_match(reader.document.at(before)) {
            values.extend(value(reader, Field::ReviewDue, place, date));
            continue;
        }
        let Some((field, deed)) = deed_before(reader.document, before) else {
            values.extend(without_deed(reader, sentence, place, date, context, before));
            continue;
        };
        let is_second = is_own && before.start > sentence.start;
        let told = Told { field, deed, date };
        is_own = (is_second || is_told_of_this(reader, sentence, place, context, &told))
            && !is_told_of_others(reader, sentence, date);
        runs = is_own && field == Field::Effective;
        if is_own {
            let field = renewed(reader, sentence, &told);
            values.extend(values_of(reader, field, place, date));
        }
        from = date.span.end;
    }
    values
}

/// What was done, the words for it, and the day.
struct Told<'d> {
    field: Field,
    deed: Span,
    date: &'d DateMention,
}

impl Told<'_> {
    fn clause<'a>(&self, reader: &Reader<'a>, sentence: Span) -> Clause<'a> {
        Clause {
            subject: reader
                .document
                .at(Span::new(sentence.start, self.deed.start)),
            deed: reader.document.at(self.deed),
            object: reader
                .document
                .at(Span::new(self.deed.end, self.date.span.start)),
        }
    }
}

fn is_told_of_this(
    reader: &Reader,
    sentence: Span,
    place: Place,
    context: Context,
    told: &Told,
) -> bool {
    let clause = told.clause(reader, sentence);
    let is_called = || told.field == Field::ReviewDue && clause.names_called(reader, sentence);
    clause.is_of_this(reader, context) || clause.is_running(place) || is_called()
}

/// "This policy was amended on …": a document that says so of itself was issued anew.
fn renewed(reader: &Reader, sentence: Span, told: &Told) -> Field {
    let tells_of_this = || told.clause(reader, sentence).tells_of_this();
    match told.field {
        Field::Updated if tells_of_this() => Field::Reissued,
        other => other,
    }
}

/// A date without a deed before it: its name may stand beside it, or the deed behind it.
fn without_deed(
    reader: &Reader,
    sentence: Span,
    place: Place,
    date: &DateMention,
    context: Context,
    before: Span,
) -> Vec<Value> {
    let named = named::field_of(reader, sentence, before, date);
    if let Some(field) = named.filter(|_| context.may_name()) {
        return value(reader, field, place, date).into_iter().collect();
    }
    let ways = [dated_draft, date_first, date_between];
    let found = ways
        .iter()
        .filter_map(|way| way(reader, sentence, place, date));
    found.collect()
}

/// "In force from 1 May 2026 for six months, to 1 November": what leads on to the last day.
static ENDS_RUN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^,?(?: for [\w ]{3,30},?)?(?: and)?(?: (?:then|runs?|lasts?|continues?|ends?))?",
        r" (?:to|till|until|up to|through to|end(?:s|ing) on)(?: and including)? $"
    ))
});

/// "Approved on 3 May 2025, the carers may take the child out": what the sentence goes on about is what
/// its first words tell of.
fn is_told_of_others(reader: &Reader, sentence: Span, date: &DateMention) -> bool {
    static ANOTHER: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)^,\s+(?:the|an?|each|every|all|our|their|his|her|(?-i:\p{Lu}\p{Ll}+))",
            r"(?:\s+[\w'’-]+){0,4}?\s+(?:may|can|must|will|shall|should|is|are|was|were|has|have|had)\b"
        ))
    });
    let before = ahead_of(reader, sentence, date);
    let after = reader.document.at(Span::new(date.span.end, sentence.end));
    ANOTHER.is_match(after) && !NAMES_DOCUMENT.is_match(before) && !NAMES_DOCUMENT.is_match(after)
}

static NAMES_DOCUMENT: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"(?i)\b(?:{NOUNS}|it|this|these)\b")));

/// What a sentence says before a date.
fn ahead_of<'d>(reader: &Reader<'d>, sentence: Span, date: &DateMention) -> &'d str {
    let before = Span::new(sentence.start, date.span.start);
    reader.document.at(before)
}

/// "This is the second draft of a protocol for the houses, dated 3 May 2026."
fn dated_draft(reader: &Reader, sentence: Span, place: Place, date: &DateMention) -> Option<Value> {
    static DRAFT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)\bthis (?:is (?:an?|the|our) )?(?:\w+ ){0,2}?draft\b[^.;]{0,160}?",
            r"(?:\b(?:dated|of|as (?:at|of)|from|(?:written|made|drawn up) (?:in|on))|,|\()\s*$"
        ))
    });
    let before = ahead_of(reader, sentence, date);
    let is_first = DRAFT.is_match(before);
    is_first
        .then(|| value(reader, Field::Drafted, place, date))
        .flatten()
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
    let opening = ahead_of(reader, sentence, date);
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
    let before = ahead_of(reader, sentence, date);
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
