//! What is wrong with a rule file is said at its place, before anything runs.

use crate::rules::RuleSet;

const PATH: &str = "review/review-core-group.toml";
const CORE_GROUP: &str = include_str!("../../../rules/review/review-core-group.toml");
const CONTINGENCY: &str = include_str!("../../../rules/plan/plan-contingency.toml");

fn problems(files: &[(&str, &[u8])]) -> Vec<String> {
    let files = files.iter();
    let files = files.map(|(path, bytes)| ((*path).to_owned(), bytes.to_vec()));
    let error = RuleSet::of(files.collect()).expect_err("something is wrong with it");
    error.problems.iter().map(ToString::to_string).collect()
}

/// What is said of the core group's rule with some words of it changed.
fn changed(was: &str, now: &str) -> Vec<String> {
    assert!(CORE_GROUP.contains(was), "{was}");
    problems(&[(PATH, CORE_GROUP.replacen(was, now, 1).as_bytes())])
}

/// The line and column of some words of the core group's rule, as reports write them.
fn place(words: &str) -> String {
    let at = CORE_GROUP.find(words).expect("the words are there");
    let before = &CORE_GROUP[..at];
    let column = at - before.rfind('\n').map_or(0, |end| end + 1) + 1;
    format!("{PATH}:{}:{column}: ", before.matches('\n').count() + 1)
}

#[test]
fn a_file_that_is_not_utf_8_is_refused_where_it_stops_being_so() {
    let said = problems(&[(PATH, b"id = \"a\"\ntitle = \"\xff\"\n")]);
    assert_eq!(
        said,
        [format!("{PATH}:2:10: the file is not UTF-8 from here on")]
    );
}

#[test]
fn a_file_of_ten_megabytes_is_refused_unread() {
    let said = problems(&[(PATH, &vec![b'#'; 10 << 20])]);
    assert_eq!(
        said,
        [format!(
            "{PATH}: the file is larger than a rule file may be, 1048576 bytes"
        )]
    );
}

#[test]
fn deep_nesting_is_refused() {
    let deep = format!("id = {}1{}", "[".repeat(50_000), "]".repeat(50_000));
    let said = problems(&[(PATH, deep.as_bytes())]);
    assert!(said[0].contains("recurs"), "{said:?}");
}

#[test]
fn an_unknown_key_is_named_with_the_one_that_was_meant() {
    let said = changed("remedy ", "remdy ");
    let expected = format!(
        "{}unknown key \"remdy\"; did you mean \"remedy\"?",
        place("remedy")
    );
    assert!(said[0].starts_with(&expected), "{said:?}");
}

#[test]
fn a_unit_that_is_none_is_named_with_the_one_that_was_meant() {
    let said = changed("15 working days", "15 workin days");
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(said[0].contains("workin"), "{said:?}");
    assert!(
        said[0].contains("did you mean \"working days\"?"),
        "{said:?}"
    );
    assert!(
        said[0].starts_with(&place("\"15 working days\"")),
        "{said:?}"
    );
}

#[test]
fn no_time_at_all_is_no_limit() {
    let said = changed("15 working days", "0 working days");
    assert!(said[0].contains("is no time at all"), "{said:?}");
}

#[test]
fn a_pattern_that_does_not_compile_or_matches_nothing_is_refused() {
    let with = |pattern: &str| {
        let text = CONTINGENCY.replacen("hints = '''", &format!("hints = '''{pattern}"), 1);
        problems(&[("plan/plan-contingency.toml", text.as_bytes())])
    };
    let said = with("(");
    assert!(said[0].contains("does not compile"), "{said:?}");
    let said = with("|");
    assert!(said[0].contains("matches the empty string"), "{said:?}");
}

#[test]
fn limits_that_are_in_force_at_the_same_time_contradict_each_other() {
    let said = changed("2023-08-31", "2023-08-01");
    assert!(
        said[0].contains("are in force at the same time"),
        "{said:?}"
    );
}

#[test]
fn a_limit_cannot_end_before_it_begins() {
    let from = "from         = 2023-08-31";
    let said = changed(from, &format!("{from}\nuntil = 2001-01-01"));
    let ends = |one: &String| one.contains("the limit ends on 2001-01-01 before it begins");
    assert!(said.iter().any(ends), "{said:?}");
}

#[test]
fn an_id_that_two_files_use_is_named_at_its_place_with_the_other_file() {
    let other = format!("more/{PATH}");
    let files = [
        (PATH, CORE_GROUP.as_bytes()),
        (other.as_str(), CORE_GROUP.as_bytes()),
    ];
    let said = problems(&files);
    let expected = format!(
        "more/{}the id \"review-core-group\" is used by {PATH} too",
        place("\"review-core-group\"")
    );
    assert_eq!(said, [expected]);
}

#[test]
fn an_id_is_the_name_of_its_file() {
    let said = changed("\"review-core-group\"", "\"review-core-groups\"");
    assert!(said[0].contains("they must be the same"), "{said:?}");
}

#[test]
fn every_mistake_of_every_file_is_named_in_one_go() {
    let one = CORE_GROUP
        .replacen("remedy ", "remdy ", 1)
        .replacen("level ", "levl ", 1);
    let two = CONTINGENCY.replacen("subject   = \"document\"", "subject   = \"documnt\"", 1);
    let files = [
        (PATH, one.as_bytes()),
        ("plan/plan-contingency.toml", two.as_bytes()),
    ];
    let said = problems(&files).join("\n");
    for meant in ["\"remedy\"", "\"level\"", "\"document\""] {
        assert!(said.contains(&format!("did you mean {meant}?")), "{said}");
    }
}

#[test]
fn a_parameter_that_changes_nothing_by_itself_is_named() {
    let alone = "item = \"first core group\"\nlatest-in = [\"england\"]";
    let said = changed("item = \"first core group\"", alone);
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(said[0].contains("latest-in says nothing without together"));
}
