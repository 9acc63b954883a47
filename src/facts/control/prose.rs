//! Sentences in which a document speaks of itself: "This chapter was updated in December 2025".
//!
//! In: a document's text and dates. Out: values. A sentence counts when its subject is this
//! document, or when it has none and stands where documents speak of themselves. What it says of
//! laws, of other guidance and of policies in general does not count.

mod sentence;

use std::sync::LazyLock;

use regex::Regex;

use crate::facts::pattern::pattern;

use self::sentence::in_sentence;
use super::clause::{Clause, brings_in_another};
use super::deeds::deed_before;
use super::meaning::{self, Meaning};
use super::sentences::{parts, sentences};
use super::status::awaits;
use super::{Field, Place, Reader, Value, owners};
use crate::document::{Block, BlockKind, Document, Part, Span};
use crate::facts::label::{self, Labelled};
use crate::facts::{Kind, dates_in};

/// The nouns by which a document calls itself.
pub(super) const NOUNS: &str = concat!(
    r"(?:policy|policies and procedures|procedures?|sop|pathway|charter|note|guidance|guidelines?",
    r"|guide|protocol|principles|arrangements|strategy|standards?|framework|manual|handbook",
    r"|document|chapter|version|edition|issue|revision|plan|report|publication|toolkit|statement",
    r"|code(?: of practice| of conduct)?|practice note|instructions?|circular|directive|bulletin",
    r"|briefing|memorandum|agreement|concordat|scheme|booklet|leaflet|page|paper|pack|resource",
    r"|text|code|instruction|memorandum of understanding|rules|terms)"
);

pub(super) static THIS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)\b(?:this|these|our)\s+(?:[\w'’-]+\s+){{0,4}}?{NOUNS}\b|^\W*(?:amendment\W+)?(?:this|it|they)\b"
    ))
});

/// "This policy": what follows may call it "it".
static NAMES_THIS: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"(?i)\bth(?:is|ese) (?:\w+ )?{NOUNS}\b")));

/// "Written by our Operations Manager.": so does this, where documents speak of themselves.
static MADE_BY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^\W*",
        r"(?:written|prepared|drafted|owned|edited|compiled|kept|maintained|led|looked after) by\b"
    ))
});

/// Reads the values that sentences give.
pub(super) fn values(reader: &Reader) -> Vec<Value> {
    let mut values = Vec::new();
    let mut spoke = false;
    for block_idx in 0..reader.document.blocks.len() {
        let place = reader.layout.place(block_idx);
        let is_listed = place.is_none() && reader.layout.is_reference(block_idx);
        let Some(place) = place.or(is_listed.then_some(Place::Body)) else {
            continue;
        };
        if matches!(
            place,
            Place::Property | Place::FileName | Place::Folder | Place::VersionHistory
        ) {
            continue;
        }
        let before = spoke || reader.layout.is_on_itself(block_idx);
        let own = in_block(reader, block_idx, place, before && !is_listed);
        let speaks = !is_listed && (before || !own.is_empty());
        spoke = !own.is_empty() || opens_control(reader, block_idx);
        let owner = owners::in_block(reader, block_idx, place, speaks);
        let owner = owner.filter(|owner| !is_in_label(reader, owner));
        values.extend(
            owner
                .or_else(|| owners::behind_label(reader, block_idx, place))
                .or_else(|| owners::byline(reader, block_idx, place)),
        );
        values.extend(bare_approval(reader, block_idx, place));
        values.extend(across_page(reader, block_idx, place));
        values.extend(own);
    }
    if reader.kind == Kind::Policy && values.iter().all(|value| value.field != Field::Owner) {
        values.extend(owners::signer(reader));
    }
    values
}

/// "Adopted by the staff and the Parent Council.", without a date: it is in force all the same.
fn bare_approval(reader: &Reader, block_idx: usize, place: Place) -> Option<Value> {
    static APPROVED: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"^\W*(?:(?i:jointly|formally|unanimously) )?",
            r"(?i:approved|adopted|ratified|agreed|endorsed|authorised|signed off)",
            r"(?: and (?i:published|issued|adopted|endorsed))?(?: for use)? by ",
            r"((?:the |our )?\p{L}[^.;:\n]{2,80})"
        ))
    });
    let is_frame = matches!(
        place,
        Place::Cover | Place::ControlTable | Place::Header | Place::Footer
    );
    let block = &reader.document.blocks[block_idx];
    let lines = sentences(reader.document, block.span).into_iter();
    let mut lines = lines.filter(|_| is_frame && block.cell().is_none());
    let words = lines.find_map(|line| {
        let text = reader.document.at(line);
        let body = APPROVED.captures(text)?.get(1)?;
        awaits(text)
            .is_none()
            .then(|| Span::new(body.start(), body.end()).shifted(line.start))
    })?;
    Some(Value {
        field: Field::Approved,
        place,
        words: reader.quoted(words),
        dated: None,
    })
}

/// "About this policy": what stands below such a heading is about this document.
fn opens_control(reader: &Reader, block_idx: usize) -> bool {
    let block = &reader.document.blocks[block_idx];
    let text = reader.document.text_of(block);
    let asks_who = || {
        let name = label::plain(text.trim_end().trim_end_matches('?'));
        meaning::of(&name) == Some(Meaning::Field(Field::Owner))
    };
    block.heading().is_some()
        && (reader.layout.is_frame(block_idx) || THIS.is_match(text) || asks_who())
}

/// "Person who leads on this policy": a name of a field, not a sentence.
fn is_in_label(reader: &Reader, value: &Value) -> bool {
    // "Jo Bell, who wrote it: 01632 960455": what stands behind a name is where to find them.
    let asks = |pair: &&Labelled| {
        let value = pair.value.text.trim_start();
        !value.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '('))
    };
    let mut labels = reader.pairs.iter().filter(asks);
    labels.any(|pair| pair.label.span.covers(value.words.span))
}

/// So many blocks of a document are its head.
const BLOCKS_AT_TOP: usize = 4;

/// `goes_on`: the block before it spoke of this document.
fn in_block(reader: &Reader, block_idx: usize, place: Place, goes_on: bool) -> Vec<Value> {
    let block = &reader.document.blocks[block_idx];
    let dates = dates_in(reader.dates, block.span);
    if dates.is_empty() || is_of_equality(reader, block_idx) {
        return Vec::new();
    }
    let mut context = Context {
        speaks: !reader.layout.is_reference(block_idx)
            && (reader.layout.is_frame(block_idx) || is_at_edge(reader, block_idx)),
        goes_on,
        is_running: matches!(place, Place::Header | Place::Footer),
        at_head: is_at_head(reader, block_idx),
    };
    let mut values = Vec::new();
    for sentence in parts(reader.document, block.span, place) {
        let sentence = with_line_above(reader, block_idx, sentence);
        values.extend(in_sentence(reader, sentence, place, context));
        let text = reader.document.at(sentence);
        let tells = NAMES_THIS.is_match(text)
            || context.speaks && MADE_BY.is_match(text)
            || names_own(reader, sentence);
        context.goes_on |= tells || !values.is_empty();
    }
    values
}

/// "The protocol …", in a protocol, where no other one was brought in.
pub(super) fn names_own(reader: &Reader, sentence: Span) -> bool {
    let text = reader.document.at(sentence);
    reader.layout.names_called(reader.document, text) && !brings_in_another(reader, sentence)
}

/// Before the first section nothing else can have been spoken of.
fn is_at_head(reader: &Reader, block_idx: usize) -> bool {
    let above = &reader.document.blocks[..block_idx];
    let is_section = |(idx, block): (usize, &Block)| {
        block.heading().is_some() && reader.layout.place(idx) != Some(Place::Title)
    };
    block_idx < BLOCKS_AT_TOP && !above.iter().enumerate().any(is_section)
}

/// What stands below a heading such as "Equality" was done for the assessment.
fn is_of_equality(reader: &Reader, block_idx: usize) -> bool {
    let above = block_idx
        .checked_sub(1)
        .map(|idx| &reader.document.blocks[idx]);
    above.is_some_and(|above| {
        let name = label::plain(reader.document.text_of(above));
        let names = meaning::of(&name);
        above.heading().is_some() && names == Some(Meaning::Field(Field::Equality))
    })
}

/// "Agreed by the Board and published" over "3 May 2025": a date that begins its block belongs to the
/// line above it, where that one breaks off behind a deed.
fn with_line_above(reader: &Reader, block_idx: usize, sentence: Span) -> Span {
    const WORDS_MAX: usize = 14;
    let blocks = &reader.document.blocks;
    let block = &blocks[block_idx];
    let dates = dates_in(reader.dates, sentence);
    let begins = sentence.start == block.span.start
        && dates
            .first()
            .is_some_and(|date| date.span.start == sentence.start);
    let above = block_idx.checked_sub(1).map(|idx| &blocks[idx]);
    let line = above.filter(|_| begins).filter(|above| {
        let is_line = above.part == block.part
            && above.cell().is_none()
            && block.cell().is_none()
            && above.heading().is_none();
        let n_words = reader.document.text_of(above).split_whitespace().count();
        is_line && n_words <= WORDS_MAX
    });
    let Some(line) = line else {
        return sentence;
    };
    let before = Span::new(line.span.start, sentence.start);
    let breaks_off = deed_before(reader.document, before).is_some_and(|(_, deed)| {
        reader
            .document
            .at(Span::new(deed.end, sentence.start))
            .trim()
            .is_empty()
    });
    if breaks_off {
        line.span.joined(sentence)
    } else {
        sentence
    }
}

/// "The strategy will be reviewed by", and on the next page "June 2027": a date that begins its block ends
/// the sentence that the text before the page's foot breaks off.
fn across_page(reader: &Reader, block_idx: usize, place: Place) -> Option<Value> {
    let document = reader.document;
    let block = &document.blocks[block_idx];
    let date = dates_in(reader.dates, block.span).first()?;
    let page_before = &document.blocks[block_idx.checked_sub(1)?];
    let is_line =
        |block: &Block| block.part == Part::Body && matches!(block.kind, BlockKind::Paragraph);
    let is_foot = |block: &Block| matches!(block.part, Part::Header | Part::Footer);
    let is_paged = || block.page.is_none() && document.blocks.iter().any(is_foot);
    let after = document.at(Span::new(date.span.end.min(block.span.end), block.span.end));
    let is_cut = date.span.start == block.span.start
        && (after.trim().is_empty() || after.starts_with(['.', ',', ';']))
        && (page_before.page != block.page || is_paged())
        && is_line(block)
        && is_line(page_before);
    let sentence = { sentences(document, page_before.span).into_iter() }
        .next_back()
        .filter(|_| is_cut)?;
    let (field, deed) = deed_before(document, sentence)?;
    let clause = Clause {
        subject: document.at(Span::new(sentence.start, deed.start)),
        deed: document.at(deed),
        object: document.at(Span::new(deed.end, sentence.end)),
    };
    let is_own = clause.tells_of_this() || clause.names_called(reader, sentence);
    is_own.then(|| Value {
        field,
        place,
        words: reader.quoted(date.span),
        dated: date.dated(),
    })
}

/// What is known where a sentence begins.
#[derive(Clone, Copy)]
pub(super) struct Context {
    /// It stands where documents speak of themselves.
    pub(super) speaks: bool,
    /// What stands before it spoke of this document, so that "the next review" is its own.
    pub(super) goes_on: bool,
    /// It stands in a running header or footer.
    pub(super) is_running: bool,
    /// It stands at the head of the document, where nothing else was spoken of.
    pub(super) at_head: bool,
}

impl Context {
    /// Whether a bare name of a field may be this document's.
    fn may_name(self) -> bool {
        self.speaks || self.goes_on
    }
}

/// Tells whether a block is one of the last of its part. Behind a paragraph a table counts as one,
/// so that those who sign below it take it no further from the end.
pub(super) fn is_near_end(document: &Document, block_idx: usize) -> bool {
    const UNITS_MAX: usize = 6;
    const BLOCKS_MAX: usize = 80;
    let own = &document.blocks[block_idx];
    let table_of = |block: &Block| block.cell().map(|cell| cell.table);
    let rest = &document.blocks[block_idx..];
    let (mut n_units, mut table) = (0, None);
    for block in rest
        .iter()
        .take_while(|block| block.part == own.part)
        .take(BLOCKS_MAX + 1)
    {
        let goes_on = own.cell().is_none() && table.is_some() && table_of(block) == table;
        n_units += usize::from(!goes_on);
        table = table_of(block);
        if n_units > UNITS_MAX {
            return false;
        }
    }
    rest.get(BLOCKS_MAX)
        .is_none_or(|block| block.part != own.part)
}

/// Tells whether a block is one of the first or of the last of a document.
pub(super) fn is_at_edge(reader: &Reader, block_idx: usize) -> bool {
    reader.layout.is_at_top(block_idx) || is_near_end(reader.document, block_idx)
}
