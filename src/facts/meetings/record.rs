//! The record of a meeting: its kind, its day, what became of it and what it decided.
//!
//! In: passages. Out: the one meeting that the document is the record of, if it is one. Title and
//! labels come before the text; a report for a meeting, or a letter about one, is no record.

mod day;
mod decision;
mod kind;
mod next;
mod state;
use std::borrow::Cow;

use regex::Regex;

use crate::facts::label;
use crate::facts::pattern::cue;

use self::day::DATE_LABEL;
use self::decision::read_decision_label;
use self::next::{NEXT_LABEL, announces_next, sets_review};
use self::state::{NOTHING, QUORATE_NO, REASON_LABEL, is_own_delay, read_state};
use super::{Meeting, MeetingKind, MeetingState, Weight, mention, moved, naming, reason, said};
use crate::document::{Block, BlockKind, Document, Part, Span};
use crate::facts::kind::Kind;
use crate::facts::passages::{Passages, Sentence, Setting, happening};
use crate::facts::{DateMention, Dated, Quoted, dates_in};

cue!(
    RECORD_TITLE,
    concat!(
        r"(?i)\b(?:minutes?|note|notes|record|decisions?)\s+(?:of|from|for)\b|\bminutes?\b",
        r"|\bmeeting record\b|\brecord\b"
    )
);
cue!(
    NO_RECORD_TITLE,
    concat!(
        r"(?i)\b(?:reports?\s+(?:for|to)",
        r"|(?:social work(?:er)?['’]?s?|school|health|background|carer['’]?s?)\s+report|report$",
        r"|invit\w+|agenda|procedure|guidance|policy|checklist|views? for|preparation|chronology",
        r"|assessment|case notes?|contact notes?|referral form)\b"
    )
);

cue!(
    IS_THE_RECORD,
    concat!(
        r"(?i)\bthis (?:letter|note|e-?mail|message|page|sheet)? ?(?:is|serves as|stands as",
        r"|will stand as|goes (?:on|in(?:to)?) (?:the )?file as|counts as) ",
        r"(?:the|your|our|my|his|her|their|a) (?:\w+ ){0,2}?(?:records?|minutes?|note) (?:of|for) ",
        r"(?:the|your|our|his|her|their|\w+['’]s|this|that|today['’]s)\b",
        r"|\b(?:goes|file|filed|kept|keep|put) (?:this |it )?(?:(?:on|in) (?:the )?file )?as the ",
        r"(?:record|minutes?)\b"
    )
);
// "This is the record of the visit", "not the record of".
cue!(
    IS_NO_RECORD,
    concat!(
        r"(?i)\b(?:if|unless|not|n['’]t|whether|attached|enclosed|visits?|calls?|contacts?",
        r"|conversation|supervision|agreed) (?:as )?\b",
        r"|\b(?:record|minutes?|note) (?:of|for) (?:the |our |your )?(?:\w+ )?",
        r"(?:visit|call|contact|conversation|assessment|supervision)\b"
    )
);

/// Reads the meeting that the document records.
pub(super) fn of(
    document: &Document,
    kind: Kind,
    passages: &Passages,
    dates: &[DateMention],
) -> Option<Meeting> {
    let reader = Reader {
        document,
        passages,
        dates,
        kind,
        sections: next::sections(document),
    };
    let heads = reader.heads();
    let is_sent = kind == Kind::Email && reader.says_who_came();
    let is_one = is_sent
        || is_record(document, kind, &heads)
        || reader.is_called_one(kind, &heads)
        || reader.is_told_by_letter(&heads)
        || reader.calls_itself_one(kind).is_some();
    if !is_one {
        return None;
    }
    if reader.lists_meetings(&heads) {
        return None;
    }
    let naming = reader.naming(&heads, kind)?;
    let on = reader.held(&heads, naming.kind);
    let span = reader.names(&heads, naming.kind);
    let mut meeting = Meeting {
        is_record: true,
        weight: Weight::Recorded,
        ..Meeting::named(&naming, MeetingState::Held, on, span)
    };
    if on.is_none() && reader.is_left_blank() {
        return None;
    }
    reader.settle(&mut meeting);
    if let Some(state) = reader.titled_off(&meeting) {
        meeting.state = state;
    }
    Some(meeting)
}

/// The review of another line that was held together with the one that a document records, as its
/// title says: "Minute of the second secure review and first looked after review".
pub(super) fn joined(document: &Document, own: &Meeting) -> Option<Meeting> {
    cue!(
        WITH,
        concat!(
            r"(?i)^s?\W*(?:and|&|with|/|\+|combined with|joined with)\W*(?:the )?",
            r"(?:\p{L}+ |\d+(?:st|nd|rd|th) )?$"
        )
    );
    let title = document.at(own.span);
    let named = naming::find(title);
    let two = named.windows(2).find(|two| {
        let is_review = |naming: &naming::Naming| {
            naming.plain
                && matches!(
                    naming.kind,
                    MeetingKind::LookedAfterReview
                        | MeetingKind::SecureReview
                        | MeetingKind::CppmReview
                        | MeetingKind::PathwayReview
                )
        };
        two.iter().all(is_review) && WITH.is_match(&title[two[0].range.end..two[1].range.start])
    })?;
    let other = two.iter().find(|one| !one.kind.is_line_of(own.kind))?;
    two.iter().any(|one| one.kind == own.kind).then(|| Meeting {
        kind: other.kind,
        plain: true,
        registered: None,
        deregistered: None,
        ..own.clone()
    })
}

fn is_record(document: &Document, kind: Kind, heads: &[Span]) -> bool {
    let says_other = heads
        .iter()
        .take(2)
        .any(|head| NO_RECORD_TITLE.is_match(document.at(*head)));
    match kind {
        Kind::Minutes => !heads
            .iter()
            .take(2)
            .any(|head| is_report_to_one(document.at(*head))),
        Kind::Referral => heads
            .first()
            .is_some_and(|head| names_only_discussion(document.at(*head))),
        Kind::Other | Kind::Plan | Kind::Letter => {
            !says_other
                && heads.iter().any(|head| {
                    let text = document.at(*head);
                    RECORD_TITLE.is_match(text)
                        && (!naming::find(text).is_empty()
                            || text.to_lowercase().contains("meeting"))
                })
        }
        _ => false,
    }
}

/// "Report on work with Ash for the looked after review": what was written for a meeting is not its
/// record.
fn is_report_to_one(title: &str) -> bool {
    cue!(
        REPORT_TO,
        concat!(
            r"(?i)^\W*(?:\w+ ){0,4}?reports?\b[^;:]{0,60}?\b(?:for|to|towards) ",
            r"(?:the |his |her |their |an? )?(?:\w+[- ]){0,4}?",
            r"(?:review|meeting|conference|hearing|cppm|panel)\b"
        )
    );
    REPORT_TO.is_match(title)
}

/// "Initial Referral Discussion" is a discussion; a request for one is none.
fn names_only_discussion(title: &str) -> bool {
    const OTHER_WORDS_MAX: usize = 3;
    let named = naming::find(title).into_iter().next();
    named.is_some_and(|naming| {
        let opens = title[..naming.range.start].trim().is_empty();
        let n_others = title[naming.range.end..].split_whitespace().count();
        naming.kind == MeetingKind::Ird && opens && n_others <= OTHER_WORDS_MAX
    })
}

struct Reader<'a> {
    document: &'a Document,
    passages: &'a Passages,
    dates: &'a [DateMention],
    kind: Kind,
    /// The blocks that head what stands below them, in text order.
    sections: Vec<Span>,
}

impl Reader<'_> {
    /// The lines that can be a title: the first few blocks of the body, then running headers.
    fn heads(&self) -> Vec<Span> {
        let mut pasted = self.said().skip(self.n_before_title()).peekable();
        let from = pasted.peek().map_or(0, |block| block.span.start);
        let opening = self.said().take_while(|block| block.span.start < from);
        let body = pasted
            .take(LINES_OF_HEAD)
            .chain(opening.take(LINES_OF_HEAD));
        let body = body.filter(|block| !matches!(block.kind, BlockKind::ListItem(_)));
        let is_short = |span: &Span| is_title(self.document.at(*span));
        let mut heads: Vec<Span> = body
            .map(|block| block.span)
            .flat_map(|span| first_line(self.document, span))
            .filter(is_short)
            .collect();
        heads.extend(
            self.document
                .part(Part::Header)
                .take(3)
                .map(|block| block.span),
        );
        heads
    }

    /// The blocks of the body that hold text.
    fn said(&self) -> impl Iterator<Item = &Block> {
        let body = self.document.part(Part::Body);
        body.filter(|block| !self.document.text_of(block).is_empty())
    }

    /// How many blocks stand before the title of a record that is pasted into a mail, or before what
    /// a letter is about.
    fn n_before_title(&self) -> usize {
        let mut lines = self.said().map(|block| self.text(block.span)).enumerate();
        let found = match self.kind {
            Kind::Email => lines
                .take(LINES_BEFORE_MAX)
                .skip(1)
                .find(|(_, line)| is_pasted_title(line)),
            Kind::Letter if self.tells_what_was_said() => {
                let is_greeting = |line: &str| line.to_lowercase().starts_with("dear ");
                let mut top = lines.by_ref().take(LINES_BEFORE_MAX);
                let greeting = top.find(|(_, line)| is_greeting(line));
                greeting.and_then(|_| lines.next().filter(|(_, line)| is_subject(line)))
            }
            _ => None,
        };
        found.map_or(0, |(idx, _)| idx)
    }

    /// Whether a letter tells under words of their own what was said and what was decided: "What you
    /// said. …", "What we agreed".
    fn tells_what_was_said(&self) -> bool {
        cue!(
            SAID,
            concat!(
                r"(?i)^\W*(?:what (?:\p{L}+ )?(?:and \p{L}+ )?",
                r"(?:said|told us|thought|thinks?|felt|wants?|wanted)|(?:your|\p{L}+['’]s) views?",
                r"|who (?:came|was there))\b[^.:]{0,30}(?:[.:]|$)"
            )
        );
        cue!(
            DECIDED,
            concat!(
                r"(?i)^\W*(?:what (?:we|was|the \p{L}+) (?:all )?(?:decided|agreed)|decisions?",
                r"|we (?:decided|agreed))\b[^.:]{0,30}(?:[.:]|$)"
            )
        );
        let opens = |pattern: &Regex| {
            self.said()
                .any(|block| pattern.is_match(self.document.text_of(block)))
        };
        opens(&SAID) && opens(&DECIDED)
    }

    /// Whether a letter is about one meeting and its day, and tells what was said and decided there.
    fn is_told_by_letter(&self, heads: &[Span]) -> bool {
        let subject = heads.first().filter(|head| {
            let line = self.text(**head);
            is_subject(line) && !NO_RECORD_TITLE.is_match(line)
        });
        self.kind == Kind::Letter
            && subject.is_some_and(|head| self.date_in(*head).is_some_and(|on| on.certain))
            && self.tells_what_was_said()
    }

    /// Whether hardly any of the places that a form keeps for a meeting is filled in.
    fn is_left_blank(&self) -> bool {
        const PLACES_MIN: usize = 4;
        const FILLED_IN: usize = 4;
        let labels = self.passages.labels.iter();
        let is_filled = |value: Span| self.text(value).chars().any(char::is_alphanumeric);
        let filled: Vec<bool> = labels.map(|one| is_filled(one.value)).collect();
        let n_filled = filled.iter().filter(|is_filled| **is_filled).count();
        filled.len() >= PLACES_MIN && n_filled * FILLED_IN < filled.len()
    }

    /// "Pathway review, Ash Reid: put off": what the title says became of the meeting, where nobody is
    /// said to have come.
    fn titled_off(&self, meeting: &Meeting) -> Option<MeetingState> {
        let title = self.document.at(meeting.span);
        let naming = naming::find(title).into_iter().next()?;
        let behind = &title[naming.range.end..];
        let tails = behind.split([':', '(', '–', '—', '-', ',']);
        let mut told = tails.filter(|tail| !tail.to_lowercase().contains("from"));
        let state = told.find_map(|tail| said::off_in("", tail))?;
        (!self.says_who_came()).then_some(state)
    }

    /// The line at the head that names the meeting, else the first.
    fn names(&self, heads: &[Span], kind: MeetingKind) -> Span {
        let of_line = |head: &&Span| {
            let named = naming::find(self.document.at(**head));
            named.iter().any(|naming| naming.kind.is_line_of(kind))
        };
        let named = heads.iter().find(of_line).or(heads.first());
        named.copied().unwrap_or(Span::new(0, 0))
    }

    /// Whether a mail gives who came, as the notes of a meeting that are sent in its text do.
    fn says_who_came(&self) -> bool {
        let mut labels = self.passages.labels.iter();
        labels.any(|labelled| {
            mention::names_attendance(&self.called(labelled.label))
                && !self.text(labelled.value).is_empty()
        })
    }

    /// Whether a document without a meeting's name at its head gives the days of meetings of more
    /// than one line: it tells of meetings and is the record of none.
    fn lists_meetings(&self, heads: &[Span]) -> bool {
        let is_named = |text: &str| !naming::find(text).is_empty();
        let dated =
            self.passages.labels.iter().filter(|labelled| {
                labelled.row.is_none() && self.date_in(labelled.value).is_some()
            });
        let mut kinds = dated.filter_map(|labelled| {
            let naming = naming::find(self.text(labelled.label)).into_iter().next()?;
            let is_next = NEXT_LABEL.is_match(self.text(labelled.label));
            (naming.plain && !is_next).then_some(naming.kind)
        });
        let first = kinds.next();
        if self.lists_rows(heads) || heads.iter().any(|head| self.lists_days(*head)) {
            return true;
        }
        let is_head = |head: &&Span| {
            let mut labels = self.passages.labels.iter();
            !labels.any(|labelled| head.covers(labelled.label))
        };
        !heads
            .iter()
            .filter(is_head)
            .any(|head| is_named(self.document.at(*head)))
            && first.is_some_and(|first| kinds.any(|other| !other.is_line_of(first)))
    }

    /// "LAC reviews: 5 March 2026; 2 June 2026": a line that names many and gives their days.
    fn lists_days(&self, line: Span) -> bool {
        let text = self.document.at(line);
        let named = naming::find(text).into_iter().next();
        let is_list = |named: naming::Naming| {
            let is_many = text[named.range.clone()].to_lowercase().ends_with('s');
            is_many && text[named.range.end..].trim_start().starts_with(':')
        };
        named.is_some_and(is_list) && dates_in(self.dates, line).len() > 1
    }

    /// Whether the head names many meetings and each of several rows of a table is one with its day:
    /// "Children's hearings" over dates and outcomes.
    fn lists_rows(&self, heads: &[Span]) -> bool {
        const ROWS_MIN: usize = 3;
        let names_many = |head: &Span| {
            let text = self.document.at(*head);
            let named = naming::find(text).into_iter().next();
            named.is_some_and(|named| text[named.range].to_lowercase().ends_with('s'))
        };
        let is_row = |one: &&Sentence| {
            let block = self.document.block_at(one.span);
            let is_cell = block.is_some_and(|idx| self.document.blocks[idx].cell().is_some());
            let names = || !naming::find(self.document.at(one.span)).is_empty();
            is_cell && one.first && one.setting == Setting::Row && names()
        };
        let rows = self.passages.sentences.iter().filter(is_row);
        heads.first().is_some_and(names_many) && rows.take(ROWS_MIN).count() == ROWS_MIN
    }

    /// Reads state, next date, reason and decision.
    fn settle(&self, meeting: &mut Meeting) {
        self.read_labels(meeting);
        meeting.next = meeting.next.or_else(|| self.next_under_heading(meeting));
        let mut before = None;
        for sentence in &self.passages.sentences {
            self.read_sentence(sentence, before, meeting);
            before = Some(sentence);
        }
        meeting.next = meeting
            .next
            .or_else(|| self.next_in_row(meeting))
            .or_else(|| self.next_alone(meeting));
        // What decided was held, whatever became of an earlier day.
        if meeting.registered == Some(true) || meeting.deregistered == Some(true) {
            meeting.state = MeetingState::Held;
        }
    }

    fn read_labels(&self, meeting: &mut Meeting) {
        for labelled in &self.passages.labels {
            let (label, value) = (&*self.called(labelled.label), self.text(labelled.value));
            if announces_next(label, meeting) {
                let next = || self.next_in(labelled.value, meeting);
                meeting.next = meeting.next.or_else(next);
            }
            // "First review" over a column says which one the form is of.
            if meeting.next.is_none() && labelled.row.is_none() && sets_review(label, meeting) {
                meeting.next = self.later_in(labelled.value, meeting);
            }
            if REASON_LABEL.is_match(label) && !NOTHING.is_match(value) && meeting.reason.is_none()
            {
                meeting.reason = Some(Quoted::cut(self.document, labelled.value));
            }
            if DATE_LABEL.is_match(label) && meeting.reason.is_none() {
                meeting.reason = reason::reason_beside_day(self.document, labelled.value);
            }
            let lower = label.to_lowercase();
            if lower.contains("quora") && QUORATE_NO.is_match(value) && !lower.contains("inquora") {
                meeting.state = MeetingState::Inquorate;
            }
            read_decision_label(&lower, value, meeting);
        }
    }

    fn read_sentence(&self, sentence: &Sentence, before: Option<&Sentence>, meeting: &mut Meeting) {
        let text = self.document.at(sentence.span);
        let goes_on = before.is_some_and(|before| {
            let tells = self.tells_earlier(before, meeting);
            tells && moved::goes_on(self.document.at(before.span), text)
        });
        if goes_on || self.tells_earlier(sentence, meeting) {
            self.read_earlier(sentence, meeting);
        } else {
            read_state(text, meeting);
        }
        meeting.next = meeting
            .next
            .or_else(|| self.next_said(sentence, meeting))
            .or_else(|| self.next_on_line(sentence, meeting))
            .or_else(|| self.next_asked(sentence, before, meeting));
        if meeting.reason.is_none() {
            meeting.reason = reason::reason(self.document, sentence.span)
                .or_else(|| reason::variation(self.document, sentence.span))
                .filter(|_| is_own_delay(text, meeting));
        }
        self.read_decision(sentence, meeting);
    }

    /// Whether the title names a meeting, and a label says who came to it.
    fn is_called_one(&self, kind: Kind, heads: &[Span]) -> bool {
        let first = heads.first().map(|head| self.text(*head));
        let is_named = |title: &str| {
            let is_review = kind::BARE_REVIEW.is_match(title) && self.has_day(heads);
            (is_review || !naming::find(title).is_empty()) && !NO_RECORD_TITLE.is_match(title)
        };
        kind == Kind::Other && first.is_some_and(is_named) && self.says_who_came()
    }

    /// The sentence in which a letter, a mail or a note says that it is the record itself: "This letter is
    /// the record of your second review", "please file as the record".
    fn calls_itself_one(&self, kind: Kind) -> Option<Span> {
        let may_be = matches!(kind, Kind::Letter | Kind::Email | Kind::Other);
        let mut sentences = self.passages.sentences.iter().filter(|_| may_be);
        let says_so = |text: &str| IS_THE_RECORD.is_match(text) && !IS_NO_RECORD.is_match(text);
        let found = sentences.find(|sentence| says_so(self.document.at(sentence.span)))?;
        Some(found.span)
    }

    /// Whether one of the first two lines gives a day.
    fn has_day(&self, heads: &[Span]) -> bool {
        let mut first = heads.iter().take(2);
        first.any(|head| self.date_in(*head).is_some())
    }

    fn date_in(&self, span: Span) -> Option<Dated> {
        dates_in(self.dates, span).iter().find_map(happening)
    }

    fn text(&self, span: Span) -> &str {
        self.document.at(span).trim().trim_end_matches(':')
    }

    /// The words of a label; the name of a system's field is written out.
    fn called(&self, label: Span) -> Cow<'_, str> {
        let text = self.text(label);
        label::spelt_out(text).map_or(Cow::Borrowed(text), Cow::Owned)
    }
}

/// How many blocks can hold the title of a record.
const LINES_OF_HEAD: usize = 6;
/// How far down a mail or a letter the title of a record in it may stand.
const LINES_BEFORE_MAX: usize = 20;

/// "MINUTE OF PLANNING MEETING", "Review of emergency placement": a meeting's name on a line of its
/// own, with what paper it is before it, and no sentence.
fn is_pasted_title(line: &str) -> bool {
    const OTHER_WORDS_MAX: usize = 14;
    cue!(
        PAPER,
        concat!(
            r"(?i)^\W*(?:(?:draft|final|confidential)\W+)*(?:the )?(?:minutes?|notes?|record)\b",
            r"(?: (?:of|from|for))?(?: (?:the|an?))?\W*$"
        )
    );
    let Some(naming) = naming::find(line).into_iter().next() else {
        return false;
    };
    let (before, after) = (&line[..naming.range.start], &line[naming.range.end..]);
    let opens = before.trim().is_empty() || PAPER.is_match(before);
    let is_line = after.split_whitespace().count() <= OTHER_WORDS_MAX && !line.contains(':');
    opens && is_line && !line.ends_with(['.', '?', '!'])
}

/// What a letter is about: a line under the greeting that names a meeting.
fn is_subject(line: &str) -> bool {
    let is_short = is_title(line) && !line.ends_with(['.', '?', '!', ',']);
    is_short && !naming::find(line).is_empty()
}

/// Whether a line is short enough for a title. "Minute of the second review of … held at … on …" may
/// say much.
fn is_title(line: &str) -> bool {
    const WORDS_MAX: usize = 20;
    const WORDS_MAX_OF_RECORD: usize = 40;
    cue!(OPENS, r"(?i)^\W*(?:minutes?|notes?|record) of\b");
    let n_words = line.split_whitespace().count();
    let is_whole = || OPENS.is_match(line) && !line.contains(". ");
    n_words <= WORDS_MAX || n_words <= WORDS_MAX_OF_RECORD && is_whole()
}

fn first_line(document: &Document, span: Span) -> Vec<Span> {
    let lines = document.lines_in(span).take(4);
    lines
        .filter(|line| !document.at(*line).trim().is_empty())
        .collect()
}
