//! Chronologies that stand in tables.
//!
//! In: a document's tables. Out: chronologies. The header row decides what the columns hold;
//! without one, a document that is a chronology is read by what its columns contain. Tables that
//! follow each other with the same columns are one chronology over several pages.

use std::sync::LazyLock;

use regex::Regex;

use crate::facts::pattern::pattern;

use super::when;
use super::{Chronology, Columns, Entry, EntryDate, is_chronology_name};
use crate::document::{Document, Part, Span};
use crate::facts::actions;
use crate::facts::columns::{self, HeadRow};
use crate::facts::kind::Kind;
use crate::facts::table::{Row, Table};
use crate::facts::{DateMention, Quoted, dates_in};

/// Which column holds what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Layout {
    date: u32,
    pub(super) event: u32,
    pub(super) source: Option<u32>,
    pub(super) impact: Option<u32>,
    pub(super) action: Option<u32>,
    /// Whether the event's header is one that only chronologies use.
    says_event: bool,
    /// Whether a row names the columns.
    is_headed: bool,
    /// Whether each event ends with its source in brackets: "Event (source)".
    source_in_brackets: bool,
    /// How many columns have a name that was not understood.
    n_unknown: u8,
}

impl Layout {
    pub(super) fn columns(self) -> Columns {
        Columns {
            is_table: true,
            is_headed: self.is_headed,
            source: self.source.is_some(),
            impact: self.impact.is_some(),
            action: self.action.is_some(),
            n_unknown: self.n_unknown,
        }
    }

    /// Tells whether the columns are those of a chronology and of nothing else.
    pub(super) fn is_plainly_one(self) -> bool {
        self.says_event && self.n_more() >= 1 || self.impact.is_some() && self.n_more() >= 2
    }

    /// How many columns tell more of an event than when and what.
    fn n_more(self) -> usize {
        let more = [self.source, self.impact, self.action];
        more.iter().flatten().count()
    }
}

/// What a table's header and captions say about it.
struct Sheet<'a> {
    document: &'a Document,
    table: &'a Table,
    dates: &'a [DateMention],
    /// The caption that names a chronology.
    name: Option<Span>,
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
    let has_head = |table: &&Table| {
        let heads = columns::head_rows(document, table);
        heads.iter().any(|head| header_layout(head).is_some())
    };
    let is_headed = tables
        .iter()
        .filter(|table| is_read(table))
        .any(|table| has_head(&table));
    for table in tables.iter().filter(|table| is_read(table)) {
        let Some((first, last)) = columns::blocks_of(table) else {
            continue;
        };
        let sheet = Sheet {
            is_headed_elsewhere: is_headed,
            ..Sheet::new(document, table, dates)
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

impl<'a> Sheet<'a> {
    fn new(document: &'a Document, table: &'a Table, dates: &'a [DateMention]) -> Self {
        let first = columns::blocks_of(table).map_or(0, |(first, _)| first);
        let name = columns::captions(document, first)
            .into_iter()
            .rev()
            .find(|span| is_chronology_name(document.at(*span)))
            .or_else(|| top_row_name(document, table));
        Self {
            document,
            table,
            dates,
            name,
            is_headed_elsewhere: false,
        }
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

    /// The words just above that name another kind of record with dates.
    fn is_other_record(&self) -> bool {
        let first = columns::blocks_of(self.table).map_or(0, |(first, _)| first);
        columns::captions(self.document, first)
            .last()
            .is_some_and(|span| names_other_record(self.document.at(*span)))
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
        r"^(team |line )?managers?$|\b(supervision|oversight",
        r"|managers? (notes?|log|record|direction)|case ?(notes?|recordings?)",
        r"|running record|contact (log|record|sheet)s?|log of|visits?",
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
    named
        .then(|| content_layout(sheet))
        .flatten()
        .filter(|(layout, _)| begins_with_dates(sheet, *layout) && !sheet.asks_by_when(layout.date))
        // Beside a chronology with a header, what has another header is another record.
        .filter(|(layout, _)| !(sheet.is_headed_elsewhere && sheet.has_own_head(layout.date)))
}

/// Without a header, dates come first or behind a running number: a grid of labels and values,
/// such as the particulars above a chronology, is none.
fn begins_with_dates(sheet: &Sheet, layout: Layout) -> bool {
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

static DATE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"^(dyddiad )?((key |event |incident |significant )?dates?( time)?( day)?|on|day",
        r"|dates? (of|and|or|from|period|range|s)\b.*",
        r"|(date )?(and |or )?(time |period ?)(of event|covered)?",
        r"|date dyddiad|when( did it happen| it happened| was this)?|year",
        r"|month( and)? year|date s)$"
    ))
});
static NOT_EVENT_DATE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"\b(record(ed|ing)|entr(y|ies)|entered|review(ed)?|birth|complet\w+|due|target|issued?",
        r"|referral|by|approv\w+|agreed|added|raised|visit|appointment|meeting)\b"
    ))
});
static EVENT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"\b(events?|incidents?|what happened|significant (information|issue|change|life)",
        r"|occurrence|happenings?|what (took place|went on|occurred)|milestones?|life experience)\b"
    ))
});
static DETAIL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"^((brief |key |main |full |summary |further )?(details?|descriptions?",
        r"|summary|information",
        r"|entry|facts?|concerns?|issues?|(change of )?circumstances|notes?",
        r"|narrative|account)\b.*|what)$"
    ))
});
static SOURCE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"\b(sources?|evidence|informants?|(agency|service|organisation)",
        r"( name| reporting)?|where ((is|was) (this|it) ",
        r"|(this|it) (is|was) )?(recorded|written|noted|held)",
        r"|who (told|says|said|reported|from|saw|informed).*",
        r"|(told|known|given|seen|said|reported|provided|informed|notified|shared|flagged",
        r"|passed( on)?|brought|supplied|raised|noted|evidenced|logged|documented|written",
        r"|recorded|heard|taken|came|comes|learn(ed|t)|word|known|report)",
        r"( to us| to me| to social work| with us| in| us| it)? (by|from|in|via)",
        r"|from whom|via|according to|(on )?whose (word|account|words|report)",
        r"|info(rmation)? (from|source|supplied by|given by|via)|informed by",
        r"|contribut(or|ed by)|^reporter$|^basis$|where .*(come|came|comes) from",
        r"|who (recorded|supplied|gave|raised|noted|shared|passed).*",
        r"|where (it|this|the information)? ?(came|comes|is)? ?from",
        r"|how (do |did |does )?(we|you|i|they|it|this) (was |is |came |become ",
        r"|became )?(know|knew|known|learn\w*|heard?|find|found)( of| out",
        r"| about)?.*",
        r"|^from$|(file|document|record) ref|reference|productions?",
        r"|origin|author|entered by|worker|professional|recorder)\b"
    ))
});
static GIVEN_BY: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^info(rmation)? (from|source|supplied by|given by)\b"));
static IMPACT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"\b(impact|significance|importance|effects?|outcome for|analysis|relevance",
        r"|meaning|so what|bearing on",
        r"|what (it|this|did it|that) (meant|means|mean|did|does) .*",
        r"|what (it|this|did it|that) (meant|means|mean)",
        r"|positive (or|and) negative|lived experience",
        r"|how (it|this|he|she|they|the child) (left|felt|was|were|took).*",
        r"|how \w+ (felt|took|reacted|coped)( .*)?",
        r"|why (it|this|is it|is this) .*(matters?|mattered)",
        r"|implications?|consequences?|how .*affect\w*|how i (feel|felt)",
        r"|why .*(significant|important)",
        r"|(child|young person|baby)s (experience|response|reaction|view|voice|perspective)",
        r"|difference (it |this )?made( .*)?|result for (the )?(child|young person))\b"
    ))
});
/// "For Ash", "for the child": what it meant for one child. What is "for action" is no child's.
static FOR_CHILD: LazyLock<Regex> = LazyLock::new(|| pattern(r"^for (the )?[\p{L}'’-]+$"));
static FOR_USE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^for (action|information|review|discussion|decision|noting|us|whom|use|file|follow-?up)$",
    )
});
static ACTION: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"\b(actions?|responses?|outcomes?|interventions?",
        r"|what (was|did we|we|has been|were) (done|do|did)",
        r"|what (followed|came of it|came next|happened (next|then|after)).*",
        r"|what was done.*|what .{0,24}\b(did|done|doing)\b.*",
        r"|reasons? for no(ne| action)?|follow(ed)? (up|through)|(measures?|steps) taken",
        r"|how .{0,20}(responded|handled|dealt with|answered|managed)",
        r"|(support|help|services?) (given|offered|provided)",
        r"|result|decision|(we|they|services|agencies|workers) did|who did what",
        r"|what .{0,20}\bdecided|next steps?|dealt with|done|taken forward)\b"
    ))
});
/// What says nothing of the event itself: who typed the row, its number, its kind, how old the child was.
static CLERICAL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"^(((event|entry|incident|case) )?(no|nr|number|ref|id|type|kind|category|code)|item|row|line|initials?|sign(ed)?|signature|age",
        r"|age of .*|stage|theme|time|child|children|who|name",
        r"|family member|person|about|year|weight|level|rag|grade|review(ed)?( date)?",
        r"|checked|typed by|entered( by)?|added( by)?|date .*|page|order|status",
        r"|positive|negative|good|bad|\d+)$"
    ))
});
/// Headers of tables that have dates and are no chronology.
static FOREIGN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"\b(version|by when|by whom|timescales?|timeframe|target date|due( date)?",
        r"|deadline|owner|lead",
        r"|person responsible|responsib\w+|attend(ed|ance|ees?)|apologies|invited",
        r"|present|telephone|tel",
        r"|e ?mail|seen( alone)?|duration|type of (contact|visit|review|meeting)|method of contact",
        r"|contact (type|with)|chair|next review|review type|amend\w+|revision",
        r"|approved by|dosage|dose",
        r"|medication|mileage|cost|amount|score|address|placement (type|name)|carers?)\b"
    ))
});

static BY_WHEN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(by|when by|by when|until)$|\b(due|deadline|target|timescales?)\b")
});

/// Tells whether a header or label asks for the date of what happened.
pub(in crate::facts) fn asks_when(words: &str) -> bool {
    DATE.is_match(words) && !NOT_EVENT_DATE.is_match(words)
}

fn is_for_child(words: &str) -> bool {
    FOR_CHILD.is_match(words) && !FOR_USE.is_match(words)
}

/// The columns of a header row that are still to be understood.
struct Heads<'h> {
    head: &'h HeadRow,
    taken: Vec<u32>,
}

impl Heads<'_> {
    /// Takes the first column whose name is of a sort.
    fn take(&mut self, is: impl Fn(&str) -> bool) -> Option<u32> {
        let head = self.head;
        self.take_of(&head.cells, is)
    }

    /// Takes the first column whose name, or what stands in brackets behind it, fits a pattern.
    fn take_named(&mut self, pattern: &Regex) -> Option<u32> {
        let head = self.head;
        self.take(|words| pattern.is_match(words))
            .or_else(|| self.take_of(&head.asides, |words| pattern.is_match(words)))
    }

    fn take_of(&mut self, cells: &[(u32, String)], is: impl Fn(&str) -> bool) -> Option<u32> {
        let mut free = cells
            .iter()
            .filter(|(column, _)| !self.taken.contains(column));
        let (column, _) = free.find(|(_, words)| is(words))?;
        self.taken.push(*column);
        Some(*column)
    }

    /// How many columns are left whose name is no clerk's and tells no more of the event itself.
    fn n_unknown(&self) -> u8 {
        let is_known =
            |words: &str| CLERICAL.is_match(words) || asks_when(words) || DETAIL.is_match(words);
        let left = self.head.cells.iter();
        let left = left.filter(|(column, words)| !self.taken.contains(column) && !is_known(words));
        u8::try_from(left.count()).unwrap_or(u8::MAX)
    }
}

/// Reads a header row as a chronology's, if it has a date column and an event column.
pub(super) fn header_layout(head: &HeadRow) -> Option<Layout> {
    if head.cells.iter().any(|(_, words)| FOREIGN.is_match(words)) {
        return None;
    }
    let mut heads = Heads {
        head,
        taken: Vec::new(),
    };
    // A year in a column of its own belongs to the day beside it.
    let date = heads.take(|words| asks_when(words) && words != "year");
    let date = date.or_else(|| heads.take(asks_when))?;
    let impact = heads.take(|words| IMPACT.is_match(words) || is_for_child(words));
    let says_both = |words: &str| words.starts_with("event") && SOURCE.is_match(words);
    let says_event = heads
        .take(|words| EVENT.is_match(words) && !SOURCE.is_match(words))
        .or_else(|| heads.take(says_both));
    // "Event and source" over one column is both.
    let mut cells = head.cells.iter();
    let is_both = cells.any(|(column, words)| Some(*column) == says_event && says_both(words));
    let source = heads
        .take(|words| {
            SOURCE.is_match(words) && (!DETAIL.is_match(words) || GIVEN_BY.is_match(words))
        })
        .or_else(|| says_event.filter(|_| is_both));
    let event = says_event.or_else(|| heads.take(|words| DETAIL.is_match(words)));
    let action = heads.take(|words| ACTION.is_match(words));
    // Beside the date and columns that say whence, how it mattered and what was done, the next is
    // what happened, whatever it is called. Beside needs and who meets them stands what is to be done.
    let is_plain = [source, impact, action].iter().flatten().count() >= 2;
    let mut cells = head.cells.iter();
    let is_plan = cells.any(|(_, words)| actions::names_need(words));
    let event = event.or_else(|| heads.take(|_| is_plain && !is_plan))?;
    let mut asides = head.asides.iter();
    let is_aside = asides.any(|(column, words)| *column == event && SOURCE.is_match(words));
    let source_in_brackets = source.is_none() && is_aside;
    let own = Some(event).filter(|_| source_in_brackets);
    Some(Layout {
        date,
        event,
        source: source.or(own).or_else(|| heads.take_named(&SOURCE)),
        impact: impact.or_else(|| heads.take_named(&IMPACT)),
        action: action.or_else(|| heads.take_named(&ACTION)),
        says_event: says_event.is_some(),
        is_headed: true,
        source_in_brackets,
        n_unknown: heads.n_unknown(),
    })
}

/// Reads a table without a header by what it holds: the first column of dates, and the column
/// with the most words.
fn content_layout(sheet: &Sheet) -> Option<(Layout, usize)> {
    let columns: Vec<u32> = (0..u32::try_from(columns::n_columns(sheet.table)).ok()?).collect();
    let date = *columns.iter().find(|column| {
        let (dated, filled) = sheet.n_dated(**column, 0);
        dated >= 2 && dated * 2 >= filled
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
        columns: layout.columns(),
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
    DATE.is_match(&date) && (EVENT.is_match(&event) || DETAIL.is_match(&event))
}

fn entry(sheet: &Sheet, row: &Row, layout: Layout) -> Option<Entry> {
    let document = sheet.document;
    let cell = |column: Option<u32>| columns::quoted(document, row, column);
    let date_span = cell(Some(layout.date)).map(|words| words.span);
    let date = date_span.map_or(EntryDate::Missing, |span| {
        when::of_cell(document, span, sheet.dates)
    });
    let event = cell(Some(layout.event)).or_else(|| beside_date(document, date, date_span));
    let is_placeholder = event.as_ref().is_some_and(is_placeholder);
    if is_placeholder || event.is_none() && !matches!(date, EntryDate::On(_)) {
        return None;
    }
    Some(Entry {
        span: row.span,
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
