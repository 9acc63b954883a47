//! Columns of running text, as in newsletters and reports.
//!
//! In: a page's lines from top to bottom. Out: the same lines in the order of reading. Lines are
//! parted at a gutter that stays white over many of them, where both sides read as prose of much
//! the same width; what looks like a table stays in rows.

use super::line::{Line, Word};

/// A gutter is at least this many ems wide.
const GUTTER: f32 = 0.8;
/// The share of the text's width at each edge in which no gutter is looked for.
const EDGE_SHARE: f32 = 0.18;
/// Lines that a column has at least.
const LINES_MIN: usize = 6;
/// Characters that a column's lines have on average, at least.
const CHARACTERS_MIN: usize = 18;
/// Columns beside one another on one page, at most two to this power.
const DEPTH_MAX: usize = 3;

/// Lines that are read together: one line across the page, or the columns of a stretch of it.
pub(super) struct Region {
    pub(super) top: f32,
    pub(super) lines: Vec<Line>,
}

/// White space within a line, from and to.
type Gap = (f32, f32);

/// Lines from top to bottom that have white space in common, and where it is.
struct Run {
    lines: Vec<Line>,
    shared: Vec<Gap>,
}

/// Puts lines into the order of reading.
pub(super) fn regions(lines: Vec<Line>) -> Vec<Region> {
    let runs = runs(lines).into_iter().filter(|run| !run.lines.is_empty());
    runs.map(|run| Region {
        top: run.lines[0].y,
        lines: parted(run.lines, 0),
    })
    .collect()
}

/// Stretches of lines that may share a gutter.
fn runs(lines: Vec<Line>) -> Vec<Run> {
    let (left, right) = extent(&lines);
    let inset = EDGE_SHARE * (right - left);
    let zone = (left + inset, right - inset);
    let mut runs: Vec<Run> = Vec::new();
    for line in lines {
        let own = gaps(&line, zone);
        let both = |run: &Run| meeting(&run.shared, &own, GUTTER * line.size);
        match runs.last_mut().map(|run| (both(run), run)) {
            Some((both, run)) if !both.is_empty() => {
                run.lines.push(line);
                run.shared = both;
            }
            _ => runs.push(Run {
                lines: vec![line],
                shared: own,
            }),
        }
    }
    for idx in 1..runs.len() {
        if let [before, run] = &mut runs[idx - 1..=idx] {
            reach_up(before, run, zone);
        }
    }
    runs
}

/// Gives a stretch the lines above it that share its gutter, where those above make no columns of
/// their own: a centred line may have white space in common with the heads of columns.
fn reach_up(before: &mut Run, run: &mut Run, zone: Gap) {
    if split(&before.lines).is_some() || split(&run.lines).is_none() {
        return;
    }
    while let Some(line) = before.lines.last() {
        let both = meeting(&run.shared, &gaps(line, zone), GUTTER * line.size);
        if both.is_empty() {
            return;
        }
        run.shared = both;
        run.lines.splice(0..0, before.lines.pop());
    }
}

/// Parts the lines of a stretch at its widest gutter, and each side again.
fn parted(lines: Vec<Line>, depth: usize) -> Vec<Line> {
    match split(&lines) {
        Some((before, after)) if depth < DEPTH_MAX => {
            let mut ordered = parted(before, depth + 1);
            ordered.extend(parted(after, depth + 1));
            ordered
        }
        _ => lines,
    }
}

/// The two sides of the widest gutter that lines share, where both read as prose.
fn split(lines: &[Line]) -> Option<(Vec<Line>, Vec<Line>)> {
    if lines.len() < LINES_MIN {
        return None;
    }
    let (left, right) = extent(lines);
    let inset = EDGE_SHARE * (right - left);
    let mut shared = vec![(left + inset, right - inset)];
    for line in lines {
        let own = gaps(line, shared_zone(&shared));
        shared = meeting(&shared, &own, GUTTER * line.size);
    }
    let width = |gap: &Gap| gap.1 - gap.0;
    let gutter = shared
        .into_iter()
        .max_by(|a, b| width(a).total_cmp(&width(b)))?;
    let middle = f32::midpoint(gutter.0, gutter.1);
    let (mut before, mut after) = (Vec::new(), Vec::new());
    for line in lines {
        let (own, other): (Vec<Word>, Vec<Word>) = line
            .words
            .iter()
            .cloned()
            .partition(|word| word.middle() < middle);
        before.extend(line.with(own));
        after.extend(line.with(other));
    }
    let are_prose = match (is_prose(&before), is_prose(&after)) {
        (true, true) => true,
        (true, false) => runs_beside(&after, &before, lines.len()),
        (false, true) => runs_beside(&before, &after, lines.len()),
        (false, false) => false,
    };
    let are_columns = are_prose && are_alike(&before, &after);
    are_columns.then_some((before, after))
}

/// Tells whether a column of short lines, as of labels over their values, runs beside prose: it has a
/// line wherever the prose only goes on, which no cell beside a text has.
fn runs_beside(short: &[Line], prose: &[Line], n_lines: usize) -> bool {
    const LONG: usize = 12;
    let goes_on = |line: &Line| {
        let first = line.words.first();
        first.is_some_and(|word| word.text.starts_with(char::is_lowercase))
    };
    // A column of dates belongs to the rows that it stands before.
    let is_counted = |line: &Line| {
        let first = line.words.first();
        first.is_some_and(|word| word.text.starts_with(|c: char| c.is_ascii_digit()))
    };
    let n_counted = short.iter().filter(|line| is_counted(line)).count();
    let n_going_on = prose.iter().filter(|line| goes_on(line)).count();
    n_lines >= LONG
        && short.len() * 4 >= n_lines * 3
        && n_going_on * 3 >= prose.len()
        && n_counted * 2 < short.len()
        && short.iter().all(|line| line.segments().len() <= 2)
}

fn shared_zone(shared: &[Gap]) -> Gap {
    let from = shared.first().map_or(0.0, |gap| gap.0);
    let to = shared.last().map_or(0.0, |gap| gap.1);
    (from, to)
}

fn extent(lines: &[Line]) -> Gap {
    let left = lines.iter().map(Line::x0).fold(f32::INFINITY, f32::min);
    let right = lines.iter().map(Line::x1).fold(f32::NEG_INFINITY, f32::max);
    (left, right)
}

/// A line's white space within a zone, its margins included.
fn gaps(line: &Line, zone: Gap) -> Vec<Gap> {
    let mut found = Vec::new();
    let mut from = f32::NEG_INFINITY;
    for word in &line.words {
        push_gap(&mut found, (from, word.x0), zone, GUTTER * line.size);
        from = word.x1.max(from);
    }
    push_gap(&mut found, (from, f32::INFINITY), zone, GUTTER * line.size);
    found
}

fn push_gap(found: &mut Vec<Gap>, gap: Gap, zone: Gap, width_min: f32) {
    let gap = (gap.0.max(zone.0), gap.1.min(zone.1));
    if gap.1 - gap.0 >= width_min {
        found.push(gap);
    }
}

/// What two lists of gaps, each in order, have in common.
fn meeting(a: &[Gap], b: &[Gap], width_min: f32) -> Vec<Gap> {
    let mut found = Vec::new();
    let (mut i, mut j) = (0, 0);
    while let (Some(one), Some(other)) = (a.get(i), b.get(j)) {
        let both = (one.0.max(other.0), one.1.min(other.1));
        if both.1 - both.0 >= width_min {
            found.push(both);
        }
        if one.1 < other.1 {
            i += 1;
        } else {
            j += 1;
        }
    }
    found
}

/// Tells whether lines are many, long, and mostly full.
fn is_prose(lines: &[Line]) -> bool {
    let characters = |line: &Line| {
        line.words
            .iter()
            .map(|word| word.text.chars().count() + 1)
            .sum::<usize>()
    };
    let n_characters: usize = lines.iter().map(characters).sum();
    let width = |line: &Line| line.x1() - line.x0();
    let widest = lines.iter().map(width).fold(0.0, f32::max);
    let n_full = lines
        .iter()
        .filter(|line| width(line) > 0.75 * widest)
        .count();
    let is_even = !lines.iter().any(|line| line.segments().len() > 2);
    lines.len() >= LINES_MIN
        && n_characters >= CHARACTERS_MIN * lines.len()
        && 2 * n_full >= lines.len()
        && is_even
}

/// Tells whether two columns are of much the same width.
fn are_alike(a: &[Line], b: &[Line]) -> bool {
    let width = |lines: &[Line]| {
        let (left, right) = extent(lines);
        right - left
    };
    let ratio = width(a) / width(b).max(1.0);
    (0.5..2.0).contains(&ratio)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(y: f32, pieces: &[(f32, &str)]) -> Line {
        let mut words = Vec::new();
        for (start, text) in pieces {
            let mut x = *start;
            for word in text.split(' ') {
                let width = 5.0 * f32::from(u8::try_from(word.len()).unwrap_or(u8::MAX));
                words.push(Word {
                    x0: x,
                    x1: x + width,
                    y,
                    text: word.to_owned(),
                    is_bold: false,
                    is_before_space: false,
                });
                x += width + 3.0;
            }
        }
        Line {
            page: 1,
            y,
            size: 10.0,
            words,
        }
    }

    fn read(rows: &[Vec<(f32, &str)>]) -> String {
        let lines = rows
            .iter()
            .zip(1_u8..)
            .map(|(row, n)| line(12.0 * f32::from(n), row));
        let texts = regions(lines.collect())
            .into_iter()
            .flat_map(|region| region.lines)
            .map(|line| line.text());
        texts.collect::<Vec<_>>().join("|")
    }

    #[test]
    fn two_columns_of_prose_are_read_one_after_the_other() {
        let row = vec![
            (0.0, "alone the plan was agreed"),
            (160.0, "later the team met again"),
        ];
        let mut rows = vec![vec![(
            0.0,
            "a title that stretches right across the whole page",
        )]];
        rows.extend(vec![row; 6]);
        let expected = [
            vec!["a title that stretches right across the whole page"],
            vec!["alone the plan was agreed"; 6],
            vec!["later the team met again"; 6],
        ];
        assert_eq!(read(&rows), expected.concat().join("|"));
    }

    #[test]
    fn a_centred_line_does_not_take_the_heads_of_columns() {
        let row = vec![
            (0.0, "alone the plan was agreed"),
            (160.0, "later the team met again"),
        ];
        let mut rows = vec![
            vec![(115.0, "Green Street")],
            vec![(60.0, "Plan"), (160.0, "later the team met again")],
        ];
        rows.extend(vec![row; 6]);
        let read = read(&rows);
        assert!(
            read.starts_with("Green Street|Plan|alone the plan was agreed|"),
            "{read}"
        );
    }

    #[test]
    fn labels_over_values_beside_prose_are_a_column() {
        let label = |text: &'static str| (0.0, text);
        let prose = |text: &'static str| (160.0, text);
        let left = [
            "Version",
            "2",
            "Owner",
            "The Head of the whole Service",
            "Due",
            "May 2027",
        ];
        let right = [
            "4.1 Staff must write down",
            "each visit on the day and",
            "tell the manager of it.",
            "4.2 The manager must read",
            "each note in the week and",
            "sign what has been read.",
        ];
        let pairs = left.iter().zip(right);
        let rows: Vec<_> = { pairs.clone() }
            .chain(pairs)
            .map(|(a, b)| vec![label(a), prose(b)])
            .collect();
        let expected = [&left[..], &left, &right, &right].concat().join("|");
        assert_eq!(read(&rows), expected);
    }

    #[test]
    fn a_cell_beside_a_text_stays_in_its_row() {
        let rest = vec![(160.0, "and then at once the work")];
        let row = vec![(0.0, "Social worker"), (160.0, "the plan was agreed later")];
        let rows = [vec![row], vec![rest; 2]].concat();
        let rows = vec![rows; 5].concat();
        assert!(read(&rows).contains("Social worker the plan"));
    }

    #[test]
    fn rows_of_a_table_stay_rows() {
        let rows = vec![
            vec![
                (0.0, "12 May 2024"),
                (160.0, "visit made by the social worker")
            ];
            8
        ];
        assert_eq!(
            read(&rows),
            ["12 May 2024 visit made by the social worker"; 8].join("|")
        );
    }
}
