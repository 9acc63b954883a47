//! Running headers and footers.

use super::super::Field::*;
use super::super::tests::check;

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
fn a_footer_speaks_of_its_own_document_without_saying_so() {
    check(
        "# Sexual Health\n## Scope\nAll staff.\n@footer Ref CF-22 Ver 1.1 Apr 2026 Next revision Apr 2028",
        &[(ReviewDue, "April 2028"), (Version, "1.1")],
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
        super::super::tests::read("# Sharing Protocol\nThis is version 2 of the protocol; version 1 was signed in June 2021.").all(Version).count(),
        1
    );
}

#[test]
fn a_field_may_be_named_without_a_sign() {
    check(
        "# Bath Time\n| Operative from | 1 May 2024 |\n| Edition | 3 |\n@footer Bath Time · Edition 3 · Operative from 1 June 2024",
        &[(Effective, "1 May 2024")],
    );
    let control =
        super::super::tests::read("# Bath Time\n@footer Bath Time · Operative from 1 June 2024");
    assert!(control.date(Effective).is_some());
}

#[test]
fn a_code_that_may_be_a_date_is_none_where_there_are_others() {
    check(
        "# Bath Time\nThis policy is effective from 30 May 2023.\n@footer BT/11 Iss 2 300523",
        &[(Effective, "30 May 2023"), (Issued, "")],
    );
}

#[test]
fn a_footer_may_name_its_document_by_a_part_of_its_title() {
    check(
        "# Outings and Holidays Policy\nText.\n@footer Outings policy, adopted 7 May 2024",
        &[(Approved, "7 May 2024")],
    );
    check(
        "# Outings and Holidays Policy\nText.\n@footer Swimming policy, adopted 7 May 2024",
        &[(Approved, "")],
    );
}
