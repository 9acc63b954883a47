//! Brings an index up to date with its folders, in one commit.
//!
//! In: a store and the files there are. Out: what changed. A file whose size and time stand in the
//! register is not opened; one that is opened is read through the same stages as in an audit. What
//! vanished is taken out, what moved keeps nothing of its old place.

use std::collections::BTreeMap;
use std::path::PathBuf;

use rayon::prelude::*;
use tantivy::tokenizer::{PreTokenizedString, Token};
use tantivy::{IndexWriter, TantivyDocument, Term};

use super::register::{FileRecord, Register};
use super::store::{Fields, Store, StoreError};
use super::units::{self, Unit};
use super::words::Words;
use crate::document::{Document, Reading};
use crate::extract;
use crate::facts::{self, Kind, Outline};
use crate::ingest::{Folder, Layout, Source};

/// Memory in which the index is built before parts of it go to the disk.
const WRITER_BYTES: usize = 120_000_000;

/// Files that are read before their text goes to the writer.
const FILES_AT_ONCE: usize = 256;

/// What an update found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// Files that were not known.
    pub new: usize,
    /// Files whose content changed.
    pub changed: usize,
    /// Files that are at another path than before.
    pub moved: usize,
    /// Files that are gone.
    pub gone: usize,
    /// Files that stand as they were.
    pub same: usize,
    /// The generation that is now the last.
    pub generation: u64,
    /// How folders were read into cases.
    pub layout_said: String,
    /// Files that were not read, or not wholly, with the reason.
    pub unread: Vec<(String, String)>,
    /// All files, all cases and all units of text.
    pub totals: (usize, usize, usize),
}

/// How to update.
#[derive(Debug, Clone, Default)]
pub struct BuildOptions {
    /// How folders are read into cases.
    pub layout: Layout,
    /// Whether to compare the content of every file, whatever its size and time say.
    pub full_hash: bool,
    /// Whether to forget all that is indexed first.
    pub rebuild: bool,
    /// The indexed folders, without links.
    pub roots: Vec<PathBuf>,
}

/// Told as each file is read.
pub trait Progress: Sync {
    /// How many files will be read.
    fn begins(&self, n_files: usize);
    /// One more was.
    fn file_done(&self);
}

/// Updates an index.
///
/// # Errors
/// [`StoreError::Busy`] when another run writes, [`StoreError::Refused`] when the system refuses
/// the disk. The generation before stands in both cases.
pub fn update(
    store: &Store,
    folder: &Folder,
    options: &BuildOptions,
    progress: &dyn Progress,
) -> Result<Changes, StoreError> {
    let mut writer = writer(store)?;
    let register = if options.rebuild {
        Register::default()
    } else {
        store.register()?
    };
    let plan = Plan::of(&register, &folder.sources, options.full_hash);
    let mut table = Table {
        records: plan.kept,
        free: plan.free,
        changes: plan.changes,
    };
    if options.rebuild {
        writer
            .delete_all_documents()
            .map_err(|error| store.refused(&error))?;
    }
    for number in &plan.gone {
        writer.delete_term(Term::from_field_u64(store.fields.file, *number as u64));
    }
    progress.begins(plan.candidates.len());
    for chunk in plan.candidates.chunks(FILES_AT_ONCE) {
        let read: Vec<Read> = chunk
            .par_iter()
            .map(|candidate| {
                let read = read(candidate);
                progress.file_done();
                read
            })
            .collect();
        for (candidate, read) in chunk.iter().zip(read) {
            table.take(candidate, read, &plan.vanished, &mut writer, store)?;
        }
    }
    table.finish(store, writer, folder, options, &register)
}

fn writer(store: &Store) -> Result<IndexWriter, StoreError> {
    let writer = store.index.writer_with_num_threads(1, WRITER_BYTES);
    writer.map_err(|error| store.refused(&error))
}

/// A file that has to be opened.
struct Candidate<'a> {
    source: &'a Source,
    stamp: (u64, i64),
    known: Option<(usize, FileRecord)>,
    /// The numbers of what lay in it.
    inside: Vec<usize>,
}

/// What is to be done, by what stands in the register.
struct Plan<'a> {
    kept: Vec<Option<FileRecord>>,
    free: Vec<usize>,
    gone: Vec<usize>,
    vanished: BTreeMap<String, String>,
    candidates: Vec<Candidate<'a>>,
    changes: Changes,
}

impl<'a> Plan<'a> {
    fn of(register: &Register, sources: &'a [Source], full_hash: bool) -> Self {
        let mut kept = register.all().to_vec();
        let mut known: BTreeMap<&str, usize> = BTreeMap::new();
        let mut inside: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (number, record) in register.files() {
            match &record.within {
                Some(outer) => inside.entry(outer).or_default().push(number),
                None => _ = known.insert(record.path.as_str(), number),
            }
        }
        let mut candidates = Vec::new();
        let mut changes = Changes::default();
        for source in sources {
            let stamp = source.stamp().unwrap_or_default();
            let number = known.remove(source.path.as_str());
            let record = number.and_then(|number| Some((number, kept[number].clone()?)));
            let is_same = |(_, record): &(usize, FileRecord)| record.stamp == stamp && stamp.0 > 0;
            if !full_hash && record.as_ref().is_some_and(is_same) {
                changes.same += 1;
                continue;
            }
            candidates.push(Candidate {
                source,
                stamp,
                known: record,
                inside: inside
                    .get(source.path.as_str())
                    .cloned()
                    .unwrap_or_default(),
            });
        }
        changes.gone = known.len();
        let mut gone: Vec<usize> = known.values().copied().collect();
        gone.extend(
            known
                .keys()
                .flat_map(|path| inside.remove(path).unwrap_or_default()),
        );
        let mut vanished = BTreeMap::new();
        for number in &gone {
            if let Some(record) = kept[*number].take() {
                vanished.insert(record.hash, record.path);
            }
        }
        let empty = (0..kept.len()).filter(|number| kept[*number].is_none());
        let free = empty.rev().collect();
        Self {
            kept,
            free,
            gone,
            vanished,
            candidates,
            changes,
        }
    }
}

/// One file, read: its own content first, then that of each file that lies in it.
struct Read {
    hash: String,
    contents: Vec<Content>,
}

/// One document as it will be indexed.
struct Content {
    record: FileRecord,
    document: Document,
    units: Vec<Unit>,
}

/// Reads one file; only its bytes when they are the ones that are indexed.
fn read(candidate: &Candidate<'_>) -> Read {
    let documents = extract::documents(candidate.source);
    let hash = hash_of(&documents[0]);
    if let Some((_, known)) = &candidate.known
        && known.hash == hash
        && !hash.is_empty()
    {
        let contents = Vec::new();
        return Read { hash, contents };
    }
    let contents = documents.into_iter().enumerate().map(|(idx, document)| {
        let (document, outline) = understand(document);
        let units = units::of(&document, &outline.dates);
        let within = (idx > 0).then(|| candidate.source.path.clone());
        Content {
            record: record(candidate.stamp, within, &document, &outline, &units),
            document,
            units,
        }
    });
    Read {
        hash,
        contents: contents.collect(),
    }
}

fn hash_of(document: &Document) -> String {
    document.hash.get(..32).unwrap_or_default().to_owned()
}

fn understand(document: Document) -> (Document, Outline) {
    if let Some(outline) = extract::guarded(|| facts::outline(&document)) {
        return (document, outline);
    }
    let document = extract::not_understood(&document);
    let outline = facts::outline(&document);
    (document, outline)
}

fn record(
    stamp: (u64, i64),
    within: Option<String>,
    document: &Document,
    outline: &Outline,
    units: &[Unit],
) -> FileRecord {
    let reading = document.reading();
    let worst = document.notes.iter().max_by_key(|note| note.code.reading());
    let dated = outline.dated.map(|dated| dated.interval);
    let mut words = blake3::Hasher::new();
    for unit in units {
        words.update(&unit.words_hash.to_le_bytes());
    }
    FileRecord {
        path: document.path.clone(),
        case: None,
        kind: kind_name(outline.kind),
        title: outline.title.as_ref().map(|title| title.text.clone()),
        author: outline.author.as_ref().map(|author| author.text.clone()),
        hash: hash_of(document),
        words: units::first_eight(&words.finalize()),
        stamp,
        dated: dated.map(|days| (days.from.to_string(), days.to.to_string())),
        unread: worst
            .filter(|_| reading != Reading::Whole)
            .map(|note| note.message.clone()),
        nothing_read: reading == Reading::Not,
        within,
        n_units: u32::try_from(units.len()).unwrap_or(u32::MAX),
    }
}

/// The name by which queries and reports know a kind of document.
fn kind_name(kind: Kind) -> String {
    match serde_json::to_value(kind) {
        Ok(serde_json::Value::String(name)) => name,
        _ => "other".to_owned(),
    }
}

fn is_case_record(kind: &str) -> bool {
    let value = serde_json::Value::String(kind.to_owned());
    serde_json::from_value::<Kind>(value).is_ok_and(Kind::is_case_record)
}

/// The register that is to be.
struct Table {
    records: Vec<Option<FileRecord>>,
    free: Vec<usize>,
    changes: Changes,
}

impl Table {
    fn take(
        &mut self,
        candidate: &Candidate<'_>,
        read: Read,
        vanished: &BTreeMap<String, String>,
        writer: &mut IndexWriter,
        store: &Store,
    ) -> Result<(), StoreError> {
        if read.contents.is_empty() {
            self.touch(candidate);
            return Ok(());
        }
        let known = candidate.known.as_ref().map(|(number, _)| *number);
        match known {
            Some(_) => self.changes.changed += 1,
            None if vanished.contains_key(&read.hash) => {
                self.changes.moved += 1;
                self.changes.gone = self.changes.gone.saturating_sub(1);
            }
            None => self.changes.new += 1,
        }
        for number in known.iter().chain(&candidate.inside) {
            writer.delete_term(Term::from_field_u64(store.fields.file, *number as u64));
        }
        for number in &candidate.inside {
            self.records[*number] = None;
        }
        let mut free = known;
        for content in read.contents {
            let number = free.take().unwrap_or_else(|| self.next_number());
            self.add(number, content, writer, store)?;
        }
        Ok(())
    }

    fn add(
        &mut self,
        number: usize,
        content: Content,
        writer: &mut IndexWriter,
        store: &Store,
    ) -> Result<(), StoreError> {
        let Content {
            record,
            document,
            units,
        } = content;
        self.records[number] = Some(record);
        for (idx, unit) in units.iter().enumerate() {
            let entry = entry(store.fields, number as u64, idx as u64 + 1, &document, unit);
            writer
                .add_document(entry)
                .map_err(|error| store.refused(&error))?;
        }
        Ok(())
    }

    /// The same bytes with another time.
    fn touch(&mut self, candidate: &Candidate<'_>) {
        self.changes.same += 1;
        if let Some((number, record)) = &candidate.known {
            let record = FileRecord {
                stamp: candidate.stamp,
                ..record.clone()
            };
            self.records[*number] = Some(record);
        }
    }

    fn next_number(&mut self) -> usize {
        self.free.pop().unwrap_or_else(|| {
            self.records.push(None);
            self.records.len() - 1
        })
    }

    fn finish(
        mut self,
        store: &Store,
        mut writer: IndexWriter,
        folder: &Folder,
        options: &BuildOptions,
        before: &Register,
    ) -> Result<Changes, StoreError> {
        let said = self.assign(folder, options.layout);
        self.changes.layout_said = said;
        self.count();
        let is_same = !options.rebuild && self.records == before.all();
        if let (true, Some(generation)) = (is_same, store.generation()) {
            self.changes.generation = generation.number;
            return Ok(self.changes);
        }
        let text = Register::write(&self.records);
        let generation = store.write_register(&text, &options.roots, &self.changes.layout_said)?;
        let payload = serde_json::to_string(&generation).expect("it holds text and numbers");
        let refused = |error| store.refused(&error);
        let mut commit = writer.prepare_commit().map_err(refused)?;
        commit.set_payload(&payload);
        commit.commit().map_err(refused)?;
        writer.wait_merging_threads().map_err(refused)?;
        store.drop_registers(generation.number, 1);
        self.changes.generation = generation.number;
        Ok(self.changes)
    }

    /// Gives every file its case, by what all of them are.
    fn assign(&mut self, folder: &Folder, layout: Layout) -> String {
        let numbered = self.records.iter().enumerate();
        let mut files: Vec<(String, usize, bool)> = numbered
            .filter_map(|(number, record)| {
                let record = record.as_ref()?;
                Some((record.path.clone(), number, is_case_record(&record.kind)))
            })
            .collect();
        files.sort();
        let paths: Vec<&str> = files.iter().map(|(path, ..)| path.as_str()).collect();
        let assigned = layout.assign(&paths, folder, |idx| files[idx].2);
        for ((_, number, _), case) in files.iter().zip(&assigned.cases) {
            if let Some(record) = &mut self.records[*number] {
                record.case.clone_from(case);
            }
        }
        assigned.said
    }

    fn count(&mut self) {
        let records: Vec<&FileRecord> = self.records.iter().flatten().collect();
        let cases = records.iter().filter_map(|record| record.case.as_deref());
        let n_cases = cases.collect::<std::collections::BTreeSet<_>>().len();
        let n_units = records.iter().map(|record| record.n_units as usize).sum();
        self.changes.totals = (records.len(), n_cases, n_units);
        let unread = records.iter().filter_map(|record| {
            let why = record.unread.clone()?;
            Some((record.path.clone(), why))
        });
        self.changes.unread = unread.collect();
        self.changes.unread.sort();
    }
}

fn entry(
    fields: Fields,
    file: u64,
    number: u64,
    document: &Document,
    unit: &Unit,
) -> TantivyDocument {
    let mut entry = TantivyDocument::default();
    let text = document.at(unit.span);
    entry.add_text(fields.text, text);
    if !unit.place.dates.is_empty() {
        entry.add_pre_tokenized_text(fields.written, written(text, unit));
    }
    let place = serde_json::to_string(&unit.place).expect("a place holds text and numbers");
    entry.add_text(fields.place, place);
    entry.add_u64(fields.file, file);
    entry.add_u64(fields.number, number);
    entry.add_u64(fields.words, unit.words_hash);
    entry.add_u64(fields.flags, unit.flags);
    entry
}

/// The dates of a unit at the positions of the words that they begin with.
fn written(text: &str, unit: &Unit) -> PreTokenizedString {
    let words = Words::of(text);
    let mut tokens = Vec::new();
    for date in &unit.place.dates {
        let (from, n_words) = words.positions(date.0, date.1);
        tokens.push(Token {
            offset_from: date.0,
            offset_to: date.1,
            position: from as usize,
            text: format!("{}/{}/{n_words}", date.2, date.3),
            position_length: 1,
        });
    }
    tokens.sort_by_key(|token| token.position);
    PreTokenizedString {
        text: String::new(),
        tokens,
    }
}
