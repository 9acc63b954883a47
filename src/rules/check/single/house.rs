//! Whose a policy is: the house that issued it, and the folder or place within the house.
//!
//! In: records. Out: whether one names its folder, whether it is that of a school, a home or another
//! place of its own, and whether two were issued by one house.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use super::{plain, title_of};
use crate::casefile::Record;
use crate::document::{Block, Part};

/// Whether a document names the folder that it lies in, as the policy of one school among others
/// names the school. A folder that is called by the document's matter says nothing of whose it is.
pub(super) fn is_of_its_folder(record: &Record) -> bool {
    naming_folder(record).next().is_some()
}

/// Whether a document names its folder as a place with policies of its own, or such a place as the
/// house that issued it.
pub(super) fn is_of_establishment(record: &Record) -> bool {
    static PLACE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(concat!(
            r"\b(?:school|academy|nursery|primary|secondary|college|house|home|centre|unit",
            r"|hostel|lodge|cottage|ward|practice|surgery|playgroup|club)\b"
        ))
        .expect("the pattern is fixed")
    });
    naming_folder(record).any(|block| PLACE.is_match(&plain(record.document.text_of(block))))
}

/// Whether two documents name one council, board or other house, at their head or in their running
/// lines.
pub(super) fn share_house(a: &Record, b: &Record) -> bool {
    let (ours, theirs) = (houses(a), houses(b));
    let is_one = |one: &str, other: &str| one == other || one.ends_with(&format!(" {other}"));
    let mut ours = ours.iter();
    ours.any(|one| { theirs.iter() }.any(|other| is_one(one, other) || is_one(other, one)))
}

fn houses(record: &Record) -> BTreeSet<String> {
    static HOUSE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(concat!(
            r"\b\p{Lu}[\p{L}'’]*(?:,? (?:(?:and|of|the|for|&) )*\p{Lu}[\p{L}'’]*){0,4}?,? ",
            r"(?i:council|partnership|trust|health board|association|society|charity",
            r"|protection committee|children's trust)\b"
        ))
        .expect("the pattern is fixed")
    });
    let lines = heads(record).flat_map(|block| HOUSE.find_iter(record.document.text_of(block)));
    let named = lines.map(|found| plain(found.as_str()));
    let named = named.map(|name| name.strip_prefix("the ").unwrap_or(&name).to_owned());
    named.filter(|name| is_named(name)).collect()
}

/// "Lochend Council", and not "the Council" or a "Parent Council", of which each school has one.
fn is_named(house: &str) -> bool {
    const WITHIN: [&str; 7] = [
        "parent",
        "parents",
        "pupil",
        "youth",
        "school",
        "staff",
        "community",
    ];
    let mut words = house.split(' ');
    let is_within = words.next().is_none_or(|first| WITHIN.contains(&first));
    !is_within && words.next().is_some()
}

/// The blocks in which a document names its folder.
fn naming_folder(record: &Record) -> impl Iterator<Item = &Block> {
    let folder = record.document.path.rsplit('/').nth(1).map(plain);
    let title = title_of(record);
    let title: BTreeSet<&str> = title.split(' ').collect();
    let says_whose = |name: &String| !name.is_empty() && !is_of_matter(name, &title);
    let folder = folder.filter(says_whose);
    heads(record).filter(move |block| {
        let text = format!(" {} ", plain(record.document.text_of(block)));
        let names = |folder: &String| text.contains(&format!(" {folder} "));
        folder.as_ref().is_some_and(names)
    })
}

/// "permanence", with a "Permanence Planning Procedure" in it, and "policies".
fn is_of_matter(folder: &str, title: &BTreeSet<&str>) -> bool {
    const KINDS: [&str; 8] = [
        "policies",
        "policy",
        "procedures",
        "guidance",
        "protocols",
        "documents",
        "and",
        "of",
    ];
    let mut words = folder.split(' ');
    words.all(|word| title.contains(word) || KINDS.contains(&word))
}

/// The running lines and the first blocks of the text.
fn heads(record: &Record) -> impl Iterator<Item = &Block> {
    const BLOCKS_MAX: usize = 5;
    let document = &record.document;
    let running = [Part::Header, Part::Footer].into_iter();
    let running = running.flat_map(|part| document.part(part));
    running.chain(document.part(Part::Body).take(BLOCKS_MAX))
}
