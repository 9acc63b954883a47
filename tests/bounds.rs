//! Each bound on how much is taken out of one file is met by a file that goes beyond it.

use std::io::{Cursor, Write};

use casewise::document::{Document, NoteCode, Reading};
use casewise::extract::{self, INSIDE_MAX};

fn zipped(names: impl Iterator<Item = String>, bytes: &[u8]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for name in names {
        writer.start_file(name, options).expect("memory");
        writer.write_all(bytes).expect("memory");
    }
    writer.finish().expect("memory").into_inner()
}

fn is_cut(document: &Document) -> bool {
    let is_said = document
        .notes
        .iter()
        .any(|note| note.code == NoteCode::CutShort);
    is_said && document.reading() == Reading::Partly
}

#[test]
fn an_archive_gives_so_many_files_and_no_more() {
    let bytes = zipped((0..2_100).map(|number| format!("{number}.txt")), b"Plan");
    let documents = extract::all_of("a.zip", bytes);
    assert_eq!(documents.len(), 2_001);
    assert!(is_cut(&documents[0]));
}

#[test]
fn a_package_of_more_entries_than_the_bound_is_read_up_to_it() {
    let bytes = zipped((0..10_500).map(|number| format!("{number}.txt")), b"");
    let documents = extract::all_of("a.zip", bytes);
    assert!(documents.len() <= 2_001, "{}", documents.len());
}

#[test]
fn archives_in_an_archive_give_so_many_documents_together_and_no_more() {
    let inner = zipped((0..1_900).map(|number| format!("{number}.txt")), b"Plan");
    let outer = zipped((0..4).map(|number| format!("{number}.zip")), &inner);
    let documents = extract::all_of("a.zip", outer);
    assert!(documents.len() <= INSIDE_MAX, "{}", documents.len());
    assert!(documents.iter().any(is_cut));
}

#[test]
fn a_mail_gives_so_many_attachments_and_no_more() {
    let part = "--B\r\nContent-Type: text/plain\r\nContent-Disposition: attachment\r\n\r\nx\r\n";
    let mail = format!(
        "Subject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=B\r\n\r\n{}--B--\r\n",
        part.repeat(1_050)
    );
    let documents = extract::all_of("a.eml", mail.into_bytes());
    assert_eq!(documents.len(), 1_001);
    assert!(is_cut(&documents[0]));
}

#[test]
fn a_document_of_too_many_paragraphs_is_cut_short() {
    let html = "<p>a".repeat(410_000);
    let rtf = format!("{{\\rtf1 {}}}", "a\\par ".repeat(410_000));
    let odt = format!(
        "<office:document><office:body><office:text>{}</office:text></office:body></office:document>",
        "<text:p>a</text:p>".repeat(410_000)
    );
    for (name, text) in [("a.html", html), ("a.rtf", rtf), ("a.fodt", odt)] {
        let document = extract::bytes_of(name, text.as_bytes());
        assert!(is_cut(&document), "{name}: {:?}", document.notes);
        assert!(document.blocks.len() < 410_000, "{name}");
    }
}

#[test]
fn cells_merged_downwards_for_ever_do_not_fill_the_memory() {
    let wide = format!("<tr>{}", "<td rowspan=60000>a".repeat(1_000));
    let html = format!("<table>{wide}{}</table>", "<tr><td>b".repeat(20_000));
    let document = extract::bytes_of("a.html", html.as_bytes());
    assert!(document.blocks.len() < 300_000, "{}", document.blocks.len());
}

#[test]
fn a_sheet_of_two_far_corners_takes_no_room_for_what_lies_between() {
    let csv = format!("a{}b\n{}c\n", ",".repeat(900), "\n".repeat(100_000));
    let document = extract::bytes_of("a.csv", csv.as_bytes());
    assert!(document.blocks.len() < 2_000, "{}", document.blocks.len());
}
