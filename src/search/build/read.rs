//! Reads one file into what will be indexed of it.

use super::todo::Candidate;
use crate::document::{Document, Reading};
use crate::extract;
use crate::facts::{self, Kind, Outline};
use crate::search::register::FileRecord;
use crate::search::units::{self, Unit};
use crate::search::words;

/// One file, read: its own content first, then that of each file that lies in it.
pub(super) struct Read {
    pub(super) hash: String,
    /// Empty when the bytes are the ones that are indexed.
    pub(super) contents: Vec<Content>,
}

/// One document as it will be indexed.
pub(super) struct Content {
    pub(super) record: FileRecord,
    pub(super) document: Document,
    pub(super) units: Vec<Unit>,
}

/// Reads one file; only its bytes when they are the ones that are indexed.
pub(super) fn file(candidate: &Candidate<'_>) -> Read {
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
    let mut said = blake3::Hasher::new();
    for unit in units {
        said.update(&unit.words_hash.to_le_bytes());
    }
    FileRecord {
        path: document.path.clone(),
        case: None,
        kind: kind_name(outline.kind),
        title: outline.title.as_ref().map(|title| title.text.clone()),
        author: outline.author.as_ref().map(|author| author.text.clone()),
        hash: hash_of(document),
        words: words::first_eight(&said.finalize()),
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
