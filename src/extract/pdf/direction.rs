//! Text as it is seen, from left to right, into text as it is read, and back, where scripts run
//! from right to left.
//!
//! A page holds its characters where they are seen. Hebrew and Arabic are read from the right, the
//! numbers and the Latin words in them from the left (Unicode Standard Annex 9).

use std::borrow::Cow;

use unicode_bidi::{BidiInfo, Level};
use unicode_bidi_mirroring::get_mirrored;
use unicode_normalization::char::is_combining_mark;

/// Tells whether a character belongs to a script that runs from right to left.
pub(super) fn runs_leftwards(character: char) -> bool {
    matches!(character, '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}')
}

/// Puts the characters of a line that is read from left to right in the order in which they are seen.
pub(super) fn as_seen(text: &str) -> Cow<'_, str> {
    if !text.chars().any(runs_leftwards) {
        return Cow::Borrowed(text);
    }
    let clusters: Vec<&str> = clusters(text).collect();
    let levels = levels(&clusters, Level::ltr());
    Cow::Owned(
        turned(clusters, levels, Level::ltr())
            .map(|(cluster, _)| cluster)
            .collect(),
    )
}

/// Puts the characters of a line in the order in which they are read. The line runs the way that
/// most of its words do.
pub(super) fn as_read(seen: &str) -> Cow<'_, str> {
    if !seen.chars().any(runs_leftwards) {
        return Cow::Borrowed(seen);
    }
    let mut clusters: Vec<&str> = clusters(seen).collect();
    let base = if is_mostly_leftwards(seen) {
        // What stands before a number decides how its signs run, so that levels are found in the
        // order of reading.
        clusters.reverse();
        Level::rtl()
    } else {
        Level::ltr()
    };
    let levels = levels(&clusters, base);
    let read: Vec<(&str, Level)> = turned(clusters, levels, base).collect();
    Cow::Owned(with_brackets(&read))
}

/// Tells whether more of a line's words run to the left than to the right.
fn is_mostly_leftwards(text: &str) -> bool {
    let ways = text.split_whitespace().filter_map(|word| {
        let mut letters = word.chars().filter(|mark| mark.is_alphabetic());
        letters.next().map(runs_leftwards)
    });
    let (mut n_leftwards, mut n_rightwards) = (0, 0);
    for is_leftwards in ways {
        n_leftwards += usize::from(is_leftwards);
        n_rightwards += usize::from(!is_leftwards);
    }
    n_leftwards > n_rightwards
}

/// Cuts a text before each character that does not stand over or under the one before it.
fn clusters(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let mut marks = rest.char_indices().skip(1);
        let end = marks.find(|(_, mark)| !is_combining_mark(*mark));
        let (cluster, after) = rest.split_at(end.map_or(rest.len(), |(at, _)| at));
        rest = after;
        (!cluster.is_empty()).then_some(cluster)
    })
}

/// The level of each cluster: even where it runs to the right, odd where it runs to the left.
fn levels(clusters: &[&str], base: Level) -> Vec<Level> {
    let text = clusters.concat();
    let info = BidiInfo::new(&text, Some(base));
    let mut at = 0;
    let level = |cluster: &&str| {
        let level = info.levels.get(at).copied();
        at += cluster.len();
        level.unwrap_or(base)
    };
    clusters.iter().map(level).collect()
}

/// Turns round each run of clusters that runs against what is around it (UAX 9, L2).
fn turned(
    clusters: Vec<&str>,
    levels: Vec<Level>,
    base: Level,
) -> impl Iterator<Item = (&str, Level)> {
    let mut turned: Vec<(&str, Level)> = clusters.into_iter().zip(levels).collect();
    let deepest = turned.iter().map(|(_, level)| level.number()).max();
    for depth in (base.number() + 1..=deepest.unwrap_or(0)).rev() {
        let runs = turned.chunk_by_mut(|a, b| (a.1.number() >= depth) == (b.1.number() >= depth));
        runs.filter(|run| run[0].1.number() >= depth)
            .for_each(<[_]>::reverse);
    }
    turned.into_iter()
}

/// Writes clusters out. Some programs name the bracket that is seen, others the one that is meant,
/// which to the left are each other's mirror images: brackets that pair tell.
fn with_brackets(read: &[(&str, Level)]) -> String {
    let as_named: String = read.iter().map(|(cluster, _)| *cluster).collect();
    let mirrored = read.iter().flat_map(|(cluster, level)| {
        let mirror = |mark: char| {
            get_mirrored(mark)
                .filter(|_| level.is_rtl())
                .unwrap_or(mark)
        };
        cluster.chars().map(mirror)
    });
    let mirrored: String = mirrored.collect();
    if n_pairs(&mirrored) > n_pairs(&as_named) {
        mirrored
    } else {
        as_named
    }
}

/// How many brackets open and are closed by their own kind.
fn n_pairs(text: &str) -> usize {
    let mut open = Vec::new();
    let mut n_pairs = 0;
    for mark in text.chars() {
        match mark {
            '(' | '[' | '{' | '\u{ab}' => open.push(mark),
            ')' | ']' | '}' | '\u{bb}' if open.last().copied() == get_mirrored(mark) => {
                open.pop();
                n_pairs += 1;
            }
            _ => {}
        }
    }
    n_pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_runs_rightwards_stays_as_it_is() {
        assert!(matches!(
            as_read("Plan (2) of 3 May"),
            Cow::Borrowed("Plan (2) of 3 May")
        ));
    }

    #[test]
    fn numbers_and_names_in_a_line_that_runs_leftwards_are_read_rightwards() {
        for (seen, read) in [
            (
                "רפסה תיבב 10:30 העשב 12.5.2024 םויב",
                "ביום 12.5.2024 בשעה 10:30 בבית הספר",
            ),
            (
                "תיבב Pip דליה תא הרקיב Jo Green",
                "Jo Green ביקרה את הילד Pip בבית",
            ),
            ("لافطألا نم %25 :ناونعلا", "العنوان: 25% من الأطفال"),
        ] {
            assert_eq!(as_read(seen), read, "{seen}");
        }
    }

    #[test]
    fn words_that_run_leftwards_in_a_line_that_does_not_are_turned_alone() {
        assert_eq!(
            as_read("Name: ןח לעי, born 3 May"),
            "Name: יעל חן, born 3 May"
        );
    }

    #[test]
    fn brackets_are_those_that_pair_whichever_the_file_names() {
        let read = "פרק 3 (סעיף 14)";
        assert_eq!(as_read("(14 ףיעס) 3 קרפ"), read);
        assert_eq!(as_read(")14 ףיעס( 3 קרפ"), read);
    }

    #[test]
    fn points_stay_on_their_letters() {
        let read = "שָׁלוֹם";
        let seen: String = as_seen(read).into_owned();
        assert_ne!(seen, read);
        assert_eq!(as_read(&seen), read);
    }

    #[test]
    fn what_is_seen_of_mixed_words_stays_with_its_neighbours() {
        assert_eq!(as_seen("שלום h"), "םולש h");
        assert_eq!(as_seen("plain"), "plain");
    }
}
