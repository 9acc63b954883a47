//! Words as the index and the queries know them.
//!
//! In: a text. Out: its words in order, folded (small letters, no accents, one apostrophe), each
//! with its bytes and its position. A compound ("key-worker", "O'Brien", "A.B.", "1,000") also
//! gives its joined form at the position of its first part, so that each spelling finds the other.

mod digest;
mod fold;
mod stream;

pub(crate) use digest::{digest, first_eight};
pub(crate) use fold::folded;
pub(crate) use stream::WordTokenizer;

use fold::{cut, fold_into, is_apostrophe, is_word};

/// Changes whenever the same text would give other words; it stands in the index.
pub(crate) const VERSION: u32 = 1;

/// Parts that one compound is joined from; longer chains are lists, not words.
const PARTS_MAX: usize = 6;

/// Endings of shortened verbs: "she'd" is not a "shed".
const SHORTENED: [&str; 5] = ["ll", "re", "ve", "d", "m"];

/// One form of one word, at its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Spot {
    /// First byte in the text.
    pub(crate) start: usize,
    /// One past its last byte.
    pub(crate) end: usize,
    /// How many words stand before it.
    pub(crate) position: u32,
    form: (usize, usize),
}

/// The words of one text. Made to be filled again and again.
#[derive(Debug, Clone, Default)]
pub(crate) struct Words {
    forms: String,
    spots: Vec<Spot>,
    compound: Vec<Spot>,
    n_words: u32,
}

impl Words {
    /// Returns the words of a text.
    pub(crate) fn of(text: &str) -> Self {
        let mut words = Self::default();
        words.fill(text);
        words
    }

    /// Forgets the last text and reads another.
    pub(crate) fn fill(&mut self, text: &str) {
        self.forms.clear();
        self.spots.clear();
        self.compound.clear();
        self.n_words = 0;
        let mut end_before = 0;
        for (start, end) in Raw::new(text) {
            if !is_linked(text, end_before, start) {
                self.join();
            }
            self.take(&text[start..end], start, end);
            end_before = end;
        }
        self.join();
    }

    /// Returns the forms in text order, with their places.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, Spot)> {
        self.spots.iter().map(|spot| (self.form(*spot), *spot))
    }

    /// Returns the position of the first word that ends behind `start`, and how many begin before
    /// `end`, at least one.
    pub(crate) fn positions(&self, start: usize, end: usize) -> (u32, u32) {
        let first = self.spots.iter().find(|spot| spot.end > start);
        let from = first.map_or(self.n_words, |spot| spot.position);
        let within = self.spots.iter().filter(|spot| spot.start < end);
        let to = within.map(|spot| spot.position + 1).max().unwrap_or(from);
        (from, to.saturating_sub(from).max(1))
    }

    fn form(&self, spot: Spot) -> &str {
        &self.forms[spot.form.0..spot.form.1]
    }

    fn take(&mut self, raw: &str, start: usize, end: usize) {
        let from = self.forms.len();
        fold_into(raw, &mut self.forms);
        cut(&mut self.forms, from);
        if self.forms.len() == from {
            return;
        }
        let spot = Spot {
            start,
            end,
            position: self.n_words,
            form: (from, self.forms.len()),
        };
        self.n_words += 1;
        self.spots.push(spot);
        self.compound.push(spot);
        self.without_apostrophe(spot);
    }

    /// "O'Brien" is found as "OBrien" too.
    fn without_apostrophe(&mut self, spot: Spot) {
        let form = self.form(spot);
        if !form.as_bytes().contains(&b'\'') {
            return;
        }
        let ending = form.rsplit('\'').next().unwrap_or_default();
        if SHORTENED.contains(&ending) {
            return;
        }
        let joined = form.replace('\'', "");
        self.push_form(&joined, spot, spot.end);
    }

    /// Ends a compound: its joined form stands beside its first part.
    fn join(&mut self) {
        let n_parts = self.compound.len();
        if (2..=PARTS_MAX).contains(&n_parts) {
            let (first, last) = (self.compound[0], self.compound[n_parts - 1]);
            let parts = self.compound.iter();
            let joined: String = parts.map(|part| self.form(*part)).collect();
            self.push_form(&joined, first, last.end);
        }
        self.compound.clear();
    }

    fn push_form(&mut self, joined: &str, at: Spot, end: usize) {
        let from = self.forms.len();
        self.forms.push_str(joined);
        cut(&mut self.forms, from);
        let form = (from, self.forms.len());
        self.spots.push(Spot { end, form, ..at });
    }
}

/// Whether two neighbouring words are parts of one compound.
fn is_linked(text: &str, end_before: usize, start: usize) -> bool {
    let between = &text[end_before..start];
    if between == " " {
        return false;
    }
    let mut chars = between.chars();
    let (Some(link), None) = (chars.next(), chars.next()) else {
        return false;
    };
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let before = || text[..end_before].chars().next_back();
    let after = || text[start..].chars().next();
    match link {
        '-' | '\u{2010}' | '\u{2011}' | '\u{2013}' => end_before > 0,
        '.' => is_single_letter(text, end_before) && is_letter_alone(&text[start..]),
        ',' => digit(before()) && digit(after()),
        _ => false,
    }
}

/// Whether the word that ends here is one letter.
fn is_single_letter(text: &str, end: usize) -> bool {
    let mut before = text[..end].chars().rev();
    before.next().is_some_and(char::is_alphabetic) && !before.next().is_some_and(is_word)
}

fn is_letter_alone(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(char::is_alphabetic) && !chars.next().is_some_and(is_word)
}

/// Where a run of word characters ends, or one of others.
fn run_end(text: &str, from: usize, of_words: bool) -> usize {
    let bytes = text.as_bytes();
    let mut at = from;
    while let Some(byte) = bytes.get(at) {
        let (is_in_word, width) = if byte.is_ascii() {
            (byte.is_ascii_alphanumeric(), 1)
        } else {
            let c = text[at..].chars().next().unwrap_or_default();
            (is_word(c), c.len_utf8())
        };
        if is_in_word != of_words {
            break;
        }
        at += width;
    }
    at
}

/// Runs of letters and digits, with inner apostrophes.
struct Raw<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Raw<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }
}

impl Iterator for Raw<'_> {
    type Item = (usize, usize);

    fn next(&mut self) -> Option<Self::Item> {
        let start = run_end(self.text, self.at, false);
        if start == self.text.len() {
            return None;
        }
        let mut end = start;
        loop {
            end = run_end(self.text, end, true);
            let mut after = self.text[end..].chars();
            match (after.next(), after.next()) {
                (Some(mark), Some(next)) if is_apostrophe(mark) && is_word(next) => {
                    end += mark.len_utf8();
                }
                _ => break,
            }
        }
        self.at = end;
        Some((start, end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let words = Words::of(text);
        let said: Vec<String> = words
            .iter()
            .map(|(form, spot)| format!("{form}@{}", spot.position))
            .collect();
        assert_eq!(said.join(" "), expected, "{text}");
    }

    #[test]
    fn inner_apostrophes_stay_and_go() {
        check("The child’s view", "the@0 child's@1 childs@1 view@2");
        check("O'Brien", "o'brien@0 obrien@0");
        check("parents' views", "parents@0 views@1");
        check("she'd go", "she'd@0 go@1");
    }

    #[test]
    fn compounds_are_found_whole_and_in_parts() {
        check("a key-worker came", "a@0 key@1 worker@2 keyworker@1 came@3");
        check("A.B. left", "a@0 b@1 ab@0 left@2");
        check("1,000 or 12", "1@0 000@1 1000@0 or@2 12@3");
        check("case - conference", "case@0 conference@1");
    }

    #[test]
    fn the_same_words_have_the_same_digest() {
        let digest = |text: &str| digest(text, &mut String::new());
        assert_eq!(digest("The  Child’s view."), digest("the CHILD'S view"));
        assert_ne!(digest("an other"), digest("another"));
    }

    #[test]
    fn accents_and_case_are_folded() {
        check("Siân SIAN Zoë", "sian@0 sian@1 zoe@2");
        check("co\u{ad}operate", "cooperate@0");
    }
}
