//! Sessions in a record of supervision or of a manager's oversight.
//!
//! In: a document that is such a record as a whole, its tables and dates. Out: an event for each day
//! that a session is dated by: in the row of a log, in a header that runs across, behind a label, in
//! a heading, at the head of a line. What was talked of there needs no words of supervision. Days
//! inside the talk are those of something else.

use super::{Event, EventKind};
use crate::document::{Block, Document, Part, Span};
use crate::facts::kind::Kind;
use crate::facts::oversight;
use crate::facts::passages::{happening, sentences_of};
use crate::facts::pattern::cue;
use crate::facts::table::{Row, Table};
use crate::facts::{Certainty, DateMention, Dated, Grain, dates_in};

/// A cell that holds a day and little else has no more words.
const DAY_WORDS_MAX: usize = 8;

/// Finds the sessions of a document.
pub(super) fn of(
    document: &Document,
    kind: Kind,
    tables: &[Table],
    dates: &[DateMention],
) -> Vec<Event> {
    let is_open = matches!(kind, Kind::CaseNotes | Kind::Other);
    let is_record = kind == Kind::Supervision || is_open && oversight::names(document);
    let reader = Reader { document, dates };
    let whole = Span::new(0, document.text.len());
    let mut sessions = Vec::new();
    if is_record && !lists_visits(document) {
        sessions = reader.within(tables, whole);
        if sessions.is_empty() {
            sessions = reader.sentences();
        }
    } else if kind.is_case_record() || kind == Kind::Other {
        sessions.extend(sections(document).flat_map(|span| reader.section(tables, span)));
    }
    let held = sessions.into_iter().filter(|one| !reader.is_none(one));
    held.map(|session| event(&session)).collect()
}

/// What stands under headings of supervision or oversight in records of another kind.
fn sections(document: &Document) -> impl Iterator<Item = Span> {
    let body = document.part(Part::Body);
    let headings: Vec<Span> = body
        .filter(|block| block.heading().is_some())
        .map(|block| block.span)
        .collect();
    let ends = headings.iter().skip(1).map(|next| next.start);
    let ends: Vec<usize> = ends.chain([document.text.len()]).collect();
    let named = headings.into_iter().zip(ends);
    named
        .filter(|(heading, _)| oversight::heads_entries(document.at(*heading)))
        .map(|(heading, end)| Span::new(heading.end, end))
}

/// Whether a title or a heading names visits: their list stands beside that of the sessions.
fn lists_visits(document: &Document) -> bool {
    cue!(VISITS, r"(?i)\bvisits\b");
    let mut body = document.part(Part::Body).enumerate();
    body.any(|(idx, block)| {
        let heads = idx == 0 || block.heading().is_some();
        heads && VISITS.is_match(document.text_of(block))
    })
}

/// A day with what is told of it.
struct Session {
    on: Dated,
    told: Span,
}

fn event(session: &Session) -> Event {
    Event {
        kind: EventKind::Oversight,
        on: Some(session.on),
        certainty: Certainty::Likely,
        whose: None,
        span: session.told,
    }
}

struct Reader<'a> {
    document: &'a Document,
    dates: &'a [DateMention],
}

impl Reader<'_> {
    /// The sessions of a section: several, since one day in a form is that of its signature.
    fn section(&self, tables: &[Table], within: Span) -> Vec<Session> {
        const SESSIONS_MIN: usize = 2;
        let sessions = self.within(tables, within);
        if sessions.len() < SESSIONS_MIN {
            return Vec::new();
        }
        sessions
    }

    /// The sessions in the tables and lines of a stretch.
    fn within(&self, tables: &[Table], within: Span) -> Vec<Session> {
        let is_inside = |table: &&Table| {
            let mut rows = table.rows.iter();
            table.part == Part::Body && rows.all(|row| within.covers(row.span))
        };
        let tables = tables.iter().filter(is_inside);
        let tabled = tables.flat_map(|table| self.table(table));
        tabled.chain(self.lines(within)).collect()
    }

    /// The rows of a log, the columns of a sheet whose days run across, or the days behind labels.
    fn table(&self, table: &Table) -> Vec<Session> {
        const DAYS_MIN: usize = 2;
        let across = table.rows.first().map(|row| self.days_across(row));
        // "Planned | Held" in a log without a header says two days of one session.
        let is_sheet = table.rows.len() <= 1 || self.day_rows(table) <= 1;
        if let Some(days) = across.filter(|days| is_sheet && days.len() >= DAYS_MIN) {
            return days;
        }
        let rows = table.rows.iter();
        let pairs: Vec<Session> = rows.clone().flat_map(|row| self.pair(row)).collect();
        let Some(column) = self.day_column(table).filter(|_| pairs.is_empty()) else {
            return pairs;
        };
        let session = |row: &Row| {
            let on = self.day_of_cell(row.cell(self.document, column)?)?;
            let told = row.span;
            Some(Session { on, told })
        };
        rows.filter_map(session).collect()
    }

    /// How many rows hold a day in a cell of its own.
    fn day_rows(&self, table: &Table) -> usize {
        let rows = table.rows.iter();
        rows.filter(|row| !self.days_across(row).is_empty()).count()
    }

    /// The column for the day on which a session was held: by its head, or by what its cells hold.
    fn day_column(&self, table: &Table) -> Option<u32> {
        let heads: Vec<(u32, &str)> = table.header().map_or_else(Vec::new, |row| {
            let cells = row.cells.iter();
            cells
                .map(|(at, idx)| (*at, self.document.text_of(&self.document.blocks[*idx])))
                .collect()
        });
        let is_other = |column: u32| {
            let mut heads = heads.iter().filter(|(at, _)| *at == column);
            heads.any(|(_, head)| OTHER_DAY.is_match(head))
        };
        let mut columns = (0..4).filter(|column| !is_other(*column));
        let is_of_days = |column: &u32| {
            let said = |row: &&Row| {
                let block = row.cell(self.document, *column);
                block.is_some_and(|block| !self.document.text_of(block).trim().is_empty())
            };
            let is_day = |row: &&Row| {
                let block = row.cell(self.document, *column);
                block.is_some_and(|block| self.day_of_cell(block).is_some())
            };
            let rows = table.body().iter().filter(said).count();
            let n_days = table.body().iter().filter(is_day).count();
            // Labels with their values run down the side of a form.
            let is_form = table.n_columns <= 2 && *column > 0 && heads.is_empty();
            n_days > 0 && n_days * 2 >= rows && table.n_columns > 1 && !is_form
        };
        let held = || heads.iter().find(|(_, head)| HELD.is_match(head));
        let held = held().map(|(column, _)| *column).filter(is_of_days);
        held.or_else(|| columns.find(is_of_days))
    }

    /// The day with which a short cell begins.
    fn day_of_cell(&self, block: &Block) -> Option<Dated> {
        let text = self.document.text_of(block);
        let is_short = text.split_whitespace().count() <= DAY_WORDS_MAX;
        self.opening_day(block.span).filter(|_| is_short)
    }

    /// "| | 3 May 2026 | 4 June 2026 |": the days over the columns of a sheet.
    fn days_across(&self, row: &Row) -> Vec<Session> {
        let blocks = row.cells.iter().map(|(_, idx)| &self.document.blocks[*idx]);
        blocks
            .filter_map(|block| {
                Some(Session {
                    on: self.day_of_cell(block)?,
                    told: block.span,
                })
            })
            .collect()
    }

    /// "| Date of session | 3 May 2026 |", and the same again across the row.
    fn pair(&self, row: &Row) -> Vec<Session> {
        let span = |at: usize| {
            let (_, idx) = row.cells.get(at)?;
            Some(self.document.blocks[*idx].span)
        };
        let pairs = (0..row.cells.len()).filter_map(|at| Some((span(at)?, span(at + 1)?)));
        pairs
            .filter(|(label, _)| {
                let label = self.document.at(*label);
                LABEL.is_match(label) && !OTHER_DAY.is_match(label)
            })
            .filter_map(|(label, value)| {
                Some(Session {
                    on: self.opening_day(value)?,
                    told: label.joined(value),
                })
            })
            .collect()
    }

    /// The days with which lines and headings outside tables begin.
    fn lines(&self, within: Span) -> Vec<Session> {
        let blocks = self.document.part(Part::Body);
        let blocks = blocks.filter(|block| block.is_said() && block.cell().is_none());
        let blocks = blocks.filter(|block| within.covers(block.span));
        let lines = blocks.flat_map(|block| self.document.lines_in(block.span));
        lines
            .filter_map(|line| {
                Some(Session {
                    on: self.opening_day(line)?,
                    told: line,
                })
            })
            .collect()
    }

    /// Where no session has a head of its own: the days of sentences in which the two met.
    fn sentences(&self) -> Vec<Session> {
        let blocks = self.document.part(Part::Body);
        let blocks = blocks.filter(|block| block.is_said());
        let said = blocks.flat_map(|block| sentences_of(self.document, block.span));
        let met = said.filter(|told| MET.is_match(self.document.at(*told)));
        met.flat_map(|told| {
            let days = dates_in(self.dates, told).iter().filter_map(happening);
            days.filter(is_fine)
                .map(move |on| Session { on, told })
                .collect::<Vec<_>>()
        })
        .collect()
    }

    /// The day with which words begin, behind what counts or names the session.
    fn opening_day(&self, span: Span) -> Option<Dated> {
        let day = dates_in(self.dates, span).iter().find_map(happening)?;
        let before = self
            .document
            .at(Span::new(span.start, day.span.start.max(span.start)));
        let rest = &self.document.text[day.span.end..];
        let is_whose = ["'s ", "’s "].iter().any(|sign| rest.starts_with(sign));
        (is_fine(&day) && !is_whose && OPENS.is_match(before)).then_some(day)
    }

    /// Whether what is told of a day says that no session was held on it, in any cell or line.
    fn is_none(&self, session: &Session) -> bool {
        let day = session.on.span;
        let before = Span::new(session.told.start, day.start.max(session.told.start));
        let after = Span::new(day.end.min(session.told.end), session.told.end);
        let pieces = |span: Span| self.document.at(span).split(['\t', '\n']);
        let mut told = pieces(before).chain(pieces(after));
        told.any(oversight::is_not_held) || self.is_none_below(session)
    }

    /// "3 May 2026" on a line of its own over "Did not take place."
    fn is_none_below(&self, session: &Session) -> bool {
        let rest = &self.document.text[session.told.end..];
        let is_line = session.told.end <= session.on.span.end + 3;
        let mut below = rest.lines().filter(|line| !line.trim().is_empty());
        is_line && below.next().is_some_and(oversight::is_not_held)
    }
}

/// Whether a day is written as one, or as its week.
fn is_fine(day: &Dated) -> bool {
    day.grain <= Grain::Year || day.grain == Grain::Range
}

cue!(
    OTHER_DAY,
    concat!(
        r"(?i)\b(?:next|due|by|target|birth|dob|planned|booked|scheduled|review|deadline",
        r"|timescales?|until|sent|shared|signed|typed|expires?)\b"
    )
);
cue!(HELD, r"(?i)\b(?:held|met|took place|actual)\b");
// What a form calls the day of a session.
cue!(
    LABEL,
    concat!(
        r"(?i)^\W*(?:(?:date|day|when)(?:\W+(?:and |& ?)?time)?",
        r"|(?:date|day|time) (?:of|held|and|met)\b.{0,40}",
        r"|(?:session|supervision|meeting|oversight|discussion|contact|entry)",
        r"(?: date| held| on| no\.? ?\d+| \d+)*|held(?: on)?|met(?: on)?|dated?)\W*$"
    )
);
// What may stand before the day of a session: a count, a name of it, the day of the week.
cue!(
    OPENS,
    concat!(
        r"(?i)^[\s*_•>\[(\-–—#|]*(?:\d{1,2}[.)]\s+)?(?:(?:(?:first|second|third|fourth|fifth|sixth",
        r"|\d(?:st|nd|rd|th)|case|formal|reflective|monthly|individual|team|manager['’]?s?",
        r"|management|file) )*(?:session|supervision|discussion|entry|date|oversight|note|record",
        r"|reviewed|file read|read|held|1:1|week)\b(?: (?:of|on|held|no\.?|date|beginning",
        r"|commencing|entry|session|supervision|meeting|discussion|oversight|contact))*",
        r"(?: ?#?\d{1,2}\b)?[\s:.,–—-]*|w/[cb]\s+)?(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+)?",
        r"$"
    )
);
// Words with which a sentence tells that worker and manager met, or that the manager read the file.
cue!(
    MET,
    concat!(
        r"(?i)\b(?:met|spoke|talked|discussed|sat down|supervision|session|oversight|presented",
        r"|agreed|went over",
        r"|(?:read|reviewed|looked (?:at|through)|went (?:over|through)) (?:the |this |his |her )?",
        r"(?:file|case|plan|record))\b"
    )
);
