//! A block of text as lines: what begins something of its own, and the sentences of a paragraph.
//!
//! In: a block's span. Out: spans of its lines and sentences, in order.

use std::sync::LazyLock;

use regex::Regex;

use super::{heads, labels, sentence};
use crate::document::{Document, Span};
use crate::facts::passages;
use crate::facts::pattern::pattern;

/// A sentence shorter than this ends at no stop: "approx.", "tel.".
const N_SENTENCE_BYTES_MIN: usize = 12;

/// The sentences of a paragraph; very short pieces stay with the one before.
pub(super) fn sentences(document: &Document, span: Span) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    for sentence in passages::sentences_of(document, span) {
        match found.last_mut() {
            Some(before) if runs_on(document, *before, sentence) => {
                *before = before.joined(sentence);
            }
            _ => found.push(sentence),
        }
    }
    found
}

/// A semicolon ends no sentence unless somebody else is charged behind it, and a few letters are none.
fn runs_on(document: &Document, before: Span, sentence: Span) -> bool {
    let (said, next) = (document.at(before), document.at(sentence));
    let charges = |text| sentence::read(text).acts;
    let is_next = said.ends_with(';') && !(charges(said) && charges(next));
    is_next || sentence.end - sentence.start < N_SENTENCE_BYTES_MIN
}

/// The lines of a block that begin something of their own: a label, a bullet or a number.
pub(super) fn lines_of(document: &Document, span: Span) -> Vec<Span> {
    let text = document.at(span);
    let mut starts = vec![0];
    starts.extend(heads::above_value(text).map(|(_, value)| value.start));
    let from = starts.last().copied().unwrap_or(0);
    // Below a line with a label that is known stand the other labels of the same form.
    let is_form = has_label(text.lines().next().unwrap_or_default());
    for (at, _) in text.match_indices('\n') {
        let line = text[at + 1..].lines().next().unwrap_or_default();
        if is_marked(line)
            || has_label(line)
            || is_form && FIELD.is_match(line)
            || text.len() > 400 && !line.starts_with(char::is_lowercase)
        {
            starts.extend(Some(at + 1).filter(|start| *start > from));
        }
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts
        .iter()
        .zip(ends)
        .map(|(start, end)| Span::new(*start, end).shifted(span.start))
        .collect()
}

/// "Place: the centre": a line with a label of its own, whatever that says.
static FIELD: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\p{Lu}[\p{L}'’/ ]{1,30}\??:\s"));

fn has_label(line: &str) -> bool {
    let parts = labels::parts(line);
    parts.first().is_some_and(|part| part.holds.is_some())
}

/// Tells whether a line begins with a bullet or a number of its own.
pub(super) fn is_marked(line: &str) -> bool {
    static MARK: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"^\s*(?:[•*·▪○●◦‣►➢→☐☑☒✓✔]|[–—-]?>\s|[–—-]\s|=>\s|\[[ xX]\]",
            r"|\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-z]|[ivx]{1,4})[.)]\s|\d{1,2}\.\d{1,2}\s",
            r"|(?:Action|Goal|Step|Task|Target|Promise|Decision)(?: point)? \d{1,2}[.:)]\s)"
        ))
    });
    MARK.is_match(line)
}

/// Tells whether a line begins an item: with a mark, or with a number alone and what somebody is to
/// do: "2 Gran will ring the school".
pub(super) fn opens_item(line: &str) -> bool {
    static NUMBER: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\s*\d{1,2}\s+\p{Lu}"));
    is_marked(line) || NUMBER.is_match(line) && sentence::read(line).acts
}

pub(super) fn number(lead: &str) -> Option<String> {
    let digits = |c: char| c.is_ascii_digit();
    let from = lead.find(digits)?;
    let label: String = lead[from..]
        .chars()
        .take_while(|c| digits(*c) || *c == '.')
        .collect();
    Some(label.trim_end_matches('.').to_owned())
}
