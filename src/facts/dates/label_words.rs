//! What a label says of the date it stands by: "Review due", "Date agreed", "First issue".
//!
//! In: a label's words, read whole. Out: a role and the words that gave it.

use super::DateRole;
use super::bodies;
use super::clause::has_letters;
use super::cues::{CUES, cues};
use crate::document::Span;

/// Reads a label: the strongest of its cues.
pub(super) fn of_label(label: &str) -> Option<(DateRole, Span)> {
    if !has_letters(label) {
        return None;
    }
    let bare = label.trim().trim_end_matches([':', '-', ' ', '\u{2013}']);
    if bare.eq_ignore_ascii_case("by") {
        return Some((DateRole::Target, Span::new(0, label.len())));
    }
    if is_bare_review(label) {
        return Some((DateRole::ReviewDue, Span::new(0, label.len())));
    }
    if is_child(bare) {
        return Some((DateRole::Birth, Span::new(0, label.len())));
    }
    if is_agreed(label) || bodies::is_agreement(label) {
        return Some((DateRole::Approved, Span::new(0, label.len())));
    }
    let own = strongest(label).or_else(|| decided(label));
    let limits = bare.len().checked_sub(" by".len());
    let limits = limits.and_then(|at| bare.get(at..));
    if limits.is_some_and(|end| end.eq_ignore_ascii_case(" by"))
        && own.is_none_or(|(role, _)| role == DateRole::Event)
    {
        return Some((DateRole::Target, Span::new(0, label.len())));
    }
    own
}

/// "Child: Ash Reid, 3 April 2012": a date beside the child's name is the day of birth.
fn is_child(bare: &str) -> bool {
    let names = [
        "child",
        "young person",
        "child's name",
        "name of child",
        "baby",
    ];
    names.iter().any(|name| bare.eq_ignore_ascii_case(name))
}

fn decided(label: &str) -> Option<(DateRole, Span)> {
    bodies::decision(label).map(|at| (DateRole::Approved, at))
}

/// The strongest of a label's cues.
fn strongest(label: &str) -> Option<(DateRole, Span)> {
    let rank = |role: DateRole| CUES.iter().position(|(known, _)| *known == role);
    cues(label)
        .into_iter()
        .filter(|(role, _)| *role != DateRole::Event || label.len() < 60)
        .min_by_key(|(role, _)| rank(*role))
}

/// Reads what a row of a version's history says of its date: "First issue", "Amended for ...".
pub(super) fn of_history(words: &str) -> Option<(DateRole, Span)> {
    let own = |role| {
        matches!(
            role,
            DateRole::Updated
                | DateRole::Issued
                | DateRole::Published
                | DateRole::Drafted
                | DateRole::Approved
                | DateRole::Ratified
                | DateRole::LastReviewed
        )
    };
    cues(words).into_iter().find(|(role, _)| own(*role))
}

/// "Agreed by", "Date agreed", "Adopted": who or what gave a document its standing.
fn is_agreed(label: &str) -> bool {
    let bare = label.trim().trim_end_matches([':', '-', ' ', '–']);
    let whole = ["agreed", "agreed on", "adopted"];
    let opens = ["agreed by ", "adopted by "];
    let starts = |open: &str| {
        let head = bare.as_bytes().get(..open.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(open.as_bytes()))
    };
    let is_whole = whole.iter().any(|known| bare.eq_ignore_ascii_case(known));
    let is_date = starts("date ") && bare.ends_with("agreed") || starts("date agreed");
    is_whole || is_date || opens.iter().any(|open| starts(open))
}

fn is_bare_review(label: &str) -> bool {
    let bare = label.trim().trim_end_matches([':', '-', ' ', '–']);
    [
        "review",
        "reviews",
        "for review",
        "review date",
        "date of review",
    ]
    .iter()
    .any(|known| bare.eq_ignore_ascii_case(known))
}
