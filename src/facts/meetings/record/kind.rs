//! Of which kind a meeting was, as its own record says.
//!
//! In: the lines at the head of a record, its labels and its text. Out: the name of the meeting. A
//! title that leaves it open whether a planning meeting was the first is settled by what the record
//! says, else by the case file.

use std::collections::BTreeSet;

use regex::Regex;

use super::decision::registers;
use super::next::NEXT_LABEL;
use super::{MeetingKind, Reader};
use crate::document::{Block, Part, Span};
use crate::facts::kind::Kind;
use crate::facts::meetings::mention;
use crate::facts::meetings::naming::{self, Naming};
use crate::facts::passages::Labelled;
use crate::facts::pattern::cue;

// A head that names a review and not what of; a service has reviews of its own.
cue!(
    pub(super) BARE_REVIEW,
    concat!(
        r"(?i)(?:^\W*|\bof (?:an? |the )?|['’]s ",
        r"|\b(?:first|second|third|fourth|\d{1,2}(?:st|nd|rd|th)|next|his|her|their|the) |[:–—-] ?)",
        r"review(?: meeting| minutes?| record| notes?)?(?: no\.? ?\d{1,2})?",
        r"(?:\W*$|\W+(?:held|on|at|for|of|about|\d|(?-i:\p{Lu})))"
    )
);

cue!(
    pub(super) TYPE_LABEL,
    concat!(
        r"(?i)^(?:(?:type|kind|nature|purpose|status)",
        r"(?: of (?:the )?(?:meeting|review|conference|cppm|discussion))?|meeting(?: type)?",
        r"|(?:record|event|form|entry|activity|review|conference|meeting) type|stage|review(?: number| no)?",
        r"|category of (?:meeting|review))$"
    )
);

cue!(
    pub(super) PRE_BIRTH,
    concat!(
        r"(?i)\b(?:pre-?birth (?:child protection|cppm|cpcc|case conference|planning|conference)",
        r"|unborn (?:baby|child)|expected date of delivery|edd)\b"
    )
);

// The record of a first conference speaks of the review that it sets.
cue!(
    pub(super) REVIEW,
    r"(?i)\breview (?:child protection|cppm|cpcc|case conference|conference)\b"
);

cue!(
    pub(super) LATER,
    concat!(
        r"(?i)\b(?:review of registration|remains? on the (?:child protection |cp )?register",
        r"|continued registration|registration (?:to )?continues?",
        r"|previous (?:cppm|cpcc|conference|case conference|child protection)",
        r"|since the (?:last|initial) (?:cppm|cpcc|conference|case conference|child protection)",
        r"|de-?registered|removed from the (?:child protection |cp )?register)\b"
    )
);

cue!(
    pub(super) PATHWAY,
    r"(?i)^\W*(?:(?:my|our|his|her|\w+['’]s) )?pathway\b"
);

// What a meeting comes to, ahead of its name.
cue!(
    RESULT,
    concat!(
        r"(?i)^\W*(?:the )?(?:results?|outcomes?|decisions?|recommendations?|conclusions?|findings",
        r"|summary|discussion|agreed|what (?:was|we) (?:decided|agreed)) ",
        r"(?:(?:of|at|from|by) )(?:the |this |our |his |her )?"
    )
);

// What stands in the records of children looked after away from home.
cue!(
    pub(super) OF_CARE,
    concat!(
        r"(?i)\b(?:foster (?:care|carers?|placement)|kinship (?:care|carers?)",
        r"|(?:independent )?reviewing officer|la?ac nurse|la?ac health|looked[- ]after",
        r"|accommodated|section 25|s\.? ?25|residential (?:care|unit|house|home|worker)",
        r"|placing authority|key ?worker|throughcare|permanence)\b|\bIRO\b|^[^\n]*\bRESIDENTIAL\b"
    )
);
cue!(
    pub(super) OF_OTHER_LINE,
    concat!(
        r"(?i)\b(?:child protection|core group|cppm|register|registered|registration|pathway plan",
        r"|aftercare|secure (?:unit|care|accommodation|centre)|child['’]?s plan meeting",
        r"|team around|short breaks?)\b"
    )
);
/// So many different signs of care settle of which line a bare review is.
const SIGNS_MIN: usize = 2;

/// What stands over labels is a line, not a sentence.
const LINE_WORDS_MAX: usize = 9;

impl Reader<'_> {
    /// The kind: from the title, else from a label that gives the type, else from the text.
    pub(super) fn naming(&self, heads: &[Span], kind: Kind) -> Option<Naming> {
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
        let naming = naming.or_else(|| self.called_record(kind));
        let naming = naming.or_else(|| self.over_those_there());
        let naming = naming.or_else(|| self.identified());
        let naming = naming.or_else(|| self.headed());
        let naming = naming.or_else(|| self.held_in_text());
        let naming = naming.map(|naming| self.opened(naming));
        naming
            .map(|naming| self.sharpened(naming))
            .or_else(|| self.by_subject(heads))
            .or_else(|| matches!(kind, Kind::Minutes | Kind::Other).then(|| self.other(heads)))
    }

    /// The meeting of which a letter or a note says that it is the record.
    fn called_record(&self, kind: Kind) -> Option<Naming> {
        let said = self.calls_itself_one(kind)?;
        naming::find(self.document.at(said)).into_iter().next()
    }

    /// "My pathway" over what was said and agreed, and a bare review where two or more things in it
    /// are those of children looked after, and none those of another line.
    fn by_subject(&self, heads: &[Span]) -> Option<Naming> {
        let plain = |kind| Naming {
            kind,
            plain: true,
            range: 0..0,
        };
        let is_over = |pattern: &Regex| {
            let mut first = heads.iter().take(2);
            first.any(|head| pattern.is_match(self.document.at(*head)))
        };
        if is_over(&PATHWAY) {
            return Some(plain(MeetingKind::PathwayReview));
        }
        let text = &self.document.text;
        let signs = OF_CARE
            .find_iter(text)
            .map(|sign| sign.as_str().to_lowercase());
        let signs: BTreeSet<String> = signs.collect();
        let is_care =
            is_over(&BARE_REVIEW) && signs.len() >= SIGNS_MIN && !OF_OTHER_LINE.is_match(text);
        is_care.then(|| plain(MeetingKind::LookedAfterReview))
    }

    /// A meeting of no line that is named. "Minute: Mia's review" leaves it to the case file.
    pub(super) fn other(&self, heads: &[Span]) -> Naming {
        cue!(
            HELD,
            r"(?i)^(?:date of (?:the |this )?)?review(?: (?:took place|held|date))?(?: on)?$"
        );
        let is_bare = |head: &Span| BARE_REVIEW.is_match(self.document.at(*head));
        let mut labels = self.passages.labels.iter();
        let is_form = labels
            .any(|one| HELD.is_match(&self.called(one.label)) && self.date_in(one.value).is_some());
        Naming {
            kind: MeetingKind::Other,
            plain: !is_form && !heads.iter().take(2).any(is_bare),
            range: 0..0,
        }
    }

    pub(super) fn typed(&self, titled: Option<&Naming>) -> Option<Naming> {
        let labels = self.passages.labels.iter();
        labels
            .filter(|labelled| {
                let label = self.called(labelled.label);
                // Under the head of a column stand the types of many.
                let is_type = TYPE_LABEL.is_match(&label) && !self.is_long_table(labelled);
                is_type || self.is_day_with_type(labelled)
            })
            .find_map(|labelled| {
                let value = &*self.called(labelled.value);
                if value.contains(['☐', '☒', '☑']) || value.split_whitespace().count() > 14 {
                    return None;
                }
                let own = naming::find(value).into_iter().find(|naming| naming.plain);
                own.or_else(|| by_word(value, titled?))
            })
    }

    /// "CPPM on: 3 May 2023 (initial)": the day of a conference with which of its line it was.
    fn is_day_with_type(&self, labelled: &Labelled) -> bool {
        cue!(
            TYPE,
            r"(?i)\((?:initial|first|review|pre-?birth|first review|later)\)"
        );
        let mut named = naming::find(self.text(labelled.label)).into_iter();
        let is_next = NEXT_LABEL.is_match(self.text(labelled.label));
        let is_typed = TYPE.is_match(self.text(labelled.value)) && !is_next;
        is_typed
            && self.date_in(labelled.value).is_some()
            && named.any(|one| one.kind.is_conference())
    }

    /// The name in the line over the labels of which one says who came: "Part 2. Review of the secure
    /// placement" in a form of more than one part.
    fn over_those_there(&self) -> Option<Naming> {
        let labels = || self.passages.labels.iter();
        let there = labels().find(|labelled| {
            mention::names_attendance(&self.called(labelled.label))
                && !self.text(labelled.value).is_empty()
        })?;
        let is_label = |block: &Block| labels().any(|labelled| block.span.covers(labelled.label));
        let said = self
            .document
            .part(Part::Body)
            .filter(|block| block.is_said());
        let above = said.filter(|block| block.span.end <= there.label.start);
        let line = above.filter(|block| !is_label(block)).last()?;
        let text = self.document.text_of(line);
        let is_short = text.split_whitespace().count() <= LINE_WORDS_MAX;
        let heads = is_short && !text.trim_end().ends_with('.');
        let mut named = naming::find(text).into_iter();
        named.find(|naming| heads && naming.plain)
    }

    /// "Pathway review ID: 12", "IRD | 21-334": a label that is a meeting's name, with its number.
    fn identified(&self) -> Option<Naming> {
        cue!(
            REST,
            concat!(
                r"(?i)^\W*(?:(?:id|ids|ref\.?|reference|number|no\.?|key|record|form|log)\W*)*",
                r"(?:date|held|held on|took place)?\W*$"
            )
        );
        let named = |label: Span| {
            // Small letters make a name of what is short for one.
            let label = self.called(label).to_uppercase();
            let naming = naming::find(&label).into_iter().next()?;
            let rest = &label[naming.range.end..];
            let is_whole = naming.range.start == 0 && naming.plain && REST.is_match(rest);
            is_whole.then_some(naming)
        };
        let mut labels = self.passages.labels.iter();
        let has_number = |value: Span| self.text(value).contains(|c: char| c.is_ascii_digit());
        labels.find_map(|one| named(one.label).filter(|_| has_number(one.value)))
    }

    /// "Result of the pathway review" over what was decided, where nothing at the head names a line.
    fn headed(&self) -> Option<Naming> {
        let heads = self.sections.iter().map(|head| self.text(*head));
        let mut heads = heads.filter(|head| !NEXT_LABEL.is_match(head) && RESULT.is_match(head));
        let naming = heads.find_map(|head| naming::find(head).into_iter().next());
        naming.filter(|naming| naming.plain)
    }

    pub(super) fn held_in_text(&self) -> Option<Naming> {
        let mut sentences = self.passages.sentences.iter().take(8);
        sentences.find_map(|sentence| {
            naming::find(self.document.at(sentence.span))
                .into_iter()
                .next()
        })
    }

    /// Whether a record that put no name on the register speaks of a review conference.
    fn speaks_of_review(text: &str) -> bool {
        // A label at its end makes no less of a sentence.
        let mut said = text.split(['.', ';', '\n']);
        REVIEW.is_match(text) && !said.any(registers)
    }

    /// The name under the title that says more than it: "Initial CPPM, 3 March 2026."
    fn opened(&self, naming: Naming) -> Naming {
        let opening = self.opening().map(|(opening, _)| opening);
        let says_more = |one: &Naming| one.plain && one.kind.is_line_of(naming.kind);
        let opening = opening.filter(|_| !naming.plain).filter(says_more);
        opening.unwrap_or(naming)
    }

    /// Decides between first and later conference by what the record says, where the title
    /// leaves it open.
    pub(super) fn sharpened(&self, naming: Naming) -> Naming {
        if naming.plain || !naming.kind.is_conference() {
            return Naming {
                plain: true,
                ..naming
            };
        }
        let text = &self.document.text;
        let kind = if PRE_BIRTH.is_match(text) {
            MeetingKind::CppmPreBirth
        } else if LATER.is_match(text) || Self::speaks_of_review(text) {
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
}

/// "Initial", "Review", "Pre-birth" beside a title that leaves it open.
pub(super) fn by_word(value: &str, titled: &Naming) -> Option<Naming> {
    if !titled.kind.is_conference() {
        return None;
    }
    cue!(BEFORE_BIRTH, r"(?i)\bpre-?\s?birth\b|\bunborn\b");
    // "First review after the pre-birth meeting", "Review (pre-birth)", and not "Pre-birth; review in June".
    cue!(
        OPENS_AS_REVIEW,
        concat!(
            r"(?i)^\W*(?:",
            r"(?:the|an?|first|second|third|fourth|\d(?:st|nd|rd|th)|pre-?\s?birth|later|further) )*",
            r"review\b"
        )
    );
    cue!(ANY_REVIEW, r"(?i)\breview\b");
    cue!(INITIAL, r"(?i)\b(?:initial|first)\b");
    let is_before_birth = BEFORE_BIRTH.is_match(value);
    let is_review =
        OPENS_AS_REVIEW.is_match(value) || !is_before_birth && ANY_REVIEW.is_match(value);
    let kind = if is_review {
        MeetingKind::CppmReview
    } else if is_before_birth {
        MeetingKind::CppmPreBirth
    } else if INITIAL.is_match(value) {
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
