//! Many records' words for one moment put together, each moment once.
//!
//! In: the records of one child. Out: moments in time order. A vaguer date gives way to the
//! precise one it holds; two records that give different days to what must be one moment leave it
//! uncertain, with both places kept.

use super::family::Others;
use super::{Child, Moment, Place, Record, What, birth, child};
use crate::calendar::{Day, Interval};
use crate::document::Span;
use crate::facts::dates::Doubt;
use crate::facts::kind::Kind;
use crate::facts::meetings;
use crate::facts::{
    Certainty, Dated, EventKind, Facts, Meeting, MeetingKind, MeetingState, dates_in,
};

/// Something that one record says happened, before records are compared.
#[derive(Debug, Clone)]
struct Mention {
    moment: Moment,
    /// Whether the words name the kind of meeting plainly.
    plain: bool,
    certainty: Certainty,
    /// How strongly the record can speak: its own record first, then dated lists, then the rest.
    rank: u8,
}

/// Reads the moments of a case.
pub(super) fn of(records: &[Record]) -> Vec<Moment> {
    let child = child::of(records);
    let of_others = child::of_others(records);
    let others = Others::of(records);
    let mut mentions: Vec<Mention> = records
        .iter()
        .enumerate()
        .filter(|(idx, _)| !of_others.contains(idx))
        .flat_map(|(idx, record)| mentions_of(idx, record, &others))
        .collect();
    if let Some(first) = birth::first_day(records) {
        let is_before = |mention: &Mention| mention.moment.on.is_some_and(|on| on.to < first);
        mentions.retain(|mention| !is_before(mention));
    }
    if let Some(child) = child {
        mentions.retain(|mention| !is_anothers(&child, records, mention));
    }
    mentions.sort_by_key(order);
    settle_reviews(&mut mentions);
    settle_conferences(&mut mentions);
    let kept = without_guesses(mentions);
    let (dated, undated): (Vec<Mention>, Vec<Mention>) = kept
        .into_iter()
        .partition(|mention| mention.moment.on.is_some());
    let mut merged: Vec<Mention> = Vec::new();
    for mention in dated {
        add(&mut merged, mention);
    }
    let mut merged = join_conflicts(merged);
    for mention in &mut merged {
        put_places_in_order(&mut mention.moment);
    }
    for mention in undated {
        add_undated(&mut merged, mention);
    }
    finish(merged.into_iter().map(|mention| mention.moment).collect())
}

/// A meeting that the words give to somebody else by name; a record is its own child's.
fn is_anothers(child: &Child, records: &[Record], mention: &Mention) -> bool {
    let Moment {
        places, has_record, ..
    } = &mention.moment;
    let told = places
        .iter()
        .map(|place| records[place.record].document.at(place.span));
    !has_record
        && mention.moment.meeting().is_some()
        && told.into_iter().any(|words| child.is_anothers(words))
}

fn mentions_of(record_idx: usize, record: &Record, others: &Others) -> Vec<Mention> {
    let rank = match record.facts.kind.value {
        Kind::Chronology => 2,
        Kind::Minutes => 1,
        Kind::CaseNotes => 3,
        _ => 4,
    };
    let meetings = record
        .facts
        .meetings
        .iter()
        .filter(|meeting| !others.are_all(meeting.whose.as_ref()))
        .map(|meeting| of_meeting(record_idx, rank, record, meeting));
    let events = record.facts.events.iter();
    let own = events.filter(|event| !others.are_all(event.whose.as_ref()));
    let events = own.map(|event| Mention {
        moment: Moment {
            on: event.on.map(|on| on.interval),
            certain: event.on.is_some_and(|on| is_sure(&record.facts, on)),
            reason: reason_of(record_idx, record, event.kind, event.span),
            written: event.on.map(|on| Place {
                record: record_idx,
                span: on.span,
            }),
            ..blank(
                What::Event(event.kind),
                Place {
                    record: record_idx,
                    span: event.span,
                },
            )
        },
        plain: true,
        certainty: event.certainty,
        rank,
    });
    meetings
        .chain(events)
        .chain(own_of(record_idx, record))
        .collect()
}

/// What a record is by being there: an assessment that was finished, a pathway plan that was made,
/// a supervision that was held.
fn own_of(record_idx: usize, record: &Record) -> Option<Mention> {
    let facts = &record.facts;
    let is_pathway = || {
        let title = facts.title.as_ref();
        title.is_some_and(|title| title.text.to_lowercase().contains("pathway"))
    };
    let kind = match facts.kind.value {
        Kind::Assessment if facts.kind.certainty < Certainty::Doubtful => EventKind::Assessment,
        Kind::Plan if is_pathway() => EventKind::PathwayPlan,
        Kind::Supervision
            if !facts
                .events
                .iter()
                .any(|event| event.kind == EventKind::Oversight) =>
        {
            EventKind::Oversight
        }
        _ => return None,
    };
    let dated = facts.dated?;
    let place = Place {
        record: record_idx,
        span: dated.span,
    };
    Some(Mention {
        moment: Moment {
            on: Some(dated.interval),
            certain: dated.certain,
            reason: reason_of(record_idx, record, kind, dated.span),
            ..blank(What::Event(kind), place)
        },
        plain: true,
        certainty: facts.kind.certainty,
        rank: 0,
    })
}

/// Why a visit, a record or an assessment was late, where it is said beside it; an assessment may
/// say it anywhere.
fn reason_of(record_idx: usize, record: &Record, kind: EventKind, span: Span) -> Option<Place> {
    let place = match kind {
        EventKind::Visit | EventKind::RecordIssued => Some(span),
        EventKind::Assessment => None,
        _ => return None,
    };
    let reason = meetings::reason_for(&record.document, place)?;
    Some(Place {
        record: record_idx,
        span: reason.span,
    })
}

/// Tells whether one reading of a day stands: it was written whole, or the record that leaves its
/// year out was written in the twelve months after it.
fn is_sure(facts: &Facts, on: Dated) -> bool {
    let lacks_year_only = || {
        let mentions = dates_in(&facts.dates, on.span).iter();
        let mut doubts = mentions.flat_map(|mention| &mention.doubts).peekable();
        doubts.peek().is_some() && doubts.all(|doubt| *doubt == Doubt::YearInferred)
    };
    let is_just_before = |own: Dated| {
        let last = own.interval.to;
        own.certain && last.plus_months(-12) < on.interval.from && on.interval.to <= last
    };
    on.certain || facts.dated.is_some_and(is_just_before) && lacks_year_only()
}

fn of_meeting(record_idx: usize, rank: u8, record: &Record, meeting: &Meeting) -> Mention {
    let place = |span| Place {
        record: record_idx,
        span,
    };
    let moment = Moment {
        state: Some(meeting.state),
        on: meeting.on.map(|on| on.interval),
        certain: meeting.on.is_some_and(|on| is_sure(&record.facts, on)),
        has_record: meeting.is_record,
        written: meeting.on.map(|on| place(on.span)),
        told: Some(place(meeting.span)),
        reason: meeting.reason.as_ref().map(|reason| place(reason.span)),
        registered: meeting.registered,
        deregistered: meeting.deregistered,
        next: meeting.next.map(|next| next.interval),
        ..blank(What::Meeting(meeting.kind), place(meeting.span))
    };
    Mention {
        moment,
        plain: meeting.plain,
        certainty: Certainty::Certain,
        rank: if meeting.is_record { 0 } else { rank },
    }
}

pub(super) fn blank(what: What, place: Place) -> Moment {
    Moment {
        what,
        state: None,
        on: None,
        certain: false,
        has_record: false,
        places: vec![place],
        written: None,
        told: None,
        against: Vec::new(),
        against_on: Vec::new(),
        reason: None,
        registered: None,
        deregistered: None,
        next: None,
    }
}

/// Precise days first, so that vaguer dates find them; then the strongest record.
fn order(mention: &Mention) -> (bool, bool, u8, Option<Interval>, What, Place) {
    let moment = &mention.moment;
    let is_vague = moment.on.is_none_or(|on| !on.is_day());
    (
        moment.on.is_none(),
        is_vague,
        mention.rank,
        moment.on,
        moment.what,
        moment.places[0],
    )
}

/// "Case conference" with nothing said: it is the one that another record names plainly on that
/// day, else the first where none came before it, else a later one.
fn settle_conferences(mentions: &mut [Mention]) {
    let loose: Vec<usize> = (0..mentions.len())
        .filter(|idx| !mentions[*idx].plain && is_conference(&mentions[*idx].moment))
        .collect();
    for idx in loose {
        let on = mentions[idx].moment.on;
        let named = |plain_only: bool| {
            let others = mentions.iter().enumerate();
            others
                .filter(|(other, _)| *other != idx)
                .map(|(_, other)| other)
                .filter(|other| is_conference(&other.moment) && (other.plain || !plain_only))
                .collect::<Vec<_>>()
        };
        let same_day = named(true)
            .into_iter()
            .find(|other| overlap(other.moment.on, on))
            .map(|other| other.moment.what);
        let has_earlier = named(false).iter().any(|other| {
            other.moment.state == Some(MeetingState::Held) && is_earlier(other.moment.on, on)
        });
        let has_initial_later = named(true).iter().any(|other| {
            matches!(
                other.moment.what,
                What::Meeting(MeetingKind::CppmInitial | MeetingKind::CppmPreBirth)
            ) && other.moment.state == Some(MeetingState::Held)
        });
        let kind = if has_earlier || (has_initial_later && on.is_none()) {
            MeetingKind::CppmReview
        } else {
            MeetingKind::CppmInitial
        };
        mentions[idx].moment.what = same_day.unwrap_or(What::Meeting(kind));
    }
}

/// "Review" with nothing said: it is of the line whose reviews the file records, where that is one.
fn settle_reviews(mentions: &mut [Mention]) {
    let is_bare =
        |mention: &Mention| !mention.plain && mention.moment.meeting() == Some(MeetingKind::Other);
    let named = mentions.iter().filter(|mention| !is_bare(mention));
    let mut lines = named.filter_map(|mention| line_of_reviews(mention.moment.meeting()?));
    let Some(line) = lines.next() else { return };
    if lines.any(|other| !other.is_line_of(line)) {
        return;
    }
    for mention in mentions.iter_mut().filter(|mention| is_bare(mention)) {
        mention.moment.what = What::Meeting(line);
    }
}

/// The kind that a later meeting of a line of reviews is of.
fn line_of_reviews(kind: MeetingKind) -> Option<MeetingKind> {
    match kind {
        MeetingKind::LookedAfterReview | MeetingKind::EmergencyReview => {
            Some(MeetingKind::LookedAfterReview)
        }
        MeetingKind::PathwayReview | MeetingKind::SecureReview | MeetingKind::ChildPlan => {
            Some(kind)
        }
        kind if kind.is_conference() => Some(MeetingKind::CppmReview),
        _ => None,
    }
}

fn is_conference(moment: &Moment) -> bool {
    moment.meeting().is_some_and(MeetingKind::is_conference)
}

/// Drops doubtful readings where a surer one of the same kind stands; what is then left of them
/// stays, uncertain, so that no rule rests on it.
fn without_guesses(mentions: Vec<Mention>) -> Vec<Mention> {
    let sure: Vec<What> = mentions
        .iter()
        .filter(|mention| mention.certainty < Certainty::Doubtful)
        .map(|mention| mention.moment.what)
        .collect();
    mentions
        .into_iter()
        .filter_map(|mut mention| {
            if mention.certainty < Certainty::Doubtful {
                return Some(mention);
            }
            mention.moment.certain = false;
            let passing = matches!(
                mention.moment.what,
                What::Event(EventKind::Visit | EventKind::Oversight | EventKind::Concern)
            );
            (!passing && !sure.contains(&mention.moment.what)).then_some(mention)
        })
        .collect()
}

/// Adds a dated mention: to the moment that it tells of, or as a new one.
fn add(merged: &mut Vec<Mention>, mention: Mention) {
    let same = merged.iter_mut().find(|known| is_same(known, &mention));
    match same {
        Some(known) => join(known, mention),
        None => merged.push(mention),
    }
}

fn is_same(known: &Mention, new: &Mention) -> bool {
    let same_what =
        known.moment.what == new.moment.what || (is_first_of_both(&known.moment, &new.moment));
    same_what && overlap(known.moment.on, new.moment.on)
}

/// An initial meeting before birth is called by both names.
fn is_first_of_both(a: &Moment, b: &Moment) -> bool {
    let first = |moment: &Moment| {
        matches!(
            moment.meeting(),
            Some(MeetingKind::CppmInitial | MeetingKind::CppmPreBirth)
        )
    };
    let review = |moment: &Moment| {
        matches!(
            moment.meeting(),
            Some(MeetingKind::LookedAfterReview | MeetingKind::EmergencyReview)
        )
    };
    (first(a) && first(b)) || (review(a) && review(b))
}

/// Joins what a second place says of a moment to the first.
fn join(known: &mut Mention, new: Mention) {
    let (a, b) = (&mut known.moment, new.moment);
    let is_louder = loudness(&b) > loudness(a);
    if is_louder {
        a.places.splice(0..0, b.places.iter().copied());
        (a.state, a.told) = (b.state, b.told);
    } else {
        a.places.extend(b.places.iter().copied());
    }
    let is_particular = matches!(
        b.what,
        What::Meeting(MeetingKind::CppmPreBirth | MeetingKind::EmergencyReview)
    );
    if b.has_record || (is_particular && !a.has_record) {
        a.what = b.what;
    }
    if let (Some(on), Some(other)) = (a.on, b.on)
        && other.is_day()
        && !on.is_day()
    {
        a.on = Some(other);
        a.certain = b.certain;
        a.written = b.written;
    } else if a.on == b.on {
        a.certain |= b.certain;
        if is_louder {
            a.written = b.written;
        }
    }
    a.has_record |= b.has_record;
    a.reason = a.reason.or(b.reason);
    a.registered = a.registered.or(b.registered);
    a.deregistered = a.deregistered.or(b.deregistered);
    a.next = a.next.or(b.next);
    a.against.extend(b.against);
    a.against_on.extend(b.against_on);
    known.certainty = known.certainty.min(new.certainty);
    known.rank = known.rank.min(new.rank);
}

/// The meeting's own record knows best; of others, what is told as done beats what was planned.
fn loudness(moment: &Moment) -> u8 {
    match moment.state {
        None | Some(MeetingState::Planned) if !moment.has_record => 0,
        Some(MeetingState::Held) if !moment.has_record => 1,
        _ if !moment.has_record => 2,
        _ => 3,
    }
}

/// Adds a mention without a date: to any moment of its kind, else as one of its own.
fn add_undated(merged: &mut Vec<Mention>, mention: Mention) {
    let is_known = |known: &&mut Mention| {
        known.moment.what == mention.moment.what
            || is_first_of_both(&known.moment, &mention.moment)
            || begins_as(known.moment.what, mention.moment.what)
    };
    let has_happened = mention.moment.has_happened();
    let mut candidates = merged
        .iter_mut()
        .filter(|known| known.moment.has_happened() == has_happened || known.moment.on.is_none());
    match candidates.find(is_known) {
        Some(known) if mention.moment.has_record => join(known, mention),
        Some(known) => known.moment.places.extend(mention.moment.places),
        None => merged.push(mention),
    }
}

/// A move shows that a placement began, and so on.
fn begins_as(known: What, new: What) -> bool {
    matches!(
        (known, new),
        (
            What::Event(EventKind::PlacementMove | EventKind::SecurePlacement),
            What::Event(EventKind::PlacementStart)
        )
    )
}

/// Finds pairs that must be one moment under two dates, and makes each one uncertain moment.
fn join_conflicts(merged: Vec<Mention>) -> Vec<Mention> {
    let mut kept: Vec<Mention> = Vec::new();
    let mut order: Vec<Mention> = merged;
    order.sort_by_key(|mention| (mention.rank, order_key(&mention.moment)));
    for mention in order {
        match kept.iter_mut().find(|known| conflicts(known, &mention)) {
            // A doubtful day says no more than that it was held, where its own record says when.
            Some(known) if knows_better(known, &mention) => {}
            Some(known) if known.moment.certain == mention.moment.certain => {
                known.moment.certain = false;
                known.moment.against.extend(days_of(&mention.moment));
                known.moment.against_on.extend(mention.moment.on);
            }
            Some(known) => give_way(&mut known.moment, mention.moment),
            None => kept.push(mention),
        }
    }
    kept
}

/// Whether the one is a meeting's own record with a certain day, and the day of the other is not.
fn knows_better(known: &Mention, new: &Mention) -> bool {
    known.moment.has_record && known.moment.certain && !new.moment.certain
}

/// A day that is doubtful by itself gives way to one that is not.
fn give_way(known: &mut Moment, other: Moment) {
    if other.certain {
        known.on = other.on;
        known.certain = true;
        known.written = other.written;
        known.places.splice(0..0, other.places);
    } else {
        known.places.extend(other.places);
    }
}

/// Where a moment's day is written, else where the moment is named.
fn days_of(moment: &Moment) -> Vec<Place> {
    moment
        .written
        .map_or_else(|| moment.places.clone(), |place| vec![place])
}

/// Two different records, each with one day of its own, too near for two such moments.
fn conflicts(known: &Mention, new: &Mention) -> bool {
    let same_what =
        known.moment.what == new.moment.what || is_first_of_both(&known.moment, &new.moment);
    let (Some(a), Some(b)) = (known.moment.on, new.moment.on) else {
        return false;
    };
    let happened = known.moment.has_happened() && new.moment.has_happened();
    let both_recorded = known.moment.has_record && new.moment.has_record;
    let shares_record = known.moment.places.iter().any(|place| {
        new.moment
            .places
            .iter()
            .any(|other| other.record == place.record)
    });
    same_what
        && happened
        && !both_recorded
        && !shares_record
        && (new.moment.places.len() == 1 || known.moment.places.len() == 1)
        && distance(a, b) <= window_days(known.moment.what)
}

/// How near two moments of a kind can be before they must be the same one.
fn window_days(what: What) -> i32 {
    match what {
        What::Meeting(kind) => match kind {
            MeetingKind::CppmInitial | MeetingKind::CppmPreBirth => 45,
            MeetingKind::CppmReview => 30,
            MeetingKind::LookedAfterReview | MeetingKind::PathwayReview => 21,
            MeetingKind::CoreGroup => 9,
            MeetingKind::Ird | MeetingKind::EmergencyReview => 2,
            MeetingKind::SecureReview => 5,
            MeetingKind::Hearing | MeetingKind::ChildPlan => 6,
            MeetingKind::Other => 0,
        },
        What::Event(kind) => match kind {
            EventKind::Registration | EventKind::Deregistration => 45,
            EventKind::LookedAfterAtHome => 21,
            EventKind::PlacementStart
            | EventKind::SupervisionOrder
            | EventKind::LeftCare
            | EventKind::Closed => 14,
            EventKind::EmergencyPlacement
            | EventKind::SecurePlacement
            | EventKind::PlacementMove
            | EventKind::PlacementEnd
            | EventKind::OrderEnded => 6,
            EventKind::Concern
            | EventKind::Referral
            | EventKind::Visit
            | EventKind::Oversight
            | EventKind::Assessment
            | EventKind::PathwayPlan
            | EventKind::RecordIssued => 0,
        },
    }
}

/// Puts the moments in order and lets each know what the others say of it.
fn finish(mut moments: Vec<Moment>) -> Vec<Moment> {
    moments.sort_by_key(order_key);
    tell_moves(&mut moments);
    register(&mut moments);
    give_reasons(&mut moments);
    for moment in &mut moments {
        moment.against.sort_unstable();
        moment.against.dedup();
    }
    moments.sort_by_key(order_key);
    moments
}

/// What says best what became of it comes first; what tells of it without its day is added last.
fn put_places_in_order(moment: &mut Moment) {
    let first = moment.places[0];
    moment.places.retain(|place| *place != first);
    moment.places.sort_unstable();
    moment.places.dedup();
    moment.places.insert(0, first);
}

/// Puts moments in time order, those without a date last.
pub(super) fn put_in_order(moments: &mut [Moment]) {
    moments.sort_by_key(order_key);
}

type Order = (bool, Option<Day>, Option<Day>, What, Place);

fn order_key(moment: &Moment) -> Order {
    (
        moment.on.is_none(),
        moment.on.map(|on| on.from),
        moment.on.map(|on| on.to),
        moment.what,
        moment.places[0],
    )
}

/// A child who is already away from home and is placed again has moved; one who is placed again
/// within a week of an ending had never come home.
fn tell_moves(moments: &mut Vec<Moment>) {
    let starts: Vec<Interval> = moments
        .iter()
        .filter(|moment| moment.what == What::Event(EventKind::PlacementStart))
        .filter_map(|moment| moment.on)
        .collect();
    moments.retain(|moment| {
        let ends = moment.what == What::Event(EventKind::PlacementEnd);
        let again = |on: Interval| {
            starts
                .iter()
                .any(|start| start.from >= on.from && distance(on, *start) <= 7)
        };
        !(ends && moment.on.is_some_and(again))
    });
    let mut away: Option<Interval> = None;
    for moment in moments.iter_mut() {
        let Some(event) = moment.event() else {
            continue;
        };
        match event {
            EventKind::PlacementStart
                if away.is_some() && away != moment.on && moment.on.is_some() =>
            {
                moment.what = What::Event(EventKind::PlacementMove);
            }
            EventKind::PlacementStart => away = moment.on,
            EventKind::PlacementEnd
            | EventKind::LookedAfterAtHome
            | EventKind::LeftCare
            | EventKind::Closed => {
                away = None;
            }
            _ => {}
        }
    }
}

/// A registration on the day of a planning meeting is that meeting's decision.
fn register(moments: &mut [Moment]) {
    let on_days = |kind: EventKind, moments: &[Moment]| -> Vec<Interval> {
        let of_kind = moments
            .iter()
            .filter(|moment| moment.what == What::Event(kind));
        of_kind.filter_map(|moment| moment.on).collect()
    };
    let registered = on_days(EventKind::Registration, moments);
    let deregistered = on_days(EventKind::Deregistration, moments);
    for moment in moments.iter_mut().filter(|moment| is_conference(moment)) {
        let (Some(on), true) = (moment.on, moment.has_happened()) else {
            continue;
        };
        if moment.registered.is_none() && registered.iter().any(|day| day.overlaps(on)) {
            moment.registered = Some(true);
        }
        if moment.deregistered.is_none() && deregistered.iter().any(|day| day.overlaps(on)) {
            moment.deregistered = Some(true);
        }
    }
}

/// The reason for which a meeting was put off is the reason why the next one held came late.
fn give_reasons(moments: &mut [Moment]) {
    const WITHIN_DAYS: i32 = 92;
    for idx in 0..moments.len() {
        let is_held = moments[idx].state == Some(MeetingState::Held);
        let (true, None, Some(on), Some(kind)) = (
            is_held,
            moments[idx].reason,
            moments[idx].on,
            moments[idx].meeting(),
        ) else {
            continue;
        };
        let put_off = moments[..idx].iter().rev().take_while(|earlier| {
            !(earlier.state == Some(MeetingState::Held)
                && earlier
                    .meeting()
                    .is_some_and(|other| other.is_line_of(kind)))
        });
        let reason = put_off
            .filter(|earlier| {
                earlier
                    .meeting()
                    .is_some_and(|other| other.is_line_of(kind))
                    && earlier
                        .on
                        .is_some_and(|was| distance(was, on) <= WITHIN_DAYS)
            })
            .find_map(|earlier| earlier.reason);
        moments[idx].reason = reason;
    }
}

fn overlap(a: Option<Interval>, b: Option<Interval>) -> bool {
    matches!((a, b), (Some(a), Some(b)) if a.overlaps(b))
}

fn is_earlier(a: Option<Interval>, b: Option<Interval>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => a.to < b.from,
        _ => false,
    }
}

/// How many days lie between two stretches; 0 when they touch.
fn distance(a: Interval, b: Interval) -> i32 {
    if a.overlaps(b) {
        0
    } else if a.to < b.from {
        a.to.days_until(b.from)
    } else {
        b.to.days_until(a.from)
    }
}
