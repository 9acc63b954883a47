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
    /// How probable each kind is, as in [`KINDS`].
    probabilities: Weights,
    /// The line that speaks for it most.
    pub(super) line: Span,
}

/// Asks a document's words for its kind; too few of them say nothing.
pub(super) fn of(document: &Document) -> Option<Learnt> {
    let mut shown: BTreeMap<usize, Span> = BTreeMap::new();
    let n_words = show_all(document, |sign, line| {
        if let Some(number) = MODEL.numbers.get(sign) {
            shown.entry(*number).or_insert(line);
        }
    });
    if n_words < WORDS_MIN {
        return None;
    }
    let sums = MODEL.sums(shown.keys());
    let probabilities = probabilities(&sums);
    let (best, probability) = probabilities
        .into_iter()
        .enumerate()
        .max_by(|(_, a), (_, b)| a.total_cmp(b))?;
    let mut lines: BTreeMap<Span, f64> = BTreeMap::new();
    for (number, line) in &shown {
        *lines.entry(*line).or_default() += lead(&MODEL.weights[*number], best);
    }
    let (line, _) = lines.into_iter().max_by(|(_, a), (_, b)| a.total_cmp(b))?;
    Some(Learnt {
        kind: KINDS[best],
        probability,
        probabilities,
        line,
    })
}

impl Learnt {
    /// How probable a kind is by the document's words.
    pub(super) fn probability_of(&self, kind: Kind) -> f64 {
        let numbered = KINDS.into_iter().zip(self.probabilities);
        let mut same = numbered.filter(|(known, _)| *known == kind);
        same.next().map_or(0.0, |(_, probability)| probability)
    }
}

/// Returns the signs that a document shows, each once, in order: `T:minute`, `H:present`.
#[must_use]
pub fn signs(document: &Document) -> BTreeSet<String> {
    let mut signs = BTreeSet::new();
    show_all(document, |sign, _| {
        signs.insert(sign.to_owned());
    });
    signs
}

/// Shows every sign with the line that it stands in, as often as it stands; returns the number of words.
fn show_all(document: &Document, mut show: impl FnMut(&str, Span)) -> usize {
    let mut sign = String::new();
    let mut show = |place: &str, word: &str, line: Span| {
        sign.clear();
        sign.push_str(place);
        sign.push(':');
        sign.push_str(word);
        show(&sign, line);
    };
    for block in document.part(Part::FileName) {
        let name = document.text_of(block);
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        for word in words_of(stem) {
            show("F", &word, block.span);
        }
    }
    let mut seen = Seen::default();
    for block in document.part(Part::Body) {
        for span in document.lines_in(block.span) {
            let line = document.at(span);
            let words = words_of(line);
            for place in seen.places(block, line, words.len()) {
                for word in words.iter().take(place.words_max()) {
                    show(place.name(), word, span);
                }
            }
        }
        if seen.n_words > WORDS_MAX {
            break;
        }
    }
    let n_rows = seen.n_lines - seen.n_cells + document_rows(document);
    let whole = Span::new(0, 0);
    show(
        "s",
        &format!("dated {}", share(seen.n_dated, n_rows)),
        whole,
    );
    show(
        "s",
        &format!("cells {}", share(seen.n_cells, seen.n_lines)),
        whole,
    );
    seen.n_words
}

/// What was seen of a document so far.
#[derive(Default)]
struct Seen {
    n_lines: usize,
    n_cells: usize,
    n_dated: usize,
    n_words: usize,
}

impl Seen {
    /// Takes a line in; returns the places in which its words stand.
    fn places(&mut self, block: &Block, line: &str, n_words: usize) -> Vec<At> {
        if n_words == 0 {
            return Vec::new();
        }
        let cell = block.cell();
        let is_first = cell.is_some_and(|cell| cell.column == 0);
        let is_short = n_words <= SHORT && !line.trim_end().ends_with('.');
        let places = [
            (At::Anywhere, true),
            (At::Top, self.n_lines < FIRST_LINES),
            (At::Label, is_first && n_words <= LABEL),
            (At::Heading, cell.is_none() && is_short),
        ];
        self.n_words += n_words;
        self.n_lines += 1;
        self.n_cells += usize::from(cell.is_some());
        self.n_dated += usize::from(begins_with_day(line) && (cell.is_none() || is_first));
        let shown = places.into_iter().filter(|(_, is_there)| *is_there);
        shown.map(|(place, _)| place).collect()
    }
}

/// Where a word stands.
#[derive(Clone, Copy)]
enum At {
    Anywhere,
    Top,
    Label,
    Heading,
}

impl At {
    fn name(self) -> &'static str {
        match self {
            Self::Anywhere => "w",
            Self::Top => "T",
            Self::Label => "L",
            Self::Heading => "H",
        }
    }

    fn words_max(self) -> usize {
        match self {
            Self::Top => 14,
            Self::Anywhere | Self::Label | Self::Heading => usize::MAX,
        }
    }
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
            r"(?i)^\W*(?:(?:mon|tue|wed|thu|fri|sat|sun)\p{L}*[,.]? )?\d{1,4}(?:st|nd|rd|th)?",
            r"[ ./-]*(?:\d{1,2}\b|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
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

/// What each sign speaks for.
struct Model {
    base: Weights,
    numbers: HashMap<&'static str, usize>,
    weights: Vec<Weights>,
}

/// One number for each kind, as in [`KINDS`].
pub type Weights = [f64; KINDS.len()];

static MODEL: LazyLock<Model> = LazyLock::new(|| Model::read(include_str!("learnt.tsv")));

impl Model {
    /// Reads lines of a sign and its weights in hundredths; the line of no sign holds the base.
    fn read(text: &'static str) -> Self {
        let (signs, weights): (Vec<&str>, Vec<Weights>) = text.lines().map(weights_in).unzip();
        let numbers: HashMap<&str, usize> = signs.into_iter().zip(0..).collect();
        let base = numbers.get("").map(|number| weights[*number]);
        Self {
            base: base.unwrap_or_default(),
            numbers,
            weights,
        }
    }

    fn sums<'a>(&self, shown: impl Iterator<Item = &'a usize>) -> Weights {
        let mut sums = self.base;
        for number in shown {
            for (sum, weight) in sums.iter_mut().zip(self.weights[*number]) {
                *sum += weight;
            }
        }
        sums
    }
}

/// How much more a sign speaks for one kind than for any other.
fn lead(weights: &Weights, kind: usize) -> f64 {
    let others = weights.iter().enumerate().filter(|(one, _)| *one != kind);
    let most = others.map(|(_, weight)| *weight).fold(f64::MIN, f64::max);
    weights[kind] - most
}

fn weights_in(line: &'static str) -> (&'static str, Weights) {
    let (sign, rest) = line.split_once('\t').unwrap_or((line, ""));
    let mut weights = [0.0; KINDS.len()];
    for (weight, written) in weights.iter_mut().zip(rest.split(' ')) {
        *weight = written.parse::<f64>().unwrap_or(0.0) / 100.0;
    }
    (sign, weights)
}

/// What sums of weights mean as probabilities.
#[must_use]
pub fn probabilities(sums: &Weights) -> Weights {
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
        let total: f64 = probabilities(&MODEL.base).iter().sum();
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
