//! Tables that are not drawn: cells from what stands above one another.
//!
//! In: lines with wide gaps, and those between them. Out: columns and rows of cells. Columns are
//! parted by white space, whichever side their cells are flush with; a row begins at its first
//! cell, or at wider spacing where cells run over several lines.

use std::collections::BTreeMap;

use super::join::Joiner;
use super::line::{Line, Word};

/// Edges within this many points line up.
const ALIGNED: f32 = 4.0;
/// Edges within this many points are the same one.
const SAME_EDGE: f32 = 1.5;
/// A gap wider than the others of its line by this factor is a gutter's.
const STANDS_OUT: f32 = 1.5;
/// White space between columns is at least this many ems wide.
const GUTTER: f32 = 0.6;
/// Spacing wider than that of lines in one cell by this factor parts rows.
const WIDE: f32 = 1.1;
/// Rows that spacing must part before it is trusted.
const ROWS_MIN: usize = 3;
/// Lines of a table that are looked back at for a column that a line may go on in.
const LINES_BACK: usize = 40;

/// A table: where its columns start, and its rows.
pub(super) struct Aligned {
    pub(super) starts: Vec<f32>,
    pub(super) rows: Vec<Vec<String>>,
}

/// Tells whether a line goes on in the table that lines above it make: a row, or a piece of one
/// that keeps within a column. At the left margin it must stand close, for the next paragraph
/// begins there, too.
pub(super) fn hangs(open: &[Line], next: &Line) -> bool {
    let (Some(first), Some(last)) = (open.first(), open.last()) else {
        return false;
    };
    let gap = next.y - last.y;
    let size = last.size.max(next.size);
    if next.page != last.page || gap <= 0.0 || gap >= 2.2 * size || first.segments().len() < 2 {
        return false;
    }
    let above = &open[open.len().saturating_sub(LINES_BACK)..];
    let edges = edges(above);
    if next.segments().len() >= 2 || is_row(next, &edges) {
        return true;
    }
    let starts = columns(above, &edges).unwrap_or_else(|| left_edges(above));
    let own = column(&starts, &next.words);
    let is_within = starts.get(own + 1).is_none_or(|start| next.x1() < *start);
    let is_under = starts
        .get(own)
        .is_some_and(|start| *start <= next.x0() + ALIGNED);
    is_within && is_under && (own > 0 || gap < 0.9 * size && above.len() >= ROWS_MIN)
}

/// A cell's line: the column it stands in, and the line.
type Piece = (usize, Line);

/// Reads lines as a table, if the first of them has cells.
pub(super) fn table(lines: &[Line], joiner: &Joiner) -> Option<Aligned> {
    if lines.len() < 2 || lines[0].segments().len() < 2 {
        return None;
    }
    let edges = edges(lines);
    let starts = columns(lines, &edges).unwrap_or_else(|| left_edges(lines));
    let placed: Vec<Vec<Piece>> = lines
        .iter()
        .map(|line| cells(line, &edges, &starts))
        .collect();
    let rows = bands(&placed).unwrap_or_else(|| by_first_cell(placed));
    let text = |cell: &Vec<Line>| joiner.text(cell, None).replace('\n', " ");
    let told = |row: Vec<Piece>| {
        let mut cells: Vec<Vec<Line>> = vec![Vec::new(); starts.len()];
        for (column, line) in row {
            cells[column].push(line);
        }
        cells.iter().map(text).collect()
    };
    let rows = rows.into_iter().map(told).collect();
    Some(Aligned { starts, rows })
}

/// Left edges that cells share after wide gaps or white margins, and that no word on any line
/// crosses: there a column starts, however close the text of the one before comes.
fn edges(lines: &[Line]) -> Vec<f32> {
    let left = lines.iter().map(Line::x0).fold(f32::INFINITY, f32::min);
    let cells = lines.iter().flat_map(Line::segments);
    let mut starts: Vec<f32> = cells
        .map(|cell| cell[0].x0)
        .filter(|start| *start > left + ALIGNED)
        .collect();
    starts.sort_by(f32::total_cmp);
    let shared = starts
        .chunk_by(|a, b| b - a <= SAME_EDGE)
        .filter(|same| same.len() >= 2);
    let is_clear = |edge: &f32| lines.iter().all(|line| keeps_clear(line, *edge));
    shared.map(|same| same[0]).filter(is_clear).collect()
}

fn keeps_clear(line: &Line, edge: f32) -> bool {
    let is_aside = |word: &Word| word.x1 <= edge + SAME_EDGE || word.x0 >= edge - SAME_EDGE;
    line.words.iter().all(is_aside)
}

/// The pieces of a line between wide gaps, parted at the edges of columns, too.
fn parted<'l>(line: &'l Line, edges: &[f32]) -> Vec<&'l [Word]> {
    let is_inner = |_: &Word, next: &Word| !starts_column(next, edges);
    line.segments()
        .into_iter()
        .flat_map(|cell| cell.chunk_by(is_inner))
        .collect()
}

fn starts_column(word: &Word, edges: &[f32]) -> bool {
    edges.iter().any(|edge| (word.x0 - edge).abs() <= SAME_EDGE)
}

/// Tells whether a line without wide gaps is a row all the same: its words keep clear of all
/// columns and start two of them, or one behind a gap that stands out.
fn is_row(line: &Line, edges: &[f32]) -> bool {
    if !edges.iter().all(|edge| keeps_clear(line, *edge)) {
        return false;
    }
    let gap = |pair: &[Word]| pair[1].x0 - pair[0].x1;
    let (before_columns, within): (Vec<&[Word]>, Vec<&[Word]>) = line
        .words
        .windows(2)
        .partition(|pair| starts_column(&pair[1], edges));
    let widest = within.into_iter().map(gap).fold(0.0, f32::max);
    let stands_out = |pair: &[Word]| widest > 0.0 && gap(pair) > STANDS_OUT * widest;
    match before_columns[..] {
        [] => false,
        [one] => stands_out(one),
        _ => true,
    }
}

/// The starts of columns that white space parts on all lines; none where a cell reaches into the
/// column beside it.
fn columns(lines: &[Line], edges: &[f32]) -> Option<Vec<f32>> {
    let with_cells = || {
        let cells = lines.iter().map(|line| parted(line, edges));
        cells.filter(|cells| cells.len() >= 2)
    };
    let mut extents: Vec<(f32, f32)> = with_cells()
        .flatten()
        .map(|cell| (cell[0].x0, cell.last().map_or(cell[0].x1, |word| word.x1)))
        .collect();
    extents.sort_by(|a, b| a.0.total_cmp(&b.0));
    let gutter = GUTTER * lines[0].size;
    let mut found: Vec<(f32, f32)> = Vec::new();
    let is_edge = |from: f32| edges.iter().any(|edge| (from - edge).abs() <= SAME_EDGE);
    for (from, to) in extents {
        match found.last_mut() {
            Some(last)
                if from < last.1 + gutter && (from - last.0 <= SAME_EDGE || !is_edge(from)) =>
            {
                last.1 = last.1.max(to);
            }
            _ => found.push((from, to)),
        }
    }
    let starts: Vec<f32> = found.into_iter().map(|(from, _)| from).collect();
    let keeps_apart = |cells: Vec<&[Word]>| {
        let columns: Vec<usize> = cells.iter().map(|cell| column(&starts, cell)).collect();
        columns.windows(2).all(|pair| pair[0] < pair[1])
    };
    with_cells().all(keeps_apart).then_some(starts)
}

/// The left edges that cells share.
fn left_edges(lines: &[Line]) -> Vec<f32> {
    let mut starts: Vec<f32> = Vec::new();
    for cell in lines.iter().flat_map(Line::segments) {
        let is_new = |start: &f32| (start - cell[0].x0).abs() > ALIGNED;
        if starts.iter().all(is_new) {
            starts.push(cell[0].x0);
        }
    }
    starts.sort_by(f32::total_cmp);
    starts
}

fn column(starts: &[f32], cell: &[Word]) -> usize {
    let from = cell.first().map_or(0.0, |word| word.x0);
    let after = starts.partition_point(|start| *start <= from + ALIGNED);
    after.saturating_sub(1)
}

fn cells(line: &Line, edges: &[f32], starts: &[f32]) -> Vec<Piece> {
    let placed = parted(line, edges).into_iter().filter_map(|cell| {
        let own = line.with(cell.to_vec())?;
        let y = cell[0].y;
        Some((column(starts, cell), Line { y, ..own }))
    });
    placed.collect()
}

/// Rows that each begin where the first column has a cell, but for the year of a date begun above.
fn by_first_cell(placed: Vec<Vec<Piece>>) -> Vec<Vec<Piece>> {
    let mut rows: Vec<Vec<Piece>> = Vec::new();
    for pieces in placed {
        let first = pieces.first().filter(|(column, _)| *column == 0);
        match rows.last_mut() {
            Some(row) if first.is_none_or(|(_, line)| is_year_of(row, line)) => row.extend(pieces),
            _ => rows.push(pieces),
        }
    }
    rows
}

/// Tells whether a line is the year of the day and month that a row begins with.
fn is_year_of(row: &[Piece], line: &Line) -> bool {
    let year = line.text();
    let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    let above = row.iter().rfind(|(column, _)| *column == 0);
    let is_open = above.is_some_and(|(_, above)| {
        let above = above.text();
        above.starts_with(|mark: char| mark.is_ascii_digit())
            && above.ends_with(char::is_alphabetic)
    });
    is_year && is_open
}

/// Rows that wider spacing parts, where cells run over several lines; none where spacing says
/// nothing. Cells of a row need not begin at the same height.
fn bands(placed: &[Vec<Piece>]) -> Option<Vec<Vec<Piece>>> {
    let leading = leading(placed)?;
    let mut pieces: Vec<Piece> = placed.concat();
    pieces.sort_by(|a, b| a.1.page.cmp(&b.1.page).then(a.1.y.total_cmp(&b.1.y)));
    let space = |a: &Piece, b: &Piece| b.1.y - a.1.y;
    let is_row = |a: &Piece, b: &Piece| a.1.page == b.1.page && space(a, b) <= WIDE * leading;
    let rows: Vec<Vec<Piece>> = pieces.chunk_by(is_row).map(<[Piece]>::to_vec).collect();
    let staggered = |pair: &[Piece]| {
        let space = space(&pair[0], &pair[1]);
        0.2 * leading < space && space < 0.8 * leading
    };
    let is_staggered = pieces.windows(2).any(staggered);
    let begins_first = |row: &Vec<Piece>| {
        row.iter()
            .any(|(column, line)| *column == 0 && line.y <= row[0].1.y)
    };
    let runs_over = |row: &Vec<Piece>| {
        let has_more = |piece: &Piece| piece.1.y > row[0].1.y + 0.5 * leading;
        row.iter().any(has_more)
    };
    let holds = rows.iter().any(runs_over) && (is_staggered || rows.iter().all(begins_first));
    (rows.len() >= ROWS_MIN && holds).then_some(rows)
}

/// The narrowest spacing of lines in a column: that of lines in one cell.
fn leading(placed: &[Vec<Piece>]) -> Option<f32> {
    let mut last: BTreeMap<usize, &Line> = BTreeMap::new();
    let mut narrowest = f32::INFINITY;
    for (column, line) in placed.iter().flatten() {
        if let Some(above) = last.insert(*column, line)
            && above.page == line.page
            && line.y - above.y > 0.6 * line.size
        {
            narrowest = narrowest.min(line.y - above.y);
        }
    }
    narrowest.is_finite().then_some(narrowest)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lines of letters half an em wide; a number gives the spacing before the line.
    fn lines(rows: &[(f32, &str)]) -> Vec<Line> {
        let mut y = 0.0;
        let mut found = Vec::new();
        for (space, row) in rows {
            y += space;
            let mut words: Vec<Word> = Vec::new();
            let mut x = 0.0;
            for word in row.split(' ') {
                let width = 5.0 * f32::from(u8::try_from(word.chars().count()).unwrap_or(u8::MAX));
                if !word.is_empty() {
                    words.push(Word {
                        x0: x,
                        x1: x + width,
                        y,
                        text: word.to_owned(),
                        is_bold: false,
                        is_before_space: false,
                    });
                }
                x += width + 5.0;
            }
            found.push(Line {
                page: 1,
                y,
                size: 10.0,
                words,
            });
        }
        found
    }

    fn check(rows: &[(f32, &str)], expected: &[&[&str]]) {
        let lines = lines(rows);
        let joiner = Joiner::of(lines.iter());
        for at in 2..lines.len() {
            let is_row = |line: &Line| line.segments().len() >= 2;
            let goes_on = is_row(&lines[at - 1]) && is_row(&lines[at]);
            assert!(goes_on || hangs(&lines[..at], &lines[at]), "line {at}");
        }
        let table = table(&lines, &joiner).expect("a table");
        assert_eq!(table.rows, expected);
    }

    #[test]
    fn a_cell_of_several_lines_stays_in_its_row() {
        check(
            &[
                (12.0, "Date           Event                   Source"),
                (12.0, "3 May 2024     Home visit, seen        Case note"),
                (12.0, "               alone in bedroom"),
                (12.0, "9 May 2024     Core group              Minutes"),
            ],
            &[
                &["Date", "Event", "Source"],
                &[
                    "3 May 2024",
                    "Home visit, seen alone in bedroom",
                    "Case note",
                ],
                &["9 May 2024", "Core group", "Minutes"],
            ],
        );
    }

    #[test]
    fn spacing_parts_rows_whose_first_cell_runs_over() {
        check(
            &[
                (12.0, "What              Who               When"),
                (18.0, "Visit weekly      Social worker     9 May 2024"),
                (12.0, "and see Pip       and health"),
                (12.0, "                  visitor"),
                (18.0, "Core group        Team manager      6 June 2024"),
            ],
            &[
                &["What", "Who", "When"],
                &[
                    "Visit weekly and see Pip",
                    "Social worker and health visitor",
                    "9 May 2024",
                ],
                &["Core group", "Team manager", "6 June 2024"],
            ],
        );
    }

    #[test]
    fn cells_of_a_row_may_begin_at_different_heights() {
        check(
            &[
                (12.0, "Date           Event                   Source"),
                (16.0, "               Home visit, seen"),
                (6.0, "3 May 2024                             Case note"),
                (6.0, "               alone in bedroom"),
                (16.0, "9 May 2024     Core group              Minutes"),
            ],
            &[
                &["Date", "Event", "Source"],
                &[
                    "3 May 2024",
                    "Home visit, seen alone in bedroom",
                    "Case note",
                ],
                &["9 May 2024", "Core group", "Minutes"],
            ],
        );
    }

    #[test]
    fn numbers_flush_right_are_a_column() {
        check(
            &[
                (12.0, "Visits due        110"),
                (12.0, "Visits made        98"),
                (12.0, "Missed              9"),
            ],
            &[
                &["Visits due", "110"],
                &["Visits made", "98"],
                &["Missed", "9"],
            ],
        );
    }

    #[test]
    fn a_year_below_its_day_begins_no_row() {
        check(
            &[
                (12.0, "Date       Event             Source"),
                (12.0, "3 May      Seen alone        Case note"),
                (12.0, "2024       in her bedroom"),
                (12.0, "9 May      Core group, plan  Minutes"),
                (12.0, "2024       was agreed"),
            ],
            &[
                &["Date", "Event", "Source"],
                &["3 May 2024", "Seen alone in her bedroom", "Case note"],
                &["9 May 2024", "Core group, plan was agreed", "Minutes"],
            ],
        );
    }

    #[test]
    fn columns_part_cells_that_stand_close() {
        check(
            &[
                (12.0, "Date        Event             Source"),
                (12.0, "3 May 2024  Seen alone        Case note"),
                (12.0, "12 May 2024 Core group, plan  Minutes"),
                (12.0, "            was agreed"),
                (12.0, "14 May 2024 Police told of it Report"),
                (12.0, "6 June 2024 Review            Minutes"),
            ],
            &[
                &["Date", "Event", "Source"],
                &["3 May 2024", "Seen alone", "Case note"],
                &["12 May 2024", "Core group, plan was agreed", "Minutes"],
                &["14 May 2024", "Police told of it", "Report"],
                &["6 June 2024", "Review", "Minutes"],
            ],
        );
    }

    #[test]
    fn a_line_at_the_margin_ends_the_table() {
        let lines = lines(&[
            (12.0, "9 May 2024      Core group"),
            (12.0, "6 June 2024     Review"),
            (12.0, "The next review is in December."),
        ]);
        assert!(!hangs(&lines[..2], &lines[2]));
    }
}
