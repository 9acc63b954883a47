//! Markdown into pieces: clean text without its signs.
//!
//! In: decoded text. Out: headings, paragraphs, list items, tables, footnotes and front matter, in
//! reading order. Lines of labelled values stay apart although Markdown would run them together.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::line::labelled;
use crate::document::{BlockKind, Cell, Part};
use crate::extract::piece::Piece;
use crate::extract::tidy;

/// Reads a Markdown text.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let text = text.replace("\r\n", "\n");
    let mut reading = Reading::default();
    for (event, place) in Parser::new_ext(&text, options).into_offset_iter() {
        reading.take(event, &text[place]);
    }
    reading.end(BlockKind::Paragraph);
    reading.pieces
}

#[derive(Debug, Default)]
struct Reading {
    pieces: Vec<Piece>,
    text: String,
    /// The items that are open, each with its label until its first words took it.
    items: Vec<Option<String>>,
    cell: Option<Cell>,
    n_tables: u32,
    in_footnote: bool,
    in_front_matter: bool,
    in_code: bool,
}

impl Reading {
    fn take(&mut self, event: Event, source: &str) {
        match event {
            Event::Start(tag) => self.open(&tag, source),
            Event::End(tag) => self.close(tag),
            Event::Text(text) if self.in_front_matter => self.front_matter(&text),
            Event::Text(text)
            | Event::Code(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text) => self.text.push_str(&text),
            Event::Html(html) | Event::InlineHtml(html) => self.text.push_str(&without_tags(&html)),
            Event::SoftBreak | Event::HardBreak => self.text.push('\n'),
            Event::TaskListMarker(is_done) => {
                self.text
                    .push_str(if is_done { "\u{2612} " } else { "\u{2610} " });
            }
            Event::Rule => self.end(BlockKind::Paragraph),
            Event::FootnoteReference(_) => {}
        }
    }

    fn open(&mut self, tag: &Tag, source: &str) {
        match tag {
            Tag::Item => {
                self.end(BlockKind::Paragraph);
                self.items.push(Some(label(source)));
            }
            Tag::Table(_) => {
                self.end(BlockKind::Paragraph);
                self.cell = Some(cell(self.n_tables));
                self.n_tables += 1;
            }
            Tag::TableHead => self.change_cell(|cell| cell.header = true),
            Tag::FootnoteDefinition(_) => {
                self.end(BlockKind::Paragraph);
                self.in_footnote = true;
            }
            Tag::MetadataBlock(_) => self.in_front_matter = true,
            Tag::CodeBlock(_) => {
                self.end(BlockKind::Paragraph);
                self.in_code = true;
            }
            Tag::Paragraph | Tag::Heading { .. } | Tag::List(_) | Tag::BlockQuote(_) => {
                self.end(BlockKind::Paragraph);
            }
            _ => {}
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(level) => self.end(BlockKind::Heading(number(level))),
            TagEnd::Paragraph | TagEnd::BlockQuote(_) | TagEnd::HtmlBlock => {
                self.end(BlockKind::Paragraph);
            }
            TagEnd::Item => {
                self.end(BlockKind::Paragraph);
                self.items.pop();
            }
            TagEnd::TableCell => self.end_cell(),
            TagEnd::TableHead | TagEnd::TableRow => self.end_row(),
            TagEnd::Table => self.cell = None,
            TagEnd::FootnoteDefinition => {
                self.end(BlockKind::Paragraph);
                self.in_footnote = false;
            }
            TagEnd::MetadataBlock(_) => self.in_front_matter = false,
            TagEnd::CodeBlock => {
                self.end(BlockKind::Paragraph);
                self.in_code = false;
            }
            _ => {}
        }
    }

    /// Ends what is open as a piece, or as several where its lines are labelled values.
    fn end(&mut self, kind: BlockKind) {
        let text = std::mem::take(&mut self.text);
        if text.trim().is_empty() {
            return;
        }
        let depth = u8::try_from(self.items.len()).unwrap_or(u8::MAX);
        let mut label = self.items.last_mut().and_then(Option::take);
        for said in statements(&text, self.in_code) {
            let kind = match (&label, kind) {
                (Some(_), BlockKind::Paragraph) => BlockKind::ListItem(depth - 1),
                _ => kind,
            };
            let mut piece = Piece::new(self.part(), kind, said);
            piece.label = label.take();
            self.pieces.push(piece);
        }
    }

    fn part(&self) -> Part {
        if self.in_footnote {
            Part::Footnote
        } else {
            Part::Body
        }
    }

    fn change_cell(&mut self, change: impl FnOnce(&mut Cell)) {
        if let Some(cell) = &mut self.cell {
            change(cell);
        }
    }

    fn end_cell(&mut self) {
        let text = tidy::piece(&std::mem::take(&mut self.text));
        if let Some(cell) = self.cell {
            let piece = Piece::new(self.part(), BlockKind::Cell(cell), text);
            self.pieces.push(piece);
        }
        self.change_cell(|cell| cell.column += 1);
    }

    fn end_row(&mut self) {
        self.change_cell(|cell| {
            cell.row += 1;
            cell.column = 0;
            cell.header = false;
        });
    }

    /// Lines such as `title: Respite care` are the document's properties.
    fn front_matter(&mut self, text: &str) {
        for line in text.lines() {
            let Some((name, value)) = line.split_once(':') else {
                continue;
            };
            let value = tidy::piece(value.trim().trim_matches(['"', '\'']));
            if !value.is_empty() {
                let line = format!("{}: {value}", capitalised(name.trim()));
                self.pieces
                    .push(Piece::new(Part::Property, BlockKind::Paragraph, line));
            }
        }
    }
}

fn cell(table: u32) -> Cell {
    Cell {
        table,
        row: 0,
        column: 0,
        header: false,
    }
}

fn number(level: HeadingLevel) -> u8 {
    level as u8
}

/// An item's label as the writer set it; every bullet is the same bullet.
fn label(source: &str) -> String {
    let sign = source.split_whitespace().next().unwrap_or_default();
    if sign.starts_with(|mark: char| mark.is_ascii_digit()) {
        sign.to_owned()
    } else {
        "\u{2022}".to_owned()
    }
}

/// Joins wrapped lines, and keeps lines of labelled values and of code apart.
fn statements(text: &str, in_code: bool) -> Vec<String> {
    let mut said: Vec<String> = Vec::new();
    let mut is_value = false;
    for line in text
        .lines()
        .map(tidy::piece)
        .filter(|line| !line.is_empty())
    {
        let says_value = labelled(&line).is_some();
        match said.last_mut() {
            Some(before) if !in_code && !says_value && !is_value => {
                before.push(' ');
                before.push_str(&line);
            }
            _ => said.push(line),
        }
        is_value = says_value && text.len() < 400;
    }
    said
}

/// Drops tags and comments; a line break in a tag is a line break.
fn without_tags(html: &str) -> String {
    if html.trim_start().starts_with("<!--") {
        return String::new();
    }
    let mut text = String::new();
    for (idx, stretch) in html.split('<').enumerate() {
        let (tag, said) = match stretch.split_once('>') {
            Some(parts) if idx > 0 => parts,
            _ => ("", stretch),
        };
        let tag = tag.trim_start_matches('/').to_lowercase();
        if ["br", "p", "div", "tr", "li"]
            .iter()
            .any(|name| tag.starts_with(name))
        {
            text.push('\n');
        }
        text.push_str(said);
    }
    text
}

fn capitalised(name: &str) -> String {
    let name = name.replace(['_', '-'], " ");
    let mut marks = name.chars();
    let first = marks.next().map(|mark| mark.to_uppercase().to_string());
    first.unwrap_or_default() + marks.as_str()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        pieces(text).iter().map(Piece::in_words).collect()
    }

    #[test]
    fn signs_go_and_structure_stays() {
        let text = "# The **plan**\n\nSee [the policy](http://a.example).\nIt goes\non.\n\n\
                    1. Ring *school*\n2. Write\n   - by post\n";
        assert_eq!(
            shown(text),
            [
                "Body Heading(1) |The plan",
                "Body Paragraph |See the policy. It goes on.",
                "Body ListItem(0) 1.|Ring school",
                "Body ListItem(0) 2.|Write",
                "Body ListItem(1) \u{2022}|by post",
            ]
        );
    }

    #[test]
    fn labelled_lines_stay_apart() {
        let text = "**Status:** Draft\n**Version:** 3\nOwner: Jo Green  \nReview: May 2026\n";
        assert_eq!(
            shown(text),
            [
                "Body Paragraph |Status: Draft",
                "Body Paragraph |Version: 3",
                "Body Paragraph |Owner: Jo Green",
                "Body Paragraph |Review: May 2026",
            ]
        );
    }

    #[test]
    fn tables_have_a_header_row_and_empty_cells() {
        let text = "| Date | Event |\n|---|---|\n| 3 May | `Visit` |\n| 4 May | |\n";
        assert_eq!(
            shown(text),
            [
                "0.0,0!: Date",
                "0.0,1!: Event",
                "0.1,0: 3 May",
                "0.1,1: Visit",
                "0.2,0: 4 May",
                "0.2,1: "
            ]
        );
    }

    #[test]
    fn front_matter_is_properties_and_footnotes_are_footnotes() {
        let text =
            "---\ntitle: \"Respite\"\nreview_date: 2026-05-01\n---\n\nText[^1].\n\n[^1]: A note.\n";
        assert_eq!(
            shown(text),
            [
                "Property Paragraph |Title: Respite",
                "Property Paragraph |Review date: 2026-05-01",
                "Body Paragraph |Text.",
                "Footnote Paragraph |A note.",
            ]
        );
    }

    #[test]
    fn comments_of_the_writer_are_not_said() {
        assert_eq!(
            shown("<!-- DRAFT -->\n\nText<br>more\n"),
            ["Body Paragraph |Text more"]
        );
    }
}
