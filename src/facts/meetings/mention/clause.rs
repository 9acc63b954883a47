//! One clause that names a meeting, and what it says of it.
//!
//! In: a sentence and the names of meetings in it. Out: whether the clause tells of a meeting that
//! was held, is planned or was put off, and whether the day of its row or note is the meeting's.

use std::ops::Range;

use super::super::naming::Naming;
use super::super::said::{
    ADJOURNED, CANCELLED, HELD_PLAINLY, HYPOTHETICAL, INQUORATE, PLANNED, POSTPONED,
};
use crate::document::Span;
use crate::facts::Dated;
use crate::facts::dates::{Doubt, Doubts};
use crate::facts::family::Told;
use crate::facts::meetings::MeetingState;
use crate::facts::passages::{Sentence, Setting};
use crate::facts::pattern::{cue, pattern};
use regex::Regex;
use std::sync::LazyLock;

/// One clause: a meeting's name with the words up to its neighbours.
pub(super) struct Clause<'a> {
    pub(super) sentence: &'a Sentence,
    pub(super) text: &'a str,
    pub(super) naming: &'a Naming,
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) last: bool,
}

impl<'a> Clause<'a> {
    pub(super) fn before(&self) -> &'a str {
        &self.text[self.from..self.naming.range.start]
    }

    pub(super) fn after(&self) -> &'a str {
        &self.text[self.naming.range.end..self.to]
    }

    pub(super) fn whole(&self) -> &'a str {
        let to = if self.last { self.text.len() } else { self.to };
        &self.text[self.from..to]
    }

    /// Whether no more than a few words, or the name of another meeting, stand before the name.
    pub(super) fn opens_sentence(&self) -> bool {
        const WORDS_MAX: usize = 3;
        let is_joined = self.from > 0 && JOINED.is_match(self.before());
        let words = self.text[..self.naming.range.start].split_whitespace();
        is_joined || words.count() <= WORDS_MAX
    }

    pub(super) fn span(&self) -> Span {
        self.shifted(&(self.from..self.to))
    }

    fn shifted(&self, range: &Range<usize>) -> Span {
        Span::new(range.start, range.end).shifted(self.sentence.span.start)
    }

    pub(super) fn place(&self) -> Told {
        Told {
            sentence: self.sentence.span,
            clause: self.span(),
            thing: self.shifted(&self.naming.range),
        }
    }

    pub(super) fn context(&self) -> Option<Dated> {
        self.sentence.when
    }
}

/// What the clause says of the meeting; `None` when it says that there was or is none.
pub(super) fn stance(clause: &Clause, said: Option<MeetingState>) -> Option<MeetingState> {
    let (before, after) = (clause.before(), clause.after());
    let of_another = AFTER_ANOTHER
        .find(after)
        .map_or(after.len(), |other| other.start());
    let after = &after[..of_another];
    if let Some(off) = off(clause) {
        return Some(off);
    }
    if DENIED_BEFORE.is_match(before) || DENIED_AFTER.is_match(after) {
        return None;
    }
    if WANTED_AFTER.is_match(after) {
        return Some(MeetingState::Planned);
    }
    if OWED_AFTER.is_match(after) {
        return None;
    }
    if SUPPOSED.is_match(before) || (HYPOTHETICAL.is_match(before) && !HELD_PLAINLY.is_match(after))
    {
        return None;
    }
    if PLANNED.is_match(before) || PLANNED.is_match(until_stop(after)) {
        let held_first = HELD_PLAINLY.find(after).is_some_and(|held| {
            PLANNED
                .find(after)
                .is_none_or(|plan| held.start() < plan.start())
        });
        if !held_first {
            return Some(MeetingState::Planned);
        }
    }
    if HYPOTHETICAL.is_match(until_stop(after)) && !HELD_PLAINLY.is_match(after) {
        return None;
    }
    match said {
        Some(said) if !HELD_PLAINLY.is_match(after) => Some(said),
        _ => Some(MeetingState::Held),
    }
}

/// What the clause says came of the meeting, where it was not held; what the meeting itself called
/// off, and what may be called off, is not that.
fn off(clause: &Clause) -> Option<MeetingState> {
    let states = [
        (&INQUORATE, MeetingState::Inquorate),
        (&ADJOURNED, MeetingState::Adjourned),
        (&POSTPONED, MeetingState::Postponed),
        (&CANCELLED, MeetingState::Cancelled),
    ];
    if SUPPOSED.is_match(clause.before()) {
        return None;
    }
    let told = |words: &Regex| {
        let mut found = words.find_iter(clause.whole());
        found.any(|said| is_of_the_meeting(clause, &said.range()))
    };
    let told = states.into_iter().find(|(words, _)| told(words));
    told.map(|(_, state)| state)
}

/// Whether words of a clause have the meeting for their subject, or for what was done with it.
///
/// - `said`: where they stand in the clause
fn is_of_the_meeting(clause: &Clause, said: &Range<usize>) -> bool {
    let whole = clause.whole();
    let name = clause.naming.range.start - clause.from..clause.naming.range.end - clause.from;
    let after = &whole[said.end..];
    if HOURS_AFTER.is_match(after) || KEPT_AFTER_ALL.is_match(after) {
        return false;
    }
    if said.end <= name.start {
        return !BESIDE.is_match(&whole[said.end..name.start]);
    }
    let between = whole.get(name.end..said.start).unwrap_or_default();
    let is_by_it = DECIDES.is_match(between) || DECIDES_ON.is_match(&whole[said.start..]);
    let another = AFTER_ANOTHER.find(between);
    let is_anothers = another.is_some_and(|other| !between[other.end()..].contains(','));
    !is_by_it && !is_anothers && !NOT_QUITE.is_match(between) && !AT_ONE.is_match(clause.before())
}

// Another time of the same day.
cue!(
    HOURS_AFTER,
    r"(?i)^\W*(?:by )?(?:half )?(?:an?|one|two|\d+) (?:hours?|minutes?|mins)\b"
);
cue!(
    KEPT_AFTER_ALL,
    r"(?i)\bbut (?:\w+ ){0,2}?(?:went ahead|was held|took place)\b"
);
// "Second review, after the meeting on the 3rd could not go ahead": that one did not.
cue!(
    AFTER_ANOTHER,
    concat!(
        r"(?i)\b(?:after|as|because|since|following|when|instead of|in place of) (?:the",
        r"|an?|its|that) (?:\w+ ){0,2}?(?:meeting|one|date|attempt|session",
        r"|review|day)\b"
    )
);
// "Cancelled his order before the review".
cue!(
    BESIDE,
    concat!(
        r"(?i)\b(?:before|after|at|since|following|prior to|ahead of",
        r"|during)\s+(?:(?:the|his|her|their|our|this)\s+)?$"
    )
);
cue!(
    AT_ONE,
    r"(?i)^\W*(?:at|during|in) (?:the|his|her|their|our|this|an?)?\s*(?:\w+ )?$"
);
// "The review agreed that contact should be postponed".
cue!(
    DECIDES,
    concat!(
        r"(?i)\b(?:agreed|decided|noted|heard|discussed|said|recorded|learn(?:ed|t)",
        r"|asked|told|recommended|felt) (?:that|the|how|of|about|to|his|her|their)\b"
    )
);
// "… decided to put off the move": what it put off is something else.
cue!(
    DECIDES_ON,
    concat!(
        r"(?i)^(?:decided|agreed) (?:\w+ )?to (?:postpone|put off|put back|cancel",
        r"|call off) (?:the|his|her|their|a|any) (?:\w+ )?(?:move|contact|visits?",
        r"|plans?|start|changes?|referral|holiday|trip|family time)\b"
    )
);
cue!(
    NOT_QUITE,
    r"(?i)\b(?:not|never|almost|nearly|n['’]t)(?: to)?(?: be(?:en)?)?\s*$"
);

/// "Today" in a row or note is as sure as the day under which it stands, and so is a day without
/// its year in the twelve months before that.
pub(super) fn as_sure_as(dated: Dated, doubts: Doubts, context: Option<Dated>) -> Dated {
    let lacks_year = || doubts.iter().all(|doubt| doubt == Doubt::YearInferred);
    let is_meant = |on: &Dated| {
        let is_before = on.interval.to.plus_months(-12) < dated.interval.from
            && dated.interval.to <= on.interval.from;
        on.interval == dated.interval || is_before && lacks_year()
    };
    let certain = dated.certain || context.filter(is_meant).is_some_and(|on| on.certain);
    Dated { certain, ..dated }
}

/// The day of the row or note, where the clause tells what happened on it.
pub(super) fn context_date(clause: &Clause, state: MeetingState, has_plan: bool) -> Option<Dated> {
    let mut on = clause.context()?;
    let (before, after) = (clause.before(), clause.after());
    if PAPER_AFTER.is_match(after) {
        return None;
    }
    let is_paper = PAPER_BEFORE.is_match(before);
    let held = HELD_PLAINLY.is_match(until_stop(after)) || HELD_NOW_BEFORE.is_match(before);
    let opens = before.split_whitespace().count() <= 3 && !is_paper;
    if EARLIER.is_match(clause.whole()) {
        return None;
    }
    let told = match clause.sentence.setting {
        Setting::Row => {
            held || (opens && (clause.sentence.first || has_plan || state != MeetingState::Held))
                || (AT_BEFORE.is_match(before) && HELD.is_match(clause.text))
        }
        Setting::Note => {
            (held && !is_paper)
                || (opens && clause.sentence.first)
                || (state != MeetingState::Held && opens)
        }
        Setting::Side => held && opens,
        Setting::Prose => false,
    };
    let is_of_side = clause.sentence.setting == Setting::Side && !TODAY.is_match(clause.whole());
    on.certain &= !is_of_side && !DAY_OF_MONTH.is_match(after);
    told.then_some(on)
}

pub(super) fn is_held_tail(tail: &str) -> bool {
    static TAIL: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)\b(?:was |were |been )?(?:held|took place|taken place|met",
            r"|convened|went ahead|attended)\W+(?:(?:on|in|at|the|virtually|online",
            r"|remotely|via|by|teams|tele|phone|telephone|video|call",
            r"|link)\W+)*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\W+)?$"
        ))
    });
    cue!(TO_COME, r"(?i)\bbe (?:held|convened|met|attended)\b");
    TAIL.is_match(tail) && !TO_COME.is_match(tail)
}

/// The words right before a date.
pub(super) fn last_words(words: &str) -> &str {
    let mut from = words.len().saturating_sub(60);
    while !words.is_char_boundary(from) {
        from += 1;
    }
    let tail = &words[from..];
    let cut = tail.rfind(['.', ';', '(']).map_or(0, |at| at + 1);
    &tail[cut..]
}

pub(super) fn until_stop(words: &str) -> &str {
    let end = words.find([';', ':']).unwrap_or(words.len());
    &words[..end]
}

/// Where the clause of a naming begins: after the last link between it and the one before.
pub(super) fn cut_before(text: &str, namings: &[Naming], nth: usize) -> usize {
    let (start, end) = (namings[nth - 1].range.end, namings[nth].range.start);
    let between = &text[start..end];
    let links = [";", ", ", " and ", " then ", " & "];
    let link = links.iter().filter_map(|link| between.rfind(link)).max();
    link.map_or(end, |at| start + at)
}

cue!(pub(super) TODAY, r"(?i)\b(?:today|this (?:morning|afternoon))\b");

cue!(
    pub(super) HELD,
    concat!(
        r"(?i)\b(?:held|took place|taken place|met|convened|attended|chaired",
        r"|went ahead|conducted|concluded|concludes|reconvened|completed|sat|agreed",
        r"|decided|decision|placed|registered|outcome|noted|heard)\b"
    )
);

cue!(
    pub(super) PAPER_AFTER,
    concat!(
        r"(?i)^\s*(?:['’]s)?\s*(?:minutes?|reports?|papers?|records?|invit\w+|members?",
        r"|membership|list|decision letter|dates?|chair(?:person)?|process|procedures?",
        r"|timescales?|paperwork|request|arrangements|checklist|agenda|form|outcomes?",
        r"|plans?\b|team|action|decisions?|recommendations?)\b"
    )
);

cue!(
    pub(super) PAPER_BEFORE,
    concat!(
        r"(?i)\b(?:minutes?|notes?|records?|reports?|papers?|invitations?|invites?",
        r"|prep(?:aration|are|ared|aring)?|ahead|prior|advance|before|pending",
        r"|request(?:ed)?|referr(?:al|ed)|discuss(?:ed|ion)?|views|feedback|form",
        r"|apologies|agenda|actions?|since|following|after|until|awaiting|as per",
        r"|concerns|letter|decisions?|outcome|progress(?:ed)?|agreed at|upset|anxious",
        r"|worried)\s+(?:\w+\s+)?(?:about|for|of|to|from|before|in|at|with",
        r"|by)?\s*(?:the|an?|his|her|their|this|that|last|previous|\w+['’]s)?\s*$"
    )
);

cue!(
    DENIED_AFTER,
    concat!(
        r"(?i)^[^.;]{0,30}?\b(?:(?:has|had|have|was|were|is|are)(?:\s+not|n['’]t",
        r"|\s+never)\s+(?:yet\s+)?(?:been\s+)?(?:held|taken|convened|arranged|recorded",
        r"|required|needed|necessary|progressed)",
        r"|not (?:yet )?(?:been )?(?:held|convened|required|needed|evidenced|recorded)",
        r"|yet to|no record of|never (?:been )?(?:held|took)|overdue|outstanding",
        r"|not required|not on file)\b"
    )
);

cue!(
    DENIED_BEFORE,
    concat!(
        r"(?i)\b(?:no|without (?:an?|any)?|any|lack of(?: an?)?|absence of(?: an?)?",
        r"|not (?:an?|held an?|had an?|need an?|require an?)|never (?:had|held) an?",
        r"|instead of (?:an?|the)|no (?:further|subsequent|evidence of an?",
        r"|record of (?:an?|the)?|need for an?)",
        r"|(?:not|n['’]t) (?:reach|meet|cross)(?:ed)? the threshold (?:for",
        r"|of) an?)\s*$"
    )
);

cue!(
    SUPPOSED,
    r"(?i)\b(?:if|unless|whether|should)\s+(?:the|an?|any|no|another|his|her|their)?\s*(?:\w+\s+)?$"
);

// "The review should have been held by Friday" says no day on which it was.
cue!(
    OWED_AFTER,
    r"(?i)^\s*(?:should|ought to|was (?:meant|supposed) to|were (?:meant|supposed) to) have (?:been|taken|met|happened|gone)\b"
);

cue!(
    WANTED_AFTER,
    r"(?i)^\s*(?:(?:is|was|are|will be) )?(?:now |still )?(?:needed|required|wanted|called for)\b"
);

cue!(
    EARLIER,
    concat!(
        r"(?i)\b(?:previous(?:ly)?|earlier|last (?:week|month|year)",
        r"|had been (?:held|cancelled)|historic(?:al)?|in the past|yesterday)\b"
    )
);

cue!(
    HELD_NOW_BEFORE,
    concat!(
        r"(?i)\b(?:attended|chaired|held|convened|attendance at|presented at",
        r"|participated in)\s+(?:the|an?|his|her|their|today['’]s|this|\w+['’]s)?\s*$"
    )
);

cue!(
    AT_BEFORE,
    r"(?i)\b(?:at|by|during|attended|chaired|held)\s+(?:the|an?|his|her|their|today['’]s|this)?\s*$"
);

// "Core group and looked after review".
cue!(
    JOINED,
    r"(?i)^\s*(?:and|&|\+)\s+(?:the |an? |(?-i:\p{Lu}[\p{L}'’-]*) )?$"
);

// A day that the dates do not tell: "secure review on 17th done".
cue!(
    DAY_OF_MONTH,
    r"(?i)^\W*on (?:the )?\d{1,2}(?:st|nd|rd|th)\b"
);
