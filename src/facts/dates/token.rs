//! Cuts a text into the tokens that dates are made of.
//!
//! In: a text. Out: numbers, ordinals, known words and marks, each with its bytes and with the gap
//! before it; runs of other words are one token. Letters that a scanner put in place of digits
//! ("l6", "20l8") are read as digits and marked.

use super::lexicon::{self, Word};

/// What stands between a token and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    None,
    Space,
    /// A line break, a tab, or the text's start.
    Line,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A number, with how many digits were written.
    Number {
        value: u32,
        digits: u8,
    },
    /// A number with "st", "nd", "rd" or "th".
    Nth(u8),
    Word(Word),
    /// A mark; dashes and quotes of every kind come as `-` and `'`.
    Mark(u8),
    /// Words of no interest here.
    Other,
}

/// A token with its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) gap: Gap,
    pub(super) kind: Kind,
    /// Whether letters were read as digits, or digits as letters.
    pub(super) repaired: bool,
}

/// Cuts a text into tokens, in order.
pub(super) fn cut(text: &str) -> Vec<Token> {
    let mut cutter = Cutter {
        text,
        bytes: text.as_bytes(),
        at: 0,
        gap: Gap::Line,
        tokens: Vec::with_capacity(text.len() / 12),
    };
    while cutter.at < cutter.bytes.len() {
        cutter.step();
    }
    cutter.tokens
}

struct Cutter<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    gap: Gap,
    tokens: Vec<Token>,
}

impl Cutter<'_> {
    fn step(&mut self) {
        match self.bytes[self.at] {
            b' ' => self.space(1, Gap::Space),
            b'\n' | b'\r' | b'\t' | 0x0b | 0x0c => self.space(1, Gap::Line),
            byte if byte.is_ascii_alphanumeric() => self.run(),
            byte if byte < 0x80 => self.mark(byte, 1),
            _ => self.wide(),
        }
    }

    fn space(&mut self, len: usize, gap: Gap) {
        self.at += len;
        self.gap = self.gap.max(gap);
    }

    fn push(&mut self, start: usize, end: usize, kind: Kind, repaired: bool) {
        let gap = std::mem::replace(&mut self.gap, Gap::None);
        if let (Kind::Other, Gap::Space | Gap::None, Some(last)) =
            (kind, gap, self.tokens.last_mut())
            && last.kind == Kind::Other
        {
            last.end = end;
            return;
        }
        self.tokens.push(Token {
            start,
            end,
            gap,
            kind,
            repaired,
        });
    }

    /// Three or more of one mark are a rule or a leader, not part of a date.
    fn mark(&mut self, byte: u8, len: usize) {
        let start = self.at;
        let mut end = start + len;
        if len == 1 {
            while self.bytes.get(end) == Some(&byte) {
                end += 1;
            }
        }
        self.at = end;
        if end - start > 2 && len == 1 {
            self.push(start, end, Kind::Other, false);
            // What a leader leads to stands for itself: "Visit.......30th May".
            self.gap = Gap::Space;
            return;
        }
        for at in (start..end).step_by(len) {
            self.push(at, at + len, Kind::Mark(byte), false);
        }
    }

    fn wide(&mut self) {
        let Some(c) = self.text[self.at..].chars().next() else {
            self.at = self.bytes.len();
            return;
        };
        let len = c.len_utf8();
        match c {
            '\u{2010}'..='\u{2015}' | '\u{2212}' => self.mark(b'-', len),
            '\u{2018}' | '\u{2019}' => self.mark(b'\'', len),
            '\u{201c}' | '\u{201d}' => self.mark(b'"', len),
            '\u{2028}' | '\u{2029}' | '\u{85}' => self.space(len, Gap::Line),
            '\u{200b}' | '\u{feff}' | '\u{ad}' => self.at += len,
            c if c.is_whitespace() => self.space(len, Gap::Space),
            '\u{a3}' | '\u{20ac}' => self.mark(b'$', len),
            c if c.is_alphanumeric() => self.run(),
            _ => self.mark(b'~' + 1, len),
        }
    }

    /// A run of letters and digits.
    fn run(&mut self) {
        let start = self.at;
        if let Some(end) = stopped_era(self.bytes, start) {
            self.at = end;
            return self.push(start, end, Kind::Word(Word::Era), false);
        }
        let mut end = start;
        while end < self.bytes.len() && self.bytes[end].is_ascii_alphanumeric() {
            end += 1;
        }
        if self.bytes.get(end).is_some_and(|byte| *byte >= 0x80) {
            let rest = self.text[end..].char_indices();
            let letters = rest.take_while(|(_, c)| c.is_alphanumeric()).last();
            if let Some((offset, c)) = letters {
                self.at = end + offset + c.len_utf8();
                return self.push(start, self.at, Kind::Other, false);
            }
        }
        self.at = end;
        let run = &self.bytes[start..end];
        let n_digits = run.iter().filter(|byte| byte.is_ascii_digit()).count();
        if n_digits == 0 {
            return self.word(start, end);
        }
        if n_digits == run.len() {
            if let Some(hour) = self.hour_run_on(start, end) {
                self.push(
                    start,
                    hour,
                    number(&self.bytes[start..hour]).unwrap_or(Kind::Other),
                    false,
                );
                return self.push(
                    hour,
                    end,
                    number(&self.bytes[hour..end]).unwrap_or(Kind::Other),
                    false,
                );
            }
            return self.push(start, end, number(run).unwrap_or(Kind::Other), false);
        }
        if let Some(number) = self.damaged(start, end) {
            return self.push(start, end, number, true);
        }
        if let Some(kind) = whole(run) {
            let repaired = run.iter().any(u8::is_ascii_alphabetic) && !matches!(kind, Kind::Nth(_))
                || run.iter().any(|b| matches!(b, b'l' | b'O' | b'o' | b'I'));
            return self.push(start, end, kind, repaired);
        }
        self.pieces(start, end);
    }

    /// Where the hour begins that ran into the year of a date: "03/02/202614:30".
    fn hour_run_on(&self, start: usize, end: usize) -> Option<usize> {
        let [b'1' | b'2', _, _, _, hour @ ..] = self.bytes.get(start..end)? else {
            return None;
        };
        let is_hour = matches!(hour, [b'0' | b'1', _] | [b'2', b'0'..=b'3']);
        let [b':', minutes @ ..] = self.bytes.get(end..end + ":00".len())? else {
            return None;
        };
        let goes_on = self.bytes.get(end + ":00".len());
        let is_clock = minutes.iter().all(u8::is_ascii_digit);
        let is_whole = !goes_on.is_some_and(u8::is_ascii_digit) && is_clock;
        let runs_on = is_hour && is_whole && self.ends_day_and_month();
        runs_on.then_some(end - hour.len())
    }

    /// Tells whether what was cut last is a day and month that a year follows.
    fn ends_day_and_month(&self) -> bool {
        let is_number = |token: &Token| matches!(token.kind, Kind::Number { digits: 1 | 2, .. });
        let is_joint = |token: &Token| matches!(token.kind, Kind::Mark(b'/' | b'.' | b'-'));
        match self.tokens.as_slice() {
            [.., day, first, month, second] if is_joint(first) && is_joint(second) => {
                is_number(day) && is_number(month)
            }
            [.., day, month] => is_number(day) && matches!(month.kind, Kind::Word(Word::Month(_))),
            _ => false,
        }
    }

    /// Reads letters that scanners put for digits more rarely ("Z8/11/2018"), where three groups
    /// stand in the shape of a date.
    fn damaged(&self, start: usize, end: usize) -> Option<Kind> {
        let run = &self.bytes[start..end];
        let looks = |byte: &u8| matches!(byte, b'S' | b'B' | b'Z');
        if !matches!(run.len(), 2 | 4) || !run.iter().any(looks) {
            return None;
        }
        let mut digits = [0_u8; 4];
        for (slot, byte) in digits.iter_mut().zip(run) {
            *slot = match byte {
                b'S' => b'5',
                b'B' => b'8',
                b'Z' => b'2',
                other => *other,
            };
        }
        let is_part = n_groups(self.bytes, start, end) == 3;
        number(&digits[..run.len()]).filter(|_| is_part)
    }

    fn word(&mut self, start: usize, end: usize) {
        let run = &self.bytes[start..end];
        if let Some(word) = lexicon::look_up(run) {
            return self.push(start, end, Kind::Word(word), false);
        }
        if matches!(run, b"Ist" | b"lst") {
            return self.push(start, end, Kind::Nth(1), true);
        }
        let before_mark = matches!(self.bytes.get(end), Some(b'/' | b'.' | b'-'));
        if run.len() == 2
            && before_mark
            && let Some(number) = number(run)
        {
            return self.push(start, end, number, true);
        }
        self.push(start, end, Kind::Other, false);
    }

    /// A run of letters and digits mixed, such as "14april" or "Q2", cut where they meet.
    fn pieces(&mut self, start: usize, end: usize) {
        let mut from = start;
        while from < end {
            let is_digit = self.bytes[from].is_ascii_digit();
            let mut to = from;
            while to < end && self.bytes[to].is_ascii_digit() == is_digit {
                to += 1;
            }
            if let Some((nth, end)) = self.nth_run_on(from, to, end) {
                self.push(from, end, nth, false);
                from = end;
                continue;
            }
            let run = &self.bytes[from..to];
            let kind = if is_digit {
                number(run).unwrap_or(Kind::Other)
            } else if run.eq_ignore_ascii_case(b"th") || run.eq_ignore_ascii_case(b"x") {
                Kind::Other
            } else {
                lexicon::look_up(run).map_or(Kind::Other, Kind::Word)
            };
            self.push(from, to, kind, false);
            from = to;
        }
    }

    /// Reads the "3rd" of "3rdMarch", where a space was lost before a month.
    fn nth_run_on(&self, from: usize, to: usize, end: usize) -> Option<(Kind, usize)> {
        let nth_end = to + "th".len();
        let kind = whole(self.bytes.get(from..nth_end)?)?;
        let mut letters = self.bytes.get(nth_end..end)?.split(u8::is_ascii_digit);
        let month = letters.next().and_then(lexicon::look_up);
        let runs_on = matches!(month, Some(Word::Month(_))) && matches!(kind, Kind::Nth(_));
        runs_on.then_some((kind, nth_end))
    }
}

/// Where "A.D." or "B.C.E." ends that begins at a place.
fn stopped_era(bytes: &[u8], at: usize) -> Option<usize> {
    let is_letter = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphanumeric);
    if bytes.get(at + 1) != Some(&b'.') {
        return None;
    }
    let eras: [&[u8]; 4] = [b"B.C.E.", b"A.D.", b"B.C.", b"C.E."];
    let era = eras.into_iter().find(|era| bytes[at..].starts_with(era))?;
    (!is_letter(at + era.len())).then_some(at + era.len())
}

/// A date of three numbers goes on for at most this many bytes to either side of one of them.
const N_BYTES_DATE_MAX: usize = 8;

/// How many groups, joined by one of `/`, `.` and `-`, the run at a place belongs to.
fn n_groups(bytes: &[u8], start: usize, end: usize) -> usize {
    let mark = |byte: u8| matches!(byte, b'/' | b'.' | b'-');
    let goes_on = |byte: &&u8| byte.is_ascii_alphanumeric() || mark(**byte);
    let before = bytes[..start].iter().rev().take(N_BYTES_DATE_MAX);
    let after = bytes[end..].iter().take(N_BYTES_DATE_MAX);
    let count = |bytes: &mut dyn Iterator<Item = &u8>| bytes.filter(|byte| mark(**byte)).count();
    1 + count(&mut before.take_while(goes_on)) + count(&mut after.take_while(goes_on))
}

/// Reads a run that holds a digit as one thing: a number, an ordinal, a month gone wrong.
fn whole(run: &[u8]) -> Option<Kind> {
    if let Some(number) = number(run) {
        return Some(number);
    }
    if run.len() > 2 && run.len() <= 4 {
        let (digits, ending) = run.split_at(run.len() - 2);
        let is_ending = [b"st", b"nd", b"rd", b"th"]
            .iter()
            .any(|known| ending.eq_ignore_ascii_case(*known));
        if let (true, Some(Kind::Number { value, .. })) = (is_ending, number(digits)) {
            return u8::try_from(value).ok().map(Kind::Nth);
        }
    }
    repaired_month(run)
}

/// Reads digits, and the letters that scanners put for them where at least one digit is there.
fn number(run: &[u8]) -> Option<Kind> {
    let pure = run.iter().all(u8::is_ascii_digit);
    if !pure && run.len() > 4 {
        return None;
    }
    let mut value: u32 = 0;
    for byte in run {
        let digit = match byte {
            b'0'..=b'9' => byte - b'0',
            b'l' | b'I' => 1,
            b'O' | b'o' => 0,
            _ => return None,
        };
        value = value.saturating_mul(10).saturating_add(u32::from(digit));
    }
    let digits = u8::try_from(run.len()).unwrap_or(u8::MAX);
    Some(Kind::Number { value, digits })
}

/// Reads "0ctober" and "Ju1y".
fn repaired_month(run: &[u8]) -> Option<Kind> {
    if !(4..=9).contains(&run.len()) {
        return None;
    }
    let n_digits = run.iter().filter(|byte| byte.is_ascii_digit()).count();
    if n_digits > 2 || n_digits * 2 >= run.len() {
        return None;
    }
    let mut letters = [0_u8; 9];
    for (slot, byte) in letters.iter_mut().zip(run) {
        *slot = match byte {
            b'0' => b'o',
            b'1' => b'l',
            b'5' => b's',
            b'8' => b'b',
            other => *other,
        };
    }
    match lexicon::look_up(&letters[..run.len()]) {
        Some(word @ Word::Month(_)) => Some(Kind::Word(word)),
        _ => None,
    }
}
