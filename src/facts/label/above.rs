//! Values that stand over their labels, in lines: "14 March 2025" over "IN FORCE FROM".
//!
//! In: pieces with their shapes. Out: labels with the pieces above them. Values and labels take turns in
//! either order; what each label asks for tells which order it is.

use std::sync::LazyLock;

use regex::Regex;

use super::pieces::{Piece, Shape};
use super::plain;
use crate::document::Document;
use crate::facts::control::{self, Field};
use crate::facts::pattern::pattern;

/// Labels in a row, at most.
const LABELS_MAX: usize = 12;

/// The labels whose values stand above them, each with its value.
pub(super) fn values_above(
    document: &Document,
    pieces: &[Piece],
    shapes: &[Shape],
) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        if !is_lone_label(document, pieces, shapes, at) {
            at += 1;
            continue;
        }
        let (pairs, end) = run_from(document, pieces, shapes, at);
        if fits_better(document, pieces, shapes, &pairs) {
            found.extend(pairs);
        }
        at = end.max(at + 1);
    }
    found
}

/// Groups of values, each over as many labels, and where they end.
fn run_from(
    document: &Document,
    pieces: &[Piece],
    shapes: &[Shape],
    from: usize,
) -> (Vec<(usize, usize)>, usize) {
    let count = |at: usize, counts: &dyn Fn(usize) -> bool| {
        let in_reach = (at..pieces.len()).take(LABELS_MAX);
        in_reach.take_while(|idx| counts(*idx)).count()
    };
    let is_label = |idx: usize| is_lone_label(document, pieces, shapes, idx);
    let is_value = |idx: usize| can_stand_over(document, pieces, shapes, idx);
    let (mut pairs, mut at, mut end) = (Vec::new(), from, from);
    loop {
        let n_labels = count(at, &is_label);
        let Some(first) = at.checked_sub(n_labels).filter(|_| n_labels > 0) else {
            break;
        };
        let is_first = pairs.is_empty();
        let is_led = is_first && first > 0 && matches!(shapes[first - 1], Shape::Label(_));
        let is_own = is_first || first == end;
        if is_led || !is_own || !(first..at).all(is_value) {
            break;
        }
        pairs.extend((0..n_labels).map(|n| (at + n, first + n)));
        end = at + n_labels;
        at = end + count(end, &is_value);
    }
    (pairs, end.max(at))
}

fn is_lone_label(document: &Document, pieces: &[Piece], shapes: &[Shape], idx: usize) -> bool {
    let Shape::Label(label) = shapes[idx] else {
        return false;
    };
    let is_open = document.at(label).trim_end().ends_with([':', '：', '?']);
    !is_open && document.blocks[pieces[idx].block_idx].cell().is_none()
}

/// A value is short and says nothing with a colon, which would be a label of its own.
fn can_stand_over(document: &Document, pieces: &[Piece], shapes: &[Shape], idx: usize) -> bool {
    const WORDS_MAX: usize = 14;
    let piece = pieces[idx];
    let text = document.at(piece.span);
    let is_text = match shapes[idx] {
        Shape::Text => true,
        Shape::Pairs(_) => !text.contains([':', '：', '–']),
        Shape::Label(_) => false,
    };
    is_text
        && document.blocks[piece.block_idx].cell().is_none()
        && text.split_whitespace().take(WORDS_MAX + 1).count() <= WORDS_MAX
}

/// What a field asks for, and what a value holds.
#[derive(Clone, Copy, PartialEq)]
enum Sort {
    Day,
    Number,
    Words,
}

/// Tells whether most labels get what they ask for from above, and few from below.
fn fits_better(
    document: &Document,
    pieces: &[Piece],
    shapes: &[Shape],
    pairs: &[(usize, usize)],
) -> bool {
    const FITS_MIN: usize = 3;
    let text = |idx: usize| document.at(pieces[idx].span);
    let fits = |label: usize, value: usize| {
        let asked = sort_asked(text(label));
        asked.is_some() && asked == sort_held(text(value))
    };
    let fits_above = { pairs.iter() }.filter(|(label, value)| fits(*label, *value));
    let fits_below = pairs.iter().filter(|(label, value)| {
        // As many pieces on as the value stands back.
        let below = label + (label - value);
        below < pieces.len() && !matches!(shapes[below], Shape::Label(_)) && fits(*label, below)
    });
    let n_above = fits_above.count();
    n_above >= FITS_MIN && n_above > fits_below.count() * 2
}

fn sort_asked(label: &str) -> Option<Sort> {
    let name = plain(label);
    match control::field_of(&name)? {
        Field::Version => Some(Sort::Number),
        Field::Owner => Some(Sort::Words),
        Field::Equality | Field::EqualityOpen => None,
        _ => (!name.contains(" by")).then_some(Sort::Day),
    }
}

fn sort_held(value: &str) -> Option<Sort> {
    const NUMBER_WORDS_MAX: usize = 3;
    static DAY: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"\b(?:19|20)\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2}\b"));
    let has_digit = value.bytes().any(|byte| byte.is_ascii_digit());
    if DAY.is_match(value) {
        return Some(Sort::Day);
    }
    if has_digit {
        let is_number = value.split_whitespace().count() <= NUMBER_WORDS_MAX;
        return is_number.then_some(Sort::Number);
    }
    value.contains(char::is_alphabetic).then_some(Sort::Words)
}

#[cfg(test)]
mod tests {
    use crate::facts::label::tests::read;

    fn check(lines: &str, expected: &[(&str, &str)]) {
        let said = read(lines);
        for (label, value) in expected {
            let is_said = said.contains(&((*label).to_owned(), (*value).to_owned()));
            assert!(is_said, "{lines}: {said:?} lacks {label:?}: {value:?}");
        }
        assert_eq!(said.len(), expected.len(), "{lines}: {said:?}");
    }

    #[test]
    fn values_may_stand_over_their_labels_line_by_line() {
        check(
            "Head of Kinship\nPOLICY OWNER\n3 May 2025\nDATE APPROVED\n3 May 2028\nNEXT REVIEW ON OR BEFORE\nWho it is for",
            &[
                ("POLICY OWNER", "Head of Kinship"),
                ("DATE APPROVED", "3 May 2025"),
                ("NEXT REVIEW ON OR BEFORE", "3 May 2028"),
            ],
        );
    }

    #[test]
    fn a_line_of_values_may_stand_over_a_line_of_labels() {
        check(
            "2.1\tHead of Kinship\t3 May 2025\nVersion\tOwner\tEffective from\nThis is for everybody who works here.",
            &[
                ("Version", "2.1"),
                ("Owner", "Head of Kinship"),
                ("Effective from", "3 May 2025"),
            ],
        );
    }

    #[test]
    fn labels_over_their_values_stay_so_below_a_title() {
        check(
            "Kinship Policy\nPolicy owner\nHead of Kinship\nDate approved\n3 May 2025\nReview date\n3 May 2028",
            &[
                ("Policy owner", "Head of Kinship"),
                ("Date approved", "3 May 2025"),
                ("Review date", "3 May 2028"),
            ],
        );
        check(
            "Kinship Policy\nVersion\nDate approved\nReview date\n1.2\n3 May 2023\nMay 2026",
            &[
                ("Version", "1.2"),
                ("Date approved", "3 May 2023"),
                ("Review date", "May 2026"),
            ],
        );
    }

    #[test]
    fn rows_of_values_stand_over_rows_of_names_though_a_value_reads_like_a_name() {
        check(
            "| 3.1 | Placement Manager | In force |\n| version | policy owner | status |\n| March 2024 | March 2026 | EIA held, ref 22/7 |\n| first issued | next review | equality impact assessment |",
            &[
                ("version", "3.1"),
                ("policy owner", "Placement Manager"),
                ("status", "In force"),
                ("first issued", "March 2024"),
                ("next review", "March 2026"),
                ("equality impact assessment", "EIA held, ref 22/7"),
            ],
        );
    }

    #[test]
    fn a_cell_that_holds_its_own_value_names_no_other() {
        check(
            "| Version: 1 | Status: Adopted |\n| Date adopted: 3 May 2024 | Date of next review: May 2027 |",
            &[
                ("Version", "1"),
                ("Status", "Adopted"),
                ("Date adopted", "3 May 2024"),
                ("Date of next review", "May 2027"),
            ],
        );
    }

    #[test]
    fn names_down_the_side_stand_over_nothing() {
        check(
            "| Version | 2.1 |\n| Status | In force |",
            &[("Version", "2.1"), ("Status", "In force")],
        );
        check(
            "| Version | 2.1 | Issued | May 2025 |\n| Status | Current | Owner | Author |",
            &[
                ("Version", "2.1"),
                ("Issued", "May 2025"),
                ("Status", "Current"),
                ("Owner", "Author"),
            ],
        );
    }
}
