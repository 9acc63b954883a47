//! What labels announce while a document is walked through: an action, who, by when, to what end.
//!
//! In: labels with their values, in order. Out: parts of the action that is being read. A label
//! may come before its action, and one with which each action of a form begins ends the one before.

use std::sync::LazyLock;

use regex::Regex;

use super::headers::Holds;
use super::labels::{Class, WEAK_ACTION};
use super::lines::sentences;
use super::listed::{Line, Walk};
use super::{Parts, Source, due, lone, loose, narrative, progress, sentence, somebody, subject};
use crate::document::{Document, Span};
use crate::facts::Quoted;
use crate::facts::kind::Kind;
use crate::facts::pattern::pattern;

/// How plainly a label announces an action: what was decided may be none.
const DECISION: u8 = 2;
const OBJECTIVE: u8 = 3;

/// Where the words that name who go on to the time.
static WHO_ENDS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i),\s|\s(?:by|before|within|on|in|until|this|next|today|asap)\b|\s[–—-]\s|\s\d|[).\]]",
    )
});

impl Walk<'_> {
    /// What a line or heading announces, where the document has labels above their values.
    pub(super) fn lone_label(&self, span: Span) -> Option<Holds> {
        // The title names the document, and no value of it.
        let may_be = self.forms.lone && span.start > 0;
        let text = self.text(span);
        let loose = || {
            let (holds, value) = loose::read(&self.forms.loose, text)?;
            value.is_empty().then_some(holds)
        };
        let holds = lone::lone_label(text).or_else(loose).filter(|_| may_be)?;
        (holds != WEAK_ACTION || self.forms.weak).then_some(holds)
    }

    /// Reads a label that stands above its value.
    pub(super) fn label_above(&mut self, span: Span, level: u8, holds: Holds) {
        if let Holds::Action(tier) = holds {
            self.give_way(tier);
            self.above = None;
            self.enter(span, level);
            self.begins_with(holds);
            self.awaited = Some(holds);
        } else {
            self.other_label(holds, Span::new(span.end, span.end));
        }
    }

    /// "… Action: SW": after an action in the same line, the label says who.
    pub(super) fn names_who(&self, label: Span, value: Span) -> bool {
        label.start > 0 && self.open.is_some() && is_who(self.text(value).trim_end_matches('.'))
    }

    /// "… (Action: TR by 11 May)": the label says who is to do what the sentence before it says,
    /// and by when.
    pub(super) fn takes_who_and_when(&mut self, ahead: Span, value: Span) -> bool {
        let said = self.text(value);
        let end = WHO_ENDS.find(said).map_or(said.len(), |end| end.start());
        let (who, when) = said.split_at(end);
        let is_deed = subject::before_deed(said).is_some() || who.contains('(');
        if is_deed
            || ahead.is_empty()
            || !somebody::is_somebody(who)
            || !when.contains(char::is_alphanumeric)
        {
            return false;
        }
        if self.open.is_none() {
            let Some(sentence) = sentences(self.source.document, ahead).last().copied() else {
                return false;
            };
            let Some(words) = self.quote(sentence) else {
                return false;
            };
            let line = Line {
                span: sentence,
                item: None,
                label: None,
            };
            self.begin(line, words);
        }
        let owner = self.quote(Span::new(value.start, value.start + end));
        let due = self.quote(Span::new(value.start + end, value.end));
        self.attach(Holds::Owner, owner);
        self.attach(Holds::Due, due);
        true
    }

    /// Takes the label that a form's actions begin with.
    fn begins_with(&mut self, holds: Holds) {
        self.first = self.first.or(Some(holds));
    }

    pub(super) fn action_label(&mut self, line: Line, value: Span, tier: u8) {
        self.give_way(tier);
        self.above = None;
        self.begins_with(Holds::Action(tier));
        match self.quote(value) {
            None => self.awaited = Some(Holds::Action(tier)),
            Some(_) if self.is_shut_to(tier) => {}
            Some(words) if progress::is_report(&words) => {}
            Some(_) if tier == DECISION => self.decision(line, value),
            Some(words) => {
                for words in self.told_apart(words) {
                    self.flush();
                    self.begin(line, words);
                    self.take_ahead(tier);
                }
            }
        }
    }

    /// A form of who and when asks for its actions under any need: "Family", "Attendance".
    fn is_shut_to(&self, tier: u8) -> bool {
        match self.class() {
            Class::Excluded => tier > 0 || !self.forms.weak,
            class => class.is_shut(),
        }
    }

    /// "What will we do? Dad will ring the clinic. The nurse will visit.": where each sentence gives
    /// a deed to somebody, each is an action.
    fn told_apart(&self, words: Quoted) -> Vec<Quoted> {
        let all = sentences(self.source.document, words.span);
        let acts = |span: &Span| sentence::read(self.text(*span)).acts;
        if !all.iter().skip(1).any(acts) {
            return vec![words];
        }
        let calls = |(at, span): &(usize, Span)| *at == 0 || sentence::read(self.text(*span)).binds;
        let each = all.into_iter().enumerate().filter(calls);
        each.filter_map(|(_, span)| self.quote(span)).collect()
    }

    /// "Decision: remain. Ms Rae to book the eye test": of what was decided, each sentence that
    /// calls for something.
    fn decision(&mut self, line: Line, value: Span) {
        let all = sentences(self.source.document, value);
        let in_text = all.len() > 1;
        for sentence in all {
            let calls = |words: &Quoted| {
                let keeps =
                    narrative::leaves_as_is(&words.text) || narrative::is_narrative(&words.text);
                let said = sentence::read(&words.text);
                // What a supervisor decides and gives to nobody is a note.
                let is_note = self.source.kind == Kind::Supervision && said.owner.is_none();
                let is_charged = said.owner.is_some() && (said.charges || self.has_due(words.span));
                !keeps && said.binds && !is_note && (is_charged || !in_text)
            };
            if let Some(words) = self.quote(sentence).filter(calls) {
                self.flush();
                self.begin(line, words);
                self.take_ahead(DECISION);
            }
        }
    }

    /// A recommendation with an action of its own below it is what that action answers.
    fn give_way(&mut self, tier: u8) {
        let is_bare = |open: &Parts| !open.owner_expected && !open.due_expected;
        if self.in_form && tier < self.tier && self.open.as_ref().is_some_and(is_bare) {
            let above = self.open.take().and_then(|open| open.text);
            self.need = above.or(self.need.take());
        }
        self.flush();
    }

    /// What a form said before the action is said of it.
    pub(super) fn take_ahead(&mut self, tier: u8) {
        self.in_form = true;
        self.tier = tier;
        for (holds, words) in std::mem::take(&mut self.ahead) {
            self.attach(holds, Some(words));
        }
    }

    pub(super) fn other_label(&mut self, holds: Holds, value: Span) {
        let words = self.quote(value);
        self.begins_with(holds);
        if self.first == Some(holds) && self.in_form {
            self.flush();
        }
        self.awaited = words.is_none().then_some(holds);
        match (holds, self.open.is_some()) {
            (Holds::Need, true) if self.needs_follow() => self.attach(holds, words),
            (Holds::Need, _) => {
                self.flush();
                self.need = words;
                self.outcome = None;
            }
            (Holds::Outcome, false) => self.outcome = words,
            (_, true) => self.attach(holds, words),
            (Holds::Owner | Holds::Due, false) => {
                // A form whose objective is what is to be done.
                if let Some(objective) = self.outcome.take() {
                    let span = objective.span;
                    let line = Line {
                        span,
                        item: None,
                        label: None,
                    };
                    self.begin(line, objective);
                    self.take_ahead(OBJECTIVE);
                }
                self.attach(holds, words);
            }
            _ => {}
        }
    }

    /// Whether a form begins with what is to be done and says behind it which need that answers.
    fn needs_follow(&self) -> bool {
        let is_free = |open: &Parts| open.need.is_none();
        let begins = matches!(self.first, Some(Holds::Action(_)));
        begins && self.in_form && self.open.as_ref().is_some_and(is_free)
    }

    pub(super) fn attach(&mut self, holds: Holds, words: Option<Quoted>) {
        let Some(open) = self.open.as_mut() else {
            let is_place = matches!(holds, Holds::Owner | Holds::Due | Holds::OwnerAndDue);
            self.ahead
                .extend(words.filter(|_| is_place).map(|words| (holds, words)));
            return;
        };
        if let (Some(span), Some(words)) = (open.span, &words) {
            open.span = Some(span.joined(words.span));
        }
        let (words, report) = match words {
            Some(words) if holds == Holds::Owner => without_report(self.source.document, words),
            words => (words, None),
        };
        open.status = open.status.take().or(report);
        match by_value(&self.source, holds, words.as_ref()) {
            Holds::Owner => {
                open.owner_expected = true;
                open.owner = words
                    .map(|words| without_stop(self.source.document, &words))
                    .or(open.owner.take());
            }
            Holds::Due => {
                open.due_expected = true;
                open.due = words
                    .map(|words| without_stop(self.source.document, &words))
                    .or(open.due.take());
            }
            Holds::OwnerAndDue => {
                open.owner_expected = true;
                open.due_expected = true;
                open.owner_and_due = words;
            }
            Holds::Outcome => open.outcome = words,
            Holds::Need => open.need = words,
            Holds::Status => open.status = words,
            Holds::DoneOn => open.done_on = words,
            _ => {}
        }
    }

    /// "Where: the centre": inside a form, a label that says nothing of an action.
    pub(super) fn is_foreign_label(&self, line: Line) -> bool {
        static LABEL: LazyLock<Regex> =
            LazyLock::new(|| pattern(r"^\s*\p{Lu}[\p{L} /'’]{1,30}\??:(?:\s|$)"));
        let in_form = |open: &Parts| open.owner_expected || open.due_expected;
        self.in_form
            && line.item.is_none()
            && self.open.as_ref().is_some_and(in_form)
            && LABEL.is_match(self.text(line.span))
    }

    /// Reads a labelled value of a table.
    pub(super) fn form_value(&mut self, holds: Holds, value: Span) {
        let line = Line {
            span: value,
            item: None,
            label: None,
        };
        match holds {
            Holds::Action(tier) if self.quote(value).is_some() => {
                self.action_label(line, value, tier);
            }
            Holds::Action(_) => self.flush(),
            _ => self.other_label(holds, value),
        }
        self.awaited = None;
    }
}

/// "Ann Bell. Carried out 3 May": who, and behind it that it is done.
fn without_report(document: &Document, words: Quoted) -> (Option<Quoted>, Option<Quoted>) {
    let Some((who, rest)) = words.text.split_once(". ") else {
        return (Some(words), None);
    };
    let from = words.span.end - rest.len();
    let rest = Quoted::cut(document, Span::new(from, words.span.end));
    if !progress::is_report(&rest) {
        return (Some(words), None);
    }
    let who = Span::new(words.span.start, words.span.start + who.len());
    (Some(Quoted::cut(document, who)), Some(rest))
}

/// "By: Ann Bell" names who, "By: 3 May" says when: the value tells where the label may ask for both.
fn by_value(source: &Source, holds: Holds, words: Option<&Quoted>) -> Holds {
    let names_who = |words: &Quoted| {
        let due = due::of_cell(source.document, words.clone(), source.dates);
        let is_time = due.dated.is_some() || due.reading.is_some();
        let is_whole = words.text.split_whitespace().count() <= N_WORDS_OF_WHO_MAX;
        !is_time && is_whole && somebody::is_somebody(&words.text)
    };
    match holds {
        Holds::Due if words.is_some_and(names_who) => Holds::Owner,
        holds => holds,
    }
}

/// "Ann Bell, nurse, with Joe Roy, youth worker".
const N_WORDS_OF_WHO_MAX: usize = 10;

/// Somebody, or a few words with capitals and no deed in them: "Action: Family Support".
fn is_who(words: &str) -> bool {
    let mut each = words.split_whitespace();
    let is_title = (1..=3).contains(&each.clone().count())
        && each.all(|word| word.starts_with(char::is_uppercase))
        && !words.contains([',', '.']);
    let is_known = somebody::is_somebody(words);
    is_known || is_title && words.contains(' ') && !words.starts_with("To ")
}

fn without_stop(document: &Document, words: &Quoted) -> Quoted {
    let kept = words
        .text
        .trim_end_matches(['.', ',', ';', '|', ')', ']', ' ', '–', '-']);
    let keeps_bracket = kept.contains('(') && words.text[kept.len()..].starts_with(')');
    let len = kept.len() + usize::from(keeps_bracket);
    Quoted::cut(
        document,
        Span::new(words.span.start, words.span.start + len),
    )
}
