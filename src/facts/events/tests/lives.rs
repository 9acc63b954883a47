//! What came in about a child, where the child went to live, and what was decided, in many hands.

use super::{check, told};
use crate::facts::kind::Kind;

/// Whether a letter that opens a sentence with a day tells of one kind of event on it.
fn tells(words: &str, kind: &str) -> bool {
    let letter = format!("On 3 May 2022 {words}");
    told(Kind::Letter, &letter).contains(&format!("2022-05-03 {kind}"))
}

#[test]
fn whoever_tells_the_service_of_a_worry_raises_a_concern() {
    for words in [
        "the optician submitted a child concern report about Ash.",
        "her swimming tutor told the duty team that she was frightened at home.",
        "the landlord alerted us to children left alone.",
        "Ash showed his class teacher a bruise on his back.",
        "the club raised this with us as a child protection matter.",
        "the family came to our attention.",
        "we passed this on to social work.",
        "a letter came from a neighbour, concerned that Ash was hungry.",
    ] {
        assert!(tells(words, "Concern"), "in: {words}");
    }
    for words in [
        "the ward referred the boy to this department.",
        "the charity put through a referral on Ash.",
    ] {
        assert!(tells(words, "Referral"), "in: {words}");
    }
}

#[test]
fn what_goes_to_others_or_is_no_worry_is_no_concern() {
    for words in [
        "the school made a referral to the speech therapist.",
        "the nurse referred Ash for a hearing test.",
        "the school told us the hall was closed.",
        "no child concern report was submitted.",
    ] {
        let is_told = tells(words, "Concern") || tells(words, "Referral");
        assert!(!is_told, "in: {words}");
    }
    let row = "Log\n5 May 2022 Initial referral discussion, all agencies.";
    assert!(!told(Kind::CaseNotes, row).contains(&"2022-05-05 Referral".to_owned()));
}

#[test]
fn a_child_goes_to_live_with_others_by_name_or_by_house() {
    for (words, kind) in [
        ("Ash went to live with Meg and Tom.", "PlacementStart"),
        ("Ash was admitted to a remand home.", "PlacementStart"),
        ("Ash came back into foster care.", "PlacementStart"),
        ("Ash went to stay with Meg instead.", "PlacementMove"),
        ("Ash moved from the Tays to Mrs Orr.", "PlacementMove"),
        ("Ash was moved to a crisis bed.", "PlacementMove"),
        ("Ash went home to mum for good.", "PlacementEnd"),
    ] {
        assert!(tells(words, kind), "{kind} in: {words}");
    }
}

#[test]
fn to_go_to_a_teacher_a_school_or_a_parent_is_no_placement() {
    for words in [
        "Ash went to Mrs Orr with a sore knee.",
        "Ash transferred to Mill House Primary.",
        "Ash went to live with Dad.",
    ] {
        let is_told = tells(words, "PlacementStart") || tells(words, "PlacementMove");
        assert!(!is_told, "in: {words}");
    }
}

#[test]
fn a_decision_has_the_day_of_the_meeting_told_before_it() {
    check(
        Kind::Letter,
        "The panel met with us all on 3 May 2022. Your aunt spoke first. At the end they put Ash on a compulsory supervision order.",
        &["2022-05-03 SupervisionOrder"],
    );
    check(
        Kind::Letter,
        "The conference set for 3 May 2022 was cancelled; it was held on 9 May 2022. Ash was made a registered child.",
        &["2022-05-09 Registration"],
    );
    check(
        Kind::Letter,
        "The panel did not meet on 3 May 2022. They put Ash on a compulsory supervision order.",
        &[],
    );
}

#[test]
fn a_clause_of_time_tells_what_happened() {
    check(
        Kind::Letter,
        "Her name stayed on it until 3 May 2022, when the conference removed it.",
        &["2022-05-03 Deregistration"],
    );
}

#[test]
fn a_row_or_a_line_of_a_brother_or_sister_is_not_the_childs() {
    check(
        Kind::Chronology,
        "|! Date | Nature | Note |\n| 3 May 2022 | Sibling | CSO made for Ewan |",
        &[],
    );
    check(
        Kind::CaseNotes,
        "Log\n3 May 2022 Sister Una: child concern report received.",
        &[],
    );
}

#[test]
fn a_type_says_less_than_the_words_behind_it() {
    let log = |words: &str| {
        let text = format!("|! Date | Type | Detail |\n| 3 May 2022 | Placement | {words} |");
        told(Kind::CaseNotes, &text)
    };
    assert!(log("Match with the Tays declined").is_empty());
    assert_eq!(log("With the Tays"), ["2022-05-03 PlacementStart"]);
}

#[test]
fn columns_may_be_the_homes_of_a_child_and_rows_their_fields() {
    check(
        Kind::Other,
        "Where Ash has lived\n| Where | Mr Tay | His aunt |\n| From | 3 May 2021 | 4 June 2022 |\n| To | 4 June 2022 | now |\n| How | received into foster care | moved on to live with his aunt |",
        &["2021-05-03 PlacementStart", "2022-06-04 PlacementMove"],
    );
}

#[test]
fn the_day_in_a_label_is_that_of_what_stands_behind_it() {
    check(
        Kind::Other,
        "Duty sheet, 3 May 2022: a neighbour's call reporting that Ash was left alone.",
        &["2022-05-03 Concern"],
    );
}

#[test]
fn a_form_that_is_sent_to_the_service_is_a_referral_of_its_day() {
    let form = |rest: &str| {
        format!("Notification of concern\nRaised by: the school Raised on: 3 May 2022\n{rest}")
    };
    check(
        Kind::Referral,
        &form("Ash is often late."),
        &["2022-05-03 Concern"],
    );
    check(Kind::Referral, &form("Draft, not sent."), &[]);
}
