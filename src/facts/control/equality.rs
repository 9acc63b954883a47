//! Whether a document records an equality impact assessment, or that none was needed.
//!
//! In: labels, sentences and headings. Out: values of [`Field::Equality`] where one is recorded, and
//! of [`Field::EqualityOpen`] where one is said to be still to come. A duty to assess the services
//! that a policy speaks of is neither.

#[cfg(test)]
mod tests;
mod valued;
mod words;

use std::sync::LazyLock;

use regex::Regex;

use self::valued::{beside_name, headed, named_and_valued};
use self::words::{
    ASKED, ASSESSED, AVAILABLE, CLAUSE_END, CONDITION, CUSTOM, DEED, DONE, DUTY, GENERAL,
    IS_ANSWERED, IS_FILED, NAMED, NEVER, OF_EARLIER, ONLY_ASKED, OPEN, UNNEEDED, WAS_ASKED,
    WAS_COMPLETED, WAS_DECIDED, WAS_DONE, WHEN_DONE,
};
use super::meaning::{self, Meaning};
use super::prose::NOUNS;
use super::sentences::sentences;
use super::{Field, Place, Reader, Value};
use crate::document::{Part, Span};
use crate::facts::label::{self, Form, Labelled};
use crate::facts::pattern::{cue, pattern};
use crate::facts::{DateMention, Grain, dates_in};

/// Reads what labels, sentences and headings say.
pub(super) fn values(reader: &Reader) -> Vec<Value> {
    let pairs = labelled(reader);
    let mut labels: Vec<Span> = pairs.iter().map(|(label, _)| *label).collect();
    // "Equality training: completed in May": what was read as something else is not read again.
    let others = reader
        .pairs
        .iter()
        .filter(|pair| NEVER.is_match(&pair.label.text));
    labels.extend(others.map(|pair| pair.label.span));
    let mut values: Vec<Value> = pairs.into_iter().map(|(_, value)| value).collect();
    for (block_idx, block) in reader.document.blocks.iter().enumerate() {
        let is_text = matches!(
            block.part,
            Part::Body | Part::TextBox | Part::Footnote | Part::Header | Part::Footer
        );
        if !is_text || !block.is_said() {
            continue;
        }
        let place = reader.layout.place(block_idx).unwrap_or(Place::Body);
        values.extend(headed(reader, block_idx, block, place));
        values.extend(beside_name(reader, block_idx, place, &labels));
        values.extend(said(reader, block_idx, place, &labels));
    }
    values
}

// ---- labels ----

/// The values that stand behind labels, each with its label's place.
fn labelled(reader: &Reader) -> Vec<(Span, Value)> {
    let is_of_history =
        |pair: &Labelled| reader.layout.place(pair.block_idx) == Some(Place::VersionHistory);
    let pairs = reader.pairs.iter().filter(|pair| !is_of_history(pair));
    pairs
        .filter_map(|pair| Some((pair.label.span, of_label(reader, pair)?)))
        .collect()
}

fn of_label(reader: &Reader, pair: &Labelled) -> Option<Value> {
    let name = pair.name();
    let is_named = meaning::of(&name) == Some(Meaning::Field(Field::Equality))
        || (name.split_whitespace().count() <= 14 && NAMED.is_match(&pair.label.text));
    let place = reader.layout.place(pair.block_idx)?;
    let names_assessment = NAMED.is_match(&pair.label.text) || ASSESSED.is_match(&pair.value.text);
    if NEVER.is_match(&pair.label.text) {
        return None;
    }
    if GENERAL.is_match(&pair.label.text) && !tells_what_became(&pair.value.text) {
        return None;
    }
    let is_of_many = pair.form == Form::NextLine && CUSTOM.is_match(&pair.label.text);
    let is_duty = is_of_many
        || pair.form == Form::NextLine && (speaks_of_others(&pair.value.text) || !names_assessment);
    let is_question = pair.value.text.ends_with('?');
    if !is_named
        || is_duty
        || is_question
        || (pair.value.text.is_empty() && pair.form == Form::NextLine)
    {
        return None;
    }
    let field = if is_recorded(pair) {
        Field::Equality
    } else {
        Field::EqualityOpen
    };
    let words = if pair.value.text.is_empty() {
        pair.label.clone()
    } else {
        pair.value.clone()
    };
    Some(value(field, place, words))
}

/// Tells whether what stands behind "Equality" alone says what became of an assessment.
fn tells_what_became(value: &str) -> bool {
    let has_number = value.bytes().any(|byte| byte.is_ascii_digit());
    let says = [&ASSESSED, &DONE, &UNNEEDED, &OPEN];
    has_number || is_answer(value) || says.iter().any(|words| words.is_match(value))
}

/// "Yes", "N", "Passed", "☒": what is ticked or answered.
fn is_answer(value: &str) -> bool {
    cue!(
        ANSWER,
        r"(?i)^\W*(?:yes|y|no|n|passed|checked|considered|met|cleared|none|tb[acd]|pending)\b"
    );
    label::is_blank(value) || ticked(value).is_some() || ANSWER.is_match(value)
}

/// Tells whether label and value say that it was done or need not be: "EIA required? No".
fn is_recorded(pair: &Labelled) -> bool {
    cue!(
        TO_COME,
        r"(?i)\b(?:due|planned|outstanding|to be (?:done|completed))\W*$"
    );
    cue!(NEEDED, r"(?i)\b(?:required|needed|necessary)\W*$");
    cue!(NO, r"(?i)^\W*(?:no|n)\b");
    cue!(BARE_YES, r"(?i)^\W*(?:yes|y)\W*$");
    cue!(NOT_YET, r"(?i)^\W*not yet\b");
    let (label, value) = (&pair.label.text, &pair.value.text);
    if NEEDED.is_match(label) && ticked(value).is_none() {
        return NO.is_match(value) || (is_done(value) && !BARE_YES.is_match(value));
    }
    !TO_COME.is_match(label) && is_done(value) && !NOT_YET.is_match(value)
}

/// Tells whether what stands behind the label says that it was done, or need not be.
fn is_done(words: &str) -> bool {
    static YES: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)^\W*(?:yes|y|done|completed?|screen\w+)\b"));
    static CHOICE: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)^\W*(?:yes|y) ?[/|] ?(?:no|n)\b"));
    if let Some(answer) = ticked(words) {
        return answer;
    }
    if CHOICE.is_match(words) || is_empty(words) || offers_boxes(words) {
        return false;
    }
    YES.is_match(words)
        || (UNNEEDED.is_match(words) && !awaits(words))
        || !OPEN.is_match(words)
        || was_completed(words)
}

/// Tells whether words say that it was done, though something may still have to be done with it.
fn was_completed(words: &str) -> bool {
    cue!(NONE, r"(?i)\b(?:no|none|not|never)\b[^.;]{0,40}$");
    let mut found = WAS_COMPLETED.find_iter(words);
    found.any(|found| {
        let before = &words[..found.start()];
        !CONDITION.is_match(before) && !NONE.is_match(before)
    })
}

/// "Yes ☐ No ☐ Not needed ☐": boxes of which none is ticked.
fn offers_boxes(words: &str) -> bool {
    let n_boxes = words.matches(['☐', '□', '❑', '❏']).count() + words.matches("[ ]").count();
    n_boxes > 1
        && !words.contains(['☒', '☑', '✓', '✔', '🗹', '■'])
        && !words.to_lowercase().contains("[x]")
}

fn is_empty(words: &str) -> bool {
    let is_template = words.trim_start().starts_with(['[', '<']) && words.contains([']', '>']);
    is_template || label::is_blank(words) && !words.to_lowercase().starts_with("none ")
}

fn awaits(words: &str) -> bool {
    static AWAITS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?i)\b(?:awaiting|awaited|pending|in progress|to follow|tb[acd])\b")
    });
    AWAITS.is_match(words)
}

/// The answer that a box beside "Yes" or "No" is ticked for.
fn ticked(words: &str) -> Option<bool> {
    static BOX_FIRST: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)[☒☑✓✔🗹]\s*(yes|no)\b|\[x\]\s*(yes|no)\b"));
    static WORD_FIRST: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)\b(yes|no)\s*(?:[☒☑✓✔🗹]|\[x\])"));
    let starts_with_word = words.trim_start().starts_with(char::is_alphabetic);
    let boxes = if starts_with_word {
        &WORD_FIRST
    } else {
        &BOX_FIRST
    };
    let found = boxes.captures(words)?;
    let answer = found.get(1).or_else(|| found.get(2))?;
    Some(answer.as_str().eq_ignore_ascii_case("yes"))
}

// ---- sentences ----

/// Sentences outside the labels that were read already.
fn said(reader: &Reader, block_idx: usize, place: Place, labels: &[Span]) -> Vec<Value> {
    let block = &reader.document.blocks[block_idx];
    let text = reader.document.text_of(block);
    if !NAMED.is_match(text) || block.heading().is_some() {
        return Vec::new();
    }
    let is_frame = reader.layout.is_frame(block_idx) && block.cell().is_none();
    let read = |span: Span| {
        if labels.iter().any(|label| span.covers(*label)) {
            return None;
        }
        let field = of_sentence(reader.document.at(span), is_frame, has_day(reader, span))?;
        Some(value(field, place, reader.quoted(span)))
    };
    let spans = sentences(reader.document, block.span);
    let answered = spans.windows(2).find(|two| is_answered(reader, two));
    let answered =
        answered.map(|two| value(Field::Equality, place, reader.quoted(two[0].joined(two[1]))));
    let valued = spans.windows(2).find_map(|two| {
        let field = named_and_valued(reader.document.at(two[0]), reader.document.at(two[1]))?;
        Some(value(field, place, reader.quoted(two[0].joined(two[1]))))
    });
    let valued = valued.filter(|_| is_frame);
    let read: Vec<Value> = spans.into_iter().filter_map(read).collect();
    // What stands behind the bare name tells more of it than the name.
    valued
        .map_or(read, |valued| vec![valued])
        .into_iter()
        .chain(answered)
        .collect()
}

/// "The board asked whether an equality impact assessment was needed. As …, it found that none was."
fn is_answered(reader: &Reader, two: &[Span]) -> bool {
    let (asks, answers) = (reader.document.at(two[0]), reader.document.at(two[1]));
    let is_own = |words: &str| !speaks_of_others(words) && !CUSTOM.is_match(words);
    let is_asked = NAMED.is_match(asks)
        && WAS_ASKED.is_match(asks.trim_end())
        && is_own(&ASKED.replace_all(asks, "asked"));
    is_asked && is_told(&IS_ANSWERED, answers)
}

/// Tells whether a sentence says of one assessment that somebody decided it was not needed.
fn was_decided(sentence: &str) -> bool {
    is_told(&WAS_DECIDED, &ASKED.replace_all(sentence, "asked"))
}

/// Tells whether a cue stands in words that set no duty, tell of no custom and make no condition.
fn is_told(cue: &Regex, words: &str) -> bool {
    cue.find(words).is_some_and(|found| {
        // "… was not needed, because …, but the form asks whether …": what is added is another matter.
        let end = words[found.end()..].find(',');
        let clause = end.map_or(words, |at| &words[..found.end() + at]);
        let is_own = !speaks_of_others(clause) && !CUSTOM.is_match(clause);
        is_own && !CONDITION.is_match(&words[..found.start()])
    })
}

/// Tells whether a sentence gives the day or the month on which something was done: in one clause
/// with the deed, or with nothing but a name.
fn has_day(reader: &Reader, sentence: Span) -> bool {
    const NAME_WORDS_MAX: usize = 8;
    cue!(
        VERB,
        r"(?i)\b(?:is|are|was|were|has|have|had|will|be|been|since)\b"
    );
    let text = reader.document.at(sentence);
    let is_bare = text.split_whitespace().count() <= NAME_WORDS_MAX && !VERB.is_match(text);
    let ends = CLAUSE_END.find_iter(text).map(|end| end.start());
    let mut begin = 0;
    let mut clauses = ends.chain([text.len()]).map(|end| {
        let clause = Span::new(begin, end).shifted(sentence.start);
        begin = end;
        clause
    });
    clauses.any(|clause| {
        let is_fine = |date: &DateMention| {
            date.dated()
                .is_some_and(|dated| dated.grain <= Grain::Month)
        };
        dates_in(reader.dates, clause).iter().any(is_fine)
            && (is_bare || tells_of_deed(reader.document.at(clause)))
    })
}

fn tells_of_deed(clause: &str) -> bool {
    let mut deeds = DEED.find_iter(clause);
    deeds.any(|deed| !ONLY_ASKED.is_match(deed.as_str()))
}

fn of_sentence(sentence: &str, is_frame: bool, has_day: bool) -> Option<Field> {
    let is_question = sentence.trim_end().ends_with('?');
    if is_question || !NAMED.is_match(sentence) {
        return None;
    }
    if let Some(field) = answered_inline(sentence) {
        return Some(field);
    }
    if was_decided(sentence) {
        return Some(Field::Equality);
    }
    if speaks_of_others(sentence) || OF_EARLIER.is_match(sentence) {
        return None;
    }
    let is_custom = CUSTOM.is_match(sentence);
    let is_own = (is_frame && !is_custom) || speaks_of_itself(sentence);
    if UNNEEDED.is_match(sentence) && !awaits(sentence) {
        return Some(Field::Equality);
    }
    if was_completed(sentence) && !is_custom {
        return Some(Field::Equality);
    }
    if OPEN.is_match(sentence) {
        return is_own.then_some(Field::EqualityOpen);
    }
    let is_told = has_day || IS_FILED.is_match(sentence) || tells_of_done(sentence);
    (is_own || (is_told && !is_custom)).then_some(Field::Equality)
}

/// "EIA completed? No": a question with its answer behind it, on one line.
fn answered_inline(sentence: &str) -> Option<Field> {
    const WORDS_MAX: usize = 12;
    cue!(NEEDED, r"(?i)\b(?:required|needed|necessary)\W*$");
    cue!(NO, r"(?i)^\W*(?:no|n|not)\b");
    cue!(YES, r"(?i)^\W*(?:yes|y)\b");
    let (asked, answer) = sentence.split_once('?')?;
    let is_short = asked.split_whitespace().count() <= WORDS_MAX;
    if !is_short || !NAMED.is_match(asked) || answer.contains('?') || ticked(answer).is_some() {
        return None;
    }
    let is_needed = NEEDED.is_match(asked);
    if NO.is_match(answer) && !UNNEEDED.is_match(answer) {
        return Some(if is_needed {
            Field::Equality
        } else {
            Field::EqualityOpen
        });
    }
    let is_bare = YES.is_match(answer) && !DONE.is_match(answer);
    (is_needed && is_bare).then_some(Field::EqualityOpen)
}

/// "… were adopted with it", "… can be read on the website": it was done, or it can be had.
fn tells_of_done(sentence: &str) -> bool {
    static CAN_BE_HAD: LazyLock<Regex> = LazyLock::new(|| {
        pattern(&format!(
            r"^\s+(?:(?:of|for) (?:[\w'’]+ ){{1,4}})?{}",
            AVAILABLE.as_str()
        ))
    });
    let follows = NAMED
        .find_iter(sentence)
        .map(|named| &sentence[named.end()..]);
    let mut follows = follows.filter(|rest| {
        let deed = WAS_DONE.captures(rest);
        let is_done = deed.is_some_and(|found| !ONLY_ASKED.is_match(&found[1]));
        is_done || CAN_BE_HAD.is_match(rest)
    });
    DONE.is_match(&AVAILABLE.replace_all(sentence, " ")) || follows.next().is_some()
}

fn speaks_of_itself(sentence: &str) -> bool {
    static THIS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(&format!(
            r"(?i)\bth(?:is|ese)\s+(?:[\w'’-]+\s+){{0,3}}?{NOUNS}\b"
        ))
    });
    THIS.is_match(sentence)
}

fn speaks_of_others(sentence: &str) -> bool {
    static IS_TO_COME: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\bif (?:any|needed)\b"));
    let told = AVAILABLE.replace_all(sentence, " ");
    let told = WHEN_DONE.replace_all(&told, " ");
    DUTY.is_match(&told) && !IS_TO_COME.is_match(sentence)
}

/// Tells whether words name an assessment that is not to come, and speak of one rather than of all.
pub(super) fn names_one(words: &str) -> bool {
    static BLANK: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)\b(?:template|form|toolkit|training|guidance)\b"));
    let is_other = speaks_of_others(words) || CUSTOM.is_match(words) || BLANK.is_match(words);
    NAMED.is_match(words) && !is_other && !OPEN.is_match(words)
}

/// Tells whether words name an assessment or its parts.
pub(super) fn tells_of_assessing(words: &str) -> bool {
    ASSESSED.is_match(words)
}

fn value(field: Field, place: Place, words: crate::facts::Quoted) -> Value {
    Value {
        field,
        place,
        words,
        dated: None,
    }
}
