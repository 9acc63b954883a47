//! What one line of plain text shows by itself: a list item, a labelled value, a rule, capitals.
//!
//! In: a line. Out: answers about it, without looking at its neighbours.

/// The longest label before a colon, in characters and in words.
const LABEL_CHARS_MAX: usize = 48;
const LABEL_WORDS_MAX: usize = 7;

/// One line of a text.
#[derive(Debug, Clone)]
pub(super) struct Line<'a> {
    /// The line with plain characters, its spacing untouched, without the blanks at its end.
    pub(super) text: std::borrow::Cow<'a, str>,
    /// The page, from 1, in a text whose pages are parted by form feeds.
    pub(super) page: Option<u32>,
}

impl Line<'_> {
    /// The line without its indent.
    pub(super) fn said(&self) -> &str {
        self.text.trim_start()
    }

    pub(super) fn is_blank(&self) -> bool {
        self.said().is_empty()
    }

    /// Whether its words are set out in columns, with gaps between them that no sentence has.
    pub(super) fn is_set_out(&self) -> bool {
        const GAP: &str = "    ";
        self.said().contains(GAP)
    }

    /// How far it is indented; a tab counts as four.
    pub(super) fn indent(&self) -> usize {
        let blanks = &self.text[..self.text.len() - self.said().len()];
        blanks
            .chars()
            .map(|mark| if mark == '\t' { 4 } else { 1 })
            .sum()
    }
}

/// Reads a bullet and returns what stands behind it.
pub(super) fn after_bullet(said: &str) -> Option<&str> {
    let mut marks = said.chars();
    let sign = marks.next()?;
    let rest = marks.as_str();
    let text = rest.trim_start();
    let is_sign = matches!(
        sign,
        '\u{2022}'
            | '\u{25aa}'
            | '\u{25cf}'
            | '\u{25cb}'
            | '\u{25e6}'
            | '\u{25a0}'
            | '\u{27a2}'
            | '\u{2023}'
            | '\u{2043}'
            | '\u{b7}'
    );
    let is_letter = matches!(sign, '-' | '*' | '\u{2013}' | '\u{2014}' | 'o' | '+');
    let is_apart = rest.starts_with([' ', '\t']);
    (!text.is_empty() && (is_sign || (is_letter && is_apart))).then_some(text)
}

/// Reads an item's own number, such as "1.", "2.3", "(a)" or "iv)".
///
/// Returns the label, its depth from 0 and what stands behind it. Dates are no labels.
pub(super) fn after_number(said: &str) -> Option<(&str, u8, &str)> {
    let (label, rest) = said.split_at(said.find([' ', '\t'])?);
    let text = rest.trim_start();
    let core = label
        .trim_start_matches('(')
        .trim_end_matches([')', '.', ':']);
    let has_sign = core.len() < label.len();
    if text.is_empty() || core.is_empty() || label.ends_with(':') {
        return None;
    }
    let depth = if core
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'.')
    {
        numeric_depth(core, has_sign)?
    } else {
        lettered(label, core)?
    };
    Some((label, depth, text))
}

fn numeric_depth(core: &str, has_sign: bool) -> Option<u8> {
    let parts: Vec<u32> = core
        .split('.')
        .map(|part| part.parse().ok().filter(|_| part.len() <= 2))
        .collect::<Option<_>>()?;
    let is_date = matches!(parts[..], [1..=31, 1..=12, year] if year >= 10);
    let is_label = has_sign || parts.len() > 1;
    (is_label && !is_date && parts.len() <= 5)
        .then(|| u8::try_from(parts.len() - 1).unwrap_or(u8::MAX))
}

/// "a)", "(b)", "iv." and the like; capitals only in brackets, for "J. Green" is a person.
fn lettered(label: &str, core: &str) -> Option<u8> {
    let is_roman = core.len() <= 4 && core.bytes().all(|byte| b"ivx".contains(&byte));
    let is_letter = core.len() == 1 && core.bytes().all(|byte| byte.is_ascii_lowercase());
    let is_capital = core.len() == 1 && core.bytes().all(|byte| byte.is_ascii_uppercase());
    let in_brackets = label.ends_with(')');
    let is_label =
        ((is_roman || is_letter) && label.len() > core.len()) || (is_capital && in_brackets);
    is_label.then_some(1)
}

/// Reads a line such as "Review date: May 2026" and returns the label and the value, if any.
pub(super) fn labelled(said: &str) -> Option<(&str, &str)> {
    let (label, value) = said.split_once(':')?;
    let is_apart = value.is_empty() || value.starts_with([' ', '\t']);
    let is_label = label.chars().count() <= LABEL_CHARS_MAX
        && label.split_whitespace().count() <= LABEL_WORDS_MAX
        && !label.contains(['.', ';', '|'])
        && !begins_with_count(label)
        && label
            .starts_with(|mark: char| mark.is_uppercase() || mark.is_ascii_digit() || mark == '*');
    (is_apart && is_label).then(|| (label, value.trim()))
}

/// "60, in force since": the number that the line above leads up to.
fn begins_with_count(label: &str) -> bool {
    let rest = label.trim_start_matches(|mark: char| mark.is_ascii_digit());
    rest.len() < label.len() && rest.starts_with(',')
}

/// Reads a rule drawn with signs and returns the sign and its length.
pub(super) fn rule(said: &str) -> Option<(char, usize)> {
    let sign = said.chars().next()?;
    let is_rule = matches!(
        sign,
        '-' | '=' | '_' | '*' | '~' | '#' | '\u{2014}' | '\u{2500}'
    );
    let length = said.chars().count();
    (is_rule && length >= 3 && said.chars().all(|mark| mark == sign)).then_some((sign, length))
}

/// Tells whether a line is written in capitals throughout.
pub(super) fn is_capitals(said: &str) -> bool {
    let n_letters = said.chars().filter(|mark| mark.is_alphabetic()).count();
    n_letters >= 4 && !said.chars().any(char::is_lowercase)
}

/// Tells whether a line ends as a sentence does.
pub(super) fn ends_sentence(said: &str) -> bool {
    let said = said.trim_end_matches(['"', '\'', ')', ']', '\u{2019}', '\u{201d}']);
    said.ends_with(['.', '!', '?', ':', ';'])
}

/// Tells whether a line begins as the middle of a sentence does.
pub(super) fn begins_lower(said: &str) -> bool {
    said.starts_with(char::is_lowercase) && after_number(said).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_letters_before_an_item_are_its_label() {
        let label = |said| after_number(said).map(|(label, depth, _)| (label, depth));
        assert_eq!(label("1. Ring school"), Some(("1.", 0)));
        assert_eq!(label("2.3 Purpose"), Some(("2.3", 1)));
        assert_eq!(label("(a) by phone"), Some(("(a)", 1)));
        assert_eq!(label("iv) last"), Some(("iv)", 1)));
    }

    #[test]
    fn dates_names_and_plain_numbers_are_no_labels() {
        for said in [
            "12.5.24 Home visit",
            "12.05.2024 Home visit",
            "14 May 2024",
            "J. Green attended",
            "2018. A year",
            "I. Brown",
            "3: three",
        ] {
            assert_eq!(after_number(said), None, "{said}");
        }
    }

    #[test]
    fn bullets_are_known_by_their_sign_and_dashes_by_the_space_behind_them() {
        assert_eq!(after_bullet("\u{2022}Ring school"), Some("Ring school"));
        assert_eq!(after_bullet("- Ring school"), Some("Ring school"));
        assert_eq!(after_bullet("-5 degrees"), None);
        assert_eq!(after_bullet("of the"), None);
    }

    #[test]
    fn a_label_is_short_and_begins_with_a_capital() {
        assert_eq!(
            labelled("Date approved:  May 2024"),
            Some(("Date approved", "May 2024"))
        );
        assert_eq!(labelled("Present:"), Some(("Present", "")));
        assert_eq!(labelled("at 10:30 she left"), None);
        assert_eq!(labelled("see http://a.example"), None);
    }
}
