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
        r"(?i)\b(?:",
        r"(?P<due>(?:(?:next|to be|will(?: next)?(?: be)?|should(?: next)? be",
        r"|must be|shall be|is(?: next)?|are|falls?) )*(?:due |scheduled ",
        r"|planned )*(?:for |to be |subject to )*(?:formally ",
        r"|next )?(?:review(?:ed)?(?: again)?|renewed|revisited",
        r"|look(?:ed)? (?:at|over)(?: it| them)?(?: again| afresh| anew)?",
        r"|look(?:ed)? again|(?:consider|check|discuss|read)(?:ed)?(?: it| them",
        r"| this \w+| the \w+)? (?:again|afresh|anew)|check(?:ed)?(?: due)? by",
        r"|(?:consider|check|look at|review|revisit|update|renew|refresh|read",
        r"|examine|see|have|discuss|take)(?: it| them| this \w+",
        r"| the \w+)(?: back)? (?:again|afresh|anew)|checked again",
        r"|(?:read|reads)(?: it| them)? again",
        r"|(?:brought|bring|come|comes|go|goes|taken|take|return|returned|report",
        r"|reported)(?: it| them)? back(?: to (?:it|them|(?:this|these|the)(?: \w+)?))?)",
        r"|(?:next|due for|for) (?:review|revision|renewal",
        r"|re-?issue)(?: date)?(?: is| will be| due)?",
        r"|review (?:date|is|due|will (?:be|take place)|by)|expires?|valid until",
        r"|expiry(?: date)?|extended to|(?:stands?|stays?|lasts?|runs?|good",
        r"|in force|in place|applies|apply|current|extended|remains?|continues?",
        r"|continuing)(?: in (?:force|place|use",
        r"|effect))?(?: for [^.,;]{1,30},?)? (?:until|till)",
        r"|(?:lasts?|runs?)(?: for [^.,;]{1,30}?)? to",
        r"|(?:will|shall|must|should|to|['’]ll) be [a-z]+ed again",
        r"|next (?:revision|update|edition|issue|version|approval|look)(?: due",
        r"| date)?|^(?:the )?next time|(?:edition|version|issue|revision|text|one) (?:is",
        r"|will be|be) (?:planned|due|expected|scheduled|ready|out|to follow|to be ready)(?: for)?",
        r"|(?:review|refresh|revision|overhaul|rewrite|update|renewal|re-?issue) (?:is|has been|was|will be)",
        r" (?:pencilled in|planned|set|fixed|booked|scheduled|timetabled|due|expected|intended|arranged)(?: for)?",
        r"|(?:life|term|currency|validity) (?:ends|expires|runs out|will end)",
        r"|(?:go|goes|come|comes|be put|be brought|be taken) (?:back )?(?:before|to) [^.;:]{1,60}? again",
        r"|(?:take(?:s|n)?|have|has) (?:another",
        r"|a (?:new|fresh|second|further)) look|lapses?",
        r"|(?:next |falls? )?due (?:for|to be) [a-z]+",
        r"|(?:will|shall|must|should|are to|is to)(?: next| then",
        r"| formally)? (?:review|update|revise|refresh|rewrite|renew|reissue",
        r"|revisit|reconsider|return to|come back to))",
        r"|(?P<approved>(?:date of )?(?:approval|ratification|adoption",
        r"|endorsement)(?: date)?|approved|ratified|adopted|endorsed",
        r"|signed(?: it| them| this(?: \w+)?| the \w+)? off|agreed|passed",
        r"|authorised|sanctioned|settled|voted for",
        r"|gave (?:its|their|her|his) (?:approval|agreement|assent|consent|blessing) to)",
        r"|(?P<effective>(?:com(?:es?|ing)|came|took|takes?|taking|has|have",
        r"|had) (?:into )?(?:effect|force|operation)|with effect",
        r"|appl(?:ies|y|ied) from|(?:valid|binding|binds) from|(?:starts?|started|begins?|began) to (?:run",
        r"|apply)|current (?:as (?:of|at)|from)",
        r"|(?:in|for) (?:use|operation)(?: (?:from|since))?",
        r"|(?:implementation|commencement|effective|start) date",
        r"|date of (?:implementation|commencement|effect)",
        r"|(?:effective|in force|in effect|implemented|operational",
        r"|put (?:in(?:to)?) (?:place|practice|use|operation|force))(?: from)?)",
        r"|(?P<issued>date of (?:issue|publication)|(?:issue|publication) date",
        r"|issued|published|launched|released|added to (?:the|this) manual)",
        r"|(?P<updated>updated(?: version)?|amended|revised|refreshed",
        r"|last (?:changed|update|revision|amendment))",
        r"|(?P<drafted>drafted|first written|draft(?: of)?|prepared|written|compiled|produced)",
        r")\b"
    ))
});

/// The last deed before a date, where only small words or who did it stand between.
pub(super) fn deed_before(document: &Document, before: Span) -> Option<(Field, Span)> {
    static BETWEEN: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)^(?:[\s\W]*(?:\b(?:on|or|in|from|since|of|by|during|date|time",
            r"|occasion|is|was|for|due|before|until|no|later|than|so|time|the",
            r"|again|afresh|anew|and|next|last|end|as|at|to|be|not|will|full|whole",
            r"|jointly|together|replaced|rewritten|falls?|begins?|starts?",
            r"|scheduled|planned|set|dated|around|later than",
            r"|every \w+ years?)\b[\s\W]*)*",
            r"|\s+(?:it|them|the \w+)\b(?: [\w'’-]+){0,8}?\s+(?:(?:on|in|from|by",
            r"|before|until|during)\s+)?(?:(?:the )?(?:end|start",
            r"|beginning) of\s+)?(?:its |the )?(?:next |meeting (?:of|on|in)\s+)?",
            r"|:\s*[^.;:\d]{0,80}?[,–-]?\s*(?:\b(?:on|in)\s+)?",
            r"|(?:\s+for\b[^.;:\d]{3,60}?)?\s+(?:by|of|at|with",
            r"|through)\b[^.;:]{0,120}?:?\s*",
            r"|\s+(?:from|at|with|on) the (?:start|beginning|first day) of (?:[\w'’]+ ){0,3}?[\w'’]+,?\s+(?:on )?",
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
        r"(?i)\b(?:will|shall|would|should|is to|are to|due to|hoped to)(?: then",
        r"| next| formally)? be\s+$"
    ))
});

/// "Not yet in force", "has never been approved".
pub(super) static IS_DENIED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:not|never|nor|no longer)(?: (?:yet|been|to be|be|formally|fully",
        r"|currently|now))*\s+$"
    ))
});

/// "This chapter was published in its present form on …", "Issued to all staff by the Practice
/// Team, Social Work, on …": nothing but how, to whom and by whom stands before the date.
fn runs_to_date(subject: &str, deed: &str, between: &str) -> bool {
    static RUN: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?i)^(?:[\s,()]+[a-z&'’/-]+){1,18}[\s,)]+(?:on|in|from|with effect from)\s+$")
    });
    static ELSEWHERE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)\b(?:alongside|after|following|under|since|because|against|about",
            r"|before|response|when|where|whose|that|until|as|first|was|were|is",
            r"|are|has|replac\w+|follow\w*)\b"
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
        r"(?i)^[^.;:]{0,60}\b(?:in any (?:case|event)|at the (?:very )?latest",
        r"|n(?:o|ot) later than)\b[\s,]*(?:(?:by|on|before|in",
        r"|than)\s+)?(?:(?:the )?end of\s+)?$"
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
