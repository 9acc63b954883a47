//! Glyphs into words, and words into lines.
//!
//! In: glyphs. Out: lines from top to bottom, or in the order in which they were written. A space
//! or a gap parts words; a wide gap parts segments, which may be cells of a table.

use std::borrow::Cow;

use unicode_normalization::char::is_combining_mark;

use super::super::direction::{self, runs_leftwards};
use super::super::ink::Glyph;

/// A gap wider than this share of an em parts words.
const WORD_GAP: f32 = 0.17;
/// The same on lines on which no space is written.
const WORD_GAP_BARE: f32 = 0.11;
/// A space that is written further from a word than this many ems is not the word's.
const SPACE_GAP: f32 = 0.6;
/// A gap wider than this many ems parts segments.
const SEGMENT_GAP: f32 = 1.6;
/// Glyphs of one stretch of writing lie no further apart or into one another than this, in ems.
const STRETCH_GAP: f32 = 0.3;
/// A mark begins no further before its letter than this, in ems.
const MARK_BEFORE: f32 = 0.15;
/// Glyphs whose baselines differ by less than this share of an em stand on one line.
const BASELINE: f32 = 0.4;

/// Characters with no gap between them.
#[derive(Debug, Clone)]
pub(super) struct Word {
    pub(super) x0: f32,
    pub(super) x1: f32,
    /// Its own baseline, which may lie a little off the line's.
    pub(super) y: f32,
    /// As seen, from left to right.
    pub(super) text: String,
    pub(super) is_bold: bool,
    /// Whether a space was written right behind it.
    pub(super) is_before_space: bool,
}

impl Word {
    pub(super) fn middle(&self) -> f32 {
        f32::midpoint(self.x0, self.x1)
    }
}

/// What stands on one baseline; never empty.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub(super) page: u32,
    pub(super) y: f32,
    pub(super) size: f32,
    pub(super) words: Vec<Word>,
}

impl Line {
    pub(super) fn x0(&self) -> f32 {
        self.words.first().map_or(0.0, |word| word.x0)
    }

    pub(super) fn x1(&self) -> f32 {
        self.words.last().map_or(0.0, |word| word.x1)
    }

    /// Whether a space was written behind the last word.
    pub(super) fn ends_in_space(&self) -> bool {
        self.words.last().is_some_and(|word| word.is_before_space)
    }

    pub(super) fn is_bold(&self) -> bool {
        self.words.iter().all(|word| word.is_bold)
    }

    /// Returns the words in the order of reading.
    pub(super) fn text(&self) -> String {
        read(&self.words)
    }

    /// Returns the words between wide gaps.
    pub(super) fn segments(&self) -> Vec<&[Word]> {
        let gap = SEGMENT_GAP * self.size.max(1.0);
        let is_near = |a: &Word, b: &Word| b.x0 - a.x1 <= gap;
        self.words.chunk_by(is_near).collect()
    }

    /// Returns a line of some of the words, if there are any.
    pub(super) fn with(&self, words: Vec<Word>) -> Option<Self> {
        (!words.is_empty()).then_some(Self { words, ..*self })
    }
}

/// Reads words: as they stand, but for scripts that run from right to left.
pub(super) fn read(words: &[Word]) -> String {
    let texts: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
    let seen = texts.join(" ");
    match direction::as_read(&seen) {
        Cow::Borrowed(_) => seen,
        Cow::Owned(read) => read,
    }
}

/// Groups glyphs into lines by their baselines, from top to bottom.
pub(super) fn by_place(page: u32, mut glyphs: Vec<&Glyph>) -> Vec<Line> {
    glyphs.sort_by(|a, b| a.y.total_cmp(&b.y));
    as_written(page, glyphs)
}

/// Groups glyphs into lines in the order in which they come.
pub(super) fn as_written(page: u32, glyphs: Vec<&Glyph>) -> Vec<Line> {
    let mut rows: Vec<Vec<&Glyph>> = Vec::new();
    for glyph in glyphs {
        match rows.last_mut() {
            Some(row) if is_beside(row[0], glyph) => row.push(glyph),
            _ => rows.push(vec![glyph]),
        }
    }
    rows.into_iter().filter_map(|row| line(page, row)).collect()
}

fn is_beside(first: &Glyph, next: &Glyph) -> bool {
    let near = BASELINE * first.size.max(next.size);
    (next.y - first.y).abs() <= near && first.degrees == next.degrees
}

fn line(page: u32, mut row: Vec<&Glyph>) -> Option<Line> {
    left_to_right(&mut row);
    if row.iter().any(|glyph| runs_leftwards(glyph.character)) {
        marks_behind_letters(&mut row);
    }
    let size = row.iter().map(|glyph| glyph.size).fold(0.0, f32::max);
    let y = row.iter().find(|glyph| glyph.size >= 0.9 * size)?.y;
    let word_gap = word_gap(&row);
    let mut words: Vec<Word> = Vec::new();
    let mut before: Option<&Glyph> = None;
    for glyph in row {
        let is_open = before.is_some_and(|before| {
            let is_raised = glyph.rise > before.rise && glyph.character.is_ascii_digit();
            let is_note = is_raised && !words.last().is_some_and(is_symbol);
            !before.character.is_whitespace() && !is_note
        });
        before = Some(glyph);
        if glyph.character.is_whitespace() {
            if let Some(word) = words.last_mut() {
                word.is_before_space |= glyph.x0 - word.x1 <= SPACE_GAP * glyph.size;
            }
            continue;
        }
        match words.last_mut() {
            Some(word) if is_open && goes_on(word, glyph, word_gap) => {
                word.text.push(glyph.character);
                word.x1 = word.x1.max(glyph.x1);
                word.is_bold &= glyph.is_bold;
            }
            _ => words.push(Word {
                x0: glyph.x0,
                x1: glyph.x1,
                y: glyph.y,
                text: glyph.character.to_string(),
                is_bold: glyph.is_bold,
                is_before_space: false,
            }),
        }
    }
    (!words.is_empty()).then_some(Line {
        page,
        y,
        size,
        words,
    })
}

/// Puts glyphs in the order in which they are seen. What was written in one stretch stays together,
/// also where another word runs into it.
fn left_to_right(row: &mut Vec<&Glyph>) {
    if !row.is_sorted_by(|a, b| a.x0 <= b.x0) {
        drop_second_prints(row);
        let is_next = |a: &&Glyph, b: &&Glyph| {
            let gap = (b.x0 - a.x1) / a.size.max(1.0);
            let is_blank = a.character.is_whitespace() || b.character.is_whitespace();
            gap.abs() <= STRETCH_GAP && !is_blank
        };
        let mut stretches: Vec<&[&Glyph]> = row.chunk_by(is_next).collect();
        stretches.sort_by(|a, b| a[0].x0.total_cmp(&b[0].x0));
        *row = stretches.concat();
    }
    row.dedup_by(|next, last| is_twice(last, next));
}

/// Puts the marks that stand over and under letters behind the letter that each stands at. Marks
/// are drawn from the letter's left edge on, where the pen stands when it writes to the left.
fn marks_behind_letters(row: &mut Vec<&Glyph>) {
    let is_mark = |glyph: &&&Glyph| is_combining_mark(glyph.character);
    let (marks, letters): (Vec<&Glyph>, Vec<&Glyph>) = row.iter().partition(is_mark);
    if marks.is_empty() || letters.is_empty() {
        return;
    }
    let mut placed: Vec<(usize, &Glyph)> = letters.iter().copied().enumerate().collect();
    for mark in marks {
        let n_before = |start: f32| letters.partition_point(|letter| letter.x0 <= start);
        let own = n_before(mark.x0)
            .checked_sub(1)
            .filter(|own| letters[*own].x1.total_cmp(&mark.x1).is_eq());
        let near = || n_before(mark.x0 + MARK_BEFORE * mark.size).saturating_sub(1);
        placed.push((own.unwrap_or_else(near), mark));
    }
    placed.sort_by_key(|(at, _)| *at);
    *row = placed.into_iter().map(|(_, glyph)| glyph).collect();
}

/// Leaves out what was printed a second time on top of itself.
fn drop_second_prints(row: &mut Vec<&Glyph>) {
    let mut order: Vec<usize> = (0..row.len()).collect();
    order.sort_by(|a, b| row[*a].x0.total_cmp(&row[*b].x0));
    let mut is_kept = vec![true; row.len()];
    let mut last: Option<usize> = None;
    for idx in order {
        if last.is_some_and(|last| is_twice(row[last], row[idx])) {
            is_kept[idx] = false;
        } else {
            last = Some(idx);
        }
    }
    let mut is_kept = is_kept.into_iter();
    row.retain(|_| is_kept.next().unwrap_or(true));
}

/// Tells whether a glyph is the next of a word: near it, and of a script that runs the same way.
fn goes_on(word: &Word, glyph: &Glyph, word_gap: f32) -> bool {
    let leftwards = |mark: char| mark.is_alphabetic().then(|| runs_leftwards(mark));
    let ways = (
        word.text.chars().rev().find_map(leftwards),
        leftwards(glyph.character),
    );
    let is_same_way = !matches!(ways, (Some(before), Some(own)) if before != own);
    is_same_way && glyph.x0 - word.x1 <= word_gap * glyph.size
}

/// Tells whether a word is a unit or a variable: a number raised beside it is its power.
fn is_symbol(word: &Word) -> bool {
    word.text.chars().count() <= 2 && word.text.chars().all(char::is_alphabetic)
}

/// The gap between words, in ems: narrower where no spaces are written, wider where all letters
/// stand apart, as in some titles.
fn word_gap(row: &[&Glyph]) -> f32 {
    let has_case =
        |glyph: &&&Glyph| glyph.character.is_uppercase() || glyph.character.is_lowercase();
    let n_letters = row.iter().filter(has_case).count();
    let is_bare = !row.iter().any(|glyph| glyph.character.is_whitespace());
    let base = if is_bare { WORD_GAP_BARE } else { WORD_GAP };
    if n_letters < 3 || 5 * n_letters < 4 * row.len() {
        return base;
    }
    // A few letters far apart are signs in a table; closer ones are a short title.
    let widest = if n_letters < 6 { 0.2 } else { 0.6 };
    let mut gaps: Vec<f32> = row
        .windows(2)
        .map(|pair| (pair[1].x0 - pair[0].x1) / pair[1].size.max(1.0))
        .collect();
    gaps.sort_by(f32::total_cmp);
    let usual = gaps[gaps.len() / 2];
    if (base..widest).contains(&usual) && gaps[gaps.len() / 4] > 0.8 * usual {
        1.5 * usual
    } else {
        base
    }
}

/// The same character all but on top of itself: bold made by printing twice. Narrow letters whose
/// widths the file gets wrong stand close, but one after the other.
fn is_twice(a: &Glyph, b: &Glyph) -> bool {
    let apart = (a.x0 - b.x0).abs();
    let near = (0.12 * a.size)
        .min(0.6 * (a.x1 - a.x0).abs())
        .max(0.02 * a.size);
    a.character == b.character && apart < near && a.character != ' '
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Glyphs half an em wide, from each start on.
    fn glyphs(pieces: &[(f32, f32, &str)]) -> Vec<Glyph> {
        let mut found = Vec::new();
        for (start, y, text) in pieces {
            let mut x0 = *start;
            for character in text.chars() {
                found.push(Glyph {
                    character,
                    x0,
                    x1: x0 + 5.0,
                    y: *y,
                    rise: 0.0,
                    size: 10.0,
                    degrees: 0,
                    is_bold: false,
                    mark: 0,
                });
                x0 += 5.0;
            }
        }
        found
    }

    fn read_all(pieces: &[(f32, f32, &str)]) -> Vec<String> {
        let found = glyphs(pieces);
        let lines = by_place(1, found.iter().collect());
        lines.iter().map(Line::text).collect()
    }

    #[test]
    fn gaps_and_spaces_part_words() {
        let read = read_all(&[
            (0.0, 10.0, "Care"),
            (22.0, 10.0, "plan of"),
            (0.0, 24.0, "May"),
        ]);
        assert_eq!(read, ["Care plan of", "May"]);
    }

    #[test]
    fn words_that_run_into_one_another_are_not_shuffled() {
        let read = read_all(&[(0.0, 10.0, "Amber"), (18.0, 10.0, "Beech")]);
        assert_eq!(read, ["AmberBeech"]);
    }

    #[test]
    fn what_is_printed_twice_is_read_once() {
        let read = read_all(&[(0.0, 10.0, "Care plan"), (0.3, 10.0, "Care plan")]);
        assert_eq!(read, ["Care plan"]);
    }

    #[test]
    fn answers_written_into_blanks_stand_in_them() {
        let read = read_all(&[
            (0.0, 10.0, "Name:          Age:"),
            (31.0, 10.0, "Pip"),
            (99.0, 10.0, "7"),
        ]);
        assert_eq!(read, ["Name: Pip Age: 7"]);
    }

    #[test]
    fn a_title_of_letters_that_stand_apart_is_read_as_words() {
        let spread = |text: &'static str, from: f32| {
            let letters = text.char_indices().zip(0_u8..);
            letters
                .map(move |((at, _), n)| (from + f32::from(n) * 8.0, 10.0, &text[at..=at]))
                .collect::<Vec<_>>()
        };
        let mut pieces = spread("CHRONOLOGY", 0.0);
        pieces.extend(spread("OF", 90.0));
        assert_eq!(read_all(&pieces), ["CHRONOLOGY OF"]);
        let close: Vec<_> = [("A", 0.0), ("I", 6.4), ("M", 12.8), ("S", 19.2)].into();
        let close: Vec<_> = close.iter().map(|(text, x)| (*x, 10.0, *text)).collect();
        assert_eq!(read_all(&close), ["AIMS"]);
    }

    #[test]
    fn points_drawn_at_a_letters_left_edge_are_read_behind_the_letter() {
        let mut found = glyphs(&[(0.0, 10.0, "\u{5dd}\u{5d5}\u{5dc}\u{5e9}")]);
        let points = [(14.2, '\u{5c1}'), (15.4, '\u{5b8}'), (5.3, '\u{5b9}')];
        found.extend(points.map(|(x0, character)| Glyph {
            character,
            x0,
            x1: x0,
            ..found[0]
        }));
        let lines = by_place(1, found.iter().collect());
        assert_eq!(
            lines[0].text(),
            "\u{5e9}\u{5c1}\u{5b8}\u{5dc}\u{5d5}\u{5b9}\u{5dd}"
        );
    }

    #[test]
    fn a_script_that_runs_leftwards_is_read_leftwards() {
        assert_eq!(
            read_all(&[(0.0, 10.0, "\u{5dd}\u{5d5}\u{5dc}\u{5e9}")]),
            ["שלום"]
        );
    }
}
