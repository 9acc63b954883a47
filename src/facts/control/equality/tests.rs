use super::super::Field;
use crate::facts::sketch;

fn check(lines: &str, recorded: Option<bool>) {
    let document = sketch::document(&format!("# Visits Policy\n{lines}\n## Scope\nAll staff."));
    let control = crate::facts::of(&document).control(&document).clone();
    let found = control.all(Field::Equality).next().is_some();
    let open = control.all(Field::EqualityOpen).next().is_some();
    let said = match (found, open) {
        (true, _) => Some(true),
        (false, true) => Some(false),
        _ => None,
    };
    assert_eq!(said, recorded, "{lines} {:?}", control.values);
}

#[test]
fn a_recorded_assessment_counts_however_it_is_recorded() {
    for lines in [
        "| Version | 2 |\n| EIA | Completed 3 May 2025 |",
        "I asked whether an equality impact assessment was needed. As the note is short, I decided that it was not.",
        "It was agreed that a full equality impact assessment was not needed.",
        "| Version | 2 |\n| EIA completed? | Yes ☒ No ☐ |",
        "| Version | 2 |\n| EIA completed? | ☐ No ☒ Yes |",
        "| Version | 2 |\n| Equality | Screened: full assessment not required |",
        "| Version | 2 |\n| EIA required? | No |",
        "An Equality, Human Rights and Fairer Scotland Impact Assessment accompanies this policy.",
        "This policy has no equality implications.",
        "We carried out an equality impact assessment of this policy in January 2025.",
        "No equality impact assessment was needed because the guidance concerns records only.",
        "An equality impact assessment was completed before approval.",
        "Equality impact assessment\nNo group is treated worse; children who use signs get an interpreter.",
        "@footer EqIA 22/107   Page 1",
        "This policy has been assessed for its impact on equality.",
        "An equality check of the note was made in May 2025.",
        "Our duties under the Equality Act 2010 were considered when it was written, and no differential impact was found.",
        "Rapid Impact Checklist: completed in May 2025.",
        "We assessed it in May 2025 for each of the protected characteristics.",
        "The council assessed the impact of its policy on equality groups in 2024, and ours follows it.",
        "## Equality\nThe guide was screened and no full assessment was needed.",
        "An integrated impact assessment was finished on 30 April 2026 and will be published with it.",
        "The policy was equality checked with the pupils' group on 4 October 2024.",
        "The policy was checked for equality impact with the council's form in June 2025.",
        "An equality impact assessment and a privacy assessment were adopted with it.",
        "The equality impact assessment was lodged with the board's secretary.",
        "An integrated impact assessment has been written and may be had from the office.",
        "The EqIA of the strategy can be read on the website.",
        "An integrated impact assessment, which looks at equality, at islands and at the rights of children, was laid before the board.",
        "An equality impact assessment (EIA no. 33) was made when the policy was written.",
        "Equality impact assessment refreshed.",
        "An equality and human rights impact assessment informed the strategy.",
        "When we wrote this policy we asked ourselves whether it needed an equality impact assessment. We decided that it didn't, since it changes nothing.",
        "| Version | 2 |\n| Approved | 3 May 2025 |\nImpact (EQIA)\tNot required, no change of service",
        "| Version | 2 |\n| Status | Approved for use |\n| Date of approval | 3 May 2025 |\n| Approved by | Board |\n| Review | May 2027 |\n| Policy owner | Head of Care |\n| Integrated impact assessment | Completed 20 April 2025 |",
    ] {
        check(lines, Some(true));
    }
}

#[test]
fn one_that_is_still_to_come_does_not() {
    for lines in [
        "| Version | 2 |\n| EIA | To be completed before approval |",
        "| Version | 2 |\n| EIA | None recorded |",
        "This policy: equality screening booked for 20 October.",
        "No equality assessment of this policy is on file.",
        "| Version | 2 |\n| Has the policy been impact assessed for equality? | Not this time |",
        "| Version | 2 |\n| EIA completed? | Yes ☐ No ☒ |",
        "| Version | 2 |\n| EIA completed? | Yes ☐ No ☐ Not needed ☐ |",
        "| Version | 2 |\n| EqIA | ☐ done ☐ not done |",
        "| Version | 2 |\n| Date of EIA | n/a - awaiting |",
        "| Version | 2 |\n| EqIA | Yes / No |",
        "| Version | 2 |\n| EqIA due | June 2027 |",
        "| Version | 2 |\n| EqIA required? | Yes |",
        "| Version | 2 |\n| EqIA | [complete before publication] |",
        "| Version | 2 |\n| Equality impact assessment | |",
        "An equality impact assessment has not been carried out for this policy.",
        "The equality impact assessment of this policy will follow.",
        "No equality impact assessment has been recorded for this policy.",
    ] {
        check(lines, Some(false));
    }
}

#[test]
fn duties_and_values_are_no_record() {
    for lines in [
        "Managers must complete an equality impact assessment before they change a service.",
        "Staff promote equality and challenge discrimination.",
        "Equality impact assessments are completed for all new services.",
        "Where a service changes, an EIA is carried out.",
        "## Who\nStaff visit.\n## When\nAn equality impact assessment was requested by the union.",
        "## Who\nStaff visit.\n## When\nAll were trained in equality impact assessment.",
        "## Who\nStaff visit.\n## When\nAn equality impact assessment template can be found on the website.",
        "An equality impact assessment can be asked of any service.",
        "Policies and procedures are equality impact assessed and reviewed.",
        "An EIA is needed for each plan agreed by the trustees, and none may start without one.",
        "Managers should ask whether an EIA is required. Where it was judged that none was, they note the reason.",
        "Managers ask whether an EIA is required. If it is judged that it was not, they note the reason.",
        "Candidates complete the equality monitoring form, which is attached.",
        "## Who\nStaff visit.\n## When\nSince 6 May 2018 an EIA has been part of how the law treats tenders.",
        "Equality impact assessments are published.",
        "## Equality\nWe are committed to equality and value difference.",
        "## What inspectors read\nEquality impact assessments\nDisability equality duty policy",
    ] {
        check(lines, None);
    }
}

#[test]
fn a_question_that_was_answered_with_no_is_recorded() {
    for (said, recorded) in [
        (
            "The Board considered whether an equality impact assessment was needed and decided that it was not.",
            Some(true),
        ),
        (
            "The committee filled in the equality impact form on 4 June 2024.",
            Some(true),
        ),
        ("EIA 22/41.", Some(true)),
        ("Equality: no assessment has been made.", Some(false)),
        (
            "Staff decide whether an equality impact assessment is needed.",
            None,
        ),
    ] {
        check(said, recorded);
    }
}

#[test]
fn a_question_with_its_answer_behind_it_says_what_became_of_it() {
    for (line, recorded) in [
        ("EIA completed? No", false),
        ("Has an EqIA been done? Not yet", false),
        ("EqIA required? Yes", false),
        ("EqIA required? No", true),
        ("Has an EqIA been done? Yes, in May 2025", true),
        ("The EqIA has been started.", false),
    ] {
        check(
            &format!("Owner: Head of Care\n{line}\nVersion: 2"),
            Some(recorded),
        );
    }
}

#[test]
fn who_leads_on_equality_and_what_an_earlier_text_had_are_no_assessment() {
    for line in [
        "| Equality lead | Jo Bell |",
        "| Equality statement | We treat everyone fairly |",
        "| Equality and diversity | We value difference |",
        "An equality impact assessment was carried out for the 2019 policy.",
    ] {
        check(
            &format!("{line}\n| Version | 2 |\n| Owner | Head of Care |"),
            None,
        );
    }
}
