//! Heads of documents: tables of control in unusual shapes, bylines, and facts in sentences.

use super::super::Field::*;
use super::super::Status;
use super::super::tests::{check, status};

#[test]
fn a_cell_may_hold_a_label_over_its_value() {
    check(
        "# Outings Policy\n| Version // 3 | Held by // Outings Adviser |\n| Approved // 4 May 2025 | Cancels // Version 2 of 6 June 2021 |\n## Scope\nAll staff.",
        &[
            (Version, "3"),
            (Owner, "Outings Adviser"),
            (Approved, "4 May 2025"),
            (Issued, ""),
        ],
    );
}

#[test]
fn a_row_that_names_the_table_may_stand_over_the_names_of_its_columns() {
    check(
        "# Outings Procedure\n## Scope\nAll staff.\n| DOCUMENT INFORMATION |\n| Doc no. | Rev | Released | Revisit | Custodian |\n| SW-9 | B | 16 May 2025 | May 2027 | Fleet Officer |\n| EqIA | Screened out 28 January 2025 |",
        &[
            (Version, "B"),
            (Owner, "Fleet Officer"),
            (Issued, "16 May 2025"),
            (ReviewDue, "May 2027"),
            (Equality, "Screened out 28 January 2025"),
        ],
    );
    check(
        "# Outings Procedure\n## Scope\nAll staff.\n| DOCUMENT INFORMATION | | | | |\n| Doc no. | Rev | Released | Revisit | Custodian |\n| SW-9 | B | 16 May 2025 | May 2027 | Fleet Officer |\n| EqIA | Screened out 28 January 2025 | | | |",
        &[
            (Version, "B"),
            (Issued, "16 May 2025"),
            (Equality, "Screened out 28 January 2025"),
        ],
    );
}

#[test]
fn a_paragraph_of_facts_below_the_title_is_part_of_the_cover() {
    let lines = "# Outings Policy\nFor approval at the meeting of 10 December 2026. Until then the policy of 2022 stands and nobody has to change what they do on outings.\nAuthor: Outings Adviser. Version 0.4 dated 20 October 2026.\n## Scope\nAll staff.";
    check(lines, &[(Version, "0.4"), (Owner, "Outings Adviser")]);
    status(lines, Status::Draft);
}

#[test]
fn a_byline_names_the_author() {
    for line in [
        "Ms F. Orr, Depute Head (Support) | third edition | adopted by the Parent Council on 11 November 2024",
        "By the Outings Manager. Second edition, adopted 11 November 2024.",
    ] {
        check(
            &format!("# Outings Policy\n{line}\n## Scope\nAll staff."),
            &[(Approved, "11 November 2024")],
        );
        let control =
            super::super::tests::read(&format!("# Outings Policy\n{line}\n## Scope\nAll staff."));
        assert!(control.all(Owner).next().is_some(), "{line}");
    }
}

#[test]
fn who_adopted_it_without_a_date_says_that_it_is_in_force() {
    status(
        "# Outings Policy\nSession 2025–26\nAdopted by the staff and the Parent Council.\n## Scope\nAll staff.",
        Status::Final,
    );
    status(
        "# Outings Policy\nTo be adopted by the staff and the Parent Council.\n## Scope\nAll staff.",
        Status::Unclear,
    );
}

#[test]
fn a_deed_may_break_off_over_its_date() {
    check(
        "# Outings Policy\nAgreed by the Board and published\n12 August 2024\nVersion 1.0\n## Scope\nAll staff.",
        &[(Issued, "12 August 2024")],
    );
}

#[test]
fn a_stretch_of_force_begins_with_its_effect_and_ends_with_its_review() {
    let expected = [(Effective, "1 May 2025"), (ReviewDue, "30 April 2027")];
    check(
        "# Outings Policy\nIn force from 1 May 2025 until 30 April 2027.\n## Scope\nAll staff.",
        &expected,
    );
    check(
        "# Outings Policy\n| Version | 2 |\n| In force | 1 May 2025 to 30 April 2027 |\n## Scope\nAll staff.",
        &expected,
    );
}

#[test]
fn what_is_not_yet_in_force_has_no_day_of_effect() {
    let lines = "# Outings Policy\nConsultation draft, version 0.3, 19 October 2026. Not yet in force: go on using the 2022 policy.\n## Scope\nAll staff.";
    check(lines, &[(Effective, "")]);
    status(lines, Status::Draft);
}

#[test]
fn a_heading_may_say_what_the_date_below_it_is_of() {
    check(
        "# Outings Policy\n## Scope\nAll staff.\n## When this is looked at again\nFares: each April. The policy: by the end of January 2028.",
        &[(ReviewDue, "21 January 2028 to 31 January 2028")],
    );
}

#[test]
fn how_often_it_is_reviewed_may_stand_with_the_day() {
    check(
        "# Outings Policy\n| Approved | 3 May 2025 |\n| Review cycle | 2 years (May 2027) |\n| Owner | Head of Service |",
        &[(ReviewDue, "May 2027")],
    );
    check(
        "# Outings Policy\n| Approved | 3 May 2025 |\n| Review cycle | 2 years |\n| Owner | Head of Service |",
        &[(ReviewDue, "")],
    );
}

#[test]
fn slashes_may_part_the_fields_of_a_line() {
    check(
        "# Outings Standards\nApproved Nov 2024 / Review Nov 2027 / Ed. 4 / Contact: Rights Officer\n## Scope\nAll staff.",
        &[
            (Approved, "November 2024"),
            (ReviewDue, "November 2027"),
            (Owner, "Rights Officer"),
        ],
    );
    check(
        "# Outings Standards\nOwner: Head of Service\nEIA done? Yes / No / Not needed\n## Scope\nAll staff.",
        &[(Equality, "")],
    );
}

#[test]
fn rows_that_begin_with_versions_are_a_history_without_names_of_columns() {
    check(
        "# Outings Policy\nVersion 3\n## Scope\nAll staff.\n## What changed\n| Version 1 | June 2017 |\n| Version 2 | October 2020, after the merger |\n| Version 3 | March 2024, fares |",
        &[(Version, "3")],
    );
    let control = super::super::tests::read(
        "# Outings Policy\nVersion 3\n## Scope\nAll staff.\n## What changed\n| Version 1 | June 2017 |\n| Version 2 | October 2020, after the merger |\n| Version 3 | March 2024, fares |",
    );
    assert!(control.all(Version).all(|value| value.words.text == "3"));
}

#[test]
fn the_version_of_another_document_is_not_this_ones() {
    check(
        "# Outings Policy\n## Scope\nAll staff.\n## National work\nVersion 0.2 of a national form has been sent round.\n@footer Outings v1.4",
        &[(Version, "1.4")],
    );
    check(
        "# Outings Policy\n## Scope\nAll staff.\n@footer © 2026 Council. Intranet release 9.4",
        &[(Version, "")],
    );
}

#[test]
fn fields_that_cannot_be_paired_leave_it_open_what_they_say() {
    let control = super::super::tests::read(
        "# Outings Policy\n## Scope\nAll staff.\n| Made | Version | Author |\n| 3 May 2025 | by | Jo Bell, Outings Adviser |\n| of | two | x |\n| Approved | | Lead |\n| y | 4 June 2025 | z |",
    );
    assert!(control.values.iter().any(|value| value.dated.is_some()));
}

#[test]
fn a_running_paragraph_at_the_head_may_say_that_it_is_a_draft() {
    let lines = "STRICTLY FOR CONSULTATION\n# Outings Charges Policy\nConsultation opens on 2 November 2026 and closes on 14 December 2026. Draft 2 prepared by the Business Manager, 26 October 2026. If it is agreed it will be reviewed by 31 March 2030.\n## Scope\nAll staff.";
    status(lines, Status::Draft);
    check(lines, &[(Version, "2"), (Owner, "Business Manager")]);
}

#[test]
fn it_at_the_head_of_a_document_is_the_document() {
    check(
        "# Outings: a procedure\nMade by the manager on 10 February 2024. The board passed it on 3 March 2026. It stands until 3 March 2028.\n1. Ask.\n2. Go.",
        &[(Approved, "3 March 2026"), (ReviewDue, "3 March 2028")],
    );
}

#[test]
fn the_keeper_of_the_protocol_keeps_this_one_where_the_title_calls_it_so() {
    let steps = "## 1 Purpose\nAll staff.\n## 2 Steps\nAsk.\n## 3 More\nGo.\n## 4 Keeping it\nThe Outings Co-ordinator keeps the protocol up to date.\n## 5 End\nHome.\n## 6 A\nB.\n## 7 C\nD.\n## 8 E\nF.";
    check(
        &format!("# Protocol on outings\n{steps}"),
        &[(Owner, "Outings Co-ordinator")],
    );
    check(&format!("# Outings\n{steps}"), &[(Owner, "")]);
}

#[test]
fn editions_may_be_named_in_a_footer_and_by_their_year() {
    check(
        "# Outings Handbook\n## Scope\nAll staff.\n@footer Outings, second edition",
        &[(Version, "second edition")],
    );
    check(
        "# Outings Handbook\n2026 edition\n## Scope\nAll staff.",
        &[(Version, "2026 edition")],
    );
}

#[test]
fn what_was_looked_at_for_equality_is_no_review() {
    check(
        "# Outings Policy\n| Version | 2 |\n| Approved | 3 May 2025 |\n| Review | May 2027 |\n## Equality\nLooked at by the Equality Officer on 20 March 2025: full assessment not required.",
        &[(ReviewDue, "May 2027"), (LastReviewed, "")],
    );
}

#[test]
fn words_that_may_mean_an_equality_assessment_leave_it_open() {
    for (lines, is_open) in [
        (
            "## Fairness\nThe parents' group was asked whether the policy is fair to everybody.",
            true,
        ),
        (
            "| Version | 2 |\n| Approved | 3 May 2025 |\n| Fair treatment check | done 2 May 2025 |",
            true,
        ),
        (
            "## Values\nThis policy is committed to equality and values difference.",
            false,
        ),
        (
            "## Duty\nStaff must consider equality whenever they plan an outing.",
            false,
        ),
        (
            "## Duty\nEquality is considered at every team meeting.",
            false,
        ),
    ] {
        let control = super::super::tests::read(&format!(
            "# Outings Policy\n## Scope\nAll staff.\n## Steps\nAsk.\n{lines}"
        ));
        assert_eq!(
            control.all(OpenEquality).next().is_some(),
            is_open,
            "{lines}"
        );
    }
}

#[test]
fn the_names_of_fields_may_stand_to_the_right_of_their_values() {
    check(
        "# Outings Policy\n| 3.0 | Version |\n| Final | Status |\n| 4 May 2026 | Date agreed |\n| May 2028 | Due for review |\n| Outings Adviser | Owner |\n## Scope\nAll staff.",
        &[
            (Version, "3.0"),
            (Approved, "4 May 2026"),
            (ReviewDue, "May 2028"),
            (Owner, "Outings Adviser"),
        ],
    );
}
