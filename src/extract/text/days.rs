//! Lines of plain text that begin with a date: each is an entry of its own.
//!
//! In: a line. Out: whether it heads an entry with a date, or is a day of the week with its date and no
//! more. What day is meant is for the facts.

use super::line::Line;
use crate::calendar::MONTHS;

/// Whether several lines begin with whole dates.
pub(super) fn begin_with_dates(lines: &[Line]) -> bool {
    const LINES_MIN: usize = 3;
    let dated = lines.iter().filter(|line| begins_with_date(line.said()));
    dated.take(LINES_MIN).count() == LINES_MIN
}

/// "3/5/17", "??/05/2017": a date of numbers, whole or in part, at the head of a line.
pub(super) fn begins_with_date(said: &str) -> bool {
    let first = said.split_whitespace().next().unwrap_or_default();
    let parts: Vec<&str> = first
        .trim_end_matches([':', ',', ';'])
        .split(['/', '.', '-'])
        .collect();
    let is_part = |part: &&str| {
        (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit() || b == b'?')
    };
    let has_year = parts.last().is_some_and(|year| year.len() != 1);
    parts.len() == 3 && has_year && parts.iter().all(is_part)
}

/// Whether a line is a day of the week with its date and no more, the head of an entry: "tue 16 jan 24".
pub(super) fn is_day(said: &str) -> bool {
    const WORDS_MAX: usize = 5;
    let words = said.split([' ', ',', '.', '/', '-']);
    let mut words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let opens = words.first().is_some_and(|word| is_weekday(word));
    let is_part = |word: &&str| is_count(word) || is_month(word);
    words.retain(|word| *word != "of");
    let (_, date) = words.split_first().unwrap_or((&"", &[]));
    let is_short = (2..WORDS_MAX).contains(&date.len());
    opens && is_short && date.iter().all(is_part) && date.iter().any(|word| is_count(word))
}

/// "16", "3rd".
fn is_count(word: &str) -> bool {
    let mut endings = ["st", "nd", "rd", "th"].into_iter();
    let figures = endings.find_map(|end| word.strip_suffix(end));
    let figures = figures.unwrap_or(word);
    !figures.is_empty() && figures.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_month(word: &str) -> bool {
    MONTHS.iter().any(|name| begins_name(word, name))
}

fn is_weekday(word: &str) -> bool {
    let names = ["monday", "tuesday", "wednesday", "thursday", "friday"];
    let weekend = ["saturday", "sunday"];
    let mut names = names.iter().chain(&weekend);
    names.any(|name| begins_name(word, name))
}

/// "Sept" of "September": its first letters, three of them or more.
fn begins_name(word: &str, name: &str) -> bool {
    const LETTERS_MIN: usize = 3;
    let start = name.get(..word.len());
    word.len() >= LETTERS_MIN && start.is_some_and(|start| start.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_of_the_week_with_its_date_heads_an_entry() {
        for day in [
            "tue 16 jan 24",
            "Fri 3rd of May 2022",
            "sat 4/5/24",
            "wed, 12 sept",
        ] {
            assert!(is_day(day), "{day}");
        }
        for other in [
            "3 may 2022",
            "monday to friday",
            "mon 12 people",
            "wed",
            "sun 3",
        ] {
            assert!(!is_day(other), "{other}");
        }
    }
}
