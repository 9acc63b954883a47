//! Which place of document control each block of a document is.
//!
//! In: a document, its title, tables and labels. Out: a place for each block, or none for text that
//! does not speak for the document: notes, comments, appendices, templates, lists of references.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use crate::facts::pattern::pattern;

use super::meaning::{self, Meaning};
use super::{Place, history};
use crate::document::{Block, BlockKind, Document, Format, Part, Span};
use crate::facts::Quoted;
use crate::facts::label::{self, Labelled};
use crate::facts::table::Table;

/// What the headings above a block make of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Section {
    Text,
    Control,
    History,
    /// Appendices, templates, examples.
    Foreign,
    /// Lists of laws and of other documents, and examples.
    References,
}

impl Section {
    fn is_of_others(self) -> bool {
        matches!(self, Self::Foreign | Self::References)
    }
}

/// The places of a document's blocks.
pub(super) struct Layout {
    places: Vec<Option<Place>>,
    sections: Vec<Section>,
    histories: Vec<Table>,
    /// What the document says of others: the versions that it replaces, the policies beside it.
    others: Vec<Span>,
}

impl Layout {
    pub(super) fn of(
        document: &Document,
        title: Option<&Quoted>,
        tables: &[Table],
        pairs: &[Labelled],
    ) -> Self {
        let sections = sections(document);
        let title = title.map(|title| title.span);
        let mut places = plain_places(document, title, &sections);
        for block_idx in control_blocks(document, tables, pairs, &sections) {
            places[block_idx] = Some(Place::ControlTable);
        }
        let mut layout = Self {
            places,
            sections,
            histories: Vec::new(),
            others: others(pairs),
        };
        layout.histories = history::tables(document, tables, &layout);
        for table in &layout.histories {
            let cells = table.rows.iter().flat_map(|row| &row.cells);
            cells.for_each(|(_, idx)| layout.places[*idx] = Some(Place::VersionHistory));
        }
        layout
    }

    /// The place of a block; nothing when it does not speak for the document.
    pub(super) fn place(&self, block_idx: usize) -> Option<Place> {
        self.places.get(block_idx).copied().flatten()
    }

    /// Tells whether a heading calls the block a version history.
    pub(super) fn is_history(&self, block_idx: usize) -> bool {
        self.sections.get(block_idx) == Some(&Section::History)
    }

    /// Tells whether the block stands in an appendix, a template or a list of references.
    pub(super) fn is_foreign(&self, block_idx: usize) -> bool {
        self.sections
            .get(block_idx)
            .is_some_and(|section| section.is_of_others())
    }

    /// Tells whether the block stands in a list of laws and of other documents.
    pub(super) fn is_reference(&self, block_idx: usize) -> bool {
        self.sections.get(block_idx) == Some(&Section::References)
    }

    /// Tells whether the block is where a document speaks of itself in short lines.
    pub(super) fn is_frame(&self, block_idx: usize) -> bool {
        let in_frame = matches!(
            self.place(block_idx),
            Some(Place::Cover | Place::Title | Place::Header | Place::Footer | Place::ControlTable)
        );
        in_frame || self.sections.get(block_idx) == Some(&Section::Control)
    }

    /// Tells whether words are the title's own, or most of them, and a version, as in "Lone Visits
    /// v3.0".
    pub(super) fn is_title(&self, document: &Document, words: &str) -> bool {
        static VERSION: LazyLock<Regex> =
            LazyLock::new(|| pattern(r"(?i)\b(?:version|ver|v|issue|edition)[ .]*\d[\w.]*"));
        let title = self.title_words(document);
        let named: BTreeSet<String> = words_of(&VERSION.replace_all(words, " ")).collect();
        named.is_subset(&title) && named.len() * 2 >= title.len() && !named.is_empty()
    }

    /// Tells whether words hold most of the title, and not much more: a running line that names the
    /// document in its own way.
    pub(super) fn names_title(&self, document: &Document, words: &str) -> bool {
        const MORE_MAX: usize = 3;
        let title = self.title_words(document);
        let named: BTreeSet<String> = words_of(words).collect();
        let n_shared = named.intersection(&title).count();
        n_shared > 0 && n_shared * 2 >= title.len() && named.len() <= n_shared + MORE_MAX
    }

    /// Tells whether the title holds a word.
    pub(super) fn is_in_title(&self, document: &Document, word: &str) -> bool {
        self.title_words(document).contains(&word.to_lowercase())
    }

    fn title_words(&self, document: &Document) -> BTreeSet<String> {
        let titles = (0..self.places.len()).filter(|idx| self.places[*idx] == Some(Place::Title));
        titles
            .flat_map(|idx| words_of(document.text_of(&document.blocks[idx])))
            .collect()
    }

    /// The version histories, each with its header row.
    pub(super) fn histories(&self) -> &[Table] {
        &self.histories
    }

    /// Tells whether words stand behind a label that names other documents.
    pub(super) fn is_of_another(&self, words: Span) -> bool {
        self.others.iter().any(|span| span.covers(words))
    }
}

/// The values of labels such as "Supersedes" and "Related policies".
fn others(pairs: &[Labelled]) -> Vec<Span> {
    static OTHERS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"^(?:this (?:document|policy|version) )?(?:supersed\w+|replac\w+)\b",
            r"|^(?:previous|prior|earlier|former|old|related|linked|associated|supporting|relevant|other) (?:[a-z]+ )?(?:versions?|documents?|polic(?:y|ies)|procedures?|guidance|editions?|issues?|legislation|forms?)\b",
            r"|^(?:see also|(?:to be )?read (?:this )?with|cross[- ]references?)\b"
        ))
    });
    let named = pairs.iter().filter(|pair| OTHERS.is_match(&pair.name()));
    named.map(|pair| pair.value.span).collect()
}

fn words_of(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_lowercase)
}

/// One pass over the headings. Short lines such as "Appendix 2: agenda" count as headings too,
/// because plain text has no others.
fn sections(document: &Document) -> Vec<Section> {
    let mut path: Vec<(u8, Section)> = Vec::new();
    let mut sections = Vec::with_capacity(document.blocks.len());
    let n_body = document
        .blocks
        .iter()
        .filter(|block| block.part == Part::Body)
        .count();
    for (block_idx, block) in document.blocks.iter().enumerate() {
        if block.part != Part::Body {
            sections.push(Section::Text);
            continue;
        }
        let text = document.text_of(block);
        let in_later_half = block_idx * 2 >= n_body;
        let stands_as = stands_as_heading(block, text).filter(|_| in_later_half);
        let level = block.heading().or(stands_as);
        if let Some(level) = level {
            path.retain(|(above, _)| *above < level);
            path.push((level, section_of(text)));
        }
        let inner = path.iter().rev().map(|(_, section)| *section);
        sections.push(
            inner
                .into_iter()
                .find(|section| *section != Section::Text)
                .unwrap_or(Section::Text),
        );
    }
    end_with_control(document, &mut sections);
    sections
}

/// Lines of control that close a document below its list of references are no part of that list.
fn end_with_control(document: &Document, sections: &mut [Section]) {
    static LINE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^\W*(?:(?:current )?version|v\.? ?\d|issue|edition|revision|date of|approv|ratifi|adopted|agreed|endorsed|signed off|issued|published|effective|in force|with effect|next|review|for review|look at|to be reviewed|due for|owner|author|lead|written|prepared|contact|any quer|questions|this (?:policy|procedure|guidance|protocol|strategy|document|chapter)|equality|comments|(?:an? )?(?:full )?(?:equality|eqia|eqhria|eia|impact assess))",
        )
    });
    let body = document.blocks.iter().enumerate();
    let body = body.filter(|(_, block)| block.part == Part::Body).rev();
    for (block_idx, block) in body {
        let text = document.text_of(block);
        let is_line = matches!(block.kind, BlockKind::Paragraph)
            && text.split_whitespace().take(31).count() <= 30
            && LINE.is_match(text);
        if !is_line || sections[block_idx] != Section::References {
            return;
        }
        sections[block_idx] = Section::Text;
    }
}

fn stands_as_heading(block: &Block, text: &str) -> Option<u8> {
    static NUMBERED: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^(?:\d{1,2}[.)]?|[A-Z][.)])\s+[A-Z]"));
    static ANNEX: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?i)^(?:appendix|annexe?) \w{1,3}(?:\W*$|\W+(?:[^to\s]|t[^o]|o[^f]|to\w|of\w))")
    });
    let is_line =
        matches!(block.kind, BlockKind::Paragraph) && text.split_whitespace().count() <= 8;
    let is_plain = !text.contains([':', '.']) && section_of(text) != Section::Text;
    (is_line && (is_plain || NUMBERED.is_match(text) || ANNEX.is_match(text))).then_some(2)
}

fn section_of(heading: &str) -> Section {
    static CONTROL: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:appendix \w+ )?(?:document|policy|version|quality)?(?: and)? ?(?:control|information|details|governance|record)(?: (?:sheet|table|page|block|information|record|panel|summary))?$|^(?:about this (?:document|policy|procedure|protocol|guidance|strategy|chapter)|document (?:management|status|profile))|^(?:policy|document|procedure|protocol|guidance|strategy) (?:review|approval|ownership|administration|management)(?: (?:and|&) (?:review|approval|ownership|update|dissemination|version control))?$|^(?:duration|term|named officers?|signator(?:y|ies)|ownership|sign[- ]off)$|^(?:commencement|adoption|approval|ratification|ownership|authorisation|review) (?:and|&) (?:review|approval|ownership|commencement|adoption|ratification|amendment|revision|version control)$",
        )
    });
    static HISTORY: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:\w+ ){0,3}(?:history|amendments?|amendment record|change (?:log|record|control)|revision (?:record|log|table)|version (?:control|log|record|table)|record of (?:changes|amendments|revisions))\b",
        )
    });
    static FOREIGN: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:appendix|appendices|annex|annexe|schedule \d)\b|\b(?:template|example|sample|specimen|case stud(?:y|ies)|exemplar|pro ?forma|blank form)\b",
        )
    });
    static REFERENCES: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:an? |case |worked |practice )?(?:examples?|scenarios?|case stud(?:y|ies))$|^(?:references|bibliography|further reading|sources|legislation|(?:legal|legislative|policy|national) (?:framework|context|background).*|related (?:documents?|policies|guidance|procedures).*|(?:relevant|key|associated|supporting) (?:legislation|guidance|documents|policies).*|links?|useful links)$",
        )
    });
    static TO_A_REPORT: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^(?:appendix|annexe?) \w{1,3} (?:to|of)\b"));
    let plain = label::plain(heading);
    if CONTROL.is_match(&plain) {
        Section::Control
    } else if HISTORY.is_match(&plain) && plain.split_whitespace().count() <= 6 {
        Section::History
    } else if REFERENCES.is_match(&plain) {
        Section::References
    } else if FOREIGN.is_match(&plain) && !TO_A_REPORT.is_match(&plain) {
        Section::Foreign
    } else {
        Section::Text
    }
}

fn plain_places(
    document: &Document,
    title: Option<Span>,
    sections: &[Section],
) -> Vec<Option<Place>> {
    let cover_end = cover_end(document, title);
    let foot = foot_of_page(document);
    let place = |(block_idx, block): (usize, &Block)| match block.part {
        _ if !block.is_said() => None,
        Part::Body if Some(block_idx) == foot => Some(Place::Footer),
        Part::Body
            if title.is_some_and(|title| title.covers(block.span) && !block.span.is_empty()) =>
        {
            Some(Place::Title)
        }
        Part::Body if sections[block_idx].is_of_others() => None,
        Part::Body if block_idx < cover_end => Some(Place::Cover),
        Part::TextBox if block.page.is_none_or(|page| page == 1) => Some(Place::Cover),
        Part::Body | Part::TextBox => Some(Place::Body),
        Part::Header => Some(Place::Header),
        Part::Footer => Some(Place::Footer),
        Part::Watermark => Some(Place::Watermark),
        // The head of a Markdown file is written by whoever wrote the text.
        Part::Property if document.format == Format::Md => Some(Place::ControlTable),
        Part::Property => Some(Place::Property),
        Part::FileName => Some(Place::FileName),
        Part::Folder => Some(Place::Folder),
        Part::Footnote | Part::Endnote | Part::Comment => None,
    };
    document.blocks.iter().enumerate().map(place).collect()
}

/// The foot of a page that shows as such by nothing but its place, since there is only one page:
/// the last line, where it is no sentence.
fn foot_of_page(document: &Document) -> Option<usize> {
    const WORDS_MAX: usize = 20;
    let is_body = |block: &Block| block.part == Part::Body;
    let idx = document.blocks.iter().rposition(is_body)?;
    let block = &document.blocks[idx];
    let text = document.text_of(block);
    let is_line = block.cell().is_none()
        && matches!(block.kind, BlockKind::Paragraph)
        && !text.contains(':')
        && !text.trim_end().ends_with(['.', '?', '!'])
        && text.split_whitespace().count() <= WORDS_MAX;
    (document.format == Format::Pdf && is_line).then_some(idx)
}

/// The first block that is text rather than cover: a long paragraph, or a heading below one that
/// is not the cover's own.
fn cover_end(document: &Document, title: Option<Span>) -> usize {
    const BLOCKS_MAX: usize = 40;
    let title_end = title.map_or(0, |title| title.end);
    let mut after_text = false;
    for (block_idx, block) in document.blocks.iter().enumerate().take(BLOCKS_MAX) {
        if block.part != Part::Body {
            return block_idx;
        }
        let text = document.text_of(block);
        let is_later_heading = block.span.start >= title_end && block.heading().is_some();
        let opens = is_later_heading && (after_text || opens_text(text));
        let is_heading = block.heading().is_some() || stands_as_heading(block, text).is_some();
        let is_foreign = is_heading && section_of(text).is_of_others();
        if is_foreign
            || (opens && section_of(text) == Section::Text)
            || text.split_whitespace().count() > 25
        {
            return block_idx;
        }
        after_text |= block.heading().is_none() && block.span.start >= title_end;
        if opens_text(text) && block.span.start >= title_end && block.cell().is_none() {
            return block_idx;
        }
    }
    document.blocks.len().min(BLOCKS_MAX)
}

/// "1. Introduction", "Purpose", "Contents".
fn opens_text(text: &str) -> bool {
    static OPENS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^(?:\d+[.)]?\s+[a-z]|(?:introduction|purpose|contents|table of contents|background|scope|aims?|overview|summary|foreword|policy statement|executive summary)\s*$)",
        )
    });
    static DAY: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^\d{1,2}\.?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?\s+\d",
        )
    });
    let text = text.trim();
    text.len() <= 120 && OPENS.is_match(text) && !DAY.is_match(text)
}

/// The blocks of control tables and of runs of labelled lines: at least two fields together.
fn control_blocks(
    document: &Document,
    tables: &[Table],
    pairs: &[Labelled],
    sections: &[Section],
) -> BTreeSet<usize> {
    let speaks = |pair: &&Labelled| {
        let names = meaning::of(&pair.name());
        let block = &document.blocks[pair.block_idx];
        names.is_some_and(|names| names != Meaning::Date)
            && matches!(block.part, Part::Body | Part::TextBox)
            && !sections[pair.block_idx].is_of_others()
    };
    let named: Vec<&Labelled> = pairs.iter().filter(speaks).collect();
    let mut blocks = table_blocks(tables, &named, sections);
    blocks.extend(line_blocks(pairs, &named, sections));
    let bare = pairs.iter().filter(|pair| {
        let is_date = pair.table_idx.is_none() && meaning::of(&pair.name()) == Some(Meaning::Date);
        let near = pair.block_idx.saturating_sub(4)..=pair.block_idx + 4;
        is_date && blocks.range(near).next().is_some()
    });
    let bare: Vec<usize> = bare.map(|pair| pair.block_idx).collect();
    blocks.extend(bare);
    blocks
}

/// The cells of tables that hold two fields, or one below a heading that says so.
fn table_blocks(tables: &[Table], named: &[&Labelled], sections: &[Section]) -> BTreeSet<usize> {
    let is_control = |(table_idx, table): &(usize, &Table)| {
        let of_table = named
            .iter()
            .filter(|pair| pair.table_idx == Some(*table_idx));
        let first = table.first_block();
        let below_heading = first.is_some_and(|first| sections[first] == Section::Control);
        of_table.count() >= if below_heading { 1 } else { 2 }
    };
    let found = tables.iter().enumerate().filter(is_control);
    let cells = found.flat_map(|(_, table)| table.rows.iter().flat_map(|row| &row.cells));
    cells.map(|(_, idx)| *idx).collect()
}

/// Lines with labels that stand near one another, with those of unknown labels between them; a line
/// of three labels; and one below a heading that says so.
fn line_blocks(pairs: &[Labelled], named: &[&Labelled], sections: &[Section]) -> BTreeSet<usize> {
    let lines = named.iter().filter(|pair| pair.table_idx.is_none());
    let lines: Vec<usize> = lines.map(|pair| pair.block_idx).collect();
    let has_label = |idx: &usize| pairs.iter().any(|pair| pair.block_idx == *idx);
    let n_known = |idx: usize| {
        let pairs = pairs.iter().filter(|pair| pair.block_idx == idx);
        { pairs }
            .filter(|pair| meaning::of(&pair.name()).is_some())
            .count()
    };
    let mut blocks = BTreeSet::new();
    for two in lines.windows(2) {
        if (1..=4).contains(&two[0].abs_diff(two[1])) {
            blocks.extend((two[0]..=two[1]).filter(has_label));
        }
    }
    let alone = lines.into_iter();
    blocks.extend(alone.filter(|idx| n_known(*idx) >= 3 || sections[*idx] == Section::Control));
    blocks
}
