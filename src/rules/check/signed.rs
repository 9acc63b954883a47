//! Is a document dated and signed: its date, its author, a manager's authorisation.

use serde::Deserialize;

use super::Kind;
use crate::casefile::Record;
use crate::facts::Kind as DocumentKind;
use crate::finding::{Outcome, Role};
use crate::rules::view::{Seen, View, is_whole, listed, quote, quote_title};

/// The parameters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Signed {
    /// The kind of document that is looked at.
    kind: DocumentKind,
    /// What it is called.
    name: String,
    /// What must be there.
    parts: Vec<Part>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Part {
    Date,
    Author,
    Authorisation,
}

impl Part {
    fn words(self) -> &'static str {
        match self {
            Self::Date => "a date",
            Self::Author => "an author",
            Self::Authorisation => "a manager's authorisation",
        }
    }
}

impl Kind for Signed {
    fn judge(&self, view: &View<'_>) -> Vec<Seen> {
        let records = view.of_kind_or_in_part(&self.kind).into_iter();
        let seen: Vec<Seen> = records
            .map(|record| self.judge_record(record).of(&record.document))
            .collect();
        view.or_nothing(seen, &self.name)
    }

    fn holes(&self, outcome: Outcome) -> &'static [&'static str] {
        match outcome {
            Outcome::Met => &[],
            Outcome::NotMet => &["missing"],
            _ => &["why"],
        }
    }

    fn explain(&self) -> Vec<String> {
        let parts: Vec<String> = self
            .parts
            .iter()
            .map(|part| part.words().to_owned())
            .collect();
        vec![format!(
            "Looks in each {} for {}, and names what is missing.",
            self.name,
            listed(&parts)
        )]
    }
}

impl Signed {
    fn judge_record(&self, record: &Record) -> Seen {
        let Record { document, facts } = record;
        let mut shown = Vec::new();
        let (mut missing, mut open) = (Vec::new(), Vec::new());
        let mut hints = Vec::new();
        for part in &self.parts {
            let span = match part {
                Part::Date => facts.dated.map(|dated| dated.span),
                Part::Author => facts.signatures.author.as_ref().map(|who| who.span),
                Part::Authorisation => facts.signatures.authorised.as_ref().map(|who| who.span),
            };
            let hint = match part {
                Part::Date => None,
                Part::Author => facts.signatures.hints.author.as_ref(),
                Part::Authorisation => facts.signatures.hints.authorised.as_ref(),
            };
            match (span, hint) {
                (Some(span), _) => shown.push(quote(document, span, Role::Support)),
                (None, Some(hint)) => {
                    open.push(part.words().to_owned());
                    hints.push(quote(document, hint.span, Role::Support));
                }
                (None, None) => missing.push(part.words().to_owned()),
            }
        }
        let title = quote_title(document, facts);
        if missing.is_empty() && open.is_empty() {
            return Seen::new(Outcome::Met).show_all(title).show_all(shown);
        }
        let words = listed(&missing);
        let seen = if missing.is_empty() {
            Seen::new(Outcome::CannotTell)
                .why(format!(
                    "{} is not given plainly, but words in the text may say so",
                    listed(&open)
                ))
                .settle("read the words and find out who wrote and who authorised it")
                .show_all(hints)
        } else if is_whole(document) {
            Seen::new(Outcome::NotMet).say("missing", words)
        } else {
            Seen::new(Outcome::CannotTell)
                .why(format!(
                    "{words} was not found, and a part of the document was not read"
                ))
                .settle(format!(
                    "read the rest of {} and look for {words}",
                    document.path
                ))
        };
        seen.show_all(title).show_all(shown)
    }
}

#[cfg(test)]
mod tests;
