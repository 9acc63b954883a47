//! Sentences that speak of the document they stand in.

use super::super::tests::{check, status_at};
use super::super::{Field::*, Status};

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
            "This issue was approved by the Trustees on 3 May 2025.",
            Approved,
            "3 May 2025",
        ),
        (
            "We shall come back to this note by 31 May 2027 and renew it or fold it in.",
            ReviewDue,
            "31 May 2027",
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
        (
            "This policy will be subject to review in May 2027.",
            ReviewDue,
            "May 2027",
        ),
        (
            "The Board will return to this policy in May 2027.",
            ReviewDue,
            "May 2027",
        ),
        (
            "The Board will consider this policy afresh by May 2027.",
            ReviewDue,
            "May 2027",
        ),
        (
            "Guidance agreed by the Panel of Foster Carers, 6 May 2025.",
            Approved,
            "6 May 2025",
        ),
        (
            "This version is good until May 2027.",
            ReviewDue,
            "May 2027",
        ),
    ] {
        check(
            &format!("# Visits Policy\n{said}\n## Scope\nAll staff."),
            &[(field, day)],
        );
    }
}

#[test]
fn below_the_references_only_this_document_speaks_of_itself() {
    check(
        "# Visits Policy\n## Scope\nAll staff.\n## References\nNational guidance, published in May 2021\nApproved by the Board on 3 May 2025\nVersion 3",
        &[(Issued, ""), (Approved, "3 May 2025"), (Version, "3")],
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
fn how_to_whom_and_by_whom_may_stand_before_the_day() {
    check(
        "# Bath Time\nThis chapter was published in its present form on 13 May 2025.",
        &[(Issued, "13 May 2025")],
    );
    check(
        "# Bath Time\nIssued to all residential staff by the Care Team, Houses Division, on 6 May 2025.",
        &[(Issued, "6 May 2025")],
    );
    check(
        "# Bath Time\nThis guidance was issued alongside the framework of 6 May 2025.",
        &[(Issued, "")],
    );
}

#[test]
fn a_date_may_be_named_behind_it() {
    check(
        "# Bath Time\n## About this policy\nThis policy was approved on 3 May 2025. The board expects a new text before it meets on 2 May 2028, which is its next review date.",
        &[(Approved, "3 May 2025"), (ReviewDue, "2 May 2028")],
    );
}

#[test]
fn they_may_take_another_look_or_check_it_again() {
    check(
        "# Bath Time\n## Colophon\nThis guide is in use from 3 May 2025. The houses will take another look in spring 2027.",
        &[
            (Effective, "3 May 2025"),
            (ReviewDue, "1 March 2027 to 31 May 2027"),
        ],
    );
    check(
        "# Bath Time\nPublished 3 May 2025\nCheck this page again by 3 May 2026",
        &[(ReviewDue, "3 May 2026")],
    );
    check(
        "# Bath Time\nThe trustees read this policy every other May; the next time is May 2027.",
        &[(ReviewDue, "May 2027")],
    );
    check(
        "# Notice 3\nIssued 2 May 2026 by the Houses Manager, who will answer questions\nStays in force until 31 March 2027",
        &[
            (Issued, "2 May 2026"),
            (ReviewDue, "31 March 2027"),
            (Owner, "Houses Manager"),
        ],
    );
}

#[test]
fn the_edition_that_is_planned_is_the_next_review() {
    check(
        "# Houses Handbook\n2nd edition, May 2025\n## Scope\nAll staff.\nA third edition is planned for May 2027.",
        &[(ReviewDue, "May 2027")],
    );
}

#[test]
fn the_number_of_a_clause_is_no_part_of_what_it_says() {
    check(
        "# Bath Time\n## 9 Status\n9.1 This procedure was approved on 3 May 2025.\n9.2 The Houses Manager is responsible for it.",
        &[(Approved, "3 May 2025"), (Owner, "Houses Manager")],
    );
}

#[test]
fn instructions_and_circulars_speak_of_themselves_too() {
    check(
        "# Instruction 4\nThis instruction has effect from 3 May 2025 and lapses on 2 May 2026.",
        &[(Effective, "3 May 2025"), (ReviewDue, "2 May 2026")],
    );
    check(
        "# Bath Time\n## Colophon\nSecond edition, in use in both houses from 3 May 2025.",
        &[(Effective, "3 May 2025")],
    );
}

#[test]
fn those_who_sign_below_the_last_paragraph_take_it_no_further_from_the_end() {
    let text = "# Sharing Protocol\nPeople who work with children may tell one another what a child needs.\n## Steps\nAsk.\n## More\nTell.\n## Last\nThe protocol takes effect on 1 March 2025. The partners will review it by 28 February 2027.\n";
    let signed = "| Signed for | Name | Date |\n| Council | A. Orr | 14/02/25 |\n| Board | B. Bell | 12/02/25 |\n| Police | C. Cairns | 12/02/25 |";
    check(
        &format!("{text}{signed}"),
        &[(Effective, "1 March 2025"), (ReviewDue, "28 February 2027")],
    );
    check(
        &format!("{text}{signed}\nOne.\nTwo.\nThree.\nFour.\nFive.\nSix.\nSeven."),
        &[(Effective, "")],
    );
}

#[test]
fn a_policy_may_close_with_what_it_says_of_itself_below_an_appendix() {
    let text = "# Bath Time Policy\nAdopted by the Board on 12 August 2025.\n## Steps\nRun it.\n## Appendix 1: draft letter\nDear parent.\n";
    check(
        &format!(
            "{text}This policy was adopted on 26 August 2025 and will be looked at again in August 2027."
        ),
        &[(ReviewDue, "August 2027")],
    );
    for line in [
        "Review date: August 2027",
        "This agreement will be reviewed in August 2027.",
        "This policy of your insurer ends in August 2027.",
    ] {
        check(&format!("{text}{line}"), &[(ReviewDue, "")]);
    }
}

#[test]
fn a_line_that_leads_on_to_the_next_page_may_stand_below_the_control() {
    check(
        "# Outings Policy\nVersion 2\n## Steps\nAsk.\n## Example\nOn 14 May 2023 B got off early.\nNext review: April 2027\nSection 9: Expenses",
        &[(ReviewDue, "April 2027")],
    );
    check(
        "# Outings Policy\nVersion 2\n## Steps\nAsk.\n## Example\nNext review: April 2027\nThe worker wrote this on the plan.\nShe told the mother.",
        &[(ReviewDue, "")],
    );
}

#[test]
fn how_it_is_reviewed_stands_before_the_day() {
    check(
        "# Our Say Strategy\nThis strategy was approved by the Committee on 21 November 2024. It will be reviewed in full by November 2027.",
        &[(Approved, "21 November 2024"), (ReviewDue, "November 2027")],
    );
}

#[test]
fn an_approval_that_is_aimed_at_is_none() {
    check(
        "# Carers Procedure\n| Status | Draft |\n| Approval route | Team, then Board. Target for approval: January 2027 |\n| Author | A. Orr |",
        &[(Approved, "")],
    );
    check(
        "# Carers Procedure\n| Version | 2 |\n| Approval | Team. Then the Board, 4 January 2025 |\n| Author | A. Orr |",
        &[(Approved, "4 January 2025")],
    );
}

#[test]
fn a_version_that_is_cancelled_is_another_one() {
    let control = super::super::tests::read(
        "# Reviews Circular\nSubject: Reviews, issue 4\nThis circular sets out the reviews. It cancels issue 3, which was sent out in May 2022.",
    );
    let versions: Vec<&str> = { control.all(Version) }
        .map(|value| value.words.text.as_str())
        .collect();
    assert_eq!(versions, ["4"]);
}

#[test]
fn a_time_of_day_and_a_numbered_standard_are_no_version() {
    for line in [
        "There is one person awake. Sleep-in starts at 10.30 pm and ends 7.30 am.",
        "Standards // 3.20 kept from harm // 3.21 staff act",
        "Be back by 9.15 and sign.",
    ] {
        check(&format!("# Nights Policy\n{line}"), &[(OpenVersion, "")]);
    }
}

#[test]
fn a_sentence_may_end_on_the_next_page() {
    let text = "# Parenting Strategy 2024-2027\nAgreed by the Board on 27 June 2024.\n## Aims\nLove.\n## About this document\nCopies can be had. The strategy will be reviewed and replaced by\n@footer Tarn Partnership, page 3\n";
    check(
        &format!("{text}June 2027. Copies in large print can be had."),
        &[(ReviewDue, "June 2027")],
    );
    check(
        &format!("{text}Other leaflets of June 2027 can be had."),
        &[(ReviewDue, "")],
    );
}

#[test]
fn what_comes_next_was_told_right_before() {
    check(
        "# House Manual, chapter 2\nIssue 5. Issued 1 July 2026 by the Manager. Reviewed every year; next on 1 July 2027.",
        &[(ReviewDue, "1 July 2027")],
    );
    check(
        "# House Manual, chapter 2\nIssue 5. Issued 1 July 2026 by the Manager. The panel meets every year; next on 1 July 2027.",
        &[(ReviewDue, "")],
    );
}

#[test]
fn the_day_on_which_it_will_be_approved_is_no_approval() {
    check(
        "# Visits Policy\nThis policy will be approved by the Board on 12 March 2027.\n## Scope\nAll staff.",
        &[(Approved, "")],
    );
    check(
        "# Visits Policy\nThis policy was approved by the Board on 12 March 2025.\n## Scope\nAll staff.",
        &[(Approved, "12 March 2025")],
    );
}

#[test]
fn partners_may_sign_an_agreement() {
    check(
        "# Joint Protocol\n## Term\nThe next review is due by 3 May 2028. This protocol was signed by all partners on 4 May 2026.",
        &[(Approved, "4 May 2026")],
    );
    check(
        "# Joint Protocol\n## Practice\nThe plan was signed by both parents on 4 May 2026.\n## More\nAsk.\n## Last\nGo.\n## End\nSleep.\n## Out\nRest.",
        &[(Approved, "")],
    );
}

#[test]
fn what_holds_for_some_months_comes_up_on_the_last_day() {
    check(
        "# Texting: interim instruction\nIn force from 4 May 2026 for six months, to 3 November 2026. Issued by the Practice Manager.\n## Use\nFrom the work phone only.",
        &[(Effective, "4 May 2026"), (ReviewDue, "3 November 2026")],
    );
}

#[test]
fn a_document_may_come_up_for_review() {
    check(
        "# Kinship Checks Guide\nThis guide comes up for review in May 2028.\n## Scope\nAll staff.",
        &[(ReviewDue, "May 2028")],
    );
}

#[test]
fn a_sentence_that_goes_on_about_others_tells_of_them() {
    check(
        "# Consent Guidance\n## Carers\nApproved on 4 June 2023, the Orrs may take the child to the beach.",
        &[(Approved, "")],
    );
    check(
        "# Consent Guidance\nApproved on 4 June 2023, the Board will look at it again in June 2026.\n## Scope\nAll staff.",
        &[(Approved, "4 June 2023")],
    );
}

#[test]
fn a_draft_may_give_its_day_behind_what_it_is_a_draft_of() {
    check(
        "# Bail Beds\nThis is the second draft of a protocol between the court team and the houses, dated 9 May 2026.\n## Beds\nOne is kept.",
        &[(Drafted, "9 May 2026"), (Approved, "")],
    );
}
