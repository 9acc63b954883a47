//! What the plain version of a mail says that its body does not.
//!
//! In: the body that was read, and the plain version beside it. Out: those lines and sentences of
//! the plain version that do not stand in the body as a run of words. Nearly always there are none.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::document::BlockKind;
use crate::extract::piece::Piece;

/// A sentence stands in the body when all its words do, so many in a row at a time.
const RUN_WORDS: usize = 3;

/// Returns what the plain version says besides the body, in its order.
pub(super) fn unsaid(plain: &[Piece], body: &[Piece]) -> Vec<Piece> {
    let said = Runs::of(body);
    let mut unsaid = Vec::new();
    for group in plain.chunk_by(|a, b| table_of(a).is_some() && table_of(a) == table_of(b)) {
        if table_of(&group[0]).is_none() {
            unsaid.extend(group.iter().filter_map(|piece| said.rest(piece)));
        } else if !group.iter().all(|cell| said.holds(&cell.text)) {
            unsaid.extend_from_slice(group);
        }
    }
    unsaid
}

/// The table that a piece is a cell of.
pub(super) fn table_of(piece: &Piece) -> Option<u32> {
    match piece.kind {
        BlockKind::Cell(cell) => Some(cell.table),
        _ => None,
    }
}

/// The words of a body, one, two and three in a row, as hashes.
struct Runs(HashSet<u64>);

impl Runs {
    fn of(body: &[Piece]) -> Self {
        let texts = body
            .iter()
            .flat_map(|piece| [piece.label.as_deref().unwrap_or_default(), &piece.text]);
        let words: Vec<String> = texts.flat_map(words).collect();
        let runs = (1..=RUN_WORDS).flat_map(|length| words.windows(length).map(hash));
        Self(runs.collect())
    }

    /// Tells whether a text's words stand in the body, one after the other.
    fn holds(&self, text: &str) -> bool {
        let words: Vec<String> = words(text).collect();
        let length = words.len().clamp(1, RUN_WORDS);
        words.windows(length).all(|run| self.0.contains(&hash(run)))
    }

    /// What a piece says besides the body: from its first new sentence to its last.
    fn rest(&self, piece: &Piece) -> Option<Piece> {
        let text = without_links(&piece.text);
        let sentences = sentences(&text);
        let is_new = |sentence: &&str| !self.holds(sentence);
        let first = sentences.iter().position(is_new)?;
        let last = sentences.iter().rposition(is_new)?;
        let (whole, is_start) = (&sentences[first..=last], first == 0);
        Some(Piece {
            text: whole.concat().trim().to_owned(),
            label: piece.label.clone().filter(|_| is_start),
            ..piece.clone()
        })
    }
}

fn hash(words: &[String]) -> u64 {
    let mut hasher = DefaultHasher::new();
    words.hash(&mut hasher);
    hasher.finish()
}

fn words(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|mark: char| !mark.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_lowercase)
}

/// Cuts a text behind its line breaks, and behind full stops that end enough words to be a sentence.
fn sentences(text: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for (at, mark) in text.char_indices() {
        let end = at + mark.len_utf8();
        let is_stop = matches!(mark, '.' | '!' | '?') && text[end..].starts_with([' ', '\n']);
        let is_end = is_stop && words(&text[start..end]).count() >= RUN_WORDS;
        if is_end || mark == '\n' {
            sentences.push(&text[start..end]);
            start = end;
        }
    }
    sentences.push(&text[start..]);
    sentences
}

/// Leaves out the addresses in brackets that stand behind the words of links and for pictures.
fn without_links(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find(['<', '[', '(']) {
        let (before, from) = rest.split_at(open);
        kept.push_str(before);
        let inner = from[1..].split(['>', ']', ')']).next().unwrap_or_default();
        let is_link = !inner.contains(char::is_whitespace)
            && (inner.contains("://") || inner.starts_with("mailto:") || inner.starts_with("cid:"));
        let end = if is_link {
            (inner.len() + 2).min(from.len())
        } else {
            1
        };
        kept.push_str(if is_link { "" } else { &from[..end] });
        rest = &from[end..];
    }
    kept + rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::text;

    fn check(body: &str, plain: &str, expected: &[&str]) {
        let unsaid = unsaid(&text::pieces(plain), &text::pieces(body));
        let texts: Vec<&str> = unsaid.iter().map(|piece| piece.text.as_str()).collect();
        assert_eq!(texts, expected, "{plain}");
    }

    #[test]
    fn a_line_of_words_that_the_body_has_in_another_order_is_new() {
        check(
            "The visit went well. Mum was in, and Pip was at school.",
            "Pip was in.\n\nMum was in, and Pip was at school.",
            &["Pip was in."],
        );
    }

    #[test]
    fn the_same_words_set_out_otherwise_are_not_new() {
        let body =
            "Dear Jo,\n\n- the plan is agreed\n- Pip's view is in it\n\nSee our page for more.";
        let plain = "Dear Jo,\n\n  * the plan\nis *agreed*\n  * Pip\u{2019}s view is in it\n\n\
                     See our page<https://example.invalid/p?id=1> for more.";
        check(body, plain, &[]);
    }

    #[test]
    fn of_a_long_line_only_the_new_sentences_are_kept() {
        check(
            "The visit went well. Mum was in that day.",
            "The visit went well. Call Dr. Lee on Friday. Mum was in that day.",
            &["Call Dr. Lee on Friday."],
        );
    }

    #[test]
    fn a_table_with_a_new_cell_is_kept_whole() {
        let plain = "Who | What | When\nJo | visit | Friday\nMo | call | Monday\n";
        check("Who What When Jo visit Friday Mo call Monday", plain, &[]);
        let pieces = unsaid(
            &text::pieces(plain),
            &text::pieces("Who What When Jo visit Friday"),
        );
        assert_eq!(pieces.len(), 9);
    }

    #[test]
    fn a_bracket_that_never_closes_is_no_link() {
        assert_eq!(without_links("see (a) <https://a.invalid"), "see (a) ");
        assert_eq!(without_links("see [2] and <b"), "see [2] and <b");
    }
}
