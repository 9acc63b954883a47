//! What a paragraph's style makes of it: a heading and its level, a list, bold type.
//!
//! In: the styles part. Out: answers for a style's id, looked up through the styles it is based on.

use std::collections::HashMap;

use crate::extract::xml::{Element, Node, Walk};

/// How many styles a chain of "based on" may have; longer ones are circles.
const CHAIN_MAX: usize = 24;

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_id: HashMap<String, Style>,
    paragraph_default: Option<String>,
}

#[derive(Debug, Default, Clone)]
struct Style {
    name: String,
    based_on: Option<String>,
    outline: Option<u8>,
    num_id: Option<String>,
    list_level: Option<u8>,
    bold: Option<bool>,
}

impl Styles {
    /// Reads the styles part.
    pub(super) fn read(text: &str) -> Self {
        let mut styles = Self::default();
        let mut now: Option<(String, Style)> = None;
        let mut walk = Walk::new(text);
        while let Some(node) = walk.next() {
            match node {
                Node::Open(element) if element.name() == "style" => {
                    styles.keep(now.take());
                    let id = element.attribute("styleId").unwrap_or_default();
                    if is_paragraph_default(&element) {
                        styles.paragraph_default = Some(id.clone());
                    }
                    now = Some((id, Style::default()));
                }
                Node::Open(element) => {
                    if let Some((_, style)) = &mut now {
                        style.learn(&element, walk.open(1));
                    }
                }
                _ => {}
            }
        }
        styles.keep(now);
        styles
    }

    fn keep(&mut self, style: Option<(String, Style)>) {
        if let Some((id, style)) = style {
            self.by_id.insert(id, style);
        }
    }

    /// Walks from a style down to what it is based on; no style means the default one.
    fn chain<'a>(&'a self, id: Option<&'a str>) -> impl Iterator<Item = (&'a str, &'a Style)> {
        let first = id.or(self.paragraph_default.as_deref());
        let find = |id: &'a str| Some((id, self.by_id.get(id)?));
        std::iter::successors(first.and_then(find), move |(_, style)| {
            find(style.based_on.as_deref()?)
        })
        .take(CHAIN_MAX)
    }

    /// Returns the heading level of a style: 0 for a title, `None` for running text.
    pub(super) fn heading(&self, id: Option<&str>) -> Option<u8> {
        if let (Some(id), true) = (id, self.by_id.is_empty()) {
            return named_level(id)?.ok();
        }
        self.chain(id)
            .find_map(|(id, style)| style.level(id))
            .and_then(Result::ok)
    }

    /// Returns the list and the level in it that a style puts its paragraphs in.
    pub(super) fn list<'a>(&'a self, id: Option<&'a str>) -> (Option<&'a str>, Option<u8>) {
        let num_id = self
            .chain(id)
            .find_map(|(_, style)| style.num_id.as_deref());
        let level = self.chain(id).find_map(|(_, style)| style.list_level);
        (num_id, level)
    }

    /// Tells whether a style's type is bold.
    pub(super) fn is_bold(&self, id: Option<&str>) -> bool {
        self.chain(id)
            .find_map(|(_, style)| style.bold)
            .unwrap_or(false)
    }
}

fn is_paragraph_default(element: &Element) -> bool {
    element.attribute("type").as_deref() == Some("paragraph")
        && matches!(
            element.attribute("default").as_deref(),
            Some("1" | "true" | "on")
        )
}

/// A level, or the knowledge that the style is no heading whatever it is based on.
type Level = Result<u8, ()>;

impl Style {
    fn learn(&mut self, element: &Element, parent: &str) {
        let number = || element.val().and_then(|val| val.parse().ok());
        match (parent, element.name()) {
            ("style", "name") => self.name = element.val().unwrap_or_default(),
            ("style", "basedOn") => self.based_on = element.val(),
            ("pPr", "outlineLvl") => self.outline = number(),
            ("numPr", "numId") => self.num_id = element.val(),
            ("numPr", "ilvl") => self.list_level = number(),
            ("rPr", "b") => self.bold = Some(element.is_on()),
            _ => {}
        }
    }

    fn level(&self, id: &str) -> Option<Level> {
        let by_name = named_level(&self.name).or_else(|| named_level(id));
        match (by_name, self.outline) {
            (Some(level), _) => Some(level),
            (None, Some(outline)) if outline < 9 => Some(Ok(outline + 1)),
            (None, Some(_)) => Some(Err(())),
            (None, None) => None,
        }
    }
}

/// Reads a level off a style's name: "heading 2", "Heading2", "Title", "Section heading".
fn named_level(name: &str) -> Option<Level> {
    let name = name.to_lowercase();
    match name.as_str() {
        "title" | "document title" => return Some(Ok(0)),
        "subtitle" => return Some(Err(())),
        _ => {}
    }
    let is_other = ["table", "column", "message", "char", "link"]
        .iter()
        .any(|word| name.contains(word));
    if !name.contains("heading") || is_other {
        return None;
    }
    let digit = name.chars().find(|mark| ('1'..='9').contains(mark));
    let level = digit.and_then(|mark| mark.to_digit(10)).unwrap_or(1);
    Some(u8::try_from(level).map_err(|_| ()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const STYLES: &str = r#"<w:styles>
      <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
      <w:style w:styleId="berschrift2"><w:name w:val="heading 2"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
      <w:style w:styleId="Ours"><w:name w:val="Council"/><w:basedOn w:val="berschrift2"/></w:style>
      <w:style w:styleId="Plain"><w:name w:val="Plain"/><w:basedOn w:val="Ours"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>
      <w:style w:styleId="Round"><w:name w:val="a"/><w:basedOn w:val="Round2"/></w:style>
      <w:style w:styleId="Round2"><w:name w:val="b"/><w:basedOn w:val="Round"/></w:style>
      <w:style w:styleId="Title"><w:name w:val="Title"/><w:rPr><w:b/></w:rPr></w:style>
      <w:style w:styleId="Th"><w:name w:val="Table Heading"/></w:style>
    </w:styles>"#;

    #[test]
    fn a_style_is_a_heading_by_name_by_outline_or_by_what_it_is_based_on() {
        let styles = Styles::read(STYLES);
        let level = |id| styles.heading(Some(id));
        assert_eq!(level("berschrift2"), Some(2));
        assert_eq!(level("Ours"), Some(2));
        assert_eq!(level("Plain"), None);
        assert_eq!(level("Title"), Some(0));
        assert_eq!(level("Th"), None);
        assert_eq!(level("Round"), None);
        assert_eq!(styles.heading(None), None);
        assert!(styles.is_bold(Some("Title")));
    }

    #[test]
    fn without_a_styles_part_the_id_is_the_name() {
        let styles = Styles::default();
        assert_eq!(styles.heading(Some("Heading3")), Some(3));
        assert_eq!(styles.heading(Some("Normal")), None);
    }
}
