//! Patterns that are part of the program.
//!
//! In: a pattern. Out: a [`Regex`] whose `\b` is a boundary of ASCII words, since a curly quote or
//! an accent anywhere in a text would otherwise send the search to its slowest engine. Its `\w` is
//! a letter of the Latin, Greek and Cyrillic alphabets, its `\d` a digit from 0 to 9, and its `\s` a
//! space of ASCII, since extraction leaves no other: all of Unicode's would make each pattern
//! some thousand states longer.

mod needs;

use regex::Regex;

pub(crate) use self::needs::Patterns;

/// A letter, a digit or `_`.
const LETTER: &str = r"[0-9A-Z_a-z\u{aa}\u{b5}\u{ba}\u{c0}-\u{52f}]";

/// Compiles a fixed pattern.
///
/// # Panics
/// On a pattern that cannot be compiled, at the first use; tests use them all.
pub(crate) fn pattern(words: &str) -> Regex {
    Regex::new(&written(words)).expect("the pattern is fixed")
}

/// A pattern as it is compiled.
fn written(words: &str) -> String {
    words
        .replace(r"\b", r"(?-u:\b)")
        .replace(r"\w", LETTER)
        .replace(r"\d", "[0-9]")
        .replace(r"\s", r"[\t-\r\x20]")
}

/// A pattern with a name, compiled at its first use.
macro_rules! cue {
    ($vis:vis $name:ident, $pattern:expr) => {
        $vis static $name: std::sync::LazyLock<regex::Regex> =
            std::sync::LazyLock::new(|| $crate::facts::pattern::pattern($pattern));
    };
}
pub(crate) use cue;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_ends_beside_a_curly_quote() {
        assert!(pattern(r"\bplan\b").is_match("the “plan”"));
        assert!(!pattern(r"\bplan\b").is_match("planned"));
    }

    #[test]
    fn letters_with_accents_are_letters() {
        assert!(pattern(r"^\w+ \d\d$").is_match("Séamus_Łuk 12"));
        assert!(!pattern(r"^[\w']+$").is_match("two words"));
    }
}
