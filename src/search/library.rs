//! Questions to an index and their answers, in the order of cases, documents and places, never of
//! scores.
//!
//! In: a query and an index's folder. Out: an [`Answer`], with how the query was read and how much
//! of what was indexed could not be read.

use tantivy::Searcher;
use thiserror::Error;

use super::bits::Bits;
use super::evaluate;
use super::hits::Hit;
use super::pages::Pages;
use super::plan::{self, Plan, PlanError};
use super::query::{self, Query, QueryError, Scope};
use super::register::Register;
use super::store::{Store, StoreError, whole};

/// Why a question has no answer.
#[derive(Debug, Error)]
pub enum SearchError {
    /// The query cannot be read.
    #[error(transparent)]
    Query(#[from] QueryError),
    /// The query asks for too much.
    #[error(transparent)]
    Plan(#[from] PlanError),
    /// The index cannot be used.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The query as typed.
    pub query: String,
    /// How it was read.
    pub read_as: String,
    /// What could have been meant otherwise.
    pub notes: Vec<String>,
    /// The commit that was asked.
    pub generation: u64,
    /// How many units were found.
    pub total: usize,
    /// How many documents of the index were not read, or not wholly.
    pub unread: usize,
    /// In how many documents.
    pub documents: usize,
    /// In how many cases.
    pub cases: usize,
    /// The hits, at most as many as were asked for.
    pub hits: Vec<Hit>,
}

/// How often an index is opened again that changes meanwhile.
const OPENINGS_MAX: usize = 5;

/// An index that is open for questions.
pub struct Library {
    store: Store,
    searcher: Searcher,
    register: Register,
}

/// One found unit, before its text is read; in the order of answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Found {
    /// Place of its file among all.
    pub(crate) rank: u32,
    /// Which paragraph of the file it is, from 1.
    pub(crate) number: u32,
    pub(crate) segment: u32,
    pub(crate) unit: u32,
    pub(crate) file: usize,
}

impl Library {
    /// Opens an index.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn open(folder: &std::path::Path) -> Result<Self, StoreError> {
        for _ in 0..OPENINGS_MAX {
            let store = Store::open(folder)?;
            let register = store.register();
            let reader = store.reader();
            // Else a commit came between: register and text could be of two generations.
            if store.is_current()? {
                return Ok(Self {
                    searcher: reader?.searcher(),
                    register: register?,
                    store,
                });
            }
        }
        Err(StoreError::Busy(folder.to_owned()))
    }

    /// Returns the files of the index.
    #[must_use]
    pub fn register(&self) -> &Register {
        &self.register
    }

    /// Returns the index itself.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// Returns the number of the commit.
    #[must_use]
    pub fn generation(&self) -> u64 {
        self.store.generation().map_or(0, |last| last.number)
    }

    /// Answers a query with at most `limit` hits.
    ///
    /// # Errors
    /// [`SearchError`]: a query that cannot be read or asks for too much, or a damaged index.
    pub fn search(
        &self,
        text: &str,
        scope: Option<Scope>,
        limit: usize,
    ) -> Result<Answer, SearchError> {
        let query = query::parse(text)?;
        self.with(|pages| {
            let scope = query.scope.or(scope).unwrap_or_default();
            let (plan, found) = self.found(pages, &query, Some(scope))?;
            let (documents, cases) = self.spread(&found);
            Ok(Answer {
                query: text.to_owned(),
                read_as: read_as(&plan, scope),
                notes: query.notes.clone(),
                generation: self.generation(),
                total: found.len(),
                unread: self.register.n_unread(),
                documents,
                cases,
                hits: self.hits(pages, &plan, &found[..found.len().min(limit)])?,
            })
        })
    }

    /// Says how a query is read, without answering it.
    ///
    /// # Errors
    /// As for [`Library::search`].
    pub fn explain(
        &self,
        text: &str,
        scope: Option<Scope>,
    ) -> Result<(String, Vec<String>), SearchError> {
        let query = query::parse(text)?;
        self.with(|pages| {
            let plan = plan::of(&query.root, pages)?;
            let scope = query.scope.or(scope).unwrap_or_default();
            Ok((read_as(&plan, scope), query.notes.clone()))
        })
    }

    /// Runs something on the open pages; index files that fail are a damaged index.
    pub(crate) fn with<T>(
        &self,
        ask: impl FnOnce(&Pages<'_>) -> Result<T, SearchError>,
    ) -> Result<T, SearchError> {
        let mut answer = None;
        whole(self.store.folder(), || {
            let pages = Pages::open(&self.searcher, self.store.fields, &self.register);
            answer = Some(ask(&pages.map_err(|error| self.store.damaged(&error))?));
            Ok(())
        })?;
        answer.expect("the question was asked when nothing failed before")
    }

    /// Every unit that meets a query, in order. A scope in the query comes before the one given.
    pub(crate) fn found(
        &self,
        pages: &Pages<'_>,
        query: &Query,
        scope: Option<Scope>,
    ) -> Result<(Plan, Vec<Found>), SearchError> {
        let scope = query.scope.or(scope).unwrap_or_default();
        let plan = plan::of(&query.root, pages)?;
        let found = evaluate::meeting(pages, &plan, scope).and_then(|sets| in_order(pages, &sets));
        Ok((plan, found.map_err(|error| self.store.damaged(&error))?))
    }

    /// In how many documents and cases found units stand.
    pub(crate) fn spread(&self, found: &[Found]) -> (usize, usize) {
        let mut files: Vec<usize> = found.iter().map(|found| found.file).collect();
        files.dedup();
        let cases = files.iter().filter_map(|file| self.register.case(*file));
        let mut cases: Vec<usize> = cases.collect();
        cases.dedup();
        (files.len(), cases.len())
    }
}

/// Found units by case, path and place.
fn in_order(pages: &Pages<'_>, sets: &[Bits]) -> tantivy::Result<Vec<Found>> {
    let mut found = Vec::with_capacity(sets.iter().map(Bits::len).sum());
    for ((idx, segment), set) in (0..).zip(&pages.segments).zip(sets) {
        let numbers = segment.numbers()?;
        found.extend(set.iter().filter_map(|unit| {
            let file = segment.file_of(unit);
            Some(Found {
                rank: pages.register.rank(file)?,
                number: u32::try_from(numbers.get_val(unit)).unwrap_or(u32::MAX),
                segment: idx,
                unit,
                file,
            })
        }));
    }
    found.sort_unstable();
    Ok(found)
}

/// How a query was read, in words.
pub(super) fn read_as(plan: &Plan, scope: Scope) -> String {
    let whole = plan
        .read_as
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'));
    let is_one = whole.is_some_and(|inner| {
        let mut depth = 0i32;
        inner.chars().all(|c| {
            depth += i32::from(c == '(') - i32::from(c == ')');
            depth >= 0
        })
    });
    let said = if is_one {
        whole.unwrap_or(&plan.read_as)
    } else {
        &plan.read_as
    };
    match scope {
        Scope::Paragraph => said.to_owned(),
        Scope::Document => format!("{said}, anywhere in one document"),
        Scope::Case => format!("{said}, anywhere in one case"),
    }
}
