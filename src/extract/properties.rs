//! Reads a document's properties: what its makers wrote about it.
//!
//! In: the core, extended or custom properties part. Out: lines such as "Title: …" and "Created:
//! 2024-01-02", in the order in which they stand. Machine labels are left out.

use crate::extract::tidy;
use crate::extract::xml::{Node, Walk};

/// Reads the core or extended properties part, whose elements are named after what they hold.
pub(super) fn named(text: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut value = String::new();
    let mut name = None;
    for node in Walk::new(text) {
        match node {
            Node::Open(element) => {
                name = plain_name(element.name());
                value.clear();
            }
            Node::Text(text) => value.push_str(&text),
            Node::Close => lines.extend(name.take().and_then(|name| line(name, &value))),
        }
    }
    lines
}

/// Reads the custom properties part, whose elements carry their names.
pub(super) fn custom(text: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut name = None;
    let mut value = String::new();
    let mut depth = 0_usize;
    for node in Walk::new(text) {
        match node {
            Node::Open(element) => {
                depth += 1;
                if element.name() == "property" {
                    name = element.attribute("name");
                    value.clear();
                }
            }
            Node::Text(text) => value.push_str(&text),
            Node::Close => {
                depth -= 1;
                if depth == 1 {
                    let said = name.take().filter(|name| is_for_people(name));
                    lines.extend(said.and_then(|name| line(&name, &value)));
                }
            }
        }
    }
    lines
}

/// Names a property of the core and extended sets in plain words.
pub(super) fn plain_name(element: &str) -> Option<&'static str> {
    Some(match element {
        "title" => "Title",
        "subject" => "Subject",
        "creator" => "Author",
        "keywords" => "Keywords",
        "description" => "Description",
        "category" => "Category",
        "contentStatus" => "Status",
        "version" => "Version",
        "lastModifiedBy" => "Last modified by",
        "created" => "Created",
        "modified" => "Modified",
        "lastPrinted" => "Last printed",
        "Company" => "Company",
        "Manager" => "Manager",
        _ => return None,
    })
}

/// Sensitivity labels and library ids are written by programs for programs.
pub(super) fn is_for_people(name: &str) -> bool {
    !(name.starts_with('_') || name.starts_with("MSIP_Label") || name == "ContentTypeId")
}

/// Writes one property as a line; blank values give none, and points in time are cut to days.
pub(super) fn line(name: &str, value: &str) -> Option<String> {
    let value = tidy::piece(value).replace('\n', " ");
    let value = day_of(&value).unwrap_or(&value);
    (!value.is_empty()).then(|| format!("{name}: {value}"))
}

/// A point in time as properties write it, 2024-01-02T09:30:00Z, is cut to its day.
fn day_of(value: &str) -> Option<&str> {
    let (day, time) = value.split_once('T')?;
    let is_day = day.len() == 10 && day.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    (is_day && time.contains(':')).then_some(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn core_properties_are_named_in_plain_words_and_times_cut_to_days() {
        let lines = named(
            "<cp:coreProperties><dc:title>Respite &amp; care</dc:title><dc:creator/>\
             <dcterms:created>2024-01-02T09:30:00Z</dcterms:created>\
             <cp:contentStatus>Draft</cp:contentStatus><cp:revision>7</cp:revision></cp:coreProperties>",
        );
        assert_eq!(
            lines,
            [
                "Title: Respite & care",
                "Created: 2024-01-02",
                "Status: Draft"
            ]
        );
    }

    #[test]
    fn custom_properties_keep_their_own_names_and_machine_labels_go() {
        let lines = custom(
            "<Properties><property name='Review date'><vt:filetime>2026-05-01T00:00:00Z</vt:filetime></property>\
             <property name='ContentTypeId'><vt:lpwstr>0x01</vt:lpwstr></property></Properties>",
        );
        assert_eq!(lines, ["Review date: 2026-05-01"]);
    }
}
