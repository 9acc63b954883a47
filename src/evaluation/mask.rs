//! Quotes made fit for others: only words that this program knows stay.
//!
//! In: words of a case file. Out: the same with every other word, number and date replaced by a
//! mark. What is kept is listed, so that a name, however it is written, has nowhere to stay.

use std::collections::BTreeSet;

use crate::framework::Framework;

/// What stands for a word that is not known.
const MARK: &str = "[…]";

/// Words of running text that name nobody.
const PLAIN: &str = "a able about after again all also although always an and another any are as at away \
be because been before being below between both but by can could day days did do does done down due during each \
either every far few first for from further had has have having he her here herself him himself his home how however if in into is it \
its itself last least less like little long made make many may me might month months more most much must my near needs \
never next no nobody none nor not nothing now of off often on once one only or other others our out over own part \
please rather said same saw see seen shall she should since so some soon still such take taken than that the their \
them themselves then there these they this those though three through time times to today together told too took towards two \
under until up upon us very was we week weeks well went were what when where whether which while who whole whom \
whose why will with within without would year years yes yet you your \
mother father parent parents carer carers child children family families brother sister sibling siblings aunt uncle \
grandmother grandfather worker workers teacher nurse police school nursery health social education review reviews \
reviewed meeting meetings plan plans planned action actions agreed assessment assessments chronology minutes minute \
record records recorded recording visit visits visited decision decisions risk risks safe safety protection conference core group \
looked kept held late missed absent attended attendance contact support supports supported views view wishes feelings \
supervision manager chair invited apologies outcome outcomes progress date dates updated update draft final version \
policy policies procedure guidance approved issued effective owner equality impact";

/// Knows which words may stay.
#[derive(Debug, Clone)]
pub(super) struct Masker {
    known: BTreeSet<String>,
}

impl Masker {
    /// Takes the framework's words beside the plain ones.
    #[must_use]
    pub(super) fn new(framework: &Framework) -> Self {
        let mut known: BTreeSet<String> = PLAIN.split_whitespace().map(str::to_owned).collect();
        for indicator in &framework.details {
            let words = indicator.asks.split(|c: char| !c.is_alphabetic());
            let plain = words.filter(|word| word.len() > 2 && is_lower(word));
            known.extend(plain.map(str::to_owned));
        }
        Self { known }
    }

    /// Returns the quote with everything else marked; several marks in a row become one.
    #[must_use]
    pub(super) fn masked(&self, quote: &str) -> String {
        let mut kept: Vec<&str> = Vec::new();
        for (idx, word) in quote.split_whitespace().enumerate() {
            let word = self.kept(word, idx == 0).unwrap_or(MARK);
            if word != MARK || kept.last() != Some(&MARK) {
                kept.push(word);
            }
        }
        kept.join(" ")
    }

    /// A word written small, or the first one; nothing that holds a digit or an odd mark.
    fn kept<'w>(&self, word: &'w str, is_first: bool) -> Option<&'w str> {
        let plain = word.trim_matches(['.', ',', ';', ':', '?', '!', '(', ')']);
        let small = plain.to_lowercase();
        let may_stay = is_lower(plain) || (is_first && is_title(plain));
        (may_stay && self.known.contains(&small)).then_some(plain)
    }
}

fn is_lower(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase())
}

fn is_title(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(|c| c.is_ascii_uppercase()) && is_lower(letters.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::framework;

    #[test]
    fn only_known_words_stay() {
        let masker = Masker::new(framework::built_in());
        let quote = "The plan for Elowen Farrowdale (born 3.4.2014) was agreed at farrowdale school, IV2 7XX.";
        assert_eq!(
            masker.masked(quote),
            "The plan for […] was agreed at […] school […]"
        );
    }

    #[test]
    fn a_name_that_is_a_word_does_not_stay_when_it_is_written_as_a_name() {
        let masker = Masker::new(framework::built_in());
        assert_eq!(masker.masked("and Will May said so"), "and […] said so");
    }
}
