//! Sentences in which a document speaks of itself: "This chapter was updated in December 2025".
//!
//! In: a document's text and dates. Out: values. A sentence counts when its subject is this
//! document, or when it has none and stands where documents speak of themselves. What it says of
//! laws, of other guidance and of policies in general does not count.

use std::sync::LazyLock;

use regex::Regex;

use crate::facts::pattern::pattern;

use super::clause::{Clause, is_of_another};
use super::deeds::{DEED, deed_before, field_of};
use super::meaning::{self, Meaning};
use super::sentences::{parts, sentences};
use super::status::awaits;
use super::{Field, Place, Reader, Value, named, owners};
use crate::document::{Block, Document, Span};
use crate::facts::{DateMention, dates_in, label};

/// The nouns by which a document calls itself.
pub(super) const NOUNS: &str = r"(?:policy|policies and procedures|procedures?|sop|pathway|charter|note|guidance|guidelines?|guide|protocol|principles|arrangements|strategy|standards?|framework|manual|handbook|document|chapter|version|edition|plan|report|publication|toolkit|statement|code(?: of practice| of conduct)?|practice note|instructions?|circular|directive|bulletin|briefing|memorandum|agreement|concordat|scheme|booklet|leaflet|page|paper|pack|resource)";

pub(super) static THIS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)\b(?:this|these|our)\s+(?:[\w'’-]+\s+){{0,4}}?{NOUNS}\b|^\W*(?:amendment\W+)?(?:this|it|they)\b"
    ))
});

/// "This policy": what follows may call it "it".
static NAMES_THIS: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"(?i)\bth(?:is|ese) (?:\w+ )?{NOUNS}\b")));

/// Reads the values that sentences give.
pub(super) fn values(reader: &Reader) -> Vec<Value> {
    let mut values = Vec::new();
    let mut before = false;
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
        let own = in_block(reader, block_idx, place, before && !is_listed);
        let speaks = !is_listed && (before || !own.is_empty());
        before = !own.is_empty() || opens_control(reader, block_idx);
        let owner = owners::in_block(reader, block_idx, place, speaks);
        let owner = owner.filter(|owner| !is_in_label(reader, owner));
        values.extend(
            owner
                .or_else(|| owners::behind_label(reader, block_idx, place))
                .or_else(|| owners::byline(reader, block_idx, place)),
        );
        values.extend(bare_approval(reader, block_idx, place));
        values.extend(own);
    }
    values
}

/// "Adopted by the staff and the Parent Council.", without a date: it is in force all the same.
fn bare_approval(reader: &Reader, block_idx: usize, place: Place) -> Option<Value> {
    static APPROVED: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^\W*(?:(?i:jointly|formally|unanimously) )?(?i:approved|adopted|ratified|agreed|endorsed|authorised|signed off)(?: and (?i:published|issued|adopted|endorsed))?(?: for use)? by ((?:the |our )?\p{L}[^.;:\n]{2,80})",
        )
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
    block.heading().is_some() && (reader.layout.is_frame(block_idx) || THIS.is_match(text))
}

/// "Person who leads on this policy": a name of a field, not a sentence.
fn is_in_label(reader: &Reader, value: &Value) -> bool {
    let labels = reader.pairs.iter().map(|pair| pair.label.span);
    { labels }.any(|label| label.covers(value.words.span))
}

/// Within so many blocks of its beginning a document speaks of itself.
pub(super) const BLOCKS_AT_TOP: usize = 4;

/// `goes_on`: the block before it spoke of this document.
fn in_block(reader: &Reader, block_idx: usize, place: Place, goes_on: bool) -> Vec<Value> {
    let block = &reader.document.blocks[block_idx];
    let dates = dates_in(reader.dates, block.span);
    if dates.is_empty() || is_of_equality(reader, block_idx) {
        return Vec::new();
    }
    let mut context = Context {
        speaks: !reader.layout.is_reference(block_idx)
            && (reader.layout.is_frame(block_idx)
                || block_idx < BLOCKS_AT_TOP
                || is_near_end(reader.document, block_idx)),
        goes_on,
        is_running: matches!(place, Place::Header | Place::Footer),
        at_head: is_at_head(reader, block_idx),
    };
    let mut values = Vec::new();
    for sentence in parts(reader.document, block.span, place) {
        let sentence = with_line_above(reader, block_idx, sentence);
        values.extend(in_sentence(reader, sentence, place, context));
        context.goes_on |= !values.is_empty() || NAMES_THIS.is_match(reader.document.at(sentence));
    }
    values
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
    let line = above.filter(|above| {
        let is_line = above.part == block.part
            && above.cell().is_none()
            && block.cell().is_none()
            && above.heading().is_none();
        let n_words = reader.document.text_of(above).split_whitespace().count();
        is_line && n_words <= WORDS_MAX
    });
    let Some(line) = line.filter(|_| begins) else {
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

pub(super) fn is_near_end(document: &Document, block_idx: usize) -> bool {
    let after = document.blocks[block_idx..].iter().take(7);
    after
        .take_while(|block| block.part == document.blocks[block_idx].part)
        .count()
        < 7
}

fn in_sentence(reader: &Reader, sentence: Span, place: Place, context: Context) -> Vec<Value> {
    let mut values = Vec::new();
    let mut is_own = false;
    let mut from = sentence.start;
    let dates = dates_in(reader.dates, sentence);
    // A date may run on over what was read as the end of its sentence.
    let end = dates.last().map_or(sentence.end, |date| date.span.end);
    let sentence = Span::new(sentence.start, sentence.end.max(end));
    for date in dates.iter().filter(|date| date.dated().is_some()) {
        let before = Span::new(from.min(date.span.start), date.span.start);
        let Some((field, deed)) = deed_before(reader.document, before) else {
            let named = named::field_of(reader, sentence, before, date);
            if let Some(field) = named.filter(|_| context.may_name()) {
                values.extend(value(reader, field, place, date));
                continue;
            }
            values.extend(date_first(reader, sentence, place, date));
            values.extend(date_between(reader, sentence, place, date));
            continue;
        };
        let clause = Clause {
            subject: reader.document.at(Span::new(sentence.start, deed.start)),
            deed: reader.document.at(deed),
            object: reader.document.at(Span::new(deed.end, date.span.start)),
        };
        let is_second = is_own && before.start > sentence.start;
        is_own = is_second || clause.is_of_this(reader, context) || clause.is_running(place);
        let field = match field {
            Field::Updated if clause.tells_of_this() => Field::Reissued,
            other => other,
        };
        if is_own {
            values.extend(values_of(reader, field, place, date));
        }
        from = date.span.end;
    }
    values
}

/// "In May 2026, this chapter was amended …", "On 3 May 2025 the Board approved this policy."
fn date_first(reader: &Reader, sentence: Span, place: Place, date: &DateMention) -> Option<Value> {
    static OPENS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^\W*(?:at (?:[\w'’]+ ){0,3}?meetings? )?(?:held )?(?:in|on|of|from|since|by|with effect from|as of)?\s*$",
        )
    });
    let document = reader.document;
    let opening = document.at(Span::new(sentence.start, date.span.start));
    let rest = document.at(Span::new(date.span.end, sentence.end));
    let found = DEED.captures(rest).filter(|_| OPENS.is_match(opening))?;
    let deed = found.get(0)?;
    let subject = rest[..deed.start()].trim_start_matches([',', ' ']);
    let clause = Clause {
        subject,
        deed: deed.as_str(),
        object: &rest[deed.end()..],
    };
    let field = match field_of(&found, deed.as_str(), subject) {
        Field::Updated => Field::Reissued,
        other => other,
    };
    let own = clause.tells_of_this();
    own.then(|| value(reader, field, place, date)).flatten()
}

/// "This policy was considered by the Board on 3 May 2025, which approved it."
fn date_between(
    reader: &Reader,
    sentence: Span,
    place: Place,
    date: &DateMention,
) -> Option<Value> {
    static AFTER: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^[^.;]{0,30}?,? (?:and|which|who|when it was|where it was|and was) (?:then |formally |duly |was |were )*(?:approved|adopted|agreed|ratified|endorsed|accepted|signed)\b(?: (?:it|them|this|the)\b|\W|$)",
        )
    });
    let document = reader.document;
    let before = document.at(Span::new(sentence.start, date.span.start));
    let after = document.at(Span::new(date.span.end, sentence.end));
    let found = THIS.find_iter(before).last()?;
    let is_own = !is_of_another(&before[..found.start()]) && AFTER.is_match(after);
    is_own
        .then(|| value(reader, Field::Approved, place, date))
        .flatten()
}

/// "In force from 1 May 2025 until 30 April 2027": the first day is that of the deed, and the last
/// that of the next review.
pub(super) fn values_of(
    reader: &Reader,
    field: Field,
    place: Place,
    date: &DateMention,
) -> Vec<Value> {
    let parts = match &date.ends[..] {
        [first, last] if field.is_deed() => vec![(field, first), (Field::ReviewDue, last)],
        _ => vec![(field, date)],
    };
    let values = parts.into_iter();
    values
        .filter_map(|(field, date)| value(reader, field, place, date))
        .collect()
}

fn value(reader: &Reader, field: Field, place: Place, date: &DateMention) -> Option<Value> {
    Some(Value {
        field,
        place,
        words: reader.quoted(date.span),
        dated: Some(date.dated()?),
    })
}
