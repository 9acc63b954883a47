//! Lines whose parts stand apart: "Gran ..... take Ida to the clinic ..... 3 May 2026".
//!
//! In: a line. Out: the deed, who and by when, where dots, bars, tabs or wide gaps part them, in
//! whatever order. One such line may be chance; a list has more.

use std::sync::LazyLock;

use regex::Regex;

use super::{Parts, Source, contents, progress, sentence};
use crate::document::{Part, Span};
use crate::facts::Quoted;
use crate::facts::kind::Kind;
use crate::facts::pattern::pattern;

/// So many lines make a list.
const N_LINES_MIN: usize = 2;

/// So many words say a deed even without a verb.
const N_DEED_WORDS: usize = 3;

/// Who is said in no more words, where the words are nobody that is known.
const N_WHO_WORDS_MAX: usize = 4;

/// So many words say by when, where no day is given.
const N_TIME_WORDS_MAX: usize = 3;

static GAP: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\s*(?:\.{3,}|…+|(?: \.){3,}|_{3,}|~{3,})\s*|\s+[|¦]\s+|\t+|\s{4,}"));
/// A dash parts a sentence as well, so it takes two of them.
static DASH: LazyLock<Regex> = LazyLock::new(|| pattern(r"\s+(?:--?|–|—)\s+"));
/// So many pieces stand between dashes.
const N_DASHED_MIN: usize = 3;

/// Tells whether a document has a list of such lines.
pub(super) fn has_list(source: &Source) -> bool {
    let may_hold = !matches!(
        source.kind,
        Kind::Chronology | Kind::CaseNotes | Kind::Policy | Kind::Assessment
    );
    let body = source.document.part(Part::Body);
    let lines = body.filter(|block| block.cell().is_none());
    let lines = lines.flat_map(|block| super::lines::lines_of(source.document, block.span));
    let is_dated = |line: &Span| {
        let read = read(source, *line);
        let due = read.and_then(|parts| parts.due);
        due.is_some_and(|due| contents::is_due(source, &due))
    };
    may_hold && lines.filter(is_dated).count() >= N_LINES_MIN
}

/// Reads a line of such a list. What stands first is no time: a line that opens with a day tells what
/// came about on it.
pub(super) fn read(source: &Source, line: Span) -> Option<Parts> {
    let (pieces, is_dashed) = pieces_of(source, line);
    let when = when_in(source, &pieces).or_else(|| last_word(&pieces).filter(|_| !is_dashed))?;
    let rest: Vec<&Quoted> = (0..pieces.len())
        .filter(|at| *at != when)
        .map(|at| &pieces[at])
        .collect();
    let who = rest.iter().position(|piece| contents::is_owner(piece));
    let who = who.or_else(|| shortest(&rest)).filter(|_| rest.len() > 1);
    if line.start == 0 || is_dashed && who.is_none() {
        return None;
    }
    let others = rest.iter().enumerate().filter(|(at, _)| Some(*at) != who);
    let (_, deed) = others.max_by_key(|(_, piece)| piece.text.len())?;
    if !says_deed(deed) {
        return None;
    }
    let is_other = |piece: &&&Quoted| !who.is_some_and(|at| rest[at] == **piece) && *piece != deed;
    let status = rest
        .iter()
        .filter(is_other)
        .find(|piece| progress::tells(piece));
    Some(Parts {
        span: Some(line),
        text: Some((*deed).clone()),
        owner: who.map(|at| rest[at].clone()),
        owner_expected: who.is_some(),
        due: Some(pieces[when].clone()),
        due_expected: true,
        status: status.map(|piece| (*piece).clone()),
        ..Parts::default()
    })
}

/// The piece that says by when.
fn when_in(source: &Source, pieces: &[Quoted]) -> Option<usize> {
    (1..pieces.len()).find(|at| {
        let piece = &pieces[*at];
        contents::is_due(source, piece) && !progress::opens_done(piece)
    })
}

/// "Gran ..... ring the school ..... o/going": where two others say who and what, the last says when.
fn last_word(pieces: &[Quoted]) -> Option<usize> {
    let [first, second, last] = pieces else {
        return None;
    };
    let is_short = last.text.split_whitespace().count() <= N_TIME_WORDS_MAX;
    let names = contents::is_owner(first) != contents::is_owner(second);
    (is_short && names && !contents::is_owner(last)).then_some(2)
}

/// The piece that is short enough to say who beside longer ones.
fn shortest(rest: &[&Quoted]) -> Option<usize> {
    let n_words = |piece: &Quoted| piece.text.split_whitespace().count();
    let (at, piece) = rest
        .iter()
        .enumerate()
        .min_by_key(|(_, piece)| piece.text.len())?;
    let is_name = piece.text.starts_with(char::is_uppercase) && !sentence::read(&piece.text).binds;
    (n_words(piece) <= N_WHO_WORDS_MAX && is_name).then_some(at)
}

fn says_deed(piece: &Quoted) -> bool {
    piece.text.split_whitespace().count() >= N_DEED_WORDS || sentence::read(&piece.text).binds
}

/// The pieces of a line, and whether dashes part them.
fn pieces_of(source: &Source, line: Span) -> (Vec<Quoted>, bool) {
    let found = cut_at(source, line, &GAP);
    let has_label = source.document.at(line).contains(": ");
    if found.len() > 1 || has_label {
        return (found, false);
    }
    let dashed = cut_at(source, line, &DASH);
    if dashed.len() < N_DASHED_MIN {
        return (found, false);
    }
    (dashed, true)
}

fn cut_at(source: &Source, line: Span, gaps: &Regex) -> Vec<Quoted> {
    let text = source.document.at(line);
    let lead = sentence::lead_in_len(text);
    let mut from = lead;
    let mut found = Vec::new();
    for gap in gaps.find_iter(text).filter(|gap| gap.start() >= lead) {
        found.push(Span::new(from, gap.start()));
        from = gap.end();
    }
    found.push(Span::new(from, text.len()));
    let quoted = found
        .into_iter()
        .map(|piece| Quoted::cut(source.document, piece.shifted(line.start)));
    quoted.filter(|piece| !piece.text.is_empty()).collect()
}
