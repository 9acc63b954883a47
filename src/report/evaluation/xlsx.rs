//! `findings.xlsx`: front, figures, sources, actions, findings, rule book; for auditors also cases
//! and what was not read. Every cell is text or number, never a formula.
//!
//! Findings are written as they come and are not kept, so that a million of them need no more
//! memory than one. Their rows lie in a file without a name, in the folder of the report.

use std::borrow::Cow;
use std::io::{self, Write};
use std::path::Path;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::html::{front, matrix};
use super::rows::{self, Value};
use super::{LIMITS, Named, View};
use crate::evaluation::gather::position;
use crate::evaluation::words;
use crate::evaluation::written::{Quote, Told};
use crate::finding::Outcome;
use crate::framework::Source;
use crate::report::xlsx::{Cell, number, table};
use crate::report::{outcome_words, plain_line};

/// Rows of one sheet below its heading; Excel's own limit is 1,048,576.
const ROWS_MAX: u32 = 1_000_000;
/// Characters of the quotes of one finding.
const QUOTE_CHARS_MAX: usize = 400;
/// Columns of findings, with their widths.
const COLUMNS: [(&str, f64); 10] = [
    ("Case", 16.0),
    ("Document", 34.0),
    ("Rule", 26.0),
    ("Indicator", 10.0),
    ("Item", 24.0),
    ("Outcome", 13.0),
    ("Level", 10.0),
    ("What was seen", 60.0),
    ("Quotes", 70.0),
    ("Where", 50.0),
];

/// A workbook that takes in findings.
pub struct Book {
    book: Workbook,
    row: u32,
    n_sheets: usize,
}

impl Book {
    /// Begins the workbook; what does not fit into memory lies in `folder` while it is written.
    ///
    /// # Errors
    /// The folder's, or the workbook's.
    pub fn new(view: View<'_>, folder: &Path) -> io::Result<Self> {
        let book = begin(view, folder).map_err(io::Error::other)?;
        Ok(Self {
            book,
            row: 0,
            n_sheets: 0,
        })
    }

    /// Takes in one finding in full; for the working view alone.
    ///
    /// # Errors
    /// The workbook's.
    pub fn finding(&mut self, told: &Told) -> io::Result<()> {
        self.put(told).map_err(io::Error::other)
    }

    fn put(&mut self, told: &Told) -> Result<(), XlsxError> {
        if self.n_sheets == 0 || self.row == ROWS_MAX {
            self.n_sheets += 1;
            self.row = 0;
            let sheet = self.book.add_worksheet_with_constant_memory()?;
            heading(sheet, self.n_sheets)?;
        }
        self.row += 1;
        let last = self.book.worksheets().len() - 1;
        let sheet = self.book.worksheet_from_index(last)?;
        for (column, text) in (0..).zip(cells(told)) {
            if !text.is_empty() {
                sheet.write_string(self.row, column, text.as_ref())?;
            }
        }
        Ok(())
    }

    /// Writes the workbook.
    ///
    /// # Errors
    /// The writer's, or the workbook's.
    pub fn finish(mut self, out: &mut dyn Write) -> io::Result<()> {
        let bytes = self.book.save_to_buffer().map_err(io::Error::other)?;
        out.write_all(&bytes)
    }
}

fn begin(view: View<'_>, folder: &Path) -> Result<Workbook, XlsxError> {
    let mut book = Workbook::new();
    book.set_tempdir(folder)?;
    // The day of the audit, so that the same report gives the same bytes.
    let day = view.figures().round.as_at.to_string();
    let properties =
        DocProperties::new().set_creation_datetime(&ExcelDateTime::parse_from_str(&day)?);
    book.set_properties(&properties);
    front_sheet(view, book.add_worksheet())?;
    figures(view, book.add_worksheet())?;
    sources(view, book.add_worksheet())?;
    actions(view, book.add_worksheet())?;
    rule_book(view, book.add_worksheet())?;
    if view.identified().is_some() {
        cases(view, book.add_worksheet())?;
        not_read(view, book.add_worksheet())?;
    } else {
        references(view, book.add_worksheet())?;
    }
    Ok(book)
}

fn heading(sheet: &mut Worksheet, n_sheet: usize) -> Result<(), XlsxError> {
    let name = if n_sheet == 1 {
        "Findings".to_owned()
    } else {
        format!("Findings {n_sheet}")
    };
    sheet.set_name(name)?;
    let bold = Format::new().set_bold();
    for (column, (title, width)) in (0..).zip(COLUMNS) {
        sheet.set_column_width(column, width)?;
        sheet.write_string_with_format(0, column, title, &bold)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_landscape().set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(0, 0)?;
    Ok(())
}

fn cells(told: &Told) -> [Cow<'_, str>; COLUMNS.len()] {
    let quotes = told.evidence.iter();
    let quotes: Vec<Cow<'_, str>> = quotes.map(|own| plain_line(&own.quote, 300)).collect();
    let places: Vec<String> = told.evidence.iter().map(Quote::place).collect();
    let joined = |line: String| plain_line(&line, QUOTE_CHARS_MAX).into_owned().into();
    [
        plain_line(told.case.as_deref().unwrap_or(""), 500),
        plain_line(told.document.as_deref().unwrap_or(""), 500),
        told.rule.as_str().into(),
        told.indicator.join(" ").into(),
        plain_line(told.item.as_deref().unwrap_or(""), 500),
        outcome_words(told.outcome).into(),
        told.level.name().into(),
        plain_line(&told.message, 1_000),
        joined(quotes.join(" | ")),
        joined(places.join(" | ")),
    ]
}

fn front_sheet(view: View<'_>, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let figures = view.figures();
    let (round, examined) = (&figures.round, &figures.examined);
    let [whole, partly, not] = examined.by_reading.map(|n| n.to_string());
    let mut rows: Vec<[String; 2]> = [
        ("Marking", view.marking().to_owned()),
        ("As at", round.as_at.in_words()),
        ("Nation", round.jurisdiction.in_words().to_owned()),
        ("Case files", words::count(examined.cases)),
        ("Documents", examined.documents.to_string()),
        ("Read whole", whole),
        ("Read in part", partly),
        ("Not read", not),
        ("Sample", front::sample(figures.sample.as_ref())),
        ("Hash of rules", round.rules_hash.clone()),
        ("Hash of sources", round.sources_hash.clone()),
        ("casewise", round.version.clone()),
    ]
    .map(|(what, said)| [what.to_owned(), said])
    .to_vec();
    for (loosens, line) in front::safe_settings(&figures.settings) {
        let head = if loosens {
            "Set locally, below the standard"
        } else {
            "Set locally"
        };
        rows.push([head.to_owned(), line]);
    }
    rows.extend(LIMITS.map(|limit| ["Limits".to_owned(), limit.to_owned()]));
    let rows = rows.into_iter().map(|row| Vec::from(row.map(Cell::Text)));
    table(sheet, "Front", &[("What", 26.0), ("Said", 100.0)], rows)
}

fn figures(view: View<'_>, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let widths = [
        10.0, 26.0, 44.0, 10.0, 14.0, 8.0, 10.0, 10.0, 9.0, 9.0, 9.0, 14.0, 20.0, 8.0, 8.0, 8.0,
        8.0, 10.0, 40.0, 40.0,
    ];
    let columns: Vec<(&str, f64)> = rows::FIGURE.into_iter().zip(widths).collect();
    let cell = |value: Value| match value {
        Value::Text(text) => Cell::Text(text),
        Value::Number(n) => Cell::Number(n),
    };
    let rows = rows::figures(view).into_iter();
    table(
        sheet,
        "Figures",
        &columns,
        rows.map(|row| Vec::from(row.map(cell))),
    )
}

fn sources(view: View<'_>, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let mut columns = vec![("Indicator", 10.0), ("Title", 50.0)];
    columns.extend(Source::ALL.map(|source| (source.title(), 22.0)));
    columns.push(("Rests on", 34.0));
    let rows = view.figures().indicators.iter().map(|indicator| {
        let mut row: Vec<Cell> = vec![
            indicator.number.as_str().into(),
            indicator.title.as_str().into(),
        ];
        row.extend(indicator.sources.iter().map(|own| matrix::cell(own).into()));
        row.push(matrix::rests_on(indicator).1.into());
        row
    });
    table(sheet, "Sources", &columns, rows)
}

fn actions(view: View<'_>, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let widths = [10.0, 60.0, 26.0, 24.0, 22.0, 60.0];
    let columns: Vec<(&str, f64)> = rows::ACTION.into_iter().zip(widths).collect();
    let rows = rows::actions(view).into_iter();
    table(
        sheet,
        "Actions",
        &columns,
        rows.map(|row| Vec::from(row.map(Cell::Text))),
    )
}

fn rule_book(view: View<'_>, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let columns = [
        ("Rule", 28.0),
        ("Indicator", 10.0),
        ("Level", 10.0),
        ("Title", 44.0),
        ("Why", 60.0),
        ("What to do about a breach", 60.0),
        ("Standard", 60.0),
    ];
    let rows = view.figures().rules.iter().map(|rule| {
        let standards = rule.standards.iter().map(|own| own.text.as_str());
        let standards: Vec<&str> = standards.collect();
        vec![
            rule.id.as_str().into(),
            rule.indicators.join(" ").into(),
            rule.level.name().into(),
            rule.title.as_str().into(),
            rule.why.as_str().into(),
            rule.remedy.as_str().into(),
            standards.join("; ").into(),
        ]
    });
    table(sheet, "Rule book", &columns, rows)
}

fn cases(view: View<'_>, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let columns = [
        ("Case", 20.0),
        ("not met", 10.0),
        ("cannot tell", 10.0),
        ("excused", 10.0),
        ("met", 10.0),
        ("Rules not met", 90.0),
    ];
    let shown = [
        Outcome::NotMet,
        Outcome::CannotTell,
        Outcome::Excused,
        Outcome::Met,
    ];
    let cases = view.identified().into_iter().flat_map(|own| &own.cases);
    let rows = cases.map(|(id, case)| {
        let mut row: Vec<Cell> = vec![id.as_str().into()];
        row.extend(shown.map(|outcome| {
            number(usize::try_from(case.counts[position(outcome)]).unwrap_or(usize::MAX))
        }));
        row.push(case.unmet.join(", ").into());
        row
    });
    table(sheet, "Cases", &columns, rows)
}

fn not_read(view: View<'_>, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let columns = [("Document", 50.0), ("Case", 16.0), ("Why", 90.0)];
    let papers = view.identified().into_iter().flat_map(|own| &own.unread);
    let rows = papers.map(|paper| {
        let why: Vec<&str> = paper
            .notes
            .iter()
            .map(|note| note.message.as_str())
            .collect();
        vec![
            paper.path.as_str().into(),
            paper.case.as_deref().unwrap_or("").into(),
            why.join("; ").into(),
        ]
    });
    table(sheet, "Not read", &columns, rows)
}

fn references(view: View<'_>, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let columns = [
        ("Finding", 16.0),
        ("Rule", 28.0),
        ("Indicator", 10.0),
        ("Outcome", 13.0),
        ("Level", 10.0),
        ("About", 12.0),
        ("Due", 44.0),
        ("What a quote leaves", 90.0),
    ];
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for rule in &view.figures().rules {
        if let Named::References(references) = view.named(&rule.id) {
            rows.extend(references.iter().map(|own| {
                vec![
                    own.name.as_str().into(),
                    rule.id.as_str().into(),
                    rule.indicators.join(" ").into(),
                    outcome_words(own.outcome).into(),
                    own.level.name().into(),
                    own.unit.noun(1).into(),
                    own.due.unwrap_or("").into(),
                    own.quote.as_deref().unwrap_or("").into(),
                ]
            }));
        }
    }
    table(sheet, "Findings", &columns, rows)
}
