//! Reports as their readers meet them: what a shareable one must not hold, and what is refused.

mod command;

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::Path;
use std::sync::OnceLock;

use serde_json::Value;

use command::{put, told, typed};

fn told_by(folder: &Path, line: &str) -> (String, i32) {
    told(typed(folder, line))
}

fn done(folder: &Path, line: &str) -> String {
    let (said, code) = told_by(folder, line);
    assert!(code == 0 || code == 4, "{line}\n{said}");
    said
}

/// Words that identify somebody, each of its own sort.
const PLANTED: [&str; 19] = [
    "Ysolde",                    // a child
    "Quillfeather",              // a family
    "Brannagh",                  // a carer
    "Tamsyn Orrock",             // a worker
    "Orrock",                    // the same, in part
    "0804142233",                // a CHI number
    "943 476 5919",              // an NHS number
    "KX-55121",                  // a case number
    "8 April 2014",              // a date of birth
    "08/04/2014",                // the same, in figures
    "17 Wrenfield Terrace",      // an address
    "Wrenfield",                 // the same, in part
    "IV63 9QZ",                  // a postcode
    "Glenmarrow",                // a school
    "01632 960814",              // a telephone
    "tamsyn.orrock@example.org", // an e-mail address
    "ysolde-q",                  // a name in a file's name
    "Pelham Vickerstaff",        // an author in a document's properties
    "Hepzibah",                  // somebody in a comment
];

const CHRONOLOGY: &str = "Chronology\n\n\
    Child: Ysolde Quillfeather, born 8 April 2014 (08/04/2014), CHI 0804142233, NHS 943 476 5919\n\
    Case number KX-55121. Lives with Mrs Brannagh, 17 Wrenfield Terrace, IV63 9QZ.\n\n\
    3 March 2025: Referral by Glenmarrow Primary School, telephone 01632 960814.\n\
    10 March 2025: Initial child protection planning meeting. Ysolde Quillfeather was registered.\n\
    9 June 2025: Review child protection planning meeting, chaired by Tamsyn Orrock.\n";

const PLAN: &str = "Child's Plan\n\nName: Ysolde Quillfeather\nDate of plan: 12 March 2025\n\
    Lead professional: Tamsyn Orrock (tamsyn.orrock@example.org)\n\n\
    Action: Support Ysolde at Glenmarrow.\nBy whom: professionals\nBy when: ongoing\n";

/// A Word document with an author, a comment and a sentence.
fn docx() -> Vec<u8> {
    let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let parts = [
        (
            "[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>".to_owned(),
        ),
        (
            "_rels/.rels",
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/><Relationship Id=\"r2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/></Relationships>".to_owned(),
        ),
        (
            "word/_rels/document.xml.rels",
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"c1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments\" Target=\"comments.xml\"/></Relationships>".to_owned(),
        ),
        (
            "word/document.xml",
            format!("<w:document xmlns:w=\"{word}\"><w:body><w:p><w:r><w:t>Assessment of Ysolde Quillfeather</w:t></w:r></w:p><w:p><w:r><w:t>Date of assessment: 2 April 2025</w:t></w:r></w:p></w:body></w:document>"),
        ),
        (
            "word/comments.xml",
            format!("<w:comments xmlns:w=\"{word}\"><w:comment w:id=\"0\" w:author=\"Hepzibah\"><w:p><w:r><w:t>Hepzibah asks: is this final?</w:t></w:r></w:p></w:comment></w:comments>"),
        ),
        (
            "docProps/core.xml",
            "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:creator>Pelham Vickerstaff</dc:creator><dc:title>Assessment of Ysolde Quillfeather</dc:title></cp:coreProperties>".to_owned(),
        ),
    ];
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        archive
            .start_file(name, zip::write::SimpleFileOptions::default())
            .expect("a part");
        archive.write_all(text.as_bytes()).expect("a part");
    }
    archive.finish().expect("an archive").into_inner()
}

/// An audit of eight cases that name somebody everywhere, and one as at an earlier day.
fn audited() -> tempfile::TempDir {
    static MADE: OnceLock<[Vec<u8>; 2]> = OnceLock::new();
    let [now, before] = MADE.get_or_init(made);
    let folder = tempfile::tempdir().expect("a temporary folder");
    put(folder.path(), "audit/audit.json", now);
    put(folder.path(), "before/audit.json", before);
    folder
}

fn made() -> [Vec<u8>; 2] {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path();
    for number in 0..8 {
        let case = format!("files/cases/KX-5512{number}");
        put(
            path,
            &format!("{case}/chronology ysolde-q.txt"),
            CHRONOLOGY.as_bytes(),
        );
        put(path, &format!("{case}/plan.txt"), PLAN.as_bytes());
        put(path, &format!("{case}/ysolde-q.docx"), docx());
    }
    let policy = "Visiting Policy\n\nOwner: Tamsyn Orrock\nVersion: 1.2\nReview date: 1 May 2024\n";
    put(
        path,
        "files/policies/Orrock visiting.txt",
        policy.as_bytes(),
    );
    put(
        path,
        "files/policies/KX-55121.pdf",
        b"%PDF-1.4 broken for Ysolde",
    );
    done(path, "audit files --as-at 2026-11-01 --out audit");
    done(path, "audit files --as-at 2025-11-01 --out before");
    ["audit", "before"].map(|name| {
        let file = path.join(name).join("audit.json");
        fs::read(file).expect("an audit")
    })
}

/// Every text of a file: its bytes, and what lies in it where it is an archive.
fn texts(path: &Path) -> Vec<String> {
    let bytes = fs::read(path).expect("it was written");
    let mut texts = vec![String::from_utf8_lossy(&bytes).into_owned()];
    if let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes)) {
        for idx in 0..archive.len() {
            let mut part = archive.by_index(idx).expect("a part");
            let mut content = Vec::new();
            part.read_to_end(&mut content).expect("a part");
            texts.push(part.name().expect("a name").into_owned());
            texts.push(String::from_utf8_lossy(&content).into_owned());
        }
    }
    texts
}

fn all_texts(folder: &Path) -> BTreeMap<String, Vec<String>> {
    let mut all = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        assert!(path.is_file(), "{name} lies in the folder that is shared");
        all.insert(name, texts(&path));
    }
    all
}

#[test]
fn a_shareable_report_holds_nothing_that_identifies_anybody() {
    let folder = audited();
    let path = folder.path();
    done(
        path,
        "report audit/audit.json --previous before/audit.json --quotes --timelines --out shared",
    );
    let all = all_texts(&path.join("shared"));
    for name in [
        "report.html",
        "report.docx",
        "findings.xlsx",
        "evidence.csv",
        "evidence.json",
    ] {
        assert!(all.contains_key(name), "{name} was not written");
    }
    let dates = ["2025-03-03", "10 March 2025", "2025-06-09", "12 March 2025"];
    for (name, texts) in &all {
        for text in texts {
            let small = text.to_lowercase();
            for word in PLANTED.iter().chain(&dates) {
                assert!(!small.contains(&word.to_lowercase()), "{name} holds {word}");
            }
        }
    }
}

#[test]
fn what_identifies_is_there_for_auditors_and_marked() {
    let folder = audited();
    let path = folder.path();
    done(
        path,
        "report audit/audit.json --view working --split --out work",
    );
    let page = fs::read_to_string(path.join("work/report.html")).expect("a page");
    assert!(page.contains("KX-55121"));
    let pages = [
        "work/report.html",
        "work/cases/index.html",
        "work/cases/case-00001.html",
    ];
    for name in pages {
        let page = fs::read_to_string(path.join(name)).expect("a page");
        assert!(page.contains("Working copy: it names case files"), "{name}");
    }
}

#[test]
fn the_lookup_is_kept_apart_and_resolves_every_reference() {
    let folder = audited();
    let path = folder.path();
    done(path, "report audit/audit.json --timelines --out shared");
    let lookup = fs::read_to_string(path.join("audit/pseudonyms.json")).expect("the lookup");
    let lookup: Value = serde_json::from_str(&lookup).expect("JSON");
    let report = fs::read_to_string(path.join("shared/evidence.json")).expect("the report");
    let report: Value = serde_json::from_str(&report).expect("JSON");
    let mut n = 0;
    for rule in report["rules"].as_array().expect("rules") {
        for finding in rule["findings"].as_array().expect("findings") {
            let name = finding["name"].as_str().expect("a name");
            assert!(lookup["findings"][name]["rule"].is_string(), "{name}");
            n += 1;
        }
    }
    for timeline in report["timelines"].as_array().expect("timelines") {
        let case = timeline["case"].as_str().expect("a pseudonym");
        assert!(
            lookup["cases"][case]
                .as_str()
                .expect("an id")
                .starts_with("KX-")
        );
    }
    assert!(n > 0);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let kept = fs::metadata(path.join("audit/pseudonyms.json")).expect("the lookup");
        assert_eq!(kept.permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn the_same_audit_gives_the_same_bytes() {
    let folder = audited();
    let path = folder.path();
    for view in ["shareable", "working"] {
        let line = |out| format!("report audit/audit.json --view {view} --timelines --out {out}");
        done(path, &line(format!("one-{view}")));
        done(path, &line(format!("two-{view}")));
        for entry in fs::read_dir(path.join(format!("one-{view}"))).expect("a folder") {
            let name = entry.expect("an entry").file_name();
            let read = |out| fs::read(path.join(format!("{out}-{view}")).join(&name));
            let same = read("one").expect("a file") == read("two").expect("a file");
            assert!(same, "{view} {}", name.display());
        }
    }
}

#[test]
fn a_folder_that_could_identify_is_not_written_to() {
    let folder = audited();
    let path = folder.path();
    let (said, code) = told_by(path, "report audit/audit.json --out audit");
    assert_eq!(code, 2, "{said}");
    assert!(said.contains("holds the audit itself"), "{said}");
    done(path, "report audit/audit.json --view working --out mixed");
    let (said, code) = told_by(path, "report audit/audit.json --out mixed");
    assert_eq!(code, 2, "{said}");
    assert!(said.contains("actions.csv"), "{said}");
    let (said, code) = told_by(
        path,
        "report audit/audit.json --out new --pseudonyms new/p.json",
    );
    assert_eq!(code, 2, "{said}");
    assert!(said.contains("--pseudonyms"), "{said}");
}

#[test]
fn what_does_not_belong_together_is_refused_with_its_reason() {
    let folder = audited();
    let path = folder.path();
    put(
        path,
        "later.json",
        b"{\"schema\":\"casewise.audit/2\",\"findings\":[]}",
    );
    let roster = "id\nZ-1\nZ-2\nZ-3\n";
    put(path, "roster.csv", roster.as_bytes());
    done(
        path,
        "sample frame roster.csv --id id --as-at 2026-11-01 -o frame.json",
    );
    done(path, "sample plan frame.json --size 2 -o plan.json");
    done(
        path,
        "sample draw frame.json --plan plan.json --seed s --seed-source dice -o sample.json",
    );
    done(
        path,
        "judge record --judgements judged.db --case Z-9 --indicator 5.3 --reader A --grade 4 --reason because",
    );
    for (line, why) in [
        ("report later.json --out o", "casewise.audit/2"),
        ("report roster.csv --out o", "no audit"),
        (
            "report audit/audit.json --sample sample.json --out o",
            "does not belong",
        ),
        (
            "report audit/audit.json --judgements judged.db --out o",
            "1 cases outside the audit",
        ),
        ("report audit/audit.json --indicator 77 --out o", "77"),
        (
            "report audit/audit.json --evidence roster.csv --out o",
            "evidence",
        ),
    ] {
        let (said, code) = told_by(path, line);
        assert_eq!(code, 2, "{line}\n{said}");
        assert!(said.contains(why), "{line}\n{said}");
        assert!(!path.join("o").exists(), "{line} wrote something");
    }
}

/// An audit with one rule that casewise does not know and text that wants to be run.
const HOSTILE: &str = r#"{"schema":"casewise.audit/1","version":"0.1.0","as_at":"2026-11-01",
  "jurisdiction":"scotland","layout":"<b>","rules_hash":"r","sources_hash":"s",
  "documents":[{"path":"cases/=cmd()/<script>.txt","case":"=cmd()","kind":"plan","read":true,"notes":[]}],
  "findings":[{"rule":"not-a-rule","family":"own","indicator":["5.3"],"case":"=cmd()",
    "document":"cases/=cmd()/<script>.txt","item":"\u0007\u202eitem","outcome":"not-met",
    "level":"major","message":"<script>alert(1)</script>","due":null,"settle":null,"standard":null,
    "fingerprint":"","evidence":[{"document":"cases/=cmd()/<script>.txt","role":"subject","page":null,
    "row":null,"quote":"<img src=x onerror=alert(1)>\u202e\u0000"}]}],
  "measures":[],"unread":[]}"#;

#[test]
fn text_that_wants_to_be_run_is_shown_and_never_run() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path();
    put(path, "audit/audit.json", HOSTILE.as_bytes());
    done(
        path,
        "report audit/audit.json --view working --split --out work",
    );
    for name in ["report.html", "cases/case-00001.html"] {
        let page = fs::read_to_string(path.join("work").join(name)).expect("a page");
        assert!(page.contains("&lt;img src=x"), "{name} shows the quote");
        assert!(
            !page.contains("<img") && !page.contains("<script>alert"),
            "{name}"
        );
        assert!(!page.contains(['\u{202e}', '\u{7}', '\0']), "{name}");
    }
    let table = fs::read_to_string(path.join("work/evidence.csv")).expect("a table");
    assert!(table.contains("'=cmd()"), "{table}");
    let sheets = texts(&path.join("work/findings.xlsx"));
    assert!(sheets.iter().any(|text| text.contains("=cmd()")));
    assert!(!sheets.iter().any(|text| text.contains("<f>")));
    done(path, "report audit/audit.json --out shared");
    let page = fs::read_to_string(path.join("shared/report.html")).expect("a page");
    assert!(!page.contains("not-a-rule") && !page.contains("cmd()"));
}

#[test]
fn what_the_evidence_suggests_is_said_only_beside_a_grade() {
    let folder = audited();
    let path = folder.path();
    let suggestions = |out: &str| -> usize {
        let report = fs::read_to_string(path.join(out).join("evidence.json")).expect("a report");
        let report: Value = serde_json::from_str(&report).expect("JSON");
        let indicators = report["indicators"].as_array().expect("indicators");
        indicators
            .iter()
            .filter(|own| !own["suggestion"].is_null())
            .count()
    };
    done(
        path,
        "report audit/audit.json --view working --out before-grades",
    );
    assert_eq!(suggestions("before-grades"), 0);
    for number in 0..8 {
        for (role, reader) in [("first", "Ada"), ("second", "Bea"), ("agreed", "Cyn")] {
            let line = format!(
                "judge record --judgements judged.db --case KX-5512{number} --indicator 5.3 --reader {reader} --role {role} --grade 4 --reason because"
            );
            done(path, &line);
        }
    }
    done(
        path,
        "report audit/audit.json --view working --judgements judged.db --out graded",
    );
    assert_eq!(suggestions("graded"), 1);
    let page = fs::read_to_string(path.join("graded/report.html")).expect("a page");
    assert!(page.contains("Moderated by Cyn") && page.contains("is no grade"));
    done(
        path,
        "report audit/audit.json --judgements judged.db --out shared",
    );
    let page = fs::read_to_string(path.join("shared/report.html")).expect("a page");
    assert!(page.contains("Read twice: 8") && !page.contains("Cyn"));
}

#[test]
fn actions_come_back_from_the_last_round_with_owner_date_and_what_became_of_them() {
    let folder = audited();
    let path = folder.path();
    done(path, "report before/audit.json --view working --out last");
    let table = fs::read_to_string(path.join("last/actions.csv")).expect("the actions");
    let mut lines: Vec<String> = table.lines().map(str::to_owned).collect();
    assert!(lines.len() > 1, "{table}");
    lines[1] = lines[1].replace(",,,open", ",Tamsyn Orrock,2026-06-30,begun");
    lines.push("Ysolde's rule,Ysolde's indicator,Ring Ysolde,,,open".to_owned());
    put(path, "actions.csv", lines.join("\n").as_bytes());
    let line = "report audit/audit.json --previous before/audit.json --actions actions.csv";
    done(path, &format!("{line} --view working --out work"));
    let page = fs::read_to_string(path.join("work/report.html")).expect("a page");
    assert!(page.contains(
        "<td>Tamsyn Orrock</td><td>30 June 2026, overdue</td><td>begun, carried forward</td>"
    ));
    assert!(page.contains("not met then"));
    done(path, &format!("{line} --out shared"));
    let page = fs::read_to_string(path.join("shared/report.html")).expect("a page");
    assert!(!page.contains("Orrock") && page.contains("named in the working report"));
    assert!(
        all_texts(&path.join("shared"))
            .values()
            .flatten()
            .all(|text| !text.contains("Ysolde"))
    );
}

#[test]
fn rounds_stand_in_the_order_of_their_days_however_they_were_named() {
    let folder = audited();
    let path = folder.path();
    let audit = fs::read_to_string(path.join("before/audit.json")).expect("an audit");
    let older = audit.replacen("2025-11-01", "2024-11-01", 1);
    put(path, "oldest/audit.json", older.as_bytes());
    let line = "--previous before/audit.json --previous oldest/audit.json --view working";
    done(path, &format!("report audit/audit.json {line} --out work"));
    let text = fs::read_to_string(path.join("work/evidence.json")).expect("the evidence");
    let report: Value = serde_json::from_str(&text).expect("JSON");
    let measures = report["rules"][0]["measures"][0].clone();
    let days = measures["rounds"].as_array().expect("rounds").iter();
    let days: Vec<&str> = days.filter_map(|round| round["as_at"].as_str()).collect();
    assert_eq!(days, ["2024-11-01", "2025-11-01", "2026-11-01"]);
    let page = fs::read_to_string(path.join("work/report.html")).expect("a page");
    assert!(page.contains("share met over 3 rounds"));
    let line = "report before/audit.json --previous audit/audit.json --out odd";
    let (said, code) = told_by(path, line);
    assert_eq!(code, 2, "{said}");
    assert!(
        said.contains("as at 2026-11-01 is no earlier round"),
        "{said}"
    );
}

#[test]
fn evidence_json_is_what_its_schema_says() {
    let folder = audited();
    let path = folder.path();
    for (view, out) in [("shareable", "shared"), ("working", "work")] {
        let line = format!(
            "report audit/audit.json --previous before/audit.json --view {view} --timelines --out {out}"
        );
        done(path, &line);
        let read = |name: &str| -> Value {
            let text = fs::read_to_string(path.join(out).join(name)).expect("a file");
            serde_json::from_str(&text).expect("JSON")
        };
        let (schema, report) = (read("evidence.schema.json"), read("evidence.json"));
        let mut faults = Vec::new();
        check(&report, &schema, &schema, "$", &mut faults);
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }
}

/// As much of JSON Schema as the file uses.
fn check(value: &Value, schema: &Value, root: &Value, place: &str, faults: &mut Vec<String>) {
    if let Some(name) = schema["$ref"].as_str() {
        let own = root.pointer(name.trim_start_matches('#'));
        return check(value, own.expect("a definition"), root, place, faults);
    }
    if let Some(choices) = schema["anyOf"].as_array() {
        let fits = |choice: &Value| {
            let mut own = Vec::new();
            check(value, choice, root, place, &mut own);
            own.is_empty()
        };
        if !choices.iter().any(fits) {
            faults.push(format!("{place}: no choice fits {value}"));
        }
        return;
    }
    let is_type = |name: &str| match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        other => panic!("the schema uses {other}"),
    };
    let names: Vec<&str> = match &schema["type"] {
        Value::String(name) => vec![name],
        Value::Array(names) => names.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    if !names.is_empty() && !names.iter().any(|name| is_type(name)) {
        faults.push(format!("{place}: {value} is no {names:?}"));
    }
    if let Some(known) = schema["enum"].as_array()
        && !known.contains(value)
    {
        faults.push(format!("{place}: {value} is not listed"));
    }
    if !schema["const"].is_null() && schema["const"] != *value {
        faults.push(format!("{place}: {value} is another constant"));
    }
    for name in schema["required"].as_array().into_iter().flatten() {
        let name = name.as_str().expect("a name");
        if value.get(name).is_none() {
            faults.push(format!("{place}: {name} is missing"));
        }
    }
    let properties = schema["properties"].as_object();
    for (name, own) in properties.into_iter().flatten() {
        if let Some(inner) = value.get(name) {
            check(inner, own, root, &format!("{place}.{name}"), faults);
        }
    }
    for (name, inner) in value.as_object().into_iter().flatten() {
        if properties.is_some_and(|known| !known.contains_key(name)) {
            faults.push(format!("{place}: {name} is not in the schema"));
        }
        if let (None, Some(own)) = (properties, schema.get("additionalProperties")) {
            check(inner, own, root, &format!("{place}.{name}"), faults);
        }
    }
    for (idx, inner) in value.as_array().into_iter().flatten().enumerate() {
        if schema["items"].is_object() {
            check(
                inner,
                &schema["items"],
                root,
                &format!("{place}[{idx}]"),
                faults,
            );
        }
    }
}
