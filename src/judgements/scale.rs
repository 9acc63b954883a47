//! The scale of grades, as data, and the five answers.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

/// One grade of a scale.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grade {
    /// The number, higher for better.
    pub value: u8,
    /// The word.
    pub label: String,
    /// What it means.
    pub means: String,
}

/// The grades that readers give.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scale {
    /// The file's stem.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Who published it.
    pub source: String,
    /// The lowest grade that counts as good or better.
    pub good_from: u8,
    /// The grades, best first.
    #[serde(rename = "grade")]
    pub grades: Vec<Grade>,
}

static SIX_POINT: LazyLock<Scale> = LazyLock::new(|| {
    toml::from_str(include_str!("../../rules/framework/six-point-scale.toml"))
        .expect("the embedded scale is read by a test")
});

impl Scale {
    /// Returns the six-point scale.
    #[must_use]
    pub fn six_point() -> &'static Self {
        &SIX_POINT
    }

    /// Whether a number is a grade.
    #[must_use]
    pub fn has(&self, value: u8) -> bool {
        self.grades.iter().any(|grade| grade.value == value)
    }

    /// Returns a grade's word.
    #[must_use]
    pub fn label(&self, value: u8) -> &str {
        let found = self.grades.iter().find(|grade| grade.value == value);
        found.map_or("", |grade| grade.label.as_str())
    }

    /// Reads `5`, `very good` or `5 very good`.
    #[must_use]
    pub fn read(&self, text: &str) -> Option<u8> {
        let text = text.trim().to_lowercase();
        let fits = |grade: &&Grade| {
            let number = grade.value.to_string();
            text == number || text == grade.label || text == format!("{number} {}", grade.label)
        };
        self.grades.iter().find(fits).map(|grade| grade.value)
    }

    /// Returns the places of the scale from the lowest: a grade's position, for tables.
    #[must_use]
    pub fn position(&self, value: u8) -> Option<usize> {
        let mut values: Vec<u8> = self.grades.iter().map(|grade| grade.value).collect();
        values.sort_unstable();
        values.iter().position(|known| *known == value)
    }

    /// Returns the grades in words: `6 excellent, 5 very good, …`.
    #[must_use]
    pub fn in_words(&self) -> String {
        self.choices().join(", ")
    }

    /// Returns what a form offers.
    #[must_use]
    pub fn choices(&self) -> Vec<String> {
        let grades = self.grades.iter();
        grades
            .map(|grade| format!("{} {}", grade.value, grade.label))
            .collect()
    }
}

/// What a question may be answered with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// Yes.
    Yes,
    /// In part.
    Partly,
    /// No.
    No,
    /// The question does not fit the case.
    NotApplicable,
    /// The file does not tell.
    CannotTell,
}

impl Answer {
    /// Every answer.
    pub const ALL: [Self; 5] = [
        Self::Yes,
        Self::Partly,
        Self::No,
        Self::NotApplicable,
        Self::CannotTell,
    ];

    /// Returns the answer's words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Partly => "partly",
            Self::No => "no",
            Self::NotApplicable => "not applicable",
            Self::CannotTell => "cannot tell",
        }
    }

    /// Reads an answer; `n/a` and hyphens are understood.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase().replace('-', " ");
        match text.as_str() {
            "y" => Some(Self::Yes),
            "n" => Some(Self::No),
            "n/a" | "na" => Some(Self::NotApplicable),
            text => Self::ALL.into_iter().find(|answer| answer.words() == text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_grade_is_read_by_number_by_word_or_by_both() {
        let scale = Scale::six_point();
        for text in ["5", "Very good", "5 very good"] {
            assert_eq!(scale.read(text), Some(5), "{text}");
        }
        for text in ["7", "0", "good or better", "4.5", ""] {
            assert_eq!(scale.read(text), None, "{text}");
        }
    }

    #[test]
    fn answers_are_read_as_people_write_them() {
        assert_eq!(Answer::read("N/A"), Some(Answer::NotApplicable));
        assert_eq!(Answer::read("Cannot tell"), Some(Answer::CannotTell));
        assert_eq!(Answer::read("cannot-tell"), Some(Answer::CannotTell));
        assert_eq!(Answer::read("maybe"), None);
    }
}
