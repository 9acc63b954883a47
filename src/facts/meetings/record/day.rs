//! On which day a meeting was held, as its own record says.
//!
//! In: the passages of a record. Out: the day by the plainest label, else by what is told at the
//! top, else by the title. Days that stand for something else beside it, such as since when the
//! child has lived where they live, are none.

use super::Reader;
use super::kind::BARE_REVIEW;
use super::next::{NEXT_LABEL, NEXT_SAID, REVIEW_LABEL};
use crate::document::{Part, Span};
use crate::facts::kind::Kind;
use crate::facts::meetings::naming::{self, Naming};
use crate::facts::meetings::{MeetingKind, MeetingState, is_of_form, said};
use crate::facts::passages::{Labelled, Sentence, Setting, happening};
use crate::facts::pattern::cue;
use crate::facts::{DateMention, Dated, Grain, dates_in};

cue!(
    pub(super) DATE_LABEL,
    concat!(
        r"(?i)^(?:(?:review|meeting) (?:number|no\.?) (?:and|&) (?:date|day)|date",
        r"|actual(?: start)?(?: (?:date|day)\b.*)?",
        r"|(?:the )?(?:meeting|review|conference|discussion|hearing|core group|ird)",
        r" (?:began|begun|opened|started|commenced|start(?:s|ed)?|opens?|begins)",
        r"(?: (?:on|at|date|date ?(?:and|/|&) ?time))*",
        r"|(?:began|started|opened)(?: (?:on|at))?",
        r"|date ?(?:/|and|&|,) ?time(?: (?:and|&|/) (?:venue|place|location))?",
        r"|when(?: (?:we|they|it|this|the \w+) (?:met|was|took place)(?: held)?)?|date held",
        r"|held(?: on)?|day",
        r"|(?:date|day)(?:(?: and |/| & |, )(?:time|place|venue|location))* (?:held|of|for)\b.*",
        r"|.*\b(?:meeting|review|conference|cppm|cpcc|core group|hearing|discussion|ird)(?: held)?",
        r" (?:date|held|held on|date ?(?:and|/|&) ?time)",
        r"|.*\b(?:meeting|conference|cppm|cpcc|core group|hearing|discussion|ird) on",
        r"|meeting(?: held)?(?: on)?|date of .*|this (?:meeting|review|conference)\b.*",
        r"|.*\btook place(?: on)?)$"
    )
);

cue!(
    pub(super) OTHER_DATE_LABEL,
    concat!(
        r"(?i)\b(?:next|previous|last|birth|dob|d\.o\.b|referral|registration|registered|plan",
        r"|report|placed|placement|accommodated|admission|circulat\w+|issued|sent|distribut\w+",
        r"|signed|completed|written|typed|invit\w+|initial|first|concern|assessment|order|due",
        r"|target|by|cso|became|deregistration|de-registration|authorised|approved|recorded",
        r"|reconvened?|adjourned|original|postponed|present|absent|apologies|attend\w*|delivery",
        r"|edd|confinement)\b"
    )
);

cue!(
    pub(super) HELD_EARLY,
    r"(?i)\b(?:held|took place|met|convened|meeting|review|conference|discussion)\b"
);

cue!(
    pub(super) SINCE,
    concat!(
        r"(?i)\b(?:print(?:ed)?|export\w*|extract(?:ed)?|run|generated|downloaded|circulated|issued|sent|distributed|typed",
        r"|since|from|placed|born|d\.?o\.?b\.?|until|till|living|edd|delivery|confinement|due",
        r"|lives?|lived)\b[^.;]{0,30}$"
    )
);

// "Actions of 24 June": those of the meeting before.
cue!(
    pub(super) EARLIER_ACTIONS,
    concat!(
        r"(?i)^\W*(?:actions?|tasks|decisions|progress|what)\b[^.;:]{0,30}\b",
        r"(?:of|from|since|on|at)\W*(?:the )?$"
    )
);

cue!(
    pub(super) TOOK_PLACE,
    concat!(
        r"(?i)^\W*(?:I (?:write|am writing) to [\w ]{2,30}? that )?(?:(?:this|the|\w+['’]s) )?",
        r"(?:[\w'’]+ ){0,3}?(?:meeting|review|conference|discussion|hearing|group) ",
        r"(?:(?:was )?held|took place|met|sat|convened)(?: (?:on|in|at))?\W*",
        r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?:the\s+)?$",
        r"|^\W*held\s*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?$",
        r"|^\W*held\b[^.;:\d]{0,60}(?:,|\bon\b)\W*",
        r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?:the\s+)?$",
        r"|^\W*(?:(?:today|this is what we said when) )?we (?:all )?(?:met(?: up)?|got together",
        r"|came together|gathered|sat down|convened",
        r"|held (?:(?:\p{L}+['’]s|the|his|her|their|our|a|this) (?:\w+[- ]){0,4}?",
        r"(?:review|meeting|conference)))\b[^.;:\d]{0,60}\bon\W*",
        r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?:the\s+)?$",
        r"|^\W*(?-i:\p{Lu})[\p{L}’'-]+ (?:has |had )?had (?:his|her|their) (?:\w+[- ]){0,5}?",
        r"(?:review|meeting|conference)\b[^.;:\d]{0,40}\bon\W*",
        r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?:the\s+)?$",
        r"|^\W*(?:thank you|thanks) (?:again )?for ",
        r"(?:having us|coming|being there|joining us|letting us come)\b[^.;:\d]{0,60}\bon\W*",
        r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?:the\s+)?$"
    )
);

// "Ash Reid (3/5/2012)": behind a name and in brackets stands when somebody was born.
cue!(
    BORN,
    r"^\W*(?-i:\p{Lu}[\p{L}'’-]+)(?: (?-i:\p{Lu}[\p{L}'’.-]*)){1,3},? \((?i:b\.? ?|born )?$"
);

cue!(
    pub(super) BETWEEN,
    r"(?i)^[\s,–—-]*(?:(?:held )?on )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?)?[\s,–—-]*$"
);

cue!(pub(super) HOUR_AT_END, r"(?i)\d ?[ap]\.? ?m\.$");

cue!(
    pub(super) COUNTED,
    concat!(
        r"(?i)^\W*(?:the|his|her|their|our|\w+['’]s) ",
        r"(?:first|second|third|fourth|last|previous|initial) "
    )
);

cue!(
    pub(super) NUMBERED,
    concat!(
        r"(?i)^\W*(?:(?:no|number)\b\.? ?\d{1,2}|first|second|third|fourth|fifth|sixth",
        r"|\d{1,2}(?:st|nd|rd|th))\W+(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?\d"
    )
);

cue!(
    pub(super) COUNT,
    concat!(
        r"(?i)^\W*(?:the |our |his |her |their |\w+['’]s )?",
        r"(?:first|initial|second|third|fourth|fifth|sixth|\d+(?:st|nd|rd|th))\b"
    )
);

/// How far down the day of the record may stand below its label.
const LINES_MAX: usize = 30;

impl Reader<'_> {
    /// The day of the meeting: by label, else in the title, else in the first lines.
    pub(super) fn held(&self, heads: &[Span], kind: MeetingKind) -> Option<Dated> {
        let labelled = self.own_of_column(self.labelled_dates(kind), kind);
        let own = || heads.iter().filter(|head| !self.is_of_another(**head));
        let date_in = |head: &Span| self.day_in_head(*head);
        let counted = || heads.iter().filter(|head| self.is_counted(**head, kind));
        let is_sentence = |head: &Span| ends_sentence(self.document.at(*head));
        let titled = own().filter(|head| !is_sentence(head)).find_map(date_in);
        let titled = self.subject_day(heads, kind).or(titled);
        let said = || own().find_map(date_in);
        let opening = || self.opening().map(|(_, on)| on);
        let told = || self.told_at_top(titled.is_none()).or_else(opening);
        let told = || self.below_label(kind).or_else(told);
        let told = || self.counted_in_value(kind).or_else(told);
        let told = labelled.first().copied().or_else(told);
        // What says plainly when it was held stands beside the day of the letter that tells it.
        let titled = titled.filter(|_| told.is_none() || !labelled.is_empty());
        let mut on = told
            .or(titled)
            .or_else(|| counted().find_map(date_in))
            .or_else(|| self.listed_day(kind))
            .or_else(|| self.told_early())
            .or_else(|| self.review_dates(kind).first().copied())
            .or_else(said)
            .or_else(|| self.named_by_file(&self.first_blocks()))?;
        if !on.certain {
            on = self.written_whole(on).unwrap_or(on);
        }
        let is_other = |day: &Dated| day.interval != on.interval;
        if let Some(named) = self.named_by_file(heads).filter(is_other) {
            // One label that says when it was held says more than a name; several may not agree.
            let is_labelled = !labelled.is_empty() && !labelled.iter().any(is_other);
            let on = if is_labelled { on } else { named };
            return Some(Dated {
                certain: false,
                ..on
            });
        }
        let others = labelled.iter().copied().chain(titled);
        if others
            .into_iter()
            .any(|other| !other.interval.overlaps(on.interval))
        {
            on.certain = false;
        }
        Some(on)
    }

    /// The day in the line of a letter or mail that names the meeting: the day alone above it is the
    /// letter's own.
    fn subject_day(&self, heads: &[Span], kind: MeetingKind) -> Option<Dated> {
        let names = |head: &&Span| {
            let text = self.document.at(**head);
            let named = naming::find(text);
            let is_bare = || named.is_empty() && BARE_REVIEW.is_match(text);
            let is_own = named.iter().any(|naming| naming.kind.is_line_of(kind));
            (is_own || is_bare()) && !self.is_of_another(**head)
        };
        let is_sent = matches!(self.kind, Kind::Letter | Kind::Email);
        let mut lines = heads.iter().filter(|_| is_sent).filter(names);
        lines.find_map(|head| self.day_in_head(*head))
    }

    /// "Review: no. 3, 6 March 2026": which of its line it is, and its day.
    fn counted_in_value(&self, kind: MeetingKind) -> Option<Dated> {
        let is_review = |label: &str| {
            matches!(
                label.to_lowercase().as_str(),
                "review" | "this review" | "meeting"
            )
        };
        let mut labels = self.passages.labels.iter();
        let one = labels.find(|one| {
            is_review(self.text(one.label)) && NUMBERED.is_match(self.text(one.value))
        })?;
        self.date_in(one.value)
            .filter(|_| !kind.is_first_conference())
    }

    /// "Review date" on a line of its own, over no more than a day.
    fn below_label(&self, kind: MeetingKind) -> Option<Dated> {
        const WORDS_MAX: usize = 4;
        let blocks = self.document.part(Part::Body);
        let blocks: Vec<Span> = blocks.take(LINES_MAX).map(|block| block.span).collect();
        let is_own = |label: &str| {
            let is_review = REVIEW_LABEL.is_match(label) && !kind.is_first_conference();
            let is_day = DATE_LABEL.is_match(label) && label.contains(' ') || is_review;
            is_day && !OTHER_DATE_LABEL.is_match(label) && !NEXT_LABEL.is_match(label)
        };
        blocks.windows(2).find_map(|two| {
            let (label, value) = (self.text(two[0]), self.text(two[1]));
            let is_day = value.split_whitespace().count() <= WORDS_MAX;
            let day = dates_in(self.dates, two[1]).first().filter(|_| is_day)?;
            let is_alone = day.span.start == two[1].start && is_own(label);
            is_alone.then(|| happening(day))?.filter(|on| on.certain)
        })
    }

    /// The first few blocks of the body, however long.
    fn first_blocks(&self) -> Vec<Span> {
        const BLOCKS_MAX: usize = 6;
        let body = self.document.part(Part::Body);
        body.take(BLOCKS_MAX).map(|block| block.span).collect()
    }

    /// The day at the head that the file's name gives too, as names of records do.
    fn named_by_file(&self, heads: &[Span]) -> Option<Dated> {
        let names = self.document.part(Part::FileName);
        let days = names.flat_map(|name| dates_in(self.dates, name.span));
        let named = days.filter_map(DateMention::dated);
        let named: Vec<Dated> = named.filter(|day| day.interval.is_day()).collect();
        let heads = heads.iter().copied();
        let heads = heads.flat_map(|head| {
            dates_in(self.dates, head)
                .iter()
                .map(move |day| (head, day))
        });
        let own = heads.filter(|(head, day)| !self.is_of_else(*head, day.span));
        let mut heads = own
            .filter_map(|(_, day)| day.dated())
            .filter(|day| day.certain);
        heads.find(|day| named.iter().any(|one| one.interval == day.interval))
    }

    /// Whether a day at the head is that of something else: "Minutes circulated: 3 May 2022".
    fn is_of_else(&self, head: Span, day: Span) -> bool {
        let before = self
            .document
            .at(Span::new(head.start.min(day.start), day.start));
        let line = before.rsplit('\n').next().unwrap_or(before);
        let mut labels = self.passages.labels.iter();
        SINCE.is_match(line)
            || labels.any(|one| {
                one.value.covers(day) && OTHER_DATE_LABEL.is_match(&self.called(one.label))
            })
    }

    /// Whether a line at the head gives the day of something else: "Next review: …", "Born: …".
    fn is_of_another(&self, head: Span) -> bool {
        let mut labels = self.passages.labels.iter();
        let is_labelled = labels.any(|one| {
            let label = self.called(one.label);
            let is_others = OTHER_DATE_LABEL.is_match(&label) || self.is_of_mail(&label);
            head.covers(one.value) && is_others
        });
        is_labelled || NEXT_SAID.is_match(self.document.at(head))
    }

    /// "First review – Wednesday 3 May 2023, Ash Primary": which of its line it is, and its day.
    fn is_counted(&self, head: Span, kind: MeetingKind) -> bool {
        let mut labels = self.passages.labels.iter();
        labels.any(|one| {
            let label = self.text(one.label);
            let named = naming::find(label);
            head.covers(one.value)
                && COUNT.is_match(label)
                && named.iter().any(|naming| naming.kind.is_line_of(kind))
        })
    }

    /// The first day in a line at the head that can be the meeting's: "In foster care since 1 July
    /// 2025" is about the child.
    fn day_in_head(&self, head: Span) -> Option<Dated> {
        let days = dates_in(self.dates, head).iter();
        let is_own = |day: &&DateMention| {
            let before = Span::new(head.start, day.span.start.max(head.start));
            !SINCE.is_match(self.document.at(before))
                && !EARLIER_ACTIONS.is_match(self.document.at(before))
                && !BORN.is_match(self.document.at(before))
                && !self.stands_beside_a_name(day)
                && !is_of_form(self.document, day.span)
        };
        let is_fine = |on: &Dated| on.grain <= Grain::Month;
        days.filter(is_own).filter_map(happening).find(is_fine)
    }

    /// "About: Ash Reid, 3.4.2012" or "(3.4.2012)": what stands beside a name is labelled as
    /// something else.
    fn stands_beside_a_name(&self, day: &DateMention) -> bool {
        let mut labels = self.passages.labels.iter();
        labels.any(|one| {
            let before = Span::new(one.value.start, day.span.start.max(one.value.start));
            let before = self.document.at(before).trim_end();
            one.value.covers(day.span)
                && !DATE_LABEL.is_match(&self.called(one.label))
                && before.ends_with([',', '('])
        })
    }

    /// A day without its year, where the record writes it whole in another place.
    fn written_whole(&self, on: Dated) -> Option<Dated> {
        let mut days = self.dates.iter().filter_map(happening);
        days.find(|day| day.certain && day.interval == on.interval)
    }

    /// Of the days of a column that holds those of other steps too, the one in the meeting's own row.
    fn own_of_column(&self, labelled: Vec<Dated>, kind: MeetingKind) -> Vec<Dated> {
        let listed = self.listed_day(kind);
        let own = listed.filter(|on| labelled.iter().any(|one| one.span == on.span));
        own.map_or(labelled, |on| vec![on])
    }

    /// The day of the one row that is the meeting by its name, in a record that lists what led to it
    /// and what followed: "CPPM | 14 May 2026".
    fn listed_day(&self, kind: MeetingKind) -> Option<Dated> {
        let is_own = |sentence: &&Sentence| {
            let text = self.document.at(sentence.span).trim();
            let named = naming::find(text).into_iter().next();
            sentence.first
                && sentence.setting == Setting::Row
                && named.is_some_and(|one| one.kind == kind && one.range == (0..text.len()))
        };
        let mut rows = self.passages.sentences.iter().filter(is_own);
        let first = rows.next()?;
        let is_only = rows.next().is_none();
        first.when.filter(|_| is_only)
    }

    /// The day that one of the first sentences gives plainly.
    ///
    /// - `may_count`: whether "the first review was held on" may be this one and not an earlier
    fn told_at_top(&self, may_count: bool) -> Option<Dated> {
        let is_cell = |span: Span| {
            let block = self.document.block_at(span);
            block.is_some_and(|idx| self.document.blocks[idx].cell().is_some())
        };
        let sentences = self.passages.sentences.iter().map(|one| one.span);
        let opens_held = |span: Span| self.document.at(span).starts_with("Held ");
        let mut early = sentences
            .filter(|span| !is_cell(*span) || opens_held(*span))
            .take(10);
        early.find_map(|span| {
            let is_counted = || COUNTED.is_match(self.document.at(span));
            self.told_plainly(span)
                .filter(|_| may_count || !is_counted())
        })
    }

    /// One of the first sentences that opens with the meeting's name and its day, with nothing
    /// between: "Initial CPPM, Tuesday 3 March 2026, 10 am."
    pub(super) fn opening(&self) -> Option<(Naming, Dated)> {
        let early = self.passages.sentences.iter().take(3);
        { early }.find_map(|sentence| {
            let day = dates_in(self.dates, sentence.span).first()?;
            let on = happening(day).filter(|on| on.certain)?;
            let before = Span::new(sentence.span.start, day.span.start);
            let before = self.document.at(before);
            let naming = naming::find(before).into_iter().next()?;
            let opens = naming.range.start == 0 && BETWEEN.is_match(&before[naming.range.end..]);
            (opens && !is_of_form(self.document, day.span)).then_some((naming, on))
        })
    }

    /// "This first review took place on 1 December 2025".
    fn told_plainly(&self, sentence: Span) -> Option<Dated> {
        let mut days = dates_in(self.dates, sentence).iter();
        days.find(|day| {
            let before = Span::new(sentence.start, day.span.start);
            TOOK_PLACE.is_match(self.document.at(before))
        })
        .and_then(happening)
    }

    /// Dates by labels that say when the meeting was; in the record of a first conference "Date of
    /// review meeting" says when the next one is to be.
    fn labelled_dates(&self, kind: MeetingKind) -> Vec<Dated> {
        let sets_next = |label: &str| kind.is_first_conference() && REVIEW_LABEL.is_match(label);
        self.dates_labelled(kind, |label| !sets_next(label) && !self.is_of_mail(label))
    }

    /// Whether a label gives the day of the mail in whose text the record stands.
    fn is_of_mail(&self, label: &str) -> bool {
        self.kind == Kind::Email && matches!(label.to_lowercase().as_str(), "date" | "sent")
    }

    /// Dates by labels that speak of a review.
    fn review_dates(&self, kind: MeetingKind) -> Vec<Dated> {
        self.dates_labelled(kind, |label| REVIEW_LABEL.is_match(label))
    }

    /// Dates by labels that can give the meeting's day, the plainest label first; "IRD held" is
    /// not when a planning meeting was.
    fn dates_labelled(&self, kind: MeetingKind, suits: impl Fn(&str) -> bool) -> Vec<Dated> {
        let mut found: Vec<(bool, Dated)> = Vec::new();
        for labelled in &self.passages.labels {
            let label = &*self.called(labelled.label);
            if labelled.row.is_some_and(|row| row != labelled.value) && self.is_long_table(labelled)
            {
                continue;
            }
            let is_of_another = naming::find(label)
                .iter()
                .any(|naming| naming.plain && !naming.kind.is_line_of(kind));
            let is_of_next = || {
                let section = self.section_of(labelled.label);
                section.is_some_and(|section| NEXT_LABEL.is_match(section))
            };
            let told = said::said_of(self.document.at(labelled.value));
            let is_off = told.is_some_and(|state| state != MeetingState::Held);
            if is_of_another || is_off || is_of_next() {
                continue;
            }
            if (DATE_LABEL.is_match(label) || is_the_discussion(label, kind))
                && !OTHER_DATE_LABEL.is_match(label)
                && suits(label)
                && let Some(dated) = self.day_labelled(labelled.value)
            {
                let is_bare = label.split_whitespace().count() == 1;
                found.push((is_bare, dated));
            }
        }
        let has_plain = found.iter().any(|(is_bare, _)| !is_bare);
        found
            .into_iter()
            .filter(|(is_bare, _)| !has_plain || !is_bare)
            .map(|(_, dated)| dated)
            .take(if has_plain { 4 } else { 1 })
            .collect()
    }

    /// The day of a value whose label calls it the meeting's, whatever stands over both.
    fn day_labelled(&self, value: Span) -> Option<Dated> {
        let whole = || {
            let first = dates_in(self.dates, value).first()?;
            first.dated().filter(|_| first.span.start == value.start)
        };
        self.date_in(value).or_else(whole)
    }

    /// Whether a label heads a column of several rows.
    pub(super) fn is_long_table(&self, labelled: &Labelled) -> bool {
        let rows = self.passages.labels.iter();
        rows.filter(|other| other.label == labelled.label).count() > 1
    }

    fn told_early(&self) -> Option<Dated> {
        let is_of_else = |span: Span| {
            let mut labels = self.passages.labels.iter();
            labels.any(|one| {
                one.value.covers(span) && OTHER_DATE_LABEL.is_match(&self.called(one.label))
            })
        };
        let early = self.passages.sentences.iter().take(10);
        let early = early.filter(|sentence| !is_of_else(sentence.span));
        let mut alone = None;
        for sentence in early {
            let text = self.document.at(sentence.span);
            let is_off = || said::said_of(text).is_some_and(|state| state != MeetingState::Held);
            if NEXT_SAID.is_match(text) || OTHER_DATE_LABEL.is_match(text) || is_off() {
                continue;
            }
            let date = sentence.when.or_else(|| self.date_in(sentence.span));
            let is_alone = text.split_whitespace().count() <= 8;
            // "3 May 2026, health centre." under the title: what is told below it tells of others.
            let is_line = sentence.first && sentence.when.is_some();
            let opens = |on: Dated| on.certain && (is_line || on.span.start == sentence.span.start);
            if date.is_some_and(|on| is_alone && alone.is_none() && opens(on)) {
                return date;
            }
            if HELD_EARLY.is_match(text) && date.is_some() {
                return date;
            }
            alone = alone.or(date.filter(|_| is_alone));
        }
        alone
    }
}

/// Whether a line ends as a sentence does; a title may end with the hour: "at 10 a.m."
fn ends_sentence(line: &str) -> bool {
    let line = line.trim_end().trim_end_matches(['"', '”', '\'', '’']);
    line.ends_with('.') && !HOUR_AT_END.is_match(line)
}

/// "IRD: 3 March 2026" in the record of one: of discussions none sets the next.
fn is_the_discussion(label: &str, kind: MeetingKind) -> bool {
    let named = naming::find(label).into_iter().next();
    kind == MeetingKind::Ird
        && named.is_some_and(|naming| naming.kind == kind && naming.range == (0..label.len()))
}
