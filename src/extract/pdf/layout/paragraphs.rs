//! Lines without tags into paragraphs and rows.
//!
//! In: lines in the order of reading. Out: which belong together, what kind of paragraph they
//! make, and rows of cells where columns line up.

use super::join::Joiner;
use super::line::Line;
use super::line::read;
use crate::document::BlockKind;

/// Lines whose columns start within this many points line up.
const ALIGNED: f32 = 4.0;

/// Tells whether a line goes on what the last one began: a table's rows, or a paragraph.
pub(super) fn belongs(last: &Line, next: &Line) -> bool {
    let gap = next.y - last.y;
    let is_near =
        next.page == last.page && -last.size < gap && gap < 2.2 * last.size.max(next.size);
    let is_table = |line: &Line| line.segments().len() >= 2;
    is_near && is_table(last) == is_table(next)
}

/// Tells whether a paragraph that reached the end of its page or column goes on in a line.
pub(super) fn goes_on(open: &[Line], next: &Line) -> bool {
    let Some(last) = open.last() else {
        return false;
    };
    let is_elsewhere =
        next.page == last.page + 1 || next.page == last.page && next.y < last.y - last.size;
    let widest = open
        .iter()
        .map(|line| line.x1() - line.x0())
        .fold(0.0, f32::max);
    let is_full = last.x1() - last.x0() > 0.86 * widest && last.words.len() >= 4;
    let ends_open = last.words.last().is_some_and(|word| {
        word.text
            .ends_with(|mark: char| mark.is_alphanumeric() || matches!(mark, ',' | '-'))
    });
    let starts_low = next.words[0].text.starts_with(char::is_lowercase);
    is_elsewhere
        && is_full
        && ends_open
        && starts_low
        && last.segments().len() == 1
        && next.segments().len() == 1
}

/// Parts lines into paragraphs: at wide spacing, at a change of type, after a line cut short, and
/// before a list mark.
pub(super) fn paragraphs(lines: &[Line]) -> Vec<&[Line]> {
    let right = lines.iter().map(Line::x1).fold(0.0, f32::max);
    let mut found = Vec::new();
    let mut from = 0;
    for at in 1..lines.len() {
        let (last, next) = (&lines[at - 1], &lines[at]);
        let is_carried = goes_on(&lines[from..at], next);
        let is_full = last.x1() > 0.86 * right;
        let is_wide = next.y - last.y > 1.55 * last.size;
        let is_other = (next.size - last.size).abs() > 0.6 || next.is_bold() != last.is_bold();
        if !is_carried && (!is_full || is_wide || is_other || starts_item(next)) {
            found.push(&lines[from..at]);
            from = at;
        }
    }
    found.push(&lines[from..]);
    found
}

fn starts_item(line: &Line) -> bool {
    line.words[0].text.starts_with(['•', '▪', '◦', '–', '◼'])
}

/// Tells what a paragraph is by its looks.
pub(super) fn kind(lines: &[Line], text: &str, body_size: f32) -> BlockKind {
    let Some(first) = lines.first() else {
        return BlockKind::Paragraph;
    };
    let is_short = lines.len() <= 2 && text.len() <= 120 && !text.ends_with(['.', ';']);
    if is_short && first.size > 1.5 * body_size {
        BlockKind::Heading(1)
    } else if is_short && first.size > 1.12 * body_size {
        BlockKind::Heading(2)
    } else if is_short && first.is_bold() && !text.contains(':') {
        BlockKind::Heading(3)
    } else if starts_item(first) {
        BlockKind::ListItem(0)
    } else {
        BlockKind::Paragraph
    }
}

/// The starts of columns that lines share.
pub(super) fn starts(lines: &[Line]) -> Vec<f32> {
    let mut starts: Vec<f32> = Vec::new();
    for segment in lines.iter().flat_map(Line::segments) {
        if starts
            .iter()
            .all(|start| (start - segment[0].x0).abs() > ALIGNED)
        {
            starts.push(segment[0].x0);
        }
    }
    starts.sort_by(f32::total_cmp);
    starts
}

/// Rows by the starts of columns; a line that leaves the first column empty goes on the row above.
pub(super) fn aligned(lines: &[Line], starts: &[f32], joiner: &Joiner) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<Vec<Line>>> = Vec::new();
    for line in lines {
        let is_new = line.x0() - starts[0] <= ALIGNED || rows.is_empty();
        if is_new {
            rows.push(vec![Vec::new(); starts.len()]);
        }
        let row = rows.last_mut().expect("a row was begun");
        for segment in line.segments() {
            let column = starts.partition_point(|start| *start <= segment[0].x0 + ALIGNED);
            row[column.saturating_sub(1)].extend(line.with(segment.to_vec()));
        }
    }
    let text = |lines: &Vec<Line>| joiner.text(lines, None).replace('\n', " ");
    rows.iter()
        .map(|row| row.iter().map(text).collect())
        .collect()
}

/// A line's text, wide gaps kept as two spaces.
pub(super) fn spaced(line: &Line) -> String {
    let texts: Vec<String> = line.segments().into_iter().map(read).collect();
    texts.join("  ")
}
