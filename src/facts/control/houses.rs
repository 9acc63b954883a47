//! How one house or another writes its control: each in a wording that caught the reader out.

use super::tests::{check, status, status_at};
use super::{Field::*, Status};

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
fn a_history_may_stand_in_the_lower_rows_of_the_control_table() {
    check(
        "# Visits Policy\n| Date issued: | 6 October 2025 | | |\n| Version: | 2.0 | | |\n| Revision history | | | |\n| Version | Date | Summary of changes | Marked |\n| 2.0 | 6 October 2025 | Reminders | No |\n| 1.1 | 8 May 2023 | Contact details | No |",
        &[
            (Issued, "6 October 2025"),
            (Version, "2.0"),
            (Updated, "6 October 2025"),
        ],
    );
}

#[test]
fn whoever_will_look_at_it_again_says_when() {
    check(
        "# Corporate Parenting Policy\nApproved by the Committee on 11 March 2025.\nThe Committee asked that the policy be brought back to it in March 2028.",
        &[(Approved, "11 March 2025"), (ReviewDue, "March 2028")],
    );
    check(
        "# Joint Protocol\n## Purpose\nWhy partners need this.\n## Commencement and review\nThis protocol comes into effect on 1 May 2025. The partners will review it by 30 April 2028.",
        &[(Effective, "1 May 2025"), (ReviewDue, "30 April 2028")],
    );
    check(
        "# Volunteers\n## About this policy\nThe trustees adopted this policy on 9 September 2025. They will look at it again before 1 October 2027. This is the third edition.",
        &[
            (Approved, "9 September 2025"),
            (ReviewDue, "1 October 2027"),
            (Version, "third edition"),
        ],
    );
}

#[test]
fn it_and_the_policy_mean_this_one_only_where_it_was_spoken_of() {
    check(
        "# Lone Working Guidance\nVersion 2, approved 3 May 2025.\n## Purpose\nThe government published the strategy in May 2021. The council will review it in May 2028.\n## Steps\nTell the duty worker.\n## More\nAsk.\n## Last\nGo home.\n## End\nSleep.",
        &[(Issued, ""), (ReviewDue, "")],
    );
}

#[test]
fn a_date_may_come_before_what_was_done() {
    check(
        "# Visits Policy\n## Approval\nOn 3 May 2025 the Board approved this policy.",
        &[(Approved, "3 May 2025")],
    );
    check(
        "# 4.7 Bereavement\nIn May 2026, this chapter was amended and should be read in full.",
        &[(Reissued, "May 2026")],
    );
}

#[test]
fn an_approval_that_is_still_sought_has_no_date() {
    let lines = "# Whistleblowing\n| Version | 0.3 |\n| Date of this draft | 12 October 2026 |\n| Approval | To be sought from the Board, February 2027 |";
    check(lines, &[(Approved, ""), (Drafted, "12 October 2026")]);
    status(lines, Status::Draft);
}

#[test]
fn a_heading_over_other_text_is_no_label() {
    check(
        "# Matching Policy\n| Version | 2 |\n| Approved | 1 October 2024 |\n## Approval by panel\nA carer who was approved on 14 March 2023 for two children is not approved for three.",
        &[(Approved, "1 October 2024")],
    );
}

#[test]
fn a_chapter_that_tells_of_its_amendment_was_published_with_it() {
    status(
        "# 4.7 Bereavement\nThis chapter was amended in May 2026.\n## Scope\nAll staff.",
        Status::Final,
    );
    status(
        "# Bereavement Policy\nThis policy was amended in May 2026.\n## Scope\nAll staff.",
        Status::Unclear,
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
fn an_owner_may_hold_the_document_for_others() {
    check(
        "# Joint Protocol\n## Commencement and review\nThis protocol comes into effect on 1 May 2025.\nThe Public Protection Lead Officer holds the protocol on behalf of the partners.",
        &[(Owner, "Public Protection Lead Officer")],
    );
    check(
        "# Peer Support Guidance\n## Roles\nManagers tell new workers.\nComments to the lead author, Dana Wemyss, Practice Development Officer.\n## More\nAsk.\n## Last\nGo.\n## End\nSleep.",
        &[(Owner, "Dana Wemyss, Practice Development Officer")],
    );
}

#[test]
fn sentences_tell_of_approval_and_review_in_many_ways() {
    for (said, field, day) in [
        (
            "This policy was considered and approved at the meeting of the Board held on 3 May 2025.",
            Approved,
            "3 May 2025",
        ),
        (
            "This policy received the approval of the Board on 3 May 2025.",
            Approved,
            "3 May 2025",
        ),
        (
            "Signed off by the Policy Group: 3 May 2025.",
            Approved,
            "3 May 2025",
        ),
        (
            "Approved: Policy Group, 3 May 2025.",
            Approved,
            "3 May 2025",
        ),
        ("Issued to all staff on 3 May 2025.", Issued, "3 May 2025"),
        ("Date of issue 3 May 2025.", Issued, "3 May 2025"),
        (
            "This policy applies from 3 May 2025.",
            Effective,
            "3 May 2025",
        ),
        ("With effect from 3 May 2025.", Effective, "3 May 2025"),
        (
            "The policy will be kept under review and formally reviewed in May 2027.",
            ReviewDue,
            "May 2027",
        ),
        (
            "This policy will be reviewed every two years, the next time in May 2027.",
            ReviewDue,
            "May 2027",
        ),
        (
            "The date for review of this policy is 3 May 2027.",
            ReviewDue,
            "3 May 2027",
        ),
        (
            "A review of this policy will take place in May 2027.",
            ReviewDue,
            "May 2027",
        ),
        (
            "The Board will consider this policy again in May 2027.",
            ReviewDue,
            "May 2027",
        ),
        ("The next review is due in May 2027.", ReviewDue, "May 2027"),
    ] {
        check(
            &format!("# Visits Policy\n{said}\n## Scope\nAll staff."),
            &[(field, day)],
        );
    }
}

#[test]
fn sentences_tell_of_who_answers_for_it_in_many_ways() {
    for said in [
        "Any queries should be directed to the Head of Care.",
        "Please send comments on this policy to the Head of Care.",
        "For advice on this policy contact the Head of Care.",
        "The Head of Care will keep this policy up to date.",
        "The Head of Care has responsibility for reviewing this policy.",
        "Version 2. Contact: Head of Care. This policy is for all who work in our houses and for all who are thinking of doing so, and for their managers and ours.",
    ] {
        check(
            &format!("# Visits Policy\n{said}\n## Scope\nAll staff."),
            &[(Owner, "Head of Care")],
        );
    }
}

#[test]
fn what_will_be_reviewed_does_not_await_its_approval() {
    status(
        "# Visits Policy\n## Approval and review\nApproved: Policy Group, March 2025. This policy will be reviewed in March 2027.",
        Status::Final,
    );
}

#[test]
fn below_the_references_only_this_document_speaks_of_itself() {
    check(
        "# Visits Policy\n## Scope\nAll staff.\n## References\nNational guidance, published in May 2021\nApproved by the Board on 3 May 2025\nVersion 3",
        &[(Issued, ""), (Approved, "3 May 2025"), (Version, "3")],
    );
}

#[test]
fn a_footer_may_part_its_fields_by_dashes() {
    check(
        "# Searching Pupils\n## Scope\nAll staff.\n@footer House School – Searches – Issue 6 – Approved by Governors 22 Sept 2025 – Review Sept 2027",
        &[
            (Approved, "22 September 2025"),
            (ReviewDue, "September 2027"),
            (Version, "6"),
        ],
    );
}

#[test]
fn under_review_is_no_next_review() {
    check(
        "# Missing Children\nThis chapter is presently under review (October 2026). Next review June 2026.",
        &[(ReviewDue, "June 2026")],
    );
}

#[test]
fn a_carer_is_not_the_title_of_a_policy_on_carers() {
    check(
        "# When an Allegation Is Made against a Carer\n## Approval\nPanel decides. A carer approved on 14 March 2023 for two children is not approved for three.",
        &[(Approved, "")],
    );
}

#[test]
fn a_mark_of_what_is_old_may_carry_its_day() {
    status(
        "# Throughcare Guidance\nSUPERSEDED 12 May 2026 – see the handbook\nVersion 1.0 | Issued 1 July 2020",
        Status::Superseded,
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
fn the_version_and_a_drafts_day_may_be_told_in_passing() {
    check(
        "# Family Time\nThis procedure was agreed by the Head of Service on 2 June 2025. It is version 2.1 and will be reviewed again in June 2027.",
        &[(Version, "2.1"), (ReviewDue, "June 2027")],
    );
    check(
        "# Counselling Policy\nWorking draft, 18 September 2026. Not yet agreed by the Management Committee of the Trust.\nVersion: 0.2",
        &[(Drafted, "18 September 2026")],
    );
}

#[test]
fn a_footer_speaks_of_its_own_document_without_saying_so() {
    check(
        "# Sexual Health\n## Scope\nAll staff.\n@footer Ref CF-22 Ver 1.1 Apr 2026 Next revision Apr 2028",
        &[(ReviewDue, "April 2028"), (Version, "1.1")],
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
fn plain_words_may_stand_for_control() {
    check(
        "# Supporting Pupils\nGovernors approved this on 11 June 2025\nNext look: June 2027\nWho looks after this policy? Head of Pastoral Care\nThird version",
        &[
            (Approved, "11 June 2025"),
            (ReviewDue, "June 2027"),
            (Owner, "Head of Pastoral Care"),
            (Version, "Third version"),
        ],
    );
    check(
        "# Secure Escorts: Standing Instruction\n| Issued by | Head of Youth Justice |\n| Date issued | 10 November 2025 |\n| Lapses on | 10 November 2026 |",
        &[
            (Owner, "Head of Youth Justice"),
            (ReviewDue, "10 November 2026"),
        ],
    );
    check(
        "# Staying Put Procedure\nThis procedure replaces the one dated 1 April 2019 and comes into operation on 1 April 2025. The Care Manager is its author.",
        &[(Effective, "1 April 2025"), (Owner, "Care Manager")],
    );
    check(
        "# Key Working\n## Example\nKyle moved in on 3 February 2025.\nAgreed: 6 May 2026 (management meeting)\nFor review: May 2028\nv. 5 Kept up to date by the managers",
        &[(Approved, "6 May 2026"), (ReviewDue, "May 2028")],
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
fn editions_may_be_told_by_the_month() {
    check(
        "# Toolkit\n## Record of editions\n| Edition | Month | Edited by | What is new |\n| 4 | June 2026 | Training Officer | Links only |\n| 3 | March 2025 | Training Officer | Approved by the Committee |\n| 2 | May 2022 | Lead Officer | New guidance |",
        &[
            (Version, "4"),
            (Approved, "March 2025"),
            (Owner, "Training Officer"),
        ],
    );
}

#[test]
fn a_label_of_a_child_protection_post_may_be_the_policys() {
    check(
        "# Safeguarding\nAdopted: August 2025\nReview: August 2026\nChild protection lead and policy holder: Head Teacher",
        &[(Owner, "Head Teacher")],
    );
}

#[test]
fn whoever_is_responsible_for_it_owns_it() {
    for said in [
        "The Service Manager (Practice) is responsible for it.",
        "Its secretary is the Service Manager, to whom changes are sent.",
        "Our Service Manager looks after it and answers questions.",
    ] {
        let control = format!("# Visits Policy\nThis policy was approved on 3 May 2025. {said}");
        let owner = if said.contains("Practice") {
            "Service Manager (Practice)"
        } else {
            "Service Manager"
        };
        check(&control, &[(Owner, owner)]);
    }
    check(
        "# Visits Policy\nPrepared for the Heads of Service by the Transport Co-ordinator, 14 September 2026",
        &[
            (Owner, "Transport Co-ordinator"),
            (Drafted, "14 September 2026"),
        ],
    );
}

#[test]
fn a_meeting_may_be_told_before_its_deed() {
    check(
        "# Safeguarding\nAt their meeting in March 2025 the trustees signed off this policy. It falls due for renewal in March 2027. It is the fourth edition.",
        &[
            (Approved, "March 2025"),
            (ReviewDue, "March 2027"),
            (Version, "fourth edition"),
        ],
    );
    check(
        "# Joint Protocol\n## Term\nThis protocol starts to run on 3 March 2025 and shall be looked at afresh by the partners not later than 2 March 2028.",
        &[(Effective, "3 March 2025"), (ReviewDue, "2 March 2028")],
    );
}

#[test]
fn a_footer_may_name_its_document_in_its_own_way() {
    check(
        "# Lone Visits\nText.\n@footer AST Lone Visits, agreed 7 May 2024, look again May 2026",
        &[(Approved, "7 May 2024"), (ReviewDue, "May 2026")],
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
fn a_draft_has_many_names() {
    status(
        "# Visits Policy\n@header Working paper - not agreed policy",
        Status::Draft,
    );
    status(
        "# GUIDANCE NOTE 9: VISITS *** DRAFT FOR COMMENT ***\nApproved by the Committee on 11 June 2025",
        Status::Conflicting,
    );
    status(
        "# Visits Policy\nThis guidance was stood down on 1 March 2026.\nIssued: 4 May 2021",
        Status::Superseded,
    );
    status(
        "# Visits Policy\nIssued: 4 May 2021\n@footer Visits Policy - stood down 1 March 2026",
        Status::Superseded,
    );
}

#[test]
fn rows_of_other_fields_below_a_version_are_no_history() {
    check(
        "# Planning Protocol\n| Version | Approved | Last reviewed | Next review |\n| 2.1 | June 2024 | June 2025 (contacts only) | June 2027 |\n| Approving body | | Lead | |\n| Steering Group | | Lead Midwife for Families | |\n| Equality and impact |\n| EQIA approved May 2024. |",
        &[
            (Version, "2.1"),
            (Approved, "June 2024"),
            (LastReviewed, "June 2025"),
            (ReviewDue, "June 2027"),
            (Owner, "Lead Midwife for Families"),
        ],
    );
}

#[test]
fn a_history_may_give_the_next_review_of_each_version() {
    let lines = "# Ligatures\n| Version | Date issued | Issued by | Reason | Next due |\n| 1 | March 2020 | Head of Estates | New | March 2023 |\n| 2 | April 2025 | Head of Estates | Periodic review | April 2027 |";
    check(
        lines,
        &[
            (Version, "2"),
            (Issued, "April 2025"),
            (ReviewDue, "April 2027"),
            (Owner, "Head of Estates"),
        ],
    );
    status(lines, Status::Final);
}

#[test]
fn what_was_done_may_stand_behind_its_date() {
    check(
        "# Allowances\nThis policy was considered by the Committee on 19 November 2024 (item 8), which approved it.",
        &[(Approved, "19 November 2024")],
    );
    check(
        "# Allowances\n## Scope\nThe new Act was considered by the Committee on 19 November 2024, which approved it.",
        &[(Approved, "")],
    );
}

#[test]
fn what_stands_below_about_this_policy_is_about_it() {
    check(
        "# Whistleblowing\n## About this policy\nTrustees adopted it in September 2025. The Company Secretary looks after it.",
        &[(Approved, "September 2025"), (Owner, "Company Secretary")],
    );
    check(
        "# Sharing Protocol\n## Duration\nThis protocol remains in force for three years, until 30 June 2028.\n## Named officers\nThe protocol is managed by the Governance Lead of the council.",
        &[
            (ReviewDue, "30 June 2028"),
            (Owner, "Governance Lead of the council"),
        ],
    );
}

#[test]
fn whoever_wrote_it_or_answers_questions_is_told_in_many_ways() {
    for said in [
        "This policy was written by the Head of Care with staff.",
        "If you have a question ask the Head of Care.",
        "Questions about the policy are answered by the Head of Care.",
        "Comments and corrections to the Head of Care",
        "The Head of Care reviews this policy at least every three years.",
    ] {
        let control = super::tests::read(&format!("# Visits Policy\n{said}\n## Scope\nAll staff."));
        let owner = control.best(Owner).map(|value| value.words.text.clone());
        let names = owner
            .as_ref()
            .is_some_and(|owner| owner.starts_with("Head of Care"));
        assert!(names, "{said} {owner:?}");
    }
}

#[test]
fn a_code_may_have_its_version_behind_it() {
    check(
        "# Placements\n| Procedure number | CF-P-07, version 3 |\n| With effect from | 01/04/2025 |\n| Next scheduled revision | March 2028 |",
        &[(Version, "3"), (ReviewDue, "March 2028")],
    );
    check(
        "# Core Groups\n@header Guidance 4, rev. C",
        &[(Version, "C")],
    );
    check(
        "# Sharing Protocol\nThis is version 2 of the protocol; version 1 was signed in June 2021.\nOwner: Head of Care",
        &[(Version, "2")],
    );
    assert_eq!(
        super::tests::read("# Sharing Protocol\nThis is version 2 of the protocol; version 1 was signed in June 2021.").all(Version).count(),
        1
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
fn a_date_in_the_frame_of_a_draft_is_the_drafts() {
    check(
        "# Fundraising\nDraft 2 (trustees to decide in January 2027)\nFundraiser's text of 30 October 2026",
        &[(Drafted, "30 October 2026")],
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
fn a_board_may_have_approved_it_in_few_words() {
    check(
        "# Safer Recruitment\nText.\n@footer Board approved 4 November 2025, next look 3 November 2027",
        &[
            (Approved, "4 November 2025"),
            (ReviewDue, "3 November 2027"),
        ],
    );
    check(
        "# Boundaries\nOur Director wrote this policy and the Board passed it on 22 April 2026. We mean to come back to it in April 2028.",
        &[(Approved, "22 April 2026"), (ReviewDue, "April 2028")],
    );
    check(
        "# Panel Guidance\nThese arrangements were put in place from 12 May 2025. They last until 30 April 2027 unless renewed.",
        &[(Effective, "12 May 2025"), (ReviewDue, "30 April 2027")],
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
fn the_next_version_or_talk_is_the_next_review() {
    check(
        "# Complaints Guidance\nVersion 2 of this guidance was issued on 2 February 2026. The next version is due on 2 February 2028.",
        &[(ReviewDue, "2 February 2028")],
    );
    check(
        "# Internet Policy\nThis policy was agreed in September 2024. It'll be discussed again in September 2026.",
        &[(Approved, "September 2024"), (ReviewDue, "September 2026")],
    );
    status_at(
        "policies/Bruising (v2, not current).pdf",
        "# Bruising Protocol\nApproved: June 2022",
        Status::Superseded,
    );
}
