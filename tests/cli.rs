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
        "nothing to audit: the folder holds no documents\n"
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
