//! Optional content: which layers are off (ISO 32000-2, 8.11).

use std::collections::BTreeSet;

use lopdf::{Object, ObjectId};

use super::super::file::{array, as_dictionary, dictionary, name, resolved};

/// The layers that are off in the default configuration.
pub(super) struct Layers<'a> {
    file: &'a lopdf::Document,
    hidden: BTreeSet<ObjectId>,
}

impl<'a> Layers<'a> {
    pub(super) fn of(file: &'a lopdf::Document) -> Self {
        let hidden = hidden_layers(file);
        Self { file, hidden }
    }

    /// Tells whether content under an `OC` entry or property is switched off (8.11.2).
    pub(super) fn is_hidden(&self, layer: &Object) -> bool {
        if let Ok(id) = layer.as_reference()
            && self.hidden.contains(&id)
        {
            return true;
        }
        let Some(group) = resolved(self.file, layer).and_then(as_dictionary) else {
            return false;
        };
        if !group.has_type(b"OCMD") {
            return false;
        }
        let groups: Vec<&Object> = match group.get(b"OCGs") {
            Ok(Object::Array(groups)) => groups.iter().collect(),
            Ok(other) => vec![other],
            Err(_) => Vec::new(),
        };
        let is_off = |group: &&Object| {
            group
                .as_reference()
                .is_ok_and(|id| self.hidden.contains(&id))
        };
        match name(self.file, group, b"P") {
            _ if groups.is_empty() => false,
            Some(b"AllOn") => groups.iter().any(is_off),
            Some(b"AnyOff") => !groups.iter().any(is_off),
            Some(b"AllOff") => !groups.iter().all(is_off),
            _ => groups.iter().all(is_off),
        }
    }
}

/// The layers that are off in the default configuration (8.11.4.3).
fn hidden_layers(file: &lopdf::Document) -> BTreeSet<ObjectId> {
    let ids = |items: &[Object]| -> Vec<ObjectId> {
        items
            .iter()
            .filter_map(|item| item.as_reference().ok())
            .collect()
    };
    let Some(properties) = file
        .catalog()
        .ok()
        .and_then(|catalog| dictionary(file, catalog, b"OCProperties"))
    else {
        return BTreeSet::new();
    };
    let Some(default) = dictionary(file, properties, b"D") else {
        return BTreeSet::new();
    };
    let mut hidden = BTreeSet::new();
    if name(file, default, b"BaseState") == Some(b"OFF") {
        hidden.extend(ids(array(file, properties, b"OCGs")));
    }
    hidden.extend(ids(array(file, default, b"OFF")));
    for id in ids(array(file, default, b"ON")) {
        hidden.remove(&id);
    }
    hidden
}
