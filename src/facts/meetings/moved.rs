//! The days on which a meeting was to be held and was not, as its own record tells.
//!
//! In: the record of a meeting and its passages. Out: meetings of its kind that were called off or
//! put off, each with the day that was first set. "It had been set for 12 February and was
//! cancelled as the chair was ill" is one; what was put off of another line's is none.

mod chain;

use std::sync::LazyLock;

use regex::Regex;

use super::{Meeting, MeetingKind, MeetingState, naming, reason, said};
use crate::calendar::{Day, Interval};
use crate::document::{Document, Span};
use crate::facts::dates::Doubt;
use crate::facts::passages::{Labelled, Passages, happening, sentences_of};
use crate::facts::pattern::{cue, pattern};
use crate::facts::{DateMention, Dated, dates_in};

cue!(
    OWN,
    concat!(
        r"(?i)^\W*this was (?:the|our|its) (?:second|third|fourth|fifth|\d(?:nd|rd|th)) ",
        r"(?:date|day|attempt|try|time)\b",
        r"|^\W*(?:the|an?|its) ",
        r"(?:(?:first|new|second|third|next|original|replacement|later|alternative|rearranged) )?",
        r"date(?:,? ?(?:of|on|for)?[^.;:]{3,24}?)? ",
        r"(?:was|had|fell through|could not|couldn['’]t|did not|didn['’]t)\b",
        r"|^\W*(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )?\d{1,2}(?:st|nd|rd|th)?(?: of)?",
        r" \p{L}{3,9}\.?(?: \d{4})? (?:was|were|did|didn['’]t|had to)\b",
        r"|^\W*(?:was (?:first |originally )?to (?:be|have been)",
        r"|(?:first |originally )?(?:re-?)?(?:arranged|set|planned|fixed|scheduled|booked)) ",
        r"(?:on|for)\b",
        r"|^\W*(?:(?:and|but|then) )?(?:it",
        r"|(?:the|this|today['’]s) (?:\w+ ){0,2}?",
        r"(?:meeting|review|conference|discussion|group|hearing)",
        r"|(?:your|our|my|his|her|their) (?:\w+ )?review)\b",
        r"|\b(?:the|this) (?:meeting|review|conference|discussion|group|one) ",
        r"(?:(?:that|which) (?:was|had been) )?",
        r"(?:fixed|set|arranged|planned|scheduled|booked|called|down|listed|diarised",
        r"|pencilled(?: in)?|in the diary) (?:for|on)\b",
        r"|\bthis (?:meeting|review|conference|discussion|group) (?:was|had been) ",
        r"(?:(?:first|originally) )?(?:fixed|set|arranged|planned|scheduled|booked|called|down|listed",
        r"|diarised|pencilled(?: in)?|in the diary) (?:for|on)\b",
        r"|^\W*(?:put back|put off|moved|shifted|deferred|postponed|rearranged|rescheduled)(?: twice)?",
        r",?:? (?:first )?from (?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )?(?:the )?\d"
    )
);
// A hearing is another body's, of which the record of a review only tells.
cue!(
    OF_HEARING,
    r"(?i)^\W*(?:(?:and|but|then) )?(?:the|this|today['’]s) (?:\w+ ){0,2}?hearing\b"
);
// "Planned date" beside "Actual date" in a form.
cue!(
    PLANNED_LABEL,
    concat!(
        r"(?i)^(?:(?:date|day) )?(?:first |originally |initially )?",
        r"(?:planned|scheduled|original|intended|arranged)(?: (?:date|day|for))?",
        r"(?: of (?:the |this )?(?:meeting|review|conference))?$"
    )
);
// The day to which or from which a meeting was moved.
cue!(
    FROM_OR_TO,
    concat!(
        r"(?i)\b(?:from|to|until|till)\W*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?",
        r"(?:the\s+)?$"
    )
);
cue!(
    FROM,
    r"(?i)\bfrom\W*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?:the\s+)?$"
);

// "The core group was to be on 3 May".
cue!(
    SET_FOR,
    concat!(
        r"(?i)^\W*(?:it",
        r"|(?:this|the|our|today['’]s|(?:his|her|their|my) ?)(?: \p{L}+){0,4}? ",
        r"(?:meeting|review|conference|discussion|group|cppm|cpcc|date))\b[^.;:]{0,70}?\b(?:set",
        r"|fixed|arranged|planned|booked|scheduled|down|listed|diarised|pencilled(?: in)?|in the diary",
        r"|(?:was|were) to (?:be|be held|have been|have been held|meet|take place)) (?:for|on)\W*",
        r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?:the\s+)?$"
    )
);

cue!(OF_ANOTHER, r"(?i)\b(?:last|previous|next|earlier)\b");

cue!(
    BECAUSE,
    r"(?i)\b(?:because|as|since|due to|owing to|while|when)\b"
);

/// A meeting is not set for more days than these in one sentence.
const DAYS_MAX: usize = 12;

/// "On that day …" goes on about the day of the sentence before.
static THAT_DAY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)\b(?:on|at) that (?:day|date|time|meeting|occasion)\b|^\W*that (?:day|meeting)\b")
});

/// "It had been set for 5 June. It was cancelled as …": the second goes on about the first's day.
static WAS_SET: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:arranged|set|planned|scheduled|booked|called|fixed|due|convened|supposed|meant)",
        r"\b|\b(?:was|were) to (?:have|be|take)\b|\bshould have (?:been|taken)\b"
    ))
});
static IT: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^\W*(?:but |and )?(?:it|this|that)\b"));

/// Whether a sentence goes on about the day that the one before it gives.
pub(super) fn goes_on(before: &str, text: &str) -> bool {
    THAT_DAY.is_match(text) || IT.is_match(text) && WAS_SET.is_match(before)
}

/// "… and nor did the one on 9 July": another day of which the same is said.
static ANOTHER_DAY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:one|that|those)(?: (?:set|arranged|planned|due|fixed|booked))? (?:on|for|of)",
        r"\W*$|^\W*(?:and|or|nor|&)\W*(?:on |for )?$",
        r"|^\W*(?:and )?then (?:for|on|to)\W*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?",
        r"(?:the )?$|\b(?:set|arranged|fixed|planned|booked|called|scheduled) again (?:for|on)\W*$"
    ))
});

cue!(
    ANOTHER_DATE,
    concat!(
        r"(?i)\b(?:an?|the|its|that|this) (?:second|third|new|next|later|other|another|replacement",
        r"|re-?arranged|fresh|alternative|further|revised|substitute)",
        r"(?: (?:date|day|one|slot|time|attempt|meeting|review))?[,:]?(?: (?:of|on|for|in)",
        r"| (?:was |had been )?(?:set|fixed|booked|arranged|planned) (?:for|on))?\W*",
        r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?:the )?$"
    )
);
cue!(
    NEITHER,
    r"(?i)^[^.;]{0,20}\b(?:nor|neither|as well|too|fared no better|likewise)\b"
);
cue!(
    THEN_FOR,
    concat!(
        r"(?i)^\W*(?:and )?then (?:again )?(?:for|on|to)\W*",
        r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?:the )?$"
    )
);
// A day by which it had to be is none for which it was set.
cue!(
    DUE_BY,
    r"(?i)\b(?:by|before|on or before|no later than)\W*(?:the\s+)?$"
);

/// Reads the sentences of a record that name no meeting of another line.
pub(super) fn of(
    document: &Document,
    own: &Meeting,
    passages: &Passages,
    dates: &[DateMention],
) -> Vec<Meeting> {
    let Some(held) = own
        .on
        .filter(|_| own.is_record && own.state == MeetingState::Held)
    else {
        return Vec::new();
    };
    let record = Record {
        document,
        own,
        passages,
        dates,
        held,
    };
    let mut found: Vec<Meeting> = record.planned().into_iter().collect();
    let set = record.set_before();
    for meeting in &set {
        tell(&mut found, meeting.clone());
    }
    for meeting in record.put_off(&set) {
        tell(&mut found, meeting);
    }
    for meeting in record.led_to_held() {
        tell(&mut found, meeting);
    }
    found
}

/// Adds what is told of a day, or what more is told of it: that it was called off says more than
/// that it was put off.
fn tell(found: &mut Vec<Meeting>, meeting: Meeting) {
    let day = meeting.on.map(|on| on.interval);
    match found
        .iter_mut()
        .find(|one| one.on.map(|on| on.interval) == day)
    {
        Some(known) => {
            known.reason = known.reason.take().or(meeting.reason);
            if meeting.state != MeetingState::Postponed {
                known.state = meeting.state;
            }
        }
        None => found.push(meeting),
    }
}

/// The record of a meeting that was held.
struct Record<'a> {
    document: &'a Document,
    own: &'a Meeting,
    passages: &'a Passages,
    dates: &'a [DateMention],
    /// The day on which it was held.
    held: Dated,
}

impl Record<'_> {
    /// The day that a form gives as planned, where the meeting was held later.
    fn planned(&self) -> Option<Meeting> {
        let name = |span: Span| self.document.at(span).trim().trim_end_matches(':');
        let labels = self.passages.labels.iter();
        let mut planned = labels.filter(|one| PLANNED_LABEL.is_match(name(one.label)));
        planned.find_map(|one| {
            let day = dates_in(self.dates, one.value).iter().find_map(happening)?;
            self.is_before(day).then(|| Meeting {
                reason: self.own.reason.clone(),
                ..self.another(MeetingState::Postponed, day, one.label.joined(one.value))
            })
        })
    }

    /// The days before the one on which it was held for which it had been set: whatever is said of
    /// them, it was not held on them. What the record goes on to say stands for the reason.
    fn set_before(&self) -> Vec<Meeting> {
        let document = self.document;
        let nexts = self.passages.sentences.iter().skip(1).map(Some);
        let sentences = self.passages.sentences.iter().zip(nexts.chain([None]));
        let set = sentences.filter_map(|(sentence, next)| {
            let set = self.days_set_in(sentence.span);
            let block = document.block_at(sentence.span);
            if set.is_empty() {
                return None;
            }
            let follows = next.filter(|next| document.block_at(next.span) == block);
            let reason = reason::reason(document, sentence.span)
                .or_else(|| reason::obstacle(document, follows?.span));
            let before = set.into_iter().filter(|on| self.is_before(*on));
            let before = before.map(|on| Meeting {
                reason: reason.clone(),
                ..self.another(MeetingState::Postponed, on, sentence.span)
            });
            Some(before.collect::<Vec<_>>())
        });
        set.flatten().collect()
    }

    /// The days for which a sentence, that names no meeting of another line, says that it was set:
    /// "first fixed for 3 April, then for 17 April".
    fn days_set_in(&self, sentence: Span) -> Vec<Dated> {
        let named = naming::find(self.document.at(sentence));
        if !named.iter().all(|one| one.kind.is_line_of(self.own.kind)) {
            return Vec::new();
        }
        let days = dates_in(self.dates, sentence);
        let is_set = |day: &DateMention| {
            let before = self.document.at(Span::new(sentence.start, day.span.start));
            SET_FOR.is_match(before) && !OF_ANOTHER.is_match(before)
        };
        let Some(first) = days.iter().position(is_set) else {
            return Vec::new();
        };
        let more = days[first..].windows(2).take_while(|two| {
            let gap = Span::new(two[0].span.end, two[1].span.start.max(two[0].span.end));
            THEN_FOR.is_match(self.document.at(gap))
        });
        let set = days[first..=first].iter().chain(more.map(|two| &two[1]));
        let set = set.take(DAYS_MAX);
        let set = set.filter_map(|day| Some(as_past(day, happening(day)?, self.held)));
        set.collect()
    }

    /// What sentences say was called off or put off.
    ///
    /// - `set`: what is known of the days for which it had been set
    fn put_off(&self, set: &[Meeting]) -> Vec<Meeting> {
        let document = self.document;
        let mut found = Vec::new();
        let mut before: Option<Span> = None;
        for span in self.sentences() {
            let text = document.at(span);
            let is_others = before.is_some_and(|before| self.is_of_others(before, text));
            let lead = before.filter(|before| goes_on(document.at(*before), text));
            before = Some(span);
            if is_others {
                continue;
            }
            let Some(state) = self.state_in(text, lead.map(|lead| document.at(lead))) else {
                continue;
            };
            let reason = reason::cause(document, span, state);
            let set_for = |lead| match set.iter().find(|one| one.span == lead) {
                Some(one) => one.on.into_iter().collect(),
                None => self.days_before(lead, false),
            };
            let set_for: Vec<Dated> = lead.map(set_for).unwrap_or_default();
            let moved = self.days_before(span, !set_for.is_empty());
            found.extend(set_for.into_iter().chain(moved).map(|on| Meeting {
                reason: reason.clone(),
                ..self.another(state, on, span)
            }));
        }
        found
    }

    /// "Core groups met on 3 May and 7 June. The meeting of 7 June had been moved": one of those that
    /// the sentence before tells of, which are of another line.
    fn is_of_others(&self, before: Span, text: &str) -> bool {
        cue!(
            ONE_OF_THEM,
            concat!(
                r"(?i)^\W*(?:the|that) (?:meeting|one|group|review|discussion) ",
                r"(?:of|on|in|set for|due on)\b"
            )
        );
        let named = naming::find(self.document.at(before));
        let is_other = |one: &naming::Naming| !one.kind.is_line_of(self.own.kind);
        ONE_OF_THEM.is_match(text) && !named.is_empty() && named.iter().all(is_other)
    }

    /// Its sentences, with the labels that are some: "Was to be on 24 February: cancelled".
    fn sentences(&self) -> impl Iterator<Item = Span> {
        let has_day = |one: &&Labelled| !dates_in(self.dates, one.label).is_empty();
        let labels = self.passages.labels.iter().filter(has_day);
        let lines = labels.map(|one| one.label.joined(one.value));
        let sentences = self.passages.sentences.iter().map(|sentence| sentence.span);
        let spans = lines.chain(sentences);
        spans.flat_map(|span| sentences_of(self.document, span))
    }

    /// What a sentence says became of it; a hearing's is not the meeting's.
    fn state_in(&self, text: &str, lead: Option<&str>) -> Option<MeetingState> {
        let is_hearings =
            self.own.kind != MeetingKind::Hearing && OF_HEARING.is_match(lead.unwrap_or(text));
        put_off(text, lead).filter(|_| !is_hearings)
    }

    /// The first day of a sentence, others of which it says the same, and those from and to which it
    /// moves the meeting, as far as they lie before the one on which it was held.
    ///
    /// - `is_set`: whether the sentence before gives the day for which it was set
    fn days_before(&self, span: Span, is_set: bool) -> Vec<Dated> {
        let mut days: Vec<Dated> = Vec::new();
        let mut is_from = false;
        let mut end = span.start;
        for mention in dates_in(self.dates, span) {
            let Some(day) = happening(mention) else {
                continue;
            };
            let gap = Span::new(end, mention.span.start.max(end));
            let gap = self.document.at(gap);
            end = mention.span.end;
            let is_another = !days.is_empty() && self.is_another_date(gap, end, span);
            // "Postponed as she was in hospital from 3 to 9 May": those are the reason's days.
            let is_known = is_set || !days.is_empty() || !day.interval.is_day();
            if is_known && BECAUSE.is_match(gap) && !is_another {
                break;
            }
            if DUE_BY.is_match(gap) {
                continue;
            }
            // "The meeting on 2 June had been moved from 26 May": the first is the day it came to.
            let was_first = days.len() == 1 && !is_from;
            if was_first && FROM.is_match(gap) {
                days.clear();
            }
            is_from |= FROM.is_match(gap);
            let is_first = days.is_empty() && !is_set;
            if is_first || is_another || ANOTHER_DAY.is_match(gap) || FROM_OR_TO.is_match(gap) {
                // "From 2 June to 9 June" is no stretch of time here.
                let day = if FROM.is_match(gap) {
                    first_of(day)
                } else {
                    day
                };
                days.push(as_past(mention, day, self.held));
            }
        }
        days.retain(|day| self.is_before(*day));
        days
    }

    /// "… was cancelled and a second date, 26 May, was put off as well": whether a day is another for
    /// which the meeting had been set, and what follows says that it was not held on it either.
    ///
    /// - `gap`: the words between the day before it and it
    /// - `end`: where the day ends
    fn is_another_date(&self, gap: &str, end: usize, sentence: Span) -> bool {
        let behind = self.document.at(Span::new(end, sentence.end.max(end)));
        let is_off = said::said_of(behind).is_some_and(|state| state != MeetingState::Held);
        ANOTHER_DATE.is_match(gap) && (is_off || NEITHER.is_match(behind))
    }

    fn is_before(&self, day: Dated) -> bool {
        day.interval.to < self.held.interval.from
    }

    fn another(&self, state: MeetingState, on: Dated, span: Span) -> Meeting {
        self.own.another(state, Some(on), span)
    }
}

/// Whether a clause with the meeting for its subject says that it was called off or put off; the
/// subject may stand in the sentence that it goes on about.
fn put_off(text: &str, lead: Option<&str>) -> Option<MeetingState> {
    let state = said::said_of(text).filter(|state| {
        matches!(
            state,
            MeetingState::Cancelled | MeetingState::Postponed | MeetingState::Inquorate
        )
    })?;
    let is_own = |text: &str| OWN.is_match(text) && naming::find(text).is_empty();
    is_own(lead.unwrap_or(text)).then_some(state)
}

fn first_of(day: Dated) -> Dated {
    Dated {
        interval: Interval::day(day.interval.from),
        ..day
    }
}

/// "The review set for 18 June did not go ahead": a day without its year that is told as past is
/// the last such day.
fn as_past(mention: &DateMention, day: Dated, held: Dated) -> Dated {
    const N_MONTHS: i32 = 12;
    let is_inferred = mention.doubts.contains(Doubt::YearInferred);
    let last = held.interval.to;
    let n_months = if !is_inferred {
        0
    } else if day.interval.from > last {
        -N_MONTHS
    } else if day.interval.to <= last.plus_months(-N_MONTHS) {
        N_MONTHS
    } else {
        0
    };
    if n_months == 0 {
        return day;
    }
    let moved = |day: Day| day.plus_months(n_months);
    let interval = Interval::new(moved(day.interval.from), moved(day.interval.to));
    Dated {
        interval: interval.unwrap_or(day.interval),
        ..day
    }
}
