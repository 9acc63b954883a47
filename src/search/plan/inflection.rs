//! The words of an index that are forms of one word: review, reviews, reviewed.
//!
//! In: a word and an index's words. Out: those with the same stem, whichever side of the Atlantic
//! they are spelt on, and the plurals that no rule of endings gives.

use std::collections::BTreeSet;

use tantivy::tokenizer::{RawTokenizer, Stemmer, TextAnalyzer, TokenStream as _};

use super::{In, Vocabulary};

/// Cuts the endings off words.
pub(super) struct Inflection(TextAnalyzer);

impl Inflection {
    pub(super) fn new() -> Self {
        let raw = TextAnalyzer::builder(RawTokenizer::default());
        Self(raw.filter(Stemmer::default()).build())
    }

    /// The words of the index that have the same stem, with the word itself.
    pub(super) fn forms(&mut self, word: &str, vocabulary: &dyn Vocabulary) -> BTreeSet<String> {
        let mut terms = BTreeSet::from([word.to_owned()]);
        let also: Vec<&str> = irregular(word).collect();
        for form in std::iter::once(word).chain(also) {
            terms.insert(form.to_owned());
            let stem = self.stem(form);
            let prefix = common_prefix(&stem);
            let mut similar = Vec::new();
            if prefix.chars().count() > 2 {
                let seen = &mut |other: &str| similar.push(other.to_owned());
                vocabulary.each(In::Text, prefix, seen);
            }
            similar.retain(|other| self.stem(other) == stem);
            terms.extend(similar);
        }
        terms
    }

    fn stem(&mut self, word: &str) -> String {
        if word.chars().any(|c| c.is_ascii_digit()) {
            return word.to_owned();
        }
        let mut stream = self.0.token_stream(word);
        let stem = if stream.advance() {
            stream.token().text.clone()
        } else {
            word.to_owned()
        };
        one_spelling(&stem)
    }
}

/// British and American endings alike: organise and organize, behaviour and behavior.
fn one_spelling(stem: &str) -> String {
    let mut stem = stem.replace("our", "or");
    if let Some(at) = stem.rfind("iz")
        && at + 2 == stem.len()
    {
        stem.replace_range(at.., "is");
    }
    stem
}

/// What all words of a stem begin with: the stem without its last letter, and not beyond a place
/// where two spellings part.
fn common_prefix(stem: &str) -> &str {
    let cut = stem.char_indices().next_back().map_or(0, |(at, _)| at);
    let cut = if stem.chars().count() > 3 {
        cut
    } else {
        stem.len()
    };
    let mut end = cut;
    for mark in ["or", "is"] {
        if let Some(at) = stem.find(mark)
            && at >= 3
        {
            end = end.min(at + usize::from(mark == "or"));
        }
    }
    &stem[..end]
}

/// Words whose plural no rule of endings gives.
fn irregular(word: &str) -> impl Iterator<Item = &'static str> + use<> {
    const PAIRS: [[&str; 2]; 6] = [
        ["child", "children"],
        ["woman", "women"],
        ["man", "men"],
        ["person", "people"],
        ["wife", "wives"],
        ["life", "lives"],
    ];
    let pair = PAIRS.into_iter().find(|pair| pair.contains(&word));
    pair.into_iter().flatten()
}
