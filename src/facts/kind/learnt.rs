//! What a document's words say of its kind, learnt from documents whose kind is known.
//!
//! In: a document. Out: the kind that its words speak for, and how probable it is. Where a word
//! stands counts: in the file's name, in the first lines, in a short line, in a row's first cell,
//! or anywhere.
//! `learnt.tsv` holds what each speaks for; `benches/learn.rs` writes it from known documents and
//! tells how often it is right about those it has not learnt from.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::LazyLock;

use super::Kind;
use crate::document::{Block, Document, Part, Span};
use crate::facts::pattern::cue;

/// The kinds that are learnt, in the order of the columns of `learnt.tsv`.
pub const KINDS: [Kind; 12] = [
    Kind::Chronology,
    Kind::Assessment,
    Kind::Plan,
    Kind::StrategicPlan,
    Kind::Minutes,
    Kind::CaseNotes,
    Kind::Letter,
    Kind::Email,
    Kind::Supervision,
    Kind::Referral,
    Kind::Policy,
    Kind::Other,
];

/// Words of documents below which nothing is said.
const WORDS_MIN: usize = 60;
/// Words that are read; those of a longer document tell no more.
const WORDS_MAX: usize = 40_000;
/// Lines that count as the first ones.
const FIRST_LINES: usize = 6;
/// Words of a short line, at most.
const SHORT: usize = 8;
/// Words of a row's first cell that names what the row holds, at most.
const LABEL: usize = 5;

/// What a document's words speak for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Learnt {
    pub(super) kind: Kind,
    /// From 0 to 1.
    pub(super) probability: f64,
    /// The line that speaks for it most.
    pub(super) line: Span,
}

/// Asks a document's words for its kind; too few of them say nothing.
pub(super) fn of(document: &Document) -> Option<Learnt> {
    let (signs, n_words) = signs_of(document);
    if n_words < WORDS_MIN {
        return None;
    }
    let sums = MODEL.sums(signs.keys());
    let (best, probability) = probabilities(&sums)
        .into_iter()
        .enumerate()
        .max_by(|(_, a), (_, b)| a.total_cmp(b))?;
    let mut lines: BTreeMap<Span, f64> = BTreeMap::new();
    for (sign, line) in &signs {
        *lines.entry(*line).or_default() += MODEL.lead(sign, best);
    }
    let (line, _) = lines.into_iter().max_by(|(_, a), (_, b)| a.total_cmp(b))?;
    Some(Learnt {
        kind: KINDS[best],
        probability,
        line,
    })
}

/// Returns the signs that a document shows, each once, in order: `T:minute`, `H:present`.
#[must_use]
pub fn signs(document: &Document) -> BTreeSet<String> {
    signs_of(document).0.into_keys().collect()
}

/// The signs, each with the line that shows it first, and the number of words.
fn signs_of(document: &Document) -> (BTreeMap<String, Span>, usize) {
    let mut signs = BTreeMap::new();
    for block in document.part(Part::FileName) {
        for word in words_of(document.text_of(block)) {
            signs.entry(format!("F:{word}")).or_insert(block.span);
        }
    }
    let (mut n_lines, mut n_dated, mut n_cells, mut n_words) = (0, 0, 0, 0);
    for block in document.part(Part::Body) {
        let cell = block.cell();
        let mut start = block.span.start;
        for line in document.text_of(block).split('\n') {
            let span = Span::new(start, start + line.len());
            start += line.len() + 1;
            let words = words_of(line);
            if words.is_empty() {
                continue;
            }
            let mut show = |place: &str, n_max: usize| {
                for word in words.iter().take(n_max) {
                    signs.entry(format!("{place}:{word}")).or_insert(span);
                }
            };
            show("w", usize::MAX);
            if n_lines < FIRST_LINES {
                show("T", 14);
            }
            let is_first = cell.is_some_and(|cell| cell.column == 0);
            if is_first && words.len() <= LABEL {
                show("L", LABEL);
            }
            if cell.is_none() && words.len() <= SHORT && !line.trim_end().ends_with('.') {
                show("H", SHORT);
            }
            n_words += words.len();
            n_lines += 1;
            n_cells += usize::from(cell.is_some());
            n_dated += usize::from(begins_with_day(line) && cell.is_none_or(|_| is_first));
        }
        if n_words > WORDS_MAX {
            break;
        }
    }
    let n_rows = n_lines - n_cells + document_rows(document);
    for (name, n, of) in [("dated", n_dated, n_rows), ("cells", n_cells, n_lines)] {
        let whole = Span::new(0, 0);
        signs.insert(format!("s:{name} {}", share(n, of)), whole);
    }
    (signs, n_words)
}

fn document_rows(document: &Document) -> usize {
    let cells = document.part(Part::Body).filter_map(Block::cell);
    let rows: BTreeSet<(u32, u32)> = cells.map(|cell| (cell.table, cell.row)).collect();
    rows.len()
}

/// None, few, some, many or most.
fn share(n: usize, of: usize) -> usize {
    match n * 10 / of.max(1) {
        _ if n == 0 => 0,
        0 => 1,
        1..=2 => 2,
        3..=5 => 3,
        _ => 4,
    }
}

/// "3 May", "03/05/26", "2026-05-03", "Mon 3 May": how an entry begins.
fn begins_with_day(line: &str) -> bool {
    cue!(
        DAY,
        concat!(
            r"(?i)^\W*(?:(?:mon|tue|wed|thu|fri|sat|sun)\p{L}*[,.]? )?\d{1,4}(?:st|nd|rd|th)?[ ./-]*",
            r"(?:\d{1,2}\b|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
        )
    );
    DAY.is_match(line)
}

/// The words of a line in small letters; every number is `0`.
fn words_of(line: &str) -> Vec<String> {
    let parted = |c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '\u{2019}'));
    let words = line.split(parted).filter_map(|word| {
        let word = word.trim_matches(['\'', '\u{2019}']);
        if word.starts_with(|c: char| c.is_ascii_digit()) {
            return Some("0".to_owned());
        }
        let is_word = word.chars().nth(1).is_some() && word.len() <= 24;
        is_word.then(|| word.to_lowercase().replace('\u{2019}', "'"))
    });
    words.collect()
}

/// Weights by sign, one for each kind.
struct Model {
    base: [f64; KINDS.len()],
    weights: HashMap<&'static str, [f64; KINDS.len()]>,
}

static MODEL: LazyLock<Model> = LazyLock::new(|| Model::read(include_str!("learnt.tsv")));

impl Model {
    /// Reads lines of a sign and its weights in hundredths; the line of no sign holds the base.
    fn read(text: &'static str) -> Self {
        let mut weights: HashMap<&str, _> = text.lines().map(weights_in).collect();
        Self {
            base: weights.remove("").unwrap_or_default(),
            weights,
        }
    }

    fn sums<'a>(&self, signs: impl Iterator<Item = &'a String>) -> [f64; KINDS.len()] {
        let mut sums = self.base;
        for weights in signs.filter_map(|sign| self.weights.get(sign.as_str())) {
            for (sum, weight) in sums.iter_mut().zip(weights) {
                *sum += weight;
            }
        }
        sums
    }

    /// How much more a sign speaks for one kind than for any other.
    fn lead(&self, sign: &str, kind: usize) -> f64 {
        let Some(weights) = self.weights.get(sign) else {
            return 0.0;
        };
        let others = weights.iter().enumerate().filter(|(one, _)| *one != kind);
        let most = others.map(|(_, weight)| *weight).fold(f64::MIN, f64::max);
        weights[kind] - most
    }
}

fn weights_in(line: &'static str) -> (&'static str, [f64; KINDS.len()]) {
    let (sign, rest) = line.split_once('\t').unwrap_or((line, ""));
    let mut weights = [0.0; KINDS.len()];
    for (weight, written) in weights.iter_mut().zip(rest.split(' ')) {
        *weight = written.parse::<f64>().unwrap_or(0.0) / 100.0;
    }
    (sign, weights)
}

/// What sums of weights mean as probabilities.
fn probabilities(sums: &[f64; KINDS.len()]) -> [f64; KINDS.len()] {
    let most = sums.iter().copied().fold(f64::MIN, f64::max);
    let powers = sums.map(|sum| (sum - most).exp());
    let total: f64 = powers.iter().sum();
    powers.map(|power| power / total)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::sketch;

    const MINUTE: &str = "Present: Ms Orr (chair), Mr Blane, Dr Haig\nApologies: school nurse\n\
        The chair welcomed everyone and introductions were made.\nDiscussion\n\
        Mr Blane said that attendance had improved since the new term and the group agreed.\n\
        The health visitor reported that appointments were kept and thanked the family for coming.\nDecisions\n\
        The group agreed to meet again before the summer break.\nDate of next meeting\n6 June 2026";

    #[test]
    fn words_and_their_places_speak_for_a_kind() {
        let learnt = of(&sketch::document(MINUTE)).expect("there are words enough");
        assert_eq!(learnt.kind, Kind::Minutes);
        assert!(learnt.probability > 0.5, "{}", learnt.probability);
    }

    #[test]
    fn a_few_words_say_nothing() {
        assert_eq!(
            of(&sketch::document("Minute of meeting\nPresent: Ms Orr")),
            None
        );
    }

    #[test]
    fn probabilities_add_up_to_one() {
        let sums = MODEL.sums(signs(&sketch::document(MINUTE)).iter());
        let total: f64 = probabilities(&sums).iter().sum();
        assert!((total - 1.0).abs() < 1e-9, "{total}");
    }

    #[test]
    fn every_line_of_the_weights_has_one_for_each_kind() {
        for line in include_str!("learnt.tsv").lines() {
            let (sign, weights) = line.split_once('\t').expect("a sign and its weights");
            assert_eq!(weights.split(' ').count(), KINDS.len(), "{sign}");
            assert!(
                weights
                    .split(' ')
                    .all(|weight| weight.parse::<i32>().is_ok()),
                "{sign}"
            );
        }
    }
}
