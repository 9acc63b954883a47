//! What a style makes of a paragraph, a run or a list.
//!
//! In: the XML that holds styles. Out: answers for a style's name, looked up through its parents.

use std::collections::HashMap;

use super::lists::ListStyle;
use crate::extract::xml::{Element, Node, Walk};

/// How many styles a chain of parents may have; longer ones are circles.
const CHAIN_MAX: usize = 24;

/// The styles that hold in one part.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_name: HashMap<(String, String), Style>,
    lists: HashMap<String, ListStyle>,
    pub(super) outline: ListStyle,
}

#[derive(Debug, Default, Clone)]
struct Style {
    parent: Option<String>,
    bold: Option<bool>,
}

impl Styles {
    /// Reads styles; later texts override earlier ones.
    pub(super) fn read(texts: &[&str]) -> Self {
        let mut reading = Reading::default();
        for text in texts {
            reading.all(text);
        }
        reading.styles
    }

    fn chain<'a>(
        &'a self,
        family: &'a str,
        name: &str,
    ) -> impl Iterator<Item = (String, &'a Style)> {
        let find = move |name: String| {
            let style = self.by_name.get(&(family.to_owned(), name.clone()))?;
            Some((name, style))
        };
        std::iter::successors(find(name.to_owned()), move |(_, style)| {
            find(style.parent.clone()?)
        })
        .take(CHAIN_MAX)
    }

    /// Tells whether a style's type is bold, where it says.
    pub(super) fn bold(&self, family: &str, name: &str) -> Option<bool> {
        self.chain(family, name).find_map(|(_, style)| style.bold)
    }

    /// Tells whether a paragraph's style is the document's title.
    pub(super) fn is_title(&self, name: &str) -> bool {
        name == "Title"
            || self
                .chain("paragraph", name)
                .any(|(name, _)| name == "Title")
            || self
                .chain("paragraph", name)
                .any(|(_, style)| style.parent.as_deref() == Some("Title"))
    }

    /// Returns the list style of a name.
    pub(super) fn list(&self, name: &str) -> Option<&ListStyle> {
        self.lists.get(name)
    }
}

#[derive(Default)]
struct Reading {
    styles: Styles,
    style: Option<(String, String)>,
    list: Option<String>,
    in_outline: bool,
}

impl Reading {
    fn all(&mut self, text: &str) {
        for node in Walk::new(text) {
            let Node::Open(element) = node else { continue };
            match element.full_name() {
                "office:body" | "office:master-styles" => break,
                "style:style" => self.begin_style(&element),
                "style:text-properties" => self.type_of(&element),
                "text:list-style" => self.begin_list(&element),
                "text:outline-style" => {
                    self.in_outline = true;
                    self.list = None;
                }
                "text:list-level-style-number"
                | "text:list-level-style-bullet"
                | "text:list-level-style-image"
                | "text:outline-level-style" => {
                    self.level(&element);
                }
                _ => {}
            }
        }
    }

    fn begin_style(&mut self, element: &Element) {
        let family = element.attribute("family").unwrap_or_default();
        let name = element.attribute("name").unwrap_or_default();
        let style = Style {
            parent: element.attribute("parent-style-name"),
            bold: None,
        };
        self.styles
            .by_name
            .insert((family.clone(), name.clone()), style);
        self.style = Some((family, name));
        self.list = None;
    }

    fn type_of(&mut self, element: &Element) {
        let Some(key) = &self.style else { return };
        let weight = element.attribute("font-weight");
        if let (Some(weight), Some(style)) = (weight, self.styles.by_name.get_mut(key)) {
            let is_heavy = weight.parse().is_ok_and(|weight: u32| weight >= 600);
            style.bold = Some(weight == "bold" || is_heavy);
        }
    }

    fn begin_list(&mut self, element: &Element) {
        let name = element.attribute("name").unwrap_or_default();
        self.styles.lists.insert(name.clone(), ListStyle::default());
        self.list = Some(name);
        self.in_outline = false;
        self.style = None;
    }

    fn level(&mut self, element: &Element) {
        let list = match &self.list {
            Some(name) => self.styles.lists.get_mut(name),
            None if self.in_outline => Some(&mut self.styles.outline),
            None => None,
        };
        if let Some(list) = list {
            list.learn(element);
        }
    }
}
