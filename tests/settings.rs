//! A team's own settings, waivers, baselines and replays, as a user meets them.

mod command;

use std::fs;
use std::process::Output;

use command::{err, folder_with, out, put, typed};

const CHRONOLOGY: &str = "# Chronology of significant events\n\n\
    | Date | Event | Source | Impact | Action taken |\n|---|---|---|---|---|\n\
    | 3 March 2026 | Police called | Health visitor | Worried | Referred on |\n\
    | 12 August 2026 | Moved school | Health visitor | Worried | Referred on |\n";

const PLAN: &str = "# Child's plan\n\nDate of plan: 3 June 2026\n\n\
    | Action | Who | By when |\n|---|---|---|\n\
    | Refer Isla to speech therapy | All professionals | 12 June 2026 |\n";

fn json(output: &Output) -> serde_json::Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", err(output)))
}

/// The finding of a rule that is not met.
fn finding(audit: &serde_json::Value, rule: &str) -> serde_json::Value {
    let all = audit["findings"].as_array().expect("findings");
    let found = all
        .iter()
        .find(|one| one["rule"] == rule && one["outcome"] == "not-met");
    found.expect("there is one").clone()
}

#[test]
fn settings_change_what_is_found_and_stand_in_every_report() {
    let folder = folder_with(&[("records/cases/A/chronology.md", CHRONOLOGY)]);
    let run = |format: &str| {
        let words = "audit records --as-at 2026-11-01 --rule chronology-gaps --format";
        typed(folder.path(), &format!("{words} {format}"))
    };
    assert_eq!(json(&run("json"))["findings"][0]["outcome"], "met");
    put(
        folder.path(),
        "records/casewise.toml",
        "[rule.chronology-gaps.params]\ngap-months-max = 4\n",
    );
    assert_eq!(json(&run("json"))["findings"][0]["outcome"], "cannot-tell");
    for format in ["text", "json", "jsonl", "csv", "sarif", "junit"] {
        let said = out(&run(format));
        assert!(said.contains("gap-months-max"), "{format}: {said}");
        assert!(said.contains("casewise.toml:2"), "{format}: {said}");
    }
}

#[test]
fn a_loosened_limit_heads_the_report() {
    let folder = folder_with(&[
        ("records/cases/A/plan.md", PLAN),
        (
            "records/casewise.toml",
            "[[rule.review-core-group.limit]]\njurisdiction = \"england\"\nwithin = \"20 working days\"\n",
        ),
    ]);
    let said = out(&typed(folder.path(), "audit records --as-at 2026-11-01"));
    assert!(said.starts_with("LOCAL SETTINGS ASK FOR LESS"), "{said}");
    let page = typed(
        folder.path(),
        "rules explain review-core-group --settings records/casewise.toml",
    );
    assert!(
        out(&page).contains("20 working days (records/casewise.toml:3; before: 10 working days)"),
        "{}",
        out(&page)
    );
}

#[test]
fn mistakes_in_settings_end_with_exit_code_2_before_anything_runs() {
    let folder = folder_with(&[
        ("records/cases/A/plan.md", PLAN),
        (
            "records/casewise.toml",
            "[rule.action-ownd]\nlevel = \"major\"\n[rule.action-owned]\nlevl = \"major\"\n",
        ),
    ]);
    let output = typed(folder.path(), "audit records");
    assert_eq!(output.status.code(), Some(2));
    assert!(
        err(&output).contains("casewise.toml:4:1: unknown key \"levl\"; did you mean \"level\"?"),
        "{}",
        err(&output)
    );
    assert!(out(&output).is_empty());
}

#[test]
fn a_waived_finding_is_counted_apart_and_a_stale_waiver_is_a_finding() {
    let folder = folder_with(&[("records/cases/A/plan.md", PLAN)]);
    let words = "audit records --as-at 2026-11-01 --rule action-owned --format json";
    let before = json(&typed(folder.path(), words));
    let mark = finding(&before, "action-owned")["fingerprint"].clone();
    let mark = mark.as_str().expect("a fingerprint");
    let waiver = |finding: &str, until: &str| {
        format!(
            "[[waiver]]\nrule = \"action-owned\"\nfinding = \"{finding}\"\nreason = \"agreed at panel\"\nwho = \"Service manager\"\nuntil = {until}\n"
        )
    };
    put(folder.path(), "waivers.toml", waiver(mark, "2026-12-31"));
    let waived = json(&typed(
        folder.path(),
        &format!("{words} --waivers waivers.toml"),
    ));
    assert_eq!(
        finding(&waived, "action-owned")["waived"]["who"],
        "Service manager"
    );
    let measure = &waived["measures"][0];
    assert_eq!(
        (&measure["met"], &measure["not_met"], &measure["waived"]),
        (&0.into(), &0.into(), &1.into())
    );

    let past = waiver(mark, "2026-10-31") + &waiver("0123456789abcdef", "2026-12-31");
    put(folder.path(), "waivers.toml", &past);
    let stale = typed(folder.path(), &format!("{words} --waivers waivers.toml"));
    let said = out(&stale);
    assert!(said.contains("it ended on 31 October 2026"), "{said}");
    assert!(said.contains("no finding needs it any more"), "{said}");

    put(folder.path(), "records/waivers.toml", &past);
    let inside = typed(
        folder.path(),
        "audit records --waivers records/waivers.toml",
    );
    assert_eq!(inside.status.code(), Some(2));
    assert!(err(&inside).contains("the waivers lie among the records"));
}

#[test]
fn a_baseline_tells_new_from_unchanged_from_gone() {
    let folder = folder_with(&[("records/cases/A/plan.md", PLAN)]);
    let words = "audit records --as-at 2026-11-01 --family plan";
    typed(folder.path(), &format!("{words} --out first"));
    let edited = PLAN.replace(
        "| Refer Isla to speech therapy | All professionals | 12 June 2026 |",
        "| Book a dental check for Isla | All professionals | 12 June 2026 |",
    );
    put(folder.path(), "records/cases/A/plan.md", &edited);
    let after = typed(
        folder.path(),
        &format!("{words} --format json --baseline first/audit.json"),
    );
    let after = json(&after);
    assert_eq!(finding(&after, "action-owned")["since"], "new");
    let gone = after["gone"].as_array().expect("some are gone");
    assert!(gone.iter().any(|one| one["rule"] == "action-owned"));
    let present = after["findings"].as_array().expect("findings");
    let present = present.iter().find(|one| one["rule"] == "plan-present");
    assert_eq!(present.expect("it ran")["since"], "unchanged");
}

#[test]
fn a_replay_is_the_same_until_something_differs_and_then_says_what() {
    let folder = folder_with(&[("records/cases/A/plan.md", PLAN)]);
    typed(
        folder.path(),
        "audit records --as-at 2026-11-01 --out first",
    );
    let same = typed(folder.path(), "replay first/audit.json");
    assert_eq!(same.status.code(), Some(0), "{}{}", out(&same), err(&same));
    put(
        folder.path(),
        "records/cases/A/plan.md",
        PLAN.replace("All professionals", "Social worker"),
    );
    let differs = typed(folder.path(), "replay first/audit.json");
    assert_eq!(differs.status.code(), Some(1));
    let said = out(&differs);
    assert!(
        said.contains("documents: cases/A/plan.md: its contents differ"),
        "{said}"
    );
    assert!(said.contains("because of documents"), "{said}");
}

#[test]
fn a_replay_of_a_sampled_audit_looks_at_the_same_cases_and_names_a_sample_that_differs() {
    let folder = folder_with(&[
        ("records/cases/A/plan.md", PLAN),
        ("records/cases/B/plan.md", PLAN),
    ]);
    let run = |line: &str| {
        let output = typed(folder.path(), line);
        (out(&output), err(&output), output.status.code())
    };
    run("sample frame records -o frame.json");
    run("sample plan frame.json --size 1 -o plan.json");
    run("sample draw frame.json --plan plan.json --seed x --seed-source dice -o sample.json");
    run("audit records --as-at 2026-11-01 --sample sample.json --out first");
    let (said, erred, code) = run("replay first/audit.json");
    assert_eq!(code, Some(0), "{said}{erred}");
    assert!(said.contains(" 0 came out otherwise"), "{said}");

    fs::rename(
        folder.path().join("sample.json"),
        folder.path().join("old.json"),
    )
    .expect("moved");
    let (said, erred, _) = run("replay first/audit.json");
    assert!(
        said.contains("sample: that of then is gone"),
        "{said}{erred}"
    );
    assert!(erred.contains("sample.json is gone"), "{erred}");
    assert!(said.contains(" 0 came out otherwise"), "{said}");

    run("sample draw frame.json --plan plan.json --seed y --seed-source dice -o sample.json");
    let (said, ..) = run("replay first/audit.json");
    assert!(said.contains("sample: it has changed: seal "), "{said}");
    let (said, ..) = run("replay first/audit.json --sample old.json");
    assert!(said.contains(" 0 came out otherwise"), "{said}");
}

#[test]
fn a_replay_takes_no_choice_that_it_would_not_follow() {
    let folder = folder_with(&[("records/cases/A/plan.md", PLAN)]);
    typed(
        folder.path(),
        "audit records --as-at 2026-11-01 --rule plan-present --out first",
    );
    for choice in [
        "--as-at 2026-01-01",
        "--jurisdiction wales",
        "--layout policies",
        "--ocr",
    ] {
        let output = typed(folder.path(), &format!("replay first/audit.json {choice}"));
        assert_eq!(output.status.code(), Some(2), "{choice}");
    }
    // Without run.json nobody knows that one rule was asked for, and no file is called changed.
    fs::remove_file(folder.path().join("first/run.json")).expect("it was there");
    let output = typed(folder.path(), "replay first/audit.json records");
    let said = out(&output);
    assert!(
        said.contains("rules: action-owned: it did not run then"),
        "{said}"
    );
    assert!(!said.contains("differs"), "{said}");
}

#[test]
fn sarif_has_what_the_standard_asks_for() {
    let folder = folder_with(&[
        ("records/cases/A/plan.md", PLAN),
        ("records/cases/A/scan.tif", "II*\0"),
    ]);
    let sarif = json(&typed(
        folder.path(),
        "audit records --as-at 2026-11-01 --format sarif",
    ));
    assert_eq!(sarif["version"], "2.1.0");
    let run = &sarif["runs"][0];
    assert_eq!(run["tool"]["driver"]["name"], "casewise");
    let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
    let results = run["results"].as_array().expect("results");
    assert!(!results.is_empty());
    let n_artifacts = run["artifacts"].as_array().map_or(0, Vec::len) as u64;
    for result in results {
        let kind = result["kind"].as_str().expect("a kind");
        let kinds = ["pass", "fail", "open", "informational", "notApplicable"];
        assert!(kinds.contains(&kind));
        assert_eq!(kind == "fail", result["level"] != "none", "{result}");
        assert!(
            result["message"]["text"]
                .as_str()
                .is_some_and(|text| !text.is_empty())
        );
        let idx = usize::try_from(result["ruleIndex"].as_u64().expect("an index")).expect("small");
        assert_eq!(rules[idx]["id"], result["ruleId"]);
        for location in result["locations"].as_array().expect("locations") {
            let artifact = &location["physicalLocation"]["artifactLocation"];
            assert!(
                artifact["index"]
                    .as_u64()
                    .is_none_or(|idx| idx < n_artifacts)
            );
        }
    }
    let notes = run["invocations"][0]["toolExecutionNotifications"].as_array();
    assert_eq!(notes.map_or(0, Vec::len), 1);
}

#[test]
fn a_workbook_holds_every_sheet_and_no_formula() {
    use calamine::Reader as _;
    let plan = PLAN.replace("Refer Isla", "=HYPERLINK(\"x\") Refer Isla");
    let folder = folder_with(&[("records/cases/=A/plan.md", &plan)]);
    typed(
        folder.path(),
        "audit records --as-at 2026-11-01 --out first",
    );
    let mut book: calamine::Xlsx<_> =
        calamine::open_workbook(folder.path().join("first/findings.xlsx")).expect("a workbook");
    let names = book.sheet_names();
    assert_eq!(
        names,
        [
            "Summary",
            "By rule",
            "By case",
            "Findings",
            "Cannot tell",
            "Not read",
            "Rule book",
            "Run"
        ]
    );
    for name in names {
        let formulas = book.worksheet_formula(&name).expect("a sheet");
        assert!(formulas.used_cells().next().is_none(), "{name}");
    }
    let cases = book.worksheet_range("By case").expect("a sheet");
    assert!(cases.used_cells().any(|(_, _, cell)| *cell == "=A"));
}
