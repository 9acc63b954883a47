//! Versions and dates that stand in the title, on the cover and in running lines without a label.
//!
//! In: a document's blocks and the values known by then. Out: values. A number that belongs to an
//! earlier version, and one that is part of a date, is nobody's.

mod dates;
mod told;
mod versions;

use std::sync::LazyLock;

use regex::Regex;

pub(super) use self::dates::dates;
pub(super) use self::told::said_versions;
pub(super) use self::versions::versions;
use super::Reader;
use crate::document::Span;
use crate::facts::dates_in;
use crate::facts::pattern::pattern;

/// What such lines say of other versions is not this one's.
static EARLIER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:supersedes?d?|destroy|discard|replace[sd]?|replacing|previous|superseding",
        r"|cancel(?:s|led|ling)?|rescind(?:s|ed)?|revokes?d?|withdraws?|withdrew|earlier|see|since)",
        r"\b"
    ))
});

/// Tells whether a number is part of a date.
fn is_in_date(reader: &Reader, number: Span) -> bool {
    const NEAR: usize = 8;
    let block = reader.document.block_at(number);
    let Some(block) = block.map(|idx| reader.document.blocks[idx].span) else {
        return false;
    };
    let before = Span::new(block.start, number.end);
    let mut near = dates_in(reader.dates, before).iter().rev().take(NEAR);
    near.any(|date| date.span.covers(number))
}
