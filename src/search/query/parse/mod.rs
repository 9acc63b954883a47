//! Pieces into a tree. NEAR and PRE bind first, then NOT, then AND, then OR.

mod fields;
mod words;

use super::lex::{Piece, pieces};
use super::{
    CLAUSES_MAX, Field, NEAR_DEFAULT, NEAR_MAX, NESTING_MAX, Node, QUERY_BYTES_MAX, Query,
    QueryError, Scope,
};
use crate::document::Span;

/// Reads a query.
///
/// # Errors
/// [`QueryError`], with the place and what was expected there.
///
/// ```
/// use casewise::search::parse;
///
/// assert!(parse("\"case conference\" NEAR/10 views NOT kind:policy").is_ok());
/// assert!(parse("\"case conference").is_err());
/// ```
pub fn parse(text: &str) -> Result<Query, QueryError> {
    if text.len() > QUERY_BYTES_MAX {
        let message = format!(
            "the query has {} bytes; the longest that is read has {QUERY_BYTES_MAX}",
            text.len()
        );
        return Err(QueryError::new("", Span::new(0, 0), message));
    }
    let pieces = pieces(text)?;
    let mut parser = Parser {
        text,
        pieces,
        at: 0,
        depth: 0,
        n_clauses: 0,
        scope: None,
        notes: Vec::new(),
    };
    let root = parser.whole()?;
    Ok(Query {
        root,
        scope: parser.scope,
        notes: parser.notes,
    })
}

struct Parser<'a> {
    text: &'a str,
    pieces: Vec<(Piece, Span)>,
    at: usize,
    depth: usize,
    n_clauses: usize,
    scope: Option<Scope>,
    notes: Vec<String>,
}

type Parsed = Result<Node, QueryError>;

impl Parser<'_> {
    fn whole(&mut self) -> Parsed {
        if self.pieces.is_empty() {
            return Err(self.wrong_here("the query is empty; expected a word or a \"phrase\""));
        }
        let root = self.any()?;
        match self.peek() {
            None => Ok(root),
            Some(_) => Err(self.wrong_here("this bracket closes nothing; expected an opening one")),
        }
    }

    /// `a OR b`
    fn any(&mut self) -> Parsed {
        let mut nodes = vec![self.all()?];
        while self.eat("OR") || self.eat_bar() {
            nodes.push(self.all()?);
        }
        Ok(one_or(nodes, Node::Any))
    }

    /// `a b`, `a AND b`, `a NOT b`
    fn all(&mut self) -> Parsed {
        let mut nodes = Vec::new();
        loop {
            let has_and = self.eat("AND");
            if has_and && nodes.is_empty() {
                self.at -= 1;
                return Err(self.wrong_here("nothing stands before AND; expected a word"));
            }
            if !has_and && !nodes.is_empty() && self.is_over() {
                break;
            }
            if let Some(node) = self.not()? {
                nodes.push(node);
            } else if self.is_over() {
                break;
            }
        }
        if nodes.is_empty() && self.scope.is_some() {
            return Err(self.wrong_here("a scope alone finds nothing; expected a word beside it"));
        }
        Ok(one_or(nodes, Node::All))
    }

    fn not(&mut self) -> Result<Option<Node>, QueryError> {
        if self.eat("NOT") {
            let inner = self.deeper(Self::not)?;
            return match inner {
                Some(node) => Ok(Some(Node::Not(Box::new(node)))),
                None => Err(self.wrong_here("nothing stands after NOT; expected a word")),
            };
        }
        self.near()
    }

    /// `a NEAR/5 b`, `a PRE/3 b`
    fn near(&mut self) -> Result<Option<Node>, QueryError> {
        let from = self.here();
        let Some(mut left) = self.single()? else {
            return Ok(None);
        };
        while let Some((ordered, n)) = self.near_word()? {
            left = self.positional(left, from)?;
            let place = self.here();
            let Some(right) = self.single()? else {
                return Err(
                    self.wrong_here("expected a word, a phrase or a date after NEAR or PRE")
                );
            };
            let right = self.positional(right, place)?;
            left = Node::Near {
                left: Box::new(left),
                right: Box::new(right),
                n,
                ordered,
            };
        }
        Ok(Some(left))
    }

    /// What stands beside NEAR has a place in the text; a date there is one written in the text.
    fn positional(&self, node: Node, from: usize) -> Parsed {
        match node {
            Node::Field(Field::Dated(days)) => Ok(Node::Written(days)),
            Node::Any(nodes) => {
                let nodes = nodes.into_iter().map(|node| self.positional(node, from));
                Ok(Node::Any(nodes.collect::<Result<_, _>>()?))
            }
            Node::All(_) | Node::Not(_) | Node::Field(_) => {
                let message = "NEAR and PRE join words, phrases, dates, and alternatives in \
                               brackets such as (sought OR heard); expected one of these";
                Err(QueryError::new(self.text, self.span_from(from), message))
            }
            node => Ok(node),
        }
    }

    fn near_word(&mut self) -> Result<Option<(bool, u32)>, QueryError> {
        let Some((Piece::Bare(word), span)) = self.pieces.get(self.at).cloned() else {
            return Ok(None);
        };
        let (name, n) = word.split_once('/').unwrap_or((&word, ""));
        let ordered = match name {
            "NEAR" => false,
            "PRE" => true,
            _ => return Ok(None),
        };
        self.at += 1;
        if !word.contains('/') {
            return Ok(Some((ordered, NEAR_DEFAULT)));
        }
        match n.parse() {
            Ok(n) if (1..=NEAR_MAX).contains(&n) => Ok(Some((ordered, n))),
            _ => {
                let message = format!("expected a number from 1 to {NEAR_MAX} after {name}/");
                Err(QueryError::new(self.text, span, message))
            }
        }
    }

    /// One word, phrase, field or bracket; nothing for a scope, which is noted.
    fn single(&mut self) -> Result<Option<Node>, QueryError> {
        let Some((piece, span)) = self.pieces.get(self.at).cloned() else {
            return Err(self.wrong_here("the query ends here; expected a word or a \"phrase\""));
        };
        self.count(span)?;
        match piece {
            Piece::Open => self.deeper(Self::bracket).map(Some),
            Piece::Close => Err(self.wrong_here("expected a word before this closing bracket")),
            Piece::Bar => Err(self.wrong_here("nothing stands before OR; expected a word")),
            Piece::FieldName(name) => self.field(&name, span),
            Piece::Quoted(text) => {
                self.at += 1;
                self.phrase(&text, span).map(Some)
            }
            Piece::Bare(word) => {
                self.refuse_operator(&word)?;
                self.at += 1;
                self.word(&word, span).map(Some)
            }
        }
    }

    fn bracket(&mut self) -> Parsed {
        let open = self.pieces[self.at].1;
        self.at += 1;
        let inner = self.any()?;
        if let Some((Piece::Close, _)) = self.pieces.get(self.at) {
            self.at += 1;
            return Ok(inner);
        }
        let message = "this bracket is not closed; expected a closing one";
        Err(QueryError::new(self.text, open, message))
    }

    fn deeper<T>(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<T, QueryError>,
    ) -> Result<T, QueryError> {
        self.depth += 1;
        if self.depth > NESTING_MAX {
            let message =
                format!("brackets and NOTs lie more than {NESTING_MAX} deep in one another");
            return Err(self.wrong_here(&message));
        }
        let done = read(self);
        self.depth -= 1;
        done
    }

    fn count(&mut self, span: Span) -> Result<(), QueryError> {
        self.n_clauses += 1;
        if self.n_clauses > CLAUSES_MAX {
            let message =
                format!("the query has more than {CLAUSES_MAX} parts; split it into several");
            return Err(QueryError::new(self.text, span, message));
        }
        Ok(())
    }

    fn refuse_operator(&self, word: &str) -> Result<(), QueryError> {
        let name = word.split_once('/').map_or(word, |(name, _)| name);
        if ["AND", "OR", "NEAR", "PRE"].contains(&name) {
            let message = format!("nothing stands before {word}; expected a word or a \"phrase\"");
            return Err(self.wrong_here(&message));
        }
        Ok(())
    }

    fn note(&mut self, note: String) {
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }

    fn peek(&self) -> Option<&Piece> {
        self.pieces.get(self.at).map(|(piece, _)| piece)
    }

    fn eat(&mut self, operator: &str) -> bool {
        let is_next = matches!(self.peek(), Some(Piece::Bare(word)) if word == operator);
        self.at += usize::from(is_next);
        is_next
    }

    fn eat_bar(&mut self) -> bool {
        let is_next = matches!(self.peek(), Some(Piece::Bar));
        self.at += usize::from(is_next);
        is_next
    }

    /// Whether the list of things joined by AND ends here.
    fn is_over(&self) -> bool {
        match self.peek() {
            None | Some(Piece::Close | Piece::Bar) => true,
            Some(Piece::Bare(word)) => word == "OR",
            Some(_) => false,
        }
    }

    fn here(&self) -> usize {
        self.pieces
            .get(self.at)
            .map_or(self.text.len(), |(_, span)| span.start)
    }

    fn span_from(&self, from: usize) -> Span {
        let end = self.pieces[..self.at]
            .last()
            .map_or(from, |(_, span)| span.end);
        Span::new(from, end.max(from))
    }

    fn wrong_here(&self, message: &str) -> QueryError {
        let end = Span::new(self.text.len(), self.text.len());
        let span = self.pieces.get(self.at).map_or(end, |(_, span)| *span);
        QueryError::new(self.text, span, message)
    }
}

fn one_or(mut nodes: Vec<Node>, many: fn(Vec<Node>) -> Node) -> Node {
    match nodes.len() {
        1 => nodes.remove(0),
        _ => many(nodes),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Node {
        parse(text).expect("a query that can be read").root
    }

    fn word(text: &str) -> Node {
        Node::Word(text.to_owned())
    }

    fn refused(text: &str, message: &str, carets: &str) {
        let error = parse(text).expect_err(text).to_string();
        assert!(error.contains(message), "{error}");
        assert_eq!(error.lines().last(), Some(carets), "{error}");
    }

    #[test]
    fn words_are_joined_by_and_which_binds_before_or() {
        let expected = Node::Any(vec![Node::All(vec![word("a"), word("b")]), word("c")]);
        assert_eq!(read("a b OR c"), expected);
        assert_eq!(read("a AND b | c"), expected);
    }

    #[test]
    fn not_stands_alone_and_after_and() {
        let not = Node::Not(Box::new(word("b")));
        assert_eq!(read("NOT b"), not);
        assert_eq!(read("a AND NOT b"), Node::All(vec![word("a"), not.clone()]));
        assert_eq!(read("a NOT b"), Node::All(vec![word("a"), not]));
    }

    #[test]
    fn near_binds_first_and_its_date_is_one_in_the_text() {
        let Node::Near {
            right, n, ordered, ..
        } = read("\"case conference\" NEAR/6 date:2018-03")
        else {
            panic!("NEAR was not read");
        };
        assert!(matches!(*right, Node::Written(_)));
        assert_eq!((n, ordered), (6, false));
    }

    #[test]
    fn apostrophes_are_letters() {
        assert_eq!(read("O'Brien"), word("O'Brien"));
    }

    #[test]
    fn mistakes_are_shown_at_their_place() {
        refused("views \"case", "not closed", "        ^");
        refused("a NEAR/0 b", "from 1 to", "    ^^^^^^");
        refused("(a OR b", "not closed", "  ^");
        refused("a OR", "ends here", "      ^");
        refused("kind:minuts", "unknown kind", "       ^^^^^^");
        refused("-views", "write NOT views", "  ^");
        refused("(a b) NEAR c", "NEAR and PRE join", "  ^^^^^^^^^^");
    }

    #[test]
    fn no_text_makes_the_reader_fail_badly() {
        let deep = "(".repeat(5_000);
        let many = "a OR ".repeat(3_000);
        for text in [
            "", ")", "\"\"", "*", "a:(^", "NOT", "date:..", "é\"", &deep, &many,
        ] {
            assert!(parse(text).is_err(), "{text:.20}");
        }
    }
}
