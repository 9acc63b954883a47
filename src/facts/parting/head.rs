//! What stands at the head of a record: its day, who came, whom it is about.
//!
//! In: an opening and the dates of the document. Out: a [`Head`], where enough of these stand below
//! the opening to show that a record begins there. A section has none of its own.

use std::collections::BTreeSet;

use super::opening::{Look, Opening, speaks_of_another};
use crate::calendar::Interval;
use crate::document::{Block, Document, Part, Span};
use crate::facts::kind::Kind;
use crate::facts::meetings::MeetingKind;
use crate::facts::passages::happening;
use crate::facts::pattern::cue;
use crate::facts::{DateMention, Grain, dates_in};

/// How far below its title the head of a record goes.
const BLOCKS_MAX: usize = 8;
const CELLS_MAX: usize = 24;

/// Longer sentences than these are no lines of a head.
const WORDS_MAX: usize = 20;

/// The head of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) block_idx: usize,
    pub(super) first_idx: usize,
    pub(super) look: Look,
    pub(super) kind: Kind,
    pub(super) is_bare: bool,
    meeting: Option<MeetingKind>,
    day: Option<Interval>,
    /// The block in which the day is written.
    day_idx: Option<usize>,
}

impl Head {
    /// Whether another is of the same record: of one kind and of one day.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        (self.kind, self.meeting, self.day) == (other.kind, other.meeting, other.day)
    }

    /// Whether a block is the title, or the line that gives the day.
    pub(super) fn is_opened_by(&self, block_idx: usize) -> bool {
        block_idx == self.block_idx || Some(block_idx) == self.day_idx
    }
}

/// Reads the head below an opening.
///
/// - `end`: the block of the next opening
/// - `first_pages`: the pages on top of which openings stand
pub(super) fn of(
    document: &Document,
    dates: &[DateMention],
    opening: &Opening,
    end: usize,
    first_pages: &BTreeSet<u32>,
) -> Option<Head> {
    let mut lines = lines(document, opening, end);
    push_repeated(document, opening, first_pages, &mut lines);
    let day = day_of(document, dates, opening, &lines);
    let says_who = lines.iter().any(|line| ATTENDANCE.is_match(line.text));
    let title = document.at(opening.title);
    let names_child =
        NAMED_IN_TITLE.is_match(title) || lines.iter().any(|line| CHILD.is_match(line.text));
    let is_head = match opening.kind {
        Kind::Minutes => day.is_some() && (says_who || names_child),
        _ => names_child && (day.is_some() || opening.look == Look::Page),
    };
    is_head.then_some(Head {
        block_idx: opening.block_idx,
        first_idx: opening.first_idx,
        look: opening.look,
        kind: opening.kind,
        is_bare: opening.is_bare,
        meeting: opening.meeting,
        day: day.map(|(_, day)| day),
        day_idx: day.map(|(idx, _)| idx),
    })
}

/// Whether what stands below an opening names who came or whom it is about, dates unread.
pub(super) fn may_head(
    document: &Document,
    opening: &Opening,
    first_pages: &BTreeSet<u32>,
) -> bool {
    let mut lines = lines(document, opening, document.blocks.len());
    push_repeated(document, opening, first_pages, &mut lines);
    let title = document.at(opening.title);
    let has_figure = |text: &str| text.bytes().any(|byte| byte.is_ascii_digit());
    let is_dated = has_figure(title) || lines.iter().any(|line| has_figure(line.text));
    is_dated
        && (NAMED_IN_TITLE.is_match(title)
            || lines
                .iter()
                .any(|line| ATTENDANCE.is_match(line.text) || CHILD.is_match(line.text)))
}

/// A sentence, a line or a cell at the head.
struct Line<'a> {
    block_idx: usize,
    span: Span,
    text: &'a str,
}

/// The lines below a title, and the rest of its own block.
fn lines<'a>(document: &'a Document, opening: &Opening, end: usize) -> Vec<Line<'a>> {
    let mut found = Vec::new();
    let (mut n_blocks, mut n_cells) = (0, 0);
    let blocks = document.blocks[opening.block_idx..end].iter().enumerate();
    for (nth, block) in blocks.take_while(|(_, block)| block.part == Part::Body) {
        let is_cell = block.cell().is_some();
        *(if is_cell { &mut n_cells } else { &mut n_blocks }) += 1;
        let is_past = n_blocks > BLOCKS_MAX || n_cells > CELLS_MAX;
        if is_past || nth > 0 && heads_other(document, block) {
            break;
        }
        let is_title = block.span.covers(opening.title);
        let own = if is_title {
            opening.title.end - block.span.start
        } else {
            0
        };
        if block.is_said() {
            push_lines(document, opening.block_idx + nth, own, &mut found);
        }
    }
    found
}

/// Adds the lines that stand on each record's first page and on no other, so that they were taken for
/// a running header.
fn push_repeated<'a>(
    document: &'a Document,
    opening: &Opening,
    first_pages: &BTreeSet<u32>,
    found: &mut Vec<Line<'a>>,
) {
    if opening.look != Look::Page {
        return;
    }
    let page = document.blocks[opening.block_idx].page;
    let first = document
        .blocks
        .partition_point(|block| block.part.rank() < Part::Header.rank());
    let headers = document.blocks[first..].iter();
    let headers = headers.take_while(|block| block.part == Part::Header);
    let own = headers.clone().enumerate();
    for (nth, block) in own.filter(|(_, block)| block.is_running() && block.page == page) {
        let is_same = |other: &&Block| document.text_of(other) == document.text_of(block);
        let mut same = headers
            .clone()
            .filter(|other| other.is_said())
            .filter(is_same);
        if same.all(|same| same.page.is_some_and(|page| first_pages.contains(&page))) {
            push_lines(document, first + nth, 0, found);
        }
    }
}

/// Whether a block is a heading of what is no part of a head: "Next review".
fn heads_other(document: &Document, block: &Block) -> bool {
    let text = document.text_of(block);
    let is_of_head = || ATTENDANCE.is_match(text) || OWN_DAY.is_match(text);
    block.heading().is_some() && speaks_of_another(text) && !is_of_head()
}

fn push_lines<'a>(
    document: &'a Document,
    block_idx: usize,
    from: usize,
    found: &mut Vec<Line<'a>>,
) {
    let block = &document.blocks[block_idx];
    let mut start = block.span.start + from;
    let text = &document.text_of(block)[from..];
    for line in text
        .split_inclusive('\n')
        .flat_map(|line| line.split_inclusive(". "))
    {
        let span = Span::new(start, start + line.len());
        start = span.end;
        found.push(Line {
            block_idx,
            span,
            text: line.trim(),
        });
    }
}

/// The day that a record gives for itself: in its title, else in a line of its head.
fn day_of(
    document: &Document,
    dates: &[DateMention],
    opening: &Opening,
    lines: &[Line<'_>],
) -> Option<(usize, Interval)> {
    if let Some((day, _)) = day_in(dates, opening.title)
        && !OTHER_DAY.is_match(document.at(opening.title))
    {
        return Some((opening.block_idx, day));
    }
    let short = lines
        .iter()
        .filter(|line| line.text.split_whitespace().count() <= WORDS_MAX);
    short.into_iter().find_map(|line| {
        let (day, span) = day_in(dates, line.span)?;
        let before = document.at(Span::new(line.span.start, span.start));
        let label = label_of(document, line.block_idx);
        let is_own = |words: &str| OWN_DAY.is_match(words) && !OTHER_DAY.is_match(words);
        let is_labelled = label.is_some_and(is_own) && before.trim().len() <= 12;
        (is_labelled || label.is_none() && is_own(before)).then_some((line.block_idx, day))
    })
}

fn day_in(dates: &[DateMention], span: Span) -> Option<(Interval, Span)> {
    let mut days = dates_in(dates, span).iter().filter_map(happening);
    let day = days.find(|day| day.grain <= Grain::Day)?;
    Some((day.interval, day.span))
}

/// What stands before a cell in its row, else over it.
fn label_of(document: &Document, block_idx: usize) -> Option<&str> {
    let cell = document.blocks[block_idx].cell()?;
    let above = document.blocks[..block_idx].iter().rev().take(CELLS_MAX);
    let cells = above.map_while(|block| Some((block, block.cell()?)));
    let in_table = cells.filter(|(_, other)| other.table == cell.table);
    let over = |(_, other): &(&Block, crate::document::Cell)| {
        other.row == cell.row || other.row + 1 == cell.row && other.column == cell.column
    };
    let found: Vec<_> = in_table.filter(over).collect();
    let beside = found.iter().find(|(_, other)| other.row == cell.row);
    let (block, _) = beside.or(found.first())?;
    Some(document.text_of(block))
}

cue!(
    OWN_DAY,
    concat!(
        r"(?i)^[\W\d]*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\W*)?$",
        r"|\b(?:date|held|when|day|time|met|took place|completed|finished|updated?|reviewed",
        r"|written|agreed|prepared|dated|as at)\b"
    )
);

cue!(
    OTHER_DAY,
    concat!(
        r"(?i)\b(?:next|previous|last|birth|born|dob|d\.o\.b|due|placed|placement|since|until",
        r"|order|registered|circulated|sent|issued|printed|exported|signed|referral|by when",
        r"|expires?)\b"
    )
);

cue!(
    ATTENDANCE,
    concat!(
        r"(?i)^\W*(?:(?:those|people|who|names? of those) )?(?:(?:was|were) )?(?:present",
        r"|in attendance|attended|attending|attendance|attendees|there|here|sederunt|taking part",
        r"|took part|chair|chaired by|chairperson|came)\b"
    )
);

cue!(
    CHILD,
    concat!(
        r"(?i)^\W*(?:(?:name of|the) )?(?:child|children|young person|young person/child",
        r"|child/young person|child or young person|baby|name|about|re|subject|service user)",
        r"(?:['’]s)?(?: name)?(?: \([^)]*\))?\W*(?:$|[:\t–—-])"
    )
);

cue!(
    NAMED_IN_TITLE,
    r"(?:[:,–—-]|\b(?:for|of|re|about))\s+(?-i:\p{Lu}[\w'’-]+ (?:\p{Lu}[\w'’-]*\b|\p{Lu}\.?))"
);
