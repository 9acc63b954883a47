//! Words that may tell of an equality impact assessment, though none is named for certain.

use std::sync::LazyLock;

use regex::Regex;

use crate::document::{Part, Span};
use crate::facts::control::fields::undated;
use crate::facts::control::prose::NOUNS;
use crate::facts::control::sentences::sentences;
use crate::facts::control::{Field, Place, Reader, Value, equality};
use crate::facts::label::Labelled;
use crate::facts::pattern::pattern;

static FAIR: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\bequalit\w+|\bequal opportunit\w+|\bdiversity\b",
        r"|\bprotected (?:characteristics?|groups?)|\bfair(?:ness|er)?\b|\bdiscriminat\w+",
        r"|\bhuman rights\b|\bimpact (?:assess\w*|check|screen\w*|statement)"
    ))
});

static WEIGHED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)(?:^|\b(\w+) )(?:checked|considered|looked at|thought (?:about|of)",
        r"|gone (?:through|over)|tested|reviewed|weighed|examined|analysed|evaluated|discussed",
        r"|scored|rated|cleared|consulted|proofed|asked)\b"
    ))
});

/// Labels of fairness with something that was done, and sentences that say that somebody looked at
/// it: "The group asked whether the policy is fair to everybody."
pub(super) fn of(reader: &Reader) -> Vec<Value> {
    let labels = reader
        .pairs
        .iter()
        .filter_map(|pair| labelled(reader, pair));
    let blocks = reader.document.blocks.iter().enumerate();
    let blocks = blocks.filter(|(_, block)| matches!(block.part, Part::Body | Part::TextBox));
    let told = blocks.filter_map(|(block_idx, block)| {
        let place = reader.layout.place(block_idx)?;
        let is_frame = reader.layout.is_frame(block_idx);
        let spans: Vec<Span> = sentences(reader.document, block.span);
        let mut told = spans
            .into_iter()
            .filter(|span| tells(reader.document.at(*span), is_frame));
        Some(undated(
            Field::OpenEquality,
            place,
            reader.quoted(told.next()?),
        ))
    });
    labels.chain(told).collect()
}

fn labelled(reader: &Reader, pair: &Labelled) -> Option<Value> {
    let place = reader.layout.place(pair.block_idx)?;
    let is_own = matches!(
        place,
        Place::Cover | Place::ControlTable | Place::Header | Place::Footer
    );
    let (label, value) = (&pair.label.text, &pair.value.text);
    let is_told = equality::tells_of_assessing(label)
        || value.bytes().any(|byte| byte.is_ascii_digit())
        || was_weighed(value);
    (is_own && is_told && !pair.is_blank() && FAIR.is_match(label))
        .then(|| undated(Field::OpenEquality, place, pair.value.clone()))
}

fn tells(sentence: &str, is_frame: bool) -> bool {
    static IT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(&format!(
            r"(?i)\b(?:th(?:is|ese)|the|our) (?:\w+ )?{NOUNS}\b|\bit\b"
        ))
    });
    static TO_DO: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?i)\b(?:must|should|shall|will|ensur\w+|need to|have to|committed)\b|\?\s*$")
    });
    if TO_DO.is_match(sentence) {
        return false;
    }
    let is_own = is_frame || IT.is_match(sentence);
    // "The author draws up the assessment" tells of a custom; one with a number or a day was made.
    let is_one =
        equality::names_one(sentence) && sentence.bytes().any(|byte| byte.is_ascii_digit());
    is_one || is_own && FAIR.is_match(sentence) && was_weighed(sentence)
}

/// "… was looked at", "the Board considered": what is done again and again is another matter.
fn was_weighed(words: &str) -> bool {
    let mut deeds = WEIGHED.captures_iter(words);
    deeds.any(|deed| {
        let before = deed.get(1).map_or("", |word| word.as_str());
        !["is", "are", "be", "being", "to", "not", "never"].contains(&before)
    })
}
