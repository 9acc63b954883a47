//! A policy that is bound behind pages of another kind: a covering letter, an extract of minutes, the
//! register of a manual.
//!
//! In: a document. Out: what stands in front and the policy, each as a piece that is read by itself, or
//! none. The front shows by its form, the policy by a title below it from which on the rest, read
//! alone, is a policy; and a letter or minute has to say that something goes with it. A resolution that
//! adopts what follows stays with the policy.

use std::sync::LazyLock;

use regex::Regex;

use super::opening::Look;
use super::{Parts, cut, is_text, opening, words_between};
use crate::document::{Block, Document, Part};
use crate::facts::kind::{self, Kind};
use crate::facts::pattern::pattern;
use crate::facts::{Certainty, DateMention, Grain, dates, dates_in, label, table};

/// Blocks among which the form of a front shows.
const TOP: usize = 12;
/// Words of a policy, at least.
const WORDS_MIN: usize = 120;
/// Titles that are tried.
const TITLES_MAX: usize = 6;
/// Lines of a letterhead or a series between where a policy begins and its title.
const LINES_ABOVE: usize = 4;

/// The form of what stands in front, with the block behind which it may end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Front {
    Letter(usize),
    Minute(usize),
    Register(usize),
}

/// Parts a policy from what is bound in front of it.
pub(super) fn of(document: &Document) -> Option<Parts> {
    if !is_text(document.format) {
        return None;
    }
    let front = front_of(document)?;
    let dates = dates::of(document);
    let titles = titles(document, front).take(TITLES_MAX);
    { titles }.find_map(|first_idx| parted(document, &dates, front, first_idx))
}

fn front_of(document: &Document) -> Option<Front> {
    let body = document.blocks.iter().enumerate();
    let body = body.take_while(|(_, block)| block.part == Part::Body);
    for (idx, block) in body.take(TOP) {
        let text = document.text_of(block).trim();
        if EXTRACT.is_match(text) && idx < LINES_ABOVE {
            return Some(Front::Minute(adopting(document).unwrap_or(idx)));
        }
        if text.lines().any(|line| SALUTATION.is_match(line)) {
            return Some(Front::Letter(idx));
        }
        // A foreword is written as a letter too.
        if kind::named(text) == Some(Kind::Policy) && !is_field(text) {
            break;
        }
    }
    let (first, last) = kind::register_in(document)?;
    (first < TOP).then_some(Front::Register(last))
}

/// The first block that adopts a policy.
fn adopting(document: &Document) -> Option<usize> {
    first_saying(document, &ADOPTS)
}

/// The first block of the body that says so in one of its lines or over several.
fn first_saying(document: &Document, words: &Regex) -> Option<usize> {
    let says = |block: &Block| words.is_match(document.text_of(block));
    let mut body = document.blocks.iter();
    body.position(|block| block.part == Part::Body && says(block))
}

/// "Subject: lending policy": a field with its value.
fn is_field(text: &str) -> bool {
    text.split_once(':')
        .is_some_and(|(name, _)| label::is_label(name))
}

/// The lines below a front that may be the title of what is bound behind it.
fn titles(document: &Document, front: Front) -> impl Iterator<Item = usize> {
    let (Front::Letter(end) | Front::Minute(end) | Front::Register(end)) = front;
    let body = document.blocks.iter().enumerate().skip(end + 1);
    let body = body.take_while(|(_, block)| block.part == Part::Body);
    let close = match front {
        Front::Letter(_) => first_saying(document, &CLOSE),
        Front::Minute(_) | Front::Register(_) => None,
    };
    let titles = body.filter(move |(idx, block)| {
        close.is_none_or(|close| *idx > close) && is_title(document, *idx, block)
    });
    titles.map(|(idx, _)| idx)
}

/// A heading, a line in capitals, one on top of a page or one that names a policy.
fn is_title(document: &Document, idx: usize, block: &Block) -> bool {
    const WORDS_MIN: usize = 2;
    let text = opening::first_line(document.text_of(block));
    let Some(look) = opening::look_of(document, block) else {
        return false;
    };
    let before = idx.checked_sub(1).map(|idx| &document.blocks[idx]);
    let is_on_top = block.page.is_some() && before.is_some_and(|one| one.page != block.page);
    let is_in_capitals = text.chars().any(char::is_alphabetic)
        && !text.chars().any(char::is_lowercase)
        && text.split_whitespace().count() >= WORDS_MIN;
    let is_apart = matches!(look, Look::Heading(_)) || is_in_capitals || is_on_top;
    is_apart || !is_field(text) && kind::named(text) == Some(Kind::Policy)
}

/// Front and policy, where the policy begins with a block.
fn parted(
    document: &Document,
    dates: &[DateMention],
    front: Front,
    first_idx: usize,
) -> Option<Parts> {
    let n_body = cut::n_body(document);
    if words_between(document, first_idx, n_body) < WORDS_MIN {
        return None;
    }
    let said = || document.blocks[..first_idx].iter();
    let goes_with = said().any(|block| GOES_WITH.is_match(document.text_of(block)));
    if !goes_with && !matches!(front, Front::Register(_)) {
        return None;
    }
    let kept = match front {
        Front::Minute(_) | Front::Letter(_) => resolution(document, dates, front, first_idx),
        Front::Register(_) => Vec::new(),
    };
    let parts = cut::behind(document, first_idx, &kept);
    let is_bound = is_policy(&parts.records[0]) && !parts.cover.as_ref().is_some_and(is_policy);
    is_bound.then_some(parts)
}

/// Whether a piece, read by itself, is a policy with a title at its beginning.
fn is_policy(piece: &Document) -> bool {
    let dates = dates::of(piece);
    let tables = table::of(piece);
    let pairs = label::labelled(piece, &tables);
    let Some(title) = kind::title(piece, &pairs) else {
        return false;
    };
    let at = piece.block_at(title.span);
    let kind = kind::of(piece, Some(&title), &tables, &pairs, &dates);
    kind.value == Kind::Policy
        && kind.certainty != Certainty::Doubtful
        && at.is_some_and(|at| at <= LINES_ABOVE)
}

/// The block that adopts what follows: in an extract with the one before it that gives the day of the
/// meeting, in a letter only where it gives a day itself.
fn resolution(
    document: &Document,
    dates: &[DateMention],
    front: Front,
    first_idx: usize,
) -> Vec<usize> {
    let Some(adopting) = adopting(document).filter(|idx| *idx < first_idx) else {
        return Vec::new();
    };
    let has_day = |idx: &usize| {
        let mut found = dates_in(dates, document.blocks[*idx].span).iter();
        found.any(|date| date.grain == Grain::Day && date.dated().is_some())
    };
    if let Front::Letter(_) = front {
        return Some(adopting).filter(has_day).into_iter().collect();
    }
    let day = (0..adopting).find(has_day);
    day.into_iter().chain([adopting]).collect()
}

static SALUTATION: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^\W*dear\s+(?:sir|madam|mr|mrs|ms|miss|dr|friend|parent|carer|colleague|member",
        r"|holder|all|[\p{L}])[^.]{0,60}$"
    ))
});

static CLOSE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?im)^\W*(?:yours (?:sincerely|faithfully|truly|ever|in)",
        r"|(?:with )?(?:(?:kind|best|warm|all|every|good|my) )+(?:wish(?:es)?|regards)|sincerely",
        r"|regards)\b"
    ))
});

static EXTRACT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^\W*(?:certified |true )*(?:(?:extract|excerpt)s?\b.{0,20}\bminutes?\b",
        r"|(?:extract|excerpt) (?:from|of) .{0,60}\b(?:minutes?|meeting|records)\b",
        r"|minutes? (?:extract|excerpt))"
    ))
});

// What a letter or a minute says of the papers behind it.
static GOES_WITH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:enclos\w+|attach\w+|annex\w*|append\w+|herewith|overleaf",
        r"|(?:printed|set out|given|bound) (?:below|behind|with)",
        r"|(?:policy|procedures?|guidance|protocol|text|which) (?:(?:is|that|which) )?",
        r"(?:follows|below|behind)",
        r"|(?:the )?following (?:as|policy|procedures?|guidance|protocol|text))\b"
    ))
});

/// What adopts a policy that stands elsewhere in the file.
pub(in crate::facts) static ADOPTS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:resolved|agreed|decided|voted)\b(?:,? \w+){0,4}?,? to ",
        r"(?:adopt|approve|ratify|accept|endorse)(?:\s+\w+){0,3}?\s+(?:the (?:\w+ )?(?:following",
        r"|policy|procedures?|guidance|rules|protocol|code|text|arrangements|standards?)|this",
        r"|these)\b",
        r"|\b(?:adopted|approved|ratified|endorsed)\s+(?:[\w'’-]+\s+){0,8}?",
        r"(?:following|below|annexed|appended|attached|enclosed|overleaf)\b"
    ))
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::sketch;

    const POLICY: &str = "# Lending Toys: Policy\nVersion: 2\nDate approved: 3 May 2025\nReview date: May 2028\n## Purpose\nThis policy says how the library lends toys. Staff must write down each loan in the book and check the box when it comes back. A parent may borrow three boxes at once. Staff must wash the toys before they go out again, and must throw away whatever is broken.\n## Scope\nThis policy applies to everyone who lends toys. Volunteers must wear a badge. Children may choose for themselves. Staff should help a child who cannot reach the shelf, and must not lift a child. The manager keeps the key to the store and must lock it each night. Staff must tell the manager of any worry about a child on the same day, and the manager must ring the duty team.";

    fn check(front: &str, begin: Option<&str>) {
        let document = sketch::document(&format!("{front}\n{POLICY}"));
        let parts = of(&document);
        let found = parts
            .as_ref()
            .map(|parts| parts.records[0].text.lines().next());
        assert_eq!(found.flatten(), begin, "{front}");
    }

    #[test]
    fn a_policy_begins_behind_the_letter_that_encloses_it() {
        let letter = "Toy Library\n4 June 2025\nDear members\nI enclose our new rules for lending. Please put them up by the door.\nYours sincerely\nJo Bell";
        check(letter, Some("Lending Toys: Policy"));
        check(&letter.replace("I enclose", "We changed"), None);
    }

    #[test]
    fn a_resolution_to_adopt_what_follows_stays_with_the_policy() {
        let extract = "Extract from the minutes of the Library Committee\nHeld in the hall on 3 May 2025.\nPresent: Jo Bell, Ari Orr.\nThe committee agreed to adopt the policy set out below.\nThe roof was spoken of.";
        let document = sketch::document(&format!("{extract}\n{POLICY}"));
        let parts = of(&document).expect("a policy is bound");
        let policy = &parts.records[0];
        let said = |words: &str| {
            policy
                .part(Part::Body)
                .any(|block| policy.text_of(block).starts_with(words))
        };
        assert!(said("Held in the hall") && said("The committee agreed"));
        assert!(!said("Present") && !said("The roof"));
        for block in policy.part(Part::Body) {
            assert_eq!(
                document.at(policy.origin.span(block.span)),
                policy.text_of(block)
            );
        }
    }

    #[test]
    fn a_policy_begins_behind_the_minute_that_adopts_it() {
        check(
            "Extract from the minutes of the Library Committee\nHeld in the hall on 3 May 2025.\nPresent: Jo Bell, Ari Orr.\nThe committee agreed, unanimously, to adopt the policy set out below.\nThe roof was spoken of.",
            Some("Lending Toys: Policy"),
        );
    }

    #[test]
    fn a_policy_begins_behind_the_register_of_its_manual() {
        check(
            "Manual: list of parts\n|! Title | Version | Approved | Review due |\n| Opening | 1 | 3 May 2024 | May 2027 |\n| Lending Toys | 2 | 3 May 2025 | May 2028 |\n| Closing | 1 | 4 May 2024 | May 2027 |\n| Repairs | 0.2 | none | none |",
            Some("Lending Toys: Policy"),
        );
    }

    #[test]
    fn what_a_letter_says_of_its_adoption_stays_with_the_policy() {
        let letter = "Toy Library\n4 June 2025\nDear members\nThe board approved the attached policy on 3 May 2025.\nYours sincerely\nJo Bell";
        let document = sketch::document(&format!("{letter}\n{POLICY}"));
        let parts = of(&document).expect("a policy is bound");
        assert!(parts.records[0].text.contains("approved the attached"));
    }

    #[test]
    fn a_foreword_is_no_letter_in_front() {
        check(
            "Lending Toys: Policy of the Library\nDear reader\nI am glad to send you the following policy.\nYours sincerely\nJo Bell",
            None,
        );
    }

    #[test]
    fn a_policy_that_writes_no_letter_is_one() {
        check("", None);
        check("Toy Library\nNews for members", None);
    }
}
