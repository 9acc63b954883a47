//! Gathers one paragraph while it is being walked and decides what it is.
//!
//! In: its style, its list, its runs of text, plain, inserted and struck out. Out: the said text as
//! one piece, and what was struck out as a piece of its own behind it.

use super::numbering::{BULLET, Counters, Numbering};
use super::styles::Styles;
use crate::document::{BlockKind, Part, Tracked};
use crate::extract::piece::Piece;
use crate::extract::tidy;

/// The longest line in bold that is read as a heading, in characters and in words.
const BOLD_HEADING_CHARS_MAX: usize = 80;
const BOLD_HEADING_WORDS_MAX: usize = 9;

/// A paragraph being read.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    pub(super) style: Option<String>,
    pub(super) outline: Option<u8>,
    pub(super) list: Option<String>,
    pub(super) list_level: Option<u8>,
    said: String,
    struck: String,
    n_letters: usize,
    n_bold: usize,
    is_inserted: bool,
}

/// How a stretch of text is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Manner {
    pub(super) is_bold: bool,
    pub(super) is_inserted: bool,
    pub(super) is_struck: bool,
}

/// What the rest of the document knows that decides what a paragraph is.
pub(super) struct Setting<'a> {
    pub(super) part: Part,
    pub(super) in_cell: bool,
    pub(super) styles: &'a Styles,
    pub(super) numbering: &'a Numbering,
    pub(super) heading_above: u8,
}

impl Paragraph {
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

    /// Ends the paragraph: what is said, and what was struck out.
    pub(super) fn finish(
        self,
        setting: &Setting,
        counters: &mut Counters,
    ) -> (Piece, Option<Piece>) {
        let text = tidy::piece(&self.said);
        let (list, level) = self.place_in_list(setting.styles);
        let label = match &list {
            Some(list) if !text.is_empty() || setting.in_cell => {
                setting.numbering.label(counters, list, level)
            }
            _ => None,
        };
        let is_bulleted = label.as_deref() == Some(BULLET);
        let heading = self.heading(setting, &text, is_bulleted);
        let kind = match (heading, &label) {
            (Some(level), _) => BlockKind::Heading(level),
            (None, Some(_)) => BlockKind::ListItem(level),
            (None, None) => BlockKind::Paragraph,
        };
        let mut said = Piece::new(setting.part, kind, text);
        said.label = label;
        if self.is_inserted {
            said.tracked = Tracked::Inserted;
        }
        let struck = tidy::piece(&self.struck);
        let struck = (!struck.is_empty()).then(|| {
            let mut piece = Piece::new(setting.part, BlockKind::Paragraph, struck);
            piece.tracked = Tracked::Deleted;
            piece
        });
        (said, struck)
    }

    /// The paragraph's own list goes before its style's; list 0 means none.
    fn place_in_list(&self, styles: &Styles) -> (Option<String>, u8) {
        let (of_style, level_of_style) = styles.list(self.style.as_deref());
        let list = self.list.clone().or_else(|| of_style.map(str::to_owned));
        let level = self.list_level.or(level_of_style).unwrap_or(0);
        (list.filter(|list| list != "0"), level)
    }

    fn heading(&self, setting: &Setting, text: &str, is_bulleted: bool) -> Option<u8> {
        match self.outline {
            Some(outline) if outline < 9 => return Some(outline + 1),
            Some(_) => return None,
            None => {}
        }
        if let Some(level) = setting.styles.heading(self.style.as_deref()) {
            return Some(level);
        }
        let stands_alone = !setting.in_cell && !is_bulleted && setting.part == Part::Body;
        (stands_alone && self.is_bold_heading(setting.styles, text))
            .then(|| (setting.heading_above + 1).min(9))
    }

    /// A short line wholly in bold heads what follows, unless it reads as a statement or a label.
    fn is_bold_heading(&self, styles: &Styles, text: &str) -> bool {
        let is_bold = self.n_bold == self.n_letters || styles.is_bold(self.style.as_deref());
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
}

/// Dates, versions and references stand in bold too; a heading's own number stands before it.
fn holds_a_number(text: &str) -> bool {
    let words = text.trim_start_matches(|mark: char| {
        mark.is_ascii_digit() || matches!(mark, '.' | ')' | '(' | ' ')
    });
    let number_before = text.len() - words.len();
    number_before > 6 || words.chars().any(|mark| mark.is_ascii_digit())
}
