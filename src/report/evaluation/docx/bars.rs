//! The pictures of the document: a bar of outcomes, and a share with its interval.
//!
//! In: counts and shares. Out: points without letters; the cell that holds them says the numbers.

use super::png::{Colour, Raster};
use crate::estimates::{Counted, Estimate};

const WIDTH: u32 = 600;
const HEIGHT: u32 = 36;

/// Draws what was judged as parts of one bar; nothing where nothing was, or where a count is
/// withheld.
pub(super) fn outcomes(counted: &Counted) -> Option<Raster> {
    let parts = [
        (counted.met?, Colour::Met),
        (counted.excused?, Colour::Excused),
        (counted.not_due?, Colour::NotDue),
        (counted.not_met?, Colour::NotMet),
        (counted.cannot_tell?, Colour::CannotTell),
    ];
    let n_all: u64 = parts.iter().map(|(n, _)| n).sum();
    if n_all == 0 {
        return None;
    }
    let mut picture = Raster::new(WIDTH, HEIGHT);
    let mut n_before = 0;
    for (n, colour) in parts {
        let across = (x_of(n_before, n_all), x_of(n_before + n, n_all));
        n_before += n;
        framed(&mut picture, across, colour);
    }
    Some(picture)
}

fn x_of(n: u64, n_all: u64) -> u32 {
    let x = u128::from(n) * u128::from(WIDTH) / u128::from(n_all);
    u32::try_from(x).unwrap_or(WIDTH)
}

/// A part in its pattern, with an edge; a part too small to see is as wide as its edge.
fn framed(picture: &mut Raster, (left, right): (u32, u32), colour: Colour) {
    if left == right {
        return;
    }
    picture.rect((left, right), (0, HEIGHT), colour);
    let inside = (left + 2, right.saturating_sub(2));
    picture.fill(inside, (2, HEIGHT - 2), |x, y| pattern(colour, x, y));
}

/// The patterns of the pictures on the page: whole, slanted, level, upright, dotted.
fn pattern(colour: Colour, x: u32, y: u32) -> Colour {
    let is_drawn = match colour {
        Colour::NotMet => (x + y) % 14 >= 5,
        Colour::Excused => y % 8 < 3,
        Colour::NotDue => x % 14 < 3,
        Colour::CannotTell => is_dot(x, y),
        _ => true,
    };
    if is_drawn { colour } else { Colour::Paper }
}

fn is_dot(x: u32, y: u32) -> bool {
    let shifted = if (y / 7).is_multiple_of(2) { x } else { x + 7 };
    shifted % 14 < 5 && y % 7 < 5
}

/// Draws the share as a mark in its interval, and below it how far doubt could move it.
pub(super) fn interval(estimate: &Estimate) -> Option<Raster> {
    let share = place(estimate.estimate?);
    let mut picture = Raster::new(WIDTH, HEIGHT);
    for quarter in 0..=4 {
        let x = place(f64::from(quarter) / 4.0);
        picture.rect((x, x + 2), (0, HEIGHT), Colour::Line);
    }
    if let (Some(lower), Some(upper)) = (estimate.lower, estimate.upper) {
        let (left, right) = (place(lower), place(upper));
        picture.rect((left, right + 2), (11, 15), Colour::Ink);
        for x in [left, right] {
            picture.rect((x, x + 3), (5, 21), Colour::Ink);
        }
    }
    if let Some(bounds) = estimate.bounds {
        let across = (place(bounds.lower), place(bounds.upper) + 2);
        picture.fill(across, (27, 31), |x, _| dashed(x));
    }
    disc(&mut picture, share, 13);
    Some(picture)
}

/// Where a share stands: room for the mark at either end.
fn place(share: f64) -> u32 {
    const EDGE: f64 = 10.0;
    let x = EDGE + share.clamp(0.0, 1.0) * (f64::from(WIDTH) - 2.0 * EDGE);
    u32::try_from(crate::statistics::whole(x)).unwrap_or(WIDTH)
}

fn dashed(x: u32) -> Colour {
    if x % 10 < 6 {
        Colour::CannotTell
    } else {
        Colour::Paper
    }
}

fn disc(picture: &mut Raster, x: u32, y: u32) {
    const RADIUS: u32 = 9;
    let across = (x.saturating_sub(RADIUS), x + RADIUS + 1);
    let down = (y.saturating_sub(RADIUS), y + RADIUS + 1);
    let before = picture.clone();
    picture.fill(across, down, |px, py| {
        let (dx, dy) = (px.abs_diff(x), py.abs_diff(y));
        if dx * dx + dy * dy <= RADIUS * RADIUS {
            Colour::Link
        } else {
            before.at(px, py)
        }
    });
}
