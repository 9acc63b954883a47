//! The document's own account of itself: the Info dictionary and XMP.
//!
//! In: the trailer and the catalogue (ISO 32000-2, 14.3). Out: properties as `Name: value`, Info
//! first, XMP for what Info leaves out. Dates are written as year-month-day with the time.

use lopdf::{Dictionary, Object};

use super::file::{dictionary, get, unpacked};

/// The properties that are read: our name, the Info key, the XMP elements.
const PROPERTIES: [(&str, &[u8], &[&str]); 6] = [
    ("Title", b"Title", &["dc:title"]),
    ("Author", b"Author", &["dc:creator"]),
    ("Subject", b"Subject", &["dc:description"]),
    ("Keywords", b"Keywords", &["pdf:Keywords"]),
    (
        "Created",
        b"CreationDate",
        &["xmp:CreateDate", "xap:CreateDate"],
    ),
    (
        "Modified",
        b"ModDate",
        &["xmp:ModifyDate", "xap:ModifyDate"],
    ),
];
/// The most of a metadata stream that is searched.
const XMP_BYTES_MAX: usize = 1024 * 1024;

/// Returns the properties that have a value.
pub(super) fn read(file: &lopdf::Document) -> Vec<String> {
    let info = dictionary(file, &file.trailer, b"Info");
    let xmp = xmp(file).unwrap_or_default();
    let property = |(name, key, elements): &(&str, &[u8], &[&str])| {
        let own = info.and_then(|info| info_value(file, info, key));
        let value = own.or_else(|| elements.iter().find_map(|element| xmp_value(&xmp, element)))?;
        let value = if key.ends_with(b"Date") {
            day_and_time(&value)
        } else {
            value
        };
        Some(format!("{name}: {value}"))
    };
    PROPERTIES.iter().filter_map(property).collect()
}

fn info_value(file: &lopdf::Document, info: &Dictionary, key: &[u8]) -> Option<String> {
    let value = get(file, info, key).and_then(|value| Object::as_str(value).ok())?;
    Some(one_line(&text_string(value))).filter(|value| !value.is_empty())
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Decodes a text string (7.9.2.2): UTF-16 or UTF-8 by their marks, else PDFDocEncoding.
pub(super) fn text_string(bytes: &[u8]) -> String {
    match bytes {
        [0xFE, 0xFF, rest @ ..] => {
            let units: Vec<u16> = rest
                .chunks_exact(2)
                .map(|pair| u16::from_be_bytes([pair[0], pair[1]]))
                .collect();
            String::from_utf16_lossy(&units)
        }
        [0xFF, 0xFE, rest @ ..] => {
            let units: Vec<u16> = rest
                .chunks_exact(2)
                .map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
                .collect();
            String::from_utf16_lossy(&units)
        }
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|&byte| pdf_doc_character(byte)).collect(),
    }
}

/// PDFDocEncoding (annex D.3) where it differs from Latin-1.
fn pdf_doc_character(byte: u8) -> char {
    const HIGH: [char; 31] = [
        '•', '†', '‡', '…', '—', '–', 'ƒ', '⁄', '‹', '›', '−', '‰', '„', '“', '”', '‘', '’', '‚',
        '™', 'ﬁ', 'ﬂ', 'Ł', 'Œ', 'Š', 'Ÿ', 'Ž', 'ı', 'ł', 'œ', 'š', 'ž',
    ];
    const ACCENTS: [char; 8] = ['˘', 'ˇ', 'ˆ', '˙', '˝', '˛', '˚', '˜'];
    match byte {
        0x80..=0x9E => HIGH[usize::from(byte - 0x80)],
        0x18..=0x1F => ACCENTS[usize::from(byte - 0x18)],
        0xA0 => '€',
        _ => char::from(byte),
    }
}

fn xmp(file: &lopdf::Document) -> Option<String> {
    let stream = get(file, file.catalog().ok()?, b"Metadata")?
        .as_stream()
        .ok()?;
    let bytes = unpacked(stream)?;
    Some(String::from_utf8_lossy(&bytes[..bytes.len().min(XMP_BYTES_MAX)]).into_owned())
}

/// Returns an XMP property's text, written as an element or as an attribute.
fn xmp_value(xmp: &str, element: &str) -> Option<String> {
    let in_element = || {
        let (_, rest) = xmp.split_once(&format!("<{element}>"))?;
        let (value, _) = rest.split_once(&format!("</{element}>"))?;
        Some(value)
    };
    let in_attribute = || {
        let (_, rest) = xmp.split_once(&format!(" {element}=\""))?;
        rest.split_once('"').map(|(value, _)| value)
    };
    let value = in_element().or_else(in_attribute)?;
    Some(one_line(&without_tags(value))).filter(|value| !value.is_empty())
}

fn without_tags(xml: &str) -> String {
    let mut text = String::new();
    for piece in xml.split('<') {
        text.push_str(piece.split_once('>').map_or(piece, |(_, after)| after));
        text.push(' ');
    }
    let entities = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&apos;", "'"),
        ("&amp;", "&"),
    ];
    entities.iter().fold(text, |text, (entity, character)| {
        text.replace(entity, character)
    })
}

/// Writes a date (7.9.4) such as `D:20240312093000+01'00'` as `2024-03-12T09:30:00+01:00`.
fn day_and_time(date: &str) -> String {
    let bare = date.strip_prefix("D:").unwrap_or(date);
    let n_digits = bare.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, zone) = bare.split_at(n_digits);
    if !matches!(n_digits, 4 | 6 | 8 | 10 | 12 | 14) || bare.contains('-') && n_digits == 4 {
        return date.to_owned();
    }
    let field = |from: usize| digits.get(from..from + 2);
    let mut written = digits[..4].to_owned();
    for (mark, from) in [('-', 4), ('-', 6), ('T', 8), (':', 10), (':', 12)] {
        let Some(field) = field(from) else { break };
        written.push(mark);
        written.push_str(field);
    }
    if n_digits < 12 {
        return written;
    }
    let zone: String = zone.trim_end_matches('\'').replace('\'', ":");
    written + &zone
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_day_first_and_left_alone_when_odd() {
        assert_eq!(
            day_and_time("D:20240312093000+01'00'"),
            "2024-03-12T09:30:00+01:00"
        );
        assert_eq!(day_and_time("D:20240312093000Z"), "2024-03-12T09:30:00Z");
        assert_eq!(day_and_time("D:20240312"), "2024-03-12");
        assert_eq!(day_and_time("12 March 2024"), "12 March 2024");
        assert_eq!(day_and_time("2024-03-12T09:30:00Z"), "2024-03-12T09:30:00Z");
    }

    #[test]
    fn text_strings_are_decoded_by_their_mark() {
        assert_eq!(text_string(b"Caf\xe9 \x85"), "Café –");
        assert_eq!(text_string(b"\xfe\xff\x00A\x20\x19"), "A’");
    }

    #[test]
    fn metadata_beyond_the_bound_are_not_searched() {
        let said = |n_blanks: usize| {
            let xmp = format!("{}<dc:title>Plan</dc:title>", " ".repeat(n_blanks));
            let mut file = lopdf::Document::with_version("1.7");
            let stream = lopdf::Stream::new(Dictionary::new(), xmp.into_bytes());
            let stream = file.add_object(stream);
            let catalog = lopdf::dictionary! { "Type" => "Catalog", "Metadata" => stream };
            let catalog = file.add_object(catalog);
            file.trailer.set("Root", catalog);
            read(&file)
        };
        assert_eq!(said(9), ["Title: Plan"]);
        assert!(said(XMP_BYTES_MAX).is_empty());
    }

    #[test]
    fn xmp_gives_what_info_leaves_out() {
        let xmp = "<dc:title><rdf:Alt><rdf:li>Plan &amp; review</rdf:li></rdf:Alt></dc:title><x xmp:CreateDate=\"2024\"/>";
        assert_eq!(xmp_value(xmp, "dc:title").as_deref(), Some("Plan & review"));
        assert_eq!(xmp_value(xmp, "xmp:CreateDate").as_deref(), Some("2024"));
    }
}
