//! Programs that the user may have beside casewise: LibreOffice, for old Word documents, and
//! tesseract, for words on pictures.
//!
//! A program gets a copy of one file in a folder of its own, which goes when it is done, a bound on
//! its time, and settings under which it opens nothing else.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use casewise::extract::programs::{self, Programs};

/// The longest that LibreOffice may take for one file.
const OFFICE_SECONDS_MAX: u64 = 60;
/// The longest that tesseract may take for one picture.
const OCR_SECONDS_MAX: u64 = 60;
/// The most words taken from one picture, in bytes.
const WORDS_BYTES_MAX: u64 = 4 * 1024 * 1024;
/// How often a running program is looked at.
const LOOK_EVERY: Duration = Duration::from_millis(25);
/// The largest converted file taken back, in bytes.
const CONVERTED_BYTES_MAX: u64 = 200 * 1024 * 1024;

/// LibreOffice opens no links, runs no macros and asks nothing.
const OFFICE_SETTINGS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"#;

/// Finds the programs on the user's path.
///
/// # Errors
/// When words on pictures are asked for and the program that reads them is not there.
pub(crate) fn install(with_ocr: bool) -> Result<()> {
    let ocr = if with_ocr {
        on_path(&["tesseract"])
    } else {
        None
    };
    if with_ocr && ocr.is_none() {
        bail!(
            "--ocr needs the program tesseract, which is not here; install it, or leave --ocr out"
        );
    }
    programs::install(Box::new(Found {
        office: on_path(&["soffice", "libreoffice"]),
        ocr,
        one_at_a_time: Mutex::new(()),
    }));
    Ok(())
}

struct Found {
    office: Option<PathBuf>,
    ocr: Option<PathBuf>,
    /// LibreOffice takes much memory; two at once gain nothing.
    one_at_a_time: Mutex<()>,
}

impl Programs for Found {
    fn docx_of(&self, doc: &[u8]) -> Option<Vec<u8>> {
        let office = self.office.as_deref()?;
        let _turn = self
            .one_at_a_time
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        converted(office, doc).ok().flatten()
    }

    fn reads_pictures(&self) -> bool {
        self.ocr.is_some()
    }

    fn words_on(&self, picture: &[u8]) -> Option<String> {
        recognised(self.ocr.as_deref()?, picture).ok().flatten()
    }
}

fn on_path(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let folders: Vec<PathBuf> = std::env::split_paths(&path)
        .filter(|folder| folder.is_absolute())
        .collect();
    names.iter().find_map(|name| {
        let found = folders.iter().map(|folder| folder.join(name));
        found.into_iter().find(|file| file.is_file())
    })
}

fn converted(office: &Path, doc: &[u8]) -> io::Result<Option<Vec<u8>>> {
    let room = tempfile::tempdir()?;
    let profile = room.path().join("profile");
    fs::create_dir_all(profile.join("user"))?;
    fs::write(
        profile.join("user/registrymodifications.xcu"),
        OFFICE_SETTINGS,
    )?;
    let source = room.path().join("source.doc");
    fs::write(&source, doc)?;
    let mut command = Command::new(office);
    command
        .arg(format!(
            "-env:UserInstallation=file://{}",
            profile.display()
        ))
        .args([
            "--headless",
            "--norestore",
            "--infilter=MS Word 97",
            "--convert-to",
            "docx:MS Word 2007 XML",
            "--outdir",
        ])
        .arg(room.path().join("out"))
        .arg(&source)
        .env("http_proxy", "http://127.0.0.1:9")
        .env("https_proxy", "http://127.0.0.1:9")
        .current_dir(room.path());
    let status = run(&mut command, Duration::from_secs(OFFICE_SECONDS_MAX))?;
    let made = room.path().join("out/source.docx");
    let is_made = status.is_some_and(|status| status.success())
        && fs::metadata(&made).is_ok_and(|made| made.len() <= CONVERTED_BYTES_MAX);
    if is_made {
        fs::read(made).map(Some)
    } else {
        Ok(None)
    }
}

fn recognised(ocr: &Path, picture: &[u8]) -> io::Result<Option<String>> {
    let room = tempfile::tempdir()?;
    let source = room.path().join("picture");
    fs::write(&source, picture)?;
    let mut command = Command::new(ocr);
    command
        .arg(&source)
        .arg(room.path().join("words"))
        .env("OMP_THREAD_LIMIT", "1")
        .current_dir(room.path());
    let status = run(&mut command, Duration::from_secs(OCR_SECONDS_MAX))?;
    let made = room.path().join("words.txt");
    let is_made = status.is_some_and(|status| status.success())
        && fs::metadata(&made).is_ok_and(|made| made.len() <= WORDS_BYTES_MAX);
    if is_made {
        Ok(Some(String::from_utf8_lossy(&fs::read(made)?).into_owned()))
    } else {
        Ok(None)
    }
}

/// Runs a program to its end; nothing when its time is up first.
fn run(command: &mut Command, patience: Duration) -> io::Result<Option<ExitStatus>> {
    let quiet = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let mut child = of_its_own_group(quiet).spawn()?;
    let begun = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if begun.elapsed() >= patience {
            end(&mut child);
            return Ok(None);
        }
        thread::sleep(LOOK_EVERY);
    }
}

/// LibreOffice starts further processes, which have to end with it.
#[cfg(unix)]
fn of_its_own_group(command: &mut Command) -> &mut Command {
    use std::os::unix::process::CommandExt;
    command.process_group(0)
}

#[cfg(not(unix))]
fn of_its_own_group(command: &mut Command) -> &mut Command {
    command
}

#[cfg(unix)]
fn end(child: &mut Child) {
    use rustix::process::{Pid, Signal, kill_process_group};
    if let Some(group) = i32::try_from(child.id()).ok().and_then(Pid::from_raw) {
        let _ = kill_process_group(group, Signal::KILL);
    }
    let _ = child.wait();
}

#[cfg(not(unix))]
fn end(child: &mut Child) {
    let _ = child.kill();
    let _ = child.wait();
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_program_out_of_time_is_ended_with_all_that_it_started() {
        let begun = Instant::now();
        let mut command = Command::new("/bin/sh");
        command.args(["-c", "sleep 60 & sleep 60"]);
        let status = run(&mut command, Duration::from_millis(100)).expect("a shell");
        assert!(status.is_none() && begun.elapsed() < Duration::from_secs(10));
    }

    #[test]
    fn words_are_taken_from_what_the_program_writes() {
        use std::os::unix::fs::PermissionsExt;
        let room = tempfile::tempdir().expect("a folder");
        let ocr = room.path().join("tesseract");
        fs::write(&ocr, "#!/bin/sh\ncat \"$1\" > \"$2.txt\"\n").expect("a script");
        fs::set_permissions(&ocr, fs::Permissions::from_mode(0o700)).expect("a script");
        let words = recognised(&ocr, b"Visit on 8 April").expect("it runs");
        assert_eq!(words.as_deref(), Some("Visit on 8 April"));
    }

    #[test]
    fn a_program_that_is_not_there_helps_nobody() {
        assert!(on_path(&["no-such-program-anywhere"]).is_none());
        assert!(converted(Path::new("/nowhere/soffice"), b"x").is_err());
        assert!(
            converted(Path::new("/bin/false"), b"x")
                .expect("it runs")
                .is_none()
        );
    }
}
