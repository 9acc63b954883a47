//! A measure over audit rounds: a share a round, the median, and the rounds that stand out.

use super::canvas::{Anchor, At, Canvas, Style};
use super::{WIDTH, ink, letters, percent, real};

/// A round's share.
#[derive(Debug, Clone)]
pub struct Round {
    /// The round's name, such as `2026-11`.
    pub label: String,
    /// The base: `12 of 40`.
    pub counted: String,
    /// The share, 0 to 1; none where it is withheld or there is none.
    pub share: Option<f64>,
    /// Between which limits chance alone keeps the share of a round of this size.
    pub limits: Option<(f64, f64)>,
    /// Whether the round is part of a signal.
    pub signals: bool,
}

const SAID: Style = Style::plain(12.5).soft();
const TOP: f64 = 14.0;
const HEIGHT: f64 = 170.0;
const LEFT: f64 = 52.0;
const RIGHT: f64 = WIDTH - 24.0;

/// Draws the chart, rounds oldest first. `median` is drawn where it is given.
#[must_use]
pub fn draw(id: &str, title: &str, rounds: &[Round], median: Option<f64>) -> String {
    let mut canvas = Canvas::new(id, WIDTH);
    axis(&mut canvas);
    if let Some(median) = median {
        centre(&mut canvas, median);
    }
    joined(&mut canvas, rounds);
    for (idx, round) in rounds.iter().enumerate() {
        mark(&mut canvas, round, x_of(idx, rounds.len()));
    }
    labels(&mut canvas, rounds);
    let y = legend(&mut canvas, rounds, median);
    canvas.finish(y, title, &described(rounds, median))
}

fn x_of(idx: usize, n: usize) -> f64 {
    let step = (RIGHT - LEFT - 24.0) / real(n.saturating_sub(1).max(1));
    LEFT + 12.0 + real(idx) * step
}

fn y_of(share: f64) -> f64 {
    TOP + (1.0 - share.clamp(0.0, 1.0)) * HEIGHT
}

fn axis(canvas: &mut Canvas) {
    for share in [0.0, 0.25, 0.5, 0.75, 1.0] {
        let y = y_of(share);
        canvas.line((LEFT, y), (RIGHT, y), (ink::LINE, 1.0), "");
        let style = SAID.anchored(Anchor::End);
        canvas.words((LEFT - 6.0, y + 4.0), style, &percent(share));
    }
}

fn centre(canvas: &mut Canvas, median: f64) {
    let y = y_of(median);
    canvas.line((LEFT, y), (RIGHT, y), (ink::SOFT, 1.5), "6 4");
}

/// Joins neighbouring rounds; a round without a share is a gap.
fn joined(canvas: &mut Canvas, rounds: &[Round]) {
    for (idx, pair) in rounds.windows(2).enumerate() {
        if let (Some(a), Some(b)) = (pair[0].share, pair[1].share) {
            let n = rounds.len();
            let (from, to) = ((x_of(idx, n), y_of(a)), (x_of(idx + 1, n), y_of(b)));
            canvas.line(from, to, (ink::LINK, 2.0), "");
        }
    }
}

fn mark(canvas: &mut Canvas, round: &Round, x: f64) {
    canvas.open(&said(round), None);
    if let Some((lower, upper)) = round.limits {
        for y in [y_of(lower), y_of(upper)] {
            limit(canvas, x - 14.0, y);
        }
    }
    match round.share {
        None => {
            let style = SAID.anchored(Anchor::Middle);
            canvas.words((x, y_of(0.0) - 4.0), style, "×");
        }
        Some(share) if round.signals => diamond(canvas, x, y_of(share)),
        Some(share) => canvas.shape(&format!(
            "<circle cx=\"{}\" cy=\"{}\" r=\"5\" fill=\"{}\" stroke=\"#ffffff\" stroke-width=\"1.5\"/>",
            At(x),
            At(y_of(share)),
            ink::LINK
        )),
    }
    canvas.close(None);
}

fn limit(canvas: &mut Canvas, x: f64, y: f64) {
    canvas.line((x, y), (x + 28.0, y), (ink::SOFT, 2.0), "2 3");
}

fn diamond(canvas: &mut Canvas, x: f64, y: f64) {
    canvas.shape(&format!(
        "<path d=\"M{} {}l7 7l-7 7l-7 -7z\" fill=\"{}\" stroke=\"#ffffff\" stroke-width=\"1.5\"/>",
        At(x),
        At(y - 7.0),
        ink::ALARM
    ));
}

/// Names as many rounds as have room, always the last; and their shares likewise.
fn labels(canvas: &mut Canvas, rounds: &[Round]) {
    let n = rounds.len();
    let widest = rounds
        .iter()
        .map(|round| letters::width(&round.label, SAID.size).max(44.0))
        .fold(0.0, f64::max);
    let step = if n > 1 {
        x_of(1, n) - x_of(0, n)
    } else {
        WIDTH
    };
    let every = (1..=n.max(1))
        .find(|every| real(*every) * step >= widest + 8.0)
        .unwrap_or(n);
    let style = SAID.anchored(Anchor::Middle);
    for (idx, round) in rounds.iter().enumerate() {
        if !(n - 1 - idx).is_multiple_of(every) {
            continue;
        }
        let x = x_of(idx, n);
        canvas.words((x, TOP + HEIGHT + 18.0), style, &round.label);
        if let Some(share) = round.share {
            beside(canvas, (x, y_of(share)), idx + 1 == n, &percent(share));
        }
    }
}

/// Words beside a mark: to the right, at the last to the left.
fn beside(canvas: &mut Canvas, (x, y): (f64, f64), is_last: bool, words: &str) {
    let (x, anchor) = if is_last {
        (x - 9.0, Anchor::End)
    } else {
        (x + 9.0, Anchor::Start)
    };
    let style = SAID.anchored(anchor).inked(ink::INK).edged();
    canvas.words((x, y - 8.0), style, words);
}

fn legend(canvas: &mut Canvas, rounds: &[Round], median: Option<f64>) -> f64 {
    let mut y = TOP + HEIGHT + 42.0;
    if let Some(median) = median {
        canvas.line(
            (LEFT, y - 4.0),
            (LEFT + 28.0, y - 4.0),
            (ink::SOFT, 1.5),
            "6 4",
        );
        let words = format!("median, {}", percent(median));
        canvas.words((LEFT + 36.0, y), SAID, &words);
        y += 20.0;
    }
    if rounds.iter().any(|round| round.limits.is_some()) {
        limit(canvas, LEFT, y - 4.0);
        let words = "limits that chance alone seldom passes";
        canvas.words((LEFT + 36.0, y), SAID, words);
        y += 20.0;
    }
    if rounds.iter().any(|round| round.signals) {
        diamond(canvas, LEFT + 14.0, y - 4.0);
        let words = "more than chance explains";
        canvas.words((LEFT + 36.0, y), SAID, words);
        y += 20.0;
    }
    if rounds.iter().any(|round| round.share.is_none()) {
        canvas.words((LEFT + 10.0, y), SAID, "×");
        canvas.words((LEFT + 36.0, y), SAID, "no share, or withheld");
        y += 20.0;
    }
    y - 8.0
}

fn said(round: &Round) -> String {
    let mut said = format!("{}: {}", round.label, round.counted);
    if let Some(share) = round.share {
        said.push_str(&format!(", {}", percent(share)));
    }
    if let Some((lower, upper)) = round.limits {
        let (lower, upper) = (percent(lower), percent(upper));
        said.push_str(&format!(", limits {lower} to {upper}"));
    }
    if round.signals {
        said.push_str(", more than chance explains");
    }
    said
}

fn described(rounds: &[Round], median: Option<f64>) -> String {
    let mut parts: Vec<String> = rounds
        .iter()
        .map(|round| format!("{}.", said(round)))
        .collect();
    parts.extend(median.map(|median| format!("Median {}.", percent(median))));
    parts.join(" ")
}
