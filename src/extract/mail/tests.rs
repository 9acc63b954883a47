use super::*;

const MIXED: &str = "From: Jo Green <jo@example.invalid>\r\nTo: a@example.invalid\r\nSubject: =?utf-8?Q?Visit_=E2=80=93_Pip?=\r\n\
    Date: Thu, 3 Apr 2025 10:00:00 +0100\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=B\r\n\r\n\
    --B\r\nContent-Type: multipart/alternative; boundary=C\r\n\r\n--C\r\nContent-Type: text/plain\r\n\r\nPip was well.\r\n\
    --C\r\nContent-Type: text/html\r\n\r\n<table><tr><td>Pip was<td>well</table>\r\n--C--\r\n\
    --B\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename=\"plan.txt\"\r\n\r\nPlan for Pip\r\n\
    --B\r\nContent-Type: image/png\r\nContent-ID: <crest>\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n\
    --B\r\nContent-Type: message/rfc822\r\n\r\nFrom: b@example.invalid\r\nSubject: Inner\r\n\r\nBefore.\r\n--B--\r\n";

#[test]
fn a_mail_is_its_heads_its_body_and_files_of_their_own() {
    let opened = read("m.eml", "00", Format::Eml, MIXED.as_bytes()).expect("a mail");
    assert_eq!(
        opened.document.text,
        "Visit \u{2013} Pip\nFrom: Jo Green <jo@example.invalid>\nTo: a@example.invalid\n\
         Date: 3 April 2025 10:00\nPip was\twell\n\n[property]\nSent: 2025-04-03T10:00:00+01:00\n\
         Attachments: plan.txt; attachment 3.eml\n\n[file name]\nm.eml\n"
    );
    let names: Vec<&str> = opened
        .inside
        .iter()
        .map(|inside| inside.name.as_str())
        .collect();
    assert_eq!(names, ["plan.txt", "attachment 3.eml"]);
    assert_eq!(opened.inside[0].bytes.trim_ascii(), b"Plan for Pip");
    let inner = read("i.eml", "00", Format::Eml, &opened.inside[1].bytes).expect("a mail");
    assert!(
        inner
            .document
            .text
            .starts_with("Inner\nFrom: b@example.invalid\nBefore.")
    );
}

#[test]
fn a_plain_version_that_says_something_else_is_read_too() {
    let mail = MIXED.replace(
        "Pip was well.",
        "Pip was: well\r\n\r\nCall me on Friday about respite.",
    );
    let opened = read("m.eml", "00", Format::Eml, mail.as_bytes()).expect("a mail");
    let body = opened
        .document
        .text
        .split("\n\n[")
        .next()
        .unwrap_or_default();
    assert!(
        body.ends_with("Pip was\twell\nCall me on Friday about respite."),
        "{body}"
    );
}

#[test]
fn a_moment_that_is_none_is_left_out() {
    assert_eq!(
        moment(2025, 4, 3, 10, 0).as_deref(),
        Some("3 April 2025 10:00")
    );
    assert_eq!(moment(2025, 2, 30, 10, 0), None);
}

/// Writes an Outlook message from its streams.
pub(super) fn outlook(streams: &[(&str, &[u8])]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(std::io::Cursor::new(Vec::new())).expect("memory");
    for (path, bytes) in streams {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        if !folder.is_empty() {
            file.create_storage_all(folder).expect("memory");
        }
        let mut stream = file.create_stream(path).expect("memory");
        std::io::Write::write_all(&mut stream, bytes).expect("memory");
    }
    file.flush().expect("memory");
    file.into_inner().into_inner()
}

pub(super) fn wide(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// A property stream with the moment when the message was sent: 2025-04-03 09:00.
fn sent(head_bytes: usize) -> Vec<u8> {
    let mut bytes = vec![0; head_bytes];
    bytes.extend(0x0039_0040_u32.to_le_bytes());
    bytes.extend([6, 0, 0, 0]);
    let seconds = 1_743_670_800_u64 + 11_644_473_600;
    bytes.extend((seconds * 10_000_000).to_le_bytes());
    bytes
}

#[test]
fn an_outlook_message_is_read_with_its_attachments_and_the_message_in_it() {
    let inner = "/__attach_version1.0_#00000001/__substg1.0_3701000D";
    let bytes = outlook(&[
        ("/__properties_version1.0", &sent(32)),
        ("/__substg1.0_0037001F", &wide("Visit")),
        ("/__substg1.0_0C1A001E", b"Jo Gr\xe9en"),
        ("/__substg1.0_10130102", b"<p>Pip was <b>well</b>."),
        ("/__substg1.0_1000001F", &wide("Pip was well.")),
        (
            "/__attach_version1.0_#00000000/__substg1.0_3707001F",
            &wide("plan.txt"),
        ),
        (
            "/__attach_version1.0_#00000000/__substg1.0_37010102",
            b"Plan for Pip",
        ),
        (
            "/__attach_version1.0_#00000001/__substg1.0_3001001F",
            &wide("Before"),
        ),
        (&format!("{inner}/__properties_version1.0"), &sent(24)),
        (&format!("{inner}/__substg1.0_0037001F"), &wide("Inner")),
        (
            &format!("{inner}/__substg1.0_1000001F"),
            &wide("From before."),
        ),
    ]);
    let documents = crate::extract::all_of("m.msg", bytes);
    let texts: Vec<&str> = documents
        .iter()
        .map(|document| document.text.split("\n\n[").next().unwrap_or_default())
        .collect();
    assert_eq!(
        texts,
        [
            "Visit\nFrom: Jo Gr\u{e9}en\nDate: 3 April 2025 09:00\nPip was well.",
            "Plan for Pip",
            "Inner\nDate: 3 April 2025 09:00\nFrom before."
        ]
    );
    let paths: Vec<&str> = documents
        .iter()
        .map(|document| document.path.as_str())
        .collect();
    assert_eq!(paths, ["m.msg", "m.msg/plan.txt", "m.msg/Before.msg"]);
}

#[test]
fn a_mail_that_is_sealed_is_said_to_be_though_its_subject_is_not() {
    let pgp = "Subject: Visit\r\nMIME-Version: 1.0\r\nContent-Type: multipart/encrypted; boundary=B\r\n\r\n\
        --B\r\nContent-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n\
        --B\r\nContent-Type: application/octet-stream\r\n\r\n-----BEGIN PGP MESSAGE-----\r\n--B--\r\n";
    let smime = "Subject: Visit\r\nMIME-Version: 1.0\r\nContent-Type: application/pkcs7-mime; name=smime.p7m\r\n\
        Content-Transfer-Encoding: base64\r\n\r\nMIIB\r\n";
    for mail in [pgp, smime] {
        let opened = read("m.eml", "00", Format::Eml, mail.as_bytes()).expect("a mail");
        assert_eq!(opened.document.notes[0].code, NoteCode::Encrypted, "{mail}");
        assert!(opened.document.text.starts_with("Visit"));
        assert!(opened.inside.is_empty());
    }
}

#[test]
fn a_saved_page_is_its_text_without_what_sets_it_out() {
    let page = "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=B\r\n\r\n\
        --B\r\nContent-Type: text/html\r\nContent-Location: https://example.invalid/\r\n\r\n<h1>Guidance</h1>\r\n\
        --B\r\nContent-Type: text/css\r\nContent-Location: cid:a\r\n\r\np { color: red }\r\n\
        --B\r\nContent-Type: image/png\r\nContent-Location: https://example.invalid/a.png\r\n\
        Content-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--B--\r\n";
    let opened = read("p.mhtml", "00", Format::Eml, page.as_bytes()).expect("a page");
    assert!(opened.document.text.starts_with("Guidance\n"));
    assert!(opened.inside.is_empty(), "{:?}", opened.inside);
    assert!(opened.document.notes.is_empty());
}
