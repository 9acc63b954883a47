//! Bounds how many attributes a tag of a page may have.
//!
//! In: the text of a page. Out: the same, but that tags keep their first attributes only. The
//! tokenizer goes deeper with each value in double quotes, so that a tag of hundreds of thousands
//! would end the process; writers give a dozen.

use std::borrow::Cow;

/// The most values in quotes that one tag keeps.
const VALUES_MAX: usize = 200;

/// Where a tag ends, and from where on it has too many values.
struct Extent {
    end: usize,
    cut: Option<usize>,
}

/// Cuts tags short; borrowed where none was.
pub(super) fn bounded(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let mut kept = String::new();
    let (mut from, mut at) = (0, 0);
    while let Some(found) = memchr::memchr(b'<', &bytes[at..]) {
        let name = at + found + 1;
        let name = name + usize::from(bytes.get(name) == Some(&b'/'));
        at = name;
        if bytes.get(name).is_some_and(u8::is_ascii_alphabetic) {
            let extent = extent(&bytes[name..]);
            at = name + extent.end;
            if let Some(cut) = extent.cut {
                kept.push_str(&text[from..name + cut]);
                from = at;
            }
        }
    }
    if from == 0 {
        return Cow::Borrowed(text);
    }
    kept.push_str(&text[from..]);
    Cow::Owned(kept)
}

/// Reads a tag from its name on (WHATWG HTML 13.2.5.32 to 39).
fn extent(tag: &[u8]) -> Extent {
    let (mut n_values, mut cut, mut is_after_equals) = (0, None, false);
    let mut at = 0;
    while let Some(byte) = tag.get(at).filter(|byte| **byte != b'>') {
        match byte {
            b'"' | b'\'' if is_after_equals => {
                if n_values == VALUES_MAX {
                    cut = Some(at);
                }
                n_values += 1;
                let rest = &tag[at + 1..];
                at += 1 + memchr::memchr(*byte, rest).unwrap_or(rest.len());
                is_after_equals = false;
            }
            b'=' => is_after_equals = true,
            blank if blank.is_ascii_whitespace() => {}
            _ => is_after_equals = false,
        }
        at += 1;
    }
    let end = at.min(tag.len());
    Extent { end, cut }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_of_common_size_stay_as_they_are() {
        for text in [
            "<p class=\"a > b\" id='x'>Plan</p> 3 < 4 <",
            "<a href=x title=\"y",
            "",
        ] {
            assert!(matches!(bounded(text), Cow::Borrowed(same) if same == text));
        }
    }

    #[test]
    fn a_tag_keeps_its_first_attributes_and_what_follows_it_stays() {
        let values = |n_values: usize| "a=\">\" ".repeat(n_values);
        for end in ["", "/"] {
            let text = format!("<i>1</i><{end}p {}>2", values(VALUES_MAX + 5));
            let expected = format!("<i>1</i><{end}p {}a=>2", values(VALUES_MAX));
            assert_eq!(bounded(&text), expected);
        }
    }
}
