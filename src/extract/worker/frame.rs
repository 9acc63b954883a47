//! What goes over the pipes between the run and its workers.
//!
//! A frame is a length in eight bytes, the least first, and that many bytes. A question is the
//! what is asked and the file's bytes. An answer is the document, the number of files that lie in it, and
//! the name and the bytes of each.

use std::io::{self, Read, Write};

use serde::{Deserialize, Serialize};

use crate::extract::{Inside, Opened};

/// What is asked of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Question {
    /// To be read, under this path.
    Read(String),
    /// The pictures of these pages; of all pages where none are named.
    Pictures(Vec<u32>),
}

/// The longest frame, in bytes: the largest file, or the text and blocks of the largest document.
const FRAME_BYTES_MAX: u64 = 512 * 1024 * 1024;
/// The most files that an answer brings.
const INSIDE_MAX: u64 = 20_000;

fn write(to: &mut impl Write, bytes: &[u8]) -> io::Result<()> {
    to.write_all(&(bytes.len() as u64).to_le_bytes())?;
    to.write_all(bytes)
}

/// Reads a frame; memory is taken only as bytes arrive.
fn read(from: &mut impl Read) -> io::Result<Vec<u8>> {
    let length = number(from)?;
    if length > FRAME_BYTES_MAX {
        return Err(io::Error::other("a frame beyond the bound"));
    }
    let mut bytes = Vec::new();
    from.take(length).read_to_end(&mut bytes)?;
    if bytes.len() as u64 == length {
        Ok(bytes)
    } else {
        Err(io::ErrorKind::UnexpectedEof.into())
    }
}

fn number(from: &mut impl Read) -> io::Result<u64> {
    let mut bytes = [0; 8];
    from.read_exact(&mut bytes)?;
    Ok(u64::from_le_bytes(bytes))
}

fn text(bytes: Vec<u8>) -> io::Result<String> {
    String::from_utf8(bytes).map_err(io::Error::other)
}

/// Puts a question.
pub(super) fn ask(to: &mut impl Write, question: &Question, bytes: &[u8]) -> io::Result<()> {
    let question = postcard::to_stdvec(question).map_err(io::Error::other)?;
    write(to, &question)?;
    write(to, bytes)?;
    to.flush()
}

/// Takes a question; `None` when there are no more.
pub(super) fn question(from: &mut impl Read) -> Option<(Question, Vec<u8>)> {
    let question = postcard::from_bytes(&read(from).ok()?).ok()?;
    let bytes = read(from).ok()?;
    Some((question, bytes))
}

/// Gives an answer.
pub(super) fn reply(to: &mut impl Write, opened: &Opened) -> io::Result<()> {
    let document = postcard::to_stdvec(&opened.document).map_err(io::Error::other)?;
    write(to, &document)?;
    to.write_all(&(opened.inside.len() as u64).to_le_bytes())?;
    for inside in &opened.inside {
        write(to, inside.name.as_bytes())?;
        write(to, &inside.bytes)?;
    }
    to.flush()
}

/// Takes an answer.
pub(super) fn answer(from: &mut impl Read) -> io::Result<Opened> {
    let document = read(from)?;
    let document = postcard::from_bytes(&document).map_err(io::Error::other)?;
    let n_inside = number(from)?;
    if n_inside > INSIDE_MAX {
        return Err(io::Error::other("more files than the bound"));
    }
    let mut inside = Vec::new();
    for _ in 0..n_inside {
        let name = text(read(from)?)?;
        let bytes = read(from)?;
        inside.push(Inside { name, bytes });
    }
    Ok(Opened { document, inside })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract;

    #[test]
    fn questions_and_answers_arrive_as_they_were_sent() {
        let mut pipe = Vec::new();
        ask(&mut pipe, &Question::Read("a/b.txt".to_owned()), b"Plan").expect("memory takes bytes");
        let asked = question(&mut pipe.as_slice());
        let question = Question::Read("a/b.txt".to_owned());
        assert_eq!(asked, Some((question, b"Plan".to_vec())));
        let opened = Opened {
            document: extract::bytes_of(
                "a/b.txt",
                b"PLAN\n\nDate | 3 May 2024\nBy | Jo\nAt | home\n",
            ),
            inside: vec![Inside {
                name: "x".to_owned(),
                bytes: vec![0, 255],
            }],
        };
        let mut pipe = Vec::new();
        reply(&mut pipe, &opened).expect("memory takes bytes");
        assert_eq!(answer(&mut pipe.as_slice()).expect("an answer"), opened);
    }

    #[test]
    fn an_answer_that_promises_more_files_than_the_bound_is_refused() {
        let opened = Opened::from(extract::bytes_of("a.txt", b"Plan"));
        let mut pipe = Vec::new();
        reply(&mut pipe, &opened).expect("memory takes bytes");
        let count = pipe.len() - 8;
        pipe[count..].copy_from_slice(&(INSIDE_MAX + 1).to_le_bytes());
        let refused = answer(&mut pipe.as_slice()).expect_err("too many");
        assert!(refused.to_string().contains("more files than the bound"));
    }

    #[test]
    fn a_frame_that_promises_more_than_the_bound_or_breaks_off_is_refused() {
        let huge = u64::MAX.to_le_bytes();
        assert!(answer(&mut huge.as_slice()).is_err());
        let mut short = 10_u64.to_le_bytes().to_vec();
        short.push(1);
        assert!(answer(&mut short.as_slice()).is_err());
        assert!(question(&mut [].as_slice()).is_none());
    }
}
