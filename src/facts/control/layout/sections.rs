//! What the headings of a document make of the blocks below them.
//!
//! In: a document. Out: a section for each block: text, control, history, or what is another's.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use crate::facts::pattern::pattern;

use crate::document::{Block, BlockKind, Document, Part};
use crate::facts::label;

/// What the headings above a block make of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Section {
    Text,
    Control,
    History,
    /// Appendices, templates, examples.
    Foreign,
    /// Lists of laws and of other documents, and examples.
    References,
}

impl Section {
    pub(super) fn is_of_others(self) -> bool {
        matches!(self, Self::Foreign | Self::References)
    }
}

/// One pass over the headings. Short lines such as "Appendix 2: agenda" count as headings too,
/// because plain text has no others.
pub(super) fn sections(document: &Document) -> Vec<Section> {
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

/// The lines of a history: those below a heading that says so, and those below one another that
/// each begin with another version, whatever stands over them: "v1 – July 2021 – approved".
pub(super) fn history_lines(document: &Document, sections: &[Section]) -> BTreeSet<usize> {
    let numbers: Vec<Option<&str>> = document
        .blocks
        .iter()
        .map(|block| version_of_line(document, block))
        .collect();
    let is_listed = |idx: &usize| sections[*idx] == Section::History && numbers[*idx].is_some();
    let mut lines: BTreeSet<usize> = (0..numbers.len()).filter(is_listed).collect();
    for (idx, two) in numbers.windows(2).enumerate() {
        if two[0].is_some() && two[1].is_some() && two[0] != two[1] {
            lines.extend([idx, idx + 1]);
        }
    }
    lines
}

/// The version with which a line of its own begins, where a year follows.
fn version_of_line<'d>(document: &'d Document, block: &Block) -> Option<&'d str> {
    static VERSION: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)^\W*(?:(?:version|ver|v|issue|edition)\.? ?(\d{1,2}(?:\.\d{1,2})*)\b",
            r"|(\d{1,2}\.\d{1,2})\s*(?:[-–—|,:(\t]))[^\n]*\b(?:19|20)\d\d\b"
        ))
    });
    let is_line = block.part == Part::Body && block.cell().is_none() && block.heading().is_none();
    let found = VERSION
        .captures(document.text_of(block))
        .filter(|_| is_line)?;
    let number = found.get(1).or_else(|| found.get(2))?;
    Some(number.as_str())
}

/// Lines of control that close a document below its list of references are no part of that list.
fn end_with_control(document: &Document, sections: &mut [Section]) {
    static LINE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)^\W*(?:(?:current )?version|v\.? ?\d|issue|edition|revision|date of|approv",
            r"|ratifi|adopted|agreed|endorsed|signed off|issued|published|effective|in force",
            r"|with effect|next|review|for review|look at|to be reviewed|due for|owner|author|lead",
            r"|written|prepared|contact|any quer|questions",
            r"|this (?:policy|procedure|guidance|protocol|strategy|document|chapter)|equality",
            r"|comments|(?:an? )?(?:full )?(?:equality|eqia|eqhria|eia|impact assess))"
        ))
    });
    static OF_THIS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)^\W*this (?:policy|procedure|guidance|protocol|strategy|document) ",
            r"(?:was|is|has|will|shall|must|should|takes|took|comes|came)\b"
        ))
    });
    let body = document.blocks.iter().enumerate();
    let body = body.filter(|(_, block)| block.part == Part::Body).rev();
    let mut may_pass = true;
    for (block_idx, block) in body {
        let text = document.text_of(block);
        let is_line = |words: &Regex| {
            let is_short = text.split_whitespace().take(31).count() <= 30;
            matches!(block.kind, BlockKind::Paragraph) && is_short && words.is_match(text)
        };
        let ends = match sections[block_idx] {
            Section::References => is_line(&LINE),
            Section::Foreign => is_line(&OF_THIS) && !is_in_sample(document, block_idx),
            _ => return,
        };
        if ends {
            sections[block_idx] = Section::Text;
        } else if !(may_pass && is_catchline(text)) {
            return;
        }
        may_pass = false;
    }
}

/// Whether a block stands below "Appendix 2: sample policy", whose "this policy" is the sample.
fn is_in_sample(document: &Document, block_idx: usize) -> bool {
    static SAMPLE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)\b(?:sample|specimen|template|examples?|exemplar|pro ?forma",
            r"|(?:model|draft) (?:policy|procedure|guidance|protocol|strategy))\b"
        ))
    });
    let mut above = document.blocks[..block_idx].iter().rev();
    let head = above.find(|block| {
        let text = document.text_of(block);
        let is_head = block.heading().or_else(|| stands_as_heading(block, text));
        is_head.is_some() && section_of(text) == Section::Foreign
    });
    head.is_some_and(|head| SAMPLE.is_match(document.text_of(head)))
}

/// "Section 9: Expenses": what a page ends with that leads on to the next.
fn is_catchline(text: &str) -> bool {
    const WORDS_MAX: usize = 6;
    text.split_whitespace().take(WORDS_MAX + 1).count() <= WORDS_MAX
        && !text.trim_end().ends_with(['.', '?', '!'])
}

pub(super) fn stands_as_heading(block: &Block, text: &str) -> Option<u8> {
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

/// Tells whether words call what stands below them a version history.
pub(in crate::facts::control) fn names_history(heading: &str) -> bool {
    section_of(heading) == Section::History
}

pub(super) fn section_of(heading: &str) -> Section {
    static CONTROL: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"^(?:appendix \w+ )?(?:document|policy|version|quality)?(?: and)? ?",
            r"(?:control|information|details|governance|record)",
            r"(?: (?:sheet|table|page|block|information|record|panel|summary))?$",
            r"|^(?:about (?:this|our) (?:document|policy|procedures?|protocol|guidance|guidelines",
            r"|guide|strategy|chapter|manual|handbook|circular|booklet|leaflet|page|publication",
            r"|instruction|practice note|agreement|framework)",
            r"|document (?:management|status|profile))",
            r"|^(?:policy|document|procedure|protocol|guidance|strategy) ",
            r"(?:review|approval|ownership|administration|management)",
            r"(?: (?:and|&) (?:review|approval|ownership|update|dissemination|version control))?$",
            r"|^(?:duration|term|named officers?|signator(?:y|ies)|ownership|sign[- ]off)$",
            r"|^(?:commencement|adoption|approval|ratification|ownership|authorisation|review) ",
            r"(?:and|&) (?:review|approval|ownership|commencement|adoption|ratification|amendment",
            r"|revision|version control)$"
        ))
    });
    static HISTORY: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"^(?:\w+ ){0,3}(?:history|amendments?|review (?:log|record)|amendment record",
            r"|change (?:log|record|control)|revision (?:record|log|table)",
            r"|version (?:control|log|record|table)|record of (?:changes|amendments|revisions))\b",
            r"|^(?:(?:past|earlier|previous|former|all|list of|our|the|its) )*",
            r"(?:versions?|editions|changes|amendments|revisions|updates)",
            r"(?: (?:so far|to date|made|over time|list(?:ed)?|since [a-z\d ]+",
            r"|(?:to|of|in) th(?:is|e) (?:document|policy|procedure|guidance|protocol|strategy",
            r"|version|edition|issue)))*$",
            r"|^what (?:has |we )?(?:have )?(?:changed|is new|was changed)\b"
        ))
    });
    static FOREIGN: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"^(?:appendix|appendices|annex|annexe|schedule \d)\b",
            r"|\b(?:template|example|sample|specimen|case stud(?:y|ies)|exemplar|pro ?forma",
            r"|blank form)\b"
        ))
    });
    static REFERENCES: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"^(?:an? |case |worked |practice )?(?:examples?|scenarios?|case stud(?:y|ies))$",
            r"|^(?:references|bibliography|further reading|sources|legislation",
            r"|(?:legal|legislative|policy|national) (?:framework|context|background).*",
            r"|related (?:documents?|policies|guidance|procedures).*",
            r"|(?:relevant|key|associated|supporting) (?:legislation|guidance|documents|policies)",
            r".*|links?|useful links)$"
        ))
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
