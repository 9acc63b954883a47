//! The command as a user meets it: what it prints, how it ends, what it leaves behind.

mod command;

use std::fs;
use std::path::Path;
use std::process::Output;

use snapbox::{Data, assert_data_eq, str};

use command::{casewise, folder_with, said};

const PLAN: &str = "# Child's plan\n\nDate of plan: 3 June 2026\n\n\
    | Action | Who | By when |\n|---|---|---|\n\
    | Refer Isla to speech therapy | Social worker | 12 June 2026 |\n";

fn code(output: &Output) -> Option<i32> {
    output.status.code()
}

#[test]
fn a_path_that_does_not_exist_is_the_same_clear_error_everywhere_and_exit_code_2() {
    let folder = folder_with(&[]);
    for words in [
        &["audit", "gone"][..],
        &["facts", "gone"],
        &["replay", "gone"],
        &["audit", ".", "--sample", "gone"],
    ] {
        let output = casewise(folder.path(), words);
        let expected = "error: cannot read gone: there is no such file or folder\n";
        assert_eq!(said(&output.stderr), expected, "{words:?}");
        assert_eq!(code(&output), Some(2));
    }
}

#[test]
fn a_folder_without_documents_is_nothing_to_audit_and_exit_code_3() {
    let folder = folder_with(&[]);
    let output = casewise(folder.path(), &["audit", "."]);
    assert_eq!(code(&output), Some(3));
    assert_eq!(
        said(&output.stderr),
        "nothing to audit: . holds no documents; name a folder of case files or policies\n"
    );
}

#[test]
fn an_unread_document_is_named_in_every_format_and_ends_with_exit_code_4() {
    let folder = folder_with(&[("cases/A/plan.md", PLAN), ("cases/A/scan.tif", "II*\0")]);
    for format in ["text", "json", "jsonl", "csv"] {
        let output = casewise(folder.path(), &["audit", ".", "--format", format]);
        assert_eq!(code(&output), Some(4), "{format}");
        assert!(
            said(&output.stdout).contains("cases/A/scan.tif"),
            "{format}"
        );
    }
}

#[test]
fn findings_change_the_exit_code_only_when_asked() {
    let folder = folder_with(&[("cases/A/plan.md", PLAN)]);
    let words = ["audit", ".", "--rule", "chronology-present"];
    assert_eq!(code(&casewise(folder.path(), &words)), Some(0));
    let asked = [&words[..], &["--fail-on", "not-met"]].concat();
    assert_eq!(code(&casewise(folder.path(), &asked)), Some(1));
}

#[test]
fn the_same_audit_gives_the_same_bytes_whatever_the_number_of_threads() {
    let folder = folder_with(&[("cases/A/plan.md", PLAN), ("cases/B/plan.md", PLAN)]);
    let run = |threads: &str| {
        let words = [
            "audit",
            ".",
            "--as-at",
            "2026-11-01",
            "--format",
            "json",
            "-j",
            threads,
        ];
        casewise(folder.path(), &words).stdout
    };
    assert_eq!(run("1"), run("3"));
}

#[cfg(unix)]
#[test]
fn the_bundle_can_be_read_by_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder_with(&[("files/cases/A/plan.md", PLAN)]);
    let output = casewise(folder.path(), &["audit", "files", "--out", "out"]);
    assert_eq!(code(&output), Some(0), "{}", said(&output.stderr));
    let mode = |name: &str| {
        let path = folder.path().join(name);
        fs::metadata(path)
            .expect("it was written")
            .permissions()
            .mode()
            & 0o777
    };
    assert_eq!(mode("out"), 0o700);
    for name in ["out/report.html", "out/findings.csv", "out/audit.json"] {
        assert_eq!(mode(name), 0o600, "{name}");
    }
}

#[test]
fn a_report_inside_the_audited_folder_is_refused() {
    let folder = folder_with(&[("cases/A/plan.md", PLAN)]);
    let output = casewise(folder.path(), &["audit", ".", "--out", "report"]);
    assert_eq!(code(&output), Some(2));
    assert!(!folder.path().join("report").exists());
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_folder_is_named_and_not_followed() {
    let outside = folder_with(&[("secret.txt", "not for this audit")]);
    let folder = folder_with(&[("cases/A/plan.md", PLAN)]);
    let link = folder.path().join("cases/A/link.txt");
    std::os::unix::fs::symlink(outside.path().join("secret.txt"), link).expect("a link");
    let output = casewise(folder.path(), &["audit", ".", "--format", "json"]);
    let printed = said(&output.stdout);
    assert!(printed.contains("a symbolic link that leads out of the audited folder"));
    assert!(!printed.contains("not for this audit"));
}

#[test]
fn a_wrong_rule_id_is_told_with_the_ones_there_are() {
    let folder = folder_with(&[("cases/A/plan.md", PLAN)]);
    let output = casewise(folder.path(), &["audit", ".", "--rule", "plan-presnt"]);
    assert_eq!(code(&output), Some(2));
    assert!(said(&output.stderr).contains("plan-present"));
}

#[test]
fn settings_beside_the_files_hold_unless_the_command_says_otherwise() {
    let files = [
        ("casewise.toml", "jurisdiction = \"england\"\n"),
        ("cases/A/plan.md", PLAN),
    ];
    let folder = folder_with(&files);
    let output = casewise(folder.path(), &["audit", ".", "--format", "json"]);
    assert!(said(&output.stdout).contains("\"jurisdiction\": \"england\""));
    let words = ["audit", ".", "--format", "json", "--jurisdiction", "wales"];
    assert!(said(&casewise(folder.path(), &words).stdout).contains("\"jurisdiction\": \"wales\""));
}

#[test]
fn a_mistake_in_the_settings_is_shown_at_its_place() {
    let folder = folder_with(&[
        ("casewise.toml", "jurisdicton = \"england\"\n"),
        ("a.txt", "x"),
    ]);
    let output = casewise(folder.path(), &["audit", "."]);
    assert_eq!(code(&output), Some(2));
    let printed = said(&output.stderr);
    assert!(
        printed.contains("casewise.toml") && printed.contains("jurisdicton"),
        "{printed}"
    );
}

#[test]
fn a_deadline_explains_which_days_were_left_out() {
    let folder = folder_with(&[]);
    let output = casewise(
        folder.path(),
        &["deadline", "2024-03-28", "10 working days"],
    );
    assert_data_eq!(
        said(&output.stdout),
        str![[r"
12 April 2024: the last day in time
  10 working days from 28 March 2024, which is day 0 (Scotland)
  left out: 4 Saturdays and Sundays
  left out: 29 March 2024 (Good Friday)

"]]
    );
}

#[test]
fn the_readme_shows_what_the_audit_of_the_corpus_prints() {
    const COMMAND: &str = "$ casewise audit corpus --as-at 2026-11-01\n";
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let output = casewise(here, &["audit", "corpus", "--as-at", "2026-11-01"]);
    let file = here.join("README.md");
    let readme = fs::read_to_string(&file).expect("there is a README");
    let (before, rest) = readme.split_once(COMMAND).expect("a transcript");
    let (_, after) = rest.split_once("\n…\n").expect("a transcript cut short");
    let shown = to_first_indicator(&said(&output.stdout));
    let new = format!("{before}{COMMAND}{shown}\n…\n{after}");
    assert_data_eq!(new, Data::read_from(&file, None).raw());
}

/// Returns a summary up to the end of its first indicator.
fn to_first_indicator(summary: &str) -> String {
    let parts: Vec<&str> = summary.split("\n\n").collect();
    let first = parts.iter().position(|part| part.starts_with("QI "));
    parts[..=first.expect("an indicator")].join("\n\n")
}

#[test]
fn a_deadline_leaves_out_holidays_of_your_own() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let settings = folder.path().join("casewise.toml");
    fs::write(
        &settings,
        "[[holiday]]\ndate = 2024-04-01\nname = \"Easter Monday, council\"\njurisdiction = \"scotland\"\n",
    )
    .expect("a file");
    let settings = settings.to_string_lossy().into_owned();
    let words = [
        "deadline",
        "2024-03-28",
        "10 working days",
        "--settings",
        &settings,
    ];
    let output = casewise(folder.path(), &words);
    let said = String::from_utf8(output.stdout).expect("casewise prints UTF-8");
    assert!(said.starts_with("15 April 2024"), "{said}");
    assert!(
        said.contains("1 April 2024 (Easter Monday, council)"),
        "{said}"
    );
}

#[test]
fn a_document_that_holds_several_records_is_one_document_whose_records_are_read_by_themselves() {
    let minute = |day: &str| {
        format!(
            "# Core group\n\nDate: {day}\n\nPresent: Una Hay, aunt\n\nThe group spoke of school, of the \
             gas bill and of the bus, and of what Kit wants to do in the summer with his cousins.\n\n"
        )
    };
    let text = [minute("4 March 2025"), minute("1 April 2025")].concat();
    let folder = folder_with(&[("cases/A/core groups.md", &text)]);
    let output = casewise(folder.path(), &["audit", ".", "--format", "json"]);
    let audit: serde_json::Value = serde_json::from_slice(&output.stdout).expect("json");
    let documents = audit["documents"].as_array().expect("documents");
    assert_eq!(documents.len(), 1);
    assert_eq!(
        documents[0]["notes"][0]["message"],
        "it holds 2 records, each of which was read by itself"
    );
    let facts = casewise(
        folder.path(),
        &["facts", "cases/A/core groups.md", "--format", "json"],
    );
    let facts: serde_json::Value = serde_json::from_slice(&facts.stdout).expect("json");
    let starts = facts["records"].as_array().expect("records").iter();
    let starts: Vec<_> = starts.map(|record| record["start"].as_u64()).collect();
    let second = text.rfind("# Core group").expect("it stands there");
    assert_eq!(starts.len(), 2);
    assert!(starts[0] < starts[1] && starts[1] <= Some(second as u64));
}

#[test]
fn writing_a_file_leaves_those_beside_it_alone() {
    let folder = folder_with(&[("cases/A/plan.md", PLAN), ("mine.part", "the user's own")]);
    let output = casewise(
        folder.path(),
        &["sample", "frame", "cases", "-o", "mine.json"],
    );
    assert_eq!(code(&output), Some(0), "{}", said(&output.stderr));
    let own = fs::read_to_string(folder.path().join("mine.part"));
    assert_eq!(own.expect("it is still there"), "the user's own");
    let left = fs::read_dir(folder.path()).expect("a folder").count();
    assert_eq!(left, 3, "cases, mine.json and mine.part");
}

#[test]
fn a_reader_that_goes_away_early_ends_no_run_with_a_panic() {
    use std::process::Stdio;
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (words, is_error) in [
        (&["completions", "bash"][..], false),
        (&["rules", "check", "rules"], true),
    ] {
        let mut command = command::in_folder(here, words);
        let (closed, pipe) = std::io::pipe().expect("a pipe");
        drop(closed);
        if is_error {
            command.stderr(pipe).stdout(Stdio::null());
        } else {
            command.stdout(pipe);
        }
        let status = command.status().expect("the command starts");
        assert_eq!(status.code(), Some(0), "{words:?}");
    }
}

#[test]
fn what_casewise_wrote_is_no_record_of_the_folder_that_it_lies_in() {
    let folder = folder_with(&[
        ("files/cases/A/plan.md", PLAN),
        (
            "files/x/own.md",
            "# Notes\n\nOur own notes on the report.\n",
        ),
    ]);
    let run = |line: &str| command::typed(folder.path(), line);
    let first = "audit files --as-at 2026-11-01 --out";
    assert_eq!(code(&run(&format!("{first} rep"))), Some(0));
    let written = run("report rep/audit.json --view working --split --out files/x");
    assert_eq!(code(&written), Some(0), "{}", said(&written.stderr));
    fs::create_dir(folder.path().join("files/y")).expect("a folder");
    for name in ["report.html", "findings.xlsx", "audit.json", "run.json"] {
        let copy = folder.path().join("files/y").join(name);
        fs::copy(folder.path().join("rep").join(name), copy).expect("a copy");
    }
    let output = run("audit files --as-at 2026-11-01");
    let page = said(&output.stdout);
    assert_eq!(code(&output), Some(0), "{page}");
    assert!(
        page.contains("Examined: 2 documents in 1 case file"),
        "{page}"
    );
    assert!(
        page.contains("files that casewise wrote, in “x/cases”, “x”, “y”"),
        "{page}"
    );
    assert_eq!(code(&run("replay rep/audit.json")), Some(0));
    let index = said(&run("index files").stdout);
    assert!(index.starts_with("2 documents of 1 cases"), "{index}");
    assert!(index.contains("files that casewise wrote"), "{index}");
}

#[test]
fn a_folder_of_several_cases_is_not_told_as_one_childs() {
    let folder = folder_with(&[
        ("files/cases/A/plan.md", PLAN),
        ("files/cases/B/plan.md", PLAN),
    ]);
    let output = casewise(folder.path(), &["facts", "files"]);
    assert_eq!(code(&output), Some(2));
    assert_data_eq!(
        said(&output.stderr),
        str![[r"
error: files holds 2 case files, and what is shown is of one child; name the folder of one, such as files/cases/A, or say --one-case if all of it is one

"]]
    );
    for words in [
        &["facts", "files/cases/A"][..],
        &["facts", "files", "--one-case"],
    ] {
        assert_eq!(code(&casewise(folder.path(), words)), Some(0), "{words:?}");
    }
}

#[test]
fn a_file_that_was_not_read_tells_of_no_meeting() {
    let folder = folder_with(&[("CPPM minute 3 Mar 22.docx", "PK\u{3}\u{4} and no more")]);
    let words = ["facts", "CPPM minute 3 Mar 22.docx", "--format", "json"];
    let output = casewise(folder.path(), &words);
    assert_eq!(code(&output), Some(4));
    let facts: serde_json::Value = serde_json::from_slice(&output.stdout).expect("json");
    assert_eq!(facts["meetings"], serde_json::json!([]));
}

#[test]
fn errors_say_the_place_the_fact_and_the_way_on() {
    let folder = folder_with(&[
        ("files/cases/A/plan.md", PLAN),
        ("q4", "a file"),
        ("lines", "\n{\"id\": 1}\n"),
        ("hits.csv", "document,citation\nonly one\n"),
        ("empty/casewise.toml", ""),
        ("q1/casewise.toml", "\nlayout = 3\n"),
        (
            "q2/casewise.toml",
            "[rule.chronology-gaps.params]\ngap-months-max = \"x\"\n",
        ),
    ]);
    let check = |line: &[&str], expected: &str, exit: i32| {
        let output = casewise(folder.path(), line);
        assert_eq!(said(&output.stderr).trim_end(), expected, "{line:?}");
        assert_eq!(code(&output), Some(exit), "{line:?}");
    };
    let nothing =
        "nothing to audit: empty holds no documents; name a folder of case files or policies";
    check(&["audit", "empty"], nothing, 3);
    for (line, expected) in [
        (
            &["audit", "files", "--out", "q4"][..],
            "error: cannot make the folder q4: a file has that name; choose another",
        ),
        (
            &["audit", "files", "--rule", "plan-presnt"],
            "error: --rule: unknown rule \"plan-presnt\"; did you mean \"plan-present\"?; see casewise rules list",
        ),
        (
            &["audit", "q1"],
            "error: q1/casewise.toml:2:10: found 3; expected a text in quotes",
        ),
        (
            &["audit", "q2"],
            "error: q2/casewise.toml:2:1: found the text \"x\"; expected a whole number",
        ),
        (
            &["extract", "files"],
            "error: cannot show the text of files: it is a folder; name one of its files",
        ),
        (
            &["deadline", "2026-01-01", "99999999999 days"],
            "error: \"99999999999 days\" is too long to count; write at most 2147483647 of a unit",
        ),
        (
            &["dates", "--jsonl", "lines"],
            "error: line 2, column 9: missing field \"text\"; expected {\"id\": …, \"text\": \"…\"}",
        ),
        (
            &["cite", "verify", "hits.csv"],
            "error: hits.csv: line 2: 1 cells where the first line has 2; expected what casewise search --format csv writes",
        ),
    ] {
        check(line, expected, 2);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_named_and_is_no_wrong_usage() {
    let folder = folder_with(&[("a.txt", "16 March 2018")]);
    let full = fs::OpenOptions::new().write(true).open("/dev/full");
    let mut command = command::in_folder(folder.path(), &["dates", "a.txt"]);
    let output = command
        .stdout(full.expect("a device"))
        .stderr(std::process::Stdio::piped())
        .spawn()
        .and_then(std::process::Child::wait_with_output)
        .expect("the command starts");
    assert_eq!(code(&output), Some(5));
    assert_eq!(
        said(&output.stderr),
        "error: cannot write to standard output: the disk is full; make room and run it again\n"
    );
}

#[test]
fn a_count_back_gives_the_last_day_that_is_early_enough() {
    let folder = folder_with(&[]);
    let output = casewise(folder.path(), &["deadline", "2026-01-10", "-3 days"]);
    let page = said(&output.stdout);
    assert!(
        page.starts_with("7 January 2026: the last day that is early enough\n"),
        "{page}"
    );
}
