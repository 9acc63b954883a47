//! Who answers for a document, as sentences say it.
//!
//! In: the sentences of a block. Out: the owner's words, where the sentence says so of this document.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use crate::facts::pattern::pattern;

use super::fields::undated;
use super::meaning::{self, Meaning};
use super::open::names_post;
use super::prose::{self, NOUNS};
use super::sentences::sentences;
use super::{Field, Place, Reader, Value};
use crate::document::Span;
use crate::facts::{kind, label};

/// "The owner of this policy is the Head of Service.", "The Head of Service owns this policy."
pub(super) fn in_block(
    reader: &Reader,
    block_idx: usize,
    place: Place,
    speaks: bool,
) -> Option<Value> {
    let block = reader.document.blocks[block_idx].span;
    let spans = sentences(reader.document, block);
    let at_end = prose::is_at_edge(reader, block_idx);
    let named = spans.into_iter().find_map(|sentence| {
        let text = reader.document.at(sentence);
        let by = || {
            BY.captures(text)
                .filter(|_| speaks || at_end || place != Place::Body)
        };
        let is_known = |found: &Captures| {
            let is_it = found[0].to_lowercase().starts_with("it ");
            let told =
                || speaks || place != Place::Body || THIS.is_match(reader.document.at(block));
            !is_it || told()
        };
        let found = OWNER
            .captures(text)
            .filter(is_known)
            .or_else(|| OWNS.captures(text))
            .or_else(|| IN_BRACKETS.captures(text))
            .or_else(|| APPOINTED.captures(text))
            .or_else(|| WHO_KEEPS.captures(text))
            .or_else(|| {
                let is_told = place != Place::Body || IT_IS.is_match(text);
                AS_OWNER.captures(text).filter(|_| is_told)
            })
            .or_else(|| {
                APPOSED
                    .captures(text)
                    .filter(|_| speaks || at_end || place != Place::Body)
            })
            .or_else(|| AUTHOR.captures(text))
            .or_else(|| {
                QUESTIONS
                    .captures(text)
                    .filter(|_| speaks || at_end || is_cover(place) || THIS.is_match(text))
            })
            .or_else(|| {
                let is_told = |found: &Captures| speaks || names_own_noun(reader, found);
                OWNS_IT.captures(text).filter(is_told)
            })
            .or_else(|| {
                AUTHORS
                    .captures(text)
                    .filter(|_| place != Place::Body || reader.layout.is_at_top(block_idx))
            })
            .or_else(|| THE_OWNED.captures(text).filter(|_| speaks || at_end))
            .or_else(|| KEEPER.captures(text).filter(|_| speaks || at_end))
            .or_else(|| ISSUED_BY.captures(text).filter(|_| speaks))
            .or_else(by)?;
        let found = found.iter().skip(1).flatten().next()?;
        let named = subject_of(found.as_str());
        let span = Span::new(found.start(), found.start() + named.len());
        may_answer(named).then(|| span.shifted(sentence.start))
    })?;
    Some(undated(Field::Owner, place, reader.quoted(named)))
}

/// "The manager, Jo Orr, is the first aider and is responsible for this policy": who it is ends before
/// what else they are.
fn subject_of(named: &str) -> &str {
    let at = named.find(" is ").filter(|_| named.ends_with(" and"));
    at.map_or(named, |at| named[..at].trim_end_matches([',', ' ']))
}

/// Somebody is named by a capital or a post; a question, a mailbox and a word of the text name nobody.
fn may_answer(named: &str) -> bool {
    static NOBODY: LazyLock<Regex> =
        LazyLock::new(|| pattern(r#"(?i)^who\b|\b(?:mailbox|inbox|portal)\b|^\w+ ["“”]"#));
    !NOBODY.is_match(named)
}

/// "Yours sincerely, Jo Orr, Head of Service": whoever signs a circular answers for it.
pub(super) fn signer(reader: &Reader) -> Option<Value> {
    let lines = kind::signature(reader.document);
    let line = lines
        .into_iter()
        .find(|line| names_post(reader.document.at(*line)))?;
    let place = reader.layout.place(reader.document.block_at(line)?)?;
    Some(undated(Field::Owner, place, reader.quoted(line)))
}

/// "Responsible team People and Culture": a label that runs into its value, alone in a block.
pub(super) fn behind_label(reader: &Reader, block_idx: usize, place: Place) -> Option<Value> {
    const LABEL_WORDS: std::ops::RangeInclusive<usize> = 2..=4;
    const WORDS_MAX: usize = 10;
    let block = &reader.document.blocks[block_idx];
    let text = reader.document.text_of(block);
    if place == Place::ControlTable && text.contains('\n') {
        return line_behind_label(reader, block.span, place);
    }
    let may_stand =
        place != Place::Title && place != Place::Body || reader.layout.is_at_top(block_idx);
    let is_line = block.heading().is_none() && text.split(' ').count() <= WORDS_MAX;
    if !may_stand || !is_line || text.contains(['.', ':', '?']) {
        return None;
    }
    let ends = text.match_indices(' ').map(|(at, _)| at);
    let ends = ends
        .enumerate()
        .filter(|(n, _)| LABEL_WORDS.contains(&(n + 1)));
    let mut values = ends.filter_map(|(_, at)| {
        let names = meaning::of(&label::plain(&text[..at]));
        let is_owner = names == Some(Meaning::Field(Field::Owner));
        let rest = &text[at + 1..];
        let is_label = || meaning::of(&label::plain(rest)) == Some(Meaning::Field(Field::Owner));
        let is_more_label = !rest.contains(' ') && is_label();
        let begins = rest.starts_with(char::is_uppercase) && !is_more_label;
        (is_owner && begins).then(|| Span::new(at + 1, text.len()).shifted(block.span.start))
    });
    let named = values.next()?;
    Some(undated(Field::Owner, place, reader.quoted(named)))
}

/// "Responsible Registered Manager", on a line among others of document control: a post behind a label of
/// one word.
fn line_behind_label(reader: &Reader, block: Span, place: Place) -> Option<Value> {
    const WORDS_MAX: usize = 10;
    let names_owner =
        |text: &str| meaning::of(&label::plain(text)) == Some(Meaning::Field(Field::Owner));
    let mut lines = reader.document.lines_in(block);
    let named = lines.find_map(|span| {
        let line = reader.document.at(span);
        let (name, post) = line.split_once(' ')?;
        let is_post = post.starts_with(char::is_uppercase)
            && post.split(' ').count() <= WORDS_MAX
            && post.contains(' ')
            && names_post(post);
        let is_value = !name.ends_with(':') && is_post && names_owner(name) && !names_owner(line);
        is_value.then(|| Span::new(span.start + name.len() + 1, span.end))
    })?;
    Some(undated(Field::Owner, place, reader.quoted(named)))
}

/// "By the Practice Lead", and "Jo Orr, Practice Lead | second edition | adopted on 3 May": whoever is
/// named by a post at the head of a document, with "by" or beside its version or date, wrote it.
pub(super) fn byline(reader: &Reader, block_idx: usize, place: Place) -> Option<Value> {
    static BY: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^\W*(?i:by|from) (?:the )?(\p{Lu}[^.;:\n]{2,80}?)[\s.|]*$"));
    static SIGNED: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^\W*(\p{Lu}[\p{L}.'’ -]{2,40}, [^.;:|\n]{3,60}?)[\s.|•·]*$"));
    static FACT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)\b(?:version|edition|issue|revision|v\d|adopted|approved|issued",
            r"|published|reviewed?|updated)\b"
        ))
    });
    let is_head =
        place == Place::Cover || place == Place::Body && reader.layout.is_at_top(block_idx);
    let block = &reader.document.blocks[block_idx];
    if !is_head || block.cell().is_some() {
        return None;
    }
    let lines = sentences(reader.document, block.span);
    let tells = |at: usize| {
        let mut others = lines.iter().enumerate().filter(|(other, _)| *other != at);
        others.any(|(_, line)| FACT.is_match(reader.document.at(*line)))
    };
    let named = lines.iter().enumerate().find_map(|(at, line)| {
        let text = reader.document.at(*line);
        let found = BY
            .captures(text)
            .or_else(|| SIGNED.captures(text).filter(|_| tells(at)))?;
        let named = found.get(1).filter(|named| names_post(named.as_str()))?;
        Some(Span::new(named.start(), named.end()).shifted(line.start))
    })?;
    Some(undated(Field::Owner, place, reader.quoted(named)))
}

/// "… keeps the protocol up to date", in a document whose title calls it a protocol.
fn names_own_noun(reader: &Reader, found: &Captures) -> bool {
    static THE: LazyLock<Regex> = LazyLock::new(|| pattern(&format!(r"(?i)\bthe ({NOUNS})\b")));
    let nouns = THE.captures_iter(&found[0]).filter_map(|noun| noun.get(1));
    let mut nouns = nouns.map(|noun| noun.as_str());
    nouns.any(|noun| reader.layout.is_in_title(reader.document, noun))
}

static THIS: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"(?i)\bth(?:is|ese) (?:\w+ )?{NOUNS}\b")));

fn is_cover(place: Place) -> bool {
    matches!(place, Place::Cover | Place::ControlTable)
}

/// What whoever answers for a document does to it.
const KEPT: &str = r"(?:owned|managed|maintained|led|edited|written|prepared|produced|compiled|developed|authored|put together|drawn up|kept (?:up to date|under review|current|up)|brought up to date|administered|looked after)";

/// What is done to a document, and to few other things that a text calls "it".
const IT_KEPT: &str = r"(?:owned|managed|maintained|edited|written|prepared|produced|compiled|developed|authored|put together|drawn up|kept (?:up to date|under review|current|up)|brought up to date|looked after)";

static OWNER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)(?:\b(?:owner|author|lead officer|lead|contact) (?:of|for) th(?:is|ese) (?:\w+ )?{NOUNS} is|\b(?:responsib\w+|accountab\w+) for (?:(?:keeping|reviewing|maintaining|updating|the review of|this|and) )*(?:th(?:is|ese) (?:\w+ )?{NOUNS}|the (?:policy|procedure|guidance|protocol|strategy|document)) (?:under review |up to date )?(?:is|lies with|rests with|sits with|belongs to)|\bth(?:is|ese) (?:\w+ )?{NOUNS} (?:belongs? to|(?:is|are) the (?:\w+ )?responsibility of)(?: the)?|\b(?:th(?:is|ese) (?:\w+ )?{NOUNS} (?:is|was|has been|are|were) {KEPT}|it (?:is|was|has been) {IT_KEPT}) (?:and \w+ )?by)\s+(?:the )?([^.;\n]{{3,100}})"
    ))
});

/// The owner as the sentence's subject.
static OWNS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)^\W*(?:the )?(\p{{Lu}}[^.;:\n]{{2,80}}?)(?:,? who)? (?:(?:owns|wrote|maintains|keeps|looks after|leads(?: on)?|reviews|updates|answers? for)|will (?:keep|maintain|review|update)|(?:has|takes|carries|holds|is in) (?:the )?(?:overall |lead |main |delegated )?(?:responsibility|charge|ownership|care) (?:for|of)(?: (?:keeping|reviewing|maintaining|updating|the review of|and))*|is (?:the )?(?:\w+ )?(?:owner|author|lead|lead officer|keeper|custodian|holder|editor) (?:of|for)|(?:is|are) (?:responsible|accountable) for(?: (?:keeping|reviewing|maintaining|updating|the review of|and))*) (?:and (?:reviews|updates|maintains|keeps) )?th(?:is|ese) (?:\w+ )?{NOUNS}(?: (?:up to date|under review))?(?:$|[^\w\s]|\s+(?:and|for|across|within|on behalf|up|under|in line|every|each|at least|once|when|as)\b)"
    ))
});

/// "The Board appointed the Depute Head to be responsible for it": who was given a policy answers for
/// it.
static APPOINTED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)\b(?:appoint(?:ed|s)?|nam(?:ed|es)|made|ask(?:ed|s)?) (?:the )?([^.;:\n]{{3,60}}?) (?:to be |as )?(?:responsible|answerable|accountable) for (?:it|them|th(?:is|e|ese) {NOUNS})\b"
    ))
});

/// "Issued by the Service Manager, who keeps this chapter", "Mrs Orr, Head Teacher, who is also
/// responsible for this policy".
static WHO_KEEPS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"^(?:[^;\n]*\b(?:is|by|to|with|from|for) )?(?:the |our )?(\p{{Lu}}[^.;:,\n]{{2,60}}(?:, \p{{Lu}}[^.;:,\n]{{2,60}})?), who (?:is |also |both |now )*(?:owns|wrote|keeps|maintains|looks after|leads on|updates|answers for|responsible for|accountable for|(?:the )?(?:owner|author|keeper|lead) (?:of|for))(?: keeping| reviewing| updating)? th(?:is|ese) {NOUNS}\b"
    ))
});

/// "It is held by the Data Officer of the Council as protocol owner".
static AS_OWNER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"\b(?:held|kept|managed|maintained|looked after) by (?:the |our )?(\p{{Lu}}[^.;:,\n]{{2,80}}?) as (?:its |the )?(?:{NOUNS} )?(?:owner|author|keeper|custodian|lead|lead officer)\b"
    ))
});

/// "It", "this protocol": what a sentence on a document begins with.
static IT_IS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)^[\W\d]*(?:it|they|th(?:is|ese) (?:\w+ )?{NOUNS}) (?:is|are)\b"
    ))
});

/// "From: Operations Manager (responsible for this instruction)".
static IN_BRACKETS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)(?:^|[:;,]\s+)(?:\w+ by |by |from )?(?:the )?((?-i:\p{{Lu}})[^.;:()\n]{{2,80}}?(?: \([^)]{{2,40}}\))?) \((?:who is |and )?(?:(?:responsible|accountable) for|(?:author|owner|lead|keeper) (?:of|for)|owns|leads on) th(?:is|ese) (?:\w+ )?{NOUNS}\)"
    ))
});

/// "Ask the Care Manager, its author, if something is not clear."
static APPOSED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"\b(?:[Tt]he |[Oo]ur )(\p{Lu}[\w'’-]*(?: (?:and |of ",
        r"|for )?\p{Lu}[\w'’-]*){0,6}), (?:who is )?(?:its",
        r"|the (?:policy|document)['’]s) (?:\w+ )?(?:author|owner|editor|keeper",
        r"|lead|custodian)\b"
    ))
});

/// "Comments to the lead author, Dana Wemyss, Practice Development Officer."
static AUTHOR: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"^\W*(?i:questions|queries|enquiries|comments|feedback",
        r"|suggestions)\b[^.:]{0,60}?\b(?:to|with) (?:the ",
        r"|its )?(?:\w+ )?(?:author|owner)(?:,| is",
        r"|:) (?:the )?(\p{Lu}[^.;:\n]{2,80})"
    ))
});

/// "Questions about this policy go to …", "For advice on this policy contact …".
static QUESTIONS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^\W*(?:(?:please )?(?:(?:send|direct|address|refer|forward|raise",
        r"|submit) )?(?:any |all |your )?(?:further )?(?:questions?|query|queries",
        r"|enquiry|enquiries|comments|remarks|corrections|views|feedback",
        r"|suggestions)\b[^.:]{0,60}?\b(?:to|with|answered by|dealt with by)",
        r"|for (?:more |further )?(?:advice|information|help|guidance",
        r"|details)\b[^.:]{0,60}?\b(?:contact|ask|speak to|see|e-?mail)",
        r"|if (?:you|anyone|staff)\b[^.;:]{0,60}?\b(?:questions?|quer(?:y|ies)",
        r"|unsure|not sure|advice|help",
        r"|comments?)\b[^.;:]{0,40}?,? (?:please )?(?:contact|ask|speak to|talk to",
        r"|see|ring|e-?mail)) (?:the )?(?:(?:\w+ )?(?:author|owner",
        r"|lead), )?([^,.;:\n]{3,80}(?:, (?-i:\p{Lu})[^,.;:\n]{2,40})?)"
    ))
});

/// "The Head of Service is responsible for keeping it up to date", behind a sentence on this policy.
static OWNS_IT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"^\W*(?:[Tt]he |[Oo]ur )?(\p{{Lu}}[^.;:\n]{{2,80}}?) (?:is its (?:author|owner|lead|editor|keeper)\b|is the (?:policy |document )?(?:author|owner|editor|keeper)\b\W*$|is the (?:\w+ )?(?:author|owner|editor|keeper|custodian|holder) of the {NOUNS}\b|(?:owns|wrote|maintains|looks after|leads on|reviews|updates|holds|keeps|edits|answers for|oversees|(?:has|takes|is in) (?:overall )?(?:charge|care) of) (?:it|them|the (?i:{NOUNS}))\b|(?:is|are) (?:responsible|accountable) for (?:(?:its|their) (?:upkeep|review|content|maintenance)|(?:(?:keeping|reviewing|maintaining|updating) )?(?:it|them|the {NOUNS}))\b|keeps (?:it|them|the {NOUNS}) (?:up to date|under review))|^\W*(?:[Ii]t(?: is|['’]s)|[Tt]hey are) {IT_KEPT} by (?:the )?(\p{{Lu}}[^.;:\n]{{2,80}})|^\W*(?:[Ii]t belongs|[Tt]hey belong) to (?:the )?(\p{{Lu}}[^,.;:\n]{{2,80}})|^\W*[^.;:\n]{{2,60}} (?:asked|charged|instructed) (?:the )?(\p{{Lu}}[^.;:\n]{{2,80}}?) (?:to|with) (?:keep|maintain|review|look after|update)(?:ing)? (?:it|them|th(?:is|ese)|the {NOUNS})\b|^\W*(?:[Ii]ts|[Tt]heir) (?:owner|author|lead|lead officer|editor|keeper|secretary|custodian|contact) is (?:the )?(\p{{Lu}}[^.;:,\n]{{2,80}})",
    ))
});

/// "Authors Dr A. Bell and Sr C. Dunn", where a document speaks of itself in lines.
static AUTHORS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?:^\W*|[,;|]\s+)(?i:authors?|owner|editor",
        r"|custodian)\s+((?:(?:Dr|Mr|Mrs|Ms|Miss|Prof",
        r"|Sr)\.? )?\p{Lu}[^;:\n/]{2,80})"
    ))
});

/// "The protocol is managed by the Information Governance Lead."
static THE_OWNED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)^\W*(?:the )?(?:policy|procedure|guidance|protocol|strategy|document|agreement|chapter) (?:is|was|has been|will be) {KEPT} by (?:the )?([^.;\n]{{3,80}})"
    ))
});

/// "The policy's owner is the Head of Service.", "The strategy lead is Ann Orr."
static KEEPER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)^\W*(?:the |our )?{NOUNS}(?:['’]s)? (?:\w+ )?(?:owner|author|lead|holder|keeper|custodian|editor|sponsor|lead officer) is (?:the )?((?-i:\p{{Lu}})[^,.;:\n]{{2,80}})"
    ))
});

/// "Issued by the Head of Service": a post answers for what it issues, a council does not.
static ISSUED_BY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^\W*(?:(?:it|they|this \w+|the \w+) (?:was|were|is|are",
        r"|has been) )?(?:issued|published|released|posted|uploaded",
        r"|circulated)(?:(?: on",
        r"| in)? (?:\d{1,2} )?[a-z]+ \d{4},?)? by (?:the )?((?:[^,.;:\n\d]{0,60} )?(?:officer",
        r"|director|head|manager|lead|co-?ordinator|chief|principal|adviser",
        r"|nurse)\b[^,.;:\n\d]{0,60}?)\s*(?:\b(?:on|in)\s+(?:\w+\s+)?\d|[,.;:\n]",
        r"|$)"
    ))
});

static BY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^\W*(?:(?:policy|procedure|guidance|guide|protocol|document",
        r"|(?:draft|version|edition|issue)(?: [\d.]+",
        r"| [a-z])?(?: (?:of|dated|from) [^.,;:]{3,20},)?) )?(?:prepared|written",
        r"|made|updated|revised|produced|compiled|drafted|edited|owned|maintained",
        r"|led|kept(?: up to date| under review| current)?|held|looked after",
        r"|authored)(?: and (?:kept up to date|maintained|owned",
        r"|updated))?(?: for [^,.;:\n]{3,60}?",
        r"|(?: in",
        r"| on)? (?:\d{1,2} )?[a-z]+ \d{4})? by (?:the )?([^,.;:\n\d]{3,80})"
    ))
});
