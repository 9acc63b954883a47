//! Makes the parts of a plan from the parts of a query, and says how each was read.

use std::collections::BTreeSet;

use super::inflection::Inflection;
use super::{EXPANSION_MAX, In, Leaf, Part, PlanError, Vocabulary, pattern};
use crate::calendar::{Day, Interval};
use crate::search::query::{Days, Field, Node};
use crate::search::words::{Words, folded};

/// Words shown of an expansion.
const SHOWN_MAX: usize = 12;

pub(super) struct Maker<'a> {
    vocabulary: &'a dyn Vocabulary,
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
            Node::Any(nodes) => self.many(nodes, " OR ", Part::Any),
            Node::All(nodes) => self.many(nodes, " AND ", Part::All),
            Node::Not(node) => {
                let (part, said) = self.part(node)?;
                Ok((Part::Not(Box::new(part)), format!("NOT {said}")))
            }
            Node::Field(field) => Ok((Part::Field(field.clone()), field_said(field))),
        }
    }

    fn many(&mut self, nodes: &[Node], word: &str, make: fn(Vec<Part>) -> Part) -> Made {
        let made: Vec<(Part, String)> = nodes
            .iter()
            .map(|node| self.part(node))
            .collect::<Result<_, _>>()?;
        let (parts, said): (Vec<Part>, Vec<String>) = made.into_iter().unzip();
        Ok((make(parts), format!("({})", said.join(word))))
    }

    fn leaf(&mut self, field: In, terms: BTreeSet<String>, days: Option<Days>) -> Part {
        self.leaves.push(Leaf { field, terms, days });
        Part::Leaf(self.leaves.len() - 1)
    }

    /// A word in all its forms; a compound whole or in parts.
    fn word(&mut self, word: &str) -> (Part, String) {
        let forms = Pieces::of(word);
        if let [part] = &forms.parts[..] {
            let mut terms = self.forms_of(part);
            for joined in &forms.joined {
                terms.extend(self.forms_of(joined));
            }
            let said = listed(&terms, word);
            let split = self.split(part);
            let leaf = self.leaf(In::Text, terms, None);
            return match split {
                Some((left, right)) => self.or_apart(leaf, &said, &left, &right),
                None => (leaf, said),
            };
        }
        self.compound(&forms, true)
    }

    /// "keyworker" also finds "key worker".
    fn or_apart(&mut self, leaf: Part, said: &str, left: &str, right: &str) -> (Part, String) {
        let first = self.leaf(In::Text, BTreeSet::from([left.to_owned()]), None);
        let second = self.forms_of(right);
        let second = self.leaf(In::Text, second, None);
        let apart = Part::Phrase(vec![first, second]);
        (
            Part::Any(vec![leaf, apart]),
            format!("({said} OR \"{left} {right}\")"),
        )
    }

    /// A compound: its parts one after the other, or joined. Exactly as written, or with its last
    /// part in all forms: "key-worker" finds key-workers and keyworkers.
    fn compound(&mut self, forms: &Pieces, in_all_forms: bool) -> (Part, String) {
        let mut forms_of = |word: &String| {
            if in_all_forms {
                self.forms_of(word)
            } else {
                BTreeSet::from([word.clone()])
            }
        };
        let joined: BTreeSet<String> = forms.joined.iter().flat_map(&mut forms_of).collect();
        let last = forms.parts.last().map(forms_of).unwrap_or_default();
        let first = &forms.parts[..forms.parts.len().saturating_sub(1)];
        let typed = forms.parts.last().map_or("", String::as_str);
        let words = first.iter().map(String::as_str);
        let said: Vec<String> = words
            .map(str::to_owned)
            .chain([listed(&last, typed)])
            .collect();
        let said = format!("\"{}\"", said.join(" "));
        let first = first.iter().map(|part| BTreeSet::from([part.clone()]));
        let parts: Vec<BTreeSet<String>> = first.chain([last]).collect();
        let parts = parts
            .into_iter()
            .map(|terms| self.leaf(In::Text, terms, None));
        let apart = Part::Phrase(parts.collect());
        if joined.is_empty() {
            return (apart, said);
        }
        let said = format!("({said} OR {})", listed(&joined, &forms.joined[0]));
        let joined = self.leaf(In::Text, joined, None);
        (Part::Any(vec![apart, joined]), said)
    }

    fn phrase(&mut self, text: &str) -> Made {
        let mut parts = Vec::new();
        let mut said = Vec::new();
        for piece in text.split_whitespace() {
            if !piece.chars().any(char::is_alphanumeric) {
                continue;
            }
            let is_wild =
                piece.contains('*') && piece.chars().filter(|c| c.is_alphanumeric()).count() > 1;
            let (part, how) = if is_wild {
                self.wild(piece)?
            } else {
                self.exact_piece(piece)
            };
            parts.push(part);
            said.push(how);
        }
        Ok((Part::Phrase(parts), format!("\"{}\"", said.join(" "))))
    }

    /// One piece of a phrase; the apostrophe may be missing in the text.
    fn exact_piece(&mut self, piece: &str) -> (Part, String) {
        let forms = Pieces::of(piece);
        if let [part] = &forms.parts[..] {
            let mut terms = BTreeSet::from([part.clone()]);
            terms.extend(forms.joined.iter().cloned());
            let split = self.split(part);
            let leaf = self.leaf(In::Text, terms, None);
            return match split {
                Some((left, right)) => self.or_apart(leaf, part, &left, &right),
                None => (leaf, part.clone()),
            };
        }
        self.compound(&forms, false)
    }

    fn wild(&mut self, pattern: &str) -> Made {
        let glob = folded(pattern);
        let glob = glob.trim_matches(|c: char| !c.is_alphanumeric() && c != '*' && c != '?');
        let prefix = glob.split(['*', '?']).next().unwrap_or_default();
        let letters: Vec<char> = glob.chars().collect();
        self.expanded(pattern, prefix, |word| pattern::matches(&letters, word))
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
    fn forms_of(&mut self, word: &str) -> BTreeSet<String> {
        self.inflection.forms(word, self.vocabulary)
    }

    /// Where a long word of the query stands apart in the index: both halves are words of it.
    fn split(&self, word: &str) -> Option<(String, String)> {
        const HALF_MIN: usize = 3;
        if !word.is_ascii() || !word.bytes().all(|b| b.is_ascii_alphabetic()) || word.len() < 7 {
            return None;
        }
        let halves = (HALF_MIN..word.len() - HALF_MIN).map(|at| word.split_at(at));
        let mut both = halves.filter(|(left, right)| {
            !SMALL.contains(left)
                && COMPOUND_HEADS.contains(left)
                && self.vocabulary.has(left)
                && self.vocabulary.has(right)
        });
        both.next()
            .map(|(left, right)| (left.to_owned(), right.to_owned()))
    }
}

/// Small words that begin many longer ones by chance.
const SMALL: [&str; 6] = ["the", "and", "for", "her", "his", "not"];

/// First halves of compounds that the trade writes in one word, in two, or with a hyphen.
const COMPOUND_HEADS: [&str; 24] = [
    "key", "case", "care", "work", "school", "support", "social", "home", "house", "foster",
    "step", "grand", "child", "family", "health", "play", "day", "multi", "inter", "non", "self",
    "night", "over", "under",
];

/// One word of a query as it is cut: its parts, and what they are joined to.
struct Pieces {
    parts: Vec<String>,
    joined: Vec<String>,
}

impl Pieces {
    fn of(piece: &str) -> Self {
        let words = Words::of(piece);
        let mut parts: Vec<String> = Vec::new();
        let mut joined = Vec::new();
        for (form, spot) in words.iter() {
            if spot.position as usize == parts.len() {
                parts.push(form.to_owned());
            } else {
                joined.push(form.to_owned());
            }
        }
        Self { parts, joined }
    }
}

fn interval_of(term: &str) -> Option<Interval> {
    let mut parts = term.split('/');
    let from = Day::parse_iso(parts.next()?)?;
    Interval::new(from, Day::parse_iso(parts.next()?)?)
}

fn listed(terms: &BTreeSet<String>, typed: &str) -> String {
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
