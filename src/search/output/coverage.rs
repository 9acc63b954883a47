//! Indicators by cases, as text, CSV and a page of HTML.

use std::io::{self, Write};

use serde_json::json;

use super::{ToldHit, clean, table};
use crate::search::coverage::{Cell, Coverage, Row};

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

const STYLE: &str = "body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:64rem;\
padding:0 1rem;color:#1c2430}table{border-collapse:collapse}th,td{border:1px solid #cfd6df;\
padding:.3rem .6rem;text-align:left;vertical-align:top}td.none{background:#fbeceb}\
td.cannot-tell{background:#fdf4e3}.marking{background:#3d1f1e;color:#fff;padding:.3rem .6rem}\
.scroll{overflow-x:auto}summary{cursor:pointer}@media print{thead{display:table-header-group}}";

/// Writes the table as a page; each number opens its citations.
///
/// # Errors
/// The writer's.
pub fn html(coverage: &Coverage, out: &mut dyn Write) -> io::Result<()> {
    writeln!(
        out,
        "<!doctype html>\n<html lang=\"en-GB\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>Evidence by indicator and case</title><style>{STYLE}</style></head><body>"
    )?;
    writeln!(
        out,
        "<p class=\"marking\">Working copy: it names case files and quotes them.</p><main><h1>Evidence by indicator and case</h1><p>{} Numbers are paragraphs found; they are evidence to read, not a grade. “None”: everything was read, and no query found anything. “Cannot tell”: nothing found, and not everything could be read or asked.</p>",
        escaped(&coverage.title)
    )?;
    writeln!(
        out,
        "<div class=\"scroll\" tabindex=\"0\"><table><thead><tr><th scope=\"col\">Case</th>"
    )?;
    for indicator in &coverage.indicators {
        writeln!(out, "<th scope=\"col\">QI {}</th>", escaped(indicator))?;
    }
    writeln!(out, "</tr></thead><tbody>")?;
    for row in &coverage.rows {
        writeln!(
            out,
            "<tr><th scope=\"row\">{}{}</th>",
            escaped(&row.case),
            unread(row)
        )?;
        for (indicator, cell) in cells(coverage, row) {
            let said = said(coverage, row, indicator, cell);
            writeln!(out, "{}", cell_of(&said, cell))?;
        }
        writeln!(out, "</tr>")?;
    }
    writeln!(out, "</tbody></table></div>")?;
    for (indicator, why) in &coverage.refused {
        let (indicator, why) = (escaped(indicator), escaped(why));
        writeln!(out, "<p>Not asked, QI {indicator}: {why}</p>")?;
    }
    writeln!(out, "</main></body></html>")
}

fn unread(row: &Row) -> String {
    if row.unread.is_empty() {
        return String::new();
    }
    let lines: Vec<String> = row.unread.iter().map(|line| escaped(line)).collect();
    format!(
        "<details><summary>{} not read</summary>{}</details>",
        row.unread.len(),
        lines.join("<br>")
    )
}

fn cell_of(said: &str, cell: &Cell) -> String {
    if cell.n == 0 {
        return format!("<td class=\"{}\">{said}</td>", said.replace(' ', "-"));
    }
    let citations = citations(cell).into_iter();
    let citations: Vec<String> = citations
        .map(|line| format!("<li>{}</li>", escaped(&line)))
        .collect();
    format!(
        "<td><details><summary>{said}</summary><ul>{}</ul></details></td>",
        citations.concat()
    )
}

fn escaped(text: &str) -> String {
    clean(text)
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
