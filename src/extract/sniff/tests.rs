use super::*;

fn said(path: &str, bytes: &[u8]) -> String {
    match format_of(path, bytes) {
        Ok(format) => format!("{format:?}"),
        Err(note) => format!("{:?}: {}", note.code, note.message),
    }
}

#[test]
fn the_content_decides_and_not_the_name() {
    assert_eq!(said("a.docx", b"\xef\xbb\xbf\n%PDF-1.7"), "Pdf");
    assert_eq!(said("a.pdf", b"just words"), "Txt");
    assert_eq!(said("a.md", b"just words"), "Md");
    assert_eq!(said("a.pdf", b"<!DOCTYPE html><p>"), "Html");
    assert_eq!(said("a.docx", b"{\\rtf1 x}"), "Rtf");
    assert_eq!(said("a.csv", b"a,b"), "Csv");
    assert!(said("a.txt", b"\xff\xd8\xff\xe0").contains("not read a picture"));
    assert!(said("a.txt", b"").starts_with("Empty"));
}

/// A compound file with these streams, each of so many bytes.
fn container(streams: &[(&str, &[u8])]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("memory");
    for (path, bytes) in streams {
        if let Some((folder, _)) = path
            .rsplit_once('/')
            .filter(|(folder, _)| !folder.is_empty())
        {
            file.create_storage_all(folder).expect("memory");
        }
        let mut stream = file.create_stream(path).expect("memory");
        std::io::Write::write_all(&mut stream, bytes).expect("memory");
    }
    file.flush().expect("memory");
    file.into_inner().into_inner()
}

#[test]
fn an_office_file_in_the_old_container_is_named_and_a_protected_one_is_encrypted() {
    let of = |stream: &str| said("a", &container(&[(stream, b"")]));
    assert!(of("/EncryptedPackage").starts_with("Encrypted"));
    assert_eq!(of("/WordDocument"), "Doc");
    assert_eq!(of("/__substg1.0_0037001F"), "Msg");
    assert!(of("/PowerPoint Document").contains("(.ppt)"));
    assert!(of("/VisioDocument").contains("Visio"));
    assert!(of("/Quill/x").contains("Publisher"));
    let word = |flags: u8| {
        let head = [0xEC, 0xA5, 0, 0, 0, 0, 0, 0, 0, 0, 0, flags];
        said("a.doc", &container(&[("/WordDocument", &head)]))
    };
    assert_eq!(word(2), "Doc");
    assert!(word(3).starts_with("Encrypted"));
}

#[test]
fn what_lies_in_a_file_of_the_old_container_does_not_say_what_it_is() {
    let sheet = [("/Workbook", b"".as_slice()), ("/MBD1/WordDocument", b"")];
    assert_eq!(said("a.xls", &container(&sheet)), "Xlsx");
}

#[test]
fn a_container_is_known_wherever_its_directory_lies_and_a_broken_one_by_what_it_mentions() {
    let large = vec![7; OLE_SEARCH_BYTES_MAX + 9];
    let mail = [("/a", large.as_slice()), ("/__substg1.0_0037001F", b"")];
    assert_eq!(said("a.msg", &container(&mail)), "Msg");
    let broken = |n_before: usize| {
        let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
        bytes.resize(n_before, 0);
        bytes.extend("WordDocument".encode_utf16().flat_map(u16::to_le_bytes));
        said("a.doc", &bytes)
    };
    assert_eq!(broken(8), "Doc");
    assert!(broken(OLE_SEARCH_BYTES_MAX).contains("an old Office file"));
}

#[test]
fn a_pdf_is_known_behind_what_a_server_put_before_it_if_its_name_says_so() {
    let behind = |n_before: usize| format!("{}%PDF-1.7", " ".repeat(n_before));
    assert_eq!(said("a", behind(START_BYTES - 9).as_bytes()), "Pdf");
    assert_eq!(said("a", behind(START_BYTES).as_bytes()), "Txt");
    assert_eq!(said("a.pdf", behind(START_BYTES).as_bytes()), "Pdf");
    assert_eq!(
        said("a.pdf", behind(PDF_SEARCH_BYTES_MAX).as_bytes()),
        "Txt"
    );
}

#[test]
fn files_of_other_kinds_are_named_and_told_what_to_do_about() {
    let known: [(&str, &[u8], &str); 16] = [
        ("a.bmp", b"BM\x36\0\0\0", "a picture"),
        ("a.avif", b"\0\0\0\x20ftypavif", "a picture"),
        ("a.heic", b"\0\0\0\x20ftypheic", "a picture"),
        ("a.ico", b"\0\0\x01\0\x01", "a picture"),
        ("a.emf", b"\x01\0\0\0\x6c\0\0\0", "a picture"),
        ("a.mp3", b"\xff\xfb\x90\0", "a sound"),
        ("a.amr", b"#!AMR\n", "a sound"),
        ("a.wma", b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "film"),
        ("a.mov", b"\0\0\0\x14ftypqt  ", "film"),
        ("a.lnk", b"L\0\0\0\x01\x14\x02\0", "shortcut"),
        ("a.one", b"\xe4\x52\x5c\x7b\x8c\xd8\xa7\x4d", "OneNote"),
        ("a.mdb", b"\0\x01\0\0Standard Jet DB", "Access"),
        ("a.pst", b"!BDN", "Outlook"),
        ("a.wpd", b"\xffWPC", "WordPerfect"),
        ("a.cab", b"MSCF", "unpack"),
        ("a.exe", b"MZ\x90\0", "a program"),
    ];
    for (path, bytes, what) in known {
        let said = said(path, bytes);
        assert!(
            said.starts_with("Unsupported") && said.contains(what),
            "{path}: {said}"
        );
    }
    let mut tar = vec![0; 600];
    tar[257..262].copy_from_slice(b"ustar");
    assert!(said("a.tar", &tar).contains("unpack"));
    for words in [
        "MZ was seen at home",
        "ID3 is a form",
        "BM said so",
        "BZh",
        "GIF8",
    ] {
        let expected = if words == "GIF8" {
            "Unsupported"
        } else {
            "Txt"
        };
        assert!(
            said("a.txt", words.as_bytes()).starts_with(expected),
            "{words}"
        );
    }
}

#[test]
fn a_package_of_another_program_is_named() {
    let packed = |part: &str| {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for name in ["[Content_Types].xml", part] {
            let options = zip::write::SimpleFileOptions::default();
            writer.start_file(name, options).expect("memory");
            std::io::Write::write_all(&mut writer, b"<x/>").expect("memory");
        }
        said("a", &writer.finish().expect("memory").into_inner())
    };
    assert!(packed("visio/document.xml").contains("Visio"));
    assert!(packed("FixedDocSeq.fdseq").contains("XPS"));
    assert!(packed("Index/Document.iwa").contains("Pages"));
    assert_eq!(packed("ppt/presentation.xml"), "Slides");
}

#[test]
fn a_file_in_xml_is_what_its_first_element_says() {
    let flat = |kind: &str| {
        format!(
            "<?xml version='1.0'?><office:document office:mimetype='application/vnd.oasis.opendocument.{kind}'>"
        )
    };
    assert_eq!(said("a.fodt", flat("text").as_bytes()), "Odt");
    assert_eq!(said("a.fods", flat("spreadsheet").as_bytes()), "Ods");
    assert_eq!(said("a.fodp", flat("presentation").as_bytes()), "Slides");
    assert!(said("a.fodg", flat("graphics").as_bytes()).contains("drawing"));
    let office = |program: &str| {
        format!("<?xml version=\"1.0\"?><?mso-application progid=\"{program}\"?><x/>")
    };
    assert!(said("a.xml", office("Word.Document").as_bytes()).contains("Word"));
    assert!(said("a.xml", office("Excel.Sheet").as_bytes()).contains("Excel"));
    assert_eq!(said("a.xml", b"<?xml version='1.0'?><case/>"), "Txt");
    assert_eq!(said("a.xls", b"<table><tr><td>Date"), "Html");
}

#[test]
fn a_mail_is_known_by_its_header_fields_unless_its_name_says_plain_text() {
    let mail = b"Received: x\r\nFrom: a\r\n\r\nHello";
    assert_eq!(said("a.eml", b"Subject: x\n\nHello"), "Eml");
    assert_eq!(said("a", mail), "Eml");
    let page = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=B\r\n\r\n";
    assert_eq!(said("a.doc", page), "Eml");
    assert_eq!(said("a.txt", mail), "Txt");
    assert_eq!(said("a", b"From: a\nTo: b\n\nHello"), "Txt");
}

#[test]
fn a_name_that_belies_the_content_is_remarked_on() {
    assert!(belied_name("a.pdf", Format::Docx).is_some());
    assert!(belied_name("a.docm", Format::Docx).is_none());
    assert!(belied_name("notes.log", Format::Txt).is_none());
    assert!(belied_name("a.pdf", Format::Txt).is_some());
    assert!(belied_name("a.txt", Format::Pdf).is_some());
}
