//! Whose placement, whose review: the other children of a family, and the words that tell of them.
//!
//! In: a document, or the words around what a sentence tells. Out: the names that the document
//! gives to brothers, sisters and cousins, the names of the child whose record it is, and for whom
//! a sentence tells something. Whether a name is another child's the whole file decides.

mod column;

use regex::Regex;

pub(crate) use self::column::ChildRows;
use super::pattern::cue;
use crate::document::{Document, Span};

/// For whom something is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whose {
    /// For a brother or a sister, whatever the name is.
    Kin,
    /// For those to whom it belongs by name: "Finn's core group".
    Owners(String),
    /// For those of whom it is told by name: "Finn was placed", "a discussion about Finn".
    Named(String),
    /// For those whom a column of a table names, among all whom it names.
    Listed {
        /// The names of the row.
        names: String,
        /// The names of every row.
        among: String,
    },
}

impl Whose {
    /// Tells whether two are told for others by name; what leaves that open may be of either.
    pub(crate) fn differ(one: Option<&Self>, other: Option<&Self>) -> bool {
        one.zip(other).is_some_and(|(one, other)| one != other)
    }
}

/// Something that a sentence tells, with the words of its own clause.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Told {
    pub(crate) sentence: Span,
    pub(crate) clause: Span,
    /// Its name or its verb: "core group", "was placed with".
    pub(crate) thing: Span,
}

const KIN: &str = r"(?:(?:half|step)[- ]?)?(?:brothers?|sisters?|siblings?|twins?|cousins?)";
const NAME: &str = r"\p{Lu}[\p{L}-]*\p{Ll}";
const NAMES: &str = r"\p{Lu}[\p{L}-]*\p{Ll}(?:(?:, | and | & )\p{Lu}[\p{L}-]*\p{Ll})*";

cue!(
    INTRODUCED,
    &format!(
        r"\b(?i:{KIN}),?:? \(?(?P<names>{NAMES})|\b(?P<name>{NAME}) ?(?:\(|, )(?:\d+, )?(?i:(?:his|her|their|the child's|\p{{L}}+['’]s) )?(?:\w+ )?(?i:{KIN})\b"
    )
);
cue!(KIN_WORD, "(?i)brother|sister|sibling|twin|cousin");
cue!(
    CHILD_LABEL,
    concat!(
        r"(?im)^\W*(?:",
        r"(?:child|young person|pupil|baby)(?:['’]?s)?(?:ren)?(?: (?:name|discussed|concerned))?",
        r"|name(?: of (?:the )?(?:child|young person))?|full name|forename|re)\W*[:\t]\s*",
        r"(?P<name>(?-i:\p{Lu})[^\t\n]*)"
    )
);
cue!(
    OWNER,
    &format!(
        r"(?P<who>{NAMES})['’]s (?i:(?:own|first|second|third|last|next|initial|six-monthly|lac|looked after(?: child)?) )*$"
    )
);
cue!(
    ABOUT,
    &format!(
        r"^\s*(?:(?:was |were )?held )?(?:about|for|regarding|re|concerning)\s+(?P<who>{NAMES})"
    )
);
cue!(
    KIN_OWNS,
    r"(?i)\b(?:brother|sister|sibling|cousin|twin)['’]s\s+(?:\w+\s+)?$"
);
cue!(
    ABOUT_KIN,
    concat!(
        r"(?i)^\s*(?:(?:was |were )?held )?(?:about|for|regarding|re|concerning|on)\s+",
        r"(?:(?:his|her|their|the|an?|\p{L}+['’]s)\s+)?",
        r"(?:(?:older|younger|elder|eldest|big|little|baby)\s+)*(?:half-?\s?)?",
        r"(?:brother|sister|sibling|cousin|twin)\b"
    )
);
cue!(
    ABOUT_THEM,
    r"(?i)^\s*(?:(?:was |were )?held )?(?:about|for|regarding|concerning)\s+(?:him|her)\b"
);
cue!(
    ANOTHER,
    concat!(
        r"(?i)\b(?:",
        r"(?:first|second|older|elder|eldest|other|previous) (?:child|son|daughter|bab(?:y|ies))",
        r"|(?:half-?\s?)?(?:brother|sister|sibling)s?)\b"
    )
);
cue!(
    POSSESSOR,
    &format!(r"(?P<who>{NAMES})(?:['’]s|s['’]|['’])\s+(?:[\w-]+\s+){{0,2}}$")
);
cue!(
    SUBJECT,
    &format!(
        r"(?P<who>{NAMES})(?:['’]s names?)?\s*(?:\([^)]*\)\s*)?,?\s*(?:(?:was|were|is|are|has|have|had|been|being|also|both|then|now|all|later)\s+)*$"
    )
);
cue!(
    OWN,
    &format!(
        r"\b(?i:{KIN}),? (?P<who>{NAME})\b[^.;]*\b(?:(?:his|her|their) own|(?:has|had) (?:an?|his|her|their))\s+(?:[\w-]+\s+){{0,2}}$"
    )
);
cue!(
    OPENS,
    &format!(
        r"^\W*(?P<who>{NAME})\b(?:[^.;]*\b(?:his|her|their) own|\s+(?:has|had) (?:an?|his|her|their))\s+(?:[\w-]+\s+){{0,2}}$"
    )
);
cue!(
    OF_KIN,
    &format!(
        r"(?i)\b{KIN}(?:\s+(?-i:{NAME}))?(?:['’]s|s['’]|['’])\s+(?:[\w-]+\s+){{0,2}}$|^\W*(?:(?:on|in|by) [^,.;]{{1,22}}?,? )?(?:(?:his|her|their) )?(?:\w+ )?{KIN}\b"
    )
);
cue!(
    THERE,
    r"(?i)\b(?:attend\w*|came|come|present|joined|spoke|at)\b[^.;]*$"
);

/// The children whom a document names.
#[derive(Debug, Default)]
pub(crate) struct Children<'a> {
    /// Those it calls brother, sister or cousin of somebody.
    pub(crate) kin: Vec<&'a str>,
    /// What stands behind its labels for the child.
    pub(crate) labelled: Vec<&'a str>,
}

/// Gathers the names of children, and what the labels for the child hold.
pub(crate) fn children(document: &Document) -> Children<'_> {
    let text = document.text.as_str();
    let told = if KIN_WORD.is_match(text) { text } else { "" };
    let introduced = INTRODUCED
        .captures_iter(told)
        .filter_map(|found| found.name("names").or(found.name("name")));
    let labelled = CHILD_LABEL
        .captures_iter(text)
        .filter_map(|found| found.name("name"));
    Children {
        kin: introduced
            .flat_map(|found| first_names(found.as_str()))
            .collect(),
        labelled: labelled.map(|found| found.as_str()).collect(),
    }
}

/// The words of names, each by itself: "Ann and Bo" are two.
pub(crate) fn first_names(words: &str) -> impl Iterator<Item = &str> {
    let words = words.split(|c: char| !c.is_alphabetic() && c != '-');
    words.filter(|word| word.chars().next().is_some_and(char::is_uppercase))
}

/// For whom a sentence tells of a meeting, where it says so.
pub(crate) fn whose(document: &Document, told: Told) -> Option<Whose> {
    let before = document.at(Span::new(told.clause.start, told.thing.start));
    let after = document.at(Span::new(told.thing.end, told.clause.end));
    let is_about_them =
        || ABOUT_THEM.is_match(after) && ANOTHER.is_match(document.at(told.sentence));
    let is_of_kin = is_of_kin(before) || ABOUT_KIN.is_match(after) || is_about_them();
    if is_of_kin {
        return Some(Whose::Kin);
    }
    named(document, told)
}

/// The names for whom a sentence tells something: "Kyle was placed", "Kyle's review".
pub(crate) fn named(document: &Document, told: Told) -> Option<Whose> {
    let cut = |words: &Regex, span: Span| {
        let found = words.captures(document.at(span))?.name("who")?;
        Some(found.as_str().to_owned())
    };
    let start = told.sentence.start.min(told.thing.start);
    let before = Span::new(start, told.thing.start);
    let after = Span::new(told.thing.end, told.clause.end.max(told.thing.end));
    let mut told_of = [&POSSESSOR, &SUBJECT, &OWN, &OPENS].into_iter();
    let owners = cut(&OWNER, before).map(Whose::Owners);
    owners
        .or_else(|| cut(&ABOUT, after).map(Whose::Named))
        .or_else(|| {
            told_of
                .find_map(|words| cut(words, before))
                .map(Whose::Named)
        })
}

/// Whether words say that a paper is another child's and lies in the wrong file.
pub(crate) fn is_misfiled(text: &str) -> bool {
    cue!(
        MISFILED,
        concat!(
            r"(?i)\bmis-?filed\b|\b(?:belongs|relates|refers) to (?:a different|another|the wrong)\b",
            r"|\b(?:in|on) the wrong (?:file|record|child['’]?s?)\b|\bfiled here (?:in error|by mistake)\b",
            r"|\bnot (?:this|our) (?:child|boy|girl)['’]?s?\b"
        )
    );
    MISFILED.is_match(text)
}

/// Whether words before the name of a meeting say that it is a brother's or a sister's.
fn is_of_kin(before: &str) -> bool {
    KIN_OWNS.is_match(before) || OF_KIN.is_match(before) && !THERE.is_match(before)
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
            ("Ewan (Una's half-brother) is with us.", vec!["Ewan"]),
            ("Her brother is at school.", vec![]),
        ] {
            let document = sketch::document(text);
            assert_eq!(children(&document).kin, expected, "{text}");
        }
    }

    #[test]
    fn labels_hold_the_child_whose_record_it_is() {
        let document = sketch::document("Child: Mia Reid\nHer brother Ewan.");
        assert_eq!(children(&document).labelled, ["Mia Reid"]);
    }

    /// The word "review" after some others.
    fn review_after(document: &Document, before: &str) -> Told {
        let sentence = document.blocks[0].span;
        let at = before.len();
        Told {
            sentence,
            clause: sentence,
            thing: Span::new(at, at + "review".len()).shifted(sentence.start),
        }
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
            let found = match named(&document, review_after(&document, before)) {
                Some(Whose::Owners(names) | Whose::Named(names)) => Some(names),
                _ => None,
            };
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
