//! Drafts, what is in force and what is old.

use super::super::tests::{check, status};
use super::super::{Field::*, Status};

#[test]
fn an_approval_that_is_still_sought_has_no_date() {
    let lines = "# Whistleblowing\n| Version | 0.3 |\n| Date of this draft | 12 October 2026 |\n| Approval | To be sought from the Board, February 2027 |";
    check(lines, &[(Approved, ""), (Drafted, "12 October 2026")]);
    status(lines, Status::Draft);
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
fn what_will_be_reviewed_does_not_await_its_approval() {
    status(
        "# Visits Policy\n## Approval and review\nApproved: Policy Group, March 2025. This policy will be reviewed in March 2027.",
        Status::Final,
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
fn a_date_in_the_frame_of_a_draft_is_the_drafts() {
    check(
        "# Fundraising\nDraft 2 (trustees to decide in January 2027)\nFundraiser's text of 30 October 2026",
        &[(Drafted, "30 October 2026")],
    );
}

#[test]
fn what_was_written_with_others_and_adopted_is_in_force() {
    status(
        "# Keys Policy\n## Our aims\nEvery door has a key. This policy was written with children and staff and has been adopted by the school.\n## Keys\nAsk.",
        Status::Final,
    );
    status(
        "# Keys Policy\n## Our aims\nThis policy was written with children and will be adopted by the school.\n## Keys\nAsk.",
        Status::Unclear,
    );
}

#[test]
fn a_mark_on_the_cover_stands_against_an_approval_though_it_looks_like_a_heading() {
    status(
        "# Moving Strategy\nfor all who move\n## CONSULTATION DRAFT\nVersion 0.9\n| Approved | Board, 3 June 2026 |\n## Foreword\nText.",
        Status::Conflicting,
    );
}

#[test]
fn a_foot_may_name_the_draft_before_its_number() {
    let at = |foot: &str| {
        format!(
            "# Secure Care Procedure\nVersion 1.0\nApproved by the Director, 2 December 2024\n@footer {foot}"
        )
    };
    status(&at("Secure Care Draft for SMT v0.9"), Status::Conflicting);
    status(
        &at("Secure Care after the Draft Order, v1.0"),
        Status::Final,
    );
}

#[test]
fn a_property_that_readers_are_shown_may_contradict_the_text() {
    let text = "# Bath Time Policy\nApproved: 4 May 2026\n## Scope\nAll staff.";
    for property in ["Status: Draft", "Title: Bath Time (consultation draft)"] {
        status(
            &format!("{text}\n@property {property}"),
            Status::Conflicting,
        );
    }
    for property in [
        "Status: Final",
        "Title: Microsoft Word - Bath Time DRAFT 2.doc",
        "Subject: DRAFT",
    ] {
        status(&format!("{text}\n@property {property}"), Status::Final);
    }
}

#[test]
fn a_document_may_say_that_it_is_no_draft() {
    for said in [
        "This is not a draft.",
        "This policy is no longer a draft.",
        "This is never a draft.",
    ] {
        status(
            &format!("# Visits Policy\n{said}\n## Scope\nAll staff."),
            Status::Final,
        );
    }
    status(
        "# Visits Policy\nThis is still a draft.\n## Scope\nAll staff.",
        Status::Draft,
    );
    status(
        "# Visits Policy\nThis is not the final draft.\n## Scope\nAll staff.",
        Status::Draft,
    );
}
