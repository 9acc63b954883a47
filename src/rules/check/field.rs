//! Is a field of document control there: with words, or with a date that is fine enough, after
//! another date and within a cycle of it, not passed.

mod cycle;

use serde::Deserialize;

use self::cycle::Cycle;
use super::Kind;
use super::unread::unread_documents;
use crate::calendar::{Answer, Interval};
use crate::casefile::Record;
use crate::facts::control::Value;
use crate::facts::{
    Control, Dated, Field as ControlField, Grain, Kind as DocumentKind, Place, Status,
};
use crate::finding::{Outcome, Role};
use crate::rules::instead;
use crate::rules::view::{Seen, View, is_whole, quote, quote_title};
use crate::rules::words::Pattern;

/// Words that stand in a field's place and say nothing.
const BLANKS: [&str; 14] = [
    "",
    "-",
    "–",
    "—",
    "tbc",
    "tba",
    "tbd",
    "n/a",
    "none",
    "not known",
    "unknown",
    "to be confirmed",
    "to be agreed",
    "xx",
];

/// The parameters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Field {
    /// The kinds of document that are looked at.
    kinds: Vec<DocumentKind>,
    /// What the documents are called.
    name: String,
    /// The fields of which one is enough.
    fields: Vec<ControlField>,
    /// What they are called together.
    field_name: String,
    /// What must stand in it.
    need: Need,
    /// Fields that are enough in a draft.
    #[serde(default)]
    or_in_draft: Vec<ControlField>,
    /// Fields that leave it open whether they are enough.
    #[serde(default)]
    doubtful: Vec<ControlField>,
    /// Fields that say that it is still to come.
    #[serde(default)]
    against: Vec<ControlField>,
    /// Documents of these statuses are outside the rule.
    #[serde(default)]
    not_for: Vec<Status>,
    /// Words that come near to it, quoted where it is missing.
    near: Option<Pattern>,
    /// Words that leave it open whether it is there in another form.
    left_open: Option<Pattern>,
    /// The date must lie after the newest of these and at most so many months from it.
    cycle: Option<Cycle>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Need {
    /// Words that say something.
    Words,
    /// A date, a month or finer.
    Month,
    /// A date, however coarse.
    Date,
    /// A date that has not passed at the as-at date. Without a date it cannot be told.
    NotPassed,
}

impl Kind for Field {
    fn judge(&self, view: &View<'_>) -> Vec<Seen> {
        let mut seen: Vec<Seen> = view
            .of_kinds(&self.kinds)
            .map(|record| self.judge_record(view, record).of(&record.document))
            .collect();
        seen.extend(unread_documents(view, &self.kinds, &self.name));
        seen
    }

    fn outcomes(&self) -> &'static [Outcome] {
        use Outcome::*;
        if self.not_for.is_empty() {
            &[Met, NotMet, CannotTell]
        } else {
            &[Met, NotMet, NotApplicable, CannotTell]
        }
    }

    fn holes(&self, outcome: Outcome) -> &'static [&'static str] {
        match outcome {
            Outcome::Met => &["value"],
            Outcome::NotMet => &["value", "why"],
            _ => &["why"],
        }
    }

    fn explain(&self) -> Vec<String> {
        let what = match self.need {
            Need::Words => "words that say something (\"TBC\" does not)",
            Need::Month => "a date, at month precision or better",
            Need::Date => "a date; a year is compared as the whole year",
            Need::NotPassed => {
                "a date that has not passed at the as-at date; a month passes with its last day"
            }
        };
        let mut said = vec![format!(
            "Looks in each {} for {}: {what}.",
            self.name, self.field_name
        )];
        if !self.or_in_draft.is_empty() {
            said.push("In a draft, the date of the draft is enough.".to_owned());
        }
        if let Some(cycle) = &self.cycle {
            said.push(format!(
                "The date must come after the newest approval, issue or review, and at most {} months from it; where one of the two is a month only, they are compared as months.",
                cycle.cycle_months_max
            ));
        }
        if !self.not_for.is_empty() {
            let names: Vec<&str> = self
                .not_for
                .iter()
                .map(|status| status_words(*status))
                .collect();
            said.push(format!(
                "Not for documents that are {}.",
                names.join(" or ")
            ));
        }
        said
    }
}

impl Field {
    fn judge_record(&self, view: &View<'_>, record: &Record) -> Seen {
        let (document, control) = (&record.document, record.control());
        if self.not_for.contains(&control.status) {
            let signal = control.signals.first();
            return Seen::new(Outcome::NotApplicable)
                .why(format!("the document is {}", status_words(control.status)))
                .show_all(signal.map(|signal| quote(document, signal.quote.span, Role::Subject)));
        }
        match self.need {
            Need::Words => self.words_seen(record),
            Need::Month | Need::Date => self.date_seen(record),
            Need::NotPassed => self.not_passed_seen(view, record),
        }
    }

    fn words_seen(&self, record: &Record) -> Seen {
        let document = &record.document;
        let said =
            |value: &&Value| value.field == ControlField::Equality || !is_blank(&value.words.text);
        let Some(value) = best(record.control(), &self.fields, said) else {
            return self.no_words(record);
        };
        Seen::new(Outcome::Met)
            .say("value", value.words.text.clone())
            .show(quote(document, value.words.span, Role::Subject))
    }

    /// No words in the field: it is said to be still to come, something may be it, or nothing.
    fn no_words(&self, record: &Record) -> Seen {
        if let Some(value) = best(record.control(), &self.against, |_| true) {
            return self.open_seen(record, value);
        }
        if let Some(value) = best(record.control(), &self.doubtful, |_| true) {
            return self.doubtful_seen(record, value);
        }
        self.nothing_seen(record, &format!("no {} is named", self.field_name))
    }

    /// Something stands there that may or may not be it.
    fn doubtful_seen(&self, record: &Record, value: &Value) -> Seen {
        let said = value.in_words();
        Seen::new(Outcome::CannotTell)
            .why(format!(
                "“{said}” may or may not be its {}",
                self.field_name
            ))
            .settle(format!(
                "find out what “{said}” is, and say so in the document"
            ))
            .show(quote(&record.document, value.words.span, Role::Subject))
    }

    /// It is said to be still to come.
    fn open_seen(&self, record: &Record, value: &Value) -> Seen {
        Seen::new(Outcome::NotMet)
            .say("value", value.words.text.clone())
            .why(format!("its {} is still open", self.field_name))
            .show(quote(&record.document, value.words.span, Role::Subject))
    }

    fn date_seen(&self, record: &Record) -> Seen {
        let document = &record.document;
        let mut fields = self.fields.clone();
        if record.control().status == Status::Draft {
            fields.extend(&self.or_in_draft);
        }
        let Some(value) = self.finest(record.control(), &fields) else {
            return self.no_fine_date(record, &fields);
        };
        let shown = quote(document, value.words.span, Role::Subject);
        let Some(dated) = value.dated else {
            return self.nothing_seen(record, "no date is there");
        };
        let seen = if !dated.certain {
            Seen::new(Outcome::CannotTell)
                .why(format!(
                    "the {} can be read in more than one way",
                    self.field_name
                ))
                .settle("find out which day is meant")
        } else if let Some(cycle) = &self.cycle {
            cycle.judge(document, record.control(), dated)
        } else {
            Seen::new(Outcome::Met)
        };
        let mut seen = seen.say("value", dated.interval.in_words());
        seen.evidence.insert(0, shown);
        seen
    }

    /// The value whose date is sure and a month or finer, else sure, else fine enough.
    fn finest<'f>(&self, control: &'f Control, fields: &[ControlField]) -> Option<&'f Value> {
        let dated = |value: &Value, fits: &dyn Fn(Dated) -> bool| value.dated.is_some_and(fits);
        let fine = |value: &&Value| dated(value, &|at| self.is_fine(at));
        let sure = |value: &&Value| fine(value) && dated(value, &|at| at.certain);
        let exact = |value: &&Value| sure(value) && dated(value, &is_month_or_finer);
        best(control, fields, exact)
            .or_else(|| best(control, fields, sure))
            .or_else(|| best(control, fields, fine))
    }

    fn is_fine(&self, dated: Dated) -> bool {
        self.need == Need::Date || is_month_or_finer(dated)
    }

    /// No date that is fine enough: too coarse a one, a doubtful field, or nothing.
    fn no_fine_date(&self, record: &Record, fields: &[ControlField]) -> Seen {
        let document = &record.document;
        let dated = |value: &&Value| value.dated.is_some();
        if let Some(value) = best(record.control(), &self.doubtful, dated) {
            return self.doubtful_seen(record, value);
        }
        let Some(value) = best(record.control(), fields, dated) else {
            return self.nothing_seen(record, &format!("no {} is given", self.field_name));
        };
        let words = value
            .dated
            .map_or_else(String::new, |dated| dated.interval.in_words());
        Seen::new(Outcome::NotMet)
            .why(format!(
                "its {} is given no finer than {words}",
                self.field_name
            ))
            .say("value", words)
            .show(quote(document, value.words.span, Role::Subject))
    }

    fn nothing_seen(&self, record: &Record, why: &str) -> Seen {
        let Record { document, facts } = record;
        let told = self.left_open.as_ref();
        let told = told.and_then(|words| instead::first_of(record, words));
        if let Some(told) = told {
            return Seen::new(Outcome::CannotTell)
                .why(format!("{why}, but “{}” may be it", told.words()))
                .settle(format!(
                    "say in the document what its {} is",
                    self.field_name
                ))
                .show(told);
        }
        let value = best(record.control(), &self.fields, |_| true);
        let blank = value.map(|value| quote(document, value.words.span, Role::Subject));
        let seen = if is_whole(document) {
            Seen::new(Outcome::NotMet).missing().why(why)
        } else {
            Seen::new(Outcome::CannotTell)
                .why(format!("{why}, and a part of the document was not read"))
                .settle(format!("read the rest of {}", document.path))
        };
        let seen = seen
            .say("value", "nothing")
            .show_all(blank.or_else(|| quote_title(document, facts)));
        if seen.outcome == Outcome::NotMet {
            return seen.show_all(instead::of_field(record, self.near.as_ref()));
        }
        seen
    }

    fn not_passed_seen(&self, view: &View<'_>, record: &Record) -> Seen {
        let Record { document, facts } = record;
        let mut values = standing(record.control(), &self.fields);
        // "In three years' time, that is in June 2028": the date that is written holds.
        let is_certain = |value: &&Value| value.dated.is_some_and(|dated| dated.certain);
        if values.iter().any(is_certain) {
            values.retain(is_certain);
        }
        let answers: Vec<(&Value, Dated, Answer)> = values
            .into_iter()
            .filter_map(|value| value.dated.map(|dated| (value, dated)))
            .map(|(value, dated)| (value, dated, not_passed(view.as_at(), dated)))
            .collect();
        let Some((first, dated, answer)) = answers.first() else {
            return Seen::new(Outcome::CannotTell)
                .why(format!("no {} is given", self.field_name))
                .settle("find out when the document is to be reviewed")
                .show_all(quote_title(document, facts));
        };
        let shown = quote(document, first.words.span, Role::Subject);
        if let Some((other, ..)) = answers.iter().find(|(_, _, said)| said != answer) {
            return Seen::new(Outcome::CannotTell)
                .why("two places give it different dates")
                .settle("find out which of the dates holds")
                .show(shown)
                .show(quote(document, other.words.span, Role::Against));
        }
        let words = dated.interval.in_words();
        let seen = match answer {
            Answer::Yes if dated.certain => Seen::new(Outcome::Met),
            Answer::No if dated.certain => {
                Seen::new(Outcome::NotMet).why(format!("its {} passed: {words}", self.field_name))
            }
            _ => Seen::new(Outcome::CannotTell)
                .why(format!(
                    "{words} does not settle whether the day has passed"
                ))
                .settle("find the exact day of the next review"),
        };
        let mut seen = seen.say("value", words).show(shown);
        seen.due = Some(dated.interval.to);
        seen
    }
}

/// Answers whether a date has still to come or to end. A month passes with its last day.
fn not_passed(as_at: Interval, due: Dated) -> Answer {
    if is_month_or_finer(due) {
        return as_at.by(Interval::day(due.interval.to));
    }
    as_at.by(due.interval)
}

/// A day, a week or a month, or a stretch within one month: "by the end of September 2027".
fn is_month_or_finer(dated: Dated) -> bool {
    let Interval { from, to } = dated.interval;
    matches!(dated.grain, Grain::Day | Grain::Week | Grain::Month)
        || from.month_start() == to.month_start()
}

fn is_blank(words: &str) -> bool {
    let plain = words.trim().trim_end_matches('.').to_lowercase();
    BLANKS.contains(&plain.as_str())
}

/// The values of some fields that hold now: not those of the version history, where others are.
fn standing<'f>(control: &'f Control, fields: &[ControlField]) -> Vec<&'f Value> {
    let all = || {
        let of_fields = |value: &&Value| fields.contains(&value.field);
        control.values.iter().filter(of_fields)
    };
    let now: Vec<&Value> = all()
        .filter(|value| value.place != Place::VersionHistory)
        .collect();
    if now.is_empty() { all().collect() } else { now }
}

/// The value that fits, of the first field that has one, in its strongest place.
fn best<'f>(
    control: &'f Control,
    fields: &[ControlField],
    fits: impl Fn(&&Value) -> bool,
) -> Option<&'f Value> {
    fields.iter().find_map(|field| {
        let strongest = control.best(*field).filter(|value| fits(value));
        strongest.or_else(|| control.all(*field).find(|value| fits(value)))
    })
}

fn status_words(status: Status) -> &'static str {
    match status {
        Status::Draft => "a draft",
        Status::Final => "in force",
        Status::UnderReview => "under review",
        Status::Superseded => "superseded",
        Status::Conflicting => "of conflicting status",
        Status::Unclear => "of unclear status",
    }
}
