//! Who owns it, wrote it or answers for it.

use super::super::Field::*;
use super::super::tests::check;

#[test]
fn an_owner_may_hold_the_document_for_others() {
    check(
        "# Joint Protocol\n## Commencement and review\nThis protocol comes into effect on 1 May 2025.\nThe Public Protection Lead Officer holds the protocol on behalf of the partners.",
        &[(Owner, "Public Protection Lead Officer")],
    );
    check(
        "# Peer Support Guidance\n## Roles\nManagers tell new workers.\nComments to the lead author, Dana Wemyss, Practice Development Officer.\n## More\nAsk.\n## Last\nGo.\n## End\nSleep.",
        &[(Owner, "Dana Wemyss, Practice Development Officer")],
    );
}

#[test]
fn sentences_tell_of_who_answers_for_it_in_many_ways() {
    for said in [
        "Any queries should be directed to the Head of Care.",
        "Please send comments on this policy to the Head of Care.",
        "For advice on this policy contact the Head of Care.",
        "The Head of Care will keep this policy up to date.",
        "The Head of Care has responsibility for reviewing this policy.",
        "Version 2. Contact: Head of Care. This policy is for all who work in our houses and for all who are thinking of doing so, and for their managers and ours.",
    ] {
        check(
            &format!("# Visits Policy\n{said}\n## Scope\nAll staff."),
            &[(Owner, "Head of Care")],
        );
    }
}

#[test]
fn a_label_of_a_child_protection_post_may_be_the_policys() {
    check(
        "# Safeguarding\nAdopted: August 2025\nReview: August 2026\nChild protection lead and policy holder: Head Teacher",
        &[(Owner, "Head Teacher")],
    );
}

#[test]
fn whoever_is_responsible_for_it_owns_it() {
    for said in [
        "The Service Manager (Practice) is responsible for it.",
        "Its secretary is the Service Manager, to whom changes are sent.",
        "Our Service Manager looks after it and answers questions.",
    ] {
        let control = format!("# Visits Policy\nThis policy was approved on 3 May 2025. {said}");
        let owner = if said.contains("Practice") {
            "Service Manager (Practice)"
        } else {
            "Service Manager"
        };
        check(&control, &[(Owner, owner)]);
    }
    check(
        "# Visits Policy\nPrepared for the Heads of Service by the Transport Co-ordinator, 14 September 2026",
        &[
            (Owner, "Transport Co-ordinator"),
            (Drafted, "14 September 2026"),
        ],
    );
}

#[test]
fn whoever_wrote_it_or_answers_questions_is_told_in_many_ways() {
    for said in [
        "This policy was written by the Head of Care with staff.",
        "If you have a question ask the Head of Care.",
        "Questions about the policy are answered by the Head of Care.",
        "Comments and corrections to the Head of Care",
        "The Head of Care reviews this policy at least every three years.",
    ] {
        let control =
            super::super::tests::read(&format!("# Visits Policy\n{said}\n## Scope\nAll staff."));
        let owner = control.best(Owner).map(|value| value.words.text.clone());
        let names = owner
            .as_ref()
            .is_some_and(|owner| owner.starts_with("Head of Care"));
        assert!(names, "{said} {owner:?}");
    }
}

#[test]
fn responsibility_lies_with_somebody_in_many_ways() {
    for said in [
        "This policy belongs to the Head of Care.",
        "This policy is the responsibility of the Head of Care.",
        "Head of Care has lead responsibility for this policy.",
        "Policy is maintained by the Head of Care.",
        "Overall responsibility for the policy lies with the Head of Care.",
        "This policy was approved on 3 May 2025. The Head of Care is the owner.",
        "This policy was approved on 3 May 2025. It belongs to the Head of Care, who welcomes changes.",
        "The policy owner is the Head of Care, who sits on the board.",
        "Our policy's lead officer is Head of Care.",
    ] {
        check(
            &format!("# Bath Time\n{said}\n## Scope\nAll staff."),
            &[(Owner, "Head of Care")],
        );
    }
}

#[test]
fn whoever_sends_a_memorandum_answers_for_it() {
    check(
        "# Instruction 4\nTo: all team leaders\nFrom: Operations Manager\nThis instruction has effect from 3 May 2025.",
        &[(Owner, "Operations Manager")],
    );
}

#[test]
fn a_label_may_run_into_whoever_it_names() {
    check(
        "# Bath Time\nResponsible team People and Culture\nPublished 3 May 2025",
        &[(Owner, "People and Culture")],
    );
    check(
        "# Bath Time\nIssue number 3\nResponsible manager Houses Manager\nWater is tested by hand and by thermometer.",
        &[(Owner, "Houses Manager")],
    );
}

#[test]
fn who_they_are_may_stand_behind_their_post() {
    check(
        "# Bath Time\nText.\nThe trustees passed this policy on 3 May 2025 (version 2). Ask the Care Manager, its author, if something is not clear.",
        &[(Owner, "Care Manager"), (Version, "2")],
    );
}

#[test]
fn brackets_may_say_who_is_responsible() {
    check(
        "# Instruction 4\nIssued by the Operations Manager (responsible for this instruction) in May 2025.",
        &[(Owner, "Operations Manager")],
    );
    check(
        "# Houses Strategy\n## Foreword\nHead of Houses, who leads this strategy for the trust",
        &[(Owner, "Head of Houses")],
    );
    check(
        "# Joint Protocol\n## Status\nThe Protocol was ratified on 3 May 2025.\nThe Lead Officer holds the Protocol for the partners.",
        &[(Owner, "Lead Officer")],
    );
}

#[test]
fn a_row_of_three_dots_leads_to_whom_a_label_names() {
    for line in [
        "Lead officer ... J. Orr, Head of Care",
        "Policy owner ... J. Orr, Head of Care",
    ] {
        check(
            &format!("# Bath Time\nIssued ........ May 2025\n{line}\n## Scope\nAll staff."),
            &[(Owner, "J. Orr, Head of Care")],
        );
    }
}

#[test]
fn the_custodian_of_what_the_title_names_is_its_owner() {
    check(
        "# Keys Protocol\n## Standing\nThe Records Manager of the Council is the custodian of the protocol. It is looked at when needed.\n## Keys\nAsk.\n## Locks\nTurn.",
        &[(Owner, "Records Manager of the Council")],
    );
}

#[test]
fn who_keeps_a_document_is_told_behind_their_name() {
    for (line, owner) in [
        (
            "Issued 01.07.26 by the Service Manager (external), who keeps this chapter.",
            "Service Manager (external)",
        ),
        (
            "Our coordinator is Mrs Ada Orr, Head Teacher, who is also responsible for this policy.",
            "Mrs Ada Orr, Head Teacher",
        ),
        (
            "It is held by the Data Officer of the Council as protocol owner, who keeps the signed copy.",
            "Data Officer of the Council",
        ),
    ] {
        check(
            &format!("# Joint Protocol\n## Steps\n{line}"),
            &[(Owner, owner)],
        );
    }
    for line in [
        "Ask Mrs Orr, Head Teacher, who keeps the register.",
        "Tell Mrs Orr, Head Teacher, who is responsible for this class.",
        "The register is kept by the Clerk as a record of visits.",
    ] {
        check(
            &format!("# Joint Protocol\n## Steps\n{line}"),
            &[(Owner, "")],
        );
    }
}

#[test]
fn a_post_behind_a_label_of_one_word_among_other_lines_of_control() {
    let block = |line: &str| {
        format!(
            "# Missing Policy\n| Version 2 // Approved on 3 November 2025 // Review November 2027 // {line} | Text |\n## Scope\nAll staff."
        )
    };
    check(
        &block("Responsible Registered Manager"),
        &[(Owner, "Registered Manager")],
    );
    for line in ["Responsible Manager", "Responsible staff lead the search"] {
        check(&block(line), &[(Owner, "")]);
    }
}

#[test]
fn who_leads_on_each_promise_of_a_strategy_is_not_its_owner() {
    check(
        "# Care Strategy 2024-2027\nAgreed by the Board on 27 June 2024.\n## Foreword\nWe try.\n## Homes\nBrothers and sisters live together.\nLead: Service Manager\n## Schools\nNobody is excluded.\nLead: Head of Education\n## Health\nEveryone is seen.\nLead: Lead Nurse\n## Voice\nThe board has a budget.\nLead: Participation Officer\n## Money\nSome.\n## More\nAsk.\n## Others\nTell.\n## End\nGo.\n## Very end\nBye.",
        &[(Owner, "")],
    );
    check(
        "# Care Strategy\n| Promise | Lead | Review |\n| Homes | Service Manager | May 2025 |\n| Schools | Head of Education | June 2025 |\n| Health | Lead Nurse | July 2025 |\n| Voice | Clerk | July 2025 |",
        &[(ReviewDue, "")],
    );
}

#[test]
fn a_mailbox_a_word_and_a_second_label_are_no_owner() {
    for line in [
        "Comments to the consultation mailbox by Friday 13 November 2026.",
        "Corrections are made and the record is issued with the word “corrected” and the date.",
        "Author / Lead",
    ] {
        check(&format!("# Joint Protocol\n{line}"), &[(Owner, "")]);
    }
    check(
        "# Joint Protocol\nThe manager, Jo Orr, is the first aider and is responsible for this policy.",
        &[(Owner, "manager, Jo Orr")],
    );
}

#[test]
fn below_about_this_guidance_it_is_this_guidance() {
    for said in [
        "The Night Team Leader is responsible for it. We will update it in January 2028.",
        "The Night Team Leader is responsible for it. It will be refreshed in January 2028.",
        "It is kept up by the Night Team Leader. We will rewrite it in January 2028.",
        "The Night Team Leader keeps it up to date. It is due for review in January 2028.",
    ] {
        check(
            &format!(
                "# Sleeping in\n## Rooms\nA bed is made.\n## About this guide\nVersion 4. Published in January 2026.\nIts effect on equality was screened on 9 December 2025.\n{said}"
            ),
            &[(Owner, "Night Team Leader"), (ReviewDue, "January 2028")],
        );
    }
}

#[test]
fn it_elsewhere_is_what_was_spoken_of() {
    check(
        "# Sleeping in Guide\nVersion 4\n## Rooms\nA bed is made.\n## Keys\nThere is a key cupboard.\nIt is kept up by the Night Worker.\n## Food\nEat.\n## Rest\nSleep.\n## End\nGo home.\n## More\nAsk.\n## Last\nRing.\n## Very last\nSee.\n## After\nHow.",
        &[(Owner, "")],
    );
}

#[test]
fn a_clause_with_its_number_names_the_lead() {
    check(
        "# Keys Protocol\n## 4. Oversight\n(1) The Service Manager (Houses) is the lead officer for this protocol. The partners meet every quarter.",
        &[(Owner, "Service Manager (Houses)")],
    );
}

#[test]
fn whoever_leads_on_what_a_policy_is_about_answers_for_it() {
    let policy = |label: &str| {
        format!(
            "# Safeguarding Adults\n| Version | 7 |\n| {label} | Ada Orr, Care Director (deputy: Jo Bell) |\n| Approved by the Board | 18 March 2026 |\n| Next review | March 2027 |\n\n## Our promise\nAll are safe."
        )
    };
    check(
        &policy("Designated Safeguarding Lead"),
        &[(Owner, "Ada Orr, Care Director (deputy: Jo Bell)")],
    );
    check(&policy("Fire Officer"), &[(Owner, "")]);
}

#[test]
fn whoever_signs_a_circular_answers_for_it() {
    let letter = "Chief Officer, Shore Road\n3 May 2025\nCIRCULAR 4/2025\nDear Colleague\nKEYS\nEvery house keeps its keys in a cupboard. Staff sign for each key.\nYours sincerely\nAda Orr\nAda Orr Chief Officer";
    check(
        letter,
        &[
            (Owner, "Ada Orr Chief Officer"),
            (OpenDate, ""),
            (Version, ""),
        ],
    );
    super::super::tests::status(letter, super::super::Status::Final);
}

#[test]
fn whom_to_ask_and_who_leads_may_be_one_label() {
    for label in [
        "Contact and lead",
        "Lead/contact",
        "Our lead",
        "Lead and key contact",
    ] {
        check(
            &format!("# Outings Policy\n| {label} | Outings Adviser |\n| Version | 2 |"),
            &[(Owner, "Outings Adviser")],
        );
    }
}

#[test]
fn those_who_approved_it_together_do_not_answer_for_it() {
    check(
        "# Outings Policy\n| Approved by | Head of Care's Management Group |\n| Version | 2 |",
        &[(Owner, ""), (OpenOwner, "")],
    );
    check(
        "# Outings Policy\n| Approved by | Head of Care |\n| Owner | |\n| Version | 2 |",
        &[(OpenOwner, "")],
    );
}

#[test]
fn a_post_that_issued_a_version_answers_for_it() {
    check(
        "# Use of Cars\nVersion 1, issued 4 May 2026 by the Transport Manager.\n## Scope\nAll staff.",
        &[(Owner, "Transport Manager")],
    );
}
