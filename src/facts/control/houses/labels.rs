//! Labels and the blocks that hold them.

use super::super::Field::*;
use super::super::tests::check;

#[test]
fn what_stands_behind_supersedes_is_another_documents() {
    check(
        "# Visits Policy\n| Version | 3.1 | Date approved | 19 February 2025 |\n| Lead author | Lead Nurse | Superseded documents | Version 3.0 (May 2022) |",
        &[
            (Version, "3.1"),
            (Approved, "19 February 2025"),
            (Issued, ""),
        ],
    );
    check(
        "# Visits Policy\nVersion: 2\nApproved: 4 May 2025\nReplaces: Version 1, issued 3 June 2019\nOwner: Head of Service",
        &[(Version, "2"), (Approved, "4 May 2025"), (Issued, "")],
    );
}

#[test]
fn a_heading_over_other_text_is_no_label() {
    check(
        "# Matching Policy\n| Version | 2 |\n| Approved | 1 October 2024 |\n## Approval by panel\nA carer who was approved on 14 March 2023 for two children is not approved for three.",
        &[(Approved, "1 October 2024")],
    );
}

#[test]
fn the_date_of_an_equality_assessment_is_not_that_of_the_policy() {
    check(
        "# Training Policy\n| EQIA | 12 March 2025 |\n| Author | Practice Adviser |\n| In force from | 4 May 2025 |",
        &[(Issued, ""), (Effective, "4 May 2025")],
    );
}

#[test]
fn a_version_may_be_a_letter_or_an_ordinal() {
    check(
        "# Night Work\n| Revision | : D |\n| Date issued | : 17 September 2025 |",
        &[(Version, "D"), (Issued, "17 September 2025")],
    );
    check(
        "# Night Work\n| Doc ref | Edition | Approved | Responsible |\n| FI-12 | Ed. 2 | 3 May 2025 | Head of Wellbeing |",
        &[(Version, "2"), (Owner, "Head of Wellbeing")],
    );
}

#[test]
fn the_next_approval_or_issue_is_the_next_review() {
    check(
        "# Visits Policy\n| Last approved | 25 November 2025 |\n| Next approval due | November 2027 |\n| Version | 7 |",
        &[(Approved, "25 November 2025"), (ReviewDue, "November 2027")],
    );
}

#[test]
fn a_table_may_begin_with_an_empty_cell_over_its_labels() {
    check(
        "# Voice of the Child\n| | Details |\n| Standards owned by | Participation Team |\n| In use since | August 2024 |\n| Last looked at | August 2025 |\n| To be looked at again | August 2027 |\n| Version | 2 |\n| EHRC / equality check | Passed, July 2024 |",
        &[
            (Owner, "Participation Team"),
            (Effective, "August 2024"),
            (ReviewDue, "August 2027"),
            (Version, "2"),
            (Equality, "Passed, July 2024"),
        ],
    );
}

#[test]
fn what_is_done_again_lies_ahead_or_behind() {
    check(
        "# Visits Policy\n| Owner | Head of Care |\n| Last looked over | 11 November 2025 |\n| Due to be refreshed | November 2027 |",
        &[
            (LastReviewed, "11 November 2025"),
            (ReviewDue, "November 2027"),
        ],
    );
    check(
        "# Visits Policy\n| Operative date | 1 April 2025 |\n| Revision falls due | April 2028 |\n| Good until | May 2028 |\n| Edition | 3 |",
        &[
            (Effective, "1 April 2025"),
            (ReviewDue, "April 2028"),
            (Version, "3"),
        ],
    );
    check(
        "# Visits Policy\nVersion: 2\nChecked by: Jo Bell, 3 May 2025",
        &[(ReviewDue, "")],
    );
}

#[test]
fn names_and_values_take_turns_below_the_name_of_the_house() {
    check(
        "# Naps\n| Brae Nursery | Policy no. 17 |\n| Date adopted by the setting | Date to be refreshed |\n| 21/08/2025 | 21/08/2027 |\n| Person who leads on this policy | Revision number |\n| Depute Manager | 2 |",
        &[
            (Approved, "21 August 2025"),
            (ReviewDue, "21 August 2027"),
            (Version, "2"),
            (Owner, "Depute Manager"),
        ],
    );
}

#[test]
fn a_block_of_control_is_known_by_what_stands_in_it() {
    check(
        "# Bathing\n## Policy passport\n|! In charge of this policy | Manager, Short Breaks |\n| Signed off | Managers, 6 May 2025 |\n| Good until | May 2027 |\n| Edition | 3 |",
        &[
            (Owner, "Manager, Short Breaks"),
            (Approved, "6 May 2025"),
            (ReviewDue, "May 2027"),
            (Version, "3"),
        ],
    );
}

#[test]
fn a_version_may_be_called_a_release_and_carry_its_day() {
    check(
        "# Arrivals Procedure\n| Release | 2.0, 17 February 2025 |\n| Process owner | Service Manager |\n| Revisit before | 17 February 2027 |",
        &[
            (Version, "2.0"),
            (Issued, "17 February 2025"),
            (ReviewDue, "17 February 2027"),
        ],
    );
    check(
        "# Trips\nHouse Trust, version 0.2 of 30 August 2026\n@watermark DRAFT",
        &[(Version, "0.2"), (Drafted, "30 August 2026")],
    );
}

#[test]
fn a_line_of_labels_is_a_block_of_control() {
    check(
        "# Attendance\nBrae Academy\n## Scope\nText.\nText.\nPolicy ref: AA/12 Issue 4 Date: 14/05/2025 Review: 14/05/2027 Owner: Depute Head",
        &[(Issued, "14 May 2025"), (ReviewDue, "14 May 2027")],
    );
}

#[test]
fn a_date_on_the_cover_opens_no_section() {
    check(
        "# Travel\nVersion 0.7\n7 October 2026\nLead: Transport Officer\n## Money\nText.",
        &[(Drafted, "7 October 2026")],
    );
}

#[test]
fn a_section_on_guidance_is_not_the_title() {
    let title = |lines: &str| {
        let document = crate::facts::sketch::document(lines);
        crate::facts::of(&document).title.map(|title| title.text)
    };
    assert_eq!(
        title(
            "Exclusion from School\nCircular 12\n## Law and guidance\nWe follow the Act.\n## Recording\nWrite it down.\n## Training\nAll staff."
        ),
        Some("Exclusion from School".to_owned())
    );
}

#[test]
fn values_may_stand_over_the_names_of_their_fields() {
    check(
        "# Bath Time\n| 3 May 2025 | 2 May 2028 | Director of Houses | 4 |\n| Date ratified | Date it must be ratified again | Accountable director | Issue |",
        &[
            (Approved, "3 May 2025"),
            (ReviewDue, "2 May 2028"),
            (Owner, "Director of Houses"),
            (Version, "4"),
        ],
    );
}

#[test]
fn a_question_may_be_the_label() {
    check(
        "# Bath Time\n## Is this guide in force?\nYes, since 3 May 2025.\n## Which version is it?\nThe second.\n## Who owns it?\nThe Houses Manager.",
        &[(Effective, "3 May 2025"), (Version, "The second")],
    );
}

#[test]
fn labels_may_be_cut_short_or_joined() {
    check(
        "# Bath Time\n| Ref | BT/02 |\n| Iss. | 7 |\n| Authorised | Head of Houses 3/5/25 |\n| Revisit | 3/5/28 |",
        &[(Version, "7"), (ReviewDue, "3 May 2028")],
    );
    check(
        "# Bath Time\n| Content version | 2.1 |\n| Review Period/Expiry | 3 May 2027 |\n| Responsible individual | Houses Manager |",
        &[
            (Version, "2.1"),
            (ReviewDue, "3 May 2027"),
            (Owner, "Houses Manager"),
        ],
    );
}

#[test]
fn the_day_may_stand_under_who_did_it() {
    check(
        "# Bath Time\n| Approved by | Houses Committee |\n| On | 3/5/2025 |\n| This is version | 2.1 (replaces 1.9) |",
        &[(Approved, "3 May 2025"), (Version, "2.1")],
    );
}

#[test]
fn the_years_in_a_title_are_those_that_it_is_for() {
    check(
        "# Draft Houses Framework 2025-2027\nVersion 4 drafted 3 May 2025",
        &[(Drafted, "3 May 2025")],
    );
}

#[test]
fn the_number_of_a_chapter_is_no_version() {
    check(
        "Home > Houses > 3.4\n# 3.4 Bath Time\nText for all.",
        &[(OpenVersion, "")],
    );
}

#[test]
fn what_the_reader_is_sent_to_has_a_version_of_its_own() {
    check(
        "Withdrawn in May 2025. See the Short Breaks Procedure, version 1.\n# Bath Time\nVersion 2.2",
        &[(Version, "2.2")],
    );
    check(
        "# Bath Time\n| Status | Draft |\n| Draft number | 3 |",
        &[(Version, "3")],
    );
}

#[test]
fn a_label_behind_a_version_without_a_sign_is_one() {
    check(
        "# Visits Policy\nVersion 2.0 Lead: Area Manager, Homes Next review: 3 May 2028\n## Scope\nAll.",
        &[
            (Owner, "Area Manager, Homes"),
            (ReviewDue, "3 May 2028"),
            (Version, "2.0"),
        ],
    );
    check(
        "# Visits Policy\nVersion 4 Approved by the Board 8 March 2026 For review: March 2028 Owner: Lead Nurse\n## Scope\nAll.",
        &[
            (Owner, "Lead Nurse"),
            (ReviewDue, "March 2028"),
            (Approved, "8 March 2026"),
            (Version, "4"),
        ],
    );
}

#[test]
fn what_keeps_a_policy_up_to_date_is_no_date() {
    check(
        "# Visits Policy\nVersion 2\nKept up to date by: Depute Manager\n## Scope\nAll.",
        &[(Owner, "Depute Manager")],
    );
}

#[test]
fn a_label_may_go_on_in_its_value() {
    check(
        "# Reviews Circular\n| Issued | 30 May 2025 |\n| Version | 4 |\n| Valid | until next reviewed, in May 2028 |",
        &[(ReviewDue, "May 2028")],
    );
    check(
        "# Reviews Circular\n| Issued | 30 May 2025 |\n| Version | 4 |\n| Valid | for all staff since May 2028 |",
        &[(ReviewDue, "")],
    );
}

#[test]
fn a_title_that_speaks_of_living_is_no_label() {
    check(
        "# House Manual\nComing to live with us: admissions and matching\nIssue 5. Issued 1 July 2026.",
        &[(Effective, "")],
    );
    check(
        "# House Manual\n| Version | 5 |\n| Went live | 1 July 2026 |",
        &[(Effective, "1 July 2026")],
    );
}

#[test]
fn who_owns_something_else_and_blanks_are_no_owner_and_no_version() {
    for lines in [
        "# Visits Policy\n| Risk owner | Shift leader |\n| Approved | May 2025 |",
        "# Visits Policy\n| Owner | to be appointed |\n| Approved | May 2025 |",
    ] {
        check(lines, &[(Owner, "")]);
    }
    for version in ["n/a", "[x.x]"] {
        check(
            &format!("# Visits Policy\n| Version | {version} |\n| Owner | Head of Care |"),
            &[(Version, "")],
        );
    }
}

#[test]
fn a_review_may_be_a_renewal_or_a_target_and_a_year() {
    for label in [
        "Renewal date",
        "Target review date",
        "Mandatory review date",
        "When does this run out?",
    ] {
        check(
            &format!("# Visits Policy\n| {label} | March 2027 |\n| Owner | Head of Care |"),
            &[(ReviewDue, "March 2027")],
        );
    }
}

#[test]
fn a_kind_alone_is_no_title_without_the_line_beside_it() {
    let title = |lines: &str| {
        let document = crate::facts::sketch::document(lines);
        let title = crate::facts::of(&document).title.map(|title| title.text);
        title.map(|title| title.split_whitespace().collect::<Vec<_>>().join(" "))
    };
    let said = |words: &str| Some(words.to_owned());
    let rest = "Approved: 3 May 2025\n## Aims\nStaff know what to do when a bath is run.\n## Water\nStaff try the water first, and then the child does.";
    assert_eq!(
        title(&format!("# POLICY\n## Bath Time\n{rest}")),
        said("POLICY Bath Time")
    );
    assert_eq!(
        title(&format!("# Bath Time\n## Policy and Procedure\n{rest}")),
        said("Bath Time Policy and Procedure")
    );
    assert_eq!(
        title(
            "# Policy\n## Aims\nStaff know what to do when a bath is run.\n## Water\nStaff try the water first."
        ),
        said("Policy")
    );
}

#[test]
fn a_month_in_figures_behind_a_deed_is_sure_beside_another_day() {
    let due = |lines: &str| {
        let control = super::super::tests::read(lines);
        let due = control.date(ReviewDue);
        due.map(|due| (due.interval.in_words(), due.certain))
    };
    for line in [
        "Review 10/26",
        "Review: 10/26",
        "Next review 10/26.",
        "Review due | 10/26",
    ] {
        let lines = format!("# Keys Protocol\nApproved by SMT 9.10.25\n{line}");
        assert_eq!(
            due(&lines),
            Some(("October 2026".to_owned(), true)),
            "{line}"
        );
    }
    // Of 15 cases 3 were looked at; a form's number.
    for line in ["Review 3/15 cases", "Form 10/26"] {
        let lines = format!("# Keys Protocol\nApproved by SMT 9.10.25\n{line}");
        assert_eq!(due(&lines), None, "{line}");
    }
}

#[test]
fn what_is_told_of_other_issues_is_not_this_ones() {
    for told in [
        "## Earlier issues\nIssue 1 was approved on 2 June 2016 and issue 2 on 10 September 2020.",
        "## Scope\nAll staff. Moves home are in Chapter 5.7, emergencies in 5.4.",
    ] {
        check(
            &format!("# Keys Procedure\n| Issue | 3 |\n| Approved | 18 November 2024 |\n{told}"),
            &[(Version, "3")],
        );
    }
    check(
        "SUPERSEDED. For reference only. Use version 3, which took effect on 1 May 2025.\n\n# Keys Policy\n| Version | 2 |\n| Approved | 7 September 2020 |",
        &[(Version, "2")],
    );
    check(
        "5.3 Moves\nThis chapter tells of moves. It does not deal with moves home, which are in Chapter 5.7, or with emergencies.",
        &[(OpenVersion, "")],
    );
    check(
        "# Keys\nText 2.4 of May 2025\nAll staff.",
        &[(OpenVersion, "2.4")],
    );
}

#[test]
fn the_day_of_a_signature_is_that_of_the_approval() {
    check(
        "# Sharing Agreement\n| Date signed | 4 May 2026 |\n| Version | 2 |",
        &[(Approved, "4 May 2026")],
    );
    check(
        "# Holding Policy\n## Scope\nAll staff.\nSigned: A. Orr (Chair)\tDate: 4 May 2026",
        &[(Approved, "4 May 2026")],
    );
    check(
        "# Consent Guidance\n## Scope\nAll staff.\n## Forms\nA form that is well filled in:\nSigned: A. Orr\tDate: 4 May 2026",
        &[(Approved, "")],
    );
}

#[test]
fn labels_of_drafts_and_of_what_comes_next_have_many_names() {
    let lines = "# Outings Policy\n| State of play | For approval by the Board |\n| Text dated | 4 May 2026 |\n| Drawn up by | Outings Adviser |\n| Version | 0.4 |";
    check(
        lines,
        &[(Drafted, "4 May 2026"), (Owner, "Outings Adviser")],
    );
    check(
        "# Outings Policy\n| Issued | 4 May 2026 |\n| Latest review | 3 May 2026 |\n| Following review | May 2028 |",
        &[(ReviewDue, "May 2028"), (LastReviewed, "3 May 2026")],
    );
    check(
        "# Outings Policy\nApproved\t4 May 2026\nStays in effect until\t3 May 2029\nOwner\tOutings Adviser",
        &[(ReviewDue, "3 May 2029")],
    );
}
