//! Quality indicators by cases: where there is evidence, where there is none, where nobody can tell.
//!
//! In: a batch of queries and an index. Out: [`Coverage`], a cell for each case and indicator with
//! how many paragraphs support it and where the first of them stand.

use std::collections::{BTreeMap, BTreeSet};

use super::absence::{self, Group};
use super::batch::Batch;
use super::hits::Hit;
use super::library::{Found, Library, SearchError};
use super::register::Register;
use crate::framework::Side;

/// Citations kept for a cell.
pub(super) const SHOWN_MAX: usize = 5;

/// The row of documents that belong to no case.
pub(super) const WITHOUT_CASE: &str = "(no case)";

/// What the records of one case hold for one indicator.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell {
    /// Paragraphs that support it.
    pub n: usize,
    /// The first of them.
    pub hits: Vec<Hit>,
}

/// One case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its id; "(no case)" for documents that belong to none.
    pub case: String,
    /// Documents that were not read, or not wholly, with the reason.
    pub unread: Vec<String>,
    /// One cell an indicator, in the order of [`Coverage::indicators`].
    pub cells: Vec<Cell>,
}

/// The table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    /// What the batch is for.
    pub title: String,
    /// The commit that was asked.
    pub generation: u64,
    /// The indicators, in order.
    pub indicators: Vec<String>,
    /// Queries that could not be asked, each with its indicator and the reason.
    pub refused: Vec<(String, String)>,
    /// One row a case.
    pub rows: Vec<Row>,
}

impl Coverage {
    /// Tells whether every query of an indicator could be asked.
    #[must_use]
    pub fn is_asked_whole(&self, indicator: &str) -> bool {
        self.refused.iter().all(|(own, _)| own != indicator)
    }
}

impl Library {
    /// Builds the table of indicators and cases from a batch's supporting queries.
    ///
    /// # Errors
    /// [`SearchError::Store`], for an index that cannot be used.
    pub fn coverage(&self, batch: &Batch) -> Result<Coverage, SearchError> {
        let supports = |side| side != Side::Contrary;
        let queries = batch.queries.iter().filter(|named| supports(named.side));
        let names: BTreeSet<&str> = queries
            .clone()
            .map(|named| named.indicator.as_str())
            .collect();
        let indicators: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        let mut cells: BTreeMap<(Option<usize>, usize), BTreeMap<Found, &str>> = BTreeMap::new();
        let mut refused = Vec::new();
        for named in queries {
            let column = indicators.binary_search(&named.indicator).unwrap_or(0);
            match self.evidence(named)? {
                Err(message) => {
                    let why = format!("{}: {message}", named.name);
                    refused.push((named.indicator.clone(), why));
                }
                Ok((found, _)) => {
                    for found in found {
                        let case = self.register().case(found.file);
                        let cell = cells.entry((case, column)).or_default();
                        cell.entry(found).or_insert(&named.query);
                    }
                }
            }
        }
        let mut rows = Vec::new();
        let groups = absence::cases(self.register()).into_iter().enumerate();
        let groups = groups.map(|(case, group)| (Some(case), group));
        let without = without_case(self.register()).map(|group| (None, group));
        for (case, group) in groups.chain(without) {
            let mut of_case = Vec::new();
            for column in 0..indicators.len() {
                let found = cells.remove(&(case, column)).unwrap_or_default();
                of_case.push(self.cell(&found)?);
            }
            rows.push(Row {
                case: group.name,
                unread: group.unread,
                cells: of_case,
            });
        }
        Ok(Coverage {
            title: batch.title.clone(),
            generation: self.generation(),
            indicators,
            refused,
            rows,
        })
    }

    fn cell(&self, found: &BTreeMap<Found, &str>) -> Result<Cell, SearchError> {
        let mut hits = Vec::new();
        for (found, query) in found.iter().take(SHOWN_MAX) {
            hits.extend(self.shown(query, &[*found])?);
        }
        let n = found.len();
        Ok(Cell { n, hits })
    }
}

/// The documents that belong to no case, where there are any.
fn without_case(register: &Register) -> Option<Group> {
    let mut group = Group::named(WITHOUT_CASE.to_owned());
    for (number, _) in register.files().filter(|(_, record)| record.case.is_none()) {
        group.take(register, number);
    }
    (group.files > 0).then_some(group)
}
