//! Lines into running text.
//!
//! In: the lines of one paragraph or cell. Out: its text. A line's end is a space, nothing where a
//! word was broken or hyphenated, or a line break where the next word would have fitted. What the
//! rest of the document writes in one piece decides which hyphens and breaks were the typesetter's.

use std::collections::HashSet;

use super::line::{Line, Word};

/// A line right below another stands no further down, and begins no further aside, in ems.
const BELOW: f32 = 2.0;
/// Lines looked at before their ends are taken to say anything.
const LINES_MIN: usize = 8;
/// The same of lines that go on in the next for certain, in texts of many short lines.
const GOING_ON_MIN: usize = 40;
/// A line's end has this many ems to spare where a word that comes next was not moved for want of room.
const SPARE: f32 = 1.2;

/// What the document as a whole says of line ends.
#[derive(Default)]
pub(super) struct Joiner<'l> {
    /// Words from within lines.
    words: HashSet<&'l str>,
    /// Whether a space is written where a line ends between words.
    writes_spaces: bool,
    /// Whether words are hyphenated at line ends as a matter of course.
    hyphenates: bool,
}

/// How a line goes on in the next one.
enum Bond<'t> {
    Space,
    Break,
    /// The text so far, without what falls away at its end.
    None(&'t str),
}

impl<'l> Joiner<'l> {
    pub(super) fn of(lines: impl Iterator<Item = &'l Line>) -> Self {
        let mut joiner = Self::default();
        let (mut n_lines, mut n_spaces, mut n_hyphens) = (0, 0, 0);
        let (mut n_going_on, mut n_parted) = (0, 0);
        let mut before: Option<&Line> = None;
        for line in lines {
            n_lines += 1;
            n_spaces += usize::from(line.ends_in_space());
            let above = before.replace(line);
            if let Some(last) = above.filter(|last| goes_on_below(last, line)) {
                n_going_on += 1;
                n_parted += usize::from(last.ends_in_space());
            }
            n_hyphens += usize::from(
                line.words
                    .last()
                    .is_some_and(|word| is_hyphenated(&word.text)),
            );
            let inner = line.words.get(1..line.words.len() - 1).unwrap_or_default();
            joiner
                .words
                .extend(inner.iter().map(|word| bare(&word.text)));
        }
        // Some programs leave a space out where it would hang over the margin: one line in ten.
        let parts_all = n_going_on >= GOING_ON_MIN && 50 * n_parted >= 49 * n_going_on;
        joiner.writes_spaces = parts_all || n_lines >= LINES_MIN && 5 * n_spaces >= 4 * n_lines;
        joiner.hyphenates = n_lines >= LINES_MIN && 25 * n_hyphens >= n_lines;
        joiner
    }

    /// Joins the lines of one paragraph.
    ///
    /// - `room`: the width that lines may fill; the widest line's, where it is not known
    pub(super) fn text(&self, lines: &[Line], room: Option<f32>) -> String {
        let width = |line: &Line| line.x1() - line.x0();
        let widest = lines.iter().map(width).fold(0.0, f32::max);
        let right = lines.iter().map(Line::x1).fold(0.0, f32::max);
        let mut text = String::new();
        let mut before: Option<&Line> = None;
        for line in lines {
            let next = line.text();
            if let Some(last) = before {
                let room_wide = room.unwrap_or(widest);
                let has_room = has_room(last, line, room_wide)
                    && (room.is_some() || has_room_before(last, line, right));
                let is_full = !has_room_for_letter(last, line, room_wide);
                match self.bond(last, &text, &next, has_room, is_full) {
                    Bond::Space => text.push(' '),
                    Bond::Break => text.push('\n'),
                    Bond::None(stem) => text.truncate(stem.len()),
                }
            }
            text.push_str(&next);
            before = Some(line);
        }
        text
    }

    fn bond<'t>(
        &self,
        last: &Line,
        text: &'t str,
        next: &str,
        has_room: bool,
        is_full: bool,
    ) -> Bond<'t> {
        let left = text.rsplit([' ', '\n']).next().unwrap_or_default();
        let right = bare(next.split(' ').next().unwrap_or_default());
        if let Some(stem) = text.strip_suffix('\u{ad}') {
            return Bond::None(stem);
        }
        if is_hyphenated(left) && right.starts_with(char::is_alphanumeric) {
            let stem = &text[..text.trim_end_matches(['-', '\u{2010}']).len()];
            let keeps = !right.starts_with(char::is_lowercase) || self.keeps_hyphen(left, right);
            return Bond::None(if keeps { text } else { stem });
        }
        if goes_on_in(left, right) {
            return Bond::None(text);
        }
        let starts_low = next.starts_with(|mark: char| mark.is_lowercase());
        if has_room && !starts_low {
            return Bond::Break;
        }
        if starts_low && is_full && self.is_broken(last, bare(left), right) {
            return Bond::None(text);
        }
        Bond::Space
    }

    fn knows(&self, word: &str) -> bool {
        self.words.contains(word) || self.words.contains(word.to_lowercase().as_str())
    }

    /// Tells whether a hyphen at a line's end is the word's own.
    fn keeps_hyphen(&self, left: &str, right: &str) -> bool {
        let left = bare(left);
        if self.knows(&format!("{left}{right}")) {
            return false;
        }
        self.knows(&format!("{left}-{right}")) || !self.hyphenates
    }

    /// Tells whether a word was cut at a line's end without any mark, as in narrow cells.
    fn is_broken(&self, last: &Line, left: &str, right: &str) -> bool {
        if !left.ends_with(char::is_alphabetic) || right.is_empty() {
            return false;
        }
        let is_known = self.knows(&format!("{left}{right}"));
        if self.writes_spaces {
            let is_alone = last.words.len() == 1;
            return !last.ends_in_space() && (is_known || is_alone && !self.knows(right));
        }
        is_known
            && !last.ends_in_space()
            && last.words.len() <= 4
            && !self.knows(left)
            && !self.knows(right)
    }
}

/// Tells whether a line goes on in the next for certain, and not within a word: that stands right
/// below and begins low. Only a word that has its line to itself is ever cut for want of room.
fn goes_on_below(last: &Line, next: &Line) -> bool {
    let near = BELOW * last.size;
    let begins_low = |word: &Word| word.text.starts_with(char::is_lowercase);
    last.page == next.page
        && last.words.len() > 1
        && (0.0..near).contains(&(next.y - last.y))
        && (next.x0() - last.x0()).abs() < near
        && next.words.first().is_some_and(begins_low)
}

/// Tells whether one more letter would have fitted on a line, as where a word is cut it does not.
fn has_room_for_letter(last: &Line, next: &Line, width: f32) -> bool {
    let Some(first) = next.words.first() else {
        return true;
    };
    let n_letters = u16::try_from(first.text.chars().count().max(1)).map_or(1.0, f32::from);
    let letter = (first.x1 - first.x0) / n_letters;
    last.x1() - last.x0() + letter + SPARE * last.size < width
}

/// Tells whether the next line's first word would have fitted on a line.
fn has_room(last: &Line, next: &Line, width: f32) -> bool {
    let Some(first) = next.words.first() else {
        return false;
    };
    let taken = last.x1() - last.x0() + first.x1 - first.x0;
    last.page == next.page && taken + (0.3 + SPARE) * last.size < width
}

/// The same, held against the place where lines end.
fn has_room_before(last: &Line, next: &Line, right: f32) -> bool {
    let first = next.words.first().map_or(0.0, |first| first.x1 - first.x0);
    last.x1() + first + (0.3 + SPARE) * last.size < right
}

fn is_hyphenated(word: &str) -> bool {
    let stem = word.trim_end_matches(['-', '\u{2010}']);
    stem.len() < word.len() && stem.ends_with(char::is_alphanumeric)
}

/// Tells whether a word that ends in a solidus goes on, or a day and month in their year.
fn goes_on_in(left: &str, right: &str) -> bool {
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_short = |part: &str| is_number(part) && part.len() <= 2;
    let parts: Vec<&str> = left.split('.').collect();
    if let [day, month, ""] = parts[..] {
        return is_short(day)
            && is_short(month)
            && is_number(right)
            && matches!(right.len(), 2 | 4);
    }
    let stem = left.trim_end_matches('/');
    let is_open = stem.len() < left.len() && stem.ends_with(char::is_alphanumeric);
    is_open && right.starts_with(char::is_alphanumeric)
}

fn bare(word: &str) -> &str {
    word.trim_matches(|mark: char| !mark.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A line of words half an em a letter, that far down; `_` at its end is a written space.
    fn line(y: f32, text: &str) -> Line {
        let mut x = 0.0;
        let mut words = Vec::new();
        for word in text.trim_end_matches('_').split(' ') {
            let width = 5.0 * f32::from(u8::try_from(word.chars().count()).unwrap_or(u8::MAX));
            words.push(Word {
                x0: x,
                x1: x + width,
                y,
                text: word.to_owned(),
                is_bold: false,
                is_before_space: true,
            });
            x += width + 3.0;
        }
        if let Some(last) = words.last_mut() {
            last.is_before_space = text.ends_with('_');
        }
        Line {
            page: 1,
            y,
            size: 10.0,
            words,
        }
    }

    fn check(elsewhere: &[&str], lines: &[&str], expected: &str) {
        let all: Vec<Line> = elsewhere
            .iter()
            .chain(lines)
            .zip(0_u16..)
            .map(|(text, number)| line(12.0 * f32::from(number), text))
            .collect();
        let joiner = Joiner::of(all.iter());
        assert_eq!(joiner.text(&all[elsewhere.len()..], None), expected);
    }

    #[test]
    fn a_date_broken_in_a_narrow_cell_is_one_date() {
        check(&[], &["14/05/", "2024"], "14/05/2024");
        check(&[], &["14.05.", "2024"], "14.05.2024");
        check(
            &[],
            &["seen by her mother and/", "or father"],
            "seen by her mother and/or father",
        );
        check(&[], &["agreed in", "2024"], "agreed in 2024");
        check(
            &[],
            &["see paragraph 4.5.", "Reviews are due"],
            "see paragraph 4.5. Reviews are due",
        );
    }

    #[test]
    fn a_hyphen_goes_where_the_word_is_written_without_it_elsewhere() {
        check(
            &["the implementation of plans"],
            &["before the implemen-", "tation of plans"],
            "before the implementation of plans",
        );
    }

    #[test]
    fn a_hyphen_of_the_words_own_stays() {
        check(
            &[],
            &["support for a long-", "term placement"],
            "support for a long-term placement",
        );
        check(
            &[],
            &["in the year 2019-", "20 and with Ash-", "Brook"],
            "in the year 2019-20 and with Ash-Brook",
        );
    }

    #[test]
    fn a_word_cut_where_every_other_line_ends_in_a_space_is_one_word() {
        let others = ["reviewed by the panel _"; 12];
        check(
            &others,
            &["Supervi", "sion_", "monthly"],
            "Supervision monthly",
        );
        check(&others, &["Seen_", "alone today_"], "Seen alone today");
        check(&others, &["Gran", "nursery staff_"], "Gran nursery staff");
    }

    #[test]
    fn lines_of_forms_say_nothing_on_how_a_line_is_parted_from_the_one_it_goes_on_in() {
        let labels = ["Name", "School", "Date of birth", "Seen by", "Present"];
        let going_on = [
            "Reviewed by_",
            "the panel and_",
            "the parents of_",
            "the child, who_",
        ];
        let others = [labels.as_slice(), &going_on].concat().repeat(14);
        check(
            &others,
            &["Supervi", "sion_", "monthly"],
            "Supervision monthly",
        );
    }

    #[test]
    fn a_line_that_ends_although_the_next_word_fits_is_a_line_of_its_own() {
        check(
            &[],
            &["Date: 4 May", "Present at the meeting were both parents"],
            "Date: 4 May\nPresent at the meeting were both parents",
        );
    }
}
