//! Whose birth or death an entry tells of.
//!
//! In: the words of an entry. Out: the one word by which it names who was born or died, where it
//! tells of the day itself: the last of the name that stands beside the verb, or behind "birth of".
//! What tells of it later, or of what came after it, tells of no such day.

use std::sync::LazyLock;

use regex::Regex;

use crate::facts::pattern::pattern;

/// A name, or who somebody is, takes no more words, with those between it and the verb.
const WORDS_MAX: usize = 7;

/// Whose birth an entry tells of, in lower case.
pub(super) fn birth(text: &str) -> Option<String> {
    static BEHIND: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\bborn\b"));
    static BEFORE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?i)\b(?:birth of|gave birth to|gives birth to|delivered of)\b")
    });
    whose(text, &BEHIND, &BEFORE)
}

/// Whose death an entry tells of, in lower case.
pub(super) fn death(text: &str) -> Option<String> {
    static BEHIND: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)\b(?:dies|died|passed away|passes away)\b"));
    static BEFORE: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)\b(?:death of|loss of|passing of)\b"));
    whose(text, &BEHIND, &BEFORE)
}

fn whose(text: &str, behind: &Regex, before: &Regex) -> Option<String> {
    static LATER: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)\b(?:told|tells?|heard|hears|learn\w*|news|anniversary|since|after|before",
            r"|following|when|funeral|grie\w+|remember\w*|not|nearly|almost|years? (?:ago|on)|who)",
            r"\b"
        ))
    });
    let verb = behind.find(text);
    let noun = before.find(text);
    let end = verb.or(noun)?.end();
    // What comes after the verb may tell of what followed.
    let told = text.get(..end).unwrap_or(text);
    if LATER.is_match(told) {
        return None;
    }
    match (verb, noun) {
        (Some(verb), _) => last_name(text[..verb.start()].split_whitespace().rev()),
        (None, Some(noun)) => {
            let mut words: Vec<&str> = text[noun.end()..].split_whitespace().collect();
            words.truncate(WORDS_MAX);
            let n_named = words.iter().take_while(|word| stands_in_name(word)).count();
            let ends = words.iter().position(|word| word.ends_with(['.', ';']));
            let n_named = ends.map_or(n_named, |end| n_named.min(end + 1));
            last_name(words[..n_named].iter().rev().copied())
        }
        (None, None) => None,
    }
}

/// The first of some words, read from the verb away, that names somebody, with only small words before it.
fn last_name<'t>(words: impl Iterator<Item = &'t str>) -> Option<String> {
    let mut near = words
        .take(WORDS_MAX)
        .take_while(|word| stands_in_name(word));
    let name = near.find(|word| is_name(word))?;
    Some(bare(name).to_lowercase())
}

/// Whether a word may stand in the name of somebody, or between it and the verb.
fn stands_in_name(word: &str) -> bool {
    const SMALL: [&str; 24] = [
        "the", "a", "his", "her", "their", "my", "our", "was", "is", "has", "had", "been", "sadly",
        "suddenly", "baby", "boy", "girl", "late", "great", "maternal", "paternal", "and", "old",
        "also",
    ];
    let word = bare(word);
    let is_small = SMALL.contains(&word.to_lowercase().as_str());
    word.is_empty() || is_small || is_name(word) || is_whose(word)
}

/// "Ash's": whose the next one is.
fn is_whose(word: &str) -> bool {
    word.ends_with("'s") || word.ends_with("’s")
}

/// Whether a word is a name or says who somebody is to the child, and not whose.
fn is_name(word: &str) -> bool {
    const KIN: [&str; 24] = [
        "mother",
        "father",
        "mum",
        "dad",
        "gran",
        "granny",
        "grandmother",
        "grandma",
        "nana",
        "nan",
        "grandfather",
        "grandad",
        "granddad",
        "grandpa",
        "papa",
        "aunt",
        "auntie",
        "uncle",
        "brother",
        "sister",
        "cousin",
        "stepfather",
        "stepmother",
        "carer",
    ];
    const SMALL: [&str; 9] = [
        "The", "A", "Was", "Baby", "Boy", "Girl", "His", "Her", "Their",
    ];
    let word = bare(word);
    let is_capital = word.starts_with(char::is_uppercase) && !SMALL.contains(&word);
    let kin = word.rsplit('-').next().unwrap_or(word);
    !is_whose(word) && (is_capital || KIN.contains(&kin))
}

fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_was_born_is_named_beside_it() {
        for text in [
            "Ash born at home",
            "Baby girl, Ash, born at the Infirmary, 3 kg.",
            "Birth of Ash notified by the midwife",
            "Kay gave birth to Ash.",
            "Kay's baby, Ash, was born.",
        ] {
            assert_eq!(birth(text).as_deref(), Some("ash"), "{text}");
        }
        for text in [
            "Ash's cousin Bo born at home",
            "School told that Ash was born",
            "Ash seen, newly born lambs in the field",
        ] {
            assert_ne!(birth(text).as_deref(), Some("ash"), "{text}");
        }
    }

    #[test]
    fn who_died_is_named_beside_it() {
        for (text, who) in [
            ("Gran Kay dies at home.", "kay"),
            ("Death of great-aunt, Gran Kay.", "kay"),
            ("Ash's gran died suddenly", "gran"),
            ("Death of Ash's gran in hospital", "gran"),
            ("Gran, Kay, passed away", "kay"),
        ] {
            assert_eq!(death(text).as_deref(), Some(who), "{text}");
        }
        for text in [
            "Funeral of Gran Kay, who died in May",
            "Ash off school since Gran Kay died",
            "The hamster died",
            "Anniversary of the death of Gran Kay",
            "Ash told that Gran Kay had died",
        ] {
            assert_eq!(death(text), None, "{text}");
        }
    }
}
