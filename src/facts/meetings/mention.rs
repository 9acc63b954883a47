//! Meetings that a document speaks of, beside the one that it may itself record.
//!
//! In: passages. Out: meetings held, planned, put off or called off, each with the day that the
//! same sentence, label or dated row gives. Wishes, denials and papers for a meeting are none.

mod clause;
mod dated;
mod stance;

use std::sync::LazyLock;

use regex::Regex;

use self::clause::{Clause, TODAY, cut_before};
use super::bare;
use super::naming::{self, Naming};
use super::reason::{cause, obstacle};
use super::said::{CANCELLED, POSTPONED, is_denied, off_in, said_of};
use super::{Meeting, MeetingKind, MeetingState};
use crate::calendar::Day;
use crate::document::{Document, Part, Span};
use crate::facts::attendance::{self, Roll};
use crate::facts::family::Whose;
use crate::facts::kind::Kind;
use crate::facts::passages::{
    Captions, Labelled, Passages, Sentence, Setting, happening, length as time_of_day,
};
use crate::facts::pattern::{cue, pattern};
use crate::facts::{DateMention, Dated, dates_in};

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
        subject_day: subject_day(document, kind, dates),
        own_column: own_column(own, passages),
        is_of_supervision: is_of_supervision(document, kind),
    };
    let mut found = Vec::new();
    for (idx, labelled) in passages.labels.iter().enumerate() {
        reader.label(labelled, &passages.labels[idx + 1..], &mut found);
    }
    let nexts = passages.sentences.iter().skip(1).map(Some);
    let note = reader.day_of_note();
    for (sentence, next) in passages.sentences.iter().zip(nexts.chain([None])) {
        reader.unregistered(sentence, &mut found);
        let n_before = found.len();
        let dated = reader.dated_by(note, sentence);
        match reader.goes_on(&dated, found.last()) {
            Some(meeting) => found.push(meeting),
            None => reader.sentence(&dated, &mut found),
        }
        reader.tell_why(sentence, next, &mut found[n_before..]);
    }
    reader.earlier(passages, &mut found);
    reader.settle_by_row(passages, &mut found);
    reader.settle_by_next(passages, &mut found);
    reader.settle_by_cells(&mut found);
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
                && !Whose::differ(known.whose.as_ref(), meeting.whose.as_ref())
                && known.on.map(|on| on.interval) == meeting.on.map(|on| on.interval)
        });
        match known {
            None => kept.push(meeting),
            Some(known) => {
                known.reason = known.reason.take().or(meeting.reason);
                known.registered = known.registered.or(meeting.registered);
                known.whose = known.whose.take().filter(|_| meeting.whose.is_some());
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
    /// The head of the column in which the record's own day stands, where it stands in one: its rows
    /// are the meetings that were held one after another.
    own_column: Option<Span>,
    /// Whether it is a list of a manager's supervision.
    is_of_supervision: bool,
    /// What a mail is about, where it is a meeting.
    subject: Option<Naming>,
    /// The day that a mail's subject gives to a review.
    subject_day: Option<Dated>,
}

/// "Review of Ash on 3 May" over a mail: the one day in its subject.
fn subject_day(document: &Document, kind: Kind, dates: &[DateMention]) -> Option<Dated> {
    cue!(
        ABOUT,
        r"(?i)\b(?:review|meeting|conference|core group|cppm)\b"
    );
    let subject = document.part(Part::Body).next()?;
    let is_about = kind == Kind::Email && ABOUT.is_match(document.text_of(subject));
    match dates_in(dates, subject.span) {
        [only] if is_about => happening(only),
        _ => None,
    }
}

/// The head of the column from which the record has its own day.
fn own_column(own: Option<&Meeting>, passages: &Passages) -> Option<Span> {
    let on = own?.on?;
    let mut rows = passages.labels.iter().filter(|one| one.row.is_some());
    rows.find(|one| one.value.covers(on.span))
        .map(|one| one.label)
}

/// Whether a document is one of supervision, by its kind, its title or its file's name.
fn is_of_supervision(document: &Document, kind: Kind) -> bool {
    let titles = document.part(Part::Body).take(1);
    let mut names = titles.chain(document.part(Part::FileName));
    let may_list = matches!(kind, Kind::CaseNotes | Kind::Other);
    kind == Kind::Supervision
        || may_list && names.any(|block| SUPERVISION.is_match(document.text_of(block)))
}

/// Whether a label says who was there.
pub(super) fn names_attendance(label: &str) -> bool {
    ATTENDED.is_match(label) || attendance::of(label) == Some(Roll::Came)
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

    /// "Looked after review | 14 April | Cancelled": the cell under "Status" or "Held?" says what
    /// came of the meeting that its row names.
    fn settle_by_row(&self, passages: &Passages, found: &mut [Meeting]) {
        let cells = passages.labels.iter().filter_map(|one| {
            let (label, value) = (self.document.at(one.label), self.document.at(one.value));
            let (row, on) = (one.row?, self.document.at(one.label));
            let state = OF_STATE
                .is_match(on)
                .then(|| off_in(label, value.trim()))??;
            Some((row, one.value, state))
        });
        for (row, value, state) in cells {
            let is_told = |meeting: &&mut Meeting| {
                let is_open = matches!(meeting.state, MeetingState::Held | MeetingState::Planned);
                is_open && row.covers(meeting.span)
            };
            for meeting in found.iter_mut().filter(is_told) {
                meeting.state = state;
                meeting.reason = meeting
                    .reason
                    .take()
                    .or_else(|| cause(self.document, value, state));
            }
        }
    }

    /// "CPCC | Reconvened conference, not held": a cell that is no more than a meeting's name was not
    /// held where what the row tells beside it was not.
    fn settle_by_cells(&self, found: &mut [Meeting]) {
        const WORDS_MAX: usize = 3;
        let is_open = |one: &&mut Meeting| one.state == MeetingState::Held;
        for meeting in found.iter_mut().filter(is_open) {
            let Some(idx) = self.document.block_at(meeting.span) else {
                continue;
            };
            let cell = &self.document.blocks[idx];
            let is_name = cell.span == meeting.span
                && self.document.at(meeting.span).split_whitespace().count() <= WORDS_MAX;
            let row = self.document.row_of(idx).filter(|_| is_name);
            let beside = row
                .unwrap_or_default()
                .iter()
                .filter(|one| one.span != cell.span);
            let off = beside.filter_map(|one| {
                let told = said_of(self.document.text_of(one))?;
                (told != MeetingState::Held).then_some((told, one.span))
            });
            if let Some((state, told)) = { off }.next() {
                meeting.state = state;
                meeting.reason = cause(self.document, told, state);
            }
        }
    }

    /// "Children's hearing, 22 May 2026 (note by J. Orr). Order continued.": a paragraph that opens with
    /// a hearing and its day and goes on to tell what became of the order is the note of one that was held.
    fn settle_by_next(&self, passages: &Passages, found: &mut [Meeting]) {
        cue!(
            DECIDED,
            concat!(
                r"(?i)^\W*(?:the )?(?:compulsory supervision )?(?:order|cso) (?:was )?",
                r"(?:continued|made|varied|ended|terminated|renewed|discharged)\b"
            )
        );
        cue!(TO_COME, r"(?i)\b(?:will|would|next|to be|due|asked|hope)\b");
        let is_open = |one: &&mut Meeting| {
            one.state == MeetingState::Planned && one.kind == MeetingKind::Hearing
        };
        for meeting in found.iter_mut().filter(is_open) {
            let block = self.document.block_at(meeting.span);
            let opens =
                block.is_some_and(|idx| self.document.blocks[idx].span.start == meeting.span.start);
            let text = self.document.at(meeting.span);
            let named = naming::find(text).into_iter().next();
            let is_named_first = named.is_some_and(|named| named.range.start == 0);
            let at = passages
                .sentences
                .partition_point(|one| one.span.start < meeting.span.end);
            let told = passages.sentences[at..].first().filter(|next| {
                let said = self.document.at(next.span);
                self.document.block_at(next.span) == block
                    && DECIDED.is_match(said)
                    && !TO_COME.is_match(said)
                    && !is_denied(said)
            });
            if opens && is_named_first && told.is_some() && !TO_COME.is_match(text) {
                meeting.state = MeetingState::Held;
            }
        }
    }

    /// "Looked after review 14 April 2026: cancelled": the label gives the day, the value what came
    /// of it.
    fn off_behind(&self, labelled: &Labelled, naming: &Naming) -> Option<Meeting> {
        let (label, value) = (labelled.label, labelled.value);
        let state = off_in("", self.document.at(value).trim())?;
        let on = dates_in(self.dates, label).iter().find_map(happening)?;
        let span = label.joined(value);
        let meeting = self.meeting(naming, state, Some(on), span);
        Some(Meeting {
            reason: cause(self.document, value, state),
            ..meeting
        })
    }

    /// A label that names a meeting, over or before its date.
    ///
    /// - `below`: the labels that follow it
    fn label(&self, labelled: &Labelled, below: &[Labelled], found: &mut Vec<Meeting>) {
        let label = self.document.at(labelled.label);
        if PAPERWORK_LABEL.is_match(label) {
            return;
        }
        let named = naming::find(label).into_iter().next();
        let named = named.map(|naming| self.of_own_line(naming));
        let bare = || bare::held_label(label).filter(|_| self.own.is_none());
        let Some(naming) = named.or_else(|| self.own_line(labelled)).or_else(bare) else {
            return;
        };
        if let Some(off) = self.off_behind(labelled, &naming) {
            found.push(off);
            return;
        }
        if self.is_own(&naming, label) && (own_next(label) || self.is_of_form(labelled)) {
            return;
        }
        let is_plural = label[naming.range.clone()].ends_with('s');
        let days = dates_in(self.dates, labelled.value).iter();
        let days = days.filter(|day| is_plural || self.opens_value(labelled.value, day.span));
        let days = days.filter_map(happening);
        for on in days.take(if is_plural { usize::MAX } else { 1 }) {
            let state = self.labelled_state(labelled, on);
            let is_record = state == MeetingState::Planned && self.opens_record(labelled, below);
            let state = if is_record { MeetingState::Held } else { state };
            let beside = labelled.label.joined(labelled.value);
            let span = labelled
                .row
                .filter(|row| !row.covers(labelled.label))
                .unwrap_or(beside);
            found.push(self.meeting(&naming, state, Some(on), span));
        }
    }

    /// Whether labels right below say who came: a second record under the first in one table.
    fn opens_record(&self, labelled: &Labelled, below: &[Labelled]) -> bool {
        const LABELS_MAX: usize = 3;
        let label = self.document.at(labelled.label);
        let heads = labelled.row.is_none() && !YET_TO_COME.is_match(label);
        let is_named = |one: &&Labelled| naming::find(self.document.at(one.label)).is_empty();
        let below = below.iter().take(LABELS_MAX).take_while(is_named);
        let mut there = below.filter(|one| names_attendance(self.document.at(one.label)));
        heads && there.any(|one| !self.document.at(one.value).trim().is_empty())
    }

    /// Whether a value is its day, before whatever else: "Ends today, becomes a support meeting"
    /// under "Core group" says no day of it.
    fn opens_value(&self, value: Span, day: Span) -> bool {
        const WORDS_MAX: usize = 4;
        let before = Span::new(value.start, day.start.max(value.start));
        let n_words = self.document.at(before).split_whitespace().count();
        let has_figures = self
            .document
            .at(day)
            .contains(|one: char| one.is_ascii_digit());
        n_words == 0 || has_figures && n_words <= WORDS_MAX
    }

    /// Whether a row of a form, whose head says which meeting it is of, is for something else than
    /// the day: "Record shared" under "First review".
    fn is_of_form(&self, labelled: &Labelled) -> bool {
        let Some(row) = labelled.row.filter(|row| row.covers(labelled.value)) else {
            return false;
        };
        let lead = self.document.at(Span::new(row.start, labelled.value.start));
        lead.contains(char::is_alphabetic) && !OF_DAY.is_match(lead)
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

    fn labelled_state(&self, labelled: &Labelled, on: Dated) -> MeetingState {
        let (label, value) = (self.document.at(labelled.label), labelled.value);
        let is_of_list = labelled.row.is_some() && self.own_column == Some(labelled.label);
        if CANCELLED.is_match(self.document.at(value)) || CANCELLED.is_match(label) {
            MeetingState::Cancelled
        } else if POSTPONED_LABEL.is_match(label) {
            MeetingState::Postponed
        } else if own_next(label) || !is_of_list && self.is_ahead(on) == Some(true) {
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
        let is_known = naming.kind == MeetingKind::LookedAfterReview && self.is_looked_after;
        Meeting {
            plain: naming.plain || is_known,
            ..Meeting::named(naming, state, on, span)
        }
    }

    fn sentence(&self, sentence: &Sentence, found: &mut Vec<Meeting>) {
        let text = self.document.at(sentence.span);
        // What else stands in the line that names the record's own meeting is no other one's day.
        let own_title = self
            .own
            .filter(|own| own.on.is_some() && own.span == sentence.span);
        let is_of_title =
            |naming: &Naming| own_title.is_some_and(|own| own.kind.is_line_of(naming.kind));
        let mut namings: Vec<Naming> = naming::find(text)
            .into_iter()
            .filter(|naming| !is_of_title(naming))
            .map(|naming| self.of_own_line(naming))
            .filter_map(|naming| {
                let stands = naming.plain || self.may_stand(&naming);
                let opens = sentence.first && sentence.setting == Setting::Row;
                // "Second review" in a list of events: of which line, the case file tells.
                let is_loose = opens && self.own.is_none() && naming.range.start == 0;
                let kind = MeetingKind::Other;
                stands
                    .then(|| naming.clone())
                    .or_else(|| is_loose.then_some(Naming { kind, ..naming }))
            })
            .collect();
        // In a plan "Hearing" may name a need.
        let lists_events = !matches!(self.kind, Kind::Plan | Kind::Assessment);
        let is_entry = sentence.setting == Setting::Row
            || sentence.setting == Setting::Note && self.kind == Kind::CaseNotes;
        if namings.is_empty() && lists_events && sentence.first && is_entry {
            // A line of a running record may begin with the time of day.
            let clock = time_of_day(text);
            let bare = naming::bare_hearing(&text[clock..]);
            namings.extend(bare.map(|naming| Naming {
                range: clock + naming.range.start..clock + naming.range.end,
                ..naming
            }));
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

    /// "Second review" in the record of a secure review: which line, its title says.
    fn of_own_line(&self, naming: Naming) -> Naming {
        let is_open = !naming.plain && naming.kind == MeetingKind::LookedAfterReview;
        let own = self.own.filter(|own| own.is_record && is_open);
        match own.map(|own| own.kind) {
            Some(kind @ (MeetingKind::SecureReview | MeetingKind::PathwayReview)) => Naming {
                kind,
                plain: true,
                ..naming
            },
            _ => naming,
        }
    }

    /// What a sentence called off, with what the next says stood in the way.
    fn tell_why(&self, sentence: &Sentence, next: Option<&Sentence>, told: &mut [Meeting]) {
        let goes_on = |next: &&Sentence| {
            let is_beside =
                self.document.block_at(next.span) == self.document.block_at(sentence.span);
            !next.first && next.when == sentence.when && is_beside
        };
        let is_off =
            |one: &&mut Meeting| !matches!(one.state, MeetingState::Held | MeetingState::Planned);
        for meeting in told.iter_mut().filter(is_off) {
            let behind = || obstacle(self.document, next.filter(goes_on)?.span);
            meeting.reason = meeting.reason.take().or_else(behind);
        }
    }

    /// In a note that is headed by its day, what happened "today" happened on that.
    fn dated_by(&self, note: Option<Dated>, sentence: &Sentence) -> Sentence {
        let is_today = TODAY.is_match(self.document.at(sentence.span));
        let note = note.filter(|_| is_today && sentence.when.is_none());
        Sentence {
            when: sentence.when.or(note),
            setting: note.map_or(sentence.setting, |_| Setting::Note),
            ..*sentence
        }
    }

    /// "Note for file 29 September 2026" over a note.
    fn day_of_note(&self) -> Option<Dated> {
        cue!(
            NOTE,
            r"(?i)^\W*(?:(?:file|case|telephone|phone|call) note|note (?:for|to|of|on)|memo|record of)\b"
        );
        let title = self.document.part(Part::Body).next()?;
        match dates_in(self.dates, title.span) {
            [only] if NOTE.is_match(self.document.text_of(title)) => happening(only),
            _ => None,
        }
    }

    /// "Not registered, as she is safe": what the planning meeting of the sentence before decided.
    fn unregistered(&self, sentence: &Sentence, found: &mut [Meeting]) {
        cue!(
            NOT,
            concat!(
                r"(?i)^\W*(?:(?:but|and|name|child|he|she|they|(?-i:\p{Lu}\p{Ll}+)) )?",
                r"(?:was |were )?not (?:",
                r"(?:placed|put|entered) on (?:the )?(?:child protection |cp )?(?:register|cpr)",
                r"|registered)\b|^\W*(?:decided|agreed|decision) (?:was )?not to register\b"
            )
        );
        let follows = |meeting: &&mut Meeting| {
            let end = meeting.span.end;
            meeting.kind.is_conference()
                && end <= sentence.span.start
                && sentence.span.start - end <= 2
        };
        if NOT.is_match(self.document.at(sentence.span))
            && let Some(meeting) = found.last_mut().filter(follows)
        {
            meeting.registered = meeting.registered.or(Some(false));
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
        let is_off = |state: &MeetingState| {
            matches!(state, MeetingState::Cancelled | MeetingState::Postponed)
        };
        let state = said_of(text).filter(is_off)?;
        let is_new =
            last.state == MeetingState::Planned && POSTPONED.is_match(self.document.at(last.span));
        if !naming::find(text).is_empty() {
            return None;
        }
        if let Some(on) = self.another_day(sentence, last) {
            return Some(Meeting {
                state,
                on: Some(on),
                next: None,
                reason: cause(self.document, sentence.span, state),
                span: sentence.span,
                ..last.clone()
            });
        }
        let goes_on = is_new && state == MeetingState::Cancelled && ANAPHOR.is_match(text);
        goes_on.then(|| Meeting {
            state,
            reason: cause(self.document, sentence.span, state),
            span: sentence.span,
            ..last.clone()
        })
    }

    /// "A second date, 3 May, was moved as well": the day of which it is said, where the sentence
    /// before told of one that was not kept either.
    fn another_day(&self, sentence: &Sentence, last: &Meeting) -> Option<Dated> {
        let was_off = !matches!(last.state, MeetingState::Held | MeetingState::Planned);
        let text = self.document.at(sentence.span);
        let goes_on = was_off && ANOTHER_DATE.is_match(text);
        let days = goes_on.then(|| dates_in(self.dates, sentence.span));
        days?.iter().find_map(happening)
    }

    /// "Earlier reviews: 3 May 2022", "since the review of 3 May 2022", in the record of a review:
    /// others of its line that were held before it.
    fn earlier(&self, passages: &Passages, found: &mut Vec<Meeting>) {
        let Some((own, held)) = self.own.and_then(|own| own.on.map(|on| (own, on))) else {
            return;
        };
        let labels = passages.labels.iter();
        let is_of_earlier = |name: Span| EARLIER_ONES.is_match(self.document.at(name).trim());
        let captions = Captions::of(self.document);
        let listed = labels.filter(|one| {
            let caption = captions.over(one.label);
            is_of_earlier(one.label) || caption.into_iter().chain(one.heading).any(is_of_earlier)
        });
        let is_papers = |value: Span, day: &DateMention| {
            let before = Span::new(value.start, day.span.start);
            SENT_ON.is_match(self.document.at(before))
        };
        let listed = listed.flat_map(|one| {
            let days = dates_in(self.dates, one.value).iter();
            days.filter(move |day| !is_papers(one.value, day))
        });
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
                let line = self.line_of(on.span);
                // Of a line of conferences it may have been the first.
                found.push(Meeting {
                    plain: own.plain && !own.kind.is_conference(),
                    ..own.another(MeetingState::Held, Some(on), line)
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
}

fn own_next(label: &str) -> bool {
    static NEXT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)\b(?:next|due|proposed|scheduled|planned|to be|by|forthcoming|target|arranged",
            r"|reconvene)\b"
        ))
    });
    NEXT.is_match(label)
}

cue!(
    LOOKED_AFTER,
    concat!(
        r"(?i)\b(?:looked[- ]after|accommodated|la?ac|foster|kinship",
        r"|residential (?:house|unit|home|care)|placement)\b"
    )
);

cue!(
    OF_STATE,
    concat!(
        r"(?i)^\W*(?:(?:meeting|review) )?(?:status|state|outcome|result|held|(?:what )?happened",
        r"|took place|take place|went ahead|kept|comments?|notes?)\W*$"
    )
);

cue!(
    POSTPONED_LABEL,
    concat!(
        r"(?i)\b(?:postponed|put off|moved|re-?arranged|re-?scheduled) from\b",
        r"|^\W*(?:postponed|put off) "
    )
);

cue!(
    OF_DAY,
    r"(?i)\b(?:date|dates|when|held|day|on|set|planned|due|time)\b"
);

cue!(
    SUPERVISION,
    r"(?i)\b(?:supervision|oversight)\W+(?:by|of|log|notes?|records?|sessions?|extract)\b"
);

cue!(
    ATTENDED,
    concat!(
        r"(?i)^\W*(?:(?:those|who|people) )?(?:was |were |in )?(?:present|there|here|attended",
        r"|attending|attendance|in attendance|attendees|sederunt|people|took part|participation",
        r"|participants|came|in the room|with (?:us|me)|in person|roll|in|(?:a?round|at) the table)",
        r"(?: at (?:the )?(?:meeting|review))?\W*$"
    )
);

cue!(
    YET_TO_COME,
    concat!(
        r"(?i)\b(?:next|planned|future|proposed|scheduled|forthcoming|upcoming|to be|will|due",
        r"|invit\w+|cancell?ed|postponed)\b"
    )
);

cue!(
    EARLIER_ONES,
    concat!(
        r"(?i)^(?:(?:dates?|days?) of )?(?:earlier|previous|past|prior|last) (?:\w+ ){0,3}?",
        r"(?:reviews?|meetings?|conferences?|core groups?)(?: dates?| held)?:?$"
    )
);

// The day behind it is that of the record.
cue!(
    SENT_ON,
    r"(?i)\b(?:circulated|issued|sent|distributed|signed|typed)\b[^.;\d]{0,20}$"
);

cue!(
    SINCE_ONE,
    concat!(
        r"(?i)\b(?:since|at|from|after) (?:the|our|his|her|their) ",
        r"(?:last |previous |first |second |third )?(?:review|meeting|conference)",
        r"(?: (?:of|on|held on))? (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?$"
    )
);

cue!(
    ANAPHOR,
    concat!(
        r"(?i)^\W*(?:(?:and|but|then) )?(?:today['’]s|it",
        r"|(?:this|that)(?: (?:one|date|day|too|also))?|the (?:new|second) (?:one|date|day))\b"
    )
);

cue!(
    ANOTHER_DATE,
    concat!(
        r"(?i)^\W*(?:(?:and|but|then) )?(?:a|an|the|its) ",
        r"(?:second|third|new|next|later|other|another) (?:date|day|one|try|attempt)\b"
    )
);

cue!(
    OWN_LINE,
    concat!(
        r"(?i)^\W*(?:(?:previous|earlier|past|all|dates? of)\s+)*(?:reviews|meetings)",
        r"(?:\s+(?:held|dates?|so far|to date))*\W*$"
    )
);

cue!(
    PAPERWORK_LABEL,
    concat!(
        r"(?i)\b(?:reports?|minutes?|circulat\w+|issued|sent|distribut\w+|due|papers|invit\w+",
        r"|members?|reason|type|outcome|decision)\b"
    )
);
