//! Reads what the dates of a list share: "3 Feb, 10 Feb and 4 March 2021" has one year for all.
//!
//! In: mentions in text order. Out: the same, with the year that stands at the list's end.

use super::point::{Point, What, Year};
use super::scan::{self, Raw, Said};

/// In "3 Feb, 10 Feb and 4 March 2021" the last year is that of all.
pub(super) fn lend_years(text: &str, raws: &mut [Raw]) {
    for idx in (1..raws.len()).rev() {
        let (before, after) = (&raws[idx - 1], &raws[idx]);
        let (Said::Point(mut point), Said::Point(next)) = (before.said, after.said) else {
            continue;
        };
        let said = matches!(next.year, Year::Full(_) | Year::Short(_));
        if point.year != Year::Unsaid || !said {
            continue;
        }
        let between = text
            .get(before.span.end..after.span.start)
            .unwrap_or("-----");
        let months = matches!(point.what, What::Month(_)) && matches!(next.what, What::Month(_));
        let lends = months || scan::is_day(&before.said) && scan::is_day(&after.said);
        let bare = !between.contains(['\n', '\t']);
        let joined = is_list(between) || only_marks(between);
        if lends && bare && joined {
            point.year = if wraps(&point, &next) {
                a_year_before(next.year)
            } else {
                next.year
            };
            raws[idx - 1].said = Said::Point(point);
        }
    }
}

/// Tells whether only some marks stand between two dates: "9/2 \u{2717}, 9/3/21".
fn only_marks(between: &str) -> bool {
    const N_BYTES_MARKS_MAX: usize = 8;
    between.len() <= N_BYTES_MARKS_MAX
        && !between.contains(|c: char| c.is_alphanumeric() || c == '.')
}

/// Tells whether a list goes over the turn of a year: "28 Dec and 3 Jan 2019".
fn wraps(first: &Point, last: &Point) -> bool {
    let month = |point: &Point| match point.what {
        What::Day { month, .. } | What::Month(month) => Some(month),
        _ => None,
    };
    let (first, last) = (month(first), month(last));
    first
        .zip(last)
        .is_some_and(|(first, last)| first >= last + 9)
}

fn a_year_before(year: Year) -> Year {
    match year {
        Year::Full(year) => Year::Full(year - 1),
        Year::Short(year) => Year::Short((year + 99) % 100),
        other => other,
    }
}

/// Tells whether the words between two dates join them in a list.
pub(super) fn is_list(between: &str) -> bool {
    matches!(
        between.trim(),
        "," | "and" | "&" | "/" | "to" | "-" | "or" | ", and" | "–" | "and on" | "and the"
    )
}
