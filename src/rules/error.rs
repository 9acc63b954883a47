//! What can be wrong with rule files: where, what was found, what was expected.
//!
//! In: problems at bytes of a file. Out: [`Error`], which holds all of them and prints one a line
//! as `path:line:column: what`.

use std::fmt;
use std::ops::Range;

/// One problem in one rule file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The rule file.
    pub path: String,
    /// The line, from 1; 0 where the problem is the file as a whole.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// What was found, what was expected.
    pub what: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}: {}", self.path, self.what),
            line => write!(f, "{}:{line}:{}: {}", self.path, self.column, self.what),
        }
    }
}

/// Rule files that cannot be used. Nothing is judged with a part of them.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", lines(.problems))]
pub struct Error {
    /// Everything that is wrong, by file and line.
    pub problems: Vec<Problem>,
}

impl Error {
    /// Returns every problem with the line that it stands in and a caret below its place.
    ///
    /// - `files`: the files that were read, by path
    #[must_use]
    pub fn shown(&self, files: &[(String, Vec<u8>)]) -> String {
        let shown: Vec<String> = self.problems.iter().map(|one| one.shown(files)).collect();
        shown.join("\n")
    }
}

impl Problem {
    /// Returns the problem with the line that it stands in and a caret below its place.
    #[must_use]
    pub fn shown(&self, files: &[(String, Vec<u8>)]) -> String {
        let file = files.iter().find(|(path, _)| *path == self.path);
        let text = file.and_then(|(_, bytes)| std::str::from_utf8(bytes).ok());
        let line = text.and_then(|text| text.lines().nth(self.line.checked_sub(1)?));
        match line {
            Some(line) => format!("{self}\n{}", pointed(line, self.line, self.column)),
            None => self.to_string(),
        }
    }
}

/// How many characters of a line are shown before and after the place.
const N_SHOWN_BEFORE: usize = 60;
const N_SHOWN_AFTER: usize = 40;

/// A line with its number, and a caret below a column.
fn pointed(line: &str, number: usize, column: usize) -> String {
    let skipped = column.saturating_sub(1).saturating_sub(N_SHOWN_BEFORE);
    let shown: String = line
        .chars()
        .skip(skipped)
        .take(N_SHOWN_BEFORE + N_SHOWN_AFTER)
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    let margin = format!("{number:>5} | ");
    let gap = " ".repeat(margin.len() + column.saturating_sub(1) - skipped);
    format!("{margin}{shown}\n{gap}^")
}

fn lines(problems: &[Problem]) -> String {
    let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    lines.join("\n")
}

/// Gathers the problems of one file.
#[derive(Debug)]
pub(crate) struct Problems<'a> {
    path: &'a str,
    text: &'a str,
    pub(crate) found: Vec<Problem>,
}

impl<'a> Problems<'a> {
    pub(crate) fn new(path: &'a str, text: &'a str) -> Self {
        Self {
            path,
            text,
            found: Vec::new(),
        }
    }

    /// Notes a problem at bytes of the file; without a place it is the file's as a whole.
    pub(crate) fn push(&mut self, at: Option<Range<usize>>, what: impl Into<String>) {
        let (line, column) = at.map_or((0, 0), |at| position(self.text, at.start));
        self.found.push(Problem {
            path: self.path.to_owned(),
            line,
            column,
            what: what.into(),
        });
    }
}

/// Returns line and column, from 1, of a byte of a text.
pub(super) fn position(text: &str, byte: usize) -> (usize, usize) {
    let before = text.get(..byte).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    (line, before[line_start..].chars().count() + 1)
}

/// Says what is unknown, what is known, and which of the known was likely meant.
pub(crate) fn unknown(kind: &str, found: &str, known: &[&str]) -> String {
    let list = known.join(", ");
    match nearest(found, known) {
        Some(meant) => {
            format!("unknown {kind} \"{found}\"; did you mean \"{meant}\"? known: {list}")
        }
        None => format!("unknown {kind} \"{found}\"; known: {list}"),
    }
}

/// Says what is not among many, and which of them was likely meant.
pub(crate) fn unknown_of_many(kind: &str, found: &str, known: &[&str]) -> String {
    match nearest(found, known) {
        Some(meant) => format!("unknown {kind} \"{found}\"; did you mean \"{meant}\"?"),
        None => format!("unknown {kind} \"{found}\""),
    }
}

/// Returns the known name that is nearest, if one is near enough to have been meant.
fn nearest<'k>(found: &str, known: &[&'k str]) -> Option<&'k str> {
    let allowed = found.chars().count().div_ceil(3).max(1);
    known
        .iter()
        .map(|name| (distance(found, name), *name))
        .filter(|(steps, _)| *steps <= allowed)
        .min()
        .map(|(_, name)| name)
}

/// Counts the letters to put in, take out or change to get from one word to the other.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().take(64).collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, left) in a.chars().take(64).enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, right) in b.iter().enumerate() {
            let changed = diagonal + usize::from(left != *right);
            diagonal = row[j + 1];
            row[j + 1] = changed.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_pen_gets_the_word_that_was_meant() {
        let said = unknown("unit", "workin days", &["days", "working days", "weeks"]);
        assert_eq!(
            said,
            "unknown unit \"workin days\"; did you mean \"working days\"? known: days, working days, weeks"
        );
        assert!(!unknown("unit", "fortnights", &["days"]).contains("did you mean"));
    }

    #[test]
    fn a_caret_stands_below_the_place() {
        let text = "é = 1\nname = \"x\"\nsize = big\n";
        let mut problems = Problems::new("a.toml", text);
        problems.push(
            Some(text.find("big").map_or(0..0, |at| at..at + 3)),
            "no number",
        );
        let error = Error {
            problems: problems.found,
        };
        let files = [("a.toml".to_owned(), text.as_bytes().to_vec())];
        let expected = "a.toml:3:8: no number\n    3 | size = big\n               ^";
        assert_eq!(error.shown(&files), expected);
    }

    #[test]
    fn places_count_from_one_and_in_characters() {
        let mut problems = Problems::new("a.toml", "é = 1\nçb = 2\n");
        problems.push(Some(9..10), "here");
        problems.push(None, "all of it");
        let said: Vec<String> = problems.found.iter().map(ToString::to_string).collect();
        assert_eq!(said, ["a.toml:2:2: here", "a.toml: all of it"]);
    }
}
