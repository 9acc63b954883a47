//! How do we know: which sources each indicator rests on.

use super::super::View;
use super::super::html::matrix::{cell, rests_on};
use super::paper::{Cell, Column, Paper};
use crate::framework::Source;

pub(super) fn write(view: View<'_>, paper: &mut Paper) {
    paper.heading(1, "How do we know?");
    paper.paragraph("A judgement is firmer where sources of different kinds say the same. Rules that found something to judge, searches that found something, and pieces that people named are counted.");
    let mut columns: Vec<Column<'_>> = vec![("Indicator", 2000)];
    columns.extend(Source::ALL.map(|source| (source.title(), 1250)));
    columns.push(("Rests on", 1388));
    let row = |own: &crate::evaluation::figures::IndicatorFigures| {
        let mut cells = vec![Cell::words(&format!("{} {}", own.number, own.title))];
        cells.extend(own.sources.iter().map(|pieces| {
            let words = Cell::words(&cell(pieces));
            if pieces.is_any() {
                words.shaded()
            } else {
                words
            }
        }));
        cells.push(Cell::words(&rests_on(own).1));
        cells
    };
    let rows = view.figures().indicators.iter().map(row).collect();
    paper.table("", &columns, rows);
}
