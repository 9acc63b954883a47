//! Lists of words as files: what is wrong with them, and which of their words no example holds.
//!
//! In: `terms/*.toml` of a rule folder, and the rules whose examples are to show the words. Out:
//! mistakes, each at its place, or what could be better.

use std::collections::BTreeSet;

use serde::Deserialize;
use toml::Spanned;

use super::error::{Error, Problem, Problems};
use super::{RuleSet, compile, reading};

/// A file of words as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    title: Spanned<String>,
    source: Spanned<String>,
    terms: Vec<Spanned<String>>,
}

/// How many words of a list are named before the rest is only counted.
const WORDS_NAMED_MAX: usize = 12;

/// Reads lists of words, and says of each how many of its words no example holds.
///
/// - `files`: paths and bytes
/// - `rules`: the rules whose examples are to show the words
///
/// # Errors
/// Files that are not UTF-8, too large or no TOML; unknown keys; blank words, words with capitals
/// and words that stand twice, each at its place.
pub fn advice_on_lists(
    files: &[(String, Vec<u8>)],
    rules: &RuleSet,
) -> Result<Vec<Problem>, Error> {
    let texts = rules.example_texts();
    let (mut advice, mut wrong) = (Vec::new(), Vec::new());
    for (path, bytes) in files {
        match read(path, bytes) {
            Ok(written) => advice.extend(unheld(path, &written, &texts)),
            Err(problems) => wrong.extend(problems),
        }
    }
    if wrong.is_empty() {
        Ok(advice)
    } else {
        Err(Error { problems: wrong })
    }
}

fn read(path: &str, bytes: &[u8]) -> Result<Written, Vec<Problem>> {
    let text = compile::text_of(path, bytes)?;
    let mut problems = Problems::new(path, text);
    let written = reading::read::<Written>(text, &mut problems);
    if let Some(written) = &written {
        check(written, &mut problems);
    }
    match written {
        Some(written) if problems.found.is_empty() => Ok(written),
        _ => Err(problems.found),
    }
}

fn check(written: &Written, problems: &mut Problems<'_>) {
    for (name, value) in [("title", &written.title), ("source", &written.source)] {
        if value.get_ref().trim().is_empty() {
            problems.push(Some(value.span()), format!("{name} is blank"));
        }
    }
    let mut seen = BTreeSet::new();
    for term in &written.terms {
        let word = term.get_ref();
        let what = if word.trim().is_empty() {
            "a word that is blank matches everything".to_owned()
        } else if word.chars().any(char::is_uppercase) {
            format!("\"{word}\" has a capital; words of lists are in small letters")
        } else if !seen.insert(word.as_str()) {
            format!("\"{word}\" is in the list twice")
        } else {
            continue;
        };
        problems.push(Some(term.span()), what);
    }
}

/// Says how many words of a list no example holds, if there are any.
fn unheld(path: &str, written: &Written, texts: &[String]) -> Option<Problem> {
    let words = written.terms.iter().map(|term| term.get_ref().as_str());
    let unheld: Vec<&str> = words
        .filter(|word| !texts.iter().any(|text| holds_word(text, word)))
        .collect();
    let named: Vec<String> = unheld.iter().map(|word| format!("\"{word}\"")).collect();
    let rest = match named.len().saturating_sub(WORDS_NAMED_MAX) {
        0 => String::new(),
        n => format!(" and {n} more"),
    };
    let shown = named.iter().take(WORDS_NAMED_MAX).cloned();
    let what = format!(
        "{} of {} words are hit by no example: {}{rest}",
        unheld.len(),
        written.terms.len(),
        shown.collect::<Vec<_>>().join(", ")
    );
    let mut problems = Problems::new(path, "");
    problems.push(None, what);
    problems.found.pop().filter(|_| !unheld.is_empty())
}

/// Tells whether a lower-case text holds a word as a whole, in any form that begins with it.
pub(super) fn holds_word(text: &str, word: &str) -> bool {
    let before = |at: usize| text[..at].chars().next_back();
    text.match_indices(word)
        .any(|(at, _)| before(at).is_none_or(|c| !c.is_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Vec<String> {
        let files = [("terms/x.toml".to_owned(), text.as_bytes().to_vec())];
        let said = advice_on_lists(&files, &RuleSet::builtin());
        let problems = said.unwrap_or_else(|error| error.problems);
        problems.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn words_that_no_example_holds_are_named() {
        let list = "title = \"a\"\nsource = \"b\"\nterms = [\"refer\", \"zwiebelfisch\"]\n";
        let expected = "terms/x.toml: 1 of 2 words are hit by no example: \"zwiebelfisch\"";
        assert_eq!(said(list), [expected]);
    }

    #[test]
    fn a_word_that_stands_twice_has_a_capital_or_is_blank_is_a_mistake_at_its_place() {
        let list =
            "title = \"a\"\nsource = \"b\"\nterms = [\n\"refer\",\n\"refer\",\n\"Mum\",\n\" \"]\n";
        assert_eq!(
            said(list),
            [
                "terms/x.toml:5:1: \"refer\" is in the list twice",
                "terms/x.toml:6:1: \"Mum\" has a capital; words of lists are in small letters",
                "terms/x.toml:7:1: a word that is blank matches everything",
            ]
        );
    }

    #[test]
    fn an_unknown_key_of_a_list_is_named() {
        let list = "title = \"a\"\nsource = \"b\"\nterm = [\"refer\"]\n";
        assert!(
            said(list)[0].contains("did you mean \"terms\"?"),
            "{:?}",
            said(list)
        );
    }
}
