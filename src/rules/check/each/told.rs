//! What the other records of a case tell of an action: that it was done, that it was not, or words
//! that may say either.
//!
//! In: the case and an action. Out: the words that tell the most. An action is known again by its
//! number, by what a row or a sentence of a later record names, or because all of the last meeting's
//! actions are said to be done.

use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

use regex::Regex;

use crate::casefile::{Child, Record};
use crate::document::Span;
use crate::facts::{Action, DateMention, Kind, Quoted};
use crate::finding::{Evidence, Role};
use crate::rules::view::{View, quote};

/// What another record says of an action.
pub(super) enum Says {
    Done(Evidence),
    NotDone(Evidence),
    /// Words that share things with it, or speak of actions in general.
    Perhaps(Evidence),
}

/// Everything in a case that may tell of an action.
pub(super) struct Told<'a> {
    tellings: Vec<Telling<'a>>,
    /// In how many rows and sentences each thing is named.
    n_named: HashMap<String, usize>,
    /// The records that hold actions, which later ones report on.
    holders: Vec<&'a Record>,
    /// The child's names, which any sentence of the file may hold.
    child: BTreeSet<String>,
}

/// A row or a sentence.
struct Telling<'a> {
    record: &'a Record,
    span: Span,
    /// The whole row or line.
    line: Span,
    things: BTreeSet<String>,
    /// Whether it says done or not done; `None`: neither.
    done: Option<bool>,
    /// How much of what it names must be the action's own.
    form: Form,
}

#[derive(Clone, PartialEq, Eq)]
enum Form {
    /// The actions of these numbers.
    Numbers(Vec<String>),
    /// All actions, of a month where it names one.
    All,
    /// A row, of which one cell says how far it is.
    Row,
    Sentence,
}

impl<'a> Told<'a> {
    pub(super) fn of(view: &View<'a>) -> Self {
        let records = view.case.records.iter();
        let telling = records
            .clone()
            .filter(|record| tells(record.facts.kind.value));
        let tellings: Vec<Telling> = telling.flat_map(tellings_of).collect();
        let mut n_named = HashMap::new();
        for thing in tellings.iter().flat_map(|telling| &telling.things) {
            *n_named.entry(thing.clone()).or_default() += 1;
        }
        Self {
            tellings,
            n_named,
            holders: records
                .filter(|record| !record.facts.actions.is_empty())
                .collect(),
            child: view.case.child.iter().flat_map(names_of).collect(),
        }
    }

    /// What the records after an action's own say of it; where they contradict each other, perhaps.
    pub(super) fn of_action(&self, record: &Record, action: &Action) -> Option<Says> {
        let own = things(&action.text.text);
        let actions = record.facts.actions.iter();
        let all: Vec<BTreeSet<String>> = actions.map(with_owner).collect();
        let later = || {
            self.tellings
                .iter()
                .filter(|telling| telling.is_after(record))
        };
        let sure = |done: bool| {
            later().find(|telling| {
                telling.done == Some(done) && self.names(telling, record, action, &own, &all)
            })
        };
        let evidence =
            |telling: &Telling| quote(&telling.record.document, telling.span, Role::Against);
        match (sure(true), sure(false)) {
            (Some(one), None) => Some(Says::Done(evidence(one))),
            (None, Some(one)) => Some(Says::NotDone(evidence(one))),
            (Some(one), Some(_)) => Some(Says::Perhaps(evidence(one))),
            (None, None) => {
                let hint = later().find(|telling| telling.may_tell(&own));
                hint.map(|telling| Says::Perhaps(evidence(telling)))
            }
        }
    }

    /// Tells whether words speak of an action, and of no other of its document as much.
    fn names(
        &self,
        telling: &Telling,
        record: &Record,
        action: &Action,
        own: &BTreeSet<String>,
        all: &[BTreeSet<String>],
    ) -> bool {
        let shared = |things: &BTreeSet<String>| things.intersection(&telling.things).count();
        let n_shared = match &telling.form {
            Form::Row if shared(own) > 0 => shared(&with_owner(action)),
            _ => shared(own),
        };
        let n_as_much = all
            .iter()
            .filter(|things| shared(things) >= n_shared)
            .count();
        let share = |of_ten: usize| n_shared * 10 >= telling.things.len() * of_ten;
        match &telling.form {
            Form::Numbers(numbers) => {
                let is_own = |label: &String| numbers.contains(label);
                action.label.as_ref().is_some_and(is_own)
                    && self.reports_on(telling, record, numbers)
            }
            Form::All => is_of_month(telling, record)
                .unwrap_or_else(|| self.reports_on(telling, record, &[])),
            Form::Row => {
                let is_short = telling.things.len() <= N_THINGS_OF_NAME;
                let tenths = if is_short { N_TENTHS_OF_NAME } else { N_TENTHS };
                n_shared > 0 && n_as_much == 1 && share(tenths)
            }
            Form::Sentence => {
                let is_rare = |thing: &&String| {
                    let n_named = self.n_named.get(*thing);
                    n_named.is_none_or(|n| *n <= N_NAMED_MAX)
                };
                // "Compiled by Jo Bell" shares but her who was to do it.
                let owner: BTreeSet<String> = action.owner.iter().flat_map(owner_things).collect();
                let is_name =
                    |thing: &&String| owner.contains(*thing) || self.child.contains(*thing);
                let deeds = || telling.things.iter().filter(|thing| !is_name(thing));
                let both = || deeds().filter(|thing| own.contains(*thing));
                let n_both = both().count();
                let is_much = n_both * 10 >= deeds().count() * N_TENTHS;
                n_both > 1 && is_much && n_as_much == 1 && both().any(|thing| is_rare(&thing))
            }
        }
    }

    /// Tells whether a record is the last one with actions (of some numbers) before the telling one.
    fn reports_on(&self, telling: &Telling, record: &Record, numbers: &[String]) -> bool {
        let has = |one: &Record| {
            let mut labels = one
                .facts
                .actions
                .iter()
                .filter_map(|action| action.label.as_ref());
            numbers.is_empty() || labels.any(|label| numbers.contains(label))
        };
        let day = |one: &Record| one.facts.dated.map(|dated| dated.interval.from);
        let Some((told_on, own)) = day(telling.record).zip(day(record)) else {
            return false;
        };
        let between = |one: &&Record| day(one).is_some_and(|day| own < day && day < told_on);
        own < told_on
            && !self
                .holders
                .iter()
                .copied()
                .filter(|one| has(one))
                .any(|one| between(&one))
    }
}

fn owner_things(owner: &Quoted) -> BTreeSet<String> {
    things(&owner.text)
}

fn names_of(child: &Child) -> BTreeSet<String> {
    things(&format!("{} {}", child.given(), child.family()))
}

/// What an action names, and who is to do it: "Sessions with A. Bell" may tell of it.
fn with_owner(action: &Action) -> BTreeSet<String> {
    let owner = action.owner.iter().flat_map(owner_things);
    things(&action.text.text).into_iter().chain(owner).collect()
}

/// How many tenths of what a row or a sentence names an action must name too.
const N_TENTHS: usize = 6;

/// A row may name an action by so few things, half of them its own: "Letter to housing".
const N_THINGS_OF_NAME: usize = 4;
const N_TENTHS_OF_NAME: usize = 5;

/// What a case names oftener than this tells no action from another.
const N_NAMED_MAX: usize = 6;

/// How many things a sentence shares with an action that it may tell of.
const THINGS_SHARED_MIN: usize = 2;

/// From how many bytes on a word tells one action from another.
const LONG_BYTES_MIN: usize = 6;

impl Telling<'_> {
    /// Tells whether it stands in another record that was not written before the action's.
    fn is_after(&self, record: &Record) -> bool {
        if self.record.document.path == record.document.path {
            return false;
        }
        let Some(own) = record.facts.dated else {
            return true;
        };
        let dates = self.record.facts.dates.iter();
        let mut within = dates
            .filter(|date| self.line.covers(date.span))
            .filter_map(DateMention::dated);
        let is_log = matches!(
            self.record.facts.kind.value,
            Kind::Chronology | Kind::CaseNotes
        );
        if let Some(told_on) = within.next().filter(|_| is_log) {
            return told_on.interval.to > own.interval.to;
        }
        let told_on = self.record.facts.dated;
        told_on.is_none_or(|told_on| told_on.interval.to >= own.interval.from)
    }

    /// Tells whether it shares enough with an action to be read by a person.
    fn may_tell(&self, own: &BTreeSet<String>) -> bool {
        let is_long = |thing: &&String| thing.len() >= LONG_BYTES_MIN;
        let n_shared = own.intersection(&self.things).filter(is_long).count();
        let of_all = self.form == Form::All && self.done != Some(false);
        of_all || self.done != Some(false) && n_shared >= THINGS_SHARED_MIN
    }
}

/// Plans, records of meetings and logs tell of what was done; others were written for another end.
fn tells(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Plan | Kind::Minutes | Kind::Supervision | Kind::CaseNotes | Kind::Chronology
    )
}

/// "All actions of March are done": whether the month that it names is a record's; `None`: none is.
fn is_of_month(telling: &Telling, record: &Record) -> Option<bool> {
    let text = telling.record.document.at(telling.span).to_lowercase();
    let named = MONTHS.iter().position(|month| text.contains(month))?;
    let from = record.facts.dated?.interval.from;
    Some(usize::try_from(from.month()).is_ok_and(|month| month == named + 1))
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may ",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The rows and sentences of a record that may tell of an action.
fn tellings_of(record: &Record) -> Vec<Telling<'_>> {
    let is_log = matches!(record.facts.kind.value, Kind::Chronology | Kind::CaseNotes);
    let mut found = Vec::new();
    let mut at = 0;
    for line in record.document.text.split_inclusive('\n') {
        let span = Span::new(at, at + line.trim_end().len());
        let cells: Vec<&str> = line.trim_end().split('\t').collect();
        match row(&cells).or_else(|| result(line)) {
            None if is_under_way(&cells) => {}
            Some((done, things)) => found.push(Telling {
                record,
                span,
                line: span,
                things,
                done: Some(done),
                form: Form::Row,
            }),
            None => found.extend(sentences(record, span, is_log)),
        }
        at += line.len();
    }
    found
}

/// "Attendance | Under way. Breakfast club started": a part that is done is not the whole.
fn is_under_way(cells: &[&str]) -> bool {
    static UNDER_WAY: LazyLock<Regex> = LazyLock::new(|| {
        fixed(r"(?i)^\W*(?:under ?way|in progress|on-?going|part(?:ly|ially)|started|on track)\b")
    });
    cells.len() > 1 && cells.iter().any(|cell| UNDER_WAY.is_match(cell))
}

/// A row in which one cell says how far it is: whether that is done, and what the row names.
fn row(cells: &[&str]) -> Option<(bool, BTreeSet<String>)> {
    let is_short = |cell: &&&str| cell.len() <= N_STATUS_BYTES_MAX;
    let status = cells
        .iter()
        .filter(is_short)
        .find(|cell| says_how_far(cell).is_some())?;
    let others = cells.iter().filter(|cell| *cell != status);
    let named = others.max_by_key(|cell| cell.len())?;
    let things = things(named);
    let done = says_how_far(status)?;
    (cells.len() > 1 && !things.is_empty()).then_some((done, things))
}

/// Whether words that stand for how far something is say that it is done; `None`: neither.
fn says_how_far(words: &str) -> Option<bool> {
    static DONE: LazyLock<Regex> = LazyLock::new(|| {
        fixed(
            r"(?i)^\W*(?:(?:yes|now|all|action)\W+)?(?:done|completed?|achieved|met|actioned|closed|finished|carried out|in place)(?:\W*$|\W*\d|\s*[,.:;(–—-]|\s+(?:on|by|for|in|this|at|and|to|since)\b)|^\W*(?:✓|✔|☑|yes\b)",
        )
    });
    static OPEN: LazyLock<Regex> = LazyLock::new(|| {
        fixed(
            r"(?i)^\W*(?:not (?:yet )?(?:done|complete[d]?|started|achieved|met|actioned)|no\W*$|outstanding|incomplete|carried forward)\b",
        )
    });
    let is_open = OPEN.is_match(words);
    (is_open || DONE.is_match(words)).then_some(!is_open)
}

/// "Eye test – done 3 May, new glasses", "Grant: sent in May. Complete.": a few words on what it
/// is, and how far it is at the beginning or the end of what follows.
fn result(line: &str) -> Option<(bool, BTreeSet<String>)> {
    static TOPIC: LazyLock<Regex> = LazyLock::new(|| {
        fixed(r"^\W*(?:\d{1,2}[.)]\s+)?(?P<topic>[^\t:.;]{3,80}?)(?::|\s[–—-])\s+(?P<rest>[^\t]+)$")
    });
    let found = TOPIC.captures(line.trim_end())?;
    let (topic, rest) = (things(&found["topic"]), &found["rest"]);
    let last = rest.trim_end_matches('.').rsplit(". ").next()?;
    let done = says_how_far(rest).or_else(|| says_how_far(last))?;
    (!topic.is_empty() && rest.len() <= N_STATUS_BYTES_MAX).then_some((done, topic))
}

/// A status is said in no more bytes than these.
const N_STATUS_BYTES_MAX: usize = 160;

/// The sentences of a line, with what each says of being done.
fn sentences(record: &Record, whole: Span, is_log: bool) -> Vec<Telling<'_>> {
    static CUT: LazyLock<Regex> = LazyLock::new(|| fixed(r"[.;]\s+|[;\t\n(]|:\s|, (?:and|but) "));
    let line = record.document.at(whole);
    let begins = whole.start;
    let mut starts = vec![0];
    starts.extend(CUT.find_iter(line).map(|cut| cut.end()));
    let ends: Vec<usize> = starts.iter().skip(1).copied().chain([line.len()]).collect();
    let pieces = starts.into_iter().zip(ends);
    let mut found = Vec::new();
    for (from, to) in pieces {
        let text = line[from..to].trim_end();
        let rest = line[from..].split(". ").next().unwrap_or(text).trim_end();
        if let Some((form, done)) = read(text, rest, is_log) {
            let len = match form {
                Form::Numbers(_) => rest.len(),
                _ => text.len(),
            };
            let span = Span::new(begins + from, begins + from + len);
            found.push(Telling {
                record,
                span,
                line: whole,
                things: things(text),
                done,
                form,
            });
        }
    }
    found
}

/// What a sentence says of being done, and of which actions.
///
/// - `rest`: the sentence with what stands behind its colons and semicolons
fn read(text: &str, rest: &str, is_log: bool) -> Option<(Form, Option<bool>)> {
    static NUMBERS: LazyLock<Regex> =
        LazyLock::new(|| fixed(r"(?i)\bactions? (?P<list>\d{1,2}(?:\s*(?:,|and|&)\s*\d{1,2})*)\b"));
    static ALL: LazyLock<Regex> = LazyLock::new(|| {
        fixed(
            r"(?i)\b(?:all|each|every|both)\b[^.;]{0,25}\b(?:actions?|decisions?|tasks?)\b[^.;]{0,60}\b(?:done|completed?|carried out|achieved|implemented|closed)\b",
        )
    });
    static SOME: LazyLock<Regex> = LazyLock::new(|| {
        fixed(
            r"(?i)\b(?:actions?|decisions?|plan|tasks?)\b[^.;]{0,60}\b(?:done|completed?|carried out|achieved|implemented)\b",
        )
    });
    if let Some(found) = NUMBERS.captures(text) {
        let digits = found["list"].split(|c: char| !c.is_ascii_digit());
        let numbers = digits.filter(|n| !n.is_empty()).map(str::to_owned);
        let done = says_done(rest, false)?;
        return Some((Form::Numbers(numbers.collect()), Some(done)));
    }
    if ALL.is_match(text) && !NOT.is_match(text) {
        return Some((Form::All, Some(true)));
    }
    if SOME.is_match(text) && !NOT.is_match(text) {
        return Some((Form::All, None));
    }
    (things(text).len() >= THINGS_SHARED_MIN).then(|| (Form::Sentence, says_done(text, is_log)))
}

static NOT: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"(?i)\b(?:not|never|nobody|no|without|except|apart from|still|outstanding|awaiting|waiting|yet|missed|refused|failed|cancelled|postponed)\b|n['’]t\b",
    )
});

/// Whether words say that something was done, or was not; `None`: neither for certain.
fn says_done(text: &str, is_log: bool) -> Option<bool> {
    static NOT_DONE: LazyLock<Regex> = LazyLock::new(|| {
        fixed(
            r"(?i)\b(?:(?:has|have|had|was|were|is|are)(?: still)? not (?:yet )?(?:been )?|not (?:yet )?)(?:\w+ed|done|made|sent|seen|begun|held|met|written|taken|given|started|put)\b|\b(?:still )?outstanding\b",
        )
    });
    static DONE: LazyLock<Regex> = LazyLock::new(|| {
        fixed(
            r"(?i)\b(?:has|have|had|was|were|now|been) (?:\w+ )?\w+|\b(?:done|made|sent|seen|begun|held|met|written|taken|given|put|got|went|took|\w{2,}ed)\b",
        )
    });
    static AHEAD: LazyLock<Regex> = LazyLock::new(|| {
        fixed(
            r"(?i)\b(?:will|would|to be|should|must|shall|may|might|could|can|hopes?|plans?|wants?|needs?|due|agreed|asked|if|to \w+)\b",
        )
    });
    if NOT_DONE.is_match(text) {
        return Some(false);
    }
    let is_ahead = AHEAD.is_match(text) || NOT.is_match(text);
    (!is_ahead && (is_log || DONE.is_match(text))).then_some(true)
}

fn fixed(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is fixed")
}

/// The words of a text that tell one action from another, each without its ending.
fn things(text: &str) -> BTreeSet<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| {
            word.chars().count() >= N_LETTERS_MIN && !word.contains(|c: char| c.is_ascii_digit())
        })
        .map(str::to_lowercase)
        .filter(|word| !SMALL.contains(&word.as_str()))
        .map(|word| stem(&word))
        .collect()
}

/// Shorter words tell nothing apart.
const N_LETTERS_MIN: usize = 3;

/// "Added" and "adds" are "add".
fn stem(word: &str) -> String {
    let kept = ["ing", "ed", "es", "s"].iter().find_map(|ending| {
        let rest = word.strip_suffix(ending)?;
        (rest.len() >= N_LETTERS_MIN).then_some(rest)
    });
    let kept = kept.unwrap_or(word);
    kept.strip_suffix('i')
        .map_or_else(|| kept.to_owned(), |stem| format!("{stem}y"))
}

/// Words that any sentence may hold.
const SMALL: [&str; 86] = [
    "the",
    "and",
    "for",
    "with",
    "from",
    "that",
    "this",
    "was",
    "were",
    "has",
    "have",
    "had",
    "been",
    "his",
    "her",
    "their",
    "our",
    "its",
    "she",
    "they",
    "him",
    "them",
    "all",
    "any",
    "are",
    "will",
    "who",
    "not",
    "but",
    "out",
    "now",
    "can",
    "may",
    "into",
    "until",
    "each",
    "every",
    "since",
    "than",
    "then",
    "there",
    "when",
    "which",
    "week",
    "month",
    "day",
    "weekly",
    "monthly",
    "social",
    "worker",
    "done",
    "completed",
    "complete",
    "made",
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "action",
    "still",
    "yet",
    "about",
    "after",
    "before",
    "over",
    "also",
    "first",
    "last",
    "next",
    "new",
    "review",
    "meeting",
    "core",
    "group",
    "plan",
    "case",
    "child",
    "minute",
    "date",
];
