//! Reads web pages and the html bodies of mails.
//!
//! In: bytes in any encoding. Out: headings, paragraphs, list items, tables as cells, title and
//! author as properties. A tokenizer of the WHATWG rules gives the tags; what they leave open is
//! closed as a browser would close it. Scripts do not run and nothing that is linked is opened.

mod sheet;
mod tag;

use encoding_rs::Encoding;
use html5gum::{DefaultEmitter, Token, Tokenizer};

use self::sheet::Sheet;
use self::tag::{Tag, is_block, is_void, part_of, spelt};
use super::flow::Flow;
use super::numerals::{BULLET, written};
use super::piece::Piece;
use super::properties;
use super::tags;
use super::text;
use super::words::Manner;
use crate::document::{BlockKind, Builder, Document, Format, Note, NoteCode, Part};

/// How far into a page its own word on the encoding may stand (WHATWG HTML 13.2.3.2).
const CHARSET_BYTES_MAX: usize = 1024;
/// The longest page read, in bytes.
const PAGE_BYTES_MAX: usize = 48 * 1024 * 1024;

/// Reads a page.
pub(super) fn read(path: &str, hash: &str, bytes: &[u8]) -> Result<Document, Note> {
    let is_long = bytes.len() > PAGE_BYTES_MAX;
    let bytes = &bytes[..bytes.len().min(PAGE_BYTES_MAX)];
    let text = decoded(bytes)?;
    let (pieces, is_full) = pieces(&text);
    if pieces.iter().all(|piece| piece.part == Part::Property) {
        return Err(Note::new(NoteCode::Empty, "the page holds no text"));
    }
    let mut builder = Builder::new(path, hash, Format::Html);
    if is_long || is_full {
        let message = "the page is longer than the bound; the rest was left out";
        builder.note(NoteCode::CutShort, message);
    }
    for piece in pieces {
        piece.push_to(&mut builder);
    }
    Ok(builder.finish())
}

/// The page's own word on its encoding holds unless a byte order mark says otherwise.
fn decoded(bytes: &[u8]) -> Result<String, Note> {
    let named = declared_encoding(bytes).filter(|_| Encoding::for_bom(bytes).is_none());
    match named {
        Some(encoding) if std::str::from_utf8(bytes).is_err() => {
            Ok(encoding.decode_without_bom_handling(bytes).0.into_owned())
        }
        _ => text::decoded(bytes).map(|(text, _)| text),
    }
}

fn declared_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = &bytes[..bytes.len().min(CHARSET_BYTES_MAX)];
    let start = start.to_ascii_lowercase();
    let at = memchr::memmem::find(&start, b"charset")? + "charset".len();
    let rest = start[at..].trim_ascii_start().strip_prefix(b"=")?;
    let rest = rest.trim_ascii_start();
    let name = rest.strip_prefix(b"\"").or_else(|| rest.strip_prefix(b"'"));
    let name = name.unwrap_or(rest);
    let end = name.iter().position(|byte| b"\"'>; /".contains(byte))?;
    Encoding::for_label(&name[..end])
}

/// Reads a decoded page into pieces, and says whether it was too long.
pub(super) fn pieces(text: &str) -> (Vec<Piece>, bool) {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut page = Page::new();
    let text = tags::bounded(text);
    for token in Tokenizer::new_with_emitter(text.as_ref(), emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => page.open(&Tag::of(&tag)),
            Token::EndTag(tag) => page.close(&spelt(&tag.name)),
            Token::String(text) => page.text(&String::from_utf8_lossy(&text)),
            _ => {}
        }
        if page.flow.is_full {
            break;
        }
    }
    page.finish()
}

/// A list that is open.
struct List {
    format: Option<&'static str>,
    next: u32,
    is_item_open: bool,
}

/// A table that is open.
#[derive(Default)]
struct Grid {
    is_row_open: bool,
    is_cell_open: bool,
    in_head: bool,
    is_layout: bool,
    n_heads: usize,
    n_values: usize,
    n_lists_around: usize,
}

/// The reading of one page.
struct Page {
    flow: Flow,
    properties: Vec<Piece>,
    /// An element whose content is not shown, and how many of its name are open in one another.
    unseen: Option<(String, usize)>,
    sheet: Sheet,
    /// A style sheet that is open.
    style: Option<String>,
    title: Option<String>,
    lists: Vec<List>,
    grids: Vec<Grid>,
    /// For each open `div`, whether it is another part of the document.
    divs: Vec<bool>,
    spans: Vec<Span>,
    n_bold: usize,
    n_inserted: usize,
    n_struck: usize,
    n_preformatted: usize,
    n_drawings: usize,
}

/// A `span` that is open.
#[derive(Clone, Copy, Default)]
struct Span {
    /// Whether its type stands out.
    is_heavy: bool,
    /// Whether it is no part of the words beside it.
    stands_apart: bool,
}

impl Page {
    fn new() -> Self {
        let mut flow = Flow::new(Part::Body);
        flow.has_layout_tables = true;
        Self {
            flow,
            properties: Vec::new(),
            unseen: None,
            sheet: Sheet::default(),
            style: None,
            title: None,
            lists: Vec::new(),
            grids: Vec::new(),
            divs: Vec::new(),
            spans: Vec::new(),
            n_bold: 0,
            n_inserted: 0,
            n_struck: 0,
            n_preformatted: 0,
            n_drawings: 0,
        }
    }

    /// Tells whether an element's content is never shown, or only by a browser that can do less.
    fn is_dumb(&self, name: &str) -> bool {
        let is_program = matches!(name, "script" | "style" | "template");
        let stands_in = matches!(
            name,
            "noscript"
                | "noframes"
                | "object"
                | "iframe"
                | "audio"
                | "video"
                | "canvas"
                | "progress"
                | "meter"
                | "rp"
        );
        let in_drawing = matches!(name, "title" | "desc" | "metadata" | "defs");
        let in_formula = matches!(name, "annotation" | "annotation-xml");
        is_program || stands_in || in_formula || (in_drawing && self.n_drawings > 0)
    }

    fn is_hidden(&self, tag: &Tag) -> bool {
        let hides = || sheet::hides(tag.attribute("style")?);
        tag.is_closed() || hides().or_else(|| self.sheet.hides(tag)) == Some(true)
    }

    fn end_style(&mut self) {
        if let Some(style) = self.style.take() {
            self.sheet.add(&style);
        }
    }

    fn open(&mut self, tag: &Tag) {
        let name = tag.name.as_str();
        if let Some((unseen, n_open)) = &mut self.unseen {
            if !ends_at(unseen, name) {
                *n_open += usize::from(unseen == name && !tag.closes_itself);
                return;
            }
            self.unseen = None;
        }
        if (self.is_dumb(name) || self.is_hidden(tag)) && !is_void(name) {
            if !tag.closes_itself {
                self.unseen = Some((tag.name.clone(), 1));
                self.style = (name == "style" && is_for_screens(tag)).then(String::new);
            }
            return;
        }
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading(name),
            "ul" | "ol" | "menu" | "dir" => self.open_list(tag),
            "li" => self.open_item(tag),
            "table" => self.open_table(tag),
            "thead" | "tbody" | "tfoot" => self.open_rows(name == "thead"),
            "tr" => self.open_row(),
            "td" | "th" => self.open_cell(tag),
            "div" => self.open_div(tag),
            "p" => self.open_paragraph(tag),
            "span" | "font" => self.open_span(tag),
            "b" | "strong" => self.n_bold += 1,
            "ins" => self.n_inserted += 1,
            "del" => self.n_struck += 1,
            "br" => self.line_break(),
            "title" => self.title = Some(String::new()),
            "meta" => self.meta(tag),
            "input" => self.input(tag),
            "svg" => self.n_drawings += 1,
            "text" if self.n_drawings > 0 => self.flow.end(),
            "option" if tag.attribute("selected").is_none() => {
                self.unseen = Some((tag.name.clone(), 1));
            }
            "pre" => {
                self.flow.end();
                self.n_preformatted += 1;
            }
            _ if is_block(name) => self.flow.end(),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        if let Some((unseen, n_open)) = &mut self.unseen {
            if unseen == name {
                *n_open -= 1;
                if *n_open == 0 {
                    self.unseen = None;
                    self.end_style();
                }
                return;
            }
            if !ends_with(unseen, name) {
                return;
            }
            self.unseen = None;
        }
        match name {
            "ul" | "ol" | "menu" | "dir" => self.close_list(),
            "li" => self.close_item(),
            "table" => self.close_table(),
            "thead" | "tbody" | "tfoot" => self.open_rows(false),
            "tr" => self.close_row(),
            "td" | "th" => self.close_cell(),
            "div" => self.close_div(),
            "span" | "font" => self.close_span(),
            "b" | "strong" => self.n_bold = self.n_bold.saturating_sub(1),
            "ins" => self.n_inserted = self.n_inserted.saturating_sub(1),
            "del" => self.n_struck = self.n_struck.saturating_sub(1),
            "title" => self.close_title(),
            "svg" => {
                self.flow.end();
                self.n_drawings = self.n_drawings.saturating_sub(1);
            }
            "pre" => {
                self.flow.end();
                self.n_preformatted = self.n_preformatted.saturating_sub(1);
            }
            _ if is_block(name) => self.flow.end(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(style) = &mut self.style {
            style.push_str(text);
        }
        if self.unseen.is_some() {
            return;
        }
        if let Some(title) = &mut self.title {
            title.push_str(text);
            return;
        }
        let manner = Manner {
            is_bold: self.n_bold > 0 || self.spans.last().is_some_and(|span| span.is_heavy),
            is_inserted: self.n_inserted > 0,
            is_struck: self.n_struck > 0,
        };
        if self.n_preformatted > 0 {
            self.flow.push(text, manner);
        } else {
            self.flow
                .push(&text.replace(['\n', '\r', '\t'], " "), manner);
        }
    }

    fn heading(&mut self, name: &str) {
        let level = name[1..].parse().unwrap_or(1);
        self.flow.begin(BlockKind::Heading(level), None);
    }

    fn open_paragraph(&mut self, tag: &Tag) {
        self.flow.end();
        if tag.is_heavy() == Some(true) {
            self.flow.style_bold();
        }
    }

    fn open_span(&mut self, tag: &Tag) {
        let around = self.spans.last().is_some_and(|span| span.is_heavy);
        let span = Span {
            is_heavy: tag.is_heavy().unwrap_or(around),
            stands_apart: tag.stands_apart(),
        };
        self.part_words(span);
        self.spans.push(span);
    }

    fn close_span(&mut self) {
        if let Some(span) = self.spans.pop() {
            self.part_words(span);
        }
    }

    fn part_words(&mut self, span: Span) {
        if span.stands_apart {
            self.text(" ");
        }
    }

    /// Two line breaks in a row end a paragraph; one does not.
    fn line_break(&mut self) {
        if self.flow.ends_line() {
            self.flow.end();
        } else {
            self.flow.push("\n", Manner::default());
        }
    }

    fn open_list(&mut self, tag: &Tag) {
        self.flow.end();
        let format = (tag.name == "ol").then(|| match tag.attribute("type") {
            Some("a") => "lowerLetter",
            Some("A") => "upperLetter",
            Some("i") => "lowerRoman",
            Some("I") => "upperRoman",
            _ => "decimal",
        });
        self.lists.push(List {
            format,
            next: tag.number("start").unwrap_or(1),
            is_item_open: false,
        });
    }

    fn n_lists_around(&self) -> usize {
        self.grids.last().map_or(0, |grid| grid.n_lists_around)
    }

    fn open_item(&mut self, tag: &Tag) {
        self.close_item();
        if self.lists.len() <= self.n_lists_around() {
            self.lists.push(List {
                format: None,
                next: 1,
                is_item_open: false,
            });
        }
        let Some(list) = self.lists.last_mut() else {
            return;
        };
        let count = tag.number("value").unwrap_or(list.next);
        list.next = count.saturating_add(1);
        list.is_item_open = true;
        let label = list.format.map_or(BULLET.to_owned(), |format| {
            format!("{}.", written(count, format))
        });
        self.flow.open_item(Some(label));
    }

    fn close_item(&mut self) {
        let around = self.n_lists_around();
        let is_here = self.lists.len() > around;
        if let Some(list) = self.lists.last_mut()
            && is_here
            && list.is_item_open
        {
            list.is_item_open = false;
            self.flow.close_item();
        }
    }

    fn close_list(&mut self) {
        self.close_item();
        self.flow.end();
        if self.lists.len() > self.n_lists_around() {
            self.lists.pop();
        }
    }

    fn open_table(&mut self, tag: &Tag) {
        self.flow.open_table();
        let role = tag.attribute("role").unwrap_or_default();
        self.grids.push(Grid {
            is_layout: matches!(role, "presentation" | "none"),
            n_lists_around: self.lists.len(),
            ..Grid::default()
        });
    }

    fn open_rows(&mut self, in_head: bool) {
        self.close_row();
        if let Some(grid) = self.grids.last_mut() {
            grid.in_head = in_head;
        }
    }

    fn open_row(&mut self) {
        self.close_row();
        let Some(grid) = self.grids.last_mut() else {
            return;
        };
        grid.is_row_open = true;
        grid.n_heads = 0;
        grid.n_values = 0;
        self.flow.open_row();
    }

    fn open_cell(&mut self, tag: &Tag) {
        self.close_cell();
        if self.grids.last().is_some_and(|grid| !grid.is_row_open) {
            self.open_row();
        }
        let Some(grid) = self.grids.last_mut() else {
            self.flow.end();
            return;
        };
        grid.is_cell_open = true;
        grid.n_heads += usize::from(tag.name == "th");
        grid.n_values += usize::from(tag.name == "td");
        let span = |name| tag.number(name).unwrap_or(1).max(1);
        self.flow.open_cell(span("colspan"), span("rowspan"));
    }

    fn close_cell(&mut self) {
        let is_open = self.grids.last().is_some_and(|grid| grid.is_cell_open);
        if !is_open {
            return;
        }
        let around = self.n_lists_around();
        while self.lists.len() > around {
            self.close_list();
        }
        self.flow.close_cell();
        if let Some(grid) = self.grids.last_mut() {
            grid.is_cell_open = false;
        }
    }

    /// A row is a header row in `thead`, or when all its cells are `th`.
    fn close_row(&mut self) {
        self.close_cell();
        if let Some(grid) = self.grids.last_mut()
            && grid.is_row_open
        {
            grid.is_row_open = false;
            let all_heads = grid.n_heads > 0 && grid.n_values == 0;
            self.flow.close_row(grid.in_head || all_heads);
        }
    }

    fn close_table(&mut self) {
        self.close_row();
        if let Some(grid) = self.grids.pop() {
            self.flow.close_table(grid.is_layout);
        }
    }

    fn open_div(&mut self, tag: &Tag) {
        self.flow.end();
        let part = part_of(tag);
        self.divs.push(part.is_some());
        if let Some(part) = part {
            self.flow.enter(part);
        }
    }

    fn close_div(&mut self) {
        self.flow.end();
        if self.divs.pop() == Some(true) {
            self.flow.leave();
        }
    }

    fn close_title(&mut self) {
        let title = self.title.take().unwrap_or_default();
        self.property("Title", &title);
    }

    fn property(&mut self, name: &str, value: &str) {
        let line = properties::line(name, value);
        self.properties
            .extend(line.map(|line| Piece::new(Part::Property, BlockKind::Paragraph, line)));
    }

    fn meta(&mut self, tag: &Tag) {
        let name = tag.attribute("name").unwrap_or_default().to_lowercase();
        let name = name
            .trim_start_matches("dcterms.")
            .trim_start_matches("dc.");
        let known = match name {
            "author" | "creator" => "Author",
            "description" => "Description",
            "keywords" => "Keywords",
            "subject" => "Subject",
            "created" => "Created",
            "changed" | "modified" => "Modified",
            "changedby" => "Last modified by",
            _ => return,
        };
        let value = tag.attribute("content").unwrap_or_default().to_owned();
        self.property(known, &value);
    }

    /// What stands in a form's fields.
    fn input(&mut self, tag: &Tag) {
        let is_ticked = tag.attribute("checked").is_some();
        let shown = match tag.attribute("type").unwrap_or("text") {
            "checkbox" | "radio" if is_ticked => "\u{2612}",
            "checkbox" | "radio" => "\u{2610}",
            "hidden" | "password" | "button" | "submit" | "reset" | "image" | "file" => return,
            _ => &format!(" {} ", tag.attribute("value").unwrap_or_default()),
        };
        self.text(shown);
    }

    fn finish(mut self) -> (Vec<Piece>, bool) {
        if self.title.is_some() {
            self.close_title();
        }
        let is_full = self.flow.is_full;
        let mut pieces = self.flow.finish();
        pieces.append(&mut self.properties);
        (pieces, is_full)
    }
}

/// Tells whether a style sheet is for reading on a screen.
fn is_for_screens(tag: &Tag) -> bool {
    let media = tag.attribute("media").unwrap_or("all").trim();
    matches!(media.to_ascii_lowercase().as_str(), "" | "all" | "screen")
}

/// Tells whether an element that is open ends where another begins: a choice, an item or a cell at
/// the next one, a paragraph at the next block (WHATWG HTML 13.1.2.4). What is hidden may hold a
/// list or table of its own, whose rest is then shown: too much is better than too little.
fn ends_at(open: &str, next: &str) -> bool {
    match open {
        "option" | "li" => next == open,
        "td" | "th" => matches!(next, "td" | "th" | "tr"),
        "tr" => matches!(next, "tr" | "thead" | "tbody" | "tfoot"),
        "p" => is_block(next) || matches!(next, "div" | "table" | "ul" | "ol" | "menu" | "pre"),
        _ => false,
    }
}

/// Tells whether an element that is open, and needs no end tag of its own, ends with another.
fn ends_with(open: &str, closed: &str) -> bool {
    let ends_rows = matches!(closed, "table" | "thead" | "tbody" | "tfoot");
    match open {
        "option" => matches!(closed, "select" | "datalist" | "form" | "body"),
        "li" => matches!(closed, "ul" | "ol" | "menu"),
        "td" | "th" => ends_rows || closed == "tr",
        "tr" => ends_rows,
        "p" => is_block(closed) || matches!(closed, "div" | "li" | "td" | "th" | "tr" | "table"),
        _ => false,
    }
}

#[cfg(test)]
mod tests;
