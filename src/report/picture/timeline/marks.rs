//! The marks themselves.

use super::axis::Scale;
use super::rows::{ENTRIES_HEIGHT, LABEL_SIZE, Placed, ROW_HEIGHT, Rows};
use super::{Anchor, Canvas, Mark, Shape, Style, ink, letters, real};
use crate::finding::Outcome;
use crate::report::picture::canvas::{Area, At};
use crate::report::picture::fill::Fill;

const LABEL: Style = Style::plain(LABEL_SIZE).edged();
/// Days that a date may span before its doubt is drawn.
const VAGUE_DAYS: i32 = 20;

pub(super) fn draw(canvas: &mut Canvas, rows: &Rows, scale: &Scale, top: f64) {
    let top = top + 5.0;
    for one in &rows.stretches {
        let y = top + real(one.row) * ROW_HEIGHT;
        linked(canvas, one, |canvas, mark| stretch(canvas, mark, scale, y));
    }
    let points_top = top + real(rows.n_stretch_rows()) * ROW_HEIGHT;
    for one in &rows.points {
        let y = points_top + (real(one.row) + 0.5) * ROW_HEIGHT;
        linked(canvas, one, |canvas, mark| {
            point(canvas, one, mark, scale, y);
        });
    }
    for silence in &rows.silences {
        let one = [*silence];
        open(canvas, &one);
        quiet(canvas, silence, scale, points_top);
        canvas.close(silence.href.as_deref());
    }
    for one in &rows.entries {
        linked(canvas, one, |canvas, _| tick(canvas, one, points_top));
    }
}

fn linked(canvas: &mut Canvas, one: &Placed, draw: impl Fn(&mut Canvas, &Mark)) {
    let Some(first) = one.marks.first() else {
        return;
    };
    open(canvas, &one.marks);
    draw(canvas, first);
    canvas.close(first.href.as_deref());
}

/// How many of the marks that are drawn as one are named.
const NAMED_MAX: usize = 5;

fn open(canvas: &mut Canvas, marks: &[&Mark]) {
    let mut said: Vec<&str> = marks
        .iter()
        .take(NAMED_MAX)
        .map(|mark| mark.said.as_str())
        .collect();
    let more = marks.len().saturating_sub(NAMED_MAX);
    let rest = format!("and {more} more");
    if more > 0 {
        said.push(&rest);
    }
    let href = marks.first().and_then(|mark| mark.href.as_deref());
    canvas.open(&said.join("; "), href);
}

fn stretch(canvas: &mut Canvas, mark: &Mark, scale: &Scale, y: f64) {
    let (from, to) = (scale.x(mark.from), scale.x(mark.to));
    let width = (to - from).max(4.0);
    canvas.rect(Area(from, y + 1.0, width, ROW_HEIGHT - 4.0), "#dbe7f3");
    canvas.line(
        (from, y + 1.0),
        (from, y + ROW_HEIGHT - 3.0),
        (ink::LINK, 2.0),
        "",
    );
    if letters::width(&mark.label, LABEL_SIZE) + 10.0 <= width {
        let style = Style::plain(LABEL_SIZE);
        canvas.words((from + 6.0, y + 12.0), style, &mark.label);
    }
}

fn point(canvas: &mut Canvas, one: &Placed, mark: &Mark, scale: &Scale, y: f64) {
    if one.marks.len() > 1 {
        return several(canvas, one, y);
    }
    if mark.to - mark.from > VAGUE_DAYS {
        let (from, to) = (scale.x(mark.from), scale.x(mark.to));
        canvas.line((from, y), (to, y), (ink::SOFT, 1.5), "");
    }
    if let Some(due) = mark.due {
        overrun(canvas, scale.x(due), one.x, y);
    }
    sign(canvas, mark.shape, one.x, y);
    if one.is_labelled {
        canvas.words((one.x + 10.0, y + 4.0), LABEL, &mark.label);
    }
}

/// From the day by which it was due to the day on which it was held.
fn overrun(canvas: &mut Canvas, due: f64, held: f64, y: f64) {
    canvas.line((due, y), (held, y), (ink::ALARM, 1.5), "3 2");
    canvas.line((due, y - 6.0), (due, y + 6.0), (ink::ALARM, 1.5), "");
}

const TRIANGLE: &str = "l7 12h-14z";
const SQUARE: &str = "h11v11h-11z";

/// Draws a shape around a point.
pub(super) fn sign(canvas: &mut Canvas, shape: Shape, x: f64, y: f64) {
    let (link, alarm, doubt) = (ink::LINK, ink::ALARM, ink::DOUBT);
    let round = |fill: &str, edge: &str| {
        let (x, y) = (At(x), At(y));
        format!(
            "<circle cx=\"{x}\" cy=\"{y}\" r=\"5\" fill=\"{fill}\" stroke=\"{edge}\" stroke-width=\"1.5\"/>"
        )
    };
    let path = |from: (f64, f64), steps: &str, fill: &str, edge: &str| {
        let (x, y) = (At(x + from.0), At(y + from.1));
        format!(
            "<path d=\"M{x} {y}{steps}\" fill=\"{fill}\" stroke=\"{edge}\" stroke-width=\"1.5\"/>"
        )
    };
    match shape {
        Shape::Held => canvas.shape(&round(link, ink::PAPER)),
        Shape::Planned => canvas.shape(&round(ink::PAPER, link)),
        Shape::Off => {
            canvas.shape(&round(ink::PAPER, link));
            canvas.shape(&path((-3.5, -3.5), "l7 7m0 -7l-7 7", "none", link));
        }
        Shape::Late => {
            canvas.shape(&path((0.0, -7.0), TRIANGLE, alarm, ink::PAPER));
            letter(canvas, "!", ink::PAPER, x, y + 4.0);
        }
        Shape::Excused => canvas.shape(&path((0.0, -7.0), TRIANGLE, ink::PAPER, "#43427c")),
        Shape::Doubt => {
            canvas.shape(&round(ink::PAPER, doubt));
            letter(canvas, "?", doubt, x, y + 3.5);
        }
        Shape::Event => canvas.shape(&path((0.0, -6.0), "l6 6l-6 6l-6 -6z", link, ink::PAPER)),
        Shape::Missing => {
            canvas.shape(&path((-5.5, -5.5), SQUARE, alarm, ink::PAPER));
            letter(canvas, "!", ink::PAPER, x, y + 4.0);
        }
        Shape::Owed => canvas.shape(&path((-5.5, -5.5), SQUARE, ink::PAPER, link)),
        Shape::Unclear => {
            canvas.shape(&path((-5.5, -5.5), SQUARE, ink::PAPER, doubt));
            letter(canvas, "?", doubt, x, y + 3.5);
        }
        Shape::Stretch => {
            canvas.rect(Area(x - 7.0, y - 5.0, 14.0, 10.0), "#dbe7f3");
            canvas.line((x - 7.0, y - 5.0), (x - 7.0, y + 5.0), (link, 2.0), "");
        }
        Shape::Entry => canvas.line((x, y - 5.0), (x, y + 5.0), (ink::INK, 2.0), ""),
        Shape::Silence => canvas.filled(
            Area(x - 7.0, y - 5.0, 14.0, 10.0),
            Fill(Outcome::CannotTell),
        ),
    }
}

fn letter(canvas: &mut Canvas, words: &str, ink: &'static str, x: f64, y: f64) {
    let style = Style::plain(10.0).bold().inked(ink);
    canvas.words((x, y), style.anchored(Anchor::Middle), words);
}

/// Several points in one place, the gravest of them showing.
fn several(canvas: &mut Canvas, one: &Placed, y: f64) {
    let is_grave = |mark: &&Mark| matches!(mark.shape, Shape::Late | Shape::Missing);
    let edge = if one.marks.iter().any(is_grave) {
        ink::ALARM
    } else {
        ink::LINK
    };
    canvas.shape(&format!(
        "<circle cx=\"{}\" cy=\"{}\" r=\"8\" fill=\"#ffffff\" stroke=\"{edge}\" stroke-width=\"1.5\"/>",
        At(one.x),
        At(y)
    ));
    letter(
        canvas,
        &one.marks.len().min(99).to_string(),
        ink::INK,
        one.x,
        y + 3.5,
    );
}

/// Entries stand on the strip's floor; the more there are in one place, the higher.
fn tick(canvas: &mut Canvas, one: &Placed, top: f64) {
    let height = 8.0 + 3.0 * real(one.marks.len().min(5) - 1);
    let floor = top + ENTRIES_HEIGHT - 1.0;
    canvas.line((one.x, floor - height), (one.x, floor), (ink::INK, 2.0), "");
}

fn quiet(canvas: &mut Canvas, mark: &Mark, scale: &Scale, top: f64) {
    let (from, to) = (scale.x(mark.from) + 1.5, scale.x(mark.to) - 1.5);
    let width = (to - from).max(2.0);
    let area = Area(from, top + 3.0, width, ENTRIES_HEIGHT - 5.0);
    canvas.filled(area, Fill(Outcome::CannotTell));
    if letters::width(&mark.label, LABEL_SIZE) + 8.0 <= width {
        let style = LABEL.anchored(Anchor::Middle);
        canvas.words((from + width / 2.0, top + 16.5), style, &mark.label);
    }
}
