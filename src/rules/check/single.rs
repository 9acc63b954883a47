//! Is there one current version of each title: no two documents of one name that both pass for
//! being in force.

mod house;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use regex::Regex;
use serde::Deserialize;

use self::house::{is_of_establishment, is_of_its_folder, share_house};
use super::Kind;
use crate::casefile::Record;
use crate::document::Part;
use crate::facts::{Field, Kind as DocumentKind, Place, Status, kind};
use crate::finding::{Evidence, Outcome, Role};
use crate::rules::instead;
use crate::rules::view::{Seen, View, quote, quote_title};

/// How many quotes show that a document passes for current.
const STANDING_MAX: usize = 2;

/// The parameters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Single {
    /// The kinds of document that are looked at.
    kinds: Vec<DocumentKind>,
}

impl Kind for Single {
    fn judge(&self, view: &View<'_>) -> Vec<Seen> {
        let records: Vec<&Record> = view.of_kinds(&self.kinds).collect();
        let mut by_title: BTreeMap<String, Vec<&Record>> = BTreeMap::new();
        for record in records.iter().copied().filter(|record| is_current(record)) {
            by_title.entry(key_of(record)).or_default().push(record);
        }
        records
            .into_iter()
            .map(|record| {
                let rivals = by_title.get(&key_of(record)).map_or(&[][..], Vec::as_slice);
                judge_record(record, rivals).of(&record.document)
            })
            .collect()
    }

    fn outcomes(&self) -> &'static [Outcome] {
        &[Outcome::Met, Outcome::NotMet, Outcome::CannotTell]
    }

    fn holes(&self, outcome: Outcome) -> &'static [&'static str] {
        match outcome {
            Outcome::Met => &[],
            Outcome::NotMet => &["other"],
            _ => &["why"],
        }
    }

    fn explain(&self) -> Vec<String> {
        vec!["Compares titles, without version and year, among documents that are in force and lie in one folder or below it, or share much of their text. Where the file names say different things, a person must judge. Drafts and superseded documents are no rivals.".to_owned()]
    }
}

fn judge_record(record: &Record, rivals: &[&Record]) -> Seen {
    let shown = quote_title(&record.document, &record.facts);
    if title_of(record).is_empty() {
        return Seen::new(Outcome::CannotTell)
            .why("the document has no title to compare")
            .settle("give the document a title")
            .show_all(shown);
    }
    let others = rivals
        .iter()
        .filter(|other| is_current(record) && other.document.path != record.document.path)
        .map(|other| (other, rivalry(record, other)));
    let found = others.max_by_key(|(_, rivalry)| *rivalry);
    let Some((other, rivalry)) = found.filter(|(_, rivalry)| *rivalry > Rivalry::None) else {
        return Seen::new(Outcome::Met).show_all(shown);
    };
    let path = &other.document.path;
    let seen = match rivalry {
        Rivalry::Sure => Seen::new(Outcome::NotMet).say("other", path.clone()),
        _ => Seen::new(Outcome::CannotTell)
            .why(format!(
                "{path} has the same title, and it is not plain that it is another policy"
            ))
            .settle("find out whether the two are one policy"),
    };
    let against = quote_title(&other.document, &other.facts)
        .map(|title| Evidence::quote(&other.document, title.span(), Role::Against));
    seen.show_all(shown)
        .show_all(standing(record, Role::Support))
        .show_all(against)
        .show_all(standing(other, Role::Against))
}

/// Quotes the words for which a document passes for current: its version, its status, its approval.
fn standing(record: &Record, role: Role) -> Vec<Evidence> {
    let control = record.control();
    let fields = [Field::Version, Field::Approved, Field::Issued].into_iter();
    let values = fields.filter_map(|field| control.best(field));
    let values = values.map(|value| (value.place, value.words.span));
    let signals = control.signals.iter();
    let signals = signals.map(|signal| (signal.place, signal.quote.span));
    let in_text = values
        .chain(signals)
        .filter(|(place, _)| !matches!(place, Place::Property | Place::FileName | Place::Folder));
    let quotes = in_text.map(|(_, span)| quote(&record.document, span, role));
    let mut found = instead::once(quotes);
    found.truncate(STANDING_MAX);
    found
}

/// Whether two documents of one title are one policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rivalry {
    None,
    Doubtful,
    Sure,
}

/// Two that share their text, or their keeper and a title that says much, are one policy wherever they lie,
/// unless each says whose it is; so are
/// two files of one name that say nothing of their folders. Others have to lie together, and be
/// called alike.
fn rivalry(a: &Record, b: &Record) -> Rivalry {
    let is_each_its_own = is_of_its_folder(a) && is_of_its_folder(b);
    if !is_each_its_own && (share_text(a, b) || have_one_keeper(a, b)) {
        return Rivalry::Sure;
    }
    if !are_together(a, b) && share_matter(a, b) {
        return Rivalry::Doubtful;
    }
    if kind::is_kind_alone(&title_of(a)) {
        // "Protocol" names nothing: that two are called so says little, unless they say the same.
        return if are_together(a, b) || say_the_same(a, b) {
            Rivalry::Doubtful
        } else {
            Rivalry::None
        };
    }
    if !are_together(a, b) {
        return apart(a, b);
    }
    let (one, other) = (name_words(a), name_words(b));
    let titles = format!("{} {}", title_of(a), title_of(b));
    let title: BTreeSet<String> = titles.split(' ').map(str::to_owned).collect();
    let is_told = |words: &BTreeSet<String>| words.is_subset(&title) || words.is_empty();
    if one == other || (is_told(&one) && is_told(&other)) {
        Rivalry::Sure
    } else if one.is_disjoint(&title) || other.is_disjoint(&title) {
        Rivalry::None
    } else {
        Rivalry::Doubtful
    }
}

/// Two that lie apart are one policy where one house issued both and neither is that of a place within
/// it, or where their files are called alike and neither says whose it is.
fn apart(a: &Record, b: &Record) -> Rivalry {
    const TITLE_WORDS_MIN: usize = 3;
    let is_anothers = is_of_its_folder(a) || is_of_its_folder(b);
    let is_called_alike = file_title(a) == file_title(b);
    let of_one_house = share_house(a, b) && !is_of_establishment(a) && !is_of_establishment(b);
    let says_much = title_of(a).split(' ').count() >= TITLE_WORDS_MIN;
    if is_called_alike && (of_one_house || !is_anothers)
        || of_one_house && says_much && !is_anothers
    {
        Rivalry::Sure
    } else if of_one_house {
        Rivalry::Doubtful
    } else {
        Rivalry::None
    }
}

/// Whether two have one text, or give themselves one version.
fn say_the_same(a: &Record, b: &Record) -> bool {
    let version = |record: &Record| {
        let version = record.control().best(Field::Version);
        version.map(|version| version.words.text.trim().to_lowercase())
    };
    let text = |record: &Record| {
        let body = record.document.part(Part::Body);
        let texts = body.map(|block| record.document.text_of(block).to_owned());
        texts.collect::<Vec<_>>()
    };
    text(a) == text(b) || version(a).is_some() && version(a) == version(b)
}

/// Whether two lie below a folder that is named by what their title is about, as those of two departments
/// in one matter do.
fn share_matter(a: &Record, b: &Record) -> bool {
    let folders = |record: &Record| {
        let path = record.document.path.rsplit_once('/');
        let folders = path.map_or("", |(folder, _)| folder).split('/');
        folders.map(plain).collect::<Vec<_>>()
    };
    let (a_path, b_path) = (folders(a), folders(b));
    let shared = a_path
        .iter()
        .zip(&b_path)
        .take_while(|(one, other)| one == other);
    let title = format!(" {} ", title_of(a));
    let is_of_title = |name: &str| !name.is_empty() && title.contains(&format!(" {name} "));
    { shared }.any(|(name, _)| is_of_title(name))
}

/// Whether one post of a named body answers for both, their title says much, and their file names nothing
/// beside it.
fn have_one_keeper(a: &Record, b: &Record) -> bool {
    const OWNER_WORDS_MIN: usize = 3;
    const TITLE_WORDS_MIN: usize = 5;
    let owner = |record: &Record| {
        let owner = record.control().best(Field::Owner);
        owner.map_or(String::new(), |owner| plain(&owner.words.text))
    };
    let title = title_of(a);
    let title: BTreeSet<String> = title.split(' ').map(str::to_owned).collect();
    let is_told = |record: &Record| name_words(record).is_subset(&title);
    let keeper = owner(a);
    title.len() >= TITLE_WORDS_MIN
        && keeper.split(' ').count() >= OWNER_WORDS_MIN
        && keeper == owner(b)
        && is_told(a)
        && is_told(b)
}

/// Whether a good part of the paragraphs of the shorter one stand in the other too.
fn share_text(a: &Record, b: &Record) -> bool {
    const SHARED_MIN: usize = 3;
    let (one, other) = (paragraphs(a), paragraphs(b));
    let n_shared = one.intersection(&other).count();
    n_shared >= SHARED_MIN && n_shared * 3 >= one.len().min(other.len())
}

fn paragraphs(record: &Record) -> BTreeSet<&str> {
    const WORDS_MIN: usize = 10;
    let document = &record.document;
    let texts = document
        .part(Part::Body)
        .map(|block| document.text_of(block));
    texts
        .filter(|text| text.split_whitespace().count() >= WORDS_MIN)
        .collect()
}

/// The file's name without its ending, the number of a list, version and year.
fn file_title(record: &Record) -> String {
    let name = record.document.file_name();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let is_number = |c: char| c.is_ascii_digit() || " .-_".contains(c);
    plain(stem.trim_start_matches(is_number))
}

/// The words of a file's name, without version, date and the words for kinds of document.
fn name_words(record: &Record) -> BTreeSet<String> {
    static KINDS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(concat!(
            r"(?i)^(?:polic(?:y|ies)|procedures?|guidance|protocols?|strategy|document|the|and|of",
            r"|for|in|new|old|copy|signed|current|latest|draft|jan(?:uary)?|feb(?:ruary)?",
            r"|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?",
            r"|nov(?:ember)?|dec(?:ember)?|v|ver|[a-z]*\d[\d.]*)$"
        ))
        .expect("the pattern is fixed")
    });
    let path = &record.document.path;
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let words = plain(&stem.replace(['_', '-'], " "));
    let words = words
        .split(' ')
        .filter(|word| !word.is_empty() && !KINDS.is_match(word));
    words.map(str::to_owned).collect()
}

/// Whether a reader would take it for being in force.
fn is_current(record: &Record) -> bool {
    matches!(
        record.control().status,
        Status::Final | Status::UnderReview | Status::Unclear
    )
}

/// Whether one lies in the other's folder or below it.
fn are_together(a: &Record, b: &Record) -> bool {
    let folder = |record: &Record| {
        let path = &record.document.path;
        path.rsplit_once('/')
            .map_or(String::new(), |(folder, _)| format!("{folder}/"))
    };
    let (a, b) = (folder(a), folder(b));
    a.starts_with(&b) || b.starts_with(&a)
}

/// The title in plain form, without version, year and status.
fn title_of(record: &Record) -> String {
    let title = record.facts.title.as_ref();
    plain(title.map_or("", |title| title.text.as_str()))
}

/// The title as it is compared: without what marks an edition of it, and with its kind at the end, in one
/// word, so that "Policy on Lone Working" and "Lone-working policy (revised)" are one.
fn key_of(record: &Record) -> String {
    static KIND_FIRST: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"^(polic(?:y|ies)|procedures?|guidance|protocol|strategy)(?: (?:on|for|about))? (.+)$",
        )
        .expect("the pattern is fixed")
    });
    let title = record.facts.title.as_ref();
    let title = title.map_or("", |title| title.text.as_str());
    let title = plain(&without_marks(title).replace('&', " and "));
    let title = title.strip_prefix("the ").unwrap_or(&title);
    let ends_in_kind = |rest: &str| {
        let last = rest.rsplit(' ').next();
        last.is_some_and(|last| KIND_FIRST.is_match(&format!("{last} x")))
    };
    let turned = KIND_FIRST
        .captures(title)
        .filter(|found| !ends_in_kind(&found[2]));
    let title = turned.map_or(title.to_owned(), |found| {
        format!("{} {}", &found[2], &found[1])
    });
    title.replace(' ', "")
}

/// A title without the house, reference or number before it, and the edition or month behind it.
fn without_marks(title: &str) -> String {
    static MARKS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(concat!(
            r"(?i)^(?:[A-Z]{1,5}[/-](?:[A-Z]{1,5}[/-])*\d+|\d+(?:\.\d+)*[.)])\s+",
            r"|^[^:]{0,60}\b(?:council|partnership|trust|board|school|academy|nursery|house)\s*:\s",
            r"|\((?:newly |last )?(?:revised|amended|updated|reviewed|new",
            r"|(?:first|second|third|fourth|fifth|\d+(?:st|nd|rd|th)) edition)\b[^)]*\)",
            r"|,?\s(?:first|second|third|fourth|fifth|\d+(?:st|nd|rd|th)) edition\s*$",
            r"|,?\s\(?(?:revised |amended |updated )?",
            r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* (?:19|20)\d\d\)?\s*$"
        ))
        .expect("the pattern is fixed")
    });
    MARKS.replace_all(title, " ").trim().to_owned()
}

/// A name in lower case, without version, year and status.
fn plain(name: &str) -> String {
    static LOOSE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(concat!(
            r"(?i)\b(?:v(?:ersion)?\s*\.?\s*\d+(?:\.\d+)*|version|issue \d+|final|approved",
            r"|(?:19|20)\d\d(?:\s*[-–/]\s*\d{2,4})?)\b|[^\p{L}\p{N}]+"
        ))
        .expect("the pattern is fixed")
    });
    let plain = LOOSE.replace_all(name, " ").to_lowercase();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}
