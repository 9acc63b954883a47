//! Document control, for programs: what is said of a document, where, and in which words.

use serde::Serialize;

use super::facts::When;
use super::words;
use crate::casefile::Record;
use crate::document::Origin;
use crate::facts::{Field, Place, Signal, Status};

#[derive(Serialize)]
pub(super) struct ControlV1<'a> {
    title: Option<&'a str>,
    version: Option<&'a str>,
    status: Status,
    owner: Option<&'a str>,
    equality: Option<&'a str>,
    approved: Option<When>,
    issued: Option<When>,
    effective: Option<When>,
    drafted: Option<When>,
    updated: Option<When>,
    last_reviewed: Option<When>,
    review_due: Option<When>,
    author: Option<&'a str>,
    authorised: Option<&'a str>,
    signals: Vec<SignalV1<'a>>,
}

impl<'a> ControlV1<'a> {
    pub(super) fn of(record: &'a Record) -> Self {
        let Record { document, facts } = record;
        let origin = &document.origin;
        let control = record.control();
        let text = |field| control.best(field).map(|value| value.words.text.as_str());
        let date = |field| control.date(field).map(When::of);
        Self {
            title: words(facts.title.as_ref()),
            version: text(Field::Version),
            status: control.status,
            owner: text(Field::Owner),
            equality: text(Field::Equality),
            approved: date(Field::Approved),
            issued: date(Field::Issued),
            effective: date(Field::Effective),
            drafted: date(Field::Drafted),
            updated: date(Field::Updated).or_else(|| date(Field::Reissued)),
            last_reviewed: date(Field::LastReviewed),
            review_due: date(Field::ReviewDue),
            author: words(facts.signatures.author.as_ref()),
            authorised: words(facts.signatures.authorised.as_ref()),
            signals: control
                .signals
                .iter()
                .map(|signal| SignalV1::of(origin, signal))
                .collect(),
        }
    }
}

#[derive(Serialize)]
struct SignalV1<'a> {
    place: Place,
    says: Status,
    quote: &'a str,
    start: usize,
    end: usize,
}

impl<'a> SignalV1<'a> {
    fn of(origin: &Origin, signal: &'a Signal) -> Self {
        Self {
            place: signal.place,
            says: signal.says,
            quote: &signal.quote.text,
            start: origin.span(signal.quote.span).start,
            end: origin.span(signal.quote.span).end,
        }
    }
}
