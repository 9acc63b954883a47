//! Control blocks in many shapes, and the traps of section headings, drafts and dates.

use super::*;
use crate::facts::{dates, kind, label, sketch, table};

/// Reads the control of a policy.
fn read_at(path: &str, lines: &str) -> Control {
    let document = sketch::document_at(path, lines);
    let tables = table::of(&document);
    let dates = dates::of(&document);
    let pairs = label::labelled(&document, &tables);
    let title = kind::title(&document, &pairs);
    let control = of(
        &document,
        Kind::Policy,
        title.as_ref(),
        &tables,
        &pairs,
        &dates,
    );
    for quote in control
        .values
        .iter()
        .map(|value| &value.words)
        .chain(control.signals.iter().map(|signal| &signal.quote))
    {
        assert_eq!(document.at(quote.span), quote.text);
    }
    control
}

pub(super) fn read(lines: &str) -> Control {
    read_at("policies/policy.docx", lines)
}

fn field(control: &Control, field: Field) -> String {
    let date = control.date(field).map(|dated| dated.interval.in_words());
    date.or_else(|| control.best(field).map(|value| value.words.text.clone()))
        .unwrap_or_default()
}

/// Checks fields against words; "" means that the field must not be there.
pub(super) fn check(lines: &str, expected: &[(Field, &str)]) {
    let control = read(lines);
    for (which, words) in expected {
        assert_eq!(
            field(&control, *which),
            *words,
            "{which:?} in {lines}\n{:#?}",
            control.values
        );
    }
}

pub(super) fn status(lines: &str, expected: Status) {
    let control = read(lines);
    assert_eq!(
        control.status, expected,
        "{lines}\n{:#?}\n{:#?}",
        control.signals, control.values
    );
}

pub(super) fn status_at(path: &str, lines: &str, expected: Status) {
    let control = read_at(path, lines);
    assert_eq!(
        control.status, expected,
        "{path}: {lines}\n{:#?}",
        control.signals
    );
}

use Field::*;

#[test]
fn a_control_table_down_the_side_is_read() {
    check(
        "# Safe Recruitment Policy\n| Title | Safe Recruitment Policy |\n| Version | 2.1 |\n| Owner | Head of Service |\n| Approved by | Care Board |\n| Date approved | 3 May 2023 |\n| Next review | May 2026 |\n| EqIA | Completed |",
        &[
            (Version, "2.1"),
            (Owner, "Head of Service"),
            (Approved, "3 May 2023"),
            (ReviewDue, "May 2026"),
            (Equality, "Completed"),
        ],
    );
}

#[test]
fn a_control_table_across_is_read() {
    check(
        "# Safe Recruitment Policy\n| Version | Date approved | Policy lead | Review date |\n| 1.2 | 3 May 2023 | Head of Service | 3 May 2026 |",
        &[
            (Version, "1.2"),
            (Approved, "3 May 2023"),
            (Owner, "Head of Service"),
            (ReviewDue, "3 May 2026"),
        ],
    );
    check(
        "# Policy\n| Author | Jo Bell | Version | 3 |\n| Approved by | Board | Date ratified | 4 June 2022 |\n| Effective from | 1 July 2022 | Date for review | June 2025 |",
        &[
            (Owner, "Jo Bell"),
            (Version, "3"),
            (Approved, "4 June 2022"),
            (Effective, "1 July 2022"),
            (ReviewDue, "June 2025"),
        ],
    );
}

#[test]
fn a_block_in_one_line_is_read() {
    check(
        "# Quality Assurance Framework\nAuthor: Jo Bell · Version: 1.3 · Ratified by: Management Team · Date ratified: 20 July 2017 · Last reviewed: 3 September 2018 (to reflect governance) · Next review due: 25 July 2019",
        &[
            (Owner, "Jo Bell"),
            (Version, "1.3"),
            (Approved, "20 July 2017"),
            (LastReviewed, "3 September 2018"),
            (ReviewDue, "25 July 2019"),
        ],
    );
}

#[test]
fn lines_of_labels_are_read() {
    check(
        "# Reference Manual\nMarch 2009\nLead Manager: Jo Bell\nResponsible Director: Al Reid\nApproved by: Child Protection Forum\nDate approved: 21st January 2009\nDate for Review: 21st January 2012",
        &[
            (Owner, "Jo Bell"),
            (Approved, "21 January 2009"),
            (ReviewDue, "21 January 2012"),
            (Issued, "March 2009"),
        ],
    );
    check(
        "# Procedure\nDocument no: PCD0001\nApproval date: 06/01/2016\nRatified/adoption date: 11/01/2016\nReview date: 11/01/2019\nVersion no: 1",
        &[
            (Version, "1"),
            (ReviewDue, "11 January 2019"),
            (Approved, "6 January 2016"),
        ],
    );
    check(
        "# Safeguarding Policy\nVersion\nDate approved\nReview date\n1.2\n3 May 2023\nMay 2026",
        &[
            (Version, "1.2"),
            (Approved, "3 May 2023"),
            (ReviewDue, "May 2026"),
        ],
    );
    check(
        "# Procedure\nDate approved 21st January 2009\nReview date May 2012",
        &[(Approved, "21 January 2009"), (ReviewDue, "May 2012")],
    );
}

#[test]
fn a_date_beside_who_approved_is_the_approval() {
    check(
        "# Policy\n| Approved by | Care Board | Date | 3 May 2023 |\n| Version | 2 | Owner | Head |",
        &[(Approved, "3 May 2023")],
    );
    check(
        "# Policy\nApproved by: Care Board, 3 May 2023\nVersion: 2",
        &[(Approved, "3 May 2023")],
    );
    check(
        "# Policy\nRatified by: Care Board  Date: 3 May 2023\nVersion: 2",
        &[(Approved, "3 May 2023")],
    );
}

#[test]
fn a_document_speaks_of_itself_in_sentences() {
    check(
        "# Local Protocol for Assessment\nThis chapter was updated in December 2025 and this will next be reviewed in August 2026.",
        &[(Reissued, "December 2025"), (ReviewDue, "August 2026")],
    );
    check(
        "# Visits Policy\n## Introduction\nThis policy was approved by the Care Board on 3 May 2023 and will be reviewed in May 2026. It comes into effect on 1 June 2023.",
        &[
            (Approved, "3 May 2023"),
            (ReviewDue, "May 2026"),
            (Effective, "1 June 2023"),
        ],
    );
    check(
        "# Draft Framework 2018-2019\nVersion 4  drafted 16 March 2018\nCare Board",
        &[
            (Drafted, "16 March 2018"),
            (Version, "4"),
            (ReviewDue, ""),
            (Approved, ""),
        ],
    );
    check(
        "# Protocol\nAMENDMENT\nIn May 2018 this chapter was substantially revised.",
        &[(Approved, "")],
    );
    check(
        "# Visits Policy\nThe Care Board approved this policy on 3 May 2023.",
        &[(Approved, "3 May 2023")],
    );
    check(
        "# Visits Policy\n@footer Visits Policy v2.1 | Approved May 2023 | Review May 2026",
        &[
            (Approved, "May 2023"),
            (ReviewDue, "May 2026"),
            (Version, "2.1"),
        ],
    );
}

#[test]
fn dates_of_other_documents_are_not_the_policys() {
    let lines = "# Visits Policy\n## Context\nThis policy reflects the National Guidance published in May 2014 and updated in August 2023. The Act came into force on 28 September 2009. A child was born on 3 April 2012.\n## References\n- Practice guide, published January 2017\n- Framework, approved May 2011";
    let control = read(lines);
    assert!(
        control.values.iter().all(|value| value.dated.is_none()),
        "{:#?}",
        control.values
    );
    assert_eq!(control.status, Status::Unclear, "{:#?}", control.signals);
}

#[test]
fn labels_in_appendices_are_not_the_policys() {
    check(
        "# Visits Policy\n| Version | 2 |\n| Owner | Head |\n## Appendix 1: review form\n| Author | |\n| Date approved | 4 June 2019 |\n| Review date | 1 May 2020 |",
        &[(Approved, ""), (ReviewDue, ""), (Owner, "Head")],
    );
}

#[test]
fn a_bare_review_date_is_the_next_unless_another_is() {
    check(
        "# Policy\n| Approved | 3 May 2020 |\n| Review date | 3 May 2023 |",
        &[(ReviewDue, "3 May 2023"), (LastReviewed, "")],
    );
    check(
        "# Policy\n| Approved | 3 May 2018 |\n| Review date | 3 May 2020 |\n| Next review date | 3 May 2023 |",
        &[(LastReviewed, "3 May 2020"), (ReviewDue, "3 May 2023")],
    );
    check(
        "# Summary\nIndex Number: No. 2.02\nApproved by: Board 2014-15\nLatest Review Date: March 2016",
        &[(ReviewDue, ""), (LastReviewed, "March 2016")],
    );
    check(
        "# Policy\nLast reviewed: May 2019\nVersion: 2",
        &[(LastReviewed, "May 2019"), (ReviewDue, "")],
    );
}

#[test]
fn blanks_are_kept_as_words_without_a_date() {
    let control = read(
        "# Policy\n| Version | 1 |\n| Approval date | TBC |\n| Review date | TBC |\n| Owner | TBC |\n| EqIA | Not yet completed |",
    );
    assert!(control.date(Approved).is_none() && control.date(ReviewDue).is_none());
    assert_eq!(field(&control, ReviewDue), "TBC");
    assert!(control.best(Owner).is_none() && control.best(Equality).is_none());
    assert_eq!(control.status, Status::Unclear, "{:#?}", control.signals);
}

#[test]
fn a_version_history_gives_its_newest_row() {
    let lines = "# Visits Policy\n## Version history\n| Version | Date | Author | Change |\n| 0.1 | 3 January 2019 | JB | First draft |\n| 1.0 | 4 May 2019 | JB | Approved by Board |\n| 1.1 | 6 June 2021 | JB | Minor amendments |";
    check(
        lines,
        &[
            (Version, "1.1"),
            (Updated, "6 June 2021"),
            (Approved, "4 May 2019"),
            (Drafted, ""),
        ],
    );
    status(lines, Status::Final);
    check(
        "# Policy\n## Document history\n| Issue | Date | Description |\n| 10 | 3 May 2021 | Reviewed |\n| 9 | 3 May 2019 | Updated |",
        &[(Version, "10"), (LastReviewed, "3 May 2021")],
    );
}

#[test]
fn owners_stand_in_many_places() {
    for lines in [
        "# Policy\nVersion 1.0 (final). Policy owner: Head of Care.\nEach child has a place to play.",
        "# Policy\nIssued by: Head of Care (author)\nVersion: 2\nReview date: May 2026",
        "# Policy\nPrepared by the Head of Care, 4 September 2026\n## Seats\nText.",
        "# Policy\nThis policy was first approved in June 2021. It is maintained by the Head of Care.",
        "# Policy\n| Version | Author | Date | Changes |\n| 0.1 | Someone | 2 Feb 2025 | Draft |\n| 1.0 | Head of Care | 1 May 2025 | Approved |",
        "# Policy\nApproved 7 March 2024. Next review March 2026. Responsible manager: Head of Care.",
        "# Strategy\nStrategy lead: Head of Care\nEdition 1",
        "# Policy\n| Title | Policy | Number | 7 |\n| Policy lead | Head of Care | Next review | May 2028 |",
        "# Policy\nIssued by the Head of Care on 1 October 2025\n## Seats\nText.",
        "# Policy\nThird draft for discussion, 2 May 2026\nComments to the lead author, Head of Care, by post.",
        "# Policy\nThe board approved this policy on 2 May 2025. The Head of Care is responsible for keeping it up to date.",
        "# Policy\nApproved on 2 May 2025.\nContact for questions about this policy: Head of Care",
    ] {
        let words = field(&read(lines), Owner);
        assert!(words.starts_with("Head of Care"), "{words:?} {lines}");
    }
}

#[test]
fn a_policy_may_stand_until_a_day() {
    check(
        "# Interim guidance\nIssued 12 June 2026. This interim guidance stands until 12 December 2026, when it will be reviewed.",
        &[(Issued, "12 June 2026"), (ReviewDue, "12 December 2026")],
    );
    check(
        "# Strategy\n| Approved by the Board | 16 May 2024 |\n| In force until | 31 May 2027 |\n| Edition | First (1.0) |",
        &[
            (ReviewDue, "31 May 2027"),
            (Version, "1.0"),
            (Effective, ""),
        ],
    );
    check(
        "# Night duty\n| | |\n| Written by | Deputy Manager |\n| Agreed | 7 July 2026 |\n| Look at again | July 2028 |",
        &[
            (ReviewDue, "July 2028"),
            (Approved, "7 July 2026"),
            (Owner, "Deputy Manager"),
        ],
    );
}

#[test]
fn figures_of_a_date_in_a_file_name_are_no_version() {
    let control = read_at(
        "policies/Manual Final 06 03 26.docx",
        "# Manual\nMarch 2026",
    );
    assert_eq!(control.all(Version).count(), 0, "{:#?}", control.values);
}

#[test]
fn equality_is_recorded_done_or_not_needed() {
    check(
        "# Policy\n## Equality impact assessment\nAn equality impact assessment was carried out in May 2023.",
        &[(
            Equality,
            "An equality impact assessment was carried out in May 2023.",
        )],
    );
    let recorded = |lines: &str| read(lines).best(Equality).is_some();
    assert!(recorded(
        "# Policy\nAn EqIA was not required because the policy has no impact."
    ));
    assert!(recorded(
        "# Policy\nThis policy has been equality impact assessed."
    ));
    assert!(recorded("# Policy\nEIA: Yes\nVersion: 2"));
    assert!(!recorded(
        "# Policy\nManagers must ensure that every policy is clearly dated and equality impact assessed."
    ));
    assert!(!recorded(
        "# Policy\nAn equality impact assessment must be carried out for each new service."
    ));
    assert!(!recorded("# Policy\nEIA: No\nVersion: 2"));
}

#[test]
fn running_headers_and_covers_carry_versions_and_dates() {
    check(
        "# Visits Guidance\nJanuary 2017\n@footer 020217 Guidance",
        &[(Issued, "January 2017")],
    );
    check(
        "# National Guidance\n@footer Version 2, September 2021",
        &[(Version, "2"), (Issued, "September 2021")],
    );
    let control = read_at(
        "policies/Visits_Policy_v2.1_FINAL.docx",
        "# Visits Policy\n@header Version 2.0",
    );
    let versions: Vec<&str> = control
        .all(Version)
        .map(|value| value.words.text.as_str())
        .collect();
    assert_eq!(versions, ["2.0", "2.1"]);
}

// ---- status ----

#[test]
fn a_plain_draft_is_a_draft() {
    status(
        "# Draft Quality Improvement Framework\n2018-2019\nVersion 4  drafted 16 March 2018\n@header TASK 7 - DRAFT – QIF (NEW)  Version 4  16 March 2018",
        Status::Draft,
    );
    status(
        "# Visits Policy\nDRAFT v0.3\n@footer DRAFT - NOT FOR CIRCULATION",
        Status::Draft,
    );
    status("# Visits Policy\n@watermark DRAFT", Status::Draft);
    status("# Visits Policy\nVersion 0.3 (draft)", Status::Draft);
    status("# Visits Policy\nFor consultation\nMay 2023", Status::Draft);
    status(
        "# Visits Policy\n| Status | Awaiting approval |\n| Version | 0.9 |",
        Status::Draft,
    );
    status(
        "# Visits Policy – consultation draft\nIssued: 3 May 2023",
        Status::Draft,
    );
    status(
        "# Visits Policy\nThis document is a draft and has not been approved.",
        Status::Draft,
    );
    status(
        "# Visits Policy\n| Version | 0.4 |\n| Author | Jo Bell |",
        Status::Draft,
    );
    status(
        "# Visits Policy\n| Version | 0.4 |\n| Approved by | TBC |\n| Status | Draft |",
        Status::Draft,
    );
    status_at(
        "policies/visits policy draft v2.docx",
        "# Visits Policy\nVersion 2",
        Status::Draft,
    );
}

#[test]
fn a_plain_final_is_final() {
    status(
        "# Visits Policy\n| Status | Final |\n| Version | 1.0 |",
        Status::Final,
    );
    status(
        "# Visits Policy\n| Approved by | Board |\n| Date approved | 3 May 2023 |",
        Status::Final,
    );
    status("# Visits Policy\nPublished: May 2023", Status::Final);
    status("# Visits Policy\nv1.0 FINAL", Status::Final);
    status(
        "# Visits Policy\nFinal version 1.0 June 2013",
        Status::Final,
    );
    status_at(
        "policies/Manual Final 06 03 09.docx",
        "# Manual\nVersion 3",
        Status::Final,
    );
    status(
        "# Visits Policy\nThis policy was ratified by the Care Board.",
        Status::Final,
    );
}

#[test]
fn draft_as_an_ordinary_word_is_no_status() {
    for line in [
        "Staff should check whether it is a draft or not.",
        "The draft child protection plan is made at the meeting.",
        "The social worker will draft a letter to the family.",
        "A first draft of the assessment is shared with parents.",
        "The policy was drafted by Jo Bell.",
        "Every policy is clearly dated and unambiguous as to whether it is a draft or not.",
        "out of date policies and policies where it is not clear whether they are in draft or fully implemented",
    ] {
        status(
            &format!(
                "# Visits Policy\n| Status | Approved |\n| Date approved | 3 May 2023 |\n## Text\n{line}"
            ),
            Status::Final,
        );
    }
    status(
        "# Visits Policy\nApproved: 3 May 2023\nAppendix 2: draft agenda\nAppendix 3: Draft letter to parents",
        Status::Final,
    );
    status(
        "# Visits Policy\nApproved: 3 May 2023\n## Contents\n- Annex A Draft letter to the director\n- Draft agenda for the first meeting",
        Status::Final,
    );
}

#[test]
fn places_that_contradict_each_other_conflict() {
    status(
        "# Visits Policy\n| Approved by | Board |\n| Date approved | 3 May 2023 |\n@watermark DRAFT",
        Status::Conflicting,
    );
    status_at(
        "policies/visits-draft-report.docx",
        "# Visits Policy\nReport published: 13 May 2015",
        Status::Conflicting,
    );
    status_at(
        "policies/Visits_FINAL.docx",
        "# Visits Policy\n@header DRAFT",
        Status::Conflicting,
    );
    status_at(
        "policies/Visits FINAL v2 draft (3).docx",
        "# Visits Policy",
        Status::Conflicting,
    );
    status(
        "# Visits Policy\n| Version | 1.0 FINAL |\n@header DRAFT v0.3",
        Status::Conflicting,
    );
    status(
        "# Draft Visits Policy\n| Status | Approved |\n| Version | 2 |",
        Status::Conflicting,
    );
}

#[test]
fn a_policy_may_be_under_review() {
    status(
        "# Visits Policy\nThis chapter is currently under review.\nApproved: May 2019",
        Status::UnderReview,
    );
    status(
        "# Visits Policy\n| Status | Under review |\n| Date approved | 3 May 2019 |",
        Status::UnderReview,
    );
    status(
        "# Visits Policy (under review)\nApproved: 3 May 2019",
        Status::UnderReview,
    );
    status(
        "# Visits Policy\nApproved: 3 May 2019\n## Plans\nThe plan is kept constantly under review. This policy will be kept under review.",
        Status::Final,
    );
    status(
        "# Visits Policy\nApproved: 3 May 2019\n## Roles\nDuty Named Person (under review)",
        Status::Final,
    );
}

#[test]
fn a_policy_may_be_superseded() {
    status(
        "# Visits Policy\nThis guidance has been superseded by the 2021 version.\nApproved: May 2014",
        Status::Superseded,
    );
    status(
        "# Visits Policy\nSUPERSEDED\nApproved: May 2014",
        Status::Superseded,
    );
    status(
        "# Visits Policy\nApproved: May 2014\n@watermark WITHDRAWN",
        Status::Superseded,
    );
    status_at(
        "policies/archive/visits.docx",
        "# Visits Policy\nApproved: May 2014",
        Status::Superseded,
    );
    status(
        "# Visits Policy\nApproved: May 2021\nThis policy supersedes the 2014 guidance, which is now withdrawn.",
        Status::Final,
    );
    status(
        "# Visits Policy\nApproved: May 2021\nIf the review date shown below has passed this document may no longer be current.",
        Status::Final,
    );
}

#[test]
fn nothing_said_is_unclear() {
    status("# Visits Policy\nWe visit every child.", Status::Unclear);
    status(
        "# Visits Policy\nReview date: May 2026\nVersion: 2",
        Status::Unclear,
    );
    status(
        "# Visits Policy\n| Status | Draft / Final / Superseded |\n| Version | 1 |",
        Status::Unclear,
    );
    status(
        "Circular 7/2025\nDear Colleague\nBIKES\nEvery house has a shed. We ask for comments on this text before it is settled.\nYours sincerely\nAda Orr\nChief Officer",
        Status::Unclear,
    );
}

#[test]
fn older_drafts_in_a_history_contradict_nothing() {
    status(
        "# Visits Policy\n| Status | Final |\n| Approved | 3 May 2023 |\n## Version history\n| Version | Date | Change |\n| 0.2 | 3 January 2023 | draft for comment |\n| 1.0 | 3 May 2023 | Approved |",
        Status::Final,
    );
    status(
        "# Visits Policy\n## Version history\n| Version | Date | Change |\n| 0.1 | 3 January 2023 | first draft |\n| 0.2 | 3 March 2023 | second draft for comment |",
        Status::Draft,
    );
}

#[test]
fn another_versions_number_and_date_are_not_its_own() {
    let lines = "# Visits Guidance\nThis guidance has been superseded by version 2.1 of May 2025.\n| Version | 1.0 |\n| Approved by | Board |\n| Date approved | 17 January 2018 |";
    check(lines, &[(Version, "1.0"), (Issued, "")]);
    status(lines, Status::Superseded);
    assert_eq!(read(lines).all(Version).count(), 1);
}

#[test]
fn sentences_below_a_heading_are_no_dates() {
    let lines = "# Visits Guidance\n## Review\nThe lead professional reads the plan before each planning meeting with the family.\n## Agreed\nSupport the family";
    let control = read(lines);
    assert!(control.values.is_empty(), "{:#?}", control.values);
}

#[test]
fn control_stands_in_many_layouts() {
    let draft = Status::Draft;
    let done = Status::Final;
    for (lines, says, expected) in [
        (
            "# Visits Policy\n| Document control | |\n| Policy ref | V1 |\n| Version no. | 3.0 |\n| Sign-off date | 3 May 2023 |\n| Signed off by | Head of Service |\n| Date due for review | 3 May 2026 |",
            done,
            vec![
                (Version, "3.0"),
                (Approved, "3 May 2023"),
                (ReviewDue, "3 May 2026"),
            ],
        ),
        (
            "# Visits Policy\nv2.1 | Approved 3 May 2023 | Next review 3 May 2026 | Owner: Head of Service",
            done,
            vec![
                (Version, "2.1"),
                (Approved, "3 May 2023"),
                (ReviewDue, "3 May 2026"),
                (Owner, "Head of Service"),
            ],
        ),
        (
            "# Visits Policy\n@footer Visits Policy\t\tVersion 1.2 (May 2023)\tPage 1 of 3\nText.",
            Status::Unclear,
            vec![(Version, "1.2"), (Issued, "May 2023")],
        ),
        (
            "# Visits Policy\nThe Committee adopted this policy in May 2023. It replaces the policy of March 2018 and will be reviewed every three years, next in May 2026.",
            done,
            vec![(Approved, "May 2023"), (ReviewDue, "May 2026")],
        ),
        (
            "# Visits Policy\n| Date first published | 3 May 2020 |\n| Date last amended | 4 June 2023 |\n| Date of next review | 4 June 2025 |\n| Author | Jo Bell |",
            done,
            vec![
                (Issued, "3 May 2020"),
                (Updated, "4 June 2023"),
                (ReviewDue, "4 June 2025"),
                (Owner, "Jo Bell"),
            ],
        ),
        (
            "# Visits Policy\nSTATUS: DRAFT FOR DISCUSSION\nDate: 3 May 2023",
            draft,
            vec![],
        ),
        (
            "# Visits Policy\n| Draft version | 0.2 |\n| Date of draft | 3 May 2023 |",
            draft,
            vec![(Version, "0.2"), (Drafted, "3 May 2023")],
        ),
        (
            "# Visits Policy\n| Implementation date | 3 May 2023 |\n| Expiry date | 3 May 2025 |\n| Lead officer | Jo Bell |",
            done,
            vec![
                (Effective, "3 May 2023"),
                (ReviewDue, "3 May 2025"),
                (Owner, "Jo Bell"),
            ],
        ),
        (
            "# Visits Policy\nPolicy Owner - Head of Service\nPolicy Approved - 3 May 2023\nPolicy Review - May 2026",
            done,
            vec![
                (Owner, "Head of Service"),
                (Approved, "3 May 2023"),
                (ReviewDue, "May 2026"),
            ],
        ),
        (
            "# Visits Policy\n| Approved by: | Date: | Review: |\n| Care Board | 3 May 2023 | 3 May 2026 |",
            done,
            vec![(Approved, "3 May 2023"), (ReviewDue, "3 May 2026")],
        ),
        (
            "# Visits Policy\nIssue 4: 3 May 2023\nReview period: 2 years\nReview due: May 2025",
            done,
            vec![(Version, "4"), (ReviewDue, "May 2025")],
        ),
        (
            "# Visits Policy\n@header Not yet approved\nText",
            draft,
            vec![],
        ),
        (
            "# Visits Policy\nThis version: 2.0, published 3 May 2023. Previous version: 1.0, published 4 June 2019.",
            done,
            vec![(Version, "2.0"), (Issued, "3 May 2023")],
        ),
        (
            "# Visits Policy\n| Item | Detail |\n| Owner | Head of Service |\n| Approved | 3 May 2023 |\n| Next review | 3 May 2025 |",
            done,
            vec![
                (Owner, "Head of Service"),
                (Approved, "3 May 2023"),
                (ReviewDue, "3 May 2025"),
            ],
        ),
    ] {
        let control = read(lines);
        assert_eq!(control.status, says, "{lines}");
        for (one, words) in expected {
            let got = field(&control, one);
            assert_eq!(got, words, "{lines}");
        }
    }
}

#[test]
fn who_owns_a_document_may_be_told_in_a_sentence() {
    for (lines, owner) in [
        (
            "# Lone Working\nThis policy was approved by the Board on 3 February 2025. The next review is due in February 2027. The Head of Operations is responsible for this policy.",
            "Head of Operations",
        ),
        (
            "# Whistleblowing\nDue for review: October 2028. Company Secretary owns this policy.",
            "Company Secretary",
        ),
        (
            "# Meetings\nVersion 1.1. Approved on 4 March 2024. Maintained by the Lead Officer.",
            "Lead Officer",
        ),
        (
            "# Audit guidance\nThis guidance was agreed by the Group on 5 June 2025. Questions go to the Quality Officer, who wrote it.",
            "Quality Officer",
        ),
        (
            "# Participation Standards\nThese standards were adopted by the Board on 22 July 2025. The Participation Manager is accountable for these standards.",
            "Participation Manager",
        ),
        (
            "# Visits Policy\n## Duties\nThe lead professional is responsible for the child's plan.",
            "",
        ),
        (
            "# Pets Policy\nThis policy is about the pony. It is led by the Groom.",
            "",
        ),
        (
            "# Pets Policy\nThis policy is about worm tablets. It is administered by the Vet.",
            "",
        ),
    ] {
        check(lines, &[(Owner, owner)]);
    }
}

#[test]
fn a_sentence_goes_on_about_the_same_document() {
    check(
        "# Lone Working\n## Approval\nThis policy was approved on 3 February 2025. The next review is due in February 2027.",
        &[(Approved, "3 February 2025"), (ReviewDue, "February 2027")],
    );
    check(
        "# Participation Standards\nThese standards were endorsed on 8 July 2025. They will be reviewed in July 2027.",
        &[(Approved, "8 July 2025"), (ReviewDue, "July 2027")],
    );
    check(
        "# Reviews Policy\n## Example\nAsh was placed on 3 May 2025. The next review is due in June 2025.\n## End\nText.\nText.\nText.\nText.\nText.\nText.\nText.",
        &[(ReviewDue, "")],
    );
}

#[test]
fn an_approval_to_come_is_none() {
    let lines = "# Medication Policy\n| Version | 0.7 |\n| For approval by | Governance Group, December 2026 |\n| Date of this draft | 3 August 2026 |";
    status(lines, Status::Draft);
    check(lines, &[(Approved, ""), (Drafted, "3 August 2026")]);
}

#[test]
fn a_bare_date_in_a_draft_is_the_drafts() {
    check(
        "# Review Procedure\n| Status | Draft for comment |\n| Date | 12 October 2026 |\n| Version | 0.9b |",
        &[(Drafted, "12 October 2026"), (Issued, "")],
    );
    check(
        "# Review Procedure\n| Status | Final |\n| Date | 12 October 2026 |\n| Version | 1 |",
        &[(Drafted, ""), (Issued, "12 October 2026")],
    );
}

#[test]
fn a_dash_makes_no_label_of_the_words_before_it() {
    let control =
        read("# Peer Support Guidance\nDRAFT for consultation - version 0.3 - 2 September 2026");
    assert_eq!(field(&control, Drafted), "2 September 2026");
    let footer = "# Transport Policy\n@footer Transport policy version 2.1 June 2024";
    assert_eq!(field(&read(footer), Issued), "June 2024");
}

#[test]
fn a_version_before_a_dash_is_no_part_of_the_date() {
    check(
        "# Bullying Policy\nIssue 3 – September 2025",
        &[(Version, "3"), (Issued, "September 2025")],
    );
    check(
        "# Bullying Policy\nWorking draft 4, 17 August 2026",
        &[(Version, "4"), (Drafted, "17 August 2026")],
    );
}

#[test]
fn a_review_alone_says_nothing_of_the_status() {
    status(
        "# Complaints Policy\nReviewed: January 2025\nNext review: January 2026",
        Status::Unclear,
    );
}

#[test]
fn another_version_behind_a_status_does_not_change_it() {
    status(
        "# Placements Policy\n| Status | Approved (supersedes draft v0.4) |\n| Version | 1.0 |",
        Status::Final,
    );
}

#[test]
fn a_sentence_without_a_subject_near_the_top_speaks_of_the_document() {
    check(
        "# Whistleblowing\nAdopted by the Trustees on 6th October 2025. Anyone may raise a concern in confidence, and nobody suffers for raising one in good faith, whoever it is about and however it ends.",
        &[(Approved, "6 October 2025")],
    );
}

#[test]
fn a_council_that_issues_a_policy_is_not_its_owner() {
    check(
        "# Policy\nIssued by Arnvale Council on 1 October 2025",
        &[(Owner, ""), (Issued, "1 October 2025")],
    );
}

#[test]
fn sentences_at_the_end_give_version_and_review() {
    let body = "Text.\n".repeat(30);
    check(
        &format!(
            "# Policy\n## Seats\n{body}Ratified on 8 July 2025. Version 1.3. Review scheduled for 8 July 2027."
        ),
        &[(Version, "1.3"), (ReviewDue, "8 July 2027")],
    );
    check(
        &format!(
            "# Policy\n## Seats\n{body}This version (1.2) will be reviewed no later than May 2028.\n{body}"
        ),
        &[(Version, "1.2"), (ReviewDue, "May 2028")],
    );
    check(
        "# Policy\nIssued: 7 February 2026\nNext due: 7 February 2028",
        &[(ReviewDue, "7 February 2028")],
    );
    check(
        "# Policy\nApproved on 2 May 2025\nReview not later than 1 May 2028",
        &[(ReviewDue, "1 May 2028")],
    );
}

#[test]
fn a_footer_that_names_the_document_speaks_of_it() {
    let control = read("# Lone Visits\nText.\n@footer Lone Visits v3.0 Approved 16 March 2026");
    assert!(control.date(Approved).is_some(), "{control:#?}");
    let control = read("# Lone Visits\nText.\n@footer Form Template v3.0 Approved 16 March 2026");
    assert!(control.date(Approved).is_none(), "{control:#?}");
}

#[test]
fn plain_questions_are_labels() {
    check(
        "# Policy\nWho wrote this?\nHouse Manager\nWhen did it start?\n5 January 2026\nWhen will we look at it again?\nJanuary 2028\nVersion\n2",
        &[
            (Owner, "House Manager"),
            (Effective, "5 January 2026"),
            (ReviewDue, "January 2028"),
        ],
    );
    check(
        "# Policy\n| Approved | 5 May 2025 |\n| When will this policy be reviewed? | May 2028 |\n| Has an equality impact assessment been completed? | Yes |",
        &[(ReviewDue, "May 2028"), (Equality, "Yes")],
    );
}

#[test]
fn a_version_may_stand_in_the_sentence_of_its_approval() {
    let body = "Text.\n".repeat(30);
    check(
        &format!(
            "# Policy\n## Seats\n{body}The group agreed version 5 of this procedure on 3 November 2025.\n{body}"
        ),
        &[(Version, "5"), (Approved, "3 November 2025")],
    );
    check(
        "# Policy\n| Policy manager | Team Manager |\n| Version | 2 |",
        &[(Owner, "Team Manager")],
    );
}

#[test]
fn what_was_signed_off_beside_a_policy_is_not_the_policy() {
    check(
        "# Policy\nApproved in September 2025\nAn assessment of this guidance was signed off in August 2025.",
        &[(Approved, "September 2025")],
    );
    let control = read("# Policy\nAn assessment of this guidance was signed off in August 2025.");
    assert!(control.date(Approved).is_none(), "{control:#?}");
    check(
        "# Policy\nText.\nVersion 2 of this guidance was approved in August 2025.",
        &[(Approved, "August 2025")],
    );
    check(
        "# Policy\nRev 4\nNamed lead: Head of Care\nThis policy was first issued on 2 May 2025. The next review falls in May 2028.",
        &[
            (Version, "4"),
            (Owner, "Head of Care"),
            (ReviewDue, "May 2028"),
        ],
    );
}

#[test]
fn a_property_speaks_where_nothing_else_does() {
    use Field::*;
    check(
        "# Bath Time\n## Scope\nAll staff.\n@property Author: J. Orr\n@property Created: 2024-01-02\n@property Policy owner: Head of Care\n@property Date approved: 2025-05-03\n@property Review due: 2027-05-03\n@property Version: 1.2",
        &[
            (Owner, "Head of Care"),
            (Approved, "3 May 2025"),
            (ReviewDue, "3 May 2027"),
            (Version, "1.2"),
            (Drafted, ""),
        ],
    );
    let control = read(
        "# Bath Time\nVersion: 3\nOwner: Head of Care\n## Scope\nAll staff.\n@property Version: 1.2\n@property Owner: J. Orr",
    );
    assert_eq!(control.all(Version).count(), 1);
    assert_eq!(control.all(Owner).count(), 1);
    check(
        "# Bath Time\n## Scope\nAll staff.\n@property Author: J. Orr\n@property Last modified by: J. Orr\n@property Modified: 2024-01-02",
        &[(Owner, ""), (Updated, "")],
    );
}

#[test]
fn a_property_does_not_contradict_a_draft() {
    status(
        "# Bath Time\n@header DRAFT\n## Scope\nAll staff.\n@property Date approved: 2025-05-03",
        Status::Draft,
    );
}

#[test]
fn a_review_that_was_put_off_is_due_when_it_was_put_off_to() {
    for said in [
        "Review by 1 May 2026, extended to 1 April 2027 by the board",
        "Next review: 1 May 2026 (moved by the board to 1 April 2027)",
        "This policy will be reviewed by 1 May 2026, which was extended to 1 April 2027.",
    ] {
        let control = read(&format!(
            "# Bath Time\nVersion 2\n{said}\n## Scope\nAll staff."
        ));
        let due: Vec<String> = { control.all(ReviewDue) }.map(Value::in_words).collect();
        assert_eq!(due, ["1 April 2027"], "{said} {:#?}", control.values);
    }
}

#[test]
fn an_approval_without_a_day_makes_it_final() {
    for said in [
        "This strategy is our answer. It has been agreed by all partners.",
        "This policy sets out our ways. It was adopted at a meeting of the board.",
        "This guidance was signed off by the Head of Care.",
    ] {
        status(&format!("# Bath Time\n## Foreword\n{said}"), Status::Final);
    }
    status(
        "# Bath Time\n## Foreword\nThis policy replaces the guide. It was adopted at a meeting of the board.",
        Status::Unclear,
    );
}

#[test]
fn a_date_that_runs_on_over_a_full_stop_stops_nothing() {
    let _ = read_at(
        "a/note.docx",
        "# Note\nIt was short, but Ms Bell had met her once in October. The first week was hard.",
    );
}

#[test]
fn a_date_that_runs_on_into_the_next_sentence_is_none_of_this_one() {
    check(
        "# Home Visits Procedure\nThe group last met in October. The first week was hard.\nApproved: 3 May 2024",
        &[(Approved, "3 May 2024")],
    );
}

#[test]
fn a_document_takes_effect_on_the_day_of_the_last_signature() {
    let table = "| Signed | Office | Date |\n| (signed) J. Bell | Clerk | 3 May 2025 |\n| (signed) A. Orr | Chair | 9 May 2025 |";
    check(
        &format!(
            "# Protocol on keys\n## Standing\nIt takes effect on the date of the last signature below.\n## Signatures\n{table}"
        ),
        &[(Effective, "9 May 2025")],
    );
    check(
        &format!("# Protocol on keys\n## Signatures\n{table}"),
        &[(Effective, "")],
    );
}

#[test]
fn a_resolution_kept_with_the_text_adopts_it_on_the_day_of_its_meeting() {
    check(
        "# Keys\nThe keys hang in the hall.\nHeld in the hall on 3 May 2025, the Convener in the chair.\nThe committee resolved to adopt the following as its policy on keys, appointed the Caretaker to be responsible for it and asked that it be brought back for review not later than the June meeting of 2027.",
        &[
            (Approved, "3 May 2025"),
            (Owner, "Caretaker"),
            (ReviewDue, "June 2027"),
        ],
    );
}

#[test]
fn a_month_of_each_year_is_no_date_of_review() {
    check(
        "# Keys Policy\nThe board looks at this policy again each June. The next time is June 2027.",
        &[(ReviewDue, "June 2027")],
    );
}

#[test]
fn rows_of_names_and_of_values_are_no_version_history() {
    check(
        "# Keys Policy\n| NUMBER | VERSION | LEAD OFFICER |\n| RS 4 | 3 | Head of Repairs |\n| APPROVED BY COMMITTEE | IN FORCE FROM | NEXT REVIEW DUE |\n| 3 May 2025 | 1 June 2025 | May 2027 |",
        &[
            (Version, "3"),
            (Owner, "Head of Repairs"),
            (Approved, "3 May 2025"),
            (ReviewDue, "May 2027"),
        ],
    );
}

#[test]
fn an_edition_stands_on_its_own_line_below_the_names_of_the_parties() {
    check(
        "# Protocol\nbetween\nthe Council of Reedham, which holds the keys of all its halls and schools and lends them to whoever has a claim to be let in\nand\nthe Harbour Trust\nSecond edition\n## Keys\nThe keys hang in the hall.\nNobody keeps one at home.\nA lost key is told of.\nDoors are locked.\nWindows are shut.\nLights are put out.\nThe alarm is set.\nThe book is signed.",
        &[(Version, "Second edition")],
    );
}

#[test]
fn a_foot_names_the_document_with_its_house_and_its_version() {
    check(
        "# Keys: Halls and Schools\n| Version | Approved | Owner |\n| 2 | 3 May 2025 | Caretaker |\n## Purpose\nThe keys hang in the hall.\n@footer Reedham Harbour Trust Keys (Halls and Schools) Policy Version 2 Approved 3 April 2025",
        &[(Approved, "3 May 2025")],
    );
    let control = read(
        "# Keys: Halls and Schools\n## Purpose\nThe keys hang in the hall.\n@footer Reedham Harbour Trust Keys (Halls and Schools) Policy Version 2 Approved 3 April 2025",
    );
    assert_eq!(field(&control, Approved), "3 April 2025");
}

#[test]
fn a_draft_names_its_author_behind_its_day() {
    check(
        "# Keys Policy\nDraft 2 of 4 May 2026, written by the Caretaker. The board will see it in June.",
        &[(Owner, "Caretaker")],
    );
}

#[test]
fn what_is_brought_back_is_the_document_that_was_named() {
    check(
        "# Keys Protocol\n## Scope\nAll halls.\nWindows too.\nDoors too.\n## Upkeep\nThe Clerk is responsible for this protocol and will bring it back to the board for review on or before 3 May 2028.\n## Locks\nOne.\nTwo.\nThree.\nFour.\nFive.\nSix.\nSeven.",
        &[(ReviewDue, "3 May 2028")],
    );
}

#[test]
fn a_revision_by_letter_opens_a_line_of_control() {
    check(
        "# Lending keys\nRev. B. In force from 3 May 2025. Held by the Caretaker. Next due 3 May 2027.\n## Purpose\nText.",
        &[
            (Version, "B"),
            (Effective, "3 May 2025"),
            (ReviewDue, "3 May 2027"),
        ],
    );
}

#[test]
fn a_list_of_other_documents_is_no_version_history() {
    check(
        "# Keys Policy\n| Version | 3.0 |\n| Date approved | 3 May 2025 |\n## Scope\nAll halls.\n## To be read with\n|! Title | Version | Approved | Review |\n| Alarms | 4 | 3 May 2023 | May 2026 |\n| Lights | 5 | 4 May 2023 | May 2026 |\n| Doors | 1.5 | 5 May 2023 | May 2026 |",
        &[(Version, "3.0")],
    );
    let control = read(
        "# Keys Policy\n| Version | 3.0 |\n| Date approved | 3 May 2025 |\n## To be read with\n|! Title | Version | Approved | Review |\n| Alarms | 4 | 3 May 2023 | May 2026 |\n| Lights | 5 | 4 May 2023 | May 2026 |\n| Doors | 1.5 | 5 May 2023 | May 2026 |",
    );
    assert!(
        control
            .values
            .iter()
            .all(|value| value.place != Place::VersionHistory)
    );
}

#[test]
fn who_keeps_a_thing_is_no_owner_of_the_document() {
    check(
        "# Keys policy\n## Purpose\nThe spare key is held by the Janitor as keeper.",
        &[],
    );
    check(
        "# Keys policy\n## Meals\nAsk for Mrs Bell, Head Cook, who is also responsible for these meal guidelines.",
        &[],
    );
}

#[test]
fn the_next_drill_is_no_review_of_the_document() {
    for told in [
        "Checked every week. Next on 4 May 2026.",
        "Reviewed every week. Next on 4 May 2026.",
    ] {
        let control = read(&format!(
            "# Keys policy\n## Purpose\nText.\n## Fire drill\n{told}\n## Scope\nText."
        ));
        let mut values = control.values.iter();
        assert!(values.all(|value| value.field != ReviewDue), "in: {told}");
    }
}

#[test]
fn a_sample_at_the_end_speaks_of_itself() {
    check(
        "# Keys policy\n## Purpose\nText.\n## Scope\nText.\n## Appendix 1: sample policy for hotels\nThis policy was adopted on 26 August 2025.",
        &[],
    );
}

#[test]
fn whom_a_policy_is_for_does_not_make_it_a_draft() {
    let control =
        read("# Keys policy\n| Approved | Target group: Board. 4 January 2025 |\n| Version | 2 |");
    assert_eq!(control.status, Status::Final);
    assert_eq!(status::awaits("Target date: June"), Some(Status::Draft));
}

#[test]
fn a_draft_that_a_line_names_is_another_document() {
    let control = read(
        "# Keys policy\nSee the Draft for carers v3 of the leaflet.\n| Approved | 4 January 2025 |",
    );
    assert_eq!(control.status, Status::Final);
}

#[test]
fn a_form_named_in_the_text_has_its_own_version() {
    check(
        "# Lone visits recording policy\n| Version | 2 |\n## Purpose\nText.\n## Forms\nLone visits recording, version 3\n## Scope\nText.\n## More\nText.\n## End\nText ends here.",
        &[(Version, "2")],
    );
}

#[test]
fn a_sentence_goes_on_in_the_next_paragraph_only_across_a_page() {
    check(
        "# Keys policy\n## Purpose\nThis policy will be reviewed by\nJune 2027 is when the new boiler comes.\n## Scope\nText.",
        &[],
    );
}
