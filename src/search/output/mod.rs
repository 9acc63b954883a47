//! Answers as text, JSON, CSV and Markdown.
//!
//! In: an [`Answer`]. Out: bytes. JSON is `casewise.search/1`, a promise; CSV holds a row a hit and
//! is safe to open in a spreadsheet; text and Markdown mark every place of a hit.

pub mod absence;
pub mod alike;
pub mod batch;
pub mod coverage;
pub mod windows;

use std::io::{self, Write};

use serde::Serialize;

use super::hits::Hit;
use super::library::Answer;
use crate::document::Span;

/// How a hit's places are marked in running text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marks {
    /// With the terminal's bold letters.
    Bold,
    /// With brackets.
    Brackets,
    /// With two stars.
    Stars,
}

impl Marks {
    fn pair(self) -> (&'static str, &'static str) {
        match self {
            Self::Bold => ("\u{1b}[1m", "\u{1b}[0m"),
            Self::Brackets => ("[", "]"),
            Self::Stars => ("**", "**"),
        }
    }
}

/// Writes an answer for reading.
///
/// # Errors
/// The writer's.
pub fn text(answer: &Answer, marks: Marks, out: &mut dyn Write) -> io::Result<()> {
    for note in &answer.notes {
        writeln!(out, "note: {note}")?;
    }
    writeln!(out, "read as: {}", answer.read_as)?;
    for hit in &answer.hits {
        writeln!(out, "\n{}", clean(&hit.citation()))?;
        let heading = if hit.heading.is_empty() {
            String::new()
        } else {
            format!("  ({})", hit.heading)
        };
        writeln!(out, "  {}{}", clean(&hit.file.path), clean(&heading))?;
        writeln!(out, "  {}", marked(hit, marks))?;
    }
    writeln!(out, "\n{}", counted(answer))?;
    match unread(answer.unread) {
        Some(warning) => writeln!(out, "{warning}"),
        None => Ok(()),
    }
}

/// What an answer cannot speak of, where there is anything.
#[must_use]
pub fn unread(n: usize) -> Option<String> {
    match n {
        0 => None,
        1 => Some("1 document of the index was not read, or not wholly; what it says is not known (casewise index names it)".to_owned()),
        n => Some(format!("{n} documents of the index were not read, or not wholly; what they say is not known (casewise index names them)")),
    }
}

/// How many hits, and whether all are shown.
#[must_use]
pub fn counted(answer: &Answer) -> String {
    let n = answer.total;
    let hits = if n == 1 { "hit" } else { "hits" };
    let documents = if answer.documents == 1 {
        "document"
    } else {
        "documents"
    };
    let cases = if answer.cases == 1 { "case" } else { "cases" };
    let shown = match answer.hits.len() {
        shown if shown < n => format!("; the first {shown} are shown, --limit 0 shows all"),
        _ => String::new(),
    };
    format!(
        "{n} {hits} in {} {documents} of {} {cases}{shown}",
        answer.documents, answer.cases
    )
}

/// The text around the first place, in one line, with every place in it marked.
fn marked(hit: &Hit, marks: Marks) -> String {
    const AROUND: usize = 200;
    let (open, close) = marks.pair();
    let first = hit.spans.first().map_or(0, |span| span.start);
    let mut from = first.saturating_sub(AROUND);
    while !hit.text.is_char_boundary(from) {
        from -= 1;
    }
    let mut to = (first + 2 * AROUND).min(hit.text.len());
    while !hit.text.is_char_boundary(to) {
        to += 1;
    }
    let mut shown = String::from(if from > 0 { "…" } else { "" });
    let mut at = from;
    for span in merged(&hit.spans) {
        if span.start < at || span.end > to {
            continue;
        }
        shown += &clean(&hit.text[at..span.start]);
        shown += open;
        shown += &clean(&hit.text[span.start..span.end]);
        shown += close;
        at = span.end;
    }
    shown += &clean(&hit.text[at..to]);
    if to < hit.text.len() {
        shown.push('…');
    }
    shown.trim().to_owned()
}

/// Places that overlap, as one.
fn merged(spans: &[Span]) -> Vec<Span> {
    let mut merged: Vec<Span> = Vec::new();
    for span in spans {
        match merged.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => merged.push(*span),
        }
    }
    merged
}

/// Line breaks and tabs as spaces, and nothing that commands a terminal.
fn clean(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}

#[derive(Serialize)]
struct Told<'a> {
    schema: &'static str,
    query: &'a str,
    read_as: &'a str,
    notes: &'a [String],
    generation: u64,
    total: usize,
    documents: usize,
    cases: usize,
    unread: usize,
    truncated: bool,
    hits: Vec<ToldHit<'a>>,
}

/// A hit as JSON tells it.
#[derive(Serialize)]
pub(crate) struct ToldHit<'a> {
    document: &'a str,
    case: Option<&'a str>,
    kind: &'a str,
    date: Option<&'a str>,
    page: Option<u32>,
    paragraph: u64,
    row: Option<u32>,
    heading: &'a str,
    start: usize,
    spans: &'a [Span],
    text: &'a str,
    hash: &'a str,
    citation: String,
}

impl<'a> ToldHit<'a> {
    pub(crate) fn of(hit: &'a Hit) -> Self {
        Self {
            document: &hit.file.path,
            case: hit.file.case.as_deref(),
            kind: &hit.file.kind,
            date: hit.file.dated.as_ref().map(|(from, _)| from.as_str()),
            page: hit.page,
            paragraph: hit.paragraph,
            row: hit.row,
            heading: &hit.heading,
            start: hit.offset,
            spans: &hit.spans,
            text: &hit.text,
            hash: &hit.file.hash,
            citation: hit.citation(),
        }
    }
}

/// Writes an answer as `casewise.search/1`.
///
/// # Errors
/// The writer's.
pub fn json(answer: &Answer, out: &mut dyn Write) -> io::Result<()> {
    let told = Told {
        schema: "casewise.search/1",
        query: &answer.query,
        read_as: &answer.read_as,
        notes: &answer.notes,
        generation: answer.generation,
        total: answer.total,
        documents: answer.documents,
        cases: answer.cases,
        unread: answer.unread,
        truncated: answer.hits.len() < answer.total,
        hits: answer.hits.iter().map(ToldHit::of).collect(),
    };
    serde_json::to_writer(&mut *out, &told)?;
    writeln!(out)
}

/// Writes an answer as a table, a row a hit.
///
/// # Errors
/// The writer's.
pub fn csv(answer: &Answer, out: &mut dyn Write) -> io::Result<()> {
    let header = [
        "case",
        "document",
        "kind",
        "date",
        "page",
        "paragraph",
        "heading",
        "quote",
        "citation",
        "quote start",
        "quote end",
        "paragraph start",
        "text",
        "hash",
        "query",
        "generation",
    ];
    let rows = answer.hits.iter().map(|hit| {
        let span = hit.spans.first().copied().unwrap_or(Span::new(0, 0));
        vec![
            hit.file.case.clone().unwrap_or_default(),
            hit.file.path.clone(),
            hit.file.kind.clone(),
            hit.file
                .dated
                .clone()
                .map_or_else(String::new, |(from, _)| from),
            hit.page.map_or_else(String::new, |page| page.to_string()),
            hit.paragraph.to_string(),
            hit.heading.clone(),
            hit.quote(),
            hit.citation(),
            (hit.offset + span.start).to_string(),
            (hit.offset + span.end).to_string(),
            hit.offset.to_string(),
            hit.text.clone(),
            hit.file.hash.clone(),
            answer.query.clone(),
            answer.generation.to_string(),
        ]
    });
    table(&header, rows, out)
}

/// Writes a table that a spreadsheet does not take for formulas.
///
/// # Errors
/// The writer's.
pub fn table(
    header: &[&str],
    rows: impl Iterator<Item = Vec<String>>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    table.write_record(header)?;
    for row in rows {
        table.write_record(row.iter().map(|cell| safe(cell)))?;
    }
    table.flush()
}

/// Sets text that a spreadsheet could take for a formula behind an apostrophe.
pub(crate) fn safe(cell: &str) -> String {
    match cell.chars().next() {
        Some('=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠') => {
            format!("'{cell}")
        }
        _ => cell.to_owned(),
    }
}

/// Writes an answer as Markdown, a list item a hit.
///
/// # Errors
/// The writer's.
pub fn markdown(answer: &Answer, out: &mut dyn Write) -> io::Result<()> {
    writeln!(
        out,
        "## {}\n\nRead as: {}  ",
        plain(&answer.query),
        plain(&answer.read_as)
    )?;
    writeln!(out, "Index generation {}\n", answer.generation)?;
    for hit in &answer.hits {
        writeln!(
            out,
            "- {} (`{}`)  ",
            plain(&hit.citation()),
            clean(&hit.file.path)
        )?;
        writeln!(out, "  {}", marked(hit, Marks::Stars))?;
    }
    writeln!(out, "\n{}", counted(answer))?;
    match unread(answer.unread) {
        Some(warning) => writeln!(out, "\n{warning}"),
        None => Ok(()),
    }
}

/// Text whose marks Markdown leaves alone.
fn plain(text: &str) -> String {
    clean(text).replace('*', "\\*").replace('_', "\\_")
}
