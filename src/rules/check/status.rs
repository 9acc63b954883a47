//! Is it clear whether a document is in force: one status, and no place that contradicts it.

use serde::Deserialize;

use super::Kind;
use super::unread::unread_documents;
use crate::casefile::Record;
use crate::facts::control::Value;
use crate::facts::{Field, Kind as DocumentKind, Status as ControlStatus};
use crate::finding::{Evidence, Outcome, Role};
use crate::rules::instead;
use crate::rules::view::{Seen, View, is_whole, listed, quote, quote_title};
use crate::rules::words::Pattern;

/// The parameters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Status {
    /// The kinds of document that are looked at.
    kinds: Vec<DocumentKind>,
    /// What the documents are called.
    name: String,
    /// Dates that imply that the document is in force, where no place speaks of a status.
    implied_by: Vec<Field>,
    /// Dates that leave it open whether they imply it.
    #[serde(default)]
    doubtful: Vec<Field>,
    /// Words that come near to saying it, quoted where no place does.
    near: Option<Pattern>,
}

impl Kind for Status {
    fn judge(&self, view: &View<'_>) -> Vec<Seen> {
        let mut seen: Vec<Seen> = view
            .of_kinds(&self.kinds)
            .map(|record| self.judge_record(record).of(&record.document))
            .collect();
        seen.extend(unread_documents(view, &self.kinds, &self.name));
        seen
    }

    fn outcomes(&self) -> &'static [Outcome] {
        &[Outcome::Met, Outcome::NotMet, Outcome::CannotTell]
    }

    fn holes(&self, outcome: Outcome) -> &'static [&'static str] {
        match outcome {
            Outcome::Met => &["status", "force"],
            _ => &["why"],
        }
    }

    fn explain(&self) -> Vec<String> {
        vec![
            format!("Looks in each {} for what says whether it is a draft, in force, under review or superseded: file name, title, cover, header, footer, watermark, control table, version history, properties, folder and text.", self.name),
            "A plain draft is met: its status is clear. Two places that contradict each other are not-met, and so is silence, unless an approval or a publication implies that it is in force.".to_owned(),
        ]
    }
}

impl Status {
    fn judge_record(&self, record: &Record) -> Seen {
        match record.control().status {
            ControlStatus::Conflicting => conflicting(record),
            ControlStatus::Unclear => self.unclear(record),
            status => clear(record, status),
        }
    }

    fn unclear(&self, record: &Record) -> Seen {
        let control = record.control();
        let implied = self
            .implied_by
            .iter()
            .filter_map(|field| control.best(*field))
            .find(|value| value.dated.is_some() && !stands_alone(record, value));
        if let Some(value) = implied {
            return Seen::new(Outcome::Met)
                .say("status", "in force, as its approval or publication implies")
                .say("force", "")
                .show(quote(&record.document, value.words.span, Role::Subject));
        }
        if let Some(value) = control.first_of(&self.doubtful) {
            return Seen::new(Outcome::CannotTell)
                .why(format!(
                    "no place speaks of a status, and “{}” may or may not say when it was approved",
                    value.in_words()
                ))
                .settle("find out whether the document is in force, and say so in it")
                .show(quote(&record.document, value.words.span, Role::Subject));
        }
        let title = quote_title(&record.document, &record.facts);
        if !is_whole(&record.document) {
            return Seen::new(Outcome::CannotTell)
                .why("no place that was read speaks of a status, and a part was not read")
                .settle(format!("read the rest of {}", record.document.path))
                .show_all(title);
        }
        Seen::new(Outcome::NotMet)
            .missing()
            .why("no place speaks of a status, and nothing implies one")
            .show_all(title)
            .show_all(instead::of_field(record, self.near.as_ref()))
    }
}

/// A date alone on its line says when, not that anything was approved or published.
fn stands_alone(record: &Record, value: &Value) -> bool {
    let text = &record.document.text;
    let start = text[..value.words.span.start]
        .rfind('\n')
        .map_or(0, |at| at + 1);
    let before = &text[start..value.words.span.start];
    !before.chars().any(char::is_alphabetic)
}

fn clear(record: &Record, status: ControlStatus) -> Seen {
    let (words, force) = match status {
        ControlStatus::Draft => ("a draft", " It is not in force."),
        ControlStatus::UnderReview => ("under review", ""),
        ControlStatus::Superseded => ("superseded", " It is not in force."),
        _ => ("in force", ""),
    };
    let shown = signals(record, |says| says == status);
    Seen::new(Outcome::Met)
        .say("status", words)
        .say("force", force)
        .show_all(shown)
}

/// One quote for each thing that is said, so that both sides stand there.
fn conflicting(record: &Record) -> Seen {
    let mut said: Vec<ControlStatus> = Vec::new();
    let mut words = Vec::new();
    let mut evidence: Vec<Evidence> = Vec::new();
    for signal in &record.control().signals {
        if said.contains(&signal.says) {
            continue;
        }
        said.push(signal.says);
        words.push(format!(
            "the {} says {}",
            place_words(signal.place),
            status_words(signal.says)
        ));
        let role = if evidence.is_empty() {
            Role::Subject
        } else {
            Role::Against
        };
        evidence.push(quote(&record.document, signal.quote.span, role));
    }
    let why = if words.len() > 1 {
        listed(&words)
    } else {
        "two places contradict each other".to_owned()
    };
    Seen::new(Outcome::NotMet).why(why).show_all(evidence)
}

fn signals(record: &Record, fits: impl Fn(ControlStatus) -> bool) -> Vec<Evidence> {
    let all = &record.control().signals;
    all.iter()
        .filter(|signal| fits(signal.says))
        .take(2)
        .map(|signal| quote(&record.document, signal.quote.span, Role::Subject))
        .collect()
}

fn status_words(status: ControlStatus) -> &'static str {
    match status {
        ControlStatus::Draft => "draft",
        ControlStatus::Final => "final",
        ControlStatus::UnderReview => "under review",
        ControlStatus::Superseded => "superseded",
        ControlStatus::Conflicting => "two things",
        ControlStatus::Unclear => "nothing clear",
    }
}

/// The words for a place in a document.
pub(super) fn place_words(place: crate::facts::Place) -> &'static str {
    use crate::facts::Place::*;
    match place {
        Title => "title",
        Cover => "cover",
        ControlTable => "control table",
        VersionHistory => "version history",
        Header => "header",
        Footer => "footer",
        Watermark => "watermark",
        Body => "text",
        Property => "document property",
        FileName => "file name",
        Folder => "folder",
    }
}
