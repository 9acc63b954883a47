//! The names that labels have.

use super::*;

fn check(labels: &[&str], expected: Option<Meaning>) {
    for label in labels {
        assert_eq!(of(label), expected, "{label}");
    }
}

#[test]
fn approvals_have_many_names() {
    check(
        &[
            "date approved",
            "approval date",
            "approved",
            "approved on",
            "date ratified",
            "ratified",
            "adopted",
            "date of final approval",
            "approved by and date",
            "date signed off",
            "ratified/adoption date",
        ],
        Some(Meaning::Field(Field::Approved)),
    );
    check(
        &[
            "approved by",
            "ratified by",
            "ratified/adopted by",
            "approving body",
            "approval committee",
        ],
        Some(Meaning::By(Field::Approved)),
    );
}

#[test]
fn reviews_are_past_next_or_open() {
    check(
        &[
            "next review",
            "next review due",
            "date for review",
            "date for review due",
            "review due",
            "to be reviewed by",
            "due for review",
            "date of next review",
            "review by",
            "will next be reviewed",
            "expiry date",
            "valid until",
        ],
        Some(Meaning::Field(Field::ReviewDue)),
    );
    check(
        &[
            "last reviewed",
            "reviewed on",
            "date last reviewed",
            "date reviewed",
            "previous review date",
            "last review",
        ],
        Some(Meaning::Field(Field::LastReviewed)),
    );
    check(
        &[
            "review date",
            "date of review",
            "review",
            "policy review date",
        ],
        Some(Meaning::ReviewDate),
    );
    check(
        &["latest review date", "latest review"],
        Some(Meaning::LatestReview),
    );
    check(&["review cycle", "review frequency"], Some(Meaning::Cycle));
    check(
        &["review log", "lac review", "review conference date"],
        None,
    );
    check(&["not yet in force", "never approved"], None);
}

#[test]
fn other_fields_go_by_their_words() {
    check(
        &[
            "version",
            "version no",
            "version number",
            "v",
            "issue no",
            "document version",
            "edition",
        ],
        Some(Meaning::Field(Field::Version)),
    );
    check(
        &[
            "issued",
            "issue date",
            "date of issue",
            "publication date",
            "published",
            "date published",
        ],
        Some(Meaning::Field(Field::Issued)),
    );
    check(
        &[
            "effective from",
            "effective date",
            "implementation date",
            "date effective",
        ],
        Some(Meaning::Field(Field::Effective)),
    );
    check(
        &[
            "last updated",
            "amended",
            "date revised",
            "updated",
            "date of last revision",
        ],
        Some(Meaning::Field(Field::Updated)),
    );
    check(
        &["date created", "drafted", "date of draft", "draft date"],
        Some(Meaning::Field(Field::Drafted)),
    );
    check(
        &[
            "owner",
            "policy owner",
            "author",
            "lead officer",
            "lead manager",
            "responsible director",
            "lead",
            "developed by",
            "lead author",
            "contact",
        ],
        Some(Meaning::Field(Field::Owner)),
    );
    check(
        &[
            "eia",
            "eqia completed",
            "equality impact assessment",
            "eqhria",
            "iia",
        ],
        Some(Meaning::Field(Field::Equality)),
    );
    check(
        &["status", "document status", "approval status"],
        Some(Meaning::Status),
    );
}

#[test]
fn labels_of_case_records_are_not_document_control() {
    check(
        &[
            "legal status",
            "date of birth",
            "lead professional",
            "by whom",
            "date of meeting",
            "child's name",
        ],
        None,
    );
}

#[test]
fn names_of_programs_are_read_as_words() {
    check(
        &["next_rev_dt", "review_due"],
        Some(Meaning::Field(Field::ReviewDue)),
    );
    check(
        &["doc_ver_no", "vrsn_num"],
        Some(Meaning::Field(Field::Version)),
    );
    check(
        &["signoff_dt", "appr_dt"],
        Some(Meaning::Field(Field::Approved)),
    );
    check(
        &["eff_from", "impl_dt"],
        Some(Meaning::Field(Field::Effective)),
    );
    check(&["resp_off"], Some(Meaning::Field(Field::Owner)));
}

#[test]
fn versions_are_numbered_and_named_in_many_ways() {
    check(
        &[
            "version identifier",
            "version of this document",
            "version number and date",
            "live version",
            "issue/revision",
            "iteration no",
            "version in use",
        ],
        Some(Meaning::Field(Field::Version)),
    );
    check(&["version of the form", "reason for new version"], None);
}

#[test]
fn impacts_and_starts_of_others_are_no_field() {
    check(
        &[
            "data protection impact assessment",
            "privacy impact assessment",
            "owner of the risk",
            "copyright owner",
            "act in force from",
            "commencement of the act",
            "employment start date",
            "implementation lead",
        ],
        None,
    );
}
