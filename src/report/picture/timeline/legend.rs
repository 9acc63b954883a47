//! What the shapes mean, for those that are drawn.

use super::{Canvas, Drawing, SAID, Shape, WIDTH, ink, letters, marks};

/// Every shape with its meaning, in the order of the legend.
pub(super) const SHAPES: [(Shape, &str); 13] = [
    (Shape::Held, "held"),
    (Shape::Planned, "planned"),
    (Shape::Off, "put off or called off"),
    (Shape::Late, "late"),
    (Shape::Excused, "late, reason recorded"),
    (Shape::Doubt, "in time: cannot tell"),
    (Shape::Missing, "due, no record"),
    (Shape::Owed, "due, not yet"),
    (Shape::Unclear, "due, cannot tell"),
    (Shape::Event, "other event"),
    (Shape::Stretch, "time with a status"),
    (Shape::Entry, "chronology entry"),
    (Shape::Silence, "no entry for over 6 months"),
];

pub(super) fn draw(canvas: &mut Canvas, drawing: &Drawing, top: f64) -> f64 {
    let is_drawn = |shape: Shape| {
        let mut marks = drawing.strips.iter().flat_map(|strip| &strip.marks);
        marks.any(|mark| mark.shape == shape)
    };
    let (mut x, mut y) = (2.0, top);
    let mut place = |words: &str| {
        let room = 22.0 + letters::width(words, SAID.size) + 14.0;
        if x + room > WIDTH {
            (x, y) = (2.0, y + 20.0);
        }
        let at = (x, y);
        x += room;
        at
    };
    for (shape, words) in SHAPES.iter().filter(|(shape, _)| is_drawn(*shape)) {
        let (x, y) = place(words);
        marks::sign(canvas, *shape, x + 8.0, y + 8.0);
        canvas.words((x + 22.0, y + 12.0), SAID, words);
    }
    let words = "the day of the audit";
    let (x, y) = place(words);
    canvas.line((x + 8.0, y), (x + 8.0, y + 16.0), (ink::INK, 1.5), "2 3");
    canvas.words((x + 22.0, y + 12.0), SAID, words);
    y + 24.0
}
