//! Reads a text or a document: which words are dates, what their place makes of them.
//!
//! In: a text, or a document's blocks. Out: settled mentions. A date alone in a cell takes its
//! role from the label to its left or from its column's header, a date alone on a line from the
//! short line above; else its sentence says. Order and years are settled over the whole document.

use std::collections::BTreeMap;

use super::order;
use super::phrase::{Count, Phrase};
use super::point::{Point, What, Year};
use super::role::{self, Beside, Given};
use super::rows::{Cell, Rows};
use super::scan::{self, Raw, Said};
use super::settle::{self, Known, Placed};
use super::{DateMention, DateRole};
use crate::calendar::Day;
use crate::document::{Block, BlockKind, Document, Part, Span};
use crate::facts::label;
use crate::facts::table::{self, Table};

/// A label above or beside a date is shorter than this, in bytes.
const N_LABEL_BYTES_MAX: usize = 60;

/// Reads a plain text.
pub(super) fn in_text(text: &str, reference: Option<Day>) -> Vec<DateMention> {
    let mut raws = scan::scan(text, false);
    raws.retain(|raw| !is_numbering(text, raw, 0));
    lend_years(text, &mut raws);
    let mut placed = all_placed(text, &raws, None);
    by_rows(text, &mut placed);
    let known = Known {
        reference,
        habits: order::of(raws.iter()),
    };
    settle::all(&placed, known)
}

/// Reads a document.
pub(super) fn in_document(document: &Document) -> Vec<DateMention> {
    let given = labels(document);
    let mut all = Vec::new();
    for (block_idx, block) in document.blocks.iter().enumerate() {
        let text = document.text_of(block);
        let label = given[block_idx].or_else(|| line_above(document, block_idx));
        let mut raws = scan::scan(text, is_dated(block, label.as_ref()));
        raws.retain(|raw| !is_numbering(&document.text, raw, block.span.start));
        lend_years(text, &mut raws);
        for mut found in all_placed(text, &raws, label.as_ref()) {
            shift(&mut found, block.span.start);
            all.push(found);
        }
    }
    let habits = order::of(all.iter().map(|placed| &placed.raw));
    let known = Known {
        reference: None,
        habits,
    };
    settle::all(&all, known)
}

/// Words that name the dates of a block: where they stand, and what they say.
#[derive(Debug, Clone, Copy)]
struct Label<'d> {
    text: &'d str,
    span: Span,
    /// What the dates of a column are that is only called "Date".
    falls_to: Option<DateRole>,
}

fn is_dated(block: &Block, label: Option<&Label<'_>>) -> bool {
    let names_date = label.is_some_and(|label| {
        let lower = label.text.to_lowercase();
        lower.contains("date") || lower.contains("when") || lower.contains("dob")
    });
    names_date || block.part == Part::FileName
}

fn shift(placed: &mut Placed, offset: usize) {
    placed.raw.span = placed.raw.span.shifted(offset);
    placed.anchor = placed.anchor.map(|span| span.shifted(offset));
    if let Some(span) = &mut placed.role_from
        && !placed.role_is_outside
    {
        *span = span.shifted(offset);
    }
}

fn all_placed(text: &str, raws: &[Raw], label: Option<&Label<'_>>) -> Vec<Placed> {
    let mut all: Vec<Placed> = Vec::with_capacity(raws.len());
    for idx in 0..raws.len() {
        let mut found = placed(text, raws, idx, label);
        let next = all.last().and_then(|before| next_of(text, before, &found));
        if let Some(role) = next {
            found.role = role;
        } else if let Some(before) = all.last().filter(|before| is_shared(text, before, &found)) {
            found.role = before.role;
            found.role_from = before.role_from;
            found.role_is_outside = before.role_is_outside;
        }
        all.push(found);
    }
    all
}

/// Gives the dates in a plain text's tables the roles that header and neighbour speak for.
fn by_rows(text: &str, placed: &mut [Placed]) {
    let Some(mut rows) = Rows::of(text) else {
        return;
    };
    for found in placed {
        let Some(cell) = rows.cell(found.raw.span) else {
            continue;
        };
        let header = cell.header.map(|header| Label {
            text: &text[header.start..header.end],
            span: header,
            falls_to: None,
        });
        let header = header.map(|label| with_fall(label, || rows.header_words()));
        let said = (found.role, found.role_from);
        let paired = cell.n_columns == 2 && said.1.is_some();
        let words = &text[cell.span.start..cell.span.end];
        let given = header
            .filter(|_| !paired)
            .and_then(|label| by_label(words, found.raw.span, &label, said))
            .or_else(|| by_neighbour(text, &cell, found));
        if let Some(given) = given.filter(|_| !found.raw.statute) {
            (found.role, found.role_from) = given;
        }
    }
}

/// A date alone in the first cell of its row dates what stands beside it: a version's history
/// ("Updated for the new act"), else what happened.
fn by_neighbour(text: &str, cell: &Cell, found: &Placed) -> Option<Given> {
    let says_nothing = found.role_from.is_none() && found.role == DateRole::Other;
    let n_around = (cell.span.end - cell.span.start) - (found.raw.span.end - found.raw.span.start);
    let right = cell.right.filter(|_| says_nothing && n_around <= 14)?;
    let beside = &text[right.start..right.end];
    let told = role::of_history(beside);
    let (role, at) = told.map_or((DateRole::Event, None), |(role, at)| {
        (role, Some(at.shifted(right.start)))
    });
    let tells = beside.contains(char::is_alphabetic) && (cell.is_first || at.is_some());
    tells.then_some((role, at))
}

/// Between two dates that share what is said of them stand at most this many bytes.
const N_BYTES_SHARED_MAX: usize = 24;

/// Tells whether a date without a cue of its own goes on from the one before: "born on 3.4.85 and
/// his sister on 2.6.87".
fn is_shared(text: &str, before: &Placed, found: &Placed) -> bool {
    let own = found.role_from.is_some() || !matches!(found.role, DateRole::Event | DateRole::Other);
    let between = text.get(before.raw.span.end..found.raw.span.start);
    let between = between.filter(|words| words.len() <= N_BYTES_SHARED_MAX);
    let goes_on = between.is_some_and(|words| {
        let words = words.trim_start_matches([')', ' ']);
        let joined = ["and ", "& ", ", "]
            .iter()
            .any(|joint| words.starts_with(joint));
        joined && !words.contains(['\n', ';', '|', '\t'])
    });
    let alike = scan::names(&before.raw.said) == scan::names(&found.raw.said);
    goes_on && alike && !own && before.role_from.is_some()
}

/// Words between two dates of one sentence are at most so long, in bytes.
const N_BYTES_SENTENCE_MAX: usize = 60;

/// "The last review was on 3 May 2018 and the next is set for 2 November": the next of the same.
fn next_of(text: &str, before: &Placed, found: &Placed) -> Option<DateRole> {
    let next = match before.role {
        DateRole::Meeting => DateRole::Meeting,
        DateRole::LastReviewed => DateRole::ReviewDue,
        _ => return None,
    };
    let open = matches!(
        found.role,
        DateRole::Other | DateRole::Event | DateRole::Target
    );
    let between = text.get(before.raw.span.end..found.raw.span.start)?;
    let one_sentence =
        between.len() <= N_BYTES_SENTENCE_MAX && !between.contains(['\n', ';', '|', '\t']);
    let mut words = between.split(|c: char| !c.is_alphabetic());
    let goes_on = words.any(|word| word.eq_ignore_ascii_case("next"));
    (open && one_sentence && goes_on).then_some(next)
}

fn placed(text: &str, raws: &[Raw], idx: usize, label: Option<&Label<'_>>) -> Placed {
    let raw = raws[idx];
    let place = Beside {
        left: list_start(text, raws, idx),
        right: next_date(raws, idx).unwrap_or(text.len()),
        names: scan::names(&raw.said),
    };
    let (mut given, mut outside) = (role::in_text(text, raw.span, &place), false);
    if let Some(found) = label.and_then(|label| by_label(text, raw.span, label, given)) {
        given = found;
        outside = true;
    }
    if raw.statute {
        (given, outside) = ((DateRole::Statute, None), false);
    }
    Placed {
        raw,
        role: given.0,
        role_from: given.1,
        role_is_outside: outside,
        heads: heads(text, raw.span),
        anchor: anchor(text, &raw),
    }
}

/// How far the paragraph before or after is looked for, in bytes.
const N_BYTES_PARAGRAPH_MAX: usize = 800;

/// Tells whether a date such as "3.2.12" is a paragraph's number: it heads its line, and so does
/// 3.2.11 before it or 3.2.13 after it.
fn is_numbering(text: &str, raw: &Raw, offset: usize) -> bool {
    let span = raw.span.shifted(offset);
    let Said::Point(point) = raw.said else {
        return false;
    };
    let (What::Numeric { .. }, Year::Short(last)) = (point.what, point.year) else {
        return false;
    };
    let heads = span.start == 0 || text[..span.start].ends_with('\n');
    let stop = text[span.start..span.end].rfind('.').filter(|_| heads);
    let Some(stop) = stop else {
        return false;
    };
    let stem = &text[span.start..=span.start + stop];
    let from = role::floor(text, span.start.saturating_sub(N_BYTES_PARAGRAPH_MAX));
    let to = role::floor(text, span.end + N_BYTES_PARAGRAPH_MAX);
    let (earlier, later) = (
        format!("{stem}{} ", last - 1),
        format!("\n{stem}{} ", last + 1),
    );
    let before = &text[from..span.start];
    let follows = before.starts_with(&earlier) || before.contains(&format!("\n{earlier}"));
    follows || text[span.end..to].contains(&later)
}

/// How many mentions back a list of dates is followed.
const N_LIST_MAX: usize = 8;

/// Where the words that speak for a date may begin: after the date before it, unless the two
/// stand in a list ("3, 4 and 5 May") and share them.
fn list_start(text: &str, raws: &[Raw], idx: usize) -> usize {
    let mut start = raws[idx].span.start;
    for raw in raws[..idx].iter().rev().take(N_LIST_MAX) {
        if raw.statute || matches!(raw.said, Said::Phrase(_)) {
            continue;
        }
        if !is_list(text.get(raw.span.end..start).unwrap_or("-----")) {
            return raw.span.end;
        }
        start = raw.span.start;
    }
    let earlier = idx.checked_sub(N_LIST_MAX + 1);
    earlier.map_or(0, |earlier| raws[earlier].span.end)
}

fn is_list(between: &str) -> bool {
    matches!(
        between.trim(),
        "," | "and" | "&" | "/" | "to" | "-" | "or" | ", and" | "–" | "and on" | "and the"
    )
}

fn next_date(raws: &[Raw], idx: usize) -> Option<usize> {
    let after = raws[idx + 1..].iter().take(N_LIST_MAX);
    let mut dates = after.filter(|raw| !raw.statute && !matches!(raw.said, Said::Phrase(_)));
    dates.next().map(|raw| raw.span.start)
}

/// In "3 Feb, 10 Feb and 4 March 2021" the last year is that of all.
fn lend_years(text: &str, raws: &mut [Raw]) {
    for idx in (1..raws.len()).rev() {
        let (before, after) = (raws[idx - 1], raws[idx]);
        let between = text
            .get(before.span.end..after.span.start)
            .unwrap_or("-----");
        let (Said::Point(mut point), Said::Point(next)) = (before.said, after.said) else {
            continue;
        };
        let said = matches!(next.year, Year::Full(_) | Year::Short(_));
        let months = matches!(point.what, What::Month(_)) && matches!(next.what, What::Month(_));
        let lends = months || scan::is_day(&before.said) && scan::is_day(&after.said);
        let bare = !between.contains(['\n', '\t']);
        if point.year == Year::Unsaid && said && lends && bare && is_list(between) {
            point.year = if wraps(&point, &next) {
                a_year_before(next.year)
            } else {
                next.year
            };
            raws[idx - 1].said = Said::Point(point);
        }
    }
}

/// Tells whether a list goes over the turn of a year: "28 Dec and 3 Jan 2019".
fn wraps(first: &Point, last: &Point) -> bool {
    let month = |point: &Point| match point.what {
        What::Day { month, .. } | What::Month(month) => Some(month),
        _ => None,
    };
    let (first, last) = (month(first), month(last));
    first
        .zip(last)
        .is_some_and(|(first, last)| first >= last + 9)
}

fn a_year_before(year: Year) -> Year {
    match year {
        Year::Full(year) => Year::Full(year - 1),
        Year::Short(year) => Year::Short((year + 99) % 100),
        other => other,
    }
}

/// A label outside decides where the block is little more than the date, or where the words
/// beside the date say nothing.
fn by_label(text: &str, span: Span, label: &Label<'_>, said: Given) -> Option<Given> {
    let own = role::of_label(label.text);
    let (role, at) = own.or(label
        .falls_to
        .map(|role| (role, Span::new(0, label.text.len()))))?;
    let alone = text.len() <= (span.end - span.start) + 14;
    let says_nothing = said.1.is_none() && text.len() < 80;
    (alone || says_nothing).then(|| (role, Some(at.shifted(label.span.start))))
}

/// A date this many bytes into its line no longer heads it.
const N_HEAD_BYTES_MAX: usize = 24;

/// Tells whether a date heads its line, so that what is told there was written that day.
fn heads(text: &str, span: Span) -> bool {
    let from = role::floor(text, span.start.saturating_sub(N_HEAD_BYTES_MAX));
    let window = &text[from..span.start];
    let Some(line) = window
        .rfind('\n')
        .map(|at| at + 1)
        .or((from == 0).then_some(0))
    else {
        return false;
    };
    let before = window[line..].trim();
    before.len() <= 4 || before.len() <= 20 && before.ends_with(':')
}

/// The words after an offset that name what it is counted from are shorter than this, in bytes.
const N_ANCHOR_BYTES_MAX: usize = 60;

/// The words that an offset is counted from: "of the meeting".
fn anchor(text: &str, raw: &Raw) -> Option<Span> {
    let Said::Phrase(Phrase::Offset { count, .. }) = raw.said else {
        return None;
    };
    if !matches!(count, Count::Unsaid | Count::Within) {
        return None;
    }
    let after = text.get(raw.span.end..)?;
    let after = &after[..role::floor(after, N_ANCHOR_BYTES_MAX)];
    let bare = after.trim_start();
    let lead = ["of ", "from ", "after ", "following ", "before ", "since "]
        .into_iter()
        .find(|lead| bare.starts_with(lead))?;
    let start = raw.span.end + (after.len() - bare.len()) + lead.len();
    let words = &bare[lead.len()..];
    let end = words.find(['.', ',', ';', '\n', ')', ':', '|']);
    let words = words[..end.unwrap_or(words.len())].trim_end();
    (!words.is_empty()).then(|| Span::new(start, start + words.len()))
}

/// For each block in a table, the label that speaks for it.
fn labels(document: &Document) -> Vec<Option<Label<'_>>> {
    let mut given = vec![None; document.blocks.len()];
    for table in table::of(document) {
        let headers = headers(document, &table);
        for (row_idx, row) in table.rows.iter().enumerate() {
            for (at, (column, block_idx)) in row.cells.iter().enumerate() {
                let header = headers.get(column).copied();
                let left = at.checked_sub(1).map(|left| row.cells[left].1);
                given[*block_idx] = header
                    .filter(|_| row_idx >= table.n_header_rows)
                    .or_else(|| label_of(document, document.blocks.get(left?)?));
            }
        }
    }
    given
}

/// The label of each column that has one.
fn headers<'d>(document: &'d Document, table: &Table) -> BTreeMap<u32, Label<'d>> {
    let Some(header) = table.header() else {
        return BTreeMap::new();
    };
    let names: Vec<String> = header.texts(document).map(label::plain).collect();
    let labels = header.cells.iter().filter_map(|(column, block_idx)| {
        let label = label_of(document, document.blocks.get(*block_idx)?)?;
        Some((*column, with_fall(label, || names.clone())))
    });
    labels.collect()
}

/// A column that is only called "Date" is told by the names of the columns beside it.
fn with_fall(label: Label<'_>, columns: impl FnOnce() -> Vec<String>) -> Label<'_> {
    let is_plain = matches!(
        label::plain(label.text).as_str(),
        "date" | "dates" | "when" | "date and time" | "date/time"
    );
    let falls_to = is_plain.then(|| of_plain_column(&columns()));
    Label { falls_to, ..label }
}

/// What a column called "Date" dates: versions, signatures, else what happened.
fn of_plain_column(columns: &[String]) -> DateRole {
    let names = |words: &[&str]| {
        let has = |column: &String| words.iter().any(|word| column.contains(word));
        columns.iter().any(has)
    };
    if names(&["version", "issue no", "revision", "amendment"]) {
        DateRole::Updated
    } else if names(&["signature", "signed", "sign"]) {
        DateRole::Recorded
    } else if names(&["meeting", "attend"]) {
        DateRole::Meeting
    } else {
        DateRole::Event
    }
}

/// A short paragraph above a date that stands alone.
fn line_above(document: &Document, block_idx: usize) -> Option<Label<'_>> {
    let block = &document.blocks[block_idx];
    let before = document.blocks.get(block_idx.checked_sub(1)?)?;
    let plain =
        |block: &Block| !matches!(block.kind, BlockKind::Cell(_)) && block.part == Part::Body;
    let alone = document.text_of(block).len() <= 40;
    if !(plain(block) && plain(before) && alone) {
        return None;
    }
    label_of(document, before)
}

fn label_of<'d>(document: &'d Document, block: &Block) -> Option<Label<'d>> {
    let text = document.text_of(block);
    let is_short = !text.trim().is_empty() && text.len() <= N_LABEL_BYTES_MAX;
    let has_figures = text.bytes().filter(u8::is_ascii_digit).count() > 2;
    (is_short && !has_figures).then_some(Label {
        text,
        span: block.span,
        falls_to: None,
    })
}
