//! Whether words hold a number, a frequency or a named measure.
//!
//! In: a lower-case text. Out: yes or no. Dates, times to be done by, ages and telephone numbers
//! are numbers, and no measures.

use std::sync::LazyLock;

use regex::Regex;

use super::terms::terms;
use crate::facts::Reading;
use crate::facts::dates::{self, Context};
use crate::facts::pattern::pattern;

/// Tells whether a lower-case text gives a measure.
pub(super) fn is_in(text: &str) -> bool {
    let bare = NO_MEASURE.replace_all(text, " ");
    NUMBER.is_match(&bare) || terms().measures.finds(&bare)
}

/// Blanks the dates and the periods that a text gives, and keeps how often.
pub(super) fn without_dates(text: &str) -> String {
    let mut bare = text.to_owned();
    for mention in dates::find(text, &Context::default()) {
        let is_when = matches!(
            mention.reading,
            Reading::Interval(_)
                | Reading::Offset { .. }
                | Reading::Impossible
                | Reading::LifeStage
        );
        let (start, end) = (mention.span.start, mention.span.end);
        if is_when && bare.is_char_boundary(start) && bare.is_char_boundary(end) {
            bare.replace_range(start..end, &" ".repeat(end - start));
        }
    }
    bare
}

static NUMBER: LazyLock<Regex> = LazyLock::new(|| pattern(r"\d|\bto (?:none|zero|nil)\b"));
static NO_MEASURE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"\b\d[\d ]{6,}\b|\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)[ -](?:year|month|week)s?[ -]old\b",
        r"|\b(?:section|s|reg|regulation|stage|phase|level|part|tier|year|p|primary|form|appendix|option|action|item|no)\.? ?\d+\w?\b",
        r"|\b\d+(?:st|nd|rd|th)\b|\bone another\b|\beach other\b|\bevery effort\b|\bevery opportunity\b|\bat least (?:try|be)\b|\bday-to-day\b"
    ))
});
