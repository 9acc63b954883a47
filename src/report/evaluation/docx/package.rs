//! The package around the document: what docx-rs does not write yet is set in its parts.
//!
//! Head rows repeat, pictures have their words, the language is named, and properties name nobody.
//! Ids are numbered anew, so that the same report gives the same bytes.

use std::fmt::Write as _;
use std::io::{self, Cursor, Write};

use docx_rs::{Docx, XMLDocx};

use super::paper::Built;
use crate::calendar::Day;
use crate::report::Escaped;

/// What [`super::paper`] sets on a head row, because docx-rs cannot say that a row repeats.
pub(super) const HEAD_ROW_HEIGHT: f32 = 21.0;
const HEAD_ROW: &str = "<w:trHeight w:val=\"21\" w:hRule=\"atLeast\" />";
const REPEATS: &str = "<w:tblHeader />";
const FIGURE: &str = "<wp:docPr id=\"1\" name=\"Figure\" />";
const PARAGRAPH_ID: &str = "w14:paraId=\"";
const RUN_DEFAULTS: &str = "<w:rPrDefault><w:rPr>";

pub(super) fn write(built: Built, title: &str, as_at: Day, out: &mut dyn Write) -> io::Result<()> {
    let Built { docx, alts } = built;
    let mut parts: XMLDocx = Docx::build(docx);
    let document = text(parts.document)?.replace(HEAD_ROW, REPEATS);
    parts.document = numbered(&described(&document, &alts)).into_bytes();
    let styles = text(parts.styles)?;
    let language = format!("{RUN_DEFAULTS}<w:lang w:val=\"en-GB\" />");
    parts.styles = styles.replacen(RUN_DEFAULTS, &language, 1).into_bytes();
    for part in parts.headers.iter_mut().chain(&mut parts.footers) {
        *part = numbered(&text(std::mem::take(part))?).into_bytes();
    }
    parts.doc_props.core = properties(title, as_at).into_bytes();
    let mut file = Cursor::new(Vec::new());
    parts.pack(&mut file).map_err(io::Error::other)?;
    out.write_all(file.get_ref())
}

fn text(part: Vec<u8>) -> io::Result<String> {
    String::from_utf8(part).map_err(io::Error::other)
}

/// Gives each picture its number and its words, in the order in which they stand.
fn described(document: &str, alts: &[String]) -> String {
    let mut parts = document.split(FIGURE);
    let mut said = parts.next().unwrap_or_default().to_owned();
    for (idx, part) in parts.enumerate() {
        let alt = alts.get(idx).map_or("", String::as_str);
        let n = idx + 1;
        let alt = Escaped(alt);
        write!(
            said,
            "<wp:docPr id=\"{n}\" name=\"Picture {n}\" descr=\"{alt}\" />{part}"
        )
        .expect("writing to a string cannot fail");
    }
    said
}

/// docx-rs counts paragraphs over all documents that a process writes.
fn numbered(part: &str) -> String {
    let mut parts = part.split(PARAGRAPH_ID);
    let mut said = parts.next().unwrap_or_default().to_owned();
    for (n, rest) in (1..).zip(parts) {
        let rest = rest.find('"').map_or(rest, |end| &rest[end..]);
        write!(said, "{PARAGRAPH_ID}{n:08X}{rest}").expect("writing to a string cannot fail");
    }
    said
}

fn properties(title: &str, as_at: Day) -> String {
    let at = format!("{as_at}T00:00:00Z");
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:dcmitype=\"http://purl.org/dc/dcmitype/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{}</dc:title><dc:creator>casewise</dc:creator><dc:language>en-GB</dc:language><cp:lastModifiedBy>casewise</cp:lastModifiedBy><cp:revision>1</cp:revision><dcterms:created xsi:type=\"dcterms:W3CDTF\">{at}</dcterms:created><dcterms:modified xsi:type=\"dcterms:W3CDTF\">{at}</dcterms:modified></cp:coreProperties>",
        Escaped(title)
    )
}
