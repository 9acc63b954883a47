use super::*;
use crate::calendar::{Answer, Day};
use crate::casefile::{LegalStatus, assemble_with};
use crate::facts::sketch;

fn columns() -> RosterColumns {
    RosterColumns {
        file: "roster.csv".to_owned(),
        case: case(),
        status: status(),
        from: from(),
        to: to(),
        words: BTreeMap::from([("LAC-H".to_owned(), LegalStatus::LookedAfterAtHome)]),
    }
}

fn roster(rows: &str) -> Roster {
    let lines = format!("| Case | Status | From | To |\n{rows}");
    let document = sketch::document_at("roster.csv", &lines);
    Roster::read(document, &columns()).expect("the columns are there")
}

fn case_file(documents: &[&str], rows: &str) -> CaseFile {
    let records = documents.iter().enumerate().map(|(idx, lines)| {
        let document = sketch::document_at(&format!("cases/C-1/{idx}.md"), lines);
        let facts = facts::of(&document);
        Record { document, facts }
    });
    assemble_with(
        Some("C-1".to_owned()),
        records.collect(),
        Some(&roster(rows)),
    )
}

fn on(text: &str) -> Interval {
    let [year, month, day] = text.split('-').collect::<Vec<_>>()[..] else {
        panic!("{text} is no day");
    };
    let number = |text: &str| text.parse::<i16>().expect("a number");
    let small = |text: &str| text.parse::<i8>().expect("a number");
    Interval::day(Day::new(number(year), small(month), small(day)).expect("a day"))
}

#[test]
fn a_row_tells_a_status_that_no_document_tells() {
    let case = case_file(
        &["# Letter\nDear Ash"],
        "| C-1 | Foster care | 3 May 2025 | 1 June 2026 |\n| C-2 | Secure | 3 May 2025 | |",
    );
    let was = |day| case.was(LegalStatus::LookedAfterAway, on(day));
    assert_eq!(was("2025-05-02"), Answer::No);
    assert_eq!(was("2025-08-01"), Answer::Yes);
    assert_eq!(was("2026-08-01"), Answer::No);
    assert!(!case.ever(LegalStatus::Secure));
    let starts: Vec<&Moment> = case.events(EventKind::PlacementStart).collect();
    assert_eq!(starts.len(), 1);
    assert!(starts[0].certain);
}

#[test]
fn a_row_keeps_its_place_in_the_whole_roster() {
    let rows = "| C-0 | Secure | 3 May 2025 | |\n| C-1 | Foster care | 3 May 2025 | |";
    let case = case_file(&[], rows);
    let piece = case.document(case.statuses[0].places[0]);
    let whole = roster(rows).document;
    assert_eq!(piece.text, "C-1\tFoster care\t3 May 2025\t");
    let place = piece.origin.span(Span::new(0, piece.text.len()));
    assert_eq!(whole.at(place), piece.text);
    assert_eq!(piece.blocks[0].cell().map(|cell| cell.row), Some(2));
}

#[test]
fn a_document_and_a_row_that_give_other_days_leave_the_beginning_open() {
    let documents = ["# Case notes\nDate placed: 3 May 2025\nAsh was placed with foster carers."];
    let case = case_file(&documents, "| C-1 | Foster care | 1 January 2025 | |");
    let start = case.events(EventKind::PlacementStart).next().expect("one");
    assert!(!start.certain);
    assert_eq!(start.against_on, [on("2025-01-01")]);
    let was = |day| case.was(LegalStatus::LookedAfterAway, on(day));
    assert_eq!(was("2025-02-01"), Answer::Straddles);
    assert_eq!(was("2025-06-01"), Answer::Yes);
    assert!(
        case.dispute(LegalStatus::LookedAfterAway, on("2025-02-01"))
            .is_some()
    );
    assert!(
        case.dispute(LegalStatus::LookedAfterAway, on("2025-06-01"))
            .is_none()
    );
}

#[test]
fn at_home_by_the_roster_and_away_by_a_document_is_a_dispute() {
    let documents = ["# Case notes\nDate placed: 3 May 2025\nAsh was placed with foster carers."];
    let case = case_file(&documents, "| C-1 | LAC-H | 1 March 2025 | |");
    let was = |status| case.was(status, on("2025-06-01"));
    assert_eq!(was(LegalStatus::LookedAfterAway), Answer::Straddles);
    assert_eq!(was(LegalStatus::LookedAfterAtHome), Answer::Straddles);
}

#[test]
fn a_row_ends_what_the_documents_leave_open() {
    let documents = ["# Case notes\nDate placed: 3 May 2025\nAsh was placed with foster carers."];
    let case = case_file(
        &documents,
        "| C-1 | Foster care | 3 May 2025 | 1 July 2025 |",
    );
    let was = |day| case.was(LegalStatus::LookedAfterAway, on(day));
    assert_eq!(was("2025-06-01"), Answer::Yes);
    assert_eq!(was("2025-08-01"), Answer::No);
    let start = case.events(EventKind::PlacementStart).next().expect("one");
    assert!(start.certain);
    assert!(start.places.iter().any(|place| case.is_roster(*place)));
}

#[test]
fn rows_that_cannot_be_read_are_counted() {
    let rows = "| C-1 | CIN | 3 May 2025 | |\n| C-1 | Secure | soon | |\n| C-1 | Secure | | |";
    let note = roster(rows).note().expect("two rows");
    assert!(note.message.contains("rows 2, 3;"), "{}", note.message);
    assert!(
        roster("| C-1 | Registered | 3 May 2025 | |")
            .note()
            .is_none()
    );
}

#[test]
fn a_column_that_is_not_there_is_named_with_those_that_are() {
    let document = sketch::document_at("roster.csv", "| Child | Status |\n| C-1 | Secure |");
    let error = Roster::read(document, &columns()).expect_err("no such column");
    assert_eq!(
        error.to_string(),
        "roster.csv has no column \"case\"; it has: Child, Status"
    );
}
