//! Named queries bound to quality indicators, asked together.
//!
//! In: a batch file (`[[query]]` with name, indicator, side, query) and an index. Out: one
//! [`Asked`] a query, in the file's order. A query that cannot be read says so in its own row and
//! stops nothing; one that finds nothing keeps its row.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::absence::Standing;
use super::hits::Hit;
use super::library::{Found, Library, SearchError};
use super::query::{self, Scope};
use crate::framework::Side;

/// The batch that comes with casewise.
const BUILT_IN: &str = include_str!("../../rules/searches/self-evaluation.toml");

/// The name under which the batch that comes with casewise is asked for.
pub const BUILT_IN_NAME: &str = "self-evaluation";

/// Queries that are asked together.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Batch {
    /// What the batch is for.
    pub title: String,
    /// The queries, in the order of reports.
    #[serde(rename = "query")]
    pub queries: Vec<Named>,
}

/// A query with a name.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Named {
    /// What it looks for, in plain words.
    pub name: String,
    /// The quality indicator that it bears on, such as `5.3`.
    pub indicator: String,
    /// What a hit would mean.
    pub side: Side,
    /// The query.
    pub query: String,
}

/// What one query of a batch found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Counts {
    /// Paragraphs, without those of the form.
    pub total: usize,
    /// Documents that they stand in.
    pub documents: usize,
    /// Cases that these belong to.
    pub cases: usize,
    /// Paragraphs that no other query of the same indicator found.
    pub unique: usize,
    /// Headings and paragraphs of the form, not counted.
    pub left_out: usize,
    /// Cases present, absent and cannot tell, where absence was asked for.
    pub standings: Option<[usize; 3]>,
    /// The first hits.
    pub hits: Vec<Hit>,
}

/// A query of a batch with what came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The query.
    pub named: Named,
    /// What it found, or why it could not be asked.
    pub outcome: Result<Counts, String>,
}

impl Batch {
    /// Returns the batch that comes with casewise.
    ///
    /// # Panics
    /// Never in a released version: a test reads it.
    #[must_use]
    pub fn built_in() -> Self {
        Self::parse(BUILT_IN).expect("a test reads the embedded batch")
    }

    /// Reads a batch file.
    ///
    /// # Errors
    /// The place of the first mistake, and what was expected there.
    pub fn parse(text: &str) -> Result<Self, String> {
        toml::from_str(text).map_err(|error| error.to_string())
    }
}

/// The queries of the batch that comes with casewise that support an indicator.
pub(crate) fn supporting(indicator: &str) -> Vec<String> {
    let queries = Batch::built_in().queries.into_iter();
    queries
        .filter(|named| named.side == Side::Supporting && named.indicator == indicator)
        .map(|named| named.query)
        .collect()
}

impl Library {
    /// Asks every query of a batch, and shows at most `limit` hits of each.
    ///
    /// # Errors
    /// [`SearchError::Store`], for an index that cannot be used; a query's own error stands in its
    /// row.
    pub fn batch(&self, batch: &Batch, limit: usize) -> Result<Vec<Asked>, SearchError> {
        let mut found = Vec::new();
        for named in &batch.queries {
            found.push(self.evidence(named)?);
        }
        let shared = shared(batch, &found);
        let mut asked = Vec::new();
        for (named, found) in batch.queries.iter().zip(found) {
            let outcome = match found {
                Ok((found, left_out)) => Ok(self.counts(named, &found, left_out, &shared, limit)?),
                Err(message) => Err(message),
            };
            let named = named.clone();
            asked.push(Asked { named, outcome });
        }
        Ok(asked)
    }

    /// What a query found, without what belongs to forms; or why it cannot be asked.
    pub(super) fn evidence(&self, named: &Named) -> Result<Evidence, SearchError> {
        let found = query::parse(&named.query)
            .map_err(SearchError::from)
            .and_then(|query| {
                self.with(|pages| {
                    let (plan, found) = self.found(pages, &query, None)?;
                    self.without_form(pages, &plan, found)
                })
            });
        match found {
            Err(SearchError::Store(error)) => Err(error.into()),
            Err(error) => Ok(Err(error.to_string())),
            Ok(found) => Ok(Ok(found)),
        }
    }

    fn counts(
        &self,
        named: &Named,
        found: &[Found],
        left_out: usize,
        shared: &BTreeMap<(&str, Found), usize>,
        limit: usize,
    ) -> Result<Counts, SearchError> {
        let (documents, cases) = self.spread(found);
        let is_unique =
            |found: &&Found| shared.get(&(named.indicator.as_str(), **found)) == Some(&1);
        let standings = match named.side {
            Side::Absent => {
                let absence = self.absent(&named.query, Scope::Case, false)?;
                Some(Standing::ALL.map(|standing| absence.n(standing)))
            }
            Side::Supporting | Side::Contrary => None,
        };
        Ok(Counts {
            total: found.len(),
            documents,
            cases,
            unique: found.iter().filter(is_unique).count(),
            left_out,
            standings,
            hits: self.shown(&named.query, &found[..found.len().min(limit)])?,
        })
    }

    /// Reads found paragraphs as hits of a query that was asked before.
    pub(super) fn shown(&self, query: &str, found: &[Found]) -> Result<Vec<Hit>, SearchError> {
        let query = query::parse(query)?;
        self.with(|pages| {
            let plan = super::plan::of(&query.root, pages)?;
            self.hits(pages, &plan, found)
        })
    }
}

/// What one query of a batch found, and how much of the form it left out; or its own error.
pub(super) type Evidence = Result<(Vec<Found>, usize), String>;

/// How many queries of an indicator found each paragraph.
fn shared<'a>(batch: &'a Batch, found: &[Evidence]) -> BTreeMap<(&'a str, Found), usize> {
    let mut shared = BTreeMap::new();
    for (named, found) in batch.queries.iter().zip(found) {
        for found in found.iter().flat_map(|(found, _)| found) {
            *shared
                .entry((named.indicator.as_str(), *found))
                .or_insert(0) += 1;
        }
    }
    shared
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_batch_that_comes_with_casewise_can_be_read_and_asked() {
        for named in &Batch::built_in().queries {
            assert!(query::parse(&named.query).is_ok(), "{}", named.name);
        }
    }

    #[test]
    fn a_mistake_in_a_batch_is_shown_at_its_place() {
        let wrong = "title = \"Ours\"\n[[query]]\nname = \"A\"\nside = \"for\"\n";
        let error = Batch::parse(wrong).expect_err("there is no such side");
        assert!(error.contains("line 4, column 8"), "{error}");
    }
}
