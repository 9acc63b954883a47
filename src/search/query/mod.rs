//! The query language: what was typed, as a tree.
//!
//! In: a line of text. Out: a [`Query`], or a [`QueryError`] that points at the place and says
//! what was expected there. Nothing is dropped or mended in silence: what could be read in two
//! ways is told in the query's notes.

mod lex;
mod parse;
mod time;

use std::fmt;

use crate::calendar::{Day, Interval};
use crate::document::Span;

pub use parse::parse;

/// The longest query, in bytes.
pub const QUERY_BYTES_MAX: usize = 20_000;
/// The most words, phrases and fields that one query holds.
pub const CLAUSES_MAX: usize = 2_000;
/// How deep brackets and NOTs lie in one another.
pub const NESTING_MAX: usize = 100;
/// How far apart NEAR and PRE reach.
pub const NEAR_MAX: u32 = 1_000;
/// How far apart NEAR reaches when no number is given.
pub const NEAR_DEFAULT: u32 = 10;

/// Where all parts of a query have to be met.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Scope {
    /// In one paragraph or table row.
    #[default]
    Paragraph,
    /// Anywhere in one document.
    Document,
    /// Anywhere in one case.
    Case,
}

impl Scope {
    /// Returns the name by which queries know it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Paragraph => "para",
            Self::Document => "doc",
            Self::Case => "case",
        }
    }
}

/// A query as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    /// The tree.
    pub root: Node,
    /// The scope, where the query names one.
    pub scope: Option<Scope>,
    /// What could have been meant otherwise.
    pub notes: Vec<String>,
}

/// A part of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// A word, in any of its forms.
    Word(String),
    /// Words with `*` or `?` in them.
    Wild(String),
    /// A word, or one spelt nearly like it.
    Fuzzy {
        /// The word.
        word: String,
        /// How many letters may differ.
        distance: u8,
    },
    /// Words exactly as written, one after the other.
    Phrase(String),
    /// A date written in the text that lies within these days.
    Written(Days),
    /// Two things close to one another.
    Near {
        /// The first.
        left: Box<Self>,
        /// The second.
        right: Box<Self>,
        /// At most so many words apart; neighbours are 1 apart.
        n: u32,
        /// Whether the first has to come first.
        ordered: bool,
    },
    /// Any of these.
    Any(Vec<Self>),
    /// All of these.
    All(Vec<Self>),
    /// Not this.
    Not(Box<Self>),
    /// Documents of which a field says this.
    Field(Field),
}

/// What is asked of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Field {
    /// Its kind.
    Kind(String),
    /// Its case.
    Case(String),
    /// Words in its path.
    Path(String),
    /// Words in its title.
    Title(String),
    /// Words in its author's name.
    Author(String),
    /// Its own date lies within these days.
    Dated(Days),
}

/// Days from one to another; either end may be open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Days {
    /// The first day, if there is one.
    pub from: Option<Day>,
    /// The last day, if there is one.
    pub to: Option<Day>,
}

impl Days {
    /// Tells whether all the days of an interval lie within these.
    #[must_use]
    pub fn cover(self, interval: Interval) -> bool {
        self.from.is_none_or(|from| from <= interval.from)
            && self.to.is_none_or(|to| interval.to <= to)
    }
}

impl fmt::Display for Days {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.from, self.to) {
            (Some(from), Some(to)) if from == to => f.write_str(&from.in_words()),
            (Some(from), Some(to)) => write!(f, "{} to {}", from.in_words(), to.in_words()),
            (Some(from), None) => write!(f, "{} or later", from.in_words()),
            (None, Some(to)) => write!(f, "{} or earlier", to.in_words()),
            (None, None) => f.write_str("any day"),
        }
    }
}

/// A query that cannot be read: what is wrong, where, and what was expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryError {
    /// What is wrong and what was expected.
    pub message: String,
    /// Where, in bytes of the query.
    pub span: Span,
    query: String,
}

impl QueryError {
    fn new(query: &str, span: Span, message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            span,
            query: query.to_owned(),
        }
    }
}

impl std::error::Error for QueryError {}

/// Characters of a long query that are shown on either side of a mistake.
const SHOWN_AROUND: usize = 40;

impl fmt::Display for QueryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let before: Vec<char> = self.query[..self.span.start].chars().collect();
        let shown_before = &before[before.len().saturating_sub(SHOWN_AROUND)..];
        let lead = if shown_before.len() < before.len() {
            "…"
        } else {
            ""
        };
        let at = self.query[self.span.start..self.span.end].chars().count();
        let rest = self.query[self.span.start..].chars();
        let mut shown: String = shown_before
            .iter()
            .chain(rest.clone().take(SHOWN_AROUND).collect::<Vec<_>>().iter())
            .collect();
        if rest.count() > SHOWN_AROUND {
            shown.push('…');
        }
        let indent = " ".repeat(lead.chars().count() + shown_before.len());
        let carets = "^".repeat(at.clamp(1, SHOWN_AROUND));
        let shown: String = shown
            .chars()
            .map(|c| if c.is_control() { ' ' } else { c })
            .collect();
        write!(f, "{}\n  {lead}{shown}\n  {indent}{carets}", self.message)
    }
}
