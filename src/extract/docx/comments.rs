//! Which comments were marked as dealt with.
//!
//! In: the part of a Word package that says so (MS-DOCX 2.5.4.4, `commentsEx`). Out: the ids of the
//! paragraphs by which those comments are known. An answer is dealt with when what it answers is.

use std::collections::BTreeSet;

use crate::extract::xml::{Node, Walk};

pub(super) fn settled(text: &str) -> BTreeSet<String> {
    let mut done = BTreeSet::new();
    let mut answers = Vec::new();
    for node in Walk::new(text) {
        let Node::Open(element) = node else {
            continue;
        };
        let Some(id) = element.attribute("paraId") else {
            continue;
        };
        if element
            .attribute("done")
            .is_some_and(|done| done == "1" || done == "true")
        {
            done.insert(id.clone());
        }
        answers.extend(element.attribute("paraIdParent").map(|asked| (id, asked)));
    }
    let dealt_with = answers
        .into_iter()
        .filter(|(_, asked)| done.contains(asked));
    let answers: Vec<String> = dealt_with.map(|(id, _)| id).collect();
    done.extend(answers);
    done
}
