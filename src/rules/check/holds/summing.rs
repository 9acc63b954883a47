//! Does a paragraph below the entries of a chronology speak of them together, or of one matter more.
//!
//! In: a paragraph. Out: in how many ways it does. Who sums up counts over the entries, says what follows
//! on what, which way it goes and over how long; who tells how the list was made, or who has a copy,
//! sums up nothing.

use std::sync::LazyLock;

use regex::Regex;

use crate::facts::pattern::{cue, pattern};

static WAYS: LazyLock<[Regex; 5]> = LazyLock::new(|| {
    [
        // Counts: "both times", "three of the five", "at two points", "each visit".
        pattern(concat!(
            r"(?i)\b(?:each|every|both|most of (?:the|these|them)|none of (?:the|these|them)",
            r"|one (?:by|after) (?:one|another)|(?:two|three|four|five|six|seven|eight|\d{1,2}) ",
            r"(?:(?:out )?of (?:the(?:se|m)? )?(?:\d|two|three|four|five|six|seven|eight|nine|ten",
            r"|eleven|twelve|entries|events)|(?:\w+ )?(?:times|points|occasions|spells|moves|losses",
            r"|crises|incidents|entries|homes|schools|changes|carers|placements))|whenever|repeated(?:ly)?)\b"
        )),
        // Links: "followed by", "comes when", "the chain is", "go together".
        pattern(concat!(
            r"(?i)\b(?:link(?:s|ed)?|chain|triggers?|triggered|threads?|root|heart of|turns? on",
            r"|follow(?:s|ed)? (?:by|each|every|a|the|an?|on|when)|(?:comes?|came) (?:a \w+ |\w+ )?",
            r"(?:after|when|before|with|within|in the wake)|(?:belongs?|go(?:es)?|happens?|hangs?|fits?)",
            r" together|when(?:ever)? (?:the|she|he|they|mum|dad|her|his|nobody|somebody|there|an?)\b",
            r"[^.;]{2,60},|same (?:\w+ )?(?:shape|way|story|thing|reason|cause|run|order))\b"
        )),
        // Ways it goes: "rising", "worse with each", "slow drift", "since then better".
        pattern(concat!(
            r"(?i)\b(?:rising|rises?|rose|growing|grew|grows?|build(?:s|ing)|built up|worse(?:ns?|ning|ned)?",
            r"|better|improv\w+|escalat\w+|declin\w+|cumulative|accumulat\w+|drift\w*|stead(?:y|ily)",
            r"|gradual(?:ly)?|recover\w*|shrink\w*|shrank|narrow\w*|fad(?:es?|ed|ing)|turning point",
            r"|more and more|less and less|trend|trajectory|cycles?|closer together)\b"
        )),
        // Over how long: "across the two years", "in eight months", "throughout".
        pattern(concat!(
            r"(?i)\b(?:(?:across|over|through|within|in|for|from) (?:the |these |those |all |this )?",
            r"(?:\w+ ){0,2}(?:months|years|weeks|year|period)|throughout|by the end|so far|in turn",
            r"|over time|time and again|again and again|long before|(?:by|since) then)\b"
        )),
        // What it comes to: "shows", "tells us", "is the one who".
        pattern(concat!(
            r"(?i)\b(?:shows?|suggests?|tells? us|points? to|reveals?|adds? up|comes? (?:down )?to",
            r"|amounts? to|stands? out|taken|together|in the round|as a whole|all told|the picture",
            r"|should have|ought to have|would have|could have|was missed|what \w+ (?:needs?|helps|works)",
            r"|does (?:well|best|better)|(?:is|was|are|were) (?:safe(?:r|st)?|at (?:his|her|their) \w+))\b"
        )),
    ]
});

cue!(
    OF_THE_LIST,
    concat!(
        r"(?i)\b(?:(?:was|were|is|are|has been|have been) (?:\w+ )?(?:compiled|drawn (?:up|from)|taken from",
        r"|copied|circulated|shared with|sent to|given to|stored|filed|kept (?:in|on|by)|held (?:in|on|by)",
        r"|checked against|typed|entered|put in)|confidential|copies|circulation|distribution|abbreviations",
        r"|data protection|retention|destroyed|not (?:be )?(?:copied|disclosed|shared)|(?:this|the) (?:list|form",
        r"|sheet|document|template) (?:is|was|must|should|may))\b"
    )
);

/// In how many ways a text speaks of several entries together.
pub(super) fn n_ways(text: &str) -> usize {
    if OF_THE_LIST.is_match(text) {
        return 0;
    }
    WAYS.iter().filter(|way| way.is_match(text)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_sums_up_counts_links_and_says_which_way_it_goes() {
        for text in [
            "Three of the five entries are of a Monday, and each came after a weekend with her father.",
            "Over these two years the gaps between the bad spells have been growing, and school has stayed the same.",
            "When the money runs out, the drinking starts, and Ash pays for it in the same way every month.",
        ] {
            assert!(n_ways(text) >= 2, "{text}");
        }
    }

    #[test]
    fn who_tells_of_the_list_or_of_one_matter_sums_up_nothing() {
        for text in [
            "Each entry was taken from the files of the agency over two years and checked against the diary.",
            "The next meeting is at ten in the library, and Jo Bell will bring the keys.",
        ] {
            assert!(n_ways(text) < 2, "{text}");
        }
    }
}
