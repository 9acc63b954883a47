//! Who answers for a document, as sentences say it.
//!
//! In: the sentences of a block. Out: the owner's words, where the sentence says so of this document.

use std::sync::LazyLock;

use regex::Regex;

use crate::facts::pattern::pattern;

use super::prose::{NOUNS, sentences};
use super::{Field, Place, Reader, Value};
use crate::document::Span;

/// "The owner of this policy is the Head of Service.", "The Head of Service owns this policy."
pub(super) fn in_block(reader: &Reader, block: Span, place: Place, speaks: bool) -> Option<Value> {
    let spans = sentences(reader.document, block);
    let named = spans.into_iter().find_map(|sentence| {
        let text = reader.document.at(sentence);
        let by = || BY.captures(text).filter(|_| speaks || place != Place::Body);
        let found = OWNER
            .captures(text)
            .or_else(|| OWNS.captures(text))
            .or_else(|| AUTHOR.captures(text))
            .or_else(|| {
                QUESTIONS
                    .captures(text)
                    .filter(|_| speaks || is_cover(place) || THIS.is_match(text))
            })
            .or_else(|| OWNS_IT.captures(text).filter(|_| speaks))
            .or_else(|| ISSUED_BY.captures(text).filter(|_| speaks))
            .or_else(by)?;
        let found = found.get(1).or_else(|| found.get(2))?;
        let is_question = found.as_str().to_lowercase().starts_with("who");
        (!is_question).then(|| Span::new(found.start(), found.end()).shifted(sentence.start))
    })?;
    Some(Value {
        field: Field::Owner,
        place,
        words: reader.quoted(named),
        dated: None,
    })
}

static THIS: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"(?i)\bth(?:is|ese) (?:\w+ )?{NOUNS}\b")));

fn is_cover(place: Place) -> bool {
    matches!(place, Place::Cover | Place::ControlTable)
}

static OWNER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)(?:\b(?:owner|author|lead officer|lead|contact) (?:of|for) th(?:is|ese) (?:\w+ )?{NOUNS} is|\b(?:responsib\w+|accountab\w+) for (?:(?:keeping|reviewing|maintaining|updating|the review of|this|and) )*(?:th(?:is|ese) (?:\w+ )?{NOUNS}) (?:under review |up to date )?(?:is|lies with|rests with|sits with|belongs to)|\b(?:th(?:is|ese) (?:\w+ )?{NOUNS}|it) is (?:(?:owned|maintained|kept (?:up to date|under review)|looked after) )(?:and \w+ )?by(?: the)?)\s+([^.;\n]{{3,100}})"
    ))
});

/// The owner as the sentence's subject.
static OWNS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)^\W*(?:the )?(\p{{Lu}}[^.;:\n]{{2,80}}?)(?:,? who)? (?:(?:owns|wrote|maintains|keeps|looks after|leads on|reviews|updates)|will (?:keep|maintain|review|update)|has (?:the )?(?:overall )?(?:responsibility|charge|ownership) (?:for|of)(?: (?:keeping|reviewing|maintaining|updating|the review of|and))*|is (?:the )?(?:\w+ )?(?:owner|author|lead|lead officer) (?:of|for)|(?:is|are) (?:responsible|accountable) for(?: (?:keeping|reviewing|maintaining|updating|the review of|and))*) (?:and (?:reviews|updates|maintains|keeps) )?th(?:is|ese) (?:\w+ )?{NOUNS}(?: (?:up to date|under review))?(?:$|[^\w\s]|\s+and\b|\s+on behalf\b|\s+(?:up|under)\b)"
    ))
});

/// "Comments to the lead author, Dana Wemyss, Practice Development Officer."
static AUTHOR: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^\W*(?i:questions|queries|enquiries|comments|feedback|suggestions)\b[^.:]{0,60}?\b(?:to|with) (?:the |its )?(?:\w+ )?(?:author|owner)(?:,| is|:) (?:the )?(\p{Lu}[^.;:\n]{2,80})",
    )
});

/// "Questions about this policy go to …", "For advice on this policy contact …".
static QUESTIONS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^\W*(?:(?:please )?(?:(?:send|direct|address|refer|forward|raise|submit) )?(?:any |all |your )?(?:further )?(?:questions|queries|enquiries|comments|feedback|suggestions)\b[^.:]{0,60}?\b(?:to|with)",
        r"|for (?:more |further )?(?:advice|information|help|guidance|details)\b[^.:]{0,60}?\b(?:contact|ask|speak to|see|e-?mail)) (?:the )?(?:(?:\w+ )?(?:author|owner|lead), )?([^,.;:\n]{3,80}(?:, (?-i:\p{Lu})[^,.;:\n]{2,40})?)"
    ))
});

/// "The Head of Service is responsible for keeping it up to date", behind a sentence on this policy.
static OWNS_IT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"^\W*(?:[Tt]he |[Oo]ur )?(\p{{Lu}}[^.;:\n]{{2,80}}?) (?:is its (?:author|owner|lead|editor|keeper)\b|(?:owns|wrote|maintains|looks after|leads on|reviews|updates|holds|keeps|edits|answers for) (?:it|them|the {NOUNS})\b|(?:is|are) (?:responsible|accountable) for (?:(?:keeping|reviewing|maintaining|updating) )?(?:it|them|the {NOUNS})\b|keeps (?:it|them|the {NOUNS}) (?:up to date|under review))|^\W*(?:[Ii]ts|[Tt]heir) (?:owner|author|lead|lead officer|editor|keeper|secretary|custodian|contact) is (?:the )?(\p{{Lu}}[^.;:,\n]{{2,80}})",
    ))
});

/// "Issued by the Head of Service": a post answers for what it issues, a council does not.
static ISSUED_BY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\W*(?:issued|published|released) by (?:the )?((?:[^,.;:\n\d]{0,60} )?(?:officer|director|head|manager|lead|co-?ordinator|chief|principal|adviser|nurse)\b[^,.;:\n\d]{0,60}?)\s*(?:\b(?:on|in)\s+(?:\w+\s+)?\d|[,.;:\n]|$)",
    )
});

static BY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\W*(?:prepared|written|produced|compiled|drafted|edited|owned|maintained|led)(?: and (?:kept up to date|maintained|owned|updated))?(?: for [^,.;:\n]{3,60}?)? by (?:the )?([^,.;:\n\d]{3,80})",
    )
});
