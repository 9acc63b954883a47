//! Does a paragraph weigh what it tells, or only describe.
//!
//! In: a paragraph. Out: whether it does. Who weighs says on what something hangs, why it is so, how
//! likely it is and what it would lead to; a paragraph that does most of these is an analysis,
//! whatever stands over it.

use std::sync::LazyLock;

use regex::Regex;

use super::sentences::n_words;
use crate::facts::pattern::pattern;

/// What weighs takes some words.
const WORDS_MIN: usize = 35;
/// So many of the ways of weighing make an analysis.
const WAYS_MIN: usize = 3;

static WAYS: LazyLock<[Regex; 5]> = LazyLock::new(|| {
    [
        pattern(concat!(
            r"(?i)\b",
            r"(?:if|unless|without (?:it|that|this|help)|as long as|provided that|depends? on)\b"
        )),
        pattern(concat!(
            r"(?i)\b(?:because|therefore|which (?:is|was) why|so that|means? that|explains?",
            r"|stems? from|leads? to|follows? from|comes? from|driven by|rather than|less \w+ than",
            r"|(?:is|was|were) (?:never|not) [^.;]{2,40} but)\b"
        )),
        pattern(concat!(
            r"(?i)\b(?:(?:un)?likel(?:y|iest|ihood)|chances?|probabl[ey]|possible|would|could",
            r"|may well|might)\b"
        )),
        pattern(
            r"(?i)\b(?:risks?|dangers?|harm(?:ed|ful)?|worr(?:y|ies)|unsafe|concern(?:s|ing)?|adversity|vulnerab\w+|exploitation)\b",
        ),
        pattern(concat!(
            r"(?i)\b(?:strengths?|protect(?:s|ed|ive)|resilien\w+|matters? (?:more|most|less)",
            r"|what (?:helps|holds|stays|remains|changes)|pattern|on balance",
            r"|in my (?:view|opinion|judge?ment)|i (?:think|believe|conclude))\b"
        )),
    ]
});

/// Tells whether a paragraph weighs what it tells.
pub(super) fn weighs(text: &str) -> bool {
    n_words(text) >= WORDS_MIN && n_ways(text) >= WAYS_MIN
}

/// Tells whether a text of some length tells only what there is and what happened: it weighs in no way
/// and judges nothing.
pub(super) fn only_describes(text: &str) -> bool {
    const LENGTH_MIN: usize = 15;
    const SENTENCES_MIN: usize = 3;
    let lines = text.split(['\n', '.']);
    let is_long = n_words(text) >= LENGTH_MIN
        && lines.filter(|line| n_words(line) > 0).count() >= SENTENCES_MIN;
    is_long && n_ways(text) == 0 && !JUDGES.is_match(text)
}

static JUDGES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:(?:un)?safe\w*|good enough|significan\w+|serious\w*|moderate|severe|high|low",
        r"|needs?|needed|able to|capacity|capable|struggl\w+|neglect\w*|abus\w+|should|must|cannot",
        r"|can['’]t|not yet|impacts?|impacted|effects?|affect\w*|attach\w*|thriv\w+|cop(?:e|es|ing)",
        r"|recommend\w*|suggests?|indicates?|shows? that|because|as (?:he|she|they|a result)",
        r"|however|although|despite|overall|conclu\w+|assess\w*|judge\w*|view|opinion|believe",
        r"|think|consider\w*|insight|progress\w*|improv\w+|better|worse|positive\w*|negative\w*",
        r"|makes?|made|will|again|support(?:ed|ive)?|warm\w*|lov(?:es|ed|ing)|secure|threshold|potential\w*|trauma\w*",
        r"|explain\w*|cause[sd]?|result\w*|reason\w*|priorit\w+|important|enough",
        r"|resilien\w*|consisten\w+|adequate\w*|appropriate\w*|poor\w*)\b"
    ))
});

/// In how many ways a text weighs.
pub(super) fn n_ways(text: &str) -> usize {
    WAYS.iter().filter(|way| way.is_match(text)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_weighs_says_on_what_it_hangs_and_what_may_come() {
        for text in [
            "Ash has been cared for well and then, for a spring, hardly at all. The danger was never a blow but an absence. If somebody hears of it when his mother is ill, he could live at home; without that he will go on hiding it.",
            "The shouting stems from debt. It is likely that it would stop if the arrears were met, and the worry would then be only the weekends, when the two of them drink and nobody else is in the house.",
            "I think that Bo holds the family up. The risk is that he tires, because he sleeps four hours. His gran protects him at weekends, and what changes on Mondays is that she is gone and he is alone again.",
        ] {
            assert!(weighs(text), "{text}");
        }
    }

    #[test]
    fn a_list_of_what_there_is_only_describes() {
        assert!(only_describes(
            "Ash was at the shop for ten minutes. His uncle was on a call. The shop has two doors. His uncle has bought a lock."
        ));
        assert!(!only_describes(
            "Ash was at the shop for ten minutes and his uncle was on a call, so he is not safe there, and it cannot go on."
        ));
        assert!(!only_describes("Ash has a bed and a desk."));
        assert!(!only_describes(
            "Ash hears the lift on most nights. Nobody means him to. It makes him get up and sit by the door of the flat."
        ));
    }

    #[test]
    fn who_describes_does_not_weigh() {
        for text in [
            "Ash lives in a flat of two rooms with his mother and goes to the school round the corner. He eats well, likes the swings, and has had his jabs. His teacher says that he is chatty. He has a cousin next door, whom he sees on most days, and a cat that is older than he is.",
            "The risk is high if he runs.",
        ] {
            assert!(!weighs(text), "{text}");
        }
    }
}
