//! Labels and the values that stand with them, however they are laid out.
//!
//! In: a document and its tables. Out: [`Labelled`] pairs in text order: a cell and its right
//! neighbour, a column's header and the one or two cells below it, `Label: value` lines (several on
//! one line too), a label over its value, and `Date approved 21 January 2009` without any sign.
//! What a label means is for those who ask; any short text before a colon counts as one.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use crate::facts::pattern::pattern;

use super::Quoted;
use super::table::{self, Row, Table};
use crate::document::{BlockKind, Document, Part, Span};

/// How a value stands to its label.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// In the cell to the right.
    Beside,
    /// In the cell below, under a header row.
    Below,
    /// On the same line.
    Line,
    /// On a line below.
    NextLine,
}

/// A label with its value. The value may be empty: a label with nothing filled in is a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Labelled {
    /// The label's words, without its colon.
    pub label: Quoted,
    /// The value's words.
    pub value: Quoted,
    /// How they stand to each other.
    pub form: Form,
    /// The block that holds the value (the label's, where there is no value).
    pub block_idx: usize,
    /// The table that holds them, as a position in the list of tables.
    pub table_idx: Option<usize>,
}

impl Labelled {
    /// Returns the label in plain form; see [`plain`].
    #[must_use]
    pub fn name(&self) -> String {
        plain(&self.label.text)
    }

    /// Tells whether nothing is filled in: blank, dashes, "TBC", "not known".
    #[must_use]
    pub fn is_blank(&self) -> bool {
        is_blank(&self.value.text)
    }
}

/// Tells whether words in a value's place say nothing: blank, dashes, "TBC", "insert name".
#[must_use]
pub fn is_blank(value: &str) -> bool {
    static BLANK: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)^(?:[\s\W_]*|[\[<(]?(?:tbc|tba|tbd|to be (?:confirmed|agreed|decided|advised|determined|completed|added|inserted)",
            r"|(?:please )?(?:insert|enter|add|type|click)\b.*|not (?:yet )?(?:known|set|agreed|recorded|completed|assigned)",
            r"|n/?k|none|unknown|awaited|pending|xx+|x{2}/x{2}/x+|dd/mm/yy+|date|name|vacant)[\])>]?\.?)$"
        ))
    });
    BLANK.is_match(value.trim())
}

/// Returns a label in plain form: lower case, single spaces, without numbering, colon or brackets
/// at its end.
#[must_use]
pub fn plain(label: &str) -> String {
    static EDGES: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"^[\s*•▪●–-]*(?:\d+(?:\.\d+)*[.)]?\s+)?|\s*(?:\([^()]*\))?[\s:：*.?–-]*$")
    });
    let lower = label.to_lowercase().replace('\u{2019}', "'");
    let bare = EDGES.replace_all(&lower, "");
    bare.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Tells whether a text names a field: it ends in a colon or uses the usual words of forms.
#[must_use]
pub fn is_label(text: &str) -> bool {
    let text = text.trim();
    let n_words = text.split_whitespace().take(10).count();
    let ends_in_colon = text.ends_with([':', '：']) && n_words <= 9;
    ends_in_colon || (n_words <= 8 && names_field(&plain(text)))
}

/// The usual names of fields on forms and control blocks, in plain form.
fn names_field(plain: &str) -> bool {
    static FIELD: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"^(?:",
            // What begins like a field.
            r"(?:date|dates|version|ver|status|owner|owners|author|authors|approved|approval|approver|authorised|ratified",
            r"|ratification|adopted|adoption|issued|issue|publication|published|effective|implementation|implemented|created",
            r"|creation|drafted|updated|amended|amendment|revised|revision|edition|expiry|expires|valid|equality|eqia|eia",
            r"|eqhria|iia|eina|signed|countersigned|signature|endorsed|supersedes|replaces|classification)(?: [a-z'/&-]+){0,5}",
            r"|(?:last|latest|next|previous|first|initial|date of|date for|due|target|planned)(?: [a-z'/&-]+){0,2} (?:review|reviewed|updated?|amended|revised|approved|revision|approval|amendment|meeting|date)(?: (?:date|due|on|by))?",
            r"|(?:to be|will be) (?:next )?reviewed(?: by| in| on)?|review(?:ed)?(?: (?:date|due|by|on|period|cycle|frequency|due date|due by|completed))?",
            r"|(?:completed|prepared|produced|written|developed|compiled|reviewed|agreed|submitted|recorded|reported|referred|minuted|checked|drawn up)(?: and [a-z]+)? (?:by|on|date)",
            r"|(?:responsible|accountable|lead|named|sponsoring) (?:person|officer|director|manager|author|reviewer|service|department|team|professional|agency|committee|body|group|contact)(?:/[a-z]+| \w+)?|lead|responsibility",
            r"|(?:document|policy|procedure|chapter|guidance|strategy|protocol|plan|report|form|case|file)(?:'s)? (?:title|name|type|owner|author|lead|status|version|number|no|ref|reference|id|control|contact|location|category|sponsor|holder|manager)(?: no| number)?",
            // Whom a form is about, and who did something.
            r"|(?:the )?(?:child|young person|child or young person|child/young person|baby|unborn (?:baby|child)(?: of)?|baby of|mother|father|carers?|foster carers?|regarding|assessor|reviewer|referrer|summary|category|outcome)(?:'s)?",
            r"|(?:[a-z'/&-]+ ){0,3}[a-z]*(?:ed|held|written|drawn up|made|report|told|run|led|kept|sent|given) by",
            r"|(?:[a-z'-]+ ){0,2}(?:authoriser|signatory)|(?:[a-z/&-]+ ){1,2}by|(?:worker|person|practitioner|manager|officer|author) (?:completing|authorising|undertaking|carrying out|responsible for|making|of)(?: [a-z]+){1,5}",
            r"|(?:[a-z'/&-]+ ){1,3}(?:signature|signed|initials|approval|authorisation|manager|worker|officer|co-ordinator|coordinator)",
            r"|(?:referral|assessment|report|enquiry|form|request)(?: (?:was|is|first|form))? (?:received|started|begun|completed|finished|finalised|ended|allocated|closed)",
            // What ends like one.
            r"|(?:[a-z'/&-]+ ){0,4}(?:date|dob|d\.o\.b|reference|ref|number|no|title|owner|author|version|status)",
            r"|(?:[a-z'/&-]+ ){0,3}(?:name|names)(?: of [a-z' ]+)?|name|dates? of birth|dob|chi(?: no| number)?|position|role|designation|job title|relationship(?: to child)?",
            r"|venue|time|(?:independent )?chair|chairperson|chaired by|(?:those |people )(?:present|absent|attending|invited)|absent|minute taker|minutes? taken by|present|in attendance|attendees|apologies|invited|subject|from|to|cc|sent|re|address|school|gender|ethnicity|legal status",
            r"|social worker|allocated (?:social )?worker|assessing (?:social )?worker|worker|key worker|team manager|manager|supervisor|supervisee|service|department|team|organisation|committee",
            r"|who (?:wrote|owns|approved|agreed|leads on|looks after|maintains|is responsible for) (?:this|it)(?: [a-z]+)?|when (?:will|was|did|does|is|must|should) (?:this|it|we)(?: [a-z]+){1,6}",
            r"|contact|contact (?:details|officer|person|name|point)|audience|target audience|distribution|scope|category|sponsor|executive sponsor|developed by|type of [a-z ]+|reason for [a-z ]+",
            r")$"
        ))
    });
    FIELD.is_match(plain)
}

/// Gathers the labels of a document with their values, in text order.
#[must_use]
pub fn labelled(document: &Document, tables: &[Table]) -> Vec<Labelled> {
    let mut found = Vec::new();
    for (table_idx, table) in tables.iter().enumerate() {
        let mut in_table = in_table(document, table);
        for pair in &mut in_table {
            pair.table_idx = Some(table_idx);
        }
        found.extend(in_table);
    }
    let in_cells: BTreeSet<Span> = found.iter().map(|pair| pair.label.span).collect();
    let table_at = tables_of_blocks(document, tables);
    let lines = lines_of(document);
    found.extend(in_lines(document, &lines, &in_cells, &table_at));
    found.sort_by_key(|pair| (pair.label.span, pair.value.span, pair.form));
    found.dedup_by(|a, b| a.label.span == b.label.span && a.value.span == b.value.span);
    found
}

fn tables_of_blocks(document: &Document, tables: &[Table]) -> Vec<Option<usize>> {
    let mut table_at = vec![None; document.blocks.len()];
    for (table_idx, table) in tables.iter().enumerate() {
        for (_, block_idx) in table.rows.iter().flat_map(|row| &row.cells) {
            table_at[*block_idx] = Some(table_idx);
        }
    }
    table_at
}

// ---- tables ----

fn in_table(document: &Document, table: &Table) -> Vec<Labelled> {
    if table::names_stand_over(document, &table.rows) {
        let twos = table.rows.chunks_exact(2);
        return twos
            .flat_map(|two| below(document, &two[0], &two[1]))
            .collect();
    }
    if table.n_header_rows == 0 || names_nothing(document, table) {
        let in_pairs = stands_in_pairs(document, table);
        let rows = table.rows.iter();
        return rows
            .flat_map(|row| beside(document, row, in_pairs))
            .collect();
    }
    let body = table.body();
    match table.header() {
        Some(header) if body.len() <= 2 => body
            .iter()
            .flat_map(|row| below(document, header, row))
            .collect(),
        _ => Vec::new(),
    }
}

/// "Item | Detail" over a block of labels names no columns.
fn names_nothing(document: &Document, table: &Table) -> bool {
    let is_pair = table.rows.iter().all(|row| row.cells.len() == 2);
    let first = table
        .header()
        .and_then(|header| header.texts(document).next());
    is_pair
        && first.is_some_and(|text| {
            matches!(
                plain(text).as_str(),
                "field" | "item" | "detail" | "details" | "heading" | "document control"
            )
        })
}

/// Tells whether each row is made of pairs, and what stands in the labels' places reads as names:
/// "Assessor's signature | … | Ref | B-1".
fn stands_in_pairs(document: &Document, table: &Table) -> bool {
    let is_name = |text: &str| {
        let n_digits = text.bytes().filter(u8::is_ascii_digit).count();
        (text.split_whitespace().count() <= 6 || is_question(text))
            && n_digits <= 1
            && !text.ends_with(['.', ';'])
    };
    table.rows.iter().all(|row| {
        let names = row.texts(document).step_by(2);
        matches!(row.cells.len(), 2 | 4 | 6) && { names }.all(is_name)
    })
}

/// Pairs the cells of a row, from the left: a label takes the cell after it.
fn beside(document: &Document, row: &Row, in_pairs: bool) -> Vec<Labelled> {
    let mut pairs = Vec::new();
    let mut at = 0;
    while let [(_, label_idx), (_, value_idx), ..] = row.cells[at.min(row.cells.len())..] {
        let label = document.text_of(&document.blocks[label_idx]);
        let is_name = is_label(label) || (in_pairs || is_question(label)) && at % 2 == 0;
        if !label.is_empty() && is_name {
            pairs.push(of_cells(document, label_idx, value_idx, Form::Beside));
            at += 2;
        } else {
            at += 1;
        }
    }
    pairs
}

/// "Has an equality impact assessment been completed?"
fn is_question(text: &str) -> bool {
    text.ends_with('?') && text.split_whitespace().count() <= 12
}

fn below(document: &Document, header: &Row, row: &Row) -> Vec<Labelled> {
    let under = |column: u32| row.cells.iter().find(|(at, _)| *at == column);
    header
        .cells
        .iter()
        .filter_map(|(column, label_idx)| {
            let (_, value_idx) = under(*column)?;
            let is_empty = document.blocks[*label_idx].span.is_empty();
            (!is_empty).then(|| of_cells(document, *label_idx, *value_idx, Form::Below))
        })
        .collect()
}

fn of_cells(document: &Document, label_idx: usize, value_idx: usize, form: Form) -> Labelled {
    Labelled {
        label: without_colon(document, document.blocks[label_idx].span),
        value: Quoted::cut(document, document.blocks[value_idx].span),
        form,
        block_idx: value_idx,
        table_idx: None,
    }
}

fn without_colon(document: &Document, span: Span) -> Quoted {
    let text = document.at(span);
    let bare = text.trim_end().trim_end_matches([':', '：']);
    Quoted::cut(document, Span::new(span.start, span.start + bare.len()))
}

// ---- lines ----

/// A piece of a line between wide gaps, in reading order.
#[derive(Debug, Clone, Copy)]
struct Piece {
    span: Span,
    block_idx: usize,
    /// Whether a new line begins here.
    starts_line: bool,
}

/// Cuts every block that is said into lines, and lines at tabs, wide gaps, bars and dots, and where
/// a label follows the end of a sentence.
fn lines_of(document: &Document) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for (block_idx, block) in document.blocks.iter().enumerate() {
        let unread = matches!(block.part, Part::Comment | Part::FileName | Part::Folder);
        if unread || !block.is_said() {
            continue;
        }
        let mut start = block.span.start;
        for line in document.text_of(block).split('\n') {
            push_pieces(line, start, block_idx, &mut pieces);
            start += line.len() + 1;
        }
    }
    pieces
}

fn push_pieces(line: &str, start: usize, block_idx: usize, pieces: &mut Vec<Piece>) {
    static GAP: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"[ \u{a0}]*\t[ \t\u{a0}]*|[ \u{a0}]{2,}|\s[|·•]\s|\s*\.{4,}\s*"));
    let mut from = 0;
    let mut starts_line = true;
    let wide = may_have_gaps(line).then(|| GAP.find_iter(line));
    let gaps = wide.into_iter().flatten();
    let gaps = gaps.map(|gap| (gap.start(), gap.end()));
    let mut gaps: Vec<(usize, usize)> = gaps.chain(sentence_gaps(line)).collect();
    gaps.sort_unstable();
    gaps.push((line.len(), line.len()));
    for (gap_start, gap_end) in gaps {
        if gap_start < from {
            continue;
        }
        if !line[from..gap_start].trim().is_empty() {
            let span = Span::new(start + from, start + gap_start);
            pieces.push(Piece {
                span,
                block_idx,
                starts_line,
            });
            starts_line = false;
        }
        from = gap_end;
    }
}

/// Whether a line holds any of the signs without which it has no wide gap; most prose holds none.
fn may_have_gaps(line: &str) -> bool {
    !line.is_ascii()
        || line.contains(['\t', '|'])
        || ["  ", "...."].iter().any(|gap| line.contains(gap))
}

/// The stop before "Checked by: …" in "Author: A. Date: 3 May 2023. Checked by: B."
fn sentence_gaps(line: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    static NEXT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"([.;]\s+)\p{Lu}[\p{L}'’&/-]*(?: [\p{L}'’&/-]+){0,4}(?: \([^()]{1,20}\))?:(?:\s|$)",
        )
    });
    let found = line.contains(':').then(|| NEXT.captures_iter(line));
    found
        .into_iter()
        .flatten()
        .filter_map(|found| found.get(1))
        .map(|gap| (gap.start(), gap.end()))
}

/// What a piece is on its own.
enum Shape {
    /// Labels with their values.
    Pairs(Vec<(Span, Span)>),
    /// A label alone.
    Label(Span),
    /// Anything else.
    Text,
}

fn in_lines(
    document: &Document,
    pieces: &[Piece],
    in_cells: &BTreeSet<Span>,
    table_at: &[Option<usize>],
) -> Vec<Labelled> {
    let mut shapes: Vec<Shape> = pieces
        .iter()
        .map(|piece| shape(document, piece.span))
        .collect();
    read_roles_as_values(document, pieces, &mut shapes);
    let mut found = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let piece = pieces[at];
        if let Shape::Pairs(pairs) = &shapes[at] {
            for (label, value) in pairs {
                let values = (*value, piece.block_idx, Form::Line);
                found.push(of_spans(document, *label, values, table_at));
            }
        }
        let Shape::Label(_) = shapes[at] else {
            at += 1;
            continue;
        };
        let run = label_run(document, pieces, &shapes, at);
        for (label_idx, value_idx) in &run.pairs {
            let Shape::Label(label) = shapes[*label_idx] else {
                continue;
            };
            let without_sign = !document.at(label).trim_end().ends_with([':', '：']);
            let says_nothing = value_idx.is_none() && without_sign;
            if says_nothing || in_cells.contains(&without_colon(document, label).span) {
                continue;
            }
            let end = Span::new(label.end, label.end);
            let value = value_idx.map_or((end, pieces[*label_idx].block_idx, Form::Line), |idx| {
                let same_line = !pieces[idx].starts_line;
                let form = if same_line {
                    Form::Line
                } else {
                    Form::NextLine
                };
                (pieces[idx].span, pieces[idx].block_idx, form)
            });
            found.push(of_spans(document, label, value, table_at));
        }
        at = run.end.max(at + 1);
    }
    found
}

/// "Owner    Team Manager": a role right behind a label on one line is its value, and so is one on
/// the line below a label that asks for a role.
fn read_roles_as_values(document: &Document, pieces: &[Piece], shapes: &mut [Shape]) {
    static ROLE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?i)^(?:[a-z'’/&-]+ )+(?:manager|worker|officer|co-?ordinator|supervisor)$")
    });
    static OWNER: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:owner|author|lead|sponsor|holder|(?:prepared|written|produced) by|who (?:wrote|owns|looks after|is responsible for) (?:this|it)(?: \w+)?)\W*$",
        )
    });
    for at in 1..pieces.len() {
        let is_below = || OWNER.is_match(document.at(pieces[at - 1].span));
        let is_behind =
            matches!(shapes[at - 1], Shape::Label(_)) && (!pieces[at].starts_line || is_below());
        let is_role = || ROLE.is_match(document.at(pieces[at].span).trim());
        if is_behind && matches!(shapes[at], Shape::Label(_)) && is_role() {
            shapes[at] = Shape::Text;
        }
    }
}

/// Labels that stand alone, with the pieces that hold their values.
struct Run {
    pairs: Vec<(usize, Option<usize>)>,
    end: usize,
}

/// A run of lone labels takes as many values after it, one each; a shorter run of values belongs
/// to the last label only.
fn label_run(document: &Document, pieces: &[Piece], shapes: &[Shape], from: usize) -> Run {
    let part = |idx: usize| document.blocks[pieces[idx].block_idx].part;
    let is_label = |idx: &usize| matches!(shapes[*idx], Shape::Label(_));
    let in_reach = |idx: &usize| *idx < pieces.len() && part(*idx) == part(from);
    let n_labels = (from..)
        .take_while(|idx| in_reach(idx) && is_label(idx))
        .take(12)
        .count();
    let values_from = from + n_labels;
    let n_values = (values_from..)
        .take_while(|idx| in_reach(idx) && can_be_value(document, pieces[*idx], &shapes[*idx]))
        .take(n_labels)
        .count();
    let pair = |n: usize| {
        let value = if n_values == n_labels {
            Some(values_from + n)
        } else {
            (n + 1 == n_labels && n_values > 0).then_some(values_from)
        };
        (from + n, value)
    };
    let pairs: Vec<_> = (0..n_labels).map(pair).collect();
    let n_taken = pairs.iter().filter(|(_, value)| value.is_some()).count();
    Run {
        pairs,
        end: values_from + n_taken,
    }
}

/// A value stands in the running text or in the same cell, is not long, and is no heading.
fn can_be_value(document: &Document, piece: Piece, shape: &Shape) -> bool {
    let block = &document.blocks[piece.block_idx];
    let is_heading = matches!(block.kind, BlockKind::Heading(_));
    let starts_cell = block.cell().is_some() && piece.span.start == block.span.start;
    let n_words = document.at(piece.span).split_whitespace().count();
    matches!(shape, Shape::Text) && !is_heading && !starts_cell && n_words <= 30
}

fn of_spans(
    document: &Document,
    label: Span,
    (value, block_idx, form): (Span, usize, Form),
    table_at: &[Option<usize>],
) -> Labelled {
    Labelled {
        label: without_colon(document, label),
        value: Quoted::cut(document, value),
        form,
        block_idx,
        table_idx: table_at.get(block_idx).copied().flatten(),
    }
}

/// Tells labels with values, lone labels and other text apart.
fn shape(document: &Document, span: Span) -> Shape {
    let text = document.at(span);
    let skipped = lead(text);
    let inner = &text[skipped..];
    let start = span.start + skipped;
    if let Some((label, rest)) = split_label(inner) {
        if inner[rest..].trim().is_empty() {
            return Shape::Label(Span::new(start, start + rest));
        }
        let label = Span::new(start, start + label);
        let value = Span::new(start + rest, span.end);
        return Shape::Pairs(split_again(document, label, value));
    }
    if is_label(inner) {
        return Shape::Label(Span::new(start, span.end));
    }
    match bare_split(inner) {
        Some(at) => {
            let label = Span::new(start, start + at);
            Shape::Pairs(vec![(label, Span::new(start + at, span.end))])
        }
        None => Shape::Text,
    }
}

/// Length of the bullet or number before a line's words.
fn lead(text: &str) -> usize {
    static LEAD: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^\s*(?:[-–•▪●*o]\s+|\d{1,2}(?:\.\d{1,2})*[.)]\s+)?[*_]*"));
    LEAD.find(text).map_or(0, |found| found.end())
}

/// Splits `Label: value`: the label's end and the value's start.
fn split_label(text: &str) -> Option<(usize, usize)> {
    let colon = text.find([':', '：']);
    let dash = text.find(" – ").or_else(|| text.find(" - "));
    if let Some(at) = dash
        && colon.is_none_or(|colon| at < colon)
        && names_field(&plain(&text[..at]))
    {
        let width = text[at + 1..].chars().next().map_or(1, char::len_utf8);
        return Some((at, at + 1 + width));
    }
    let question = text
        .find("? ")
        .filter(|at| colon.is_none_or(|colon| at < &colon));
    if let Some(at) = question.filter(|at| names_field(&plain(&text[..*at]))) {
        return Some((at, at + 1));
    }
    let colon = colon?;
    let width = text[colon..].chars().next().map_or(1, char::len_utf8);
    let (label, rest) = (&text[..colon], &text[colon + width..]);
    let is_time = label.ends_with(|last: char| last.is_ascii_digit())
        && rest.starts_with(|first: char| first.is_ascii_digit());
    let looks_right = label.starts_with(char::is_alphabetic)
        && label.split_whitespace().count() <= 9
        && !label.contains(". ")
        && !rest.starts_with("//")
        && !is_time;
    looks_right.then_some((colon, colon + width))
}

/// Cuts a value where another usual label and its colon follow on the same line.
fn split_again(document: &Document, label: Span, value: Span) -> Vec<(Span, Span)> {
    static NEXT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)[\s,;./(|]((?:next|last|latest|date|dates|version|status|owner|author|approved|approval|ratified|adopted",
            r"|issued?|published|publication|effective|review|reviewed|revised|updated|amended|expiry|signed|authorised",
            r"|responsible|lead|policy|document|to be|equality|eqia|time|venue|chair|name|dob|designation|role|drafted|created)",
            r"(?: [a-z'&/-]+){0,4}?)\s*:"
        ))
    });
    let text = document.at(value);
    let mut pairs = Vec::new();
    let (mut label, mut from) = (label, 0);
    for found in NEXT.captures_iter(text) {
        let Some(next) = found.get(1) else { continue };
        let next_start = next.start() + role_before(next.as_str());
        if next.start() <= from || text[from..next.start()].trim().is_empty() {
            continue;
        }
        let before = text[from..next_start].trim_end_matches([' ', ',', ';', '/', '(', '|']);
        pairs.push((
            label,
            Span::new(value.start + from, value.start + from + before.len()),
        ));
        label = Span::new(value.start + next_start, value.start + next.end());
        from = found.get(0).map_or(next.end(), |all| all.end());
    }
    pairs.push((label, Span::new(value.start + from, value.end)));
    pairs
}

/// "Health Lead Version: 2": how much of what looks like a label ends the value before it.
fn role_before(label: &str) -> usize {
    static ROLE_END: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^(lead\s+)(?:version|status|date|next|review|approved|issued|effective|eia|eqia|equality)\b",
        )
    });
    let found = ROLE_END.captures(label);
    let role = found.as_ref().and_then(|found| found.get(1));
    role.map_or(0, |role| role.end())
}

/// Splits `Date approved 21 January 2009`, where usual label words run into a date or a number.
fn bare_split(text: &str) -> Option<usize> {
    const LINE_BYTES_MAX: usize = 300;
    static VALUE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)\s(?:\d|v\.?\s?\d|tbc\b|tba\b|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|autumn|winter)",
            r"[a-z]*\.?,? (?:\d))"
        ))
    });
    if text.len() > LINE_BYTES_MAX {
        return None;
    }
    let at = VALUE.find(text)?.start();
    let label = &text[..at];
    let n_words = text[at..].split_whitespace().count();
    (n_words <= 8 && names_field(&plain(label))).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::{sketch, table};

    fn check(lines: &str, expected: &[(&str, &str)]) {
        let document = sketch::document(lines);
        let found = labelled(&document, &table::of(&document));
        let said: Vec<(&str, &str)> = found
            .iter()
            .map(|pair| (pair.label.text.as_str(), pair.value.text.as_str()))
            .collect();
        assert_eq!(said, expected, "{lines}");
        for pair in &found {
            assert_eq!(document.at(pair.value.span), pair.value.text);
        }
    }

    #[test]
    fn a_label_takes_the_cell_to_its_right() {
        check(
            "| Title | Safe Recruitment |\n| Version: | 2.1 |\n| Owner | |",
            &[
                ("Title", "Safe Recruitment"),
                ("Version", "2.1"),
                ("Owner", ""),
            ],
        );
        check(
            "| Author | Jo Bell | Version | 3 |\n| Approved by | Board | Review date | May 2026 |",
            &[
                ("Author", "Jo Bell"),
                ("Version", "3"),
                ("Approved by", "Board"),
                ("Review date", "May 2026"),
            ],
        );
    }

    #[test]
    fn a_header_takes_the_cell_below() {
        check(
            "| Version | Date approved | Review date |\n| 1.2 | 3 May 2023 | May 2026 |",
            &[
                ("Version", "1.2"),
                ("Date approved", "3 May 2023"),
                ("Review date", "May 2026"),
            ],
        );
    }

    #[test]
    fn rows_of_names_and_of_values_may_take_turns() {
        check(
            "| Version | Review date | Status |\n| 2.0 | May 2026 | Current |\n| Approved on | Author | Next review |\n| 1 March 2025 | Head of Care | 1 March 2027 |",
            &[
                ("Version", "2.0"),
                ("Review date", "May 2026"),
                ("Status", "Current"),
                ("Approved on", "1 March 2025"),
                ("Author", "Head of Care"),
                ("Next review", "1 March 2027"),
            ],
        );
    }

    #[test]
    fn a_lead_before_another_label_ends_the_value() {
        check(
            "Author: Catering and Health Lead Version: 2.1",
            &[("Author", "Catering and Health Lead"), ("Version", "2.1")],
        );
    }

    #[test]
    fn a_role_below_a_label_for_one_is_its_value() {
        check(
            "Policy owner\nContact Service Manager\nDate approved\n25 November 2024",
            &[
                ("Policy owner", "Contact Service Manager"),
                ("Date approved", "25 November 2024"),
            ],
        );
    }

    #[test]
    fn a_label_may_be_a_question() {
        check(
            "EIA completed? Yes ☐ No ☒",
            &[("EIA completed", "Yes ☐ No ☒")],
        );
    }

    #[test]
    fn dots_may_lead_to_the_value() {
        check(
            "Owner ........ Information Officer",
            &[("Owner", "Information Officer")],
        );
    }

    #[test]
    fn one_line_may_hold_several_labels() {
        let expected = [
            ("Version", "1.3"),
            ("Ratified by", "Management Team"),
            ("Date ratified", "20 July 2017"),
        ];
        check(
            "Version: 1.3 · Ratified by: Management Team · Date ratified: 20 July 2017",
            &expected,
        );
        check(
            "Version: 1.3  Ratified by: Management Team  Date ratified: 20 July 2017",
            &expected,
        );
        check(
            "Version: 1.3 Ratified by: Management Team Date ratified: 20 July 2017",
            &expected,
        );
        check(
            "Version: 1.3 | Ratified by: Management Team | Date ratified: 20 July 2017",
            &expected,
        );
        check(
            "Version:\t1.3\tRatified by:\tManagement Team\tDate ratified:\t20 July 2017",
            &expected,
        );
    }

    #[test]
    fn a_value_may_stand_on_the_line_below() {
        check(
            "Approved by:\nManagement Team",
            &[("Approved by", "Management Team")],
        );
        check("Review date // May 2026", &[("Review date", "May 2026")]);
        check(
            "Version\nDate approved\nReview date\n1.2\n3 May 2023\nMay 2026",
            &[
                ("Version", "1.2"),
                ("Date approved", "3 May 2023"),
                ("Review date", "May 2026"),
            ],
        );
    }

    #[test]
    fn usual_labels_need_no_colon() {
        check(
            "Date approved 21st January 2009",
            &[("Date approved", "21st January 2009")],
        );
        check(
            "Version 4  drafted 16 March 2018",
            &[("Version", "4"), ("drafted", "16 March 2018")],
        );
        check("Review date – March 2027", &[("Review date", "March 2027")]);
    }

    #[test]
    fn blank_labels_are_kept_and_times_are_no_labels() {
        check("Signed:\nDate:", &[("Signed", ""), ("Date", "")]);
        check("We met at 14:30 in the school.", &[]);
        check(
            "The team will review her plan with the family in May 2026.",
            &[],
        );
    }

    #[test]
    fn a_table_of_actions_is_no_block_of_labels() {
        check(
            "| Action | Who | When |\n| Ring school | SW | 1 June |\n| Visit | HV | 2 June |\n| Meet | SW | 3 June |",
            &[],
        );
    }
}
