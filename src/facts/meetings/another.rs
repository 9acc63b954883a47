//! Whether a meeting is that of a brother or a sister, whose case this is not.
//!
//! In: a document, and the words around a meeting's name. Out: yes where they say so: "her sister's
//! conference", "an IRD about Bo", whom the document calls a sister. The siblings together may
//! include the child.

use std::sync::LazyLock;

use regex::Regex;

use crate::document::Document;
use crate::facts::pattern::pattern;

macro_rules! cue {
    ($name:ident, $pattern:expr) => {
        static $name: LazyLock<Regex> = LazyLock::new(|| pattern($pattern));
    };
}

cue!(
    WHOSE_BEFORE,
    r"(?i)\b(?:brother|sister|sibling|cousin|twin)['’]s\s+(?:\w+\s+)?$"
);
cue!(
    ABOUT_ANOTHER,
    r"(?i)^\s*(?:(?:was |were )?held )?(?:about|for|regarding|re|concerning|on)\s+(?:(?:his|her|their|the|an?|\p{L}+['’]s)\s+)?(?:(?:older|younger|elder|eldest|big|little|baby)\s+)*(?:half-?\s?)?(?:brother|sister|sibling|cousin|twin)\b"
);
cue!(
    ABOUT,
    r"^\s*(?:(?:was |were )?held )?(?:about|for|regarding|re|concerning)\s+(?P<who>\p{Lu}[\p{L}'’-]+)"
);
cue!(
    SIBLING,
    r"(?P<name>\p{Lu}[\p{L}'’-]+)(?:\s+\p{Lu}[\p{L}'’-]+)?\s*\((?i:(?:half|step|older|younger|elder|twin|his|her|their|the)?[-\s]?(?:brother|sister|sibling))\b"
);
cue!(
    ABOUT_THEM,
    r"(?i)^\s*(?:(?:was |were )?held )?(?:about|for|regarding|concerning)\s+(?:him|her)\b"
);
cue!(
    ANOTHER,
    r"(?i)\b(?:(?:first|second|older|elder|eldest|other|previous) (?:child|son|daughter|bab(?:y|ies))|(?:half-?\s?)?(?:brother|sister|sibling)s?)\b"
);

/// The first names that a document calls a brother's or a sister's.
pub(super) struct Siblings<'a>(Vec<&'a str>);

impl<'a> Siblings<'a> {
    /// "Bo Reid (half-sister, 14)".
    pub(super) fn of(document: &'a Document) -> Self {
        let named = SIBLING.captures_iter(&document.text);
        let names = named.filter_map(|found| found.name("name"));
        Self(names.map(|name| name.as_str()).collect())
    }

    /// Whether a sentence speaks of one of theirs, by the words before and after the meeting's name
    /// in its clause.
    pub(super) fn own(&self, sentence: &str, before: &str, after: &str) -> bool {
        let is_of_named = || {
            let about = ABOUT.captures(after).and_then(|found| found.name("who"));
            about.is_some_and(|who| self.0.contains(&who.as_str()))
        };
        let is_theirs = || ABOUT_THEM.is_match(after) && ANOTHER.is_match(sentence);
        WHOSE_BEFORE.is_match(before)
            || ABOUT_ANOTHER.is_match(after)
            || is_theirs()
            || is_of_named()
    }
}
