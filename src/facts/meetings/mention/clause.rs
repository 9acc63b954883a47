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
use crate::facts::meetings::{MeetingKind, MeetingState};
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
    if NO_BEFORE.is_match(before) && TODAY_AFTER.is_match(after) {
        return Some(MeetingState::Cancelled);
    }
    let up_to_name = &clause.text[..clause.naming.range.start];
    if DENIED_BEFORE.is_match(up_to_name) || DENIED_AFTER.is_match(after) {
        return None;
    }
    let is_wanted = WANTED_AFTER.is_match(after)
        || ASKED_BEFORE.is_match(up_to_name)
        || TOWARDS_BEFORE.is_match(up_to_name);
    if is_wanted {
        return Some(MeetingState::Planned);
    }
    if OWED_AFTER.is_match(after) {
        return None;
    }
    if SUPPOSED.is_match(before) || (HYPOTHETICAL.is_match(before) && !HELD_PLAINLY.is_match(after))
    {
        return None;
    }
    let of_it = of_itself(until_stop(after));
    if PLANNED.is_match(before) || PLANNED.is_match(of_it) {
        let held_first = HELD_PLAINLY.find(after).is_some_and(|held| {
            PLANNED
                .find(after)
                .is_none_or(|plan| held.start() < plan.start())
        });
        if !held_first {
            return Some(MeetingState::Planned);
        }
    }
    if HYPOTHETICAL.is_match(of_it) && !HELD_PLAINLY.is_match(after) {
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
    if SUPPOSED.is_match(clause.before()) || ASKED_BEFORE.is_match(clause.before()) {
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
    let (words, after) = (&whole[said.clone()], &whole[said.end..]);
    let is_kept = HOURS_AFTER.is_match(after) && !HOURS_BEFORE.is_match(after)
        || KEPT_AFTER_ALL.is_match(after)
        || LATE_AFTER.is_match(after)
        || is_deferral(clause, words);
    if is_kept {
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

/// "Hearing deferred for a report, interim order renewed": it sat, and put off no more than its
/// decision.
fn is_deferral(clause: &Clause, words: &str) -> bool {
    cue!(
        SAT,
        concat!(
            r"(?i)\b(?:i?csos?|orders?|measures?|decision|renewed|continued|varied|heard|attended|spoke",
            r"|panel (?:made|agreed|wanted|asked))\b"
        )
    );
    let is_deferred = words.to_lowercase().starts_with("deferred");
    clause.naming.kind == MeetingKind::Hearing && is_deferred && SAT.is_match(clause.text)
}

/// The words on the meeting itself: up to what it decided or heard, or what was the cause.
fn of_itself(after: &str) -> &str {
    cue!(
        ITS_MATTER,
        concat!(
            r"(?i)\b(?:agreed|decided|noted|heard|discussed|recorded|told|felt|concluded)",
            r" (?:that|how|whether|of|about|the|his|her|their|a|an)\b",
            r"|\b(?:agreeing|deciding|noting|hearing that)\b|,? who (?:was|were|had|is|are|could)\b",
            r"|\b(?:debate|discussion|talk) (?:on|about|over|of)\b",
            r"|\brecommendations? (?:was |were )?(?:accepted|agreed|followed|upheld|not)\b",
            r"|\bconsidered (?:that|whether|how|the|his|her|their|an?|secure|evidence|reports?)\b",
            r"|\b(?:because|since|due to|owing to|as (?:the|his|her|their|an?|mum|dad|mother|father|no ?one)) "
        )
    );
    let end = ITS_MATTER
        .find(after)
        .map_or(after.len(), |matter| matter.start());
    &after[..end]
}

// "An hour before it was due".
cue!(
    HOURS_BEFORE,
    r"(?i)^\W*(?:half )?(?:an?|one|two|\d+) (?:hours?|minutes?|mins) (?:before|beforehand|prior|in advance)\b"
);
// "Not held within six weeks": late.
cue!(
    LATE_AFTER,
    r"(?i)^\W*(?:within|in (?:time|line|timescales?)|on time|by (?:the )?due|back|up|responsible|accountable|liable)\b"
);
// What comes of something else: "IRD: agreed to proceed to initial CPPM".
cue!(
    TOWARDS_BEFORE,
    r"(?i)\b(?:proceed|progress|move|go|refer(?:ral)?) (?:straight |on )?to (?:the |an? )?$"
);
// What somebody would have, of which nobody says that it came so.
cue!(
    ASKED_BEFORE,
    concat!(
        r"(?i)\b(?:wants?|wanted|wish(?:es|ed)|hop(?:es|ed|ing) (?:for|that)|would like|keen for",
        r"|ask(?:s|ed|ing)? (?:for|that|if|to have)) (?:(?:the|an?|his|her|their|this|next) )?(?:\w+ )?$"
    )
);
// Another time of the same day.
cue!(
    HOURS_AFTER,
    r"(?i)^\W*(?:by )?(?:half )?(?:an?|one|two|\d+) (?:hours?|minutes?|mins)\b"
);
cue!(
    KEPT_AFTER_ALL,
    concat!(
        r"(?i)\bbut (?:\w+ ){0,2}?(?:went ahead|was held|took place)\b",
        r"|^\W*(?:and|then) (?:was )?(?:held|took place)\W*(?:today|$)"
    )
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
    let is_row = clause.sentence.setting == Setting::Row;
    let is_outcome = is_row && clause.sentence.first && OUTCOME_AFTER.is_match(after);
    if PAPER_AFTER.is_match(after) && !is_outcome {
        return None;
    }
    let is_paper = PAPER_BEFORE.is_match(before);
    if is_paper && PAPER_DONE.is_match(after) || is_of_earlier(clause) {
        return None;
    }
    let said = until_stop(after.trim_start_matches([' ', ';', ':', ',']));
    let held = HELD_PLAINLY.is_match(said) || HELD_NOW_BEFORE.is_match(before);
    let words = before.split_whitespace();
    let opens = words
        .filter(|word| word.contains(char::is_alphanumeric))
        .count()
        <= 3
        && !is_paper;
    let told = match clause.sentence.setting {
        Setting::Row => {
            held || tells_deed(clause, state)
                || (opens && (clause.sentence.first || has_plan || state != MeetingState::Held))
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

/// Whether a clause looks back on another day's meeting; what the meeting heard of, and what was the
/// cause, may be of any day.
fn is_of_earlier(clause: &Clause) -> bool {
    let found_off = FOUND_OFF.is_match(clause.whole());
    let before = clause.before();
    let after = of_itself(&clause.whole()[clause.naming.range.end - clause.from..]);
    [before, after].iter().any(|words| EARLIER.is_match(words)) && !found_off
}

/// Whether the meeting does or suffers in the clause what tells of its day, wherever it is named:
/// "…, and the core group went through the plan", "told that his review had been called off".
fn tells_deed(clause: &Clause, state: MeetingState) -> bool {
    let name = &clause.text[clause.naming.range.clone()];
    let (before, after) = (clause.before(), clause.after());
    let is_of_paper = NAMES_PAPER.is_match(name) || PAPER_BEFORE.is_match(before);
    if is_of_paper || LOOKS_BACK.is_match(before) {
        return false;
    }
    match state {
        MeetingState::Held => DID_AFTER.is_match(after) || DID.is_match(name),
        MeetingState::Planned => false,
        _ => OFF_AFTER.is_match(after),
    }
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
        r"|plans?\b|team|action|decisions?|recommendations?|training|course|briefing)\b"
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
        r"|worried|remind(?:ed|er))\s+(?:\w+\s+)?(?:about|for|of|to|from|before|in|at|with",
        r"|by)?\s*(?:the|an?|his|her|their|this|that|last|previous|\w+['’]s)?\s*$"
    )
);

// "No core group this month".
cue!(NO_BEFORE, r"(?i)^\W*no\s+$");
cue!(
    TODAY_AFTER,
    r"(?i)^\s*(?:was held )?(?:today|this (?:morning|afternoon|week|month))\b"
);

cue!(
    DENIED_AFTER,
    concat!(
        r"(?i)^[^.;]{0,30}?\b(?:(?:has|had|have|was|were|is|are)(?:\s+not|n['’]t",
        r"|\s+never)\s+(?:yet\s+)?(?:been\s+)?(?:held|taken|convened|arranged|recorded",
        r"|required|needed|necessary|progressed)",
        r"|not (?:yet )?(?:been )?(?:held|convened|required|needed|evidenced|recorded)",
        r"|yet to|no record of|never (?:been )?(?:held|took)|overdue|outstanding",
        r"|not required|not on file)\b",
        r"|^\s*(?:was |were )?(?:declined|refused|turned down|rejected)\b"
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

// They came for it that day.
cue!(
    FOUND_OFF,
    concat!(
        r"(?i)\b(?:arriv\w+|turned up|came|travelled|driven|drove|waited|ready)\b[^.;]*",
        r"\b(?:find|found|told|learn\w*|hear[d]?|discover\w*)\b[^.;]*\bhad been\b"
    )
);
cue!(
    DID_AFTER,
    concat!(
        r"(?i)^\s*(?:(?:then|today|also|unanimously|finally|formally|meeting) ){0,2}(?:agreed|decided|heard",
        r"|discussed|considered|went (?:through|over|ahead)|reviewed|registered|de-?registered|continued",
        r"|made|varied|renewed|ended (?:with|in|by)|concluded|kept|looked at|noted|accepted|confirmed",
        r"|endorsed|approved|recommended|lasted|was (?:chaired|attended|held|convened))\b"
    )
);
cue!(
    DID,
    r"(?i)\b(?:made|continued|varied|renewed|extended|ended|terminated|discharged|kept|reviewed)\b"
);
// "Hearing outcome noted": it is the paper that was read.
cue!(NAMES_PAPER, r"(?i)\b(?:dates?|outcomes?|decisions?|notes)$");
cue!(
    OFF_AFTER,
    concat!(
        r"(?i)^\s*(?:(?:for|of|re) (?-i:\p{Lu})\p{L}+(?: (?:and|&) (?-i:\p{Lu})\p{L}+)? )?",
        r"(?:(?:was|were|is|has been|had been|had to be|has had to be|then) )?(?:called off|cancell?ed",
        r"|put (?:off|back)|postponed|abandoned|deferred|adjourned|inquorate|stood down)\b",
        r"|^\s*(?:did not|didn['’]t|could not|couldn['’]t) (?:be held|go ahead|take place|proceed|happen)\b"
    )
);
// The clause tells of something else, for which the meeting is no more than the time or the ground.
cue!(
    LOOKS_BACK,
    concat!(
        r"(?i)\b(?:as|what|which|since|after|before|because|until|if|whether|following|per|where)\b",
        r"[^,;]{0,40}$"
    )
);
cue!(
    OUTCOME_AFTER,
    r"(?i)^\s*(?:outcome|decision)s?\s*[:–—-]\s*\S"
);
cue!(
    PAPER_DONE,
    r"(?i)^\s*(?:(?:was|were|now|has been) )?(?:completed|done|finished)\b"
);

cue!(
    HELD_NOW_BEFORE,
    concat!(
        r"(?i)\b(?:attend(?:ed|s)|chaired|held|convened|attendance at|presented at",
        r"|participated in|took part in|spoke at|present(?:ed|ing) (?:[^.;,]{1,40} )?(?:to|at)",
        r"|met for|there was|had (?:an?|the|our|your|his|her|their)|subject (?:of|to)|joined|opened",
        r"|(?:went|goes|came|brought [^.;,]{1,30}) to|appeared at|completed|carried out|undertook",
        r"|direction at|(?:discharged|looked at again|reviewed|(?:was|were) discussed) (?:by|at))",
        r"\s+(?:(?:the|an?|his|her|their|today['’]s|this|your|\w+['’]s)\s+){0,2}(?:own\s+)?$"
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
