//! Actions in running text: lists and sentences under headings, and forms with labels.
//!
//! In: a document. Out: actions. "1. SW to refer …" under "Actions agreed" is one; so is "Action: …
//! Who: … By when: …", whether a label stands before its words, in a line above them or as their
//! heading. Which sections count depends on the kind of document; the text of chronologies has none.

use std::sync::LazyLock;

use regex::Regex;

use crate::facts::pattern::pattern;

use super::groups::Above;
use super::headers::Holds;
use super::labels::{self, Class, WEAK_ACTION};
use super::lines::{is_marked, lines_of, number, sentences};
use super::lone::Forms;
use super::{Action, Parts, Source, forms, progress, sentence, tabular};
use crate::document::{Block, BlockKind, Document, Part, Span};
use crate::facts::Quoted;
use crate::facts::columns;
use crate::facts::kind::Kind;
use crate::facts::table::Table;

/// A line that only names a section stands for a heading where the format has none.
pub(super) const LEVEL_OF_A_LINE: u8 = 20;
/// The first row of a table of one column may name what the rows below it hold.
const LEVEL_OF_A_BOX: u8 = 21;
const N_HEADING_WORDS_MAX: usize = 12;

/// Finds the actions in running text and forms.
pub(super) fn of(source: &Source, tables: &[Table]) -> Vec<Action> {
    let reads_text = source.kind != Kind::Chronology;
    let read = tables.iter().filter(|table| tabular::is_read(table));
    let mut found: Vec<Action> = read
        .filter(|table| source.kind != Kind::Policy && forms::is_form(source.document, table))
        .flat_map(|table| forms::form(source, table))
        .collect();
    if reads_text {
        let mut walk = Walk::new(*source);
        walk.forms = Forms::of(source.document);
        for block in source.document.part(Part::Body) {
            walk.step(block, tables);
        }
        found.extend(walk.finish());
    }
    found
}

/// A plan may stand in a record of another kind, under a heading of its own.
fn may_hold_plan(kind: Kind) -> bool {
    !matches!(
        kind,
        Kind::Plan | Kind::StrategicPlan | Kind::Policy | Kind::Letter
    )
}

/// Tells whether a heading says that actions follow.
pub(super) fn is_action_heading(text: &str) -> bool {
    text.split_whitespace().count() <= N_HEADING_WORDS_MAX
        && matches!(
            labels::class_of(text, false),
            Class::Actions | Class::Decisions
        )
}

static NEED_HEADING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"^(?:\d+ )?(?:(?:safe|healthy|achieving|nurtured|active|respected|responsible|included)(?: (?:and )?\w+)?",
        r"|(?:(?:identified|wellbeing|unmet) )?(?:need|concern|risk|worry|outcome|goal|objective|priority|theme|aim)\b.*",
        r"|staying safe|being healthy|health|education|emotional.*|home conditions|domestic abuse|parenting.*|identity.*|neglect|substance .*)$"
    ))
});

/// The need that the words right above a table name, if they do.
pub(super) fn need_above(document: &Document, table: &Table) -> Option<Quoted> {
    let (first, _) = columns::blocks_of(table)?;
    let captions = columns::captions(document, first);
    captions
        .iter()
        .rev()
        .find(|span| is_need_heading(document.at(**span)))
        .map(|span| Quoted::cut(document, *span))
}

fn is_need_heading(text: &str) -> bool {
    let words = columns::plain(text);
    words.split(' ').count() <= N_HEADING_WORDS_MAX && NEED_HEADING.is_match(&words)
}

/// Reads blocks one after the other.
pub(super) struct Walk<'a> {
    pub(super) source: Source<'a>,
    /// What the labels of the document show of forms in it.
    pub(super) forms: Forms,
    /// The headings above, outermost first.
    pub(super) sections: Vec<(u8, Class)>,
    pub(super) need: Option<Quoted>,
    pub(super) outcome: Option<Quoted>,
    /// The action being read.
    pub(super) open: Option<Parts>,
    /// Whether a label announced it.
    pub(super) in_form: bool,
    /// How plain that label is.
    pub(super) tier: u8,
    /// The label with which each action of a form begins.
    pub(super) first: Option<Holds>,
    /// Who and by when, where a form asks for them before the action.
    pub(super) ahead: Vec<(Holds, Quoted)>,
    /// The label whose words are to come.
    pub(super) awaited: Option<Holds>,
    /// What stands above and says who, or by when, of all that follows.
    pub(super) above: Option<Above>,
    /// Whether the paragraph has begun to say what was agreed.
    pub(super) agreed: bool,
    /// Whether the sentence stands in a paragraph of several of a record.
    pub(super) in_text: bool,
    pub(super) found: Vec<Action>,
}

/// Words of a block, or of one line of it, with what is known of their place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'a> {
    pub(super) span: Span,
    /// How deep in a list, if the words stand in one.
    pub(super) item: Option<u8>,
    pub(super) label: Option<&'a str>,
}

impl<'a> Walk<'a> {
    pub(super) fn new(source: Source<'a>) -> Self {
        Self {
            source,
            forms: Forms::default(),
            in_form: false,
            tier: 0,
            first: None,
            ahead: Vec::new(),
            sections: Vec::new(),
            need: None,
            outcome: None,
            open: None,
            awaited: None,
            above: None,
            agreed: false,
            in_text: false,
            found: Vec::new(),
        }
    }

    pub(super) fn finish(mut self) -> Vec<Action> {
        self.flush();
        self.found
    }

    fn step(&mut self, block: &Block, tables: &[Table]) {
        if block.cell().is_none() {
            self.leave_box();
        }
        match block.kind {
            BlockKind::Heading(level) => match self.lone_label(block.span) {
                Some(holds) => self.label_above(block.span, level, holds),
                None => self.heading(block.span, level),
            },
            BlockKind::Paragraph => self.lines(block, None),
            BlockKind::ListItem(level) => self.lines(block, Some(level)),
            BlockKind::Cell(_) if self.heads_box(tables, block) => {
                self.heading(block.span, LEVEL_OF_A_BOX);
            }
            BlockKind::Cell(_) if is_box(tables, block) => self.lines(block, Some(0)),
            BlockKind::Cell(_) => self.flush(),
        }
    }

    /// "Agreed actions" in the first row of a table of one column.
    fn heads_box(&self, tables: &[Table], block: &Block) -> bool {
        let is_first = |table: &Table| {
            let first = table.rows.first();
            table.rows.len() > 1 && first.is_some_and(|row| row.span.covers(block.span))
        };
        let mut boxes = tables.iter().filter(|table| columns::n_columns(table) == 1);
        boxes.any(is_first) && is_action_heading(self.text(block.span))
    }

    /// What stands after the table is not below its first row.
    fn leave_box(&mut self) {
        let n_before = self.sections.len();
        self.sections.retain(|(level, _)| *level != LEVEL_OF_A_BOX);
        if self.sections.len() < n_before {
            self.flush();
        }
    }

    pub(super) fn text(&self, span: Span) -> &'a str {
        self.source.document.at(span)
    }

    pub(super) fn quote(&self, span: Span) -> Option<Quoted> {
        let words = Quoted::cut(self.source.document, span);
        (!columns::is_blank(&words.text)).then_some(words)
    }

    fn heading(&mut self, span: Span, level: u8) {
        self.flush();
        self.awaited = None;
        self.above = None;
        self.first = None;
        self.ahead.clear();
        self.enter(span, level);
        let above = self.owner_above(span).or_else(|| self.day_above(span));
        let deadline = || {
            self.deadline_above(span)
                .filter(|_| self.is_before_list(span))
        };
        self.above = above.or_else(deadline);
        let text = self.text(span);
        self.outcome = None;
        self.need = is_need_heading(text).then(|| self.quote(span)).flatten();
    }

    /// Goes into a heading's section. A document's title shuts nothing out.
    pub(super) fn enter(&mut self, span: Span, level: u8) {
        let class = labels::class_of(self.text(span), may_hold_plan(self.source.kind));
        let is_title = self.sections.is_empty() && self.found.is_empty();
        let class = match class {
            Class::Excluded if is_title && (level == 1 || span.start == 0) => Class::Other,
            class => class,
        };
        self.sections.retain(|(above, _)| *above < level);
        self.sections.push((level, class));
    }

    /// What the nearest heading above says that its section holds; else the title.
    pub(super) fn class(&self) -> Class {
        let mut classes = self.sections.iter().rev().map(|(_, class)| *class);
        let told = classes.find(|class| *class != Class::Other);
        let is_told = self.source.of_decisions && may_hold_plan(self.source.kind);
        told.unwrap_or(if is_told {
            Class::Decisions
        } else {
            Class::Other
        })
    }

    /// Tells whether only the title says what the document holds.
    pub(super) fn is_by_title(&self) -> bool {
        let is_open = |(_, class): &(u8, Class)| *class == Class::Other;
        self.sections.iter().all(is_open)
    }

    fn lines(&mut self, block: &Block, item: Option<u8>) {
        for (at, span) in lines_of(self.source.document, block.span)
            .into_iter()
            .enumerate()
        {
            let item = item.or_else(|| is_marked(self.text(span)).then_some(0));
            let label = block.label.as_deref().filter(|_| at == 0);
            self.line(Line { span, item, label });
        }
    }

    fn line(&mut self, line: Line) {
        let text = self.text(line.span);
        if line.item.is_none() && self.opens_group(line.span) {
            return;
        }
        if line.item.is_none() && self.is_heading_line(text) {
            self.heading(line.span, LEVEL_OF_A_LINE);
            return;
        }
        if let Some(at) = list_begins(text) {
            let (head, list) = (line.span.start + at, line.span.end);
            self.heading(Span::new(line.span.start, head), LEVEL_OF_A_LINE);
            self.line(Line {
                span: Span::new(head, list),
                item: Some(0),
                ..line
            });
            return;
        }
        if let Some(holds) = self.lone_label(line.span) {
            self.label_above(line.span, LEVEL_OF_A_LINE, holds);
            return;
        }
        let parts = labels::parts(text);
        for part in parts {
            let value = part.value.shifted(line.span.start);
            let ahead = Span::new(line.span.start, line.span.start + part.whole.start);
            match part.holds {
                Some(Holds::Action(_)) if self.takes_who_and_when(ahead, value) => {}
                Some(WEAK_ACTION) if !self.forms.weak => self.words(Line {
                    span: part.whole.shifted(line.span.start),
                    ..line
                }),
                Some(Holds::Action(_)) if part.plural && self.quote(value).is_none() => {
                    self.heading(line.span, LEVEL_OF_A_LINE);
                }
                Some(Holds::Action(_)) if self.names_who(part.whole, value) => {
                    self.other_label(Holds::Owner, value);
                }
                Some(Holds::Action(tier)) => self.action_label(line, value, tier),
                Some(Holds::Owner) if self.goes_on(line, value) => self.words(line),
                Some(holds) => self.other_label(holds, value),
                None => self.words(Line {
                    span: value,
                    ..line
                }),
            }
        }
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
        let announces = text.ends_with(':') && names || heads_actions(text);
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

    pub(super) fn begin(&mut self, line: Line, words: Quoted) {
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
    fn words(&mut self, line: Line) {
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
        if self.is_foreign_label(line) || self.is_title(line.span) {
            return;
        }
        self.flush();
        self.ahead.clear();
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
        for span in pieces.iter().copied() {
            self.sentence(Line { span, ..line });
            self.agreed |= line.item.is_none() && sentence::says_agreed(self.text(span));
        }
        self.agreed = false;
        self.in_text = false;
        if let Some(last) = leads_in {
            self.heading(last, LEVEL_OF_A_LINE);
        }
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
            pattern(
                r"(?i)^(?:and )?(?:this|here|these|below|so this)(?:['’]s| is| are) (?:what|who|the|our|your)\b",
            )
        });
        let text = self.text(span);
        line.item.is_none() && THIS_IS.is_match(text) && is_action_heading(text)
    }

    /// "Breakfast club: task list", above all else.
    fn is_title(&self, span: Span) -> bool {
        let is_first = span.start == 0 && self.source.of_decisions;
        is_first && labels::is_title_of_decisions(self.text(span))
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
        let Some(words) = self.quote(Span::new(line.span.start + lead, line.span.end)) else {
            return;
        };
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

    pub(super) fn flush(&mut self) {
        self.in_form = false;
        let Some(mut parts) = self.open.take() else {
            return;
        };
        parts.need = parts.need.or_else(|| self.need.clone());
        parts.outcome = parts.outcome.or_else(|| self.outcome.clone());
        self.found.extend(self.source.action(parts));
    }
}

/// "Things to be done before the move": a line that begins as headings of actions do.
fn heads_actions(text: &str) -> bool {
    static HEAD: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:agreed |key |new |immediate |our |the )*(?:actions|tasks|things|steps|next steps|jobs|recommendations)\b",
        )
    });
    let says_who = sentence::read(text).owner.is_some();
    HEAD.is_match(&columns::plain(text)) && is_action_heading(text) && !says_who
}

/// "The panel resolved as follows."
static LEADS_IN: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\b(?:as follows|below|the following(?: \w+){0,3})\s*[.:]?$"));

/// "Actions to get there: a) Fit a gate": where a list begins behind its heading.
fn list_begins(text: &str) -> Option<usize> {
    static LIST: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^(?P<head>[^:.]{3,60}):\s+\(?(?:1|a|i)[.)]\s"));
    let head = LIST.captures(text)?.name("head")?;
    let begins = head.end() + 1;
    let gap = text[begins..].len() - text[begins..].trim_start().len();
    is_action_heading(head.as_str()).then_some(begins + gap)
}

/// Tells whether a cell is a box of text: a table of one column.
fn is_box(tables: &[Table], block: &Block) -> bool {
    tables
        .iter()
        .filter(|table| columns::n_columns(table) == 1)
        .any(|table| {
            table
                .rows
                .first()
                .is_some_and(|row| row.span.start <= block.span.start)
                && table
                    .rows
                    .last()
                    .is_some_and(|row| block.span.end <= row.span.end)
        })
}
