//! Pseudonyms: what stands in a shareable report for a case or a finding, and the lookup that only
//! the auditors keep.
//!
//! In: a secret key and an id. Out: letters and digits by HMAC-SHA-256, so that nobody without the
//! key can try out all case numbers. The same key gives the same pseudonyms, round after round.

use std::collections::BTreeMap;

use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;

use super::written::Told;

/// Digits and consonants: no pseudonym reads as a word.
const LETTERS: &[u8; 31] = b"0123456789BCDFGHJKLMNPQRSTVWXYZ";
/// Letters of a pseudonym where no other one has the same.
const LENGTH: usize = 8;

/// The secret key: 32 bytes from the system's random source.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Key([u8; 32]);

impl Key {
    /// Takes bytes that nobody can guess.
    #[must_use]
    pub fn new(random: [u8; 32]) -> Self {
        Self(random)
    }
}

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key(…)")
    }
}

impl From<Key> for String {
    fn from(key: Key) -> Self {
        let digits = key.0.iter().map(|byte| format!("{byte:02x}"));
        digits.collect()
    }
}

impl TryFrom<String> for Key {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let wrong = || "the key is to have 64 hexadecimal digits".to_owned();
        let mut key = [0; 32];
        if text.len() != 64 || !text.is_ascii() {
            return Err(wrong());
        }
        for (byte, idx) in key.iter_mut().zip((0..64).step_by(2)) {
            *byte = u8::from_str_radix(&text[idx..idx + 2], 16).map_err(|_| wrong())?;
        }
        Ok(Self(key))
    }
}

/// What the auditors keep: the key, and what each pseudonym stands for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lookup {
    /// `casewise.pseudonyms/1`.
    pub format: String,
    /// The key.
    pub key: Key,
    /// Cases by pseudonym.
    #[serde(default)]
    pub cases: BTreeMap<String, String>,
    /// Findings by pseudonym.
    #[serde(default)]
    pub findings: BTreeMap<String, Meant>,
}

/// Which finding a reference means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meant {
    /// The rule.
    pub rule: String,
    /// The case.
    pub case: Option<String>,
    /// The document.
    pub document: Option<String>,
    /// The item.
    pub item: Option<String>,
    /// By what it is known from one audit to the next.
    pub fingerprint: String,
}

impl Lookup {
    /// The format's name and version.
    pub const FORMAT: &'static str = "casewise.pseudonyms/1";
}

/// Gives pseudonyms, and notes what each stands for.
#[derive(Debug)]
pub struct Pseudonyms {
    lookup: Lookup,
    given: BTreeMap<(char, String), String>,
}

impl Pseudonyms {
    /// Begins with a key.
    #[must_use]
    pub fn new(key: Key) -> Self {
        let lookup = Lookup {
            format: Lookup::FORMAT.to_owned(),
            key,
            cases: BTreeMap::new(),
            findings: BTreeMap::new(),
        };
        Self {
            lookup,
            given: BTreeMap::new(),
        }
    }

    /// Returns what stands for a case.
    pub fn case(&mut self, id: &str) -> String {
        let name = self.name('C', id);
        self.lookup.cases.insert(name.clone(), id.to_owned());
        name
    }

    /// Returns what stands for a finding. Findings of one case have nothing in common.
    pub fn finding(&mut self, told: &Told) -> String {
        let parts = [
            &told.rule,
            told.unit(),
            told.item.as_deref().unwrap_or(""),
            &told.fingerprint,
        ];
        let name = self.name('F', &parts.join("\u{0}"));
        let meant = Meant {
            rule: told.rule.clone(),
            case: told.case.clone(),
            document: told.document.clone(),
            item: told.item.clone(),
            fingerprint: told.fingerprint.clone(),
        };
        self.lookup.findings.insert(name.clone(), meant);
        name
    }

    /// Returns what the auditors keep.
    #[must_use]
    pub fn lookup(&self) -> &Lookup {
        &self.lookup
    }

    fn name(&mut self, sort: char, id: &str) -> String {
        if let Some(name) = self.given.get(&(sort, id.to_owned())) {
            return name.clone();
        }
        let letters = self.letters(sort, id);
        let is_free = |name: &String| {
            !self.lookup.cases.contains_key(name) && !self.lookup.findings.contains_key(name)
        };
        let mut names = (LENGTH..=letters.len()).map(|n| format!("{sort}-{}", &letters[..n]));
        let name = names.find(is_free).unwrap_or(letters);
        self.given.insert((sort, id.to_owned()), name.clone());
        name
    }

    fn letters(&self, sort: char, id: &str) -> String {
        let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(&self.lookup.key.0)
            .expect("a key of any length will do");
        mac.update(format!("casewise pseudonym {sort}\n{id}").as_bytes());
        let bytes = mac.finalize().into_bytes();
        let letters = bytes.iter().map(|byte| usize::from(*byte) % LETTERS.len());
        letters.map(|idx| char::from(LETTERS[idx])).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_key_gives_one_pseudonym_and_another_key_another() {
        let name = |byte| Pseudonyms::new(Key::new([byte; 32])).case("C-1001");
        assert_eq!(name(1), name(1));
        assert_ne!(name(1), name(2));
        assert!(!name(1).contains("1001"));
    }

    #[test]
    fn the_lookup_says_what_a_pseudonym_stands_for() {
        let mut pseudonyms = Pseudonyms::new(Key::new([7; 32]));
        let name = pseudonyms.case("C-1001");
        assert_eq!(pseudonyms.lookup().cases[&name], "C-1001");
    }

    #[test]
    fn a_key_comes_back_from_its_digits() {
        let key = Key::new([171; 32]);
        assert_eq!(Key::try_from(String::from(key.clone())), Ok(key));
        assert!(Key::try_from("ab".to_owned()).is_err());
    }
}
