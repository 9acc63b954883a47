//! Who answers for a document, as sentences say it.
//!
//! In: the sentences of a block. Out: the owner's words, where the sentence says so of this document.

mod words;

use std::sync::LazyLock;

use regex::{Captures, Regex};

use crate::facts::pattern::pattern;

use self::words::{
    APPOINTED, APPOSED, AS_OWNER, AUTHOR, AUTHORS, BY, IN_BRACKETS, ISSUED_BY, IT_IS, KEEPER,
    LIES_WITH, OWNER, OWNS, OWNS_CALLED, OWNS_IT, QUESTIONS, THE_AUTHOR, THE_OWNED, WHO_KEEPS,
};
use super::fields::undated;
use super::meaning::{self, Meaning};
use super::open::names_post;
use super::prose::{self, NOUNS};
use super::sentences::{at_dashes, sentences};
use super::{Field, Place, Reader, Value};
use crate::document::Span;
use crate::facts::{kind, label};

/// "The owner of this policy is the Head of Service.", "The Head of Service owns this policy."
pub(super) fn in_block(
    reader: &Reader,
    block_idx: usize,
    place: Place,
    speaks: bool,
) -> Option<Value> {
    let block = reader.document.blocks[block_idx].span;
    let spans = sentences(reader.document, block).into_iter();
    let is_line = matches!(place, Place::Cover | Place::Header | Place::Footer);
    let spans = spans.flat_map(|span| {
        if is_line {
            at_dashes(reader.document, span)
        } else {
            vec![span]
        }
    });
    let at_end = prose::is_at_edge(reader, block_idx);
    let mut said = spans.map(|sentence| Said {
        reader,
        block_idx,
        sentence,
        place,
        speaks,
        at_end,
    });
    let named = said.find_map(|said| said.named())?;
    Some(undated(Field::Owner, place, reader.quoted(named)))
}

/// A sentence that may name the owner, and where it stands.
struct Said<'a, 'r> {
    reader: &'a Reader<'r>,
    block_idx: usize,
    sentence: Span,
    place: Place,
    /// Whether the block speaks of the document.
    speaks: bool,
    /// Whether the block stands where documents speak of themselves.
    at_end: bool,
}

/// A way to name the owner, and whether it does so where it stands.
type Way = (
    &'static LazyLock<Regex>,
    fn(&Said<'_, '_>, &Captures<'_>) -> bool,
);

/// The ways to name the owner, surest first.
static WAYS: [Way; 18] = [
    (&OWNER, |said, found| {
        let is_it = found[0].to_lowercase().starts_with("it ");
        !is_it || said.speaks || said.is_framed() || THIS.is_match(said.block())
    }),
    (&OWNS, |_, _| true),
    (&OWNS_CALLED, |said, found| said.is_called(found)),
    (&LIES_WITH, |said, found| said.is_called(found)),
    (&IN_BRACKETS, |_, _| true),
    (&APPOINTED, |_, _| true),
    (&WHO_KEEPS, |said, found| {
        said.is_told() || !found[0].ends_with(" it") && !found[0].ends_with(" them")
    }),
    (&AS_OWNER, |said, _| {
        said.is_framed() || IT_IS.is_match(said.text())
    }),
    (&APPOSED, |said, _| said.is_own() || said.is_framed()),
    (&AUTHOR, |_, _| true),
    (&THE_AUTHOR, |said, _| said.is_told()),
    (&QUESTIONS, |said, _| {
        said.is_told() || THIS.is_match(said.text())
    }),
    (&OWNS_IT, |said, found| {
        said.speaks || names_own_noun(said.reader, found)
    }),
    (&AUTHORS, |said, _| {
        said.is_framed() || said.reader.layout.is_at_top(said.block_idx)
    }),
    (&THE_OWNED, |said, _| said.is_own()),
    (&KEEPER, |said, found| {
        said.is_own() || said.is_called(found)
    }),
    (&ISSUED_BY, |said, _| said.speaks),
    (&BY, |said, _| said.is_own() || said.is_framed()),
];

impl Said<'_, '_> {
    fn named(&self) -> Option<Span> {
        let mut found = WAYS.iter().filter_map(|(way, names)| {
            let found = way.captures(self.text())?;
            names(self, &found).then_some(found)
        });
        let found = found.next()?;
        let found = found.iter().skip(1).flatten().next()?;
        let named = subject_of(found.as_str());
        let span = Span::new(found.start(), found.start() + named.len());
        may_answer(named).then(|| span.shifted(self.sentence.start))
    }

    fn text(&self) -> &str {
        self.reader.document.at(self.sentence)
    }

    fn block(&self) -> &str {
        let document = self.reader.document;
        document.text_of(&document.blocks[self.block_idx])
    }

    /// Whether it stands where only the document itself is spoken of.
    fn is_framed(&self) -> bool {
        self.place != Place::Body
    }

    fn is_own(&self) -> bool {
        self.speaks || self.at_end
    }

    fn is_told(&self) -> bool {
        self.is_own() || is_cover(self.place)
    }

    /// "The protocol", where it stands for the document however far from its edges.
    fn is_called(&self, found: &Captures) -> bool {
        THIS.is_match(&found[0]) || prose::names_own(self.reader, self.sentence)
    }
}

/// "The manager, Jo Orr, is the first aider and is responsible for this policy": who it is ends before
/// what else they are.
fn subject_of(named: &str) -> &str {
    let at = named.find(" is ").or_else(|| named.find(" are "));
    let at = at.filter(|_| named.ends_with(" and"));
    at.map_or(named, |at| named[..at].trim_end_matches([',', ' ']))
}

/// Somebody is named by a capital or a post; a question, a mailbox and a word of the text name nobody.
fn may_answer(named: &str) -> bool {
    static NOBODY: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r#"(?i)^(?:who|any|every|each|all|anyone|anybody|somebody|someone|your|his|her|their)\b|\b(?:mailbox|inbox|portal)\b|^\w+ ["“”]"#,
        )
    });
    !NOBODY.is_match(named) && (named.contains(char::is_uppercase) || is_people(named))
}

/// "Staff and parents", "its clerk", and not "hand".
fn is_people(named: &str) -> bool {
    static PEOPLE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)\b(?:staff|teams?|groups?|committees?|boards?|panels?|council|service",
            r"|trust(?:ees?)?|governors?|parents?|pupils|members?|people|workers?|carers?|clerk",
            r"|secretary|convener|chair\w*|head|director|heads?|managers?|officers?|leads?",
            r"|leaders?|nurses?|teachers?|advisers?|partners?|department|us|me|agenc\w+|governance",
            r"|practitioners?|colleagues?|office|editor|author|owner|executive|co-?ordinators?",
            r"|principal)\b"
        ))
    });
    PEOPLE.is_match(named)
}

/// "Yours sincerely, Jo Orr, Head of Service": whoever signs a circular answers for it.
pub(super) fn signer(reader: &Reader) -> Option<Value> {
    let lines = kind::signature(reader.document);
    let line = lines
        .into_iter()
        .find(|line| names_post(reader.document.at(*line)))?;
    let place = reader.layout.place(reader.document.block_at(line)?)?;
    Some(undated(Field::Owner, place, reader.quoted(line)))
}

/// "Responsible team People and Culture": a label that runs into its value, alone in a block.
pub(super) fn behind_label(reader: &Reader, block_idx: usize, place: Place) -> Option<Value> {
    const LABEL_WORDS: std::ops::RangeInclusive<usize> = 2..=4;
    const WORDS_MAX: usize = 10;
    let block = &reader.document.blocks[block_idx];
    let text = reader.document.text_of(block);
    if place == Place::ControlTable && text.contains('\n') {
        return line_behind_label(reader, block.span, place);
    }
    let may_stand =
        place != Place::Title && place != Place::Body || reader.layout.is_at_top(block_idx);
    let is_line = block.heading().is_none() && text.split(' ').count() <= WORDS_MAX;
    if !may_stand || !is_line || text.contains(['.', ':', '?']) {
        return None;
    }
    let ends = text.match_indices(' ').map(|(at, _)| at);
    let ends = ends
        .enumerate()
        .filter(|(n, _)| LABEL_WORDS.contains(&(n + 1)));
    let mut values = ends.filter_map(|(_, at)| {
        let names = meaning::of(&label::plain(&text[..at]));
        let is_owner = names == Some(Meaning::Field(Field::Owner));
        let rest = &text[at + 1..];
        let is_label = || meaning::of(&label::plain(rest)) == Some(Meaning::Field(Field::Owner));
        let is_more_label = !rest.contains(' ') && is_label();
        let begins = rest.starts_with(char::is_uppercase) && !is_more_label;
        (is_owner && begins).then(|| Span::new(at + 1, text.len()).shifted(block.span.start))
    });
    let named = values.next()?;
    Some(undated(Field::Owner, place, reader.quoted(named)))
}

/// "Responsible Registered Manager", on a line among others of document control: a post behind a label of
/// one word.
fn line_behind_label(reader: &Reader, block: Span, place: Place) -> Option<Value> {
    const WORDS_MAX: usize = 10;
    let names_owner =
        |text: &str| meaning::of(&label::plain(text)) == Some(Meaning::Field(Field::Owner));
    let mut lines = reader.document.lines_in(block);
    let named = lines.find_map(|span| {
        let line = reader.document.at(span);
        let (name, post) = line.split_once(' ')?;
        let is_post = post.starts_with(char::is_uppercase)
            && post.split(' ').count() <= WORDS_MAX
            && post.contains(' ')
            && names_post(post);
        let is_value = !name.ends_with(':') && is_post && names_owner(name) && !names_owner(line);
        is_value.then(|| Span::new(span.start + name.len() + 1, span.end))
    })?;
    Some(undated(Field::Owner, place, reader.quoted(named)))
}

/// "By the Practice Lead", and "Jo Orr, Practice Lead | second edition | adopted on 3 May": whoever is
/// named by a post at the head of a document, with "by" or beside its version or date, wrote it.
pub(super) fn byline(reader: &Reader, block_idx: usize, place: Place) -> Option<Value> {
    static BY: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^\W*(?i:by|from) (?:the )?(\p{Lu}[^.;:\n]{2,80}?)[\s.|]*$"));
    static SIGNED: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^\W*(\p{Lu}[\p{L}.'’ -]{2,40}, [^.;:|\n]{3,60}?)[\s.|•·]*$"));
    static FACT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)\b(?:version|edition|issue|revision|v\d|adopted|approved|issued|published",
            r"|reviewed?|updated)\b"
        ))
    });
    let is_head =
        place == Place::Cover || place == Place::Body && reader.layout.is_at_top(block_idx);
    let block = &reader.document.blocks[block_idx];
    if !is_head || block.cell().is_some() {
        return None;
    }
    let lines = sentences(reader.document, block.span);
    let tells = |at: usize| {
        let mut others = lines.iter().enumerate().filter(|(other, _)| *other != at);
        others.any(|(_, line)| FACT.is_match(reader.document.at(*line)))
    };
    let named = lines.iter().enumerate().find_map(|(at, line)| {
        let text = reader.document.at(*line);
        let found = BY
            .captures(text)
            .or_else(|| SIGNED.captures(text).filter(|_| tells(at)))?;
        let is_somebody = |named: &str| names_post(named) && !NAMES_KIND.is_match(named);
        let named = found.get(1).filter(|named| is_somebody(named.as_str()))?;
        Some(Span::new(named.start(), named.end()).shifted(line.start))
    })?;
    Some(undated(Field::Owner, place, reader.quoted(named)))
}

/// "Guidance for head teachers": what a document is, and for whom.
static NAMES_KIND: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"(?i)^(?:\w+ ){{0,2}}{NOUNS} (?:for|on|of|by)\b")));

/// "… keeps the protocol up to date", in a document whose title calls it a protocol.
fn names_own_noun(reader: &Reader, found: &Captures) -> bool {
    static THE: LazyLock<Regex> = LazyLock::new(|| pattern(&format!(r"(?i)\bthe ({NOUNS})\b")));
    let nouns = THE.captures_iter(&found[0]).filter_map(|noun| noun.get(1));
    let mut nouns = nouns.map(|noun| noun.as_str());
    nouns.any(|noun| reader.layout.is_in_title(reader.document, noun))
}

static THIS: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"(?i)\bth(?:is|ese) (?:\w+ )?{NOUNS}\b")));

fn is_cover(place: Place) -> bool {
    matches!(place, Place::Cover | Place::ControlTable)
}
