//! What the blocks of a document say of its status: file name, folder, watermark, lines, sentences.
//!
//! In: a block and its place. Out: each status that it speaks of, with the words. "Draft" counts
//! where a document speaks of itself; a draft letter, a draft plan and a policy about drafts do not.

mod itself;

use std::sync::LazyLock;

use regex::Regex;

use crate::facts::pattern::{cue, pattern};

use self::itself::SELF;
use super::deeds::IS_DENIED;
use super::sentences::sentences;
use super::status::status_word;
use super::{Place, Reader, Status};
use crate::document::{BlockKind, Format, Part, Span};

/// Reads what one block says, by the manner of its place.
pub(super) fn in_block(reader: &Reader, block_idx: usize, place: Place) -> Said {
    let span = reader.document.blocks[block_idx].span;
    match place {
        Place::Watermark => watermark(reader, span),
        Place::Folder => folder(reader, span),
        Place::FileName => file_name(reader, span),
        Place::Property => property(reader, span),
        Place::VersionHistory => Vec::new(),
        Place::Body => body(reader, block_idx, span),
        _ => frame(reader, block_idx, place),
    }
}

pub(super) type Said = Vec<(Status, Span)>;

fn watermark(reader: &Reader, span: Span) -> Said {
    let text = reader.document.at(span);
    let says = status_word(text).filter(|says| *says != Status::UnderReview);
    says.map(|says| (says, span)).into_iter().collect()
}

fn folder(reader: &Reader, span: Span) -> Said {
    static OLD: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)^[\W\d_]*(?:archived?|archives|withdrawn|superseded|obsolete|old|old versions?",
            r"|previous versions?|expired|retired|historic(?:al)?",
            r"|(?:archived?|withdrawn|superseded|obsolete|old)[ _-]+",
            r"(?:policies|procedures|documents|versions?|guidance|files?).*",
            r"|(?:policies|procedures|documents|guidance)[ _-]+",
            r"(?:archived?|withdrawn|superseded|obsolete))[\W\d_]*$"
        ))
    });
    static DRAFTS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)^[\W\d_]*(?:drafts?",
            r"|(?:policy |in )?drafts?(?:[ _-](?:policies|documents|versions))?|for consultation)",
            r"[\W\d_]*$"
        ))
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
            r"(?i)(?:^|[^a-z])(?:(?P<draft>",
            r"(?:final|first|second|consultation|latest)?[ _-]?drafts?[ _-]?(?:final)?",
            r"|for[ _-]consultation",
            r"|(?:awaiting|pending|for)[ _-](?:approval|sign[ _-]?off|ratification)|unapproved",
            r"|consultation[ _-](?:version|copy|draft|edition))",
            r"|(?P<old>superseded|withdrawn|archived?|obsolete|not[ _-]current|out[ _-]of[ _-]date",
            r"|do[ _-]not[ _-]use)|(?P<review>under[ _-]review)",
            r"|(?P<final>final|approved|published|ratified))(?:$|[^a-z])"
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

/// Whether a property is one that whoever opens the file is shown: its status, and its title, but for
/// one that a program made of the name of another file.
pub(super) fn is_shown(reader: &Reader, block_idx: usize) -> bool {
    static SHOWN: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)^\s*(?:title|status|content ?status)\s*:"));
    static OF_PROGRAM: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?i):\s*Microsoft |\.(?:docx?|dotx?|rtf|odt|pdf|xlsx?|pptx?)\s*$")
    });
    let text = reader.document.text_of(&reader.document.blocks[block_idx]);
    SHOWN.is_match(text) && !OF_PROGRAM.is_match(text)
}

/// Title, cover, control block, running header and footer: short lines speak of the document.
fn frame(reader: &Reader, block_idx: usize, place: Place) -> Said {
    let block = &reader.document.blocks[block_idx];
    let mut said = body(reader, block_idx, block.span);
    if place == Place::ControlTable || is_menu_item(reader, block_idx) {
        return said;
    }
    for span in short_lines(reader, block.span) {
        let line = reader.document.at(span).trim();
        if let Some(says) = line_says(line, place == Place::Title) {
            said.push((says, span));
        }
    }
    said
}

/// An item of a list above the text of a page names where the site leads: "Archived policies".
fn is_menu_item(reader: &Reader, block_idx: usize) -> bool {
    let block = &reader.document.blocks[block_idx];
    reader.document.format == Format::Html && matches!(block.kind, BlockKind::ListItem(_))
}

/// The lines of a block, and their sentences: "Draft 2 by the Clerk, 3 May. If
/// agreed, it will …".
fn short_lines(reader: &Reader, block: Span) -> Vec<Span> {
    let parts = reader.document.lines_in(block).flat_map(|line| {
        let is_short = reader.document.at(line).split_whitespace().count() <= LINE_WORDS_MAX;
        let sentences = sentences(reader.document, line);
        let whole = (is_short && sentences.len() != 1).then_some(line);
        whole.into_iter().chain(sentences)
    });
    parts.collect()
}

/// Words of a line that speaks of the document's status.
const LINE_WORDS_MAX: usize = 16;

cue!(
    ENTRY,
    concat!(
        r"(?i)^\W*(?:appendix|appendices|annexe?|figure|form|section|table|schedule|part|step",
        r"|\d+(?:\.\d+)*[.)]?\s+\w|.*\.{4,}\s*\d+$)"
    )
);
cue!(
    DRAFT_LINE,
    concat!(
        r"(?i)^\W*proposed (?:text|policy|procedure|guidance|protocol|wording|version|revision)\b",
        r"|^\W*(?:(?:status|first|second|third|final|working|consultation|initial|early|latest",
        r"|revised|policy|confidential|internal|official|\d+(?:st|nd|rd|th)) *[-–:]? *)*draft(?:$",
        r"|\W*$",
        r"|\W+(?:v|ver|version|no|number|copy|document|policy|for|not|only|as at|as of|dated|to be",
        r"|date|in|of|under|consultation|pending|awaiting|do not|\d|v\d",
        r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|spring|summer|autumn|winter)",
        r"\b.*)",
        r"|^\W*(?:consultation |working |final |first )*draft\W+(?:[\w'’&,-]+\W+){0,10}?(?:policy",
        r"|procedures?|framework|guidance|guidelines|strategy|protocol|standards|manual|handbook",
        r"|guide|code of practice|practice note)\b",
        r"|(?:[-–—|:(\[]|\d)\s*(?:consultation |working |final |first )?draft\b",
        r"(?:\s*[-–—|)\]v\d.,]|\W*$|\s+(?:version|for|not|document|policy|v\d|no))",
        r"|\b(?:version|v)[ .]?\d[\d.]*\W+(?:\w+\W+)?draft\b",
        r"|[*(\[<]\W*(?:consultation |working |final |first )?draft\b[^*)\]>]*[*)\]>]",
        r"|\bworking (?:paper|copy|text|version)\b",
        r"|\bnot (?:an? |the )?(?:yet )?(?:agreed|adopted|approved|ratified) ",
        r"(?:policy|procedure|guidance|protocol|document|text)\b",
        r"|^\W*(?:(?:out|strictly|only|issued|released|circulated) )?for ",
        r"(?:public |staff |stakeholder |wider )?consultation\b",
        r"|^\W*for (?:approval|adoption|ratification|decision|endorsement)",
        r"(?:\W*$| (?:at|by|on|to|in)\b.*)",
        r"|\bconsultation (?:draft|version|document|paper|copy|edition)\b",
        r"|^\W*(?:version|edition|copy|issued|published) for (?:\w+ )?(?:consultation|comment)\b",
        r"|\b(?:not for (?:circulation|publication|distribution|onward)",
        r"|not yet (?:approved|ratified|in force|in use|adopted|agreed|final)|work in progress)\b",
        r"|\b(?:awaiting|pending|subject to|prior to) (?:\w+ ){0,4}?",
        r"(?:approval|ratification|sign[- ]off|adoption)\b"
    )
);
// "Secure Care Draft for SMT v0.9"
cue!(
    DRAFT_BEFORE_NUMBER,
    concat!(
        r"^\W*(?:(?:\p{Lu}[\w'’&-]*|and|for|of|in|to|with) )*Draft",
        r"(?: for (?:the )?[\w'’&]+(?: [\w'’&]+){0,2})?,? (?:[Vv]|[Vv]ersion ?|[Ii]ssue ?)",
        r"\.?\d[\d.]*\W*$"
    )
);
cue!(SHOUTED_DRAFT, r"\bDRAFT\b");
cue!(SHOUTED_ELSE, r"\b[A-Z]{4,}\b");
cue!(
    DRAFT_END,
    r"(?i)\b(?:(?:a|to|the|any|each|your|of) draft|draft)\W*$"
);
cue!(
    ORDINARY_DRAFT_END,
    r"(?i)\b(?:a|to|any|each|your|of|on) draft\W*$"
);
cue!(
    FINAL_LINE,
    concat!(
        r"(?i)^\W*(?:status\W+)?(?:final|approved|ratified|published|in use|in force|current|live)",
        r"(?: (?:version|copy|document|policy|edition))?(?:\W+v?\d[\d.]*)?\W*",
        r"(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* (?:19|20)\d\d\W*)?$",
        r"|\bfinal version\b|\bversion \d[\d.]*\W+final\b|\bv\d[\d.]*\W+(?:final|approved)\b",
        r"|\bfinal v\d|[-–—|(]\s*final\W*$"
    )
);
cue!(SHOUTED_FINAL, r"\bFINAL\b");
cue!(
    OLD_LINE,
    concat!(
        r"(?i)^\W*(?:status\W+)?(?:this version )?(?:superseded|withdrawn|archived?|obsolete",
        r"|rescinded|revoked|stood down|discontinued|cancelled|no longer in (?:use|force)",
        r"|not to be used|not current|replaced by|(?:archive|old) (?:copy|version)",
        r"|superseded version)(?:\W*$",
        r"|\W+(?:by|on|version|document|policy|copy|from|as of|do not use|policies|procedure",
        r"|guidance|with|in|\d+\w*|-)(?:\W.*)?$)",
        r"|[-–—|(]\s*(?:superseded|withdrawn|archived|obsolete|revoked|stood down|discontinued)\b",
        r"(?:[^\w]*$|\W+(?:on |from |in )?(?:\w+ )?(?:\w+ )?(?:19|20)\d\d\W*$)",
        r"|\((?:superseded|withdrawn|archived|obsolete)[^)]*\)",
        r"|^\W*do not use\b[^.]{0,20}\b(?:replaced|superseded|withdrawn|out of date|old)\b"
    )
);
cue!(
    REVIEW_LINE,
    concat!(
        r"(?i)^\W*(?:status|currently|now|policy|document|this|is|procedure|guidance|chapter|\W)*",
        r"(?:under review|being (?:reviewed|revised|updated))\b[^.]{0,60}$",
        r"|[-–—|(\[]\s*(?:currently )?under review\b"
    )
);

/// Tells whether a line is nothing but what a cover says of the status: "CONSULTATION DRAFT".
pub(super) fn marks_status(line: &str) -> bool {
    line_says(line.trim(), false).is_some()
}

/// What a short line of cover, header or footer says of the document.
fn line_says(line: &str, is_title: bool) -> Option<Status> {
    if line.split_whitespace().count() > LINE_WORDS_MAX || (!is_title && ENTRY.is_match(line)) {
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
        pattern(concat!(
            r"(?i)^\W*draft\W+(?:[\w'’&,-]+\W+){0,6}?",
            r"(?:minutes?|plan|assessment|report|chronology|letter|record|agenda|statement)\b"
        ))
    });
    DRAFT_LINE.is_match(line)
        || DRAFT_BEFORE_NUMBER.is_match(line)
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

cue!(
    CONDITION,
    concat!(
        r"(?i)\b",
        r"(?:once|when|until|before|if|after|unless|whether|where|should|(?-i:may)|in the event)",
        r"\b[^.]{0,40}$"
    )
);
cue!(
    NO_DRAFT,
    r"(?i)\b(?:not|never|no longer) (?:an? |the |in |just )*draft\b"
);
cue!(
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
            let is_denied = CONDITION.is_match(before) || IS_DENIED.is_match(before);
            if is_denied || (*says != Status::Superseded && KEPT_UNDER.is_match(found.as_str())) {
                continue;
            }
            let is_no_draft = *says == Status::Draft && NO_DRAFT.is_match(found.as_str());
            said.push((
                if is_no_draft { Status::Final } else { *says },
                Span::new(block.start + found.start(), block.start + found.end()),
            ));
        }
    }
    let mark = MARK
        .is_match(text)
        .then(|| line_says(text.trim(), false))
        .or_else(|| is_last_line(reader, block_idx).then(|| line_says(text.trim(), false)))
        .flatten();
    if let Some(says) = mark.filter(|_| !reader.layout.is_foreign(block_idx)) {
        said.push((says, block));
    }
    said
}

cue!(
    MARK,
    r"^\s*(?:\*?DRAFT\*?|SUPERSEDED|WITHDRAWN|ARCHIVED)\s*$"
);

cue!(
    LAST_MARK,
    concat!(
        r"(?i)^\W*(?:status\W+)?(?:(?:final|first|second|consultation|working) )?",
        r"(?:draft|final|superseded|withdrawn|archived?|obsolete|under review|approved|in force)\b"
    )
);

/// Whether a block is a few words at the end of the text: the foot of a page, where a file keeps none.
fn is_last_line(reader: &Reader, block_idx: usize) -> bool {
    const WORDS_MAX: usize = 6;
    let document = reader.document;
    let block = &document.blocks[block_idx];
    let text = document.text_of(block);
    let mut after = document.part(Part::Body);
    !matches!(block.kind, BlockKind::ListItem(_))
        && block.cell().is_none()
        && block.part == Part::Body
        && LAST_MARK.is_match(text)
        && text.split_whitespace().count() <= WORDS_MAX
        && !text.trim_end().ends_with('.')
        && !after.any(|other| other.span.start > block.span.start)
}
