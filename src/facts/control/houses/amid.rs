//! What a document says of itself amid its text, far from its head and its end.

use super::super::tests::check;
use super::super::{Field::*, Value};

/// A protocol whose eighth paragraph is the words, with as many behind it.
fn amid(title: &str, words: &str) -> String {
    let text = "\nWorkers ring first and knock then. What was seen is written down.".repeat(7);
    format!(
        "# {title}\n## Practice\nThis is how it is done.{text}\n## Upkeep\n{words}\n## More{text}"
    )
}

#[test]
fn later_verbs_of_a_sentence_tell_of_what_it_begins_with() {
    for words in [
        "The protocol was signed by both boards on 3 May 2025, has effect from 1 June 2025, and will be reviewed by 31 May 2028.",
        "The protocol was sealed on 3 May 2025, took effect on 1 June 2025 and is to be looked at again by 31 May 2028.",
        "This protocol runs across the county, came into force on 1 June 2025 and will next be reviewed by 31 May 2028.",
    ] {
        check(
            &amid("Joint Protocol on Searches", words),
            &[(Effective, "1 June 2025"), (ReviewDue, "31 May 2028")],
        );
    }
}

#[test]
fn what_has_a_subject_of_its_own_is_not_told_of_the_document() {
    for words in [
        "The protocol was signed by both boards, and the plan of each child will be reviewed by 31 May 2028.",
        "The protocol was signed by the trust, which will be reviewed by 31 May 2028.",
        "The protocol follows the national guidance, issued in May 2021 and updated in June 2023.",
        "The protocol will cover the training and approval of carers under the rules of May 2021.",
    ] {
        check(
            &amid("Joint Protocol on Searches", words),
            &[(ReviewDue, ""), (Issued, ""), (Updated, ""), (Approved, "")],
        );
    }
}

#[test]
fn a_review_may_be_a_thing_that_there_will_be() {
    check(
        &amid(
            "Play Strategy",
            "There will be a full review of the strategy by March 2029.",
        ),
        &[(ReviewDue, "March 2029")],
    );
    check(
        &amid(
            "Play Strategy",
            "The Play Board watches over the strategy. There will be a review of it in May 2029.",
        ),
        &[(ReviewDue, "May 2029")],
    );
    check(
        &amid(
            "Play Strategy",
            "There will be a full review of the rota by March 2029.",
        ),
        &[(ReviewDue, ""), (OpenReview, "")],
    );
}

#[test]
fn a_document_returns_to_whoever_agreed_it() {
    check(
        &amid(
            "Ferry Protocol",
            "The protocol is to return to the committee's table in March 2028.",
        ),
        &[(ReviewDue, "March 2028")],
    );
    check(
        &amid(
            "Ferry Protocol",
            "The child is to return to the house in March 2028.",
        ),
        &[(ReviewDue, ""), (OpenReview, "")],
    );
}

#[test]
fn a_title_without_a_kind_is_called_by_the_line_below_it() {
    check(
        "# Growing Together\nChildren's Play Strategy of the Harbour Partnership\n## One\nPlay.\n## Two\nThe Lead Officer for Play sponsors the strategy and reports on it.\n## Three\nPlay.\nPlay.\nPlay.\nPlay.\nPlay.\nPlay.\nPlay.",
        &[(Owner, "Lead Officer for Play")],
    );
}

#[test]
fn whoever_answers_for_the_document_is_named_wherever_it_says_so() {
    for (words, owner) in [
        (
            "The protocol owner is the Board's Data Officer.",
            "Board's Data Officer",
        ),
        (
            "Ownership of the protocol rests with the Nurse Lead.",
            "Nurse Lead",
        ),
        (
            "The owner of the protocol remains the Nurse Lead.",
            "Nurse Lead",
        ),
        ("The Nurse Lead has charge of the protocol.", "Nurse Lead"),
        ("The Nurse Lead edits this protocol.", "Nurse Lead"),
    ] {
        check(
            &amid("Joint Protocol on Searches", words),
            &[(Owner, owner)],
        );
    }
}

#[test]
fn whoever_answers_for_something_else_does_not() {
    for words in [
        "The dog owner is asked to keep it on a lead.",
        "Ownership of the tablet lies with the child.",
        "Each house has a protocol; the protocol owner is a Nurse.",
        "Give the tablet to the Night Nurse, who keeps it.",
    ] {
        check(&amid("Joint Protocol on Searches", words), &[(Owner, "")]);
    }
}

#[test]
fn an_author_is_named_where_comments_are_asked_for() {
    check(
        "# Visits Policy\nDRAFT 0.3 of 3 May 2026. What you think goes to the author, Jo Bell (Practice Officer), by 3 June.\n## Scope\nAll staff.",
        &[(Owner, "Jo Bell (Practice Officer)")],
    );
}

#[test]
fn one_line_of_the_head_holds_several_things_between_dashes() {
    check(
        "# Visits Guidance\nEffective: 2 May 2025 – Revision due: 2 May 2028 – Prepared for the Care Group by its Practice Officer\n## Scope\nAll staff.",
        &[(Owner, "its Practice Officer"), (ReviewDue, "2 May 2028")],
    );
}

#[test]
fn questions_are_labels_of_their_answers() {
    let lines = "# Short Breaks: our policy in questions\n## What is a break?\nA rest.\n## Who can have one?\nAnyone.\n## Who decided all this?\nThe Care Board, at its meeting of 20 May 2025.\n## Who do I ask if something is wrong?\nJo Bell, Team Manager, who wrote it.\n## When does it change?\nWe shall read it through with parents in May 2028.\n## What else?\nA.\n## And?\nB.\n## Last\nC.\nD.\nE.\nF.\nG.";
    check(
        lines,
        &[
            (Approved, "20 May 2025"),
            (ReviewDue, "May 2028"),
            (Owner, "Jo Bell, Team Manager"),
        ],
    );
}

#[test]
fn what_comes_up_again_near_the_end_may_be_the_document() {
    check(
        "# Staff Handbook\nApproved: 3 May 2025\n## Alone\nRing in.\nRing out.\nPart 12 is down for an overhaul by 3 May 2028.",
        &[(OpenReview, "3 May 2028")],
    );
    check(
        "# Staff Handbook\nApproved: 3 May 2025\n## Alone\nRing in.\nRing out.\nThe insurance is renewed by 3 May 2028.",
        &[(OpenReview, ""), (ReviewDue, "")],
    );
}

#[test]
fn a_next_edition_or_the_end_of_its_term_is_the_next_review() {
    for (words, day) in [
        (
            "The Board asked that a third edition be ready by June 2028.",
            "June 2028",
        ),
        (
            "The term of the protocol ends in October 2028.",
            "October 2028",
        ),
        (
            "A refresh of the protocol is pencilled in for August 2028.",
            "August 2028",
        ),
        (
            "The protocol will go before the Board again in May 2028.",
            "May 2028",
        ),
    ] {
        let control = super::super::tests::read(&format!(
            "# Joint Protocol\nApproved by the Board on 3 May 2025.\n## Practice\nRing.\n## Upkeep\n{words}"
        ));
        let told = control.all(ReviewDue).chain(control.all(OpenReview));
        let days: Vec<String> = told.map(Value::in_words).collect();
        assert_eq!(days, [day], "{words}");
    }
}

#[test]
fn a_day_ahead_that_is_of_something_else_is_no_review() {
    for words in [
        "The lease of the house runs to 3 May 2028.",
        "The house is open until 9.30 on weekdays.",
        "Training is held in January.",
    ] {
        check(
            &format!(
                "# Joint Protocol\nApproved by the Board on 3 May 2025.\n## Practice\nRing.\n{words}"
            ),
            &[(ReviewDue, ""), (OpenReview, "")],
        );
    }
}

#[test]
fn words_of_keeping_a_text_leave_its_owner_open() {
    check(
        "# Joint Protocol\nApproved by the Board on 3 May 2025.\n## Practice\nRing.\nThe Liaison Officer keeps the master copy.",
        &[
            (OpenOwner, "The Liaison Officer keeps the master copy."),
            (Owner, ""),
        ],
    );
    check(
        "# Joint Protocol\nApproved by the Board on 3 May 2025.\n## Practice\nRing.\nMinutes of the meeting are kept by the Team Manager.",
        &[(OpenOwner, ""), (Owner, "")],
    );
}

#[test]
fn the_version_that_holds_meanwhile_and_the_one_to_come_are_others() {
    for words in [
        "DRAFT 2.3, 22 September 2026. Not yet approved: version 2.0 stays in force until it is.",
        "Version 2.3 (in force). Version 3 is being drafted.",
        "Version 2.3. Until it is agreed go by version 2.1 of May 2022.",
        "Version 2.3. The committee will have version 3 in January.",
    ] {
        let control =
            super::super::tests::read(&format!("# Joint Protocol\n{words}\n## Practice\nRing."));
        let numbers: Vec<&str> = control
            .all(Version)
            .map(|value| value.words.text.as_str())
            .collect();
        assert_eq!(numbers, ["2.3"], "{words}");
    }
}

#[test]
fn who_it_is_for_and_anybody_at_all_is_no_owner() {
    for lines in [
        "# Part Days\nGuidance for head teachers, version 6. Page published 9 May 2024.\n## When\nSeldom.",
        "# Play Strategy\nApproved by the Board on 3 May 2025.\n## Telling us\nComments may be left with any worker or through the web form.",
    ] {
        check(lines, &[(Owner, "")]);
    }
    check(
        "# Searches Policy\n## Who\nThe Kirk Sessions are the trustees and answer for this policy.",
        &[(Owner, "Kirk Sessions")],
    );
}
