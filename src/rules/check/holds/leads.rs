//! The headings, labels and opening words of a document, with how much stands under each.
//!
//! In: a record. Out: [`Lead`]s. A form may keep a place and leave it blank, or write "to follow"
//! in it; that is told apart from a heading under which nothing was found.

use std::sync::LazyLock;

use regex::Regex;

use super::boxes;
use super::sentences::{is_text, n_words};
use super::{rows, speakers, voices};
use crate::casefile::Record;
use crate::document::{Block, BlockKind, Document, Span};
use crate::facts::columns;
use crate::facts::label::{self, Form, Labelled};
use crate::facts::pattern::pattern;
use crate::facts::prompt;
use crate::facts::table::{self, Row, Table};

/// How many words a line may have before its colon or stop and still be a heading.
pub(super) const LEAD_WORDS_MAX: usize = 9;
/// What says that nothing is there is short.
const BLANK_WORDS_MAX: usize = 14;

/// A heading, a label or the opening words of a line, with how much stands under it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lead {
    pub(super) name: Span,
    pub(super) shown: Span,
    /// The name with all that stands under it.
    pub(super) reach: Span,
    pub(super) n_words: usize,
    /// Whether its place is kept and left blank, or says that nothing is there.
    pub(super) is_blank: bool,
    /// Whether it stands alone, over what follows.
    pub(super) is_heading: bool,
    /// Whether it heads a column.
    pub(super) is_column: bool,
    /// The name of the heading that it stands under.
    pub(super) under: Option<Span>,
}

impl Lead {
    fn new(name: Span, reach: Span, n_words: usize) -> Self {
        Self {
            name,
            shown: reach,
            reach,
            n_words,
            is_blank: false,
            is_heading: false,
            is_column: false,
            under: None,
        }
    }

    /// A label with its value, which may be blank.
    pub(super) fn of_value(document: &Document, name: Span, value: Span) -> Self {
        let text = document.at(value);
        Self {
            is_blank: says_nothing(text),
            ..Self::new(name, name.joined(value), n_words(text))
        }
    }

    /// A heading that stands alone, with the words under it.
    fn heading(name: Span, reach: Span, n_words: usize) -> Self {
        Self {
            shown: name,
            is_heading: true,
            ..Self::new(name, reach, n_words)
        }
    }

    /// What stands under it, behind its name.
    pub(super) fn content(&self) -> Span {
        Span::new(self.name.end, self.reach.end.max(self.name.end))
    }

    /// What shows that it is blank: with it the words that say so, as "To follow".
    pub(super) fn blank_shown(&self) -> Span {
        if self.is_blank {
            self.reach
        } else {
            self.shown
        }
    }

    /// Its words, without the number or letter that counts it.
    pub(super) fn words<'d>(&self, document: &'d Document) -> &'d str {
        let words = document.at(self.name);
        &words[COUNTED.find(words).map_or(0, |found| found.end())..]
    }

    /// The words of the heading that it stands under.
    pub(super) fn under_words<'d>(&self, record: &'d Record) -> Option<&'d str> {
        self.under.map(|under| record.document.at(under))
    }
}

static COUNTED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"^[\s*_•]*(?:(?i:part|section|step)\s+)?",
        r"(?:\d{1,2}(?:\.\d{1,2})*[.):]?|[A-Z][.):]|\(?[ivx]{1,4}[.)]|\(?[a-h]\))\s+"
    ))
});
static NOTHING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^\W*(?:\[[^\]]*\]|<[^>]*>",
        r"|\([^()]*\b(?:nothing (?:received|said|recorded)|left blank|no text)\b[^()]*\)",
        r"|no (?:text|entry|entries|information|answer|response)",
        r"(?: (?:entered|given|recorded|received|made|yet))*|left blank",
        r"|(?:still )?to (?:follow",
        r"|be (?:added|completed|confirmed|written|done|obtained|sought|gathered|updated",
        r"|identified|named|decided|agreed|set|arranged|appointed|allocated|chosen|found",
        r"|determined|advised|nominated|fixed|established))\b[^.]*",
        r"|(?:was |were |is |are )?(?:not|n['’]t) (?:yet )?(?:been )?(?:asked|present|there|here",
        r"|in attendance|available|known|given|recorded|obtained|sought|gathered|completed",
        r"|applicable|done|received|provided|agreed|decided|written|discussed)",
        r"(?: (?:with|by) [^.]{1,40})?|did not (?:attend|come)|absent|n/?a|nil",
        r"|no|not (?:attached|included|enclosed)|none(?: (?:given|recorded|received|known|provided|obtained))?",
        r"|nothing(?: recorded| to add)?",
        r"|no (?:views?|comments?)(?: (?:given|recorded|received|obtained))?|awaited|outstanding)",
        r"\W*$"
    ))
});

/// Tells whether words in a place say no more than that nothing is there.
pub(super) fn says_nothing(text: &str) -> bool {
    let text = text.trim();
    label::is_blank(text)
        || n_words(text) <= BLANK_WORDS_MAX && NOTHING.is_match(text)
        || prompt::is(text)
}

/// Finds the leads of a record.
pub(super) fn of(record: &Record) -> Vec<Lead> {
    let Record { document, facts } = record;
    let tables = table::of(document);
    let boxed: Vec<Vec<Lead>> = tables
        .iter()
        .map(|table| boxes::of(document, table))
        .collect();
    let all_pairs = label::labelled(document, &tables);
    let is_boxed = |pair: &&Labelled| {
        let is_of_cells = matches!(pair.form, Form::Beside | Form::Below);
        is_of_cells && pair.table_idx.is_some_and(|idx| !boxed[idx].is_empty())
    };
    let pairs = all_pairs.iter().filter(|pair| !is_boxed(pair));
    let mut leads: Vec<Lead> = pairs.filter_map(|pair| of_pair(document, pair)).collect();
    leads.extend(boxed.iter().flatten());
    let unboxed = tables
        .iter()
        .zip(&boxed)
        .filter(|(_, boxed)| boxed.is_empty());
    leads.extend(unboxed.flat_map(|(table, _)| boxes::across(document, table)));
    // The columns of a chronology are about its entries one by one, not about the whole.
    let is_chronology = |table: &&Table| {
        let mut entries = facts.chronologies.iter().flat_map(|one| &one.entries);
        entries.any(|entry| table.rows.iter().any(|row| row.span.covers(entry.span)))
    };
    // Where the header says which column asks, no row heads those below it.
    let heads_none = |table: &&Table| label::asked_columns(document, table).is_some();
    let others = tables.iter().filter(|table| !is_chronology(table));
    leads.extend(others.clone().flat_map(|table| by_column(document, table)));
    let others = others.filter(|table| !heads_none(table));
    leads.extend(others.flat_map(|table| banners(document, table)));
    leads.extend(tables.iter().flat_map(|table| numbered(document, table)));
    leads.extend(rows::of(document, &tables, &all_pairs));
    leads.extend(of_lines(document));
    put_under(&mut leads);
    let heard = leads
        .iter()
        .filter(|lead| voices::is_of_views(lead.words(document)));
    let heard: Vec<Lead> = heard.flat_map(|lead| of_speakers(document, lead)).collect();
    leads.extend(heard);
    leads.extend(rows::by_person(document, &tables));
    leads.extend(rows::by_group(document, &tables));
    leads.extend(rows::by_side(document, &tables));
    leads
}

/// Those who speak in the text under a heading or label for views, each with what they say.
fn of_speakers(document: &Document, over: &Lead) -> Vec<Lead> {
    let from = over.name.end;
    let text = &document.text[from..over.reach.end.max(from)];
    let lead_of = |(who, said): (Span, Span)| {
        let (who, said) = (who.shifted(from), said.shifted(from));
        Lead {
            under: Some(over.name),
            ..Lead::of_value(document, who, said)
        }
    };
    speakers::speakers(text).into_iter().map(lead_of).collect()
}

/// Says of each lead which heading it stands under: the nearest above.
fn put_under(leads: &mut [Lead]) {
    leads.sort_by_key(|lead| (lead.name, lead.reach));
    let mut over = None;
    for lead in leads {
        lead.under = over.filter(|over| *over != lead.name);
        if lead.is_heading {
            over = Some(lead.name);
        }
    }
}

fn of_lines(document: &Document) -> Vec<Lead> {
    let text = document.blocks.iter().filter(|block| is_text(block));
    let blocks: Vec<&Block> = text.collect();
    let mut leads = Vec::new();
    for (idx, block) in blocks.iter().enumerate() {
        if block.cell().is_some() {
            continue;
        }
        let mut at = block.span.start;
        for line in document.at(block.span).split_inclusive('\n') {
            let rest_of_block = Span::new(at, block.span.end);
            leads.extend(of_line(document, rest_of_block, line, &blocks[idx..]));
            at += line.len();
        }
    }
    leads
}

/// The rows laid across a table that head what stands below them, up to the next. In a table of one
/// column all are, as in a form that frames each section.
fn banners<'a>(document: &'a Document, table: &'a Table) -> impl Iterator<Item = Lead> + 'a {
    // In a table of two columns an empty cell beside a label is a blank.
    let is_blank = |row: &Row| table.n_columns == 2 && row.cells.len() == 2;
    let is_laid_across = move |row: &Row| {
        table.n_columns == 1 || columns::is_banner(document, table, row) && !is_blank(row)
    };
    // What stands below a question is its answer, and running text heads nothing.
    let is_banner = move |idx: usize| {
        let before = idx.checked_sub(1).map(|before| &table.rows[before]);
        let is_answer = before.is_some_and(|before| asks(document, before));
        let row = &table.rows[idx];
        is_laid_across(row) && !is_answer && !is_running(document.at(row.span))
    };
    let rows = table.rows.iter().enumerate();
    rows.filter(move |(idx, _)| is_banner(*idx))
        .map(move |(idx, row)| {
            let below = (idx + 1..table.rows.len()).take_while(move |idx| !is_banner(*idx));
            let below = below.map(|idx| &table.rows[idx]);
            let below: Vec<Span> = below.map(|row| row.span).collect();
            let n = below.iter().map(|row| n_words(document.at(*row))).sum();
            let name = trimmed(document, row.span);
            Lead::heading(name, below.into_iter().fold(row.span, Span::joined), n)
        })
}

/// The rows of a number and a name, "Part 5 | Views of the child", that head the rows below them in the
/// same table: with nothing in those the form keeps a place and leaves it blank.
fn numbered<'a>(document: &'a Document, table: &'a Table) -> impl Iterator<Item = Lead> + 'a {
    let name_of = move |row: &Row| {
        let filled = row.cells.iter().map(|(_, idx)| &document.blocks[*idx]);
        let filled: Vec<&Block> = filled.filter(|block| !block.span.is_empty()).collect();
        let [number, name] = filled[..] else {
            return None;
        };
        let is_number = NUMBER.is_match(document.text_of(number));
        (is_number && !is_running(document.text_of(name))).then_some(name.span)
    };
    let rows = table.rows.iter().enumerate();
    rows.filter_map(move |(idx, row)| {
        let name = name_of(row)?;
        let below = table.rows[idx + 1..].iter();
        let below: Vec<&Row> = below.take_while(|row| name_of(row).is_none()).collect();
        let n = below.iter().map(|row| n_words(document.at(row.span))).sum();
        let reach = below
            .iter()
            .fold(row.span, |reach, row| reach.joined(row.span));
        let lead = Lead {
            is_blank: n == 0,
            ..Lead::heading(name, reach, n)
        };
        (!below.is_empty()).then_some(lead)
    })
}

static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^\W*(?:(?:part|section|step|box) )?(?:\d{1,2}(?:\.\d{1,2})*|[a-h]|[ivx]{1,4})",
        r"[.):]?\W*$"
    ))
});

/// Whether a row is laid across and asks something, or names what stands below with a colon.
fn asks(document: &Document, row: &Row) -> bool {
    let mut filled = row.texts(document).filter(|text| !text.trim().is_empty());
    let asks = |text: &str| text.trim_end().ends_with(['?', ':']);
    filled.next().is_some_and(asks) && filled.next().is_none()
}

fn is_running(text: &str) -> bool {
    n_words(text) > LEAD_WORDS_MAX || text.trim_end().ends_with('.')
}

/// The columns of a table, each with all that stands in it.
fn by_column<'a>(document: &'a Document, table: &'a Table) -> impl Iterator<Item = Lead> + 'a {
    // "Core group | To be named" over "Next review | 3 May": a label beside its value heads no column.
    let is_label = |row: &&Row| {
        let mut texts = row.texts(document).filter(|text| !text.trim().is_empty());
        !texts.any(|text| NOTHING.is_match(text))
    };
    let header = table.header().filter(is_label);
    let header = header.map_or(&[][..], |row| row.cells.as_slice());
    let mut cells = table.body().iter().flat_map(|row| &row.cells);
    let is_blank = cells.all(|(_, idx)| document.blocks[*idx].span.is_empty());
    header.iter().map(move |(column, block_idx)| {
        let name = document.blocks[*block_idx].span;
        let cells = table
            .body()
            .iter()
            .filter_map(|row| row.cell(document, *column));
        let n = cells.map(|block| n_words(document.text_of(block))).sum();
        Lead {
            is_blank,
            is_column: true,
            ..Lead::new(name, name, n)
        }
    })
}

/// A label with its value. One that is blank counts where the value would stand in the cell beside
/// it: on a line, what follows below may be meant.
fn of_pair(document: &Document, pair: &Labelled) -> Option<Lead> {
    if is_next_number(document, pair) {
        return None;
    }
    let lead = Lead::of_value(document, pair.label.span, pair.value.span);
    (!lead.is_blank || pair.form == Form::Beside || !pair.value.text.is_empty()).then_some(lead)
}

/// Whether what stands below a numbered label is the next number, and no value of it.
fn is_next_number(document: &Document, pair: &Labelled) -> bool {
    let label = document.block_at(pair.label.span);
    let own = label.and_then(|idx| number_of(document, &document.blocks[idx]));
    let below = number_of(document, &document.blocks[pair.block_idx]);
    pair.form == Form::NextLine && own.is_some() && below == own.map(|number| number + 1)
}

/// The words before the first colon or stop of a line, where they are few, and what follows them
/// up to the next heading.
///
/// - `blocks`: the line's own, and those below it
fn of_line(document: &Document, rest: Span, line: &str, blocks: &[&Block]) -> Option<Lead> {
    let (block, below) = blocks.split_first()?;
    let end = end_of_lead(line);
    let is_long = n_words(&without_brackets(&line[..end])) > LEAD_WORDS_MAX;
    let end = end_of_run_in(line).filter(|_| is_long).unwrap_or(end);
    let words = n_words(&without_brackets(&line[..end]));
    if words == 0 || words > LEAD_WORDS_MAX {
        return None;
    }
    let is_alone = line[end..]
        .trim_matches([':', '.', '*', '_', ' ', '\n'])
        .is_empty();
    let heads = is_alone || block.heading().is_some();
    let under: Vec<&Block> = if heads {
        content_below(document, below, block).collect()
    } else {
        Vec::new()
    };
    let own = document.text[rest.start + end..rest.end].trim_start_matches([':', '.', ' ']);
    let texts = under.iter().map(|block| document.text_of(block));
    let (prompts, content): (Vec<&str>, Vec<&str>) = [own]
        .into_iter()
        .chain(texts)
        .partition(|text| prompt::is(text));
    let n = content.iter().map(|text| n_words(text)).sum();
    let is_asked = n == 0 && (!prompts.is_empty() || heads && is_cut(document, block, below))
        || heads && is_left_open(document, &under);
    let last = under.last().map_or(rest, |block| block.span);
    let name = Span::new(rest.start, rest.start + end);
    Some(Lead {
        shown: Span::new(rest.start, rest.start + line.trim_end().len()),
        is_blank: is_asked || n > 0 && n <= BLANK_WORDS_MAX && says_nothing(&content.join(" ")),
        is_heading: heads,
        ..Lead::new(name, rest.joined(last), n)
    })
}

/// Whether the next number follows a numbered line at once.
fn is_cut(document: &Document, block: &Block, below: &[&Block]) -> bool {
    let next = number_of(document, block).map(|number| number + 1);
    let mut below = below.iter().map(|block| number_of(document, block));
    next.is_some() && below.next() == Some(next)
}

/// Whether a mark that nothing was written, "[ ]" or "____", stands under a heading, and no more
/// running text before the next.
fn is_left_open(document: &Document, under: &[&Block]) -> bool {
    let is_mark = |text: &str| !text.trim().is_empty() && n_words(text) == 0;
    let Some((first, rest)) = under.split_first() else {
        return false;
    };
    let is_running =
        |block: &&&Block| block.cell().is_none() && is_running(document.text_of(block));
    is_mark(document.text_of(first)) && !rest.iter().any(|block| is_running(&block))
}

/// Where the opening words of a line end: at a colon, or at a stop that is neither one of a date
/// nor one that counts the line.
///
/// What stands in brackets is an aside: "Weighing it up (headings: need, risk)".
fn end_of_lead(line: &str) -> usize {
    let from = COUNTED.find(line).map_or(0, |found| found.end());
    let closes = line.rfind(')').unwrap_or(0);
    let mut is_open = false;
    let mut ends = |(at, sign): &(usize, char)| {
        is_open = match sign {
            '(' => from + at < closes,
            ')' => false,
            _ => is_open,
        };
        match sign {
            '\n' => true,
            _ if is_open => false,
            ':' => true,
            '.' => !line[from + at + 1..].starts_with(|next: char| next.is_ascii_digit()),
            _ => false,
        }
    };
    line[from..]
        .char_indices()
        .find(|one| ends(one))
        .map_or(line.len(), |(at, _)| from + at)
}

/// A line without its asides in brackets.
fn without_brackets(line: &str) -> std::borrow::Cow<'_, str> {
    static ASIDE: LazyLock<Regex> = LazyLock::new(|| pattern(r"\([^()]*\)"));
    ASIDE.replace_all(line, "")
}

/// "Ash's view He likes it here.": where a name ends that runs into what it heads with no sign
/// between.
fn end_of_run_in(line: &str) -> Option<usize> {
    static RUN_IN: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"^\W*(?P<name>(?:",
            r"\p{Lu}[\p{L}-]*(?:['’]s?|s['’]) (?:own )?(?:views?|say|voice|wishes)",
            r"|(?:Views|Voice|Wishes) of (?:the )?\p{L}+))[ \u{a0}]+[“\x22‘]?\p{Lu}"
        ))
    });
    Some(RUN_IN.captures(line)?.name("name")?.end())
}

/// What stands under a heading, before the next of its level.
///
/// "5. Ash's views." over "6. Risks." has nothing below it: the next number heads something else.
fn content_below<'d>(
    document: &'d Document,
    below: &[&'d Block],
    head: &Block,
) -> impl Iterator<Item = &'d Block> {
    let level = head.heading().unwrap_or(u8::MAX);
    let next = number_of(document, head).map(|number| number + 1);
    let ends = move |block: &Block| match block.kind {
        BlockKind::Heading(other) => other <= level,
        _ => next.is_some() && number_of(document, block) == next,
    };
    let inside = below.iter().copied().take_while(move |block| !ends(block));
    inside.filter(|block| block.heading().is_none())
}

/// The number that counts a line, its own or the list's: "5. ", "12) ".
fn number_of(document: &Document, block: &Block) -> Option<u32> {
    static NUMBERED: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^[\s*_]*(?P<n>\d{1,2})[.):](?:\s|$)"));
    let text = block.label.as_deref().unwrap_or(document.text_of(block));
    NUMBERED.captures(text)?["n"].parse().ok()
}

fn trimmed(document: &Document, span: Span) -> Span {
    let text = document.at(span);
    let start = span.start + (text.len() - text.trim_start().len());
    Span::new(start, start + text.trim().len())
}
