//! Tells running prose from notes, forms and tables by its shape.
//!
//! In: a text. Out: for a place, whether it stands in running prose: a paragraph of several
//! sentences, or one long one, that fills its lines, opens with no label, mark or number, and ends
//! as sentences end.

/// A paragraph of prose has at least so many words.
const N_WORDS_MIN: usize = 30;

/// Its sentences have on average at least so many.
const N_WORDS_A_SENTENCE_MIN: usize = 8;

/// A line that goes on in the next is at least this long, in bytes.
const N_BYTES_WRAPPED_MIN: usize = 40;

/// A label at a paragraph's head is no longer than this, in bytes.
const N_BYTES_LABEL_MAX: usize = 40;

/// The paragraphs of a text, by where each ends.
pub(super) struct Paragraphs(Vec<(usize, bool)>);

impl Paragraphs {
    /// Parts a text at its blank lines.
    pub(super) fn of(text: &str) -> Self {
        let (mut all, mut start, mut end) = (Vec::new(), 0, 0);
        for line in text.split_inclusive('\n') {
            end += line.len();
            if line.trim().is_empty() || end == text.len() {
                all.push((end, is_prose(&text[start..end])));
                start = end;
            }
        }
        Self(all)
    }

    /// Tells whether the byte at `at` stands in running prose.
    pub(super) fn is_prose(&self, at: usize) -> bool {
        let idx = self.0.partition_point(|(end, _)| *end <= at);
        self.0.get(idx).is_some_and(|(_, is_prose)| *is_prose)
    }
}

fn is_prose(paragraph: &str) -> bool {
    let paragraph = paragraph.trim();
    let n_words = paragraph.split_whitespace().count();
    let n_sentences = n_stops(paragraph);
    let is_long = n_words >= N_WORDS_MIN && n_words >= n_sentences * N_WORDS_A_SENTENCE_MIN;
    is_long && n_sentences > 0 && fills_lines(paragraph) && !is_marked(paragraph)
}

/// How many sentences end in a paragraph, the last one included; none if that one is cut off.
fn n_stops(paragraph: &str) -> usize {
    let is_close = |c: char| matches!(c, ')' | '"' | '\'' | '\u{2019}' | '\u{201d}');
    let ends = |words: &str| words.trim_end_matches(is_close).ends_with(['.', '?', '!']);
    if !ends(paragraph) {
        return 0;
    }
    let words: Vec<&str> = paragraph.split_whitespace().collect();
    let inner = words.windows(2).filter(|pair| {
        let long = pair[0].trim_end_matches('.').len() > 2;
        long && ends(pair[0]) && pair[1].starts_with(char::is_uppercase)
    });
    inner.count() + 1
}

/// Tells whether every line but the last is broken for its length alone.
fn fills_lines(paragraph: &str) -> bool {
    let mut before_last = paragraph.rsplit('\n').skip(1);
    before_last.all(|line| line.len() >= N_BYTES_WRAPPED_MIN) && !paragraph.contains(['\t', '|'])
}

/// Tells whether a paragraph opens as an item of a list, a numbered clause or behind a label.
fn is_marked(paragraph: &str) -> bool {
    let mark = paragraph.split_whitespace().next().unwrap_or("");
    let bare = mark.trim_end_matches(['.', ')']);
    let is_item = !mark.contains(char::is_alphanumeric) && !mark.starts_with(['"', '\u{201c}']);
    let is_number = bare.len() < mark.len() && bare.parse::<f32>().is_ok();
    let label = paragraph
        .find(": ")
        .is_some_and(|at| at <= N_BYTES_LABEL_MAX);
    is_item || is_number || label
}

#[cfg(test)]
mod tests {
    use super::Paragraphs;

    const PROSE: &str = "The school stood by the harbour from 1904 to 1951, when the roof fell \
        in. Its last head moved what could be saved to a hall on the hill, and classes went on.";

    fn check(text: &str, expected: bool) {
        assert_eq!(Paragraphs::of(text).is_prose(0), expected, "{text}");
    }

    #[test]
    fn several_sentences_or_a_long_one_are_prose() {
        check(PROSE, true);
        check(&PROSE.replace(". Its", ", and its"), true);
        check(&PROSE.replace(", when", ",\nwhen"), true);
    }

    #[test]
    fn a_short_line_is_none() {
        check("He was with carers from March 2016 to June 2018.", false);
    }

    #[test]
    fn notes_in_short_sentences_are_none() {
        check(
            &"Seen at home. All well. No concerns noted today. ".repeat(6),
            false,
        );
    }

    #[test]
    fn labels_items_and_cells_are_none() {
        for lead in ["Background: ", "- ", "3.2. ", "1951 | "] {
            check(&format!("{lead}{PROSE}"), false);
        }
    }

    #[test]
    fn each_paragraph_is_told_by_itself() {
        let text = format!("Dates\n\n{PROSE}");
        let paragraphs = Paragraphs::of(&text);
        assert!(!paragraphs.is_prose(0) && paragraphs.is_prose(30));
    }
}
