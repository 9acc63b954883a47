//! Which part of the package belongs to which, and as what.
//!
//! In: a package and a part's name. Out: its relationships, targets resolved to part names. Parts
//! are found through these and not by their names, which writers choose freely.

use crate::extract::package::Package;
use crate::extract::xml::{self, Node, Walk};

/// One part's tie to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Relationship {
    /// What the part calls it.
    pub(super) id: String,
    /// The last word of the type's address: `header`, `footnotes`, `core-properties`.
    pub(super) kind: String,
    /// The other part's name in the package.
    pub(super) target: String,
}

/// Reads the relationships of a part; the empty name stands for the package itself.
pub(super) fn of(package: &mut Package, part: &str) -> Vec<Relationship> {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let path = if folder.is_empty() {
        format!("_rels/{name}.rels")
    } else {
        format!("{folder}/_rels/{name}.rels")
    };
    let Some((bytes, _)) = package.part(&path) else {
        return Vec::new();
    };
    Walk::new(&xml::decoded(&bytes))
        .filter_map(|node| match node {
            Node::Open(element) => relationship(&element, folder),
            _ => None,
        })
        .collect()
}

/// External targets are links to elsewhere; they are never opened, so they are left out.
fn relationship(element: &xml::Element, folder: &str) -> Option<Relationship> {
    let is_external = element.attribute("TargetMode").as_deref() == Some("External");
    if element.name() != "Relationship" || is_external {
        return None;
    }
    let kind = element.attribute("Type")?;
    Some(Relationship {
        id: element.attribute("Id").unwrap_or_default(),
        kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
        target: resolved(folder, &element.attribute("Target")?),
    })
}

fn resolved(folder: &str, target: &str) -> String {
    let base = if target.starts_with('/') { "" } else { folder };
    let mut steps: Vec<&str> = Vec::new();
    for step in base.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_read_from_the_folder_of_the_part_or_from_the_root() {
        assert_eq!(resolved("word", "header1.xml"), "word/header1.xml");
        assert_eq!(resolved("word", "/docs/header1.xml"), "docs/header1.xml");
        assert_eq!(resolved("word", "../docProps/a.xml"), "docProps/a.xml");
        assert_eq!(resolved("", "./word/document.xml"), "word/document.xml");
    }
}
