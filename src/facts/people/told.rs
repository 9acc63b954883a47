//! Who wrote a document and which manager passed it, told in plain prose.
//!
//! In: a document. Out: the words of a statement about this very paper that names its writer, or says that
//! a manager passed it; and whether a line may do the first. "This assessment was written up by Jo Bell",
//! "I am Jo Bell and I prepared this report", "The team manager has read and signed the assessment".
//! Another paper, an earlier one and what is still to be done tell nothing of this one.

use std::sync::LazyLock;

use regex::Regex;

use super::MANAGES;
use crate::document::{Document, Part, Span};
use crate::facts::pattern::{cue, pattern};
use crate::facts::{Quoted, passages};

/// Somebody by first name or initial and surname.
const NAME: &str =
    r"(?:(?:Mrs?|Ms|Miss|Dr|Prof)\.? )?\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]+){1,3}";
/// The very paper in which it stands.
const PAPER: &str = concat!(
    r"(?:(?:this|the present|this present)(?: [\p{L}/'’-]+){0,4}? (?:assessment|report)",
    r"|the (?:(?:present|above|following|foregoing|attached|enclosed) )?(?:assessment|report)",
    r"(?: (?:below|above|that follows|which follows))?)"
);
/// The paper, as whoever wrote it speaks of it.
const OWN: &str = concat!(
    r"(?:(?:this|your|my|our|the (?:present|above|following|foregoing|attached|enclosed))",
    r"(?: [\p{L}/'’-]+){0,4}? (?:assessment|report)|the (?:assessment|report)|this)"
);
/// What was done with a paper to write it.
const WRITTEN: &str = concat!(
    r"(?:written|prepared|completed|compiled|produced|authored|drafted|undertaken|carried out",
    r"|recorded|put together|drawn up|submitted|presented|co-?ordinated|conducted|done|typed",
    r"|assessed)(?: up| out)?"
);
/// What its writer did.
const WROTE: &str = concat!(
    r"(?:wrote|written|prepared?|completed?|compiled?|produced?|authored|drafted|undertook",
    r"|undertaken|carried out|put together|drew up|drawn up|submit(?:ted)?|present(?:ed)?",
    r"|conducted|did|done|write)(?: up)?"
);
/// Who manages, by the post.
const POST: &str = concat!(
    r"(?:\b(?:manager|team lead(?:er)?|practice lead|service lead|head of service",
    r"|senior social work(?:er)?(?: practitioner)?|senior practitioner)\b",
    r"|\b(?:TM|ATM|TL|PTM|SSW)\b)"
);
/// What a manager does to pass a paper.
const PASSED: &str = concat!(
    r"(?:authorised|approved|counter-?signed|signed off|signed|endorsed|ratified|okayed",
    r"|quality assured)"
);
/// The paper that a manager passed.
const PASSED_PAPER: &str =
    r"(?:(?:this|the)(?: [\p{L}/'’-]+){0,3}? (?:assessment|report|document))";

/// The statement that names the writer.
pub(super) fn writer(document: &Document) -> Option<Quoted> {
    first(document, |text| {
        TELLS_PAPER.is_match(text).then(|| names_writer(text))?
    })
}

/// The statement that says that a manager passed the paper.
pub(super) fn passing(document: &Document) -> Option<Quoted> {
    first(document, |text| {
        MANAGES.is_match(text).then(|| says_passed(text))?
    })
}

/// Whether a line may name the writer of the paper.
pub(super) fn may_write(text: &str) -> bool {
    TELLS_PAPER.is_match(text) && told_in(text, &MAY_WRITE, &OTHER_PAPER).is_some()
}

fn first(document: &Document, find: impl Fn(&str) -> Option<Span>) -> Option<Quoted> {
    let blocks = document.part(Part::Body);
    let mut blocks = blocks.filter(|block| block.cell().is_none() && block.is_said());
    blocks.find_map(|block| {
        let lines = document.lines_in(block.span);
        let sentences = passages::sentences_of(document, block.span);
        let said = find(document.at(block.span)).map(|_| block.span);
        let mut within = sentences.into_iter().chain(lines);
        let found = within.find(|span| find(document.at(*span)).is_some());
        found.or(said).map(|span| Quoted::cut(document, span))
    })
}

/// Where a statement names the writer.
fn names_writer(text: &str) -> Option<Span> {
    told_in(text, &NAMES_WRITER, &OTHER_PAPER)
}

/// Where a statement says that a manager passed the paper.
fn says_passed(text: &str) -> Option<Span> {
    let found = told_in(text, &SAYS_PASSED, &NOT_PASSED)?;
    // "It" is this paper where the sentence speaks of it.
    let is_of_paper = TELLS_PAPER.is_match(text) || !text[..found.end].ends_with(" it");
    (is_of_paper && !NOT_PASSED.is_match(text)).then_some(found)
}

fn told_in(text: &str, ways: &[Regex], other: &Regex) -> Option<Span> {
    let found = ways.iter().filter_map(|way| way.find(text));
    let mut own = found.filter(|found| !other.is_match(&text[..found.end()]));
    own.next()
        .map(|found| Span::new(found.start(), found.end()))
}

cue!(
    TELLS_PAPER,
    concat!(
        r"(?i)\b(?:assessment|ass['’]?t|assmt|report|document|this|author|writer|assessor",
        r"|assess(?:ed|ing)|undersigned",
        r"|(?:written|prepared|completed|compiled|carried out|done) (?:and \p{L}+ )?(?:up )?by)\b"
    )
);
// Another paper, an earlier one, and one that is still to be written.
cue!(
    OTHER_PAPER,
    concat!(
        r"(?i)\b(?:will|should|to be|must|shall|once|until|agreed to|asked to|going to|previous",
        r"|earlier|last|former|old|prior|another|independent|different|psycholog\w+|psychiatr\w+",
        r"|medical|nursery|school|hospital|health|educational|police|carers?|(?:her|his|their) own",
        r"|own form|appendix|annex|not|n['’]t|never|section of)\b"
    )
);
// What was not passed, another thing that was, and a manager of another thing.
cue!(
    NOT_PASSED,
    concat!(
        r"(?i)\b(?:will|would|should|to be|must|shall|once|until|if|unless|subject to|to authorise",
        r"|declin\w+|refus\w+|not|n['’]t|never|cannot|unable|await\w*|pending|still|returned",
        r"|previous|earlier|last year|former|old|prior|financ\w*|hous(?:e|ing)|bank|home|nursery",
        r"|school|residential|property|unit|closure|funding|plan|panel|request\w*|cop(?:y|ies)",
        r"|minutes?|carers?|grants?|payments?|respite|passport|trip|section \d+)\b"
    )
);

static NAMES_WRITER: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    let deed = format!(r"(?:\p{{L}}+ly )?{WRITTEN}(?:(?:,? and |, ){WRITTEN})*");
    let aside = r"(?: (?:for|in|on|during|between|from|over|jointly|using)\b[^.;\n]{0,60}?)?";
    let this = r"(?:this|the present)(?: [\p{L}-]+){0,2} (?:assessment|report)";
    let mine =
        format!(r"{WROTE} (?:this|your|my|the)(?: [\p{{L}}-]+){{0,3}}? (?:assessment|report)\b");
    all([
        format!(r"^\W*(?i:{PAPER} (?:is|was|has been|had been) {deed}{aside} by ){NAME}"),
        format!(r"^\W*(?i:{PAPER} (?:is|was) (?:the work of|by) ){NAME}"),
        format!(r"(?i:\b(?:author|writer) of {this} (?:is|was) ){NAME}"),
        format!(
            r"^\W*{NAME}\b[^.;:\n]{{0,60}}(?i:\b(?:is|was|am) the (?:\p{{L}}+ )?(?:author|writer) of {this})\b"
        ),
        format!(
            r"^\W*(?i:the (?:undersigned|writer|author|assessor|assessing (?:social )?worker)(?: |,? (?:is|was) |, )){NAME}\b"
        ),
        format!(
            r"\b(?:I am|I['’]m|[Mm]y name is) {NAME}\b[^\n:]{{0,100}}?\bI (?i:(?:have |also )?{mine})"
        ),
        format!(r"\b(?:I|me), {NAME}\b[^.;\n]{{0,60}}?,? (?i:(?:to |have |hereby |also )*{mine})"),
    ])
});

static MAY_WRITE: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    let deed = format!(r"(?:\p{{L}}+ly )?{WRITTEN}(?:,? and {WRITTEN})?");
    let post = r"(?:the [\p{L} ]{3,40},? )?";
    let worker = r"(?:worker|assessor|practitioner|professional|author|writer|person)";
    all([
        format!(r"(?i)\bI (?:have )?(?:also )?(?:[^.;\n]{{0,50}}\band (?:have )?)?{WROTE} {OWN}\b"),
        concat!(
            r"(?i)\b(?:this|the above|here) is (?:my|the|an update of the) (?:[\p{L}-]+ ){0,2}",
            r"(?:assessment|report)(?:,| of (?-i:\p{Lu}\p{L}+ \p{Lu})| of {they} and\b)"
        )
        .replace("{they}", "(?:him|her|them)"),
        format!(r"(?i:\b{OWN} (?:is|was|has been) {deed}[^.;\n]{{0,40}}? by ){post}\p{{Lu}}"),
        format!(r"(?i:\b{OWN} is (?:the work of|by) ){post}\p{{Lu}}"),
        format!(
            r"^\W*(?i:(?:[\p{{L}}-]+ ){{0,3}}(?:assessment|ass['’]?t|assmt|report)(?: of [\p{{L}} ]{{3,20}})?(?: (?:is|was|has been))?(?: {deed})? by )(?:(?i:me|us),? )?{post}\p{{Lu}}[\p{{L}}.'’-]* ?\p{{Lu}}[\p{{L}}'’-]"
        ),
        format!(
            r"^\W*(?i:{deed} by (?:the |your |my )?(?:[\p{{L}}-]+ ){{0,3}}{worker}\b\W+)\p{{Lu}}"
        ),
        concat!(
            r"(?i:\b(?:author|writer|assessor|undersigned)\b\W+)",
            r"(?:(?i:is|was|(?:of|for) (?:this|the) \w+(?: is| I)?)\W+)?\p{Lu}[\p{L}.'’-]+ \p{Lu}"
        )
        .to_owned(),
        concat!(
            r"\p{Lu}[\p{L}.'’-]* \p{Lu}[\p{L}'’-]+\b[^.;:\n]{0,40}\b",
            r"(?:author of (?:this|the)|who (?:wrote|completed|prepared|carried out) (?:this|the))",
            r" (?:[\p{L}-]+ )?(?:assessment|report)\b"
        )
        .to_owned(),
    ])
});

static SAYS_PASSED: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    let reads = concat!(
        r"(?:read|considered|reviewed|checked|scrutinised|seen|discussed|gone through|looked at",
        r"|looked over)(?: (?:over|through))?"
    );
    let first = format!(
        r"(?:(?:has|having|have|had) )?(?:{reads}(?: (?:it|this|{PASSED_PAPER}))?(?: (?:in full|with (?:me|the \p{{L}}+)|in supervision))*(?: (?:on|in) [^.;,\n]{{3,30}})?(?:,? and (?:has )?|, ))?"
    );
    let whose = r"(?:(?:the|my|our|her|his|their|\p{L}+['’]s) )?";
    let words = r"(?:[\p{L}&'’-]+ ){0,4}?";
    all([
        format!(
            r"(?i)^\W*{whose}(?:[\p{{L}}&'’.-]+,? ){{0,6}}?{POST}(?:,? \(?[^.;:\n]{{2,50}}?[,)]?)??,? {first}{PASSED} (?:{PASSED_PAPER}|it)\b"
        ),
        format!(
            r"(?i)^\W*{PASSED_PAPER}(?: and (?:its|the) \p{{L}}+)? (?:is|was|were|has been|have been) (?:{reads}(?:,| and) )*{PASSED}(?: [^.;:\n]{{0,30}})?? by {whose}[^.;:\n]{{0,50}}?{POST}"
        ),
        format!(
            r"(?i:^\W*(?:endorsed|signed(?: off)?|authorised|approved|countersigned|agreed)(?: at supervision)? by {whose})(?:(?:{NAME}), )?[\p{{L}}&'’ -]{{0,40}}?(?i:{POST})"
        ),
        format!(
            r"(?i:\bI (?:[^.;\n]{{0,60}}\band )?(?:have )?(?:now )?(?:approved?|authorised?|endorsed?|sign(?:ed)?(?: it)? off)\b[^\n]{{0,70}}?){NAME}(?:, | \()(?i:{words}{POST})"
        ),
    ])
});

fn all<const N: usize>(ways: [String; N]) -> Vec<Regex> {
    ways.into_iter().map(|way| pattern(&way)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_about_this_paper_names_its_writer() {
        for text in [
            "This kinship care assessment was undertaken and typed up by Jo Bell.",
            "The report that follows is the work of Jo Bell, social worker.",
            "The author of this report is Jo Bell, who has known Isla since May.",
            "Jo Bell, family worker, is the author of this assessment.",
            "The assessing social worker was Jo Bell.",
            "My name is Jo Bell. I am Isla's worker and I prepared this assessment.",
            "I, Jo Bell, submit my report to the hearing.",
        ] {
            assert!(names_writer(text).is_some(), "{text}");
        }
    }

    #[test]
    fn words_may_name_the_writer() {
        for text in [
            "I have written this assessment after four visits. J. Bell",
            "Your report was put together by Jo, with your mum.",
            "Risk assessment by J. Bell, SW",
            "Prepared by the duty worker, Jo Bell, in a hurry.",
            "Signed Jo Bell, social worker (author of this assessment)",
        ] {
            assert!(may_write(text), "{text}");
        }
    }

    #[test]
    fn another_paper_and_one_to_come_name_no_writer() {
        for text in [
            "The medical report was written by Dr Al Shaw.",
            "The previous assessment was completed by Al Reid.",
            "This assessment will be completed by Jo Bell.",
            "This assessment was read by Al Reid.",
            "The report was asked for by Al Reid.",
            "Jo Bell agreed to write the assessment.",
            "I visited Isla before this assessment.",
            "Isla wrote this poem.",
        ] {
            assert!(names_writer(text).is_none(), "{text}");
            assert!(!may_write(text), "{text}");
        }
    }

    #[test]
    fn a_manager_passed_this_paper() {
        for text in [
            "The Team Manager has read and signed the assessment.",
            "My senior social worker, Al Reid, has checked the report and approved it.",
            "Al Reid, Practice Manager, read the assessment on 3 May 2026 and endorsed it.",
            "The assessment and its conclusions were endorsed by Al Reid, Service Manager.",
            "Endorsed by the Area Manager, Al Reid.",
            "I have read and approved the above: A. Reid, Team Manager",
        ] {
            assert!(says_passed(text).is_some(), "{text}");
        }
    }

    #[test]
    fn what_a_manager_declined_or_passed_elsewhere_is_no_passing() {
        for text in [
            "The team manager will sign the assessment.",
            "The team manager declined to sign this assessment.",
            "The housing manager signed the report.",
            "The team manager approved the request for respite.",
            "Endorsed by the panel and its manager.",
            "The team manager drove to the flat and signed it.",
        ] {
            assert!(says_passed(text).is_none(), "{text}");
        }
    }
}
