//! Words without a label: the value of a label before, actions, or neither.
//!
//! In: a line. Out: the walk takes what its sentences call for. An item of a list is one action, a
//! paragraph as many as it has sentences that charge somebody.

use std::sync::LazyLock;

use regex::Regex;

use super::{LEVEL_OF_A_LINE, Line, Walk, is_action_heading};
use crate::document::Span;
use crate::facts::Quoted;
use crate::facts::actions::groups::Above;
use crate::facts::actions::headers::Holds;
use crate::facts::actions::lines::{number, sentences};
use crate::facts::actions::{Parts, aside, labels, narrative, progress, sentence};
use crate::facts::columns;
use crate::facts::kind::Kind;
use crate::facts::pattern::pattern;

impl Walk<'_> {
    pub(in crate::facts::actions) fn begin(&mut self, line: Line, words: Quoted) {
        self.open = Some(Parts {
            span: Some(words.span),
            label: line
                .label
                .map(|label| label.trim_end_matches(['.', ')']).to_owned())
                .filter(|label| label.contains(char::is_alphanumeric)),
            text: Some(words),
            ..Parts::default()
        });
    }

    /// Words without a label: the value of a label before, an action, or neither.
    pub(super) fn words(&mut self, line: Line) {
        if let (Some(holds), Some(words)) = (self.awaited.take(), self.quote(line.span)) {
            match holds {
                Holds::Action(tier) => {
                    self.begin(line, words);
                    self.take_ahead(tier);
                }
                Holds::Need => self.need = Some(words),
                Holds::Outcome if self.open.is_none() => self.outcome = Some(words),
                _ => self.attach(holds, Some(words)),
            }
            return;
        }
        if self.is_foreign_label(line) || self.is_title(line.span) || self.takes_from_beneath(line)
        {
            return;
        }
        self.flush();
        self.ahead.clear();
        if line.item.is_none() && tells_of_one_case(self.text(line.span)) {
            self.before = None;
            return;
        }
        let line = if self.is_told_at_length(line) {
            Line { item: None, ..line }
        } else {
            line
        };
        let pieces = match line.item {
            None => sentences(self.source.document, line.span),
            Some(_) => self.pieces_of_item(line.span),
        };
        let is_plan = matches!(self.source.kind, Kind::Plan | Kind::StrategicPlan);
        let leads_in = pieces
            .last()
            .copied()
            .filter(|last| self.leads_in(*last, line));
        let pieces = match leads_in {
            Some(_) => &pieces[..pieces.len() - 1],
            None => &pieces[..],
        };
        self.in_text = pieces.len() > 1 && !is_plan;
        let n_dealt = pieces
            .iter()
            .filter(|one| aside::hands_to(self.text(**one)));
        self.deals_out = line.item.is_none() && n_dealt.count() * 2 > pieces.len().max(2);
        for span in pieces.iter().copied() {
            self.sentence(Line { span, ..line });
            self.agreed |= line.item.is_none() && sentence::says_agreed(self.text(span));
            self.announced |= self.leads_in(span, line);
        }
        self.agreed = false;
        self.announced = false;
        self.in_text = false;
        self.before = self.open.is_none().then_some(line.span);
        if let Some(last) = leads_in {
            self.heading(last, LEVEL_OF_A_LINE);
        }
    }

    /// "7. Decision. The meeting heard … It was agreed …": a numbered paragraph of a minute, and no
    /// item of a list.
    fn is_told_at_length(&self, line: Line) -> bool {
        const N_SENTENCES_MIN: usize = 4;
        let is_record = matches!(self.source.kind, Kind::Minutes | Kind::Supervision);
        let n_sentences = || sentences(self.source.document, line.span).len();
        is_record && line.item.is_some() && n_sentences() >= N_SENTENCES_MIN
    }

    /// An item is one action, unless a later sentence of it charges somebody else.
    fn pieces_of_item(&self, span: Span) -> Vec<Span> {
        let lead = sentence::lead_in_len(self.text(span));
        let body = Span::new(span.start + lead, span.end);
        let topic = sentence::topic_len(self.text(body));
        let mut all = sentences(
            self.source.document,
            Span::new(body.start + topic, span.end),
        );
        let acts = |piece: &Span| sentence::read(self.text(*piece)).acts;
        if all.iter().skip(1).any(acts) {
            all[0] = Span::new(span.start, all[0].end);
            return all;
        }
        vec![span]
    }

    /// "… This is what everyone promised to do.": the end of a paragraph may head a list.
    fn leads_in(&self, span: Span, line: Line) -> bool {
        static THIS_IS: LazyLock<Regex> = LazyLock::new(|| {
            pattern(concat!(
                r"(?i)^(?:and )?(?:this|here|these|below|so this)(?:['’]s| is| are) ",
                r"(?:what|who|the|our|your)\b"
            ))
        });
        let text = self.text(span);
        line.item.is_none() && THIS_IS.is_match(text) && is_action_heading(text)
    }

    /// "Breakfast club: task list", above all else.
    fn is_title(&self, span: Span) -> bool {
        let is_first = span.start == 0;
        let text = self.text(span);
        // "Finlay – review at the house on 3 May 2026", above all that a record says.
        let is_record = matches!(self.source.kind, Kind::Plan | Kind::Minutes);
        let goes_on = span.end + N_BYTES_OF_TITLE_MAX < self.source.document.text.len();
        let is_head = is_record && goes_on && !text.contains(". ") && !text.ends_with('.');
        if is_first && is_head && sentence::read(text).hands_out {
            return true;
        }
        is_first && self.source.of_decisions && labels::is_title_of_decisions(self.text(span))
    }

    /// A sentence or an item: an action, or none.
    fn sentence(&mut self, line: Line) {
        let text = self.text(line.span);
        if text.starts_with(['(', '[']) && self.open.is_some() {
            self.aside(line.span);
            return;
        }
        self.flush();
        let lead = sentence::lead_in_len(text);
        let begins = line.span.start + lead + sentence::purpose_len(&text[lead..]);
        let Some(words) = self.quote(Span::new(begins, line.span.end)) else {
            return;
        };
        let purpose = self.quote(Span::new(line.span.start + lead, begins));
        let label = line
            .label
            .filter(|label| label.contains(char::is_alphanumeric))
            .map(str::to_owned)
            .or_else(|| number(&text[..lead]));
        if let Some(above) = self.above_of(line, text) {
            self.begin_below(line, words, above);
            if let Some(open) = self.open.as_mut() {
                open.label = label;
            }
        } else if let Some((from, to)) = self.list_owner(text) {
            let owner = self.quote(Span::new(from, to).shifted(line.span.start));
            self.above = Some(Above::list(line.item, owner));
        } else if self.is_action(line, text) {
            if words.text.ends_with(':') {
                let owner = self.source.owner_in_sentence(&words);
                self.above = line.item.map(|level| Above::list(Some(level), owner));
                return;
            }
            self.begin(line, words);
            if let Some(open) = self.open.as_mut() {
                open.label = label;
                open.outcome = purpose;
            }
        }
    }

    /// "(Added later: done 3 April.)": a bracket behind an action speaks of it.
    fn aside(&mut self, span: Span) {
        let words = self.quote(span).filter(progress::is_done_aside);
        if let Some(open) = self.open.as_mut() {
            open.status = words.or(open.status.take());
        }
    }
}

fn is_of_one_case(head: &str) -> bool {
    const NAMES: [&str; 7] = [
        "contingency",
        "plan b",
        "fallback",
        "fall back",
        "backup",
        "back up",
        "parallel plan",
    ];
    let words = columns::plain(head);
    NAMES.iter().any(|name| words.contains(name))
}

/// "If the placement with her gran breaks down".
const N_WORDS_OF_CASE_MAX: usize = 9;

/// So much text stands below a title.
const N_BYTES_OF_TITLE_MAX: usize = 200;

/// "Contingency. If …": a paragraph that opens with the name of what is no action.
fn tells_of_one_case(text: &str) -> bool {
    const N_WORDS_MAX: usize = 4;
    let head = text.split(['.', ':']).next().unwrap_or_default();
    let n_words = head.split_whitespace().count();
    let is_head = head.len() < text.len();
    let is_name = is_head && n_words <= N_WORDS_MAX && is_of_one_case(head);
    // "If it does not work out: Mum has told us …", and not "If he is late, Mum will ring."
    let is_case = is_head && n_words <= N_WORDS_OF_CASE_MAX && !head.contains(',');
    is_name || is_case && narrative::opens_with_case(head)
}
