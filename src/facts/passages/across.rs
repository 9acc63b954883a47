//! Days that run across a table, and days that stand apart from their month.
//!
//! In: a table, or a line below a month. Out: sentences with the day of their column, and the day of
//! a row or line whose month stands in another column or above.

use super::{Labelled, Reader, Setting, sentences_of};
use crate::calendar::Interval;
use crate::document::Span;
use crate::facts::pattern::cue;
use crate::facts::table::{Row, Table};
use crate::facts::{Dated, Grain};

impl Reader<'_> {
    /// Reads columns by the row of their days, each other row with its name at the left.
    pub(super) fn across(&mut self, table: &Table, days: usize) {
        let head = &table.rows[days];
        let rows = table.rows.iter().enumerate();
        for (_, row) in rows.filter(|(idx, _)| *idx != days) {
            let name = self.span_at(row, 0);
            for (column, value) in self.spans(row).into_iter().filter(|(at, _)| *at > 0) {
                if let Some(label) = name {
                    self.passages.labels.push(Labelled {
                        label,
                        value,
                        heading: self.heading,
                        row: None,
                    });
                }
                let when = self
                    .span_at(head, column)
                    .and_then(|day| self.opening_date(day));
                let setting = when.map_or(Setting::Prose, |_| Setting::Row);
                let said = sentences_of(self.document, value);
                for (nth, sentence) in said.into_iter().enumerate() {
                    self.sentence(sentence, setting, when, nth == 0);
                }
            }
        }
    }

    /// The day of a row that gives no more than its number under "Day": its month stands in the column
    /// for that, in the row or above it.
    pub(super) fn day_under_month(
        &self,
        table: &Table,
        row: &Row,
        column: u32,
        header: Option<usize>,
    ) -> Option<Dated> {
        cue!(
            MONTH,
            r"(?i)^\W*(?:month|month (?:and|&) year|month ?/ ?year)\W*$"
        );
        let head = &table.rows[header?];
        let names_months = |(_, span): &(u32, Span)| MONTH.is_match(self.document.at(*span));
        let (months, _) = self.spans(head).into_iter().find(names_months)?;
        let cell = self.span_at(row, column)?;
        let figures = self.document.at(cell).trim();
        let figures = figures.trim_end_matches(['s', 't', 'n', 'd', 'r', 'h', '.']);
        let number: i32 = figures.parse().ok().filter(|day| (1..=31).contains(day))?;
        let above = table
            .rows
            .iter()
            .filter(|one| one.span.start <= row.span.start);
        let month = above.rev().find_map(|one| {
            let cell = self.span_at(one, months)?;
            self.first_date(cell)
        })?;
        day_of(month, number, cell)
    }

    /// "November 2021" on a line of its own.
    pub(super) fn month_alone(&self, line: Span, date: Dated) -> Option<Dated> {
        let rest = Span::new(date.span.end.min(line.end), line.end);
        let before = Span::new(line.start, date.span.start.max(line.start));
        let mut sides = [before, rest].into_iter();
        let is_alone = sides.all(|side| !self.document.at(side).contains(char::is_alphanumeric));
        (date.grain == Grain::Month && is_alone).then_some(date)
    }

    /// The day with which a line below its month begins: "3rd – home visit", "Tue 16: core group".
    pub(super) fn day_of_month(&self, line: Span) -> Option<Dated> {
        cue!(
            DAY,
            concat!(
                r"(?i)^\W*(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? )?",
                r"(?:(?P<nth>\d{1,2})(?:st|nd|rd|th)\b|(?P<count>\d{1,2})(?:\s*[:–—-]\s|\t|\s{2,}))"
            )
        );
        let month = self.month?;
        let found = DAY.captures(self.document.at(line))?;
        let figures = found.name("nth").or_else(|| found.name("count"))?;
        let number: i32 = figures.as_str().parse().ok()?;
        let place = Span::new(figures.start(), figures.end()).shifted(line.start);
        day_of(month, number, place)
    }

    /// The cells of a row that say something, each with its column.
    fn spans(&self, row: &Row) -> Vec<(u32, Span)> {
        let cells = row.cells.iter();
        let spans = cells.map(|(at, idx)| (*at, self.document.blocks[*idx].span));
        let is_said = |span: Span| !self.document.at(span).trim().is_empty();
        spans.filter(|(_, span)| is_said(*span)).collect()
    }

    fn span_at(&self, row: &Row, column: u32) -> Option<Span> {
        let cells = self.spans(row);
        let (_, span) = cells.into_iter().find(|(at, _)| *at == column)?;
        Some(span)
    }
}

/// A day of a month by its number.
fn day_of(month: Dated, number: i32, place: Span) -> Option<Dated> {
    let day = month.interval.from.plus_days(number - 1);
    let is_inside = month.grain == Grain::Month && number > 0 && day <= month.interval.to;
    is_inside.then_some(Dated {
        interval: Interval::day(day),
        grain: Grain::Day,
        span: place,
        ..month
    })
}

/// The row that holds days over the columns of a table, the only one, with a name for them or nothing
/// at its left.
pub(super) fn days_across(reader: &Reader, table: &Table) -> Option<usize> {
    cue!(
        NAMES_DAYS,
        concat!(
            r"(?i)^\W*(?:dates?|days?|when|on|held(?: on)?|time|date of \w+|what day|from|since",
            r"|start(?:ed)?|began|moved in|arrived|placed)\W*$"
        )
    );
    let opens_with_name = |row: &Row| {
        let first = reader.span_at(row, 0);
        first.is_none_or(|span| reader.first_date(span).is_none())
    };
    let mut found = (0..table.rows.len()).filter(|idx| holds_days(reader, &table.rows[*idx]));
    let days = found.next()?;
    let name = reader.span_at(&table.rows[days], 0);
    let is_named = || name.is_some_and(|name| NAMES_DAYS.is_match(reader.document.at(name)));
    let is_only = found.next().is_none() && table.rows.len() > 1;
    (is_only && (days == 0 || is_named()) && table.rows.iter().all(opens_with_name)).then_some(days)
}

/// Whether every cell of a row but the first is a day.
fn holds_days(reader: &Reader, row: &Row) -> bool {
    const DAYS_MIN: usize = 2;
    const WORDS_MAX: usize = 5;
    let is_day = |span: Span| {
        let n_words = reader.document.at(span).split_whitespace().count();
        let on = reader.opening_date(span);
        n_words <= WORDS_MAX && on.is_some_and(|on| on.interval.is_day())
    };
    let spans = reader.spans(row);
    let mut others = spans.iter().filter(|(at, _)| *at > 0);
    others.clone().count() >= DAYS_MIN && others.all(|(_, span)| is_day(*span))
}
