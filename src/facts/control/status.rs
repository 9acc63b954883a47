//! The status of a document: what each place says, and what all of them say together.
//!
//! In: a document, its layout and its control values. Out: signals, strongest first, and one
//! status. "Draft" counts where a document speaks of itself; a draft letter, a draft plan and a
//! policy about drafts do not. Places that cannot both be right make the status conflicting.

use std::sync::LazyLock;

use regex::Regex;

use crate::facts::pattern::pattern;

use super::meaning::{self, Meaning};
use super::prose::NOUNS;
use super::{Field, Place, Reader, Signal, Status, Value, history};
use crate::document::Span;
use crate::facts::label;

/// How much a signal weighs against another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Weight {
    /// Settles the status and contradicts others.
    Strong,
    /// Settles it where nothing strong speaks.
    Weak,
}

/// A signal with what the combining needs to know of it.
struct Sign {
    signal: Signal,
    weight: Weight,
    /// Rests on a date of issue alone, which a draft for consultation has too.
    is_issue: bool,
    /// A draft that is out for consultation.
    is_consultation: bool,
}

/// Reads the status.
pub(super) fn of(reader: &Reader, values: &[Value]) -> (Status, Vec<Signal>) {
    let mut signs = labelled(reader);
    signs.extend(in_blocks(reader));
    signs.extend(of_values(reader, values));
    signs.extend(of_history(reader));
    let status = combined(&signs);
    signs.sort_by_key(|sign| (sign.weight, rank(sign.signal.place), sign.signal.quote.span));
    signs.dedup_by(|a, b| {
        a.signal.says == b.signal.says && b.signal.quote.span.covers(a.signal.quote.span)
    });
    (status, signs.into_iter().map(|sign| sign.signal).collect())
}

fn rank(place: Place) -> usize {
    const ORDER: [Place; 11] = [
        Place::Watermark,
        Place::ControlTable,
        Place::Title,
        Place::Cover,
        Place::Header,
        Place::Footer,
        Place::Body,
        Place::Folder,
        Place::FileName,
        Place::VersionHistory,
        Place::Property,
    ];
    ORDER
        .iter()
        .position(|known| *known == place)
        .unwrap_or(ORDER.len())
}

// ---- together ----

fn combined(signs: &[Sign]) -> Status {
    let strong: Vec<&Sign> = signs
        .iter()
        .filter(|sign| sign.weight == Weight::Strong)
        .collect();
    if strong.is_empty() {
        return combined_weak(signs);
    }
    let says = |status: Status| strong.iter().any(|sign| sign.signal.says == status);
    let is_consultation = strong.iter().any(|sign| sign.is_consultation);
    let is_final = strong
        .iter()
        .any(|sign| sign.signal.says == Status::Final && !(sign.is_issue && is_consultation));
    let said_in_force = strong.iter().any(|sign| {
        sign.signal.says == Status::Final
            && sign.signal.place == Place::ControlTable
            && !is_date(sign)
    });
    match (
        says(Status::Superseded),
        says(Status::Draft),
        is_final,
        says(Status::UnderReview),
    ) {
        (true, _, _, _) if said_in_force && !is_filed_away(&strong) => Status::Conflicting,
        (true, ..) => Status::Superseded,
        (_, true, true, _) | (_, true, _, true) => Status::Conflicting,
        (_, true, ..) => Status::Draft,
        (_, _, _, true) => Status::UnderReview,
        _ => Status::Final,
    }
}

fn is_date(sign: &Sign) -> bool {
    sign.signal
        .quote
        .text
        .bytes()
        .any(|byte| byte.is_ascii_digit())
}

/// A folder for old versions says so of documents that were final in their day.
fn is_filed_away(strong: &[&Sign]) -> bool {
    let superseded = strong
        .iter()
        .filter(|sign| sign.signal.says == Status::Superseded);
    superseded
        .clone()
        .all(|sign| sign.signal.place == Place::Folder)
}

fn combined_weak(signs: &[Sign]) -> Status {
    let says = |status: Status| signs.iter().any(|sign| sign.signal.says == status);
    match (
        says(Status::Superseded),
        says(Status::Draft),
        says(Status::Final),
    ) {
        (true, ..) => Status::Superseded,
        (_, true, _) => Status::Draft,
        (_, _, true) => Status::Final,
        _ => Status::Unclear,
    }
}

// ---- labels ----

fn labelled(reader: &Reader) -> Vec<Sign> {
    let mut signs = Vec::new();
    for pair in reader.pairs {
        let in_history = pair
            .table_idx
            .is_some_and(|idx| reader.layout.is_history_table(idx));
        let Some(place) = reader.layout.place(pair.block_idx).filter(|_| !in_history) else {
            continue;
        };
        let name = pair.name();
        let names = meaning::of(&name);
        let says = match names {
            Some(Meaning::Awaits) => (!pair.is_blank()).then_some(Status::Draft),
            Some(Meaning::Status) => status_word(&pair.value.text),
            Some(Meaning::Field(Field::Version)) => version_word(&pair.value.text),
            Some(Meaning::Field(Field::Approved) | Meaning::By(Field::Approved)) => {
                awaits(&pair.value.text)
            }
            _ if matches!(
                name.as_str(),
                "superseded by"
                    | "replaced by"
                    | "date withdrawn"
                    | "date superseded"
                    | "date archived"
            ) && !pair.is_blank() =>
            {
                Some(Status::Superseded)
            }
            _ => None,
        };
        if let Some(says) = says {
            let is_weak = place == Place::Property || names == Some(Meaning::Awaits);
            let weight = if is_weak {
                Weight::Weak
            } else {
                Weight::Strong
            };
            signs.push(sign(reader, place, says, pair.value.span, weight));
        }
    }
    signs
}

fn sign(reader: &Reader, place: Place, says: Status, span: Span, weight: Weight) -> Sign {
    let quote = reader.quoted(span);
    let words = quote.text.to_lowercase();
    Sign {
        is_consultation: says == Status::Draft
            && (words.contains("consult") || words.contains("comment")),
        is_issue: false,
        signal: Signal { place, says, quote },
        weight,
    }
}

/// What a status field says; nothing when it still offers a choice.
fn status_word(value: &str) -> Option<Status> {
    static WORDS: LazyLock<[(Regex, Status); 4]> = LazyLock::new(|| {
        [
            (
                pattern(
                    r"(?i)\b(?:superseded|withdrawn|archived?|obsolete|rescinded|expired|retired|no longer (?:in (?:use|force)|current))\b",
                ),
                Status::Superseded,
            ),
            (
                pattern(
                    r"(?i)\bdraft\b|\b(?:awaiting|pending|subject to|not yet|unapproved|for) (?:\w+ ){0,3}?(?:approval|approved|ratification|ratified|sign[- ]off|consultation|comment|adoption)\b|\bconsultation\b|\bin development\b|\bwork in progress\b|\bunapproved\b",
                ),
                Status::Draft,
            ),
            (
                pattern(r"(?i)\b(?:under|in|for) review\b|\bbeing (?:reviewed|revised|updated)\b"),
                Status::UnderReview,
            ),
            (
                pattern(
                    r"(?i)\b(?:final|approved|current|live|in force|in use|in effect|published|ratified|adopted|issued|active|agreed|implemented|signed off|operational)\b",
                ),
                Status::Final,
            ),
        ]
    });
    let said: Vec<Status> = WORDS
        .iter()
        .filter(|(word, _)| word.is_match(value))
        .map(|(_, says)| *says)
        .collect();
    let offers_choice =
        value.contains(['/', '☐', '□']) || value.to_lowercase().contains("delete as");
    match said[..] {
        [_, _, ..] if offers_choice => None,
        [says, ..] => Some(says),
        [] => None,
    }
}

/// "1.0 FINAL", "0.3 (draft)".
fn version_word(value: &str) -> Option<Status> {
    static DRAFT: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\bdraft\b"));
    static FINAL: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)\b(?:final|approved|published)\b"));
    let is_short = value.split_whitespace().count() <= 8;
    if is_short && DRAFT.is_match(value) {
        Some(Status::Draft)
    } else {
        (is_short && FINAL.is_match(value)).then_some(Status::Final)
    }
}

/// "Approved by: awaiting committee".
fn awaits(value: &str) -> Option<Status> {
    static AWAITS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:awaiting|pending|awaited|not yet|to be approved|to be ratified|subject to|going to|due to go to)\b",
        )
    });
    AWAITS.is_match(value).then_some(Status::Draft)
}

// ---- blocks ----

fn in_blocks(reader: &Reader) -> Vec<Sign> {
    let mut signs = Vec::new();
    for (block_idx, block) in reader.document.blocks.iter().enumerate() {
        let Some(place) = reader.layout.place(block_idx) else {
            continue;
        };
        let found = match place {
            Place::Watermark => watermark(reader, block.span),
            Place::Folder => folder(reader, block.span),
            Place::FileName => file_name(reader, block.span),
            Place::Property => property(reader, block.span),
            Place::VersionHistory => Vec::new(),
            Place::Body => body(reader, block_idx, block.span),
            _ => frame(reader, block_idx, place),
        };
        let weight = if place == Place::Property {
            Weight::Weak
        } else {
            Weight::Strong
        };
        signs.extend(
            found
                .into_iter()
                .map(|(says, span)| sign(reader, place, says, span, weight)),
        );
    }
    signs
}

type Said = Vec<(Status, Span)>;

fn watermark(reader: &Reader, span: Span) -> Said {
    let text = reader.document.at(span);
    let says = status_word(text).filter(|says| *says != Status::UnderReview);
    says.map(|says| (says, span)).into_iter().collect()
}

fn folder(reader: &Reader, span: Span) -> Said {
    static OLD: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^[\W\d_]*(?:archived?|archives|withdrawn|superseded|obsolete|old|old versions?|previous versions?|expired|retired|historic(?:al)?|(?:archived?|withdrawn|superseded|obsolete|old)[ _-]+(?:policies|procedures|documents|versions?|guidance|files?).*|(?:policies|procedures|documents|guidance)[ _-]+(?:archived?|withdrawn|superseded|obsolete))[\W\d_]*$",
        )
    });
    static DRAFTS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^[\W\d_]*(?:drafts?|(?:policy |in )?drafts?(?:[ _-](?:policies|documents|versions))?|for consultation)[\W\d_]*$",
        )
    });
    let mut said = Vec::new();
    let mut start = span.start;
    for name in reader.document.at(span).split('/') {
        let here = Span::new(start, start + name.len());
        if OLD.is_match(name) {
            said.push((Status::Superseded, here));
        } else if DRAFTS.is_match(name) {
            said.push((Status::Draft, here));
        }
        start += name.len() + 1;
    }
    said
}

/// A file's name is words run together: `child-sexual-exploitation_FINAL_v2.docx`.
fn file_name(reader: &Reader, span: Span) -> Said {
    static WORD: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)(?:^|[^a-z])(?:(?P<draft>(?:final|first|second|consultation|latest)?[ _-]?drafts?[ _-]?(?:final)?|for[ _-]consultation|consultation[ _-](?:version|copy|draft|edition))",
            r"|(?P<old>superseded|withdrawn|archived?|obsolete)|(?P<review>under[ _-]review)|(?P<final>final|approved|published|ratified))(?:$|[^a-z])"
        ))
    });
    static ORDINARY: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)draft[ _-](?:letters?|plans?|agendas?|minutes|child|care|statements?|records?)",
        )
    });
    let text = reader.document.at(span);
    if ORDINARY.is_match(text) {
        return Vec::new();
    }
    let mut said = Vec::new();
    for found in WORD.captures_iter(text) {
        for (name, says) in [
            ("draft", Status::Draft),
            ("old", Status::Superseded),
            ("review", Status::UnderReview),
            ("final", Status::Final),
        ] {
            if let Some(word) = found.name(name) {
                said.push((
                    says,
                    Span::new(span.start + word.start(), span.start + word.end()),
                ));
            }
        }
    }
    said
}

fn property(reader: &Reader, span: Span) -> Said {
    let text = reader.document.at(span);
    let Some((name, value)) = text.split_once(':') else {
        return Vec::new();
    };
    let name = name.trim().to_lowercase();
    let says = match name.as_str() {
        "status" | "content status" | "contentstatus" => status_word(value),
        "title" | "subject" => line_says(value.trim(), true),
        _ => None,
    };
    says.map(|says| (says, span)).into_iter().collect()
}

/// Title, cover, control block, running header and footer: short lines speak of the document.
fn frame(reader: &Reader, block_idx: usize, place: Place) -> Said {
    let block = &reader.document.blocks[block_idx];
    let mut said = body(reader, block_idx, block.span);
    if place == Place::ControlTable {
        return said;
    }
    let mut start = block.span.start;
    for line in reader.document.at(block.span).split('\n') {
        let span = Span::new(start, start + line.len());
        start = span.end + 1;
        if let Some(says) = line_says(line.trim(), place == Place::Title) {
            said.push((says, span));
        }
    }
    said
}

macro_rules! words {
    ($name:ident, $pattern:expr) => {
        static $name: LazyLock<Regex> = LazyLock::new(|| pattern($pattern));
    };
}

words!(
    ENTRY,
    r"(?i)^\W*(?:appendix|appendices|annexe?|figure|form|section|table|schedule|part|step|\d+(?:\.\d+)*[.)]?\s+\w|.*\.{4,}\s*\d+$)"
);
words!(
    DRAFT_LINE,
    concat!(
        r"(?i)^\W*(?:(?:status|first|second|third|final|working|consultation|initial|early|latest|revised|policy|confidential|internal|official|\d+(?:st|nd|rd|th)) *[-–:]? *)*draft(?:$|\W*$|\W+(?:v|ver|version|no|number|copy|document|policy|for|not|only|as at|as of|dated|to be|date|in|of|under|consultation|pending|awaiting|do not|\d|v\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|spring|summer|autumn|winter)\b.*)",
        r"|^\W*(?:consultation |working |final |first )*draft\W+(?:[\w'’&,-]+\W+){0,10}?(?:policy|procedures?|framework|guidance|guidelines|strategy|protocol|standards|manual|handbook|guide|code of practice|practice note)\b",
        r"|(?:[-–—|:(\[]|\d)\s*(?:consultation |working |final |first )?draft\b(?:\s*[-–—|)\]v\d.,]|\W*$|\s+(?:version|for|not|document|policy|v\d|no))",
        r"|\b(?:version|v)[ .]?\d[\d.]*\W+(?:\w+\W+)?draft\b",
        r"|^\W*(?:out )?for (?:public |staff |stakeholder |wider )?consultation\b|\bconsultation (?:draft|version|document|paper|copy|edition)\b|^\W*(?:version|edition|copy|issued|published) for (?:\w+ )?(?:consultation|comment)\b",
        r"|\b(?:not for (?:circulation|publication|distribution|onward)|not yet (?:approved|ratified|in force|adopted)|work in progress)\b",
        r"|\b(?:awaiting|pending|subject to|prior to) (?:\w+ ){0,4}?(?:approval|ratification|sign[- ]off|adoption)\b"
    )
);
words!(SHOUTED_DRAFT, r"\bDRAFT\b");
words!(SHOUTED_ELSE, r"\b[A-Z]{4,}\b");
words!(
    DRAFT_END,
    r"(?i)\b(?:(?:a|to|the|any|each|your|of) draft|draft)\W*$"
);
words!(
    ORDINARY_DRAFT_END,
    r"(?i)\b(?:a|to|any|each|your|of|on) draft\W*$"
);
words!(
    FINAL_LINE,
    r"(?i)^\W*(?:status\W+)?(?:final|approved|ratified|published)(?: (?:version|copy|document|policy|edition))?(?:\W+v?\d[\d.]*)?\W*$|\bfinal version\b|\bversion \d[\d.]*\W+final\b|\bv\d[\d.]*\W+(?:final|approved)\b|\bfinal v\d|[-–—|(]\s*final\W*$"
);
words!(SHOUTED_FINAL, r"\bFINAL\b");
words!(
    OLD_LINE,
    r"(?i)^\W*(?:status\W+)?(?:this version )?(?:superseded|withdrawn|archived?|obsolete|rescinded|no longer in (?:use|force)|replaced by|archive copy|superseded version)(?:\W*$|\W+(?:by|on|version|document|policy|copy|from|as of|do not use|policies|procedure|guidance|with|in|\d|-)(?:\W.*)?$)|[-–—|(]\s*(?:superseded|withdrawn|archived|obsolete)\b[^\w]*$|\((?:superseded|withdrawn|archived|obsolete)[^)]*\)"
);
words!(
    REVIEW_LINE,
    r"(?i)^\W*(?:status|currently|now|policy|document|this|is|procedure|guidance|chapter|\W)*(?:under review|being (?:reviewed|revised|updated))\b[^.]{0,60}$|[-–—|(\[]\s*(?:currently )?under review\b"
);

/// What a short line of cover, header or footer says of the document.
fn line_says(line: &str, is_title: bool) -> Option<Status> {
    if line.split_whitespace().count() > 16 || (!is_title && ENTRY.is_match(line)) {
        return None;
    }
    if OLD_LINE.is_match(line) {
        return Some(Status::Superseded);
    }
    if is_draft_line(line, is_title) {
        return Some(Status::Draft);
    }
    if REVIEW_LINE.is_match(line) {
        return Some(Status::UnderReview);
    }
    let is_final =
        FINAL_LINE.is_match(line) || (SHOUTED_FINAL.is_match(line) && stands_out(line, "FINAL"));
    is_final.then_some(Status::Final)
}

fn is_draft_line(line: &str, is_title: bool) -> bool {
    static PAPER: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^\W*draft\W+(?:[\w'’&,-]+\W+){0,6}?(?:minutes?|plan|assessment|report|chronology|letter|record|agenda|statement)\b",
        )
    });
    DRAFT_LINE.is_match(line)
        || (SHOUTED_DRAFT.is_match(line) && stands_out(line, "DRAFT"))
        || (DRAFT_END.is_match(line) && !ORDINARY_DRAFT_END.is_match(line))
        || (is_title && PAPER.is_match(line))
}

/// Capitals mark a word only where the rest of the line is not in capitals too.
fn stands_out(line: &str, word: &str) -> bool {
    let others = SHOUTED_ELSE
        .find_iter(line)
        .filter(|found| found.as_str() != word)
        .count();
    let is_mixed = line.chars().any(char::is_lowercase);
    is_mixed || others == 0
}

static SELF: LazyLock<[(Regex, Status); 5]> = LazyLock::new(|| {
    let this = format!(r"(?i)\bthis(?: (?:[\w'’-]+ ){{0,4}}?{NOUNS}|)\b,?");
    let named = format!(r"(?i)\bth(?:is|ese) (?:[\w'’-]+ ){{0,4}}?{NOUNS}\b,?");
    let end = r"(?:(?:has|have) (?:now )?been|(?:is|are)(?: now)?|was|were)";
    [
        (
            pattern(&format!(
                r"{named} {end} (?:\w+ )?(?:superseded|withdrawn|archived|obsolete|rescinded|replaced|no longer (?:in (?:use|force)|current|valid|applicable))\b"
            )),
            Status::Superseded,
        ),
        (
            pattern(&format!(
                r"{this} (?:is|remains)(?: \w+)? (?:an? |the |in )(?:\w+ ){{0,2}}?draft\b|{named} (?:is|remains)(?: still| currently)? (?:in )?draft\b|{this} (?:has not (?:yet )?been|is not yet|is awaiting|awaits|is pending|is (?:currently |now )?(?:out|open|issued) for|is subject to)(?: \w+){{0,2}} (?:approv\w+|ratif\w+|adopt\w+|consultation|comment\w*)\b|(?i)\bthis draft (?:{NOUNS}|is|has|will|was|should|must|of)\b"
            )),
            Status::Draft,
        ),
        (
            pattern(&format!(
                r"{named} is (?:currently |presently |now |at present |being )?(?:under review|being (?:reviewed|updated|revised|rewritten)|reviewed and updated at present|undergoing (?:a )?(?:full |major )?review)\b|(?i)^\W*(?:currently|now) (?:under review|being (?:reviewed|revised|updated))\b"
            )),
            Status::UnderReview,
        ),
        (
            pattern(&format!(
                r"{named} (?:was|were|(?:has|have) (?:now )?been)(?: \w+ly| jointly)? (?:approved|ratified|adopted|endorsed)\b|(?i)\bthis is the final (?:version|policy)\b"
            )),
            Status::Final,
        ),
        (
            pattern(&format!(
                r"{named} (?:was|were|(?:has|have) (?:now )?been)(?: \w+ly)? (?:published|issued)\b"
            )),
            Status::Final,
        ),
    ]
});

words!(
    CONDITION,
    r"(?i)\b(?:once|when|until|before|if|after|unless|whether|where|should|(?-i:may)|in the event)\b[^.]{0,40}$"
);
words!(
    KEPT_UNDER,
    r"(?i)\b(?:kept|keep|constantly|regularly|continually|continuously)\b"
);

/// Sentences in which the document speaks of its own status, and the word DRAFT alone on a line.
fn body(reader: &Reader, block_idx: usize, block: Span) -> Said {
    let text = reader.document.at(block);
    let mut said = Vec::new();
    for (words, says) in SELF.iter() {
        for found in words.find_iter(text) {
            let before = &text[..found.start()];
            if CONDITION.is_match(before) || KEPT_UNDER.is_match(found.as_str()) {
                continue;
            }
            said.push((
                *says,
                Span::new(block.start + found.start(), block.start + found.end()),
            ));
        }
    }
    let is_mark = matches!(
        text.trim(),
        "DRAFT" | "*DRAFT*" | "SUPERSEDED" | "WITHDRAWN" | "ARCHIVED"
    );
    if is_mark && !reader.layout.is_foreign(block_idx) {
        let says = if text.contains("DRAFT") {
            Status::Draft
        } else {
            Status::Superseded
        };
        said.push((says, block));
    }
    said
}

// ---- values and history ----

/// Approval, issue and effect imply that the document is in force; a version below 1 that it is
/// not yet.
fn of_values(reader: &Reader, values: &[Value]) -> Vec<Sign> {
    values
        .iter()
        .filter_map(|value| of_value(reader, value))
        .collect()
}

fn of_value(reader: &Reader, value: &Value) -> Option<Sign> {
    let is_dated = value.dated.is_some();
    let (says, weight) = match value.field {
        Field::Approved if is_dated => (Status::Final, Weight::Strong),
        Field::Approved
            if label::is_blank(&value.words.text) || awaits(&value.words.text).is_some() =>
        {
            return None;
        }
        Field::Approved => (Status::Final, Weight::Weak),
        Field::Issued | Field::Effective if is_dated && says_so(reader, value) => {
            (Status::Final, Weight::Strong)
        }
        Field::Version if is_below_one(&value.words.text) => (Status::Draft, Weight::Weak),
        _ => return None,
    };
    let is_draft_version = value.place == Place::VersionHistory && value.field == Field::Version;
    let mut sign = sign(reader, value.place, says, value.words.span, weight);
    sign.is_issue = value.field == Field::Issued;
    (!is_draft_version).then_some(sign)
}

/// A date alone on a cover is no statement that the document was issued.
pub(super) fn says_so(reader: &Reader, value: &Value) -> bool {
    let labelled = reader.pairs.iter().any(|pair| {
        let names = meaning::of(&pair.name());
        pair.value.span.covers(value.words.span)
            && matches!(names, Some(Meaning::Field(_) | Meaning::By(_)))
            && names != Some(Meaning::Field(Field::Version))
            && names != Some(Meaning::Field(Field::Owner))
    });
    labelled || !is_loose(reader, value)
}

fn is_loose(reader: &Reader, value: &Value) -> bool {
    let Some(block_idx) = reader.document.block_at(value.words.span) else {
        return true;
    };
    let line = super::prose::line_around(reader.document, block_idx, value.words.span);
    let before = reader
        .document
        .at(Span::new(line.start, value.words.span.start))
        .to_lowercase();
    let deeds = [
        "issue",
        "publish",
        "publication",
        "effect",
        "force",
        "launch",
        "releas",
        "added",
        "implement",
    ];
    !deeds.iter().any(|deed| before.contains(deed))
}

fn is_below_one(version: &str) -> bool {
    version.starts_with("0.") || version.starts_with('.')
}

/// What the newest version's row says; older rows are history.
fn of_history(reader: &Reader) -> Vec<Sign> {
    let versions = history::versions(reader);
    let newest = history::newest(&versions);
    let sign = newest.and_then(|version| {
        let says = version.says()?;
        Some(sign(
            reader,
            Place::VersionHistory,
            says,
            version.whole.span,
            Weight::Weak,
        ))
    });
    sign.into_iter().collect()
}
