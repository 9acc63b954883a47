//! Walks one slide, its notes or its comments.
//!
//! In: the part's XML. Out: its pieces in the order of the file. A shape's placeholder says whether
//! its text is the slide's title, or a running number, date or footer, which are left out.

use crate::document::{BlockKind, Part};
use crate::extract::flow::Flow;
use crate::extract::piece::Piece;
use crate::extract::words::Manner;
use crate::extract::xml::{Element, Node, Walk};

/// What a part says.
pub(super) struct Told {
    pub(super) pieces: Vec<Piece>,
    pub(super) is_damaged: bool,
    pub(super) is_full: bool,
}

/// Walks a part's XML.
pub(super) fn tell(text: &str, part: Part) -> Told {
    let mut slide = Slide {
        flow: Flow::new(part),
        shape: Shape::Plain,
        frames: Vec::new(),
        n_texts: 0,
        n_skipped: 0,
        is_head: false,
    };
    let mut walk = Walk::new(text);
    for node in walk.by_ref() {
        match node {
            Node::Open(element) => slide.open(&element),
            Node::Text(text) => slide.text(&text),
            Node::Close => slide.close(),
        }
        if slide.flow.is_full {
            break;
        }
    }
    Told {
        is_full: slide.flow.is_full,
        pieces: slide.flow.finish(),
        is_damaged: walk.is_damaged,
    }
}

/// What a shape is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Plain,
    /// A level, 0 for the presentation's own title.
    Title(u8),
    Running,
}

/// What has to be done when an element closes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Frame {
    Plain,
    Skipped,
    Paragraph,
    Text,
    Table,
    Row,
    Cell,
}

struct Slide {
    flow: Flow,
    shape: Shape,
    frames: Vec<Frame>,
    n_texts: usize,
    n_skipped: usize,
    /// Whether the next row is the table's head.
    is_head: bool,
}

impl Slide {
    fn open(&mut self, element: &Element) {
        let frame = self.frame(element);
        self.n_skipped += usize::from(frame == Frame::Skipped);
        self.n_texts += usize::from(frame == Frame::Text);
        self.frames.push(frame);
    }

    fn frame(&mut self, element: &Element) -> Frame {
        if self.n_skipped > 0 {
            return Frame::Skipped;
        }
        let is_on = |name: &str| element.attribute(name).is_some_and(|value| value != "0");
        let span = |name: &str| {
            let value = element.attribute(name).and_then(|value| value.parse().ok());
            value.unwrap_or(1).max(1)
        };
        match element.name() {
            "sp" | "graphicFrame" => self.shape = Shape::Plain,
            "ph" => self.shape = shape(&element.attribute("type").unwrap_or_default()),
            "txBody" if self.shape == Shape::Running => return Frame::Skipped,
            "p" => return self.paragraph(),
            "t" | "text" => return Frame::Text,
            "br" => self.flow.push("\n", Manner::default()),
            "tbl" => {
                self.flow.open_table();
                return Frame::Table;
            }
            "tblPr" => self.is_head = is_on("firstRow"),
            "tr" => {
                self.flow.open_row();
                return Frame::Row;
            }
            "tc" if is_on("hMerge") || is_on("vMerge") => return Frame::Skipped,
            "tc" => {
                self.flow.open_cell(span("gridSpan"), span("rowSpan"));
                return Frame::Cell;
            }
            _ => {}
        }
        Frame::Plain
    }

    fn paragraph(&mut self) -> Frame {
        match self.shape {
            Shape::Title(level) => self.flow.begin(BlockKind::Heading(level), None),
            _ => self.flow.end(),
        }
        Frame::Paragraph
    }

    fn text(&mut self, text: &str) {
        if self.n_texts > 0 && self.n_skipped == 0 {
            self.flow.push(text, Manner::default());
        }
    }

    fn close(&mut self) {
        match self.frames.pop() {
            Some(Frame::Skipped) => self.n_skipped -= 1,
            Some(Frame::Text) => self.n_texts -= 1,
            Some(Frame::Paragraph) => self.flow.end(),
            Some(Frame::Cell) => self.flow.close_cell(),
            Some(Frame::Row) => {
                let is_head = std::mem::take(&mut self.is_head);
                self.flow.close_row(is_head);
            }
            Some(Frame::Table) => self.flow.close_table(false),
            Some(Frame::Plain) | None => {}
        }
    }
}

/// What a placeholder is for (19.7.10).
fn shape(kind: &str) -> Shape {
    match kind {
        "ctrTitle" => Shape::Title(0),
        "title" => Shape::Title(1),
        "dt" | "ftr" | "hdr" | "sldNum" => Shape::Running,
        _ => Shape::Plain,
    }
}
