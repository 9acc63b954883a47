//! What people judged: grades and answers, with reasons, as they were given.
//!
//! In: judgements from the command line or from forms. Out: a store that only grows, the
//! judgements that stand, and how far readers agree. No grade is ever computed here.

mod form;
mod moderation;
mod scale;
mod store;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use thiserror::Error;

pub use form::{Blank, FormError, Imported, import, write_csv, write_xlsx};
pub use moderation::{Agreement, Discuss, Moderation, moderate};
pub use scale::{Answer, Grade, Scale};
pub use store::{Broken, Entry, Shown, Store, StoreError};

/// Which reading a judgement comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// The first reader's.
    First,
    /// The second reader's, made without knowing the first.
    Second,
    /// What both agreed on afterwards.
    Agreed,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 3] = [Self::First, Self::Second, Self::Agreed];

    /// Returns the role's name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Second => "second",
            Self::Agreed => "agreed",
        }
    }
}

/// One judgement of one case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Judgement {
    /// The case.
    pub id: String,
    /// The quality indicator that it grades.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub indicator: Option<String>,
    /// The question that it answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<String>,
    /// Who read.
    pub reader: String,
    /// Which reading.
    pub role: Role,
    /// The grade of an indicator.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grade: Option<u8>,
    /// The answer to a question.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<Answer>,
    /// Why.
    pub reason: String,
    /// Where it can be seen.
    pub evidence: Vec<String>,
    /// Whether the reader had seen what the rules found in this case.
    pub findings_seen: bool,
    /// When, as the binary's clock said.
    pub at: String,
}

/// Why a judgement cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Invalid {
    /// A blank where something must stand.
    #[error("{0} is blank")]
    Blank(&'static str),
    /// Neither or both of two.
    #[error("name either an indicator, with a grade, or a question, with an answer")]
    Subject,
    /// A grade off the scale.
    #[error("{0} is no grade of the scale; it has {1}")]
    Grade(String, String),
    /// An answer that is none of the five.
    #[error("{0:?} is no answer; write yes, partly, no, not applicable or cannot tell")]
    Answer(String),
    /// One reader twice.
    #[error("{0} has read this case before; a second reading is another reader's")]
    SameReader(String),
    /// A role that is none of the three.
    #[error("{0:?} is no role; write first, second or agreed")]
    Role(String),
}

impl Judgement {
    /// Checks that it says what it must.
    ///
    /// # Errors
    /// [`Invalid`], the first thing that is wrong.
    pub fn check(&self, scale: &Scale) -> Result<(), Invalid> {
        let needed = [
            ("the case", &self.id),
            ("the reader", &self.reader),
            ("the reason", &self.reason),
        ];
        if let Some((what, _)) = needed.iter().find(|(_, text)| text.trim().is_empty()) {
            return Err(Invalid::Blank(what));
        }
        match (&self.indicator, &self.question, self.grade, self.answer) {
            (Some(_), None, Some(grade), None) if scale.has(grade) => Ok(()),
            (Some(_), None, Some(grade), None) => {
                Err(Invalid::Grade(grade.to_string(), scale.in_words()))
            }
            (None, Some(_), None, Some(_)) => Ok(()),
            _ => Err(Invalid::Subject),
        }
    }

    /// Returns what it is about: an indicator or a question.
    #[must_use]
    pub fn about(&self) -> &str {
        let about = self.indicator.as_deref().or(self.question.as_deref());
        about.unwrap_or("")
    }

    /// Whether it says the same as another, whenever it was said.
    #[must_use]
    pub fn says_same(&self, other: &Self) -> bool {
        let when_said = |own: &Self| Self {
            at: String::new(),
            findings_seen: false,
            ..own.clone()
        };
        when_said(self) == when_said(other)
    }
}

/// Checks that no first and second reading of a case are one reader's.
///
/// # Errors
/// [`Invalid::SameReader`], the first that is.
pub fn check_readers(new: &[Judgement], before: &[Judgement]) -> Result<(), Invalid> {
    let mut readers: BTreeMap<(&str, &str, &str), Role> = BTreeMap::new();
    let read = before
        .iter()
        .chain(new)
        .filter(|own| own.role != Role::Agreed);
    for judgement in read {
        let place = (
            judgement.id.as_str(),
            judgement.about(),
            judgement.reader.as_str(),
        );
        if *readers.entry(place).or_insert(judgement.role) != judgement.role {
            return Err(Invalid::SameReader(judgement.reader.clone()));
        }
    }
    Ok(())
}

/// The judgements of one case and one indicator or question that stand: the last of each role.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Readings<'a> {
    /// The first reader's.
    pub first: Option<&'a Judgement>,
    /// The second reader's.
    pub second: Option<&'a Judgement>,
    /// What both agreed on.
    pub agreed: Option<&'a Judgement>,
}

impl<'a> Readings<'a> {
    /// Returns what counts: the agreed judgement, else the first.
    #[must_use]
    pub fn standing(&self) -> Option<&'a Judgement> {
        self.agreed.or(self.first)
    }
}

/// Returns the judgements that stand, by indicator or question, then by case.
#[must_use]
pub fn standing(judgements: &[Judgement]) -> BTreeMap<&str, BTreeMap<&str, Readings<'_>>> {
    let mut all: BTreeMap<&str, BTreeMap<&str, Readings<'_>>> = BTreeMap::new();
    for judgement in judgements {
        let by_case = all.entry(judgement.about()).or_default();
        let readings = by_case.entry(&judgement.id).or_default();
        let place = match judgement.role {
            Role::First => &mut readings.first,
            Role::Second => &mut readings.second,
            Role::Agreed => &mut readings.agreed,
        };
        *place = Some(judgement);
    }
    all
}
