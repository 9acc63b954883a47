//! When the next meeting is to be held, as the record of one says.
//!
//! In: the labels, headings, rows and sentences of a record. Out: the first day after the meeting
//! that is called the next of its line.

use std::collections::{BTreeSet, HashMap};

use super::{Meeting, MeetingKind, Reader, naming};
use crate::calendar::Interval;
use crate::document::{Block, Cell, Document, Part, Span};
use crate::facts::dates::Doubt;
use crate::facts::passages::{Sentence, Setting, happening};
use crate::facts::pattern::cue;
use crate::facts::{DateMention, Dated, dates_in, label};

// What a label or heading calls the next one.
cue!(
    pub(super) NEXT_LABEL,
    concat!(
        r"(?i)(?:\b(?:next|donm|reconven(?:e|ed|ing)|future|forthcoming|upcoming)\b|\bd\.o\.n\.m\b",
        r"|\b(?:further|following|return) (?:review|meeting|date)\b|\badjourned (?:to|until)\b",
        r"|\brearranged (?:to|for)\b",
        r"|\b(?:review|meeting|conference|cppm|core group) (?:due|to be held)\b",
        r"|\b(?:date|day) (?:set|fixed|agreed|arranged) for (?:the )?(?:review|meeting)\b",
        r"|\bwe (?:will )?(?:all )?(?:next )?(?:review|meet)\b",
        r"|\b(?:see (?:you|each other) (?:all )?again|seeing (?:it|this|you) again)\b",
        r"|\b(?:date|day) (?:to|we) (?:come back|meet)\b|\bcoming (?:back )?together\b",
        r"|\b(?:sit|sits|sitting|gather|gathering|convene|talk|talking|meeting) again\b",
        r"|\b(?:to )?(?:review|meet) (?:up )?(?:again|on)\b",
        r"|\b(?:look(?:ed|ing)?(?:",
        r" at (?:it|(?:all )?this|(?:it|this) all|the plan|things|how (?:things|it) (?:are|is)))?",
        r"|do(?:ing)? (?:this|it)|reviewed) again\b|\bplan be (?:reviewed|looked at)\b)"
    )
);

// What a sentence calls the next one, or does with it.
cue!(
    pub(super) NEXT_SAID,
    concat!(
        r"(?i)\b(?:(?:next|following|forthcoming) (?:\w+[- ]){0,5}?(?:meeting",
        r"|review|conference|cppm|cpcc|core group|hearing|date|lac|laac",
        r"|discussion)",
        r"|(?:next|again) (?:convenes?|meets?)|next (?:convene|meet|be reviewed|mtg|rvw)",
        r"|meets? next|(?:review|meeting|conference)\b[^.;:]{0,30}\b(?:will|is to) (?:next )?be on",
        r"|next time (?:\w+ ){0,4}(?:meet|sit|get|come|see)s?\b",
        r"|to (?:meet|reconvene|resume) (?:on |at )?(?:(?:mon|tue|wed|thu|fri)\w*|the|\d{1,2})",
        r"|(?:look at|review|discuss|consider) (?:the|this|that|his|her|their) (?:\w+ ){0,3}(?:plans?|placement|case|order|decision|registration|matter) again (?:on|at|in)",
        r"|(?:will|shall|is to) (?:next )?(?:be )?(?:held|reconvene|reconvened|meet|take place|reviewed)",
        r"|(?:meet|reconvene)(?: up)? (?:again\b|on|by|in)|review(?: up)? again\b",
        r"|(?:be )?reviewed again (?:on|at|in)",
        r"|(?:come|be|get) (?:back )?(?:together|round the table)(?: again)? (?:on",
        r"|at|in)|back round the table on",
        r"|(?:^\W*|[.;,!–-]\s+|\bwe(?:['’]ll| will) |forward to )(?:see|seeing) (?:you|each other|everyone|everybody)(?: all)? (?:back |again |next ){0,2}(?:on|at|in)",
        r"|(?:same|all) again (?:on|at|in)|back (?:here|together|again)(?: (?:here|together|again))? on",
        r"|^\W*(?:all )?back (?:here|together)(?: again)?|^\W*(?:meeting|sitting|gathering|talking) (?:again|next)",
        r"|(?:another|a further|a new) (?:\w+ ){0,2}(?:review|meeting|one) (?:on|for|in)",
        r"|(?:look(?:ed|ing)? (?:at|through|over) (?:it|(?:all )?this|(?:it|this) all|the plan|things|how (?:it|things) \w+) ",
        r"|(?:do|doing|review|reviewing) (?:this|it|all this|the plan) )again (?:on|at|in)|to be (?:held|reconvened)",
        r"|(?:we|all|they|panel|group|conference|review|meeting|to|will|shall)(?: will| shall| all| next| are to)* (?:sit|sits|gather|gathers|convene|convenes|talk|be here|get together)(?: again| next)* (?:on|in)",
        r"|adjourned (?:to|until|and will)|rearranged (?:to|for)",
        r"|review (?:date|set|arranged|scheduled)",
        r"|(?:review|meeting|conference)s? (?:is|takes place",
        r"|(?:is |was )?(?:set|fixed|arranged|booked)) (?:on|for)",
        r"|further (?:review|meeting|core group)|return date|date (?:set|agreed))\b",
        // "The review on 3 May" names one; "to review on 3 May" sets it.
        r"|(?:^\W*|[.;:,(–—-]\s*|\b(?:to|will|shall|we|and|then|must|should|agreed) )review (?:on|by|in)\b"
    )
);

cue!(
    pub(super) REVIEW_LABEL,
    concat!(
        r"(?i)^[\W\d]*(?:(?:date|day|time) (?:of|for|and time of) (?:the )?)?",
        r"(?:first |initial |child protection |cp |looked[- ]after |la?ac )*",
        r"(?:review|rcpc|rcppm|rcpcc)\b",
        r"(?:\s+(?:child protection|planning|case|meeting|conference|cppm|cpcc|date|set|due|on))*",
        r"\W*$"
    )
);

// "13 Third review", in the record of the second.
cue!(
    LATER_REVIEW,
    concat!(
        r"(?i)^[\W\d]*(?:the )?",
        r"(?:second|third|fourth|fifth|sixth|seventh|eighth|\d{1,2}(?:st|nd|rd|th)) ",
        r"(?:(?:secure|looked[- ]after|la?ac|statutory|pathway|plan|care|placement) ){0,3}review",
        r"(?: meeting| date)?\W*$"
    )
);

cue!(
    pub(super) NO_NEXT,
    concat!(
        r"(?i)\bno (?:next|date)\b|\bno (?:further|more|other)\W*$",
        r"|\bno (?:further|more|other) (?:\w+[- ]){0,4}?(?:reviews?|meetings?|mtgs?|conferences?",
        r"|cppms?|core groups?|dates?|days?|discussions?|hearings?|ones?)\b",
        r"|\bnot (?:yet )?(?:be(?:en)? )?",
        r"(?:set|fixed|arranged|agreed|decided|known|needed|required)\b"
    )
);

// What may stand behind a bare day: a time, a room, "same place".
cue!(
    pub(super) WHEN_OR_WHERE,
    concat!(
        r"(?i)^\W*(?:(?:at )?(?:\d{1,2}(?:[.:]\d\d)? ?(?:am|pm|noon|hrs|o['’]?clock)?|noon|midday",
        r"|(?:in|at) .{2,40}|(?:the )?same (?:place|time|venue|room)|here|online|venue\b.{0,40}",
        r"|(?-i:\p{Lu}[\p{L}’'-]*(?: \p{Lu}[\p{L}’'-]*){1,3}))(?:\W+|$))*$"
    )
);
// "Next 4 September 2025, same place."
cue!(
    pub(super) BARE_NEXT,
    concat!(
        r"(?i)^\W*(?:(?:the )?next(?: (?:one|time|date))?|donm|d\.o\.n\.m\.?)",
        r"(?: (?:is|on|will be))?(?: (?:on|for))?\W*$"
    )
);

cue!(
    pub(super) NOT_KEPT,
    concat!(
        r"(?i)\b(?:arranged|set|planned|scheduled|due|booked|fixed) (?:for|on)\b[^.;]{0,40}\b(?:",
        r"(?:did|could|would) not (?:go ahead|take place|proceed|be held)",
        r"|(?:was|were|is|has been|had been|had to be) (?:cancelled|called off|abandoned))\b"
    )
);

cue!(
    pub(super) PAPER,
    r"(?i)\b(?:circulat\w+|issued|sent|distribut\w+|signed|typed|minutes?|record)\b"
);

// Days of other things that come after a meeting.
cue!(
    pub(super) BY,
    concat!(
        r"(?i)\b(?:by|due|deadline|until|start\w*|core group|hearing|visit\w*|contact|moves?",
        r"|moving|date of (?:report|record))\b"
    )
);

// A bare "hearing to be held" is another body's, and a visit no meeting; nor is a tenancy reviewed
// by those who met here.
cue!(
    pub(super) OF_ELSE,
    concat!(
        r"(?i)\b(?:hearing|panel|court|trial|proof|visit|contact|assessment)s?\b[^.;:,]{0,25}$",
        r"|\b(?:team|staff|council|board|committee|probation|school|parents?['’]?)\s*$",
        r"|\b(?:tenancy|lease|benefits?|medication|medicines?|prescription|dos(?:e|age)|timetable",
        r"|equipment|glasses|brace)\b[^.;:,]{0,25}$",
        r"|\b(?:mum|dad|mother|father|parents?|carers?|school)['’]?s['’]?\s*$"
    )
);
// With whom, or of what body, the next meeting is, where it is none of these people's.
cue!(
    pub(super) OF_ELSE_AFTER,
    concat!(
        r"(?i)^(?: (?:with (?:his|her|their)",
        r"|of (?:the|his|her) ",
        r"(?:parents?|school|tenants?|residents?|staff|union|community|board|panel|pupil))\b)"
    )
);
// "9 September was agreed as the day of the next review".
cue!(
    pub(super) CHOSEN,
    concat!(
        r"(?i)^[^.;\d]{0,30}\b(?:agreed|set|fixed|settled|chosen|picked|found|offered|suits?",
        r"|suited|free|clear|aside|pencilled|reserved|held)\b[^.;\d]*$"
    )
);
// A heading of what is to be done, under which not every day is the next meeting's.
cue!(pub(super) STEPS_ALONE, r"(?i)^\W*(?:the )?next steps?\W*$");
cue!(
    pub(super) MEETS,
    r"(?i)\b(?:meet\w*|review\w*|conference|cppm|core group|reconven\w*|get-?together)\b"
);

// What stands in a label behind "next", up to what else it says.
cue!(pub(super) WHAT_NEXT, r"(?i)\bnext\b\s*(?P<what>[^:(\d]*)");
// "Next care plan meeting" is another than the next meeting.
cue!(
    pub(super) BARE_MEETING,
    concat!(
        r"(?i)^\W*(?:(?:the|our|this|review|planning|statutory|formal|full|case|team|whole",
        r"|scheduled|regular|sitting|date|of|for|and|or|core|cp|child|protection|la?ac|carm|tac",
        r"|multi-?agency|network|professionals['’]?|looked|after|child['’]?s?)\W+)*(?:meetings?",
        r"|mtg|groups?|dates?|time|one|due|on|held|conferences?|cppm|cpcc|la?ac|discussion",
        r"|arrangements|get-?together|sitting|conven\w+|and|to|we|is|will)\b"
    )
);

// Reviews and days that are set by others: "school review", "LAC medical".
cue!(
    pub(super) OF_ANOTHERS,
    concat!(
        r"(?i)^(?:(?:the|of|la?ac|annual|termly|routine) )*(?:schools?|nursery|policy|guidance",
        r"|procedure|document|medicals?|dental|health (?:check|assessment|review)|medication",
        r"|benefits?|housing|tenancy|appointments?|visits?|supervision|contact)\b"
    )
);
cue!(
    pub(super) OF_PAPER,
    r"(?i)\b(?:policy|guidance|procedure|document)\b"
);
// What is brought to the next meeting, and who comes: "Items for next meeting".
cue!(
    pub(super) FOR_NEXT,
    concat!(
        r"(?i)\b",
        r"(?:items?|agenda|who|whom|invit\w+|actions?|tasks?|reports?|papers?|questions?|chaired)",
        r"\b(?: \w+){0,3}? (?:for|to|at|by|before|until|from|of) (?:the |our |my )?next\b"
    )
);
// A heading of what is past, or of another's day, over a day alone.
cue!(
    pub(super) OF_PAST,
    r"(?i)\b(?:last|previous|earlier)\b|^\W*date of (?:the |this )?(?:meeting|review)\W*$"
);
// By when the next one has to be, which sets no day for it; or how long after another day.
cue!(
    pub(super) NO_LATER,
    concat!(
        r"(?i)\bwithin\b|\b(?:no|not) later than\b",
        r"|\b(?:must|should|needs? to|ha[sd] to|required to|ought to)\b.{0,40}\b(?:by|before)\b"
    )
);
// How the words for a day of the next one end, in a question: "Next review? 18 May suits us all."
cue!(
    OPENS_WITH_DAY,
    concat!(
        r"(?i)^\W*(?:(?:on|will be|this will be|is|to be held)\W+(?:on )?)?",
        r"(?:(?:mon|tue|wed|thu|fri|sat|sun)\w*\.?,?\s+)?(?:the )?(?:\d{1,2}",
        r"|(?:(?:early|mid|middle of|late|end of|beginning of)[ -])?",
        r"(?:jan|feb|mar(?:ch)?|apr|may|june?|july?|aug|sept?|oct|nov|dec)\w*\.?,? ['’]?\d\d)"
    )
);

/// The next review is not held so soon.
const WELL_AFTER_DAYS: i32 = 14;

impl Reader<'_> {
    /// The day in a sentence that speaks of the next meeting of the line.
    pub(super) fn next_said(&self, sentence: &Sentence, meeting: &Meeting) -> Option<Dated> {
        let text = self.document.at(sentence.span);
        let said = NEXT_SAID.find(text)?;
        // "Hearing 4 May / Next review 3 June": what stands before is another thing in a row of them.
        let from = text[..said.start()].rfind(" / ").unwrap_or(0);
        let is_of_else = || {
            let is_hearing = said.as_str().to_lowercase().ends_with("hearing");
            let is_of_else = is_hearing || OF_ELSE.is_match(&text[from..said.start()]);
            let is_of_else = is_of_else || OF_ELSE_AFTER.is_match(&text[said.end()..]);
            meeting.kind != MeetingKind::Hearing && is_of_else
        };
        let is_next = !NO_NEXT.is_match(text) && !NOT_KEPT.is_match(text) && !is_of_else();
        let tail = Span::new(sentence.span.start + said.start(), sentence.span.end);
        let is_own = is_next && is_of_line(&text[from..], meeting) && !self.is_limit(tail);
        let chosen = || self.chosen_before(sentence.span, tail.start, meeting);
        is_own
            .then(|| self.later_in(tail, meeting).or_else(chosen))
            .flatten()
    }

    /// "The next review must be held by 9 September": the day stands behind words for how late it may be.
    fn is_limit(&self, tail: Span) -> bool {
        let first = dates_in(self.dates, tail).first();
        first.is_some_and(|day| {
            let before = Span::new(tail.start, day.span.end.min(tail.end));
            NO_LATER.is_match(self.text(before))
        })
    }

    /// "Next review? 9 September suits us all": the day opens what answers a line that only asks.
    ///
    /// - `before`: the sentence before
    pub(super) fn next_asked(
        &self,
        sentence: &Sentence,
        before: Option<&Sentence>,
        meeting: &Meeting,
    ) -> Option<Dated> {
        const WORDS_MAX: usize = 8;
        let asked = self.text(before?.span).trim();
        let asks = asked.ends_with('?') && asked.split_whitespace().count() <= WORDS_MAX;
        let is_answer = asks && OPENS_WITH_DAY.is_match(self.text(sentence.span));
        (is_answer && announces_next(asked, meeting))
            .then(|| self.later_in(sentence.span, meeting))?
    }

    /// "9 September was settled on for the next review": the only day, said before what it is of.
    ///
    /// - `at`: where the words that name the next one begin
    fn chosen_before(&self, sentence: Span, at: usize, meeting: &Meeting) -> Option<Dated> {
        let [only] = dates_in(self.dates, sentence) else {
            return None;
        };
        let between = Span::new(only.span.end, at.max(only.span.end));
        let is_chosen = CHOSEN.is_match(self.text(between));
        is_chosen
            .then(|| self.later_in(only.span, meeting))
            .flatten()
    }

    /// The day in the paragraph under a heading that announces the next meeting of the line.
    pub(super) fn next_under_heading(&self, meeting: &Meeting) -> Option<Dated> {
        let said = self
            .document
            .part(Part::Body)
            .filter(|block| block.is_said());
        let blocks: Vec<&Block> = said.collect();
        let mut pairs = blocks.windows(2);
        pairs.find_map(|pair| {
            let heading = self.text(pair[0].span);
            let is_next = announces_next(heading, meeting);
            let is_heading =
                self.heads_section(pair[0]) || is_line_over_day(heading, self.text(pair[1].span));
            let is_heading = is_heading && pair[1].heading().is_none();
            let is_open = STEPS_ALONE.is_match(heading) && !MEETS.is_match(self.text(pair[1].span));
            let announces = is_heading && !is_open && (is_next || sets_review(heading, meeting));
            announces
                .then(|| self.next_in(pair[1].span, meeting))
                .flatten()
        })
    }

    /// A later day that is all that stands under the last heading with anything below it, whatever
    /// the heading calls it: "Back together: Tuesday 9 May 2023, 2 pm".
    pub(super) fn next_alone(&self, meeting: &Meeting) -> Option<Dated> {
        const OTHER_WORDS_MAX: usize = 6;
        let said = self
            .document
            .part(Part::Body)
            .filter(|block| block.is_said());
        let blocks: Vec<&Block> = said.collect();
        let mut pairs = blocks.windows(2).rev();
        let pair =
            pairs.find(|pair| self.heads_section(pair[0]) && !self.heads_section(pair[1]))?;
        let day = dates_in(self.dates, pair[1].span).first()?;
        let before = Span::new(pair[1].span.start, day.span.start.max(pair[1].span.start));
        let after = Span::new(day.span.end.min(pair[1].span.end), pair[1].span.end);
        let n_words = |span: Span| self.text(span).split_whitespace().count();
        let is_alone = n_words(before) <= 1 && n_words(after) <= OTHER_WORDS_MAX;
        let head = self.text(pair[0].span);
        let is_other =
            [&PAPER, &BY, &OF_PAST].iter().any(|cue| cue.is_match(head)) || names_other_next(head);
        let next = self
            .later_in(day.span, meeting)
            .filter(|_| is_alone && !is_other)?;
        let on = meeting.on?;
        (on.interval.to.days_until(next.interval.from) >= WELL_AFTER_DAYS).then_some(next)
    }

    /// The last heading before a place.
    pub(super) fn section_of(&self, place: Span) -> Option<&str> {
        let n_before = self
            .sections
            .partition_point(|head| head.end <= place.start);
        let head = self.sections[..n_before].last()?;
        Some(self.text(*head))
    }

    /// Whether a block is a heading, or alone in a row of a form and no more than a name.
    fn heads_section(&self, block: &Block) -> bool {
        let heads = |head: &Span| head.start.cmp(&block.span.start);
        self.sections.binary_search_by(heads).is_ok()
    }

    /// "Review 4 December 2025": on a line of its own, a name with its day behind it.
    pub(super) fn next_on_line(&self, sentence: &Sentence, meeting: &Meeting) -> Option<Dated> {
        let day = dates_in(self.dates, sentence.span).first()?.span;
        let name = Span::new(sentence.span.start, day.start);
        let opens = |words: &str| BARE_NEXT.is_match(words);
        let first = self.document.at(day).split_whitespace().next();
        // "Next 4 May": the day with what leads it.
        let rest = Span::new(day.end.min(sentence.span.end), sentence.span.end);
        let is_bare = || WHEN_OR_WHERE.is_match(self.text(rest));
        let is_next = || opens(self.text(name)) || name.is_empty() && first.is_some_and(opens);
        let is_next = || is_next() && is_bare();
        let is_named = sets_review(self.text(name), meeting) || is_next();
        is_named.then(|| self.later_in(sentence.span, meeting))?
    }

    /// "Review | 4 December 2025" in a table of days to come.
    pub(super) fn next_in_row(&self, meeting: &Meeting) -> Option<Dated> {
        let on = meeting.on?;
        let names_next = |text: &str| announces_next(text, meeting) || sets_review(text, meeting);
        let rows = self.passages.sentences.iter();
        let next = rows
            .filter(|one| one.first && one.setting == Setting::Row)
            .filter(|one| names_next(self.text(one.span)));
        let days = next.filter_map(|one| one.when);
        days.into_iter()
            .find(|day| day.interval.from > on.interval.to)
    }

    /// The first later day in some words that is not called another line's, or a record's.
    pub(super) fn next_in(&self, span: Span, meeting: &Meeting) -> Option<Dated> {
        let mut from = span.start;
        dates_in(self.dates, span).iter().find_map(|mention| {
            let before = self
                .document
                .at(Span::new(from, mention.span.start.max(from)));
            from = mention.span.end;
            let nearest = naming::find(before).pop();
            let is_of_line = nearest.is_none_or(|nearest| nearest.kind.is_line_of(meeting.kind));
            let is_own = is_of_line && !PAPER.is_match(before) && !NO_NEXT.is_match(before);
            self.later_in(mention.span, meeting).filter(|_| is_own)
        })
    }

    /// The first day in some words that comes after the meeting.
    pub(super) fn later_in(&self, span: Span, meeting: &Meeting) -> Option<Dated> {
        let is_later = |dated: &Dated| {
            meeting
                .on
                .is_none_or(|on| dated.interval.from > on.interval.to)
        };
        let dates = || dates_in(self.dates, span).iter();
        let in_next_year = || dates().find_map(|day| as_coming(day, meeting.on?));
        dates()
            .filter_map(happening)
            .find(is_later)
            .or_else(in_next_year)
    }
}

/// "See you all on 6 January", said in July: a day without its year that is to come is the next such
/// day, where that is not far off.
fn as_coming(mention: &DateMention, held: Dated) -> Option<Dated> {
    const MONTHS_MAX: i32 = 7;
    let day = happening(mention).filter(|day| day.interval.is_day())?;
    let last = held.interval.to;
    let coming = day.interval.from.plus_months(12);
    let is_near = last < coming && coming <= last.plus_months(MONTHS_MAX);
    let lacks_year = mention.doubts.contains(Doubt::YearInferred);
    (lacks_year && day.interval.to < last && is_near).then_some(Dated {
        interval: Interval::day(coming),
        certain: false,
        ..day
    })
}

/// "7. DONM" alone on its line, in whatever style, over a line that opens with a day.
fn is_line_over_day(heading: &str, below: &str) -> bool {
    const WORDS_MAX: usize = 7;
    let n_words = heading.split_whitespace().count();
    n_words <= WORDS_MAX && !heading.trim_end().ends_with('.') && OPENS_WITH_DAY.is_match(below)
}

/// Whether a label or heading announces the next meeting of the line: "Next visit" and "Next parents'
/// evening" announce something else.
pub(super) fn announces_next(label: &str, meeting: &Meeting) -> bool {
    let words = label::spelt_out(label);
    let label = words.as_deref().unwrap_or(label);
    NEXT_LABEL.is_match(label) && is_of_line(label, meeting) && !names_other_next(label)
}

fn names_other_next(label: &str) -> bool {
    let Some(found) = WHAT_NEXT.captures(label) else {
        return OF_PAPER.is_match(label);
    };
    let what = found["what"].trim();
    if FOR_NEXT.is_match(label) || OF_ANOTHERS.is_match(what) {
        return true;
    }
    if what.is_empty() || !naming::find(label).is_empty() {
        return false;
    }
    let is_review = || what.to_lowercase().contains("review");
    !is_review() && !BARE_MEETING.is_match(what)
}

/// Whether a label or heading is that of a review that follows on the meeting.
pub(super) fn sets_review(label: &str, meeting: &Meeting) -> bool {
    let names_review = REVIEW_LABEL.is_match(label) || LATER_REVIEW.is_match(label);
    meeting.on.is_some() && names_review && is_of_line(label, meeting)
}

/// Whether words about the next meeting speak of this meeting's line.
pub(super) fn is_of_line(text: &str, meeting: &Meeting) -> bool {
    let named = naming::find(text);
    named.is_empty()
        || named
            .iter()
            .any(|naming| naming.kind.is_line_of(meeting.kind))
}

/// The blocks that head what stands below them: headings, and names alone in a row of a form.
pub(super) fn sections(document: &Document) -> Vec<Span> {
    const WORDS_MAX: usize = 5;
    let mut columns: HashMap<(u32, u32), BTreeSet<u32>> = HashMap::new();
    for cell in document.part(Part::Body).filter_map(Block::cell) {
        let row = columns.entry((cell.table, cell.row)).or_default();
        row.insert(cell.column);
    }
    let is_alone = |cell: Cell| columns[&(cell.table, cell.row)].len() == 1;
    let heads = document.part(Part::Body).filter(|block| {
        let text = document.text_of(block).trim().trim_end_matches(':');
        let text = text.trim_start_matches(|sign: char| !sign.is_alphabetic());
        let is_name = text.split_whitespace().count() <= WORDS_MAX && !text.contains([':', '.']);
        let is_empty = block.span.is_empty();
        !is_empty && (block.heading().is_some() || is_name && block.cell().is_some_and(is_alone))
    });
    heads.map(|block| block.span).collect()
}
