//! No file brings a run down: the whole program over files that are made to be too much.

use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;
use std::process::{Command, Output};
use std::time::{Duration, Instant};

use serde_json::Value;

/// Longer than this no file may hold a run up, on a busy machine and without optimisation.
const PATIENCE: Duration = Duration::from_secs(100);

fn casewise(args: &[&str]) -> Output {
    let begun = Instant::now();
    let output = Command::new(env!("CARGO_BIN_EXE_casewise"))
        .args(args)
        .output()
        .expect("the program starts");
    assert!(
        begun.elapsed() < PATIENCE,
        "{args:?} took {:?}",
        begun.elapsed()
    );
    output
}

/// Audits a folder and gives each document's path with the codes of its notes.
fn noted(folder: &Path) -> Vec<(String, Vec<String>)> {
    let path = folder.to_str().expect("a plain path");
    let output = casewise(&["audit", path, "--as-at", "2026-11-01", "--format", "json"]);
    let audit: Value = serde_json::from_slice(&output.stdout).expect("an audit");
    let documents = audit["documents"].as_array().expect("documents").iter();
    documents
        .map(|document| {
            let notes = document["notes"].as_array().into_iter().flatten();
            let codes = notes.filter_map(|note| note["code"].as_str().map(str::to_owned));
            let path = document["path"].as_str().expect("a path").to_owned();
            (path, codes.collect())
        })
        .collect()
}

fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let options = zip::write::SimpleFileOptions::default();
        writer.start_file(*name, options).expect("memory");
        writer.write_all(bytes).expect("memory");
    }
    writer.finish().expect("memory").into_inner()
}

/// A mail in a mail in a mail: a small file that takes a great deal of memory.
fn nested_mails() -> String {
    let head = "Subject: x\r\nMIME-Version: 1.0\r\n";
    head.to_owned() + &"Content-Type: message/rfc822\r\n\r\n".repeat(300_000)
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_beyond_the_bound_on_memory_costs_itself_a_note_and_the_others_nothing() {
    let room = tempfile::tempdir().expect("a folder");
    fs::write(room.path().join("a.txt"), "Read before.").expect("a file");
    fs::write(room.path().join("bomb.eml"), nested_mails()).expect("a file");
    fs::write(room.path().join("c.txt"), "Read after.").expect("a file");
    let noted = noted(room.path());
    let expected = [
        ("a.txt", None),
        ("bomb.eml", Some("too-large")),
        ("c.txt", None),
    ];
    let got: Vec<(&str, Option<&str>)> = noted
        .iter()
        .map(|(path, codes)| (path.as_str(), codes.first().map(String::as_str)))
        .collect();
    assert_eq!(got, expected);
}

#[test]
fn a_file_beyond_the_bound_on_time_is_ended_and_noted_or_read() {
    let room = tempfile::tempdir().expect("a folder");
    let file = room.path().join("groups.rtf");
    let groups = format!("{{\\rtf1 {}}}", "{\\b x}".repeat(12_000_000));
    fs::write(&file, groups).expect("a file");
    let output = casewise(&["extract", file.to_str().expect("a plain path")]);
    let said = String::from_utf8_lossy(&output.stderr);
    let is_noted = said.contains("longer than the bound") || said.contains("more memory than");
    assert!(is_noted || output.status.success(), "{said}");
}

#[test]
fn bombs_of_every_kind_are_read_up_to_a_bound_and_named() {
    let room = tempfile::tempdir().expect("a folder");
    let put = |name: &str, bytes: &[u8]| fs::write(room.path().join(name), bytes).expect("a file");
    let blanks = vec![b' '; 40_000_000];
    put("blanks.odt", &zipped(&[("content.xml", &blanks)]));
    put("blanks.xlsx", &zipped(&[("xl/workbook.xml", &blanks)]));
    put("blanks.zip", &zipped(&[("a.txt", &blanks)]));
    put(
        "deep.html",
        "<div><table><tr><td>".repeat(60_000).as_bytes(),
    );
    put(
        "deep.rtf",
        format!("{{\\rtf1 {}", "{".repeat(400_000)).as_bytes(),
    );
    put("rows.csv", "a,b\n".repeat(250_000).as_bytes());
    put("sound.txt", b"Read all the same.");
    let noted = noted(room.path());
    let codes = |name: &str| {
        let found = noted.iter().find(|(path, _)| path == name);
        found.map_or_else(|| panic!("{name} is listed"), |(_, codes)| codes.clone())
    };
    for name in [
        "blanks.odt",
        "blanks.xlsx",
        "blanks.zip",
        "deep.html",
        "deep.rtf",
        "rows.csv",
    ] {
        assert!(!codes(name).is_empty(), "{name} has a note");
    }
    assert!(codes("rows.csv").contains(&"cut-short".to_owned()));
    assert!(codes("sound.txt").is_empty());
}

const MAIL_WITH_PLAN: &str = "Subject: Plan\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=B\r\n\r\n\
        --B\r\nContent-Type: text/plain\r\n\r\nSee attached.\r\n\
        --B\r\nContent-Disposition: attachment; filename=plan.txt\r\n\r\nChild's Plan\r\n--B--\r\n";

#[test]
fn attachments_and_entries_of_archives_are_audited_for_themselves() {
    let room = tempfile::tempdir().expect("a folder");
    let folder = room.path().join("cases/A-1");
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(folder.join("note.eml"), MAIL_WITH_PLAN).expect("a file");
    let archive = zipped(&[
        ("old/visit.txt", b"Visit, 3 April 2025"),
        ("photo.png", b"\x89PNG\r\n"),
    ]);
    fs::write(folder.join("files.zip"), archive).expect("a file");
    let noted = noted(room.path());
    let paths: Vec<&str> = noted.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(
        paths,
        [
            "cases/A-1/files.zip",
            "cases/A-1/files.zip/old/visit.txt",
            "cases/A-1/files.zip/photo.png",
            "cases/A-1/note.eml",
            "cases/A-1/note.eml/plan.txt",
        ]
    );
}

#[test]
fn what_lies_in_an_archive_is_extracted_under_its_name() {
    let room = tempfile::tempdir().expect("a folder");
    let file = room.path().join("files.zip");
    let archive = zipped(&[
        ("old/visit.txt", b"Visit, 3 April 2025"),
        ("note.eml", MAIL_WITH_PLAN.as_bytes()),
    ]);
    fs::write(&file, archive).expect("a file");
    let path = file.to_str().expect("a plain path");
    let text = String::from_utf8(casewise(&["extract", path]).stdout).expect("text");
    let heads: Vec<&str> = text
        .lines()
        .filter_map(|line| line.strip_prefix("== "))
        .collect();
    let expected = ["note.eml ==", "note.eml/plan.txt ==", "old/visit.txt =="];
    assert_eq!(heads, expected.map(|name| format!("{path}/{name}")));
    let inner = format!("{path}/note.eml/plan.txt");
    let alone = casewise(&["extract", &inner, "--part", "body"]);
    assert_eq!(String::from_utf8_lossy(&alone.stdout), "Child's Plan\n");
    let json = casewise(&["extract", path, "--format", "json"]);
    let whole: Value = serde_json::from_slice(&json.stdout).expect("blocks");
    assert_eq!(whole["inside"][1]["path"], inner);
}

#[test]
fn one_part_of_a_document_can_be_shown_alone_as_text_and_as_json() {
    let file = "tests/corpus/triples/policy.html";
    let text = casewise(&["extract", file, "--part", "property"]);
    let json = casewise(&["extract", file, "--part", "body", "--format", "json"]);
    let blocks: Value = serde_json::from_slice(&json.stdout).expect("blocks");
    let parts = blocks["blocks"].as_array().expect("blocks").iter();
    assert!(parts.clone().count() > 0);
    assert!(parts.into_iter().all(|block| block["part"] == "body"));
    assert!(!String::from_utf8_lossy(&text.stdout).contains("Sleepover Policy"));
}
