//! Reads files in processes of their own, so that no file can bring the run down.
//!
//! In: a path's name and bytes. Out: what the file says, or a note that says why a worker died or
//! was ended: a parser that aborts, overflows its stack, needs too much memory or does not come to
//! an end costs that file a note. A worker is this same program started with a hidden subcommand,
//! which serves one file after another ([`serve`]); each gets only bytes and opens nothing.
//!
//! Until [`install`] is called, and where no worker can be started, files are read in the caller's
//! own process.

mod frame;
mod limits;
mod serve;

use std::ffi::OsString;
use std::io::{self, Read};
use std::path::PathBuf;
use std::process::{Child, ChildStderr, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::thread;
use std::time::Duration;

use super::{Inside, Opened};
use crate::document::{Note, NoteCode};

use frame::Question;
pub use limits::{CPU_SECONDS_MAX, MEMORY_BYTES_MAX, STACK_BYTES, WALL_SECONDS_MAX};
pub use serve::serve;

/// A worker that read a larger file than this, in bytes, is not used again: it may hold on to memory.
const REUSE_BYTES_MAX: usize = 32 * 1024 * 1024;
/// How much of what a dead worker said is looked at for the reason of its death, in bytes.
const LAST_WORDS_BYTES_MAX: u64 = 4096;

static POOL: OnceLock<Pool> = OnceLock::new();

/// How a worker is started.
#[derive(Debug, Clone)]
pub struct Program {
    /// The program.
    pub path: PathBuf,
    /// What it is called with so that it calls [`serve`].
    pub args: Vec<OsString>,
}

/// From now on reads files in workers. Only the first call counts.
pub fn install(program: Program) {
    POOL.get_or_init(|| Pool::new(program, Duration::from_secs(WALL_SECONDS_MAX)));
}

/// Ends the workers that wait, so that none outlives the run.
pub fn dismiss() {
    if let Some(pool) = POOL.get() {
        pool.idle().clear();
    }
}

/// Reads a file in a worker, where workers are installed and can be started.
pub(super) fn open(path: &str, bytes: &Arc<Vec<u8>>) -> Option<Result<Opened, Note>> {
    let question = Question::Read(path.to_owned());
    POOL.get()?.ask(&question, bytes)
}

/// Takes the pictures off a pdf's pages in a worker; none where the worker fails.
pub(super) fn pictures(bytes: &Arc<Vec<u8>>, pages: &[u32]) -> Option<Vec<Inside>> {
    let question = Question::Pictures(pages.to_vec());
    let answer = POOL.get()?.ask(&question, bytes)?;
    Some(answer.map(|opened| opened.inside).unwrap_or_default())
}

/// The workers that wait for a file.
struct Pool {
    program: Program,
    patience: Duration,
    idle: Mutex<Vec<Worker>>,
}

/// Why a worker gave no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Failure {
    TimeUp,
    NoMemory,
    Crashed,
}

impl Pool {
    fn new(program: Program, patience: Duration) -> Self {
        let idle = Mutex::new(Vec::new());
        Self {
            program,
            patience,
            idle,
        }
    }

    /// Reads a file. A worker that served others before and dies may have died of those, so that
    /// the file gets a second chance in a fresh one: what is said of a file depends on it alone.
    fn ask(&self, question: &Question, bytes: &Arc<Vec<u8>>) -> Option<Result<Opened, Note>> {
        let (answer, was_fresh) = self.attempt(question, bytes, true)?;
        let answer = match answer {
            Err(Failure::NoMemory | Failure::Crashed) if !was_fresh => {
                self.attempt(question, bytes, false)?.0
            }
            answer => answer,
        };
        Some(answer.map_err(note_of))
    }

    fn attempt(
        &self,
        question: &Question,
        bytes: &Arc<Vec<u8>>,
        may_reuse: bool,
    ) -> Option<(Result<Opened, Failure>, bool)> {
        let idle = if may_reuse { self.idle().pop() } else { None };
        let was_fresh = idle.is_none();
        let mut worker = match idle {
            Some(worker) => worker,
            None => Worker::start(&self.program).ok()?,
        };
        let answer = worker.ask(question, bytes, self.patience);
        if answer.is_ok() && bytes.len() <= REUSE_BYTES_MAX {
            self.idle().push(worker);
        }
        Some((answer, was_fresh))
    }

    fn idle(&self) -> std::sync::MutexGuard<'_, Vec<Worker>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn note_of(failure: Failure) -> Note {
    match failure {
        Failure::TimeUp => Note::new(
            NoteCode::TooLarge,
            format!("reading it takes longer than the bound of {CPU_SECONDS_MAX} seconds"),
        ),
        Failure::NoMemory => Note::new(
            NoteCode::TooLarge,
            format!(
                "reading it takes more memory than the bound of {} MB",
                MEMORY_BYTES_MAX / 1_048_576
            ),
        ),
        Failure::Crashed => Note::new(
            NoteCode::ParserFailed,
            "the parser failed on this file; open and save it again, or convert it",
        ),
    }
}

/// A file on its way to a worker.
struct Job {
    question: Question,
    bytes: Arc<Vec<u8>>,
}

/// A process that reads files, and the thread that talks to it.
struct Worker {
    child: Child,
    jobs: Sender<Job>,
    answers: Receiver<io::Result<Opened>>,
    last_words: Option<ChildStderr>,
}

impl Worker {
    fn start(program: &Program) -> io::Result<Self> {
        let mut child = Command::new(&program.path)
            .args(&program.args)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        let (Some(mut to), Some(mut from)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(io::Error::other("the worker has no pipes"));
        };
        let (jobs, waiting) = mpsc::channel::<Job>();
        let (done, answers) = mpsc::channel();
        let talk = move || {
            for job in waiting {
                let answer = frame::ask(&mut to, &job.question, &job.bytes)
                    .and_then(|()| frame::answer(&mut from));
                let is_over = answer.is_err();
                if done.send(answer).is_err() || is_over {
                    return;
                }
            }
        };
        thread::Builder::new()
            .name("worker".to_owned())
            .spawn(talk)?;
        let last_words = child.stderr.take();
        Ok(Self {
            child,
            jobs,
            answers,
            last_words,
        })
    }

    fn ask(
        &mut self,
        question: &Question,
        bytes: &Arc<Vec<u8>>,
        patience: Duration,
    ) -> Result<Opened, Failure> {
        let job = Job {
            question: question.clone(),
            bytes: Arc::clone(bytes),
        };
        if self.jobs.send(job).is_err() {
            return Err(self.cause_of_death());
        }
        match self.answers.recv_timeout(patience) {
            Ok(Ok(opened)) => Ok(opened),
            Ok(Err(_)) | Err(RecvTimeoutError::Disconnected) => Err(self.cause_of_death()),
            Err(RecvTimeoutError::Timeout) => Err(Failure::TimeUp),
        }
    }

    /// The worker broke off. How it ended and what it said last tell why.
    fn cause_of_death(&mut self) -> Failure {
        // A worker that only closed its pipe is ended, so that this never waits for long.
        if let Ok(None) = self.child.try_wait() {
            thread::sleep(Duration::from_millis(50));
        }
        let _ = self.child.kill();
        let Ok(status) = self.child.wait() else {
            return Failure::Crashed;
        };
        let mut words = Vec::new();
        if let Some(said) = &mut self.last_words {
            let _ = said.take(LAST_WORDS_BYTES_MAX).read_to_end(&mut words);
        }
        if memchr::memmem::find(&words, b"memory allocation of").is_some() {
            Failure::NoMemory
        } else if is_out_of_time(status) {
            Failure::TimeUp
        } else {
            Failure::Crashed
        }
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[cfg(unix)]
fn is_out_of_time(status: ExitStatus) -> bool {
    use std::os::unix::process::ExitStatusExt;
    status.signal() == Some(rustix::process::Signal::XCPU.as_raw())
}

#[cfg(not(unix))]
fn is_out_of_time(_: ExitStatus) -> bool {
    false
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    /// What is said of a file whose worker runs a script instead of reading.
    fn check(script: &str, expected: NoteCode, words: &str) {
        let program = Program {
            path: "/bin/sh".into(),
            args: vec!["-c".into(), script.into()],
        };
        let pool = Pool::new(program, Duration::from_millis(400));
        let answer = pool.ask(
            &Question::Read("a.docx".to_owned()),
            &Arc::new(b"bytes".to_vec()),
        );
        let note = answer.expect("a shell").expect_err("no document");
        assert_eq!(note.code, expected, "{}", note.message);
        assert!(note.message.contains(words), "{}", note.message);
        assert!(pool.idle().is_empty(), "a dead worker is not used again");
    }

    #[test]
    fn a_crash_an_abort_and_an_overflow_of_the_stack_cost_one_file_a_note() {
        for script in [
            "kill -SEGV $$",
            "kill -ABRT $$",
            "exit 101",
            "echo nonsense",
        ] {
            check(script, NoteCode::ParserFailed, "the parser failed");
        }
    }

    #[test]
    fn a_lack_of_memory_is_said_as_one() {
        let script = "echo memory allocation of 9 bytes failed >&2; kill -ABRT $$";
        check(
            script,
            NoteCode::TooLarge,
            "more memory than the bound of 448 MB",
        );
    }

    #[test]
    fn a_worker_out_of_time_is_ended_by_the_system_or_by_the_clock() {
        check("kill -XCPU $$", NoteCode::TooLarge, "longer than the bound");
        check("sleep 60", NoteCode::TooLarge, "longer than the bound");
        check("cat", NoteCode::ParserFailed, "the parser failed");
    }

    #[test]
    fn a_worker_that_never_stops_talking_is_heard_up_to_a_bound() {
        let script = "head -c 20000 /dev/zero >&2; echo memory allocation of 9 >&2; exit 1";
        check(script, NoteCode::ParserFailed, "the parser failed");
    }

    #[test]
    fn a_worker_serves_again_after_a_small_file_and_not_after_a_large_one() {
        let mut bytes = Vec::new();
        let opened = Opened::from(crate::extract::bytes_of("a.txt", b"Plan"));
        frame::reply(&mut bytes, &opened).expect("memory");
        let answer: Vec<String> = bytes.iter().map(|byte| format!("\\{byte:03o}")).collect();
        let answer = answer.concat();
        let n_idle_after = |n_bytes: usize| {
            // Takes the question's frame, then the file's, and gives the same answer to any.
            let script = format!(
                "head -c {} >/dev/null; printf '{answer}'; sleep 9",
                8 + 7 + 8 + n_bytes
            );
            let program = Program {
                path: "/bin/sh".into(),
                args: vec!["-c".into(), script.into()],
            };
            let pool = Pool::new(program, Duration::from_secs(20));
            let read = pool.ask(
                &Question::Read("a.txt".to_owned()),
                &Arc::new(vec![b' '; n_bytes]),
            );
            assert!(read.expect("a shell").is_ok());
            pool.idle().len()
        };
        assert_eq!(n_idle_after(9), 1);
        assert_eq!(n_idle_after(REUSE_BYTES_MAX), 1);
        assert_eq!(n_idle_after(REUSE_BYTES_MAX + 1), 0);
    }

    #[test]
    fn without_a_program_that_starts_there_is_no_worker() {
        let program = Program {
            path: "/nowhere/at/all".into(),
            args: Vec::new(),
        };
        let pool = Pool::new(program, Duration::from_secs(1));
        assert!(
            pool.ask(&Question::Pictures(Vec::new()), &Arc::new(Vec::new()))
                .is_none()
        );
    }
}
