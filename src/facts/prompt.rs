//! Is a paragraph what a form asks for, and not what somebody answered: "[Say what it means for the
//! child.]", "Worker to pull together the information above."
//!
//! In: the text of a paragraph or cell. Out: whether all of it is the form's own. A form speaks to its
//! writer: in brackets, by commands and questions, of "this box" and "the child". Where one sentence
//! says anything else, the paragraph is an answer. Many prompts are missed: a form can ask in the very
//! words in which somebody would answer.

use std::sync::LazyLock;

use regex::Regex;

use super::pattern::pattern;

/// What a form asks for takes so many words; fewer in brackets may be a value.
const WORDS_MIN: usize = 4;

/// Tells whether all of a text is what a form asks for.
#[must_use]
pub(crate) fn is(text: &str) -> bool {
    let text = text.trim();
    if text.split_whitespace().take(WORDS_MIN).count() < WORDS_MIN {
        return false;
    }
    match within_brackets(text) {
        Some(('[' | '<' | '{', inner)) => !inner.contains(['“', '"']) || asks(inner),
        Some((_, inner)) => asks(inner) || inner.trim_end().ends_with('?'),
        None => asks(text) && (SPEAKS_OF_FORM.is_match(text) || ONLY_ASKS.is_match(text)),
    }
}

/// The bracket around a text and what stands in it, where one stands around all of it.
fn within_brackets(text: &str) -> Option<(char, &str)> {
    let mut signs = text.chars();
    let open = signs.next()?;
    let close = match open {
        '[' => ']',
        '<' => '>',
        '{' => '}',
        '(' => ')',
        _ => return None,
    };
    let inner = text[open.len_utf8()..]
        .trim_end_matches('.')
        .strip_suffix(close)?;
    (!inner.contains(close)).then_some((open, inner))
}

/// Whether each sentence is a command, a question or a word about the form, the first one a command.
fn asks(text: &str) -> bool {
    let mut sentences = SENTENCE
        .split(text)
        .map(str::trim)
        .filter(|one| !one.is_empty());
    let Some(first) = sentences.next() else {
        return false;
    };
    let is_command =
        |one: &str| COMMAND.is_match(one) || TO_WRITER.is_match(one) || ONLY_ASKS.is_match(one);
    let is_asked = |one: &str| is_command(one) || one.ends_with('?') || OF_FORM.is_match(one);
    is_command(first) && sentences.all(is_asked)
}

static SENTENCE: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:[.;]|\n)(?:\s|$)"));

static COMMAND: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^\W*(?:please |now |here |briefly |clearly |in this (?:box|section|part),? )*(?:",
        r"analyse|answer|assess|attach|avoid|bring together|briefly|comment on|complete|consider",
        r"|delete|describe|detail|do not|don['’]t|draw (?:together|on|out)|enter|evaluate|explain",
        r"|fill in|focus on|give|highlight|identify|include|indicate|insert|keep (?:it|this|to)",
        r"|link|list|make (?:clear|sense)|name|note|outline|provide|pull together|put|record|refer",
        r"|reflect on|remember|say|set out|show|specify|state|sum up|summari[sz]e|tell us",
        r"|think about|tick|type|use|weigh up|write)\b"
    ))
});

/// "The worker should …", "You must …", "Guidance: …", "To be completed by the author".
static TO_WRITER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^\W*(?:(?:the )?(?:social |lead |case |allocated )?(?:worker|assessor|author|writer",
        r"|practitioner|professional|person completing (?:this|the form))s?|you) ",
        r"(?:to|should|must|(?:is|are) (?:to|asked to)|needs? to|may wish to)\b",
        r"|^\W*(?:guidance|prompts?|notes? for (?:the )?(?:author|worker|completion|writers?)",
        r"|help text|hint|tip|instructions?)\b",
        r"|^\W*to be (?:completed|filled in|written) by (?:the )?",
        r"(?:author|worker|social worker|assessor)\b|^\W*what (?:does|do|is|are|has|have|needs?)\b"
    ))
});

/// What nobody answers with: a command to tell what, how or why, and what is to be filled in and by whom.
static ONLY_ASKS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^\W*(?:please )?(?:analyse|comment on|consider|describe|detail|explain|give|include",
        r"|indicate|list|note|outline|record|say|set out|show|specify|state|summari[sz]e|write) ",
        r"(?:briefly |clearly |here )?(?:what|how|why|who|whether)\b",
        r"|^\W*(?:[\w’'-]+ ){0,2}",
        r"(?:views?|wishes|words|analysis|summary|comments?|details|reasons?) ",
        r"(?:go|goes|are entered|is entered) here\b",
        r"|^\W*see (?:the )?(?:guidance|practice|help|notes? (?:on|for|to|\d))\b",
        r"|^\W*(?:[\w’'-]+ ){1,3}to be (?:added|completed|filled in|entered|written) by (?:the )?",
        r"(?:author|(?:social |lead |case |allocated )?worker|assessor|practitioner)\b",
        r"|^\W*(?:the|this|your|each) (?:analysis|assessment) (?:must|should) ",
        r"(?:draw|bring|weigh|include|cover)\b",
        r"|^\W*here the (?:author|worker|writer|assessor|practitioner) \w+s\b"
    ))
});

/// What is said of the box or form itself.
static OF_FORM: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^\W*(?:this|the|each) (?:box|section|part|field|form|text|analysis|page|heading)",
        r"s?\b.{0,20}\b(?:must|should|is for|is not|may|can|will|needs?)\b",
        r"|^\W*(?:e\.?g|for example|such as|not)\b"
    ))
});

/// What only a form says: it speaks of itself, to its writer, and of any child.
static SPEAKS_OF_FORM: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:this (?:box|section|form|part|field|text|page)",
        r"|(?:information|sections?|parts?|boxes) above|above information|you|your",
        r"|the child(?:['’]s)?(?: or young person(?:['’]s)?)?|the young person|child/young person",
        r"|e\.?g\b|bullet points?|guidance|prompts?)\b"
    ))
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_form_asks_for_is_no_answer() {
        for text in [
            "[Say what all this means for the child, and what may come of it.]",
            "<Summarise the risks and the strengths here>",
            "(Author to weigh the information in parts 1 to 4. This box should not repeat them. Delete these words.)",
            "(Consider: what is the impact on the child? What needs to change?)",
            "Describe what life is like for the child. Do not repeat what stands above.",
            "Guidance: use the triangle to make sense of the information above.",
            "Please set out your professional judgement. Include strengths.",
            "The worker should draw together the information above.",
            "Write what he told you and where you met.",
            "Describe how gran copes and who helps.",
            "Isla's wishes go here, in her words if she has any.",
            "See guidance page 7 before writing.",
            "Summary to be added by the social worker once the forms are in.",
            "The analysis should draw on the resilience matrix.",
            "Here the worker sums up the strengths.",
        ] {
            assert!(is(text), "{text}");
        }
    }

    #[test]
    fn what_somebody_answered_is_no_prompt() {
        for text in [
            "Ash is safe at home while his gran is near.",
            "(Seen at school with his sister, who did most of the talking.)",
            "[not known]",
            "Consider a move to his aunt. Ash has asked for it twice.",
            "Keep the plan as it is until the hearing.",
            "Worker to ring the school on Monday.",
            "The worker should have rung the child's school. She did not.",
            "Describe what life is like for the child. Ash gets up at six and makes his own toast.",
            "[Ash said: “I like it here, it is quiet.”]",
            "Note the letter of the school.",
            "The assessment was to be written by his gran's lawyer.",
            "Say sorry to Ash first.",
            "Give Ash time: he answers when nobody hurries him.",
        ] {
            assert!(!is(text), "{text}");
        }
    }
}
