//! A start tag and what its name, attributes and style say of the element.

use std::collections::BTreeMap;

use html5gum::{HtmlString, StartTag};

use crate::document::Part;

/// A start tag.
pub(super) struct Tag {
    pub(super) name: String,
    attributes: BTreeMap<String, String>,
    pub(super) closes_itself: bool,
}

impl Tag {
    pub(super) fn of(tag: &StartTag<()>) -> Self {
        let attributes = tag.attributes.iter();
        Self {
            name: spelt(&tag.name),
            attributes: attributes
                .map(|(name, value)| (spelt(name), String::from_utf8_lossy(value).into_owned()))
                .collect(),
            closes_itself: tag.self_closing,
        }
    }

    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }

    pub(super) fn number(&self, name: &str) -> Option<u32> {
        self.attribute(name)?.trim().parse().ok()
    }

    /// The style attribute without blanks.
    pub(super) fn style(&self) -> String {
        let style = self.attribute("style").unwrap_or_default();
        let plain = style.chars().filter(|mark| !mark.is_whitespace());
        plain.collect::<String>().to_ascii_lowercase()
    }

    /// Whether its name and attributes hide it, whatever the style.
    pub(super) fn is_closed(&self) -> bool {
        let is_closed = self.name == "dialog" && self.attribute("open").is_none();
        is_closed || self.attribute("hidden").is_some()
    }

    /// Whether it is set as a block of its own, though its name does not make it one.
    pub(super) fn stands_apart(&self) -> bool {
        let style = self.style();
        let display = style.split("display:").nth(1).unwrap_or_default();
        [
            "block",
            "inline-block",
            "flex",
            "grid",
            "table",
            "list-item",
        ]
        .iter()
        .any(|apart| display.starts_with(apart))
    }

    /// Whether its type stands out, bold or large, where it says.
    pub(super) fn is_heavy(&self) -> Option<bool> {
        let style = self.style();
        let weight = style.split("font-weight:").nth(1).map(|weight| {
            ["bold", "600", "700", "800", "900"]
                .iter()
                .any(|bold| weight.starts_with(bold))
        });
        let is_large = self
            .number("size")
            .is_some_and(|size| (5..=7).contains(&size))
            || style.split("font-size:").nth(1).is_some_and(is_large);
        if is_large { Some(true) } else { weight }
    }
}

/// A size of type that nobody sets running text in, not even for readers who need it large.
fn is_large(size: &str) -> bool {
    let digits = size
        .find(|mark: char| !mark.is_ascii_digit() && mark != '.')
        .unwrap_or(size.len());
    let (number, unit) = size.split_at(digits);
    let number: f64 = number.parse().unwrap_or(0.0);
    let least = match unit {
        _ if unit.starts_with("pt") => 20.0,
        _ if unit.starts_with("px") => 27.0,
        _ if unit.starts_with("em") || unit.starts_with("rem") => 1.7,
        _ => return size.starts_with("xx-large"),
    };
    number >= least
}

/// Elements without content, which no end tag closes (WHATWG HTML 13.1.2).
pub(super) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "source"
            | "track"
            | "wbr"
    )
}

/// The part of a document that an element is; office programs write headers, footers and notes as
/// divisions with names of their own.
pub(super) fn part_of(tag: &Tag) -> Option<Part> {
    let style = tag.style();
    let id = tag.attribute("id").unwrap_or_default();
    match tag.attribute("title") {
        Some("header") => return Some(Part::Header),
        Some("footer") => return Some(Part::Footer),
        _ => {}
    }
    if style.contains("mso-element:footnote") && !style.contains("footnote-list")
        || id.starts_with("sdfootnote")
    {
        Some(Part::Footnote)
    } else if style.contains("mso-element:endnote") && !style.contains("endnote-list")
        || id.starts_with("sdendnote")
    {
        Some(Part::Endnote)
    } else if style.contains("mso-element:comment") && !style.contains("comment-list") {
        Some(Part::Comment)
    } else {
        None
    }
}

/// Elements that end the paragraph before them (WHATWG HTML 15.3).
pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "button"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hgroup"
            | "hr"
            | "legend"
            | "main"
            | "nav"
            | "option"
            | "p"
            | "search"
            | "section"
            | "select"
            | "summary"
            | "textarea"
    )
}

/// A name of a tag or attribute, whatever its case.
pub(super) fn spelt(name: &HtmlString) -> String {
    String::from_utf8_lossy(name).to_ascii_lowercase()
}
