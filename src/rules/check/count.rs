//! Are there few enough of a thing: the key priorities of a strategic plan.
//!
//! In: documents. Out: for each, how many it names. A list is counted by its structure: numbered
//! labels ("Priority 1"), what stands under a heading of priorities, a column of them. Where the
//! plan itself says another number, a person must look.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;
use serde::Deserialize;

use super::Kind;
use crate::casefile::Record;
use crate::document::{Block, BlockKind, Document, Part, Span};
use crate::facts::Kind as DocumentKind;
use crate::finding::{Outcome, Role};
use crate::rules::view::{Seen, View, is_whole, quote, quote_title};

/// How many of the things are quoted.
const QUOTED_MAX: usize = 12;
/// A heading of priorities has no more words.
const N_HEADING_WORDS_MAX: usize = 8;

/// The parameters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Count {
    /// The kinds of document that are looked at.
    kinds: Vec<DocumentKind>,
    /// No more than so many key priorities.
    priorities_max: usize,
}

impl Kind for Count {
    fn judge(&self, view: &View<'_>) -> Vec<Seen> {
        let records: Vec<&Record> = view.of_kinds(&self.kinds).collect();
        records
            .into_iter()
            .map(|record| self.judge_record(record).of(&record.document))
            .collect()
    }

    fn outcomes(&self) -> &'static [Outcome] {
        &[Outcome::Met, Outcome::NotMet, Outcome::CannotTell]
    }

    fn holes(&self, outcome: Outcome) -> &'static [&'static str] {
        match outcome {
            Outcome::CannotTell => &["why"],
            _ => &["n", "max"],
        }
    }

    fn explain(&self) -> Vec<String> {
        vec![format!(
            "Counts the key priorities: those with numbered labels, else what stands under a heading of priorities or in a column of them. More than {} are too many. Where the plan gives another number in words, or no list can be seen, a person must judge.",
            self.priorities_max
        )]
    }
}

impl Count {
    fn judge_record(&self, record: &Record) -> Seen {
        let document = &record.document;
        let listed = priorities(document);
        let told = told(document);
        let n = match (listed.len(), &told) {
            (0, Some((n, _))) => *n,
            (n, _) => n,
        };
        let shown = listed.iter().take(QUOTED_MAX).copied();
        let shown = shown.chain(told.iter().map(|(_, span)| *span));
        let quotes: Vec<_> = shown
            .map(|span| quote(document, span, Role::Subject))
            .collect();
        if let Some(why) = self.doubt(document, listed.len(), told.map(|(n, _)| n)) {
            let title = quote_title(document, &record.facts).filter(|_| quotes.is_empty());
            return Seen::new(Outcome::CannotTell)
                .why(why)
                .settle("read the plan and count its key priorities")
                .show_all(title)
                .show_all(quotes);
        }
        let outcome = if n <= self.priorities_max {
            Outcome::Met
        } else {
            Outcome::NotMet
        };
        Seen::new(outcome)
            .say("n", n.to_string())
            .say("max", self.priorities_max.to_string())
            .show_all(quotes)
    }

    /// Why the number cannot be judged by, if it cannot.
    fn doubt(&self, document: &Document, n_listed: usize, told: Option<usize>) -> Option<String> {
        let passes = |n: usize| n <= self.priorities_max;
        match (n_listed, told) {
            (0, None) => Some("no list of key priorities can be seen".to_owned()),
            (0, Some(_)) => None,
            (n, Some(told)) if passes(n) != passes(told) => Some(format!(
                "{n} priorities can be seen, and the plan speaks of {told}"
            )),
            (n, _) if passes(n) && !is_whole(document) => Some(format!(
                "{n} priorities were seen, and the plan was not read in full"
            )),
            _ => None,
        }
    }
}

/// The key priorities of a plan, each once.
fn priorities(document: &Document) -> Vec<Span> {
    let ways = [numbered, under_heading, in_column];
    let found = ways.iter().map(|way| way(document));
    found
        .into_iter()
        .find(|found| found.len() > 1)
        .unwrap_or_default()
}

/// "Priority 1: …", "Strategic priority two".
fn numbered(document: &Document) -> Vec<Span> {
    static LABEL: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(concat!(
            r"(?i)^\W*(?:\d+[.)]\s*)?(?:our |the )?(?:key |strategic |main |top |service )?",
            r"priority (?P<n>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven",
            r"|twelve|thirteen|fourteen|fifteen)\b"
        ))
        .expect("the pattern is fixed")
    });
    let mut by_number: BTreeMap<usize, Span> = BTreeMap::new();
    for block in document.part(Part::Body) {
        let found = LABEL.captures(document.text_of(block));
        if let Some(n) = found.and_then(|found| number(&found["n"])) {
            by_number.entry(n).or_insert(block.span);
        }
    }
    by_number.into_values().collect()
}

/// What stands under a heading of priorities: its items, else the headings below it.
fn under_heading(document: &Document) -> Vec<Span> {
    let blocks: Vec<&Block> = document.part(Part::Body).collect();
    let heads = blocks.iter().enumerate().filter_map(|(at, block)| {
        is_of_priorities(document.text_of(block)).then_some((at, level_of(block)?))
    });
    let lists = heads.map(|(at, level)| {
        let section = blocks[at + 1..]
            .iter()
            .take_while(|block| block.heading().is_none_or(|below| below > level));
        let section: Vec<&Block> = section.copied().collect();
        shallowest(&section)
    });
    lists.max_by_key(Vec::len).unwrap_or_default()
}

/// A line of plain text that names a section counts as the lowest of headings.
fn level_of(block: &Block) -> Option<u8> {
    match block.kind {
        BlockKind::Heading(level) => Some(level),
        BlockKind::Paragraph => Some(u8::MAX - 1),
        _ => None,
    }
}

fn is_of_priorities(text: &str) -> bool {
    static NAMES: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)^\W*(?:[\d.]+\s+)?(?:[\p{L}'’]+\s+){0,4}priorities(?:\s+(?:for|are|\d{4}|20).*)?\W*$")
            .expect("the pattern is fixed")
    });
    text.split_whitespace().count() <= N_HEADING_WORDS_MAX && NAMES.is_match(text)
}

/// The items of the least depth, or the headings of the highest level, whichever the section has.
fn shallowest(section: &[&Block]) -> Vec<Span> {
    let depth = |block: &&Block| match block.kind {
        BlockKind::ListItem(depth) => Some((0, depth)),
        BlockKind::Heading(level) => Some((1, level)),
        _ => None,
    };
    let headings = section.iter().filter(|block| block.heading().is_some());
    let has_headings = headings.count() > 1;
    let wanted = |kind: &(u8, u8)| kind.0 == u8::from(has_headings);
    let depths = section.iter().filter_map(depth).filter(wanted);
    let Some(least) = depths.min() else {
        return Vec::new();
    };
    let spans = section.iter().filter(|block| depth(block) == Some(least));
    spans.map(|block| block.span).collect()
}

/// The cells below a header "Priority" that name each another one.
fn in_column(document: &Document) -> Vec<Span> {
    let cells = || {
        document
            .part(Part::Body)
            .filter_map(|block| Some((block.cell()?, block)))
    };
    let header = cells().find(|(cell, block)| {
        let words = document.text_of(block).trim().to_lowercase();
        cell.row <= 1
            && matches!(
                words.as_str(),
                "priority"
                    | "priorities"
                    | "key priority"
                    | "strategic priority"
                    | "our priority"
                    | "our priorities"
            )
    });
    let Some((head, _)) = header else {
        return Vec::new();
    };
    let mut seen: BTreeMap<String, Span> = BTreeMap::new();
    for (cell, block) in cells() {
        let words = document.text_of(block).trim().to_lowercase();
        let is_below =
            cell.table == head.table && cell.column == head.column && cell.row > head.row;
        if is_below && words.split_whitespace().count() > 1 {
            seen.entry(words).or_insert(block.span);
        }
    }
    let mut spans: Vec<Span> = seen.into_values().collect();
    spans.sort();
    spans
}

/// "Our six key priorities": the number that the plan itself gives.
fn told(document: &Document) -> Option<(usize, Span)> {
    static SAID: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(concat!(
            r"(?i)\b(?P<n>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve",
            r"|thirteen|fourteen|fifteen)\s+",
            r"(?:key |strategic |main |high[- ]level |overarching |shared )*priorities\b"
        ))
        .expect("the pattern is fixed")
    });
    document.part(Part::Body).find_map(|block| {
        let found = SAID.captures(document.text_of(block))?;
        let whole = found.get(0)?;
        let span = Span::new(whole.start(), whole.end()).shifted(block.span.start);
        Some((number(&found["n"])?, span))
    })
}

fn number(words: &str) -> Option<usize> {
    const NAMES: [&str; 15] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve", "thirteen", "fourteen", "fifteen",
    ];
    let words = words.to_lowercase();
    let named = NAMES.iter().position(|name| *name == words);
    words.parse().ok().or(named.map(|at| at + 1))
}
