//! Words that may name the author or the manager where nothing plain does.
//!
//! In: a document, and who signed it. Out: for what is missing, the words that make a careful reader
//! hesitate: a deed of writing beside a name; a deed of passing beside a manager, or beside a name in
//! a line of signatures; a manager's name and role with a day. Who was sent a copy passed nothing.

use super::{COUNTERSIGNS, Hints, MANAGER, Signatures, UNDONE, WRITES, statements, told};
use crate::document::{Block, Document, Part, Span};
use crate::facts::Quoted;
use crate::facts::pattern::cue;
use crate::facts::table::Table;

/// A line of signatures has no more words.
const SIGNATURE_WORDS_MAX: usize = 24;

/// Finds the hints of what is missing.
pub(super) fn of(document: &Document, tables: &[Table], found: &Signatures) -> Hints {
    let reader = Reader { document, found };
    let author = || reader.first(tables, may_write);
    let authorised = || {
        let passing = reader.first(tables, may_pass);
        passing.or_else(|| countersigned(document))
    };
    Hints {
        author: found.author.is_none().then(author).flatten(),
        authorised: found.authorised.is_none().then(authorised).flatten(),
    }
}

struct Reader<'a> {
    document: &'a Document,
    found: &'a Signatures,
}

impl Reader<'_> {
    /// The first row, line or sentence that fits and is no blank field.
    fn first(&self, tables: &[Table], fits: impl Fn(&str) -> bool) -> Option<Quoted> {
        const ROW_WORDS_MAX: usize = 40;
        let rows = tables.iter().filter(|table| table.part == Part::Body);
        let rows = rows.flat_map(|table| &table.rows).map(|row| row.span);
        let is_short = |span: &Span| n_words(self.document.at(*span)) <= ROW_WORDS_MAX;
        let is_hint = |span: &Span| {
            let text = self.document.at(*span);
            fits(text) && !self.is_blank(*span, text)
        };
        let mut said = rows.filter(is_short).chain(self.lines());
        let span = said.find(is_hint)?;
        Some(Quoted::cut(self.document, span))
    }

    /// Statements and short lines of running text and of cells, the marginal ones last: "Approved. Clear. K. Ray,
    /// manager" tells by more than one sentence.
    fn lines(&self) -> impl Iterator<Item = Span> {
        let parts = [Part::Body, Part::TextBox, Part::Header, Part::Footer];
        let blocks = parts.into_iter().flat_map(|part| self.document.part(part));
        let blocks = blocks.filter(|block: &&Block| block.is_said());
        let is_short = |span: &Span| n_words(self.document.at(*span)) <= SIGNATURE_WORDS_MAX;
        blocks.flat_map(move |block| {
            let lines = self.document.lines_in(block.span).filter(is_short);
            let said = statements(self.document, block.span).into_iter();
            said.chain(lines).collect::<Vec<_>>()
        })
    }

    /// Whether words are a field that stands blank, or a label alone.
    fn is_blank(&self, span: Span, text: &str) -> bool {
        const LABEL_WORDS_MAX: usize = 4;
        let blanks = [&self.found.blanks.author, &self.found.blanks.authorised];
        let mut blanks = blanks.into_iter().flatten();
        let last = text.rsplit([':', '\t']).next().unwrap_or(text).trim();
        let is_label = n_words(text) <= LABEL_WORDS_MAX
            && !text.contains(|c: char| c.is_ascii_digit())
            && !text.contains(": ")
            && !text.ends_with('.');
        blanks.any(|blank| span.covers(blank.span) || blank.span.covers(span))
            || last.is_empty()
            || UNDONE.is_match(last)
            || is_label
    }
}

fn n_words(text: &str) -> usize {
    text.split_whitespace().count()
}

/// Whether words may name the author.
fn may_write(text: &str) -> bool {
    let is_by_name = WRITES.is_match(text) && WROTE.is_match(text) && !EARLIER.is_match(text);
    is_by_name
        || told::may_write(text)
        || n_words(text) <= SIGNATURE_WORDS_MAX && SIGNED_BY_WORKER.is_match(text)
}

/// Whether words may say that a manager passed the document.
fn may_pass(text: &str) -> bool {
    if COPIED.is_match(text) || REFUSES.is_match(text) {
        return false;
    }
    let is_signature = n_words(text) <= SIGNATURE_WORDS_MAX;
    let is_managers = (MANAGER.is_match(text) || SENIOR.is_match(text))
        && (PASSES.is_match(text) || is_signature && NAMED_ON_DAY.is_match(text));
    is_managers || is_signature && PASSED_BY_NAME.is_match(text)
}

/// "Countersigned B. Moffat 3 May 2023": somebody who may be a manager, or the mother.
fn countersigned(document: &Document) -> Option<Quoted> {
    cue!(
        COUNTERSIGNED,
        concat!(
            r"^\W*(?:Countersigned|Signed off),? (\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]+){1,2}",
            r"(?:,? (?:on )?\d{1,2}[ ./-][\d\p{L} ./-]{3,18})?)\W*$"
        )
    );
    let blocks = document.part(Part::Body);
    let blocks = blocks.filter(|block| block.cell().is_none());
    let signs = blocks.filter(|block| COUNTERSIGNS.is_match(document.text_of(block)));
    let mut said = signs.flat_map(|block| statements(document, block.span));
    let found = said.find(|line| COUNTERSIGNED.is_match(document.at(*line)))?;
    Some(Quoted::cut(document, found))
}

cue!(
    WROTE,
    concat!(
        r"(?i:\b(?:author(?:'?s)?|assessor|assessed|written|prepared|compiled|completed|undertaken",
        r"|carried out|drafted)\b)[^.\n]{0,20}?(?i:\bby\b)?\s*\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+",
        r"|\p{Lu}[\p{L}.]*\s\p{Lu}\p{Ll}+\s?[,(]\s?",
        r"(?i:(?:senior |allocated |children's )*social worker)\b"
    )
);
// Who wrote another one before.
cue!(
    EARLIER,
    r"(?i)\b(?:previous|earlier|former|prior) (?:\p{L}+ )?(?:assessment|report)\b"
);
cue!(
    SIGNED_BY_WORKER,
    concat!(
        r"(?i:\b(?:worker|assessor|author|practitioner)['’]?s? signature)\W+\p{Lu}",
        r"|^\W*\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){0,2}[,( –-]+",
        r"(?:N?QSW|SW|(?i:social worker))\b",
        r"|(?:^|[.;:] ?)(?:By|Writer|Author|Assessor|From) \p{Lu}[\p{L}.'’-]* \p{Lu}[\p{L}'’-]+"
    )
);
cue!(
    PASSES,
    concat!(
        r"(?i)\b(?:authoris|approv|agree|sign|endors|check|read|counter|accept|ratif|verif|vett",
        r"|moderat|quality|satisf|confirm)\w*",
        r"|\b(?:qa|ok['’]?d|okayed|passed|content (?:with|for|that)|happy (?:with|for)|seen",
        r"|supports? (?:this|the|its|it)|supported|review(?:ed)? (?:and|by)|looked over|gone over",
        r"|went over|decision)\b"
    )
);
// "Senior (K. Ray) has read it".
cue!(
    SENIOR,
    r"(?i)^\W*(?:my |the |our )?senior,? (?-i:\(|\p{Lu})"
);
// "Kim Ray, team manager, 5 June 2026".
cue!(
    NAMED_ON_DAY,
    concat!(
        r"\p{Lu}[\p{L}.'’-]* ?\p{Lu}[\p{L}.'’-]+.{0,60}\b\d{1,2}(?:st|nd|rd|th)?[ ./-]{1,2}",
        r"(?:\d{1,2}|\p{Lu}\p{Ll}{2,8})[ ./-]{1,2}\d{2}"
    )
);
cue!(
    PASSED_BY_NAME,
    concat!(
        r"(?i:\b(?:ratified|counter-?signed|authorised|approved|signed off|sign-?off|endorsed",
        r"|quality assured|qa'?d?|ok['’]?d|verified|passed)(?: (?:by|on|for issue))?)\W{1,3}",
        r"(?:\d[\d\p{L} ./-]{4,18}\W+)?(?:by )?\p{Lu}[\p{L}.'’-]* ?\p{Lu}[\p{L}'’-]+"
    )
);
// What says that it was not passed.
cue!(
    REFUSES,
    concat!(
        r"(?i)\b(?:not|n['’]t|cannot|unable|refus\w+|declin\w+|return(?:ed)? (?:it|this|to)",
        r"|await\w*|pending|outstanding|to be)\b"
    )
);
// To whom it went, and whom to ring.
cue!(
    COPIED,
    concat!(
        r"(?i)^\W*(?:cop(?:y|ies)|cc|c\.c\.|circulation|distribution|sent to|shared with|present",
        r"|attend\w+|in attendance|apologies|contacts?)\b"
    )
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_managers_deed_or_signature_makes_one_hesitate() {
        for text in [
            "Kim Ray, team manager, has gone over it and is content for it to stand.",
            "Jo Bell, SW, 3.6.26. Seen and agreed, K. Ray TM, 5.6.26",
            "QA\tKim Ray, team leader\t5 June 2026",
            "Kim Ray, Team Manager, 5 June 2026",
            "Manager's decision: accepted. K Ray 5/6/26.",
            "Report author Jo Bell, social worker | Ratified K Ray, senior, 5 June 2026",
            "Approved: 5 June 2026, Kim Ray",
            "Passed by Kim Ray, practice team leader",
        ] {
            assert!(may_pass(text), "{text}");
        }
    }

    #[test]
    fn who_has_a_copy_or_only_came_passed_nothing() {
        for text in [
            "Copies to: Reporter, health visitor, Kim Ray (team manager), 5 June 2026",
            "Mum has read this and agrees with it.",
            "Team manager: Kim Ray, 01234 567890",
            "Present: Jo Bell, Kim Ray (team manager), who agreed to chair",
            "The housing manager rang.",
            "Isla passed by the school.",
            "Manager's comments: I am not able to approve this yet, and return it to Jo Bell.",
        ] {
            assert!(!may_pass(text), "{text}");
        }
    }
}
