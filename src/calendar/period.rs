//! Lengths of time as people write them: "15 working days", "six weeks", "+3 months".
//!
//! In: words. Out: a [`Period`], or what was expected instead. Units are never converted.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, de};

use super::{Period, Unit};

/// Why words are not a period.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PeriodError {
    /// The number is missing.
    #[error("\"{0}\" is not a period; write a number and a unit, such as \"10 working days\"")]
    Shape(String),
    /// The number is not a whole one.
    #[error("\"{0}\" is not a whole number of days, weeks, months or years")]
    Number(String),
    /// The number is larger than any that is counted.
    #[error("\"{0}\" is too long to count; write at most {max} of a unit", max = i32::MAX)]
    Long(String),
    /// The unit is not known.
    #[error("unknown unit \"{0}\"; known: days, working days, weeks, months, years")]
    Unit(String),
}

impl Period {
    /// Reads "10 working days", "6 weeks", "three months", "-3 working days".
    ///
    /// ```
    /// use casewise::calendar::{Period, Unit};
    ///
    /// let period = Period::parse("10 working days").expect("a number and a unit");
    /// assert_eq!(period, Period { n: 10, unit: Unit::WorkingDays });
    /// assert!(Period::parse("10 workin days").is_err());
    /// ```
    ///
    /// # Errors
    /// [`PeriodError`] when there is no number, or no unit that is known.
    pub fn parse(text: &str) -> Result<Self, PeriodError> {
        let words = text.trim();
        let (sign, rest) = signed(words);
        let split = rest
            .find(|c: char| !c.is_ascii_digit())
            .filter(|at| *at > 0)
            .or_else(|| rest.find(char::is_whitespace))
            .ok_or_else(|| PeriodError::Shape(words.to_owned()))?;
        let (number, unit) = rest.split_at(split);
        let n = count(number, words)?;
        let unit = unit_named(unit.trim().trim_start_matches('-'))?;
        Ok(Self { n: sign * n, unit })
    }
}

impl FromStr for Period {
    type Err = PeriodError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl<'de> Deserialize<'de> for Period {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(de::Error::custom)
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plural = if self.n.abs() == 1 { "" } else { "s" };
        write!(f, "{} {}{plural}", self.n, self.unit.name())
    }
}

impl Unit {
    /// Returns the unit's name in the singular: "working day".
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Days => "day",
            Self::WorkingDays => "working day",
            Self::Weeks => "week",
            Self::Months => "month",
            Self::Years => "year",
        }
    }
}

/// Reads a number written as a word, up to twenty.
#[must_use]
pub fn number_word(word: &str) -> Option<i32> {
    const WORDS: [&str; 20] = [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
    ];
    if word.eq_ignore_ascii_case("a") || word.eq_ignore_ascii_case("an") {
        return Some(1);
    }
    WORDS
        .iter()
        .position(|known| known.eq_ignore_ascii_case(word))
        .and_then(|idx| i32::try_from(idx + 1).ok())
}

fn signed(words: &str) -> (i32, &str) {
    match words.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (-1, rest.trim_start()),
        None => (1, words.strip_prefix('+').unwrap_or(words).trim_start()),
    }
}

fn count(number: &str, words: &str) -> Result<i32, PeriodError> {
    if number.starts_with(|c: char| c.is_ascii_digit()) {
        return number
            .parse()
            .map_err(|_| PeriodError::Long(words.to_owned()));
    }
    number_word(number).ok_or_else(|| PeriodError::Shape(words.to_owned()))
}

fn unit_named(unit: &str) -> Result<Unit, PeriodError> {
    let lower = unit.to_lowercase();
    let words: Vec<&str> = lower.split([' ', '-']).filter(|w| !w.is_empty()).collect();
    Ok(match words.as_slice() {
        ["day" | "days"] | ["calendar", "day" | "days"] => Unit::Days,
        ["working" | "business", "day" | "days"] => Unit::WorkingDays,
        ["week" | "weeks"] | ["calendar", "week" | "weeks"] => Unit::Weeks,
        ["month" | "months"] | ["calendar", "month" | "months"] => Unit::Months,
        ["year" | "years"] | ["calendar", "year" | "years"] => Unit::Years,
        _ => return Err(PeriodError::Unit(unit.to_owned())),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, n: i32, unit: Unit) {
        assert_eq!(Period::parse(text), Ok(Period { n, unit }), "{text}");
    }

    #[test]
    fn periods_are_read_as_people_write_them() {
        check("10 working days", 10, Unit::WorkingDays);
        check("+15 days", 15, Unit::Days);
        check("28 calendar days", 28, Unit::Days);
        check("-3 working days", -3, Unit::WorkingDays);
        check("6 Weeks", 6, Unit::Weeks);
        check("three months", 3, Unit::Months);
        check("a year", 1, Unit::Years);
        check("5 working-days", 5, Unit::WorkingDays);
        check("6weeks", 6, Unit::Weeks);
    }

    #[test]
    fn a_misspelt_unit_is_named_with_the_units_that_are_known() {
        let error = Period::parse("10 workin days").expect_err("no such unit");
        assert_eq!(
            error.to_string(),
            "unknown unit \"workin days\"; known: days, working days, weeks, months, years"
        );
    }

    #[test]
    fn words_without_a_number_are_no_period() {
        for text in ["", "soon", "working days", "99999999999 days", "+", "-"] {
            assert!(Period::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_period_is_written_as_it_is_read() {
        for text in ["1 day", "10 working days", "-2 weeks", "6 months", "1 year"] {
            let period = Period::parse(text).expect("a period");
            assert_eq!(period.to_string(), text);
        }
    }
}
