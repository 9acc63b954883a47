//! The audit as an Excel workbook: summary, by rule, by case, findings, cannot tell, not read, rule
//! book, run. Every cell is written as text or number, never as a formula.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;

use rust_xlsxwriter::{Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::text::place;
use super::{loosened, loosened_first, note_code, one_line, outcome_words, worst_note};
use crate::audit::Audit;
use crate::document::Reading;
use crate::finding::{Finding, Outcome, Since};

/// Characters that one cell may hold; Excel's own limit is 32,767.
const CELL_CHARS_MAX: usize = 8_000;
/// Rows of one sheet below its heading; Excel's own limit is 1,048,576.
const ROWS_MAX: usize = 1_000_000;

/// Writes the workbook.
///
/// - `spool`: a folder for files without a name that hold rows meanwhile, so that memory stays
///   small; without one, nothing is written beside `out`
///
/// # Errors
/// The writer's, or the workbook's.
pub fn write(audit: &Audit, spool: Option<&Path>, out: &mut dyn Write) -> io::Result<()> {
    let bytes = workbook(audit, spool).map_err(io::Error::other)?;
    out.write_all(&bytes)
}

fn workbook(audit: &Audit, spool: Option<&Path>) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    if let Some(folder) = spool {
        book.set_tempdir(folder)?;
    }
    // The day of the audit, so that the same audit gives the same bytes.
    let properties = rust_xlsxwriter::DocProperties::new().set_creation_datetime(
        &rust_xlsxwriter::ExcelDateTime::parse_from_str(&audit.as_at.to_string())?,
    );
    book.set_properties(&properties);
    summary(audit, book.add_worksheet())?;
    by_rule(audit, book.add_worksheet())?;
    by_case(audit, book.add_worksheet())?;
    findings("Findings", audit.findings.iter(), long(&mut book, spool)?)?;
    let open = |finding: &&Finding| finding.outcome == Outcome::CannotTell;
    let open = audit.findings.iter().filter(open);
    findings("Cannot tell", open, long(&mut book, spool)?)?;
    not_read(audit, book.add_worksheet())?;
    rule_book(audit, book.add_worksheet())?;
    run(audit, book.add_worksheet())?;
    book.save_to_buffer()
}

/// A sheet for many rows.
fn long<'a>(book: &'a mut Workbook, spool: Option<&Path>) -> Result<&'a mut Worksheet, XlsxError> {
    match spool {
        Some(_) => book.add_worksheet_with_constant_memory(),
        None => Ok(book.add_worksheet()),
    }
}

/// One cell.
pub(in crate::report) enum Cell {
    Text(String),
    Number(f64),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
pub(in crate::report) fn number(n: usize) -> Cell {
    Cell::Number(n as f64)
}

/// Writes a table with a frozen heading, a filter and widths.
pub(in crate::report) fn table(
    sheet: &mut Worksheet,
    name: &str,
    columns: &[(&str, f64)],
    rows: impl IntoIterator<Item = Vec<Cell>>,
) -> Result<(), XlsxError> {
    let heading = Format::new().set_bold().set_text_wrap();
    let plain = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    sheet.set_name(name)?;
    for (column, (title, width)) in (0..).zip(columns) {
        sheet.write_string_with_format(0, column, *title, &heading)?;
        sheet.set_column_width(column, *width)?;
    }
    let mut last_row = 0;
    for (row, cells) in (1..).zip(rows.into_iter().take(ROWS_MAX)) {
        last_row = row;
        for (column, cell) in (0..).zip(cells) {
            match cell {
                Cell::Text(text) if text.is_empty() => {}
                Cell::Text(text) => {
                    let text = one_line(&text, CELL_CHARS_MAX);
                    sheet.write_string_with_format(row, column, text, &plain)?;
                }
                Cell::Number(n) => {
                    sheet.write_number_with_format(row, column, n, &plain)?;
                }
            }
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    let last_column = u16::try_from(columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    sheet.autofilter(0, 0, last_row, last_column)?;
    sheet.set_landscape().set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(0, 0)?;
    Ok(())
}

fn summary(audit: &Audit, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let mut say = |what: &str, said: Cell| rows.push(vec![what.into(), said]);
    if let Some(head) = loosened(&audit.changes) {
        say("LOOSENED", head.into());
        for change in audit.changes.iter().filter(|change| change.loosens) {
            say("", change.in_words().into());
        }
    }
    say("As at", audit.as_at.in_words().into());
    say("Nation", audit.jurisdiction.in_words().into());
    say("Documents", number(audit.documents.len()));
    say("Case files", number(audit.n_cases()));
    say("Not read, or in part", number(audit.unread().count()));
    for outcome in Outcome::ALL {
        let n: usize = audit
            .measures
            .iter()
            .map(|measure| measure.n(outcome))
            .sum();
        say(&format!("Outcomes: {}", outcome_words(outcome)), number(n));
    }
    let waived: usize = audit.measures.iter().map(|measure| measure.waived).sum();
    say("Outcomes: waived", number(waived));
    let note = "Counts are of cases, and of documents that belong to none; each counts once a rule, with its worst outcome. The findings are evidence; the grade is for people to give.";
    say("How to read this", note.into());
    table(sheet, "Summary", &[("What", 26.0), ("Said", 90.0)], rows)
}

fn by_rule(audit: &Audit, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let columns = [
        ("Indicator", 10.0),
        ("Rule", 28.0),
        ("Title", 44.0),
        ("Level", 10.0),
        ("met", 8.0),
        ("not met", 8.0),
        ("excused", 8.0),
        ("not due yet", 8.0),
        ("not applicable", 10.0),
        ("cannot tell", 8.0),
        ("waived", 8.0),
        ("Share met %", 9.0),
        ("95 % from", 9.0),
        ("95 % to", 9.0),
    ];
    let rows = audit.rules.iter().map(|rule| {
        let measure = audit
            .measures
            .iter()
            .find(|measure| measure.rule == rule.id);
        let mut row: Vec<Cell> = vec![
            rule.indicator.join(" ").into(),
            rule.id.as_str().into(),
            rule.title.as_str().into(),
            rule.level.name().into(),
        ];
        let n = |outcome| measure.map_or(0, |measure| measure.n(outcome));
        row.extend(Outcome::ALL.map(|outcome| number(n(outcome))));
        row.push(number(measure.map_or(0, |measure| measure.waived)));
        let share = measure.and_then(|measure| measure.share);
        let interval = measure.and_then(|measure| measure.interval);
        for value in [
            share,
            interval.map(|(low, _)| low),
            interval.map(|(_, high)| high),
        ] {
            row.push(value.map_or_else(
                || "".into(),
                |value| Cell::Number((value * 1000.0).round() / 10.0),
            ));
        }
        row
    });
    table(sheet, "By rule", &columns, rows)
}

fn by_case(audit: &Audit, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let columns = [
        ("Case or document", 40.0),
        ("met", 8.0),
        ("not met", 8.0),
        ("excused", 8.0),
        ("not due yet", 8.0),
        ("not applicable", 10.0),
        ("cannot tell", 8.0),
        ("waived", 8.0),
        ("Rules not met", 80.0),
    ];
    let mut units: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for finding in &audit.findings {
        let unit = finding.case.as_deref().or(finding.document.as_deref());
        units
            .entry(unit.unwrap_or("all"))
            .or_default()
            .push(finding);
    }
    let rows = units.into_iter().map(|(unit, findings)| {
        let mut row: Vec<Cell> = vec![unit.into()];
        row.extend(Outcome::ALL.map(|outcome| {
            let held = |one: &&&Finding| one.outcome == outcome && one.mark.waived.is_none();
            number(findings.iter().filter(held).count())
        }));
        let waived = |one: &&&Finding| one.mark.waived.is_some();
        row.push(number(findings.iter().filter(waived).count()));
        let mut unmet: Vec<&str> = findings
            .iter()
            .filter(|one| one.outcome == Outcome::NotMet && one.mark.waived.is_none())
            .map(|one| one.rule.as_str())
            .collect();
        unmet.dedup();
        row.push(unmet.join(", ").into());
        row
    });
    table(sheet, "By case", &columns, rows)
}

fn findings<'a>(
    name: &str,
    all: impl Iterator<Item = &'a Finding>,
    sheet: &mut Worksheet,
) -> Result<(), XlsxError> {
    let columns = [
        ("Case", 16.0),
        ("Document", 34.0),
        ("Rule", 26.0),
        ("Indicator", 10.0),
        ("Item", 24.0),
        ("Outcome", 13.0),
        ("Level", 10.0),
        ("What was seen", 60.0),
        ("Due", 12.0),
        ("What would settle it", 40.0),
        ("Quotes", 70.0),
        ("Where", 50.0),
        ("Standard", 40.0),
        ("Waived", 30.0),
        ("Since the baseline", 14.0),
        ("Fingerprint", 18.0),
    ];
    table(sheet, name, &columns, all.map(finding_row))
}

fn finding_row(finding: &Finding) -> Vec<Cell> {
    let optional = |text: &Option<String>| Cell::from(text.as_deref().unwrap_or(""));
    let quotes: Vec<String> = finding
        .evidence
        .iter()
        .map(|evidence| one_line(evidence.words(), 300))
        .collect();
    let places: Vec<String> = finding.evidence.iter().map(place).collect();
    let standard = finding
        .standard
        .as_ref()
        .map_or("", |one| one.text.as_str());
    let waived = finding.mark.waived.as_ref();
    vec![
        optional(&finding.case),
        optional(&finding.document),
        finding.rule.as_str().into(),
        finding.indicator.join(" ").into(),
        optional(&finding.item),
        outcome_words(finding.outcome).into(),
        finding.level.name().into(),
        finding.message.as_str().into(),
        finding
            .due
            .map(|day| day.to_string())
            .unwrap_or_default()
            .into(),
        optional(&finding.settle),
        quotes.join(" | ").into(),
        places.join(" | ").into(),
        standard.into(),
        waived
            .map(crate::finding::Waived::in_words)
            .unwrap_or_default()
            .into(),
        finding
            .mark
            .since
            .map(Since::in_words)
            .unwrap_or_default()
            .into(),
        finding.mark.fingerprint.as_str().into(),
    ]
}

fn not_read(audit: &Audit, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let columns = [
        ("Document", 50.0),
        ("Case", 16.0),
        ("Read", 12.0),
        ("Why", 20.0),
        ("What was found", 80.0),
    ];
    let rows = audit.unread().map(|document| {
        let note = worst_note(&document.notes);
        let read = if document.reading == Reading::Partly {
            "in part"
        } else {
            "not at all"
        };
        vec![
            document.path.as_str().into(),
            document.case.as_deref().unwrap_or("").into(),
            read.into(),
            note.map_or("unreadable", |note| note_code(note.code))
                .into(),
            note.map_or("", |note| note.message.as_str()).into(),
        ]
    });
    table(sheet, "Not read", &columns, rows)
}

fn rule_book(audit: &Audit, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let columns = [
        ("Rule", 28.0),
        ("Family", 12.0),
        ("Indicator", 10.0),
        ("Level", 10.0),
        ("Title", 44.0),
        ("Why", 60.0),
        ("What to do about a breach", 60.0),
        ("Standard", 60.0),
        ("Local settings", 60.0),
    ];
    let rows = audit.rules.iter().map(|rule| {
        let standards: Vec<String> = rule
            .standards
            .iter()
            .map(|one| format!("{} (confidence {})", one.text, one.confidence))
            .collect();
        let local: Vec<String> = audit
            .changes
            .iter()
            .filter(|change| change.rule.as_ref() == Some(&rule.id))
            .map(crate::finding::Change::in_words)
            .collect();
        vec![
            rule.id.as_str().into(),
            rule.family.as_str().into(),
            rule.indicator.join(" ").into(),
            rule.level.name().into(),
            rule.title.as_str().into(),
            rule.why.as_str().into(),
            rule.remedy.as_str().into(),
            standards.join("; ").into(),
            local.join("; ").into(),
        ]
    });
    table(sheet, "Rule book", &columns, rows)
}

fn run(audit: &Audit, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let mut rows: Vec<Vec<Cell>> = vec![
        vec!["casewise".into(), audit.version.into()],
        vec!["As at".into(), audit.as_at.to_string().into()],
        vec!["Jurisdiction".into(), audit.jurisdiction.to_string().into()],
        vec!["Layout".into(), audit.layout_said.as_str().into()],
        vec!["Hash of rules".into(), audit.rules_hash.as_str().into()],
        vec!["Hash of sources".into(), audit.sources_hash.as_str().into()],
    ];
    for change in loosened_first(&audit.changes) {
        rows.push(vec!["Local setting".into(), change.in_words().into()]);
    }
    for document in &audit.documents {
        rows.push(vec![
            document.path.as_str().into(),
            document.hash.as_str().into(),
        ]);
    }
    table(sheet, "Run", &[("What", 50.0), ("Said", 90.0)], rows)
}
