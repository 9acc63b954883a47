//! Who signed a letter or a mail: the name below its close, and a manager's answer above what was sent.
//!
//! In: a document. Out: the writer, and the words with which a manager passes what was sent.

use std::sync::LazyLock;

use regex::Regex;

use super::MANAGER;
use crate::document::{Document, Format, Part, Span};
use crate::facts::Quoted;
use crate::facts::pattern::pattern;

/// A name or a role is a line of few words.
const WORDS_MAX: usize = 8;

/// The lines of running text, in text order.
fn lines(document: &Document) -> impl Iterator<Item = Span> {
    let blocks = document.part(Part::Body);
    let blocks = blocks.filter(|block| block.cell().is_none());
    blocks.flat_map(|block| document.lines_in(block.span))
}

/// The name right below "Yours sincerely".
pub(super) fn writer(document: &Document) -> Option<Quoted> {
    static CLOSE: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)^\W*yours (?:sincerely|faithfully|truly)\W*$"));
    static NAME: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^\W*(?:(?:Mrs?|Ms|Miss|Dr|Prof)\.? )?\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]+){1,3}\b",
        )
    });
    let said = lines(document).filter(|line| !document.at(*line).trim().is_empty());
    let mut below = said.skip_while(|line| !CLOSE.is_match(document.at(*line)));
    let name = below.nth(1)?;
    let text = document.at(name);
    let is_name = NAME.is_match(text) && text.split_whitespace().count() <= WORDS_MAX;
    is_name.then(|| Quoted::cut(document, name))
}

/// "I approve this assessment", above a manager's name and role, in a letter or mail.
pub(super) fn approval(document: &Document) -> Option<Quoted> {
    const LINES_MAX: usize = 6;
    static PASSES: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"^\W*(?:I (?:have )?[^.!]{3,40}[.!] )?I (?:am happy to |have read and |have )?",
            r"(?:approved?|authorised?|endorsed?|sign(?:ed)? off) (?:this|the|your) ",
            r"(?:\p{L}+ )?(?:assessment|report)\b"
        ))
    });
    static POST: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)^\W*(?:dear|hi|hello|from:|sent:|yours)(?:\b|\s)"));
    let said: Vec<Span> = lines(document).collect();
    let is_mail = matches!(document.format, Format::Eml | Format::Msg);
    if !is_mail && !said.iter().any(|line| POST.is_match(document.at(*line))) {
        return None;
    }
    let at = said
        .iter()
        .position(|line| PASSES.is_match(document.at(*line)))?;
    let mut below = said[at + 1..].iter().take(LINES_MAX);
    let is_role = |text: &str| {
        text.split_whitespace().count() <= WORDS_MAX
            && !text.trim_end().ends_with('.')
            && MANAGER.is_match(text)
    };
    below
        .any(|line| is_role(document.at(*line)))
        .then(|| Quoted::cut(document, said[at]))
}
