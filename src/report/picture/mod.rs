//! Pictures for reports, drawn as SVG: plain values in, the same text out for the same values.
//!
//! Each picture is a file of its own. It carries a title and a description for those who do not
//! see it, runs no script, loads nothing, and scales with its page. A pattern, a shape or a word
//! always says what a colour says. Names of elements begin with the picture's `id`, so that many
//! stand on one page.
//!
//! Bars and charts are 480 units wide, with their labels above, so that they can be read on a
//! phone; a timeline is 960 wide and is to stand in a box that scrolls.

mod canvas;
mod fill;
pub mod intervals;
mod letters;
pub mod matrix;
pub mod outcomes;
pub mod run_chart;
pub mod timeline;

use canvas::{Canvas, Style};

/// The colours of the page, as in `html/style.css`.
mod ink {
    pub(super) const INK: &str = "#1c2430";
    pub(super) const SOFT: &str = "#4a5565";
    pub(super) const LINE: &str = "#cfd6df";
    pub(super) const WASH: &str = "#f4f6f8";
    pub(super) const PAPER: &str = "#ffffff";
    pub(super) const LINK: &str = "#0b4a8f";
    pub(super) const ALARM: &str = "#a3231f";
    pub(super) const DOUBT: &str = "#7a4b00";
}

/// Width of bars and charts.
const WIDTH: f64 = 480.0;

/// Draws the label above a bar or a scale, in at most two lines; returns where what it is of begins.
fn labelled(canvas: &mut Canvas, label: &str, href: Option<&str>, mut y: f64) -> f64 {
    const LABEL: Style = Style::plain(14.0);
    canvas.open("", href);
    for line in letters::lines(label, LABEL.size, WIDTH - 4.0, 2) {
        canvas.words((0.0, y + 13.0), LABEL.leading(href), &line);
        y += 18.0;
    }
    canvas.close(href);
    y
}

/// A count as a number to draw with.
fn real(n: usize) -> f64 {
    f64::from(u32::try_from(n).unwrap_or(u32::MAX))
}

/// A share as people read it: `33 %`, and never 0 or 100 where it is not.
fn percent(share: f64) -> String {
    let whole = (share * 100.0).round();
    match whole {
        _ if share > 0.0 && whole < 1.0 => "under 1 %".to_owned(),
        _ if share < 1.0 && whole > 99.0 => "over 99 %".to_owned(),
        _ => format!("{whole:.0} %"),
    }
}

#[cfg(test)]
mod tests;
