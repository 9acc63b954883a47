//! Every answer of a search against one worked out by hand's rules: small made-up folders, random
//! queries, and a reader that goes through every paragraph word by word.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use casewise::ingest;
use casewise::search::{self, BuildOptions, Library, Progress, Scope, Store, StoreError};
use proptest::collection::vec;
use proptest::prelude::*;

/// Words and the forms that stand for one another.
const WORDS: [(&str, &str); 9] = [
    ("review", "review"),
    ("reviews", "review"),
    ("reviewed", "review"),
    ("revue", "revue"),
    ("alfa", "alfa"),
    ("alpha", "alpha"),
    ("kilo", "kilo"),
    ("zulu", "zulu"),
    ("quartz", "quartz"),
];

/// Days in March 2018 and in April, in three spellings.
const DATES: [(&str, u32, u32); 4] = [
    ("14/03/2018", 3, 14),
    ("14 March 2018", 3, 14),
    ("2018-03-28", 3, 28),
    ("21st April 2018", 4, 21),
];

/// How many words each date is made of.
const DATE_WORDS: usize = 3;

#[derive(Debug, Clone)]
enum Token {
    Word(usize),
    Date(usize),
}

#[derive(Debug, Clone)]
enum Asked {
    Word(usize),
    Exact(Vec<usize>),
    Prefix(usize),
    Fuzzy(usize),
    March,
    Day,
    Near(Box<Asked>, Box<Asked>, usize, bool),
    Any(Vec<Asked>),
    All(Vec<Asked>),
    Not(Box<Asked>),
}

/// The words of a paragraph: a word's number, or none for one of a date's.
struct Page {
    words: Vec<Option<usize>>,
    dates: Vec<(usize, usize)>,
}

impl Page {
    fn of(tokens: &[Token]) -> Self {
        let mut page = Self {
            words: Vec::new(),
            dates: Vec::new(),
        };
        for token in tokens {
            match token {
                Token::Word(word) => page.words.push(Some(*word)),
                Token::Date(date) => {
                    page.dates.push((page.words.len(), *date));
                    page.words.extend([None; DATE_WORDS]);
                }
            }
        }
        page
    }

    fn words_that(&self, fits: impl Fn(usize) -> bool) -> Vec<(usize, usize)> {
        let words = self.words.iter().enumerate();
        let found = words.filter(|(_, word)| word.is_some_and(&fits));
        found.map(|(at, _)| (at, at + 1)).collect()
    }

    fn dates_that(&self, fits: impl Fn(u32, u32) -> bool) -> Vec<(usize, usize)> {
        let found = self.dates.iter().filter(|(_, date)| {
            let (_, month, day) = DATES[*date];
            fits(month, day)
        });
        found.map(|(at, _)| (*at, *at + DATE_WORDS)).collect()
    }

    /// Every stretch of words that shows what was asked.
    fn stretches(&self, asked: &Asked) -> Vec<(usize, usize)> {
        match asked {
            Asked::Word(word) => self.words_that(|other| WORDS[other].1 == WORDS[*word].1),
            Asked::Exact(words) => {
                let starts = 0..self.words.len();
                let found = starts.filter(|from| {
                    let there = self.words.get(*from..from + words.len());
                    there.is_some_and(|there| {
                        there
                            .iter()
                            .zip(words)
                            .all(|(is, asked)| *is == Some(*asked))
                    })
                });
                found.map(|from| (from, from + words.len())).collect()
            }
            Asked::Prefix(word) => {
                self.words_that(|other| WORDS[other].0.starts_with(&WORDS[*word].0[..3]))
            }
            Asked::Fuzzy(word) => self.words_that(|other| {
                differ_by(WORDS[other].0.as_bytes(), WORDS[*word].0.as_bytes()) <= 1
            }),
            Asked::March => self.dates_that(|month, _| month == 3),
            Asked::Day => self.dates_that(|month, day| (month, day) == (3, 14)),
            Asked::Near(left, right, n, ordered) => {
                let (left, right) = (self.stretches(left), self.stretches(right));
                let mut found = Vec::new();
                for l in &left {
                    for r in &right {
                        if r.0 >= l.1 && r.0 - l.1 < *n {
                            found.push((l.0, r.1));
                        }
                        if !ordered && l.0 >= r.1 && l.0 - r.1 < *n {
                            found.push((r.0, l.1));
                        }
                    }
                }
                found
            }
            Asked::Any(parts) => parts.iter().flat_map(|part| self.stretches(part)).collect(),
            Asked::All(_) | Asked::Not(_) => Vec::new(),
        }
    }

    fn meets(&self, asked: &Asked) -> bool {
        match asked {
            Asked::All(parts) => parts.iter().all(|part| self.meets(part)),
            Asked::Any(parts) => parts.iter().any(|part| self.meets(part)),
            Asked::Not(part) => !self.meets(part),
            asked => !self.stretches(asked).is_empty(),
        }
    }
}

fn differ_by(a: &[u8], b: &[u8]) -> usize {
    match (a, b) {
        ([], rest) | (rest, []) => rest.len(),
        ([x, a @ ..], [y, b @ ..]) if x == y => differ_by(a, b),
        ([_, a_rest @ ..], [_, b_rest @ ..]) => {
            let least = differ_by(a_rest, b).min(differ_by(a, b_rest));
            1 + least.min(differ_by(a_rest, b_rest))
        }
    }
}

impl Asked {
    fn written(&self) -> String {
        let join = |parts: &[Asked], with: &str| {
            let parts: Vec<String> = parts.iter().map(Asked::written).collect();
            format!("({})", parts.join(with))
        };
        match self {
            Asked::Word(word) => WORDS[*word].0.to_owned(),
            Asked::Exact(words) => {
                let words: Vec<&str> = words.iter().map(|word| WORDS[*word].0).collect();
                format!("\"{}\"", words.join(" "))
            }
            Asked::Prefix(word) => format!("{}*", &WORDS[*word].0[..3]),
            Asked::Fuzzy(word) => format!("{}~", WORDS[*word].0),
            Asked::March => "written:2018-03".to_owned(),
            Asked::Day => "written:14/03/2018".to_owned(),
            Asked::Near(left, right, n, ordered) => {
                let name = if *ordered { "PRE" } else { "NEAR" };
                format!("({} {name}/{n} {})", left.written(), right.written())
            }
            Asked::Any(parts) => join(parts, " OR "),
            Asked::All(parts) => join(parts, " AND "),
            Asked::Not(part) => format!("NOT {}", part.written()),
        }
    }

    fn stands_somewhere(&self) -> bool {
        match self {
            Asked::All(_) | Asked::Not(_) => false,
            Asked::Any(parts) => parts.iter().all(Asked::stands_somewhere),
            _ => true,
        }
    }

    /// What of it stands in the text and is not denied.
    fn standing(&self) -> Vec<&Asked> {
        match self {
            asked if asked.stands_somewhere() => vec![asked],
            Asked::All(parts) | Asked::Any(parts) => {
                parts.iter().flat_map(Asked::standing).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Whether some pages together meet it, each part somewhere on them.
    fn met_by(&self, pages: &[&Page]) -> bool {
        match self {
            asked if asked.stands_somewhere() => pages.iter().any(|page| page.meets(asked)),
            Asked::All(parts) => parts.iter().all(|part| part.met_by(pages)),
            Asked::Any(parts) => parts.iter().any(|part| part.met_by(pages)),
            Asked::Not(part) => !part.met_by(pages),
            _ => unreachable!("everything else stands somewhere"),
        }
    }
}

/// A folder: cases, their documents, the paragraphs of these.
type Folder = Vec<Vec<Vec<Vec<Token>>>>;

/// Where each paragraph stands: case, document, number from 1.
type Place = (usize, usize, usize);

fn expected(folder: &Folder, asked: &Asked, scope: Scope) -> BTreeSet<Place> {
    let mut found = BTreeSet::new();
    let pages: Vec<Vec<Vec<Page>>> = folder
        .iter()
        .map(|case| {
            let documents = case.iter();
            documents
                .map(|document| document.iter().map(|tokens| Page::of(tokens)).collect())
                .collect()
        })
        .collect();
    for (case, documents) in pages.iter().enumerate() {
        let of_case: Vec<&Page> = documents.iter().flatten().collect();
        for (document, paragraphs) in documents.iter().enumerate() {
            let of_document: Vec<&Page> = paragraphs.iter().collect();
            for (idx, page) in paragraphs.iter().enumerate() {
                let standing = asked.standing();
                let shows = || {
                    let first = standing.is_empty() && idx == 0;
                    first || standing.iter().any(|part| page.meets(part))
                };
                let is_found = match scope {
                    Scope::Paragraph => page.meets(asked),
                    Scope::Document => asked.met_by(&of_document) && shows(),
                    Scope::Case => asked.met_by(&of_case) && shows(),
                };
                if is_found {
                    found.insert((case, document, idx + 1));
                }
            }
        }
    }
    found
}

struct Quiet;

impl Progress for Quiet {
    fn begins(&self, _: usize) {}
    fn file_done(&self) {}
}

fn text_of(paragraphs: &[Vec<Token>]) -> String {
    let paragraph = |tokens: &Vec<Token>| {
        let words: Vec<&str> = tokens
            .iter()
            .map(|token| match token {
                Token::Word(word) => WORDS[*word].0,
                Token::Date(date) => DATES[*date].0,
            })
            .collect();
        format!("{}.", words.join(" "))
    };
    let paragraphs: Vec<String> = paragraphs.iter().map(paragraph).collect();
    paragraphs.join("\n\n")
}

fn indexed(folder: &Folder, at: &Path) -> Library {
    for (case, documents) in folder.iter().enumerate() {
        let folder = at.join(format!("files/cases/C{case}"));
        fs::create_dir_all(&folder).expect("a folder");
        for (document, paragraphs) in documents.iter().enumerate() {
            fs::write(folder.join(format!("{document}.txt")), text_of(paragraphs)).expect("a file");
        }
    }
    let index = at.join("index");
    fs::create_dir_all(&index).expect("a folder");
    let files = ingest::list(&[at.join("files")]).expect("the folder is there");
    let store = Store::open_or_begin(&index).expect("a new index");
    search::update(&store, &files, &BuildOptions::default(), &Quiet).expect("it can be written");
    Library::open(&index).expect("it was just written")
}

fn found(library: &Library, query: &str, scope: Scope) -> BTreeSet<Place> {
    let answer = library.search(query, Some(scope), usize::MAX).expect(query);
    let places = answer.hits.iter().map(|hit| {
        let (case, document) = hit.file.path["cases/C".len()..]
            .trim_end_matches(".txt")
            .split_once('/')
            .expect("a case and a document");
        let number = |text: &str| text.parse().expect("a number");
        let paragraph = usize::try_from(hit.paragraph).expect("a small number");
        (number(case), number(document), paragraph)
    });
    places.collect()
}

fn tokens() -> impl Strategy<Value = Vec<Token>> {
    let word = || (0..WORDS.len()).prop_map(Token::Word);
    // A date between two words, so that two dates never make a range.
    let dated = (word(), 0..DATES.len(), word())
        .prop_map(|(before, date, after)| vec![before, Token::Date(date), after]);
    let piece = prop_oneof![3 => word().prop_map(|word| vec![word]), 1 => dated];
    vec(piece, 1..6).prop_map(|pieces| pieces.concat())
}

fn folder() -> impl Strategy<Value = Folder> {
    vec(vec(vec(tokens(), 1..4), 1..3), 1..4)
}

fn placed() -> impl Strategy<Value = Asked> {
    let word = 0..WORDS.len();
    let leaf = prop_oneof![
        4 => word.clone().prop_map(Asked::Word),
        2 => vec(word.clone(), 1..4).prop_map(Asked::Exact),
        1 => word.clone().prop_map(Asked::Prefix),
        1 => word.prop_map(Asked::Fuzzy),
        1 => Just(Asked::March),
        1 => Just(Asked::Day),
    ];
    leaf.prop_recursive(3, 8, 2, |inner| {
        prop_oneof![
            2 => (inner.clone(), inner.clone(), 1..5_usize, any::<bool>()).prop_map(
                |(left, right, n, ordered)| {
                    Asked::Near(Box::new(left), Box::new(right), n, ordered)
                }
            ),
            1 => vec(inner, 2..3).prop_map(Asked::Any),
        ]
    })
}

fn asked() -> impl Strategy<Value = Asked> {
    placed().prop_recursive(3, 8, 3, |inner| {
        prop_oneof![
            2 => vec(inner.clone(), 2..4).prop_map(Asked::All),
            1 => vec(inner.clone(), 2..3).prop_map(Asked::Any),
            2 => inner.prop_map(|part| Asked::Not(Box::new(part))),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_search_finds_what_a_reader_of_every_paragraph_finds(
        folder in folder(),
        queries in vec(asked(), 30),
    ) {
        let room = tempfile::tempdir().expect("a temporary folder");
        let library = indexed(&folder, room.path());
        for asked in &queries {
            let query = asked.written();
            for scope in [Scope::Paragraph, Scope::Document, Scope::Case] {
                let found = found(&library, &query, scope);
                prop_assert_eq!(found, expected(&folder, asked, scope), "{} in {:?}", query, scope);
            }
        }
    }

    #[test]
    fn every_hit_of_what_stands_in_the_text_shows_where(
        folder in folder(),
        queries in vec(placed(), 30),
    ) {
        let room = tempfile::tempdir().expect("a temporary folder");
        let library = indexed(&folder, room.path());
        for asked in &queries {
            let query = asked.written();
            let answer = library.search(&query, None, usize::MAX).expect("it can be read");
            for hit in &answer.hits {
                prop_assert!(!hit.spans.is_empty(), "{} in {:?}", query, hit.text);
            }
        }
    }
}

#[test]
fn what_another_run_has_committed_meanwhile_is_not_written_over() {
    let room = tempfile::tempdir().expect("a temporary folder");
    let (at, file) = (room.path().join("index"), room.path().join("a.txt"));
    fs::create_dir(&at).expect("a folder");
    fs::write(&file, "The walrus was seen.").expect("a file");
    let folder = ingest::list(&[file]).expect("it is there");
    let open = || Store::open_or_begin(&at).expect("it can be opened");
    let update = |store: &Store| search::update(store, &folder, &BuildOptions::default(), &Quiet);
    let (early, late) = (open(), open());
    assert!(update(&late).is_ok());
    let refused = update(&early);
    assert!(matches!(refused, Err(StoreError::Busy(_))), "{refused:?}");
    assert!(update(&open()).is_ok());
}
