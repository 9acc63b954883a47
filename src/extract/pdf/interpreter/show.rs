//! Text: the state that shapes it, and the glyphs that strings leave (ISO 32000-2, 9.3 and 9.4).

use std::rc::Rc;

use lopdf::Dictionary;
use unicode_normalization::char::is_combining_mark;

use super::super::content::Operand;
use super::super::direction;
use super::super::file::{array, as_dictionary, dictionary, resolved};
use super::super::font::Code;
use super::super::geometry::Matrix;
use super::super::ink::Glyph;
use super::Run;

/// Text within this many degrees of a quarter turn runs along it.
const SKEW_MAX: f32 = 6.0;

impl<'a> Run<'_, 'a> {
    pub(super) fn set_line_matrix(&mut self, matrix: Matrix) {
        self.line_matrix = matrix;
        self.text_matrix = matrix;
    }

    pub(super) fn move_line(&mut self, x: f32, y: f32) {
        self.set_line_matrix(Matrix::new(1.0, 0.0, 0.0, 1.0, x, y).then(self.line_matrix));
    }

    pub(super) fn next_line(&mut self) {
        self.move_line(0.0, -self.state.text.leading);
    }

    pub(super) fn set_font(&mut self, key: Option<&[u8]>, resources: Option<&'a Dictionary>) {
        let file = self.shared.file;
        let fonts = resources.and_then(|resources| dictionary(file, resources, b"Font"));
        let font = fonts
            .zip(key)
            .and_then(|(fonts, key)| dictionary(file, fonts, key));
        self.state.text.font = font.map(|font| self.shared.font(font));
    }

    pub(super) fn graphics_state(&mut self, key: Option<&[u8]>, resources: Option<&'a Dictionary>) {
        let file = self.shared.file;
        let states = resources.and_then(|resources| dictionary(file, resources, b"ExtGState"));
        let state = states
            .zip(key)
            .and_then(|(states, key)| dictionary(file, states, key));
        if let Some([font, size]) = state.map(|state| array(file, state, b"Font"))
            && let Some(font) = resolved(file, font).and_then(as_dictionary)
        {
            self.state.text.font = Some(self.shared.font(font));
            self.state.text.size = size.as_float().unwrap_or(0.0);
        }
    }

    pub(super) fn show_all(&mut self, operands: &[Operand]) {
        for text in operands.iter().filter_map(Operand::text) {
            self.show(text);
        }
    }

    pub(super) fn show_array(&mut self, operands: &[Operand]) {
        let Some(Operand::Array(items)) = operands.first() else {
            return self.show_all(operands);
        };
        for item in items {
            match item {
                Operand::Text(text) => self.show(text),
                Operand::Number(back) => self.advance(-back / 1000.0 * self.state.text.size),
                _ => {}
            }
        }
    }

    /// Moves on along the line, which runs downwards in some fonts (9.4.4).
    fn advance(&mut self, onward: f32) {
        let text = &self.state.text;
        let is_vertical = text.font.as_ref().is_some_and(|font| font.is_vertical);
        let (x, y) = if is_vertical {
            (0.0, onward)
        } else {
            (onward * text.scale, 0.0)
        };
        self.text_matrix = Matrix::new(1.0, 0.0, 0.0, 1.0, x, y).then(self.text_matrix);
    }

    /// Shows a string, in Helvetica where the file forgets the font, as viewers do.
    fn show(&mut self, bytes: &[u8]) {
        let font = match &self.state.text.font {
            Some(font) => Rc::clone(font),
            None => self.shared.stand_in(),
        };
        if font.is_vertical {
            font.each_code(bytes, |code| self.show_downwards(code, font.is_bold));
        } else {
            font.each_code(bytes, |code| self.show_code(code, font.is_bold));
        }
    }

    /// Notes a glyph of a line that runs downwards: one em high, centred on the line (9.7.4.3).
    fn show_downwards(&mut self, code: &Code, is_bold: bool) {
        let text = &self.state.text;
        let to_page = self.text_matrix.then(self.state.matrix);
        let em = Matrix::new(0.0, -text.size, text.size, 0.0, text.rise, 0.0).then(to_page);
        let space = text.character_space + if code.is_space { text.word_space } else { 0.0 };
        let onward = text.size - space;
        self.note(code, 1.0, em, is_bold);
        self.advance(-onward);
    }

    /// Notes a glyph and moves on (9.4.4).
    fn show_code(&mut self, code: &Code, is_bold: bool) {
        let text = &self.state.text;
        let to_page = self.text_matrix.then(self.state.matrix);
        let em =
            Matrix::new(text.size * text.scale, 0.0, 0.0, text.size, 0.0, text.rise).then(to_page);
        let space = text.character_space + if code.is_space { text.word_space } else { 0.0 };
        let onward = code.width * text.size + space;
        self.note(code, code.width, em, is_bold);
        self.advance(onward);
    }

    fn note(&mut self, code: &Code, width: f32, em: Matrix, is_bold: bool) {
        if self.is_hidden() {
            return;
        }
        let is_bold = is_bold || self.state.text.is_outlined;
        self.ink.n_unknown += usize::from(code.text.is_none());
        self.note_text(
            code.text.as_deref().unwrap_or("\u{FFFD}"),
            width,
            em,
            is_bold,
        );
    }

    fn note_text(&mut self, text: &str, width: f32, em: Matrix, is_bold: bool) {
        let mark = self.marked.last().map_or(0, |marked| marked.mark);
        let degrees = degrees(em.a, em.b);
        let (from, to) = (
            along(degrees, em.apply(0.0, 0.0)),
            along(degrees, em.apply(width, 0.0)),
        );
        let size = em.c.hypot(em.d);
        if !(from.0.is_finite() && from.1.is_finite() && to.0.is_finite() && size.is_finite()) {
            return;
        }
        self.place(
            text,
            Glyph {
                character: ' ',
                x0: from.0,
                x1: to.0,
                y: from.1,
                rise: 0.0,
                size,
                degrees,
                is_bold,
                mark,
            },
        );
    }

    /// Puts a text where one glyph stands.
    pub(super) fn place(&mut self, text: &str, over: Glyph) {
        let mut characters = text.chars();
        match (characters.next(), characters.next()) {
            (Some(character), None) => self.ink.push(Glyph { character, ..over }),
            _ => self.place_side_by_side(text, over),
        }
    }

    /// Puts a text's characters side by side, marks where their letter is; those of scripts that
    /// run from right to left stand in the order in which they are seen.
    fn place_side_by_side(&mut self, text: &str, over: Glyph) {
        let is_apart = |character: &char| !is_combining_mark(*character);
        let n_apart = text.chars().filter(is_apart).count().max(1);
        let step = (over.x1 - over.x0) / u16::try_from(n_apart).map_or(1.0, f32::from);
        let (mut x0, mut x1) = (over.x0, over.x0);
        for (idx, character) in direction::as_seen(text).chars().enumerate() {
            if idx == 0 || is_apart(&character) {
                (x0, x1) = (x1, x1 + step);
            }
            self.ink.push(Glyph {
                character,
                x0,
                x1,
                ..over
            });
        }
    }
}

/// The clockwise angle of a baseline, in whole degrees, drawn to a quarter turn where it is near.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "an angle in 0 to 359"
)]
fn degrees(x: f32, y: f32) -> u16 {
    let angle = y.atan2(x).to_degrees().rem_euclid(360.0);
    let quarter = (angle / 90.0).round() * 90.0;
    let angle = if (angle - quarter).abs() <= SKEW_MAX {
        quarter
    } else {
        angle.round()
    };
    angle.rem_euclid(360.0) as u16 % 360
}

/// A point as seen with the page turned back by an angle.
fn along(degrees: u16, (x, y): (f32, f32)) -> (f32, f32) {
    match degrees {
        0 => (x, y),
        90 => (y, -x),
        180 => (-x, -y),
        270 => (-y, x),
        _ => {
            let (sin, cos) = f32::from(degrees).to_radians().sin_cos();
            (x * cos + y * sin, y * cos - x * sin)
        }
    }
}
