//! What docx-rs reads of a Word document, casewise reads too: two readers that share no code.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use casewise::extract;
use serde_json::Value;

/// Gathers the texts of runs from docx-rs's own view of a document.
fn texts(value: &Value, into: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            let text = fields.get("data").and_then(|data| data.get("text"));
            if let (Some("text"), Some(Value::String(text))) =
                (fields.get("type").and_then(Value::as_str), text)
            {
                into.push(text.clone());
            }
            fields.values().for_each(|value| texts(value, into));
        }
        Value::Array(values) => values.iter().for_each(|value| texts(value, into)),
        _ => {}
    }
}

fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|mark: char| !mark.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
}

fn documents(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder)
        .expect("a folder")
        .filter_map(Result::ok)
    {
        let path = entry.path();
        if path.is_dir() && !path.ends_with("broken") {
            documents(&path, into);
        } else if path.extension().is_some_and(|ending| ending == "docx") {
            into.push(path);
        }
    }
}

#[test]
fn every_word_that_docx_rs_reads_is_read() {
    let mut files = Vec::new();
    documents(Path::new("corpus"), &mut files);
    documents(Path::new("tests/corpus/triples"), &mut files);
    assert!(files.len() > 20, "the corpus holds Word documents");
    for file in files {
        let bytes = fs::read(&file).expect("a file");
        let Ok(theirs) = docx_rs::read_docx(&bytes) else {
            continue;
        };
        let theirs: Value = serde_json::from_str(&theirs.json()).expect("docx-rs writes json");
        let mut said = Vec::new();
        texts(&theirs, &mut said);
        let document = extract::bytes_of("a.docx", &bytes);
        let ours: BTreeSet<String> = words(&document.text).collect();
        // A word may be split over runs, so that docx-rs gives pieces of it.
        let whole: String = words(&document.text).collect();
        for word in words(&said.join(" ")) {
            let is_read = ours.contains(&word) || whole.contains(&word);
            assert!(is_read, "{}: “{word}”", file.display());
        }
    }
}
