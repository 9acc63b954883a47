//! The sentences and lines of a document, in which words are looked for.
//!
//! In: a document and a stretch of it. Out: spans, in text order.

use std::sync::LazyLock;

use regex::Regex;

use crate::document::{Block, Document, Part as Place, Span};
use crate::facts::pattern::pattern;
use crate::facts::prompt;

/// The sentences and lines of a section.
pub(super) fn said(document: &Document, within: Span) -> impl Iterator<Item = Span> {
    let blocks = document.blocks.iter();
    blocks
        .filter(move |block| is_answer(document, block) && within.covers(block.span))
        .flat_map(|block| of(document, block.span))
}

/// The same, each with the one before it in its paragraph or cell.
pub(super) fn said_and_before(
    document: &Document,
    within: Span,
) -> impl Iterator<Item = (Option<Span>, Span)> {
    let blocks = document.blocks.iter();
    let said = blocks.filter(move |block| is_answer(document, block) && within.covers(block.span));
    said.flat_map(|block| {
        let sentences = of(document, block.span);
        let before = [None]
            .into_iter()
            .chain(sentences.clone().into_iter().map(Some));
        before.zip(sentences).collect::<Vec<_>>()
    })
}

/// Whether a block is text that its reader sees.
pub(super) fn is_text(block: &Block) -> bool {
    let said = matches!(
        block.part,
        Place::Body | Place::TextBox | Place::Footnote | Place::Header | Place::Footer
    );
    said && block.is_said()
}

/// Whether a block is such text and no prompt of a form.
pub(super) fn is_answer(document: &Document, block: &Block) -> bool {
    is_text(block) && !prompt::is(document.text_of(block))
}

/// How many words stand in a text.
pub(super) fn n_words(text: &str) -> usize {
    text.split_whitespace()
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .count()
}

/// How many words of a paragraph stand in sentences that say more than who wrote, kept or printed it,
/// from what, and where it is held.
pub(super) fn without_clerical(document: &Document, span: Span) -> usize {
    static CLERICAL: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)^\W*(?:(?:this|the|i|we|it) )?(?:",
            r"(?:chronology|list|form|record|document|copy|copies|report|sheet|export|extract)",
            r"\b[^.]{0,30} )?(?:have |has |was |is |were |been )*(?:completed|prepared|compiled",
            r"|written|printed|updated|produced|exported|drawn|put together|held|maintained|typed",
            r"|entered|signed|used|taken from|based on|sources?|end of|page|distribution",
            r"|circulat\w+|next update|last line|last entry|form [a-z]?\d\w*",
            r"|there is nothing (?:on|in|from))\b"
        ))
    });
    let said = of(document, span).into_iter().map(|span| document.at(span));
    said.filter(|text| !CLERICAL.is_match(text))
        .map(n_words)
        .sum()
}

fn of(document: &Document, span: Span) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    let mut at = span.start;
    let mut goes_on = false;
    for piece in pieces(document.at(span)) {
        let end = at + piece.trim_end().len();
        match found.last_mut() {
            Some(last) if goes_on => last.end = end,
            _ => found.push(Span::new(at, end)),
        }
        at += piece.len();
        goes_on = ends_in_initial(piece);
    }
    found
}

/// A text cut behind each stop, and behind the mark that closes what was said up to the stop.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut from = 0;
    let ends = text.match_indices(' ').filter_map(|(at, _)| {
        let before = text[..at].trim_end_matches(['’', '”', '\'', '"']);
        before.ends_with('.').then_some(at + 1)
    });
    ends.chain([text.len()]).filter_map(move |end| {
        let piece = &text[from..end];
        from = end;
        (!piece.is_empty()).then_some(piece)
    })
}

/// "Reviewed by J. " goes on with the rest of the name.
fn ends_in_initial(piece: &str) -> bool {
    let last = piece.trim_end().trim_end_matches('.').rsplit(' ').next();
    last.is_some_and(|word| word.chars().count() == 1 && word.starts_with(char::is_uppercase))
}

/// Tells whether words are a line of their own, without a stop, that stands right above a heading: it
/// heads what was never written.
pub(super) fn heads_nothing(document: &Document, span: Span) -> bool {
    const N_WORDS_MAX: usize = 14;
    let Some(idx) = document.block_at(span) else {
        return false;
    };
    let text = document.text_of(&document.blocks[idx]).trim();
    let is_line = text.len() <= document.at(span).trim().len() && n_words(text) <= N_WORDS_MAX;
    let next = document.blocks.get(idx + 1);
    let is_above_heading = next.is_some_and(|next| next.heading().is_some());
    is_line && is_above_heading && !text.ends_with('.') && !text.contains(": ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_ends_behind_the_mark_that_closes_what_was_said() {
        let text = "Ash: 'I like it. I do.' Ms Dow came. She agrees";
        let cut: Vec<&str> = pieces(text).map(str::trim_end).collect();
        assert_eq!(
            cut,
            ["Ash: 'I like it.", "I do.'", "Ms Dow came.", "She agrees"]
        );
    }
}
