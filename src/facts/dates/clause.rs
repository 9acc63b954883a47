//! Where the clause begins and ends in which a date stands.
//!
//! In: a text and a position. Out: a position, at most some hundred bytes away.

use crate::document::Span;

/// How far before and after a date its sentence is read, in bytes.
pub(super) const N_BYTES_BEFORE: usize = 160;
const N_BYTES_AFTER: usize = 100;

pub(super) fn clause_start(text: &str, at: usize, left: usize) -> usize {
    let from = floor(text, at.saturating_sub(N_BYTES_BEFORE))
        .max(left)
        .min(at);
    let bytes = text[from..at]
        .trim_end_matches([' ', '\t', '\u{a0}'])
        .as_bytes();
    let bytes = bytes.strip_suffix(b"|").unwrap_or(bytes);
    let begins = |idx: &usize| {
        matches!(bytes[*idx], b'\n' | b'\t' | b';' | b'|' | b'\r')
            || *idx > 0 && ends_sentence(bytes, *idx)
            || *idx + 1 == bytes.len() && ends_note(bytes)
    };
    from + (0..bytes.len()).rev().find(begins).map_or(0, |idx| idx + 1)
}

/// Where the sentence begins in which a date stands, as far as it is read back; what follows a
/// semicolon is one of its own.
pub(super) fn sentence_start(text: &str, at: usize) -> usize {
    let from = floor(text, at.saturating_sub(N_BYTES_BEFORE)).min(at);
    let bytes = &text.as_bytes()[from..at];
    let begins = |idx: &usize| match bytes[*idx] {
        b'\n' | b'\t' | b';' => true,
        b'.' | b'?' | b'!' => ends_sentence(bytes, *idx),
        _ => false,
    };
    from + (0..bytes.len()).rev().find(begins).map_or(0, |idx| idx + 1)
}

/// Tells whether a date closes what a sentence says in passing, between two commas or brackets.
pub(super) fn is_parenthesis(text: &str, sentence: usize, span: Span) -> bool {
    const JOINTS: [&str; 3] = [", and ", ", but ", ", then "];
    let after = &text.as_bytes()[span.end..];
    let mark = match after.first() {
        Some(b',') => b',',
        Some(b')') => b'(',
        _ => return false,
    };
    let opens = text.as_bytes()[sentence..span.start].contains(&mark);
    opens
        && !JOINTS
            .iter()
            .any(|joint| after.starts_with(joint.as_bytes()))
}

pub(super) fn clause_end(text: &str, at: usize, right: usize) -> usize {
    let to = floor(text, (at + N_BYTES_AFTER).min(text.len()))
        .min(right)
        .max(at);
    let bytes = &text.as_bytes()[at..to];
    let ends = |idx: &usize| {
        matches!(bytes[*idx], b'\n' | b';' | b'|' | b'\r') || ends_sentence(bytes, *idx)
    };
    at + (0..bytes.len()).find(ends).unwrap_or(bytes.len())
}

/// Tells whether a stop right before a date ends a note ("HV. 2.6.18") and no abbreviation.
fn ends_note(bytes: &[u8]) -> bool {
    const SHORT: [&[u8]; 9] = [
        b"approx", b"no", b"dr", b"mr", b"ref", b"tel", b"dob", b"est", b"ca",
    ];
    let Some(words) = bytes.strip_suffix(b".") else {
        return false;
    };
    let word = words
        .rsplit(|byte| !byte.is_ascii_alphabetic())
        .next()
        .unwrap_or(b"");
    word.len() > 1 && !SHORT.iter().any(|short| short.eq_ignore_ascii_case(word))
}

/// A stop, a space and a capital; single letters before the stop are initials.
fn ends_sentence(bytes: &[u8], at: usize) -> bool {
    if !matches!(bytes[at], b'.' | b'?' | b'!') || bytes.get(at + 1) != Some(&b' ') {
        return false;
    }
    let capital = bytes
        .get(at + 2)
        .is_none_or(|byte| byte.is_ascii_uppercase() || !byte.is_ascii());
    let initial =
        at >= 2 && bytes[at - 1].is_ascii_uppercase() && !bytes[at - 2].is_ascii_alphabetic()
            || at == 1 && bytes[0].is_ascii_uppercase();
    let leader = at >= 1 && bytes[at - 1] == b'.';
    capital && !initial && !leader
}

/// Tells whether words hold a letter; figures and marks alone say nothing of a date.
pub(super) fn has_letters(words: &str) -> bool {
    words
        .bytes()
        .any(|byte| byte.is_ascii_alphabetic() || !byte.is_ascii())
}

/// The nearest character boundary at or before a position.
pub(super) fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while at > 0 && !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
