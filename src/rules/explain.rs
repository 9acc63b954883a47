//! Rules in plain English, written from their typed fields.
//!
//! In: a rule. Out: a page a manager can read and sign: what it decides, why, by which standard,
//! what it says, what to do, and its examples.

use std::fmt::Write as _;

use super::{Parameter, Rule, RuleSet};
use crate::finding::Outcome;

impl RuleSet {
    /// Returns the page of a rule.
    #[must_use]
    pub fn explain(&self, id: &str) -> Option<String> {
        let parameters = self.parameters(id);
        self.rule(id).map(|rule| rule.explain(&parameters))
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
    /// Returns the rule's page.
    fn explain(&self, parameters: &[Parameter]) -> String {
        let mut page = format!("{}\n{}\n", self.id, self.title);
        let _ = writeln!(
            page,
            "\nFamily {}, quality indicator {}, level {}, decided for each {}, since version {}.",
            self.family,
            self.indicator.join(", "),
            self.level.name(),
            self.subject.name(),
            self.since
        );
        section(&mut page, "What it decides", self.check.explain());
        section(&mut page, "Why", [self.why.clone()]);
        section(&mut page, "Standard", self.standards());
        section(
            &mut page,
            "Values, and where each is set",
            parameters.iter().map(Parameter::in_words),
        );
        section(&mut page, "What it says", self.sentences());
        section(
            &mut page,
            "What to do about a breach",
            [self.remedy.clone()],
        );
        section(&mut page, "Examples", self.examples_said());
        page
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

impl Parameter {
    /// Writes it in a line, with its origin.
    #[must_use]
    pub fn in_words(&self) -> String {
        let was = self
            .was
            .as_ref()
            .map_or_else(String::new, |was| format!("; before: {was}"));
        let Self {
            name,
            value,
            origin,
            ..
        } = self;
        format!("{name}: {value} ({origin}{was})")
    }
}

fn section(page: &mut String, heading: &str, lines: impl IntoIterator<Item = String>) {
    let _ = writeln!(page, "\n{heading}");
    for line in lines {
        let _ = writeln!(page, "  {line}");
    }
}

fn confidence(letter: &str) -> &'static str {
    match letter {
        "A" => "confidence A: wording read in the source",
        "B" => "confidence B: read in a secondary source",
        _ => "confidence C: general knowledge; confirm with your local procedure",
    }
}
