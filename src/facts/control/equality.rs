//! Whether a document records an equality impact assessment, or that none was needed.
//!
//! In: labels, sentences and headings. Out: values of [`Field::Equality`] where one is recorded, and
//! of [`Field::EqualityOpen`] where one is said to be still to come. A duty to assess the services
//! that a policy speaks of is neither.

use std::sync::LazyLock;

use regex::Regex;

use crate::facts::pattern::pattern;

use super::meaning::{self, Meaning};
use super::prose::NOUNS;
use super::sentences::sentences;
use super::{Field, Place, Reader, Value};
use crate::document::{Block, BlockKind, Part, Span};
use crate::facts::label::{self, Form, Labelled};

macro_rules! words {
    ($name:ident, $pattern:expr) => {
        static $name: LazyLock<Regex> = LazyLock::new(|| pattern($pattern));
    };
}

words!(
    NAMED,
    concat!(
        r"(?i)\bequalit(?:y|ies)(?:,? (?:and|&) (?:[\w'’]+ ){1,3}?|,? |/)?(?:\w+ )?(?:impact[- ])?(?:assess\w*|analysis|screening|screened|appraisal|check(?:ed)?)\b|\bequalit(?:y|ies)[ -]impact\b",
        r"|(?-i:\b(?:EQIA|EqIA|EIA|EQHRIA|EqHRIA|EHRIA|EINA|IIA)\b)|\bintegrated impact assess\w*|\bimpact[- ]assess\w*[^.]{0,60}\bequalit\w+|\b(?:assess|screen|check|consider)(?:ed|ment|ing)? (?:for|as to|of) (?:its |their |any |the )?(?:\w+ )?(?:impact|effect)s? on equalit\w+|\bimpact on equalit\w+|\bassess\w* (?:the )?(?:impact|effect)s? [^.]{0,60}\bequalit\w+",
        r"|\brapid impact (?:checklist|assess\w*)|\b(?:assess|screen|check|consider)\w*[^.]{0,80}\bprotected characteristics?|\bprotected characteristics?[^.]{0,60}\b(?:assess|screen|check|consider)\w*|\b(?:assessed|screened|checked|tested|proofed) for (?:its |their |any )?equalit\w+|\bno equalit\w+ (?:implications?|issues?|impacts?|concerns?)\b",
        // "Equality, Human Rights and Fairer Scotland Impact Assessment"
        r"|\bequalit(?:y|ies)(?:,? (?:and |& )?(?-i:\p{Lu})[\w'’]*){1,6} (?-i:Assessment)\b",
        // "… the Equality Act was considered, and no differential impact was found."
        r"|\bequalit\w+[^.]{0,140}\bno (?:\w+ ){0,2}?(?:differential|adverse|negative|detrimental|disproportionate|unequal) (?:impact|effect)|\bno (?:\w+ ){0,2}?(?:differential|adverse|negative|detrimental|disproportionate|unequal) (?:impact|effect)s?[^.]{0,100}\bequalit\w+"
    )
);
// What is told below a heading that names equality alone.
words!(
    ASSESSED,
    r"(?i)\b(?:assess\w*|screen\w*|impact\w*)\b|(?-i:\b(?:EQIA|EqIA|EIA|EQHRIA|EqHRIA|EHRIA|EINA|IIA)\b)"
);
// That something was done, or where its result is kept.
words!(
    DONE,
    concat!(
        r"(?i)\b(?:completed?|carried out|undertaken|undertook|conducted|done|prepared|published|screened|attached|available|held|found|shows?|showed|identified|recorded|approved|appended|assessed|signed off|made|took place",
        r"|appendix|annexe?|see|reference|ref|dated|on file|accompanies|accompanied)\b|\b(?:we|was|were|has been|have been) (?:\w+ )?assess\w*"
    )
);
words!(
    UNNEEDED,
    r"(?i)\b(?:no|not|nor|without|none|un)\b[^.;]{0,60}\b(?:requir\w+|needed|necessary|applicable|relevant)\b|\bunnecessary\b|\bscreened out\b|\bnot applicable\b|^\W*n/?a\b|\bexempt\b"
);
words!(
    OPEN,
    concat!(
        r"(?i)\bnot (?:yet|started|completed?|done|undertaken|carried|recorded|assessed|available)\b|\b(?:has|have|had|was|were) (?:not|never)\b|\bto (?:be|follow)\b|\b(?:in progress|under ?way|awaiting|awaited|pending|outstanding|tb[acd]|in draft|in preparation|being (?:completed|done|prepared|drafted|written|carried))\b",
        r"|\bno (?:\w+ ){0,4}?(?:assessment|eqia|eia|analysis|screening)\b[^.]{0,20}\b(?:has been|was|is) (?:yet )?(?:recorded|completed|done|made|carried|undertaken|found|held|available)\b",
        r"|^\W*(?:no|none|not|nil)(?: (?:yet|been|ever))* (?:recorded|done|held|found|available|on file|completed|undertaken|carried out|made|seen|known)\b|\bwill (?:be|follow)\b|\b(?:due|planned|scheduled)\b|^\W*(?:no|none|required|needed|draft)\W*$"
    )
);
// Where the result can be had: no duty, and no deed.
words!(
    AVAILABLE,
    r"(?i)\b(?:can|(?-i:may)|could)(?: also| now)? be (?:had|got|found|read|seen|viewed|obtained|downloaded|requested|accessed|consulted|inspected|borrowed)\b"
);
// What was done to the assessment that was just named, whatever the word: "… were adopted".
words!(
    WAS_DONE,
    r"(?i)^[^.;:]{0,60}?\b(?:was|were|has been|have been)(?: \w+ly| also| then| both)* (\w+(?:ed|en)|drawn up)\b"
);
// That it was done, whatever is still to come of it: "was completed on 3 May and will be published",
// "was equality checked with the pupils".
words!(
    WAS_COMPLETED,
    concat!(
        r"(?i)\b(?:was|were|has been|have been)(?: \w+ly| also| then| both)* (?:completed|carried out|undertaken|conducted|done|made|prepared|finished|signed off|screened|assessed|(?:checked|tested) for (?:its |their |any )?equalit\w+|(?:equalit\w+[- ](?:impact[- ])?)(?:assess|screen|check|proof|test)\w*ed)\b",
        r"|\b(?:completed|carried out|undertaken|finished|signed off|screened)\W+(?:on |in )?(?:\d{1,2}\W+)?(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|\d{1,2}\W\d{1,2})\W+(?:\d{4}|\d{2})\b"
    )
);
// What only comes about with something else.
words!(
    CONDITION,
    r"(?i)\b(?:once|when|until|after|before|if|unless)\b[^.;]{0,60}$"
);
// What leaves it open whether it was done.
words!(
    ONLY_ASKED,
    r"(?i)^(?:need|requir|request|recommend|propos|ask|promis|plan|discuss|consider|suggest|agree|start|delay|postpon|defer|expect|intend|cancel|abandon|suppos|mention|want|been|forgotten)"
);
// What speaks of assessments in general, or of those of others.
words!(
    DUTY,
    concat!(
        r"(?i)\b(?:must|should|shall|(?-i:may)|might|can|could|need(?:s|ed)? to|ha(?:s|ve) to|ensur\w+|responsible for)\b|\b(?:whether|if|where|whenever|unless)\b|\bwhen (?:an?|any|each|new|the|services?|plan\w+)\b",
        r"|\b(?:every|each|any|all|new|other)\s+(?:[\w-]+\s+){0,2}?(?:polic\w+|services?|plans?|proposals?|changes?|decisions?|projects?|reports?|strateg\w+|functions?)\b"
    )
);

// What speaks of the ways of a service rather than of one assessment.
words!(
    CUSTOM,
    concat!(
        r"(?i)\b(?:assessments|screenings|EIAs|EqIAs)\b|\b(?:policies|procedures|services)\b[^.]{0,40}\b(?:are|have)\b",
        r"|\b(?:are|is) (?:\w+ )?(?:completed|carried out|undertaken|conducted|done|prepared|made|assessed|reviewed)\b"
    )
);

/// Reads what labels, sentences and headings say.
pub(super) fn values(reader: &Reader) -> Vec<Value> {
    let pairs = labelled(reader);
    let labels: Vec<Span> = pairs.iter().map(|(label, _)| *label).collect();
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
    let is_of_many = pair.form == Form::NextLine && CUSTOM.is_match(&pair.label.text);
    let is_duty = is_of_many
        || pair.form == Form::NextLine && (speaks_of_others(&pair.value.text) || !names_assessment);
    if !is_named || is_duty || (pair.value.text.is_empty() && pair.form == Form::NextLine) {
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

/// Tells whether label and value say that it was done or need not be: "EIA required? No".
fn is_recorded(pair: &Labelled) -> bool {
    words!(
        TO_COME,
        r"(?i)\b(?:due|planned|outstanding|to be (?:done|completed))\W*$"
    );
    words!(NEEDED, r"(?i)\b(?:required|needed|necessary)\W*$");
    words!(NO, r"(?i)^\W*(?:no|n)\b");
    words!(BARE_YES, r"(?i)^\W*(?:yes|y)\W*$");
    let (label, value) = (&pair.label.text, &pair.value.text);
    if NEEDED.is_match(label) && ticked(value).is_none() {
        return NO.is_match(value) || (is_done(value) && !BARE_YES.is_match(value));
    }
    !TO_COME.is_match(label) && is_done(value)
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
    let mut found = WAS_COMPLETED.find_iter(words);
    found.any(|found| !CONDITION.is_match(&words[..found.start()]))
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
        let field = of_sentence(reader.document.at(span), is_frame)?;
        Some(value(field, place, reader.quoted(span)))
    };
    let spans = sentences(reader.document, block.span);
    spans.into_iter().filter_map(read).collect()
}

fn of_sentence(sentence: &str, is_frame: bool) -> Option<Field> {
    let is_question = sentence.trim_end().ends_with('?');
    if is_question || !NAMED.is_match(sentence) || speaks_of_others(sentence) {
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
    (is_own || (tells_of_done(sentence) && !is_custom)).then_some(Field::Equality)
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
    DUTY.is_match(&AVAILABLE.replace_all(sentence, " ")) && !IS_TO_COME.is_match(sentence)
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

// ---- headings ----

/// "Equality impact assessment" as a heading, with what stands below it.
fn headed(reader: &Reader, block_idx: usize, block: &Block, place: Place) -> Option<Value> {
    let text = reader.document.text_of(block);
    let is_heading = block.heading().is_some()
        || (block.cell().is_none() && text.split_whitespace().count() <= 7 && !text.contains('.'));
    let is_of_many = matches!(block.kind, BlockKind::ListItem(_)) || CUSTOM.is_match(text);
    if !is_heading || is_of_many || !NAMED.is_match(text) || text.contains(':') {
        return None;
    }
    let below = reader.document.blocks.get(block_idx + 1)?;
    let is_content = below.part == block.part && below.heading().is_none() && below.is_said();
    let words = reader.document.text_of(below);
    if !is_content || words.is_empty() || NAMED.is_match(words) || speaks_of_others(words) {
        return None;
    }
    let field = if is_done(words) {
        Field::Equality
    } else {
        Field::EqualityOpen
    };
    Some(value(field, place, reader.quoted(below.span)))
}

fn value(field: Field, place: Place, words: crate::facts::Quoted) -> Value {
    Value {
        field,
        place,
        words,
        dated: None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::Field;
    use crate::facts::sketch;

    fn check(lines: &str, recorded: Option<bool>) {
        let document = sketch::document(&format!("# Visits Policy\n{lines}\n## Scope\nAll staff."));
        let control = crate::facts::of(&document).control(&document).clone();
        let found = control.all(Field::Equality).next().is_some();
        let open = control.all(Field::EqualityOpen).next().is_some();
        let said = match (found, open) {
            (true, _) => Some(true),
            (false, true) => Some(false),
            _ => None,
        };
        assert_eq!(said, recorded, "{lines} {:?}", control.values);
    }

    #[test]
    fn a_recorded_assessment_counts_however_it_is_recorded() {
        for lines in [
            "| Version | 2 |\n| EIA | Completed 3 May 2025 |",
            "| Version | 2 |\n| EIA completed? | Yes ☒ No ☐ |",
            "| Version | 2 |\n| EIA completed? | ☐ No ☒ Yes |",
            "| Version | 2 |\n| Equality | Screened: full assessment not required |",
            "| Version | 2 |\n| EIA required? | No |",
            "An Equality, Human Rights and Fairer Scotland Impact Assessment accompanies this policy.",
            "This policy has no equality implications.",
            "We carried out an equality impact assessment of this policy in January 2025.",
            "No equality impact assessment was needed because the guidance concerns records only.",
            "An equality impact assessment was completed before approval.",
            "Equality impact assessment\nNo group is treated worse; children who use signs get an interpreter.",
            "@footer EqIA 22/107   Page 1",
            "This policy has been assessed for its impact on equality.",
            "An equality check of the note was made in May 2025.",
            "Our duties under the Equality Act 2010 were considered when it was written, and no differential impact was found.",
            "Rapid Impact Checklist: completed in May 2025.",
            "We assessed it in May 2025 for each of the protected characteristics.",
            "The council assessed the impact of its policy on equality groups in 2024, and ours follows it.",
            "## Equality\nThe guide was screened and no full assessment was needed.",
            "An integrated impact assessment was finished on 30 April 2026 and will be published with it.",
            "The policy was equality checked with the pupils' group on 4 October 2024.",
            "The policy was checked for equality impact with the council's form in June 2025.",
            "An equality impact assessment and a privacy assessment were adopted with it.",
            "The equality impact assessment was lodged with the board's secretary.",
            "An integrated impact assessment has been written and may be had from the office.",
            "The EqIA of the strategy can be read on the website.",
            "| Version | 2 |\n| Status | Approved for use |\n| Date of approval | 3 May 2025 |\n| Approved by | Board |\n| Review | May 2027 |\n| Policy owner | Head of Care |\n| Integrated impact assessment | Completed 20 April 2025 |",
        ] {
            check(lines, Some(true));
        }
    }

    #[test]
    fn one_that_is_still_to_come_does_not() {
        for lines in [
            "| Version | 2 |\n| EIA | To be completed before approval |",
            "| Version | 2 |\n| EIA | None recorded |",
            "| Version | 2 |\n| EIA completed? | Yes ☐ No ☒ |",
            "| Version | 2 |\n| EIA completed? | Yes ☐ No ☐ Not needed ☐ |",
            "| Version | 2 |\n| EqIA | ☐ done ☐ not done |",
            "| Version | 2 |\n| Date of EIA | n/a - awaiting |",
            "| Version | 2 |\n| EqIA | Yes / No |",
            "| Version | 2 |\n| EqIA due | June 2027 |",
            "| Version | 2 |\n| EqIA required? | Yes |",
            "| Version | 2 |\n| EqIA | [complete before publication] |",
            "| Version | 2 |\n| Equality impact assessment | |",
            "An equality impact assessment has not been carried out for this policy.",
            "The equality impact assessment of this policy will follow.",
            "No equality impact assessment has been recorded for this policy.",
        ] {
            check(lines, Some(false));
        }
    }

    #[test]
    fn duties_and_values_are_no_record() {
        for lines in [
            "Managers must complete an equality impact assessment before they change a service.",
            "Staff promote equality and challenge discrimination.",
            "Equality impact assessments are completed for all new services.",
            "Where a service changes, an EIA is carried out.",
            "## Who\nStaff visit.\n## When\nAn equality impact assessment was requested by the union.",
            "## Who\nStaff visit.\n## When\nAll were trained in equality impact assessment.",
            "## Who\nStaff visit.\n## When\nAn equality impact assessment template can be found on the website.",
            "An equality impact assessment can be asked of any service.",
            "Policies and procedures are equality impact assessed and reviewed.",
            "Equality impact assessments are published.",
            "## Equality\nWe are committed to equality and value difference.",
            "## What inspectors read\nEquality impact assessments\nDisability equality duty policy",
        ] {
            check(lines, None);
        }
    }
}
