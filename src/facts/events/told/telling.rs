//! Words that tell of an event, and whether its subject is the child.
//!
//! In: a sentence in which the words for an event stand. Out: the clause around them, and whether
//! it is the child of whom it is told, not a parent, a sibling or the school.

use crate::document::Span;
use crate::facts::Dated;
use crate::facts::events::EventKind;
use crate::facts::family::Told;
use crate::facts::passages::{Sentence, Setting};
use crate::facts::pattern::cue;

/// A trigger found in a sentence, with the words around it.
pub(super) struct Telling<'a> {
    pub(super) kind: EventKind,
    pub(super) sentence: &'a Sentence,
    pub(super) before: &'a str,
    pub(super) words: &'a str,
    pub(super) after: &'a str,
    pub(super) at: usize,
    pub(super) end: usize,
    pub(super) text: &'a str,
    /// Whether the words tell of it in a row only.
    pub(super) is_entry: bool,
    /// The day of the meeting that the sentence before tells of and this one goes on about.
    pub(super) met_on: Option<Dated>,
    /// The day of the meeting that the passage told of last, which may have decided it.
    pub(super) decided_on: Option<Dated>,
}

impl Telling<'_> {
    pub(super) fn place(&self) -> Told {
        Told {
            sentence: self.sentence.span,
            clause: self.sentence.span,
            thing: Span::new(self.at, self.end),
        }
    }

    /// Whether the words speak of the child whose file it is.
    pub(super) fn is_of_the_child(&self) -> bool {
        if OTHER_SUBJECT.is_match(self.before)
            || NAMED_OTHER.is_match(self.before)
            || self.is_led_by_another()
            || self.is_to_no_home()
        {
            return false;
        }
        let lasting = !matches!(
            self.kind,
            EventKind::Visit | EventKind::Oversight | EventKind::Closed
        );
        let comes_in = matches!(self.kind, EventKind::Referral | EventKind::Concern);
        if lasting && !comes_in && NOT_THE_CHILD.is_match(self.around()) {
            return false;
        }
        match self.kind {
            EventKind::PlacementEnd => {
                let around = format!("{} {} {}", self.before, self.words, self.after);
                // From a secure placement the child goes to another, if nothing says home.
                let is_secure = self.before.trim_end().to_lowercase().ends_with("secure");
                let is_for_good =
                    self.is_entry || AWAY_HINT.is_match(&around) || self.is_entry_of_going_home();
                !is_secure && is_for_good && !NOT_HOME_FROM.is_match(self.after)
            }
            EventKind::Registration => !self.words.to_lowercase().contains("registered with"),
            EventKind::LookedAfterAtHome if self.is_care_by_parents() => false,
            EventKind::Visit => !OTHERS_VISIT.is_match(self.before),
            EventKind::SupervisionOrder | EventKind::LookedAfterAtHome | EventKind::OrderEnded => {
                !INTERIM_BEFORE.is_match(self.before)
                    && !self.words.to_lowercase().contains("interim")
            }
            EventKind::Referral => !self.is_referred_elsewhere() && !self.is_of_a_paper(),
            EventKind::Concern => !self.words.is_empty() && !self.is_of_a_paper(),
            _ => true,
        }
    }

    /// "Brother Finn: second concern form": whose line it is stands first.
    fn is_led_by_another(&self) -> bool {
        cue!(
            LEADS,
            concat!(
                r"(?i)^\W*(?:(?:his|her|their|half|step|older|younger|elder|big|little|wee|baby)[ -])*",
                r"(?:brother|sister|sibling|cousin|twin)s?",
                r"(?: (?-i:\p{Lu})[\p{L}'’-]+){0,2} ?(?:\([^()]{1,20}\) ?)?[:–—]"
            )
        );
        LEADS.is_match(self.text)
    }

    /// "Admitted to Larch Primary", "came to live with Dad": to no home away from the child's own.
    fn is_to_no_home(&self) -> bool {
        cue!(
            OTHER_PLACE,
            concat!(
                r"(?i)\b(?:primary|academy|high school|playgroup|college|university|teams?|office",
                r"|hospital|ward|clinic|courts?|class|council|department|surgery)\b"
            )
        );
        cue!(
            PARENTS,
            concat!(
                r"(?i)\bwith (?:(?:his|her|their|your) )?",
                r"(?:mum|mummy|mam|mother|dad|daddy|father|parents)\b"
            )
        );
        cue!(
            GOES,
            r"(?i)^\W*(?:shifted|flitted|relocated|transferred|moved|moves|came|comes|admitted|received|brought|taken|sent|went|goes)\b"
        );
        cue!(ENDS, r"[,.;:()]| (?:from|on|by|as|after|and)\b");
        let is_placing = matches!(
            self.kind,
            EventKind::PlacementStart | EventKind::PlacementMove
        );
        let end = ENDS
            .find(self.after)
            .map_or(self.after.len(), |end| end.start());
        let to = [self.words, &self.after[..end]].concat();
        is_placing
            && GOES.is_match(self.words)
            && (OTHER_PLACE.is_match(&to) || PARENTS.is_match(self.words))
    }

    /// "Until 3 May, when the police put in a report": what a clause of time tells has happened,
    /// whatever it stands in.
    pub(super) fn is_of_a_day_told(&self) -> bool {
        let at = self.at - self.sentence.span.start;
        ON_A_DAY.is_match(&self.text[..at])
    }

    /// "Closed." in the cell for the action, or further down in a note, closes what the entry is
    /// about, and the case only where that word opens it.
    pub(super) fn is_of_something(&self) -> bool {
        let is_bare = self.kind == EventKind::Closed && self.words.trim().len() <= "closed..".len();
        let opens = self.sentence.first && self.sentence.setting != Setting::Side;
        is_bare && self.sentence.when.is_some() && !opens
    }

    /// "MGMT OVERSIGHT Hearing on 9 June, summer planned", in a row or note of its day: days in what was talked
    /// of are none of the talk.
    pub(super) fn opens_its_note(&self) -> bool {
        let is_dated = self.sentence.when.is_some() && self.sentence.first;
        let opens = !self.before.contains(char::is_alphanumeric);
        self.kind == EventKind::Oversight && is_dated && opens
    }

    /// "Superv. contact": somebody sat with the family, and no manager with the worker.
    pub(super) fn is_of_watched_contact(&self) -> bool {
        self.kind == EventKind::Oversight && WATCHED.is_match(self.after)
    }

    /// "Supervision, case discussed": what was talked of there, and nothing that is open.
    pub(super) fn is_talk_of_supervision(&self) -> bool {
        cue!(TALKED, r"(?i)^[^.;]{0,25}?\bdiscussed\b");
        self.kind == EventKind::Oversight && TALKED.is_match(self.after)
    }

    /// "T/C to mum re home visit": a call, a text or a letter about one.
    pub(super) fn is_said_of_a_visit(&self) -> bool {
        cue!(
            SAID,
            concat!(
                r"(?i)\b(?:t/?c|(?:tele)?phon\w*|rang|text\w*|e-?mail\w*|messag\w*|letter|wrote)",
                r"\b.*\b(?:re|about|regarding|for|confirm\w*|cancel\w*)\b"
            )
        );
        self.kind == EventKind::Visit && SAID.is_match(self.before)
    }

    /// "A supervision order was made for his sister": what the words tell of is another's.
    pub(super) fn is_of_another(&self) -> bool {
        cue!(
            FOR_ANOTHER,
            concat!(
                r"(?i)^[^.;,:]{0,12}\bfor ",
                r"(?:(?:his|her|their|the|older|younger|half|step|elder|big|little)[ -])*",
                r"(?:brother|sister|sibling|cousin|neighbour|friend)s?\b"
            )
        );
        self.kind != EventKind::Visit && FOR_ANOTHER.is_match(self.after)
    }

    /// "Well looked after at home", and an order there that is over.
    fn is_care_by_parents(&self) -> bool {
        cue!(
            OVER,
            r"(?i)^\W*(?:cso|order)?\W*(?:was |has been )?(?:terminated|ended)\b"
        );
        cue!(WELL, r"(?i)\bwell\s*$");
        WELL.is_match(self.before) || OVER.is_match(self.after)
    }

    /// "Decided not to make an order": what the words of a row deny themselves.
    pub(super) fn denies_itself(&self) -> bool {
        cue!(
            NOT,
            r"(?i)^\W*not\b|\b(?:(?:decided|agreed|did|does|was|were|is|chose) not|n['’]t|no|nor|neither)\b"
        );
        cue!(
            NO_LONGER,
            r"(?i)\bno (?:longer|further|more|measures?|condition|role|sw|s/w|social|action|current)\b"
        );
        let begins = matches!(
            self.kind,
            EventKind::SupervisionOrder | EventKind::Registration | EventKind::PlacementStart
        );
        (self.is_entry || begins) && NOT.is_match(self.words) && !NO_LONGER.is_match(self.words)
    }

    /// "Referral form sent", "referral withdrawn": what became of one, and no other that came in.
    fn is_of_a_paper(&self) -> bool {
        cue!(
            PAPER,
            concat!(
                r"(?i)^\W*(?:form )?(?:was |has been |is )?",
                r"(?:rejected|withdrawn|template|sent|back to|completed by|form template|closed",
                r"|discussion|meeting|tripartite)\b"
            )
        );
        PAPER.is_match(self.after)
    }

    /// "There had been an earlier referral": not the one that this is about.
    pub(super) fn is_of_an_earlier_one(&self) -> bool {
        cue!(
            EARLIER,
            concat!(
                r"(?i)\b(?:earlier|previous|prior|past|historic\w*|old|older)\s+",
                r"(?:(?:police|school|anonymous|similar)\s+)?$"
            )
        );
        let comes_in = matches!(self.kind, EventKind::Referral | EventKind::Concern);
        comes_in && EARLIER.is_match(self.before)
    }

    /// "The school rang the duty team": a referral where it is told of what a conference came from,
    /// and anywhere else a call.
    pub(super) fn is_a_call(&self) -> bool {
        cue!(CALLS, r"(?i)^(?:rang|phoned|called|telephoned|contacted)\b");
        self.kind == EventKind::Referral && CALLS.is_match(self.words)
    }

    /// Whether the words are a name for a placement, of which something else is told than that it
    /// began: "The emergency placement was looked at on 3 May".
    pub(super) fn is_of_a_known_placement(&self) -> bool {
        self.is_placement_by_name()
            && IS_SAID_OF.is_match(self.after)
            && !BEGINS_AFTER.is_match(self.after)
    }

    /// Whether "placement at Ash Café" stands in a sentence that does not say that it is one of care.
    pub(super) fn is_any_placement(&self) -> bool {
        let heads = self.sentence.first && !self.before.contains(char::is_alphabetic);
        let is_entry = heads && self.sentence.setting == Setting::Row;
        let is_any = PLACEMENT_AT.is_match(self.words) || TO_SOMEBODY.is_match(self.words);
        self.kind == EventKind::PlacementStart
            && is_any
            && !is_entry
            && !OF_CARE.is_match(self.text)
    }

    /// "Placement with Mrs Orr broke down": the name of a placement, of which its end is told.
    pub(super) fn is_of_an_ended_placement(&self) -> bool {
        cue!(
            ENDS_AFTER,
            concat!(
                r"(?i)^(?:\s+(?:and|&|with|at|his|her|their|carers?|foster|kinship|residential",
                r"|placement|was|has|had|(?-i:\p{Lu})[\p{L}'’.-]*)){0,6}?\s+",
                r"(?:broke down|ended|terminated|disrupted|came to an end|finished)\b"
            )
        );
        self.is_placement_by_name() && ENDS_AFTER.is_match(self.after)
    }

    /// "Returned home to mum" as all that opens a row: where a child's events are listed, home is
    /// where the child now lives.
    fn is_entry_of_going_home(&self) -> bool {
        cue!(
            TO_PARENTS,
            concat!(
                r"(?i)\b(?:to|with) (?:(?:his|her|their|the) )?(?:mother|father|mum|dad|parents?)",
                r"(?:['’]s? care)?\W*$"
            )
        );
        let opens = self.sentence.first && !self.before.contains(char::is_alphabetic);
        opens
            && self.sentence.setting == Setting::Row
            && TO_PARENTS.is_match(self.words)
            && !self.after.contains(char::is_alphanumeric)
    }

    fn is_placement_by_name(&self) -> bool {
        let is_placement = matches!(
            self.kind,
            EventKind::PlacementStart | EventKind::EmergencyPlacement | EventKind::SecurePlacement
        );
        is_placement && !PLACES.is_match(self.words)
    }

    /// A referral to any other service is what was done, not what came in.
    fn is_referred_elsewhere(&self) -> bool {
        const OURS: [&str; 12] = [
            "social",
            "children",
            "childrens",
            "duty",
            "intake",
            "mash",
            "locality",
            "department",
            "us",
            "this",
            "area",
            "out",
        ];
        REFERRED_TO.captures(self.after).is_some_and(|found| {
            let to = found.name("to").map_or("", |to| to.as_str()).to_lowercase();
            !OURS.contains(&to.as_str())
        })
    }

    /// The words with a few on either side.
    fn around(&self) -> &str {
        const NEAR: usize = 25;
        let (at, end) = (
            self.at - self.sentence.span.start,
            self.end - self.sentence.span.start,
        );
        let mut from = at.saturating_sub(NEAR);
        while !self.text.is_char_boundary(from) {
            from += 1;
        }
        let mut to = (end + NEAR).min(self.text.len());
        while !self.text.is_char_boundary(to) {
            to -= 1;
        }
        &self.text[from..to]
    }

    pub(super) fn has_past_decision(&self) -> bool {
        PAST_DECISION.is_match(self.before)
    }
}

/// A weaker reading of the same words is dropped where a stronger one stands.
pub(super) fn excluded_by(kind: EventKind, told: &[EventKind]) -> bool {
    use EventKind::*;
    match kind {
        PlacementStart => told
            .iter()
            .any(|known| matches!(known, PlacementMove | SecurePlacement | EmergencyPlacement)),
        Registration => told.contains(&Deregistration),
        Referral => told.contains(&Concern),
        _ => false,
    }
}

/// The words of the same clause before a trigger: up to the last stop inside the sentence.
pub(super) fn clause_before(before: &str) -> &str {
    if let Some(when) = ON_A_DAY.find(before) {
        return &before[when.start() + ", when ".len()..];
    }
    let cut = before.rfind([';', ':']).map_or(0, |at| at + 1);
    let comma = before[cut..].rfind(", ").map(|at| cut + at + 2);
    let clause = &before[cut..];
    let own_subject = [" and ", " but "]
        .iter()
        .filter_map(|link| before[cut..].rfind(link).map(|at| cut + at + link.len()))
        .find(|at| SUBJECT.is_match(&before[*at..]));
    if let Some(at) = own_subject {
        return &before[at..];
    }
    match comma {
        Some(at) if OPENS_CLAUSE.is_match(&before[at..]) => &before[at..],
        _ => clause,
    }
}

// "By 3 May 2022, when …".
cue!(ON_A_DAY, r"(?i), when [^.;:,]*$");

// A joint visit begins with the worker.
cue!(
    OTHERS_VISIT,
    r"(?i)^\W*(?:the )?(?:health visitor|hv|(?:school |community )?nurse|midwife)(?:['’]s)?\s*$"
);
cue!(
    WATCHED,
    r"(?i)^\W*(?:contact|access|family time|visits?|orders?)\b"
);
cue!(
    PLACES,
    concat!(
        r"(?i)\b(?:placed|accommodated|moved|moves|taken|came|come|went|goes|admitted|received",
        r"|entered|brought|returned|transferred|signed|began|started|commenced|made|granted",
        r"|obtained|authorised|became|removed|since|looked[- ]after)\b"
    )
);

cue!(
    IS_SAID_OF,
    r"(?i)^\s*(?:placement\s+|with (?:\S+\s+){1,4}?)?(?:was|were|is|has|had|will)\b"
);

cue!(
    BEGINS_AFTER,
    concat!(
        r"(?i)^\s*(?:placement\s+|with (?:\S+\s+){1,4}?)?(?:was|were|is|has|had)(?: been)? (?:made",
        r"|begun|started|commenced|agreed|arranged|found|identified|needed|used|in place",
        r"|authorised|put in place|sought|on\b|from\b)"
    )
);

// "Went to Mrs Orr", who may teach the child.
cue!(TO_SOMEBODY, r"(?i)^\w+ to (?-i:(?:Mr|Mrs|Ms|Miss)\b)");

cue!(PLACEMENT_AT, r"^(?i:placement) (?:at|in)\b.*\p{Lu}");

cue!(
    OF_CARE,
    concat!(
        r"(?i)\b(?:carers?|care\b|foster\w*|kinship|residential|accommodat\w+",
        r"|children['’]?s['’]? (?:home|house|unit)|(?:s|section)\.? ?25|looked[- ]after|emergency",
        r"|secure|grand\w+|aunt\w*|uncle|placed|order|hearing)\b"
    )
);

cue!(
    NOT_HOME_FROM,
    concat!(
        r"(?i)^\s*(?:late",
        r"|from (?:school|nursery|holiday|hospital|contact|a |his friend|her friend|respite)",
        r"|after (?:school|midnight)|at \d|drunk|under the influence|safe",
        r"|of (?:his|her|their) own accord|by police)"
    )
);

cue!(INTERIM_BEFORE, r"(?i)\binterim\s*$");

cue!(
    REFERRED_TO,
    concat!(
        r"(?i)^\s*(?:",
        r"(?:was|is|form|has been|been|made|sent|submitted|completed|accepted|agreed|discussed)\s+)*",
        r"(?:for|to)\s+(?:the\s+)?(?P<to>\w+)"
    )
);

cue!(
    PAST_DECISION,
    r"(?i)\b(?:was|were|meeting|conference|cppm|it was) (?:then )?(?:agreed|decided)\b"
);

cue!(
    SUBJECT,
    concat!(
        r"^(?:[A-Z][\w'’]+|he|she|they|the (?:child(?:ren)?|baby|young person|case))\s+",
        r"(?:has |have |had |was |were |then |also )?$"
    )
);

cue!(
    OPENS_CLAUSE,
    concat!(
        r"^(?:(?:and|but|so|then)\s+)?(?:[A-Z][\w'’]+|he|she|they|the child|the baby)\s+",
        r"(?:was|were|is|has|had|became)"
    )
);

cue!(
    OTHER_SUBJECT,
    concat!(
        r"(?i)\b(?:mother|father|mum|dad|mummy|daddy|parents?|brothers?|sisters?|siblings?",
        r"|half-(?:brother|sister|sibling)s?|step-?\w+|cousins?|uncle|aunt",
        r"|own (?:son|daughter|child|children)|(?:s?he) (?:her|him)self|older (?:child|children)",
        r"|eldest(?: child)?|younger (?:child|children)|twin|partner|friend|baby['’]s father",
        r"|grand(?:mother|father|parents?)|gran|family pet)(?:['’]s?)?\s*",
        r"(?:[(,]?\s*(?-i:[A-Z])[\w'’\-]+[),]?\s*){0,3}(?:\(\d{1,2}\)\s*)?",
        r"(?:(?:and|&)\s+(?:\w+\s+){1,3})?(?:\s*,?\s*(?:(?:was|were|is|are|has|have|had|been|being",
        r"|be|herself|himself|themselves|also|previously|first|both|then|later|subsequently|now",
        r"|who|whom|all|already|that|the|name|names|name was)\b|['’]s)\s*)*$"
    )
);

cue!(
    NAMED_OTHER,
    concat!(
        r"(?i)\((?:\w+ )?(?:brother|sister|sibling|half-\w+|cousin|mother|father|mum|dad)",
        r"[^)]*\)\s*(?:(?:was|were|is|has|had|been|also|then)\s*)*$"
    )
);

// A boundary is one of ASCII words: "caf" ends before an accent.
cue!(
    NOT_THE_CHILD,
    concat!(
        r"(?i)\b(?:plac(?:ed|ement) (?:in|at|with) (?:\w+ ){0,3}",
        r"(?:school|nursery|college|academy|primary|class|course|club|group|team|register)",
        r"|plac(?:ed|ement) (?:in|at|with) (?:an?|the) (?:[\w'’]+ )?",
        r"(?:cafe?|shop|garage|salon|kitchen|restaurant|works|workshop|office)|waiting list",
        r"|childminder|nursery place(?:ment)?|school placement|work placement|college placement",
        r"|student(?:['’]?s)? placement|nurse|dentist|\bgp\b|practice|provider|charity",
        r"|foster carers? registered|sex offender|disabled|blind|placement request)\b"
    )
);

cue!(
    AWAY_HINT,
    concat!(
        r"(?i)\b(?:placement|carers?|care\b|foster|kinship|residential|accommodat\w+|live",
        r"|rehabilit\w+|permanent\w*|full[- ]?time|for good|under supervision|(?:s|section)\.? ?25|order|unit|looked[- ]after)",
        r"\b"
    )
);
