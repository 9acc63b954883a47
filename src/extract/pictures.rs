//! Takes the pictures off the pages of a pdf, for a program that reads words on pictures.
//!
//! In: the file's bytes and page numbers. Out: the largest picture of each page, in a format that
//! such programs read: jpeg and jpeg 2000 as they are, fax as tiff, plain samples as pnm.
//! Source: ISO 32000-2, 7.4 (filters) and 8.9 (images).

use lopdf::xobject::PdfImage;
use lopdf::{Document, LoadOptions, Object};

use super::Inside;

/// The most pages whose pictures are taken.
const PAGES_MAX: usize = 500;
/// The most bytes that one picture may unpack to: a page at 600 dots an inch in colour.
const PICTURE_BYTES_MAX: usize = 110 * 1024 * 1024;
/// The most bytes of all pictures together.
const PICTURES_BYTES_MAX: usize = 160 * 1024 * 1024;

/// How much is taken. Pages whose pictures are left out stay noted as not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Bounds {
    pages: usize,
    picture_bytes: usize,
    pictures_bytes: usize,
}

const BOUNDS: Bounds = Bounds {
    pages: PAGES_MAX,
    picture_bytes: PICTURE_BYTES_MAX,
    pictures_bytes: PICTURES_BYTES_MAX,
};

/// Takes the largest picture of each page; of every page where no pages are named.
///
/// Each is named by its page's number.
pub(super) fn of_pages(bytes: &[u8], pages: &[u32]) -> Vec<Inside> {
    within(BOUNDS, bytes, pages)
}

fn within(bounds: Bounds, bytes: &[u8], pages: &[u32]) -> Vec<Inside> {
    let options = LoadOptions {
        max_decompressed_size: Some(bounds.picture_bytes),
        ..LoadOptions::default()
    };
    let Ok(file) = Document::load_mem_with_options(bytes, options) else {
        return Vec::new();
    };
    let mut pictures = Vec::new();
    let mut n_bytes = 0;
    let wanted = |number: &u32| pages.is_empty() || pages.contains(number);
    let of_file = file.get_pages();
    for (number, page) in of_file
        .iter()
        .filter(|(number, _)| wanted(number))
        .take(bounds.pages)
    {
        let images = file.get_page_images(*page).unwrap_or_default();
        let area = |image: &PdfImage| image.width.saturating_mul(image.height);
        let largest = images.into_iter().max_by_key(area);
        let Some(bytes) = largest.and_then(|image| picture(&file, &image, bounds.picture_bytes))
        else {
            continue;
        };
        n_bytes += bytes.len();
        if n_bytes > bounds.pictures_bytes {
            break;
        }
        let name = number.to_string();
        pictures.push(Inside { name, bytes });
    }
    pictures
}

fn picture(file: &Document, image: &PdfImage, bytes_max: usize) -> Option<Vec<u8>> {
    let width = usize::try_from(image.width).ok()?;
    let height = usize::try_from(image.height).ok()?;
    let filters = image.filters.as_deref().unwrap_or_default();
    match filters {
        [only] if only == "DCTDecode" || only == "JPXDecode" => Some(image.content.to_vec()),
        [only] if only == "CCITTFaxDecode" => fax(file, image),
        [.., last] if last == "DCTDecode" || last == "JPXDecode" || last == "JBIG2Decode" => None,
        _ => {
            let stream = file.get_object(image.id).ok()?.as_stream().ok()?;
            let samples = if filters.is_empty() {
                stream.content.clone()
            } else {
                stream.decompressed_content_with_limit(bytes_max).ok()?
            };
            plain(width, height, &samples)
        }
    }
}

/// Samples without compression: their number tells whether they are bits, greys or colours.
fn plain(width: usize, height: usize, samples: &[u8]) -> Option<Vec<u8>> {
    let area = width.checked_mul(height)?;
    let bits = width.div_ceil(8).checked_mul(height)?;
    if area == 0 {
        return None;
    }
    let head = |kind: u8, most: &str| format!("P{kind}\n{width} {height}\n{most}").into_bytes();
    let (mut bytes, samples) = if samples.len() >= area.checked_mul(3)? {
        (head(6, "255\n"), samples[..area * 3].to_vec())
    } else if samples.len() >= area {
        (head(5, "255\n"), samples[..area].to_vec())
    } else if samples.len() >= bits {
        // In a pdf 1 is white, in this format black.
        (
            head(4, ""),
            samples[..bits].iter().map(|byte| !byte).collect(),
        )
    } else {
        return None;
    };
    bytes.extend(samples);
    Some(bytes)
}

/// A fax in a tiff around it (TIFF 6.0, sections 2, 10 and 11).
fn fax(file: &Document, image: &PdfImage) -> Option<Vec<u8>> {
    let parameters = image.origin_dict.get(b"DecodeParms").ok();
    let parameters = parameters.and_then(|object| match object {
        Object::Array(array) => array.first().and_then(|object| object.as_dict().ok()),
        Object::Reference(id) => file.get_object(*id).ok()?.as_dict().ok(),
        object => object.as_dict().ok(),
    });
    let number = |name: &[u8]| parameters.and_then(|it| it.get(name).ok()?.as_i64().ok());
    let is_black_one = parameters
        .and_then(|it| it.get(b"BlackIs1").ok()?.as_bool().ok())
        .unwrap_or(false);
    let columns = u32::try_from(number(b"Columns").unwrap_or(1728)).ok()?;
    let rows = u32::try_from(image.height).ok()?;
    let compression = if number(b"K").unwrap_or(0) < 0 { 4 } else { 3 };
    let length = u32::try_from(image.content.len()).ok()?;
    let fields: [(u16, u32); 9] = [
        (256, columns),
        (257, rows),
        (258, 1),
        (259, compression),
        (262, u32::from(is_black_one)),
        (273, 8 + 2 + 9 * 12 + 4),
        (277, 1),
        (278, rows),
        (279, length),
    ];
    let mut tiff = b"II*\0\x08\0\0\0\x09\0".to_vec();
    for (tag, value) in fields {
        tiff.extend(tag.to_le_bytes());
        tiff.extend(4_u16.to_le_bytes());
        tiff.extend(1_u32.to_le_bytes());
        tiff.extend(value.to_le_bytes());
    }
    tiff.extend(0_u32.to_le_bytes());
    tiff.extend_from_slice(image.content);
    Some(tiff)
}

#[cfg(test)]
mod tests {
    use super::*;
    use lopdf::{Stream, dictionary};

    #[test]
    fn samples_are_bits_greys_or_colours_by_their_number() {
        let start = |samples: &[u8]| plain(8, 2, samples).map(|bytes| bytes[..2].to_vec());
        assert_eq!(start(&[0; 48]), Some(b"P6".to_vec()));
        assert_eq!(start(&[0; 16]), Some(b"P5".to_vec()));
        assert_eq!(start(&[0; 2]), Some(b"P4".to_vec()));
        assert_eq!(start(&[0; 1]), None);
        assert_eq!(plain(0, 9, &[]), None);
    }

    /// A pdf of pages with a grey picture each, of so many samples, packed.
    fn scans(n_pages: usize, n_samples: usize) -> Vec<u8> {
        let mut file = Document::with_version("1.7");
        let width = i64::try_from(n_samples).expect("few");
        let mut picture = Stream::new(
            dictionary! {
                "Type" => "XObject", "Subtype" => "Image", "Width" => width, "Height" => 1,
                "ColorSpace" => "DeviceGray", "BitsPerComponent" => 8,
            },
            vec![0x80; n_samples],
        );
        picture.compress().expect("memory");
        let picture = file.add_object(picture);
        let resources = dictionary! { "XObject" => dictionary! { "I" => picture } };
        let tree = file.new_object_id();
        let page = dictionary! { "Type" => "Page", "Parent" => tree, "Resources" => resources };
        let kids: Vec<Object> = (0..n_pages)
            .map(|_| file.add_object(page.clone()).into())
            .collect();
        let count = i64::try_from(n_pages).expect("few");
        file.set_object(
            tree,
            dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count },
        );
        let catalog = file.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
        file.trailer.set("Root", catalog);
        let mut bytes = Vec::new();
        file.save_to(&mut bytes).expect("memory");
        bytes
    }

    /// The pages whose pictures are taken of five scans of a thousand bytes.
    fn taken(bounds: Bounds, pages: &[u32]) -> Vec<String> {
        let pictures = within(bounds, &scans(5, 1_000), pages);
        pictures.into_iter().map(|picture| picture.name).collect()
    }

    #[test]
    fn pictures_are_taken_of_the_pages_that_are_named_up_to_a_bound() {
        assert_eq!(taken(BOUNDS, &[]), ["1", "2", "3", "4", "5"]);
        assert_eq!(taken(BOUNDS, &[2, 5]), ["2", "5"]);
        let few = Bounds { pages: 2, ..BOUNDS };
        assert_eq!(taken(few, &[]), ["1", "2"]);
        assert_eq!(taken(few, &[3, 4, 5]), ["3", "4"]);
    }

    #[test]
    fn a_picture_that_unpacks_beyond_the_bound_is_left_out() {
        let small = Bounds {
            picture_bytes: 999,
            ..BOUNDS
        };
        assert!(taken(small, &[]).is_empty());
        let enough = Bounds {
            picture_bytes: 1_000,
            ..BOUNDS
        };
        assert_eq!(taken(enough, &[]).len(), 5);
    }

    #[test]
    fn all_pictures_together_stay_below_a_bound() {
        let small = Bounds {
            pictures_bytes: 2_500,
            ..BOUNDS
        };
        assert_eq!(taken(small, &[]), ["1", "2"]);
    }

    #[test]
    fn pictures_are_taken_within_the_bounds_that_are_named() {
        assert_eq!(BOUNDS.pages, PAGES_MAX);
        assert_eq!(BOUNDS.picture_bytes, PICTURE_BYTES_MAX);
        assert_eq!(BOUNDS.pictures_bytes, PICTURES_BYTES_MAX);
        let bytes = scans(PAGES_MAX + 3, 1);
        assert_eq!(of_pages(&bytes, &[]).len(), PAGES_MAX);
    }

    #[test]
    fn bytes_that_are_no_pdf_have_no_pictures() {
        assert!(of_pages(b"no pdf", &[]).is_empty());
    }
}
