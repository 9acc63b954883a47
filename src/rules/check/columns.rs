//! Are the columns of a chronology there and filled: source, impact, action taken.

use serde::Deserialize;

use super::Kind;
use crate::casefile::Record;
use crate::document::{Document, Format};
use crate::facts::{Chronology, Entry, Quoted};
use crate::finding::{Evidence, Outcome, Role};
use crate::rules::view::{Seen, View, count, is_whole, listed, quote};

/// How many entries with empty cells are quoted.
const SHOWN_MAX: usize = 5;
/// How many tables show the names of their columns.
const HEADS_MAX: usize = 2;

/// The parameters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Columns {
    /// What each entry must give.
    columns: Vec<Column>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Column {
    Source,
    Impact,
    Action,
}

impl Column {
    fn words(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Impact => "impact or significance",
            Self::Action => "action taken",
        }
    }

    fn is_in(self, chronology: &Chronology) -> bool {
        match self {
            Self::Source => chronology.columns.source,
            Self::Impact => chronology.columns.impact,
            Self::Action => chronology.columns.action,
        }
    }

    fn cell(self, entry: &Entry) -> Option<&Quoted> {
        match self {
            Self::Source => entry.source.as_ref(),
            Self::Impact => entry.impact.as_ref(),
            Self::Action => entry.action.as_ref(),
        }
    }

    fn is_filled(self, entry: &Entry) -> bool {
        let blank = |words: &str| words.trim().chars().all(|c| "-–—./?".contains(c));
        self.cell(entry).is_some_and(|cell| !blank(&cell.text))
    }
}

impl Kind for Columns {
    fn judge(&self, view: &View<'_>) -> Vec<Seen> {
        view.each_chronology(|_, record| self.judge_record(record))
    }

    fn holes(&self, outcome: Outcome) -> &'static [&'static str] {
        match outcome {
            Outcome::Met => &["n"],
            _ => &["why"],
        }
    }

    fn explain(&self) -> Vec<String> {
        let words: Vec<String> = self
            .columns
            .iter()
            .map(|column| column.words().to_owned())
            .collect();
        vec![
            format!(
                "Looks in each chronology for columns of {}, and for empty cells in them.",
                listed(&words)
            ),
            "Entries that stand in running text, without columns, must be judged by a person."
                .to_owned(),
        ]
    }
}

impl Columns {
    fn judge_record(&self, record: &Record) -> Seen {
        let document = &record.document;
        let tables: Vec<&Chronology> = record
            .facts
            .chronologies
            .iter()
            .filter(|one| one.columns.is_table)
            .collect();
        let entries = || record.facts.entries();
        let first = entries()
            .next()
            .map(|entry| quote(document, entry.span, Role::Subject));
        let is_bare = |table: &&Chronology| {
            let is_named = table.columns.is_headed;
            document.format == Format::Txt
                && !is_named
                && self.columns.iter().all(|column| !column.is_in(table))
        };
        if tables.iter().all(is_bare) {
            return Seen::new(Outcome::CannotTell)
                .why("the entries stand in running text, without columns")
                .settle("read the entries and judge whether they give source, impact and action")
                .show_all(first);
        }
        self.columns_seen(document, &tables, first.clone())
            .unwrap_or_else(|| {
                self.cells_seen(record, &tables)
                    .show_all(first.filter(|_| is_whole(document)))
            })
    }

    /// What no column is for. A column whose name was not understood may be for any of it.
    fn columns_seen(
        &self,
        document: &Document,
        tables: &[&Chronology],
        first: Option<Evidence>,
    ) -> Option<Seen> {
        let lack = |table: &Chronology| {
            let lacking = self.columns.iter();
            lacking.filter(|column| !column.is_in(table)).count()
        };
        let lacking: Vec<String> = self
            .columns
            .iter()
            .filter(|column| tables.iter().any(|table| !column.is_in(table)))
            .map(|column| column.words().to_owned())
            .collect();
        if lacking.is_empty() {
            return None;
        }
        let may_be = |table: &&Chronology| lack(table) <= usize::from(table.columns.n_unknown);
        let lacking = listed(&lacking);
        let seen = if tables.iter().all(may_be) {
            Seen::new(Outcome::CannotTell)
                .why(format!(
                    "no column is plainly for {lacking}, but the name of one was not understood"
                ))
                .settle("read the names of the columns and decide what each is for")
        } else {
            Seen::new(Outcome::NotMet).why(format!("there is no column for {lacking}"))
        };
        let heading = tables.iter().find_map(|table| table.heading.as_ref());
        let shown = heading.map(|heading| quote(document, heading.span, Role::Subject));
        Some(
            seen.show_all(shown.or(first))
                .show_all(heads(document, tables, Role::Instead)),
        )
    }

    fn cells_seen(&self, record: &Record, tables: &[&Chronology]) -> Seen {
        let document = &record.document;
        let entries: Vec<&Entry> = tables.iter().flat_map(|table| &table.entries).collect();
        let has_empty =
            |entry: &&&Entry| self.columns.iter().any(|column| !column.is_filled(entry));
        let bad: Vec<&&Entry> = entries.iter().filter(has_empty).collect();
        if !bad.is_empty() {
            let of = count(entries.len(), "entry");
            let evidence = bad
                .iter()
                .take(SHOWN_MAX)
                .map(|entry| quote(document, entry.span, Role::Subject));
            return Seen::new(Outcome::NotMet)
                .why(format!("{} of {of} have an empty cell", bad.len()))
                .show_all(evidence)
                .show_all(heads(document, tables, Role::Support));
        }
        if !is_whole(document) {
            return Seen::new(Outcome::CannotTell)
                .why("a part of the document was not read")
                .settle(format!("read the rest of {}", document.path));
        }
        Seen::new(Outcome::Met).say("n", count(entries.len(), "entry"))
    }
}

/// Quotes the names of the columns.
fn heads(document: &Document, tables: &[&Chronology], role: Role) -> Vec<Evidence> {
    let heads = tables.iter().filter_map(|table| table.head.as_ref());
    let quotes = heads.map(|head| quote(document, head.span, role));
    quotes.take(HEADS_MAX).collect()
}
