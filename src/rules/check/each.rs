//! Has every item its part: each entry a date, each action an owner, a measure, a date.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;
use serde::Deserialize;

use super::Kind;
use crate::casefile::Record;
use crate::document::{Block, Document, Part as DocumentPart, Span};
use crate::facts::actions::{Standing, is_of_need};
use crate::facts::pattern::pattern;
use crate::facts::{Action, Entry, EntryDate, Kind as DocumentKind, Quoted};
use crate::finding::{Evidence, Outcome, Role};
use crate::rules::definition::Subject;
use crate::rules::view::{Seen, View, count, is_whole, quote, quote_item, quote_title};
use crate::smart::{self, Answer as Said, Judged, Setting};
use told::Told;

mod overdue;
mod told;

/// How many words of an action name it where it has no number.
const NAME_WORDS_MAX: usize = 6;

/// The parameters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Each {
    /// What is looked at.
    item: Item,
    /// What each must have.
    part: Part,
    /// The kinds of document that are looked at; for entries, wherever a chronology stands.
    #[serde(default)]
    kinds: Vec<DocumentKind>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Item {
    Entry,
    Action,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Part {
    /// A date that can be read, at any precision.
    Dated,
    /// What will be done.
    Specific,
    /// Something that someone could see.
    Measurable,
    /// A person or a role.
    Owned,
    /// A date by which.
    TimeBound,
    /// A need, risk or outcome that it answers.
    Relevant,
    /// Done, or not due yet.
    NotOverdue,
}

impl Kind for Each {
    fn judge(&self, view: &View<'_>) -> Vec<Seen> {
        match self.item {
            Item::Entry => self.judge_entries(view),
            Item::Action => self.judge_actions(view),
        }
    }

    fn outcomes(&self) -> &'static [Outcome] {
        use Outcome::*;
        match self.part {
            Part::NotOverdue => &[NotMet, NotDue, NotApplicable, CannotTell],
            Part::Relevant => &[Met, NotApplicable, CannotTell],
            _ => &[Met, NotMet, NotApplicable, CannotTell],
        }
    }

    fn holes(&self, outcome: Outcome) -> &'static [&'static str] {
        match (self.item, outcome) {
            (_, Outcome::NotApplicable | Outcome::CannotTell) => &["why"],
            (Item::Entry, _) => &["n", "total"],
            (Item::Action, Outcome::NotDue) => &["due"],
            (Item::Action, _) => &["why"],
        }
    }

    fn explain(&self) -> Vec<String> {
        let said = match self.part {
            Part::Dated => {
                "Looks at each entry of each chronology for a date that can be read, at any precision. Dates that the calendar does not have count as none; a time of life (\"aged 4\") cannot be judged."
            }
            Part::Specific => {
                "Looks at each action for what will be done: a concrete verb and its object."
            }
            Part::Measurable => {
                "Looks at each action for a number, a frequency, a named measure or an end state that someone could see. Where none is shown and none excluded, a person must judge."
            }
            Part::Owned => {
                "Looks at each action for a person or a role. A group alone is not an owner."
            }
            Part::TimeBound => {
                "Looks at each action for a date, or a period that resolves to one. \"Ongoing\" is none; \"next review\" counts when the document gives the date of that review."
            }
            Part::Relevant => {
                "Looks at each action for the need, risk, wellbeing indicator or outcome in its row or section, else under a heading or behind a label that names such in the child's plan or in the record of a meeting about the child. Where none is seen, a person must judge."
            }
            Part::NotOverdue => {
                "Looks at each action that is not said to be done, and whether its date has passed at the as-at date."
            }
        };
        let mut said = vec![said.to_owned()];
        if self.item == Item::Action {
            said.push("Actions that are said to be done, or are to be done in one case only, are not looked at, nor are those in running text, or in a lone line that names nobody, where the case file sets others out in rows, items or lines.".to_owned());
        }
        said
    }
}

impl Each {
    fn judge_entries(&self, view: &View<'_>) -> Vec<Seen> {
        view.each_chronology(|_, record| entries_seen(record))
    }

    fn judge_actions(&self, view: &View<'_>) -> Vec<Seen> {
        let told = OnceCell::new();
        let all_stand = !sets_out_actions(view, &self.kinds);
        let in_places = has_action(view, &self.kinds, Standing::Placed);
        let seen: Vec<Seen> = view
            .of_kinds(&self.kinds)
            .filter(|record| view.case.id.is_some() || !is_loose(record))
            .chain(self.plans_in_part(view))
            .flat_map(|record| {
                let Record { document, facts } = record;
                let names = names(&facts.actions);
                let setting = Setting::of(document, facts);
                let about = About {
                    view,
                    document,
                    setting,
                    record,
                    told: &told,
                    end: OnceCell::new(),
                };
                let in_lines = names_in_lines(record);
                let counts = |action: &Action| match action.standing(document) {
                    _ if action.in_one_case => true,
                    Standing::Placed => true,
                    Standing::Named => !in_places || is_plan(record) || action.due.is_some(),
                    Standing::Nameless => all_stand || in_lines,
                    Standing::Told => all_stand,
                };
                let each = facts.actions.iter().zip(names);
                let each = each.filter(|(action, _)| counts(action));
                each.map(|(action, name)| self.action_seen(&about, action).of(document).item(name))
                    .collect::<Vec<_>>()
            })
            .collect();
        if seen.is_empty() {
            return without_actions(view);
        }
        if view.subject == Subject::Item {
            return seen;
        }
        seen.into_iter()
            .min_by_key(|one| one.outcome.severity_rank())
            .into_iter()
            .collect()
    }

    /// The documents of other kinds in which the plan of a case file stands that has no other.
    fn plans_in_part<'a>(&self, view: &View<'a>) -> impl Iterator<Item = &'a Record> {
        let holders = view.of_kind_or_in_part(&DocumentKind::Plan).into_iter();
        holders.filter(|record| {
            let mut kinds = self.kinds.iter();
            !kinds.any(|kind| record.facts.is_of(*kind))
        })
    }

    fn action_seen(&self, about: &About<'_>, action: &Action) -> Seen {
        let document = about.document;
        if action.is_completed() {
            return Seen::new(Outcome::NotApplicable)
                .why("the document says that it is done")
                .show(quote(document, action.span, Role::Subject));
        }
        if action.in_one_case {
            return Seen::new(Outcome::NotApplicable)
                .why("it is to be done in one case only")
                .show(quote(document, action.span, Role::Subject));
        }
        let judged = match self.part {
            Part::Specific => smart::specific(action),
            Part::Measurable => smart::measurable(action),
            Part::Owned | Part::Dated => smart::owned(action),
            Part::TimeBound => smart::time_bound(action, &about.setting),
            Part::Relevant => about.relevant(action),
            Part::NotOverdue => return overdue::seen(about, action),
        };
        part_seen(judged, action, document)
    }
}

/// Tells whether a case file sets out actions in rows, items or lines that name who: what its prose
/// says of things to be done, and what a lone line says was decided, is then no more than that.
fn sets_out_actions(view: &View<'_>, kinds: &[DocumentKind]) -> bool {
    has_action(view, kinds, Standing::Placed) || has_action(view, kinds, Standing::Named)
}

fn has_action(view: &View<'_>, kinds: &[DocumentKind], standing: Standing) -> bool {
    view.of_kinds(kinds).any(|record| stands(record, standing))
}

fn stands(record: &Record, standing: Standing) -> bool {
    let mut actions = record.facts.actions.iter();
    actions.any(|action| action.standing(&record.document) == standing)
}

fn is_plan(record: &Record) -> bool {
    matches!(
        record.facts.kind.value,
        DocumentKind::Plan | DocumentKind::StrategicPlan
    )
}

/// Tells whether a record hands out actions in lines: one beside them that names nobody is one too.
fn names_in_lines(record: &Record) -> bool {
    stands(record, Standing::Named)
}

/// Tells whether only the case that a document lies in makes a record of it.
fn is_loose(record: &Record) -> bool {
    matches!(
        record.facts.kind.value,
        DocumentKind::Other | DocumentKind::Email
    )
}

/// What is known of an action beside its own words.
struct About<'a> {
    view: &'a View<'a>,
    document: &'a Document,
    /// What its document says that its time may hang on.
    setting: Setting<'a>,
    record: &'a Record,
    /// What the case file's other documents tell, once somebody asks.
    told: &'a OnceCell<Told<'a>>,
    /// Where its document names a need, a risk or an outcome, once somebody asks.
    end: OnceCell<Option<Span>>,
}

impl About<'_> {
    /// What an action is for: by its row or section, its own words, or what its document is about.
    fn relevant(&self, action: &Action) -> Judged {
        let judged = relevant(action);
        let end = || {
            *self
                .end
                .get_or_init(|| end_named(self.document).or_else(|| self.sentence_of_end()))
        };
        match judged.answer {
            Said::CannotTell if self.is_of_child() => end().map_or(judged, |span| Judged {
                answer: Said::Yes,
                span: Some(span),
                why: "its document names what its actions are for".to_owned(),
            }),
            _ => judged,
        }
    }

    /// A child's plan and the record of a meeting that names the child are about one child's needs; a
    /// strategy's actions have each its own end.
    fn is_of_child(&self) -> bool {
        match self.record.facts.kind.value {
            DocumentKind::Plan => true,
            DocumentKind::Minutes => {
                self.view.case.child.is_none() || self.names_child(&self.document.text)
            }
            _ => {
                let mut within = self.record.facts.within.iter();
                within.any(|part| part.kind == DocumentKind::Plan)
            }
        }
    }

    fn names_child(&self, text: &str) -> bool {
        let child = self.view.case.child.as_ref();
        child.is_some_and(|child| text.to_lowercase().contains(child.given()))
    }

    /// Words that name the child, or in a letter speak to whoever it is written to.
    fn is_about_child(&self, text: &str) -> bool {
        let is_letter = self.record.facts.kind.value == DocumentKind::Letter;
        let is_nameless = self.view.case.child.is_none();
        is_nameless && is_plan(self.record)
            || self.names_child(text)
            || is_letter && text.contains(" you ")
    }

    /// A sentence about the child, and no action's own, that says what something is for.
    fn sentence_of_end(&self) -> Option<Span> {
        let mut blocks = self.document.part(DocumentPart::Body);
        blocks.find_map(|block| {
            let text = self.document.text_of(block);
            let found = purpose_in(text).or_else(|| aim_in(text))?;
            let found = found.shifted(block.span.start);
            let mut actions = self.record.facts.actions.iter();
            let is_own = actions.any(|action| action.span.covers(found));
            (!is_own && self.is_about_child(text)).then_some(found)
        })
    }
}

/// Where a document names needs, risks, outcomes or what is hoped to change: a heading with words
/// below it, or a label with words behind it.
fn end_named(document: &Document) -> Option<Span> {
    let blocks: Vec<&Block> = document.part(DocumentPart::Body).collect();
    let has_content = |below: &Block| below.heading().is_none() && says(document.text_of(below));
    let headed = blocks.windows(2).find(|pair| {
        let is_head = pair[0].heading().is_some() || is_line_above(document, pair[0], pair[1]);
        is_head && names_end(document.text_of(pair[0])) && has_content(pair[1])
    });
    let within = |block: &&Block| {
        let text = document.text_of(block);
        let found = labelled(text)?;
        Some(found.shifted(block.span.start))
    };
    headed
        .map(|pair| pair[0].span)
        .or_else(|| blocks.iter().find_map(within))
}

/// A short paragraph without a stop above an item or a paragraph: a heading that is only set bold.
fn is_line_above(document: &Document, line: &Block, below: &Block) -> bool {
    const N_WORDS_MAX: usize = 14;
    let text = document.text_of(line).trim();
    let is_short = text.split_whitespace().count() <= N_WORDS_MAX && !text.contains('\n');
    let is_text = |block: &Block| block.cell().is_none() && block.heading().is_none();
    is_text(line) && is_text(below) && is_short && !text.ends_with(['.', ';', ',', '!'])
}

/// Tells whether a heading or a label names needs, risks, outcomes or what is hoped to change, and
/// not what "needs to be done".
fn names_end(words: &str) -> bool {
    static NAMES: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)\b(?:needs?|risks?|harm|worr(?:y|ies|ied)|outcomes?|aims?|goals?|well-?being",
            r"|hop(?:e|es|ed|ing)|(?:want|wish)\w* to (?:change|see)",
            r"|what [\w’'-]+(?: [\w’'-]+)? wants?)\b"
        ))
    });
    static OF_DEEDS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?i)\bneeds? (?:to (?:be|do|happen)|doing)\b|\boutcomes? of\b|\bno\b")
    });
    NAMES.is_match(words) && !OF_DEEDS.is_match(words)
}

/// "What Isla needs: to be understood at nursery."
fn labelled(text: &str) -> Option<Span> {
    static LABEL: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?m)^(?P<label>[^:=.;\n]{3,60})(?::| =)[ \t]+(?P<said>[^\n]+)$")
    });
    let mut labels = LABEL.captures_iter(text);
    let named = labels.find(|label| names_end(&label["label"]) && says(&label["said"]))?;
    let whole = named.get(0)?;
    Some(Span::new(whole.start(), whole.end()))
}

/// Tells whether words below a heading or behind a label say something.
fn says(words: &str) -> bool {
    static NOTHING: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)^\W*(?:no|none|nil|nothing|n/?a|tbc|not)\b"));
    words.split_whitespace().count() >= N_WORDS_SAID && !NOTHING.is_match(words)
}

/// Fewer words say no need, risk or outcome.
const N_WORDS_SAID: usize = 3;

fn part_seen(judged: Judged, action: &Action, document: &Document) -> Seen {
    let outcome = match judged.answer {
        Said::Yes => Outcome::Met,
        Said::No => Outcome::NotMet,
        Said::CannotTell => Outcome::CannotTell,
    };
    let span = judged.span.filter(|span| !span.is_empty());
    let shown = quote_item(document, action.text.span, Role::Subject);
    let deciding = whole(action, span);
    let is_shown = shown.span().covers(deciding);
    let mut seen = Seen::new(outcome).why(judged.why).show(shown);
    if !is_shown {
        seen = seen.show(quote(document, deciding, Role::Support));
    }
    match outcome {
        Outcome::CannotTell => seen.settle("read the action and judge it"),
        _ => seen,
    }
}

/// The deciding words where there are any, else the action.
fn whole(action: &Action, span: Option<Span>) -> Span {
    span.unwrap_or(action.text.span)
}

fn relevant(action: &Action) -> Judged {
    let is_need = |theme: &&Quoted| is_of_need(&theme.text);
    let theme = action.theme.as_ref().filter(is_need);
    let shown = action.need.as_ref().or(action.outcome.as_ref()).or(theme);
    let beside = shown.map(|quoted| (quoted.span, "its row or section names what it is for"));
    match beside.or_else(|| Some((purpose(action)?, "its own words say what it is for"))) {
        Some((span, why)) => Judged {
            answer: Said::Yes,
            span: Some(span),
            why: why.to_owned(),
        },
        None => Judged {
            answer: Said::CannotTell,
            span: None,
            why: "its row or section names no need, risk or outcome".to_owned(),
        },
    }
}

/// What an action says itself that it is for: "so that she is on time", "(risk: debt)".
fn purpose(action: &Action) -> Option<Span> {
    Some(purpose_in(&action.text.text)?.shifted(action.text.span.start))
}

fn purpose_in(text: &str) -> Option<Span> {
    static PURPOSE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)\b(?:so that|in order (?:that|to))(?: [\w’'-]+){2}[^.;]*",
            r"|\bso (?:he|she|they) [\w’'-]+[^.;]*",
            r"|\bto (?:reduce|lower|manage|lessen|limit|remove)\b[^.;]{0,40}?\b",
            r"(?:risks?|harm|worr(?:y|ies)|concerns?)\b[^.;]*",
            r"|\bto (?:address|meet) (?:his|her|their|(?-i:\p{Lu}[\p{L}-]*['’]s))(?: \w+){0,2} ",
            r"(?:needs?|risks?|worr(?:y|ies)|concerns?)\b[^.;]*",
            r"|[(\[](?:the )?(?:need|risk|outcome|aim|indicator)s?: [^)\]]{3,}[)\]]"
        ))
    });
    let found = PURPOSE.find(text)?;
    Some(Span::new(found.start(), found.end()))
}

/// "We want him to reach his room", "The hope is that she sleeps": a sentence that says what is hoped for.
fn aim_in(text: &str) -> Option<Span> {
    static AIM: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"\b(?:(?:We|I|Everyone|Everybody|All of us) (?:all )?",
            r"(?:want|would like|hope(?: for)?|'d like) (?:that )?(?:him|her|them|\p{Lu}[\p{L}-]+)",
            r" to|The (?:aim|hope|goal|idea|outcome(?: we want)?) is (?:that|for|to)) ",
            r"(?:[\w’'-]+ ){1,}[^.;]*"
        ))
    });
    let found = AIM.find(text)?;
    Some(Span::new(found.start(), found.end()))
}

/// Names each action of a document: by its number where numbers tell them apart.
fn names(actions: &[Action]) -> Vec<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for label in actions.iter().filter_map(|action| action.label.as_deref()) {
        *counts.entry(label).or_default() += 1;
    }
    let shared = |label: &str| counts.get(label).is_some_and(|n| *n > 1);
    actions
        .iter()
        .map(|action| match &action.label {
            Some(label) if !shared(label) => format!("action {label}"),
            Some(label) => format!("action {label}: {}", first_words(&action.text.text)),
            None => first_words(&action.text.text),
        })
        .collect()
}

fn first_words(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    match words.get(..NAME_WORDS_MAX) {
        Some(first) if words.len() > NAME_WORDS_MAX => format!("{} …", first.join(" ")),
        _ => words.join(" "),
    }
}

/// A case in which no action was found: a plan without one cannot be told from one unread.
fn without_actions(view: &View<'_>) -> Vec<Seen> {
    let plans: Vec<Seen> = view
        .of_kinds(&[DocumentKind::Plan])
        .map(|record| {
            Seen::new(Outcome::CannotTell)
                .of(&record.document)
                .why("no action could be made out in this plan")
                .settle(format!(
                    "read {} and look for its actions",
                    record.document.path
                ))
                .show_all(quote_title(&record.document, &record.facts))
        })
        .collect();
    view.or_nothing(plans, "plan with actions")
}

fn entries_seen(record: &Record) -> Seen {
    let document = &record.document;
    let entries: Vec<&Entry> = record.facts.entries().collect();
    let undated =
        |entry: &&&Entry| matches!(entry.date, EntryDate::Missing | EntryDate::Impossible(_));
    let bad: Vec<&&Entry> = entries.iter().filter(undated).collect();
    let by_age = entries
        .iter()
        .filter(|entry| matches!(entry.date, EntryDate::LifeStage(_)))
        .count();
    let total = count(entries.len(), "entry");
    let seen = if !bad.is_empty() {
        Seen::new(Outcome::NotMet)
            .say("n", bad.len().to_string())
            .show_all(bad.iter().map(|entry| quote_entry(document, entry)))
    } else if by_age == entries.len() {
        Seen::new(Outcome::CannotTell)
            .why("the entries give ages or school stages, not dates")
            .settle("find the date of birth and work the dates out")
    } else if is_whole(document) {
        Seen::new(Outcome::Met).say("n", entries.len().to_string())
    } else {
        Seen::new(Outcome::CannotTell)
            .why("a part of the document was not read")
            .settle(format!("read the rest of {}", document.path))
    };
    let seen = match entries.first() {
        Some(first) if seen.evidence.is_empty() => seen.show(quote_entry(document, first)),
        _ => seen,
    };
    seen.say("total", total).of(document)
}

/// An entry, by what stands in its date's place and the row or line that this is in.
fn quote_entry(document: &Document, entry: &Entry) -> Evidence {
    quote(document, entry.span, Role::Subject)
}
