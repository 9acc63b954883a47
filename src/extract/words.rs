//! The words of one paragraph while they are gathered, run by run.
//!
//! In: stretches of text, each with its manner: bold, inserted, struck out. Out: what is said, what
//! was struck out, and whether the whole reads as a heading.

use super::tidy;
use crate::document::{BlockKind, Part, Tracked};
use crate::extract::piece::Piece;

/// The longest line in bold that is read as a heading, in characters and in words.
const BOLD_HEADING_CHARS_MAX: usize = 80;
const BOLD_HEADING_WORDS_MAX: usize = 9;

/// How a stretch of text is said.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Manner {
    pub(super) is_bold: bool,
    pub(super) is_inserted: bool,
    pub(super) is_struck: bool,
}

/// The words so far.
#[derive(Debug, Default)]
pub(super) struct Words {
    said: String,
    struck: String,
    n_letters: usize,
    n_bold: usize,
    is_inserted: bool,
}

impl Words {
    pub(super) fn push(&mut self, text: &str, manner: Manner) {
        if manner.is_struck {
            self.struck.push_str(text);
            return;
        }
        let n_letters = text.chars().filter(|mark| mark.is_alphabetic()).count();
        self.n_letters += n_letters;
        self.n_bold += if manner.is_bold { n_letters } else { 0 };
        self.is_inserted |= manner.is_inserted && !text.trim().is_empty();
        self.said.push_str(text);
    }

    /// Tells whether the last thing said is a line break.
    pub(super) fn ends_line(&self) -> bool {
        self.said.trim_end_matches(' ').ends_with('\n')
    }

    /// What is said, tidied.
    pub(super) fn said(&self) -> String {
        tidy::piece(&self.said)
    }

    /// A short line wholly in bold heads what follows, unless it reads as a statement or a label.
    ///
    /// - `text`: the tidied words
    /// - `is_bold`: whether the paragraph's style is bold
    pub(super) fn is_bold_heading(&self, text: &str, is_bold: bool) -> bool {
        let is_bold = self.n_bold == self.n_letters || is_bold;
        let is_short = text.chars().count() <= BOLD_HEADING_CHARS_MAX
            && text.split_whitespace().count() <= BOLD_HEADING_WORDS_MAX;
        is_bold
            && is_short
            && self.n_letters >= 3
            && !text.contains(['\t', '\n'])
            && !text.ends_with(['.', ',', ';', '!'])
            && !text.trim_end_matches(':').contains(':')
            && !holds_a_number(text)
    }

    /// Ends the paragraph: the said text as one piece, the struck text as another behind it.
    pub(super) fn finish(
        self,
        part: Part,
        kind: BlockKind,
        text: String,
    ) -> (Piece, Option<Piece>) {
        let mut said = Piece::new(part, kind, text);
        if self.is_inserted {
            said.tracked = Tracked::Inserted;
        }
        let struck = tidy::piece(&self.struck);
        let struck = (!struck.is_empty()).then(|| {
            let mut piece = Piece::new(part, BlockKind::Paragraph, struck);
            piece.tracked = Tracked::Deleted;
            piece
        });
        (said, struck)
    }
}

/// Dates, versions and references stand in bold too; a heading's own number stands before it.
fn holds_a_number(text: &str) -> bool {
    let words = text.trim_start_matches(|mark: char| {
        mark.is_ascii_digit() || matches!(mark, '.' | ')' | '(' | ' ')
    });
    let number_before = text.len() - words.len();
    number_before > 6 || words.chars().any(|mark| mark.is_ascii_digit())
}
