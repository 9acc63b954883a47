//! What there is to do, by what stands in the register.
//!
//! In: the register and the files there are. Out: files to open, numbers to take out, and what was
//! seen without opening anything.

use std::collections::BTreeMap;

use super::Changes;
use crate::ingest::Source;
use crate::search::register::{FileRecord, Register};

/// A file that has to be opened.
pub(super) struct Candidate<'a> {
    pub(super) source: &'a Source,
    pub(super) stamp: (u64, i64),
    pub(super) known: Option<(usize, FileRecord)>,
    /// The numbers of what lay in it.
    pub(super) inside: Vec<usize>,
}

/// What is to be done.
pub(super) struct Todo<'a> {
    pub(super) kept: Vec<Option<FileRecord>>,
    pub(super) gone: Vec<usize>,
    /// Path by content of what is gone.
    pub(super) vanished: BTreeMap<String, String>,
    pub(super) candidates: Vec<Candidate<'a>>,
    pub(super) changes: Changes,
}

impl<'a> Todo<'a> {
    pub(super) fn of(register: &Register, sources: &'a [Source], full_hash: bool) -> Self {
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
        Self {
            kept,
            gone,
            vanished,
            candidates,
            changes,
        }
    }
}
