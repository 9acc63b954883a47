use super::*;

const MIXED: &str = "From: Jo Green <jo@example.invalid>\r\nTo: a@example.invalid\r\nSubject: =?utf-8?Q?Visit_=E2=80=93_Pip?=\r\n\
    Date: Thu, 3 Apr 2025 10:00:00 +0100\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=B\r\n\r\n\
    --B\r\nContent-Type: multipart/alternative; boundary=C\r\n\r\n--C\r\nContent-Type: text/plain\r\n\r\nPip was well.\r\n\
    --C\r\nContent-Type: text/html\r\n\r\n<table><tr><td>Pip<td>well</table>\r\n--C--\r\n\
    --B\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename=\"plan.txt\"\r\n\r\nPlan for Pip\r\n\
    --B\r\nContent-Type: image/png\r\nContent-ID: <crest>\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n\
    --B\r\nContent-Type: message/rfc822\r\n\r\nFrom: b@example.invalid\r\nSubject: Inner\r\n\r\nBefore.\r\n--B--\r\n";

#[test]
fn a_mail_is_its_heads_its_body_and_files_of_their_own() {
    let opened = read("m.eml", "00", Format::Eml, MIXED.as_bytes()).expect("a mail");
    assert_eq!(
        opened.document.text,
        "Visit \u{2013} Pip\nFrom: Jo Green <jo@example.invalid>\nTo: a@example.invalid\n\
         Date: 3 April 2025 10:00\nPip\twell\n\n[property]\nAttachments: plan.txt; attachment 3.eml\n\n[file name]\nm.eml\n"
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
fn a_moment_that_is_none_is_left_out() {
    assert_eq!(
        moment(2025, 4, 3, 10, 0).as_deref(),
        Some("3 April 2025 10:00")
    );
    assert_eq!(moment(2025, 2, 30, 10, 0), None);
}
