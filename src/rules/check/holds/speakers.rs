//! Whose view a sentence tells, where it says who speaks.
//!
//! In: sentences. Out: the words before a colon that name a speaker, and whether all that a sentence
//! tells of views is told by somebody other than the child: "Ms Orr said that he has grown" gives no
//! view of the child's. Where "he" may be the child it is left open.

use std::sync::LazyLock;

use regex::Regex;

use crate::casefile::{CaseFile, Child};
use crate::document::Span;
use crate::facts::pattern::{cue, pattern};
use crate::facts::voice::Voice;

/// "Una (seven): loves it. Ms Dow, by phone: agrees."
static SPEAKER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r#"(?m)(?:^|[.!?][”"’']?[ \t]+)\W{0,3}(?P<who>(?:(?:Mrs?|Ms|Miss|Dr)\.? )?\p{Lu}[^:.;!?\n“”"]{0,60}):\s"#,
    )
});

/// The speakers in a text, each with the words that follow up to the next.
pub(super) fn speakers(text: &str) -> Vec<(Span, Span)> {
    let found: Vec<(Span, usize)> = SPEAKER
        .captures_iter(text)
        .filter_map(|found| {
            let who = found.name("who")?;
            Some((Span::new(who.start(), who.end()), found.get(0)?.end()))
        })
        .collect();
    let next = found.iter().skip(1).map(|(who, _)| who.start);
    let ends = next.chain([text.len()]);
    let pairs = found.iter().zip(ends);
    pairs
        .map(|((who, from), to)| (*who, Span::new(*from, to.max(*from))))
        .collect()
}

/// The word that stands for a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pronoun {
    He,
    She,
}

cue!(HE, r"(?i)\b(?:he|him|his|himself)\b");
cue!(SHE, r"(?i)\b(?:she|her|hers|herself)\b");
cue!(
    SOMEBODY_ELSE,
    concat!(
        r"\p{Lu}",
        r"|\b(?:mum|mam|mummy|mother|dad|daddy|father|parents?|gran\w*|nana?|aunt\w*|uncle",
        r"|brothers?|sisters?|carers?|teachers?|workers?)\b"
    )
);

/// How the records of a case speak of the child, where most do so in one way.
pub(super) fn pronoun_of(case: &CaseFile) -> Option<Pronoun> {
    let given = case.child.as_ref().map(Child::given)?;
    let (mut n_he, mut n_she) = (0_usize, 0_usize);
    for record in &case.records {
        let text = &record.document.text;
        let lower = Some(text.to_lowercase()).filter(|lower| lower.len() == text.len());
        for (at, name) in lower.iter().flat_map(|lower| lower.match_indices(given)) {
            let after = text[at + name.len()..].split(['.', '\n', '\t', ';']).next();
            match first_pronoun(after.unwrap_or_default()) {
                Some(Pronoun::He) => n_he += 1,
                Some(Pronoun::She) => n_she += 1,
                None => {}
            }
        }
    }
    is_most(n_he, n_she)
        .then_some(Pronoun::He)
        .or_else(|| is_most(n_she, n_he).then_some(Pronoun::She))
}

/// The first pronoun of a clause before anybody else is named in it.
fn first_pronoun(clause: &str) -> Option<Pronoun> {
    let at = |pattern: &Regex| pattern.find(clause).map(|found| found.start());
    let (he, she, other) = (at(&HE), at(&SHE), at(&SOMEBODY_ELSE));
    let is_before = |at: usize| other.is_none_or(|other| at < other);
    match (
        he.filter(|at| is_before(*at)),
        she.filter(|at| is_before(*at)),
    ) {
        (Some(he), she) if she.is_none_or(|she| he < she) => Some(Pronoun::He),
        (_, Some(_)) => Some(Pronoun::She),
        _ => None,
    }
}

fn is_most(n: usize, n_others: usize) -> bool {
    const TIMES: usize = 4;
    n >= 2 && n >= TIMES * n_others
}

const SAYS: &str = concat!(
    r"(?:said|says?|told|tells?|wants?|wanted|wish(?:es|ed)?|would like|would prefer|feels?|felt",
    r"|ask(?:s|ed)|drew|hopes?|hoped|thinks?|thought|likes?|explained|agree[sd]?)"
);

// What may be asked or wanted one day is no view that was told.
cue!(
    OPEN,
    r"(?i)\b(?:until|unless|if|whenever|when|once|should) (?:he|she|they) \p{L}+"
);
static SITE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?P<who>\b(?:[Hh]e|[Ss]he|[Tt]hey|\p{{Lu}}[\p{{L}}’'-]+))(?: (?:also|still|only|really|then|now|has|had|does not|did not|doesn['’]t|didn['’]t))* {SAYS}\b"
    ))
});
cue!(
    OF_VIEWS,
    concat!(
        r"(?i)(?P<whose>(?:['’]s?|\bhis|\bher|\btheir|\bpolice|\bschool) )?",
        r"(?:\b(?:views?|wish(?:es)?|voice)\b)|\b(?:spoken to|seen alone|pre-?birth)\b"
    )
);
// Whom a sentence is about: a name, or a noun with its article.
cue!(
    OPENER,
    concat!(
        r"^\W*(?:(?P<title>Mrs?|Ms|Miss)\.? (?P<titled>\p{Lu}[\p{L}’'-]+)",
        r"|(?P<pronoun>He|She|They)\b|(?:The|His|Her|Their|A|An|Both|Each) (?P<noun>[\p{L}’'-]+)",
        r"|(?P<name>\p{Lu}[\p{L}’'-]+))"
    )
);
cue!(
    NO_OPENER,
    concat!(
        r"(?i)^(?:at|in|on|when|if|after|before|since|as|for|while|during|there|it|its|this|that",
        r"|these|those|but|and|so|by|from|with|to|of|because|although|though|today|yesterday|now",
        r"|then|asked|says?|said|told|wants?|likes?|feels?|would|about|not|no|yes|what|who|how|why",
        r"|where|child|young|person|baby|boy|girl|children|pupil|i|we|you|my|our)\b"
    )
);

/// Whom a sentence is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Subject {
    /// Somebody who is named and is not the child, and how they are spoken of.
    Another(Option<Pronoun>),
    /// Nobody who is known.
    Unknown,
}

/// The child, as far as the file says who that is.
#[derive(Debug, Clone, Copy)]
pub(super) struct OfChild<'a> {
    pub(super) voice: &'a Voice,
    pub(super) pronoun: Option<Pronoun>,
}

impl OfChild<'_> {
    /// Tells whether all that a sentence tells of views is somebody else's.
    ///
    /// - `before`: the sentence before it, about whom it may go on
    pub(super) fn is_anothers(&self, before: Option<&str>, text: &str) -> bool {
        if self.voice.is_silent() {
            return is_titled_ones(text);
        }
        if self.voice.speaks_in(text) {
            return false;
        }
        let text = OPEN.replace_all(text, " ");
        let subject = self.subject(before, &text);
        let is_another = matches!(subject, Subject::Another(_));
        let mut sites = SITE.captures_iter(&text).peekable();
        let has_sites = sites.peek().is_some();
        let told = sites.all(|site| self.is_of_another(&site["who"], subject));
        let mut views = OF_VIEWS.captures_iter(&text);
        let owned = views.all(|found| found.name("whose").is_some() && is_another);
        told && owned && (is_another || has_sites && !text.contains(['“', '"']))
    }

    /// Whether who says something in a sentence cannot be the child.
    fn is_of_another(&self, who: &str, subject: Subject) -> bool {
        let own = self.pronoun;
        let pronoun = match who.to_lowercase().as_str() {
            "he" => Pronoun::He,
            "she" => Pronoun::She,
            "they" => return own.is_some(),
            _ => return !self.voice.is_named_in(who) && !NO_OPENER.is_match(who),
        };
        match (own, subject) {
            (Some(own), _) => own != pronoun,
            _ => false,
        }
    }

    fn subject(&self, before: Option<&str>, text: &str) -> Subject {
        let Some(found) = OPENER.captures(text) else {
            return Subject::Unknown;
        };
        let part = |name: &str| found.name(name).map(|part| part.as_str());
        if let Some(title) = part("title") {
            let is_his = title == "Mr";
            return Subject::Another(Some(if is_his { Pronoun::He } else { Pronoun::She }));
        }
        if let Some(pronoun) = part("pronoun") {
            return self.goes_on(pronoun, before);
        }
        let is_other = |word: &str| !NO_OPENER.is_match(word) && !self.voice.is_named_in(word);
        match part("noun").or_else(|| part("name")) {
            Some(word) if is_other(word) => Subject::Another(None),
            _ => Subject::Unknown,
        }
    }

    /// "She" is the one of whom the sentence before told, where the child is a he.
    fn goes_on(&self, pronoun: &str, before: Option<&str>) -> Subject {
        let is_childs = matches!(
            (pronoun, self.pronoun),
            ("He", Some(Pronoun::He)) | ("She", Some(Pronoun::She)) | (_, None)
        );
        match before.filter(|_| !is_childs) {
            Some(before) => self.subject(None, before),
            None => Subject::Unknown,
        }
    }
}

/// "Mr Orr said that she reads well.": whoever the child is, one with a title opens the sentence and is
/// the only one to say or want anything in it.
fn is_titled_ones(text: &str) -> bool {
    cue!(
        TITLED,
        r"^\W*(?:Mrs?|Ms|Miss|Dr|Nurse|PC|DC|Sgt)\.? (?P<name>\p{Lu}[\p{L}’'-]+)"
    );
    let Some(found) = TITLED.captures(text) else {
        return false;
    };
    let mut sites = SITE.captures_iter(text).peekable();
    let has_one = sites.peek().is_some();
    has_one && sites.all(|site| site["who"] == found["name"]) && !text.contains(['“', '"', '‘'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ash() -> Voice {
        Voice::of(["Ash".to_owned()])
    }

    fn is_anothers(before: Option<&str>, text: &str) -> bool {
        let voice = ash();
        let child = OfChild {
            voice: &voice,
            pronoun: Some(Pronoun::He),
        };
        child.is_anothers(before, text)
    }

    #[test]
    fn who_is_named_speaks_for_nobody_else() {
        for text in [
            "Ms Dow said that he has grown.",
            "School is pleased and says that his reading has come on.",
            "Ms Dow's letter was read out: she would like to see Ash twice a week.",
            "The nurse told the meeting about “the big clinic”.",
            "Mr Orr keeps a letter for him until he asks for it; he says nothing of it.",
            "Mr Orr's views were given by phone.",
        ] {
            let is_open = text.contains("he says");
            assert_eq!(is_anothers(None, text), !is_open, "{text}");
        }
        assert!(is_anothers(
            Some("Ms Dow came late."),
            "She asked for more time."
        ));
    }

    #[test]
    fn one_with_a_title_is_no_child_whatever_the_childs_name_is() {
        let voice = Voice::default();
        let child = OfChild {
            voice: &voice,
            pronoun: None,
        };
        assert!(child.is_anothers(None, "Mr Orr said that Ash reads well."));
        assert!(!child.is_anothers(None, "Mr Orr said that he wants to stay."));
        assert!(!child.is_anothers(None, "Ash said that it is loud."));
    }

    #[test]
    fn what_may_be_the_childs_is_left_open() {
        for text in [
            "Ash said that he likes it.",
            "Ms Dow told us that he wants to stay.",
            "“I like it here.”",
            "He wants to stay.",
            "Views were sought.",
            "At school he said that all is well.",
            "The young person said little.",
        ] {
            assert!(!is_anothers(None, text), "{text}");
        }
    }

    #[test]
    fn a_text_is_parted_by_its_speakers() {
        let text = "Ash (six): \"I like it.\" Ms Dow, by phone: agrees. It went on till 3.";
        let said: Vec<(&str, &str)> = speakers(text)
            .into_iter()
            .map(|(who, said)| (&text[who.start..who.end], &text[said.start..said.end]))
            .collect();
        assert_eq!(said[0].0, "Ash (six)");
        assert_eq!(said[1], ("Ms Dow, by phone", "agrees. It went on till 3."));
    }

    #[test]
    fn a_clause_says_he_or_she_of_whom_it_names() {
        assert_eq!(first_pronoun(" said that he likes it"), Some(Pronoun::He));
        assert_eq!(first_pronoun(" and her dog"), Some(Pronoun::She));
        assert_eq!(first_pronoun(" and Ms Dow, who said that she came"), None);
        assert_eq!(first_pronoun(" told mum that he came"), None);
    }
}
