//! Indicators by cases as a page: a table whose numbers lead to the citations below it.
//!
//! In: a [`Coverage`]. Out: one file of HTML that needs no other. What a cell says is said in words;
//! colour adds to it. On paper the citations follow the table.

use std::io::{self, Write};

use super::{Cell, Coverage, Row, cells, citations, said};
use crate::framework;
use crate::search::output::clean;

const STYLE: &str = "\
body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:64rem;padding:0 1rem;color:#1c2430}\
a{color:#0b4a8f}.marking{background:#3d1f1e;color:#fff;padding:.3rem .6rem}\
.scroll{overflow-x:auto}table{border-collapse:collapse}\
th,td{border:1px solid #cfd6df;padding:.3rem .6rem;text-align:left;vertical-align:top}\
th[scope=row]{position:sticky;left:0;background:#fff;min-width:6rem;max-width:16rem;overflow-wrap:anywhere}\
th small{display:block;font-weight:normal;max-width:12rem}\
td.none{background:#fbeceb}td.cannot-tell{background:#fdf4e3}\
h3{margin:2rem 0 .5rem;border-top:1px solid #cfd6df;padding-top:1rem;overflow-wrap:anywhere}\
h4{margin:1rem 0 .3rem}li{overflow-wrap:anywhere}:target{background:#fff3c4}\
@media (max-width:40rem){h1{font-size:1.5rem}th small{display:none}th,td{padding:.3rem .4rem}}\
@media print{body{margin:0;max-width:none;font-size:11pt}thead{display:table-header-group}\
tr,li{break-inside:avoid}h3,h4{break-after:avoid}.back{display:none}a{color:inherit;text-decoration:none}\
td,.marking{print-color-adjust:exact;-webkit-print-color-adjust:exact}}";

/// Writes the table as a page; each number leads to its citations.
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
        "<p class=\"marking\">Working copy: it names case files and quotes them.</p><main><h1>Evidence by indicator and case</h1><p>{}</p><p>Numbers are paragraphs found; they are evidence to read, not a grade. “None”: everything was read, and no query found anything. “Cannot tell”: nothing found, and not everything could be read or asked.</p>",
        escaped(&coverage.title)
    )?;
    for (indicator, why) in &coverage.refused {
        let (indicator, why) = (escaped(indicator), escaped(why));
        writeln!(out, "<p>Not asked, QI {indicator}: {why}</p>")?;
    }
    table(coverage, out)?;
    sections(coverage, out)?;
    writeln!(
        out,
        "<p>From generation {} of the index.</p></main></body></html>",
        coverage.generation
    )
}

fn table(coverage: &Coverage, out: &mut dyn Write) -> io::Result<()> {
    writeln!(
        out,
        "<div class=\"scroll\" id=\"table\" tabindex=\"0\"><table><thead><tr><th scope=\"col\">Case</th>"
    )?;
    for indicator in &coverage.indicators {
        let known = framework::built_in().indicator(indicator);
        let title = known.map(|known| format!("<small>{}</small>", escaped(&known.title)));
        writeln!(
            out,
            "<th scope=\"col\">QI {}{}</th>",
            escaped(indicator),
            title.unwrap_or_default()
        )?;
    }
    writeln!(out, "</tr></thead><tbody>")?;
    for (at, row) in coverage.rows.iter().enumerate() {
        let unread = match row.unread.len() {
            0 => String::new(),
            n => format!("<br><a href=\"#c{at}\">{n} not read</a>"),
        };
        let case = escaped(&row.case);
        writeln!(out, "<tr><th scope=\"row\">{case}{unread}</th>")?;
        for (column, (indicator, cell)) in cells(coverage, row).enumerate() {
            let said = said(coverage, row, indicator, cell);
            writeln!(out, "{}", cell_of(&said, cell, &anchor(at, column)))?;
        }
        writeln!(out, "</tr>")?;
    }
    writeln!(out, "</tbody></table></div>")
}

fn cell_of(said: &str, cell: &Cell, anchor: &str) -> String {
    match cell.n {
        0 => format!("<td class=\"{}\">{said}</td>", said.replace(' ', "-")),
        _ => format!("<td><a href=\"#{anchor}\">{said}</a></td>"),
    }
}

/// Where the citations of a cell stand on the page.
fn anchor(row: usize, column: usize) -> String {
    format!("c{row}-{column}")
}

/// The citations of every case that has any, and its documents that were not read.
fn sections(coverage: &Coverage, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "<h2>Citations</h2>")?;
    for (at, row) in coverage.rows.iter().enumerate() {
        if !row.unread.is_empty() || row.cells.iter().any(|cell| cell.n > 0) {
            section(coverage, at, row, out)?;
        }
    }
    Ok(())
}

fn section(coverage: &Coverage, at: usize, row: &Row, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "<section id=\"c{at}\"><h3>{}</h3>", escaped(&row.case))?;
    if !row.unread.is_empty() {
        let lines = list(&row.unread);
        writeln!(out, "<h4>Not read, or not wholly</h4>{lines}")?;
    }
    for (column, (indicator, cell)) in cells(coverage, row).enumerate() {
        if cell.n > 0 {
            let (anchor, indicator) = (anchor(at, column), escaped(indicator));
            let lines = list(&citations(cell));
            writeln!(out, "<h4 id=\"{anchor}\">QI {indicator}</h4>{lines}")?;
        }
    }
    writeln!(
        out,
        "<p class=\"back\"><a href=\"#table\">Back to the table</a></p></section>"
    )
}

fn list(lines: &[String]) -> String {
    let items = lines.iter();
    let items = items.map(|line| format!("<li>{}</li>", escaped(line)));
    format!("<ul>{}</ul>", items.collect::<String>())
}

fn escaped(text: &str) -> String {
    clean(text)
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
