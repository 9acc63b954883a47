//! Documents that are the same, or nearly.
//!
//! In: an index. Out: [`Alike`] groups: the same file, the same words in another file or format,
//! and texts that share most of their wording. Nothing is left out of any answer for it.

use std::collections::BTreeMap;

use tantivy::TantivyDocument;
use tantivy::schema::Value as _;

use super::library::{Library, SearchError};
use super::register::FileRecord;
use super::words::Words;
use crate::likeness::{Sketch, groups};

/// The share of threes of words that near-duplicates have in common, at least.
pub const LIKENESS_MIN: f64 = 0.8;

/// Texts with fewer threes of words are too short to tell a copy from a form.
const THREES_MIN: usize = 20;

/// How the documents of a group are alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// The same bytes.
    File,
    /// The same words.
    Words,
    /// Most of the words, in the same order.
    Near,
}

impl Likeness {
    /// Returns the name that files use.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::File => "same-file",
            Self::Words => "same-words",
            Self::Near => "near",
        }
    }
}

/// Documents that are alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alike {
    /// How.
    pub likeness: Likeness,
    /// The documents, by path, each with its likeness to the first in hundredths.
    pub documents: Vec<(FileRecord, u8)>,
}

impl Library {
    /// Returns the groups of documents that are alike, by the path of their first.
    ///
    /// # Errors
    /// [`SearchError::Store`], for an index that cannot be used.
    pub fn alike(&self) -> Result<Vec<Alike>, SearchError> {
        let mut found = Vec::new();
        let by_file = |record: &FileRecord| record.hash.clone();
        found.extend(self.same(Likeness::File, by_file, |_| true));
        let by_words = |record: &FileRecord| record.words;
        let one_a_file = first_of_each_file(self);
        let is_first = |record: &FileRecord| one_a_file.contains(&record.path);
        found.extend(self.same(Likeness::Words, by_words, is_first));
        found.extend(self.near()?);
        found.sort_by(|a, b| {
            let key = |alike: &Alike| (alike.likeness, alike.documents[0].0.path.clone());
            key(a).cmp(&key(b))
        });
        Ok(found)
    }

    fn same<K: Ord>(
        &self,
        likeness: Likeness,
        key: impl Fn(&FileRecord) -> K,
        is_taken: impl Fn(&FileRecord) -> bool,
    ) -> Vec<Alike> {
        let mut groups: BTreeMap<K, Vec<FileRecord>> = BTreeMap::new();
        for (_, record) in self.register().files() {
            if record.n_units > 0 && !record.hash.is_empty() && is_taken(record) {
                groups.entry(key(record)).or_default().push(record.clone());
            }
        }
        let alike = groups.into_values().filter(|group| group.len() > 1);
        alike
            .map(|mut documents| {
                documents.sort_by(|a, b| a.path.cmp(&b.path));
                let documents = documents.into_iter().map(|record| (record, 100)).collect();
                Alike {
                    likeness,
                    documents,
                }
            })
            .collect()
    }

    /// Groups of documents with different words that share most of them.
    fn near(&self) -> Result<Vec<Alike>, SearchError> {
        let mut texts: BTreeMap<u64, (FileRecord, usize)> = BTreeMap::new();
        for (number, record) in self.register().files() {
            let first = texts
                .entry(record.words)
                .or_insert_with(|| (record.clone(), number));
            if record.path < first.0.path {
                *first = (record.clone(), number);
            }
        }
        let sketches = self.sketches()?;
        let mut records: Vec<(FileRecord, Sketch)> = texts
            .into_values()
            .filter_map(|(record, number)| Some((record, sketches.get(&number)?.clone())))
            .filter(|(_, sketch)| sketch.len() >= THREES_MIN)
            .collect();
        records.sort_by(|a, b| a.0.path.cmp(&b.0.path));
        let (records, sketches): (Vec<_>, Vec<_>) = records.into_iter().unzip();
        let found = groups(&sketches, LIKENESS_MIN);
        Ok(found
            .into_iter()
            .map(|group| {
                let first = group[0];
                let documents = group.into_iter().map(|idx| {
                    let share = sketches[first].likeness(&sketches[idx]);
                    (records[idx].clone(), hundredths(share))
                });
                Alike {
                    likeness: Likeness::Near,
                    documents: documents.collect(),
                }
            })
            .collect())
    }

    /// The sketch of every document, by its number.
    fn sketches(&self) -> Result<BTreeMap<usize, Sketch>, SearchError> {
        let text = self.store().fields.text;
        let mut forms: BTreeMap<usize, Vec<(u64, String)>> = BTreeMap::new();
        self.each_unit(|file, number, entry: &TantivyDocument| {
            let said = entry.get_first(text).and_then(|value| value.as_str());
            forms
                .entry(file)
                .or_default()
                .push((number, said.unwrap_or_default().to_owned()));
        })?;
        let sketch = |mut units: Vec<(u64, String)>| {
            units.sort_unstable();
            let whole: Vec<String> = units.into_iter().map(|(_, text)| text).collect();
            let words = Words::of(&whole.join("\n"));
            Sketch::of(words.iter().map(|(form, _)| form))
        };
        Ok(forms
            .into_iter()
            .map(|(file, units)| (file, sketch(units)))
            .collect())
    }
}

/// The path of the first of all documents with the same bytes.
fn first_of_each_file(library: &Library) -> std::collections::BTreeSet<String> {
    let mut first: BTreeMap<String, String> = BTreeMap::new();
    for (_, record) in library.register().files() {
        let path = first
            .entry(record.hash.clone())
            .or_insert_with(|| record.path.clone());
        if record.path < *path {
            path.clone_from(&record.path);
        }
    }
    first.into_values().collect()
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share of 0 to 1 in hundredths"
)]
fn hundredths(share: f64) -> u8 {
    (share * 100.0).round() as u8
}
