//! Character collections of Chinese, Japanese and Korean fonts.
//!
//! In: a predefined CMap's name, or a collection's. Out: CIDs of codes, and text of CIDs (ISO
//! 32000-2, 9.7.5.2 and 9.10.2). The tables are those that Adobe published, as the `hayro-cmap`
//! crate carries them.

use hayro_cmap::{BfString, CMap, CMapName, CidFamily, WritingMode, load_embedded};

/// One of the published tables.
pub(super) struct Table(CMap);

impl Table {
    /// Returns a predefined CMap, if there is one of that name.
    pub(super) fn named(name: &[u8]) -> Option<Self> {
        Self::load(CMapName::from_bytes(name))
    }

    /// Returns the table from a collection's CIDs to text.
    pub(super) fn of_collection(registry: &[u8], ordering: &[u8]) -> Option<Self> {
        Self::load(CidFamily::from_registry_ordering(registry, ordering).ucs2_cmap()?)
    }

    fn load(name: CMapName) -> Option<Self> {
        CMap::parse(load_embedded(name)?, load_embedded).map(Self)
    }

    /// Tells whether text runs from top to bottom.
    pub(super) fn is_vertical(&self) -> bool {
        self.0.metadata().writing_mode == Some(WritingMode::Vertical)
    }

    /// Returns a code's CID.
    pub(super) fn cid(&self, code: u32, n_bytes: usize) -> Option<u32> {
        self.0.lookup_cid_code(code, u8::try_from(n_bytes).ok()?)
    }

    /// Returns the text of a CID, or of a code where the table is a map to text.
    pub(super) fn text(&self, code: u32) -> Option<String> {
        match self.0.lookup_bf_string(code)? {
            BfString::Char(character) => Some(character.to_string()),
            BfString::String(text) => Some(text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_predefined_map_and_its_collection_give_text() {
        let map = Table::named(b"90ms-RKSJ-H").expect("a map of the standard");
        let cid = map.cid(0x82A0, 2).expect("a code of the map");
        let texts = Table::of_collection(b"Adobe", b"Japan1").expect("a known collection");
        assert_eq!(texts.text(cid).as_deref(), Some("あ"));
        assert!(!map.is_vertical());
    }

    #[test]
    fn a_map_for_upright_columns_says_so() {
        assert!(Table::named(b"UniJIS-UTF16-V").is_some_and(|map| map.is_vertical()));
    }

    #[test]
    fn nobody_knows_a_collection_of_the_files_own() {
        assert!(Table::of_collection(b"Adobe", b"Identity").is_none());
        assert!(Table::named(b"House-Style-H").is_none());
    }
}
