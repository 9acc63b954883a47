//! Events that labels and columns give: "Date placed", "Date of registration", "Legal status".
//!
//! In: passages. Out: events with the date of the label's value. A label without a value says
//! nothing.

use std::sync::LazyLock;

use regex::Regex;

use crate::facts::pattern::{cue, pattern};

use super::{Event, EventKind};
use crate::calendar::Interval;
use crate::document::{Document, Part, Span};
use crate::facts::kind::Kind;
use crate::facts::meetings::MeetingKind;
use crate::facts::passages::{Labelled, Passages, happening};
use crate::facts::{Certainty, DateMention, DateRole, Dated, dates_in};

/// Labels that stand before a date, the more particular first.
static DATES: LazyLock<Vec<(Regex, Option<EventKind>)>> = LazyLock::new(|| {
    use EventKind::*;
    let table: [(&str, Option<EventKind>); 21] = [
        (
            concat!(
                r"^(?:date (?:of )?(?:the )?pathways? plan",
                r"(?: (?:was )?(?:completed|made|signed|agreed|finalised))?",
                r"|pathways? plan (?:date|completed|made|signed|agreed|finalised)(?: on)?)$"
            ),
            Some(PathwayPlan),
        ),
        (
            concat!(
                r"\b(?:next|review|birth|due|planned|proposed|anticipated|expected|target|parents?",
                r"|mother|father|sibling|brother|sister|gp|school|nursery|hearing|report",
                r"|circulat\w+|minutes?|health|outcome|completed|decision by)\b"
            ),
            None,
        ),
        (
            concat!(
                r"de-?regist|removed from (?:the )?(?:child protection |cp )?(?:register|cpr)",
                r"|registration (?:ended|end date|ceased)|off (?:the )?register"
            ),
            Some(Deregistration),
        ),
        (
            concat!(
                r"^(?:date )?(?:of )?(?:(?:child protection|cp|cpr|initial|first|current) )*",
                r"registration(?: date| started| start date)?$|date (?:first )?registered",
                r"|^registered(?: on| since)?$",
                r"|date (?:name )?(?:placed|put|entered|added) (?:on|to|onto) (?:the )?",
                r"(?:child protection |cp )?(?:register|cpr)",
                r"|date of (?:child protection |cp |cpr )?registration",
                r"|on (?:the )?(?:child protection register|cpr) since"
            ),
            Some(Registration),
        ),
        (
            concat!(
                r"emergency placement (?:date|start\w*|began|commenced)",
                r"|date of emergency placement|date placed in (?:an )?emergency"
            ),
            Some(EmergencyPlacement),
        ),
        (
            concat!(
                r"secure (?:placement|accommodation).*(?:date|start|from|admi)",
                r"|date (?:of admission to|placed in|admitted to|of) secure",
                r"|^(?:admitted|admission) (?:in)?to secure\b"
            ),
            Some(SecurePlacement),
        ),
        (
            concat!(
                r"ceased to be looked after|ceased being looked after|left care|leaving care date",
                r"|date (?:of )?leaving care|no longer looked after",
                r"|looked after (?:status )?(?:ended|end date)|end of looked after"
            ),
            Some(LeftCare),
        ),
        (
            concat!(
                r"(?:placement|accommodation) (?:end\w*|ceased|terminat\w+)",
                r"|date (?:placement )?(?:ended|returned home|of return home)",
                r"|^(?:end date|ended|to|until|date ended|placement to)$|returned home on",
                r"|date returned|^returned to (?:parents?|mother|father|mum|dad|parental care)$",
                r"|date of (?:rehabilitation|return) (?:home|to parents?)",
                r"|date of discharge from care"
            ),
            Some(PlacementEnd),
        ),
        (
            concat!(
                r"looked after at home (?:since|from|date|start\w*)",
                r"|date (?:became )?looked after at home"
            ),
            Some(LookedAfterAtHome),
        ),
        (
            concat!(
                r"date (?:of )?(?:change of placement|placement move|moved(?: placement)?)",
                r"|placement move date|^(?:date|day) of (?:the )?move$|^change of placement$",
                r"|^(?:moved|changed) (?:placements?|carers?|house|unit)(?: on)?$",
                r"|^placement (?:moved|changed)(?: on)?$"
            ),
            Some(PlacementMove),
        ),
        (
            concat!(
                r"became looked after|date (?:the )?(?:child )?came into care",
                r"|^with (?:the )?(?:current|present) carers? since$",
                r"|came to (?:live|stay) with (?:you|the carers?)$",
                r"|date (?:first |of becoming |became |of first becoming )*",
                r"(?:looked after|accommodated)",
                r"|(?:looked after|accommodated|in care",
                r"|in (?:this |the |current |present )?placement|lac) ",
                r"(?:since|from|on|date|start\w*)",
                r"|date (?:of |child )?(?:first )?(?:placed|placement|admission|admitted",
                r"|accommodated|accommodation|moved in|entered care)",
                r"(?: (?:started|began|commenced|in placement|with .*|start(?:ed)?))?",
                r"|(?:current |present |first |initial )?placement ",
                r"(?:start\w*|began|begins|commence[ds]|date|since|from)(?: date)?",
                r"|^(?:date )?placed(?: (?:with|at|in))?(?: on| since)?$",
                r"|^(?:where (?:\w+ ){0,2}?(?:living|lives?|placed|staying)|living with|lives with)",
                r" on$|start of (?:current )?placement",
                r"|date placement (?:started|began|commenced|made)",
                r"|start date of (?:current )?placement",
                r"|date of (?:current|present|first|initial) placement",
                r"|period of care (?:start\w*|from|began)"
            ),
            Some(PlacementStart),
        ),
        (
            concat!(
                r"^(?:date (?:of )?(?:the )?)?",
                r"(?:compulsory supervision order|cso|supervision (?:order|requirement)|order) ",
                r"(?:was )?(?:terminated|ended|discharged|revoked)(?: on)?$",
                r"|^date of termination of (?:the )?(?:cso|order|compulsory supervision order)$"
            ),
            Some(OrderEnded),
        ),
        // When an order is to lapse says neither that it began nor that it ended.
        (
            concat!(
                r"(?:cso|order|requirement)\b.*\b(?:end date|ends|expir\w+|lapses)",
                r"|^(?:expiry|end) date of (?:the )?(?:cso|order)"
            ),
            None,
        ),
        (
            concat!(
                r"(?:compulsory supervision order|cso|supervision requirement|supervision order",
                r"|order)\b.*(?:made|date|granted|since|start\w*|from)",
                r"|date (?:of |on which )?(?:the )?(?:compulsory supervision order|cso",
                r"|supervision (?:order|requirement)|(?:current )?order)",
                r"(?: (?:was )?(?:made|granted))?$"
            ),
            Some(SupervisionOrder),
        ),
        (
            concat!(
                r"concerns? (?:(?:was|were|first|initially) )*",
                r"(?:raised|received|notified|reported)",
                r"|^notification of (?:a |the )?(?:child protection |cp |wellbeing )?concerns?$",
                r"|^(?:child protection |cp )?concerns?(?: date)?$",
                r"|date of (?:the )?(?:child protection |cp |initial |notification of )*",
                r"(?:concerns?|notification)",
                r"|date (?:of )?(?:cp|child protection) (?:referral|report)",
                r"|(?:child protection|cp) (?:referral|concern) (?:date|received)",
                r"|notification (?:of concern )?(?:date|received)|date notified|concern date",
                r"|date (?:and time )?(?:concern|of concern)|^date raised$"
            ),
            Some(Concern),
        ),
        (
            concat!(
                r"(?:date|time) (?:of |and time of |/time of )?(?:the )?",
                r"(?:initial |original |first |this )?referral(?: received| made)?",
                r"|referral (?:date|received|made)(?: on)?|date (?:of receipt|received)",
                r"|^received(?: on)?$|date referred|^referred(?: on)?$|date of contact/referral",
                r"|date (?:and time )?referral"
            ),
            Some(Referral),
        ),
        (
            concat!(
                r"(?:case|file) clos(?:ed|ure)|^closed$|date (?:of )?(?:case )?clos(?:ed|ure)",
                r"|closed on|closing date"
            ),
            Some(Closed),
        ),
        (
            concat!(
                r"date of (?:last |most recent |statutory |home |placement |this )*visit",
                r"|visit date|last visit(?:ed)?|(?:statutory|home|placement) visit(?: date| on)?$",
                r"|date (?:child )?(?:last )?(?:seen|visited)"
            ),
            Some(Visit),
        ),
        (
            concat!(
                r"(?:date of )?",
                r"(?:supervision|management oversight|manager'?s oversight|case supervision)",
                r"(?: (?:session|meeting|discussion|date))*$|date of (?:supervision|oversight)",
                r"|^(?:last |latest |date of )*(?:(?:team|line|service|senior) )?",
                r"(?:manager|management|tm|tl|ssw|senior)(?:['’]?s)? (?:file |case )?",
                r"(?:check|oversight|review|read|footprint|note|sign-?off|discussion|entry)",
                r"(?: date| on)?$"
            ),
            Some(Oversight),
        ),
        (
            concat!(
                r"^(?:start date|from|started|start|date from|placement from|commenced",
                r"|(?:admitted|moved in|began)(?: there| here| on)?)$"
            ),
            Some(PlacementStart),
        ),
        (r"$^", None),
    ];
    table
        .into_iter()
        .map(|(words, kind)| (pattern(&format!("(?i){words}")), kind))
        .collect()
});

cue!(
    STATUS_LABEL,
    concat!(
        r"(?i)^(?:(?:current |present |child['’]?s? )*(?:legal|looked[- ]after|lac|care|la?ac) ?",
        r"(?:status|basis)|legal (?:status|basis|order|route)(?: .*)?|looked[- ]after status.*",
        r"|statutory (?:basis|status|measures?)|(?:legal )?authority|status|order",
        r"|legal measures?(?: in place)?|current order",
        r"|(?:child protection )?register(?:ed)?(?: status)?",
        r"|on (?:the )?(?:child protection register|cpr)\??|cpr(?: status)?",
        r"|(?:child protection|cp) (?:registration|status)|registration(?: status)?",
        r"|(?:is )?(?:the |this )?(?:(?:child|young person)(?:['’]s name)? |name )",
        r"(?:currently |still )?on (?:the )?(?:child protection register|cpr)",
        r"|category of registration",
        r"|(?:is (?:the )?(?:child|young person) )?looked[- ]after(?: child)?|la?ac)$"
    )
);
cue!(REGISTER_LABEL, r"(?i)regist|\bcpr?\b|child protection");
cue!(NO, r"(?i)^\W*(?:no\b|none|n/?a|not |nil|never|-|unknown)");
cue!(
    YES,
    concat!(
        r"(?i)^\W*(?:yes|registered|current\b|on (?:the )?register|currently|neglect|emotional",
        r"|physical|sexual|domestic)"
    )
);
cue!(
    AT_HOME,
    concat!(
        r"(?i)\b(?:at home|home supervision|residence at home|with parents?|looked after at home",
        r"|in (?:his|her|their) own home|home (?:cso|compulsory)|laah)\b"
    )
);
cue!(
    WITH_PARENTS,
    r"(?i)\b(?:at home|mothers?|fathers?|mum|dad|parents?)\b"
);
cue!(
    NOT_AT_HOME,
    r"(?i)\b(?:not (?:at home|looked after)|away from home|return(?:ed)? (?:at )?home)\b"
);
cue!(
    AWAY,
    concat!(
        r"(?i)\b(?:away from home|accommodated|section 25|s\.? ?25|s\.? ?20|section 20|foster",
        r"|kinship|residential|permanence order|care order|looked[- ]after and accommodated|laac",
        r"|voluntary(?:ly)? accommodat\w+)\b"
    )
);
cue!(
    ON_REGISTER,
    r"(?i)\bon (?:the )?(?:child protection register|cpr)\b"
);
cue!(SECURE, r"(?i)\bsecure\b");
cue!(
    ORDER,
    r"(?i)\b(?:compulsory supervision order|cso|supervision requirement|supervision order)\b"
);
cue!(INTERIM, r"(?i)\b(?:interim|icso)\b");
cue!(
    CARE_LEAVER,
    concat!(
        r"(?i)\b",
        r"(?:care leaver|aftercare|continuing care|previously looked after|formerly looked after)",
        r"\b"
    )
);
cue!(
    PLACEMENT_ROW,
    concat!(
        r"(?i)\b(?:placements?|foster|kinship|residential|carers?|looked[- ]after|accommodat\w+",
        r"|grandmother|grandparents?|aunt|children['’]s (?:house|unit|home))\b"
    )
);
// Labels that say too little of what began or ended to stand for themselves.
cue!(
    LOOSE,
    concat!(
        r"(?i)^",
        r"(?:start date|from|started|start|date from|commenced|end date|to|until|ended|date ended)",
        r"$|^(?:admitted|moved in|began)(?: there| here| on)?$"
    )
);
cue!(ARRIVAL, r"(?i)^(?:admitted|moved in|began)\b");
// What a row of "Legal status and placement" may give instead of a placement.
cue!(
    LEGAL_ROW,
    concat!(
        r"(?i)\b(?:orders?|cso|icso|hearings?|panels?|requirements?|warrants?|regist\w+|cpr",
        r"|reviews?|section \d+|at home)\b"
    )
);
cue!(EMERGENCY_ROW, r"(?i)\bemergency\b");
cue!(
    EMERGENCY_REVIEW,
    r"(?i)\breview of (?:the )?emergency placement\b"
);
cue!(
    OTHER_CHILD,
    concat!(
        r"(?i)\b(?:siblings?|brothers?|sisters?|other children|parents?|mother|father|household",
        r"|employment|education|school)\b"
    )
);

/// Reads the labels of a document.
pub(super) fn of(
    document: &Document,
    kind: Kind,
    recorded: Option<MeetingKind>,
    passages: &Passages,
    dates: &[DateMention],
) -> Vec<Event> {
    let reader = Reader {
        document,
        kind,
        recorded,
        dates,
    };
    let mut events = Vec::new();
    let befores = std::iter::once(None).chain(passages.labels.iter().map(Some));
    for (labelled, before) in passages.labels.iter().zip(befores) {
        if reader.is_of_another(labelled) || reader.is_unseen(labelled, passages) {
            continue;
        }
        reader.dated(labelled, before, &mut events);
        events.extend(reader.placed_since(labelled));
        reader.status(labelled, &mut events);
    }
    events
}

struct Reader<'a> {
    document: &'a Document,
    kind: Kind,
    /// The meeting that the document records, where it records one.
    recorded: Option<MeetingKind>,
    dates: &'a [DateMention],
}

impl Reader<'_> {
    /// Whether the label stands under a heading about somebody else.
    fn is_of_another(&self, labelled: &Labelled) -> bool {
        labelled
            .heading
            .is_some_and(|heading| OTHER_CHILD.is_match(self.document.at(heading)))
    }

    /// Whether the row of a visit's day says that the child was not seen.
    fn is_unseen(&self, labelled: &Labelled, passages: &Passages) -> bool {
        cue!(
            SEEN,
            r"(?i)^\W*(?:(?:was|were) )?(?:(?:the )?(?:child|young person) )?(?:was )?seen\W*$"
        );
        cue!(UNSEEN, r"(?i)^\W*(?:no?|not seen)\b");
        let is_of_row = |one: &&Labelled| one.row.is_some() && one.row == labelled.row;
        let says = |one: &Labelled| {
            SEEN.is_match(self.document.at(one.label))
                && UNSEEN.is_match(self.document.at(one.value))
        };
        let is_visit = self.kind_of(self.text(labelled.label)) == Some(EventKind::Visit);
        is_visit && passages.labels.iter().filter(is_of_row).any(says)
    }

    /// "Date placed: 3 May 2022".
    ///
    /// - `before`: the label before it
    fn dated(&self, labelled: &Labelled, before: Option<&Labelled>, events: &mut Vec<Event>) {
        let label = &self.whole_label(labelled, before);
        let Some(kind) = self.kind_of(label) else {
            return;
        };
        let Some(on) = self.date_in(labelled.value) else {
            return;
        };
        if self.is_answered_no(labelled) {
            return;
        }
        let row = labelled.row.map(|row| self.document.at(row));
        if LOOSE.is_match(label) && !self.is_of_placement(labelled, label) {
            return;
        }
        if matches!(kind, EventKind::Referral)
            && label.eq_ignore_ascii_case("received")
            && self.kind != Kind::Referral
        {
            return;
        }
        let is_told = kind == EventKind::PlacementStart
            && (self.recorded == Some(MeetingKind::EmergencyReview)
                || self.is_form_of_emergency() && EMERGENCY_REVIEW.is_match(&self.document.text)
                || EMERGENCY_ROW.is_match(self.document.at(labelled.value))
                || row.is_some_and(|row| EMERGENCY_ROW.is_match(row)));
        let is_by_form = kind == EventKind::PlacementStart && self.is_form_of_emergency();
        let span = labelled
            .row
            .unwrap_or(labelled.label.joined(labelled.value));
        if is_told || is_by_form {
            let day = self.day_of_emergency(labelled.value).unwrap_or(on);
            let emergency = event(EventKind::EmergencyPlacement, Some(day), span);
            events.push(if is_told {
                emergency
            } else {
                doubtful(emergency)
            });
        }
        if kind == EventKind::PlacementStart && SECURE.is_match(self.heading(labelled)) {
            events.push(event(EventKind::SecurePlacement, Some(on), span));
        }
        let own = event(kind, Some(on), span);
        // A plan of long before the review that gives its day may be another one.
        let is_old = kind == EventKind::PathwayPlan && !self.is_soon_followed(on);
        events.push(if is_old { doubtful(own) } else { own });
        if kind == EventKind::EmergencyPlacement {
            events.push(event(EventKind::PlacementStart, Some(on), span));
        }
    }

    /// "Registered? No – name removed 3 May 2023": the label asks whether, and the answer is no.
    fn is_answered_no(&self, labelled: &Labelled) -> bool {
        cue!(ASKS_WHETHER, r"(?i)\?|\bregistered\W*$");
        cue!(
            ANSWER_NO,
            concat!(
                r"(?i)^\W*(?:no|none|n/?a|never|not registered)\b",
                r"(?:\W*$|\s*[–—,.;:(-]|\s+(?:longer|name|removed)\b)"
            )
        );
        ASKS_WHETHER.is_match(self.document.at(labelled.label))
            && ANSWER_NO.is_match(self.document.at(labelled.value))
    }

    fn heading(&self, labelled: &Labelled) -> &str {
        labelled
            .heading
            .map_or("", |heading| self.document.at(heading))
    }

    /// Whether what began or ended by a label that does not say of what is a placement, as its row,
    /// its value, what stands over it or the form it stands in says.
    fn is_of_placement(&self, labelled: &Labelled, label: &str) -> bool {
        let heading = self.heading(labelled);
        if let Some(row) = labelled.row.map(|row| self.document.at(row)) {
            return PLACEMENT_ROW.is_match(row)
                || self.is_form_of_placement()
                || PLACEMENT_ROW.is_match(heading) && !LEGAL_ROW.is_match(row);
        }
        let value = self.document.at(labelled.value);
        let mut of_care = [heading, value, self.head()].into_iter();
        ARRIVAL.is_match(label) && of_care.any(|words| PLACEMENT_ROW.is_match(words))
    }

    /// Whether the document is the form of one placement, as its first line or its file's name says.
    fn is_form_of_placement(&self) -> bool {
        cue!(
            FORM,
            concat!(
                r"(?i)\b(?:placement|admission)[ _-]+",
                r"(?:agreement|details|record|form|sheet|information|notification)\b"
            )
        );
        let names = self.document.part(Part::FileName);
        let mut names = names.map(|name| self.document.text_of(name));
        FORM.is_match(self.head()) || names.any(|name| FORM.is_match(name))
    }

    /// The line with which the document begins.
    fn head(&self) -> &str {
        let mut body = self.document.part(Part::Body);
        let first = body.find(|block| block.is_said() && !block.span.is_empty());
        first.map_or("", |first| self.document.text_of(first))
    }

    /// Whether the document gives another day within a year after a day.
    fn is_soon_followed(&self, on: Dated) -> bool {
        const N_DAYS_MAX: i32 = 366;
        let n_days = |other: Interval| on.interval.to.days_until(other.from);
        let mut days = self.dates.iter().filter_map(DateMention::interval);
        days.any(|other| (1..=N_DAYS_MAX).contains(&n_days(other)))
    }

    /// The kind of event whose day a label asks for.
    fn kind_of(&self, label: &str) -> Option<EventKind> {
        cue!(
            PLAN_MADE,
            concat!(
                r"(?i)^(?:date (?:of|on) (?:the |this )?(?:pathway )?plan",
                r"|(?:pathway )?plan (?:dated?|of|made|signed|agreed)(?: on)?)$"
            )
        );
        let mut known = DATES.iter().filter(|(pattern, _)| pattern.is_match(label));
        let kind = known.next().and_then(|(_, kind)| *kind);
        let is_pathway = self.recorded == Some(MeetingKind::PathwayReview);
        let plan = (is_pathway && PLAN_MADE.is_match(label)).then_some(EventKind::PathwayPlan);
        kind.or(plan)
    }

    /// A label, with the one beside it that it goes on from: "Placed with | Mrs Orr | On | 3 May".
    fn whole_label(&self, labelled: &Labelled, before: Option<&Labelled>) -> String {
        cue!(
            LIVES,
            concat!(
                r"(?i)^(?:",
                r"where (?:(?:is |the child |he |she |they )?(?:living|lives?|placed|staying))",
                r"|placed with|placement|living with|lives with|current placement)$"
            )
        );
        const GOES_ON: [&str; 4] = ["on", "from", "since", "date"];
        let label = without_number(self.text(labelled.label));
        let goes_on = GOES_ON.contains(&label.to_lowercase().as_str());
        let is_beside = |before: &&Labelled| {
            if labelled.row.is_some() && before.row == labelled.row {
                return goes_on && LIVES.is_match(self.text(before.label));
            }
            let gap = Span::new(
                before.value.end.min(labelled.label.start),
                labelled.label.start,
            );
            let gap = self.document.at(gap);
            // "Placed with | the Tays" over "From | 3 May".
            let is_over = || LIVES.is_match(self.text(before.label));
            let is_near = gap.len() <= 3 && (!gap.contains('\n') || is_over());
            goes_on && before.row.is_none() && is_near
        };
        let is_with_parents =
            |before: &&Labelled| WITH_PARENTS.is_match(self.document.at(before.value));
        let before = before
            .filter(is_beside)
            .filter(|before| !is_with_parents(before))
            .map(|before| self.text(before.label));
        before.map_or_else(|| label.to_owned(), |before| format!("{before} on"))
    }

    /// Whether the document is the form on which an emergency placement is recorded.
    fn is_form_of_emergency(&self) -> bool {
        cue!(
            FORM,
            concat!(
                r"(?i)^\W*(?:[\p{L} ]{3,30}(?:council|partnership|services?) ?[–—:|-] ?)?",
                r"(?:record of (?:an? |the )?)?emergency placement\b",
                r"(?:\W+(?:form|record|agreement|notification)\b.{0,20})?\W*$"
            )
        );
        let title = self.document.part(Part::Body).find(|block| block.is_said());
        title.is_some_and(|title| FORM.is_match(self.document.text_of(title)))
    }

    /// "Placement: Mill House, since 3 May 2022".
    fn placed_since(&self, labelled: &Labelled) -> Option<Event> {
        let is_placement = PLACEMENT_LABEL.is_match(self.text(labelled.label));
        let mut days = dates_in(self.dates, labelled.value).iter();
        let day = days.find(|day| {
            let before = Span::new(
                labelled.value.start,
                day.span.start.max(labelled.value.start),
            );
            let before = self.document.at(before);
            SINCE.is_match(before) && !TELLS.is_match(before)
        });
        // "The garage has had him every Friday since 3 May": where one goes on some days one does
        // not live.
        let is_day = |mention: &DateMention| mention.interval().is_some();
        let is_home = dates_in(self.dates, labelled.value).iter().all(is_day);
        let on = day
            .filter(|_| is_placement && is_home)
            .and_then(happening)?;
        let span = labelled.label.joined(labelled.value);
        Some(event(EventKind::PlacementStart, Some(on), span))
    }

    /// The day behind the word, where a value tells of two: "4/12/25 (foster); emergency 27/11/25".
    fn day_of_emergency(&self, value: Span) -> Option<Dated> {
        let word = EMERGENCY_ROW.find(self.document.at(value))?;
        let behind = Span::new(value.start + word.end(), value.end);
        dates_in(self.dates, behind).iter().find_map(happening)
    }

    /// "Legal status: looked after at home under a supervision order since 3 May 2022".
    fn status(&self, labelled: &Labelled, events: &mut Vec<Event>) {
        let label = self.text(labelled.label);
        if !STATUS_LABEL.is_match(label) || labelled.row.is_some() {
            return;
        }
        let value = self.text(labelled.value);
        if NO.is_match(value) || value.contains(['☐', '☒', '☑', '□', '■']) {
            return;
        }
        let span = labelled.label.joined(labelled.value);
        let on = self.since(labelled.value);
        if REGISTER_LABEL.is_match(label) {
            if YES.is_match(value) {
                events.push(event(EventKind::Registration, on, span));
            }
            return;
        }
        for kind in statuses(value) {
            // Aftercare begins where being looked after ends.
            let ended = || self.until(labelled.value);
            let on = on.or_else(|| (kind == EventKind::LeftCare).then(ended).flatten());
            events.push(event(kind, on, span));
        }
    }

    /// The date from which a status holds: any in the value but an end or a review.
    fn since(&self, value: Span) -> Option<Dated> {
        let text = self.document.at(value);
        dates_in(self.dates, value).iter().find_map(|mention| {
            let before = &text[..mention
                .span
                .start
                .saturating_sub(value.start)
                .min(text.len())];
            let dated = happening(mention).filter(|_| mention.role != DateRole::Recorded)?;
            (!UNTIL.is_match(before)).then_some(dated)
        })
    }

    /// The day until which the value says that the child was looked after.
    fn until(&self, value: Span) -> Option<Dated> {
        dates_in(self.dates, value).iter().find_map(|mention| {
            let before = Span::new(value.start, mention.span.start.max(value.start));
            LOOKED_AFTER_UNTIL
                .is_match(self.document.at(before))
                .then(|| happening(mention))?
        })
    }

    fn date_in(&self, span: Span) -> Option<Dated> {
        dates_in(self.dates, span).iter().find_map(happening)
    }

    fn text(&self, span: Span) -> &str {
        self.document
            .at(span)
            .trim()
            .trim_end_matches([':', '?'])
            .trim()
    }
}

cue!(
    PLACEMENT_LABEL,
    r"(?i)^(?:(?:current|present|child['’]s) )?placement(?: details)?$"
);
// "Placement: the café has had him since 3 May" is a sentence under a heading.
cue!(
    TELLS,
    r"(?i)\b(?:has|have|had|goes|went|comes|came|works?|worked)\b"
);
cue!(SINCE, r"(?i)\b(?:since|from)\W*$");
cue!(
    LOOKED_AFTER_UNTIL,
    concat!(
        r"(?i)\b(?:looked[- ]after|in (?:foster |residential |kinship )?care|accommodated)",
        r"\b[^.;]{0,40}\b(?:until|till|to|ended|ceased)\W*$"
    )
);
cue!(
    UNTIL,
    concat!(
        r"(?i)\b(?:until|expires?|review(?:ed)?(?: by| on| due)?|to|due|next",
        r"|(?:continued|varied|extended|renewed)(?: on)?)\W*$"
    )
);

/// "3 Start" in a form whose fields are numbered: the label without its number.
fn without_number(label: &str) -> &str {
    let named = label.trim_start_matches(|c: char| c.is_ascii_digit());
    let named = named.trim_start_matches(['.', ')', ' ']);
    if named.starts_with(char::is_alphabetic) {
        named
    } else {
        label
    }
}

/// What a status in words says of how the child is looked after.
fn statuses(value: &str) -> Vec<EventKind> {
    let mut kinds = Vec::new();
    let has = |pattern: &Regex| pattern.is_match(value);
    if has(&ORDER) && !has(&INTERIM) {
        kinds.push(EventKind::SupervisionOrder);
    }
    if has(&AT_HOME) && !has(&NOT_AT_HOME) && !has(&AWAY) {
        kinds.push(EventKind::LookedAfterAtHome);
    } else if has(&AWAY) && !has(&CARE_LEAVER) {
        kinds.push(EventKind::PlacementStart);
    }
    if has(&ON_REGISTER) {
        kinds.push(EventKind::Registration);
    }
    if has(&SECURE) {
        kinds.push(EventKind::SecurePlacement);
    }
    if has(&CARE_LEAVER) {
        kinds.push(EventKind::LeftCare);
    }
    kinds
}

cue!(
    REGISTERED,
    r"(?i)\b(?:child protection|cpr|cp plan|register(?:ed)?|registration)\b"
);
cue!(
    CLOSED,
    r"(?i)\b(?:closed|ceased|no longer (?:open|known))\b"
);

/// The event with which the one status begins that a roster's words mean; none where they mean
/// several or what is denied.
pub(super) fn standing_in(words: &str) -> Option<EventKind> {
    if NO.is_match(words) {
        return None;
    }
    let mut kinds = statuses(words);
    // A supervision order comes with the way in which the child is looked after under it.
    if kinds.len() > 1 {
        kinds.retain(|kind| *kind != EventKind::SupervisionOrder);
    }
    if kinds.contains(&EventKind::SecurePlacement) {
        kinds.retain(|kind| *kind != EventKind::PlacementStart);
    }
    if kinds.is_empty() && REGISTERED.is_match(words) {
        kinds.push(EventKind::Registration);
    }
    if kinds.is_empty() && CLOSED.is_match(words) {
        kinds.push(EventKind::Closed);
    }
    match kinds.as_slice() {
        [one] => Some(*one),
        _ => None,
    }
}

fn event(kind: EventKind, on: Option<Dated>, span: Span) -> Event {
    Event {
        kind,
        on,
        certainty: Certainty::Certain,
        whose: None,
        span,
    }
}

fn doubtful(event: Event) -> Event {
    Event {
        certainty: Certainty::Doubtful,
        ..event
    }
}
