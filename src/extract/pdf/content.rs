//! Content streams into operators and operands, one at a time.
//!
//! In: the bytes of a content stream (ISO 32000-2, 7.8.2). Out: each operator with the operands
//! before it. Nothing is built ahead, so memory stays at one operator's operands; images written
//! into the stream (8.9.7) are stepped over.

use std::borrow::Cow;

/// Operands kept for one operator, arrays' elements included; real operators take a handful,
/// `TJ` arrays some hundreds.
const OPERANDS_MAX: usize = 100_000;
/// Arrays and dictionaries inside each other; deeper ones are read flat.
const NESTING_MAX: usize = 16;

/// One operand (7.3).
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Operand<'a> {
    /// An integer or real.
    Number(f32),
    /// A name, without its solidus.
    Name(Cow<'a, [u8]>),
    /// A literal or hexadecimal string.
    Text(Cow<'a, [u8]>),
    /// An array.
    Array(Vec<Operand<'a>>),
    /// A dictionary, as keys and values in turn.
    Dictionary(Vec<Operand<'a>>),
    /// A truth value or null.
    Other,
}

impl<'a> Operand<'a> {
    /// Returns the number, if it is one.
    pub(super) fn number(&self) -> Option<f32> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// Returns the name, if it is one.
    pub(super) fn name(&self) -> Option<&[u8]> {
        match self {
            Self::Name(name) => Some(name),
            _ => None,
        }
    }

    /// Returns the string, if it is one.
    pub(super) fn text(&self) -> Option<&[u8]> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Tells whether it is an array or a dictionary with something in it.
    fn holds_some(&self) -> bool {
        matches!(self, Self::Array(inner) | Self::Dictionary(inner) if !inner.is_empty())
    }

    /// Returns a dictionary's value.
    pub(super) fn get(&self, key: &[u8]) -> Option<&Operand<'a>> {
        let Self::Dictionary(pairs) = self else {
            return None;
        };
        let at = pairs
            .chunks_exact(2)
            .position(|pair| pair[0].name() == Some(key))?;
        pairs.get(at * 2 + 1)
    }
}

/// A walk over a content stream.
pub(super) struct Operations<'a> {
    bytes: &'a [u8],
    at: usize,
    /// The operands of the operator that [`Operations::next`] gave last.
    pub(super) operands: Vec<Operand<'a>>,
    /// Whether an operator had more operands than the bound, so that some were left out.
    pub(super) is_cut: bool,
}

enum Lexeme<'a> {
    Operand(Operand<'a>),
    ArrayOpen,
    ArrayClose,
    DictionaryOpen,
    DictionaryClose,
    Word(&'a [u8]),
}

impl<'a> Operations<'a> {
    /// Starts at the first byte.
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self {
            bytes,
            at: 0,
            operands: Vec::new(),
            is_cut: false,
        }
    }

    /// Returns the next operator; its operands are in `operands`.
    pub(super) fn next(&mut self) -> Option<&'a [u8]> {
        self.operands.clear();
        let mut open: Vec<(bool, Vec<Operand<'a>>)> = Vec::new();
        let mut n_read = 0_usize;
        loop {
            let operand = match self.lexeme()? {
                Lexeme::Operand(operand) => operand,
                Lexeme::ArrayOpen | Lexeme::DictionaryOpen if open.len() >= NESTING_MAX => continue,
                Lexeme::ArrayOpen => {
                    open.push((false, Vec::new()));
                    continue;
                }
                Lexeme::DictionaryOpen => {
                    open.push((true, Vec::new()));
                    continue;
                }
                Lexeme::ArrayClose | Lexeme::DictionaryClose => match open.pop() {
                    Some((false, items)) => Operand::Array(items),
                    Some((true, items)) => Operand::Dictionary(items),
                    None => continue,
                },
                Lexeme::Word(b"true" | b"false" | b"null") => Operand::Other,
                Lexeme::Word(b"ID") => {
                    self.skip_image();
                    return Some(b"EI");
                }
                Lexeme::Word(word) => {
                    while let Some((is_dictionary, items)) = open.pop() {
                        let closed = if is_dictionary {
                            Operand::Dictionary(items)
                        } else {
                            Operand::Array(items)
                        };
                        open.last_mut()
                            .map_or(&mut self.operands, |(_, into)| into)
                            .push(closed);
                    }
                    return Some(word);
                }
            };
            n_read += 1;
            if n_read <= OPERANDS_MAX || operand.holds_some() {
                open.last_mut()
                    .map_or(&mut self.operands, |(_, into)| into)
                    .push(operand);
            } else {
                self.is_cut = true;
            }
        }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn lexeme(&mut self) -> Option<Lexeme<'a>> {
        loop {
            let byte = self.peek()?;
            let doubled = self.bytes.get(self.at + 1) == Some(&byte);
            self.at += 1;
            return Some(match byte {
                b'%' => {
                    self.skip_while(|byte| byte != b'\n' && byte != b'\r');
                    continue;
                }
                b'[' => Lexeme::ArrayOpen,
                b']' => Lexeme::ArrayClose,
                b'<' if doubled => {
                    self.at += 1;
                    Lexeme::DictionaryOpen
                }
                b'>' if doubled => {
                    self.at += 1;
                    Lexeme::DictionaryClose
                }
                b'<' => Lexeme::Operand(Operand::Text(Cow::Owned(self.hexadecimal()))),
                b'(' => Lexeme::Operand(Operand::Text(self.literal())),
                b'/' => Lexeme::Operand(Operand::Name(self.name())),
                b'0'..=b'9' | b'+' | b'-' | b'.' => Lexeme::Operand(self.number()),
                _ if is_regular(byte) => {
                    let start = self.at - 1;
                    self.skip_while(is_regular);
                    Lexeme::Word(&self.bytes[start..self.at])
                }
                _ => continue,
            });
        }
    }

    fn skip_while(&mut self, test: impl Fn(u8) -> bool) {
        while self.peek().is_some_and(&test) {
            self.at += 1;
        }
    }

    /// A number (7.3.3). "--5" and "5-3", which some writers leave, read as -5 and 5.
    fn number(&mut self) -> Operand<'a> {
        let start = self.at - 1;
        self.skip_while(|byte| matches!(byte, b'0'..=b'9' | b'.' | b'-' | b'+'));
        let digits = &self.bytes[start..self.at];
        let (mut value, mut scale, mut is_fraction) = (0.0_f64, 1.0_f64, false);
        let n_signs = digits
            .iter()
            .take_while(|byte| matches!(byte, b'-' | b'+'))
            .count();
        for &byte in &digits[n_signs..] {
            match byte {
                b'0'..=b'9' => {
                    value = value * 10.0 + f64::from(byte - b'0');
                    if is_fraction {
                        scale *= 10.0;
                    }
                }
                b'.' if !is_fraction => is_fraction = true,
                _ => break,
            }
        }
        let sign = if digits.first() == Some(&b'-') {
            -1.0
        } else {
            1.0
        };
        Operand::Number(narrow(sign * value / scale))
    }

    /// A name (7.3.5), `#xx` escapes resolved.
    fn name(&mut self) -> Cow<'a, [u8]> {
        let start = self.at;
        self.skip_while(is_regular);
        let raw = &self.bytes[start..self.at];
        if !raw.contains(&b'#') {
            return Cow::Borrowed(raw);
        }
        let mut name = Vec::with_capacity(raw.len());
        let mut at = 0;
        while at < raw.len() {
            let pair = (
                raw.get(at + 1).copied().and_then(digit),
                raw.get(at + 2).copied().and_then(digit),
            );
            if let (b'#', (Some(high), Some(low))) = (raw[at], pair) {
                name.push(high * 16 + low);
                at += 3;
            } else {
                name.push(raw[at]);
                at += 1;
            }
        }
        Cow::Owned(name)
    }

    /// A hexadecimal string (7.3.4.3).
    fn hexadecimal(&mut self) -> Vec<u8> {
        let mut text = Vec::new();
        let mut high = None;
        while let Some(byte) = self.peek() {
            self.at += 1;
            if byte == b'>' {
                break;
            }
            match (digit(byte), high.take()) {
                (Some(low), Some(first)) => text.push(first * 16 + low),
                (Some(first), None) => high = Some(first),
                (None, before) => high = before,
            }
        }
        text.extend(high.map(|first| first * 16));
        text
    }

    /// A literal string (7.3.4.2). Borrowed where it holds no escape, which is nearly always.
    fn literal(&mut self) -> Cow<'a, [u8]> {
        let start = self.at;
        let mut depth = 1_usize;
        let mut has_escape = false;
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'\\' => {
                    has_escape = true;
                    self.at += 1;
                }
                b'(' => depth += 1,
                b')' => depth -= 1,
                b'\r' => has_escape = true,
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
        self.at = self.at.min(self.bytes.len());
        let end = if depth == 0 { self.at - 1 } else { self.at };
        let raw = &self.bytes[start..end];
        if has_escape {
            Cow::Owned(unescaped(raw))
        } else {
            Cow::Borrowed(raw)
        }
    }

    /// Steps over an image's data: to an `EI` between white space that text follows.
    fn skip_image(&mut self) {
        self.at = (self.at + 1).min(self.bytes.len());
        let data = &self.bytes[self.at..];
        let end = memchr::memmem::find_iter(data, b"EI").find(|&found| {
            let before = found == 0 || is_space(data[found - 1]);
            let after = data[found + 2..].iter().take(12);
            let is_text = after
                .clone()
                .all(|&byte| is_space(byte) || (0x20..0x7f).contains(&byte));
            before && after.clone().next().is_none_or(|&byte| is_space(byte)) && is_text
        });
        self.at += end.map_or(data.len(), |found| found + 2);
    }
}

fn unescaped(raw: &[u8]) -> Vec<u8> {
    let mut text = Vec::with_capacity(raw.len());
    let mut bytes = raw.iter().copied().peekable();
    while let Some(byte) = bytes.next() {
        if byte == b'\r' {
            bytes.next_if_eq(&b'\n');
            text.push(b'\n');
            continue;
        }
        if byte != b'\\' {
            text.push(byte);
            continue;
        }
        match bytes.next() {
            Some(b'n') => text.push(b'\n'),
            Some(b'r') => text.push(b'\r'),
            Some(b't') => text.push(b'\t'),
            Some(b'b') => text.push(8),
            Some(b'f') => text.push(12),
            Some(b'\r') => {
                bytes.next_if_eq(&b'\n');
            }
            Some(b'\n') | None => {}
            Some(first @ b'0'..=b'7') => {
                let mut code = first - b'0';
                for _ in 0..2 {
                    let Some(next) = bytes.next_if(|byte| matches!(byte, b'0'..=b'7')) else {
                        break;
                    };
                    code = code.wrapping_mul(8).wrapping_add(next - b'0');
                }
                text.push(code);
            }
            Some(other) => text.push(other),
        }
    }
    text
}

fn digit(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        b'A'..=b'F' => Some(byte - b'A' + 10),
        _ => None,
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | 9 | 10 | 12 | 13 | 32)
}

fn is_regular(byte: u8) -> bool {
    !is_space(byte)
        && !matches!(
            byte,
            b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%'
        )
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "page coordinates need no more than f32 holds"
)]
fn narrow(value: f64) -> f32 {
    value.clamp(-1e9, 1e9) as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(content: &str) -> String {
        let mut operations = Operations::new(content.as_bytes());
        let mut said = Vec::new();
        while let Some(operator) = operations.next() {
            said.push(format!(
                "{} {:?}",
                String::from_utf8_lossy(operator),
                operations.operands
            ));
        }
        said.join("\n").replace("Borrowed", "").replace("Owned", "")
    }

    #[test]
    fn operators_come_with_the_operands_before_them() {
        assert_eq!(
            read("1 -.5 Td % a remark\n[(a\\)b) 12 <4>]TJ"),
            "Td [Number(1.0), Number(-0.5)]\n\
             TJ [Array([Text([97, 41, 98]), Number(12.0), Text([64])])]"
        );
    }

    #[test]
    fn an_image_in_the_stream_is_stepped_over() {
        assert_eq!(
            read("BI /W 1 ID \u{1}EI\u{2} (x \nEI Q").lines().last(),
            Some("Q []")
        );
    }

    #[test]
    fn names_and_octal_escapes_are_resolved() {
        assert_eq!(
            read("/A#20B (\\101\\7) x"),
            "x [Name([65, 32, 66]), Text([65, 7])]"
        );
    }

    #[test]
    fn unclosed_strings_arrays_and_dictionaries_end_with_the_stream() {
        assert_eq!(read("[<<[(abc"), "");
        assert_eq!(read("[1 2 Tj"), "Tj [Array([Number(1.0), Number(2.0)])]");
    }

    #[test]
    fn an_operator_keeps_so_many_operands_and_says_that_it_had_more() {
        let n_kept = |content: &str| {
            let mut operations = Operations::new(content.as_bytes());
            assert_eq!(operations.next(), Some(b"TJ".as_slice()));
            let Some(Operand::Array(kept)) = operations.operands.first() else {
                panic!("an array");
            };
            (kept.len(), operations.is_cut)
        };
        let of = |n: usize| format!("[{}] TJ", "1 ".repeat(n));
        assert_eq!(n_kept(&of(OPERANDS_MAX - 1)), (OPERANDS_MAX - 1, false));
        assert_eq!(n_kept(&of(OPERANDS_MAX + 9)), (OPERANDS_MAX, true));
    }

    #[test]
    fn arrays_nested_beyond_the_bound_are_read_flat() {
        let deep = NESTING_MAX + 9;
        let content = format!("{}1{} 2 Tj", "[".repeat(deep), "]".repeat(deep));
        let mut operations = Operations::new(content.as_bytes());
        assert_eq!(operations.next(), Some(b"Tj".as_slice()));
        assert_eq!(operations.operands.len(), 2);
        let mut depth = 0;
        let mut inner = &operations.operands[0];
        while let Operand::Array(items) = inner {
            depth += 1;
            inner = &items[0];
        }
        assert_eq!((depth, inner), (NESTING_MAX, &Operand::Number(1.0)));
    }
}
