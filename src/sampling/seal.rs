//! Seals: the SHA-256 of what a file holds, inside the file, so that an edit shows.
//!
//! In: a frame, plan or sample. Out: its JSON, and its seal: SHA-256 over the same JSON without
//! spaces, keys in alphabetical order, and without the key `sha256`.

use std::io::{self, Write};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::ser::Formatter;
use sha2::{Digest, Sha256};

/// What carries its own seal. While the seal is empty it is not written.
pub trait Sealed: Serialize + DeserializeOwned {
    /// What the file's `format` says.
    const FORMAT: &'static str;

    /// Returns what `format` says.
    fn format(&self) -> &str;

    /// Returns the place of the seal.
    fn sha256_mut(&mut self) -> &mut String;

    /// Seals what it holds now.
    #[must_use]
    fn sealed(mut self) -> Self {
        self.sha256_mut().clear();
        let seal = seal_of(&self);
        *self.sha256_mut() = seal;
        self
    }

    /// Tells whether it holds what was sealed.
    fn is_whole(&mut self) -> bool {
        let said = std::mem::take(self.sha256_mut());
        let is_whole = seal_of(self) == said;
        *self.sha256_mut() = said;
        is_whole
    }

    /// Reads a file, whether it was changed or not.
    ///
    /// # Errors
    /// What is not JSON of this format, with line and column.
    fn parse(bytes: &[u8]) -> Result<Self, String> {
        let read = serde_json::from_slice(bytes);
        let format = match &read {
            Ok(read) => Self::format(read).to_owned(),
            Err(_) => format_of(bytes).unwrap_or_else(|| Self::FORMAT.to_owned()),
        };
        if format == Self::FORMAT {
            return read.map_err(|error| error.to_string());
        }
        Err(format!(
            "its format is {format:?}; expected {:?}",
            Self::FORMAT
        ))
    }

    /// Reads a file that nobody has changed.
    ///
    /// # Errors
    /// As [`Sealed::parse`], and where the seal does not fit.
    fn parse_whole(bytes: &[u8]) -> Result<Self, String> {
        let mut read = Self::parse(bytes)?;
        if read.is_whole() {
            return Ok(read);
        }
        Err("it was changed after it was written: its sha256 does not fit what it holds".to_owned())
    }
}

/// What a file of another kind says that it is.
fn format_of(bytes: &[u8]) -> Option<String> {
    #[derive(Deserialize)]
    struct Named {
        format: String,
    }
    let named: Named = serde_json::from_slice(bytes).ok()?;
    Some(named.format)
}

fn seal_of(value: &impl Serialize) -> String {
    let mut hash = Hashing(Sha256::new());
    // Nothing is sealed that JSON cannot hold, so an unwritable value has a seal of its own.
    if serde_json::to_writer(&mut hash, value).is_err() {
        return String::new();
    }
    hex(&hash.0.finalize())
}

struct Hashing(Sha256);

impl Write for Hashing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Returns the SHA-256 of bytes, in lower-case hexadecimal.
#[must_use]
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

pub(super) fn hex(bytes: &[u8]) -> String {
    const DIGITS: [char; 16] = [
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f',
    ];
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.map(|digit| DIGITS[usize::from(digit)]).collect()
}

/// Writes a file for people and programs: one row, stratum or case a line.
///
/// # Errors
/// The writer's.
pub fn write(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    let mut writer = serde_json::Serializer::with_formatter(&mut *out, RowALine::default());
    value.serialize(&mut writer)?;
    writeln!(out)
}

/// Breaks lines down to the second level; what lies deeper is one line.
#[derive(Default)]
struct RowALine {
    depth: usize,
    has_value: bool,
}

impl RowALine {
    fn opens<W: ?Sized + Write>(&mut self, out: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.depth += 1;
        self.has_value = false;
        out.write_all(bracket)
    }

    fn closes<W: ?Sized + Write>(&mut self, out: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.depth -= 1;
        if self.has_value && self.depth < 2 {
            self.breaks(out)?;
        }
        out.write_all(bracket)
    }

    fn breaks<W: ?Sized + Write>(&self, out: &mut W) -> io::Result<()> {
        out.write_all(b"\n")?;
        (0..self.depth).try_for_each(|_| out.write_all(b" "))
    }

    fn follows<W: ?Sized + Write>(&self, out: &mut W, is_first: bool) -> io::Result<()> {
        if !is_first {
            out.write_all(b",")?;
        }
        match self.depth {
            0..=2 => self.breaks(out),
            _ if is_first => Ok(()),
            _ => out.write_all(b" "),
        }
    }
}

impl Formatter for RowALine {
    fn begin_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.opens(out, b"[")
    }

    fn end_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.closes(out, b"]")
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.follows(out, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.has_value = true;
        Ok(())
    }

    fn begin_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.opens(out, b"{")
    }

    fn end_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.closes(out, b"}")
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.follows(out, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        out.write_all(b": ")
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.has_value = true;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Serialize, Deserialize)]
    struct Weight {
        weight: f64,
        #[serde(skip_serializing_if = "String::is_empty")]
        sha256: String,
    }

    impl Sealed for Weight {
        const FORMAT: &'static str = "weight";

        fn format(&self) -> &'static str {
            "weight"
        }

        fn sha256_mut(&mut self) -> &mut String {
            &mut self.sha256
        }
    }

    #[test]
    fn a_file_of_another_kind_is_named() {
        let error = Weight::parse(b"{\"format\": \"plan/1\", \"n\": 3}").err();
        let said = "its format is \"plan/1\"; expected \"weight\"";
        assert_eq!(error.as_deref(), Some(said));
    }

    #[test]
    fn any_weight_reads_back_as_it_was_sealed() {
        for (cases, drawn) in (1..60_u32).flat_map(|n| (n..400).map(move |size| (size, n))) {
            let weight = f64::from(cases) / f64::from(drawn);
            let mut file = Vec::new();
            let sealed = Weight {
                weight,
                sha256: String::new(),
            }
            .sealed();
            write(&sealed, &mut file).expect("memory takes it all");
            assert!(Weight::parse_whole(&file).is_ok(), "{cases}/{drawn}");
        }
    }
}
