//! Sentences in which a document speaks of itself: "This chapter was updated in December 2025".
//!
//! In: a document's text and dates. Out: values. A sentence counts when its subject is this
//! document, or when it has none and stands where documents speak of themselves. What it says of
//! laws, of other guidance and of policies in general does not count.

use std::sync::LazyLock;

use regex::Regex;

use crate::facts::pattern::pattern;

use super::{Field, Place, Reader, Value};
use crate::document::{Document, Span};
use crate::facts::{DateMention, dates_in};

/// The nouns by which a document calls itself.
pub(super) const NOUNS: &str = r"(?:policy|policies and procedures|procedures?|sop|pathway|charter|note|guidance|guidelines?|guide|protocol|principles|arrangements|strategy|standards?|framework|manual|handbook|document|chapter|version|edition|plan|report|publication|toolkit|statement|code of practice|practice note)";

static THIS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)\b(?:this|these|our)\s+(?:[\w'’-]+\s+){{0,4}}?{NOUNS}\b|^\W*(?:amendment\W+)?(?:this|it|they)\b"
    ))
});

static DEED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:",
        r"(?P<due>(?:(?:next|to be|will(?: next)?(?: be)?|should(?: next)? be|must be|shall be|is(?: next)?|are|falls?) )*(?:due |scheduled |planned )*(?:for |to be )*(?:formally |next )?(?:review(?:ed)?(?: again)?|renewed|revisited|looked at(?: again)?|considered again|checked again)",
        r"|(?:next|due for|for) review(?: date)?(?: is| will be| due)?|review (?:date|is|due|will (?:be|take place)|by)|expires?|valid until|expiry(?: date)?|(?:stands|in force|in place|applies|runs|current|extended|remains)(?: in (?:force|place|use))? until)",
        r"|(?P<approved>approv(?:ed|al)|ratified|adopted|endorsed|signed off|agreed)",
        r"|(?P<effective>(?:com(?:es?|ing)|came|took|takes?|taking) (?:into )?(?:effect|force|operation)|(?:effective|in force|in effect|implemented|operational)(?: from)?)",
        r"|(?P<issued>issued|published|launched|released|added to (?:the|this) manual)",
        r"|(?P<updated>updated(?: version)?|amended|revised|refreshed|last (?:update|revision|amendment))",
        r"|(?P<drafted>drafted|first written|draft(?: of)?|prepared|written|compiled|produced)",
        r")\b"
    ))
});

/// Reads the values that sentences give.
pub(super) fn values(reader: &Reader) -> Vec<Value> {
    let mut values = Vec::new();
    for (block_idx, block) in reader.document.blocks.iter().enumerate() {
        let Some(place) = reader.layout.place(block_idx) else {
            continue;
        };
        if matches!(
            place,
            Place::Property | Place::FileName | Place::Folder | Place::VersionHistory
        ) {
            continue;
        }
        let own = in_block(reader, block_idx, place);
        values.extend(owner(reader, block.span, place, !own.is_empty()));
        values.extend(own);
    }
    values
}

/// Within so many blocks of its beginning a document speaks of itself.
const BLOCKS_AT_TOP: usize = 4;

fn in_block(reader: &Reader, block_idx: usize, place: Place) -> Vec<Value> {
    let block = &reader.document.blocks[block_idx];
    let dates = dates_in(reader.dates, block.span);
    if dates.is_empty() {
        return Vec::new();
    }
    let sentences = sentences(reader.document, block.span);
    let speaks = reader.layout.is_frame(block_idx)
        || block_idx < BLOCKS_AT_TOP
        || is_near_end(reader.document, block_idx);
    let mut values = Vec::new();
    for sentence in sentences {
        let goes_on = !values.is_empty();
        values.extend(in_sentence(reader, sentence, place, speaks, goes_on));
    }
    values
}

pub(super) fn is_near_end(document: &Document, block_idx: usize) -> bool {
    let after = document.blocks[block_idx..].iter().take(7);
    after
        .take_while(|block| block.part == document.blocks[block_idx].part)
        .count()
        < 7
}

/// `goes_on`: the sentence before it spoke of this document, so that "the next review" is its own.
fn in_sentence(
    reader: &Reader,
    sentence: Span,
    place: Place,
    speaks: bool,
    goes_on: bool,
) -> Vec<Value> {
    let mut values = Vec::new();
    let mut is_own = false;
    let mut from = sentence.start;
    let dates = dates_in(reader.dates, sentence);
    for date in dates.iter().filter(|date| date.dated().is_some()) {
        let before = Span::new(from.min(date.span.start), date.span.start);
        let Some((field, deed)) = deed_before(reader.document, before) else {
            continue;
        };
        let subject = reader.document.at(Span::new(sentence.start, deed.start));
        let object = reader.document.at(Span::new(deed.end, date.span.start));
        let is_second = is_own && before.start > sentence.start;
        is_own = is_second
            || (goes_on && is_bare(subject))
            || is_subject(subject, reader.document.at(deed))
            || is_object(object)
            || (speaks && is_fragment(subject))
            || (speaks && reader.layout.is_title(reader.document, subject));
        if is_own {
            values.extend(value(reader, field, place, date));
        }
        from = date.span.end;
    }
    values
}

fn value(reader: &Reader, field: Field, place: Place, date: &DateMention) -> Option<Value> {
    Some(Value {
        field,
        place,
        words: reader.quoted(date.span),
        dated: Some(date.dated()?),
    })
}

/// The last deed before a date, where only small words or who did it stand between.
fn deed_before(document: &Document, before: Span) -> Option<(Field, Span)> {
    static BETWEEN: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)^(?:[\s\W]*(?:\b(?:on|in|from|of|by|during|date|is|was|for|due|before|until|no|later|than|the|again|and|next|last|end|as|at|to|be|not|will|falls?|scheduled|planned|set|dated|around|later than|every \w+ years?)\b[\s\W]*)*",
            r"|\s+(?:by|at|with|through)\b[^.;:]{0,120}?|[^.;:]{0,70}\bthis\b[^.;:]{0,60}(?:\b(?:on|in|from)\s+)?)$"
        ))
    });
    let text = document.at(before);
    let found = DEED.captures_iter(text).last()?;
    let all = found.get(0)?;
    if !BETWEEN.is_match(&text[all.end()..]) {
        return None;
    }
    let field = field_of(&found, all.as_str(), &text[..all.start()]);
    // "Prepared for the meeting of 3 May": the date is that of something else.
    if field == Field::Drafted && PURPOSE.is_match(&text[all.end()..]) {
        return None;
    }
    Some((
        field,
        Span::new(before.start + all.start(), before.start + all.end()),
    ))
}

static PURPOSE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\b(?:for|ahead of|following|in response to|under|because)\b"));

fn field_of(found: &regex::Captures, deed: &str, before: &str) -> Field {
    let is = |name: &str| found.name(name).is_some();
    if is("due") {
        let deed = deed.to_lowercase();
        let is_past = deed.starts_with("reviewed") && !before.trim_end().ends_with("be")
            || before.trim_end().to_lowercase().ends_with("last");
        return if is_past {
            Field::LastReviewed
        } else {
            Field::ReviewDue
        };
    }
    let to_come = before.trim_end().to_lowercase();
    let fields = [
        ("approved", Field::Approved),
        ("effective", Field::Effective),
        ("issued", Field::Issued),
        ("updated", Field::Updated),
        ("drafted", Field::Drafted),
    ];
    let field = fields
        .iter()
        .find(|(name, _)| is(name))
        .map_or(Field::Updated, |(_, field)| *field);
    let is_to_come = [" be", "next"].iter().any(|end| to_come.ends_with(end));
    if field == Field::Updated && is_to_come {
        Field::ReviewDue
    } else {
        field
    }
}

/// The subject is this document, with nothing but helping words before the deed.
fn is_subject(subject: &str, deed: &str) -> bool {
    static HELPING: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^(?:[\s,:()]*\b(?:has|was|is|been|were|have|had|will|be|to|should|must|first|last|next|also|and|then|most|recently|now|it|which|[a-z]+ly|reviewed|approved|updated|amended|revised|issued|published|drafted|v?[\d.]+|version|for|due|in|of)\b)*[\s,()]*$",
        )
    });
    static VERB: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)^ and (?:it )?(?:will|is|was|has|had|should|must)\b"));
    let last = THIS.find_iter(subject).last();
    let second = subject.rfind(" and ").map(|at| &subject[at..]);
    last.is_some_and(|found| {
        if is_of_another(&subject[..found.start()]) {
            return false;
        }
        let goes_on = found.start() == 0
            && second.is_some_and(|rest| {
                HELPING.is_match(rest) && VERB.is_match(&format!("{rest}{deed}"))
            });
        goes_on || HELPING.is_match(&subject[found.end()..])
    })
}

/// "An assessment of this guidance was signed off": what was done was not done to the guidance.
fn is_of_another(before: &str) -> bool {
    static OF: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?i)\b(?:(\w+) (?:of|for)|about|alongside|accompanying|with)\s*$")
    });
    static ITS_OWN: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^(?:version|edition|issue|revision|draft|text|contents?|review|update|use|implementation|all|most|\d+|one|two|three|four|five|six)$",
        )
    });
    OF.captures(before).is_some_and(|found| {
        let noun = found.get(1);
        noun.is_none_or(|noun| !ITS_OWN.is_match(noun.as_str()))
    })
}

/// "The committee approved this policy on …".
fn is_object(object: &str) -> bool {
    static OBJECT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(&format!(
            r"(?i)^\s+(?:version [\d.]+ of )?th(?:is|ese)\s+(?:\w+\s+){{0,3}}?{NOUNS}\b"
        ))
    });
    OBJECT.is_match(object)
}

/// "The", "It": what the sentence is about stands before it.
fn is_bare(subject: &str) -> bool {
    static BARE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^\W*(?:(?:the|it|they|its|a|an|our|next|first|full|formal|was|is|has|been|and|to|be|will)\b\s*)*$",
        )
    });
    BARE.is_match(subject)
}

/// No subject at all: a line that begins with its deed, perhaps after a version.
fn is_fragment(subject: &str) -> bool {
    static FRAGMENT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^[\W\d]*(?:(?:was|first|second|third|fourth|fifth|new|last|date|fully|formally|version|ver|v|edition|document|policy|final|draft|and|jointly|originally|amendment|most recently|page \d+ of)[\s\W\d.]*)*$",
        )
    });
    FRAGMENT.is_match(subject)
}

/// Cuts a block into sentences; a line break ends one where the next line begins like another.
pub(super) fn sentences(document: &Document, span: Span) -> Vec<Span> {
    static END: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"[.!?;]\s+|\s[|•·]\s|\t|\n\s*\n|\n(?:\s*[-•▪]|\s*[A-Z])|[ \u{a0}]{3,}")
    });
    let text = document.at(span);
    let mut cuts = vec![0];
    for found in END.find_iter(text) {
        let last = text[..found.end()]
            .chars()
            .next_back()
            .map_or(0, char::len_utf8);
        let begins_next = found.as_str().starts_with('\n') && !found.as_str().trim().is_empty();
        cuts.push(if begins_next {
            found.end() - last
        } else {
            found.end()
        });
    }
    cuts.push(text.len());
    let spans = cuts.windows(2).filter(|two| two[0] < two[1]);
    spans
        .map(|two| Span::new(span.start + two[0], span.start + two[1]))
        .collect()
}

/// The line of a block that holds a span.
pub(super) fn line_around(document: &Document, block_idx: usize, span: Span) -> Span {
    let block = document.blocks[block_idx].span;
    let start = document
        .at(Span::new(block.start, span.start))
        .rfind(['\n', '\t']);
    let end = document
        .at(Span::new(span.end.min(block.end), block.end))
        .find(['\n', '\t']);
    Span::new(
        start.map_or(block.start, |at| block.start + at + 1),
        end.map_or(block.end, |at| span.end + at),
    )
}

/// "The owner of this policy is the Head of Service.", "The Head of Service owns this policy."
fn owner(reader: &Reader, block: Span, place: Place, speaks: bool) -> Option<Value> {
    let spans = sentences(reader.document, block);
    let named = spans.into_iter().find_map(|sentence| {
        let text = reader.document.at(sentence);
        let by = || BY.captures(text).filter(|_| speaks || place != Place::Body);
        let found = OWNER
            .captures(text)
            .or_else(|| OWNS.captures(text))
            .or_else(|| {
                QUESTIONS
                    .captures(text)
                    .filter(|_| speaks || is_cover(place))
            })
            .or_else(|| OWNS_IT.captures(text).filter(|_| speaks))
            .or_else(|| ISSUED_BY.captures(text).filter(|_| speaks))
            .or_else(by)?
            .get(1)?;
        Some(Span::new(found.start(), found.end()).shifted(sentence.start))
    })?;
    Some(Value {
        field: Field::Owner,
        place,
        words: reader.quoted(named),
        dated: None,
    })
}

fn is_cover(place: Place) -> bool {
    matches!(place, Place::Cover | Place::ControlTable)
}

static OWNER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)(?:\b(?:owner|author|lead officer|lead) (?:of|for) th(?:is|ese) (?:\w+ )?{NOUNS} is|\b(?:responsib\w+|accountab\w+) for (?:(?:keeping|reviewing|maintaining|updating|the review of|this|and) )*(?:th(?:is|ese) (?:\w+ )?{NOUNS}) (?:under review |up to date )?(?:is|lies with|rests with|sits with|belongs to)|\b(?:th(?:is|ese) (?:\w+ )?{NOUNS}|it) is (?:(?:owned|maintained|kept (?:up to date|under review)|looked after) )(?:and \w+ )?by(?: the)?)\s+([^.;\n]{{3,100}})"
    ))
});

/// The owner as the sentence's subject.
static OWNS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)^\W*(?:the )?(\p{{Lu}}[^.;:\n]{{2,80}}?)(?:,? who)? (?:(?:owns|wrote|maintains|keeps|looks after|leads on|reviews|updates)|is (?:the )?(?:\w+ )?(?:owner|author|lead|lead officer) (?:of|for)|(?:is|are) (?:responsible|accountable) for(?: (?:keeping|reviewing|maintaining|updating|the review of|and))*) (?:and (?:reviews|updates|maintains|keeps) )?th(?:is|ese) (?:\w+ )?{NOUNS}(?: (?:up to date|under review))?(?:$|[^\w\s]|\s+and\b|\s+on behalf\b|\s+(?:up|under)\b)"
    ))
});

static QUESTIONS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\W*(?:questions|queries|enquiries|comments)\b[^.:]{0,60}?\b(?:to|with) (?:the )?(?:(?:\w+ )?(?:author|owner|lead), )?([^,.;:\n]{3,80})",
    )
});

/// "The Head of Service is responsible for keeping it up to date", behind a sentence on this policy.
static OWNS_IT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^\W*(?:[Tt]he )?(\p{Lu}[^.;:\n]{2,80}?) (?:(?:owns|wrote|maintains|looks after|leads on|reviews|updates) (?:it|them)\b|(?:is|are) (?:responsible|accountable) for (?:keeping|reviewing|maintaining|updating) (?:it|them)\b)",
    )
});

/// "Issued by the Head of Service": a post answers for what it issues, a council does not.
static ISSUED_BY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\W*(?:issued|published|released) by (?:the )?((?:[^,.;:\n\d]{0,60} )?(?:officer|director|head|manager|lead|co-?ordinator|chief|principal|adviser|nurse)\b[^,.;:\n\d]{0,60}?)\s*(?:\b(?:on|in)\s+(?:\w+\s+)?\d|[,.;:\n]|$)",
    )
});

static BY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\W*(?:prepared|written|produced|compiled|drafted|edited|owned|maintained|led) by (?:the )?([^,.;:\n\d]{3,80})",
    )
});
