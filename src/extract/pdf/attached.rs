//! Files that are attached to a pdf: by the document, as in a portfolio, or by a note on a page.
//!
//! In: the catalogue's name tree of embedded files (ISO 32000-2, 7.7.4, 7.9.6) and the pages'
//! annotations (12.5.6.15). Out: the files by their own names, each a document of its own.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Object, Stream};

use super::file::{Page, array, as_dictionary, dictionary, get, name, resolved, unpacked};
use super::metadata::text_string;
use crate::extract::Inside;

/// The most files taken out of one pdf.
const FILES_MAX: usize = 1_000;
/// The most nodes of the name tree that are looked at.
const NODES_MAX: usize = 20_000;

/// What is attached to a file.
#[derive(Debug, Default)]
pub(super) struct Attached {
    pub(super) files: Vec<Inside>,
    /// Whether some of it was left out: too many, too large, or broken.
    pub(super) is_cut: bool,
}

/// Takes out the files that are attached to a pdf and to its pages.
pub(super) fn read(file: &lopdf::Document, pages: &[Page]) -> Attached {
    let mut attached = Attached::default();
    let mut seen = BTreeSet::new();
    let by_document = specifications(file, &mut attached.is_cut);
    let by_pages = pages.iter().flat_map(|page| noted(file, page));
    for specification in by_document.into_iter().chain(by_pages) {
        let Some(stream) = stream(file, specification) else {
            continue;
        };
        if !seen.insert(std::ptr::from_ref(stream)) {
            continue;
        }
        match unpacked(stream).filter(|_| attached.files.len() < FILES_MAX) {
            Some(bytes) => attached.files.push(Inside {
                name: name_of(file, specification),
                bytes,
            }),
            None => attached.is_cut = true,
        }
    }
    attached
}

/// The file specifications of the document's name tree.
fn specifications<'a>(file: &'a lopdf::Document, is_cut: &mut bool) -> Vec<&'a Dictionary> {
    let root = file
        .catalog()
        .ok()
        .and_then(|catalog| dictionary(file, catalog, b"Names"))
        .and_then(|names| dictionary(file, names, b"EmbeddedFiles"));
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    let mut waiting: Vec<&Dictionary> = root.into_iter().collect();
    while let Some(node) = waiting.pop() {
        if seen.len() >= NODES_MAX {
            *is_cut = true;
            break;
        }
        if !seen.insert(std::ptr::from_ref(node)) {
            continue;
        }
        let of = |object| resolved(file, object).and_then(as_dictionary);
        // Keys and values stand in turn.
        let values = array(file, node, b"Names").iter().skip(1).step_by(2);
        found.extend(values.filter_map(of).take(NODES_MAX));
        waiting.extend(array(file, node, b"Kids").iter().rev().filter_map(of));
    }
    found
}

/// The file specifications of a page's notes.
fn noted<'a>(file: &'a lopdf::Document, page: &Page<'a>) -> Vec<&'a Dictionary> {
    let notes = array(file, page.dictionary, b"Annots").iter();
    let notes = notes.filter_map(|note| as_dictionary(resolved(file, note)?));
    notes
        .filter(|note| name(file, note, b"Subtype") == Some(b"FileAttachment"))
        .filter_map(|note| dictionary(file, note, b"FS"))
        .collect()
}

/// The bytes behind a file specification, where they lie in the pdf itself (7.11.4).
fn stream<'a>(file: &'a lopdf::Document, specification: &'a Dictionary) -> Option<&'a Stream> {
    let embedded = dictionary(file, specification, b"EF")?;
    let own = |key: &&[u8]| get(file, embedded, key)?.as_stream().ok();
    [b"UF".as_slice(), b"F", b"DOS", b"Unix", b"Mac"]
        .iter()
        .find_map(own)
}

fn name_of(file: &lopdf::Document, specification: &Dictionary) -> String {
    let own = |key: &&[u8]| {
        let name = get(file, specification, key).and_then(|name| Object::as_str(name).ok())?;
        Some(text_string(name)).filter(|name| !name.trim().is_empty())
    };
    let name = [b"UF".as_slice(), b"F", b"Desc"].iter().find_map(own);
    name.unwrap_or_else(|| "attachment".to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::file;
    use super::*;
    use lopdf::dictionary;

    fn specification(file: &mut lopdf::Document, name: &str, text: &str) -> Object {
        let stream = Stream::new(Dictionary::new(), text.as_bytes().to_vec());
        let stream = file.add_object(stream);
        let own = dictionary! {
            "Type" => "Filespec", "F" => Object::string_literal(name),
            "EF" => dictionary! { "F" => stream },
        };
        file.add_object(own).into()
    }

    /// The names of what is attached to a file with this name tree.
    fn names(mut file: lopdf::Document, tree: Dictionary) -> (Vec<String>, bool) {
        let names = dictionary! { "EmbeddedFiles" => tree };
        let catalog = file.add_object(dictionary! { "Type" => "Catalog", "Names" => names });
        file.trailer.set("Root", catalog);
        let pages = file::pages(&file);
        let attached = read(&file, &pages);
        let names = attached.files.into_iter().map(|inside| inside.name);
        (names.collect(), attached.is_cut)
    }

    #[test]
    fn files_of_the_document_and_of_notes_on_its_pages_are_taken_once() {
        let mut file = lopdf::Document::with_version("1.7");
        let plan = specification(&mut file, "plan.docx", "Plan");
        let view = specification(&mut file, "view.txt", "View");
        let note = dictionary! { "Subtype" => "FileAttachment", "FS" => view };
        let again = dictionary! { "Subtype" => "FileAttachment", "FS" => plan.clone() };
        let notes: Vec<Object> = vec![note.into(), again.into()];
        file.add_object(dictionary! { "Type" => "Page", "Annots" => notes });
        let leaf = dictionary! { "Names" => vec![Object::string_literal("a"), plan] };
        let leaf = file.add_object(leaf);
        let tree = dictionary! { "Kids" => vec![leaf.into()] };
        let expected = ["plan.docx", "view.txt"].map(str::to_owned).to_vec();
        assert_eq!(names(file, tree), (expected, false));
    }

    #[test]
    fn so_many_files_are_taken_and_a_tree_in_circles_ends() {
        let mut file = lopdf::Document::with_version("1.7");
        let node = file.new_object_id();
        let mut pairs = Vec::new();
        for number in 0..FILES_MAX + 2 {
            let name = format!("{number}.txt");
            pairs.push(Object::string_literal(name.clone()));
            pairs.push(specification(&mut file, &name, "x"));
        }
        let own = dictionary! { "Names" => pairs, "Kids" => vec![node.into()] };
        file.set_object(node, own);
        let (names, is_cut) = names(file, dictionary! { "Kids" => vec![node.into()] });
        assert_eq!((names.len(), is_cut), (FILES_MAX, true));
    }

    #[test]
    fn so_many_nodes_of_the_tree_are_looked_at() {
        let mut file = lopdf::Document::with_version("1.7");
        let plan = specification(&mut file, "plan.docx", "Plan");
        let last = dictionary! { "Names" => vec![Object::string_literal("a"), plan] };
        let mut node = file.add_object(last);
        for _ in 0..NODES_MAX {
            node = file.add_object(dictionary! { "Kids" => vec![node.into()] });
        }
        let (names, is_cut) = names(file, dictionary! { "Kids" => vec![node.into()] });
        assert_eq!((names.len(), is_cut), (0, true));
    }
}
