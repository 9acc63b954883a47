//! Paths, as far as they can be ruling lines (ISO 32000-2, 8.5).

use super::super::content::Operand;
use super::super::geometry::{Matrix, Rect};
use super::super::ink::Rule;
use super::RULES_MAX;

/// A filled or stroked shape thinner than this, in points, is a ruling line.
const RULE_WIDTH_MAX: f32 = 3.0;

/// The path under construction, in displayed space.
#[derive(Default)]
pub(super) struct Path {
    lines: Vec<(f32, f32, f32, f32)>,
    rectangles: Vec<Rect>,
    pen: (f32, f32),
    start: (f32, f32),
}

impl Path {
    /// Adds what an operator draws.
    pub(super) fn draw(&mut self, operator: &[u8], operands: &[Operand], matrix: Matrix) {
        if self.lines.len() + self.rectangles.len() > RULES_MAX {
            return;
        }
        let number = |at: usize| operands.get(at).and_then(Operand::number).unwrap_or(0.0);
        match operator {
            b"re" => {
                let (x, y) = (number(0), number(1));
                let corners = Rect {
                    x0: x,
                    y0: y,
                    x1: x + number(2),
                    y1: y + number(3),
                };
                self.rectangles.push(matrix.apply_rect(corners));
            }
            b"m" => {
                self.pen = matrix.apply(number(0), number(1));
                self.start = self.pen;
            }
            b"l" => self.line_to(matrix.apply(number(0), number(1))),
            b"h" => self.line_to(self.start),
            _ => {
                let last = operands.len().saturating_sub(2);
                self.pen = matrix.apply(number(last), number(last + 1));
            }
        }
    }

    fn line_to(&mut self, to: (f32, f32)) {
        self.lines.push((self.pen.0, self.pen.1, to.0, to.1));
        self.pen = to;
    }

    /// Adds the ruling lines that painting the path leaves.
    pub(super) fn paint(&self, is_stroked: bool, rules: &mut Vec<Rule>) {
        if rules.len() >= RULES_MAX {
            return;
        }
        let filled = if is_stroked {
            Vec::new()
        } else {
            outlines(&self.lines)
        };
        for rect in self.rectangles.iter().copied().chain(filled) {
            rules_of(rect, is_stroked, rules);
        }
        if is_stroked {
            for &(x0, y0, x1, y1) in &self.lines {
                rules_of(around(x0, y0, x1, y1), false, rules);
            }
        }
    }

    /// Ends the path.
    pub(super) fn clear(&mut self) {
        self.lines.clear();
        self.rectangles.clear();
    }
}

fn around(x0: f32, y0: f32, x1: f32, y1: f32) -> Rect {
    Rect {
        x0: x0.min(x1),
        y0: y0.min(y1),
        x1: x0.max(x1),
        y1: y0.max(y1),
    }
}

/// Filled outlines drawn with lines: the rectangles around each, for borders written that way.
fn outlines(path: &[(f32, f32, f32, f32)]) -> Vec<Rect> {
    let mut found: Vec<Rect> = Vec::new();
    let mut end = None;
    for &(x0, y0, x1, y1) in path {
        let segment = around(x0, y0, x1, y1);
        match found.last_mut() {
            Some(last) if end == Some((x0, y0)) => *last = last.joined(segment),
            _ => found.push(segment),
        }
        end = Some((x1, y1));
    }
    found
}

/// The ruling lines of a painted rectangle: itself when thin, its edges when stroked.
fn rules_of(rect: Rect, is_stroked: bool, rules: &mut Vec<Rule>) {
    let is_thin = (
        rect.width() <= RULE_WIDTH_MAX,
        rect.height() <= RULE_WIDTH_MAX,
    );
    let across = |at: f32| Rule {
        is_vertical: false,
        at,
        from: rect.x0,
        to: rect.x1,
    };
    let down = |at: f32| Rule {
        is_vertical: true,
        at,
        from: rect.y0,
        to: rect.y1,
    };
    match is_thin {
        (false, true) => rules.push(across(f32::midpoint(rect.y0, rect.y1))),
        (true, false) => rules.push(down(f32::midpoint(rect.x0, rect.x1))),
        (false, false) if is_stroked => {
            rules.extend([
                across(rect.y0),
                across(rect.y1),
                down(rect.x0),
                down(rect.x1),
            ]);
        }
        _ => {}
    }
}
