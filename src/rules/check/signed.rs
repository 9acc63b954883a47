//! Is a document dated and signed: its date, its author, a manager's authorisation.

use serde::Deserialize;

use super::Kind;
use crate::casefile::Record;
use crate::document::{self, Block, Span};
use crate::facts::{
    Certainty, DateMention, DateRole, Grain, Kind as DocumentKind, Quoted, dates_in,
};
use crate::finding::{Outcome, Role};
use crate::rules::view::{Seen, View, is_whole, listed, quote, quote_title};
use crate::rules::{instead, principal};

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

    fn place(self, record: &Record) -> Place {
        let facts = &record.facts;
        let signatures = &facts.signatures;
        let (shown, hint, blank) = match self {
            Self::Date => {
                let shown = facts.dated.map(|dated| dated.span);
                return Place {
                    shown,
                    hint: shown.is_none().then(|| day_at_edge(record)).flatten(),
                    blank: None,
                };
            }
            Self::Author => (
                &signatures.author,
                &signatures.hints.author,
                &signatures.blanks.author,
            ),
            Self::Authorisation => (
                &signatures.authorised,
                &signatures.hints.authorised,
                &signatures.blanks.authorised,
            ),
        };
        let span = |quoted: &Option<Quoted>| quoted.as_ref().map(|quoted| quoted.span);
        Place {
            shown: span(shown),
            hint: span(hint),
            blank: span(blank),
        }
    }
}

/// Where a document shows a part, may show it, or keeps a blank field for it.
#[derive(Debug, Clone, Copy, Default)]
struct Place {
    shown: Option<Span>,
    hint: Option<Span>,
    blank: Option<Span>,
}

/// A day or month among the first or the last lines of a record, which may be its own: no birthday and
/// no law's.
fn day_at_edge(record: &Record) -> Option<Span> {
    const BLOCKS_MAX: usize = 6;
    const WORDS_MAX: usize = 25;
    let Record { document, facts } = record;
    let body: Vec<&Block> = document.part(document::Part::Body).collect();
    let n_head = body.len().min(BLOCKS_MAX);
    let tail = &body[n_head.max(body.len().saturating_sub(BLOCKS_MAX))..];
    let running = document.blocks.iter().filter(|block| {
        use document::Part::{Footer, Header};
        matches!(block.part, Header | Footer)
    });
    let running: Vec<&Block> = running.collect();
    let edges = body[..n_head].iter().chain(tail).chain(&running);
    let is_open = |mention: &&DateMention| {
        use DateRole::*;
        !matches!(
            mention.role,
            Birth | Statute | ReviewDue | Target | Expiry | Meeting
        ) && mention.dated().is_some_and(|on| on.grain <= Grain::Month)
    };
    let is_short =
        |block: &&&Block| document.text_of(block).split_whitespace().count() <= WORDS_MAX;
    edges
        .filter(is_short)
        .flat_map(|block| dates_in(&facts.dates, block.span))
        .find(is_open)
        .map(|mention| mention.span)
}

impl Kind for Signed {
    fn judge(&self, view: &View<'_>) -> Vec<Seen> {
        let records = principal::of(view.of_kind_or_in_part(&self.kind));
        let seen: Vec<Seen> = records
            .into_iter()
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
        let (mut hints, mut blanks) = (Vec::new(), Vec::new());
        for part in &self.parts {
            let place = part.place(record);
            let words = || part.words().to_owned();
            match (place.shown, place.hint) {
                (Some(span), _) => shown.push(quote(document, span, Role::Support)),
                (None, Some(span)) => {
                    open.push(words());
                    hints.push(quote(document, span, Role::Support));
                }
                (None, None) => {
                    missing.push(words());
                    let blank = place.blank;
                    blanks.extend(blank.map(|span| quote(document, span, Role::Subject)));
                }
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
        } else if is_whole(document) && facts.kind.certainty == Certainty::Doubtful {
            Seen::new(Outcome::CannotTell)
                .why(format!(
                    "{words} was not found, and the document may be another kind"
                ))
                .settle(format!("read {} and find out what it is", document.path))
        } else if is_whole(document) {
            let ends = blanks.is_empty().then(|| instead::last_words(record));
            Seen::new(Outcome::NotMet)
                .say("missing", words)
                .show_all(blanks)
                .show_all(ends.unwrap_or_default())
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
