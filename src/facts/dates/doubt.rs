//! Why a reading is less than certain, and sets of such reasons.
//!
//! A set fits in a byte, so that a date costs no allocation for its doubts.

use serde::{Serialize, Serializer};

/// Why a reading is less than certain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Doubt {
    /// The year was taken from the context.
    YearInferred,
    /// The year has two digits.
    TwoDigitYear,
    /// Day and month could be the other way round.
    OrderAmbiguous,
    /// Letters were read as digits.
    OcrRepaired,
    /// The weekday named is not that day's.
    WeekdayMismatch,
    /// "Early", "circa", "about".
    Approximate,
    /// Counted from another date.
    Relative,
}

const ALL: [Doubt; 7] = [
    Doubt::YearInferred,
    Doubt::TwoDigitYear,
    Doubt::OrderAmbiguous,
    Doubt::OcrRepaired,
    Doubt::WeekdayMismatch,
    Doubt::Approximate,
    Doubt::Relative,
];

/// A set of doubts, in the order of [`Doubt`].
///
/// # Examples
/// ```
/// use casewise::facts::dates::{Doubt, Doubts};
///
/// let doubts: Doubts = [Doubt::Relative, Doubt::YearInferred].into_iter().collect();
/// assert!(doubts.contains(Doubt::Relative));
/// assert_eq!(doubts.iter().next(), Some(Doubt::YearInferred));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Doubts(u8);

impl Doubts {
    /// Tells whether nothing is in doubt.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Tells whether this is one of the doubts.
    #[must_use]
    pub fn contains(self, doubt: Doubt) -> bool {
        self.0 & Self::bit(doubt) != 0
    }

    /// Returns the doubts, in order.
    pub fn iter(self) -> impl Iterator<Item = Doubt> {
        ALL.into_iter().filter(move |doubt| self.contains(*doubt))
    }

    /// Returns the set with one more.
    #[must_use]
    pub(super) fn with(self, doubt: Doubt) -> Self {
        Self(self.0 | Self::bit(doubt))
    }

    /// Returns the set without one.
    #[must_use]
    pub(super) fn without(self, doubt: Doubt) -> Self {
        Self(self.0 & !Self::bit(doubt))
    }

    /// Returns the doubts of both sets.
    #[must_use]
    pub(super) fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    fn bit(doubt: Doubt) -> u8 {
        1 << doubt as u8
    }
}

impl FromIterator<Doubt> for Doubts {
    fn from_iter<I: IntoIterator<Item = Doubt>>(doubts: I) -> Self {
        doubts.into_iter().fold(Self::default(), Self::with)
    }
}

impl From<Doubt> for Doubts {
    fn from(doubt: Doubt) -> Self {
        Self::default().with(doubt)
    }
}

impl Serialize for Doubts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}
