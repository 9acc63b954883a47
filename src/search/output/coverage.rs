//! Indicators by cases, as text, CSV and a page of HTML.

use std::io::{self, Write};

use serde_json::json;

use super::{ToldHit, clean, table};
use crate::search::coverage::{Cell, Coverage, Row};

/// What stands in a cell where nothing was found.
fn said(row: &Row, cell: &Cell) -> String {
    match (cell.n, row.unread.is_empty()) {
        (0, true) => "none".to_owned(),
        (0, false) => "cannot tell".to_owned(),
        (n, _) => n.to_string(),
    }
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
        for cell in &row.cells {
            write!(out, "  {:>11}", said(row, cell))?;
        }
        writeln!(out)?;
    }
    writeln!(
        out,
        "\nNumbers are paragraphs found. “none”: everything was read, and no query found anything. “cannot tell”: nothing found, and not everything could be read."
    )?;
    for refused in &coverage.refused {
        writeln!(out, "not asked: {refused}")?;
    }
    Ok(())
}

/// Writes the table as `casewise.coverage/1`.
///
/// # Errors
/// The writer's.
pub fn json(coverage: &Coverage, out: &mut dyn Write) -> io::Result<()> {
    let rows = coverage.rows.iter().map(|row| {
        let cells = coverage.indicators.iter().zip(&row.cells);
        let cells = cells.map(|(indicator, cell)| {
            json!({
                "indicator": indicator, "paragraphs": cell.n, "answer": said(row, cell),
                "hits": cell.hits.iter().map(ToldHit::of).collect::<Vec<_>>(),
            })
        });
        json!({"case": row.case, "not_read": row.unread, "cells": cells.collect::<Vec<_>>()})
    });
    let told = json!({
        "schema": "casewise.coverage/1", "title": coverage.title,
        "generation": coverage.generation, "indicators": coverage.indicators,
        "not_asked": coverage.refused, "cases": rows.collect::<Vec<_>>(),
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
        let cells = coverage.indicators.iter().zip(&row.cells);
        cells.map(move |(indicator, cell)| {
            let citations: Vec<String> = cell.hits.iter().map(super::Hit::citation).collect();
            vec![
                row.case.clone(),
                indicator.clone(),
                cell.n.to_string(),
                said(row, cell),
                citations.join("\n"),
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
        "<p class=\"marking\">Working copy: it names case files and quotes them.</p><main><h1>Evidence by indicator and case</h1><p>{} Numbers are paragraphs found; they are evidence to read, not a grade. “None”: everything was read, and no query found anything. “Cannot tell”: nothing found, and not everything could be read.</p>",
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
        for cell in &row.cells {
            writeln!(out, "{}", cell_of(row, cell))?;
        }
        writeln!(out, "</tr>")?;
    }
    writeln!(out, "</tbody></table></div>")?;
    for refused in &coverage.refused {
        writeln!(out, "<p>Not asked: {}</p>", escaped(refused))?;
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

fn cell_of(row: &Row, cell: &Cell) -> String {
    let said = said(row, cell);
    if cell.n == 0 {
        return format!("<td class=\"{}\">{said}</td>", said.replace(' ', "-"));
    }
    let citations: Vec<String> = cell
        .hits
        .iter()
        .map(|hit| format!("<li>{}</li>", escaped(&hit.citation())))
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
