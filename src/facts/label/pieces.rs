//! The lines of a document, cut where one label and its value end and another begins.
//!
//! In: a document. Out: pieces in reading order, and the shape of each: a label with its value, a
//! label alone, or other text.

use std::sync::LazyLock;

use regex::Regex;

use crate::facts::pattern::pattern;

use super::names::names_field;
use super::{is_label, plain};
use crate::document::{Document, Part, Span};
use crate::facts::control;

/// A piece of a line between wide gaps, in reading order.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece {
    pub(super) span: Span,
    pub(super) block_idx: usize,
    /// Whether a new line begins here.
    pub(super) starts_line: bool,
}

/// Cuts every block that is said into lines, and lines at tabs, wide gaps, bars and dots, and where
/// a label follows the end of a sentence.
pub(super) fn of(document: &Document) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for (block_idx, block) in document.blocks.iter().enumerate() {
        let unread = matches!(block.part, Part::Comment | Part::FileName | Part::Folder);
        if unread || !block.is_said() {
            continue;
        }
        for line in document.lines_in(block.span) {
            push_pieces(document.at(line), line.start, block_idx, &mut pieces);
        }
    }
    pieces
}

fn push_pieces(line: &str, start: usize, block_idx: usize, pieces: &mut Vec<Piece>) {
    static GAP: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"[ \u{a0}]*\t[ \t\u{a0}]*|[ \u{a0}]{2,}|\s(?:[|·•]|//)\s|\s*\.{4,}\s*|\s\.{3}\s")
    });
    static SLASH: LazyLock<Regex> = LazyLock::new(|| pattern(r"\s/\s"));
    let mut from = 0;
    let mut starts_line = true;
    let wide = may_have_gaps(line).then(|| GAP.find_iter(line));
    let slashes = slashes_part(line).then(|| SLASH.find_iter(line));
    let gaps = wide.into_iter().flatten();
    let gaps = gaps.chain(slashes.into_iter().flatten());
    // "Revision     : D": the wide gap before a colon belongs to the label.
    let gaps = gaps.filter(|gap| !line[gap.end()..].starts_with([':', '：']));
    let gaps = gaps.map(|gap| (gap.start(), gap.end()));
    let mut gaps: Vec<(usize, usize)> = gaps.chain(sentence_gaps(line)).collect();
    gaps.sort_unstable();
    gaps.push((line.len(), line.len()));
    for (gap_start, gap_end) in gaps {
        if gap_start < from {
            continue;
        }
        if !line[from..gap_start].trim().is_empty() {
            let span = Span::new(start + from, start + gap_start);
            pieces.push(Piece {
                span,
                block_idx,
                starts_line,
            });
            starts_line = false;
        }
        from = gap_end;
    }
}

/// "Approved May 2025 / Review May 2027 / Ed. 4": whether slashes part the fields of a line, rather than
/// the choices of one.
#[must_use]
pub(in crate::facts) fn slashes_part(line: &str) -> bool {
    static YEAR: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(?:19|20)\d\d\b"));
    line.matches(" / ").count() >= 2 && YEAR.is_match(line)
}

/// Whether a line holds any of the signs without which it has no wide gap; most prose holds none.
fn may_have_gaps(line: &str) -> bool {
    !line.is_ascii()
        || line.contains(['\t', '|'])
        || ["  ", "....", " ... ", " // "]
            .iter()
            .any(|gap| line.contains(gap))
}

/// The stop before "Checked by: …" in "Author: A. Date: 3 May 2023. Checked by: B."
fn sentence_gaps(line: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    static NEXT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"([.;]\s+)\p{Lu}[\p{L}'’&/-]*(?: [\p{L}'’&/-]+){0,4}(?: \([^()]{1,20}\)|\.)?:(?:\s|$)",
        )
    });
    let found = line.contains(':').then(|| NEXT.captures_iter(line));
    found
        .into_iter()
        .flatten()
        .filter_map(|found| found.get(1))
        .map(|gap| (gap.start(), gap.end()))
}

/// What a piece is on its own.
pub(super) enum Shape {
    /// Labels with their values.
    Pairs(Vec<(Span, Span)>),
    /// A label alone.
    Label(Span),
    /// Anything else.
    Text,
}

/// Tells labels with values, lone labels and other text apart.
pub(super) fn shape(document: &Document, span: Span) -> Shape {
    let text = document.at(span);
    let words = lead(text);
    let skipped = words + behind_value(&text[words..]).max(behind_capitals(&text[words..]));
    let inner = &text[skipped..];
    let start = span.start + skipped;
    if let Some((label, rest)) = split_label(inner) {
        if inner[rest..].trim().is_empty() {
            return Shape::Label(Span::new(start, start + rest));
        }
        let label = Span::new(start, start + label);
        let value = Span::new(start + rest, span.end);
        return Shape::Pairs(split_again(document, label, value));
    }
    if is_label(inner) || asks_for_field(inner) {
        return Shape::Label(Span::new(start, span.end));
    }
    match bare_split(inner) {
        Some(at) => {
            let label = Span::new(start, start + at);
            Shape::Pairs(vec![(label, Span::new(start + at, span.end))])
        }
        None => Shape::Text,
    }
}

/// "Version 2.0 Lead: Area Manager": where the label begins behind a field of document control whose value
/// has no sign before it.
fn behind_value(text: &str) -> usize {
    let before = text.find(':').map_or("", |colon| &text[..colon]);
    let Some(digit) = before.rfind(|c: char| c.is_ascii_digit()) else {
        return 0;
    };
    let value_end = before[digit..]
        .find(' ')
        .map_or(before.len(), |at| digit + at);
    let (value, label) = before.split_at(value_end);
    let is_next = control::field_of(&plain(label)).is_some() && bare_split(value).is_some();
    if is_next { value_end + 1 } else { 0 }
}

/// "RISK ASSESSMENT RECORD Child: Ash Reid": where the label begins behind a name in capitals.
fn behind_capitals(text: &str) -> usize {
    const WORDS_MIN: usize = 2;
    let before = text.find(':').map_or("", |colon| &text[..colon]);
    let small = before.find(char::is_lowercase);
    let at = small.and_then(|small| before[..small].rfind(' '));
    let Some(at) = at.filter(|at| before[..*at].split_whitespace().count() >= WORDS_MIN) else {
        return 0;
    };
    at + 1
}

/// "Is this guide in force?": a question that names a field of document control.
fn asks_for_field(text: &str) -> bool {
    const WORDS_MAX: usize = 12;
    let text = text.trim();
    text.ends_with('?')
        && text.split_whitespace().take(WORDS_MAX + 1).count() <= WORDS_MAX
        && control::field_of(&plain(text)).is_some()
}

/// Length of the bullet or number before a line's words.
pub(super) fn lead(text: &str) -> usize {
    static LEAD: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^\s*(?:[-–•▪●*o]\s+|\d{1,2}(?:\.\d{1,2})*[.)]\s+)?[*_]*"));
    LEAD.find(text).map_or(0, |found| found.end())
}

/// Splits `Label: value`: the label's end and the value's start.
fn split_label(text: &str) -> Option<(usize, usize)> {
    let colon = text.find([':', '：']);
    let dash = text.find(" – ").or_else(|| text.find(" - "));
    if let Some(at) = dash
        && colon.is_none_or(|colon| at < colon)
        && names_field(&plain(&text[..at]))
    {
        let width = text[at + 1..].chars().next().map_or(1, char::len_utf8);
        return Some((at, at + 1 + width));
    }
    let question = text
        .find("? ")
        .filter(|at| colon.is_none_or(|colon| at < &colon));
    let names = |at: &usize| names_field(&plain(&text[..*at])) || asks_for_field(&text[..=*at]);
    if let Some(at) = question.filter(names) {
        return Some((at, at + 1));
    }
    let colon = colon?;
    let width = text[colon..].chars().next().map_or(1, char::len_utf8);
    let (label, rest) = (&text[..colon], &text[colon + width..]);
    let is_time = label.ends_with(|last: char| last.is_ascii_digit())
        && rest.starts_with(|first: char| first.is_ascii_digit());
    let looks_right = label.starts_with(char::is_alphabetic)
        && label.split_whitespace().count() <= 9
        && !label.contains(". ")
        && !rest.starts_with("//")
        && !is_time;
    looks_right.then_some((colon, colon + width))
}

/// Cuts a value where another usual label and its colon follow on the same line.
fn split_again(document: &Document, label: Span, value: Span) -> Vec<(Span, Span)> {
    static NEXT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)[\s,;./(|]((?:next|last|latest|date|dates|version|status|owner|author|approved",
            r"|approval|ratified|adopted|issued?|published|publication|effective|review|reviewed",
            r"|revised|updated|amended|expiry|signed|authorised|responsible|lead|policy|document",
            r"|to be|equality|eqia|time|venue|chair|name|dob|designation|role|drafted|created|held",
            r"|completed|finished|supervisor|supervisee|worker|assessor)(?: [a-z'&/-]+){0,4}?)\s*:"
        ))
    });
    let text = document.at(value);
    let mut pairs = Vec::new();
    let (mut label, mut from) = (label, 0);
    for found in NEXT.captures_iter(text) {
        let Some(next) = found.get(1) else { continue };
        let next_start = next.start() + role_before(next.as_str());
        if next.start() <= from || text[from..next.start()].trim().is_empty() {
            continue;
        }
        let before = text[from..next_start].trim_end_matches([' ', ',', ';', '/', '(', '|']);
        pairs.push((
            label,
            Span::new(value.start + from, value.start + from + before.len()),
        ));
        label = Span::new(value.start + next_start, value.start + next.end());
        from = found.get(0).map_or(next.end(), |all| all.end());
    }
    pairs.push((label, Span::new(value.start + from, value.end)));
    pairs
}

/// "Health Lead Version: 2": how much of what looks like a label ends the value before it.
fn role_before(label: &str) -> usize {
    static ROLE_END: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)^(lead\s+)",
            r"(?:version|status|date|next|review|approved|issued|effective|eia|eqia|equality)\b"
        ))
    });
    let found = ROLE_END.captures(label);
    let role = found.as_ref().and_then(|found| found.get(1));
    role.map_or(0, |role| role.end())
}

/// Splits `Date approved 21 January 2009`, where usual label words run into a date or a number.
fn bare_split(text: &str) -> Option<usize> {
    const LINE_BYTES_MAX: usize = 300;
    static VALUE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)\s(?:\d|v\.?\s?\d|tbc\b|tba\b",
            r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|autumn|winter)",
            r"[a-z]*\.?,? (?:\d))"
        ))
    });
    if text.len() > LINE_BYTES_MAX {
        return None;
    }
    let at = VALUE.find(text)?.start();
    let label = &text[..at];
    let n_words = text[at..].split_whitespace().count();
    (n_words <= 8 && names_field(&plain(label))).then_some(at)
}
