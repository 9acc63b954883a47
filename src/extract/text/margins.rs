//! Tells running headers and footers from the text between them.
//!
//! In: the lines of a text made from pages. Out: the running lines, each once, and the text
//! without them. A line runs when it stands at the edge of page after page with the same words;
//! only the page's number in it may differ. Without form feeds the page numbers show where pages end.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;

use super::line::Line;
use crate::document::{BlockKind, Part};
use crate::extract::piece::Piece;
use crate::extract::tidy;

/// How many lines from a page's edge a running line may stand.
const EDGE_LINES_MAX: usize = 3;
/// How often a line has to come back to count as running.
const TIMES_MIN: usize = 3;

static PAGE_NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?i)^\W*(page|p\.?)\s*\d{1,4}(\s*(of|/)\s*\d{1,4})?\W*$",
        r"|^\W*\d{1,4}\s*(of|/)\s*\d{1,4}\W*$"
    ))
    .expect("a fixed pattern")
});

/// A line that gives the page's number, beside other words or alone.
static NUMBERED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\bpage\s*\d{1,4}\b|^\W*\d{1,4}(\s*(of|/)\s*\d{1,4})?\W*$")
        .expect("a fixed pattern")
});

/// Takes the running lines out of a text.
pub(super) fn taken(lines: &mut Vec<Line>) -> Vec<Piece> {
    let edges = if lines.iter().any(|line| line.page.is_some()) {
        edges_by_page(lines)
    } else {
        edges_by_number(lines)
    };
    let mut times: BTreeMap<(Part, String), Vec<usize>> = BTreeMap::new();
    for (idx, part) in edges {
        let key = (part, words(lines[idx].said()));
        times.entry(key).or_default().push(idx);
    }
    let times_min = times_min(lines);
    let mut running: Vec<(usize, Part)> = Vec::new();
    let mut is_taken = vec![false; lines.len()];
    for ((part, _), places) in times {
        if places.len() >= times_min {
            running.push((places[0], part));
            for idx in places {
                is_taken[idx] = true;
            }
        }
    }
    running.sort_unstable();
    let pieces = running
        .into_iter()
        .map(|(idx, part)| Piece::new(part, BlockKind::Paragraph, tidy::piece(lines[idx].said())))
        .collect();
    let mut idx = 0;
    lines.retain(|_| {
        idx += 1;
        !is_taken[idx - 1]
    });
    pieces
}

/// With two pages both must agree; with more, three.
fn times_min(lines: &[Line]) -> usize {
    match lines.last().and_then(|line| line.page) {
        Some(2) => 2,
        _ => TIMES_MIN,
    }
}

fn edges_by_page(lines: &[Line]) -> Vec<(usize, Part)> {
    let mut edges = Vec::new();
    let mut start = 0;
    for page in lines.chunk_by(|a, b| a.page == b.page) {
        let said: Vec<usize> = (start..start + page.len())
            .filter(|idx| !lines[*idx].is_blank())
            .collect();
        let n_head = EDGE_LINES_MAX.min(said.len() / 2);
        edges.extend(said.iter().take(n_head).map(|idx| (*idx, Part::Header)));
        let n_foot = EDGE_LINES_MAX.min(said.len() - n_head);
        let foot = said.iter().rev().take(n_foot);
        edges.extend(foot.map(|idx| (*idx, Part::Footer)));
        start += page.len();
    }
    edges
}

/// Lines just above a page number belong to the foot of that page, those below to the next head.
fn edges_by_number(lines: &[Line]) -> Vec<(usize, Part)> {
    let said: Vec<usize> = (0..lines.len())
        .filter(|idx| !lines[*idx].is_blank())
        .collect();
    let mut edges: BTreeMap<usize, Part> = BTreeMap::new();
    for (at, idx) in said.iter().enumerate() {
        if !PAGE_NUMBER.is_match(lines[*idx].said()) {
            continue;
        }
        for above in &said[at.saturating_sub(EDGE_LINES_MAX)..at] {
            edges.insert(*above, Part::Footer);
        }
        edges.insert(*idx, Part::Footer);
        for below in said.iter().skip(at + 1).take(EDGE_LINES_MAX) {
            edges.entry(*below).or_insert(Part::Header);
        }
    }
    edges.into_iter().collect()
}

/// A line's words, by which it is known again; the number of the page is left out.
fn words(said: &str) -> String {
    let is_numbered = NUMBERED.is_match(said);
    let mut words = String::with_capacity(said.len());
    for mark in said.chars().filter(|mark| !mark.is_whitespace()) {
        if !(is_numbered && mark.is_ascii_digit()) {
            words.push(mark);
        } else if !words.ends_with('#') {
            words.push('#');
        }
    }
    words
}
