//! `casewise index`, `search`, `cite` and `purge` as a user meets them.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

fn casewise(folder: &Path, words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_casewise"))
        .args(words)
        .current_dir(folder)
        .env_clear()
        .output()
        .expect("the command starts")
}

fn said(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("casewise prints UTF-8")
}

fn write(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().expect("files lie in the folder")).expect("a folder");
    fs::write(path, text).expect("a file");
}

const NOTES: &str = "# Case notes\n\n12/03/2018\n\nThe case conference on 12/03/2018 heard the child’s views.\n\n\
    Case notes were filed. O'Brien's key-worker met Siân.\n";
const MINUTES: &str = "# Minutes of review\n\nDate of meeting: 14 March 2018\n\nPresent: A.B., social worker\n\n\
    A case conference was held on 14 March 2018.\n\nThe conference closed the case.\n";

/// A folder with two cases, indexed.
fn indexed() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    write(folder.path(), "cases/A/notes.md", NOTES);
    write(folder.path(), "cases/B/minutes.md", MINUTES);
    let output = casewise(folder.path(), &["index", "."]);
    assert!(output.status.success(), "{}", said(&output.stderr));
    folder
}

fn search(folder: &Path, words: &[&str]) -> Value {
    let words = [&["search"], words, &["--format", "json"]].concat();
    let output = casewise(folder, &words);
    assert!(output.status.success(), "{}", said(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("JSON")
}

/// The quoted places of all hits, `case: words`.
fn places(folder: &Path, query: &str) -> Vec<String> {
    let answer = search(folder, &[query]);
    let hits = answer["hits"].as_array().expect("hits");
    let mut found = Vec::new();
    for hit in hits {
        let text = hit["text"].as_str().expect("a text");
        for span in hit["spans"].as_array().expect("spans") {
            let at = |name: &str| {
                let byte = span[name].as_u64().expect("a byte");
                usize::try_from(byte).expect("a byte of a text in memory")
            };
            let words = &text[at("start")..at("end")];
            found.push(format!("{}: {words}", hit["case"].as_str().unwrap_or("-")));
        }
    }
    found
}

#[test]
fn a_phrase_is_found_where_it_stands_and_nowhere_else() {
    let folder = indexed();
    let found = places(folder.path(), "\"case conference\"");
    assert_eq!(found, ["A: case conference", "B: case conference"]);
}

#[test]
fn apostrophes_accents_and_compounds_are_found_in_every_spelling() {
    let folder = indexed();
    for (query, expected) in [
        ("\"child's views\"", "A: child’s views"),
        ("childs", "A: child’s"),
        ("obriens", "A: O'Brien's"),
        ("sian", "A: Siân"),
        ("keyworker", "A: key-worker"),
        ("\"key worker\"", "A: key-worker"),
        ("key-worker", "A: key-worker"),
    ] {
        let found = places(folder.path(), query);
        assert_eq!(
            found.first().map(String::as_str),
            Some(expected),
            "{query}: {found:?}"
        );
    }
}

#[test]
fn a_date_is_found_however_it_is_written() {
    let folder = indexed();
    let near = places(folder.path(), "\"case conference\" NEAR date:2018-03");
    assert_eq!(
        near,
        [
            "A: case conference on 12/03/2018",
            "B: case conference was held on 14 March 2018"
        ]
    );
    let one = places(folder.path(), "written:2018-03-14");
    assert_eq!(one, ["B: 14 March 2018", "B: 14 March 2018"]);
    let typed = places(folder.path(), "\"12 March 2018\" conference");
    assert_eq!(typed, ["A: conference", "A: 12/03/2018"]);
}

#[test]
fn fields_not_and_scope_choose_documents() {
    let folder = indexed();
    let cases = |query: &str| {
        let answer = search(folder.path(), &[query]);
        let hits = answer["hits"].as_array().expect("hits").clone();
        let mut cases: Vec<String> = hits
            .iter()
            .map(|hit| hit["case"].as_str().unwrap_or("-").to_owned())
            .collect();
        cases.dedup();
        cases
    };
    assert_eq!(cases("conference kind:minutes"), ["B"]);
    assert_eq!(cases("conference case:a"), ["A"]);
    assert_eq!(cases("conference date:2018-03-14"), ["B"]);
    assert_eq!(cases("conference NOT views scope:doc"), ["B"]);
    assert_eq!(cases("conference AND NOT views scope:case"), ["B"]);
    assert_eq!(cases("views keyworker scope:doc"), ["A"]);
    assert!(cases("views keyworker").is_empty());
}

#[test]
fn a_changed_a_new_and_a_vanished_file_are_seen_and_the_others_left_alone() {
    let folder = indexed();
    write(
        folder.path(),
        "cases/C/notes.md",
        "# Case notes\n\nA safety plan was agreed.\n",
    );
    fs::remove_file(folder.path().join("cases/B/minutes.md")).expect("it was there");
    write(
        folder.path(),
        "cases/A/notes.md",
        &NOTES.replace("heard", "sought and heard"),
    );
    let output = casewise(folder.path(), &["index", "."]);
    let printed = said(&output.stdout);
    assert!(
        printed.contains("new 1, changed 1, moved 0, gone 1, same 0; generation 2"),
        "{printed}"
    );
    assert_eq!(
        places(folder.path(), "\"case conference\""),
        ["A: case conference"]
    );
    assert_eq!(places(folder.path(), "\"sought and heard\"").len(), 1);
    let again = said(&casewise(folder.path(), &["index", "."]).stdout);
    assert!(again.contains("same 2; generation 2"), "{again}");
}

#[test]
fn a_query_that_cannot_be_read_is_shown_with_a_caret() {
    let folder = indexed();
    let output = casewise(folder.path(), &["search", "views NEAR/x plan"]);
    assert_eq!(output.status.code(), Some(2));
    let printed = said(&output.stderr);
    assert!(
        printed.contains("expected a number") && printed.contains("        ^^^^^^"),
        "{printed}"
    );
}

#[test]
fn long_queries_and_many_clauses_are_answered_or_refused_in_words() {
    let folder = indexed();
    let many = vec!["view*"; 1_000].join(" OR ");
    assert_eq!(search(folder.path(), &[&many])["total"], 1);
    let long = "a".repeat(10_000);
    assert_eq!(search(folder.path(), &[&long])["total"], 0);
    let output = casewise(folder.path(), &["search", &"x OR ".repeat(20_000)]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output.stderr).contains("the longest that is read"));
}

#[test]
fn a_foreign_a_missing_and_a_truncated_index_are_clear_errors() {
    let folder = indexed();
    let missing = casewise(folder.path(), &["search", "x", "--index", "nowhere"]);
    assert!(said(&missing.stderr).contains("there is no index in nowhere"));
    let at = folder.path().join(".casewise");
    for entry in fs::read_dir(&at).expect("the index") {
        let path = entry.expect("a file").path();
        let before = fs::read(&path).expect("bytes");
        if before.len() < 20 {
            continue;
        }
        fs::write(&path, &before[..before.len() / 2]).expect("cut");
        let output = casewise(folder.path(), &["search", "conference"]);
        let printed = said(&output.stderr);
        assert!(
            !printed.contains("panicked"),
            "{}: {printed}",
            path.display()
        );
        if output.status.code() != Some(0) {
            assert!(
                printed.contains("--rebuild"),
                "{}: {printed}",
                path.display()
            );
        }
        fs::write(&path, &before).expect("mended");
    }
    let meta = at.join("meta.json");
    let text = fs::read_to_string(&meta).expect("meta");
    fs::write(&meta, text.replace("casewise", "other")).expect("foreign");
    fs::write(&meta, text.replace("\\\"schema\\\":1", "\\\"schema\\\":9"))
        .expect("another version");
    let output = casewise(folder.path(), &["search", "conference"]);
    assert!(
        said(&output.stderr).contains("is of version 9."),
        "{}",
        said(&output.stderr)
    );
    let rebuilt = casewise(folder.path(), &["index", ".", "--rebuild"]);
    assert!(rebuilt.status.success(), "{}", said(&rebuilt.stderr));
    assert_eq!(places(folder.path(), "\"case conference\"").len(), 2);
}

#[test]
fn csv_and_markdown_hold_the_quote_and_nothing_that_a_spreadsheet_runs() {
    let folder = indexed();
    write(folder.path(), "cases/A/sum.txt", "=1+1 conference\n");
    casewise(folder.path(), &["index", "."]);
    let csv = said(&casewise(folder.path(), &["search", "conference", "--format", "csv"]).stdout);
    assert!(csv.contains("'=1+1"), "{csv}");
    let md = said(
        &casewise(
            folder.path(),
            &["search", "\"case conference\"", "--format", "md"],
        )
        .stdout,
    );
    assert!(md.contains("**case conference**"), "{md}");
}
