//! Does the record of a meeting set the next one, and soon enough.

use std::sync::LazyLock;

use regex::Regex;
use serde::Deserialize;

use super::Kind;
use crate::calendar::{Answer, Interval, Jurisdiction};
use crate::casefile::{Moment, Record, What};
use crate::document::{Document, Part};
use crate::facts::pattern::pattern;
use crate::facts::{EventKind, Kind as DocumentKind, Meeting, MeetingState};
use crate::finding::{Outcome, Role};
use crate::rules::counting::deadline_of;
use crate::rules::instead;
use crate::rules::view::{Seen, View, is_whole, quote, quote_title};
use crate::rules::words::{Date, Event, Length, Pattern, of_event, of_events};

/// The parameters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct NextSet {
    /// The meetings whose records are looked at.
    meetings: Vec<Event>,
    /// How soon the next must be set, where no limit below says otherwise.
    within: Length,
    /// Nearer limits for some of the meetings.
    #[serde(default)]
    limit: Vec<Limit>,
    /// Words that may speak of the next one without a day.
    hints: Pattern,
    /// Words that name the next one and leave its day open.
    open: Pattern,
    /// Words that say that none is to come.
    last: Pattern,
    /// Words that make it a condition, a wish or another's matter in the same sentence.
    #[serde(default)]
    last_but_not: Option<Pattern>,
}

/// A limit for some meetings.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Limit {
    jurisdiction: Jurisdiction,
    meetings: Vec<Event>,
    /// Only for the first of its kind in the case.
    #[serde(default)]
    first: bool,
    within: Length,
    /// The first day on which it is in force.
    from: Option<Date>,
    /// The last day on which it is in force.
    until: Option<Date>,
}

impl Limit {
    /// - `name`: what the record calls the meeting
    fn fits(&self, view: &View<'_>, meeting: &Meeting, name: &str) -> bool {
        let is_of_breaks = name.to_lowercase().contains("short break");
        let is_called_first = is_called_first(name) && !is_of_breaks;
        let what = What::Meeting(meeting.kind);
        let Some(on) = meeting.on.map(|on| on.interval) else {
            return false;
        };
        self.jurisdiction == view.settings.jurisdiction
            && self.meetings.contains(&Event(what))
            && self.from.is_none_or(|from| from.0 <= on.from)
            && self.until.is_none_or(|until| on.to <= until.0)
            && (!self.first || is_called_first || is_first(view, what, on))
    }
}

// "Looked after review – first"; "first of two meetings" counts something else.
static FIRST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:first|1st|initial)(?: (?:looked[- ]after|la?ac|statutory|six[- ]week))?",
        r"(?: (?:and accommodated|child(?:ren)?['’]?s?))* (?:review|la?ac)\b",
        r"|\breview\b\W*(?:no\.? ?1\b|first\b|1st\b|initial\b)"
    ))
});

/// Whether a name says that it is the first; one after the first is not.
fn is_called_first(name: &str) -> bool {
    static BEHIND: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)\b(?:after|following|since|from) (?:\w+ ){0,2}(?:first|1st|initial)\b",
            r"|\b(?:second|2nd|third|3rd)\b"
        ))
    });
    FIRST.is_match(name) && !BEHIND.is_match(name)
}

/// Whether no other of its kind is known before it, in a file that tells how it all began.
fn is_first(view: &View<'_>, what: What, on: Interval) -> bool {
    let began = view.case.moments.iter().any(|moment| {
        let starts = moment.what == What::Event(EventKind::PlacementStart);
        starts
            && moment
                .on
                .is_some_and(|start| start.before(on) == Answer::Yes)
    });
    let is_of_line = |moment: &&Moment| match (moment.what, what) {
        (What::Meeting(one), What::Meeting(other)) => one.is_line_of(other),
        _ => false,
    };
    let mut line = view.case.moments.iter().filter(is_of_line);
    let earlier = line.any(|moment| {
        view.happened(moment)
            && moment
                .on
                .is_none_or(|other| other.before(on) == Answer::Yes)
    });
    began && !earlier
}

impl Kind for NextSet {
    fn judge(&self, view: &View<'_>) -> Vec<Seen> {
        let mut seen = Vec::new();
        for record in &view.case.records {
            let own = record.facts.meetings.iter().find(|one| {
                one.is_record && self.meetings.contains(&Event(What::Meeting(one.kind)))
            });
            if let Some(meeting) = own
                && matches!(
                    record.facts.kind.value,
                    DocumentKind::Minutes
                        | DocumentKind::Email
                        | DocumentKind::Letter
                        | DocumentKind::Other
                )
            {
                seen.push(
                    self.judge_record(view, record, meeting)
                        .of(&record.document),
                );
            }
        }
        if seen.is_empty() {
            return view.nothing_to_judge("record of a review");
        }
        seen
    }

    fn outcomes(&self) -> &'static [Outcome] {
        use Outcome::*;
        &[Met, NotMet, NotApplicable, CannotTell]
    }

    fn holes(&self, outcome: Outcome) -> &'static [&'static str] {
        match outcome {
            Outcome::Met => &["next", "meeting"],
            Outcome::NotMet => &["why", "meeting"],
            _ => &["why"],
        }
    }

    fn explain(&self) -> Vec<String> {
        vec![format!(
            "Looks in the record of each {} for the day of the next, at most {} later, or sooner where the first review or a secure placement asks for it. A meeting that took the child's name off the register, or says that it was the last, sets none.",
            of_events(&self.meetings, ", "),
            self.within.in_words()
        )]
    }
}

impl NextSet {
    fn judge_record(&self, view: &View<'_>, record: &Record, meeting: &Meeting) -> Seen {
        let Record { document, facts } = record;
        let title = quote_title(document, facts);
        let name = of_event(What::Meeting(meeting.kind));
        let called = format!(
            "{}\n{}",
            document.at(meeting.span),
            said_of_day(document, meeting)
        );
        let mut limits = self.limit.iter();
        let limit = limits.find(|limit| limit.fits(view, meeting, &called));
        let within = limit.map_or(self.within, |limit| limit.within);
        let seen = match meeting.next {
            Some(next) => {
                let due = meeting.on.and_then(|on| {
                    deadline_of(view.settings.jurisdiction, on.interval, within.0).ok()
                });
                let seen = match due.map(|due| next.interval.by(due)) {
                    Some(Answer::Yes) => Seen::new(Outcome::Met),
                    Some(Answer::No) if next.certain => Seen::new(Outcome::NotMet).why(format!(
                        "the next is set for {}, more than {} later",
                        next.interval.in_words(),
                        within.in_words()
                    )),
                    _ => Seen::new(Outcome::CannotTell)
                        .why("the days are not exact enough to compare")
                        .settle("find the exact day of the next meeting"),
                };
                seen.say("next", next.interval.in_words()).show(quote(
                    document,
                    next.span,
                    Role::Subject,
                ))
            }
            None => match self.other_line(record, meeting) {
                Some(planned) => Seen::new(Outcome::NotApplicable)
                    .why(format!(
                        "it sets a {} for {} in its place",
                        of_event(What::Meeting(planned.kind)),
                        planned
                            .on
                            .map_or_else(String::new, |on| on.interval.in_words())
                    ))
                    .show(quote(document, planned.span, Role::Support)),
                None => self.without(record, meeting),
            },
        };
        seen.say("meeting", name).show_all(title)
    }

    /// The meeting of another line that is called the next one: the child's standing changes.
    fn other_line<'r>(&self, record: &'r Record, meeting: &Meeting) -> Option<&'r Meeting> {
        let held = meeting.on?.interval.to;
        let text = &record.document.text;
        let says_next = |other: &Meeting| {
            let line = text[..other.span.start].rfind('\n').map_or(0, |at| at + 1);
            self.hints.0.is_match(&text[line..other.span.end])
        };
        record.facts.meetings.iter().find(|other| {
            let is_planned = other.state == MeetingState::Planned;
            let is_later = other.on.is_some_and(|on| on.interval.from > held);
            let is_other = !other.kind.is_line_of(meeting.kind);
            is_planned && is_later && is_other && says_next(other)
        })
    }

    /// Where a record says that no further meeting is to come, on no condition.
    fn says_last(&self, text: &str) -> Option<std::ops::Range<usize>> {
        let ends = |c: char| matches!(c, '.' | ';' | '\n');
        let mut found = self.last.0.find_iter(text).map(|found| found.range());
        found.find(|range| {
            let from = text[..range.start].rfind(ends).map_or(0, |at| at + 1);
            let upto = text[range.end..].find(ends);
            let upto = upto.map_or(text.len(), |at| range.end + at);
            !self
                .last_but_not
                .as_ref()
                .is_some_and(|not| not.0.is_match(&text[from..upto]))
        })
    }

    fn without(&self, record: &Record, meeting: &Meeting) -> Seen {
        let document = &record.document;
        let says = |pattern: &Pattern| pattern.0.find(&document.text).map(|found| found.range());
        let shown = |range: std::ops::Range<usize>| {
            let span = crate::document::Span::new(range.start, range.end);
            quote(document, span, Role::Support)
        };
        if meeting.deregistered == Some(true) {
            return Seen::new(Outcome::NotApplicable)
                .why("the child's name was taken off the register, so no further meeting is owed");
        }
        if let Some(range) = self.says_last(&document.text) {
            return Seen::new(Outcome::NotApplicable)
                .why("the record says that no further meeting is needed")
                .show(shown(range));
        }
        if let Some(range) = says(&self.open) {
            return Seen::new(Outcome::NotMet)
                .why("the day of the next is left open")
                .show(shown(range));
        }
        if let Some(range) = says(&self.hints) {
            return Seen::new(Outcome::CannotTell)
                .why("the record speaks of a further meeting, but no day could be made out")
                .settle("read the record and look for the day")
                .show(shown(range));
        }
        if let Some(span) = later_day(record, meeting) {
            return Seen::new(Outcome::CannotTell)
                .why(
                    "a later day stands in the record, but it is not said to be the next meeting's",
                )
                .settle("read the record and decide whether that is the day")
                .show(quote(document, span, Role::Support));
        }
        if !is_whole(document) {
            return Seen::new(Outcome::CannotTell)
                .why("no day was found, and a part of the document was not read")
                .settle(format!("read the rest of {}", document.path));
        }
        // What gives no day of its own may be the record of no meeting.
        if meeting.on.is_none() {
            return Seen::new(Outcome::CannotTell)
                .why("no day is set for the next, and none is given for the meeting itself")
                .settle("find out whether it is the record of a meeting");
        }
        Seen::new(Outcome::NotMet)
            .missing()
            .why("no day is set for the next")
            .show_all(instead::parts(record, None))
    }
}

/// What its own sentence or line says of a meeting ahead of its day: "First review, held on".
fn said_of_day<'d>(document: &'d Document, meeting: &Meeting) -> &'d str {
    let Some(on) = meeting.on else {
        return "";
    };
    let before = &document.text[..on.span.start];
    let sentence = before.rfind(". ").map_or(0, |at| at + 2);
    let line = before.rfind(['\n', '\t']).map_or(0, |at| at + 1);
    &before[sentence.max(line)..]
}

/// A day in the record that lies well after the meeting and may be that of the next.
fn later_day(record: &Record, meeting: &Meeting) -> Option<crate::document::Span> {
    const WELL_AFTER_DAYS: i32 = 14;
    let held = meeting.on?.interval.to;
    let is_in_body = |span| {
        let block = record.document.block_at(span);
        block.is_some_and(|idx| record.document.blocks[idx].part == Part::Body)
    };
    // The day by which an action is due is that.
    let actions = &record.facts.actions;
    let is_due = |span| actions.iter().any(|action| action.text.span.covers(span));
    let mut dates = record
        .facts
        .dates
        .iter()
        .filter(|date| is_in_body(date.span) && !is_due(date.span));
    dates
        .find(|date| {
            date.interval()
                .is_some_and(|on| held.days_until(on.from) >= WELL_AFTER_DAYS)
        })
        .map(|date| date.span)
}
