//! The days that a clause gives to the meeting that it names.
//!
//! In: a clause. Out: meetings, each with a day of the clause or of the row or note it stands in.

use super::Reader;
use super::clause::{
    Clause, HELD, PAPER_AFTER, PAPER_BEFORE, TODAY, as_sure_as, context_date, is_held_tail,
    last_words, until_stop,
};
use super::stance::stance;
use crate::calendar::Day;
use crate::document::Span;
use crate::facts::family::{self, Whose};
use crate::facts::kind::Kind;
use crate::facts::meetings::said::HELD_PLAINLY;
use crate::facts::meetings::{Meeting, MeetingKind, MeetingState, Weight, is_of_form, reason};
use crate::facts::passages::{Setting, happening};
use crate::facts::pattern::cue;
use crate::facts::{Dated, dates_in};

impl Reader<'_> {
    /// Reads one clause; tells what it said, for the clause that follows it.
    pub(super) fn clause(
        &self,
        clause: &Clause,
        said: Option<MeetingState>,
        found: &mut Vec<Meeting>,
    ) -> Option<MeetingState> {
        let whose = family::whose(self.document, clause.place());
        if whose == Some(Whose::Kin) || family::is_misfiled(clause.text) {
            return None;
        }
        let stance = stance(clause, said)?;
        let own_dates = self.dates_of(clause);
        let span = clause.sentence.span;
        let reason = reason::reason(self.document, span)
            .or_else(|| reason::cause(self.document, span, stance));
        let before = found.len();
        match stance {
            MeetingState::Postponed => self.moved(clause, &own_dates, found),
            state => self.dated(clause, state, &own_dates, found),
        }
        for meeting in &mut found[before..] {
            meeting.whose.clone_from(&whose);
            meeting.weight = weight(clause, meeting);
            if meeting.reason.is_none() && meeting.state != MeetingState::Planned {
                meeting.reason.clone_from(&reason);
            }
        }
        Some(stance)
    }

    /// The dates of a clause, each with the words before it.
    fn dates_of<'a>(&self, clause: &Clause<'a>) -> Vec<(Dated, &'a str)> {
        let at = clause.sentence.span.start;
        let mut from = clause.from;
        let mut dates = Vec::new();
        for mention in dates_in(self.dates, clause.span()) {
            let start = mention.span.start - at;
            if let Some(dated) = happening(mention)
                && start >= from
                && !is_of_form(self.document, mention.span)
                && !is_aside(clause, start)
                && !self.is_span_of_time(mention.span, &clause.text[from..start])
            {
                let dated = as_sure_as(dated, mention.doubts, clause.context());
                let dated = self.as_sure_as_mail(dated, mention.span);
                let words = &clause.text[from..start];
                match dates.last_mut() {
                    Some((last, _)) if is_said_again(*last, dated, words) => {
                        last.certain |= dated.certain;
                    }
                    _ => dates.push((dated, words)),
                }
                from = (mention.span.end - at).min(clause.to).max(start);
            }
        }
        dates
    }

    /// "Held within six weeks": how soon, not on which day.
    fn is_span_of_time(&self, day: Span, words: &str) -> bool {
        cue!(WITHIN, r"(?i)^within\b");
        WITHIN.is_match(self.document.at(day)) && HELD_PLAINLY.is_match(words)
    }

    /// "Tomorrow" in a mail is as sure as the day on which it was sent.
    fn as_sure_as_mail(&self, dated: Dated, day: Span) -> Dated {
        let is_near = |sent: Day| sent.days_until(dated.interval.from).abs() <= 1;
        let is_sure = self.kind == Kind::Email
            && self.reference.is_some_and(is_near)
            && RELATIVE.is_match(self.document.at(day));
        Dated {
            certain: dated.certain || is_sure,
            ..dated
        }
    }

    /// A meeting put off: its old day and its new one.
    fn moved(&self, clause: &Clause, dates: &[(Dated, &str)], found: &mut Vec<Meeting>) {
        let is_held = |words: &str| HELD_PLAINLY.is_match(words);
        let held = dates.iter().find(|(_, words)| is_held(words));
        let new = dates.iter().find(|(_, words)| {
            NEW_DATE_BEFORE.is_match(words) && !is_held(words) && !OLD_DATE_BEFORE.is_match(words)
        });
        let old = dates
            .iter()
            .find(|pair| Some(*pair) != held && Some(*pair) != new);
        let of_subject = || {
            self.subject_day
                .filter(|_| clause.naming.kind == MeetingKind::Other)
        };
        let on = old.map(|(date, _)| *date).or(clause.context());
        let on = on.or_else(of_subject);
        let span = clause.sentence.span;
        if on.is_some() || new.is_some() {
            let mut meeting = self.meeting(clause.naming, MeetingState::Postponed, on, span);
            meeting.next = new.or(held).map(|(date, _)| *date);
            found.push(meeting);
        }
        if let Some((date, _)) = held {
            found.push(self.meeting(clause.naming, MeetingState::Held, Some(*date), span));
        } else if let Some((date, _)) = new {
            found.push(self.meeting(clause.naming, MeetingState::Planned, Some(*date), span));
        }
    }

    fn dated(
        &self,
        clause: &Clause,
        state: MeetingState,
        dates: &[(Dated, &str)],
        found: &mut Vec<Meeting>,
    ) {
        let span = clause.sentence.span;
        let mut pushed = false;
        let mut is_only_plan = false;
        // Whether the dates that follow are of something else.
        let mut is_past = false;
        for (date, words) in dates {
            let state = self.state_on(*date, words, clause, state);
            let is_paper = || PAPER_BEFORE.is_match(clause.before());
            is_past |= pushed
                && !MEETING_LINK.is_match(words)
                && (state == MeetingState::Held || is_paper());
            if is_past || self.is_of_another(clause, *date, last_words(words)) {
                continue;
            }
            let is_next_to_name = !pushed && BESIDE_NAME.is_match(words.trim_start());
            is_only_plan |= is_next_to_name && state == MeetingState::Planned;
            found.push(self.meeting(clause.naming, state, Some(*date), span));
            pushed = true;
        }
        let has_held = found.iter().any(|meeting| {
            meeting.span == span && meeting.kind == clause.naming.kind && meeting.state == state
        });
        if state == MeetingState::Planned || has_held || is_only_plan {
            return;
        }
        self.undated(clause, state, pushed, found);
    }

    /// What became of the meeting on one of the clause's days.
    ///
    /// - `words`: those between the day and the one before it
    fn state_on(
        &self,
        date: Dated,
        words: &str,
        clause: &Clause,
        state: MeetingState,
    ) -> MeetingState {
        let tail = last_words(words);
        let is_new = || {
            let is_planned = PLANNED_BEFORE.is_match(tail) && !OLD_DATE_BEFORE.is_match(words);
            NEW_DATE_BEFORE.is_match(words) || is_planned
        };
        match state {
            MeetingState::Held if NOT_HELD_ON.is_match(tail) => MeetingState::Cancelled,
            MeetingState::Held if self.is_plan(date, tail, clause) => MeetingState::Planned,
            MeetingState::Planned if is_held_tail(tail) => MeetingState::Held,
            MeetingState::Adjourned | MeetingState::Inquorate | MeetingState::Cancelled
                if is_new() =>
            {
                MeetingState::Planned
            }
            state => state,
        }
    }

    /// Whether a day is a life's, a paper's, a cause's or another meeting's.
    fn is_of_another(&self, clause: &Clause, date: Dated, tail: &str) -> bool {
        let is_of_paper = PAPER_AFTER.is_match(clause.after()) && !is_held_tail(tail);
        let mut others = [&LIFE_DATE, &PAPER_DATE, &CAUSE_DATE].into_iter();
        is_of_paper
            || others.any(|other| other.is_match(tail))
            || self.is_of_other(clause, date)
            || self.is_told_from(clause, date)
    }

    /// A meeting that no day of the clause is given for: on the day of its row or note, or on none.
    fn undated(
        &self,
        clause: &Clause,
        state: MeetingState,
        pushed: bool,
        found: &mut Vec<Meeting>,
    ) {
        let span = clause.sentence.span;
        let context = context_date(clause, state, pushed);
        if let Some(on) = context.filter(|_| !self.looks_back(clause)) {
            let is_to_come = self.own.is_some() && self.is_ahead(on) == Some(true);
            let state = if is_to_come {
                MeetingState::Planned
            } else {
                state
            };
            let mut meeting = self.meeting(clause.naming, state, Some(on), span);
            meeting.next = found
                .iter()
                .find(|next| next.span == span && next.state == MeetingState::Planned)
                .and_then(|next| next.on);
            found.push(meeting);
        } else if !pushed && clause.context().is_none() && self.is_said_held(clause, state) {
            found.push(self.meeting(clause.naming, state, None, span));
        }
    }

    /// Whether a day behind the meeting's name is that of another since which it is held.
    fn is_of_other(&self, clause: &Clause, date: Dated) -> bool {
        let between = clause.after().split_once(self.document.at(date.span));
        between.is_some_and(|(between, _)| OTHER_MEETINGS_DATE.is_match(between))
    }

    /// Whether a day before the meeting's name is that of something done after it, or for it.
    fn is_told_from(&self, clause: &Clause, date: Dated) -> bool {
        let between = clause.before().rsplit_once(self.document.at(date.span));
        between.is_some_and(|(_, between)| TOLD_FROM.is_match(between))
    }

    /// Supervision speaks of what happened since the last one: its day is no meeting's.
    fn looks_back(&self, clause: &Clause) -> bool {
        self.is_of_supervision && !TODAY.is_match(clause.text)
    }

    /// Whether prose says without a day that the meeting was held.
    fn is_said_held(&self, clause: &Clause, state: MeetingState) -> bool {
        let after = until_stop(clause.after());
        state == MeetingState::Held
            && clause.naming.plain
            && self
                .own
                .is_none_or(|own| !own.kind.is_line_of(clause.naming.kind))
            && self.kind != Kind::Other
            && UNDATED_HELD.is_match(after)
    }

    /// Whether a date in a clause that tells of the past is nevertheless one to come.
    fn is_plan(&self, date: Dated, tail: &str, clause: &Clause) -> bool {
        if is_held_tail(tail) {
            return false;
        }
        if PLANNED_BEFORE.is_match(tail) {
            return true;
        }
        if MET_AT.is_match(&clause.text[..clause.naming.range.start]) {
            return false;
        }
        let reference = clause.context().map(|on| on.interval.to).or(self.reference);
        match reference {
            Some(day) => date.interval.from > day,
            None => {
                matches!(self.kind, Kind::Letter | Kind::Email) && !HELD.is_match(clause.whole())
            }
        }
    }
}

/// Whether a day stands in brackets that are closed before the meeting is named: "As gran is in
/// hospital (home tomorrow) the review is off".
///
/// - `start`: how far into the sentence it stands
fn is_aside(clause: &Clause, start: usize) -> bool {
    let name = clause.naming.range.start;
    let between = clause.text.get(start..name).unwrap_or_default();
    let before = &clause.text[clause.from.min(start)..start];
    let is_inside = before.rfind('(') > before.rfind(')');
    is_inside && between.contains(')')
}

/// How plainly a clause tells of the meeting that it names.
fn weight(clause: &Clause, meeting: &Meeting) -> Weight {
    let state = meeting.state;
    // What an event led to was told on its day: the meeting was put off from another.
    let day = |on: Option<Dated>| on.map(|on| on.span);
    let is_of_row = day(meeting.on) == day(clause.context());
    if state == MeetingState::Postponed && is_of_row && clause.sentence.setting == Setting::Side {
        return Weight::Named;
    }
    let is_entry = clause.sentence.first
        && matches!(clause.sentence.setting, Setting::Row | Setting::Note)
        && clause.opens_sentence();
    if is_entry {
        Weight::Listed
    } else if state != MeetingState::Held || TOLD.is_match(clause.whole()) {
        Weight::Told
    } else {
        Weight::Named
    }
}

/// "Yesterday, 14 May 2026", "Tuesday (14 May)": one day, said twice.
fn is_said_again(last: Dated, next: Dated, between: &str) -> bool {
    last.interval == next.interval && !between.contains(char::is_alphanumeric)
}

cue!(RELATIVE, r"(?i)^\W*(?:today|tomorrow|yesterday)\b");

cue!(
    NEW_DATE_BEFORE,
    concat!(
        r"(?i)\b(?:to|until|till|for|now|new date(?: of)?|next|reconvene[ds]?(?: on)?)\s*",
        r"(?:the\s+)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?$"
    )
);

// "Some people met at the hearing on 3 May".
cue!(
    MET_AT,
    concat!(
        r"(?i)\b(?:met|sat|gathered|spoke|came|went|were (?:all )?there|all there) (?:with us )?(?:at|to|in|for) ",
        r"(?:(?:the|an?|his|her|their|your|our) (?:\w+ )?)?$"
    )
);

cue!(
    NOT_HELD_ON,
    r"(?i)(?:\bnot|n['’]t) (?:be )?(?:held|go ahead|take place|meet)(?: on)?(?: the)?\s*$"
);

cue!(
    OLD_DATE_BEFORE,
    concat!(
        r"(?i)\b(?:from|originally (?:planned|scheduled|arranged|due|set)?(?: for| on)?",
        r"|(?:due|scheduled|arranged|planned|set|booked|fixed|meant|down|pencilled(?: in)?",
        r"|in the (?:diary|calendar))(?: to (?:be held|take place))?(?: for| on)?)\s*(?:the\s+)?",
        r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?$"
    )
);

cue!(
    PLANNED_BEFORE,
    concat!(
        r"(?i)\b(?:next|will be|to be held|scheduled|arranged|due|planned|booked|set for|fixed",
        r"|reconvene|forthcoming|on or before|invite[ds]?|proposed)\b|\bby\s+(?:the\s+)?$"
    )
);

cue!(
    MEETING_LINK,
    r"(?i)^[\s,;&]*(?:and|or|,|;|&|then|also|again)?[\s,]*(?:again\s+)?(?:on\s+)?$"
);

cue!(
    LIFE_DATE,
    concat!(
        r"(?i)\b(?:born|d\.?o\.?b\.?|birth|circulated|issued|sent|distributed|received",
        r"|registered (?:on|since)|placed on)\b[^.]{0,12}$"
    )
);

// "After the review and based on the assessment of 2 March": the day is another paper's.
cue!(
    PAPER_DATE,
    concat!(
        r"(?i)\b(?:assessments?|reports?|plans?|letters?|e-?mails?|orders?|chronology|minutes?)\s+",
        r"(?:of|dated|from)\s+(?:the\s+)?$"
    )
);

// "A discussion following the police concern of 10/01": the day is that of what led to it.
cue!(
    CAUSE_DATE,
    concat!(
        r"(?i)\b(?:concerns?|referrals?|call-?outs?|incidents?|allegations?|disclosures?",
        r"|injur(?:y|ies)|assaults?|arrests?)\s+(?:raised |received |made )?(?:of|dated|from|on)",
        r"\s+(?:the\s+)?$",
        r"|\bgrounds\s+(?:(?:were|had been)\s+)?(?:established|accepted|found|referred|sent)\s+",
        r"(?:in|on)\s+(?:the\s+)?$"
    )
);

// "The first core group since the planning meeting of 2 March": the day is the other meeting's.
cue!(
    OTHER_MEETINGS_DATE,
    concat!(
        r"(?i)\b(?:since|after|before|following|ahead of)\s+(?:[\w’'-]+\s+){1,5}?",
        r"(?:meeting|review|conference|cppm|cpcc|hearing|discussion)\s+",
        r"(?:(?:held )?(?:of|on|dated)\s+)?(?:the\s+)?$",
        r"|\b(?:since|after|before|following)\s+(?:[\w’'-]+\s+){0,4}?",
        r"(?:change|move|placement|registration|order|birth|admission|start)\b",
        r"(?:\s+of\s+[\w’'-]+)?(?:\s+(?:of|on|dated))?\s+(?:the\s+)?$",
        r"|\b(?:since|until|which|that|who)\s+(?:[\w’'-]+\s+){0,3}?(?:went|came|moved|began",
        r"|started|became|left|returned|(?:was|were) (?:placed|born|registered|made))",
        r"\b[^.;,]{0,40}$"
    )
);

// "Brought up to date on 3 May after the review": the day is not the review's.
cue!(
    TOLD_FROM,
    concat!(
        r"(?i)^\W*(?:after|following|since|before|prior to|ahead of)\s+",
        r"(?:the|an?|his|her|their|this|last)\s*(?:\w+\s+){0,2}$"
    )
);

cue!(
    UNDATED_HELD,
    concat!(
        r"(?i)^\W*(?:\w+\W+){0,4}?",
        r"(?:(?:was|were|has been|have been) held|took place|has taken place|was convened)\b"
    )
);
// What a meeting does: "the hearing of 3 May continued the order".
cue!(
    TOLD,
    concat!(
        r"(?i)\b(?:held|(?:took|taken) place|met|convened|attended|chaired|went ahead|sat|agreed",
        r"|decided|decision|noted|heard|made|continued|varied|ended|granted|gave|endorsed",
        r"|confirmed|accepted|approved|discussed|recommended)\b"
    )
);
// "LAC review 5 November" in a note of October is no more than a plan.
cue!(
    BESIDE_NAME,
    concat!(
        r"(?i)^[^.;]*\b(?:review|meeting|conference|group|hearing|cppm|cpcc|discussion)\W*",
        r"(?:(?:on|for)\W+)?(?:(?:mon|tues?|wed(?:nes)?|thurs?|fri|sat(?:ur)?|sun)(?:day)?\W+)?$"
    )
);
