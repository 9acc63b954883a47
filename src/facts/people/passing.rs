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
    r"(?i:authoris(?:ed|ation)|approv(?:ed|al)|counter-?signed|signed[ -]off|sign-off",
    r"|endorsed|ratified|quality assured)",
);
/// A name, and behind it the role of a manager.
const MANAGER_BY_NAME: &str = concat!(
    r"(?:(?:Col|Rev|Dr|Mrs?|Ms|Miss|Prof)\.? )?\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){1,3}",
    r"(?:,| \(| ?[–-]) ?(?:[^.;\n]|\b\p{Lu}\.){0,50}?",
    r"(?i:\b(?:manager|team leader|senior social worker|practice lead|service lead|head of|TM)\b)",
);

/// "This assessment was authorised by A. Reid, Team Manager."
pub(super) fn told(document: &Document) -> Option<Quoted> {
    static TOLD: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)(?:\b(?:was|has been|is|and)\s+|,\s*)",
            r"(?P<said>(?:authorised|countersigned|signed off|approved|agreed) by [^.;\n]{0,60}?",
            r"\b(?:manager|team leader|senior social worker))\b"
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
            r"(?i)(?:\b(?:was|has been|is|and)\s+|,\s*)",
            r"(?P<said>(?:authorised|countersigned|signed off|approved)",
            r"(?: (?:on )?[^.;,\n]{0,12}\d[^.;,\n]{3,24})? by [^.;\n]{0,60}?",
            r"\b(?:manager|team leader|senior social worker))\b"
        ))
    });
    static SIGNED: LazyLock<Regex> = LazyLock::new(|| {
        let opens = concat!(
            r"(?:^|[.:;|\t\n]\s*)(?i:(?:the |this )?(?:(?:assessment|report|form|document|paper|it",
            r"|this|read|seen|checked|considered|discussed|reviewed|and|was|has been|is|&),? )*)",
        );
        let aside = concat!(
            r"(?i:,? (?:for|to) [^:;.,\n]{3,40})?(?i:,? (?:on |dated )?\d[^:;,.\n]{3,24})?",
            r"(?i:\s*(?::|,|–|-|\bby\b|\())+\s*(?i:p\.?p\.? [^,;\n]{3,30} (?:for|on behalf of) )?",
        );
        pattern(&format!("{opens}(?P<said>{DEED}{aside}{MANAGER_BY_NAME})"))
    });
    said(text, &ON_DAY).or_else(|| said(text, &SIGNED))
}

/// Where a text says so in some words, and does not say that it is still to come.
fn said(text: &str, words: &Regex) -> Option<Span> {
    let found = words.captures(text)?.name("said")?;
    (!is_open(text, found.start(), found.as_str())).then(|| Span::new(found.start(), found.end()))
}

/// Whether the sentence up to the deed, or the deed itself, says that it is still to come, or tells of
/// something else that was passed.
fn is_open(text: &str, start: usize, said: &str) -> bool {
    static OPEN: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)\b(?:not|n['’]t|awaiting|awaits?|until|once|unless|if|when|to be|will be|pending",
            r"|must be|should be|needs? to be)\b"
        ))
    });
    let before = &text[..start];
    let from = before.rfind(['.', '\n', ';']).map_or(0, |at| at + 1);
    OPEN.is_match(&before[from..]) || OPEN.is_match(said)
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
        ] {
            assert!(passed(text).is_none(), "{text}");
        }
    }
}
