//! Numbers that may be the document's version.

use std::sync::LazyLock;

use regex::Regex;

use crate::facts::pattern::pattern;

use super::{own_place, pair_of};
use crate::document::Span;
use crate::facts::control::fields::undated;
use crate::facts::control::meaning;
use crate::facts::control::{Field, Place, Reader, Value};
use crate::facts::dates_in;

/// A number with a point, or a word for how often it was printed, that is part of nothing else.
pub(super) fn of(reader: &Reader) -> Vec<Value> {
    static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)(?:^|[\s(_–-])(v?\d{1,2}\.\d{1,2})(?:$|[\s),;_–-])",
            r"|\b((?:first|second|third|fourth|fifth|sixth|\d(?:st|nd|rd|th)) ",
            r"(?:printing|impression|iteration|revision|update|text|print|draft))\b",
            r"|^\W*((?:text|number|no|print|impression)\W{1,3}(?:no\W{1,2})?\d{1,2})\W*$"
        ))
    });
    let blocks = reader.document.blocks.iter().enumerate();
    let found = blocks.filter_map(|(block_idx, block)| {
        let at_top = reader.layout.is_at_top(block_idx);
        let place = own_place(reader, block_idx).filter(|place| at_top || *place != Place::Body)?;
        if block.heading().is_some()
            || pair_of(reader, block.span).is_some_and(|pair| meaning::of(&pair.name()).is_some())
        {
            return None;
        }
        let found = NUMBER.captures(reader.document.text_of(block))?;
        let number = found.iter().skip(1).flatten().next()?;
        let span = Span::new(number.start(), number.end()).shifted(block.span.start);
        let text = reader.document.text_of(block);
        let (before, after) = (&text[..number.start()], &text[number.end()..]);
        let begins = before.is_empty() || before.ends_with('\n');
        let begins_line = begins && place != Place::ControlTable;
        let is_chapter = reader.layout.begins_title(reader.document, number.as_str());
        let in_date = dates_in(reader.dates, block.span)
            .iter()
            .any(|date| date.span.covers(span));
        let is_part = is_chapter || NAMES_PART.is_match(before);
        (!begins_line && !in_date && !is_part && !is_time(before, after))
            .then(|| undated(Field::OpenVersion, place, reader.quoted(span)))
    });
    found.chain(counted(reader)).collect()
}

/// "Moves home are in Chapter 5.7", "see 4.2": a part of this document or another.
static NAMES_PART: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:chapters?|sections?|parts?|paragraphs?|paras?|clauses?|appendi(?:x|ces)",
        r"|annexe?s?|schedules?|tables?|figures?|forms?|boxe?s?|pages?|steps?|stages?|standards?",
        r"|rules?|regulations?|articles?|indicators?|qi|see|items?)",
        r"(?:\W+\d[\d.]*(?:\W+(?:and|or|to))?)*\W*$"
    ))
});

/// "Sleep-in starts at 10.30 pm", "by 9.15": a time of day.
fn is_time(before: &str, after: &str) -> bool {
    static AT: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)\b(?:at|by|before|after|until|till|past|from|between)\s$"));
    static HOUR: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)^\s?(?:[ap]\.?m\b|hrs\b|hours\b|o['’]clock|noon\b)"));
    AT.is_match(before) || HOUR.is_match(after)
}

/// "Text | third, of May 2025": an ordinal under an unknown label of document control.
fn counted<'a>(reader: &'a Reader<'a>) -> impl Iterator<Item = Value> + 'a {
    static ORDINAL: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^\W*(?:first|second|third|fourth|fifth|sixth|seventh|\d{1,2}(?:st|nd|rd|th))\b",
        )
    });
    reader.pairs.iter().filter_map(|pair| {
        let place = own_place(reader, pair.block_idx)?;
        let is_open = place == Place::ControlTable && meaning::of(&pair.name()).is_none();
        let tells = is_open && ORDINAL.is_match(&pair.value.text) && pair.value.text.len() <= 40;
        tells.then(|| undated(Field::OpenVersion, place, pair.value.clone()))
    })
}
