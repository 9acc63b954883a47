//! What a page's own style sheets hide.
//!
//! In: the text of `style` elements. Out: for an element, whether it is shown, where they say. Only
//! selectors of one element are known: a tag, a class, an id, a tag with either. Rules for some
//! screens only (`@media`) are passed over: what some do not show, others do.

use std::collections::HashMap;

use super::tag::Tag;

/// The most bytes of style sheets that are read.
const BYTES_MAX: usize = 1024 * 1024;
/// The most selectors that are kept; those of large sites are some thousands.
const SELECTORS_MAX: usize = 20_000;

/// What a style says of an element that nobody sees.
const HIDING: [&str; 3] = ["display:none", "visibility:hidden", "mso-hide:all"];

/// The style sheets read so far.
#[derive(Default)]
pub(super) struct Sheet {
    /// Whether a selector hides; the last rule for it holds.
    hides: HashMap<String, bool>,
    n_bytes: usize,
}

/// Tells what declarations say on whether an element is seen, where they say; blanks are no matter.
pub(super) fn hides(declarations: &str) -> Option<bool> {
    let plain: String = declarations
        .chars()
        .filter(|mark| !mark.is_whitespace())
        .map(|mark| mark.to_ascii_lowercase())
        .collect();
    let says = |what: &str| plain.contains(what);
    if HIDING.iter().any(|how| says(how)) {
        Some(true)
    } else if says("display:") || says("visibility:visible") {
        Some(false)
    } else {
        None
    }
}

impl Sheet {
    /// Adds a style sheet.
    pub(super) fn add(&mut self, text: &str) {
        self.n_bytes = self.n_bytes.saturating_add(text.len());
        if self.n_bytes > BYTES_MAX {
            return;
        }
        let text = without_comments(text);
        let mut rest = text.as_str();
        while let Some((selectors, after)) = rest.split_once('{') {
            if selectors.trim_start().starts_with('@') {
                rest = behind_block(after);
                continue;
            }
            let (declarations, after) = after.split_once('}').unwrap_or((after, ""));
            rest = after;
            if let Some(hides) = hides(declarations) {
                self.rule(selectors, hides);
            }
        }
    }

    fn rule(&mut self, selectors: &str, hides: bool) {
        for selector in selectors.split(',') {
            let selector = selector.trim().to_ascii_lowercase();
            if is_simple(&selector) && self.hides.len() < SELECTORS_MAX {
                self.hides.insert(selector, hides);
            }
        }
    }

    /// Tells whether an element is hidden, where a rule says; the narrowest selector counts.
    pub(super) fn hides(&self, tag: &Tag) -> Option<bool> {
        if self.hides.is_empty() || matches!(tag.name.as_str(), "html" | "body") {
            return None;
        }
        let name = tag.name.as_str();
        let of = |mark: char, own: &str| {
            let own = own.to_ascii_lowercase();
            let narrow = self.hides.get(&format!("{name}{mark}{own}"));
            narrow.or_else(|| self.hides.get(&format!("{mark}{own}")))
        };
        let by_id = || of('#', tag.attribute("id")?.trim());
        let classes = || {
            tag.attribute("class")
                .unwrap_or_default()
                .split_whitespace()
        };
        let by_class = || classes().find_map(|class| of('.', class));
        let found = by_id().or_else(by_class).or_else(|| self.hides.get(name));
        found.copied()
    }
}

/// One element's selector, without relations, attributes or states.
fn is_simple(selector: &str) -> bool {
    let is_part = |mark: char| mark.is_alphanumeric() || matches!(mark, '-' | '_');
    let n_marks = selector.matches(['.', '#']).count();
    let is_known = |mark: char| is_part(mark) || matches!(mark, '.' | '#');
    !selector.is_empty() && n_marks <= 1 && selector.chars().all(is_known)
}

/// What stands behind the block that is open, with the blocks in it.
fn behind_block(text: &str) -> &str {
    let mut depth = 1_usize;
    for (at, mark) in text.char_indices() {
        match mark {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => continue,
        }
        if depth == 0 {
            return &text[at + 1..];
        }
    }
    ""
}

/// The text without comments, and without the marks of comments that old pages put around it.
fn without_comments(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    kept.replace("<!--", "").replace("-->", "")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(css: &str) -> Vec<(String, bool)> {
        let mut sheet = Sheet::default();
        sheet.add(css);
        let mut kept: Vec<_> = sheet.hides.into_iter().collect();
        kept.sort();
        kept
    }

    #[test]
    fn rules_for_one_element_are_known_and_the_last_one_holds() {
        let css = "<!-- .a, #b , TD.c { color: red; Display : none !important } /* .d{display:none} */\
                   .a { display: block } p { font-size: 9pt } .e > .f, a:hover { display: none } -->";
        let expected = [("#b", true), (".a", false), ("td.c", true)];
        let expected = expected.map(|(selector, hides)| (selector.to_owned(), hides));
        assert_eq!(kept(css), expected);
    }

    #[test]
    fn rules_for_some_screens_are_passed_over_and_broken_ones_end() {
        let css =
            "@media print { .a { display: none } } @font-face { x } .b { visibility: hidden }";
        assert_eq!(kept(css), [(".b".to_owned(), true)]);
        assert!(kept("@media { .a { display: none").is_empty());
        assert_eq!(kept(".a { display: none"), [(".a".to_owned(), true)]);
        assert!(kept("/* .a { display: none }").is_empty());
    }

    #[test]
    fn so_many_bytes_and_selectors_are_read() {
        let many: Vec<String> = (0..SELECTORS_MAX + 9)
            .map(|number| format!(".c{number},"))
            .collect();
        assert_eq!(
            kept(&format!("{} p {{display:none}}", many.concat())).len(),
            SELECTORS_MAX
        );
        let long = format!("{} .a {{display:none}}", " ".repeat(BYTES_MAX));
        assert!(kept(&long).is_empty());
    }
}
