//! Events that sentences tell of, in rows, notes and prose.
//!
//! In: passages. Out: events whose subject is the child, told as having happened. What is wished,
//! feared, planned or denied is none; what happened to a parent or a sibling is not the child's.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::ops::Range;

mod anywhere;
mod decided;
mod entries;
mod listed;
mod overseen;
mod phrases;
mod remarked;
mod seen;
mod telling;
mod triggers;

use self::decided::Met;
use self::entries::ENTRIES;
use self::telling::{Telling, clause_before, excluded_by};
use self::triggers::TRIGGERS;
use super::{Event, EventKind};
use crate::calendar::Interval;
use crate::document::{Document, Part, Span};
use crate::facts::family;
use crate::facts::kind::Kind;
use crate::facts::meetings::MeetingKind;
use crate::facts::oversight;
use crate::facts::passages::{
    Captions, Labelled, Passages, Sentence, Setting, happening, length as time_of_day,
};
use crate::facts::pattern::cue;
use crate::facts::{Certainty, DateMention, Dated, Grain, dates_in};

/// The day of the meeting that the document records, where it records one.
type Recorded = Option<(MeetingKind, Option<Dated>)>;

/// Reads the sentences of a document.
pub(super) fn of(
    document: &Document,
    kind: Kind,
    recorded: Recorded,
    passages: &Passages,
    dates: &[DateMention],
) -> Vec<Event> {
    let reader = Reader {
        document,
        kind,
        recorded,
        dates,
        labels: &passages.labels,
        captions: Captions::of(document),
        supervisors: OnceCell::new(),
    };
    let mut events = Vec::new();
    let mut before = None;
    let mut met = Met::default();
    // What a sentence tells may rest on what the ones before it told.
    for sentence in &passages.sentences {
        let lead = before.filter(|before: &&Sentence| before.span.end + 2 >= sentence.span.start);
        events.extend(reader.at_home(sentence, lead, &events));
        met.follow(&reader, sentence);
        reader.sentence(sentence, lead, met.on, passages, &mut events);
        events.extend(reader.listed(sentence, passages));
        events.extend(reader.in_a_run(sentence));
        events.extend(reader.remarked(sentence));
        before = Some(sentence);
    }
    events.extend(reader.at_home_by_head(&events));
    events
}

struct Reader<'a> {
    document: &'a Document,
    kind: Kind,
    recorded: Recorded,
    dates: &'a [DateMention],
    labels: &'a [Labelled],
    captions: Captions<'a>,
    /// The initials of those with whom supervision was held by name.
    supervisors: OnceCell<BTreeSet<String>>,
}

impl Reader<'_> {
    /// Whether the initials with which words name a supervisor are of somebody whom another line names:
    /// "SUPERVISION PO" below "SUPERVISION P Orr", or head another entry of a log in the same way. Those
    /// of a lesson or of a clinic are nobody's.
    fn knows_supervisor(&self, words: &str) -> bool {
        let Some(found) = INITIALS.captures(words) else {
            return true;
        };
        let supervisors = self.supervisors.get_or_init(|| {
            let named = SUPERVISOR.captures_iter(&self.document.text);
            named
                .map(|name| format!("{}{}", &name[1], &name[2]))
                .collect()
        });
        supervisors.contains(&found[1]) || self.heads_entries(&found[1])
    }

    /// Whether two entries of a log or more are headed by supervision with the same initials.
    fn heads_entries(&self, initials: &str) -> bool {
        let is_log = matches!(self.kind, Kind::CaseNotes | Kind::Supervision);
        let heads = || HEADS_ENTRY.captures_iter(&self.document.text);
        is_log
            && heads()
                .filter(|found| &found[1] == initials)
                .nth(1)
                .is_some()
    }

    fn sentence(
        &self,
        sentence: &Sentence,
        lead: Option<&Sentence>,
        decided_on: Option<Dated>,
        passages: &Passages,
        events: &mut Vec<Event>,
    ) {
        let text = self.document.at(sentence.span);
        if text.contains(['☐', '☒', '☑', '□', '■']) || family::is_misfiled(text) {
            return;
        }
        let mut told: Vec<EventKind> = Vec::new();
        let clock = clock_of(sentence, text);
        for Wording {
            is_entry,
            kind,
            found,
        } in self.wordings(sentence, text, clock, passages)
        {
            let words = &text[found.clone()];
            if kind == EventKind::Oversight && !self.knows_supervisor(words) {
                continue;
            }
            if told.contains(&kind) || excluded_by(kind, &told) {
                continue;
            }
            let telling = Telling {
                kind,
                sentence,
                before: clause_before(&text[clock.min(found.start)..found.start]),
                words,
                after: &text[found.end..],
                at: sentence.span.start + found.start,
                end: sentence.span.start + found.end,
                text,
                is_entry,
                met_on: lead.and_then(|lead| {
                    let noted = || self.noted_on(kind, lead);
                    self.same_meeting(lead, text).or_else(noted)
                }),
                decided_on,
            };
            let is_undone = || kind == EventKind::Visit && self.came_to_nothing(sentence, passages);
            let Some(event) = self.event(&telling).filter(|_| !is_undone()) else {
                continue;
            };
            told.push(kind);
            let begins = kind == EventKind::EmergencyPlacement;
            if begins && !told.contains(&EventKind::PlacementStart) {
                events.push(Event {
                    kind: EventKind::PlacementStart,
                    ..event.clone()
                });
                told.push(EventKind::PlacementStart);
            }
            events.push(event);
        }
    }

    /// The words of a sentence that may tell of an event: those that do so anywhere, those that do in
    /// an entry, then by who saw whom and by who went over the case.
    fn wordings<'s>(
        &'s self,
        sentence: &'s Sentence,
        text: &'s str,
        clock: usize,
        passages: &Passages,
    ) -> impl Iterator<Item = Wording> + 's {
        let as_entry = self.as_entry(sentence);
        let in_entry = as_entry.map(|(from, _)| ENTRIES.likely(&text[from..]));
        let in_entry = in_entry.into_iter().flatten().map(|known| (true, known));
        let anywhere = TRIGGERS.likely(text).map(|known| (false, known));
        let named = anywhere.chain(in_entry);
        let named = named.filter_map(move |(is_entry, (kind, pattern))| {
            let (from, is_row) = as_entry.filter(|_| is_entry).unwrap_or((clock, true));
            let from = from.max(clock);
            let found = pattern.find(&text[from..])?;
            let found = from + found.start()..from + found.end();
            (is_row || is_of_life(kind)).then_some(Wording {
                is_entry,
                kind,
                found,
            })
        });
        let told_of = |kind| {
            move |found| Wording {
                is_entry: false,
                kind,
                found,
            }
        };
        let next = self.next_of_note(sentence, passages);
        let seen = seen::find(text, next).map(told_of(EventKind::Visit));
        let overseen = self.overseen(sentence).map(told_of(EventKind::Oversight));
        named.chain(seen).chain(overseen)
    }

    /// The next sentence of the same note.
    fn next_of_note(&self, sentence: &Sentence, passages: &Passages) -> Option<&str> {
        let sentences = &passages.sentences;
        let from = sentences.partition_point(|other| other.span <= sentence.span);
        let next = sentences.get(from)?;
        let day = |of: &Sentence| of.when.map(|when| when.span);
        let block = |of: &Sentence| self.document.block_at(of.span);
        let is_beside = !is_prose(sentence) || block(next) == block(sentence);
        let is_same = day(next) == day(sentence) && is_beside;
        is_same.then(|| self.document.at(next.span))
    }

    /// From where on a sentence may tell in as few words as a row does, and whether it is in one: in a
    /// dated note from its beginning, in prose behind the day with which it opens, or where it gives one.
    fn as_entry(&self, sentence: &Sentence) -> Option<(usize, bool)> {
        cue!(
            LEADS,
            r"(?i)^\W*(?:(?:then|and|so|again),? )?(?:(?:on|from|by|in) )?(?:the )?$"
        );
        match sentence.setting {
            Setting::Row => return Some((0, true)),
            Setting::Note => return Some((0, false)),
            Setting::Prose | Setting::Side => {}
        }
        let is_day = |day: &&DateMention| day.interval().is_some_and(Interval::is_day);
        let day = dates_in(self.dates, sentence.span).iter().find(is_day)?;
        let start = sentence.span.start;
        let before = Span::new(start, day.span.start.max(start));
        let leads = LEADS.is_match(self.document.at(before));
        let from = day.span.end.min(sentence.span.end).saturating_sub(start);
        (sentence.setting == Setting::Prose).then_some((if leads { from } else { 0 }, false))
    }

    /// "A hearing was held on 3 May 2023. The hearing made …": the second shares the first's day.
    fn same_meeting(&self, lead: &Sentence, text: &str) -> Option<Dated> {
        let before = self.document.at(lead.span);
        let shares = SAME_MEETING.is_match(text)
            && TOOK_PLACE.is_match(before)
            && !OPEN_BEFORE.is_match(before);
        match dates_in(self.dates, lead.span) {
            [only] if shares => happening(only),
            _ => None,
        }
    }

    /// "Visit note of 3 May. Ash was seen at home": the note's day is the visit's.
    fn noted_on(&self, kind: EventKind, lead: &Sentence) -> Option<Dated> {
        cue!(
            NOTE,
            concat!(
                r"(?i)^\W*(?:(?:case|home) )?(?:(?:visit|contact) (?:note|record|sheet|form|entry)",
                r"|(?:note|record) of (?:the |a |her |his |their )?(?:home )?visit)\b"
            )
        );
        let is_noted = kind == EventKind::Visit && NOTE.is_match(self.document.at(lead.span));
        match dates_in(self.dates, lead.span) {
            [only] if is_noted => happening(only),
            _ => None,
        }
    }

    /// "She is subject to a supervision order. She lives at home": the order is one at home.
    fn at_home(
        &self,
        sentence: &Sentence,
        lead: Option<&Sentence>,
        events: &[Event],
    ) -> Option<Event> {
        let of_passage = |event: &&Event| {
            let block = self.document.block_at(event.span);
            block.is_some() && block == self.document.block_at(sentence.span)
        };
        let order = events.last().filter(|event| {
            event.kind == EventKind::SupervisionOrder && lead.is_some() && of_passage(event)
        })?;
        let text = self.document.at(sentence.span);
        (LIVES_AT_HOME.is_match(text) || NO_RESIDENCE.is_match(text)).then(|| Event {
            kind: EventKind::LookedAfterAtHome,
            certainty: Certainty::Likely,
            span: sentence.span,
            ..order.clone()
        })
    }

    /// "Ash Reid, 12 – living with her father" over what tells of an order, and of no placement: the
    /// order is one at home.
    fn at_home_by_head(&self, events: &[Event]) -> Option<Event> {
        cue!(
            WITH_PARENT,
            concat!(
                r"(?i)\b(?:living|lives|stays|staying) (?:at home )?with (?:his|her|their) ",
                r"(?:mother|father|mum|dad|parents)\b"
            )
        );
        cue!(
            AWAY,
            r"(?i)\b(?:foster|kinship|residential|placed|placement|unit|carers?)\b"
        );
        cue!(
            IN_CARE,
            r"(?i)\b(?:foster|kinship|residential|accommodated|placements?|secure)\b"
        );
        const BLOCKS_MAX: usize = 3;
        let order = events
            .iter()
            .find(|event| event.kind == EventKind::SupervisionOrder)?;
        if IN_CARE.is_match(&self.document.text) {
            return None;
        }
        let mut head = self.document.part(Part::Body).take(BLOCKS_MAX);
        let says = |text: &str| WITH_PARENT.is_match(text) && !AWAY.is_match(text);
        let line = head.find(|block| says(self.document.text_of(block)))?;
        Some(Event {
            kind: EventKind::LookedAfterAtHome,
            certainty: Certainty::Likely,
            span: line.span,
            ..order.clone()
        })
    }

    fn event(&self, telling: &Telling) -> Option<Event> {
        let is_none = telling.is_of_something()
            || telling.is_a_call() && !self.records_first_conference()
            || telling.is_any_placement()
            || telling.is_of_an_ended_placement()
            || telling.is_of_watched_contact()
            || self.is_type_alone(telling)
            || self.is_of_siblings_row(telling);
        if is_none || !self.has_happened(telling) || !telling.is_of_the_child() {
            return None;
        }
        let own = self.own_date(telling);
        let when = telling.sentence.when;
        // "The same day" in a row is as sure as the day under which it stands.
        let own = own.map(|own| match when {
            Some(when) if when.interval == own.interval => when,
            _ => own,
        });
        let own = own.filter(|_| !telling.is_of_a_known_placement() && !telling.opens_its_note());
        let (on, mut certainty) = match own {
            Some(date) => (Some(date), Certainty::Certain),
            None => match telling.met_on {
                Some(on) if telling.sentence.when.is_none() => (Some(on), Certainty::Likely),
                _ => match self.decision(telling) {
                    Some(on) => (Some(on), Certainty::Likely),
                    None => self.context(telling)?,
                },
            },
        };
        let is_passing = matches!(telling.kind, EventKind::Visit | EventKind::Oversight);
        if is_passing
            && own.is_some_and(|own| (Grain::Quarter..=Grain::FinancialYear).contains(&own.grain))
        {
            return None;
        }
        if let (Some(own), Some(when)) = (own, telling.sentence.when)
            && own.interval.from > when.interval.to
        {
            return None;
        }
        let under_other = telling
            .sentence
            .heading
            .is_some_and(|heading| OTHER_HEADING.is_match(self.document.at(heading)));
        if under_other || telling.is_of_an_earlier_one() || self.is_call_beside_referral(telling) {
            certainty = Certainty::Doubtful;
        }
        Some(Event {
            kind: telling.kind,
            on,
            certainty,
            whose: family::named(self.document, telling.place()),
            span: telling.sentence.span,
        })
    }

    /// Whether a call may have been about something else, as a referral is told of as well.
    fn is_call_beside_referral(&self, telling: &Telling) -> bool {
        cue!(
            REFERRAL,
            concat!(
                r"(?i)\b(?:made|makes|sent|received|took) (?:an?|the) (?:\w+ )?referral\b",
                r"|\breferral (?:was )?(?:made|received|came)\b",
                r"|\breferred (?:\w+ )?(?:to social work|by)\b"
            )
        );
        telling.is_a_call() && REFERRAL.is_match(&self.document.text)
    }

    /// Whether the document is the record of the conference that a call to the service led to.
    fn records_first_conference(&self) -> bool {
        let first = [MeetingKind::CppmInitial, MeetingKind::CppmPreBirth];
        self.recorded.is_some_and(|(kind, _)| first.contains(&kind))
    }

    /// Whether the clause tells the event as having happened.
    fn has_happened(&self, telling: &Telling) -> bool {
        let decided = DECIDED.is_match(telling.before)
            && matches!(
                telling.kind,
                EventKind::Registration | EventKind::Deregistration
            )
            && (self.recorded.is_some()
                || telling.sentence.when.is_some()
                || telling.has_past_decision());
        let is_placement = matches!(
            telling.kind,
            EventKind::PlacementStart | EventKind::EmergencyPlacement | EventKind::SecurePlacement
        );
        let open = CONDITIONAL.is_match(telling.text) && !telling.is_of_a_day_told()
            || self.is_under_condition(telling)
            || OPEN_BEFORE.is_match(behind_brackets(telling.before))
            || OPEN_AFTER.is_match(telling.after) && !telling.is_talk_of_supervision()
            || telling.is_said_of_a_visit()
            || is_placement && NOT_NEW_AFTER.is_match(telling.after)
            || telling.is_of_another()
            || telling.denies_itself()
            || is_placement && REVIEW_BEFORE.is_match(telling.before);
        let is_passing = matches!(telling.kind, EventKind::Visit | EventKind::Oversight);
        let is_paper = is_passing && PAPER_BEFORE.is_match(telling.before);
        !DENIED_BEFORE.is_match(telling.before)
            && !is_paper
            && (!open || decided || self.heads_a_note(telling))
            && !(telling.text.trim_end().ends_with('?'))
    }

    /// Whether the words head a note of oversight, so that what follows them was said there:
    /// "Manager's note: visits may be fewer", "Superv. visits may be fewer".
    fn heads_a_note(&self, telling: &Telling) -> bool {
        cue!(HEAD, r"^(?: ?\([^()]{1,30}\))?\s*[:–—]");
        telling.kind == EventKind::Oversight
            && !telling.before.contains(char::is_alphabetic)
            && (HEAD.is_match(telling.after) || telling.words.ends_with('.'))
            && !oversight::is_not_held(telling.after)
    }

    /// Whether a condition with a colon stands on the line before the sentence.
    fn is_under_condition(&self, telling: &Telling) -> bool {
        let before = &self.document.text[..telling.sentence.span.start];
        let line = before.rsplit('\n').next().unwrap_or_default();
        let lead = line.trim_end().strip_suffix(':');
        let lead = lead.and_then(|lead| lead.rsplit(". ").next());
        lead.is_some_and(|lead| CONDITIONAL.is_match(lead))
    }

    /// The date that the sentence itself gives: the nearest one after the words, else before.
    fn own_date(&self, telling: &Telling) -> Option<Dated> {
        let fits = |mention: &&DateMention| {
            let before = self
                .document
                .at(Span::new(telling.sentence.span.start, mention.span.start));
            let after = self.document.at(Span::new(
                mention.span.end,
                telling.sentence.span.end.max(mention.span.end),
            ));
            let has_decided = HEARING_BEFORE.is_match(before) && DECIDES_AFTER.is_match(after)
                || BY_HEARING.is_match(before);
            // "Placed after a visit on 3 May", in a row of a later day.
            let is_of_before = telling.sentence.when.is_some() && AFTER_ANOTHER.is_match(before);
            let comes_in = matches!(telling.kind, EventKind::Concern | EventKind::Referral);
            let is_papers = comes_in && DATED.is_match(before);
            (!FUTURE_DATE_BEFORE.is_match(before) || has_decided || is_papers) && !is_of_before
        };
        let dates = dates_in(self.dates, telling.sentence.span);
        let after = dates
            .iter()
            .filter(|mention| mention.span.start >= telling.end)
            .find(fits)
            .filter(|mention| {
                let gap = self.document.at(Span::new(telling.end, mention.span.start));
                gap.len() < 90 && !CHILD_LINK.is_match(gap)
            });
        let inside = dates
            .iter()
            .filter(fits)
            .find(|mention| mention.span.start >= telling.at && mention.span.start < telling.end);
        let before = || {
            let mut earlier = dates
                .iter()
                .filter(|mention| mention.span.end <= telling.at);
            earlier.rfind(fits)
        };
        // "Since 20 February, when the placement ended": the day is said before.
        let when = || {
            let mut earlier = dates.iter();
            earlier.find(|mention| {
                let gap = mention.span.end..telling.at.max(mention.span.end);
                WHEN.is_match(self.document.at(Span::new(gap.start, gap.end)))
            })
        };
        // "A hearing on 3 May made an order and she moved on 6 May".
        let decided = || {
            let is_order = matches!(
                telling.kind,
                EventKind::SupervisionOrder | EventKind::OrderEnded
            );
            let mut earlier = dates.iter().filter(|mention| {
                let (start, end) = (telling.sentence.span.start, telling.sentence.span.end);
                let before = self.document.at(Span::new(start, mention.span.start));
                let after = self.document.at(Span::new(mention.span.end, end));
                mention.span.end <= telling.at
                    && HEARING_BEFORE.is_match(before)
                    && DECIDES_AFTER.is_match(after)
            });
            is_order.then(|| earlier.next_back()).flatten()
        };
        let mention = when()
            .or_else(decided)
            .or(inside)
            .or(after)
            .or_else(before)?;
        let of_entry = telling.sentence.when.filter(|when| {
            let is_now = TODAY.is_match(self.document.at(mention.span));
            is_now && when.interval.is_day()
        });
        let own = || self.today(mention).or_else(|| happening(mention));
        of_entry.or_else(own)
    }

    /// "Today" in the record of a meeting is the meeting's day, whatever it was counted from: in a
    /// mail that brings the record, from the mail's own.
    fn today(&self, mention: &DateMention) -> Option<Dated> {
        let (_, on) = self.recorded?;
        let is_of_mail = self.kind == Kind::Email;
        let is_now =
            NOW.is_match(self.document.at(mention.span)) && (is_of_mail || !mention.is_certain());
        let on = on.filter(|_| is_now)?;
        Some(Dated {
            span: mention.span,
            ..on
        })
    }

    /// The date of the row, note or meeting that the sentence stands under.
    fn context(&self, telling: &Telling) -> Option<(Option<Dated>, Certainty)> {
        let sentence = telling.sentence;
        if telling.is_of_a_known_placement() {
            return self.undated(telling);
        }
        if let Some((meeting, on)) = self.recorded {
            let decides = matches!(
                telling.kind,
                EventKind::Registration | EventKind::Deregistration
            );
            let past = PAST.is_match(telling.text);
            let row = sentence.when.filter(|_| sentence.setting == Setting::Row);
            if telling.kind == EventKind::LookedAfterAtHome && !past {
                return Some((None, Certainty::Likely));
            }
            let is_order = matches!(
                telling.kind,
                EventKind::SupervisionOrder | EventKind::OrderEnded
            );
            let orders =
                is_order && meeting == MeetingKind::Hearing && !telling.before.contains(',');
            return ((decides && meeting.is_conference() || orders) && !past)
                .then_some((row.or(on), Certainty::Certain));
        }
        let Some(mut when) = sentence.when else {
            return self.undated(telling);
        };
        let is_now = NOW.is_match(telling.text);
        if self.looks_back(telling) && !is_now {
            return None;
        }
        if PAST.is_match(telling.before) || PAST.is_match(telling.words) {
            return None;
        }
        let certainty = match sentence.setting {
            Setting::Row if sentence.first || is_now => Certainty::Certain,
            Setting::Row => Certainty::Likely,
            Setting::Note if is_now || (sentence.first && telling.before.len() < 40) => {
                Certainty::Likely
            }
            Setting::Note
                if matches!(telling.kind, EventKind::Visit | EventKind::Oversight)
                    && telling.before.len() < 30 =>
            {
                Certainty::Likely
            }
            Setting::Side if is_now => Certainty::Likely,
            Setting::Side => {
                when.certain = false;
                Certainty::Doubtful
            }
            _ => Certainty::Doubtful,
        };
        Some((Some(when), certainty))
    }

    /// Supervision speaks of what happened since the last one: its day is that of nothing else.
    fn looks_back(&self, telling: &Telling) -> bool {
        let is_of_list = || self.list_of(telling.sentence) == Some(EventKind::Oversight);
        telling.kind != EventKind::Oversight
            && !self.is_of_label(telling.sentence)
            && (self.kind == Kind::Supervision || is_of_list())
    }

    /// "Desk sheet, 3 May 2022: a neighbour rang": the day stands in the label right before.
    fn is_of_label(&self, sentence: &Sentence) -> bool {
        sentence.when.is_some_and(|when| {
            let start = sentence.span.start;
            let between = self.document.at(Span::new(when.span.end.min(start), start));
            between.len() <= 4 && between.contains(':')
        })
    }

    /// Prose without a date: the lasting facts are worth knowing, passing ones are not.
    fn undated(&self, telling: &Telling) -> Option<(Option<Dated>, Certainty)> {
        let lasts = matches!(
            telling.kind,
            EventKind::Registration
                | EventKind::Deregistration
                | EventKind::PlacementStart
                | EventKind::LookedAfterAtHome
                | EventKind::SupervisionOrder
                | EventKind::EmergencyPlacement
                | EventKind::SecurePlacement
        );
        let is_case = self.kind.is_case_record();
        (lasts && is_case && !PAST.is_match(telling.before)).then_some((None, Certainty::Likely))
    }
}

/// Words that may tell of an event.
struct Wording {
    /// Whether they do so in an entry alone.
    is_entry: bool,
    kind: EventKind,
    /// Where they stand in the sentence.
    found: Range<usize>,
}

/// Where a sentence begins behind the time of day, with which a line of a running record may begin.
fn clock_of(sentence: &Sentence, text: &str) -> usize {
    if is_prose(sentence) {
        0
    } else {
        time_of_day(text)
    }
}

fn is_prose(sentence: &Sentence) -> bool {
    sentence.setting == Setting::Prose
}

/// Whether it is one of the events of a child's life, or one that came in, and no work of the service.
fn is_of_life(kind: EventKind) -> bool {
    use EventKind::*;
    let is_status = matches!(
        kind,
        Concern | Referral | Registration | Deregistration | SupervisionOrder | OrderEnded
    );
    is_status || kind.is_placement()
}

/// "Ash (16 next May) moved": what stands in brackets is said aside.
fn behind_brackets(before: &str) -> &str {
    let close = before
        .rfind(')')
        .filter(|close| before[..*close].contains('('));
    close.map_or(before, |close| &before[close + 1..])
}

// What a sentence that names no day must begin with, and the one before it say, to share its day.
cue!(INITIALS, r"^\W*(?i:supervision)\s+(\p{Lu}{2,3})\W*$");
cue!(
    HEADS_ENTRY,
    r"(?m)^[\d./ ]{3,10}\s+SUPERVISION (\p{Lu}{2,3}) ?[.,:–—-]"
);
cue!(
    SUPERVISOR,
    r"(?i:supervision)(?i: with)?\s+(\p{Lu})(?:\.\s*|\p{Ll}*\s+)(\p{Lu})[\p{L}'’-]+"
);

cue!(
    SAME_MEETING,
    concat!(
        r"(?i)^\W*",
        r"(?:(?:the|this|that) (?:children['’]s )?(?:hearing|panel|meeting|conference|court)|it)\b"
    )
);

cue!(
    TOOK_PLACE,
    concat!(
        r"(?i)\b(?:was|were) held\b|^\W*(?:children['’]s )?hearing held\b|\btook place\b",
        r"|\bconvened\b|\bmet on\b|\bsat on\b"
    )
);

cue!(
    LIVES_AT_HOME,
    concat!(
        r"^\W*(?:\p{Lu}[\p{L}'’-]+|The (?:child|young person)) (?:lives|live|remains|remain",
        r"|is living|stays|continues to live|resides",
        r"|(?:(?:is|are) )?to (?:live|stay|remain|reside)|must (?:live|stay)) ",
        r"(?:at home\b|with (?:his|her|their) (?:mother|father|mum|dad|parents)\b)"
    )
);

// An order that does not say where the child is to live leaves the child at home.
cue!(
    NO_RESIDENCE,
    concat!(
        r"(?i)^\W*(?:(?:it|the order|there) (?:has|is|was|holds) )?no ",
        r"(?:measures?|conditions?|requirements?) (?:of residence",
        r"|(?:as to|about|on|of) ",
        r"(?:residence|where (?:he|she|they|\p{L}+) (?:is|are|must|should|has|have|lives?)))\b"
    )
);

// "If Ash is found alone: Ash moves to her grandmother that day."
cue!(
    CONDITIONAL,
    r"(?i)^\W*(?:if|unless|in case|in the event|should (?:\w+ ){1,4}be)\b"
);

cue!(
    OPEN_BEFORE,
    concat!(
        r"(?i)\b(?:if|unless|whether|would|could|should|(?-i:may)|might|will|shall|cannot",
        r"|consider\w*|recommend\w*|request\w*|propos\w+|plan(?:s|ned|ning)? (?:to|for|is)|seek\w*",
        r"|sought|until|risk of|(?:lead(?:s|ing)?|led) to|likely|in the event|in case|prior to",
        r"|before|options?|possib\w+|needs? to|to (?:be|do|make|carry out|complete)|be able",
        r"|hop(?:es|ed|ing)|wish\w*|want\w*|threat\w*|explor\w+|search(?:ing)? for",
        r"|identif(?:y|ied)|discuss\w*|prepar\w+|invited?|next|due|(?:re-?)?arrang\w+",
        r"|re-?schedul\w+|cancel\w+|postpon\w+|awaiting|pending|scheduled|assess\w* (?:as|for)",
        r"|agree(?:d)? to|fear\w*|worried about|allegedly|attempt\w*|tried|refus\w+|declin\w+",
        r"|concerned about|work(?:ing)? towards|ready",
        r"|ask(?:s|ed|ing)? (?:for|that|to|if|whether|what|how)|approved as|chased?|chasing)\b"
    )
);

cue!(
    OPEN_AFTER,
    concat!(
        r"(?i)^[^.;]{0,25}?\b(?:to be (?:sought|made|held|arranged|identified",
        r"|considered|completed|requested)|will be",
        r"|is (?:being )?(?:sought|planned|considered|required|proposed)",
        r"|(?:might|could|would|(?-i:may)) (?:be|come|follow)",
        r"|(?:was |were )?(?:considered|requested|discussed|refused|declined|not",
        r"|planned(?: (?:for|to|on|next|at|in)|\W+\d)|arranged|scheduled",
        r"|cancelled|unsuccessful|attempted|no access|no reply|missed|overdue|dna)\b",
        // "Due on Friday", and not "due to".
        r"|due\b\W*(?:$|[^t\W]|t[^o]|to(?:morrow|day))|should be|if\b)|^\s*planned\W*$"
    )
);

cue!(
    NOT_NEW_AFTER,
    concat!(
        // Looked after at home.
        r"(?i)^\s*at home\b",
        // "Goes to her gran on Fridays", "went to her aunt for tea".
        r"|^(?:['’]s)?\s*(?:house |flat |home )?(?:for (?:tea|lunch|dinner|the (?:day",
        r"|weekend|night|week|holidays?)|an? )|on (?:mon|tue|wed|thu|fri|sat|sun)[a-z]*s\b",
        r"|each\b|every\b|at (?:the )?weekends?|after (?:school|nursery)|overnight|twice",
        r"|once|most|while|when)",
        r"|^\s*(?:placement )?(?:was |is |were )?(?:review(?:ed|s)?|agreements?|records?",
        r"|continue[sd]?|forms?|plans?|meetings?|visit(?:ed|s)?|looked (?:at|into)",
        r"|gone over|checked|requests?|panels?|on standby)\b",
        r"|^['’]?\s*(?:training|panel|paper)\b"
    )
);

cue!(
    REVIEW_BEFORE,
    r"(?i)\breview(?:s|ed|ing)? (?:of )?(?:(?:the|an?|his|her|their|this) )?(?:[a-z]+\.? )?$"
);

cue!(
    DENIED_BEFORE,
    concat!(
        r"(?i)\b(?:not|never|no|n['’]t|without|denied|refused|nor|neither|nobody|none|avoid\w*",
        r"|instead of|rather than|unable|failed)\b(?:\W+\w+){0,5}\W*$|n['’]t\b(?:\W+\w+){0,4}\W*$"
    )
);

cue!(
    DECIDED,
    r"(?i)\b(?:agreed|decided|decision|unanimous\w*|recommendation|outcome|conclud\w+)\b"
);

cue!(
    OTHER_HEADING,
    concat!(
        r"(?i)\b(?:siblings?|parent(?:s|al)?['’]?s?\b|mother|father|mum|dad",
        r"|family (?:history|background|composition|details)|brothers?|sisters?|household|genogram",
        r"|partner)\b"
    )
);

cue!(
    NOW,
    r"(?i)\b(?:today|tonight|this (?:morning|afternoon|evening|date)|now|same day|immediately)\b"
);

cue!(
    TODAY,
    r"(?i)^\W*(?:today|tonight|this (?:morning|afternoon|evening))\W*$"
);

cue!(
    PAST,
    concat!(
        r"(?i)\b(?:previous(?:ly)?|had been|historic(?:al|ally)?|in the past",
        r"|last (?:week|month|year)|yesterday|ago|since|anniversary|already|earlier|remains?",
        r"|continues?|who (?:was|were)|first time)\b"
    )
);

cue!(
    FUTURE_DATE_BEFORE,
    concat!(
        r"(?i)\b(?:until|till|next|by|due|review(?:ed)?(?: on| by)?|expires?|born|d\.?o\.?b\.?",
        r"|dated|will|planned for|scheduled for|hearing on)\W*(?:the\W+)?$"
    )
);

cue!(
    AFTER_ANOTHER,
    r"(?i)\b(?:after|following|further to)\s+(?:[\w'’-]+\s+){1,5}$"
);

// "The hearing on 22 January made an order" is past, "until the hearing on 22 January" is not.
cue!(HEARING_BEFORE, r"(?i)\bhearing on\W*(?:the\W+)?$");
// "Was ended by a hearing on 22 January".
cue!(
    BY_HEARING,
    concat!(
        r"(?i)\b(?:ended|made|terminated|discharged|granted|imposed|revoked) (?:by|at) ",
        r"(?:an?|the|his|her|their) (?:[\w’']+ )?hearing on\W*(?:the\W+)?$"
    )
);
cue!(
    DECIDES_AFTER,
    concat!(
        r"(?i)^\W*(?:",
        r"(?:has |had |then |also )?(?:made|granted|imposed|decided|terminated|discharged|found)\b)"
    )
);
// "The note of the home visit" tells of a paper.
cue!(
    PAPER_BEFORE,
    concat!(
        r"(?i)\b(?:notes?|records?|reports?|letters?|minutes?) (?:of|from|after|about) ",
        r"(?:(?:the|an?|his|her|their|this|last) )?$"
    )
);
cue!(WHEN, r"(?i)^,? when (?:[^.;:,]{0,60} )?$");
// "Came by a report dated 3 May": of what comes in, the paper's day is its own.
cue!(DATED, r"(?i)\bdated\W*$");

cue!(
    CHILD_LINK,
    r"(?i)\b(?:until|next|will|due|continued|varied|extended|renewed|ends|ended)\b"
);
