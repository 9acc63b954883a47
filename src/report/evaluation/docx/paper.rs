//! The document being written: headings, paragraphs, lists and tables in the styles that Word
//! knows by name.
//!
//! Every text passes through [`line`], which makes one printable line of bounded length.

use docx_rs::{
    AbstractNumbering, AlignmentType, BreakType, Docx, FieldCharType, Footer, Header, Hyperlink,
    HyperlinkType, IndentLevel, InstrText, Level, LevelJc, LevelText, LineSpacing, NumPages,
    NumberFormat, Numbering, NumberingId, PageMargin, PageNum, Paragraph, Pic, Run, RunFonts,
    Shading, ShdType, SpecialIndentType, Start, Style, StyleType, Tab, TabLeaderType, TabValueType,
    Table, TableBorder, TableBorderPosition, TableBorders, TableCell, TableCellMargins,
    TableLayoutType, TableRow, VAlignType, WidthType,
};

use super::package::HEAD_ROW_HEIGHT;
use super::png::Raster;
use crate::report::{counted, one_line};

/// Width of the text on A4 with margins of two centimetres, in twentieths of a point.
pub(super) const WIDTH: usize = 9638;
const MARGIN: i32 = 1134;
/// English metric units to a twentieth of a point.
const EMU: u32 = 635;

/// The numbering that bullets belong to.
const BULLETS: usize = 2;

const INK: &str = "1C2430";
const SOFT: &str = "4A5565";
const WASH: &str = "EEF2F6";
const LINE: &str = "CFD6DF";

/// What a table's cell holds: lines of words, a picture above them, a shade.
#[derive(Debug, Clone, Default)]
pub(super) struct Cell {
    lines: Vec<(&'static str, String)>,
    picture: Option<(Raster, String)>,
    shaded: bool,
    is_number: bool,
}

impl Cell {
    pub(super) fn words(words: &str) -> Self {
        Self::default().plain(words)
    }

    pub(super) fn number(words: &str) -> Self {
        Self {
            is_number: true,
            ..Self::words(words)
        }
    }

    pub(super) fn plain(mut self, words: &str) -> Self {
        self.lines.push(("TableText", words.to_owned()));
        self
    }

    pub(super) fn strong(mut self, words: &str) -> Self {
        self.lines.push(("TableStrong", words.to_owned()));
        self
    }

    pub(super) fn soft(mut self, words: &str) -> Self {
        if !words.is_empty() {
            self.lines.push(("TableSmall", words.to_owned()));
        }
        self
    }

    /// Puts a picture above the words; `alt` says what it shows.
    pub(super) fn picture(mut self, picture: Option<Raster>, alt: &str) -> Self {
        self.picture = picture.map(|picture| (picture, alt.to_owned()));
        self
    }

    pub(super) fn shaded(mut self) -> Self {
        self.shaded = true;
        self
    }
}

/// A column: what stands in its head, and its width in twentieths of a point.
pub(super) type Column<'a> = (&'a str, usize);

enum Block {
    Paragraph(Box<Paragraph>),
    Table(Box<Table>),
}

/// A heading, for the table of contents.
struct Entry {
    level: usize,
    words: String,
    key: String,
}

/// The document being written.
pub(super) struct Paper {
    marking: &'static str,
    blocks: Vec<Block>,
    entries: Vec<Entry>,
    alts: Vec<String>,
}

/// The document as docx-rs holds it, and the words of its pictures.
pub(super) struct Built {
    pub(super) docx: Docx,
    pub(super) alts: Vec<String>,
}

/// One printable line of at most `chars_max` characters.
pub(super) fn line(text: &str, chars_max: usize) -> String {
    one_line(text, chars_max).replace(['\u{fffe}', '\u{ffff}'], " ")
}

impl Paper {
    pub(super) fn new(marking: &'static str) -> Self {
        Self {
            marking,
            blocks: Vec::new(),
            entries: Vec::new(),
            alts: Vec::new(),
        }
    }

    /// A heading of level 1 to 3; those of 1 and 2 stand in the table of contents.
    pub(super) fn heading(&mut self, level: usize, words: &str) {
        let words = line(words, 140);
        let mut heading = styled(&format!("Heading{level}")).keep_next(true);
        if level <= 2 {
            let n = self.entries.len() + 1;
            let key = format!("_Toc{n:08}");
            heading = heading
                .add_bookmark_start(n, &key)
                .add_run(Run::new().add_text(&words))
                .add_bookmark_end(n);
            self.entries.push(Entry { level, words, key });
        } else {
            heading = heading.add_run(Run::new().add_text(words));
        }
        self.push(heading);
    }

    pub(super) fn paragraph(&mut self, words: &str) {
        self.push(said("BodyText", words, 1200));
    }

    pub(super) fn small(&mut self, words: &str) {
        self.push(said("Small", words, 1200));
    }

    pub(super) fn bullet(&mut self, words: &str) {
        self.push(listed(said("ListBullet", words, 600)));
    }

    /// A point of a list that begins with a statement; what belongs to it follows.
    pub(super) fn point(&mut self, head: &str, rest: &str) {
        let point = styled("ListBullet")
            .keep_next(true)
            .add_run(Run::new().bold().add_text(line(head, 160)))
            .add_run(Run::new().add_text(line(rest, 400)));
        self.push(listed(point));
    }

    /// What belongs to the point above.
    pub(super) fn below(&mut self, words: &str) {
        self.push(said("ListContinue", words, 400));
    }

    /// Says how many of a list are not in this document, if any.
    pub(super) fn more(&mut self, n_all: usize, n_shown: usize, noun: &str) {
        let n = n_all.saturating_sub(n_shown);
        if n > 0 {
            self.small(&format!("and {} more in report.html", counted(n, noun)));
        }
    }

    /// A table with a caption; its head stands on each page that it reaches.
    pub(super) fn table(&mut self, caption: &str, columns: &[Column<'_>], rows: Vec<Vec<Cell>>) {
        if !caption.is_empty() {
            self.push(said("Caption", caption, 200).keep_next(true));
        }
        let mut drawn = vec![head(columns)];
        for row in rows {
            drawn.push(self.row(columns, row));
        }
        let widths = columns.iter().map(|(_, width)| *width).collect();
        let table = Table::new(drawn)
            .set_grid(widths)
            .width(WIDTH, WidthType::Dxa)
            .layout(TableLayoutType::Fixed)
            .margins(TableCellMargins::new().margin(40, 80, 40, 80))
            .set_borders(borders());
        self.blocks.push(Block::Table(Box::new(table)));
        self.push(styled("AfterTable"));
    }

    fn row(&mut self, columns: &[Column<'_>], cells: Vec<Cell>) -> TableRow {
        let cells = columns.iter().zip(cells);
        let cells = cells.map(|((_, width), cell)| self.cell(*width, cell));
        TableRow::new(cells.collect()).cant_split()
    }

    fn cell(&mut self, width: usize, cell: Cell) -> TableCell {
        let mut drawn = TableCell::new().width(width, WidthType::Dxa);
        if cell.shaded {
            drawn = drawn.shading(shade());
        }
        if let Some((picture, alt)) = cell.picture {
            drawn = drawn.add_paragraph(self.pictured(&picture, &alt, width));
        }
        for (style, words) in &cell.lines {
            let mut words = said(style, words, 400);
            if cell.is_number {
                words = words.align(AlignmentType::Right);
            }
            drawn = drawn.add_paragraph(words);
        }
        if cell.lines.is_empty() {
            drawn = drawn.add_paragraph(styled("TableText"));
        }
        drawn
    }

    fn pictured(&mut self, picture: &Raster, alt: &str, width: usize) -> Paragraph {
        let (w, h) = (picture.width, picture.height);
        let wide = u32::try_from(width.saturating_sub(200)).unwrap_or(0) * EMU;
        let high = u32::try_from(u64::from(wide) * u64::from(h) / u64::from(w)).unwrap_or(wide);
        self.alts.push(line(alt, 300));
        let pic = Pic::new_with_dimensions(picture.encoded(), w, h)
            .id(format!("rIdPicture{}", self.alts.len()))
            .size(wide, high);
        styled("TableText").add_run(Run::new().add_image(pic))
    }

    fn push(&mut self, paragraph: Paragraph) {
        self.blocks.push(Block::Paragraph(Box::new(paragraph)));
    }

    /// Puts title, contents and all that was written together.
    pub(super) fn finish(self, title: &str, below: &str) -> Built {
        let mut docx = sheet(self.marking, title)
            .add_paragraph(said("Title", title, 140))
            .add_paragraph(said("Subtitle", below, 300))
            .add_paragraph(said("Marking", self.marking, 200));
        for paragraph in contents(&self.entries) {
            docx = docx.add_paragraph(paragraph);
        }
        for block in self.blocks {
            docx = match block {
                Block::Paragraph(paragraph) => docx.add_paragraph(*paragraph),
                Block::Table(table) => docx.add_table(*table),
            };
        }
        Built {
            docx,
            alts: self.alts,
        }
    }
}

fn styled(style: &str) -> Paragraph {
    Paragraph::new().style(style)
}

fn said(style: &str, words: &str, chars_max: usize) -> Paragraph {
    styled(style).add_run(Run::new().add_text(line(words, chars_max)))
}

fn listed(paragraph: Paragraph) -> Paragraph {
    paragraph.numbering(NumberingId::new(BULLETS), IndentLevel::new(0))
}

fn shade() -> Shading {
    Shading::new()
        .shd_type(ShdType::Clear)
        .color("auto")
        .fill(WASH)
}

fn head(columns: &[Column<'_>]) -> TableRow {
    let cell = |(words, width): &Column<'_>| {
        TableCell::new()
            .width(*width, WidthType::Dxa)
            .shading(shade())
            .vertical_align(VAlignType::Bottom)
            .add_paragraph(said("TableStrong", words, 80))
    };
    TableRow::new(columns.iter().map(cell).collect())
        .cant_split()
        .row_height(HEAD_ROW_HEIGHT)
}

fn borders() -> TableBorders {
    let positions = [
        TableBorderPosition::Top,
        TableBorderPosition::Bottom,
        TableBorderPosition::InsideH,
    ];
    let line = |position| TableBorder::new(position).color(LINE).size(4);
    positions
        .into_iter()
        .fold(TableBorders::with_empty(), |all, position| {
            all.set(line(position))
        })
}

/// The table of contents: a field that Word renews, with pages; until then it leads to the
/// headings, and names no page that might be another.
fn contents(entries: &[Entry]) -> Vec<Paragraph> {
    let mut paragraphs = vec![said("ContentsHeading", "Contents", 20)];
    for (idx, entry) in entries.iter().enumerate() {
        let mut paragraph = styled(&format!("TOC{}", entry.level)).add_tab(
            Tab::new()
                .val(TabValueType::Right)
                .leader(TabLeaderType::Dot)
                .pos(WIDTH),
        );
        if idx == 0 {
            let field = "TOC \\o \"1-2\" \\h \\z \\u".to_owned();
            let begin = Run::new()
                .add_field_char(FieldCharType::Begin, true)
                .add_instr_text(InstrText::Unsupported(field))
                .add_field_char(FieldCharType::Separate, false);
            paragraph = paragraph.add_run(begin);
        }
        let leading = Hyperlink::new(&entry.key, HyperlinkType::Anchor)
            .add_run(Run::new().add_text(&entry.words));
        paragraphs.push(paragraph.add_hyperlink(leading));
    }
    let end = Run::new().add_field_char(FieldCharType::End, false);
    if !entries.is_empty() {
        paragraphs.push(styled("AfterTable").add_run(end));
    }
    paragraphs.push(Paragraph::new().add_run(Run::new().add_break(BreakType::Page)));
    paragraphs
}

/// The page: A4, with the marking above and the page's number below.
fn sheet(marking: &str, title: &str) -> Docx {
    let footer = styled("Footer")
        .add_run(Run::new().add_text(format!("{title} · page ")))
        .add_page_num(PageNum::new())
        .add_run(Run::new().add_text(" of "))
        .add_num_pages(NumPages::new());
    let margin = PageMargin {
        top: 1300,
        left: MARGIN,
        bottom: 1200,
        right: MARGIN,
        header: 567,
        footer: 567,
        gutter: 0,
    };
    let docx = Docx::new()
        .page_size(11906, 16838)
        .page_margin(margin)
        .default_size(20)
        .default_fonts(fonts())
        .header(Header::new().add_paragraph(said("Header", marking, 200)))
        .footer(Footer::new().add_paragraph(footer))
        .add_abstract_numbering(bullets())
        .add_numbering(Numbering::new(BULLETS, BULLETS));
    styles().into_iter().fold(docx, Docx::add_style)
}

fn fonts() -> RunFonts {
    RunFonts::new().ascii("Arial").hi_ansi("Arial").cs("Arial")
}

fn bullets() -> AbstractNumbering {
    let level = Level::new(
        0,
        Start::new(1),
        NumberFormat::new("bullet"),
        LevelText::new("•"),
        LevelJc::new("left"),
    );
    let hanging = SpecialIndentType::Hanging(284);
    AbstractNumbering::new(BULLETS).add_level(level.indent(Some(284), Some(hanging), None, None))
}

fn spaced(before: u32, after: u32) -> LineSpacing {
    LineSpacing::new().before(before).after(after).line(264)
}

fn style(id: &str, name: &str, size: usize) -> Style {
    Style::new(id, StyleType::Paragraph)
        .name(name)
        .based_on("Normal")
        .size(size)
        .color(INK)
        .q_format(true)
}

fn heading(level: usize, size: usize, spacing: LineSpacing) -> Style {
    style(
        &format!("Heading{level}"),
        &format!("heading {level}"),
        size,
    )
    .next("BodyText")
    .bold()
    .outline_lvl(level - 1)
    .line_spacing(spacing)
}

fn styles() -> Vec<Style> {
    let indented = |style: Style| style.indent(Some(284), None, None, None);
    vec![
        style("BodyText", "Body Text", 20).line_spacing(spaced(0, 120)),
        style("Title", "Title", 48)
            .bold()
            .line_spacing(spaced(600, 120)),
        style("Subtitle", "Subtitle", 24)
            .color(SOFT)
            .line_spacing(spaced(0, 240)),
        style("Marking", "Marking", 20)
            .bold()
            .line_spacing(spaced(0, 360)),
        style("ContentsHeading", "TOC Heading", 26)
            .bold()
            .line_spacing(spaced(120, 120)),
        style("TOC1", "toc 1", 20)
            .bold()
            .line_spacing(spaced(80, 20)),
        indented(style("TOC2", "toc 2", 19)).line_spacing(spaced(0, 10)),
        heading(1, 32, spaced(360, 120)),
        heading(2, 25, spaced(280, 80)),
        heading(3, 21, spaced(200, 60)),
        style("ListBullet", "List Bullet", 20).line_spacing(spaced(0, 60)),
        indented(style("ListContinue", "List Continue", 18))
            .color(SOFT)
            .line_spacing(spaced(0, 60)),
        style("Small", "Small", 18)
            .color(SOFT)
            .line_spacing(spaced(0, 80)),
        style("Caption", "caption", 18)
            .bold()
            .line_spacing(spaced(120, 60)),
        style("TableText", "Table Text", 18).line_spacing(LineSpacing::new().after(0)),
        style("TableStrong", "Table Strong", 18)
            .bold()
            .line_spacing(LineSpacing::new().after(0)),
        style("TableSmall", "Table Small", 16)
            .color(SOFT)
            .line_spacing(LineSpacing::new().after(0)),
        style("AfterTable", "After Table", 8).line_spacing(LineSpacing::new().after(60)),
        style("Header", "header", 16)
            .color(SOFT)
            .align(AlignmentType::Center),
        style("Footer", "footer", 16)
            .color(SOFT)
            .align(AlignmentType::Center),
    ]
}
