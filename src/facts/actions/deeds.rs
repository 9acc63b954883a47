//! A deed of the past with its day: "Fitted 9 June", "Kit bought on 11 September", "sent 3/5/2026".
//!
//! In: words beside or behind an action. Out: the words that say that the action was carried out, if
//! they do. What was begun, agreed or put off is not done; what was booked is, where to book was all.

use std::sync::LazyLock;

use regex::Regex;

use crate::facts::pattern::pattern;

static DATED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?P<deed>\p{L}{2,}ed|sent|held|bought|brought|built|drawn|found|given|got|kept|made|met|paid|put|read|seen|set|taken|taught|told|written)",
        r"(?:\s+(?:in|out|off|over|up|back|away|round))?,?\s+(?:on\s+)?(?:\d{1,2}[/.-](?:\d{1,2}|\p{L}{3})[/.-]\d{2,4}|\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?",
        r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*(?:\s+\d{2,4})?)"
    ))
});

/// Deeds that end nothing.
const ENDS_NOTHING: [&str; 37] = [
    "agreed",
    "allocated",
    "asked",
    "attempted",
    "called",
    "cancelled",
    "carried",
    "changed",
    "chased",
    "dated",
    "declined",
    "deferred",
    "delayed",
    "discussed",
    "expected",
    "extended",
    "failed",
    "missed",
    "moved",
    "needed",
    "noted",
    "offered",
    "opened",
    "paused",
    "planned",
    "postponed",
    "refused",
    "required",
    "rescheduled",
    "reviewed",
    "revised",
    "scheduled",
    "started",
    "suspended",
    "tried",
    "updated",
    "wanted",
];

/// Deeds that end an action in whatever words it asked for them.
const ENDS: [&str; 21] = [
    "bought",
    "brought",
    "built",
    "completed",
    "delivered",
    "filed",
    "finished",
    "fitted",
    "given",
    "handed",
    "held",
    "installed",
    "issued",
    "lodged",
    "made",
    "paid",
    "posted",
    "sent",
    "signed",
    "submitted",
    "written",
];

/// Deeds of which the plain form has another stem.
const IRREGULAR: [(&str, &str); 9] = [
    ("drawn", "draw"),
    ("found", "find"),
    ("got", "get"),
    ("kept", "keep"),
    ("met", "meet"),
    ("seen", "see"),
    ("taken", "take"),
    ("taught", "teach"),
    ("told", "tell"),
];

/// So many words may stand ahead of the deed: "College place accepted 3 May".
const N_WORDS_AHEAD_MAX: usize = 4;

/// Finds where words beside an action say that it was carried out on a day.
///
/// - `action`: what was to be done
/// - returns: the byte at which the deed begins
pub(crate) fn carried_out(words: &str, action: &str) -> Option<usize> {
    let first = words.lines().next()?;
    let found = DATED.captures(first)?;
    let deed = found.name("deed")?;
    let ahead = &first[..deed.start()];
    let lower = deed.as_str().to_lowercase();
    let ends =
        !ends_nothing(&lower) && (ENDS.contains(&lower.as_str()) || is_asked(&lower, action));
    let is_near = ahead.split_whitespace().count() <= N_WORDS_AHEAD_MAX;
    (ends && is_near && !IN_PART.is_match(ahead)).then_some(deed.start())
}

/// Tells whether a deed leaves open what becomes of an action: "deferred", "started".
pub(crate) fn ends_nothing(deed: &str) -> bool {
    ENDS_NOTHING.contains(&deed.to_lowercase().as_str())
}

/// Tells whether an action asks for a deed: "Fit a gate" for what was fitted.
fn is_asked(deed: &str, action: &str) -> bool {
    const ENDINGS: [&str; 8] = ["", "e", "es", "ies", "ing", "s", "y", "ying"];
    let irregular = IRREGULAR.iter().find(|(past, _)| *past == deed);
    let plain = irregular.map_or(deed.strip_suffix("ed").unwrap_or(deed), |(_, plain)| *plain);
    let stem = plain.trim_end_matches('e');
    let stem = stem.strip_suffix('i').unwrap_or(stem);
    let mut letters = stem.char_indices().rev();
    let (last, before) = (letters.next(), letters.next());
    let doubled = last.zip(before).filter(|(last, before)| last.1 == before.1);
    let single = doubled.map(|((at, _), _)| &stem[..at]);
    let lower = action.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphabetic());
    words.any(|word| {
        let mut stems = [Some(stem), single].into_iter().flatten();
        stems.any(|stem| {
            word.strip_prefix(stem)
                .is_some_and(|rest| ENDINGS.contains(&rest))
        })
    })
}

/// "First session held 3 May", "Two of six seen 3 May", "Not sent".
static IN_PART: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:first|second|third|one|two|three|four|five|six|half|part|some",
        r"|next|last|not|never|nobody|no|to be|will be|if|once|when|after|until",
        r"|before|since)\b|\d"
    ))
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deed_of_the_past_with_its_day_carries_an_action_out() {
        for (words, action) in [
            ("Fitted 9 June", "Fit a gate"),
            ("Kit bought on 11 September", "Buy the joinery kit"),
            ("Lodged 22/04/2026", "Lodge the list"),
            ("Keys handed over 21-SEP-2026", "Get the keys of the flat"),
            ("Booked 3 May", "Book the swimming lessons"),
            ("Taken 3 May", "Take Ida to the dentist"),
            ("Applied 3 May", "Apply for the grant"),
        ] {
            assert!(carried_out(words, action).is_some(), "{words}");
        }
    }

    #[test]
    fn what_was_begun_or_done_in_part_carries_nothing_out() {
        for (words, action) in [
            ("Started 9 June", "Run ten sessions"),
            ("First session held 3 May", "Hold six sessions"),
            ("Booked 3 May", "Take Ida to the dentist"),
            ("To be fitted 9 June", "Fit a gate"),
            ("Report of 3 May", "Write a report"),
            ("Worry raised 3 June", "Speak with the school nurse"),
            ("Lessons paused 1 July", "Pause lessons if Ida is unwell"),
            ("Need 12 July", "Say what Ida will need at camp"),
            ("Visit rescheduled 4 August", "Visit the nursery"),
        ] {
            assert!(carried_out(words, action).is_none(), "{words}");
        }
    }
}
