//! The time of day with which a line of a running record begins: "1630 unit visit".
//!
//! In: a line. Out: whether it begins with one, and where what it tells begins. Four figures that may
//! be a year are none.

use crate::facts::pattern::cue;

cue!(
    OPENS,
    concat!(
        r"(?i)^\W*(?:at |c\.? ?)?(?:(?:[01]?\d|2[0-3])[:.][0-5]\d(?: ?(?:hrs?|h|am|pm))?",
        r"|(?:0\d|1[0-8]|2[1-3])[0-5]\d(?: ?(?:hrs?|h))?|(?:0\d|1\d|2[0-3])[0-5]\d ?(?:hrs?|h)",
        r"|(?:1[0-2]|[1-9])(?:[:.][0-5]\d)? ?(?:am|pm))(?:$|[^\w./:-]+|[:–-]\s+)"
    )
);

/// Whether a line begins with a time of day.
pub(super) fn opens(line: &str) -> bool {
    OPENS.is_match(line)
}

/// How many bytes a time of day takes at the head of a line, with what parts it from the rest.
pub(crate) fn length(line: &str) -> usize {
    OPENS.find(line).map_or(0, |clock| clock.end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_may_begin_with_the_time_of_day() {
        for line in [
            "0915 text to unit",
            "16.30 unit visit",
            "9:05 – school rang",
            "2.15pm home visit",
            "10am visit",
            "at 1400 review",
            "1930hrs call",
        ] {
            assert!(opens(line), "{line}");
            assert!(
                line[length(line)..].starts_with(char::is_alphabetic),
                "{line}"
            );
        }
        for line in [
            "2019 was hard",
            "3 visits",
            "10.5.22 visit",
            "12 May",
            "1.5 hours",
        ] {
            assert!(!opens(line), "{line}");
        }
    }
}
