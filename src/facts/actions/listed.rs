//! Actions in running text: lists and sentences under headings, and forms with labels.
//!
//! In: a document. Out: actions. "1. SW to refer …" under "Actions agreed" is one; so is "Action: …
//! Who: … By when: …", as paragraphs or as a table that is a form. Which sections count depends
//! on the kind of document; text of policies, assessments and chronologies has none.

use std::sync::LazyLock;

use regex::Regex;

use crate::facts::pattern::pattern;

use super::headers::Holds;
use super::labels::{self, Class};
use super::{Action, Parts, Source, due, sentence, tabular};
use crate::document::{Block, BlockKind, Document, Part, Span};
use crate::facts::Quoted;
use crate::facts::columns;
use crate::facts::kind::Kind;
use crate::facts::table::{Row, Table};

/// A line that only names a section stands for a heading where the format has none.
const LEVEL_OF_A_LINE: u8 = 20;
const N_HEADING_WORDS_MAX: usize = 12;

/// Finds the actions in running text and forms.
pub(super) fn of(source: &Source, tables: &[Table]) -> Vec<Action> {
    let reads_text = matches!(
        source.kind,
        Kind::Plan | Kind::StrategicPlan | Kind::Minutes | Kind::Supervision | Kind::Other
    );
    let forms = tables.iter().filter(|table| tabular::is_read(table));
    let mut found: Vec<Action> = forms
        .filter(|table| source.kind != Kind::Policy && is_form(source.document, table))
        .flat_map(|table| form(source, table))
        .collect();
    if reads_text {
        let mut walk = Walk::new(*source);
        for block in source.document.part(Part::Body) {
            walk.step(block, tables);
        }
        found.extend(walk.finish());
    }
    found
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
struct Walk<'a> {
    source: Source<'a>,
    /// The headings above, outermost first.
    sections: Vec<(u8, Class)>,
    need: Option<Quoted>,
    outcome: Option<Quoted>,
    /// The action being read.
    open: Option<Parts>,
    /// The label whose words are to come.
    awaited: Option<Holds>,
    /// An item that ends with a colon: its depth, and who it says is to act.
    parent: Option<(u8, Option<Quoted>)>,
    found: Vec<Action>,
}

/// Words of a block, or of one line of it, with what is known of their place.
#[derive(Debug, Clone, Copy)]
struct Line<'a> {
    span: Span,
    /// How deep in a list, if the words stand in one.
    item: Option<u8>,
    label: Option<&'a str>,
}

impl<'a> Walk<'a> {
    fn new(source: Source<'a>) -> Self {
        Self {
            source,
            sections: Vec::new(),
            need: None,
            outcome: None,
            open: None,
            awaited: None,
            parent: None,
            found: Vec::new(),
        }
    }

    fn finish(mut self) -> Vec<Action> {
        self.flush();
        self.found
    }

    fn step(&mut self, block: &Block, tables: &[Table]) {
        match block.kind {
            BlockKind::Heading(level) => self.heading(block.span, level),
            BlockKind::Paragraph => self.lines(block, None),
            BlockKind::ListItem(level) => self.lines(block, Some(level)),
            BlockKind::Cell(_) if is_box(tables, block) => self.lines(block, Some(0)),
            BlockKind::Cell(_) => self.flush(),
        }
    }

    fn text(&self, span: Span) -> &'a str {
        self.source.document.at(span)
    }

    fn quote(&self, span: Span) -> Option<Quoted> {
        let words = Quoted::cut(self.source.document, span);
        (!columns::is_blank(&words.text)).then_some(words)
    }

    fn heading(&mut self, span: Span, level: u8) {
        self.flush();
        self.awaited = None;
        self.parent = None;
        let text = self.text(span);
        let class = labels::class_of(text, self.source.kind == Kind::Minutes);
        self.sections.retain(|(above, _)| *above < level);
        self.sections.push((level, class));
        self.outcome = None;
        self.need = is_need_heading(text).then(|| self.quote(span)).flatten();
    }

    /// The nearest heading above that says what its section holds.
    fn class(&self) -> Class {
        let classes = self.sections.iter().rev().map(|(_, class)| *class);
        classes
            .into_iter()
            .find(|class| *class != Class::Other)
            .unwrap_or(Class::Other)
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
        if line.item.is_none() && self.is_heading_line(text) {
            self.heading(line.span, LEVEL_OF_A_LINE);
            return;
        }
        let parts = labels::parts(text);
        for part in parts {
            let value = part.value.shifted(line.span.start);
            match part.holds {
                Some(Holds::Action(_)) if part.plural && self.quote(value).is_none() => {
                    self.heading(line.span, LEVEL_OF_A_LINE);
                }
                Some(Holds::Action(_)) if self.names_who(part.whole, value) => {
                    self.other_label(Holds::Owner, value);
                }
                Some(Holds::Action(tier)) => self.action_label(line, value, tier),
                Some(holds) => self.other_label(holds, value),
                None => self.words(Line {
                    span: value,
                    ..line
                }),
            }
        }
    }

    /// "… Action: SW": after an action in the same line, the label says who.
    fn names_who(&self, label: Span, value: Span) -> bool {
        label.start > 0
            && self.open.is_some()
            && sentence::is_somebody(self.text(value).trim_end_matches('.'))
    }

    /// A short line that names a section, or ends the one that such a line began.
    fn is_heading_line(&self, text: &str) -> bool {
        let text = text.trim();
        let n_words = text.split_whitespace().count();
        if n_words > N_HEADING_WORDS_MAX || text.ends_with('.') || labels::label(text).is_some() {
            return false;
        }
        let class = labels::class_of(text, self.source.kind == Kind::Minutes);
        let names = class != Class::Other || is_need_heading(text);
        let is_title = n_words <= 6 && !sentence::read(text).binds && !text.contains(':');
        let announces = text.ends_with(':') && names;
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

    fn action_label(&mut self, line: Line, value: Span, tier: u8) {
        self.flush();
        self.parent = None;
        match self.quote(value) {
            None => self.awaited = Some(Holds::Action(tier)),
            Some(words) => {
                let keeps = tier > 0 && STAYS.is_match(&words.text);
                let binds = tier == 0 || !keeps && sentence::read(&words.text).binds;
                if binds && self.class() != Class::Excluded {
                    self.begin(line, words);
                }
            }
        }
    }

    fn begin(&mut self, line: Line, words: Quoted) {
        self.open = Some(Parts {
            span: Some(words.span),
            label: line
                .label
                .map(|label| label.trim_end_matches(['.', ')']).to_owned()),
            text: Some(words),
            ..Parts::default()
        });
    }

    fn other_label(&mut self, holds: Holds, value: Span) {
        let words = self.quote(value);
        self.awaited = words.is_none().then_some(holds);
        match (holds, self.open.is_some()) {
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
                    self.attach(holds, words);
                }
            }
            _ => {}
        }
    }

    fn attach(&mut self, holds: Holds, words: Option<Quoted>) {
        let Some(open) = self.open.as_mut() else {
            return;
        };
        if let (Some(span), Some(words)) = (open.span, &words) {
            open.span = Some(span.joined(words.span));
        }
        match holds {
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
            Holds::Status => open.status = words,
            Holds::DoneOn => open.done_on = words,
            _ => {}
        }
    }

    /// Words without a label: the value of a label before, an action, or neither.
    fn words(&mut self, line: Line) {
        if let (Some(holds), Some(words)) = (self.awaited.take(), self.quote(line.span)) {
            match holds {
                Holds::Action(_) => self.begin(line, words),
                Holds::Need => self.need = Some(words),
                Holds::Outcome if self.open.is_none() => self.outcome = Some(words),
                _ => self.attach(holds, Some(words)),
            }
            return;
        }
        self.flush();
        let text = self.text(line.span);
        let lead = sentence::lead_in_len(text);
        let Some(words) = self.quote(Span::new(line.span.start + lead, line.span.end)) else {
            return;
        };
        let label = line
            .label
            .map(str::to_owned)
            .or_else(|| number(&text[..lead]));
        if let Some(owner) = self.parent_owner(line) {
            self.begin(line, words);
            if let Some(open) = self.open.as_mut() {
                open.owner = owner;
                open.label = label;
            }
        } else if self.is_action(line, text) {
            if words.text.ends_with(':') {
                self.parent = line
                    .item
                    .map(|level| (level, self.source.owner_in_sentence(&words)));
                return;
            }
            self.begin(line, words);
            if let Some(open) = self.open.as_mut() {
                open.label = label;
            }
        }
    }

    /// For an item below one that ends with a colon: who that one names.
    fn parent_owner(&mut self, line: Line) -> Option<Option<Quoted>> {
        let (depth, owner) = self.parent.clone()?;
        if line.item.is_some_and(|level| level > depth) {
            return Some(owner);
        }
        self.parent = None;
        None
    }

    /// Decides whether words are a commitment, by their shape and by where they stand.
    fn is_action(&self, line: Line, text: &str) -> bool {
        let said = sentence::read(text);
        let has_due =
            || due::in_sentence(self.source.document, line.span, self.source.dates).is_some();
        let is_item = line.item.is_some();
        if CONDITIONAL.is_match(text) || text.trim_end().ends_with('?') {
            return false;
        }
        let keeps = STAYS.is_match(text);
        match (self.class(), self.source.kind) {
            (Class::Excluded, _) => false,
            (Class::Actions, Kind::Other) => said.binds && (said.owner.is_some() || has_due()),
            (Class::Actions, _) if is_item => said.binds || has_due() || !is_narrative(text),
            (Class::Actions | Class::Decisions, _) if !is_item => {
                !keeps && said.binds && (said.owner.is_some() || has_due()) && !is_narrative(text)
            }
            (Class::Decisions, _) => !keeps && said.binds && !is_narrative(text),
            (Class::Other, Kind::Plan | Kind::StrategicPlan) => {
                is_item && said.binds && said.owner.is_some() && (self.need.is_some() || has_due())
            }
            _ => false,
        }
    }

    fn flush(&mut self) {
        let Some(mut parts) = self.open.take() else {
            return;
        };
        parts.need = parts.need.or_else(|| self.need.clone());
        parts.outcome = parts.outcome.or_else(|| self.outcome.clone());
        self.found.extend(self.source.action(parts));
    }
}

static CONDITIONAL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\W*(?:\d+[.)]\s*)?(?:contingency\b|(?:[\w ]{1,20}:\s*)?(?:if|unless|in the event|were)\b|should\b)",
    )
});
/// Decisions that leave things as they are, or tell of a status.
static STAYS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:to|will|should|must) (?:remain|stay|continue to be|be (?:placed on|removed from|registered|deregistered|de-registered))\b|^\W*(?:\w+ ){1,2}(?:returns|moves|remains|stays|lives|goes) (?:home|to|with|at|in)\b|\bname (?:to|will|should|is to)\b",
    )
});
/// Words that tell of what was or is, in the main clause.
static NARRATIVE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^\W*(?:\d+[.)]\s*)?(?:\S+\s+){1,5}?(?:was|were|is|are|has|have|had|reported|said|stated",
        r"|told|felt|noted|advised|explained|shared|expressed|continues)\s+(?P<next>\w+)"
    ))
});

/// Tells whether a sentence's first verb tells of what was or is; "is to" and "has agreed" do not.
fn is_narrative(text: &str) -> bool {
    NARRATIVE
        .captures(text)
        .is_some_and(|found| !matches!(&found["next"], "to" | "agreed" | "responsible" | "not"))
}

/// The lines of a block that begin something of their own: a label, a bullet or a number.
fn lines_of(document: &Document, span: Span) -> Vec<Span> {
    let text = document.at(span);
    let mut starts = vec![0];
    for (at, _) in text.match_indices('\n') {
        let line = text[at + 1..].lines().next().unwrap_or_default();
        let is_labelled = labels::parts(line)
            .first()
            .is_some_and(|part| part.holds.is_some());
        if is_marked(line)
            || is_labelled
            || text.len() > 400 && !line.starts_with(char::is_lowercase)
        {
            starts.push(at + 1);
        }
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts
        .iter()
        .zip(ends)
        .map(|(start, end)| Span::new(*start, end).shifted(span.start))
        .collect()
}

/// Tells whether a line begins with a bullet or a number of its own.
fn is_marked(line: &str) -> bool {
    static MARK: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^\s*(?:[•*·▪○●☐☑☒✓✔]|[–—-]\s|\[[ xX]\]|\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-z]|[ivx]{1,4})[.)]\s|\d{1,2}\.\d{1,2}\s)",
        )
    });
    MARK.is_match(line)
}

fn number(lead: &str) -> Option<String> {
    let digits = |c: char| c.is_ascii_digit();
    let from = lead.find(digits)?;
    let label: String = lead[from..]
        .chars()
        .take_while(|c| digits(*c) || *c == '.')
        .collect();
    Some(label.trim_end_matches('.').to_owned())
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

/// Tells whether a table is a form: its labels stand beside their values, not above them.
pub(super) fn is_form(document: &Document, table: &Table) -> bool {
    let is_place = |holds: &Holds| matches!(holds, Holds::Owner | Holds::Due | Holds::OwnerAndDue);
    let rows: Vec<Vec<Option<Holds>>> = table
        .rows
        .iter()
        .map(|row| labels_of(document, row))
        .collect();
    let down: Vec<Holds> = rows
        .iter()
        .filter(|row| row.len() > 1 && row[1..].iter().all(Option::is_none))
        .filter_map(|row| row.first().copied().flatten())
        .collect();
    let is_action = |holds: &Holds| matches!(holds, Holds::Action(0 | 1) | Holds::Outcome);
    let stands_down = down.iter().any(is_action) && down.iter().any(is_place);
    let is_pairs = |row: &Vec<Option<Holds>>| {
        row.len() >= 4
            && row.len().is_multiple_of(2)
            && row
                .iter()
                .enumerate()
                .all(|(at, holds)| holds.is_some() == (at % 2 == 0))
    };
    let pairs = rows.iter().filter(|row| is_pairs(row)).flatten().flatten();
    let pairs: Vec<Holds> = pairs.copied().collect();
    stands_down || pairs.iter().any(is_place) && pairs.iter().chain(&down).any(is_action)
}

fn labels_of(document: &Document, row: &Row) -> Vec<Option<Holds>> {
    let cells = row
        .cells
        .iter()
        .map(|(_, idx)| columns::said(document, *idx));
    cells.map(labels::label).collect()
}

/// Reads a form: down each column of values where it has several, else pair by pair.
fn form(source: &Source, table: &Table) -> Vec<Action> {
    let document = source.document;
    let n_values = columns::n_columns(table).saturating_sub(1);
    let one_label = |row: &Row| labels_of(document, row).iter().flatten().count() <= 1;
    let is_transposed = n_values > 1 && table.rows.iter().all(one_label);
    if !is_transposed {
        return run_form(source, table, None);
    }
    (1..=n_values)
        .filter_map(|column| u32::try_from(column).ok())
        .flat_map(|column| run_form(source, table, Some(column)))
        .collect()
}

fn run_form(source: &Source, table: &Table, column: Option<u32>) -> Vec<Action> {
    let mut walk = Walk::new(*source);
    walk.need = need_above(source.document, table);
    for row in &table.rows {
        let mut awaited = None;
        for (at, block_idx) in &row.cells {
            let span = source.document.blocks[*block_idx].span;
            let text = columns::said(source.document, *block_idx);
            match (labels::label(text), awaited) {
                (Some(holds), _) => awaited = Some(holds),
                (None, Some(holds)) if column.is_none_or(|wanted| wanted == *at) => {
                    walk.form_value(holds, span);
                }
                _ => {}
            }
        }
    }
    walk.finish()
}

impl Walk<'_> {
    fn form_value(&mut self, holds: Holds, value: Span) {
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
