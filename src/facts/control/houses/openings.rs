//! Documents that open in other ways than with a title and a block: below a report, in a letter, in
//! the words of an agreement, in the first paragraph.

use super::super::tests::{check, status};
use super::super::{Field::*, Status};

#[test]
fn a_policy_below_a_report_opens_with_its_title() {
    check(
        "Committee: Families Committee\nSubject: Respite Policy\n# 1. Reason\nThe committee is asked to approve what follows.\nIt was last seen in May 2021.\nIt costs nothing.\n# RESPITE POLICY (VERSION 4)\nThe policy lead is the Respite Manager.\n## Who\nCarers.\nA.\nB.\nC.\nD.\nE.\nF.\nG.\nH.",
        &[(Version, "4"), (Owner, "Respite Manager")],
    );
}

#[test]
fn what_a_document_calls_itself_may_be_reviewed_wherever_that_is_said() {
    let text = "Text.\n".repeat(12);
    check(
        &format!(
            "# Play Plan 2026-2029\nPublished 3 May 2026\n## Aims\n{text}Each year there is a report, and the plan as a whole is to be reviewed by 31 March 2029.\n{text}"
        ),
        &[(Issued, "3 May 2026"), (ReviewDue, "31 March 2029")],
    );
    check(
        &format!(
            "# Guidance on the Child's Plan\n## Aims\n{text}The plan is to be reviewed by 31 March 2029.\n{text}"
        ),
        &[(ReviewDue, "")],
    );
}

#[test]
fn the_first_paragraph_says_who_agreed_it_and_when() {
    check(
        "# Agreement on Night Cover\nTwo councils. Issue 2. The two managers agreed the text on 12 March 2025, and it applies from 1 April 2025. To be renewed by 31 March 2028.",
        &[
            (Approved, "12 March 2025"),
            (Effective, "1 April 2025"),
            (ReviewDue, "31 March 2028"),
        ],
    );
    check(
        "# Safety Policy\nThe Session resolved at its meeting on 14 May 2025 to adopt the policy that follows.\n## Aims\nText.",
        &[(Approved, "14 May 2025")],
    );
    check(
        "# Bruising Protocol\nDraft 3 of 19 October 2026. We expect the Committee to approve the protocol at its meeting of 21 January 2027.",
        &[(Approved, "")],
    );
}

#[test]
fn what_was_first_done_is_of_an_earlier_version() {
    check(
        "# Bullying Policy\nThis issue 18 August 2025; first issue August 2022; next review August 2027.\n@footer Bullying Policy, issue 3",
        &[
            (Version, "3"),
            (Issued, "18 August 2025"),
            (ReviewDue, "August 2027"),
        ],
    );
    check(
        "# Safety Policy\n| Adopted | 17 June 2026 |\n| Version | 6 |\n## Aims\nThe Board first adopted this policy in 2014.",
        &[(Approved, "17 June 2026")],
    );
    check(
        "# Safety Policy\n| Approved by the First Aid Panel | 17 June 2024 |\n| Issued | 3 July 2025 |\n| Version | 6 |",
        &[(Approved, "17 June 2024")],
    );
}

#[test]
fn a_plan_of_each_child_is_another_than_the_plan_itself() {
    for (lines, due) in [
        (
            "Each pupil gets a plan; the plan is to be reviewed by 31 March 2027.",
            "",
        ),
        (
            "A child’s plan is kept at school. The plan is to be reviewed by 31 March 2027.",
            "",
        ),
        (
            "Money is short. The plan is to be reviewed by 31 March 2027.",
            "31 March 2027",
        ),
    ] {
        let text = "Text of some length stands here.\n\n".repeat(8);
        check(
            &format!("# Corporate Parenting Plan\n\n## Aims\n\n{text}{lines}\n\n{text}"),
            &[(ReviewDue, due)],
        );
    }
}

#[test]
fn a_term_that_a_clause_defines_is_a_label() {
    check(
        "# Information Sharing Agreement\n1.1 “Commencement Date” means 1 April 2025. 1.2 This Agreement continues until 31 March 2028.",
        &[(Effective, "1 April 2025"), (ReviewDue, "31 March 2028")],
    );
    check(
        "# Contact Policy\n“Responsible Officer” means the adult with whom a child lives. “Author” is what we call her.",
        &[(Owner, "")],
    );
}

#[test]
fn who_issued_it_may_say_when_another_approved_it() {
    check(
        "# Practice Note 7\nDate of issue: 5 January 2026\nIssued by: Lead Officer, for the Committee, which approved the note on 11 December 2025\nVersion: 1.0",
        &[(Issued, "5 January 2026"), (Approved, "11 December 2025")],
    );
}

#[test]
fn a_text_that_was_not_adopted_is_a_draft() {
    status(
        "# Vetting\nProposed text, 2 September 2026\nThe Trustees have not adopted this text.",
        Status::Draft,
    );
    check(
        "# Vetting Policy\nProposed text, 2 September 2026\nThe Trustees have not adopted this text.",
        &[(Drafted, "2 September 2026"), (Approved, "")],
    );
}

#[test]
fn a_version_of_a_thing_is_not_the_documents() {
    check(
        "# Photography Policy\nEdition 2\n## Aims\nText.\nVersion 4.2 of the site went live in 2025.",
        &[(Version, "2")],
    );
}

#[test]
fn who_wrote_it_is_told_before_what_the_board_did_with_it() {
    check(
        "# Lone Visits\n## Aims\nA.\nB.\nC.\n## Housekeeping\nWritten by our Operations Manager. The board approved it on 4 October 2025. We will have another look in October 2027.",
        &[
            (Owner, "our Operations Manager"),
            (Approved, "4 October 2025"),
            (ReviewDue, "October 2027"),
        ],
    );
}

#[test]
fn a_resolution_adopts_what_follows() {
    check(
        "# Lending Policy\nRESOLVED by the trustees on 8 December 2025 that the following be the policy of the Fund, and that it be brought before them again in December 2027.",
        &[(Approved, "8 December 2025")],
    );
}

#[test]
fn this_is_release_18_whatever_release_it_came_with() {
    check(
        "# Family Time: procedure\nChapter owner: Coordinator\nAdded to the manual: February 2023 (release 12). This is release 18.\nNext planned amendment: March 2028",
        &[(Version, "18"), (ReviewDue, "March 2028")],
    );
}

#[test]
fn a_line_of_two_sentences_says_what_each_of_them_says() {
    status(
        "# Lone Visits Policy\nNo longer in use. Replaced on 19 November 2025.\nThe board approved it on 4 October 2022.",
        Status::Superseded,
    );
}

#[test]
fn the_head_may_say_to_whom_a_document_was_issued() {
    check(
        "# Outings Guidance\nIssued to all houses and offices, May 2026\n## Scope\nAll staff.",
        &[(Issued, "May 2026")],
    );
}

#[test]
fn a_draft_may_be_dated_in_the_line_that_asks_for_comments() {
    check(
        "# Outings Guidance\nDRAFT 0.2 for consultation, 4 May 2026 Comments go to the adviser by the end of June, if you please.\n## Scope\nAll staff.",
        &[(Drafted, "4 May 2026")],
    );
}
