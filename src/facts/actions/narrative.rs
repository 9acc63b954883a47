//! Sentences that call for nothing: conditions, decisions that leave things be, what was or is, and
//! when people meet again.
//!
//! In: a sentence. Out: whether it is one of them.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

use crate::facts::pattern::pattern;

/// "If things get worse, …", "Should the plan fail, …".
pub(super) fn is_conditional(text: &str) -> bool {
    CONDITIONAL.is_match(text)
}

/// "If she is left alone again": what opens with a case that may come, and not with an aim ("if Ida
/// is to sleep") or a courtesy ("if possible").
pub(super) fn opens_with_case(text: &str) -> bool {
    static CASE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)^\W*(?:if|unless|in the event)\s+(?P<next>\w+)",
            r"(?P<aim>[^,;.]*?\b(?:is|are) to\b)?"
        ))
    });
    CASE.captures(text).is_some_and(|found| {
        let next = found["next"].to_lowercase();
        found.name("aim").is_none() && !POLITE.contains(&next.as_str())
    })
}

/// "If possible", "if needed": words behind which nothing depends on a case.
const POLITE: [&str; 7] = [
    "needed",
    "required",
    "necessary",
    "possible",
    "appropriate",
    "available",
    "able",
];

/// "SW will call a meeting if contact is missed": what is done in one case only.
pub(super) fn depends(text: &str) -> bool {
    static DEPENDS: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)\s(?:if|unless|in the event)\s+(?P<next>\w+)"));
    let mut conditions = DEPENDS.captures_iter(text);
    conditions.any(|found| !POLITE.contains(&&found["next"]))
}

/// "Registration to continue", "Ava remains with her gran".
pub(super) fn leaves_as_is(text: &str) -> bool {
    STAYS.is_match(text)
}

/// "Options to be explored.": something that is to be done, in a sentence without another verb.
pub(super) fn is_owed(text: &str) -> bool {
    static OWED: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"^\W*(?P<what>\p{Lu}[^.,;:]{2,60}?) to be (?:\w+ly )?(?:\w+(?:ed|en|ne|de|ught)|held",
            r"|sent|kept|put|met|set|built|told|led|read|found|shown|drawn)\b"
        ))
    });
    static FINITE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)\b(?:is|are|was|were|has|have|had|needs?|wants?|likes?|able|unable|hopes?|ought",
            r"|going|due|wishes|used|seems?|appears?|continues?|that|who|which|how|what|when|where",
            r"|if|asked?|agreed|want|wanted|expects?|it|i|we|they|he|she|plan|\w+ed)\b"
        ))
    });
    OWED.captures(text)
        .is_some_and(|found| !FINITE.is_match(&found["what"]) && !leaves_as_is(text))
}

/// "The family will meet again on 1 August."
pub(super) fn announces(text: &str) -> bool {
    ANNOUNCES.is_match(text)
}

/// "Reviewing officer: P. Lindqvist": a field with its value, and no deed in it.
pub(super) fn is_field(text: &str) -> bool {
    static FIELD: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"^\s*\p{L}[^:.]{1,40}:\s*(?P<first>[\p{Lu}\d]\S*)(?:\s+\S+){0,3}\s*$")
    });
    FIELD
        .captures(text)
        .is_some_and(|found| !super::somebody::is_verb(&found["first"].to_lowercase()))
}

/// "Can Ida swim?", "Who will help Ida and how".
pub(super) fn asks(text: &str) -> bool {
    static ASKS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)^\W*(?:who|what|how|why|where|which|when) ",
            r"(?:will|is|are|do|does|can|should|must|we|you|i)\b[^.,:;]*$"
        ))
    });
    text.trim_end().ends_with('?') || ASKS.is_match(text)
}

/// "Young person: Ida B   Completed: 3 April 2025": fields side by side.
pub(super) fn is_fields(text: &str) -> bool {
    static LABEL: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?:^|[.;,\s])\p{Lu}[\p{L}'’]*(?: [\p{Ll}'’]+){0,3}:\s"));
    LABEL.find_iter(text).count() > 1
}

/// "Staff should read the profile first", "Records must be checked by a manager": what holds of
/// anybody.
pub(super) fn is_general(text: &str) -> bool {
    static GENERAL: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"^\W*(?:(?:All|Any|Most) )?(?P<who>\p{L}{2,}(?:s|ff))(?: [\p{L}'’-]+){0,5}? ",
            r"(?:should|must|can|may)\b"
        ))
    });
    const OF_THE_CASE: [&str; 4] = ["parents", "carers", "grandparents", "girls"];
    GENERAL.captures(text).is_some_and(|found| {
        let who = found["who"].to_lowercase();
        !OF_THE_CASE.contains(&who.as_str())
    })
}

/// "Hill Council, Records Team, 3 May 2026", "A. Bell | Social Worker | Hill Office": who wrote it.
pub(super) fn is_byline(text: &str) -> bool {
    const SMALL: [&str; 6] = ["of", "and", "the", "for", "&", "in"];
    let is_capital = |word: &str| !word.starts_with(char::is_lowercase) || SMALL.contains(&word);
    let is_titled = |part: &str| part.split_whitespace().all(is_capital);
    let first = text.split_whitespace().next().unwrap_or_default();
    let ends_in_year = text
        .trim_end_matches('.')
        .ends_with(|c: char| c.is_ascii_digit());
    let is_dated = text.contains(',') && ends_in_year && is_titled(text);
    let is_in_parts = text.matches(" | ").count() > 1
        && text
            .rsplit_once(" | ")
            .is_some_and(|(ahead, _)| is_titled(ahead));
    (is_dated || is_in_parts) && !super::somebody::is_verb(&first.to_lowercase())
}

/// "Minute sent to all on 3 May", "Copied to the chair": how a record went round.
pub(super) fn went_round(text: &str) -> bool {
    static ROUND: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)^\W*(?:(?:the |this )?(?:minutes?|notes?|record|copy|copies)\s+(?:was |were )?)?",
            r"(?:sent|issued|circulated|distributed|typed|copied|e-?mailed) ",
            r"(?:up |out |round |around |to |on |by |in )"
        ))
    });
    ROUND.is_match(text)
}

/// "See the plan of today": where something else is written.
pub(super) fn points_elsewhere(text: &str) -> bool {
    static SEE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)^\W*(?:\d+\W+)?(?:please )?(?:see|refer to) ",
            r"(?:the |also |our |his |her |their )?(?:attached|above|below|child|plan|minutes?",
            r"|section|page|appendix|separate|full|care plan|protection plan)\b"
        ))
    });
    SEE.is_match(text)
}

/// "Signed: A. Bell, social worker".
pub(super) fn is_signature(text: &str) -> bool {
    static SIGNED: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?i)^\W*(?:(?:counter)?-?signed|signatures?|sign here)\b[^:]{0,30}:")
    });
    SIGNED.is_match(text)
}

/// "Next core group: Thursday 12 March", "Date of next review: …".
pub(super) fn sets_a_day(text: &str) -> bool {
    static NEXT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)^\W*(?:plan|review|meeting|report) date\b",
            r"|^\W*(?:date (?:and time )?(?:of|for) )?(?:the |our )?next (?:[\w'’]+ ){0,4}?",
            r"(?:meeting|review|core group|conference|hearing|supervision|session|cppm)",
            r"\b[^:]{0,20}:",
            r"|^\W*(?:the )?(?:next )?(?:review )?(?:review|hearing|conference)s? ",
            r"(?:to|will|must|is to) be held\b",
            r"|^\W*next (?:call|meeting|visit|session|review|supervision)\b[^.:;]{0,12}\d",
            r"|^\W*(?:we )?(?:review|meet) again\b[^.:;]{0,24}\d"
        ))
    });
    // "Review 3/5/2023", "3 May 2023, 10.00 am": when people meet, and nothing to do.
    static ONLY_A_DAY: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)^\W*(?:(?:first|initial|next|second|third|final) )?",
            r"(?:(?:review )?(?:review|meeting|core group|cppm|hearing|conference)s?\W+)?",
            r"(?:on )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?",
            r"(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{1,2}(?:st|nd|rd|th)? \p{L}{3,9} \d{4})",
            r"(?:\W*(?:at )?\d{1,2}[.:]?\d{0,2} ?(?:am|pm|a\.m|p\.m|noon)?)?\W*$"
        ))
    });
    // "Moved in: 3 May 2023": a field for the day of what came about.
    static CAME_ABOUT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"^\W*\p{Lu}\p{Ll}+(?:ed|en|wn|ne)(?: \p{Ll}+){0,2}:\s+(?P<day>.+)$")
    });
    let field = CAME_ABOUT.captures(text);
    let day = field.map_or(text, |found| {
        found.name("day").map_or(text, |day| day.as_str())
    });
    NEXT.is_match(text)
        || ONLY_A_DAY.is_match(day)
        || is_for_a_meeting(text)
        || tells_of_record(text)
}

/// "Plan dated 3 May", "Held Friday 3 May, at school", "The panel will meet again on 3 May": when a
/// record was made, or when people meet.
fn tells_of_record(text: &str) -> bool {
    static MADE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)^\W*(?:this |the |our |my )?(?:[\w'’]+ )?(?:plan|record|note|minute)s? (?:",
            r"(?:is |was )?(?:dated|made|drawn up|written)\b",
            r"(?:[: ]+(?:up )?(?:on )?(?:the )?\d| on\b| at\b| by \p{L})",
            r"|(?:will|is to|to) be (?:reviewed|looked at|looked over|gone over|revisited)\b)"
        ))
    });
    static HELD: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)^\W*(?:held|dated|issued|circulated|typed|minuted|signed)\b:?\s+(?:on |at )?",
            r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?:the )?\d{1,2}\b"
        ))
    });
    static MEETS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)^\W*(?:\d+(?:\.\d+)*\.?\s+)?(?:the |our |a )?(?:[\w'’]+ ){0,3}?",
            r"(?:panel|meeting|review|group|conference|hearing|committee|team|cppm) ",
            r"(?:will|shall|is to) (?:next )?",
            r"(?:be(?: held)?|meet(?: again| next)?|reconvene|take place|sit(?: again)?)\s+",
            r"(?:on |at )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?:the )?\d"
        ))
    });
    MADE.is_match(text) || HELD.is_match(text) || MEETS.is_match(text)
}

/// "To be gone over again at the review of 3 May": what a meeting will speak of.
fn is_for_a_meeting(text: &str) -> bool {
    static FOR_A_MEETING: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)^\W*(?:(?:this|it|all of this|all this|these)(?: is| are)? )?(?:to|will) be ",
            r"(?:next )?(?:looked at|reviewed|discussed|revisited|gone over|considered",
            r"|talked (?:over|about|through)|taken up)(?: again)? (?:at|in|by) ",
            r"(?:the |our |his |her |their )?(?:next )?(?:[\p{L}'’-]+ ){0,3}?",
            r"(?:review|meeting|core group|conference|hearing|panel|cppm|supervision)",
            r"\b[^.;]{0,40}\.?\s*$"
        ))
    });
    FOR_A_MEETING.is_match(text)
}

static CONDITIONAL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^\W*(?:\d+[.)]\s*)?",
        r"(?:contingency\b|(?:[\w ]{1,20}:\s*)?(?:if|unless|in the event|were)\b|should\b)"
    ))
});
/// Decisions that leave things as they are, or tell of a status.
static STAYS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)(?:\b(?:to|will|should|must)|['’]ll) (?:remain|stay|continue to be",
        r"|be (?:placed on|removed from|registered|deregistered|de-registered))\b",
        r"|^\W*(?:\w+ ){1,2}(?:returns|moves|remains|stays|lives|goes) (?:home|to|with|at|in)\b",
        r"|\bname (?:to|will|should|is to)\b|\bnames? (?:\w+ )?(?:placed on|removed from)\b",
        r"|\b(?:stays?|remains?|goes on) (?:as|unchanged)\b",
        r"|\b(?:placement|contact|order|registration|plan|arrangements?) to continue\b",
        r"|\b(?:will|to) go on being\b|\bcontinues? to (?:be|apply)\b",
        r"|^\W*(?:the )?(?:order|plan|placement|registration|arrangements?)(?: and (?:the )?\w+)?",
        r" continues?\b",
        r"|^\W*(?:placement |order |registration )?(?:to )?(?:continue|go on|remain|stay)",
        r"(?: (?:as|for|until|with the (?:plan|order|placement|arrangements?))\b|\W*$|[;,])",
        r"|\bto (?:continue|remain in force|stay in place)\W*$",
        r"|\b(?:agreed|decided|content|happy) to ",
        r"(?:close|end|finish|stop|wait|proceed|continue|carry on|leave (?:it|things|matters))\b",
        r"(?: (?:for|until|the case)\b[^;,]*)?\W*$",
        r"|^\W*(?:\w+ ){1,4}(?:should|would|is to|are to) ",
        r"(?:continue|go on|end|cease|stand|run on)(?:[,;.]| for | until | and the | as |\W*$)",
        r"|\bon the (?:child protection )?register from\b"
    ))
});
/// Words that say when people meet again, and call for nothing else.
static ANNOUNCES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:will|to) (?:next |all )?(?:meet again|meet next",
        r"|(?:review|revisit) (?:this|the|it|your)",
        r"|(?:look at|go (?:over|through)|talk (?:about|over|through)) ",
        r"(?:this|the|your|it|his|her|their) (?:\w+ )?plan)\b",
        r"|\b(?:group|panel|team|family) will (?:first |next |then )?meet\b"
    ))
});
/// "Dad agreed to leave and has done so": what was agreed, and what came of it.
static CARRIED_OUT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:agreed|was|were|promised|undertook) to\b.*\b(?:and|but) (?:he |she |they )?",
        r"(?:has|have|had|did|forgot|was|were|never)\b"
    ))
});
/// "By May Ida will have had a term at school": what is hoped to have come about.
static WILL_HAVE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\bwill have (?:had|been|\w{2,}ed|\w{2,}en)\b"));
/// "Shaz has said that she will …": a pledge, told of who makes it.
static PLEDGE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"^\W*(?:\S+\s+){1,4}?(?:has |have )(?:said|promised|offered) (?:that )?(?:s?he|they)",
        r" will\b"
    ))
});
/// Words that tell of what was or is, in the main clause.
static NARRATIVE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^\W*(?:\d+[.)]\s*)?(?P<before>(?:\S+\s+){1,5}?)(?:was|were|is|are|has|have|had",
        r"|reported|said|stated|told|felt|noted|advised|explained|shared|expressed|continues)\s+",
        r"(?P<next>\w+)"
    ))
});

/// Tells whether a sentence's first verb tells of what was or is; "is to", "will have" and "has
/// agreed" do not.
pub(super) fn is_narrative(text: &str) -> bool {
    const MODALS: [&str; 7] = ["will", "to", "should", "must", "shall", "would", "can"];
    const BINDS: [&str; 5] = ["to", "agreed", "responsible", "not", "going"];
    if CARRIED_OUT.is_match(text) || WILL_HAVE.is_match(text) || denies(text) || wishes(text) {
        return true;
    }
    if PLEDGE.is_match(text) {
        return false;
    }
    let plain = without_brackets(text);
    NARRATIVE.captures(&plain).is_some_and(|found| {
        let before = found["before"].split_whitespace().next_back();
        let is_bound = before.is_some_and(|word| MODALS.contains(&word.to_lowercase().as_str()));
        !is_bound && !BINDS.contains(&&found["next"])
    })
}

/// "Mum hopes to go back to work", "Ida wants to be a vet", "Dad would like more contact": what
/// somebody wishes or feels, and does not take on.
fn wishes(text: &str) -> bool {
    static WISHES: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"^\W*\p{Lu}[\p{L}'’-]*(?: [\p{L}'’-]+){0,3}? (?:also |still |really |only )?(?:hopes",
            r"|wants|wishes|likes|loves|enjoys|feels|thinks|believes|seems|knows|aims",
            r"|would (?:like|love|prefer)|used to)\b"
        ))
    });
    const CHARGES: [&str; 4] = [" to ", " will ", " should ", " must "];
    WISHES.find(text).is_some_and(|found| {
        let ahead = found.as_str();
        let ahead = ahead.strip_suffix("used to").unwrap_or(ahead);
        let first = ahead.split_whitespace().next().unwrap_or_default();
        let is_deed = super::somebody::is_verb(&first.to_lowercase());
        !is_deed && !CHARGES.iter().any(|cue| ahead.contains(cue))
    })
}

/// "The family does not need an order", "Not referred to the Reporter": what is not so. "Dad is not to
/// come", "Gran will see that he is not alone" and "As he is not at school, Jo to ring" call for
/// something.
fn denies(text: &str) -> bool {
    static DENIES: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"^\W*(?:Not (?P<past>\w+)",
            r"|(?P<before>[^.;:]{2,60}?) (?:does|do|did|is|are|was|were|has|have|had) not ",
            r"(?P<next>\w+))"
        ))
    });
    const CALLS: [&str; 7] = ["will", "to", "should", "must", "shall", "would", "that"];
    let Some(found) = DENIES.captures(text) else {
        return false;
    };
    let is_bound = |words: &str| words.split_whitespace().any(|word| CALLS.contains(&word));
    let next = found.name("past").or(found.name("next"));
    let before = found.name("before").map_or("", |before| before.as_str());
    let rest = &text[found.get(0).map_or(0, |found| found.end())..];
    next.is_some_and(|next| next.as_str() != "to") && !is_bound(before) && !hands_out(rest)
}

/// "… at school Jo to ring home", "…, social worker to ring home", "…; send it": what somebody is to
/// do behind what is not so.
fn hands_out(rest: &str) -> bool {
    static HANDS_OUT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?:\p{Lu}[\p{L}'’-]*|[,;:] [^,;:]{2,30}?) (?:to|will|shall|must|should) ",
            r"(?P<deed>\p{Ll}+)|[;:] (?P<asked>\p{Ll}+) "
        ))
    });
    let mut deeds = HANDS_OUT.captures_iter(rest);
    deeds.any(|found| {
        let deed = found.name("deed").or(found.name("asked"));
        deed.is_some_and(|deed| super::somebody::is_verb(deed.as_str()))
    })
}

/// "The new plan (play, sleep, school) was accepted": what is told of the plan stands behind the bracket.
fn without_brackets(text: &str) -> Cow<'_, str> {
    static BRACKET: LazyLock<Regex> = LazyLock::new(|| pattern(r" \([^()]*\)"));
    BRACKET.replace_all(text, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wish_is_told_and_what_answers_it_is_not() {
        for text in [
            "Ida wants to be a vet",
            "The grandparents would like to see her more often",
            "Dad used to bring Ida home",
        ] {
            assert!(is_narrative(text), "{text}");
        }
        for text in [
            "Mum to ask Ida what she wants",
            "SW will find out what Ida likes",
            "Ask Ida what she feels",
        ] {
            assert!(!is_narrative(text), "{text}");
        }
    }

    #[test]
    fn a_day_to_meet_is_nothing_to_do() {
        for text in [
            "Review 3/5/2023",
            "22 September 2026, 10.00 am",
            "Review CPPM: 3 May 2023",
            "To be gone over again at the review of 3 May 2023.",
            "Moved in: Monday 3 May 2023, 6.30 p.m.",
        ] {
            assert!(sets_a_day(text), "{text}");
        }
        for text in [
            "Review the safety plan by 3/5/2023",
            "Refer Ash 3 May 2023",
            "Contact form to be discussed with Ash at the meeting with his gran",
            "Visit: Monday 3 May 2023",
        ] {
            assert!(!sets_a_day(text), "{text}");
        }
    }

    #[test]
    fn a_bracket_does_not_hide_what_is_told() {
        assert!(is_narrative(
            "The new routine (meals, baths, bed at eight, no screens) was liked, and Mr Hay will type it"
        ));
    }

    #[test]
    fn what_holds_of_anybody_and_who_wrote_it_call_for_nothing() {
        for text in [
            "Staff should read the summary first.",
            "Visits must be recorded by the worker on the day.",
        ] {
            assert!(is_general(text), "{text}");
        }
        for text in [
            "Parents should ring the school",
            "Ms Rees must phone the court",
        ] {
            assert!(!is_general(text), "{text}");
        }
        assert!(is_byline("Hill Council, Records Team, 3 May 2026"));
        assert!(is_byline(
            "A. Bell | Social Worker | Hill Office | Mon to Wed"
        ));
        assert!(!is_byline("Refer Ash to the clinic, 3 May 2026"));
    }
}
