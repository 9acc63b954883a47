//! Visits and supervision in lists of them, whose lines need not name them.
//!
//! In: a dated line or note of a document, or under a heading, that is a list of one thing. Out: the
//! event, unless the line says that it came to nothing.

use regex::Regex;

use super::Reader;
use crate::document::{Block, BlockKind, Part, Span};
use crate::facts::events::{Event, EventKind};
use crate::facts::kind::Kind;
use crate::facts::oversight;
use crate::facts::passages::{Labelled, Passages, Sentence, Setting, happening};
use crate::facts::pattern::cue;
use crate::facts::{Certainty, DateMention, dates_in};

impl Reader<'_> {
    /// A dated line or note of a document, or under a heading, that is a list of one thing:
    /// supervision, visits.
    pub(super) fn listed(&self, sentence: &Sentence, passages: &Passages) -> Option<Event> {
        let on = sentence.when.filter(|_| sentence.first)?;
        let text = self.document.at(sentence.span);
        let kind = self
            .list_of(sentence)
            .or_else(|| self.noted_visit(sentence))
            .or_else(|| self.met_in_person(sentence, passages))?;
        let is_none = || self.is_undone(sentence.span) || self.is_other_contact(sentence, passages);
        if kind == EventKind::Visit && is_none() {
            return None;
        }
        let is_oversight = kind == EventKind::Oversight;
        let is_undone = if is_oversight {
            oversight::is_not_held(text)
        } else {
            NOT_DONE.is_match(text)
        };
        if is_undone || is_oversight && self.only_names(sentence.span) {
            return None;
        }
        Some(Event {
            kind,
            on: Some(on),
            certainty: Certainty::Likely,
            whose: None,
            span: sentence.span,
        })
    }

    /// Whether what stands beside or behind a visit that is told says that it was none after all.
    pub(super) fn came_to_nothing(&self, sentence: &Sentence, passages: &Passages) -> bool {
        self.is_undone(sentence.span) || self.is_other_contact(sentence, passages)
    }

    /// "Visits to Ash at home: 3 May, 2 June, 4 July", "Supervision: 3 May and 2 June": several days
    /// with nothing between them.
    pub(super) fn in_a_run(&self, sentence: &Sentence) -> Vec<Event> {
        const VISITS_MIN: usize = 3;
        const SESSIONS_MIN: usize = 2;
        let days = dates_in(self.dates, sentence.span);
        let gap = |from: usize, day: &DateMention| {
            let at = day.span.start;
            self.document.at(Span::new(from.min(at), at))
        };
        let is_next = |a: &DateMention, b: &DateMention| BETWEEN_DAYS.is_match(gap(a.span.end, b));
        let mut from = self.behind_label(sentence.span.start);
        let mut found = Vec::new();
        for run in days.chunk_by(is_next) {
            let lead = gap(from, &run[0]);
            from = run[run.len() - 1].span.end;
            if NOT_DONE.is_match(lead) || TRIED.is_match(lead) {
                continue;
            }
            if run.len() >= VISITS_MIN && VISITS_PAID.is_match(lead) {
                found.extend(run.iter().filter_map(|day| on_day(EventKind::Visit, day)));
            }
            if run.len() >= SESSIONS_MIN && SESSIONS_HELD.is_match(lead) {
                found.extend(
                    run.iter()
                        .filter_map(|day| on_day(EventKind::Oversight, day)),
                );
            }
        }
        found
    }

    /// Where the line begins whose label stands right before a place, else the place.
    pub(super) fn behind_label(&self, at: usize) -> usize {
        let line = self.document.text[..at]
            .rfind('\n')
            .map_or(0, |end| end + 1);
        let label = self.document.text[line..at].trim_end();
        if label.ends_with(':') { line } else { at }
    }

    /// "VISIT Ben Arthur, first one" opens a case note of a visit.
    fn noted_visit(&self, sentence: &Sentence) -> Option<EventKind> {
        let text = self.document.at(sentence.span);
        let line = &self.document.text[sentence.span.start..];
        let line = line.split('\n').next().unwrap_or(line);
        let is_visit = NOTED_VISIT.is_match(text)
            && !NOT_THE_WORKERS.is_match(text)
            && !ELSEWHERE.is_match(line);
        (sentence.setting != Setting::Side
            && matches!(self.kind, Kind::CaseNotes | Kind::Supervision | Kind::Other)
            && is_visit)
            .then_some(EventKind::Visit)
    }

    /// A row of an export of contacts that says that it was one face to face and that the child was
    /// seen: "Face to face" under "Mode", "Y" under "Child seen".
    fn met_in_person(&self, sentence: &Sentence, passages: &Passages) -> Option<EventKind> {
        cue!(
            IN_PERSON,
            r"(?i)^\W*(?:face[- ]to[- ]face|f2f|ftf|in person|(?:home )?visit|h/?v)\W*$"
        );
        let says = |label: &Regex, value: &Regex| {
            passages.labels.iter().any(|one| {
                one.row.is_some_and(|row| row.covers(sentence.span))
                    && label.is_match(self.document.at(one.label))
                    && value.is_match(self.document.at(one.value))
            })
        };
        let is_row = sentence.setting == Setting::Row;
        let is_met = is_row && says(&TYPE_LABEL, &IN_PERSON) && says(&SEEN, &WAS_SEEN);
        is_met.then_some(EventKind::Visit)
    }

    /// What a list is one of, as the heading over it says, else the document's kind or first line.
    pub(super) fn list_of(&self, sentence: &Sentence) -> Option<EventKind> {
        let first_line = |name: Span| self.document.at(name).lines().next().unwrap_or("");
        let is_item = |block: &&Block| matches!(block.kind, BlockKind::ListItem(_));
        let titles = self
            .first_row()
            .filter(|block| !is_item(block))
            .map(|block| first_line(block.span));
        let stem = std::iter::once_with(|| self.file_stem()).flatten();
        let mut titles = titles.chain(stem);
        let by_kind = (self.kind == Kind::Supervision).then_some(EventKind::Oversight);
        let caption = || self.captions.over(sentence.span).map(first_line);
        let heading = || sentence.heading.map(first_line).and_then(list_named);
        // A sheet of the child's contact stands beside that of the worker's visits.
        if caption().is_some_and(|name| OF_FAMILY.is_match(name)) {
            return None;
        }
        let headed = caption().and_then(list_named).or_else(heading);
        let led = || self.lead(sentence).and_then(list_named);
        let headed = headed.or_else(led).or(by_kind);
        headed.or_else(|| titles.find_map(list_named))
    }

    /// The first block, and the cells of the first row where the document opens with a table, below
    /// its title or without one. A row with its day is an entry, and names no list.
    fn first_row(&self) -> impl Iterator<Item = &Block> {
        let mut blocks = self.document.part(Part::Body).peekable();
        let first = blocks.next_if(|block| block.cell().is_none());
        let own = blocks.peek().and_then(|block| block.table_row());
        let beside = blocks.take_while(move |block| own.is_some() && block.table_row() == own);
        let beside: Vec<&Block> = beside.collect();
        let is_entry = |block: &&Block| !dates_in(self.dates, block.span).is_empty();
        let is_dated = beside.iter().any(is_entry);
        first
            .into_iter()
            .chain(beside.into_iter().filter(move |_| !is_dated))
    }

    /// The short line over a run of paragraphs that begin with their days.
    fn lead(&self, sentence: &Sentence) -> Option<&str> {
        const BLOCKS_MAX: usize = 60;
        const WORDS_MAX: usize = 10;
        const DAY_WORDS_MAX: usize = 4;
        let idx = self.document.block_at(sentence.span)?;
        let own = &self.document.blocks[idx];
        let is_line = |block: &&Block| block.part == own.part && block.cell().is_none();
        let blocks = self.document.blocks[..=idx].iter().rev();
        let blocks = blocks.filter(is_line).take(BLOCKS_MAX);
        let before = |block: &Block| {
            let end = sentence.span.start.clamp(block.span.start, block.span.end);
            self.document.at(Span::new(block.span.start, end))
        };
        let lines = blocks.flat_map(|block| before(block).rsplit('\n').map(str::trim));
        let mut lines = lines.filter(|line| line.contains(char::is_alphabetic));
        let opens_with_day = |line: &str| line.starts_with(|sign: char| sign.is_ascii_digit());
        let leads = |line: &&str| {
            let n_words = line.split_whitespace().count();
            !opens_with_day(line) && !line.ends_with('.') && n_words <= WORDS_MAX
        };
        let lead = own.cell().is_none().then(|| lines.find(leads))??;
        // "Visit" right below a day says what that entry is.
        let is_of_entry = lines.next().is_some_and(|above| {
            opens_with_day(above) && above.split_whitespace().count() <= DAY_WORDS_MAX
        });
        (!is_of_entry).then_some(lead)
    }

    /// "Team manager: A. Baird" in a note says who that is, and "Comments: none" says nothing.
    fn only_names(&self, sentence: Span) -> bool {
        cue!(
            NAME,
            r"^\W*(?:(?:\p{Lu}[\p{L}'’-]*\.?\s*){1,3}|(?i:none|nil|n/a)\W*)\W*$"
        );
        let before = &self.document.text[..sentence.start];
        let line = before.rsplit('\n').next().unwrap_or(before).trim_end();
        line.ends_with(':') && NAME.is_match(self.document.at(sentence))
    }

    /// Whether a short cell of the row says that it came to nothing: "Not carried out".
    fn is_undone(&self, span: Span) -> bool {
        const WORDS_MAX: usize = 4;
        let idx = self.document.block_at(span);
        let row = idx.and_then(|idx| self.document.row_of(idx));
        row.unwrap_or_default().iter().any(|block| {
            let text = self.document.text_of(block);
            let n_words = text.split_whitespace().count();
            UNDONE.is_match(text) && (n_words <= WORDS_MAX || CAME_TO_NOTHING.is_match(text))
        })
    }

    /// The file's name without its number and its ending: "3 Visits.csv" holds visits.
    fn file_stem(&self) -> Option<&str> {
        // The name stands behind all else.
        let mut blocks = self.document.blocks.iter().rev();
        let block = blocks.find(|block| block.part == Part::FileName)?;
        let name = self.document.text_of(block);
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        Some(stem.trim_start_matches(|sign: char| !sign.is_alphabetic()))
    }

    /// Whether a row of a list of visits says that it was a call or that the child was not seen.
    fn is_other_contact(&self, sentence: &Sentence, passages: &Passages) -> bool {
        let says = |labelled: &Labelled| {
            let label = self.document.at(labelled.label);
            let value = self.document.at(labelled.value);
            let is_seen = SEEN.is_match(label) && !ALONE.is_match(label);
            OTHER_CONTACT.is_match(value) || is_seen && UNSEEN.is_match(value)
        };
        let is_of_row =
            |labelled: &&Labelled| labelled.row.is_some_and(|row| row.covers(sentence.span));
        let is_seen = |one: &Labelled| {
            let label = self.document.at(one.label);
            SEEN.is_match(label) && WAS_SEEN.is_match(self.document.at(one.value))
        };
        let of_row: Vec<&Labelled> = passages.labels.iter().filter(is_of_row).collect();
        let of_row = || of_row.iter().copied();
        let is_other_kind =
            !of_row().any(is_seen) && of_row().any(|one| self.is_other_kind(one, passages));
        is_other_kind
            || OTHER_CONTACT.is_match(self.document.at(sentence.span))
            || of_row().any(says)
            || self.found_nobody(sentence, passages)
    }

    /// Whether a column tells visits from the rest, and the row is one of the rest: "Office" under
    /// "Type", where others say "Visit to placement".
    fn is_other_kind(&self, cell: &Labelled, passages: &Passages) -> bool {
        const ROWS_MAX: usize = 400;
        let is_visit = |cell: &Labelled| ANY_VISITS.is_match(self.document.at(cell.value));
        let of_column = passages.labels.iter().filter(|one| one.label == cell.label);
        TYPE_LABEL.is_match(self.document.at(cell.label))
            && !is_visit(cell)
            && of_column.take(ROWS_MAX).any(is_visit)
    }

    /// Whether an entry says where it, a cell or a field of it opens that nobody was met: "No answer,
    /// left a card"; of a door it may say so further down.
    fn found_nobody(&self, sentence: &Sentence, passages: &Passages) -> bool {
        const SENTENCES_MAX: usize = 12;
        let date = |of: &Sentence| of.when.map(|when| when.span);
        let sentences = &passages.sentences;
        let from = sentences.partition_point(|other| other.span < sentence.span);
        let next = sentences[from..].get(1);
        let next = next.filter(|next| date(next) == date(sentence));
        if next.is_some_and(|next| NOTHING_ELSE.is_match(self.document.at(next.span))) {
            return true;
        }
        let entry = sentences[from..].iter().take(SENTENCES_MAX);
        let entry = entry.take_while(|other| date(other) == date(sentence));
        let says = |other: &Sentence| {
            let text = self.document.at(other.span);
            let opens = other.first || self.opens_field(other.span);
            opens && is_nobody_met(text) || AT_THE_DOOR.is_match(text)
        };
        { entry }.any(says)
    }

    /// Whether a sentence is the first of a cell, or stands behind a label: "Note: No answer."
    fn opens_field(&self, sentence: Span) -> bool {
        let Some(idx) = self.document.block_at(sentence) else {
            return false;
        };
        let block = &self.document.blocks[idx];
        let before = self
            .document
            .at(Span::new(block.span.start, sentence.start));
        let line = before.rsplit('\n').next().unwrap_or(before).trim_end();
        line.ends_with(':') || block.cell().is_some() && before.trim().is_empty()
    }
}

/// Whether words say that nobody opened the door or that the child was not seen: a call without an
/// answer and a parent who was out say neither.
fn is_nobody_met(text: &str) -> bool {
    let is_call = |at: usize| BY_PHONE.is_match(&text[..at]);
    let mut unseen = NOT_MET.captures_iter(text).filter_map(|said| {
        let who = said.name("whom").or_else(|| said.name("who"))?;
        Some(who.as_str())
    });
    NOBODY_IN
        .find(text)
        .is_some_and(|said| !is_call(said.start()))
        || unseen.any(|who| !GROWN_UP.is_match(who))
}

/// What a list is one of, by its name: the number before it and the case behind it say nothing.
///
/// "Ash R – visits to Larch House" says behind whose name it stands.
fn list_named(name: &str) -> Option<EventKind> {
    cue!(WHOSE, r"^\W*(?:[\p{L}.'’]+ ?){1,3} [-–—:|] ");
    let behind_name = || list_called(&WHOSE.replace(name, ""));
    list_called(name).or_else(behind_name)
}

fn list_called(name: &str) -> Option<EventKind> {
    const WORDS_MAX: usize = 14;
    if OPENS_WITH_DAY.is_match(name) || OF_CONTACT.is_match(name) || TO_COME.is_match(name) {
        return None;
    }
    let name = ENUMERATOR.replace(without_letter(name), "");
    if VISITS.is_match(&name) {
        return Some(EventKind::Visit);
    }
    if SUPERVISIONS.is_match(&name) {
        return Some(EventKind::Oversight);
    }
    let is_short = name.split_whitespace().count() <= WORDS_MAX;
    let is_name = || is_short && !OF_OTHER_LISTS.is_match(&name);
    let names = |pattern: &Regex| is_name() && pattern.is_match(&name);
    match (ANY_VISITS.is_match(&name), names(&NAMES_OVERSIGHT)) {
        (false, true) => Some(EventKind::Oversight),
        (true, false) => names(&NAMES_VISITS).then_some(EventKind::Visit),
        _ => None,
    }
}

/// "A Visits to Ash": the name of a section without the letter that counts it.
fn without_letter(name: &str) -> &str {
    let mut signs = name.chars();
    let is_counted = matches!(signs.next(), Some('A'..='H'))
        && signs.next() == Some(' ')
        && signs.next().is_some_and(char::is_uppercase);
    if is_counted { &name[2..] } else { name }
}

fn on_day(kind: EventKind, day: &DateMention) -> Option<Event> {
    Some(Event {
        kind,
        on: Some(happening(day)?),
        certainty: Certainty::Likely,
        whose: None,
        span: day.span,
    })
}

cue!(
    TRIED,
    r"(?i)\b(?:attempt\w*|tried|try|trying|offer\w*|propos\w+|suggest\w*|booked|arranged|refus\w+)\b"
);

cue!(BETWEEN_DAYS, r"^[\s,;/|•·&+–-]*(?:and\s*)?$");

cue!(
    VISITS_PAID,
    concat!(
        r"(?i)^(?:[^.;]*[^.;\p{L}])?(?:visits?|visited|seen)\b",
        r"(?: (?:to|on|at|by|of|with|made|paid|done)\b[^.;:\d]{0,60})?(?:\([^()]{0,60}\))?",
        r"[\s:–-]*$"
    )
);

cue!(
    SESSIONS_HELD,
    concat!(
        r"(?i)^(?:(?:the )?(?:dates|days|record|list|log) of )?",
        r"(?:(?:case|formal|staff|reflective|manager['’]?s) )*(?:supervisions?|oversight)",
        r"(?: (?:sessions?|dates|held|took place|was|recorded|on|with)\b[^.;:\d]{0,60})?[\s:–-]*$"
    )
);

cue!(
    VISITS,
    concat!(
        r"(?i)^\W*(?:(?:record|list|log|dates?|notes?) of )?(?:stat(?:utory|\.)? |home ",
        r"|social work(?:er)? |\w+(?: worker)?['’]s |placement |lac |laac )*visits?\b",
        r"(?:\W+(?:to|by|log|record|sheet|made|recorded|made to|and contacts?)\b.{0,100})?\W*$"
    )
);

cue!(
    SUPERVISIONS,
    concat!(
        r"(?i)^\W*(?:(?:records?|lists?|logs?|dates?|notes?) of |case |management |mgmt\.? ",
        r"|managerial |(?:team )?manager['’]?s |formal |staff |senior['’]?s? )*",
        r"(?:supervision|oversight)\b(?:\W*$",
        r"|\W+(?:sessions?|notes?|records?|log|of|with|for|and|by|extract|discussions?)\b.{0,60}$",
        r"|\W*[-–—:(,].{0,60}$)",
        r"|^\W*(?:team |line |service |senior )*(?:manager|team leader|supervisor)(?:['’]s)?",
        r"(?: ?\([^()]{1,40}\))?(?:['’]s)? (?:case )?",
        r"(?:discussions?|oversight|supervision|direction|log|notes?|record)\b",
        r"(?:\W*$|\W+(?:notes?|records?|log|of|with|by|about)\b.{0,60}$)",
        r"|^\W*(?:team |line )?manager\W*$"
    )
);

// What stands before the name of a section: "4.", "B)", "Section 4".
cue!(
    ENUMERATOR,
    concat!(
        r"^\W*(?i:(?:section|part|tab|sheet|form|appendix)\s+)?",
        r"(?:\d{1,2}(?:\.\d{1,2})*\b[.):]?|[A-Za-z][.)]|[ivxIVX]{1,4}[.)])\s+"
    )
);

// The head of a note, which names no list.
cue!(
    OPENS_WITH_DAY,
    r"^\W*\d{1,2}(?:st|nd|rd|th)?[ ./-]{1,2}(?:\d|\p{Lu}\p{Ll}{2})[^\n]*?\b\d{2}"
);

cue!(
    OF_CONTACT,
    r"(?i)\bsupervision of (?:\w+ ){0,2}(?:contact|visits|children)\b"
);

cue!(TO_COME, r"(?i)\b(?:next|forthcoming|future)\b");

cue!(
    OF_FAMILY,
    concat!(
        r"(?i)^\W*(?:(?:record|log|list|dates|times) of )?(?:(?:family|parental|sibling|supervised",
        r"|direct|indirect|mum['’]?s|dad['’]?s|mother['’]?s|father['’]?s) )*",
        r"(?:contact|family time)(?: (?:sessions?|times?|log|record|visits|arrangements|dates",
        r"|with (?:mum|dad|family|parents?|mother|father|birth family|siblings?)))*\W*$"
    )
);

cue!(ANY_VISITS, r"(?i)\bvisit(?:s|ing)?\b");

cue!(
    NAMES_VISITS,
    concat!(
        r"(?i)\b(?:log|records?|sheet|register|list|dates|statutory|stat|placement|lac|laac",
        r"|looked[- ]after)\b.*\bvisits?\b",
        r"|\bvisits? (?:to (?:the )?(?:child|young person)|log|records?|sheet|register|list|dates)",
        r"\b"
    )
);

cue!(
    NAMES_OVERSIGHT,
    concat!(
        r"(?i)\b(?:supervisions?|supvn|supn|oversight)\b",
        r"|\b(?:manager|team leader|supervisor|senior|mgr|tm|tl)(?:['’]?s)? (?:\w+ ){0,2}(?:",
        r"decisions?|directions?|discussions?|log|entries|notes?|comments?|records?|sign-?offs?)\b",
        r"|\bline (?:management|mgmt|mgt)",
        r"(?:\W*$|\W+(?:sessions?|notes?|records?|log|discussions?|with|by)\b)",
        r"|\b(?:management|managerial|mgmt|mgt) ",
        r"(?:decisions?|directions?|discussions?|reviews?|notes?|log|entries|footprints?)\b"
    )
);

// Words with which a name speaks of an order, or of several lists at once.
cue!(
    OF_OTHER_LISTS,
    concat!(
        r"(?i)\bsupervision (?:orders?|requirements?|measures?)\b",
        r"|\b(?:compulsory|home|statutory|supervised|self)[ -]supervis\w+",
        r"|\b(?:chronology|case ?notes|contact notes|case ?record|reviewing|reviews?|meetings?",
        r"|minutes?|family|school|hospital|prison)\b"
    )
);

cue!(
    NOT_DONE,
    concat!(
        r"(?i)\b(?:cancell?ed|postponed|re-?arranged|re-?scheduled|no access|no reply|overdue|dna",
        r"|abortive|not (?:in|held|at home|seen|done|made|carried out)",
        r"|did not (?:go ahead|take place|happen)|could not|failed|missed|planned|will be|to be",
        r"|due)\b"
    )
);

cue!(
    UNDONE,
    concat!(
        r"(?i)^\W*(?:(?:home |stat(?:utory)? )?visit\W+(?:was )?)?(?:",
        r"not (?:carried out|done|made|seen|held|completed)|cancell?ed|postponed",
        r"|aborted|abortive|abandoned",
        r"|re-?arranged|re-?scheduled|planned|missed|no access|no reply|failed",
        r"|did not (?:go ahead|take place|happen)|due|booked)\b"
    )
);

// In a list of visits a row of which a cell is named so is none.
cue!(
    OTHER_CONTACT,
    concat!(
        r"(?i)^\W*",
        r"(?:(?:tele)?phone|video|text|e-?mail|letter|whats ?app|facetime|teams|zoom|tel|t/c|sms)",
        r"\b(?:[ -](?:phone|calls?|messages?|contact|only))*(?:\W+(?:with|to|from)\b.{0,40})?\W*$",
        r"|\bnot an? (?:\w+ ){0,2}visit\b"
    )
);

cue!(
    TYPE_LABEL,
    concat!(
        r"(?i)^\W*(?:(?:contact|entry|event|record|note|visit) )?",
        r"(?:type|kind|method|mode|means|category|activity)",
        r"(?: of (?:contact|entry|event|record|visit))?\W*$"
    )
);

cue!(SEEN, r"(?i)(?:\b|_)seen(?:\b|_)");

cue!(
    NOBODY_IN,
    concat!(
        r"(?i)\bno (?:answer|reply|access|one in|one at home)\b|\band not seen\b",
        r"|\bnobody (?:in|at home|answered)\b"
    )
);

cue!(
    AT_THE_DOOR,
    concat!(
        r"(?i)\bno (?:answer|reply) (?:at|to) (?:the |their |his |her )?(?:front )?",
        r"(?:door|house|flat)\b"
    )
);

// All that the sentence right behind a visit says.
cue!(
    NOTHING_ELSE,
    concat!(
        r"(?i)^\W*(?:no (?:answer|reply|access)|no ?(?:one|body) (?:in|at home))\W*$",
        r"|^\W*(?:(?:it |this |visit )?(?:is |was )?(?:marked|recorded|logged)(?: as)?\W+)?",
        r"(?:not (?:completed|done|carried out|made|held)|cancell?ed|aborted|abandoned|unsuccessful)\b"
    )
);

cue!(
    BY_PHONE,
    concat!(
        r"(?i)\b(?:rang|rung|ring|(?:tele)?phon\w+|text\w*|e-?mail\w*|messag\w+|voice ?mail|wrote",
        r"|letters?|gp|called (?:the )?(?:school|surgery|nursery|office|police))\b"
    )
);

// Who was not there: the child by name or not, or all.
cue!(
    NOT_MET,
    concat!(
        r"(?i)\b(?:did not|didn['’]t) see (?P<whom>(?:(?:mr|mrs|ms|miss|dr)\.? )?",
        r"(?:(?-i:\p{Lu})[\w'’-]*|the (?:child(?:ren)?|baby|young person)|any(?:one|body)))",
        r"|\b(?P<who>(?:(?:mr|mrs|ms|miss|dr)\.? )?(?:(?-i:\p{Lu})[\w'’-]* and )?(?:",
        r"(?-i:\p{Lu})[\w'’-]*|he|she|they|child(?:ren)?|baby|young person|family",
        r"|every(?:one|body)|all|both)) (?:was|were) (?:not seen|out when)\b"
    )
);

cue!(
    GROWN_UP,
    concat!(
        r"(?i)^(?:(?:(?:mr|mrs|ms|miss|dr)\.? (?-i:\p{Lu})[\w'’-]*|mum(?:my)?|mother|dad(?:dy)?",
        r"|father|parents?|brothers?|sisters?|siblings?|gran\w*|nan\w*|aunt\w*|uncle|cousins?",
        r"|partner|carers?|gp|doctor|nurse|teacher)(?: and )?)+$"
    )
);

cue!(ALONE, r"(?i)\balone\b");

cue!(WAS_SEEN, r"(?i)^\W*(?:y|yes|seen)\b");

cue!(UNSEEN, r"(?i)^\W*(?:no?|not seen)\b");

cue!(
    CAME_TO_NOTHING,
    concat!(
        r"(?i)\b(?:did not (?:go ahead|take place|happen)|not (?:carried out|done|made|seen|held)",
        r"|cancell?ed|no access|no reply)\W*$"
    )
);
cue!(
    NOTED_VISIT,
    r"(?i)^\W*(?:(?:home|stat(?:utory)?\.?|lac|planned) )?visit(?:ed)?\b"
);
// "Visited at Mum's; Ida was at school".
cue!(
    ELSEWHERE,
    concat!(
        r"(?i)\b(?:was|were) (?:at|in) (?:school|nursery|college|work|hospital)\b",
        r"|\b(?:was|were) (?:out|away|not (?:there|in|at home))\b"
    )
);
// Somebody else's visit, or one that is to be made.
cue!(
    NOT_THE_WORKERS,
    concat!(
        r"(?i)^\W*(?:\w+ )?visit(?:ed)?\W+(?:from|by (?:the )?(?:health|police|midwi\w+|hv)|within",
        r"|next|report|records?|form|agreed|requested",
        r"|to (?:gp|dentist|hospital|doctor|mum|dad|family|school)|(?:his|her|their) ",
        r"|to (?:the )?(?:prison|court|office|new )",
        r"|(?:mum|dad|mother|father|parents?|gran\w*)\b(?: (?:at|in)\b| alone)|the (?:new|empty) )"
    )
);
