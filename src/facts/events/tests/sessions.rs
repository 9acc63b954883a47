//! Sessions in records of supervision, whatever the record's shape.

use super::{Kind, check};

/// Three sessions, told in many shapes.
const SESSIONS: [&str; 3] = [
    "2022-05-03 Oversight",
    "2022-06-14 Oversight",
    "2022-07-26 Oversight",
];

#[test]
fn each_row_of_a_log_is_a_session_though_it_reads_like_a_task() {
    for table in [
        "|! When | Decision |\n| 03.05.22 | Allocated to Jo, by end of June |\n| 14.06.22 | Draft is sound |\n| 26.07.22 | Plan read |",
        "|! Date | Action | By whom | By when |\n| 03/05/22 | Complete the assessment | JB | 30/05/22 |\n| 14/06/22 | Send the report | JB | 20/06/22 |\n| 26/07/22 | Visit twice | JB | 30/08/22 |",
        "|! Planned | Held | Summary |\n| 2 May 2022 | 3 May 2022 | Plan |\n| 1 June 2022 | 14 June 2022 | Report |\n| 26 July 2022 | 26 July 2022 | Quiet |",
        "|! Case | Date | Discussion |\n| Ash | 3 May 2022 | Plan |\n| Ash | 14 June 2022 | Report due on 3 July |\n| Ash | 26 July 2022 | Quiet |",
        "| | 3 May 2022 | 14 June 2022 | 26 July 2022 |\n| Ash | At gran's | Well | Quiet |",
        "| Date of session | 3 May 2022 |\n| Agreed | Go on |\n| Date of session | 14 June 2022 |\n| Agreed | Go on |\n| Date of session | 26 July 2022 |\n| Date of next session | 1 September 2022 |",
    ] {
        check(
            Kind::Supervision,
            &format!("# Supervision\n{table}"),
            &SESSIONS,
        );
    }
}

#[test]
fn a_line_or_heading_that_opens_with_its_day_is_a_session() {
    for lines in [
        "Session 1: 3 May 2022\nWhere are we with Ash?\nSession 2: 14 June 2022\nReview by Friday.\nSession 3: 26 July 2022\nQuiet.",
        "## Tuesday 3 May 2022\nPlan.\n## Tuesday 14 June 2022\nReport due.\n## Tuesday 26 July 2022\nQuiet.",
        "03/05/22 KR/JB. Plan read.\n14/06/22 KR/JB. To be done by Friday.\n26/07/22 KR. File read.",
        "We met on 3 May 2022 and read the plan.\nWe spoke again on 14 June 2022.\nOn 26 July 2022 Kim read the file alone.",
    ] {
        check(
            Kind::Supervision,
            &format!("# Supervision\n{lines}"),
            &SESSIONS,
        );
    }
    check(
        Kind::Other,
        "Supervision: 3 May, 14 June and 26 July 2022.\nAsh is well.",
        &SESSIONS,
    );
}

#[test]
fn what_was_not_held_is_no_session_and_what_was_talked_of_there_neither() {
    check(
        Kind::Supervision,
        "# Supervision\n|! Date | Notes |\n| 3 May 2022 | Contact was cancelled twice by Mum; we talked about it. |\n| 14 June 2022 | Cancelled, Kim ill |",
        &["2022-05-03 Oversight"],
    );
    check(
        Kind::Supervision,
        "# Supervision\n3 May 2022\nPlan read. Ash's review was on 1 April 2022.\n14 June 2022\nDid not take place.\nNext supervision: 26 July 2022",
        &["2022-05-03 Oversight"],
    );
}

#[test]
fn a_record_of_oversight_is_known_by_whose_it_is_and_other_lists_are_none() {
    check(
        Kind::CaseNotes,
        "Senior's oversight sheet\n|! Date | Note |\n| 3 May 2022 | Supervision: report due. |",
        &["2022-05-03 Oversight"],
    );
    for title in [
        "School supervision rota",
        "Kim Ray: supervision at home, notes of reviews",
    ] {
        check(
            Kind::Other,
            &format!("{title}\n|! Date | Note |\n| 3 May 2022 | Quiet. |"),
            &[],
        );
    }
}

#[test]
fn a_section_of_oversight_in_a_plan_holds_sessions() {
    let plan = |rows: &str| {
        format!(
            "# Child's plan\n## What we do\n| Isla | Read |\n## Management oversight (not shared)\n{rows}\n## Copies\n3 August 2022"
        )
    };
    let rows = "| 3 May 2022 | KR | Plan read |\n| 14 June 2022 | KR | Go on |\n| 26 July 2022 | KR | Quiet |";
    check(Kind::Plan, &plan(rows), &SESSIONS);
}

#[test]
fn a_summary_of_oversight_tells_of_its_sessions_and_its_form_of_other_days() {
    check(
        Kind::Supervision,
        "Record of oversight\n| Opened | 1 March 2022 |\n| Worker | Jo Bell |\n| Ends | 3 August 2022 |\nJo presented the family on 3 May 2022, and they went over it again on 14 June 2022. At supervision on 26 July 2022 all was well.",
        &SESSIONS,
    );
}

#[test]
fn a_cell_that_says_what_a_row_is_makes_it_oversight() {
    check(
        Kind::CaseNotes,
        "Visits (JB) and manager's entries (KR)\n|! Date | By | Kind | Note |\n| 3 May 2022 | KR | Oversight | Plan read. |\n| 9 May 2022 | JB | Visit | Seen. |",
        &["2022-05-03 Oversight", "2022-05-09 Visit"],
    );
}
