//! Opens the file and finds its pages.
//!
//! In: bytes. Out: objects, decrypted with the empty password where need be, and the pages in
//! order with what they inherit (ISO 32000-2, 7.7.3). A page tree that is broken or runs in
//! circles is replaced by all page objects in the order of their numbers.

use std::collections::BTreeSet;

use lopdf::{Dictionary, LoadOptions, Object, ObjectId, Stream};

use super::geometry::{Matrix, Rect};
use crate::document::{Note, NoteCode};

/// The most pages that are read; longer files are cut short with a note.
pub(super) const PAGES_MAX: usize = 10_000;
/// The most bytes one stream may unpack to: far above real page content, far below a bomb.
pub(super) const STREAM_BYTES_MAX: usize = 32 * 1024 * 1024;
/// The most bytes an object or cross-reference stream may unpack to while loading.
const LOAD_BYTES_MAX: usize = 64 * 1024 * 1024;
/// Page tree levels above a page from which attributes are inherited.
const TREE_DEPTH_MAX: usize = 64;

/// Opens a file.
pub(super) fn open(bytes: &[u8]) -> Result<lopdf::Document, Note> {
    let first = load(bytes, false);
    let usable = |file: &lopdf::Document| file.catalog().is_ok() && !pages(file).is_empty();
    match first {
        Ok(file) if is_locked(&file) => Err(locked()),
        Ok(file) if usable(&file) => Ok(file),
        Ok(file) => Ok(load(bytes, true).ok().filter(usable).unwrap_or(file)),
        Err(lopdf::Error::InvalidPassword | lopdf::Error::Decryption(_)) => Err(locked()),
        Err(_) => load(bytes, true).map_err(|_| damaged()),
    }
}

fn load(bytes: &[u8], force_reconstruct: bool) -> lopdf::Result<lopdf::Document> {
    let options = LoadOptions {
        max_decompressed_size: Some(LOAD_BYTES_MAX),
        force_reconstruct,
        ..LoadOptions::default()
    };
    let file = lopdf::Document::load_mem_with_options(bytes, options.clone())?;
    match with_encryption_apart(&file, bytes) {
        Some(bytes) => lopdf::Document::load_mem_with_options(&bytes, options),
        None => Ok(file),
    }
}

/// The file with its encryption dictionary as an object of its own, where it stands in the trailer
/// itself: the standard allows both (7.6.2), lopdf decrypts by the one.
fn with_encryption_apart(file: &lopdf::Document, bytes: &[u8]) -> Option<Vec<u8>> {
    let own = file.trailer.get(b"Encrypt").ok()?.as_dict().ok()?.clone();
    let start = memchr::memmem::find(bytes, b"%PDF-")?;
    let before = bytes[start..].to_vec();
    let mut update = lopdf::IncrementalDocument::create_from(before, file.clone());
    let apart = update.new_document.add_object(own);
    update.new_document.trailer.set("Encrypt", apart);
    let mut bytes = Vec::new();
    update.save_to(&mut bytes).ok()?;
    Some(bytes)
}

fn is_locked(file: &lopdf::Document) -> bool {
    file.trailer.has(b"Encrypt") && file.encryption_state.is_none()
}

fn locked() -> Note {
    let message = "the file is protected by a password; save a copy without one";
    Note::new(NoteCode::Encrypted, message)
}

fn damaged() -> Note {
    let message = "the file is broken beyond reading; open it in a viewer and save it again";
    Note::new(NoteCode::Damaged, message)
}

/// A page with what it inherits from the page tree (7.7.3.4).
pub(super) struct Page<'a> {
    /// The page object.
    pub(super) id: ObjectId,
    /// The page's own dictionary.
    pub(super) dictionary: &'a Dictionary,
    /// Named resources.
    pub(super) resources: Option<&'a Dictionary>,
    /// The visible part of the page, in default user space.
    pub(super) bounds: Rect,
    /// Quarter turns clockwise for display, 0 to 3.
    pub(super) quarter_turns: u8,
}

impl Page<'_> {
    /// Returns the matrix from default user space to the page as displayed, y pointing down.
    pub(super) fn display(&self) -> Matrix {
        let Rect { x0, y0, x1, y1 } = self.bounds;
        match self.quarter_turns {
            1 => Matrix::new(0.0, 1.0, 1.0, 0.0, -y0, -x0),
            2 => Matrix::new(-1.0, 0.0, 0.0, 1.0, x1, -y0),
            3 => Matrix::new(0.0, -1.0, -1.0, 0.0, y1, x1),
            _ => Matrix::new(1.0, 0.0, 0.0, -1.0, -x0, y1),
        }
    }

    /// Returns the displayed page's width and height.
    pub(super) fn size(&self) -> (f32, f32) {
        let (width, height) = (self.bounds.width(), self.bounds.height());
        if self.quarter_turns % 2 == 1 {
            (height, width)
        } else {
            (width, height)
        }
    }
}

/// Returns the pages in order, at most [`PAGES_MAX`] and one.
pub(super) fn pages(file: &lopdf::Document) -> Vec<Page<'_>> {
    let in_tree = pages_in_tree(file);
    if !in_tree.is_empty() {
        return in_tree;
    }
    let loose = file.objects.iter().filter_map(|(id, object)| {
        let own = object.as_dict().ok()?;
        own.has_type(b"Page").then(|| page(file, *id, own))
    });
    loose.take(PAGES_MAX + 1).collect()
}

fn pages_in_tree(file: &lopdf::Document) -> Vec<Page<'_>> {
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    let root = file
        .catalog()
        .ok()
        .and_then(|catalog| catalog.get(b"Pages").ok());
    let mut waiting: Vec<&Object> = root.into_iter().collect();
    while let Some(object) = waiting.pop() {
        let Some(node) = resolved(file, object).and_then(as_dictionary) else {
            continue;
        };
        if !seen.insert(std::ptr::from_ref(node)) || found.len() > PAGES_MAX {
            continue;
        }
        match get(file, node, b"Kids").and_then(|kids| kids.as_array().ok()) {
            Some(kids) if !node.has_type(b"Page") => waiting.extend(kids.iter().rev()),
            // A page that is written into the tree itself has no number of its own.
            _ => found.push(page(file, object.as_reference().unwrap_or_default(), node)),
        }
    }
    found
}

fn page<'a>(file: &'a lopdf::Document, id: ObjectId, dictionary: &'a Dictionary) -> Page<'a> {
    let inherited = |key: &[u8]| inherited(file, dictionary, key);
    let box_of = |key: &[u8]| inherited(key).and_then(|object| rect(file, object));
    let media = box_of(b"MediaBox").unwrap_or(Rect {
        x0: 0.0,
        y0: 0.0,
        x1: 612.0,
        y1: 792.0,
    });
    let crop = box_of(b"CropBox")
        .map(|crop| crop.meeting(media))
        .filter(|crop| crop.width() > 1.0 && crop.height() > 1.0);
    let turned = inherited(b"Rotate")
        .and_then(|object| object.as_i64().ok())
        .unwrap_or(0);
    Page {
        id,
        dictionary,
        resources: inherited(b"Resources").and_then(|object| object.as_dict().ok()),
        bounds: crop.unwrap_or(media),
        quarter_turns: u8::try_from(turned.rem_euclid(360) / 90).unwrap_or(0),
    }
}

fn inherited<'a>(
    file: &'a lopdf::Document,
    page: &'a Dictionary,
    key: &[u8],
) -> Option<&'a Object> {
    let mut node = page;
    for _ in 0..TREE_DEPTH_MAX {
        if let Some(object) = get(file, node, key) {
            return Some(object);
        }
        node = dictionary(file, node, b"Parent")?;
    }
    None
}

/// Returns a dictionary's value, references followed; null counts as absent.
pub(super) fn get<'a>(
    file: &'a lopdf::Document,
    from: &'a Dictionary,
    key: &[u8],
) -> Option<&'a Object> {
    from.get_deref(key, file)
        .ok()
        .filter(|object| !object.is_null())
}

/// Returns a dictionary's value that is a dictionary, or a stream's dictionary.
pub(super) fn dictionary<'a>(
    file: &'a lopdf::Document,
    from: &'a Dictionary,
    key: &[u8],
) -> Option<&'a Dictionary> {
    as_dictionary(get(file, from, key)?)
}

/// Returns an object's dictionary, if it is one or a stream.
pub(super) fn as_dictionary(object: &Object) -> Option<&Dictionary> {
    match object {
        Object::Dictionary(dictionary) => Some(dictionary),
        Object::Stream(stream) => Some(&stream.dict),
        _ => None,
    }
}

/// Follows a reference.
pub(super) fn resolved<'a>(file: &'a lopdf::Document, object: &'a Object) -> Option<&'a Object> {
    file.dereference(object).ok().map(|(_, object)| object)
}

/// Returns a dictionary's value that is a name.
pub(super) fn name<'a>(
    file: &'a lopdf::Document,
    from: &'a Dictionary,
    key: &[u8],
) -> Option<&'a [u8]> {
    get(file, from, key)?.as_name().ok()
}

/// Returns a dictionary's value that is an array, references in it not followed.
pub(super) fn array<'a>(
    file: &'a lopdf::Document,
    from: &'a Dictionary,
    key: &[u8],
) -> &'a [Object] {
    get(file, from, key)
        .and_then(|object| object.as_array().ok())
        .map_or(&[], Vec::as_slice)
}

/// Returns an array's numbers.
pub(super) fn numbers(file: &lopdf::Document, array: &[Object]) -> Vec<f32> {
    array
        .iter()
        .filter_map(|item| resolved(file, item)?.as_float().ok())
        .collect()
}

/// Reads a rectangle (7.9.5).
pub(super) fn rect(file: &lopdf::Document, object: &Object) -> Option<Rect> {
    match numbers(file, object.as_array().ok()?)[..] {
        [a, b, c, d] => Some(Rect {
            x0: a.min(c),
            y0: b.min(d),
            x1: a.max(c),
            y1: b.max(d),
        }),
        _ => None,
    }
}

/// Unpacks a stream, at most [`STREAM_BYTES_MAX`] bytes.
pub(super) fn unpacked(stream: &Stream) -> Option<Vec<u8>> {
    stream.get_plain_content_with_limit(STREAM_BYTES_MAX).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use lopdf::dictionary;

    /// A file that is encrypted for whoever knows a password, with the dictionary in the trailer.
    fn encrypted(password: &str) -> Vec<u8> {
        use lopdf::encryption::crypt_filters::{Aes128CryptFilter, CryptFilter};
        use lopdf::{EncryptionState, EncryptionVersion, Permissions};
        let mut file = lopdf::Document::with_version("1.7");
        let tree = file.new_object_id();
        let page = file.add_object(dictionary! { "Type" => "Page", "Parent" => tree });
        let pages = dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 };
        file.set_object(tree, pages);
        let catalog = file.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
        file.trailer.set("Root", catalog);
        let id = Object::string_literal("0123456789abcdef");
        file.trailer.set("ID", vec![id.clone(), id]);
        let filter: std::sync::Arc<dyn CryptFilter> = std::sync::Arc::new(Aes128CryptFilter);
        let version = EncryptionVersion::V4 {
            document: &file,
            encrypt_metadata: true,
            crypt_filters: [(b"StdCF".to_vec(), filter)].into(),
            stream_filter: b"StdCF".to_vec(),
            string_filter: b"StdCF".to_vec(),
            owner_password: "owner",
            user_password: password,
            permissions: Permissions::all(),
        };
        let state = EncryptionState::try_from(version).expect("a state");
        file.encrypt(&state).expect("encrypted");
        let apart = file.trailer.get(b"Encrypt").and_then(Object::as_reference);
        let own = file.objects.remove(&apart.expect("an object")).expect("it");
        file.trailer.set("Encrypt", own);
        let mut bytes = Vec::new();
        file.save_to(&mut bytes).expect("memory");
        bytes
    }

    #[test]
    fn encryption_that_is_described_in_the_trailer_itself_is_undone_or_said() {
        let file = open(&encrypted("")).expect("readable by all");
        assert_eq!(pages(&file).len(), 1);
        let note = open(&encrypted("secret")).expect_err("a password");
        assert_eq!(note.code, NoteCode::Encrypted);
    }

    #[test]
    fn a_page_inherits_from_so_many_levels_and_a_tree_in_circles_ends() {
        let turned = |n_levels: usize| {
            let mut file = lopdf::Document::with_version("1.7");
            let mut above = file.add_object(dictionary! { "Rotate" => 90 });
            for _ in 1..n_levels {
                above = file.add_object(dictionary! { "Parent" => above });
            }
            file.add_object(dictionary! { "Type" => "Page", "Parent" => above });
            pages(&file)[0].quarter_turns
        };
        assert_eq!(turned(TREE_DEPTH_MAX - 1), 1);
        assert_eq!(turned(TREE_DEPTH_MAX), 0);
        let mut file = lopdf::Document::with_version("1.7");
        let circle = file.new_object_id();
        file.set_object(circle, dictionary! { "Type" => "Page", "Parent" => circle });
        assert_eq!(pages(&file)[0].quarter_turns, 0);
    }
}
