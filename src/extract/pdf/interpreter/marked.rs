//! Marked content: what the file says of a stretch of its content (ISO 32000-2, 14.6).

use lopdf::{Dictionary, ObjectId};

use super::super::content::Operand;
use super::super::encoding;
use super::super::file::{array, as_dictionary, dictionary, get, name, resolved};
use super::super::ink::{Artifact, Glyph, Mark};
use super::super::metadata::text_string;
use super::{Run, STACK_MAX};

/// Marked content that is open.
pub(super) struct Marked {
    pub(super) mark: usize,
    pub(super) is_hidden: bool,
    pub(super) replacement: Option<(String, usize)>,
}

impl<'a> Run<'_, 'a> {
    pub(super) fn is_hidden(&self) -> bool {
        self.marked.last().is_some_and(|marked| marked.is_hidden)
    }

    pub(super) fn begin_marked(
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
        let is_off = tag == b"OC" && named.is_some_and(|layer| self.shared.layers.is_hidden(layer));
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

    /// Puts what follows under a mark, until [`Run::end_marked`].
    pub(super) fn open_mark(&mut self, mark: Mark) {
        let mark = self.mark(mark);
        self.marked.push(Marked {
            mark,
            is_hidden: false,
            replacement: None,
        });
    }

    fn mark(&mut self, mark: Mark) -> usize {
        if self.ink.marks.last() != Some(&mark) {
            self.ink.marks.push(mark);
        }
        self.ink.marks.len() - 1
    }

    pub(super) fn end_marked(&mut self) {
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
            .for_each(|character| encoding::push_plain(&mut plain, character));
        self.place(&plain, Glyph { x1: end, ..start });
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
            return Some(text_string(text));
        }
        get(self.file, self.named?, key)?
            .as_str()
            .ok()
            .map(text_string)
    }

    /// Tells what kind of furniture an artifact is: by its subtype, else by the edge it is tied to.
    fn artifact(&self) -> Artifact {
        match self.name(b"Subtype").as_deref() {
            Some(b"Header") => Artifact::Header,
            Some(b"Footer") => Artifact::Footer,
            Some(b"Watermark") => Artifact::Watermark,
            _ if self.is_attached(b"Top") => Artifact::Header,
            _ if self.is_attached(b"Bottom") => Artifact::Footer,
            _ => Artifact::Other,
        }
    }

    fn name(&self, key: &[u8]) -> Option<Vec<u8>> {
        let inline = self.inline.and_then(|list| list.get(key)?.name());
        let named = || name(self.file, self.named?, key);
        inline.or_else(named).map(<[u8]>::to_vec)
    }

    fn is_attached(&self, edge: &[u8]) -> bool {
        let inline = match self.inline.and_then(|list| list.get(b"Attached")) {
            Some(Operand::Array(edges)) => edges.iter().any(|own| own.name() == Some(edge)),
            _ => false,
        };
        let named = self
            .named
            .map_or(&[][..], |named| array(self.file, named, b"Attached"));
        inline
            || named
                .iter()
                .any(|own| own.as_name().is_ok_and(|own| own == edge))
    }
}
