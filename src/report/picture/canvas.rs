//! The sheet that pictures are drawn on: shapes and words in, SVG text out.
//!
//! Lengths are written to a tenth, so that bytes do not hang on the last bit of a sum. Words are
//! escaped here and nowhere else.

use std::fmt::{self, Write as _};

use super::fill::{self, Fills};
use super::ink;
use crate::report::Escaped;

/// A sheet being drawn.
pub(super) struct Canvas {
    id: String,
    width: f64,
    body: String,
    fills: Fills,
    leads: bool,
}

/// A rectangle: left, top, width, height.
#[derive(Clone, Copy)]
pub(super) struct Area(
    pub(super) f64,
    pub(super) f64,
    pub(super) f64,
    pub(super) f64,
);

/// How words look.
#[derive(Clone, Copy)]
pub(super) struct Style {
    pub(super) size: f64,
    pub(super) bold: bool,
    pub(super) ink: &'static str,
    pub(super) anchor: Anchor,
    /// Whether the words stand on a white edge, for reading over patterns.
    pub(super) edged: bool,
}

/// Which end of the words stands at the given place.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

impl Style {
    pub(super) const fn plain(size: f64) -> Self {
        Self {
            size,
            bold: false,
            ink: ink::INK,
            anchor: Anchor::Start,
            edged: false,
        }
    }

    pub(super) const fn soft(self) -> Self {
        Self {
            ink: ink::SOFT,
            ..self
        }
    }

    pub(super) const fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    pub(super) const fn inked(self, ink: &'static str) -> Self {
        Self { ink, ..self }
    }

    /// The ink of links, where the words lead somewhere.
    pub(super) const fn leading(self, href: Option<&str>) -> Self {
        match href {
            Some(_) => self.inked(ink::LINK),
            None => self,
        }
    }

    pub(super) const fn edged(self) -> Self {
        Self {
            edged: true,
            ..self
        }
    }

    pub(super) const fn anchored(self, anchor: Anchor) -> Self {
        Self { anchor, ..self }
    }
}

impl Canvas {
    pub(super) fn new(id: &str, width: f64) -> Self {
        let is_plain = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        Self {
            id: id.chars().filter(is_plain).collect(),
            width,
            body: String::new(),
            fills: Fills::default(),
            leads: false,
        }
    }

    /// Draws a rectangle in one colour.
    pub(super) fn rect(&mut self, area: Area, colour: &str) {
        self.shape(&format!("<rect {} fill=\"{colour}\"/>", sides(area)));
    }

    /// Draws a rectangle with the colour and pattern of an outcome.
    pub(super) fn filled(&mut self, area: Area, fill: fill::Fill) {
        let paint = self.fills.paint(&self.id, fill);
        let edge = fill.colour();
        let sides = sides(area);
        self.shape(&format!(
            "<rect {sides} fill=\"{paint}\" stroke=\"{edge}\"/>"
        ));
    }

    /// Draws a line; `dashes` as in SVG, empty for none.
    pub(super) fn line(
        &mut self,
        from: (f64, f64),
        to: (f64, f64),
        pen: (&str, f64),
        dashes: &str,
    ) {
        let (colour, width) = pen;
        let dashed = if dashes.is_empty() {
            String::new()
        } else {
            format!(" stroke-dasharray=\"{dashes}\"")
        };
        self.shape(&format!(
            "<path d=\"M{} {}L{} {}\" stroke=\"{colour}\" stroke-width=\"{}\"{dashed}/>",
            At(from.0),
            At(from.1),
            At(to.0),
            At(to.1),
            At(width),
        ));
    }

    /// Draws a shape given as SVG; the caller's words must not be in it.
    pub(super) fn shape(&mut self, svg: &str) {
        self.body.push_str(svg);
        self.body.push('\n');
    }

    /// Writes words on a line.
    pub(super) fn words(&mut self, (x, y): (f64, f64), style: Style, words: &str) {
        let anchor = match style.anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        };
        let bold = if style.bold {
            " font-weight=\"700\""
        } else {
            ""
        };
        let edge = if style.edged {
            " stroke=\"#ffffff\" stroke-width=\"3\" stroke-linejoin=\"round\" paint-order=\"stroke\""
        } else {
            ""
        };
        let (size, ink) = (At(style.size), style.ink);
        self.shape(&format!(
            "<text x=\"{}\" y=\"{}\" font-size=\"{size}\" fill=\"{ink}\"{anchor}{bold}{edge}>{}</text>",
            At(x),
            At(y),
            Escaped(words)
        ));
    }

    /// Begins a part that shows `said` when it is pointed at, and leads to `href` if there is one.
    pub(super) fn open(&mut self, said: &str, href: Option<&str>) {
        match href {
            Some(href) => {
                self.leads = true;
                let href = Escaped(href);
                self.shape(&format!("<a href=\"{href}\" tabindex=\"-1\">"));
            }
            None => self.shape("<g>"),
        }
        if !said.is_empty() {
            self.shape(&format!("<title>{}</title>", Escaped(said)));
        }
    }

    /// Ends the part.
    pub(super) fn close(&mut self, href: Option<&str>) {
        self.shape(if href.is_some() { "</a>" } else { "</g>" });
    }

    /// Puts the sheet together.
    pub(super) fn finish(self, height: f64, title: &str, description: &str) -> String {
        let Self { id, width, .. } = &self;
        // A picture that leads somewhere is a group: what an image holds cannot be followed.
        let role = if self.leads { "group" } else { "img" };
        let mut svg = String::with_capacity(self.body.len() + 1024);
        write!(
            svg,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" id=\"{id}\" role=\"{role}\" aria-labelledby=\"{id}-title {id}-desc\" viewBox=\"0 0 {} {}\" width=\"{}\" height=\"{}\" font-family=\"system-ui, 'Segoe UI', Arial, sans-serif\" style=\"max-width:100%;height:auto\">\n<title id=\"{id}-title\">{}</title>\n<desc id=\"{id}-desc\">{}</desc>\n{}{}</svg>\n",
            At(*width),
            At(height),
            At(*width),
            At(height),
            Escaped(title),
            Escaped(description),
            self.fills.definitions(id),
            self.body,
        )
        .expect("writing to a string cannot fail");
        svg
    }
}

fn sides(Area(x, y, width, height): Area) -> String {
    format!(
        "x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"",
        At(x),
        At(y),
        At(width),
        At(height)
    )
}

/// A length to a tenth.
pub(super) struct At(pub(super) f64);

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = format!("{:.1}", self.0);
        let text = text.strip_suffix(".0").unwrap_or(&text);
        f.write_str(if text == "-0" { "0" } else { text })
    }
}
