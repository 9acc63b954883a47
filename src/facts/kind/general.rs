//! Sentences that are told of anyone and in the present, as rules are: "Staff must …".
//!
//! In: a sentence. Out: whether a few words stand before a verb of the present tense, behind an
//! opening clause at most. Words are looked at one by one, and no further than the verb can stand.

/// Words that stand before the verb, at most, besides a determiner's.
const WORDS_MAX: usize = 6;

/// Letters of an opening clause, up to its comma.
const CLAUSE_LETTERS: std::ops::RangeInclusive<usize> = 3..=60;

/// Verbs that tell of what is done, always and by anyone.
#[rustfmt::skip]
const VERBS: [&str; 49] = [
    "applies", "apply", "are", "ask", "asks", "can", "cannot", "come", "comes", "cover",
    "covers", "do", "does", "get", "gets", "give", "gives", "go", "goes", "has", "have",
    "include", "includes", "is", "keep", "keeps", "make", "makes", "matter", "matters", "may",
    "must", "need", "needs", "read", "reads", "record", "records", "send", "sends", "shall",
    "should", "take", "takes", "tell", "tells", "will", "write", "writes",
];

/// Words that make a noun anyone's.
const ANYONES: [&str; 13] = [
    "a", "an", "any", "each", "every", "all", "no", "most", "new", "both", "either", "our", "these",
];

/// Nouns that stand for everyone of their kind behind "the", some adjectives between.
#[rustfmt::skip]
const EVERYONES: [&str; 18] = [
    "worker", "manager", "carer", "practitioner", "officer", "team", "chair", "council",
    "service", "trust", "child", "parent", "plan", "record", "form", "review", "meeting",
    "decision",
];

/// Adjectives between "the" and such a noun.
const ADJECTIVES_MAX: usize = 2;

/// Tells whether a sentence, without the spaces before it, is told of anyone and in the present.
pub(super) fn is(sentence: &str) -> bool {
    begins(sentence) || after_clause(sentence).is_some_and(begins)
}

/// What follows an opening clause: "Where a child is at risk, …".
fn after_clause(sentence: &str) -> Option<&str> {
    let (clause, rest) = sentence.split_at(sentence.find([',', '.'])?);
    let rest = rest.strip_prefix(", ")?;
    CLAUSE_LETTERS
        .contains(&clause.chars().count())
        .then_some(rest)
}

/// Whether a verb stands behind a few words.
fn begins(sentence: &str) -> bool {
    let words = || sentence.split(' ').take(WORDS_MAX + ADJECTIVES_MAX + 3);
    let n_max = WORDS_MAX + n_determining(words());
    for (n_before, word) in words().enumerate().take(n_max + 1) {
        if n_before > 0 && is_verb(word) {
            return true;
        }
        if word.is_empty() || !word.chars().all(is_letter) {
            return false;
        }
    }
    false
}

/// How many words a determiner adds to those before the verb.
fn n_determining<'a>(mut words: impl Iterator<Item = &'a str>) -> usize {
    let first = words.next().unwrap_or_default();
    if ANYONES.contains(&first) {
        return 1;
    }
    if first != "the" {
        return 0;
    }
    let mut n_most = 0;
    for (n_adjectives, word) in words.take(ADJECTIVES_MAX + 1).enumerate() {
        if let Some(ending) = EVERYONES.iter().find_map(|noun| word.strip_prefix(noun)) {
            n_most = n_adjectives + if ending.is_empty() { 2 } else { 1 };
        }
        if !word.bytes().all(|b| b.is_ascii_lowercase() || b == b'-') {
            break;
        }
    }
    n_most
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '\'' | '’' | '-')
}

/// Whether a word is one of the verbs, whatever mark follows it.
fn is_verb(word: &str) -> bool {
    let ends = |b: u8| !(b.is_ascii_alphanumeric() || b == b'_');
    let end = word.bytes().position(ends).unwrap_or(word.len());
    let word = &word[..end];
    VERBS.iter().any(|verb| verb.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use regex::Regex;

    use super::*;

    #[test]
    fn what_anyone_must_do_is_told_in_general_and_what_somebody_did_is_not() {
        for general in [
            "Staff must record every visit.",
            "Where a child is at risk, the duty worker tells a manager.",
            "A complaint is acknowledged in three days.",
        ] {
            assert!(is(general), "{general}");
        }
        for told in ["Mum rang at noon.", "On 3 May we agreed this.", "Must."] {
            assert!(!is(told), "{told}");
        }
    }

    /// The same in one pattern, which is slow.
    fn pattern() -> Regex {
        Regex::new(concat!(
            r"^(?:[^,.]{3,60}, )?(?:an?|any|each|every|all|no|most|new|both|either|our|these",
            r"|the (?:[a-z-]+ ){0,2}?(?:worker|manager|carer|practitioner|officer|team|chair",
            r"|council|service|trust|child|parent|plan|record|form|review|meeting|decision))?",
            r"(?: ?[\p{L}'’-]+){1,6}? (?i:is|are|must|should|shall|will|may|can|cannot|do|does|has",
            r"|have|needs?|takes?|makes?|keeps?|gives?|gets?|tells?|asks?|goes|go|come|comes",
            r"|records?|reads?|writes?|sends?|covers?|includes?|applies|apply|matters?)(?-u:\b)"
        ))
        .expect("the pattern is fixed")
    }

    fn sentence() -> impl Strategy<Value = String> {
        let word = prop::sample::select(vec![
            "the",
            "The",
            "a",
            "another",
            "social",
            "worker",
            "workers",
            "team",
            "plan",
            "is",
            "must",
            "Records",
            "isn't",
            "will,",
            "child’s",
            "well-known",
            "3",
            "Zoë,",
            "no",
            "x.",
            "of",
            "records:",
            "any",
        ]);
        prop::collection::vec(word, 0..14).prop_map(|words| words.join(" "))
    }

    proptest! {
        #[test]
        fn word_by_word_and_by_pattern_sentences_are_told_alike(sentence in sentence()) {
            thread_local!(static PATTERN: Regex = pattern());
            let expected = PATTERN.with(|pattern| pattern.is_match(&sentence));
            prop_assert_eq!(is(&sentence), expected, "{}", sentence);
        }
    }
}
