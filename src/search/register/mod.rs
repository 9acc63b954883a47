//! The register: what the index knows of each file.
//!
//! In: what was read of each file. Out: a line of JSON a file, and behind the lines a table of
//! numbers: where each file's line begins, its place in the order of answers, its case, and whether
//! it was read. A file's number is its line's, by which its paragraphs name it; an empty line is a
//! number without a file. The table is looked at where it lies and lines are read only when they are
//! asked for, so that a question about words does not pay for twenty thousand files.

mod table;

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};
use tantivy::directory::OwnedBytes;

use crate::calendar::{Day, Interval};
use crate::document::Reading;

use table::Table;

/// The kinds of document, by the names that queries and reports use.
pub(crate) const KINDS: [&str; 12] = [
    "chronology",
    "assessment",
    "plan",
    "strategic-plan",
    "minutes",
    "case-notes",
    "letter",
    "email",
    "supervision",
    "referral",
    "policy",
    "other",
];

/// What the index knows of one file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileRecord {
    /// Path relative to the indexed folder, with `/`.
    #[serde(rename = "p")]
    pub path: String,
    /// Its case, if it belongs to one.
    #[serde(rename = "c", default, skip_serializing_if = "Option::is_none")]
    pub case: Option<String>,
    /// What kind of document it is.
    #[serde(rename = "k")]
    pub kind: String,
    /// Its title.
    #[serde(rename = "t", default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Who wrote it.
    #[serde(rename = "a", default, skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// The first 16 bytes of the BLAKE3 of its bytes, hexadecimal; empty when it was not given.
    #[serde(rename = "b")]
    pub hash: String,
    /// The first 8 bytes of the BLAKE3 of its words.
    #[serde(rename = "w")]
    pub words: u64,
    /// Size in bytes and time of the last change, as the system gives them.
    #[serde(rename = "s")]
    pub stamp: (u64, i64),
    /// First and last day of its own date.
    #[serde(rename = "d", default, skip_serializing_if = "Option::is_none")]
    pub dated: Option<(String, String)>,
    /// Why it was not read, or not wholly.
    #[serde(rename = "n", default, skip_serializing_if = "Option::is_none")]
    pub unread: Option<String>,
    /// Whether nothing of it was read.
    #[serde(rename = "z", default, skip_serializing_if = "std::ops::Not::not")]
    pub nothing_read: bool,
    /// The file that it lies in, for an attachment or an entry of an archive.
    #[serde(rename = "i", default, skip_serializing_if = "Option::is_none")]
    pub within: Option<String>,
    /// How many units of text it has.
    #[serde(rename = "u")]
    pub n_units: u32,
}

impl FileRecord {
    /// Returns its own date.
    #[must_use]
    pub fn interval(&self) -> Option<Interval> {
        let (from, to) = self.dated.as_ref()?;
        Interval::new(Day::parse_iso(from)?, Day::parse_iso(to)?)
    }

    /// Tells how much of it was read.
    #[must_use]
    pub fn reading(&self) -> Reading {
        match (&self.unread, self.nothing_read) {
            (None, _) => Reading::Whole,
            (Some(_), false) => Reading::Partly,
            (Some(_), true) => Reading::Not,
        }
    }
}

/// The files of an index, by number.
#[derive(Debug)]
pub struct Register {
    bytes: OwnedBytes,
    table: Table,
    all: OnceLock<Vec<Option<FileRecord>>>,
}

impl Default for Register {
    fn default() -> Self {
        Self {
            bytes: OwnedBytes::empty(),
            table: Table::default(),
            all: OnceLock::new(),
        }
    }
}

impl Register {
    /// Opens a register; nothing when its bytes are none.
    pub(crate) fn open(bytes: OwnedBytes) -> Option<Self> {
        let table = Table::open(&bytes)?;
        Some(Self {
            bytes,
            table,
            all: OnceLock::new(),
        })
    }

    /// Writes a register.
    pub(crate) fn write(records: &[Option<FileRecord>]) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut starts = Vec::with_capacity(records.len());
        for record in records {
            starts.push(bytes.len() as u64);
            if let Some(record) = record {
                let line = serde_json::to_string(record);
                bytes.extend(line.expect("a record holds text and numbers").bytes());
            }
            bytes.push(b'\n');
        }
        table::write(records, &starts, &mut bytes);
        bytes
    }

    /// Returns how many numbers are given out.
    #[must_use]
    pub fn len(&self) -> usize {
        self.table.len()
    }

    /// Tells whether there are no files.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns one file.
    #[must_use]
    pub fn file(&self, number: usize) -> Option<FileRecord> {
        if let Some(all) = self.all.get() {
            return all.get(number)?.clone();
        }
        self.read(number)
    }

    /// Returns every number with its file, if it has one.
    #[must_use]
    pub fn all(&self) -> &[Option<FileRecord>] {
        self.all
            .get_or_init(|| (0..self.len()).map(|number| self.read(number)).collect())
    }

    /// Returns the files, by number.
    pub fn files(&self) -> impl Iterator<Item = (usize, &FileRecord)> {
        let numbered = self.all().iter().enumerate();
        numbered.filter_map(|(number, record)| Some((number, record.as_ref()?)))
    }

    /// Returns a file's place in the order of answers: by case, then by path; files of no case
    /// come last. None for a number without a file.
    #[must_use]
    pub fn rank(&self, number: usize) -> Option<u32> {
        Some(self.table.row(number)?.rank)
    }

    /// Returns the number of a file's case, if it belongs to one; cases count from 0 by name.
    #[must_use]
    pub fn case(&self, number: usize) -> Option<usize> {
        self.table.row(number)?.case
    }

    /// Returns how many cases there are.
    #[must_use]
    pub fn n_cases(&self) -> usize {
        self.table.n_cases()
    }

    /// Returns the names of all cases, in order.
    #[must_use]
    pub fn cases(&self) -> Vec<String> {
        let first = self.table.first_files().into_iter();
        let name = |number: usize| self.file(number).and_then(|record| record.case);
        first
            .map(|number| name(number).unwrap_or_default())
            .collect()
    }

    /// Returns what kind of document a file is, as a position in [`KINDS`].
    pub(crate) fn kind(&self, number: usize) -> Option<usize> {
        Some(self.table.row(number)?.kind)
    }

    /// Returns how many files were not read, or not wholly.
    #[must_use]
    pub fn n_unread(&self) -> usize {
        self.table.n_unread()
    }

    /// Tells whether a file was not read, or not wholly.
    #[must_use]
    pub fn is_unread(&self, number: usize) -> bool {
        self.table.row(number).is_some_and(|row| row.is_unread)
    }

    fn read(&self, number: usize) -> Option<FileRecord> {
        let (start, end) = self.table.line(number)?;
        serde_json::from_slice(self.bytes.get(start..end)?).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(path: &str, case: Option<&str>) -> FileRecord {
        FileRecord {
            path: path.to_owned(),
            case: case.map(str::to_owned),
            kind: "other".to_owned(),
            ..FileRecord::default()
        }
    }

    fn reopened(records: &[Option<FileRecord>]) -> Register {
        let bytes = OwnedBytes::new(Register::write(records));
        Register::open(bytes).expect("it was just written")
    }

    #[test]
    fn a_register_gives_back_what_was_written() {
        let written = [None, Some(record("a.txt", None))];
        let register = reopened(&written);
        assert_eq!((register.len(), register.file(0)), (2, None));
        assert_eq!(register.all(), written);
    }

    #[test]
    fn files_stand_by_case_and_path_and_those_of_no_case_last() {
        let unread = FileRecord {
            unread: Some("the file is empty".to_owned()),
            ..record("B/1.txt", Some("B"))
        };
        let register = reopened(&[
            Some(record("a.txt", None)),
            Some(unread),
            None,
            Some(record("A/2.txt", Some("A"))),
            Some(record("A/1.txt", Some("A"))),
        ]);
        let ranks: Vec<Option<u32>> = (0..6).map(|number| register.rank(number)).collect();
        assert_eq!(ranks, [Some(3), Some(2), None, Some(1), Some(0), None]);
        let cases: Vec<Option<usize>> = (0..5).map(|number| register.case(number)).collect();
        assert_eq!(cases, [None, Some(1), None, Some(0), Some(0)]);
        assert_eq!(register.cases(), ["A", "B"]);
        let unread: Vec<usize> = (0..5)
            .filter(|number| register.is_unread(*number))
            .collect();
        assert_eq!((unread, register.n_unread()), (vec![1], 1));
    }

    #[test]
    fn bytes_that_are_no_register_are_refused() {
        let bytes = Register::write(&[Some(record("a.txt", Some("A")))]);
        for end in 0..bytes.len() {
            assert!(
                Register::open(OwnedBytes::new(bytes[..end].to_vec())).is_none(),
                "{end}"
            );
        }
    }
}
