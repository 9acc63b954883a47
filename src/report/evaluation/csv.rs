//! `evidence.csv`: one row a figure, a source of evidence, an action, a finding.
//!
//! Text that a spreadsheet could take for a formula is set behind an apostrophe.

use std::borrow::Cow;
use std::io::{self, Write};

use super::rows::{self, Value};
use super::{Named, View};
use crate::evaluation::written::{Quote, Told};
use crate::framework::Source;
use crate::report::csv::harmless;
use crate::report::{one_line, outcome_words, plain_line};

/// Columns that findings have beside those of figures.
const FINDING: [&str; 8] = [
    "finding", "case", "document", "item", "outcome", "message", "quote", "place",
];
/// Characters of a quote.
const QUOTE_CHARS_MAX: usize = 300;
/// Characters of a cell; Excel's own limit is 32,767.
const CELL_CHARS_MAX: usize = 8_000;
/// One for the type of row, those of figures, those of findings.
const N_COLUMNS: usize = 1 + rows::FIGURE.len() + FINDING.len();

/// Writes rows as they come.
pub struct Table<W: Write> {
    out: csv::Writer<W>,
}

impl<W: Write> Table<W> {
    /// Writes everything but findings in full; in a shareable view that is everything.
    ///
    /// # Errors
    /// The writer's.
    pub fn new(view: View<'_>, out: W) -> io::Result<Self> {
        let mut table = Self {
            out: csv::Writer::from_writer(out),
        };
        let heading = ["type"].into_iter().chain(rows::FIGURE).chain(FINDING);
        table.out.write_record(heading)?;
        for row in rows::figures(view) {
            table.row("figure", row.iter().map(said).enumerate())?;
        }
        table.sources(view)?;
        for [indicator, what, owner, by, state, became] in rows::actions(view) {
            let note = format!("{owner}; {by}; {state}; {became}");
            let cells = [(0, indicator), (2, what), (column("message"), note)];
            let cells = cells.map(|(idx, text)| (idx, text.into()));
            table.row("action", cells)?;
        }
        for rule in &view.figures().rules {
            if let Named::References(references) = view.named(&rule.id) {
                for own in references {
                    let cells = [
                        (0, rule.indicators.join(" ").into()),
                        (1, rule.id.as_str().into()),
                        (3, own.level.name().into()),
                        (4, own.unit.noun(1).into()),
                        (column("finding"), own.name.as_str().into()),
                        (column("outcome"), outcome_words(own.outcome).into()),
                        (column("message"), own.due.unwrap_or("").into()),
                        (column("quote"), own.quote.as_deref().unwrap_or("").into()),
                    ];
                    table.row("finding", cells)?;
                }
            }
        }
        Ok(table)
    }

    fn sources(&mut self, view: View<'_>) -> io::Result<()> {
        for indicator in &view.figures().indicators {
            for (source, own) in Source::ALL.into_iter().zip(&indicator.sources) {
                let said = super::html::matrix::cell(own);
                let cells = [
                    (0, indicator.number.as_str().into()),
                    (2, indicator.title.as_str().into()),
                    (4, source.title().into()),
                    (column("message"), said.into()),
                ];
                self.row("source", cells)?;
            }
        }
        Ok(())
    }

    /// Writes one finding in full; for the working view alone.
    ///
    /// # Errors
    /// The writer's.
    pub fn finding(&mut self, told: &Told) -> io::Result<()> {
        let quotes = told.evidence.iter();
        let quotes: Vec<String> = quotes
            .map(|own| one_line(&own.quote, QUOTE_CHARS_MAX))
            .collect();
        let places: Vec<String> = told.evidence.iter().map(Quote::place).collect();
        let cells = [
            (0, told.indicator.join(" ").into()),
            (1, told.rule.as_str().into()),
            (3, told.level.name().into()),
            (column("finding"), told.fingerprint.as_str().into()),
            (column("case"), told.case.as_deref().unwrap_or("").into()),
            (
                column("document"),
                told.document.as_deref().unwrap_or("").into(),
            ),
            (column("item"), told.item.as_deref().unwrap_or("").into()),
            (column("outcome"), outcome_words(told.outcome).into()),
            (column("message"), told.message.as_str().into()),
            (column("quote"), quotes.join(" | ").into()),
            (column("place"), places.join(" | ").into()),
        ];
        self.row("finding", cells)
    }

    /// Ends the table.
    ///
    /// # Errors
    /// The writer's.
    pub fn finish(mut self) -> io::Result<()> {
        self.out.flush()
    }

    fn row<'t>(
        &mut self,
        kind: &str,
        cells: impl IntoIterator<Item = (usize, Cow<'t, str>)>,
    ) -> io::Result<()> {
        let mut row: [Cow<'_, str>; N_COLUMNS] = std::array::from_fn(|_| Cow::Borrowed(""));
        row[0] = Cow::Borrowed(kind);
        for (idx, text) in cells {
            row[idx + 1] = text;
        }
        for cell in &row {
            let line = plain_line(cell, CELL_CHARS_MAX);
            self.out.write_field(harmless(&line).as_bytes())?;
        }
        self.out.write_record(None::<&[u8]>)?;
        Ok(())
    }
}

/// Where a column of findings stands.
fn column(name: &str) -> usize {
    let place = FINDING.iter().position(|known| *known == name);
    rows::FIGURE.len() + place.expect("columns are named in FINDING")
}

fn said(value: &Value) -> Cow<'_, str> {
    match value {
        Value::Text(text) => text.into(),
        Value::Number(n) => n.to_string().into(),
    }
}
