//! Meetings that stand one after another under a name: "Core groups", then a day and what became of
//! each.
//!
//! In: passages. Out: meetings, each with the day that its line, note or heading begins with. A line
//! that does not say whether the meeting was held is none.

use std::sync::LazyLock;

use regex::Regex;

use super::naming::{self, Naming};
use super::{Meeting, MeetingKind, MeetingState, reason, said};
use crate::document::{Document, Part, Span};
use crate::facts::kind::Kind;
use crate::facts::passages::{Captions, Passages, Sentence, Setting, happening};
use crate::facts::pattern::{cue, pattern};
use crate::facts::{DateMention, Dated, dates_in};

static OTHER_DAY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:plac(?:ed|ement)|accommodated|admi(?:tted|ssion)|admission|order",
        r"|regist(?:ered|ration)|referr(?:ed|al)|looked after|legal status|start(?:ed)?)\b"
    ))
});

static NOTES_OF_REVIEWS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:notes|minutes|records?) (?:of|from) (?:(?:the|our|his|her|their|all|my) )?",
        r"(?:(?:home|plan) )?reviews\b"
    ))
});

/// How many words a heading may have beside the name of the meetings.
const OTHER_WORDS_MAX: usize = 6;

/// Reads the dated lines and notes under names of meetings.
pub(super) fn of(document: &Document, kind: Kind, passages: &Passages) -> Vec<Meeting> {
    if kind == Kind::Chronology {
        return Vec::new();
    }
    // "Date of placement" over a column: the days in it are no meetings'.
    let is_of_else = |one: &Sentence| {
        let mut labels = passages.labels.iter();
        labels.any(|label| {
            let is_day = one.when.is_some_and(|on| label.value.covers(on.span));
            label.row.is_some() && is_day && OTHER_DAY.is_match(document.at(label.label))
        })
    };
    let title = title(document);
    let captions = Captions::of(document);
    let nexts = passages.sentences.iter().skip(1).map(Some).chain([None]);
    let sentences = passages.sentences.iter().zip(nexts);
    sentences
        .filter(|(one, _)| one.first && matches!(one.setting, Setting::Row | Setting::Note))
        .filter(|(one, _)| !is_of_else(one))
        .filter_map(|(one, next)| meeting(&captions, document, kind, title, one, next))
        .collect()
}

/// "Held Thursday 26 March, 11 am" under a heading that is a meeting's name.
pub(super) fn held_below(
    document: &Document,
    passages: &Passages,
    dates: &[DateMention],
) -> Vec<Meeting> {
    static HELD: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^\W*(?:it |this )?(?:(?:was )?(?:held|convened)|took place|sat|met|went ahead)\b[^.;\d]{0,20}$",
        )
    });
    let day_of = |sentence: &Sentence| {
        let first = dates_in(dates, sentence.span).first()?;
        let before = Span::new(sentence.span.start, first.span.start);
        HELD.is_match(document.at(before))
            .then(|| happening(first))?
    };
    let sentences = passages.sentences.iter();
    let below = sentences.filter_map(|sentence| {
        let (naming, _) = named(document.at(sentence.heading?))?;
        let on = Some(day_of(sentence)?);
        Some(Meeting::named(
            &naming,
            MeetingState::Held,
            on,
            sentence.span,
        ))
    });
    below.collect()
}

/// "Ash's reviews" over lines that are a day each, with who came or what was said there below: a
/// meeting a day. Of which line they are, the name says, else the case file has to.
pub(super) fn under_days(document: &Document, kind: Kind, dates: &[DateMention]) -> Vec<Meeting> {
    if !matches!(kind, Kind::Other | Kind::CaseNotes | Kind::Minutes) {
        return Vec::new();
    }
    let Some(naming) = title(document).and_then(|title| many_reviews(document.at(title))) else {
        return Vec::new();
    };
    let said = document.part(Part::Body).filter(|block| block.is_said());
    let spans: Vec<Span> = said.map(|block| block.span).collect();
    let heads = |span: Span| day_alone(document, span, dates);
    let told = spans.windows(2).filter_map(|two| {
        let on = heads(two[0])?;
        let below = two[1];
        let state = heads(below)
            .is_none()
            .then(|| state_below(document.at(below)))??;
        Some(Meeting {
            reason: reason::cause(document, below, state),
            ..Meeting::named(&naming, state, Some(on), two[0])
        })
    });
    told.collect()
}

/// What a note below its day says became of the meeting: it was held where the note begins with who
/// came, "Ash, mum and Jo Bell.", or tells what they did.
fn state_below(note: &str) -> Option<MeetingState> {
    cue!(
        WHO_CAME,
        &format!(
            r"^{name}(?:, {name})*,? (?:and|&) {name}(?:\.|$)",
            name = concat!(
                r"(?:(?i:mum|dad|gran|his|her|mother|father|parents|carers?)|\p{Lu}[\p{L}'’-]*)",
                r"(?: \p{Lu}[\p{L}'’-]*){0,2}"
            )
        )
    );
    let off = said::said_of(note).filter(|state| *state != MeetingState::Held);
    let is_held = WHO_CAME.is_match(note) || said::tells_of_one_held(note);
    off.or_else(|| is_held.then_some(MeetingState::Held))
}

/// A name that is one of many reviews: "Reviews at home", "Ash Reid (12) – looked after reviews".
fn many_reviews(name: &str) -> Option<Naming> {
    static REVIEWS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)(?:^|['’]s? |[-–—:|,] ?)(?:(?:all|home|placement|care|plan|looked[- ]after",
            r"|la?ac|statutory|his|her|their|the) )*reviews",
            r"(?:$| (?:of|for|at|in|held|so far|since|notes?|with)\b[^.]{0,40}$)"
        ))
    });
    let found = REVIEWS.find(name)?;
    let named = naming::find(name).into_iter().next();
    let bare = Naming {
        kind: MeetingKind::Other,
        plain: false,
        range: found.range(),
    };
    Some(named.filter(|named| named.plain).unwrap_or(bare))
}

/// The day that a line is, with no more than which of its line it was: "Two: 3 May 2023".
fn day_alone(document: &Document, line: Span, dates: &[DateMention]) -> Option<Dated> {
    static ELSE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)^(?:\W",
            r"|\b(?:one|two|three|four|five|six|seven|eight|first|second|third|fourth|fifth",
            r"|sixth|no|number|\d{1,2}(?:st|nd|rd|th)?|reviews?|held|on|at|the|mon|tues|wednes",
            r"|thurs|fri|day|meeting)\b)*$"
        ))
    });
    let [only] = dates_in(dates, line) else {
        return None;
    };
    let on = happening(only).filter(|on| on.certain && on.interval.is_day())?;
    let before = document.at(Span::new(line.start, only.span.start));
    let after = document.at(Span::new(only.span.end, line.end.max(only.span.end)));
    (ELSE.is_match(before) && ELSE.is_match(after)).then_some(on)
}

/// A record under a name of many meetings: its first line says what became of the first of them.
pub(super) fn correct(own: &mut Meeting, series: &[Meeting]) {
    let same = series.iter().find(|one| {
        let days = one.on.zip(own.on);
        one.kind.is_line_of(own.kind) && days.is_some_and(|(a, b)| a.interval.overlaps(b.interval))
    });
    if let Some(one) = same {
        own.state = one.state;
        own.reason = own.reason.take().or_else(|| one.reason.clone());
    }
}

fn meeting(
    captions: &Captions<'_>,
    document: &Document,
    kind: Kind,
    title: Option<Span>,
    sentence: &Sentence,
    next: Option<&Sentence>,
) -> Option<Meeting> {
    let on = sentence.when?;
    let text = document.at(sentence.span);
    // "Annual review" alone is named by what stands over it.
    if naming::find(text).iter().any(|naming| naming.plain) {
        return None;
    }
    // A title names what stands under it, unless something nearer does.
    let over = captions.over(sentence.span);
    let over = over.filter(|over| is_name(document, *over));
    let title = title.filter(|title| over.is_none_or(|over| over == *title));
    let mut names = sentence.heading.into_iter().chain(title);
    let (naming, is_plural) = names.find_map(|name| {
        let name = document.at(name);
        let of_plan = || of_the_plan(document, kind, name);
        named(name)
            .or_else(of_plan)
            .or_else(|| notes_of_reviews(name))
    })?;
    let is_noted = is_plural && names_notes(document, sentence, title);
    let is_row = || is_plural && is_of_table(document, sentence.span) && said::is_told(text);
    let is_note = || is_noted && said::is_told(text);
    let held = || (is_row() || is_note()).then_some(MeetingState::Held);
    let state = said::said_of(text).or_else(held)?;
    Some(Meeting {
        reason: reason::reason(document, sentence.span)
            .or_else(|| reason::cause(document, sentence.span, state))
            .or_else(|| {
                let next = next.filter(|next| next.when == sentence.when && !next.first)?;
                reason::cause_after(document, next.span, state)
            }),
        ..Meeting::named(&naming, state, Some(on), sentence.span)
    })
}

/// Whether a line over a table is a name: short, and no sentence.
fn is_name(document: &Document, line: Span) -> bool {
    const WORDS_MAX: usize = 10;
    let text = document.at(line).trim();
    text.split_whitespace().count() <= WORDS_MAX && !text.ends_with(['.', '?', '!'])
}

/// Whether words stand in a table: under the name of many meetings each row is one.
fn is_of_table(document: &Document, span: Span) -> bool {
    let block = document.block_at(span);
    block.is_some_and(|idx| document.blocks[idx].cell().is_some())
}

/// A heading that is little more than the name of meetings, and whether it speaks of many.
fn named(heading: &str) -> Option<(Naming, bool)> {
    let [naming] = naming::find(heading).try_into().ok()?;
    let Naming { range, .. } = &naming;
    let others = format!("{} {}", &heading[..range.start], &heading[range.end..]);
    let is_bare = others.split_whitespace().count() <= OTHER_WORDS_MAX
        && naming.kind != MeetingKind::Other
        && !said::is_of_paper(&others);
    let is_plural = heading[range.clone()].to_lowercase().ends_with('s');
    is_bare.then_some((naming, is_plural))
}

/// "Notes of reviews" over dated notes: of which line they are, the case file has to tell.
fn notes_of_reviews(name: &str) -> Option<(Naming, bool)> {
    let found = NOTES_OF_REVIEWS.find(name)?;
    let naming = Naming {
        kind: MeetingKind::Other,
        plain: false,
        range: found.range(),
    };
    Some((naming, true))
}

/// Whether the name over a dated note says that each is the note of a meeting.
fn names_notes(document: &Document, sentence: &Sentence, title: Option<Span>) -> bool {
    let mut names = sentence.heading.into_iter().chain(title);
    names.any(|name| NOTES_OF_REVIEWS.is_match(document.at(name)))
}

/// "Reviews of the plan" in a plan: the meetings at which it was looked at again.
fn of_the_plan(document: &Document, kind: Kind, heading: &str) -> Option<(Naming, bool)> {
    static REVIEWS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)^\W*(?:\d+\W+)?(?:(?:dates?|record|history|log|list) of )?(?:plan )?",
            r"reviews? (?:of (?:the|this|my|(?-i:\p{Lu}[\p{L}'’]+)) (?:child['’]?s )?plan|held",
            r"|meetings? held|history|record|so far)\b",
            r"|^\W*(?:\d+\W+)?(?:plan )?reviews",
            r"(?: (?:that we|we have) (?:have )?(?:held|had))?\W*$"
        ))
    });
    let is_pathway = || {
        let title = title(document).map(|title| document.at(title).to_lowercase());
        title.is_some_and(|title| title.contains("pathway"))
    };
    (kind == Kind::Plan && REVIEWS.is_match(heading)).then(|| {
        let kind = if is_pathway() {
            MeetingKind::PathwayReview
        } else {
            MeetingKind::ChildPlan
        };
        let naming = Naming {
            kind,
            plain: true,
            range: 0..heading.len(),
        };
        (naming, true)
    })
}

fn title(document: &Document) -> Option<Span> {
    let mut said = document
        .part(Part::Body)
        .filter(|block| block.is_said() && !document.text_of(block).trim().is_empty());
    said.next()
        .filter(|block| block.cell().is_none())
        .map(|block| block.span)
}
