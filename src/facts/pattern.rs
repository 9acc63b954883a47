//! Patterns that are part of the program.
//!
//! In: a pattern. Out: a [`Regex`] whose `\b` is a boundary of ASCII words. A curly quote or an
//! accent anywhere in a text would otherwise send the search to its slowest engine.

use regex::Regex;

/// Compiles a fixed pattern.
///
/// # Panics
/// On a pattern that cannot be compiled, at the first use; tests use them all.
pub(crate) fn pattern(words: &str) -> Regex {
    Regex::new(&words.replace(r"\b", r"(?-u:\b)")).expect("the pattern is fixed")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_ends_beside_a_curly_quote() {
        assert!(pattern(r"\bplan\b").is_match("the “plan”"));
        assert!(!pattern(r"\bplan\b").is_match("planned"));
    }
}
