//! Tables drawn in plain text: with bars, with tabs, or with blanks that line up.
//!
//! In: lines, from one that could begin a table. Out: the rows and how many lines they take, or
//! nothing when the lines are no table. Labelled values ("Status:   Draft") are none.

use super::line::{Line, after_bullet, after_number, rule};
use crate::document::{BlockKind, Cell, Part};
use crate::extract::piece::Piece;
use crate::extract::tidy;

/// How far two cells of one column may stand apart, in characters.
const DRIFT_MAX: usize = 1;
/// The fewest blanks that part two columns.
const GAP_MIN: usize = 2;
/// With two columns only, and two rows, the blanks must be wider than those after a full stop.
const SURE_GAP_MIN: usize = 3;

/// A table found in the text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// How many lines it takes.
    pub(super) n_lines: usize,
    /// Cells by row and column.
    pub(super) rows: Vec<Vec<String>>,
    /// Whether a rule below the first row marks it as a header.
    pub(super) has_header: bool,
}

impl Found {
    /// Returns the cells as pieces of a document.
    pub(super) fn pieces(self, table: u32, page: Option<u32>) -> Vec<Piece> {
        let mut pieces = Vec::new();
        for (row, texts) in (0..).zip(self.rows) {
            for (column, text) in (0..).zip(texts) {
                let header = self.has_header && row == 0;
                let cell = Cell {
                    table,
                    row,
                    column,
                    header,
                };
                let mut piece = Piece::new(Part::Body, BlockKind::Cell(cell), tidy::piece(&text));
                piece.page = page;
                pieces.push(piece);
            }
        }
        pieces
    }
}

/// How many lines decide whether there is a table, so that looking stays cheap where there is none.
const LINES_DECIDING: usize = 12;
/// The most lines that one table takes; a longer one goes on as another.
const LINES_MAX: usize = 4_000;

/// Finds a table that begins at the first line.
pub(super) fn table(lines: &[Line]) -> Option<Found> {
    let some = &lines[..lines.len().min(LINES_DECIDING)];
    let found = in_lines(some)?;
    if found.n_lines < LINES_DECIDING {
        return Some(found);
    }
    in_lines(&lines[..lines.len().min(LINES_MAX)]).or(Some(found))
}

fn in_lines(lines: &[Line]) -> Option<Found> {
    barred(lines)
        .or_else(|| tabbed(lines))
        .or_else(|| aligned(lines))
}

/// Rows between bars: `| Date | Event |`, with or without a frame of `+---+`.
fn barred(lines: &[Line]) -> Option<Found> {
    let is_row = |line: &&Line| n_bars(line.said()) >= 1 || is_bar_rule(line.said());
    let block: Vec<&str> = lines.iter().take_while(is_row).map(Line::said).collect();
    let is_framed = block.iter().filter(|said| said.starts_with('+')).count() > 2;
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut has_header = false;
    let mut is_new_row = true;
    for said in &block {
        if is_bar_rule(said) {
            has_header |= rows.len() == 1;
            is_new_row = true;
        } else if is_framed && !is_new_row {
            if let Some(row) = rows.last_mut() {
                join(row, bar_cells(said));
            }
        } else {
            rows.push(bar_cells(said));
            is_new_row = false;
        }
    }
    let n_columns = rows.iter().map(Vec::len).max()?;
    let opens_with_bar = block.iter().all(|said| said.starts_with(['|', '+']));
    let is_table = n_columns >= 2 && (rows.len() >= 2 || has_header);
    let is_sure = opens_with_bar || has_header || n_columns >= 3 || is_label_bars(&rows);
    (is_table && is_sure).then_some(Found {
        n_lines: block.len(),
        rows,
        has_header,
    })
}

/// Three rows or more of a short label, one bar and a value each.
fn is_label_bars(rows: &[Vec<String>]) -> bool {
    const LABEL_CHARS_MAX: usize = 48;
    let is_labelled = |row: &Vec<String>| {
        row.len() == 2 && !row[0].is_empty() && row[0].chars().count() <= LABEL_CHARS_MAX
    };
    rows.len() >= 3 && rows.iter().all(is_labelled)
}

fn n_bars(said: &str) -> usize {
    said.matches('|').count()
}

fn is_bar_rule(said: &str) -> bool {
    let is_drawn = || said.contains("--") || said.contains("==") || said.contains(":-");
    let has_corner = said.contains(['|', '+']);
    has_corner && is_drawn() && said.chars().all(|mark| "|+-=: ".contains(mark))
}

fn bar_cells(said: &str) -> Vec<String> {
    let inner = said.strip_prefix('|').unwrap_or(said);
    let inner = inner.strip_suffix('|').unwrap_or(inner);
    let cells = inner.replace("\\|", "\u{0}");
    let cells = cells.split('|').map(|cell| cell.replace('\u{0}', "|"));
    cells.map(|cell| cell.trim().to_owned()).collect()
}

fn join(row: &mut Vec<String>, more: Vec<String>) {
    for (at, text) in more.into_iter().enumerate() {
        match row.get_mut(at) {
            Some(cell) if !cell.is_empty() && !text.is_empty() => {
                cell.push('\n');
                cell.push_str(&text);
            }
            Some(cell) => cell.push_str(&text),
            None => row.push(text),
        }
    }
}

/// Rows whose cells are parted by tabs.
fn tabbed(lines: &[Line]) -> Option<Found> {
    let block: Vec<&Line> = lines.iter().take_while(|line| is_tab_row(line)).collect();
    let mut rows: Vec<Vec<String>> = block
        .iter()
        .map(|line| {
            line.text
                .split('\t')
                .map(|cell| cell.trim().to_owned())
                .collect()
        })
        .collect();
    drop_empty_columns(&mut rows);
    let n_columns = rows.iter().map(Vec::len).max()?;
    let is_even = n_columns >= 3 || rows.iter().all(|row| row.len() == n_columns);
    (rows.len() >= 2 && n_columns >= 2 && is_even && !is_labels(&rows)).then_some(Found {
        n_lines: block.len(),
        rows,
        has_header: false,
    })
}

/// A bullet or a number and a tab begin an item of a list.
fn is_tab_row(line: &Line) -> bool {
    if !line.text.contains('\t') {
        return false;
    }
    let said = line.said();
    let n_cells = line
        .text
        .split('\t')
        .filter(|cell| !cell.trim().is_empty())
        .count();
    let is_item = n_cells <= 2 && (after_bullet(said).is_some() || after_number(said).is_some());
    n_cells >= 2 && !is_item
}

fn drop_empty_columns(rows: &mut [Vec<String>]) {
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let is_used: Vec<bool> = (0..width)
        .map(|at| {
            rows.iter()
                .any(|row| row.get(at).is_some_and(|cell| !cell.is_empty()))
        })
        .collect();
    for row in rows {
        let mut at = 0;
        row.retain(|_| {
            at += 1;
            is_used[at - 1]
        });
    }
}

/// Rows that all say "Label:" first are labelled values, which read better as lines.
fn is_labels(rows: &[Vec<String>]) -> bool {
    let says_label = |row: &Vec<String>| row.first().is_some_and(|cell| cell.ends_with(':'));
    rows.iter().all(says_label)
}

/// A cell's text and the character at which it begins.
type Field = (usize, String);

/// Rows whose cells begin at the same characters, line after line.
fn aligned(lines: &[Line]) -> Option<Found> {
    let first = &lines.first()?.text;
    if !first.contains('\t') && !first.contains("  ") {
        return None;
    }
    let head = fields(&lines.first()?.text);
    let starts: Vec<usize> = head.iter().map(|(start, _)| *start).collect();
    let is_item =
        |line: &Line| after_bullet(line.said()).is_some() || after_number(line.said()).is_some();
    if starts.len() < 2 || (starts.len() == 2 && is_item(lines.first()?)) {
        return None;
    }
    let mut rows: Vec<Vec<String>> = vec![texts(head)];
    let mut n_lines = 1;
    let mut n_full = 1;
    let mut has_header = false;
    for (idx, line) in lines.iter().enumerate().skip(1) {
        if line.is_blank() {
            if goes_on(lines.get(idx + 1), &starts) {
                continue;
            }
            break;
        }
        if is_column_rule(line.said()) {
            has_header |= rows.len() == 1;
        } else {
            let Some(placed) = placed(&fields(&line.text), &starts) else {
                break;
            };
            if placed[0].is_empty() {
                if let Some(row) = rows.last_mut() {
                    join(row, placed);
                }
            } else {
                n_full += usize::from(placed.iter().filter(|cell| !cell.is_empty()).count() >= 2);
                rows.push(placed);
            }
        }
        n_lines = idx + 1;
    }
    let gap = narrowest_gap(&lines[..n_lines]);
    let is_sure = starts.len() >= 3 || n_full >= 3 || gap >= SURE_GAP_MIN;
    (n_full >= 2 && is_sure && !is_labels(&rows)).then_some(Found {
        n_lines,
        rows,
        has_header,
    })
}

/// A table goes on behind one blank line only with a full row.
fn goes_on(line: Option<&Line>, starts: &[usize]) -> bool {
    let Some(line) = line.filter(|line| !line.is_blank()) else {
        return false;
    };
    placed(&fields(&line.text), starts).is_some_and(|cells| {
        let n_said = cells.iter().filter(|cell| !cell.is_empty()).count();
        n_said >= 2
    })
}

/// Cuts a line where two blanks or more stand.
fn fields(text: &str) -> Vec<Field> {
    let mut fields: Vec<Field> = Vec::new();
    let mut n_blanks = GAP_MIN;
    for (at, mark) in text.chars().enumerate() {
        if mark == ' ' || mark == '\t' {
            n_blanks += if mark == '\t' { GAP_MIN } else { 1 };
            continue;
        }
        if n_blanks >= GAP_MIN || fields.is_empty() {
            fields.push((at, String::new()));
        } else if n_blanks == 1 {
            fields
                .last_mut()
                .into_iter()
                .for_each(|(_, text)| text.push(' '));
        }
        fields
            .last_mut()
            .into_iter()
            .for_each(|(_, text)| text.push(mark));
        n_blanks = 0;
    }
    fields
}

fn texts(fields: Vec<Field>) -> Vec<String> {
    fields.into_iter().map(|(_, text)| text).collect()
}

/// Puts fields under the columns; `None` when one of them stands under none.
fn placed(fields: &[Field], starts: &[usize]) -> Option<Vec<String>> {
    let mut cells = vec![String::new(); starts.len()];
    for (start, text) in fields {
        let column = starts
            .iter()
            .position(|at| at.abs_diff(*start) <= DRIFT_MAX)?;
        if !cells[column].is_empty() {
            return None;
        }
        cells[column].push_str(text);
    }
    let first_end = fields
        .first()
        .map_or(0, |(start, text)| start + text.chars().count());
    let fits_first = fields.len() >= 2 || cells[0].is_empty() || first_end < starts[1];
    (fits_first && !fields.is_empty()).then_some(cells)
}

fn is_column_rule(said: &str) -> bool {
    let mut strokes = said.split_whitespace();
    strokes.all(|stroke| rule(stroke).is_some_and(|(sign, _)| matches!(sign, '-' | '=')))
}

fn narrowest_gap(lines: &[Line]) -> usize {
    let gaps = lines.iter().flat_map(|line| {
        let said = line.said().trim_end().to_owned();
        let mut gaps = Vec::new();
        let mut n_blanks = 0;
        for mark in said.chars() {
            if mark == ' ' {
                n_blanks += 1;
            } else {
                gaps.extend((n_blanks >= GAP_MIN).then_some(n_blanks));
                n_blanks = 0;
            }
        }
        gaps
    });
    gaps.min().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<Line<'_>> {
        let lines = text.lines().map(|line| Line {
            text: line.into(),
            page: None,
        });
        lines.collect()
    }

    fn found(text: &str) -> Option<Found> {
        table(&lines(text))
    }

    fn rows(text: &str) -> Vec<String> {
        let found = found(text).map(|found| found.rows).unwrap_or_default();
        found.iter().map(|row| row.join(" / ")).collect()
    }

    #[test]
    fn bars_part_cells_and_a_rule_marks_the_header() {
        let text = "| Date | Event |\n|---|---|\n| 3 May 2024 | Visit |\nafter";
        assert_eq!(rows(text), ["Date / Event", "3 May 2024 / Visit"]);
        assert_eq!(
            found(text).map(|found| (found.has_header, found.n_lines)),
            Some((true, 3))
        );
    }

    #[test]
    fn a_frame_keeps_the_lines_of_a_row_together() {
        let text =
            "+----+-----+\n| A  | B   |\n+====+=====+\n| 1  | one |\n|    | two |\n+----+-----+";
        assert_eq!(rows(text), ["A / B", "1 / one\ntwo"]);
    }

    #[test]
    fn tabs_part_cells_but_not_labels_or_list_items() {
        assert_eq!(
            rows("Date\tEvent\n3 May\tVisit"),
            ["Date / Event", "3 May / Visit"]
        );
        assert_eq!(rows("Status:\tDraft\nVersion:\t3"), [""; 0]);
        assert_eq!(rows("1.\tRing school\n2.\tWrite"), [""; 0]);
    }

    #[test]
    fn blanks_that_line_up_part_cells_and_lines_below_go_on() {
        let text = "Date        Event            Source\n\
                    03/05/2024  Home visit by    Worker\n            the duty team\n\
                    09/05/2024  Call             School\n\nNext paragraph.";
        assert_eq!(
            rows(text),
            [
                "Date / Event / Source",
                "03/05/2024 / Home visit by\nthe duty team / Worker",
                "09/05/2024 / Call / School"
            ]
        );
    }

    #[test]
    fn prose_with_two_blanks_after_a_full_stop_is_no_table() {
        assert_eq!(
            rows("She went.  He stayed.\nThey met.  All was well."),
            [""; 0]
        );
        assert_eq!(rows("Owner:      Jo Green\nStatus:     Draft"), [""; 0]);
    }

    #[test]
    fn a_table_longer_than_the_bound_goes_on_as_another() {
        let text = "3 May | Visit | Jo\n".repeat(LINES_MAX + 20);
        let lines = lines(&text);
        assert_eq!(table(&lines).expect("a table").n_lines, LINES_MAX);
        assert_eq!(table(&lines[LINES_MAX..]).expect("the rest").n_lines, 20);
    }
}
