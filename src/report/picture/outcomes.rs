//! Outcomes by rule: for each rule a bar of what was judged, in shares, with its counts in words.

use super::canvas::{Anchor, Area, Canvas, Style};
use super::fill::Fill;
use super::{WIDTH, ink, labelled, letters, real};
use crate::finding::Outcome;
use crate::report::outcome_words;

/// A rule and how many units had each outcome.
#[derive(Debug, Clone)]
pub struct Row {
    /// What the rule asks.
    pub label: String,
    /// Where the label leads, if anywhere.
    pub href: Option<String>,
    /// The counts, in [`Outcome::ALL`]'s order; where they are withheld, why.
    pub counts: Result<[usize; 6], String>,
}

const COUNTS: Style = Style::plain(12.5).soft();
const BAR_HEIGHT: f64 = 20.0;

/// The order of a bar's parts: good to bad, doubt last. What does not apply is no share.
const PARTS: [Outcome; 5] = [
    Outcome::Met,
    Outcome::Excused,
    Outcome::NotDue,
    Outcome::NotMet,
    Outcome::CannotTell,
];

/// Draws the bars, with a legend above them.
///
/// - `rows`: as many as fit on a page; a longer list is to be drawn as several pictures
#[must_use]
pub fn draw(id: &str, title: &str, rows: &[Row]) -> String {
    let mut canvas = Canvas::new(id, WIDTH);
    let mut y = legend(&mut canvas, rows);
    for row in rows {
        y = bar(&mut canvas, row, y);
    }
    canvas.finish(y, title, &described(rows))
}

fn n(counts: &[usize; 6], outcome: Outcome) -> usize {
    let position = Outcome::ALL.iter().position(|known| *known == outcome);
    position.map_or(0, |position| counts[position])
}

/// Shows what each pattern means, for those that are drawn.
fn legend(canvas: &mut Canvas, rows: &[Row]) -> f64 {
    let is_drawn = |outcome: Outcome| {
        let mut counts = rows.iter().filter_map(|row| row.counts.as_ref().ok());
        counts.any(|counts| n(counts, outcome) > 0)
    };
    let (mut x, mut y) = (1.0, 1.0);
    for outcome in PARTS.into_iter().filter(|outcome| is_drawn(*outcome)) {
        let words = outcome_words(outcome);
        let width = 20.0 + letters::width(words, COUNTS.size) + 16.0;
        if x + width > WIDTH {
            (x, y) = (1.0, y + 20.0);
        }
        canvas.filled(Area(x, y, 14.0, 14.0), Fill(outcome));
        canvas.words((x + 20.0, y + 11.5), COUNTS, words);
        x += width;
    }
    y + 26.0
}

fn bar(canvas: &mut Canvas, row: &Row, mut y: f64) -> f64 {
    y = labelled(canvas, &row.label, row.href.as_deref(), y);
    match &row.counts {
        Ok(counts) => parts(canvas, counts, y),
        Err(why) => empty(canvas, y, why),
    }
    y += BAR_HEIGHT;
    for line in letters::lines(&counted(row), COUNTS.size, WIDTH, 3) {
        y += 15.0;
        canvas.words((0.0, y - 1.0), COUNTS, &line);
    }
    y + 15.0
}

fn parts(canvas: &mut Canvas, counts: &[usize; 6], y: f64) {
    let n_judged: usize = PARTS.iter().map(|outcome| n(counts, *outcome)).sum();
    if n_judged == 0 {
        return empty(canvas, y, "nothing to judge");
    }
    let mut x = 0.5;
    for outcome in PARTS {
        let n = n(counts, outcome);
        let width = real(n) / real(n_judged) * (WIDTH - 1.0);
        if n > 0 {
            canvas.filled(Area(x, y, width, BAR_HEIGHT), Fill(outcome));
            number(canvas, n, x + width / 2.0, width, y);
        }
        x += width;
    }
}

/// Writes a part's number where it has room.
fn number(canvas: &mut Canvas, n: usize, x: f64, room: f64, y: f64) {
    let words = n.to_string();
    let style = Style::plain(13.0).bold().edged().anchored(Anchor::Middle);
    if letters::width(&words, style.size) + 8.0 <= room {
        canvas.words((x, y + 14.5), style, &words);
    }
}

fn empty(canvas: &mut Canvas, y: f64, why: &str) {
    let room = WIDTH - 1.0;
    canvas.rect(Area(0.5, y, room, BAR_HEIGHT), ink::WASH);
    let style = COUNTS.anchored(Anchor::Middle);
    let why = letters::cut(why, style.size, room - 8.0);
    canvas.words((WIDTH / 2.0, y + 14.0), style, &why);
}

fn counted(row: &Row) -> String {
    let Ok(counts) = &row.counts else {
        return String::new();
    };
    let said = PARTS.iter().chain(&[Outcome::NotApplicable]);
    let said: Vec<String> = said
        .filter(|outcome| n(counts, **outcome) > 0)
        .map(|outcome| format!("{} {}", n(counts, *outcome), outcome_words(*outcome)))
        .collect();
    said.join(" · ")
}

fn described(rows: &[Row]) -> String {
    let said: Vec<String> = rows
        .iter()
        .map(|row| match &row.counts {
            Ok(_) => format!("{}: {}.", row.label, counted(row).replace(" · ", ", ")),
            Err(why) => format!("{}: {why}.", row.label),
        })
        .collect();
    said.join(" ")
}
