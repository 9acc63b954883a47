//! Whether somebody speaks: a sentence in which the child or a parent says, wants or feels something.
//!
//! In: the names that they go by, and words. Out: whether the words are no more than such a name,
//! whether they tell of the person's view, or only of the person doing something. A name counts
//! where it opens its clause: in "he hopes that mum rings" it is not mum who hopes.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::pattern::{cue, pattern};

/// The names of one person, or of two who are one party, in small letters.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Voice {
    names: Vec<String>,
    /// Names of somebody who may be meant.
    doubtful: Vec<String>,
    /// Whether anybody may be, since it is not known what they are called.
    anybody: bool,
}

/// What may stand between a name and what its owner does: the rest of the name, who it is, somebody
/// who does the same.
const BETWEEN: &str = concat!(
    r"(?: (?-i:\p{Lu})[\p{L}'’-]+)?(?: ?\([^()]{1,40}\))?",
    r"(?:, (?:who|aged?|now|his|her|their|on|in|at|by|from|with|after|through) [^,.;:]{1,40},)?",
    r"(?: (?:and|&) (?:(?:his|her|their) )?(?-i:\p{Lu})?[\p{L}'’-]+(?: (?-i:\p{Lu})[\p{L}'’-]+)?)?"
);
const ADVERBS: &str = concat!(
    r"(?: (?:also|still|both|each|all|has|had|have|has always|really|only|just|then|now|is|was",
    r"|were|are|does|did|do|not|clearly|again|very|too|quite|so|more|much|does not|doesn['’]t",
    r"|did not|didn['’]t|would|strongly|fully))*"
);

static SPEAKS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        concat!(
            r"(?i)^(?:",
            r"['’]s? (?:own )?(?:views?|wish(?:es)?|words|feelings|comments|opinion)\b\W+\w",
            r"|['’]d (?:like|love|prefer|rather)\b",
            r"|{between}(?: ?[:–—-])?{adverbs} (?:said|says?|told|tells?|ask(?:ed|s)?",
            r"|want(?:ed|s)?|would like|would prefer|would love|feels?|felt|hopes?|hoped",
            r"|wish(?:ed|es)?|thinks?|thought|explained|hates?|hated|shrugged|nodded",
            r"|spoke (?:of|about)|talked (?:of|about)|drew|written|wrote|writes?|filled in|clear that",
            r"|likes?|liked|loves?|loved|enjoys?|enjoyed|misses|texted|texts|e-?mailed|insist(?:s|ed)?",
            r"|backs|backed|supports|supported|admit(?:s|ted)|oppose[sd]?|object(?:s|ed)|regret(?:s|ted)",
            r"|read (?:out|from|us)|put (?:his|her|their) (?:view|case|side)|fed up|sick of|willing|ready",
            r"|agree[sd]?|disagree[sd]?|accept(?:s|ed)?|den(?:y|ies|ied)|prefer(?:s|red)?",
            r"|believe[sd]?|understands?|understood|worr(?:y|ies)|fears?|pleased|happy|unhappy",
            r"|worried|anxious|relieved|proud|sorry|upset|angry|glad|keen|content|concerned",
            r"|frightened|scared|grateful|disappointed|frustrated|satisfied|nervous|ashamed",
            r"|hopeful|against|in favour|in agreement)\b",
            r"|{between}(?-i: \p{{Ll}}[\p{{Ll}}'’]*)(?-i: [\p{{Ll}}'’-]+){{1,12}} and (?:also )?",
            r"(?:says?|said|feels?|felt|thinks?|thought|wants?|wanted|hopes?|hoped|would like",
            r"|wishes|worries|told)\b)"
        ),
        between = BETWEEN,
        adverbs = ADVERBS
    ))
});
// "Mr Reid's views were not given", "Mum's wishes: not known".
cue!(
    NOT_GIVEN,
    concat!(
        r"(?i)^['’]s? (?:own )?(?:views?|wish(?:es)?|words|feelings|comments|opinion)\b(?:",
        r"[^.;]{0,30}\b(?:not|\p{L}+n['’]t|never|un(?:known|available)|none|nothing|outstanding)",
        r"|\W+(?:still |yet )?to (?:be|follow))\b"
    )
);
static ACTS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)^{BETWEEN}(?: ?[:–—-])?,? (?P<verb>\p{{Ll}}[\p{{L}}'’-]+)"
    ))
});
// "Una gave a card: 'I like it here.'": what she did, then words in quotation marks.
static QUOTES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r#"(?i)^{BETWEEN},? (?P<verb>\p{{Ll}}[\p{{L}}'’-]+)\b[^.:;!?“”"]{{0,60}}: ?[“"‘'][^“”"‘]*?\p{{L}}"#
    ))
});
cue!(
    IS,
    r"(?i)^(?:is|was|were|are|has|had|have|been|being|be|will|may|might|can|could|should|must)$"
);
// What somebody will do, or is to, is a task.
cue!(
    TO_DO,
    r"(?i)^(?:will|shall|should|must|may|might|can|could|would|needs?|ought)$"
);
cue!(
    NO_VERB,
    concat!(
        r"(?i)^(?:and|or|in|on|at|with|to|of|from|by|for|as|who|whose|until|when|if|after|before",
        r"|about|near|over|under|than|into|through|during|since|while|but|not|the|his|her|their|a",
        r"|an)$"
    )
);
// Who did not come said nothing by that.
cue!(
    AWAY,
    concat!(
        r"(?i)\b(?:apolog\w+|absent|absence",
        r"|(?:did|could|was|were|is|had|has)(?: not|n['’]t)",
        r"(?: (?:able|been able|present|here|there|come|attend\w*|invited|well enough))*",
        r"|unable to (?:come|attend)|invited|untraced|whereabouts|attend(?:ed|ing|s)?|present",
        r"|in attendance|joined|arrived|left the meeting)\b"
    )
);
cue!(
    OPENS,
    concat!(
        r"(?i)(?:^|[,;:.(–—“”\x22]|\s-",
        r"|\b(?:and|but|while|whereas|although|that|both|also|then|earlier|meeting))\s*",
        r"(?:(?:his|her|their|the|(?:birth|[\p{L}-]+['’]s)) )?$"
    )
);
// "Una did not come; she told the worker that she would like more time."
cue!(
    LATER,
    concat!(
        r"(?i)(?:[;:–—]|\s-) ?(?:but |and )?(?:she|he|they)\b[^.;]{0,90}?\b",
        r"(?:told|said|says|wrote|ask(?:s|ed)|wants?|would like|hopes?|feels?|agree[sd]?)\b"
    )
);
cue!(PRONOUN, r"^\W*(?P<who>He|She|They)\b");

impl Voice {
    /// The voice of somebody who goes by any of some names.
    pub(crate) fn of(names: impl IntoIterator<Item = String>) -> Self {
        let mut names: Vec<String> = names.into_iter().map(|name| name.to_lowercase()).collect();
        names.sort_by_key(|name| std::cmp::Reverse(name.len()));
        names.dedup();
        Self {
            names,
            ..Self::default()
        }
    }

    /// Adds names of which it is not certain that they are meant.
    pub(crate) fn or_perhaps(mut self, names: impl IntoIterator<Item = String>) -> Self {
        let names = names.into_iter().map(|name| name.to_lowercase());
        self.doubtful = names.filter(|name| !self.names.contains(name)).collect();
        self
    }

    /// Says that anybody may be meant who is named.
    pub(crate) fn or_anybody(mut self) -> Self {
        self.anybody = true;
        self
    }

    /// Whether no name is known.
    pub(crate) fn is_silent(&self) -> bool {
        self.names.is_empty()
    }

    /// Tells whether words name them at all.
    pub(crate) fn is_named_in(&self, words: &str) -> bool {
        places(&self.names, words).next().is_some()
    }

    /// Tells whether words tell of them more than that they were away.
    pub(crate) fn is_told_of(&self, words: &str) -> bool {
        self.is_named_in(words) && !AWAY.is_match(words)
    }

    /// Tells whether words are no more than a name, and who that is: "Mum", "Una Dow (mother)".
    pub(crate) fn is_name(&self, words: &str) -> bool {
        cue!(
            REST,
            concat!(
                r"^(?: \p{L}[\p{L}'’-]+)?(?: ?\([^()]{1,40}\))?",
                r"(?: ?(?:/|and|&) ?[\p{L}'’-]+(?: [\p{L}'’-]+)?)?",
                r"(?:, (?:through|by|via|in|on|at|with|from|for|as) [^,;:]{1,50})?\W*$"
            )
        );
        let lower = words.trim().to_lowercase();
        let bare = lower.trim_start_matches(|c: char| !c.is_alphabetic());
        let bare = ["his ", "her ", "their ", "the "]
            .iter()
            .find_map(|article| bare.strip_prefix(article))
            .unwrap_or(bare);
        self.names
            .iter()
            .filter_map(|name| bare.strip_prefix(name.as_str()))
            .any(|rest| REST.is_match(rest))
    }

    /// Tells whether a heading or label gives somebody's view: "Una's view", "What Una thinks".
    pub(crate) fn heads(&self, words: &str) -> bool {
        cue!(
            ASKS,
            r"(?i)^\W*(?:\d+\W+|[a-z][.)]\s+)?(?:what|how|where)\b"
        );
        cue!(
            SAYS,
            concat!(
                r"(?i)\b(?:says?|said|thinks?|thought|wants?|wanted|feels?|felt|hopes?|hoped|sees?|saw",
                r"|would like|has to say|telling us|tells us|told us|views?|wish(?:es)?)\b"
            )
        );
        cue!(
            OF,
            concat!(
                r"(?i)^['’]s? (?:own )?(?:lived )?(?:views?|wish(?:es)?|words|feelings|comments",
                r"|opinion|message|contribution|experiences?|account|day|say|take|thoughts|story",
                r"|side (?:of (?:it|things|the story)|of this)|perspective|voice|verdict|input",
                r"|choices?|likes|drawings?|letter|worksheet|ideas|hopes|preferences?|answers?)\b"
            )
        );
        // "Talking with Una", "A day in the life of Una", "What is important to Una".
        cue!(
            AROUND,
            concat!(
                r"(?i)(?:\b(?:talk(?:ing)?|speaking|chat(?:ting)?|time|sessions?|conversations?",
                r"|direct work|three houses) (?:to|with)|\b(?:life|day) (?:for|in the life of)",
                r"|\bday in",
                r"|^\W*(?:\d+\W+)?what(?:['’]s| is)? (?:important|matters)(?: most)? (?:to|for)",
                r"|\b(?:message|letter|words|comments?|account) (?:from|of|by)",
                r"|^\W*(?:\d+\W+)?how (?:it|things|life) (?:is|are|feels?|looks?) (?:for|to)",
                r"|\b(?:views?|voice|wishes|feelings|opinions?|thoughts) (?:of|including)) $"
            )
        );
        let (says, of) = (
            |at: &Range<usize>| SAYS.is_match(&words[at.end..]),
            |at: &Range<usize>| OF.is_match(&words[at.end..]) && OPENS.is_match(&words[..at.start]),
        );
        let asked = ASKS.is_match(words) && places(&self.names, words).any(|at| says(&at));
        let around = |at: &Range<usize>| AROUND.is_match(&words[..at.start]);
        let mut named = places(&self.names, words);
        asked || named.any(|at| of(&at) || around(&at) || self.says(words, &at))
    }

    /// Tells whether a sentence is of them saying, wanting or feeling something.
    pub(crate) fn speaks_in(&self, sentence: &str) -> bool {
        places(&self.names, sentence).any(|at| self.says(sentence, &at))
    }

    /// Tells whether a sentence that follows another speaks on: "Una was there. She hopes …".
    pub(crate) fn speaks_on(&self, before: &str, sentence: &str) -> bool {
        let Some(found) = PRONOUN
            .captures(sentence)
            .and_then(|found| found.name("who"))
        else {
            return false;
        };
        let opens = |at: Range<usize>| before[..at.start].split_whitespace().count() <= 1;
        let after = &sentence[found.end()..];
        (SPEAKS.is_match(after) || LATER.is_match(after)) && places(&self.names, before).any(opens)
    }

    /// Tells whether a sentence is of somebody who goes by no name in it saying, wanting or feeling
    /// something: "She told me that …".
    pub(crate) fn somebody_speaks(&self, sentence: &str) -> bool {
        let found = PRONOUN.captures(sentence);
        let who = found.and_then(|found| found.name("who"));
        who.is_some_and(|who| SPEAKS.is_match(&sentence[who.end()..]))
    }

    /// Tells whether a sentence may tell what they think: one in which they do more than be away.
    pub(crate) fn acts_in(&self, sentence: &str) -> bool {
        if AWAY.is_match(sentence) {
            return places(&self.doubtful, sentence).any(|at| self.says(sentence, &at));
        }
        if self.anybody && anybody_in(sentence).any(|at| self.says(sentence, &at)) {
            return true;
        }
        let all = places(&self.names, sentence).chain(places(&self.doubtful, sentence));
        let mut all = all.filter(|at| OPENS.is_match(&sentence[..at.start]));
        all.any(|at| {
            let verb = ACTS.captures(&sentence[at.end..]);
            verb.is_some_and(|found| {
                !NO_VERB.is_match(&found["verb"]) && !TO_DO.is_match(&found["verb"])
            })
        })
    }

    fn says(&self, sentence: &str, at: &Range<usize>) -> bool {
        let (before, after) = (&sentence[..at.start], &sentence[at.end..]);
        let speaks = SPEAKS.is_match(after) || LATER.is_match(after) || is_quoted(after);
        OPENS.is_match(before) && speaks && !NOT_GIVEN.is_match(after)
    }
}

/// Whether what follows a name says what its owner did and gives words in quotation marks for it.
fn is_quoted(after: &str) -> bool {
    let verb = QUOTES.captures(after);
    verb.is_some_and(|found| !NO_VERB.is_match(&found["verb"]) && !IS.is_match(&found["verb"]))
}

/// Where somebody may be named: words with a capital.
fn anybody_in(sentence: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    cue!(CAPITAL, r"\b\p{Lu}\p{Ll}[\p{L}'-]*");
    CAPITAL.find_iter(sentence).map(|found| found.range())
}

/// Where names stand as whole words in a text, whatever their capitals.
fn places<'a>(names: &'a [String], text: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
    // Small letters of some alphabets are longer than their capitals; such a text has no places.
    let lower = Some(text.to_lowercase()).filter(|lower| lower.len() == text.len());
    let of_name = move |name: &'a String| {
        let lower = lower.as_deref().unwrap_or_default();
        let found = lower.match_indices(name.as_str());
        let whole = found.filter(|(at, name)| {
            let is_letter = |c: char| c.is_alphanumeric();
            !lower[..*at].ends_with(is_letter) && !lower[at + name.len()..].starts_with(is_letter)
        });
        let ranges: Vec<Range<usize>> = whole.map(|(at, name)| at..at + name.len()).collect();
        ranges
    };
    names.iter().flat_map(of_name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn una() -> Voice {
        Voice::of(["Una".to_owned(), "Una Dow".to_owned(), "mum".to_owned()])
    }

    #[test]
    fn a_view_is_told_in_many_ways() {
        for sentence in [
            "Una said that she wants to go on.",
            "Una Dow (mother) is worried about school.",
            "The worker read a letter, and his mum agrees with it.",
            "Una, who came by train, would like more time.",
            "Una and Tam both want him home.",
            "Mum: wants help in the mornings.",
            "Una's view: the same.",
            "Una was relieved.",
            "Una'd like to be asked first.",
            "Una sent a card: 'The new school is loud.'",
            "Not there: Una Dow; she has told the worker that all is well.",
            "Una hates it when they shout.",
            "Una spoke of her dog.",
            "Una writes that she'd come by train.",
            "Una likes the new school.",
            "Una came back from the coast in spring and feels that it did her good.",
        ] {
            assert!(una().speaks_in(sentence), "{sentence}");
        }
    }

    #[test]
    fn somebody_else_may_speak_of_them() {
        for sentence in [
            "Ash wants to see his mum in hospital.",
            "Una was named in the report: \"a good cook\".",
            "Una's teacher brought a list: 'reads well'.",
            "He asks if mum feels better.",
            "Una's views were not given; two letters were sent.",
            "Una's views weren't recorded.",
            "Una's views to be sought.",
            "Unaware of this, the school said nothing.",
            "Una did not come.",
            "Una's views",
        ] {
            assert!(!una().speaks_in(sentence), "{sentence}");
        }
    }

    #[test]
    fn what_they_do_may_tell_what_they_think() {
        assert!(una().acts_in("Una took the plan home."));
        for sentence in [
            "Una Dow sent apologies.",
            "Una was invited.",
            "Ash goes to see his mum on the ward.",
            "Una will take him to the dentist.",
            "Not present: Una Dow (in hospital), the nurse",
        ] {
            assert!(!una().acts_in(sentence), "{sentence}");
        }
        let perhaps = Voice::default().or_perhaps(["Ms Orr".to_owned()]);
        assert!(perhaps.acts_in("Ms Orr brought photographs."));
    }

    #[test]
    fn anybody_may_be_meant_where_no_name_is_known() {
        let voice = Voice::of(["mum".to_owned()]);
        assert!(!voice.acts_in("Senga said that it was too early."));
        assert!(
            voice
                .or_anybody()
                .acts_in("Senga said that it was too early.")
        );
    }

    #[test]
    fn she_who_was_named_first_speaks_on() {
        assert!(una().speaks_on("Una was there.", "She hopes for more."));
        assert!(una().speaks_on("Una was there.", "She read out a page: she wants more."));
        assert!(!una().speaks_on("The nurse met Una.", "She hopes for more."));
    }

    #[test]
    fn a_label_may_be_no_more_than_a_name() {
        for words in ["Mum", "Una:", "His mum", "Una Dow (mother)", "Una and Tam"] {
            assert!(una().is_name(words), "{words}");
        }
        for words in ["Mum's work", "Munro", "Una moved house in May"] {
            assert!(!una().is_name(words), "{words}");
        }
    }

    #[test]
    fn a_heading_may_ask_what_they_think() {
        for words in [
            "What Una thinks",
            "Una's view",
            "3. How mum sees it",
            "Mum says",
            "How Una sees it",
            "Talking with Una",
            "A day in the life of Una",
            "A day in Una's life",
            "What is important to Una",
            "Views of Una",
            "Message from Una",
            "Una's lived experience",
            "Una's take on things",
            "Una's side of it",
        ] {
            assert!(una().heads(words), "{words}");
        }
        for words in ["What Una brought", "Time at nursery", "Una's address"] {
            assert!(!una().heads(words), "{words}");
        }
    }
}
