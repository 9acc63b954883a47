//! Events in the shapes that forms, sheets and letters give them.

use super::{Certainty, EventKind, check, read, sketch, told};
use crate::facts::kind::Kind;

#[test]
fn a_label_goes_on_from_the_one_beside_it() {
    check(
        Kind::Other,
        "EMERGENCY PLACEMENT – FORM 7\n| Child's name | Ash Reid | Age | 6 |\n| Placed with | J & T Orr | On | 3/5/22, 21.05 |",
        &["2022-05-03 PlacementStart"],
    );
    check(
        Kind::Other,
        "# Equipment\n| Ordered from | J & T Orr | On | 3/5/22 |",
        &[],
    );
}

#[test]
fn a_form_for_emergency_placements_leaves_open_whether_it_was_one() {
    let document = sketch::document(
        "Emergency placement record\n| Date placed | 3 March 2026 |\nAn emergency placement was not needed.",
    );
    let events = read(&document, Kind::Other);
    let mut emergencies = events
        .iter()
        .filter(|event| event.kind == EventKind::EmergencyPlacement);
    assert!(emergencies.all(|event| event.certainty == Certainty::Doubtful));
}

#[test]
fn since_when_a_child_lives_with_others_is_since_when_it_is_placed() {
    let row = |with: &str| {
        format!(
            "# Looked after review\n|! Child | Where living | Since | Chair |\n| Ash | {with} | 06.01.26 | Jo Bell |"
        )
    };
    let other = told(Kind::Other, &row("With gran, Mrs Orr"));
    assert_eq!(other, ["2026-01-06 PlacementStart"]);
    check(Kind::Other, &row("With mum"), &[]);
}

#[test]
fn a_line_over_a_sheet_says_when_the_child_was_placed() {
    check(
        Kind::Other,
        "Carer visits - A Reid - placed 13.03.2026\nKept by the duty desk.",
        &["2026-03-13 PlacementStart"],
    );
    check(
        Kind::CaseNotes,
        "Contact sheet: Ash Reid, kinship with aunt Meg since 12/01/2026",
        &["2026-01-12 PlacementStart"],
    );
    check(
        Kind::Other,
        "Carers' supervision - with the team since 12/01/2026",
        &[],
    );
}

#[test]
fn a_placement_begins_where_a_clause_says_so() {
    check(
        Kind::Minutes,
        "# Minute of looked after review\n12th May 2026, Mill House\nThis was the first review of Ash's placement, which began on the 13th of March.",
        &["2026-03-13 PlacementStart"],
    );
}

#[test]
fn an_order_is_known_for_whom_and_of_when() {
    for text in [
        "The compulsory supervision order for Ash was made on 9 June 2025.",
        "# Orders\nCompulsory supervision order of 9 June 2025. No other orders.",
    ] {
        check(Kind::Letter, text, &["2025-06-09 SupervisionOrder"]);
    }
    check(
        Kind::Letter,
        "Compulsory supervision order of 9 June 2025, at home with both parents.",
        &[
            "2025-06-09 LookedAfterAtHome",
            "2025-06-09 SupervisionOrder",
        ],
    );
    check(
        Kind::Letter,
        "A compulsory supervision order for Ash was not made on 9 June 2025.",
        &[],
    );
}

#[test]
fn an_order_without_a_word_of_residence_leaves_the_child_at_home() {
    let order = |rest: &str| {
        format!(
            "Hearing held at Ashton on 7 July 2026 about Ash.\nThe hearing makes a compulsory supervision order for Ash. The authority is Ash Council. {rest}"
        )
    };
    assert!(told(Kind::Letter, "No condition of residence was asked for.").is_empty());
    let told = |rest: &str| told(Kind::Minutes, &order(rest));
    let at_home = [
        "2026-07-07 LookedAfterAtHome",
        "2026-07-07 SupervisionOrder",
    ];
    assert_eq!(told("No condition as to where he is to live."), at_home);
    let only = ["2026-07-07 SupervisionOrder"];
    assert_eq!(told("He is to live with Mrs Orr."), only);
}

#[test]
fn a_column_tells_visits_from_other_contacts() {
    check(
        Kind::CaseNotes,
        "Visit and contact record\n|! Date | Type | Who | Notes |\n| 15/01/2026 | Visit to placement | DR | Saw Ash alone |\n| 03/02/2026 | Tel. | Meg | School shoes |\n| 09/04/2026 | Office | Meg | Allowance |\n| 12/05/2026 | Visit to placement | DR | Seen in the garden |",
        &["2026-01-15 Visit", "2026-05-12 Visit"],
    );
    check(
        Kind::CaseNotes,
        "Record of visits\n|! Date | Type | Notes |\n| 15/01/2026 | Announced | Saw Ash alone |\n| 03/02/2026 | Unannounced | All well |\n| 04/02/2026 | Announced | Supervision of the carers, not a child visit |",
        &["2026-01-15 Visit", "2026-02-03 Visit"],
    );
}

#[test]
fn supervision_may_be_headed_by_whom_it_was_with() {
    check(
        Kind::CaseNotes,
        "Case notes A Reid\n12/02/26 SUPERVISION P Orr. Plan signed.\n16/07/26 SUPERVISION PO. Summer cover.\n17/07/26 Supervision Order looked at again.\n18/07/26 SUPERVISION ORDER - read.",
        &["2026-02-12 Oversight", "2026-07-16 Oversight"],
    );
}

#[test]
fn initials_behind_supervision_that_head_entries_again_and_again_are_a_managers() {
    check(
        Kind::CaseNotes,
        "Running log\n12/02/26 SUPERVISION PO - plan signed.\n15/03/26 VISIT, all well.\n16/07/26 SUPERVISION PO - summer cover.\n17/07/26 SUPERVISION PE - lesson.",
        &[
            "2026-02-12 Oversight",
            "2026-03-15 Visit",
            "2026-07-16 Oversight",
        ],
    );
    check(
        Kind::CaseNotes,
        "Supervision record of Ash\n|! Date | Discussion and decision | |\n| 12/02/26 | Plan signed. | |\n| 16/07/26 | Summer cover. | |",
        &["2026-02-12 Oversight", "2026-07-16 Oversight"],
    );
}

#[test]
fn a_log_of_line_management_below_the_name_of_its_sheet_is_one_of_oversight() {
    check(
        Kind::Other,
        "Ash project\n| Ash project | Line management log | Family 19 | Worker: G Orr |\n| Session | With | Points | Comment |\n| 22/01/2026 | R Bell | New | OK to start |\n| 05/03/2026 | R Bell | Nearly there | Good |\n| 16/04/2026 | R Bell | Slow | Rang them |",
        &[
            "2026-01-22 Oversight",
            "2026-03-05 Oversight",
            "2026-04-16 Oversight",
        ],
    );
}

#[test]
fn what_led_to_a_first_conference_is_the_call_and_not_an_earlier_referral() {
    check(
        Kind::Minutes,
        "# Record of initial child protection planning meeting\nDate of meeting: 5 February 2026\nA1. On Monday 12 January 2026 Mrs Orr rang the duty team.\nA2. There had been an earlier referral from police on 3 August 2024.",
        &["2026-01-12 Referral"],
    );
    check(
        Kind::CaseNotes,
        "# Case notes\n12/01/2026 Rang the duty team to let them know.",
        &[],
    );
}

#[test]
fn the_row_of_a_record_has_its_own_day() {
    check(
        Kind::Minutes,
        "Ash Partnership: Initial CPPM\n|! Stage | Date | By | Remarks |\n| IRD | 21-Apr-2026 | SW | Exam same day |\n| CPPM | 14-May-2026 | V. Orr | Quorate |\n| Registered | 14-May-2026 | unanimous | Neglect |",
        &["2026-05-14 Registration"],
    );
}

#[test]
fn a_pathway_review_says_when_the_plan_was_made() {
    check(
        Kind::Minutes,
        "# Pathway review\n| Date of plan | 03/09/2019 |\n| Date reviewed | 20/04/2026 |",
        &[],
    );
    check(
        Kind::Minutes,
        "# Pathway review\n| Date of plan | 03/09/2025 |\n| Date reviewed | 20/04/2026 |",
        &["2025-09-03 PathwayPlan"],
    );
    check(
        Kind::Minutes,
        "# Minute of core group\n| Date of plan | 03/09/2025 |\n| Date of meeting | 20/04/2026 |",
        &[],
    );
}

#[test]
fn a_child_seen_by_a_worker_at_the_carers_was_visited() {
    check(
        Kind::Other,
        "First week\n01/03/26 Seen at Orrs' by Sunday duty SW (L. Bell).\n02/03/26 Seen by the GP.",
        &["2026-03-01 Visit"],
    );
}

#[test]
fn a_record_was_sent_by_whatever_means_and_in_whatever_order_it_is_said() {
    for line in [
        "Date minutes emailed: 12 March 2022",
        "Copies to parents sent on: 12 March 2022",
        "When was the record sent out?: 12 March 2022",
        "Mins issued: 12 March 2022",
        "I emailed the minutes to everyone on 12 March 2022.",
        "A copy of this record was given to Ash on 12 March 2022.",
    ] {
        let minute = format!("# Initial CPPM\nDate: 2 March 2022\n{line}");
        check(Kind::Minutes, &minute, &["2022-03-12 RecordIssued"]);
    }
}

#[test]
fn what_went_to_the_chair_or_was_another_paper_was_not_sent_out() {
    for line in [
        "The minute was sent to the chair for checking on 12 March 2022.",
        "Invitations sent: 12 February 2022",
        "Minutes typed: 12 March 2022",
        "Minutes to be issued by: 12 March 2022",
    ] {
        let minute = format!("# Initial CPPM\nDate: 2 March 2022\n{line}");
        check(Kind::Minutes, &minute, &[]);
    }
}

#[test]
fn who_oversees_and_what_was_read_make_an_oversight() {
    for note in [
        "TM reviewed case. Visits to be weekly.",
        "The team manager looked over the case and set three tasks.",
        "File read by team manager.",
        "Reflective supervision, case discussed.",
    ] {
        let notes = format!("# Case notes\n3 May 2022\n{note}");
        check(Kind::CaseNotes, &notes, &["2022-05-03 Oversight"]);
    }
    for note in [
        "Team manager: A. Baird",
        "Asked TM for a date for supervision.",
        "The shop manager read the notice.",
    ] {
        check(
            Kind::CaseNotes,
            &format!("# Case notes\n3 May 2022\n{note}"),
            &[],
        );
    }
}

#[test]
fn a_visit_is_one_of_any_rhythm_and_one_that_found_nobody_is_none() {
    for note in [
        "Fortnightly visit, Ash happy and settled.",
        "Direct work with Ben at school.",
        "I came to see you at home.",
        "H/V - Ash seen alone.",
    ] {
        let notes = format!("# Case notes\n3 May 2022\n{note}");
        check(Kind::CaseNotes, &notes, &["2022-05-03 Visit"]);
    }
    for note in [
        "Home visit. No answer.",
        "T/C to mum re home visit.",
        "Rearranged home visit for Thursday.",
        "Met with Mrs Reid at school.",
        "Visit to prison to see dad.",
    ] {
        check(
            Kind::CaseNotes,
            &format!("# Case notes\n3 May 2022\n{note}"),
            &[],
        );
    }
    check(
        Kind::Other,
        "# Log\n| Date of visit | Child seen |\n| 3 May 2022 | No |\n| 4 May 2022 | Yes |",
        &["2022-05-04 Visit"],
    );
}

#[test]
fn what_goes_to_a_relative_is_no_placement_and_a_child_who_goes_to_live_there_is_one() {
    for line in [
        "Letter now goes to gran too.",
        "Ash goes to her gran on Fridays.",
        "Ash went to his aunt for tea.",
    ] {
        check(Kind::CaseNotes, &format!("3 May 2022\n{line}"), &[]);
    }
    check(
        Kind::CaseNotes,
        "3 May 2022\nBecame looked after at home.",
        &["2022-05-03 LookedAfterAtHome"],
    );
    for line in [
        "Ash went to live with her gran.",
        "Ash went to her aunt in Forres.",
        "Ash moved yesterday, Monday 2 May 2022, to her great-aunt May.",
    ] {
        let found = told(
            Kind::Chronology,
            &format!("| Date | Event |\n| 3 May 2022 | {line} |"),
        );
        assert!(
            found.iter().any(|one| one.ends_with("PlacementStart")),
            "{line}: {found:?}"
        );
    }
}

#[test]
fn a_hearing_ends_the_order_in_any_tense() {
    for line in [
        "Children's hearing ends the compulsory supervision order.",
        "The hearing ended the compulsory supervision order.",
    ] {
        let text = format!("| Date | Event |\n| 3 May 2022 | {line} |");
        assert!(
            told(Kind::Chronology, &text).contains(&"2022-05-03 OrderEnded".to_owned()),
            "{line}"
        );
    }
}

#[test]
fn the_form_of_one_placement_says_of_what_a_start_is() {
    let form = "Foster placement agreement\n| 1 Child | 2 Carers | 3 Start | 4 Worker |\n| Ash Reid, 7 | The Orrs | 4 May 2026 | Jo Bell |";
    check(Kind::Other, form, &["2026-05-04 PlacementStart"]);
    let other = "Swimming club\n| 1 Child | 2 Coach | 3 Start | 4 Fee |\n| Ash Reid, 7 | Mr Orr | 4 May 2026 | None |";
    check(Kind::Other, other, &[]);
}

#[test]
fn a_child_who_lives_with_a_parent_under_an_order_is_looked_after_at_home() {
    let plan = |line: &str| {
        format!(
            "# Plan\nAsh Reid, 12 – {line} – Harbour Council\nThe hearing made a compulsory supervision order on 10 February 2026."
        )
    };
    check(
        Kind::Plan,
        &plan("living with her father, Stuart"),
        &[
            "2026-02-10 LookedAfterAtHome",
            "2026-02-10 SupervisionOrder",
        ],
    );
    check(
        Kind::Plan,
        &plan("living with her foster carers near her father"),
        &["2026-02-10 SupervisionOrder"],
    );
    let moved = plan("lives with her father") + " On 12 February 2026 Ash went to a foster family.";
    let found = told(Kind::Plan, &moved);
    let is_at_home = |one: &String| one.contains("LookedAfterAtHome");
    assert!(!found.iter().any(is_at_home), "{found:?}");
}

#[test]
fn the_foot_of_a_page_says_when_the_record_went_out() {
    let issued = |foot: &str| {
        let text = format!(
            "# Minute of child protection planning meeting\nDate of meeting: 2 June 2026\nPresent: mum\n@footer {foot}"
        );
        told(Kind::Minutes, &text)
    };
    assert_eq!(
        issued("Minute issued 29 June 2026"),
        ["2026-06-29 RecordIssued"]
    );
    assert_eq!(
        issued("Record circulated to all: 29 June 2026"),
        ["2026-06-29 RecordIssued"]
    );
    for form in [
        "Record of meeting form, issued 29 June 2026, version 3",
        "Minute sheet M12, issued on 29 June 2026 by the stationery store",
        "Record pads were sent out on 29 June 2026",
    ] {
        assert!(issued(form).is_empty(), "{form}");
    }
}

#[test]
fn what_is_denied_beside_a_day_did_not_happen() {
    check(
        Kind::Minutes,
        "# Child protection planning meeting\nRegistered?: No – name removed 28 July 2026",
        &[],
    );
    for (line, expected) in [
        (
            "Placement start: No 7 Kirk Wynd, with foster carers, 9 March 2026",
            "2026-03-09 PlacementStart",
        ),
        (
            "Date placed: No move of nursery. 9 March 2026",
            "2026-03-09 PlacementStart",
        ),
        (
            "Date of registration: Not sure which day, 9 March 2026 in the minute",
            "2026-03-09 Registration",
        ),
    ] {
        let found = told(Kind::Other, line);
        assert!(found.contains(&expected.to_owned()), "{line}: {found:?}");
    }
}

#[test]
fn that_a_parent_grew_up_in_care_does_not_end_the_care_of_the_child() {
    for text in [
        "6 April 2026: Visited Gran. Dad was in care as a boy until he was 16.",
        "6 April 2026: Mum says that she was looked after until she turned eighteen.",
    ] {
        let found = told(Kind::CaseNotes, text);
        let left = found.iter().filter(|one| one.contains("LeftCare"));
        assert_eq!(left.count(), 0, "{text}: {found:?}");
    }
}

#[test]
fn a_name_may_be_told_in_shorthand_to_be_on_the_register() {
    let entry = |said: &str| {
        let rows = format!("|! Date | Event |\n| 3.5.22 | CPPM - {said} |");
        told(Kind::Chronology, &rows)
    };
    for said in ["A. registered, physical harm.", "Name registered: neglect."] {
        assert_eq!(entry(said), ["2022-05-03 Registration"], "{said}");
    }
    for said in ["Stays registered (neglect).", "Mum registered with the GP."] {
        assert!(entry(said).is_empty(), "{said}");
    }
    assert_eq!(entry("off the register."), ["2022-05-03 Deregistration"]);
    assert!(entry("the aim is to be off the register by June.").is_empty());
}

#[test]
fn the_placement_that_a_review_is_of_is_of_its_kind() {
    let review = |title: &str, placed: &str| {
        let text = format!(
            "# {title}\nDate of review: 29 July 2026\nPresent: Jo Bell, gran\nPlacement began on {placed}."
        );
        told(Kind::Minutes, &text)
    };
    let emergency = review("Review of emergency placement", "24 July 2026");
    assert!(
        emergency.contains(&"2026-07-24 EmergencyPlacement".to_owned()),
        "{emergency:?}"
    );
    let secure = review("Secure accommodation review", "24 July 2026");
    assert!(
        secure.contains(&"2026-07-24 SecurePlacement".to_owned()),
        "{secure:?}"
    );
    for (title, placed) in [
        ("Secure accommodation review", "24 July 2024"),
        ("Looked after review", "24 July 2026"),
    ] {
        let other = review(title, placed);
        assert!(
            !other
                .iter()
                .any(|one| one.contains("Secure") || one.contains("Emergency")),
            "{other:?}"
        );
    }
}

#[test]
fn one_who_moves_in_with_foster_carers_by_name_is_placed() {
    let row = |said: &str| {
        told(
            Kind::Chronology,
            &format!("|! Date | Event |\n| 3 May 2022 | {said} |"),
        )
    };
    let placed = row("Moves in with Mr and Mrs Orr, foster carers, section 25");
    assert_eq!(placed, ["2022-05-03 PlacementStart"]);
    assert!(row("Goes to Pine Primary, as the foster carers wish").is_empty());
}

#[test]
fn an_order_was_made_on_the_day_of_the_hearing_and_not_of_what_came_next() {
    let told = told(
        Kind::Minutes,
        "# Secure accommodation review\nDate of review: 10 July 2026\nA hearing on 3 July 2026 made a compulsory supervision order with authorisation and Ash came here on 6 July 2026.",
    );
    assert!(
        told.contains(&"2026-07-03 SupervisionOrder".to_owned()),
        "{told:?}"
    );
}

#[test]
fn a_sheet_of_contact_beside_the_visits_lists_no_visits() {
    let visits = told(
        Kind::CaseNotes,
        "# Visits to placement\n|! Date | By | Seen alone |\n| 03/05/2022 | J Bell | Yes |\n\n# Contact\n|! Date | Type | Comment |\n| 11/05/2022 | Supervised | Good |",
    );
    assert_eq!(visits, ["2022-05-03 Visit"]);
}

#[test]
fn a_list_of_records_among_case_notes_says_when_each_was_sent() {
    let sent = told(
        Kind::CaseNotes,
        "|! Date | Note |\n| 03/05/2022 | Met with mum. |\n\n|! Meeting | Date | Minute sent out |\n| Initial CPPM | 10/05/2022 | 24/05/2022 |\n| Looked after review | 11/05/2022 | 25/05/2022 |",
    );
    assert_eq!(sent, ["2022-05-24 RecordIssued"]);
}

#[test]
fn a_record_in_the_text_of_a_mail_is_sent_with_it() {
    let mail = |lead: &str| {
        let text = format!(
            "Ash - planning meeting\n| From | Jo Bell |\n| To | All |\n| Date | 9 September 2026 |\n{lead}\nMINUTE OF CHILD PROTECTION PLANNING MEETING\nFriday 28 August 2026, 1.30 pm\nPresent: Jo Bell, mum"
        );
        told(Kind::Email, &text)
    };
    assert_eq!(
        mail("The minute is in the body."),
        ["2026-09-09 RecordIssued"]
    );
    assert!(mail("A draft for your comments.").is_empty());
}
