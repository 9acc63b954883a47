//! A matrix: quality indicators against sources of evidence, or against cases.
//!
//! Each cell says in a number or a letter what its shade says.

use super::canvas::{Anchor, Area, Canvas, Style};
use super::fill::Fill;
use super::{ink, letters, real};
use crate::finding::Outcome;
use crate::report::outcome_words;

/// A row with its cells, one a column.
#[derive(Debug, Clone)]
pub struct Row {
    /// The row's name.
    pub label: String,
    /// Where it leads, if anywhere.
    pub href: Option<String>,
    /// What stands in each column.
    pub cells: Vec<Cell>,
}

/// What stands where a row and a column meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    /// No evidence.
    Nothing,
    /// There is evidence, but how much is withheld.
    Withheld,
    /// So many pieces of evidence.
    Amount(usize),
    /// The worst outcome.
    Outcome(Outcome),
}

const LABEL: Style = Style::plain(13.0);
const HEAD: Style = Style::plain(11.5);
const LABEL_WIDTH: f64 = 148.0;
const ROW_HEIGHT_MIN: f64 = 30.0;
const LINE_HEIGHT: f64 = 14.5;
/// With more columns than this, names stand upright and cells are narrow.
const WIDE_COLUMNS_MAX: usize = 6;
/// Height of names that stand upright.
const HEAD_ROOM: f64 = 110.0;

/// Draws the matrix.
///
/// - `columns`: names, as many as each row has cells
#[must_use]
pub fn draw(id: &str, title: &str, columns: &[String], rows: &[Row]) -> String {
    let width = cell_width(columns.len());
    let total = LABEL_WIDTH + width * real(columns.len()) + 2.0;
    let mut canvas = Canvas::new(id, total);
    let mut y = heads(&mut canvas, columns, width);
    for row in rows {
        y = drawn(&mut canvas, row, width, y);
    }
    let y = legend(&mut canvas, rows, total, y + 8.0);
    canvas.finish(y, title, &described(columns, rows))
}

fn cell_width(n_columns: usize) -> f64 {
    if n_columns <= WIDE_COLUMNS_MAX {
        66.0
    } else {
        24.0
    }
}

fn heads(canvas: &mut Canvas, columns: &[String], width: f64) -> f64 {
    if columns.len() <= WIDE_COLUMNS_MAX {
        for (idx, column) in columns.iter().enumerate() {
            let x = LABEL_WIDTH + width * (real(idx) + 0.5);
            let lines = letters::lines(column, HEAD.size, width + 8.0, 2);
            for (line_idx, line) in lines.iter().enumerate() {
                let y = 12.0 + 14.0 * real(line_idx);
                canvas.words((x, y), HEAD.anchored(Anchor::Middle), line);
            }
        }
        return 36.0;
    }
    for (idx, column) in columns.iter().enumerate() {
        let x = LABEL_WIDTH + width * (real(idx) + 0.5) + 4.0;
        canvas.shape(&format!(
            "<g transform=\"rotate(-90 {x:.1} {HEAD_ROOM:.1})\">"
        ));
        canvas.words(
            (x, HEAD_ROOM),
            HEAD,
            &letters::cut(column, HEAD.size, HEAD_ROOM - 6.0),
        );
        canvas.shape("</g>");
    }
    HEAD_ROOM + 8.0
}

fn drawn(canvas: &mut Canvas, row: &Row, width: f64, y: f64) -> f64 {
    let href = row.href.as_deref();
    let style = LABEL.leading(href);
    canvas.open(&row.label, href);
    let lines = letters::lines(&row.label, LABEL.size, LABEL_WIDTH - 8.0, 4);
    let height = (LINE_HEIGHT * real(lines.len()) + 6.0).max(ROW_HEIGHT_MIN);
    let top = y + (height - LINE_HEIGHT * real(lines.len())) / 2.0 + 11.0;
    for (idx, line) in lines.iter().enumerate() {
        canvas.words((0.0, top + LINE_HEIGHT * real(idx)), style, line);
    }
    canvas.close(href);
    for (idx, cell) in row.cells.iter().enumerate() {
        let x = LABEL_WIDTH + width * real(idx);
        let area = Area(x + 1.0, y + 1.0, width - 2.0, height - 2.0);
        draw_cell(canvas, *cell, area);
    }
    y + height
}

fn draw_cell(canvas: &mut Canvas, cell: Cell, area: Area) {
    let Area(x, y, width, height) = area;
    match cell {
        Cell::Outcome(outcome) => canvas.filled(area, Fill(outcome)),
        Cell::Amount(n) => canvas.rect(area, shade(n)),
        Cell::Withheld => canvas.rect(area, shade(2)),
        Cell::Nothing => canvas.rect(area, ink::WASH),
    }
    let ink = match cell {
        Cell::Amount(n) if n >= 10 => ink::PAPER,
        _ => ink::INK,
    };
    let style = Style::plain(13.0)
        .bold()
        .inked(ink)
        .anchored(Anchor::Middle);
    let style = match cell {
        Cell::Outcome(_) => style.edged(),
        _ => style,
    };
    let sign = match cell {
        Cell::Nothing if width < 30.0 => "·".to_owned(),
        _ => sign(cell),
    };
    canvas.words((x + width / 2.0, y + height / 2.0 + 4.5), style, &sign);
}

/// The more evidence, the darker; the number says it too.
fn shade(n: usize) -> &'static str {
    match n {
        0 => ink::WASH,
        1 => "#dbe7f3",
        2..=9 => "#a9c6e3",
        _ => ink::LINK,
    }
}

fn sign(cell: Cell) -> String {
    match cell {
        Cell::Nothing | Cell::Amount(0) => "none".to_owned(),
        Cell::Withheld => "some".to_owned(),
        Cell::Amount(n) if n > 9999 => "10k+".to_owned(),
        Cell::Amount(n) => n.to_string(),
        Cell::Outcome(outcome) => Fill(outcome).letter().to_owned(),
    }
}

fn legend(canvas: &mut Canvas, rows: &[Row], width: f64, y: f64) -> f64 {
    let is_drawn = |outcome: &Outcome| {
        let mut cells = rows.iter().flat_map(|row| &row.cells);
        cells.any(|cell| *cell == Cell::Outcome(*outcome))
    };
    let (mut x, mut y) = (0.0, y);
    for outcome in Outcome::ALL.into_iter().filter(is_drawn) {
        let words = outcome_words(outcome);
        let room = 26.0 + letters::width(words, HEAD.size) + 14.0;
        if x + room > width {
            (x, y) = (0.0, y + 26.0);
        }
        draw_cell(canvas, Cell::Outcome(outcome), Area(x, y, 20.0, 20.0));
        canvas.words((x + 26.0, y + 14.0), HEAD, words);
        x += room;
    }
    if x > 0.0 { y + 28.0 } else { y }
}

fn described(columns: &[String], rows: &[Row]) -> String {
    let rows: Vec<String> = rows
        .iter()
        .map(|row| {
            let cells = columns.iter().zip(&row.cells);
            let cells: Vec<String> = cells
                .map(|(column, cell)| format!("{column} {}", said(*cell)))
                .collect();
            format!("{}: {}.", row.label, cells.join(", "))
        })
        .collect();
    rows.join(" ")
}

fn said(cell: Cell) -> String {
    match cell {
        Cell::Outcome(outcome) => outcome_words(outcome).to_owned(),
        _ => sign(cell),
    }
}
