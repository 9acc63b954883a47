//! Which rows at the top of a table name its columns.
//!
//! In: a table's rows. Out: how many of them are header rows, by the file's own mark or by looks.

use super::super::label;
use super::Row;
use super::sides::labels_run_down;
use crate::document::{Document, Format};

/// Counts the header rows: marked ones, unless labels run down the side; else those that look so.
pub(super) fn n_header_rows(document: &Document, rows: &[Row], n_marked: usize) -> usize {
    if names_stand_over(document, rows) {
        return usize::from(rows.len() == 2);
    }
    if labels_run_down(document, rows) {
        return 0;
    }
    if let Some(at) = below_particulars(document, rows) {
        return at + 1;
    }
    let is_empty = |row: &Row| row.texts(document).all(str::is_empty);
    if n_marked > 0 && !rows.iter().take(n_marked).all(is_empty) {
        return n_marked.min(rows.len());
    }
    if rows.first().is_some_and(is_empty) {
        return 0;
    }
    let is_title = |row: &&Row| row.texts(document).filter(|text| !text.is_empty()).count() == 1;
    let n_titles = rows.iter().take_while(is_title).count();
    let n_titles = n_titles.max(n_titles_of_sheet(document, rows));
    if n_titles > 2 {
        return 0;
    }
    match rows.get(n_titles) {
        Some(_) if heads_groups(document, &rows[n_titles..]) => n_titles + 2,
        Some(row) if rows.len() > n_titles + 1 && looks_like_header(document, row) => n_titles + 1,
        _ => 0,
    }
}

/// Where the header stands below rows that each hold particulars: "Worker: J. Bell | Case: 4711" over
/// "Date | Discussion", in a table whose other rows tell what happened on a day each.
fn below_particulars(document: &Document, rows: &[Row]) -> Option<usize> {
    const ROWS_MIN: usize = 2;
    let n_above = { rows.iter() }
        .take_while(|row| holds_particulars(document, row))
        .count();
    let header = rows.get(n_above).filter(|_| n_above > 0)?;
    let below = &rows[n_above + 1..];
    let begins_with_figure = |row: &Row| {
        let first = row.texts(document).next();
        first.is_some_and(|text| text.starts_with(|c: char| c.is_ascii_digit()))
    };
    let is_list = below.len() >= ROWS_MIN && below.iter().all(begins_with_figure);
    (is_list && looks_like_header(document, header)).then_some(n_above)
}

/// Tells whether each filled cell of a row holds a label and its value: "Worker: J. Bell".
#[must_use]
pub(in crate::facts) fn holds_particulars(document: &Document, row: &Row) -> bool {
    const WORDS_MAX: usize = 4;
    let is_pair = |text: &str| {
        let pair = text.split_once(": ");
        pair.is_some_and(|(label, value)| {
            label.split_whitespace().count() <= WORDS_MAX && !value.trim().is_empty()
        })
    };
    let filled = || row.texts(document).filter(|text| !text.trim().is_empty());
    filled().next().is_some() && filled().all(is_pair)
}

/// Counts the rows of a sheet that say whose table it is, over a wider row that names the columns:
/// "Chronology | 3 May 2023" over "Date | Event | Source", and "Placed: 3 May 2023" between the two.
fn n_titles_of_sheet(document: &Document, rows: &[Row]) -> usize {
    const TITLES_MAX: usize = 3;
    let is_sheet = matches!(document.format, Format::Xlsx | Format::Ods | Format::Csv);
    let n_filled = |row: &Row| row.texts(document).filter(|text| !text.is_empty()).count();
    let names = |row: &Row| looks_like_header(document, row);
    let is_title = |row: &Row, below: &Row| n_filled(row) < n_filled(below) && !names(row);
    let heads = |at: &usize| {
        let names_columns = rows.len() > at + 1 && names(&rows[*at]);
        names_columns && rows[..*at].iter().all(|row| is_title(row, &rows[*at]))
    };
    let at = is_sheet.then(|| (1..rows.len().min(TITLES_MAX + 1)).find(heads));
    at.flatten().unwrap_or(0)
}

/// Tells whether the first of some rows heads groups of columns, each named in the row below it.
fn heads_groups(document: &Document, rows: &[Row]) -> bool {
    let [groups, names, below, ..] = rows else {
        return false;
    };
    let filled = |row: &Row| row.texts(document).filter(|text| !text.is_empty()).count();
    let is_whole = filled(names) == names.cells.len() && names.cells.len() >= below.cells.len();
    let named = groups.texts(document).filter(|text| !text.is_empty());
    is_whole
        && (2..filled(names)).contains(&filled(groups))
        && { named }.all(names_column)
        && looks_like_header(document, names)
        && !looks_like_header(document, below)
}

/// A header row names its columns: short words in nearly every cell, no dates and no figures.
fn looks_like_header(document: &Document, row: &Row) -> bool {
    let texts: Vec<&str> = row.texts(document).collect();
    let n_empty = texts.iter().filter(|text| text.is_empty()).count();
    texts.len() >= 2
        && n_empty <= 1
        && texts.len() - n_empty >= 2
        && texts
            .iter()
            .all(|text| text.is_empty() || names_column(text))
}

pub(super) fn names_column(text: &str) -> bool {
    let n_digits = text.bytes().filter(u8::is_ascii_digit).count();
    let n_words = text.split_whitespace().count();
    let is_number = n_digits > 0 && !text.chars().any(char::is_alphabetic);
    (n_words <= 6 || (n_words <= 14 && (text.contains(['(', '?', '/']) || asks(text))))
        && n_digits <= 2
        && !is_number
        && (is_abbreviation(text.trim()) || !text.trim_end().ends_with(['.', ';', ',']))
}

/// "How things will be better for her": a question heads a column.
fn asks(text: &str) -> bool {
    let first = text.split_whitespace().next().map(str::to_lowercase);
    let words = ["how", "what", "who", "why", "when", "where", "which"];
    first.is_some_and(|first| words.contains(&first.as_str()))
}

/// "No.", "Ref.", "Doc no."
fn is_abbreviation(text: &str) -> bool {
    const WORDS_MAX: usize = 2;
    let letters = text.trim_end_matches('.');
    let last = letters.rsplit(' ').next().unwrap_or_default();
    letters.split_whitespace().count() <= WORDS_MAX
        && (2..=4).contains(&last.len())
        && last.chars().all(char::is_alphabetic)
}

/// Tells whether each row of names has its row of values below it: "Version | Owner | Review date"
/// over "2 | Head of Service | May 2026", once or several times in one table.
#[must_use]
pub(in crate::facts) fn names_stand_over(document: &Document, rows: &[Row]) -> bool {
    let n_labels = |row: &Row| {
        let labels = row.texts(document).filter(|text| label::is_label(text));
        labels.count()
    };
    let names = |row: &Row| {
        let filled = row.texts(document).filter(|text| !text.is_empty()).count();
        row.cells.len() >= 3 && filled >= 3 && n_labels(row) == filled
    };
    let fits = |two: &[Row]| match two {
        [over, under] => names(over) && n_labels(under) * 2 < n_labels(over),
        _ => false,
    };
    !rows.is_empty() && rows.chunks(2).all(fits)
}
