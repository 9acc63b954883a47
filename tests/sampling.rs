//! Samples and judgements as a user meets them: through the command, with files that are edited.

mod command;

use std::fs;
use std::path::Path;
use std::process::Command;

use command::{casewise, told};

const ROSTER: &str = "id,team,open,audited\n\
    C-01,North,yes,\nC-02,North,yes,2026-05-01\nC-03,North,yes,\nC-04,North,yes,\nC-05,North,yes,\n\
    C-06,North,yes,\nC-07,North,yes,\nC-08,North,yes,2026-06-01\nC-09,South,yes,\n\
    C-10,South,closed before,\nC-11,South,yes,\nC-12,South,yes,\nC-13,South,yes,01/02/2024\n\
    C-14,South,yes,\n";

/// Runs a line of words, and returns what it printed and how it ended.
fn run(folder: &Path, line: &str) -> (String, i32) {
    let words: Vec<&str> = line.split(' ').map(|word| word.trim_matches('_')).collect();
    let words: Vec<String> = words.iter().map(|word| word.replace('~', " ")).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    told(casewise(folder, &words))
}

fn done(folder: &Path, line: &str) -> String {
    let (said, code) = run(folder, line);
    assert_eq!(code, 0, "{line}\n{said}");
    said
}

/// A folder with a roster, its frame, a plan for six cases and the sample.
fn drawn() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path();
    fs::write(path.join("roster.csv"), ROSTER).expect("a file");
    done(
        path,
        "sample frame roster.csv --id id --strata team --eligible open --last-audit audited --as-at 2026-11-01 -o frame.json",
    );
    done(path, "sample plan frame.json --size 6 --min 2 -o plan.json");
    done(
        path,
        "sample draw frame.json --plan plan.json --seed 4417~0925 --seed-source dice --recent ignore -o sample.json",
    );
    folder
}

fn edit(folder: &Path, name: &str, from: &str, to: &str) {
    let path = folder.join(name);
    let text = fs::read_to_string(&path).expect("it was written");
    assert!(text.contains(from), "{name} holds {from}");
    fs::write(path, text.replacen(from, to, 1)).expect("it can be written");
}

fn ids(folder: &Path, status: &str) -> Vec<String> {
    let text = fs::read_to_string(folder.join("sample.json")).expect("it was written");
    let sample: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let items = sample["items"].as_array().expect("items").iter();
    items
        .filter(|item| item["status"] == status)
        .map(|item| item["id"].as_str().expect("an id").to_owned())
        .collect()
}

#[test]
fn a_frame_reconciles_and_names_why_cases_are_left_out() {
    let folder = drawn();
    let text = fs::read_to_string(folder.path().join("frame.json")).expect("it was written");
    let frame: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let counts = serde_json::json!({"listed": 14, "eligible": 13, "excluded": {"closed before": 1},
        "strata": {"North": 8, "South": 5}});
    assert_eq!(frame["counts"], counts);
}

#[test]
fn the_same_frame_plan_and_seed_give_the_same_bytes() {
    let folder = drawn();
    let again = "sample draw frame.json --plan plan.json --seed 4417~0925 --seed-source dice --recent ignore -o again.json";
    done(folder.path(), again);
    let read = |name: &str| fs::read(folder.path().join(name)).expect("it was written");
    assert_eq!(read("sample.json"), read("again.json"));
}

#[test]
fn a_sample_that_nobody_edited_verifies() {
    let folder = drawn();
    let (said, code) = run(
        folder.path(),
        "sample verify sample.json --frame frame.json --plan plan.json",
    );
    assert_eq!(
        (said.as_str(), code),
        ("same: the frame and the seed give these 6 cases\n", 0)
    );
}

#[test]
fn an_edited_case_differs_and_is_named_and_an_edited_frame_cannot_be_checked() {
    let folder = drawn();
    let first = ids(folder.path(), "drawn").remove(0);
    edit(folder.path(), "sample.json", &first, "C-99");
    let (said, code) = run(
        folder.path(),
        "sample verify sample.json --frame frame.json",
    );
    assert!(
        said.starts_with("differs: stratum") && said.contains("C-99"),
        "{said}"
    );
    assert_eq!(code, 1);
    edit(folder.path(), "frame.json", "C-14", "C-15");
    let (said, code) = run(
        folder.path(),
        "sample verify sample.json --frame frame.json",
    );
    assert!(
        said.starts_with("cannot check: the frame was changed"),
        "{said}"
    );
    assert_eq!(code, 2);
}

#[test]
fn an_edit_that_changes_no_case_differs_too() {
    let folder = drawn();
    edit(folder.path(), "sample.json", "dice", "a public draw");
    let (said, code) = run(
        folder.path(),
        "sample verify sample.json --frame frame.json",
    );
    assert!(
        said.contains("the file was changed after it was written"),
        "{said}"
    );
    assert_eq!(code, 1);
    let (_, code) = run(folder.path(), "sample second-read sample.json --share 20%");
    assert_eq!(code, 2, "an edited sample is not worked on");
}

#[test]
fn replacing_and_extending_call_the_next_tickets_and_still_verify() {
    let folder = drawn();
    let path = folder.path();
    let before = ids(path, "drawn");
    let next = ids(path, "waiting");
    done(
        path,
        &format!(
            "sample replace sample.json {} --reason court --by AB",
            before[0]
        ),
    );
    let after = ids(path, "drawn");
    assert!(!after.contains(&before[0]) && after.contains(&next[0]));
    done(
        path,
        "sample extend sample.json --to North=6 --reason width",
    );
    assert_eq!(ids(path, "drawn").len(), 8);
    done(path, "sample second-read sample.json --share 25%");
    done(
        path,
        "sample verify sample.json --frame frame.json --plan plan.json",
    );
}

#[test]
fn a_larger_sample_holds_the_smaller_one_whatever_else_is_in_the_frame() {
    let folder = drawn();
    let path = folder.path();
    let small = ids(path, "drawn");
    fs::write(path.join("more.csv"), format!("{ROSTER}C-15,South,yes,\n")).expect("a file");
    done(
        path,
        "sample frame more.csv --id id --strata team --eligible open --as-at 2026-11-01 -o frame.json",
    );
    done(path, "sample plan frame.json --share 100% -o plan.json");
    fs::remove_file(path.join("sample.json")).expect("it was written");
    done(
        path,
        "sample draw frame.json --plan plan.json --seed 4417~0925 --recent ignore -o sample.json",
    );
    let large = ids(path, "drawn");
    let kept: Vec<&String> = large.iter().filter(|id| small.contains(id)).collect();
    assert_eq!(kept, small.iter().collect::<Vec<_>>());
}

#[test]
fn recently_audited_cases_are_strata_of_their_own_unless_told_otherwise() {
    let folder = drawn();
    let path = folder.path();
    done(path, "sample plan frame.json --size 9 -o plan9.json");
    let said = done(
        path,
        "sample draw frame.json --plan plan9.json --seed x -o own.json",
    );
    assert!(said.contains("North, recently audited: 2 of 2"), "{said}");
    let said = done(
        path,
        "sample draw frame.json --plan plan9.json --seed x --recent exclude -o out.json",
    );
    assert!(
        said.contains("every figure describes the other 11 only"),
        "{said}"
    );
    done(
        path,
        "sample verify own.json --frame frame.json --plan plan9.json",
    );
    done(
        path,
        "sample verify out.json --frame frame.json --plan plan9.json",
    );
}

#[test]
fn a_sample_is_not_drawn_twice_into_the_same_file() {
    let folder = drawn();
    let again = "sample draw frame.json --plan plan.json --seed other -o sample.json";
    let (said, code) = run(folder.path(), again);
    assert!(said.contains("a sample is drawn once"), "{said}");
    assert_eq!(code, 2);
}

#[test]
fn rosters_with_mistakes_are_refused_by_row() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let refused = |roster: &str, why: &str| {
        fs::write(folder.path().join("roster.csv"), roster).expect("a file");
        let (said, code) = run(
            folder.path(),
            "sample frame roster.csv --id id --as-at 2026-11-01",
        );
        assert!(said.contains(why), "{said}");
        assert_eq!(code, 2);
    };
    refused("id\nC-1\nC-2\nC-1\n", "rows 2 and 4 have the same id");
    refused("id,team\nC-1,N\n,N\n", "1 row without an id (row 3)");
    refused("id\n=1+1\n", "row 2: the id begins with '='");
    refused(
        "case\nC-1\n",
        "the roster has no column \"id\"; it has: case",
    );
    refused("id\n", "the roster lists no cases");
    refused("", "it holds no rows");
}

#[test]
fn ids_that_are_almost_alike_are_pointed_out() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    fs::write(folder.path().join("roster.csv"), "ID\n001\n1\nA-7\nb-8\n").expect("a file");
    let said = done(
        folder.path(),
        "sample frame roster.csv --id id --as-at 2026-11-01 -o frame.json",
    );
    let warning = "warning: 001 and 1 are written almost alike; are they one case?";
    assert!(said.contains(warning), "{said}");
    assert_eq!(said.matches("warning").count(), 1, "{said}");
}

#[test]
fn a_change_to_a_sample_says_why_and_by_whom() {
    let folder = drawn();
    let path = folder.path();
    let first = ids(path, "drawn").remove(0);
    for line in [
        format!("sample replace sample.json {first} --reason ~ --by AB"),
        format!("sample replace sample.json {first} --reason closed --by ~"),
        "sample extend sample.json --to South=4 --reason ~".to_owned(),
        "sample dip frame.json --where team=South --n 2 --reason ~".to_owned(),
    ] {
        let (said, code) = run(path, &line);
        assert!(said.contains("is blank"), "{line}: {said}");
        assert_eq!(code, 2);
    }
}

#[test]
fn a_form_that_may_be_filled_in_is_not_written_over() {
    let folder = drawn();
    let path = folder.path();
    let line = "judge form --sample sample.json --indicator 5.2 -o form.csv";
    done(path, line);
    let (said, code) = run(path, line);
    assert!(said.contains("exists and may be filled in"), "{said}");
    assert_eq!(code, 2);
    let (said, code) = run(path, &line.replace("csv", "pdf"));
    assert!(said.contains("written as .xlsx or .csv"), "{said}");
    assert_eq!(code, 2);
}

#[test]
fn a_learning_sample_is_chosen_by_a_condition_and_cannot_be_extended() {
    let folder = drawn();
    let path = folder.path();
    let said = done(
        path,
        "sample dip frame.json --where team=South~and~last_audit<2025-01-01 --n 3 --reason old -o dip.json",
    );
    assert!(said.starts_with("Chosen: 1 of 1 cases that fit"), "{said}");
    done(path, "sample verify dip.json --frame frame.json");
    let (said, code) = run(path, "sample extend dip.json --to South=3 --reason more");
    assert!(said.contains("learning sample"), "{said}");
    assert_eq!(code, 2);
}

#[test]
fn the_ticket_can_be_checked_with_standard_tools() {
    let folder = drawn();
    let id = ids(folder.path(), "drawn").remove(0);
    let said = done(folder.path(), &format!("sample explain sample.json {id}"));
    let recipe =
        format!("printf 'sample-ticket/1\\n%s' '{id}' | openssl dgst -sha256 -hmac '4417 0925'");
    assert!(said.contains(&recipe), "{said}");
}

const RECORD: &str = "judge record --indicator 5.2 --reason reason";

#[test]
fn judgements_are_kept_compared_and_chained() {
    let folder = drawn();
    let path = folder.path();
    done(path, &format!("{RECORD} --case C-01 --grade 5 --reader AB"));
    done(
        path,
        &format!("{RECORD} --case C-01 --grade adequate --reader CD --role second"),
    );
    let said = done(path, "moderate");
    assert!(
        said.contains("discuss C-01: first 5 very good, second 3 adequate (2 grades apart)"),
        "{said}"
    );
    assert!(
        said.contains("1 double read is too few for a coefficient"),
        "{said}"
    );
    assert!(done(path, "judge check").starts_with("2 entries, unbroken"));
}

#[test]
fn a_second_reading_is_another_readers() {
    let folder = drawn();
    let path = folder.path();
    done(path, &format!("{RECORD} --case C-01 --grade 5 --reader AB"));
    let again = format!("{RECORD} --case C-01 --grade 3 --reader AB --role second");
    let (said, code) = run(path, &again);
    assert!(said.contains("AB has read this case before"), "{said}");
    assert_eq!(code, 2);
}

#[test]
fn a_changed_judgement_breaks_the_chain() {
    let folder = drawn();
    let path = folder.path();
    done(path, &format!("{RECORD} --case C-01 --grade 5 --reader AB"));
    done(path, &format!("{RECORD} --case C-02 --grade 5 --reader AB"));
    let file = path.join("judgements.sqlite");
    let mut bytes = fs::read(&file).expect("it was written");
    let reason = b"\"reason\":\"reason\"";
    let at = bytes
        .windows(reason.len())
        .position(|window| window == reason)
        .expect("a reason");
    bytes[at + 10] = b'R';
    fs::write(&file, bytes).expect("it can be written");
    let (said, code) = run(path, "judge check");
    assert!(said.starts_with("broken at entry"), "{said}");
    assert_eq!(code, 1);
    let more = format!("{RECORD} --case C-03 --grade 5 --reader AB");
    for line in ["moderate", "score --judgements judgements.sqlite", &more] {
        let (said, code) = run(path, line);
        assert!(said.contains("was changed or removed"), "{line}: {said}");
        assert_eq!(code, 2);
    }
}

#[test]
fn readers_who_write_at_once_lose_nothing() {
    let folder = drawn();
    let path = folder.path();
    std::thread::scope(|scope| {
        for reader in 0..6 {
            scope.spawn(move || {
                for case in 0..4 {
                    done(
                        path,
                        &format!("{RECORD} --case C-{case} --grade 4 --reader R{reader}"),
                    );
                }
            });
        }
    });
    assert!(done(path, "judge check").starts_with("24 entries, unbroken"));
}

#[test]
fn a_form_comes_back_filled_in_once_and_whole() {
    let folder = drawn();
    let path = folder.path();
    done(
        path,
        "judge form --sample sample.json --indicator 5.2 --question seen=Was~the~child~seen? -o form.csv",
    );
    done(
        path,
        "judge form --sample sample.json --indicator 5.2 -o form.xlsx",
    );
    assert!(
        done(path, "judge import form.xlsx").contains("recorded: 0; already recorded: 0; blank: 6")
    );
    let form = fs::read_to_string(path.join("form.csv")).expect("it was written");
    let filled = form.replace(
        ",seen,Was the child seen?,,first,,,",
        ",seen,Was the child seen?,,first,Yes,case note 4,\"p 1; p 2\"",
    );
    fs::write(path.join("form.csv"), &filled).expect("it can be written");
    let said = done(path, "judge import form.csv --reader AB");
    assert_eq!(said, "recorded: 6; already recorded: 0; blank: 6\n");
    let said = done(path, "judge import form.csv --reader AB");
    assert_eq!(said, "recorded: 0; already recorded: 6; blank: 6\n");
    fs::write(path.join("form.csv"), filled.replacen("Yes", "Perhaps", 1))
        .expect("it can be written");
    let (said, code) = run(path, "judge import form.csv --reader AB");
    assert!(
        said.contains("nothing was recorded; row 3: \"Perhaps\" is no answer"),
        "{said}"
    );
    assert_eq!(code, 2);
}

#[test]
fn a_reader_who_was_shown_the_findings_is_marked_afterwards() {
    let folder = drawn();
    let path = folder.path();
    let audit = r#"{"schema":"casewise.audit/1","findings":[{"case":"C-01","rule":"chronology-present","outcome":"not-met","message":"No chronology.","evidence":[]}]}"#;
    fs::write(path.join("audit.json"), audit).expect("a file");
    done(path, &format!("{RECORD} --case C-01 --grade 5 --reader AB"));
    let said = done(path, "judge findings C-01 --audit audit.json --reader AB");
    assert!(
        said.contains("not-met chronology-present: No chronology."),
        "{said}"
    );
    done(path, &format!("{RECORD} --case C-01 --grade 4 --reader AB"));
    let said = done(path, "judge list --format json");
    let list: serde_json::Value = serde_json::from_str(&said).expect("JSON");
    let seen: Vec<&serde_json::Value> = [0, 1]
        .iter()
        .map(|idx| &list[*idx]["findings_seen"])
        .collect();
    assert_eq!(seen, [false, true]);
}

/// A folder of case files: the odd ones have a chronology.
fn cases(folder: &Path, n: usize) {
    for case in 1..=n {
        let own = folder.join(format!("files/cases/C-{case:02}"));
        fs::create_dir_all(&own).expect("a folder");
        let text = if case % 2 == 1 {
            "# Chronology\n\n| Date | Event | Source |\n|---|---|---|\n| 3 June 2026 | Home visit | Case note |\n| 9 June 2026 | School visit | Case note |\n"
        } else {
            "# Child's plan\n\nDate of plan: 3 June 2026\n"
        };
        fs::write(own.join("record.md"), text).expect("a file");
    }
}

fn scored(folder: &Path, line: &str) -> serde_json::Value {
    serde_json::from_str(&done(folder, line)).expect("JSON")
}

fn figure<'a>(score: &'a serde_json::Value, measure: &str) -> &'a serde_json::Value {
    let mut figures = score["estimates"].as_array().expect("estimates").iter();
    figures
        .find(|own| own["measure"] == measure)
        .expect("a figure")
}

/// Frame, plan, sample, audit of the drawn cases alone, score.
fn scored_sample() -> (tempfile::TempDir, serde_json::Value) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path();
    cases(path, 20);
    done(path, "sample frame files --as-at 2026-11-01 -o frame.json");
    done(path, "sample plan frame.json --size 8 -o plan.json");
    done(
        path,
        "sample draw frame.json --plan plan.json --seed 7~7~7 --seed-source dice -o sample.json",
    );
    let audit = done(
        path,
        "audit files --as-at 2026-11-01 --sample sample.json --format json",
    );
    fs::write(path.join("audit.json"), audit).expect("a file");
    let score = scored(path, "score audit.json --sample sample.json --format json");
    (folder, score)
}

#[test]
fn only_drawn_cases_are_audited_and_the_results_carry_the_samples_hash() {
    let (folder, _) = scored_sample();
    let read = |name: &str| -> serde_json::Value {
        let text = fs::read_to_string(folder.path().join(name)).expect("it was written");
        serde_json::from_str(&text).expect("JSON")
    };
    let (audit, sample) = (read("audit.json"), read("sample.json"));
    assert_eq!(audit["sample_sha256"], sample["sha256"]);
    let mut audited: Vec<&str> = audit["documents"]
        .as_array()
        .expect("documents")
        .iter()
        .map(|document| document["case"].as_str().expect("a case"))
        .collect();
    audited.sort_unstable();
    let mut drawn = ids(folder.path(), "drawn");
    drawn.sort_unstable();
    assert_eq!(audited, drawn);
}

#[test]
fn a_simple_sample_has_the_exact_interval_of_its_finite_caseload() {
    let (_, score) = scored_sample();
    let found = figure(&score, "chronology-present");
    assert_eq!(found["method"], "exact hypergeometric");
    assert_eq!(
        (found["n"].as_u64(), found["N"].as_u64()),
        (Some(8), Some(20))
    );
    let x = found["x"].as_u64().expect("a count");
    let counts =
        casewise::statistics::finite::exact(x, 8, 20, casewise::statistics::Confidence::USUAL);
    let shares = counts.expect("counts").shares(20);
    assert_eq!(found["lower"].as_f64(), Some(shares.lower));
    assert_eq!(found["upper"].as_f64(), Some(shares.upper));
}

#[test]
fn grades_of_people_are_counted_and_never_computed() {
    let (folder, score) = scored_sample();
    let path = folder.path();
    assert!(
        score["estimates"]
            .as_array()
            .expect("estimates")
            .iter()
            .all(|own| own["subject"] != "indicator")
    );
    for (case, grade) in ids(path, "drawn").iter().zip([6, 5, 4, 4, 3, 3, 2, 5]) {
        done(
            path,
            &format!("{RECORD} --case {case} --grade {grade} --reader AB"),
        );
    }
    done(path, &format!("{RECORD} --case C-99 --grade 1 --reader AB"));
    let score = scored(
        path,
        "score audit.json --sample sample.json --judgements judgements.sqlite --format json",
    );
    let found = figure(&score, "5.2");
    assert_eq!(
        (found["x"].as_u64(), found["n"].as_u64()),
        (Some(5), Some(8))
    );
    assert_eq!(score["distributions"][0]["median"].as_f64(), Some(4.0));
}

#[test]
fn the_view_for_others_withholds_small_numbers_and_the_seed() {
    let (folder, _) = scored_sample();
    let said = done(
        folder.path(),
        "score audit.json --sample sample.json --external --format json",
    );
    let score: serde_json::Value = serde_json::from_str(&said).expect("JSON");
    let found = figure(&score, "chronology-present");
    assert!(
        found["x"].is_null() && found["estimate"].is_null() && found["counts"]["met"].is_null()
    );
    assert!(score["sample"]["seed"].is_null() && score["sample"]["seed_sha256"].is_string());
    assert!(!said.contains("7 7 7"));
}

#[test]
fn a_learning_sample_gives_counts_and_no_percentages() {
    let (folder, _) = scored_sample();
    let path = folder.path();
    done(
        path,
        "sample dip frame.json --where id>C-10 --n 6 --reason new -o dip.json",
    );
    let audit = done(
        path,
        "audit files --as-at 2026-11-01 --sample dip.json --format json",
    );
    fs::write(path.join("dipped.json"), audit).expect("a file");
    let score = scored(path, "score dipped.json --sample dip.json --format json");
    let found = figure(&score, "chronology-present");
    assert_eq!(found["n"], 6);
    assert!(found["estimate"].is_null() && found["flags"][0] == "learning-sample");
}

#[test]
fn an_audit_is_scored_with_its_own_sample_only() {
    let (folder, _) = scored_sample();
    done(
        folder.path(),
        "sample draw frame.json --plan plan.json --seed 8 -o other.json",
    );
    let (said, code) = run(folder.path(), "score audit.json --sample other.json");
    assert!(
        said.contains("the audit was made of another sample"),
        "{said}"
    );
    assert_eq!(code, 2);
}

#[test]
fn rounds_are_compared_with_an_interval() {
    let (folder, _) = scored_sample();
    let line = "score audit.json --sample sample.json --previous audit.json --previous-sample sample.json --format json";
    let score = scored(folder.path(), line);
    let trend = score["trends"].as_array().expect("trends").iter();
    let found = trend
        .clone()
        .find(|own| own["measure"] == "chronology-present")
        .expect("a trend");
    assert_eq!(found["difference"]["difference"].as_f64(), Some(0.0));
    assert_eq!(found["difference"]["is_beyond_chance"], false);
}

#[test]
fn a_program_killed_while_it_writes_loses_nothing_that_was_recorded() {
    let folder = drawn();
    let path = folder.path();
    let mut n_recorded = 0;
    for round in 0..12 {
        let words = format!("{RECORD} --case C-{round} --grade 4 --reader AB");
        let mut child = Command::new(env!("CARGO_BIN_EXE_casewise"))
            .args(words.split(' '))
            .current_dir(path)
            .stdout(std::process::Stdio::piped())
            .spawn()
            .expect("the command starts");
        std::thread::sleep(std::time::Duration::from_millis(2 * round));
        child.kill().expect("it can be killed");
        let output = child.wait_with_output().expect("it ended");
        n_recorded += usize::from(String::from_utf8_lossy(&output.stdout).contains("recorded"));
    }
    let said = done(path, &format!("{RECORD} --case C-99 --grade 4 --reader AB"));
    assert!(said.starts_with("recorded"), "{said}");
    let said = done(path, "judge check");
    let n: usize = said
        .split(' ')
        .next()
        .and_then(|n| n.parse().ok())
        .expect("a count");
    assert!(
        n > n_recorded,
        "{n} entries, {n_recorded} said to be recorded"
    );
}
