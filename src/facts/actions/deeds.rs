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
const ENDS_NOTHING: [&str; 33] = [
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
    "planned",
    "postponed",
    "refused",
    "required",
    "reviewed",
    "revised",
    "scheduled",
    "started",
    "tried",
    "updated",
    "wanted",
];

/// Deeds that end an action only where it asked for no more.
const ENDS_ITSELF: [&str; 8] = [
    "applied",
    "arranged",
    "booked",
    "contacted",
    "invited",
    "ordered",
    "referred",
    "requested",
];

/// So many letters at their beginning show that two words are forms of one verb.
const N_LETTERS_OF_STEM: usize = 4;

/// So many words may stand ahead of the deed: "College place accepted 3 May".
const N_WORDS_AHEAD_MAX: usize = 4;

/// Finds where words beside an action say that it was carried out on a day.
///
/// - `action`: what was to be done
/// - returns: the byte at which the deed begins
pub(super) fn carried_out(words: &str, action: &str) -> Option<usize> {
    let first = words.lines().next()?;
    let found = DATED.captures(first)?;
    let deed = found.name("deed")?;
    let ahead = &first[..deed.start()];
    let lower = deed.as_str().to_lowercase();
    let stem = lower.get(..N_LETTERS_OF_STEM).unwrap_or(&lower);
    let asked = || action.to_lowercase().contains(stem);
    let ends = !ENDS_NOTHING.contains(&lower.as_str())
        && (!ENDS_ITSELF.contains(&lower.as_str()) || asked());
    let is_near = ahead.split_whitespace().count() <= N_WORDS_AHEAD_MAX;
    (ends && is_near && !IN_PART.is_match(ahead)).then_some(deed.start())
}

/// "First session held 3 May", "Two of six seen 3 May", "Not sent".
static IN_PART: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:first|second|third|one|two|three|four|five|six|half|part|some|next|last|not|never|nobody|no|to be|will be|if|once|when|after|until|before|since)\b|\d",
    )
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
        ] {
            assert!(carried_out(words, action).is_none(), "{words}");
        }
    }
}
