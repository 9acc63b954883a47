//! Content drawn from elsewhere: form XObjects, images, the looks of annotations and form fields.
//!
//! Clauses 8.10, 12.5.5 and 12.7 of ISO 32000-2. A form that draws itself is drawn once.

use lopdf::{Dictionary, Object, ObjectId, Stream};

use super::super::annotations::is_shown;
use super::super::file::{
    self, Page, array, as_dictionary, dictionary, get, name, numbers, resolved,
};
use super::super::geometry::Matrix;
use super::super::ink::{Glyph, Mark, WIDGET};
use super::super::metadata::text_string;
use super::Run;

/// Forms within forms; real files nest two or three.
pub(super) const FORMS_DEPTH_MAX: usize = 12;
/// Fields above a field, from which it takes what it leaves out.
pub(super) const FIELDS_DEPTH_MAX: usize = 16;
/// Lines of one field's value that are kept.
pub(super) const FIELD_LINES_MAX: usize = 1_000;

impl<'a> Run<'_, 'a> {
    pub(super) fn external(&mut self, key: Option<&[u8]>, resources: Option<&'a Dictionary>) {
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
            .is_ok_and(|layer| self.shared.layers.is_hidden(layer))
            || self.is_hidden()
        {
            return;
        }
        match name(file, &stream.dict, b"Subtype") {
            Some(b"Image") => self.count_image(),
            _ => self.form(id, stream, resources),
        }
    }

    pub(super) fn form(
        &mut self,
        id: Option<ObjectId>,
        stream: &'a Stream,
        outer: Option<&'a Dictionary>,
    ) {
        let key = id.unwrap_or_default();
        if self.open_forms.contains(&key) {
            return;
        }
        if self.open_forms.len() >= FORMS_DEPTH_MAX {
            self.ink.is_cut = true;
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

    pub(super) fn count_image(&mut self) {
        let matrix = self.state.matrix;
        let area = (matrix.a * matrix.d - matrix.b * matrix.c).abs();
        if area > self.page_area * 0.04 && !self.is_hidden() {
            self.ink.n_images += 1;
            self.ink.image_share = self.ink.image_share.max(area / self.page_area);
        }
    }

    /// Notes the values of form fields where their widgets stand.
    pub(super) fn fields(&mut self, page: &Page<'a>) {
        let file = self.shared.file;
        for item in array(file, page.dictionary, b"Annots") {
            let Some(widget) = resolved(file, item).and_then(as_dictionary) else {
                continue;
            };
            if name(file, widget, b"Subtype") == Some(b"Widget") && is_shown(file, widget) {
                let id = item.as_reference().ok();
                self.open_mark(Mark {
                    content: id.map(|id| (Some(id), WIDGET)),
                    artifact: None,
                });
                self.field(page, widget);
                self.end_marked();
            }
        }
    }

    fn field(&mut self, page: &Page<'a>, widget: &'a Dictionary) {
        let n_before = self.ink.glyphs.len();
        self.appearance(page, widget);
        if self.ink.glyphs.len() == n_before
            && let Some(value) = value(self.shared.file, widget)
        {
            self.write_value(page, widget, &value);
        }
    }

    /// Writes a value that the file leaves to the viewer to draw.
    fn write_value(&mut self, page: &Page<'a>, widget: &Dictionary, value: &str) {
        let file = self.shared.file;
        let Some(place) = get(file, widget, b"Rect").and_then(|object| file::rect(file, object))
        else {
            return;
        };
        let place = page.display().apply_rect(place);
        let lines: Vec<&str> = value.lines().take(FIELD_LINES_MAX).collect();
        self.ink.is_cut |= value.lines().nth(FIELD_LINES_MAX).is_some();
        let height = place.height() / u16::try_from(lines.len().max(1)).map_or(1.0, f32::from);
        let size = (0.7 * height).clamp(1.0, 12.0);
        let mut y = place.y0 + 0.7 * height;
        for line in lines {
            let width = 0.5 * size * u16::try_from(line.chars().count()).map_or(1.0, f32::from);
            let mark = self.marked.last().map_or(0, |marked| marked.mark);
            let over = Glyph {
                character: ' ',
                x0: place.x0 + 2.0,
                x1: place.x0 + 2.0 + width.min(place.width()),
                y,
                rise: 0.0,
                size,
                degrees: 0,
                is_bold: false,
                mark,
            };
            self.place(line, over);
            y += height;
        }
    }

    /// Runs an annotation's normal appearance, mapped to its rectangle (12.5.5).
    pub(super) fn appearance(&mut self, page: &Page<'a>, annotation: &'a Dictionary) {
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

/// Returns a text or choice field's value (12.7.4); passwords are not told.
fn value(file: &lopdf::Document, widget: &Dictionary) -> Option<String> {
    const PASSWORD: i64 = 1 << 13;
    let inherited = |key: &[u8]| {
        let mut field = widget;
        for _ in 0..FIELDS_DEPTH_MAX {
            if let Some(object) = get(file, field, key) {
                return Some(object);
            }
            field = dictionary(file, field, b"Parent")?;
        }
        None
    };
    let kind = inherited(b"FT")?.as_name().ok()?;
    let flags = inherited(b"Ff").and_then(|flags| flags.as_i64().ok());
    if !matches!(kind, b"Tx" | b"Ch") || flags.unwrap_or(0) & PASSWORD != 0 {
        return None;
    }
    let text = |object: &Object| object.as_str().ok().map(text_string);
    let said = match inherited(b"V")? {
        Object::Array(choices) => {
            let said = choices
                .iter()
                .filter_map(|choice| text(resolved(file, choice)?));
            said.collect::<Vec<_>>().join(", ")
        }
        Object::Stream(stream) => text_string(&file::unpacked(stream)?),
        object => text(object)?,
    };
    Some(said.replace('\r', "\n")).filter(|said| !said.trim().is_empty())
}
