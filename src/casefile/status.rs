//! How a child was looked after or protected, over time, as the moments of the file tell it.
//!
//! In: moments in time order. Out: periods. A period whose beginning or end no record dates is
//! left open there, and every question about it may answer that it cannot tell. Where a roster
//! speaks too, both answer; two that differ are a contradiction, and nobody can tell.

use serde::{Deserialize, Serialize};

use super::{Moment, Place, Record, What};
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
    /// Every status.
    pub const ALL: [Self; 7] = [
        Self::LookedAfterAway,
        Self::LookedAfterAtHome,
        Self::Registered,
        Self::CareLeaver,
        Self::SupervisionOrder,
        Self::Secure,
        Self::Closed,
    ];

    /// Returns the status's name as formats and settings write it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::LookedAfterAway => "looked-after-away",
            Self::LookedAfterAtHome => "looked-after-at-home",
            Self::Registered => "registered",
            Self::CareLeaver => "care-leaver",
            Self::SupervisionOrder => "supervision-order",
            Self::Secure => "secure",
            Self::Closed => "closed",
        }
    }

    /// Tells whether plain words are its name.
    pub(super) fn is_named(self, plain: &str) -> bool {
        self.name() == plain.replace(' ', "-")
    }

    /// Returns the event with which it begins.
    #[must_use]
    pub fn begins_with(self) -> EventKind {
        match self {
            Self::LookedAfterAway => EventKind::PlacementStart,
            Self::LookedAfterAtHome => EventKind::LookedAfterAtHome,
            Self::Registered => EventKind::Registration,
            Self::CareLeaver => EventKind::LeftCare,
            Self::SupervisionOrder => EventKind::SupervisionOrder,
            Self::Secure => EventKind::SecurePlacement,
            Self::Closed => EventKind::Closed,
        }
    }

    /// Returns the status that cannot hold at the same time, where there is one.
    fn shut_out_by(self) -> Option<Self> {
        match self {
            Self::LookedAfterAway => Some(Self::LookedAfterAtHome),
            Self::LookedAfterAtHome => Some(Self::LookedAfterAway),
            _ => None,
        }
    }

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

/// Who says how a child stood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    /// The documents of the case file.
    Documents,
    /// A row of the roster.
    Roster,
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
    /// Who says so.
    pub source: Source,
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
    let left = moments.iter().rfind(|moment| {
        let is_leaving = moment.what == What::Event(EventKind::LeftCare);
        is_leaving && moment.certain && moment.on.is_some()
    });
    for period in periods.iter_mut().filter(|period| period.from.is_none()) {
        if let Some(left) = left {
            leave(period, left);
        }
        let own = period
            .places
            .iter()
            .filter_map(|place| records[place.record].facts.dated);
        let by = own.map(|dated| dated.interval).min();
        period.by = by.filter(|by| period.until.is_none_or(|until| by.from <= until.to));
    }
    periods.sort_by_key(|period| (period.from.is_none(), period.from, period.status));
    periods
}

/// Who has left care had been looked after before, whatever day nobody gives to its beginning.
fn leave(period: &mut StatusPeriod, left: &Moment) {
    use LegalStatus::{LookedAfterAtHome, LookedAfterAway, Secure};
    let is_care = matches!(period.status, LookedAfterAway | LookedAfterAtHome | Secure);
    if is_care && period.until.is_none() {
        period.until = left.on;
        period.places.extend(&left.places);
    }
}

/// Answers whether a status held, by documents and roster together.
pub(super) fn was(periods: &[StatusPeriod], status: LegalStatus, on: Interval) -> Answer {
    let documents = said_by(periods, Source::Documents, status, on);
    let roster = said_by(periods, Source::Roster, status, on);
    match (documents, roster) {
        (Some(one), Some(other)) if one == other => one,
        (Some(Answer::Straddles), Some(other)) | (Some(other), Some(Answer::Straddles)) => other,
        (Some(_), Some(_)) if ended_by_roster(periods, status, on) => Answer::No,
        (Some(_), Some(_)) => Answer::Straddles,
        (one, other) => one.or(other).unwrap_or(Answer::No),
    }
}

/// The periods by which documents and roster contradict each other on a day, if they do.
pub(super) fn dispute(
    periods: &[StatusPeriod],
    status: LegalStatus,
    on: Interval,
) -> Option<[&StatusPeriod; 2]> {
    let documents = said_by(periods, Source::Documents, status, on)?;
    let roster = said_by(periods, Source::Roster, status, on)?;
    let is_settled = documents == roster
        || [documents, roster].contains(&Answer::Straddles)
        || ended_by_roster(periods, status, on);
    if is_settled {
        return None;
    }
    let of = |source: Source| {
        let mut own = periods.iter().filter(|period| period.source == source);
        own.clone()
            .find(|period| period.status == status)
            .or_else(|| own.find(|period| Some(period.status) == status.shut_out_by()))
    };
    Some([of(Source::Documents)?, of(Source::Roster)?])
}

/// What one source says of a status on a day; `None` where it is silent. One that tells of the
/// status which shuts it out is not.
fn said_by(
    periods: &[StatusPeriod],
    source: Source,
    status: LegalStatus,
    on: Interval,
) -> Option<Answer> {
    let own = || periods.iter().filter(move |period| period.source == source);
    let answers = own()
        .filter(|period| period.status == status)
        .map(|period| held(period, on));
    let mut answer = None;
    for one in answers {
        answer = Some(match (answer, one) {
            (_, Answer::Yes) => return Some(Answer::Yes),
            (Some(Answer::Straddles), _) => Answer::Straddles,
            (_, one) => one,
        });
    }
    let is_shut_out = || {
        own().any(|period| {
            Some(period.status) == status.shut_out_by() && held(period, on) == Answer::Yes
        })
    };
    answer.or_else(|| is_shut_out().then_some(Answer::No))
}

/// Whether the documents only leave open until when, and the roster says that it was over.
fn ended_by_roster(periods: &[StatusPeriod], status: LegalStatus, on: Interval) -> bool {
    let of = |source: Source| {
        let mut own = periods.iter();
        own.find(move |period| period.source == source && period.status == status)
    };
    let ended = periods.iter().any(|period| {
        let is_over = period
            .until
            .is_some_and(|until| until.by(on) == Answer::Yes);
        period.source == Source::Roster && period.status == status && is_over
    });
    let is_open = of(Source::Documents).is_some_and(|period| period.until.is_none());
    ended && is_open
}

/// Tells whether two periods may have a day in common.
pub(super) fn common(one: &StatusPeriod, other: &StatusPeriod) -> bool {
    let over_before = |one: &StatusPeriod, other: &StatusPeriod| {
        one.until
            .zip(other.from)
            .is_some_and(|(until, from)| until.to < from.from)
    };
    !over_before(one, other) && !over_before(other, one)
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
            source: Source::Documents,
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
