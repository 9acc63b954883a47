//! Whose case file it is: the name that the heads of most records give.
//!
//! In: the records of one case. Out: the child's name, where one name stands out. A name in a title,
//! a file's name or behind a label for the child weighs more than one that only stands near the
//! top; the names of workers are passed over.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use regex::Regex;

use super::Record;
use crate::document::{Block, Document, Part};
use crate::facts::pattern::pattern;

/// So many blocks at the top of a record are its head.
const HEAD_BLOCKS: usize = 12;
/// A block of a head is looked at so far.
const BLOCK_BYTES_MAX: usize = 400;
/// A name that opens more than a line heads nothing.
const LINE_BYTES_MAX: usize = 80;
/// What a name in a title or a file's name weighs.
const NAMING_WEIGHT: u32 = 3;
/// A label for the child outweighs a title.
const LABELLED_WEIGHT: u32 = 6;
/// So many records at least must give the name.
const N_RECORDS_MIN: usize = 2;

/// A child's name, in small letters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Child {
    given: String,
    family: String,
}

static NAME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?P<given>\p{Lu}[\p{Ll}'’-]+)[ \u{a0}](?P<family>\p{Lu}[\p{L}'’-]+)",
        r"|(?P<capitals>\p{Lu}{3,})[ \u{a0}](?P<surname>\p{Lu}[\p{Lu}'’-]{2,})",
        r"|(?P<last>\p{Lu}{3,}), (?P<first>\p{Lu}[\p{Ll}'’-]+)"
    ))
});
/// Words of forms and places that look like names.
pub(super) static NO_NAME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:council|child(?:ren)?(?:['’]?s)?|protection|plan\w*|meetings?|core|groups?",
        r"|reviews?|looked|after|away|home|minutes?|records?|assessments?|services?|social|work\w*",
        r"|reports?|hearings?|panel|teams?|officers?|care|school|house|primary|academy|hospital",
        r"|centre|family|families|young|person|people|date|next|significant|events?|chronology",
        r"|form|part|north|south|east|west|case|notes?|legal|status|health|visit\w*|independent",
        r"|comprehensive|initial|second|first|third|emergency|placement|secure|accommodation",
        r"|pathway|team|around|inter|agency|discussion|referral|named|lead|professional|head",
        r"|teacher|manager|supervision|compulsory|order|risk|needs?|unborn|baby|mrs?|ms|miss|dr",
        r"|the|and|of|january|february|march|april|may|june|july|august|september|october|november",
        r"|december|(?:mon|tues|wednes|thurs|fri|satur|sun)day|draft|final|official|sensitive",
        r"|private|confidential|street|road|avenue|cppms?|cpcc|icpc|rcpc|icppm|rcppm|ird|la?ac",
        r"|laac|ta[cf]|tatc|iro|cso|scan|scotland|act|regulations?|today|tomorrow|yesterday",
        r"|tonight|department|directorate|partnership|nhs|police|unit|education|welfare|wellbeing",
        r"|views?)\b"
    ))
});
/// What stands before the name of somebody who works with the child.
static WORKER_BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:workers?|author|chair\w*|by|officer|manager|professional|minute(?: ?taker)?s?",
        r"|clerk|from|to|cc|teacher|visitor|person|attend\w*|present|apologies|signed|dr|pc|dc|mr",
        r"|mrs|ms|miss)\W{0,4}$"
    ))
});
static WORKER_AFTER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^\W{0,3}(?:(?:independent|senior|social|reviewing|team|head|depute|lead|children",
        r"|family|support|residential|throughcare|foster|kinship|school)\b\W?\s?){0,3}(?:sw|iro",
        r"|worker|officer|manager|teacher|chair|nurse|visitor|midwife|carers?|psychologist",
        r"|reporter|advocate|keyworker)\b"
    ))
});
static CHILD_BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)(?:\b",
        r"(?:(?:subject |index )?child|young person|children|name|subject|re|respect of|regarding)",
        r"(?:['’]?s)?(?: name)?|^)\W{0,4}$"
    ))
});
static YOUNG_BEFORE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\byoung person(?:['’]?s)?\W{0,4}$"));
/// The label of a cell for the child's name.
static CHILD_LABEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^\W*(?:(?:full )?names? of (?:the )?)?",
        r"(?:(?:subject |index )?child|young person|child ?/ ?young person|subject)(?:['’]?s)?",
        r"(?: (?:full )?names?)?\W*$"
    ))
});
/// A label for the child right before a name, on a line.
static CHILD_PLAIN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:(?:subject |index )?child|young person)(?:['’]?s)?(?: (?:full )?name)?\s*:\s*$",
    )
});
/// "Name: Ash Reid Age: 4": a label for whoever is of an age.
static NAME_PLAIN: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^\W*name\s*:\s*$"));
static AGE_AFTER: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^[^:]{0,30}\b(?:age|aged|born|d\.?o\.?b\.?|date of birth)\b"));
/// "Corran Isles Council": a body or a place by its third word.
static BODY_AFTER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"^[ \u{a0}](?:Council|Academy|Primary|School|Hospital|Centre|House|Street|Road|Avenue",
        r"|Families|Partnership|Services?|Department|Nursery|Surgery)\b"
    ))
});
/// "Ash Reid (11)", "Ash Reid, 4 years": at the head of a record only the child has an age.
static AGE_BESIDE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^(?: ?\((?:aged? )?(?:1?\d)(?: ?(?:years?|yrs?|months?|mths?|y))?(?: old)?\)",
        r"|, (?:aged? )?1?\d(?: ?(?:years?|yrs?|months?|mths?|y)(?: old)?\b|$|[,.;]))"
    ))
});

/// What stands in a title before whom it is about: "Review of the care of", "Planning meeting |".
static ABOUT_BEFORE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)(?:\b(?:of|for|about|on|re|concerning)|[|–—:,/-])\s*$"));

impl Child {
    /// Returns the child's given name, in small letters.
    #[must_use]
    pub fn given(&self) -> &str {
        &self.given
    }

    /// Returns the child's family name, in small letters.
    #[must_use]
    pub fn family(&self) -> &str {
        &self.family
    }

    /// Tells whether a name is of the same family, and not of the child's own.
    pub(super) fn is_kin(&self, other: &Self) -> bool {
        other.family == self.family && other.given != self.given
    }

    /// The names that words give, each whole.
    pub(super) fn names_in(words: &str) -> impl Iterator<Item = Self> {
        NAME.captures_iter(words)
            .filter_map(|found| Self::of(&found))
    }

    fn of(found: &regex::Captures) -> Option<Self> {
        let part = |names: [&str; 3]| names.into_iter().find_map(|name| found.name(name));
        let given = part(["given", "capitals", "first"])?;
        let family = part(["family", "surname", "last"])?;
        let is_name = |word: &str| !NO_NAME.is_match(word);
        let both = is_name(given.as_str()) && is_name(family.as_str());
        both.then(|| Self {
            given: given.as_str().to_lowercase(),
            family: family.as_str().to_lowercase(),
        })
    }
}

/// Returns the child whom most records name at their head, where one stands out.
pub(super) fn of(records: &[Record]) -> Option<Child> {
    let mut weights: BTreeMap<Child, (u32, usize)> = BTreeMap::new();
    let mut labelled: BTreeSet<Child> = BTreeSet::new();
    let workers: BTreeSet<Child> = records.iter().flat_map(workers).collect();
    for record in records {
        labelled.extend(labelled_in(record));
        for (name, weight) in heads(record) {
            let (total, n_records) = weights.entry(name).or_default();
            *total += weight;
            *n_records += 1;
        }
    }
    weights.retain(|name, _| !workers.contains(name));
    let mut ranked: Vec<(u32, usize, Child)> = weights
        .into_iter()
        .map(|(name, (total, n))| (total, n, name))
        .collect();
    ranked.sort_by(|a, b| b.cmp(a));
    let (total, n_records, name) = ranked.first()?;
    let is_alone = ranked.get(1).is_none_or(|(second, ..)| second < total);
    let is_labelled = labelled.contains(name) && labelled.len() == 1;
    let is_told = *n_records >= N_RECORDS_MIN || is_labelled || *total >= LABELLED_WEIGHT;
    (is_told && is_alone).then(|| name.clone())
}

/// The names that the head of a record gives behind a label for the child: one record tells by that.
fn labelled_in(record: &Record) -> Vec<Child> {
    let named = head_texts(record).filter_map(|(text, _, label)| {
        let is_label = label.is_some_and(|label| CHILD_LABEL.is_match(label));
        let names = NAME.captures_iter(text);
        let mut named = names.filter(|name| {
            let Some(whole) = name.get(0) else {
                return false;
            };
            let (before, after) = (&text[..whole.start()], &text[whole.end()..]);
            let is_first = is_label && before.is_empty();
            let is_plain = CHILD_PLAIN.is_match(before)
                || NAME_PLAIN.is_match(before) && AGE_AFTER.is_match(after);
            is_first || is_plain
        });
        Child::of(&named.next()?)
    });
    named.collect()
}

/// The names at the head of a record that a role follows: "Jo Bell (social worker)".
fn workers(record: &Record) -> Vec<Child> {
    let texts = head_texts(record);
    let named = texts.flat_map(|(text, ..)| {
        let names = NAME.captures_iter(text);
        let has_role = |found: &regex::Captures| {
            let whole = found.get(0).map_or(0, |whole| whole.end());
            WORKER_AFTER.is_match(&text[whole..])
        };
        names
            .filter(has_role)
            .filter_map(|found| Child::of(&found))
            .collect::<Vec<_>>()
    });
    named.collect()
}

/// The names at the head of a record, each with its weight there.
fn heads(record: &Record) -> BTreeMap<Child, u32> {
    let mut found: BTreeMap<Child, u32> = BTreeMap::new();
    for (text, weight, label) in head_texts(record) {
        for name in NAME.captures_iter(text) {
            let Some(whole) = name.get(0) else { continue };
            let before = match label {
                Some(label) if whole.start() == 0 => label,
                _ => &text[..whole.start()],
            };
            let after = &text[whole.end()..];
            // "Young person: …" is no label for a worker, though "contact person: …" is.
            let is_worker = WORKER_BEFORE.is_match(before) && !YOUNG_BEFORE.is_match(before)
                || WORKER_AFTER.is_match(after)
                || BODY_AFTER.is_match(after);
            if let (false, Some(child)) = (is_worker, Child::of(&name)) {
                let opens_line = before.trim().is_empty() && text.len() > LINE_BYTES_MAX;
                let is_labelled = CHILD_BEFORE.is_match(before) && !opens_line;
                let is_childs = label.is_some_and(|label| CHILD_LABEL.is_match(label));
                let is_line = text.len() <= LINE_BYTES_MAX && is_labelled;
                let is_named = weight == NAMING_WEIGHT && ABOUT_BEFORE.is_match(before);
                let is_aged = (is_line || is_named) && AGE_BESIDE.is_match(after);
                let labelled = match (is_childs && whole.start() == 0, is_labelled) {
                    _ if is_aged => LABELLED_WEIGHT,
                    (true, _) => LABELLED_WEIGHT,
                    (_, true) => 3,
                    _ => 0,
                };
                let known = found.entry(child).or_default();
                *known = weight.max(labelled).max(*known);
            }
        }
    }
    found
}

/// The texts at a record's head, with the weight of a name in them, and the label of a cell: its
/// title and its file's name first, then what stands near the top.
fn head_texts(record: &Record) -> impl Iterator<Item = (&str, u32, Option<&str>)> {
    let document = &record.document;
    let named = names_of(record).map(|text| (text, NAMING_WEIGHT, None));
    let tops: Vec<&Block> = document.part(Part::Body).take(HEAD_BLOCKS).collect();
    let labels: Vec<Option<&str>> = tops
        .iter()
        .map(|block| label_of(document, &tops, block))
        .collect();
    let tops = tops.into_iter().zip(labels);
    let headers = document.part(Part::Header).take(HEAD_BLOCKS);
    let tops = tops.chain(headers.map(|block| (block, None)));
    named.chain(tops.map(|(block, label)| (cut(document.text_of(block)), 1, label)))
}

/// The label of a cell: in the cell before it, else in the one above; blank where there is neither.
fn label_of<'d>(document: &'d Document, blocks: &[&Block], block: &Block) -> Option<&'d str> {
    let cell = block.cell()?;
    let at = |row: Option<u32>, column: Option<u32>| {
        let (row, column) = (row?, column?);
        let is_there = |other: &&&Block| {
            other.cell().is_some_and(|other| {
                (other.table, other.row, other.column) == (cell.table, row, column)
            })
        };
        let found = blocks.iter().find(is_there)?;
        Some(document.text_of(found))
    };
    let is_childs = |label: &&str| CHILD_LABEL.is_match(label);
    let beside = at(Some(cell.row), cell.column.checked_sub(1));
    let above = at(cell.row.checked_sub(1), Some(cell.column));
    above.filter(is_childs).or(beside).or(above)
}

/// What a record is called: by its title, else by its first line, and by its file's name.
pub(super) fn names_of(record: &Record) -> impl Iterator<Item = &str> {
    let document = &record.document;
    let title = record.facts.title.as_ref().map(|title| title.text.as_str());
    let first = || Some(document.text_of(document.part(Part::Body).next()?));
    let files = document.part(Part::FileName);
    let files = files.map(|block| document.text_of(block));
    title.or_else(first).into_iter().chain(files).map(cut)
}

pub(super) fn cut(text: &str) -> &str {
    &text[..text.floor_char_boundary(BLOCK_BYTES_MAX)]
}
