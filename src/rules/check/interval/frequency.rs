//! How often something is to be done, in words: "every four months", "six-monthly", "twice a year".
//!
//! In: words. Out: a length of time with the place of its words. "Bi-monthly" means two things and
//! is not read.

use std::ops::Range;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use crate::calendar::{Period, Unit, number_word};
use crate::facts::pattern::pattern;

const NUMBER: &str = r"\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve";

static WORDS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?ix)\b(?:
          (?:every|each)\s+(?:(?P<every>{NUMBER})\s+|(?P<other>other|second)\s+)?(?P<unit>week|month|year)s?
        | (?P<ly>{NUMBER})[\s-]*(?:weekly|(?P<monthly>monthly))
        | (?:at\s+)?(?:intervals?\s+of\s+)(?:(?:no|not)\s+(?:more|longer)\s+than\s+|up\s+to\s+)?(?P<of>{NUMBER})\s+(?P<ofunit>week|month|year)s?
        | (?:at\s+)(?P<at>{NUMBER})[\s-]*(?P<atunit>week|month)(?:ly)?\s+intervals?
        | (?P<times>twice|(?:three|four|six|3|4|6)\s+times)\s+(?:a|each|every|per)\s+year
        | (?P<once>once\s+(?:a|each|every|per)\s+(?P<onceunit>month|year))
        | (?P<quarterly>quarterly) | (?P<yearly>annually|yearly|annual) | (?P<month>monthly)
        )\b"
    ))
});

/// Finds the first frequency in some words.
pub(super) fn find(text: &str) -> Option<(Period, Range<usize>)> {
    let mut found = WORDS.captures_iter(text);
    found.find_map(|found| {
        let whole = found.get(0)?;
        let before = text[..whole.start()].trim_end();
        let is_double = before.ends_with("bi-") || before.ends_with("bi");
        (!is_double).then(|| Some((period(&found)?, whole.range())))?
    })
}

fn period(found: &Captures<'_>) -> Option<Period> {
    let of = |n: i32, unit: Unit| Some(Period { n, unit });
    let named = |name: &str| found.name(name).map(|words| words.as_str());
    if let Some(unit) = named("unit") {
        let n = named("every").map_or(Some(1), number)?;
        return of(if named("other").is_some() { 2 } else { n }, unit_of(unit)?);
    }
    if let Some(n) = named("ly") {
        let is_months = named("monthly").is_some();
        return of(
            number(n)?,
            if is_months { Unit::Months } else { Unit::Weeks },
        );
    }
    for (n, unit) in [("of", "ofunit"), ("at", "atunit")] {
        if let (Some(n), Some(unit)) = (named(n), named(unit)) {
            return of(number(n)?, unit_of(unit)?);
        }
    }
    if let Some(times) = named("times") {
        let n = times
            .split_whitespace()
            .next()
            .map_or(1, |word| match word {
                "twice" | "Twice" => 2,
                word => number(word).unwrap_or(1),
            });
        return of(12 / n, Unit::Months);
    }
    if let Some(unit) = named("onceunit") {
        return of(1, unit_of(unit)?);
    }
    let months = [("quarterly", 3), ("yearly", 12), ("month", 1)];
    let (_, n) = months.into_iter().find(|(name, _)| named(name).is_some())?;
    of(n, Unit::Months)
}

fn number(word: &str) -> Option<i32> {
    let word = word.to_lowercase();
    word.parse()
        .ok()
        .or_else(|| number_word(&word))
        .filter(|n| *n > 0)
}

fn unit_of(word: &str) -> Option<Unit> {
    match word.to_lowercase().as_str() {
        "week" => Some(Unit::Weeks),
        "month" => Some(Unit::Months),
        "year" => Some(Unit::Years),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frequencies_are_read_as_they_are_written() {
        for (text, expected) in [
            ("reviews every four months", Some((4, Unit::Months))),
            ("reviewed 6-monthly", Some((6, Unit::Months))),
            ("Review: six monthly", Some((6, Unit::Months))),
            ("every 12 weeks", Some((12, Unit::Weeks))),
            ("every other month", Some((2, Unit::Months))),
            (
                "at intervals of no more than three months",
                Some((3, Unit::Months)),
            ),
            ("at 3 monthly intervals", Some((3, Unit::Months))),
            ("twice a year", Some((6, Unit::Months))),
            ("three times a year", Some((4, Unit::Months))),
            ("once a month", Some((1, Unit::Months))),
            ("quarterly", Some((3, Unit::Months))),
            ("every year", Some((1, Unit::Years))),
            ("bi-monthly", None),
            ("in six months", None),
        ] {
            let found = find(text).map(|(period, _)| (period.n, period.unit));
            assert_eq!(found, expected, "{text}");
        }
    }
}
