//! What a date is the date of: from its label, its table's header, or its sentence.
//!
//! In: a text and the place of a date in it, or a label's words. Out: a role and the words that
//! gave it. The nearest cue in the same clause decides; a label's own words are read whole.

use super::DateRole;
use super::clause::{N_BYTES_BEFORE, clause_end, clause_start, floor, has_letters};
use super::cues::cues;
use super::label_words::of_label;
use super::nearest::nearest_before;
use super::tense::{self, is_past, limit_before, tells};
use crate::document::Span;

/// A role with the words that gave it.
pub(super) type Given = (DateRole, Option<Span>);

/// A title is no longer than this, in bytes.
const N_BYTES_TITLE_MAX: usize = 80;

/// A label at the head of a line is no longer than this, in bytes.
const N_BYTES_LABEL_MAX: usize = 40;

/// A cue this near to the next date, in bytes, speaks for that one.
pub(super) const N_BYTES_TO_NEXT: usize = 12;

/// What stands beside a date: where its line begins, where the dates before and after it end and
/// begin, and what it names.
#[derive(Debug, Clone, Copy)]
pub(super) struct Beside {
    pub(super) line: usize,
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
    let bare = bare.strip_prefix("onwards").unwrap_or(bare).trim_start();
    bare.starts_with([':', '-', '\u{2013}', '\u{2014}'])
}

/// Gives a date that stands alone on its line its role, by the line above.
pub(super) fn alone(text: &str, span: Span, line: usize) -> Given {
    labelled_above(text, span, line).unwrap_or((DateRole::Other, None))
}

/// Gives the date at `span` its role by its own line and sentence.
pub(super) fn in_text(text: &str, span: Span, beside: &Beside) -> Given {
    let before_at = clause_start(text, span.start, beside.left);
    let before = &text[before_at..span.start];
    let after_at = span.end + note_offset(text, span, before);
    let after = &text[after_at..clause_end(text, after_at, beside.right)];
    if let Some(given) = labelled(text, span, before_at, beside.left) {
        return given;
    }
    if let Some(given) = labelled_above(text, span, beside.line) {
        return given;
    }
    if let Some(given) = said_before(before, after) {
        return shifted(given, before_at);
    }
    let reaches = after_at + after.len() == beside.right && beside.right < text.len();
    let next = reaches.then_some(after.len());
    if let Some(given) = said_after(before, after, next, beside.names) {
        return shifted(given, after_at);
    }
    let line = || labelled_line(text, before_at, beside);
    if let Some(given) = label_before(before).is_none().then(line).flatten() {
        return given;
    }
    if tells_of_event(before, after, beside.names) {
        (DateRole::Event, None)
    } else {
        (DateRole::Other, None)
    }
}

fn shifted((role, at): Given, offset: usize) -> Given {
    (role, at.map(|at| at.shifted(offset)))
}

/// What the words before a date say of it.
fn said_before(before: &str, after: &str) -> Option<Given> {
    if !has_letters(before) {
        return None;
    }
    let by = (limit_before(before) || is_to_come(before)) && !is_past(after);
    if before.trim_end().rsplit(' ').next() == Some("b.") {
        return Some((DateRole::Birth, None));
    }
    let Some((role, at)) = nearest_before(before) else {
        return by.then_some((DateRole::Target, None));
    };
    let is_due = match role {
        DateRole::ReviewDue | DateRole::Expiry => true,
        DateRole::Birth => before.trim_end().ends_with("due"),
        _ => false,
    };
    let role = if by && !is_due {
        DateRole::Target
    } else {
        role
    };
    Some((role, Some(at)))
}

/// What the words after a date say of it, where they do not speak for the date at `next`.
fn said_after(before: &str, after: &str, next: Option<usize>, names: Names) -> Option<Given> {
    const N_BYTES_NEAR: usize = 40;
    if names == Names::Account || !has_letters(after) {
        return None;
    }
    let is_next = |at: Span| next.is_some_and(|next| next <= at.end + N_BYTES_TO_NEXT);
    let heads = heads_clause(before);
    let follow = cues(after);
    let first = follow
        .iter()
        .position(|(_, at)| (heads || at.start < N_BYTES_NEAR) && !is_next(*at))?;
    let (role, at) = attended(&follow[first..], after);
    let is_told = is_told(role, after) || is_feast(&after[at.start..]);
    let is_note = before.trim().is_empty() && is_told;
    let role = if is_note { DateRole::Event } else { role };
    Some((role, Some(at)))
}

fn heads_clause(before: &str) -> bool {
    before.trim().is_empty() || before.trim().eq_ignore_ascii_case("on")
}

/// Tells whether the words around a date tell what happened, without a word for what it was.
fn tells_of_event(before: &str, after: &str, names: Names) -> bool {
    if names == Names::Account || !has_letters(before) && !has_letters(after) {
        return false;
    }
    let opens = names.is_day() || follows_mark(after);
    let notes = heads_clause(before) && opens && after.contains(char::is_alphabetic);
    let named = names.is_day() && follows_noun(before);
    notes || named || tells(before) || tells(after)
}

/// Tells whether what is still to be done is to be done "before" a date.
fn is_to_come(before: &str) -> bool {
    before.trim_end().ends_with("before") && tense::is_ahead(before)
}

/// A day that heads its line may be closed by a stop: "9 Nov 2021. Unannounced visit".
fn note_offset(text: &str, span: Span, before: &str) -> usize {
    let rest = &text[span.end..];
    let stopped = rest.starts_with(". ") && before.trim().is_empty();
    if stopped { 2 } else { 0 }
}

/// The first of the cues that follow a date; who "attended the core group" was at a meeting.
fn attended(follow: &[(DateRole, Span)], after: &str) -> (DateRole, Span) {
    let (role, at) = follow[0];
    let goes = after[at.start..at.end].starts_with("attend");
    let meets = |(role, met): &&(DateRole, Span)| {
        *role == DateRole::Meeting && met.start - at.end < N_BYTES_TO_NEXT
    };
    let met = follow.get(1).filter(|_| goes).filter(meets);
    met.copied().unwrap_or((role, at))
}

/// A title after the date that heads it has at most so many words: "12 May - Core group meeting".
const N_WORDS_TITLE_MAX: usize = 3;

/// So many words after a date only name what it is of: "12 May: referral".
const N_WORDS_NAME_MAX: usize = 1;

/// Tells whether what stands after a date is an entry's story, and more than the name of a meeting:
/// "12 Jan 2020 - conference held, name placed on the register" tells what happened that day.
fn is_told(role: DateRole, after: &str) -> bool {
    let n_most = match role {
        DateRole::Meeting => N_WORDS_TITLE_MAX,
        DateRole::Placement | DateRole::Referral => N_WORDS_NAME_MAX,
        _ => return false,
    };
    let words = after.split_whitespace();
    let words = words.filter(|word| word.contains(char::is_alphabetic));
    words.take(n_most + 1).count() > n_most
}

/// "13 June 2023 Birthday tea at gran's", "18 July 2026 Birth noted": a birthday that is told of is
/// no day of birth, nor is that of a note about one.
fn is_feast(from_cue: &str) -> bool {
    let mut words = from_cue.split_whitespace();
    let first = words.next().unwrap_or_default();
    if first.eq_ignore_ascii_case("birth") {
        return words.next().is_some_and(is_no_preposition);
    }
    first.eq_ignore_ascii_case("birthday") && words.any(|word| word.contains(char::is_alphabetic))
}

fn is_no_preposition(word: &str) -> bool {
    let has_letters = word.starts_with(char::is_alphabetic);
    has_letters && !["of", "at", "in", "on", "by", "to"].contains(&word)
}

/// Tells whether a date stands right after a word of its sentence: "dental check 10/11/21". After
/// a name ("Committee 12 June 2019"), a comma or "of" nothing says what happened.
fn follows_noun(before: &str) -> bool {
    let bare = before.trim_end_matches([' ', '(', '\u{2013}', '-']);
    let word = bare
        .rsplit(|c: char| !c.is_alphabetic())
        .next()
        .unwrap_or("");
    let is_word = word.len() > 1 && word.chars().all(char::is_lowercase);
    is_word && !matches!(word, "of" | "version" | "draft" | "page")
}

/// Reads the label that opens a date's line: "Adopted: Council, Minute 214 of 25 Feb 2009".
fn labelled_line(text: &str, before_at: usize, beside: &Beside) -> Option<Given> {
    let line = beside.line;
    if before_at - line > N_BYTES_BEFORE || line < beside.left {
        return None;
    }
    let rest = text.get(line..)?;
    let colon = rest
        .bytes()
        .take(N_BYTES_LABEL_MAX)
        .position(|byte| byte == b':')?;
    let own = |role: &DateRole| !matches!(role, DateRole::Event | DateRole::Meeting);
    let (role, at) = of_label(&rest[..colon]).filter(|(role, _)| own(role))?;
    Some((role, Some(at.shifted(line))))
}

/// Reads the label right before a date; where it says only "Date", the one before it on the line.
fn labelled(text: &str, span: Span, before_at: usize, left: usize) -> Option<Given> {
    let before = &text[before_at..span.start];
    let (label_at, label) = label_before(before)?;
    if let Some((role, at)) = of_label(label) {
        return Some((role, Some(at.shifted(before_at + label_at))));
    }
    let is_plain = label.trim().eq_ignore_ascii_case("date");
    if label.trim().eq_ignore_ascii_case("when") && asks_who(&text[..before_at + label_at]) {
        return Some((DateRole::Target, None));
    }
    let from = floor(text, span.start.saturating_sub(N_BYTES_BEFORE)).max(left);
    let line = text[from..span.start]
        .rfind('\n')
        .map_or(from, |at| from + at + 1);
    let line = text[line..span.start]
        .rfind('|')
        .map_or(line, |at| line + at + 1);
    let beside = cues(&text[line..span.start]).last().copied();
    let beside = beside.map(|(role, at)| (role, at.shifted(line)));
    let (role, at) = beside
        .filter(|(role, _)| *role != DateRole::Event)
        .or_else(|| titled(text, line))
        .filter(|_| is_plain)?;
    Some((role, Some(at)))
}

/// Tells whether a line has asked before what is to be done, or who does it.
fn asks_who(before: &str) -> bool {
    let from = floor(before, before.len().saturating_sub(N_BYTES_BEFORE));
    let line = before[from..].rsplit('\n').next().unwrap_or("");
    let lower = line.to_ascii_lowercase();
    ["who:", "action:", "task:", "lead:", "owner:"]
        .iter()
        .any(|label| lower.contains(label))
}

/// "Date" right below the name of a meeting is the day it was held.
fn titled(text: &str, line: usize) -> Option<(DateRole, Span)> {
    let above = text[..line].strip_suffix('\n')?;
    let from = floor(above, above.len().saturating_sub(N_BYTES_TITLE_MAX));
    let start = above[from..].rfind('\n').map_or(from, |at| from + at + 1);
    let title = &above[start..];
    let whole = start == 0 || above.as_bytes()[start - 1] == b'\n';
    let plain = whole && !title.contains([':', '|', '\t']);
    let mut named = cues(title).into_iter().filter(|_| plain);
    let (role, at) = named.find(|(role, _)| *role == DateRole::Meeting)?;
    Some((role, at.shifted(start)))
}

/// Reads the line above a date that stands alone on its line.
fn labelled_above(text: &str, span: Span, line: usize) -> Option<Given> {
    let is_spaced = |words: &str| words.bytes().all(|byte| byte == b' ');
    if line == 0 || !is_spaced(&text[line..span.start]) || !ends_line(text, span.end) {
        return None;
    }
    let from = floor(text, span.start.saturating_sub(N_BYTES_BEFORE / 2));
    let above = text.get(from..line - 1)?;
    let mut before = above.trim_end().bytes();
    let line = before
        .rposition(|byte| byte == b'\n')
        .map_or(0, |at| at + 1);
    let whole = line > 0 || from == 0;
    let (role, at) = of_label(&above[line..]).filter(|_| whole)?;
    Some((role, Some(at.shifted(from + line))))
}

/// Tells whether nothing more is written on the line, as far as it is looked at.
fn ends_line(text: &str, at: usize) -> bool {
    const N_BYTES_LOOKED_AT: usize = 20;
    let rest = &text[at..floor(text, at + N_BYTES_LOOKED_AT)];
    rest.lines()
        .next()
        .is_none_or(|rest| rest.trim().is_empty())
}

/// The words before a colon at the end of what stands before a date.
fn label_before(before: &str) -> Option<(usize, &str)> {
    let bare = before.trim_end();
    let inner = bare.strip_suffix(':')?;
    let cut = inner.rfind([':', ';', '|', '(']).map_or(0, |at| at + 1);
    let label = &inner[cut..];
    (!label.trim().is_empty() && label.len() <= 80).then_some((cut, label))
}
