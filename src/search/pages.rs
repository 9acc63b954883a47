//! The open index: its segments, their columns and their words.

use std::cell::OnceCell;
use std::sync::Arc;

use tantivy::columnar::ColumnValues;
use tantivy::{InvertedIndexReader, Searcher, SegmentReader, Term};

use super::bits::Bits;
use super::plan::{In, Vocabulary};
use super::register::Register;
use super::store::Fields;

/// Numbers, one a unit.
pub(crate) type Column = Arc<dyn ColumnValues<u64>>;

/// One part of an index, open.
pub(crate) struct Segment<'a> {
    pub(crate) reader: &'a SegmentReader,
    text: Arc<InvertedIndexReader>,
    written: Arc<InvertedIndexReader>,
    file: Column,
    number: OnceCell<Column>,
    alive: Bits,
}

impl<'a> Segment<'a> {
    fn open(reader: &'a SegmentReader, fields: Fields) -> tantivy::Result<Self> {
        Ok(Self {
            reader,
            text: reader.inverted_index(fields.text)?,
            written: reader.inverted_index(fields.written)?,
            file: column(reader, "file")?,
            number: OnceCell::new(),
            alive: alive(reader),
        })
    }

    /// The units that were not taken out.
    pub(crate) fn alive(&self) -> &Bits {
        &self.alive
    }

    /// The number of the file that a unit belongs to.
    pub(crate) fn file_of(&self, unit: u32) -> usize {
        usize::try_from(self.file.get_val(unit)).unwrap_or(usize::MAX)
    }

    /// Which paragraph of its file each unit is, from 1.
    pub(crate) fn numbers(&self) -> tantivy::Result<&Column> {
        if self.number.get().is_none() {
            let column = self.column("number")?;
            return Ok(self.number.get_or_init(|| column));
        }
        Ok(self.number.get().expect("it was just looked for"))
    }

    /// A column by its name.
    pub(crate) fn column(&self, name: &str) -> tantivy::Result<Column> {
        column(self.reader, name)
    }

    pub(crate) fn words_in(&self, field: In) -> &InvertedIndexReader {
        match field {
            In::Text => &self.text,
            In::Written => &self.written,
        }
    }
}

fn column(reader: &SegmentReader, name: &str) -> tantivy::Result<Column> {
    Ok(reader.fast_fields().u64(name)?.first_or_default_col(0))
}

fn alive(reader: &SegmentReader) -> Bits {
    let mut alive = Bits::full(reader.max_doc());
    if let Some(kept) = reader.alive_bitset() {
        (0..reader.max_doc())
            .filter(|unit| !kept.is_alive(*unit))
            .for_each(|unit| alive.clear(unit));
    }
    alive
}

/// An index as it stands at one commit.
pub(crate) struct Pages<'a> {
    pub(crate) segments: Vec<Segment<'a>>,
    pub(crate) register: &'a Register,
    pub(crate) fields: Fields,
}

impl<'a> Pages<'a> {
    pub(crate) fn open(
        searcher: &'a Searcher,
        fields: Fields,
        register: &'a Register,
    ) -> tantivy::Result<Self> {
        let readers = searcher.segment_readers().iter();
        let segments = readers
            .map(|reader| Segment::open(reader, fields))
            .collect::<Result<_, _>>()?;
        Ok(Self {
            segments,
            register,
            fields,
        })
    }
}

impl Vocabulary for Pages<'_> {
    fn each(&self, field: In, prefix: &str, seen: &mut dyn FnMut(&str)) {
        for segment in &self.segments {
            let range = segment.words_in(field).terms().range().ge(prefix);
            let Ok(mut stream) = range.into_stream() else {
                continue;
            };
            while stream.advance() {
                match std::str::from_utf8(stream.key()) {
                    Ok(word) if word.starts_with(prefix) => seen(word),
                    _ => break,
                }
            }
        }
    }

    fn has(&self, word: &str) -> bool {
        let term = Term::from_field_text(self.fields.text, word);
        let mut segments = self.segments.iter();
        segments.any(|segment| matches!(segment.text.get_term_info(&term), Ok(Some(_))))
    }
}
