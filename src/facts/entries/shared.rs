//! Columns of a chronology that hold two things: "Date / event", "Source and action".
//!
//! In: the plain words of a column's name. Out: what it names besides another thing. Each of the two must
//! stand there by its bare name: "Impact and outcome" is about the child alone.

use std::sync::LazyLock;

use regex::Regex;

use crate::facts::pattern::cue;

cue!(DAY, r"^(?:dates?|day|when)$");
cue!(
    EVENT,
    r"^(?:(?:key |significant |life )?events?|incidents?|what happened|details?|entry|description)$"
);
cue!(
    SOURCE,
    concat!(
        r"^(?:(?:information )?sources?(?: of information)?|agency",
        r"|who (?:told|said|reported)(?: us)?|told by|reported by)$"
    )
);
cue!(
    IMPACT,
    r"^(?:impact|significance|effect|meaning)(?: (?:on|for) .*)?$"
);
cue!(
    ACTION,
    r"^(?:actions?|responses?)(?: taken)?$|^what (?:was done|we did|was decided|followed)$"
);

/// Tells whether a name is that of the day and of what happened.
pub(super) fn has_day_and_event(words: &str) -> bool {
    splits(words).any(|(one, other)| is_either(&DAY, &EVENT, one, other))
}

/// Tells whether a name is that of the day and of who told of it.
pub(super) fn has_day_and_source(words: &str) -> bool {
    splits(words).any(|(one, other)| is_either(&DAY, &SOURCE, one, other))
}

/// Tells whether a name is that of the source and of something else.
pub(super) fn has_source(words: &str) -> bool {
    has_beside(words, &SOURCE, [&EVENT, &IMPACT, &ACTION]) || has_day_and_source(words)
}

/// Tells whether a name is that of the impact and of something else.
pub(super) fn has_impact(words: &str) -> bool {
    has_beside(words, &IMPACT, [&EVENT, &SOURCE, &ACTION])
}

/// Tells whether a name is that of the action and of something else.
pub(super) fn has_action(words: &str) -> bool {
    has_beside(words, &ACTION, [&EVENT, &SOURCE, &IMPACT])
}

type Name = LazyLock<Regex>;

fn has_beside(words: &str, own: &Name, others: [&Name; 3]) -> bool {
    let mut others = others.into_iter();
    others.any(|name| splits(words).any(|(one, other)| is_either(own, name, one, other)))
}

fn is_either(a: &Name, b: &Name, one: &str, other: &str) -> bool {
    a.is_match(one) && b.is_match(other) || a.is_match(other) && b.is_match(one)
}

/// The words parted in two, a joining word between them left out.
fn splits(words: &str) -> impl Iterator<Item = (&str, &str)> {
    let spaces = words.match_indices(' ');
    spaces.map(|(at, _)| {
        let (one, other) = (&words[..at], &words[at + 1..]);
        let joined = ["and ", "with ", "or "];
        let other = joined.iter().find_map(|word| other.strip_prefix(word));
        (one, other.unwrap_or(&words[at + 1..]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_may_be_of_two_things() {
        for name in [
            "date event",
            "event and date",
            "when what happened",
            "date and details",
        ] {
            assert!(has_day_and_event(name), "{name}");
        }
        assert!(has_source("source and action") && has_action("source and action"));
        assert!(has_impact("impact on ash and action taken"));
        assert!(has_action("impact on ash and action taken"));
    }

    #[test]
    fn a_name_of_one_thing_in_many_words_is_not_of_two() {
        for name in [
            "date of event",
            "date",
            "event",
            "date and time",
            "event outcome",
        ] {
            assert!(!has_day_and_event(name), "{name}");
        }
        for name in [
            "impact and outcome",
            "significance for the action plan",
            "what was done about it",
        ] {
            assert!(!has_action(name), "{name}");
        }
        assert!(!has_source("source of information"));
    }
}
