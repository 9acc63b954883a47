//! The names of the columns of a chronology, and which column holds what.
//!
//! In: a row of words that may be a header. Out: a [`Layout`], where it has a column of dates and one of
//! what happened. Each sort of column goes by the usual names for it; a column whose name is none of
//! them, and no clerk's, is counted as not understood.

use std::sync::LazyLock;

use regex::Regex;

use super::{Columns, shared};
use crate::facts::actions;
use crate::facts::columns::HeadRow;
use crate::facts::label;
use crate::facts::pattern::pattern;

/// Which column holds what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Layout {
    pub(super) date: u32,
    pub(super) event: u32,
    /// The last of the columns that tell of events, where each of several does.
    pub(super) event_last: Option<u32>,
    pub(super) source: Option<u32>,
    pub(super) impact: Option<u32>,
    pub(super) action: Option<u32>,
    /// Whether the event's header is one that only chronologies use.
    pub(super) says_event: bool,
    /// Whether a row names the columns.
    pub(super) is_headed: bool,
    /// Whether each event ends with its source in brackets: "Event (source)".
    pub(super) source_in_brackets: bool,
    /// How many columns have a name that was not understood.
    pub(super) n_unknown: u8,
}

impl Layout {
    /// Whether one cell gives the day and what happened.
    pub(super) fn has_event_with_day(self) -> bool {
        self.event == self.date
    }

    pub(super) fn columns(self) -> Columns {
        Columns {
            is_table: true,
            is_headed: self.is_headed,
            source: self.source.is_some(),
            impact: self.impact.is_some(),
            action: self.action.is_some(),
            n_unknown: self.n_unknown,
        }
    }

    /// Tells whether the columns are those of a chronology and of nothing else.
    pub(super) fn is_plainly_one(self) -> bool {
        self.says_event && self.n_more() >= 1 || self.impact.is_some() && self.n_more() >= 2
    }

    /// How many columns tell more of an event than when and what.
    fn n_more(self) -> usize {
        let more = [self.source, self.impact, self.action];
        more.iter().flatten().count()
    }
}

static DATE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"^(dyddiad )?((key |event |incident |significant )?dates?( time)?( day)?|on|day",
        r"|dates? (of|and|or|from|period|range|s)\b.*",
        r"|(date )?(and |or )?(time |period ?)(of event|covered)?|date dyddiad",
        r"|when( did it happen| it happened| was this)?|year|month( and)? year|date s)$"
    ))
});
/// The same, by whatever stands before and behind the word: "approx date", "date event occurred",
/// "date time of incident", "when this happened to me".
static DATE_AMONG: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"^(?:(?:approx(?:imate)?|exact|actual|or|event|incident|occurred|significant|chronology",
        r"|timeline|year|day|and|key|on) ){0,4}dates?(?: (?:of|the|an?|event|incident|it|this",
        r"|happened|occurr?ed|took|place|time|age|childs|year|dd|mm|yyyy|approx|or|on|which|and",
        r"|actual|start)){0,6}$|^occurred(?: on)?$|^(?:what|which) day$|^event start date$",
        r"|^when(?:",
        r" (?:did|this|it|that|the|event|was|happen(?:ed)?|occur(?:red)?|took|take|place|to|me|us)){1,6}",
        r"$"
    ))
});
/// Where no column asks for a day, the one of the time of life does.
static AGE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"^((his|her|their|childs|my) )?(ages?( at (the )?(time|event))?|how old( was .*)?",
        r"|age (and|or) stage|(life )?stages?( of life)?|school (year|stage)|class)$"
    ))
});
static NOT_EVENT_DATE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"\b(record(ed|ing)|entr(y|ies)|entered|review(ed)?|birth|complet\w+|due|target|issued?",
        r"|referral|by|approv\w+|agreed|added|raised|visit|appointment|meeting)\b"
    ))
});
static EVENT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"\b(events?|incidents?|what happened|significant (information|issue|change|life)",
        r"|occurrence|happenings?|what (took place|went on|occurred)|milestones?|life experience)",
        r"\b"
    ))
});
/// The bare name of what happened.
static WHAT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^((significant |key |life )?(events?|incidents?)|what (happened|took place|occurred))$",
    )
});
static DETAIL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"^((brief |key |main |full |summary |further )?(details?|descriptions?|summary",
        r"|information|entry|facts?|concerns?|issues?|(change of )?circumstances|notes?|narrative",
        r"|account)\b.*|what)$"
    ))
});
static SOURCE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"\b(sources?|evidence|informants?|(agency|service|organisation)( name| reporting)?",
        r"|where ((is|was) (this|it) |(this|it) (is|was) )?(recorded|written|noted|held)",
        r"|who (told|says|said|reported|from|saw|informed).*",
        r"|(told|known|given|seen|reported|provided) by|(heard|taken) from",
        r"|(raised|supplied|given|noted|evidenced|recorded) (by|in)",
        r"|^(told|given|seen|said|reported|provided|informed|notified|shared|flagged|passed( on)?",
        r"|brought|supplied|raised|noted|evidenced|logged|documented|written|recorded|heard|taken",
        r"|came|comes|learn(ed|t)|word|report)",
        r"( to us| to me| to social work| with us| in| us| it)? (by|from|in|via)( who(m)?)?$",
        r"|from whom|^via( whom)?$|^according to( whom)?$|(on )?whose (word|account|words|report)",
        r"|info(rmation)? (from|source|supplied by|given by|via)|informed by|contribut(or|ed by)",
        r"|^reporter$|^basis$|where .*(come|came|comes) from",
        r"|who (recorded|supplied|gave|raised|noted|shared|passed).*",
        r"|where (it|this|the information)? ?(came|comes|is)? ?from",
        r"|how (do |did |does )?(we|you|i|they|it|this) (was |is |came |become |became )?",
        r"(know|knew|known|learn\w*|heard?|find|found)( of| out| about)?.*|^from$",
        r"|^(file|document|record) ref$|reference|productions?|origin|author|entered by|worker",
        r"|professional|recorder)\b"
    ))
});
/// Who says so, by no other word than that of a source.
static TOLD_BY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"\b(sources?|informants?|(told|known|given|seen|reported|provided|recorded) by|from whom",
        r"|who (told|says|said|reported|saw|informed).*)\b"
    ))
});
static GIVEN_BY: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^info(rmation)? (from|source|supplied by|given by)\b"));
static IMPACT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"\b(impact|significance|^importance$|effects?|outcome for|analysis|relevance|meaning",
        r"|so what|^(its )?bearing on (the )?\w+$",
        r"|what (it|this|did it|that) (meant|means|mean|did|does) .*",
        r"|what (it|this|did it|that) (meant|means|mean)|positive (or|and) negative",
        r"|lived experience|how (it|this|he|she|they|the child) (left|felt|was|were|took).*",
        r"|how \w+ (felt|took|reacted|coped)( .*)?",
        r"|why (it|this|is it|is this) .*(matters?|mattered)|implications?|consequences?",
        r"|how .*affect\w*|how i (feel|felt)|why .*significant",
        r"|^why (it |this )?((is|was) )?important( (to|for) (him|her|them|us|(the )?child))?$",
        r"|(child|young person|baby)s (experience|response|reaction|view|voice|perspective)",
        r"|difference (it |this )?made( .*)?|result for (the )?(child|young person))\b"
    ))
});
/// "For Ash", "for the child": what it meant for one child. What is "for action" is no child's.
static FOR_CHILD: LazyLock<Regex> = LazyLock::new(|| pattern(r"^for (the )?[\p{L}'’-]+$"));
static FOR_USE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^for (action|information|review|discussion|decision|noting|us|whom|use|file|follow-?up)$",
    )
});
static ACTION: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"\b(actions?|responses?|repl(y|ies)|outcomes?|interventions?",
        r"|what (was|did we|we|has been|were) (done|do|did)",
        r"|what (followed|came of it|came next|happened (next|then|after)).*|what was done.*",
        r"|what .{0,24}\b(did|done)\b.*|reasons? for no(ne| action)?|follow(ed)? (up|through)",
        r"|(measures?|steps) taken|how .{0,20}(responded|dealt with)",
        r"|^how ((it|this|that) (was |is )?)?(handled|answered|managed)$",
        r"|(support|help|services?) (given|offered|provided)|result|decision",
        r"|(we|they|services|agencies|workers) did|who did what|what .{0,20}\bdecided|next steps?",
        r"|dealt with|done)\b"
    ))
});
/// What says nothing of the event itself: who typed the row, its number, its kind, how old the child was.
static CLERICAL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"^(((event|entry|incident|case|person|child|client|pupil|record) )?(no|nr|number|ref|id|type|kind|category|code)|item|row",
        r"|line|initials?|sign(ed)?|signature|age|age of .*|stage|theme|time|child|children|who",
        r"|name|family member|person|about|year|weight|level|rag|grade|review(ed)?( date)?|checked",
        r"|typed by|entered( by)?|added( by)?|date .*|page|order|status|positive|negative|good|bad",
        r"|\d+)$"
    ))
});
/// Headers of tables that have dates and are no chronology.
static FOREIGN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"\b(version|by when|by whom|timescales?|timeframe|target date|due( date)?|deadline|owner",
        r"|lead|person responsible|responsib\w+|attend(ed|ance|ees?)|apologies|invited|present",
        r"|telephone|tel|e ?mail|seen( alone)?$|duration|type of (contact|visit|review|meeting)",
        r"|method of contact|contact (type|with)|chair|next review|review type|amend\w+|revision",
        r"|approved by|dosage|dose|medication|mileage|cost|amount|score|address",
        r"|placement (type|name)|carers?)\b"
    ))
});

/// Tells whether a header or label asks for the date of what happened.
pub(in crate::facts) fn asks_when(words: &str) -> bool {
    let is_one = DATE.is_match(words) || DATE_AMONG.is_match(words);
    is_one && !NOT_EVENT_DATE.is_match(words)
}

/// What the name of a column or a label announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    Event,
    Source,
    Impact,
    Action,
}

/// Tells what a name in plain form announces, by the words with which it begins.
pub(super) fn told_of(words: &str) -> Option<Told> {
    let words = written_out(words);
    let begins = |pattern: &Regex| pattern.find(&words).is_some_and(|found| found.start() == 0);
    let kinds = [
        (&IMPACT, Told::Impact),
        (&SOURCE, Told::Source),
        (&ACTION, Told::Action),
    ];
    let part = { kinds.iter() }.find(|(pattern, _)| begins(pattern));
    let event = || WHAT.is_match(&words).then_some(Told::Event);
    part.map(|(_, told)| *told).or_else(event)
}

fn is_for_child(words: &str) -> bool {
    FOR_CHILD.is_match(words) && !FOR_USE.is_match(words)
}

/// The columns of a header row that are still to be understood.
struct Heads<'h> {
    head: &'h HeadRow,
    taken: Vec<u32>,
}

impl Heads<'_> {
    /// Takes the first column whose name is of a sort.
    fn take(&mut self, is: impl Fn(&str) -> bool) -> Option<u32> {
        let head = self.head;
        self.take_of(&head.cells, is)
    }

    /// Takes the first column whose name, or what stands in brackets behind it, fits a pattern.
    fn take_named(&mut self, pattern: &Regex) -> Option<u32> {
        let head = self.head;
        self.take(|words| pattern.is_match(words))
            .or_else(|| self.take_of(&head.asides, |words| pattern.is_match(words)))
    }

    fn take_of(&mut self, cells: &[(u32, String)], is: impl Fn(&str) -> bool) -> Option<u32> {
        let mut free = cells
            .iter()
            .filter(|(column, _)| !self.taken.contains(column));
        let (column, _) = free.find(|(_, words)| is(words))?;
        self.taken.push(*column);
        Some(*column)
    }

    /// The column that holds something beside what it was taken for.
    fn sharing(&self, has: impl Fn(&str) -> bool) -> Option<u32> {
        let mut cells = self.head.cells.iter();
        cells.find(|(_, words)| has(words)).map(|cell| cell.0)
    }

    /// How many columns are left whose name is no clerk's and tells no more of the event itself.
    fn n_unknown(&self) -> u8 {
        let is_known =
            |words: &str| CLERICAL.is_match(words) || asks_when(words) || DETAIL.is_match(words);
        let left = self.head.cells.iter();
        let left = left.filter(|(column, words)| !self.taken.contains(column) && !is_known(words));
        u8::try_from(left.count()).unwrap_or(u8::MAX)
    }
}

/// Words with those written out that systems shorten: "evt dt".
fn written_out(words: &str) -> String {
    const SHORT: [(&str, &str); 8] = [
        ("imp", "impact"),
        ("inc", "incident"),
        ("occ", "occurred"),
        ("resp", "response"),
        ("sig", "significant"),
        ("txt", "description"),
        ("usr", "initials"),
        ("yp", "child"),
    ];
    let words = words.split(' ').map(|word| {
        let known = SHORT.iter().find(|(short, _)| *short == word);
        known.map_or_else(|| label::whole(word), |(_, words)| words)
    });
    words.collect::<Vec<_>>().join(" ")
}

/// Reads a header row as a chronology's, if it has a date column and an event column.
pub(super) fn header_layout(head: &HeadRow) -> Option<Layout> {
    let written = |cells: &[(u32, String)]| -> Vec<(u32, String)> {
        let cells = cells.iter();
        cells
            .map(|(column, words)| (*column, written_out(words)))
            .collect()
    };
    let head = &HeadRow {
        row_idx: head.row_idx,
        cells: written(&head.cells),
        asides: written(&head.asides),
    };
    if head.cells.iter().any(|(_, words)| FOREIGN.is_match(words)) {
        return None;
    }
    let mut heads = Heads {
        head,
        taken: Vec::new(),
    };
    // A year in a column of its own belongs to the day beside it.
    let date = heads.take(|words| asks_when(words) && words != "year");
    let date = date.or_else(|| heads.take(asks_when));
    let date = date.or_else(|| heads.take(|words| AGE.is_match(words)));
    let date = date.or_else(|| heads.take(shared::has_day_and_event));
    let date = date.or_else(|| heads.take(shared::has_day_and_source))?;
    let impact = heads.take(|words| IMPACT.is_match(words) || is_for_child(words));
    let says_both = |words: &str| words.starts_with("event") && SOURCE.is_match(words);
    // The kind of an event stands beside what happened.
    let says_event = heads
        .take(|words| EVENT.is_match(words) && !SOURCE.is_match(words) && !CLERICAL.is_match(words))
        .or_else(|| heads.take(says_both));
    // "Event and source" over one column is both.
    let mut cells = head.cells.iter();
    let is_both = cells.any(|(column, words)| Some(*column) == says_event && says_both(words));
    let source = heads
        .take(|words| {
            SOURCE.is_match(words) && (!DETAIL.is_match(words) || GIVEN_BY.is_match(words))
        })
        .or_else(|| says_event.filter(|_| is_both));
    let event = says_event.or_else(|| heads.take(|words| DETAIL.is_match(words)));
    let action = heads.take(|words| ACTION.is_match(words));
    // Beside the date and columns that say whence, how it mattered and what was done, the next is
    // what happened, whatever it is called. Beside needs and who meets them stands what is to be done.
    let is_plain = [source, impact, action].iter().flatten().count() >= 2;
    let mut cells = head.cells.iter();
    let is_plan = cells.any(|(_, words)| actions::names_need(words));
    let has_event = |head: &&(u32, String)| head.0 == date && shared::has_day_and_event(&head.1);
    let of_day = || head.cells.iter().find(has_event).map(|head| head.0);
    let event = event.or_else(of_day);
    let event = event.or_else(|| heads.take(|_| is_plain && !is_plan))?;
    let mut asides = head.asides.iter();
    let is_aside = asides.any(|(column, words)| *column == event && SOURCE.is_match(words));
    let source_in_brackets = source.is_none() && is_aside;
    let own = Some(event).filter(|_| source_in_brackets);
    Some(Layout {
        date,
        event,
        event_last: None,
        source: (source.or(own))
            .or_else(|| heads.take_named(&SOURCE))
            .or_else(|| heads.sharing(shared::has_source)),
        impact: (impact.or_else(|| heads.take_named(&IMPACT)))
            .or_else(|| heads.sharing(shared::has_impact)),
        action: (action.or_else(|| heads.take_named(&ACTION)))
            .or_else(|| heads.sharing(shared::has_action)),
        says_event: says_event.is_some(),
        is_headed: true,
        source_in_brackets,
        n_unknown: heads.n_unknown(),
    })
}

/// Reads a row that names, beside the day, two or more columns side by side that are of no known sort:
/// each tells of what happened in one part of a life, or as one of those concerned saw it.
pub(super) fn spread_layout(head: &HeadRow) -> Option<Layout> {
    const EVENTS_MIN: usize = 2;
    let is_none_of_ours = |(_, words): &(u32, String)| {
        FOREIGN.is_match(words) || actions::names_need(words) || DETAIL.is_match(words)
    };
    if head.cells.iter().any(is_none_of_ours) {
        return None;
    }
    let mut heads = Heads {
        head,
        taken: Vec::new(),
    };
    let date = heads.take(|words| asks_when(words) && words != "year")?;
    let source = heads.take(|words| TOLD_BY.is_match(words));
    let impact = heads.take(|words| IMPACT.is_match(words));
    let action = heads.take(|words| ACTION.is_match(words));
    let is_left = |column: u32| !heads.taken.contains(&column);
    let left = { head.cells.iter() }.filter(|(column, words)| {
        is_left(*column) && !CLERICAL.is_match(words) && !asks_when(words)
    });
    let left: Vec<u32> = left.map(|(column, _)| *column).collect();
    let is_side_by_side = left.windows(2).all(|two| two[1] == two[0] + 1);
    (left.len() >= EVENTS_MIN && is_side_by_side).then(|| Layout {
        date,
        event: left[0],
        event_last: left.last().copied(),
        source,
        impact,
        action,
        is_headed: true,
        ..Layout::default()
    })
}

/// Tells whether the words of two cells are the names of the columns of a day and of what happened.
pub(super) fn are_again(date: &str, event: &str) -> bool {
    DATE.is_match(date) && (EVENT.is_match(event) || DETAIL.is_match(event))
        || date == event && shared::has_day_and_event(date)
}
