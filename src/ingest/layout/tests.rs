//! How folders are read, told by the case of each document.

use super::*;

fn check(layout: Layout, root: [&str; 2], paths: &[&str], records: &[usize], expected: &[&str]) {
    let assigned = layout.assign(paths, &folder(root, &[]), |idx| records.contains(&idx));
    let got: Vec<&str> = assigned
        .cases
        .iter()
        .map(|case| case.as_deref().unwrap_or("-"))
        .collect();
    assert_eq!(got, expected, "{}", assigned.said);
}

fn folder(root: [&str; 2], case_folders: &[&str]) -> Folder {
    Folder {
        sources: Vec::new(),
        root_names: root.map(str::to_owned).to_vec(),
        case_folders: CaseFolders::new(case_folders.iter().copied()),
    }
}

#[test]
fn a_folder_that_could_not_be_opened_is_a_case_that_was_not_read() {
    let paths = ["cases/A/notes.txt", "cases/B/"];
    check(Layout::Auto, ["", "audit"], &paths, &[0], &["A", "B"]);
}

#[test]
fn settings_name_folders_at_any_depth() {
    let folder = folder(["", "audit"], &["Team */*", "/old/case-*-x/"]);
    let paths = [
        "Team North/A/plan.txt",
        "Team North/A/deep/notes.txt",
        "Team North/team.txt",
        "old/case-7-x/plan.txt",
        "old/case-7/plan.txt",
        "policies/a.txt",
    ];
    let assigned = Layout::Auto.assign(&paths, &folder, |_| false);
    let got: Vec<&str> = assigned
        .cases
        .iter()
        .map(|case| case.as_deref().unwrap_or("-"))
        .collect();
    assert_eq!(got, ["A", "A", "-", "case-7-x", "-", "-"]);
}

#[test]
fn an_attachment_lies_beside_its_mail_and_an_archive_is_a_folder() {
    check(
        Layout::Auto,
        ["", "audit"],
        &[
            "note.eml/plan.docx",
            "A/x.msg/plan.docx",
            "B.zip/plan.docx",
            "B.zip",
        ],
        &[0, 1, 2],
        &["-", "A", "B.zip", "-"],
    );
}

#[test]
fn what_the_user_says_overrides_the_guess() {
    check(
        Layout::Policies,
        ["", "a"],
        &["cases/A/plan.txt"],
        &[0],
        &["-"],
    );
    check(
        Layout::Cases,
        ["", "a"],
        &["hr/leave.txt", "x.txt"],
        &[],
        &["hr", "-"],
    );
    check(Layout::Cases, ["", "C-7"], &["plan.txt"], &[], &["C-7"]);
}

#[test]
fn a_folder_named_cases_is_no_case_though_every_folder_is_asked_to_be_one() {
    check(
        Layout::Cases,
        ["", "a"],
        &[
            "cases/A/plan.txt",
            "Cases/B/plan.txt",
            "C/plan.txt",
            "cases/x.txt",
        ],
        &[],
        &["A", "B", "C", "cases"],
    );
}

#[test]
fn two_folders_of_one_name_are_two_children() {
    let paths = ["North/cases/12/plan.txt", "South/cases/12/plan.txt"];
    check(
        Layout::Auto,
        ["", "a"],
        &paths,
        &[0, 1],
        &["North/12", "South/12"],
    );
    check(
        Layout::Cases,
        ["", "a"],
        &["cases/12/plan.txt", "12/plan.txt"],
        &[],
        &["cases/12", "12"],
    );
    let folder = folder(["", "audit"], &["*/*"]);
    let paths = ["North/12/plan.txt", "South/12/plan.txt", "South/13/x.txt"];
    let assigned = Layout::Auto.assign(&paths, &folder, |_| false);
    let named = |case: &str| Some(case.to_owned());
    assert_eq!(
        assigned.cases,
        [named("North/12"), named("South/12"), named("13")]
    );
    assert_eq!(
        assigned.said,
        "each folder that casewise.toml names is a case file: 3 in all; folders of one name \
         are called by where they lie: \u{201c}North/12\u{201d}, \u{201c}South/12\u{201d}"
    );
}

#[test]
fn a_folder_of_case_folders_is_pointed_out() {
    let paths = [
        "North/A/plan.txt",
        "North/B/plan.txt",
        "South/plan.txt",
        "South/x/notes.txt",
    ];
    let assigned = Layout::Auto.assign(&paths, &folder(["", ""], &[]), |_| true);
    assert_eq!(
        assigned.said,
        "each folder that holds case records is a case file: 2 in all; \u{201c}North\u{201d} \
         holds several folders with case records: if each of them is a case file, audit \
         \u{201c}North\u{201d} by itself"
    );
}

#[test]
fn folders_below_cases_are_cases_however_deep_their_documents_lie() {
    check(
        Layout::Auto,
        ["", "audit"],
        &[
            "cases/C 1/plan.txt",
            "cases/C 1/old/notes.txt",
            "cases/stray.txt",
            "policies/a.txt",
        ],
        &[],
        &["C 1", "C 1", "-", "-"],
    );
}

#[test]
fn a_folder_named_cases_may_be_the_audited_one_or_its_parent() {
    check(
        Layout::Auto,
        ["", "Cases"],
        &["A/x.txt", "readme.txt"],
        &[],
        &["A", "-"],
    );
    check(
        Layout::Auto,
        ["cases", "A-1"],
        &["x.txt", "old/y.txt"],
        &[],
        &["A-1", "A-1"],
    );
    check(
        Layout::Auto,
        ["cases", "audit"],
        &["cases/A/x.txt", "policies/y.txt"],
        &[],
        &["A", "-"],
    );
}

#[test]
fn without_cases_only_folders_with_case_records_are_cases() {
    check(
        Layout::Auto,
        ["", "audit"],
        &["A/plan.txt", "A/scan.pdf", "hr/leave.txt", "top.txt"],
        &[0],
        &["A", "A", "-", "-"],
    );
}
