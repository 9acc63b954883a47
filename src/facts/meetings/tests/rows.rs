//! What a row of a chronology says of a meeting, in the words of many hands.

use super::told;
use crate::facts::kind::Kind;

const HEAD: &str =
    "# Chronology of a child who is looked after\n|! Date | Event |\n| 4 May 2026 | ";

/// What one row tells.
fn row(event: &str) -> Vec<String> {
    told(Kind::Chronology, &format!("{HEAD}{event} |"))
}

fn all_tell(expected: &str, events: &[&str]) {
    for event in events {
        assert_eq!(
            row(event),
            [format!("2026-05-04 {expected}")],
            "in: {event}"
        );
    }
}

/// None of the rows tells of such a meeting as held on its day.
fn none_tells(unwanted: &str, events: &[&str]) {
    for event in events {
        let told = row(event);
        let unwanted = format!("2026-05-04 {unwanted}");
        assert!(!told.contains(&unwanted), "in: {event}: {told:?}");
    }
}

#[test]
fn a_pathway_plan_is_reviewed_in_many_words() {
    all_tell(
        "PathwayReview Held",
        &[
            "Pathway plan was formally reviewed with Ash at the drop-in.",
            "Reviewed her pathway plan over lunch.",
            "Reviewing Ash's pathway plan; college to start.",
            "Pathway r/v.",
            "TCAC review, rent arrears cleared.",
            "Care leaver review held in the flat.",
            "After care pathway review. Bus pass sorted.",
            "Review (pathway) held by phone.",
            "Met with Ash and her PA to review her pathway plan.",
        ],
    );
    none_tells(
        "PathwayReview Held",
        &[
            "Pathway plan to be reviewed in the autumn.",
            "Pathway assessment begun.",
            "Referral pathway explained.",
            "Pathway review did not happen, Ash at work.",
        ],
    );
}

#[test]
fn a_hearing_is_told_by_what_the_panel_did() {
    all_tell(
        "Hearing Held",
        &[
            "Hearing went ahead without mum.",
            "Ash's yearly hearing. Order as before.",
            "Today's panel: CSO made, stays with gran.",
            "Panel heard both parents and varied the order.",
            "Hearing deferred for a safeguarder's report, ICSO renewed.",
            "Gran spoke well, and the hearing continued the order.",
            "Went to the hearing with Ash.",
            "hearing at Kirkton. grounds established in March. CSO today.",
        ],
    );
    none_tells(
        "Hearing Held",
        &[
            "Hearing checked at the clinic, left ear dull.",
            "Disciplinary hearing at dad's work.",
            "Adoption panel: order of business changed.",
            "Hearing deferred, no panel could be found.",
            "Oversight by manager. Hearing outcome noted.",
            "Court hearing, order made against dad.",
        ],
    );
}

#[test]
fn a_meeting_is_told_wherever_it_does_something_in_its_row() {
    all_tell(
        "CoreGroup Held",
        &[
            "Dad rang in from work, and the core group went through the plan, agreeing that visits would go on.",
            "At the core group it was agreed that the nursery would ring daily.",
            "Mum joined core group by video.",
            "CG. All well.",
            "Attended CG @ the nursery.",
        ],
    );
    all_tell(
        "Ird Held",
        &[
            "After the nursery's call there was an IRD and a joint visit followed.",
            "Ash was discussed at an IRD.",
            "The IRD heard of two previous falls and agreed on a medical.",
        ],
    );
    none_tells(
        "CoreGroup Held",
        &[
            "Mum reminded about core group.",
            "Mum asked that core group be on a Friday.",
            "Cream for legs (CG) prescribed.",
            "Nursery rang daily as the core group agreed.",
        ],
    );
    none_tells(
        "Ird Held",
        &["IRD declined by health.", "IRD training attended."],
    );
}

#[test]
fn a_conference_goes_by_short_names() {
    all_tell(
        "CppmReview Held",
        &["CPPM (R) held.", "CP review: stays on.", "Rev CC held."],
    );
    all_tell(
        "CppmInitial Held",
        &["Initial conf. Registered.", "CPPM (I) held."],
    );
    none_tells(
        "CppmInitial Held",
        &[
            "Report for initial CPPM completed.",
            "IRD outcome: no CPPM.",
            "Pre-CPPM meeting with chair.",
            "Adult protection case conference held.",
        ],
    );
}

#[test]
fn a_looked_after_review_goes_by_its_letters_where_something_came_of_it() {
    all_tell(
        "LookedAfterReview Held",
        &[
            "LAAC held.",
            "LAC r/v by phone.",
            "LAAC reviewed today.",
            "LAC at home review. No change.",
            "Ash attended her own LAC review.",
            "LAC review held within six weeks.",
            "LAC review brought forward and held.",
        ],
    );
    none_tells(
        "LookedAfterReview Held",
        &[
            "LAAC - kinship with an aunt.",
            "Now LAAC.",
            "LAC nurse called.",
            "Foster carer annual review held.",
        ],
    );
}

#[test]
fn a_review_that_was_not_kept_is_told_in_many_words() {
    all_tell(
        "LookedAfterReview Cancelled",
        &[
            "LAAC today - cancelled.",
            "LAC r/v canx.",
            "LAAC - DNP.",
            "LAC review not convened, no chair.",
            "LAC review failed to go ahead.",
            "LAC review was not able to be held.",
            "LAC review was called off an hour before it was due.",
            "No LAC review today, room flooded.",
            "Carers arrived to find that the LAC review had been cancelled.",
            "Snow shut the office, so the LAAC review for Ash was cancelled.",
        ],
    );
    none_tells(
        "LookedAfterReview Cancelled",
        &[
            "Mum wants the LAC review cancelled.",
            "LAC review not held within timescale.",
        ],
    );
}
