//! Where one document holds several records: minutes kept one after another, a case file in one pdf.
//!
//! In: a document. Out: the records, each as a piece that is read by itself, or none where the
//! document is one record. Records show by their openings: titles of one look, each with its own day
//! and its own attendance or child below. Whatever leaves doubt leaves the document one.

pub(in crate::facts) mod bound;
mod cut;
mod head;
mod opening;

use std::cmp::Reverse;
use std::collections::BTreeSet;

use self::head::Head;
use self::opening::{Look, Opening};
use super::kind::{self, Kind};
use super::{DateMention, Grain, dates, dates_in, label, table};
use crate::document::{Block, BlockKind, Document, Format, Part};

/// More records than these in one document are entries of a log.
const RECORDS_MAX: usize = 60;

/// What stands before the first record is its title when it is no longer than this.
const WORDS_OF_TITLE_MAX: usize = 30;

/// The records that a document holds, in text order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parts {
    /// What stands before the first of them and is more than a title: a cover, a list of contents.
    pub cover: Option<Document>,
    /// Each record, with the file's name, headers and properties.
    pub records: Vec<Document>,
}

/// Parts a document into the records that it holds, where it surely holds several, or a policy from
/// what is bound in front of it.
#[must_use]
pub fn of(document: &Document) -> Option<Parts> {
    bound::of(document).or_else(|| several(document))
}

fn several(document: &Document) -> Option<Parts> {
    let openings = opening::of(document);
    if !is_text(document.format) || !looks_parted(document, &openings) {
        return None;
    }
    let dates = dates::of(document);
    let looks = looks_of(&openings).into_iter();
    let mut by_look: Vec<Vec<Head>> = looks
        .map(|look| {
            let of_look = openings.iter().filter(|one| one.look == look);
            heads_of(document, &dates, &of_look.collect::<Vec<_>>())
        })
        .collect();
    by_look.sort_by_key(|heads| Reverse(heads.len()));
    by_look.into_iter().find_map(|heads| {
        let is_sure = heads.len() > 1 && !is_one(document, &dates, &heads);
        is_sure.then(|| cut::out(document, &heads)).flatten()
    })
}

/// Sheets have rows; mails quote one another.
fn is_text(format: Format) -> bool {
    !matches!(
        format,
        Format::Xlsx | Format::Ods | Format::Csv | Format::Slides | Format::Eml | Format::Msg
    )
}

/// Whether two openings of one look, or more, are followed by what heads of records say: asked
/// before dates are read.
fn looks_parted(document: &Document, openings: &[Opening]) -> bool {
    let pages = first_pages(document, openings.iter());
    looks_of(openings).into_iter().any(|look| {
        let of_look = openings.iter().filter(|one| one.look == look);
        let told = of_look.filter(|one| head::may_head(document, one, &pages));
        told.take(2).count() > 1
    })
}

/// The pages on top of which openings stand.
fn first_pages<'a>(
    document: &Document,
    openings: impl Iterator<Item = &'a Opening>,
) -> BTreeSet<u32> {
    let on_top = openings.filter(|one| one.look == Look::Page);
    let pages = on_top.filter_map(|one| document.blocks[one.block_idx].page);
    pages.collect()
}

/// The looks of openings, the plainest first.
fn looks_of(openings: &[Opening]) -> Vec<Look> {
    let mut looks: Vec<Look> = openings.iter().map(|one| one.look).collect();
    looks.sort_unstable();
    looks.dedup();
    looks
}

/// The heads of records among openings of one look, up to the first that is too many. What opens
/// with the name and the day of an earlier one goes on with it: a title on each page, a joint minute
/// with a part for each child.
fn heads_of(document: &Document, dates: &[DateMention], openings: &[&Opening]) -> Vec<Head> {
    let ends = openings.iter().skip(1).map(|next| next.block_idx);
    let ends = ends.chain([document.blocks.len()]);
    let first_pages = first_pages(document, openings.iter().copied());
    let mut heads: Vec<Head> = Vec::new();
    for (opening, end) in openings.iter().zip(ends) {
        let Some(head) = head::of(document, dates, opening, end, &first_pages) else {
            continue;
        };
        if !heads.iter().any(|known| known.is_same(&head)) {
            heads.push(head);
        }
        if heads.len() > RECORDS_MAX {
            break;
        }
    }
    heads
}

/// Whether what looks like several records is one after all.
fn is_one(document: &Document, dates: &[DateMention], heads: &[Head]) -> bool {
    heads.len() > RECORDS_MAX
        || stands_under_another(document, heads)
        || stands_in_form(document, heads)
        || is_log(document, dates, heads)
        || speaks_of_others(document, dates, heads)
}

/// Whether a heading of a higher rank follows on the first record, or stands over a text before it:
/// the records are sections of something else.
fn stands_under_another(document: &Document, heads: &[Head]) -> bool {
    let Look::Heading(rank) = heads[0].look else {
        return false;
    };
    let is_above = |block: &Block| {
        let is_higher = block.heading().is_some_and(|level| level < rank);
        block.part == Part::Body && is_higher
    };
    let (front, records) = document.blocks.split_at(heads[0].block_idx);
    let is_section = has_cover(document, heads) && front.iter().any(is_above);
    is_section || records.iter().any(is_above)
}

/// Whether a record begins inside a table that does not begin with one: the table is a form with
/// such parts.
fn stands_in_form(document: &Document, heads: &[Head]) -> bool {
    let cells = heads
        .iter()
        .map(|head| document.blocks[head.block_idx].cell());
    let mut begun = None;
    cells.flatten().any(|cell| {
        let is_inside = cell.row > 0 && begun != Some(cell.table);
        begun = Some(cell.table);
        is_inside
    })
}

/// Whether it is a log: other lines of the same look have days too, or more lines begin with one
/// than there are records.
fn is_log(document: &Document, dates: &[DateMention], heads: &[Head]) -> bool {
    let opens = |idx: usize| heads.iter().any(|head| head.is_opened_by(idx));
    let begun = |idx: usize| heads.iter().rev().find(|head| head.block_idx <= idx);
    let others = document.blocks.iter().enumerate().filter(|(idx, block)| {
        let is_of_run = begun(*idx).is_none_or(|head| is_run(head.kind));
        let tells =
            block.part == Part::Body && !opening::speaks_of_another(document.text_of(block));
        tells && !opens(*idx) && !is_of_run
    });
    let day_in = |block: &Block| {
        let mut found = dates_in(dates, block.span).iter();
        found.find(|date| date.grain == Grain::Day)
    };
    let (mut n_alike, mut n_dated) = (0, 0);
    for (_, block) in others {
        let Some(day) = day_in(block) else {
            continue;
        };
        let look = opening::look_of(document, block);
        n_alike += usize::from(look == Some(heads[0].look) && look != Some(Look::Line));
        let is_first = day.span.start <= block.span.start + 4;
        n_dated += usize::from(is_first && block.kind == BlockKind::Paragraph);
    }
    n_alike > 0 || n_dated > heads.len()
}

/// Kinds of record that are entries with their days.
fn is_run(kind: Kind) -> bool {
    matches!(kind, Kind::Chronology | Kind::CaseNotes | Kind::Supervision)
}

/// Whether the whole is of a kind that speaks of records and holds none: where notes are kept, the
/// meetings among them are entries.
fn speaks_of_others(document: &Document, dates: &[DateMention], heads: &[Head]) -> bool {
    let kind = kind_of(document, dates);
    let is_head = || heads.iter().any(|head| head.kind == kind);
    match kind {
        Kind::Policy | Kind::StrategicPlan | Kind::Letter | Kind::Email => true,
        kind => is_run(kind) && !is_head() && has_cover(document, heads),
    }
}

/// Whether more than a title stands before the first record.
fn has_cover(document: &Document, heads: &[Head]) -> bool {
    words_between(document, 0, heads[0].first_idx) > WORDS_OF_TITLE_MAX
}

fn kind_of(document: &Document, dates: &[DateMention]) -> Kind {
    let tables = table::of(document);
    let pairs = label::labelled(document, &tables);
    let title = kind::title(document, &pairs);
    kind::of(document, title.as_ref(), &tables, &pairs, dates).value
}

fn words_between(document: &Document, from: usize, to: usize) -> usize {
    let blocks = document.blocks[from..to].iter();
    let body = blocks.filter(|block| block.part == Part::Body);
    body.map(|block| document.text_of(block).split_whitespace().count())
        .sum()
}
