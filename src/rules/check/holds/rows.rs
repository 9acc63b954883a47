//! The rows of tables that are labels with values, though no label is known among them, and those in
//! which one person after another has their say.
//!
//! In: tables and the labels that are known. Out: [`Lead`]s. A form is known by its shape: a short
//! name beside what is filled in, row after row.

use std::sync::LazyLock;

use regex::Regex;

use super::leads::{LEAD_WORDS_MAX, Lead};
use super::sentences::n_words;
use super::voices;
use crate::casefile::Record;
use crate::document::{Document, Span};
use crate::facts::label::{self, Form, Labelled};
use crate::facts::pattern::pattern;
use crate::facts::table::{self, Row, Table};
use crate::rules::words::Pattern;

/// From so many rows on, a table is a form.
const ROWS_MIN: usize = 2;

/// The pairs of a name and a value that are not known as labels.
pub(super) fn of(document: &Document, tables: &[Table], pairs: &[Labelled]) -> Vec<Lead> {
    let mut leads = Vec::new();
    let mut labels: Vec<Vec<Span>> = vec![Vec::new(); tables.len()];
    for pair in pairs.iter().filter(|pair| pair.form == Form::Beside) {
        if let Some(idx) = pair.table_idx {
            labels[idx].push(pair.label.span);
        }
    }
    for (table, mut known) in tables.iter().zip(labels) {
        known.sort_unstable();
        let is_known = |name: Span| {
            let at = known.partition_point(|label| label.start < name.start);
            known.get(at).is_some_and(|label| name.covers(*label))
        };
        let is_form = known.len() >= ROWS_MIN && known.len() * 2 >= table.rows.len();
        let is_form = is_form && table.n_columns == 2;
        if !is_form && !stands_in_pairs(document, table) {
            continue;
        }
        let twos = table.rows.iter().flat_map(|row| twos(document, row));
        let twos = twos.filter(|(name, value)| {
            let is_name = (1..=LEAD_WORDS_MAX).contains(&n_words(document.at(*name)));
            let is_filled = is_form || is_said(document.at(*value));
            is_name && is_filled && !is_known(*name)
        });
        leads.extend(twos.map(|(name, value)| Lead::of_value(document, name, value)));
    }
    leads
}

/// The cells of a row, two by two.
fn twos(document: &Document, row: &Row) -> Vec<(Span, Span)> {
    let span = |(_, idx): &(u32, usize)| document.blocks[*idx].span;
    let twos = row.cells.chunks_exact(2);
    twos.map(|two| (span(&two[0]), span(&two[1]))).collect()
}

/// Whether each row is made of a name and a value, or of two such pairs.
fn stands_in_pairs(document: &Document, table: &Table) -> bool {
    let is_name = |text: &str| {
        let text = text.trim();
        let is_short = n_words(text) <= LEAD_WORDS_MAX;
        let ends = text.ends_with(['.', ';', ',']) && n_words(text) > 2;
        let n_digits = text.bytes().filter(u8::is_ascii_digit).count();
        is_short && !ends && n_digits <= 1
    };
    let is_pairs = |row: &Row| {
        let names = row.texts(document).step_by(2);
        matches!(row.cells.len(), 2 | 4) && { names }.all(is_name)
    };
    let rows = table.rows.iter().filter(|row| row.cells.len() > 1);
    rows.clone().count() >= ROWS_MIN && rows.clone().all(is_pairs)
}

/// Whether a value says something: a day alone names nobody, and what is awaited or written
/// elsewhere is not here.
fn is_said(value: &str) -> bool {
    static DAY: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?i)^\W*(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )?(?:the )?\d")
    });
    static PUT_OFF: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)^\W*(?:",
            r"(?:still )?(?:await(?:ing|ed|s)|waiting|pending|to (?:follow|come|be \w+)|due)\b",
            r"|(?:please )?(?:see|refer to)\b|(?:is |was |has )?not\b)"
        ))
    });
    if PUT_OFF.is_match(value) {
        return false;
    }
    let is_list = value.contains('\n');
    !value.trim().is_empty() && (is_list || !DAY.is_match(value))
}

/// The first column of a table of actions, by its name, whose name is none of those known and in which
/// something is told: what it is for, a person reads.
pub(super) fn unknown_column(record: &Record, known: &Pattern) -> Option<Span> {
    const WORDS_MIN: usize = 3;
    let Record { document, facts } = record;
    let of_action = |row: &&Row| {
        let mut actions = facts.actions.iter();
        actions.any(|action| row.span.covers(action.text.span))
    };
    let tables = table::of(document);
    tables.iter().find_map(|table| {
        let header = table.header()?;
        let rows: Vec<&Row> = table.body().iter().filter(of_action).collect();
        let is_told = |column: u32| {
            let mut cells = rows.iter().filter_map(|row| row.cell(document, column));
            cells.any(|cell| n_words(document.text_of(cell)) >= WORDS_MIN)
        };
        let mut heads = header.cells.iter().filter(|(column, idx)| {
            let name = document.text_of(&document.blocks[*idx]);
            let is_open = !name.trim().is_empty() && !known.0.is_match(name);
            is_open && is_told(*column)
        });
        heads.next().map(|(_, idx)| document.blocks[*idx].span)
    })
}

/// The rows of a table whose first cell is a name and one of whose columns is for what they said.
pub(super) fn by_person(document: &Document, tables: &[Table]) -> Vec<Lead> {
    let mut leads = Vec::new();
    for table in tables {
        let Some((column, over)) = column_of_views(document, table) else {
            continue;
        };
        for row in table.body() {
            let (Some((at, name)), Some(said)) = (row.cells.first(), row.cell(document, column))
            else {
                continue;
            };
            if *at == column || said.span.is_empty() {
                continue;
            }
            let name = document.blocks[*name].span;
            leads.push(Lead {
                under: Some(over),
                ..Lead::of_value(document, name, said.span)
            });
        }
    }
    leads
}

/// The rows of a table that asks in one column and answers in the next, under what groups them: "Views |
/// Ash | Likes it here", by the group and by the question.
pub(super) fn by_group(document: &Document, tables: &[Table]) -> Vec<Lead> {
    let asked = tables.iter().filter_map(|table| {
        let (asks, answers) = label::asked_columns(document, table)?;
        (asks > 0).then_some((table, asks, answers))
    });
    let rows = asked.flat_map(|(table, asks, answers)| {
        let rows = table.rows.iter().skip(1);
        rows.filter_map(move |row| {
            let of = |column: u32| row.cell(document, column).map(|block| block.span);
            Some((of(0)?, of(asks)?, of(answers)?))
        })
    });
    let leads = rows.flat_map(|(group, question, answer)| {
        let asked = Lead {
            under: Some(group),
            ..Lead::of_value(document, question, answer)
        };
        [Lead::of_value(document, group, answer), asked]
    });
    leads.collect()
}

/// The rows of a table whose columns and rows both have names, each under the name at its side: "In my own
/// words | … | …" below "  | Home | School".
pub(super) fn by_side(document: &Document, tables: &[Table]) -> Vec<Lead> {
    const COLUMNS_MIN: usize = 3;
    let text = |idx: usize| document.text_of(&document.blocks[idx]).trim();
    let is_matrix = |table: &&Table| {
        let head = table.rows.first().map(|row| row.cells.as_slice());
        let is_head = head.is_some_and(|cells| match cells {
            [(0, first), rest @ ..] => {
                text(*first).is_empty() && rest.iter().all(|(_, idx)| !text(*idx).is_empty())
            }
            [(1.., _), ..] => true,
            [] => false,
        });
        is_head && table.n_columns >= COLUMNS_MIN
    };
    let rows = tables.iter().filter(is_matrix);
    let rows = rows.flat_map(|table| table.rows.iter().skip(1));
    let leads = rows.filter_map(|row| {
        let ((0, name), rest) = row.cells.split_first()? else {
            return None;
        };
        let name = document.blocks[*name].span;
        let is_name = (1..=LEAD_WORDS_MAX).contains(&n_words(document.at(name)));
        let last = document.blocks[rest.last()?.1].span;
        let value = Span::new(name.end, last.end);
        is_name.then(|| Lead::of_value(document, name, value))
    });
    leads.collect()
}

/// The column whose head is for what people said, with the words of it.
fn column_of_views(document: &Document, table: &Table) -> Option<(u32, Span)> {
    const WORDS_MAX: usize = 7;
    let header = table.header()?;
    let mut names = header.cells.iter().skip(1);
    names.find_map(|(column, idx)| {
        let name = document.blocks[*idx].span;
        let text = document.at(name);
        let is_views = voices::is_of_views(text) && n_words(text) <= WORDS_MAX;
        is_views.then_some((*column, name))
    })
}
