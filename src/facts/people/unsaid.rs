//! Who wrote a record where no deed and no usual label says so.
//!
//! In: a line, or the labels of a record. Out: a worker's name and role in small letters, the one
//! professional whom a label names; and whether a value is no more than a day, so that it names nobody.

use crate::document::{Document, Span};
use crate::facts::Quoted;
use crate::facts::label::Labelled;
use crate::facts::pattern::cue;

/// "jo bell, s/w": a worker's name and role on a line of its own, typed without capitals.
pub(super) fn in_small_letters(document: &Document, line: Span) -> Option<Quoted> {
    cue!(
        SMALL,
        concat!(
            r"^\W*\p{Ll}[\p{L}'’.-]*(?: \p{Ll}[\p{L}'’-]+){1,2},? ?[(–-]? ?(?:duty |snr |senior )?",
            r"(?:s/?w|social worker|h/?v|health visitor|family support worker|fsw|key ?worker)\b",
            r"\)?[\d ./-]*$"
        )
    );
    let text = document.at(line);
    SMALL.is_match(text).then(|| Quoted::cut(document, line))
}

/// The one professional whom a label near the top names by profession, where nobody else wrote the
/// record: "Health visitor: Jo Bell".
pub(super) fn by_profession(said: &[&Labelled]) -> Option<Quoted> {
    const BLOCKS_MAX: usize = 12;
    cue!(
        PROFESSION,
        concat!(
            r"^(?:(?:allocated|named|lead|class|guidance|nursery|school|community|family|children's|looked after|lac",
            r"|specialist|educational|clinical|support|project|centre|key|outreach|duty) )*",
            r"(?:health visitor|nurse|midwife|teacher|head ?teacher|psychologist|therapist|officer",
            r"|worker|workers|named person|co ?-?ordinator|practitioner|consultant)$"
        )
    );
    cue!(
        PERSON,
        r"^(?:(?:Mrs?|Ms|Miss|Dr)\.? )?\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]+){1,3}\b"
    );
    let mut named = said.iter().filter(|pair| PROFESSION.is_match(&pair.name()));
    let first = named.next().filter(|_| named.next().is_none())?;
    let is_one = first.block_idx <= BLOCKS_MAX && PERSON.is_match(&first.value.text);
    is_one.then(|| first.value.clone())
}

/// "3 May 2023", "Finished": when something was done, and nobody who did it.
pub(super) fn is_day_alone(value: &str) -> bool {
    cue!(
        DAY_ALONE,
        concat!(
            r"(?i)^\W*(?:(?:on|the|dated?|completed|finished|started|written|assessed|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|tues|wed|thu",
            r"|thurs|fri|sat|sun|day|jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|january",
            r"|february|march|april|august|september|october|november|december|st|nd|rd|th|of)\b",
            r"|\d{1,4}(?:st|nd|rd|th)?|[\W_])+$"
        )
    );
    DAY_ALONE.is_match(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_alone_names_nobody() {
        for value in ["3 May 2023", "Finished", "on 3/5/23", "Monday 3rd May"] {
            assert!(is_day_alone(value), "{value}");
        }
        for value in ["Jo Bell, 3 May 2023", "May Reid", "J. Bell"] {
            assert!(!is_day_alone(value), "{value}");
        }
    }
}
