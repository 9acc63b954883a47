//! The lists of words, compiled once.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use serde::Deserialize;

/// One list of words, ready to be looked for.
pub(super) struct Terms {
    words: Vec<String>,
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
        let finder = AhoCorasick::new(&written.terms).expect("the lists are small");
        Self {
            words: written.terms,
            finder,
        }
    }

    /// Tells whether one of the words stands in a lower-case text, as whole words.
    pub(super) fn finds(&self, text: &str) -> bool {
        whole_word(&self.finder, text)
    }

    /// Tells whether one of the lower-case texts begins with one of the words.
    pub(super) fn begins_any(&self, texts: &[String]) -> bool {
        texts.iter().any(|text| {
            self.words.iter().any(|word| {
                text.strip_prefix(word.as_str())
                    .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
            })
        })
    }

    /// Tells whether one of the entries is the word or begins with it.
    pub(super) fn has_head(&self, word: &str) -> bool {
        self.words
            .iter()
            .any(|entry| entry.split(' ').next() == Some(word))
    }

    /// Tells whether a lower-case text is one of the words.
    pub(super) fn is(&self, text: &str) -> bool {
        self.words.iter().any(|word| word == text)
    }
}

fn whole_word(finder: &AhoCorasick, text: &str) -> bool {
    finder.find_overlapping_iter(text).any(|found| {
        let before = text[..found.start()].chars().next_back();
        let after = text[found.end()..].chars().next();
        let is_edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        is_edge(before) && is_edge(after)
    })
}

/// Every list that the criteria use.
pub(super) struct Lists {
    pub(super) vague_verbs: Terms,
    pub(super) action_verbs: Terms,
    pub(super) deliverable_nouns: Terms,
    pub(super) vague_nouns: Terms,
    pub(super) light_verbs: Terms,
    pub(super) process_verbs: Terms,
    pub(super) deliverables: Terms,
    pub(super) measures: Terms,
    pub(super) purposes: Terms,
    pub(super) group_owners: Terms,
    pub(super) undecided: Terms,
    pub(super) next_reviews: Terms,
    pub(super) events: Terms,
}

pub(super) static TERMS: LazyLock<Lists> = LazyLock::new(|| Lists {
    vague_verbs: Terms::read(include_str!("../../rules/terms/vague-verbs.toml")),
    action_verbs: Terms::read(include_str!("../../rules/terms/action-verbs.toml")),
    process_verbs: Terms::read(include_str!("../../rules/terms/process-verbs.toml")),
    light_verbs: Terms::read(include_str!("../../rules/terms/light-verbs.toml")),
    vague_nouns: Terms::read(include_str!("../../rules/terms/vague-nouns.toml")),
    deliverable_nouns: Terms::read(include_str!("../../rules/terms/deliverable-nouns.toml")),
    deliverables: Terms::read(include_str!("../../rules/terms/deliverables.toml")),
    measures: Terms::read(include_str!("../../rules/terms/measures.toml")),
    purposes: Terms::read(include_str!("../../rules/terms/purposes.toml")),
    group_owners: Terms::read(include_str!("../../rules/terms/group-owners.toml")),
    undecided: Terms::read(include_str!("../../rules/terms/undecided.toml")),
    events: Terms::read(include_str!("../../rules/terms/events.toml")),
    next_reviews: Terms::read(include_str!("../../rules/terms/next-reviews.toml")),
});
