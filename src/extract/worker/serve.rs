//! The worker's side: reads the files that it is given until there are no more.

use std::io::{self, BufReader, BufWriter, Read, Write};
use std::thread;

use super::frame::{self, Question};
use super::{STACK_BYTES, limits};
use crate::document::{Builder, Format};
use crate::extract::{Opened, open_here, pictures_here};

/// Serves files from a pipe, under the bounds of a worker, until the pipe ends.
///
/// Bounds the calling process for good; call it in a process started for it and nothing else.
///
/// # Errors
/// When the thread cannot be started, or the answers' pipe breaks.
pub fn serve<R, W>(from: R, to: W) -> io::Result<()>
where
    R: Read + Send + 'static,
    W: Write + Send + 'static,
{
    limits::hold();
    let serving = thread::Builder::new()
        .stack_size(STACK_BYTES)
        .spawn(move || serve_here(from, to))?;
    serving
        .join()
        .unwrap_or_else(|_| Err(io::Error::other("the worker failed")))
}

fn serve_here(from: impl Read, to: impl Write) -> io::Result<()> {
    // Readers that would use several threads use this one.
    let _ = rayon::ThreadPoolBuilder::new()
        .num_threads(1)
        .use_current_thread()
        .build_global();
    let mut from = BufReader::new(from);
    let mut to = BufWriter::with_capacity(64 * 1024, to);
    while let Some((question, bytes)) = frame::question(&mut from) {
        limits::next_file();
        let opened = match question {
            Question::Read(path) => open_here(&path, &bytes),
            Question::Pictures(pages) => Opened {
                document: Builder::new("", "", Format::Pdf).finish(),
                inside: pictures_here(&bytes, &pages),
            },
        };
        drop(bytes);
        frame::reply(&mut to, &opened)?;
    }
    Ok(())
}
