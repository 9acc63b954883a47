//! The deeds that a date may be the date of: approved, issued, to be reviewed.
//!
//! In: the words before a date. Out: the last deed in them, where only small words, who did it, how
//! and for whom stand between the two.

use std::sync::LazyLock;

use regex::Regex;

use crate::facts::pattern::pattern;

use super::Field;
use super::clause::{is_fragment, is_subject};
use crate::document::{Document, Span};

pub(super) static DEED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:(?P<due>(?:(?:next|to be|will(?: next)?(?: be)?|should(?: next)? be|must be",
        r"|shall be|is(?: next)?|are|falls?) )*(?:due |scheduled |planned )*",
        r"(?:for |to be |subject to )*(?:formally |next )?(?:review(?:ed)?(?: again)?|renewed",
        r"|revisited|look(?:ed)? (?:at|over)(?: it| them)?(?: again| afresh| anew)?",
        r"|look(?:ed)? again",
        r"|(?:consider|check|discuss|read)(?:ed)?(?: it| them| this \w+| the \w+)? ",
        r"(?:again|afresh|anew)|check(?:ed)?(?: due)? by",
        r"|(?:consider|check|look at|review|revisit|update|renew|refresh|read|examine|see|have",
        r"|discuss|take)(?: it| them| this \w+| the \w+)(?: back)? (?:again|afresh|anew)",
        r"|checked again|(?:read|reads)(?: it| them)? again",
        r"|(?:brought|bring|come|comes|go|goes|taken|take|return|returned|report|reported)",
        r"(?: it| them)? back(?: to (?:it|them|(?:this|these|the)(?: \w+)?))?)",
        r"|(?:next|due for|for) (?:review|revision|renewal|re-?issue)(?: date)?",
        r"(?: is| will be| due)?|review (?:date|is|due|will (?:be|take place)|by)|expires?",
        r"|valid until|expiry(?: date)?|extended to",
        r"|(?:stands?|stays?|lasts?|runs?|good|in force|in place|applies|apply|current|extended",
        r"|remains?|continues?|continuing)(?: in (?:force|place|use|effect))?",
        r"(?: for [^.,;]{1,30},?)? (?:until|till)|(?:lasts?|runs?)(?: for [^.,;]{1,30}?)? to",
        r"|(?:will|shall|must|should|to|['’]ll) be [a-z]+ed again",
        r"|next (?:revision|update|edition|issue|version|approval|look)(?: due| date)?",
        r"|^(?:the )?next time",
        r"|(?:edition|version|issue|revision|text|one) (?:is|will be|be) ",
        r"(?:planned|due|expected|scheduled|ready|out|to follow|to be ready)(?: for)?",
        r"|(?:review|refresh|revision|overhaul|rewrite|update|renewal|re-?issue) ",
        r"(?:is|has been|was|will be) (?:pencilled in|planned|set|fixed|booked|scheduled",
        r"|timetabled|due|expected|intended|arranged)(?: for)?",
        r"|(?:life|term|currency|validity) (?:ends|expires|runs out|will end)",
        r"|(?:go|goes|come|comes|be put|be brought|be taken) (?:back )?(?:before|to)",
        r" [^.;:]{1,60}? again",
        r"|(?:take(?:s|n)?|have|has) (?:another|a (?:new|fresh|second|further)) look|lapses?",
        r"|(?:next |falls? )?due (?:for|to be) [a-z]+",
        r"|(?:will|shall|must|should|are to|is to)(?: next| then| formally)? (?:review|update",
        r"|revise|refresh|rewrite|renew|reissue|revisit|reconsider|return to|come back to))",
        r"|(?P<approved>(?:date of )?(?:approval|ratification|adoption|endorsement)(?: date)?",
        r"|approved|ratified|adopted|endorsed|signed(?: it| them| this(?: \w+)?| the \w+)? off",
        r"|signed(?: and sealed)?|agreed|passed|authorised|sanctioned|settled|voted for",
        r"|gave (?:its|their|her|his) (?:approval|agreement|assent|consent|blessing) to)",
        r"|(?P<effective>(?:com(?:es?|ing)|came|took|takes?|taking|has|have|had) (?:into )?",
        r"(?:effect|force|operation)|with effect|appl(?:ies|y|ied) from",
        r"|(?:valid|binding|binds) from|(?:starts?|started|begins?|began) to (?:run|apply)",
        r"|current (?:as (?:of|at)|from)|(?:in|for) (?:use|operation)(?: (?:from|since))?",
        r"|(?:implementation|commencement|effective|start) date",
        r"|date of (?:implementation|commencement|effect)",
        r"|(?:effective|in force|in effect|implemented|operational",
        r"|put (?:in(?:to)?) (?:place|practice|use|operation|force))(?: from)?)",
        r"|(?P<issued>date of (?:issue|publication)|(?:issue|publication) date|issued|published",
        r"|launched|released|added to (?:the|this) manual)",
        r"|(?P<updated>updated(?: version)?|amended|revised|refreshed",
        r"|last (?:changed|update|revision|amendment))",
        r"|(?P<drafted>drafted|first written|draft(?: of)?|prepared|written|compiled|produced))\b"
    ))
});

/// The last deed before a date, where only small words or who did it stand between.
pub(super) fn deed_before(document: &Document, before: Span) -> Option<(Field, Span)> {
    static BETWEEN: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)^(?:[\s\W]*(?:\b(?:on|or|in|from|since|of|by|during|date|time|occasion|is|was",
            r"|for|due|before|until|no|later|than|so|time|the|again|afresh|anew|and|next|last|end",
            r"|as|at|to|be|not|will|full|whole|jointly|together|replaced|rewritten|falls?|begins?",
            r"|starts?|scheduled|planned|set|dated|around|later than|every \w+ years?)\b[\s\W]*)*",
            r"|\s+(?:it|them|the \w+)\b(?: [\w'’-]+){0,8}?\s+",
            r"(?:(?:on|in|from|by|before|until|during)\s+)?",
            r"(?:(?:the )?(?:end|start|beginning) of\s+)?(?:its |the )?",
            r"(?:next |meeting (?:of|on|in)\s+)?|:\s*[^.;:\d]{0,80}?[,–-]?\s*(?:\b(?:on|in)\s+)?",
            r"|(?:\s+for\b[^.;:\d]{3,60}?)?\s+(?:by|of|at|with|through)\b[^.;:]{0,120}?:?\s*",
            r"|\s+(?:from|at|with|on) the (?:start|beginning|first day) of (?:[\w'’]+ ){0,3}?",
            r"[\w'’]+,?\s+(?:on )?",
            r"|[^.;:]{0,70}\bth(?:is|ese)\b[^.;:]{0,60}(?:\b(?:on|in|from)\s+)?)$"
        ))
    });
    let text = document.at(before);
    let found = DEED.captures_iter(text).last()?;
    let all = found.get(0)?;
    // "This chapter is under review (October 2026)."
    if all.as_str().eq_ignore_ascii_case("review") && text[..all.start()].ends_with("under ") {
        return None;
    }
    let is_to_be = found.name("approved").is_some() && TO_BE.is_match(&text[..all.start()]);
    if is_to_be || IS_DENIED.is_match(&text[..all.start()]) {
        return None;
    }
    let between = &text[all.end()..];
    let may_go_to = ["due", "issued"]
        .iter()
        .any(|name| found.name(name).is_some());
    let ends_with_to = all.as_str().to_lowercase().ends_with(" to");
    let is_back =
        || may_go_to && (TO_A_BODY.is_match(between) || ends_with_to && A_BODY.is_match(between));
    let is_latest = || found.name("due").is_some() && AT_THE_LATEST.is_match(between);
    let is_told = || runs_to_date(&text[..all.start()], all.as_str(), between);
    if !BETWEEN.is_match(between) && !is_back() && !is_latest() && !is_told() {
        return None;
    }
    let field = field_of(&found, all.as_str(), &text[..all.start()]);
    // "Effective until 3 May": the end of its time is when it comes up again.
    let is_end = field == Field::Effective && UNTIL.is_match(between);
    let field = if is_end { Field::ReviewDue } else { field };
    // "Prepared for the meeting of 3 May": the date is that of something else.
    if field == Field::Drafted && is_purpose(between) {
        return None;
    }
    Some((
        field,
        Span::new(before.start + all.start(), before.start + all.end()),
    ))
}

static UNTIL: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\b(?:until|till)\W*$"));

/// "It will be approved on …": the day is that of what is hoped for.
static TO_BE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:will|shall|would|should|is to|are to|due to|hoped to)(?: then| next| formally)?",
        r" be\s+$"
    ))
});

/// "Not yet in force", "has never been approved".
pub(super) static IS_DENIED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:not|never|nor|no longer)",
        r"(?: (?:yet|been|to be|be|formally|fully|currently|now))*\s+$"
    ))
});

/// "This chapter was published in its present form on …", "Issued to all staff by the Practice
/// Team, Social Work, on …", "Published for all schools, May 2026": nothing but how, to whom and by
/// whom stands before the date.
fn runs_to_date(subject: &str, deed: &str, between: &str) -> bool {
    static RUN: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)^(?:[\s,()]+[a-z&'’/-]+){1,18}[\s,)]+(?:on|in|from|with effect from)\s+$",
            r"|^\s+(?:to|for|across|throughout|within)\b(?:[\s,()]+[a-z&'’/-]+){1,14}",
            r"(?:,\s+|\s+[(–—-]\s*)$"
        ))
    });
    static ELSEWHERE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)\b(?:alongside|after|following|under|since|because|against|about|before|response",
            r"|when|where|whose|that|until|as|first|was|were|is|are|has|replac\w+|follow\w*)\b"
        ))
    });
    (is_subject(subject, deed) || is_fragment(subject))
        && RUN.is_match(between)
        && !ELSEWHERE.is_match(between)
}

/// "… brought back to the Committee in March 2028".
static TO_A_BODY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)^(?:\s+(?:it|them|again))?\s+to\b[^.;:]{1,80}\b(?:by|in|on|before)\s+$")
});

/// The same behind a deed with "to": "It is to return to | the Committee's table in March 2028".
static A_BODY: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^\s+(?:the|our|its|a)\b[^.;:]{1,80}\b(?:by|in|on|before)\s+$"));

/// "… before Lent, and in any case by 31 January 2028".
static AT_THE_LATEST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^[^.;:]{0,60}\b",
        r"(?:in any (?:case|event)|at the (?:very )?latest|n(?:o|ot) later than)\b[\s,]*",
        r"(?:(?:by|on|before|in|than)\s+)?(?:(?:the )?end of\s+)?$"
    ))
});

/// The date stands in the words that say what for, not behind who did it and a comma.
fn is_purpose(between: &str) -> bool {
    let is_apart = between.contains(" by ") && between.trim_end().ends_with(',');
    PURPOSE.is_match(between) && !is_apart
}

static PURPOSE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\b(?:for|ahead of|following|in response to|under|because)\b"));

/// "… will be kept under review and reviewed in …".
static TO_COME: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\b(?:be|will|shall|should|must)\b[^.;]{0,60}$"));

pub(super) fn field_of(found: &regex::Captures, deed: &str, before: &str) -> Field {
    let is = |name: &str| found.name(name).is_some();
    if is("due") {
        let deed = deed.to_lowercase();
        let is_done = ["reviewed", "looked", "checked", "considered", "revisited"];
        let is_done = is_done.iter().any(|word| deed.starts_with(word)) && !deed.ends_with("again");
        let is_past = is_done && !TO_COME.is_match(before)
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
