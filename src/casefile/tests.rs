mod parting;

use super::*;
use crate::calendar::Day;
use crate::facts::{
    Certainty, control, dates, entries, events, kind::DocumentKind, label, meetings, passages,
    people, sketch, table,
};

fn record(path: &str, kind: Kind, text: &str) -> Record {
    let document = sketch::document_at(path, text);
    let dates = dates::of(&document);
    let tables = table::of(&document);
    let pairs = label::labelled(&document, &tables);
    let passages = passages::of(&document, kind, &tables, &dates, &[]);
    let facts = Facts {
        kind: DocumentKind {
            value: kind,
            certainty: Certainty::Certain,
            why: None,
        },
        title: None,
        dated: None,
        control: control::of(&document, kind, None, &tables, &pairs, &dates).into(),
        chronologies: entries::of(&document, kind, &tables, &pairs, &dates),
        actions: Vec::new(),
        meetings: meetings::of(&document, kind, &tables, &passages, &dates),
        events: events::of(&document, kind, &tables, &passages, &dates),
        signatures: people::of(&document, &tables, &pairs),
        within: Vec::new(),
        dates,
    };
    Record { document, facts }
}

fn case(records: &[(&str, Kind, &str)]) -> CaseFile {
    let records = records
        .iter()
        .map(|(path, kind, text)| record(path, *kind, text))
        .collect();
    assemble(Some("C-1".to_owned()), records)
}

fn told(case: &CaseFile) -> Vec<String> {
    let told = case.moments.iter().map(|moment| {
        let on = moment
            .on
            .map_or("undated".to_owned(), |on| on.from.to_string());
        let what = match moment.what {
            What::Meeting(kind) => format!("{kind:?}"),
            What::Event(kind) => format!("{kind:?}"),
        };
        let state = match moment.state {
            None | Some(MeetingState::Held) => String::new(),
            Some(state) => format!(" {state:?}"),
        };
        let doubt = if moment.certain || moment.on.is_none() {
            ""
        } else {
            " ?"
        };
        let own = if moment.has_record { " own" } else { "" };
        format!("{on} {what}{state}{own}{doubt}")
    });
    told.collect()
}

fn check(records: &[(&str, Kind, &str)], expected: &[&str]) -> CaseFile {
    let case = case(records);
    assert_eq!(told(&case), expected);
    case
}

fn on(text: &str) -> Interval {
    Interval::day(Day::parse_iso(text).expect("a day of the test"))
}

#[test]
fn a_child_protection_case_before_september_2021() {
    let case = check(
        &[
            (
                "a/referral.txt",
                Kind::Referral,
                "# Notification of concern\nDate concern raised: 4 March 2019\nReported by: school",
            ),
            (
                "a/conference.txt",
                Kind::Minutes,
                "# Initial Child Protection Case Conference\nDate of meeting: 25 March 2019\nIt was agreed that his name be placed on the Child Protection Register under neglect.\nDate of next review: 20 June 2019",
            ),
            (
                "a/core-group.txt",
                Kind::Minutes,
                "# Core Group\nDate: 5 April 2019\nNext meeting: 3 May 2019",
            ),
            (
                "a/review.txt",
                Kind::Minutes,
                "# Review Child Protection Case Conference\nDate: 20 June 2019\nIt was agreed that his name be removed from the Child Protection Register.",
            ),
            (
                "a/chronology.txt",
                Kind::Chronology,
                "| Date | Event |\n| March 2019 | Concern raised by school |\n| March 2019 | Child protection case conference. Registered under neglect. |\n| 05/04/2019 | Core group |\n| 20/06/2019 | Review CPCC. De-registered |",
            ),
        ],
        &[
            "2019-03-04 Concern",
            "2019-03-25 CppmInitial own",
            "2019-03-25 Registration",
            "2019-04-05 CoreGroup own",
            "2019-06-20 CppmReview own",
            "2019-06-20 Deregistration",
        ],
    );
    let initial = case
        .held(MeetingKind::CppmInitial)
        .next()
        .expect("it was held");
    assert_eq!(initial.registered, Some(true));
    assert_eq!(initial.next, Some(on("2019-06-20")));
    assert_eq!(case.document(initial.places[0]).path, "a/conference.txt");
    assert_eq!(
        case.was(LegalStatus::Registered, on("2019-05-01")),
        Answer::Yes
    );
    assert_eq!(
        case.was(LegalStatus::Registered, on("2019-03-01")),
        Answer::No
    );
    assert_eq!(
        case.was(LegalStatus::Registered, on("2019-07-01")),
        Answer::No
    );
}

#[test]
fn a_child_protection_case_after_september_2021_with_an_adjournment() {
    let case = check(
        &[
            (
                "b/ird.txt",
                Kind::Minutes,
                "# Record of Inter-agency Referral Discussion\nDate of IRD: 1 February 2023",
            ),
            (
                "b/cppm-1.txt",
                Kind::Minutes,
                "# Child Protection Planning Meeting\nType of meeting: Initial\nDate of meeting: 27 February 2023\nThe meeting was adjourned to 10 March 2023 because the interpreter did not come.",
            ),
            (
                "b/cppm-2.txt",
                Kind::Minutes,
                "# Child Protection Planning Meeting\nType of meeting: Initial\nDate of meeting: 10 March 2023\nDecision: to register under the category of emotional abuse.\nReview CPPM: 4 September 2023",
            ),
            (
                "b/notes.txt",
                Kind::CaseNotes,
                "# 24 March 2023 - Core group\nHeld at school. All attended.",
            ),
        ],
        &[
            "2023-02-01 Ird own",
            "2023-02-27 CppmInitial Adjourned own",
            "2023-03-10 CppmInitial own",
            "2023-03-24 CoreGroup",
            "2023-09-04 CppmReview Planned",
        ],
    );
    let held = case
        .held(MeetingKind::CppmInitial)
        .next()
        .expect("it was held");
    assert_eq!(held.registered, Some(true));
    assert!(held.reason.is_some());
    assert_eq!(
        case.was(LegalStatus::Registered, on("2023-06-01")),
        Answer::Yes
    );
}

#[test]
fn a_child_looked_after_away_with_three_reviews() {
    let case = check(
        &[
            (
                "c/plan.txt",
                Kind::Plan,
                "# Child's Plan\nDate placed: 3 May 2022\nLegal status: accommodated under section 25\nHis brother Callum was placed with foster carers on 1 February 2022.",
            ),
            (
                "c/review-1.txt",
                Kind::Minutes,
                "# First LAC Review\n| Date of review | 10 June 2022 |\n| Date of next review | 9 September 2022 |",
            ),
            (
                "c/review-2.txt",
                Kind::Minutes,
                "# Looked After Child Review\nDate of review: 20 September 2022\nThe review was held outwith timescale due to the illness of the chair.",
            ),
            (
                "c/review-3.txt",
                Kind::Minutes,
                "# Looked After Child Review\nDate of review: 14 March 2023",
            ),
            (
                "c/chronology.txt",
                Kind::Chronology,
                "| Date | Event |\n| 03/05/2022 | Accommodated with foster carers |\n| June 2022 | LAC review |\n| 01/12/2022 | Moved to live with kinship carers |",
            ),
        ],
        &[
            "2022-05-03 PlacementStart",
            "2022-06-10 LookedAfterReview own",
            "2022-09-20 LookedAfterReview own",
            "2022-12-01 PlacementMove",
            "2023-03-14 LookedAfterReview own",
        ],
    );
    let reviews: Vec<&Moment> = case.held(MeetingKind::LookedAfterReview).collect();
    assert_eq!(reviews.len(), 3);
    assert!(reviews[1].reason.is_some());
    assert_eq!(
        case.was(LegalStatus::LookedAfterAway, on("2022-08-01")),
        Answer::Yes
    );
    assert_eq!(
        case.was(LegalStatus::LookedAfterAway, on("2022-02-01")),
        Answer::No
    );
    assert!(!case.ever(LegalStatus::LookedAfterAtHome));
}

#[test]
fn a_child_looked_after_at_home() {
    let case = check(
        &[
            (
                "d/plan.txt",
                Kind::Plan,
                "# Child's Plan\nLegal status: CSO (home) from 3 May 2022\nReviews will be held every six months.",
            ),
            (
                "d/review.txt",
                Kind::Minutes,
                "# Looked After at Home Review\nDate of meeting: 10 June 2022",
            ),
            (
                "d/assessment.txt",
                Kind::Assessment,
                "# Assessment\nA compulsory supervision order was made on 3 May 2022. He remains looked after at home.",
            ),
        ],
        &[
            "2022-05-03 SupervisionOrder",
            "2022-05-03 LookedAfterAtHome",
            "2022-06-10 LookedAfterReview own",
        ],
    );
    assert_eq!(
        case.was(LegalStatus::LookedAfterAtHome, on("2022-08-01")),
        Answer::Yes
    );
    assert!(!case.ever(LegalStatus::LookedAfterAway));
}

#[test]
fn an_emergency_placement_is_reviewed() {
    check(
        &[
            (
                "e/notes.txt",
                Kind::CaseNotes,
                "# 3 May 2022 - Duty\nJamie was placed in an emergency foster placement today.",
            ),
            (
                "e/review.txt",
                Kind::Minutes,
                "# Emergency Placement Review\nDate: 5 May 2022",
            ),
            (
                "e/chronology.txt",
                Kind::Chronology,
                "3 May 2022 - Child protection order granted. Emergency placement with foster carers.\n5 May 2022 - LAC review",
            ),
        ],
        &[
            "2022-05-03 PlacementStart",
            "2022-05-03 EmergencyPlacement",
            "2022-05-05 EmergencyReview own",
        ],
    );
}

#[test]
fn a_care_leaver_has_left_care() {
    let case = check(
        &[
            (
                "f/assessment.txt",
                Kind::Assessment,
                "# Pathway Assessment\nDate ceased to be looked after: 3 May 2022",
            ),
            (
                "f/review.txt",
                Kind::Minutes,
                "# Pathway Plan Review\nDate: 1 November 2022",
            ),
            (
                "f/chronology.txt",
                Kind::Chronology,
                "1 May 2018 - Placed with foster carers\n3 May 2022 - Moved into her own tenancy. No longer looked after.",
            ),
        ],
        &[
            "2018-05-01 PlacementStart",
            "2022-05-03 LeftCare",
            "2022-11-01 PathwayReview own",
        ],
    );
    assert_eq!(
        case.was(LegalStatus::CareLeaver, on("2022-08-01")),
        Answer::Yes
    );
    assert_eq!(
        case.was(LegalStatus::LookedAfterAway, on("2022-08-01")),
        Answer::No
    );
}

#[test]
fn two_records_that_disagree_leave_the_moment_uncertain() {
    let case = check(
        &[
            (
                "g/chronology.txt",
                Kind::Chronology,
                "| Date | Event |\n| 21/03/2022 | Initial CPPM held |",
            ),
            (
                "g/minutes.txt",
                Kind::Minutes,
                "# Initial Child Protection Planning Meeting\nDate: 12 March 2022",
            ),
        ],
        &["2022-03-12 CppmInitial own ?"],
    );
    assert_eq!(case.moments[0].against.len(), 1);
    assert_eq!(
        case.document(case.moments[0].against[0]).path,
        "g/chronology.txt"
    );
}

#[test]
fn a_note_that_goes_through_a_meeting_later_leaves_its_day_certain() {
    check(
        &[
            (
                "minute.docx",
                Kind::Minutes,
                "# Core group\nDate of meeting: 22 April 2024",
            ),
            (
                "notes.docx",
                Kind::CaseNotes,
                "| Date | Type | Note |\n| 25 April 2024 | Supervision | First core group held. |",
            ),
        ],
        &["2024-04-22 CoreGroup own", "2024-04-25 Oversight"],
    );
}

#[test]
fn one_record_that_lists_two_core_groups_near_each_other_means_two() {
    check(
        &[
            (
                "h/chronology.txt",
                Kind::Chronology,
                "14/03/2022 Core group held\n21/03/2022 Core group held",
            ),
            (
                "h/minutes.txt",
                Kind::Minutes,
                "# Core Group\nDate: 14 March 2022",
            ),
        ],
        &["2022-03-14 CoreGroup own", "2022-03-21 CoreGroup"],
    );
}

#[test]
fn a_planned_day_is_not_a_second_held_meeting() {
    let case = check(
        &[
            (
                "i/letter.txt",
                Kind::Letter,
                "3 May 2022\nI invite you to a LAC review on 1 June 2022.",
            ),
            (
                "i/letter-2.txt",
                Kind::Letter,
                "30 May 2022\nThe LAC review was rearranged from 1 June 2022 to 8 June 2022 because the chair was ill.",
            ),
            (
                "i/minutes.txt",
                Kind::Minutes,
                "# LAC Review\nDate: 8 June 2022",
            ),
        ],
        &[
            "2022-06-01 LookedAfterReview Postponed",
            "2022-06-08 LookedAfterReview own",
        ],
    );
    let held = case
        .held(MeetingKind::LookedAfterReview)
        .next()
        .expect("it was held");
    assert!(
        held.reason.is_some(),
        "the reason of the move is the reason of the later day"
    );
}

#[test]
fn a_notice_that_gives_no_day_tells_of_the_meeting_that_was_put_off() {
    for notice in [
        "9 May 2022\nThe chair fell ill last night, so the LAC review is postponed.",
        "9 May 2022\nThe LAC review is cancelled as the chair was taken ill yesterday.",
        "9 May 2022\nAfter a flood in the building yesterday the LAC review is off and postponed.",
    ] {
        let chronology = "| Date | Event |\n| 12 May 2022 | LAC review postponed |\n| 26 May 2022 | LAC review held |";
        check(
            &[
                ("i/letter.txt", Kind::Letter, notice),
                ("i/chronology.txt", Kind::Chronology, chronology),
            ],
            &[
                "2022-05-12 LookedAfterReview Postponed",
                "2022-05-26 LookedAfterReview",
            ],
        );
    }
}

#[test]
fn the_rows_of_a_familys_list_that_name_another_child_are_not_the_childs() {
    for (head, both) in [
        ("Child", "Both"),
        ("Child's name", "Mia, Ewan"),
        ("Which child", "All"),
    ] {
        let list = format!(
            "| Date | {head} | Event |\n| 3 May 2022 | Ewan | Placed with foster carers |\n| 4 May 2022 | {both} | Children's hearing |\n| 1 June 2022 | Mia | Placed with foster carers |\n| 2 June 2022 | Unborn (Una) | Pre-birth case conference |"
        );
        check(
            &[
                ("i/chronology.txt", Kind::Chronology, &list),
                ("i/plan.txt", Kind::Plan, "# Child's plan: Mia Reid\nText."),
                (
                    "i/assessment.txt",
                    Kind::Assessment,
                    "# Assessment: Mia Reid\nText.",
                ),
            ],
            &["2022-05-04 Hearing", "2022-06-01 PlacementStart"],
        );
    }
}

#[test]
fn what_is_told_of_a_child_from_a_familys_list_is_not_the_childs() {
    let list = "| Date | Child | Event |\n| 3 May 2022 | Ewan | Birthday |\n| 1 June 2022 | Mia | Birthday |\n| 2 June 2022 | Mia | Visit to placement |";
    for prose in [
        "Ewan (11) has been in foster care since 3 May 2022.",
        "Ewan was placed with foster carers on 3 May 2022.",
        "Ewan's placement with foster carers began on 3 May 2022.",
    ] {
        let assessment = format!("# Assessment: Mia Reid\n{prose}");
        check(
            &[
                ("i/list.txt", Kind::CaseNotes, list),
                ("i/plan.txt", Kind::Plan, "# Child's plan: Mia Reid\nText."),
                ("i/assessment.txt", Kind::Assessment, &assessment),
            ],
            &["2022-06-02 Visit"],
        );
    }
}

#[test]
fn a_meeting_before_birth_is_not_that_of_a_child_born_long_ago() {
    for letter in [
        "Your unborn baby: child protection planning meeting of 3 May 2022",
        "The pre-birth case conference was held on 3 May 2022.",
        "A case conference about the unborn baby was held on 3 May 2022.",
    ] {
        check(
            &[
                ("i/letter.txt", Kind::Letter, letter),
                ("i/plan.txt", Kind::Plan, "Date of birth: 4 June 2017"),
                (
                    "i/assessment.txt",
                    Kind::Assessment,
                    "Mia Reid, born 4 June 2017",
                ),
            ],
            &[],
        );
    }
}

#[test]
fn a_bare_review_of_a_child_who_is_looked_after_is_of_that() {
    for title in [
        "Minute: Mia's review",
        "Minute of the review held 8 June 2022",
        "Review minutes",
    ] {
        let minute = format!("{title}\nHeld on 8 June 2022.\nPresent: Jo Bell, Al Reid");
        check(
            &[
                ("i/minute.txt", Kind::Minutes, &minute),
                (
                    "i/letter.txt",
                    Kind::Letter,
                    "Mia was placed with foster carers on 3 May 2022.",
                ),
            ],
            &[
                "2022-05-03 PlacementStart",
                "2022-06-08 LookedAfterReview own",
            ],
        );
        check(
            &[("i/minute.txt", Kind::Minutes, &minute)],
            &["2022-06-08 Other own"],
        );
    }
}

#[test]
fn an_undated_meeting_is_a_moment_only_where_no_dated_one_is() {
    check(
        &[
            (
                "j/assessment.txt",
                Kind::Assessment,
                "An initial CPPM was held and a core group was held.",
            ),
            (
                "j/minutes.txt",
                Kind::Minutes,
                "# Initial CPPM\nDate: 8 June 2022",
            ),
        ],
        &["2022-06-08 CppmInitial own", "undated CoreGroup"],
    );
}

#[test]
fn a_file_without_a_case_has_no_moments() {
    let record = record(
        "k/minutes.txt",
        Kind::Minutes,
        "# Core Group\nDate: 8 June 2022",
    );
    assert!(assemble(None, vec![record]).moments.is_empty());
}

#[test]
fn the_order_of_the_records_changes_nothing() {
    let texts = [
        ("l/a.txt", Kind::Minutes, "# Core Group\nDate: 8 June 2022"),
        (
            "l/b.txt",
            Kind::Chronology,
            "June 2022 - Core group held\n12 May 2022 - Initial CPPM held",
        ),
        ("l/c.txt", Kind::Plan, "Date of registration: 12 May 2022"),
    ];
    let mut turned = texts;
    turned.reverse();
    assert_eq!(case(&texts), case(&turned));
}

#[test]
fn what_is_told_of_a_brother_by_name_is_no_moment_of_the_child() {
    let plan = (
        "m/plan.txt",
        Kind::Plan,
        "# Plan for Mia Reid\nMia misses her brother Ewan.",
    );
    let told_of = |name: &str| {
        let text = format!("3 May 2022 - {name} placed with foster carers");
        told(&case(&[plan, ("m/c.txt", Kind::Chronology, &text)]))
    };
    assert_eq!(told_of("Ewan"), Vec::<String>::new());
    assert_eq!(told_of("Mia"), ["2022-05-03 PlacementStart"]);
    assert_eq!(told_of("Mia and Ewan"), ["2022-05-03 PlacementStart"]);
}

#[test]
fn a_letter_called_by_a_brothers_name_makes_him_not_the_child_of_the_file() {
    check(
        &[
            (
                "m/a.txt",
                Kind::Plan,
                "# Plan for Mia Reid\nMia Reid has a plan.",
            ),
            (
                "m/b.txt",
                Kind::Assessment,
                "# Assessment: Mia Reid\nShe is seven.",
            ),
            (
                "m/c.txt",
                Kind::Email,
                "# Ewan Boyd\nEwan (Mia's half-brother) is well. The core group for Ewan was held on 3 May 2022.",
            ),
        ],
        &[],
    );
}

#[test]
fn one_minute_of_several_children_is_each_ones() {
    let minute = |title: &str| {
        let text = format!(
            "# {title}\n| Child | Born |\n| Mia Reid | 2015 |\n| Ewan Reid | 2018 |\nHeld in the hall, Tuesday 3 May 2022 at 9.30."
        );
        let case = case(&[
            ("m/CPPM Reid children.txt", Kind::Minutes, &text),
            ("m/b.txt", Kind::Plan, "# Plan for Ewan Reid\nNeeds."),
            (
                "m/c.txt",
                Kind::Assessment,
                "# Assessment of Ewan Reid\nNeeds.",
            ),
            ("m/d.txt", Kind::Chronology, "# Ewan Reid, chronology"),
        ]);
        told(&case)
    };
    for title in [
        "Minute of Initial Child Protection Planning Meeting",
        "Minute of Initial CPPM: the Reid children",
        "Minute of Initial CPPM: Mia Reid and others",
    ] {
        assert_eq!(minute(title), ["2022-05-03 CppmInitial own"], "{title}");
    }
}

#[test]
fn a_meeting_about_a_named_sibling_is_not_the_childs() {
    let told_by = |text: &str| told(&case(&[("m/a.txt", Kind::Referral, text)]));
    assert_eq!(
        told_by(
            "Siblings: Bo Reid (half-sister, 14)\nAn IRD about Bo was held on 3 May 2022. An IRD about Ash was held on 9 May 2022."
        ),
        ["2022-05-09 Ird"]
    );
    assert_eq!(
        told_by(
            "How is Bo (Ash's half-brother)? The initial CPPM for Bo was held on 3 May 2022. The initial CPPM for Ash was held on 9 June 2022."
        ),
        ["2022-06-09 CppmInitial"]
    );
}

#[test]
fn a_child_of_the_file_is_nobodys_brother() {
    check(
        &[
            ("n/a.txt", Kind::Plan, "Child: Ewan Reid\nHis sister Mia."),
            (
                "n/b.txt",
                Kind::Assessment,
                "Mia lives with her brother Ewan.",
            ),
            (
                "n/c.txt",
                Kind::Chronology,
                "3 May 2022 - Ewan placed with foster carers",
            ),
        ],
        &["2022-05-03 PlacementStart"],
    );
}

#[test]
fn what_lies_long_before_the_childs_birth_is_somebody_elses() {
    check(
        &[
            (
                "m/assessment.txt",
                Kind::Assessment,
                "Child's date of birth: 8 June 2022\nBo was placed with foster carers on 3 May 2019.",
            ),
            (
                "m/minutes.txt",
                Kind::Minutes,
                "# Pre-birth CPPM\nBaby, expected date of birth: 8 June 2022\nDate: 12 May 2022",
            ),
        ],
        &["2022-05-12 CppmPreBirth own"],
    );
}

#[test]
fn the_child_is_whom_most_records_name_at_their_head() {
    let case = case(&[
        (
            "n/a.txt",
            Kind::Chronology,
            "# Chronology – Isla Moar\nAuthor: Jo Bell, social worker",
        ),
        (
            "n/b.txt",
            Kind::Minutes,
            "# Core Group\nChild: Isla Moar\nChair: Jo Bell",
        ),
        (
            "n/c.txt",
            Kind::Plan,
            "# Child's Plan\nMOAR, Isla\nLead professional: Jo Bell",
        ),
    ]);
    assert_eq!(case.child.as_ref().map(Child::given), Some("isla"));
}

#[test]
fn one_record_tells_whose_file_it_is_by_a_label_for_the_child() {
    let given = |text: &str| {
        let case = case(&[("n/a.txt", Kind::Assessment, text)]);
        case.child.as_ref().map(|child| child.given().to_owned())
    };
    for text in [
        "# Parenting assessment of Ms Una Orr\nSubject child: Isla Moar, d.o.b. 3 April 2021",
        "# Assessment\n| Child | Isla Moar |\n| Worker | Jo Bell |",
        "# Assessment\nName: Isla Moar Age: 6 Worker: Jo Bell",
    ] {
        assert_eq!(given(text).as_deref(), Some("isla"), "{text}");
    }
    for text in [
        "# Assessment of carers\nName: Una Orr\nUna Orr lives alone.",
        "# Assessment\nIsla Moar lives alone.",
    ] {
        assert_eq!(given(text), None, "{text}");
    }
}

#[test]
fn a_label_for_the_child_outweighs_who_stands_at_every_head() {
    let text = "| Young person | Isla Moar |\n| Chair | Jo Bell |\n| Pathway holder | Una Orr |";
    let case = case(&[
        ("n/a.txt", Kind::Minutes, text),
        ("n/b.txt", Kind::Minutes, text),
        ("n/c.txt", Kind::Plan, "Una Orr\n# Plan\nUna Orr keeps it."),
    ]);
    assert_eq!(case.child.as_ref().map(Child::given), Some("isla"));
}

#[test]
fn minutes_and_meetings_of_another_of_the_family_are_not_the_childs() {
    check(
        &[
            ("o/a.txt", Kind::Assessment, "# Assessment of Isla Moar"),
            (
                "o/b.txt",
                Kind::Minutes,
                "# Core Group – Finn Moar\nDate: 8 June 2022\nPresent: mother",
            ),
            (
                "o/c.txt",
                Kind::Chronology,
                "# Chronology – Isla Moar\n3 May 2022 – Finn's core group was held.\n12 May 2022 – Isla's first core group was held.",
            ),
        ],
        &["2022-05-12 CoreGroup"],
    );
}

#[test]
fn a_bare_review_is_of_the_only_line_that_the_file_records() {
    let chronology = (
        "chronology.docx",
        Kind::Chronology,
        "| Date | Event |\n| 10 March 2025 | Review. Attendance 41%. |",
    );
    let pathway = (
        "minute.docx",
        Kind::Minutes,
        "# Pathway plan review\nDate of meeting: 5 June 2025",
    );
    let looked_after = (
        "older.docx",
        Kind::Minutes,
        "# Looked after review\nDate of meeting: 5 June 2024",
    );
    check(
        &[chronology, pathway],
        &["2025-03-10 PathwayReview", "2025-06-05 PathwayReview own"],
    );
    check(
        &[chronology, pathway, looked_after],
        &[
            "2024-06-05 LookedAfterReview own",
            "2025-03-10 Other",
            "2025-06-05 PathwayReview own",
        ],
    );
}

#[test]
fn what_lies_a_childhood_before_any_birth_is_not_the_childs() {
    check(
        &[(
            "n/assessment.txt",
            Kind::Assessment,
            "Child's date of birth: 8 June 2022\nHer aunt Jo grew up here. Jo was placed with foster carers on 3 May 1998.",
        )],
        &[],
    );
}

#[test]
fn what_says_that_a_meeting_was_held_comes_before_what_announced_it() {
    let case = case(&[
        (
            "a/minute.txt",
            Kind::Minutes,
            "# Looked After Review\nDate: 3 May 2022\nNext review: LAC review on 9 August 2022.",
        ),
        (
            "b/c.txt",
            Kind::Chronology,
            "9 August 2022 - LAC review held",
        ),
    ]);
    let held: Vec<&str> = case
        .held(MeetingKind::LookedAfterReview)
        .map(|moment| case.document(moment.places[0]).path.as_str())
        .collect();
    assert_eq!(held, ["a/minute.txt", "b/c.txt"]);
}

#[test]
fn a_doubtful_day_gives_way_to_a_sure_one() {
    check(
        &[
            (
                "c/log.txt",
                Kind::CaseNotes,
                "# 18 December 2025\nSecure review on 17th done.",
            ),
            (
                "c/minute.txt",
                Kind::Minutes,
                "# Secure Review\nDate: 22 January 2026\nEarlier reviews: 17 December 2025",
            ),
        ],
        &["2025-12-17 SecureReview", "2026-01-22 SecureReview own"],
    );
}

#[test]
fn a_day_without_a_year_is_the_one_that_another_record_gives_whole() {
    check(
        &[
            (
                "p/a.txt",
                Kind::CaseNotes,
                "31 March 2022 - Children's hearing. Order continued.",
            ),
            (
                "p/b.txt",
                Kind::Minutes,
                "# LAC Review\nDate: 16 June 2022\nHousing since May 2021. The order was continued at the hearing on 31 March.",
            ),
        ],
        &["2022-03-31 Hearing", "2022-06-16 LookedAfterReview own"],
    );
}

#[test]
fn a_planned_placement_follows_on_an_emergency() {
    check(
        &[
            (
                "q/a.txt",
                Kind::Minutes,
                "# LAC Review\nDate: 3 July 2022\nDate placed: 10 May 2022",
            ),
            (
                "q/b.txt",
                Kind::CaseNotes,
                "3 May 2022 - Placed with Mr and Mrs Foy in an emergency.",
            ),
        ],
        &[
            "2022-05-03 PlacementStart",
            "2022-05-03 EmergencyPlacement",
            "2022-05-10 PlacementMove",
            "2022-07-03 LookedAfterReview own",
        ],
    );
}

#[test]
fn a_bare_review_is_of_the_pathway_plan_that_the_file_holds() {
    check(
        &[
            (
                "r/c.txt",
                Kind::Chronology,
                "3 May 2022 - Pathway plan agreed",
            ),
            (
                "r/letter.txt",
                Kind::Letter,
                "20 October 2022\nDear Ash\nThanks for coming to your review on Thursday 13 October 2022.",
            ),
        ],
        &["2022-05-03 PathwayPlan", "2022-10-13 PathwayReview"],
    );
}

#[test]
fn reviews_in_a_list_are_of_the_line_that_the_file_records() {
    check(
        &[
            (
                "s/a.txt",
                Kind::Chronology,
                "| Date | Event |\n| 12 February 2022 | First review at home |\n| 9 June 2022 | Second review |",
            ),
            (
                "s/b.txt",
                Kind::Minutes,
                "# Looked After (At Home) Review\nDate: 9 June 2022",
            ),
        ],
        &[
            "2022-02-12 LookedAfterReview",
            "2022-06-09 LookedAfterReview own",
        ],
    );
}

#[test]
fn a_list_that_tells_again_of_the_first_planning_meeting_knows_of_no_second() {
    check(
        &[
            (
                "t/a.txt",
                Kind::Chronology,
                "| Date | Event |\n| 26 May 2026 | Initial CPPM |\n| 28 May 2026 | Initial CPPM (as the nurse has it) |",
            ),
            (
                "t/b.txt",
                Kind::Minutes,
                "# Initial CPPM\nDate: 26 May 2026",
            ),
        ],
        &["2026-05-26 CppmInitial own"],
    );
}

#[test]
fn a_conference_after_the_name_came_off_the_register_is_a_first_again() {
    check(
        &[(
            "u/a.txt",
            Kind::Chronology,
            "| Date | Event |\n| 2 March 2023 | CPPM. Name placed on the child protection register |\n| 17 August 2024 | Review CPPM. Name removed from the child protection register |\n| 17 March 2026 | CPPM. Name placed on the child protection register |",
        )],
        &[
            "2023-03-02 CppmInitial",
            "2023-03-02 Registration",
            "2024-08-17 CppmReview",
            "2024-08-17 Deregistration",
            "2026-03-17 CppmInitial",
            "2026-03-17 Registration",
        ],
    );
}

#[test]
fn one_minute_may_decide_one_thing_for_a_child_and_another_for_the_sister() {
    let minute = "# Review CPPM\nDate: 3 May 2026\n| Children | Una Dow, Bo Dow |\nBo's name is removed from the Child Protection Register. Una's name stays on the Register.";
    for (child, stands) in [("Una", true), ("Bo", false)] {
        let plan = format!("# Plan for {child} Dow\nName: {child} Dow");
        let case = case(&[
            ("v/a.txt", Kind::Minutes, minute),
            ("v/b.txt", Kind::Plan, &plan),
            ("v/c.txt", Kind::Assessment, &plan),
        ]);
        let review = case.held(MeetingKind::CppmReview).next();
        let removed = review.and_then(|review| review.deregistered);
        assert_eq!(removed, Some(!stands), "{child}");
    }
}

#[test]
fn what_only_names_a_meeting_beside_a_day_bows_to_what_tells_of_it() {
    let minute = "# LAC Review\nDate: 26 February 2026\nPresent: Una Dow";
    check(
        &[
            ("w/a.txt", Kind::Minutes, minute),
            (
                "w/b.txt",
                Kind::Plan,
                "# Plan\nFirst written 3 March 2026 with the LAC review behind us.",
            ),
        ],
        &["2026-02-26 LookedAfterReview own"],
    );
}

#[test]
fn a_day_of_the_week_settles_the_year() {
    let notes = "# Notes, typed 23 October 2026\nThurs 10 Sept\nLAC review held at school.";
    check(
        &[("x/a.txt", Kind::CaseNotes, notes)],
        &["2026-09-10 LookedAfterReview"],
    );
}

#[test]
fn that_a_meeting_was_put_off_is_told_before_its_day() {
    let minute = "# Core group\nDate: 7 May 2026\nThe core group was to be on 29 April 2026. Una was in hospital.";
    check(
        &[
            ("y/a.txt", Kind::Minutes, minute),
            (
                "y/b.txt",
                Kind::Chronology,
                "| Date | Event | Action |\n| 27 April 2026 | Una to hospital | Core group put back |",
            ),
        ],
        &["2026-04-29 CoreGroup Postponed", "2026-05-07 CoreGroup own"],
    );
}

#[test]
fn who_bears_another_name_moved_and_the_child_did_not() {
    let list = "# Chronology for Una Dow\n| Date | Event | Effect on Una |\n| 6 May 2026 | Bram goes to his aunt | Upset |";
    check(
        &[
            ("z/a.txt", Kind::Chronology, list),
            (
                "z/b.txt",
                Kind::Assessment,
                "# Assessment of Una Dow\nUna helps Bram with breakfast.",
            ),
        ],
        &[],
    );
    let short =
        "# Chronology for Una Dow\n| Date | Event |\n| 6 May 2026 | Bram goes to his aunt |";
    check(
        &[
            ("z/a.txt", Kind::Chronology, short),
            (
                "z/b.txt",
                Kind::Assessment,
                "# Assessment of Una Dow\nThe school sees Bram at breakfast.",
            ),
        ],
        &["2026-05-06 PlacementStart"],
    );
}
