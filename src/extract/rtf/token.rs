//! Cuts rich text into groups, control words and characters.
//!
//! In: bytes. Out: tokens, in order, whatever the bytes are. Source: Rich Text Format 1.9.1,
//! "Basic Entities".

/// A token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// `{`
    Open,
    /// `}`
    Close,
    /// `\name` with its number, if it has one.
    Word(&'a str, Option<i32>),
    /// `\` and a sign, such as `\*` or `\~`.
    Sign(u8),
    /// `\'hh`, a byte of the code page.
    Byte(u8),
    /// Plain characters of the code page.
    Text(&'a [u8]),
}

/// The longest name of a control word; the specification says 32.
const NAME_BYTES_MAX: usize = 40;

/// The tokens of a text.
pub(super) struct Tokens<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// Leaves out bytes that are no text.
    pub(super) fn pass_over(&mut self, n_bytes: usize) {
        self.at = self.at.saturating_add(n_bytes).min(self.bytes.len());
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn control(&mut self) -> Option<Token<'a>> {
        let sign = self.peek()?;
        if sign.is_ascii_alphabetic() {
            return Some(self.word());
        }
        self.at += 1;
        if sign != b'\'' {
            return Some(Token::Sign(sign));
        }
        let end = (self.at + 2).min(self.bytes.len());
        let digits = self.bytes.get(self.at..end).unwrap_or_default();
        let value = std::str::from_utf8(digits)
            .ok()
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        self.at = end;
        Some(value.map_or(Token::Text(&[]), Token::Byte))
    }

    fn word(&mut self) -> Token<'a> {
        let start = self.at;
        while self.at - start < NAME_BYTES_MAX
            && self.peek().is_some_and(|byte| byte.is_ascii_alphabetic())
        {
            self.at += 1;
        }
        let name = std::str::from_utf8(&self.bytes[start..self.at]).unwrap_or_default();
        let number_start = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        let digits_start = self.at;
        while self.at - digits_start < 11 && self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        if self.at == digits_start {
            self.at = number_start;
        }
        let number = std::str::from_utf8(&self.bytes[number_start..self.at]).unwrap_or_default();
        let number: Option<i64> = number.parse().ok();
        let number = number.map(|number| {
            i32::try_from(number).unwrap_or(if number < 0 { i32::MIN } else { i32::MAX })
        });
        if self.peek() == Some(b' ') {
            self.at += 1;
        }
        Token::Word(name, number)
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        let first = self.peek()?;
        match first {
            b'{' => {
                self.at += 1;
                Some(Token::Open)
            }
            b'}' => {
                self.at += 1;
                Some(Token::Close)
            }
            b'\\' => {
                self.at += 1;
                self.control()
            }
            _ => {
                let rest = &self.bytes[self.at..];
                let length = memchr::memchr3(b'{', b'}', b'\\', rest).unwrap_or(rest.len());
                self.at += length;
                Some(Token::Text(&rest[..length]))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_signs_bytes_and_text_are_told_apart() {
        let tokens: Vec<Token> = Tokens::new(b"{\\b0 x\\u-10?\\'e9\\*\\par}").collect();
        assert_eq!(
            tokens,
            [
                Token::Open,
                Token::Word("b", Some(0)),
                Token::Text(b"x"),
                Token::Word("u", Some(-10)),
                Token::Text(b"?"),
                Token::Byte(0xe9),
                Token::Sign(b'*'),
                Token::Word("par", None),
                Token::Close,
            ]
        );
    }

    #[test]
    fn a_text_that_ends_in_the_middle_of_a_word_ends_there() {
        assert_eq!(Tokens::new(b"\\").count(), 0);
        assert_eq!(Tokens::new(b"\\'e").next(), Some(Token::Byte(14)));
        assert_eq!(
            Tokens::new(b"\\u-").collect::<Vec<_>>(),
            [Token::Word("u", None), Token::Text(b"-")]
        );
    }
}
