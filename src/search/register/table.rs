//! The numbers of a register, read where they lie.
//!
//! In: records in the order of their numbers. Out: behind the lines, a row of fixed width a number
//! (start of its line, rank, case, kind, whether it was read), the first file of each case, and an ending
//! that says how many there are. All numbers have their least byte first.

use std::collections::BTreeMap;

use tantivy::directory::OwnedBytes;

use super::{FileRecord, KINDS};

/// Bytes of a row: 8 for the line's start, 4 for each of rank, case, kind and reading.
const ROW_BYTES: usize = 24;
/// Bytes of the ending: how many rows, cases and unread files, and a mark.
const ENDING_BYTES: usize = 32;
/// The last bytes of a register.
const MARK: u64 = u64::from_le_bytes(*b"register");
/// In the place of a rank or a case: there is none.
const NONE: u32 = u32::MAX;

/// One file in numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) rank: u32,
    pub(super) case: Option<usize>,
    pub(super) kind: usize,
    pub(super) is_unread: bool,
}

/// The table of an open register.
#[derive(Debug)]
pub(super) struct Table {
    bytes: OwnedBytes,
    n_rows: usize,
    n_cases: usize,
    n_unread: usize,
    lines_end: usize,
}

impl Default for Table {
    fn default() -> Self {
        Self {
            bytes: OwnedBytes::empty(),
            n_rows: 0,
            n_cases: 0,
            n_unread: 0,
            lines_end: 0,
        }
    }
}

impl Table {
    /// Finds the table at the end of a register; nothing where it does not fit the bytes.
    pub(super) fn open(register: &OwnedBytes) -> Option<Self> {
        let end = register.len().checked_sub(ENDING_BYTES)?;
        let size = |at: usize| usize::try_from(number(register, end + at)?).ok();
        let (n_rows, n_cases, n_unread) = (size(0)?, size(8)?, size(16)?);
        let rows = n_rows.checked_mul(ROW_BYTES)?;
        let table = rows.checked_add(n_cases.checked_mul(4)?)?;
        let lines_end = end.checked_sub(table)?;
        (number(register, end + 24)? == MARK).then(|| Self {
            bytes: register.slice(lines_end..end),
            n_rows,
            n_cases,
            n_unread,
            lines_end,
        })
    }

    pub(super) fn len(&self) -> usize {
        self.n_rows
    }

    pub(super) fn n_cases(&self) -> usize {
        self.n_cases
    }

    pub(super) fn n_unread(&self) -> usize {
        self.n_unread
    }

    /// The bytes of a number's line, without its line break.
    pub(super) fn line(&self, number: usize) -> Option<(usize, usize)> {
        let start = self.start(number)?;
        let next = if number + 1 < self.n_rows {
            self.start(number + 1)?
        } else {
            self.lines_end
        };
        Some((start, next.checked_sub(1)?))
    }

    fn start(&self, row: usize) -> Option<usize> {
        let at = (row < self.n_rows).then_some(row * ROW_BYTES)?;
        usize::try_from(number(&self.bytes, at)?).ok()
    }

    /// A number's row; nothing for a number without a file.
    pub(super) fn row(&self, row: usize) -> Option<Row> {
        let at = (row < self.n_rows).then_some(row * ROW_BYTES)?;
        let [rank, case, kind, unread] =
            [8, 12, 16, 20].map(|column| short(&self.bytes, at + column));
        let case = case.filter(|case| *case != NONE);
        Some(Row {
            rank: rank.filter(|rank| *rank != NONE)?,
            case: case.map(|case| case as usize),
            kind: kind? as usize,
            is_unread: unread? != 0,
        })
    }

    /// The first file of each case, in the order of cases.
    pub(super) fn first_files(&self) -> Vec<usize> {
        let from = self.n_rows * ROW_BYTES;
        let places = (0..self.n_cases).map(|case| from + 4 * case);
        let found = places.filter_map(|at| short(&self.bytes, at));
        found.map(|number| number as usize).collect()
    }
}

fn number(bytes: &OwnedBytes, at: usize) -> Option<u64> {
    let held = bytes.get(at..at.checked_add(8)?)?;
    Some(u64::from_le_bytes(held.try_into().ok()?))
}

fn short(bytes: &OwnedBytes, at: usize) -> Option<u32> {
    let held = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes(held.try_into().ok()?))
}

/// Writes the table behind the lines.
///
/// - `starts`: the first byte of each number's line
pub(super) fn write(records: &[Option<FileRecord>], starts: &[u64], bytes: &mut Vec<u8>) {
    let ranks = ranks(records);
    let cases = cases(records);
    let mut n_unread = 0;
    let mut first = vec![NONE; cases.len()];
    let numbers: BTreeMap<&str, usize> = cases.into_iter().zip(0..).collect();
    for (number, (record, start)) in records.iter().zip(starts).enumerate() {
        let case = record.as_ref().and_then(|record| record.case.as_deref());
        let case = case.and_then(|case| numbers.get(case).copied());
        if let Some(case) = case.filter(|case| first[*case] == NONE) {
            first[case] = shortened(number);
        }
        let is_unread = record
            .as_ref()
            .is_some_and(|record| record.unread.is_some());
        n_unread += u64::from(is_unread);
        bytes.extend(start.to_le_bytes());
        bytes.extend(ranks[number].to_le_bytes());
        bytes.extend(case.map_or(NONE, shortened).to_le_bytes());
        bytes.extend(kind(record.as_ref()).to_le_bytes());
        bytes.extend(u32::from(is_unread).to_le_bytes());
    }
    for number in &first {
        bytes.extend(number.to_le_bytes());
    }
    bytes.extend((records.len() as u64).to_le_bytes());
    bytes.extend((first.len() as u64).to_le_bytes());
    bytes.extend(n_unread.to_le_bytes());
    bytes.extend(MARK.to_le_bytes());
}

/// A file's kind as a position among all.
fn kind(record: Option<&FileRecord>) -> u32 {
    let place = record.and_then(|record| KINDS.iter().position(|kind| *kind == record.kind));
    place.map_or(NONE, shortened)
}

/// The place of each file in the order of answers.
fn ranks(records: &[Option<FileRecord>]) -> Vec<u32> {
    let numbered = records.iter().enumerate();
    let mut keyed: Vec<(bool, Option<&str>, &str, usize)> = numbered
        .filter_map(|(number, record)| {
            let record = record.as_ref()?;
            let case = record.case.as_deref();
            Some((case.is_none(), case, record.path.as_str(), number))
        })
        .collect();
    keyed.sort_unstable();
    let mut ranks = vec![NONE; records.len()];
    for (rank, (.., number)) in keyed.into_iter().enumerate() {
        ranks[number] = shortened(rank);
    }
    ranks
}

/// The names of all cases, in order.
fn cases(records: &[Option<FileRecord>]) -> Vec<&str> {
    let records = records.iter().flatten();
    let mut cases: Vec<&str> = records
        .filter_map(|record| record.case.as_deref())
        .collect();
    cases.sort_unstable();
    cases.dedup();
    cases
}

/// A position as four bytes: an index holds fewer than 2^32 files.
fn shortened(position: usize) -> u32 {
    u32::try_from(position).unwrap_or(NONE)
}
