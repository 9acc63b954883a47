//! Words that a team adds to the lists of words, or takes out.

use std::sync::Arc;

use toml::Spanned;

use super::written::TermsWish;
use super::{File, Local, Untried};
use crate::finding::Change;
use crate::rules::RuleSet;
use crate::rules::error::{Problem, Problems, unknown};
use crate::rules::word_lists::holds_word;
use crate::smart;

/// Adds and takes out the words of one list.
pub(super) fn take(
    local: &mut Local,
    file: &Arc<File>,
    name: &Spanned<String>,
    asked: &TermsWish,
    problems: &mut Problems<'_>,
) {
    let built_in = smart::built_in_words();
    let known: Vec<&str> = built_in.keys().map(String::as_str).collect();
    let list = name.get_ref();
    let Some(words) = local.words.get(list).or_else(|| built_in.get(list)) else {
        problems.push(Some(name.span()), unknown("list of words", list, &known));
        return;
    };
    let mut words = words.clone();
    for term in &asked.add {
        let word = plain(term.get_ref());
        if word.is_empty() {
            problems.push(Some(term.span()), "a word that is blank matches everything");
        } else if words.contains(&word) {
            let what = format!("\"{word}\" is in the list {list} already");
            problems.push(Some(term.span()), what);
        } else {
            words.push(word.clone());
            local.untried.push(Untried {
                said: untried(file, term, list, &word),
                word: word.clone(),
            });
            local
                .changes
                .push(change(file, term, &format!("terms+ of {list}"), word));
        }
    }
    for term in &asked.drop {
        let word = plain(term.get_ref());
        let before = words.len();
        words.retain(|other| *other != word);
        if words.len() == before {
            let known: Vec<&str> = words.iter().map(String::as_str).collect();
            let what = super::super::error::unknown_of_many("word", &word, &known);
            problems.push(Some(term.span()), what);
        } else {
            local
                .changes
                .push(change(file, term, &format!("terms- of {list}"), word));
        }
    }
    local.words.insert(list.clone(), words);
}

impl Local {
    /// Returns the words that a team adds to lists and that no example of any rule holds.
    ///
    /// - `rules`: the rules that the settings are for
    #[must_use]
    pub fn advice(&self, rules: &RuleSet) -> Vec<Problem> {
        let all = rules.example_texts();
        let held = |word: &str| all.iter().any(|text| holds_word(text, word));
        let untried = self.untried.iter().filter(|one| !held(&one.word));
        untried.map(|one| one.said.clone()).collect()
    }
}

fn untried(file: &File, term: &Spanned<String>, list: &str, word: &str) -> Problem {
    let mut problems = Problems::new(&file.path, &file.text);
    let what = format!("terms+ of {list}: \"{word}\" is hit by no example");
    problems.push(Some(term.span()), what);
    problems.found.remove(0)
}

/// As the lists write words: small letters, single spaces.
fn plain(term: &str) -> String {
    let words: Vec<&str> = term.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

fn change(file: &Arc<File>, term: &Spanned<String>, what: &str, word: String) -> Change {
    Change {
        rule: None,
        what: what.to_owned(),
        was: None,
        now: word,
        reason: None,
        origin: file.origin(term.span().start),
        loosens: false,
    }
}
