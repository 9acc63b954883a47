//! How a child was looked after or protected, over time, as the moments of the file tell it.
//!
//! In: moments in time order. Out: periods. A period whose beginning or end no record dates is
//! left open there, and every question about it may answer that it cannot tell.

use serde::{Deserialize, Serialize};

use super::{Moment, Place, Record};
use crate::calendar::{Answer, Interval};
use crate::facts::{EventKind, MeetingKind, MeetingState};

/// A status on which rules depend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LegalStatus {
    /// Looked after away from home.
    LookedAfterAway,
    /// Looked after at home.
    LookedAfterAtHome,
    /// On the child protection register, or under a child protection plan.
    Registered,
    /// No longer looked after, owed aftercare.
    CareLeaver,
    /// Under a compulsory supervision order.
    SupervisionOrder,
    /// In secure accommodation.
    Secure,
    /// The case was closed.
    Closed,
}

impl LegalStatus {
    /// Returns the words that follow "the child was".
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::LookedAfterAway => "looked after away from home",
            Self::LookedAfterAtHome => "looked after at home",
            Self::Registered => "on the child protection register",
            Self::CareLeaver => "owed aftercare",
            Self::SupervisionOrder => "under a compulsory supervision order",
            Self::Secure => "in secure accommodation",
            Self::Closed => "no longer known to the service",
        }
    }
}

/// A status from one day to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusPeriod {
    /// Which.
    pub status: LegalStatus,
    /// When it began; `None` when no record says.
    pub from: Option<Interval>,
    /// The oldest day on which a record says that it held, where none says since when.
    pub by: Option<Interval>,
    /// When it ended; `None` when it still held, as far as the file tells.
    pub until: Option<Interval>,
    /// The places that say so.
    pub places: Vec<Place>,
}

/// What a moment does to a status.
enum Change {
    Begins(LegalStatus),
    Ends(LegalStatus),
}

/// Reads the periods from the moments.
pub(super) fn of(records: &[Record], moments: &[Moment]) -> Vec<StatusPeriod> {
    let mut periods: Vec<StatusPeriod> = Vec::new();
    let told = moments.iter().filter(|moment| moment.has_happened());
    for moment in told {
        for change in changes(moment) {
            match change {
                Change::Begins(status) => begin(&mut periods, status, moment),
                Change::Ends(status) => end(&mut periods, status, moment),
            }
        }
    }
    for period in periods.iter_mut().filter(|period| period.from.is_none()) {
        let own = period
            .places
            .iter()
            .filter_map(|place| records[place.record].facts.dated);
        period.by = own.map(|dated| dated.interval).min();
    }
    periods.sort_by_key(|period| (period.from.is_none(), period.from, period.status));
    periods
}

/// Answers whether a status held.
pub(super) fn was(periods: &[StatusPeriod], status: LegalStatus, on: Interval) -> Answer {
    let mut answer = Answer::No;
    for period in periods.iter().filter(|period| period.status == status) {
        match held(period, on) {
            Answer::Yes => return Answer::Yes,
            Answer::Straddles => answer = Answer::Straddles,
            Answer::No => {}
        }
    }
    answer
}

fn held(period: &StatusPeriod, on: Interval) -> Answer {
    let by = || match period.by.map(|by| by.by(on)) {
        Some(Answer::Yes) => Answer::Yes,
        _ => Answer::Straddles,
    };
    let begun = period.from.map_or_else(by, |from| from.by(on));
    let over = period.until.map_or(Answer::No, |until| until.by(on));
    match (begun, over) {
        (Answer::No, _) | (_, Answer::Yes) => Answer::No,
        (Answer::Yes, Answer::No) => Answer::Yes,
        _ => Answer::Straddles,
    }
}

fn changes(moment: &Moment) -> Vec<Change> {
    use Change::{Begins, Ends};
    use LegalStatus::*;
    let mut changes = Vec::new();
    if moment.meeting().is_some_and(MeetingKind::is_conference)
        && moment.state == Some(MeetingState::Held)
    {
        if moment.registered == Some(true) {
            changes.push(Begins(Registered));
        }
        if moment.deregistered == Some(true) {
            changes.push(Ends(Registered));
        }
    }
    let Some(event) = moment.event() else {
        return changes;
    };
    changes.extend(match event {
        EventKind::Registration => vec![Begins(Registered)],
        EventKind::Deregistration => vec![Ends(Registered)],
        EventKind::PlacementStart | EventKind::EmergencyPlacement => {
            vec![
                Ends(LookedAfterAtHome),
                Ends(Closed),
                Begins(LookedAfterAway),
            ]
        }
        EventKind::PlacementMove => vec![Ends(Secure), Begins(LookedAfterAway)],
        EventKind::SecurePlacement => {
            vec![
                Ends(LookedAfterAtHome),
                Begins(LookedAfterAway),
                Begins(Secure),
            ]
        }
        EventKind::PlacementEnd => vec![Ends(Secure), Ends(LookedAfterAway)],
        EventKind::LookedAfterAtHome => {
            vec![
                Ends(Secure),
                Ends(LookedAfterAway),
                Begins(LookedAfterAtHome),
            ]
        }
        EventKind::OrderEnded => vec![Ends(SupervisionOrder), Ends(LookedAfterAtHome)],
        EventKind::LeftCare => vec![
            Ends(Secure),
            Ends(LookedAfterAway),
            Ends(LookedAfterAtHome),
            Ends(SupervisionOrder),
            Begins(CareLeaver),
        ],
        EventKind::Closed => vec![
            Ends(LookedAfterAway),
            Ends(LookedAfterAtHome),
            Ends(Registered),
            Ends(SupervisionOrder),
            Ends(Secure),
            Begins(Closed),
        ],
        EventKind::Referral | EventKind::Concern => vec![Ends(Closed)],
        EventKind::SupervisionOrder => vec![Begins(SupervisionOrder)],
        EventKind::Visit
        | EventKind::Oversight
        | EventKind::Assessment
        | EventKind::PathwayPlan
        | EventKind::RecordIssued => Vec::new(),
    });
    changes
}

/// Begins a period, or adds a place to the one that runs. A beginning without a date says only
/// that the status was there: it begins a period where none is known.
fn begin(periods: &mut Vec<StatusPeriod>, status: LegalStatus, moment: &Moment) {
    let known = periods
        .iter_mut()
        .rev()
        .find(|period| period.status == status && (period.until.is_none() || moment.on.is_none()));
    match known {
        Some(period) => period.places.extend(&moment.places),
        None => periods.push(StatusPeriod {
            status,
            from: moment.on,
            by: None,
            until: None,
            places: moment.places.clone(),
        }),
    }
}

/// Ends the period that runs. An ending without a date cannot be placed in time, so it ends
/// nothing.
fn end(periods: &mut [StatusPeriod], status: LegalStatus, moment: &Moment) {
    let open = periods
        .iter_mut()
        .rev()
        .find(|period| period.status == status && period.until.is_none());
    if let (Some(period), Some(on)) = (open, moment.on)
        && period.from.is_none_or(|from| from.from <= on.to)
        && period.from != Some(on)
    {
        period.until = Some(on);
        period.places.extend(&moment.places);
    }
}
