//! Where the marks of a lane stand, so that none lies on another.
//!
//! In: marks by time. Out: stretches in rows of their own, below them points in at most four rows,
//! below them one strip of chronology entries. A point that finds no room joins the one before it.

use super::axis::Scale;
use super::{Mark, Shape, Strip, letters};

pub(super) const ROW_HEIGHT: f64 = 19.0;
/// Height of the strip of entries and silences.
pub(super) const ENTRIES_HEIGHT: f64 = 24.0;
/// How far a mark reaches to either side.
const REACH: f64 = 8.0;
const POINT_ROWS_MAX: usize = 4;
const STRETCH_ROWS_MAX: usize = 6;
pub(super) const LABEL_SIZE: f64 = 11.5;
/// Entries no further apart than this are drawn as one tick.
const TICK_APART: f64 = 3.0;

/// Marks that are drawn as one.
pub(super) struct Placed<'a> {
    pub(super) row: usize,
    pub(super) x: f64,
    pub(super) marks: Vec<&'a Mark>,
    /// Whether the label has room.
    pub(super) is_labelled: bool,
}

/// The rows of a lane.
pub(super) struct Rows<'a> {
    pub(super) stretches: Vec<Placed<'a>>,
    pub(super) points: Vec<Placed<'a>>,
    pub(super) silences: Vec<&'a Mark>,
    pub(super) entries: Vec<Placed<'a>>,
}

impl Rows<'_> {
    pub(super) fn n_stretch_rows(&self) -> usize {
        n_rows(&self.stretches)
    }

    pub(super) fn height(&self) -> f64 {
        let rows = super::real(self.n_stretch_rows() + n_rows(&self.points)) * ROW_HEIGHT;
        let strip = if self.entries.is_empty() && self.silences.is_empty() {
            0.0
        } else {
            ENTRIES_HEIGHT
        };
        (rows + strip).max(ROW_HEIGHT) + 10.0
    }
}

fn n_rows(placed: &[Placed]) -> usize {
    placed.iter().map(|one| one.row + 1).max().unwrap_or(0)
}

pub(super) fn of<'a>(strip: &'a Strip, scale: &Scale) -> Rows<'a> {
    let with = |test: fn(Shape) -> bool| -> Vec<&'a Mark> {
        strip.marks.iter().filter(|mark| test(mark.shape)).collect()
    };
    let is_point = |shape| !matches!(shape, Shape::Stretch | Shape::Entry | Shape::Silence);
    Rows {
        stretches: stretches(with(|shape| shape == Shape::Stretch), scale),
        points: points(with(is_point), scale),
        silences: with(|shape| shape == Shape::Silence),
        entries: ticks(with(|shape| shape == Shape::Entry), scale),
    }
}

/// Where a mark stands: in the middle of the days that it can mean.
pub(super) fn middle(mark: &Mark, scale: &Scale) -> f64 {
    f64::midpoint(scale.x(mark.from), scale.x(mark.to))
}

fn stretches<'a>(mut marks: Vec<&'a Mark>, scale: &Scale) -> Vec<Placed<'a>> {
    marks.sort_by_key(|mark| mark.from);
    let mut ends: Vec<f64> = Vec::new();
    let mut placed = Vec::new();
    for mark in marks {
        let x = scale.x(mark.from);
        let free = ends.iter().position(|end| *end + 2.0 <= x);
        let row = match free {
            Some(row) => row,
            None if ends.len() < STRETCH_ROWS_MAX => {
                ends.push(0.0);
                ends.len() - 1
            }
            None => STRETCH_ROWS_MAX - 1,
        };
        ends[row] = ends[row].max(scale.x(mark.to)).max(x + 4.0);
        placed.push(Placed {
            row,
            x,
            marks: vec![mark],
            is_labelled: true,
        });
    }
    placed
}

fn points<'a>(mut marks: Vec<&'a Mark>, scale: &Scale) -> Vec<Placed<'a>> {
    marks.sort_by(|a, b| middle(a, scale).total_cmp(&middle(b, scale)));
    let mut ends = [f64::MIN; POINT_ROWS_MAX];
    let mut placed: Vec<Placed> = Vec::new();
    for mark in marks {
        let x = middle(mark, scale);
        let from = mark.due.map_or(x, |due| scale.x(due).min(x)) - REACH;
        let free = |ends: &[f64]| ends.iter().position(|end| *end <= from);
        let row = free(&ends).or_else(|| ends.iter().position(|end| *end <= x - REACH));
        match row {
            Some(row) => {
                ends[row] = x + REACH;
                placed.push(Placed {
                    row,
                    x,
                    marks: vec![mark],
                    is_labelled: false,
                });
            }
            None => join(&mut placed, &mut ends, mark, x),
        }
    }
    label(&mut placed);
    placed
}

/// Joins a point that finds no room to the nearest before it.
fn join<'a>(placed: &mut [Placed<'a>], ends: &mut [f64], mark: &'a Mark, x: f64) {
    let nearest = placed
        .iter_mut()
        .rev()
        .take(POINT_ROWS_MAX)
        .min_by(|a, b| (x - a.x).total_cmp(&(x - b.x)));
    if let Some(one) = nearest {
        one.marks.push(mark);
        ends[one.row] = one.x + REACH + 2.0;
    }
}

/// Labels stand where the next mark of the row leaves room.
fn label(placed: &mut [Placed]) {
    for idx in 0..placed.len() {
        let one = &placed[idx];
        let [mark] = one.marks[..] else { continue };
        let end = one.x + REACH + 4.0 + letters::width(&mark.label, LABEL_SIZE);
        let after = placed[idx + 1..].iter().filter(|next| next.row == one.row);
        let room = after
            .map(|next| next.x - REACH)
            .fold(super::RIGHT, f64::min);
        placed[idx].is_labelled = !mark.label.is_empty() && end <= room;
    }
}

fn ticks<'a>(mut marks: Vec<&'a Mark>, scale: &Scale) -> Vec<Placed<'a>> {
    marks.sort_by(|a, b| middle(a, scale).total_cmp(&middle(b, scale)));
    let mut placed: Vec<Placed> = Vec::new();
    for mark in marks {
        let x = middle(mark, scale);
        match placed.last_mut() {
            Some(last) if x - last.x < TICK_APART => last.marks.push(mark),
            _ => placed.push(Placed {
                row: 0,
                x,
                marks: vec![mark],
                is_labelled: false,
            }),
        }
    }
    placed
}
