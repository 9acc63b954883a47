//! Whose placement, whose review: the other children of a family, and the words that tell of them.
//!
//! In: a document, or the words before what a sentence tells. Out: the names that the document
//! gives to brothers, sisters and cousins, the names of the child whose record it is, and the
//! name for whom a sentence tells something. Whether that is another child the whole file decides.

use std::sync::LazyLock;

use regex::Regex;

use super::Quoted;
use super::pattern::pattern;
use crate::document::{Document, Span};

const KIN: &str = r"(?:(?:half|step)[- ]?)?(?:brothers?|sisters?|siblings?|twins?|cousins?)";
const NAME: &str = r"\p{Lu}[\p{L}-]*\p{Ll}";
const NAMES: &str = r"\p{Lu}[\p{L}-]*\p{Ll}(?:(?:, | and | & )\p{Lu}[\p{L}-]*\p{Ll})*";

macro_rules! words {
    ($name:ident, $pattern:expr) => {
        static $name: LazyLock<Regex> = LazyLock::new(|| pattern(&$pattern));
    };
}

words!(
    INTRODUCED,
    format!(
        r"\b(?i:{KIN}),?:? \(?(?P<names>{NAMES})|\b(?P<name>{NAME}) ?(?:\(|, )(?:\d+, )?(?i:(?:his|her|their|the child's) )?(?:\w+ )?(?i:{KIN})\b"
    )
);
words!(KIN_WORD, "(?i)brother|sister|sibling|twin|cousin");
words!(
    CHILD_LABEL,
    r"(?im)^\W*(?:(?:child|young person|pupil|baby)(?:['’]?s)?(?:ren)?(?: (?:name|discussed|concerned))?|name(?: of (?:the )?(?:child|young person))?|full name|forename|re)\W*[:\t]\s*(?P<name>(?-i:\p{Lu})[^\t\n]*)"
);
words!(
    POSSESSOR,
    format!(r"(?P<who>{NAMES})(?:['’]s|s['’]|['’])\s+(?:[\w-]+\s+){{0,2}}$")
);
words!(
    SUBJECT,
    format!(
        r"(?P<who>{NAMES})(?:['’]s names?)?\s*(?:\([^)]*\)\s*)?,?\s*(?:(?:was|were|is|are|has|have|had|been|being|also|both|then|now|all|later)\s+)*$"
    )
);
words!(
    OWN,
    format!(
        r"\b(?i:{KIN}),? (?P<who>{NAME})\b[^.;]*\b(?:(?:his|her|their) own|(?:has|had) (?:an?|his|her|their))\s+(?:[\w-]+\s+){{0,2}}$"
    )
);
words!(
    OPENS,
    format!(
        r"^\W*(?P<who>{NAME})\b(?:[^.;]*\b(?:his|her|their) own|\s+(?:has|had) (?:an?|his|her|their))\s+(?:[\w-]+\s+){{0,2}}$"
    )
);
words!(
    OF_KIN,
    format!(
        r"(?i)\b{KIN}(?:\s+(?-i:{NAME}))?(?:['’]s|s['’]|['’])\s+(?:[\w-]+\s+){{0,2}}$|^\W*(?:(?:on|in|by) [^,.;]{{1,22}}?,? )?(?:(?:his|her|their) )?(?:\w+ )?{KIN}\b"
    )
);
words!(
    THERE,
    r"(?i)\b(?:attend\w*|came|come|present|joined|spoke|at)\b[^.;]*$"
);

/// The children whom a document names.
#[derive(Debug, Default)]
pub(crate) struct Children<'a> {
    /// Those it calls brother, sister or cousin of somebody.
    pub(crate) kin: Vec<&'a str>,
    /// Those whose record it is, by its labels and its title, and much else that is written large.
    pub(crate) own: Vec<&'a str>,
}

/// Gathers the names of children; a title names the child whose record it is.
pub(crate) fn children<'a>(document: &'a Document, title: &'a str) -> Children<'a> {
    let text = document.text.as_str();
    let told = if KIN_WORD.is_match(text) { text } else { "" };
    let introduced = INTRODUCED
        .captures_iter(told)
        .filter_map(|found| found.name("names").or(found.name("name")));
    let labelled = CHILD_LABEL
        .captures_iter(text)
        .filter_map(|found| found.name("name"));
    let own = labelled.map(|found| found.as_str()).chain([title]);
    Children {
        kin: introduced
            .flat_map(|found| first_names(found.as_str()))
            .collect(),
        own: own.flat_map(first_names).collect(),
    }
}

/// The words of names, each by itself: "Ann and Bo" are two.
pub(crate) fn first_names(words: &str) -> impl Iterator<Item = &str> {
    let words = words.split(|c: char| !c.is_alphabetic() && c != '-');
    words.filter(|word| word.chars().next().is_some_and(char::is_uppercase))
}

/// The name for whom a sentence tells what stands at a place: "Kyle was placed", "Kyle's review".
pub(crate) fn whose(document: &Document, sentence: Span, at: usize) -> Option<Quoted> {
    let before = document.at(Span::new(sentence.start, at.max(sentence.start)));
    let found = [&POSSESSOR, &SUBJECT, &OWN, &OPENS]
        .into_iter()
        .find_map(|words| words.captures(before)?.name("who"))?;
    let span = Span::new(found.start(), found.end()).shifted(sentence.start);
    Some(Quoted::cut(document, span))
}

/// Whether words before the name of a meeting say that it is a brother's or a sister's.
pub(crate) fn is_of_kin(before: &str) -> bool {
    OF_KIN.is_match(before) && !THERE.is_match(before)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::sketch;

    #[test]
    fn brothers_sisters_and_cousins_are_known_by_what_they_are_called() {
        for (text, expected) in [
            ("She misses her brother Ewan.", vec!["Ewan"]),
            (
                "Contact with his half-sister, Una, is monthly.",
                vec!["Una"],
            ),
            ("Siblings: Ewan and Una", vec!["Ewan", "Una"]),
            ("Ewan (older brother) lives with his aunt.", vec!["Ewan"]),
            ("Ewan, her twin, is at the same school.", vec!["Ewan"]),
            ("Her brother is at school.", vec![]),
        ] {
            let document = sketch::document(text);
            assert_eq!(children(&document, "").kin, expected, "{text}");
        }
    }

    #[test]
    fn the_child_whose_record_it_is_stands_in_labels_and_titles() {
        let document = sketch::document("Child: Mia Reid\nHer brother Ewan.");
        assert_eq!(
            children(&document, "Plan for Bo").own,
            ["Mia", "Reid", "Plan", "Bo"]
        );
    }

    #[test]
    fn a_sentence_says_for_whom_it_tells() {
        for (before, expected) in [
            ("Ewan's ", Some("Ewan")),
            ("On 3 May Ewan was ", Some("Ewan")),
            ("Ewan and Una were ", Some("Ewan and Una")),
            (
                "Her cousin Ewan, who lives elsewhere, had his own ",
                Some("Ewan"),
            ),
            ("It was a ", None),
        ] {
            let document = sketch::document(&format!("{before}review"));
            let block = &document.blocks[0];
            let at = block.span.start + before.len();
            let found = whose(&document, block.span, at).map(|who| who.text);
            assert_eq!(found.as_deref(), expected, "{before}");
        }
    }

    #[test]
    fn a_meeting_may_be_a_brothers_or_a_sisters() {
        for before in [
            "his sister's ",
            "her brother Ewan's next ",
            "On 3 May her brother had a ",
        ] {
            assert!(is_of_kin(before), "{before}");
        }
        for before in ["Her brother came to the ", "The ", "Mia's "] {
            assert!(!is_of_kin(before), "{before}");
        }
    }
}
