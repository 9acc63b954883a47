//! One clause that names a meeting, and the day on which it tells that it was.
//!
//! In: a sentence and the names of meetings in it. Out: the words of each clause, and whether the day
//! of its row or note is the meeting's.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::super::naming::Naming;
use super::super::said::HELD_PLAINLY;
use super::stance::of_itself;
use crate::document::Span;
use crate::facts::Dated;
use crate::facts::dates::{Doubt, Doubts};
use crate::facts::family::Told;
use crate::facts::meetings::MeetingState;
use crate::facts::passages::{Sentence, Setting};
use crate::facts::pattern::{cue, pattern};

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
        && !is_paper
        || SITTING_OF.is_match(before);
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
            r"(?i)\b(?:was |were |been )?",
            r"(?:held|took place|taken place|met|convened|went ahead|attended)\W+(?:(?:on|in|at",
            r"|the|virtually|online|remotely|via|by|teams|tele|phone|telephone|video|call|link)\W+)*",
            r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\W+)?$"
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
        r"(?i)\b(?:held|took place|taken place|met|convened|attended|chaired|went ahead|conducted",
        r"|had (?:an?|the|our|their|your|another)|got together|gathered|concluded|concludes|reconvened|completed|sat|agreed|decided|decision|placed|registered",
        r"|outcome|noted|heard)\b"
    )
);

cue!(
    pub(super) PAPER_AFTER,
    concat!(
        r"(?i)^\s*(?:['’]s)?\s*(?:minutes?|reports?|papers?|records?|invit\w+|members?|membership",
        r"|list|decision letter|dates?|chair(?:person)?|process|procedures?|timescales?|paperwork",
        r"|request|arrangements|checklist|agenda|form|outcomes?|plans?\b|team|action|decisions?",
        r"|recommendations?|training|course|briefing)\b"
    )
);

cue!(
    pub(super) PAPER_BEFORE,
    concat!(
        r"(?i)\b(?:minutes?|notes?|records?|reports?|papers?|invitations?|invites?",
        r"|prep(?:aration|are|ared|aring)?|ahead|prior|advance|before|pending|request(?:ed)?",
        r"|referr(?:al|ed)|discuss(?:ed|ion)?|views|feedback|form|apologies|agenda|actions?|since",
        r"|following|after|until|awaiting|as per|concerns|letter|decisions?|outcome",
        r"|progress(?:ed)?|agreed at|upset|anxious|worried|remind(?:ed|er))\s+(?:\w+\s+)?",
        r"(?:about|for|of|to|from|before|in|at|with|by)?\s*",
        r"(?:the|an?|his|her|their|this|that|last|previous|\w+['’]s)?\s*$"
    )
);

cue!(
    EARLIER,
    concat!(
        r"(?i)\b(?:previous(?:ly)?|earlier|last (?:week|month|year)|had been (?:held|cancelled)",
        r"|historic(?:al)?|in the past|yesterday)\b"
    )
);

// They came for it that day.
cue!(
    FOUND_OFF,
    concat!(
        r"(?i)\b(?:arriv\w+|turned up|came|travelled|driven|drove|waited|ready)\b[^.;]*\b",
        r"(?:find|found|told|learn\w*|hear[d]?|discover\w*)\b[^.;]*\bhad been\b"
    )
);
cue!(
    DID_AFTER,
    concat!(
        r"(?i)^\s*(?:(?:then|today|also|unanimously|finally|formally|meeting) ){0,2}(?:agreed",
        r"|decided|heard|discussed|considered|went (?:through|over|ahead)|reviewed|registered",
        r"|de-?registered|continued|made|varied|renewed|ended (?:with|in|by)|concluded|kept",
        r"|looked at|noted|accepted|confirmed|endorsed|approved|recommended|lasted",
        r"|was (?:chaired|attended|held|convened))\b"
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
        r"(?:(?:was|were|is|has been|had been|had to be|has had to be|then) )?(?:called off",
        r"|cancell?ed|put (?:off|back)|postponed|abandoned|deferred|adjourned|inquorate|stood down)",
        r"\b",
        r"|^\s*(?:did not|didn['’]t|could not|couldn['’]t) ",
        r"(?:be held|go ahead|take place|proceed|happen)\b"
    )
);
// The clause tells of something else, for which the meeting is no more than the time or the ground.
cue!(
    LOOKS_BACK,
    concat!(
        r"(?i)\b(?:as|what|which|since|after|before|because|until|if|whether|following|per|where)",
        r"\b[^,;]{0,40}$"
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
        r"(?i)\b(?:attend(?:ed|s)|chaired|held|convened|attendance at|presented at|participated in",
        r"|took part in|spoke at|present(?:ed|ing) (?:[^.;,]{1,40} )?(?:to|at)|met for|there was",
        r"|had (?:an?|the|our|your|his|her|their)|subject (?:of|to)|joined|opened",
        r"|(?:went|goes|came|brought [^.;,]{1,30}) to|appeared at|completed|carried out|undertook",
        r"|(?:round the table|gathered|assembled|got together|came together|sat down)",
        r"(?: [^.;,]{1,40})? for",
        r"|(?:ourselves|us|partners|agencies|health|police|social work|sw) (?:(?:were|all|both) )*(?:in|at|on)",
        r"|(?:this|that|it) (?:was|is|counts? as|stood as|served as)|(?:met|sat|gathered) as",
        r"|(?:recorded|logged|minuted|counted|treated|noted|written up) as",
        r"|direction at|(?:discharged|looked at again|reviewed|(?:was|were) discussed) (?:by|at))",
        r"(?:\s+(?:the|an?|his|her|their|our|today['’]s|this|your|\w+['’]s)){0,2}(?:\s+own)?\s+$"
    )
);

// "Second meeting of the core group".
cue!(
    SITTING_OF,
    concat!(
        r"(?i)^\W*(?:(?:first|second|third|fourth|next|initial|inaugural|\d{1,2}(?:st|nd|rd|th)) )?",
        r"(?:meeting|sitting) of (?:(?:the|his|her|their) )?$"
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
