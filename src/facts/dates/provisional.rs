//! A small reader of plain dates, until the engine stands.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::{Context, DateMention, DateRole, Grain, Reading};
use crate::calendar::{Day, Interval};
use crate::document::Span;

static DATE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?i)\b(?:(?P<y0>\d{4})-(?P<m0>\d{2})-(?P<d0>\d{2})",
        r"|(?P<d1>\d{1,2})[/.\-](?P<m1>\d{1,2})[/.\-](?P<y1>\d{4}|\d{2})",
        r"|(?:(?P<d2>\d{1,2})(?:st|nd|rd|th)?(?: of)? )?",
        r"(?P<m2>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*,? (?P<y2>\d{4}))\b"
    ))
    .expect("the pattern is fixed")
});

pub(super) fn find(text: &str, _: &Context) -> Vec<DateMention> {
    DATE.captures_iter(text)
        .map(|found| mention(&found))
        .collect()
}

fn mention(found: &Captures) -> DateMention {
    let all = found.get(0).expect("a match has a whole");
    let (reading, grain) = read(found);
    DateMention {
        span: Span::new(all.start(), all.end()),
        reading,
        grain,
        role: DateRole::Other,
        role_from: None,
        doubts: Vec::new(),
    }
}

fn read(found: &Captures) -> (Reading, Grain) {
    let number = |name: &str| {
        found
            .name(name)
            .and_then(|part| part.as_str().parse::<i16>().ok())
    };
    let month_name = found.name("m2").map(|part| part.as_str().to_lowercase());
    let names = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let named = month_name
        .and_then(|name| names.iter().position(|known| *known == name))
        .and_then(|position| i16::try_from(position + 1).ok());
    let year = number("y0").or(number("y1")).or(number("y2")).unwrap_or(0);
    let year = if year < 100 { year + 2000 } else { year };
    let month = number("m0").or(number("m1")).or(named).unwrap_or(0);
    let month = i8::try_from(month).unwrap_or(0);
    let Some(day) = number("d0").or(number("d1")).or(number("d2")) else {
        let interval = Interval::month(year, month);
        return (
            interval.map_or(Reading::Impossible, Reading::Interval),
            Grain::Month,
        );
    };
    let day = Day::new(year, month, i8::try_from(day).unwrap_or(0));
    (
        day.map_or(Reading::Impossible, |day| {
            Reading::Interval(Interval::day(day))
        }),
        Grain::Day,
    )
}
