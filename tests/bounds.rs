//! Each bound on how much is taken out of one file is met by a file that goes beyond it.

use std::io::{Cursor, Write};
use std::time::{Duration, Instant};

use casewise::document::{Document, NoteCode, Reading};
use casewise::extract::{self, INSIDE_MAX};
use casewise::ingest::{self, FILE_BYTES_MAX, FOLDER_DEPTH_MAX, Source};
use lopdf::{Dictionary, Object, ObjectId, Stream, dictionary};

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
    let text = "a\n\n".repeat(410_000);
    let docx = format!(
        "<w:document><w:body>{}</w:body></w:document>",
        "<w:p><w:r><w:t>a</w:t></w:r></w:p>".repeat(410_000)
    );
    let docx = zipped(
        ["word/document.xml".to_owned()].into_iter(),
        docx.as_bytes(),
    );
    let files = [
        ("a.html", html.into_bytes()),
        ("a.rtf", rtf.into_bytes()),
        ("a.fodt", odt.into_bytes()),
        ("a.txt", text.clone().into_bytes()),
        ("a.md", text.into_bytes()),
        ("a.docx", docx),
    ];
    for (name, bytes) in files {
        let document = extract::bytes_of(name, &bytes);
        assert!(is_cut(&document), "{name}: {:?}", document.notes);
        assert!(document.blocks.len() < 410_000, "{name}");
    }
}

/// More than the 48 MB that are read of a text.
const BEYOND_TEXT: usize = 49 * 1024 * 1024;

#[test]
fn a_text_or_page_of_more_than_48_megabytes_is_read_up_to_there() {
    let files = [
        (
            "a.txt",
            format!("Plan\n{}\nBeyond\n", " ".repeat(BEYOND_TEXT)),
        ),
        (
            "a.html",
            format!("<p>Plan<!--{}--><p>Beyond", "x".repeat(BEYOND_TEXT)),
        ),
        (
            "a.csv",
            format!("Plan,May\n{}Beyond,June\n", "\n".repeat(BEYOND_TEXT)),
        ),
    ];
    for (name, text) in files {
        let document = extract::bytes_of(name, text.as_bytes());
        assert!(document.text.starts_with("Plan"), "{name}");
        assert!(!document.text.contains("Beyond"), "{name}");
        assert!(is_cut(&document), "{name}: {:?}", document.notes);
    }
}

#[test]
fn a_file_of_more_bytes_than_the_bound_is_not_read() {
    let room = tempfile::tempdir().expect("a folder");
    let at = room.path().join("a.txt");
    let file = std::fs::File::create(&at).expect("a file");
    file.set_len(FILE_BYTES_MAX + 1)
        .expect("a file with a hole in it");
    let document = extract::document(&Source::new("a.txt", at));
    assert_eq!(document.notes[0].code, NoteCode::TooLarge);
    assert_eq!(document.reading(), Reading::Not);
}

#[test]
fn folders_deeper_than_the_bound_are_named_as_not_read() {
    let room = tempfile::tempdir().expect("a folder");
    let deepest = room.path().join("a/".repeat(FOLDER_DEPTH_MAX + 3));
    std::fs::create_dir_all(&deepest).expect("folders");
    std::fs::write(deepest.join("plan.txt"), "Plan").expect("a file");
    let folder = ingest::list(&[room.path().to_path_buf()]).expect("a folder");
    let paths: Vec<&str> = folder
        .sources
        .iter()
        .map(|source| source.path.as_str())
        .collect();
    assert_eq!(paths, ["a/".repeat(FOLDER_DEPTH_MAX + 1)]);
    assert!(folder.sources[0].bytes().is_err());
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

/// Writes a pdf whose pages all show the same stream, in Helvetica, with the forms that are given.
fn pdf(n_pages: usize, content: &str, mut file: lopdf::Document, forms: Dictionary) -> Vec<u8> {
    let content = file.add_object(Stream::new(Dictionary::new(), content.as_bytes().to_vec()));
    let tree = file.new_object_id();
    let page = dictionary! { "Type" => "Page", "Parent" => tree, "Contents" => content };
    let kids: Vec<Object> = (0..n_pages)
        .map(|_| file.add_object(page.clone()).into())
        .collect();
    let font = dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica" };
    let resources = dictionary! {
        "Font" => dictionary! { "F" => font }, "XObject" => forms,
    };
    let root = dictionary! {
        "Type" => "Pages", "Kids" => kids, "Count" => i64::try_from(n_pages).expect("few"),
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()], "Resources" => resources,
    };
    file.objects.insert(tree, root.into());
    let catalog = file.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    file.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).expect("memory");
    bytes
}

fn form(content: &str, forms: Dictionary) -> Stream {
    let head = dictionary! {
        "Subtype" => "Form", "BBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
        "Resources" => dictionary! { "XObject" => forms },
    };
    Stream::new(head, content.as_bytes().to_vec())
}

#[test]
fn a_page_of_more_glyphs_than_the_bound_is_read_up_to_it() {
    let shown = format!("({}) Tj ", "Plan ".repeat(1_000)).repeat(90);
    let content = format!("BT /F 12 Tf 72 700 Td {shown} (Beyond) Tj ET");
    let file = lopdf::Document::with_version("1.7");
    let document = extract::bytes_of("a.pdf", &pdf(1, &content, file, Dictionary::new()));
    assert!(document.text.starts_with("Plan"));
    assert!(is_cut(&document), "{:?}", document.notes);
}

const PLAN: &str = "BT /F 12 Tf 72 700 Td (Plan) Tj ET";

#[test]
fn a_pdf_of_more_pages_than_the_bound_is_read_up_to_it() {
    let bytes = pdf(
        10_002,
        PLAN,
        lopdf::Document::with_version("1.7"),
        Dictionary::new(),
    );
    let document = extract::bytes_of("a.pdf", &bytes);
    assert_eq!(document.text.matches("Plan").count(), 10_000);
    assert!(is_cut(&document));
}

#[test]
fn forms_that_draw_one_another_many_times_over_meet_the_bound_on_operators() {
    let mut file = lopdf::Document::with_version("1.7");
    let mut inner: ObjectId = file.add_object(form(PLAN, Dictionary::new()));
    for _ in 0..9 {
        let twelve_times = "/X Do ".repeat(12);
        inner = file.add_object(form(&twelve_times, dictionary! { "X" => inner }));
    }
    let content = format!("{PLAN} /X Do");
    let bytes = pdf(1, &content, file, dictionary! { "X" => inner });
    let document = extract::bytes_of("a.pdf", &bytes);
    assert!(document.text.starts_with("Plan"));
    assert!(is_cut(&document));
}

#[test]
fn a_form_that_draws_itself_is_drawn_once() {
    let mut file = lopdf::Document::with_version("1.7");
    let id = file.new_object_id();
    let content = "/X Do BT /F 12 Tf 72 600 Td (Review) Tj ET";
    file.objects
        .insert(id, form(content, dictionary! { "X" => id }).into());
    let bytes = pdf(1, "/X Do", file, dictionary! { "X" => id });
    let document = extract::bytes_of("a.pdf", &bytes);
    assert_eq!(document.text.matches("Review").count(), 1);
}

#[test]
fn a_stream_that_unpacks_beyond_the_bound_costs_its_page_only() {
    let mut file = lopdf::Document::with_version("1.7");
    let mut bomb = form(&" ".repeat(40_000_000), Dictionary::new());
    bomb.compress().expect("memory");
    let bomb = file.add_object(bomb);
    let content = format!("{PLAN} /X Do");
    let bytes = pdf(1, &content, file, dictionary! { "X" => bomb });
    assert!(bytes.len() < 100_000);
    let document = extract::bytes_of("a.pdf", &bytes);
    assert!(document.text.starts_with("Plan"));
    assert!(is_cut(&document));
}

/// Gives a pdf of one page a structure tree, made by `tree` from the page and a fresh number.
fn tagged(content: &str, tree: impl Fn(&mut lopdf::Document, ObjectId) -> ObjectId) -> Document {
    let bytes = pdf(
        1,
        content,
        lopdf::Document::with_version("1.7"),
        Dictionary::new(),
    );
    let mut file = lopdf::Document::load_mem(&bytes).expect("a pdf");
    let page = file.get_pages()[&1];
    let element = tree(&mut file, page);
    let root = file.add_object(dictionary! { "Type" => "StructTreeRoot", "K" => element });
    let catalog = file.catalog_mut().expect("a catalogue");
    catalog.set("StructTreeRoot", root);
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).expect("memory");
    extract::bytes_of("a.pdf", &bytes)
}

const TAGGED_PLAN: &str = "/H1 <</MCID 0>> BDC BT /F 12 Tf 72 700 Td (Plan) Tj ET EMC";

#[test]
fn a_structure_tree_in_circles_is_walked_once() {
    let document = tagged(TAGGED_PLAN, |file, page| {
        let element = file.new_object_id();
        let kids: Vec<Object> = vec![element.into(), 0.into(), element.into()];
        let heading = dictionary! { "S" => "H1", "Pg" => page, "K" => kids };
        file.objects.insert(element, heading.into());
        element
    });
    assert_eq!(document.blocks[0].heading(), Some(1));
    assert_eq!(document.text.matches("Plan").count(), 1);
}

#[test]
fn what_lies_too_deep_in_a_structure_tree_is_read_without_it() {
    let document = tagged(TAGGED_PLAN, |file, page| {
        let mut inner = file.add_object(dictionary! { "S" => "H1", "Pg" => page, "K" => 0 });
        for _ in 0..5_000 {
            inner = file.add_object(dictionary! { "S" => "Sect", "K" => inner });
        }
        inner
    });
    assert!(document.text.starts_with("Plan"), "{}", document.text);
}

#[test]
fn a_stream_of_objects_that_unpacks_beyond_the_bound_is_left_out() {
    let mut file = lopdf::Document::with_version("1.7");
    let head = dictionary! { "Type" => "ObjStm", "N" => 1, "First" => 5 };
    let mut objects = b"99 0 ".to_vec();
    objects.resize(70_000_000, b' ');
    let mut bomb = Stream::new(head, objects);
    bomb.compress().expect("memory");
    file.add_object(bomb);
    let bytes = pdf(1, PLAN, file, Dictionary::new());
    assert!(bytes.len() < 200_000);
    let document = extract::bytes_of("a.pdf", &bytes);
    assert!(document.text.starts_with("Plan"), "{:?}", document.notes);
}

/// How long it takes to understand a line of `bytes` bytes that never ends.
fn time_of_line(words: &str, bytes: usize) -> Duration {
    let text = format!("Child’s plan\n{}", words.repeat(bytes / words.len()));
    let document = extract::bytes_of("a.txt", text.as_bytes());
    let begun = Instant::now();
    let facts = casewise::facts::of(&document);
    std::hint::black_box(facts.control(&document));
    begun.elapsed()
}

#[test]
fn what_a_line_without_end_costs_grows_no_faster_than_its_length() {
    for words in [
        "Name: Ms Orr, Mr Blane; ",
        "(a) ring school by 3 May 2026 (SW); (b) see mum; ",
        "3/5/26 ",
        "Date: 3 May 2026 to 4 June 2026, ",
        "order made 3 May 2026 placed with foster carers, ",
    ] {
        let short = time_of_line(words, 10_000);
        let long = time_of_line(words, 40_000);
        // Four times as much takes four times as long, or sixteen where each part is held against all.
        assert!(long < short * 10, "{words}: {short:?}, then {long:?}");
    }
}
