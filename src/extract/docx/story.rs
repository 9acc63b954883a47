//! Walks one part of a Word document: body, header, footer, notes or comments.
//!
//! In: the part's XML. Out: its pieces in reading order. One pass over the elements with a stack of
//! what is open, so that neither deep nesting nor broken XML can bring it down. Element names are
//! those of ECMA-376 part 1, clauses 17 (WordprocessingML) and 20 (DrawingML).

use std::collections::BTreeSet;

use super::numbering::{Counters, Numbering};
use super::paragraph::{Paragraph, Setting};
use super::styles::Styles;
use crate::document::{BlockKind, Part, Tracked};
use crate::extract::piece::Piece;
use crate::extract::table::Table;
use crate::extract::tidy;
use crate::extract::words::Manner;
use crate::extract::xml::{Element, Node, Walk};

/// The most pieces taken from one document: a book of ten thousand pages.
pub(super) const PIECES_MAX: usize = 400_000;

/// What one document's stories share.
pub(super) struct Shared<'a> {
    pub(super) styles: &'a Styles,
    pub(super) numbering: &'a Numbering,
    pub(super) counters: Counters,
    pub(super) n_tables: u32,
    pub(super) n_pieces: usize,
    /// The paragraphs by which comments that were dealt with are known.
    pub(super) settled: BTreeSet<String>,
}

/// What a story gives.
#[derive(Debug, Default)]
pub(super) struct Told {
    pub(super) pieces: Vec<Piece>,
    /// Files that are set in: before which piece, and by which relationship.
    pub(super) chunks: Vec<(usize, String)>,
    pub(super) seen: BTreeSet<Seen>,
}

/// What was met on the way and is worth a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Seen {
    Pictures,
    UnknownSymbols,
    EmbeddedFiles,
    LostChunk,
    Damage,
    TooMuch,
}

/// Walks a part's XML.
pub(super) fn tell(text: &str, part: Part, shared: &mut Shared) -> Told {
    let mut story = Story::new(part, shared);
    let mut walk = Walk::new(text);
    while let Some(node) = walk.next() {
        match node {
            Node::Open(element) => {
                let frame = story.open(&element, &walk);
                story.frames.push(frame);
            }
            Node::Text(text) => story.text(&text),
            Node::Close => {
                if let Some(frame) = story.frames.pop() {
                    story.close(frame);
                }
            }
        }
        if story.shared.n_pieces + story.told.pieces.len() >= PIECES_MAX {
            story.told.seen.insert(Seen::TooMuch);
            break;
        }
    }
    while let Some(frame) = story.frames.pop() {
        story.close(frame);
    }
    if walk.is_damaged {
        story.saw(Seen::Damage);
    }
    story.shared.n_pieces += story.told.pieces.len();
    story.told
}

/// What has to be done when an element closes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Frame {
    Plain,
    /// Nothing inside is read.
    Skipped,
    Paragraph,
    Run,
    Text,
    Table,
    Row,
    Cell,
    TextBox,
    Inserted,
    Struck,
    /// The first way of drawing the same thing; the second is read only if this one says nothing.
    Choice {
        n_marks_before: usize,
    },
    FormField,
    Comment {
        start: usize,
    },
}

/// Where paragraphs go.
#[derive(Debug)]
enum Holder {
    Flow(Part),
    Table(Table),
}

/// Fields: an instruction, then the result that is shown (17.16.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Instruction,
    Result,
}

/// Ticks and choices of the old form fields (17.16.7, 17.16.9), which have no result text.
#[derive(Debug, Default)]
struct FormField {
    is_checkbox: bool,
    is_checked: bool,
    choices: Vec<String>,
    chosen: usize,
}

struct Story<'a, 'b> {
    shared: &'a mut Shared<'b>,
    told: Told,
    home: Part,
    frames: Vec<Frame>,
    holders: Vec<Holder>,
    paragraphs: Vec<Paragraph>,
    fields: Vec<Field>,
    form: FormField,
    n_skipped: usize,
    n_texts: usize,
    n_inserted: usize,
    n_struck: usize,
    n_marks: usize,
    choice_said: Option<bool>,
    is_run_bold: Option<bool>,
    drawing_name: String,
    box_start: usize,
    heading_above: u8,
    is_settled: bool,
}

impl<'a, 'b> Story<'a, 'b> {
    fn new(home: Part, shared: &'a mut Shared<'b>) -> Self {
        Self {
            shared,
            told: Told::default(),
            home,
            frames: Vec::new(),
            holders: vec![Holder::Flow(home)],
            paragraphs: Vec::new(),
            fields: Vec::new(),
            form: FormField::default(),
            n_skipped: 0,
            n_texts: 0,
            n_inserted: 0,
            n_struck: 0,
            n_marks: 0,
            choice_said: None,
            is_run_bold: None,
            drawing_name: String::new(),
            box_start: 0,
            heading_above: 0,
            is_settled: false,
        }
    }

    fn open(&mut self, element: &Element, walk: &Walk) -> Frame {
        if self.n_skipped > 0 || self.is_passed_over(element) {
            self.n_skipped += 1;
            return Frame::Skipped;
        }
        match element.name() {
            "p" => self.open_paragraph(element),
            "comment" if self.home == Part::Comment => self.open_comment(),
            "r" => self.open_run(),
            "t" | "delText" => self.open_text(),
            "tbl" => self.open_table(),
            "tr" => self.open_row(),
            "tc" => self.open_cell(),
            "txbxContent" | "txBody" => self.open_box(),
            "ins" | "moveTo" => self.open_change(element, walk, Frame::Inserted),
            "del" | "moveFrom" => self.open_change(element, walk, Frame::Struck),
            "Choice" => self.open_choice(),
            "ffData" => self.open_form_field(),
            _ => {
                self.leaf(element, walk);
                Frame::Plain
            }
        }
    }

    /// Instructions of fields, formatting before a tracked change, and what is said elsewhere.
    fn is_passed_over(&mut self, element: &Element) -> bool {
        match element.name() {
            "instrText" | "delInstrText" | "fldData" | "rPrChange" | "pPrChange"
            | "tblPrChange" | "tcPrChange" | "trPrChange" | "sectPrChange" | "numberingChange"
            | "tblGridChange" => true,
            "footnote" | "endnote" => element
                .attribute("type")
                .is_some_and(|kind| kind != "normal"),
            "Choice" => self.choice_said == Some(true),
            "Fallback" => self.choice_said.take() == Some(true),
            _ => false,
        }
    }

    fn open_paragraph(&mut self, element: &Element) -> Frame {
        self.paragraphs.push(Paragraph::default());
        self.is_run_bold = None;
        if self.home == Part::Comment {
            let id = element.attribute("paraId");
            self.is_settled |= id.is_some_and(|id| self.shared.settled.contains(&id));
        }
        Frame::Paragraph
    }

    fn open_comment(&mut self) -> Frame {
        self.is_settled = false;
        Frame::Comment {
            start: self.told.pieces.len(),
        }
    }

    /// A comment is known by its last paragraph, so that its end tells whether it was dealt with.
    fn close_comment(&mut self, start: usize) {
        let pieces = self.told.pieces.iter_mut().skip(start);
        if std::mem::take(&mut self.is_settled) {
            pieces.for_each(|piece| piece.tracked = Tracked::Settled);
        }
    }

    fn open_run(&mut self) -> Frame {
        self.is_run_bold = None;
        Frame::Run
    }

    fn open_text(&mut self) -> Frame {
        self.n_texts += 1;
        Frame::Text
    }

    fn open_table(&mut self) -> Frame {
        let table = Table::new(self.shared.n_tables, self.part());
        self.shared.n_tables = self.shared.n_tables.saturating_add(1);
        self.holders.push(Holder::Table(table));
        Frame::Table
    }

    fn open_row(&mut self) -> Frame {
        self.in_table(Table::open_row);
        Frame::Row
    }

    fn open_cell(&mut self) -> Frame {
        self.in_table(Table::open_cell);
        Frame::Cell
    }

    /// A box in a header is part of the header; only in the body is it a place of its own.
    fn open_box(&mut self) -> Frame {
        let part = match self.home {
            Part::Body => Part::TextBox,
            Part::Header | Part::Footer if says_watermark(&self.drawing_name) => Part::Watermark,
            home => home,
        };
        self.box_start = self.told.pieces.len();
        self.holders.push(Holder::Flow(part));
        Frame::TextBox
    }

    /// A change mark inside properties tells of the paragraph's or the row's own mark.
    fn open_change(&mut self, element: &Element, walk: &Walk, frame: Frame) -> Frame {
        if walk.open(1) == "trPr" && element.name() == "del" {
            self.in_table(Table::mark_row_deleted);
        }
        match frame {
            Frame::Inserted => self.n_inserted += 1,
            _ => self.n_struck += 1,
        }
        frame
    }

    fn open_choice(&mut self) -> Frame {
        Frame::Choice {
            n_marks_before: self.n_marks,
        }
    }

    fn open_form_field(&mut self) -> Frame {
        self.form = FormField::default();
        Frame::FormField
    }

    fn chunk(&mut self, element: &Element) {
        let id = element.attribute("id").unwrap_or_default();
        self.told.chunks.push((self.told.pieces.len(), id));
    }

    /// Elements that hold nothing or only attributes.
    fn leaf(&mut self, element: &Element, walk: &Walk) {
        let parent = walk.open(1);
        match (parent, element.name()) {
            ("r", "tab" | "ptab") => self.push("\t"),
            ("r" | "p", "br" | "cr") => self.push("\n"),
            ("r", "noBreakHyphen") => self.push("-"),
            ("r", "sym") => self.symbol(element),
            ("r", "fldChar") => self.field(element),
            ("rPr", "b") if walk.open(2) == "r" => self.is_run_bold = Some(element.is_on()),
            ("rPr", "rStyle") => self.run_style(element),
            ("pPr" | "numPr", _) => self.paragraph_property(element),
            ("tcPr" | "trPr", _) => self.table_property(element),
            (_, "textpath") => self.word_art(element),
            (_, "docPr" | "shape") => self.name_drawing(element),
            (_, "prstTxWarp") => self.bent_text(element),
            (_, "blip" | "imagedata") => self.saw(Seen::Pictures),
            (_, "OLEObject") => self.saw(Seen::EmbeddedFiles),
            (_, "altChunk") => self.chunk(element),
            (_, "AlternateContent") => self.choice_said = None,
            ("checkBox", "default" | "checked") => self.form.is_checked = element.is_on(),
            ("ffData", "checkBox") => self.form.is_checkbox = true,
            ("ddList", "result") => self.form.chosen = number(element) as usize,
            ("ddList", "listEntry") => self.form.choices.extend(element.val()),
            _ => {}
        }
    }

    fn close(&mut self, frame: Frame) {
        match frame {
            Frame::Plain => {}
            Frame::Skipped => self.n_skipped -= 1,
            Frame::Paragraph => self.close_paragraph(),
            Frame::Run => self.is_run_bold = None,
            Frame::Text => self.n_texts -= 1,
            Frame::Table => self.close_table(),
            Frame::Row => self.in_table(Table::close_row),
            Frame::Cell => self.in_table(Table::close_cell),
            Frame::TextBox => self.close_box(),
            Frame::Inserted => self.n_inserted -= 1,
            Frame::Struck => self.n_struck -= 1,
            Frame::Choice { n_marks_before } => {
                self.choice_said = Some(self.n_marks > n_marks_before);
            }
            Frame::FormField => self.close_form_field(),
            Frame::Comment { start } => self.close_comment(start),
        }
    }

    fn text(&mut self, text: &str) {
        if self.n_skipped == 0 && self.n_texts > 0 && !self.in_outer_instruction() {
            self.push(text);
        }
    }

    /// The result of a field that only feeds another field's instruction is not shown.
    fn in_outer_instruction(&self) -> bool {
        let n_outer = self.fields.len().saturating_sub(1);
        self.fields[..n_outer].contains(&Field::Instruction)
    }

    fn push(&mut self, text: &str) {
        let is_bold = self.is_run_bold.unwrap_or(false);
        let manner = Manner {
            is_bold,
            is_inserted: self.n_inserted > 0,
            is_struck: self.n_struck > 0,
        };
        self.n_marks += text.trim().len();
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.words.push(text, manner);
        }
    }

    fn saw(&mut self, seen: Seen) {
        self.told.seen.insert(seen);
    }

    fn close_paragraph(&mut self) {
        let Some(paragraph) = self.paragraphs.pop() else {
            return;
        };
        let setting = Setting {
            part: self.part(),
            in_cell: matches!(self.holders.last(), Some(Holder::Table(_))),
            styles: self.shared.styles,
            numbering: self.shared.numbering,
            heading_above: self.heading_above,
        };
        let is_styled = paragraph.outline.is_some()
            || setting.styles.heading(paragraph.style.as_deref()).is_some();
        let (said, struck) = paragraph.finish(&setting, &mut self.shared.counters);
        if let (BlockKind::Heading(level), true, false) =
            (said.kind, is_styled, said.text.is_empty())
        {
            self.heading_above = level;
        }
        for piece in std::iter::once(said).chain(struck) {
            self.keep(piece);
        }
    }

    fn keep(&mut self, piece: Piece) {
        match self.holders.last_mut() {
            Some(Holder::Table(table)) => table.add(piece),
            _ if piece.text.is_empty() => {}
            _ => self.told.pieces.push(piece),
        }
    }

    fn close_table(&mut self) {
        let Some(Holder::Table(table)) = self.holders.pop_if(|top| matches!(top, Holder::Table(_)))
        else {
            return;
        };
        let pieces = table.finish();
        match self.holders.last_mut() {
            Some(Holder::Table(outer)) => outer.hold(pieces),
            _ => self.told.pieces.extend(pieces),
        }
    }

    fn close_box(&mut self) {
        if self.holders.len() > 1 {
            self.holders.pop();
        }
    }

    fn close_form_field(&mut self) {
        let form = std::mem::take(&mut self.form);
        if form.is_checkbox {
            self.push(if form.is_checked {
                "\u{2612}"
            } else {
                "\u{2610}"
            });
        } else if let Some(choice) = form.choices.get(form.chosen) {
            self.push(choice);
        }
    }

    /// The part that a paragraph standing here belongs to.
    fn part(&self) -> Part {
        let flow = self.holders.iter().rev().find_map(|holder| match holder {
            Holder::Flow(part) => Some(*part),
            Holder::Table(_) => None,
        });
        flow.unwrap_or(self.home)
    }

    fn in_table(&mut self, change: impl FnOnce(&mut Table)) {
        if let Some(Holder::Table(table)) = self.holders.last_mut() {
            change(table);
        }
    }

    fn symbol(&mut self, element: &Element) {
        let font = element.attribute("font").unwrap_or_default();
        let code = element.attribute("char").unwrap_or_default();
        let mark = u32::from_str_radix(&code, 16).ok().and_then(char::from_u32);
        match mark.and_then(|mark| tidy::symbol(&font, mark)) {
            Some(mark) => self.push(mark.encode_utf8(&mut [0; 4])),
            None => self.saw(Seen::UnknownSymbols),
        }
    }

    fn field(&mut self, element: &Element) {
        match element.attribute("fldCharType").as_deref() {
            Some("begin") => self.fields.push(Field::Instruction),
            Some("separate") => {
                if let Some(field) = self.fields.last_mut() {
                    *field = Field::Result;
                }
            }
            Some("end") => {
                self.fields.pop();
            }
            _ => {}
        }
    }

    fn run_style(&mut self, element: &Element) {
        let style = element.val();
        if self.is_run_bold.is_none() && self.shared.styles.is_bold(style.as_deref()) {
            self.is_run_bold = Some(true);
        }
    }

    fn paragraph_property(&mut self, element: &Element) {
        let Some(paragraph) = self.paragraphs.last_mut() else {
            return;
        };
        let small = || element.val().and_then(|val| val.parse().ok());
        match element.name() {
            "pStyle" => paragraph.style = element.val(),
            "outlineLvl" => paragraph.outline = small(),
            "numId" => paragraph.list = element.val(),
            "ilvl" => paragraph.list_level = small(),
            _ => {}
        }
    }

    fn table_property(&mut self, element: &Element) {
        match element.name() {
            "gridSpan" => self.in_table(|table| table.span_columns(number(element))),
            "gridBefore" => self.in_table(|table| table.skip_columns(number(element))),
            "tblHeader" if element.is_on() => self.in_table(Table::mark_header_row),
            "vMerge" | "hMerge" if element.val().as_deref() != Some("restart") => {
                self.in_table(Table::continue_above);
            }
            _ => {}
        }
    }

    /// Text along a path: in a header it lies across the page (VML 19.1.2.23).
    fn word_art(&mut self, element: &Element) {
        let text = tidy::piece(&element.attribute("string").unwrap_or_default());
        let in_margin = matches!(self.home, Part::Header | Part::Footer);
        let part = if in_margin || says_watermark(&self.drawing_name) {
            Part::Watermark
        } else {
            Part::TextBox
        };
        self.n_marks += text.len();
        if !text.is_empty() {
            self.told
                .pieces
                .push(Piece::new(part, BlockKind::Paragraph, text));
        }
    }

    fn name_drawing(&mut self, element: &Element) {
        let names = ["name", "id", "descr"].map(|name| element.attribute(name).unwrap_or_default());
        self.drawing_name = names.join(" ");
    }

    /// A header's box whose text is bent or stretched into a shape is a watermark (20.1.9.19).
    fn bent_text(&mut self, element: &Element) {
        let shape = element.attribute("prst").unwrap_or_default();
        let in_margin = matches!(self.home, Part::Header | Part::Footer);
        if in_margin && !shape.is_empty() && shape != "textNoShape" {
            let start = self.box_start.min(self.told.pieces.len());
            for piece in &mut self.told.pieces[start..] {
                piece.part = Part::Watermark;
            }
        }
    }
}

fn says_watermark(name: &str) -> bool {
    name.to_lowercase().contains("watermark")
}

fn number(element: &Element) -> u32 {
    element.val().and_then(|val| val.parse().ok()).unwrap_or(0)
}
