//! The plan in a paper that is called something else: a minute, a list or a mail that says who does
//! what for one child by when, and to what end.
//!
//! In: a document, its kind, title and actions. Out: the words that show the plan, and whether they
//! do so surely. Actions alone leave it open; what they answer, what they are to bring and what
//! happens otherwise make them a plan.

use std::sync::LazyLock;

use regex::Regex;

use super::{Kind, naming};
use crate::document::{Block, Document, Part};
use crate::facts::pattern::pattern;
use crate::facts::{Action, Quoted, passages};

/// So many actions with who or by when make a plan or the beginning of one.
const N_ACTIONS_MIN: usize = 3;

/// So many of aim, case and need stand beside the actions of a plan.
const N_SIGNS_MIN: usize = 2;

/// Finds the plan of a paper that has another name; with whether it is one for sure.
pub(super) fn plan(
    document: &Document,
    kind: Kind,
    title: Option<&Quoted>,
    actions: &[Action],
) -> Option<(Quoted, bool)> {
    let may_hold = matches!(
        kind,
        Kind::Minutes | Kind::Email | Kind::Letter | Kind::Other
    );
    let is_set = |action: &&Action| action.owner.is_some() || action.due.is_some();
    let n_set = actions.iter().filter(is_set).count();
    if !may_hold || n_set < N_ACTIONS_MIN {
        return None;
    }
    let name = title.map_or("", |title| title.text.as_str());
    let is_of_others = OF_OTHERS.is_match(name) || naming::of(name) == Some(Kind::StrategicPlan);
    if is_of_others || !is_about_child(document) {
        return None;
    }
    let n_signs = n_signs(document);
    let is_list = LISTS_ACTIONS.is_match(name);
    // A paper that is nothing but such a list is a plan in all but its name.
    let is_placed = |action: &Action| action.owner_expected && action.due_expected;
    let is_nothing_else = kind == Kind::Other && is_list && actions.iter().all(is_placed);
    let is_sure = n_signs >= N_SIGNS_MIN || is_nothing_else;
    let words = title.cloned().or_else(|| Some(actions[0].text.clone()));
    words
        .filter(|_| kind == Kind::Minutes || n_signs > 0 || is_list)
        .map(|words| (words, is_sure))
}

/// How many of three the text says: what the actions are to bring, what happens otherwise, and what
/// they answer.
fn n_signs(document: &Document) -> usize {
    let said: Vec<&str> = sentences(document).collect();
    let signs = [&AIM, &CASE, &NEED];
    let is_said = |sign: &&&LazyLock<Regex>| said.iter().any(|text| sign.is_match(text));
    signs.iter().filter(is_said).count()
}

fn sentences(document: &Document) -> impl Iterator<Item = &str> {
    let body = document.part(Part::Body);
    let spans = body.flat_map(|block: &Block| passages::sentences_of(document, block.span));
    spans.map(|span| document.at(span))
}

/// Whether the text speaks of a family and one child of it.
fn is_about_child(document: &Document) -> bool {
    let body = document.part(Part::Body);
    let mut texts = body.map(|block| document.text_of(block));
    texts.any(|text| OF_FAMILY.is_match(text))
}

/// Papers of a service, of a house or of a group that are about no child of their own.
static OF_OTHERS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:staff|service|board|committee|forum|partnership|steering|management|managers['’]?",
        r"|business|practice|budget|training|rota|trip|outing|residential|newsletter|vacancy",
        r"|audit|inspection|improvement|strategic|strategy|project|procurement|recruitment)\b"
    ))
});

/// "Action sheet", "What we agreed", "Next steps for Ida".
static LISTS_ACTIONS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:actions?|tasks?|agreed|agreement|decisions?|decided|to[- ]do|next steps|targets?",
        r"|priorities|planner|tracker|goals?|who does what|what (?:we|everyone|people) will do",
        r"|jobs|supports?)\b"
    ))
});

/// "Mum", "his foster carer", "the boy", "Child: Ida": words of a family and not of a service.
static OF_FAMILY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:mum|mam|mummy|dad|daddy|mother|father|gran|granny|nan|nana|grandad|aunt(?:ie)?",
        r"|uncle|sister|brother|his|her|the (?:boy|girl|baby|child|young person)|foster carer)\b",
        r"|\b(?:child(?:ren)?|young person|pupil)(?:['’]s name)?:\s*\p{L}|\b(?:aged|age) \d{1,2}\b",
        r"|\b\p{Lu}\p{L}+ \(\d{1,2}\)"
    ))
});

/// "What we hope to see: …", "We want Ida to sleep", "It is looked for that …", "so that she is safe".
static AIM: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\bwhat (?:we|i|they|everyone)(?:['’]re| are)? (?:all )?(?:want|hope|hoping|would like)",
        r"|\b(?:we|i|everyone|all)(?:['’]d| would)? (?:all )?(?:hope|want|wish|like|are hoping) ",
        r"(?:to|that|for|\p{L}+ (?:to|will))\b",
        r"|\b(?:it is|it['’]s) (?:looked for|hoped|intended|meant) that\b",
        r"|\bso that (?:he|she|they|\p{Lu}\p{L}+)\b",
        r"|(?:^|[.;:]\s*)(?:(?:the|our|overall|main|desired|expected|hoped[- ]for|intended) )*",
        r"(?:aims?|goals?|outcomes?|results?|difference|test of it)\b(?: expected| wanted| hoped for)?",
        r"\s*(?::|-|–|is\b)",
        r"|\bthat is the test\b|\bby the (?:review|end)\b[^.]{0,20}\b(?:we|he|she|they)\b",
        r"|\b(?:said|agreed|felt) that \p{Lu}\p{L}+ should (?:be|have|feel|live|go|sleep)\b"
    ))
});

/// "If mum drinks again we will …", "Failing this he …", "Plan B: …".
static CASE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^\W*(?:if|unless|should|failing|in the event|were)\b.{10,}\b(?:will|would|we|is|are",
        r"|goes?|move[sd]?|ask[s]?|be|back to)\b",
        r"|^\W*(?:plan b|fall[- ]?back|back-?up(?: plan)?|contingency(?: plan)?|otherwise|if not",
        r"|escalation(?: trigger)?|trigger)\s*[:.–-]\s*\w+(?:\W+\w+){2}"
    ))
});

/// "The assessment by Jo showed …", "The risks are …", "Assessed need: …", "It was felt that she needs …".
static NEED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\bassessments?\b|\bassessed (?:needs?|risks?)\b",
        r"|(?:^|[.;:]\s*)(?:the )?(?:main |key )?(?:risks?|worr(?:y|ies)|concerns?|needs?|why)",
        r"(?: is| are|\s*:)",
        r"|\b(?:screen(?:ing)?|inspection|report)\b.{0,40}\b(?:found|show(?:s|ed)|need)",
        r"|\b(?:was|were|been|is) found (?:at|to|in|that|\w+ing)\b|['’]s (?:need|want) is\b",
        r"|\b(?:he|she|they) needs?\b"
    ))
});

#[cfg(test)]
mod tests {
    use crate::facts::{self, Kind, sketch};

    fn is_sure(lines: &str) -> Option<bool> {
        let facts = facts::of(&sketch::document(lines));
        let within = facts.within.iter().find(|one| one.kind == Kind::Plan)?;
        Some(within.is_sure)
    }

    const ACTIONS: &str = "## Actions\n| Action | Who | By when |\n\
        | Ring the school | Jo Bell | 3 May 2026 |\n| Buy a lamp | Mum | 4 May 2026 |\n\
        | See the nurse | Gran | 5 May 2026 |";

    #[test]
    fn a_minute_that_says_what_its_actions_are_for_and_what_else_may_come_holds_a_plan() {
        let told = format!(
            "# Minute of core group: Ida\nPresent: Jo Bell, mum\n{ACTIONS}\n\
             We all want Ida to sleep in her own bed.\n\
             If mum drinks again we will go back to the Reporter."
        );
        assert_eq!(is_sure(&told), Some(true));
        let bare = format!("# Minute of core group: Ida\nPresent: Jo Bell, mum\n{ACTIONS}");
        assert_eq!(is_sure(&bare), Some(false));
    }

    #[test]
    fn a_list_of_what_was_agreed_for_a_child_is_a_plan_in_all_but_its_name() {
        let told = format!("# Action tracker: Ida and her mum\nHer nurse has a copy.\n{ACTIONS}");
        assert_eq!(is_sure(&told), Some(true));
    }

    #[test]
    fn what_a_team_is_to_do_is_no_childs_plan() {
        let told = format!("# Staff meeting actions\nPresent: Jo Bell\n{ACTIONS}");
        assert_eq!(is_sure(&told), None);
        let few = "# Minute of core group: Ida\nPresent: mum\n## Actions\n\
             | Action | Who | By when |\n| Ring the school | Jo Bell | 3 May 2026 |";
        assert_eq!(is_sure(few), None);
    }
}
