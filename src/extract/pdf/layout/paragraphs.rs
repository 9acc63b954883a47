//! Lines without tags into paragraphs.
//!
//! In: lines in the order of reading. Out: which belong together, and what kind of paragraph they
//! make.

use super::line::Line;
use super::line::read;
use crate::document::BlockKind;

/// Tells whether a line goes on what the last one began: a table's rows, or a paragraph.
pub(super) fn belongs(last: &Line, next: &Line) -> bool {
    let gap = next.y - last.y;
    let is_near =
        next.page == last.page && -last.size < gap && gap < 2.2 * last.size.max(next.size);
    let is_table = |line: &Line| line.segments().len() >= 2;
    is_near && is_table(last) == is_table(next)
}

/// Tells whether a paragraph that reached the end of its page or column goes on in a line.
pub(super) fn goes_on(open: &[Line], next: &Line) -> bool {
    let Some(last) = open.last() else {
        return false;
    };
    let is_elsewhere =
        next.page == last.page + 1 || next.page == last.page && next.y < last.y - last.size;
    let widest = open
        .iter()
        .map(|line| line.x1() - line.x0())
        .fold(0.0, f32::max);
    let is_full = last.x1() - last.x0() > 0.86 * widest && last.words.len() >= 4;
    let ends_open = last.words.last().is_some_and(|word| {
        word.text
            .ends_with(|mark: char| mark.is_alphanumeric() || matches!(mark, ',' | '-'))
    });
    let starts_low = next.words[0].text.starts_with(char::is_lowercase);
    is_elsewhere
        && is_full
        && ends_open
        && starts_low
        && last.segments().len() == 1
        && next.segments().len() == 1
}

/// Parts lines into paragraphs: at wide spacing, at a change of type, after a line cut short, and
/// before a list mark, the day of a next note, and a line typed across the page.
pub(super) fn paragraphs(lines: &[Line]) -> Vec<&[Line]> {
    let margins = right_margins(lines);
    let mut found = Vec::new();
    let mut from = 0;
    for at in 1..lines.len() {
        let (last, next) = (&lines[at - 1], &lines[at]);
        let is_carried = goes_on(&lines[from..at], next);
        let is_full = last.x1() > 0.86 * margins[at - 1];
        let is_wide = next.y - last.y > 1.55 * last.size;
        let is_other = (next.size - last.size).abs() > 0.6 || next.is_bold() != last.is_bold();
        let is_apart = is_ruling(last) || is_ruling(next);
        let is_next_note = opens_with_day(next) && opens_with_day(&lines[from]);
        let starts = starts_item(next) || is_apart || is_next_note;
        if !is_carried && (!is_full || is_wide || is_other || starts) {
            found.push(&lines[from..at]);
            from = at;
        }
    }
    found.push(&lines[from..]);
    found
}

/// For each line, how far the lines of its column reach to the right. A column ends where the next
/// line stands higher, or on another page.
fn right_margins(lines: &[Line]) -> Vec<f32> {
    let is_below = |a: &Line, b: &Line| a.page == b.page && a.y <= b.y;
    let columns = lines.chunk_by(is_below);
    let margins = columns.flat_map(|column| {
        let right = column.iter().map(Line::x1).fold(0.0, f32::max);
        std::iter::repeat_n(right, column.len())
    });
    margins.collect()
}

fn starts_item(line: &Line) -> bool {
    line.words[0].text.starts_with(['•', '▪', '◦', '–', '◼'])
}

/// A line across the page that is typed, not drawn: "-------".
fn is_ruling(line: &Line) -> bool {
    const SIGNS_MIN: usize = 10;
    let text = &line.words[0].text;
    text.len() >= SIGNS_MIN
        && text
            .chars()
            .all(|sign| matches!(sign, '-' | '=' | '_' | '*' | '#'))
}

/// "14/10/26 Discussed": of notes that begin with their days each is a paragraph.
fn opens_with_day(line: &Line) -> bool {
    const DIGITS_MIN: usize = 4;
    let word = line.words[0].text.trim_end_matches([':', ',', ';']);
    let parts = word.split(['/', '.', '-']);
    let is_number = |part: &str| !part.is_empty() && part.chars().all(|sign| sign.is_ascii_digit());
    let n_digits = word.chars().filter(char::is_ascii_digit).count();
    parts.clone().count() == 3 && parts.clone().all(is_number) && n_digits >= DIGITS_MIN
}

/// Tells what a paragraph is by its looks.
pub(super) fn kind(lines: &[Line], text: &str, body_size: f32) -> BlockKind {
    let Some(first) = lines.first() else {
        return BlockKind::Paragraph;
    };
    let is_short = lines.len() <= 2 && text.len() <= 120 && !text.ends_with(['.', ';']);
    if is_short && first.size > 1.5 * body_size {
        BlockKind::Heading(1)
    } else if is_short && first.size > 1.12 * body_size {
        BlockKind::Heading(2)
    } else if is_short && first.is_bold() && !text.contains(':') {
        BlockKind::Heading(3)
    } else if starts_item(first) {
        BlockKind::ListItem(0)
    } else {
        BlockKind::Paragraph
    }
}

/// A line's text, wide gaps kept as two spaces.
pub(super) fn spaced(line: &Line) -> String {
    let texts: Vec<String> = line.segments().into_iter().map(read).collect();
    texts.join("  ")
}

#[cfg(test)]
mod tests {
    use super::super::line::Word;
    use super::*;

    fn line(x0: f32, x1: f32, y: f32, text: &str) -> Line {
        let word = Word {
            x0,
            x1,
            y,
            text: text.to_owned(),
            is_bold: false,
            is_before_space: false,
        };
        Line {
            page: 1,
            y,
            size: 10.0,
            words: vec![word; 4],
        }
    }

    #[test]
    fn notes_that_begin_with_their_days_are_parted_and_typed_rulings_stand_alone() {
        let full = |y: f32, text: &str| line(0.0, 200.0, y, text);
        let lines = [
            full(12.0, "14/10/26"),
            full(24.0, "agreed"),
            full(36.0, "09/09/26"),
            full(48.0, "------------"),
            full(60.0, "14/10/26"),
        ];
        let lengths: Vec<usize> = paragraphs(&lines).iter().map(|lines| lines.len()).collect();
        assert_eq!(lengths, [2, 1, 1, 1]);
    }

    #[test]
    fn a_paragraph_in_a_left_column_is_one_though_the_right_column_goes_on_with_it() {
        let lines = [
            line(0.0, 200.0, 12.0, "the"),
            line(0.0, 200.0, 24.0, "plan"),
            line(0.0, 200.0, 36.0, "was"),
            line(240.0, 440.0, 12.0, "agreed"),
            line(240.0, 300.0, 24.0, "by"),
            line(240.0, 440.0, 36.0, "Then"),
        ];
        let lengths: Vec<usize> = paragraphs(&lines).iter().map(|lines| lines.len()).collect();
        assert_eq!(lengths, [5, 1]);
    }
}
