//! Stand-ins for what neighbouring stages are to give, each with the signature it will have there.
//!
//! Periods and deadlines belong to `calendar`, legal statuses to `casefile`, the judging of
//! actions to `smart`. When those have them, this file goes.

use serde::{Deserialize, Serialize};

use super::error::unknown;
use crate::calendar::{Answer, Interval, Period, Unit};
use crate::casefile::{CaseFile, What};
use crate::document::{Document, Span};
use crate::facts::{Action, EventKind};

/// Whose law and whose bank holidays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Jurisdiction {
    /// Scotland.
    Scotland,
    /// England.
    England,
    /// Wales.
    Wales,
    /// Northern Ireland.
    NorthernIreland,
}

impl Jurisdiction {
    /// Returns the name for readers.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Scotland => "Scotland",
            Self::England => "England",
            Self::Wales => "Wales",
            Self::NorthernIreland => "Northern Ireland",
        }
    }
}

/// Reads `15 working days`.
pub(crate) fn period(text: &str) -> Result<Period, String> {
    let (number, name) = text.trim().split_once(' ').unwrap_or((text.trim(), ""));
    let n = number
        .parse()
        .map_err(|_| format!("\"{text}\" does not begin with a whole number"))?;
    let unit = match name.trim() {
        "day" | "days" => Unit::Days,
        "working day" | "working days" => Unit::WorkingDays,
        "week" | "weeks" => Unit::Weeks,
        "month" | "months" => Unit::Months,
        "year" | "years" => Unit::Years,
        other => {
            let known = ["days", "working days", "weeks", "months", "years"];
            return Err(unknown("unit of time", other, &known));
        }
    };
    Ok(Period { n, unit })
}

/// Counts a period from an interval. Working days leave out weekends only.
pub(crate) fn deadline_of(
    _jurisdiction: Jurisdiction,
    from: Interval,
    period: Period,
) -> Result<Interval, String> {
    let count = |day: crate::calendar::Day| match period.unit {
        Unit::Days => day.plus_days(period.n),
        Unit::Weeks => day.plus_days(period.n.saturating_mul(7)),
        Unit::Months => day.plus_months(period.n),
        Unit::Years => day.plus_months(period.n.saturating_mul(12)),
        Unit::WorkingDays => {
            let mut at = day;
            let mut left = period.n;
            while left > 0 {
                at = at.plus_days(1);
                left -= i32::from(at.weekday() < 5);
            }
            at
        }
    };
    Interval::new(count(from.from), count(from.to)).ok_or_else(|| "it runs backwards".to_owned())
}

/// A child's legal standing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
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
            Self::LookedAfterAway | Self::Secure => &[EventKind::PlacementEnd, EventKind::Closed],
            Self::LookedAfterHome => &[EventKind::PlacementStart, EventKind::Closed],
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

/// What a test of an action says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Said {
    Yes,
    No,
    CannotTell,
}

/// A test's answer, the words that decided it, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Judged {
    pub(crate) answer: Said,
    pub(crate) span: Option<Span>,
    pub(crate) why: String,
}

fn judged(answer: Said, span: Option<Span>, why: &str) -> Judged {
    Judged {
        answer,
        span,
        why: why.to_owned(),
    }
}

/// Does the action say what will be done?
pub(crate) fn specific(action: &Action, _document: &Document) -> Judged {
    let span = Some(action.text.span);
    if action.text.text.split_whitespace().count() < 4 {
        judged(Said::No, span, "it does not say what will be done")
    } else {
        judged(Said::Yes, span, "it says what will be done")
    }
}

/// Could someone see that it was done?
pub(crate) fn measurable(action: &Action, _document: &Document) -> Judged {
    let span = Some(action.text.span);
    if action.text.text.contains(|c: char| c.is_ascii_digit()) {
        judged(Said::Yes, span, "it gives a number")
    } else {
        judged(Said::CannotTell, span, "no measure is shown, and none is excluded")
    }
}

/// Is a person or a role named?
pub(crate) fn owned(action: &Action, _document: &Document) -> Judged {
    match &action.owner {
        Some(owner) => judged(Said::Yes, Some(owner.span), "a person or role is named"),
        None => judged(Said::No, None, "nobody is named"),
    }
}

/// Is there a day by which it is to be done?
pub(crate) fn time_bound(action: &Action, _document: &Document) -> Judged {
    match &action.due {
        Some(due) if due.dated.is_some() => judged(Said::Yes, Some(due.words.span), "a date is given"),
        Some(due) if due.is_next_review() => judged(
            Said::CannotTell,
            Some(due.words.span),
            "it points to a review whose date is not in the document",
        ),
        Some(due) => judged(Said::No, Some(due.words.span), "no date is given"),
        None => judged(Said::No, None, "no date is given"),
    }
}
