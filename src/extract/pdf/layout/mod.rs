//! Glyphs into lines, lines into paragraphs and table rows.
//!
//! In: the ink of each page, and what tags say of it. Out: blocks in reading order. Tagged content
//! goes to the block that its tag names. For the rest, cells come from ruling lines where a grid
//! is drawn, else from columns that line up; running headers and footers are told on each page, for
//! versions and dates in them may differ.

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
use grid::{Held, Row, grids};
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
    Furniture(Part, Line),
    Table {
        page: u32,
        columns: Vec<f32>,
        rows: Vec<Row>,
    },
}

impl Item {
    fn page(&self) -> u32 {
        match self {
            Self::Line(line) | Self::Furniture(_, line) => line.page,
            Self::Table { page, .. } => *page,
        }
    }

    fn y(&self) -> f32 {
        match self {
            Self::Line(line) | Self::Furniture(_, line) => line.y,
            Self::Table { rows, .. } => rows.first().map_or(0.0, |row| row.y),
        }
    }

    /// The part that the file itself gives it.
    fn part(&self) -> Option<Part> {
        match self {
            Self::Furniture(part, _) => Some(*part),
            _ => None,
        }
    }

    fn lines(&self) -> Vec<&Line> {
        match self {
            Self::Line(line) | Self::Furniture(_, line) => vec![line],
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

/// The pages of a file, as they come.
pub(super) struct Layout {
    structure: Structure,
    outline: Outline,
    tagged: BTreeMap<Target, Vec<Line>>,
    items: Vec<Item>,
    watermarks: Vec<(u32, String)>,
}

impl Layout {
    pub(super) fn new(structure: Structure, outline: Outline) -> Self {
        Self {
            structure,
            outline,
            tagged: BTreeMap::new(),
            items: Vec::new(),
            watermarks: Vec::new(),
        }
    }

    /// Adds a page.
    pub(super) fn page(&mut self, sheet: Sheet, ink: &Ink) {
        let targets = self.targets(sheet, ink);
        let target = |glyph: &Glyph| targets.get(glyph.mark).copied().flatten();
        let mark = |glyph: &Glyph| ink.marks.get(glyph.mark).copied().unwrap_or_default();
        let mut tagged: BTreeMap<Target, Vec<&Glyph>> = BTreeMap::new();
        let mut loose: BTreeMap<(Option<Part>, u16), Vec<&Glyph>> = BTreeMap::new();
        let mut watermark: Vec<&Glyph> = Vec::new();
        for glyph in &ink.glyphs {
            let artifact = mark(glyph).artifact;
            if let Some(target) = target(glyph) {
                tagged.entry(target).or_default().push(glyph);
            } else if !glyph.degrees.is_multiple_of(90) || artifact == Some(Artifact::Watermark) {
                watermark.push(glyph);
            } else {
                let part = artifact.and_then(|artifact| furniture_part(artifact, glyph, sheet));
                loose.entry((part, glyph.degrees)).or_default().push(glyph);
            }
        }
        for (target, glyphs) in tagged {
            let lines = as_written(sheet.number, glyphs);
            self.tagged.entry(target).or_default().extend(lines);
        }
        for line in by_place(sheet.number, watermark) {
            self.watermarks.push((sheet.number, line.text()));
        }
        for ((part, degrees), glyphs) in loose {
            self.loose(sheet.number, part, degrees, glyphs, ink);
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
    fn loose(
        &mut self,
        page: u32,
        part: Option<Part>,
        degrees: u16,
        glyphs: Vec<&Glyph>,
        ink: &Ink,
    ) {
        match part {
            Some(part) => {
                let lines = by_place(page, glyphs);
                self.items
                    .extend(lines.into_iter().map(|line| Item::Furniture(part, line)));
            }
            None if degrees == 0 => self.upright(page, glyphs, ink),
            None => {
                let lines = by_place(page, glyphs);
                self.items.extend(lines.into_iter().map(Item::Line));
            }
        }
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
        for (grid, glyphs) in grids.iter().zip(inside) {
            match grid.fill(page, &glyphs) {
                Some(held) => placed.push((grid.top(), items_of(page, held))),
                None => outside.extend(glyphs),
            }
        }
        for region in regions(by_place(page, outside)) {
            placed.push((
                region.top,
                region.lines.into_iter().map(Item::Line).collect(),
            ));
        }
        placed.sort_by(|a, b| a.0.total_cmp(&b.0));
        self.items
            .extend(placed.into_iter().flat_map(|(_, items)| items));
    }

    /// Writes everything into a document.
    pub(super) fn write(self, n_pages: u32, builder: &mut Builder) {
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
        let furniture = furniture::furniture(&self.items, n_pages);
        let has_headings = self
            .structure
            .blocks
            .iter()
            .any(|block| matches!(block.role, Role::Heading(_)));
        let told = self.tables_told();
        let mut writer = Writer::new(builder, &joiner, body_size(lines()));
        writer.heed(&self.outline, has_headings);
        let mut items = self.items.iter().enumerate().peekable();
        for (number, block) in self.structure.blocks.iter().enumerate() {
            let own = self.tagged.range((number, 0)..(number + 1, 0));
            let paragraphs: Vec<Vec<Line>> = own.map(|(_, lines)| lines.clone()).collect();
            let page = paragraphs.iter().flatten().map(|line| line.page).next();
            while let Some((idx, item)) =
                items.next_if(|(_, item)| page.is_some_and(|page| item.page() < page))
            {
                write_item(&mut writer, item, furniture.get(&idx).copied());
            }
            if page.is_some()
                || matches!(block.role, Role::Cell(cell) if told.contains(&cell.table))
            {
                writer.tagged(block, &paragraphs, page);
            }
        }
        for (idx, item) in items {
            write_item(&mut writer, item, furniture.get(&idx).copied());
        }
        writer.flush();
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

fn write_item(writer: &mut Writer, item: &Item, part: Option<Part>) {
    match (item, part) {
        (_, Some(part)) => item
            .lines()
            .into_iter()
            .for_each(|line| writer.aside(part, line)),
        (Item::Line(line) | Item::Furniture(_, line), None) => writer.line(line),
        (
            Item::Table {
                page,
                columns,
                rows,
            },
            None,
        ) => writer.rows(*page, columns, rows),
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
