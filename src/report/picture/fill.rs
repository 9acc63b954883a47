//! How outcomes look: a colour, and a pattern that tells them apart without it.

use super::ink;
use crate::finding::Outcome;

/// An outcome's colour and pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fill(pub(super) Outcome);

impl Fill {
    /// The colour, as in `html/style.css`.
    pub(super) fn colour(self) -> &'static str {
        match self.0 {
            Outcome::Met => "#1d6b3a",
            Outcome::NotMet => ink::ALARM,
            Outcome::Excused => "#43427c",
            Outcome::NotDue => "#2b5876",
            Outcome::NotApplicable => "#5b6470",
            Outcome::CannotTell => ink::DOUBT,
        }
    }

    /// The letter that stands for it where there is no room for a word.
    pub(super) fn letter(self) -> &'static str {
        match self.0 {
            Outcome::Met => "M",
            Outcome::NotMet => "N",
            Outcome::Excused => "E",
            Outcome::NotDue => "D",
            Outcome::NotApplicable => "–",
            Outcome::CannotTell => "?",
        }
    }

    /// What is drawn on a tile of 8 by 8; nothing where the colour stands whole.
    fn tile(self) -> Option<(&'static str, &'static str)> {
        match self.0 {
            Outcome::Met => None,
            Outcome::NotMet => Some((
                ink::ALARM,
                "<path d=\"M-2 10L10 -2M-2 2L2 -2M6 10L10 6\" stroke=\"#fff\" stroke-width=\"1.6\"/>",
            )),
            Outcome::Excused => Some((
                ink::PAPER,
                "<path d=\"M0 2H8M0 6H8\" stroke=\"#43427c\" stroke-width=\"1.6\"/>",
            )),
            Outcome::NotDue => Some((
                ink::PAPER,
                "<path d=\"M4 0V8\" stroke=\"#2b5876\" stroke-width=\"1.2\"/>",
            )),
            Outcome::NotApplicable => Some((ink::WASH, "")),
            Outcome::CannotTell => Some((
                ink::PAPER,
                "<circle cx=\"2\" cy=\"2\" r=\"1.4\" fill=\"#7a4b00\"/><circle cx=\"6\" cy=\"6\" r=\"1.4\" fill=\"#7a4b00\"/>",
            )),
        }
    }
}

/// The patterns that a picture uses.
#[derive(Debug, Default)]
pub(super) struct Fills(Vec<Fill>);

impl Fills {
    /// What stands in a shape's `fill`.
    pub(super) fn paint(&mut self, id: &str, fill: Fill) -> String {
        if fill.tile().is_none() {
            return fill.colour().to_owned();
        }
        if !self.0.contains(&fill) {
            self.0.push(fill);
        }
        format!("url(#{id}-{})", fill.0.name())
    }

    /// The patterns, defined.
    pub(super) fn definitions(&self, id: &str) -> String {
        let tiles = self.0.iter().filter_map(|fill| {
            let (ground, drawn) = fill.tile()?;
            let name = fill.0.name();
            Some(format!(
                "<pattern id=\"{id}-{name}\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\"><rect width=\"8\" height=\"8\" fill=\"{ground}\"/>{drawn}</pattern>\n"
            ))
        });
        let tiles: String = tiles.collect();
        if tiles.is_empty() {
            return tiles;
        }
        format!("<defs>\n{tiles}</defs>\n")
    }
}
