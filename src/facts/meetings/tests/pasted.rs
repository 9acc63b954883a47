//! Meetings whose record stands in a mail or in a letter.

use super::{check, told};
use crate::facts::kind::Kind;

const MAIL: &str = "Ash - minute of planning meeting\n\
    | From | Jo Bell |\n| To | Al Orr; P. Lee |\n| Date | 9 September 2026 |\n\
    Here is the minute in the body, as the form will not open.\n";

#[test]
fn the_title_of_a_record_in_a_mail_leads_its_day() {
    let text = format!(
        "{MAIL}MINUTE OF REVIEW CHILD PROTECTION PLANNING MEETING\nAsh Reid (3/5/2012)\nFriday 28 August 2026, 1.30 pm\nChair: Di Lee\nPresent: Jo Bell, Al Orr\nDecision: Ash stays on the register."
    );
    let meetings = told(Kind::Email, &text);
    assert_eq!(meetings, ["2026-08-28 CppmReview Held own"]);
}

#[test]
fn a_review_on_a_day_is_not_the_next_one() {
    check(
        Kind::Email,
        "Our review on Wednesday\n| Date | 7 September 2026 |\nThis is what was settled at the looked after review on Wednesday 2 September 2026.\nPresent: Jo Bell, mum, gran\nNext review 25 November 2026 at 10.",
        &["2026-09-02 LookedAfterReview Held own"],
    );
}

#[test]
fn a_letter_that_tells_what_was_said_and_decided_is_the_record() {
    let letter = |subject: &str, below: &str| {
        format!("Aftercare team\n8 June 2026\nMiss Ash Reid\nDear Ash\n{subject}\n{below}")
    };
    let below = "What you said. The flat is cold.\nWhat we decided. Jo rings the landlord by 3 July 2026.\nThe next review of the plan will be on 26 November 2026.";
    let own = told(
        Kind::Letter,
        &letter("Your pathway plan review, 4 June 2026", below),
    );
    assert!(
        own.contains(&"2026-06-04 PathwayReview Held own".to_owned()),
        "{own:?}"
    );
    let invited = letter(
        "Your pathway plan review, 4 July 2026",
        "Please come to the review. Tell us beforehand what you want to say.",
    );
    let invited = told(Kind::Letter, &invited);
    assert!(
        invited.iter().all(|one| !one.contains("own")),
        "{invited:?}"
    );
}

#[test]
fn the_day_of_a_letter_is_not_that_of_the_hearing_it_is_about() {
    let told = told(
        Kind::Letter,
        "Office of the Reporter\n2 February 2026\nDear Mrs Reid,\nDecision of children's hearing on 28 January 2026\nThe hearing made an order for Ash.",
    );
    assert_eq!(told, ["2026-01-28 Hearing Held own"]);
}

#[test]
fn two_reviews_in_one_title_are_two_meetings() {
    check(
        Kind::Minutes,
        "COUNCIL\nMINUTE of the second SECURE ACCOMMODATION REVIEW and first LOOKED AFTER CHILD REVIEW of Ash Reid, Pine House, held there in the large room on Friday, 7th August, 2026\nPresent: Ash; mum",
        &[
            "2026-08-07 LookedAfterReview Held own",
            "2026-08-07 SecureReview Held own",
        ],
    );
    let one = told(
        Kind::Minutes,
        "Minute of looked after review on 7 August 2026\nPresent: Ash; mum",
    );
    assert_eq!(one, ["2026-08-07 LookedAfterReview Held own"]);
}

#[test]
fn what_should_have_been_held_was_not() {
    let told = told(
        Kind::Supervision,
        "Supervision, 9 October 2026\nSecond secure review should have been held by 8 October 2026.",
    );
    assert!(told.iter().all(|one| !one.contains("Held")), "{told:?}");
}

#[test]
fn a_mail_may_agree_to_a_later_day_for_the_meeting_of_its_subject() {
    let mail =
        |said: &str| format!("RE: Ash - date for CPPM\n| Date | 19 August 2026 |\nJo\n{said}");
    let agreed = told(
        Kind::Email,
        &mail("I approve the variation, as the doctor is away."),
    );
    assert_eq!(agreed, ["undated CppmInitial Postponed"]);
    let denied = told(
        Kind::Email,
        &mail("I cannot agree the variation, however busy you are."),
    );
    assert!(denied.is_empty(), "{denied:?}");
}

#[test]
fn the_record_of_the_discussion_may_agree_to_a_later_day_for_the_meeting() {
    let discussion = |said: &str| {
        format!(
            "# Inter-agency referral discussion\nDate of IRD: 9 May 2022\nTaking part: police; health; social work\n# Decision\nA child protection planning meeting is needed.\n{said}"
        )
    };
    let of_first = |said: &str| -> Vec<String> {
        let all = told(Kind::Minutes, &discussion(said));
        all.into_iter()
            .filter(|one| one.contains("CppmInitial"))
            .collect()
    };
    for said in [
        "# Variation of timescale\nThe 28 days end on 6 June 2022. Moving the planning meeting to 14 June 2022 is approved. Approved by J. Orr, service manager.",
        "# Timescale\nThe interpreter is away. The planning meeting will be held on 14 June 2022. Agreed by J. Orr, service manager, 10 May 2022.",
    ] {
        assert_eq!(of_first(said), ["2022-06-14 CppmInitial Planned"], "{said}");
    }
    for said in [
        "J. Orr approved holding the case conference outwith the time limit, as the doctor is away.",
        "| Variation of timescale approved by | J. Orr, service manager |",
    ] {
        assert_eq!(of_first(said), ["undated CppmInitial Postponed"], "{said}");
    }
    for said in [
        "# Variation of timescale\nNone needed.",
        "# Variation of timescale\nThe planning meeting could be held on 14 June 2022 if the service manager approved.",
        "| Variation of timescale approved by | None |",
        "The medical was moved to 14 June 2022 and the plan was agreed.",
        "Moving the family to the new house was agreed.",
    ] {
        assert!(of_first(said).is_empty(), "{said} {:?}", of_first(said));
    }
}
