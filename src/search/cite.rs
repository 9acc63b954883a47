//! Whether citations still stand: the documents are opened again and the words looked for.
//!
//! In: hits as `casewise search --format json` or `csv` wrote them, and the folder. Out: one
//! [`Verified`] a citation: same, moved, changed or gone.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::document::Document;
use crate::extract;
use crate::ingest::Source;

/// A hit that was cited.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Cited {
    /// Path of the document, as the index knew it.
    pub document: String,
    /// Hash of its bytes then.
    #[serde(default)]
    pub hash: String,
    /// First byte of the paragraph in the document's text.
    #[serde(alias = "paragraph start")]
    pub start: usize,
    /// The paragraph.
    pub text: String,
    /// The line that was pasted.
    #[serde(default)]
    pub citation: String,
}

/// What became of a citation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// The paragraph stands where it stood.
    Same,
    /// It stands elsewhere, in the document or in another.
    Moved,
    /// The document is there; the paragraph is not.
    Changed,
    /// The document is not there, or cannot be read.
    Gone,
}

impl Fate {
    /// Returns the name that files use.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Moved => "moved",
            Self::Changed => "changed",
            Self::Gone => "gone",
        }
    }
}

/// A citation with what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// The citation.
    pub cited: Cited,
    /// What became of it.
    pub fate: Fate,
    /// Where it is now, or why it cannot be found.
    pub why: String,
}

#[derive(Deserialize)]
struct Answer {
    hits: Vec<Cited>,
}

/// Reads citations from a file that `casewise search` wrote.
///
/// # Errors
/// What was expected and where, for a file that is neither.
pub fn parse(text: &str) -> Result<Vec<Cited>, String> {
    if text.trim_start().starts_with('{') {
        let answer: Answer = serde_json::from_str(text)
            .map_err(|error| format!("no answer of casewise search --format json: {error}"))?;
        return Ok(answer.hits);
    }
    let mut table = csv::Reader::from_reader(text.as_bytes());
    let rows = table.deserialize::<Cited>();
    let cited: Result<Vec<Cited>, csv::Error> = rows.collect();
    let cited = cited.map_err(|error| no_table(&error))?;
    Ok(cited.into_iter().map(without_apostrophes).collect())
}

/// Says at which line a table is none of hits.
fn no_table(error: &csv::Error) -> String {
    let what = match error.kind() {
        csv::ErrorKind::UnequalLengths {
            expected_len, len, ..
        } => format!("{len} cells where the first line has {expected_len}"),
        csv::ErrorKind::Deserialize { err, .. } => err.kind().to_string().replace('`', "\""),
        _ => "no line of a table".to_owned(),
    };
    let line = error.position().map_or(1, csv::Position::line);
    format!("line {line}: {what}; expected what casewise search --format csv writes")
}

/// Takes back what keeps spreadsheets from running text.
fn without_apostrophes(cited: Cited) -> Cited {
    let plain = |text: String| match text.strip_prefix('\'') {
        Some(rest) if super::output::safe(rest) != *rest => rest.to_owned(),
        _ => text,
    };
    Cited {
        document: plain(cited.document),
        text: plain(cited.text),
        citation: plain(cited.citation),
        ..cited
    }
}

/// Opens the cited documents again and looks for the cited words.
///
/// - `sources`: the files there are now, as [`crate::ingest::list`] gives them
#[must_use]
pub fn verify(cited: Vec<Cited>, sources: &[Source]) -> Vec<Verified> {
    let by_path: BTreeMap<&str, &Source> = sources
        .iter()
        .map(|source| (source.path.as_str(), source))
        .collect();
    let mut open: BTreeMap<String, Vec<Document>> = BTreeMap::new();
    let mut verified = Vec::new();
    for cited in cited {
        let source = outer(&cited.document, &by_path);
        if let Some(source) = source {
            open.entry(source.path.clone())
                .or_insert_with(|| extract::documents(source));
        }
        let documents = source.and_then(|source| open.get(&source.path));
        let document =
            documents.and_then(|documents| documents.iter().find(|one| one.path == cited.document));
        let (fate, why) = match document {
            Some(document) => fate(&cited, document),
            None => elsewhere(&cited, sources),
        };
        verified.push(Verified { cited, fate, why });
    }
    verified
}

/// The file that a document is, or lies in.
fn outer<'a>(path: &str, by_path: &BTreeMap<&str, &'a Source>) -> Option<&'a Source> {
    let ends = path.match_indices('/').map(|(at, _)| at);
    let whole = std::iter::once(path.len());
    let mut parts = whole.chain(ends.collect::<Vec<_>>().into_iter().rev());
    parts.find_map(|end| by_path.get(&path[..end]).copied())
}

fn fate(cited: &Cited, document: &Document) -> (Fate, String) {
    let mut places = document.text.match_indices(&cited.text).peekable();
    if cited.text.is_empty() || places.peek().is_none() {
        let fate = if document.text.is_empty() {
            Fate::Gone
        } else {
            Fate::Changed
        };
        return (
            fate,
            "the paragraph does not stand in it any more".to_owned(),
        );
    }
    let first = places.peek().map_or(0, |(at, _)| *at);
    if places.any(|(at, _)| at == cited.start) {
        return (Fate::Same, "it stands where it stood".to_owned());
    }
    (
        Fate::Moved,
        format!("it begins at byte {first} of the text now"),
    )
}

/// Looks for the same bytes under another name.
fn elsewhere(cited: &Cited, sources: &[Source]) -> (Fate, String) {
    let gone = || (Fate::Gone, format!("{} is not there", cited.document));
    if cited.hash.is_empty() {
        return gone();
    }
    let is_same = |source: &&Source| {
        let bytes = source.bytes().unwrap_or_default();
        blake3::hash(&bytes).to_hex().starts_with(&cited.hash)
    };
    sources.iter().find(is_same).map_or_else(gone, |source| {
        (Fate::Moved, format!("the same file is {} now", source.path))
    })
}
