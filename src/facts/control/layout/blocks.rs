//! The blocks in which fields of document control stand together.
//!
//! In: a document's tables and labels. Out: the blocks of control tables and of runs of labelled
//! lines.

use std::collections::{BTreeMap, BTreeSet};

use super::sections::Section;
use crate::document::{Document, Part};
use crate::facts::control::meaning::{self, Meaning};
use crate::facts::label::{self, Labelled};
use crate::facts::table::{Row, Table};

/// The blocks of control tables and of runs of labelled lines: at least two fields together.
pub(super) fn control_blocks(
    document: &Document,
    tables: &[Table],
    pairs: &[Labelled],
    sections: &[Section],
) -> BTreeSet<usize> {
    let speaks = |pair: &&Labelled| {
        let names = meaning::of(&pair.name());
        let block = &document.blocks[pair.block_idx];
        names.is_some_and(|names| names != Meaning::Date)
            && matches!(block.part, Part::Body | Part::TextBox)
            && !sections[pair.block_idx].is_of_others()
    };
    let named: Vec<&Labelled> = pairs.iter().filter(speaks).collect();
    let mut blocks = table_blocks(tables, &named, sections);
    blocks.extend(line_blocks(pairs, &named, sections));
    let bare = pairs.iter().filter(|pair| {
        let is_date = pair.table_idx.is_none() && meaning::of(&pair.name()) == Some(Meaning::Date);
        let near = pair.block_idx.saturating_sub(4)..=pair.block_idx + 4;
        is_date && blocks.range(near).next().is_some()
    });
    let bare: Vec<usize> = bare.map(|pair| pair.block_idx).collect();
    blocks.extend(bare);
    blocks
}

/// The cells of small tables of which three name fields of control, where those could not be paired
/// with values.
pub(super) fn unpaired_cells(
    document: &Document,
    tables: &[Table],
    pairs: &[Labelled],
) -> BTreeSet<usize> {
    const CELLS_MAX: usize = 60;
    const NAMES_MIN: usize = 3;
    const ROWS_MAX: usize = 5;
    let names = |idx: usize| {
        let text = document.text_of(&document.blocks[idx]);
        meaning::of(&label::plain(text.lines().next().unwrap_or_default())).is_some()
    };
    let tables = tables.iter().filter(|table| {
        let cells = || table.rows.iter().flat_map(|row| &row.cells);
        if cells().count() > CELLS_MAX {
            return false;
        }
        let n_named = |row: &Row| row.cells.iter().filter(|(_, idx)| names(*idx)).count();
        let n_names: Vec<usize> = table.rows.iter().map(n_named).collect();
        let is_list = n_names.len() > ROWS_MAX && n_names.iter().filter(|n| **n > 0).count() <= 1;
        n_names.iter().sum::<usize>() >= NAMES_MIN && !is_list
    });
    let cells = tables.flat_map(|table| table.rows.iter().flat_map(|row| &row.cells));
    let paired = pairs.iter().map(|pair| (pair.block_idx, pair));
    let paired = paired.filter(|(_, pair)| meaning::of(&pair.name()).is_some());
    let paired: BTreeSet<usize> = paired.map(|(idx, _)| idx).collect();
    cells
        .map(|(_, idx)| *idx)
        .filter(|idx| !paired.contains(idx))
        .collect()
}

/// A label that comes back so often is that of a list: who leads on each promise.
const LISTED_MIN: usize = 3;

/// The cells of tables that hold two fields, or one below a heading that says so.
fn table_blocks(tables: &[Table], named: &[&Labelled], sections: &[Section]) -> BTreeSet<usize> {
    let is_control = |(table_idx, table): &(usize, &Table)| {
        let of_table = named
            .iter()
            .filter(|pair| pair.table_idx == Some(*table_idx));
        let first = table.first_block();
        let below_heading = first.is_some_and(|first| sections[first] == Section::Control);
        let mut n_named: BTreeMap<String, usize> = BTreeMap::new();
        of_table.for_each(|pair| *n_named.entry(pair.name()).or_default() += 1);
        let is_list = n_named.values().any(|n| *n >= LISTED_MIN);
        !is_list && n_named.len() >= if below_heading { 1 } else { 2 }
    };
    let found = tables.iter().enumerate().filter(is_control);
    let cells = found.flat_map(|(_, table)| table.rows.iter().flat_map(|row| &row.cells));
    cells.map(|(_, idx)| *idx).collect()
}

/// Lines with labels that stand near one another, with those of unknown labels between them; a line
/// of three labels; and one below a heading that says so.
fn line_blocks(pairs: &[Labelled], named: &[&Labelled], sections: &[Section]) -> BTreeSet<usize> {
    let lines = named.iter().filter(|pair| pair.table_idx.is_none());
    let lines: Vec<(usize, String)> = lines.map(|pair| (pair.block_idx, pair.name())).collect();
    let mut n_known: BTreeMap<usize, usize> = BTreeMap::new();
    for pair in pairs {
        let is_known = meaning::of(&pair.name()).is_some();
        *n_known.entry(pair.block_idx).or_default() += usize::from(is_known);
    }
    let mut blocks = BTreeSet::new();
    for two in lines.windows(2) {
        let [(one, name), (other, next)] = two else {
            continue;
        };
        if (1..=4).contains(&one.abs_diff(*other)) && name != next {
            blocks.extend((*one..=*other).filter(|idx| n_known.contains_key(idx)));
        }
    }
    let alone = lines.into_iter().map(|(idx, _)| idx);
    blocks.extend(alone.filter(|idx| n_known[idx] >= 3 || sections[*idx] == Section::Control));
    blocks
}
