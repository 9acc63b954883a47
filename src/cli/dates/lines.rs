//! The dates of texts that come one to a line, for programs.
//!
//! In: lines of JSON with an id, a text and the day to count from. Out: a line for each, in order,
//! with the dates found and what else stands in their place.
//!
//! A range is one date in notes, forms and tables. In running prose ([`Paragraphs`]) a range whose
//! ends are dates by themselves ("from June 1940 to May 1945", "between March and July 1943") is
//! two, as TIMEX3 has it, and each of them names the range it opens or closes; ends that share a
//! month ("10–12 March 1940") are one date there too.

use anyhow::{Result, anyhow};
use casewise::calendar::Day;
use casewise::document::Span;
use casewise::facts::dates::{Context, DateMention, DateRole, Doubts, Grain, Reading, find};
use serde::{Deserialize, Serialize};

use super::prose::Paragraphs;
use crate::cli::output::to_stdout;

#[derive(Deserialize)]
struct Asked {
    /// Whatever the asker counts by; it is given back as it came.
    id: serde_json::Value,
    text: String,
    reference_date: Option<Day>,
}

#[derive(Serialize)]
struct Answered<'a> {
    id: &'a serde_json::Value,
    found: Vec<Found<'a>>,
    /// What stands where a date could and is none: "ongoing", "weekly", "aged 4".
    others: Vec<Other<'a>>,
}

/// A date. One that the calendar does not have, or that cannot be resolved, has no days.
#[derive(Serialize)]
struct Found<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    from: Option<Day>,
    to: Option<Day>,
    grain: Grain,
    certain: bool,
    role: DateRole,
    doubts: Doubts,
    /// The words that it is counted from: "the meeting", or the date said before.
    #[serde(skip_serializing_if = "Option::is_none")]
    anchor: Option<Span>,
    /// The range that the date opens or closes, where the two are given apart.
    #[serde(skip_serializing_if = "Option::is_none")]
    range: Option<Whole>,
}

/// A whole range, from the first byte of its first date to the last of its last.
#[derive(Clone, Copy, Serialize)]
struct Whole {
    start: usize,
    end: usize,
    from: Option<Day>,
    to: Option<Day>,
}

#[derive(Serialize)]
struct Other<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    reading: Reading,
}

/// Answers each line with a line.
pub(super) fn answer(text: &str) -> Result<()> {
    let mut answers = Vec::new();
    for (idx, line) in text.lines().enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        let asked: Asked = serde_json::from_str(line).map_err(|error| unread(idx + 1, &error))?;
        answers.push(serde_json::to_string(&answered(&asked))?);
    }
    to_stdout(|out| {
        answers
            .iter()
            .try_for_each(|answer| writeln!(out, "{answer}"))
    })
}

/// Says at which place a line is none that is asked for. The parser counts lines from the line itself.
fn unread(line: usize, error: &serde_json::Error) -> anyhow::Error {
    let said = error.to_string();
    let what = said.rfind(" at line ").map_or(&*said, |at| &said[..at]);
    anyhow!(
        "line {line}, column {}: {}; expected {{\"id\": …, \"text\": \"…\"}}",
        error.column(),
        what.replace('`', "\"")
    )
}

fn answered(asked: &Asked) -> Answered<'_> {
    let text = &asked.text;
    let context = Context {
        reference: asked.reference_date,
    };
    let paragraphs = Paragraphs::of(text);
    let mut answered = Answered {
        id: &asked.id,
        found: Vec::new(),
        others: Vec::new(),
    };
    for mention in find(text, &context) {
        if !is_date(&mention) {
            answered.others.push(Other::of(text, &mention));
        } else if paragraphs.is_prose(mention.span.start) && are_apart(text, &mention) {
            let whole = Some(Whole::of(&mention));
            let ends = mention.ends.iter();
            answered
                .found
                .extend(ends.map(|end| Found::of(text, end, whole)));
        } else {
            answered.found.push(Found::of(text, &mention, None));
        }
    }
    answered
}

fn is_date(mention: &DateMention) -> bool {
    matches!(
        mention.reading,
        Reading::Impossible | Reading::Unresolved | Reading::Interval(_) | Reading::Offset { .. }
    )
}

/// Tells whether prose gives the ends of a range apart: "from June 1940 to May 1945", "(1904–1931)".
/// One that heads its paragraph is an entry's, ends in figures ("3/5/2018 to 4/6/2019") are a
/// form's, and one may be the name of something: "the period May 2018 to June 2019".
fn are_apart(text: &str, mention: &DateMention) -> bool {
    let [first, last] = &*mention.ends else {
        return false;
    };
    let in_words = |end: &DateMention| {
        let words = &text[end.span.start..end.span.end];
        words.contains(char::is_alphabetic) || words.bytes().all(|byte| byte.is_ascii_digit())
    };
    let joint = text[first.span.end..last.span.start].trim();
    let before = text[..mention.span.start].trim_end_matches(' ');
    let heads = before.is_empty() || before.ends_with("\n\n");
    let is_name = if joint.contains(char::is_alphabetic) {
        ends_with_noun(before)
    } else {
        names(text, mention.span)
    };
    in_words(first) && in_words(last) && !heads && !is_name
}

/// Tells whether words end with a noun that a range says more of: "the period", "its term".
fn ends_with_noun(before: &str) -> bool {
    const OWNERS: [&str; 7] = ["the", "a", "an", "this", "its", "their", "our"];
    let mut words = before.rsplit(' ');
    let noun = words.next().unwrap_or("");
    let owner = words.next().unwrap_or("");
    let opens = noun.eq_ignore_ascii_case("from") || noun.eq_ignore_ascii_case("between");
    !opens && OWNERS.iter().any(|known| owner.eq_ignore_ascii_case(known))
}

/// Tells whether years joined by a dash stand right before or after what they name: "the 2018-2021
/// plan", "Strategy 2018-2021".
fn names(text: &str, span: Span) -> bool {
    let mut after = text[span.end..].chars();
    let before = text[..span.start].trim_end();
    let word = before.rsplit(' ').next().unwrap_or("");
    let leads = after.next() == Some(' ') && after.next().is_some_and(char::is_lowercase);
    let owns = word.ends_with("'s") || word.ends_with("\u{2019}s");
    let is_led = word.eq_ignore_ascii_case("the") || owns;
    leads && is_led || word.starts_with(char::is_uppercase)
}

impl<'a> Found<'a> {
    fn of(text: &'a str, mention: &DateMention, range: Option<Whole>) -> Self {
        let days = mention.interval();
        Self {
            start: mention.span.start,
            end: mention.span.end,
            text: &text[mention.span.start..mention.span.end],
            from: days.map(|days| days.from),
            to: days.map(|days| days.to),
            grain: mention.grain,
            certain: mention.is_certain(),
            role: mention.role,
            doubts: mention.doubts,
            anchor: mention.anchor,
            range,
        }
    }
}

impl Whole {
    fn of(mention: &DateMention) -> Self {
        let days = mention.interval();
        Self {
            start: mention.span.start,
            end: mention.span.end,
            from: days.map(|days| days.from),
            to: days.map(|days| days.to),
        }
    }
}

impl<'a> Other<'a> {
    fn of(text: &'a str, mention: &DateMention) -> Self {
        Self {
            start: mention.span.start,
            end: mention.span.end,
            text: &text[mention.span.start..mention.span.end],
            reading: mention.reading.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is found in a text, the ends of a range with "of" and the whole of it.
    fn check(text: &str, expected: &[&str]) {
        let asked = Asked {
            id: serde_json::Value::Null,
            text: text.to_owned(),
            reference_date: None,
        };
        let told = |found: &Found<'_>| match found.range {
            Some(whole) => format!("{} of {}", found.text, &text[whole.start..whole.end]),
            None => found.text.to_owned(),
        };
        let told: Vec<String> = answered(&asked).found.iter().map(told).collect();
        assert_eq!(told, expected, "{text}");
    }

    /// Puts words about a time into a paragraph of prose.
    fn prose(time: &str) -> String {
        format!(
            "Trams ran along the shore {time} and carried workers to the mills on the far side of \
             the bay. Nothing is left of the line but a shed, in which boats are now kept."
        )
    }

    #[test]
    fn prose_gives_the_whole_ends_of_a_range_apart() {
        check(
            &prose("from June 1904 to May 1931"),
            &[
                "June 1904 of June 1904 to May 1931",
                "May 1931 of June 1904 to May 1931",
            ],
        );
        check(
            &prose("between 1904 and 1931"),
            &["1904 of 1904 and 1931", "1931 of 1904 and 1931"],
        );
        check(
            &prose("(1904\u{2013}1931)"),
            &["1904 of 1904\u{2013}1931", "1931 of 1904\u{2013}1931"],
        );
    }

    #[test]
    fn ends_that_share_a_month_stay_one() {
        for time in [
            "3 to 12 May 1931",
            "1914\u{2013}18",
            "May 3\u{2013}12, 1931",
        ] {
            check(&prose(&format!("in {time}")), &[time]);
        }
    }

    #[test]
    fn ends_that_share_a_year_are_given_apart() {
        check(
            &prose("from 3 May to 12 June 1931"),
            &[
                "3 May of 3 May to 12 June 1931",
                "12 June 1931 of 3 May to 12 June 1931",
            ],
        );
    }

    #[test]
    fn an_end_without_its_year_has_that_of_the_range() {
        let asked = Asked {
            id: serde_json::Value::Null,
            text: prose("between November and February 1931"),
            reference_date: None,
        };
        let answer = serde_json::to_value(answered(&asked)).expect("an answer");
        assert_eq!(answer["found"][0]["from"], "1930-11-01");
    }

    #[test]
    fn a_range_in_figures_or_in_a_name_stays_one() {
        check(
            &prose("in the period May 2018 to June 2019"),
            &["May 2018 to June 2019"],
        );
        check(
            &prose("from 3/5/2018 to 4/6/2019"),
            &["3/5/2018 to 4/6/2019"],
        );
        check(&prose("under the 2018-2021 plan"), &["2018-2021"]);
        check(&prose("under Transport Plan 2018-2021"), &["2018-2021"]);
    }

    #[test]
    fn a_short_line_gives_a_range_whole() {
        check(
            "Foster care from June 2014 to May 2016.",
            &["June 2014 to May 2016"],
        );
    }

    #[test]
    fn an_end_names_the_days_of_the_whole_range() {
        let text = prose("from June 1904 to May 1931");
        let asked = Asked {
            id: serde_json::Value::Null,
            text,
            reference_date: None,
        };
        let answer = serde_json::to_value(answered(&asked)).expect("an answer");
        assert_eq!(answer["found"][1]["from"], "1931-05-01");
        assert_eq!(answer["found"][1]["range"]["from"], "1904-06-01");
        assert_eq!(answer["found"][1]["range"]["to"], "1931-05-31");
    }

    #[test]
    fn a_relative_date_names_what_it_is_counted_from() {
        let asked = Asked {
            id: serde_json::Value::Null,
            text: "Placed 3 May 2018. Three weeks later she moved.".to_owned(),
            reference_date: None,
        };
        let answer = serde_json::to_value(answered(&asked)).expect("an answer");
        assert_eq!(answer["found"][1]["from"], "2018-05-24");
        let anchor = &answer["found"][1]["anchor"];
        assert_eq!((&anchor["start"], &anchor["end"]), (&7.into(), &17.into()));
        assert_eq!(answer["found"][0].get("anchor"), None);
    }
}
