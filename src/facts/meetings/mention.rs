//! Meetings that a document speaks of, beside the one that it may itself record.
//!
//! In: passages. Out: meetings held, planned, put off or called off, each with the day that the
//! same sentence, label or dated row gives. Wishes, denials and papers for a meeting are none.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::facts::pattern::pattern;

use super::another::Siblings;
use super::bare;
use super::naming::{self, Naming};
use super::{Meeting, MeetingKind, MeetingState};
use crate::calendar::Day;
use crate::document::{Document, Span};
use crate::facts::family;
use crate::facts::kind::Kind;
use crate::facts::passages::{Labelled, Passages, Sentence, Setting, happening};
use crate::facts::{DateMention, Dated, Quoted, dates_in};

pub(super) fn of(
    document: &Document,
    kind: Kind,
    own: Option<&Meeting>,
    reference: Option<Day>,
    passages: &Passages,
    dates: &[DateMention],
) -> Vec<Meeting> {
    let reader = Reader {
        document,
        kind,
        own,
        reference,
        dates,
        is_looked_after: LOOKED_AFTER.is_match(&document.text),
        subject: bare::subject(document, kind),
        siblings: Siblings::of(document),
    };
    let mut found = Vec::new();
    for labelled in &passages.labels {
        reader.label(labelled, &mut found);
    }
    for sentence in &passages.sentences {
        match reader.goes_on(sentence, found.last()) {
            Some(meeting) => found.push(meeting),
            None => reader.sentence(sentence, &mut found),
        }
    }
    reader.earlier(passages, &mut found);
    let attended = reader.attended(passages);
    for meeting in &mut found {
        let heads =
            |heading: &Span| heading.start <= meeting.span.start && meeting.span.end <= heading.end;
        if meeting.state == MeetingState::Planned && attended.iter().any(heads) {
            meeting.state = MeetingState::Held;
        }
    }
    found.sort_by_key(|meeting| meeting.span);
    once_each(found)
}

/// Drops what the document says twice: one meeting, one day, one state.
fn once_each(found: Vec<Meeting>) -> Vec<Meeting> {
    let mut kept: Vec<Meeting> = Vec::new();
    for meeting in found {
        let known = kept.iter_mut().find(|known| {
            known.kind.is_line_of(meeting.kind)
                && known.state == meeting.state
                && known.on.map(|on| on.interval) == meeting.on.map(|on| on.interval)
        });
        match known {
            None => kept.push(meeting),
            Some(known) => {
                known.reason = known.reason.take().or(meeting.reason);
                known.registered = known.registered.or(meeting.registered);
                if meeting.plain && !known.plain {
                    known.kind = meeting.kind;
                    known.plain = true;
                }
            }
        }
    }
    kept
}

struct Reader<'a> {
    document: &'a Document,
    kind: Kind,
    own: Option<&'a Meeting>,
    reference: Option<Day>,
    dates: &'a [DateMention],
    is_looked_after: bool,
    /// What a mail is about, where it is a meeting.
    subject: Option<Naming>,
    siblings: Siblings<'a>,
}

macro_rules! cue {
    ($name:ident, $pattern:expr) => {
        static $name: LazyLock<Regex> = LazyLock::new(|| pattern($pattern));
    };
}

cue!(
    LOOKED_AFTER,
    r"(?i)\b(?:looked[- ]after|accommodated|la?ac|foster|kinship|residential (?:house|unit|home|care)|placement)\b"
);
cue!(
    ATTENDED,
    r"(?i)^\W*(?:(?:those|who|people) )?(?:was |were )?(?:present|there|here|attended|attending|attendance|in attendance|attendees|sederunt)(?: at (?:the )?(?:meeting|review))?\W*$"
);
cue!(
    YET_TO_COME,
    r"(?i)\b(?:next|planned|future|proposed|scheduled|forthcoming|upcoming|to be|will|due|invit\w+|cancell?ed|postponed)\b"
);
cue!(
    INQUORATE,
    r"(?i)\b(?:inquorate|not quorate|no quorum|quorum (?:was|could) not)\b"
);
cue!(ADJOURNED, r"(?i)\badjourned\b");
cue!(
    POSTPONED,
    r"(?i)\b(?:postponed|re-?arranged|re-?scheduled|put (?:back|off)|deferred|brought forward|moved (?:from|to|back|forward)|delayed (?:until|to|from))\b"
);
cue!(
    CANCELLED,
    r"(?i)\b(?:cancell?ed|called off|(?:did|could|would|will) not (?:go ahead|take place|proceed|be held)|didn['’]t (?:go ahead|take place)|(?:not|n['’]t) (?:be )?(?:going ahead|taking place)|(?:is|are) off\b(?: (?:too|again|now|today))?|unable to (?:go ahead|proceed)|abandoned)\b"
);
cue!(
    DENIED_AFTER,
    r"(?i)^[^.;]{0,30}?\b(?:(?:has|had|have|was|were|is|are)(?:\s+not|n['’]t|\s+never)\s+(?:yet\s+)?(?:been\s+)?(?:held|taken|convened|arranged|recorded|required|needed|necessary|progressed)|not (?:yet )?(?:been )?(?:held|convened|required|needed|evidenced|recorded)|yet to|no record of|never (?:been )?(?:held|took)|overdue|outstanding|not required|not on file)\b"
);
cue!(
    DENIED_BEFORE,
    r"(?i)\b(?:no|without (?:an?|any)?|any|lack of(?: an?)?|absence of(?: an?)?|not (?:an?|held an?|had an?|need an?|require an?)|never (?:had|held) an?|instead of (?:an?|the)|no (?:further|subsequent|evidence of an?|record of (?:an?|the)?|need for an?))\s*$"
);
cue!(
    HYPOTHETICAL,
    r"(?i)\b(?:if|unless|whether|would|could|might|may (?:be|need)|consider(?:s|ed|ing|ation)?|in the event)\b"
);
cue!(
    SUPPOSED,
    r"(?i)\b(?:if|unless|whether|should)\s+(?:the|an?|any|no|another|his|her|their)?\s*(?:\w+\s+)?$"
);
cue!(
    PLANNED,
    r"(?i)\b(?:will (?:be|take|now|meet)|shall|to (?:be (?:\w+ed|held|set)|take place)|is (?:being )?(?:scheduled|arranged|planned|due|set|booked)|scheduled|arranged|due|planned|booked|set for|fixed for|diarised|invit(?:e|es|ed|ing|ation)|next|forthcoming|upcoming|proposed|convene an?|should (?:be|take)|must be|needs? to|request(?:ed|s|ing)?|reconvened? (?:on|for|by)|agreed to (?:hold|convene)|(?:progress|proceed) to|recommend(?:ed|s|ation)?|for the attention|on or before|no later than)\b"
);
cue!(
    HELD,
    r"(?i)\b(?:held|took place|taken place|met|convened|attended|chaired|went ahead|conducted|concluded|concludes|reconvened|completed|sat|agreed|decided|decision|placed|registered|outcome|noted|heard)\b"
);
cue!(
    HELD_PLAINLY,
    r"(?i)\b(?:(?:was|were|been|be|is)?\s*held|took place|taken place|met|convened|went ahead|reconvened|conducted|completed)\b"
);
cue!(
    PAPER_AFTER,
    r"(?i)^\s*(?:['’]s)?\s*(?:minutes?|reports?|papers?|records?|invit\w+|members?|membership|decision letter|dates?|chair(?:person)?|process|procedures?|timescales?|paperwork|request|arrangements|checklist|agenda|form|outcomes?|plans?\b|team|action|decisions?|recommendations?)\b"
);
cue!(
    PAPER_BEFORE,
    r"(?i)\b(?:minutes?|notes?|records?|reports?|papers?|invitations?|invites?|prep(?:aration|are|ared|aring)?|ahead|prior|advance|before|pending|request(?:ed)?|referr(?:al|ed)|discuss(?:ed|ion)?|views|feedback|form|apologies|agenda|actions?|since|following|after|until|awaiting|as per|concerns|letter|decisions?|outcome|progress(?:ed)?|agreed at|upset|anxious|worried)\s+(?:\w+\s+)?(?:about|for|of|to|from|before|in|at|with|by)?\s*(?:the|an?|his|her|their|this|that|last|previous|\w+['’]s)?\s*$"
);
cue!(
    AT_BEFORE,
    r"(?i)\b(?:at|by|during|attended|chaired|held)\s+(?:the|an?|his|her|their|today['’]s|this)?\s*$"
);
cue!(
    NEW_DATE_BEFORE,
    r"(?i)\b(?:to|until|till|for|now|new date(?: of)?|next|reconvene[ds]?(?: on)?)\s*(?:the\s+)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?$"
);
cue!(
    OLD_DATE_BEFORE,
    r"(?i)\b(?:from|originally (?:planned|scheduled|arranged|due|set)?(?: for| on)?|(?:due|scheduled|arranged|planned|set|booked|fixed|meant|down|pencilled(?: in)?|in the (?:diary|calendar))(?: to (?:be held|take place))?(?: for| on)?)\s*(?:the\s+)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?$"
);
cue!(
    PLANNED_BEFORE,
    r"(?i)\b(?:next|will be|to be held|scheduled|arranged|due|planned|booked|set for|fixed|reconvene|forthcoming|on or before|invite[ds]?|proposed)\b|\bby\s+(?:the\s+)?$"
);
cue!(
    CAUSE,
    r"(?i)\b(?:because|due to|owing to|as a result of|as (?:the|a|an|mum|dad|mother|father|social|both|there|no|chair|key|his|her|their|school|parents?|reports?|several|all|police|health|carers?|(?:\w+ ){1,5}?(?:was|were|had|could|is|are))|since (?:the|mum|dad|mother|father|chair)|following a request|at the request|to (?:allow|enable|accommodate)|in order to|so that|reasons?(?: for [^:]{0,40})?\s*[:\-–]|reason(?: given)? (?:was|is)|so (?:it|the|this|that|we) (?:\w+ ){0,3}?(?:postponed|put (?:off|back)|moved|cancell?ed|called off|rearranged|rescheduled))\b?"
);
cue!(
    LATE,
    r"(?i)\b(?:late(?:r than)?|delay(?:ed|s)?|postpon\w+|re-?arrang\w+|re-?schedul\w+|out ?with|outside (?:of )?(?:the )?(?:\d+|timescale|statutory|required)|beyond|cancell?ed|called off|adjourned|inquorate|not quorate|put (?:back|off)|deferred|overdue|exceed\w*|missed|brought forward|moved (?:from|to|back)|(?:did|could) not (?:go ahead|take place|be held|proceed)|not (?:met|held within|within|possible to hold))\b"
);
cue!(
    MEETING_WORD,
    r"(?i)\b(?:meeting|review|conference|cppm|cpcc|core group|timescales?|hearing|discussion|ird|panel)\b"
);

cue!(
    EARLIER_ONES,
    r"(?i)^(?:(?:dates?|days?) of )?(?:earlier|previous|past|prior|last) (?:\w+ ){0,3}?(?:reviews?|meetings?|conferences?|core groups?)(?: dates?| held)?:?$"
);
cue!(
    SINCE_ONE,
    r"(?i)\b(?:since|at|from|after) (?:the|our|his|her|their) (?:last |previous |first |second |third )?(?:review|meeting|conference)(?: (?:of|on|held on))? (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?$"
);
cue!(
    ANAPHOR,
    r"(?i)^\W*(?:(?:and|but|then) )?(?:today['’]s|it|(?:this|that)(?: (?:one|date|day|too|also))?|the (?:new|second) (?:one|date|day))\b"
);

/// Whether a label says who was there.
pub(super) fn names_attendance(label: &str) -> bool {
    ATTENDED.is_match(label)
}

impl Reader<'_> {
    /// The headings under which a label says who was there: what they name was held, though the
    /// document's own date is that of an earlier one.
    fn attended(&self, passages: &Passages) -> Vec<Span> {
        let says_who = |labelled: &&Labelled| {
            ATTENDED.is_match(self.document.at(labelled.label))
                && !self.document.at(labelled.value).trim().is_empty()
        };
        let labels = passages.labels.iter().filter(says_who);
        let headings = labels.filter_map(|labelled| labelled.heading);
        let is_to_come = |heading: &Span| YET_TO_COME.is_match(self.document.at(*heading));
        headings.filter(|heading| !is_to_come(heading)).collect()
    }

    /// A label that names a meeting, over or before its date.
    fn label(&self, labelled: &Labelled, found: &mut Vec<Meeting>) {
        let label = self.document.at(labelled.label);
        if PAPERWORK_LABEL.is_match(label) {
            return;
        }
        let named = naming::find(label).into_iter().next();
        let Some(naming) = named.or_else(|| self.own_line(labelled)) else {
            return;
        };
        if self.is_own(&naming, label) && own_next(label) {
            return;
        }
        let is_plural = label[naming.range.clone()].ends_with('s');
        let days = dates_in(self.dates, labelled.value).iter();
        let days = days.filter_map(happening);
        for on in days.take(if is_plural { usize::MAX } else { 1 }) {
            let state = self.labelled_state(label, labelled.value, on);
            let beside = labelled.label.joined(labelled.value);
            let span = labelled
                .row
                .filter(|row| !row.covers(labelled.label))
                .unwrap_or(beside);
            found.push(self.meeting(&naming, state, Some(on), span));
        }
    }

    /// "Reviews held" over a column of a record: those of its own line.
    fn own_line(&self, labelled: &Labelled) -> Option<Naming> {
        let label = self.document.at(labelled.label);
        let own = self
            .own
            .filter(|_| labelled.row.is_some() && OWN_LINE.is_match(label))?;
        Some(Naming {
            kind: own.kind,
            plain: own.plain,
            range: 0..label.len(),
        })
    }

    fn labelled_state(&self, label: &str, value: Span, on: Dated) -> MeetingState {
        if CANCELLED.is_match(self.document.at(value)) {
            MeetingState::Cancelled
        } else if self.is_ahead(on) == Some(true) || own_next(label) {
            MeetingState::Planned
        } else {
            MeetingState::Held
        }
    }

    /// Whether the words speak of the line of meetings that the document itself records.
    fn is_own(&self, naming: &Naming, _label: &str) -> bool {
        self.own.is_some_and(|own| own.kind.is_line_of(naming.kind))
    }

    fn is_ahead(&self, on: Dated) -> Option<bool> {
        self.reference.map(|day| on.interval.from > day)
    }

    fn meeting(
        &self,
        naming: &Naming,
        state: MeetingState,
        on: Option<Dated>,
        span: Span,
    ) -> Meeting {
        Meeting {
            kind: naming.kind,
            plain: naming.plain
                || (naming.kind == MeetingKind::LookedAfterReview && self.is_looked_after),
            state,
            on,
            next: None,
            reason: None,
            is_record: false,
            registered: None,
            deregistered: None,
            whose: None,
            span,
        }
    }

    fn sentence(&self, sentence: &Sentence, found: &mut Vec<Meeting>) {
        let text = self.document.at(sentence.span);
        let mut namings: Vec<Naming> = naming::find(text)
            .into_iter()
            .filter(|naming| naming.plain || self.may_stand(naming))
            .collect();
        if namings.is_empty() && sentence.first && sentence.setting == Setting::Row {
            namings.extend(naming::bare_hearing(text));
        }
        if namings.is_empty() {
            let subject = self.subject.as_ref();
            let day = dates_in(self.dates, sentence.span).first();
            let day_at = day.map(|day| day.span.start.saturating_sub(sentence.span.start));
            let found = bare::find(self.document, sentence, day_at, self.own, subject);
            namings.extend(found);
        }
        let mut said = None;
        for (nth, naming) in namings.iter().enumerate() {
            let from = if nth == 0 {
                0
            } else {
                cut_before(text, &namings, nth)
            };
            let to = if nth + 1 == namings.len() {
                text.len()
            } else {
                cut_before(text, &namings, nth + 1)
            };
            let clause = Clause {
                sentence,
                text,
                naming,
                from,
                to,
                last: nth + 1 == namings.len(),
            };
            said = self.clause(&clause, said, found);
        }
    }

    /// "Today's did not go ahead either": what became of the new day of a meeting that the
    /// sentence before says was put off.
    fn goes_on(&self, sentence: &Sentence, last: Option<&Meeting>) -> Option<Meeting> {
        let last = last.filter(|last| {
            let follows = last.span.end <= sentence.span.start;
            follows && sentence.span.start - last.span.end <= 2
        })?;
        let text = self.document.at(sentence.span);
        let state = said_of(text).filter(|state| *state == MeetingState::Cancelled)?;
        let is_new =
            last.state == MeetingState::Planned && POSTPONED.is_match(self.document.at(last.span));
        let goes_on = is_new && ANAPHOR.is_match(text) && naming::find(text).is_empty();
        goes_on.then(|| Meeting {
            state,
            reason: cause(self.document, sentence.span, state),
            span: sentence.span,
            ..last.clone()
        })
    }

    /// "Earlier reviews: 3 May 2022", "since the review of 3 May 2022", in the record of a review:
    /// others of its line that were held before it.
    fn earlier(&self, passages: &Passages, found: &mut Vec<Meeting>) {
        let Some((own, held)) = self.own.and_then(|own| own.on.map(|on| (own, on))) else {
            return;
        };
        let labels = passages.labels.iter();
        let listed = labels.filter(|one| EARLIER_ONES.is_match(self.document.at(one.label).trim()));
        let listed = listed.flat_map(|one| dates_in(self.dates, one.value));
        let sentences = passages.sentences.iter();
        let told = sentences.flat_map(|one| {
            let is_told = |day: &&DateMention| {
                let before = Span::new(one.span.start, day.span.start);
                SINCE_ONE.is_match(self.document.at(before))
            };
            dates_in(self.dates, one.span).iter().filter(is_told)
        });
        for on in listed.chain(told).filter_map(happening) {
            if on.interval.to < held.interval.from {
                found.push(Meeting {
                    on: Some(on),
                    state: MeetingState::Held,
                    next: None,
                    reason: None,
                    is_record: false,
                    registered: None,
                    deregistered: None,
                    span: self.line_of(on.span),
                    ..own.clone()
                });
            }
        }
    }

    /// The line on which a day is written.
    fn line_of(&self, day: Span) -> Span {
        let text = &self.document.text;
        let start = text[..day.start].rfind('\n').map_or(0, |at| at + 1);
        let end = text[day.end..]
            .find('\n')
            .map_or(text.len(), |at| day.end + at);
        Span::new(start, end)
    }

    /// "First review" alone is a looked-after review only where the document is about care.
    fn may_stand(&self, naming: &Naming) -> bool {
        naming.kind != MeetingKind::LookedAfterReview || self.is_looked_after
    }

    /// Reads one clause; tells what it said, for the clause that follows it.
    fn clause(
        &self,
        clause: &Clause,
        said: Option<MeetingState>,
        found: &mut Vec<Meeting>,
    ) -> Option<MeetingState> {
        let is_of_sibling = self
            .siblings
            .own(clause.text, clause.before(), clause.after());
        if is_of_sibling || family::is_of_kin(clause.before()) {
            return None;
        }
        let stance = stance(clause, said)?;
        let at = clause.sentence.span.start + clause.naming.range.start;
        let whose = family::whose(self.document, clause.sentence.span, at);
        let own_dates = self.dates_of(clause);
        let span = clause.sentence.span;
        let reason = reason(self.document, span);
        let before = found.len();
        match stance {
            MeetingState::Postponed => self.moved(clause, &own_dates, found),
            state => self.dated(clause, state, &own_dates, found),
        }
        for meeting in &mut found[before..] {
            meeting.whose.clone_from(&whose);
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
            {
                let dated = as_sure_as(dated, clause.context());
                dates.push((dated, &clause.text[from..start]));
                from = (mention.span.end - at).min(clause.to).max(start);
            }
        }
        dates
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
        let on = old.map(|(date, _)| *date).or(clause.context());
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
        // Whether the dates that follow are of something else.
        let mut is_past = false;
        for (date, words) in dates {
            let tail = last_words(words);
            let state = match state {
                MeetingState::Held if self.is_plan(*date, tail, clause) => MeetingState::Planned,
                MeetingState::Planned if is_held_tail(tail) => MeetingState::Held,
                MeetingState::Adjourned | MeetingState::Inquorate | MeetingState::Cancelled
                    if NEW_DATE_BEFORE.is_match(words)
                        || PLANNED_BEFORE.is_match(tail) && !OLD_DATE_BEFORE.is_match(words) =>
                {
                    MeetingState::Planned
                }
                state => state,
            };
            let is_paper = || PAPER_BEFORE.is_match(clause.before());
            is_past |= pushed
                && !MEETING_LINK.is_match(words)
                && (state == MeetingState::Held || is_paper());
            if is_past {
                continue;
            }
            let is_of_paper = PAPER_AFTER.is_match(clause.after()) && !is_held_tail(tail);
            if LIFE_DATE.is_match(tail) || PAPER_DATE.is_match(tail) || is_of_paper {
                continue;
            }
            found.push(self.meeting(clause.naming, state, Some(*date), span));
            pushed = true;
        }
        let has_held = found.iter().any(|meeting| {
            meeting.span == span && meeting.kind == clause.naming.kind && meeting.state == state
        });
        if state == MeetingState::Planned || has_held {
            return;
        }
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

    /// Supervision speaks of what happened since the last one: its day is no meeting's.
    fn looks_back(&self, clause: &Clause) -> bool {
        self.kind == Kind::Supervision && !TODAY.is_match(clause.text)
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
        let reference = clause.context().map(|on| on.interval.to).or(self.reference);
        match reference {
            Some(day) => date.interval.from > day,
            None => {
                matches!(self.kind, Kind::Letter | Kind::Email) && !HELD.is_match(clause.whole())
            }
        }
    }
}

/// What the clause says of the meeting; `None` when it says that there was or is none.
fn stance(clause: &Clause, said: Option<MeetingState>) -> Option<MeetingState> {
    let (before, after, whole) = (clause.before(), clause.after(), clause.whole());
    if INQUORATE.is_match(whole) {
        return Some(MeetingState::Inquorate);
    }
    if ADJOURNED.is_match(whole) {
        return Some(MeetingState::Adjourned);
    }
    if POSTPONED.is_match(whole) {
        return Some(MeetingState::Postponed);
    }
    if CANCELLED.is_match(whole) {
        return Some(MeetingState::Cancelled);
    }
    if DENIED_BEFORE.is_match(before) || DENIED_AFTER.is_match(after) {
        return None;
    }
    if WANTED_AFTER.is_match(after) {
        return Some(MeetingState::Planned);
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

/// "Today" in a row or note is as sure as the day under which it stands.
fn as_sure_as(dated: Dated, context: Option<Dated>) -> Dated {
    let is_same = |on: &Dated| on.interval == dated.interval;
    let certain = dated.certain || context.filter(is_same).is_some_and(|on| on.certain);
    Dated { certain, ..dated }
}

/// The day of the row or note, where the clause tells what happened on it.
fn context_date(clause: &Clause, state: MeetingState, has_plan: bool) -> Option<Dated> {
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

cue!(
    OWN_LINE,
    r"(?i)^\W*(?:(?:previous|earlier|past|all|dates? of)\s+)*(?:reviews|meetings)(?:\s+(?:held|dates?|so far|to date))*\W*$"
);
cue!(TODAY, r"(?i)\b(?:today|this (?:morning|afternoon))\b");
cue!(
    WANTED_AFTER,
    r"(?i)^\s*(?:(?:is|was|are|will be) )?(?:now |still )?(?:needed|required|wanted|called for)\b"
);
// A day that the dates do not tell: "secure review on 17th done".
cue!(
    DAY_OF_MONTH,
    r"(?i)^\W*on (?:the )?\d{1,2}(?:st|nd|rd|th)\b"
);
cue!(
    PAPERWORK_LABEL,
    r"(?i)\b(?:reports?|minutes?|circulat\w+|issued|sent|distribut\w+|due|papers|invit\w+|members?|reason|type|outcome|decision)\b"
);
cue!(
    MEETING_LINK,
    r"(?i)^[\s,;&]*(?:and|or|,|;|&|then|also|again)?[\s,]*(?:again\s+)?(?:on\s+)?$"
);
cue!(
    LIFE_DATE,
    r"(?i)\b(?:born|d\.?o\.?b\.?|birth|circulated|issued|sent|distributed|received|registered (?:on|since)|placed on)\b[^.]{0,12}$"
);
// "After the review and based on the assessment of 2 March": the day is another paper's.
cue!(
    PAPER_DATE,
    r"(?i)\b(?:assessments?|reports?|plans?|letters?|e-?mails?|orders?|chronology|minutes?)\s+(?:of|dated|from)\s+(?:the\s+)?$"
);
cue!(
    EARLIER,
    r"(?i)\b(?:previous(?:ly)?|earlier|last (?:week|month|year)|had been (?:held|cancelled)|historic(?:al)?|in the past|yesterday)\b"
);
cue!(
    HELD_NOW_BEFORE,
    r"(?i)\b(?:attended|chaired|held|convened|attendance at|presented at|participated in)\s+(?:the|an?|his|her|their|today['’]s|this|\w+['’]s)?\s*$"
);
cue!(
    UNDATED_HELD,
    r"(?i)^\W*(?:\w+\W+){0,4}?(?:(?:was|were|has been|have been) held|took place|has taken place|was convened)\b"
);

/// One clause: a meeting's name with the words up to its neighbours.
struct Clause<'a> {
    sentence: &'a Sentence,
    text: &'a str,
    naming: &'a Naming,
    from: usize,
    to: usize,
    last: bool,
}

impl<'a> Clause<'a> {
    fn before(&self) -> &'a str {
        &self.text[self.from..self.naming.range.start]
    }

    fn after(&self) -> &'a str {
        &self.text[self.naming.range.end..self.to]
    }

    fn whole(&self) -> &'a str {
        let to = if self.last { self.text.len() } else { self.to };
        &self.text[self.from..to]
    }

    fn span(&self) -> Span {
        let range: Range<usize> = self.from..self.to;
        Span::new(range.start, range.end).shifted(self.sentence.span.start)
    }

    fn context(&self) -> Option<Dated> {
        self.sentence.when
    }
}

/// Where the clause of a naming begins: after the last link between it and the one before.
fn cut_before(text: &str, namings: &[Naming], nth: usize) -> usize {
    let (start, end) = (namings[nth - 1].range.end, namings[nth].range.start);
    let between = &text[start..end];
    let links = [";", ", ", " and ", " then ", " & "];
    let link = links.iter().filter_map(|link| between.rfind(link)).max();
    link.map_or(end, |at| start + at)
}

fn own_next(label: &str) -> bool {
    static NEXT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:next|due|proposed|scheduled|planned|to be|by|forthcoming|target|arranged|reconvene)\b",
        )
    });
    NEXT.is_match(label)
}

fn is_held_tail(tail: &str) -> bool {
    static TAIL: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:was |were |been )?(?:held|took place|taken place|met|convened|went ahead|attended)\W+(?:(?:on|in|at|the|virtually|online|remotely|via|by|teams|tele|phone|telephone|video|call|link)\W+)*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\W+)?$",
        )
    });
    TAIL.is_match(tail)
        && !tail.to_lowercase().contains("to be held")
        && !tail.to_lowercase().contains("be held")
}

/// The words right before a date.
fn last_words(words: &str) -> &str {
    let mut from = words.len().saturating_sub(60);
    while !words.is_char_boundary(from) {
        from += 1;
    }
    let tail = &words[from..];
    let cut = tail.rfind(['.', ';', '(']).map_or(0, |at| at + 1);
    &tail[cut..]
}

fn until_stop(words: &str) -> &str {
    let end = words.find([';', ':']).unwrap_or(words.len());
    &words[..end]
}

/// The sentence of a paragraph that says why a visit, a record or an assessment was late.
pub(super) fn reason_of_lateness(document: &Document, paragraph: Span) -> Option<Quoted> {
    let mut at = paragraph.start;
    document
        .at(paragraph)
        .split_inclusive(". ")
        .find_map(|sentence| {
            let span = Span::new(at, at + sentence.len());
            at = span.end;
            let says = |words: &Regex| words.is_match(sentence);
            (says(&LATE) && says(&CAUSE) && says(&AFFAIR)).then(|| Quoted::cut(document, span))
        })
}

cue!(
    AFFAIR,
    r"(?i)\b(?:visits?|records?|minutes?|assessments?|timescales?|reports?)\b"
);

/// What a line without a meeting's name says of the meeting that stands over it.
pub(super) fn said_of(text: &str) -> Option<MeetingState> {
    let has = |pattern: &Regex| pattern.is_match(text);
    if has(&INQUORATE) {
        Some(MeetingState::Inquorate)
    } else if has(&ADJOURNED) {
        Some(MeetingState::Adjourned)
    } else if has(&CANCELLED) {
        Some(MeetingState::Cancelled)
    } else if has(&POSTPONED) {
        Some(MeetingState::Postponed)
    } else if has(&HELD_PLAINLY) && !HYPOTHETICAL.is_match(text) && !PLANNED_ONLY.is_match(text) {
        Some(MeetingState::Held)
    } else {
        None
    }
}

cue!(
    PLANNED_ONLY,
    r"(?i)\b(?:will be|to be|is (?:scheduled|arranged|planned|due|set|booked)) "
);
cue!(
    OF_PAPER,
    r"(?i)\b(?:actions?|decisions?|since|before|after|progress|plans?|papers?|reports?|members?|membership|preparation|views|outcomes?|attend\w*|apologies|invit\w*)\b"
);

/// Whether a line does not speak of what may be or is to be.
pub(super) fn is_told(text: &str) -> bool {
    !HYPOTHETICAL.is_match(text) && !PLANNED.is_match(text)
}

/// Whether a heading is about what belongs to a meeting and not about the meeting.
pub(super) fn is_of_paper(heading: &str) -> bool {
    OF_PAPER.is_match(heading)
}

/// The line that calls a meeting off, where the words that follow say why.
pub(super) fn cause(document: &Document, line: Span, state: MeetingState) -> Option<Quoted> {
    let is_off = !matches!(state, MeetingState::Held | MeetingState::Planned);
    (is_off && CAUSE.is_match(document.at(line))).then(|| Quoted::cut(document, line))
}

/// The sentence after one that calls a meeting off, where it tells what stood in the way and not
/// what is to come.
pub(super) fn cause_after(document: &Document, next: Span, state: MeetingState) -> Option<Quoted> {
    let is_off = !matches!(state, MeetingState::Held | MeetingState::Planned);
    let text = document.at(next);
    (is_off && IN_THE_WAY.is_match(text) && !TO_COME.is_match(text))
        .then(|| Quoted::cut(document, next))
}

cue!(
    IN_THE_WAY,
    r"(?i)\b(?:was|were|had|has|could not|couldn['’]t|did not|didn['’]t|nobody|no one)\b"
);
cue!(
    TO_COME,
    r"(?i)\b(?:re-?(?:booked|arranged|scheduled|convened)|new date|will|next|to be|moved to|put back|late)\b|\d"
);

/// "16 July 2026 (postponed from 14 July because the carer was ill)", in the place of a day.
pub(super) fn reason_beside_day(document: &Document, value: Span) -> Option<Quoted> {
    let text = document.at(value);
    (LATE.is_match(text) && CAUSE.is_match(text)).then(|| Quoted::cut(document, value))
}

/// The words that say why something was late or put off, where a sentence says both.
pub(super) fn reason(document: &Document, span: Span) -> Option<Quoted> {
    let text = document.at(span);
    let late = LATE.find(text)?;
    let cause = CAUSE.find(text)?;
    let is_about = MEETING_WORD.is_match(text);
    (is_about && (cause.start() > late.start() || text.len() < 300))
        .then(|| Quoted::cut(document, span))
}
