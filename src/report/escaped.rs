//! Words of documents inside markup.
//!
//! In: any text. Out: the same text for HTML and SVG, in which nothing is markup.

use std::fmt::{self, Write as _};

use super::is_unprintable;

/// Text made safe for a page or a picture on one: markup escaped; control and direction marks, and
/// what XML cannot hold, shown as a space.
pub(in crate::report) struct Escaped<'a>(pub(in crate::report) &'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.0.chars() {
            match c {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                '\'' => f.write_str("&#39;")?,
                '\n' | '\t' => f.write_char(c)?,
                '\u{fffe}' | '\u{ffff}' => f.write_char(' ')?,
                c if is_unprintable(c) => f.write_char(' ')?,
                c => f.write_char(c)?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_from_a_document_cannot_become_markup() {
        let shown = Escaped("<script>alert('x')</script>\u{202e}&\u{7}\u{ffff}").to_string();
        assert_eq!(
            shown,
            "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp;  "
        );
    }
}
