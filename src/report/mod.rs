//! Audits into bytes: one file a format, each with its own types, so that what others read stays
//! while what we compute with may change.
//!
//! In: an [`Audit`], or what [`crate::evaluation`] made of one, and a writer. Out: bytes, the same
//! for the same audit.

pub mod csv;
pub mod document;
mod escaped;
pub mod evaluation;
pub mod html;
pub mod json;
pub mod junit;
pub mod picture;
pub mod policies;
pub mod rule_book;
pub mod sarif;
pub mod standing;
pub mod text;
pub mod xlsx;

use std::borrow::Cow;

pub(in crate::report) use escaped::Escaped;

use crate::audit::Audit;
use crate::document::{Note, NoteCode};
use crate::finding::{Change, Outcome, Since};

/// What reports say of an earlier audit that this one was held against.
#[must_use]
pub fn since_words(audit: &Audit) -> Option<String> {
    let matters = |outcome| matches!(outcome, Outcome::NotMet | Outcome::CannotTell);
    let marked: Vec<Since> = audit
        .findings
        .iter()
        .filter(|finding| matters(finding.outcome))
        .filter_map(|finding| finding.mark.since)
        .collect();
    let gone = audit
        .gone
        .iter()
        .filter(|gone| matters(gone.outcome))
        .count();
    if audit.gone.is_empty()
        && audit
            .findings
            .iter()
            .all(|finding| finding.mark.since.is_none())
    {
        return None;
    }
    let n = |test: fn(&Since) -> bool| marked.iter().filter(|since| test(since)).count();
    Some(format!(
        "Since the baseline, of what is not met or cannot be told: {} new, {} changed, {} unchanged, {gone} gone",
        n(|since| *since == Since::New),
        n(|since| matches!(since, Since::Changed(_))),
        n(|since| *since == Since::Unchanged),
    ))
}

/// What heads every report where local settings ask for less than a standard does.
#[must_use]
pub fn loosened(changes: &[Change]) -> Option<String> {
    let n = changes.iter().filter(|change| change.loosens).count();
    (n > 0).then(|| {
        format!(
            "Local settings ask for less than the standard in {}",
            counted(n, "place")
        )
    })
}

/// The changes that heads and lists of settings show, those that loosen first.
#[must_use]
pub fn loosened_first(changes: &[Change]) -> Vec<&Change> {
    let mut sorted: Vec<&Change> = changes.iter().collect();
    sorted.sort_by_key(|change| !change.loosens);
    sorted
}

/// The outcome in the words of a report.
#[must_use]
pub fn outcome_words(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Met => "met",
        Outcome::NotMet => "not met",
        Outcome::Excused => "excused",
        Outcome::NotDue => "not due yet",
        Outcome::NotApplicable => "not applicable",
        Outcome::CannotTell => "cannot tell",
    }
}

/// A note's code as formats write it.
#[must_use]
pub fn note_code(code: NoteCode) -> &'static str {
    match code {
        NoteCode::Unreadable => "unreadable",
        NoteCode::Unsupported => "unsupported",
        NoteCode::Encrypted => "encrypted",
        NoteCode::Damaged => "damaged",
        NoteCode::Empty => "empty",
        NoteCode::Scanned => "scanned",
        NoteCode::ParserFailed => "parser-failed",
        NoteCode::TooLarge => "too-large",
        NoteCode::ScannedPages => "scanned-pages",
        NoteCode::PartDamaged => "part-damaged",
        NoteCode::CutShort => "cut-short",
        NoteCode::UnknownCharacters => "unknown-characters",
        NoteCode::Remark => "remark",
    }
}

/// The note that takes most away, if any takes something away.
#[must_use]
pub fn worst_note(notes: &[Note]) -> Option<&Note> {
    notes.iter().max_by_key(|note| note.code.reading())
}

/// Makes one printable line of a quote, shortened with an ellipsis past `chars_max` characters.
/// Control characters and marks that turn the direction of writing become spaces.
#[must_use]
pub fn one_line(text: &str, chars_max: usize) -> String {
    plain_line(text, chars_max).into_owned()
}

/// [`one_line`], without a copy where the text is one already.
#[must_use]
pub fn plain_line(text: &str, chars_max: usize) -> Cow<'_, str> {
    if text.len() <= chars_max && is_plain(text) {
        return Cow::Borrowed(text);
    }
    let mut line = String::with_capacity(text.len().min(4 * chars_max));
    let mut n_chars = 0;
    let parted = |c: char| c.is_whitespace() || is_unprintable(c);
    for word in text.split(parted).filter(|word| !word.is_empty()) {
        let gap = usize::from(!line.is_empty());
        n_chars += gap + word.chars().count();
        if gap > 0 {
            line.push(' ');
        }
        line.push_str(word);
        if n_chars > chars_max {
            return Cow::Owned(shortened(&line, chars_max));
        }
    }
    Cow::Owned(line)
}

/// Whether a text is ASCII words, one space apart.
fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_framed = bytes.first() == Some(&b' ') || bytes.last() == Some(&b' ');
    let is_printable = bytes.iter().all(|byte| (b' '..=b'~').contains(byte));
    !is_framed && is_printable && !bytes.windows(2).any(|two| two == b"  ")
}

fn shortened(line: &str, chars_max: usize) -> String {
    let kept: String = line.chars().take(chars_max.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

/// Control characters and the marks that turn the direction of writing: in a terminal or a cell
/// they could make a quote look like something else.
#[must_use]
pub fn is_unprintable(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A count with its noun: `1 document`, `3 documents`.
#[must_use]
pub fn counted(n: usize, noun: &str) -> String {
    if n == 1 {
        format!("1 {noun}")
    } else {
        format!("{n} {noun}s")
    }
}
