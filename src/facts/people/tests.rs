//! Who wrote a document and who passed it, by lines, tables and sentences.

use super::*;
use crate::facts::{sketch, table};

fn check(lines: &str, author: Option<&str>, authorised: Option<&str>) {
    let document = sketch::document(lines);
    let tables = table::of(&document);
    let found = of(&document, &tables, &label::labelled(&document, &tables));
    let words = |quoted: &Option<Quoted>| quoted.as_ref().map(|quoted| quoted.text.clone());
    assert_eq!(words(&found.author).as_deref(), author, "{lines}");
    assert_eq!(words(&found.authorised).as_deref(), authorised, "{lines}");
}

#[test]
fn labels_name_author_and_manager() {
    check(
        "Completed by: Jo Bell, social worker\nAuthorised by: Al Reid, Team Manager, 3 May 2023",
        Some("Jo Bell, social worker"),
        Some("Al Reid, Team Manager, 3 May 2023"),
    );
    check(
        "| Assessing social worker | Jo Bell |\n| Team manager | Al Reid |",
        Some("Jo Bell"),
        Some("Al Reid"),
    );
    check(
        "| Author | Jo Bell |\n| Approved by | Al Reid, Service Manager |",
        Some("Jo Bell"),
        Some("Al Reid, Service Manager"),
    );
    check(
        "Report author: Jo Bell\nCountersigned by team manager: Al Reid",
        Some("Jo Bell"),
        Some("Al Reid"),
    );
    check(
        "Signed: Jo Bell\nSigned: Al Reid (Team Manager)",
        Some("Jo Bell"),
        Some("Al Reid (Team Manager)"),
    );
}

#[test]
fn a_label_may_name_one_person_in_two_ways() {
    check(
        "Pathway worker / author: Jo Bell\nTeam lead/authorised by: Al Reid, Team Manager",
        Some("Jo Bell"),
        Some("Al Reid, Team Manager"),
    );
    check(
        "| Lead professional / report author | Jo Bell |\n| Authorised by / on | Al Reid, 3 May 2023 |",
        Some("Jo Bell"),
        Some("Al Reid, 3 May 2023"),
    );
}

#[test]
fn a_day_with_hyphens_may_stand_between_a_deed_and_its_doer() {
    check(
        "Ash Reid, aged 4. Completed 03-May-2023 by Jo Bell, social worker. Authorised by Al Reid, Team Manager, 05-May-2023.",
        Some("Jo Bell, social worker."),
        Some("Al Reid, Team Manager, 05-May-2023."),
    );
}

#[test]
fn the_role_may_stand_in_the_column_of_who_signed() {
    check(
        "| Signed | Name | Date |\n| Worker | J Bell | 3 May 2023 |\n| Manager authorising | Al Reid, team manager | 5 May 2023 |",
        Some("J Bell"),
        Some("Manager authorising\tAl Reid, team manager\t5 May 2023"),
    );
    check(
        "| Signature of | Name | Date |\n| Social worker | J Bell | 3 May 2023 |\n| Team leader | Al Reid | |",
        Some("J Bell"),
        None,
    );
}

#[test]
fn a_sign_off_table_names_both() {
    check(
        "| Name | Role | Signature | Date |\n| Jo Bell | Social worker | J Bell | 3 May 2023 |\n| Al Reid | Team manager | A Reid | 4 May 2023 |",
        Some("Jo Bell\tSocial worker\tJ Bell\t3 May 2023"),
        Some("Al Reid\tTeam manager\tA Reid\t4 May 2023"),
    );
    check(
        "| Name | Role | Signature | Date |\n| Jo Bell | Social worker | J Bell | 3 May 2023 |\n| Al Reid | Team manager | | |",
        Some("Jo Bell\tSocial worker\tJ Bell\t3 May 2023"),
        None,
    );
}

#[test]
fn names_may_follow_without_a_colon() {
    check(
        "# Assessment\nCompleted by Jo Bell, Social Worker\nApproved by Al Reid, Team Manager, on 3 May 2023.",
        Some("Jo Bell, Social Worker"),
        Some("Al Reid, Team Manager, on 3 May 2023."),
    );
    check(
        "# Assessment\nHe is doing well.\nJo Bell, Social Worker\nAl Reid, Team Manager",
        Some("Jo Bell, Social Worker"),
        Some("Al Reid, Team Manager"),
    );
    check(
        "Author: Jo Bell. Date: 3 May 2023. Checked by: Al Reid, project manager.",
        Some("Jo Bell"),
        Some("Al Reid, project manager."),
    );
}

#[test]
fn a_deed_may_stand_before_a_name_without_by() {
    check(
        "# Assessment\nPrepared by Jo Bell, social worker. Finished 3 May 2023. Countersigned Al Reid, team manager, 4 May 2023.",
        Some("Jo Bell, social worker."),
        Some("Al Reid, team manager, 4 May 2023."),
    );
    check(
        "# Assessment\nJo Bell, social worker. Completed 3 May 2023. Seen and approved, A. Reid, team leader, 4 May 2023.\nText.\nText.\nText.\nText.\nText.\nText.\nText.",
        Some("Jo Bell, social worker"),
        Some("A. Reid, team leader, 4 May 2023."),
    );
    check(
        "# Assessment\nWritten by Jo Bell, social worker\nTeam manager – approved: __________ Date: ______\nText.",
        Some("Jo Bell, social worker"),
        None,
    );
    check(
        "# Assessment\nText.\nMoved Ash to the team manager's list.",
        None,
        None,
    );
}

#[test]
fn a_sentence_may_tell_who_wrote_and_who_passed_it() {
    check(
        "# Assessment\nJo Bell, social worker, wrote this and finished it on 3 May 2023. Al Reid, her team manager, approved it on 4 May 2023.\nText.\nText.\nText.\nText.\nText.\nText.\nText.",
        Some("Jo Bell, social worker,"),
        Some("Al Reid, her team manager,"),
    );
    check(
        "# Assessment\n| Young person | Ash Reid |\n| Done with | Jo Bell, throughcare worker (author) |\n| Team leader's approval | Given, 4 May 2023 |",
        Some("Jo Bell, throughcare worker (author)"),
        Some("Given, 4 May 2023"),
    );
}

/// Neither is said to be missing: each is named, or some words leave it open.
fn check_not_missing(lines: &str) {
    let document = sketch::document(lines);
    let tables = table::of(&document);
    let found = of(&document, &tables, &label::labelled(&document, &tables));
    assert!(
        found.author.is_some() || found.hints.author.is_some(),
        "author: {lines} {found:?}"
    );
    assert!(
        found.authorised.is_some() || found.hints.authorised.is_some(),
        "manager: {lines} {found:?}"
    );
}

#[test]
fn names_stand_in_many_layouts() {
    for lines in [
        "# Assessment\nText.\n@footer Prepared by K. Dunmore, social worker | Authorised by T. Orde, team manager",
        "# Assessment\nText.\nElectronically signed by Kit Dunmore (social worker) on 3/3/25\nElectronically signed by Tess Orde (team manager) on 4/3/25",
        "# Assessment\n| Social worker: | Kit Dunmore | Line manager: | Tess Orde |\n| Date: | 3 March 2025 | Date: | 4 March 2025 |",
        "# Assessment\nText.\n## Team manager's decision\nI agree with this assessment. Tess Orde, 4 March 2025\n## Worker\nKit Dunmore, Social Worker",
        "# Assessment\nAuthor of report: Kit Dunmore\nThis report has been read and approved by my manager, Tess Orde.",
        "# Assessment\nReport author Kit Dunmore\nSignature of team leader Tess Orde",
        "# Assessment\n| Author | Kit Dunmore, SW |\n| QA by | Tess Orde, Practice Team Leader |",
        "# Assessment\n| | Name | Signature | Date |\n| Social worker | Kit Dunmore | KD | 3.3.25 |\n| Team leader | Tess Orde | TO | 4.3.25 |",
        "# Assessment\nName of assessor: Kit Dunmore\nManager's name: Tess Orde\nManager's signature: T Orde",
        "# Assessment\nUndertaken by: Kit Dunmore and Al Bain\nSupervised and signed off: Tess Orde, service manager",
        "# Assessment\nWorker completing the assessment\nKit Dunmore\nManager authorising the assessment\nTess Orde",
        "# Assessment\n| Completed by (name and designation) | Kit Dunmore, social worker |\n| Approved by (name and designation) | Tess Orde, team leader |",
        "# Assessment\nAssessed by Kit Dunmore\nCounter-signature: Tess Orde",
        "# Assessment\nText.\nKit Dunmore\nSocial Worker\n3 March 2025\nTess Orde\nTeam Manager\n4 March 2025",
        "# Assessment\nThis assessment was written by Kit Dunmore and agreed in supervision with Tess Orde, team manager.",
    ] {
        check_not_missing(lines);
    }
}

#[test]
fn what_nobody_signed_is_missing() {
    for lines in [
        "# Assessment\n## Analysis\nHe lives with his mother, who manages well. The school manager agreed to help.",
        "# Assessment\n| Author | |\n| Authorised by (team manager) | |",
        "# Assessment\nSocial worker:\nTeam manager signature: ________  Date: ________",
    ] {
        let document = sketch::document(lines);
        let tables = table::of(&document);
        let found = of(&document, &tables, &label::labelled(&document, &tables));
        assert_eq!(found.author, None, "{lines}");
        assert_eq!(found.authorised, None, "{lines}");
    }
}

#[test]
fn blank_lines_sign_nothing() {
    check(
        "Completed by:\nAuthorised by: ____________\nDate:",
        None,
        None,
    );
    check(
        "| Author | Jo Bell |\n| Manager authorisation | Name: ______ Signature: ______ Date: ______ |",
        Some("Jo Bell"),
        None,
    );
    check(
        "| Author | TBC |\n| Authorised by | Awaiting team manager |",
        None,
        None,
    );
    check(
        "| Author | Jo Bell |\n| Approved by | Care Board |",
        Some("Jo Bell"),
        None,
    );
}

#[test]
fn a_writer_is_an_author_and_who_passes_as_a_manager_authorises() {
    check(
        "Writer: Jo Bell, social worker\nSeen and passed: Al Reid, team leader, 3 May 2023",
        Some("Jo Bell, social worker"),
        Some("Al Reid, team leader, 3 May 2023"),
    );
}

#[test]
fn a_role_and_the_author_may_share_a_label() {
    check(
        "Key worker and author: Jo Bell\nManager's authorisation: Al Reid, 3 May 2023",
        Some("Jo Bell"),
        Some("Al Reid, 3 May 2023"),
    );
}

#[test]
fn a_forms_own_words_sign_nothing() {
    check(
        "| Author | [name and role] – 3 May 2023 |\n| Authorised by | <insert name> |",
        None,
        None,
    );
    check(
        "| Child | Ash Reid |\n| Completed by | Jo Bell |\n| Team manager: I have read and agree with this | Name: Signature: Date: |",
        Some("Jo Bell"),
        None,
    );
}

#[test]
fn a_line_for_two_deeds_left_blank_signs_nothing() {
    check(
        "Signed: J. Bell, 3 May 2023\nTeam leader – seen and authorised: ____________ Date: ______",
        Some("J. Bell, 3 May 2023"),
        None,
    );
}

#[test]
fn who_holds_the_case_is_its_author_where_nobody_else_is() {
    check(
        "| Young person | Ash Reid | Born | 3 April 2008 |\n| Status | Aftercare | Pathway worker | Jo Bell |\n| Completed | 3 May 2026 | Authorised | Al Reid, service manager, 5 May 2026 |",
        Some("Jo Bell"),
        Some("Al Reid, service manager, 5 May 2026"),
    );
}

#[test]
fn labels_down_the_side_of_four_rows_are_no_rows_of_names_over_values() {
    check(
        "| Young person | Ash Reid |\n| Completed on | 3 May 2026 |\n| Completed by | Jo Bell, social worker |\n| Team manager's authorisation | Al Reid, 9 May 2026 |",
        Some("Jo Bell, social worker"),
        Some("Al Reid, 9 May 2026"),
    );
}

#[test]
fn a_sentence_may_authorise() {
    check(
        "This assessment was authorised by Al Reid, Team Manager, on 3 May 2023.",
        None,
        Some("authorised by Al Reid, Team Manager"),
    );
}

#[test]
fn a_day_may_stand_between_what_was_done_and_by_whom() {
    check(
        "Completed on 3 May 2023 by Jo Bell, social worker, North Team.",
        Some("Jo Bell, social worker, North Team."),
        None,
    );
}

#[test]
fn an_author_is_found_in_a_line_of_labels_that_nothing_parts() {
    check(
        "Name: Ash Reid Born: 3 April 2008 Pathway co-ordinator: Jo Bell",
        Some("Jo Bell"),
        None,
    );
}

#[test]
fn a_form_may_ask_who_wrote_and_who_checked() {
    check(
        "| Who is it about | Ash Reid | Born | 3 April 2012 |\n| Who wrote it | Jo Bell, social worker | Finished | 3 May 2023 |\n| Who checked it | Al Reid, team manager | Checked | 5 May 2023 |",
        Some("Jo Bell, social worker"),
        Some("Al Reid, team manager"),
    );
}

#[test]
fn a_row_of_three_cells_may_open_with_the_deed() {
    check(
        "# Assessment\nText.\n| Signed (assessor) | J. Bell | 3 May 2023 |\n| Report endorsed by team manager | Yes, A. Reid | 5 May 2023 |\n| Carers have read this | C. Dow | 6 May 2023 |",
        Some("Signed (assessor)\tJ. Bell\t3 May 2023"),
        Some("Report endorsed by team manager\tYes, A. Reid\t5 May 2023"),
    );
    check(
        "# Assessment\nText.\n| Signed (assessor) | | |\n| Report endorsed by team manager | Pending | 5 May 2023 |",
        None,
        None,
    );
}

#[test]
fn what_is_to_be_signed_off_is_signed_by_nobody() {
    check(
        "# Plan\n| Sign off the plan | Bo Dow | 3 May 2023 |\n| Tell school | Jo Bell | 4 May 2023 |",
        None,
        None,
    );
}

#[test]
fn a_column_may_ask_for_name_and_designation() {
    check(
        "| | Name and designation | Date |\n| Assessment completed by | Jo Bell, social worker | 3 May 2023 |\n| Authorised by line manager | Al Reid, team manager | 5 May 2023 |\n| Shared with family by | Bo Dow | 6 May 2023 |",
        Some("Jo Bell, social worker"),
        Some("Al Reid, team manager"),
    );
}

#[test]
fn the_steps_of_a_form_say_who_submitted_and_who_passed_it() {
    check(
        "| 3-May-2023 11:02 | Created | BELLJ | Jo Bell, Social Worker |\n| 4-May-2023 09:12 | Returned | REIDA | Al Reid, Team Manager |\n| 5-May-2023 16:04 | Approved | REIDA | Al Reid, Team Manager |",
        Some("3-May-2023 11:02\tCreated\tBELLJ\tJo Bell, Social Worker"),
        Some("5-May-2023 16:04\tApproved\tREIDA\tAl Reid, Team Manager"),
    );
}

#[test]
fn days_between_which_it_was_done_may_stand_before_its_author() {
    check(
        "# Assessment\nAssessment carried out between 3.5.23 and 18.6.23 by Jo Bell, social worker, with Bo Dow, nurse. Finished 21.6.23.",
        Some("Jo Bell, social worker, with Bo Dow, nurse. Finished 21.6.23."),
        None,
    );
    check(
        "# Assessment\nRisk assessment reviewed and approved on 8 May 2023 by Al Reid, team manager",
        None,
        Some("Al Reid, team manager"),
    );
}

#[test]
fn who_wrote_a_letter_stands_below_its_close() {
    check(
        "Dear Ms Dow\nText of it.\nYours sincerely\nDr Jo Bell\nSpecialty doctor",
        Some("Dr Jo Bell"),
        None,
    );
}

#[test]
fn a_managers_answer_passes_what_was_sent() {
    check(
        "Hi Jo\nI have read this over. I approve this assessment and its outcome.\nAl Reid\nTeam Manager, South\nWritten by: Jo Bell",
        Some("Jo Bell"),
        Some("I have read this over. I approve this assessment and its outcome."),
    );
    check(
        "I will approve this assessment when it is whole.\nAl Reid\nTeam Manager, South",
        None,
        None,
    );
}

#[test]
fn who_checked_and_signed_as_a_manager_authorises() {
    check(
        "| Author | Jo Bell |\n| Checked and signed | Al Reid, project manager, 3 May 2023 |",
        Some("Jo Bell"),
        Some("Al Reid, project manager, 3 May 2023"),
    );
    check(
        "| Author | Jo Bell |\n| Checked and signed | Bo Dow, parent, 3 May 2023 |",
        Some("Jo Bell"),
        None,
    );
}

#[test]
fn who_countersigned_is_a_manager_only_if_it_says_so() {
    check(
        "# Assessment\nBorn 3/4/2020. Worker: Jo Bell. Finished 3 May 2023. Countersigned A. Reid 5 May 2023.",
        Some("Jo Bell. Finished 3 May 2023. Countersigned A. Reid 5 May 2023."),
        None,
    );
    check_not_missing(
        "# Assessment\nBorn 3/4/2020. Worker: Jo Bell. Finished 3 May 2023. Countersigned A. Reid 5 May 2023.",
    );
    check(
        "# Assessment\nWritten by Jo Bell, social worker\nHe missed school. Authorised Family Holiday 5 May 2023.",
        Some("Jo Bell, social worker"),
        None,
    );
    check(
        "# Assessment\nWritten by Jo Bell, social worker\nText. Authorised Mum to collect her on 5 May 2023.",
        Some("Jo Bell, social worker"),
        None,
    );
}

#[test]
fn who_checked_or_agreed_is_a_manager() {
    for who in ["nobody so far", "Mum", "His gran and uncle"] {
        check(
            &format!("Who wrote this: Jo Bell\nWho checked it: {who}\nWho agreed: {who}\nText."),
            Some("Jo Bell"),
            None,
        );
    }
}

#[test]
fn nobody_passes_what_they_wrote() {
    let steps = |by: &str| {
        format!(
            "| 3 May 2023 | Submitted | J. Bell, social worker |\n| 4 May 2023 | Approved | {by} |"
        )
    };
    check(
        &steps("J. Bell, social worker"),
        Some("3 May 2023\tSubmitted\tJ. Bell, social worker"),
        None,
    );
    check(
        &steps("A. Reid"),
        Some("3 May 2023\tSubmitted\tJ. Bell, social worker"),
        Some("4 May 2023\tApproved\tA. Reid"),
    );
}

#[test]
fn what_somebody_else_approves_passes_nothing() {
    check(
        "Written by: Jo Bell\nHis uncle rang. I approve the swimming plan, he said, and will pay.\nMrs Orr\nBath manager",
        Some("Jo Bell"),
        None,
    );
}

#[test]
fn whom_to_ring_signs_nothing() {
    check(
        "# Assessment\n| Completed by | Jo Bell, social worker |\n## Contacts\n| Team manager | Al Reid | 01234 567 890 |\n| School | Ms Dow | 01234 567 891 |",
        Some("Jo Bell, social worker"),
        None,
    );
    check(
        "# Assessment\n| School | Ms Dow |\n| Home | Two rooms. |\n| Manager | Approved. Al Reid, Area Manager, 5/5/23 |",
        None,
        Some("Approved. Al Reid, Area Manager, 5/5/23"),
    );
}

#[test]
fn a_role_is_no_author_and_a_box_without_its_tick_no_manager() {
    check(
        "# Assessment\n| Completed by | Allocated worker |\n| Authorised by | Al Reid, Team Manager |",
        None,
        Some("Al Reid, Team Manager"),
    );
    check(
        "# Assessment\n| Completed by | Jo Bell |\n| Manager's authorisation | ☐ authorised Signed: Date: |",
        Some("Jo Bell"),
        None,
    );
}

#[test]
fn author_and_manager_may_stand_in_one_sentence() {
    check(
        "# Assessment\nThis goes on from the last one. It was finished on Monday 3 May 2023 by Jo Bell, Social Worker, and authorised on Friday 7 May 2023 by Al Reid, who is now Service Manager.",
        Some("Jo Bell, Social Worker, and authorised on Friday 7 May 2023 by Al Reid, who is now"),
        Some("authorised on Friday 7 May 2023 by Al Reid, who is now Service Manager"),
    );
}

#[test]
fn the_value_of_a_deed_may_say_by_whom() {
    check(
        "# Assessment\nCompleted: 3 May 2023 by Jo Bell, throughcare worker\nCountersigned: Al Reid, team manager, 5 May 2023",
        Some("Jo Bell, throughcare worker"),
        Some("Al Reid, team manager, 5 May 2023"),
    );
    check("# Assessment\nCompleted: by 3 May 2023", None, None);
    check(
        "# Assessment\nReferred: 3 May 2023 by Jo Bell, teacher",
        None,
        None,
    );
}

#[test]
fn when_it_was_done_may_stand_before_who_did_it() {
    check(
        "Assessment of Ash Reid\nDone 3/5/23. Jo Bell, social worker. Authorised: Al Reid, team manager, 5/5/23.",
        Some("Jo Bell, social worker"),
        Some("Al Reid, team manager, 5/5/23."),
    );
    check(
        "Assessment of Ash Reid\nAsh has lived since the spring with his aunt. Jo Bell, social worker.",
        None,
        None,
    );
}

#[test]
fn the_next_field_of_a_form_is_no_signature() {
    check(
        "| Completed by | Jo Bell, social worker |\n| Team manager's authorisation (signature) | Date authorised |",
        Some("Jo Bell, social worker"),
        None,
    );
    check(
        "| Completed by | Jo Bell, social worker |\n| Approved for release | Al Reid, service manager, 5 May 2023 |",
        Some("Jo Bell, social worker"),
        Some("Al Reid, service manager, 5 May 2023"),
    );
    check(
        "| Approved for respite | Mrs Orr, 5 May 2023 |\n| Signature | Date and role |",
        None,
        None,
    );
}

#[test]
fn a_footer_or_the_closing_words_name_the_author() {
    check(
        "# Assessment\nAsh is well.\n@footer Form completed 3 May 2023 by Jo Bell",
        Some("Jo Bell"),
        None,
    );
    check(
        "# Assessment\nAsh is well.\nSigned by me, Jo Bell, social worker",
        Some("Jo Bell, social worker"),
        None,
    );
}

#[test]
fn a_log_says_who_wrote_and_who_passed_in_any_order_of_columns() {
    check(
        "# Assessment\n| Who | What | When |\n| Jo Bell | Wrote the assessment | 3 May 2023 |\n| Al Reid | Authorised the assessment | 5 May 2023 |",
        Some("Jo Bell\tWrote the assessment\t3 May 2023"),
        Some("Al Reid\tAuthorised the assessment\t5 May 2023"),
    );
}

#[test]
fn names_stand_left_of_what_they_did() {
    check(
        "# Assessment\n| Ash | Child |\n| Jo Bell | Author |\n| Al Reid | Authorised by |\n| 3 May 2023 | Date |",
        Some("Jo Bell"),
        Some("Al Reid"),
    );
}

#[test]
fn a_profession_names_the_author_where_it_is_the_only_one() {
    check(
        "# Wellbeing assessment\nHealth visitor: Jo Bell\nAsh is well.",
        Some("Jo Bell"),
        None,
    );
    check(
        "# Wellbeing assessment\nHealth visitor: Jo Bell\nClass teacher: Al Reid\nAsh is well.",
        None,
        None,
    );
}

#[test]
fn what_is_not_yet_authorised_is_passed_by_nobody() {
    check(
        "# Assessment\nAuthor: Jo Bell\nNot yet authorised: with Al Reid, manager",
        Some("Jo Bell"),
        None,
    );
}

#[test]
fn a_worker_signs_in_small_letters() {
    check(
        "# s/w assessment\njo bell, s/w\nash is ok at home",
        Some("jo bell, s/w"),
        None,
    );
}
