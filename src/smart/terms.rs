//! The lists of words: those that come with casewise, compiled once, and a team's own.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, LazyLock};

use aho_corasick::AhoCorasick;
use serde::Deserialize;

/// One list of words, ready to be looked for.
#[derive(Debug)]
pub(super) struct Terms {
    words: Vec<String>,
    /// The same by their first words.
    by_head: HashMap<String, Vec<String>>,
    finder: AhoCorasick,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[expect(dead_code, reason = "the title is for people who read the file")]
    title: String,
    #[expect(dead_code, reason = "the source is for people who read the file")]
    source: String,
    terms: Vec<String>,
}

impl Terms {
    fn read(text: &str) -> Self {
        let written: Written = toml::from_str(text).expect("embedded lists are read by a test");
        Self::of(written.terms)
    }

    fn of(words: Vec<String>) -> Self {
        let finder = AhoCorasick::new(&words).expect("the lists are small");
        let mut by_head: HashMap<String, Vec<String>> = HashMap::new();
        for word in &words {
            let all = by_head.entry(head(word).to_owned()).or_default();
            all.push(word.clone());
        }
        Self {
            words,
            by_head,
            finder,
        }
    }

    /// Tells whether one of the words stands in a lower-case text, as whole words.
    pub(super) fn finds(&self, text: &str) -> bool {
        whole_word(&self.finder, text)
    }

    /// Tells whether one of the lower-case texts begins with one of the words.
    pub(super) fn begins_any(&self, texts: &[String]) -> bool {
        self.beginning(texts) > 0
    }

    /// How many bytes the longest of the words has with which one of the lower-case texts begins;
    /// 0: none begins so.
    pub(super) fn beginning(&self, texts: &[String]) -> usize {
        let begins = |text: &String, word: &String| {
            text.strip_prefix(word.as_str())
                .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        };
        let entries = |text: &String| self.by_head.get(head(text)).into_iter().flatten();
        let each = texts.iter().flat_map(|text| {
            let begun = entries(text).filter(|word| begins(text, word));
            begun.map(String::len)
        });
        each.max().unwrap_or(0)
    }

    /// Tells whether a lower-case text ends with an entry of several words: "the first core group".
    pub(super) fn ends_with_phrase(&self, text: &str) -> bool {
        let ends = |entry: &&String| {
            let rest = text.strip_suffix(entry.as_str());
            rest.is_some_and(|rest| rest.ends_with(' '))
        };
        let mut phrases = self.words.iter().filter(|entry| entry.contains(' '));
        phrases.any(|entry| ends(&entry))
    }

    /// Tells whether a lower-case text is one of the words or ends with one.
    pub(super) fn is_or_ends(&self, text: &str) -> bool {
        let ends = |word: &String| {
            text.strip_suffix(word.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.ends_with(' '))
        };
        self.words.iter().any(ends)
    }

    /// Tells whether one of the entries is the word or begins with it.
    pub(super) fn has_head(&self, word: &str) -> bool {
        self.by_head.contains_key(word)
    }

    /// Tells whether a lower-case text is one of the words.
    pub(super) fn is(&self, text: &str) -> bool {
        let mut same_head = self.by_head.get(head(text)).into_iter().flatten();
        same_head.any(|word| word == text)
    }
}

/// The first word.
fn head(text: &str) -> &str {
    text.split(' ').next().unwrap_or_default()
}

fn whole_word(finder: &AhoCorasick, text: &str) -> bool {
    finder.find_overlapping_iter(text).any(|found| {
        let before = text[..found.start()].chars().next_back();
        let after = text[found.end()..].chars().next();
        let is_edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        is_edge(before) && is_edge(after)
    })
}

/// Every list, by the name of its file.
const SOURCES: [(&str, &str); 17] = [
    (
        "vague-verbs",
        include_str!("../../rules/terms/vague-verbs.toml"),
    ),
    (
        "action-verbs",
        include_str!("../../rules/terms/action-verbs.toml"),
    ),
    (
        "deliverable-nouns",
        include_str!("../../rules/terms/deliverable-nouns.toml"),
    ),
    (
        "vague-nouns",
        include_str!("../../rules/terms/vague-nouns.toml"),
    ),
    (
        "light-verbs",
        include_str!("../../rules/terms/light-verbs.toml"),
    ),
    (
        "activity-verbs",
        include_str!("../../rules/terms/activity-verbs.toml"),
    ),
    (
        "process-verbs",
        include_str!("../../rules/terms/process-verbs.toml"),
    ),
    (
        "deliverables",
        include_str!("../../rules/terms/deliverables.toml"),
    ),
    ("measures", include_str!("../../rules/terms/measures.toml")),
    ("purposes", include_str!("../../rules/terms/purposes.toml")),
    (
        "group-owners",
        include_str!("../../rules/terms/group-owners.toml"),
    ),
    ("agencies", include_str!("../../rules/terms/agencies.toml")),
    (
        "undecided",
        include_str!("../../rules/terms/undecided.toml"),
    ),
    (
        "undecided-openings",
        include_str!("../../rules/terms/undecided-openings.toml"),
    ),
    (
        "next-reviews",
        include_str!("../../rules/terms/next-reviews.toml"),
    ),
    ("events", include_str!("../../rules/terms/events.toml")),
    ("reviews", include_str!("../../rules/terms/reviews.toml")),
];

/// The words of every list by its name, as they come with casewise.
#[must_use]
pub fn built_in_words() -> BTreeMap<String, Vec<String>> {
    let words = |text| Terms::read(text).words;
    SOURCES
        .iter()
        .map(|(name, text)| ((*name).to_owned(), words(text)))
        .collect()
}

/// Every list that the criteria use.
#[derive(Debug)]
pub struct Lists {
    pub(super) vague_verbs: Terms,
    pub(super) action_verbs: Terms,
    pub(super) deliverable_nouns: Terms,
    pub(super) vague_nouns: Terms,
    pub(super) light_verbs: Terms,
    pub(super) activity_verbs: Terms,
    pub(super) process_verbs: Terms,
    pub(super) deliverables: Terms,
    pub(super) measures: Terms,
    pub(super) purposes: Terms,
    pub(super) group_owners: Terms,
    pub(super) agencies: Terms,
    pub(super) undecided: Terms,
    pub(super) undecided_openings: Terms,
    pub(super) next_reviews: Terms,
    pub(super) events: Terms,
    pub(super) reviews: Terms,
}

impl Lists {
    /// Puts lists together from words by name; a list that is not named is the one that comes
    /// with casewise.
    #[must_use]
    pub fn of(words: &BTreeMap<String, Vec<String>>) -> Self {
        let list = |name: &str| match words.get(name) {
            Some(words) => Terms::of(words.clone()),
            None => SOURCES
                .iter()
                .find(|(known, _)| *known == name)
                .map_or_else(|| Terms::of(Vec::new()), |(_, text)| Terms::read(text)),
        };
        Self {
            vague_verbs: list("vague-verbs"),
            action_verbs: list("action-verbs"),
            deliverable_nouns: list("deliverable-nouns"),
            vague_nouns: list("vague-nouns"),
            light_verbs: list("light-verbs"),
            activity_verbs: list("activity-verbs"),
            process_verbs: list("process-verbs"),
            deliverables: list("deliverables"),
            measures: list("measures"),
            purposes: list("purposes"),
            group_owners: list("group-owners"),
            agencies: list("agencies"),
            undecided: list("undecided"),
            undecided_openings: list("undecided-openings"),
            next_reviews: list("next-reviews"),
            events: list("events"),
            reviews: list("reviews"),
        }
    }
}

static BUILT_IN: LazyLock<Arc<Lists>> = LazyLock::new(|| Arc::new(Lists::of(&BTreeMap::new())));

thread_local! {
    /// The lists that this thread judges by, where they are not those that come with casewise.
    static OWN: RefCell<Option<Arc<Lists>>> = const { RefCell::new(None) };
}

/// The lists that this thread judges by.
pub(super) fn terms() -> Arc<Lists> {
    let own = OWN.with_borrow(Option::clone);
    own.unwrap_or_else(|| Arc::clone(&BUILT_IN))
}

/// Runs something with lists of one's own. They hold on this thread, until it is done.
pub fn judging_by<T>(lists: Option<Arc<Lists>>, judge: impl FnOnce() -> T) -> T {
    let restore = Restore(OWN.replace(lists));
    let judged = judge();
    drop(restore);
    judged
}

/// Puts back what held before, even when judging panics.
struct Restore(Option<Arc<Lists>>);

impl Drop for Restore {
    fn drop(&mut self) {
        OWN.set(self.0.take());
    }
}
