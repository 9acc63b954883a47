//! Whether words without a label are a commitment, by their shape and by where they stand.
//!
//! In: a sentence or an item, the section that it stands in and the kind of its document. Out: yes
//! or no. What a record of decisions makes of a line, a policy does not.

use super::labels::Class;
use super::listed::{Line, Walk};
use super::sentence::Commitment;
use super::{aside, due, narrative, progress, sentence};
use crate::document::Span;
use crate::facts::kind::Kind;

/// A line of a plan that is no item says a deed in no fewer words.
const N_WORDS_MIN: usize = 4;

/// Words with what their shape shows.
struct Words<'a> {
    text: &'a str,
    span: Span,
    said: Commitment,
    /// Whether they stand in a list.
    is_item: bool,
    /// Whether they leave things as they are.
    keeps: bool,
}

impl Words<'_> {
    /// Whether they tell of what was or is.
    fn is_told(&self) -> bool {
        narrative::is_narrative(self.text)
    }

    /// Conditions, fields, questions, and when people meet again.
    fn call_for_nothing(&self) -> bool {
        let text = self.text;
        let in_one_case = narrative::depends(text);
        let is_line = || {
            narrative::announces(text)
                || narrative::is_field(text)
                || narrative::is_fields(text)
                || narrative::is_general(text)
                || narrative::is_byline(text)
                || in_one_case
        };
        narrative::is_conditional(text)
            || narrative::sets_a_day(text)
            || narrative::is_signature(text)
            || narrative::went_round(text)
            || narrative::points_elsewhere(text)
            || aside::lists_members(text)
            || narrative::asks(text)
            || !self.is_item && is_line()
            || self.said.owner.is_none() && in_one_case
    }
}

impl Walk<'_> {
    /// Decides whether words are a commitment, by their shape and by where they stand.
    pub(super) fn is_action(&mut self, line: Line, text: &str) -> bool {
        let words = self.words_of(line, text);
        let is_announced = self.announced && words.said.acts && !words.is_told();
        if words.call_for_nothing()
            || self.reports(&words)
            || self.in_text && !is_announced && !self.is_charged(&words)
        {
            return false;
        }
        if is_announced && self.source.kind != Kind::Policy {
            return !words.keeps;
        }
        if words.said.binds && !words.is_told() && !words.keeps && self.is_in_charging_list(line) {
            return true;
        }
        if self.is_dealt_out(words.text) && !words.is_told() {
            return true;
        }
        match (self.class(), self.source.kind) {
            (Class::Past | Class::Excluded, _) => false,
            (class, Kind::Policy) => {
                let is_listed = words.is_item && class == Class::Actions;
                is_listed && words.said.binds && self.has_day(words.span)
            }
            (Class::Actions, _) => self.is_among_actions(&words),
            (Class::Decisions, _) => self.is_among_decisions(&words),
            (Class::Other, _) => self.is_anywhere(&words),
        }
    }

    /// Tells whether a line of a letter, a mail or a record of a meeting is in a list of commitments.
    fn is_in_charging_list(&mut self, line: Line) -> bool {
        let may_hold = matches!(
            self.source.kind,
            Kind::Letter | Kind::Email | Kind::Minutes | Kind::CaseNotes
        );
        let is_open = may_hold && line.item.is_some() && !self.class().is_shut();
        is_open && self.is_charging_list(line.span)
    }

    /// "Eye test: done 3 May" in a record of a meeting: what came of an action of before.
    fn reports(&self, words: &Words) -> bool {
        let is_record = matches!(self.source.kind, Kind::Minutes | Kind::Supervision);
        let about = progress::told_of(words.text).filter(|_| is_record);
        about.is_some_and(|about| !sentence::read(about).has_deed)
    }

    fn words_of<'a>(&self, line: Line, text: &'a str) -> Words<'a> {
        let said = sentence::read(text);
        let is_item = line.item.is_some();
        // What somebody keeps up until a day is theirs to do.
        let is_pledged = || is_item && said.owner.is_some() && self.has_due(line.span);
        Words {
            text,
            span: line.span,
            said,
            is_item,
            keeps: narrative::leaves_as_is(text) && !is_pledged(),
        }
    }

    /// In running text, where most sentences tell and decide: somebody is charged with a deed, or
    /// owes it by a day.
    fn is_charged(&self, words: &Words) -> bool {
        let said = words.said;
        said.owner.is_some() && (said.charges || self.has_due(words.span))
    }

    /// Below a heading that says that actions follow.
    fn is_among_actions(&self, words: &Words) -> bool {
        let said = words.said;
        let has_due = || self.has_due(words.span);
        match (self.source.kind, words.is_item) {
            (kind, _) if !is_record(kind) => said.binds && (said.owner.is_some() || has_due()),
            (Kind::Other, true) => (said.binds || has_due()) && !words.is_told(),
            (kind, true) => {
                let stays = words.keeps && kind == Kind::Minutes;
                !stays && (said.binds || has_due() || !words.is_told())
            }
            (_, false) => self.is_owed(words),
        }
    }

    /// Below a heading, or a title, that says that decisions follow.
    fn is_among_decisions(&self, words: &Words) -> bool {
        let said = words.said;
        match (self.source.kind, words.is_item) {
            (kind, is_item) if !is_record(kind) => {
                let is_listed = is_item && said.binds && said.owner.is_some();
                let is_said = said.acts && (is_item || !self.is_by_title());
                !words.keeps && (is_said || is_listed) && !words.is_told()
            }
            (_, true) => {
                let is_placed = || said.owner.is_some() && self.has_due(words.span);
                !words.keeps && !words.is_told() && (said.binds || is_placed())
            }
            (_, false) => self.is_owed(words),
        }
    }

    /// A sentence among decisions that somebody owes, or that is to be done by a day.
    fn is_owed(&self, words: &Words) -> bool {
        let said = words.said;
        let is_placed = said.owner.is_some() || said.is_to_be;
        // "The case will close on 3 May" comes about.
        let is_due = || !words.text.contains(" will ") && self.has_due(words.span);
        said.has_deed && !words.keeps && !words.is_told() && (is_placed || is_due())
    }

    /// Below no such heading: minutes charge people as they go on, plans say who will do what.
    fn is_anywhere(&self, words: &Words) -> bool {
        let said = words.said;
        let is_owed = narrative::is_owed(words.text);
        match (self.source.kind, words.is_item) {
            (Kind::Minutes | Kind::Supervision, is_item) => {
                self.is_charged_anywhere(words, is_item)
            }
            (Kind::Plan | Kind::StrategicPlan, true) => {
                let is_placed = said.owner.is_some() || is_owed;
                !words.keeps && said.binds && is_placed && !words.is_told()
            }
            (Kind::Other, false) if self.agreed && self.is_charged(words) => {
                said.acts && !words.is_told() && !words.keeps
            }
            (Kind::Other, is_item) => {
                let is_placed = said.owner.is_some() && self.has_due(words.span);
                let is_line = is_item || sentence::topic_len(words.text) > 0;
                is_line
                    && !self.in_text
                    && said.binds
                    && is_placed
                    && !words.is_told()
                    && !words.keeps
            }
            // "It was agreed that Mum will …" and what the paragraph says after it.
            (Kind::CaseNotes | Kind::Letter | Kind::Email, false) => {
                let is_agreed = self.agreed || sentence::says_agreed(words.text);
                (is_agreed || self.is_of_letters_plan(words))
                    && said.acts
                    && !words.is_told()
                    && !words.keeps
            }
            (Kind::Plan, false) if words.text.split_whitespace().count() < N_WORDS_MIN => false,
            (Kind::Plan, false) => is_owed || (said.acts || said.hands_out) && !words.is_told(),
            _ => false,
        }
    }

    /// "I will come with you to the clinic by 3 May" in a letter that gives the plan: letters promise
    /// much, and of a plan is what somebody owes by a day.
    fn is_of_letters_plan(&self, words: &Words) -> bool {
        let from = self.source.plan_from.unwrap_or(usize::MAX);
        let is_below = words.span.start >= from;
        is_below && words.said.owner.is_some() && self.has_day(words.span)
    }

    /// "Gran — lifts to school.", in a paragraph that hands something to one after the other.
    fn is_dealt_out(&self, text: &str) -> bool {
        let is_plan = self.source.kind == Kind::Plan && !self.class().is_shut();
        is_plan && self.deals_out && aside::hands_to(text)
    }

    /// Below no heading in the record of a meeting: somebody is charged, or a line of its own hands
    /// a deed to somebody.
    fn is_charged_anywhere(&self, words: &Words, is_item: bool) -> bool {
        let said = words.said;
        let is_minute = self.source.kind == Kind::Minutes;
        let is_line = is_minute && !self.in_text && sentence::topic_len(words.text) > 0;
        let is_due = || said.owner.is_some() && said.has_deed && self.has_due(words.span);
        let points = said.binds && is_pointed(words.text);
        let hands_out = || {
            let told = is_minute && (said.is_elliptic || is_due());
            said.hands_out || points || told
        };
        let is_listed = (is_item || is_line) && hands_out();
        let is_handed = !self.in_text && said.hands_out && is_due();
        let is_agreed = self.agreed && said.acts || resolves(words.text) && said.binds;
        let is_pledged = said.pledges && self.has_due(words.span);
        let is_said = said.charges || said.promises || is_pledged;
        let calls = is_said || is_listed || is_handed || is_agreed;
        !words.keeps && calls && !words.is_told()
    }

    pub(super) fn has_due(&self, span: Span) -> bool {
        due::in_sentence(self.source.document, span, self.source.dates).is_some()
    }

    /// Tells whether a calendar date says by when: a policy lays down who does what within how long.
    fn has_day(&self, span: Span) -> bool {
        let due = due::in_sentence(self.source.document, span, self.source.dates);
        due.is_some_and(|due| due.dated.is_some())
    }
}

/// Records in which a list under "Actions" or "Decisions" is one of commitments, whoever is named.
fn is_record(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Plan | Kind::StrategicPlan | Kind::Minutes | Kind::Supervision | Kind::Other
    )
}

/// "That a referral be made": the form of what a meeting resolves.
fn resolves(text: &str) -> bool {
    text.trim_start().starts_with("That ")
}

/// "→ book the eye test": an arrow says what follows from what was told before it.
fn is_pointed(text: &str) -> bool {
    let text = text.trim_start();
    let ascii = ["->", "-->", "=>"];
    text.starts_with(['→', '➢', '►', '⇒']) || ascii.iter().any(|arrow| text.starts_with(arrow))
}
