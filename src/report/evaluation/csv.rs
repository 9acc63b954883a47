//! `evidence.csv`: one row a figure, a source of evidence, an action, a finding.
//!
//! Text that a spreadsheet could take for a formula is set behind an apostrophe.

use std::io::{self, Write};

use super::rows::{self, Value};
use super::{Named, View};
use crate::evaluation::written::{Quote, Told};
use crate::framework::Source;
use crate::report::csv::harmless;
use crate::report::{one_line, outcome_words};

/// Columns that findings have beside those of figures.
const FINDING: [&str; 8] = [
    "finding", "case", "document", "item", "outcome", "message", "quote", "place",
];
/// Characters of a quote.
const QUOTE_CHARS_MAX: usize = 300;
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
            table.row("action", cells)?;
        }
        for rule in &view.figures().rules {
            if let Named::References(references) = view.named(&rule.id) {
                for own in references {
                    let cells = [
                        (0, rule.indicators.join(" ")),
                        (1, rule.id.clone()),
                        (3, own.level.name().to_owned()),
                        (4, own.unit.noun(1).to_owned()),
                        (column("finding"), own.name.clone()),
                        (column("outcome"), outcome_words(own.outcome).to_owned()),
                        (column("message"), own.due.unwrap_or("").to_owned()),
                        (column("quote"), own.quote.clone().unwrap_or_default()),
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
                    (0, indicator.number.clone()),
                    (2, indicator.title.clone()),
                    (4, source.title().to_owned()),
                    (column("message"), said),
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
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let cells = [
            (0, told.indicator.join(" ")),
            (1, told.rule.clone()),
            (3, told.level.name().to_owned()),
            (column("finding"), told.fingerprint.clone()),
            (column("case"), text(&told.case)),
            (column("document"), text(&told.document)),
            (column("item"), text(&told.item)),
            (column("outcome"), outcome_words(told.outcome).to_owned()),
            (column("message"), told.message.clone()),
            (column("quote"), quotes.join(" | ")),
            (column("place"), places.join(" | ")),
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

    fn row(
        &mut self,
        kind: &str,
        cells: impl IntoIterator<Item = (usize, String)>,
    ) -> io::Result<()> {
        let mut row: [String; N_COLUMNS] = std::array::from_fn(|_| String::new());
        kind.clone_into(&mut row[0]);
        for (idx, text) in cells {
            row[idx + 1] = harmless(&one_line(&text, 8_000));
        }
        self.out.write_record(&row)?;
        Ok(())
    }
}

/// Where a column of findings stands.
fn column(name: &str) -> usize {
    let place = FINDING.iter().position(|known| *known == name);
    rows::FIGURE.len() + place.expect("columns are named in FINDING")
}

fn said(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Number(n) => n.to_string(),
    }
}
