//! Actions and objectives, from action tables, lists of commitments and decisions of minutes.
//!
//! In: a document, its tables and dates. Out: actions with what was said of who, by when, to what
//! end. Whether that is good enough is for the rules.
//!
//! Structure decides: an action table by its headers, a form by its labels, a list by the heading
//! above it. Attendance, strengths, contact details, guidance and agendas are no actions.

use std::sync::LazyLock;

use regex::Regex;
use serde::Serialize;

use super::dates::{NonDate, Reading};
use super::kind::{self, Kind};
use super::table::Table;
use super::{DateMention, Dated, Quoted, columns};
use crate::document::{Block, BlockKind, Document, Part, Span};
use crate::facts::pattern::pattern;

mod apart;
mod aside;
mod beneath;
mod charging;
mod commits;
mod contents;
pub(crate) mod deeds;
mod due;
mod event;
mod forms;
mod groups;
mod headers;
mod heads;
mod labelled;
mod labels;
mod lines;
mod listed;
mod lists;
mod lone;
mod loose;
mod narrative;
mod progress;
mod sentence;
mod several;
mod somebody;
mod subject;
mod tabular;

/// By when an action is to be done, as it is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Due {
    /// The words.
    pub words: Quoted,
    /// The date, where the words are or resolve to one.
    pub dated: Option<Dated>,
    /// What the words say about time, where they are no plain date.
    pub reading: Option<Reading>,
    /// The date that the document gives elsewhere for the event that the words name.
    pub event: Option<Dated>,
}

impl Due {
    /// Tells whether the words point to the next review or meeting.
    #[must_use]
    pub fn is_next_review(&self) -> bool {
        self.reading == Some(Reading::NonDate(NonDate::NextReview))
    }
}

/// What a document says of whether an action is done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Progress {
    /// Said to be done.
    Completed(Quoted),
    /// Said to be open, or under way.
    Open(Quoted),
    /// Words stand in the place for it that say neither.
    Unclear(Quoted),
    /// Nothing is said.
    Unsaid,
}

/// One action or objective.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Action {
    /// The whole row or item.
    pub span: Span,
    /// Its number in the document ("3", "2.1"), where it has one.
    pub label: Option<String>,
    /// What is to be done.
    pub text: Quoted,
    /// Who is to do it: the cell, or the words before "to" or "will". `None`: nothing is said.
    pub owner: Option<Quoted>,
    /// Whether the owner stands in a column or place of its own (and may be left blank there).
    pub owner_expected: bool,
    /// By when.
    pub due: Option<Due>,
    /// Whether the date has a column or place of its own.
    pub due_expected: bool,
    /// The result expected: an outcome, measure or success criterion of the same row or section.
    pub outcome: Option<Quoted>,
    /// The need, risk, concern or wellbeing indicator that it answers.
    pub need: Option<Quoted>,
    /// What its row or section is about, where no word calls that a need: "Money".
    pub theme: Option<Quoted>,
    /// Whether it is done.
    pub progress: Progress,
    /// Whether the document keeps a place for how far each action is (and this one's may be blank).
    pub progress_expected: bool,
    /// Whether it is to be done in one case only: a row of contingency.
    pub in_one_case: bool,
}

/// Tells whether words name a need, a risk, an outcome or an area of wellbeing, as a heading does.
pub(crate) fn is_of_need(words: &str) -> bool {
    listed::is_need_heading(words)
}

impl Action {
    /// Tells whether the document says that the action is done.
    #[must_use]
    pub fn is_completed(&self) -> bool {
        matches!(self.progress, Progress::Completed(_))
    }

    /// Tells how it stands in its document.
    #[must_use]
    pub fn standing(&self, document: &Document) -> Standing {
        let block = document
            .block_at(self.span)
            .map(|idx| &document.blocks[idx]);
        let Some(block) = block.filter(|_| !self.owner_expected && !self.due_expected) else {
            return Standing::Placed;
        };
        let start = block.span.start.min(self.span.start);
        let before = document.at(Span::new(start, self.span.start));
        if says_action(before) {
            return Standing::Placed;
        }
        let whole = document.text_of(block).trim();
        let is_line = whole.len() <= document.at(self.span).len() + N_BYTES_BESIDE_MAX;
        match (block.kind, is_line) {
            (BlockKind::Paragraph, true) if lines::opens_item(whole) => Standing::Placed,
            (BlockKind::Paragraph, true) if self.owner.is_some() => Standing::Named,
            (BlockKind::Paragraph, true) => Standing::Nameless,
            (BlockKind::Paragraph, false) if self.label.is_none() => Standing::Told,
            (BlockKind::Cell(_), false) if self.label.is_none() && !is_marked(before) => {
                Standing::Told
            }
            _ => Standing::Placed,
        }
    }
}

/// Tells whether the line begins with a label that says what follows: "Action: Mend the lock".
fn says_action(before: &str) -> bool {
    let line = before.rsplit('\n').next().unwrap_or(before);
    let last = labels::parts(line).pop();
    last.is_some_and(|part| matches!(part.holds, Some(headers::Holds::Action(0 | 1))))
}

/// Tells whether words end in a bullet, a new line, or a number that counts what follows: no year
/// with its stop.
fn is_marked(before: &str) -> bool {
    static NUMBER: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:^|\n|[.;:]\s+|\()\d{1,2}[.)]$"));
    let before = before.trim_end_matches([' ', '\t', '\u{a0}']);
    match before.chars().next_back() {
        Some('.' | ')') => NUMBER.is_match(before),
        Some(c) => !c.is_alphanumeric() && !";:,".contains(c),
        None => false,
    }
}

/// How an action stands in its document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// In a place that asks for who or by when, or as an item of a list.
    Placed,
    /// In a line of its own that names who is to do it.
    Named,
    /// In a line of its own that names nobody: it may be no more than what was decided ("Placement
    /// to continue").
    Nameless,
    /// Among the sentences of a paragraph.
    Told,
}

/// An owner before an action or a stop behind it makes no paragraph.
const N_BYTES_BESIDE_MAX: usize = 12;

/// Finds the actions of a document.
#[must_use]
pub fn of(
    document: &Document,
    kind: Kind,
    title: Option<&Quoted>,
    tables: &[Table],
    dates: &[DateMention],
) -> Vec<Action> {
    let source = Source {
        document,
        kind,
        dates,
        plan_from: kind::plan_from(document, kind),
        of_decisions: names_of(document, title).any(labels::is_title_of_decisions),
    };
    let mut found = tabular::of(&source, tables);
    found.extend(listed::of(&source, tables));
    found.retain(|action| is_filled_in(&action.text.text, is_told(action)));
    found.retain(|action| !narrative::sets_a_day(&action.text.text));
    found.sort_by_key(|action| action.span);
    found
}

/// Tells whether a header, in plain words, stands over the needs that actions answer.
pub(super) fn names_need(header: &str) -> bool {
    headers::holds(header) == Some(headers::Holds::Need)
}

/// What a document calls itself: its title, its first line and, of a mail, its subject.
fn names_of<'a>(
    document: &'a Document,
    title: Option<&'a Quoted>,
) -> impl Iterator<Item = &'a str> {
    let first = |block: &Block| document.text_of(block).lines().next();
    let mut body = document.part(Part::Body);
    let head = body.next().and_then(first);
    let subject = |line: &&str| line.starts_with("Subject:");
    let subject = body.take(N_LINES_OF_HEAD).filter_map(first).find(subject);
    let title = title.map(|title| title.text.as_str());
    [title, head, subject].into_iter().flatten()
}

/// A mail says within so many lines what it is about.
const N_LINES_OF_HEAD: usize = 6;

/// What every reader of actions works on.
#[derive(Debug, Clone, Copy)]
struct Source<'a> {
    document: &'a Document,
    kind: Kind,
    dates: &'a [DateMention],
    /// Whether its title says that it holds what was decided: "Action sheet", "Notes of decision".
    of_decisions: bool,
    /// Where a letter has said that it gives the plan.
    plan_from: Option<usize>,
}

/// The words found for each part of one action, before they are read.
#[derive(Debug, Clone, Default)]
struct Parts {
    span: Option<Span>,
    label: Option<String>,
    text: Option<Quoted>,
    owner: Option<Quoted>,
    owner_expected: bool,
    due: Option<Quoted>,
    due_expected: bool,
    /// One place for both: "Who and by when".
    owner_and_due: Option<Quoted>,
    outcome: Option<Quoted>,
    need: Option<Quoted>,
    theme: Option<Quoted>,
    status: Option<Quoted>,
    progress_expected: bool,
    in_one_case: bool,
    done_on: Option<Quoted>,
}

impl Source<'_> {
    /// Makes an action of its parts; what has no place of its own is looked for in the sentence.
    fn action(&self, parts: Parts) -> Option<Action> {
        let text = parts.text?;
        let progress = progress::of(
            self.document,
            &text,
            parts.status.as_ref(),
            parts.done_on.as_ref(),
        );
        let progress = match (progress, &parts.due) {
            (said @ (Progress::Unsaid | Progress::Unclear(_)), Some(due)) => {
                let beside = progress::beside_due(self.document, due);
                beside
                    .or_else(|| progress::carried_out(self.document, due, &text))
                    .unwrap_or(said)
            }
            (said, _) => said,
        };
        let both = parts.owner_and_due;
        let progress = match progress {
            said @ (Progress::Unsaid | Progress::Unclear(_)) => self
                .done_elsewhere(both.as_ref(), parts.outcome.as_ref())
                .unwrap_or(said),
            said => said,
        };
        let owner = parts
            .owner
            .or_else(|| self.owner_in(both.as_ref()))
            .or_else(|| self.owner_in_sentence(&text));
        let due = parts
            .due
            .map(|words| due::of_cell(self.document, words, self.dates))
            .or_else(|| due::in_sentence(self.document, both.as_ref()?.span, self.dates))
            .or_else(|| due::in_sentence(self.document, text.span, self.dates))
            .map(|due| event::dated(self.document, due, self.dates));
        Some(Action {
            span: parts.span.unwrap_or(text.span),
            label: parts.label,
            owner,
            owner_expected: parts.owner_expected,
            due,
            due_expected: parts.due_expected,
            outcome: parts.outcome,
            need: parts.need,
            theme: parts.theme,
            progress,
            progress_expected: parts.progress_expected,
            in_one_case: parts.in_one_case,
            text,
        })
    }

    /// "Family support – done" in the place for who and when, "Completed 3 May" in that for the
    /// outcome.
    fn done_elsewhere(&self, both: Option<&Quoted>, outcome: Option<&Quoted>) -> Option<Progress> {
        let beside = both.and_then(|words| progress::beside_due(self.document, words));
        beside.or_else(|| progress::of_outcome(outcome?))
    }

    fn owner_in_sentence(&self, text: &Quoted) -> Option<Quoted> {
        let (from, to) = sentence::read(&text.text).owner?;
        let span = Span::new(from, to).shifted(text.span.start);
        Some(Quoted::cut(self.document, span))
    }

    /// The words of a place for both that are not its date.
    fn owner_in(&self, both: Option<&Quoted>) -> Option<Quoted> {
        let both = both?;
        let dates = super::dates_in(self.dates, both.span);
        let done = match progress::beside_due(self.document, both) {
            Some(Progress::Completed(words)) => Some(words.span.start),
            _ => None,
        };
        let starts = dates.first().map(|date| date.span.start).into_iter();
        let end = starts.chain(done).min().unwrap_or(both.span.end);
        let words = Quoted::cut(self.document, Span::new(both.span.start, end));
        let is_edge = |c: char| c.is_whitespace() || "-–—:;,./(|".contains(c);
        let mut kept = words.text.trim_end_matches(is_edge);
        for cue in [
            " by", " before", " within", " from", " on", " until", " till",
        ] {
            kept = kept.strip_suffix(cue).unwrap_or(kept);
        }
        let kept = kept.trim_end_matches(is_edge);
        let span = Span::new(words.span.start, words.span.start + kept.len());
        (!columns::is_blank(kept)).then(|| Quoted::cut(self.document, span))
    }
}

/// "None at present", "no new actions this time".
static SAYS_NONE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"^(?:none|nil|nothing)(?: \w+){0,4}$",
        r"|\bno (?:further )?actions? (?:is |was |are )?(?:needed|required|necessary)$",
        r"|^no (?:new |further |other |additional )?(?:actions?|tasks?|steps?)(?: \w+){0,4}$",
        r"|^(?:\w+ ){0,2}no further action\b(?: \w+){0,4}$"
    ))
});

/// One word is an action where somebody or a time stands in a place of its own beside it.
fn is_told(action: &Action) -> bool {
    let filled = action.owner.is_some() || action.due.is_some();
    action.owner_expected && action.due_expected && filled
}

/// Tells whether somebody filled the words in: no form's prompt, no example, not "none".
fn is_filled_in(text: &str, told: bool) -> bool {
    let text = text.trim();
    let words = columns::plain(text);
    let is_bracketed = |open: char, close: char| text.starts_with(open) && text.ends_with(close);
    let is_prompt = is_bracketed('[', ']')
        || is_bracketed('<', '>')
        || is_bracketed('{', '}')
        || [
            "click or tap",
            "click here",
            "insert ",
            "enter text",
            "e g ",
            "eg ",
            "for example",
            "example ",
            "please ",
        ]
        .iter()
        .any(|prompt| words.starts_with(prompt));
    let says_none = matches!(
        words.as_str(),
        "" | "none"
            | "na"
            | "n a"
            | "nil"
            | "no actions"
            | "no action"
            | "no further action"
            | "nfa"
            | "tbc"
            | "no action required"
            | "no actions required"
            | "none required"
            | "none identified"
            | "as above"
            | "not applicable"
            | "no actions identified"
            | "action"
            | "actions"
            | "no further actions"
    );
    let value = text
        .rsplit_once(": ")
        .map(|(_, value)| columns::plain(value));
    let says_none = says_none
        || SAYS_NONE.is_match(&words)
        || value.is_some_and(|value| SAYS_NONE.is_match(&value));
    !is_prompt && !says_none && words.split(' ').count() >= if told { 1 } else { 2 }
}
