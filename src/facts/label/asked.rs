//! Labels and values in tables that say so in their header: "Field | Value", "Part | Question | Answer".
//!
//! In: a table. Out: the pairs of its rows, blank ones too. What stands before the two columns groups
//! the rows and is no label.

use std::sync::LazyLock;

use regex::Regex;

use super::cells::of_cells;
use super::{Form, Labelled, plain};
use crate::document::{Document, Span};
use crate::facts::Quoted;
use crate::facts::pattern::pattern;
use crate::facts::table::{Row, Table};

static ASKS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"^(?:(?:form|our|the) )?(?:fields?|questions?|items?|prompts?|headings?|labels?|attributes?",
        r"|propert(?:y|ies)|keys?|elements?)(?: (?:name|label|text|asked))?$"
    ))
});
static ANSWERS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"^(?:(?:your|our|the|worker's|field) )?(?:values?|answers?|responses?|entry|entries|contents?",
        r"|repl(?:y|ies)|data|text|details?|what was (?:written|entered|answered))",
        r"(?: (?:given|entered|recorded|text))?$"
    ))
});

/// Finds the pairs of a table whose header says which column asks and which answers.
pub(super) fn in_table(document: &Document, table: &Table) -> Option<Vec<Labelled>> {
    let (asks, answers) = columns(document, table)?;
    let block_at = |row: &Row, column: u32| {
        let found = row.cells.iter().find(|(at, _)| *at == column);
        found.map(|(_, idx)| *idx)
    };
    let pairs = table.rows.iter().skip(1).filter_map(|row| {
        let label = block_at(row, asks)?;
        let is_named = !document.blocks[label].span.is_empty();
        let value = block_at(row, answers);
        is_named.then(|| match value {
            Some(value) => of_cells(document, label, value, Form::Beside),
            None => unanswered(document, label),
        })
    });
    Some(pairs.collect())
}

/// A label whose row ends with it.
fn unanswered(document: &Document, label: usize) -> Labelled {
    let end = document.blocks[label].span.end;
    Labelled {
        value: Quoted::cut(document, Span::new(end, end)),
        ..of_cells(document, label, label, Form::Beside)
    }
}

/// The columns that ask and that answer, side by side, the last of the table.
pub(crate) fn columns(document: &Document, table: &Table) -> Option<(u32, u32)> {
    const ROWS_MIN: usize = 3;
    let head = table.rows.first()?;
    let [.., (asks, asks_idx), (answers, answers_idx)] = head.cells[..] else {
        return None;
    };
    let name = |idx: usize| plain(document.text_of(&document.blocks[idx]));
    let says_so = ASKS.is_match(&name(asks_idx)) && ANSWERS.is_match(&name(answers_idx));
    (says_so && table.rows.len() > ROWS_MIN).then_some((asks, answers))
}

#[cfg(test)]
mod tests {
    use crate::facts::{label, sketch, table};

    fn read(lines: &str) -> Vec<(String, String)> {
        let document = sketch::document(lines);
        let found = label::labelled(&document, &table::of(&document)).into_iter();
        found
            .map(|pair| (pair.label.text, pair.value.text))
            .collect()
    }

    #[test]
    fn a_header_says_which_column_asks_and_which_answers() {
        let read = read(
            "| Part | Question | Answer |\n| A | Worker | Jo Bell |\n| A | Finished | 3 May 2026 |\n| B | Analysis | |",
        );
        let has = |label: &str, value: &str| read.contains(&(label.to_owned(), value.to_owned()));
        assert!(has("Worker", "Jo Bell"), "{read:?}");
        assert!(has("Finished", "3 May 2026"), "{read:?}");
        assert!(has("Analysis", ""), "{read:?}");
    }

    #[test]
    fn columns_of_records_ask_nothing() {
        let read = read(
            "| Item | Cost | Bought |\n| Bed | 40 | 3 May 2026 |\n| Lamp | 10 | 4 May 2026 |\n| Rug | 9 | 5 May 2026 |",
        );
        assert!(!read.iter().any(|(label, _)| label == "Bed"), "{read:?}");
    }
}
