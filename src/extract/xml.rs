//! Walks XML that may be damaged: never fails, says at the end whether it was whole.
//!
//! In: the bytes of a part. Out: elements opening, text, elements closing, in order. Each element
//! that opens also closes, whatever the file does. Entities of a document's own are never expanded
//! and nothing outside the part is ever opened.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// How deep elements may nest; Word's own documents stay below 60 in the worst forms.
pub(super) const DEPTH_MAX: usize = 512;
/// How far up an end tag without its start tag looks for one that it could close.
const REPAIR_DEPTH_MAX: usize = 16;

/// What the walk meets.
pub(super) enum Node<'a> {
    Open(Element<'a>),
    Text(Cow<'a, str>),
    Close,
}

/// An element that opens.
pub(super) struct Element<'a>(BytesStart<'a>);

impl Element<'_> {
    /// Returns its name without prefix.
    pub(super) fn name(&self) -> &str {
        local(self.0.name().0)
    }

    /// Returns its name with its prefix, where names without one are ambiguous.
    pub(super) fn full_name(&self) -> &str {
        self.0.name().0
    }

    /// Returns an attribute by its name without prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        let mut read = attributes.with_checks(false).flatten();
        let value = read.find(|it| local(it.key.0) == name)?.value;
        Some(match quick_xml::escape::unescape(&value) {
            Ok(text) => text.into_owned(),
            Err(_) => value.into_owned(),
        })
    }

    /// Returns all attributes of a name without prefix: `id` stands beside `r:id`.
    pub(super) fn attributes(&self, name: &str) -> Vec<String> {
        let mut attributes = self.0.attributes();
        let read = attributes.with_checks(false).flatten();
        read.filter(|it| local(it.key.0) == name)
            .map(|it| it.value.into_owned())
            .collect()
    }

    /// Returns the `val` attribute, under which Word keeps most of what it says.
    pub(super) fn val(&self) -> Option<String> {
        self.attribute("val")
    }

    /// Reads an on/off element: on unless its `val` says otherwise.
    pub(super) fn is_on(&self) -> bool {
        self.val()
            .is_none_or(|val| !matches!(val.as_str(), "0" | "false" | "off" | "none"))
    }
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// A walk over one part.
pub(super) struct Walk<'a> {
    reader: Reader<&'a [u8]>,
    names: String,
    starts: Vec<usize>,
    closes_due: usize,
    /// Elements that are open beyond the bound on nesting.
    n_too_deep: usize,
    is_over: bool,
    /// Whether something in the part was broken, unclosed or nested too deep.
    pub(super) is_damaged: bool,
}

impl<'a> Walk<'a> {
    /// Starts a walk.
    pub(super) fn new(text: &'a str) -> Self {
        let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
        let config = reader.config_mut();
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        config.expand_empty_elements = true;
        Self {
            reader,
            names: String::new(),
            starts: Vec::new(),
            closes_due: 0,
            n_too_deep: 0,
            is_over: false,
            is_damaged: false,
        }
    }

    /// Returns the name of an open element: 0 is the innermost.
    pub(super) fn open(&self, up: usize) -> &str {
        let Some(idx) = self.starts.len().checked_sub(up + 1) else {
            return "";
        };
        let end = self.starts.get(idx + 1).copied();
        &self.names[self.starts[idx]..end.unwrap_or(self.names.len())]
    }

    fn pushed(&mut self, start: BytesStart<'a>) -> Node<'a> {
        self.starts.push(self.names.len());
        let element = Element(start);
        self.names.push_str(element.name());
        Node::Open(element)
    }

    fn popped(&mut self) -> Node<'a> {
        if let Some(start) = self.starts.pop() {
            self.names.truncate(start);
        }
        Node::Close
    }

    /// How many open elements an end tag closes: none when no near one has its name.
    fn closed_by(&mut self, name: &str) -> usize {
        let deepest = self.starts.len().min(REPAIR_DEPTH_MAX);
        let found = (0..deepest).find(|up| self.open(*up) == name);
        self.is_damaged |= found != Some(0);
        found.map_or(0, |up| up + 1)
    }
}

impl<'a> Iterator for Walk<'a> {
    type Item = Node<'a>;

    fn next(&mut self) -> Option<Node<'a>> {
        loop {
            if self.closes_due > 0 {
                self.closes_due -= 1;
                return Some(self.popped());
            }
            if self.is_over {
                return (!self.starts.is_empty()).then(|| self.popped());
            }
            match self.reader.read_event() {
                Ok(Event::Start(start)) if self.starts.len() < DEPTH_MAX => {
                    return Some(self.pushed(start));
                }
                Ok(Event::Start(_)) => {
                    self.n_too_deep += 1;
                    self.is_damaged = true;
                }
                Ok(Event::End(_)) if self.n_too_deep > 0 => self.n_too_deep -= 1,
                Ok(Event::End(end)) => self.closes_due = self.closed_by(local(end.name().0)),
                Ok(Event::Text(_) | Event::CData(_)) if self.n_too_deep > 0 => {}
                Ok(Event::Text(text)) => return Some(Node::Text(text.into_inner())),
                Ok(Event::CData(text)) => return Some(Node::Text(text.into_inner())),
                Ok(Event::GeneralRef(reference)) => {
                    if let Some(mark) = referred(&reference) {
                        return Some(Node::Text(Cow::Owned(mark.to_string())));
                    }
                }
                Ok(Event::Eof) => {
                    self.is_over = true;
                    self.is_damaged |= !self.starts.is_empty();
                }
                Err(_) => {
                    self.is_over = true;
                    self.is_damaged = true;
                }
                Ok(_) => {}
            }
        }
    }
}

/// Only XML's own five names and character numbers mean something; others stay unread.
fn referred(reference: &quick_xml::events::BytesRef) -> Option<char> {
    match reference.as_ref() {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some(' '),
        _ => reference.resolve_char_ref().ok().flatten(),
    }
}

/// Decodes a part's bytes: UTF-8, or UTF-16 where a byte order mark says so.
pub(super) fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding.decode(bytes).0,
        None => String::from_utf8_lossy(bytes),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> (String, bool) {
        let mut walk = Walk::new(text);
        let mut shown = String::new();
        for node in walk.by_ref() {
            match node {
                Node::Open(element) => {
                    shown.push('<');
                    shown.push_str(element.name());
                }
                Node::Text(text) => shown.extend(["'", &*text, "'"]),
                Node::Close => shown.push('>'),
            }
        }
        (shown, walk.is_damaged)
    }

    #[test]
    fn prefixes_go_and_empty_elements_open_and_close() {
        let (nodes, is_damaged) = shown("<w:p a='1'><w:tab/>x &amp; y</w:p>");
        assert_eq!(nodes, "<p<tab>'x ''&'' y'>");
        assert!(!is_damaged);
    }

    #[test]
    fn what_stays_open_is_closed_and_said() {
        assert_eq!(shown("<a><b>x"), ("<a<b'x'>>".to_owned(), true));
        assert_eq!(shown("<a><b>x</a>y"), ("<a<b'x'>>'y'".to_owned(), true));
        assert_eq!(shown("<a></c>x</a>"), ("<a'x'>".to_owned(), true));
    }

    #[test]
    fn what_is_nested_beyond_the_bound_is_left_out_and_what_follows_is_read() {
        let (nodes, is_damaged) = shown(&"<a>".repeat(DEPTH_MAX + 10));
        assert_eq!(nodes.matches('>').count(), DEPTH_MAX);
        assert!(is_damaged);
        let deep = DEPTH_MAX + 10;
        let closed = format!(
            "<x>{}deep{}after</x>",
            "<a>".repeat(deep),
            "</a>".repeat(deep)
        );
        let (nodes, is_damaged) = shown(&closed);
        assert!(
            nodes.ends_with(">'after'>") && !nodes.contains("deep"),
            "{nodes}"
        );
        assert!(is_damaged);
    }

    #[test]
    fn an_end_tag_closes_near_elements_and_never_far_ones() {
        let closed = |n_open: usize| shown(&format!("<a>{}</a>x", "<b>".repeat(n_open))).0;
        let near = REPAIR_DEPTH_MAX - 1;
        assert!(closed(near).ends_with(&format!("{}'x'", ">".repeat(near + 1))));
        assert!(closed(near + 1).ends_with(&format!("<b'x'{}", ">".repeat(near + 2))));
    }

    #[test]
    fn an_entity_of_the_documents_own_is_not_expanded() {
        let (nodes, _) = shown("<!DOCTYPE a [<!ENTITY x 'boom'>]><a>&x;ok&#65;</a>");
        assert_eq!(nodes, "<a'ok''A'>");
    }
}
