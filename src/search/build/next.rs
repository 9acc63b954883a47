//! The register that is to be, filled file by file and written with the commit that names it.

use std::collections::{BTreeMap, BTreeSet};

use tantivy::indexer::UserOperation;
use tantivy::{IndexWriter, Term};

use super::read::{Content, Read};
use super::todo::Candidate;
use super::{BuildOptions, Changes, entry};
use crate::facts::Kind;
use crate::ingest::{Folder, Layout};
use crate::search::register::{FileRecord, Register};
use crate::search::store::{Store, StoreError};

/// Units that go to the writer in one piece.
const UNITS_AT_ONCE: usize = 1_000;

/// The register that is to be.
pub(super) struct Next<'a> {
    store: &'a Store,
    records: Vec<Option<FileRecord>>,
    free: Vec<usize>,
    changes: Changes,
}

impl<'a> Next<'a> {
    pub(super) fn new(
        store: &'a Store,
        records: Vec<Option<FileRecord>>,
        changes: Changes,
    ) -> Self {
        let empty = (0..records.len()).filter(|number| records[*number].is_none());
        let free = empty.rev().collect();
        Self {
            store,
            records,
            free,
            changes,
        }
    }

    pub(super) fn take(
        &mut self,
        candidate: &Candidate<'_>,
        read: Read,
        vanished: &BTreeMap<String, String>,
        writer: &IndexWriter,
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
            writer.delete_term(Term::from_field_u64(self.store.fields.file, *number as u64));
        }
        for number in &candidate.inside {
            self.records[*number] = None;
        }
        let mut free = known;
        for content in read.contents {
            let number = free.take().unwrap_or_else(|| self.next_number());
            self.add(number, content, writer)?;
        }
        Ok(())
    }

    fn add(
        &mut self,
        number: usize,
        content: Content,
        writer: &IndexWriter,
    ) -> Result<(), StoreError> {
        let Content {
            record,
            document,
            units,
        } = content;
        self.records[number] = Some(record);
        let mut paragraphs = 1..;
        for units in units.chunks(UNITS_AT_ONCE) {
            let entries: Vec<UserOperation> = units
                .iter()
                .zip(&mut paragraphs)
                .map(|(unit, paragraph)| {
                    let entry =
                        entry::of(self.store.fields, number as u64, paragraph, &document, unit);
                    UserOperation::Add(entry)
                })
                .collect();
            writer
                .run(entries)
                .map_err(|error| self.store.refused(&error))?;
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

    pub(super) fn finish(
        mut self,
        mut writer: IndexWriter,
        folder: &Folder,
        options: &BuildOptions,
        before: &Register,
    ) -> Result<Changes, StoreError> {
        let said = self.assign(folder, options.layout);
        self.changes.layout_said = said;
        self.count();
        let is_same = !options.rebuild && self.records == before.all();
        if let (true, Some(generation)) = (is_same, self.store.generation()) {
            self.changes.generation = generation.number;
            return Ok(self.changes);
        }
        let text = Register::write(&self.records);
        let generation =
            self.store
                .write_register(&text, &options.roots, &self.changes.layout_said)?;
        let payload = serde_json::to_string(&generation).expect("it holds text and numbers");
        let refused = |error| self.store.refused(&error);
        let mut commit = writer.prepare_commit().map_err(refused)?;
        commit.set_payload(&payload);
        commit.commit().map_err(refused)?;
        // Still under the lock of the writer: no other run can be writing.
        self.store.sweep(generation.number, 2);
        writer.wait_merging_threads().map_err(refused)?;
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
        let n_cases = cases.collect::<BTreeSet<_>>().len();
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

fn is_case_record(kind: &str) -> bool {
    let value = serde_json::Value::String(kind.to_owned());
    serde_json::from_value::<Kind>(value).is_ok_and(Kind::is_case_record)
}
