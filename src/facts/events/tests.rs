mod days;
mod entries;
mod lives;
mod sessions;
mod shapes;

use super::*;
use crate::facts::{dates, passages, sketch, table};

fn read(document: &Document, kind: Kind) -> Vec<Event> {
    let dates = dates::of(document);
    let tables = table::of(document);
    let passages = passages::of(document, kind, &tables, &dates, &[]);
    of(document, kind, &tables, &passages, &dates)
}

fn told(kind: Kind, text: &str) -> Vec<String> {
    let document = sketch::document(text);
    let mut told: Vec<String> = read(&document, kind)
        .iter()
        .filter(|event| event.certainty < Certainty::Doubtful)
        .map(|event| {
            let on = event
                .on
                .map_or("undated".to_owned(), |on| on.interval.from.to_string());
            format!("{on} {:?}", event.kind)
        })
        .collect();
    told.sort();
    told
}

pub(super) fn check(kind: Kind, text: &str, expected: &[&str]) {
    assert_eq!(told(kind, text), expected, "in: {text}");
}

#[test]
fn labels_give_events() {
    for (text, expected) in [
        ("Date placed: 3 May 2022", "2022-05-03 PlacementStart"),
        ("Date accommodated: 03/05/2022", "2022-05-03 PlacementStart"),
        (
            "| Date became looked after | 3 May 2022 |\n| Legal basis |  |",
            "2022-05-03 PlacementStart",
        ),
        (
            "Placement start date: 3 May 2022",
            "2022-05-03 PlacementStart",
        ),
        ("Date of placement: 3 May 2022", "2022-05-03 PlacementStart"),
        ("Date of referral: 3 May 2022", "2022-05-03 Referral"),
        ("Date referral received: 3 May 2022", "2022-05-03 Referral"),
        ("Date concern raised: 3 May 2022", "2022-05-03 Concern"),
        ("Date of notification: 3 May 2022", "2022-05-03 Concern"),
        (
            "Notification of child protection concern: 3 May 2022",
            "2022-05-03 Concern",
        ),
        (
            "Date of registration: 3 May 2022",
            "2022-05-03 Registration",
        ),
        (
            "Date of de-registration: 3 May 2022",
            "2022-05-03 Deregistration",
        ),
        ("Date of CSO: 3 May 2022", "2022-05-03 SupervisionOrder"),
        ("Date case closed: 3 May 2022", "2022-05-03 Closed"),
        (
            "Date ceased to be looked after: 3 May 2022",
            "2022-05-03 LeftCare",
        ),
        (
            "Legal status: accommodated under section 25 since 3 May 2022",
            "2022-05-03 PlacementStart",
        ),
        (
            "Looked after at home since: 3 May 2022",
            "2022-05-03 LookedAfterAtHome",
        ),
        ("Date of visit: 3 May 2022", "2022-05-03 Visit"),
    ] {
        check(Kind::Plan, text, &[expected]);
    }
}

#[test]
fn labels_that_give_no_event_are_left() {
    for text in [
        "Date of birth: 3 May 2012",
        "Date of next review: 3 May 2022",
        "Date of report: 3 May 2022",
        "Legal status: not looked after",
        "Child protection register: No",
        "Legal status: ☐ accommodated ☒ none",
        "Anticipated placement end date: 3 May 2022",
    ] {
        check(Kind::Plan, text, &[]);
    }
}

#[test]
fn a_status_without_a_date_still_says_that_it_is() {
    check(
        Kind::Plan,
        "Legal status: Looked after at home under a CSO",
        &["undated LookedAfterAtHome", "undated SupervisionOrder"],
    );
    check(
        Kind::Plan,
        "Legal status: CSO (home) from 3 May 2022",
        &[
            "2022-05-03 LookedAfterAtHome",
            "2022-05-03 SupervisionOrder",
        ],
    );
    check(
        Kind::Plan,
        "On the Child Protection Register: Yes, neglect, since 3 May 2022",
        &["2022-05-03 Registration"],
    );
}

#[test]
fn a_placement_table_gives_starts_and_ends() {
    let text = "# Placement history\n| Placement | Type | Start date | End date |\n| Carer A | Foster | 03/05/2022 | 01/06/2022 |\n| Carer B | Kinship | 01/06/2022 | |";
    check(
        Kind::Plan,
        text,
        &[
            "2022-05-03 PlacementStart",
            "2022-06-01 PlacementEnd",
            "2022-06-01 PlacementStart",
        ],
    );
}

#[test]
fn rows_of_a_chronology_hold_events() {
    for (words, expected) in [
        (
            "Child protection concern raised by school",
            &["2022-05-03 Concern"][..],
        ),
        (
            "Referral received from health visitor",
            &["2022-05-03 Referral"],
        ),
        (
            "Jamie placed with foster carers",
            &["2022-05-03 PlacementStart"],
        ),
        (
            "Jamie was placed with you as a foster carer",
            &["2022-05-03 PlacementStart"],
        ),
        (
            "Jamie moved to you from Mrs Larch",
            &["2022-05-03 PlacementMove"],
        ),
        (
            "Accommodated under section 25 with maternal grandmother",
            &["2022-05-03 PlacementStart"],
        ),
        (
            "Moved to live with kinship carers",
            &["2022-05-03 PlacementStart"],
        ),
        (
            "Jamie was received into care",
            &["2022-05-03 PlacementStart"],
        ),
        (
            "Moved to a new foster placement",
            &["2022-05-03 PlacementMove"],
        ),
        (
            "Placed in an emergency foster placement",
            &["2022-05-03 EmergencyPlacement", "2022-05-03 PlacementStart"],
        ),
        (
            "Child Protection Order granted",
            &["2022-05-03 EmergencyPlacement", "2022-05-03 PlacementStart"],
        ),
        (
            "Placed in secure accommodation",
            &["2022-05-03 SecurePlacement"],
        ),
        (
            "Returned home to the care of his mother",
            &["2022-05-03 PlacementEnd"],
        ),
        (
            "Name placed on the Child Protection Register",
            &["2022-05-03 Registration"],
        ),
        ("Registered under neglect", &["2022-05-03 Registration"]),
        (
            "Name removed from the Child Protection Register",
            &["2022-05-03 Deregistration"],
        ),
        ("De-registered", &["2022-05-03 Deregistration"]),
        (
            "Compulsory supervision order made",
            &["2022-05-03 SupervisionOrder"],
        ),
        (
            "Hearing made a CSO at home",
            &[
                "2022-05-03 LookedAfterAtHome",
                "2022-05-03 SupervisionOrder",
            ],
        ),
        ("CSO terminated", &["2022-05-03 OrderEnded"]),
        ("Ceased to be looked after", &["2022-05-03 LeftCare"]),
        ("Case closed to social work", &["2022-05-03 Closed"]),
        (
            "Statutory visit to Jamie in placement",
            &["2022-05-03 Visit"],
        ),
        (
            "Management oversight: plan agreed",
            &["2022-05-03 Oversight"],
        ),
        // traps
        ("Brother Callum was placed with foster carers", &[]),
        (
            "His sister was placed on the Child Protection Register",
            &[],
        ),
        ("Callum (brother) was accommodated", &[]),
        ("Mother was herself accommodated as a child", &[]),
        ("Name was not placed on the Child Protection Register", &[]),
        ("Placement with foster carers to be sought", &[]),
        ("If he is placed with foster carers contact will stop", &[]),
        ("If he is placed with you the fee will be paid weekly", &[]),
        ("School asked whether he would be accommodated", &[]),
        ("Jamie returned home late from school", &[]),
        ("Registered with a new GP", &[]),
        ("Referral made to CAMHS", &[]),
        ("Interim compulsory supervision order made", &[]),
        ("Home visit planned for 10/05/2022", &[]),
        ("Nursery placement started", &[]),
    ] {
        let text = format!("| Date | Event |\n| 03/05/2022 | {words} |");
        check(Kind::Chronology, &text, expected);
    }
}

#[test]
fn prose_gives_events_with_their_own_dates() {
    for (words, expected) in [
        (
            "Jamie has been placed with foster carers since 3 May 2022.",
            &["2022-05-03 PlacementStart"][..],
        ),
        (
            "On 3 May 2022 Jamie was accommodated under section 25.",
            &["2022-05-03 PlacementStart"],
        ),
        (
            "He became looked after on 3 May 2022.",
            &["2022-05-03 PlacementStart"],
        ),
        (
            "A compulsory supervision order was made on 3 May 2022.",
            &["2022-05-03 SupervisionOrder"],
        ),
        (
            "Her name was placed on the register on 3 May 2022.",
            &["2022-05-03 Registration"],
        ),
        ("His brother was accommodated on 3 May 2022.", &[]),
        (
            "Mum reported that Jamie was placed with foster carers on 3 May 2022.",
            &["2022-05-03 PlacementStart"],
        ),
        (
            "After his mother was arrested, Jamie was placed with foster carers on 3 May 2022.",
            &["2022-05-03 PlacementStart"],
        ),
        ("He may be accommodated under section 25.", &[]),
        (
            "If Jamie is found alone: Jamie moves to his grandmother that day, 3 May 2022.",
            &[],
        ),
        (
            "On 3 May 2022 Jamie became looked after by agreement with his parents.",
            &["2022-05-03 PlacementStart"],
        ),
        (
            "We recommend that his name be placed on the Child Protection Register.",
            &[],
        ),
    ] {
        check(Kind::Assessment, words, expected);
    }
}

#[test]
fn minutes_decide_a_registration_on_their_own_day() {
    check(
        Kind::Minutes,
        "# Initial Child Protection Planning Meeting\nDate of meeting: 3 May 2022\nIt was agreed that his name be placed on the Child Protection Register.",
        &["2022-05-03 Registration"],
    );
}

#[test]
fn a_policy_tells_of_no_event() {
    check(
        Kind::Policy,
        "A child was placed with foster carers on 3 May 2022.",
        &[],
    );
}

#[test]
fn what_an_entry_is_about_may_be_closed_and_the_case_not() {
    for text in [
        "Date: 3 May 2022\nEvent: Rent arrears paid off.\nAction: Closed.",
        "| Date | Event | Action |\n| 3 May 2022 | Application to the grant fund | Closed |",
        "3 May 2022 Phone call\nThe landlord has agreed to the repair. Closed.",
    ] {
        check(Kind::Chronology, text, &[]);
        assert_eq!(of_any_certainty(text), 0, "{text}");
    }
    check(
        Kind::Chronology,
        "| Date | Event | Action |\n| 3 May 2022 | Closed | None needed |",
        &["2022-05-03 Closed"],
    );
}

/// How many events a chronology tells of, doubtful ones too.
fn of_any_certainty(text: &str) -> usize {
    let document = sketch::document(text);
    read(&document, Kind::Chronology).len()
}

#[test]
fn what_came_before_has_another_day_than_its_row() {
    for words in [
        "Placed with foster carers after introductions 6 - 9 May",
        "Placed with foster carers following a first visit on 6 May 2022",
        "Accommodated after her gran's operation on 2 May 2022",
    ] {
        check(
            Kind::Chronology,
            &format!("| Date | Event |\n| 10 May 2022 | {words}. |"),
            &["2022-05-10 PlacementStart"],
        );
    }
}

#[test]
fn a_care_leaver_left_when_being_looked_after_ended() {
    for value in [
        "Care leaver (looked after away from home until 3 May 2022)",
        "Aftercare; was looked after to 3 May 2022",
        "Care leaver, in foster care until 3 May 2022",
    ] {
        check(
            Kind::Assessment,
            &format!("# Pathway assessment\nStatus: {value}"),
            &["2022-05-03 LeftCare"],
        );
    }
}

#[test]
fn the_head_of_a_note_names_it_supervision() {
    for head in [
        "3 May 2022 10:00 J Bell SUPERVISION",
        "3 May 2022 J. Bell - Case supervision",
        "3 May 2022 14.30 Jo Bell CASE SUPERVISION",
    ] {
        let text = format!("{head}\nSeen with her worker.\n9 June 2022 J Bell VISIT\nSchool.");
        check(Kind::CaseNotes, &text, &["2022-05-03 Oversight"]);
    }
    check(
        Kind::CaseNotes,
        "3 May 2022 Children talked about the rules for supervision\nAll agreed.",
        &[],
    );
}

#[test]
fn a_case_is_discussed_with_a_manager_by_whoever_holds_it() {
    check(
        Kind::CaseNotes,
        "3 May 2022: Case discussed with practice manager, no change.",
        &["2022-05-03 Oversight"],
    );
    for note in [
        "SV with dad in the park.",
        "S/V - dad brought a ball.",
        "Gran wants a discussion with practice manager, and had none.",
        "This is to be discussed with practice manager.",
    ] {
        check(Kind::CaseNotes, &format!("3 May 2022: {note}"), &[]);
    }
}

#[test]
fn each_line_of_a_supervision_record_is_oversight() {
    check(
        Kind::Supervision,
        "# Supervision\n| Date | Discussed | Agreed |\n| 3 May 2022 | Plan | Go on |\n| 28 June 2022 | School | Go on |\n| 5 July 2022 | Cancelled | - |",
        &["2022-05-03 Oversight", "2022-06-28 Oversight"],
    );
}

#[test]
fn a_short_word_for_supervision_may_open_a_line_of_any_words() {
    check(
        Kind::CaseNotes,
        "| Date | Who | Note |\n| 3 May 2022 | TM | superv. cold house, letter to be sent |\n| 28 June 2022 | TM | superv. |\n| 1 July 2022 | FSW | superv. contact with mum |",
        &["2022-05-03 Oversight", "2022-06-28 Oversight"],
    );
}

#[test]
fn what_was_said_and_agreed_on_each_day_is_a_talk_and_no_plan() {
    check(
        Kind::Supervision,
        "# Supervision record: J. Bell\n| Date | What was said | Agreed |\n| 3 May 2022 | Plan on track | Go on |\n| 28 June 2022 | School | Tell his gran |",
        &["2022-05-03 Oversight", "2022-06-28 Oversight"],
    );
}

#[test]
fn each_line_of_a_list_of_visits_is_a_visit_unless_it_failed() {
    check(
        Kind::CaseNotes,
        "Visits to Isla at her carers\n3 May 2022: seen alone.\n10 May 2022: no access.",
        &["2022-05-03 Visit"],
    );
}

#[test]
fn leaving_secure_care_is_a_move_whatever_was_said_before_it() {
    check(
        Kind::CaseNotes,
        "The criteria are no longer met and Isla left secure care on 15 May 2026.",
        &["2026-05-15 PlacementMove"],
    );
}

#[test]
fn work_to_be_done_does_not_undo_a_supervision() {
    check(
        Kind::Supervision,
        "SUPERVISION RECORD\n3 May 2022 - not engaging, letter to be sent\n28 June 2022 - interview planned\n5 July 2022 - Jo was ill, so postponed\n9 July 2022 - to be held",
        &["2022-05-03 Oversight", "2022-06-28 Oversight"],
    );
}

#[test]
fn what_the_hearing_made_was_made_on_the_day_that_it_was_held() {
    check(
        Kind::Email,
        "A children's hearing was held on 3 May 2022. The hearing made a compulsory supervision order.",
        &["2022-05-03 SupervisionOrder"],
    );
    check(
        Kind::Email,
        "A children's hearing will be held on 3 May 2022. The hearing made a compulsory supervision order.",
        &[],
    );
}

#[test]
fn an_order_for_a_child_who_lives_at_home_is_one_at_home() {
    check(
        Kind::Plan,
        "Coll is subject to a compulsory supervision order. He lives at home with his father.",
        &["undated LookedAfterAtHome", "undated SupervisionOrder"],
    );
    check(
        Kind::Plan,
        "Coll is subject to a compulsory supervision order. His mother lives at home.",
        &["undated SupervisionOrder"],
    );
}

#[test]
fn a_row_with_an_order_gives_no_placement_under_a_heading_on_both() {
    check(
        Kind::Other,
        "# Legal status and placement\n|! From |! To |! Type |! Detail |\n| 3 May 2022 | now | Supervision order | Panel |\n| 9 May 2022 | now | Foster placement | Mr and Mrs Ash |\n| 2 May 2023 | | Children's Hearing | Continued |",
        &["2022-05-09 PlacementStart"],
    );
}

#[test]
fn a_house_with_a_name_is_a_placement_planned_or_not() {
    check(
        Kind::Chronology,
        "3.5.22 – Admitted to Rowan House, planned placement (placement record)",
        &["2022-05-03 PlacementStart"],
    );
    check(
        Kind::Chronology,
        "3.5.22 – Moved to Larch Secure Centre (placement record)",
        &["2022-05-03 SecurePlacement"],
    );
    check(
        Kind::Chronology,
        "3.5.22 – Admitted to hospital (health)",
        &[],
    );
}

#[test]
fn the_day_before_when_is_the_day_of_what_follows() {
    check(
        Kind::Minutes,
        "Ash has been back at Rowan House since 3 May 2022, when the secure placement ended after the Hearing of 20 April 2022.",
        &["2022-05-03 PlacementMove"],
    );
}

#[test]
fn the_type_of_a_note_says_that_it_is_a_visit() {
    check(
        Kind::CaseNotes,
        "Date: 3 May 2022\nType: VISIT - placement (seen alone: Y)\nNote: Drew her house.\nDate: 9 May 2022\nType: TELEPHONE\nNote: Visit put off.",
        &["2022-05-03 Visit"],
    );
}

#[test]
fn what_somebody_missed_does_not_undo_a_supervision() {
    check(
        Kind::Supervision,
        "SUPERVISION RECORD\n3 May 2022 - missed contacts discussed\n28 June 2022 - missed, on leave",
        &["2022-05-03 Oversight"],
    );
}

#[test]
fn a_record_that_is_sent_in_a_mail_speaks_of_the_day_of_the_meeting() {
    check(
        Kind::Email,
        "Date: 22 June 2022\nThe record of the review CPPM of 7 June 2022 is below and goes out to everybody today.\nReview CPPM, Tuesday 7 June 2022\nAttending: Jo Bell, mother\nDecision: Ash's name is removed from the register today.",
        &["2022-06-07 Deregistration", "2022-06-22 RecordIssued"],
    );
}

#[test]
fn a_brother_of_an_age_is_another_child() {
    check(
        Kind::Chronology,
        "On 3 May 2022 her brother Ewan (14) went to foster carers.",
        &[],
    );
}

#[test]
fn a_supervision_record_tells_of_what_happened_before_its_day() {
    check(
        Kind::Supervision,
        "3 May 2022 - Supervision. Registered. Plan in place.",
        &["2022-05-03 Oversight"],
    );
}

#[test]
fn today_in_a_record_is_the_day_of_the_meeting() {
    check(
        Kind::Minutes,
        "# Initial CPPM\n| Date of meeting | 24 May 2022 |\n| Date of concern | 3 May 2022 |\nHis name was placed on the child protection register today.",
        &["2022-05-03 Concern", "2022-05-24 Registration"],
    );
}

#[test]
fn a_call_or_a_visit_without_the_child_is_no_visit_to_the_child() {
    check(
        Kind::CaseNotes,
        "# Visits to a child in placement\n|! Date | Type | By | Child seen? |\n| 3 May 2022 | Home visit | JB | Y |\n| 9 July 2022 | Phone call | JB | N |\n| 2 August 2022 | At school | JB | No |\n| 9 August 2022 | At school | JB | Yes |",
        &["2022-05-03 Visit", "2022-08-09 Visit"],
    );
}

#[test]
fn a_note_may_say_that_the_minutes_went_out() {
    for told in [
        "3 May 2022 - Minutes out to all by email today.",
        "3 May 2022 - RCPPM minute posted to Ms Orr and all agencies.",
        "3 May 2022 - Registration; minute only out today.",
    ] {
        check(Kind::CaseNotes, told, &["2022-05-03 RecordIssued"]);
    }
    for told in [
        "3 May 2022 - Minutes not out yet.",
        "3 May 2022 - Minute given to mum.",
        "3 May 2022 - Core group minutes circulated to all.",
        "3 May 2022 - Chased admin, minute still to be issued.",
        "3 May 2022 - Ten minutes late, went out with mum.",
    ] {
        check(Kind::CaseNotes, told, &[]);
    }
}

#[test]
fn who_was_seen_at_somebodys_was_visited() {
    for told in [
        "3 May 2022 - JB. Seen at Kate's. Fine.",
        "3 May 2022 - Went to see Ash at Kate's; she showed me her room.",
        "3 May 2022 - Saw Ash at Gran's after school.",
        "3 May 2022 - Ash seen in school.",
    ] {
        check(Kind::CaseNotes, told, &["2022-05-03 Visit"]);
    }
    for told in [
        "3 May 2022 - Seen at A&E for her arm.",
        "3 May 2022 - Ash was not seen at Kate's.",
        "3 May 2022 - Kate says Ash has seen a ghost.",
        "3 May 2022 - Mum will be seen at Kate's next week.",
    ] {
        check(Kind::CaseNotes, told, &[]);
    }
}

#[test]
fn who_placed_the_child_may_stand_before() {
    check(
        Kind::CaseNotes,
        "3 May 2022 - Out of hours placed Ash with her aunt, Kate, at 9pm.",
        &["2022-05-03 PlacementStart"],
    );
    check(
        Kind::CaseNotes,
        "3 May 2022 - We agreed that nobody would have placed Ash with her aunt. School placed Ash in the front row.",
        &[],
    );
}

#[test]
fn where_and_since_when_may_stand_in_rows_below_each_other() {
    check(
        Kind::Other,
        "# Looked after child - placement information\n| Placed with | Mr and Mrs Tay, foster carers |\n| From | 3 May 2022 |",
        &["2022-05-03 PlacementStart"],
    );
    check(
        Kind::Other,
        "# Attendance\n| School | Rowan Primary |\n| From | 3 May 2022 |",
        &[],
    );
}

#[test]
fn the_first_entry_of_a_table_without_heads_names_no_list() {
    check(
        Kind::CaseNotes,
        "Contact record - Ash Reid\n| 3 May 2022 | visit to gran's. Ash seen. |\n| 9 May 2022 | minute typed. |\n| 12 May 2022 | core group. |",
        &["2022-05-03 Visit"],
    );
}

#[test]
fn a_cell_that_names_the_kind_of_note_tells_of_oversight_and_of_visits() {
    check(
        Kind::CaseNotes,
        "| Date | Type | Note |\n| 3 May 2022 | Mgr oversight | Agreement checked. |\n\
         | 9 May 2022 | Case note | Visit. Drew her house. |\n\
         | 20 May 2022 | Supervision | Visit to placement went well. |\n\
         | 2 June 2022 | Case note | Visit to be arranged. |",
        &[
            "2022-05-03 Oversight",
            "2022-05-09 Visit",
            "2022-05-20 Oversight",
        ],
    );
}

#[test]
fn a_mail_may_bring_the_record_in_plain_words() {
    let mail = |record: &str| {
        format!(
            "Subject: Record\nDate: 12 May 2022\nAll,\nHere is the record of the {record} of 3 May 2022."
        )
    };
    check(
        Kind::Email,
        &mail("planning meeting"),
        &["2022-05-12 RecordIssued"],
    );
    check(Kind::Email, &mail("pathway review"), &[]);
}

#[test]
fn a_letter_brings_the_record_of_the_meeting_that_it_names() {
    let letter = |head: &str, words: &str| {
        format!(
            "Harbour Office, 1 Quay\n12 May 2022\nDear Ms Reid\n{head}\n{words}\nYours sincerely\nA. Orr, clerk"
        )
    };
    let head = "Meeting about Ash on 3 May";
    for (head, words) in [
        (
            head,
            "I am sending you the minute of the planning meeting. It goes out today to all.",
        ),
        (head, "Here is your copy of the minute."),
        (
            head,
            "The minute is enclosed. Please tell me by the 24th if something is wrong.",
        ),
        (
            head,
            "Please find the record with this letter, your copy is enclosed.",
        ),
        (
            "Minute of the planning meeting of 3 May 2022",
            "Copies are being sent today to all who came.",
        ),
        (
            "Child protection planning meeting, 3 May 2022",
            "We enclose the record.",
        ),
        (
            "Ash Reid",
            "We met on 3 May at the child protection planning meeting. The minutes are attached.",
        ),
        ("CPPM 3/5/22", "Minutes attached."),
    ] {
        check(
            Kind::Letter,
            &letter(head, words),
            &["2022-05-12 RecordIssued"],
        );
    }
    for (head, words) in [
        (head, "The minute will be sent to you next week."),
        (
            head,
            "Thank you for the copy of the minute that you enclosed.",
        ),
        (head, "I have not had the minute yet."),
        (head, "I enclose a draft of the minute for your comments."),
        (head, "I enclose the agenda and a map."),
        ("Ash Reid", "I enclose the minute."),
        ("Looked after review on 3 May", "The minute is enclosed."),
        ("Core group 3 May", "Minutes attached."),
        ("Meeting on 24 May", "The minute of last time is enclosed."),
    ] {
        check(Kind::Letter, &letter(head, words), &[]);
    }
}

#[test]
fn sheets_of_visits_and_of_supervision_list_one_thing_each() {
    check(
        Kind::CaseNotes,
        "# Stat visits\nChild: Isla Moar\n| Date | Who | Seen | Status |\n\
         | 3 May 2022 | J Bell | Seen alone | Completed |\n\
         | 9 June 2022 | J Bell | | Not carried out |\n\
         | 4 July 2022 | J Bell | | Planned |\n\
         # Supervision\nSupervision and management oversight of this case: A Roe to 2021\n\
         | Date | Manager | Comment |\n| 12 May 2022 | A Roe | Papers complete. |",
        &["2022-05-03 Visit", "2022-05-12 Oversight"],
    );
}

#[test]
fn a_record_may_go_out_to_invitees() {
    check(
        Kind::Minutes,
        "# Record of core group\nMinute issued to all invitees: 9 May 2022",
        &["2022-05-09 RecordIssued"],
    );
    check(
        Kind::Minutes,
        "# Record of core group\nInvitations issued: 9 May 2022",
        &[],
    );
}

#[test]
fn a_label_may_hold_the_days_of_two_placements() {
    check(
        Kind::Minutes,
        "Date placed: 9 May 2022 (Reid); emergency placement 3 May 2022 (Foy)",
        &[
            "2022-05-03 EmergencyPlacement",
            "2022-05-03 PlacementStart",
            "2022-05-09 PlacementStart",
        ],
    );
}

#[test]
fn an_order_that_was_continued_began_before() {
    check(
        Kind::Plan,
        "Legal status: supervision order at home, continued 3 May 2022",
        &["undated LookedAfterAtHome", "undated SupervisionOrder"],
    );
}

#[test]
fn a_row_may_be_called_a_visit_and_no_more() {
    check(
        Kind::CaseNotes,
        "# Running record\n|! Date | Contact | Entry |\n| 3 May 2022 | Visit | Saw Ash in his room. |\n| 9 May 2022 | Letter | Wrote to the school. |",
        &["2022-05-03 Visit"],
    );
}

#[test]
fn each_row_under_the_name_of_supervision_is_oversight() {
    check(
        Kind::CaseNotes,
        "# Visits\n| Date | Note |\n| 3 May 2022 | Seen alone |\n| 9 May 2022 | Seen alone |\n# Supervision\n| Date | Discussion and decision |\n| 4 May 2022 | Plan, fine |\n| 28 June 2022 | School |",
        &[
            "2022-05-03 Visit",
            "2022-05-04 Oversight",
            "2022-05-09 Visit",
            "2022-06-28 Oversight",
        ],
    );
    check(
        Kind::CaseNotes,
        "# Supervision order\n| Date | Note |\n| 4 May 2022 | Made by the panel |\n| 28 June 2022 | Papers |",
        &[],
    );
}

#[test]
fn a_form_of_admission_says_when_the_placement_began() {
    check(
        Kind::Other,
        "# Admission to a placement\n| Young person | Ash Reid | Born | 2 May 2011 |\n| Admitted there | 3 November 2022 | Worker | Jo Bell |",
        &["2022-11-03 PlacementStart"],
    );
    check(
        Kind::Other,
        "# Hospital letter\n| Patient | Ash Reid |\n| Admitted | 3 November 2022 |",
        &[],
    );
}

#[test]
fn a_hearing_with_its_day_made_the_order_on_it() {
    for text in [
        "The children's hearing on 3 May 2022 made a compulsory supervision order for Ash.",
        "The hearing on 3 May 2022 granted a CSO.",
    ] {
        check(Kind::Letter, text, &["2022-05-03 SupervisionOrder"]);
    }
    check(
        Kind::Chronology,
        "| Date | Event |\n| 3 May 2022 | Hearing: compulsory supervision order, at home |",
        &[
            "2022-05-03 LookedAfterAtHome",
            "2022-05-03 SupervisionOrder",
        ],
    );
}

#[test]
fn a_label_may_say_that_the_concern_was_the_first() {
    for label in [
        "Concern first raised",
        "Concern was raised",
        "Concerns notified",
    ] {
        let text = format!("| {label} | 3 May 2022 (school, by telephone) |");
        check(Kind::Minutes, &text, &["2022-05-03 Concern"]);
    }
}

#[test]
fn a_note_that_opens_with_a_visit_is_one() {
    check(
        Kind::CaseNotes,
        "3 May 2022 - VISIT Linn House, first one. Seen alone.\n\
         9 May 2022 - Visit to child. Football.\n\
         20 May 2022 - Visit by health visitor.\n\
         2 June 2022 - Visit agreed for next week.",
        &["2022-05-03 Visit", "2022-05-09 Visit"],
    );
}

#[test]
fn a_table_may_hold_a_list_of_visits_over_one_of_oversight() {
    check(
        Kind::CaseNotes,
        "# Running log\n| VISITS TO CHILD IN PLACEMENT |\n| Date | Who | Where | Note |\n\
         | 3 May 2022 | J Bell | Home | Drew. |\n| 9 May 2022 | J Bell | Phone call with Ash | Ten minutes. |\n\
         | 16 May 2022 | J Bell | Home | PLANNED - did not go ahead |\n\
         | MANAGER'S OVERSIGHT (B. Nairn) |\n| 20 May 2022 | BN | Office | Agreed emergency placement |",
        &["2022-05-03 Visit", "2022-05-20 Oversight"],
    );
}

#[test]
fn a_letter_may_count_the_sections_of_visits_and_of_oversight() {
    check(
        Kind::Supervision,
        "# Visits to child and supervision of the case\n\
         A Visits to Ash in placement (by J Bell; each has a written report in another part of the file)\n\
         | 3 May 2022 | Seen alone. |\n| 9 May 2022 | Seen with carers. |\n\
         B Supervision (team manager B Nairn)\n| 20 May 2022 | Matching fine. |\n| 7 July 2022 | Plan in draft. |",
        &[
            "2022-05-03 Visit",
            "2022-05-09 Visit",
            "2022-05-20 Oversight",
            "2022-07-07 Oversight",
        ],
    );
}

#[test]
fn whose_visits_or_oversight_a_list_holds_may_stand_before_its_name() {
    for (title, expected) in [
        (
            "Social worker's visits to the placement (from the diary)",
            "Visit",
        ),
        ("Mgmt oversight", "Oversight"),
        ("line manager (A. Reid) case discussions", "Oversight"),
        ("Manager's case oversight - 2204 - D Anand", "Oversight"),
    ] {
        let text = format!("# {title}\n| Date | By | Entry |\n| 3 May 2022 | J Bell | All well |");
        check(Kind::CaseNotes, &text, &[&format!("2022-05-03 {expected}")]);
    }
}

#[test]
fn the_note_of_a_visit_is_no_visit() {
    check(
        Kind::Minutes,
        "All is done: note of home visit dated 3 May 2022, first overnight 9 May 2022.",
        &[],
    );
}

#[test]
fn the_same_day_in_a_row_is_the_rows_day() {
    let document = sketch::document(
        "| Date | Event |\n| 3 May 2022 | Bruise seen. Concern passed to social work the same day. |",
    );
    let events = read(&document, Kind::Chronology);
    for event in events
        .iter()
        .filter(|event| event.kind == EventKind::Concern)
    {
        assert!(event.on.is_some_and(|on| on.certain));
    }
}

#[test]
fn a_child_moves_from_one_carer_to_another() {
    for text in [
        "Ash moved from Mr and Mrs Rowe to Ms Bell, approved foster carer, on 3 May 2022.",
        "Ash moved from her carers to Linn House, a residential unit, on 3 May 2022.",
    ] {
        check(Kind::Minutes, text, &["2022-05-03 PlacementMove"]);
    }
    check(
        Kind::Minutes,
        "Ash moved from Mr Rowe's class to Ms Bell's on 3 May 2022.",
        &[],
    );
}

#[test]
fn a_managers_note_is_oversight_whatever_it_says_may_be_done() {
    check(
        Kind::CaseNotes,
        "3 May 2022 - TL note (AR): visits may go to every other week.\n9 May 2022 - Team leader's note: cancelled, AR ill.",
        &["2022-05-03 Oversight"],
    );
}

#[test]
fn a_day_in_a_cell_of_its_own_is_the_rows_day_where_its_date_is_a_month() {
    check(
        Kind::Other,
        "# Manager\n| Month | Seen on | What the manager said |\n| May 2022 | 03/05/2022 | Papers in order. |\n| June 2022 | 14/06/2022 | Review read. |\n| July 2022 | 12/07/2022 | Slow down. |\n| September 2022 | 06/09/2022 | Agreed. |",
        &[
            "2022-05-03 Oversight",
            "2022-06-14 Oversight",
            "2022-07-12 Oversight",
            "2022-09-06 Oversight",
        ],
    );
}

#[test]
fn the_day_of_a_move_and_the_day_on_which_somebody_was_placed_are_read() {
    check(
        Kind::Other,
        "# Change of carer\n| Day of the move | 3 May 2022 |\n| To | Ms Dunn, foster carer |",
        &["2022-05-03 PlacementMove"],
    );
    check(
        Kind::Minutes,
        "Placed on 3 May 2022. Her name was placed on 9 May 2022 on a list for nursery.",
        &["2022-05-03 PlacementStart"],
    );
}

#[test]
fn the_label_for_the_placement_may_say_since_when() {
    check(
        Kind::Minutes,
        "Placement: Mill House, residential, since 4 May 2022",
        &["2022-05-04 PlacementStart"],
    );
    check(
        Kind::Minutes,
        "Placement: Mill House; next visit 4 May 2022",
        &[],
    );
}

#[test]
fn what_something_may_lead_to_has_not_happened() {
    check(
        Kind::Assessment,
        "The worry is of tiredness leading to an emergency placement with strangers.",
        &[],
    );
}

#[test]
fn visits_may_be_told_by_their_days_alone() {
    check(
        Kind::Other,
        "Running sheet. Visits to Ash at gran's (seen alone): 20 Jan 2022, 18 Mar 2022, 6 May 2022",
        &["2022-01-20 Visit", "2022-03-18 Visit", "2022-05-06 Visit"],
    );
    check(
        Kind::Other,
        "Missed visits 20 Jan 2022 and 18 Mar 2022. Next: 6 May 2022",
        &[],
    );
}

#[test]
fn a_record_says_when_it_went_to_whom_and_when_the_one_before_did() {
    for text in [
        "# LAC Review\n| Date | 3 May 2022 |\n| Record sent to all invited | 17 May 2022 |",
        "# LAC Review\nDate: 3 May 2022\nMinutes: A. Orr, circulated 17 May 2022",
    ] {
        check(Kind::Minutes, text, &["2022-05-17 RecordIssued"]);
    }
    check(
        Kind::Minutes,
        "# LAC Review\nDate: 3 May 2022\nMinutes: A. Orr, circulated 17 May 2022 (the minute of the first review went out on 8 March 2022)",
        &["2022-03-08 RecordIssued", "2022-05-17 RecordIssued"],
    );
}

#[test]
fn the_day_of_circulation_may_stand_behind_that_of_the_meeting() {
    check(
        Kind::Minutes,
        "# Review CPPM\nDate: 7 June 2022\n| Last review | 8 March 2022 (by phone), circulated 15 March 2022 |\n| Last report | 8 March 2022, issued 9 March 2022 |",
        &["2022-03-15 RecordIssued"],
    );
}

#[test]
fn a_note_may_tell_that_the_record_of_a_planning_meeting_went_out() {
    let note = |words: &str| format!("CASE NOTES\n17/06/2022 10:15  {words}");
    check(
        Kind::CaseNotes,
        &note("Call from admin: minute of CPPM of 7/6 sent out to all today."),
        &["2022-06-17 RecordIssued"],
    );
    for words in [
        "Minute of CPPM of 7/6 to be sent out.",
        "Minute of core group of 7/6 sent out to all.",
        "Minute of CPPM of 7/6 sent to typist.",
    ] {
        check(Kind::CaseNotes, &note(words), &[]);
    }
}

#[test]
fn a_list_is_one_of_oversight_or_visits_by_its_name_whatever_stands_around_it() {
    let rows =
        "| Date | Point | Said |\n| 3 May 2022 | Plan | Go on |\n| 7 June 2022 | School | Wait |";
    for (name, kind) in [
        ("Casework supervision, Ms Orr and Mr Bell", "Oversight"),
        ("5. Supervision and management decisions", "Oversight"),
        ("Section 4 Supervision / management oversight", "Oversight"),
        ("Team leader's decision log", "Oversight"),
        ("B. Statutory visits to the placement", "Visit"),
        ("Contact and placement visit log", "Visit"),
    ] {
        check(
            Kind::Other,
            &format!("# Pip Orr\n## {name}\n{rows}"),
            &[&format!("2022-05-03 {kind}"), &format!("2022-06-07 {kind}")],
        );
    }
    for name in [
        "Compulsory supervision order",
        "Home supervision",
        "Supervision of the contact",
        "Chronology and supervision",
    ] {
        check(Kind::Other, &format!("# Pip Orr\n## {name}\n{rows}"), &[]);
    }
}

#[test]
fn a_line_over_lines_with_days_names_their_list() {
    check(
        Kind::Other,
        "Closing papers of Pip Orr\n\nMANAGER'S DECISION LOG\n\n03/05/2022 Plan read.\n\n07/06/2022 Report authorised.",
        &["2022-05-03 Oversight", "2022-06-07 Oversight"],
    );
}

#[test]
fn an_entry_of_a_list_of_visits_at_which_nobody_was_met_is_none() {
    check(
        Kind::CaseNotes,
        "# Visits\n\nDate: 3 May 2022\n\nType: Call at house\n\nNote: No answer at the door, left a card.\n\nDate: 7 June 2022\n\nType: Visit\n\nNote: Seen alone.",
        &["2022-06-07 Visit"],
    );
}

#[test]
fn who_else_was_not_met_or_reached_does_not_undo_a_visit() {
    for words in [
        "Home visit. He did not see Dad.",
        "Seen at home. Phoned the surgery, no reply.",
        "Dad was out when I came.",
        "Home visit, did not see Mr Orr.",
    ] {
        let text = format!("# Visits\n\n| Date | Note |\n| 3 May 2022 | {words} |");
        check(Kind::Other, &text, &["2022-05-03 Visit"]);
    }
    for words in [
        "Did not see Pip.",
        "Pip and Mum were out when I came.",
        "Knocked twice, no answer.",
        "Took the bus. No reply at the door.",
    ] {
        let text = format!("# Visits\n\n| Date | Note |\n| 3 May 2022 | {words} |");
        check(Kind::Other, &text, &[]);
    }
}

#[test]
fn a_child_may_be_placed_in_a_hotel() {
    check(
        Kind::CaseNotes,
        "3 May 2022\n\nPip was placed in the Lochside Hotel by the night team.",
        &["2022-05-03 PlacementStart"],
    );
}

#[test]
fn where_one_goes_on_some_days_one_does_not_live() {
    for words in [
        "Placement: Orr's Garage has had him every Friday since 3 May 2022",
        "Placement at the Harbour Café since 3 May 2022.",
    ] {
        check(Kind::Minutes, words, &[]);
    }
}

#[test]
fn that_an_authorisation_ended_is_no_move_and_to_move_to_a_house_is() {
    let row = |words: &str| format!("| Date | Event |\n| 3 May 2022 | {words} |");
    check(
        Kind::Chronology,
        &row("Children's hearing: secure authorisation ended"),
        &[],
    );
    check(
        Kind::Chronology,
        &row("Moves to Birch House (residential)"),
        &["2022-05-03 PlacementStart"],
    );
}

#[test]
fn who_was_seen_for_how_long_or_alone_was_visited() {
    for words in [
        "Saw P 40 mins.",
        "Seen 1 hr.",
        "Seen alone.",
        "Saw her alone.",
    ] {
        check(
            Kind::CaseNotes,
            &format!("3 May 2022\n\nShore Row 10.30. {words} Ate a banana."),
            &["2022-05-03 Visit"],
        );
    }
    check(
        Kind::CaseNotes,
        "3 May 2022\n\nPhoned the school. Seen by the nurse for 10 mins.",
        &[],
    );
}

#[test]
fn what_is_said_of_a_placement_is_not_its_beginning() {
    for (text, told) in [
        (
            "The emergency placement was looked at on 13 May 2022.",
            &[][..],
        ),
        (
            "The emergency placement was right and is ended by a move on 13 May 2022.",
            &["undated EmergencyPlacement", "undated PlacementStart"],
        ),
    ] {
        let minute = format!("# LAC Review\nDate: 3 June 2022\n{text}");
        check(Kind::Minutes, &minute, told);
    }
    check(
        Kind::Minutes,
        "# LAC Review\nDate: 3 June 2022\nThe emergency placement was made on 13 May 2022.",
        &["2022-05-13 EmergencyPlacement", "2022-05-13 PlacementStart"],
    );
}

#[test]
fn a_placement_at_a_workplace_is_not_one_of_care() {
    for text in [
        "Action from March: placement at the Anchor Bakery since 4 May 2022, done.",
        "Placement: the Anchor Bakery has had him since 4 May 2022.",
    ] {
        let minute = format!("# LAC Review\nDate: 3 June 2022\n{text}");
        check(Kind::Minutes, &minute, &[]);
    }
}

#[test]
fn a_move_into_a_house_that_is_called_residential_is_a_placement() {
    check(
        Kind::Chronology,
        "| Date | Event |\n| 3 November 2022 | Moves to Rowan House (residential) |",
        &["2022-11-03 PlacementStart"],
    );
}

#[test]
fn who_was_placed_on_a_day_is_told_with_no_more_than_the_day() {
    check(
        Kind::Minutes,
        "# LAC Review\nDate: 3 June 2022\nPlaced 13 May 2022. The review was to be earlier.",
        &["2022-05-13 PlacementStart"],
    );
}

#[test]
fn an_order_that_is_made_at_home_leaves_the_child_there() {
    check(
        Kind::Chronology,
        "| Date | Event |\n| 3 May 2022 | Hearing: compulsory supervision order made, at home |",
        &[
            "2022-05-03 LookedAfterAtHome",
            "2022-05-03 SupervisionOrder",
        ],
    );
}

#[test]
fn who_is_in_an_emergency_placement_that_is_reviewed_was_placed_in_one() {
    check(
        Kind::Minutes,
        "# Review of emergency placement\nDate held: 17 May 2022\nPlaced: 13 May 2022, with her gran",
        &["2022-05-13 EmergencyPlacement", "2022-05-13 PlacementStart"],
    );
}

#[test]
fn the_day_on_which_a_form_was_printed_begins_no_standing() {
    check(
        Kind::Other,
        "# Placement record\nLegal basis: section 25. Printed 12 May 2022.",
        &["undated PlacementStart"],
    );
}

/// Reads words as a row of a chronology, of 3 May 2022.
fn row(words: &str) -> Vec<String> {
    let text = format!(
        "# Chronology\n|! Date | Event |\n| 3 May 2021 | Began school |\n| 3 May 2022 | {words} |"
    );
    told(Kind::Chronology, &text)
}

#[test]
fn a_row_tells_of_the_register_in_any_order_of_words() {
    for words in [
        "Added to the Child Protection Register",
        "CPPM: decision to register",
        "Name re-registered",
    ] {
        assert_eq!(row(words), ["2022-05-03 Registration"], "{words}");
    }
    for words in [
        "Off register",
        "No longer on Child Protection Register",
        "Conference agreed to de-register",
    ] {
        assert_eq!(row(words), ["2022-05-03 Deregistration"], "{words}");
    }
    for words in [
        "Registered with the library",
        "CPPM decided not to register",
        "De-registration may be possible soon",
        "Name added to waiting list",
    ] {
        assert!(row(words).is_empty(), "{words}");
    }
}

#[test]
fn a_row_tells_of_an_order_that_ended_and_not_of_one_that_may() {
    for words in [
        "Order discharged",
        "CSO expired",
        "Panel ended the order",
        "No longer subject to CSO",
    ] {
        assert_eq!(row(words), ["2022-05-03 OrderEnded"], "{words}");
    }
    for words in [
        "Mum asked for the order to be ended",
        "Order not terminated",
        "Order expires in June",
    ] {
        assert!(row(words).is_empty(), "{words}");
    }
}

#[test]
fn a_row_tells_of_a_move_from_care_to_care() {
    for words in [
        "Moved from foster carers to residential unit",
        "Transferred to another foster placement",
        "Change of carers",
    ] {
        assert_eq!(row(words), ["2022-05-03 PlacementMove"], "{words}");
    }
    for words in [
        "Foster carers moved the furniture",
        "Family moved to a new house",
        "Move from foster carers to residential unit will be considered",
    ] {
        assert!(row(words).is_empty(), "{words}");
    }
}

#[test]
fn a_placement_that_broke_down_is_none_that_began() {
    let ended = row("Placement with Mr and Mrs Orr broke down");
    assert_eq!(ended, ["2022-05-03 PlacementEnd"]);
    assert!(row("Student's placement ended with team").is_empty());
}

#[test]
fn a_row_of_nothing_but_going_home_to_a_parent_is_a_return() {
    assert_eq!(row("Returned home to mum"), ["2022-05-03 PlacementEnd"]);
    assert!(row("Returned home to mum upset after contact").is_empty());
    assert!(row("Returned home late").is_empty());
}

#[test]
fn what_happened_to_a_carers_own_child_is_not_the_childs() {
    assert!(row("Mrs Orr's own son was accommodated").is_empty());
}

#[test]
fn a_pathway_plan_is_made_when_it_is_signed_off_or_in_place() {
    for words in ["Pathway Plan in place", "Pathway plan signed off"] {
        assert_eq!(row(words), ["2022-05-03 PathwayPlan"], "{words}");
    }
    assert!(row("Pathway plan not done").is_empty());
    check(
        Kind::Other,
        "Printed on 9 June 2022.\nPathway Plan completed: 3 May 2022",
        &["2022-05-03 PathwayPlan"],
    );
}

#[test]
fn the_day_on_which_an_order_is_to_lapse_is_none_on_which_it_began() {
    check(Kind::Other, "Order end date: 3 May 2022", &[]);
    check(
        Kind::Other,
        "Date order ended: 3 May 2022",
        &["2022-05-03 OrderEnded"],
    );
}

#[test]
fn what_else_is_supervised_or_managed_is_no_oversight() {
    check(
        Kind::CaseNotes,
        "CASE NOTES\n3 May 2022\nSupervision PE. Ash was watched in the pool.\n4 June 2022\nSUPERVISION GP. The nurse sat in.",
        &[],
    );
    check(
        Kind::Other,
        "# Line management of foster carers\n| Date | Note |\n| 3 May 2022 | Rota agreed |",
        &[],
    );
}

#[test]
fn a_list_of_records_gives_the_day_of_the_meeting_in_the_row_of_the_record() {
    let log = |rows: &str| format!("# Log\n| Paper | Held | Typed | Date sent |\n{rows}");
    let sent = "| Minute of initial CPPM | 3 May 2022 | 9 May 2022 | 12 May 2022 |";
    check(Kind::Other, &log(sent), &["2022-05-12 RecordIssued"]);
    for rows in [
        "| Invitation to initial CPPM | 3 May 2022 | 9 May 2022 | 12 May 2022 |",
        "| Agenda of the initial CPPM of 3 May 2022 | | | 12 May 2022 |",
        "| Minute of initial CPPM | | | 12 May 2022 |",
    ] {
        check(Kind::Other, &log(rows), &[]);
    }
}

#[test]
fn things_placed_and_another_child_in_care_are_no_placement() {
    for text in [
        "An order for jumpers was placed with you on 3 March 2026.",
        "His sister is in foster care with the Bells since 3 March 2026.",
    ] {
        check(Kind::Letter, text, &[]);
    }
    check(
        Kind::Letter,
        "Isla was placed with you on 3 March 2026.",
        &["2026-03-03 PlacementStart"],
    );
}

#[test]
fn an_order_that_is_only_named_was_not_made() {
    check(
        Kind::Minutes,
        "Compulsory supervision order of 3 March 2025 has no conditions; it was refused.",
        &[],
    );
}

#[test]
fn a_visit_to_the_parents_house_is_none_to_the_child() {
    check(
        Kind::CaseNotes,
        "3 March 2026\nVisited at Mum's by social worker; Isla was at school.",
        &[],
    );
}

#[test]
fn the_record_of_a_meeting_says_in_many_ways_when_it_went_out() {
    let head =
        "# Minute of review CPPM\n\nDate of meeting: 3 May 2022\n\nPresent: Ash, Jo Bell\n\n";
    for line in [
        "MINS_CIRC_DT: 12 May 2022",
        "Minutes circ'd: 12 May 2022",
        "Minutes e-mailed out: 12 May 2022",
        "You were sent this on: 12 May 2022",
        "Actions and minutes issued on: 12 May 2022",
        "Date of issue of this record - 12 May 2022",
        "12 May 2022 - minutes of review sent out.",
        "Minute out 12 May 2022, nine copies.",
        "Record of the review out to all 12 May 2022.",
        "Minutes went to everyone 12 May 2022.",
        "All members got the record by post on 12 May 2022.",
        "The minute was passed to all on 12 May 2022.",
        "Notes handed out on 12 May 2022.",
    ] {
        let text = format!("{head}{line}");
        check(Kind::Minutes, &text, &["2022-05-12 RecordIssued"]);
    }
    for line in [
        "Minute due out 12 May 2022",
        "The school report was issued on 12 May 2022.",
        "Minute typed 12 May 2022",
        "Dad got the minute out of his bag on 12 May 2022.",
        "Minute to be passed to all by 12 May 2022.",
    ] {
        check(Kind::Minutes, &format!("{head}{line}"), &[]);
    }
}
