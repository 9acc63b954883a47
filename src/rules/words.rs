//! The names that rule files use for events, periods, days and patterns, read with exact errors.
//!
//! In: TOML values. Out: [`Event`], [`Length`], [`Date`], [`Pattern`]. A name that is not known is
//! refused at its place, with the known ones and the likeliest.

use std::fmt;

use regex::Regex;
use serde::de::{Deserialize, Deserializer, Error as _, SeqAccess, Visitor};

use super::error::unknown;
use crate::calendar::{Day, Period, Unit};
use crate::casefile::What;
use crate::facts::{EventKind, MeetingKind};

/// A meeting or event that rules speak of, by its name in rule files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Event(pub(crate) What);

/// Name in rule files, what it is, words for readers.
const EVENTS: [(&str, What, &str); 30] = [
    (
        "ird",
        What::Meeting(MeetingKind::Ird),
        "inter-agency referral discussion",
    ),
    (
        "cppm-initial",
        What::Meeting(MeetingKind::CppmInitial),
        "initial child protection meeting",
    ),
    (
        "cppm-pre-birth",
        What::Meeting(MeetingKind::CppmPreBirth),
        "pre-birth child protection meeting",
    ),
    (
        "cppm-review",
        What::Meeting(MeetingKind::CppmReview),
        "review child protection meeting",
    ),
    (
        "core-group",
        What::Meeting(MeetingKind::CoreGroup),
        "core group",
    ),
    (
        "looked-after-review",
        What::Meeting(MeetingKind::LookedAfterReview),
        "looked-after review",
    ),
    (
        "emergency-review",
        What::Meeting(MeetingKind::EmergencyReview),
        "review of the emergency placement",
    ),
    (
        "secure-review",
        What::Meeting(MeetingKind::SecureReview),
        "review of the secure placement",
    ),
    (
        "pathway-review",
        What::Meeting(MeetingKind::PathwayReview),
        "review of the pathway plan",
    ),
    (
        "hearing",
        What::Meeting(MeetingKind::Hearing),
        "children's hearing",
    ),
    (
        "child-plan",
        What::Meeting(MeetingKind::ChildPlan),
        "child's plan meeting",
    ),
    ("meeting", What::Meeting(MeetingKind::Other), "meeting"),
    ("concern", What::Event(EventKind::Concern), "concern"),
    ("referral", What::Event(EventKind::Referral), "referral"),
    (
        "registration",
        What::Event(EventKind::Registration),
        "registration",
    ),
    (
        "deregistration",
        What::Event(EventKind::Deregistration),
        "removal from the register",
    ),
    (
        "placement-start",
        What::Event(EventKind::PlacementStart),
        "start of the placement",
    ),
    (
        "placement-move",
        What::Event(EventKind::PlacementMove),
        "move of placement",
    ),
    (
        "placement-end",
        What::Event(EventKind::PlacementEnd),
        "end of the placement",
    ),
    (
        "emergency-placement",
        What::Event(EventKind::EmergencyPlacement),
        "emergency placement",
    ),
    (
        "secure-placement",
        What::Event(EventKind::SecurePlacement),
        "start of the secure placement",
    ),
    (
        "supervision-order",
        What::Event(EventKind::SupervisionOrder),
        "compulsory supervision order",
    ),
    (
        "looked-after-at-home",
        What::Event(EventKind::LookedAfterAtHome),
        "start of being looked after at home",
    ),
    (
        "left-care",
        What::Event(EventKind::LeftCare),
        "leaving care",
    ),
    ("visit", What::Event(EventKind::Visit), "visit"),
    (
        "oversight",
        What::Event(EventKind::Oversight),
        "manager's oversight",
    ),
    (
        "closed",
        What::Event(EventKind::Closed),
        "closing of the case",
    ),
    (
        "assessment",
        What::Event(EventKind::Assessment),
        "assessment",
    ),
    (
        "pathway-plan",
        What::Event(EventKind::PathwayPlan),
        "pathway plan",
    ),
    (
        "record-issued",
        What::Event(EventKind::RecordIssued),
        "circulation of the record",
    ),
];

/// Returns the words for a meeting or event.
pub(crate) fn of_event(what: What) -> &'static str {
    EVENTS
        .iter()
        .find(|(_, known, _)| *known == what)
        .map_or("event", |(_, _, words)| words)
}

/// Returns the words for several of them in their order, with `between` between them.
pub(crate) fn of_events<'a>(events: impl IntoIterator<Item = &'a Event>, between: &str) -> String {
    let words: Vec<&str> = events.into_iter().map(|event| of_event(event.0)).collect();
    words.join(between)
}

/// Returns the name that rule files have for a meeting or event, if they have one.
pub(crate) fn event_name(what: What) -> Option<&'static str> {
    let known = EVENTS.iter().find(|(_, known, _)| *known == what);
    known.map(|(name, ..)| *name)
}

/// Returns the meeting or event that rule files name so.
pub(crate) fn event_named(name: &str) -> Option<What> {
    let known = EVENTS.iter().find(|(known, ..)| *known == name);
    known.map(|(_, what, _)| *what)
}

/// A length of time as rule files write it: `15 working days`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Length(pub(crate) Period);

impl Length {
    /// Writes it in words.
    pub(crate) fn in_words(self) -> String {
        let Period { n, unit } = self.0;
        let words = match unit {
            Unit::Days => "day",
            Unit::WorkingDays => "working day",
            Unit::Weeks => "week",
            Unit::Months => "month",
            Unit::Years => "year",
        };
        format!("{n} {words}{}", if n == 1 { "" } else { "s" })
    }
}

/// A day as rule files write it: `2023-08-31`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Date(pub(crate) Day);

/// A pattern that compiles and matches something.
#[derive(Debug, Clone)]
pub(crate) struct Pattern(pub(crate) Regex);

/// Reads a TOML string with a function that says what is wrong with it.
struct Words<T> {
    expected: &'static str,
    read: fn(&str) -> Result<T, String>,
}

impl<T> Visitor<'_> for Words<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expected)
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<T, E> {
        (self.read)(text).map_err(E::custom)
    }
}

impl<'de> Deserialize<'de> for Event {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Words {
            expected: "the name of a meeting or event",
            read: event,
        })
    }
}

fn event(name: &str) -> Result<Event, String> {
    let names: Vec<&str> = EVENTS.iter().map(|(name, ..)| *name).collect();
    EVENTS
        .iter()
        .find(|(known, ..)| *known == name)
        .map(|(_, what, _)| Event(*what))
        .ok_or_else(|| unknown("meeting or event", name, &names))
}

impl<'de> Deserialize<'de> for Length {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Words {
            expected: "a length of time such as \"15 working days\"",
            read: length,
        })
    }
}

/// The units of time, as rule files write them.
const UNITS: [&str; 5] = ["days", "working days", "weeks", "months", "years"];

fn length(text: &str) -> Result<Length, String> {
    let period = Period::parse(text).map_err(|error| match text.trim().split_once(' ') {
        Some((n, unit)) if n.parse::<u32>().is_ok() => unknown("unit", unit.trim(), &UNITS),
        _ => error.to_string(),
    })?;
    if period.n <= 0 {
        return Err(format!("\"{text}\" is no time at all; give 1 or more"));
    }
    Ok(Length(period))
}

impl<'de> Deserialize<'de> for Pattern {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Alternatives)
    }
}

/// Reads a pattern: one string, or a list of alternatives, each a class of wordings in which
/// `{child}` and its like stand for a class of words.
struct Alternatives;

impl<'de> Visitor<'de> for Alternatives {
    type Value = Pattern;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a pattern, or a list of them")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Pattern, E> {
        pattern(text).map_err(E::custom)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut each: A) -> Result<Pattern, A::Error> {
        let mut found = Vec::new();
        while let Some(one) = each.next_element::<String>()? {
            let one = with_classes(&one);
            pattern(&one).map_err(A::Error::custom)?;
            found.push(one);
        }
        if found.is_empty() {
            return Err(A::Error::custom("a list of patterns holds one at least"));
        }
        pattern(&format!("(?i){}", found.join("|"))).map_err(A::Error::custom)
    }
}

/// The classes of words that alternatives may name, whatever their capitals but for names.
const CLASSES: [(&str, &str); 4] = [
    ("{name}", r"(?-i:\p{Lu}[\p{L}’'-]+)"),
    (
        "{child}",
        concat!(
            r"(?:(?:the |our |my |this )?(?:child(?:ren)?|young (?:person|people)|baby|bairns?",
            r"|weans?|boys?|girls?|son|daughter)|him|her|them|me|you|(?-i:\p{Lu}[\p{L}-]+))"
        ),
    ),
    (
        "{they}",
        r"(?:i|we|he|she|they|you|it|this|that|everyone|(?-i:\p{Lu}[\p{L}-]+))",
    ),
    (
        "{their}",
        r"(?:the|this|that|a|an|our|my|your|his|her|their|(?-i:\p{Lu}[\p{L}-]+)['’]s?)",
    ),
];

fn with_classes(text: &str) -> String {
    CLASSES.iter().fold(text.to_owned(), |text, (name, words)| {
        text.replace(name, words)
    })
}

fn pattern(text: &str) -> Result<Pattern, String> {
    let regex = Regex::new(text).map_err(|error| {
        let said = error.to_string();
        let last = said.lines().last().unwrap_or_default();
        format!("pattern \"{text}\" does not compile: {last}")
    })?;
    if regex.is_match("") {
        return Err(format!("pattern \"{text}\" matches the empty string"));
    }
    Ok(Pattern(regex))
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = toml::value::Datetime::deserialize(deserializer)?;
        let day = match (written.date, written.time) {
            (Some(date), None) => i16::try_from(date.year)
                .ok()
                .zip(i8::try_from(date.month).ok())
                .zip(i8::try_from(date.day).ok())
                .and_then(|((year, month), day)| Day::new(year, month, day)),
            _ => None,
        };
        day.map(Self)
            .ok_or_else(|| D::Error::custom("expected a day such as 2023-08-31"))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn read(text: &str) -> Result<Pattern, toml::de::Error> {
        let read: BTreeMap<String, Pattern> = toml::from_str(text)?;
        Ok(read["terms"].clone())
    }

    #[test]
    fn a_list_of_patterns_is_any_of_them_whatever_the_capitals() {
        let said = read(r"terms = ['\bplan b\b', '\bfallback\b']").expect("the list is one");
        assert!(said.0.is_match("PLAN B"));
        assert!(said.0.is_match("Our fallback"));
        assert!(!said.0.is_match("Plan A"));
    }

    #[test]
    fn a_class_stands_for_its_words_and_a_name_has_a_capital() {
        let said = read("terms = ['^life for {name}$', '^what {they} want']").expect("known");
        assert!(said.0.is_match("Life for Ash"));
        assert!(said.0.is_match("What she wants"));
        assert!(!said.0.is_match("life for all"));
    }

    #[test]
    fn a_list_without_a_pattern_and_one_that_matches_nothing_are_refused() {
        assert!(read("terms = []").is_err());
        assert!(read("terms = ['a*']").is_err());
    }
}
