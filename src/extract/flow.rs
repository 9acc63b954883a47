//! Gathers paragraphs, lists and tables while a file's marks are walked.
//!
//! In: words, and where paragraphs, items, tables and other parts begin and end, in whatever order
//! a damaged file has them. Out: pieces in reading order. For readers whose files do not say more
//! of a paragraph than its kind: html, OpenDocument, rich text.

use super::piece::Piece;
use super::table::Table;
use super::words::{Manner, Words};
use crate::document::{BlockKind, Part};

/// The most pieces taken from one document: a book of ten thousand pages.
pub(super) const PIECES_MAX: usize = 400_000;
/// How deep tables, notes and boxes may lie in one another; deeper ones are read as running text.
const PLACES_MAX: usize = 200;

/// The gathering.
pub(super) struct Flow {
    pieces: Vec<Piece>,
    places: Vec<Place>,
    n_tables: u32,
    n_kept: usize,
    heading_above: u8,
    /// Tables that are open but too deep to be kept as tables.
    n_flat_tables: usize,
    /// Whether tables may be mere layout, as on web pages.
    pub(super) has_layout_tables: bool,
    /// Whether more came than a document holds; the rest was left out.
    pub(super) is_full: bool,
}

/// A run of text that stands for itself: the body, a note, a box.
struct Place {
    part: Part,
    words: Words,
    kind: BlockKind,
    label: Option<String>,
    is_styled_bold: bool,
    /// The items that are open, each with its label until its first words took it.
    items: Vec<Option<String>>,
    tables: Vec<OpenTable>,
}

struct OpenTable {
    table: Table,
    /// How many items were open around it.
    n_items_around: usize,
}

impl Place {
    fn new(part: Part) -> Self {
        Self {
            part,
            words: Words::default(),
            kind: BlockKind::Paragraph,
            label: None,
            is_styled_bold: false,
            items: Vec::new(),
            tables: Vec::new(),
        }
    }

    fn n_items_around(&self) -> usize {
        self.tables.last().map_or(0, |open| open.n_items_around)
    }
}

impl Flow {
    /// Starts with one part.
    pub(super) fn new(part: Part) -> Self {
        Self {
            pieces: Vec::new(),
            places: vec![Place::new(part)],
            n_tables: 0,
            n_kept: 0,
            heading_above: 0,
            n_flat_tables: 0,
            has_layout_tables: false,
            is_full: false,
        }
    }

    fn place(&mut self) -> &mut Place {
        if self.places.is_empty() {
            self.places.push(Place::new(Part::Body));
        }
        self.places.last_mut().expect("one was just put there")
    }

    /// The part that words go to now.
    pub(super) fn part(&self) -> Part {
        self.places.last().map_or(Part::Body, |place| place.part)
    }

    /// Adds words to the open paragraph.
    pub(super) fn push(&mut self, text: &str, manner: Manner) {
        if !self.is_full {
            self.place().words.push(text, manner);
        }
    }

    /// Tells whether the open paragraph ends in a line break.
    pub(super) fn ends_line(&mut self) -> bool {
        self.place().words.ends_line()
    }

    /// Ends the open paragraph and says what the next one is.
    pub(super) fn begin(&mut self, kind: BlockKind, label: Option<String>) {
        self.end();
        let place = self.place();
        place.kind = kind;
        place.label = label;
    }

    /// Says that the open paragraph's style is bold.
    pub(super) fn style_bold(&mut self) {
        self.place().is_styled_bold = true;
    }

    /// Ends the open paragraph.
    pub(super) fn end(&mut self) {
        let in_table = self.n_tables_open() > 0;
        let place = self.place();
        let kind = std::mem::replace(&mut place.kind, BlockKind::Paragraph);
        let label = place.label.take();
        for piece in self.take(kind, label, in_table) {
            self.keep(piece);
        }
    }

    /// Takes the open paragraph out as pieces: what it says, and what was struck out in it.
    pub(super) fn take(
        &mut self,
        kind: BlockKind,
        label: Option<String>,
        in_table: bool,
    ) -> Vec<Piece> {
        let part = self.part();
        let heading_above = self.heading_above;
        let place = self.place();
        let words = std::mem::take(&mut place.words);
        let is_styled_bold = std::mem::take(&mut place.is_styled_bold);
        let text = words.said();
        let (kind, label) = if text.is_empty() {
            (BlockKind::Paragraph, None)
        } else {
            in_list(place, kind, label)
        };
        let stands_alone = !in_table && part == Part::Body;
        let kind = match kind {
            BlockKind::Paragraph
                if stands_alone && words.is_bold_heading(&text, is_styled_bold) =>
            {
                BlockKind::Heading((heading_above + 1).min(9))
            }
            BlockKind::Heading(level) if !text.is_empty() && stands_alone => {
                self.heading_above = level;
                kind
            }
            kind => kind,
        };
        let (mut said, struck) = words.finish(part, kind, text);
        said.label = label;
        let pieces = std::iter::once(said).chain(struck);
        pieces.filter(|piece| !piece.text.is_empty()).collect()
    }

    /// Gathers apart from the rest and returns the pieces: a table that lies in a cell.
    pub(super) fn apart(&mut self, gather: impl FnOnce(&mut Self)) -> Vec<Piece> {
        let around = std::mem::take(&mut self.pieces);
        self.places.push(Place::new(self.part()));
        gather(self);
        self.places.pop();
        std::mem::replace(&mut self.pieces, around)
    }

    /// Adds a finished piece where the reading stands.
    pub(super) fn keep(&mut self, piece: Piece) {
        let is_cell = matches!(piece.kind, BlockKind::Cell(_));
        if piece.text.is_empty() && !is_cell {
            return;
        }
        self.n_kept += 1;
        self.is_full |= self.n_kept >= PIECES_MAX;
        match self.place().tables.last_mut() {
            Some(open) if is_cell => open.table.hold(vec![piece]),
            Some(open) if open.table.is_cell_open() => open.table.add(piece),
            Some(open) => open.table.add_before(piece),
            None => self.pieces.push(piece),
        }
    }

    /// Opens an item of a list.
    pub(super) fn open_item(&mut self, label: Option<String>) {
        self.end();
        self.place().items.push(label);
    }

    /// Closes the innermost item, if one is open here.
    pub(super) fn close_item(&mut self) {
        self.end();
        let place = self.place();
        if place.items.len() > place.n_items_around() {
            place.items.pop();
        }
    }

    /// Goes over to another part until [`Flow::leave`]; the open paragraph waits.
    pub(super) fn enter(&mut self, part: Part) {
        if self.places.len() < PLACES_MAX {
            self.places.push(Place::new(part));
        } else {
            self.end();
        }
    }

    /// Goes back to the part before, with the paragraph that waits there.
    pub(super) fn leave(&mut self) {
        self.end();
        if self.places.len() > 1 {
            while !self.place().tables.is_empty() {
                self.close_table(false);
            }
            self.places.pop();
        }
    }

    pub(super) fn open_table(&mut self) {
        self.end();
        if self.place().tables.len() >= PLACES_MAX {
            self.n_flat_tables += 1;
            return;
        }
        let part = self.part();
        let table = if self.has_layout_tables {
            Table::perhaps_layout(self.n_tables, part)
        } else {
            Table::new(self.n_tables, part)
        };
        self.n_tables = self.n_tables.saturating_add(1);
        let place = self.place();
        let n_items_around = place.items.len();
        place.tables.push(OpenTable {
            table,
            n_items_around,
        });
    }

    fn in_table(&mut self, change: impl FnOnce(&mut Table)) {
        self.end();
        if self.n_flat_tables == 0
            && let Some(open) = self.place().tables.last_mut()
        {
            change(&mut open.table);
        }
    }

    pub(super) fn open_row(&mut self) {
        self.in_table(Table::open_row);
    }

    pub(super) fn close_row(&mut self, is_header: bool) {
        self.in_table(|table| {
            if is_header {
                table.mark_header_row();
            }
            table.close_row();
        });
    }

    /// Leaves grid columns free before the next cell.
    pub(super) fn skip_columns(&mut self, n_columns: u32) {
        self.in_table(|table| table.skip_columns(n_columns));
    }

    /// Opens a cell that is so many columns wide and so many rows high.
    pub(super) fn open_cell(&mut self, n_columns: u32, n_rows: u32) {
        self.in_table(|table| {
            table.open_cell();
            table.span_columns(n_columns);
            table.span_rows(n_rows);
        });
    }

    /// Opens a cell that only continues the one above it.
    pub(super) fn open_continued_cell(&mut self, n_columns: u32) {
        self.in_table(|table| {
            table.open_cell();
            table.span_columns(n_columns);
            table.continue_above();
        });
    }

    pub(super) fn close_cell(&mut self) {
        self.end();
        let around = self.place().n_items_around();
        self.place().items.truncate(around);
        self.in_table(Table::close_cell);
    }

    /// Closes the innermost table. One that is mere layout becomes running text.
    pub(super) fn close_table(&mut self, is_layout: bool) {
        self.end();
        if self.n_flat_tables > 0 {
            self.n_flat_tables -= 1;
            return;
        }
        let has_layout_tables = self.has_layout_tables;
        let place = self.place();
        let Some(open) = place.tables.pop() else {
            return;
        };
        place.items.truncate(open.n_items_around);
        let mut table = open.table;
        table.close_row();
        let pieces = if is_layout || (has_layout_tables && table.reads_as_layout()) {
            table.finish_as_layout()
        } else {
            table.finish()
        };
        match self.place().tables.last_mut() {
            Some(outer) => outer.table.hold(pieces),
            None => self.pieces.extend(pieces),
        }
    }

    /// How many tables are open where the reading stands.
    pub(super) fn n_tables_open(&self) -> usize {
        self.places.last().map_or(0, |place| place.tables.len())
    }

    /// Ends everything that is open.
    pub(super) fn finish(mut self) -> Vec<Piece> {
        while self.places.len() > 1 {
            self.leave();
        }
        self.n_flat_tables = 0;
        self.end();
        while self.n_tables_open() > 0 {
            self.close_table(false);
        }
        self.pieces
    }
}

/// The first words of an item take its label; later paragraphs of it have none.
fn in_list(
    place: &mut Place,
    kind: BlockKind,
    label: Option<String>,
) -> (BlockKind, Option<String>) {
    let n_open = place.items.len();
    if n_open <= place.n_items_around() {
        return (kind, label);
    }
    let of_item = place.items.last_mut().and_then(Option::take);
    let label = label.or(of_item);
    let level = u8::try_from(n_open - 1).unwrap_or(u8::MAX);
    match kind {
        BlockKind::Paragraph => (BlockKind::ListItem(level), label),
        kind => (kind, label),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(flow: &mut Flow, text: &str) {
        flow.push(text, Manner::default());
        flow.end();
    }

    #[test]
    fn a_cell_merged_downwards_leaves_its_column_free_in_the_rows_below() {
        let mut flow = Flow::new(Part::Body);
        flow.open_table();
        flow.open_row();
        flow.open_cell(1, 2);
        words(&mut flow, "Need");
        flow.close_cell();
        flow.open_cell(1, 1);
        words(&mut flow, "one");
        flow.close_cell();
        flow.close_row(false);
        flow.open_row();
        flow.open_cell(1, 1);
        words(&mut flow, "two");
        flow.close_cell();
        flow.close_row(false);
        flow.close_table(false);
        let shown: Vec<(u32, u32, String)> = flow
            .finish()
            .into_iter()
            .filter_map(|piece| match piece.kind {
                BlockKind::Cell(cell) => Some((cell.row, cell.column, piece.text)),
                _ => None,
            })
            .collect();
        let expected = [(0, 0, "Need"), (0, 1, "one"), (1, 1, "two")];
        assert_eq!(
            shown,
            expected.map(|(row, column, text)| (row, column, text.to_owned()))
        );
    }

    #[test]
    fn a_note_waits_for_nobody_and_the_paragraph_goes_on_behind_it() {
        let mut flow = Flow::new(Part::Body);
        flow.push("Before", Manner::default());
        flow.enter(Part::Footnote);
        flow.push("The note", Manner::default());
        flow.leave();
        words(&mut flow, " and after");
        let said: Vec<(Part, String)> = flow
            .finish()
            .into_iter()
            .map(|piece| (piece.part, piece.text))
            .collect();
        assert_eq!(
            said,
            [
                (Part::Footnote, "The note".to_owned()),
                (Part::Body, "Before and after".to_owned())
            ]
        );
    }

    #[test]
    fn tables_beyond_the_bound_on_nesting_are_read_as_running_text() {
        let mut flow = Flow::new(Part::Body);
        for _ in 0..PLACES_MAX + 50 {
            flow.open_table();
            flow.open_row();
            flow.open_cell(1, 1);
        }
        words(&mut flow, "Deep");
        for _ in 0..PLACES_MAX + 50 {
            flow.close_table(false);
        }
        let pieces = flow.finish();
        assert!(pieces.iter().any(|piece| piece.text == "Deep"));
    }
}
