//! Lists within a paragraph: "Decided. 1. Remain. 2. Ms Orr to ring the clinic.", "DECIDED that (a) …".
//!
//! In: a line. Out: the words that head the list, if they say that commitments follow, and its items.
//! Only marks that count on from the first are marks; a number in a sentence is none.

use std::sync::LazyLock;

use regex::Regex;

use super::is_action_heading;
use crate::document::Span;
use crate::facts::pattern::pattern;

/// So many items make a list.
const N_ITEMS_MIN: usize = 2;

/// More bytes than these head no list.
const N_HEAD_BYTES_MAX: usize = 60;

/// A mark: "1.", "(b)", "D2.", or a number alone at a sentence's head.
static MARK: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?:^|\s)(?P<mark>\(?(?P<set>\p{Lu})?(?P<n>\d{1,2})[.)]\s+|\(?(?P<letter>[a-h])[.)]\s+)",
        r"|(?:^|[.;:]\s)(?P<bare>(?P<alone>\d{1,2})\s)\p{Lu}"
    ))
});

/// Parts a line into the head of a list and its items; `None`: it holds no list.
pub(super) fn list(text: &str) -> Option<(Span, Vec<Span>)> {
    let starts = starts_of(text);
    let first = *starts.first().filter(|_| starts.len() >= N_ITEMS_MIN)?;
    let head = text[..first].trim_end_matches(|c: char| !c.is_alphanumeric());
    let name = head.strip_suffix(" that").unwrap_or(head);
    let is_head = head.len() <= N_HEAD_BYTES_MAX && is_action_heading(name);
    if !head.is_empty() && !is_head {
        return None;
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let items = starts.iter().zip(ends).map(|(start, end)| {
        let item = text[*start..end].trim_end();
        Span::new(*start, *start + item.len())
    });
    Some((Span::new(0, head.len()), items.collect()))
}

/// Where the marks stand that count on from one or from "a".
fn starts_of(text: &str) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut set = None;
    for found in MARK.captures_iter(text) {
        let letter = found.name("letter");
        let digits = found.name("n").or(found.name("alone"));
        let number = match (letter, digits) {
            (Some(letter), _) => usize::from(letter.as_str().as_bytes()[0] - b'a') + 1,
            (_, Some(digits)) => digits.as_str().parse().unwrap_or(0),
            _ => 0,
        };
        let own = (
            letter.is_some(),
            found.name("bare").is_some(),
            found.name("set").map(|set| set.as_str()),
        );
        let is_next = number == starts.len() + 1 && set.is_none_or(|set| set == own);
        if let Some(mark) = found.name("mark").or(found.name("bare"))
            && is_next
        {
            set = Some(own);
            starts.push(mark.start());
        }
    }
    starts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items(text: &str) -> Vec<&str> {
        let found = list(text).map(|(_, items)| items).unwrap_or_default();
        found
            .iter()
            .map(|item| &text[item.start..item.end])
            .collect()
    }

    #[test]
    fn the_marks_of_a_list_count_on() {
        assert_eq!(
            items("Decided. 1. Remain. 2. Ms Orr to ring the clinic by 3 May."),
            ["1. Remain.", "2. Ms Orr to ring the clinic by 3 May."]
        );
        assert_eq!(
            items("9. DECIDED that (a) Ida shall stay; (b) Mr Orr shall ring."),
            ["(a) Ida shall stay;", "(b) Mr Orr shall ring."]
        );
        assert_eq!(
            items("Decisions. 1 Remain. 2 Saturdays at Gran's."),
            ["1 Remain.", "2 Saturdays at Gran's."]
        );
        assert_eq!(
            items("D1. Gran to ring. D2. Mum to write."),
            ["D1. Gran to ring.", "D2. Mum to write."]
        );
    }

    #[test]
    fn numbers_in_what_is_told_make_no_list() {
        for text in [
            "We met on 1 May. 2 of us were late.",
            "What was said. 1. Ida is well. 2. Mum is tired.",
            "Decided. The move is on 2. May.",
        ] {
            assert!(items(text).is_empty(), "{text}");
        }
    }
}
