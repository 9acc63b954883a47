//! A history that a report tells in paragraphs, each of one day, under a heading of its own name.
//!
//! In: a report. Out: the section whose paragraphs go from day to day over a long time, as a
//! chronology. A section with paragraphs of no day, or out of order, is an account and none.

use std::sync::LazyLock;

use regex::Regex;

use super::when;
use super::{Chronology, Columns, Entry, contacts};
use crate::calendar::Day;
use crate::document::{Block, BlockKind, Document, Part, Span};
use crate::facts::kind::Kind;
use crate::facts::pattern::pattern;
use crate::facts::{DateMention, Grain, Quoted, dates_in};

/// So many paragraphs make a history.
const ENTRIES_MIN: usize = 6;
/// What a report tells over fewer days is how the work went.
const DAYS_MIN: i32 = 180;

/// "3 March 2024 the worker read the file": how the assessment was made, and no history.
static OF_WORK: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^[\d.) ]*[^.]{0,40}\b",
        r"(?:(?:the|this) (?:social )?(?:worker|assessor|author|writer)|I|we) (?:\w+ )?",
        r"(?:read|met|saw|spoke|wrote|asked|looked|visited|interviewed|rang)\b"
    ))
});

/// Finds the sections of a report that tell a history.
pub(super) fn of(document: &Document, kind: Kind, dates: &[DateMention]) -> Vec<Chronology> {
    if kind != Kind::Assessment {
        return Vec::new();
    }
    let body: Vec<&Block> = document
        .part(Part::Body)
        .filter(|block| block.is_said())
        .collect();
    let sections = body.chunk_by(|_, next| next.heading().is_none());
    sections
        .filter_map(|section| of_section(document, section, dates))
        .collect()
}

fn of_section(
    document: &Document,
    section: &[&Block],
    dates: &[DateMention],
) -> Option<Chronology> {
    let (heading, paragraphs) = section.split_first()?;
    heading.heading()?;
    let of_work = paragraphs
        .iter()
        .filter(|block| OF_WORK.is_match(document.text_of(block)));
    if paragraphs.len() < ENTRIES_MIN || of_work.count() * 2 >= paragraphs.len() {
        return None;
    }
    let told: Option<Vec<(Entry, Day)>> = paragraphs
        .iter()
        .map(|block| entry(document, block, dates))
        .collect();
    let told = told?;
    let goes_on = told.windows(2).all(|two| two[0].1 <= two[1].1);
    let (first, last) = (told.first()?.1, told.last()?.1);
    if !goes_on || first.days_until(last) < DAYS_MIN {
        return None;
    }
    let entries: Vec<Entry> = told.into_iter().map(|(entry, _)| entry).collect();
    Some(Chronology {
        span: entries
            .iter()
            .fold(heading.span, |span, one| span.joined(one.span)),
        head: None,
        heading: Some(Quoted::cut(document, heading.span)),
        columns: Columns::default(),
        entries,
    })
}

/// A paragraph whose first sentence gives one day, and is no note of a contact.
fn entry(document: &Document, block: &Block, dates: &[DateMention]) -> Option<(Entry, Day)> {
    let text = document.text_of(block);
    let is_text = matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem(_));
    if !is_text || contacts(text) {
        return None;
    }
    let mention = dates_in(dates, block.span)
        .iter()
        .find(|mention| mention.grain == Grain::Day && mention.interval().is_some())?;
    let before = document.at(Span::new(block.span.start, mention.span.start));
    let number = before.len() - without_number(before).len();
    if before[number..].contains(". ") {
        return None;
    }
    let entry = Entry {
        span: block.span,
        date: when::of_cell(document, mention.span, dates),
        event: Some(Quoted::cut(
            document,
            Span::new(block.span.start + number, block.span.end),
        )),
        source: None,
        impact: None,
        action: None,
    };
    let day = entry.dated()?.interval.from;
    Some((entry, day))
}

/// "3.1 On …": the words behind a paragraph's number.
fn without_number(words: &str) -> &str {
    words.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | ' '))
}
