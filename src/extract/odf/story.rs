//! Walks the body, or the headers and footers, of an OpenDocument text.
//!
//! In: the XML that holds them. Out: pieces in reading order. One pass with a stack of what is open.
//! Element names are those of ODF 1.3 part 3, clauses 5 (text), 9 (tables) and 10 (drawings).

use std::collections::{BTreeSet, HashMap};

use super::Seen;
use super::lists::Lists;
use super::styles::Styles;
use crate::document::{BlockKind, Part};
use crate::extract::flow::Flow;
use crate::extract::piece::Piece;
use crate::extract::words::Manner;
use crate::extract::xml::{Element, Node, Walk};

/// The most blanks that one element stands for, and the most cells and rows repeated by a number.
const BLANKS_MAX: usize = 200;
const REPEATS_MAX: u32 = 64;

/// What has to be done when an element closes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Frame {
    Plain,
    Skipped,
    Paragraph,
    Span,
    List,
    Item,
    Table,
    HeaderRows,
    Row,
    Cell,
    Aside,
    Changes,
    Deletion,
    Margin,
}

/// The walk.
pub(super) struct Story<'a> {
    styles: &'a Styles,
    in_margins: bool,
    flow: Flow,
    frames: Vec<Frame>,
    lists: Lists,
    /// For each open span, whether its type is bold.
    spans: Vec<bool>,
    n_skipped: usize,
    n_paragraphs: usize,
    n_asides: usize,
    n_header_rows: usize,
    n_covered_right: u32,
    n_inserted: usize,
    is_row_of_header: Vec<bool>,
    /// What tracked changes struck out, by their ids, and which of them inserted.
    struck: HashMap<String, String>,
    inserted: BTreeSet<String>,
    change: Option<String>,
    n_deletions: usize,
    drawing_name: String,
    is_told: bool,
    /// Whether it is a presentation, whose text all stands in boxes.
    has_slides: bool,
}

impl<'a> Story<'a> {
    /// Tells the body.
    pub(super) fn of_body(styles: &'a Styles) -> Self {
        Self::new(styles, false)
    }

    /// Tells the headers and footers of all pages.
    pub(super) fn of_margins(styles: &'a Styles) -> Self {
        Self::new(styles, true)
    }

    fn new(styles: &'a Styles, in_margins: bool) -> Self {
        Self {
            styles,
            in_margins,
            flow: Flow::new(Part::Body),
            frames: Vec::new(),
            lists: Lists::default(),
            spans: Vec::new(),
            n_skipped: 0,
            n_paragraphs: 0,
            n_asides: 0,
            n_header_rows: 0,
            n_covered_right: 0,
            n_inserted: 0,
            is_row_of_header: Vec::new(),
            struck: HashMap::new(),
            inserted: BTreeSet::new(),
            change: None,
            n_deletions: 0,
            drawing_name: String::new(),
            is_told: false,
            has_slides: false,
        }
    }

    /// Walks the XML and says what was met.
    pub(super) fn tell(&mut self, text: &str) -> BTreeSet<Seen> {
        let mut walk = Walk::new(text);
        let mut seen = BTreeSet::new();
        for node in walk.by_ref() {
            match node {
                Node::Open(element) => {
                    let frame = self.open(&element);
                    self.frames.push(frame);
                }
                Node::Text(text) => self.text(&text),
                Node::Close => {
                    if let Some(frame) = self.frames.pop() {
                        self.close(frame);
                    }
                }
            }
            if self.flow.is_full {
                seen.insert(Seen::TooMuch);
                break;
            }
        }
        if walk.is_damaged {
            seen.insert(Seen::Damage);
        }
        seen
    }

    /// Returns the pieces.
    pub(super) fn finish(self) -> Vec<Piece> {
        self.flow.finish()
    }

    fn open(&mut self, element: &Element) -> Frame {
        if self.n_skipped > 0 || self.is_passed_over(element) {
            self.n_skipped += 1;
            return Frame::Skipped;
        }
        match element.full_name() {
            name @ ("office:text" | "office:presentation" | "office:master-styles") => {
                self.is_told = true;
                self.has_slides |= name == "office:presentation";
                Frame::Plain
            }
            _ if !self.is_told => Frame::Plain,
            "style:header" | "style:header-left" | "style:header-first" => {
                self.aside(Part::Header, Frame::Margin)
            }
            "style:footer" | "style:footer-left" | "style:footer-first" => {
                self.aside(Part::Footer, Frame::Margin)
            }
            "text:p" => self.open_paragraph(element),
            "text:h" => self.open_heading(element),
            "text:span" => self.open_span(element),
            "text:list" => self.open_list(element),
            "text:list-item" => self.open_item(element, true),
            "text:list-header" => self.open_item(element, false),
            "table:table" => self.open_table(),
            "table:table-header-rows" => self.open_header_rows(),
            "table:table-row" => self.open_row(),
            "table:table-cell" => self.open_cell(element),
            "table:covered-table-cell" => self.open_covered(element),
            "text:note" => self.open_note(element),
            "office:annotation" => self.aside(Part::Comment, Frame::Aside),
            "draw:frame" => self.name_drawing(element),
            "presentation:notes" => self.aside(Part::Footnote, Frame::Aside),
            "draw:text-box" if self.has_slides => Frame::Plain,
            "draw:text-box" | "draw:custom-shape" | "draw:rect" | "draw:ellipse" => {
                self.open_box(element)
            }
            "text:tracked-changes" => Frame::Changes,
            "text:changed-region" => {
                self.change = element.attribute("id");
                Frame::Plain
            }
            "text:insertion" => {
                self.inserted.extend(self.change.clone());
                Frame::Plain
            }
            "text:deletion" => {
                self.n_deletions += 1;
                Frame::Deletion
            }
            _ => {
                self.leaf(element);
                Frame::Plain
            }
        }
    }

    /// What is not said, or is said elsewhere.
    fn is_passed_over(&self, element: &Element) -> bool {
        matches!(
            element.full_name(),
            "office:forms"
                | "office:scripts"
                | "office:change-info"
                | "office:event-listeners"
                | "svg:title"
                | "svg:desc"
                | "text:note-citation"
                | "text:sequence-decls"
                | "text:variable-decls"
                | "text:user-field-decls"
                | "text:table-of-content-source"
                | "text:alphabetical-index-source"
                | "text:bibliography-source"
                | "text:illustration-index-source"
                | "text:table-index-source"
                | "text:user-index-source"
                | "text:object-index-source"
                | "text:ruby-text"
                | "meta:creator-initials"
        ) || (matches!(element.full_name(), "dc:creator" | "dc:date") && self.n_asides > 0)
            || (!self.in_margins && element.full_name() == "office:master-styles")
            || (self.in_margins && element.full_name() == "office:body")
    }

    fn aside(&mut self, part: Part, frame: Frame) -> Frame {
        self.flow.enter(part);
        self.n_asides += 1;
        frame
    }

    fn open_paragraph(&mut self, element: &Element) -> Frame {
        self.n_paragraphs += 1;
        if self.n_deletions > 0 {
            return Frame::Paragraph;
        }
        let style = element.attribute("style-name").unwrap_or_default();
        if self.styles.is_title(&style) && self.flow.n_tables_open() == 0 {
            self.flow.begin(BlockKind::Heading(0), None);
        } else {
            self.flow.end();
        }
        if self.styles.bold("paragraph", &style) == Some(true) {
            self.flow.style_bold();
        }
        Frame::Paragraph
    }

    fn open_heading(&mut self, element: &Element) -> Frame {
        self.n_paragraphs += 1;
        let level: u8 = element
            .attribute("outline-level")
            .and_then(|level| level.parse().ok())
            .unwrap_or(1);
        let style = element.attribute("style-name").unwrap_or_default();
        let level = if self.styles.is_title(&style) {
            0
        } else {
            level
        };
        let is_header = element.attribute("is-list-header").as_deref() == Some("true");
        let label = if is_header || level == 0 || !self.lists.is_empty() {
            None
        } else {
            self.lists.heading(&self.styles.outline, usize::from(level))
        };
        self.flow.begin(BlockKind::Heading(level), label);
        Frame::Paragraph
    }

    fn open_span(&mut self, element: &Element) -> Frame {
        let around = self.spans.last().copied().unwrap_or(false);
        let style = element.attribute("style-name").unwrap_or_default();
        self.spans
            .push(self.styles.bold("text", &style).unwrap_or(around));
        Frame::Span
    }

    fn open_list(&mut self, element: &Element) -> Frame {
        self.lists.open(element);
        Frame::List
    }

    fn open_item(&mut self, element: &Element, is_counted: bool) -> Frame {
        self.lists.number_item(element);
        let styles = self.styles;
        let label = is_counted
            .then(|| self.lists.label(|name| styles.list(name)))
            .flatten();
        self.flow.open_item(label);
        Frame::Item
    }

    fn open_table(&mut self) -> Frame {
        self.flow.open_table();
        Frame::Table
    }

    fn open_header_rows(&mut self) -> Frame {
        self.n_header_rows += 1;
        Frame::HeaderRows
    }

    fn open_row(&mut self) -> Frame {
        self.is_row_of_header.push(self.n_header_rows > 0);
        self.n_covered_right = 0;
        self.flow.open_row();
        Frame::Row
    }

    fn open_cell(&mut self, element: &Element) -> Frame {
        let repeats = number(element, "number-columns-repeated");
        for _ in 1..repeats.min(REPEATS_MAX) {
            self.flow.open_cell(1, 1);
            self.flow.close_cell();
        }
        self.flow.open_cell(1, 1);
        self.n_covered_right = number(element, "number-columns-spanned") - 1;
        Frame::Cell
    }

    /// What a merged cell covers to its right is left free; below it, an empty cell keeps the place.
    fn open_covered(&mut self, element: &Element) -> Frame {
        let repeats = number(element, "number-columns-repeated");
        for _ in 0..repeats.min(REPEATS_MAX) {
            if self.n_covered_right > 0 {
                self.n_covered_right -= 1;
                self.flow.skip_columns(1);
            } else {
                self.flow.open_continued_cell(1);
                self.flow.close_cell();
            }
        }
        self.n_skipped += 1;
        Frame::Skipped
    }

    fn open_note(&mut self, element: &Element) -> Frame {
        let is_endnote = element.attribute("note-class").as_deref() == Some("endnote");
        let part = if is_endnote {
            Part::Endnote
        } else {
            Part::Footnote
        };
        self.aside(part, Frame::Aside)
    }

    fn name_drawing(&mut self, element: &Element) -> Frame {
        self.drawing_name = element.attribute("name").unwrap_or_default();
        Frame::Plain
    }

    /// A box in a header is part of the header; only in the body is it a place of its own.
    fn open_box(&mut self, element: &Element) -> Frame {
        if let Some(name) = element.attribute("name") {
            self.drawing_name = name;
        }
        let is_watermark = self.drawing_name.to_lowercase().contains("watermark");
        let part = match self.flow.part() {
            _ if is_watermark => Part::Watermark,
            Part::Body => Part::TextBox,
            part => part,
        };
        self.aside(part, Frame::Aside)
    }

    /// Elements that hold nothing.
    fn leaf(&mut self, element: &Element) {
        match element.full_name() {
            "text:s" => {
                let n = number(element, "c") as usize;
                self.say(&" ".repeat(n.min(BLANKS_MAX)));
            }
            "text:tab" => self.say("\t"),
            "text:line-break" => self.say("\n"),
            "text:change" => self.strike(element),
            "text:change-start" if self.is_insertion(element) => self.n_inserted += 1,
            "text:change-end" if self.is_insertion(element) => {
                self.n_inserted = self.n_inserted.saturating_sub(1);
            }
            _ => {}
        }
    }

    fn is_insertion(&self, element: &Element) -> bool {
        let id = element.attribute("change-id").unwrap_or_default();
        self.inserted.contains(&id)
    }

    /// Puts what was struck out where it stood.
    fn strike(&mut self, element: &Element) {
        let id = element.attribute("change-id").unwrap_or_default();
        if let Some(text) = self.struck.remove(&id) {
            let manner = Manner {
                is_struck: true,
                ..Manner::default()
            };
            self.flow.push(&text, manner);
        }
    }

    fn text(&mut self, text: &str) {
        if self.n_skipped == 0 && self.n_paragraphs > 0 && self.is_told {
            self.say(&text.replace(['\n', '\r', '\t'], " "));
        }
    }

    fn say(&mut self, text: &str) {
        if self.n_deletions > 0 {
            let id = self.change.clone().unwrap_or_default();
            self.struck.entry(id).or_default().push_str(text);
            return;
        }
        let manner = Manner {
            is_bold: self.spans.last().copied().unwrap_or(false),
            is_inserted: self.n_inserted > 0,
            is_struck: false,
        };
        self.flow.push(text, manner);
    }

    fn close(&mut self, frame: Frame) {
        match frame {
            Frame::Plain | Frame::Changes => {}
            Frame::Skipped => self.n_skipped -= 1,
            Frame::Paragraph => self.close_paragraph(),
            Frame::Span => _ = self.spans.pop(),
            Frame::List => self.lists.close(),
            Frame::Item => self.flow.close_item(),
            Frame::Table => self.flow.close_table(false),
            Frame::HeaderRows => self.n_header_rows -= 1,
            Frame::Row => {
                let is_header = self.is_row_of_header.pop().unwrap_or(false);
                self.flow.close_row(is_header);
            }
            Frame::Cell => self.flow.close_cell(),
            Frame::Deletion => self.n_deletions -= 1,
            Frame::Aside | Frame::Margin => {
                self.n_asides -= 1;
                self.flow.leave();
                self.drawing_name.clear();
            }
        }
    }

    fn close_paragraph(&mut self) {
        self.n_paragraphs -= 1;
        if self.n_deletions > 0 {
            self.say("\n");
        } else {
            self.flow.end();
        }
    }
}

fn number(element: &Element, name: &str) -> u32 {
    let value = element.attribute(name).and_then(|value| value.parse().ok());
    value.unwrap_or(1).max(1)
}
