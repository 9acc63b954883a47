//! No bytes bring a reader down: files of every format, cut, flipped, spliced and stuffed.
//!
//! The fuzz targets are plain functions: [`holds`] over a name and bytes, as a run reads them, and
//! [`holds_as`] over a format and bytes, for the reader of each format by itself.

mod corpus;
mod harm;
mod sound;

use std::panic::catch_unwind;

use casewise::document::{Document, Format, NoteCode, Part, Reading, Span};
use casewise::extract;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, TestRunner};

use harm::{Harm, harm, harmed};
use sound::{SOUND, parts, zipped};

/// Reads bytes under a name and holds what every document keeps.
fn holds(name: &str, bytes: &[u8]) {
    for document in extract::all_of(name, bytes.to_vec()) {
        holds_together(&document);
    }
    assert_eq!(
        extract::bytes_of(name, bytes),
        extract::bytes_of(name, bytes),
        "{name}"
    );
}

/// Reads bytes as a format, whatever they look like, and holds the same; a panic goes on.
fn holds_as(format: Format, bytes: &[u8]) {
    holds_together(&extract::bytes_as(format, bytes));
}

fn holds_together(document: &Document) {
    for (idx, block) in document.blocks.iter().enumerate() {
        let is_cut = document
            .text
            .get(block.span.start..block.span.end)
            .is_some();
        assert!(is_cut, "on characters");
        if !block.span.is_empty() {
            assert_eq!(document.block_at(block.span), Some(idx), "found again");
        }
    }
    let mut spans: Vec<Span> = document.blocks.iter().map(|block| block.span).collect();
    let by_part = document.blocks.chunk_by(|a, b| a.part == b.part);
    for own in by_part {
        assert!(own.is_sorted_by_key(|block| block.span), "in order");
    }
    spans.sort();
    let is_apart = spans.windows(2).all(|pair| pair[0].end <= pair[1].start);
    assert!(is_apart, "blocks stand apart");
    let is_of_path = |part| matches!(part, Part::FileName | Part::Folder);
    let says_nothing = document.blocks.iter().all(|block| is_of_path(block.part));
    let is_silent = says_nothing && document.notes.is_empty();
    assert!(
        !is_silent,
        "{}: nothing read and nothing said",
        document.path
    );
    for note in &document.notes {
        assert!(!note.message.is_empty());
        assert_ne!(note.code, NoteCode::ParserFailed, "{}", document.path);
    }
}

proptest! {
    #![proptest_config(Config { cases: 400, failure_persistence: None, ..Config::default() })]

    #[test]
    fn a_damaged_file_is_read_or_noted(file in any::<prop::sample::Index>(), harms in proptest::collection::vec(harm(), 1..6)) {
        let (name, bytes) = file.get(&SOUND);
        holds(name, &harmed(bytes, &harms));
    }

    #[test]
    fn a_package_with_damaged_parts_is_read_or_noted(file in any::<prop::sample::Index>(), part in any::<prop::sample::Index>(), harms in proptest::collection::vec(harm(), 1..6)) {
        let packages: Vec<&(String, Vec<u8>)> = SOUND.iter().filter(|(_, bytes)| bytes.starts_with(b"PK")).collect();
        let (name, bytes) = file.get(&packages);
        let mut parts = parts(bytes).expect("a package");
        let harmed_part = part.index(parts.len());
        parts[harmed_part].1 = harmed(&parts[harmed_part].1, &harms);
        let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
        holds(name, &zipped(&parts));
    }

    #[test]
    fn any_bytes_under_any_name_are_read_or_noted(bytes in proptest::collection::vec(any::<u8>(), 0..2_000), ending in prop::sample::select(vec!["docx", "pdf", "odt", "rtf", "html", "xlsx", "ods", "csv", "eml", "msg", "zip", "txt", "md", "doc", "pptx", "odp", "dat"])) {
        holds(&format!("a.{ending}"), &bytes);
    }
}

/// How often each file of the corpus is damaged.
const N_ROUNDS: usize = 6;

#[test]
fn damaged_files_of_the_corpus_are_read_by_their_format_without_a_panic() {
    let mut chance = TestRunner::deterministic();
    let harms = proptest::collection::vec(harm(), 1..6);
    for (format, name, bytes) in corpus::files() {
        for round in 0..N_ROUNDS {
            let harms = harms.new_tree(&mut chance).expect("harms").current();
            let bytes = damaged(&bytes, &harms, round);
            let held = catch_unwind(|| holds_as(format, &bytes));
            assert!(
                held.is_ok(),
                "{name} as {format:?}, round {round}: {harms:?}"
            );
        }
    }
}

/// Damages a file; a package every other round in one of its parts, so that more than its
/// directory is met.
fn damaged(bytes: &[u8], harms: &[Harm], round: usize) -> Vec<u8> {
    let parts = parts(bytes).filter(|parts| round % 2 == 1 && !parts.is_empty());
    let Some(mut parts) = parts else {
        return harmed(bytes, harms);
    };
    let at = (bytes.len() + round) % parts.len();
    parts[at].1 = harmed(&parts[at].1, harms);
    let parts: Vec<(&str, &[u8])> = parts
        .iter()
        .map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
        .collect();
    zipped(&parts)
}

#[test]
fn every_sound_file_is_read_whole() {
    for (name, bytes) in SOUND.iter() {
        for document in extract::all_of(name, bytes.clone()) {
            assert_eq!(
                document.reading(),
                Reading::Whole,
                "{}: {:?}",
                document.path,
                document.notes
            );
        }
        holds(name, bytes);
    }
}

#[test]
fn a_truncated_file_of_any_length_is_read_or_noted() {
    for (name, bytes) in SOUND.iter() {
        for percent in (0..100).step_by(7) {
            holds(name, &bytes[..bytes.len() * percent / 100]);
        }
    }
}

#[test]
fn archives_in_archives_end_at_the_bound_on_nesting() {
    let mut bytes = zipped(&[("note.txt", b"Deep inside.")]);
    for _ in 0..10 {
        bytes = zipped(&[("inner.zip", &bytes)]);
    }
    let documents = extract::all_of("outer.zip", bytes);
    assert_eq!(documents.len(), extract::INSIDE_DEPTH_MAX + 1);
    let last = documents.last().expect("some");
    assert_eq!(last.reading(), Reading::Partly, "{:?}", last.notes);
}

#[test]
fn names_in_an_archive_lead_nowhere_else() {
    let bytes = zipped(&[
        ("../../etc/x.txt", b"one"),
        ("/y.txt", b"two"),
        ("c/../x.txt", b"three"),
        ("C/X.TXT", b"four"),
    ]);
    let paths: Vec<String> = extract::all_of("a.zip", bytes)
        .into_iter()
        .map(|document| document.path)
        .collect();
    assert!(
        paths
            .iter()
            .skip(1)
            .all(|path| path.starts_with("a.zip/") && !path.contains("..")),
        "{paths:?}"
    );
}

#[test]
fn entities_and_links_are_not_opened() {
    let secret = std::env::current_dir()
        .expect("a folder")
        .join("Cargo.toml");
    let link = secret.display();
    let html = format!(
        "<!DOCTYPE html [<!ENTITY x SYSTEM 'file://{link}'>]><p>a&x;<iframe src='file://{link}'></iframe><img src='file://{link}'>"
    );
    let odt = format!(
        "<!DOCTYPE d [<!ENTITY x SYSTEM 'file://{link}'>]><office:document><office:body><office:text><text:p>a&x;</text:p>\
                       <text:section><text:section-source xlink:href='file://{link}'/></text:section></office:text></office:body></office:document>"
    );
    let rtf =
        format!("{{\\rtf1 a{{\\field{{\\*\\fldinst INCLUDETEXT \"{link}\"}}{{\\fldrslt b}}}}}}");
    for (name, text) in [("a.html", html), ("a.fodt", odt), ("a.rtf", rtf)] {
        let document = extract::bytes_of(name, text.as_bytes());
        assert!(document.text.contains('a'), "{name}: {}", document.text);
        assert!(
            !document.text.contains("[package]"),
            "{name}: {}",
            document.text
        );
    }
}
