//! The line of time: where a day stands, and how many of its ticks can carry their names.

use super::{Anchor, Axis, Canvas, Drawing, LEFT, RIGHT, SAID, ink};
use crate::calendar::Day;

/// Where the first lane begins.
pub(super) const TOP: f64 = 30.0;

/// From days to places along the picture.
pub(super) struct Scale {
    per_day: f64,
    last: i32,
}

impl Scale {
    pub(super) fn of(drawing: &Drawing) -> Self {
        let last = drawing.last.max(1);
        Self {
            per_day: (RIGHT - LEFT - 16.0) / f64::from(last),
            last,
        }
    }

    /// Returns a day's place; days before the first and after the last stand at the ends.
    pub(super) fn x(&self, day: i32) -> f64 {
        LEFT + 8.0 + f64::from(day.clamp(0, self.last)) * self.per_day
    }
}

pub(super) fn draw(canvas: &mut Canvas, drawing: &Drawing, scale: &Scale, bottom: f64) {
    for (day, name) in ticks(drawing, scale) {
        let x = scale.x(day);
        canvas.line((x, TOP - 6.0), (x, bottom), (ink::LINE, 1.0), "");
        canvas.words((x, TOP - 11.0), SAID.anchored(Anchor::Middle), &name);
    }
    let x = scale.x(drawing.as_at);
    canvas.open("The day for which the audit is made", None);
    canvas.line((x, TOP - 6.0), (x, bottom), (ink::INK, 1.5), "2 3");
    canvas.close(None);
    if drawing.axis == Axis::Weeks {
        canvas.words((2.0, TOP - 11.0), SAID, "Weeks from day 0");
    }
}

fn ticks(drawing: &Drawing, scale: &Scale) -> Vec<(i32, String)> {
    match drawing.axis {
        Axis::Calendar(first) => months(first, drawing.last, scale),
        Axis::Weeks => weeks(drawing.last, scale),
    }
}

/// Steps of months, and the room that a name needs at each.
const MONTHS: [(i32, f64); 7] = [
    (1, 64.0),
    (3, 64.0),
    (6, 64.0),
    (12, 40.0),
    (24, 40.0),
    (60, 40.0),
    (120, 40.0),
];

fn months(first: Day, last: i32, scale: &Scale) -> Vec<(i32, String)> {
    let fits = |(months, room): &&(i32, f64)| f64::from(*months) * 30.4 * scale.per_day >= *room;
    let (step, _) = MONTHS.iter().find(fits).unwrap_or(&MONTHS[6]);
    let start = i32::from(first.year()) * 12 + i32::from(first.month()) - 1;
    let mut ticks = Vec::new();
    let mut month = (start + step - 1).div_euclid(*step) * step;
    while let Some(day) = month_start(month) {
        let at = first.days_until(day);
        if at > last {
            break;
        }
        if at >= 0 {
            ticks.push((at, name(day, *step)));
        }
        month += step;
    }
    ticks
}

fn month_start(month: i32) -> Option<Day> {
    let year = i16::try_from(month.div_euclid(12)).ok()?;
    let month = i8::try_from(month.rem_euclid(12)).ok()?;
    Day::new(year, month + 1, 1)
}

fn name(day: Day, step: i32) -> String {
    if step >= 12 {
        return day.year().to_string();
    }
    let words = day.in_words();
    let month = words.split(' ').nth(1).unwrap_or_default();
    format!("{} {}", &month[..month.len().min(3)], day.year())
}

fn weeks(last: i32, scale: &Scale) -> Vec<(i32, String)> {
    const STEPS: [i32; 10] = [1, 2, 4, 8, 13, 26, 52, 104, 260, 520];
    let fits = |weeks: &&i32| f64::from(**weeks) * 7.0 * scale.per_day >= 40.0;
    let step = *STEPS.iter().find(fits).unwrap_or(&520);
    (0..=last / (7 * step))
        .map(|n| (n * step * 7, (n * step).to_string()))
        .collect()
}

/// Says how long a time is shown.
pub(super) fn described(drawing: &Drawing) -> String {
    match drawing.axis {
        Axis::Calendar(first) => {
            let last = first.plus_days(drawing.last);
            format!("From {} to {}.", first.in_words(), last.in_words())
        }
        Axis::Weeks => format!("{} weeks from the first event.", drawing.last / 7),
    }
}
