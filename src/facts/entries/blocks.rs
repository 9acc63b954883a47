//! Chronologies whose entries are blocks of labels: "When: … What happened: … Source: …", one block
//! below the other, as exports and forms write them.
//!
//! In: the labels of a document with their values. Out: chronologies. A label that asks for a date
//! and comes again begins each block; the labels of the blocks are read as a table's header is.

use std::collections::BTreeMap;

use super::heads::{self, Layout};
use super::when;
use super::{Chronology, Entry, is_chronology_name};
use crate::document::{Document, Span};
use crate::facts::columns::HeadRow;
use crate::facts::kind::Kind;
use crate::facts::label::{Form, Labelled};
use crate::facts::{DateMention, Quoted, dates_in};

/// So many blocks make a record of what happened.
const BLOCKS_MIN: usize = 3;
/// What stands in a block after so many labels belongs to none of them.
const LABELS_MAX: usize = 12;

/// A label in plain form, with its value.
struct Line<'a> {
    name: String,
    pair: &'a Labelled,
}

/// Finds the chronology in blocks of labels, where the document holds one.
pub(super) fn of(
    document: &Document,
    kind: Kind,
    pairs: &[Labelled],
    dates: &[DateMention],
) -> Option<Chronology> {
    let blocks = blocks(pairs, dates)?;
    let names = names(&blocks);
    let head = HeadRow {
        row_idx: 0,
        cells: (0..).zip(names.iter().cloned()).collect(),
        asides: Vec::new(),
    };
    let layout = heads::header_layout(&head)?;
    let heading = heading(document, blocks.first()?.first()?.pair.label.span);
    let is_one = kind == Kind::Chronology || heading.is_some() || layout.is_plainly_one();
    if !is_one || kind == Kind::CaseNotes {
        return None;
    }
    let reader = Reader {
        document,
        dates,
        names: &names,
        layout,
    };
    let read = blocks.iter().filter_map(|block| reader.entry(block));
    let entries: Vec<Entry> = read.collect();
    let spans = entries.iter().map(|entry| entry.span).chain(heading);
    Some(Chronology {
        span: spans.reduce(Span::joined)?,
        heading: heading.map(|span| Quoted::cut(document, span)),
        head: None,
        columns: layout.columns(),
        entries,
    })
}

/// Parts the labels at each that asks for the date of what happened and comes again.
fn blocks<'a>(pairs: &'a [Labelled], dates: &[DateMention]) -> Option<Vec<Vec<Line<'a>>>> {
    let lines: Vec<Line> = pairs
        .iter()
        .filter(|pair| is_in_block(pair))
        .map(|pair| Line {
            name: pair.name(),
            pair,
        })
        .collect();
    let n_of = counted(lines.iter());
    let opens = |line: &&Line| {
        n_of[&line.name] >= BLOCKS_MIN
            && heads::asks_when(&line.name)
            && !dates_in(dates, line.pair.value.span).is_empty()
    };
    let first = lines.iter().find(opens)?.name.clone();
    let mut blocks: Vec<Vec<Line>> = Vec::new();
    for line in lines {
        if line.name == first {
            blocks.push(vec![line]);
        } else if let Some(block) = blocks.last_mut()
            && block.len() < LABELS_MAX
            && !block.iter().any(|own| own.name == line.name)
        {
            block.push(line);
        }
    }
    Some(blocks)
}

/// A label over a column heads a table; in a block each label has one value, on its line or in the
/// cell beside it.
fn is_in_block(pair: &Labelled) -> bool {
    pair.form != Form::Below
}

fn counted<'a, 'p: 'a>(lines: impl Iterator<Item = &'a Line<'p>>) -> BTreeMap<String, usize> {
    let mut n_of = BTreeMap::new();
    for line in lines {
        *n_of.entry(line.name.clone()).or_insert(0) += 1;
    }
    n_of
}

/// The labels that at least half the blocks have, in the order in which they come; a label that
/// stands once says something else.
fn names(blocks: &[Vec<Line>]) -> Vec<String> {
    let mut n_of = counted(blocks.iter().flatten());
    n_of.retain(|_, n| *n * 2 >= blocks.len());
    let mut names: Vec<String> = Vec::new();
    for line in blocks.iter().flatten() {
        if n_of.remove(&line.name).is_some() {
            names.push(line.name.clone());
        }
    }
    names
}

/// The heading above the first block, where it names a chronology.
fn heading(document: &Document, first: Span) -> Option<Span> {
    let above = document.blocks.iter();
    let above = above.take_while(|block| block.span.start < first.start);
    let nearest = above.filter(|block| block.heading().is_some()).last()?;
    is_chronology_name(document.text_of(nearest)).then_some(nearest.span)
}

struct Reader<'a> {
    document: &'a Document,
    dates: &'a [DateMention],
    names: &'a [String],
    layout: Layout,
}

impl Reader<'_> {
    fn entry(&self, block: &[Line]) -> Option<Entry> {
        let first = block.first()?.pair;
        let known = block.iter().filter(|line| self.names.contains(&line.name));
        let end = known.map(|line| line.pair.value.span.end).max()?;
        let part = |column: Option<u32>| self.part(block, column);
        Some(Entry {
            span: Span::new(first.label.span.start, end),
            date: when::of_cell(self.document, first.value.span, self.dates),
            event: Some(part(Some(self.layout.event))?),
            source: part(self.layout.source),
            impact: part(self.layout.impact),
            action: part(self.layout.action),
        })
    }

    fn part(&self, block: &[Line], column: Option<u32>) -> Option<Quoted> {
        let name = self.names.get(column? as usize)?;
        let line = block.iter().find(|line| line.name == *name)?;
        (!line.pair.is_blank()).then(|| line.pair.value.clone())
    }
}
