//! Reads mails in the Internet Message Format (RFC 5322, RFC 2045) with mail-parser.

use mail_parser::{Address, DateTime, MessageParser, MessagePart, MimeHeaders, PartType};

use super::{Mail, moment};
use crate::document::{Note, NoteCode};

/// Reads a mail.
pub(super) fn read(bytes: &[u8]) -> Result<Mail, Note> {
    let Some(message) = MessageParser::default().parse(bytes) else {
        let message = "the mail is broken beyond reading; save it again from its program";
        return Err(Note::new(NoteCode::Damaged, message));
    };
    let mut mail = Mail {
        subject: message.subject().map(str::to_owned),
        is_encrypted: is_encrypted(message.root_part()),
        sent: message
            .date()
            .filter(|date| date.is_valid())
            .map(DateTime::to_rfc3339),
        ..Mail::default()
    };
    mail.head("From", message.from().map(addresses));
    mail.head("To", message.to().map(addresses));
    mail.head("Cc", message.cc().map(addresses));
    mail.head("Date", message.date().and_then(sent));
    for id in &message.html_body {
        match message.part(*id).map(|part| &part.body) {
            Some(PartType::Html(html)) => mail.add_html(html),
            Some(PartType::Text(text)) => mail.add_text(text),
            _ => {}
        }
    }
    for id in message
        .text_body
        .iter()
        .filter(|id| !message.html_body.contains(id))
    {
        if let Some(PartType::Text(text)) = message.part(*id).map(|part| &part.body) {
            mail.add_alternative(text);
        }
    }
    for (idx, part) in message.attachments().enumerate() {
        if is_decoration(part) {
            mail.pictures
                .extend(part.attachment_name().map(str::to_owned));
        } else if !mail.is_encrypted && !is_of_page(part) {
            mail.attach(&name_of(part, idx + 1), bytes_of(part));
        }
    }
    Ok(mail)
}

fn addresses(address: &Address) -> String {
    let said = address.iter().filter_map(|address| {
        let place = address.address.as_deref();
        match (address.name.as_deref(), place) {
            (Some(name), Some(place)) if name != place => Some(format!("{name} <{place}>")),
            (name, place) => name.or(place).map(str::to_owned),
        }
    });
    said.collect::<Vec<_>>().join("; ")
}

fn sent(date: &DateTime) -> Option<String> {
    let small = |part: u8| i8::try_from(part).unwrap_or(-1);
    moment(
        i16::try_from(date.year).ok()?,
        small(date.month),
        small(date.day),
        small(date.hour),
        small(date.minute),
    )
}

/// Tells whether a mail's text is sealed, by S/MIME (RFC 8551) or by OpenPGP (RFC 3156).
fn is_encrypted(root: &MessagePart) -> bool {
    ["pkcs7-mime", "x-pkcs7-mime"]
        .iter()
        .any(|kind| root.is_content_type("application", kind))
        || root.is_content_type("multipart", "encrypted")
}

/// Tells whether a part only sets out or moves a saved page.
fn is_of_page(part: &MessagePart) -> bool {
    let is_kind = |kind: &str, subkind: &str| part.is_content_type(kind, subkind);
    is_kind("text", "css")
        || is_kind("text", "javascript")
        || is_kind("application", "javascript")
        || is_kind("application", "x-javascript")
}

/// Pictures set into the text, such as a crest in a signature, are no documents.
fn is_decoration(part: &MessagePart) -> bool {
    let is_picture = part
        .content_type()
        .is_some_and(|kind| kind.ctype().eq_ignore_ascii_case("image"));
    let is_inline = part.content_id().is_some()
        || part.content_location().is_some()
        || part
            .content_disposition()
            .is_some_and(|manner| manner.ctype().eq_ignore_ascii_case("inline"));
    is_picture && is_inline
}

fn name_of(part: &MessagePart, number: usize) -> String {
    let ending = match &part.body {
        PartType::Message(_) => ".eml",
        PartType::Html(_) => ".html",
        PartType::Text(_) => ".txt",
        _ => "",
    };
    match part.attachment_name() {
        Some(name) if !name.trim().is_empty() => name.to_owned(),
        _ => format!("attachment {number}{ending}"),
    }
}

fn bytes_of(part: &MessagePart) -> Vec<u8> {
    match &part.body {
        PartType::Text(text) | PartType::Html(text) => text.as_bytes().to_vec(),
        PartType::Binary(bytes) | PartType::InlineBinary(bytes) => bytes.to_vec(),
        PartType::Message(message) => message.raw_message().to_vec(),
        PartType::Multipart(_) => Vec::new(),
    }
}
