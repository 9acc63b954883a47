//! Whether what a sentence tells was done to the document it stands in.
//!
//! In: the words of a sentence around its deed. Out: yes or no. The subject or the object has to be
//! this document; where it was just spoken of, "it" and "the policy" are.

use std::sync::LazyLock;

use regex::Regex;

use crate::facts::pattern::pattern;

use super::prose::{Context, NOUNS, THIS};
use super::{Place, Reader};
use crate::document::Span;

/// A sentence around its deed, up to the date.
pub(super) struct Clause<'a> {
    pub(super) subject: &'a str,
    pub(super) deed: &'a str,
    pub(super) object: &'a str,
}

impl Clause<'_> {
    /// Tells whether what was done was done to this document.
    pub(super) fn is_of_this(&self, reader: &Reader, context: Context) -> bool {
        let Context {
            speaks,
            goes_on,
            is_running,
            at_head,
        } = context;
        self.tells_of_this()
            || self.shares_subject(reader)
            || (goes_on && is_bare(self.subject))
            || ((goes_on || at_head) && self.has_pronoun())
            || (speaks && self.is_done_to_this())
            || ((goes_on || speaks) && self.looks_again())
            || ((speaks || goes_on || THIS.is_match(self.subject)) && self.is_brought_back())
            || (self.has_pronoun() && THIS.is_match(self.subject))
            || (speaks && (is_fragment(self.subject) || is_second_deed(self.subject)))
            || (speaks && is_bare(self.subject) && self.names_next_review())
            || (speaks && reader.layout.is_title(reader.document, self.subject))
            || (is_running && reader.layout.names_title(reader.document, self.subject))
            || self.noun().is_some_and(|noun| {
                let is_core = CORE.is_match(noun) || reader.layout.is_called(reader.document, noun);
                (goes_on && is_core) || (speaks && reader.layout.is_in_title(reader.document, noun))
            })
    }

    /// "The plan is to be reviewed by March 2029", in a plan: whatever was spoken of before, that is
    /// what it calls itself.
    pub(super) fn names_called(&self, reader: &Reader, sentence: Span) -> bool {
        let noun = self.noun();
        noun.is_some_and(|noun| reader.layout.is_called(reader.document, noun))
            && !brings_in_another(reader, sentence)
    }

    /// "The protocol was signed on 3 May, has effect from 1 June and will be reviewed in 2028": what the
    /// sentence begins with is what its later verbs tell of, where none has a subject of its own.
    fn shares_subject(&self, reader: &Reader) -> bool {
        static FIRST: LazyLock<Regex> = LazyLock::new(|| {
            pattern(&format!(
                r"(?i)^[\W\d]*(?:th(?:is|ese) (?:[\w'’-]+ ){{0,3}}?{NOUNS}|the (?P<called>{NOUNS}))(?: \([^)]{{1,40}}\))? (?:was|were|is|are|has|have|had|will|shall|must|should|runs?|lasts?|applies|appl(?:y|ied)|starts?(?:ed)?|beg[ai]ns?|(?:takes?|took|comes?|came) (?:effect|in(?:to)? ))\b"
            ))
        });
        static NEXT_VERB: LazyLock<Regex> = LazyLock::new(|| {
            pattern(concat!(
                r"(?i)(?:[,;]|\band\b)(?: (?:and|but|it|then|now|also|so|therefore|thereafter|has",
                r"|have|had|is|was|were|are|been|be|to|due|will|shall|must|should|next|first",
                r"|[a-z]+ly))*\s*$"
            ))
        });
        // "… the assessment and approval of carers": a noun is no verb.
        static IS_VERB: LazyLock<Regex> = LazyLock::new(|| {
            pattern(concat!(
                r"(?i)\b(?:has|have|had|is|was|were|are|will|shall|must|should|due|takes?|took",
                r"|comes?|came|appl\w+|runs?|lasts?|starts?|begins?|falls?|to be)\b|ed$"
            ))
        });
        let first = FIRST.captures(self.subject).filter(|first| {
            let rest = &self.subject[first.get(0).map_or(0, |all| all.end())..];
            let next = NEXT_VERB.find(rest).map_or("", |next| next.as_str());
            !next.is_empty() && IS_VERB.is_match(&format!("{next}{}", self.deed))
        });
        first.is_some_and(|first| {
            let called = first.name("called").map(|noun| noun.as_str());
            called.is_none_or(|noun| reader.layout.is_called(reader.document, noun))
        })
    }

    /// "Ref CF-22 Ver 1.1 Apr 2026 Next revision Apr 2028": a running line that names nothing else.
    pub(super) fn is_running(&self, place: Place) -> bool {
        static CODES: LazyLock<Regex> = LazyLock::new(|| {
            pattern(&format!(
                r"(?i)^(?:\W|\b(?:ref(?:erence)?|doc(?:ument)?|policy|board|trustees|committee|governors|council|cabinet|directors|management|team|group|smt|slt|no|ver(?:sion)?|v|issued?|rev|edition|page|of|approved|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|(?-i:[A-Z]{{1,4}})|{NOUNS}|[a-z]*\d[\w./]*)\b)*$",
            ))
        });
        matches!(place, Place::Header | Place::Footer) && CODES.is_match(self.subject)
    }

    /// "This policy was approved on …", "The committee approved this policy on …".
    pub(super) fn tells_of_this(&self) -> bool {
        static WITHIN: LazyLock<Regex> =
            LazyLock::new(|| pattern(&format!(r"(?i)\bth(?:is|ese) {NOUNS}\b|\bto the manual\b")));
        is_subject(self.subject, self.deed) || is_object(self.object) || WITHIN.is_match(self.deed)
    }

    /// "The houses will take another look in …": at what was spoken of.
    fn looks_again(&self) -> bool {
        let deed = self.deed.to_lowercase();
        deed.ends_with("look again") || deed.ends_with("look") && deed.contains(' ')
    }

    /// "The next review is due in …", where documents speak of themselves.
    fn names_next_review(&self) -> bool {
        let deed = self.deed.to_lowercase();
        let is_next = ["next review", "next time", "the next time"]
            .iter()
            .any(|name| deed.starts_with(name));
        is_next || deed.contains(" is ") || deed.contains(" will be ")
    }

    /// "The partners will review it by …".
    fn has_pronoun(&self) -> bool {
        static PRONOUN: LazyLock<Regex> =
            LazyLock::new(|| pattern(r"(?i)^\s+(?:of )?(?:it|them)\b"));
        static WITHIN: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\s(?:it|them)\b"));
        PRONOUN.is_match(self.object) || WITHIN.is_match(self.deed)
    }

    /// "… and will bring it back to the Board for review by …", "… that they be brought back by …".
    fn is_brought_back(&self) -> bool {
        static BACK: LazyLock<Regex> = LazyLock::new(|| {
            pattern(concat!(
                r"(?i)\b(?:it|they)\s+(?:(?:will|shall|must|should|to|is|are|be)\s+)*",
                r"(?:brought|returned|taken|put)\s+back\b",
                r"|\b(?:bring|take|put)s?\s+(?:it|them|this)\s+back\b"
            ))
        });
        BACK.is_match(&format!("{}{}", self.subject, self.deed))
    }

    /// "The Board signed this off on …", where documents speak of themselves.
    fn is_done_to_this(&self) -> bool {
        static WITHIN: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\sthis\s"));
        WITHIN.is_match(self.deed)
    }

    /// The noun of "the policy" as subject or object of the deed.
    fn noun(&self) -> Option<&str> {
        static OBJECT: LazyLock<Regex> =
            LazyLock::new(|| pattern(&format!(r"(?i)^\s+(?:of )?the ({NOUNS})\b")));
        static SUBJECT: LazyLock<Regex> =
            LazyLock::new(|| pattern(&format!(r"(?i)\bthe ({NOUNS})\b")));
        if let Some(found) = OBJECT.captures(self.object) {
            return found.get(1).map(|noun| noun.as_str());
        }
        let found = SUBJECT.captures_iter(self.subject).last()?;
        let all = found.get(0)?;
        let is_plain = !is_of_another(&self.subject[..all.start()])
            && HELPING.is_match(&self.subject[all.end()..]);
        found.get(1).filter(|_| is_plain).map(|noun| noun.as_str())
    }
}

/// "Each child has a plan; the plan …", in a plan: the sentence, or the one before it, brings in
/// another that is called by the same noun.
pub(super) fn brings_in_another(reader: &Reader, sentence: Span) -> bool {
    static ANOTHER: LazyLock<Regex> = LazyLock::new(|| {
        pattern(&format!(
            r"(?i)\b(?:an?|each|every|any|his|her|their|(?:child|children|person|people|pupil|famil\w+|parent)(?:['’]s|s['’]))\s+(?:[\w'’-]+\s+){{0,3}}?({NOUNS})s?\b"
        ))
    });
    let document = reader.document;
    let before = document.text[..sentence.start].trim_end();
    let before = before.trim_end_matches(['.', '!', '?', ';']);
    let begin = before
        .rfind(['.', '!', '?', ';', '\n'])
        .map_or(0, |at| at + 1);
    let text = document.at(Span::new(begin, sentence.end));
    let nouns = ANOTHER.captures_iter(text).filter_map(|found| found.get(1));
    { nouns }.any(|noun| reader.layout.is_called(document, noun.as_str()))
}

/// The nouns that, with "the", mean the document itself once it has been spoken of.
static CORE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^(?:policy|procedures?|guidance|guidelines?|protocol|strategy|framework|document",
        r"|chapter|handbook|manual|standards?)$"
    ))
});

/// Words that may stand between what a sentence is about and its deed.
static HELPING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^(?:['’](?:ll|s|ve)\b|\s+as a whole\b",
        r"|\s+(?:brought|taken|sent|put|presented|go|come|return(?:ed)?) (?:back )?(?:to|before) ",
        r"(?:the |a |its )?(?:[\w'’&-]+ ){0,4}?[\w'’&-]+",
        r"|[\s,:()]*\b(?:has|was|is|been|were|have|had|will|be|to|should|must|first|last|next|also",
        r"|and|then|most|recently|now|it|which|[a-z]+ly|reviewed|approved|updated|amended|revised",
        r"|issued|published|drafted|v?[\d.]+|version|for|due|in|of|itself|read|again|checked",
        r"|looked|at|considered|discussed|agreed|adopted|endorsed|ratified|received|given|the|full",
        r"|formal|final|kept|under|constant|regular|review|brought|taken|back|comes?|goes|up|falls?",
        r"|needs?|runs?)\b)*[\s,()]*$"
    ))
});

/// The subject is this document, with nothing but helping words before the deed.
pub(super) fn is_subject(subject: &str, deed: &str) -> bool {
    static VERB: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)^ and (?:it )?(?:will|is|was|has|had|should|must|falls?|wants?|needs?|comes?",
            r"|came|takes?|took|applies|lapses|expires|ends|stands|runs|lasts|remains|stays)\b"
        ))
    });
    let last = THIS.find_iter(subject).last();
    let second = subject.rfind(" and ").map(|at| &subject[at..]);
    last.is_some_and(|found| {
        if is_of_another(&subject[..found.start()]) {
            return false;
        }
        let goes_on = found.start() == 0
            && second.is_some_and(|rest| {
                HELPING.is_match(rest) && VERB.is_match(&format!("{rest}{deed}"))
            });
        goes_on || HELPING.is_match(&subject[found.end()..])
    })
}

/// "An assessment of this guidance was signed off": what was done was not done to the guidance.
pub(super) fn is_of_another(before: &str) -> bool {
    static OF: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?i)\b(?:(\w+) (?:of|for)|about|alongside|accompanying|with)\s*$")
    });
    static ITS_OWN: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)^(?:version|edition|issue|revision|draft|text|contents?|review|update|use",
            r"|implementation|all|most|\d+|one|two|three|four|five|six)$"
        ))
    });
    OF.captures(before).is_some_and(|found| {
        let noun = found.get(1);
        noun.is_none_or(|noun| !ITS_OWN.is_match(noun.as_str()))
    })
}

/// "The committee approved this policy on …".
fn is_object(object: &str) -> bool {
    static OBJECT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(&format!(
            r"(?i)^\s+(?:of |version [\d.]+ of )?th(?:is|ese)\s+(?:\w+\s+){{0,3}}?{NOUNS}\b|^\s+this\s+(?:on|in|at)\b"
        ))
    });
    OBJECT.is_match(object)
}

/// "The", "It": what the sentence is about stands before it.
fn is_bare(subject: &str) -> bool {
    static BARE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)^\W*(?:(?:the|it|they|its|a|an|our|next|first|second|third|fourth|fifth|new",
            r"|revised|full|formal|was|is|has|been|and|to|be|will)\b\s*)*$"
        ))
    });
    BARE.is_match(subject)
}

/// "Agreed by the Board and" before "published": a line that begins with another deed.
fn is_second_deed(subject: &str) -> bool {
    static FIRST: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)^\W*(?:approved|agreed|adopted|ratified|endorsed|signed off|authorised|accepted",
            r"|issued|published|written|prepared|reviewed|updated|revised)\b[^.;:]{0,60}?",
            r"(?:,|\band)(?: (?:then|first|later|was|is|to be|next))*\s*$"
        ))
    });
    FIRST.is_match(subject)
}

/// No subject at all: a line that begins with its deed, perhaps after a version.
pub(super) fn is_fragment(subject: &str) -> bool {
    static FRAGMENT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)^[\W\d]*(?:(?:was|first|second|third|fourth|fifth|new|last|date|fully|formally",
            r"|version|ver|v|edition|issue,|text|rev|revision|\b[a-z]\b|document|policy|guidance",
            r"|guidelines?|procedure|protocol|strategy|final|draft|and|jointly|originally",
            r"|amendment|most recently|page \d+ of|page)[\s\W\d.]*)*$"
        ))
    });
    FRAGMENT.is_match(subject)
}
