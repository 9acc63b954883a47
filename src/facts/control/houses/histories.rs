//! Version histories.

use super::super::tests::{check, status};
use super::super::{Field::*, Status};

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
fn a_log_of_reviews_gives_the_next_one() {
    check(
        "# Bath Time\n## Review log\n| Date | Reviewed by | Changes | Date of next review |\n| May 2025 | J. Bell | Contacts | May 2026 |\n| May 2026 | J. Bell | Hours; approved by the Board 6 May 2026 | May 2027 |",
        &[(ReviewDue, "May 2027"), (Approved, "May 2026")],
    );
}

#[test]
fn a_history_may_be_called_so_by_its_first_row() {
    check(
        "# Bath Time\n| Version history | | | |\n| No. | Issued | By whom | What changed |\n| 1 | May 2022 | Houses Manager | First text |\n| 2 | May 2025 | Care Manager | Hours |",
        &[
            (Version, "2"),
            (Issued, "May 2025"),
            (Owner, "Care Manager"),
        ],
    );
}

#[test]
fn lines_that_begin_with_versions_are_a_history() {
    let lines = "# Bath Time\nApproved: November 2024\nVersion: 2\nPast versions\nv1 - July 2021 - approved\nv2 - November 2024 - approved\nv3 draft - May 2026 - under discussion\n## Scope\nAll staff.";
    check(lines, &[(Approved, "November 2024"), (Version, "2")]);
    status(lines, Status::Final);
}

#[test]
fn what_changed_since_a_version_is_not_told_of_that_one() {
    check(
        "# Visits Policy\n## Scope\nAll staff.\n12 Changes since version 5\nA new form.",
        &[(Version, "")],
    );
}

#[test]
fn a_history_may_be_headed_by_what_changed() {
    for heading in [
        "Changes so far",
        "Editions",
        "What has changed",
        "Changes to this policy",
    ] {
        check(
            &format!(
                "# Visits Policy\nVersion: 0.3\n## {heading}\n| No. | When | What |\n| 0.3 | 4 May 2026 | sent out for comment |\n| 0.1 | March 2026 | outline |"
            ),
            &[(Version, "0.3"), (Drafted, "4 May 2026")],
        );
    }
    check(
        "# Visits Policy\n## Scope\nAll staff.\n## Changes\n3 working days are enough to tell the house of a change.",
        &[(Version, "")],
    );
}

#[test]
fn numbers_with_a_point_count_versions_where_their_rows_tell_of_a_text() {
    check(
        "# Visits Policy\n| Who | What | When | No |\n| A. Orr | Final draft | 2 Mar 2026 | 0.9 |\n| Care Board | Adopted | 8 May 2026 | 1.0 |\n## Scope\nAll staff.",
        &[(Version, "1.0"), (Approved, "8 May 2026")],
    );
    check(
        "# Visits Policy\n## Steps\n| No | What | Who | Date |\n| 1.1 | Open two rooms | Head of Care | 2 Mar 2026 |\n| 1.2 | Train the staff | Head of Care | 8 May 2026 |",
        &[(Version, ""), (Updated, "")],
    );
}
