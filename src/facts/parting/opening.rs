//! Lines that may open a record: titles that name a meeting or another kind of record.
//!
//! In: a document. Out: [`Opening`]s in text order. That a line names a record does not make it one:
//! its head has to say so.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::{Block, BlockKind, Document, Part, Span};
use crate::facts::kind::{self, Kind};
use crate::facts::meetings::{self, MeetingKind};
use crate::facts::pattern::cue;

const WORDS_MAX: usize = 14;

/// How a title is set apart from the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Look {
    /// On top of a page.
    Page,
    /// As a heading of that rank.
    Heading(u8),
    /// Across a table.
    Cell,
    /// As a line of its own.
    Line,
}

/// A line that may open a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Opening {
    /// The block that holds the title, or the first one below it.
    pub(super) block_idx: usize,
    /// The line that names the record.
    pub(super) title: Span,
    /// The first block of the record, where lines stand above its title on the page.
    pub(super) first_idx: usize,
    pub(super) look: Look,
    pub(super) kind: Kind,
    /// The meeting that it names.
    pub(super) meeting: Option<MeetingKind>,
    /// Whether it leaves open of what line: "Review of 3 May 2023", "Minute 2".
    pub(super) is_bare: bool,
}

/// Finds the lines that may open a record, once for each look that they have.
pub(super) fn of(document: &Document) -> Vec<Opening> {
    let body = document.blocks.iter().enumerate();
    let body = body.take_while(|(_, block)| block.part == Part::Body);
    let mut openings: Vec<Opening> = body
        .filter_map(|(idx, block)| at(document, idx, block))
        .collect();
    let on_top = openings.iter().filter_map(|one| on_top(document, one));
    let mut others: Vec<Opening> = on_top.collect();
    others.extend(in_headers(document, &others));
    others.extend(like_the_first(document, &openings));
    openings.extend(others);
    openings.sort_by_key(|one| one.block_idx);
    openings
}

fn at(document: &Document, idx: usize, block: &Block) -> Option<Opening> {
    let look = look_of(document, block).filter(|_| block.is_said())?;
    let line = first_line(document.text_of(block));
    let (kind, meeting, is_bare) = named(line)?;
    Some(Opening {
        block_idx: idx,
        title: Span::new(block.span.start, block.span.start + line.len()),
        first_idx: idx,
        look,
        kind,
        meeting,
        is_bare,
    })
}

/// The same line as a title on top of a page.
fn on_top(document: &Document, opening: &Opening) -> Option<Opening> {
    Some(Opening {
        first_idx: top_of_page(document, opening.block_idx)?,
        look: Look::Page,
        ..*opening
    })
}

/// Titles that were taken for running headers, since records of one page each repeat them. A page
/// without a body opens nothing.
fn in_headers(document: &Document, known: &[Opening]) -> Vec<Opening> {
    let mut named_by: BTreeMap<&str, Option<Named>> = BTreeMap::new();
    let page_of = |opening: &Opening| document.blocks[opening.block_idx].page;
    let mut pages: BTreeSet<Option<u32>> = known.iter().map(page_of).collect();
    let firsts = first_of_pages(document);
    let mut found = Vec::new();
    for header in document.part(Part::Header).filter(|one| one.is_running()) {
        let line = first_line(document.text_of(header));
        let Some((kind, meeting, is_bare)) = *named_by.entry(line).or_insert_with(|| named(line))
        else {
            continue;
        };
        let first = firsts.get(&header.page);
        if let Some(&first) = first.filter(|_| pages.insert(header.page)) {
            found.push(Opening {
                block_idx: first,
                title: header.span,
                first_idx: first,
                look: Look::Page,
                kind,
                meeting,
                is_bare,
            });
        }
    }
    found
}

/// The first block of the body on each page.
fn first_of_pages(document: &Document) -> BTreeMap<Option<u32>, usize> {
    let mut firsts = BTreeMap::new();
    let body = document.blocks.iter().enumerate();
    for (idx, block) in body.take_while(|(_, block)| block.part == Part::Body) {
        firsts.entry(block.page).or_insert(idx);
    }
    firsts
}

/// The first line of a document, which may look otherwise than the same title further down.
fn like_the_first(document: &Document, openings: &[Opening]) -> Option<Opening> {
    let words = |opening: &Opening| {
        let letters = document.at(opening.title).chars();
        letters
            .filter(|sign| sign.is_alphabetic())
            .collect::<String>()
    };
    let first = openings.first().filter(|one| one.block_idx == 0)?;
    let mut twins = openings[1..]
        .iter()
        .filter(|one| words(one) == words(first));
    let twin = twins.next().filter(|twin| twin.look > first.look)?;
    Some(Opening {
        look: twin.look,
        ..*first
    })
}

pub(super) fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or_default()
}

/// The look of a block that can be a title.
pub(super) fn look_of(document: &Document, block: &Block) -> Option<Look> {
    let text = first_line(document.text_of(block));
    let is_short = text.len() <= 120 && text.split_whitespace().count() <= WORDS_MAX;
    if !is_short || text.ends_with(['.', ';', ',', '?']) {
        return None;
    }
    match block.kind {
        BlockKind::Heading(level) => Some(Look::Heading(level)),
        BlockKind::Paragraph => Some(Look::Line),
        BlockKind::Cell(cell) => {
            (cell.column == 0 && is_alone(document, block)).then_some(Look::Cell)
        }
        BlockKind::ListItem(_) => None,
    }
}

/// Whether a cell stands alone in its row, over others: the rest of the row is empty.
fn is_alone(document: &Document, block: &Block) -> bool {
    let Some(own) = block.cell() else {
        return false;
    };
    let after = document
        .blocks
        .partition_point(|one| one.part == Part::Body && one.span.start <= block.span.start);
    let rest = document.blocks[after..].iter();
    let mut cells = rest.map_while(|next| Some((next, next.cell()?)));
    let next = cells.find(|(next, cell)| cell.row != own.row || !next.span.is_empty());
    next.is_some_and(|(_, cell)| cell.table == own.table && cell.row != own.row)
}

/// The first block of the page on top of which a block stands, a few short lines above it at most.
fn top_of_page(document: &Document, idx: usize) -> Option<usize> {
    const LINES_MAX: usize = 3;
    let page = document.blocks[idx].page?;
    let above = document.blocks[..idx].iter().rev();
    let n_above = above
        .take(LINES_MAX + 1)
        .take_while(|block| block.page == Some(page))
        .count();
    let lines = &document.blocks[idx - n_above..idx];
    let is_line = |block: &Block| {
        block.cell().is_none() && document.text_of(block).split_whitespace().count() <= WORDS_MAX
    };
    (n_above <= LINES_MAX && lines.iter().all(is_line)).then_some(idx - n_above)
}

cue!(
    // What begins so speaks of a record that stands elsewhere.
    ELSEWHERE,
    concat!(
        r"(?i)^\W*(?:next|previous|last|earlier|future|further|forthcoming|proposed|planned|dates?",
        r"|actions?|matters|decisions?|outcomes?|recommendations?|since|after|before|between",
        r"|following|from|for|reports? (?:for|to)|progress|agenda|invit\w*|views|updates?",
        r"|background|summary|contents|list|table|index|see|copy|circulated|apologies|present",
        r"|attend\w*|at|in|on|to|we|i|she|he|they|it|all|any|no|if|when|who|why|what|how)\b"
    )
);

cue!(
    // Without one of these no record is named: asked first, of every short line.
    NOUN,
    concat!(
        r"(?i)minute|review|conference|meeting|group|discussion|hearing|panel|chronolog|timeline",
        r"|event|key dates|assessment|report|plan|note|record|log\b|visit|supervision|oversight",
        r"|referral|concern|notification|request|around the",
        r"|\b(?:ird|irtd|cppm|cpcc|icpc|icppm|rcpc|rcppm|tac|taf|tatc|noc|maapm|lac|laac)\b"
    )
);

cue!(
    // "First review", "Minute 2", "Review of 3 May 2023", "Meeting held on Tuesday 3 May".
    BARE,
    concat!(
        r"(?i)^\W*(?:(?:the )?(?:first|second|third|fourth|fifth|sixth|\d{1,2}(?:st|nd|rd|th)) ",
        r"(?:minutes?|meeting|review|conference)(?: meeting| minutes?| record)?\W*",
        r"(?:$|[:,–—(-]|(?:of|on|held)\b)",
        r"|(?:minutes?|meeting|review|conference|record)(?: meeting| minutes?| record)?",
        r"(?: (?:of|on|held|no\.?|number|dated|the))*[ :–—-]*(?:\d",
        r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b",
        r"|(?:one|two|three|four|five|six|i{1,3}|iv|v)\b))"
    )
);

/// Whether a line speaks of a record that stands elsewhere: "Next review: 3 June 2025".
pub(super) fn speaks_of_another(line: &str) -> bool {
    ELSEWHERE.is_match(line)
}

/// "Core group: mother, S Orr, HV Sands" names those who belong to one.
fn lists_people(value: &str) -> bool {
    cue!(
        OF_PEOPLE,
        concat!(
            r"(?i)\b(?:mum|mother|dad|father|parents?|carers?|gran\w*|social worker|sw|hv",
            r"|health visitor|teacher|head|nurse|midwife|police|[dp]c|gp|dr|mrs?|ms|miss|lead",
            r"|manager)\b"
        )
    );
    let n_more = value.matches([',', ';']).count();
    let has_day = value.chars().any(|sign| sign.is_ascii_digit());
    !has_day && (n_more > 1 || n_more == 1 && OF_PEOPLE.is_match(value))
}

/// What a title names: a kind of record, a meeting, and whether the meeting's line is left open.
type Named = (Kind, Option<MeetingKind>, bool);

/// The record that a title names. Before a colon it is the label that has to name it: "Event: core
/// group" tells of one.
fn named(title: &str) -> Option<Named> {
    if !NOUN.is_match(title) {
        return None;
    }
    let label = title.split_once(':').map_or(title, |(label, _)| label);
    if label.len() < title.len() {
        named(label).filter(|_| !lists_people(&title[label.len()..]))?;
    }
    if speaks_of_another(title) {
        return None;
    }
    let kind = kind::named(title).filter(|kind| kind.is_case_record());
    if let Some(kind) = kind.filter(|kind| *kind != Kind::Minutes) {
        return Some((kind, None, false));
    }
    let is_bare = BARE.is_match(title);
    match meetings::first_named(title) {
        Some((meeting, true)) if kind.is_some() || is_bare => {
            Some((Kind::Minutes, Some(meeting), false))
        }
        Some((meeting, false)) if kind.is_some() && !is_bare => {
            Some((Kind::Minutes, Some(meeting), false))
        }
        _ => is_bare.then_some((Kind::Minutes, None, true)),
    }
}
