//! Actions in running text: lists and sentences under headings, and forms with labels.
//!
//! In: a document. Out: actions. "1. SW to refer …" under "Actions agreed" is one; so is "Action: …
//! Who: … By when: …", whether a label stands before its words, in a line above them or as their
//! heading. Which sections count depends on the kind of document; the text of chronologies has none.

use super::charging::Charging;
use super::groups::Above;
use super::headers::Holds;
use super::labels::{self, Class};
use super::lines::opens_item;
use super::lone::Forms;
use super::{Action, Parts, Source, apart, forms, heads, sentence, tabular};
use crate::document::{Block, BlockKind, Document, Part, Span};
use crate::facts::Quoted;
use crate::facts::columns;
use crate::facts::kind::Kind;
use crate::facts::table::{Row, Table};

mod ends;
mod inline;
mod line;
mod words;

pub(super) use ends::{is_need_heading, need_above, outcome_above, theme_above};

/// A line that only names a section stands for a heading where the format has none.
pub(super) const LEVEL_OF_A_LINE: u8 = 20;
/// The first row of a table of one column may name what the rows below it hold.
const LEVEL_OF_A_BOX: u8 = 21;
/// The label of a row speaks for what stands beside it.
const LEVEL_OF_A_ROW: u8 = 22;
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
        walk.forms = Forms::of(source.document, tables);
        walk.stands_apart = apart::has_list(source);
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

/// Reads blocks one after the other.
pub(super) struct Walk<'a> {
    pub(super) source: Source<'a>,
    /// What the labels of the document show of forms in it.
    pub(super) forms: Forms,
    /// Whether lines whose parts stand apart make a list.
    pub(super) stands_apart: bool,
    /// The headings above, outermost first.
    pub(super) sections: Vec<(u8, Class)>,
    pub(super) need: Option<Quoted>,
    pub(super) outcome: Option<Quoted>,
    pub(super) theme: Option<Quoted>,
    /// The line before, where it was taken for nothing.
    pub(super) before: Option<Span>,
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
    /// Whether a sentence of the paragraph has said that what follows it was agreed.
    pub(super) announced: bool,
    /// Whether most items of the list that is being read charge somebody.
    pub(super) charging: Charging,
    /// Whether the sentence stands in a paragraph of several of a record.
    pub(super) in_text: bool,
    /// Whether most sentences of the paragraph name somebody ahead of a dash.
    pub(super) deals_out: bool,
    /// The last table that was asked for, by its first byte, and whether its rows are labels with
    /// their values and no form.
    pairs: Option<(usize, bool)>,
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
            stands_apart: false,
            in_form: false,
            tier: 0,
            first: None,
            ahead: Vec::new(),
            sections: Vec::new(),
            need: None,
            outcome: None,
            theme: None,
            before: None,
            open: None,
            awaited: None,
            above: None,
            agreed: false,
            announced: false,
            charging: Charging::default(),
            in_text: false,
            deals_out: false,
            pairs: None,
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
            BlockKind::Heading(_) if self.is_numbered_deed(block.span) => {
                self.lines(block, Some(0));
            }
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
            BlockKind::Cell(_) if self.holds_list(block, tables) => self.list_in_cell(block),
            BlockKind::Cell(_) => self.decided_in_row(block, tables),
        }
    }

    /// "Steps ⏎ 1. Ring the school ⏎ 2. Buy a lamp": a heading with its list in one cell, where columns
    /// of a page stand side by side and no row has another.
    fn holds_list(&self, block: &Block, tables: &[Table]) -> bool {
        const N_ITEMS_MIN: usize = 2;
        let text = self.text(block.span);
        let (head, rest) = text.split_once('\n').unwrap_or((text, ""));
        let n_items = rest.lines().filter(|line| opens_item(line)).count();
        let is_own = |table: &Table| {
            let first = table.rows.first();
            table.rows.len() == 1 && first.is_some_and(|row| row.span.covers(block.span))
        };
        let heads = is_action_heading(head) || labels::opens_list(head);
        n_items >= N_ITEMS_MIN && heads && tables.iter().any(is_own)
    }

    fn list_in_cell(&mut self, block: &Block) {
        let head = self.text(block.span).find('\n').unwrap_or(0);
        let (head, rest) = block.span.split_at(head);
        self.heading(head, LEVEL_OF_A_BOX);
        self.lines_in(Span::new(rest.start + 1, rest.end), None, None);
        self.leave_box();
    }

    /// "Decisions | Remain. Ms Orr to ring the clinic.": a row of a record whose label says that
    /// commitments stand beside it.
    fn decided_in_row(&mut self, block: &Block, tables: &[Table]) {
        self.flush();
        let is_record = matches!(self.source.kind, Kind::Minutes | Kind::Supervision);
        let found = beside_label(self.source.document, block, tables).filter(|_| is_record);
        let found = found.filter(|(_, label)| is_action_heading(self.text(*label)));
        if let Some((_, label)) = found.filter(|(table, _)| self.is_pairs(table)) {
            self.enter(label, LEVEL_OF_A_ROW);
            self.lines(block, None);
            self.flush();
            self.sections.retain(|(level, _)| *level != LEVEL_OF_A_ROW);
        }
    }

    /// Whether a table holds labels with their values and is no form; asked once a table.
    fn is_pairs(&mut self, table: &Table) -> bool {
        let start = table.rows.first().map_or(0, |row| row.span.start);
        match self.pairs {
            Some((known, is_pairs)) if known == start => is_pairs,
            _ => {
                let is_pairs = !forms::is_form(self.source.document, table);
                self.pairs = Some((start, is_pairs));
                is_pairs
            }
        }
    }

    /// "3. Mum will take Ida to the clinic": an item that a page sets as large as a heading.
    fn is_numbered_deed(&self, span: Span) -> bool {
        let text = self.text(span);
        let said = sentence::read(text);
        opens_item(text) && said.acts && said.owner.is_some() && !text.trim_end().ends_with(':')
    }

    /// "Agreed actions" in the first row of a table of one column.
    fn heads_box(&self, tables: &[Table], block: &Block) -> bool {
        let is_first = |table: &Table| {
            let first = table.rows.first();
            table.rows.len() > 1 && first.is_some_and(|row| row.span.covers(block.span))
        };
        let mut boxes = tables.iter().filter(|table| columns::n_columns(table) == 1);
        let is_labelled = || heads::above_value(self.text(block.span)).is_some();
        boxes.any(is_first) && self.names_section(block.span) && !is_labelled()
    }

    /// "Agreed actions", "Section 5: Signatures".
    fn names_section(&self, span: Span) -> bool {
        let text = self.text(span);
        let is_line = text.split_whitespace().count() <= N_HEADING_WORDS_MAX;
        is_line && labels::class_of(text, may_hold_plan(self.source.kind)) != Class::Other
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
        let above = self.owner_above(span).or_else(|| self.will_above(span));
        let above = above.or_else(|| self.day_above(span));
        let deadline = || {
            self.deadline_above(span)
                .filter(|_| self.is_before_list(span))
        };
        self.above = above.or_else(deadline);
        let ends = ends::of_heading(&self.source, span);
        (self.need, self.outcome, self.theme) = (ends.need, ends.outcome, ends.theme);
    }

    /// Goes into a heading's section. A document's title shuts nothing out.
    pub(super) fn enter(&mut self, span: Span, level: u8) {
        let text = self.text(span);
        let class = match labels::class_of(text, may_hold_plan(self.source.kind)) {
            Class::Excluded if self.source.kind == Kind::Plan && labels::is_part_of_life(text) => {
                Class::Other
            }
            class => class,
        };
        let is_title = self.sections.is_empty() && self.found.is_empty();
        let class = match class {
            class if class.is_shut() && is_title && (level == 1 || span.start == 0) => Class::Other,
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

    pub(super) fn flush(&mut self) {
        self.in_form = false;
        let Some(mut parts) = self.open.take() else {
            return;
        };
        parts.need = parts.need.or_else(|| self.need.clone());
        parts.outcome = parts.outcome.or_else(|| self.outcome.clone());
        parts.theme = parts.theme.or_else(|| self.theme.clone());
        self.found.extend(self.source.action(parts));
    }
}

/// Tells whether a cell is a box of text: a table of one column.
pub(super) fn is_box(tables: &[Table], block: &Block) -> bool {
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

/// The label to the left of a cell, in a row of two where every row of the table has no more, with
/// the table.
fn beside_label<'t>(
    document: &Document,
    block: &Block,
    tables: &'t [Table],
) -> Option<(&'t Table, Span)> {
    let covers = |table: &&Table| {
        let first = table.rows.first().map_or(usize::MAX, |row| row.span.start);
        let last = table.rows.last().map_or(0, |row| row.span.end);
        first <= block.span.start && block.span.end <= last
    };
    let table = tables.iter().find(covers)?;
    let before = |row: &Row| row.span.end < block.span.end;
    let row = table.rows.get(table.rows.partition_point(before))?;
    let [(0, label), (_, value)] = row.cells.as_slice() else {
        return None;
    };
    let label = document.blocks[*label].span;
    let value = document.blocks[*value].span;
    let is_value = value.covers(block.span) && label != block.span;
    (is_value && columns::n_columns(table) == 2).then_some((table, label))
}
