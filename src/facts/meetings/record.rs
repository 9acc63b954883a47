//! The record of a meeting: its kind, its day, what became of it and what it decided.
//!
//! In: passages. Out: the one meeting that the document is the record of, if it is one. Title and
//! labels come before the text; a report for a meeting, or a letter about one, is no record.

mod day;

use std::sync::LazyLock;

use regex::Regex;

use crate::facts::pattern::pattern;

use self::day::DATE_LABEL;
use super::naming::{self, Naming};
use super::{Meeting, MeetingKind, MeetingState, mention, moved, reason};
use crate::document::{Block, Cell, Document, Part, Span};
use crate::facts::kind::Kind;
use crate::facts::passages::{Passages, Sentence, Setting, happening};
use crate::facts::{DateMention, Dated, Quoted, dates_in};

macro_rules! cue {
    ($name:ident, $pattern:expr) => {
        static $name: LazyLock<Regex> = LazyLock::new(|| pattern($pattern));
    };
}

cue!(
    RECORD_TITLE,
    r"(?i)\b(?:minutes?|note|notes|record|decisions?)\s+(?:of|from|for)\b|\bminutes?\b|\bmeeting record\b|\brecord\b"
);
cue!(
    NO_RECORD_TITLE,
    r"(?i)\b(?:reports?\s+(?:for|to)|(?:social work(?:er)?['’]?s?|school|health|background|carer['’]?s?)\s+report|report$|invit\w+|agenda|procedure|guidance|policy|checklist|views? for|preparation|chronology|assessment|case notes?|contact notes?|referral form)\b"
);
cue!(
    NEXT_LABEL,
    r"(?i)\b(?:next|reconvened?|adjourned (?:to|until)|rearranged (?:to|for)|(?:review|meeting|conference|cppm|core group) (?:due|to be held)|further (?:review|meeting)|future|we (?:will )?(?:next )?(?:review|meet)|(?:to )?(?:review|meet) (?:again|on))\b"
);
cue!(
    NEXT_SAID,
    r"(?i)\b(?:next (?:\w+[- ]){0,5}?(?:meeting|review|conference|cppm|cpcc|core group|hearing|date|lac|laac|discussion)|will (?:next )?(?:be )?(?:held|reconvene|reconvened|meet|take place|reviewed)|(?:to )?(?:meet|reconvene|review) (?:again )?(?:on|by|in)|to be (?:held|reconvened)|adjourned (?:to|until|and will)|rearranged (?:to|for)|review (?:date|set|arranged|scheduled)|further (?:review|meeting|core group)|date (?:set|agreed))\b"
);
cue!(
    REVIEW_LABEL,
    r"(?i)^[\W\d]*(?:(?:date|day|time) (?:of|for|and time of) (?:the )?)?(?:first |initial |child protection |cp |looked[- ]after |la?ac )*(?:review|rcpc|rcppm|rcpcc)\b(?:\s+(?:child protection|planning|case|meeting|conference|cppm|cpcc|date|set|due|on))*\W*$"
);
// A head that names a review and not what of; a service has reviews of its own.
cue!(
    BARE_REVIEW,
    r"(?i)(?:^\W*|\bof (?:an? |the )?|['’]s |\b(?:first|second|third|fourth|\d{1,2}(?:st|nd|rd|th)|next|his|her|their|the) |[:–—-] ?)review(?: meeting| minutes?| record| notes?)?(?:\W*$|\W+(?:held|on|for|of|about|\d|(?-i:\p{Lu})))"
);
cue!(
    NO_NEXT,
    r"(?i)\bno (?:further|more|other|next|date)\b|\bnot (?:be )?(?:set|arranged|needed|required)\b"
);
cue!(
    NOT_KEPT,
    r"(?i)\b(?:arranged|set|planned|scheduled|due|booked|fixed) (?:for|on)\b[^.;]{0,40}\b(?:did|could|would) not (?:go ahead|take place|proceed|be held)\b"
);
cue!(
    PAPER,
    r"(?i)\b(?:circulat\w+|issued|sent|distribut\w+|signed|typed|minutes?|record)\b"
);
cue!(
    TYPE_LABEL,
    r"(?i)^(?:(?:type|kind|nature|purpose|status)(?: of (?:the )?(?:meeting|review|conference|cppm|discussion))?|meeting(?: type)?|(?:review|conference|meeting) type|stage|review(?: number| no)?|category of (?:meeting|review))$"
);
cue!(
    REASON_LABEL,
    r"(?i)\b(?:reasons?|explanation|why)\b.*\b(?:delay|late|outwith|outside|timescales?|postpon\w+|variation|variance|rearrang\w+|cancel\w+|adjourn\w+|(?:change|new)\w* (?:of )?(?:date|day)|moved?)\b|^(?:delay|late|variance|variation)\b|\b(?:timescale|delay) (?:reason|explanation|comment)|\bif (?:late|not|outwith|no)\b.*"
);
cue!(
    NOTHING,
    r"(?i)^\W*(?:n/?a|none|nil|no|not applicable|yes|within timescales?|-+|—|–|in timescale)?\W*$"
);
cue!(
    INQUORATE,
    r"(?i)\b(?:inquorate|not quorate|no quorum|quorum (?:was|could) not|insufficient (?:attendance|agencies|attendees))\b"
);
cue!(QUORATE_NO, r"(?i)^\W*(?:no|not met|inquorate)\b");
cue!(
    ADJOURNED,
    r"(?i)\b(?:adjourned|adjournment|part[- ]heard)\b"
);
cue!(
    ADJOURNED_BRIEFLY,
    r"(?i)adjourn\w*\s+(?:for|briefly|at)\s+(?:\d+|a|ten|five|fifteen|short)\s*(?:min|short|break|comfort|few|brief)|adjourned briefly"
);
cue!(
    NOT_HELD,
    r"(?i)\b(?:meeting|review|conference|cppm|core group|hearing|it)\s+(?:was\s+)?(?:cancelled|called off|(?:did|could|would) not (?:go ahead|take place|proceed)|(?:had|has) to be (?:cancelled|postponed|rearranged|rescheduled)|unable to proceed)|\b(?:meeting|review|conference|cppm|core group|hearing)\s+(?:was|is|has been)\s+(?:postponed|rearranged|re-arranged|rescheduled)"
);
cue!(
    PUT_OFF,
    r"(?i)\b(?:cancelled|postponed|put (?:off|back)|rearranged|re-arranged|rescheduled|moved (?:again )?(?:from|to|on|back)|called off|did not (?:go ahead|take place)|could not (?:go ahead|take place|be held))\b"
);
cue!(
    REASONED,
    r"(?i)\b(?:because|due to|owing to|as (?:the|a|there|mum|mother|his|her|their)|since (?:the|a)|inquorate|not quorate|reasons?|after (?:the|a)|so that|following)\b"
);
cue!(
    EARLIER,
    r"(?i)\b(?:previous|last|earlier|original(?:ly)?|first attempt|having been|had been|initially|was due|was to have been|planned for|scheduled for|from)\b"
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
        is_mail: kind == Kind::Email,
    };
    let heads = reader.heads();
    let is_sent = kind == Kind::Email && reader.says_who_came();
    if !is_sent && !is_record(document, kind, &heads) && !reader.is_called_one(kind, &heads) {
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
        ..Meeting::named(&naming, MeetingState::Held, on, span)
    };
    reader.settle(&mut meeting);
    Some(meeting)
}

fn is_record(document: &Document, kind: Kind, heads: &[Span]) -> bool {
    let says_other = heads
        .iter()
        .take(2)
        .any(|head| NO_RECORD_TITLE.is_match(document.at(*head)));
    match kind {
        Kind::Minutes => true,
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
    is_mail: bool,
}

impl Reader<'_> {
    /// The lines that can be a title: the first few blocks of the body, then running headers.
    fn heads(&self) -> Vec<Span> {
        let body = self
            .document
            .part(Part::Body)
            .filter(|block| !self.document.text_of(block).is_empty())
            .take(6);
        let is_short = |span: &Span| self.document.at(*span).split_whitespace().count() <= 20;
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
            mention::names_attendance(self.text(labelled.label))
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

    /// The kind: from the title, else from a label that gives the type, else from the text.
    fn naming(&self, heads: &[Span], kind: Kind) -> Option<Naming> {
        let titled = heads
            .iter()
            .find_map(|head| naming::find(self.document.at(*head)).into_iter().next());
        let typed = self.typed(titled.as_ref());
        let named = self.document.part(Part::FileName).find_map(|block| {
            let name = self.document.text_of(block).replace(['_', '-', '.'], " ");
            naming::find(&name).into_iter().next()
        });
        let naming = match (titled, typed) {
            (Some(titled), Some(typed)) if !titled.plain || titled.kind.is_line_of(typed.kind) => {
                Some(typed)
            }
            (Some(titled), _) => Some(titled),
            (None, typed) => typed.or(named),
        };
        let naming = naming.or_else(|| self.held_in_text());
        naming
            .map(|naming| self.sharpened(naming))
            .or_else(|| (kind == Kind::Minutes).then(|| self.other(heads)))
    }

    /// A meeting of no line that is named. "Minute: Mia's review" leaves it to the case file.
    fn other(&self, heads: &[Span]) -> Naming {
        let is_bare = |head: &Span| BARE_REVIEW.is_match(self.document.at(*head));
        Naming {
            kind: MeetingKind::Other,
            plain: !heads.iter().take(2).any(is_bare),
            range: 0..0,
        }
    }

    fn typed(&self, titled: Option<&Naming>) -> Option<Naming> {
        let labels = self.passages.labels.iter();
        labels
            .filter(|labelled| TYPE_LABEL.is_match(self.text(labelled.label)))
            .find_map(|labelled| {
                let value = self.text(labelled.value);
                if value.contains(['☐', '☒', '☑']) || value.split_whitespace().count() > 14 {
                    return None;
                }
                let own = naming::find(value).into_iter().find(|naming| naming.plain);
                own.or_else(|| by_word(value, titled?))
            })
    }

    fn held_in_text(&self) -> Option<Naming> {
        let mut sentences = self.passages.sentences.iter().take(8);
        sentences.find_map(|sentence| {
            naming::find(self.document.at(sentence.span))
                .into_iter()
                .next()
        })
    }

    /// Decides between first and later conference by what the record says, where the title
    /// leaves it open.
    fn sharpened(&self, naming: Naming) -> Naming {
        if naming.plain || !naming.kind.is_conference() {
            return Naming {
                plain: true,
                ..naming
            };
        }
        let text = &self.document.text;
        let kind = if PRE_BIRTH.is_match(text) {
            MeetingKind::CppmPreBirth
        } else if LATER.is_match(text) {
            MeetingKind::CppmReview
        } else {
            return naming;
        };
        Naming {
            kind,
            plain: true,
            ..naming
        }
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
        meeting.next = meeting.next.or_else(|| self.next_in_row(meeting));
        // What decided was held, whatever became of an earlier day.
        if meeting.registered == Some(true) || meeting.deregistered == Some(true) {
            meeting.state = MeetingState::Held;
        }
    }

    fn read_labels(&self, meeting: &mut Meeting) {
        for labelled in &self.passages.labels {
            let (label, value) = (self.text(labelled.label), self.text(labelled.value));
            if NEXT_LABEL.is_match(label) && is_of_line(label, meeting) {
                let next = || self.next_in(labelled.value, meeting);
                meeting.next = meeting.next.or_else(next);
            }
            if meeting.next.is_none() && sets_review(label, meeting) {
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
        let is_next =
            NEXT_SAID.is_match(text) && !NO_NEXT.is_match(text) && !NOT_KEPT.is_match(text);
        if is_next && is_of_line(text, meeting) {
            let from = NEXT_SAID.find(text).map_or(0, |said| said.start());
            let tail = Span::new(sentence.span.start + from, sentence.span.end);
            meeting.next = meeting.next.or_else(|| self.later_in(tail, meeting));
        }
        meeting.next = meeting
            .next
            .or_else(|| self.next_on_line(sentence, meeting));
        if meeting.reason.is_none() {
            meeting.reason = reason::reason(self.document, sentence.span)
                .filter(|_| is_own_delay(text, meeting));
        }
        self.read_decision(sentence, meeting);
    }

    /// Whether a sentence gives a day before the meeting: what became of that one is another's.
    fn tells_earlier(&self, sentence: &Sentence, meeting: &Meeting) -> bool {
        let mut days = dates_in(self.dates, sentence.span)
            .iter()
            .filter_map(happening);
        let is_before = |day: Dated| {
            meeting
                .on
                .is_some_and(|on| day.interval.to < on.interval.from)
        };
        days.any(is_before)
    }

    /// "It was first called for 24 February and was adjourned because it was inquorate."
    fn read_earlier(&self, sentence: &Sentence, meeting: &mut Meeting) {
        let text = self.document.at(sentence.span);
        let was_put_off =
            INQUORATE.is_match(text) || ADJOURNED.is_match(text) || PUT_OFF.is_match(text);
        if was_put_off && REASONED.is_match(text) && is_own_delay(text, meeting) {
            let reason = Quoted::cut(self.document, sentence.span);
            meeting.reason.get_or_insert(reason);
        }
    }

    fn read_decision(&self, sentence: &Sentence, meeting: &mut Meeting) {
        if !meeting.kind.is_conference() {
            return;
        }
        let text = self.document.at(sentence.span);
        let is_past = dates_in(self.dates, sentence.span)
            .iter()
            .filter_map(happening)
            .any(|date| {
                meeting.on.is_some_and(|on| {
                    !date.interval.overlaps(on.interval) && date.interval.to < on.interval.from
                })
            });
        if is_past || CONDITION.is_match(text) {
            return;
        }
        if DEREGISTERED.is_match(text) && !NEGATED_DECISION.is_match(text) {
            // The cell for the decision knows best.
            meeting.deregistered = meeting.deregistered.or(Some(true));
        } else if NOT_REGISTERED.is_match(text) {
            meeting.registered = meeting.registered.or(Some(false));
        } else if REGISTERED.is_match(text) && !STAYS.is_match(text) {
            meeting.registered = Some(true);
        } else if STAYS.is_match(text) && REGISTER.is_match(text) {
            meeting.deregistered = meeting.deregistered.or(Some(false));
        }
    }

    /// The day in the paragraph under a heading that announces the next meeting of the line.
    fn next_under_heading(&self, meeting: &Meeting) -> Option<Dated> {
        let said = self
            .document
            .part(Part::Body)
            .filter(|block| block.is_said());
        let blocks: Vec<&Block> = said.collect();
        let mut pairs = blocks.windows(2);
        pairs.find_map(|pair| {
            let heading = self.text(pair[0].span);
            let is_next = NEXT_LABEL.is_match(heading) && is_of_line(heading, meeting);
            let is_heading = self.heads_section(pair[0]) && pair[1].heading().is_none();
            let announces = is_heading && (is_next || sets_review(heading, meeting));
            announces
                .then(|| self.next_in(pair[1].span, meeting))
                .flatten()
        })
    }

    /// Whether the title names a meeting, and a label says who came to it.
    fn is_called_one(&self, kind: Kind, heads: &[Span]) -> bool {
        let first = heads.first().map(|head| self.text(*head));
        let is_named =
            |title: &str| !naming::find(title).is_empty() && !NO_RECORD_TITLE.is_match(title);
        kind == Kind::Other && first.is_some_and(is_named) && self.says_who_came()
    }

    /// The last heading before a place.
    fn section_of(&self, place: Span) -> Option<&str> {
        let blocks = self.document.part(Part::Body);
        let before = blocks.take_while(|block| block.span.end <= place.start);
        let headings = before.filter(|block| self.heads_section(block));
        headings.last().map(|block| self.text(block.span))
    }

    /// Whether a block is a heading, or alone in a row of a form and no more than a name.
    fn heads_section(&self, block: &Block) -> bool {
        const WORDS_MAX: usize = 5;
        let is_alone = |cell: &Cell| {
            let blocks = self.document.part(Part::Body);
            let mut row = blocks.filter_map(Block::cell);
            row.all(|other| {
                (other.table, other.row) != (cell.table, cell.row) || other.column == cell.column
            })
        };
        let text = self.text(block.span);
        let text = text.trim_start_matches(|sign: char| !sign.is_alphabetic());
        let is_name = text.split_whitespace().count() <= WORDS_MAX && !text.contains([':', '.']);
        block.heading().is_some() || is_name && block.cell().is_some_and(|cell| is_alone(&cell))
    }

    /// "Review 4 December 2025": on a line of its own, a name with its day behind it.
    fn next_on_line(&self, sentence: &Sentence, meeting: &Meeting) -> Option<Dated> {
        let day = dates_in(self.dates, sentence.span).first()?.span;
        let name = Span::new(sentence.span.start, day.start);
        let is_named = sets_review(self.text(name), meeting);
        is_named.then(|| self.later_in(sentence.span, meeting))?
    }

    /// "Review | 4 December 2025" in a table of days to come.
    fn next_in_row(&self, meeting: &Meeting) -> Option<Dated> {
        let on = meeting.on?;
        let names_next = |text: &str| {
            let is_next = NEXT_LABEL.is_match(text) && is_of_line(text, meeting);
            is_next || sets_review(text, meeting)
        };
        let rows = self.passages.sentences.iter();
        let next = rows
            .filter(|one| one.first && one.setting == Setting::Row)
            .filter(|one| names_next(self.text(one.span)));
        let days = next.filter_map(|one| one.when);
        days.into_iter()
            .find(|day| day.interval.from > on.interval.to)
    }

    /// The first later day in some words that is not called another line's, or a record's.
    fn next_in(&self, span: Span, meeting: &Meeting) -> Option<Dated> {
        let mut from = span.start;
        dates_in(self.dates, span).iter().find_map(|mention| {
            let before = self
                .document
                .at(Span::new(from, mention.span.start.max(from)));
            from = mention.span.end;
            let nearest = naming::find(before).pop();
            let is_of_line = nearest.is_none_or(|nearest| nearest.kind.is_line_of(meeting.kind));
            let is_own = is_of_line && !PAPER.is_match(before) && !NO_NEXT.is_match(before);
            self.later_in(mention.span, meeting).filter(|_| is_own)
        })
    }

    fn date_in(&self, span: Span) -> Option<Dated> {
        dates_in(self.dates, span).iter().find_map(happening)
    }

    /// The first day in some words that comes after the meeting.
    fn later_in(&self, span: Span, meeting: &Meeting) -> Option<Dated> {
        let is_later = |dated: &Dated| {
            meeting
                .on
                .is_none_or(|on| dated.interval.from > on.interval.to)
        };
        let dates = dates_in(self.dates, span).iter();
        dates.filter_map(happening).find(is_later)
    }

    fn text(&self, span: Span) -> &str {
        self.document.at(span).trim().trim_end_matches(':')
    }
}

/// Whether a label or heading is that of a review that follows on the meeting.
fn sets_review(label: &str, meeting: &Meeting) -> bool {
    meeting.on.is_some() && REVIEW_LABEL.is_match(label) && is_of_line(label, meeting)
}

cue!(
    PRE_BIRTH,
    r"(?i)\b(?:pre-?birth (?:child protection|cppm|cpcc|case conference|planning|conference)|unborn (?:baby|child)|expected date of delivery|edd)\b"
);
cue!(
    LATER,
    r"(?i)\b(?:review (?:child protection|cppm|cpcc|case conference|conference|of registration)|remains? on the (?:child protection |cp )?register|continued registration|registration (?:to )?continues?|previous (?:cppm|cpcc|conference|case conference|child protection)|since the (?:last|initial) (?:cppm|cpcc|conference|case conference|child protection)|de-?registered|removed from the (?:child protection |cp )?register)\b"
);
cue!(
    CONDITION,
    r"(?i)\b(?:if|unless|whether|should the|in the event|would|could be|may be|must be made|criteria|options?)\b"
);
cue!(
    COURT,
    r"(?i)\b(?:court|trial|sheriff|contact (?:session|was)|family time)\b"
);
cue!(
    REGISTER,
    r"(?i)\b(?:register|registration|registered|child protection plan|cp plan)\b"
);
cue!(
    REGISTERED,
    r"(?i)\b(?:(?:placed|put|entered|included|added|recorded|go|goes|went|name) (?:on|onto|on to|in|into|to) the (?:child protection |cp )?register|(?:decision|decided|agreed|agreement|unanimous\w*|recommend\w*) (?:was |that |made )?(?:to |for )?(?:\w+ ){0,6}?(?:register|registration|registered|be registered)|(?:is|are|was|were|be|been|child|children|now) registered (?:under|for|on|in|as|at|due|with (?:a|the) categor|from|today)|registered under|\bto register\b|^\W*register\b|(?:made|become[s]?|became|be|is|are) (?:now )?(?:the )?subject (?:of|to) (?:a )?(?:child protection|cp) plan|(?:child protection|cp) plan (?:is|was|to be|will be|should be) (?:made|put in place|started|agreed)|need(?:s|ed)? (?:for )?(?:a )?(?:child protection|cp) plan|registration (?:category|categories|agreed)|categor(?:y|ies) of registration)\b"
);
cue!(
    NOT_REGISTERED,
    r"(?i)\b(?:not (?:to )?(?:be )?(?:placed|put|entered|registered|register|include[d]?|add(?:ed)?)\b[^.]{0,40}|(?:decision|decided|agreed) (?:was )?not to (?:register|place)|(?:no|not) (?:need|require\w*|grounds?|agreement|necessary)[^.]{0,30}regist\w+|registration (?:was |is )?not|threshold for registration (?:was |is )?not|not to register|did not (?:agree|meet)[^.]{0,40}regist\w+|should not be (?:placed|registered))"
);
cue!(
    STAYS,
    r"(?i)\b(?:remain\w*|continu\w+|stays?|stayed|retain\w*|kept|maintain\w*)\b"
);
cue!(
    DEREGISTERED,
    r"(?i)\b(?:(?:removed|taken|deleted|come|removal) (?:of [^.]{0,30})?(?:from|off) the (?:child protection |cp )?register|de-?regist(?:er(?:ed)?|ration)|no longer (?:require\w*|need\w*)[^.]{0,30}regist\w+|registration (?:to |should |will )?(?:be )?(?:ended|ends|terminated|removed|cease[sd]?)|(?:child protection|cp) plan (?:is |was |has |should |will |can |to |be |been |now )*(?:ends?|ended|cease[sd]?|discontinued|removed|closed|terminated|stepped down)|(?:end|ends|ended|discontinue[ds]?|cease[ds]?|removed from) (?:the |a |his |her |their )?(?:child protection|cp) plan|no longer (?:be |to be |need to be )*(?:the )?subject (?:of|to) (?:a )?(?:child protection|cp) plan|no longer (?:require\w*|need\w*) (?:a )?(?:child protection|cp) plan|step(?:ped|s)? down (?:from (?:a )?child protection )?to (?:a )?(?:child in need|cin|care and support)|(?:removed|taken) off (?:the )?(?:child protection |cp )?register)\b"
);
cue!(
    NEGATED_DECISION,
    r"(?i)\b(?:not|no|too early|premature|future|next|until|before|work towards|towards|consider\w*|hop(?:e[sd]?|ing)|want(?:s|ed)?|wish(?:es|ed)?|ask(?:s|ed)? (?:for|about)|(?:would|had) (?:like|prefer|want)\w*|expect\w*|possible|possibility|previous\w*)\b"
);

cue!(
    STAYS_LABEL,
    r"(?i)^\W*(?:registration )?(?:to |is |was |should )?(?:be )?(?:continu|remain|retain|maintain|still|stay|kept|no change)"
);

fn read_state(text: &str, meeting: &mut Meeting) {
    if meeting.state != MeetingState::Held {
        return;
    }
    let clean = |pattern: &Regex| {
        pattern.find(text).is_some_and(|found| {
            let before = &text[..found.start()];
            !EARLIER.is_match(before) && !CONDITION.is_match(before)
        })
    };
    if clean(&INQUORATE) && !is_elsewhere(text, meeting) {
        meeting.state = MeetingState::Inquorate;
    } else if clean(&ADJOURNED) && !ADJOURNED_BRIEFLY.is_match(text) && !is_elsewhere(text, meeting)
    {
        meeting.state = MeetingState::Adjourned;
    } else if clean(&NOT_HELD) && !is_elsewhere(text, meeting) {
        meeting.state = MeetingState::Cancelled;
    }
}

fn is_own_delay(text: &str, meeting: &Meeting) -> bool {
    !is_elsewhere(text, meeting) && !CONDITION.is_match(text)
}

fn read_decision_label(label: &str, value: &str, meeting: &mut Meeting) {
    let is_about = label.contains("regist") && !label.contains("date");
    if !is_about || !meeting.kind.is_conference() {
        return;
    }
    let value = value.to_lowercase();
    if label.contains("de-regist") || label.contains("deregist") {
        if value.starts_with("yes") {
            meeting.deregistered = Some(true);
        }
    } else if STAYS_LABEL.is_match(&value) {
        meeting.deregistered = Some(false);
    } else if value.starts_with("no") {
        meeting.registered = Some(false);
    } else if value.starts_with("yes") || value.starts_with("registered") {
        meeting.registered = Some(true);
    }
}

/// Whether a sentence speaks of a meeting of another line, or gives an earlier day.
fn is_elsewhere(text: &str, meeting: &Meeting) -> bool {
    let other_line = naming::find(text)
        .iter()
        .any(|naming| !naming.kind.is_line_of(meeting.kind));
    other_line || COURT.is_match(text)
}

/// Whether words about the next meeting speak of this meeting's line.
fn is_of_line(text: &str, meeting: &Meeting) -> bool {
    let named = naming::find(text);
    named.is_empty()
        || named
            .iter()
            .any(|naming| naming.kind.is_line_of(meeting.kind))
}

/// "Initial", "Review", "Pre-birth" beside a title that leaves it open.
fn by_word(value: &str, titled: &Naming) -> Option<Naming> {
    if !titled.kind.is_conference() {
        return None;
    }
    let value = value.to_lowercase();
    let kind =
        if value.contains("pre-birth") || value.contains("prebirth") || value.contains("unborn") {
            MeetingKind::CppmPreBirth
        } else if value.contains("review") {
            MeetingKind::CppmReview
        } else if value.contains("initial") || value.contains("first") {
            MeetingKind::CppmInitial
        } else {
            return None;
        };
    Some(Naming {
        kind,
        plain: true,
        ..titled.clone()
    })
}

fn first_line(document: &Document, span: Span) -> Vec<Span> {
    let text = document.at(span);
    let mut start = span.start;
    let mut lines = Vec::new();
    for line in text.split('\n').take(4) {
        if !line.trim().is_empty() {
            lines.push(Span::new(start, start + line.len()));
        }
        start += line.len() + 1;
    }
    lines
}
