//! A rule as it is written: the shape of a rule file.
//!
//! In: TOML. Out: [`Written`], with the place of every value that can still be wrong. Nothing here
//! decides; `compile` checks it and makes it ready to run.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Deserializer, SeqAccess, Visitor};
use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::check::CheckWritten;
use super::words::Date;
use crate::calendar::Jurisdiction;
use crate::finding::{Level, Outcome};

/// What a rule decides for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Subject {
    /// All documents of one case file.
    Case,
    /// One document.
    Document,
    /// One action, entry, interval or event.
    Item,
    /// All case files together.
    Corpus,
}

impl Subject {
    /// Returns the name as rule files write it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Case => "case",
            Self::Document => "document",
            Self::Item => "item",
            Self::Corpus => "corpus",
        }
    }
}

/// A rule file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Written {
    pub(crate) id: Spanned<String>,
    pub(crate) title: Spanned<String>,
    pub(crate) why: Spanned<String>,
    pub(crate) indicator: Spanned<Vec<String>>,
    pub(crate) level: Level,
    pub(crate) subject: Subject,
    pub(crate) remedy: Spanned<String>,
    pub(crate) since: Spanned<String>,
    /// Known weaknesses: where it is wrong, or says nothing.
    #[serde(default)]
    pub(crate) known: Vec<String>,
    #[serde(default)]
    pub(crate) source: Vec<SourceWritten>,
    pub(crate) check: Spanned<CheckWritten>,
    #[serde(default)]
    pub(crate) message: MessagesWritten,
    #[serde(default)]
    pub(crate) example: Vec<ExampleWritten>,
}

/// Where a standard comes from.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct SourceWritten {
    /// A short name by which limits refer to it.
    pub(crate) key: Option<Spanned<String>>,
    pub(crate) text: String,
    pub(crate) confidence: Spanned<String>,
}

/// The sentences of a rule, one for each outcome that its check can give.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct MessagesWritten {
    pub(crate) met: Option<Spanned<String>>,
    pub(crate) not_met: Option<Spanned<String>>,
    /// A `not-met` for nothing being there; without it, the sentence of `not-met` serves.
    pub(crate) missing: Option<Spanned<String>>,
    pub(crate) excused: Option<Spanned<String>>,
    pub(crate) not_due: Option<Spanned<String>>,
    pub(crate) not_applicable: Option<Spanned<String>>,
    pub(crate) cannot_tell: Option<Spanned<String>>,
}

impl MessagesWritten {
    /// Returns the sentence for an outcome.
    pub(crate) fn of(&self, outcome: Outcome) -> Option<&Spanned<String>> {
        match outcome {
            Outcome::Met => self.met.as_ref(),
            Outcome::NotMet => self.not_met.as_ref(),
            Outcome::Excused => self.excused.as_ref(),
            Outcome::NotDue => self.not_due.as_ref(),
            Outcome::NotApplicable => self.not_applicable.as_ref(),
            Outcome::CannotTell => self.cannot_tell.as_ref(),
        }
    }
}

/// An example, which is also a test.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct ExampleWritten {
    pub(crate) name: Spanned<String>,
    /// One outcome: the worst of all findings. A list: the outcome of each finding.
    pub(crate) expect: OneOrEach,
    pub(crate) as_at: Option<Date>,
    pub(crate) jurisdiction: Option<Jurisdiction>,
    /// Words that the evidence of the findings must hold.
    #[serde(default)]
    pub(crate) quotes: Vec<String>,
    /// Names and texts. Of a rule that compares case files, the first folder is the case.
    pub(crate) files: BTreeMap<String, String>,
}

/// What an example expects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum OneOrEach {
    One(Outcome),
    Each(Vec<Outcome>),
}

impl OneOrEach {
    /// The outcomes that it names.
    pub(crate) fn outcomes(&self) -> &[Outcome] {
        match self {
            Self::One(outcome) => std::slice::from_ref(outcome),
            Self::Each(outcomes) => outcomes,
        }
    }
}

impl<'de> Deserialize<'de> for OneOrEach {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Expectation)
    }
}

struct Expectation;

impl<'de> Visitor<'de> for Expectation {
    type Value = OneOrEach;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an outcome or a list of outcomes")
    }

    fn visit_str<E: serde::de::Error>(self, name: &str) -> Result<OneOrEach, E> {
        let names: Vec<&str> = Outcome::ALL.iter().map(|outcome| outcome.name()).collect();
        Outcome::ALL
            .into_iter()
            .find(|outcome| outcome.name() == name)
            .map(OneOrEach::One)
            .ok_or_else(|| E::custom(super::error::unknown("outcome", name, &names)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut each: A) -> Result<OneOrEach, A::Error> {
        let mut outcomes = Vec::new();
        while let Some(outcome) = each.next_element::<Outcome>()? {
            outcomes.push(outcome);
        }
        Ok(OneOrEach::Each(outcomes))
    }
}
