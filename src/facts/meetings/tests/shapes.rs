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

#[test]
fn a_form_filled_in_again_may_ask_for_the_day_under_any_label() {
    check(
        Kind::Minutes,
        "Harbour Council\n| Reviewing Unit | Number 1 |\n| Child | Ash Reid, 5 yrs |\n| Placed | 1 June 2026 (planned), foster carers |\n| Review took place | 21 July 2026 |\n| Came | Mum; Jo Bell |\nHarbour Council\n| Reviewing Unit | Number 2 |\n| Child | Ash Reid |\n| Review took place | 13 October 2026 |\n| Came | Mum; Jo Bell |",
        &["2026-07-21 Other Held own", "2026-10-13 Other Held"],
    );
}

#[test]
fn paragraphs_that_open_with_the_meeting_and_its_day_are_records_each() {
    check(
        Kind::Minutes,
        "Looked after child review. 12 May 2026. Ash Reid. Chair: Jo Bell. Ash, gran and the school came. Ash is well and school is going well too this term.\nLooked after child review. 4 August 2026. Ash Reid. Chair: Jo Bell. Ash, gran and mum came. Ash has been on holiday and has grown a lot since.",
        &[
            "2026-05-12 LookedAfterReview Held own",
            "2026-08-04 LookedAfterReview Held",
        ],
    );
}

#[test]
fn a_table_of_hearings_is_the_record_of_none() {
    check(
        Kind::Other,
        "Children's Hearings – Ash Reid\n| Date | What | Result |\n| 10.04.25 | Grounds hearing | Not accepted |\n| 15.05.25 | Children's hearing | Order made |\n| 06.05.26 | Review hearing | Order continued |",
        &[
            "2025-04-10 Hearing Held",
            "2025-05-15 Hearing Held",
            "2026-05-06 Hearing Held",
        ],
    );
}

#[test]
fn fields_may_follow_one_another_on_one_line() {
    check(
        Kind::Minutes,
        "# Review Child Protection Planning Meeting\nChild: Ash Reid Date of meeting: 22 October 2026 Chair: Jo Bell Minutes by: Al Orr Minutes sent out: 29 October 2026\nPresent: mum, the school",
        &["2026-10-22 CppmReview Held own"],
    );
}

#[test]
fn which_of_its_line_a_conference_was_may_stand_beside_its_day() {
    for (word, kind) in [("initial", "CppmInitial"), ("first review", "CppmReview")] {
        let text = format!(
            "CPPM decision sheet (sent within one day)\n| For | Ash Reid, 4 |\n| CPPM on | 3 February 2026 ({word}) |\n| Registered? | YES – neglect |\n| Lead professional | Jo Bell |"
        );
        check(
            Kind::Minutes,
            &text,
            &[&format!("2026-02-03 {kind} Held own")],
        );
    }
}

#[test]
fn a_second_day_that_was_not_kept_either_is_another() {
    let record = |said: &str| {
        format!(
            "# Minute of looked after review\nDate of meeting: 23 June 2026\nPresent: Ash, mum\n{said}"
        )
    };
    for said in [
        "The meeting of 28 April was cancelled and a second date, 26 May, was put off as well.",
        "The review was first fixed for 28 April and was postponed because the school was shut; the new date of 26 May was postponed as the chair was ill.",
    ] {
        let found = told(Kind::Minutes, &record(said));
        let n_off = found.iter().filter(|one| !one.contains("Held")).count();
        assert_eq!(n_off, 2, "{said}: {found:?}");
    }
    for said in [
        "The meeting of 28 April was cancelled and a second date, 26 May, suited nobody but was not needed.",
        "The meeting of 28 April was cancelled because the school was shut from 27 April to 26 May.",
    ] {
        let found = told(Kind::Minutes, &record(said));
        let n_off = found.iter().filter(|one| !one.contains("Held")).count();
        assert_eq!(n_off, 1, "{said}: {found:?}");
    }
}

#[test]
fn what_was_put_off_is_the_one_that_the_words_speak_of() {
    check(
        Kind::Chronology,
        "| Date | Event |\n| 26 May 2026 | Second looked after review, after the meeting on the 12th could not go ahead. |",
        &["2026-05-26 LookedAfterReview Held"],
    );
    check(
        Kind::Chronology,
        "| Date | Event |\n| 26 May 2026 | Second looked after review could not go ahead. |",
        &["2026-05-26 LookedAfterReview Cancelled"],
    );
}

#[test]
fn which_of_its_line_a_review_is_may_stand_before_any_name() {
    for (name, kind) in [
        ("Second review of pathway plan", "PathwayReview"),
        ("First review of the emergency placement", "EmergencyReview"),
        ("Third secure review", "SecureReview"),
    ] {
        let text = format!("| Date | Event |\n| 26 May 2026 | {name}. |");
        check(
            Kind::Chronology,
            &text,
            &[&format!("2026-05-26 {kind} Held")],
        );
    }
}

#[test]
fn what_a_hearing_did_with_an_order_tells_that_it_was_held() {
    for line in [
        "The hearing continued the order for a year.",
        "Panel varied the supervision order.",
        "The hearing has made a compulsory supervision order.",
    ] {
        let text = format!("| Date | Event |\n| 26 May 2026 | {line} |");
        check(Kind::Chronology, &text, &["2026-05-26 Hearing Held"]);
    }
    check(
        Kind::Chronology,
        "| Date | Event |\n| 26 May 2026 | The hearing aid continued to be in good order. |",
        &[],
    );
}

#[test]
fn reviews_noted_under_their_days_were_held_on_them() {
    check(
        Kind::Other,
        "Ash's reviews\nLarch House. Foster carers: the Orrs.\nOne: 3 July 2025\nAsh, mum and Jo Bell. Ash is well.\nTwo: 30 September 2025\nThe same people. School is fine.",
        &["2025-07-03 Other Held", "2025-09-30 Other Held"],
    );
    check(
        Kind::Other,
        "Ash Reid (12) – looked after reviews\n4 March 2026\nAsh, mum and Jo Bell. Ash is well.\n27 August 2026\nThe same people. School is fine.",
        &[
            "2026-03-04 LookedAfterReview Held",
            "2026-08-27 LookedAfterReview Held",
        ],
    );
    // What is to come, and days without anything below, are none.
    check(
        Kind::Other,
        "Ash's reviews\nNext: 3 July 2026\nAll to be asked.\n4 August 2026\n5 September 2026",
        &[],
    );
    check(
        Kind::Other,
        "Film reviews we liked\n4 March 2026\nThe one about the dog.",
        &[],
    );
    // A day with a note below that it was not kept, or of what was to be, was not one either.
    check(
        Kind::Other,
        "Ash's reviews\n4 March 2026\nCalled off, nobody could drive.\n5 May 2026\nChair: to be found.\n6 June 2026\nLarch House, Mill Road.",
        &["2026-03-04 Other Cancelled"],
    );
}

#[test]
fn a_note_of_a_hearing_in_another_record_tells_that_it_was_held() {
    let record = |said: &str| {
        format!(
            "# Notes of third looked after review, 25 August 2026\nPresent: Ash, mum\nAsh is well.\nChildren's hearing, 22 September 2026 (note by Jo Bell). {said}"
        )
    };
    let held = told(Kind::Minutes, &record("Order continued for a year."));
    assert!(
        held.contains(&"2026-09-22 Hearing Held".to_owned()),
        "{held:?}"
    );
    let planned = told(
        Kind::Minutes,
        &record("The order will be continued, we hope."),
    );
    assert!(
        planned.contains(&"2026-09-22 Hearing Planned".to_owned()),
        "{planned:?}"
    );
    for said in [
        "Order continued to another day, as nobody came.",
        "Agreed a room with the school.",
        "Decided not to go.",
        "Continued, as the reports were missing.",
    ] {
        let unsettled = told(Kind::Minutes, &record(said));
        assert!(
            unsettled.contains(&"2026-09-22 Hearing Planned".to_owned()),
            "{said}: {unsettled:?}"
        );
    }
}

#[test]
fn a_form_that_says_of_other_days_that_they_were_not_kept_was_not_filled_in_for_them() {
    let held = |below: &str| {
        let text = format!(
            "# Looked after review\nReview held: 9 September 2026\nPresent: Ash, mum\n{below}"
        );
        let found = told(Kind::Minutes, &text);
        found.iter().filter(|one| one.contains("Held")).count()
    };
    assert_eq!(held("Review held: 3 March 2026"), 2);
    assert_eq!(
        held("Review held: no, called off 3 March 2026\nReview held: no, called off 4 May 2026"),
        1
    );
    assert_eq!(
        held("## Days that did not work\nReview held: 3 March 2026\nReview held: 4 May 2026"),
        1
    );
    assert_eq!(
        held("## Planned\nDate of review: 3 March 2026\nDate of review: 4 May 2026"),
        1
    );
}

#[test]
fn a_paragraph_tells_of_a_review_by_what_people_did_there() {
    let held = |second: &str| {
        let text = format!(
            "# Looked after reviews of Ash\nLooked after review 3 March 2026: Ash, mum and Jo Bell attended and everyone agreed that Ash stays where he is.\n\nLooked after review 4 May 2026: {second}"
        );
        told(Kind::Minutes, &text).contains(&"2026-05-04 LookedAfterReview Held".to_owned())
    };
    assert!(held(
        "mum said that Ash sleeps well and everyone agreed to look for a football club nearby."
    ));
    assert!(!held(
        "the letters for it lay in the office and the chairs stood in a ring while each of them thought that others had asked."
    ));
}

#[test]
fn a_planning_meeting_that_did_not_register_says_so_behind_its_name() {
    let registered = |said: &str| {
        let text = format!(
            "| Date | Event |\n| 14 May 2026 | Initial child protection planning meeting. {said} |"
        );
        let (_, meetings) = super::read(Kind::Chronology, &text);
        meetings[0].registered
    };
    assert_eq!(registered("Not registered, as Ash is safe."), Some(false));
    assert_eq!(registered("GP not registered yet."), None);
}

#[test]
fn why_a_meeting_was_put_off_may_stand_behind_a_sign() {
    let reason = |said: &str| {
        let text = format!("# Pathway plan review – Ash\nHeld: 5 May 2026\n{said}");
        let (_, meetings) = super::read(Kind::Minutes, &text);
        let off = meetings.iter().find(|one| !one.is_record);
        off.and_then(|off| off.reason.clone()).is_some()
    };
    assert!(reason(
        "The review booked for 14 April was postponed: Ash was in the Infirmary."
    ));
    assert!(!reason(
        "The review booked for 14 April was postponed: the new day suits all."
    ));
}
