//! Documents of every kind, and those that look like another.

use super::*;
use crate::facts::{dates, label, sketch, table};

fn read(path: &str, lines: &str) -> (DocumentKind, Option<String>) {
    let document = sketch::document_at(path, lines);
    let tables = table::of(&document);
    let dates = dates::of(&document);
    let pairs = label::labelled(&document, &tables);
    let title = title(&document, &pairs);
    let kind = of(&document, title.as_ref(), &tables, &pairs, &dates);
    (kind, title.map(|title| title.text))
}

fn check(lines: &str, expected: Kind) {
    let (kind, title) = read("a/document.docx", lines);
    assert_eq!(kind.value, expected, "{title:?} {kind:?} {lines}");
}

fn titled(lines: &str, expected: &str) {
    let (_, title) = read("a/document.docx", lines);
    assert_eq!(title.as_deref().unwrap_or_default(), expected, "{lines}");
}

const ATTENDANCE: &str =
    "Date of meeting: 3 May 2023\nChair: Jo Bell\nPresent: Al Reid, Mum\nApologies: HV\n";
const CHILD: &str = "| Child's name | Ash Reid |\n| Date of birth | 3/4/2012 |\n";
const EVENTS: &str = "| Date | Event | Source | Impact |\n| 3 May 2019 | Moved | SW | Upset |\n| 4 June 2019 | Back | SW | Settled |\n| 5 July 2019 | School | HV | Well |\n";
const ACTIONS: &str = "| Action | By whom | By when |\n| Ring school | SW | 3 June 2023 |\n| Visit weekly | HV | 1 July 2023 |\n";

#[test]
fn titles_decide_most_documents() {
    check(
        &format!("# Chronology\n{CHILD}\n{EVENTS}"),
        Kind::Chronology,
    );
    check(&format!("# Child's Plan\n{CHILD}\n{ACTIONS}"), Kind::Plan);
    check(
        &format!("# Minute of Core Group\n{ATTENDANCE}"),
        Kind::Minutes,
    );
    check(
        &format!("# Comprehensive Assessment\n{CHILD}\n## Analysis\nText"),
        Kind::Assessment,
    );
    check(
        &format!("# Notification of Concern\n{CHILD}"),
        Kind::Referral,
    );
    check(
        &format!("# Supervision Record\nSupervisor: Jo Bell\n{CHILD}"),
        Kind::Supervision,
    );
}

#[test]
fn the_file_of_a_list_of_supervisions_says_what_each_of_them_is() {
    for (path, note) in [
        (
            "a/supervision AB.txt",
            "Date: {}\nPresent: J Bell, A Reid\nDiscussed: Going well.\n",
        ),
        (
            "a/Case supervision.docx",
            "Date: {}\nIn attendance: Jo, Al\nAgreed: Go on.\n",
        ),
        (
            "a/supervision_notes.docx",
            "Held on: {}\nPresent: Jo and Al\nCase: 12\nActions: none\n",
        ),
    ] {
        let days = ["3 May 2023", "2 June 2023", "4 July 2023", "3 August 2023"];
        let lines: String = days.iter().map(|day| note.replace("{}", day)).collect();
        assert_eq!(read(path, &lines).0.value, Kind::Supervision, "{path}");
    }
}

#[test]
fn a_policy_about_records_is_a_policy() {
    check(
        &format!("# Chronology Guidance\nVersion: 2\n## Example\n{EVENTS}"),
        Kind::Policy,
    );
    check(
        &format!("# Care Planning Procedure\n## Purpose\nText\n## Scope\nText\n{ACTIONS}"),
        Kind::Policy,
    );
    check(
        "# Supervision Policy\nApproved: 3 May 2023\nReview date: May 2026",
        Kind::Policy,
    );
    check("# Assessment Policy\n## Purpose\nText", Kind::Policy);
    check(
        "# Minutes and Record Keeping Policy\nVersion: 2",
        Kind::Policy,
    );
}

#[test]
fn a_table_inside_does_not_change_the_kind() {
    check(
        &format!(
            "# Review Child Protection Planning Meeting\n{ATTENDANCE}\n## Decisions\n{ACTIONS}"
        ),
        Kind::Minutes,
    );
    check(
        &format!("# Child's Plan\n{CHILD}\n{ACTIONS}\n## Section E: Chronology\n{EVENTS}"),
        Kind::Plan,
    );
    check(
        &format!(
            "# Social Work Report\n{CHILD}\n## Analysis\nText\n## Protective factors\nText\n## Family history\nText"
        ),
        Kind::Assessment,
    );
}

#[test]
fn a_plan_without_a_child_is_a_services_own() {
    check(
        &format!("# Children's Services Plan 2023-2026\nOur partnership\n{ACTIONS}"),
        Kind::StrategicPlan,
    );
    check(
        &format!("# Improvement Plan\nThe partnership sets strategic priorities.\n{ACTIONS}"),
        Kind::StrategicPlan,
    );
    check(&format!("# Action Plan\n{CHILD}\n{ACTIONS}"), Kind::Plan);
    check(
        &format!(
            "# Action plan\nThe committee asked for strategic priorities. Governance lies with the partnership.\n{ACTIONS}"
        ),
        Kind::StrategicPlan,
    );
}

#[test]
fn letters_and_emails_show_by_their_form() {
    check(
        "Strath Council\n3 May 2023\nDear Ms Reid\nLooked After Review\nThe review meeting will be on 4 June 2023.\nYours sincerely\nJo Bell",
        Kind::Letter,
    );
    check(
        "From: Jo Bell\nTo: Al Reid\nSent: 3 May 2023\nSubject: Core group minutes\nHi Al",
        Kind::Email,
    );
}

#[test]
fn content_decides_where_no_title_does() {
    check(&format!("{CHILD}\n{EVENTS}"), Kind::Chronology);
    check(
        &format!("{ATTENDANCE}\nWe discussed her school."),
        Kind::Minutes,
    );
    check(
        "3 May 2023 Home visit. Saw Ash and mum, both well.\n4 May 2023 Telephone call to school.\n9 May 2023 Spoke with mum about contact.",
        Kind::CaseNotes,
    );
    check("Hello", Kind::Other);
}

#[test]
fn other_reports_are_other() {
    check(
        "# Annual Report of the Committee 2022-2023\nText",
        Kind::Other,
    );
}

#[test]
fn doubt_is_said() {
    let (kind, _) = read("a/x.docx", "Hello");
    assert_eq!(kind.certainty, Certainty::Doubtful);
    let (kind, _) = read("a/x.docx", &format!("# Chronology\n{CHILD}\n{EVENTS}"));
    assert_eq!(kind.certainty, Certainty::Certain);
    let (kind, _) = read("a/chronology.docx", "Some words.");
    assert_eq!(
        (kind.value, kind.certainty),
        (Kind::Chronology, Certainty::Doubtful)
    );
}

#[test]
fn the_title_is_the_line_that_names_the_document() {
    titled("# Visits Policy\nText", "Visits Policy");
    titled(
        "Strath Council\nDRAFT\nVisits Policy\nVersion 2",
        "Visits Policy",
    );
    titled("# Strath Council\n# Visits Policy\nText", "Visits Policy");
    titled(
        "Draft Quality Improvement Framework\n2018-2019\nVersion 4  drafted 16 March 2018\nCare Board",
        "Draft Quality Improvement Framework 2018-2019",
    );
    titled(
        "| Policy title | Visits Policy |\n| Version | 2 |\n# 1. Introduction\nText",
        "Visits Policy",
    );
    titled(
        "OFFICIAL - SENSITIVE\nMinute of Core Group\nDate: 3 May 2023",
        "Minute of Core Group",
    );
    titled("@property Title: Visits Policy", "Visits Policy");
    titled(
        "# Transitions to Adult Services\nText.\n## Scope\nAll staff.",
        "Transitions to Adult Services",
    );
    titled(
        "This policy applies to all staff who visit children.\nReview date: 3 May 2027",
        "",
    );
}

#[test]
fn an_organisations_name_is_no_title() {
    titled(
        "# STRATH COUNCIL\nLooked After Child Review (second)\nHeld on 3 May 2023",
        "Looked After Child Review (second)",
    );
    titled(
        "Looked After Child Review: first review\nDate of review: 3 May 2023\n# VIEWS\nShe is well.",
        "Looked After Child Review: first review",
    );
    titled(
        "STRATH COUNCIL - CHILDREN AND FAMILIES\nCase notes: Ash\n3 May 2023 Visit",
        "Case notes: Ash",
    );
}

#[test]
fn a_chapter_that_speaks_of_itself_is_a_policy() {
    check(
        "# Family Support\nAMENDMENT: This chapter was updated in December 2025.\n## How long\nTwelve weeks.",
        Kind::Policy,
    );
}

#[test]
fn kinds_show_in_many_layouts() {
    for (lines, expected) in [
        (
            "# Kilbride Council\n## Children and Families\n# Initial Child Protection Planning Meeting: Minute\n| Date | 3 May 2023 |\n| Chair | A |",
            Kind::Minutes,
        ),
        (
            "Child protection case conference held on 3 May 2016\nPresent: A, B\nApologies: C\nDecision: register",
            Kind::Minutes,
        ),
        (
            "# Young Person's Plan\n| Name | Ash |\n## Outcomes\n| What | Who | When |\n| Walk | Mum | 3 May 2023 |",
            Kind::Plan,
        ),
        (
            "# Ash's safety plan\n- Mum will lock the door at night\n- SW will visit on Friday",
            Kind::Plan,
        ),
        (
            "# Report to the Children's Reporter\n| Child | Ash Reid |\n## Family background\nText\n## Assessment\nText",
            Kind::Assessment,
        ),
        (
            "# Parenting capacity report\n| Child | Ash Reid |\n## Analysis\nText",
            Kind::Assessment,
        ),
        (
            "# Parenting Capacity Assessment Guidance\nThis guidance is for staff.\n## Purpose\nText",
            Kind::Policy,
        ),
        (
            "# Notification of placement\nDear Ms Reid\nAsh was placed today.\nYours sincerely\nJ Bell",
            Kind::Letter,
        ),
        (
            "# Supervision record\n| Supervisee | J Bell | Supervisor | A Reid |\n| Date | 3 May 2023 |\nAsh: plan on track.",
            Kind::Supervision,
        ),
        (
            "# Single agency referral\n| Referrer | School |\n| Child's name | Ash |\n## Reason for referral\nText",
            Kind::Referral,
        ),
        (
            "# Significant events\nAsh Reid\n3 May 2023: Police called\n4 June 2023: Moved",
            Kind::Chronology,
        ),
        (
            "# Integrated Children's Services Plan 2023-26\n## Priorities\nText",
            Kind::StrategicPlan,
        ),
        (
            "# Emergency Placements\n| Version | 2 |\n| Approved by | Board |\n| Review date | May 2026 |\n## Scope\nText",
            Kind::Policy,
        ),
        (
            "# Residential Child Care: Standing Instruction 14\n| Issue | 3 | Date | 3 May 2023 |\nText",
            Kind::Policy,
        ),
        (
            "# Running record\n3 May 2023 Home visit. Ash was asleep and his mother was on the sofa when I came; we talked for an hour about money and the plan for the summer.\n4 June 2023 T/C to school. They say that Ash has come in every day this week and that his lunch is paid for until the holidays.",
            Kind::CaseNotes,
        ),
        (
            "# Care and Risk Management: record of meeting\n| Date of meeting | 3 May 2023 |\nPresent: A, B",
            Kind::Minutes,
        ),
    ] {
        check(lines, expected);
    }
}

#[test]
fn a_title_in_the_plural_with_document_control_is_a_policy() {
    check(
        "# Health Assessments of Looked After Children\n| Version | 3.1 |\n| Author | Nurse Lead |\n| Approved | 2 April 2025 |\n| Review | April 2027 |\nText",
        Kind::Policy,
    );
    check(
        "# Fees and Allowances\nText\n@footer Version 2.0 Issued 1 April 2026 Review date 31 March 2027",
        Kind::Policy,
    );
}

#[test]
fn rules_for_anyone_read_as_a_policy_and_what_happened_to_somebody_does_not() {
    check(
        "# Home Visits\nStaff must tell a colleague where they go. A visit is recorded on the same day. Every child is seen alone.",
        Kind::Policy,
    );
    check(
        "# Home Visit Log\nMum said that she was tired. Ash was at school. I rang the health visitor. The family is well.",
        Kind::CaseNotes,
    );
}

#[test]
fn a_group_for_policies_is_no_policy_and_a_chapter_on_recording_no_record() {
    check(
        &format!(
            "Policy Review Group\nMinutes of the meeting held on 9 September 2026\n{ATTENDANCE}"
        ),
        Kind::Minutes,
    );
    check(
        "# Case Recording\nThis chapter is currently under review.\nStaff must record on the same day. Every child may read the record. A manager signs it.",
        Kind::Policy,
    );
}

#[test]
fn minutes_of_a_policy_group_take_no_title_from_their_items() {
    let lines = "Policy Review Group\nMinutes of the meeting held on 12 August 2026\nPresent: R. Oakes, P. Lind\nApologies: T. Marr\n# Pocket money procedure\nThe group looked at version 5.";
    check(lines, Kind::Minutes);
}

#[test]
fn a_leaflet_for_families_is_no_policy() {
    check(
        "Your rights\nThis leaflet is for you. You can talk to your carer about it.\nYou can see what is written about your family.",
        Kind::Other,
    );
}

#[test]
fn a_heading_about_a_plan_heads_none() {
    let plans = |heading: &str| {
        let document = sketch::document(&format!(
            "# Core group minutes\nPresent: Jo Bell, mum\n## {heading}\n\
             | Action | Who | By when |\n| Ring the school | Jo Bell | 3 May 2026 |"
        ));
        crate::facts::of(&document).parts_of(Kind::Plan).count()
    };
    assert_eq!(plans("Child's plan"), 1);
    assert_eq!(plans("Matters from the child's plan"), 0);
    assert_eq!(plans("Progress on the plan"), 0);
}

#[test]
fn a_register_of_policies_is_no_policy() {
    let rows = "| Ref | Title | Version | Approved | Next review | Owner |\n| 1 | Bath Time Procedure | 3 | 3 May 2025 | 3 May 2027 | Houses Manager |\n| 2 | Pets Policy | 1 | 4 May 2025 | 4 May 2027 | Houses Manager |\n| 3 | Night Staff Guidance | 2 | 5 May 2025 | 5 May 2027 | Night Manager |";
    check(&format!("# Register of procedures\n{rows}"), Kind::Other);
    let text = "Staff must look first. Every child is seen alone.\n".repeat(30);
    check(&format!("# Houses Policy\n{text}{rows}"), Kind::Policy);
}

#[test]
fn a_table_with_a_column_for_the_manager_is_one_of_supervision() {
    check(
        "# Records\n| Date | Manager | Worker | Summary |\n| 3 May 2023 | A Reid | J Bell | Settled. |\n| 4 June 2023 | A Reid | J Bell | Moved. |\n| 5 July 2023 | A Reid | J Bell | Well. |",
        Kind::Supervision,
    );
}

#[test]
fn the_name_with_which_a_first_line_of_sentences_opens_is_its_title() {
    titled(
        "ASH'S PLAN: ASH REID. Made on 3 May 2023. Next review: 4 June 2023.\nText.",
        "ASH'S PLAN: ASH REID",
    );
    titled(
        "Pathway plan review no. 2\nHeld on 3 May 2023",
        "Pathway plan review no. 2",
    );
}

#[test]
fn an_assessment_sent_as_a_letter_is_one() {
    check(
        "Strath Council\n3 May 2023\nDear panel members,\nAssessment of Jo Reid as a carer\n## Family history\nText\n## Ash's needs\nText\n## What Ash thinks\nText\n## Analysis\nText\n## Recommendation\nText\nYours sincerely,\nAl Bell",
        Kind::Assessment,
    );
}

#[test]
fn a_title_may_stand_below_a_letterhead_among_headings_of_its_rank() {
    titled(
        "Item 7\nHarbour Council\n## Outings Policy\nVersion 2\n## Purpose\nGo.\n## Scope\nAll.\n## Steps\nAsk.",
        "Outings Policy",
    );
    titled(
        "## Harbour Primary School\n## Attendance Policy\n## Our aim\nIn school.\n## What we do\nRing.",
        "Attendance Policy",
    );
}

#[test]
fn a_title_may_stand_in_a_cell_beside_its_control() {
    titled(
        "| Ref // HR-31 | Safer Outings Guidelines | Approved // 8 October 2026 |\n## Bedrooms\nKnock.\n## Touch\nAsk.",
        "Safer Outings Guidelines",
    );
}

#[test]
fn a_circular_in_the_form_of_a_mail_is_a_policy() {
    check(
        "CIRCULAR CS 04/2025\nTo: All team managers\nFrom: Head of Service\nDate: 7 July 2025\nSubject: Recording of calls\nFrom 1 August 2025 every call is recorded.",
        Kind::Policy,
    );
    check(
        "To: All team managers\nFrom: Jo Bell\nDate: 7 July 2025\nSubject: Recording of calls\nPlease record every call.",
        Kind::Email,
    );
}

#[test]
fn a_circular_in_the_form_of_a_letter_is_a_policy() {
    let rules = "Every house keeps its keys in a cupboard. Staff sign for each key. The manager counts the keys each week.\nYours sincerely\nAda Orr\nChief Officer";
    for head in [
        "CIRCULAR 4/2025\nDear Colleague\nKEYS",
        "Practice Instruction 12\nTo: all houses\nDear colleagues",
        "Management Directive: keys\nDear Manager",
        "Shore Road\nDear Colleague\nKEYS\nThis guidance replaces the circular of 2016.",
    ] {
        check(&format!("{head}\n{rules}"), Kind::Policy);
    }
    for letter in [
        "Shore Road\nDear Colleague\nI enclose our new circular on keys.\nYours sincerely\nAda Orr",
        "Shore Road\nDear Mrs Reid\nASH REID\nThis letter replaces the one of 3 May.\nYours sincerely\nAda Orr",
    ] {
        check(letter, Kind::Letter);
    }
}

#[test]
fn a_line_below_the_title_may_say_what_the_document_is() {
    check(
        "# Bathing Babies in Care\nPractice note for foster carers\nAlways a hand on the baby.\n## Before\nEverything in reach.",
        Kind::Policy,
    );
}

#[test]
fn an_agreement_between_bodies_is_a_policy_and_one_with_a_family_is_none() {
    check(
        "# Agreement\nbetween the Council and the Harbour Trust\n## Standing\nThis agreement comes into force when both parties have signed it.\n## Keys\nThe parties lend each other keys.",
        Kind::Policy,
    );
    let (kind, _) = read(
        "a/agreement.docx",
        "# Agreement\n| Child's name | Ash Reid |\nThis agreement is in force from today.\nThe parents and the worker sign it.",
    );
    assert_ne!(kind.value, Kind::Policy);
}

#[test]
fn a_kind_with_a_number_is_no_title() {
    titled(
        "Harbour Homes\nPolicy 7\n# Lending keys\n## Purpose\nText.",
        "Lending keys",
    );
}

#[test]
fn what_says_when_it_is_looked_at_again_and_who_keeps_it_is_a_policy() {
    let kind = |lines: &str| {
        let document = sketch::document_at("x.docx", lines);
        crate::facts::of(&document).kind.value
    };
    let lines = "# Water with Under-16s\nOP-11\nAuthorised on 1 May 2026. Revision B. Keeper: Chief Instructor. Check by 1 May 2028.\nBuoyancy aids.";
    assert_eq!(kind(lines), Kind::Policy);
    let record = "# Water with Ash\nName of child: Ash\nWritten by: Chief Instructor\nCheck by 1 May 2028.\nBuoyancy aids.";
    assert_ne!(kind(record), Kind::Policy);
}

const WEIGHED: &str = "Ash is well at school and hungry at home, and what tips the week is whether the money lasts. When it does not he goes to his gran, who feeds him and sends him back clean. She is seventy and tired, so this cannot be the plan for ever. His mother knows it and asks for help with the bills. Without that the next winter will be like the last one was.\n";

#[test]
fn a_plan_that_calls_itself_an_assessment_is_both() {
    let is_assessment = |title: &str, heading: &str| {
        let document = sketch::document(&format!(
            "# {title}\n{CHILD}\n## {heading}\n{WEIGHED}\n## Action plan\n{ACTIONS}"
        ));
        let facts = crate::facts::of(&document);
        assert_eq!(facts.kind.value, Kind::Plan, "{title}");
        facts.is_of(Kind::Assessment)
    };
    assert!(is_assessment("Assessment and care plan", "Analysis"));
    assert!(is_assessment(
        "Child's plan & risk assessment: Ash Reid",
        "Risks"
    ));
    assert!(!is_assessment("Assessment and care plan", "Who has a copy"));
    assert!(!is_assessment("Child's plan", "Analysis"));
    assert!(!is_assessment(
        "Plan that follows the assessment",
        "Analysis"
    ));
}

#[test]
fn a_section_of_a_plan_may_be_the_assessment() {
    let n_parts = |heading: &str, text: &str| {
        let document = sketch::document(&format!(
            "# Child's plan\n{CHILD}\n## {heading}\n{text}\n## Action plan\n{ACTIONS}"
        ));
        let facts = crate::facts::of(&document);
        facts.parts_of(Kind::Assessment).count()
    };
    assert_eq!(n_parts("Part A: Assessment", WEIGHED), 1);
    assert_eq!(n_parts("Assessment of needs and risks", WEIGHED), 1);
    assert_eq!(
        n_parts("Part A: Assessment", "See the assessment of May."),
        0
    );
    assert_eq!(n_parts("Summary of the assessment", WEIGHED), 0);
    let twice = format!("See May.\n## Assessment\n{WEIGHED}");
    assert_eq!(n_parts("My assessment", &twice), 1);
    let many = "x\n## Assessment\n".repeat(1000);
    assert_eq!(n_parts("Assessment", &many), 0);
}

#[test]
fn a_heading_below_a_letterhead_is_the_title() {
    titled(
        "Harbour Homes Ltd\nThe Old Quay, Reedham\nSheet 7\n# Children who lend keys\nRev. B. In force from 3 May 2025.\n## Purpose\nText.",
        "Children who lend keys",
    );
}

#[test]
fn a_form_without_a_title_goes_by_the_head_of_its_pages() {
    let form = "Name of child\nAsh Reid\nWhere Ash lives\nWith his aunt\n@header Northshire – Looked After Review";
    check(form, Kind::Minutes);
    titled(form, "Northshire – Looked After Review");
    titled(
        "# Plan for Ash\nText\n@header Northshire – Looked After Review",
        "Plan for Ash",
    );
}

#[test]
fn what_tells_of_policies_is_none() {
    let is_policy = |path: &str, lines: &str| {
        let document = sketch::document_at(path, lines);
        crate::facts::of(&document).kind.value == Kind::Policy
    };
    for (path, lines) in [
        (
            "library/contents.md",
            "# What is in here\nEverything that teams need.\n| Document | What to know |\n| Lone Visits.docx | Version 2, approved on 1 May 2025; review due 1 May 2028. |\n| Keys.pdf | Approved March 2024, review due March 2026; the owner has left. |\n| Water.docx | A draft, version 0.3. |",
        ),
        (
            "library/list.docx",
            "# Where our papers stand\nLone Visits: version 2, approved 1 May 2025, review due 1 May 2028, owner Head of Homes\nKeys: version 4, approved 3 March 2024, review due 3 March 2026, owner Team Manager",
        ),
        (
            "minutes/12 May.docx",
            "Harbour Trust\nPolicy and Safety Subgroup\nMinute of meeting held on 12 May 2026\nPresent: Jo Bell, Al Orr\nApologies: none\n## Keys\nVersion 2 of the policy on keys was approved. It is due for review by 1 May 2028. Owner: Head of Homes.",
        ),
        (
            "reports/year.docx",
            "# The year at Harbour House\nTen children lived with us.\nOur policy on keys was approved on 3 March 2026, version 4, and is due for review on 3 March 2029.\nThe year ended well. We thank all who gave.",
        ),
        (
            "letters/keys.docx",
            "Harbour Trust\n3 May 2026\nDear Ms Orr,\nThe policy on keys, version 4, was approved on 3 March 2026. Its owner is the Head of Homes. It is to be reviewed by 3 March 2029.\nYours sincerely,\nJo Bell",
        ),
        (
            "training/keys.docx",
            "# Keys: training notes\nTrainer: Jo Bell\n## Opening\nAsk what the policy says (version 4, approved 3 March 2026, review due 3 March 2029).\n## Exercise\nIn pairs.",
        ),
        (
            "jobs/worker.docx",
            "# Job description: Night worker\nReports to: Team Manager\nVersion 2, May 2026\nNext review: May 2028\n## Purpose of the post\nTo look after the house at night.",
        ),
        (
            "leaflets/keys.docx",
            "# Your key\nThis leaflet is for young people.\nWritten by the Participation Officer, May 2026. Version 2. To be reviewed in May 2028.\nYou can have a key when you are twelve.",
        ),
    ] {
        assert!(!is_policy(path, lines), "{path}");
    }
}

#[test]
fn the_heading_below_a_title_that_names_who_wrote_says_what_the_document_is() {
    let assessment = "@title Lantern Family Service\n# Family Needs Assessment\n# The family\nText.\n# Being safe\nText.";
    titled(assessment, "Family Needs Assessment");
    titled(
        "@title Ash Reid\n# Chronology\nText.\n# Assessment\nText.",
        "Ash Reid",
    );
}

/// So many words that an assessment could be meant.
fn long_text() -> String {
    "The flat is warm, and they eat together on most nights of the week. ".repeat(14)
}

fn is_assessment_too(path: &str, lines: &str) -> bool {
    crate::facts::of(&sketch::document_at(path, lines)).is_of(Kind::Assessment)
}

#[test]
fn a_letter_that_gives_an_assessment_is_one_too() {
    let long = long_text();
    let letter = |subject: &str, analysis: &str| {
        format!(
            "Harbour Clinic\n3 May 2026\nDear Ms Dow\n{subject}\nThank you for asking us to see Ash.\nFamily history. {long}\n{analysis}. Ash has learnt to be alone, and the risk would grow if he were moved.\nYours sincerely\nDr Jo Bell"
        )
    };
    let subject = "Ash Reid, born 3 April 2012 – RISK ASSESSMENT";
    assert!(is_assessment_too(
        "a/x.docx",
        &letter(subject, "Formulation")
    ));
    // A letter about one gives none.
    assert!(!is_assessment_too(
        "a/x.docx",
        &letter(subject, "Next steps")
    ));
    assert!(!is_assessment_too(
        "a/x.docx",
        &letter("Ash Reid", "Formulation")
    ));
}

#[test]
fn a_mail_that_an_assessment_was_pasted_into_is_one_too() {
    let long = long_text();
    let mail = |line: &str| {
        format!(
            "From: Jo Bell\nTo: Al Reid\nSent: 3 May 2026\nSubject: assessment of Ash\nHi Al, the form does not open.\n{line}\nWritten by: Jo Bell\nFamily and social history: his mother was ill. {long}\nWhat I make of it: the risk is low and would grow if the money stopped."
        )
    };
    assert!(is_assessment_too(
        "a/x.docx",
        &mail("SINGLE AGENCY ASSESSMENT")
    ));
    assert!(!is_assessment_too("a/x.docx", &mail("Here it is.")));
}

#[test]
fn a_report_on_a_child_with_an_analysis_is_an_assessment() {
    check(
        "Report of Child Protection Investigation\nChild: Ash Reid, born 3 April 2017\nInvestigating social worker: Jo Bell\nEnquiries made\nHome visit.\nFamily background\nTwo brothers.\nAnalysis of risk\nThe risk is high.",
        Kind::Assessment,
    );
    check(
        "School report\nChild: Ash Reid, born 3 April 2017\nStrengths\nReads well.\nRecommendations\nGlasses.",
        Kind::Other,
    );
}

#[test]
fn what_another_service_reports_to_a_meeting_is_no_assessment() {
    for report in [
        "Northpark Primary School\nReport to the looked after review of 3 May 2026\nPupil: Ash Reid\nAsh reads well and likes fractions.",
        "NHS Northtown: report for child protection planning meeting\nChild: Ash Reid. Report by: Jo Bell, health visitor. Written 1 May 2026.\nAsh is on the 25th centile.",
        "Hill Nursery and Childcare\nReport on Ash Reid for the meeting of 3 May 2026\nAsh came on most days.",
        "Report to initial child protection planning meeting\nFrom: Dr Bell, consultant paediatrician\nI saw Ash on 1 May 2026.",
        "Education report\nReport to the hearing on 3 May 2026\nAsh has a good friend.",
    ] {
        check(report, Kind::Other);
    }
}

#[test]
fn a_file_may_say_that_it_holds_the_report_of_a_service() {
    let text = "Firth College, North Campus\n18 May 2026\nTo: Jo Bell, aftercare\nAsh Reid, joinery, year one\nAsh has been present on 91 per cent of days.\nY Ahmed, lecturer";
    let (kind, _) = read("a/04_college_report.docx", text);
    assert_eq!(kind.value, Kind::Other);
}

#[test]
fn a_social_workers_report_to_a_meeting_is_the_assessment() {
    for report in [
        "Report to the Children's Hearing\nChild: Ash Reid, Northpark Primary School\nReport by: Jo Bell, social worker\nAsh lives with his aunt.",
        "Report to child protection planning meeting\nChild: Ash Reid, Northpark Primary School\nAsh lives with his aunt.\nJo Bell, social worker, 1 May 2026",
        "Northtown Council\nReport to the review of 3 May 2026\nChild: Ash Reid\nAsh lives with his aunt.",
        "Hill Family Centre\nParenting assessment: report to the planning meeting\nChild: Ash Reid\nMs Reid came to six sessions.",
        "Northpark Education Service\nReport to the review\nChild: Ash Reid\nFamily background\nTwo brothers.\nAnalysis\nThe risk is high.",
    ] {
        check(report, Kind::Assessment);
    }
}

#[test]
fn a_part_of_a_plan_that_is_counted_in_words_may_be_the_assessment() {
    let long = long_text();
    let plan = |part: &str| {
        format!(
            "# My Plan: Ash Reid\nFor: Ash Reid, 14 years.\n{part}\n### What has happened\n{long}\nPART TWO: WHAT WE WILL DO\n| Action | Who | By when |\n| Ring school | Jo Bell | 3 May 2026 |"
        )
    };
    let holds = |lines: &str| {
        let facts = crate::facts::of(&sketch::document_at("a/x.docx", lines));
        facts.parts_of(Kind::Assessment).count()
    };
    assert_eq!(holds(&plan("PART ONE: ASSESSMENT")), 1);
    assert_eq!(holds(&plan("PART ONE: WHO IS WHO")), 0);
}

#[test]
fn a_name_in_capitals_may_open_a_line_of_labels() {
    titled(
        "RISK ASSESSMENT RECORD Young person: Ash Reid Completed: 3 May 2026 by Jo Bell\nText.",
        "RISK ASSESSMENT RECORD",
    );
}

#[test]
fn labels_with_their_values_on_one_line_are_no_title() {
    let lines = "| Form | F3 Initial Assessment | Version 2 |\n| Area | North | |\nSubject: Ash Reid\nEpisode: 12 Contact and Assessment Status: complete\n# CONTACT\nText.";
    let document = sketch::document_at("a/x.docx", lines);
    let facts = crate::facts::of(&document);
    let title = facts.title.map(|title| title.text);
    assert_ne!(
        title.as_deref(),
        Some("Episode: 12 Contact and Assessment Status: complete")
    );
}

#[test]
fn a_document_that_goes_from_day_to_day_over_years_is_a_chronology_whatever_its_name() {
    let days = "3 April 2018\nAsh moved school.\n12 June 2019\nHis mother fell ill and he stayed with gran.\n5 January 2020\nHis sister was born.\n7 August 2020\nHe began at the academy.\n2 October 2021\nThe family lost its house.\n1 February 2022\nThey moved to Larch Street.";
    check(
        &format!("@title ASH REID\nWhat has befallen Ash, oldest first.\n{days}"),
        Kind::Chronology,
    );
    for name in [
        "Managerial oversight – Ash Reid",
        "Contacts with the family",
    ] {
        let (kind, _) = read("a/document.docx", &format!("@title {name}\n{days}"));
        assert_ne!(kind.value, Kind::Chronology, "{name}");
    }
    let notes = days
        .replace("moved", "was visited and moved")
        .replace("began", "rang when he began");
    let (kind, _) = read("a/document.docx", &format!("@title ASH REID\n{notes}"));
    assert_ne!(kind.value, Kind::Chronology);
}

#[test]
fn a_sheet_filled_by_the_columns_of_a_chronology_is_one_wherever_its_dates_stand() {
    let rows = "| What happened | What it meant for Ash | What was done | Told by | Date |\n| Moved school | Upset | Met the head | Mum | 3 May 2019 |\n| Gran died | Slept badly | Group | Mum | 4 June 2019 |\n| Won a cup | Proud | None needed | School | 5 July 2019 |\n| Ran away | Cold | Talked | Police | 6 August 2019 |";
    check(
        &format!("@title Lantern Family Service – sheet 3\nFilled in by: Jo Bell\n{rows}"),
        Kind::Chronology,
    );
    check(
        &format!("# Minute of Core Group\n{ATTENDANCE}{rows}"),
        Kind::Minutes,
    );
}

#[test]
fn the_line_that_the_files_own_names_repeat_is_the_title() {
    let named = |path: &str, lines: &str, expected: &str| {
        let (_, title) = read(path, lines);
        assert_eq!(title.as_deref().unwrap_or_default(), expected, "{lines}");
    };
    let control = "| Version | 2.0 |\n| Approved | 10 March 2026 |\n";
    named(
        "a/Safer Play.docx",
        &format!("Safer Play\nGuidance for foster families\n{control}\n# Aims\nPlay."),
        "Safer Play Guidance for foster families",
    );
    named(
        "a/visits.docx",
        &format!(
            "Tarn Council\n# Working with Visitors in Houses\n{control}\n# Why have visitors\nAsk.\n# When\nOften.\n@property Title: Working with Visitors"
        ),
        "Working with Visitors in Houses",
    );
    named(
        "a/Differences v2.docx",
        "| Tarn Committee // Settling Professional Differences | Status: Final // Version: 2.0 |\n# Purpose\nAsk.\n# Which differences\nAll.\n@property Title: Settling Professional Differences",
        "Settling Professional Differences",
    );
    named(
        "a/Keeping Well.docx",
        "# Tarn Primary School and Nursery Class\n# Keeping Well: Health in our School\n## Our belief\nEvery child.",
        "Keeping Well: Health in our School",
    );
}

#[test]
fn what_names_the_document_itself_stays_its_title() {
    for (path, lines, expected) in [
        (
            "a/Tarn House missing.docx",
            "Tarn House\n# Going missing: policy\nVersion 2",
            "Going missing: policy",
        ),
        (
            "a/Ash.docx",
            "# Minute of Core Group\nAsh Reid\nPresent: A.\n@property Title: Ash Reid",
            "Minute of Core Group",
        ),
        (
            "a/Tarn House.docx",
            "Tarn House\nFar Road\n# Visits Policy\nVersion 2",
            "Visits Policy",
        ),
    ] {
        let (_, title) = read(path, lines);
        assert_eq!(title.as_deref().unwrap_or_default(), expected, "{lines}");
    }
}

#[test]
fn a_letter_about_a_house_gives_no_assessment() {
    let long = "The gutter leaks and the slates are off. ".repeat(25);
    let letter = format!(
        "3 May 2026\nDear Ms Dow\nBoat shed risk assessment\nAnalysis: {long}\nFamily background. It came from an uncle.\nYours sincerely\nDr Jo Bell"
    );
    assert!(!is_assessment_too("a/x.docx", &letter));
}

#[test]
fn one_meeting_by_its_name_with_its_day_and_who_came_is_a_record_in_any_order_of_words() {
    for text in [
        "REVIEW – CHILD LOOKED AFTER AT HOME\nHeld on 3 May 2026\nThose involved: Ash, mum, Jo Bell. Chair D Orr.\nFrequency approved: 3 March 2026\nReview: 1 December 2026",
        "Harbour Council — Child protection planning meeting — first\nAsh Reid, 3. Wednesday 14 May 2025.\nAttending: Una Reid (mother), Al Orr (SW)\nRegistered.",
        "Child Protection Planning Meeting (formerly Case Conference) – Initial\nDate: 12 October 2021\nParticipants: Lorna Reid (mother); Jo Bell\nThe plan is below.",
    ] {
        check(text, Kind::Minutes);
    }
    check(
        "# Looked after reviews: policy\nVersion 2, approved 3 May 2024\n## Attendance\nThe reviewing officer says who must come.\n## Scope\nAll staff must follow it.",
        Kind::Policy,
    );
}

#[test]
fn a_kind_before_a_colon_belongs_to_the_name_in_a_cell() {
    titled(
        "| Protocol: Visits at Night | v1.2 |\n\n| Who | All staff who visit. |\n| When | After ten. |",
        "Protocol: Visits at Night",
    );
}

#[test]
fn what_stands_over_a_bare_kind_says_of_what_it_is() {
    titled(
        "Keys and Locks\nPolicy\nAll staff keep keys in the cupboard of their house.",
        "Keys and Locks Policy",
    );
    titled(
        "Harbour Project\nStaff team\nKeys policy\nAll staff keep keys in the cupboard.",
        "Keys policy",
    );
}

#[test]
fn what_tells_how_a_record_is_made_is_guidance() {
    check(
        "Keeping a chronology\nPractice guidance for school nurses, midwives, teachers and everybody else who keeps one\nThird edition\n## What goes in\nStaff write down each move of the child.\n## What stays out\nWorkers leave out what they only suppose.\n## This guidance\nThis guidance was agreed by the management team on 3 May 2025 and will be reviewed before the end of May 2027. The Lead Nurse keeps it.",
        Kind::Policy,
    );
    check(
        "Building a chronology for Ash Reid\n| Date | Event | Source |\n| 3 May 2025 | Moved house | Mother |\n| 4 June 2025 | New school | School |\n| 5 July 2025 | Fell | GP |",
        Kind::Chronology,
    );
}

#[test]
fn where_a_site_leads_is_no_title() {
    titled(
        "Home | Chapters | Using this handbook\n# 3.2 Keys Policy\nAll staff keep keys in the cupboard.",
        "3.2 Keys Policy",
    );
}

#[test]
fn an_assessment_by_its_name_with_the_words_of_another_record_is_doubted() {
    let minute = "Assessment\nPresent: Ms Orr (chair), Mr Blane, Dr Haig\nApologies: school nurse\n\
        The chair welcomed everyone and introductions were made.\nDiscussion\n\
        Mr Blane said that attendance had improved since the new term and the group agreed.\n\
        The health visitor reported that appointments were kept and thanked the family for coming.\n\
        Decisions\nThe group agreed to meet again before the summer break.\n\
        Date of next meeting\n6 June 2026\nMinute taken by the clerk.";
    let found = read("a.docx", minute).0;
    assert_ne!(
        (found.value, found.certainty),
        (Kind::Assessment, Certainty::Certain)
    );
}

#[test]
fn a_table_of_hazards_assesses_a_place() {
    check(
        "# Risk assessment\nHouse: Larch\n|! Hazard | Who may be harmed | Control |\n| Loose rug | Young people | Tape |\n| Knives | All | Lock |\nAnalysis of accidents: none.",
        Kind::Other,
    );
    check(
        "# Risk assessment\nChild: Ash Reid\n| Risk | Likelihood |\n| Running away | High |\n## Analysis\nHe runs because he is afraid.",
        Kind::Assessment,
    );
}

#[test]
fn an_assessment_may_be_named_in_short() {
    check(
        "# Ax of need\nChild: Ash Reid\nDad works away. Mum is tired.",
        Kind::Assessment,
    );
}
