//! Tables of a whole family, with a column that says of which child each row tells.
//!
//! In: a document and its tables. Out: for a place in such a row, the names in that column. Which
//! of them is the child of the file, the case file tells.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use super::Whose;
use crate::document::{Document, Span};
use crate::facts::label;
use crate::facts::pattern::pattern;
use crate::facts::table::{Row, Table};

/// The rows of a document that a column gives to children by name.
#[derive(Debug, Default)]
pub(crate) struct ChildRows {
    rows: Vec<(Span, Whose)>,
}

static CHILD_COLUMN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"^(?:(?:name of )?(?:the )?(?:child(?:ren)?|young (?:person|people)|child/young person)",
        r"(?:'s)?(?: (?:name|names|concerned|affected|involved|seen|visited))?|which child(?:ren)?",
        r"|(?:about|for|concerns) (?:whom|who|which child(?:ren)?)|who)$"
    ))
});

impl ChildRows {
    /// Gathers the rows of tables with a column for the child.
    pub(crate) fn of(document: &Document, tables: &[Table]) -> Self {
        let rows = tables.iter().flat_map(|table| rows_of(document, table));
        Self {
            rows: rows.collect(),
        }
    }

    /// Says for whom something in a row is told: as its column has it, unless the words of the row
    /// name somebody of whom the column says nothing.
    pub(crate) fn settle(&self, whose: &mut Option<Whose>, place: Span) {
        let row = self.rows.iter().find(|(row, _)| row.covers(place));
        let Some((_, Whose::Listed { names, .. })) = row else {
            return;
        };
        let is_named = |said: &Whose| match said {
            Whose::Owners(said) | Whose::Named(said) => {
                super::first_names(said).all(|name| names.contains(name))
            }
            Whose::Kin | Whose::Listed { .. } => false,
        };
        if whose.as_ref().is_none_or(is_named) {
            *whose = row.map(|(_, whose)| whose.clone());
        }
    }
}

/// The rows of a table that name children in a column of their own.
fn rows_of(document: &Document, table: &Table) -> Vec<(Span, Whose)> {
    let Some((head, column)) = child_column(document, table) else {
        return Vec::new();
    };
    let names_in = |row: &Row| {
        let text = document.text_of(row.cell(document, column)?);
        super::first_names(text).next().map(|_| text.to_owned())
    };
    let below = || table.rows.iter().skip(head + 1);
    let among: BTreeSet<String> = below().filter_map(names_in).collect();
    let among = among.into_iter().collect::<Vec<_>>().join(", ");
    let rows = below().filter_map(|row| Some((row.span, names_in(row)?)));
    rows.map(|(span, names)| {
        let among = among.clone();
        (span, Whose::Listed { names, among })
    })
    .collect()
}

/// The row that names the columns, and which of them is for the child.
fn child_column(document: &Document, table: &Table) -> Option<(usize, u32)> {
    const HEAD_ROWS_MAX: usize = 3;
    const COLUMNS_MIN: usize = 3;
    let heads = table.rows.iter().take(HEAD_ROWS_MAX).enumerate();
    let mut wide = heads.filter(|(_, row)| row.cells.len() >= COLUMNS_MIN);
    wide.find_map(|(at, row)| {
        let is_for_child = |idx: usize| {
            let text = document.text_of(&document.blocks[idx]);
            CHILD_COLUMN.is_match(&label::plain(text))
        };
        let (column, _) = row.cells.iter().find(|(_, idx)| is_for_child(*idx))?;
        Some((at, *column))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::{sketch, table};

    fn names_of(lines: &str, words: &str) -> Option<String> {
        let document = sketch::document(lines);
        let rows = ChildRows::of(&document, &table::of(&document));
        let at = document.text.find(words).expect("the words stand there");
        let mut whose = None;
        rows.settle(&mut whose, Span::new(at, at + words.len()));
        match whose? {
            Whose::Listed { names, .. } => Some(names),
            _ => None,
        }
    }

    #[test]
    fn a_column_says_of_which_child_a_row_tells() {
        for head in ["Child", "Child's name", "Which child?", "Young person"] {
            let lines = format!(
                "| Date | {head} | Event |\n| 3 May 2022 | Mia | Placed with gran |\n| 4 June 2022 | Ewan, Mia | Hearing |\n| 5 July 2022 | | Visit |"
            );
            assert_eq!(names_of(&lines, "Placed"), Some("Mia".to_owned()), "{head}");
            assert_eq!(
                names_of(&lines, "Hearing"),
                Some("Ewan, Mia".to_owned()),
                "{head}"
            );
            assert_eq!(names_of(&lines, "Visit"), None, "{head}");
        }
    }

    #[test]
    fn a_column_of_other_things_names_nobody() {
        for head in ["Worker", "Child's views", "Seen by"] {
            let lines =
                format!("| Date | {head} | Event |\n| 3 May 2022 | Mia | Placed with gran |");
            assert_eq!(names_of(&lines, "Placed"), None, "{head}");
        }
    }
}
