//! Hits: units of text in which a query stands, each with every place of it.
//!
//! In: found units and the plan that found them. Out: [`Hit`]s with their text read from the index.
//! The places are found again in that text by the plan's own arithmetic, so that what is shown is
//! what was asked.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::Arc;

use tantivy::TantivyDocument;
use tantivy::schema::Value as _;
use tantivy::store::StoreReader;

use super::library::{Found, Library, SearchError};
use super::pages::Pages;
use super::places::Places;
use super::plan::Plan;
use super::register::FileRecord;
use super::units::Place;
use crate::calendar::{Day, Interval};
use crate::document::Span;

/// Blocks of stored text that are kept unpacked.
const BLOCKS_KEPT: usize = 4;

/// A unit of text in which a query stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The file.
    pub file: Arc<FileRecord>,
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
    /// The day of the line or heading that it stands under, where it names none itself.
    pub under: Option<Day>,
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

impl Library {
    /// Reads the text of found units and finds the places in it.
    pub(crate) fn hits(
        &self,
        pages: &Pages<'_>,
        plan: &Plan,
        found: &[Found],
    ) -> Result<Vec<Hit>, SearchError> {
        let places = Places::of(plan);
        let mut texts: BTreeMap<u32, StoreReader> = BTreeMap::new();
        let mut hits = Vec::with_capacity(found.len());
        for of_file in found.chunk_by(|a, b| a.file == b.file) {
            let Some(file) = self.register().file(of_file[0].file).map(Arc::new) else {
                continue;
            };
            for found in of_file {
                let texts = match texts.entry(found.segment) {
                    Entry::Occupied(open) => open.into_mut(),
                    Entry::Vacant(closed) => {
                        let reader = pages.segments[found.segment as usize].reader;
                        let open = reader.get_store_reader(BLOCKS_KEPT);
                        closed.insert(open.map_err(|error| self.store().damaged(&error.into()))?)
                    }
                };
                let entry: TantivyDocument = texts
                    .get(found.unit)
                    .map_err(|error| self.store().damaged(&error))?;
                hits.extend(self.hit(&entry, *found, &file, &places));
            }
        }
        Ok(hits)
    }

    fn hit(
        &self,
        entry: &TantivyDocument,
        found: Found,
        file: &Arc<FileRecord>,
        places: &Places<'_>,
    ) -> Option<Hit> {
        let fields = self.store().fields;
        let text = entry.get_first(fields.text)?.as_str()?.to_owned();
        let place: Place = serde_json::from_str(entry.get_first(fields.place)?.as_str()?).ok()?;
        let dates = place.dates.iter().filter_map(|date| {
            let (from, to) = date.days()?;
            let span = Span::new(date.0, date.1);
            (date.1 <= text.len() && date.0 <= date.1).then_some((span, Interval::new(from, to)?))
        });
        let dates: Vec<(Span, Interval)> = dates.collect();
        Some(Hit {
            file: Arc::clone(file),
            paragraph: u64::from(found.number),
            page: place.page,
            row: place.row,
            heading: place.heading,
            under: place.under,
            offset: place.offset,
            spans: places.in_text(&text, &dates),
            text,
            dates,
        })
    }

    /// Reads every unit of the index: the number of its file, its own number, and what is stored.
    pub(crate) fn each_unit(
        &self,
        mut seen: impl FnMut(usize, u64, &TantivyDocument),
    ) -> Result<(), SearchError> {
        self.with(|pages| {
            for segment in &pages.segments {
                let damaged = |error| self.store().damaged(&error);
                let texts = segment
                    .reader
                    .get_store_reader(BLOCKS_KEPT)
                    .map_err(|error| damaged(error.into()))?;
                let numbers = segment.numbers().map_err(damaged)?;
                for unit in segment.alive().iter() {
                    let entry: TantivyDocument = texts.get(unit).map_err(damaged)?;
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
        let field = self.store().fields.place;
        self.each_unit(|file, _, entry| {
            let place = entry.get_first(field).and_then(|value| value.as_str());
            if let Some(Ok(place)) = place.map(serde_json::from_str::<Place>) {
                seen(file, &place);
            }
        })
    }
}
