//! What one line of running text is: a heading, what a label announces, or plain words.
//!
//! In: a line and the section that it stands in. Out: the walk goes on with it.

use std::sync::LazyLock;

use regex::Regex;

use super::ends::{is_need_heading, is_purpose};
use super::{LEVEL_OF_A_LINE, Line, N_HEADING_WORDS_MAX, Walk, inline};
use super::{is_action_heading, may_hold_plan};
use crate::document::{Block, Span};
use crate::facts::actions::headers::Holds;
use crate::facts::actions::labels::{self, Class, WEAK_ACTION};
use crate::facts::actions::lines::{lines_of, number, opens_item, sentences};
use crate::facts::actions::{Parts, apart, loose, sentence};
use crate::facts::columns;
use crate::facts::kind::Kind;
use crate::facts::pattern::pattern;

impl Walk<'_> {
    pub(super) fn lines(&mut self, block: &Block, item: Option<u8>) {
        self.lines_in(block.span, item, block.label.as_deref());
    }

    /// Reads the lines of a stretch, the first with the label that its block has.
    pub(super) fn lines_in(&mut self, span: Span, item: Option<u8>, label: Option<&str>) {
        let lines = lines_of(self.source.document, span).into_iter();
        let lines: Vec<Span> = lines.flat_map(|span| self.below_loose(span)).collect();
        for (at, span) in lines.into_iter().enumerate() {
            let item = item.or_else(|| opens_item(self.text(span)).then_some(0));
            let label = label.filter(|_| at == 0);
            self.line(Line { span, item, label });
        }
    }

    /// "Need or risk ⏎ Ida is tired": a loose label on its own line ends there.
    fn below_loose(&self, span: Span) -> Vec<Span> {
        let label = self.text(span).split_once('\n').map(|(label, _)| label);
        let is_lone = |label: &&str| {
            let read = loose::read(&self.forms.loose, label);
            read.is_some_and(|(_, value)| value.is_empty())
        };
        match label.filter(is_lone) {
            Some(label) => {
                let (label, value) = span.split_at(label.len());
                vec![label, Span::new(value.start + 1, value.end)]
            }
            None => vec![span],
        }
    }

    fn line(&mut self, line: Line) {
        if let Some(parts) = self.apart(line.span) {
            self.flush();
            self.open = Some(parts);
            self.flush();
        } else if !self.heads_something(line) {
            self.labelled(line);
        }
    }

    /// Reads a line that heads what stands below it, or behind its own head, and tells whether it does.
    fn heads_something(&mut self, line: Line) -> bool {
        let text = self.text(line.span);
        if line.item.is_none() && self.opens_group(line.span) {
            return true;
        }
        if line.item.is_none() && self.is_heading_line(text) {
            self.heading(line.span, LEVEL_OF_A_LINE);
            return true;
        }
        if let Some((head, items)) = inline::list(text).filter(|(head, _)| self.heads_items(head)) {
            self.inline_list(line, &head, items);
            return true;
        }
        if let Some((asked, answer)) = question(text) {
            self.heading(asked.shifted(line.span.start), LEVEL_OF_A_LINE);
            self.line(Line {
                span: answer.shifted(line.span.start),
                ..line
            });
            return true;
        }
        if let Some(at) = list_begins(text) {
            let (head, list) = (line.span.start + at, line.span.end);
            self.heading(Span::new(line.span.start, head), LEVEL_OF_A_LINE);
            self.line(Line {
                span: Span::new(head, list),
                item: Some(0),
                ..line
            });
            return true;
        }
        if let Some(holds) = self.lone_label(line.span) {
            self.label_above(line.span, LEVEL_OF_A_LINE, holds);
            return true;
        }
        let heads_record = heads_record(text);
        if heads_record {
            self.flush();
        }
        heads_record
    }

    /// Reads a line by the labels in it; without one, its words.
    fn labelled(&mut self, line: Line) {
        let text = self.text(line.span);
        if let Some((holds, value)) = loose::read(&self.forms.loose, text) {
            let value = value.shifted(line.span.start);
            match holds {
                Holds::Action(tier) => self.action_label(line, value, tier),
                holds => self.other_label(holds, value),
            }
            return;
        }
        let parts = labels::parts(text);
        let is_placed = has_place(&parts) || self.is_item_with_who(line, &parts);
        for part in parts {
            let value = part.value.shifted(line.span.start);
            let ahead = Span::new(line.span.start, line.span.start + part.whole.start);
            match part.holds {
                Some(Holds::Action(_))
                    if !is_counted(self.text(part.whole.shifted(line.span.start)))
                        && self.takes_who_and_when(ahead, value) => {}
                Some(WEAK_ACTION) if !self.forms.weak => self.words(Line {
                    span: part.whole.shifted(line.span.start),
                    ..line
                }),
                Some(Holds::Action(_)) if part.plural && self.heads_list(line.span, value) => {
                    self.heading(line.span, LEVEL_OF_A_LINE);
                }
                Some(Holds::Action(_)) if self.names_who(part.whole, value) => {
                    self.other_label(Holds::Owner, value);
                }
                Some(Holds::Action(tier)) => self.action_label(line, value, tier),
                Some(Holds::Owner) if self.goes_on(line, value) => self.words(line),
                Some(holds) => self.other_label(holds, value),
                None => {
                    let line = Line {
                        span: value,
                        ..line
                    };
                    self.words(line);
                    self.begin_ahead_of_places(line, is_placed);
                }
            }
        }
    }

    /// "Gran ..... take Ida to the clinic ..... 3 May", where such lines make a list.
    fn apart(&self, span: Span) -> Option<Parts> {
        let may_hold = self.stands_apart && !self.class().is_shut();
        may_hold.then(|| apart::read(&self.source, span)).flatten()
    }

    /// "2) Buy a lamp. By: Gran. When: 3 May": words ahead of labels for both who and by when say what
    /// is to be done, whatever section they stand in.
    fn begin_ahead_of_places(&mut self, line: Line, is_placed: bool) {
        const N_WORDS_MIN: usize = 2;
        let is_plan = matches!(self.source.kind, Kind::Plan | Kind::StrategicPlan);
        let is_among = matches!(self.class(), Class::Actions | Class::Decisions);
        if !is_placed || !is_plan && !is_among || self.open.is_some() || self.class().is_shut() {
            return;
        }
        let lead = sentence::lead_in_len(self.text(line.span));
        let body = Span::new(line.span.start + lead, line.span.end);
        let last = sentences(self.source.document, body).last().copied();
        let words = last.and_then(|last| self.quote(last));
        let words = words.filter(|words| words.text.split_whitespace().count() >= N_WORDS_MIN);
        if let Some(words) = words {
            self.begin(line, words);
            let number = number(&self.text(line.span)[..lead]);
            if let Some(open) = self.open.as_mut() {
                open.label = open.label.take().or(number);
            }
        }
    }

    /// "2. Visits move to the centre. Lead: Ann Bell": an item among actions, with a label for who.
    fn is_item_with_who(&self, line: Line, parts: &[labels::Part]) -> bool {
        let mut behind = parts.iter().skip(1);
        let is_among = matches!(self.class(), Class::Actions | Class::Decisions);
        let is_open = self.source.kind != Kind::Policy && line.item.is_some() && is_among;
        is_open && behind.any(|part| part.holds == Some(Holds::Owner))
    }

    /// "Decided. 1. Remain. 2. Ms Orr to ring the clinic.": a list within a paragraph, under its
    /// opening words or the heading above.
    fn inline_list(&mut self, line: Line, head: &Span, items: Vec<Span>) {
        if !head.is_empty() {
            self.heading(head.shifted(line.span.start), LEVEL_OF_A_LINE);
        }
        for item in items {
            self.line(Line {
                span: item.shifted(line.span.start),
                item: Some(0),
                label: None,
            });
        }
    }

    /// Whether what stands ahead of a list in a paragraph says that commitments follow.
    fn heads_items(&self, head: &Span) -> bool {
        matches!(self.class(), Class::Actions | Class::Decisions) || !head.is_empty()
    }

    /// "Decisions:" and "Decisions – so that Isla sleeps", above a list.
    fn heads_list(&self, line: Span, value: Span) -> bool {
        let said = || sentence::read(self.text(value));
        let is_aim = || !self.text(value).contains(". ") && said().owner.is_none();
        self.quote(value).is_none() || self.is_before_list(line) && is_aim()
    }

    /// "Lead officer: Shona Begg. Issue the protocol …": an item that begins with who, and says what.
    fn goes_on(&self, line: Line, value: Span) -> bool {
        let rest = self.text(value).split_once(". ").map(|(_, rest)| rest);
        line.item.is_some() && !self.in_form && rest.is_some_and(|rest| sentence::read(rest).binds)
    }

    /// A short line that names a section, or ends the one that such a line began.
    fn is_heading_line(&self, text: &str) -> bool {
        let text = text.trim();
        let n_words = text.split_whitespace().count();
        if LEADS_IN.is_match(text) {
            return is_action_heading(text);
        }
        if n_words > N_HEADING_WORDS_MAX || text.ends_with('.') {
            return false;
        }
        if labels::label(text).is_some() {
            let asked = text.trim_end_matches('?');
            let is_bare = !self.forms.lone && !asked.contains([':', '?']);
            return is_bare && is_action_heading(text)
                || labels::opens_list(text) && !text.contains(':');
        }
        let class = labels::class_of(text, may_hold_plan(self.source.kind));
        let names = class != Class::Other || is_need_heading(text);
        let is_title = n_words <= 6 && !sentence::read(text).binds && !text.contains(':');
        let announces = text.ends_with(':') && names || heads_actions(text) || is_aim(text);
        let in_line_section = self
            .sections
            .last()
            .is_some_and(|(level, _)| *level == LEVEL_OF_A_LINE);
        announces
            || is_title
                && self.awaited.is_none()
                && self.open_label_free()
                && (names || in_line_section)
    }

    /// Inside a form, a short line is a value and no heading.
    fn open_label_free(&self) -> bool {
        self.open
            .as_ref()
            .is_none_or(|open| !open.owner_expected && !open.due_expected)
    }
}

/// Tells whether labels behind the first words of a line ask for both who and by when.
fn has_place(parts: &[labels::Part]) -> bool {
    let has = |wanted: Holds| parts.iter().skip(1).any(|part| part.holds == Some(wanted));
    let n_due = parts.iter().filter(|part| part.holds == Some(Holds::Due));
    // "By: Ann Bell. When: 3 May" has two labels that may ask for a time.
    has(Holds::Due) && (has(Holds::Owner) || n_due.count() > 1)
}

/// "Person: Ida Roy (4711) · Worker: Jo Bell": fields of the record itself, side by side.
fn heads_record(text: &str) -> bool {
    static FIELDS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)^\W*(?:person|client|child|young person|pupil|name|case|record)\b[^:]{0,12}:[^:]+",
            r"[·|;,.]\s*(?:\p{L}+ ?){1,3}:"
        ))
    });
    FIELDS.is_match(text)
}

/// "Action 2 – Gran – ring the school": a counted action, with who and what behind dashes.
fn is_counted(part: &str) -> bool {
    static COUNTED: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^(?:Action|Task|Step) \d{1,2}\s+[–—-]\s"));
    COUNTED.is_match(part)
}

/// "So that Ida gets a rest": a line that says what those below it are for. Behind a comma it goes on.
fn is_aim(text: &str) -> bool {
    is_purpose(text) && !text.contains([':', ',']) && !text.ends_with([';', '!'])
}

/// "Things to be done before the move": a line that begins as headings of actions do.
fn heads_actions(text: &str) -> bool {
    static HEAD: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"^(?:agreed |key |new |immediate |our |the )*",
            r"(?:actions|tasks|things|steps|next steps|jobs|recommendations)\b"
        ))
    });
    let says_who = sentence::read(text).owner.is_some();
    HEAD.is_match(&columns::plain(text)) && is_action_heading(text) && !says_who
}

/// "The panel resolved as follows."
static LEADS_IN: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\b(?:as follows|below|the following(?: \w+){0,3})\s*[.:]?$"));

/// "Q. Who does what? A. Gran rings the school.": a question as a heading, and what answers it.
fn question(text: &str) -> Option<(Span, Span)> {
    static ASKED: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"^\s*(?:Q(?:uestion)?\s?\d{0,2}[.:)]\s*)(?P<asked>[^?]{4,90}\?)\s*",
            r"(?:A(?:nswer)?\s?\d{0,2}[.:)]\s*)(?P<answer>\S.*)$"
        ))
    });
    let found = ASKED.captures(text)?;
    let part = |name| {
        found
            .name(name)
            .map(|part| Span::new(part.start(), part.end()))
    };
    Some((part("asked")?, part("answer")?))
}

/// "Actions to get there: a) Fit a gate": where a list begins behind its heading.
fn list_begins(text: &str) -> Option<usize> {
    static LIST: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^(?P<head>[^:.]{3,60}):\s+\(?(?:1|a|i)[.)]\s"));
    let head = LIST.captures(text)?.name("head")?;
    let begins = head.end() + 1;
    let gap = text[begins..].len() - text[begins..].trim_start().len();
    is_action_heading(head.as_str()).then_some(begins + gap)
}
