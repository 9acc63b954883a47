//! Forms: what is to be judged, as a table that readers fill in, and the table read back.
//!
//! In: cases, and indicators or questions. Out: CSV, or an Excel workbook whose cells offer the
//! grades and answers. Read back all or nothing: every row that cannot be taken is named.

use std::io::{self, Write};

use rust_xlsxwriter::{DataValidation, Format, Workbook, XlsxError};
use thiserror::Error;

use super::{Answer, Invalid, Judgement, Role, Scale};
use crate::sampling::{Error, Roster};

const COLUMNS: [&str; 9] = [
    "case",
    "kind",
    "about",
    "title",
    "reader",
    "role",
    "judgement",
    "reason",
    "evidence",
];
const WIDTHS: [f64; 9] = [14.0, 11.0, 12.0, 44.0, 14.0, 9.0, 20.0, 60.0, 50.0];
const JUDGEMENT: u16 = 6;
const ROLE: u16 = 5;

/// One row to be filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blank {
    /// The case.
    pub id: String,
    /// Whether it is a question; else it is an indicator.
    pub is_question: bool,
    /// The indicator's number, or the question's key.
    pub about: String,
    /// The indicator's title, or the question.
    pub title: String,
    /// Which reading.
    pub role: Role,
}

impl Blank {
    fn cells(&self) -> [&str; 9] {
        let kind = if self.is_question {
            "question"
        } else {
            "indicator"
        };
        let role = self.role.name();
        [
            &self.id,
            kind,
            &self.about,
            &self.title,
            "",
            role,
            "",
            "",
            "",
        ]
    }
}

/// Writes a form as CSV.
///
/// # Errors
/// The writer's.
pub fn write_csv(blanks: &[Blank], out: &mut dyn Write) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    table.write_record(COLUMNS)?;
    for blank in blanks {
        table.write_record(blank.cells())?;
    }
    table.flush()
}

/// Writes a form as an Excel workbook, with a list of grades or answers in each row.
///
/// # Errors
/// The workbook's: more rows than Excel has.
pub fn write_xlsx(blanks: &[Blank], scale: &Scale) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("Judgements")?;
    let heading = Format::new().set_bold().set_text_wrap();
    let wrapped = Format::new().set_text_wrap();
    for (column, (name, width)) in (0..).zip(COLUMNS.iter().zip(WIDTHS)) {
        sheet.write_with_format(0, column, *name, &heading)?;
        sheet.set_column_width(column, width)?;
    }
    let grades = list(&scale.choices(), "Choose a grade of the scale")?;
    let answers = list(
        &Answer::ALL.map(|answer| answer.words().to_owned()),
        "Choose an answer",
    )?;
    let roles = list(
        &Role::ALL.map(|role| role.name().to_owned()),
        "first, second or agreed",
    )?;
    for (row, blank) in (1..).zip(blanks) {
        for (column, text) in (0..).zip(blank.cells()) {
            sheet.write_string_with_format(row, column, text, &wrapped)?;
        }
        let choices = if blank.is_question { &answers } else { &grades };
        sheet.add_data_validation(row, JUDGEMENT, row, JUDGEMENT, choices)?;
        sheet.add_data_validation(row, ROLE, row, ROLE, &roles)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    book.save_to_buffer()
}

fn list(choices: &[String], message: &str) -> Result<DataValidation, XlsxError> {
    DataValidation::new()
        .allow_list_strings(choices)?
        .set_error_title("Not on the list")?
        .set_error_message(message)
}

/// Why a form cannot be taken.
#[derive(Debug, Error)]
pub enum FormError {
    /// It is no table, or lacks a column.
    #[error(transparent)]
    Table(#[from] Error),
    /// Rows that cannot be taken; none was.
    #[error("nothing was recorded; {}", said(.0))]
    Rows(Vec<(usize, Invalid)>),
}

fn said(rows: &[(usize, Invalid)]) -> String {
    let first: Vec<String> = rows
        .iter()
        .take(10)
        .map(|(line, why)| format!("row {line}: {why}"))
        .collect();
    let more = rows.len().saturating_sub(10);
    let rest = if more > 0 {
        format!("; and {more} more rows")
    } else {
        String::new()
    };
    format!("{}{rest}", first.join("; "))
}

/// What a form held.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Imported {
    /// The judgements that readers gave.
    pub judgements: Vec<Judgement>,
    /// Rows without a judgement.
    pub n_blank: usize,
}

/// Reads a filled-in form.
///
/// - `reader`: for rows that name none
/// - `at`: when
///
/// # Errors
/// [`FormError::Rows`] with every row that cannot be taken.
pub fn import(
    bytes: &[u8],
    scale: &Scale,
    reader: Option<&str>,
    at: &str,
) -> Result<Imported, FormError> {
    let roster = Roster::read(bytes)?;
    let column = |name: &str| roster.column(name);
    let columns = Columns {
        id: column("case")?,
        kind: column("kind")?,
        about: column("about")?,
        reader: column("reader")?,
        role: column("role")?,
        judgement: column("judgement")?,
        reason: column("reason")?,
        evidence: column("evidence")?,
    };
    let mut imported = Imported::default();
    let mut wrong = Vec::new();
    for (line, row) in roster.rows() {
        let cell = |column: usize| row.get(column).unwrap_or("").trim();
        if cell(columns.judgement).is_empty() {
            imported.n_blank += 1;
            continue;
        }
        match columns.judgement_of(&cell, scale, reader, at) {
            Ok(judgement) => imported.judgements.push(judgement),
            Err(why) => wrong.push((line, why)),
        }
    }
    if wrong.is_empty() {
        Ok(imported)
    } else {
        Err(FormError::Rows(wrong))
    }
}

struct Columns {
    id: usize,
    kind: usize,
    about: usize,
    reader: usize,
    role: usize,
    judgement: usize,
    reason: usize,
    evidence: usize,
}

impl Columns {
    fn judgement_of<'a>(
        &self,
        cell: &dyn Fn(usize) -> &'a str,
        scale: &Scale,
        reader: Option<&str>,
        at: &str,
    ) -> Result<Judgement, Invalid> {
        let is_question = cell(self.kind).eq_ignore_ascii_case("question");
        let said = cell(self.judgement);
        let about = Some(cell(self.about).to_owned()).filter(|about| !about.is_empty());
        let about = about.ok_or(Invalid::Blank("the indicator or question"))?;
        let (grade, answer) = if is_question {
            let answer = Answer::read(said).ok_or_else(|| Invalid::Answer(said.to_owned()))?;
            (None, Some(answer))
        } else {
            let off = || Invalid::Grade(said.to_owned(), scale.in_words());
            (Some(scale.read(said).ok_or_else(off)?), None)
        };
        let role = cell(self.role).to_lowercase();
        let role = Role::ALL.into_iter().find(|known| known.name() == role);
        let named = cell(self.reader);
        let evidence = cell(self.evidence).split(['\n', ';']).map(str::trim);
        let judgement = Judgement {
            id: cell(self.id).to_owned(),
            indicator: (!is_question).then(|| about.clone()),
            question: is_question.then_some(about),
            reader: if named.is_empty() {
                reader.unwrap_or("")
            } else {
                named
            }
            .to_owned(),
            role: role.ok_or_else(|| Invalid::Role(cell(self.role).to_owned()))?,
            grade,
            answer,
            reason: cell(self.reason).to_owned(),
            evidence: evidence
                .filter(|text| !text.is_empty())
                .map(str::to_owned)
                .collect(),
            findings_seen: false,
            at: at.to_owned(),
        };
        judgement.check(scale)?;
        Ok(judgement)
    }
}
