//! The tools for people who write rules and for those who answer for them, as a user meets them.

mod command;

use std::fs;

use command::{err, out, typed};

const RULE: &str = include_str!("../rules/plan/plan-priorities.toml");

/// The rule without one of its examples.
fn without_example(name: &str) -> String {
    let mut parts: Vec<&str> = RULE.split("[[example]]\n").collect();
    let n_before = parts.len();
    parts.retain(|part| !part.starts_with(&format!("name   = \"{name}\"")));
    assert_eq!(parts.len() + 1, n_before, "the example is there");
    parts.join("[[example]]\n")
}

/// A folder with one rule, and settings where any are given.
fn folder_with(rule: &str, settings: Option<&str>) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let family = folder.path().join("own/plan");
    fs::create_dir_all(&family).expect("a folder");
    fs::write(family.join("plan-priorities.toml"), rule).expect("a file");
    if let Some(settings) = settings {
        fs::write(folder.path().join("own/casewise.toml"), settings).expect("a file");
    }
    folder
}

#[test]
fn a_mistake_is_shown_with_its_line_and_a_caret_below_it() {
    let folder = folder_with(&RULE.replacen("priorities-max", "prioritys-max", 1), None);
    let output = typed(folder.path(), "rules check own");
    assert_eq!(output.status.code(), Some(2));
    let said = err(&output);
    assert!(said.contains("did you mean \"priorities-max\"?"), "{said}");
    assert!(said.contains("| prioritys-max = 10\n"), "{said}");
    assert!(said.contains("\n        ^"), "{said}");
}

#[test]
fn a_parameter_that_no_rule_has_is_a_mistake_in_the_settings() {
    let settings = "[rule.plan-priorities.params]\npriority-max = 4\n";
    let folder = folder_with(RULE, Some(settings));
    let output = typed(folder.path(), "rules check own");
    assert_eq!(output.status.code(), Some(2));
    let said = err(&output);
    assert!(said.contains("casewise.toml:2:1"), "{said}");
    assert!(said.contains("did you mean \"priorities-max\"?"), "{said}");
}

#[test]
fn outcomes_without_an_example_are_named_and_are_no_mistake() {
    let folder = folder_with(&without_example("no list"), None);
    let output = typed(folder.path(), "rules check own");
    assert_eq!(output.status.code(), Some(0));
    let said = err(&output);
    assert!(said.contains("no example expects cannot-tell"), "{said}");
    assert!(
        out(&output).contains("1 thing could be better"),
        "{}",
        out(&output)
    );
}

#[test]
fn changes_that_no_example_notices_are_named() {
    let folder = folder_with(&without_example("ten in a list"), None);
    let output = typed(folder.path(), "rules test own --mutate");
    assert_eq!(output.status.code(), Some(1));
    let said = out(&output);
    assert!(said.contains("3 examples, 3 agreed"), "{said}");
    assert!(
        said.contains("plan-priorities: priorities-max: 10 made 9"),
        "{said}"
    );
    assert!(!said.contains("10 made 11"), "{said}");
}

#[test]
fn evidence_that_holds_other_words_than_it_should_is_told_from_a_wrong_outcome() {
    let folder = folder_with(&RULE.replacen("\"Priority 3\"", "\"Priority 4\"", 1), None);
    let output = typed(folder.path(), "rules test own");
    assert_eq!(output.status.code(), Some(1));
    let said = err(&output);
    assert!(
        said.contains("wrong evidence: plan-priorities: example \"three\""),
        "{said}"
    );
}

#[test]
fn the_rule_book_says_the_same_on_the_page_and_in_word() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for name in ["book.html", "book.docx"] {
        let output = typed(folder.path(), &format!("rules book --out {name}"));
        assert_eq!(output.status.code(), Some(0), "{}", err(&output));
        let text = out(&typed(folder.path(), &format!("extract {name}")));
        for words in [
            "Each child's plan is that child's own",
            "Known weaknesses",
            "priorities-max: 10 (built in)",
            "Signed off",
        ] {
            assert!(text.contains(words), "{name}: {words}");
        }
    }
}

#[test]
fn a_rule_book_is_written_as_its_ending_says() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let output = typed(folder.path(), "rules book --out book.pdf");
    assert_eq!(output.status.code(), Some(2));
    assert!(
        err(&output).contains("end its name in .html or .docx"),
        "{}",
        err(&output)
    );
}

#[test]
fn the_schema_is_printed_as_json() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let schema: serde_json::Value =
        serde_json::from_slice(&typed(folder.path(), "rules schema").stdout).expect("it is JSON");
    assert_eq!(schema["title"], "A rule of casewise");
}

#[test]
fn a_word_that_a_team_adds_and_no_example_holds_is_named_at_its_place() {
    let settings = "[terms.vague-verbs]\n\"terms+\" = [\"refer\", \"zwiebelfisch\"]\n";
    let folder = folder_with(RULE, Some(settings));
    let output = typed(folder.path(), "rules check own");
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let said = err(&output);
    let expected =
        "casewise.toml:2:22: terms+ of vague-verbs: \"zwiebelfisch\" is hit by no example";
    assert!(said.contains(expected), "{said}");
    assert!(!said.contains("\"refer\" is hit"), "{said}");
}

#[test]
fn a_mistake_in_a_list_of_words_is_shown_at_its_place() {
    let folder = folder_with(RULE, None);
    let terms = folder.path().join("own/terms");
    fs::create_dir_all(&terms).expect("a folder");
    let list = "title = \"a\"\nsource = \"b\"\nterms = [\"refer\", \"refer\"]\n";
    fs::write(terms.join("own.toml"), list).expect("a file");
    let output = typed(folder.path(), "rules check own");
    assert_eq!(output.status.code(), Some(2));
    let said = err(&output);
    assert!(
        said.contains("own.toml:3:19: \"refer\" is in the list twice"),
        "{said}"
    );
}
