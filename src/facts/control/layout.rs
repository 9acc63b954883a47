//! Which place of document control each block of a document is.
//!
//! In: a document, its title, tables and labels. Out: a place for each block, or none for text that
//! does not speak for the document: notes, comments, appendices, templates, lists of references.

mod blocks;
mod sections;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use crate::facts::pattern::pattern;

use self::blocks::{control_blocks, unpaired_cells};
pub(super) use self::sections::names_history;
use self::sections::{Section, history_lines, section_of, sections, stands_as_heading};
use super::prose::NOUNS;
use super::said::marks_status;
use super::{Place, history};
use crate::document::{Block, BlockKind, Document, Format, Part, Span};
use crate::facts::Quoted;
use crate::facts::label::Labelled;
use crate::facts::table::Table;

/// The places of a document's blocks.
pub(super) struct Layout {
    places: Vec<Option<Place>>,
    sections: Vec<Section>,
    histories: Vec<Table>,
    /// The cells of tables that name fields of control, whose labels and values could not be paired.
    unpaired: BTreeSet<usize>,
    /// What the document says of others: the versions that it replaces, the policies beside it.
    others: Vec<Span>,
    /// Where its title stands once more, below a covering report.
    opens_again: Option<usize>,
    /// Up to where only a letterhead stands over a block.
    head_end: usize,
    /// The blocks of the title.
    titles: Vec<usize>,
    /// The lines of the head below the title.
    below_title: Vec<usize>,
    /// The title's own words, wherever it stands.
    named: BTreeSet<String>,
}

impl Layout {
    pub(super) fn of(
        document: &Document,
        title: Option<&Quoted>,
        tables: &[Table],
        pairs: &[Labelled],
    ) -> Self {
        let mut sections = sections(document);
        let history_lines = history_lines(document, &sections);
        { history_lines.iter() }.for_each(|idx| sections[*idx] = Section::History);
        let named = title.map_or_else(BTreeSet::new, |title| words_of(&title.text).collect());
        let title = title.map(|title| title.span);
        let mut places = plain_places(document, title, &sections);
        for block_idx in control_blocks(document, tables, pairs, &sections) {
            places[block_idx] = Some(Place::ControlTable);
        }
        for block_idx in history_lines {
            places[block_idx] = Some(Place::VersionHistory);
        }
        let titles = { 0..places.len() }.filter(|idx| places[*idx] == Some(Place::Title));
        let titles: Vec<usize> = titles.collect();
        let mut layout = Self {
            below_title: lines_below(document, &titles, &places),
            titles,
            named,
            places,
            sections,
            histories: Vec::new(),
            unpaired: BTreeSet::new(),
            others: others(pairs),
            opens_again: None,
            head_end: head_end(document),
        };
        layout.open_again(document);
        layout.histories = history::tables(document, tables, &layout);
        for table in &layout.histories {
            let cells = table.rows.iter().flat_map(|row| &row.cells);
            cells.for_each(|(_, idx)| layout.places[*idx] = Some(Place::VersionHistory));
        }
        let Self { places, titles, .. } = &mut layout;
        titles.retain(|idx| places[*idx] == Some(Place::Title));
        layout.unpaired = unpaired_cells(document, tables, pairs);
        layout.unpaired.retain(|idx| {
            let is_read = matches!(
                layout.places[*idx],
                None | Some(Place::ControlTable | Place::VersionHistory)
            );
            !is_read
        });
        layout
    }

    /// A document that was brought by a report begins below it, with its title.
    fn open_again(&mut self, document: &Document) {
        self.opens_again = { 0..document.blocks.len() }
            .filter(|idx| self.places[*idx] == Some(Place::Body))
            .filter(|idx| document.blocks[*idx].heading().is_some())
            .find(|idx| self.is_title(document, document.text_of(&document.blocks[*idx])));
        if let Some(idx) = self.opens_again {
            self.places[idx] = Some(Place::Title);
            self.titles.push(idx);
        }
    }

    /// Tells whether a block is one of the first, where a document speaks of itself.
    pub(super) fn is_at_top(&self, block_idx: usize) -> bool {
        const BLOCKS_AT_TOP: usize = 4;
        let begins = self.opens_again.filter(|idx| *idx <= block_idx);
        block_idx < BLOCKS_AT_TOP.max(self.head_end)
            || begins.is_some_and(|idx| block_idx - idx < BLOCKS_AT_TOP)
    }

    /// The place of a block; nothing when it does not speak for the document.
    pub(super) fn place(&self, block_idx: usize) -> Option<Place> {
        self.places.get(block_idx).copied().flatten()
    }

    /// Tells whether the block is a cell among fields of control that could not be paired.
    pub(super) fn is_unpaired(&self, block_idx: usize) -> bool {
        self.unpaired.contains(&block_idx)
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

    /// Tells whether the block stands below a heading such as "About this policy".
    pub(super) fn is_on_itself(&self, block_idx: usize) -> bool {
        self.sections.get(block_idx) == Some(&Section::Control)
    }

    /// Tells whether the block is where a document speaks of itself in short lines.
    pub(super) fn is_frame(&self, block_idx: usize) -> bool {
        let in_frame = matches!(
            self.place(block_idx),
            Some(Place::Cover | Place::Title | Place::Header | Place::Footer | Place::ControlTable)
        );
        in_frame || self.is_on_itself(block_idx)
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

    /// Tells whether words hold most of the title and not much more, or a part of it and nothing else: a
    /// running line that names the document in its own way.
    pub(super) fn names_title(&self, document: &Document, words: &str) -> bool {
        const MORE_MAX: usize = 3;
        static NO_NAME: LazyLock<Regex> = LazyLock::new(|| {
            pattern(&format!(
                r"(?i)\b(?:(?:version|ver|v|issue|edition)[ .]*\d[\w.]*|{NOUNS})\b"
            ))
        });
        let title = self.title_words(document);
        let named: BTreeSet<String> = words_of(&NO_NAME.replace_all(words, " ")).collect();
        let n_shared = named.intersection(&title).count();
        let is_short_for_it = named.is_subset(&title) && named.iter().any(|word| word.len() > 3);
        let is_most = n_shared * 2 >= title.len() && named.len() <= n_shared + MORE_MAX;
        n_shared > 0 && (is_most || is_short_for_it)
    }

    /// Tells whether the title, a heading or the file's name begins with a number: that of its
    /// chapter.
    pub(super) fn begins_title(&self, document: &Document, number: &str) -> bool {
        let mut blocks = document.blocks.iter().enumerate();
        blocks.any(|(idx, block)| {
            let is_name = matches!(self.places[idx], Some(Place::Title | Place::FileName));
            let rest = document.text_of(block).trim_start().strip_prefix(number);
            let is_whole = rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()));
            (is_name || block.heading().is_some()) && is_whole
        })
    }

    /// Tells whether a noun is what the title calls the document: "plan" in "Corporate Parenting Plan
    /// 2027-2030", and not in "Guidance on the Child's Plan".
    pub(super) fn is_called(&self, document: &Document, noun: &str) -> bool {
        static NOUN: LazyLock<Regex> = LazyLock::new(|| pattern(&format!(r"(?i)\b{NOUNS}\b")));
        static REST: LazyLock<Regex> =
            LazyLock::new(|| pattern(r"(?i)\s(?:on|for|of|about|to|in|when|[–—-])\s|:"));
        let text_of = |idx: &usize| document.text_of(&document.blocks[*idx]);
        let is_named = self.titles.iter().any(|idx| NOUN.is_match(text_of(idx)));
        let below = self.below_title.iter().filter(|_| !is_named);
        let mut titles = self.titles.iter().chain(below).map(text_of);
        titles.any(|title| {
            let end = REST.find(title).map_or(title.len(), |rest| rest.start());
            let called = NOUN.find_iter(&title[..end]).last();
            let called = called.or_else(|| NOUN.find(title));
            called.is_some_and(|called| called.as_str().eq_ignore_ascii_case(noun))
        })
    }

    /// Tells whether a sentence names the document by what its title calls it: "the plan".
    pub(super) fn names_called(&self, document: &Document, sentence: &str) -> bool {
        static THE: LazyLock<Regex> = LazyLock::new(|| pattern(&format!(r"(?i)\bthe ({NOUNS})\b")));
        let named = THE.captures_iter(sentence).filter_map(|found| found.get(1));
        { named }.any(|noun| self.is_called(document, noun.as_str()))
    }

    /// Tells whether the title holds a word.
    pub(super) fn is_in_title(&self, document: &Document, word: &str) -> bool {
        let word = word.to_lowercase();
        self.named.contains(&word) || self.title_words(document).contains(&word)
    }

    fn title_words(&self, document: &Document) -> BTreeSet<String> {
        let titles = self.titles.iter();
        titles
            .flat_map(|idx| words_of(document.text_of(&document.blocks[*idx])))
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
            r"^(?:this (?:document|policy|version) )?",
            r"(?:supersed\w+|replac\w+|cancel\w+|rescind\w+)\b",
            r"|^(?:previous|prior|earlier|former|old|related|linked|associated|supporting|relevant",
            r"|other) (?:[a-z]+ )?(?:versions?|documents?|polic(?:y|ies)|procedures?|guidance",
            r"|editions?|issues?|legislation|forms?)\b",
            r"|^(?:see also|(?:to be )?read (?:this )?with|cross[- ]references?)\b"
        ))
    });
    let named = pairs.iter().filter(|pair| OTHERS.is_match(&pair.name()));
    named.map(|pair| pair.value.span).collect()
}

/// The short lines of the cover right below a title: "Integrated Services Strategy of the Partnership".
fn lines_below(document: &Document, titles: &[usize], places: &[Option<Place>]) -> Vec<usize> {
    const LINES: usize = 2;
    const WORDS_MAX: usize = 16;
    let from = titles.last().map_or(places.len(), |last| last + 1);
    let near = (from..places.len()).take(LINES);
    let is_line = |idx: &usize| {
        let text = document.text_of(&document.blocks[*idx]);
        places[*idx] == Some(Place::Cover)
            && !text.ends_with('.')
            && text.split_whitespace().count() <= WORDS_MAX
    };
    near.take_while(is_line).collect()
}

fn words_of(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_lowercase)
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
        let opens = is_later_heading && (after_text || opens_text(text)) && !marks_status(text);
        let is_heading = block.heading().is_some() || stands_as_heading(block, text).is_some();
        let is_foreign = is_heading && section_of(text).is_of_others();
        let is_text = text.split_whitespace().count() > 25 && !tells_of_itself(text);
        if is_foreign || (opens && section_of(text) == Section::Text) || is_text {
            return block_idx;
        }
        after_text |= block.heading().is_none() && block.span.start >= title_end;
        if opens_text(text) && block.span.start >= title_end && block.cell().is_none() {
            return block_idx;
        }
    }
    document.blocks.len().min(BLOCKS_MAX)
}

/// The block behind the first one that is more than a line of a letterhead.
fn head_end(document: &Document) -> usize {
    const LINES_MAX: usize = 6;
    const WORDS_MAX: usize = 8;
    let lines = document.blocks.iter().take_while(|block| {
        let n_words = document.text_of(block).split_whitespace().count();
        block.part == Part::Body && block.cell().is_none() && n_words <= WORDS_MAX
    });
    lines.take(LINES_MAX).count() + 1
}

/// A paragraph of facts about the document: its version, its dates, its author, in sentences.
fn tells_of_itself(text: &str) -> bool {
    const WORDS_MAX: usize = 70;
    const FACTS_MIN: usize = 3;
    static FACTS: LazyLock<[Regex; 5]> = LazyLock::new(|| {
        [
            concat!(
                r"(?i)\b(?:version|edition|issue|revision|rev|v)\b\.? ?\d",
                r"|\b(?:revision|rev|issue|version)\.? (?-i:[A-Z])\b",
                r"|\b(?:first|second|third|fourth|fifth|sixth) (?:edition|version|issue)\b"
            ),
            concat!(
                r"(?i)\b(?:approv\w+|adopted|ratified|agreed|endorsed|issued|published|in force",
                r"|effective|authorised|passed)\b"
            ),
            concat!(
                r"(?i)\breview(?:ed|s)?\b|\blook(?:ed)? (?:at )?(?:it )?again\b",
                r"|\brenew(?:ed|al)?\b|\bcheck(?:ed)? (?:again )?by\b|\bgood until\b|\bexpires\b",
                r"|\bvalid until\b|\bin force (?:un)?till?\b|\bnext (?:due|look)\b"
            ),
            concat!(
                r"(?i)\b(?:author|owner|owned by|lead|prepared by|written by|drafted by|contact",
                r"|responsible officer|editor|keeper|maintained by|kept by|held by|looked after by",
                r"|issued by)",
                r"\b"
            ),
            r"(?i)\bdraft\b|\bconsultation\b|\binterim\b|\bpilot\b|\btrial\b",
        ]
        .map(pattern)
    });
    static YEAR: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b20\d\d\b"));
    let n_facts = FACTS.iter().filter(|fact| fact.is_match(text)).count();
    text.split_whitespace().count() <= WORDS_MAX && YEAR.is_match(text) && n_facts >= FACTS_MIN
}

/// "1. Introduction", "Purpose", "Contents".
fn opens_text(text: &str) -> bool {
    static OPENS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)^(?:\d+[.)]?\s+[a-z]",
            r"|(?:introduction|purpose|contents|table of contents|background|scope|aims?|overview",
            r"|summary|foreword|policy statement|executive summary)\s*$)"
        ))
    });
    static DAY: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)^\d{1,2}\.?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
            r"[a-z]*\.?,?\s+\d"
        ))
    });
    let text = text.trim();
    text.len() <= 120 && OPENS.is_match(text) && !DAY.is_match(text)
}
