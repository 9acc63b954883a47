//! How fast each stage is, on the invented corpus: bytes and documents a second.
//!
//! `cargo bench --bench pipeline`. Whole-process timings are in `benches/audit.sh`.

use std::path::PathBuf;

use casewise::calendar::{Day, Jurisdiction};
use casewise::casefile::{self, CaseFile, Record};
use casewise::document::Document;
use casewise::rules::{RuleSet, Settings};
use casewise::{extract, facts, ingest};
use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};

fn main() {
    divan::main();
}

/// The files of the corpus with an ending, as path and bytes.
fn files(ending: &str) -> Vec<(String, Vec<u8>)> {
    let folder = ingest::list(&[PathBuf::from("corpus/cases")]).expect("the corpus is here");
    let chosen = folder
        .sources
        .iter()
        .filter(|source| source.path.ends_with(ending));
    chosen
        .filter_map(|source| Some((source.path.clone(), source.bytes().ok()?)))
        .collect()
}

fn documents() -> Vec<Document> {
    let folder = ingest::list(&[PathBuf::from("corpus/cases")]).expect("the corpus is here");
    folder.sources.iter().map(extract::document).collect()
}

#[divan::bench(args = [".docx", ".pdf", ".txt", ".md"])]
fn extraction(bencher: Bencher, ending: &str) {
    let files = files(ending);
    let n_bytes: usize = files.iter().map(|(_, bytes)| bytes.len()).sum();
    bencher
        .counter(BytesCount::new(n_bytes))
        .counter(ItemsCount::new(files.len()))
        .bench(|| {
            for (path, bytes) in &files {
                divan::black_box(extract::bytes_of(path, bytes));
            }
        });
}

#[divan::bench]
fn facts_of_text(bencher: Bencher) {
    let documents = documents();
    let n_bytes: usize = documents.iter().map(|document| document.text.len()).sum();
    bencher
        .counter(BytesCount::new(n_bytes))
        .counter(ItemsCount::new(documents.len()))
        .bench(|| {
            for document in &documents {
                divan::black_box(facts::of(document));
            }
        });
}

#[divan::bench]
fn rules_on_a_case(bencher: Bencher) {
    let folder = ingest::list(&[PathBuf::from("corpus/cases/C-1001")]).expect("the case is here");
    let records: Vec<Record> = folder
        .sources
        .iter()
        .map(|source| {
            let document = extract::document(source);
            let facts = facts::of(&document);
            Record { document, facts }
        })
        .collect();
    let case_file: CaseFile = casefile::assemble(Some("C-1001".to_owned()), records);
    let rules = RuleSet::builtin();
    let settings = Settings {
        as_at: Day::new(2026, 11, 1).expect("a day"),
        jurisdiction: Jurisdiction::Scotland,
    };
    bencher
        .counter(ItemsCount::new(1usize))
        .bench(|| rules.judge(&case_file, &settings));
}
