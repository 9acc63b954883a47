//! Is there one current version of each title: no two documents of one name that both pass for
//! being in force.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;
use serde::Deserialize;

use super::Kind;
use crate::casefile::Record;
use crate::facts::{Kind as DocumentKind, Status};
use crate::finding::{Evidence, Outcome, Role};
use crate::rules::view::{Seen, View, quote_title};

/// The parameters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Single {
    /// The kinds of document that are looked at.
    kinds: Vec<DocumentKind>,
}

impl Kind for Single {
    fn judge(&self, view: &View<'_>) -> Vec<Seen> {
        let records: Vec<&Record> = view.of_kinds(&self.kinds).collect();
        let mut by_title: BTreeMap<String, Vec<&Record>> = BTreeMap::new();
        for record in records.iter().copied().filter(|record| is_current(record)) {
            by_title.entry(title_of(record)).or_default().push(record);
        }
        records
            .into_iter()
            .map(|record| {
                let rivals = by_title
                    .get(&title_of(record))
                    .map_or(&[][..], Vec::as_slice);
                judge_record(record, rivals).of(&record.document)
            })
            .collect()
    }

    fn outcomes(&self) -> &'static [Outcome] {
        &[Outcome::Met, Outcome::NotMet, Outcome::CannotTell]
    }

    fn holes(&self, outcome: Outcome) -> &'static [&'static str] {
        match outcome {
            Outcome::Met => &[],
            Outcome::NotMet => &["other"],
            _ => &["why"],
        }
    }

    fn explain(&self) -> Vec<String> {
        vec!["Compares titles, without version and year, among documents that are in force and lie in one folder or below it. Drafts and superseded documents are no rivals.".to_owned()]
    }
}

fn judge_record(record: &Record, rivals: &[&Record]) -> Seen {
    let shown = quote_title(&record.document, &record.facts);
    let path = &record.document.path;
    let title = title_of(record);
    if title.is_empty() {
        return Seen::new(Outcome::CannotTell)
            .why("the document has no title to compare")
            .settle("give the document a title")
            .show_all(shown);
    }
    let rival = is_current(record)
        .then(|| {
            rivals
                .iter()
                .find(|other| other.document.path != *path && are_together(record, other))
        })
        .flatten();
    match rival {
        Some(other) => {
            let rival_title = quote_title(&other.document, &other.facts);
            let against = rival_title
                .map(|title| Evidence::quote(&other.document, title.span(), Role::Against));
            Seen::new(Outcome::NotMet)
                .say("other", other.document.path.clone())
                .show_all(shown)
                .show_all(against)
        }
        None => Seen::new(Outcome::Met).show_all(shown),
    }
}

/// Whether a reader would take it for being in force.
fn is_current(record: &Record) -> bool {
    matches!(
        record.facts.control.status,
        Status::Final | Status::UnderReview | Status::Unclear
    )
}

/// Whether one lies in the other's folder or below it.
fn are_together(a: &Record, b: &Record) -> bool {
    let folder = |record: &Record| {
        let path = &record.document.path;
        path.rsplit_once('/')
            .map_or(String::new(), |(folder, _)| format!("{folder}/"))
    };
    let (a, b) = (folder(a), folder(b));
    a.starts_with(&b) || b.starts_with(&a)
}

/// The title in plain form, without version, year and status.
fn title_of(record: &Record) -> String {
    static LOOSE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:v(?:ersion)?\s*\.?\s*\d+(?:\.\d+)*|version|issue \d+|final|approved|(?:19|20)\d\d(?:\s*[-–/]\s*\d{2,4})?)\b|[^\p{L}\p{N}]+")
            .expect("the pattern is fixed")
    });
    let title = record
        .facts
        .title
        .as_ref()
        .map_or("", |title| title.text.as_str());
    let plain = LOOSE.replace_all(title, " ").to_lowercase();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}
