//! Runs a page's content and notes the ink it leaves: glyphs, ruling lines, images.
//!
//! In: a page, its resources. Out: [`Ink`] in the page's displayed space, y pointing down. Colour,
//! clipping and shading are not followed; text state (ISO 32000-2, 9.3), the transformation matrix
//! (8.3.4), form XObjects (8.10), marked content (14.6) and optional content (8.11) are.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use lopdf::{Dictionary, Object, ObjectId, Stream};

use super::content::{Operand, Operations};
use super::file::{self, Page, array, as_dictionary, dictionary, get, name, numbers, resolved};
use super::font::{Code, Font};
use super::geometry::{Matrix, Rect};

/// Operators run for one page, forms included; the densest real pages stay below a million.
const OPERATORS_PAGE_MAX: u64 = 4_000_000;
/// Operators run for one file: some minutes of reading at most are thus some seconds.
const OPERATORS_FILE_MAX: u64 = 60_000_000;
/// Glyphs kept of one page; the densest real pages hold some tens of thousands.
const GLYPHS_MAX: usize = 400_000;
/// Ruling lines kept of one page; beyond it is a drawing, not a table.
const RULES_MAX: usize = 20_000;
/// Forms within forms; real files nest two or three.
const FORMS_DEPTH_MAX: usize = 12;
/// Saved graphics states and open marked content; deeper ones are counted, not kept.
const STACK_MAX: usize = 256;
/// A filled or stroked shape thinner than this, in points, is a ruling line.
const RULE_WIDTH_MAX: f32 = 3.0;
/// Text within this many degrees of a quarter turn runs along it.
const SKEW_MAX: f32 = 6.0;

/// One character on the page. Positions are along its own direction: see [`Glyph::degrees`].
#[derive(Debug, Clone, Copy)]
pub(super) struct Glyph {
    pub(super) character: char,
    /// Start and end along the baseline.
    pub(super) x0: f32,
    pub(super) x1: f32,
    /// The baseline.
    pub(super) y: f32,
    /// Height of an em, in points.
    pub(super) size: f32,
    /// Clockwise angle of the baseline, 0 to 359; x and y are as seen with the page turned back.
    pub(super) degrees: u16,
    pub(super) is_bold: bool,
    /// Which of the page's marks it stands under.
    pub(super) mark: usize,
}

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

/// What a page's content leaves.
#[derive(Debug, Default)]
pub(super) struct Ink {
    pub(super) glyphs: Vec<Glyph>,
    pub(super) marks: Vec<Mark>,
    pub(super) rules: Vec<Rule>,
    /// Images that cover a good part of the page.
    pub(super) n_images: usize,
    /// Codes whose meaning the file does not give.
    pub(super) n_unknown: usize,
    /// Whether a bound cut the page short, or a stream could not be unpacked.
    pub(super) is_cut: bool,
}

/// What runs of one file share: fonts, hidden layers, the budget of operators.
pub(super) struct Interpreter<'a> {
    file: &'a lopdf::Document,
    fonts: BTreeMap<*const Dictionary, Rc<Font>>,
    hidden_layers: BTreeSet<ObjectId>,
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

struct Marked {
    mark: usize,
    is_hidden: bool,
    replacement: Option<(String, usize)>,
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
    path: Vec<(f32, f32, f32, f32)>,
    rectangles: Vec<Rect>,
    pen: (f32, f32),
    start: (f32, f32),
    open_forms: Vec<ObjectId>,
    n_operators_max: u64,
    page_area: f32,
}

impl<'a> Interpreter<'a> {
    /// Starts on a file.
    pub(super) fn new(file: &'a lopdf::Document) -> Self {
        Self {
            file,
            fonts: BTreeMap::new(),
            hidden_layers: hidden_layers(file),
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
        let n_operators_max = (self.n_operators + OPERATORS_PAGE_MAX).min(OPERATORS_FILE_MAX);
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
            path: Vec::new(),
            rectangles: Vec::new(),
            pen: (0.0, 0.0),
            start: (0.0, 0.0),
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

    /// Tells whether content under an `OC` entry or property is switched off (8.11.2).
    fn is_hidden(&self, layer: &Object) -> bool {
        if let Ok(id) = layer.as_reference()
            && self.hidden_layers.contains(&id)
        {
            return true;
        }
        let Some(group) = resolved(self.file, layer).and_then(as_dictionary) else {
            return false;
        };
        if !group.has_type(b"OCMD") {
            return false;
        }
        let groups: Vec<&Object> = match group.get(b"OCGs") {
            Ok(Object::Array(groups)) => groups.iter().collect(),
            Ok(other) => vec![other],
            Err(_) => Vec::new(),
        };
        let is_off = |group: &&Object| {
            group
                .as_reference()
                .is_ok_and(|id| self.hidden_layers.contains(&id))
        };
        match name(self.file, group, b"P") {
            _ if groups.is_empty() => false,
            Some(b"AllOn") => groups.iter().any(is_off),
            Some(b"AnyOff") => !groups.iter().any(is_off),
            Some(b"AllOff") => !groups.iter().all(is_off),
            _ => groups.iter().all(is_off),
        }
    }
}

/// The layers that are off in the default configuration (8.11.4.3).
fn hidden_layers(file: &lopdf::Document) -> BTreeSet<ObjectId> {
    let ids = |items: &[Object]| -> Vec<ObjectId> {
        items
            .iter()
            .filter_map(|item| item.as_reference().ok())
            .collect()
    };
    let Some(properties) = file
        .catalog()
        .ok()
        .and_then(|catalog| dictionary(file, catalog, b"OCProperties"))
    else {
        return BTreeSet::new();
    };
    let Some(default) = dictionary(file, properties, b"D") else {
        return BTreeSet::new();
    };
    let mut hidden = BTreeSet::new();
    if name(file, default, b"BaseState") == Some(b"OFF") {
        hidden.extend(ids(array(file, properties, b"OCGs")));
    }
    hidden.extend(ids(array(file, default, b"OFF")));
    for id in ids(array(file, default, b"ON")) {
        hidden.remove(&id);
    }
    hidden
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
                text.is_outlined = matches!(operands.first(), Some(Operand::Number(mode)) if (1.5..2.5).contains(mode))
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
            b"m" | b"l" | b"re" | b"h" | b"c" | b"v" | b"y" => self.draw(operator, operands),
            b"S" | b"s" | b"B" | b"B*" | b"b" | b"b*" => self.paint(true),
            b"f" | b"F" | b"f*" => self.paint(false),
            b"n" => self.forget_path(),
            b"Do" => self.external(operands.first().and_then(Operand::name), resources),
            b"EI" => self.count_image(),
            b"BMC" | b"BDC" => self.begin_marked(operands, resources, stream),
            b"EMC" => self.end_marked(),
            b"gs" => self.graphics_state(operands.first().and_then(Operand::name), resources),
            _ => {}
        }
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

    // Text (9.4).

    fn set_line_matrix(&mut self, matrix: Matrix) {
        self.line_matrix = matrix;
        self.text_matrix = matrix;
    }

    fn move_line(&mut self, x: f32, y: f32) {
        self.set_line_matrix(Matrix::new(1.0, 0.0, 0.0, 1.0, x, y).then(self.line_matrix));
    }

    fn next_line(&mut self) {
        self.move_line(0.0, -self.state.text.leading);
    }

    fn set_font(&mut self, key: Option<&[u8]>, resources: Option<&'a Dictionary>) {
        let file = self.shared.file;
        let fonts = resources.and_then(|resources| dictionary(file, resources, b"Font"));
        let font = fonts
            .zip(key)
            .and_then(|(fonts, key)| dictionary(file, fonts, key));
        self.state.text.font = font.map(|font| self.shared.font(font));
    }

    fn graphics_state(&mut self, key: Option<&[u8]>, resources: Option<&'a Dictionary>) {
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

    fn show_all(&mut self, operands: &[Operand]) {
        for text in operands.iter().filter_map(Operand::text) {
            self.show(text);
        }
    }

    fn show_array(&mut self, operands: &[Operand]) {
        let Some(Operand::Array(items)) = operands.first() else {
            return self.show_all(operands);
        };
        for item in items {
            match item {
                Operand::Text(text) => self.show(text),
                Operand::Number(back) => {
                    let text = &self.state.text;
                    self.advance(-back / 1000.0 * text.size * text.scale);
                }
                _ => {}
            }
        }
    }

    fn advance(&mut self, x: f32) {
        self.text_matrix = Matrix::new(1.0, 0.0, 0.0, 1.0, x, 0.0).then(self.text_matrix);
    }

    fn show(&mut self, bytes: &[u8]) {
        let Some(font) = self.state.text.font.clone() else {
            self.ink.n_unknown += bytes.len();
            return;
        };
        font.each_code(bytes, |code| self.show_code(code, font.is_bold));
    }

    /// Notes a glyph and moves on (9.4.4).
    fn show_code(&mut self, code: &Code, is_bold: bool) {
        let text = &self.state.text;
        let to_page = self.text_matrix.then(self.state.matrix);
        let em =
            Matrix::new(text.size * text.scale, 0.0, 0.0, text.size, 0.0, text.rise).then(to_page);
        let space = text.character_space + if code.is_space { text.word_space } else { 0.0 };
        let onward = (code.width * text.size + space) * text.scale;
        let is_bold = is_bold || text.is_outlined;
        if !self.is_hidden() {
            match &code.text {
                Some(text) => self.note_text(text, code.width, em, is_bold),
                None => self.note_unknown(code.width, em, is_bold),
            }
        }
        self.advance(onward);
    }

    fn note_unknown(&mut self, width: f32, em: Matrix, is_bold: bool) {
        self.ink.n_unknown += 1;
        self.note_text("\u{FFFD}", width, em, is_bold);
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
        let n_characters = u16::try_from(text.chars().count().max(1)).map_or(1.0, f32::from);
        let step = (to.0 - from.0) / n_characters;
        let mut x0 = from.0;
        for character in text.chars() {
            self.ink.glyphs.push(Glyph {
                character,
                x0,
                x1: x0 + step,
                y: from.1,
                size,
                degrees,
                is_bold,
                mark,
            });
            x0 += step;
        }
    }

    // Marked content (14.6).

    fn is_hidden(&self) -> bool {
        self.marked.last().is_some_and(|marked| marked.is_hidden)
    }

    fn begin_marked(
        &mut self,
        operands: &[Operand],
        resources: Option<&'a Dictionary>,
        stream: Option<ObjectId>,
    ) {
        if self.marked.len() >= STACK_MAX {
            self.n_marked_beyond += 1;
            return;
        }
        let file = self.shared.file;
        let tag = operands.first().and_then(Operand::name).unwrap_or_default();
        let named = operands
            .get(1)
            .and_then(Operand::name)
            .and_then(|key| dictionary(file, resources?, b"Properties")?.get(key).ok());
        let list = Properties {
            inline: operands.get(1),
            named: named.and_then(|named| as_dictionary(resolved(file, named)?)),
            file,
        };
        let parent = self.marked.last();
        let mut mark = self.ink.marks[parent.map_or(0, |marked| marked.mark)];
        if let Some(number) = list.number(b"MCID") {
            mark.content = Some((stream, number));
        }
        if tag == b"Artifact" {
            mark.artifact = Some(list.artifact());
        }
        let is_off = tag == b"OC" && named.is_some_and(|layer| self.shared.is_hidden(layer));
        let is_hidden = is_off || parent.is_some_and(|marked| marked.is_hidden);
        let replacement = list
            .text(b"ActualText")
            .map(|text| (text, self.ink.glyphs.len()));
        let mark = self.mark(mark);
        self.marked.push(Marked {
            mark,
            is_hidden,
            replacement,
        });
    }

    fn mark(&mut self, mark: Mark) -> usize {
        if self.ink.marks.last() != Some(&mark) {
            self.ink.marks.push(mark);
        }
        self.ink.marks.len() - 1
    }

    fn end_marked(&mut self) {
        if self.n_marked_beyond > 0 {
            self.n_marked_beyond -= 1;
        } else if let Some(Marked {
            replacement: Some((text, first)),
            is_hidden: false,
            ..
        }) = self.marked.pop()
        {
            self.replace(first, &text);
        }
    }

    /// Puts replacement text (14.9.4) where the glyphs since `first` stand.
    fn replace(&mut self, first: usize, text: &str) {
        let Some(&start) = self.ink.glyphs.get(first) else {
            return;
        };
        let is_same_line = |glyph: &&Glyph| {
            (glyph.y - start.y).abs() < start.size && glyph.degrees == start.degrees
        };
        let end = self.ink.glyphs[first..]
            .iter()
            .filter(is_same_line)
            .map(|glyph| glyph.x1)
            .fold(start.x1, f32::max);
        self.ink.glyphs.truncate(first);
        let mut plain = String::new();
        text.chars()
            .for_each(|character| super::encoding::push_plain(&mut plain, character));
        let n_characters = u16::try_from(plain.chars().count().max(1)).map_or(1.0, f32::from);
        let step = (end - start.x0) / n_characters;
        let mut x0 = start.x0;
        for character in plain.chars() {
            self.ink.glyphs.push(Glyph {
                character,
                x0,
                x1: x0 + step,
                ..start
            });
            x0 += step;
        }
    }

    // Paths (8.5): only what can be a ruling line.

    fn draw(&mut self, operator: &[u8], operands: &[Operand]) {
        if self.path.len() + self.rectangles.len() > RULES_MAX {
            return;
        }
        let number = |at: usize| operands.get(at).and_then(Operand::number).unwrap_or(0.0);
        let matrix = self.state.matrix;
        match operator {
            b"re" => {
                let (x, y) = (number(0), number(1));
                let corners = Rect {
                    x0: x,
                    y0: y,
                    x1: x + number(2),
                    y1: y + number(3),
                };
                self.rectangles.push(matrix.apply_rect(corners));
            }
            b"m" => {
                self.pen = matrix.apply(number(0), number(1));
                self.start = self.pen;
            }
            b"l" => self.line_to(matrix.apply(number(0), number(1))),
            b"h" => self.line_to(self.start),
            _ => {
                let last = operands.len().saturating_sub(2);
                self.pen = matrix.apply(number(last), number(last + 1));
            }
        }
    }

    fn line_to(&mut self, to: (f32, f32)) {
        self.path.push((self.pen.0, self.pen.1, to.0, to.1));
        self.pen = to;
    }

    fn paint(&mut self, is_stroked: bool) {
        if self.ink.rules.len() < RULES_MAX && !self.is_hidden() {
            let outlines = outlines(&self.path);
            for rect in self
                .rectangles
                .iter()
                .copied()
                .chain(outlines.into_iter().filter(|_| !is_stroked))
            {
                rules_of(rect, is_stroked, &mut self.ink.rules);
            }
            if is_stroked {
                for &(x0, y0, x1, y1) in &self.path {
                    let around = Rect {
                        x0: x0.min(x1),
                        y0: y0.min(y1),
                        x1: x0.max(x1),
                        y1: y0.max(y1),
                    };
                    rules_of(around, false, &mut self.ink.rules);
                }
            }
        }
        self.forget_path();
    }

    fn forget_path(&mut self) {
        self.path.clear();
        self.rectangles.clear();
    }

    // External objects (8.8).

    fn external(&mut self, key: Option<&[u8]>, resources: Option<&'a Dictionary>) {
        let file = self.shared.file;
        let objects = resources.and_then(|resources| dictionary(file, resources, b"XObject"));
        let Some(object) = objects
            .zip(key)
            .and_then(|(objects, key)| objects.get(key).ok())
        else {
            return;
        };
        let Ok((id, Object::Stream(stream))) = file.dereference(object) else {
            return;
        };
        if stream
            .dict
            .get(b"OC")
            .is_ok_and(|layer| self.shared.is_hidden(layer))
            || self.is_hidden()
        {
            return;
        }
        match name(file, &stream.dict, b"Subtype") {
            Some(b"Image") => self.count_image(),
            _ => self.form(id, stream, resources),
        }
    }

    fn form(&mut self, id: Option<ObjectId>, stream: &'a Stream, outer: Option<&'a Dictionary>) {
        let key = id.unwrap_or_default();
        if self.open_forms.len() >= FORMS_DEPTH_MAX || self.open_forms.contains(&key) {
            return;
        }
        let file = self.shared.file;
        let Some(content) = file::unpacked(stream) else {
            self.ink.is_cut = true;
            return;
        };
        // Unpacking costs too: a page that draws one large form a million times meets the budget.
        self.shared.n_operators += u64::try_from(content.len() / 64).unwrap_or(0);
        let matrix = Matrix::from_numbers(&numbers(file, array(file, &stream.dict, b"Matrix")));
        let resources = dictionary(file, &stream.dict, b"Resources").or(outer);
        let before = (self.state.clone(), self.text_matrix, self.line_matrix);
        let depths = (self.saved.len(), self.marked.len());
        self.state.matrix = matrix.then(self.state.matrix);
        self.open_forms.push(key);
        self.content(&content, resources, id);
        self.open_forms.pop();
        while self.marked.len() > depths.1 {
            self.end_marked();
        }
        self.saved.truncate(depths.0);
        (self.state, self.text_matrix, self.line_matrix) = before;
    }

    fn count_image(&mut self) {
        let matrix = self.state.matrix;
        let area = (matrix.a * matrix.d - matrix.b * matrix.c).abs();
        if area > self.page_area * 0.04 && !self.is_hidden() {
            self.ink.n_images += 1;
        }
    }

    // Form fields (12.7): their values stand where their widgets are.

    fn fields(&mut self, page: &Page<'a>) {
        let file = self.shared.file;
        for item in array(file, page.dictionary, b"Annots") {
            let Some(annotation) = resolved(file, item).and_then(as_dictionary) else {
                continue;
            };
            if name(file, annotation, b"Subtype") == Some(b"Widget")
                && super::annotations::is_shown(file, annotation)
            {
                self.appearance(page, annotation);
            }
        }
    }

    /// Runs an annotation's normal appearance, mapped to its rectangle (12.5.5).
    fn appearance(&mut self, page: &Page<'a>, annotation: &'a Dictionary) {
        let file = self.shared.file;
        let normal = dictionary(file, annotation, b"AP").and_then(|looks| looks.get(b"N").ok());
        let Some(normal) = normal else { return };
        let chosen = match resolved(file, normal) {
            Some(Object::Dictionary(states)) => {
                name(file, annotation, b"AS").and_then(|state| states.get(state).ok())
            }
            _ => Some(normal),
        };
        let Some(Ok((id, Object::Stream(stream)))) = chosen.map(|object| file.dereference(object))
        else {
            return;
        };
        let place = get(file, annotation, b"Rect").and_then(|object| file::rect(file, object));
        let bounds = get(file, &stream.dict, b"BBox").and_then(|object| file::rect(file, object));
        let (Some(place), Some(bounds)) = (place, bounds) else {
            return;
        };
        let matrix = Matrix::from_numbers(&numbers(file, array(file, &stream.dict, b"Matrix")));
        let around = matrix.apply_rect(bounds);
        let scale = |to: f32, from: f32| if from.abs() > 0.01 { to / from } else { 1.0 };
        let (sx, sy) = (
            scale(place.width(), around.width()),
            scale(place.height(), around.height()),
        );
        let fit = Matrix::new(
            sx,
            0.0,
            0.0,
            sy,
            place.x0 - around.x0 * sx,
            place.y0 - around.y0 * sy,
        );
        self.state.matrix = fit.then(page.display());
        self.form(id, stream, page.resources);
    }
}

/// A property list, written in the content or named in the resources (14.6.2).
struct Properties<'p, 'a> {
    inline: Option<&'p Operand<'p>>,
    named: Option<&'a Dictionary>,
    file: &'a lopdf::Document,
}

impl Properties<'_, '_> {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "marked-content numbers are small integers"
    )]
    fn number(&self, key: &[u8]) -> Option<i64> {
        let inline = self
            .inline
            .and_then(|list| list.get(key)?.number())
            .map(|number| number as i64);
        inline.or_else(|| get(self.file, self.named?, key)?.as_i64().ok())
    }

    fn text(&self, key: &[u8]) -> Option<String> {
        if let Some(text) = self.inline.and_then(|list| list.get(key)?.text()) {
            return Some(super::metadata::text_string(text));
        }
        get(self.file, self.named?, key)?
            .as_str()
            .ok()
            .map(super::metadata::text_string)
    }

    fn artifact(&self) -> Artifact {
        let inline = |key: &[u8]| {
            self.inline
                .and_then(|list| list.get(key)?.name())
                .map(<[u8]>::to_vec)
        };
        let named = |key: &[u8]| name(self.file, self.named?, key).map(<[u8]>::to_vec);
        match inline(b"Subtype").or_else(|| named(b"Subtype")).as_deref() {
            Some(b"Header") => Artifact::Header,
            Some(b"Footer") => Artifact::Footer,
            Some(b"Watermark") => Artifact::Watermark,
            _ => Artifact::Other,
        }
    }
}

fn matrix(operands: &[Operand]) -> Matrix {
    let numbers: Vec<f32> = operands.iter().filter_map(Operand::number).collect();
    Matrix::from_numbers(&numbers)
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

/// Filled outlines drawn with lines: the rectangles around each, for borders written that way.
fn outlines(path: &[(f32, f32, f32, f32)]) -> Vec<Rect> {
    let mut found: Vec<Rect> = Vec::new();
    let mut end = None;
    for &(x0, y0, x1, y1) in path {
        let segment = Rect {
            x0: x0.min(x1),
            y0: y0.min(y1),
            x1: x0.max(x1),
            y1: y0.max(y1),
        };
        match found.last_mut() {
            Some(last) if end == Some((x0, y0)) => *last = last.joined(segment),
            _ => found.push(segment),
        }
        end = Some((x1, y1));
    }
    found
}

/// The ruling lines of a painted rectangle: itself when thin, its edges when stroked.
fn rules_of(rect: Rect, is_stroked: bool, rules: &mut Vec<Rule>) {
    let is_thin = (
        rect.width() <= RULE_WIDTH_MAX,
        rect.height() <= RULE_WIDTH_MAX,
    );
    let across = |at: f32| Rule {
        is_vertical: false,
        at,
        from: rect.x0,
        to: rect.x1,
    };
    let down = |at: f32| Rule {
        is_vertical: true,
        at,
        from: rect.y0,
        to: rect.y1,
    };
    match is_thin {
        (false, true) => rules.push(across(f32::midpoint(rect.y0, rect.y1))),
        (true, false) => rules.push(down(f32::midpoint(rect.x0, rect.x1))),
        (false, false) if is_stroked => {
            rules.extend([
                across(rect.y0),
                across(rect.y1),
                down(rect.x0),
                down(rect.x1),
            ]);
        }
        _ => {}
    }
}
