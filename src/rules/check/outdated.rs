//! Does a document rest on guidance that was superseded.
//!
//! In: a list of guidance with the day on which each ended, and documents. Out: one [`Seen`] a
//! document. Guidance that is named as history is not rested on.

use serde::Deserialize;

use super::Kind;
use super::unread::unread_documents;
use crate::casefile::Record;
use crate::document::{Block, Document, Part, Span};
use crate::facts::Kind as DocumentKind;
use crate::finding::{Outcome, Role};
use crate::rules::view::{Seen, View, is_whole, quote, quote_title};
use crate::rules::words::{Date, Pattern};

/// The parameters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Outdated {
    /// The kinds of document that are looked at.
    kinds: Vec<DocumentKind>,
    /// What such a document is called.
    name: String,
    /// Words that make a mention one of history.
    history: Pattern,
    /// Words that make a heading or the name of a row or column one of history.
    history_headings: Pattern,
    /// Guidance that has ended.
    guidance: Vec<Guidance>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Guidance {
    /// What it is called.
    name: String,
    /// How documents name it.
    named: Pattern,
    /// How documents name what took its place.
    newer: Option<Pattern>,
    /// The first day on which it was superseded.
    superseded: Date,
}

impl Kind for Outdated {
    fn judge(&self, view: &View<'_>) -> Vec<Seen> {
        let records = view.of_kinds(&self.kinds);
        let judged = records.map(|record| self.judge_record(view, record).of(&record.document));
        judged
            .chain(unread_documents(view, &self.kinds, &self.name))
            .collect()
    }

    fn outcomes(&self) -> &'static [Outcome] {
        &[Outcome::Met, Outcome::NotMet, Outcome::CannotTell]
    }

    fn holes(&self, outcome: Outcome) -> &'static [&'static str] {
        match outcome {
            Outcome::Met => &[],
            Outcome::NotMet => &["guidance", "ended"],
            _ => &["why"],
        }
    }

    fn explain(&self) -> Vec<String> {
        let mut said = vec!["Looks for guidance that had ended at the as-at date. Where it is named as history, or its successor stands in the same document, a person must judge.".to_owned()];
        for one in &self.guidance {
            said.push(format!(
                "{}: superseded {}.",
                one.name,
                one.superseded.0.in_words()
            ));
        }
        said
    }
}

impl Outdated {
    fn judge_record(&self, view: &View<'_>, record: &Record) -> Seen {
        let Record { document, facts } = record;
        let title = quote_title(document, facts);
        let mut open = None;
        for one in &self.guidance {
            if view.settings.as_at < one.superseded.0 {
                continue;
            }
            let Some((span, is_history)) = self.mention(record, one) else {
                continue;
            };
            if is_history {
                continue;
            }
            let has_newer = one
                .newer
                .as_ref()
                .is_some_and(|newer| newer.0.is_match(&document.text));
            let shown = quote(document, span, Role::Subject);
            if !has_newer {
                return Seen::new(Outcome::NotMet)
                    .say("guidance", one.name.clone())
                    .say("ended", one.superseded.0.in_words())
                    .show(shown)
                    .show_all(title);
            }
            let why = format!("it names the {} and what took its place", one.name);
            open = open.or(Some((why, shown)));
        }
        match open {
            Some((why, shown)) => Seen::new(Outcome::CannotTell)
                .why(why)
                .settle("read the words and decide on which guidance the document rested, and when")
                .show(shown),
            None if is_whole(document) => Seen::new(Outcome::Met).show_all(title),
            None => Seen::new(Outcome::CannotTell)
                .why("a part of the document was not read")
                .settle(format!("read the rest of {}", document.path))
                .show_all(title),
        }
    }

    /// The first mention that is not history, else the first that is.
    fn mention(&self, record: &Record, one: &Guidance) -> Option<(Span, bool)> {
        let document = &record.document;
        let mut past = None;
        for block in document.part(Part::Body) {
            let text = document.text_of(block);
            for found in one.named.0.find_iter(text) {
                let start = text[..found.start()]
                    .rfind(['.', '\n'])
                    .map_or(0, |at| at + 1);
                let end = found.end() + end_of_sentence(&text[found.end()..]);
                let span = Span::new(found.start(), found.end()).shifted(block.span.start);
                let is_history = self.history.0.is_match(&text[start..end])
                    || heads(document, block)
                        .iter()
                        .any(|head| self.history_headings.0.is_match(head));
                if is_history {
                    past = past.or(Some((span, true)));
                } else {
                    return Some((span, false));
                }
            }
        }
        past
    }
}

/// What stands over or before a block: the heading of its section, the short line right above it, the
/// first cell of its row, the head of its column.
fn heads<'d>(document: &'d Document, block: &Block) -> Vec<&'d str> {
    const WORDS_MAX: usize = 6;
    let text_of = |other: &Block| document.text_of(other);
    if let Some(cell) = block.cell() {
        let is_head = |other: &&Block| {
            other.cell().is_some_and(|head| {
                let is_of_row = head.row == cell.row && head.column < cell.column;
                let is_of_column = head.row < cell.row && head.column == cell.column;
                head.table == cell.table && (is_of_row || is_of_column)
            })
        };
        let heads = document.part(Part::Body).filter(is_head).map(text_of);
        return heads
            .filter(|head| head.split_whitespace().count() <= WORDS_MAX)
            .collect();
    }
    let above = document.part(Part::Body);
    let above: Vec<&Block> = above
        .take_while(|other| other.span.start < block.span.start)
        .collect();
    let heading = above.iter().rev().find(|other| other.heading().is_some());
    let line = above.last().filter(|other| {
        let text = text_of(other);
        !text.ends_with('.') && text.split_whitespace().count() <= WORDS_MAX
    });
    heading
        .into_iter()
        .chain(line)
        .map(|other| text_of(other))
        .collect()
}

/// Where the sentence ends, or the next one where that goes on about it: "It has been replaced by …".
fn end_of_sentence(rest: &str) -> usize {
    let stop = |from: usize| {
        let found = rest[from..].find(['.', '\n']);
        found.map_or(rest.len(), |at| from + at)
    };
    let end = stop(0);
    let next = rest[end..].trim_start_matches(['.', ' ', ')']);
    let goes_on = ["It ", "This ", "That ", "They ", "These "];
    if goes_on.iter().any(|word| next.starts_with(word)) {
        return stop(rest.len() - next.len());
    }
    end
}
