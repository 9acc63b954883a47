//! Whether words hold a number, a frequency or a named measure.
//!
//! In: a lower-case text. Out: yes or no. Dates, times to be done by, ages and telephone numbers
//! are numbers, and no measures; "no target was set" says that there is none.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::terms::terms;
use crate::facts::Reading;
use crate::facts::dates::{self, Context};
use crate::facts::pattern::pattern;

/// Tells whether a lower-case text gives a measure.
pub(super) fn is_in(text: &str) -> bool {
    let bare = NO_MEASURE.replace_all(text, " ");
    NUMBER.is_match(&bare) || HOW_OFTEN.is_match(&bare) || terms().measures.finds(&bare)
}

/// Tells whether a lower-case text gives more than how often: a number of something, a named
/// measure.
pub(super) fn is_amount(text: &str) -> bool {
    let bare = HOW_OFTEN.replace_all(text, |found: &Captures| {
        let whole = &found[0];
        // "Reduced to twice a year" is a mark to reach.
        let is_mark = text[..found.get(0).map_or(0, |found| found.start())].ends_with(" to ");
        if is_mark {
            whole.to_owned()
        } else {
            " ".to_owned()
        }
    });
    is_in(&bare)
}

/// Tells whether a lower-case text says how often.
pub(super) fn is_often(text: &str) -> bool {
    HOW_OFTEN.is_match(text)
}

/// Tells whether a lower-case text says that there is no measure: "number not decided".
pub(super) fn is_excluded(text: &str) -> bool {
    EXCLUDED.is_match(text)
}

/// A lower-case text without the words that say that there is no measure.
pub(super) fn without_excluded(text: &str) -> String {
    EXCLUDED.replace_all(text, " ").into_owned()
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

static HOW_OFTEN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"\b(?:daily|nightly|(?:bi-?)?weekly|fortnightly|monthly|termly|quarterly|annually|yearly",
        r"|hourly",
        r"|(?:(?:once|twice|(?:\w+|\d+) times) )?(?:every|each|an?|per) ",
        r"(?:(?:other|second|two|three|four|six|\d+) )?",
        r"(?:hour|day|morning|evening|night|week|fortnight|month|quarter|term|year)s?",
        r"|(?:every|each) (?:mon|tues|wednes|thurs|fri|satur|sun)day",
        r"|(?:mon|tues|wednes|thurs|fri|satur|sun)days)\b"
    ))
});
/// A word for a measure beside one that says there is none.
static EXCLUDED: LazyLock<Regex> = LazyLock::new(|| {
    const MEASURE: &str = concat!(
        r"(?:targets?|measures?|amounts?|figures?|scores?|baselines?|frequency|numbers?|criteria",
        r"|(?:how )?to measure(?: \w+)?|how (?:often|much|many)(?: \w+){0,3}?)"
    );
    const OPEN: &str = concat!(
        r"(?:(?:not|never|yet to be|to be|still to be) (?:yet |been |be )?",
        r"(?:set|agreed|decided|fixed|given|stated|specified|recorded|confirmed|discussed|defined)",
        r"|(?:left )?open|undecided|unclear|not known|tbc)"
    );
    pattern(&format!(
        r"\b(?:no|without(?: an?| any)?) (?:\w+ ){{0,2}}?{MEASURE}(?: (?:was|is|has been))?(?: set| agreed| given| decided)?\b|\b{MEASURE} (?:is |was |were |are |has |have )?{OPEN}\b|\b(?:not|nobody|no one|never|cannot|wouldn't|couldn't) (?:\w+ ){{0,6}}?(?:measured|agree (?:an?|the|any) {MEASURE})\b"
    ))
});
static NUMBER: LazyLock<Regex> = LazyLock::new(|| pattern(r"\d|\bto (?:none|zero|nil)\b"));
static NO_MEASURE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"\b\d[\d ]{6,}\b",
        r"|\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)[ -](?:year|month|week)",
        r"s?[ -]old\b",
        r"|\b(?:section|s|reg|regulation|stage|phase|level|part|tier|year|p|primary|form|appendix",
        r"|option|action|item|no)\.? ?\d+\w?\b|\b\d+(?:st|nd|rd|th)\b|\bone another\b",
        r"|\beach other\b|\bevery effort\b|\bevery opportunity\b|\bat least (?:try|be)\b",
        r"|\bonce (?:the|his|her|their|our|your|my|both|all|he|she|they|we|i|it|you",
        r"|\w+ (?:is|are|has|have|agrees|comes))\b|\bday-to-day\b"
    ))
});
