//! Opens a zip package (docx, odt, xlsx) part by part, under bounds, and saves what a damaged one holds.
//!
//! In: the file's bytes. Out: the bytes of a named part and whether they are whole. Sizes written
//! in the file are never trusted: reading stops at a bound. Where the directory at the end is
//! missing or broken, the local headers are searched for instead.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use flate2::{Crc, read::DeflateDecoder};

/// The most entries looked at; office documents hold hundreds, hostile ones millions.
pub(super) const ENTRIES_MAX: usize = 10_000;
/// The largest part unpacked, in bytes: a document of ten thousand pages needs about half.
pub(super) const PART_BYTES_MAX: u64 = 96 * 1024 * 1024;
/// The most unpacked from one file, in bytes, so that a run on many threads stays within memory.
pub(super) const PACKAGE_BYTES_MAX: u64 = 192 * 1024 * 1024;
/// How much larger than packed a part may grow; prose and tables in XML reach 20 to 60.
pub(super) const RATIO_MAX: u64 = 300;
/// Below this size the ratio is not looked at: a small part harms nobody.
pub(super) const RATIO_FREE_BYTES: u64 = 8 * 1024 * 1024;

/// A zip package.
pub(super) struct Package<'a> {
    bytes: &'a [u8],
    entries: BTreeMap<String, Entry>,
    unpacked: u64,
    /// Whether the directory was broken and entries were found by their local headers.
    pub(super) salvaged: bool,
}

#[derive(Clone)]
struct Entry {
    name: String,
    start: usize,
    end: usize,
    stored: bool,
    crc: Option<u32>,
    encrypted: bool,
}

/// How much of a part could be unpacked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unpacked {
    Whole,
    Damaged,
    CutShort,
}

impl Unpacked {
    /// What a reader is to say of a part that is not whole, in its own words.
    pub(super) fn seen<S>(self, damage: S, too_much: S) -> Option<S> {
        match self {
            Self::Whole => None,
            Self::Damaged => Some(damage),
            Self::CutShort => Some(too_much),
        }
    }
}

impl<'a> Package<'a> {
    /// Opens a package; `None` when not one entry can be found.
    pub(super) fn open(bytes: &'a [u8]) -> Option<Self> {
        let listed = by_directory(bytes);
        let salvaged = listed.is_none();
        let entries = listed.unwrap_or_else(|| by_local_headers(bytes));
        (!entries.is_empty()).then_some(Self {
            bytes,
            entries,
            unpacked: 0,
            salvaged,
        })
    }

    /// Returns the names of the parts, in lower case, in order.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.keys().map(String::as_str)
    }

    /// Returns the names of the parts as the package writes them, in the order of [`Self::names`].
    pub(super) fn written_names(&self) -> impl Iterator<Item = &str> {
        self.entries.values().map(|entry| entry.name.as_str())
    }

    /// Tells whether a part is protected by a password.
    pub(super) fn is_encrypted(&self) -> bool {
        self.entries.values().any(|entry| entry.encrypted)
    }

    /// Unpacks a part; `None` when there is none of that name.
    pub(super) fn part(&mut self, name: &str) -> Option<(Vec<u8>, Unpacked)> {
        let entry = self.entries.get(&normal(name))?.clone();
        let packed = self.bytes.get(entry.start..entry.end)?;
        let size_max = self.size_max(packed.len() as u64);
        let (bytes, state) = if entry.stored {
            unpack(packed, size_max)
        } else {
            unpack(DeflateDecoder::new(packed), size_max)
        };
        self.unpacked += bytes.len() as u64;
        let state = match state {
            Unpacked::Whole if !sum_agrees(&bytes, entry.crc) => Unpacked::Damaged,
            state => state,
        };
        Some((bytes, state))
    }

    fn size_max(&self, packed: u64) -> u64 {
        let by_ratio = (packed * RATIO_MAX).max(RATIO_FREE_BYTES);
        let left = PACKAGE_BYTES_MAX.saturating_sub(self.unpacked);
        PART_BYTES_MAX.min(by_ratio).min(left)
    }
}

/// Names of parts ignore case, and some writers use backslashes or a leading slash.
fn normal(name: &str) -> String {
    name.trim_start_matches(['/', '\\'])
        .replace('\\', "/")
        .to_lowercase()
}

fn by_directory(bytes: &[u8]) -> Option<BTreeMap<String, Entry>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut entries = BTreeMap::new();
    for idx in 0..archive.len().min(ENTRIES_MAX) {
        let Ok(file) = archive.by_index_raw(idx) else {
            continue;
        };
        let Some(start) = file
            .data_start()
            .and_then(|start| usize::try_from(start).ok())
        else {
            continue;
        };
        let packed = usize::try_from(file.compressed_size()).unwrap_or(usize::MAX);
        let name = String::from_utf8_lossy(file.name_raw()).into_owned();
        let entry = Entry {
            name: name.clone(),
            start,
            end: start.saturating_add(packed).min(bytes.len()),
            stored: file.compression() == zip::CompressionMethod::Stored,
            crc: Some(file.crc32()),
            encrypted: file.encrypted(),
        };
        if entry.start < entry.end && !name.ends_with('/') {
            entries.entry(normal(&name)).or_insert(entry);
        }
    }
    (!entries.is_empty()).then_some(entries)
}

fn by_local_headers(bytes: &[u8]) -> BTreeMap<String, Entry> {
    let starts: Vec<usize> = memchr::memmem::find_iter(bytes, b"PK\x03\x04")
        .take(ENTRIES_MAX)
        .collect();
    let mut entries = BTreeMap::new();
    for (idx, start) in starts.iter().enumerate() {
        let end = starts.get(idx + 1).copied().unwrap_or(bytes.len());
        if let Some((name, entry)) = local_header(bytes, *start, end) {
            entries.entry(name).or_insert(entry);
        }
    }
    entries
}

/// Reads a local file header (APPNOTE 4.3.7). The next header bounds the data, whatever is written.
fn local_header(bytes: &[u8], start: usize, end: usize) -> Option<(String, Entry)> {
    let header = bytes.get(start..start + 30)?;
    let short = |at: usize| usize::from(u16::from_le_bytes([header[at], header[at + 1]]));
    let flags = short(6);
    let name_start = start + 30;
    let name_end = name_start + short(26);
    let data_start = name_end + short(28);
    let name = String::from_utf8_lossy(bytes.get(name_start..name_end)?);
    let size_follows_data = flags & 0b1000 != 0;
    let crc = u32::from_le_bytes([header[14], header[15], header[16], header[17]]);
    let entry = Entry {
        name: name.clone().into_owned(),
        start: data_start,
        end,
        stored: short(8) == 0,
        crc: (!size_follows_data && short(8) != 0).then_some(crc),
        encrypted: flags & 1 != 0,
    };
    (data_start < end && !name.is_empty()).then(|| (normal(&name), entry))
}

fn unpack(mut packed: impl Read, size_max: u64) -> (Vec<u8>, Unpacked) {
    let mut bytes = Vec::new();
    let read = packed.by_ref().take(size_max + 1).read_to_end(&mut bytes);
    if bytes.len() as u64 > size_max {
        bytes.truncate(usize::try_from(size_max).unwrap_or(usize::MAX));
        return (bytes, Unpacked::CutShort);
    }
    match read {
        Ok(_) => (bytes, Unpacked::Whole),
        Err(_) => (bytes, Unpacked::Damaged),
    }
}

fn sum_agrees(bytes: &[u8], expected: Option<u32>) -> bool {
    let Some(expected) = expected else {
        return true;
    };
    let mut crc = Crc::new();
    crc.update(bytes);
    crc.sum() == expected
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in parts {
            let options = zip::write::SimpleFileOptions::default()
                .compression_method(zip::CompressionMethod::Deflated);
            writer.start_file(*name, options).expect("in memory");
            writer.write_all(bytes).expect("in memory");
        }
        writer.finish().expect("in memory").into_inner()
    }

    #[test]
    fn a_part_is_found_whatever_the_case_of_its_name() {
        let bytes = zipped(&[("Word/Document.xml", b"<a/>")]);
        let mut package = Package::open(&bytes).expect("a zip");
        let part = package.part("/word/document.XML");
        assert_eq!(part, Some((b"<a/>".to_vec(), Unpacked::Whole)));
    }

    #[test]
    fn a_package_cut_in_half_still_gives_its_first_parts() {
        let mut bytes = zipped(&[("a.xml", b"first words"), ("b.xml", b"second")]);
        bytes.truncate(bytes.len() / 2);
        let mut package = Package::open(&bytes).expect("local headers");
        assert!(package.salvaged);
        let (text, _) = package.part("a.xml").expect("the first part");
        assert_eq!(text, b"first words");
    }

    #[test]
    fn a_bomb_is_read_only_up_to_the_bound() {
        let size = usize::try_from(RATIO_FREE_BYTES).expect("small") + 4_000_000;
        let bytes = zipped(&[("a.xml", &vec![b' '; size])]);
        let mut package = Package::open(&bytes).expect("a zip");
        let (text, state) = package.part("a.xml").expect("the part");
        assert_eq!(state, Unpacked::CutShort);
        assert!(text.len() as u64 <= RATIO_FREE_BYTES);
    }

    fn stored(parts: impl Iterator<Item = (String, usize)>) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let options = zip::write::SimpleFileOptions::default()
            .compression_method(zip::CompressionMethod::Stored);
        for (name, size) in parts {
            writer.start_file(name, options).expect("in memory");
            writer.write_all(&vec![b' '; size]).expect("in memory");
        }
        writer.finish().expect("in memory").into_inner()
    }

    #[test]
    fn entries_beyond_the_bound_are_not_looked_at() {
        let names = (0..ENTRIES_MAX + 50).map(|number| (number.to_string(), 1));
        let bytes = stored(names);
        let package = Package::open(&bytes).expect("a zip");
        assert_eq!(package.names().count(), ENTRIES_MAX);
    }

    #[test]
    fn a_part_and_all_parts_together_are_unpacked_up_to_a_bound() {
        let size = usize::try_from(PART_BYTES_MAX).expect("small") + 1;
        let names = ["a", "b", "c"].map(|name| (name.to_owned(), size));
        let bytes = stored(names.into_iter());
        let mut package = Package::open(&bytes).expect("a zip");
        let sizes = ["a", "b", "c"].map(|name| {
            let (part, state) = package.part(name).expect("a part");
            assert_eq!(state, Unpacked::CutShort);
            part.len() as u64
        });
        let left = PACKAGE_BYTES_MAX - 2 * PART_BYTES_MAX;
        assert_eq!(sizes, [PART_BYTES_MAX, PART_BYTES_MAX, left]);
    }
}
