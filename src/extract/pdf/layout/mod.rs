//! Glyphs into lines, lines into paragraphs and table rows.
//!
//! In: the ink of each page, and what tags say of it. Out: blocks in reading order. Tagged content
//! goes to the block that its tag names. For the rest, cells come from ruling lines where a grid
//! is drawn, else from columns that line up; running headers and footers are told on each page, for
//! versions and dates in them may differ, and stand where their page begins or ends.

mod aligned;
mod columns;
mod furniture;
mod grid;
mod join;
mod line;
mod paragraphs;
mod writer;

use std::collections::{BTreeMap, BTreeSet};

use lopdf::ObjectId;

use super::ink::{Artifact, Glyph, Ink, Mark};
use super::outline::Outline;
use super::structure::{Role, Structure, Target};
use crate::document::{BlockKind, Builder, Part};
use columns::regions;
use grid::{Grid, Held, Row, grids};
use join::Joiner;
use line::{Line, as_written, by_place};
use writer::Writer;

/// The share of a page's glyphs that tags must account for where they are to be followed.
const TAGGED_SHARE: f32 = 0.8;
/// Furniture that does not say which it is stands within this share of the page's height from an edge.
const EDGE_SHARE: f32 = 0.12;

/// A piece of a page, in reading order.
enum Item {
    Line(Line),
    Table {
        page: u32,
        columns: Vec<f32>,
        rows: Vec<Row>,
    },
}

impl Item {
    fn page(&self) -> u32 {
        match self {
            Self::Line(line) => line.page,
            Self::Table { page, .. } => *page,
        }
    }

    fn y(&self) -> f32 {
        match self {
            Self::Line(line) => line.y,
            Self::Table { rows, .. } => rows.first().map_or(0.0, |row| row.y),
        }
    }

    fn lines(&self) -> Vec<&Line> {
        match self {
            Self::Line(line) => vec![line],
            Self::Table { rows, .. } => {
                let slots = rows.iter().flat_map(|row| &row.slots);
                slots.flat_map(|slot| &slot.lines).collect()
            }
        }
    }

    fn words(&self) -> String {
        let texts: Vec<String> = self.lines().into_iter().map(Line::text).collect();
        texts.join(" ")
    }
}

/// A page as the layout needs to know it.
#[derive(Clone, Copy)]
pub(super) struct Sheet {
    pub(super) number: u32,
    pub(super) id: ObjectId,
    pub(super) height: f32,
}

/// A line of a running header or footer.
struct Running {
    page: u32,
    part: Part,
    /// Whether it comes before the page's body in the order of the file.
    is_leading: bool,
    text: String,
}

/// The pages of a file, as they come.
pub(super) struct Layout {
    structure: Structure,
    outline: Outline,
    tagged: BTreeMap<Target, Vec<Line>>,
    items: Vec<Item>,
    heights: BTreeMap<u32, f32>,
    running: Vec<Running>,
    watermarks: Vec<(u32, String)>,
}

impl Layout {
    pub(super) fn new(structure: Structure, outline: Outline) -> Self {
        Self {
            structure,
            outline,
            tagged: BTreeMap::new(),
            items: Vec::new(),
            heights: BTreeMap::new(),
            running: Vec::new(),
            watermarks: Vec::new(),
        }
    }

    /// Adds a page.
    pub(super) fn page(&mut self, sheet: Sheet, ink: &Ink) {
        self.heights.insert(sheet.number, sheet.height);
        let targets = self.targets(sheet, ink);
        let target = |glyph: &Glyph| targets.get(glyph.mark).copied().flatten();
        let mark = |glyph: &Glyph| ink.marks.get(glyph.mark).copied().unwrap_or_default();
        let mut tagged: BTreeMap<Target, Vec<&Glyph>> = BTreeMap::new();
        let mut loose: BTreeMap<u16, Vec<&Glyph>> = BTreeMap::new();
        let mut running: BTreeMap<(Part, u16), Margin> = BTreeMap::new();
        let mut watermark: Vec<&Glyph> = Vec::new();
        let mut n_body = 0;
        for glyph in &ink.glyphs {
            let artifact = mark(glyph).artifact;
            if let Some(target) = target(glyph) {
                n_body += 1;
                tagged.entry(target).or_default().push(glyph);
            } else if !glyph.degrees.is_multiple_of(90) || artifact == Some(Artifact::Watermark) {
                watermark.push(glyph);
            } else if let Some(part) = artifact.and_then(|kind| furniture_part(kind, glyph, sheet))
            {
                let margin = running.entry((part, glyph.degrees));
                margin
                    .or_insert_with(|| Margin::after(n_body))
                    .glyphs
                    .push(glyph);
            } else {
                n_body += 1;
                loose.entry(glyph.degrees).or_default().push(glyph);
            }
        }
        for (target, glyphs) in tagged {
            let lines = as_written(sheet.number, glyphs);
            self.tagged.entry(target).or_default().extend(lines);
        }
        for line in by_place(sheet.number, watermark) {
            self.watermarks.push((sheet.number, line.text()));
        }
        for (degrees, glyphs) in loose {
            self.loose(sheet.number, degrees, glyphs, ink);
        }
        for ((part, _), margin) in running {
            let is_leading = 2 * margin.n_before <= n_body;
            let lines = as_written(sheet.number, margin.glyphs);
            self.running
                .extend(lines.iter().map(|line| Running::of(line, part, is_leading)));
        }
    }

    /// Where the content under each of a page's marks belongs; nowhere for all where tags leave
    /// out too much of the page to be followed.
    fn targets(&self, sheet: Sheet, ink: &Ink) -> Vec<Option<Target>> {
        let of_mark = |mark: &Mark| self.structure.target(sheet.id, mark.content?);
        let targets: Vec<Option<Target>> = ink.marks.iter().map(of_mark).collect();
        let (mut n_glyphs, mut n_tagged) = (0.0_f32, 0.0_f32);
        for glyph in ink
            .glyphs
            .iter()
            .filter(|glyph| !glyph.character.is_whitespace())
        {
            let is_artifact = ink
                .marks
                .get(glyph.mark)
                .is_some_and(|mark| mark.artifact.is_some());
            n_glyphs += f32::from(u8::from(!is_artifact));
            n_tagged += f32::from(u8::from(
                targets.get(glyph.mark).copied().flatten().is_some(),
            ));
        }
        if n_tagged < TAGGED_SHARE * n_glyphs {
            return vec![None; targets.len()];
        }
        targets
    }

    /// Lays out what no tag names.
    fn loose(&mut self, page: u32, degrees: u16, glyphs: Vec<&Glyph>, ink: &Ink) {
        if degrees == 0 {
            return self.upright(page, glyphs, ink);
        }
        let lines = by_place(page, glyphs);
        self.items.extend(lines.into_iter().map(Item::Line));
    }

    fn upright(&mut self, page: u32, glyphs: Vec<&Glyph>, ink: &Ink) {
        let grids = grids(ink);
        let (mut inside, mut outside) = (vec![Vec::new(); grids.len()], Vec::new());
        for glyph in glyphs {
            match grids.iter().position(|grid| grid.holds(glyph)) {
                Some(at) => inside[at].push(glyph),
                None => outside.push(glyph),
            }
        }
        let mut placed: Vec<(f32, Vec<Item>)> = Vec::new();
        let mut filled = Vec::new();
        for (grid, glyphs) in grids.iter().zip(inside) {
            match grid.fill(page, &glyphs) {
                Some(held) => {
                    placed.push((grid.top(), items_of(page, held)));
                    filled.push(grid);
                }
                None => outside.extend(glyphs),
            }
        }
        for lines in between(by_place(page, outside), &filled) {
            for region in regions(lines) {
                placed.push((
                    region.top,
                    region.lines.into_iter().map(Item::Line).collect(),
                ));
            }
        }
        placed.sort_by(|a, b| a.0.total_cmp(&b.0));
        self.items
            .extend(placed.into_iter().flat_map(|(_, items)| items));
    }

    /// Writes everything into a document.
    pub(super) fn write(self, builder: &mut Builder) {
        for (page, text) in &self.watermarks {
            builder.push(
                Part::Watermark,
                BlockKind::Paragraph,
                Some(*page),
                text.as_str(),
            );
        }
        let lines = || {
            self.items
                .iter()
                .flat_map(Item::lines)
                .chain(self.tagged.values().flatten())
        };
        let joiner = Joiner::of(lines());
        let has_headings = self
            .structure
            .blocks
            .iter()
            .any(|block| matches!(block.role, Role::Heading(_)));
        let told = self.tables_told();
        let mut writer = Writer::new(builder, &joiner, body_size(lines()));
        writer.heed(&self.outline, has_headings);
        writer.run_along(self.running);
        let mut items = self.items.iter().peekable();
        for (number, block) in self.structure.blocks.iter().enumerate() {
            let own = self.tagged.range((number, 0)..(number + 1, 0));
            let paragraphs: Vec<Vec<Line>> = own.map(|(_, lines)| lines.clone()).collect();
            let page = paragraphs.iter().flatten().map(|line| line.page).next();
            while let Some(item) = items.next_if(|item| page.is_some_and(|page| item.page() < page))
            {
                write_item(&mut writer, item);
            }
            if page.is_some()
                || matches!(block.role, Role::Cell(cell) if told.contains(&cell.table))
            {
                writer.tagged(block, &paragraphs, page);
            }
        }
        for item in items {
            write_item(&mut writer, item);
        }
        writer.finish();
    }

    /// Tells which pages have text of their own, after all pages were added. What runs along the
    /// edges of pages is none; a page that is a picture may have nothing else.
    ///
    /// - `pictures`: the pages that are pictures
    pub(super) fn pages_told(&mut self, pictures: &BTreeSet<u32>) -> BTreeSet<u32> {
        let furniture = furniture::furniture(&self.items, &self.heights);
        let is_all = furniture.len() == self.items.len() && self.tagged.is_empty();
        if !is_all || !pictures.is_empty() {
            self.take_furniture(&furniture);
        }
        let items = self.items.iter().map(Item::page);
        let tagged = self.tagged.values().flatten().map(|line| line.page);
        items.chain(tagged).collect()
    }

    /// Takes out of the pages what runs along their edges, and puts it beside what the file itself
    /// calls a header or footer, in the order of the pages.
    fn take_furniture(&mut self, furniture: &BTreeMap<usize, Part>) {
        let items = std::mem::take(&mut self.items);
        for (idx, item) in items.into_iter().enumerate() {
            match furniture.get(&idx) {
                Some(part) => {
                    let line = |line| Running::of(line, *part, *part == Part::Header);
                    self.running.extend(item.lines().into_iter().map(line));
                }
                None => self.items.push(item),
            }
        }
        self.running
            .sort_by_key(|running| (running.page, !running.is_leading));
    }

    /// Tagged tables of which at least one cell has text; their empty cells are facts, too.
    fn tables_told(&self) -> BTreeSet<u32> {
        let tables = self.tagged.keys().filter_map(|(block, _)| {
            match self.structure.blocks.get(*block)?.role {
                Role::Cell(cell) => Some(cell.table),
                _ => None,
            }
        });
        tables.collect()
    }
}

/// Cuts lines, from top to bottom, at the grids that have none beside them: what stands above such a
/// grid is read before it.
fn between(lines: Vec<Line>, grids: &[&Grid]) -> Vec<Vec<Line>> {
    let is_beside = |grid: &&&Grid| {
        let mut lines = lines.iter();
        let middle = |line: &Line| line.y - 0.3 * line.size;
        lines.any(|line| (grid.top()..grid.bottom()).contains(&middle(line)))
    };
    let cuts: Vec<f32> = grids
        .iter()
        .filter(|grid| !is_beside(grid))
        .map(|grid| grid.top())
        .collect();
    let n_above = |line: &Line| cuts.iter().filter(|cut| **cut <= line.y).count();
    let mut stretches: BTreeMap<usize, Vec<Line>> = BTreeMap::new();
    for line in lines {
        stretches.entry(n_above(&line)).or_default().push(line);
    }
    stretches.into_values().collect()
}

/// What a grid holds, as pieces of the page.
fn items_of(page: u32, held: Vec<Held>) -> Vec<Item> {
    held.into_iter()
        .flat_map(|held| match held {
            Held::Table { columns, rows } => vec![Item::Table {
                page,
                columns,
                rows,
            }],
            Held::Text(lines) => lines.into_iter().map(Item::Line).collect(),
        })
        .collect()
}

fn write_item(writer: &mut Writer, item: &Item) {
    match item {
        Item::Line(line) => writer.line(line),
        Item::Table {
            page,
            columns,
            rows,
        } => writer.rows(*page, columns, rows),
    }
}

/// The glyphs of a header or footer, and how much of the body the file writes before them.
struct Margin<'g> {
    n_before: usize,
    glyphs: Vec<&'g Glyph>,
}

impl Margin<'_> {
    fn after(n_before: usize) -> Self {
        let glyphs = Vec::new();
        Self { n_before, glyphs }
    }
}

impl Running {
    fn of(line: &Line, part: Part, is_leading: bool) -> Self {
        Self {
            page: line.page,
            part,
            is_leading,
            text: line.text(),
        }
    }
}

/// The part of furniture: what the file says, else what its place says.
fn furniture_part(artifact: Artifact, glyph: &Glyph, sheet: Sheet) -> Option<Part> {
    match artifact {
        Artifact::Header => Some(Part::Header),
        Artifact::Footer => Some(Part::Footer),
        _ if glyph.degrees != 0 => None,
        _ if glyph.y < EDGE_SHARE * sheet.height => Some(Part::Header),
        _ if glyph.y > (1.0 - EDGE_SHARE) * sheet.height => Some(Part::Footer),
        _ => None,
    }
}

/// The size of most lines.
fn body_size<'l>(lines: impl Iterator<Item = &'l Line>) -> f32 {
    let mut sizes: Vec<f32> = lines.map(|line| line.size).collect();
    sizes.sort_by(f32::total_cmp);
    sizes.get(sizes.len() / 2).copied().unwrap_or(10.0)
}

/// The words of some ink, line by line, without layout.
pub(super) fn words(ink: &Ink) -> String {
    let lines = by_place(0, ink.glyphs.iter().collect());
    let texts: Vec<String> = lines.iter().map(Line::text).collect();
    texts.join("\n")
}
