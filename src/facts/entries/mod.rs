//! Chronologies and their entries, from tables, blocks of labels and lists.
//!
//! In: a document, its tables and dates. Out: each chronology with its entries in the order in
//! which they stand.
//!
//! A table is one by its columns and its caption; running records (case notes), action tables,
//! visits and review schedules have dates too and are none. A list is one only under a heading
//! that says so, or in a document that is a chronology as a whole.

use std::sync::LazyLock;

use regex::Regex;

use crate::facts::pattern::pattern;
use serde::Serialize;

use super::kind::{Kind, tells_of_contact as contacts};
use super::label::Labelled;
use super::table::Table;
use super::{DateMention, Dated, Quoted, columns};
use crate::document::{Document, Part, Span};

pub(super) use heads::asks_when;

/// When an entry says that it happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum EntryDate {
    /// A date that can be read, at any precision.
    On(Dated),
    /// Something in the date's place that is no date of the calendar: 31/02/2019, ??/06/18.
    Impossible(Span),
    /// A time of life: "aged 4", "P3". Read, but not on the calendar.
    LifeStage(Span),
    /// Nothing in the date's place.
    Missing,
}

/// One entry of a chronology.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// The whole entry.
    pub span: Span,
    /// When.
    pub date: EntryDate,
    /// What happened.
    pub event: Option<Quoted>,
    /// Who says so.
    pub source: Option<Quoted>,
    /// What it meant for the child.
    pub impact: Option<Quoted>,
    /// What was done, or why nothing was.
    pub action: Option<Quoted>,
}

impl Entry {
    /// Returns the entry's date, where it is one of the calendar.
    #[must_use]
    pub fn dated(&self) -> Option<Dated> {
        match self.date {
            EntryDate::On(dated) => Some(dated),
            _ => None,
        }
    }
}

/// Which columns a chronology in a table has. All false for a list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Columns {
    /// Whether it is a table at all.
    pub is_table: bool,
    /// Whether a row of it names its columns.
    #[serde(skip)]
    pub is_headed: bool,
    /// Who says so.
    pub source: bool,
    /// Impact or significance.
    pub impact: bool,
    /// Action taken.
    pub action: bool,
    /// How many more have a name that was not understood, and are no clerk's: each may be one of these.
    #[serde(skip)]
    pub n_unknown: u8,
}

/// A chronology: a document, or a section or table of one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Chronology {
    /// From its heading, where there is one, to its last entry.
    pub span: Span,
    /// The heading or header row that shows what it is.
    pub heading: Option<Quoted>,
    /// The row that names its columns.
    #[serde(skip)]
    pub head: Option<Quoted>,
    /// Its columns.
    pub columns: Columns,
    /// Its entries, in the order in which they stand.
    pub entries: Vec<Entry>,
}

/// Finds the chronologies of a document.
#[must_use]
pub fn of(
    document: &Document,
    kind: Kind,
    tables: &[Table],
    pairs: &[Labelled],
    dates: &[DateMention],
) -> Vec<Chronology> {
    let mut found = tabular::of(document, kind, tables, dates);
    // What columns without a header hold is a guess; labels say it.
    let is_open = found.iter().all(|one| one.head.is_none());
    let n_read: usize = found.iter().map(|one| one.entries.len()).sum();
    let blocks = blocks::of(document, kind, pairs, dates).filter(|_| is_open);
    if let Some(blocks) = blocks.filter(|blocks| blocks.entries.len() >= n_read.max(1)) {
        found = vec![blocks];
    }
    let listed = listed::of(document, kind, dates)
        .into_iter()
        .filter(|list| is_own(list, &found))
        .collect::<Vec<_>>();
    found.extend(listed);
    if found.is_empty() {
        found = told::of(document, kind, dates);
    }
    found.sort_by_key(|chronology| chronology.span);
    years::give(document, dates, &mut found);
    found
}

/// Finds where a chronology begins that fills a document, whatever the document calls itself, by its
/// columns or labels.
pub(super) fn in_columns(
    document: &Document,
    tables: &[Table],
    pairs: &[Labelled],
    dates: &[DateMention],
) -> Option<Span> {
    let kind = Kind::Other;
    let mut found = tabular::of(document, kind, tables, dates);
    found.extend(blocks::of(document, kind, pairs, dates).filter(|_| found.is_empty()));
    fills(document, &found)
}

/// Finds where a list begins that fills a document and goes from day to day over a long time, where
/// the title names no other record that does.
pub(super) fn in_days(
    document: &Document,
    title: Option<&Quoted>,
    dates: &[DateMention],
) -> Option<Span> {
    if title.is_some_and(|title| tabular::names_other_record(&title.text)) {
        return None;
    }
    let lists = listed::of(document, Kind::Chronology, dates).into_iter();
    let far: Vec<Chronology> = lists
        .filter(|list| goes_far(document, &list.entries))
        .collect();
    fills(document, &far)
}

fn fills(document: &Document, found: &[Chronology]) -> Option<Span> {
    let entries = || found.iter().flat_map(|one| &one.entries);
    let length = |span: Span| document.at(span).len();
    let n_told: usize = found.iter().map(|one| length(one.span)).sum();
    let said = document.part(Part::Body).filter(|block| block.is_said());
    let n_said: usize = said.map(|block| length(block.span)).sum();
    let of_case = entries().filter(|entry| OF_CASE.is_match(document.at(entry.span)));
    let is_of_case = of_case.count() * 4 >= entries().count();
    let fills = entries().count() >= FILLING_MIN && n_told * 3 >= n_said * 2 && is_of_case;
    entries().next().map(|first| first.span).filter(|_| fills)
}

/// So many entries make a chronology of a document that does not say that it is one.
const FILLING_MIN: usize = 4;

/// Tells whether entries go from day to day in order, weeks apart, and tell of no contacts: notes
/// are written every few days.
fn goes_far(document: &Document, entries: &[Entry]) -> bool {
    const ENTRIES_MIN: usize = 6;
    const DAYS_APART: i32 = 21;
    let on: Vec<Dated> = entries.iter().filter_map(Entry::dated).collect();
    let steps = on.windows(2).map(|two| {
        let (one, next) = (two[0].interval, two[1].interval);
        one.from.days_until(next.from)
    });
    let mut steps: Vec<i32> = steps.collect();
    let is_ordered = steps.iter().all(|n| *n >= 0) || steps.iter().all(|n| *n <= 0);
    steps.sort_by_key(|n| n.abs());
    let middle = steps.get(steps.len() / 2).map_or(0, |n| n.abs());
    let of_contact = |entry: &&Entry| {
        let text = document.at(entry.span);
        contacts(text) || OF_CONTACT.is_match(text)
    };
    let n_contacts = entries.iter().filter(of_contact).count();
    let is_dated = on.len() >= ENTRIES_MIN && on.len() * 4 >= entries.len() * 3;
    is_dated && is_ordered && middle >= DAYS_APART && n_contacts * 4 <= entries.len()
}

/// "3 May; phone; Mum; all well": the kind of contact stands right behind the day, in a field of its own.
static OF_CONTACT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^[\W\d]*(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*[\W\d]*)?(?:",
        r"(?:home |office |phone )?visit|phone(?: call)?|tel(?:ephone)?|call|text|e-?mail|meeting",
        r"|letter|contact|t/?c|h/?v|o/?v|no access)\s*[;:,|\t–-]"
    ))
});

/// Whom and what the events of a child's life tell of: the days of the bins and the dentist do not.
static OF_CASE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:child(?:ren)?|baby|born|birth|mother|father|mum|dad|gran\w*|parents?|carers?",
        r"|brother|sister|police|school|nursery|hospital|social work\w*|health visitor|hearing",
        r"|register|refer\w+|moved|placed|foster|care|concern\w*)\b"
    ))
});

/// A dated remark or two beside a table are not another chronology, and what was read as entries
/// is not read again.
fn is_own(list: &Chronology, tables: &[Chronology]) -> bool {
    let is_read = |entry: &Entry| {
        let mut read = tables.iter().flat_map(|one| &one.entries);
        read.any(|own| own.span.start <= entry.span.start && entry.span.start < own.span.end)
    };
    if list.entries.iter().any(is_read) {
        return false;
    }
    let n_dated = list.entries.iter().filter_map(Entry::dated).count();
    let n_needed = match (&list.heading, tables.is_empty()) {
        (Some(_), true) => 1,
        (None, true) => 2,
        (_, false) => 3,
    };
    n_dated >= n_needed
}

/// Words in a heading that make what follows a chronology.
static NAMES_CHRONOLOGY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"\b(chronolog(y|ies)|chrons?|chronological (record|history|account|list)|time ?line",
        r"|(significant|key|main|major|important) (life )?(events?|dates|moments)",
        r"|(history|sequence) of (significant |key )?events|events? (history|in date order)",
        r"|((history|story|life|events|account|background) (in|by) (dates|date order)",
        r"|dated (history|events)|dates and events|events and dates)",
        r"( (in|of|for|from) (\w+ ){0,2}(child|childs|childhood|family|familys|life|care|case))?$",
        r"|life events?|what (has )?happened in .{1,20}life|what happened (and )?when)\b"
    ))
});

/// Words in a heading that speak of a chronology without being one.
static ABOUT_CHRONOLOGY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"\b(analysis|summary|review|guidance|purpose|how to|notes? (on|for)|completing|update of",
        r"|patterns?|distribution|of the plan|for the plan|next steps|circulat\w+|why|what is",
        r"|policy|procedure)\b"
    ))
});

/// Tells whether a heading says that a chronology follows.
fn is_chronology_name(heading: &str) -> bool {
    let words = columns::plain(heading);
    NAMES_CHRONOLOGY.is_match(&words) && !ABOUT_CHRONOLOGY.is_match(&words)
}

mod blocks;
mod heads;
mod listed;
mod parts;
mod shared;
mod tabular;
mod told;
mod upright;
mod when;
mod years;

#[cfg(test)]
mod shapes_tests;
#[cfg(test)]
mod tests;
