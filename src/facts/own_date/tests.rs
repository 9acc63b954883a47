//! Which of a document's dates is its own.

use crate::facts::sketch;

fn check(lines: &str, expected: &str) {
    let document = sketch::document_at("a/x.docx", lines);
    let facts = crate::facts::of(&document);
    let words = facts.dated.map(|dated| dated.interval.in_words());
    assert_eq!(
        words.as_deref().unwrap_or(""),
        expected,
        "{lines} {:?}",
        facts.kind
    );
}

#[test]
fn a_record_gives_its_own_date() {
    check(
        "# Minute of Core Group\nDate of meeting: 3 May 2023\nPresent: Mum\nDate of next meeting: 4 June 2023",
        "3 May 2023",
    );
    check(
        "# Risk Assessment\n| Child's name | Ash |\n| Date of birth | 3 April 2012 |\n| Date of referral | 1 May 2023 |\n| Date assessment completed | 6 June 2023 |",
        "6 June 2023",
    );
    check(
        "# Child's Plan\n| Child's name | Ash |\n| Date of birth | 3 April 2012 |\n| Date of plan | 6 June 2023 |\n| Review date | 6 July 2023 |",
        "6 June 2023",
    );
    check(
        "Strath Council\n3 May 2023\nDear Ms Reid\nThe review will be on 4 June 2023.\nYours sincerely\nJo Bell",
        "3 May 2023",
    );
    check(
        "From: Jo\nTo: Al\nSent: 3 May 2023\nSubject: Review on 4 June 2023\nHi",
        "3 May 2023",
    );
    check(
        "# Visits Policy\n| Version | 2 |\n| Date approved | 3 May 2023 |\n| Review date | May 2026 |",
        "3 May 2023",
    );
    check(
        "# Chronology\nThis chronology was last updated on 3 May 2023.\n| Date | Event |\n| 1 May 2019 | Born |\n| 2 June 2019 | Moved |",
        "3 May 2023",
    );
    check(
        "# Chronology\n3 May 2023\n1 May 2019 - Born at home.\n2 June 2019 - Moved to gran.",
        "3 May 2023",
    );
    check(
        "# Chronology\nDocument date: 3 May 2023. Covers from May 2019.\n| Date | Event |\n| 1 May 2019 | Born |\n| 2 June 2023 | Moved |",
        "3 May 2023",
    );
    check(
        "# Referral form\n| Child's name | Ash |\n| Date of birth | 3 April 2012 |\n| Date of referral | 1 May 2023 |",
        "1 May 2023",
    );
}

#[test]
fn a_later_version_is_of_its_own_day() {
    for label in [
        "This version completed",
        "Current version date",
        "Latest update completed on",
    ] {
        let lines = format!(
            "# Assessment of need\n| Child | Ash Reid |\n| First version completed | 3 May 2023 |\n| {label} | 6 June 2024 |"
        );
        check(&lines, "6 June 2024");
    }
}

#[test]
fn an_assessment_is_of_the_day_on_which_it_was_finished() {
    check(
        "# Assessment of need\nWritten by Jo Bell, social worker. Finished on 3 May 2023. Agreed by A. Reid, team manager, 5 May 2023.\n## Chronology\n- 1 April 2023: moved to gran.",
        "3 May 2023",
    );
    check(
        "# Assessment of need\n## Chronology\n- 1 April 2023: moved to gran.",
        "",
    );
}

#[test]
fn a_birth_behind_a_name_is_not_the_records_date() {
    check(
        "# Chronology: Ash Reid (3.4.2012)\n- 1 May 2023: moved to gran.\n- 4 June 2023: first review.",
        "",
    );
    check(
        "# Assessment update: Ash Reid (b. 3.4.22)\nAuthor: Jo Bell, social worker. Date: 6.6.23.",
        "6 June 2023",
    );
}

#[test]
fn a_line_of_signature_may_be_a_table() {
    check(
        "# Assessment of need\n| Author | Date | Authorised by | Date |\n| Jo Bell, social worker | 6 June 2023 | Al Reid, team leader | 8 June 2023 |\nText of it.",
        "6 June 2023",
    );
}

#[test]
fn an_entry_of_a_chronology_is_not_its_own_date() {
    check(
        "# Chronology\n1 May 2019 - Born at home.\n2 June 2019 - First review.",
        "",
    );
}

#[test]
fn a_counted_entry_of_a_chronology_is_not_its_own_date() {
    check(
        "# Chronology\nKept by the team. Read over with the manager.\n1. 1 May 2019. Born at home.\n2. 2 June 2019. First review.",
        "",
    );
}

#[test]
fn a_birth_or_a_target_is_not_the_records_date() {
    check(
        "# Risk Assessment\nDate of birth: 3 April 2012\nNext review: 4 June 2023",
        "",
    );
}

#[test]
fn a_chronology_is_not_of_the_day_of_a_birth_or_of_a_review() {
    let entries =
        "- 1 May 2023: moved to gran.\n- 4 June 2023: first review.\n- 5 July 2023: school.";
    check(&format!("# Chronology\nAsh Reid, 3.4.2012\n{entries}"), "");
    check(
        &format!(
            "# Chronology\nJo Bell. Reviewed 20 May 2023 with Al Reid: all is well.\n{entries}"
        ),
        "",
    );
}

#[test]
fn a_day_may_be_a_sentence_of_its_own_behind_the_author() {
    check(
        "# Assessment of need\nBy Jo Bell, social worker. 6 June 2023.\nText of it.",
        "6 June 2023",
    );
}

#[test]
fn a_birth_near_the_top_lies_years_before_the_rest() {
    check(
        "# Initial assessment\nSubject Ash REID M 3-Apr-2012\nShe was seen at home by the two of us on 8 May 2023 and again at her school on 14 May 2023.\nText of it.\n| 2-Jun-2023 17:31 | Submitted | Jo Bell, Social Worker |\n| 4-Jun-2023 16:04 | Approved | Al Reid, Team Manager |",
        "2 June 2023",
    );
}

#[test]
fn an_assessment_is_of_the_day_in_the_row_that_its_author_signed() {
    check(
        "# Kinship assessment\n| ASSESSING WORKER | Jo Bell |\n| CHECKS | PVG 3 May 2023 |\nText of it.\n| Signed (assessor) | J. Bell | 6 June 2023 |\n| Report endorsed by team manager | Yes, A. Reid | 8 June 2023 |",
        "6 June 2023",
    );
}

#[test]
fn a_line_of_labels_may_say_when_supervision_was_held() {
    check(
        "# Supervision record\nWorker: Jo Bell Supervisor: Al Reid Held: 6 June 2023 (the one of May was off)\nText of it.",
        "6 June 2023",
    );
}

#[test]
fn an_assessment_is_of_the_day_of_its_last_update_and_not_of_what_it_goes_on_from() {
    check(
        "# Addendum to the assessment of 3 May 2021\nIt was finished on Monday 6 June 2022 by Jo Bell.",
        "6 June 2022",
    );
    check(
        "# Assessment of need\nCompleted 3 May 2023; updated after the birth on 6 June 2023. Author: Jo Bell.",
        "6 June 2023",
    );
    check(
        "# Assessment of need\nCompleted 3 May 2023. Author: Jo Bell.\nThe bank lost the form; updated papers came on 6 June 2023.",
        "3 May 2023",
    );
    check(
        "# Assessment of need\nCompleted 3 May 2023. The updated school list came on 6 June 2023.",
        "3 May 2023",
    );
    check(
        "# Assessment: Ash\nJo Bell, worker, harbour team. 3 May 2023. Typed up in the car by the pier, and to be tidied when there is time for it.",
        "3 May 2023",
    );
}

#[test]
fn days_that_head_what_was_done_on_each_are_not_the_assessments_own() {
    check(
        "# Assessment of parenting\nMonday 3 May 2023\nShe came late.\nMonday 10 May 2023\nShe came early.\nShe is learning.\nJo Bell, Family Centre Worker, 6 June 2023",
        "6 June 2023",
    );
}

#[test]
fn a_label_asks_in_any_words_when_an_assessment_was_done() {
    check(
        "# Assessment of need\n| Child | Ash |\n| Assessor and date | Jo Bell, 3 May 2023 |\nSeen on 1 April 2023.",
        "3 May 2023",
    );
    check(
        "# Assessment of need\nA. Child: Ash\nC. Completed: 3 May 2023 by Jo Bell",
        "3 May 2023",
    );
}

#[test]
fn a_footer_or_the_closing_words_date_an_assessment() {
    check(
        "# Assessment of need\nAsh is well.\n@footer Form completed 3 May 2023 by Jo Bell",
        "3 May 2023",
    );
    check(
        "# Assessment of need\nThe check came on 1 April 2023.\nSigned by me, Jo Bell, social worker, this 3rd day of May 2023",
        "3 May 2023",
    );
    check(
        "# Assessment by the Named Person -- 3 May 2023 -- Jo Bell, Depute Head Teacher, Shore Primary School\nAsh is well.",
        "3 May 2023",
    );
}
