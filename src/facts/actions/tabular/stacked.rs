//! Forms in which names run down the side and who and when stand beside what is to be done, without
//! names of their own: "Need | …", "Outcome | …", "Action | … | Ann Bell | 3 May".
//!
//! In: a table. Out: its actions, each with the need and the outcome of its own block.

use super::super::headers::{self, Holds};
use super::super::{Action, Parts, Source, contents, forms, labels};
use super::rows;
use crate::document::Document;
use crate::facts::Quoted;
use crate::facts::columns;
use crate::facts::table::{Row, Table};

/// What a row is, by its first cell.
enum Line<'t> {
    /// What is to be done, with who and when beside it.
    Deed(&'t Row),
    /// A label with its value.
    Said(Holds, Quoted),
    /// A row that says nothing of an action.
    Nothing,
}

/// Reads a table as such a form; `None`: it is none.
pub(super) fn of(source: &Source, table: &Table) -> Option<Vec<Action>> {
    let document = source.document;
    if columns::n_columns(table) <= 2 || forms::is_form(document, table) {
        return None;
    }
    let lines = lines_of(document, table)?;
    let deeds: Vec<Row> = lines.iter().filter_map(deed_of).cloned().collect();
    let says_end = |line: &Line| matches!(line, Line::Said(Holds::Need | Holds::Outcome, _));
    if deeds.is_empty() || !lines.iter().any(says_end) {
        return None;
    }
    let layout = contents::beside(source, &deeds)?;
    let mut blocks = Blocks::default();
    for line in lines {
        match line {
            Line::Deed(row) => blocks.deed(rows::parts_of(document, row, layout)),
            Line::Said(holds, words) => blocks.say(holds, words),
            Line::Nothing => {}
        }
    }
    let found = blocks.found.into_iter();
    Some(found.filter_map(|parts| source.action(parts)).collect())
}

fn deed_of<'t>(line: &Line<'t>) -> Option<&'t Row> {
    match line {
        Line::Deed(row) => Some(row),
        _ => None,
    }
}

/// What each row is; `None`: a row begins with no label.
fn lines_of<'t>(document: &Document, table: &'t Table) -> Option<Vec<Line<'t>>> {
    let mut after_deed = false;
    let rows = table.rows.iter().filter(|row| {
        // A row that names the columns is no part of a block.
        !forms::is_header(document, row) && row.texts(document).any(|text| !text.is_empty())
    });
    rows.map(|row| {
        let line = line_of(document, row, after_deed)?;
        after_deed = matches!(line, Line::Deed(_));
        Some(line)
    })
    .collect()
}

fn line_of<'t>(document: &Document, row: &'t Row, after_deed: bool) -> Option<Line<'t>> {
    let (_, first) = *row.cells.first().filter(|(column, _)| *column == 0)?;
    let name = columns::said(document, first);
    let values: Vec<Quoted> = row.cells[1..]
        .iter()
        .filter_map(|(column, _)| columns::quoted(document, row, Some(*column)))
        .collect();
    if columns::is_blank(name) {
        return (after_deed && values.len() > 1).then_some(Line::Deed(row));
    }
    let is_labelled = values
        .iter()
        .any(|value| labels::label(&value.text).is_some());
    match (label_of(name), values.as_slice()) {
        (Some(Holds::Action(0 | 1)), []) => Some(Line::Nothing),
        (Some(Holds::Action(0 | 1)), _) if !is_labelled => Some(Line::Deed(row)),
        (Some(Holds::Action(_)), _) | (None, [_, ..]) => None,
        (None, []) => Some(Line::Nothing),
        (Some(_), []) => Some(Line::Nothing),
        (Some(holds), [value]) => Some(Line::Said(holds, value.clone())),
        (Some(_), _) => None,
    }
}

fn label_of(name: &str) -> Option<Holds> {
    labels::label(name).or_else(|| headers::beside_value(name))
}

/// The blocks of a form, each a need with its outcome and its actions.
#[derive(Default)]
struct Blocks {
    need: Option<Quoted>,
    outcome: Option<Quoted>,
    /// Where the actions of the block that is being read begin.
    begins: usize,
    found: Vec<Parts>,
}

impl Blocks {
    fn deed(&mut self, parts: Parts) {
        self.found.push(Parts {
            need: self.need.clone(),
            outcome: self.outcome.clone(),
            ..parts
        });
    }

    /// Takes a label's value: a need opens a block, an outcome may stand above its actions or
    /// below them, and what is said of how far things are is said of the action above.
    fn say(&mut self, holds: Holds, words: Quoted) {
        match holds {
            Holds::Need => {
                (self.need, self.outcome) = (Some(words), None);
                self.begins = self.found.len();
            }
            Holds::Outcome if self.outcome.is_none() && self.need.is_some() => {
                for parts in &mut self.found[self.begins..] {
                    parts.outcome = Some(words.clone());
                }
                self.outcome = Some(words);
            }
            Holds::Outcome => self.outcome = Some(words),
            Holds::Status => {
                if let Some(last) = self.found.last_mut() {
                    (last.status, last.progress_expected) = (Some(words), true);
                }
            }
            _ => {}
        }
    }
}
