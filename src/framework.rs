//! Quality improvement frameworks as data: questions, key areas, indicators, sources of evidence.
//!
//! In: the files of `rules/framework/`, embedded. Out: what lists and reports say of indicators.
//! Each file with questions is a framework; a later one stands beside it under its own id.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use include_dir::{Dir, include_dir};
use serde::{Deserialize, Serialize};

/// What a piece of evidence, or the hits of a search, say of their indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// They support it.
    Supporting,
    /// They speak against it.
    Contrary,
    /// What is absent, such as a case without a hit, speaks against it.
    Absent,
}

impl Side {
    /// Returns the name that files use.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Supporting => "supporting",
            Self::Contrary => "contrary",
            Self::Absent => "absent",
        }
    }

    /// Returns the side in words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Supporting => "for",
            Self::Contrary => "against",
            Self::Absent => "looks for what is missing",
        }
    }
}

/// Where evidence can come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Source {
    /// Records of children and of meetings.
    Records,
    /// Policies, procedures and plans.
    Policies,
    /// Performance data.
    Performance,
    /// What children, families and staff say.
    Views,
    /// Practice that was watched.
    Observation,
}

impl Source {
    /// Every source, in the order in which reports show them.
    pub const ALL: [Self; 5] = [
        Self::Records,
        Self::Policies,
        Self::Performance,
        Self::Views,
        Self::Observation,
    ];

    /// Returns the source's name for people.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Records => "records",
            Self::Policies => "policies",
            Self::Performance => "performance data",
            Self::Views => "views of people",
            Self::Observation => "direct observation",
        }
    }
}

/// A high-level question.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// A short name.
    pub id: String,
    /// The question.
    pub title: String,
    /// The numbers of its key areas.
    pub areas: Vec<String>,
}

/// A key area.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Area {
    /// Its number, such as `5`.
    pub number: String,
    /// Its title.
    pub title: String,
}

/// A quality indicator.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    /// Its number, such as `5.3`.
    pub number: String,
    /// Its title.
    pub title: String,
    /// What it asks, in our words.
    pub asks: String,
    /// What could be looked at, by source; none for the judgement about the whole.
    #[serde(default)]
    pub evidence: Vec<(Source, String)>,
}

/// A wellbeing indicator.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wellbeing {
    /// Its name, such as `safe`.
    pub name: String,
    /// What it means, in our words.
    pub asks: String,
}

/// A framework of quality indicators.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Framework {
    /// The file's stem.
    pub id: String,
    /// The framework's title.
    pub title: String,
    /// Who published it, and when.
    pub source: String,
    /// The high-level questions.
    pub questions: Vec<Question>,
    /// The key areas.
    pub areas: Vec<Area>,
    /// Titles by number, such as `5.3`.
    pub indicators: BTreeMap<String, String>,
    /// The indicators in full, in order.
    pub details: Vec<Indicator>,
    /// The judgement about the whole.
    pub overall: Indicator,
    /// The wellbeing indicators.
    pub wellbeing: Vec<Wellbeing>,
}

impl Framework {
    /// Returns an indicator, or the judgement about the whole, by number.
    #[must_use]
    pub fn indicator(&self, number: &str) -> Option<&Indicator> {
        let mut all = self.details.iter().chain([&self.overall]);
        all.find(|indicator| indicator.number == number)
    }

    /// Returns the indicators of a key area.
    pub fn indicators_of<'a>(&'a self, area: &'a str) -> impl Iterator<Item = &'a Indicator> {
        let of_area =
            move |indicator: &&Indicator| indicator.number.split('.').next() == Some(area);
        self.details.iter().chain([&self.overall]).filter(of_area)
    }

    /// Returns the question that an indicator belongs to.
    #[must_use]
    pub fn question_of(&self, number: &str) -> Option<&Question> {
        let area = number.split('.').next()?;
        let has = |question: &&Question| question.areas.iter().any(|own| own == area);
        self.questions.iter().find(has)
    }
}

/// The file as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    id: String,
    title: String,
    source: String,
    question: Vec<Question>,
    area: Vec<Area>,
    indicator: Vec<Indicator>,
    overall: Indicator,
    wellbeing: Vec<Wellbeing>,
}

impl From<Written> for Framework {
    fn from(written: Written) -> Self {
        let titles = written.indicator.iter();
        Self {
            indicators: titles
                .map(|own| (own.number.clone(), own.title.clone()))
                .collect(),
            id: written.id,
            title: written.title,
            source: written.source,
            questions: written.question,
            areas: written.area,
            details: written.indicator,
            overall: written.overall,
            wellbeing: written.wellbeing,
        }
    }
}

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/rules/framework");

/// The framework that rules cite where nobody says otherwise.
const USUAL: &str = "quality-improvement-framework-2018";

static ALL: LazyLock<Vec<Framework>> = LazyLock::new(|| {
    let mut texts: Vec<(&str, &str)> = FILES
        .files()
        .filter_map(|file| Some((file.path().to_str()?, file.contents_utf8()?)))
        .filter(|(_, text)| text.contains("\n[[question]]"))
        .collect();
    texts.sort_unstable();
    let read = |(_, text): (&str, &str)| {
        let written: Written =
            toml::from_str(text).expect("the embedded frameworks are read by a test");
        Framework::from(written)
    };
    texts.into_iter().map(read).collect()
});

/// Returns every framework, by id.
#[must_use]
pub fn all() -> &'static [Framework] {
    &ALL
}

/// Returns the framework that the built-in rules cite.
#[must_use]
pub fn built_in() -> &'static Framework {
    let usual = ALL.iter().find(|framework| framework.id == USUAL);
    usual.expect("the usual framework is embedded")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_framework_has_twenty_two_indicators_and_one_about_the_whole() {
        let framework = built_in();
        assert_eq!(framework.indicators.len(), 22);
        assert_eq!(framework.indicators["5.2"], "Assessing risk and need");
        assert_eq!((framework.questions.len(), framework.areas.len()), (6, 10));
        assert_eq!(framework.wellbeing.len(), 8);
        assert_eq!(framework.overall.number, "10");
    }

    #[test]
    fn every_area_belongs_to_one_question_and_every_indicator_to_an_area() {
        let framework = built_in();
        for area in &framework.areas {
            let of = |question: &&Question| question.areas.contains(&area.number);
            assert_eq!(framework.questions.iter().filter(of).count(), 1);
            assert!(framework.indicators_of(&area.number).next().is_some());
        }
        for indicator in &framework.details {
            assert!(framework.question_of(&indicator.number).is_some());
            assert!(!indicator.evidence.is_empty(), "{}", indicator.number);
        }
    }
}
