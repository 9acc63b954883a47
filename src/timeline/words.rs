//! The lanes of a timeline and what stands in them, by name for formats and in words for people.
//!
//! Every name and word is ours: an event can be told without a word of the file.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::casefile::{LegalStatus, What};
use crate::facts::EventKind;
use crate::rules;

/// A lane of the timeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Lane {
    /// Conferences, core groups, hearings and other meetings.
    Meetings,
    /// Reviews.
    Reviews,
    /// Steps that were or will be due and of which no record tells.
    Due,
    /// Where the child lived, as far as the service placed them.
    Placements,
    /// Orders, and the child protection register.
    Orders,
    /// Concerns, referrals, visits, supervision, assessments.
    Work,
    /// Chronology entries and the silences between them.
    Chronology,
}

impl Lane {
    /// Every lane, from the top.
    pub const ALL: [Self; 7] = [
        Self::Meetings,
        Self::Reviews,
        Self::Due,
        Self::Placements,
        Self::Orders,
        Self::Work,
        Self::Chronology,
    ];

    /// Returns the lane's heading.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Meetings => "Meetings",
            Self::Reviews => "Reviews",
            Self::Due => "Due",
            Self::Placements => "Placements",
            Self::Orders => "Orders, register",
            Self::Work => "Other work",
            Self::Chronology => "Chronology",
        }
    }
}

/// What an event is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A meeting, or anything else that happened or was to happen.
    Happened(What),
    /// A status that held for a time.
    Standing(LegalStatus),
    /// An entry of a chronology.
    Entry,
    /// A long time without one.
    Silence,
    /// A step that was due.
    Due,
}

/// Every status that can be drawn, by the name that formats write.
const STANDINGS: [(&str, LegalStatus); 7] = [
    ("status-looked-after-away", LegalStatus::LookedAfterAway),
    (
        "status-looked-after-at-home",
        LegalStatus::LookedAfterAtHome,
    ),
    ("status-registered", LegalStatus::Registered),
    ("status-care-leaver", LegalStatus::CareLeaver),
    ("status-supervision-order", LegalStatus::SupervisionOrder),
    ("status-secure", LegalStatus::Secure),
    ("status-closed", LegalStatus::Closed),
];

/// The one event that rules have no name for.
const ORDER_ENDED: What = What::Event(EventKind::OrderEnded);

impl Kind {
    /// Returns the name that formats write.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Happened(ORDER_ENDED) => "order-ended",
            Self::Happened(what) => rules::event_name(what).unwrap_or("event"),
            Self::Standing(status) => STANDINGS
                .iter()
                .find(|(_, known)| *known == status)
                .map_or("status", |(name, _)| name),
            Self::Entry => "entry",
            Self::Silence => "silence",
            Self::Due => "due",
        }
    }

    /// Returns the words for people, lower case.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Happened(ORDER_ENDED) => "end of the order",
            Self::Happened(what) => rules::event_words(what),
            Self::Standing(status) => status.in_words(),
            Self::Entry => "chronology entry",
            Self::Silence => "no chronology entry",
            Self::Due => "due",
        }
    }

    /// Tells whether it is a meeting or a review.
    #[must_use]
    pub fn is_meeting(self) -> bool {
        matches!(self, Self::Happened(What::Meeting(_)))
    }

    /// Tells whether it is a stretch of time rather than something that happened on a day.
    #[must_use]
    pub fn is_stretch(self) -> bool {
        matches!(self, Self::Standing(_) | Self::Silence)
    }
}

/// A name that no event has.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no event of a timeline")]
pub struct UnknownKind(pub String);

impl FromStr for Kind {
    type Err = UnknownKind;

    fn from_str(name: &str) -> Result<Self, UnknownKind> {
        match name {
            "order-ended" => return Ok(Self::Happened(ORDER_ENDED)),
            "entry" => return Ok(Self::Entry),
            "silence" => return Ok(Self::Silence),
            "due" => return Ok(Self::Due),
            _ => {}
        }
        let standing = STANDINGS.iter().find(|(known, _)| *known == name);
        standing
            .map(|(_, status)| Self::Standing(*status))
            .or_else(|| rules::event_named(name).map(Self::Happened))
            .ok_or_else(|| UnknownKind(name.to_owned()))
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl Serialize for Kind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl<'de> Deserialize<'de> for Kind {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        name.parse().map_err(de::Error::custom)
    }
}
