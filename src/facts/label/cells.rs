//! Labels and values in the cells of tables.
//!
//! In: a table. Out: pairs: a cell and its right neighbour, or a header and the cell below it.

use std::sync::LazyLock;

use regex::Regex;

use super::{Form, Labelled, asked, is_label, plain, without_colon};
use crate::document::{Document, Span};
use crate::facts::pattern::pattern;
use crate::facts::table::{self, Row, Table};
use crate::facts::{Quoted, control};

pub(super) fn in_table(document: &Document, table: &Table) -> Vec<Labelled> {
    if let Some(pairs) = asked::in_table(document, table) {
        return pairs;
    }
    if let Some(pairs) = in_storeys(document, table) {
        return pairs;
    }
    if let Some(rows) = in_turns(document, &table.rows) {
        let twos = rows.chunks_exact(2);
        return twos
            .flat_map(|two| below(document, &two[0], &two[1]))
            .collect();
    }
    if let Some(pairs) = values_first(document, table).or_else(|| names_last(document, table)) {
        return pairs;
    }
    if table.rows.iter().any(|row| is_cut_at_colon(document, row)) {
        let rows = table.rows.iter();
        return rows
            .flat_map(|row| beside(document, row, is_cut_at_colon(document, row)))
            .collect();
    }
    let in_pairs = stands_in_pairs(document, table);
    let has_header = table.n_header_rows > 0 && !names_nothing(document, table);
    if !has_header || (in_pairs && holds_particulars(document, table)) {
        let rows = table.rows.iter();
        return rows
            .flat_map(|row| beside(document, row, in_pairs))
            .collect();
    }
    let rows = table.body().iter();
    let (joined, body): (Vec<&Row>, Vec<&Row>) =
        rows.partition(|row| holds_one_pair(document, table, row));
    let header = table.header().filter(|_| body.len() <= 2);
    let under = body
        .iter()
        .filter_map(|row| Some(below(document, header?, row)));
    let beside = joined.iter().map(|row| beside(document, row, true));
    under.chain(beside).flatten().collect()
}

/// "Form | : F3 Initial assessment": a line of a text whose columns were cut before the colon.
fn is_cut_at_colon(document: &Document, row: &Row) -> bool {
    let second = row.texts(document).nth(1);
    second.is_some_and(|text| text.starts_with(": "))
}

/// Tells whether a row below wider ones holds a label with its value and nothing else, the other cells
/// joined or left empty.
pub(in crate::facts) fn holds_one_pair(document: &Document, table: &Table, row: &Row) -> bool {
    let texts = row.cells.iter().zip(row.texts(document));
    let filled: Vec<(u32, &str)> = texts
        .filter(|(_, text)| !text.is_empty())
        .map(|((column, _), text)| (*column, text))
        .collect();
    let is_pair = match filled[..] {
        [(0, label), (1, _)] => row.cells.len() > 2 && control::field_of(&plain(label)).is_some(),
        _ => false,
    };
    is_pair || table.is_joined_pair(document, row)
}

/// Cells that each hold a label over its value: "Version // 3 | Owner // Head of Service". Most have to
/// be so, and two of the labels known; then the others are labels too.
fn in_storeys(document: &Document, table: &Table) -> Option<Vec<Labelled>> {
    let cells = table.rows.iter().flat_map(|row| &row.cells);
    let filled = cells.filter(|(_, idx)| !document.blocks[*idx].span.is_empty());
    let filled: Vec<usize> = filled.map(|(_, idx)| *idx).collect();
    let pairs: Vec<Labelled> = { filled.iter() }
        .filter_map(|idx| storeys_of(document, *idx))
        .collect();
    let is_known = |pair: &&Labelled| control::field_of(&pair.name()).is_some();
    let are_most = pairs.len() * 4 >= filled.len() * 3;
    (are_most && pairs.iter().filter(is_known).take(2).count() == 2).then_some(pairs)
}

fn storeys_of(document: &Document, block_idx: usize) -> Option<Labelled> {
    const WORDS_MAX: usize = 6;
    let span = document.blocks[block_idx].span;
    let (label, value) = document.at(span).split_once('\n')?;
    let is_name = label.split_whitespace().count() <= WORDS_MAX
        && !label.bytes().any(|byte| byte.is_ascii_digit())
        && !value.trim().is_empty();
    let value = Span::new(span.end - value.len(), span.end);
    is_name.then(|| Labelled {
        label: without_colon(document, Span::new(span.start, span.start + label.len())),
        value: Quoted::cut(document, value),
        form: Form::Below,
        block_idx,
        table_idx: None,
    })
}

/// "Item | Detail" over a block of labels names no columns.
fn names_nothing(document: &Document, table: &Table) -> bool {
    let is_pair = table.rows.iter().all(|row| row.cells.len() == 2);
    let first = table
        .header()
        .and_then(|header| header.texts(document).next());
    is_pair
        && first.is_some_and(|text| {
            matches!(
                plain(text).as_str(),
                "" | "field" | "item" | "detail" | "details" | "heading" | "document control"
            )
        })
}

/// Tells whether each row is made of pairs, and what stands in the labels' places reads as names:
/// "Assessor's signature | … | Ref | B-1".
fn stands_in_pairs(document: &Document, table: &Table) -> bool {
    let is_name = |text: &str| {
        let n_digits = text.bytes().filter(u8::is_ascii_digit).count();
        (text.split_whitespace().count() <= 6 || is_question(text))
            && n_digits <= 1
            && !text.ends_with(';')
            && (!text.ends_with('.') || is_short_form(text))
    };
    let mut rows = table.rows.iter().filter(|row| row.cells.len() > 1);
    rows.all(|row| {
        let names = row.texts(document).step_by(2);
        matches!(row.cells.len(), 2 | 4 | 6) && { names }.all(is_name)
    })
}

/// "Iss.", "Rev. no."
fn is_short_form(text: &str) -> bool {
    text.split_whitespace().count() <= 2
}

/// Rows of values, each over a row of the names of their fields: "14 March 2025" over "Ratified". A
/// value may read like a name, "In force" over "Status", where most do not and none of them leads its
/// row.
fn values_first(document: &Document, table: &Table) -> Option<Vec<Labelled>> {
    let heads_table = |row: &Row| row.texts(document).filter(|text| !text.is_empty()).count() == 1;
    let is_odd = !table.rows.len().is_multiple_of(2);
    let rows = match &table.rows[..] {
        [first, rest @ ..] if is_odd && heads_table(first) => rest,
        rows => rows,
    };
    let twos = || rows.chunks(2);
    let is_whole = rows.len() >= 2 && twos().all(|two| stands_over_names(document, two));
    let n_values_like_names: usize = twos().map(|two| n_names(document, &two[0])).sum();
    let n_names: usize = twos()
        .filter_map(|two| Some(n_names(document, two.get(1)?)))
        .sum();
    (is_whole && n_values_like_names * 3 <= n_names).then(|| {
        twos()
            .flat_map(|two| below(document, &two[1], &two[0]))
            .collect()
    })
}

/// Rows of a value with the name of its field to the right: "Jo Bell | Author", "3 May 2025 | Date".
fn names_last(document: &Document, table: &Table) -> Option<Vec<Labelled>> {
    const ROWS_MIN: usize = 3;
    let is_pair = |row: &Row| row.cells.len() == 2;
    let count = |at: usize, fits: &dyn Fn(&str) -> bool| {
        let texts = table
            .rows
            .iter()
            .filter_map(|row| row.texts(document).nth(at));
        texts.filter(|text| fits(text)).count()
    };
    let n_rows = table.rows.len();
    let names_lead = n_rows >= ROWS_MIN
        && table.rows.iter().all(is_pair)
        && count(0, &names_field) == 0
        && count(0, &is_particular) > 0
        && count(1, &is_particular) == 0
        && count(1, &names_field) * 2 >= n_rows
        && count(1, &|text: &str| text.ends_with('.')) == 0;
    let of_row = |row: &Row| of_cells(document, row.cells[1].1, row.cells[0].1, Form::Beside);
    names_lead.then(|| table.rows.iter().map(of_row).collect())
}

/// Tells whether the second of two rows holds names and nothing else, and the first one values.
fn stands_over_names(document: &Document, two: &[Row]) -> bool {
    let [values, names] = two else { return false };
    let mut filled = names.texts(document).filter(|text| !text.is_empty());
    n_names(document, names) >= 2
        && filled.all(|text| names_field(text) && !is_particular(text))
        && !values.texts(document).next().is_some_and(is_name)
        && values.texts(document).any(is_particular)
}

/// How many cells of a row name fields.
fn n_names(document: &Document, row: &Row) -> usize {
    row.texts(document).filter(|text| is_name(text)).count()
}

/// A name of a field that is neither a role nor holds a figure: "EqIA" and not "EqIA 22/107".
fn is_name(text: &str) -> bool {
    names_field(text) && !is_role(text) && !is_particular(text)
}

/// Tells whether rows of names and rows of values take turns in a table.
pub(in crate::facts) fn takes_turns(document: &Document, table: &Table) -> bool {
    in_turns(document, &table.rows).is_some()
}

/// The rows in which names of fields and their values take turns, each row of names over one of
/// values; a first row that names the table is left out.
fn in_turns<'t>(document: &Document, rows: &'t [Row]) -> Option<&'t [Row]> {
    if table::names_stand_over(document, rows) {
        return Some(rows);
    }
    let from = rows.len() % 2;
    let rows = rows.get(from..).filter(|rows| rows.len() >= 4)?;
    let count = |at: usize, counts: &dyn Fn(&str) -> bool| {
        let texts = rows.iter().skip(at).step_by(2);
        texts
            .flat_map(|row| row.texts(document))
            .filter(|text| counts(text))
            .count()
    };
    let is_name = |text: &str| names_field(text) && !is_role(text);
    let n_names = count(0, &is_name);
    let take_turns = n_names >= 2
        && n_names > count(1, &is_name)
        && !names_lead(document, rows, &is_name)
        && count(0, &is_particular) == 0
        && rows
            .chunks(2)
            .filter(|two| two[1].texts(document).any(is_particular))
            .count()
            * 2
            >= rows.len() / 2
        && rows.iter().filter(|row| row.cells.len() >= 2).count() * 2 >= rows.len();
    take_turns.then_some(rows)
}

/// Tells whether names lead half of the rows that would hold values: then they stand down the side.
fn names_lead(document: &Document, rows: &[Row], is_name: &dyn Fn(&str) -> bool) -> bool {
    let firsts = rows.iter().skip(1).step_by(2);
    let firsts = firsts.filter_map(|row| row.texts(document).next());
    let (names, others): (Vec<&str>, Vec<&str>) = firsts.partition(|text| is_name(text));
    !names.is_empty() && names.len() >= others.len()
}

/// Tells whether the column of values holds a date and other things, as a block of control does;
/// a column of records holds things of one sort.
fn holds_particulars(document: &Document, table: &Table) -> bool {
    let pairs = || {
        let rows = table.rows.iter().filter(|row| row.cells.len() > 1);
        rows.flat_map(|row| {
            let texts: Vec<&str> = row.texts(document).collect();
            let twos = texts.chunks_exact(2).map(|two| (two[0], two[1]));
            twos.collect::<Vec<_>>()
        })
    };
    let n_labels = pairs().filter(|(name, _)| names_field(name)).count();
    let has_date = pairs().any(|(_, value)| is_particular(value));
    let has_words = pairs().any(|(_, value)| !value.is_empty() && !is_particular(value));
    let is_named = pairs().any(|(name, _)| is_particular(name));
    let begins_named = pairs()
        .next()
        .is_some_and(|(_, value)| is_label(value) && !is_role(value));
    n_labels >= 2 && has_date && has_words && !is_named && !begins_named
}

/// Tells whether a text is a label, or the name of a field of document control.
fn names_field(text: &str) -> bool {
    is_label(text) || control::field_of(&plain(text)).is_some()
}

/// A date, a version or another figure that a name of a field doesn't hold.
fn is_particular(text: &str) -> bool {
    static FIGURE: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)\b(?:19|20)\d\d\b|\d[./-]\d|^\W*(?:v|version )?\d"));
    FIGURE.is_match(text)
}

/// "Depute Manager" reads like the name of a field, and is whoever fills it.
fn is_role(text: &str) -> bool {
    static ROLE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)\b",
            r"(?:manager|officer|worker|team|director|head|leader|co-?ordinator|nurse|teacher)\b"
        ))
    });
    ROLE.is_match(text)
}

/// Pairs the cells of a row, from the left: a label takes the cell after it.
fn beside(document: &Document, row: &Row, in_pairs: bool) -> Vec<Labelled> {
    let mut pairs = Vec::new();
    let mut at = 0;
    while let [(_, label_idx), (_, value_idx), ..] = row.cells[at.min(row.cells.len())..] {
        let label = document.text_of(&document.blocks[label_idx]);
        let is_name = is_label(label) || (in_pairs || is_question(label)) && at % 2 == 0;
        if !label.is_empty() && is_name && !holds_own_value(label) {
            pairs.push(of_cells(document, label_idx, value_idx, Form::Beside));
            at += 2;
        } else {
            at += 1;
        }
    }
    pairs
}

/// "Status: Adopted": a cell that holds a label with its value names no other cell.
fn holds_own_value(text: &str) -> bool {
    let parts = text.split_once(':');
    parts.is_some_and(|(name, value)| !value.trim().is_empty() && names_field(name.trim()))
}

/// "Has an equality impact assessment been completed?"
fn is_question(text: &str) -> bool {
    text.ends_with('?') && text.split_whitespace().count() <= 12
}

fn below(document: &Document, header: &Row, row: &Row) -> Vec<Labelled> {
    let under = |column: u32| row.cells.iter().find(|(at, _)| *at == column);
    header
        .cells
        .iter()
        .filter_map(|(column, label_idx)| {
            let (_, value_idx) = under(*column)?;
            let label = document.text_of(&document.blocks[*label_idx]);
            let is_name = !label.is_empty() && !holds_own_value(label);
            is_name.then(|| of_cells(document, *label_idx, *value_idx, Form::Below))
        })
        .collect()
}

pub(super) fn of_cells(
    document: &Document,
    label_idx: usize,
    value_idx: usize,
    form: Form,
) -> Labelled {
    Labelled {
        label: without_colon(document, document.blocks[label_idx].span),
        value: Quoted::cut(document, without_sign(document, value_idx)),
        form,
        block_idx: value_idx,
        table_idx: None,
    }
}

/// ": D", where the columns of a text were cut before the colon.
fn without_sign(document: &Document, block_idx: usize) -> Span {
    let span = document.blocks[block_idx].span;
    let text = document.at(span);
    let bare = text.trim_start_matches([':', '：']).trim_start();
    if bare.is_empty() {
        return span;
    }
    Span::new(span.end - bare.len(), span.end)
}
