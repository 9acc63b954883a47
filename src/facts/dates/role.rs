//! What a date is the date of: from its label, its table's header, or its sentence.
//!
//! In: a text and the place of a date in it, or a label's words. Out: a role and the words that
//! gave it. The nearest cue in the same clause decides; a label's own words are read whole.

use super::DateRole;
use super::cues::{CUES, cues};
use crate::document::Span;

/// A role with the words that gave it.
pub(super) type Given = (DateRole, Option<Span>);

/// How far before and after a date its sentence is read, in bytes.
const N_BYTES_BEFORE: usize = 160;
const N_BYTES_AFTER: usize = 100;

/// A cue this near to the next date, in bytes, speaks for that one.
const N_BYTES_TO_NEXT: usize = 12;

/// Reads a label: the strongest of its cues.
pub(super) fn of_label(label: &str) -> Option<(DateRole, Span)> {
    let bare = label.trim().trim_end_matches([':', '-', ' ', '\u{2013}']);
    if bare.eq_ignore_ascii_case("by") {
        return Some((DateRole::Target, Span::new(0, label.len())));
    }
    if is_bare_review(label) {
        return Some((DateRole::ReviewDue, Span::new(0, label.len())));
    }
    if is_agreed(label) {
        return Some((DateRole::Approved, Span::new(0, label.len())));
    }
    let rank = |role: DateRole| CUES.iter().position(|(known, _)| *known == role);
    cues(label)
        .into_iter()
        .filter(|(role, _)| *role != DateRole::Event || label.len() < 60)
        .filter(|(_, at)| !is_before_birth(&label[..at.start]))
        .min_by_key(|(role, _)| rank(*role))
}

/// "Pre-birth" is said of a meeting, not of a day of birth.
fn is_before_birth(before: &str) -> bool {
    let before = before.trim_end_matches(['-', ' ', '\u{2010}', '\u{2011}', '–']);
    let at = before.len().saturating_sub(3);
    before
        .get(at..)
        .is_some_and(|last| last.eq_ignore_ascii_case("pre"))
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
    let is_date = starts("date ") && bare.ends_with("agreed");
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

/// What stands beside a date: where the dates before and after it end and begin, and what it
/// names.
#[derive(Debug, Clone, Copy)]
pub(super) struct Beside {
    pub(super) left: usize,
    pub(super) right: usize,
    pub(super) names: Names,
}

/// What a date names, as far as its role hangs on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Names {
    Day,
    /// A month, a season, a year, a range.
    Stretch,
    /// A quarter, a financial or an academic year: what is counted in it happened on no one day.
    Account,
}

impl Names {
    fn is_day(self) -> bool {
        self == Self::Day
    }
}

/// Tells whether a colon or a dash opens what is noted after a date.
fn follows_mark(after: &str) -> bool {
    let bare = after.trim_start_matches([' ', ')']);
    bare.starts_with([':', '-', '\u{2013}', '\u{2014}'])
}

/// Gives the date at `span` its role by its own line and sentence.
pub(super) fn in_text(text: &str, span: Span, beside: &Beside) -> Given {
    let before_at = clause_start(text, span.start, beside.left);
    let before = &text[before_at..span.start];
    let after = &text[span.end..clause_end(text, span.end, beside.right)];
    if let Some(given) = labelled(text, span, before_at, beside.left) {
        return given;
    }
    if let Some(given) = labelled_above(text, span) {
        return given;
    }
    let place = |at: Span| Some(at.shifted(before_at));
    let by = limit_before(before) && !is_past(after);
    if let Some((role, at)) = nearest_before(before) {
        let is_due = matches!(role, DateRole::ReviewDue | DateRole::Expiry);
        let role = if by && !is_due {
            DateRole::Target
        } else {
            role
        };
        return (role, place(at));
    }
    if by {
        return (DateRole::Target, None);
    }
    let heads = before.trim().is_empty() || before.trim().eq_ignore_ascii_case("on");
    let is_next = |at: Span| {
        let end = span.end + at.end;
        let reaches = span.end + after.len() == beside.right && beside.right < text.len();
        reaches && beside.right <= end + N_BYTES_TO_NEXT
    };
    let mut follow = cues(after).into_iter();
    if let Some((role, at)) = follow.find(|(_, at)| (heads || at.start < 40) && !is_next(*at)) {
        return (role, Some(at.shifted(span.end)));
    }
    let opens = beside.names.is_day() || follows_mark(after);
    let is_account = beside.names == Names::Account;
    let notes = heads && opens && after.contains(char::is_alphabetic);
    if !is_account && (notes || tells(before) || tells(after)) {
        (DateRole::Event, None)
    } else {
        (DateRole::Other, None)
    }
}

/// Reads the label right before a date; where it says only "Date", the one before it on the line.
fn labelled(text: &str, span: Span, before_at: usize, left: usize) -> Option<Given> {
    let before = &text[before_at..span.start];
    let (label_at, label) = label_before(before)?;
    if let Some((role, at)) = of_label(label) {
        return Some((role, Some(at.shifted(before_at + label_at))));
    }
    let is_plain = label.trim().eq_ignore_ascii_case("date");
    let from = floor(text, span.start.saturating_sub(N_BYTES_BEFORE)).max(left);
    let line = text[from..span.start]
        .rfind('\n')
        .map_or(from, |at| from + at + 1);
    let (role, at) = cues(&text[line..span.start])
        .last()
        .copied()
        .filter(|_| is_plain)?;
    Some((role, Some(at.shifted(line))))
}

/// Reads the line above a date that stands alone on its line.
fn labelled_above(text: &str, span: Span) -> Option<Given> {
    let rest = &text[span.end..floor(text, span.end + 20)];
    let alone = rest
        .lines()
        .next()
        .is_none_or(|rest| rest.trim().is_empty());
    let from = floor(text, span.start.saturating_sub(N_BYTES_BEFORE / 2));
    let above = text[from..span.start]
        .trim_end_matches(' ')
        .strip_suffix('\n')?;
    let line = above.trim_end().rfind('\n').map_or(0, |at| at + 1);
    let whole = line > 0 || from == 0;
    let (role, at) = of_label(&above[line..]).filter(|_| alone && whole)?;
    Some((role, Some(at.shifted(from + line))))
}

fn is_past(after: &str) -> bool {
    let mut words = after
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty());
    words.any(|word| matches!(word, "was" | "were" | "had" | "did"))
}

/// The words before a colon at the end of what stands before a date.
fn label_before(before: &str) -> Option<(usize, &str)> {
    let bare = before.trim_end();
    let inner = bare.strip_suffix(':')?;
    let cut = inner.rfind([':', ';', '|', '(']).map_or(0, |at| at + 1);
    let label = &inner[cut..];
    (!label.trim().is_empty() && label.len() <= 80).then_some((cut, label))
}

/// "Review" standing right before its date says when it is due; elsewhere it is a meeting.
fn nearest_before(before: &str) -> Option<(DateRole, Span)> {
    let tail = before.trim_end_matches([' ', ':', '-', '–', '\u{a0}', '\t']);
    let last = tail.rsplit([' ', '(', '\n', ',']).next().unwrap_or(tail);
    if last.eq_ignore_ascii_case("review") {
        let start = tail.len() - last.len();
        return Some((role_of_review(&tail[..start]), Span::new(start, tail.len())));
    }
    let found = cues(before);
    let last = *found.last()?;
    if last.0 == DateRole::Target {
        let due = found.iter().rev().find(|(role, at)| {
            matches!(role, DateRole::ReviewDue | DateRole::Expiry)
                && at.end <= last.1.start
                && last.1.start - at.end < 20
        });
        return Some(due.copied().unwrap_or(last));
    }
    if last.0 == DateRole::Event || last.0 == DateRole::Recorded {
        let strong = found.iter().rev().find(|(role, at)| {
            !matches!(role, DateRole::Event | DateRole::Recorded) && last.1.start - at.end < 30
        });
        return Some(strong.copied().unwrap_or(last));
    }
    if last.0 == DateRole::Placement && before[last.1.start..last.1.end].starts_with("moved") {
        let meeting = found.iter().rev().nth(1).filter(|(role, at)| {
            *role == DateRole::Meeting && last.1.start - at.end < N_BYTES_TO_NEXT
        });
        return Some(meeting.copied().unwrap_or(last));
    }
    if last.0 == DateRole::Meeting {
        let held = &before[last.1.start..last.1.end];
        let decided = found.iter().rev().skip(1).find(|(role, at)| {
            matches!(role, DateRole::Approved | DateRole::Ratified) && last.1.start - at.end < 80
        });
        if !held.eq_ignore_ascii_case("held")
            && let Some(decided) = decided
        {
            return Some(*decided);
        }
    }
    Some(last)
}

/// A review of a policy is due; a review of any other name ("LAC review") is a meeting.
fn role_of_review(before: &str) -> DateRole {
    let word = before
        .trim_end()
        .rsplit([' ', '(', ':', ','])
        .next()
        .unwrap_or("");
    let is_own = word.is_empty()
        || [
            "for",
            "next",
            "policy",
            "document",
            "procedure",
            "guidance",
            "strategy",
            "and",
            "formal",
        ]
        .iter()
        .any(|known| word.eq_ignore_ascii_case(known));
    if is_own {
        DateRole::ReviewDue
    } else {
        DateRole::Meeting
    }
}

/// Tells whether the words right before a date make it a limit: "by", "no later than".
fn limit_before(before: &str) -> bool {
    const LIMITS: [&str; 14] = [
        "by",
        "by the end of",
        "no later than",
        "not later than",
        "on or before",
        "deadline of",
        "deadline",
        "by the",
        "due",
        "due on",
        "due by",
        "by end of",
        "by end",
        "by w/c",
    ];
    let before = before.trim_end();
    LIMITS.iter().any(|limit| {
        let Some(at) = before.len().checked_sub(limit.len()) else {
            return false;
        };
        let ends = before.as_bytes()[at..].eq_ignore_ascii_case(limit.as_bytes());
        ends && !before[..at].ends_with(|c: char| c.is_alphanumeric())
    })
}

/// Tells whether words tell of something past.
fn tells(words: &str) -> bool {
    words
        .split(|c: char| !c.is_alphabetic())
        .any(|word| word.len() > 4 && word.ends_with("ed") || is_past_verb(word))
}

fn is_past_verb(word: &str) -> bool {
    const N_LETTERS_MAX: usize = 8;
    let mut lower = [0; N_LETTERS_MAX];
    let Some(lower) = lower.get_mut(..word.len()) else {
        return false;
    };
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    matches!(
        &*lower,
        b"was"
            | b"were"
            | b"had"
            | b"went"
            | b"told"
            | b"said"
            | b"saw"
            | b"rang"
            | b"left"
            | b"came"
            | b"took"
            | b"gave"
            | b"made"
            | b"began"
            | b"met"
            | b"sent"
            | b"wrote"
            | b"spoke"
            | b"got"
            | b"found"
            | b"has"
            | b"did"
            | b"ran"
            | b"kept"
            | b"felt"
            | b"heard"
            | b"brought"
            | b"became"
            | b"broke"
            | b"hit"
            | b"put"
            | b"drove"
            | b"fell"
            | b"lost"
    )
}

fn clause_start(text: &str, at: usize, left: usize) -> usize {
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

fn clause_end(text: &str, at: usize, right: usize) -> usize {
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
    let stop = matches!(bytes[at], b'.' | b'?' | b'!');
    let space = matches!(bytes.get(at + 1), Some(b' '));
    let capital = bytes
        .get(at + 2)
        .is_none_or(|byte| byte.is_ascii_uppercase() || !byte.is_ascii());
    let initial =
        at >= 2 && bytes[at - 1].is_ascii_uppercase() && !bytes[at - 2].is_ascii_alphabetic()
            || at == 1 && bytes[0].is_ascii_uppercase();
    let leader = at >= 1 && bytes[at - 1] == b'.';
    stop && space && capital && !initial && !leader
}

/// The nearest character boundary at or before a position.
pub(super) fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while at > 0 && !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
