//! Names at the end of a record over whose they are, or with nothing beside them.
//!
//! In: a document. Out: who wrote it, line under line: "Jo Bell" over "Social worker"; and a name alone on
//! the last line; and the manager who passed it, by name, role and day. What a list holds are no
//! signatures, and a manager's name over the role passes nothing without a day.

use super::unsaid::is_day_alone;
use super::{MANAGER, Quoted};
use crate::document::{BlockKind, Document, Part, Span};
use crate::facts::pattern::cue;

/// So many lines from the end are looked at.
const LINES_MAX: usize = 14;

cue!(
    NAME_ALONE,
    concat!(
        r"^[\W_]*(?:\(?(?i:sgd|signed)\.?\)?[:.]? )?(?:(?:Mrs?|Ms|Miss|Dr)\.? )?",
        r"\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]+){1,2}[\W_]*$"
    )
);
cue!(
    ROLE_ALONE,
    concat!(
        r"(?i)^\W*(?:[\p{L}&'’-]+ ){0,4}?(?:social worker|manager|team leader|practitioner|worker",
        r"|officer|health visitor|co-?ordinator|nurse|midwife|teacher|psychologist|therapist",
        r"|assessor|author|practice lead|(?-i:N?QSW|SW|SSW|TM|ATM|TL))\b[^.:;]{0,30}$"
    )
);

/// Finds the author who signed line under line.
pub(super) fn author(document: &Document) -> Option<Quoted> {
    let lines = last_lines(document);
    let signs =
        |two: &&[Span]| role_below(document, two).is_some_and(|role| !MANAGER.is_match(role));
    let two = lines.windows(2).find(signs)?;
    Some(Quoted::cut(document, two[0].joined(two[1])))
}

/// Finds the manager who signed line under line, on a day that stands below.
pub(super) fn manager(document: &Document) -> Option<Quoted> {
    let lines = last_lines(document);
    let signs = |three: &&[Span]| {
        let is_dated = is_day_alone(document.at(three[2]));
        is_dated && role_below(document, three).is_some_and(|role| MANAGER.is_match(role))
    };
    let three = lines.windows(3).find(signs)?;
    Some(Quoted::cut(document, three[0].joined(three[2])))
}

/// The role on the second of some lines, where the first is a name and nothing else.
fn role_below<'d>(document: &'d Document, lines: &[Span]) -> Option<&'d str> {
    let (name, role) = (document.at(lines[0]), document.at(lines[1]));
    let is_pair = NAME_ALONE.is_match(name) && ROLE_ALONE.is_match(role);
    (is_pair && !ROLE_ALONE.is_match(name)).then_some(role)
}

/// The name that stands alone on the last line, below running text: not one that the head gives.
pub(super) fn last_name(document: &Document) -> Option<Quoted> {
    let lines = last_lines(document);
    let [.., before, last] = lines[..] else {
        return None;
    };
    let name = document.at(last).trim();
    let bare = name.trim_matches(|c: char| !c.is_alphabetic());
    let is_below_text = document
        .at(before)
        .trim_end()
        .ends_with(['.', '!', '?', '"', '”']);
    let is_named_above = document.text[..before.start].contains(bare);
    let is_name = NAME_ALONE.is_match(name) && !ROLE_ALONE.is_match(name);
    (is_name && is_below_text && !is_named_above).then(|| Quoted::cut(document, last))
}

fn last_lines(document: &Document) -> Vec<Span> {
    let blocks = document.part(Part::Body);
    let blocks = blocks.filter(|block| {
        let is_listed = matches!(block.kind, BlockKind::ListItem(_));
        block.cell().is_none() && block.heading().is_none() && !is_listed
    });
    let lines = blocks.flat_map(|block| document.lines_in(block.span));
    let mut lines: Vec<Span> = lines
        .filter(|line| !document.at(*line).trim().is_empty())
        .collect();
    lines.drain(..lines.len().saturating_sub(LINES_MAX));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::sketch;

    #[test]
    fn a_name_stands_over_whose_it_is() {
        let document = sketch::document(
            "# Assessment of Ash\nHe is well.\nJo Bell\nSocial Worker\nKim Ray\nTeam Manager",
        );
        let author = author(&document).map(|who| who.text);
        assert_eq!(author.as_deref(), Some("Jo Bell\nSocial Worker"));
    }

    #[test]
    fn a_name_alone_ends_the_text() {
        let signed = sketch::document("# Assessment of Ash\nI saw him twice.\nJo Bell");
        assert_eq!(
            last_name(&signed).map(|who| who.text).as_deref(),
            Some("Jo Bell")
        );
        let named = sketch::document("# Assessment of Ash Reid\nI saw him twice.\nAsh Reid");
        assert_eq!(last_name(&named), None);
    }
}
