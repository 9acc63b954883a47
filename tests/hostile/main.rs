//! No bytes bring a reader down: files of every format, cut, flipped, spliced and stuffed.
//!
//! [`holds`] is the fuzz target: a plain function over a name and bytes, for any fuzzer.

use std::fs;
use std::io::{Cursor, Read, Write};
use std::sync::LazyLock;

use casewise::document::{Document, Part, Reading, Span};
use casewise::extract;
use proptest::prelude::*;
use proptest::test_runner::Config;

/// Reads bytes under a name and holds what every document keeps.
fn holds(name: &str, bytes: &[u8]) {
    for document in extract::all_of(name, bytes.to_vec()) {
        holds_together(&document);
    }
    assert_eq!(
        extract::bytes_of(name, bytes),
        extract::bytes_of(name, bytes),
        "{name}"
    );
}

fn holds_together(document: &Document) {
    for (idx, block) in document.blocks.iter().enumerate() {
        let is_cut = document
            .text
            .get(block.span.start..block.span.end)
            .is_some();
        assert!(is_cut, "on characters");
        if !block.span.is_empty() {
            assert_eq!(document.block_at(block.span), Some(idx), "found again");
        }
    }
    let mut spans: Vec<Span> = document.blocks.iter().map(|block| block.span).collect();
    let by_part = document.blocks.chunk_by(|a, b| a.part == b.part);
    for own in by_part {
        assert!(own.is_sorted_by_key(|block| block.span), "in order");
    }
    spans.sort();
    let is_apart = spans.windows(2).all(|pair| pair[0].end <= pair[1].start);
    assert!(is_apart, "blocks stand apart");
    let is_of_path = |part| matches!(part, Part::FileName | Part::Folder);
    let says_nothing = document.blocks.iter().all(|block| is_of_path(block.part));
    let is_silent = says_nothing && document.notes.is_empty();
    assert!(
        !is_silent,
        "{}: nothing read and nothing said",
        document.path
    );
    for note in &document.notes {
        assert!(!note.message.is_empty());
    }
}

/// One sound file of each format.
static SOUND: LazyLock<Vec<(String, Vec<u8>)>> = LazyLock::new(|| {
    let mut files: Vec<(String, Vec<u8>)> = fs::read_dir("tests/corpus/triples")
        .expect("the triples are here")
        .filter_map(Result::ok)
        .map(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            (name, fs::read(entry.path()).expect("a file"))
        })
        .collect();
    files.push(("log.xlsx".to_owned(), workbook()));
    files.push(("log.ods".to_owned(), spreadsheet()));
    files.push((
        "log.csv".to_owned(),
        b"Date,Event\n3 May 2024,\"Visit, home\"\n".to_vec(),
    ));
    files.push(("visit.eml".to_owned(), MAIL.as_bytes().to_vec()));
    files.push(("visit.msg".to_owned(), message()));
    let inner: Vec<(&str, &[u8])> = files
        .iter()
        .map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
        .collect();
    let archive = zipped(&inner);
    files.push(("all.zip".to_owned(), archive));
    files.sort();
    files
});

const MAIL: &str = "From: Jo <jo@example.invalid>\r\nSubject: Visit\r\nDate: Thu, 3 Apr 2025 10:00:00 +0100\r\n\
    MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=B\r\n\r\n--B\r\nContent-Type: text/html\r\n\r\n\
    <table><tr><th>Who<td>Pip</table>\r\n--B\r\nContent-Disposition: attachment; filename=plan.txt\r\n\
    Content-Transfer-Encoding: base64\r\n\r\nUGxhbiBmb3IgUGlw\r\n--B--\r\n";

fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let options = zip::write::SimpleFileOptions::default();
        writer.start_file(*name, options).expect("memory");
        writer.write_all(bytes).expect("memory");
    }
    writer.finish().expect("memory").into_inner()
}

fn workbook() -> Vec<u8> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const TIES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let types = "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>";
    let ties = |kind: &str, target: &str| {
        format!(
            "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>\
                 <Relationship Id='r1' Type='{TIES}/{kind}' Target='{target}'/></Relationships>"
        )
    };
    let book = format!(
        "<workbook xmlns='{MAIN}' xmlns:r='{TIES}'><sheets><sheet name='Log' sheetId='1' r:id='r1'/></sheets></workbook>"
    );
    let sheet = format!(
        "<worksheet xmlns='{MAIN}'><sheetData><row r='1'><c r='A1' t='inlineStr'><is><t>Date</t></is></c>\
        <c r='B1' t='inlineStr'><is><t>Event</t></is></c></row><row r='2'><c r='A2'><v>45415</v></c>\
        <c r='B2' t='inlineStr'><is><t>Visit</t></is></c></row></sheetData></worksheet>"
    );
    zipped(&[
        ("[Content_Types].xml", types.as_bytes()),
        (
            "_rels/.rels",
            ties("officeDocument", "xl/workbook.xml").as_bytes(),
        ),
        ("xl/workbook.xml", book.as_bytes()),
        (
            "xl/_rels/workbook.xml.rels",
            ties("worksheet", "worksheets/sheet1.xml").as_bytes(),
        ),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

fn spreadsheet() -> Vec<u8> {
    let content = "<office:document-content><office:body><office:spreadsheet><table:table table:name='Log'>\
        <table:table-row><table:table-cell office:value-type='date' office:date-value='2024-05-03'><text:p>03/05</text:p></table:table-cell>\
        <table:table-cell table:number-columns-repeated='3'><text:p>Visit</text:p></table:table-cell></table:table-row>\
        </table:table></office:spreadsheet></office:body></office:document-content>";
    zipped(&[
        (
            "mimetype",
            b"application/vnd.oasis.opendocument.spreadsheet",
        ),
        ("content.xml", content.as_bytes()),
    ])
}

fn message() -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("memory");
    for (name, text) in [
        ("/__substg1.0_0037001E", "Visit"),
        ("/__substg1.0_1000001E", "Pip was well."),
    ] {
        let mut stream = file.create_stream(name).expect("memory");
        stream.write_all(text.as_bytes()).expect("memory");
    }
    file.flush().expect("memory");
    file.into_inner().into_inner()
}

/// One way to damage a file.
#[derive(Debug, Clone)]
enum Harm {
    Cut(usize),
    Flip(usize, u8),
    Drop(usize, usize),
    Double(usize, usize),
    Stuff(usize, Vec<u8>),
}

fn harm() -> impl Strategy<Value = Harm> {
    let at = any::<usize>;
    let stuffing = prop_oneof![
        proptest::collection::vec(any::<u8>(), 1..64),
        (0..8_usize, 1..400_usize).prop_map(|(sign, times)| {
            let signs: [&[u8]; 8] = [
                b"{",
                b"<p>",
                b"<table><tr><td>",
                b"</w:p>",
                b"\\u-1 ",
                b"<text:list>",
                b"&#x10ffff;",
                b"\0",
            ];
            signs[sign].repeat(times)
        }),
    ];
    prop_oneof![
        at().prop_map(Harm::Cut),
        (at(), 1..=255_u8).prop_map(|(at, mask)| Harm::Flip(at, mask)),
        (at(), 1..400_usize).prop_map(|(at, length)| Harm::Drop(at, length)),
        (at(), 1..400_usize).prop_map(|(at, length)| Harm::Double(at, length)),
        (at(), stuffing).prop_map(|(at, bytes)| Harm::Stuff(at, bytes)),
    ]
}

fn harmed(bytes: &[u8], harms: &[Harm]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for harm in harms {
        let place = |at: &usize| at % (bytes.len() + 1);
        match harm {
            Harm::Cut(at) => bytes.truncate(place(at)),
            Harm::Flip(at, mask) => {
                let at = place(at);
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= mask;
                }
            }
            Harm::Drop(at, length) => {
                let at = place(at);
                bytes.drain(at..(at + length).min(bytes.len()));
            }
            Harm::Double(at, length) => {
                let at = place(at);
                let more = bytes[at..(at + length).min(bytes.len())].to_vec();
                bytes.splice(at..at, more);
            }
            Harm::Stuff(at, more) => {
                let at = place(at);
                bytes.splice(at..at, more.iter().copied());
            }
        }
    }
    bytes
}

/// The parts of a package, unpacked; `None` for a file that is no package.
fn parts(bytes: &[u8]) -> Option<Vec<(String, Vec<u8>)>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let read = (0..archive.len()).filter_map(|idx| {
        let mut part = archive.by_index(idx).ok()?;
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).ok()?;
        let name = String::from_utf8_lossy(part.name_raw()).into_owned();
        Some((name, bytes))
    });
    Some(read.collect())
}

proptest! {
    #![proptest_config(Config { cases: 400, failure_persistence: None, ..Config::default() })]

    #[test]
    fn a_damaged_file_is_read_or_noted(file in any::<prop::sample::Index>(), harms in proptest::collection::vec(harm(), 1..6)) {
        let (name, bytes) = file.get(&SOUND);
        holds(name, &harmed(bytes, &harms));
    }

    #[test]
    fn a_package_with_damaged_parts_is_read_or_noted(file in any::<prop::sample::Index>(), part in any::<prop::sample::Index>(), harms in proptest::collection::vec(harm(), 1..6)) {
        let packages: Vec<&(String, Vec<u8>)> = SOUND.iter().filter(|(_, bytes)| bytes.starts_with(b"PK")).collect();
        let (name, bytes) = file.get(&packages);
        let mut parts = parts(bytes).expect("a package");
        let harmed_part = part.index(parts.len());
        parts[harmed_part].1 = harmed(&parts[harmed_part].1, &harms);
        let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
        holds(name, &zipped(&parts));
    }

    #[test]
    fn any_bytes_under_any_name_are_read_or_noted(bytes in proptest::collection::vec(any::<u8>(), 0..2_000), ending in prop::sample::select(vec!["docx", "pdf", "odt", "rtf", "html", "xlsx", "ods", "csv", "eml", "msg", "zip", "txt", "md", "doc"])) {
        holds(&format!("a.{ending}"), &bytes);
    }
}

#[test]
fn every_sound_file_is_read_whole() {
    for (name, bytes) in SOUND.iter() {
        for document in extract::all_of(name, bytes.clone()) {
            assert_eq!(
                document.reading(),
                Reading::Whole,
                "{}: {:?}",
                document.path,
                document.notes
            );
        }
        holds(name, bytes);
    }
}

#[test]
fn a_truncated_file_of_any_length_is_read_or_noted() {
    for (name, bytes) in SOUND.iter() {
        for percent in (0..100).step_by(7) {
            holds(name, &bytes[..bytes.len() * percent / 100]);
        }
    }
}

#[test]
fn archives_in_archives_end_at_the_bound_on_nesting() {
    let mut bytes = zipped(&[("note.txt", b"Deep inside.")]);
    for _ in 0..10 {
        bytes = zipped(&[("inner.zip", &bytes)]);
    }
    let documents = extract::all_of("outer.zip", bytes);
    assert_eq!(documents.len(), extract::INSIDE_DEPTH_MAX + 1);
    let last = documents.last().expect("some");
    assert_eq!(last.reading(), Reading::Partly, "{:?}", last.notes);
}

#[test]
fn names_in_an_archive_lead_nowhere_else() {
    let bytes = zipped(&[
        ("../../etc/x.txt", b"one"),
        ("/y.txt", b"two"),
        ("c/../x.txt", b"three"),
        ("C/X.TXT", b"four"),
    ]);
    let paths: Vec<String> = extract::all_of("a.zip", bytes)
        .into_iter()
        .map(|document| document.path)
        .collect();
    assert!(
        paths
            .iter()
            .skip(1)
            .all(|path| path.starts_with("a.zip/") && !path.contains("..")),
        "{paths:?}"
    );
}

#[test]
fn entities_and_links_are_not_opened() {
    let secret = std::env::current_dir()
        .expect("a folder")
        .join("Cargo.toml");
    let link = secret.display();
    let html = format!(
        "<!DOCTYPE html [<!ENTITY x SYSTEM 'file://{link}'>]><p>a&x;<iframe src='file://{link}'></iframe><img src='file://{link}'>"
    );
    let odt = format!(
        "<!DOCTYPE d [<!ENTITY x SYSTEM 'file://{link}'>]><office:document><office:body><office:text><text:p>a&x;</text:p>\
                       <text:section><text:section-source xlink:href='file://{link}'/></text:section></office:text></office:body></office:document>"
    );
    let rtf =
        format!("{{\\rtf1 a{{\\field{{\\*\\fldinst INCLUDETEXT \"{link}\"}}{{\\fldrslt b}}}}}}");
    for (name, text) in [("a.html", html), ("a.fodt", odt), ("a.rtf", rtf)] {
        let document = extract::bytes_of(name, text.as_bytes());
        assert!(document.text.contains('a'), "{name}: {}", document.text);
        assert!(
            !document.text.contains("[package]"),
            "{name}: {}",
            document.text
        );
    }
}
