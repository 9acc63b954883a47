//! The lists of words by which roles and names are told from things and deeds.
//!
//! In: files of `rules/terms/`. Out: sets to look words up in.

use std::collections::HashSet;
use std::sync::LazyLock;

use serde::Deserialize;

/// Heads of the names of roles, in the singular.
pub(super) static ROLES: LazyLock<List> =
    LazyLock::new(|| List::read(include_str!("../../../rules/terms/roles.toml")));
/// Words with a capital that begin actions and name nobody.
pub(super) static OPENING_THINGS: LazyLock<List> =
    LazyLock::new(|| List::read(include_str!("../../../rules/terms/opening-things.toml")));
/// Verbs with which actions begin, in the base form.
pub(super) static OPENING_VERBS: LazyLock<List> =
    LazyLock::new(|| List::read(include_str!("../../../rules/terms/opening-verbs.toml")));

/// A list of lower-case words.
#[derive(Debug)]
pub(super) struct List(HashSet<String>);

#[derive(Deserialize)]
struct Written {
    terms: HashSet<String>,
}

impl List {
    fn read(text: &str) -> Self {
        let written: Written = toml::from_str(text).expect("embedded lists are read by a test");
        Self(written.terms)
    }

    /// Tells whether a lower-case word is in the list.
    pub(super) fn has(&self, word: &str) -> bool {
        self.0.contains(word)
    }
}
