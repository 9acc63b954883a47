//! The child's legal standing over time, and deadlines by a jurisdiction's calendar.
//!
//! In: a case file's moments. Out: whether the child had a standing on a day. Where nothing says
//! when it began, the answer straddles.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::calendar::{Answer, Calendar, Interval, Jurisdiction, Period};
use crate::casefile::{CaseFile, What};
use crate::facts::EventKind;

/// Calendars with a team's own holidays, by jurisdiction.
pub(crate) type Calendars = BTreeMap<Jurisdiction, Calendar>;

thread_local! {
    /// The calendars that this thread counts by, where holidays were added.
    static OWN: RefCell<Option<Arc<Calendars>>> = const { RefCell::new(None) };
}

/// Runs something with calendars of one's own. They hold on this thread, until it is done.
pub(crate) fn counting_by<T>(calendars: Option<Arc<Calendars>>, judge: impl FnOnce() -> T) -> T {
    let restore = Restore(OWN.replace(calendars));
    let judged = judge();
    drop(restore);
    judged
}

/// Puts back what held before, even when judging panics.
struct Restore(Option<Arc<Calendars>>);

impl Drop for Restore {
    fn drop(&mut self) {
        OWN.set(self.0.take());
    }
}

/// Counts a period from an interval, by the jurisdiction's working days and a team's own holidays.
pub(crate) fn deadline_of(
    jurisdiction: Jurisdiction,
    from: Interval,
    period: Period,
) -> Result<Interval, String> {
    let own = OWN.with_borrow(Option::clone);
    let own = own.as_ref().and_then(|own| own.get(&jurisdiction));
    own.unwrap_or_else(|| Calendar::of(jurisdiction))
        .deadline_of(from, period)
        .map_err(|error| error.to_string())
}

/// A child's legal standing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Status {
    /// Looked after away from home.
    LookedAfterAway,
    /// Looked after at home.
    LookedAfterHome,
    /// On the child protection register.
    Registered,
    /// Under a compulsory supervision order.
    SupervisionOrder,
    /// In secure accommodation.
    Secure,
    /// Owed aftercare.
    CareLeaver,
}

impl Status {
    /// Returns the words that follow "the child was".
    pub(crate) fn in_words(self) -> &'static str {
        match self {
            Self::LookedAfterAway => "looked after away from home",
            Self::LookedAfterHome => "looked after at home",
            Self::Registered => "on the child protection register",
            Self::SupervisionOrder => "under a supervision order",
            Self::Secure => "in secure accommodation",
            Self::CareLeaver => "owed aftercare",
        }
    }

    fn begins(self) -> &'static [EventKind] {
        match self {
            Self::LookedAfterAway => &[EventKind::PlacementStart, EventKind::EmergencyPlacement],
            Self::LookedAfterHome => &[EventKind::LookedAfterAtHome],
            Self::Registered => &[EventKind::Registration],
            Self::SupervisionOrder => &[EventKind::SupervisionOrder],
            Self::Secure => &[EventKind::SecurePlacement],
            Self::CareLeaver => &[EventKind::LeftCare],
        }
    }

    fn ends(self) -> &'static [EventKind] {
        match self {
            Self::LookedAfterAway | Self::Secure => &[
                EventKind::PlacementEnd,
                EventKind::LeftCare,
                EventKind::Closed,
            ],
            Self::LookedAfterHome => &[
                EventKind::PlacementStart,
                EventKind::OrderEnded,
                EventKind::LeftCare,
                EventKind::Closed,
            ],
            Self::Registered => &[EventKind::Deregistration, EventKind::Closed],
            Self::SupervisionOrder | Self::CareLeaver => &[EventKind::Closed],
        }
    }
}

/// Answers whether the child had a status on a day.
pub(crate) fn was(case: &CaseFile, status: Status, on: Interval) -> Answer {
    let mut answer = Answer::No;
    let mut known = false;
    for moment in &case.moments {
        let begins = match moment.what {
            What::Event(kind) => status.begins().contains(&kind),
            What::Meeting(_) => status == Status::Registered && moment.registered == Some(true),
        };
        let ends = matches!(moment.what, What::Event(kind) if status.ends().contains(&kind));
        let Some(at) = moment.on else { continue };
        known |= begins;
        if begins && at.before(on) != Answer::No || begins && at == on {
            answer = Answer::Yes;
        }
        if ends && at.after(on) == Answer::No {
            answer = Answer::No;
        }
    }
    if known { answer } else { Answer::Straddles }
}

/// Answers whether the child ever had a status.
pub(crate) fn ever(case: &CaseFile, status: Status) -> bool {
    case.moments.iter().any(|moment| match moment.what {
        What::Event(kind) => status.begins().contains(&kind),
        What::Meeting(_) => status == Status::Registered && moment.registered == Some(true),
    })
}
