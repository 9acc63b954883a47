//! Days as queries name them: `2018-03-12`, `2018-03`, `2018`, `2018-03..2018-06`, `12/03/2018`.

use super::Days;
use crate::calendar::{Day, Interval};
use crate::facts::dates::{self, Context};

/// Reads a period; `None` when it names none, or one that ends before it begins.
pub(crate) fn period(text: &str) -> Option<Days> {
    let (from, to) = match text.split_once("..") {
        Some((from, to)) => (from.trim(), to.trim()),
        None => (text.trim(), text.trim()),
    };
    if from.is_empty() && to.is_empty() {
        return None;
    }
    let from = end(from)?.map(|interval| interval.from);
    let to = end(to)?.map(|interval| interval.to);
    match (from, to) {
        (Some(from), Some(to)) if to < from => None,
        _ => Some(Days { from, to }),
    }
}

/// One end: nothing for an open one, `None` where the words name no day.
fn end(text: &str) -> Option<Option<Interval>> {
    if text.is_empty() {
        return Some(None);
    }
    interval(text).map(Some)
}

fn interval(text: &str) -> Option<Interval> {
    if let Some(day) = Day::parse_iso(text) {
        return Some(Interval::day(day));
    }
    let parts: Vec<&str> = text.split('-').collect();
    match parts[..] {
        [year] if year.len() == 4 => Interval::year(year.parse().ok()?),
        [year, month] if year.len() == 4 && month.len() <= 2 => {
            Interval::month(year.parse().ok()?, month.parse().ok()?)
        }
        _ => written(text),
    }
}

/// A date as people write it, if the whole text is one.
pub(super) fn written(text: &str) -> Option<Interval> {
    let found = dates::find(text, &Context::default());
    let whole = found
        .iter()
        .find(|mention| mention.span.start == 0 && mention.span.end == text.len())?;
    whole.interval()
}
