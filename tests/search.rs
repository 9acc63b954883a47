//! `casewise index`, `search`, `cite` and `purge` as a user meets them.

mod command;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use command::{casewise, put, said};

const NOTES: &str = "# Case notes\n\n12/03/2018\n\nThe case conference on 12/03/2018 heard the child’s views.\n\n\
    Case notes were filed. O'Brien's key-worker met Siân.\n";
const MINUTES: &str = "# Minutes of review\n\nDate of meeting: 14 March 2018\n\nPresent: A.B., social worker\n\n\
    A case conference was held on 14 March 2018.\n\nThe conference closed the case.\n";

/// A folder with two cases, indexed.
fn indexed() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    put(folder.path(), "cases/A/notes.md", NOTES);
    put(folder.path(), "cases/B/minutes.md", MINUTES);
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
fn a_compound_is_found_in_one_word_in_two_and_with_a_hyphen_from_each_of_them() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (case, word) in [("A", "key worker"), ("B", "keyworker"), ("C", "key-worker")] {
        let text = format!("Case notes\n\nHer {word} came.\n");
        put(folder.path(), &format!("cases/{case}/notes.txt"), &text);
    }
    casewise(folder.path(), &["index", "."]);
    for query in [
        "key worker",
        "keyworker",
        "key-worker",
        "\"key worker came\"",
        "\"her keyworker\"",
        "\"her key-worker came\"",
        "her NEAR/3 keyworker",
    ] {
        assert_eq!(search(folder.path(), &[query])["total"], 3, "{query}");
    }
    assert_eq!(search(folder.path(), &["\"key workers\""])["total"], 0);
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
    put(
        folder.path(),
        "cases/C/notes.md",
        "# Case notes\n\nA safety plan was agreed.\n",
    );
    fs::remove_file(folder.path().join("cases/B/minutes.md")).expect("it was there");
    put(
        folder.path(),
        "cases/A/notes.md",
        NOTES.replace("heard", "sought and heard"),
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
fn a_pattern_in_a_phrase_is_read_as_one_or_refused() {
    let folder = indexed();
    let said_of = |query: &str| {
        let output = casewise(folder.path(), &["search", "--explain", query]);
        said(&output.stdout) + &said(&output.stderr)
    };
    assert!(said_of("\"case c*\"").contains("expected at least two letters beside *"));
    assert!(said_of("\"the ca?e notes\"").contains("\"the case notes\""));
    assert!(said_of("\"case * views\"").contains("a star alone"));
    assert_eq!(places(folder.path(), "\"ca?e conf*\"").len(), 2);
    assert_eq!(places(folder.path(), "\"were filed?\""), ["A: were filed"]);
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
    fs::write(&meta, text.replace("\\\"schema\\\":4", "\\\"schema\\\":9"))
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
fn an_index_with_a_broken_file_is_made_anew() {
    let folder = indexed();
    for entry in fs::read_dir(folder.path().join(".casewise")).expect("the index") {
        let path = entry.expect("a file").path();
        if path.extension().is_some() && !path.ends_with("meta.json") {
            fs::write(&path, "broken").expect("cut");
        }
    }
    let rebuilt = casewise(folder.path(), &["index", ".", "--rebuild"]);
    assert!(rebuilt.status.success(), "{}", said(&rebuilt.stderr));
    assert_eq!(places(folder.path(), "\"case conference\"").len(), 2);
}

#[test]
fn csv_and_markdown_hold_the_quote_and_nothing_that_a_spreadsheet_runs() {
    let folder = indexed();
    put(folder.path(), "cases/A/sum.txt", "=1+1 conference\n");
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

/// Three cases: one says it, one does not, of one nobody can tell.
fn three_cases() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let at = folder.path();
    put(
        at,
        "cases/A/notes.txt",
        "Case notes\n\n3 March 2026: Ella said that she likes her school.\n",
    );
    put(
        at,
        "cases/B/notes.txt",
        "Case notes\n\n4 March 2026: The house was tidy and warm.\n",
    );
    put(
        at,
        "cases/C/notes.txt",
        "Case notes\n\n5 March 2026: A visit with no reply at the door.\n",
    );
    put(at, "cases/C/scan.pdf", "");
    let output = casewise(at, &["index", "."]);
    assert_eq!(output.status.code(), Some(4), "{}", said(&output.stderr));
    folder
}

fn json_of(folder: &Path, words: &[&str]) -> Value {
    let output = casewise(folder, words);
    serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", said(&output.stderr)))
}

#[test]
fn a_case_with_an_unread_document_is_never_called_absent() {
    let folder = three_cases();
    let told = json_of(
        folder.path(),
        &["search", "Ella NEAR said", "--absent", "--format", "json"],
    );
    let answers = told["cases"].as_array().expect("cases").iter();
    let answers: Vec<String> = answers
        .map(|case| format!("{} {}", case["case"], case["answer"]).replace('"', ""))
        .collect();
    assert_eq!(answers, ["A present", "B absent", "C cannot-tell"]);
}

#[test]
fn a_heading_of_the_form_is_no_evidence_unless_asked_for() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for case in ["A", "B", "C", "D", "E"] {
        let text = format!("# Plan\n\n## Views of the child\n\nNothing for {case}.\n");
        put(folder.path(), &format!("cases/{case}/plan.md"), &text);
    }
    casewise(folder.path(), &["index", "."]);
    let n = |words: &[&str]| {
        let told = json_of(folder.path(), &[&["search", "views"], words].concat());
        (told["present"].clone(), told["form_not_counted"].clone())
    };
    assert_eq!(n(&["--absent", "--format", "json"]), (0.into(), 5.into()));
    let with_form = n(&["--absent", "--with-form", "--format", "json"]);
    assert_eq!(with_form, (5.into(), 0.into()));
}

#[test]
fn the_names_of_columns_are_no_evidence_though_nothing_marks_them() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let row = |cells: [&str; 3]| format!("<tr><td>{}</td></tr>", cells.join("</td><td>"));
    for (case, first) in [
        ("A", ["Action", "Who will", "By when"]),
        ("B", ["Ring Mum", "Who? Jo", "when at home."]),
    ] {
        let rows = row(first) + &row(["Visit the school", "Jo", "3 March 2026"]);
        let page = format!("<h1>Plan</h1><table>{rows}</table>");
        put(folder.path(), &format!("cases/{case}/plan.html"), &page);
    }
    casewise(folder.path(), &["index", "."]);
    let told = json_of(
        folder.path(),
        &["search", "who NEAR when", "--absent", "--format", "json"],
    );
    assert_eq!(
        (&told["present"], &told["absent"]),
        (&1.into(), &1.into()),
        "{told}"
    );
}

#[test]
fn one_bad_query_does_not_stop_a_batch_and_a_query_without_hits_keeps_its_row() {
    let folder = three_cases();
    let batch = "title = \"Ours\"\n\
        [[query]]\nname = \"Voice\"\nindicator = \"5.4\"\nside = \"supporting\"\nquery = \"said\"\n\
        [[query]]\nname = \"Broken\"\nindicator = \"5.4\"\nside = \"supporting\"\nquery = \"(said\"\n\
        [[query]]\nname = \"Nothing\"\nindicator = \"5.4\"\nside = \"contrary\"\nquery = \"zebra\"\n";
    put(folder.path(), "ours.toml", batch);
    let told = json_of(
        folder.path(),
        &["search", "--batch", "ours.toml", "--format", "json"],
    );
    let rows = told["queries"].as_array().expect("queries").iter();
    let rows: Vec<String> = rows
        .map(|row| format!("{} {} {}", row["name"], row["status"], row["total"]).replace('"', ""))
        .collect();
    assert_eq!(rows, ["Voice ok 1", "Broken error null", "Nothing ok 0"]);
}

#[test]
fn around_each_event_it_is_said_whether_something_stands() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let at = folder.path();
    put(
        at,
        "cases/A/notes.txt",
        "Case notes\n\n3 March 2026: Ella was hurt.\n\n5 March 2026: A strategy discussion was held.\n",
    );
    put(
        at,
        "cases/B/notes.txt",
        "Case notes\n\n3 March 2026: Finn was hurt.\n\n5 July 2026: A strategy discussion was held.\n",
    );
    casewise(at, &["index", "."]);
    let told = json_of(
        at,
        &[
            "search",
            "--event",
            "hurt",
            "--within",
            "0d..+7d",
            "--find",
            "\"strategy discussion\"",
            "--format",
            "json",
        ],
    );
    let events = told["events"].as_array().expect("events").iter();
    let events: Vec<String> = events
        .map(|event| format!("{} {}", event["event"]["case"], event["answer"]).replace('"', ""))
        .collect();
    assert_eq!(events, ["A hit", "B none"]);
}

#[test]
fn an_entry_below_a_line_with_a_date_is_of_that_day() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let at = folder.path();
    let notes = "# Case notes\n\n3 March 2026\n\nElla was hurt.\n\nNurse told by phone.\n\n\
        ## 9 July 2026, home visit\n\nA strategy discussion was held.\n";
    put(at, "cases/A/notes.md", notes);
    casewise(at, &["index", "."]);
    let words = ["--event", "hurt", "--within", "0d..+7d", "--find"];
    let ask = |find: &str| {
        json_of(
            at,
            &[&["search", "--format", "json"], &words[..], &[find]].concat(),
        )
    };
    let told = ask("\"strategy discussion\"");
    assert_eq!(told["events"][0]["from"], "2026-03-03", "{told}");
    assert_eq!(told["events"][0]["answer"], "none");
    assert_eq!(ask("nurse")["events"][0]["answer"], "hit");
}

#[test]
fn a_window_that_nobody_can_tell_of_says_why_in_every_format() {
    let folder = three_cases();
    let at = folder.path();
    put(
        at,
        "cases/D/notes.txt",
        "Case notes\n\nA visit to the door, once.\n",
    );
    casewise(at, &["index", "."]);
    let ask = |format: &str| {
        let words = ["--event", "visit", "--within", "0d..2w", "--find", "tidy"];
        said(&casewise(at, &[&["search", "--format", format], &words[..]].concat()).stdout)
    };
    let text = ask("text");
    for line in [
        "  5 March 2026 to 19 March 2026: cannot tell\n  not read, or not wholly: cases/C/scan.pdf",
        "  no date: cannot tell\n  no date is written with the event",
        "events 2: hit 0, none 0, cannot tell 2",
    ] {
        assert!(text.contains(line), "{text}");
    }
    let csv = ask("csv");
    assert!(
        csv.contains("2026-03-05 to 2026-03-19,cannot-tell"),
        "{csv}"
    );
}

#[test]
fn every_number_of_the_coverage_page_leads_to_citations_that_stand_on_it() {
    let folder = three_cases();
    let words = ["search", "--coverage", "--format", "html"];
    let page = said(&casewise(folder.path(), &words).stdout);
    let links: Vec<&str> = page.split("href=\"#").skip(1).collect();
    let links = links.iter().filter_map(|rest| rest.split_once('"'));
    let links: Vec<&str> = links.map(|(anchor, _)| anchor).collect();
    assert!(links.len() >= 2, "{page}");
    for anchor in links {
        assert!(
            page.contains(&format!("id=\"{anchor}\"")),
            "{anchor}: {page}"
        );
    }
    assert!(page.contains("¶2: &quot;3 March 2026: Ella said"), "{page}");
    assert!(
        page.contains("<li>cases/C/scan.pdf: the file is empty</li>"),
        "{page}"
    );
}

#[cfg(unix)]
#[test]
fn a_case_named_like_a_tag_stays_text_on_the_coverage_page() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let text = "Case notes\n\n3 March 2026: Ella said that she likes her school.\n";
    put(folder.path(), "cases/<b>A&B/notes.txt", text);
    casewise(folder.path(), &["index", "."]);
    let words = ["search", "--coverage", "--format", "html"];
    let page = said(&casewise(folder.path(), &words).stdout);
    assert!(
        page.contains("&lt;b&gt;A&amp;B") && !page.contains("<b>A"),
        "{page}"
    );
}

#[test]
fn citations_are_the_same_moved_changed_or_gone() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let at = folder.path();
    for name in ["a", "b", "c", "d"] {
        put(
            at,
            &format!("{name}.txt"),
            format!("File {name}\n\nThe words that are cited in {name}.\n"),
        );
    }
    casewise(at, &["index", "."]);
    let hits = casewise(at, &["search", "cited", "--format", "csv"]);
    fs::write(at.join("hits.csv"), hits.stdout).expect("a file");
    put(
        at,
        "b.txt",
        "File b\n\nA new paragraph.\n\nThe words that are cited in b.\n",
    );
    put(at, "c.txt", "File c\n\nOther words.\n");
    fs::remove_file(at.join("d.txt")).expect("it was there");
    let told = json_of(at, &["cite", "verify", "hits.csv", "--format", "json"]);
    let citations = told["citations"].as_array().expect("citations").iter();
    let answers: Vec<&str> = citations.filter_map(|one| one["answer"].as_str()).collect();
    assert_eq!(answers, ["same", "moved", "changed", "gone"]);
}

#[test]
fn a_purged_case_is_gone_from_every_byte_of_the_index() {
    let folder = three_cases();
    let receipt = json_of(folder.path(), &["purge", "--case", "A", "--format", "json"]);
    assert_eq!(receipt["documents"][0]["path"], "cases/A/notes.txt");
    assert!(receipt["checked"]["files"].as_u64() > Some(3), "{receipt}");
    assert_eq!(places(folder.path(), "Ella OR school"), [""; 0]);
    assert_eq!(places(folder.path(), "tidy"), ["B: tidy"]);
    for file in fs::read_dir(folder.path().join(".casewise")).expect("the index") {
        let held = fs::read(file.expect("a file").path()).expect("a file");
        assert!(!held.windows(6).any(|bytes| bytes == b"school"));
    }
}

#[test]
fn what_lies_in_an_archive_is_found_and_follows_it() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let at = folder.path();
    put(
        at,
        "mail.eml",
        "From: a@b.example\r\nSubject: Notes\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nSee the notes.\r\n--x\r\nContent-Type: text/plain; name=notes.txt\r\nContent-Disposition: attachment; filename=notes.txt\r\n\r\nThe walrus was seen on 3 March 2026.\r\n--x--\r\n",
    );
    casewise(at, &["index", "."]);
    let found = |query: &str| {
        let told = search(at, &[query]);
        let hits = told["hits"].as_array().expect("hits").clone();
        hits.iter()
            .map(|hit| hit["document"].to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(found("walrus"), ["\"mail.eml/notes.txt\""]);
    put(at, "other.txt", "Something else.\n");
    casewise(at, &["index", "."]);
    assert_eq!(found("walrus"), ["\"mail.eml/notes.txt\""]);
    fs::remove_file(at.join("mail.eml")).expect("it was there");
    casewise(at, &["index", "."]);
    assert_eq!(found("walrus"), [""; 0]);
}

#[test]
fn copies_are_shown_and_nothing_is_dropped() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let at = folder.path();
    let long: Vec<String> = (0..60).map(|n| format!("word{n}")).collect();
    let long = long.join(" ");
    put(at, "a.txt", &long);
    put(at, "b.txt", &long);
    put(at, "c.md", format!("{long}\n"));
    put(at, "d.txt", format!("{long} and one more thing"));
    casewise(at, &["index", "."]);
    let told = json_of(at, &["search", "--alike", "--format", "json"]);
    let groups = told["groups"].as_array().expect("groups").iter();
    let groups: Vec<String> = groups
        .map(|group| {
            let documents = group["documents"].as_array().expect("documents").iter();
            let names: Vec<&str> = documents
                .filter_map(|one| one["document"].as_str())
                .collect();
            format!("{}: {}", group["likeness"], names.join(" ")).replace('"', "")
        })
        .collect();
    assert_eq!(
        groups,
        [
            "same-file: a.txt b.txt",
            "same-words: a.txt c.md",
            "near: a.txt d.txt"
        ]
    );
    assert_eq!(search(at, &["word7"])["total"], 4);
}

#[test]
fn the_table_of_indicators_and_cases_marks_gaps_and_unread_files() {
    let folder = three_cases();
    let output = casewise(folder.path(), &["search", "--coverage", "--format", "csv"]);
    let table = said(&output.stdout);
    let row = |start: &str| {
        let mut lines = table.lines();
        lines
            .find(|line| line.starts_with(start))
            .unwrap_or_default()
            .to_owned()
    };
    assert!(row("A,5.4").starts_with("A,5.4,1,1,"), "{table}");
    assert!(row("B,5.4").starts_with("B,5.4,0,none,"), "{table}");
    assert!(row("C,5.4").starts_with("C,5.4,0,cannot tell,"), "{table}");
}

#[test]
fn an_indicator_of_which_a_query_could_not_be_asked_is_never_without_evidence() {
    let folder = three_cases();
    let batch = "title = \"Ours\"\n\
        [[query]]\nname = \"Broken\"\nindicator = \"5.2\"\nside = \"supporting\"\nquery = \"(said\"\n\
        [[query]]\nname = \"Nothing\"\nindicator = \"5.4\"\nside = \"supporting\"\nquery = \"zebra\"\n";
    put(folder.path(), "ours.toml", batch);
    let words = [
        "search",
        "--coverage",
        "--batch",
        "ours.toml",
        "--format",
        "csv",
    ];
    let table = said(&casewise(folder.path(), &words).stdout);
    assert!(table.contains("B,5.2,0,cannot tell,"), "{table}");
    assert!(table.contains("B,5.4,0,none,"), "{table}");
}

#[test]
fn an_answer_says_how_many_documents_were_not_read() {
    let folder = three_cases();
    assert_eq!(search(folder.path(), &["Ella"])["unread"], 1);
    let printed = said(&casewise(folder.path(), &["search", "zebra"]).stdout);
    assert!(printed.contains("0 hits") && printed.contains("1 document of the index was not read"));
}

#[test]
fn a_table_that_holds_fewer_hits_than_there_are_says_so() {
    let folder = three_cases();
    let words = ["search", "March", "--format", "csv", "--limit", "1"];
    let printed = said(&casewise(folder.path(), &words).stderr);
    assert!(printed.contains("first 1 of 3 hits"), "{printed}");
}

#[cfg(unix)]
#[test]
fn nobody_else_can_read_the_files_of_an_index() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().expect("a temporary folder");
    put(folder.path(), "cases/A/notes.md", NOTES);
    let at = folder.path().join("open-to-all");
    fs::create_dir(&at).expect("a folder");
    fs::set_permissions(&at, fs::Permissions::from_mode(0o755)).expect("open to all");
    casewise(folder.path(), &["index", "cases", "--index", "open-to-all"]);
    for entry in fs::read_dir(&at).expect("the index") {
        let entry = entry.expect("a file");
        let mode = entry.metadata().expect("a file").permissions().mode();
        assert_eq!(mode & 0o77, 0, "{}", entry.path().display());
    }
}

#[test]
fn making_an_index_anew_leaves_what_is_no_part_of_one() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    put(folder.path(), "cases/A/notes.md", NOTES);
    put(folder.path(), "mine/budget.xlsx", "x");
    let words = ["index", "cases", "--index", "mine", "--rebuild"];
    let output = casewise(folder.path(), &words);
    assert_eq!(output.status.code(), Some(2));
    let printed = said(&output.stderr);
    assert!(
        printed.contains("budget.xlsx, which is no part of an index"),
        "{printed}"
    );
    assert!(folder.path().join("mine/budget.xlsx").exists());
}

/// What the files of a folder say: path, and the one word by which texts are told apart.
type Said = BTreeMap<String, String>;

/// What the index holds of that.
fn held(folder: &Path) -> Said {
    let answer = search(folder, &["walrus*", "--limit", "0"]);
    let mut held: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for hit in answer["hits"].as_array().expect("hits") {
        let word = hit["text"].as_str().expect("a text").split(' ').next();
        let document = hit["document"].as_str().expect("a path").to_owned();
        let word = word.expect("a word").to_owned();
        held.entry(document).or_default().insert(word);
    }
    let one = |words: BTreeSet<String>| words.into_iter().collect::<Vec<_>>().join("+");
    held.into_iter()
        .map(|(path, words)| (path, one(words)))
        .collect()
}

/// Numbers that look thrown and are the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % n
    }
}

/// Writes, removes and moves some files.
fn change(folder: &Path, said: &mut Said, round: u64, dice: &mut Dice) {
    let text = |word: &str| format!("{word} was seen on a visit.\n\n").repeat(30);
    let word = format!("walrus{round}");
    for path in said.keys().cloned().collect::<Vec<_>>() {
        match dice.below(10) {
            0..4 => {
                put(folder, &path, text(&word));
                said.insert(path, word.clone());
            }
            4 => {
                fs::remove_file(folder.join(&path)).expect("it was there");
                said.remove(&path);
            }
            5 => {
                let to = format!("cases/B/{round}-{}", path.replace('/', "-"));
                let moved = said.remove(&path).expect("it was there");
                put(folder, &to, "");
                fs::rename(folder.join(&path), folder.join(&to)).expect("it was there");
                said.insert(to, moved);
            }
            _ => {}
        }
    }
    for n in 0..10 + dice.below(20) {
        let path = format!("cases/A/{round}-{n}.txt");
        put(folder, &path, text(&word));
        said.insert(path, word.clone());
    }
}

#[test]
fn a_run_that_is_killed_at_any_moment_leaves_a_generation_whole() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let at = folder.path();
    let (mut dice, mut said) = (Dice(0x5EED), Said::new());
    (0..5).for_each(|round| change(at, &mut said, round, &mut dice));
    casewise(at, &["index", "."]);
    assert_eq!(held(at), said);
    for round in 5..15 {
        let before = held(at);
        change(at, &mut said, round, &mut dice);
        let mut run = Command::new(env!("CARGO_BIN_EXE_casewise"))
            .args(["index", "."])
            .current_dir(at)
            .stdout(std::process::Stdio::null())
            .spawn()
            .expect("the command starts");
        std::thread::sleep(std::time::Duration::from_millis(dice.below(400)));
        run.kill().expect("it can be ended");
        run.wait().expect("it has ended");
        let after = held(at);
        assert!(after == before || after == said, "{round}: {after:?}");
    }
    casewise(at, &["index", "."]);
    assert_eq!(held(at), said);
}

#[test]
fn what_a_killed_run_left_is_cleared_before_the_next_one_writes() {
    let folder = indexed();
    let at = folder.path().join(".casewise");
    let read = |name: &str| -> Value {
        let text = fs::read_to_string(at.join(name)).expect("a file of the index");
        serde_json::from_str(&text).expect("JSON")
    };
    let (meta, mut managed) = (read("meta.json"), read(".managed.json"));
    let segment = meta["segments"][0]["segment_id"].as_str().expect("an id");
    let first = meta["opstamp"].as_u64().expect("a number");
    let name = |n: u64| format!("{}.{}.del", segment.replace('-', ""), first + n);
    for n in 0..100 {
        put(&at, &name(n), "half a list");
        managed.as_array_mut().expect("a list").push(name(n).into());
    }
    put(&at, ".managed.json", managed.to_string());
    put(
        folder.path(),
        "cases/A/notes.md",
        "# Case notes\n\nThe walrus was seen.\n",
    );
    let output = casewise(folder.path(), &["index", "."]);
    assert!(output.status.success(), "{}", said(&output.stderr));
    assert_eq!(search(folder.path(), &["walrus"])["total"], 1);
    assert!(!at.join(name(99)).exists());
}

#[test]
fn a_folder_whose_files_are_all_gone_leaves_the_index_and_says_so() {
    let folder = indexed();
    fs::remove_dir_all(folder.path().join("cases")).expect("it was there");
    let output = casewise(folder.path(), &["index", "."]);
    assert_eq!(output.status.code(), Some(3));
    let printed = said(&output.stderr);
    assert!(
        printed.contains("with 2 documents that are not there now"),
        "{printed}"
    );
    assert_eq!(places(folder.path(), "\"case conference\"").len(), 2);
}
