//! The form of letters and mails: a salutation, a close, a sender.
//!
//! In: a document. Out: signs of its kind, and who signed. An instruction to all of a service that has the
//! form of a letter is a policy.

use super::signs::{Sign, first_lines, sign};
use super::{Kind, naming};
use crate::document::{Block, Document, Format, Part, Span};
use crate::facts::pattern::cue;

cue!(
    SALUTATION,
    concat!(
        r"(?i)^\W*dear\s+(?:sir|madam|mr|mrs|ms|miss|dr|mum|dad|parent",
        r"|colleague|all|[A-Z])[^.]{0,60}$"
    )
);
cue!(
    CLOSE,
    concat!(
        r"(?i)^\W*(?:yours (?:sincerely|faithfully|truly)|kind regards",
        r"|(?:best|warm) (?:wishes|regards)|sincerely)\b"
    )
);

/// The line that greets whoever a letter is to.
fn salutation(document: &Document) -> Option<Span> {
    const LINES: usize = 25;
    let lines = first_lines(document, LINES);
    let found = lines.iter().find(|(_, line)| SALUTATION.is_match(line))?;
    Some(found.0)
}

/// The block in which a letter is closed.
fn closing(document: &Document) -> Option<&Block> {
    let closes = |block: &&Block| {
        let mut lines = document.text_of(block).split('\n');
        lines.any(|line| CLOSE.is_match(line.trim()))
    };
    document.part(Part::Body).find(closes)
}

/// The lines below the close of a letter, in which whoever signed it is named; none without a greeting.
pub(in crate::facts) fn signature(document: &Document) -> Vec<Span> {
    const LINES_MAX: usize = 5;
    const WORDS_MAX: usize = 12;
    let close = salutation(document).and_then(|_| closing(document));
    let Some(close) = close else {
        return Vec::new();
    };
    let below = document.part(Part::Body);
    let below = below.skip_while(|block| block.span.start < close.span.start);
    let lines = below
        .take(LINES_MAX)
        .flat_map(|block| document.lines_in(block.span));
    let lines = lines.skip_while(|line| !CLOSE.is_match(document.at(*line).trim()));
    let is_short = |line: &Span| document.at(*line).split_whitespace().count() <= WORDS_MAX;
    lines.take_while(is_short).take(LINES_MAX).collect()
}

/// From, To and Subject at the top.
pub(super) fn email(document: &Document) -> Option<Sign> {
    cue!(
        FIELD,
        r"(?i)^\W*(from|to|sent|subject|cc|date|attachments?)\s*(?::|\t|$)"
    );
    let lines = first_lines(document, 12);
    let mut named: Vec<(String, Span)> = Vec::new();
    for (span, line) in lines {
        if let Some(name) = FIELD.captures(line).and_then(|found| found.get(1)) {
            named.push((name.as_str().to_lowercase(), span));
        }
    }
    let span_of = |name: &str| {
        named
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, span)| *span)
    };
    let from = span_of("from")?;
    // A mail's own file gives the subject as its title.
    let is_mail = matches!(document.format, Format::Eml | Format::Msg);
    let is_email = span_of("to").is_some()
        && (is_mail || span_of("subject").is_some() || span_of("sent").is_some());
    // A circular has the form of a mail, and its name over it; a memorandum says that it is one.
    let is_headed = !is_mail
        && first_lines(document, 4)
            .iter()
            .take_while(|(span, _)| span.start < from.start)
            .any(|(_, line)| {
                let is_memo = matches!(line.to_lowercase().as_str(), "memorandum" | "memo");
                is_memo || naming::of(line) == Some(Kind::Policy)
            });
    let weight = if is_headed { 8 } else { 24 };
    is_email.then(|| sign(Kind::Email, weight, from))
}

/// A salutation near the top; a close makes it sure.
pub(super) fn letter(document: &Document) -> Option<Sign> {
    let span = salutation(document)?;
    let closes = closing(document).is_some();
    let n_headings = document
        .part(Part::Body)
        .filter(|block| block.heading().is_some())
        .count();
    if is_circular(document, span) {
        return Some(sign(Kind::Policy, 10, span));
    }
    let weight = match (closes, n_headings) {
        (true, 0..=4) => 22,
        (true, _) | (false, 0..=2) => 11,
        _ => return None,
    };
    Some(sign(Kind::Letter, weight, span))
}

/// "Circular 4/2025" over "Dear Colleague": an instruction to all of a service in the form of a letter.
fn is_circular(document: &Document, salutation: Span) -> bool {
    const LINES: usize = 25;
    const WORDS_MAX: usize = 10;
    cue!(
        NAME,
        concat!(
            r"(?i)\b(?:circular|directive|(?:practice|management|standing|operational",
            r"|staff) (?:instruction|notice|note|direction)|guidance note|policy letter)s?\b"
        )
    );
    cue!(
        TO_MANY,
        r"(?i)^\W*dear (?:colleagues?|all|(?:\w+ ){0,2}(?:managers|staff|teachers|carers|workers|leaders))\b"
    );
    cue!(
        RULES,
        concat!(
            r"(?i)\b(?:this (?:circular|directive|instruction|guidance|letter)|it|i|we) (?:now )?(?:hereby )?",
            r"(?:cancels?|replaces?|supersedes?|rescinds?|revokes?|withdraws?) (?:the |my |our )?",
            r"(?:\w+ ){0,3}(?:circular|directive|instruction|guidance|letter|policy|procedure)s?\b"
        )
    );
    let lines = first_lines(document, LINES);
    let mut above = lines
        .iter()
        .take_while(|(span, _)| span.start < salutation.start);
    let is_headed =
        above.any(|(_, line)| line.split_whitespace().count() <= WORDS_MAX && NAME.is_match(line));
    let mut body = document.part(Part::Body);
    let rules = || body.any(|block| RULES.is_match(document.text_of(block)));
    is_headed || TO_MANY.is_match(document.at(salutation).trim()) && { rules }()
}
