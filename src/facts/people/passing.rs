//! A manager's passing of a document, told in a sentence or in a line of signature.
//!
//! In: a document. Out: the words that say that a manager passed it. Of the document itself: the deed
//! opens its statement, or follows what else was done with the document. A plan, a carer or a payment
//! that a manager approved is something else, and what is still to be passed was not.

use std::sync::LazyLock;

use regex::Regex;

use super::MANAGES;
use crate::document::{Document, Part, Span};
use crate::facts::Quoted;
use crate::facts::pattern::pattern;

/// Deeds by which a manager passes a document.
const DEED: &str = concat!(
    r"(?i:authoris(?:ed|ation)|approv(?:ed|al)|counter-?signed|signed[ -]off|sign-off|endorsed",
    r"|ratified|quality assured)"
);
/// A name, and behind it the role of a manager.
const MANAGER_BY_NAME: &str = concat!(
    r"(?:(?:Col|Rev|Dr|Mrs?|Ms|Miss|Prof)\.? )?\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){1,3}",
    r"(?:,| \(| ?[–-]) ?(?:[^.;\n]|\b\p{Lu}\.){0,50}?",
    r"(?i:\b(?:manager|team leader|senior social worker|practice lead|service lead|head of|TM)\b)"
);

/// "This assessment was authorised by A. Reid, Team Manager."
pub(super) fn told(document: &Document) -> Option<Quoted> {
    static TOLD: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)(?:\b(?:was|has been|is|and)\s+|,\s*)(?P<said>",
            r"(?P<deed>authorised|countersigned|signed off|approved|agreed) by [^.;\n]{0,60}?\b",
            r"(?:manager|team leader|senior social worker))\b"
        ))
    });
    first(document, |text| said(text, &TOLD))
}

/// "Read and approved: A. Reid, Team Manager", "authorised on 3 May by A. Reid, who is a manager".
pub(super) fn signed(document: &Document) -> Option<Quoted> {
    first(document, passed)
}

fn first(document: &Document, find: impl Fn(&str) -> Option<Span>) -> Option<Quoted> {
    let mut blocks = document
        .part(Part::Body)
        .filter(|block| block.cell().is_none());
    blocks.find_map(|block| {
        let text = document.text_of(block);
        let found = MANAGES.is_match(text).then(|| find(text))??;
        Some(Quoted::cut(document, found.shifted(block.span.start)))
    })
}

/// Where a text says that a manager passed the document, by whatever deed.
fn passed(text: &str) -> Option<Span> {
    static ON_DAY: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)(?:\b(?:was|has been|is|and)\s+|,\s*)(?P<said>",
            r"(?P<deed>authorised|countersigned|signed off|approved)",
            r"(?: (?:on )?[^.;,\n]{0,12}\d[^.;,\n]{3,24})? by [^.;\n]{0,60}?\b",
            r"(?:manager|team leader|senior social worker))\b"
        ))
    });
    static SIGNED: LazyLock<Regex> = LazyLock::new(|| {
        let opens = concat!(
            r"(?:^|[.:;|\t\n]\s*)(?i:(?:the |this )?(?:(?:assessment|report|form|document|paper|it",
            r"|this|read|seen|checked|considered|discussed|reviewed|and|was|has been|is|&),? )*)"
        );
        let aside = concat!(
            r"(?i:,? (?:for|to) (?:be )?(?:circulat|send|sent|issu|shar|releas|submi|fil)",
            r"[^:;.,\n]{1,40})?(?i:,? (?:on |dated )?\d[^:;,.\n]{3,24})?",
            r"(?i:\s*(?::|,|–|-|\bby\b|\())+\s*(?i:p\.?p\.? [^,;\n]{3,30} (?:for|on behalf of) )?"
        );
        pattern(&format!("{opens}(?P<said>{DEED}{aside}{MANAGER_BY_NAME})"))
    });
    said(text, &ON_DAY).or_else(|| said(text, &SIGNED))
}

/// Where a text says so in some words, and does not say that it is still to come.
fn said(text: &str, words: &Regex) -> Option<Span> {
    let all = words.captures(text)?;
    let found = all.name("said")?;
    let is_open = is_open(text, found.start(), found.as_str()) || is_open_behind(text, found.end());
    // A deed within a sentence has its subject before it.
    let is_own = all.name("deed").is_none() || is_of_document(text, found.start(), found.as_str());
    (is_own && !is_open).then(|| Span::new(found.start(), found.end()))
}

/// Whether what stands before the deed in its sentence is the document, or what else was done with it, and
/// who passed it manages no other matter.
fn is_of_document(text: &str, start: usize, said: &str) -> bool {
    static SUBJECT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)^\W*(?:the |this |my |our |\w+['’]s )?(?:[\w-]+ ){0,3}?",
            r"(?:assessment|report|document|form|it|this|paper|record)\b",
            r"|^\W*(?:completed|written|finished|prepared|compiled|drawn up|undertaken|signed|read",
            r"|seen|checked|reviewed|by)\b"
        ))
    });
    static OTHER: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?i)\b(?:financ\w*|hous(?:e|es|ing)|bank|home|payments?|budget|property) manager")
    });
    SUBJECT.is_match(&text[sentence_before(text, start)..start]) && !OTHER.is_match(said)
}

/// Where the sentence begins in which a place stands; the stop of "J. Bell" and of "3.5.23" ends none.
fn sentence_before(text: &str, at: usize) -> usize {
    static END: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"[\n;]|(?:[\p{L}\p{N}]{2}|[^\p{L}\p{N}])\.(?:\s|$)"));
    END.find_iter(&text[..at]).last().map_or(0, |end| end.end())
}

/// Whether the rest of the line takes the deed back, leaves it open or says that it is of something else, or
/// the line says before it that nobody looked at the document yet.
fn is_open_behind(text: &str, end: usize) -> bool {
    const BYTES_MAX: usize = 100;
    static OPEN: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)\b(?:not|n['’]t|no|never|declin\w*|refus\w*|await\w*|pending|outstanding",
            r"|sent back|returned|to (?:sign|follow))\b|\bdate\W*$",
            r"|^,? for (?:an?|the|his|her|their|mum|dad)\b"
        ))
    });
    static UNSEEN: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)(?:\bnot|n['’]t)(?: yet)?(?: been)? ",
            r"(?:seen|read|looked at|approved|authorised|signed|passed|checked)\b"
        ))
    });
    let from = text[..end].rfind('\n').map_or(0, |at| at + 1);
    let to = text[end..].find('\n').map_or(text.len(), |at| end + at);
    let to = text.floor_char_boundary(to.min(end + BYTES_MAX));
    OPEN.is_match(&text[end..to]) || UNSEEN.is_match(&text[from..end])
}

/// Whether the sentence up to the deed, or the deed itself, says that it is still to come, or tells of
/// something else that was passed.
fn is_open(text: &str, start: usize, said: &str) -> bool {
    static OPEN: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)\b(?:not|n['’]t|awaiting|awaits?|until|once|unless|if|when|to be|will be|pending",
            r"|previous|earlier|former|prior|must be|should be|needs? to be)\b"
        ))
    });
    OPEN.is_match(&text[sentence_before(text, start)..start]) || OPEN.is_match(said)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manager_passes_a_document_in_many_words() {
        for text in [
            "This assessment was authorised by Al Reid, Team Manager.",
            "It was finished on Monday 3 May 2023 by Jo Bell, and authorised on Friday 7 May 2023 by Al Reid, who is now Service Manager.",
            "Read and approved for sending: Rev. A. Reid, Team Manager, 5 May 2023",
            "Approved for circulation: pp K. Ray for Al Reid, Service Manager, 3 May 2023",
            "Signed J. Bell 3/5/23 Line management sign-off: Assessment read and authorised, A. Reid, Nursing Team Manager, 5/5/23",
            "Countersigned – Al Reid (Practice Manager)",
            "Signed off by A. Reid, team leader, 4 May 2023.",
            "Completed by J. Bell, approved on 4 May 2023 by Al Reid, Team Manager",
        ] {
            assert!(passed(text).is_some(), "{text}");
        }
    }

    #[test]
    fn what_is_to_be_passed_and_what_else_was_is_no_passing() {
        for text in [
            "To be authorised by Al Reid, Team Manager.",
            "This has not been approved: Al Reid, Team Manager, is on leave.",
            "The carers were approved at panel. Al Reid, Team Manager, sat in.",
            "Jo Bell asked the agency decision maker, who approved the carers; Al Reid, Team Manager, told them.",
            "Awaiting sign-off: Al Reid, Team Manager",
            "Al Reid, team manager, came to the visit.",
            "Sign-off: Al Reid, Team Manager, has not read the pages.",
            "Nobody checked the pages, they were not yet read. Sign-off: Al Reid, Team Manager",
            "Authorised: Al Reid, Team Manager (signature pending)",
            "Authorised by Al Reid, Team Manager: no, returned for more work",
            "Countersigned: Al Reid, Team Manager, Date:",
            "The clothing grant was approved on 4 May 2026 by the finance manager.",
            "Gran's boiler was looked at and signed off by the housing manager.",
            "A bus pass is needed. Approved: Al Reid, Team Manager, for the bus",
            "Approved for a bus pass: Al Reid, Team Manager",
            "The earlier report was authorised by Al Reid, Team Manager.",
        ] {
            assert!(passed(text).is_none(), "{text}");
        }
    }
}
