//! Measures with their intervals: the share found, how far chance may have moved it, and apart
//! from that, how far what could not be told would move it.

use super::canvas::{Anchor, At, Canvas, Style};
use super::{WIDTH, ink, labelled, letters, percent};

/// A measure.
#[derive(Debug, Clone)]
pub struct Row {
    /// What is measured.
    pub label: String,
    /// Where the label leads, if anywhere.
    pub href: Option<String>,
    /// The base and how the share is said: `12 of 40`.
    pub counted: String,
    /// The share, 0 to 1; none where there is nothing to divide or it is withheld.
    pub share: Option<f64>,
    /// The interval of the share.
    pub interval: Option<(f64, f64)>,
    /// The share if what could not be told were all against, and all in favour.
    pub bounds: Option<(f64, f64)>,
}

const SAID: Style = Style::plain(12.5).soft();
/// Where the scale begins and how long it is: room for the mark at either end.
const LEFT: f64 = 22.0;
const LENGTH: f64 = WIDTH - 2.0 * LEFT;

/// Draws a scale for each measure, and what the marks mean below the last.
#[must_use]
pub fn draw(id: &str, title: &str, rows: &[Row]) -> String {
    let mut canvas = Canvas::new(id, WIDTH);
    let mut y = axis(&mut canvas);
    for row in rows {
        y = measure(&mut canvas, row, y);
    }
    let y = legend(&mut canvas, rows, y);
    canvas.finish(y, title, &described(rows))
}

fn x_of(share: f64) -> f64 {
    LEFT + share.clamp(0.0, 1.0) * LENGTH
}

fn axis(canvas: &mut Canvas) -> f64 {
    for share in [0.0, 0.25, 0.5, 0.75, 1.0] {
        let style = SAID.anchored(Anchor::Middle);
        canvas.words((x_of(share), 12.0), style, &percent(share));
    }
    22.0
}

fn measure(canvas: &mut Canvas, row: &Row, mut y: f64) -> f64 {
    y = labelled(canvas, &row.label, row.href.as_deref(), y);
    grid(canvas, y);
    if let Some((lower, upper)) = row.interval {
        capped(canvas, lower, upper, y + 9.0);
    }
    if let Some((lowest, highest)) = moved(row) {
        bounds(canvas, lowest, highest, y + 20.0);
    }
    if let Some(share) = row.share {
        point(canvas, x_of(share), y + 9.0);
    }
    y += 26.0;
    for line in letters::lines(&said(row), SAID.size, WIDTH, 3) {
        y += 15.0;
        canvas.words((0.0, y), SAID, &line);
    }
    y + 17.0
}

/// What could not be told has bounds only where there is any.
fn moved(row: &Row) -> Option<(f64, f64)> {
    row.bounds.filter(|(lowest, highest)| highest > lowest)
}

fn grid(canvas: &mut Canvas, y: f64) {
    for share in [0.0, 0.25, 0.5, 0.75, 1.0] {
        let x = x_of(share);
        canvas.line((x, y), (x, y + 26.0), (ink::LINE, 1.0), "");
    }
}

fn capped(canvas: &mut Canvas, lower: f64, upper: f64, y: f64) {
    let (from, to) = (x_of(lower), x_of(upper));
    canvas.line((from, y), (to, y), (ink::INK, 3.0), "");
    for x in [from, to] {
        canvas.line((x, y - 6.0), (x, y + 6.0), (ink::INK, 2.0), "");
    }
}

fn bounds(canvas: &mut Canvas, lowest: f64, highest: f64, y: f64) {
    let (from, to) = (x_of(lowest), x_of(highest));
    canvas.line((from, y), (to, y), (ink::DOUBT, 2.0), "4 3");
    for x in [from, to] {
        canvas.shape(&format!(
            "<path d=\"M{} {}l5 5l-5 5l-5 -5z\" fill=\"#ffffff\" stroke=\"{}\" stroke-width=\"1.5\"/>",
            At(x),
            At(y - 5.0),
            ink::DOUBT
        ));
    }
}

fn point(canvas: &mut Canvas, x: f64, y: f64) {
    canvas.shape(&format!(
        "<circle cx=\"{}\" cy=\"{}\" r=\"6\" fill=\"{}\" stroke=\"#ffffff\" stroke-width=\"1.5\"/>",
        At(x),
        At(y),
        ink::LINK
    ));
}

fn said(row: &Row) -> String {
    let mut said = row.counted.clone();
    let Some(share) = row.share else {
        return said;
    };
    said.push_str(&format!(": {}", percent(share)));
    if let Some((lower, upper)) = row.interval {
        said.push_str(&format!(
            ", interval {} to {}",
            percent(lower),
            percent(upper)
        ));
    }
    if let Some((lowest, highest)) = moved(row) {
        said.push_str(&format!(
            "; cannot tell: {} to {}",
            percent(lowest),
            percent(highest)
        ));
    }
    said
}

fn legend(canvas: &mut Canvas, rows: &[Row], y: f64) -> f64 {
    capped(canvas, 0.0, 0.08, y + 8.0);
    point(canvas, x_of(0.04), y + 8.0);
    canvas.words((70.0, y + 12.0), SAID, "share found, with its interval");
    if !rows.iter().any(|row| moved(row).is_some()) {
        return y + 22.0;
    }
    bounds(canvas, 0.0, 0.08, y + 30.0);
    let words = "the share if what could not be told were all against, or for";
    canvas.words((70.0, y + 34.0), SAID, words);
    y + 44.0
}

fn described(rows: &[Row]) -> String {
    let said: Vec<String> = rows
        .iter()
        .map(|row| format!("{}: {}.", row.label, said(row)))
        .collect();
    said.join(" ")
}
