//! Several actions in one cell: numbered, or each behind a bullet of its own.
//!
//! In: the parts of a row. Out: the parts of each action. Owners and dates that are numbered in the
//! same way belong each to its own action; others belong to all.

use std::sync::LazyLock;

use regex::Regex;

use crate::facts::pattern::pattern;

use super::Parts;
use crate::document::{Document, Span};
use crate::facts::Quoted;

static NUMBER: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:^|\s)\(?(?P<n>\d{1,2})[.)]\s+"));
static BULLET: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?m)^\s*(?:[•▪●○·*]|[–—-]\s)\s*"));

/// Parts a row whose action cell holds several.
pub(super) fn split(document: &Document, parts: Parts) -> Vec<Parts> {
    let pieces = parts.text.as_ref().map(|text| pieces(document, text));
    let Some(pieces) = pieces.filter(|pieces| pieces.len() > 1) else {
        return vec![parts];
    };
    let owners = shares(document, parts.owner.as_ref(), pieces.len());
    let dues = shares(document, parts.due.as_ref(), pieces.len());
    pieces
        .into_iter()
        .zip(owners.into_iter().zip(dues))
        .map(|(text, (owner, due))| Parts {
            span: Some(text.span),
            text: Some(text),
            owner,
            due,
            ..parts.clone()
        })
        .collect()
}

/// A cell's pieces where it has as many, else the whole cell for each.
fn shares(document: &Document, cell: Option<&Quoted>, n: usize) -> Vec<Option<Quoted>> {
    let own = cell.map(|cell| pieces(document, cell)).unwrap_or_default();
    if own.len() == n {
        own.into_iter().map(Some).collect()
    } else {
        vec![cell.cloned(); n]
    }
}

/// How many actions a cell marks as its own.
pub(super) fn pieces_in(cell: &Quoted) -> usize {
    numbers(&cell.text).map_or_else(|| bullets(&cell.text).len(), |marks| marks.len())
}

fn pieces(document: &Document, cell: &Quoted) -> Vec<Quoted> {
    let marks = numbers(&cell.text).unwrap_or_else(|| bullets(&cell.text));
    let ends = marks
        .iter()
        .skip(1)
        .map(|(start, _)| *start)
        .chain([cell.text.len()]);
    marks
        .iter()
        .zip(ends)
        .filter_map(|((_, from), to)| piece(document, cell, *from, to))
        .collect()
}

fn piece(document: &Document, cell: &Quoted, from: usize, to: usize) -> Option<Quoted> {
    let words = cell.text.get(from..to)?;
    let kept = words.trim_end_matches(|c: char| c.is_whitespace() || c == ';');
    let span = Span::new(from, from + kept.len()).shifted(cell.span.start);
    (!kept.is_empty()).then(|| Quoted::cut(document, span))
}

/// Where the numbers 1, 2, 3 … stand: from the beginning, and in their order.
fn numbers(text: &str) -> Option<Vec<(usize, usize)>> {
    let mut marks = Vec::new();
    for found in NUMBER.captures_iter(text) {
        let whole = found.get(0)?;
        if found["n"].parse::<usize>().ok() == Some(marks.len() + 1) {
            marks.push((whole.start(), whole.end()));
        }
    }
    let begins = marks.first().is_some_and(|(start, _)| *start == 0);
    (begins && marks.len() > 1).then_some(marks)
}

fn bullets(text: &str) -> Vec<(usize, usize)> {
    let marks: Vec<(usize, usize)> = BULLET
        .find_iter(text)
        .map(|found| (found.start(), found.end()))
        .collect();
    if marks.first().is_some_and(|(start, _)| *start == 0) {
        marks
    } else {
        Vec::new()
    }
}
