//! A query made ready for one index: every word replaced by the words it stands for.
//!
//! In: a query's tree and an index's words. Out: a [`Plan`] whose leaves are sets of words, and a
//! sentence that says how the query was read. A word stands for its forms (review, reviews,
//! reviewed), a `*` for what it matches; the reader sees which.

use std::collections::BTreeSet;

use tantivy::tokenizer::{RawTokenizer, Stemmer, TextAnalyzer, TokenStream as _};
use thiserror::Error;

use super::query::{Days, Field, Node};
use super::runs::{self, Run};
use super::words::{Words, folded};
use crate::calendar::{Day, Interval};

/// The most words that one `*`, `?` or `~` may stand for.
pub const EXPANSION_MAX: usize = 1_000;

/// Words shown of an expansion.
const SHOWN_MAX: usize = 12;

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
    pub(crate) fn runs(&self, at: &dyn Fn(usize) -> Vec<Run>) -> Vec<Run> {
        match self {
            Self::Leaf(leaf) => at(*leaf),
            Self::Phrase(parts) => {
                let parts: Vec<Vec<Run>> = parts.iter().map(|part| part.runs(at)).collect();
                runs::phrase(&parts)
            }
            Self::Near {
                left,
                right,
                n,
                ordered,
            } => runs::near(&left.runs(at), &right.runs(at), *n, *ordered),
            Self::Any(parts) | Self::All(parts) => {
                runs::sorted(parts.iter().flat_map(|part| part.runs(at)).collect())
            }
            Self::Not(_) | Self::Field(_) => Vec::new(),
        }
    }
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
    let mut maker = Maker {
        vocabulary,
        stemmer: stemmer(),
        leaves: Vec::new(),
    };
    let (root, read_as) = maker.part(root)?;
    Ok(Plan {
        root,
        leaves: maker.leaves,
        read_as,
    })
}

struct Maker<'a> {
    vocabulary: &'a dyn Vocabulary,
    stemmer: TextAnalyzer,
    leaves: Vec<Leaf>,
}

type Made = Result<(Part, String), PlanError>;

impl Maker<'_> {
    fn part(&mut self, node: &Node) -> Made {
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
        let forms = Forms::of(word);
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
        self.exact(&forms)
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

    /// Words exactly as written: parts one after the other, or the compound joined.
    fn exact(&mut self, forms: &Forms) -> (Part, String) {
        let parts = forms
            .parts
            .iter()
            .map(|part| BTreeSet::from([part.clone()]));
        let parts: Vec<BTreeSet<String>> = parts.collect();
        let said = format!("\"{}\"", forms.parts.join(" "));
        let parts = parts
            .into_iter()
            .map(|terms| self.leaf(In::Text, terms, None))
            .collect();
        let apart = Part::Phrase(parts);
        if forms.joined.is_empty() {
            return (apart, said);
        }
        let joined: BTreeSet<String> = forms.joined.iter().cloned().collect();
        let said = format!("({said} OR {})", listed(&joined, ""));
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
        let forms = Forms::of(piece);
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
        self.exact(&forms)
    }

    fn wild(&mut self, pattern: &str) -> Made {
        let glob = folded(pattern);
        let glob = glob.trim_matches(|c: char| !c.is_alphanumeric() && c != '*' && c != '?');
        let prefix = glob.split(['*', '?']).next().unwrap_or_default();
        let letters: Vec<char> = glob.chars().collect();
        self.expanded(pattern, prefix, |word| matches(&letters, word))
    }

    fn fuzzy(&mut self, word: &str, distance: u8) -> Made {
        let letters: Vec<char> = folded(word).chars().collect();
        let shown = format!("{word}~{distance}");
        self.expanded(&shown, "", |other| {
            is_within(&letters, other, usize::from(distance))
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

    /// The words of the index that have the same stem, with the word itself.
    fn forms_of(&mut self, word: &str) -> BTreeSet<String> {
        let mut terms = BTreeSet::from([word.to_owned()]);
        let also: Vec<&str> = irregular(word).collect();
        for form in std::iter::once(word).chain(also) {
            terms.insert(form.to_owned());
            let stem = self.stem(form);
            let prefix = common_prefix(&stem);
            let mut similar = Vec::new();
            if prefix.chars().count() > 2 {
                let seen = &mut |other: &str| similar.push(other.to_owned());
                self.vocabulary.each(In::Text, prefix, seen);
            }
            similar.retain(|other| self.stem(other) == stem);
            terms.extend(similar);
        }
        terms
    }

    fn stem(&mut self, word: &str) -> String {
        if word.chars().any(|c| c.is_ascii_digit()) {
            return word.to_owned();
        }
        let mut stream = self.stemmer.token_stream(word);
        let stem = if stream.advance() {
            stream.token().text.clone()
        } else {
            word.to_owned()
        };
        one_spelling(&stem)
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

/// The forms of one piece of a query.
struct Forms {
    parts: Vec<String>,
    joined: Vec<String>,
}

impl Forms {
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

fn stemmer() -> TextAnalyzer {
    let raw = TextAnalyzer::builder(RawTokenizer::default());
    raw.filter(Stemmer::default()).build()
}

/// British and American endings alike: organise and organize, behaviour and behavior.
fn one_spelling(stem: &str) -> String {
    let mut stem = stem.replace("our", "or");
    if let Some(at) = stem.rfind("iz")
        && at + 2 == stem.len()
    {
        stem.replace_range(at.., "is");
    }
    stem
}

/// What all words of a stem begin with: the stem without its last letter, and not beyond a place
/// where two spellings part.
fn common_prefix(stem: &str) -> &str {
    let cut = stem.char_indices().next_back().map_or(0, |(at, _)| at);
    let cut = if stem.chars().count() > 3 {
        cut
    } else {
        stem.len()
    };
    let mut end = cut;
    for mark in ["or", "is"] {
        if let Some(at) = stem.find(mark)
            && at >= 3
        {
            end = end.min(at + usize::from(mark == "or"));
        }
    }
    &stem[..end]
}

/// Words whose plural no rule of endings gives.
fn irregular(word: &str) -> impl Iterator<Item = &'static str> + use<> {
    const PAIRS: [[&str; 2]; 6] = [
        ["child", "children"],
        ["woman", "women"],
        ["man", "men"],
        ["person", "people"],
        ["wife", "wives"],
        ["life", "lives"],
    ];
    let pair = PAIRS.into_iter().find(|pair| pair.contains(&word));
    pair.into_iter().flatten()
}

fn interval_of(term: &str) -> Option<Interval> {
    let mut parts = term.split('/');
    let from = Day::parse_iso(parts.next()?)?;
    Interval::new(from, Day::parse_iso(parts.next()?)?)
}

/// How many words a date token stands for.
pub(crate) fn n_words_of(term: &str) -> u32 {
    term.rsplit('/')
        .next()
        .and_then(|n| n.parse().ok())
        .unwrap_or(1)
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

/// Whether a pattern of `*` and `?` matches the whole word; never slower than their product.
fn matches(pattern: &[char], word: &str) -> bool {
    let word: Vec<char> = word.chars().collect();
    let (mut p, mut w) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    while w < word.len() {
        if p < pattern.len() && pattern[p] == '*' {
            star = Some((p, w));
            p += 1;
        } else if p < pattern.len() && (pattern[p] == '?' || pattern[p] == word[w]) {
            p += 1;
            w += 1;
        } else if let Some((at, from)) = star {
            star = Some((at, from + 1));
            p = at + 1;
            w = from + 1;
        } else {
            return false;
        }
    }
    pattern[p..].iter().all(|c| *c == '*')
}

/// Whether two words differ by at most so many letters.
fn is_within(letters: &[char], other: &str, distance: usize) -> bool {
    let other: Vec<char> = other.chars().collect();
    if letters.len().abs_diff(other.len()) > distance {
        return false;
    }
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in letters.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, b) in other.iter().enumerate() {
            let swap = diagonal + usize::from(a != b);
            diagonal = row[j + 1];
            row[j + 1] = swap.min(row[j] + 1).min(diagonal + 1);
        }
        if row.iter().all(|n| *n > distance) {
            return false;
        }
    }
    row[other.len()] <= distance
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
        check("polic?", "polic? [police policy]".trim());
        check("reveiw~2", "review");
    }

    #[test]
    fn compounds_are_asked_for_whole_and_apart() {
        check("keyworker", "(keyworker OR \"key worker\")");
        check("key-worker", "(\"key worker\" OR keyworker)");
    }
}
