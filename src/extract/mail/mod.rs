//! Reads e-mails: as they were sent (eml), and as Outlook keeps them (msg) and packs them for others
//! (winmail.dat).
//!
//! In: bytes. Out: subject, sender, recipients and date as lines, then the body as it was written,
//! and the attachments as files of their own. Nothing that a mail links to is fetched.

mod alternative;
mod eml;
mod msg;
mod tnef;

pub(super) use tnef::MARK;

use super::html;
use super::piece::Piece;
use super::properties;
use super::text;
use super::{Inside, Opened, names_of};
use crate::document::{BlockKind, Builder, Format, Note, NoteCode, Part};

/// The most attachments taken out of one mail.
const ATTACHMENTS_MAX: usize = 1_000;

/// Reads a mail.
pub(super) fn read(path: &str, hash: &str, format: Format, bytes: &[u8]) -> Result<Opened, Note> {
    let mail = match format {
        Format::Msg if bytes.starts_with(MARK) => tnef::read(bytes),
        Format::Msg => msg::read(bytes)?,
        _ => eml::read(bytes)?,
    };
    let pieces = mail.pieces();
    let has_nothing = pieces.is_empty() && mail.attachments.is_empty();
    if has_nothing && !mail.is_encrypted {
        return Err(Note::new(NoteCode::Empty, "the mail holds no text"));
    }
    let mut builder = Builder::new(path, hash, format);
    if mail.is_encrypted {
        let message = "the mail is encrypted, or sealed with a signature; save a readable copy";
        builder.note(NoteCode::Encrypted, message);
    }
    for note in mail.notes {
        builder.note(note.code, note.message);
    }
    for piece in pieces {
        piece.push_to(&mut builder);
    }
    Ok(Opened {
        document: builder.finish(),
        inside: mail.attachments,
    })
}

/// A mail as it was read.
#[derive(Default)]
struct Mail {
    subject: Option<String>,
    /// "From", "To" and the like, with what stands behind them.
    heads: Vec<(&'static str, String)>,
    /// The moment of sending with its zone, where the mail gives one.
    sent: Option<String>,
    body: Vec<Piece>,
    attachments: Vec<Inside>,
    /// Names of pictures set into the text, which are not read.
    pictures: Vec<String>,
    notes: Vec<Note>,
    is_encrypted: bool,
}

impl Mail {
    /// Lays the mail out as a mail program prints it.
    fn pieces(&self) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let subject = self
            .subject
            .as_deref()
            .and_then(|subject| properties::line("", subject));
        if let Some(subject) = subject {
            let subject = subject.trim_start_matches(": ").to_owned();
            pieces.push(Piece::new(Part::Body, BlockKind::Heading(0), subject));
        }
        for (name, value) in &self.heads {
            let line = properties::line(name, value);
            pieces.extend(line.map(|line| Piece::new(Part::Body, BlockKind::Paragraph, line)));
        }
        pieces.extend(self.body.iter().cloned());
        let lines = self.properties().into_iter();
        pieces.extend(lines.map(|line| Piece::new(Part::Property, BlockKind::Paragraph, line)));
        pieces
    }

    fn properties(&self) -> Vec<String> {
        let sent = self.sent.as_ref().map(|sent| format!("Sent: {sent}"));
        let attachments = names_of(&self.attachments);
        let pictures = properties::line("Pictures", &self.pictures.join("; "));
        [sent, attachments, pictures]
            .into_iter()
            .flatten()
            .collect()
    }

    fn head(&mut self, name: &'static str, value: Option<String>) {
        if let Some(value) = value.filter(|value| !value.trim().is_empty()) {
            self.heads.push((name, value));
        }
    }

    /// Adds a body of html. Tables keep numbers of their own when there are several bodies.
    fn add_html(&mut self, text: &str) {
        let (pieces, is_full) = html::pieces(text);
        if is_full {
            let message = "the mail is longer than the bound; the rest was left out";
            self.notes.push(Note::new(NoteCode::CutShort, message));
        }
        // A page's title repeats the subject, and its author is a program.
        let said = pieces
            .into_iter()
            .filter(|piece| piece.part != Part::Property);
        self.add(said.collect());
    }

    fn add_text(&mut self, text: &str) {
        self.add(text::pieces(text));
    }

    /// Adds what a plain version of the body says that the body does not.
    fn add_alternative(&mut self, text: &str) {
        self.add(alternative::unsaid(&text::pieces(text), &self.body));
    }

    fn add(&mut self, mut pieces: Vec<Piece>) {
        let tables = self.body.iter().filter_map(alternative::table_of).max();
        let first = tables.map_or(0, |table| table + 1);
        for piece in &mut pieces {
            if let BlockKind::Cell(cell) = &mut piece.kind {
                cell.table += first;
            }
        }
        self.body.extend(pieces);
    }

    fn attach(&mut self, name: &str, bytes: Vec<u8>) {
        if self.attachments.len() >= ATTACHMENTS_MAX {
            let message = "the mail has more attachments than the bound; the rest was left out";
            let note = Note::new(NoteCode::CutShort, message);
            if !self.notes.contains(&note) {
                self.notes.push(note);
            }
            return;
        }
        let name = name.to_owned();
        self.attachments.push(Inside { name, bytes });
    }
}

/// The page keeps tables and lists; without it, or where it says nothing, the plain text counts.
fn html_or_text(mail: &mut Mail, html: Option<String>, plain: Option<String>) {
    if let Some(html) = html {
        mail.add_html(&html);
    }
    if mail.body.is_empty()
        && let Some(plain) = plain
    {
        mail.add_text(&plain);
    }
}

/// Writes a moment as a mail program prints it: 3 April 2025 10:00.
fn moment(year: i16, month: i8, day: i8, hour: i8, minute: i8) -> Option<String> {
    let date = jiff::civil::Date::new(year, month, day).ok()?;
    Some(format!(
        "{} {hour:02}:{minute:02}",
        date.strftime("%-d %B %Y")
    ))
}

#[cfg(test)]
mod tests;
