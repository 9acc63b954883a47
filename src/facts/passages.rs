//! A document as labels with their values and as sentences with the day that they stand under.
//!
//! In: a document, its tables and dates. Out: [`Passages`]. A label may stand before a colon, in
//! the cell to the left or in the header above; a sentence may stand in the row of a chronology,
//! under a dated case note, or in plain prose. What the words mean is for meetings and events.

mod across;
mod clock;
mod nested;
mod shape;

use std::sync::LazyLock;

use regex::Regex;

use crate::facts::pattern::pattern;

pub(crate) use self::clock::length;
use self::nested::Nest;
use self::shape::Shape;
use super::kind::Kind;
use super::table::{Row, Table, holds_particulars};
use super::{DateMention, DateRole, Dated, Grain, dates_in};
use crate::document::{Block, BlockKind, Document, Part, Span};

/// A label and its value. The value may be empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Labelled {
    pub(crate) label: Span,
    pub(crate) value: Span,
    pub(crate) heading: Option<Span>,
    /// The other cells of the row, where label and value stand in a table of many rows.
    pub(crate) row: Option<Span>,
}

/// Where a sentence stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Setting {
    /// In a row or line that begins with its date, where the event is told.
    Row,
    /// In another cell of such a row: action, source, impact.
    Side,
    /// In a note under a date.
    Note,
    /// Anywhere else.
    Prose,
}

/// A sentence, or a heading or cell that holds none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Sentence {
    pub(crate) span: Span,
    pub(crate) heading: Option<Span>,
    /// The date of its row or note.
    pub(crate) when: Option<Dated>,
    pub(crate) setting: Setting,
    /// Whether it opens its cell, line or note.
    pub(crate) first: bool,
}

/// Everything that a document says, in text order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Passages {
    pub(crate) labels: Vec<Labelled>,
    pub(crate) sentences: Vec<Sentence>,
}

/// Cuts a document into passages.
///
/// What is to be done has not happened, so the rows that hold one of the places `due` are left out: the day in one is the
/// day by which it is due.
pub(crate) fn of(
    document: &Document,
    kind: Kind,
    tables: &[Table],
    dates: &[DateMention],
    due: &[Span],
) -> Passages {
    let mut due = due.to_vec();
    due.sort_unstable();
    let mut reader = Reader {
        document,
        dates,
        due: &due,
        has_notes: matches!(
            kind,
            Kind::CaseNotes | Kind::Supervision | Kind::Chronology | Kind::Other
        ) || has_dated_headings(document, dates),
        has_run_ins: false,
        heading: None,
        note: None,
        note_opens: false,
        nest: Nest::default(),
        month: None,
        pending: None,
        passages: Passages::default(),
    };
    reader.has_run_ins = !reader.has_notes && has_run_ins(document);
    let mut tables = tables.iter();
    let mut table_now = None;
    for block in &document.blocks {
        if !matches!(block.part, Part::Body | Part::TextBox) {
            continue;
        }
        let Some(cell) = block.cell() else {
            reader.block(block);
            continue;
        };
        if table_now != Some((block.part, cell.table)) {
            table_now = Some((block.part, cell.table));
            if let Some(table) = tables.next() {
                reader.table(table);
            }
        }
    }
    reader.passages
}

/// What stands over the rows of a table, block by block: a row that is one short cell, else the line
/// right above the table. Both are headings in all but their style.
pub(crate) struct Captions<'a> {
    document: &'a Document,
    over: Vec<Option<Span>>,
}

impl<'a> Captions<'a> {
    /// Walks the blocks once.
    pub(crate) fn of(document: &'a Document) -> Self {
        let mut over: Vec<Option<Span>> = Vec::with_capacity(document.blocks.len());
        for (idx, block) in document.blocks.iter().enumerate() {
            let above = idx.checked_sub(1).filter(|_| block.cell().is_some());
            let caption = above.and_then(|above| right_above(document, above, over[above]));
            over.push(caption);
        }
        Self { document, over }
    }

    /// What stands over the row in which a place lies.
    pub(crate) fn over(&self, place: Span) -> Option<Span> {
        self.over[self.document.block_at(place)?]
    }
}

/// What stands over the cell behind a block: the block itself, or what stands over it.
fn right_above(document: &Document, at: usize, over: Option<Span>) -> Option<Span> {
    const WORDS_MAX: usize = 8;
    let blocks = &document.blocks;
    let (row, next) = (blocks[at].table_row(), blocks[at + 1].table_row());
    let is_inside = row.map(|(table, _)| table) == next.map(|(table, _)| table);
    let is_alone = || {
        let before = at.checked_sub(1).map(|before| blocks[before].table_row());
        row != next && before != Some(row)
    };
    let is_short = || {
        let text = document.text_of(&blocks[at]);
        (1..=WORDS_MAX).contains(&text.split_whitespace().count()) && !text.ends_with('.')
    };
    if is_inside && !(is_alone() && is_short()) {
        return over;
    }
    let stands = is_inside || row.is_none();
    (blocks[at].part == Part::Body && stands).then_some(blocks[at].span)
}

/// Whether two headings or more are little but a day: what stands under each is a note of that day.
fn has_dated_headings(document: &Document, dates: &[DateMention]) -> bool {
    let headings = document.part(Part::Body).filter(|block| {
        block.heading().is_some()
            && document.text_of(block).split_whitespace().count() <= 6
            && dates_in(dates, block.span)
                .first()
                .is_some_and(|date| date.span.start <= block.span.start + 4)
    });
    headings.count() >= 2
}

static RUN_IN: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^\W*(?P<label>\p{Lu}[^.:;,\n\t]{2,40})\.\s+(?P<value>[\p{Lu}\d])"));

/// Whether three paragraphs or more begin with a few words and a stop, as headings that run in do.
fn has_run_ins(document: &Document) -> bool {
    const PARAGRAPHS_MIN: usize = 3;
    let blocks = document.part(Part::Body);
    let paragraphs = blocks.filter(|block| block.kind == BlockKind::Paragraph && block.is_said());
    let run_in = paragraphs.filter(|block| run_in(document.text_of(block)).is_some());
    run_in.count() >= PARAGRAPHS_MIN
}

/// Where a heading that runs in ends, and where what it heads begins.
fn run_in(text: &str) -> Option<(std::ops::Range<usize>, usize)> {
    const WORDS_MAX: usize = 4;
    let found = RUN_IN.captures(text)?;
    let (label, value) = (found.name("label")?, found.name("value")?);
    let is_short = label.as_str().split_whitespace().count() <= WORDS_MAX;
    is_short.then(|| (label.range(), value.start()))
}

/// The date at a mention, where it is one of something that happens.
pub(crate) fn happening(mention: &DateMention) -> Option<Dated> {
    if matches!(mention.role, DateRole::Birth | DateRole::Statute) {
        return None;
    }
    mention.dated()
}

struct Reader<'a> {
    document: &'a Document,
    dates: &'a [DateMention],
    /// What is to be done, in order.
    due: &'a [Span],
    has_notes: bool,
    /// Whether paragraphs begin with headings that run in: "Decisions. The plan was agreed."
    has_run_ins: bool,
    heading: Option<Span>,
    /// The date of the note that the text stands under.
    note: Option<Dated>,
    note_opens: bool,
    /// The list items that stand over the next one.
    nest: Nest,
    /// The month that heads the lines, which give no more than their days.
    month: Option<Dated>,
    /// A label that waits for its value in the next block.
    pending: Option<Span>,
    passages: Passages,
}

static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"^[\s*_•\-–]*(?:\d{1,2}[.)]\s+)?(?P<label>[A-Za-z1-9][^:\n\t]{0,70}?)[\s*_]*:",
        r"(?:[\s*_]+|$)"
    ))
});
static DATE_LABEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^(?:date|date ?(?:/|and|&) ?time|when",
        r"|(?:date|day) of (?:contact|visit|entry|event|note|call|case note|recording|supervision)",
        r"|(?:contact|visit|event|note|case note|entry|supervision) date|date/time of .*)$"
    ))
});
static OPENING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^[\s*_•\[(\-–]*(?:\d{1,3}[.)]\s+)?",
        r"(?:(?:on|mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+|c\.?\s+|circa\s+)?$"
    ))
});

impl<'a> Reader<'a> {
    fn block(&mut self, block: &Block) {
        if !block.is_said() {
            return;
        }
        if block.heading().is_some() {
            self.pending = None;
            self.nest = Nest::default();
            self.head(block.span);
            return;
        }
        if let Some(label) = self.pending.take()
            && !matches!(block.kind, BlockKind::ListItem(_))
            && !LABEL.is_match(self.document.at(block.span))
        {
            self.label(label, block.span, None);
        }
        if let BlockKind::ListItem(level) = block.kind {
            self.item(block.span, level);
        } else {
            self.nest = Nest::default();
            self.lines(block.span);
        }
    }

    fn head(&mut self, span: Span) {
        self.heading = Some(span);
        let date = self.first_date(span);
        self.month = date.and_then(|date| self.month_alone(span, date));
        if let Some(date) = self.opening_date(span).or_else(|| self.only_date(span)) {
            self.open_note(date);
            self.prose(span, true);
        } else {
            self.sentence(span, Setting::Prose, None, true);
        }
    }

    fn open_note(&mut self, date: Dated) {
        if self.has_notes {
            self.note = Some(date);
            self.note_opens = true;
        }
    }

    /// Reads a paragraph line by line: labels, dated lines, and runs of prose.
    fn lines(&mut self, span: Span) {
        let mut run: Option<Span> = None;
        for line in lines_of(self.document, span) {
            if let Some(date) = self.opening_date(line) {
                self.flush(run.take());
                self.month = self.month_alone(line, date);
                self.dated_line(line, date);
            } else if let Some(date) = self.day_of_month(line) {
                self.flush(run.take());
                self.dated_line(line, date);
            } else if let Some((label, value)) = self.labelled(line) {
                self.flush(run.take());
                self.labelled_line(label, value);
            } else if let Some((label, value)) = self.run_in(line) {
                self.flush(run.take());
                self.prose(label, false);
                self.label(label, value, None);
            } else {
                run = Some(run.map_or(line, |run| run.joined(line)));
            }
        }
        self.flush(run);
    }

    /// A line that begins with a label and a colon: the label, and what follows.
    fn labelled(&self, line: Span) -> Option<(Span, Span)> {
        let found = LABEL.captures(self.document.at(line))?;
        let label = found
            .name("label")
            .filter(|label| is_label(label.as_str().trim_end_matches('.')))?;
        let end = found.get(0).map_or(label.end(), |whole| whole.end());
        Some((
            Span::new(label.start(), label.end()).shifted(line.start),
            Span::new(line.start + end, line.end),
        ))
    }

    /// A cell that holds a label and its value, after a colon or on the lines below.
    fn labelled_cell(&mut self, cell: Span) {
        match self.stacked(cell) {
            Some((label, value)) => self.label(label, value, None),
            None => self.lines(cell),
        }
    }

    /// A cell with a label on its first line and the value below.
    fn stacked(&self, cell: Span) -> Option<(Span, Span)> {
        let (first, rest) = self.document.at(cell).split_once('\n')?;
        let label = Span::new(cell.start, cell.start + first.len());
        let name = first.trim_end().trim_end_matches(':');
        let is_name = is_label(name) && !name.contains(':') && self.first_date(label).is_none();
        let value = Span::new(cell.end - rest.len(), cell.end);
        (is_name && !rest.trim().is_empty()).then_some((label, value))
    }

    /// A line that begins with a heading that runs in: the heading, and what it heads.
    fn run_in(&self, line: Span) -> Option<(Span, Span)> {
        let found = self.has_run_ins.then(|| self.document.at(line));
        let (label, value) = run_in(found?)?;
        let label = Span::new(label.start, label.end).shifted(line.start);
        Some((label, Span::new(line.start + value, line.end)))
    }

    fn flush(&mut self, run: Option<Span>) {
        if let Some(run) = run {
            self.prose(run, false);
        }
    }

    fn labelled_line(&mut self, label: Span, value: Span) {
        if self.document.at(value).trim().is_empty() {
            self.pending = Some(label);
            return;
        }
        let (value, rest) = cut_chunk(self.document, value);
        self.label(label, value, None);
        if let Some(rest) = rest {
            self.lines(rest);
        }
    }

    fn label(&mut self, label: Span, value: Span, row: Option<Span>) {
        self.passages.labels.push(Labelled {
            label,
            value,
            heading: self.heading,
            row,
        });
        let is_date = DATE_LABEL.is_match(self.document.at(label).trim());
        if let (true, Some(date)) = (is_date, self.first_date(value)) {
            self.open_note(date);
        } else if let Some(date) = self.day_of_label(label) {
            for (nth, sentence) in sentences_of(self.document, value).into_iter().enumerate() {
                self.sentence(sentence, Setting::Note, Some(date), nth == 0);
            }
        } else {
            self.prose(value, false);
        }
    }

    /// "Desk sheet, 3 May 2022: a neighbour rang": the day with which a label ends is that of what
    /// stands behind it.
    fn day_of_label(&self, label: Span) -> Option<Dated> {
        let [day] = dates_in(self.dates, label) else {
            return None;
        };
        let is_last = |day: &DateMention| {
            let rest = Span::new(day.span.end.min(label.end), label.end);
            !self.document.at(rest).contains(char::is_alphanumeric)
        };
        let day = Some(day).filter(|day| is_last(day)).and_then(happening)?;
        day.interval.is_day().then_some(day)
    }

    /// A line that begins with its date: an entry of a list, or the head of a note.
    fn dated_line(&mut self, line: Span, date: Dated) {
        let rest = Span::new(date.span.end.min(line.end), line.end);
        let is_head = self.document.at(rest).split_whitespace().count() <= 8;
        if is_head {
            self.open_note(date);
        }
        let mut first = true;
        for sentence in sentences_of(self.document, rest) {
            self.sentence(sentence, Setting::Row, Some(date), first);
            first &= is_writer(self.document.at(sentence));
        }
    }

    fn prose(&mut self, span: Span, is_heading: bool) {
        let note = self.note.filter(|_| self.has_notes);
        let setting = if note.is_some() {
            Setting::Note
        } else {
            Setting::Prose
        };
        for sentence in sentences_of(self.document, span) {
            let is_timed = note.is_some() && clock::opens(self.document.at(sentence));
            let first = is_heading || self.note_opens || is_timed;
            self.sentence(sentence, setting, note, first);
            self.note_opens &= is_heading || is_writer(self.document.at(sentence));
        }
    }

    fn sentence(&mut self, span: Span, setting: Setting, when: Option<Dated>, first: bool) {
        self.passages.sentences.push(Sentence {
            span,
            heading: self.heading,
            when,
            setting,
            first,
        });
    }

    fn table(&mut self, table: &Table) {
        self.pending = None;
        let shape = Shape::of(self, table);
        match shape {
            Shape::Actions => {}
            Shape::Lines => {
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                for (_, block_idx) in cells {
                    self.labelled_cell(self.document.blocks[*block_idx].span);
                }
            }
            Shape::Dated { column, header } => self.dated_table(table, column, header),
            Shape::Grid { header } => self.grid(table, header),
            Shape::Across { days } => self.across(table, days),
            Shape::Stacked => {
                for pair in table.rows.chunks_exact(2) {
                    self.stacked_rows(&pair[0], &pair[1]);
                }
            }
            Shape::Pairs => {
                for row in &table.rows {
                    self.pairs(row);
                }
            }
        }
        self.note = None;
    }

    /// "September 2025 | 10/09/2025": the day in a cell of its own where the row's date is no day.
    fn day_in(&self, row: &Row, when: Dated) -> Option<Dated> {
        const BYTES_MAX: usize = 20;
        let cells = row.cells.iter().filter(|_| !when.interval.is_day());
        let spans = cells.map(|(_, block_idx)| self.document.blocks[*block_idx].span);
        let mut days = spans
            .filter(|span| span.end - span.start <= BYTES_MAX)
            .filter_map(|span| self.first_date(span));
        days.find(|day| day.interval.is_day() && day.interval.overlaps(when.interval))
    }

    fn dated_table(&mut self, table: &Table, column: u32, header: Option<usize>) {
        let above = table.rows.iter().take(header.unwrap_or(0));
        for row in above.filter(|row| holds_particulars(self.document, row)) {
            for (_, block_idx) in &row.cells {
                self.labelled_cell(self.document.blocks[*block_idx].span);
            }
        }
        let tells = header.is_some_and(|idx| self.tells_beside_outcome(&table.rows[idx], column));
        let rows = table.rows.iter().skip(header.map_or(0, |at| at + 1));
        let due = self.due;
        for row in rows.filter(|row| !is_of_action(row, due)) {
            if table.is_joined_pair(self.document, row) {
                self.pairs(row);
                continue;
            }
            let when = self
                .cell(row, column)
                .and_then(|block| self.first_date(block.span))
                .map(|when| self.day_in(row, when).unwrap_or(when))
                .or_else(|| self.day_under_month(table, row, column, header));
            let names_talk =
                |idx: usize| TALK.is_match(self.document.text_of(&self.document.blocks[idx]));
            let talk = row.cells.iter().find(|(_, idx)| names_talk(*idx));
            for (at, block_idx) in &row.cells {
                let span = self.document.blocks[*block_idx].span;
                let head = header.and_then(|idx| self.cell(&table.rows[idx], *at));
                if let Some(head) = head {
                    self.passages.labels.push(Labelled {
                        label: head.span,
                        value: span,
                        heading: self.heading,
                        row: Some(row.span),
                    });
                }
                if *at == column {
                    continue;
                }
                let names = |words: &Regex| {
                    head.is_some_and(|head| words.is_match(self.document.text_of(head)))
                };
                // What supervision went through happened on other days.
                let is_talk = talk.is_some_and(|(_, idx)| idx != block_idx);
                let is_side = is_talk || names(&SIDE) && !names(&TOLD_HERE);
                let is_outcome = tells && names(&OUTCOME);
                let setting = match (when, is_side) {
                    (None, _) => Setting::Prose,
                    (_, true) => Setting::Side,
                    _ => Setting::Row,
                };
                for (nth, sentence) in sentences_of(self.document, span).into_iter().enumerate() {
                    self.sentence(sentence, setting, when, nth == 0 && !is_outcome);
                }
            }
        }
    }

    /// Whether a header names a column for what happened beside those for what came of it.
    fn tells_beside_outcome(&self, header: &Row, dates: u32) -> bool {
        let others = header.cells.iter().filter(|(at, _)| *at != dates);
        let mut heads = others.map(|(_, idx)| self.document.text_of(&self.document.blocks[*idx]));
        heads.any(|head| !head.trim().is_empty() && !OUTCOME.is_match(head) && !SIDE.is_match(head))
    }

    fn grid(&mut self, table: &Table, header: usize) {
        let rows = table.rows.iter().skip(header + 1);
        let due = self.due;
        for row in rows.filter(|row| !is_of_action(row, due)) {
            if table.is_joined_pair(self.document, row) {
                self.pairs(row);
                continue;
            }
            for (at, block_idx) in &row.cells {
                let span = self.document.blocks[*block_idx].span;
                if let Some(head) = self.cell(&table.rows[header], *at) {
                    self.passages.labels.push(Labelled {
                        label: head.span,
                        value: span,
                        heading: self.heading,
                        row: Some(row.span),
                    });
                }
                self.prose(span, false);
            }
        }
    }

    /// Reads a row of labels over a row of values.
    fn stacked_rows(&mut self, labels: &Row, values: &Row) {
        for (column, block_idx) in &labels.cells {
            let label = self.document.blocks[*block_idx].span;
            if let Some(value) = self.cell(values, *column) {
                self.label(label, value.span, None);
            }
        }
    }

    /// Reads label, value, label, value across a row.
    fn pairs(&mut self, row: &Row) {
        let spans: Vec<Span> = row
            .cells
            .iter()
            .map(|(_, block_idx)| self.document.blocks[*block_idx].span)
            .collect();
        let mut at = 0;
        while at < spans.len() {
            let text = self.document.at(spans[at]).trim();
            let next = spans.get(at + 1).copied();
            match next {
                Some(value)
                    if is_label(text.trim_end_matches(':'))
                        && self.first_date(spans[at]).is_none() =>
                {
                    self.label(spans[at], value, None);
                    at += 2;
                }
                _ => {
                    self.lines(spans[at]);
                    at += 1;
                }
            }
        }
    }

    fn cell(&self, row: &Row, column: u32) -> Option<&'a Block> {
        let (_, block_idx) = row.cells.iter().find(|(at, _)| *at == column)?;
        self.document
            .blocks
            .get(*block_idx)
            .filter(|block| block.is_said())
    }

    fn first_date(&self, span: Span) -> Option<Dated> {
        dates_in(self.dates, span).iter().find_map(happening)
    }

    /// The date that a line begins with.
    fn opening_date(&self, line: Span) -> Option<Dated> {
        let date = self.first_date(line)?;
        let is_finer = date.grain <= Grain::Year || date.grain == Grain::Range;
        let before = self.document.at(Span::new(line.start, date.span.start));
        // "Tomorrow's meeting is off."
        let rest = &self.document.text[date.span.end..];
        let is_whose = ["'s ", "’s "].iter().any(|sign| rest.starts_with(sign));
        (is_finer
            && !is_whose
            && OPENING.is_match(before)
            && !before.trim_start().starts_with("on ")
            && !before.trim_start().starts_with("On "))
        .then_some(date)
    }

    /// The date of a short heading that holds one: "Home visit, 3 May 2022".
    fn only_date(&self, span: Span) -> Option<Dated> {
        let is_short = self.document.at(span).split_whitespace().count() <= 12;
        if is_short {
            self.first_date(span)
        } else {
            None
        }
    }
}

/// Whether a row says what is to be done.
fn is_of_action(row: &Row, due: &[Span]) -> bool {
    let from = due.partition_point(|action| action.start < row.span.start);
    let mut inside = due[from..]
        .iter()
        .take_while(|action| action.start <= row.span.end);
    inside.any(|action| row.span.covers(*action))
}

static SIDE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:sources?|informa(?:nt|tion from)|agency|author|recorded|reported|impact",
        r"|significance|effect|actions?|response|analysis|comments?|worker|initials|outcome for",
        r"|team|entered by",
        r"|reason for no|evidence|next|told by|means?|matters|follow[- ]?up",
        r"|what (?:we|was) (?:did|done)|(?:we|was) d(?:id|one))\b"
    ))
});

// "Event (source)": what happened, whatever stands with it.
static TOLD_HERE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^\W*(?:(?:key|significant|main) )?(?:events?|incidents?|what happened)\s*",
        r"(?:\(|/|,|&|and\b)"
    ))
});

// A cell that calls its row a talk with a manager.
static TALK: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^\W*",
        r"(?:(?:case|formal|reflective|management|managerial|manager['’]?s?|mgr|mgmt)\.? ?)*",
        r"(?:supervision|oversight)(?: (?:note|record|discussion|session|entry))?\W*$"
    ))
});

// What came of an event may be told as bare names of what was to follow.
static OUTCOME: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\b(?:outcomes?|results?|decisions?)\b"));

/// Tells whether words can be a label: few, and no sentence.
fn is_label(text: &str) -> bool {
    let text = text.trim();
    let n_words = text.split_whitespace().count();
    (1..=9).contains(&n_words) && text.len() <= 80 && !text.contains(". ") && !text.ends_with('.')
}

/// A line of fields is no longer than this: cutting goes on as deep as there are fields.
const BYTES_OF_LINE_MAX: usize = 8_000;

/// Cuts a value where another label may begin on the same line: at a wide gap, or before a usual field
/// of a form.
fn cut_chunk(document: &Document, value: Span) -> (Span, Option<Span>) {
    static GAP: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:\s{2,}|\t|\s\|\s|;\s|\.\s+)"));
    let text = document.at(value);
    if text.len() > BYTES_OF_LINE_MAX {
        return (value, None);
    }
    let field = gap_before_field(text);
    let before = field.as_ref().map_or(text, |gap| &text[..gap.start]);
    let wide = GAP
        .find_iter(before)
        .find(|gap| gap.start() > 0 && opens_label(&text[gap.end()..], gap.as_str()));
    let Some(gap) = wide.map(|gap| gap.range()).or(field) else {
        return (value, None);
    };
    (
        Span::new(value.start, value.start + gap.start),
        Some(Span::new(value.start + gap.end, value.end)),
    )
}

/// "Ash Reid Date of meeting: 3 May 2023 Chair: Jo Bell": the space before the next field, where one
/// space is all that parts it from the value.
fn gap_before_field(text: &str) -> Option<std::ops::Range<usize>> {
    static FIELD: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"[^\s,;:(](?P<gap> )(?:Date|Day|Time|Chair|Minutes?|Notes?|Record|Review|Meeting",
            r"|Venue|Place|Present|Apologies|Absent|Attending|Lead|Next|Last|Previous|Case",
            r"|Ref(?:erence)?|Born|D\.?O\.?B\.?|Legal|Status|Author|Sent|Issued|Circulated|Plan",
            r"|Age|Worker|Social|Team|Reviewing|Held|Number|Type|Category|Carers?|Key)",
            r"(?: [a-z'’/-]+){0,4}:(?:\s|$)"
        ))
    });
    let found = FIELD.captures(text)?;
    found.name("gap").map(|gap| gap.range())
}

/// Whether words after a gap begin with a label; after a stop, with a short one.
fn opens_label(text: &str, gap: &str) -> bool {
    const WORDS_MAX: usize = 5;
    LABEL
        .captures(text)
        .and_then(|found| found.name("label"))
        .is_some_and(|label| {
            !gap.starts_with('.') || label.as_str().split_whitespace().count() <= WORDS_MAX
        })
}

fn lines_of(document: &Document, span: Span) -> Vec<Span> {
    let trimmed = document.lines_in(span).map(|line| {
        let text = document.at(line).trim_end();
        Span::new(line.start, line.start + text.len())
    });
    trimmed.filter(|line| !line.is_empty()).collect()
}

/// "GH." at the head of a note says who wrote it: what it tells begins behind.
fn is_writer(text: &str) -> bool {
    const INITIALS_MAX: usize = 3;
    // What such letters stand for is a thing that was done.
    const THINGS: [&str; 12] = [
        "HV", "TC", "CG", "IRD", "LAC", "TAC", "TAF", "CSO", "DNA", "NFA", "SV", "IRO",
    ];
    let text = text
        .trim()
        .trim_matches(['.', ':', '(', ')', '-', '–', ' ']);
    let is_short = (1..=INITIALS_MAX).contains(&text.len());
    is_short && !THINGS.contains(&text) && text.chars().all(|sign| sign.is_ascii_uppercase())
}

/// Cuts text into sentences: at a stop before a capital, a digit or an end, and at bullets.
pub(crate) fn sentences_of(document: &Document, span: Span) -> Vec<Span> {
    static STOP: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"[.!?;][)\]”’\x22']*\s+|\n\s*\n|\n\s*[•\-–*]\s+"));
    static SHORT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)(?:^|\b)(?:mr|mrs|ms|dr|st|no|reg|regs|s|ss|para|e\.g|i\.e|approx|c|ca|prof|vs",
            r"|[a-z]\.[a-z]|[A-Z])\.\s+$"
        ))
    });
    let text = document.at(span);
    let mut found = Vec::new();
    let mut start = 0;
    for stop in STOP.find_iter(text) {
        let tail_from = stop.end().saturating_sub(14);
        let tail_from = (tail_from..=stop.end())
            .find(|at| text.is_char_boundary(*at))
            .unwrap_or(stop.end());
        let next = text[stop.end()..].chars().next();
        let opens = next.is_none_or(|next| !next.is_lowercase());
        let is_stop = stop.as_str().starts_with(['.', '!', '?']);
        if is_stop && (!opens || SHORT.is_match(&text[tail_from..stop.end()])) {
            continue;
        }
        push_trimmed(
            &mut found,
            document,
            Span::new(start, stop.end()).shifted(span.start),
        );
        start = stop.end();
    }
    push_trimmed(
        &mut found,
        document,
        Span::new(start, text.len()).shifted(span.start),
    );
    found
}

/// What is longer is no sentence, and is read in pieces.
pub(crate) const BYTES_OF_SENTENCE_MAX: usize = 2_000;

fn push_trimmed(found: &mut Vec<Span>, document: &Document, sentence: Span) {
    for piece in document.bounded(sentence, BYTES_OF_SENTENCE_MAX) {
        let text = document.at(piece);
        let trimmed = text.trim();
        let from = piece.start + (text.len() - text.trim_start().len());
        if trimmed.chars().any(char::is_alphanumeric) {
            found.push(Span::new(from, from + trimmed.len()));
        }
    }
}
