//! Labels and values in lines of text.
//!
//! In: pieces. Out: pairs: on one line, on two lines, or a run of labels and a run of values.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use crate::facts::pattern::pattern;

use super::above::values_above;
use super::pieces::{Piece, Shape, shape};
use super::turns::{of_two, turns};
use super::{Form, Labelled, without_colon};
use crate::document::{BlockKind, Document, Span};
use crate::facts::Quoted;

pub(super) fn in_lines(
    document: &Document,
    pieces: &[Piece],
    in_cells: &BTreeSet<Span>,
    table_at: &[Option<usize>],
) -> Vec<Labelled> {
    let mut shapes: Vec<Shape> = pieces
        .iter()
        .map(|piece| shape(document, piece.span))
        .collect();
    read_roles_as_values(document, pieces, &mut shapes);
    read_leaders(document, pieces, &mut shapes);
    let mut found = Vec::new();
    for (label_idx, value_idx) in values_above(document, pieces, &shapes) {
        let value = (
            pieces[value_idx].span,
            pieces[value_idx].block_idx,
            Form::Line,
        );
        found.push(of_spans(document, pieces[label_idx].span, value, table_at));
        shapes[label_idx] = Shape::Text;
    }
    let mut at = 0;
    while at < pieces.len() {
        let piece = pieces[at];
        if let Shape::Pairs(pairs) = &shapes[at] {
            for (label, value) in pairs {
                let values = (*value, piece.block_idx, Form::Line);
                found.push(of_spans(document, *label, values, table_at));
            }
        }
        let Shape::Label(_) = shapes[at] else {
            at += 1;
            continue;
        };
        if let Some(n_pairs) = turns(document, pieces, &shapes, at) {
            let taken = (0..n_pairs).map(|n| at + 2 * n);
            found.extend(taken.map(|idx| of_two(document, pieces, idx, table_at)));
            at += 2 * n_pairs;
            continue;
        }
        let run = label_run(document, pieces, &shapes, at);
        for (label_idx, value_idx) in &run.pairs {
            let Shape::Label(label) = shapes[*label_idx] else {
                continue;
            };
            let without_sign = !document.at(label).trim_end().ends_with([':', '：']);
            let says_nothing = value_idx.is_none() && without_sign;
            if says_nothing || in_cells.contains(&without_colon(document, label).span) {
                continue;
            }
            let end = Span::new(label.end, label.end);
            let value = value_idx.map_or((end, pieces[*label_idx].block_idx, Form::Line), |idx| {
                let same_line = !pieces[idx].starts_line;
                let form = if same_line {
                    Form::Line
                } else {
                    Form::NextLine
                };
                (pieces[idx].span, pieces[idx].block_idx, form)
            });
            found.push(of_spans(document, label, value, table_at));
        }
        at = run.end.max(at + 1);
    }
    found
}

/// "Owner    Team Manager": a role right behind a label on one line is its value, and so is one on
/// the line below a label that asks for a role.
fn read_roles_as_values(document: &Document, pieces: &[Piece], shapes: &mut [Shape]) {
    static ROLE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)^(?:[a-z'’/&-]+,? )+(?:manager|worker|officer|co-?ordinator|supervisor|director",
            r"|leader|nurse|adviser|advisor|teacher|principal|consultant)(?:[ ,]+\([^()]{2,40}\))?",
            r"\.?$"
        ))
    });
    static OWNER: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)\b(?:owner|author|lead|sponsor|holder",
            r"|(?:responsible|accountable) (?:officer|person|manager|director|individual)",
            r"|(?:officer|person|manager|director) responsible|(?:prepared|written|produced) by",
            r"|who ",
            r"(?:wrote|owns|leads on|looks after|keeps|holds|maintains|updates|is responsible for)",
            r" (?:this|it)(?: \w+)?)\W*$"
        ))
    });
    for at in 1..pieces.len() {
        let is_below = || OWNER.is_match(document.at(pieces[at - 1].span));
        let is_behind =
            matches!(shapes[at - 1], Shape::Label(_)) && (!pieces[at].starts_line || is_below());
        let is_role = || ROLE.is_match(document.at(pieces[at].span).trim());
        if is_behind && matches!(shapes[at], Shape::Label(_)) && is_role() {
            shapes[at] = Shape::Text;
        }
    }
}

/// "Family history ........ none told": dots lead from a label to its value; to a page, in a table of
/// contents, from a name that is none.
fn read_leaders(document: &Document, pieces: &[Piece], shapes: &mut [Shape]) {
    const WORDS_MAX: usize = 6;
    for at in 1..pieces.len() {
        let (before, value) = (pieces[at - 1], pieces[at]);
        if value.starts_line || !before.starts_line || value.span.start < before.span.end {
            continue;
        }
        let leads = document
            .at(Span::new(before.span.end, value.span.start))
            .contains("....");
        let n_words = document.at(before.span).split_whitespace().count();
        let is_told = document.at(value.span).contains(char::is_alphabetic);
        let is_text = matches!(shapes[at - 1], Shape::Text) && matches!(shapes[at], Shape::Text);
        if leads && is_text && is_told && n_words <= WORDS_MAX {
            shapes[at - 1] = Shape::Label(before.span);
        }
    }
}

/// Labels that stand alone, with the pieces that hold their values.
struct Run {
    pairs: Vec<(usize, Option<usize>)>,
    end: usize,
}

/// A run of lone labels takes as many values after it, one each; a shorter run of values belongs
/// to the last label only.
fn label_run(document: &Document, pieces: &[Piece], shapes: &[Shape], from: usize) -> Run {
    let part = |idx: usize| document.blocks[pieces[idx].block_idx].part;
    let is_label = |idx: &usize| matches!(shapes[*idx], Shape::Label(_));
    let in_reach = |idx: &usize| *idx < pieces.len() && part(*idx) == part(from);
    let n_labels = (from..)
        .take_while(|idx| in_reach(idx) && is_label(idx))
        .take(12)
        .count();
    let values_from = from + n_labels;
    let n_values = (values_from..)
        .take_while(|idx| in_reach(idx) && can_be_value(document, pieces[*idx], &shapes[*idx]))
        .take(n_labels)
        .count();
    let pair = |n: usize| {
        let value = if n_values == n_labels {
            Some(values_from + n)
        } else {
            (n + 1 == n_labels && n_values > 0).then_some(values_from)
        };
        (from + n, value)
    };
    let pairs: Vec<_> = (0..n_labels).map(pair).collect();
    let n_taken = pairs.iter().filter(|(_, value)| value.is_some()).count();
    Run {
        pairs,
        end: values_from + n_taken,
    }
}

/// A value stands in the running text or in the same cell, is not long, and is no heading.
fn can_be_value(document: &Document, piece: Piece, shape: &Shape) -> bool {
    let block = &document.blocks[piece.block_idx];
    let is_heading = matches!(block.kind, BlockKind::Heading(_));
    let starts_cell = block.cell().is_some() && piece.span.start == block.span.start;
    let n_words = document.at(piece.span).split_whitespace().count();
    matches!(shape, Shape::Text) && !is_heading && !starts_cell && n_words <= 30
}

pub(super) fn of_spans(
    document: &Document,
    label: Span,
    (value, block_idx, form): (Span, usize, Form),
    table_at: &[Option<usize>],
) -> Labelled {
    Labelled {
        label: without_colon(document, label),
        value: Quoted::cut(document, value),
        form,
        block_idx,
        table_idx: table_at.get(block_idx).copied().flatten(),
    }
}
