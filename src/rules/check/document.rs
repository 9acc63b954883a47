//! Is there one: a document of a kind in the case file, for a chronology also as a section of one.

use serde::Deserialize;

use super::Kind;
use crate::casefile::Record;
use crate::document::{self, Block, Part, Span};
use crate::facts::{Certainty, Kind as DocumentKind};
use crate::finding::{Outcome, Role};
use crate::rules::instead;
use crate::rules::view::{Seen, View, documents_unread, quote, quote_title, with_article};
use crate::rules::words::Pattern;

/// How many dates in a text without entries show that entries could not be made out.
const DATES_UNREAD_MIN: usize = 3;

/// The parameters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Document {
    /// The kind of document.
    kind: DocumentKind,
    /// What it is called.
    name: String,
    /// Whether it must hold a dated chronology entry; a section of another document will do.
    #[serde(default)]
    needs_dated_entry: bool,
    /// Words that speak of it, quoted where there is none.
    near: Option<Pattern>,
    /// Lines that head one in a document of another kind.
    heads: Option<Pattern>,
}

impl Kind for Document {
    fn judge(&self, view: &View<'_>) -> Vec<Seen> {
        if view.case.id.is_none() {
            return Vec::new();
        }
        let seen = self
            .found(view)
            .or_else(|| self.outlined(view))
            .or_else(|| self.half_found(view))
            .or_else(|| self.headed(view))
            .or_else(|| self.maybe_unread(view))
            .unwrap_or_else(|| self.not_found(view));
        vec![seen]
    }

    fn outcomes(&self) -> &'static [Outcome] {
        &[Outcome::Met, Outcome::NotMet, Outcome::CannotTell]
    }

    fn holes(&self, outcome: Outcome) -> &'static [&'static str] {
        match outcome {
            Outcome::Met => &["documents"],
            Outcome::NotMet => &["documents", "why"],
            _ => &["why"],
        }
    }

    fn explain(&self) -> Vec<String> {
        let name = &self.name;
        let mut said = vec![format!("Looks for a {name} in the case file.")];
        if self.needs_dated_entry {
            said.push(format!(
                "A {name} counts when it has at least one dated entry; a section of another document is enough."
            ));
        }
        said.push(format!(
            "A file without a {name} is not-met only when every document in it was read."
        ));
        said
    }
}

/// The first short line outside tables that fits and has some text below it.
fn head_in(document: &document::Document, heads: &Pattern) -> Option<Span> {
    const LINE_WORDS_MAX: usize = 8;
    const BELOW_WORDS_MIN: usize = 20;
    const BLOCKS_MAX: usize = 8;
    let n_words = |block: &Block| document.text_of(block).split_whitespace().count();
    let body: Vec<&Block> = document.part(Part::Body).collect();
    let at = body.iter().enumerate().position(|(idx, block)| {
        let text = document.text_of(block);
        let is_line = block.cell().is_none() && n_words(block) <= LINE_WORDS_MAX;
        let below = body[idx + 1..].iter().take(BLOCKS_MAX);
        let below = below.take_while(|block| block.heading().is_none());
        is_line
            && heads.0.is_match(text)
            && below.map(|block| n_words(block)).sum::<usize>() >= BELOW_WORDS_MIN
    })?;
    Some(body[at].span)
}

/// Tells whether a heading calls its plan one that is still to be made.
fn is_outline(heading: &str) -> bool {
    let heading = heading.to_lowercase();
    ["outline", "draft", "proposed", "interim", "initial"]
        .iter()
        .any(|word| heading.contains(word))
}

impl Document {
    /// One that stands.
    fn found(&self, view: &View<'_>) -> Option<Seen> {
        let evidence: Vec<_> = view
            .case
            .records
            .iter()
            .filter_map(|record| self.shown_by(record))
            .collect();
        (!evidence.is_empty()).then(|| {
            Seen::new(Outcome::Met)
                .say("documents", view.case.records.len().to_string())
                .show_all(evidence)
        })
    }

    fn shown_by(&self, record: &Record) -> Option<crate::finding::Evidence> {
        let Record { document, facts } = record;
        if self.needs_dated_entry {
            let entry = facts.entries().find(|entry| entry.dated().is_some())?;
            return Some(quote(document, entry.span, Role::Subject));
        }
        let mut parts = facts.parts_of(self.kind);
        if !facts.is_surely_of(self.kind) {
            return None;
        }
        if let Some(part) = parts.find(|part| !is_outline(&part.text)) {
            return Some(quote(document, part.span, Role::Subject));
        }
        let certain = facts.kind.certainty != Certainty::Doubtful;
        (facts.is_of(self.kind) && certain)
            .then(|| quote_title(document, facts))
            .flatten()
    }

    /// An outline from which a plan is to be made.
    fn outlined(&self, view: &View<'_>) -> Option<Seen> {
        let mut records = view.case.records.iter();
        let (record, part) =
            records.find_map(|record| Some((record, record.facts.parts_of(self.kind).next()?)))?;
        let path = &record.document.path;
        let what = if record.facts.is_surely_of(self.kind) {
            "an outline"
        } else {
            "what is to be done"
        };
        Some(
            Seen::new(Outcome::CannotTell)
                .why(format!(
                    "{path} holds {what}, and no {} of its own was found",
                    self.name
                ))
                .settle(format!(
                    "decide whether what {path} holds is the {}",
                    self.name
                ))
                .show(quote(&record.document, part.span, Role::Subject)),
        )
    }

    /// One that may be it: a doubtful kind, or a chronology whose entries could not be made out.
    fn half_found(&self, view: &View<'_>) -> Option<Seen> {
        let record = view.case.records.iter().find(|record| {
            let facts = &record.facts;
            let n_dates = facts.dates.iter().filter(|date| date.interval().is_some());
            facts.kind.value == self.kind
                && (!self.needs_dated_entry
                    || facts.chronologies.is_empty() && n_dates.count() >= DATES_UNREAD_MIN)
        })?;
        let path = &record.document.path;
        let why = if self.needs_dated_entry {
            "a document reads as one, but its entries could not be made out".to_owned()
        } else {
            format!("a document may be a {}, but little shows it", self.name)
        };
        Some(
            Seen::new(Outcome::CannotTell)
                .why(why)
                .settle(format!(
                    "look at {path} and decide whether it is a {}",
                    self.name
                ))
                .show_all(quote_title(&record.document, &record.facts)),
        )
    }

    /// A line that names it over some text in a document of another kind.
    fn headed(&self, view: &View<'_>) -> Option<Seen> {
        let heads = self.heads.as_ref()?;
        let mut records = view.case.records.iter();
        let (record, line) =
            records.find_map(|record| Some((record, head_in(&record.document, heads)?)))?;
        let path = &record.document.path;
        let name = with_article(&self.name);
        let seen = Seen::new(Outcome::CannotTell)
            .why(format!(
                "a line in {path} heads {name}, but little shows it"
            ))
            .settle(format!("read {path} and decide whether it holds {name}"));
        Some(seen.show(quote(&record.document, line, Role::Support)))
    }

    fn maybe_unread(&self, view: &View<'_>) -> Option<Seen> {
        let name = &self.name;
        let unread = view.unread();
        (!unread.is_empty()).then(|| {
            let why = format!(
                "no {name} was found, and {}",
                documents_unread(unread.len())
            );
            view.unread_seen(why, &with_article(name))
        })
    }

    fn not_found(&self, view: &View<'_>) -> Seen {
        let empty = view
            .case
            .records
            .iter()
            .filter(|record| record.facts.kind.value == self.kind)
            .filter_map(|record| quote_title(&record.document, &record.facts));
        let evidence: Vec<_> = empty.collect();
        let why = if evidence.is_empty() {
            format!("none of the documents is {}", with_article(&self.name))
        } else {
            format!("the {} has no dated entry", self.name)
        };
        Seen::new(Outcome::NotMet)
            .missing()
            .say("documents", view.case.records.len().to_string())
            .why(why)
            .show_all(evidence)
            .show_all(instead::near_in_file(view, self.near.as_ref()))
    }
}
