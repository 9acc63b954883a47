//! The words without which patterns cannot match.
//!
//! In: patterns. Out: those of them that may match a text, told in one pass over it: a pattern needs
//! one of some words, and most texts hold none of them.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use regex::Regex;
use regex_syntax::hir::{Class, Hir, HirKind};

use super::{pattern, written};

/// Patterns that are tried on the same texts, of which most hold none of the words that they need.
///
/// Each is compiled when a text first holds one of its words: many are never tried in a run.
pub(crate) struct Patterns {
    all: Vec<Compiled>,
    words: AhoCorasick,
    /// The patterns that need each word, a bit for each.
    needed_by: Vec<u64>,
    /// Those that need no word that is long enough to look for.
    always: u64,
}

/// A pattern that is compiled at its first use.
type Compiled = LazyLock<Regex, Box<dyn FnOnce() -> Regex + Send>>;

impl Patterns {
    /// Takes patterns, at most 64.
    ///
    /// # Panics
    /// On one that is no pattern.
    pub(crate) fn of<'p>(patterns: impl IntoIterator<Item = &'p str>) -> Self {
        let patterns: Vec<&str> = patterns.into_iter().collect();
        assert!(patterns.len() <= 64, "a bit for each");
        let mut words = Vec::new();
        let mut needed_by = Vec::new();
        let mut always = 0;
        for (idx, pattern) in patterns.iter().enumerate() {
            let bit = 1 << idx;
            match words_of(pattern) {
                Some(needed) => {
                    needed_by.extend(needed.iter().map(|_| bit));
                    words.extend(needed);
                }
                None => always |= bit,
            }
        }
        // Without regard to case these two are letters of ASCII.
        words.extend(["\u{17f}", "\u{212a}"].map(str::to_owned));
        needed_by.extend([u64::MAX; 2]);
        Self {
            all: patterns.into_iter().map(when_needed).collect(),
            words: AhoCorasick::builder()
                .ascii_case_insensitive(true)
                .kind(Some(AhoCorasickKind::DFA))
                .build(words)
                .expect("the words are few and fixed"),
            needed_by,
            always,
        }
    }

    /// The patterns that may match a text, each with its position, in their order.
    pub(crate) fn likely(&self, text: &str) -> impl Iterator<Item = (usize, &Regex)> {
        let found = self.words.find_overlapping_iter(text);
        let may = found.fold(self.always, |may, word| {
            may | self.needed_by[word.pattern().as_usize()]
        });
        let all = self.all.iter().enumerate();
        let likely = all.filter(move |(idx, _)| may >> idx & 1 == 1);
        likely.map(|(idx, compiled)| (idx, &**compiled))
    }
}

fn when_needed(words: &str) -> Compiled {
    let words = words.to_owned();
    LazyLock::new(Box::new(move || pattern(&words)))
}

/// Shorter words stand in most texts.
const LEN_MIN: usize = 3;
/// Longer ones are no rarer.
const LEN_RARE: usize = 6;

/// The words of which any text that a pattern matches holds one, in lower case.
fn words_of(words: &str) -> Option<Vec<String>> {
    let hir = regex_syntax::parse(&written(words)).expect("the pattern is fixed");
    needed(&hir)
}

fn needed(hir: &Hir) -> Option<Vec<String>> {
    let long = |word: String| (word.len() >= LEN_MIN).then(|| vec![word]);
    match hir.kind() {
        HirKind::Literal(_) | HirKind::Class(_) => letters(hir).and_then(long),
        HirKind::Capture(capture) => needed(&capture.sub),
        HirKind::Repetition(repetition) if repetition.min > 0 => needed(&repetition.sub),
        HirKind::Alternation(parts) => {
            let each: Option<Vec<Vec<String>>> = parts.iter().map(needed).collect();
            Some(each?.concat())
        }
        HirKind::Concat(parts) => best_of(parts),
        HirKind::Repetition(_) | HirKind::Look(_) | HirKind::Empty => None,
    }
}

/// Of what stands one behind the other, the words that fewest texts hold: long ones, then few.
fn best_of(parts: &[Hir]) -> Option<Vec<String>> {
    let mut found: Vec<Vec<String>> = Vec::new();
    let mut word = String::new();
    for part in parts {
        if let Some(letters) = letters(part) {
            word.push_str(&letters);
            continue;
        }
        found.push(vec![std::mem::take(&mut word)]);
        found.extend(needed(part));
    }
    found.push(vec![word]);
    let shortest = |words: &Vec<String>| words.iter().map(String::len).min().unwrap_or(0);
    let long = found.into_iter().filter(|words| shortest(words) >= LEN_MIN);
    long.min_by_key(|words| (usize::MAX - shortest(words).min(LEN_RARE), words.len()))
}

/// The letters that a part stands for, in lower case, where it stands for no others.
fn letters(hir: &Hir) -> Option<String> {
    match hir.kind() {
        HirKind::Literal(literal) => {
            let letters = str::from_utf8(&literal.0).ok()?;
            Some(letters.to_ascii_lowercase())
        }
        HirKind::Class(class) => letter_of(class).map(String::from),
        HirKind::Capture(capture) => letters(&capture.sub),
        _ => None,
    }
}

/// The letter of a class that holds one of ASCII in both cases.
fn letter_of(class: &Class) -> Option<char> {
    let Class::Unicode(class) = class else {
        return None;
    };
    let ranges = class.ranges().iter();
    let all: Vec<char> = ranges
        .flat_map(|range| range.start()..=range.end())
        .take(4)
        .collect();
    let letter = all
        .iter()
        .find(|c| c.is_ascii_alphabetic())?
        .to_ascii_lowercase();
    let folds = |c: &char| match c {
        '\u{17f}' => letter == 's',
        '\u{212a}' => letter == 'k',
        c => c.to_ascii_lowercase() == letter,
    };
    (all.len() < 4 && all.iter().all(folds)).then_some(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(pattern: &str, expected: &[&str]) {
        let found = words_of(pattern).unwrap_or_default();
        assert_eq!(found, expected, "{pattern}");
    }

    #[test]
    fn a_pattern_needs_the_words_that_are_not_left_open() {
        check(r"(?i)\bvisit(?:ed)?\b", &["visit"]);
        check(
            r"(?i)(?:placed|was accommodated) at\b",
            &["placed", "was accommodated"],
        );
        check(r"(?i)case (?:was )?closed", &["closed"]);
        check(r"^\W*(?:yes|no)\b", &[]);
        check(r"(?i)risk", &["risk"]);
        check(r"\w+ing\b", &["ing"]);
    }

    #[test]
    fn every_pattern_that_matches_is_likely() {
        let patterns = [r"(?i)\bplan\b", r"(?i)review(?:ed)?", r"\d+", r"(?i)risks"];
        let all = Patterns::of(patterns);
        for text in [
            "The PLAN of 3 May",
            "reviewed",
            "nothing",
            "The RI\u{17f}\u{212a}S",
        ] {
            let likely: Vec<usize> = all.likely(text).map(|(idx, _)| idx).collect();
            let matching = patterns.iter().enumerate();
            let matching = matching.filter(|(_, words)| pattern(words).is_match(text));
            assert!(
                matching.into_iter().all(|(idx, _)| likely.contains(&idx)),
                "{text}"
            );
        }
        assert_eq!(all.likely("nothing").count(), 1);
    }
}
