mod pasted;
mod rows;
mod shapes;

use super::*;
use crate::facts::{actions, dates, passages, sketch, table};

fn read(kind: Kind, text: &str) -> (Document, Vec<Meeting>) {
    read_at("document.docx", kind, text)
}

fn read_at(path: &str, kind: Kind, text: &str) -> (Document, Vec<Meeting>) {
    let document = sketch::document_at(path, text);
    let dates = dates::of(&document);
    let tables = table::of(&document);
    let actions = actions::of(&document, kind, None, &tables, &dates);
    let due: Vec<Span> = actions.iter().map(|action| action.span).collect();
    let passages = passages::of(&document, kind, &tables, &dates, &due);
    let meetings = of(&document, kind, &tables, &passages, &dates);
    (document, meetings)
}

fn told(kind: Kind, text: &str) -> Vec<String> {
    let (_, meetings) = read(kind, text);
    let mut told: Vec<String> = meetings
        .iter()
        .map(|meeting| {
            let on = meeting
                .on
                .map_or("undated".to_owned(), |on| on.interval.from.to_string());
            let own = if meeting.is_record { " own" } else { "" };
            format!("{on} {:?} {:?}{own}", meeting.kind, meeting.state)
        })
        .collect();
    told.sort();
    told
}

fn check(kind: Kind, text: &str, expected: &[&str]) {
    assert_eq!(told(kind, text), expected, "in: {text}");
}

fn own(text: &str) -> (Document, Meeting) {
    let (document, meetings) = read(Kind::Minutes, text);
    (
        document,
        meetings
            .into_iter()
            .next()
            .expect("a record has its meeting"),
    )
}

#[test]
fn a_record_takes_its_kind_from_the_title_and_its_day_from_the_label() {
    for (title, kind) in [
        (
            "Minute of Looked After Child Review",
            MeetingKind::LookedAfterReview,
        ),
        (
            "Looked After and Accommodated Child Review",
            MeetingKind::LookedAfterReview,
        ),
        (
            "LAAC Review - Record of Meeting",
            MeetingKind::LookedAfterReview,
        ),
        ("First LAC Review", MeetingKind::LookedAfterReview),
        ("LAC (Home) Review: A Gill", MeetingKind::LookedAfterReview),
        (
            "Review – child looked after at home",
            MeetingKind::LookedAfterReview,
        ),
        ("Review of Arrangements", MeetingKind::LookedAfterReview),
        ("CLA Review Minutes", MeetingKind::LookedAfterReview),
        (
            "Initial Child Protection Planning Meeting",
            MeetingKind::CppmInitial,
        ),
        (
            "Minutes of the Initial Child Protection Case Conference",
            MeetingKind::CppmInitial,
        ),
        (
            "Initial Child Protection Conference (ICPC)",
            MeetingKind::CppmInitial,
        ),
        (
            "Pre-birth Child Protection Planning Meeting",
            MeetingKind::CppmPreBirth,
        ),
        (
            "Review Child Protection Planning Meeting",
            MeetingKind::CppmReview,
        ),
        (
            "Child Protection Case Conference (Review)",
            MeetingKind::CppmReview,
        ),
        ("Core Group Meeting", MeetingKind::CoreGroup),
        (
            "Record of Inter-agency Referral Discussion (IRD)",
            MeetingKind::Ird,
        ),
        ("Strategy Discussion", MeetingKind::Ird),
        ("Pathway Plan Review", MeetingKind::PathwayReview),
        (
            "Children's Hearing - note of proceedings",
            MeetingKind::Hearing,
        ),
        ("Emergency Placement Review", MeetingKind::EmergencyReview),
        ("Secure Accommodation Review", MeetingKind::SecureReview),
        ("Team Around the Child Meeting", MeetingKind::ChildPlan),
        ("Child's Plan Meeting minute", MeetingKind::ChildPlan),
        ("Family Network Discussion", MeetingKind::Other),
    ] {
        let (_, meeting) = own(&format!(
            "# {title}\nDate of meeting: 14 March 2022\nPresent: A Person"
        ));
        assert_eq!(meeting.kind, kind, "{title}");
        assert!(meeting.is_record);
        let on = meeting.on.expect("the label gives the day");
        assert_eq!(on.interval.in_words(), "14 March 2022", "{title}");
        assert!(on.certain);
    }
}

#[test]
fn the_day_stands_in_labels_cells_titles_and_sentences() {
    for text in [
        "# Core Group\nDate: 14 March 2022",
        "# Core Group\nHeld on: 14/03/2022",
        "# Core Group\n| Date of meeting | 14 March 2022 |\n| Chair | A Person |",
        "# Core Group\n| Date | 14/03/22 | Time | 10.00 |\n| Venue | Town House | Chair | A Person |",
        "# Core Group\n| Date of meeting | Venue | Chair |\n| 14 March 2022 | Town House | A Person |",
        "# Core Group held on 14 March 2022\nPresent: A Person",
        "# Minutes\nCore Group - 14 March 2022\nPresent: A Person",
        "# Minutes of Core Group\nThe core group met on 14 March 2022 at the school.",
        "# Core Group\nDate of meeting:\n14 March 2022\nPresent",
        "# Core Group\nChild's date of birth: 2 May 2015\nDate of registration: 1 March 2022\nDate and time: 14 March 2022 at 10am",
        "# Core Group\nDate of next meeting: 11 April 2022\nDate of meeting: 14 March 2022",
        "# Core Group\n| About whom | Ash Reid, 2.5.2015 |\n| When we met | 14 March 2022 |",
    ] {
        let (_, meeting) = own(text);
        let on = meeting.on.map(|on| on.interval.in_words());
        assert_eq!(on.as_deref(), Some("14 March 2022"), "{text}");
    }
}

#[test]
fn an_open_title_is_settled_by_a_type_or_by_what_the_record_says() {
    let by_type =
        "# Child Protection Planning Meeting\nType of meeting: Review\nDate: 14 March 2022";
    assert_eq!(own(by_type).1.kind, MeetingKind::CppmReview);
    let by_type = "# Child Protection Case Conference\n| Type of meeting | Pre-birth |\n| Date of meeting | 14 March 2022 |";
    assert_eq!(own(by_type).1.kind, MeetingKind::CppmPreBirth);
    let by_words = "# Child Protection Case Conference\nDate: 14 March 2022\nIt was agreed that her name should remain on the Child Protection Register.";
    assert_eq!(own(by_words).1.kind, MeetingKind::CppmReview);
    let open = "# Child Protection Case Conference\nDate: 14 March 2022\nHe lives with his mother.";
    assert!(!own(open).1.plain);
}

#[test]
fn the_next_meeting_is_read_from_labels_and_sentences() {
    for text in [
        "# LAC Review\nDate: 14 March 2022\nDate of next review: 12 September 2022",
        "# LAC Review\nDate: 14 March 2022\nNext review: 12 September 2022 at 2pm",
        "# LAC Review\nDate: 14 March 2022\nThe next review will be held on 12 September 2022.",
        "# LAC Review\nDate: 14 March 2022\n| Next meeting | 12 September 2022 |\n| Venue | School |",
        "# LAC Review\nDate: 14 March 2022\nThe meeting will reconvene on 12 September 2022.",
        "# LAC Review\nDate: 14 March 2022\nDONM: 12 September 2022",
        "# LAC Review\nDate: 14 March 2022\nTo be reviewed again on 12 September 2022.",
        "# LAC Review\nDate: 14 March 2022\n12 September 2022 was agreed for the next review.",
        "# LAC Review\nDate: 14 March 2022\n# Date of Next Meeting\nThis will take place on 12 September 2022.",
    ] {
        let next = own(text).1.next.map(|next| next.interval.in_words());
        assert_eq!(next.as_deref(), Some("12 September 2022"), "{text}");
    }
}

#[test]
fn what_others_meet_for_or_look_at_again_is_not_the_next_meeting() {
    for text in [
        "The tenancy will be reviewed on 9 April 2022.",
        "The next meeting of the parent council is on 9 April 2022.",
        "The team meeting is on 9 April 2022.",
        "# Next steps\nMrs Laird will write to the school by 9 April 2022.",
        "Gran would be reviewed by the hospital on 9 April 2022.",
        "Dad believed a review would be held on 9 April 2022, but nothing was settled.",
    ] {
        let record = format!("# LAC Review\nDate: 14 March 2022\n{text}");
        assert_eq!(
            own(&record).1.next.map(|next| next.interval),
            None,
            "{text}"
        );
    }
}

#[test]
fn a_conference_sets_its_own_next_and_announces_the_core_group() {
    let text = "# Initial Child Protection Planning Meeting\nDate: 14 March 2022\nFirst core group: 28 March 2022\nReview CPPM: 5 September 2022";
    check(
        Kind::Minutes,
        text,
        &[
            "2022-03-14 CppmInitial Held own",
            "2022-03-28 CoreGroup Planned",
            "2022-09-05 CppmReview Planned",
        ],
    );
}

#[test]
fn a_record_says_that_it_could_not_proceed() {
    for (words, state) in [
        (
            "The meeting was inquorate as neither health nor education attended.",
            MeetingState::Inquorate,
        ),
        (
            "The Chair adjourned the meeting to 28 March 2022 because no interpreter came.",
            MeetingState::Adjourned,
        ),
        ("The meeting did not go ahead.", MeetingState::Cancelled),
        ("Quorate: No", MeetingState::Inquorate),
        ("The meeting was quorate.", MeetingState::Held),
        (
            "The previous meeting had been adjourned.",
            MeetingState::Held,
        ),
        (
            "The meeting was adjourned for 10 minutes.",
            MeetingState::Held,
        ),
        (
            "If the next meeting is inquorate it will be reconvened.",
            MeetingState::Held,
        ),
    ] {
        let text = format!("# Core Group\nDate of meeting: 14 March 2022\n{words}");
        assert_eq!(own(&text).1.state, state, "{words}");
    }
}

#[test]
fn a_reason_is_kept_in_its_own_words() {
    for words in [
        "The review was held outwith timescale due to the illness of the chair.",
        "Reason for delay: the chair was ill",
        "The meeting was postponed from 3 March because the parents could not attend.",
        "This core group is late as the health visitor was on leave.",
        "The meeting was postponed as Isla wanted her gran there.",
    ] {
        let text = format!("# Core Group\nDate of meeting: 14 March 2022\n{words}");
        assert!(own(&text).1.reason.is_some(), "{words}");
    }
    for words in [
        "Reason for delay: N/A",
        "Contact was cancelled because mum was ill.",
        "He is late for school because he sleeps badly.",
        "The meeting was postponed as no reason was written down.",
        "The meeting was postponed as this service has a habit of doing.",
        "The meeting was postponed as our diary needed tidying.",
    ] {
        let text = format!("# Core Group\nDate of meeting: 14 March 2022\n{words}");
        assert!(own(&text).1.reason.is_none(), "{words}");
    }
}

#[test]
fn a_conference_registers_or_does_not() {
    for (words, registered, deregistered) in [
        (
            "It was agreed that his name be placed on the Child Protection Register.",
            Some(true),
            None,
        ),
        (
            "Decision: to register under the category of neglect.",
            Some(true),
            None,
        ),
        (
            "The decision was to place the child's name on the register.",
            Some(true),
            None,
        ),
        (
            "His name was not placed on the Child Protection Register.",
            Some(false),
            None,
        ),
        ("The meeting decided not to register.", Some(false), None),
        ("Registered: Yes", Some(true), None),
        ("Registered: No", Some(false), None),
        (
            "It was agreed that her name be removed from the Child Protection Register.",
            None,
            Some(true),
        ),
        (
            "If risk grows his name may be placed on the register.",
            None,
            None,
        ),
    ] {
        let text =
            format!("# Child Protection Case Conference\nDate of meeting: 14 March 2022\n{words}");
        let meeting = own(&text).1;
        assert_eq!(meeting.registered, registered, "{words}");
        assert_eq!(meeting.deregistered, deregistered, "{words}");
    }
}

#[test]
fn rows_of_a_chronology_hold_meetings() {
    let text = "# Chronology\n| Date | Event | Source | Action |\n\
        | 04/03/2022 | IRD held | Police | Joint visit agreed |\n\
        | 28/03/2022 | Initial CPPM. Registered under neglect. | Minute | Core group arranged for 12/04/2022 |\n\
        | 12/04/2022 | Core group | Minute | None |\n\
        | 01/05/2022 | Core group minutes received | SW | None |\n\
        | 02/05/2022 | Mother upset about the CPPM | SW | None |\n\
        | 10/05/2022 | Core group cancelled as health visitor ill | SW | Rearranged for 24/05/2022 |\n\
        | 11/05/2022 | Invitation to core group sent | SW | |\n\
        | 24/05/2022 | Core group took place | SW | |";
    check(
        Kind::Chronology,
        text,
        &[
            "2022-03-04 Ird Held",
            "2022-03-28 CppmInitial Held",
            "2022-04-12 CoreGroup Held",
            "2022-04-12 CoreGroup Planned",
            "2022-05-10 CoreGroup Cancelled",
            "2022-05-24 CoreGroup Held",
        ],
    );
}

#[test]
fn lines_that_begin_with_a_date_are_rows_too() {
    let text = "12/3/2019 Core group held\n- 3 May 2019: LAC review took place, placement to continue\n- 12 May 2019 - Invited to LAC review on 20 June 2019\n- June 2019 – Review CPCC, registration continued";
    check(
        Kind::Chronology,
        text,
        &[
            "2019-03-12 CoreGroup Held",
            "2019-05-03 LookedAfterReview Held",
            "2019-06-01 CppmReview Held",
            "2019-06-20 LookedAfterReview Planned",
        ],
    );
}

#[test]
fn prose_tells_what_was_held_planned_and_put_off() {
    for (words, expected) in [
        (
            "The LAC review took place on 3 May 2022.",
            &["2022-05-03 LookedAfterReview Held"][..],
        ),
        (
            "On 3 May 2022 a core group was held at school.",
            &["2022-05-03 CoreGroup Held"],
        ),
        (
            "At the initial CPPM on 3 May 2022 her name was placed on the register.",
            &["2022-05-03 CppmInitial Held"],
        ),
        (
            "Following the LAC review held on 3 May 2022 he moved school.",
            &["2022-05-03 LookedAfterReview Held"],
        ),
        (
            "The LAC review will be held on 3 May 2022.",
            &["2022-05-03 LookedAfterReview Planned"],
        ),
        (
            "The next core group is scheduled for 3 May 2022.",
            &["2022-05-03 CoreGroup Planned"],
        ),
        (
            "We invite you to a LAC review on 3 May 2022.",
            &["2022-05-03 LookedAfterReview Planned"],
        ),
        (
            "The LAC review was rearranged from 3 May 2022 to 17 May 2022 because the chair was ill.",
            &[
                "2022-05-03 LookedAfterReview Postponed",
                "2022-05-17 LookedAfterReview Planned",
            ],
        ),
        (
            "The core group on 3 May 2022 was cancelled.",
            &["2022-05-03 CoreGroup Cancelled"],
        ),
        (
            "The core group due on 3 May 2022 did not take place.",
            &["2022-05-03 CoreGroup Cancelled"],
        ),
        ("No core group has been held since 3 May 2022.", &[]),
        ("A LAC review has not been held.", &[]),
        ("The first LAC review has yet to be held.", &[]),
        (
            "If a LAC review were held on 3 May 2022 we could decide.",
            &[],
        ),
        ("The core group members met the family on 3 May 2022.", &[]),
        (
            "An IRD was held on 3 May 2022 and an initial CPPM on 24 May 2022.",
            &["2022-05-03 Ird Held", "2022-05-24 CppmInitial Held"],
        ),
    ] {
        check(Kind::Assessment, words, expected);
    }
}

#[test]
fn reports_letters_and_policies_are_no_records() {
    check(
        Kind::Assessment,
        "# Social Worker's Report to LAC Review\nDate of report: 2 May 2022\nDate of LAC review: 16 May 2022",
        &["2022-05-16 LookedAfterReview Planned"],
    );
    check(
        Kind::Letter,
        "3 May 2022\nDear Ms Example\nI write to invite you to a core group on 16 May 2022.",
        &["2022-05-16 CoreGroup Planned"],
    );
    check(
        Kind::Policy,
        "# Procedure\nA LAC review will be held. The core group was held on 3 May 2022.",
        &[],
    );
}

#[test]
fn case_notes_tell_of_meetings_under_their_day() {
    let text = "# 3 May 2022 - Core group\nAttended by all. Next core group 31 May 2022.\n# 10 May 2022 - Telephone call\nDiscussed the core group with mum. She is worried about the LAC review.";
    check(
        Kind::CaseNotes,
        text,
        &["2022-05-03 CoreGroup Held", "2022-05-31 CoreGroup Planned"],
    );
}

#[test]
fn the_next_meeting_stands_under_a_heading_or_by_a_bare_label() {
    for text in [
        "# LAC Review\nDate: 14 March 2022\n# Next review\n12 September 2022 at 2pm",
        "# LAC Review\nDate: 14 March 2022\n# Date of next review\nMinute sent out on 20 March 2022.\n# Next review\n12 September 2022",
        "# Initial Child Protection Planning Meeting\nDate: 14 March 2022\nReview meeting: 12 September 2022",
        "# Initial Child Protection Planning Meeting\nDate: 14 March 2022\nFirst core group: 28 March 2022. Review: 12 September 2022",
        "# Initial Child Protection Planning Meeting\nDate: 14 March 2022\nCore group 28 March 2022. Review CPPM 12 September 2022.",
        "# LAC Review\n1. Date held: 14 March 2022\n2. Review date: 12 September 2022",
        "# Initial CPPM\nDate: 14 March 2022\nCore group 28 March 2022, 2 pm\nReview 12 September 2022",
        "# LAC Review\nDate: 14 March 2022\nPresent: Jo\nDate of review 12 September 2022, 10 am, Elm House",
        "# LAC Review\nDate: 14 March 2022\nA review on 2 May 2022 of the contact may help.\n# Date of next review\n12 September 2022",
        "# LAC Review\nHeld: 14 March 2022\nDiscussion. All is well.\nDecisions. The plan goes on.\nNext review. 12 September 2022 at 3pm.",
        "# Initial Child Protection Planning Meeting\nDate: 14 March 2022\nNext: core group on 28 March 2022, review CPPM on 12 September 2022",
        "Child Protection Planning Meeting\n| Children | Born | Copy for |\n| Ash Reid | 3.5.15 | File 1 |\n| Meeting | Initial CPPM, held 14 March 2022 |\n| Chair | Jo Bell |\n# Dates\nFirst core group: 28 March 2022. Review CPPM: 12 September 2022",
    ] {
        let next = own(text).1.next.map(|next| next.interval.in_words());
        assert_eq!(next.as_deref(), Some("12 September 2022"), "{text}");
    }
}

#[test]
fn a_label_of_another_day_does_not_date_the_meeting() {
    let text = "# LAAC Review\nPlacement began: 2 February 2022\nThis meeting: 14 March 2022";
    let on = own(text).1.on.map(|on| on.interval.in_words());
    assert_eq!(on.as_deref(), Some("14 March 2022"));
    let text = "# Secure Review\nWe met on 14 March 2022.\nWe will meet again on 12 April 2022.";
    let (_, meeting) = own(text);
    let on = meeting.on.map(|on| on.interval.in_words());
    let next = meeting.next.map(|next| next.interval.in_words());
    assert_eq!(on.as_deref(), Some("14 March 2022"));
    assert_eq!(next.as_deref(), Some("12 April 2022"));
}

#[test]
fn meetings_stand_one_after_another_under_their_name() {
    check(
        Kind::Minutes,
        "# Core group notes\n10 July 2025: did not go ahead. Two workers were on leave.\n21 July 2025: met at the clinic.\n18 August 2025: talk of the cot.",
        &[
            "2025-07-10 CoreGroup Cancelled",
            "2025-07-21 CoreGroup Held own",
        ],
    );
    check(
        Kind::Minutes,
        "# Core groups\n# 27 January 2026\nAll met at the school.\n# 9 March 2026\nAll met at the clinic.",
        &["2026-01-27 CoreGroup Held own", "2026-03-09 CoreGroup Held"],
    );
    let (document, meetings) = read(
        Kind::Minutes,
        "# Core group notes\n10 July 2025: did not go ahead. Two workers were on leave.",
    );
    let reason = meetings[0].reason.as_ref().map(|reason| reason.span);
    assert_eq!(
        reason.map(|span| document.at(span)),
        Some("Two workers were on leave.")
    );
}

#[test]
fn actions_under_a_meeting_s_name_are_no_meetings() {
    check(
        Kind::CaseNotes,
        "# Actions since the core group\n10 July 2025: met with mum about the cot.",
        &[],
    );
}

#[test]
fn a_child_protection_plan_is_a_registration_in_england() {
    let made = "# Initial Child Protection Conference\nDate: 14 March 2022\nDecision: she is made subject to a child protection plan.";
    assert_eq!(own(made).1.registered, Some(true));
    let ended = "# Review Child Protection Conference\nDate: 14 March 2022\nDecision: the child protection plan ends today.";
    assert_eq!(own(ended).1.deregistered, Some(true));
}

#[test]
fn in_the_record_of_a_first_conference_the_date_of_the_review_is_the_next_one() {
    let document = sketch::document_at(
        "a/minute.docx",
        "# Child Protection Planning Meeting\nInitial meeting held on 26 June 2024 at 10 am\n\
         Present: mum, social worker\nDate of review meeting: 11 December 2024",
    );
    let facts = crate::facts::of(&document);
    let own = facts.meetings.first().expect("it is a record");
    let days = [own.on, own.next].map(|dated| dated.map(|dated| dated.interval.in_words()));
    assert_eq!(
        days,
        [
            Some("26 June 2024".to_owned()),
            Some("11 December 2024".to_owned())
        ]
    );
}

#[test]
fn one_record_may_hold_several_reviews_each_under_its_heading() {
    let (_, meetings) = read(
        Kind::Minutes,
        "# Looked after reviews\n## First review: 4 May 2022\nPresent: Isla, Jo Bell\n\
         ## Second review: 1 August 2022\nPresent: Isla, Jo Bell\n\
         ## Next review: 30 January 2023\nPresent: to be agreed",
    );
    let held: Vec<String> = meetings
        .iter()
        .filter(|meeting| meeting.state == MeetingState::Held)
        .filter_map(|meeting| Some(meeting.on?.interval.in_words()))
        .collect();
    assert_eq!(held, ["4 May 2022", "1 August 2022"]);
}

#[test]
fn no_next_meeting_of_the_line_is_set_by_one_of_another() {
    let text = "# Review CPPM\nDate: 14 March 2022\nNext: no further CPPM. Child's plan meeting at school 30 May 2022.";
    assert_eq!(own(text).1.next, None);
}

#[test]
fn a_meeting_may_be_put_off_twice() {
    check(
        Kind::Email,
        "Date: 19 January 2026\nHis third secure review was in the diary for 15 January 2026 and was moved to 19 January 2026. Today's did not go ahead either.",
        &[
            "2026-01-15 SecureReview Postponed",
            "2026-01-19 SecureReview Cancelled",
            "2026-01-19 SecureReview Planned",
        ],
    );
}

#[test]
fn a_meeting_by_phone_was_held_and_one_that_was_talked_of_was_not() {
    check(
        Kind::Minutes,
        "# Looked After Review\nDate: 23 May 2022\nAn IRD was held by phone on 18 May 2022.",
        &[
            "2022-05-18 Ird Held",
            "2022-05-23 LookedAfterReview Held own",
        ],
    );
    check(
        Kind::Supervision,
        "# Supervision\n18 May 2022 - IRD outcome discussed.",
        &[],
    );
}

#[test]
fn a_mail_with_who_came_is_a_record_and_its_own_day_is_not_the_meetings() {
    check(
        Kind::Email,
        "Date: 22 June 2022\nThe record of the review CPPM of 7 June 2022 is below and goes out today, 22 June 2022.\nReview CPPM, Tuesday 7 June 2022\nAttending: Jo Bell, mother",
        &["2022-06-07 CppmReview Held own"],
    );
}

#[test]
fn what_stood_in_the_way_may_be_told_of_anybody_and_before_the_delay() {
    for text in [
        "# Core group\nDate: 27 May 2022\nThis core group was put back to today as Jo and Al were both off with flu.",
        "# LAC Review\nDate: 27 May 2022\nThe road was shut by snow, so the review was postponed.",
    ] {
        assert!(own(text).1.reason.is_some(), "{text}");
    }
}

#[test]
fn a_record_tells_of_the_days_for_which_its_meeting_was_set() {
    for words in [
        "This review was to have been on 18 May 2022. It was postponed because the chair was in hospital.",
        "The review should have taken place on 18 May 2022. It was put back as the chair was ill.",
        "The review had been meant for 18 May 2022, but it was rearranged because the chair was off.",
    ] {
        let (_, meetings) = read(
            Kind::Minutes,
            &format!("# Looked after review\nDate: 8 June 2022\n{words}"),
        );
        let moved: Vec<&Meeting> = meetings.iter().filter(|one| !one.is_record).collect();
        assert_eq!(moved.len(), 1, "{words}");
        assert!(moved[0].reason.is_some(), "{words}");
    }
    for words in [
        "It had been arranged for 1 June, was changed to 4 June and then to 8 June.",
        "The review was set for 1 June. It was switched to Saturday 4 June 2022 and moved to 8 June.",
        "This review was booked for 1 June, was shifted to 4/6/22 and put back to 8 June.",
    ] {
        check(
            Kind::Minutes,
            &format!("# Looked after review\nDate: 8 June 2022\n{words}"),
            &[
                "2022-06-01 LookedAfterReview Postponed",
                "2022-06-04 LookedAfterReview Postponed",
                "2022-06-08 LookedAfterReview Held own",
            ],
        );
    }
    check(
        Kind::Minutes,
        "# Looked after review\nDate: 8 June 2022\nContact was changed to 2 hours a week in May.",
        &["2022-06-08 LookedAfterReview Held own"],
    );
}

#[test]
fn the_day_of_a_concern_is_not_that_of_the_discussion_about_it() {
    for form in [
        "| Date concern notified | 6 May 2022 14:20 |\n| IRD date / time | 9 May 2022 10:00 |",
        "| Concern received on | 6 May 2022 |\n| Discussion date & time | 9 May 2022, 10 am |",
        "Date of referral: 6 May 2022\nThe discussion was held on 9 May 2022.",
    ] {
        check(
            Kind::Minutes,
            &format!("# Inter-agency referral discussion\n{form}"),
            &["2022-05-09 Ird Held own"],
        );
    }
}

#[test]
fn who_hoped_for_deregistration_did_not_decide_it() {
    for words in [
        "Mother hoped for deregistration but understands.",
        "His father asked for him to be taken off the register.",
        "Gran would like the registration to end.",
        "Mum wanted deregistration. Registration: Remains, under neglect.",
    ] {
        let text = format!("# Review CPPM\nDate: 3 May 2022\n{words}");
        assert_ne!(own(&text).1.deregistered, Some(true), "{words}");
    }
    for value in [
        "Continued - neglect",
        "To remain under neglect",
        "No change",
    ] {
        let text = format!(
            "# Review CPPM\n| Date | 3 May 2022 |\n| Mother | Speaks for deregistration |\n| Registration | {value} |"
        );
        assert_eq!(own(&text).1.deregistered, Some(false), "{value}");
    }
}

#[test]
fn a_day_in_a_column_of_other_days_is_no_meetings() {
    for head in ["Date of placement", "Placed on", "Date of order"] {
        let text = format!(
            "Looked After Reviews\n| Child | {head} | Date of review |\n| Mia Reid | 3 May 2022 | 8 June 2022 |"
        );
        let expected = ["2022-06-08 LookedAfterReview Held own"];
        check(Kind::Minutes, &text, &expected);
    }
}

#[test]
fn a_day_said_twice_is_as_sure_as_its_surer_words() {
    for words in [
        "The hearing took place yesterday, 3 May 2022",
        "A children's hearing was held on Tuesday (3 May 2022)",
        "The children's hearing was held last Tuesday, 3 May 2022",
    ] {
        let (_, meetings) = read(
            Kind::Supervision,
            &format!("| Date | Discussed |\n| 4 May 2022 | {words}: order continued. |"),
        );
        let days: Vec<bool> = meetings
            .iter()
            .filter_map(|meeting| meeting.on)
            .map(|on| on.certain)
            .collect();
        assert_eq!(days, [true], "{words}");
    }
}

#[test]
fn a_sisters_meeting_is_not_the_childs() {
    check(
        Kind::Email,
        "Date: 3 May 2022\nHis sister Una's core group is on 9 May 2022.",
        &[],
    );
    let (_, meetings) = read(
        Kind::Email,
        "Date: 30 May 2022\nUna's core group was held on 9 May 2022.",
    );
    assert_eq!(meetings[0].whose, Some(Whose::Owners("Una".to_owned())));
}

#[test]
fn a_meeting_about_a_brother_or_sister_is_not_the_childs() {
    for text in [
        "The strategy discussion about her brother was held on 3 May 2022.",
        "Her sister's case conference was held on 3 May 2022.",
        "Her first child, Bo, stays with an aunt, and a case conference was held about him on 3 May 2022.",
    ] {
        check(Kind::Assessment, text, &[]);
    }
    check(
        Kind::Assessment,
        "The case conference about the siblings was held on 3 May 2022.",
        &["2022-05-03 CppmInitial Held"],
    );
}

#[test]
fn cells_may_hold_a_label_over_its_value() {
    let (_, meeting) = own("# Record of Child Protection Planning Meeting\n\
         | Child // Isla Moar | Kind of meeting // Initial CPPM |\n\
         | Date and place of meeting // Tuesday 3 May 2022, Shore House | Chair // Jo Bell |\n\
         Date of Review CPPM: 18 October 2022");
    let days = [meeting.on, meeting.next].map(|day| day.map(|day| day.interval.in_words()));
    assert_eq!(meeting.kind, MeetingKind::CppmInitial);
    assert_eq!(
        days,
        ["3 May 2022", "18 October 2022"].map(|day| Some(day.to_owned()))
    );
}

#[test]
fn supervision_holds_no_meeting_on_its_own_day() {
    check(
        Kind::Supervision,
        "3 May 2022 - Core group running well.\n5 June 2022 - CPPM needed; papers by Friday.",
        &[],
    );
}

#[test]
fn a_meeting_about_a_brother_or_sister_is_none_of_the_child_s() {
    for words in [
        "LAC review for sister Freya (her aunt came) – not Isla.",
        "Looked after review for her younger brother.",
        "Brother's LAC review.",
        "Her half-sister Freya's LAC review.",
    ] {
        let row =
            format!("| Date | Event |\n| 3 May 2022 | {words} |\n| 9 May 2022 | Core group |");
        check(Kind::Chronology, &row, &["2022-05-09 CoreGroup Held"]);
    }
}

#[test]
fn a_panel_before_a_hearing_is_no_hearing() {
    check(
        Kind::Letter,
        "A pre-hearing panel took place on 4 March 2022. The children's hearing took place on 31 March 2022.",
        &["2022-03-04 Other Held", "2022-03-31 Hearing Held"],
    );
}

#[test]
fn the_day_of_a_paper_is_not_that_of_the_meeting_named_before_it() {
    check(
        Kind::Plan,
        "Written after the fourth LAC review and based on the assessment of 2 March 2022.",
        &[],
    );
}

#[test]
fn what_was_to_be_held_on_an_earlier_day_is_told_in_the_same_breath_or_the_next() {
    check(
        Kind::Minutes,
        "# Core Group\nDate of meeting: 24 May 2022\nIt was first called for 12 May 2022. On that day no agency came because of snow, and the meeting was inquorate.",
        &[
            "2022-05-12 CoreGroup Inquorate",
            "2022-05-24 CoreGroup Held own",
        ],
    );
    check(
        Kind::Minutes,
        "# LAC Review\nDate of meeting: 24 August 2022\nThe review planned for 3 May did not take place, and nor did the one on 6 June.",
        &[
            "2022-05-03 LookedAfterReview Cancelled",
            "2022-06-06 LookedAfterReview Cancelled",
            "2022-08-24 LookedAfterReview Held own",
        ],
    );
}

#[test]
fn a_review_that_did_not_take_place_is_not_the_next_one() {
    let text =
        "# LAC Review\nDate: 24 August 2022\nThe review arranged for 3 May did not go ahead.";
    assert_eq!(own(text).1.next, None);
}

#[test]
fn a_letter_looks_back_from_the_day_at_its_head() {
    check(
        Kind::Letter,
        "Aberlour Council\n9 May 2022\nDear Ms Reid\nThe children's hearing of 3 May 2022 ended the order. The children's hearing on 20 May 2022 is to be in Perth.",
        &["2022-05-03 Hearing Held", "2022-05-20 Hearing Planned"],
    );
}

#[test]
fn what_supervision_goes_through_was_not_held_on_its_day() {
    check(
        Kind::CaseNotes,
        "| Date | Type | Note | By |\n| 3 May 2022 | Case note | LAC review. | TB |\n\
         | 20 May 2022 | Mgr oversight | Second LAC review outcome noted. | NG |\n\
         | 9 June 2022 | Supervision | LAC review. | NG |",
        &["2022-05-03 LookedAfterReview Held"],
    );
}

#[test]
fn a_hearing_in_a_list_of_events_is_a_childrens_hearing() {
    check(
        Kind::Chronology,
        "3 May 2022 - Hearing; moved to grandparents.\n9 June 2022 - Hearing test at the clinic.",
        &["2022-05-03 Hearing Held"],
    );
}

#[test]
fn a_column_of_reviews_in_a_record_gives_those_of_its_line() {
    check(
        Kind::Minutes,
        "# LAC Review\nDate of meeting: 24 August 2022\n|! No. | Reviews held | Note |\n| 1 | 3 March 2022 | minute |\n| 2 | 6 June 2022 | short form |\n| 3 | 24 August 2022 | this record |",
        &[
            "2022-03-03 LookedAfterReview Held",
            "2022-06-06 LookedAfterReview Held",
            "2022-08-24 LookedAfterReview Held own",
        ],
    );
}

#[test]
fn a_review_of_no_named_line_is_of_the_line_of_the_secure_review_that_tells_of_it() {
    check(
        Kind::Minutes,
        "# Reviews of secure placement\nSecond review, Tuesday 24 May 2022\nPresent: Isla, Jo Bell\nAt the first review on 3 May 2022 she asked for a radio.",
        &[
            "2022-05-03 SecureReview Held",
            "2022-05-24 SecureReview Held own",
        ],
    );
}

#[test]
fn a_meeting_may_be_told_below_its_name() {
    check(
        Kind::Referral,
        "# Notification of concern\nDate of concern: 3 May 2022\n## Inter-agency referral discussion\nHeld Friday 6 May 2022, 11 am. Taking part: police, health.",
        &["2022-05-06 Ird Held"],
    );
}

#[test]
fn a_label_may_set_the_next_of_two_lines() {
    let text = "# Review CPPM\nDate: 14 March 2022\nNext review CPPM: 5 September 2022. Next core group 11 April 2022.";
    let next = own(text).1.next.map(|next| next.interval.in_words());
    assert_eq!(next.as_deref(), Some("5 September 2022"));
}

#[test]
fn a_notice_of_a_hearing_is_not_of_the_day_on_which_it_was_written() {
    let text = "# Children's Hearing - notice of decision\n12 May 2022\nThe children's hearing held on 10 May 2022 made a compulsory supervision order.";
    let on = own(text).1.on.map(|on| on.interval.in_words());
    assert_eq!(on.as_deref(), Some("10 May 2022"));
}

#[test]
fn a_meeting_that_decided_was_held_whatever_became_of_an_earlier_day() {
    check(
        Kind::Minutes,
        "# Initial CPPM\nDate of meeting: 24 May 2022\nThe meeting had been arranged for 12 May 2022. It was cancelled because the chair was ill.\nAsh's name was placed on the child protection register.",
        &[
            "2022-05-12 CppmInitial Cancelled",
            "2022-05-24 CppmInitial Held own",
        ],
    );
}

#[test]
fn a_table_of_days_to_come_sets_the_next_meetings() {
    let text = "# Initial CPPM\nDate of meeting: 24 May 2022\n# Dates\n|! Meeting | Date |\n| First core group | 10 June 2022 |\n| Review | 3 November 2022 |";
    let next = own(text).1.next.map(|next| next.interval.in_words());
    assert_eq!(next.as_deref(), Some("3 November 2022"));
    check(
        Kind::Minutes,
        text,
        &[
            "2022-05-24 CppmInitial Held own",
            "2022-06-10 CoreGroup Planned",
        ],
    );
}

#[test]
fn what_the_child_says_at_the_top_does_not_date_the_meeting() {
    let (_, meeting) = own("# Pathway plan review no. 2\n\
         Thursday 11 December 2025, Shore House. Chair: Jo Bell. There: Isla, Kit Dunmore, Al Reid, Tess Orde (Isla asked her), Sam Roe. Not there: nobody.\n\
         ## Isla says\n\"I had no sleep till October. Now I do.\"");
    let on = meeting.on.map(|on| on.interval.in_words());
    assert_eq!(on, Some("11 December 2025".to_owned()));
}

#[test]
fn reviews_called_no_more_than_that_are_of_the_line_of_their_record() {
    let text = "# Looked after review\nDate of meeting: 5 June 2025\n\
        At the last review on 6 March 2025 attendance was low.\nReview of her eczema on 3 April 2025: none.";
    check(
        Kind::Minutes,
        text,
        &[
            "2025-03-06 LookedAfterReview Held",
            "2025-06-05 LookedAfterReview Held own",
        ],
    );
}

#[test]
fn a_mail_about_a_review_calls_it_off() {
    check(
        Kind::Email,
        "# Isla's pathway review\nDate: 23 June 2026 16:40\n\
         Thursday 25 June 2026 is off too, I'm afraid.\nThe holiday is from 3 July 2026.",
        &["2026-06-25 PathwayReview Cancelled"],
    );
    check(
        Kind::CaseNotes,
        "| Date | Type | Note |\n| 23 June 2026 | Visit | Told her that the review was put off. |",
        &[],
    );
    check(
        Kind::Email,
        "# Isla's pathway review\nDate: 23 June 2026 16:40\nThe family moved to the new flat on 4 May 2026.",
        &[],
    );
    check(
        Kind::Email,
        "# Holiday club\nDate: 23 June 2026 16:40\nThursday 25 June 2026 is off too, I'm afraid.",
        &[],
    );
}

#[test]
fn an_entry_may_say_no_more_than_review() {
    check(
        Kind::Chronology,
        "| Date | Event |\n| 10 March 2025 | Review. Attendance 41%. |\n\
         | 12 March 2025 | Review of medication. |\n| 9 May 2025 | Reviewed her plan. |",
        &["2025-03-10 Other Held"],
    );
}

#[test]
fn the_reason_may_stand_in_the_sentence_that_goes_on_about_the_meeting() {
    let (_, meeting) = own("# Looked after review\nDate of review: 28 May 2022\n\
         Note on date: this review was set for 14 May 2022. It was put back to 28 May because the chair was ill.");
    let reason = meeting.reason.map(|reason| reason.text);
    assert_eq!(
        reason.as_deref(),
        Some("It was put back to 28 May because the chair was ill.")
    );
    let (_, meeting) = own("# Looked after review\nDate of review: 28 May 2022\n\
         The passport was asked for. It was delayed because the form was lost.");
    assert_eq!(meeting.reason, None);
}

#[test]
fn a_record_tells_of_earlier_ones_of_its_line() {
    check(
        Kind::Minutes,
        "# Secure Review\nDate: 22 January 2026\nEarlier reviews: 18 November 2025, 17 December 2025\nNext review: 19 February 2026",
        &[
            "2025-11-18 SecureReview Held",
            "2025-12-17 SecureReview Held",
            "2026-01-22 SecureReview Held own",
        ],
    );
    check(
        Kind::Minutes,
        "# LAC Review\nDate: 9 June 2026\nSince the review of 12 March 2026 all has gone well.",
        &[
            "2026-03-12 LookedAfterReview Held",
            "2026-06-09 LookedAfterReview Held own",
        ],
    );
}

#[test]
fn today_in_a_row_is_as_sure_as_its_day_and_another_day_of_the_month_is_not() {
    let sure = |text: &str| {
        let (_, meetings) = read(Kind::CaseNotes, text);
        meetings[0].on.map(|on| on.certain)
    };
    let row = |entry: &str| {
        format!(
            "# Case notes\n|! Date |! Entry |\n| 18 December 2025 | {entry} |\n| 19 December 2025 | Call |"
        )
    };
    assert_eq!(sure(&row("Secure review held today.")), Some(true));
    assert_eq!(sure(&row("Secure review on 17th done.")), Some(false));
}

#[test]
fn a_day_that_is_written_whole_elsewhere_in_the_record_is_sure() {
    let (_, meetings) = read(
        Kind::Email,
        "Date: 22 June 2022\nThe record of the review CPPM of 7 June is below.\nReview CPPM, Tuesday 7 June 2022, Linn Centre.\nAttending: Jo Bell, mother",
    );
    assert_eq!(meetings[0].on.map(|on| on.certain), Some(true));
}

#[test]
fn the_childs_own_review_is_the_childs() {
    check(
        Kind::Assessment,
        "Her brother Bo lives elsewhere. Ash attended her own LAC review on 3 May 2022.",
        &["2022-05-03 LookedAfterReview Held"],
    );
}

#[test]
fn which_of_its_line_a_review_is_may_stand_before_its_day_and_who_was_absent_gives_none() {
    let (_, own) = own(
        "Minutes of Looked After Child Review\nAsh Gill\nFirst review – Wednesday 4 March 2026, Lintmill Primary, 2 p.m.\nPresent: Ash; Jo Bell, social worker\nAbsent: Ms Gill, mother (in hospital; views given to Ms Bell on 2 March 2026); Al Gill, uncle (apologies)\nWelcome\nThe group met for the first time.",
    );
    let day = own.on.map(|on| on.interval.from.to_string());
    assert_eq!(day.as_deref(), Some("2026-03-04"));
}

#[test]
fn brackets_in_a_meetings_name_do_not_hide_it() {
    for title in [
        "Looked After (At Home) Review",
        "Looked After Child (at home) review",
        "Looked after (away from home) review",
    ] {
        let (_, meeting) = own(&format!("# {title}\nDate: 3 May 2022\nPresent: Jo"));
        assert_eq!(meeting.kind, MeetingKind::LookedAfterReview, "{title}");
    }
}

#[test]
fn a_record_tells_of_every_day_to_which_it_was_moved() {
    let moved = |told: &str| {
        let text = format!("# LAC Review\nDate: 30 May 2022\nPresent: Jo\n{told}");
        let (_, meetings) = read(Kind::Minutes, &text);
        let off = meetings
            .iter()
            .filter(|one| one.state != MeetingState::Held);
        let mut days: Vec<String> = off
            .filter_map(|one| Some(one.on?.interval.from.to_string()))
            .collect();
        days.sort();
        days
    };
    for told in [
        "This review was first set for 9 May. It was put back to 16 May because the chair was ill.",
        "This review was first set for 9 May. It was moved from 9 May to 16 May, and moved again from 16 May to 30 May.",
        "Was to be on 9 May: cancelled, no room. Rearranged for 16 May: postponed, chair ill.",
        "The review fixed for 9 May did not go ahead, and nor did the one on 16 May.",
        "Arranged for 9 May; postponed to 16 May because Mr Orr was off sick. On 16 May the hall was taken and it was moved again to 30 May.",
        "Originally set for 9 May, put back to 16 May and then to 30 May.",
        "Note on dates: 9 May was put off to 16 May. 16 May: put off to 30 May, chair ill.",
        "The first date, 9 May, was postponed to 16 May. That was in turn put back to 30 May.",
        "Should have been on 9 May, rearranged for 16 May, then rescheduled to 30 May.",
        "Rescheduled from 9 May to 16 May (no room) and from 16 May to 30 May (chair ill).",
        "Put back from 9 May to 16 May, and from 16 May to today.",
        "This review was down for 9 May, then for 16 May.",
        "The review was pencilled in for 9 May and then for 16 May.",
    ] {
        assert_eq!(moved(told), ["2022-05-09", "2022-05-16"], "{told}");
    }
    for told in [
        "The chair said sorry that the meeting fixed for 9 May had been moved a week.",
        "Planned date: 9 May 2022\nActual date: 30 May 2022",
        "This review was set for 9 May. It was cancelled because the chair went to hospital on 4 May.",
        "Why today: the review was to be on 9 May. It was postponed because Ash was in hospital from 4 May to 8 May.",
        "Set for 9 May but deferred to 30 May at mum's request.",
    ] {
        assert_eq!(moved(told), ["2022-05-09"], "{told}");
    }
}

#[test]
fn what_else_was_moved_is_no_meeting_of_the_record() {
    for told in [
        "The dentist's appointment was moved from 9 May to 16 May.",
        "Contact was put off from 9 May to 30 May as gran was ill.",
        "The children's hearing arranged for 9 May was deferred to 30 May.",
        "Arranged for 9 May; the van came on 16 May.",
        "Ash moved to gran's on 9 May and came home on 30 May.",
        "The core group of 9 May was postponed to 30 May.",
        "Moved from Perth to gran's on 9 May.",
        "Put off from going to school since 9 May.",
    ] {
        let text = format!("# LAC Review\nDate: 30 May 2022\nPresent: Jo\n{told}");
        let (_, meetings) = read(Kind::Minutes, &text);
        let reviews = meetings
            .iter()
            .filter(|one| one.kind == MeetingKind::LookedAfterReview);
        assert_eq!(reviews.count(), 1, "{told}");
    }
}

#[test]
fn the_reason_for_a_new_day_is_that_of_the_meeting() {
    let (_, meeting) = own(
        "# LAC Review\nDate: 30 May 2022\nPresent: Jo\nYour review was to be on 9 May. It was postponed because your mum was in hospital.",
    );
    assert!(meeting.reason.is_some());
}

#[test]
fn the_day_of_the_meeting_is_not_that_of_the_form_the_printer_or_the_next() {
    for text in [
        "# Record of LAC Review (form LR3, June 2021 template)\n| Date of review | 3 May 2022 |\n| Chair | Jo |",
        "Council CareBase | step 88 | printed 9 May 2022\n# LAC Review\n| Planned date | 1 May 2022 |\n| Actual date | 3 May 2022 |",
        "# LAC Review\n| Child: // Ash Reid | Review no.: // 1 | Held: // 3/5/22 |\n| Chair: // Jo Bell | Attended: // Ash | Absent: // none |\n| 2. NEXT REVIEW |\n| Date: 9/8/22 | Where: school | Chair: Jo |",
        "# LAC Review\nAsh Reid. Tuesday 3 May 2022, school, 1pm.\nThe chair said sorry that the meeting set for 26 April had been moved a week.",
    ] {
        let (_, meeting) = own(text);
        let on = meeting.on.map(|on| on.interval.in_words());
        assert_eq!(on.as_deref(), Some("3 May 2022"), "{text}");
    }
}

#[test]
fn an_earlier_meeting_that_a_record_names_is_not_its_own_day() {
    let (_, meeting) = own(
        "# LAC Review\nAsh Reid When: Tuesday 3 May 2022\nPresent: Jo\nThe first review was held on 9 March 2022.",
    );
    let on = meeting.on.map(|on| on.interval.in_words());
    assert_eq!(on.as_deref(), Some("3 May 2022"));
}

#[test]
fn a_letter_about_a_hearing_gives_the_hearings_day_and_not_its_own() {
    let (_, meetings) = read(
        Kind::Letter,
        "9 May 2022\nAsh Reid: decision of the children's hearing\nI write to confirm that a children's hearing met on 3 May 2022 to review the order.",
    );
    let held: Vec<_> = meetings.iter().filter_map(|one| one.on).collect();
    assert!(held.iter().any(|on| on.interval.in_words() == "3 May 2022"));
    assert!(!held.iter().any(|on| on.interval.in_words() == "9 May 2022"));
}

#[test]
fn hearings_are_read_by_what_they_do_and_courts_are_not() {
    check(
        Kind::Chronology,
        "| Date | Event |\n| 3 May 2022 | Hearing continues the CSO. |\n| 4 May 2022 | Hearing: compulsory supervision order |\n| 5 May 2022 | Court hearing on bail |",
        &["2022-05-03 Hearing Held", "2022-05-04 Hearing Held"],
    );
    check(
        Kind::Plan,
        "| Need | Action | By when |\n| Hearing | Book an audiology test | 3 May 2022 |",
        &[],
    );
}

#[test]
fn a_note_that_names_a_meeting_and_its_day_to_come_tells_of_a_plan() {
    check(
        Kind::CaseNotes,
        "3 May 2022 - Outings went well. LAC review 9 June 2022.",
        &["2022-06-09 LookedAfterReview Planned"],
    );
}

#[test]
fn the_next_stands_under_its_heading_in_a_form_too() {
    for tail in [
        "| NEXT REVIEW |\n| Date: 9 August 2022 | Place: school |",
        "## 7. Review\nThe chair set the review for three months ahead: 9 August 2022.",
        "| Lead professional | Jo Bell |\n| Core group | As before |\n| Date of next review | 9 August 2022 |",
    ] {
        let text = format!("# LAC Review\nDate of review: 3 May 2022\nPresent: Jo\n{tail}");
        let (_, meeting) = own(&text);
        let next = meeting.next.map(|on| on.interval.in_words());
        assert_eq!(next.as_deref(), Some("9 August 2022"), "{tail}");
    }
}

#[test]
fn the_day_of_a_meeting_since_which_another_is_held_is_not_the_others() {
    for text in [
        "# Core group\nDate: 24 May 2022\nThis was the first core group since the planning meeting of 3 May 2022.",
        "# Core group\nDate: 24 May 2022\nThe core group met for the first time after the registering conference on 3 May 2022.",
    ] {
        let of_line = told(Kind::Minutes, text);
        let mut of_line = of_line.iter().filter(|one| one.contains("CoreGroup"));
        assert!(of_line.all(|one| !one.contains("2022-05-03")), "{text}");
    }
}

#[test]
fn a_record_lists_the_earlier_reviews_in_a_table() {
    check(
        Kind::Minutes,
        "# LAC Review\nDate of review: 30 May 2022\nPresent: Jo\nEarlier reviews\n|! Review | Held |\n| 1st | 3 March 2021 |\n| 2nd | 9 June 2021 |",
        &[
            "2021-03-03 LookedAfterReview Held",
            "2021-06-09 LookedAfterReview Held",
            "2022-05-30 LookedAfterReview Held own",
        ],
    );
}

#[test]
fn what_names_a_meeting_and_says_who_came_is_its_record() {
    let (_, meetings) = read(
        Kind::Other,
        "What we said at your third review\nYou are looked after at home.\nWhen: 3 May 2022\nWho was there: you, mum",
    );
    assert!(meetings.first().is_some_and(|one| one.is_record));
}

#[test]
fn an_emergency_placement_is_reviewed_under_many_names() {
    for title in [
        "Emergency kinship placement: record of review (reg. 38)",
        "Emergency placement review",
        "Emergency foster placement - note of review",
    ] {
        let (_, meeting) = own(&format!("# {title}\nDate: 3 May 2022\nPresent: Jo"));
        assert_eq!(meeting.kind, MeetingKind::EmergencyReview, "{title}");
    }
}

#[test]
fn the_day_on_which_a_record_was_sent_is_not_the_meetings() {
    let (_, meeting) = own(
        "# CHILD PROTECTION PLANNING MEETING - MINUTE\nAsh Reid, d.o.b. 3.4.2019. Meeting of 2 March 2023, 1 pm, Mill Hall.\nChair: Jo Bell\nMinutes: A. Orr, circulated 16 March 2023",
    );
    let on = meeting.on.map(|on| on.interval.in_words());
    assert_eq!(on.as_deref(), Some("2 March 2023"));
}

#[test]
fn a_line_under_the_title_says_which_planning_meeting_it_was() {
    let tail = "Ash's name is again placed on the Child Protection Register. Review CPPM: 10 September 2026.";
    let (_, meeting) = own(&format!(
        "# CHILD PROTECTION PLANNING MEETING\nInitial CPPM, Tuesday 17 March 2026, 2 pm. Ash is six and was on the register before.\nPresent: Jo\n{tail}"
    ));
    assert_eq!(meeting.kind, MeetingKind::CppmInitial);
    assert!(meeting.plain);
    let on = meeting.on.map(|on| on.interval.in_words());
    assert_eq!(on.as_deref(), Some("17 March 2026"));
    // The review that a registering meeting sets does not make it one.
    let (_, meeting) = own(&format!(
        "# CHILD PROTECTION PLANNING MEETING\nDate: 17 March 2026\n{tail}"
    ));
    assert_ne!(meeting.kind, MeetingKind::CppmReview);
}

#[test]
fn what_was_put_off_to_the_day_of_the_meeting_was_an_earlier_one() {
    let (_, meeting) = own(
        "# LAC Review\nDate of review: 24 March 2026\nThe review opened on 10 March 2026 and was adjourned because of snow. It was put off to 24 March 2026 and the adjournment was agreed with the manager.",
    );
    assert_eq!(meeting.state, MeetingState::Held);
    assert!(meeting.reason.is_some());
}

#[test]
fn the_days_of_a_reason_are_none_of_the_meetings() {
    check(
        Kind::Minutes,
        "# LAC Review\nDate: 26 May 2026\nThe review set for 14 May was postponed as Ms Dow was in hospital from 11 to 20 May.",
        &[
            "2026-05-14 LookedAfterReview Postponed",
            "2026-05-26 LookedAfterReview Held own",
        ],
    );
}

#[test]
fn a_meeting_may_be_set_again_and_called_off_again() {
    check(
        Kind::Minutes,
        "# LAC Review\n30 September 2026, 11.00, Mill Hall.\nThe review was first set for 16 September; it was cancelled and set again for 23 September, and cancelled again, then held today.\n## Actions of 24 June\nDone.",
        &[
            "2026-09-16 LookedAfterReview Cancelled",
            "2026-09-23 LookedAfterReview Cancelled",
            "2026-09-30 LookedAfterReview Held own",
        ],
    );
}

#[test]
fn a_reason_may_stand_behind_a_comma_in_the_place_of_the_day() {
    let (_, meeting) = own(
        "# LAC Review\n| Date of review | 19 March 2026 (postponed from 10 March, carer in hospital) |\n| Chair | Jo |",
    );
    assert!(meeting.reason.is_some());
    let (_, meeting) = own(
        "# LAC Review\n| Date of review | 19 March 2026 (postponed from 10 March, 3 pm) |\n| Chair | Jo |",
    );
    assert!(meeting.reason.is_none());
}

#[test]
fn the_day_of_what_led_to_a_discussion_is_not_the_discussions() {
    check(
        Kind::CaseNotes,
        "| Date | Note |\n| 12/01/2026 | Inter-agency referral discussion with DS Orr and Dr Roy following the police concern of 10/01/2026. |",
        &["2026-01-12 Ird Held"],
    );
    let (_, meeting) = own(
        "# INTER-AGENCY REFERRAL DISCUSSION - RECORD\nConcern raised: 20 April 2026\nIRD: 22 April 2026, 2 pm\nPresent: Jo",
    );
    let on = meeting.on.map(|on| on.interval.in_words());
    assert_eq!(on.as_deref(), Some("22 April 2026"));
}

#[test]
fn short_breaks_and_risk_to_others_have_meetings_of_their_own() {
    for (title, kind) in [
        ("Note of short break review", MeetingKind::LookedAfterReview),
        ("Second short breaks review", MeetingKind::LookedAfterReview),
        ("CARM review - Ash Reid", MeetingKind::ChildPlan),
        ("Care and Risk Management meeting", MeetingKind::ChildPlan),
    ] {
        let (_, meeting) = own(&format!("# {title}\nDate: 3 May 2022\nPresent: Jo"));
        assert_eq!(meeting.kind, kind, "{title}");
    }
}

#[test]
fn the_next_may_be_told_in_a_sentence_of_the_decision() {
    let (_, meeting) = own(
        "# Initial CPPM\nDate: 12 March 2026\nThe first core group meets on 30 March 2026. The review meeting is on 3 September 2026 at 10.00.",
    );
    let next = meeting.next.map(|on| on.interval.in_words());
    assert_eq!(next.as_deref(), Some("3 September 2026"));
}

#[test]
fn the_next_may_stand_alone_under_whatever_name() {
    for (tail, next) in [
        (
            "## Back together\nTuesday 24 February 2026",
            Some("24 February 2026"),
        ),
        ("## Home by\nTuesday 24 February 2026", None),
        (
            "## Back together\nJo writes to the school by 24 February 2026.",
            None,
        ),
    ] {
        let (_, meeting) = own(&format!(
            "# LAC Review\nDate: 3 September 2025\nPresent: Jo\n{tail}"
        ));
        let found = meeting.next.map(|on| on.interval.in_words());
        assert_eq!(found.as_deref(), next, "{tail}");
    }
}

#[test]
fn a_column_that_says_which_review_it_is_sets_none() {
    let (_, meeting) = own(
        "# Looked After Child Review\n|! Ash Reid | First review |\n| When | 19 February 2026 |\n| Chair | Jo |\n| Record shared with all | 2 March 2026 |",
    );
    assert_eq!(meeting.next, None);
}

#[test]
fn a_log_of_supervision_looks_back_on_meetings() {
    check(
        Kind::CaseNotes,
        "# Supervision log\n| Date | Note |\n| 8/4/2026 | Second LAC review held. |",
        &[],
    );
}

#[test]
fn a_day_that_opens_the_record_is_its_own_whatever_is_told_below_it() {
    let (_, meeting) = own(
        "# Core group - Ash Reid\n3 May 2026, health centre. Chaired by Jo Bell. Present: Ash, A Orr.\nThe note of 7 April's meeting has not come yet.",
    );
    let on = meeting.on.expect("a day");
    assert_eq!(on.interval.in_words(), "3 May 2026");
}

#[test]
fn what_was_done_after_a_review_was_not_done_on_its_day() {
    check(
        Kind::Plan,
        "# Child protection plan\nWritten 14 July 2026; brought up to date 21 October 2026 after the review CPPM.",
        &[],
    );
}

#[test]
fn the_day_on_which_an_earlier_record_went_out_is_no_meetings() {
    check(
        Kind::Minutes,
        "# Minute of Review Child Protection Case Conference\n| Conference held | 12 November 2020 |\n| Previous review | 27 May 2020 (by telephone), circulated 9 June 2020 |",
        &[
            "2020-05-27 CppmReview Held",
            "2020-11-12 CppmReview Held own",
        ],
    );
}

#[test]
fn a_hearing_that_was_called_off_is_no_review() {
    check(
        Kind::Minutes,
        "# Minute of Review Child Protection Case Conference\n| Conference held | 12 November 2020 |\nThe hearing arranged for 14 April 2020 was cancelled by the Reporter.",
        &["2020-11-12 CppmReview Held own"],
    );
}

#[test]
fn a_hearing_that_was_called_off_is_none_of_a_reviews_days() {
    check(
        Kind::Minutes,
        "# LAC Review\nDate: 26 May 2026\nThe hearing set for 14 May 2026 was cancelled by the Reporter.",
        &["2026-05-26 LookedAfterReview Held own"],
    );
}

#[test]
fn the_day_on_which_the_last_record_went_out_is_no_meeting() {
    check(
        Kind::Minutes,
        "# LAC Review\nDate: 26 May 2026\nLast review: 2 March 2026 (by phone), circulated 9 March 2026",
        &[
            "2026-03-02 LookedAfterReview Held",
            "2026-05-26 LookedAfterReview Held own",
        ],
    );
}

#[test]
fn a_part_of_a_form_names_the_meeting_over_who_came_to_it() {
    check(
        Kind::Minutes,
        "Form E: placing a child at short notice\n\nPart A. Consent\n\nChild: Ash Dow\n\nMum agrees.\n\nPart B. Review of emergency placement\n\nDate of review: 6 May 2026\n\nChair: Jo Bell\n\nAttending: Ms Dow; Cy Fox.\n\nDecision: Ash stays.",
        &["2026-05-06 EmergencyReview Held own"],
    );
}

#[test]
fn a_record_may_say_when_all_meet_again() {
    let (_, meeting) =
        own("# Notes of meeting about Ash\nDate: 5 May 2026\nMeet again 9 June 2026, same place.");
    assert!(meeting.next.is_some());
}

#[test]
fn the_day_by_which_an_action_is_due_is_no_meetings() {
    check(
        Kind::Minutes,
        "# LAC Review\nDate: 3 May 2022\n| Agreed action | Person | Date |\n| Ring the school before the looked after review | Jo Bell | 9 May 2022 |\n| Bring the report to the core group | Cy Fox | 11 May 2022 |",
        &["2022-05-03 LookedAfterReview Held own"],
    );
    check(
        Kind::Plan,
        "# Child's plan\n| Need | Action | Who | Date |\n| Sleep | Keep the sleep diary until the March review CPPM | Jo Bell | 16 March 2023 |",
        &[],
    );
}

#[test]
fn a_table_with_a_name_of_its_own_is_not_of_the_meetings_in_the_title() {
    let list = |over: &str| {
        format!(
            "Record of looked after reviews\n\nSome words.\n\n{over}\n\n| Date | Entry |\n| 3 May 2022 | Read the plan |\n| 9 June 2022 | Talked it over |"
        )
    };
    check(Kind::CaseNotes, &list("Manager's oversight"), &[]);
    let text = list("Held so far. All of them are in this list.");
    assert_eq!(told(Kind::CaseNotes, &text).len(), 2);
}

#[test]
fn what_a_row_led_to_is_not_what_happened_on_its_day() {
    let (_, meetings) = read(
        Kind::Chronology,
        "| Date | Event |\n| 3 May 2022 | IRD: single agency enquiry first, then case conference |",
    );
    let weights: Vec<Weight> = meetings.iter().map(|meeting| meeting.weight).collect();
    assert_eq!(weights, [Weight::Listed, Weight::Named]);
}

#[test]
fn a_label_gives_the_day_that_opens_its_value() {
    check(
        Kind::Minutes,
        "# Review CPPM\nDate: 3 May 2022\nCore group: ends today; its members meet as a team around the family",
        &["2022-05-03 CppmReview Held own"],
    );
}

#[test]
fn a_record_that_says_for_when_its_meeting_had_been_set_tells_that_it_was_put_off() {
    for (said, reason) in [
        (
            "The core group was to be on 3 May. Una was in hospital until the 8th.",
            true,
        ),
        (
            "This meeting was due by 5 May and fixed for 3 May. The hall was closed by a flood.",
            true,
        ),
        (
            "This meeting had been set for 3 May. No reason is known.",
            false,
        ),
        (
            "This meeting had been set for 3 May. Una and Jo Bell were there.",
            false,
        ),
        (
            "This meeting had been set for 3 May. Jo Bell had a new bicycle.",
            false,
        ),
    ] {
        let text = format!("# Core group\nDate: 12 May 2022\n\n{said}");
        let (_, meetings) = read(Kind::Minutes, &text);
        let put_off = meetings
            .iter()
            .find(|one| one.state == MeetingState::Postponed);
        let put_off = put_off.expect("it was put off");
        let on = put_off.on.expect("the day is given").interval;
        assert_eq!(on.from.to_string(), "2022-05-03", "{said}");
        assert_eq!(put_off.reason.is_some(), reason, "{said}");
    }
}

#[test]
fn an_approved_variation_is_a_reason() {
    for (said, reason) in [
        (
            "The service manager approved a variation on 2 May so that Una could come.",
            true,
        ),
        (
            "The hall was not free, and the service manager approved a variation.",
            true,
        ),
        ("No one had approved a variation of the timescale.", false),
        ("The service manager had not agreed an extension.", false),
        ("No extension was granted.", false),
        (
            "Nobody, not even the service manager, approved a later date.",
            false,
        ),
    ] {
        let (_, meeting) = own(&format!("# Review CPPM\nDate: 12 May 2022\n{said}"));
        assert_eq!(meeting.reason.is_some(), reason, "{said}");
    }
}

#[test]
fn a_day_in_the_files_name_does_not_stand_against_the_label_that_gives_the_meetings() {
    for (head, expected) in [
        (
            "Date of meeting: 3 May 2022\nMinutes circulated: 10 May 2022",
            "2022-05-03 certain",
        ),
        (
            "Date of meeting: 3 May 2022\nTuesday 10 May 2022",
            "2022-05-03 doubtful",
        ),
        (
            "Date of meeting: 3 May 2022\nDate of review: 10 May 2022",
            "2022-05-10 doubtful",
        ),
        ("Jo Bell's kitchen, 10 May 2022", "2022-05-10 certain"),
    ] {
        let text = format!("# Review CPPM\n{head}\nPresent: Jo Bell");
        let (_, meetings) = read_at("Review CPPM 2022-05-10.md", Kind::Minutes, &text);
        let on = meetings[0].on.expect("the day is given");
        let surety = if on.certain { "certain" } else { "doubtful" };
        assert_eq!(format!("{} {surety}", on.interval.from), expected, "{head}");
    }
}

#[test]
fn rows_of_labels_over_rows_of_values_are_a_form() {
    check(
        Kind::Minutes,
        "# Initial Case Conference\n| Child | Born | File |\n| Ash Dow | 11/09/2013 | C-1 |\n| Date of conference | Chair | Concern notified |\n| 30 January 2020 | Jo Bell | 6 January 2020 |",
        &["2020-01-30 CppmInitial Held own"],
    );
}

#[test]
fn a_day_at_the_head_that_the_files_name_gives_too_is_the_meetings() {
    let document = sketch::document_at(
        "a/2022-05-12 pre-birth CPPM.docx",
        "# Record of pre-birth CPPM\nUnborn baby Dow – 12 May 2022\n| Chair | Jo Bell | Notes by | Cy Fox |\n| Concern | 2 May 2022 | IRD | 4 May 2022 |",
    );
    let meetings = crate::facts::of(&document).meetings;
    let on = meetings[0].on.expect("it has a day").interval;
    assert_eq!(on.from.to_string(), "2022-05-12");
}

#[test]
fn a_date_beside_the_childs_name_in_the_title_is_no_other_meeting() {
    check(
        Kind::Minutes,
        "# Child Protection Planning Meeting – Ash Dow (14.5.19)\nHeld on Thursday 5 March 2026 at 10.",
        &["2026-03-05 CppmInitial Held own"],
    );
}

#[test]
fn the_meeting_before_a_review_conference_may_have_been_the_first() {
    let (_, meetings) = read(
        Kind::Minutes,
        "# Review CPPM\nDate: 14 July 2026\nPrevious meeting: 26 March 2026",
    );
    let before = meetings.iter().find(|one| !one.is_record);
    assert!(before.is_some_and(|one| !one.plain));
}

#[test]
fn a_mail_about_a_meeting_may_call_off_one_day_after_another() {
    check(
        Kind::Email,
        "Team round Ash - dates again\nDate: 11 May 2026\nThe hall is flooded so Tuesday 12 May 2026 is off.\nThe first team meeting on Thursday 23 April 2026 is cancelled.",
        &[
            "2026-04-23 ChildPlan Cancelled",
            "2026-05-12 ChildPlan Cancelled",
        ],
    );
    check(
        Kind::CaseNotes,
        "# Notes\n3 September 2026\nThe looked after review of 20 August 2026 was cancelled; a second date, 1 September 2026, was moved as well.",
        &[
            "2026-08-20 LookedAfterReview Cancelled",
            "2026-09-01 LookedAfterReview Postponed",
        ],
    );
}

#[test]
fn a_hearing_may_be_called_by_its_day_alone() {
    check(
        Kind::Minutes,
        "# LAC Review\nDate: 22 September 2026\nHearing of 4 June 2026 continued the order.",
        &[
            "2026-06-04 Hearing Held",
            "2026-09-22 LookedAfterReview Held own",
        ],
    );
}

#[test]
fn what_was_done_about_an_entry_leaves_the_entry_told() {
    let document = sketch::document_at(
        "a/assessment.docx",
        "# Assessment\n## Chronology\n| When | What | Source | Impact | Action |\n| 7 May 2026 | LAC review held. | Minute | Settling | Placement continues |\n| 20 July 2026 | Second LAC review held. | Minute | Ready | Return planned |\n| 4 August 2026 | Went home. | Worker | Glad | Case to close |",
    );
    assert_eq!(crate::facts::of(&document).meetings.len(), 2);
}

#[test]
fn the_files_name_tells_which_day_of_the_first_lines_is_the_meetings() {
    let document = sketch::document_at(
        "a/LAC Review 26.2.26.docx",
        "# Looked After Review – Ash Dow\nFirst review. Thursday 26 February 2026, 3.45 pm, at the kitchen table of his carers, so that Ash would come to it.\nWho was there: Ash, Jo Bell.",
    );
    let meetings = crate::facts::of(&document).meetings;
    let on = meetings[0].on.expect("it has a day").interval;
    assert_eq!(on.from.to_string(), "2026-02-26");
}

#[test]
fn a_title_may_end_with_the_hour_and_a_birth_stand_behind_the_name() {
    let (_, meeting) = own(
        "Ash Council\nMinute of Review Child Protection Planning Meeting held in Ash House on Tuesday 4th August 2026 at 10.00 a.m.\nRe: Una Dow (14/05/19)\nPresent: mother, social worker",
    );
    let on = meeting.on.expect("it has a day").interval;
    assert_eq!(on.from.to_string(), "2026-08-04");
}

#[test]
fn what_stands_behind_an_open_box_was_not_decided() {
    for (words, expected) in [
        (
            "Decision ☒ Baby's name goes on the Child Protection Register now ☐ Not registered",
            Some(true),
        ),
        (
            "Decision ☐ Baby's name goes on the Child Protection Register ☒ Not to be registered",
            Some(false),
        ),
    ] {
        let text = format!("# Pre-birth CPPM\nDate: 3 May 2026\n{words}");
        assert_eq!(own(&text).1.registered, expected, "{words}");
    }
}

#[test]
fn next_is_what_is_called_the_next_meeting_and_no_other_thing() {
    let record = |line: &str| {
        format!(
            "# Looked after review\n\nDate of review: 3 February 2026\n\nPresent: Ash, Jo Bell\n\n{line}"
        )
    };
    for (line, next) in [
        ("Next review: 9 July 2026", Some("2026-07-09")),
        ("Next: 9 July 2026", Some("2026-07-09")),
        ("Next 9 July 2026, 4 pm, same place.", Some("2026-07-09")),
        ("We look at all this again: 9 July 2026", Some("2026-07-09")),
        ("We will do this again on 9 July 2026.", Some("2026-07-09")),
        (
            "Hearing 11 May 2026 / Next review 9 July 2026, 1 pm",
            Some("2026-07-09"),
        ),
        ("Next visit: 9 July 2026", None),
        ("Next 9 July 2026, the optician again.", None),
        ("Next day at the farm: 9 July 2026", None),
        ("Next steps: bus pass by 9 July 2026", None),
        ("Next family meeting at the swing park: 9 July 2026", None),
        ("We will look at the cot again on 9 July 2026.", None),
        ("Getting together again: Gran and Ash 9 July 2026", None),
        ("Next contact: 9 July 2026", None),
        ("Next parents' day: 9 July 2026", None),
        ("Next care plan meeting (internal): 9 July 2026", None),
        ("Next hearing on 9 July 2026.", None),
        ("NEXT_RVW_DT: 9 July 2026", Some("2026-07-09")),
        ("DONM 9 July 2026", Some("2026-07-09")),
        ("Next mtg 9 July 2026, 2 pm", Some("2026-07-09")),
        ("We meet next on 9 July 2026.", Some("2026-07-09")),
        (
            "With no other business, the review closed and will next be held on 9 July 2026.",
            Some("2026-07-09"),
        ),
        (
            "Next review? 9 July 2026 does for us all.",
            Some("2026-07-09"),
        ),
        (
            "All will look at the placement again on 9 July 2026.",
            Some("2026-07-09"),
        ),
        (
            "The group is to reconvene Thu 9 July 2026.",
            Some("2026-07-09"),
        ),
        ("The next review has to be held by 9 July 2026.", None),
        ("Next review within six months of 9 July 2026.", None),
        ("The review set for 9 July 2026 was called off.", None),
        ("Next medication review: 9 July 2026", None),
        ("Papers for next review: 9 July 2026", None),
        ("Next LAC medical: 9 July 2026", None),
        ("No further review on 9 July 2026.", None),
        ("Order made; hearing to be held before 9 July 2026.", None),
        ("Date for next time: not fixed, Jo moves in July 2026", None),
    ] {
        let (_, own) = own(&record(line));
        let read = own.next.map(|next| next.interval.from.to_string());
        assert_eq!(read.as_deref(), next, "{line}");
    }
}

#[test]
fn a_letter_or_a_note_that_says_so_is_the_record_itself() {
    for (kind, line, is_record) in [
        (
            Kind::Letter,
            "This letter is the record of your third looked after review.",
            true,
        ),
        (
            Kind::Letter,
            "Enclosed is the record of your third looked after review.",
            false,
        ),
        (
            Kind::Letter,
            "This is not the record of your third looked after review.",
            false,
        ),
        (
            Kind::Letter,
            "This is the record of the visit before your looked after review.",
            false,
        ),
    ] {
        let text = format!(
            "2 October 2025\n\nDear Ash,\n\nThank you for having us all on Thursday 25 September 2025. {line}\n\nYours sincerely\n\nJo Bell"
        );
        let (_, meetings) = read(kind, &text);
        let own = meetings.iter().find(|meeting| meeting.is_record);
        assert_eq!(own.is_some(), is_record, "{line}");
        let on = own
            .and_then(|own| own.on)
            .map(|on| on.interval.from.to_string());
        assert_eq!(on.as_deref(), is_record.then_some("2025-09-25"), "{line}");
    }
}

#[test]
fn a_bare_review_is_of_the_line_that_its_record_speaks_of() {
    for (text, kind) in [
        (
            "Cairn House – review no. 6\n\nDate: 3 May 2026\n\nChair: Jo Bell, reviewing officer\n\nThe LAC nurse sent a report.",
            MeetingKind::LookedAfterReview,
        ),
        (
            "Review of Ash Reid\n\nDate: 3 May 2026\n\nChair: Jo Bell\n\nHis carers are well.",
            MeetingKind::Other,
        ),
        (
            "My pathway: how I get on\n\nWe met on 3 May 2026 in the flat.",
            MeetingKind::PathwayReview,
        ),
    ] {
        let (_, own) = own(text);
        assert_eq!(own.kind, kind, "{text}");
        assert_eq!(
            own.on.map(|on| on.interval.from.to_string()).as_deref(),
            Some("2026-05-03"),
            "{text}"
        );
    }
}

#[test]
fn the_day_may_stand_below_its_label_or_behind_the_number_of_the_review() {
    for text in [
        "Pathway Review\n\nForm status\n\nLocked 6 May 2026 09:12\n\nReview date\n\n4 May 2026\n\nNext review\n\n2 November 2026",
        "Looked after review\n\nPlaced: 2 June 2025\n\nReview: No. 3, 4 May 2026 (no. 2 was on 9 October 2025)\n\nPresent: Ash",
    ] {
        let (_, own) = own(text);
        let on = own.on.map(|on| on.interval.from.to_string());
        assert_eq!(on.as_deref(), Some("2026-05-04"), "{text}");
    }
}

#[test]
fn each_day_for_which_a_meeting_was_fixed_is_one_that_was_not_kept() {
    let record = |line: &str| {
        format!("# Looked after review\n\nDate of review: 8 May 2025\n\nPresent: Ash\n\n{line}")
    };
    for (line, off) in [
        (
            "This review was first fixed for 3 April 2025, then for 17 April 2025, then for 24 April 2025; each was called off.",
            &["2025-04-03", "2025-04-17", "2025-04-24"][..],
        ),
        (
            "The meeting on 2 May 2025 had been moved from 24 April 2025.",
            &["2025-04-24"],
        ),
        (
            "This review was due by 24 April 2025. It was put off on 22 April 2025.",
            &["2025-04-22"],
        ),
    ] {
        let (_, meetings) = read(Kind::Minutes, &record(line));
        let off_days = meetings
            .iter()
            .filter(|one| !matches!(one.state, MeetingState::Held | MeetingState::Planned))
            .filter_map(|one| one.on.map(|on| on.interval.from.to_string()));
        assert_eq!(off_days.collect::<Vec<_>>(), off, "{line}");
    }
}

#[test]
fn a_panel_that_decides_on_an_order_is_a_hearing() {
    check(
        Kind::Chronology,
        "3 May 2022 - Panel continued CSO.\n9 June 2022 - Adoption panel.\n10 July 2022 - Panel will decide whether to continue order.",
        &["2022-05-03 Hearing Held"],
    );
}

#[test]
fn a_review_after_a_meeting_before_birth_is_a_review() {
    for (kind, meeting) in [
        (
            "First review after pre-birth registration",
            MeetingKind::CppmReview,
        ),
        ("Pre-birth review", MeetingKind::CppmReview),
        ("Review (pre-birth)", MeetingKind::CppmReview),
        ("Initial (pre-birth)", MeetingKind::CppmPreBirth),
        (
            "Pre-birth, review to follow in June",
            MeetingKind::CppmPreBirth,
        ),
        ("Unborn baby - first", MeetingKind::CppmPreBirth),
    ] {
        let (_, own) = own(&format!(
            "# Child Protection Planning Meeting\nType of meeting: {kind}\nDate: 3 May 2022\nPresent: Jo"
        ));
        assert_eq!(own.kind, meeting, "{kind}");
    }
}

#[test]
fn a_meeting_that_is_to_be_convened_was_not_held() {
    for said in [
        "CPPM to be convened by 30 March 2022",
        "A CPPM will be convened by 30 March 2022.",
        "The CPPM must be convened on 30 March 2022.",
    ] {
        let found = told(
            Kind::Minutes,
            &format!("# IRD record\nDate of IRD: 3 March 2022\nPresent: police\nDecision: {said}"),
        );
        assert!(
            found.contains(&"2022-03-30 CppmInitial Planned".to_owned()),
            "{said} {found:?}"
        );
    }
}

#[test]
fn the_names_of_reviews_are_written_in_many_ways() {
    for (name, kind) in [
        (
            "PATHWAY PLAN – 6 MONTHLY REVIEW",
            MeetingKind::PathwayReview,
        ),
        ("Pathway plan: second review", MeetingKind::PathwayReview),
        ("Rev CPPM", MeetingKind::CppmReview),
        ("7 day review", MeetingKind::SecureReview),
    ] {
        let (_, own) = own(&format!("# {name}\nDate: 3 May 2022\nPresent: Jo"));
        assert_eq!(own.kind, kind, "{name}");
    }
}

#[test]
fn who_writes_a_note_does_not_open_it() {
    check(
        Kind::CaseNotes,
        "3 May 2022 GH. Review CPPM. Stays on register.\n9 June 2022 GH. Review CPPM put back a week, chair double booked.",
        &[
            "2022-05-03 CppmReview Held",
            "2022-06-09 CppmReview Postponed",
        ],
    );
}

#[test]
fn what_kept_people_away_may_stand_behind_a_comma() {
    let (_, meetings) = read(
        Kind::CaseNotes,
        "3 May 2022 - Core group had to be called off this morning, HV off sick and the bus broke down.\n9 June 2022 - Core group cancelled, new date 4 July 2022.",
    );
    let reasons: Vec<bool> = meetings
        .iter()
        .filter(|one| one.state == MeetingState::Cancelled)
        .map(|one| one.reason.is_some())
        .collect();
    assert_eq!(reasons, [true, false]);
}

#[test]
fn the_next_is_told_in_many_ways() {
    for (said, next) in [
        ("See you all again on 6 November.", "2022-11-06"),
        (
            "We'll come back together on Thursday 3 November, same place.",
            "2022-11-03",
        ),
        ("7. DONM\n9 November 2022, 2.00pm", "2022-11-09"),
        ("We review this again on 3 November 2022.", "2022-11-03"),
        ("Another review in December 2022.", "2022-12-01"),
        ("Back round the table on 3 November 2022.", "2022-11-03"),
        ("Looking at this again: 3 November 2022", "2022-11-03"),
        (
            "13 Fourth review\n3 November 2022 at 11.00, in the unit.",
            "2022-11-03",
        ),
    ] {
        let (_, own) = own(&format!(
            "# LAC Review\nDate: 3 May 2022\nPresent: Jo\n{said}"
        ));
        let on = own.next.map(|next| next.interval.from.to_string());
        assert_eq!(on.as_deref(), Some(next), "{said}");
    }
    let (_, last) =
        own("# LAC Review\nDate: 3 July 2022\nPresent: Jo\nNext review: 6 January, 2 pm.");
    assert_eq!(
        last.next
            .map(|next| next.interval.from.to_string())
            .as_deref(),
        Some("2023-01-06")
    );
    for said in [
        "See what happened on 6 April.",
        "She will see you on Friday with the form.",
        "Gym given back on 9 May.",
        "The dentist sees Ash again in June.",
    ] {
        let (_, own) = own(&format!(
            "# LAC Review\nDate: 3 May 2022\nPresent: Jo\n{said}"
        ));
        assert!(own.next.is_none(), "{said} {:?}", own.next);
    }
}

#[test]
fn a_day_may_be_told_by_what_people_did_on_it() {
    for said in [
        "We got together on Tuesday 3rd May '22 in the library.",
        "We all sat down at gran's on 3 May 2022.",
        "We held Ash's second review on 3 May 2022.",
        "Ash had her second review on 3 May 2022.",
    ] {
        let (_, own) = own(&format!(
            "# LAC review\n{said}\nPresent: Jo\nNext review: 3 November 2022"
        ));
        assert_eq!(
            own.on.map(|on| on.interval.from.to_string()).as_deref(),
            Some("2022-05-03"),
            "{said}"
        );
    }
}

#[test]
fn what_stood_in_the_way_may_be_told_in_the_next_sentence_of_a_note() {
    for (text, has_reason) in [
        (
            "Note for file 3 May 2022\nAsh's review due today could not be held. Mr Khan was taken to hospital this morning.",
            true,
        ),
        (
            "3 May 2022 - LAC review cancelled. The chair was ill.",
            true,
        ),
        ("3 May 2022 - LAC review cancelled. Mum was told.", false),
        ("3 May 2022 - LAC review put off - IRO vacancy.", true),
    ] {
        let (_, meetings) = read(Kind::CaseNotes, text);
        let off = meetings.iter().find(|one| one.state != MeetingState::Held);
        let off = off.expect(text);
        let on = off.on.map(|on| on.interval.from.to_string());
        assert_eq!(on.as_deref(), Some("2022-05-03"), "{text}");
        assert_eq!(off.reason.is_some(), has_reason, "{text}");
    }
}

#[test]
fn a_log_of_meetings_says_what_happened() {
    check(
        Kind::Other,
        "# Meeting log\n|! Meeting | Planned for | What happened |\n| Review CPPM | 3 March 2022 | Cancelled - chair off sick |\n| Review CPPM | 17 March 2022 | Held |\n| Core group | 16 June 2022 | Inquorate |",
        &[
            "2022-03-03 CppmReview Cancelled",
            "2022-03-17 CppmReview Held",
            "2022-06-16 CoreGroup Inquorate",
        ],
    );
}

#[test]
fn core_groups_go_by_their_letters_where_they_are_said_to_be_held_or_not() {
    check(
        Kind::CaseNotes,
        "3 May 2022 - CG cancelled, HV flu.\n9 June 2022 - CG 1. All came.\n10 June 2022 - CG rang mum.",
        &[
            "2022-05-03 CoreGroup Cancelled",
            "2022-06-09 CoreGroup Held",
        ],
    );
}

#[test]
fn a_line_that_gives_the_days_of_many_is_the_record_of_none() {
    let told = told(
        Kind::Minutes,
        "Kinship log - Ash\nLAC reviews: 5 March 2022; 2 June 2022\nVisits: 3 February 2022, 27 February 2022",
    );
    assert_eq!(
        told,
        [
            "2022-03-05 LookedAfterReview Held",
            "2022-06-02 LookedAfterReview Held"
        ]
    );
    let own = own("# Looked After Reviews: Minute\nDate: 5 March 2022\nPresent: Jo").1;
    assert_eq!(own.kind, MeetingKind::LookedAfterReview);
}

#[test]
fn the_types_in_a_column_are_not_that_of_the_record() {
    let found = told(
        Kind::Other,
        "Hearing notes - Lee\n|! Hearing date | Type | Outcome |\n| 11 February 2022 | Grounds | CSO, at home |\n| 4 February 2023 | Annual review | CSO continued |",
    );
    assert!(
        found.iter().all(|one| !one.contains("LookedAfterReview")),
        "{found:?}"
    );
}

#[test]
fn a_plan_may_say_when_its_reviews_were_held() {
    let found = told(
        Kind::Plan,
        "Pathway plan\nReview 1 due: 3 August 2022\nReview 1 held: 28 July 2022\nReview 2 due: 28 January 2023",
    );
    assert!(
        found.contains(&"2022-07-28 Other Held".to_owned()),
        "{found:?}"
    );
}

#[test]
fn a_report_for_a_meeting_is_not_its_record() {
    let found = told(
        Kind::Minutes,
        "Report on work with A.R. for the looked after review on 6 August 2022\nI have met with Ash nineteen times since 24 February 2022.",
    );
    assert!(found.iter().all(|one| !one.ends_with("own")), "{found:?}");
    let (_, own) = own("# Report of review CPPM\nDate: 6 August 2022\nPresent: Jo");
    assert_eq!(own.kind, MeetingKind::CppmReview);
}
