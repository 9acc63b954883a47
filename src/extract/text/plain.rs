//! Plain text into pieces: what the writer set out with blank lines, signs, capitals and columns.
//!
//! In: decoded text. Out: pieces in reading order. A line is kept for itself unless it clearly runs
//! on into the next, since lines of a form must not melt together.

use std::borrow::Cow;

use super::columns;
use super::days::{begin_with_dates, begins_with_date, is_day};
use super::line::{
    Line, after_bullet, after_number, begins_lower, ends_sentence, is_capitals, labelled, rule,
};
use super::margins;
use crate::calendar::month_named;
use crate::document::{BlockKind, Part};
use crate::extract::piece::Piece;
use crate::extract::tidy;

/// The level of a heading that signs frame on its own line.
const FRAMED_LEVEL: u8 = 2;
/// The longest heading, in characters and in words.
const HEADING_CHARS_MAX: usize = 90;
const HEADING_WORDS_MAX: usize = 12;
/// A plain line heads a section only when it is shorter still and prose of this length follows.
const PLAIN_HEADING_WORDS_MAX: usize = 6;
const PROSE_CHARS_MIN: usize = 60;
/// Lines shorter than this end where the writer ended them.
const WRAP_CHARS_MIN: usize = 45;
/// A shorter line that runs on must at least be this long.
const RUN_ON_CHARS_MIN: usize = 25;

/// Reads a plain text.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let mut lines = lines(text);
    let mut running = margins::taken(&mut lines);
    let mut pieces = Reading::new(&lines).all();
    pieces.append(&mut running);
    pieces
}

fn lines(text: &str) -> Vec<Line<'_>> {
    let has_pages = text.trim_end().contains('\u{c}');
    let mut lines = Vec::new();
    for (page, text) in (1..).zip(text.split('\u{c}')) {
        lines.extend(unbroken(text).map(|line| Line {
            text: trimmed(tidy::characters(line)),
            page: has_pages.then_some(page),
        }));
    }
    lines
}

/// Lines end with LF, CR LF or, on old machines, CR.
fn unbroken(text: &str) -> impl Iterator<Item = &str> {
    let by_lf = text.split('\n');
    by_lf.flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r'))
}

fn trimmed(line: Cow<str>) -> Cow<str> {
    match line {
        Cow::Borrowed(line) => Cow::Borrowed(line.trim_end()),
        Cow::Owned(line) => Cow::Owned(line.trim_end().to_owned()),
    }
}

/// A piece that may still run on.
struct Open {
    piece: Piece,
    indent: usize,
    n_chars_last: usize,
    n_blank_after: usize,
    /// Whether its last line is set out in columns, so that it ends where it ends.
    is_set_out: bool,
}

struct Reading<'a, 't> {
    lines: &'a [Line<'t>],
    /// The column at which the text was wrapped, where it was.
    wrap: Option<usize>,
    pieces: Vec<Piece>,
    open: Option<Open>,
    indents: Vec<usize>,
    heading_above: u8,
    n_tables: u32,
    /// Whether lines begin with a day and a month, which look like the numbers of items.
    has_days: bool,
    /// Whether lines begin with whole dates: each is an entry of its own.
    has_dates: bool,
}

impl<'a, 't> Reading<'a, 't> {
    fn new(lines: &'a [Line<'t>]) -> Self {
        Self {
            lines,
            wrap: wrap_column(lines),
            pieces: Vec::new(),
            open: None,
            indents: Vec::new(),
            heading_above: 0,
            n_tables: 0,
            has_days: begin_with_days(lines),
            has_dates: begin_with_dates(lines),
        }
    }

    /// An item's own number, where it is no day of a diary: "24.7".
    fn numbered<'s>(&self, said: &'s str) -> Option<(&'s str, u8, &'s str)> {
        let is_day = self.has_days && day_of_month(said).is_some();
        after_number(said).filter(|_| !is_day)
    }

    fn all(mut self) -> Vec<Piece> {
        let mut idx = 0;
        while idx < self.lines.len() {
            idx += self.step(idx);
        }
        self.end();
        self.pieces
    }

    /// Reads what begins at a line and returns how many lines it takes.
    fn step(&mut self, idx: usize) -> usize {
        let line = &self.lines[idx];
        if line.is_blank() {
            if let Some(open) = &mut self.open {
                open.n_blank_after += 1;
            }
            return 1;
        }
        if let Some(table) = columns::table(&self.lines[idx..]) {
            return self.table(table, line.page);
        }
        if rule(line.said()).is_some() {
            self.end();
            return 1;
        }
        if let Some((level, n_lines)) = self.heading(idx) {
            return self.head(idx, level, n_lines);
        }
        if !self.runs_on(line) {
            self.begin(line);
        }
        1
    }

    fn table(&mut self, table: columns::Found, page: Option<u32>) -> usize {
        self.end();
        let n_lines = table.n_lines;
        self.pieces.extend(table.pieces(self.n_tables, page));
        self.n_tables += 1;
        n_lines
    }

    fn head(&mut self, idx: usize, level: u8, n_lines: usize) -> usize {
        self.end();
        let line = &self.lines[idx];
        let is_plain = n_lines == 1 && self.is_plain_heading(idx);
        if !is_plain {
            self.heading_above = level;
        }
        let said = line.said();
        let said = framed(said).unwrap_or_else(|| said.trim_start_matches('#').trim_start());
        let (label, text) = match self.numbered(said) {
            Some((label, _, text)) => (Some(label), text),
            None => (None, said),
        };
        let mut piece = Piece::new(Part::Body, BlockKind::Heading(level), tidy::piece(text));
        piece.label = label.map(str::to_owned);
        piece.page = line.page;
        self.pieces.push(piece);
        n_lines
    }

    fn begin(&mut self, line: &Line) {
        let is_apart = self.open.as_ref().is_none_or(|open| open.n_blank_after > 1);
        self.end();
        let said = line.said();
        let (kind, label, text) = if let Some(text) = after_bullet(said) {
            let level = self.level(line.indent(), is_apart);
            (BlockKind::ListItem(level), Some("\u{2022}"), text)
        } else if let Some((label, depth, text)) = self.numbered(said) {
            let level = depth.max(self.level(line.indent(), is_apart));
            (BlockKind::ListItem(level), Some(label), text)
        } else {
            self.indents.clear();
            (BlockKind::Paragraph, None, said)
        };
        let mut piece = Piece::new(Part::Body, kind, text);
        piece.label = label.map(str::to_owned);
        piece.page = line.page;
        self.open = Some(Open {
            piece,
            indent: line.indent(),
            n_chars_last: line.text.chars().count(),
            n_blank_after: 0,
            is_set_out: line.is_set_out(),
        });
    }

    /// The level of a list item by its indent among the items above it.
    fn level(&mut self, indent: usize, is_apart: bool) -> u8 {
        if is_apart {
            self.indents.clear();
        }
        while self.indents.last().is_some_and(|above| *above > indent) {
            self.indents.pop();
        }
        if self.indents.last() != Some(&indent) {
            self.indents.push(indent);
        }
        u8::try_from(self.indents.len() - 1).unwrap_or(u8::MAX)
    }

    fn end(&mut self) {
        if let Some(mut open) = self.open.take() {
            open.piece.text = tidy::piece(&open.piece.text);
            self.pieces.push(open.piece);
        }
    }

    /// Adds a line to the open piece if it goes on there.
    fn runs_on(&mut self, line: &Line) -> bool {
        let said = line.said();
        let Some(open) = &mut self.open else {
            return false;
        };
        let before = &open.piece.text;
        let is_parted = parts_date(before, said) || parts_reference(before, said);
        let is_parted = is_parted && open.n_blank_after == 0;
        let is_apart = open.n_blank_after > 0 && sets_off(said);
        let stands_alone = after_bullet(said).is_some()
            || after_number(said).is_some()
            || is_day(said)
            || labelled(said).is_some()
            || self.has_dates && begins_with_date(said)
            || is_apart;
        if !is_parted && (stands_alone || !goes_on(open, line, self.wrap)) {
            return false;
        }
        if !ends_hyphenated(&open.piece.text) {
            open.piece.text.push(' ');
        }
        open.piece.text.push_str(said);
        open.n_chars_last = line.text.chars().count();
        open.n_blank_after = 0;
        true
    }

    /// Returns a heading's level and how many lines it takes, if one stands here.
    fn heading(&self, idx: usize) -> Option<(u8, usize)> {
        let said = self.lines[idx].said();
        let is_short = said.chars().count() <= HEADING_CHARS_MAX
            && said.split_whitespace().count() <= HEADING_WORDS_MAX;
        let says_value = labelled(said).is_some_and(|(_, value)| !value.is_empty());
        if !is_short || says_value || !said.chars().any(char::is_alphabetic) {
            return None;
        }
        self.underlined(idx)
            .or_else(|| framed(said).map(|_| (FRAMED_LEVEL, 1)))
            .or_else(|| hashed(said).map(|level| (level, 1)))
            .or_else(|| self.standing_alone(idx).map(|level| (level, 1)))
    }

    fn underlined(&self, idx: usize) -> Option<(u8, usize)> {
        let said = self.lines[idx].said();
        let (sign, length) = rule(self.lines.get(idx + 1)?.said())?;
        let is_boxed = idx > 0 && rule(self.lines[idx - 1].said()).is_some();
        let fits = is_boxed || length <= said.chars().count() + 6;
        let level = if matches!(sign, '=' | '#' | '*') {
            1
        } else {
            2
        };
        (fits && !ends_sentence(said) && after_bullet(said).is_none()).then_some((level, 2))
    }

    /// Capitals, a number of its own, or a short line above prose.
    fn standing_alone(&self, idx: usize) -> Option<u8> {
        let said = self.lines[idx].said();
        let begins = idx == 0 || self.lines[idx - 1].is_blank() || self.follows_heading();
        if !begins || said.ends_with([',', ';', '.', '!']) || said.contains('\t') {
            return None;
        }
        if is_capitals(said) && after_bullet(said).is_none() {
            return Some(self.numbered(said).map_or(1, |(_, depth, _)| depth + 1));
        }
        if let Some((_, depth, text)) = self.numbered(said) {
            return self
                .is_numbered_heading(idx, depth, text)
                .then_some(depth + 1);
        }
        self.is_plain_heading(idx)
            .then_some(self.heading_above.saturating_add(1).clamp(2, 9))
    }

    fn follows_heading(&self) -> bool {
        self.open.is_none()
            && matches!(self.pieces.last(), Some(piece) if matches!(piece.kind, BlockKind::Heading(_)))
    }

    /// A numbered line heads a section when text of its own follows; among others it is an item.
    fn is_numbered_heading(&self, idx: usize, depth: u8, text: &str) -> bool {
        let numbered = |said: &str| self.numbered(said).map(|(_, depth, _)| depth);
        let follows_item = self.open.as_ref().is_some_and(|open| {
            let label = open.piece.label.as_deref();
            label.is_some_and(|label| label != "\u{2022}")
                && matches!(open.piece.kind, BlockKind::ListItem(level) if level >= depth)
        });
        let Some(next) = self.next_said(idx) else {
            return false;
        };
        let ends_here =
            self.lines.get(idx + 1).is_some_and(Line::is_blank) || self.is_prose(idx + 1);
        let heads = numbered(next).is_none_or(|next_depth| next_depth > depth);
        let is_titled = text.starts_with(char::is_uppercase) && !ends_sentence(text);
        is_titled && heads && !follows_item && ends_here
    }

    fn is_plain_heading(&self, idx: usize) -> bool {
        let said = self.lines[idx].said();
        let words = said.trim_end_matches(':');
        let is_title = words.split_whitespace().count() <= PLAIN_HEADING_WORDS_MAX
            && words.starts_with(char::is_uppercase)
            && !words.contains([',', ':', '/', '@', '('])
            && !words.chars().any(|mark| mark.is_ascii_digit())
            && !words.ends_with(['?', '-', '\u{2013}'])
            && after_bullet(said).is_none();
        let Some(next_idx) = self.next_idx(idx) else {
            return false;
        };
        let lists = after_bullet(self.lines[next_idx].said()).is_some() && said.ends_with(':');
        let heads = || columns::table(&self.lines[next_idx..]).is_some();
        is_title && (self.is_prose(next_idx) || lists || heads())
    }

    /// A line long enough to be running text, or one that ends as a sentence does.
    fn is_prose(&self, idx: usize) -> bool {
        let Some(line) = self.lines.get(idx) else {
            return false;
        };
        let said = line.said();
        let n_words = said.split_whitespace().count();
        let is_long = said.chars().count() >= PROSE_CHARS_MIN;
        labelled(said).is_none() && n_words >= 4 && (is_long || said.ends_with(['.', '?', '!']))
    }

    fn next_idx(&self, idx: usize) -> Option<usize> {
        let next = self.lines.iter().skip(idx + 1).take(6);
        let ahead = next.take_while(|line| line.is_blank()).count();
        let next_idx = idx + 1 + ahead;
        let line = self.lines.get(next_idx)?;
        (!line.is_blank()).then_some(next_idx)
    }

    fn next_said(&self, idx: usize) -> Option<&str> {
        Some(self.lines[self.next_idx(idx)?].said())
    }
}

/// "pattern - all falls apart at Easter": a word or two and a dash set off what follows.
fn sets_off(said: &str) -> bool {
    const WORDS_MAX: usize = 3;
    let lead = [" - ", " \u{2013} ", ": "].iter();
    let mut lead = lead.filter_map(|mark| Some(said.split_once(mark)?.0));
    lead.any(|lead| lead.split_whitespace().count() <= WORDS_MAX)
}

/// The day and the month with which a line begins: "24.7".
fn day_of_month(said: &str) -> Option<(u8, u8)> {
    let (first, _) = said.split_once([' ', '\t'])?;
    let (day, month) = first.trim_end_matches(['.', ':']).split_once('.')?;
    let (day, month) = (day.parse().ok()?, month.parse().ok()?);
    ((1..=31).contains(&day) && (1..=12).contains(&month)).then_some((day, month))
}

/// Whether lines begin with days and months, and are not counted: after 2.3 comes 2.4 or 3.1.
fn begin_with_days(lines: &[Line]) -> bool {
    const LINES_MIN: usize = 4;
    let days: Vec<(u8, u8)> = { lines.iter() }
        .filter_map(|line| day_of_month(line.said()))
        .collect();
    let counts = |two: &&[(u8, u8)]| {
        let ((a, b), (c, d)) = (two[0], two[1]);
        (c, d) == (a, b + 1) || c == a + 1 && d == 1
    };
    let n_counted = days.windows(2).filter(counts).count();
    let is_in_year = days
        .windows(2)
        .all(|two| two[1].1 >= two[0].1 || two[0].1 >= 10);
    days.len() >= LINES_MIN && n_counted * 4 <= days.len() && is_in_year
}

/// The words between two runs of the same signs: "== Day by day ==", "** Views **".
fn framed(said: &str) -> Option<&str> {
    const SIGNS_MIN: usize = 2;
    let sign = said.chars().next().filter(|sign| "=*~#".contains(*sign))?;
    let words = said.trim_matches(sign);
    let n_before = said.len() - said.trim_start_matches(sign).len();
    let n_after = said.len() - said.trim_end_matches(sign).len();
    let is_framed = n_before.min(n_after) >= SIGNS_MIN && !words.contains(sign);
    Some(words.trim()).filter(|words| is_framed && !words.is_empty())
}

fn hashed(said: &str) -> Option<u8> {
    let n_signs = said.bytes().take_while(|byte| *byte == b'#').count();
    let is_apart = said.as_bytes().get(n_signs) == Some(&b' ');
    (1..=6)
        .contains(&n_signs)
        .then_some(n_signs)
        .filter(|_| is_apart)
        .and_then(|level| u8::try_from(level).ok())
}

fn goes_on(open: &Open, line: &Line, wrap: Option<usize>) -> bool {
    if open.is_set_out || line.is_set_out() {
        return false;
    }
    let said = line.said();
    let before = open.piece.text.as_str();
    let runs_lower = begins_lower(said) && !ends_sentence(before);
    let n_chars_last = open.n_chars_last;
    if open.n_blank_after > 0 {
        let is_full = wrap.is_some_and(|wrap| n_chars_last * 10 >= wrap * 6);
        return open.n_blank_after == 1 && runs_lower && is_full && !before.ends_with(',');
    }
    let first_word = said.split_whitespace().next().unwrap_or_default();
    let is_full = wrap.is_some_and(|wrap| n_chars_last + 1 + first_word.chars().count() > wrap);
    let begins_anew =
        first_word.starts_with(|mark: char| mark.is_ascii_digit()) && ends_sentence(before);
    let hangs = matches!(open.piece.kind, BlockKind::ListItem(_)) && line.indent() > open.indent;
    (is_full && !begins_anew) || hangs || (runs_lower && n_chars_last >= RUN_ON_CHARS_MIN)
}

/// "… on 11 March" at the end of a line, "2025. It will be …" on the next.
fn parts_date(before: &str, said: &str) -> bool {
    let n_digits = said.bytes().take_while(u8::is_ascii_digit).count();
    let is_year = n_digits == 4 && (said.starts_with("19") || said.starts_with("20"));
    let last = before.split_whitespace().next_back().unwrap_or_default();
    is_year && month_named(last).is_some()
}

/// "… the Act, section" at the end of a line, "25, in force since 1997: …" on the next.
fn parts_reference(before: &str, said: &str) -> bool {
    const COUNTED: [&str; 12] = [
        "section",
        "sections",
        "regulation",
        "regulations",
        "article",
        "articles",
        "paragraph",
        "paragraphs",
        "part",
        "chapter",
        "schedule",
        "rule",
    ];
    let last = before.split_whitespace().next_back().unwrap_or_default();
    said.starts_with(|mark: char| mark.is_ascii_digit())
        && last.len() < before.len()
        && COUNTED.iter().any(|word| last.eq_ignore_ascii_case(word))
}

/// A word parted at its hyphen, "self-", goes on without a blank.
fn ends_hyphenated(before: &str) -> bool {
    let mut marks = before.chars().rev();
    marks.next() == Some('-') && marks.next().is_some_and(char::is_alphabetic)
}

/// Finds where lines were wrapped: the length of lines that go on with a small letter below.
fn wrap_column(lines: &[Line]) -> Option<usize> {
    let said = || lines.iter().filter(|line| !line.is_blank());
    let mut lengths: Vec<usize> = said()
        .zip(said().skip(1))
        .filter(|(line, next)| begins_lower(next.said()) && !ends_sentence(line.said()))
        .map(|(line, _)| line.text.chars().count())
        .filter(|length| *length >= WRAP_CHARS_MIN)
        .collect();
    lengths.sort_unstable();
    (lengths.len() >= 2).then(|| lengths[(lengths.len() - 1) * 9 / 10])
}

#[cfg(test)]
mod tests;
