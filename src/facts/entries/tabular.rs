//! Chronologies that stand in tables.
//!
//! In: a document's tables. Out: chronologies. The header row decides what the columns hold;
//! without one, a document that is a chronology is read by what its columns contain. Tables that
//! follow each other with the same columns are one chronology over several pages.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

use crate::facts::pattern::pattern;

use super::heads::{self, Layout, header_layout};
use super::when;
use super::{Chronology, Columns, Entry, EntryDate, is_chronology_name, parts, upright};
use crate::document::{Document, Part, Span};
use crate::facts::columns;
use crate::facts::kind::Kind;
use crate::facts::table::{Row, Table};
use crate::facts::{DateMention, Quoted, dates_in};

/// What a table's header and captions say about it.
struct Sheet<'a> {
    document: &'a Document,
    table: &'a Table,
    dates: &'a [DateMention],
    /// The caption that names a chronology.
    name: Option<Span>,
    /// Whether its entries run across, so that the cells of one lie between those of others.
    is_turned: bool,
    /// Whether some table of the document has the header of a chronology.
    is_headed_elsewhere: bool,
}

/// Finds the chronologies in tables.
pub(super) fn of(
    document: &Document,
    kind: Kind,
    tables: &[Table],
    dates: &[DateMention],
) -> Vec<Chronology> {
    let mut found: Vec<Chronology> = Vec::new();
    let mut before: Option<(Layout, usize)> = None;
    let has_head = |table: &Table| {
        let heads = columns::head_rows(document, table);
        heads.iter().any(|head| header_layout(head).is_some())
    };
    let read_tables = tables.iter().filter(|table| is_read(table));
    let is_headed = read_tables.clone().any(has_head);
    for lying in read_tables {
        let Some((first, last)) = columns::blocks_of(lying) else {
            continue;
        };
        let name = Sheet::name_of(document, lying);
        let is_named = name.is_some() || kind == Kind::Chronology;
        let table = upright::of(document, lying, dates, is_named);
        let sheet = Sheet {
            document,
            table: &table,
            dates,
            name,
            is_turned: matches!(table, Cow::Owned(_)),
            is_headed_elsewhere: is_headed,
        };
        let continued = before.filter(|(_, end)| !parts(document, *end, first));
        let Some((layout, n_skip)) = layout_of(&sheet, kind, continued.map(|(layout, _)| layout))
        else {
            before = None;
            continue;
        };
        let mut chronology = read(&sheet, layout, n_skip);
        match (continued, found.last_mut()) {
            (Some((above, _)), Some(open)) if above == layout => open.extend(&mut chronology),
            _ => found.push(chronology),
        }
        before = Some((layout, last));
    }
    found
}

impl Chronology {
    fn extend(&mut self, next: &mut Self) {
        self.span = self.span.joined(next.span);
        self.entries.append(&mut next.entries);
    }
}

fn is_read(table: &Table) -> bool {
    matches!(table.part, Part::Body | Part::TextBox)
}

/// Tells whether something between two tables says that another matter begins: a heading that is
/// not only a year or a period, or more than a line of text.
fn parts(document: &Document, last: usize, first: usize) -> bool {
    let between = document
        .blocks
        .get(last + 1..first)
        .unwrap_or_default()
        .iter()
        .filter(|block| block.part == Part::Body && block.is_said());
    let n_letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count();
    between
        .clone()
        .any(|block| block.heading().is_some() && n_letters(document.text_of(block)) > 12)
        || between.count() > 2
}

impl Sheet<'_> {
    fn name_of(document: &Document, table: &Table) -> Option<Span> {
        let first = columns::blocks_of(table).map_or(0, |(first, _)| first);
        columns::captions(document, first)
            .into_iter()
            .rev()
            .find(|span| is_chronology_name(document.at(*span)))
            .or_else(|| top_row_name(document, table))
    }

    /// Whether the first row names columns of its own: words stand where the others have dates.
    fn has_own_head(&self, date: u32) -> bool {
        let first = self.table.rows.first();
        let cell = first.and_then(|row| self.text(row, date));
        cell.is_some_and(|cell| !self.is_date_cell(&cell))
    }

    /// Whether the first row asks by when: what follows is to be done, whatever stands above it.
    fn asks_by_when(&self, date: u32) -> bool {
        let first = self.table.rows.first();
        let cell = first.and_then(|row| self.text(row, date));
        cell.is_some_and(|cell| {
            !self.is_date_cell(&cell) && BY_WHEN.is_match(&columns::plain(&cell.text))
        })
    }

    /// The words just above that name another kind of record with dates. Particulars name none: "Child:
    /// Ash Reid. Version date: 3 May".
    fn is_other_record(&self) -> bool {
        let first = columns::blocks_of(self.table).map_or(0, |(first, _)| first);
        let captions = columns::captions(self.document, first);
        let Some(caption) = captions.last().map(|span| self.document.at(*span)) else {
            return false;
        };
        let (name, value) = caption.split_once(':').unwrap_or((caption, ""));
        let is_particular = value.trim_start().starts_with(|c: char| c.is_ascii_digit());
        !is_particular && names_other_record(name)
    }

    fn text(&self, row: &Row, column: u32) -> Option<Quoted> {
        columns::quoted(self.document, row, Some(column))
    }

    /// How many of the rows from `n_skip` on have a date in a column, and how many have words.
    fn n_dated(&self, column: u32, n_skip: usize) -> (usize, usize) {
        let cells: Vec<Quoted> = self
            .table
            .rows
            .iter()
            .skip(n_skip)
            .filter_map(|row| self.text(row, column))
            .collect();
        let dated = cells.iter().filter(|cell| self.is_date_cell(cell)).count();
        (dated, cells.len())
    }

    /// How many of the rows from `n_skip` on have cells that begin with a date, whatever follows.
    fn n_begun(&self, column: u32, n_skip: usize) -> usize {
        const LETTERS_BEFORE_MAX: usize = 16;
        let rows = self.table.rows.iter().skip(n_skip);
        let cells = rows.filter_map(|row| self.text(row, column));
        let begins = |cell: &Quoted| {
            let first = dates_in(self.dates, cell.span).first();
            first.is_some_and(|date| date.span.start <= cell.span.start + LETTERS_BEFORE_MAX)
        };
        cells.filter(begins).count()
    }

    /// A date cell begins with its date and says little else.
    fn is_date_cell(&self, cell: &Quoted) -> bool {
        cell.text.len() <= 60 && !dates_in(self.dates, cell.span).is_empty()
            || cell.text.len() <= 20 && cell.text.contains(|c: char| c.is_ascii_digit())
    }
}

/// The first row of a table may be its title, laid across.
fn top_row_name(document: &Document, table: &Table) -> Option<Span> {
    let row = table.rows.first()?;
    if !columns::is_banner(document, table, row) {
        return None;
    }
    let (_, block_idx) = row.cells.first()?;
    is_chronology_name(columns::said(document, *block_idx))
        .then(|| document.blocks[*block_idx].span)
}

/// Tells whether a name is that of another kind of record with dates.
pub(super) fn names_other_record(name: &str) -> bool {
    OTHER_RECORD.is_match(&columns::plain(name))
}

static OTHER_RECORD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"^(team |line )?managers?$",
        r"|\b(supervision|oversight|managers? (notes?|log|record|direction)",
        r"|case ?(notes?|recordings?)|running record|contact (log|record|sheet)s?|log of|visits?",
        r"|contacts|attendance|version|amendments?|revision|document (control|history)|addresses",
        r"|reviews?( dates| schedule)?|meetings?|actions?|appointments|medication|placements?",
        r"|school history|key (contacts|people)|telephone|phone calls)\b"
    ))
});

/// Decides whether a table is a chronology, and how its columns lie.
///
/// - returns: the layout, and how many rows at the top hold no entry
fn layout_of(sheet: &Sheet, kind: Kind, continued: Option<Layout>) -> Option<(Layout, usize)> {
    let headed = columns::head_rows(sheet.document, sheet.table)
        .into_iter()
        .find_map(|head| Some((header_layout(&head)?, head.row_idx + 1)));
    if let Some((layout, n_skip)) = headed {
        return is_chronology(sheet, kind, layout, n_skip).then_some((layout, n_skip));
    }
    let continued = continued.filter(|_| !sheet.is_other_record());
    if let Some(layout) = continued.filter(|layout| carries_on(sheet, *layout)) {
        return Some((layout, 0));
    }
    let named = sheet.name.is_some() || kind == Kind::Chronology && !sheet.is_other_record();
    if let Some(spread) = named.then(|| spread_layout(sheet)).flatten() {
        return Some(spread);
    }
    if sheet.is_turned && columns::n_columns(sheet.table) == 1 {
        return Some((Layout::default(), 0));
    }
    named
        .then(|| content_layout(sheet))
        .flatten()
        .filter(|(layout, _)| begins_with_dates(sheet, *layout) && !sheet.asks_by_when(layout.date))
        // Beside a chronology with a header, what has another header is another record.
        .filter(|(layout, _)| !(sheet.is_headed_elsewhere && sheet.has_own_head(layout.date)))
}

/// A header that names a column for each of those who tell of events or of the parts of a life, beside
/// the day: "Date | Police | Health | School".
fn spread_layout(sheet: &Sheet) -> Option<(Layout, usize)> {
    let heads = columns::head_rows(sheet.document, sheet.table).into_iter();
    let mut layouts =
        heads.filter_map(|head| Some((heads::spread_layout(&head)?, head.row_idx + 1)));
    layouts.find(|(layout, n_skip)| {
        let (dated, filled) = sheet.n_dated(layout.date, *n_skip);
        dated >= ROWS_DATED_MIN && dated * 2 >= filled
    })
}

/// So many rows with a day show how a table is laid out.
const ROWS_DATED_MIN: usize = 2;

/// Without a header, dates come first or behind a running number, or last in every row: a grid of
/// labels and values, such as the particulars above a chronology, is none.
fn begins_with_dates(sheet: &Sheet, layout: Layout) -> bool {
    const ROWS_MIN: usize = 3;
    let n_columns = columns::n_columns(sheet.table);
    let (dated, filled) = sheet.n_dated(layout.date, 0);
    let is_last = layout.date as usize + 1 == n_columns && dated == sheet.table.rows.len();
    if is_last && dated == filled && dated >= ROWS_MIN {
        return true;
    }
    let is_number = |row: &Row| {
        sheet
            .text(row, 0)
            .is_none_or(|number| number.text.starts_with(|c: char| c.is_ascii_digit()))
    };
    layout.date == 0 || layout.date == 1 && sheet.table.rows.iter().all(is_number)
}

/// A table without a header carries the one before on, if its dates stand in the same column.
fn carries_on(sheet: &Sheet, layout: Layout) -> bool {
    let (dated, filled) = sheet.n_dated(layout.date, 0);
    let has_dates = dated > 0 && dated * 2 >= filled && !sheet.has_own_head(layout.date);
    has_dates && columns::n_columns(sheet.table) > layout.event as usize
}

fn is_chronology(sheet: &Sheet, kind: Kind, layout: Layout, n_skip: usize) -> bool {
    let (dated, filled) = sheet.n_dated(layout.date, n_skip);
    let dated = if layout.has_event_with_day() {
        sheet.n_begun(layout.date, n_skip)
    } else {
        dated
    };
    let has_dates = filled == 0 || dated * 2 >= filled;
    let has_event = sheet
        .table
        .rows
        .iter()
        .skip(n_skip)
        .any(|row| sheet.text(row, layout.event).is_some());
    let by_header = layout.is_plainly_one()
        || layout.says_event && kind.is_case_record()
        || kind == Kind::Assessment && tells_history(sheet, layout, n_skip);
    if sheet.name.is_some() {
        return has_dates;
    }
    if kind == Kind::Chronology {
        return has_dates && !sheet.is_other_record();
    }
    has_dates && has_event && by_header && kind != Kind::CaseNotes && !sheet.is_other_record()
}

/// Whether a table tells a history, whatever the column of what happened is called: with a source for
/// each row, over a year or more. How an assessment was made is told over weeks.
fn tells_history(sheet: &Sheet, layout: Layout, n_skip: usize) -> bool {
    const ROWS_MIN: usize = 4;
    const DAYS_MIN: i32 = 365;
    let cells = sheet.table.rows.iter().skip(n_skip);
    let cells = cells.filter_map(|row| sheet.text(row, layout.date));
    let days: Vec<_> = cells
        .filter_map(|cell| dates_in(sheet.dates, cell.span).first()?.interval())
        .collect();
    let first = days.iter().map(|day| day.from).min();
    let last = days.iter().map(|day| day.to).max();
    let spans = first
        .zip(last)
        .is_some_and(|(first, last)| first.days_until(last) >= DAYS_MIN);
    layout.source.is_some() && days.len() >= ROWS_MIN && spans
}

static BY_WHEN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(by|when by|by when|until)$|\b(due|deadline|target|timescales?)\b")
});

/// Reads a table without a header by what it holds: the first column of dates, and the column
/// with the most words.
fn content_layout(sheet: &Sheet) -> Option<(Layout, usize)> {
    let columns: Vec<u32> = (0..u32::try_from(columns::n_columns(sheet.table)).ok()?).collect();
    let date = *columns.iter().find(|column| {
        let (dated, filled) = sheet.n_dated(**column, 0);
        dated >= ROWS_DATED_MIN && dated * 2 >= filled
    })?;
    let n_words = |column: u32| -> usize {
        let cells = sheet.table.rows.iter();
        cells
            .filter_map(|row| sheet.text(row, column))
            .map(|cell| cell.text.split_whitespace().count())
            .sum()
    };
    let event = *columns
        .iter()
        .filter(|column| **column != date)
        .max_by_key(|column| (n_words(**column), std::cmp::Reverse(**column)))?;
    // Two days to a row are a stretch of time: a list of placements or of orders.
    let is_of_stretches = columns.contains(&(date + 1)) && {
        let (dated, filled) = sheet.n_dated(date + 1, 0);
        dated > 0 && dated * 2 >= filled
    };
    let layout = Layout {
        date,
        event,
        ..Layout::default()
    };
    (!is_of_stretches).then_some((layout, 0))
}

/// Reads a table's rows as entries.
fn read(sheet: &Sheet, layout: Layout, n_skip: usize) -> Chronology {
    let document = sheet.document;
    let mut entries: Vec<Entry> = Vec::new();
    for row in sheet.table.rows.iter().skip(n_skip) {
        if is_header_again(document, row, layout) || columns::is_banner(document, sheet.table, row)
        {
            continue;
        }
        let Some(entry) = entry(sheet, row, layout) else {
            continue;
        };
        match entries.last_mut() {
            Some(last) if runs_on(&entry) => join(document, last, &entry),
            _ => entries.push(entry),
        }
    }
    let rows = sheet.table.rows.iter().map(|row| row.span);
    let span = rows
        .chain(sheet.name)
        .reduce(Span::joined)
        .unwrap_or(Span::new(0, 0));
    let head = n_skip
        .checked_sub(1)
        .and_then(|idx| sheet.table.rows.get(idx));
    let head = head.map(|row| row.span);
    let heading = sheet.name.or(head);
    Chronology {
        span,
        heading: heading.map(|span| Quoted::cut(document, span)),
        head: head.map(|span| Quoted::cut(document, span)),
        columns: if layout == Layout::default() {
            Columns {
                is_table: true,
                ..parts::columns(document, &entries)
            }
        } else {
            layout.columns()
        },
        entries,
    }
}

/// A page's table may repeat the header.
fn is_header_again(document: &Document, row: &Row, layout: Layout) -> bool {
    let words = |column: u32| {
        let block = row.cell(document, column);
        block.map_or(String::new(), |block| {
            columns::plain(document.text_of(block))
        })
    };
    let (date, event) = (words(layout.date), words(layout.event));
    heads::are_again(&date, &event)
}

fn entry(sheet: &Sheet, row: &Row, layout: Layout) -> Option<Entry> {
    let document = sheet.document;
    let cell = |column: Option<u32>| columns::quoted(document, row, column);
    let date_span = cell(Some(layout.date)).map(|words| words.span);
    let date = date_span.map_or(EntryDate::Missing, |span| {
        when::of_cell(document, span, sheet.dates)
    });
    let in_parts = || when::of_parts(&date_parts(document, row, layout));
    let date = match date {
        EntryDate::On(_) => date,
        _ => in_parts().unwrap_or(date),
    };
    let own = told_in(document, row, layout).filter(|_| !layout.has_event_with_day());
    let event = own.or_else(|| beside_date(document, date, date_span));
    let is_placeholder = event.as_ref().is_some_and(is_placeholder);
    if is_placeholder || event.is_none() && !matches!(date, EntryDate::On(_)) {
        return None;
    }
    if let Some(words) = event.as_ref().filter(|_| layout == Layout::default()) {
        let parts = parts::of_entry(document, words.span);
        return Some(Entry {
            span: row.span,
            date,
            ..parts
        });
    }
    let told = event.as_ref().map(|words| words.span).or(date_span);
    Some(Entry {
        span: told.filter(|_| sheet.is_turned).unwrap_or(row.span),
        date,
        event,
        source: if layout.source_in_brackets {
            cell(layout.source).and_then(|words| last_brackets(document, &words))
        } else {
            cell(layout.source)
        },
        impact: cell(layout.impact),
        action: cell(layout.action),
    })
}

/// The cells from that of the day to that of what happened, where day, month and year have one each.
fn date_parts(document: &Document, row: &Row, layout: Layout) -> Vec<Quoted> {
    const PARTS: u32 = 3;
    let last = layout.date + PARTS;
    let cells = (layout.date..last).filter_map(|at| columns::quoted(document, row, Some(at)));
    let is_between = layout.event >= last;
    cells.filter(|_| is_between).collect()
}

/// What happened: the words of its column, or of all columns over which it is spread.
fn told_in(document: &Document, row: &Row, layout: Layout) -> Option<Quoted> {
    let columns = layout.event..=layout.event_last.unwrap_or(layout.event);
    let cells = columns.filter_map(|column| columns::quoted(document, row, Some(column)));
    let span = cells.map(|cell| cell.span).reduce(Span::joined)?;
    Some(Quoted::cut(document, span))
}

/// What stands in brackets at the end of a cell.
fn last_brackets(document: &Document, words: &Quoted) -> Option<Quoted> {
    let inside = words.text.trim_end().strip_suffix(')')?;
    let from = inside.rfind('(')? + 1;
    let span = Span::new(words.span.start + from, words.span.start + inside.len());
    (from < inside.len()).then(|| Quoted::cut(document, span))
}

/// What a page tells in the cell of the date, where it keeps the columns too close to part them.
fn beside_date(document: &Document, date: EntryDate, cell: Option<Span>) -> Option<Quoted> {
    let (EntryDate::On(dated), Some(cell)) = (date, cell) else {
        return None;
    };
    let rest = Quoted::cut(document, Span::new(dated.span.end.min(cell.end), cell.end));
    let n_words = rest.text.split_whitespace().count();
    (n_words >= 2).then_some(rest)
}

/// Words of a form that nobody filled in.
fn is_placeholder(words: &Quoted) -> bool {
    let text = words.text.trim();
    text.starts_with('[') && text.ends_with(']')
        || text.starts_with('<') && text.ends_with('>')
        || text.to_lowercase().starts_with("click or tap")
        || text.to_lowercase().starts_with("click here to enter")
}

/// A row without a date that begins in the middle of a sentence belongs to the row above it.
fn runs_on(entry: &Entry) -> bool {
    let begins_low = |words: &Quoted| words.text.starts_with(char::is_lowercase);
    entry.date == EntryDate::Missing && entry.event.as_ref().is_some_and(begins_low)
}

fn join(document: &Document, last: &mut Entry, next: &Entry) {
    last.span = last.span.joined(next.span);
    for (mine, more) in [
        (&mut last.source, &next.source),
        (&mut last.impact, &next.impact),
        (&mut last.action, &next.action),
    ] {
        if mine.is_none() {
            mine.clone_from(more);
        }
    }
    if let (Some(event), Some(more)) = (&last.event, &next.event) {
        let until = event.span.joined(more.span);
        if last.source.is_none() && last.impact.is_none() && last.action.is_none() {
            last.event = Some(Quoted::cut(document, until));
        }
    }
}
