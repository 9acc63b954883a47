//! One sound file of each format, and packages part by part.

use std::fs;
use std::io::{Cursor, Read, Write};
use std::sync::LazyLock;

/// One sound file of each format.
pub(crate) static SOUND: LazyLock<Vec<(String, Vec<u8>)>> = LazyLock::new(|| {
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
    files.push(("winmail.dat".to_owned(), packet()));
    files.push(("talk.pptx".to_owned(), presentation()));
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

pub(crate) fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
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

fn presentation() -> Vec<u8> {
    const TIES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let ties = format!(
        "<Relationships><Relationship Id='s' Type='{TIES}/slide' Target='slides/slide1.xml'/></Relationships>"
    );
    let slide = "<p:sld><p:sp><p:ph type='title'/><p:txBody><a:p><a:r><a:t>All about me</a:t></a:r></a:p></p:txBody></p:sp>\
        <a:tbl><a:tr><a:tc><a:p><a:r><a:t>Likes</a:t></a:r></a:p></a:tc><a:tc><a:p><a:r><a:t>dogs</a:t></a:r></a:p></a:tc></a:tr></a:tbl></p:sld>";
    zipped(&[
        (
            "ppt/presentation.xml",
            b"<p:presentation><p:sldId id='256' r:id='s'/></p:presentation>",
        ),
        ("ppt/_rels/presentation.xml.rels", ties.as_bytes()),
        ("ppt/slides/slide1.xml", slide.as_bytes()),
    ])
}

/// A packet of Outlook with a subject, a text and an attachment.
fn packet() -> Vec<u8> {
    let attributes: [(u8, u16, &[u8]); 5] = [
        (1, 0x8004, b"Visit\0"),
        (1, 0x800C, b"Pip was well.\0"),
        (2, 0x9002, &[0; 14]),
        (2, 0x8010, b"plan.txt\0"),
        (2, 0x800F, b"Plan for Pip"),
    ];
    let mut bytes = b"\x78\x9f\x3e\x22\x01\x00".to_vec();
    for (level, id, data) in attributes {
        bytes.push(level);
        bytes.extend(id.to_le_bytes());
        bytes.extend([1, 0]);
        bytes.extend(u32::try_from(data.len()).expect("short").to_le_bytes());
        bytes.extend(data);
        bytes.extend([0, 0]);
    }
    bytes
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

/// The parts of a package, unpacked; `None` for a file that is no package.
pub(crate) fn parts(bytes: &[u8]) -> Option<Vec<(String, Vec<u8>)>> {
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
