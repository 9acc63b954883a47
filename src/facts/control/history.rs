//! Version histories: tables, or lists below a heading that says so.
//!
//! In: a document's tables and layout. Out: the history's rows, and what the newest of them say.
//! An older row, such as "0.2 draft for comment", is history and contradicts nothing.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use crate::facts::pattern::pattern;

use super::layout::{Layout, names_history};
use super::meaning::{self, Meaning};
use super::{Field, Place, Reader, Status, Value};
use crate::document::{Document, Part, Span};
use crate::facts::table::{Row, Table};
use crate::facts::{Dated, Quoted, kind, label};

/// One version of the document, as its history tells of it.
pub(super) struct Version {
    /// The version's number.
    pub(super) number: Option<Quoted>,
    dated: Option<Dated>,
    /// Who wrote it.
    author: Option<Quoted>,
    /// Whether a column says who approved it.
    is_approved: bool,
    /// What the date's own column says that it is.
    date_field: Option<Field>,
    /// When its next review is due.
    due: Option<Dated>,
    /// What the whole row says.
    pub(super) whole: Quoted,
}

/// Finds the tables that are version histories, and those that stand in the lower rows of another.
pub(super) fn tables(document: &Document, tables: &[Table], layout: &Layout) -> Vec<Table> {
    let find = |table: &Table| {
        if label::takes_turns(document, table) || kind::is_register(document, table) {
            return None;
        }
        if is_history(document, table, layout) || is_list(document, table) {
            return Some(table.clone());
        }
        inner(document, table)
    };
    tables.iter().filter_map(find).collect()
}

/// Tells whether each row of a table without names of columns begins with another version and holds
/// a year: "Version 2 | October 2024, after the merger".
fn is_list(document: &Document, table: &Table) -> bool {
    static VERSION: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)^\W*(?:(?:version|ver|v|issue|edition|rev|revision)\.? ?\d{1,2}(?:\.\d{1,2})*",
            r"|\d{1,2}\.\d{1,2})\W*$"
        ))
    });
    static YEAR: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(?:19|20)\d\d\b|\d[./-]\d"));
    let numbers = table.rows.iter().map(|row| row.texts(document).next());
    let numbers: BTreeSet<&str> = numbers
        .flatten()
        .filter(|text| VERSION.is_match(text))
        .collect();
    let is_told = |row: &Row| row.texts(document).skip(1).any(|text| YEAR.is_match(text));
    table.part == Part::Body
        && numbers.len() >= 2
        && numbers.len() == table.rows.len()
        && table.rows.iter().all(is_told)
}

/// A history below other rows of document control, in one table with them.
fn inner(document: &Document, table: &Table) -> Option<Table> {
    let rows = &table.rows;
    let header_idx = (0..rows.len()).find(|idx| {
        let above = idx.checked_sub(1).and_then(|above| rows.get(above));
        let is_called = above.is_some_and(|row| row.texts(document).any(names_history));
        is_header(document, &rows[*idx], is_called)
    })?;
    let n_cells = table.rows[header_idx].cells.len();
    let below = &table.rows[header_idx + 1..];
    let has_figure = |row: &Row| {
        let mut texts = row.texts(document);
        texts.any(|text| text.len() <= 12 && text.bytes().any(|byte| byte.is_ascii_digit()))
    };
    let is_row =
        |row: &&Row| row.cells.len() == n_cells && n_filled(document, row) >= 2 && has_figure(row);
    let n_rows = below.iter().take_while(is_row).count();
    let end = header_idx + 1 + n_rows;
    (table.part == Part::Body && n_rows > 0).then(|| Table {
        rows: table.rows[header_idx..end].to_vec(),
        n_columns: table.n_columns,
        n_header_rows: 1,
        part: table.part,
    })
}

/// "Version | Date | Summary of changes": names a version, a date and a change, and gives none. Under
/// a row that calls it a history, a number is that of a version.
fn is_header(document: &Document, row: &Row, is_called: bool) -> bool {
    let names: Vec<String> = row.texts(document).map(label::plain).collect();
    let is_name = |name: &String| name.bytes().all(|byte| !byte.is_ascii_digit());
    names.len() >= 3
        && names.iter().all(is_name)
        && names
            .iter()
            .any(|name| names_version(name) || (is_called && is_number(name)))
        && names.iter().any(|name| DATE.is_match(name))
        && names.iter().any(|name| names_change(name))
}

fn n_filled(document: &Document, row: &Row) -> usize {
    row.texts(document).filter(|text| !text.is_empty()).count()
}

static CHANGE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"\b(?:chang(?:es?|ed)|new|amend\w*|descri\w+|comments?|summary|details?|reasons?",
        r"|sections?|notes?|revisions?|nature)\b"
    ))
});

fn is_history(document: &Document, table: &Table, layout: &Layout) -> bool {
    if table.part != Part::Body || table.body().is_empty() {
        return false;
    }
    let has_version = version_column(document, table)
        .is_some_and(|column| holds_figures(document, table, column));
    let tells_change = table.column_of(document, names_change).is_some();
    let has_date = table
        .column_of(document, |name| DATE.is_match(name))
        .is_some();
    let under_heading = table
        .first_block()
        .is_some_and(|first| layout.is_history(first));
    let n_rows = versions_in(document, table).len();
    let tells_next = table
        .column_of(document, |name| {
            meaning::of(name) == Some(Meaning::Field(Field::ReviewDue))
        })
        .is_some();
    let is_log = has_date && tells_next && tells_change && n_rows >= 2;
    (has_version && (tells_change || n_rows >= 2 || under_heading))
        || is_log
        || (has_date
            && (under_heading
                || (tells_change && CHANGED.is_match(&header_words(document, table)))))
}

/// Tells whether a column holds figures in at least half of its rows: a block of control may begin
/// with "Version | Approved | Next review" and go on with rows of other fields.
fn holds_figures(document: &Document, table: &Table, column: u32) -> bool {
    let rows = versions_in(document, table);
    let cells = rows.iter().map(|row| {
        let cell = row.cell(document, column);
        cell.map_or("", |block| document.text_of(block))
    });
    let has_figure = |text: &str| text.bytes().any(|byte| byte.is_ascii_digit());
    let n_figures = cells.filter(|text| has_figure(text)).count();
    n_figures * 2 >= rows.len()
}

/// The rows that may each be of a version: not a label with its value below them.
fn versions_in<'t>(document: &Document, table: &'t Table) -> Vec<&'t Row> {
    let rows = table.body().iter();
    rows.filter(|row| !label::holds_one_pair(document, table, row))
        .collect()
}

fn header_words(document: &Document, table: &Table) -> String {
    let header = table
        .header()
        .map(|row| row.texts(document).collect::<Vec<_>>());
    label::plain(&header.unwrap_or_default().join(" "))
}

static DATE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b(?:date|dated|when|issued|approved|month|year)\b"));
static CHANGED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"\b(?:amend\w*|version|revision|changes? made|summary of changes?)\b")
});

fn version_column(document: &Document, table: &Table) -> Option<u32> {
    let named = table.column_of(document, names_version);
    named.or_else(|| number_column(document, table))
}

/// "No | What | When" over "0.9 | final draft | May 2026": numbers with a point, in rows of which most
/// tell what became of a text.
fn number_column(document: &Document, table: &Table) -> Option<u32> {
    static NUMBER: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\W*v?\d{1,2}\.\d{1,2}\W*$"));
    static BECAME: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)\b(?:draft(?:ed)?|approved|adopted|agreed|ratified|issued|published|rewritten",
            r"|revised|amended|updated|sent out|for (?:comment|consultation))\b"
        ))
    });
    let column = table.column_of(document, is_number)?;
    table.column_of(document, |name| DATE.is_match(name))?;
    let rows = table.body();
    let is_numbered = |row: &&Row| {
        let cell = row.cell(document, column);
        cell.is_some_and(|block| NUMBER.is_match(document.text_of(block)))
    };
    let n_numbered = rows.iter().filter(is_numbered).count();
    let tells = |row: &&Row| row.texts(document).any(|text| BECAME.is_match(text));
    let n_told = rows.iter().filter(tells).count();
    (n_numbered >= 2 && n_numbered == rows.len() && n_told * 2 > rows.len()).then_some(column)
}

fn is_number(name: &str) -> bool {
    matches!(name, "no" | "number" | "#")
}

/// "Summary of changes", but not "Issue no" or "Next revision due".
fn names_change(name: &str) -> bool {
    let names = meaning::of(name);
    let is_other = names.is_some_and(|names| names != Meaning::Field(Field::Updated));
    CHANGE.is_match(name) && !is_other
}

fn names_version(name: &str) -> bool {
    meaning::of(name) == Some(Meaning::Field(Field::Version))
}

/// Reads every row of every version history, oldest or newest first, as they stand.
pub(super) fn versions(reader: &Reader) -> Vec<Version> {
    let tables = reader.layout.histories().iter();
    let mut found: Vec<Version> = tables.flat_map(|table| of_table(reader, table)).collect();
    found.extend(of_lines(reader));
    found
}

fn of_table(reader: &Reader, table: &Table) -> Vec<Version> {
    let document = reader.document;
    let named = version_column(document, table).or_else(|| table.column_of(document, is_number));
    let is_bare = table.n_header_rows == 0 && is_list(document, table);
    let version = named.or_else(|| is_bare.then_some(0));
    let date = table.column_of(document, |name| DATE.is_match(name));
    let author = table.column_of(document, |name| {
        let is_bare = matches!(name, "by" | "by whom" | "who");
        is_bare
            || matches!(
                meaning::of(name),
                Some(Meaning::Field(Field::Owner) | Meaning::By(Field::Issued))
            )
    });
    let due = table.column_of(document, |name| {
        let names = meaning::of(name);
        names == Some(Meaning::Field(Field::ReviewDue))
    });
    let approver = table.column_of(document, |name| {
        meaning::of(name) == Some(Meaning::By(Field::Approved))
    });
    let date_field = date.and_then(|column| {
        let name = table.header()?.cell(document, column)?;
        match meaning::of(&label::plain(document.text_of(name)))? {
            Meaning::Field(field) => Some(field),
            Meaning::ReviewDate | Meaning::LatestReview => Some(Field::LastReviewed),
            _ => None,
        }
    });
    let row = |row: &Row| Version {
        number: version
            .and_then(|column| row.cell(document, column))
            .and_then(|block| number_in(reader, block.span)),
        dated: date
            .and_then(|column| row.cell(document, column))
            .map_or_else(
                || reader.date_in(row.span),
                |block| reader.date_in(block.span),
            ),
        is_approved: approver
            .and_then(|column| row.cell(document, column))
            .is_some_and(|block| !label::is_blank(document.text_of(block))),
        author: author
            .and_then(|column| row.cell(document, column))
            .filter(|block| !label::is_blank(document.text_of(block)))
            .map(|block| reader.quoted(block.span)),
        date_field,
        due: due
            .and_then(|column| row.cell(document, column))
            .and_then(|block| reader.date_in(block.span)),
        whole: reader.quoted(row.span),
    };
    let is_filled = |row: &&Row| row.texts(document).any(|text| !label::is_blank(text));
    table.body().iter().filter(is_filled).map(row).collect()
}

/// Lines such as "v0.2 draft for comment, May 2019" below a heading that says history.
fn of_lines(reader: &Reader) -> Vec<Version> {
    let document = reader.document;
    let blocks = document.blocks.iter().enumerate();
    let lines = blocks.filter(|(block_idx, block)| {
        let is_line = block.cell().is_none() && block.heading().is_none();
        is_line && reader.layout.is_history(*block_idx)
    });
    let version = |(_, block): (usize, &crate::document::Block)| {
        let number = number_in(reader, block.span)?;
        let dated = reader.date_in(block.span);
        // "3 working days are enough" counts something else.
        let is_count = dated.is_none() && block.span.start == number.span.start;
        if is_count && !number.text.contains('.') {
            return None;
        }
        Some(Version {
            number: Some(number),
            dated,
            author: None,
            is_approved: false,
            date_field: None,
            due: None,
            whole: reader.quoted(block.span),
        })
    };
    lines.filter_map(version).collect()
}

/// Finds a version number at the start of a text: `1.3`, `v2`, `Version 4`, `Draft 3`.
pub(super) fn number_in(reader: &Reader, span: Span) -> Option<Quoted> {
    static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)^\W*(?:(?:final|draft|version|ver|v|no|number|issue|iss|rev|revision|edition|edn",
            r"|ed|first|second|third|fourth|one|two|three|four|five)\b[\s.:(]*|v)*",
            r"(\d{1,3}(?:\.\d{1,3}){0,3}[a-z]?)(?:$|[^\w/.\-]|[.\-](?:\D|$))"
        ))
    });
    let found = NUMBER.captures(reader.document.at(span))?.get(1)?;
    let number = Span::new(span.start + found.start(), span.start + found.end());
    let is_date = super::super::dates_in(reader.dates, Span::new(span.start, number.end))
        .iter()
        .any(|date| date.span.end > number.start);
    (!is_date).then(|| reader.quoted(number))
}

/// Gives the values of the newest version, and of the newest approval, issue and review.
pub(super) fn values(reader: &Reader) -> Vec<Value> {
    let versions = versions(reader);
    let Some(newest) = newest(&versions) else {
        return Vec::new();
    };
    let mut values = Vec::new();
    if let Some(number) = &newest.number {
        values.push(value(Field::Version, number.clone(), None));
    }
    values.extend(
        newest
            .author
            .clone()
            .map(|author| value(Field::Owner, author, None)),
    );
    values.extend(newest.due.map(|due| {
        let words = reader.quoted(due.span);
        value(Field::ReviewDue, words, Some(due))
    }));
    if newest.field() == Field::Updated || newest.field() == Field::Drafted {
        values.extend(newest.date_value(reader));
    }
    for field in [
        Field::Approved,
        Field::Issued,
        Field::LastReviewed,
        Field::Effective,
    ] {
        let of_field = versions.iter().filter(|version| version.field() == field);
        let latest = of_field.max_by_key(|version| version.dated.map(|dated| dated.interval));
        values.extend(latest.and_then(|version| version.date_value(reader)));
    }
    values
}

fn value(field: Field, words: Quoted, dated: Option<Dated>) -> Value {
    Value {
        field,
        place: Place::VersionHistory,
        words,
        dated,
    }
}

/// The newest version: by number, else by date, else the last row.
pub(super) fn newest(versions: &[Version]) -> Option<&Version> {
    versions.iter().max_by(|a, b| a.age(b))
}

impl Version {
    fn age(&self, other: &Self) -> Ordering {
        let number = |version: &Self| version.number.as_ref().map(|words| parts(&words.text));
        let day = |version: &Self| version.dated.map(|dated| dated.interval.from);
        match (number(self), number(other)) {
            (Some(a), Some(b)) => a.cmp(&b).then(day(self).cmp(&day(other))),
            _ => day(self).cmp(&day(other)),
        }
    }

    /// What the version's date is the date of.
    fn field(&self) -> Field {
        if let Some(field) = self.date_field {
            return field;
        }
        let says = |words: &str| self.whole.text.to_lowercase().contains(words);
        if self.says() == Some(Status::Draft) {
            Field::Drafted
        } else if self.is_approved {
            Field::Approved
        } else if ["approved", "ratified", "adopted", "signed off"]
            .iter()
            .any(|w| says(w))
        {
            Field::Approved
        } else if ["issued", "published", "first issue", "launched"]
            .iter()
            .any(|w| says(w))
        {
            Field::Issued
        } else if ["reviewed", "annual review", "scheduled review"]
            .iter()
            .any(|w| says(w))
        {
            Field::LastReviewed
        } else {
            Field::Updated
        }
    }

    fn date_value(&self, reader: &Reader) -> Option<Value> {
        let dated = self.dated?;
        Some(value(self.field(), reader.quoted(dated.span), Some(dated)))
    }

    /// What the row says of the version's status.
    pub(super) fn says(&self) -> Option<Status> {
        static DRAFT: LazyLock<Regex> = LazyLock::new(|| {
            pattern(concat!(
                r"(?i)\b(?:",
                r"(?:first|initial|second|early|final|revised|consultation|working)? ?draft",
                r"|for (?:comment|consultation))\b"
            ))
        });
        static FINAL: LazyLock<Regex> = LazyLock::new(|| {
            pattern(r"(?i)\b(?:final|approved|ratified|adopted|published|issued|signed off)\b")
        });
        let text = &self.whole.text;
        let is_draft = DRAFT.is_match(text) && !text.to_lowercase().contains("approved");
        if is_draft {
            Some(Status::Draft)
        } else {
            FINAL.is_match(text).then_some(Status::Final)
        }
    }
}

/// The parts of a version number, to compare by; 1.10 is later than 1.9.
pub(super) fn parts(number: &str) -> Vec<u32> {
    let digits = number.split(|c: char| !c.is_ascii_digit());
    digits.filter_map(|part| part.parse().ok()).collect()
}
