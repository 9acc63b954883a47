//! The line of the first page that the file's own names repeat.
//!
//! In: a document and what was taken for its title. Out: the line that the title property or the file's
//! name gives too, where the title taken is another's: a house's name, a section, the kind alone.

use std::sync::LazyLock;

use regex::Regex;

use crate::facts::pattern::pattern;

use super::{Kind, naming};
use crate::document::{Block, Document, Part, Span};

/// The line that stands for the title instead, if any.
pub(super) fn instead(document: &Document, title: Span) -> Option<Span> {
    let names = own_names(document);
    let told = words(document.at(title));
    let may_be_policy = |span: Span| {
        let kind = naming::of(document.at(span));
        kind.is_none_or(|kind| kind == Kind::Policy)
    };
    if !may_be_policy(title) || names.contains(&told) {
        return None;
    }
    let lines: Vec<Span> = first_lines(document);
    let is_whole = |line: &&Span| {
        let line = words(document.at(**line));
        line.len() > 1 && names.contains(&line)
    };
    let shares = |name: &Vec<String>| name.iter().any(|word| told.contains(word));
    let is_named = names.iter().any(shares);
    let begins = |line: &&Span| {
        let line = words(document.at(**line));
        !is_named && names.iter().any(|name| begins_alike(&line, name))
    };
    let found = lines.iter().find(is_whole);
    let line = *found.or_else(|| lines.iter().find(begins))?;
    let names_kind = |span: Span| naming::of(document.at(span)).is_some();
    if title.covers(line) || !may_be_policy(line) {
        return None;
    }
    if line.covers(title) || !names_kind(title) || names_kind(line) {
        return Some(line);
    }
    if is_right_below(document, line, title) {
        return Some(line.joined(title));
    }
    is_section(document, line, title).then_some(line)
}

/// The title property, or what it gives before the name of a site, and the file's name, as words.
fn own_names(document: &Document) -> Vec<Vec<String>> {
    let properties = document.part(Part::Property).filter_map(|block| {
        let (name, value) = document.text_of(block).split_once(':')?;
        let is_title = name.trim().eq_ignore_ascii_case("title");
        is_title.then(|| value.split(" | ").next().unwrap_or(value))
    });
    let file = document.file_name();
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let names = properties.chain([stem]).map(words);
    names.filter(|name| !name.is_empty()).collect()
}

/// The words by which one name is told from another: without numbers, small words and kinds of document.
fn words(name: &str) -> Vec<String> {
    static LOOSE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"^(?:\w{1,2}|the|and|for|from|with|our|polic(?:y|ies)|procedures?|guidance",
            r"|guidelines?|protocol|strategy|sop|document|version|final|draft|copy|signed|approved",
            r"|.*\d.*)$"
        ))
    });
    let words = name.split(|c: char| !c.is_alphanumeric());
    let words = words.map(str::to_lowercase);
    words
        .filter(|word| !word.is_empty() && !LOOSE.is_match(word))
        .collect()
}

/// Whether a line goes on from a name, holds two words of it and all, or begins with its first two.
fn begins_alike(line: &[String], name: &[String]) -> bool {
    const WORDS_MIN: usize = 2;
    let n_alike = line.iter().zip(name).take_while(|(a, b)| a == b).count();
    let holds = |all: &[String], some: &[String]| some.iter().all(|word| all.contains(word));
    n_alike == name.len()
        || n_alike >= WORDS_MIN
        || !line.is_empty() && n_alike == line.len()
        || name.len() >= WORDS_MIN && holds(line, name)
}

/// The short lines before the text begins, those in cells too, and the headings near them.
fn first_lines(document: &Document) -> Vec<Span> {
    const BLOCKS_MAX: usize = 40;
    const WORDS_MAX: usize = 20;
    let mut lines = Vec::new();
    let mut in_text = false;
    for block in document.part(Part::Body).take(BLOCKS_MAX) {
        in_text |= is_text(document, block);
        if in_text && block.heading().is_none() {
            continue;
        }
        for span in document.lines_in(block.span) {
            let line = document.at(span);
            let n_words = line.split_whitespace().take(WORDS_MAX + 1).count();
            if (1..=WORDS_MAX).contains(&n_words) && !line.trim_end().ends_with(['.', ';']) {
                lines.push(Span::new(span.start, span.start + line.trim_end().len()));
            }
        }
    }
    lines
}

fn is_text(document: &Document, block: &Block) -> bool {
    const WORDS_MAX: usize = 25;
    let n_words = document.text_of(block).split_whitespace();
    block.cell().is_none() && n_words.take(WORDS_MAX + 1).count() > WORDS_MAX
}

fn is_right_below(document: &Document, line: Span, title: Span) -> bool {
    let is_apart = line.end <= title.start;
    is_apart
        && document
            .at(Span::new(line.end, title.start))
            .trim()
            .is_empty()
}

/// Whether a table or running text stands between the line and what was taken for the title.
fn is_section(document: &Document, line: Span, title: Span) -> bool {
    let between = |block: &&Block| block.span.start >= line.end && block.span.end <= title.start;
    let mut blocks = document.part(Part::Body).filter(between);
    blocks.any(|block| block.cell().is_some() || is_text(document, block))
}
