//! Runs a page's content and notes the ink it leaves: glyphs, ruling lines, images.
//!
//! In: a page, its resources. Out: [`Ink`] in the page's displayed space, y pointing down. Colour,
//! clipping and shading are not followed; text state (ISO 32000-2, 9.3), the transformation matrix
//! (8.3.4), form XObjects (8.10), marked content (14.6) and optional content (8.11) are.

mod forms;
mod layers;
mod marked;
mod path;
mod show;

use std::collections::BTreeMap;
use std::rc::Rc;

use lopdf::{Dictionary, Object, ObjectId, Stream, dictionary};

use super::content::{Operand, Operations};
use super::file::{self, Page, get, resolved};
use super::font::Font;
use super::geometry::Matrix;
use super::ink::{Ink, Mark};
use layers::Layers;
use marked::Marked;
use path::Path;

/// Operators run for one page, forms included; the densest real pages stay below a million.
const OPERATORS_PAGE_MAX: u64 = 4_000_000;
/// Operators run for one file: some minutes of reading at most are thus some seconds.
const OPERATORS_FILE_MAX: u64 = 60_000_000;
/// Glyphs kept of one page; the densest real pages hold some tens of thousands.
const GLYPHS_MAX: usize = 400_000;
/// Ruling lines kept of one page; beyond it is a drawing, not a table.
const RULES_MAX: usize = 20_000;
/// Saved graphics states and open marked content; deeper ones are counted, not kept.
const STACK_MAX: usize = 256;

/// How many operators are run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Bounds {
    page: u64,
    file: u64,
}

const BOUNDS: Bounds = Bounds {
    page: OPERATORS_PAGE_MAX,
    file: OPERATORS_FILE_MAX,
};

/// What runs of one file share: fonts, hidden layers, the budget of operators.
pub(super) struct Interpreter<'a> {
    file: &'a lopdf::Document,
    bounds: Bounds,
    fonts: BTreeMap<*const Dictionary, Rc<Font>>,
    /// Shows text whose font the file forgets.
    stand_in: Option<Rc<Font>>,
    layers: Layers<'a>,
    n_operators: u64,
}

#[derive(Clone)]
struct TextState {
    font: Option<Rc<Font>>,
    size: f32,
    character_space: f32,
    word_space: f32,
    /// Horizontal scaling as a share, 1 by default.
    scale: f32,
    leading: f32,
    rise: f32,
    is_outlined: bool,
}

#[derive(Clone)]
struct State {
    matrix: Matrix,
    text: TextState,
}

/// One run over a page's content and the forms in it.
struct Run<'i, 'a> {
    shared: &'i mut Interpreter<'a>,
    ink: Ink,
    state: State,
    saved: Vec<State>,
    n_saved_beyond: usize,
    marked: Vec<Marked>,
    n_marked_beyond: usize,
    text_matrix: Matrix,
    line_matrix: Matrix,
    path: Path,
    open_forms: Vec<ObjectId>,
    n_operators_max: u64,
    page_area: f32,
}

impl<'a> Interpreter<'a> {
    /// Starts on a file.
    pub(super) fn new(file: &'a lopdf::Document) -> Self {
        Self::within(BOUNDS, file)
    }

    fn within(bounds: Bounds, file: &'a lopdf::Document) -> Self {
        Self {
            file,
            bounds,
            fonts: BTreeMap::new(),
            stand_in: None,
            layers: Layers::of(file),
            n_operators: 0,
        }
    }

    /// Runs a page's content.
    pub(super) fn page(&mut self, page: &Page<'a>) -> Ink {
        let (content, is_whole) = page_content(self.file, page.dictionary);
        let mut run = self.run(page);
        run.ink.is_cut = !is_whole;
        run.content(&content, page.resources, None);
        run.fields(page);
        run.ink
    }

    /// Runs an annotation's appearance (12.5.5) by itself.
    pub(super) fn appearance(&mut self, page: &Page<'a>, annotation: &'a Dictionary) -> Ink {
        let mut run = self.run(page);
        run.appearance(page, annotation);
        run.ink
    }

    fn run(&mut self, page: &Page<'a>) -> Run<'_, 'a> {
        let n_operators_max = (self.n_operators + self.bounds.page).min(self.bounds.file);
        let (width, height) = page.size();
        let text = TextState {
            font: None,
            size: 0.0,
            character_space: 0.0,
            word_space: 0.0,
            scale: 1.0,
            leading: 0.0,
            rise: 0.0,
            is_outlined: false,
        };
        Run {
            shared: self,
            ink: Ink {
                marks: vec![Mark::default()],
                ..Ink::default()
            },
            state: State {
                matrix: page.display(),
                text,
            },
            saved: Vec::new(),
            n_saved_beyond: 0,
            marked: Vec::new(),
            n_marked_beyond: 0,
            text_matrix: Matrix::IDENTITY,
            line_matrix: Matrix::IDENTITY,
            path: Path::default(),
            open_forms: Vec::new(),
            n_operators_max,
            page_area: width * height,
        }
    }

    fn font(&mut self, dictionary: &'a Dictionary) -> Rc<Font> {
        let file = self.file;
        let read = || Rc::new(Font::read(file, dictionary));
        Rc::clone(
            self.fonts
                .entry(std::ptr::from_ref(dictionary))
                .or_insert_with(read),
        )
    }

    fn stand_in(&mut self) -> Rc<Font> {
        let read = || {
            Rc::new(Font::read(
                self.file,
                &dictionary! { "BaseFont" => "Helvetica" },
            ))
        };
        Rc::clone(self.stand_in.get_or_insert_with(read))
    }
}

/// A page's content streams, joined by a space as 7.8.2 has it; and whether all unpacked.
fn page_content(file: &lopdf::Document, page: &Dictionary) -> (Vec<u8>, bool) {
    let streams: Vec<&Stream> = match get(file, page, b"Contents") {
        Some(Object::Stream(stream)) => vec![stream],
        Some(Object::Array(items)) => items
            .iter()
            .filter_map(|item| resolved(file, item)?.as_stream().ok())
            .collect(),
        _ => Vec::new(),
    };
    let mut content = Vec::new();
    let mut is_whole = true;
    for stream in streams {
        match file::unpacked(stream) {
            Some(bytes) if content.len() + bytes.len() <= file::STREAM_BYTES_MAX => {
                content.extend(bytes);
                content.push(b' ');
            }
            _ => is_whole = false,
        }
    }
    (content, is_whole)
}

impl<'a> Run<'_, 'a> {
    fn content(
        &mut self,
        bytes: &[u8],
        resources: Option<&'a Dictionary>,
        stream: Option<ObjectId>,
    ) {
        let mut operations = Operations::new(bytes);
        while let Some(operator) = operations.next() {
            self.shared.n_operators += 1;
            if self.shared.n_operators > self.n_operators_max || self.ink.glyphs.len() > GLYPHS_MAX
            {
                self.ink.is_cut = true;
                return;
            }
            self.operator(operator, &operations.operands, resources, stream);
        }
        self.ink.is_cut |= operations.is_cut;
    }

    fn operator(
        &mut self,
        operator: &[u8],
        operands: &[Operand],
        resources: Option<&'a Dictionary>,
        stream: Option<ObjectId>,
    ) {
        let number = |at: usize| operands.get(at).and_then(Operand::number).unwrap_or(0.0);
        let text = &mut self.state.text;
        match operator {
            b"q" => self.save(),
            b"Q" => self.restore(),
            b"cm" => self.state.matrix = matrix(operands).then(self.state.matrix),
            b"BT" => self.set_line_matrix(Matrix::IDENTITY),
            b"Tf" => {
                text.size = number(1);
                self.set_font(operands.first().and_then(Operand::name), resources);
            }
            b"Tc" => text.character_space = number(0),
            b"Tw" => text.word_space = number(0),
            b"Tz" => text.scale = number(0) / 100.0,
            b"TL" => text.leading = number(0),
            b"Ts" => text.rise = number(0),
            b"Tr" => {
                text.is_outlined = matches!(operands.first(), Some(Operand::Number(mode)) if (1.5..2.5).contains(mode));
            }
            b"Td" => self.move_line(number(0), number(1)),
            b"TD" => {
                text.leading = -number(1);
                self.move_line(number(0), number(1));
            }
            b"Tm" => self.set_line_matrix(matrix(operands)),
            b"T*" => self.next_line(),
            b"Tj" => self.show_all(operands),
            b"TJ" => self.show_array(operands),
            b"'" => {
                self.next_line();
                self.show_all(operands);
            }
            b"\"" => {
                text.word_space = number(0);
                text.character_space = number(1);
                self.next_line();
                self.show_all(operands.get(2..).unwrap_or_default());
            }
            b"m" | b"l" | b"re" | b"h" | b"c" | b"v" | b"y" => {
                self.path.draw(operator, operands, self.state.matrix);
            }
            b"S" | b"s" | b"B" | b"B*" | b"b" | b"b*" => self.paint(true),
            b"f" | b"F" | b"f*" => self.paint(false),
            b"n" => self.path.clear(),
            b"Do" => self.external(operands.first().and_then(Operand::name), resources),
            b"EI" => self.count_image(),
            b"BMC" | b"BDC" => self.begin_marked(operands, resources, stream),
            b"EMC" => self.end_marked(),
            b"gs" => self.graphics_state(operands.first().and_then(Operand::name), resources),
            _ => {}
        }
    }

    /// Notes the ruling lines of a painted path.
    fn paint(&mut self, is_stroked: bool) {
        if !self.is_hidden() {
            self.path.paint(is_stroked, &mut self.ink.rules);
        }
        self.path.clear();
    }

    fn save(&mut self) {
        if self.saved.len() < STACK_MAX {
            self.saved.push(self.state.clone());
        } else {
            self.n_saved_beyond += 1;
        }
    }

    fn restore(&mut self) {
        if self.n_saved_beyond > 0 {
            self.n_saved_beyond -= 1;
        } else if let Some(state) = self.saved.pop() {
            self.state = state;
        }
    }
}

fn matrix(operands: &[Operand]) -> Matrix {
    let numbers: Vec<f32> = operands.iter().filter_map(Operand::number).collect();
    Matrix::from_numbers(&numbers)
}

#[cfg(test)]
mod tests;
