//! Questions to an index and their answers: hits, each with every place of it in the text.
//!
//! In: a query, an index. Out: [`Answer`], in the order of cases, documents and places, never of
//! scores. The places are found again in the stored text by the query's own arithmetic.

use std::collections::{BTreeMap, BTreeSet};

use tantivy::schema::Value as _;
use tantivy::{Searcher, TantivyDocument};
use thiserror::Error;

use super::bits::Bits;
use super::evaluate::{Pages, column};
use super::plan::{self, In, Plan, PlanError};
use super::query::{self, Query, QueryError, Scope};
use super::register::{FileRecord, Register};
use super::runs::{self, Run};
use super::store::{Store, StoreError, whole};
use super::units::{IS_HEADING, IS_MARGIN, IS_STRUCK, Place};
use super::words::Words;
use crate::calendar::{Day, Interval};
use crate::document::Span;

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

/// A unit of text in which a query stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The file.
    pub file: FileRecord,
    /// Which paragraph or row of it, from 1.
    pub paragraph: u64,
    /// Page, where the format has pages.
    pub page: Option<u32>,
    /// Row of its table, from 1.
    pub row: Option<u32>,
    /// The headings above.
    pub heading: String,
    /// First byte of the paragraph in the document's text.
    pub offset: usize,
    /// The paragraph.
    pub text: String,
    /// Every place of the query in it, in bytes of `text`.
    pub spans: Vec<Span>,
    /// The days that are written in it, each with its place.
    pub dates: Vec<(Span, Interval)>,
}

impl Hit {
    /// Returns a line that says where the words stand, ready to paste.
    #[must_use]
    pub fn citation(&self) -> String {
        let mut line = self.file.case.clone().map_or_else(
            || self.file.path.clone(),
            |case| format!("{case}, {}", self.file.kind.replace('-', " ")),
        );
        if let Some(own) = self.file.interval() {
            line += &format!(" of {}", own.in_words());
        }
        if let Some(page) = self.page {
            line += &format!(", p. {page}");
        }
        line + &format!(", ¶{}: \"{}\"", self.paragraph, self.quote())
    }

    /// Returns the words around the first place, at a length that can be read.
    #[must_use]
    pub fn quote(&self) -> String {
        const AROUND: usize = 90;
        let (first, last) = match self.spans.first() {
            Some(span) => (span.start, span.end),
            None => (0, 0),
        };
        let from = boundary_before(&self.text, first.saturating_sub(AROUND));
        let to = boundary_after(&self.text, last.saturating_add(AROUND));
        let words: Vec<&str> = self.text[from..to].split_whitespace().collect();
        let lead = if from > 0 { "… " } else { "" };
        let tail = if to < self.text.len() { " …" } else { "" };
        format!("{lead}{}{tail}", words.join(" "))
    }
}

/// The nearest end of a word at or before a byte.
fn boundary_before(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    text[..at]
        .rfind(char::is_whitespace)
        .map_or(0, |space| if at == 0 { 0 } else { space })
}

fn boundary_after(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at += 1;
    }
    text[at..]
        .find(char::is_whitespace)
        .map_or(text.len(), |space| at + space)
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
    /// In how many documents.
    pub documents: usize,
    /// In how many cases.
    pub cases: usize,
    /// The hits, at most as many as were asked for.
    pub hits: Vec<Hit>,
}

/// An index that is open for questions.
pub struct Library {
    store: Store,
    searcher: Searcher,
    register: Register,
}

/// One found unit, before its text is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Found {
    pub(crate) segment: usize,
    pub(crate) unit: u32,
    pub(crate) file: usize,
}

impl Library {
    /// Opens an index.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn open(folder: &std::path::Path) -> Result<Self, StoreError> {
        let store = Store::open(folder)?;
        let register = store.register()?;
        let searcher = store.reader()?.searcher();
        Ok(Self {
            store,
            searcher,
            register,
        })
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
            let (plan, scope, found) = ask(self, pages, &query, scope)?;
            let files: BTreeSet<usize> = found.iter().map(|found| found.file).collect();
            let cases = files
                .iter()
                .filter_map(|file| self.register.file(*file)?.case);
            let cases: BTreeSet<String> = cases.collect();
            Ok(Answer {
                query: text.to_owned(),
                read_as: read_as(&plan, scope),
                notes: query.notes.clone(),
                generation: self.generation(),
                total: found.len(),
                documents: files.len(),
                cases: cases.len(),
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

    /// Every unit that meets a query, in order.
    pub(crate) fn found(
        &self,
        pages: &Pages<'_>,
        query: &Query,
        scope: Option<Scope>,
    ) -> Result<(Plan, Vec<Found>), SearchError> {
        let (plan, _, found) = ask(self, pages, query, scope)?;
        Ok((plan, found))
    }

    /// Reads the text of found units and finds the places in it.
    pub(crate) fn hits(
        &self,
        pages: &Pages<'_>,
        plan: &Plan,
        found: &[Found],
    ) -> Result<Vec<Hit>, SearchError> {
        let mut stores = BTreeMap::new();
        let mut hits = Vec::new();
        for found in found {
            let reader = pages.segments[found.segment].reader;
            let store = match stores.entry(found.segment) {
                std::collections::btree_map::Entry::Occupied(open) => open.into_mut(),
                std::collections::btree_map::Entry::Vacant(closed) => {
                    let open = reader
                        .get_store_reader(4)
                        .map_err(|error| self.store.damaged(&error.into()))?;
                    closed.insert(open)
                }
            };
            let entry: TantivyDocument = store
                .get(found.unit)
                .map_err(|error| self.store.damaged(&error))?;
            let number = column(reader, "number").map_err(|error| self.store.damaged(&error))?;
            hits.extend(self.hit(&entry, *found, number.get_val(found.unit), plan));
        }
        Ok(hits)
    }

    /// Reads every unit of the index: the number of its file, its own number, and what is stored.
    pub(crate) fn each_unit(
        &self,
        mut seen: impl FnMut(usize, u64, &TantivyDocument),
    ) -> Result<(), SearchError> {
        self.with(|pages| {
            for segment in &pages.segments {
                let damaged = |error| self.store.damaged(&error);
                let store = segment
                    .reader
                    .get_store_reader(4)
                    .map_err(|error| damaged(error.into()))?;
                let numbers = column(segment.reader, "number").map_err(damaged)?;
                for unit in segment.alive().iter() {
                    let entry: TantivyDocument = store.get(unit).map_err(damaged)?;
                    seen(segment.file_of(unit), numbers.get_val(unit), &entry);
                }
            }
            Ok(())
        })
    }

    /// Reads where every unit stands: the number of its file, and its place.
    pub(crate) fn each_place(
        &self,
        mut seen: impl FnMut(usize, &Place),
    ) -> Result<(), SearchError> {
        let field = self.store.fields.place;
        self.each_unit(|file, _, entry| {
            let place = entry.get_first(field).and_then(|value| value.as_str());
            if let Some(Ok(place)) = place.map(serde_json::from_str::<Place>) {
                seen(file, &place);
            }
        })
    }

    /// What the names of the index files begin with that hold anything of some files.
    pub(crate) fn segments_with(
        &self,
        numbers: &BTreeSet<usize>,
    ) -> Result<Vec<String>, SearchError> {
        self.with(|pages| {
            let holds = |segment: &&super::evaluate::Segment<'_>| {
                let mut units = segment.alive().iter();
                units.any(|unit| numbers.contains(&segment.file_of(unit)))
            };
            let holding = pages.segments.iter().filter(holds);
            Ok(holding
                .map(|segment| segment.reader.segment_id().uuid_string())
                .collect())
        })
    }

    fn hit(
        &self,
        entry: &TantivyDocument,
        found: Found,
        paragraph: u64,
        plan: &Plan,
    ) -> Option<Hit> {
        let fields = self.store.fields;
        let text = entry.get_first(fields.text)?.as_str()?.to_owned();
        let place: Place = serde_json::from_str(entry.get_first(fields.place)?.as_str()?).ok()?;
        let dates = place.dates.iter().filter_map(|date| {
            let (from, to) = date.days()?;
            let span = Span::new(date.0, date.1);
            (date.1 <= text.len() && date.0 <= date.1).then_some((span, Interval::new(from, to)?))
        });
        let dates: Vec<(Span, Interval)> = dates.collect();
        Some(Hit {
            file: self.register.file(found.file)?,
            paragraph,
            page: place.page,
            row: place.row,
            heading: place.heading,
            offset: place.offset,
            spans: places(&text, &dates, plan),
            text,
            dates,
        })
    }

    /// Splits found units into evidence and text that belongs to the form: headings, labels,
    /// running headers, struck-out text, and paragraphs that stand alike in many cases.
    pub(crate) fn without_template(
        &self,
        pages: &Pages<'_>,
        found: Vec<Found>,
    ) -> Result<(Vec<Found>, usize), SearchError> {
        let template = template(pages, &found).map_err(|error| self.store.damaged(&error))?;
        let n_before = found.len();
        let kept: Vec<Found> = found
            .into_iter()
            .zip(template)
            .filter(|(_, is_template)| !is_template)
            .map(|(found, _)| found)
            .collect();
        let left_out = n_before - kept.len();
        Ok((kept, left_out))
    }
}

fn ask(
    library: &Library,
    pages: &Pages<'_>,
    query: &Query,
    scope: Option<Scope>,
) -> Result<(Plan, Scope, Vec<Found>), SearchError> {
    let scope = query.scope.or(scope).unwrap_or_default();
    let plan = plan::of(&query.root, pages)?;
    let sets = pages
        .meeting(&plan, scope)
        .map_err(|error| library.store.damaged(&error))?;
    Ok((plan, scope, in_order(pages, &sets)))
}

/// Found units by case, path and place.
fn in_order(pages: &Pages<'_>, sets: &[Bits]) -> Vec<Found> {
    let mut found = Vec::with_capacity(sets.iter().map(Bits::len).sum());
    for (idx, (segment, set)) in pages.segments.iter().zip(sets).enumerate() {
        found.extend(set.iter().map(|unit| Found {
            segment: idx,
            unit,
            file: segment.file_of(unit),
        }));
    }
    let mut files: Vec<usize> = found.iter().map(|found| found.file).collect();
    files.sort_unstable();
    files.dedup();
    let mut keyed: Vec<(String, String, usize)> = files
        .into_iter()
        .filter_map(|file| {
            let record = pages.register.file(file)?;
            // Documents without a case come last.
            Some((
                record.case.unwrap_or_else(|| "\u{10FFFF}".to_owned()),
                record.path,
                file,
            ))
        })
        .collect();
    keyed.sort();
    let ranks: BTreeMap<usize, usize> = keyed
        .iter()
        .enumerate()
        .map(|(rank, (_, _, file))| (*file, rank))
        .collect();
    found.retain(|found| ranks.contains_key(&found.file));
    found.sort_by_key(|found| (ranks[&found.file], found.segment, found.unit));
    found
}

/// Which found units belong to a form rather than to a case.
fn template(pages: &Pages<'_>, found: &[Found]) -> tantivy::Result<Vec<bool>> {
    const CASES_MIN: usize = 5;
    const IN_HUNDRED: usize = 2;
    let mut hashes: BTreeMap<u64, BTreeSet<&str>> = BTreeMap::new();
    let mut about = Vec::new();
    for found in found {
        let reader = pages.segments[found.segment].reader;
        let hash = column(reader, "words")?.get_val(found.unit);
        let flags = column(reader, "flags")?.get_val(found.unit);
        hashes.entry(hash).or_default();
        about.push((hash, flags));
    }
    let files = pages.register.all();
    for segment in &pages.segments {
        let words = column(segment.reader, "words")?;
        for unit in 0..segment.reader.max_doc() {
            if let Some(cases) = hashes.get_mut(&words.get_val(unit))
                && let Some(Some(record)) = files.get(segment.file_of(unit))
            {
                cases.insert(record.case.as_deref().unwrap_or(&record.path));
            }
        }
    }
    let cases: BTreeSet<&str> = files
        .iter()
        .flatten()
        .filter_map(|record| record.case.as_deref())
        .collect();
    let many = CASES_MIN.max((cases.len() * IN_HUNDRED).div_ceil(100));
    let is_form = |(hash, flags): &(u64, u64)| {
        flags & (IS_HEADING | IS_MARGIN | IS_STRUCK) != 0 || hashes[hash].len() >= many
    };
    Ok(about.iter().map(is_form).collect())
}

/// Every place of a plan in a text.
fn places(text: &str, dates: &[(Span, Interval)], plan: &Plan) -> Vec<Span> {
    let words = Words::of(text);
    let mut at: Vec<Vec<Run>> = vec![Vec::new(); plan.leaves.len()];
    for (leaf, runs) in plan.leaves.iter().zip(&mut at) {
        match leaf.field {
            In::Text => runs.extend(
                words
                    .iter()
                    .filter(|(form, _)| leaf.terms.contains(*form))
                    .map(|(_, spot)| Run {
                        from: spot.position,
                        to: spot.position + 1,
                        start: spot.start,
                        end: spot.end,
                    }),
            ),
            In::Written => runs.extend(
                dates
                    .iter()
                    .filter(|(_, days)| leaf.days.is_some_and(|asked| asked.cover(*days)))
                    .map(|(span, _)| {
                        let (from, n_words) = words.positions(span.start, span.end);
                        Run {
                            start: span.start,
                            end: span.end,
                            ..Run::at(from, n_words)
                        }
                    }),
            ),
        }
        *runs = runs::sorted(std::mem::take(runs));
    }
    let found = plan.root.runs(&|leaf| at[leaf].clone());
    let mut spans: Vec<Span> = found
        .iter()
        .map(|run| Span::new(run.start, run.end))
        .collect();
    spans.sort_unstable();
    spans.dedup();
    spans
}

fn read_as(plan: &Plan, scope: Scope) -> String {
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

/// The first and last day of an interval, as a pair.
pub(crate) fn ends(interval: Interval) -> (Day, Day) {
    (interval.from, interval.to)
}
