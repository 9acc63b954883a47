//! Are the entries of a chronology summaries, and not pasted records.
//!
//! In: chronologies, and the running records of the same file. Out: one [`Seen`] a document, which
//! quotes entries that are long, that hold the head of an e-mail, or that repeat the running record.

use std::collections::{BTreeSet, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::LazyLock;

use regex::Regex;
use serde::Deserialize;

use super::Kind;
use crate::casefile::Record;
use crate::facts::pattern::pattern;
use crate::facts::{Certainty, Entry, Kind as DocumentKind};
use crate::finding::{Outcome, Role};
use crate::rules::view::{Seen, View, count, is_whole, listed, quote};

/// How many entries are quoted.
const SHOWN_MAX: usize = 5;

/// The parameters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Concise {
    /// From how many words on an entry is no summary.
    words_max: usize,
    /// How many words in a row an entry may share with a running record.
    shared_words_max: usize,
    /// The running records.
    records: Vec<DocumentKind>,
}

static HEAD_OF_EMAIL: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?im)(?:^|\s)(?:from|sent|to|cc|subject|re|fw|fwd)\s*:\s*\S"));

impl Kind for Concise {
    fn judge(&self, view: &View<'_>) -> Vec<Seen> {
        view.each_chronology(|_, record| self.judge_record(view, record))
    }

    fn holes(&self, outcome: Outcome) -> &'static [&'static str] {
        match outcome {
            Outcome::Met => &["n", "words"],
            Outcome::NotMet => &["why", "words"],
            _ => &["why"],
        }
    }

    fn explain(&self) -> Vec<String> {
        vec![format!(
            "Looks for entries of more than {} words, entries that hold the head of an e-mail, and entries that share more than {} words in a row with a running record of the same file.",
            self.words_max, self.shared_words_max
        )]
    }
}

impl Concise {
    fn judge_record(&self, view: &View<'_>, record: &Record) -> Seen {
        let Record { document, facts } = record;
        let runs = self.runs(view, record);
        let entries: Vec<&Entry> = facts.entries().collect();
        let faults: Vec<(&Entry, &str)> = entries
            .iter()
            .filter_map(|entry| Some((*entry, self.fault(document.at(entry.span), &runs)?)))
            .collect();
        let whole = is_whole(document) && facts.kind.certainty < Certainty::Doubtful;
        let seen = match (faults.as_slice(), whole) {
            ([], true) => {
                let first = entries[0];
                Seen::new(Outcome::Met).show(quote(document, first.span, Role::Subject))
            }
            ([], false) => Seen::new(Outcome::CannotTell)
                .why("the chronology was not read in full, or may be another kind of record")
                .settle(format!("read {}", document.path)),
            (faults, _) => Seen::new(Outcome::NotMet).why(told(faults)).show_all(
                faults
                    .iter()
                    .take(SHOWN_MAX)
                    .map(|(entry, _)| quote(document, entry.span, Role::Subject)),
            ),
        };
        seen.say("n", count(entries.len(), "entry"))
            .say("words", self.words_max.to_string())
    }

    fn fault(&self, text: &str, runs: &HashSet<u64>) -> Option<&'static str> {
        let words = words(text);
        let mut shared = words.windows(self.shared_words_max + 1);
        if words.len() > self.words_max {
            Some("that is no summary by its length")
        } else if HEAD_OF_EMAIL.find_iter(text).count() >= 2 {
            Some("with the head of an e-mail")
        } else if !runs.is_empty() && shared.any(|run| runs.contains(&hash(run))) {
            Some("repeated from a running record")
        } else {
            None
        }
    }

    /// Every run of words of the file's running records that would be too long to share, hashed.
    fn runs(&self, view: &View<'_>, own: &Record) -> HashSet<u64> {
        let others = view.of_kinds(&self.records);
        let others = others.filter(|record| !record.document.is_same(&own.document));
        others
            .flat_map(|record| {
                let words = words(&record.document.text);
                let runs = words.windows(self.shared_words_max + 1);
                runs.map(hash).collect::<Vec<_>>()
            })
            .collect()
    }
}

/// "2 entries long and 1 entry repeated from a running record".
fn told(faults: &[(&Entry, &str)]) -> String {
    let names: BTreeSet<&str> = faults.iter().map(|(_, name)| *name).collect();
    let parts: Vec<String> = names
        .into_iter()
        .map(|name| {
            let n = faults.iter().filter(|(_, other)| *other == name).count();
            format!("{} {name}", count(n, "entry"))
        })
        .collect();
    listed(&parts)
}

fn hash(run: &[String]) -> u64 {
    let mut hasher = DefaultHasher::new();
    run.hash(&mut hasher);
    hasher.finish()
}

fn words(text: &str) -> Vec<String> {
    text.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}
