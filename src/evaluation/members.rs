//! The members of one large JSON object (RFC 8259) as they come, and the elements of an array
//! among them, each as the bytes of one whole value.
//!
//! In: a reader. Out: slices of a window that moves along the file, so that a file of any size
//! needs the memory of its largest value. What a value holds is for its reader to judge; here only
//! its end is found, which costs a fraction of reading it.

use std::io::{self, Read};

use memchr::{memchr_iter, memchr2, memrchr};

/// Bytes that are asked for at once.
const READ_AT_ONCE: usize = 1 << 20;

/// Why there is no further value.
#[derive(Debug)]
pub(super) enum Fault {
    /// The reader's.
    Read(io::Error),
    /// What stands there is none; what was expected.
    Expected(&'static str),
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        Self::Read(error)
    }
}

/// Where something stands in a file: line and column, both from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) line: usize,
    pub(super) column: usize,
}

impl Place {
    /// The place of what stands at `line` and `column` of a text that begins here.
    pub(super) fn within(self, line: usize, column: usize) -> Self {
        match line {
            0 | 1 => Self {
                line: self.line,
                column: (self.column + column).saturating_sub(1),
            },
            _ => Self {
                line: self.line + line - 1,
                column,
            },
        }
    }
}

/// A file, and how far it was read.
pub(super) struct Members<R> {
    from: R,
    window: Vec<u8>,
    /// Where in the window the unread part begins.
    at: usize,
    /// The place of `at`.
    place: Place,
    is_whole: bool,
}

impl<R: Read> Members<R> {
    pub(super) fn new(from: R) -> Self {
        Self {
            from,
            window: Vec::new(),
            at: 0,
            place: Place { line: 1, column: 1 },
            is_whole: false,
        }
    }

    /// Where the next value, or what stands in its stead, begins.
    pub(super) fn place(&self) -> Place {
        self.place
    }

    /// The next byte that is no white space, if there is one.
    pub(super) fn peek(&mut self) -> Result<Option<u8>, Fault> {
        loop {
            let unread = &self.window[self.at..];
            let n_blank = unread.iter().take_while(|byte| is_blank(**byte)).count();
            let next = unread.get(n_blank).copied();
            self.pass(n_blank);
            if next.is_some() || !self.more()? {
                return Ok(next);
            }
        }
    }

    /// Passes a mark such as `{` or `,`; nothing else may stand there.
    pub(super) fn expect(&mut self, mark: u8, expected: &'static str) -> Result<(), Fault> {
        if self.peek()? != Some(mark) {
            return Err(Fault::Expected(expected));
        }
        self.pass(1);
        Ok(())
    }

    /// Passes the comma before the next member or element, or the mark that ends them all; true
    /// where another follows.
    pub(super) fn has_next(&mut self, end: u8, is_first: bool) -> Result<bool, Fault> {
        match self.peek()? {
            Some(byte) if byte == end => {
                self.pass(1);
                Ok(false)
            }
            Some(b',') if !is_first => {
                self.pass(1);
                Ok(true)
            }
            Some(_) if is_first => Ok(true),
            _ => Err(Fault::Expected("a comma, or the end of the list")),
        }
    }

    /// Hands the bytes of one whole value on, with the place where it begins.
    pub(super) fn value<T>(&mut self, judge: impl FnOnce(&[u8], Place) -> T) -> Result<T, Fault> {
        if matches!(self.peek()?, None | Some(b',' | b':' | b']' | b'}')) {
            return Err(Fault::Expected("a value"));
        }
        let mut scan = Scan::default();
        let len = loop {
            let unread = &self.window[self.at..];
            if let Some(len) = scan.end(unread) {
                break len;
            }
            if !self.more()? {
                if scan.is_plain() {
                    break self.window.len() - self.at;
                }
                return Err(Fault::Expected("the end of a value, not of the file"));
            }
        };
        let judged = judge(&self.window[self.at..self.at + len], self.place);
        self.pass(len);
        Ok(judged)
    }

    fn pass(&mut self, n: usize) {
        let passed = &self.window[self.at..self.at + n];
        match memrchr(b'\n', passed) {
            Some(last) => {
                self.place.line += memchr_iter(b'\n', passed).count();
                self.place.column = n - last;
            }
            None => self.place.column += n,
        }
        self.at += n;
    }

    /// Reads on; false at the end of the file.
    fn more(&mut self) -> io::Result<bool> {
        if self.is_whole {
            return Ok(false);
        }
        self.window.drain(..self.at);
        self.at = 0;
        let mut part = (&mut self.from).take(READ_AT_ONCE as u64);
        let n = part.read_to_end(&mut self.window)?;
        self.is_whole = n == 0;
        Ok(!self.is_whole)
    }
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}

/// How far a value was looked through: what is open, and where the looking stopped.
#[derive(Debug, Default)]
struct Scan {
    seen: usize,
    depth: usize,
    is_in_string: bool,
}

impl Scan {
    /// Where the value ends, if it does within these bytes, which grow from call to call.
    fn end(&mut self, bytes: &[u8]) -> Option<usize> {
        while self.seen < bytes.len() {
            if self.is_in_string {
                self.string(bytes)?;
                if self.depth == 0 {
                    return Some(self.seen);
                }
                continue;
            }
            match bytes[self.seen] {
                b'"' => self.is_in_string = true,
                b'{' | b'[' => self.depth += 1,
                b'}' | b']' if self.depth > 1 => self.depth -= 1,
                b'}' | b']' => return Some(self.seen + self.depth),
                b',' | b' ' | b'\t' | b'\n' | b'\r' if self.depth == 0 => return Some(self.seen),
                _ => {}
            }
            self.seen += 1;
        }
        None
    }

    /// Passes the rest of a string; none where it goes on beyond these bytes.
    fn string(&mut self, bytes: &[u8]) -> Option<()> {
        loop {
            let Some(found) = memchr2(b'"', b'\\', &bytes[self.seen..]) else {
                self.seen = bytes.len();
                return None;
            };
            let at = self.seen + found;
            if bytes[at] == b'"' {
                self.seen = at + 1;
                self.is_in_string = false;
                return Some(());
            }
            if at + 1 >= bytes.len() {
                self.seen = at;
                return None;
            }
            self.seen = at + 2;
        }
    }

    /// Whether it is a number or a word, which the end of the file ends.
    fn is_plain(&self) -> bool {
        self.seen > 0 && self.depth == 0 && !self.is_in_string
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives a byte at a time, so that every value straddles the end of a window.
    struct Drip<'a>(&'a [u8]);

    impl Read for Drip<'_> {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            let n = self.0.len().min(1).min(into.len());
            into[..n].copy_from_slice(&self.0[..n]);
            self.0 = &self.0[n..];
            Ok(n)
        }
    }

    fn elements(text: &str) -> Result<Vec<String>, Fault> {
        let mut members = Members::new(Drip(text.as_bytes()));
        members.expect(b'[', "a list")?;
        let mut found = Vec::new();
        while members.has_next(b']', found.is_empty())? {
            let said = |bytes: &[u8], _: Place| String::from_utf8_lossy(bytes).into_owned();
            found.push(members.value(said)?);
        }
        Ok(found)
    }

    #[test]
    fn each_value_is_handed_on_whole() {
        let text = r#" [ {"a":[1,"]}\"\\"]} , "x\\" ,-1.5e3,null,[[ ],{}],"" ] "#;
        let expected = [
            r#"{"a":[1,"]}\"\\"]}"#,
            r#""x\\""#,
            "-1.5e3",
            "null",
            "[[ ],{}]",
            r#""""#,
        ];
        assert_eq!(elements(text).expect("a list"), expected);
        assert!(elements("[]").expect("an empty list").is_empty());
    }

    #[test]
    fn a_file_that_ends_early_or_lacks_a_comma_is_refused() {
        for text in [
            "",
            "[",
            "[1",
            "[1,",
            "[1,]",
            "[,1]",
            "[{}{}]",
            "[\"a",
            "[{\"a\":[1}",
            "[1 2]",
        ] {
            assert!(elements(text).is_err(), "{text}");
        }
    }

    #[test]
    fn places_are_those_of_the_file() {
        let mut members = Members::new(&b"[1,\n  {\n}]"[..]);
        members.expect(b'[', "a list").expect("a list");
        members.value(|_, _| ()).expect("a number");
        members.has_next(b']', false).expect("a comma");
        let place = members.value(|_, place| place).expect("an object");
        assert_eq!(place, Place { line: 2, column: 3 });
        assert_eq!(place.within(1, 2), Place { line: 2, column: 4 });
        assert_eq!(place.within(2, 1), Place { line: 3, column: 1 });
    }
}
