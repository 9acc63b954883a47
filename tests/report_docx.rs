//! The report as a Word document: whole, bounded, the same each time, and silent about people.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use casewise::evaluation::{
    Disclosure, Evaluation, Gathered, Inputs, Key, Pseudonyms, Shareable, written,
};
use casewise::extract;
use casewise::framework;
use casewise::report::evaluation::{View, docx};
use casewise::statistics::Confidence;
use serde_json::{Value, json};

/// Words that a file could hold and a shareable report must not.
const PLANTED: [&str; 6] = [
    "Rowan Pellitory",
    "C-4711",
    "0101901234",
    "14 Larkhaugh Road",
    "cases/C-4711",
    "Orrin Primary",
];

const HOSTILE: &str = "<w:p>& \"words\" ]]> \u{202e}\u{7}\u{ffff}";

/// An audit of `n_rules` rules, each with findings in twelve case files, as its file holds it.
fn audit(n_rules: usize, title: &str) -> Value {
    let rules: Vec<Value> = (0..n_rules)
        .map(|n| {
            json!({"id": format!("rule-{n}"), "family": "plan", "title": format!("{title} {n}"),
                "why": "It matters.", "remedy": "Put it right. ".repeat(40), "indicator": ["5.3"],
                "level": "major", "standards": [{"text": "A standard ".repeat(40), "confidence": "A"}]})
        })
        .collect();
    let findings: Vec<Value> = (0..n_rules)
        .flat_map(|rule| (0..12).map(move |case| finding(rule, case)))
        .collect();
    let documents: Vec<Value> = (0..12)
        .map(|case| {
            json!({"path": format!("cases/C-47{case:02}/Rowan Pellitory.docx"),
                "case": format!("C-47{case:02}"), "kind": "plan", "read": case > 2,
                "reading": if case > 2 { "whole" } else { "not" },
                "notes": [{"code": "damaged", "message": "14 Larkhaugh Road"}]})
        })
        .collect();
    json!({"schema": "casewise.audit/1", "version": "0.1.0", "as_at": "2026-11-01",
        "jurisdiction": "scotland", "layout": "cases/C-4711", "rules_hash": "r",
        "sources_hash": "s", "rules": rules, "documents": documents, "findings": findings,
        "timelines": [{"case": "C-4711", "events": [{"lane": "reviews", "what": "looked-after-review",
            "from": "2026-03-01", "to": "2026-03-01", "item": "Rowan Pellitory",
            "document": "cases/C-4711/a.docx", "start": 0, "end": 1, "quote": "0101901234"}]}]})
}

fn finding(rule: usize, case: usize) -> Value {
    let outcome = if (case + rule) % 12 < 7 {
        "met"
    } else {
        "not-met"
    };
    let path = format!("cases/C-47{case:02}/Rowan Pellitory.docx");
    json!({"rule": format!("rule-{rule}"), "family": "plan", "indicator": ["5.3"],
        "case": format!("C-47{case:02}"), "document": path, "item": "Rowan Pellitory",
        "outcome": outcome, "level": "major", "message": "Rowan Pellitory of Orrin Primary",
        "due": null, "settle": "ask 0101901234", "standard": null,
        "evidence": [{"document": path, "role": "subject", "page": null, "row": null,
            "quote": "Rowan Pellitory, 0101901234, 14 Larkhaugh Road"}]})
}

fn evaluation(audit: &Value) -> Evaluation {
    let mut gathered = Gathered::new(true);
    let text = audit.to_string();
    let mut head =
        written::read(text.as_bytes(), &mut |told| gathered.take(told)).expect("an audit");
    let timelines = std::mem::take(&mut head.timelines);
    Evaluation::of(Inputs {
        timelines,
        head: &head,
        gathered: &gathered,
        timelines: Vec::new(),
        sample: None,
        judgements: &[],
        earlier: &[],
        pieces: Vec::new(),
        actions: Vec::new(),
        rule_book: Vec::new(),
        framework: framework::built_in(),
        indicators: Vec::new(),
        confidence: Confidence::new(0.95).expect("a share"),
    })
    .expect("an evaluation")
}

fn shareable(evaluation: &Evaluation) -> Shareable {
    let how = Disclosure {
        threshold: 5,
        quotes: true,
        timelines: true,
    };
    let mut pseudonyms = Pseudonyms::new(Key::new([7; 32]));
    Shareable::of(evaluation, framework::built_in(), how, &mut pseudonyms)
}

fn written_as(view: View<'_>) -> Vec<u8> {
    let mut bytes = Vec::new();
    docx::write(view, &mut bytes).expect("memory takes all");
    bytes
}

fn parts(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut parts = BTreeMap::new();
    for idx in 0..package.len() {
        let mut part = package.by_index(idx).expect("a part");
        let mut content = Vec::new();
        part.read_to_end(&mut content).expect("its bytes");
        let name = part.name().expect("a name").into_owned();
        parts.insert(name, content);
    }
    parts
}

fn text<'a>(parts: &'a BTreeMap<String, Vec<u8>>, name: &str) -> &'a str {
    std::str::from_utf8(&parts[name]).expect("text")
}

#[test]
fn every_part_is_whole_xml_and_hostile_words_stay_words() {
    let evaluation = evaluation(&audit(3, HOSTILE));
    let bytes = written_as(View::Working(&evaluation));
    for (name, content) in parts(&bytes) {
        if !name.ends_with(".xml") && !name.ends_with(".rels") {
            continue;
        }
        let xml = String::from_utf8(content).expect("text");
        assert!(!xml.contains(['\u{202e}', '\u{7}', '\u{ffff}']), "{name}");
        let mut reader = quick_xml::Reader::from_str(&xml);
        while reader.read_event().expect("whole XML") != quick_xml::events::Event::Eof {}
    }
    let read = extract::bytes_of("report.docx", &bytes);
    assert!(
        read.text.contains("<w:p>& \"words\" ]]> 0"),
        "{}",
        read.text
    );
}

#[test]
fn the_same_evaluation_gives_the_same_bytes() {
    let evaluation = evaluation(&audit(3, "Rule"));
    let once = written_as(View::Working(&evaluation));
    assert!(once == written_as(View::Working(&evaluation)));
}

#[test]
fn headings_tables_and_pictures_are_what_they_look_like() {
    let evaluation = evaluation(&audit(8, "Rule"));
    let bytes = written_as(View::Working(&evaluation));
    let parts = parts(&bytes);
    let document = text(&parts, "word/document.xml");
    let n = |what: &str| document.matches(what).count();
    assert_eq!(n("<w:tblHeader />"), n("<w:tbl>"));
    assert!(n("<wp:docPr ") >= 16);
    assert_eq!(
        n("<wp:docPr "),
        n(" descr=\"Bar of outcomes: ") + n(" descr=\"Share met: ")
    );
    assert!(document.contains("TOC \\o"));
    assert!(text(&parts, "word/styles.xml").contains("<w:lang w:val=\"en-GB\" />"));
    let read = extract::bytes_of("report.docx", &bytes);
    let headings: Vec<&str> = read
        .blocks
        .iter()
        .filter(|block| block.heading() == Some(1))
        .map(|block| read.text_of(block))
        .collect();
    assert!(headings.contains(&"How good are we now?"), "{headings:?}");
}

#[test]
fn pictures_are_whole_png_files() {
    let evaluation = evaluation(&audit(2, "Rule"));
    let parts = parts(&written_as(View::Working(&evaluation)));
    let pictures: Vec<&Vec<u8>> = parts
        .iter()
        .filter(|(name, _)| name.ends_with(".png"))
        .map(|(_, content)| content)
        .collect();
    assert!(!pictures.is_empty());
    for picture in pictures {
        assert!(picture.starts_with(b"\x89PNG\r\n\x1a\n"));
        let number = |at: usize| {
            let bytes: [u8; 4] = picture[at..at + 4].try_into().expect("four bytes");
            u32::from_be_bytes(bytes) as usize
        };
        let (width, height) = (number(16), number(20));
        let (mut at, mut packed) = (8, Vec::new());
        while at < picture.len() {
            let end = at + 8 + number(at);
            let mut sum = flate2::Crc::new();
            sum.update(&picture[at + 4..end]);
            assert_eq!(sum.sum() as usize, number(end));
            if &picture[at + 4..at + 8] == b"IDAT" {
                packed.extend(&picture[at + 8..end]);
            }
            at = end + 4;
        }
        let mut rows = Vec::new();
        flate2::read::ZlibDecoder::new(&packed[..])
            .read_to_end(&mut rows)
            .expect("packed rows");
        assert_eq!(rows.len(), (width + 1) * height);
    }
}

#[test]
fn a_thousand_rules_make_no_longer_document_than_the_bounds_allow() {
    let title = "A rule with a very long title that nobody would want to read twice ".repeat(5);
    let evaluation = evaluation(&audit(1000, &title));
    let bytes = written_as(View::Working(&evaluation));
    let parts = parts(&bytes);
    let document = text(&parts, "word/document.xml");
    // A page of 45 lines, thirty of them; a table row takes about four.
    assert!(document.matches("<w:tr>").count() < 260);
    assert!(document.matches("<w:p ").count() < 1600);
    assert!(document.contains("more in report.html"));
}

#[test]
fn a_shareable_document_names_nobody_in_any_part() {
    let evaluation = evaluation(&audit(8, "Rule"));
    let shareable = shareable(&evaluation);
    for (name, content) in parts(&written_as(View::Shareable(&shareable))) {
        let said = format!("{name} {}", String::from_utf8_lossy(&content));
        for planted in PLANTED {
            assert!(!said.contains(planted), "{planted} in {name}");
        }
    }
    let identified = written_as(View::Working(&evaluation));
    let parts = parts(&identified);
    assert!(text(&parts, "word/document.xml").contains("C-4707"));
}

#[test]
fn properties_hold_no_user_and_no_clock() {
    let evaluation = evaluation(&audit(1, "Rule"));
    let parts = parts(&written_as(View::Working(&evaluation)));
    let core = text(&parts, "docProps/core.xml");
    assert!(core.contains("<dc:creator>casewise</dc:creator>"));
    assert_eq!(core.matches("2026-11-01T00:00:00Z").count(), 2);
    assert_eq!(core.matches("T00:00:00Z").count(), 2);
}
