//! Labels in the words of table headers, where a document sets its actions out as blocks of labels.
//!
//! In: a document's lines. Out: the labels beside others that are certain, with what they announce.
//! "Need or risk: …" may be any sentence's beginning; between "Action: …" and "By whom: …" it is the
//! label of a form, and what other forms have in their headers is asked for there too.

use std::collections::HashMap;

use super::headers::{self, Holds};
use super::labels;
use crate::document::Span;
use crate::facts::columns;

/// What the loose labels of a document announce, by their plain words.
pub(super) type Loose = HashMap<String, Holds>;

/// A line as a label, if it may be one.
struct Labelled {
    words: String,
    holds: Holds,
    is_certain: bool,
    /// Whether a colon or a question mark sets it off.
    is_marked: bool,
}

/// Finds the loose labels among the lines of a document.
pub(super) fn of<'a>(lines: impl Iterator<Item = &'a str>) -> Loose {
    let lines: Vec<Option<Labelled>> = lines.map(labelled).collect();
    let certain = || lines.iter().flatten().filter(|line| line.is_certain);
    if !is_form(certain().map(|line| line.holds)) {
        return Loose::new();
    }
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for line in lines.iter().flatten() {
        *counts.entry(&line.words).or_default() += 1;
    }
    let admitted = lines.iter().enumerate().filter_map(|(at, line)| {
        let line = line.as_ref().filter(|line| !line.is_certain)?;
        let recurs = counts.get(line.words.as_str()).is_some_and(|n| *n > 1);
        let is_one = (line.is_marked || recurs) && stands_by_certain(&lines, at);
        is_one.then(|| (line.words.clone(), line.holds))
    });
    admitted.collect()
}

/// Whether certain labels ask for who or when, and for something else.
fn is_form(certain: impl Iterator<Item = Holds>) -> bool {
    let all: Vec<Holds> = certain.collect();
    let has = |wanted: fn(&Holds) -> bool| all.iter().any(wanted);
    let n_places =
        usize::from(all.contains(&Holds::Owner)) + usize::from(all.contains(&Holds::Due));
    let acts = has(|holds| matches!(holds, Holds::Action(_)));
    let says_end = has(|holds| matches!(holds, Holds::Outcome | Holds::Need | Holds::Status));
    n_places > 0 && acts || n_places > 1 && says_end
}

/// Whether the label before or behind a line is certain; its value may stand between the two.
fn stands_by_certain(lines: &[Option<Labelled>], at: usize) -> bool {
    let is_certain = |line: &Option<Labelled>| line.as_ref().is_some_and(|line| line.is_certain);
    let from = at.saturating_sub(N_LINES_APART);
    let to = (at + N_LINES_APART + 1).min(lines.len());
    lines[from..to].iter().any(is_certain)
}

/// A label, and its value on a line of its own.
const N_LINES_APART: usize = 2;

/// Longer words stand for themselves.
const N_LABEL_BYTES_MAX: usize = 60;

fn labelled(line: &str) -> Option<Labelled> {
    let (words, _) = split(line)?;
    let certain = labels::label(words).filter(|holds| *holds != labels::WEAK_ACTION);
    let holds = certain.or_else(|| headers::beside_value(words))?;
    Some(Labelled {
        words: columns::plain(words),
        holds,
        is_certain: certain.is_some(),
        is_marked: line.contains(':') || words.ends_with('?'),
    })
}

/// The words before a colon or of a whole short line, and where the value begins.
fn split(line: &str) -> Option<(&str, usize)> {
    let end = line.find(':').unwrap_or(line.trim_end().len());
    let words = line[..end].trim();
    let is_label = words.len() <= N_LABEL_BYTES_MAX
        && words.starts_with(char::is_uppercase)
        && !words.contains(['.', ';', ',', '\t']);
    is_label.then_some((words, (end + 1).min(line.len())))
}

/// What a line announces by a loose label, with the bytes of its value, which may be none.
pub(super) fn read(loose: &Loose, line: &str) -> Option<(Holds, Span)> {
    if loose.is_empty() {
        return None;
    }
    let (words, begins) = split(line)?;
    let holds = loose.get(&columns::plain(words))?;
    let gap = line[begins..].len() - line[begins..].trim_start().len();
    Some((*holds, Span::new(begins + gap, line.len())))
}

#[cfg(test)]
mod tests {
    use super::*;

    const BLOCKS: &str = "Need or risk: Ida is tired\nAction: Buy a lamp\nPerson/agency responsible: Gran\nBy when: 3 May";

    #[test]
    fn between_certain_labels_the_words_of_headers_are_labels_too() {
        let loose = of(BLOCKS.lines());
        let (holds, value) = read(&loose, "Need or risk: Ida is tired").expect("a label");
        assert_eq!(holds, Holds::Need);
        assert_eq!(value.start, 14);
        assert!(read(&loose, "Person/agency responsible: Gran").is_some());
    }

    #[test]
    fn apart_from_them_and_in_prose_they_are_none() {
        let prose = "Need or risk: Ida is tired.\nShe slept on the floor.\nHer mother has bought a bed.\nBy when: nobody knew";
        assert!(of(prose.lines()).is_empty());
        let loose = of(BLOCKS.lines());
        assert_eq!(read(&loose, "Ida is tired"), None);
        assert_eq!(read(&loose, "Strengths: Gran"), None);
    }
}
