//! Glyphs into lines, lines into paragraphs and table rows.
//!
//! In: the ink of each page. Out: blocks in reading order. Cells come from ruling lines where a
//! grid is drawn, else from columns that line up; what stands at the top or bottom of most pages
//! is a running header or footer, told on each page: versions and dates in it may differ.

use std::collections::BTreeMap;

use super::ink::{Artifact, Glyph, Ink};
use crate::document::{BlockKind, Builder, Cell, Part};

/// A gap wider than this share of an em parts words.
const WORD_GAP: f32 = 0.17;
/// A gap wider than this many ems parts columns.
const COLUMN_GAP: f32 = 1.6;
/// Lines whose columns start within this many points line up.
const ALIGNED: f32 = 4.0;

/// Words on one baseline with no wide gap between them.
#[derive(Debug, Clone)]
struct Segment {
    x0: f32,
    x1: f32,
    text: String,
}

/// What stands on one baseline.
#[derive(Debug, Clone)]
struct Line {
    page: u32,
    y: f32,
    size: f32,
    is_bold: bool,
    segments: Vec<Segment>,
}

/// A piece of a page, in reading order.
enum Item {
    Line(Line),
    /// Rows of cells' texts.
    Grid(u32, Vec<Vec<String>>),
}

/// The pages of a file, as they come.
#[derive(Default)]
pub(super) struct Layout {
    items: Vec<Item>,
    watermarks: Vec<(u32, String)>,
}

impl Layout {
    /// Adds a page.
    pub(super) fn page(&mut self, number: u32, ink: &Ink) {
        let artifact = |glyph: &Glyph| ink.marks.get(glyph.mark).and_then(|mark| mark.artifact);
        let is_mark = |glyph: &&Glyph| {
            !glyph.degrees.is_multiple_of(90) || artifact(glyph) == Some(Artifact::Watermark)
        };
        let (marks, plain): (Vec<&Glyph>, Vec<&Glyph>) = ink.glyphs.iter().partition(is_mark);
        let mut turned: BTreeMap<u16, Vec<&Glyph>> = BTreeMap::new();
        for glyph in plain {
            turned.entry(glyph.degrees).or_default().push(glyph);
        }
        for mut line in lines(number, marks) {
            self.watermarks.push((number, joined(&mut line, " ")));
        }
        for (degrees, glyphs) in turned {
            if degrees == 0 {
                self.upright(number, glyphs, ink);
            } else {
                self.items
                    .extend(lines(number, glyphs).into_iter().map(Item::Line));
            }
        }
    }

    fn upright(&mut self, number: u32, glyphs: Vec<&Glyph>, ink: &Ink) {
        let grids = grids(ink);
        let (mut inside, mut outside) = (vec![Vec::new(); grids.len()], Vec::new());
        for glyph in glyphs {
            match grids.iter().position(|grid| grid.holds(glyph)) {
                Some(at) => inside[at].push(glyph),
                None => outside.push(glyph),
            }
        }
        let mut placed: Vec<(f32, Item)> = lines(number, outside)
            .into_iter()
            .map(|line| (line.y, Item::Line(line)))
            .collect();
        for (grid, glyphs) in grids.iter().zip(inside) {
            if !glyphs.is_empty() {
                placed.push((grid.rows[0], Item::Grid(number, grid.fill(number, &glyphs))));
            }
        }
        placed.sort_by(|a, b| a.0.total_cmp(&b.0));
        self.items.extend(placed.into_iter().map(|(_, item)| item));
    }

    /// Writes everything into a document.
    pub(super) fn write(self, n_pages: u32, builder: &mut Builder) {
        for (page, text) in self.watermarks {
            builder.push(Part::Watermark, BlockKind::Paragraph, Some(page), text);
        }
        let furniture = furniture(&self.items, n_pages);
        let mut writer = Writer::new(&self.items, builder);
        for (idx, item) in self.items.iter().enumerate() {
            match (item, furniture.get(&idx)) {
                (Item::Line(line), Some(part)) => writer.aside(*part, line),
                (Item::Line(line), None) => writer.line(line),
                (Item::Grid(page, rows), _) => writer.grid(*page, rows),
            }
        }
        writer.flush();
    }
}

/// Groups glyphs into lines by baseline, and lines into segments by gaps.
fn lines(page: u32, mut glyphs: Vec<&Glyph>) -> Vec<Line> {
    glyphs.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut rows: Vec<Vec<&Glyph>> = Vec::new();
    for glyph in glyphs {
        match rows.last_mut() {
            Some(row) if (glyph.y - row[0].y).abs() <= 0.4 * row[0].size.max(glyph.size) => {
                row.push(glyph);
            }
            _ => rows.push(vec![glyph]),
        }
    }
    rows.into_iter().filter_map(|row| line(page, row)).collect()
}

fn line(page: u32, mut row: Vec<&Glyph>) -> Option<Line> {
    row.sort_by(|a, b| a.x0.total_cmp(&b.x0));
    let size = row.iter().map(|glyph| glyph.size).fold(0.0, f32::max);
    let mut segments: Vec<Segment> = Vec::new();
    let mut before: Option<&Glyph> = None;
    for glyph in row.iter().copied() {
        if before.is_some_and(|last| is_twice(last, glyph)) {
            continue;
        }
        let gap = segments
            .last()
            .map_or(f32::MAX, |segment| glyph.x0 - segment.x1);
        match segments.last_mut() {
            Some(segment) if gap <= COLUMN_GAP * glyph.size.max(1.0) => {
                if gap > WORD_GAP * glyph.size && !segment.text.ends_with(' ') {
                    segment.text.push(' ');
                }
                segment.text.push(glyph.character);
                segment.x1 = segment.x1.max(glyph.x1);
            }
            _ if glyph.character.is_whitespace() => {}
            _ => segments.push(Segment {
                x0: glyph.x0,
                x1: glyph.x1,
                text: glyph.character.to_string(),
            }),
        }
        before = Some(glyph);
    }
    segments.retain(|segment| !segment.text.trim().is_empty());
    let first = row.first()?;
    (!segments.is_empty()).then(|| Line {
        page,
        y: first.y,
        size,
        is_bold: row
            .iter()
            .all(|glyph| glyph.is_bold || glyph.character == ' '),
        segments,
    })
}

/// The same character all but on top of itself: bold made by printing twice.
fn is_twice(a: &Glyph, b: &Glyph) -> bool {
    a.character == b.character && (a.x0 - b.x0).abs() < 0.12 * a.size && a.character != ' '
}

fn joined(line: &mut Line, by: &str) -> String {
    let texts: Vec<&str> = line
        .segments
        .iter()
        .map(|segment| segment.text.trim())
        .collect();
    texts.join(by)
}

/// A drawn grid: the places of its lines.
struct Grid {
    rows: Vec<f32>,
    columns: Vec<f32>,
}

impl Grid {
    fn holds(&self, glyph: &Glyph) -> bool {
        let within = |edges: &[f32], at: f32| {
            edges.first().is_some_and(|first| *first - 1.0 <= at)
                && edges.last().is_some_and(|last| at <= *last + 1.0)
        };
        within(&self.rows, glyph.y - 0.3 * glyph.size) && within(&self.columns, glyph.x0 + 0.5)
    }

    fn fill(&self, page: u32, glyphs: &[&Glyph]) -> Vec<Vec<String>> {
        let (n_rows, n_columns) = (self.rows.len() - 1, self.columns.len() - 1);
        let mut cells: Vec<Vec<&Glyph>> = vec![Vec::new(); n_rows * n_columns];
        for glyph in glyphs {
            let row = slot(&self.rows, glyph.y - 0.3 * glyph.size);
            let column = slot(&self.columns, f32::midpoint(glyph.x0, glyph.x1));
            cells[row * n_columns + column].push(glyph);
        }
        let texts: Vec<String> = cells
            .into_iter()
            .map(|glyphs| {
                let mut found = lines(page, glyphs);
                let texts: Vec<String> = found.iter_mut().map(|line| joined(line, " ")).collect();
                texts.join(" ")
            })
            .collect();
        texts
            .chunks(n_columns)
            .map(<[String]>::to_vec)
            .filter(|row| row.iter().any(|text| !text.is_empty()))
            .collect()
    }
}

/// Which space between edges a place falls into.
fn slot(edges: &[f32], at: f32) -> usize {
    let after = edges.partition_point(|edge| *edge <= at);
    after.saturating_sub(1).min(edges.len() - 2)
}

/// Finds drawn grids: bands of the page in which upright lines overlap, with rows across.
fn grids(ink: &Ink) -> Vec<Grid> {
    let mut upright: Vec<_> = ink.rules.iter().filter(|rule| rule.is_vertical).collect();
    upright.sort_by(|a, b| a.from.total_cmp(&b.from));
    let mut bands: Vec<(f32, f32, Vec<f32>)> = Vec::new();
    for rule in upright {
        match bands.last_mut() {
            Some((_, to, columns)) if rule.from <= *to + 3.0 => {
                *to = to.max(rule.to);
                columns.push(rule.at);
            }
            _ => bands.push((rule.from, rule.to, vec![rule.at])),
        }
    }
    let across = ink.rules.iter().filter(|rule| !rule.is_vertical);
    let across: Vec<f32> = across.map(|rule| rule.at).collect();
    bands
        .into_iter()
        .map(|(from, to, columns)| Grid {
            rows: distinct(
                across
                    .iter()
                    .copied()
                    .filter(|y| from - 3.0 <= *y && *y <= to + 3.0),
            ),
            columns: distinct(columns.into_iter()),
        })
        .filter(|grid| grid.rows.len() >= 2 && grid.columns.len() >= 3)
        .collect()
}

/// Places in order, those within three points of one another as one.
fn distinct(places: impl Iterator<Item = f32>) -> Vec<f32> {
    let mut sorted: Vec<f32> = places.collect();
    sorted.sort_by(f32::total_cmp);
    sorted.dedup_by(|b, a| *b - *a < 3.0);
    sorted
}

/// The first and last lines that most pages share but for their numbers.
fn furniture(items: &[Item], n_pages: u32) -> BTreeMap<usize, Part> {
    let mut found = BTreeMap::new();
    if n_pages < 2 {
        return found;
    }
    let mut edges: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (idx, item) in items.iter().enumerate() {
        if let Item::Line(line) = item {
            edges.entry(line.page).or_default().push(idx);
        }
    }
    let mut seen: BTreeMap<(bool, String), Vec<usize>> = BTreeMap::new();
    for lines in edges.values() {
        let n = lines.len();
        for (place, idx) in lines.iter().enumerate() {
            let is_top = place < 2;
            if let (true, Item::Line(line)) = (is_top || place + 2 >= n, &items[*idx]) {
                let key = joined(&mut line.clone(), " ").replace(|c: char| c.is_ascii_digit(), "#");
                seen.entry((is_top, key)).or_default().push(*idx);
            }
        }
    }
    for ((is_top, _), places) in seen {
        if places.len() * 3 >= edges.len() * 2 && places.len() > 1 {
            let part = if is_top { Part::Header } else { Part::Footer };
            found.extend(places.into_iter().map(|idx| (idx, part)));
        }
    }
    found
}

/// Puts lines together into blocks.
struct Writer<'b> {
    builder: &'b mut Builder,
    body_size: f32,
    open: Vec<Line>,
    table: u32,
}

impl<'b> Writer<'b> {
    fn new(items: &[Item], builder: &'b mut Builder) -> Self {
        let mut sizes: Vec<f32> = items
            .iter()
            .filter_map(|item| match item {
                Item::Line(line) => Some(line.size),
                Item::Grid(..) => None,
            })
            .collect();
        sizes.sort_by(f32::total_cmp);
        let body_size = sizes.get(sizes.len() / 2).copied().unwrap_or(10.0);
        Self {
            builder,
            body_size,
            open: Vec::new(),
            table: 0,
        }
    }

    fn aside(&mut self, part: Part, line: &Line) {
        let text = joined(&mut line.clone(), " ");
        self.builder
            .push(part, BlockKind::Paragraph, Some(line.page), text);
    }

    fn line(&mut self, line: &Line) {
        if self.open.last().is_some_and(|last| !belongs(last, line)) {
            self.flush();
        }
        self.open.push(line.clone());
    }

    fn grid(&mut self, page: u32, rows: &[Vec<String>]) {
        self.flush();
        for (row, cells) in (0u32..).zip(rows) {
            for (column, text) in (0u32..).zip(cells) {
                let cell = Cell {
                    table: self.table,
                    row,
                    column,
                    header: false,
                };
                self.builder
                    .push(Part::Body, BlockKind::Cell(cell), Some(page), text.as_str());
            }
        }
        self.table += 1;
    }

    /// Writes the open lines: as a table where columns line up, else as paragraphs.
    fn flush(&mut self) {
        let open = std::mem::take(&mut self.open);
        let Some(first) = open.first() else { return };
        if open.len() >= 2 && first.segments.len() >= 2 {
            let page = first.page;
            let rows = aligned(&open);
            self.grid(page, &rows);
            return;
        }
        for paragraph in paragraphs(&open) {
            self.paragraph(paragraph);
        }
    }

    fn paragraph(&mut self, lines: &[Line]) {
        let Some(first) = lines.first() else { return };
        let texts: Vec<String> = lines
            .iter()
            .map(|line| joined(&mut line.clone(), "  "))
            .collect();
        let text = texts.join(" ");
        let is_short = lines.len() <= 2 && text.len() <= 120 && !text.ends_with(['.', ';']);
        let kind = if is_short && first.size > 1.5 * self.body_size {
            BlockKind::Heading(1)
        } else if is_short && first.size > 1.12 * self.body_size {
            BlockKind::Heading(2)
        } else if is_short && first.is_bold && !text.contains(':') {
            BlockKind::Heading(3)
        } else if text.starts_with(['•', '▪', '◦', '–']) {
            BlockKind::ListItem(0)
        } else {
            BlockKind::Paragraph
        };
        self.builder.push(Part::Body, kind, Some(first.page), text);
    }
}

/// Tells whether a line goes on what the last one began: a table's rows, or a paragraph.
fn belongs(last: &Line, next: &Line) -> bool {
    let is_near = next.page == last.page && next.y - last.y < 2.2 * last.size.max(next.size);
    let is_table = |line: &Line| line.segments.len() >= 2;
    is_near && is_table(last) == is_table(next)
}

/// Rows by the starts of columns; a line that leaves the first column empty goes on the row above.
fn aligned(lines: &[Line]) -> Vec<Vec<String>> {
    let mut starts: Vec<f32> = Vec::new();
    for segment in lines.iter().flat_map(|line| &line.segments) {
        if starts
            .iter()
            .all(|start| (start - segment.x0).abs() > ALIGNED)
        {
            starts.push(segment.x0);
        }
    }
    starts.sort_by(f32::total_cmp);
    let mut rows: Vec<Vec<String>> = Vec::new();
    for line in lines {
        let is_new = line.segments[0].x0 - starts[0] <= ALIGNED || rows.is_empty();
        if is_new {
            rows.push(vec![String::new(); starts.len()]);
        }
        let row = rows.last_mut().expect("a row was begun");
        for segment in &line.segments {
            let column = starts.partition_point(|start| *start <= segment.x0 + ALIGNED);
            let cell = &mut row[column.saturating_sub(1)];
            if !cell.is_empty() {
                cell.push(' ');
            }
            cell.push_str(segment.text.trim());
        }
    }
    rows
}

/// Parts lines into paragraphs: at wide spacing, at a change of type, after a line cut short, and
/// before a list mark.
fn paragraphs(lines: &[Line]) -> Vec<&[Line]> {
    let right = lines
        .iter()
        .flat_map(|line| &line.segments)
        .map(|s| s.x1)
        .fold(0.0, f32::max);
    let mut found = Vec::new();
    let mut from = 0;
    for at in 1..lines.len() {
        let (last, next) = (&lines[at - 1], &lines[at]);
        let is_full = last.segments.last().is_some_and(|s| s.x1 > 0.86 * right);
        let is_wide = next.y - last.y > 1.55 * last.size;
        let is_other = (next.size - last.size).abs() > 0.6 || next.is_bold != last.is_bold;
        let is_mark = next.segments[0].text.starts_with(['•', '▪', '◦', '–']);
        if !is_full || is_wide || is_other || is_mark {
            found.push(&lines[from..at]);
            from = at;
        }
    }
    found.push(&lines[from..]);
    found
}

/// The words of some ink, line by line, without layout.
pub(super) fn words(ink: &Ink) -> String {
    let mut found = lines(0, ink.glyphs.iter().collect());
    let texts: Vec<String> = found.iter_mut().map(|line| joined(line, " ")).collect();
    texts.join("\n")
}
