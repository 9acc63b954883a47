//! The rows of an action table: one row, one action.
//!
//! In: a table with what its columns hold. Out: actions. A row laid across names the need of those
//! below it, or says how far the one above it is.

use std::sync::LazyLock;

use regex::Regex;

use super::super::headers::{self, Holds};
use super::super::{Action, Parts, Source, listed, narrative, progress, several, somebody};
use super::Layout;
use crate::document::Document;
use crate::document::Span;
use crate::facts::Quoted;
use crate::facts::columns::{self, HeadRow};
use crate::facts::pattern::pattern;
use crate::facts::table::{Row, Table};

/// Reads a table's rows as actions. A row laid across names the need of those below it.
pub(super) fn read(source: &Source, table: &Table, layout: Layout, n_skip: usize) -> Vec<Action> {
    let document = source.document;
    let mut section = Section {
        need: listed::need_above(document, table),
        theme: listed::theme_above(source, table),
        outcome: listed::outcome_above(document, table),
        owner: None,
    };
    let mut found: Vec<Parts> = Vec::new();
    let mut above = Parts::default();
    for (row_idx, row) in table.rows.iter().enumerate() {
        if columns::is_banner(document, table, row) {
            match (note_of(document, row), found.last_mut()) {
                (Some(note), Some(action)) => takes_note(action, note),
                _ => section.enter(document, row, row_idx < n_skip),
            }
            continue;
        }
        let is_head = row_idx < n_skip
            || is_header_again(&columns::head_row(document, table, row_idx), layout);
        if is_head {
            section.owner = owner_in_header(document, row, layout);
        }
        if section.takes(document, table, row, layout) || is_head {
            continue;
        }
        let mut parts = parts_of(document, row, layout);
        parts.owner = parts.owner.or_else(|| section.owner.clone());
        inherit(document, row, layout, &mut parts, &above);
        above.clone_from(&parts);
        parts.status = told_beside(document, row, layout, &parts).or(parts.status);
        parts.need = parts.need.take().or_else(|| section.need.clone());
        parts.outcome = parts.outcome.take().or_else(|| section.outcome.clone());
        parts.theme = parts.theme.take().or_else(|| section.theme.clone());
        parts.in_one_case = is_of_one_case(&parts);
        if !parts.text.as_ref().is_some_and(is_prompt) {
            found.push(parts);
        }
    }
    let each = found
        .into_iter()
        .flat_map(|parts| several::split(document, parts));
    each.filter_map(|parts| source.action(parts)).collect()
}

/// "Update 3 May: two of six done": what a row laid across says under a label of how far the action
/// above is. "Completed" alone names what follows.
fn note_of(document: &Document, row: &Row) -> Option<Quoted> {
    let (_, idx) = row.cells.first()?;
    let span = document.blocks[*idx].span;
    let text = document.at(span);
    let label_len = text.find([':', '\n']).unwrap_or(text.len());
    let (label, value) = text.split_at(label_len);
    let says_status = headers::beside_value(label) == Some(Holds::Status);
    let value = value.trim_start_matches([':', '\n', ' ', '\t']);
    let value_span = Span::new(span.end - value.len(), span.end);
    (says_status && !value.is_empty()).then(|| Quoted::cut(document, value_span))
}

fn takes_note(action: &mut Parts, note: Quoted) {
    action.progress_expected = true;
    if !action.status.as_ref().is_some_and(progress::tells) {
        action.status = Some(note);
    }
}

/// What rows laid across a table say of the actions below them.
#[derive(Debug, Default)]
struct Section {
    need: Option<Quoted>,
    outcome: Option<Quoted>,
    theme: Option<Quoted>,
    /// Who does what stands below the last names of the columns.
    owner: Option<Quoted>,
}

impl Section {
    /// Takes a row laid across: a label over what it announces, or else a need by its name.
    ///
    /// - `is_above`: whether the row stands above the names of the columns, where a title may
    fn enter(&mut self, document: &Document, row: &Row, is_above: bool) {
        let Some((_, idx)) = row.cells.first() else {
            return;
        };
        let span = document.blocks[*idx].span;
        let text = document.at(span);
        let labelled = text.split_once('\n').and_then(|(label, value)| {
            let value = Span::new(span.end - value.len(), span.end);
            Some((headers::beside_value(label)?, Quoted::cut(document, value)))
        });
        match labelled {
            Some((Holds::Need, words)) => self.need = Some(words),
            Some((Holds::Outcome, words)) => self.outcome = Some(words),
            _ if is_above => {}
            _ => {
                self.need = Some(Quoted::cut(document, span));
                self.outcome = None;
            }
        }
    }

    /// Takes "What is the need? | Untreated tooth decay": a label and its value, laid across more
    /// columns than two. A need and an action in columns of their own are an action with blanks.
    fn takes(&mut self, document: &Document, table: &Table, row: &Row, layout: Layout) -> bool {
        let is_filled =
            |(_, idx): &&(u32, usize)| !columns::is_blank(columns::said(document, *idx));
        let filled: Vec<&(u32, usize)> = row.cells.iter().filter(is_filled).collect();
        let [(0, label), (column, value)] = filled.as_slice() else {
            return false;
        };
        let is_end = [layout.need, layout.outcome].contains(&Some(0));
        let is_action = is_end && *column == layout.action;
        if columns::n_columns(table) <= 2 || is_action {
            return false;
        }
        let words = Quoted::cut(document, document.blocks[*value].span);
        let is_header = headers::holds(&columns::plain(&words.text)).is_some();
        let words = Some(words);
        match headers::beside_value(columns::said(document, *label)) {
            Some(Holds::Need) if !is_header => (self.need, self.outcome) = (words, None),
            Some(Holds::Outcome) if !is_header => self.outcome = words,
            _ => return false,
        }
        true
    }
}

/// The cell of a row that says that its action is done: at its head, whatever its column is there
/// for, or by a deed where a column is there for how far it is or by when.
fn told_beside(document: &Document, row: &Row, layout: Layout, parts: &Parts) -> Option<Quoted> {
    let text = parts.text.as_ref()?;
    if parts.status.as_ref().is_some_and(progress::tells) {
        return None;
    }
    let of_others = [
        Some(layout.action),
        layout.owner,
        layout.need,
        layout.number,
    ];
    let columns = row.cells.iter().map(|(column, _)| Some(*column));
    let cells = columns.filter(|column| !of_others.contains(column));
    let for_deeds = [
        layout.status,
        layout.status_too,
        layout.done_on,
        layout.due,
        layout.moved_to,
        layout.owner_and_due,
    ];
    let mut cells =
        cells.filter_map(|column| Some((column, columns::quoted(document, row, column)?)));
    let told = cells.find(|(column, cell)| {
        progress::opens_done(cell)
            || for_deeds.contains(column) && progress::tells_of_deed(cell, text)
    });
    told.map(|(_, cell)| cell)
        .or_else(|| deed_beside(document, row, layout, parts))
}

/// What the cell for the end says of a deed with its day: "Ida swims; paid 3 May" beside "Pay for the
/// pass". The very day by which it is due is no day of a deed.
fn deed_beside(document: &Document, row: &Row, layout: Layout, parts: &Parts) -> Option<Quoted> {
    let text = parts.text.as_ref().filter(|_| parts.status.is_none())?;
    let cell = columns::quoted(document, row, Some(layout.outcome?))?;
    let due = parts.due.as_ref().map(|due| due.text.trim());
    let is_due = due.is_some_and(|due| cell.text.contains(due));
    progress::deed_beside(document, &cell, text).filter(|_| !is_due)
}

/// "Gran's jobs", "Jobs for the nurse", "What Mum will do": who is named over what is to be done.
fn owner_in_header(document: &Document, row: &Row, layout: Layout) -> Option<Quoted> {
    static WHOSE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)^(?:(?P<whose>.{2,40}?)(?:['’]s?|s['’]) (?:\w+ )?(?:jobs?|actions?|tasks?|bits?",
            r"|parts?|steps?|promises?|to[- ]do(?: list)?)",
            r"|(?:jobs?|actions?|tasks?|things|steps)(?: to do)? (?:for|by) (?:the )?(?P<for>.{2,40})",
            r"|(?:what )?(?P<will>.{2,40}?) (?:will|is going to|agrees to|has to|promises to)(?: do)?)",
            r"\W*$"
        ))
    });
    let head =
        columns::quoted(document, row, Some(layout.action)).filter(|_| !layout.has_owner())?;
    let found = WHOSE.captures(&head.text)?;
    let who = ["whose", "for", "will"]
        .iter()
        .find_map(|name| found.name(name))?;
    let span = Span::new(who.start(), who.end()).shifted(head.span.start);
    somebody::is_somebody(who.as_str()).then(|| Quoted::cut(document, span))
}

/// A page may repeat the header; a prompt row may stand below it.
fn is_header_again(head: &HeadRow, layout: Layout) -> bool {
    let n_known = head
        .cells
        .iter()
        .filter(|(_, words)| headers::holds(words).is_some())
        .count();
    let action = head
        .cells
        .iter()
        .find(|(column, _)| *column == layout.action);
    n_known >= 2
        && n_known * 2 > head.cells.len()
        && action.is_some_and(|(_, words)| matches!(headers::holds(words), Some(Holds::Action(_))))
}

/// "If he is left alone again | Legal meeting": what is done in one case only, as a row labelled
/// "Contingency" is.
fn is_of_one_case(parts: &Parts) -> bool {
    let need = parts.need.as_ref().map_or("", |words| &words.text);
    let text = parts.text.as_ref().map_or("", |words| &words.text);
    let is_name = matches!(
        columns::plain(need).as_str(),
        "contingency" | "contingency plan"
    );
    // "If Ida is to sleep, the noise must stop" is a need with its reason.
    let is_condition = !need.contains([',', ';']) && narrative::opens_with_case(need);
    is_name || is_condition || narrative::opens_with_case(text)
}

/// A form's question under its header is no action.
fn is_prompt(words: &Quoted) -> bool {
    let first = columns::plain(&words.text);
    words.text.trim_end().ends_with('?')
        && [
            "what", "who", "how", "when", "which", "is", "are", "do", "does",
        ]
        .iter()
        .any(|asking| first.starts_with(asking))
}

pub(super) fn parts_of(document: &Document, row: &Row, layout: Layout) -> Parts {
    let cell = |column: Option<u32>| columns::quoted(document, row, column);
    let text = cell(Some(layout.action));
    let (own, text) = text.map_or((None, None), |text| numbered(document, text));
    let (text, below) = match text {
        Some(text) if layout.owner_below => owner_below(document, text),
        text => (text, None),
    };
    let label = cell(layout.number).map(|words| words.text).or(own);
    Parts {
        span: Some(row.span),
        label: label.filter(|words| words.len() <= 8),
        text,
        owner: cell(layout.owner).or(below),
        owner_expected: layout.has_owner(),
        due: cell(layout.moved_to).or_else(|| cell(layout.due)),
        due_expected: layout.has_due(),
        owner_and_due: cell(layout.owner_and_due),
        outcome: cell(layout.outcome),
        need: cell(layout.need),
        theme: cell(layout.theme),
        status: cell(layout.status)
            .filter(progress::tells)
            .or_else(|| cell(layout.status_too)),
        done_on: cell(layout.done_on),
        progress_expected: layout.status.or(layout.done_on).is_some(),
        in_one_case: false,
    }
}

/// "Ring the clinic ⏎ Ann Bell, nurse": the deed, and who does it, where a cell holds both.
fn owner_below(document: &Document, text: Quoted) -> (Option<Quoted>, Option<Quoted>) {
    let marks = ["\n", " / ", " – ", " — ", " - "];
    let is_short = |who: &str| who.split_whitespace().count() <= N_WORDS_OF_OWNER_MAX;
    let cut = marks.iter().find_map(|mark| {
        let (deed, who) = text.text.rsplit_once(*mark)?;
        let is_who = *mark == "\n" && is_short(who) || somebody::is_somebody(who);
        is_who.then_some((deed, who))
    });
    let Some((deed, who)) = cut else {
        return (Some(text), None);
    };
    let at = |from: usize, part: &str| Quoted::cut(document, Span::new(from, from + part.len()));
    let owner = at(text.span.end - who.len(), who);
    (Some(at(text.span.start, deed)), Some(owner))
}

/// "Family time worker (Ann Bell)", on a line of its own where the header asks for it.
const N_WORDS_OF_OWNER_MAX: usize = 8;

/// "3. Ring the clinic": the number in a cell is the action's label. Where more follow, they count
/// what the cell holds.
fn numbered(document: &Document, text: Quoted) -> (Option<String>, Option<Quoted>) {
    static NUMBER: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^(?P<n>\d{1,2}(?:\.\d{1,2})*)[.)]\s+\b"));
    let found = NUMBER.captures(&text.text);
    let Some(found) = found.filter(|_| several::pieces_in(&text) <= 1) else {
        return (None, Some(text));
    };
    let label = found["n"].to_owned();
    let start = text.span.start + found[0].len();
    let words = Quoted::cut(document, Span::new(start, text.span.end));
    (Some(label), Some(words))
}

/// A cell merged downwards stands only in its first row and speaks for those below.
fn inherit(document: &Document, row: &Row, layout: Layout, parts: &mut Parts, above: &Parts) {
    let is_merged =
        |column: Option<u32>| column.is_some_and(|column| row.cell(document, column).is_none());
    if is_merged(layout.need) {
        parts.need.clone_from(&above.need);
    }
    if document.format.shows_merged_cells() && is_merged(layout.outcome) {
        parts.outcome.clone_from(&above.outcome);
    }
    if document.format.shows_merged_cells() && is_merged(layout.owner) {
        parts.owner.clone_from(&above.owner);
    }
    if document.format.shows_merged_cells() && is_merged(layout.due) {
        parts.due.clone_from(&above.due);
    }
}
