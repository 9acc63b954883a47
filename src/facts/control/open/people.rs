//! People who may answer for the document: named by a post, and for no reason that is known.

use std::sync::LazyLock;

use regex::Regex;

use crate::facts::pattern::pattern;

use super::{OTHERS, own_place};
use crate::facts::control::fields::undated;
use crate::facts::control::meaning::{self, Meaning};
use crate::facts::control::prose::{self, NOUNS};
use crate::facts::control::sentences::{at_dashes, sentences};
use crate::facts::control::{Field, Place, Reader, Value};

/// Who is named by a post in the frame, under a label that says nothing of why, or alone on a line.
pub(super) fn of(reader: &Reader) -> Vec<Value> {
    // Where the document asks for an owner and names none, whoever approved it is not the answer.
    let is_unfilled = { reader.pairs.iter() }.any(|pair| {
        pair.is_blank() && meaning::of(&pair.name()) == Some(Meaning::Field(Field::Owner))
    });
    let pairs = reader.pairs.iter().filter_map(|pair| {
        let place = own_place(reader, pair.block_idx).filter(|place| *place != Place::Body)?;
        let name = pair.name();
        let names = meaning::of(&name);
        let is_unknown = names.is_none() && !OTHERS.is_match(&name);
        let is_approval = matches!(
            names,
            Some(Meaning::By(Field::Approved) | Meaning::Field(Field::Approved))
        );
        let value = &pair.value.text;
        let may_answer = is_unknown || is_approval && !is_unfilled && !is_body(value);
        let is_keeper = KEEPER.is_match(&name) && is_person(value);
        let field = if leads_matter(reader, &name) && place == Place::ControlTable {
            Field::Owner
        } else {
            Field::OpenOwner
        };
        (may_answer && is_post(value) || is_keeper && !OTHERS.is_match(&name))
            .then(|| undated(field, place, pair.value.clone()))
    });
    let lines = reader.document.blocks.iter().enumerate();
    let lines = lines.filter_map(|(block_idx, block)| {
        let place = own_place(reader, block_idx)?;
        if reader.layout.is_unpaired(block_idx) && is_post(reader.document.text_of(block)) {
            return Some(undated(Field::OpenOwner, place, reader.quoted(block.span)));
        }
        let is_last = prose::is_near_end(reader.document, block_idx);
        if !(place == Place::Cover || is_last) {
            return None;
        }
        let lines = sentences(reader.document, block.span).into_iter();
        let mut parts = lines.flat_map(|line| at_dashes(reader.document, line));
        let part =
            parts.find(|part| block.cell().is_none() && is_signature(reader.document.at(*part)))?;
        Some(undated(Field::OpenOwner, place, reader.quoted(part)))
    });
    pairs.chain(lines).chain(told_people(reader)).collect()
}

/// "Head of Service's Management Group": many who decide together.
fn is_body(text: &str) -> bool {
    static BODY: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)\b(?:group|board|committee|team|forum|panel|meeting|council|cabinet|trustees",
            r"|governors|partnership)\W*(?:$|,|\(|(?:on |at )?\d)"
        ))
    });
    BODY.is_match(text)
}

/// Labels of people who may answer for the document, or for what it is about.
static KEEPER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"^(?:(?:designated|nominated|named|link|responsible|duty|safeguarding|child|protection",
        r"|board|policy|document|chief|deputy) )*(?:person|officer|lead|individual|trustee",
        r"|governor|holder|reviewer|controller|convener|custodian)$"
    ))
});

/// "Designated Safeguarding Lead" in a safeguarding policy: whoever leads on what it is about.
fn leads_matter(reader: &Reader, name: &str) -> bool {
    const LETTERS_MIN: usize = 5;
    const LEADS: [&str; 6] = [
        "lead",
        "officer",
        "co-ordinator",
        "coordinator",
        "person",
        "adviser",
    ];
    let leads = name
        .split(' ')
        .next_back()
        .is_some_and(|last| LEADS.contains(&last));
    let mut matter = name
        .split(' ')
        .filter(|word| word.len() >= LETTERS_MIN && !LEADS.contains(word));
    leads && matter.any(|word| reader.layout.is_in_title(reader.document, word))
}

/// "Jo Bell", "Dr A. Khan": one person's name and nothing else.
fn is_person(text: &str) -> bool {
    static PERSON: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"^\W*(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sr|Cllr)\.? )?\p{Lu}[\p{L}.'’-]*",
            r"(?: \p{Lu}[\p{L}.'’-]*){1,2}\W*$"
        ))
    });
    static MANY: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?i)\b(?:all|every|any|staff|teams?|council|carers|services?)\b")
    });
    PERSON.is_match(text) && !MANY.is_match(text)
}

/// Sentences that name a post and this document, where documents speak of themselves: "The
/// Committee's officer answers questions about this policy."
fn told_people(reader: &Reader) -> Vec<Value> {
    static APPROVES: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?i)\b(?:approv\w+|ratif\w+|adopt\w+|endors\w+|agreed|signed|authoris\w+)\b")
    });
    static IT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(&format!(
            r"(?i)\b(?:th(?:is|ese) (?:\w+ )?{NOUNS}|the (?:policy|procedure|guidance|protocol|strategy|document)(?:$|[^\w\s]|\s+(?:is|was|will|has|and|or|to|at|in|on|for|up|by|with|as|under|every|each|when|if|once)))(?:\b|$)|^\W*(?:questions|queries|comments|corrections|enquiries)\b"
        ))
    });
    // "Them" may be anything: what is done to it has to be done to documents.
    static CARES_FOR_IT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)\b(?:owns?|owner|author|edit\w*|wrote|written|draft\w*|compil\w+|prepar\w+",
            r"|produc\w+|maintain\w*|keep\w*|kept|looks? after|looked after|leads|led|respons\w+",
            r"|accountab\w+|answer\w*|updat\w+|review\w*|revis\w+|questions?|quer(?:y|ies)",
            r"|comments?|advice|advis\w+|help|explain\w*|contact|ask|charge|care|mistakes?|wrong",
            r"|belongs?)\b.*\b(?:it|them)\b",
            r"|\b(?:it|they)\b.*\b(?:owned|edited|written|drafted|compiled|prepared|produced",
            r"|maintained|kept|looked after|led|updated|reviewed|revised|belongs?)\b|\bits\b"
        ))
    });
    let blocks = reader.document.blocks.iter().enumerate();
    let own = blocks.filter_map(|(idx, block)| Some((own_place(reader, idx)?, block)));
    let told = own.flat_map(|(place, block)| {
        let sentences = sentences(reader.document, block.span).into_iter();
        let parts = sentences.flat_map(|sentence| at_dashes(reader.document, sentence));
        let names = parts.filter(|sentence| {
            let text = reader.document.at(*sentence);
            let tells = (IT.is_match(text) || CARES_FOR_IT.is_match(text))
                && !APPROVES.is_match(text)
                && names_post(text);
            block.cell().is_none() && (tells || keeps_something(text))
        });
        let values =
            names.map(|sentence| undated(Field::OpenOwner, place, reader.quoted(sentence)));
        values.collect::<Vec<_>>()
    });
    told.collect()
}

/// "The Liaison Officer keeps the signed copy", "Author to check section 4": words of keeping a document,
/// with somebody named, of nothing that is done for children.
fn keeps_something(text: &str) -> bool {
    static KEEPS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)\b(?:authors?|editors?|custodian|sponsors?|champion|clerk|secretary)\b",
            r"|\b(?:wrote|drafted|drew up|drawn up|edited|compiled|owned|held|kept|looked after) ",
            r"(?:\w+ ){0,3}?by\b|\b(?:wrote|drafted|drew up|edits|compiled|owns)\b",
            r"|\b(?:keeps|holds) the (?:\w+ )?(?:copy|original|master|text|contents?|amendments)\b"
        ))
    });
    static NAMED: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"\b\p{Lu}[\p{L}.'’-]* \p{Lu}[\p{L}'’-]+\b|\(\p{Lu}\. ?\p{Lu}\p{L}+\)")
    });
    static MATTER: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)\b(?:child\w*|young|famil\w+|parents?|carers?|plans?|reports?|records?|minutes?",
            r"|chronolog\w+|assessments?|notes|danger|police|emergency)\b"
        ))
    });
    KEEPS.is_match(text)
        && (names_post(text) || NAMED.is_match(text))
        && !MATTER.is_match(text)
        && !OTHERS.is_match(text)
}

/// "Jean Arrol, Practice Lead": one person's post, not those of many.
fn is_post(text: &str) -> bool {
    text.split_whitespace().count() <= 14 && names_post(text)
}

pub(in crate::facts::control) fn names_post(text: &str) -> bool {
    static POST: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)\b(?:manager|officer|director|head(?:teacher| of [a-z]+)?|lead|leader",
            r"|co-?ordinator|adviser|advisor|nurse|principal|secretary|executive|teacher",
            r"|consultant|editor|deput[ey])\b"
        ))
    });
    static MANY: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)^\W*(?:all|every|any|staff)\b",
            r"|\b(?:managers|officers|workers|staff|teams|heads)\b"
        ))
    });
    POST.is_match(text) && !MANY.is_match(text)
}

/// Words within names and posts.
const SMALL: [&str; 8] = ["of", "for", "and", "the", "in", "to", "at", "&"];

/// A name or a post, alone on its line or between dashes.
fn is_signature(text: &str) -> bool {
    let text = text.trim();
    let is_capital = |word: &str| word.starts_with(char::is_uppercase);
    let n_capitals = text
        .split_whitespace()
        .filter(|word| is_capital(word))
        .count();
    let n_words = text.split_whitespace().count();
    let n_small = text
        .split_whitespace()
        .filter(|word| SMALL.contains(word))
        .count();
    // A stop may end a signature, and more often a sentence.
    let is_whole = !text.ends_with('.') || n_capitals + n_small + 1 >= n_words;
    (2..=10).contains(&n_words)
        && is_whole
        && n_capitals * 2 > n_words
        && !text.contains(':')
        && is_post(text)
        && !OTHERS.is_match(text)
}
