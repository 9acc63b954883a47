//! When the record of a meeting was sent to those who should have it.
//!
//! In: passages. Out: events with the day of circulation. The record itself is heard, and a mail or
//! letter with which the record of a planning meeting of a named day was sent, and a note of the day
//! on which that was done; what other documents say may be of another meeting's.

mod covering;

use self::covering::{brought, covering};
use super::{Event, EventKind};
use crate::document::{Document, Part, Span};
use crate::facts::kind::Kind;
use crate::facts::label;
use crate::facts::meetings;
use crate::facts::passages::{Passages, happening};
use crate::facts::pattern::cue;
use crate::facts::{Certainty, DateMention, Dated, MeetingKind, dates_in};

/// What is sent after a meeting.
const RECORD: &str = concat!(
    r"(?:(?:minutes?|mins?|records?|notes?|paperwork",
    r"|report(?: (?:of|from) (?:the |this )?(?:meeting|conference|discussion|review)))",
    r"(?: (?:of|from) (?:the |this )?(?:meeting|conference|discussion))?",
    r"|cop(?:y|ies)(?: of (?:the |this )?(?:minutes?|record|note))?|decisions? letter",
    r"|this(?: (?:document|record|minute|note))?|these)"
);
/// What is done with it.
const SENDING: &str = concat!(
    r"(?:circulated|circ['’]d|issued|distributed|e-?mailed(?: out)?|mailed|shared|dispatched",
    r"|despatched|forwarded|released|posted(?: out)?|sent(?: out)?|sen[dt] (?:(?:you|us) )?this",
    r"|sent (?:this|it|these) to (?:you|us|all)",
    r"|went (?:out|to (?:all|every(?:one|body)|members)|round)",
    r"|(?:passed|copied) (?:to|and (?:posted|sent|mailed|e-?mailed))|(?:given|handed) out",
    r"|(?:had|got|get|given) (?:a copy|this|theirs))"
);
// What the label of the day on which it was done is called: nothing but words of these classes.
cue!(
    LABEL,
    &format!(
        concat!(
            r"(?i)^(?:(?:date|day|when|on which|of|the|has|have|had|was|were|did|we|you|everyone",
            r"|everybody|this|actions?|decisions?|typed|approved|checked|signed|uploaded|plan|and",
            r"|&|to (?:parents?|family|all|everyone|members)|{record})\W+)*(?:",
            r"{sent}(?:\W+(?:(?:and|or)\W+)?{sent})*|circ|circulation|issue|distribution|dispatch",
            r"|despatch|(?:minutes?|mins|{record}) out",
            r"|(?:minutes?|mins) to (?:all|attendees|members|family|parents))\b(?:\W+(?:on|to|by",
            r"|date|of (?:the |this )?(?:minutes?|record|note)|(?:to|with|by) .{{0,30}}))*\W*",
            r"(?:date)?\W*$"
        ),
        record = RECORD,
        sent = SENDING
    )
);
cue!(
    PAPER,
    r"(?i)^(?:minutes?|record|notes?)(?: (?:taken )?by)?$"
);
cue!(
    OF_ANOTHER,
    r"(?i)\b(?:invit(?:ations?|es?|ed|ing)|report|agenda|plan|papers?|notice|letter)\b"
);
// What goes to some for their consent has not been sent to those who should have it.
cue!(
    FOR_CHECKING,
    concat!(
        r"(?i)^\W*(?:back )?(?:",
        r"to (?:the )?(?:chair|manager|reviewing officer|typist|office|business support)\b",
        r"|for (?:checking|approval|comments?|signature|correction))"
    )
);
cue!(
    OF_OTHER_PAPER,
    r"(?i)\b(?:invit(?:ations?|es?|ed|ing)|reports?|agenda|papers?|notice)\b"
);
// A stop behind an initial ends no sentence: "Minutes: A. Orr, circulated …".
cue!(
    TOLD,
    &format!(
        concat!(
            r"(?i)(?:\b(?:{record}|record|note)\b(?: ?:(?:[^.;:\d]|(?-i:\b\p{{Lu}}\.)){{0,40}},)?",
            r"(?:[^.;:]|(?-i:\b\p{{Lu}}\.)){{0,60}}?\b|(?m:^)\W*)(?P<verb>{sent}|given to)\b"
        ),
        record = RECORD,
        sent = SENDING
    )
);
// "The clerk issued the minutes on …": who sent them stands first.
cue!(
    SENDS,
    concat!(
        r"(?i)\b",
        r"(?P<verb>circulated|issued|distributed|e-?mailed|posted|shared|sent(?: out)?|forwarded) ",
        r"(?:(?:the|these|out) )*",
        r"(?:minutes?|mins|record of (?:the |this )?meeting|this(?: (?:record|minute|note))? to)\b"
    )
);
// The day stands before what was done: "12/03/26 - minutes e-mailed to all".
cue!(LED_BY_DAY, r"^[\s:–—,-]*$");
cue!(
    OPEN,
    concat!(
        r"(?i)\b(?:will|shall|to) be\W*$|\bdue\W*$",
        r"|\b(?:will|not|should|must|previous|last)\b[^.;]*$|\bto\W*$"
    )
);

/// Reads the record of a meeting.
pub(super) fn of(
    document: &Document,
    kind: Kind,
    recorded: Option<(MeetingKind, Option<Dated>)>,
    passages: &Passages,
    dates: &[DateMention],
) -> Vec<Event> {
    if matches!(kind, Kind::Email | Kind::Letter) {
        let mut sent = covering(document, passages, dates);
        if sent.is_empty() && kind == Kind::Email {
            sent.extend(brought(document, recorded, passages, dates));
        }
        return sent;
    }
    if matches!(kind, Kind::CaseNotes | Kind::Chronology | Kind::Supervision) {
        let mut sent = noted(document, passages, dates);
        sent.extend(noted_alone(document, passages, dates));
        sent.extend(listed(document, passages, dates));
        return sent;
    }
    if kind == Kind::Other {
        return listed(document, passages, dates);
    }
    if kind != Kind::Minutes {
        return Vec::new();
    }
    let mut events = Vec::new();
    for labelled in &passages.labels {
        let label = document.at(labelled.label).trim().trim_end_matches(':');
        let plain = label::plain(label);
        if PAPER.is_match(label) {
            events.extend(told(document, dates, labelled.label.joined(labelled.value)));
        }
        if OF_MEETING.is_match(label) {
            events.extend(behind_day(document, dates, labelled.value));
        }
        // "Sent to all invited": to whom it went says nothing of what was sent.
        let thing = plain.split(" to ").next().unwrap_or(&plain);
        if !LABEL.is_match(&plain) || names_another(thing) {
            continue;
        }
        let on = first_date(dates, labelled.value);
        events.extend(on.map(|on| event(on, labelled.label.joined(labelled.value))));
    }
    for sentence in &passages.sentences {
        let day = || on_line(document, dates, sentence.span).map(|on| event(on, sentence.span));
        let mut said = told(document, dates, sentence.span);
        if said.is_empty() {
            said.extend(received(document, dates, sentence.span).or_else(day));
        }
        events.extend(said);
    }
    events.extend(in_margins(document, dates));
    events
}

/// "Date of issue of this minute – 28 May 2023": what stands before the day of a line is such a label.
fn on_line(document: &Document, dates: &[DateMention], span: Span) -> Option<Dated> {
    let day = dates_in(dates, span).first()?;
    let before = Span::new(span.start, day.span.start.max(span.start));
    let label = document
        .at(before)
        .trim_matches(|c: char| !c.is_alphanumeric());
    let is_sent = !label.is_empty() && LABEL.is_match(label) && !names_another(label);
    let mut spaces = label.match_indices(' ').map(|(at, _)| at);
    let is_checked = spaces.any(|at| FOR_CHECKING.is_match(&label[at..]));
    (is_sent && !is_checked).then(|| happening(day))?
}

/// "All had the record by post on 6 May 2027", and "Minute out to all 6 May".
fn received(document: &Document, dates: &[DateMention], span: Span) -> Option<Event> {
    cue!(
        RECEIVED,
        concat!(
            r"(?i)\b(?:all|every(?:one|body)|members|attendees|parents|family)\b[^.;:\d]{0,25}?\b",
            r"(?:received|got|had) (?:(?:a copy of|their copy of|the|this) ){0,2}",
            r"(?:minutes?|record|notes?)\b",
            r"|\b(?:minutes?|mins|record of (?:the |this )?(?:meeting|review)) ",
            r"(?:(?:now|is|are|were|was) )?out (?:",
            r"to (?:all|every(?:one|body)|members|attendees|those)|on|\d|(?:mon|tue|wed|thu|fri))",
            r"|\b(?:minutes?|mins|record|notes?)\b[^.;:\d]{0,40}?\bwith (?:all|every(?:one|body))",
            r" since\b"
        )
    );
    let said = RECEIVED.find(document.at(span))?;
    let behind = Span::new(span.start + said.start(), span.end);
    Some(event(first_date(dates, behind)?, span))
}

/// "Minute circulated on 3 May 2023" at the head or the foot of a page; what is said of the form there,
/// and when that was issued, tells nothing of the record.
fn in_margins(document: &Document, dates: &[DateMention]) -> Vec<Event> {
    cue!(
        OWN,
        concat!(
            r"(?i)\b(?:minutes?|record|notes?)",
            r"(?: of (?:the |this )?(?:meeting|review|conference))?\W{1,3}(?:(?:was|were) )?",
            r"(?:sent|circulated|e-?mailed|distributed)\b|\bminutes? (?:(?:was|were) )?issued\b",
            r"|^\W*(?:circulated|sent(?: out)?|distributed|e-?mailed)\b"
        )
    );
    cue!(
        FORM,
        concat!(
            r"(?i)\b(?:form|template|version|v\d|guidance|policy|rev(?:ision)?|sheet",
            r"|print(?:ed|ing)?|pad|stock|(?-i:[A-Z]{1,3}\d+))\b"
        )
    );
    let margins = [Part::Header, Part::Footer].into_iter();
    let lines = margins.flat_map(|part| document.part(part));
    let own = lines.filter(|block| {
        let text = document.text_of(block);
        OWN.is_match(text) && !FORM.is_match(text)
    });
    let events = own.flat_map(|block| told(document, dates, block.span));
    events
        .filter(|event| event.on.is_some_and(|on| on.interval.is_day()))
        .collect()
}

/// "Initial CPPM | 3 May 2024 | 14 May 2024" under "Meeting | Held | Date sent" in a list of records:
/// a row that gives the meeting's day and is of no other paper.
fn listed(document: &Document, passages: &Passages, dates: &[DateMention]) -> Vec<Event> {
    let sent = passages.labels.iter().filter_map(|one| {
        let row = one.row?;
        let label = document.at(one.label).trim().trim_end_matches(':');
        let is_sent = LABEL.is_match(label) && !names_another(label);
        let is_of_conference =
            || meetings::named_in(document.at(row)).any(MeetingKind::is_conference);
        let on = first_date(dates, one.value).filter(|_| is_sent && is_of_conference())?;
        let is_record = row.covers(one.value) && !OF_OTHER_PAPER.is_match(document.at(row));
        let held = first_date(dates, row).filter(|_| is_record)?;
        (held.interval.to < on.interval.from).then(|| event(on, row))
    });
    sent.collect()
}

/// "Last review: 3 May 2022, circulated 17 May 2022", beside the day of the meeting.
fn behind_day(document: &Document, dates: &[DateMention], value: Span) -> Option<Event> {
    let held = dates_in(dates, value).first()?.span;
    let behind = Span::new(held.end, value.end);
    let verb = CIRCULATED.find(document.at(behind))?;
    let on = first_date(dates, Span::new(behind.start + verb.end(), value.end))?;
    Some(event(on, value))
}

cue!(
    OF_MEETING,
    r"(?i)\b(?:reviews?|meetings?|conferences?|cppm|cpcc)\b"
);
cue!(
    CIRCULATED,
    concat!(
        r"(?i)^[^.;\d]{0,40}?[,(;] ?(?:(?:the )?(?:minutes?|record) )?(?:was |were )?",
        r"(?:circulated|issued|distributed|sent out)\b"
    )
);

/// "Record of the CPPM of 3 May sent out" in a dated note of a later day.
fn noted(document: &Document, passages: &Passages, dates: &[DateMention]) -> Vec<Event> {
    let sent = passages.sentences.iter().filter_map(|sentence| {
        let text = document.at(sentence.span);
        let said = TOLD.captures(text)?;
        let (found, verb) = (said.get(0)?, said.name("verb")?);
        let before = Span::new(sentence.span.start, sentence.span.start + verb.start());
        let held = first_date(dates, before)?;
        let on = sentence.when?;
        let is_of_conference = meetings::named_in(text).any(MeetingKind::is_conference);
        let is_open = OPEN.is_match(document.at(before))
            || OF_ANOTHER.is_match(found.as_str())
            || FOR_CHECKING.is_match(&text[verb.end()..]);
        let is_later = held.interval.to <= on.interval.to;
        (is_of_conference && is_later && !is_open).then(|| event(on, sentence.span))
    });
    sent.collect()
}

/// Whether words name another paper than the record of a meeting.
fn names_another(words: &str) -> bool {
    cue!(OWN, &format!(r"(?i)\b{RECORD}(?:\W|$)"));
    let is_with_record = || OWN.is_match(words) && !words.to_lowercase().contains("agenda");
    OF_ANOTHER.is_match(words) && !is_with_record()
}

/// "This record was circulated on 15 April 2024", and what a sentence says so of an earlier one.
fn told(document: &Document, dates: &[DateMention], span: Span) -> Vec<Event> {
    let text = document.at(span);
    let said = TOLD.captures_iter(text).chain(SENDS.captures_iter(text));
    let days = said.filter_map(|said| {
        let (found, verb) = (said.get(0)?, said.name("verb")?);
        let is_open = OPEN.is_match(&text[..verb.start()]);
        let is_checked = FOR_CHECKING.is_match(&text[verb.end()..]);
        if is_open || is_checked || names_another(found.as_str()) {
            return None;
        }
        let behind = Span::new(span.start + verb.end(), span.end);
        first_date(dates, behind).or_else(|| leading_day(document, dates, span, found.start()))
    });
    days.map(|on| event(on, span)).collect()
}

/// The day with which a line opens, right before what was done on it.
///
/// - `at`: how far into the line that stands
fn leading_day(document: &Document, dates: &[DateMention], span: Span, at: usize) -> Option<Dated> {
    let block = document.block_at(span).map(|idx| document.blocks[idx].span);
    let line = block.map_or(span, |block| {
        Span::new(block.start.min(span.start), span.end)
    });
    let day = dates_in(dates, line).first()?;
    let between = Span::new(day.span.end, (span.start + at).max(day.span.end));
    let leads = day.span.start <= line.start + 2 && LED_BY_DAY.is_match(document.at(between));
    leads.then(|| happening(day))?
}

/// "Minutes out to all today" in a dated note that gives no meeting's day: of which, the case file has
/// to tell. What was given to one person is no circulation.
fn noted_alone(document: &Document, passages: &Passages, dates: &[DateMention]) -> Vec<Event> {
    cue!(
        OUT,
        concat!(
            r"(?i)\b(?:minutes?|mins)\b[^.;:]{0,30}?\b(?:",
            r"(?:went |gone |going |is |are |now |only )*out\b|circulated|issued|distributed",
            r"|(?:sent|posted|e-?mailed|shared)\b[^.;:]{0,40}?\b",
            r"(?:all|every(?:one|body)|agencies|members|attendees|invitees|professionals)\b)"
        )
    );
    cue!(
        OPEN_STILL,
        concat!(
            r"(?i)\b(?:not|no|still|yet|drafts?|will|to be|await\w*|chas\w+|when|once|if|should",
            r"|must|need\w*|due|previous|last|late|core group|cg|tac|supervision|hearing)\b",
            r"|n['’]t\b"
        )
    );
    let alone = passages.sentences.iter().filter_map(|sentence| {
        let on = sentence.when?;
        let text = document.at(sentence.span);
        let mut days = dates_in(dates, sentence.span).iter().filter_map(happening);
        let is_other = |day: Dated| day.interval != on.interval;
        let is_of_line = !meetings::names_other_lines(text);
        let is_said = OUT.is_match(text) && !OPEN_STILL.is_match(text);
        (is_said && is_of_line && !days.any(is_other)).then(|| event(on, sentence.span))
    });
    alone.collect()
}

fn first_date(dates: &[DateMention], span: Span) -> Option<Dated> {
    dates_in(dates, span).iter().find_map(happening)
}

fn event(on: Dated, span: Span) -> Event {
    Event {
        kind: EventKind::RecordIssued,
        on: Some(on),
        certainty: Certainty::Certain,
        whose: None,
        span,
    }
}
