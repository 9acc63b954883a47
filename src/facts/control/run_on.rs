//! Fields of document control that run on in one line, without a sign between them.
//!
//! In: a document and the labels that signs set apart. Out: pairs for lines such as "Version 2 Date
//! approved 3 May 2026 Owner Head of Care", as a table leaves them whose cells were lost. Three
//! fields make such a line; fewer may be a sentence.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use super::meaning::{self, Meaning};
use crate::document::{Block, Document, Part, Span};
use crate::facts::Quoted;
use crate::facts::label::{self, Form, Labelled};
use crate::facts::pattern::pattern;

/// So many fields tell a line of control from a sentence.
const FIELDS_MIN: usize = 3;

/// Reads the pairs of all such lines that no other label was read in.
pub(super) fn pairs(document: &Document, known: &[Labelled]) -> Vec<Labelled> {
    let names_field = |pair: &&Labelled| meaning::of(&pair.name()).is_some();
    let known: BTreeSet<usize> = { known.iter().filter(names_field) }
        .map(|pair| pair.block_idx)
        .collect();
    let blocks = document.blocks.iter().enumerate();
    let open = blocks.filter(|(idx, block)| may_run_on(block) && !known.contains(idx));
    let lines = open.flat_map(|(idx, block)| {
        let lines = document.lines_in(block.span);
        lines.map(move |line| (idx, line))
    });
    lines
        .flat_map(|(idx, line)| in_line(document, idx, line))
        .collect()
}

fn may_run_on(block: &Block) -> bool {
    let may_stand = matches!(
        block.part,
        Part::Body | Part::TextBox | Part::Header | Part::Footer
    );
    may_stand && block.is_said() && block.heading().is_none()
}

/// The pairs of a line, where each of its fields has a value and the first stands at its head, perhaps
/// behind a reference or a title.
fn in_line(document: &Document, block_idx: usize, line: Span) -> Vec<Labelled> {
    const WORDS: std::ops::RangeInclusive<usize> = 6..=60;
    const VALUE_WORDS_MAX: usize = 12;
    const LEAD_WORDS_MAX: usize = 6;
    let text = document.at(line);
    let n_words = text.split_whitespace().count();
    if !WORDS.contains(&n_words) {
        return Vec::new();
    }
    let labels = labels(text);
    let ends = labels.iter().skip(1).map(|label| label.start);
    let values: Vec<Span> = { labels.iter().zip(ends.chain([text.len()])) }
        .map(|(label, end)| Span::new(label.end, end))
        .collect();
    let is_value = |value: &Span| {
        let said = &text[value.start..value.end];
        let ends_sentence = value.end < text.len() && said.trim_end().ends_with('.');
        said.contains(char::is_alphanumeric)
            && said.split_whitespace().count() <= VALUE_WORDS_MAX
            && !ends_sentence
    };
    let begins = labels.first().is_some_and(|first| {
        let lead = &text[..first.start];
        lead.split_whitespace().count() <= LEAD_WORDS_MAX && !lead.contains(['.', '?', '!'])
    });
    if labels.len() < FIELDS_MIN || !begins || !values.iter().all(is_value) {
        return Vec::new();
    }
    let cut = |span: Span| Quoted::cut(document, span.shifted(line.start));
    let pairs = labels.into_iter().zip(values);
    let pair = |(label, value): (Span, Span)| Labelled {
        label: cut(label),
        value: cut(without_sign(text, value)),
        form: Form::Line,
        block_idx,
        table_idx: None,
    };
    pairs.map(pair).collect()
}

fn without_sign(text: &str, value: Span) -> Span {
    let said = text[value.start..value.end].trim_end_matches([' ', ',', ';', '|', '.']);
    Span::new(value.start, value.start + said.len())
}

/// Where the labels of a line stand: runs of the words of labels that begin with a capital or behind
/// a sign.
fn labels(text: &str) -> Vec<Span> {
    static WORD: LazyLock<Regex> = LazyLock::new(|| pattern(r"[\p{L}'’/&-]+"));
    let words: Vec<Span> = WORD
        .find_iter(text)
        .map(|word| Span::new(word.start(), word.end()))
        .collect();
    let mut found: Vec<Span> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let before = text[..words[at].start].trim_end();
        let begins = text[words[at].start..].starts_with(char::is_uppercase)
            || before.ends_with([',', ';', '|']);
        let n_words = if begins {
            n_of_label(text, &words[at..])
        } else {
            0
        };
        if n_words > 0 {
            found.push(Span::new(words[at].start, words[at + n_words - 1].end));
        }
        at += n_words.max(1);
    }
    found
}

/// How many words make the longest label from here on that means what its first words do.
fn n_of_label(text: &str, words: &[Span]) -> usize {
    const WORDS_MAX: usize = 5;
    let mut n_words = 0;
    let mut means = None;
    for n in 1..=words.len().min(WORDS_MAX) {
        let (last, run) = (words[n - 1], Span::new(words[0].start, words[n - 1].end));
        let is_apart = n > 1 && text[words[n - 2].end..last.start] != *" ";
        if is_apart || !OF_LABELS.is_match(&text[last.start..last.end]) {
            break;
        }
        let more = meaning::of(&label::plain(&text[run.start..run.end]));
        match (means, more) {
            (_, None) => {}
            (Some(one), Some(other)) if !goes_on(one, other) => break,
            _ => (n_words, means) = (n, more),
        }
    }
    n_words
}

/// "Date" and "Date approved", "Approved" and "Approved by": whether more words say more of one field.
fn goes_on(one: Meaning, other: Meaning) -> bool {
    let field = |means: Meaning| match means {
        Meaning::Field(field) | Meaning::By(field) => Some(field),
        _ => None,
    };
    one == other || one == Meaning::Date || field(one).is_some() && field(one) == field(other)
}

/// The words of which labels are made.
static OF_LABELS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^(?:dates?|dated|of|for|on|from|by|due|next|last|latest|first|and|no|number|the",
        r"|until|review(?:ed)?|scheduled|planned|approv(?:al|ed|er|ing)|ratif(?:ied|ication|ying)",
        r"|adopted|adoption|agreed|endorsed|authorised|signed|issued?|publi(?:shed|cation)",
        r"|effective|implementation|force|in|version|edition|revision|rev|issue|status|state",
        r"|owners?|owned|authors?|lead|sponsor|custodian|keeper|contact|responsible|accountable",
        r"|officer|manager|person|post|director|policy|document|procedure|guidance|protocol",
        r"|committee|group|body|board|equality|impact|assessment|screening|eqia|eia|eqhria|iia)$"
    ))
});

#[cfg(test)]
mod tests {
    use super::super::tests::{check, status};
    use super::super::{Field::*, Status};

    #[test]
    fn fields_may_run_on_in_one_line() {
        for line in [
            "Version 2.1 Date approved 3 May 2026 Next review May 2028 Owner Head of Care",
            "Status Final Version 2.1 Approval Date 3 May 2026 Review Date May 2028 Policy Owner Head of Care",
            "Version 2.1; approved 3 May 2026; next review May 2028; responsible officer Head of Care",
            "Ref H7 Version 2.1 Approved 3 May 2026 Next review May 2028 Owner Head of Care",
            "Policy owner Head of Care Version number 2.1 Date of approval 3 May 2026 Due for review May 2028",
        ] {
            check(
                &format!("# Bath Time Policy\n{line}\n## Scope\nAll staff."),
                &[
                    (Version, "2.1"),
                    (Approved, "3 May 2026"),
                    (ReviewDue, "May 2028"),
                    (Owner, "Head of Care"),
                ],
            );
        }
    }

    #[test]
    fn a_sentence_with_the_words_of_labels_is_no_line_of_fields() {
        status(
            "# Bath Time Policy\n## Scope\nReview each plan with the Lead Officer. Version the plan and Date it.",
            Status::Unclear,
        );
    }
}
