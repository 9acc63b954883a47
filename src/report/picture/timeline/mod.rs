//! The timeline of a case: lanes of marks along one line of time.
//!
//! In: a [`Drawing`], which [`told`] makes from a timeline, with the words that may be shown. Out:
//! the picture. Marks that would lie on one another stand in rows, and where there are too many
//! for that, as one mark with their number. Every mark says what it is when it is pointed at.

mod axis;
mod legend;
mod marks;
mod rows;
pub mod told;

use super::canvas::{Anchor, Canvas, Style};
use super::{ink, letters, real};
use crate::calendar::Day;
use axis::Scale;

/// A timeline ready to be drawn. Days are counted from the first that is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing {
    /// How time is written.
    pub axis: Axis,
    /// The last day shown.
    pub last: i32,
    /// The day for which the audit is made.
    pub as_at: i32,
    /// Lanes, from the top.
    pub strips: Vec<Strip>,
    /// What is not drawn, in a sentence; empty where everything is.
    pub left_out: String,
}

/// How time is written along the picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Axis {
    /// In months and years, from this day.
    Calendar(Day),
    /// In weeks from the first event.
    Weeks,
}

/// A lane.
#[derive(Debug, Clone, PartialEq)]
pub struct Strip {
    /// Its heading.
    pub heading: &'static str,
    /// What stands in it, oldest first.
    pub marks: Vec<Mark>,
}

/// An event or a stretch of time.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// How it is drawn.
    pub shape: Shape,
    /// The first day that it can mean, or its beginning.
    pub from: i32,
    /// The last day that it can mean, or its end.
    pub to: i32,
    /// The day by which it was due, where that was missed.
    pub due: Option<i32>,
    /// What stands beside it where there is room.
    pub label: String,
    /// What it says when it is pointed at.
    pub said: String,
    /// Where it leads.
    pub href: Option<String>,
}

/// The shapes, each with a meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shape {
    /// A meeting or review that was held.
    Held,
    /// One that is or was planned.
    Planned,
    /// One that was called off, put off, or could not decide.
    Off,
    /// Held after its last day.
    Late,
    /// Held after its last day, with a recorded reason.
    Excused,
    /// Whether it was in time cannot be told.
    Doubt,
    /// Something else that happened.
    Event,
    /// Was due, and there is no record.
    Missing,
    /// Is due.
    Owed,
    /// Was due, and whether it was done cannot be told.
    Unclear,
    /// A status that held for a time.
    Stretch,
    /// A chronology entry.
    Entry,
    /// A long time without one.
    Silence,
}

const WIDTH: f64 = 960.0;
const LEFT: f64 = 118.0;
const RIGHT: f64 = WIDTH - 14.0;
const SAID: Style = Style::plain(12.5).soft();

/// Draws the timeline.
#[must_use]
pub fn draw(id: &str, title: &str, drawing: &Drawing) -> String {
    let mut canvas = Canvas::new(id, WIDTH);
    let scale = Scale::of(drawing);
    let rows: Vec<rows::Rows> = drawing
        .strips
        .iter()
        .map(|strip| rows::of(strip, &scale))
        .collect();
    let bottom = rows.iter().fold(axis::TOP, |y, rows| y + rows.height());
    axis::draw(&mut canvas, drawing, &scale, bottom);
    let mut y = axis::TOP;
    for (strip, rows) in drawing.strips.iter().zip(&rows) {
        heading(&mut canvas, strip, y);
        marks::draw(&mut canvas, rows, &scale, y);
        y += rows.height();
    }
    canvas.line((0.0, y), (WIDTH, y), (ink::LINE, 1.0), "");
    let y = legend::draw(&mut canvas, drawing, y + 8.0);
    let y = left_out(&mut canvas, drawing, y);
    canvas.finish(y, title, &described(drawing))
}

fn heading(canvas: &mut Canvas, strip: &Strip, y: f64) {
    canvas.line((0.0, y), (WIDTH, y), (ink::LINE, 1.0), "");
    canvas.words((2.0, y + 19.0), Style::plain(13.0).bold(), strip.heading);
}

fn left_out(canvas: &mut Canvas, drawing: &Drawing, y: f64) -> f64 {
    if drawing.left_out.is_empty() {
        return y;
    }
    let words = letters::cut(&drawing.left_out, SAID.size, WIDTH - 4.0);
    canvas.words((2.0, y + 12.0), SAID, &words);
    y + 20.0
}

/// What someone hears who does not see it: how long, and what each lane holds.
fn described(drawing: &Drawing) -> String {
    let mut said = vec![axis::described(drawing)];
    for strip in &drawing.strips {
        let n = |shape| {
            strip
                .marks
                .iter()
                .filter(|mark| mark.shape == shape)
                .count()
        };
        let counts: Vec<String> = legend::SHAPES
            .iter()
            .filter(|(shape, _)| n(*shape) > 0)
            .map(|(shape, words)| format!("{} {words}", n(*shape)))
            .collect();
        if !counts.is_empty() {
            said.push(format!("{}: {}.", strip.heading, counts.join(", ")));
        }
    }
    if !drawing.left_out.is_empty() {
        said.push(drawing.left_out.clone());
    }
    said.join(" ")
}
