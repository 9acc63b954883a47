//! Compounds, which the trade writes in one word, in two, or with a hyphen: each way finds the others.
//!
//! In: a word of a query, or two neighbours. Out: a part that stands for all ways in which the index
//! has it. A word that was typed in one is parted, and two words are joined, only where the first
//! half is one that makes such compounds: "carpet" is no car and no pet.

use std::collections::BTreeSet;

use super::maker::{Maker, listed};
use super::{In, Part};
use crate::search::words::Words;

/// The fewest letters of either half.
const HALF_MIN: usize = 3;

/// First halves of compounds that the trade writes in one word, in two, or with a hyphen.
const HEADS: [&str; 24] = [
    "key", "case", "care", "work", "school", "support", "social", "home", "house", "foster",
    "step", "grand", "child", "family", "health", "play", "day", "multi", "inter", "non", "self",
    "night", "over", "under",
];

/// Which forms of a word are meant.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Forms {
    /// All: review, reviews, reviewed.
    All,
    /// The one that was written, between quotation marks.
    AsWritten,
}

/// One word of a query as it is cut: its parts, and what they are joined to.
pub(super) struct Pieces {
    pub(super) parts: Vec<String>,
    pub(super) joined: Vec<String>,
}

impl Pieces {
    pub(super) fn of(piece: &str) -> Self {
        let words = Words::of(piece);
        let mut parts: Vec<String> = Vec::new();
        let mut joined = Vec::new();
        for (form, spot) in words.iter() {
            if spot.position as usize == parts.len() {
                parts.push(form.to_owned());
            } else {
                joined.push(form.to_owned());
            }
        }
        Self { parts, joined }
    }
}

impl Maker<'_> {
    fn forms(&mut self, word: &str, forms: Forms) -> BTreeSet<String> {
        match forms {
            Forms::All => self.forms_of(word),
            Forms::AsWritten => BTreeSet::from([word.to_owned()]),
        }
    }

    /// A word, or its halves one after the other: "keyworker" also finds "key worker".
    pub(super) fn whole_or_apart(
        &mut self,
        word: &str,
        terms: BTreeSet<String>,
        said: String,
        forms: Forms,
    ) -> (Part, String) {
        let halves = self.halves(word);
        let whole = self.leaf(In::Text, terms, None);
        let Some((left, right)) = halves else {
            return (whole, said);
        };
        let first = self.leaf(In::Text, BTreeSet::from([left.to_owned()]), None);
        let second = self.forms(right, forms);
        let second = self.leaf(In::Text, second, None);
        let apart = Part::Phrase(vec![first, second]);
        let said = format!("({said} OR \"{left} {right}\")");
        (Part::Any(vec![whole, apart]), said)
    }

    /// Where a word of the query can be parted so that both halves are words of the index.
    fn halves<'w>(&self, word: &'w str) -> Option<(&'w str, &'w str)> {
        let places = HALF_MIN..word.len().saturating_sub(HALF_MIN);
        let mut halves = places.filter_map(|at| word.split_at_checked(at));
        halves.find(|(left, right)| {
            makes_compound(left, right) && self.vocabulary.has(left) && self.vocabulary.has(right)
        })
    }

    /// Two words that stand as one in the index too: key worker finds keyworkers.
    pub(super) fn pair(&mut self, left: &str, right: &str) -> Option<(Part, String)> {
        let (whole, whole_said) = self.joined(left, right, Forms::All)?;
        let (left, left_said) = self.word(left);
        let (right, right_said) = self.word(right);
        let apart = Part::All(vec![left, right]);
        let said = format!("(({left_said} AND {right_said}) OR {whole_said})");
        Some((Part::Any(vec![apart, whole]), said))
    }

    /// Two neighbours in a phrase that stand as one in the index too.
    pub(super) fn exact_pair(&mut self, left: &str, right: &str) -> Option<(Part, String)> {
        let (whole, whole_said) = self.joined(left, right, Forms::AsWritten)?;
        let (left, left_said) = self.exact_piece(left);
        let (right, right_said) = self.exact_piece(right);
        let apart = Part::Phrase(vec![left, right]);
        let said = format!("(\"{left_said} {right_said}\" OR {whole_said})");
        Some((Part::Any(vec![apart, whole]), said))
    }

    /// The word that two others make, if it stands in the index.
    fn joined(&mut self, left: &str, right: &str, forms: Forms) -> Option<(Part, String)> {
        let (left, right) = (Pieces::of(left).parts, Pieces::of(right).parts);
        let ([left], [right]) = (&left[..], &right[..]) else {
            return None;
        };
        if !makes_compound(left, right) {
            return None;
        }
        let word = format!("{left}{right}");
        let mut terms = self.forms(&word, forms);
        terms.retain(|term| self.vocabulary.has(term));
        let said = listed(&terms, &word);
        (!terms.is_empty()).then(|| (self.leaf(In::Text, terms, None), said))
    }

    /// A compound with its mark: its parts one after the other, or joined. Exactly as written, or
    /// with its last part in all forms: "key-worker" finds key-workers and keyworkers.
    pub(super) fn compound(&mut self, pieces: &Pieces, forms: Forms) -> (Part, String) {
        let mut joined = BTreeSet::new();
        for whole in &pieces.joined {
            joined.extend(self.forms(whole, forms));
        }
        let (apart, said) = self.apart(&pieces.parts, forms);
        if joined.is_empty() {
            return (apart, said);
        }
        let said = format!("({said} OR {})", listed(&joined, &pieces.joined[0]));
        let joined = self.leaf(In::Text, joined, None);
        (Part::Any(vec![apart, joined]), said)
    }

    /// Parts one after the other, the last in its forms.
    fn apart(&mut self, parts: &[String], forms: Forms) -> (Part, String) {
        let (mut leaves, mut said) = (Vec::new(), Vec::new());
        for (part, n_after) in parts.iter().zip((0..parts.len()).rev()) {
            let forms = if n_after == 0 {
                forms
            } else {
                Forms::AsWritten
            };
            let terms = self.forms(part, forms);
            said.push(if n_after == 0 {
                listed(&terms, part)
            } else {
                part.clone()
            });
            leaves.push(self.leaf(In::Text, terms, None));
        }
        (Part::Phrase(leaves), format!("\"{}\"", said.join(" ")))
    }
}

/// Whether two words are ones that make a compound.
fn makes_compound(left: &str, right: &str) -> bool {
    let is_word = right.bytes().all(|b| b.is_ascii_alphabetic());
    HEADS.contains(&left) && right.len() > HALF_MIN && is_word
}
