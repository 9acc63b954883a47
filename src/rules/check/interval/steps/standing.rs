//! Whether the standing that owes the steps held: that the child was looked after, or registered.
//!
//! In: a beginning and its day. Out: a [`Seen`] where the standing did not hold, or is not clear.

use super::quotes;
use crate::calendar::{Answer, Interval};
use crate::casefile::{LegalStatus, Moment, StatusPeriod};
use crate::finding::{Evidence, Outcome, Role};
use crate::rules::check::interval::Interval as Check;
use crate::rules::view::{Seen, View, quote_place};
use crate::rules::words::of_event;

/// Answers whether the child had a status on a day. Where no record says so of any day, a file may
/// only have left it unsaid.
pub(super) fn was(view: &View<'_>, status: LegalStatus, on: Interval) -> Answer {
    if view.case.ever(status) {
        view.case.was(status, on)
    } else {
        Answer::Straddles
    }
}

/// That the documents and the roster do not agree on how the child stood on a day, with both.
pub(super) fn disputed(
    view: &View<'_>,
    status: LegalStatus,
    on: Interval,
) -> Option<(String, Vec<Evidence>)> {
    let [documents, roster] = view.case.dispute(status, on)?;
    let shown = |period: &StatusPeriod, role: Role| {
        let place = period.places.first();
        place.map(|place| quote_place(view.case, *place, role))
    };
    let why = format!(
        "the documents and the roster do not agree on whether the child was {} on {}",
        status.in_words(),
        on.in_words()
    );
    let both = shown(documents, Role::Subject).into_iter();
    Some((why, both.chain(shown(roster, Role::Against)).collect()))
}

/// What settles that the documents and the roster do not agree.
pub(super) const MEND: &str = "find out which of the two is right, and mend the other";

/// The standing did not hold when time would have begun to run, or that is not clear.
pub(super) fn outside_status(
    check: &Check,
    view: &View<'_>,
    start: &Moment,
    on: Interval,
    done: &[&Moment],
) -> Option<Seen> {
    let status = check.needs_status?;
    let seen = if start.registered == Some(true) {
        return None;
    } else if start.registered == Some(false) {
        Seen::new(Outcome::NotApplicable).why(format!(
            "the {} did not put the child's name on the register",
            of_event(start.what)
        ))
    } else {
        if let Some((why, both)) = disputed(view, status, on) {
            let seen = Seen::new(Outcome::CannotTell).why(why).settle(MEND);
            let item = check.name(1);
            return Some(seen.item(item.clone()).say("item", item).show_all(both));
        }
        match was(view, status, on) {
            Answer::Yes => return None,
            Answer::No => Seen::new(Outcome::NotApplicable).why(format!(
                "the child was not {} on {}",
                status.in_words(),
                on.in_words()
            )),
            Answer::Straddles if !done.is_empty() => return None,
            Answer::Straddles if !on.is_day() && view.case.ever(LegalStatus::CareLeaver) => {
                Seen::new(Outcome::NotApplicable).why(format!(
                    "the young person has left care, and of the time from {} the file tells only in passing",
                    on.in_words()
                ))
            }
            Answer::Straddles => Seen::new(Outcome::CannotTell)
                .why(format!(
                    "the file does not say whether the child was {} from {}",
                    status.in_words(),
                    on.in_words()
                ))
                .settle(format!(
                    "find out whether the child was {} then",
                    status.in_words()
                )),
        }
    };
    let seen = seen.item(check.name(1)).say("item", check.name(1));
    Some(seen.show_all(quotes(view, start, Role::Anchor)))
}

/// Tells whether another standing of the child explains the steps: reviews of a child looked
/// after at home are not those of a child away from home.
pub(in crate::rules::check::interval) fn is_ruled_out(check: &Check, view: &View<'_>) -> bool {
    use LegalStatus::{LookedAfterAtHome, LookedAfterAway};
    let others: &[LegalStatus] = match check.needs_status {
        Some(LookedAfterAway) => &[LookedAfterAtHome],
        Some(LookedAfterAtHome) => &[LookedAfterAway],
        _ => &[],
    };
    others.iter().any(|other| view.case.ever(*other))
}
