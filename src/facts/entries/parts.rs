//! What an entry of a list gives under labels of its own, as a table gives it in columns.
//!
//! In: the words of an entry. Out: what happened, who says so, what it meant and what was done. A label
//! goes by the names that columns have: "Told by: …", "src: …"; one that opens a line may go without a
//! colon: "Reported by Mum".

use std::sync::LazyLock;

use regex::Regex;

use crate::facts::pattern::pattern;

use super::heads::{self, Told};
use super::{Columns, Entry, EntryDate};
use crate::document::{Document, Span};
use crate::facts::{Quoted, columns as cells};

/// A label and its colon, at the beginning of a clause.
static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?:^|[.;|\n(–—•-])[\s•*–-]*(?P<label>\p{L}[\p{L}’'/]*(?: [\p{L}’'/]+){0,6})",
        r"(?:\([^()\n]{1,20}\))?\.?\s*[:=]\s*"
    ))
});

/// A label with its place, and where its value begins.
#[derive(Debug, Clone, Copy)]
struct Label {
    start: usize,
    value: usize,
    told: Told,
}

/// Reads what stands behind the date of an entry.
pub(super) fn of_entry(document: &Document, span: Span) -> Entry {
    parted(document, span, &labels(document.at(span), false))
}

/// Reads lines below the one with which an entry begins.
pub(super) fn of_lines(document: &Document, span: Span) -> Entry {
    parted(document, span, &labels(document.at(span), true))
}

/// The parts that most entries of a list give under labels of their own. One label alone, such as a
/// source after each entry, makes no columns.
pub(super) fn columns(document: &Document, entries: &[Entry]) -> Columns {
    const LABELS_MIN: usize = 2;
    let given = |entry: &Entry| -> Vec<Told> {
        let labels = labels(document.at(entry.span), false);
        labels.into_iter().map(|label| label.told).collect()
    };
    let of_entries: Vec<Vec<Told>> = entries.iter().map(given).collect();
    let is_usual = |part: Told| {
        let n_given = of_entries.iter().filter(|parts| parts.contains(&part));
        n_given.count() * 2 > entries.len()
    };
    let usual = [Told::Source, Told::Impact, Told::Action].map(is_usual);
    let [source, impact, action] = usual;
    if usual.into_iter().filter(|is_usual| *is_usual).count() < LABELS_MIN {
        return Columns::default();
    }
    Columns {
        is_table: true,
        source,
        impact,
        action,
        ..Columns::default()
    }
}

/// The labels in some words, in their order.
///
/// - `begins_line`: whether the words begin below the first line of an entry
fn labels(text: &str, begins_line: bool) -> Vec<Label> {
    let marked = LABEL.captures_iter(text).filter_map(|found| {
        let (whole, label) = (found.get(0)?, found.name("label")?);
        Some(Label {
            start: label.start(),
            value: whole.end(),
            told: named(label.as_str())?,
        })
    });
    let mut labels: Vec<Label> = marked.collect();
    let is_marked = |labels: &[Label], at: usize| labels.iter().any(|label| label.start == at);
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let indent = line.len() - line.trim_start_matches(|c: char| !c.is_alphabetic()).len();
        let at = start + indent;
        if (start > 0 || begins_line)
            && !is_marked(&labels, at)
            && let Some((told, end)) = unmarked(&line[indent..])
        {
            let value = at + end;
            labels.push(Label {
                start: at,
                value,
                told,
            });
        }
        start += line.len();
    }
    labels.sort_by_key(|label| label.start);
    labels
}

/// What a label announces. Hurried hands shorten it.
fn named(label: &str) -> Option<Told> {
    let words = cells::plain(label);
    let whole = match words.as_str() {
        "sig" => "significance",
        "act" => "action",
        "srce" | "sce" => "source",
        "rep by" | "reptd by" | "per" => "reported by",
        words => words,
    };
    heads::told_of(whole)
}

/// "Reported by Mum", "Effect Shut in": a name at the head of a line whose value begins with a capital.
fn unmarked(line: &str) -> Option<(Told, usize)> {
    const WORDS_MAX: usize = 5;
    let spaces = line.match_indices(' ').take(WORDS_MAX);
    let mut named = spaces.filter_map(|(at, _)| {
        let begins_value = line[at + 1..].starts_with(|c: char| c.is_uppercase() || c.is_numeric());
        let told = heads::told_of(&cells::plain(&line[..at])).filter(|_| begins_value)?;
        Some((told, at + 1))
    });
    named.next()
}

/// Splits an entry's words at labels inside it.
fn parted(document: &Document, span: Span, labels: &[Label]) -> Entry {
    let text = document.at(span);
    let cut = |from: usize, to: usize| {
        let words = Quoted::cut(document, Span::new(from, to.max(from)).shifted(span.start));
        words.text.contains(char::is_alphanumeric).then_some(words)
    };
    let mut entry = Entry {
        span,
        date: EntryDate::Missing,
        event: cut(0, labels.first().map_or(text.len(), |label| label.start)),
        source: None,
        impact: None,
        action: None,
    };
    for (position, label) in labels.iter().enumerate() {
        let to = labels
            .get(position + 1)
            .map_or(text.len(), |next| next.start);
        let words = cut(label.value, to);
        match label.told {
            Told::Event => entry.event = entry.event.take().or(words),
            Told::Source => entry.source = words,
            Told::Impact => entry.impact = words,
            Told::Action => entry.action = words,
        }
    }
    entry
}
