//! The cue before a date that speaks for it: the nearest, unless one behind it is the stronger.
//!
//! In: the words of a clause before a date. Out: a role and the words that gave it.

use super::DateRole;
use super::bodies;
use super::cues::cues;
use super::role::N_BYTES_TO_NEXT;
use crate::document::Span;

type Cue = (DateRole, Span);

/// Reads the words before a date.
pub(super) fn nearest_before(before: &str) -> Option<Cue> {
    if let Some(review) = review_before(before) {
        return Some(review);
    }
    let found = cues(before);
    if let Some(decided) = decided_before(before, &found) {
        return Some(decided);
    }
    let (last, earlier) = found.split_last()?;
    if let Some(done) = done_by(before, *last) {
        return Some(done);
    }
    Some(stronger(before, earlier, *last).unwrap_or(*last))
}

/// "Review" standing right before its date says when it is due; one "of" its date was held then.
fn review_before(before: &str) -> Option<Cue> {
    let tail = before.trim_end_matches([' ', ':', '-', '\u{2013}', '\u{a0}', '\t']);
    if tail.ends_with("review of") {
        let end = tail.len() - " of".len();
        return Some((DateRole::Meeting, Span::new(end - "review".len(), end)));
    }
    let last = tail.rsplit([' ', '(', '\n', ',']).next().unwrap_or(tail);
    if !last.eq_ignore_ascii_case("review") {
        return None;
    }
    let start = tail.len() - last.len();
    Some((role_of_review(&tail[..start]), Span::new(start, tail.len())))
}

/// A review of a policy is due, a last one is past; a review of any other name ("LAC review") is a
/// meeting.
fn role_of_review(before: &str) -> DateRole {
    const GONE: [&str; 4] = ["last", "latest", "previous", "recent"];
    const OWN: [&str; 9] = [
        "for",
        "next",
        "policy",
        "document",
        "procedure",
        "guidance",
        "strategy",
        "and",
        "formal",
    ];
    let before = before.trim_end();
    let lower = before.to_ascii_lowercase();
    let word = before.rsplit([' ', '(', ':', ',']).next().unwrap_or("");
    if GONE.iter().any(|gone| lower.ends_with(gone)) {
        DateRole::LastReviewed
    } else if word.is_empty() || OWN.iter().any(|own| word.eq_ignore_ascii_case(own)) {
        DateRole::ReviewDue
    } else {
        DateRole::Meeting
    }
}

/// What a body decided, where no cue stands between its decision and the date.
fn decided_before(before: &str, found: &[Cue]) -> Option<Cue> {
    let at = bodies::decision(before)?;
    let is_free = found.last().is_none_or(|(_, last)| last.end <= at.start);
    is_free.then_some((DateRole::Approved, at))
}

/// "Completed by S. Dunn" tells who did it; "completed by" right before its date sets a limit.
fn done_by(before: &str, (role, at): Cue) -> Option<Cue> {
    let done = match role {
        DateRole::Target => DateRole::Recorded,
        DateRole::ReviewDue => DateRole::LastReviewed,
        _ => return None,
    };
    let words = before[at.start..at.end].to_ascii_lowercase();
    let names = before[at.end..].contains(char::is_uppercase);
    let is_deed = words.ends_with("ed by") && !is_to_be(&before[..at.start]);
    (is_deed && names).then_some((done, at))
}

/// Tells whether words end with what makes a deed one to be done: "to be", "must be".
fn is_to_be(before: &str) -> bool {
    before.trim_end().ends_with("be")
}

/// The cue that outdoes the last one: "for review, due 3 May", "chronology updated and signed".
fn stronger(before: &str, earlier: &[Cue], (role, last): Cue) -> Option<Cue> {
    let behind = |fits: &dyn Fn(DateRole) -> bool, n_bytes_max: usize| {
        let near = |(_, at): &&Cue| at.end <= last.start && last.start - at.end < n_bytes_max;
        let mut cues = earlier.iter().rev().filter(near);
        cues.find(|(role, _)| fits(*role)).copied()
    };
    let words = &before[last.start..last.end];
    match role {
        DateRole::Target => behind(
            &|role| {
                matches!(
                    role,
                    DateRole::ReviewDue | DateRole::Expiry | DateRole::Birth
                )
            },
            20,
        ),
        DateRole::Event | DateRole::Recorded => behind(
            &|role| !matches!(role, DateRole::Event | DateRole::Recorded),
            30,
        ),
        DateRole::Placement if words.starts_with("moved") => {
            behind(&|role| role == DateRole::Meeting, N_BYTES_TO_NEXT)
        }
        DateRole::Meeting if !words.eq_ignore_ascii_case("held") => behind(
            &|role| matches!(role, DateRole::Approved | DateRole::Ratified),
            80,
        ),
        _ => None,
    }
}
