//! What a page's content leaves: glyphs, marks, ruling lines, images.

use lopdf::ObjectId;

/// One character on the page. Positions are along its own direction: see [`Glyph::degrees`].
#[derive(Debug, Clone, Copy)]
pub(super) struct Glyph {
    pub(super) character: char,
    /// Start and end along the baseline.
    pub(super) x0: f32,
    pub(super) x1: f32,
    /// The baseline: of the line that it is raised above, where it is.
    pub(super) y: f32,
    /// How far it is raised above the baseline, as the numbers of notes are.
    pub(super) rise: f32,
    /// Height of an em, in points.
    pub(super) size: f32,
    /// Clockwise angle of the baseline, 0 to 359; x and y are as seen with the page turned back.
    pub(super) degrees: u16,
    pub(super) is_bold: bool,
    /// Which of the page's marks it stands under.
    pub(super) mark: usize,
}

/// The number that stands for all of a form field's look, where its object is the content stream.
pub(super) const WIDGET: i64 = -1;

/// What marked content says of the text under it (14.6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Mark {
    /// The content stream, where it is not the page's, and the number in it.
    pub(super) content: Option<(Option<ObjectId>, i64)>,
    pub(super) artifact: Option<Artifact>,
}

/// Page furniture by its own account (14.8.2.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Artifact {
    Header,
    Footer,
    Watermark,
    Other,
}

/// A horizontal or vertical ruling line, as displayed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rule {
    pub(super) is_vertical: bool,
    /// Where it lies: x of a vertical line, y of a horizontal one.
    pub(super) at: f32,
    pub(super) from: f32,
    pub(super) to: f32,
}

/// A raised glyph is smaller than the one that it stands at by this factor.
const RAISED_SIZE: f32 = 0.8;
/// It is raised by a share of an em of that glyph's within these.
const RISE: std::ops::Range<f32> = 0.15..0.75;
/// It begins within this share of an em of where the glyph before it ends.
const RAISED_GAP: f32 = 0.5;

/// What a page's content leaves.
#[derive(Debug, Default)]
pub(super) struct Ink {
    pub(super) glyphs: Vec<Glyph>,
    /// Which of the glyphs was the last to stand on a baseline of its own.
    pub(super) base: Option<usize>,
    pub(super) marks: Vec<Mark>,
    pub(super) rules: Vec<Rule>,
    /// Images that cover a good part of the page.
    pub(super) n_images: usize,
    /// The largest image's share of the page.
    pub(super) image_share: f32,
    /// Codes whose meaning the file does not give.
    pub(super) n_unknown: usize,
    /// Whether a bound cut the page short, or a stream could not be unpacked.
    pub(super) is_cut: bool,
}

impl Ink {
    /// Adds a glyph. One that is raised beside the last one, as the number of a note is, counts to
    /// that one's line.
    pub(super) fn push(&mut self, mut glyph: Glyph) {
        let base = self.base.and_then(|base| self.glyphs.get(base));
        if let (Some(base), Some(last)) = (base, self.glyphs.last())
            && is_raised(base, last, &glyph)
        {
            glyph.rise = base.y - glyph.y;
            glyph.y = base.y;
        } else if !glyph.character.is_whitespace() {
            self.base = Some(self.glyphs.len());
        }
        self.glyphs.push(glyph);
    }
}

fn is_raised(base: &Glyph, last: &Glyph, glyph: &Glyph) -> bool {
    glyph.degrees == base.degrees
        && glyph.size < RAISED_SIZE * base.size
        && RISE.contains(&((base.y - glyph.y) / base.size))
        && (glyph.x0 - last.x1).abs() < RAISED_GAP * base.size
}
