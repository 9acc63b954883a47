//! Walks rich text, token by token.
//!
//! In: bytes. Out: pieces. A stack holds what each open group changes; nothing recurses, and groups
//! beyond a bound only count. Names of destinations and words are those of the specification.

use std::collections::HashMap;

use super::Told;
use super::fonts::{Fonts, of_codepage};
use super::info::Info;
use super::rows::{Layout, Rows};
use super::token::{Token, Tokens};
use crate::document::{BlockKind, Part};
use crate::extract::flow::Flow;
use crate::extract::numerals::BULLET;
use crate::extract::piece::Piece;
use crate::extract::tidy;
use crate::extract::words::Manner;

/// How deep groups may lie in one another; Word's own stay below 50.
const DEPTH_MAX: usize = 1_000;
/// How deep tables may lie in one another.
const TABLES_MAX: usize = 32;

/// Where the text of a group goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Goes {
    /// To the document.
    Story,
    /// Nowhere.
    Nowhere,
    /// To the label of the next list item.
    Label,
    /// To the table of fonts, or of styles.
    Fonts,
    Styles,
    /// To an entry of the information group.
    Info,
    /// To the name, or to the value, of a drawing's property.
    ShapeName,
    ShapeValue,
}

/// What an open group holds for itself.
#[derive(Debug, Clone)]
struct State {
    goes: Goes,
    /// The entry of the information group that is open.
    entry: &'static str,
    /// Whether the group is a part of its own, or a box.
    is_aside: bool,
    /// Whether the group lays out a row of a nested table.
    is_row_of_nested: bool,
    n_bytes_for_unicode: usize,
    font: i32,
    is_bold: bool,
    is_hidden: bool,
    is_inserted: bool,
    is_struck: bool,
}

/// What holds from one paragraph to the next until `\pard`.
#[derive(Debug, Clone, Default)]
struct Paragraph {
    style: Option<i32>,
    outline: Option<u8>,
    level: u8,
    in_table: bool,
    table_level: usize,
}

/// A style as far as it matters.
#[derive(Debug, Clone, Default)]
struct Style {
    level: Option<u8>,
    is_bold: bool,
}

/// The walk.
pub(super) struct Story {
    flow: Flow,
    groups: Vec<State>,
    state: State,
    n_too_deep: usize,
    codepage: i32,
    fonts: Fonts,
    styles: HashMap<i32, Style>,
    style_now: i32,
    paragraph: Paragraph,
    waiting: Vec<(Paragraph, Vec<Rows>)>,
    label: String,
    tables: Vec<Rows>,
    layout: Layout,
    layouts_around: Vec<Layout>,
    info: Info,
    text: String,
    shape_name: String,
    bytes: Vec<u8>,
    high_surrogate: Option<u16>,
    n_to_skip: usize,
    is_optional: bool,
    has_words: bool,
    has_picture: bool,
}

impl Story {
    pub(super) fn new() -> Self {
        Self {
            flow: Flow::new(Part::Body),
            groups: Vec::new(),
            state: State {
                goes: Goes::Story,
                entry: "",
                is_aside: false,
                is_row_of_nested: false,
                n_bytes_for_unicode: 1,
                font: -1,
                is_bold: false,
                is_hidden: false,
                is_inserted: false,
                is_struck: false,
            },
            n_too_deep: 0,
            codepage: 1252,
            fonts: Fonts::default(),
            styles: HashMap::new(),
            style_now: 0,
            paragraph: Paragraph::default(),
            waiting: Vec::new(),
            label: String::new(),
            tables: Vec::new(),
            layout: Layout::default(),
            layouts_around: Vec::new(),
            info: Info::default(),
            text: String::new(),
            shape_name: String::new(),
            bytes: Vec::new(),
            high_surrogate: None,
            n_to_skip: 0,
            is_optional: false,
            has_words: false,
            has_picture: false,
        }
    }

    /// Walks the bytes.
    pub(super) fn tell(mut self, bytes: &[u8]) -> Told {
        let mut tokens = Tokens::new(bytes);
        let mut is_over = false;
        while let Some(token) = tokens.next() {
            match token {
                Token::Open => self.open(),
                Token::Close => is_over = self.close(),
                Token::Word("bin", number) => {
                    tokens.pass_over(usize::try_from(number.unwrap_or(0)).unwrap_or(0));
                }
                Token::Word(word, number) => self.word(word, number),
                Token::Sign(sign) => self.sign(sign),
                Token::Byte(byte) => self.raw(&[byte]),
                Token::Text(text) => self.plain(text),
            }
            if is_over || self.flow.is_full {
                break;
            }
        }
        let is_cut = !is_over && !self.flow.is_full;
        self.finish(is_cut)
    }

    fn finish(mut self, is_cut: bool) -> Told {
        self.flush();
        while !self.groups.is_empty() {
            self.close();
        }
        self.end_paragraph();
        self.close_tables(0);
        let is_full = self.flow.is_full;
        let mut pieces = self.flow.finish();
        let lines = self.info.lines().into_iter();
        pieces.extend(lines.map(|line| Piece::new(Part::Property, BlockKind::Paragraph, line)));
        Told {
            pieces,
            is_full,
            is_cut,
            has_picture: self.has_picture,
        }
    }

    fn open(&mut self) {
        self.flush();
        self.is_optional = false;
        self.n_to_skip = 0;
        if self.groups.len() >= DEPTH_MAX {
            self.n_too_deep += 1;
            return;
        }
        self.groups.push(self.state.clone());
        self.state.is_aside = false;
        self.state.is_row_of_nested = false;
    }

    /// Closes a group and says whether it was the last.
    fn close(&mut self) -> bool {
        self.flush();
        self.is_optional = false;
        self.n_to_skip = 0;
        if self.n_too_deep > 0 {
            self.n_too_deep -= 1;
            return false;
        }
        let Some(before) = self.groups.pop() else {
            return false;
        };
        let now = std::mem::replace(&mut self.state, before);
        self.end_group(&now);
        self.groups.is_empty()
    }

    /// What the end of a group completes.
    fn end_group(&mut self, ended: &State) {
        if ended.is_aside {
            self.end_paragraph();
            self.close_tables(0);
            self.flow.leave();
            if let Some((paragraph, tables)) = self.waiting.pop() {
                (self.paragraph, self.tables) = (paragraph, tables);
            }
        }
        if ended.is_row_of_nested {
            self.layout = self.layouts_around.pop().unwrap_or_default();
        }
        if ended.goes == Goes::Info
            && (self.state.goes, self.state.entry) != (ended.goes, ended.entry)
        {
            let text = std::mem::take(&mut self.text);
            self.info.end(ended.entry, &text);
        }
        if ended.goes == Goes::ShapeName && self.state.goes != Goes::ShapeName {
            self.shape_name = std::mem::take(&mut self.text);
        }
        if ended.goes == Goes::ShapeValue && self.state.goes != Goes::ShapeValue {
            self.end_shape_value();
        }
        if ended.goes == Goes::Styles {
            self.end_style();
        }
    }

    /// The text of word art: in a header it lies across the page.
    fn end_shape_value(&mut self) {
        let text = std::mem::take(&mut self.text);
        if self.shape_name.trim() == "gtextUNICODE" {
            let part = match self.flow.part() {
                Part::Header | Part::Footer => Part::Watermark,
                _ => Part::TextBox,
            };
            self.flow.enter(part);
            self.flow.push(&text, Manner::default());
            self.flow.leave();
        }
    }

    /// A style's name follows its words: "heading 2;".
    fn end_style(&mut self) {
        let name = std::mem::take(&mut self.text);
        let name = name.trim().trim_end_matches(';').to_lowercase();
        let style = self.styles.entry(self.style_now).or_default();
        if let Some(level) = name.strip_prefix("heading ") {
            style.level = level.trim().parse().ok().filter(|level| *level <= 9);
        } else if name == "title" {
            style.level = Some(0);
        }
    }

    fn sign(&mut self, sign: u8) {
        match sign {
            b'*' => self.is_optional = true,
            b'~' => self.say("\u{a0}"),
            b'_' => self.say("-"),
            b'\\' | b'{' | b'}' => self.raw(&[sign]),
            b'\n' | b'\r' => self.word("par", None),
            b'\t' => self.say("\t"),
            _ => {}
        }
    }

    fn plain(&mut self, text: &[u8]) {
        for stretch in text.split(|byte| matches!(byte, b'\r' | b'\n')) {
            self.raw(stretch);
        }
    }

    /// Takes bytes of the code page; some only stand in for a character that was already said.
    fn raw(&mut self, bytes: &[u8]) {
        let n_skipped = self.n_to_skip.min(bytes.len());
        self.n_to_skip -= n_skipped;
        self.bytes.extend_from_slice(&bytes[n_skipped..]);
    }

    /// Decodes the bytes gathered so far in the font's encoding.
    fn flush(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.bytes);
        let font = self.fonts.get(self.state.font);
        let text = match font {
            Some(font) if font.is_symbols() && self.state.goes != Goes::Fonts => {
                let sign = |byte: &u8| {
                    tidy::symbol(&font.name, char::from(*byte)).unwrap_or(char::from(*byte))
                };
                bytes.iter().map(sign).collect()
            }
            font => {
                let own = font.and_then(super::fonts::Font::encoding);
                let encoding = own.unwrap_or_else(|| of_codepage(self.codepage));
                encoding.decode_without_bom_handling(&bytes).0.into_owned()
            }
        };
        self.hear(&text);
    }

    /// Says text that needs no decoding.
    fn say(&mut self, text: &str) {
        self.flush();
        self.hear(text);
    }

    fn hear(&mut self, text: &str) {
        match self.state.goes {
            Goes::Nowhere => {}
            Goes::Label => self.label.push_str(text),
            Goes::Fonts => self.name_font(text),
            Goes::Styles | Goes::Info | Goes::ShapeName | Goes::ShapeValue => {
                self.text.push_str(text);
            }
            Goes::Story if self.state.is_hidden => {}
            Goes::Story => self.tell_words(text),
        }
    }

    fn tell_words(&mut self, text: &str) {
        if !self.has_words && !text.trim().is_empty() {
            self.has_words = true;
            let level = self.table_level();
            self.close_tables(level);
        }
        let style = self
            .paragraph
            .style
            .and_then(|style| self.styles.get(&style));
        let manner = Manner {
            is_bold: self.state.is_bold || style.is_some_and(|style| style.is_bold),
            is_inserted: self.state.is_inserted,
            is_struck: self.state.is_struck,
        };
        self.flow.push(text, manner);
    }

    fn name_font(&mut self, text: &str) {
        let font = self.fonts.font(self.state.font);
        font.name.push_str(text.trim_end_matches(';'));
    }

    fn unicode(&mut self, number: i32) {
        self.flush();
        let unit = u16::try_from(number.rem_euclid(65_536)).unwrap_or(0);
        self.n_to_skip = self.state.n_bytes_for_unicode;
        if (0xd800..0xdc00).contains(&unit) {
            self.high_surrogate = Some(unit);
            return;
        }
        let units: Vec<u16> = self
            .high_surrogate
            .take()
            .into_iter()
            .chain([unit])
            .collect();
        let text = String::from_utf16_lossy(&units);
        self.hear(&text);
    }

    fn word(&mut self, word: &str, number: Option<i32>) {
        if word != "u" && word != "uc" {
            self.flush();
        }
        if self.state.goes == Goes::Nowhere {
            // A group that goes nowhere can still hold one that goes somewhere.
            if matches!(word, "shptxt" | "result" | "ud") {
                self.destination(word);
            }
            return;
        }
        if self.destination(word) || self.character(word, number) {
            return;
        }
        if std::mem::take(&mut self.is_optional) {
            self.state.goes = Goes::Nowhere;
            return;
        }
        match self.state.goes {
            Goes::Fonts => self.font_word(word, number),
            Goes::Styles => self.style_word(word, number),
            Goes::Info => self.info_word(word, number),
            Goes::Story => self.story_word(word, number),
            _ => {}
        }
    }

    /// Words that begin a destination. Those unknown and optional go nowhere.
    fn destination(&mut self, word: &str) -> bool {
        match word {
            "fonttbl" => self.state.goes = Goes::Fonts,
            "stylesheet" => self.state.goes = Goes::Styles,
            "info" | "userprops" => {
                self.state.goes = Goes::Info;
                self.state.entry = "";
            }
            "header" | "headerl" | "headerr" | "headerf" => self.aside(Part::Header),
            "footer" | "footerl" | "footerr" | "footerf" => self.aside(Part::Footer),
            "footnote" => self.aside(Part::Footnote),
            "ftnalt" => self.flow_part_is(Part::Endnote),
            "annotation" => self.aside(Part::Comment),
            "shptxt" => self.open_box(),
            "listtext" | "pntext" => {
                self.label.clear();
                self.state.goes = Goes::Label;
            }
            "sn" => self.shape(Goes::ShapeName),
            "sv" => self.shape(Goes::ShapeValue),
            "pict" => {
                self.has_picture = true;
                self.state.goes = Goes::Nowhere;
            }
            "nesttableprops" => {
                let layout = std::mem::take(&mut self.layout);
                self.layouts_around.push(layout);
                self.state.is_row_of_nested = true;
                self.state.goes = Goes::Story;
            }
            "shpinst" | "shp" | "shppict" | "ud" | "fldrslt" | "result" | "sp" => {
                self.state.goes = Goes::Story;
            }
            "colortbl" | "filetbl" | "listtable" | "listoverridetable" | "revtbl" | "rsidtbl"
            | "xmlnstbl" | "themedata" | "colorschememapping" | "datastore" | "latentstyles"
            | "generator" | "fldinst" | "nonshppict" | "shprslt" | "objdata" | "objclass"
            | "bkmkstart" | "bkmkend" | "atnid" | "atnauthor" | "atntime" | "atnicn"
            | "atndate" | "atnref" | "atrfstart" | "atrfend" | "atnparent" | "xe" | "tc"
            | "tcn" | "rxe" | "template" | "background" | "pgdsctbl" | "ftnsep" | "ftnsepc"
            | "ftncn" | "aftnsep" | "aftnsepc" | "aftncn" | "pn" | "panose" | "falt" | "upr"
            | "mmathPr" | "datafield" | "formfield" | "nonesttables" | "fontemb"
            | "passwordhash" => {
                self.state.goes = Goes::Nowhere;
            }
            _ => return false,
        }
        self.is_optional = false;
        true
    }

    fn shape(&mut self, goes: Goes) {
        self.text.clear();
        self.state.goes = goes;
    }

    /// Goes over to another part until the group ends.
    fn aside(&mut self, part: Part) {
        let paragraph = std::mem::take(&mut self.paragraph);
        let tables = std::mem::take(&mut self.tables);
        self.waiting.push((paragraph, tables));
        self.flow.enter(part);
        self.state.is_aside = true;
        self.state.goes = Goes::Story;
        self.state.is_hidden = false;
        self.has_words = false;
    }

    /// `\ftnalt` makes the footnote that is open an endnote.
    fn flow_part_is(&mut self, part: Part) {
        if self.state.is_aside {
            self.flow.leave();
            self.flow.enter(part);
        }
    }

    /// A box in a header is part of the header; only in the body is it a place of its own.
    fn open_box(&mut self) {
        let part = match self.flow.part() {
            Part::Body => Part::TextBox,
            part => part,
        };
        self.aside(part);
    }

    /// Words that stand for a character, or change how characters are read.
    fn character(&mut self, word: &str, number: Option<i32>) -> bool {
        let is_on = number != Some(0);
        match word {
            "u" => self.unicode(number.unwrap_or(0)),
            "uc" => {
                self.state.n_bytes_for_unicode =
                    usize::try_from(number.unwrap_or(1)).unwrap_or(1).min(16);
            }
            "ansicpg" => self.codepage = number.unwrap_or(1252),
            "mac" => self.codepage = 10_000,
            "tab" => self.say("\t"),
            "line" | "lbr" => self.say("\n"),
            "emdash" => self.say("\u{2014}"),
            "endash" => self.say("\u{2013}"),
            "lquote" => self.say("\u{2018}"),
            "rquote" => self.say("\u{2019}"),
            "ldblquote" => self.say("\u{201c}"),
            "rdblquote" => self.say("\u{201d}"),
            "bullet" => self.say("\u{2022}"),
            "emspace" | "enspace" | "qmspace" => self.say(" "),
            "f" if self.state.goes != Goes::Fonts => self.state.font = number.unwrap_or(0),
            "b" if self.state.goes != Goes::Styles => self.state.is_bold = is_on,
            "v" => self.state.is_hidden = is_on,
            "revised" => self.state.is_inserted = is_on,
            "deleted" => self.state.is_struck = is_on,
            "plain" => {
                self.state.is_bold = false;
                self.state.is_hidden = false;
                self.state.is_inserted = false;
                self.state.is_struck = false;
            }
            _ => return false,
        }
        true
    }

    fn font_word(&mut self, word: &str, number: Option<i32>) {
        let number = number.unwrap_or(0);
        match word {
            "f" => {
                self.state.font = number;
                self.fonts.font(number).name.clear();
            }
            "fcharset" => self.fonts.font(self.state.font).set_charset(number),
            "cpg" => self.fonts.font(self.state.font).set_codepage(number),
            _ => {}
        }
    }

    fn style_word(&mut self, word: &str, number: Option<i32>) {
        match word {
            "s" => {
                self.style_now = number.unwrap_or(0);
                self.text.clear();
                self.styles.insert(self.style_now, Style::default());
            }
            // Styles of characters, sections and tables are numbered apart.
            "cs" | "ds" | "ts" | "tsrowd" => {
                self.style_now = -1;
                self.text.clear();
            }
            "b" => {
                let style = self.styles.entry(self.style_now).or_default();
                style.is_bold = number != Some(0);
            }
            "outlinelevel" => {
                let level = number.and_then(|level| u8::try_from(level).ok());
                let style = self.styles.entry(self.style_now).or_default();
                style.level = level.filter(|level| *level < 9).map(|level| level + 1);
            }
            _ => {}
        }
    }

    fn info_word(&mut self, word: &str, number: Option<i32>) {
        const ENTRIES: [&str; 14] = [
            "title",
            "subject",
            "author",
            "operator",
            "manager",
            "company",
            "category",
            "keywords",
            "doccomm",
            "creatim",
            "revtim",
            "printim",
            "propname",
            "staticval",
        ];
        if let Some(entry) = ENTRIES.iter().find(|entry| **entry == word) {
            self.text.clear();
            self.state.entry = entry;
        } else if matches!(word, "yr" | "mo" | "dy") {
            self.info.date_part(word, number.unwrap_or(0));
        }
    }

    fn story_word(&mut self, word: &str, number: Option<i32>) {
        match word {
            "par" | "sect" => self.end_paragraph(),
            "page" | "column" => self.say("\n"),
            "pard" => self.paragraph = Paragraph::default(),
            "s" => self.paragraph.style = number,
            "outlinelevel" => {
                self.paragraph.outline = number.and_then(|level| u8::try_from(level).ok());
            }
            "ilvl" => {
                self.paragraph.level = number
                    .and_then(|level| u8::try_from(level).ok())
                    .unwrap_or(0)
                    .min(9);
            }
            "intbl" => self.paragraph.in_table = true,
            "itap" => {
                let level = usize::try_from(number.unwrap_or(0)).unwrap_or(0);
                self.paragraph.table_level = level.min(TABLES_MAX);
            }
            "cell" => self.end_cell(1),
            "nestcell" => self.end_cell(self.paragraph.table_level.max(2)),
            "row" => self.end_row(1),
            "nestrow" => self.end_row(self.paragraph.table_level.max(2)),
            "trowd" => self.layout = Layout::default(),
            "trleft" => self.layout.left = number.unwrap_or(0),
            "trhdr" => self.layout.is_header = true,
            "clmrg" => self.layout.merge_left(),
            "clvmrg" => self.layout.merge_above(),
            "cellx" => self.layout.cell(number.unwrap_or(0)),
            _ => {}
        }
    }

    fn table_level(&self) -> usize {
        let level = self.paragraph.table_level;
        if self.paragraph.in_table {
            level.max(1)
        } else {
            level
        }
    }

    /// Ends the paragraph that is open and puts it where it stands.
    fn end_paragraph(&mut self) {
        self.flush();
        let level = self.table_level();
        if self.has_words {
            self.close_tables(level);
        }
        self.end_words(level);
    }

    fn end_words(&mut self, table_level: usize) {
        let label = std::mem::take(&mut self.label);
        self.has_words = false;
        let style = self
            .paragraph
            .style
            .and_then(|style| self.styles.get(&style));
        let outline = self
            .paragraph
            .outline
            .filter(|outline| *outline < 9)
            .map(|outline| outline + 1);
        let heading = outline.or_else(|| style.and_then(|style| style.level));
        let label = label_of(&label);
        let kind = match (heading, &label) {
            (Some(level), _) => BlockKind::Heading(level),
            (None, Some(_)) => BlockKind::ListItem(self.paragraph.level),
            (None, None) => BlockKind::Paragraph,
        };
        let pieces = self.flow.take(kind, label, table_level > 0);
        if table_level == 0 {
            for piece in pieces {
                self.flow.keep(piece);
            }
        } else if !pieces.is_empty() {
            self.table(table_level).add(pieces);
        }
    }

    /// The table of a level; those around it are opened with it.
    fn table(&mut self, level: usize) -> &mut Rows {
        while self.tables.len() < level {
            self.tables.push(Rows::default());
        }
        &mut self.tables[level - 1]
    }

    fn end_cell(&mut self, level: usize) {
        let level = level.clamp(1, TABLES_MAX);
        self.close_tables(level);
        self.end_words(level);
        self.table(level).end_cell();
    }

    fn end_row(&mut self, level: usize) {
        let level = level.clamp(1, TABLES_MAX);
        self.close_tables(level);
        self.end_words(level);
        let layout = self.layout.clone();
        self.table(level).end_row(&layout);
    }

    /// Ends the tables that lie deeper than a level.
    fn close_tables(&mut self, level: usize) {
        while self.tables.len() > level {
            let Some(rows) = self.tables.pop() else {
                return;
            };
            if self.tables.is_empty() {
                rows.lay(&mut self.flow);
            } else {
                let pieces = self.flow.apart(|flow| rows.lay(flow));
                let level = self.tables.len();
                self.table(level).add(pieces);
            }
        }
    }
}

/// Bullets of all fonts are the same bullet; numbers are kept as they are written.
fn label_of(text: &str) -> Option<String> {
    let label = tidy::piece(text);
    let label = label.trim();
    if label.is_empty() {
        return None;
    }
    let is_number = label.chars().any(char::is_alphanumeric) && label != "o";
    Some(if is_number {
        label.to_owned()
    } else {
        BULLET.to_owned()
    })
}
