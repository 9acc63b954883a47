//! The rows and sentences of a record that may tell how far an action is.
//!
//! In: a record. Out: what each names, and whether it says that this is done. A row says it in a cell
//! of its own, a line of results behind what it is about, a sentence by its verb.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use super::things::things;
use crate::casefile::Record;
use crate::document::Span;
use crate::facts::Kind;

/// A row or a sentence.
pub(super) struct Telling<'a> {
    pub(super) record: &'a Record,
    pub(super) span: Span,
    /// The whole row or line.
    pub(super) line: Span,
    pub(super) things: BTreeSet<String>,
    /// Whether it says done or not done; `None`: neither.
    pub(super) done: Option<bool>,
    /// How much of what it names must be the action's own.
    pub(super) form: Form,
}

#[derive(Clone, PartialEq, Eq)]
pub(super) enum Form {
    /// The actions of these numbers.
    Numbers(Vec<String>),
    /// All actions, of a month where it names one.
    All,
    /// A row, of which one cell says how far it is.
    Row,
    Sentence,
}

/// How many things a sentence shares with an action that it may tell of.
pub(super) const THINGS_SHARED_MIN: usize = 2;

/// The rows and sentences of a record that may tell of an action.
pub(super) fn tellings_of(record: &Record) -> Vec<Telling<'_>> {
    let is_log = matches!(record.facts.kind.value, Kind::Chronology | Kind::CaseNotes);
    let mut found = Vec::new();
    let mut at = 0;
    for line in record.document.text.split_inclusive('\n') {
        let span = Span::new(at, at + line.trim_end().len());
        let cells: Vec<&str> = line.trim_end().split('\t').collect();
        match row(&cells).or_else(|| result(line)) {
            None if is_under_way(&cells) => found.extend(begun(record, span, &cells)),
            Some((done, things)) => found.push(Telling {
                record,
                span,
                line: span,
                things,
                done: Some(done),
                form: Form::Row,
            }),
            None => found.extend(sentences(record, span, is_log)),
        }
        at += line.len();
    }
    found
}

/// What a row names that is under way: somebody must read whether that is all of it.
fn begun<'a>(record: &'a Record, span: Span, cells: &[&str]) -> Option<Telling<'a>> {
    let named = cells.iter().max_by_key(|cell| cell.len())?;
    Some(Telling {
        record,
        span,
        line: span,
        things: things(named),
        done: None,
        form: Form::Sentence,
    })
}

/// "Attendance | Under way. Breakfast club started": a part that is done is not the whole.
fn is_under_way(cells: &[&str]) -> bool {
    static UNDER_WAY: LazyLock<Regex> = LazyLock::new(|| {
        fixed(r"(?i)^\W*(?:under ?way|in progress|on-?going|part(?:ly|ially)|started|on track)\b")
    });
    cells.len() > 1 && cells.iter().any(|cell| UNDER_WAY.is_match(cell))
}

/// A row in which one cell says how far it is: whether that is done, and what the row names.
fn row(cells: &[&str]) -> Option<(bool, BTreeSet<String>)> {
    let is_short = |cell: &&&str| cell.len() <= N_STATUS_BYTES_MAX;
    let status = cells
        .iter()
        .filter(is_short)
        .find(|cell| says_how_far(cell).is_some())?;
    let others = cells.iter().filter(|cell| *cell != status);
    let named = others.max_by_key(|cell| cell.len())?;
    let things = things(named);
    let done = says_how_far(status)?;
    (cells.len() > 1 && !things.is_empty()).then_some((done, things))
}

/// Whether words that stand for how far something is say that it is done; `None`: neither.
fn says_how_far(words: &str) -> Option<bool> {
    static DONE: LazyLock<Regex> = LazyLock::new(|| {
        fixed(
            r"(?i)^\W*(?:(?:yes|now|all|action)\W+)?(?:done|completed?|achieved|met|actioned|closed|finished|carried out|in place)(?:\W*$|\W*\d|\s*[,.:;(–—-]|\s+(?:on|by|for|in|this|at|and|to|since)\b)|^\W*(?:✓|✔|☑|yes\b)",
        )
    });
    static OPEN: LazyLock<Regex> = LazyLock::new(|| {
        fixed(
            r"(?i)^\W*(?:not (?:yet )?(?:done|complete[d]?|started|achieved|met|actioned)|no\W*$|outstanding|incomplete|carried forward)\b",
        )
    });
    let is_open = OPEN.is_match(words);
    (is_open || DONE.is_match(words)).then_some(!is_open)
}

/// "Eye test – done 3 May, new glasses", "Grant: sent in May. Complete.": a few words on what it
/// is, and how far it is at the beginning or the end of what follows.
fn result(line: &str) -> Option<(bool, BTreeSet<String>)> {
    static TOPIC: LazyLock<Regex> = LazyLock::new(|| {
        fixed(r"^\W*(?:\d{1,2}[.)]\s+)?(?P<topic>[^\t:.;]{3,80}?)(?::|\s[–—-])\s+(?P<rest>[^\t]+)$")
    });
    let found = TOPIC.captures(line.trim_end())?;
    let (topic, rest) = (things(&found["topic"]), &found["rest"]);
    let last = rest.trim_end_matches('.').rsplit(". ").next()?;
    let done = says_how_far(rest).or_else(|| says_how_far(last))?;
    (!topic.is_empty() && rest.len() <= N_STATUS_BYTES_MAX).then_some((done, topic))
}

/// A status is said in no more bytes than these.
const N_STATUS_BYTES_MAX: usize = 160;

/// The sentences of a line, with what each says of being done.
fn sentences(record: &Record, whole: Span, is_log: bool) -> Vec<Telling<'_>> {
    static CUT: LazyLock<Regex> = LazyLock::new(|| fixed(r"[.;]\s+|[;\t\n(]|:\s|, (?:and|but) "));
    let line = record.document.at(whole);
    let begins = whole.start;
    let mut starts = vec![0];
    starts.extend(CUT.find_iter(line).map(|cut| cut.end()));
    let ends: Vec<usize> = starts.iter().skip(1).copied().chain([line.len()]).collect();
    let pieces = starts.into_iter().zip(ends);
    let mut found = Vec::new();
    for (from, to) in pieces {
        let text = line[from..to].trim_end();
        let rest = line[from..].split(". ").next().unwrap_or(text).trim_end();
        if let Some((form, done)) = read(text, rest, is_log) {
            let len = match form {
                Form::Numbers(_) => rest.len(),
                _ => text.len(),
            };
            let span = Span::new(begins + from, begins + from + len);
            found.push(Telling {
                record,
                span,
                line: whole,
                things: things(text),
                done,
                form,
            });
        }
    }
    found
}

/// What a sentence says of being done, and of which actions.
///
/// - `rest`: the sentence with what stands behind its colons and semicolons
fn read(text: &str, rest: &str, is_log: bool) -> Option<(Form, Option<bool>)> {
    static NUMBERS: LazyLock<Regex> =
        LazyLock::new(|| fixed(r"(?i)\bactions? (?P<list>\d{1,2}(?:\s*(?:,|and|&)\s*\d{1,2})*)\b"));
    static ALL: LazyLock<Regex> = LazyLock::new(|| {
        fixed(
            r"(?i)\b(?:all|each|every|both)\b[^.;]{0,25}\b(?:actions?|decisions?|tasks?|points?|lines?|items?)\b[^.;]{0,60}\b(?:done|completed?|carried out|achieved|implemented|closed)\b",
        )
    });
    static SOME: LazyLock<Regex> = LazyLock::new(|| {
        fixed(
            r"(?i)\b(?:actions?|decisions?|plan|tasks?)\b[^.;]{0,60}\b(?:done|completed?|carried out|achieved|implemented)\b",
        )
    });
    if let Some(found) = NUMBERS.captures(text) {
        let digits = found["list"].split(|c: char| !c.is_ascii_digit());
        let numbers = digits.filter(|n| !n.is_empty()).map(str::to_owned);
        let done = says_done(rest, false)?;
        return Some((Form::Numbers(numbers.collect()), Some(done)));
    }
    if ALL.is_match(text) && !NOT.is_match(text) {
        return Some((Form::All, Some(true)));
    }
    if SOME.is_match(text) && !NOT.is_match(text) {
        return Some((Form::All, None));
    }
    (things(text).len() >= THINGS_SHARED_MIN).then(|| (Form::Sentence, says_done(text, is_log)))
}

static NOT: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"(?i)\b(?:not|never|nobody|no|without|except|apart from|still|outstanding|awaiting|waiting|yet|missed|refused|failed|cancelled|postponed)\b|n['’]t\b",
    )
});

/// Whether words say that something was done, or was not; `None`: neither for certain.
fn says_done(text: &str, is_log: bool) -> Option<bool> {
    static NOT_DONE: LazyLock<Regex> = LazyLock::new(|| {
        fixed(
            r"(?i)\b(?:(?:has|have|had|was|were|is|are)(?: still)? not (?:yet )?(?:been )?|not (?:yet )?)(?:\w+ed|done|made|sent|seen|begun|held|met|written|taken|given|started|put)\b|\b(?:still )?outstanding\b",
        )
    });
    static DONE: LazyLock<Regex> = LazyLock::new(|| {
        fixed(
            r"(?i)\b(?:has|have|had|was|were|now|been) (?:\w+ )?\w+|\b(?:done|made|sent|seen|begun|held|met|written|taken|given|put|got|went|took|began|came|gave|kept|ran|rang|saw|wrote|\w{2,}ed)\b",
        )
    });
    static AHEAD: LazyLock<Regex> = LazyLock::new(|| {
        fixed(
            r"(?i)\b(?:will|would|to be|should|must|shall|(?-i:may)|might|could|can|hopes?|plans?|planned|wants?|needs?|due|agreed|asked|if|to \w+)\b",
        )
    });
    if NOT_DONE.is_match(text) {
        return Some(false);
    }
    let is_ahead = AHEAD.is_match(text) || NOT.is_match(text);
    (!is_ahead && (is_log || DONE.is_match(text))).then_some(true)
}

fn fixed(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is fixed")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_month_of_may_looks_back_as_any_other() {
        assert_eq!(
            says_done("Play therapy had begun on 27 May", false),
            Some(true)
        );
        assert_eq!(says_done("Play therapy may have begun", false), None);
    }
}
