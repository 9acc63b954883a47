//! Small pictures in a few colours, drawn without letters and written as PNG.
//!
//! In: rectangles in colours and patterns. Out: the file's bytes, the same for the same picture.

use std::io::Write;

use flate2::write::ZlibEncoder;
use flate2::{Compression, Crc};

/// A colour of the palette.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Colour {
    Paper,
    Met,
    NotMet,
    Excused,
    NotDue,
    CannotTell,
    Ink,
    Line,
    Link,
}

const ALL: [Colour; 9] = [
    Colour::Paper,
    Colour::Met,
    Colour::NotMet,
    Colour::Excused,
    Colour::NotDue,
    Colour::CannotTell,
    Colour::Ink,
    Colour::Line,
    Colour::Link,
];

/// The colours of the page, as in `html/style.css`, in [`Colour`]'s order.
const PALETTE: [[u8; 3]; 9] = [
    [0xff, 0xff, 0xff],
    [0x1d, 0x6b, 0x3a],
    [0xa3, 0x23, 0x1f],
    [0x43, 0x42, 0x7c],
    [0x2b, 0x58, 0x76],
    [0x7a, 0x4b, 0x00],
    [0x1c, 0x24, 0x30],
    [0xcf, 0xd6, 0xdf],
    [0x0b, 0x4a, 0x8f],
];

/// A picture being drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Raster {
    pub(super) width: u32,
    pub(super) height: u32,
    pixels: Vec<u8>,
}

impl Raster {
    /// Begins with white paper.
    pub(super) fn new(width: u32, height: u32) -> Self {
        let n = usize::try_from(width * height).unwrap_or(0);
        Self {
            width,
            height,
            pixels: vec![Colour::Paper as u8; n],
        }
    }

    /// Colours each point of a rectangle as `paint` says; what lies outside is left out.
    pub(super) fn fill(
        &mut self,
        (left, right): (u32, u32),
        (top, bottom): (u32, u32),
        paint: impl Fn(u32, u32) -> Colour,
    ) {
        for y in top..bottom.min(self.height) {
            for x in left..right.min(self.width) {
                let at = usize::try_from(y * self.width + x).unwrap_or(usize::MAX);
                if let Some(pixel) = self.pixels.get_mut(at) {
                    *pixel = paint(x, y) as u8;
                }
            }
        }
    }

    /// Colours a rectangle.
    pub(super) fn rect(&mut self, across: (u32, u32), down: (u32, u32), colour: Colour) {
        self.fill(across, down, |_, _| colour);
    }

    /// The colour of a point.
    pub(super) fn at(&self, x: u32, y: u32) -> Colour {
        let at = usize::try_from(y * self.width + x).unwrap_or(usize::MAX);
        let number = self.pixels.get(at).copied().unwrap_or(0);
        let known = ALL.into_iter().find(|colour| *colour as u8 == number);
        known.unwrap_or(Colour::Paper)
    }

    /// Writes the picture as a PNG file.
    pub(super) fn encoded(&self) -> Vec<u8> {
        let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
        let mut head = Vec::new();
        head.extend(self.width.to_be_bytes());
        head.extend(self.height.to_be_bytes());
        // Eight bits a point, each the number of a colour; no filter, not interlaced.
        head.extend([8, 3, 0, 0, 0]);
        chunk(&mut file, *b"IHDR", &head);
        chunk(&mut file, *b"PLTE", PALETTE.as_flattened());
        chunk(&mut file, *b"IDAT", &self.packed());
        chunk(&mut file, *b"IEND", &[]);
        file
    }

    fn packed(&self) -> Vec<u8> {
        let mut packer = ZlibEncoder::new(Vec::new(), Compression::default());
        let width = usize::try_from(self.width).unwrap_or(1).max(1);
        for row in self.pixels.chunks(width) {
            packer
                .write_all(&[0])
                .and_then(|()| packer.write_all(row))
                .expect("memory takes all");
        }
        packer.finish().expect("memory takes all")
    }
}

fn chunk(file: &mut Vec<u8>, name: [u8; 4], data: &[u8]) {
    let length = u32::try_from(data.len()).expect("a picture is small");
    file.extend(length.to_be_bytes());
    let mut sum = Crc::new();
    sum.update(&name);
    sum.update(data);
    file.extend(name);
    file.extend(data);
    file.extend(sum.sum().to_be_bytes());
}
