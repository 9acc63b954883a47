//! What the other records of a case tell of an action: that it was done, that it was not, or words
//! that may say either.
//!
//! In: the case and an action. Out: the words that tell the most. An action is known again by its
//! number, by what a row or a sentence of a later record names, or because all of the last meeting's
//! actions are said to be done.

mod telling;
mod things;

use std::cell::OnceCell;
use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

use regex::Regex;

use self::telling::{Form, THINGS_SHARED_MIN, Telling, tellings_of};
use self::things::{names_in, things};
use crate::calendar::month_named;
use crate::casefile::{Child, Record};
use crate::facts::actions::Progress;
use crate::facts::pattern::pattern;
use crate::facts::{Action, DateMention, Kind, Quoted, dates_in};
use crate::finding::{Evidence, Role};
use crate::rules::view::{View, quote};
use crate::smart::verb_of;

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
    /// In which rows and sentences each thing is named.
    named_in: HashMap<String, Vec<usize>>,
    /// Those that tell of actions by number or of all, whatever they name.
    of_many: Vec<usize>,
    /// The records that hold actions, which later ones report on.
    holders: Vec<&'a Record>,
    /// What each action of each of them names, once somebody asks.
    named_by: Vec<OnceCell<Vec<BTreeSet<String>>>>,
    /// The same actions by their words, once somebody asks.
    by_words: OnceCell<HashMap<String, Vec<(&'a Record, &'a Action)>>>,
    /// The child's names, which any sentence of the file may hold.
    child: BTreeSet<String>,
}

impl<'a> Told<'a> {
    pub(super) fn of(view: &View<'a>) -> Self {
        let records = view.case.records.iter();
        let telling = records
            .clone()
            .filter(|record| tells(record.facts.kind.value));
        let tellings: Vec<Telling> = telling.flat_map(tellings_of).collect();
        let mut named_in: HashMap<String, Vec<usize>> = HashMap::new();
        let mut of_many = Vec::new();
        for (idx, telling) in tellings.iter().enumerate() {
            for thing in &telling.things {
                named_in.entry(thing.clone()).or_default().push(idx);
            }
            if matches!(telling.form, Form::Numbers(_) | Form::All) {
                of_many.push(idx);
            }
        }
        let holders: Vec<&Record> = records
            .filter(|record| !record.facts.actions.is_empty())
            .collect();
        Self {
            tellings,
            named_in,
            of_many,
            named_by: holders.iter().map(|_| OnceCell::new()).collect(),
            holders,
            by_words: OnceCell::new(),
            child: view.case.child.iter().flat_map(names_of).collect(),
        }
    }

    /// What the records after an action's own say of it; where they contradict each other, perhaps.
    pub(super) fn of_action(&self, record: &Record, action: &Action) -> Option<Says> {
        if let Some(says) = self.carried_on(record, action) {
            return Some(says);
        }
        let own = things(&action.text.text);
        let later = self.may_name(&own);
        let later =
            later.filter(|telling| telling.is_after(record) && !only_speaks(telling, action));
        let later: Vec<&Telling> = later.collect();
        let sure = |done: bool| {
            later.iter().find(|telling| {
                let is_sure = telling.done == Some(done) && !is_post(telling);
                is_sure && self.names(telling, record, action, &own)
            })
        };
        let may_tell = |telling: &Telling, owner: &BTreeSet<String>| {
            let names = || is_post(telling) && self.names(telling, record, action, &own);
            self.may_tell(telling, &hinting(telling, action, &own), owner)
                || telling.done == Some(true) && names()
        };
        let evidence =
            |telling: &Telling| quote(&telling.record.document, telling.span, Role::Against);
        match (sure(true), sure(false)) {
            (Some(one), None) => Some(Says::Done(evidence(one))),
            (None, Some(one)) => Some(Says::NotDone(evidence(one))),
            (Some(one), Some(_)) => Some(Says::Perhaps(evidence(one))),
            (None, None) => {
                let owner = action.owner.iter().flat_map(owner_things).collect();
                let mut later = later.iter().filter(|telling| !is_guess(telling));
                let hint = later.find(|telling| may_tell(telling, &owner));
                hint.map(|telling| Says::Perhaps(evidence(telling)))
            }
        }
    }

    /// What the last later record says that sets out the very same action again.
    fn carried_on(&self, record: &Record, action: &Action) -> Option<Says> {
        let day = |one: &Record| one.facts.dated.map(|dated| dated.interval.from);
        let own = day(record)?;
        let again = self.by_words().get(&words_of(action))?.iter();
        let later = again.filter(|(one, _)| day(one).is_some_and(|day| day > own));
        let (one, last) = later.max_by_key(|(one, _)| day(one))?;
        let evidence = |said: &Quoted| quote(&one.document, said.span, Role::Against);
        match &last.progress {
            Progress::Completed(said) => Some(Says::Done(evidence(said))),
            Progress::Open(said) => Some(Says::NotDone(evidence(said))),
            _ => None,
        }
    }

    /// The actions of all records by their words; few words name no one action.
    fn by_words(&self) -> &HashMap<String, Vec<(&'a Record, &'a Action)>> {
        self.by_words.get_or_init(|| {
            let mut found: HashMap<String, Vec<(&Record, &Action)>> = HashMap::new();
            for record in &self.holders {
                for action in &record.facts.actions {
                    let words = words_of(action);
                    if words.split(' ').count() >= N_WORDS_SAME_MIN {
                        found.entry(words).or_default().push((record, action));
                    }
                }
            }
            found
        })
    }

    /// What each action of a record names.
    fn named_by(&self, record: &Record) -> &[BTreeSet<String>] {
        let mut holders = self.holders.iter();
        let place = holders.position(|holder| std::ptr::eq(*holder, record));
        place.map_or(&[], |at| {
            let actions = record.facts.actions.iter();
            self.named_by[at].get_or_init(|| actions.map(with_owner).collect())
        })
    }

    /// The rows and sentences that name one of some things, or tell of many actions. Of those that
    /// name a thing which a file is full of, the last ones.
    fn may_name(&self, things: &BTreeSet<String>) -> impl Iterator<Item = &Telling<'a>> {
        let named = things.iter().filter_map(|thing| self.named_in.get(thing));
        let last = |places: &'_ Vec<usize>| places.len().saturating_sub(N_PLACES_MAX);
        let named = named.chain([&self.of_many]);
        let naming: BTreeSet<usize> = named
            .flat_map(|places| &places[last(places)..])
            .copied()
            .collect();
        naming.into_iter().map(|idx| &self.tellings[idx])
    }

    /// Tells whether words speak of an action, and of no other of its document as much.
    fn names(
        &self,
        telling: &Telling,
        record: &Record,
        action: &Action,
        own: &BTreeSet<String>,
    ) -> bool {
        let named: BTreeSet<&String> = match telling.form {
            Form::Row => telling.things.difference(&self.child).collect(),
            _ => telling.things.iter().collect(),
        };
        let shared = |things: &BTreeSet<String>| {
            named
                .iter()
                .filter(|thing| things.contains(**thing))
                .count()
        };
        let n_shared = match &telling.form {
            Form::Row if shared(own) > 0 => shared(&with_owner(action)),
            _ => shared(own),
        };
        let is_only = || {
            let all = self.named_by(record).iter();
            let mut as_much = all.filter(|things| shared(things) >= n_shared);
            as_much.nth(1).is_none()
        };
        let share = |of_ten: usize| n_shared * 10 >= named.len() * of_ten;
        match &telling.form {
            Form::Numbers(numbers) => {
                let is_own = |label: &String| numbers.contains(label);
                action.label.as_ref().is_some_and(is_own)
                    && self.reports_on(telling, record, numbers)
            }
            Form::All => is_of_month(telling, record)
                .unwrap_or_else(|| self.reports_on(telling, record, &[])),
            Form::Row => {
                let is_short = named.len() <= N_THINGS_OF_NAME;
                let tenths = if is_short { N_TENTHS_OF_NAME } else { N_TENTHS };
                let is_named = share(tenths) || is_short && telling.names_due_of(action);
                n_shared > 0 && is_named && is_only()
            }
            Form::Sentence => self.is_deed(telling, record, action, own) && is_only(),
        }
    }

    /// Tells whether most of what a sentence says, but for who did it and for whom, is an action's. What
    /// is said not to be done may say more besides: there most of the action must be named.
    fn is_deed(
        &self,
        telling: &Telling,
        record: &Record,
        action: &Action,
        own: &BTreeSet<String>,
    ) -> bool {
        let people = &names_of_owner(action) | &self.shared_names(record, action);
        let deeds = self.deeds(telling, own, &people);
        let n_own = own.difference(&people).count();
        let is_whole = telling.done == Some(false)
            && deeds.n_shared >= N_SHARED_OF_WHOLE
            && deeds.n_shared * 10 >= n_own * N_TENTHS;
        let is_much = deeds.n_shared * 10 >= deeds.n * N_TENTHS || is_whole;
        let is_enough = deeds.n_shared > 1 || telling.things.len() == 1 && deeds.n_shared == 1;
        // What was to be written was written: that needs no rare word to be known again.
        let is_same_verb = || {
            let verb = verb_of(&action.text.text).map(|verb| things(&verb));
            verb.is_some_and(|verb| verb.iter().any(|verb| telling.things.contains(verb)))
        };
        is_enough && is_much && (deeds.is_rare || is_same_verb())
    }

    /// Names in an action that others of its record hold too: they tell none from another.
    fn shared_names(&self, record: &Record, action: &Action) -> BTreeSet<String> {
        let all = self.named_by(record);
        let n_holding = |name: &String| all.iter().filter(|things| things.contains(name)).count();
        let names = names_in(&action.text.text).into_iter();
        names.filter(|name| n_holding(name) > 1).collect()
    }

    /// What a telling names beside people, and how much of it an action names too: "Compiled by Jo
    /// Bell" shares but her who was to do it.
    fn deeds(&self, telling: &Telling, own: &BTreeSet<String>, owner: &BTreeSet<String>) -> Deeds {
        let is_name = |thing: &&String| owner.contains(*thing) || self.child.contains(*thing);
        let deeds = || telling.things.iter().filter(|thing| !is_name(thing));
        let both = || deeds().filter(|thing| own.contains(*thing));
        Deeds {
            n: deeds().count(),
            n_shared: both().count(),
            n_long: both().filter(|thing| thing.len() >= LONG_BYTES_MIN).count(),
            is_rare: both().any(|thing| self.is_rare(thing)),
        }
    }

    fn is_rare(&self, thing: &str) -> bool {
        let n_max = N_NAMED_MAX.max(self.tellings.len() / ONE_IN);
        let named_in = self.named_in.get(thing);
        named_in.is_none_or(|places| places.len() <= n_max)
    }

    /// Tells whether words share enough with an action to be read by a person: several things, or of
    /// what is told as past a part that few others name.
    fn may_tell(
        &self,
        telling: &Telling,
        own: &BTreeSet<String>,
        owner: &BTreeSet<String>,
    ) -> bool {
        if telling.done == Some(false) {
            return false;
        }
        let deeds = self.deeds(telling, own, owner);
        let text = telling.record.document.at(telling.span);
        let people: BTreeSet<String> = owner.union(&names_in(text)).cloned().collect();
        let told = self.deeds(telling, own, &people);
        let is_part = told.n_shared > 0 && told.n_shared * 2 >= told.n;
        let is_much = told.n_shared >= THINGS_SHARED_MIN || is_part;
        let is_told = telling.done == Some(true) && told.is_rare && is_much;
        let is_hint =
            deeds.n_long >= THINGS_SHARED_MIN && deeds.n_long * 10 >= own.len() * N_TENTHS_OF_HINT;
        telling.form == Form::All || is_hint || is_told
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
        let of_meeting = is_of_meeting(telling);
        let may_be_meant = |one: &&Record| !of_meeting || one.facts.kind.value == Kind::Minutes;
        let mut holders = self.holders.iter().copied();
        own < told_on
            && may_be_meant(&record)
            && !holders.any(|one| may_be_meant(&one) && has(one) && between(&one))
    }
}

/// What an action names that may hint at it in some words: "Books handed over" is no word on "Book a
/// table", nor is one team's deed a word on another's.
fn hinting(telling: &Telling, action: &Action, own: &BTreeSet<String>) -> BTreeSet<String> {
    let text = telling.record.document.at(telling.span).to_lowercase();
    let is_plural = |verb: &String| {
        let mut words = text.split(|c: char| !c.is_alphabetic());
        words.any(|word| word.strip_suffix('s') == Some(verb))
    };
    let verb = verb_of(&action.text.text).filter(is_plural);
    let verb = verb.map(|verb| things(&verb)).unwrap_or_default();
    &(own - &verb) - &things("service team")
}

/// "Rang housing about the lock": words that say that something was talked of do not say that it was
/// done, unless to talk of it was all that was asked.
fn only_speaks(telling: &Telling, action: &Action) -> bool {
    static SPEAKS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)^\W*(?:\S+ ){0,6}?(?:rang|phoned|called|texted|e-?mailed|messaged|chased|asked",
            r"|spoke|talked|enquired|discussed)\b[^.;]*\b(?:re|about|regarding|again|if|whether)\b"
        ))
    });
    const ASKS: [&str; 13] = [
        "ask", "call", "chase", "check", "contact", "discuss", "email", "phone", "ring", "speak",
        "talk", "text", "write",
    ];
    let text = telling.record.document.at(telling.span);
    let asks = || verb_of(&action.text.text).is_some_and(|verb| ASKS.contains(&verb.as_str()));
    telling.form == Form::Sentence && SPEAKS.is_match(text) && !asks()
}

/// An action's words, however they are set.
fn words_of(action: &Action) -> String {
    let lower = action.text.text.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// "Support mum" in two records may be two things.
const N_WORDS_SAME_MIN: usize = 4;

fn owner_things(owner: &Quoted) -> BTreeSet<String> {
    things(&owner.text)
}

/// What names the owner and not the deed: "family" does both in "family worker to run family talks".
fn names_of_owner(action: &Action) -> BTreeSet<String> {
    let Some(owner) = &action.owner else {
        return BTreeSet::new();
    };
    let deed = things(&action.text.text.replacen(&owner.text, "", 1));
    &owner_things(owner) - &deed
}

fn names_of(child: &Child) -> BTreeSet<String> {
    things(&format!("{} {}", child.given(), child.family()))
}

/// What an action names, and who is to do it: "Sessions with A. Bell" may tell of it.
fn with_owner(action: &Action) -> BTreeSet<String> {
    let owner = action.owner.iter().flat_map(owner_things);
    things(&action.text.text).into_iter().chain(owner).collect()
}

/// How many of the places that name one thing are looked at for one action.
const N_PLACES_MAX: usize = 200;

/// How many tenths of what a row or a sentence names an action must name too.
const N_TENTHS: usize = 6;

/// An action is named as a whole by no fewer of its things.
const N_SHARED_OF_WHOLE: usize = 3;

/// A row may name an action by so few things, half of them its own: "Letter to housing".
const N_THINGS_OF_NAME: usize = 4;
const N_TENTHS_OF_NAME: usize = 5;

/// What a case names oftener than this tells no action from another.
const N_NAMED_MAX: usize = 6;
/// In a long file, what more than one of so many sentences name.
const ONE_IN: usize = 10;

/// How many tenths of what an action names words share that may tell of it.
const N_TENTHS_OF_HINT: usize = 3;

/// From how many bytes on a word tells one action from another.
const LONG_BYTES_MIN: usize = 6;

impl Telling<'_> {
    /// Tells whether it stands in another record that was not written before the action's.
    fn is_after(&self, record: &Record) -> bool {
        if self.record.document.is_same(&record.document) {
            return false;
        }
        let Some(own) = record.facts.dated else {
            return !self.is_long_before(record);
        };
        if let Some(told_on) = self.told_on {
            return told_on.interval.to > own.interval.to;
        }
        let told_on = self.record.facts.dated;
        told_on.is_none_or(|told_on| told_on.interval.to > own.interval.from)
    }
}

impl Telling<'_> {
    /// "Glasses (12 June) | Done": whether it gives the very day by which an action was to be done.
    fn names_due_of(&self, action: &Action) -> bool {
        let due = action.due.as_ref().and_then(|due| due.dated);
        let dates = dates_in(&self.record.facts.dates, self.span);
        let mut days = dates.iter().filter_map(DateMention::dated);
        due.is_some_and(|due| days.any(|day| day.interval == due.interval))
    }

    /// Tells whether its line has a day long before a record without a date asks for anything.
    fn is_long_before(&self, record: &Record) -> bool {
        let dues = record.facts.actions.iter();
        let days = dues.filter_map(|action| Some(action.due.as_ref()?.dated?.interval.from));
        let told_on = self.told_on.map(|told_on| told_on.interval.to);
        let ahead = told_on.zip(days.min());
        ahead.is_some_and(|(told_on, first)| told_on.plus_days(N_DAYS_AHEAD_MAX) < first)
    }
}

/// A plan asks for its first action within so many days.
const N_DAYS_AHEAD_MAX: i32 = 60;

/// How much of what a telling names an action names too.
struct Deeds {
    n: usize,
    n_shared: usize,
    n_long: usize,
    /// Whether few others in the case name something that both do.
    is_rare: bool,
}

/// Plans, records of meetings, logs, post and printed records tell of what was done; others were
/// written for another end.
fn tells(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Plan
            | Kind::Minutes
            | Kind::Supervision
            | Kind::CaseNotes
            | Kind::Chronology
            | Kind::Letter
            | Kind::Email
            | Kind::Other
    )
}

/// Post asks and supposes: what it tells is no proof.
fn is_post(telling: &Telling) -> bool {
    matches!(telling.record.facts.kind.value, Kind::Letter | Kind::Email)
}

/// "Was the place booked?", "I assume it was booked": what post asks or supposes tells nothing.
fn is_guess(telling: &Telling) -> bool {
    static SUPPOSES: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?i)\?\s*$|\b(?:thought|thinks?|assum\w+|suppos\w+|hop(?:e|es|ed|ing)|whether)\b")
    });
    let text = telling.record.document.at(telling.span);
    is_post(telling) && SUPPOSES.is_match(text)
}

/// "Both decisions were carried out", "Points of the last meeting: all done": what a meeting decided,
/// whatever plan was written since.
fn is_of_meeting(telling: &Telling) -> bool {
    let document = &telling.record.document;
    let line = document.text[..telling.span.end]
        .rfind('\n')
        .map_or(0, |at| at + 1);
    let said = document.text[line..telling.span.end].to_lowercase();
    // A row of numbers says so in its heading.
    let heading = document
        .block_at(telling.span)
        .filter(|_| matches!(telling.form, Form::Numbers(_)))
        .and_then(|idx| document.headings_above(idx).pop());
    let heading = heading.map_or("", |block| document.text_of(block));
    let said = format!("{} {said}", heading.to_lowercase());
    let of_last = ["last", "previous"].iter().any(|which| {
        let meetings = ["review", "meeting", "core group", "conference"];
        meetings
            .iter()
            .any(|what| said.contains(&format!("{which} {what}")))
    });
    of_last || said.contains("decisions")
}

/// "All actions of March are done": whether the month that it names is a record's; `None`: none is.
fn is_of_month(telling: &Telling, record: &Record) -> Option<bool> {
    let text = telling.record.document.at(telling.span);
    let named = text
        .split(|c: char| !c.is_alphabetic())
        .find_map(month_named)?;
    let from = record.facts.dated?.interval.from;
    Some(u8::try_from(from.month()) == Ok(named))
}
