//! Each file in `corpus/broken/` is read, or named as not read, as people wrote down.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use casewise::document::Reading;
use casewise::extract;
use serde::Deserialize;

#[derive(Deserialize)]
struct Expected {
    broken: BTreeMap<String, Broken>,
}

#[derive(Deserialize)]
struct Broken {
    read: String,
    code: Option<toml::Value>,
    note: Option<String>,
}

/// The codes that fit; none are named where any will do.
fn codes(expected: &Broken) -> Vec<String> {
    match &expected.code {
        Some(toml::Value::String(code)) => vec![code.clone()],
        Some(toml::Value::Array(codes)) => {
            let codes = codes.iter().filter_map(toml::Value::as_str);
            codes.map(str::to_owned).collect()
        }
        _ => Vec::new(),
    }
}

#[test]
fn every_broken_file_is_read_or_named_as_people_wrote_down() {
    let text = fs::read_to_string("tests/corpus/expected.toml").expect("expectations are here");
    let expected: Expected = toml::from_str(&text).expect("expectations can be read");
    let mut wrong = Vec::new();
    for (path, expected) in &expected.broken {
        let bytes = fs::read(Path::new("corpus").join(path)).expect("the file is here");
        let document = extract::bytes_of(path, &bytes);
        let reading = match document.reading() {
            Reading::Whole => "whole",
            Reading::Partly => "partly",
            Reading::Not => "not",
        };
        let said: Vec<String> = document
            .notes
            .iter()
            .filter_map(|note| {
                serde_json::to_value(note.code)
                    .ok()?
                    .as_str()
                    .map(str::to_owned)
            })
            .collect();
        // Where another way is as good, only that something is said or read counts.
        let is_open = expected
            .note
            .as_ref()
            .is_some_and(|note| note.contains("as good") || note.contains("may"));
        let fits = reading == expected.read
            && (codes(expected).is_empty()
                || codes(expected).iter().any(|code| said.contains(code)));
        if !fits && !is_open {
            wrong.push(format!("{path}: {reading} {said:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
