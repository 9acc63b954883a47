//! Makes the parts of a plan from the parts of a query, and says how each was read.

use std::collections::BTreeSet;

use super::compound::{Forms, Pieces};
use super::inflection::Inflection;
use super::{EXPANSION_MAX, In, Leaf, Part, PlanError, Vocabulary, pattern};
use crate::calendar::{Day, Interval};
use crate::search::query::{Days, Field, Node};
use crate::search::words::folded;

/// Words shown of an expansion.
const SHOWN_MAX: usize = 12;

pub(super) struct Maker<'a> {
    pub(super) vocabulary: &'a dyn Vocabulary,
    inflection: Inflection,
    pub(super) leaves: Vec<Leaf>,
}

type Made = Result<(Part, String), PlanError>;

impl<'a> Maker<'a> {
    pub(super) fn new(vocabulary: &'a dyn Vocabulary) -> Self {
        Self {
            vocabulary,
            inflection: Inflection::new(),
            leaves: Vec::new(),
        }
    }

    pub(super) fn part(&mut self, node: &Node) -> Made {
        match node {
            Node::Word(word) => Ok(self.word(word)),
            Node::Wild(pattern) => self.wild(pattern),
            Node::Fuzzy { word, distance } => self.fuzzy(word, *distance),
            Node::Phrase(text) => self.phrase(text),
            Node::Written(days) => Ok(self.written(*days)),
            Node::Near {
                left,
                right,
                n,
                ordered,
            } => {
                let (left, left_said) = self.part(left)?;
                let (right, right_said) = self.part(right)?;
                let name = if *ordered { "PRE" } else { "NEAR" };
                let part = Part::Near {
                    left: Box::new(left),
                    right: Box::new(right),
                    n: *n,
                    ordered: *ordered,
                };
                Ok((part, format!("({left_said} {name}/{n} {right_said})")))
            }
            Node::Any(nodes) => {
                let made: Result<Vec<_>, _> = nodes.iter().map(|node| self.part(node)).collect();
                Ok(joined_by(" OR ", made?, Part::Any))
            }
            Node::All(nodes) => self.all(nodes),
            Node::Not(node) => {
                let (part, said) = self.part(node)?;
                Ok((Part::Not(Box::new(part)), format!("NOT {said}")))
            }
            Node::Field(field) => Ok((Part::Field(field.clone()), field_said(field))),
        }
    }

    pub(super) fn leaf(&mut self, field: In, terms: BTreeSet<String>, days: Option<Days>) -> Part {
        self.leaves.push(Leaf { field, terms, days });
        Part::Leaf(self.leaves.len() - 1)
    }

    /// Things that all have to be there; two words that make a compound may stand as one.
    fn all(&mut self, nodes: &[Node]) -> Made {
        let mut rest = nodes;
        let mut made = Vec::new();
        while let [node, after @ ..] = rest {
            let pair = match rest {
                [Node::Word(left), Node::Word(right), ..] => self.pair(left, right),
                _ => None,
            };
            rest = &after[usize::from(pair.is_some())..];
            made.push(match pair {
                Some(pair) => pair,
                None => self.part(node)?,
            });
        }
        Ok(joined_by(" AND ", made, Part::All))
    }

    /// A word in all its forms; a compound whole or in parts.
    pub(super) fn word(&mut self, word: &str) -> (Part, String) {
        let pieces = Pieces::of(word);
        let [part] = &pieces.parts[..] else {
            return self.compound(&pieces, Forms::All);
        };
        let mut terms = self.forms_of(part);
        for joined in &pieces.joined {
            terms.extend(self.forms_of(joined));
        }
        let said = listed(&terms, word);
        self.whole_or_apart(part, terms, said, Forms::All)
    }

    fn phrase(&mut self, text: &str) -> Made {
        let has_word = |piece: &&str| piece.chars().any(char::is_alphanumeric);
        let pieces: Vec<&str> = text.split_whitespace().filter(has_word).collect();
        let mut rest = &pieces[..];
        let (mut parts, mut said) = (Vec::new(), Vec::new());
        while let [piece, after @ ..] = rest {
            let pair = after.first().and_then(|next| self.exact_pair(piece, next));
            let is_pair = pair.is_some();
            let (part, how) = match pair {
                Some(made) => made,
                None if is_wild(piece) => self.wild(piece)?,
                None => self.exact_piece(piece),
            };
            rest = &after[usize::from(is_pair)..];
            parts.push(part);
            said.push(how);
        }
        Ok((Part::Phrase(parts), format!("\"{}\"", said.join(" "))))
    }

    /// One piece of a phrase; the apostrophe may be missing in the text.
    pub(super) fn exact_piece(&mut self, piece: &str) -> (Part, String) {
        let pieces = Pieces::of(piece);
        let [part] = &pieces.parts[..] else {
            return self.compound(&pieces, Forms::AsWritten);
        };
        let mut terms = BTreeSet::from([part.clone()]);
        terms.extend(pieces.joined.iter().cloned());
        self.whole_or_apart(part, terms, part.clone(), Forms::AsWritten)
    }

    /// A pattern; one with a mark in it, such as key-w*, is a phrase of its pieces.
    fn wild(&mut self, pattern: &str) -> Made {
        let glob = folded(pattern);
        let is_mark = |c: char| !c.is_alphanumeric() && !matches!(c, '*' | '?' | '\'');
        let pieces = glob.split(is_mark).map(|piece| piece.trim_matches('\''));
        let pieces: Vec<&str> = pieces.filter(|piece| !piece.is_empty()).collect();
        match pieces[..] {
            [one] => self.wild_word(one, pattern),
            _ => self.phrase(&pieces.join(" ")),
        }
    }

    fn wild_word(&mut self, glob: &str, typed: &str) -> Made {
        let prefix = glob.split(['*', '?']).next().unwrap_or_default();
        let longest = glob.split(['*', '?']).max_by_key(|part| part.len());
        let longest = longest.unwrap_or_default();
        let letters: Vec<char> = glob.chars().collect();
        self.expanded(typed, prefix, |word| {
            // Most words are told by this, which is quick.
            word.contains(longest) && pattern::matches(&letters, word)
        })
    }

    fn fuzzy(&mut self, word: &str, distance: u8) -> Made {
        let letters: Vec<char> = folded(word).chars().collect();
        let shown = format!("{word}~{distance}");
        self.expanded(&shown, "", |other| {
            pattern::is_within(&letters, other, usize::from(distance))
        })
    }

    fn expanded(&mut self, pattern: &str, prefix: &str, fits: impl Fn(&str) -> bool) -> Made {
        let mut terms = BTreeSet::new();
        self.vocabulary.each(In::Text, prefix, &mut |word| {
            if fits(word) {
                terms.insert(word.to_owned());
            }
        });
        if terms.len() > EXPANSION_MAX {
            return Err(PlanError::TooMany {
                pattern: pattern.to_owned(),
                n: terms.len(),
            });
        }
        let said = listed(&terms, pattern);
        Ok((self.leaf(In::Text, terms, None), said))
    }

    /// Dates in the text that lie within the days asked for.
    fn written(&mut self, days: Days) -> (Part, String) {
        let mut terms = BTreeSet::new();
        self.vocabulary.each(In::Written, "", &mut |term| {
            if interval_of(term).is_some_and(|interval| days.cover(interval)) {
                terms.insert(term.to_owned());
            }
        });
        let leaf = self.leaf(In::Written, terms, Some(days));
        (leaf, format!("a date in the text: {days}"))
    }

    /// The words of the index that are forms of one word, with the word itself.
    pub(super) fn forms_of(&mut self, word: &str) -> BTreeSet<String> {
        self.inflection.forms(word, self.vocabulary)
    }
}

/// Parts and how each was read, as one.
fn joined_by(
    word: &str,
    mut made: Vec<(Part, String)>,
    make: fn(Vec<Part>) -> Part,
) -> (Part, String) {
    if made.len() == 1 {
        return made.remove(0);
    }
    let (parts, said): (Vec<Part>, Vec<String>) = made.into_iter().unzip();
    (make(parts), format!("({})", said.join(word)))
}

/// Whether a piece of a phrase stands for all words that fit it. A question mark at its end is one.
fn is_wild(piece: &str) -> bool {
    let inside = piece.trim_end_matches(|c: char| c != '*' && !c.is_alphanumeric());
    inside.contains(['*', '?'])
}

fn interval_of(term: &str) -> Option<Interval> {
    let mut parts = term.split('/');
    let from = Day::parse_iso(parts.next()?)?;
    Interval::new(from, Day::parse_iso(parts.next()?)?)
}

pub(super) fn listed(terms: &BTreeSet<String>, typed: &str) -> String {
    let shown: Vec<&str> = terms.iter().map(String::as_str).take(SHOWN_MAX).collect();
    match (terms.len(), terms.len().saturating_sub(SHOWN_MAX)) {
        (0, _) => format!("{typed} (no word of the index)"),
        (1, _) => shown[0].to_owned(),
        (_, 0) => format!("{typed} [{}]", shown.join(" ")),
        (_, rest) => format!("{typed} [{} and {rest} more]", shown.join(" ")),
    }
}

fn field_said(field: &Field) -> String {
    match field {
        Field::Kind(value) => format!("kind is {value}"),
        Field::Case(value) => format!("case is {value}"),
        Field::Path(value) => format!("path has {value:?}"),
        Field::Title(value) => format!("title has {value:?}"),
        Field::Author(value) => format!("author has {value:?}"),
        Field::Dated(days) => format!("document dated {days}"),
    }
}
