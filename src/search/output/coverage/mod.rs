//! Indicators by cases, as text, JSON, CSV and a page of HTML.

mod page;

use std::io::{self, Write};

use serde_json::json;

use super::{ToldHit, clean, table};
use crate::search::coverage::{Cell, Coverage, Row};

pub use page::html;

/// What a cell says: how many paragraphs, or whether it can be said that there are none.
fn said(coverage: &Coverage, row: &Row, indicator: &str, cell: &Cell) -> String {
    let is_sure = row.unread.is_empty() && coverage.is_asked_whole(indicator);
    match (cell.n, is_sure) {
        (0, true) => "none".to_owned(),
        (0, false) => "cannot tell".to_owned(),
        (n, _) => n.to_string(),
    }
}

/// The citations of a cell, and how many there are besides.
fn citations(cell: &Cell) -> Vec<String> {
    let mut lines: Vec<String> = cell.hits.iter().map(super::Hit::citation).collect();
    match cell.n.saturating_sub(cell.hits.len()) {
        0 => {}
        more => lines.push(format!("and {more} more; casewise search finds them all")),
    }
    lines
}

/// The cells of a row, each with its indicator.
fn cells<'a>(
    coverage: &'a Coverage,
    row: &'a Row,
) -> impl Iterator<Item = (&'a str, &'a Cell)> + 'a {
    let indicators = coverage.indicators.iter().map(String::as_str);
    indicators.zip(&row.cells)
}

/// Writes the table for reading.
///
/// # Errors
/// The writer's.
pub fn text(coverage: &Coverage, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}\n", clean(&coverage.title))?;
    let width = coverage.rows.iter().map(|row| row.case.chars().count());
    let width = width.max().unwrap_or(0).max(4);
    write!(out, "{:width$}", "case")?;
    for indicator in &coverage.indicators {
        write!(out, "  {:>11}", format!("QI {indicator}"))?;
    }
    writeln!(out)?;
    for row in &coverage.rows {
        write!(out, "{:width$}", clean(&row.case))?;
        for (indicator, cell) in cells(coverage, row) {
            write!(out, "  {:>11}", said(coverage, row, indicator, cell))?;
        }
        writeln!(out)?;
    }
    writeln!(
        out,
        "\nNumbers are paragraphs found. “none”: everything was read, and no query found anything. “cannot tell”: nothing found, and not everything could be read or asked."
    )?;
    for (indicator, why) in &coverage.refused {
        writeln!(out, "not asked, QI {}: {why}", clean(indicator))?;
    }
    Ok(())
}

/// Writes the table as `casewise.coverage/1`.
///
/// # Errors
/// The writer's.
pub fn json(coverage: &Coverage, out: &mut dyn Write) -> io::Result<()> {
    let rows = coverage.rows.iter().map(|row| {
        let cells = cells(coverage, row).map(|(indicator, cell)| {
            json!({
                "indicator": indicator, "paragraphs": cell.n,
                "answer": said(coverage, row, indicator, cell),
                "hits": cell.hits.iter().map(ToldHit::of).collect::<Vec<_>>(),
            })
        });
        json!({"case": row.case, "not_read": row.unread, "cells": cells.collect::<Vec<_>>()})
    });
    let refused = coverage.refused.iter();
    let refused = refused.map(|(indicator, why)| json!({"indicator": indicator, "message": why}));
    let told = json!({
        "schema": "casewise.coverage/1", "title": coverage.title,
        "generation": coverage.generation, "indicators": coverage.indicators,
        "not_asked": refused.collect::<Vec<_>>(), "cases": rows.collect::<Vec<_>>(),
    });
    writeln!(out, "{told}")
}

/// Writes the table as a row a case and indicator, with citations.
///
/// # Errors
/// The writer's.
pub fn csv(coverage: &Coverage, out: &mut dyn Write) -> io::Result<()> {
    let header = [
        "case",
        "indicator",
        "paragraphs",
        "answer",
        "citations",
        "not read",
    ];
    let rows = coverage.rows.iter().flat_map(|row| {
        cells(coverage, row).map(move |(indicator, cell)| {
            vec![
                row.case.clone(),
                indicator.to_owned(),
                cell.n.to_string(),
                said(coverage, row, indicator, cell),
                citations(cell).join("\n"),
                row.unread.join("\n"),
            ]
        })
    });
    table(&header, rows, out)
}
