//! A roster named in `casewise.toml`, as a user meets it: what it settles, what it contradicts, and
//! where its readings are shown.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

/// Runs the command beside the corpus, with an environment of its own.
fn casewise(words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_casewise"))
        .args(words)
        .current_dir(Path::new("tests/corpus/roster"))
        .env_clear()
        .output()
        .expect("the command starts")
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr)))
}

/// The first finding of the rule on reviews away from home for a case.
fn review_of(case: &str) -> Value {
    let words = "audit . --format json --as-at 2026-11-01 --rule review-looked-after-away";
    let audit = json(&casewise(&words.split(' ').collect::<Vec<_>>()));
    let findings = audit["findings"].as_array().expect("findings").iter();
    let mut own = findings.filter(|finding| finding["case"] == case);
    own.next().expect("the rule spoke").clone()
}

fn quotes(finding: &Value) -> Vec<(&str, &str)> {
    let evidence = finding["evidence"].as_array().expect("evidence").iter();
    evidence
        .filter_map(|one| Some((one["document"].as_str()?, one["quote"].as_str()?)))
        .collect()
}

#[test]
fn a_review_is_judged_from_the_day_that_only_the_roster_gives() {
    let finding = review_of("R-1");
    assert_eq!(finding["outcome"], "met", "{finding:#}");
    let row = "R-1\tNorth\tLAC-A\t12/01/2026\t";
    assert!(
        quotes(&finding).contains(&("roster.csv", row)),
        "{finding:#}"
    );
}

#[test]
fn a_day_that_documents_and_roster_give_differently_cannot_be_told() {
    let finding = review_of("R-2");
    assert_eq!(finding["outcome"], "cannot-tell", "{finding:#}");
    let places: Vec<&str> = quotes(&finding)
        .iter()
        .map(|(document, _)| *document)
        .collect();
    assert!(places.contains(&"roster.csv"), "{finding:#}");
    assert!(places.contains(&"cases/R-2/notes.md"), "{finding:#}");
}

#[test]
fn away_by_the_documents_and_at_home_by_the_roster_cannot_be_told() {
    let finding = review_of("R-3");
    assert_eq!(finding["outcome"], "cannot-tell", "{finding:#}");
    let message = finding["message"].as_str().expect("a message");
    assert!(
        message.contains("the documents and the roster do not agree"),
        "{message}"
    );
    let places: Vec<&str> = quotes(&finding)
        .iter()
        .map(|(document, _)| *document)
        .collect();
    assert_eq!(places, ["cases/R-3/notes.md", "roster.csv"]);
}

#[test]
fn a_row_whose_status_is_not_known_stands_among_what_was_not_read() {
    let words = "audit . --format json --as-at 2026-11-01 --rule review-looked-after-away";
    let output = casewise(&words.split(' ').collect::<Vec<_>>());
    assert_eq!(output.status.code(), Some(4));
    let unread = json(&output)["unread"].to_string();
    assert!(
        unread.contains("roster.csv") && unread.contains("row 6;"),
        "{unread}"
    );
}

#[test]
fn facts_of_a_case_folder_show_the_source_of_each_reading() {
    let facts = json(&casewise(&["facts", "cases/R-2", "--format", "json"]));
    let sources: Vec<&str> = facts["statuses"]
        .as_array()
        .expect("statuses")
        .iter()
        .filter_map(|one| one["readings"][0]["source"].as_str())
        .collect();
    assert!(sources.contains(&"roster, row 3"), "{facts:#}");
    assert!(
        sources.iter().any(|one| one.ends_with("notes.md")),
        "{facts:#}"
    );
    assert_eq!(
        facts["contradictions"][0]["against"][0]["source"],
        "roster, row 3"
    );
}

#[test]
fn a_roster_that_is_not_there_stops_the_run() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let settings = "[roster]\nfile = \"list.csv\"\n";
    std::fs::write(folder.path().join("casewise.toml"), settings).expect("a file");
    std::fs::write(folder.path().join("a.md"), "# Case notes\n").expect("a file");
    let path = folder.path().to_str().expect("a name");
    let output = casewise(&["audit", path, "--as-at", "2026-11-01"]);
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        said.contains("the roster list.csv, which is not in the audited folder"),
        "{said}"
    );
}
