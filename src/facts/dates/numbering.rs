//! Tells the numbers of paragraphs ("3.2.12") from dates in the same shape.
//!
//! In: a text, and dates in it. Out: yes or no. Numbers go up by one and head their lines, with
//! words after them. The lines are read once, when the first date asks.

use std::cell::OnceCell;

use memchr::memchr;

use super::point::{What, Year};
use super::scan::{Raw, Said};
use crate::document::Span;

/// How far the paragraph before or after is looked for, in bytes.
const N_BYTES_PARAGRAPH_MAX: usize = 800;

/// A number at the head of a line is no longer than this, in bytes, with the space after it.
const N_BYTES_NUMBER_MAX: usize = 12;

/// The numbers at the heads of a text's lines.
pub(super) struct Numbering<'t> {
    text: &'t str,
    heads: OnceCell<Vec<Head<'t>>>,
}

/// The number of a line: "3.2." and 12, and where it stands.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Head<'t> {
    stem: &'t str,
    last: i16,
    at: usize,
}

impl<'t> Numbering<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        Self {
            text,
            heads: OnceCell::new(),
        }
    }

    /// Tells whether a date at a place is a paragraph's number: it heads its line, and so does
    /// 3.2.11 before it or 3.2.13 after it.
    pub(super) fn numbers(&self, raw: &Raw, place: Span) -> bool {
        let Some(last) = short_year(raw).filter(|_| self.heads_line(place.start)) else {
            return false;
        };
        let Some(stop) = self.text[place.start..place.end].rfind('.') else {
            return false;
        };
        let stem = &self.text[place.start..=place.start + stop];
        let before = place.start.saturating_sub(N_BYTES_PARAGRAPH_MAX);
        let after = place.end.saturating_add(N_BYTES_PARAGRAPH_MAX);
        self.has(stem, last - 1, before..place.start) || self.has(stem, last + 1, place.end..after)
    }

    fn heads_line(&self, at: usize) -> bool {
        at == 0 || self.text.as_bytes()[at - 1] == b'\n'
    }

    /// Tells whether a line in a stretch of the text has a number.
    fn has(&self, stem: &str, last: i16, within: std::ops::Range<usize>) -> bool {
        let heads = self.heads.get_or_init(|| heads(self.text));
        let wanted = (stem, last, within.start);
        let idx = heads.partition_point(|head| (head.stem, head.last, head.at) < wanted);
        let found = heads.get(idx);
        found.is_some_and(|head| (head.stem, head.last) == (stem, last) && head.at < within.end)
    }
}

/// The last number of a date such as "3.2.12".
fn short_year(raw: &Raw) -> Option<i16> {
    match raw.said {
        Said::Point(point) => match (point.what, point.year) {
            (What::Numeric { .. }, Year::Short(last)) => Some(last),
            _ => None,
        },
        _ => None,
    }
}

/// The numbers of all lines, sorted.
fn heads(text: &str) -> Vec<Head<'_>> {
    let (mut all, mut at) = (Vec::new(), 0);
    while at < text.len() {
        all.extend(head(text, at));
        let end = memchr(b'\n', &text.as_bytes()[at..]);
        at = end.map_or(text.len(), |end| at + end + 1);
    }
    all.sort_unstable();
    all
}

/// The number that stands at the head of a line.
fn head(text: &str, at: usize) -> Option<Head<'_>> {
    let line = &text.as_bytes()[at..];
    line.first().filter(|first| first.is_ascii_digit())?;
    let end = memchr(b' ', &line[..line.len().min(N_BYTES_NUMBER_MAX)])?;
    let number = text.get(at..at + end)?;
    let stem = number.rfind('.')? + 1;
    let last = number[stem..].parse().ok()?;
    Some(Head {
        stem: &number[..stem],
        last,
        at,
    })
}
