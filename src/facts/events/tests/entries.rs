//! Rows of a chronology that tell of an event in few words, and rows that only look like it.

use super::{EventKind, row, told};
use crate::facts::kind::Kind;

fn tells(words: &str, kind: EventKind) -> bool {
    row(words).contains(&format!("2022-05-03 {kind:?}"))
}

#[test]
fn rows_tell_in_few_words() {
    use EventKind::*;
    for (kind, row) in [
        (Registration, "CPR - ADDED"),
        (Registration, "Reg'd, emotional abuse."),
        (Deregistration, "Ash off CPR."),
        (Deregistration, "CP registration - end."),
        (OrderEnded, "LEGAL STATUS - ENDED: CSO"),
        (OrderEnded, "Ash is no longer under supervision."),
        (SupervisionOrder, "LEGAL STATUS - ADDED: CSO"),
        (SupervisionOrder, "Hearing outcome: CSO."),
        (LookedAfterAtHome, "Home CSO made."),
        (EmergencyPlacement, "Placed w/ emerg carers."),
        (SecurePlacement, "Ash arrives at secure unit."),
        (
            PlacementMove,
            "Moved from Mrs Orr to Mr and Mrs Bell, foster carers.",
        ),
        (PlacementStart, "Placed w/ MGM under s.25."),
        (PlacementStart, "First night in foster care."),
        (PlacementEnd, "Home to mum from kinship carers."),
        (LeftCare, "LAC status ended."),
        (LeftCare, "Ash is no longer in care."),
        (Concern, "Anonymous call, children heard crying."),
        (Concern, "School reported that Ash came in with a bruise."),
        (Referral, "RFA received from nursery."),
        (Visit, "CP visit. Both seen."),
        (Visit, "SW and FSW visited."),
        (Oversight, "Monthly supervision: plan gone over."),
        (Oversight, "TM discussed the case with me."),
        (Closed, "No further role, closed."),
        (Closed, "SW involvement ended."),
    ] {
        assert!(tells(row, kind), "{kind:?} in: {row}");
    }
}

#[test]
fn rows_about_what_is_open_denied_or_anothers_tell_of_nothing() {
    use EventKind::*;
    for (kind, row) in [
        (Registration, "CPPM. Not registered."),
        (Registration, "Registered with new dentist."),
        (SupervisionOrder, "Panel decided not to make a CSO."),
        (SupervisionOrder, "Supervision. Convicted, order made."),
        (SupervisionOrder, "CSO made for his sister."),
        (LookedAfterAtHome, "Well looked after at home by mum."),
        (EmergencyPlacement, "Emergency carers' training evening."),
        (PlacementStart, "Mum asks for Ash to be accommodated."),
        (Referral, "Referral form sent to school."),
        (Visit, "Health visitor home visit."),
        (Closed, "Case closure planned."),
        (Closed, "School closed, snow."),
        (SecurePlacement, "Feels safe and secure with carers."),
    ] {
        assert!(!tells(row, kind), "{kind:?} in: {row}");
    }
}

#[test]
fn few_words_tell_of_nothing_in_prose() {
    let letter = "3 May 2022\n\nDear Ms Orr\n\nSchool: bruise on arm. Into foster care. Reg'd.";
    assert!(told(Kind::Letter, letter).is_empty());
}
