//! The register: one line a file, with what the index knows of it.
//!
//! In: what was read of each file. Out: lines of JSON; the number of a line is the file's number,
//! by which its paragraphs name it. An empty line is a number without a file. Lines are read only
//! when they are asked for, so that a question about words does not pay for twenty thousand files.

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use crate::calendar::{Day, Interval};
use crate::document::Reading;

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
#[derive(Debug, Default)]
pub struct Register {
    text: String,
    lines: Vec<(usize, usize)>,
    all: OnceLock<Vec<Option<FileRecord>>>,
}

impl Register {
    /// Reads a register; lines that say nothing are numbers without a file.
    pub(crate) fn parse(text: String) -> Self {
        let mut lines = Vec::new();
        let mut start = 0;
        for end in memchr::memchr_iter(b'\n', text.as_bytes()) {
            lines.push((start, end));
            start = end + 1;
        }
        Self {
            text,
            lines,
            all: OnceLock::new(),
        }
    }

    /// Writes a register.
    pub(crate) fn write(records: &[Option<FileRecord>]) -> String {
        let mut text = String::new();
        for record in records {
            if let Some(record) = record {
                text += &serde_json::to_string(record).expect("a record holds text and numbers");
            }
            text.push('\n');
        }
        text
    }

    /// Returns how many numbers are given out.
    #[must_use]
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// Tells whether there are no files.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
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

    fn read(&self, number: usize) -> Option<FileRecord> {
        let (start, end) = *self.lines.get(number)?;
        serde_json::from_str(&self.text[start..end]).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_register_gives_back_what_was_written() {
        let record = FileRecord {
            path: "a.txt".to_owned(),
            kind: "other".to_owned(),
            ..FileRecord::default()
        };
        let text = Register::write(&[None, Some(record.clone())]);
        let register = Register::parse(text);
        assert_eq!((register.len(), register.file(0)), (2, None));
        assert_eq!(register.file(1), Some(record));
    }
}
