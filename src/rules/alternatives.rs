//! The alternatives of a pattern as it stands in a rule file: what lies between the bars that no
//! bracket holds.
//!
//! In: the text of a rule file and the bytes of a pattern. Out: the bytes of each alternative, for
//! patterns in literal strings, in which nothing is written another way than it is read.

use std::ops::Range;

/// Returns where each alternative stands; one that is all of a pattern counts as one.
pub(super) fn of(text: &str, span: &Range<usize>) -> Vec<Range<usize>> {
    let Some(inner) = literal(text, span) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let mut start = inner.start + flags_len(&text[inner.clone()]);
    let mut depth = 0_usize;
    let mut in_class = false;
    let mut escaped = false;
    for (at, c) in text[inner.clone()].char_indices() {
        let at = inner.start + at;
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '[' => in_class = true,
            ']' => in_class = false,
            '(' if !in_class => depth += 1,
            ')' if !in_class => depth = depth.saturating_sub(1),
            '|' if !in_class && depth == 0 && at >= start => {
                found.push(start..at);
                start = at + 1;
            }
            _ => {}
        }
    }
    found.push(start..inner.end);
    found
}

/// What lies between the quotes of a literal string.
fn literal(text: &str, span: &Range<usize>) -> Option<Range<usize>> {
    let raw = text.get(span.clone())?;
    let quote = ["'''", "'"].into_iter().find(|quote| {
        raw.len() >= 2 * quote.len() && raw.starts_with(quote) && raw.ends_with(quote)
    })?;
    Some(span.start + quote.len()..span.end - quote.len())
}

/// "(?i)" at the beginning holds for every alternative.
fn flags_len(pattern: &str) -> usize {
    let is_flags = pattern.starts_with("(?i)") || pattern.starts_with("(?im)");
    match pattern.find(')').filter(|_| is_flags) {
        Some(end) => end + 1,
        None => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(pattern: &str) -> Vec<String> {
        let text = format!("terms = {pattern}\n");
        let span = 8..8 + pattern.len();
        let found = of(&text, &span).into_iter();
        found.map(|at| text[at].to_owned()).collect()
    }

    #[test]
    fn bars_outside_brackets_part_a_pattern() {
        assert_eq!(
            parts(r"'''(?i)\bplan (?:a|b)\b|what[|]if|\|x'''"),
            [r"\bplan (?:a|b)\b", "what[|]if", r"\|x"]
        );
        assert_eq!(parts("'one'"), ["one"]);
    }

    #[test]
    fn strings_with_escapes_are_left_alone() {
        assert!(parts(r#""a|b""#).is_empty());
    }
}
