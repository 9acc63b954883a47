//! What stays open, and what does not.

use super::super::Field::*;
use super::super::tests::check;

#[test]
fn a_date_under_an_unknown_word_stays_open() {
    check(
        "# Visits Policy\n| Stamped | 3 May 2025 |\n| Version | 2 |\n| Owner | Head of Care |",
        &[(OpenDate, "3 May 2025"), (Approved, ""), (Issued, "")],
    );
    check(
        "# Visits Policy\nThis policy ran its course at the Board's table on 3 May 2025.\nText.",
        &[(OpenDate, "3 May 2025")],
    );
}

#[test]
fn a_date_that_lies_ahead_may_be_the_next_review() {
    check(
        "# Visits Policy\n| Approved | 3 May 2025 |\n| Falls away | 3 May 2027 |\n| Version | 2 |",
        &[(OpenReview, "3 May 2027"), (OpenDate, "")],
    );
    check(
        "# Visits Policy\n| Approved | 3 May 2025 |\n| Horizon | 3 May 2027 |\n| Version | 2 |",
        &[(OpenReview, "3 May 2027")],
    );
}

#[test]
fn a_heading_over_a_lone_date_is_its_label() {
    check(
        "# Visits Policy\n## Approved by the whole of the joint management group on\n3 May 2025\n## Day by which the group looks at the whole of this again\n3 May 2027",
        &[(Approved, "3 May 2025"), (ReviewDue, "3 May 2027")],
    );
}

#[test]
fn dates_of_others_are_not_open() {
    for lines in [
        "# Visits Policy\n| EQIA | 3 May 2025 |\n| Version | 2 |",
        "# Visits Policy\n| Supersedes | Version 1 of 3 May 2021 |\n| Version | 2 |",
        "# Visits Policy\nThe Act came into force on 28 September 2009.",
        "# Visits Policy\n@footer Printed 3 May 2026",
        "# Visits Policy\n## Scope\nA.\nB.\nC.\nD.\nIt was told on 3 May 2025 to all.\nE.\nF.\nG.\nH.\nI.\nJ.\nK.",
    ] {
        check(lines, &[(OpenDate, ""), (OpenReview, "")]);
    }
}

#[test]
fn who_is_named_without_a_reason_may_be_the_owner() {
    check(
        "# Visits Policy\n| Desk | Practice Manager |\n| Version | 2 |\n| Approved | May 2025 |",
        &[(OpenOwner, "Practice Manager"), (Owner, "")],
    );
    check(
        "# Visits Policy\nJean Arrol, Practice Lead\n## Scope\nAll staff.",
        &[(OpenOwner, "Jean Arrol, Practice Lead")],
    );
    check(
        "# Visits Policy\n| Circulation | All team managers |\n| Approved by | Care Board |\n| Version | 2 |",
        &[(OpenOwner, "")],
    );
    check(
        "# Visits Policy\n## Scope\nAll staff.\n## This policy\nNurse Consultant, Children Looked After. It was first written long ago.",
        &[(OpenOwner, "Nurse Consultant, Children Looked After.")],
    );
    // Who is named for approving it, and for nothing else, may answer for it; a body does not.
    check(
        "# Visits Policy\n| Authorised by | Head of Service |\n| Version | 2 |",
        &[(OpenOwner, "Head of Service"), (Owner, "")],
    );
}

#[test]
fn a_number_without_a_word_may_be_the_version() {
    check(
        "# Visits Policy\n@footer CF/12 – 2.1 – Page 3",
        &[(OpenVersion, "2.1"), (Version, "")],
    );
    check(
        "# Visits Policy\n2.1 Scope\n@footer 3.5.2025",
        &[(OpenVersion, "")],
    );
}

#[test]
fn a_day_that_another_place_explains_is_not_open() {
    check(
        "# Visits Policy\n| Version | 2 |\n| Next review | April 2028 |\n@footer Visits Policy v2 Review date April 2028",
        &[(ReviewDue, "April 2028"), (OpenDate, ""), (OpenReview, "")],
    );
}

#[test]
fn a_person_named_as_lead_or_reviewer_may_be_the_owner_and_readers_are_not() {
    for label in [
        "Designated person",
        "Link trustee",
        "Reviewer",
        "Nominated individual",
    ] {
        check(
            &format!(
                "# Visits Policy\n| {label} | Jo Bell |\n| Version | 2 |\n| Approved | May 2025 |"
            ),
            &[(OpenOwner, "Jo Bell"), (Owner, "")],
        );
    }
    check(
        "# Visits Policy\n| Readers | Jo Bell |\n| Version | 2 |\n| Approved | May 2025 |",
        &[(OpenOwner, ""), (Owner, "")],
    );
}

#[test]
fn the_day_on_which_a_document_was_withdrawn_is_no_review() {
    check(
        "WITHDRAWN 3 May 2027. See the one on hotels.\n# Visits Policy\n| Approved | 3 May 2025 |\n| Version | 2 |",
        &[(OpenReview, "")],
    );
}
