//! A query made ready for one index: every word replaced by the words it stands for.
//!
//! In: a query's tree and an index's words. Out: a [`Plan`] whose leaves are sets of words, and a
//! sentence that says how the query was read. A word stands for its forms (review, reviews,
//! reviewed), a `*` for what it matches; the reader sees which.

mod compound;
mod inflection;
mod maker;
mod pattern;

use std::borrow::Cow;
use std::collections::BTreeSet;

use thiserror::Error;

use super::query::{Days, Field, Node};
use super::runs::{self, Run};

use maker::Maker;

/// The most words that one `*`, `?` or `~` may stand for.
pub const EXPANSION_MAX: usize = 1_000;

/// Why a query that can be read cannot be asked of an index.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PlanError {
    /// A pattern stands for too many words.
    #[error(
        "{pattern} matches {n} words of the index; the limit is {EXPANSION_MAX}, write more of the word"
    )]
    TooMany {
        /// The pattern as typed.
        pattern: String,
        /// How many.
        n: usize,
    },
}

/// Which field of a unit a leaf looks in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum In {
    Text,
    Written,
}

/// A set of words; any of them will do.
#[derive(Debug, Clone)]
pub(crate) struct Leaf {
    pub(crate) field: In,
    pub(crate) terms: BTreeSet<String>,
    pub(crate) days: Option<Days>,
}

/// A query with its leaves.
#[derive(Debug, Clone)]
pub(crate) struct Plan {
    pub(crate) root: Part,
    pub(crate) leaves: Vec<Leaf>,
    pub(crate) read_as: String,
}

impl Plan {
    /// Tells whether anything of it stands at places in the text.
    pub(crate) fn stands_in_text(&self) -> bool {
        self.root.stands_in_text()
    }
}

/// A part of a plan; leaves by position.
#[derive(Debug, Clone)]
pub(crate) enum Part {
    Leaf(usize),
    Phrase(Vec<Self>),
    Near {
        left: Box<Self>,
        right: Box<Self>,
        n: u32,
        ordered: bool,
    },
    Any(Vec<Self>),
    All(Vec<Self>),
    Not(Box<Self>),
    Field(Field),
}

impl Part {
    /// Whether it stands at places in the text.
    pub(crate) fn is_positional(&self) -> bool {
        match self {
            Self::Leaf(_) | Self::Phrase(_) | Self::Near { .. } => true,
            Self::Any(parts) => parts.iter().all(Self::is_positional),
            Self::All(_) | Self::Not(_) | Self::Field(_) => false,
        }
    }

    /// Whether it, or something in it that is not denied, stands at places in the text.
    fn stands_in_text(&self) -> bool {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().any(Self::stands_in_text),
            part => part.is_positional(),
        }
    }

    /// The leaves below it.
    pub(crate) fn leaves(&self, into: &mut BTreeSet<usize>) {
        match self {
            Self::Leaf(leaf) => {
                into.insert(*leaf);
            }
            Self::Phrase(parts) | Self::Any(parts) | Self::All(parts) => {
                for part in parts {
                    part.leaves(into);
                }
            }
            Self::Near { left, right, .. } => {
                left.leaves(into);
                right.leaves(into);
            }
            Self::Not(_) | Self::Field(_) => {}
        }
    }

    /// Where it stands, given where its leaves do. What is denied stands nowhere.
    pub(crate) fn runs<'a>(&self, at: &dyn Fn(usize) -> &'a [Run]) -> Cow<'a, [Run]> {
        match self {
            Self::Leaf(leaf) => Cow::Borrowed(at(*leaf)),
            Self::Phrase(parts) => {
                let parts: Vec<_> = parts.iter().map(|part| part.runs(at)).collect();
                Cow::Owned(runs::phrase(&parts))
            }
            Self::Near {
                left,
                right,
                n,
                ordered,
            } => {
                let (left, right) = (left.all_runs(at), right.all_runs(at));
                Cow::Owned(runs::near(&left, &right, *n, *ordered))
            }
            Self::Any(parts) | Self::All(parts) => together(parts.iter().map(|part| part.runs(at))),
            Self::Not(_) | Self::Field(_) => Cow::Borrowed(&[]),
        }
    }

    /// The same, with every run that something else may be near to.
    fn all_runs<'a>(&self, at: &dyn Fn(usize) -> &'a [Run]) -> Cow<'a, [Run]> {
        match self {
            Self::Near {
                left,
                right,
                n,
                ordered,
            } => {
                let (left, right) = (left.all_runs(at), right.all_runs(at));
                Cow::Owned(runs::all_near(&left, &right, *n, *ordered))
            }
            Self::Any(parts) => together(parts.iter().map(|part| part.all_runs(at))),
            part => part.runs(at),
        }
    }

    /// The leaves without which it stands nowhere.
    pub(crate) fn needed(&self, into: &mut BTreeSet<usize>) {
        match self {
            Self::Leaf(leaf) => _ = into.insert(*leaf),
            Self::Phrase(parts) => parts.iter().for_each(|part| part.needed(into)),
            Self::Near { left, right, .. } => {
                left.needed(into);
                right.needed(into);
            }
            Self::Any(_) | Self::All(_) | Self::Not(_) | Self::Field(_) => {}
        }
    }
}

/// The runs of several parts, in order.
fn together<'a>(parts: impl Iterator<Item = Cow<'a, [Run]>>) -> Cow<'a, [Run]> {
    let mut all = Vec::new();
    parts.for_each(|runs| all.extend_from_slice(&runs));
    Cow::Owned(runs::sorted(all))
}

/// The words that stand in an index.
pub(crate) trait Vocabulary {
    /// Calls back with each word that begins so.
    fn each(&self, field: In, prefix: &str, seen: &mut dyn FnMut(&str));
    /// Tells whether a word stands in it.
    fn has(&self, word: &str) -> bool;
}

/// Makes a query ready.
pub(crate) fn of(root: &Node, vocabulary: &dyn Vocabulary) -> Result<Plan, PlanError> {
    let mut maker = Maker::new(vocabulary);
    let (root, read_as) = maker.part(root)?;
    Ok(Plan {
        root,
        leaves: maker.leaves,
        read_as,
    })
}

/// How many words a date token stands for.
pub(crate) fn n_words_of(term: &str) -> u32 {
    term.rsplit('/')
        .next()
        .and_then(|n| n.parse().ok())
        .unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    struct List(Vec<&'static str>);

    impl Vocabulary for List {
        fn each(&self, _: In, prefix: &str, seen: &mut dyn FnMut(&str)) {
            self.0
                .iter()
                .filter(|word| word.starts_with(prefix))
                .for_each(|word| seen(word));
        }

        fn has(&self, word: &str) -> bool {
            self.0.contains(&word)
        }
    }

    fn check(query: &str, expected: &str) {
        let words = [
            "review",
            "reviews",
            "reviewed",
            "behaviour",
            "behavior",
            "behavioural",
            "key",
            "worker",
            "workers",
            "grand",
            "mother",
            "grandmothers",
            "child",
            "children",
            "childs",
            "child's",
            "policy",
            "police",
            "policies",
            "organise",
            "organize",
            "organization",
            "organisation",
            "neglect",
            "neglectful",
        ];
        let query = super::super::query::parse(query).expect("it can be read");
        let plan = of(&query.root, &List(words.to_vec())).expect("it can be asked");
        assert_eq!(plan.read_as, expected);
    }

    #[test]
    fn a_word_stands_for_its_forms_and_a_quoted_one_for_itself() {
        check("review", "review [review reviewed reviews]");
        check("\"review\"", "\"review\"");
        check("behavior", "behavior [behavior behaviour behavioural]");
        check(
            "organise",
            "organise [organisation organise organization organize]",
        );
        check("policy", "policy [policies policy]");
        check("child", "child [child child's children childs]");
    }

    #[test]
    fn patterns_show_what_they_match() {
        check("negl*", "negl* [neglect neglectful]");
        check("*ful", "neglectful");
        check("polic?", "polic? [police policy]");
        check("key-work*", "\"key work* [worker workers]\"");
        check("reveiw~2", "review");
    }

    #[test]
    fn compounds_are_asked_for_whole_and_apart() {
        check("keyworker", "(keyworker OR \"key worker\")");
        check(
            "key-worker",
            "(\"key worker [worker workers]\" OR keyworker)",
        );
        check("\"key-worker\"", "\"(\"key worker\" OR keyworker)\"");
        check("\"keyworker\"", "\"(keyworker OR \"key worker\")\"");
    }

    #[test]
    fn two_words_that_stand_as_one_in_the_index_find_it() {
        check(
            "grand mother review",
            "(((grand AND mother) OR grandmothers) AND review [review reviewed reviews])",
        );
        check(
            "\"the grand mothers\"",
            "\"the (\"grand mothers\" OR grandmothers)\"",
        );
        check("\"grand mother\"", "\"grand mother\"");
        check("key worker", "(key AND worker [worker workers])");
    }
}
