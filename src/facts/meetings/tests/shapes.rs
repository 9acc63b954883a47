//! Meetings in the shapes that forms, lists and bound records give them.

use super::{check, told};
use crate::facts::kind::Kind;

#[test]
fn a_form_that_is_filled_in_again_is_another_meeting() {
    check(
        Kind::Minutes,
        "Secure accommodation: review by the chief social work officer\n| Admitted | 11 May 2026 |\n| Review | 1st |\n| Date | 22 May 2026 |\n| By | J. Orr |\n| Review | 2nd |\n| Date | 19 June 2026 |\n| By | J. Orr |",
        &[
            "2026-05-22 SecureReview Held own",
            "2026-06-19 SecureReview Held",
        ],
    );
    check(
        Kind::Minutes,
        "# Pathway review\n| Pathway review | Ash Reid |\n| Date reviewed | 20/04/2026 |\n| Next review by | 20/10/2026 |",
        &["2026-04-20 PathwayReview Held own"],
    );
}

#[test]
fn a_second_record_in_one_table_was_held_where_it_says_who_came() {
    let both = |last: &str| {
        format!(
            "| LOOKED AFTER REVIEW 1 | 19/02/26, council offices |\n| Chair | Jo Bell |\n| Attended | Ash; mum |\n| Decisions | Continue |\n| LOOKED AFTER REVIEW 2 | 14/05/26, council offices |\n| {last} |"
        )
    };
    let held = told(Kind::Minutes, &both("Attended | Ash; gran"));
    assert!(
        held.contains(&"2026-05-14 LookedAfterReview Held".to_owned()),
        "{held:?}"
    );
    let planned = told(Kind::Minutes, &both("Where | the same room"));
    assert!(
        planned.contains(&"2026-05-14 LookedAfterReview Planned".to_owned()),
        "{planned:?}"
    );
}

#[test]
fn a_column_of_hearings_lists_those_that_were_held() {
    check(
        Kind::Minutes,
        "Office of the Reporter\n|! Hearing on | Decision | Reasons |\n| 17 July 2025 | Interim order not made. | Report wanted. |\n| 21 August 2025 | Compulsory supervision order made. | Needs help. |\n| 13 August 2026 | Order continued. | Asked for. |",
        &[
            "2025-07-17 Hearing Held own",
            "2025-08-21 Hearing Held",
            "2026-08-13 Hearing Held",
        ],
    );
}

#[test]
fn the_day_of_what_a_review_follows_is_not_its_own() {
    for text in [
        "This was the first review of Ash's placement, which began on the 13th of March.",
        "This is the first review since Ash went to stay with his gran on 9 February.",
    ] {
        let text = format!("# Minute of looked after review\n12th May 2026, Mill House\n{text}");
        check(
            Kind::Minutes,
            &text,
            &["2026-05-12 LookedAfterReview Held own"],
        );
    }
    check(
        Kind::Letter,
        "Dear Ms Orr\nThe looked after review which was held on 9 February 2026 decided so.",
        &["2026-02-09 LookedAfterReview Held"],
    );
}

#[test]
fn a_first_meeting_is_known_where_brackets_say_of_what() {
    check(
        Kind::Minutes,
        "Child's Planning Meeting (Child Protection) – initial\nMeeting of 9 April 2026 at Mill House.",
        &["2026-04-09 CppmInitial Held own"],
    );
}

#[test]
fn dated_notes_under_notes_of_reviews_are_reviews() {
    check(
        Kind::CaseNotes,
        "ASH REID: notes of reviews\n18 September 2025 – in the front room. Mum and Ash came.\n13 January 2026 – same folk. Boxing goes well.\n14 January 2026 – the next review will be in May.",
        &["2025-09-18 Other Held", "2026-01-13 Other Held"],
    );
    check(
        Kind::CaseNotes,
        "ASH REID: notes of visits\n18 September 2025 – in the front room. Mum and Ash came.",
        &[],
    );
}

#[test]
fn one_of_another_line_that_was_moved_is_not_the_records_own() {
    check(
        Kind::Minutes,
        "# Minute of review child protection planning meeting\nDate of meeting: 4 August 2026\nCore groups had met on 5 March and 2 April. The meeting of 23 July had been rearranged to 30 July as two members were on leave.",
        &[
            "2026-03-05 CoreGroup Held",
            "2026-04-02 CoreGroup Held",
            "2026-08-04 CppmReview Held own",
        ],
    );
}

#[test]
fn a_threshold_that_was_not_reached_led_to_no_discussion() {
    check(
        Kind::Letter,
        "I rang in January 2026 and was told it did not reach the threshold for an IRD.",
        &[],
    );
}

#[test]
fn what_became_of_a_meeting_stands_in_its_row_or_behind_its_label() {
    for table in [
        "| Date | Meeting | Status |\n| 3 May 2022 | Core group | Cancelled |",
        "| Date | Meeting | Took place |\n| 3 May 2022 | Core group | No |",
    ] {
        check(
            Kind::Chronology,
            &format!("# Chronology\n{table}"),
            &["2022-05-03 CoreGroup Cancelled"],
        );
    }
    check(
        Kind::CaseNotes,
        "# Case notes\n5 May 2022\nCore group 3 May 2022: cancelled",
        &["2022-05-03 CoreGroup Cancelled"],
    );
}

#[test]
fn a_meeting_is_called_off_in_many_words_but_not_by_what_it_decides() {
    for words in [
        "The core group on 3 May 2022 fell through as nobody came.",
        "The core group due on 3 May 2022 was not held.",
        "We could not hold the core group on 3 May 2022.",
    ] {
        let notes = format!("# Case notes\n5 May 2022\n{words}");
        check(Kind::CaseNotes, &notes, &["2022-05-03 CoreGroup Cancelled"]);
    }
    for words in [
        "The core group on 3 May 2022 was moved to the bigger room.",
        "The core group on 3 May 2022 agreed that contact should be postponed.",
        "At the core group on 3 May 2022 swimming was cancelled.",
        "The core group on 3 May 2022 was brought forward an hour.",
        "The core group on 3 May 2022 will not be cancelled.",
    ] {
        let notes = told(
            Kind::CaseNotes,
            &format!("# Case notes\n5 May 2022\n{words}"),
        );
        let is_off = |one: &String| one.contains("Cancelled") || one.contains("Postponed");
        assert!(!notes.iter().any(is_off), "{words}: {notes:?}");
    }
}
