//! By what given names a record speaks of the children it is about.
//!
//! In: a document. Out: given names, with the family's where it stands beside. A child is who is behind a
//! label for one, who has an age or a day of birth beside the name, and whose review or care the record
//! says that it is. The names of grown-ups have roles beside them, not ages.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use crate::document::{Document, Part};
use crate::facts::label;
use crate::facts::pattern::{cue, pattern};
use crate::facts::table;

/// A child of a record: "Ash", and "Reid" where it stands beside.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Named {
    pub(super) given: String,
    pub(super) family: Option<String>,
}

/// Grown-ups have no age beside their names, and those who left care some years are.
const AGE_MAX: u32 = 17;
/// So far down a record says whom it is about.
const HEAD_BLOCKS: usize = 14;

/// A given name, and the family's behind it.
const NAME: &str = concat!(
    r"(?P<given>\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?)",
    r"(?: (?P<family>\p{Lu}[\p{L}'’-]*\p{Ll}))?"
);

// "Ash (8)", "Ash Reid (8 years)", "Ash, aged 8".
static AGED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"\b{NAME}(?: \((?:aged? )?(?P<age>\d{{1,2}})(?: ?(?:years?|yrs?|months?|mths?|weeks?|y|m)\b[^()]{{0,12}}| in \p{{L}}+)?\)|, aged (?P<years>\d{{1,2}})\b)"
    ))
});
// At the head of a record: "Ash Reid, 14".
static AGED_AT_HEAD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"\b{NAME}, (?P<age>\d{{1,2}})(?: ?(?:years?|yrs?|months?)(?: old)?)?(?:\W*$|\s*[.,;(])"
    ))
});
// "Ash is six.", "Ash is now eleven and …".
static IS_AGED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"\b{NAME} is (?:now |only |just )?(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|\d{{1,2}} (?:weeks|months|years) old)\b"
    ))
});
// "Ash Reid 3/5/12", "Ash Reid, born 3 May 2012", "Baby Ash".
static BORN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"\b{NAME},? \(?(?:(?i:b\.?|born|d\.?o\.?b\.?):? ?(?:on )?\d|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}\b)"
    ))
});
static BABY: LazyLock<Regex> = LazyLock::new(|| pattern(&format!(r"\b[Bb]aby {NAME}")));
// "Ash's review", "review of Ash's care", "Ash's six-monthly LAC review".
static WHOSE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"\b{NAME}['’]s (?:[\p{{L}}-]+ ){{0,3}}?(?i:review|conference|care|pathway|core group|planning meeting)\b"
    ))
});
// "Ash Reid, 14", "Ash, Bo and Cy Reid": the value of a label for the child.
static IN_VALUE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?:^|[,;&/]|\band)\s*(?:\p{{Lu}}{{3,}}, )?{NAME}"
    ))
});

// A bare "Name" or "Who" stands over the names of grown-ups too.
cue!(
    CHILD_LABEL,
    concat!(
        r"^(?:(?:full )?names? of (?:the )?)?(?:(?:subject |index )?child(?:ren)?(?:\(ren\))?",
        r"|young (?:person|people)|yp|client|girl|boy|baby|pupil|re|regarding|subject|my",
        r"|service user)(?:'s)?(?: (?:full )?names?)?$"
    )
);
cue!(
    NO_NAME,
    concat!(
        r"(?i)^(?:the|this|that|his|her|their|our|my|your|it|he|she|they|who|what|mum|dad|mother",
        r"|father|gran|council|child|children|young|social|health|school|nursery|team|service",
        r"|today|yesterday|baby|mr|mrs|ms|miss|dr|pc|dc|sgt|nurse|section|form|page|part|visit",
        r"|looked|review|meeting|conference|plan|core|name|date|primary|academy|everyone|all",
        r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july",
        r"|august|september|october|november|december)$"
    )
);

/// Gathers the children whom a record names.
pub(super) fn of(document: &Document) -> BTreeSet<Named> {
    let aged = AGED.captures_iter(&document.text).filter(is_young);
    let told = [&IS_AGED, &BABY];
    let told = told
        .iter()
        .flat_map(|names| names.captures_iter(&document.text));
    let found = aged.chain(told).filter_map(|one| Named::of(&one));
    let head = document.part(Part::Body).take(HEAD_BLOCKS);
    let in_head = head.flat_map(|block| {
        let text = document.text_of(block);
        let aged = AGED_AT_HEAD.captures_iter(text).filter(is_young);
        let named = BORN.captures_iter(text).chain(WHOSE.captures_iter(text));
        aged.chain(named)
    });
    let in_head = in_head.filter_map(|one| Named::of(&one));
    found.chain(in_head).chain(labelled(document)).collect()
}

/// The children behind labels for them.
fn labelled(document: &Document) -> Vec<Named> {
    let pairs = label::labelled(document, &table::of(document));
    let of_child = pairs.iter().filter(|pair| {
        let name = pair.name();
        !name.is_empty() && CHILD_LABEL.is_match(&name)
    });
    let values = of_child.map(|pair| pair.value.text.as_str());
    let named = values.flat_map(|value| IN_VALUE.captures_iter(value));
    named.filter_map(|one| Named::of(&one)).collect()
}

fn is_young(found: &Captures) -> bool {
    let age = found.name("age").or_else(|| found.name("years"));
    let age = age.and_then(|age| age.as_str().parse::<u32>().ok());
    age.is_some_and(|age| age <= AGE_MAX)
}

impl Named {
    fn of(found: &Captures) -> Option<Self> {
        let part = |name: &str| Some(found.name(name)?.as_str());
        let given = part("given").filter(|given| !NO_NAME.is_match(given))?;
        let family = part("family").filter(|family| !NO_NAME.is_match(family));
        Some(Self {
            given: given.to_lowercase(),
            family: family.map(str::to_lowercase),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::sketch;

    fn names(lines: &str) -> Vec<String> {
        let document = sketch::document(lines);
        of(&document).into_iter().map(|one| one.given).collect()
    }

    #[test]
    fn a_child_has_an_age_beside_the_name() {
        assert_eq!(
            names("Ash (8) drew a boat. Bo (2 years) slept."),
            ["ash", "bo"]
        );
        assert_eq!(names("Cy Reid, aged 12, came late."), ["cy"]);
        assert_eq!(names("Cy is seven. He likes it."), ["cy"]);
        assert_eq!(names("About: Cy Reid, 14"), ["cy"]);
        assert_eq!(names("Baby Ash was asleep."), ["ash"]);
        assert!(names("Una (34) is his aunt; Jo Bell (manager) was there.").is_empty());
    }

    #[test]
    fn a_child_stands_behind_a_label_for_one() {
        assert_eq!(names("Child: Ash Reid"), ["ash"]);
        assert_eq!(
            names("Children: Ash Reid, Bo Reid and Cy Reid"),
            ["ash", "bo", "cy"]
        );
        assert!(names("Social worker: Jo Bell").is_empty());
    }

    #[test]
    fn the_head_of_a_record_says_whose_review_it_is() {
        assert_eq!(names("Ash's second review"), ["ash"]);
        assert_eq!(names("Bo Reid 3/5/12"), ["bo"]);
        assert!(names("Today's review").is_empty());
    }
}
