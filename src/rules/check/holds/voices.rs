//! Who speaks in the records of a case: the child, and the parents.
//!
//! In: a case file. Out: the names that each party goes by. A parent is whom any record calls so;
//! a title with the family's name may be a parent where nobody else of the family is called that.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::children::{self, Named};
use super::leads::Lead;
use super::own_words;
use super::part::Told;
use super::speakers::{self, OfChild, Pronoun};
use crate::casefile::{CaseFile, Child};
use crate::document::Span;
use crate::facts::pattern::cue;
use crate::facts::relatives::{self, Relative, Tie};
use crate::facts::table;
use crate::facts::voice::Voice;

/// Whose view is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Party {
    Child,
    Parents,
}

/// The voices of a case.
#[derive(Debug, Default)]
pub(super) struct Voices {
    child: Voice,
    parents: Voice,
    /// How the records speak of the child.
    pronoun: Option<Pronoun>,
}

/// What somebody said has so many words at least.
const SAID_WORDS_MIN: usize = 3;

/// A child's own part of a record has no more words; a name over more heads the record.
const OWN_WORDS_MAX: usize = 80;

const PARENT_WORDS: [&str; 8] = [
    "mum", "mam", "mummy", "mother", "dad", "daddy", "father", "parents",
];

cue!(
    OF_VIEWS,
    concat!(
        r"(?i)\b(?:views?|voices?|wishes|feelings|opinions?|says?|said|thinks?|thought",
        r"|told (?:us|me|the \w+))\b"
    )
);
cue!(
    CHILD_WORD,
    r"(?i)^\W*(?:(?:the )?(?:child|young person|child ?/ ?young person|baby))(?:\(ren\))?\W*$"
);
cue!(GIVEN_NAME, r"^\W*\p{Lu}\p{Ll}+(?: \p{Lu}[\p{L}'’-]+)?\W*$");
cue!(
    NAMED_VIEWS,
    concat!(
        r"^\W*(?P<name>\p{Lu}\p{Ll}[\p{L}-]*)['’]s (?:own )?",
        r"(?:views?|voice|wishes|feelings|words|thoughts|opinions?)\b"
    )
);
cue!(
    PARENT_WORD,
    r"(?i)^\W*(?:the )?parents?(?:\(s\))?(?: ?(?:/|and|or) ?carers?(?:\(s\))?)?\W*$"
);
// A cell that tells a view needs no stop: "Ms Orr thinks that it has done its work".
cue!(
    TELLS_VIEW,
    concat!(
        r"(?i)\b(?:says?|said|thinks?|thought|feels?|felt|wants?|wanted|likes?|hopes?|hoped",
        r"|worries|worried|agrees?|agreed|disagrees?|wish(?:es|ed)?|would (?:like|prefer|rather)",
        r"|prefers?",
        r"|is (?:happy|unhappy|content|glad|pleased|keen|bored|sad|angry|scared|fed up|ready|sure))",
        r"\b",
        r"|^\W*(?:(?:not |very |quite )?(?:un)?",
        r"(?:happy|content|pleased|glad|keen|fine|worried|sad|bored|cross)|all good",
        r"|no (?:complaints|worries|concerns|issues))\b"
    )
);
cue!(TITLE, r"^(?:Mrs?|Ms|Miss)\.? ");

impl Voices {
    /// Gathers the names from all records of a case.
    pub(super) fn of(case: &CaseFile) -> Self {
        let known = case.child.iter().map(|child| child.given().to_owned());
        let named = children(case);
        let given = named.iter().map(|child| child.given.clone());
        Self {
            child: Voice::of(known.chain(given)),
            parents: parents(case, &named),
            pronoun: speakers::pronoun_of(case),
        }
    }

    pub(super) fn of_party(&self, party: Party) -> &Voice {
        match party {
            Party::Child => &self.child,
            Party::Parents => &self.parents,
        }
    }

    /// The child, as one who may speak in a sentence.
    pub(super) fn of_child(&self) -> OfChild<'_> {
        OfChild {
            voice: &self.child,
            pronoun: self.pronoun,
        }
    }

    /// Whether a lead gives a party's view: "Una's view", or "Una" under a heading for views.
    pub(super) fn has_lead(&self, party: Party, lead: &Lead, told: &Told) -> bool {
        let words = lead.words(&told.record.document);
        let voice = self.of_party(party);
        let under_views = || {
            lead.under_words(told.record)
                .is_some_and(|over| OF_VIEWS.is_match(over))
        };
        // The child's name over the child's own words.
        let is_own = || {
            party == Party::Child
                && lead.under.is_some()
                && (1..=OWN_WORDS_MAX).contains(&lead.n_words)
                && own_words::are(told.record.document.at(lead.content()))
        };
        voice.heads(words)
            || self.is_party(party, words)
                && (under_views() || is_own() || self.takes_turns(party, lead, told))
    }

    /// Whether a lead that is a party's name stands among those of the other, each with a sentence:
    /// "Ash: he showed his board. Mum: worried." A list of names and addresses holds none.
    fn takes_turns(&self, party: Party, lead: &Lead, told: &Told) -> bool {
        let document = &told.record.document;
        let is_said = |lead: &Lead| {
            let said = document.at(lead.reach).trim_end();
            let is_sentence = said.ends_with(['.', '!', '?', '”', '’', '\'', '"']);
            (is_sentence || TELLS_VIEW.is_match(said)) && lead.n_words >= SAID_WORDS_MIN
        };
        let other = match party {
            Party::Child => Party::Parents,
            Party::Parents => Party::Child,
        };
        let is_beside = |one: &&Lead| one.under == lead.under || one.is_heading && lead.is_heading;
        let mut beside = told.leads.iter().filter(is_beside);
        let is_other = |one: &Lead| is_said(one) && self.is_party(other, one.words(document));
        is_said(lead) && beside.any(is_other)
    }

    /// Whether a heading for views heads leads for the parties by name, so that it gives the views
    /// of those alone: not of one who is not told of before the first of them speaks.
    pub(super) fn share(&self, party: Party, heading: &Lead, told: &Told) -> bool {
        let document = &told.record.document;
        let is_under = |lead: &&Lead| lead.under == Some(heading.name);
        let is_of_any = |lead: &Lead| {
            let parties = [Party::Child, Party::Parents];
            let mut parties = parties.iter();
            parties.any(|party| self.is_party(*party, lead.words(document)))
        };
        let under = || told.leads.iter().filter(is_under);
        let first = under().map(|lead| lead.name.start).min();
        let before = first.map_or("", |first| {
            document.at(Span::new(heading.name.end, first.max(heading.name.end)))
        });
        let voice = self.of_party(party);
        !voice.is_silent() && under().any(is_of_any) && !voice.is_told_of(before)
    }

    /// Whether a heading is for the views of a parent alone.
    pub(super) fn is_anothers(&self, party: Party, lead: &Lead, told: &Told) -> bool {
        let words = lead.words(&told.record.document);
        party == Party::Child && self.parents.heads(words) && !self.child.heads(words)
    }

    /// Whether a lead may give a parent's view: one for the views of somebody by name, or such a
    /// name under a heading for views.
    pub(super) fn may_be_parents(&self, lead: &Lead, told: &Told) -> bool {
        let words = lead.words(&told.record.document);
        let over = || lead.under_words(told.record);
        let is_name =
            lead.n_words > 0 && GIVEN_NAME.is_match(words) && !self.is_party(Party::Child, words);
        self.is_not_childs(words) || is_name && over().is_some_and(|over| OF_VIEWS.is_match(over))
    }

    /// Whether a heading is for the views of somebody by name, and that is not the child's.
    fn is_not_childs(&self, words: &str) -> bool {
        let named = NAMED_VIEWS.captures(words);
        named.is_some_and(|found| !self.child.is_silent() && !self.child.is_name(&found["name"]))
    }

    fn is_party(&self, party: Party, words: &str) -> bool {
        let by_word = match party {
            Party::Child => &CHILD_WORD,
            Party::Parents => &PARENT_WORD,
        };
        by_word.is_match(words) || self.of_party(party).is_name(words)
    }
}

/// Whether a heading is one for views, of whomever.
pub(super) fn is_of_views(words: &str) -> bool {
    OF_VIEWS.is_match(words)
}

/// The children whom the records name, where the file has no name of one child.
fn children(case: &CaseFile) -> BTreeSet<Named> {
    let records = case.records.iter().filter(|_| case.child.is_none());
    let named = records.flat_map(|record| children::of(&record.document));
    named.collect()
}

/// The names by which a file speaks of the parents, and those by which it may.
///
/// - `children`: those whom the records name where the file has no name of one child
fn parents(case: &CaseFile, children: &BTreeSet<Named>) -> Voice {
    let documents = || case.records.iter().map(|record| &record.document);
    let kin: Vec<Relative> = documents()
        .flat_map(|document| relatives::of(document, &table::of(document)))
        .collect();
    let of_tie = |tie: Tie| kin.iter().filter(move |one| one.tie == tie);
    let parents: Vec<&Relative> = of_tie(Tie::Parent).collect();
    let others: BTreeSet<String> = of_tie(Tie::Other).flat_map(as_titled).collect();
    let child = case.child.as_ref().map(Child::given);
    let given: BTreeSet<&str> = children.iter().map(|one| one.given.as_str()).collect();
    let names = parents.iter().flat_map(|one| names_of(one, &others));
    let is_childs = |name: &String| {
        let name = name.to_lowercase();
        let first = name.split(' ').next().unwrap_or_default();
        child == Some(first) || given.contains(first)
    };
    let names = names.filter(|name| !is_childs(name));
    let words = PARENT_WORDS.map(str::to_owned);
    let own = case.child.iter().map(Child::family);
    let named = children.iter().filter_map(|one| one.family.as_deref());
    let own: BTreeSet<&str> = own.chain(named).collect();
    let titled_as = own.iter().flat_map(|family| titled_as(family, &others));
    let words = words.into_iter().chain(titled_as);
    let families: BTreeSet<String> = parents
        .iter()
        .map(|one| family_of(one.name).to_lowercase())
        .chain(own.iter().map(|family| (*family).to_owned()))
        .collect();
    let titled = documents().flat_map(relatives::titled);
    let titled = titled
        .filter(|name| parents.is_empty() || families.contains(&family_of(name).to_lowercase()));
    let perhaps: BTreeSet<String> = titled.map(str::to_owned).collect();
    let voice = Voice::of(names.chain(words)).or_perhaps(perhaps);
    if parents.is_empty() {
        return voice.or_anybody();
    }
    voice
}

/// "Mr Reid" and "Mrs Reid" are the parents of a Reid, where nobody else of the family goes by that.
fn titled_as(family: &str, others: &BTreeSet<String>) -> Vec<String> {
    if family.is_empty() {
        return Vec::new();
    }
    // A child of two families' names has a parent of each.
    let families = [family]
        .into_iter()
        .chain(family.split('-').filter(|_| family.contains('-')));
    let titled = families
        .flat_map(|family| ["mr", "mrs", "ms", "miss"].map(|title| format!("{title} {family}")));
    titled.filter(|name| !others.contains(name)).collect()
}

/// The titled names by which another grown-up of the family may go. An unmarried mother is "Ms" or
/// "Miss" beside a gran of the same name.
fn as_titled(one: &Relative) -> Vec<String> {
    let family = family_of(one.name).to_lowercase();
    let of_generation = one.titles().into_iter();
    let of_generation = of_generation.filter(|title| !matches!(*title, "ms" | "miss"));
    let own = one.name.to_lowercase();
    of_generation
        .map(|title| format!("{title} {family}"))
        .chain([own])
        .collect()
}

/// How a parent is called: by the whole name, the given one, and with a title where no other
/// grown-up of the family goes by that.
fn names_of(one: &Relative, others: &BTreeSet<String>) -> Vec<String> {
    let mut names = vec![one.name.to_owned()];
    let name = TITLE.replace(one.name, "");
    if let Some((given, _)) = name.split_once(' ') {
        names.push(given.to_owned());
        let family = family_of(&name).to_lowercase();
        let titled = one.titles().into_iter();
        let titled = titled.map(|title| format!("{title} {family}"));
        names.extend(titled.filter(|name| !others.contains(name)));
    }
    names
}

fn family_of(name: &str) -> &str {
    name.rsplit(' ').next().unwrap_or(name)
}
