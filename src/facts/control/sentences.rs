//! The sentences of a block, its lines, and what a running line holds between its dashes.
//!
//! In: a document and a span. Out: spans. What a sentence says is for those who ask.

use std::sync::LazyLock;

use regex::Regex;

use crate::facts::pattern::pattern;

use super::Place;
use crate::document::{Document, Part, Span};
use crate::facts::label;
use crate::facts::passages::BYTES_OF_SENTENCE_MAX;

/// The sentences of a block; in a running line dashes part them too.
pub(super) fn parts(document: &Document, span: Span, place: Place) -> Vec<Span> {
    let all = sentences(document, span);
    let is_frame = matches!(place, Place::Header | Place::Footer | Place::Cover);
    if !is_frame && !is_last_line(document, span) {
        return all;
    }
    all.into_iter()
        .flat_map(|part| at_dashes(document, part))
        .collect()
}

/// The last line of the text, where a page's foot ends up in formats without one.
fn is_last_line(document: &Document, span: Span) -> bool {
    let last = document.part(Part::Body).last();
    last.is_some_and(|last| last.span == span)
        && document.at(span).split_whitespace().take(31).count() <= 30
}

pub(super) fn at_dashes(document: &Document, span: Span) -> Vec<Span> {
    static DASH: LazyLock<Regex> = LazyLock::new(|| pattern(r"\s[–—-]\s"));
    static DATE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?i)^(?:\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d)")
    });
    let text = document.at(span);
    let mut from = 0;
    let mut parts = Vec::new();
    for found in DASH.find_iter(text) {
        // "Review - May 2026": the dash stands for a colon.
        let before = &text[from..found.start()];
        if DATE.is_match(&text[found.end()..]) && !before.contains(|c: char| c.is_ascii_digit()) {
            continue;
        }
        parts.push(Span::new(from, found.start()));
        from = found.end();
    }
    parts.push(Span::new(from, text.len()));
    parts
        .into_iter()
        .map(|part| part.shifted(span.start))
        .collect()
}

/// Cuts a block into sentences; a line break ends one where the next line begins like another.
pub(super) fn sentences(document: &Document, span: Span) -> Vec<Span> {
    static END: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"[.!?;]\s+|\s(?:[|•·]|//)\s|\t|\n\s*\n|\n(?:\s*[-•▪]|\s*[A-Z])|[ \u{a0}]{3,}")
    });
    static SLASH: LazyLock<Regex> = LazyLock::new(|| pattern(r"\s/\s"));
    let text = document.at(span);
    let mut cuts = vec![number_of_clause(text)];
    let slashes = label::slashes_part(text).then(|| SLASH.find_iter(text));
    let ends = END.find_iter(text).chain(slashes.into_iter().flatten());
    for found in ends {
        let (before, after) = (&text[..found.start()], &text[found.end()..]);
        if found.as_str().starts_with('.') && (is_cut_short(before) || counts(before, after)) {
            continue;
        }
        let last = text[..found.end()]
            .chars()
            .next_back()
            .map_or(0, char::len_utf8);
        let begins_next = found.as_str().starts_with('\n') && !found.as_str().trim().is_empty();
        cuts.push(if begins_next {
            found.end() - last
        } else {
            found.end()
        });
    }
    cuts.push(text.len());
    cuts.sort_unstable();
    let spans = cuts.windows(2).filter(|two| two[0] < two[1]);
    spans
        .map(|two| Span::new(span.start + two[0], span.start + two[1]))
        .flat_map(|sentence| document.bounded(sentence, BYTES_OF_SENTENCE_MAX))
        .collect()
}

/// "Ms F. Orr", "Dr. Bell": the stop ends a word that was cut short, and no sentence.
fn is_cut_short(before: &str) -> bool {
    static SHORT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?:^|[^\p{L}\d.])(?:\p{Lu}|Dr|Mr|Mrs|Ms|Prof|Rev|Cllr|St|No|ext)$")
    });
    SHORT.is_match(before)
}

/// "EIA no. 4", "ref. QA 11": the stop ends a word that was cut short before the number it is for.
fn counts(before: &str, after: &str) -> bool {
    static COUNTED: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)(?:^|[^\p{L}\d])(?:nos?|refs?|paras?|vol|reg|art|sect?|ch|fig|pp?|ext|tel|approx|circa|ca?)$",
        )
    });
    static NUMBER: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:\p{Lu}+[ /-]{0,2}){0,2}\d"));
    NUMBER.is_match(after) && COUNTED.is_match(before)
}

/// Where a block's text begins behind the number of its clause: "9.3 The Manager …", "(b) It …".
fn number_of_clause(text: &str) -> usize {
    static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^\s*(?:\d{1,2}(?:\.\d{1,2}){1,3}\.?|\(?\d{1,2}\)|\d{1,2}\.|\(?[a-z]\)|\([ivx]{1,4}\))\s+\p{Lu}",
        )
    });
    static DAY: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^\s*\d{1,2}\.\d{1,2}\.(?:\d{4}|[12]\d)\s"));
    let found = NUMBER.find(text).filter(|_| !DAY.is_match(text));
    let letter = |found: regex::Match| found.as_str().chars().next_back().map_or(0, char::len_utf8);
    found.map_or(0, |found| found.end() - letter(found))
}

/// The line of a block that holds a span; of a long one what stands near.
pub(super) fn line_around(document: &Document, block_idx: usize, span: Span) -> Span {
    const NEAR_BYTES: usize = 1000;
    let block = document.blocks[block_idx].span;
    let text = &document.text;
    let first = text.ceil_char_boundary(block.start.max(span.start.saturating_sub(NEAR_BYTES)));
    let last = text.floor_char_boundary(block.end.min(span.end + NEAR_BYTES));
    let start = document
        .at(Span::new(first, span.start))
        .rfind(['\n', '\t']);
    let end = document
        .at(Span::new(span.end.min(last), last))
        .find(['\n', '\t']);
    Span::new(
        start.map_or(first, |at| first + at + 1),
        end.map_or(last, |at| span.end + at),
    )
}
