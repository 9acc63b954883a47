//! Tests.

use super::*;
use crate::facts::sketch;

/// Judges an assessment in all three parts: the outcome, what is missing, what is quoted.
fn judge(text: &str) -> (Outcome, String, Vec<String>) {
    let signed = Signed {
        kind: DocumentKind::Assessment,
        name: "assessment".to_owned(),
        parts: vec![Part::Date, Part::Author, Part::Authorisation],
    };
    let text = format!("# Assessment of need\n{text}\n## Analysis\nIsla is safe with her father.");
    let records = Record::all_of(sketch::document(&text));
    let seen = signed.judge_record(&records[0]);
    let missing = seen.words.iter().find(|(hole, _)| *hole == "missing");
    let missing = missing.map_or(String::new(), |(_, words)| words.clone());
    let quotes = seen.evidence.iter().map(|one| one.words().to_owned());
    (seen.outcome, missing, quotes.collect())
}

#[test]
fn an_assessment_shows_its_date_its_author_and_its_manager() {
    let (outcome, missing, quotes) = judge(
        "Date: 3 June 2026\nAuthor: Jo Bell, social worker\nAuthorised by: Al Reid, team manager",
    );
    assert_eq!((outcome, missing.as_str()), (Outcome::Met, ""));
    assert!(quotes.contains(&"Author: Jo Bell, social worker".to_owned()));
}

#[test]
fn a_field_that_stands_there_blank_is_quoted() {
    for (lines, missing, blank) in [
        (
            "Date: 3 June 2026\nAuthor: Jo Bell\nTeam manager's countersignature: ______ Date: ______",
            "a manager's authorisation",
            "Team manager's countersignature: ______ Date: ______",
        ),
        (
            "| Date | 3 June 2026 |\n| Author | Jo Bell |\n| Authorised by | |",
            "a manager's authorisation",
            "Authorised by\t",
        ),
        (
            "| Date | 3 June 2026 |\n| Author | [name and designation] |\n| Authorised by | Al Reid, team manager |",
            "an author",
            "Author\t[name and designation]",
        ),
    ] {
        let seen = judge(lines);
        assert_eq!(
            (seen.0, seen.1.as_str()),
            (Outcome::NotMet, missing),
            "{lines}"
        );
        assert!(seen.2.iter().any(|quote| quote == blank), "{:?}", seen.2);
    }
}

#[test]
fn what_has_no_field_is_named_beside_the_last_words() {
    let (outcome, missing, quotes) = judge("Date: 3 June 2026\nAuthor: Jo Bell, social worker");
    assert_eq!(outcome, Outcome::NotMet);
    assert_eq!(missing, "a manager's authorisation");
    assert_eq!(
        quotes,
        [
            "Assessment of need",
            "Date: 3 June 2026",
            "Author: Jo Bell, social worker",
            "Isla is safe with her father."
        ]
    );
}

#[test]
fn a_manager_in_passing_leaves_it_open() {
    let (outcome, _, quotes) = judge(
        "Date: 3 June 2026\nAuthor: Jo Bell, social worker\nThis was read with the team manager, who agreed.",
    );
    assert_eq!(outcome, Outcome::CannotTell);
    assert!(quotes.iter().any(|quote| quote.contains("read with")));
}
