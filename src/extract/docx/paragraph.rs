//! Gathers one paragraph while it is being walked and decides what it is.
//!
//! In: its style, its list, its runs of text, plain, inserted and struck out. Out: the said text as
//! one piece, and what was struck out as a piece of its own behind it.

use super::numbering::{Counters, Numbering};
use super::styles::Styles;
use crate::document::{BlockKind, Part};
use crate::extract::numerals::BULLET;
use crate::extract::piece::Piece;
use crate::extract::words::Words;

/// A paragraph being read.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    pub(super) style: Option<String>,
    pub(super) outline: Option<u8>,
    pub(super) list: Option<String>,
    pub(super) list_level: Option<u8>,
    pub(super) words: Words,
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
    /// Ends the paragraph: what is said, and what was struck out.
    pub(super) fn finish(
        self,
        setting: &Setting,
        counters: &mut Counters,
    ) -> (Piece, Option<Piece>) {
        let text = self.words.said();
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
        let (mut said, struck) = self.words.finish(setting.part, kind, text);
        said.label = label;
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
        let is_bold = setting.styles.is_bold(self.style.as_deref());
        (stands_alone && self.words.is_bold_heading(text, is_bold))
            .then(|| (setting.heading_above + 1).min(9))
    }
}
