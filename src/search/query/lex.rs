//! A query's text into pieces: words, quoted texts, brackets.

use super::QueryError;
use crate::document::Span;

/// A piece of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    Open,
    Close,
    /// `|`, another way to write OR.
    Bar,
    /// A word as typed, with its marks.
    Bare(String),
    /// The text between quotation marks.
    Quoted(String),
    /// `name:` before a value.
    FieldName(String),
}

/// Names that are read as fields before a colon.
pub(super) const FIELDS: [&str; 10] = [
    "author",
    "case",
    "date",
    "indicator",
    "kind",
    "path",
    "scope",
    "title",
    "type",
    "written",
];

/// Cuts a query into pieces, each with its place.
pub(super) fn pieces(query: &str) -> Result<Vec<(Piece, Span)>, QueryError> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(c) = query[at..].chars().next() {
        let next = at + c.len_utf8();
        let one = |piece| (piece, Span::new(at, next));
        match c {
            c if c.is_whitespace() => at = next,
            '(' => push(&mut found, one(Piece::Open), &mut at),
            ')' => push(&mut found, one(Piece::Close), &mut at),
            '|' => push(&mut found, one(Piece::Bar), &mut at),
            c if is_quote(c) => push(&mut found, quoted(query, at)?, &mut at),
            _ => push(&mut found, bare(query, at), &mut at),
        }
    }
    Ok(found)
}

fn push(found: &mut Vec<(Piece, Span)>, piece: (Piece, Span), at: &mut usize) {
    *at = piece.1.end;
    found.push(piece);
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\u{201C}' | '\u{201D}' | '\u{201E}')
}

fn quoted(query: &str, at: usize) -> Result<(Piece, Span), QueryError> {
    let open = query[at..].chars().next().map_or(1, char::len_utf8);
    let inside = &query[at + open..];
    let Some(length) = inside.find(is_quote) else {
        let message = "this quotation mark is not closed; expected another one after the phrase";
        return Err(QueryError::new(query, Span::new(at, at + open), message));
    };
    let close = inside[length..].chars().next().map_or(1, char::len_utf8);
    let span = Span::new(at, at + open + length + close);
    Ok((Piece::Quoted(inside[..length].to_owned()), span))
}

/// A word, or a field's name with its colon.
fn bare(query: &str, at: usize) -> (Piece, Span) {
    let rest = &query[at..];
    let ends = |c: char| c.is_whitespace() || matches!(c, '(' | ')' | '|') || is_quote(c);
    let length = rest.find(ends).unwrap_or(rest.len());
    let word = &rest[..length];
    if let Some((name, _)) = word.split_once(':')
        && FIELDS.contains(&name.to_ascii_lowercase().as_str())
    {
        let span = Span::new(at, at + name.len() + 1);
        return (Piece::FieldName(name.to_ascii_lowercase()), span);
    }
    (Piece::Bare(word.to_owned()), Span::new(at, at + length))
}
