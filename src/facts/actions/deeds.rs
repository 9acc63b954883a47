//! A deed of the past with its day: "Fitted 9 June", "Kit bought on 11 September", "sent 3/5/2026".
//!
//! In: words beside or behind an action. Out: the words that say that the action was carried out, if
//! they do. What was begun, agreed or put off is not done; what was booked is, where to book was all.

use std::sync::LazyLock;

use regex::Regex;

use crate::facts::pattern::pattern;

static DATED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?P<deed>\p{L}{2,}ed|begun|bought|brought|built|cut|done|drawn|driven|found|given",
        r"|got|held|hung|kept|laid|lent|made|met|paid|put|read|rung|seen|sent|set|shown|taken",
        r"|taught|told|written)(?P<between>(?:,?[ ]+[\p{L}’'-]+){0,4}?),?[ ]+(?:(?:on|since)[ ]+)?",
        r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?[ ]+)?(?:",
        r"\d{1,2}[/.-](?:\d{1,2}|\p{L}{3})[/.-]\d{2,4}",
        r"|\d{1,2}(?:st|nd|rd|th)?[ ]+(?:of[ ]+)?",
        r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*(?:[ ]+\d{2,4})?)"
    ))
});

/// Words between a deed and a day that say that the day is another's: "asked for 3 May", "kept until
/// 3 May", "signed as agreed on 3 May".
const OF_ANOTHER_DAY: [&str; 22] = [
    "after", "agreed", "as", "at", "before", "booked", "but", "by", "due", "for", "from", "is",
    "not", "of", "or", "that", "till", "to", "until", "was", "when", "will",
];

/// Whether the words between a deed and a day leave the day the deed's: "sent to housing on", and
/// not "put off to".
fn is_its_day(between: &str) -> bool {
    let words: Vec<&str> = between
        .split(|c: char| c == ',' || c.is_whitespace())
        .filter(|word| !word.is_empty())
        .collect();
    let Some((last, ahead)) = words.split_last() else {
        return true;
    };
    let is_named = |word: &&str| word.starts_with(char::is_uppercase);
    let hands = |word: &&str| matches!(*word, "to" | "by" | "at" | "from") || !is_another(word);
    !is_another(last) && ahead.iter().all(|word| is_named(word) || hands(word))
}

fn is_another(word: &str) -> bool {
    OF_ANOTHER_DAY.contains(&word.to_lowercase().as_str())
}

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
const ENDS: [&str; 22] = [
    "bought",
    "brought",
    "built",
    "completed",
    "delivered",
    "done",
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
const IRREGULAR: [(&str, &str); 25] = [
    ("begun", "begin"),
    ("brought", "bring"),
    ("built", "build"),
    ("given", "give"),
    ("held", "hold"),
    ("made", "make"),
    ("paid", "pay"),
    ("sent", "send"),
    ("shown", "show"),
    ("written", "write"),
    ("bought", "buy"),
    ("drawn", "draw"),
    ("driven", "drive"),
    ("found", "find"),
    ("got", "get"),
    ("hung", "hang"),
    ("laid", "lay"),
    ("lent", "lend"),
    ("kept", "keep"),
    ("met", "meet"),
    ("rung", "ring"),
    ("seen", "see"),
    ("taken", "take"),
    ("taught", "teach"),
    ("told", "tell"),
];

/// So many words may stand ahead of the deed: "College place accepted 3 May".
const N_WORDS_AHEAD_MAX: usize = 4;

/// A cell tells what came of an action in its first words.
const N_BYTES_READ_MAX: usize = 400;

/// Finds where words beside an action say that it was carried out on a day.
///
/// - `action`: what was to be done
/// - returns: the byte at which the deed begins
pub(crate) fn carried_out(words: &str, action: &str) -> Option<usize> {
    let deed = dated_deeds(words).find(|deed| deed.ends(action))?;
    Some(deed.begins)
}

/// Finds where words that are there for something else say that an action was carried out on a day:
/// by the very deed that it asks for, or in so many words. "Letter sent 4 June" pays no fee.
pub(super) fn asked_and_done(words: &str, action: &str) -> Option<usize> {
    let is_own = |deed: &Dated| {
        let says_done = ["completed", "done", "finished"].contains(&deed.word.as_str());
        deed.ends(action) && (says_done || is_asked(&deed.word, action))
    };
    Some(dated_deeds(words).find(is_own)?.begins)
}

/// Finds where words beside an action say of some deed that it was done on a day, which leaves open
/// whether the action was carried out.
///
/// - returns: the byte at which the deed begins
pub(super) fn some_deed(words: &str) -> Option<usize> {
    // What ends some other action is no word on this one.
    let may_be = |deed: &Dated| !ends_nothing(&deed.word) && !ENDS.contains(&deed.word.as_str());
    Some(dated_deeds(words).find(may_be)?.begins)
}

/// A deed of the past with its day.
struct Dated<'a> {
    /// The byte at which it begins.
    begins: usize,
    /// Its verb in lower case.
    word: String,
    /// What its clause says ahead of it.
    ahead: &'a str,
}

impl Dated<'_> {
    fn ends(&self, action: &str) -> bool {
        let is_near = self.ahead.split_whitespace().count() <= N_WORDS_AHEAD_MAX;
        let is_known = ENDS.contains(&self.word.as_str()) || is_asked(&self.word, action);
        let ends = is_known && !ends_nothing(&self.word) || self.is_all_that_is_asked(action);
        ends && is_near && !IN_PART.is_match(self.ahead)
    }

    /// "Asked 3 May" beside "Ask the clinic for a date": what ends nothing else ends what asks for no
    /// more.
    fn is_all_that_is_asked(&self, action: &str) -> bool {
        const ENOUGH: [&str; 9] = [
            "allocated",
            "asked",
            "begun",
            "called",
            "offered",
            "opened",
            "reviewed",
            "started",
            "updated",
        ];
        let verb = action.split_whitespace().next().unwrap_or_default();
        ENOUGH.contains(&self.word.as_str()) && is_asked(&self.word, verb)
    }
}

/// The deeds of which the first line says on which day they were done, each with its own clause.
fn dated_deeds(words: &str) -> impl Iterator<Item = Dated<'_>> {
    let first = words.lines().next().unwrap_or_default();
    let first = &first[..first.floor_char_boundary(N_BYTES_READ_MAX)];
    let found = DATED.captures_iter(first);
    found.filter_map(move |found| {
        let deed = found.name("deed")?;
        let clause = first[..deed.start()].rfind([';', ':', '(', '–', '—']);
        let stop = first[..deed.start()].rfind(". ");
        let ahead = &first[clause.max(stop).unwrap_or(0)..deed.start()];
        is_its_day(&found["between"]).then(|| Dated {
            begins: deed.start(),
            word: deed.as_str().to_lowercase(),
            ahead,
        })
    })
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
        r"(?i)\b(?:first|second|third|one|two|three|four|five|six|half|part|some|next|last|not",
        r"|never|nobody|no|to be|will be|if|once|when|after|until|before|since)\b|\d"
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
            ("Ida plays twice a week; paid 3rd May", "Pay for the kit"),
            ("Sent to housing on Friday 3 May", "Send the form"),
            ("Fitted by Tam 3 May", "Fit a gate"),
            ("Asked 3 May", "Ask the clinic for a date"),
            ("Begun 3 May", "Begin the evening visits"),
            (
                "Registered with Mill Lane since 3 May",
                "Register Ida with a dentist",
            ),
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
            ("Paid until 3 May", "Pay for the kit"),
            ("Fee to be paid by 3 May", "Pay the fee"),
            ("Booked for 3 May", "Book the lessons"),
            ("Asked 3 May", "Find a place and ask for a date"),
            ("Sent the plan as agreed on 3 May", "Send the plan"),
        ] {
            assert!(carried_out(words, action).is_none(), "{words}");
        }
    }
}
