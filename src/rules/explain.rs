//! Rules in plain English, written from their typed fields.
//!
//! In: a rule. Out: a [`Page`] that a manager can read and sign: what it decides, why, by which
//! standard, what it says, what to do, where it is weak, and its examples.

use std::fmt::Write as _;

use super::{Parameter, Rule, RuleSet, Subject};
use crate::finding::{Level, Outcome};

/// A rule in plain English.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The rule's id.
    pub id: String,
    /// What is so when it is met.
    pub title: String,
    /// Its family.
    pub family: String,
    /// Quality indicators, such as `5.3`.
    pub indicator: Vec<String>,
    /// How much a breach matters.
    pub level: Level,
    /// What it decides for.
    pub subject: Subject,
    /// The version that brought it.
    pub since: String,
    /// What there is to say, in the order in which to read it; none is without lines.
    pub sections: Vec<Section>,
}

/// One heading of a page, with its lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The heading.
    pub heading: &'static str,
    /// The lines, each a sentence or a value.
    pub lines: Vec<String>,
}

impl Page {
    /// Returns the rule's place among the others in a sentence.
    #[must_use]
    pub fn facts(&self) -> String {
        let decided = match self.subject {
            Subject::Corpus => "decided for all case files together".to_owned(),
            subject => format!("decided for each {}", subject.name()),
        };
        format!(
            "Family {}, quality indicator {}, level {}, {decided}, since version {}.",
            self.family,
            self.indicator.join(", "),
            self.level.name(),
            self.since
        )
    }

    fn text(&self) -> String {
        let mut text = format!("{}\n{}\n\n{}\n", self.id, self.title, self.facts());
        for section in &self.sections {
            let _ = writeln!(text, "\n{}", section.heading);
            for line in &section.lines {
                let _ = writeln!(text, "  {line}");
            }
        }
        text
    }
}

impl RuleSet {
    /// Returns the page of a rule as text.
    ///
    /// - `whole`: whether long built-in values are written out, or only how they begin
    #[must_use]
    pub fn explain(&self, id: &str, whole: bool) -> Option<String> {
        let rule = self.rule(id)?;
        Some(rule.page(&self.parameters(id), whole).text())
    }

    /// Returns the page of every rule, by family and id, with no more than the beginning of long
    /// built-in values.
    #[must_use]
    pub fn pages(&self) -> Vec<Page> {
        let rules = self.rules().iter();
        rules
            .map(|rule| rule.page(&self.parameters(&rule.id), false))
            .collect()
    }

    /// Returns the rules, one a line, under their families.
    #[must_use]
    pub fn list(&self) -> String {
        let mut text = String::new();
        let mut family = "";
        for rule in self.rules() {
            if rule.family != family {
                let gap = if family.is_empty() { "" } else { "\n" };
                family = &rule.family;
                let _ = writeln!(text, "{gap}{family}");
            }
            let _ = writeln!(
                text,
                "  {:<28} {:<9} {}",
                rule.id,
                rule.level.name(),
                rule.title
            );
        }
        text
    }
}

impl Rule {
    fn page(&self, parameters: &[Parameter], whole: bool) -> Page {
        let values = parameters.iter().map(|one| one.in_words(whole)).collect();
        let sections = [
            ("What it decides", self.check.explain()),
            ("Why", vec![self.why.clone()]),
            ("Standard", self.standards()),
            ("Values, and where each is set", values),
            ("What it says", self.sentences()),
            ("What to do about a breach", vec![self.remedy.clone()]),
            ("Known weaknesses", self.known.clone()),
            ("Examples", self.examples_said()),
        ];
        Page {
            id: self.id.clone(),
            title: self.title.clone(),
            family: self.family.clone(),
            indicator: self.indicator.clone(),
            level: self.level,
            subject: self.subject,
            since: self.since.clone(),
            sections: sections
                .into_iter()
                .filter(|(_, lines)| !lines.is_empty())
                .map(|(heading, lines)| Section { heading, lines })
                .collect(),
        }
    }

    fn standards(&self) -> Vec<String> {
        self.sources
            .iter()
            .map(|source| format!("{} ({})", source.text, confidence(&source.confidence)))
            .collect()
    }

    fn sentences(&self) -> Vec<String> {
        let said = |outcome: Outcome| {
            let words: Vec<(&'static str, String)> = self
                .check
                .holes(outcome)
                .iter()
                .map(|hole| (*hole, format!("[{hole}]")))
                .collect();
            format!(
                "{}: {}",
                outcome.name(),
                self.messages.write(outcome, false, &words)
            )
        };
        self.check
            .outcomes()
            .iter()
            .map(|outcome| said(*outcome))
            .collect()
    }

    fn examples_said(&self) -> Vec<String> {
        self.examples
            .iter()
            .map(|example| {
                let names: Vec<&str> = example
                    .expect
                    .outcomes()
                    .iter()
                    .map(|one| one.name())
                    .collect();
                format!("{}: {}", example.name.get_ref(), names.join(", "))
            })
            .collect()
    }
}

/// A built-in value of more characters than these is a list of patterns, which few read.
const VALUE_CHARS_MAX: usize = 160;
/// So much of it shows what it is.
const VALUE_CHARS_SHOWN: usize = 100;

impl Parameter {
    /// Writes it in a line, with its origin.
    ///
    /// - `whole`: whether a long built-in value is written out
    #[must_use]
    pub fn in_words(&self, whole: bool) -> String {
        let was = self
            .was
            .as_ref()
            .map_or_else(String::new, |was| format!("; before: {was}"));
        let Self { name, origin, .. } = self;
        let n_chars = self.value.chars().count();
        if !whole && self.is_built_in() && n_chars > VALUE_CHARS_MAX {
            let begin: String = self.value.chars().take(VALUE_CHARS_SHOWN).collect();
            return format!(
                "{name}: {begin}… ({origin}, {n_chars} characters; all of it: rules explain --whole)"
            );
        }
        format!("{name}: {} ({origin}{was})", self.value)
    }
}

fn confidence(letter: &str) -> &'static str {
    match letter {
        "A" => "confidence A: wording read in the source",
        "B" => "confidence B: read in a secondary source",
        _ => "confidence C: general knowledge; confirm with your local procedure",
    }
}
