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
        r"(?i)^\W*dear\s+(?:sir|madam|mr|mrs|ms|miss|dr|mum|dad|parent|colleague|all|[A-Z])",
        r"[^.]{0,60}$"
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

/// Tells whether a document was sent to many as it stands: a mail, or a circular in the form of a letter.
/// Its date is that on which it was issued.
pub(in crate::facts) fn is_sent(document: &Document) -> bool {
    let is_circular = |greeting: Span| is_circular(document, greeting);
    email(document).is_some() || salutation(document).is_some_and(is_circular)
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

/// The line of a mail's text that names rules: "INTERIM GUIDANCE: SEARCHES", below the greeting.
pub(super) fn headed_rules(document: &Document) -> Option<Span> {
    const LINES: usize = 20;
    const WORDS_MAX: usize = 14;
    cue!(
        FIELD,
        r"(?i)^\W*(?:from|to|sent|subject|re|cc|bcc|date|attach\w*)\s*(?::|\t|$)"
    );
    let sent = email(document)?.span;
    let lines = first_lines(document, LINES).into_iter();
    let mut text = lines.filter(|(span, line)| span.start > sent.start && !FIELD.is_match(line));
    let heading = text.find(|(_, line)| {
        let is_line = line.split_whitespace().count() <= WORDS_MAX
            && !line.ends_with(['.', ',', '?', '!', ';', ':'])
            && line.starts_with(char::is_uppercase);
        is_line && (naming::of(line) == Some(Kind::Policy) || NAMES_RULES.is_match(line))
    });
    heading.map(|(span, _)| span)
}

cue!(
    NAMES_RULES,
    concat!(
        r"(?i)\b(?:circular|directive",
        r"|(?:practice|management|standing|operational|staff) ",
        r"(?:instruction|notice|note|direction)|guidance note|policy letter)s?\b"
    )
);

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
        TO_MANY,
        concat!(
            r"(?i)^\W*dear ",
            r"(?:colleagues?|all|(?:\w+ ){0,2}(?:managers|staff|teachers|carers|workers|leaders))",
            r"\b"
        )
    );
    cue!(
        RULES,
        concat!(
            r"(?i)\b(?:this (?:circular|directive|instruction|guidance|letter)|it|i|we) (?:now )?",
            r"(?:hereby )?(?:cancels?|replaces?|supersedes?|rescinds?|revokes?|withdraws?) ",
            r"(?:the |my |our )?(?:\w+ ){0,3}",
            r"(?:circular|directive|instruction|guidance|letter|policy|procedure)s?\b"
        )
    );
    let lines = first_lines(document, LINES);
    let mut above = lines
        .iter()
        .take_while(|(span, _)| span.start < salutation.start);
    let is_headed = above.any(|(_, line)| {
        line.split_whitespace().count() <= WORDS_MAX && NAMES_RULES.is_match(line)
    });
    let mut body = document.part(Part::Body);
    let rules = || body.any(|block| RULES.is_match(document.text_of(block)));
    is_headed || TO_MANY.is_match(document.at(salutation).trim()) && { rules }()
}

#[cfg(test)]
mod tests {
    use super::Kind;
    use crate::facts::{self, Status, sketch};

    const HEAD: &str = "From: Jo Bell <jo@isle.example>\nTo: House managers <all@isle.example>\nDate: 3 May 2026\nSubject: Searches\n";

    #[track_caller]
    fn check(text: &str, kind: Kind) {
        let document = sketch::document_at("mails/mail.eml", &format!("{HEAD}{text}"));
        assert_eq!(facts::of(&document).kind.value, kind, "{text}");
    }

    #[test]
    fn rules_laid_down_in_a_mail_are_a_policy() {
        check(
            "Dear all,\nPlease print this.\nINTERIM GUIDANCE: SEARCHING ROOMS\nIssue 2. In force from 4 May 2026. It will be reviewed by 3 November 2026.\nStaff knock first.",
            Kind::Policy,
        );
        check(
            "Colleagues\nPractice instruction: searching rooms\nA room is private. Staff knock before they go in.\nA search needs two workers.\nWorkers tell the young person why.\nThe managers come back to this instruction in April 2027.",
            Kind::Policy,
        );
    }

    #[test]
    fn a_mail_about_rules_is_a_mail() {
        for text in [
            "Dear all,\nThe searches policy was approved on 3 May 2026 and will be reviewed in May 2029. It is attached.",
            "Hi Ann,\nSearches procedure\nCan you send me the newest one? Thanks.",
            "Dear all,\nGuidance on searches\nWe had a good day on it. Ann was there.",
        ] {
            check(text, Kind::Email);
        }
    }

    #[test]
    fn what_was_sent_to_all_is_issued_by_it() {
        let lines = "Circular 4/2026\n3 May 2026\nDear colleague\nSearching rooms\n1. Staff knock first. This circular applies to all houses.\nYours sincerely\nJo Bell\nHead of Care";
        let document = sketch::document_at("circulars/4.docx", lines);
        let facts = facts::of(&document);
        assert_eq!(facts.control(&document).status, Status::Final);
    }
}
