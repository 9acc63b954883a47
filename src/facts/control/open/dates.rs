//! Dates of the document's own that no known word explains.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use crate::facts::pattern::pattern;

use super::{OTHERS, label_above, own_place, pair_of};
use crate::document::Span;
use crate::facts::control::meaning::{self, Meaning};
use crate::facts::control::prose::{self, NOUNS};
use crate::facts::control::{Field, Place, Reader, Value};
use crate::facts::{DateMention, Dated, Grain, label};

/// Dates of the document's own that no known word explains: one that lies ahead of its others, or
/// is said to, may be its next review.
pub(super) fn of(reader: &Reader, known: &[Value]) -> Vec<Value> {
    let newest = known
        .iter()
        .filter(|value| value.field.is_deed())
        .filter_map(|value| value.dated)
        .map(|dated| dated.interval.to)
        .max();
    let dated = known.iter().filter_map(|value| value.dated);
    let taken: BTreeSet<Span> = dated.map(|dated| dated.span).collect();
    let open = |date: &DateMention| {
        let dated = date.dated().filter(|dated| dated.grain <= Grain::Season)?;
        if is_number_of_title(reader, date.span) || is_end(reader, date.span) {
            return None;
        }
        let (place, told) = told_of(reader, date).filter(|_| !taken.contains(&date.span))?;
        // "Review date April 2027" in the footer: the day that another place explains.
        if { known.iter() }.any(|value| is_day_of_review(value, dated)) {
            return None;
        }
        let is_later = newest.is_some_and(|day| dated.interval.from > day.plus_months(MONTHS_MIN));
        Some(Value {
            field: told.field(known, dated, is_later)?,
            place,
            words: reader.quoted(date.span),
            dated: Some(dated),
        })
    };
    reader.dates.iter().filter_map(open).collect()
}

/// "Circular 7/2024": the number of the title, which is no month of a year.
fn is_number_of_title(reader: &Reader, date: Span) -> bool {
    let block_idx = reader.document.block_at(date);
    let place = block_idx.and_then(|idx| reader.layout.place(idx));
    let has_letters = reader.document.at(date).contains(char::is_alphabetic);
    let is_month = reader.document.at(date).split(['/', '-', '.']).count() == 2;
    matches!(place, Some(Place::Title | Place::FileName)) && is_month && !has_letters
}

/// "WITHDRAWN 1 July 2025": the day on which a document ended is not one to come back to it.
fn is_end(reader: &Reader, date: Span) -> bool {
    static ENDED: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)(?:^|[.;:,(–—-]\s*|\b(?:is|was|been) )(?:withdrawn|superseded|archived|rescinded",
            r"|revoked|retired|discontinued|taken out of use)",
            r"(?: on| from| since| with effect from| as of|[\s:,–—-])*$"
        ))
    });
    let block_idx = reader.document.block_at(date);
    block_idx.is_some_and(|idx| {
        let start = reader.document.blocks[idx].span.start;
        ENDED.is_match(reader.document.at(Span::new(start, date.start)))
    })
}

/// Whether a field of its sort has a date for certain: what is less clear then adds nothing.
fn is_filled(known: &[Value], field: Field) -> bool {
    let is_like = |value: &Value| match field {
        Field::ReviewDue => value.field == Field::ReviewDue,
        _ => value.field.is_deed(),
    };
    { known.iter() }.any(|value| value.dated.is_some() && is_like(value))
}

fn is_day_of_review(value: &Value, dated: Dated) -> bool {
    let due = value.dated.filter(|_| value.field == Field::ReviewDue);
    due.is_some_and(|due| due.interval == dated.interval)
}

fn left_open(field: Field) -> Field {
    match field {
        Field::ReviewDue => Field::OpenReview,
        _ => Field::OpenDate,
    }
}

/// A next review lies so many months behind the approval, at least.
const MONTHS_MIN: i32 = 5;

fn is_fine(dated: Dated) -> bool {
    matches!(dated.grain, Grain::Day | Grain::Week | Grain::Month)
}

/// What the words around a date tell of it.
enum Told {
    /// They are known after all.
    Known(Field),
    /// It lies ahead.
    Ahead,
    /// They tell of what is done time and again.
    Again,
    /// They name nothing and may be about anything; whether they say that the day lies ahead.
    Perhaps(bool),
    Unknown,
}

impl Told {
    /// The field that a date is for, by what is told of it and what is known already.
    fn field(self, known: &[Value], dated: Dated, is_later: bool) -> Option<Field> {
        match self {
            Self::Known(field) if is_filled(known, field) => Some(left_open(field)),
            Self::Known(field) => Some(field),
            Self::Again if is_later && !is_filled(known, Field::ReviewDue) => {
                Some(Field::ReviewDue)
            }
            Self::Perhaps(is_ahead) => {
                let is_first = !is_filled(known, Field::Approved);
                let is_told = is_later || is_ahead && is_first;
                (is_told && dated.certain).then_some(Field::OpenReview)
            }
            Self::Ahead => Some(Field::OpenReview),
            Self::Again | Self::Unknown if is_later => Some(Field::OpenReview),
            Self::Again | Self::Unknown => is_fine(dated).then_some(Field::OpenDate),
        }
    }

    /// By the sentence around it, which is the document's own: what was done on the day, or that the
    /// whole comes up again.
    fn in_sentence(before: &str, after: &str) -> Self {
        static AGAIN: LazyLock<Regex> = LazyLock::new(|| {
            pattern(concat!(
                r"(?i)\b(?:review\w*|renew\w*|revis\w+|refresh\w*|re-?issu\w+|re-?writ\w+|again",
                r"|afresh|anew|laps\w+|expir\w+|returns?|back|until|till|runs?|lasts?|continu\w+)",
                r"\b"
            ))
        });
        let told = Self::by(before);
        let is_again = || AGAIN.is_match(before) || AGAIN.is_match(after);
        match (&told, deed_of(before, after)) {
            (Self::Ahead, _) if is_again() => Self::Known(Field::ReviewDue),
            (Self::Unknown, Some(field)) => Self::Known(field),
            (Self::Unknown, None) if is_again() => Self::Again,
            _ => told,
        }
    }

    fn by(words: &str) -> Self {
        static AHEAD: LazyLock<Regex> = LazyLock::new(|| {
            pattern(concat!(
                r"(?i)\b(?:next|due|falls?|before|until|till|to be|will|shall|should|must|again",
                r"|afresh|n(?:o|ot) later|ends?|expir\w+|laps\w+)\b|\bto [a-z]+ (?:in|on|by|at)\b",
                r"|\bby\s*$"
            ))
        });
        if AHEAD.is_match(words) {
            Self::Ahead
        } else {
            Self::Unknown
        }
    }
}

/// What was done on a day: the last deed before it, else the first behind it.
fn deed_of(before: &str, after: &str) -> Option<Field> {
    static DEEDS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)\b(?:(?P<approved>approv\w+|resolved|adopt\w*|ratif\w+|endors\w+|agree[ds]?",
            r"|accepted|passed|authorised|sign(?:ed|s)? (?:\w+ ){0,2}off)",
            r"|(?P<effective>appl(?:y|ies)|in force|(?:into|has|have|takes?|with) effect|in use",
            r"|starts?|begins?)|(?P<issued>issued|published|launched|released|posted|circulated))",
            r"\b"
        ))
    });
    static HOPED: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)\b",
            r"(?:expect|hope|plan|intend|aim|propose|invite|ask|due|will|shall|would|not|never)",
            r"\w*\b|\bto (?:approve|adopt|ratify|agree|endorse|issue|publish|launch|sign)\b"
        ))
    });
    static RESOLVED: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)\b(?:resolved|decided|voted|agreed)\b"));
    if !RESOLVED.is_match(before) && (HOPED.is_match(before) || HOPED.is_match(after)) {
        return None;
    }
    let found = DEEDS.captures_iter(before).last();
    let found = found.or_else(|| DEEDS.captures(after))?;
    let fields = [
        ("approved", Field::Approved),
        ("effective", Field::Effective),
        ("issued", Field::Issued),
    ];
    let named = fields.iter().find(|(name, _)| found.name(name).is_some());
    named.map(|(_, field)| *field)
}

/// Where a date of the document's own stands, and what is told of it.
fn told_of(reader: &Reader, date: &DateMention) -> Option<(Place, Told)> {
    let block_idx = reader.document.block_at(date.span)?;
    let Some(place) = own_place(reader, block_idx) else {
        return told_in_text(reader, block_idx, date);
    };
    if let Some(pair) = pair_of(reader, date.span) {
        let name = pair.name();
        let before = Span::new(pair.value.span.start, date.span.start);
        let before = reader.document.at(before);
        let is_unknown = matches!(
            meaning::of(&name),
            None | Some(Meaning::Date | Meaning::Status)
        );
        let is_own = is_unknown && !OTHERS.is_match(&name) && place != Place::Body;
        let goes_on = format!("{name} {}", before.trim());
        let names = meaning::of(&label::plain(&goes_on));
        let told = match name.as_str() {
            _ if names == Some(Meaning::Field(Field::ReviewDue)) => Told::Known(Field::ReviewDue),
            // Among other fields of control, what is due is the next review.
            "next" | "due" | "due date" | "due by" | "until" | "ends"
                if place == Place::ControlTable =>
            {
                Told::Known(Field::ReviewDue)
            }
            _ => Told::by(&format!("{name} {before}")),
        };
        return is_own.then_some((place, told));
    }
    if label_above(reader, block_idx, date.span).is_some() {
        return Some((place, Told::Unknown));
    }
    let sentence = reader.sentence_at(block_idx, date.span.start)?;
    let before = reader
        .document
        .at(Span::new(sentence.start, date.span.start));
    let text = reader.document.at(sentence);
    let after = reader
        .document
        .at(Span::new(date.span.end.min(sentence.end), sentence.end));
    let goes_on = || {
        let block = reader.document.text_of(&reader.document.blocks[block_idx]);
        PRONOUN.is_match(text) && (reader.layout.is_frame(block_idx) || speaks_of_this(block))
    };
    let block = reader.document.blocks[block_idx].span;
    let above = reader.document.at(Span::new(block.start, sentence.start));
    if is_next_time(above, before, place) {
        return Some((place, Told::Known(Field::ReviewDue)));
    }
    let is_own = !OTHERS.is_match(text)
        && (BEGINS.is_match(text)
            || speaks_of_this(text)
            || is_line(text, place)
            || prose::names_own(reader, sentence)
            || goes_on());
    let is_running = matches!(place, Place::Header | Place::Footer);
    let told = if is_running || IS_OF_ANOTHER.is_match(before) {
        Told::by(before)
    } else {
        Told::in_sentence(before, after)
    };
    let has_year = reader.document.at(date.span).contains("20");
    if !is_own && has_year && may_come_again(text) {
        let is_ahead = matches!(told, Told::Ahead | Told::Known(Field::ReviewDue));
        return Some((place, Told::Perhaps(is_ahead)));
    }
    is_own.then_some((place, told))
}

/// "Part 12 is due for overhaul by 3 May 2028", where documents speak of themselves: a day that lies
/// ahead may be the next review, unless it is of what policies are about.
fn may_come_again(text: &str) -> bool {
    static MATTERS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)\b(?:child\w*|young|famil\w+|parents?|carers?|placements?|cases?|visits?",
            r"|meetings?|hearings?|orders?|files?|tenanc\w+|contracts?|posts?|vacanc\w+|training",
            r"|pvg|disclosure|insurance|mot|lease|rota|funding|grant|comments?|consultation",
            r"|targets?|every|each)\b"
        ))
    });
    !MATTERS.is_match(text) && !OTHERS.is_match(text)
}

/// "We mean to read the protocol through in May 2028", amid the text: where a sentence names this
/// document, that it comes up again.
fn told_in_text(reader: &Reader, block_idx: usize, date: &DateMention) -> Option<(Place, Told)> {
    let place = reader.layout.place(block_idx)?;
    let sentence = reader.sentence_at(block_idx, date.span.start)?;
    let text = reader.document.at(sentence);
    let is_own = place == Place::Body
        && !OTHERS.is_match(text)
        && (speaks_of_this(text) || prose::names_own(reader, sentence));
    let (before, after) = text.split_at_checked(date.span.start - sentence.start)?;
    let told = Told::in_sentence(before, after);
    let comes_again = matches!(told, Told::Known(Field::ReviewDue) | Told::Again);
    (is_own && comes_again).then_some((place, told))
}

/// "Reviewed every year; next on 3 May": what comes next is what was told right before.
fn is_next_time(above: &str, before: &str, place: Place) -> bool {
    static NEXT: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)^\W*(?:and )?next(?: time| due)?(?: on| in| by)?:?\s*$"));
    static REVIEWED: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)(?:^|[.;]\s+)(?P<of>it is |this \w+ is )?(?:reviewed|renewed)",
            r"\b[^.;]{0,40}[.;]\s*$"
        ))
    });
    let reviewed = REVIEWED.captures(above).filter(|_| NEXT.is_match(before));
    reviewed.is_some_and(|found| place != Place::Body || found.name("of").is_some())
}

/// "Issued under my authority on 3 May": a sentence that begins with its deed tells of the document.
static BEGINS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^\W*(?:approved|adopted|agreed|resolved|ratified|endorsed|issued|published",
        r"|authorised|passed|in force|effective|to be (?:reviewed|renewed|looked|considered))\b"
    ))
});

/// "… alongside the framework of 6 May 2025": the day of another document.
static IS_OF_ANOTHER: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"(?i)\b{NOUNS} (?:of|dated|from)\s*$")));

/// "It", "its": a document that was spoken of before.
static PRONOUN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)\b(?:it|its|they|them|the (?:policy|procedure|guidance|protocol|strategy))\b")
});

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
