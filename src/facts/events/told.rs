//! Events that sentences tell of, in rows, notes and prose.
//!
//! In: passages. Out: events whose subject is the child, told as having happened. What is wished,
//! feared, planned or denied is none; what happened to a parent or a sibling is not the child's.

use std::sync::LazyLock;

use regex::Regex;

use crate::facts::pattern::pattern;

use super::{Event, EventKind};
use crate::document::{Block, Document, Part, Span};
use crate::facts::family;
use crate::facts::kind::Kind;
use crate::facts::meetings::MeetingKind;
use crate::facts::passages::{Labelled, Passages, Sentence, Setting, happening};
use crate::facts::{Certainty, DateMention, Dated, Grain, dates_in};

/// The day of the meeting that the document records, where it records one.
type Recorded = Option<(MeetingKind, Option<Dated>)>;

/// The words that tell of each kind of event.
static TRIGGERS: LazyLock<Vec<(EventKind, Regex)>> = LazyLock::new(|| {
    use EventKind::*;
    let table: [(EventKind, &str); 21] = [
        (
            Deregistration,
            r"(?:removed|taken|deleted|came|removal)(?: [^.]{0,20})? (?:from|off) (?:the )?(?:child protection |cp )?(?:register|cpr)\b|de-?regist(?:ered|ration)|registration (?:ended|ceased|was ended)|(?:child protection|cp) plan (?:was |is |has been )?(?:ended|ends|ceased|discontinued|closed|terminated|stepped down)|(?:removed from|taken off|came off|no longer (?:the )?subject (?:of|to)) (?:a |the )?(?:child protection|cp) plan",
        ),
        (
            Registration,
            r"(?:placed|put|entered|included|added|recorded) (?:on|onto|on to|in) (?:the )?(?:child protection |cp )?(?:register|cpr)\b|\bregistered (?:under|on the (?:child protection|cp)|for (?:neglect|emotional|physical|sexual|domestic)|due to (?:neglect|emotional|physical|sexual|domestic)|in the categor\w+|with (?:a|the) categor\w+)|\b(?:child protection|cp|cpr) registration\b|(?:made|became|becomes|become) (?:the )?subject (?:of|to) (?:a )?(?:child protection|cp) plan|(?:child protection|cp) plan (?:was |is )?(?:made|started|begun|began|put in place)|^\W*(?:name )?registered\b(?:\W+(?:neglect|emotional|physical|sexual|domestic)|\W*$)|\bregistered(?: at (?:the )?(?:initial )?(?:cppm|cpcc|case conference|icpc|conference))",
        ),
        (
            EmergencyPlacement,
            r"emergency (?:foster |kinship |residential |care )*(?:placement|carers?|accommodation)|(?:placed|accommodated|moved|taken) [^.]{0,40}?\b(?:in|on) an emergency|(?:child protection order|cpo|emergency protection order) (?:was )?(?:granted|made|obtained)|(?:removed to|taken to|in) a place of safety|police (?:emergency )?(?:powers|protection)",
        ),
        (
            SecurePlacement,
            r"(?:placed|admitted|moved|transferred|taken)(?: [^.]{0,30}?)? (?:in|into|to) (?:a |the )?(?:(?-i:\p{Lu}[\p{L}'’-]*) ){0,3}secure\b|secure (?:placement|accommodation) (?:began|started|commenced|authorised|was authorised)|admission to secure",
        ),
        (
            PlacementMove,
            r"(?:left|moved (?:on )?(?:from|out of)|discharged from|released from|transferred from) (?:the )?secure(?: (?:care|accommodation|unit|placement|centre))?\b|secure (?:placement|care|accommodation|authorisation) (?:was |had |has )?(?:ended|come to an end|came to an end)|(?:placement move|move of placement|change of placement|changed placements?|moved placements?|second placement|new placement (?:began|started|commenced))|mov(?:ed|e) (?:from [^.]{0,40}? )?(?:in ?to|to) (?:a |an |the |his |her |their )?(?:new |different |another |long[- ]term |permanent |interim |current |second |third )+(?:foster|placement|carers?|residential|kinship|children|unit|house)",
        ),
        (
            PlacementStart,
            r"\b(?:placed|accommodated|placement) (?:in|with|at)\b(?: (?:a|an|the|his|her|their|temporary|short[- ]term|long[- ]term|local authority|approved|kinship|foster|emergency|respite|maternal|paternal|experienced|new|interim|council|agency|residential))* (?:care\b|carers?|foster\w*|kinship|families|family|grand\w+|grans?\b|granny|nana?\b|aunt\w*|uncle|relatives?|residential|children['’]?s['’]? (?:home|house|unit)|unit|house\b|accommodation|friends?\b|mr\b|mrs\b|ms\b|mr & mrs|(?-i:\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)*))|\b(?:was|were|been|being|became|is|be|child|voluntarily|both|first|then) accommodated\b|\baccommodated (?:under|by|on|via|voluntarily|today|with|in|from|following)\b|(?:became|become) (?:looked[- ]after|accommodated)(?: away from home| and accommodated)?|(?:received|taken|came|come|admitted|entered|brought) (?:in ?to|to) (?:the )?(?:local authority |foster |residential |kinship |council )?(?:care\b|accommodation)|(?:moved|went|goes) (?:in |to live |to stay )?(?:with|to|into) (?:(?:his|her|their|the|a|an|kinship|foster|temporary|maternal|paternal|short[- ]term|interim) )*(?:foster|kinship|residential|carers?|grand\w+|grans?\b|aunt\w*|uncle)|came to (?:live|stay) with (?:them|us|mr\b|mrs\b|ms\b|(?:(?:his|her|their|the) )?(?:(?:maternal|paternal) )?(?:grand\w+|grans?\b|aunt\w*|uncle))|(?:foster|kinship|residential) (?:care )?placement (?:began|started|commenced|made|identified and)|(?:placement|kinship care|foster care) (?:began|started|commenced)|admitted to (?:\w+ ){0,3}(?:residential|children['’]?s['’]? (?:home|house|unit))|(?:admitted|returned|transferred|moved back|came back) to (?-i:(?:\p{Lu}[\p{L}'’-]* ){1,3}?(?:House|Home|Unit|Lodge|Cottage)\b)|(?:section|s\.?) ?25 (?:agreement |form )?(?:was )?signed|looked[- ]after (?:away from home|and accommodated) (?:since|from|on)|in (?:the )?(?:foster|kinship|residential) (?:care|placement) since|placed (?:away from home|today|by)|^\W*accommodated\b|^\W*(?:first )?placement\b\W*(?:$|(?:with|at|in)\b)",
        ),
        (
            PlacementEnd,
            r"(?:returned|returns?|rehabilitated|went|goes|moved|discharged|came|comes) (?:back )?(?:home|to (?:the )?(?:full[- ]?time )?(?:care of |live with )?(?:both )?(?:(?:his|her|their|the) )?(?:birth )?(?:mother|father|mum|dad|parents?|parental care)\b)(?: (?:to|with|on|under)\b[^.]{0,40})?|rehabilitat\w+ (?:home|to (?:his|her|their) (?:mother|father|parents))|placement (?:ended|ends|broke down|breakdown|terminated|disrupted|came to an end|was ended)|discharged from care|no longer accommodated|(?:section|s\.?) ?25 (?:agreement )?(?:ended|withdrawn|rescinded)",
        ),
        (
            OrderEnded,
            r"(?:compulsory supervision order|\bcso|supervision (?:order|requirement)) (?:was |has been )?(?:terminated|discharged|ended|not continued|removed|lapsed|revoked)|(?:terminated|discharged|revoked|ended) (?:the |his |her |their )?(?:compulsory supervision order|cso|supervision (?:order|requirement))|termination of (?:the )?(?:compulsory supervision order|cso|supervision (?:order|requirement))",
        ),
        (
            LookedAfterAtHome,
            r"(?:compulsory supervision order|\bcso|supervision (?:order|requirement))\s*[(,]?\s*(?:made |granted |was made |imposed )?(?:at|with (?:residence|a measure of residence) at|to (?:reside|live) at|home)\s*(?:home|\))|looked[- ]after at home|home supervision (?:order|requirement)|(?:became|is|subject to) (?:a )?home supervision|(?:compulsory supervision order|\bcso\b)[^.]{0,60}\b(?:(?:reside|live|residing|living|remain\w*) (?:at home|with (?:(?:his|her|their) )?(?:mother|father|parents?|mum|dad)))|(?:compulsory supervision order|\bcso)\b[^.]{0,30}\b(?:without|with no) (?:a |any )?(?:measures?|conditions?|requirements?) of residence",
        ),
        (
            SupervisionOrder,
            r"(?:compulsory supervision order|\bcso|supervision (?:order|requirement))\b(?: at home| \(cso\)| \(home\))?,? (?:was |has been |were )?(?:made|granted|imposed|put in place|in place since|since|from)|(?:made|granted|imposed|makes|grants|placed on|placed under|made subject (?:to|of)|subject (?:to|of)) (?:to )?(?:an? |the )?(?:new )?(?:compulsory supervision order|cso|supervision (?:order|requirement))|^\W*(?:compulsory supervision order|cso)\W*(?:\([^)]*\)\W*)?$",
        ),
        (
            LeftCare,
            r"(?:ceased|ceases|stopped|stops) (?:to be|being) (?:a )?looked[- ]after|(?:adoption|kinship care|residence) order (?:was |is )?(?:granted|made)|grants? (?:\w+ ){0,4}?(?:an? )?(?:adoption|kinship care|residence) order|left (?:foster |residential |local authority )?care\b|no longer (?:a )?looked[- ]after|became (?:a care leaver|eligible for (?:aftercare|after care))|moved (?:on )?(?:in ?to|to) (?:his|her|their) own (?:tenancy|flat|home)|entered (?:continuing care|aftercare)",
        ),
        (
            Closed,
            r"case (?:was |is |has been |now |formally )*closed|case closure|closed (?:to (?:social work|children and families|the (?:team|service|department))|case)|file (?:was )?closed",
        ),
        (
            Concern,
            r"(?:child protection|cp|welfare|child|initial|new|serious|further|wellbeing|neglect) concerns? (?:were |was |form |report |have been |are |being )*(?:raised|notified|received|reported|shared|submitted|made)|concerns? (?:were |was |have been )*(?:raised|notified|reported|received|passed) (?:by|from|to|about|regarding|that|re|on)\b|^\W*concerns? (?:was |were )?(?:raised|notified|reported|received)\b|notif(?:ication|ied) of (?:a )?(?:child protection |cp )?concern|child concern (?:report|form)|police concern report|concern report|(?:child protection|cp) (?:notification|referral|report) (?:was )?(?:received|made|from|raised)|^\W*(?:child protection|cp) (?:concern|referral)\b|section 47 (?:enquiry )?(?:initiated|started)|interim vulnerable person|vulnerable person['’]?s? (?:database|report)|\bivpd\b",
        ),
        (
            Referral,
            r"(?:\b|^)(?:initial |new |further |self-?|formal |written |telephone |police |school |health )*(?:referral|request for assistance) (?:was |is |form )*(?:received|made (?:to social work|by)|accepted|from|came)|referred (?:to (?:social work|children and families|children['’]s (?:services|social care)|the (?:duty|intake|locality) team|mash)|by (?:the )?(?:school|police|health|hv|gp|nursery|midwi\w+|neighbour|nurse|hospital))|^\W*(?:initial |new )?referral\W*$|^\W*(?:initial |new )?referral\b",
        ),
        (
            Visit,
            r"\b(?:statutory|home|placement|lac|laac|unannounced|announced|joint|social work(?:er)?|sw|child|planned) visits?\b|\b(?:visited|seen|saw) (?:\w+ ){0,4}?(?:at (?:home|placement|school|the placement|nursery|carers?|foster|in placement)|in (?:placement|(?:his|her|their) placement))|\bvisit to (?:\w+ ){0,3}?(?:at (?:home|placement)|placement|carers?|foster|family home|home)|^\W*(?:first |second )?visit(?:ed)?(?: made)?\W*$",
        ),
        (
            Oversight,
            r"\b(?:management|manager['’]?s?|managerial|mgr|mgmt|team leader|senior|tm|ssw)\.? (?:oversight|decision|case (?:review|discussion)|file (?:review|audit)|review of case)\b|\b(?:case |professional |reflective |worker )?supervision (?:session|discussion|meeting|with|held|note|record|took place)\b|\b(?:discussed|reviewed|case discussed) (?:in|at|during|with)(?: \w+)? (?:supervision|(?:team |senior |line )?manager|team leader|senior social worker)\b|^\W*(?:case |formal |reflective |1:1 )?supervision\W*(?:$|[-–—:(])|oversight (?:entry|note|recorded|by)",
        ),
        (
            Deregistration,
            r"\bname (?:was |has been )?removed from the register\b",
        ),
        (
            Registration,
            r"\bname (?:was |has been |to be )?(?:placed|put|added) on the register\b|\bnames? (?:goes|go|went) on(?:to)? (?:the )?(?:child protection |cp )?(?:register|cpr)\b",
        ),
        (
            PathwayPlan,
            r"\bpathway plan (?:was |is |has been )?(?:signed|agreed|completed|made|written|finalised|approved|drawn up|put in place)\b",
        ),
        (Closed, r"^\W*closed\W*$"),
        (Visit, r"^\W*visit\b\W*(?:$|[-–—:(])"),
    ];
    table
        .into_iter()
        .map(|(kind, words)| (kind, pattern(&format!("(?i){words}"))))
        .collect()
});

macro_rules! cue {
    ($name:ident, $pattern:expr) => {
        static $name: LazyLock<Regex> = LazyLock::new(|| pattern($pattern));
    };
}

cue!(
    VISITS,
    r"(?i)^\W*(?:(?:record|list|log|dates?|notes?) of )?(?:stat(?:utory|\.)? |home |social work |placement |lac |laac )*visits?\b(?:\W+(?:to|by|log|record|sheet|made|recorded|made to|and contacts?)\b.{0,60})?\W*$"
);
cue!(
    SUPERVISIONS,
    r"(?i)^\W*(?:(?:records?|lists?|logs?|dates?|notes?) of |case |management |manager['’]?s |formal |staff )*(?:supervision|oversight)\b(?:\W*$|\W+(?:sessions?|notes?|records?|log|of|with|for|and|by|extract|discussions?)\b.{0,60}$)"
);
cue!(
    NOT_DONE,
    r"(?i)\b(?:cancell?ed|postponed|re-?arranged|re-?scheduled|no access|no reply|not (?:in|held|at home|seen|done|made|carried out)|did not (?:go ahead|take place|happen)|could not|failed|missed|planned|will be|to be|due)\b"
);
cue!(
    UNDONE,
    r"(?i)^\W*(?:not (?:carried out|done|made|seen|held|completed)|cancell?ed|postponed|re-?arranged|re-?scheduled|planned|missed|no access|no reply|failed|did not (?:go ahead|take place|happen)|due|booked)\b"
);
// In a list of visits a row of which a cell is named so is none.
cue!(
    OTHER_CONTACT,
    r"(?i)^\W*(?:(?:tele)?phone|video|text|e-?mail|letter|whats ?app|facetime|teams|zoom)\b(?:[ -](?:phone|calls?|messages?|contact|only))*\W*$"
);
cue!(SEEN, r"(?i)\bseen\b");
cue!(ALONE, r"(?i)\balone\b");
cue!(UNSEEN, r"(?i)^\W*(?:no?|not seen)\b");
cue!(
    NO_SUPERVISION,
    r"(?i)\b(?:cancell?ed|postponed|re-?arranged|re-?scheduled)\b|\b(?:supervision|session|1:1)\b[^.;]{0,25}\b(?:missed|did not|not held|planned|to be held|booked|due)\b|^\W*(?:(?:supervision|session|meeting|this|it|was|next)\W+){0,3}(?:planned\b|will be\b|to be\b|due\b|missed\W*(?:$|[.,;–-]|\b(?:as|because|due|owing)\b)|did not\b|could not\b|not (?:held|done|in)\b|no (?:supervision|session|show)\b)"
);
// What a sentence that names no day must begin with, and the one before it say, to share its day.
cue!(
    SAME_MEETING,
    r"(?i)^\W*(?:(?:the|this|that) (?:children['’]s )?(?:hearing|panel|meeting|conference|court)|it)\b"
);
cue!(
    TOOK_PLACE,
    r"(?i)\b(?:was|were) held\b|\btook place\b|\bconvened\b|\bmet on\b|\bsat on\b"
);
cue!(
    LIVES_AT_HOME,
    r"^\W*(?:\p{Lu}[\p{L}'’-]+|The (?:child|young person)) (?:lives|live|remains|remain|is living|stays|continues to live|resides) (?:at home\b|with (?:his|her|their) (?:mother|father|mum|dad|parents)\b)"
);
cue!(
    OPEN_BEFORE,
    r"(?i)\b(?:if|unless|whether|would|could|should|(?-i:may)|might|will|shall|cannot|consider\w*|recommend\w*|request\w*|propos\w+|plan(?:s|ned|ning)? (?:to|for|is)|seek\w*|sought|until|risk of|likely|in the event|in case|prior to|before|options?|possib\w+|needs? to|to be|be able|hop(?:es|ed|ing)|wish\w*|want\w*|threat\w*|explor\w+|search(?:ing)? for|identif(?:y|ied)|discuss\w*|prepar\w+|invited?|next|due|arrang\w+|awaiting|pending|scheduled|assess\w* (?:as|for)|agree(?:d)? to|fear\w*|worried about|allegedly|attempt\w*|tried|refus\w+|declin\w+|concerned about|work(?:ing)? towards|ready)\b"
);
cue!(
    OPEN_AFTER,
    r"(?i)^[^.;]{0,25}?\b(?:to be (?:sought|made|held|arranged|identified|considered|completed|requested)|will be|is (?:being )?(?:sought|planned|considered|required|proposed)|(?:was |were )?(?:considered|requested|discussed|refused|declined|not|planned(?: (?:for|to|on|next|at|in)\b|\W*$|\W+\d)|arranged|scheduled|cancelled|unsuccessful|attempted|no access|no reply|missed)|due\b|should be|if\b)"
);
cue!(
    NOT_NEW_AFTER,
    r"(?i)^\s*(?:placement )?(?:was |is |were )?(?:review(?:ed|s)?|agreements?|continue[sd]?|forms?|plans?|meetings?|visit(?:ed|s)?)\b"
);
cue!(
    REVIEW_BEFORE,
    r"(?i)\breview(?:s|ed|ing)? (?:of )?(?:(?:the|an?|his|her|their|this) )?$"
);
cue!(
    DENIED_BEFORE,
    r"(?i)\b(?:not|never|no|n['’]t|without|denied|refused|nor|neither|nobody|none|avoid\w*|instead of|rather than|unable|failed)\b(?:\W+\w+){0,5}\W*$|n['’]t\b(?:\W+\w+){0,4}\W*$"
);
cue!(
    DECIDED,
    r"(?i)\b(?:agreed|decided|decision|unanimous\w*|recommendation|outcome|conclud\w+)\b"
);
cue!(
    OTHER_SUBJECT,
    r"(?i)\b(?:mother|father|mum|dad|mummy|daddy|parents?|brothers?|sisters?|siblings?|half-(?:brother|sister|sibling)s?|step-?\w+|cousins?|uncle|aunt|older (?:child|children)|eldest(?: child)?|younger (?:child|children)|twin|partner|baby['’]s father|grand(?:mother|father|parents?)|gran|family pet)(?:['’]s?)?\s*(?:[(,]?\s*(?-i:[A-Z])[\w'’\-]+[),]?\s*){0,3}(?:\(\d{1,2}\)\s*)?(?:(?:and|&)\s+(?:\w+\s+){1,3})?(?:\s*,?\s*(?:(?:was|were|is|are|has|have|had|been|being|be|herself|himself|themselves|also|previously|first|both|then|later|subsequently|now|who|whom|all|already|that|the|name|names|name was)\b|['’]s)\s*)*$"
);
cue!(
    NAMED_OTHER,
    r"(?i)\((?:\w+ )?(?:brother|sister|sibling|half-\w+|cousin|mother|father|mum|dad)[^)]*\)\s*(?:(?:was|were|is|has|had|been|also|then)\s*)*$"
);
cue!(
    OTHER_HEADING,
    r"(?i)\b(?:siblings?|parent(?:s|al)?['’]?s?\b|mother|father|mum|dad|family (?:history|background|composition|details)|brothers?|sisters?|household|genogram|partner)\b"
);
cue!(
    NOT_THE_CHILD,
    r"(?i)\b(?:plac(?:ed|ement) (?:in|at|with) (?:\w+ ){0,3}(?:school|nursery|college|academy|primary|class|course|club|group|team|register)|waiting list|childminder|nursery place(?:ment)?|school placement|work placement|college placement|nurse|dentist|\bgp\b|practice|provider|charity|foster carers? registered|sex offender|disabled|blind|placement request)\b"
);
cue!(
    NOW,
    r"(?i)\b(?:today|tonight|this (?:morning|afternoon|evening|date)|now|same day|immediately)\b"
);
cue!(
    PAST,
    r"(?i)\b(?:previous(?:ly)?|had been|historic(?:al|ally)?|in the past|last (?:week|month|year)|yesterday|ago|since|anniversary|already|earlier|remains?|continues?|who (?:was|were)|first time)\b"
);
cue!(
    AWAY_HINT,
    r"(?i)\b(?:placement|carers?|care\b|foster|kinship|residential|accommodat\w+|live|rehabilit\w+|permanent\w*|full[- ]?time|(?:s|section)\.? ?25|order|unit|looked[- ]after)\b"
);
cue!(
    FUTURE_DATE_BEFORE,
    r"(?i)\b(?:until|till|next|by|due|review(?:ed)?(?: on| by)?|expires?|born|d\.?o\.?b\.?|dated|will|planned for|scheduled for|hearing on)\W*(?:the\W+)?$"
);
cue!(WHEN, r"(?i)^,? when (?:the|his|her|their|a)?\s*$");
cue!(
    CHILD_LINK,
    r"(?i)\b(?:until|next|will|due|continued|varied|extended|renewed)\b"
);

/// Reads the sentences of a document.
pub(super) fn of(
    document: &Document,
    kind: Kind,
    recorded: Recorded,
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
    let mut before = None;
    for sentence in &passages.sentences {
        let lead = before.filter(|before: &&Sentence| before.span.end + 2 >= sentence.span.start);
        events.extend(reader.at_home(sentence, lead, &events));
        reader.sentence(sentence, lead, &mut events);
        events.extend(reader.listed(sentence, passages));
        before = Some(sentence);
    }
    events
}

struct Reader<'a> {
    document: &'a Document,
    kind: Kind,
    recorded: Recorded,
    dates: &'a [DateMention],
}

impl Reader<'_> {
    fn sentence(&self, sentence: &Sentence, lead: Option<&Sentence>, events: &mut Vec<Event>) {
        let text = self.document.at(sentence.span);
        if text.contains(['☐', '☒', '☑', '□', '■']) {
            return;
        }
        let mut told: Vec<EventKind> = Vec::new();
        for (kind, pattern) in TRIGGERS.iter() {
            let Some(found) = pattern.find(text) else {
                continue;
            };
            if told.contains(kind) || excluded_by(*kind, &told) {
                continue;
            }
            let telling = Telling {
                kind: *kind,
                sentence,
                before: clause_before(&text[..found.start()]),
                words: found.as_str(),
                after: &text[found.end()..],
                at: sentence.span.start + found.start(),
                end: sentence.span.start + found.end(),
                text,
                met_on: lead.and_then(|lead| self.same_meeting(lead, text)),
            };
            if let Some(event) = self.event(&telling) {
                told.push(*kind);
                if *kind == EventKind::EmergencyPlacement
                    && !told.contains(&EventKind::PlacementStart)
                {
                    events.push(Event {
                        kind: EventKind::PlacementStart,
                        ..event.clone()
                    });
                    told.push(EventKind::PlacementStart);
                }
                events.push(event);
            }
        }
    }

    /// "A hearing was held on 3 May 2023. The hearing made …": the second shares the first's day.
    fn same_meeting(&self, lead: &Sentence, text: &str) -> Option<Dated> {
        let before = self.document.at(lead.span);
        let shares = SAME_MEETING.is_match(text)
            && TOOK_PLACE.is_match(before)
            && !OPEN_BEFORE.is_match(before);
        match dates_in(self.dates, lead.span) {
            [only] if shares => happening(only),
            _ => None,
        }
    }

    /// "She is subject to a supervision order. She lives at home": the order is one at home.
    fn at_home(
        &self,
        sentence: &Sentence,
        lead: Option<&Sentence>,
        events: &[Event],
    ) -> Option<Event> {
        let order = events.last().filter(|event| {
            event.kind == EventKind::SupervisionOrder
                && lead.is_some_and(|lead| lead.span == event.span)
        })?;
        LIVES_AT_HOME
            .is_match(self.document.at(sentence.span))
            .then(|| Event {
                kind: EventKind::LookedAfterAtHome,
                certainty: Certainty::Likely,
                span: sentence.span,
                ..order.clone()
            })
    }

    /// A dated line or note of a document, or under a heading, that is a list of one thing:
    /// supervision, visits.
    fn listed(&self, sentence: &Sentence, passages: &Passages) -> Option<Event> {
        let on = sentence.when?;
        let text = self.document.at(sentence.span);
        let kind = self.list_of(sentence)?;
        let is_none = || self.is_undone(sentence.span) || self.is_other_contact(sentence, passages);
        if kind == EventKind::Visit && is_none() {
            return None;
        }
        let undone = if kind == EventKind::Oversight {
            &NO_SUPERVISION
        } else {
            &NOT_DONE
        };
        if !sentence.first || undone.is_match(text) {
            return None;
        }
        Some(Event {
            kind,
            on: Some(on),
            certainty: Certainty::Likely,
            whose: None,
            span: sentence.span,
        })
    }

    /// What a list is one of, as the heading over it says, else the document's kind or first line.
    fn list_of(&self, sentence: &Sentence) -> Option<EventKind> {
        let named = |name: &str| {
            let is_of_visits = VISITS.is_match(name).then_some(EventKind::Visit);
            is_of_visits.or(SUPERVISIONS.is_match(name).then_some(EventKind::Oversight))
        };
        let first_line = |name: Span| self.document.at(name).lines().next().unwrap_or("");
        let title = self.document.part(Part::Body).next();
        let titles = title.map(|block| first_line(block.span)).into_iter();
        let mut titles = titles.chain(self.file_stem());
        let by_kind = (self.kind == Kind::Supervision).then_some(EventKind::Oversight);
        let headed = sentence.heading.map(first_line).and_then(named);
        headed.or(by_kind).or_else(|| {
            titles.find_map(|name| named(name).filter(|kind| *kind == EventKind::Visit))
        })
    }

    /// Whether a short cell of the row says that it came to nothing: "Not carried out".
    fn is_undone(&self, span: Span) -> bool {
        const WORDS_MAX: usize = 4;
        let place = |block: &Block| block.cell().map(|cell| (cell.table, cell.row));
        let blocks = &self.document.blocks;
        let Some(idx) = self.document.block_at(span) else {
            return false;
        };
        let own = place(&blocks[idx]);
        let is_of_row = |block: &&Block| own.is_some() && place(block) == own;
        let before = blocks[..idx].iter().rev().take_while(is_of_row);
        let mut row = before.chain(blocks[idx..].iter().take_while(is_of_row));
        row.any(|block| {
            let text = self.document.text_of(block);
            text.split_whitespace().count() <= WORDS_MAX && UNDONE.is_match(text)
        })
    }

    /// The file's name without its number and its ending: "3 Visits.csv" holds visits.
    fn file_stem(&self) -> Option<&str> {
        let block = self.document.part(Part::FileName).next()?;
        let name = self.document.text_of(block);
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        Some(stem.trim_start_matches(|sign: char| !sign.is_alphabetic()))
    }

    /// Whether a row of a list of visits says that it was a call or that the child was not seen.
    fn is_other_contact(&self, sentence: &Sentence, passages: &Passages) -> bool {
        let says = |labelled: &Labelled| {
            let label = self.document.at(labelled.label);
            let value = self.document.at(labelled.value);
            let is_seen = SEEN.is_match(label) && !ALONE.is_match(label);
            OTHER_CONTACT.is_match(value) || is_seen && UNSEEN.is_match(value)
        };
        let is_of_row =
            |labelled: &&Labelled| labelled.row.is_some_and(|row| row.covers(sentence.span));
        OTHER_CONTACT.is_match(self.document.at(sentence.span))
            || passages.labels.iter().filter(is_of_row).any(says)
    }

    fn event(&self, telling: &Telling) -> Option<Event> {
        if !self.has_happened(telling) || !telling.is_of_the_child() {
            return None;
        }
        let own = self.own_date(telling);
        let (on, mut certainty) = match own {
            Some(date) => (Some(date), Certainty::Certain),
            None => match telling.met_on {
                Some(on) if telling.sentence.when.is_none() => (Some(on), Certainty::Likely),
                _ => self.context(telling)?,
            },
        };
        let is_passing = matches!(telling.kind, EventKind::Visit | EventKind::Oversight);
        if is_passing
            && own.is_some_and(|own| (Grain::Quarter..=Grain::FinancialYear).contains(&own.grain))
        {
            return None;
        }
        if let (Some(own), Some(when)) = (own, telling.sentence.when)
            && own.interval.from > when.interval.to
        {
            return None;
        }
        let under_other = telling
            .sentence
            .heading
            .is_some_and(|heading| OTHER_HEADING.is_match(self.document.at(heading)));
        if under_other {
            certainty = Certainty::Doubtful;
        }
        Some(Event {
            kind: telling.kind,
            on,
            certainty,
            whose: family::whose(self.document, telling.sentence.span, telling.at),
            span: telling.sentence.span,
        })
    }

    /// Whether the clause tells the event as having happened.
    fn has_happened(&self, telling: &Telling) -> bool {
        let decided = DECIDED.is_match(telling.before)
            && matches!(
                telling.kind,
                EventKind::Registration | EventKind::Deregistration
            )
            && (self.recorded.is_some()
                || telling.sentence.when.is_some()
                || telling.has_past_decision());
        let is_placement = matches!(
            telling.kind,
            EventKind::PlacementStart | EventKind::EmergencyPlacement | EventKind::SecurePlacement
        );
        let open = OPEN_BEFORE.is_match(telling.before)
            || OPEN_AFTER.is_match(telling.after)
            || is_placement && NOT_NEW_AFTER.is_match(telling.after)
            || is_placement && REVIEW_BEFORE.is_match(telling.before);
        !DENIED_BEFORE.is_match(telling.before)
            && (!open || decided)
            && !(telling.text.trim_end().ends_with('?'))
    }

    /// The date that the sentence itself gives: the nearest one after the words, else before.
    fn own_date(&self, telling: &Telling) -> Option<Dated> {
        let fits = |mention: &&DateMention| {
            let before = self
                .document
                .at(Span::new(telling.sentence.span.start, mention.span.start));
            !FUTURE_DATE_BEFORE.is_match(before)
        };
        let dates = dates_in(self.dates, telling.sentence.span);
        let after = dates
            .iter()
            .filter(|mention| mention.span.start >= telling.end)
            .find(fits)
            .filter(|mention| {
                let gap = self.document.at(Span::new(telling.end, mention.span.start));
                gap.len() < 90 && !CHILD_LINK.is_match(gap)
            });
        let inside = dates
            .iter()
            .filter(fits)
            .find(|mention| mention.span.start >= telling.at && mention.span.start < telling.end);
        let before = || {
            let mut earlier = dates
                .iter()
                .filter(|mention| mention.span.end <= telling.at);
            earlier.rfind(fits)
        };
        // "Since 20 February, when the placement ended": the day is said before.
        let when = || {
            let mut earlier = dates.iter();
            earlier.find(|mention| {
                let gap = mention.span.end..telling.at.max(mention.span.end);
                WHEN.is_match(self.document.at(Span::new(gap.start, gap.end)))
            })
        };
        let mention = when().or(inside).or(after).or_else(before)?;
        self.today(mention).or_else(|| happening(mention))
    }

    /// "Today" in the record of a meeting is the meeting's day, whatever it was counted from: in a
    /// mail that brings the record, from the mail's own.
    fn today(&self, mention: &DateMention) -> Option<Dated> {
        let (_, on) = self.recorded?;
        let is_of_mail = self.kind == Kind::Email;
        let is_now =
            NOW.is_match(self.document.at(mention.span)) && (is_of_mail || !mention.is_certain());
        let on = on.filter(|_| is_now)?;
        Some(Dated {
            span: mention.span,
            ..on
        })
    }

    /// The date of the row, note or meeting that the sentence stands under.
    fn context(&self, telling: &Telling) -> Option<(Option<Dated>, Certainty)> {
        let sentence = telling.sentence;
        if let Some((meeting, on)) = self.recorded {
            let decides = matches!(
                telling.kind,
                EventKind::Registration | EventKind::Deregistration
            );
            let past = PAST.is_match(telling.text);
            if telling.kind == EventKind::LookedAfterAtHome && !past {
                return Some((None, Certainty::Likely));
            }
            let is_order = matches!(
                telling.kind,
                EventKind::SupervisionOrder | EventKind::OrderEnded
            );
            let orders =
                is_order && meeting == MeetingKind::Hearing && !telling.before.contains(',');
            return ((decides && meeting.is_conference() || orders) && !past)
                .then_some((on, Certainty::Certain));
        }
        let Some(mut when) = sentence.when else {
            return self.undated(telling);
        };
        let is_now = NOW.is_match(telling.text);
        if self.looks_back(telling.kind) && !is_now {
            return None;
        }
        if PAST.is_match(telling.before) || PAST.is_match(telling.words) {
            return None;
        }
        let certainty = match sentence.setting {
            Setting::Row if sentence.first || is_now => Certainty::Certain,
            Setting::Row => Certainty::Likely,
            Setting::Note if is_now || (sentence.first && telling.before.len() < 40) => {
                Certainty::Likely
            }
            Setting::Note
                if matches!(telling.kind, EventKind::Visit | EventKind::Oversight)
                    && telling.before.len() < 30 =>
            {
                Certainty::Likely
            }
            Setting::Side if is_now => Certainty::Likely,
            Setting::Side => {
                when.certain = false;
                Certainty::Doubtful
            }
            _ => Certainty::Doubtful,
        };
        Some((Some(when), certainty))
    }

    /// Supervision speaks of what happened since the last one: its day is that of nothing else.
    fn looks_back(&self, kind: EventKind) -> bool {
        self.kind == Kind::Supervision && kind != EventKind::Oversight
    }

    /// Prose without a date: the lasting facts are worth knowing, passing ones are not.
    fn undated(&self, telling: &Telling) -> Option<(Option<Dated>, Certainty)> {
        let lasts = matches!(
            telling.kind,
            EventKind::Registration
                | EventKind::Deregistration
                | EventKind::PlacementStart
                | EventKind::LookedAfterAtHome
                | EventKind::SupervisionOrder
                | EventKind::EmergencyPlacement
                | EventKind::SecurePlacement
        );
        let is_case = self.kind.is_case_record();
        (lasts && is_case && !PAST.is_match(telling.before)).then_some((None, Certainty::Likely))
    }
}

/// A trigger found in a sentence, with the words around it.
struct Telling<'a> {
    kind: EventKind,
    sentence: &'a Sentence,
    before: &'a str,
    words: &'a str,
    after: &'a str,
    at: usize,
    end: usize,
    text: &'a str,
    /// The day of the meeting that the sentence before tells of and this one goes on about.
    met_on: Option<Dated>,
}

impl Telling<'_> {
    /// Whether the words speak of the child whose file it is.
    fn is_of_the_child(&self) -> bool {
        if OTHER_SUBJECT.is_match(self.before) || NAMED_OTHER.is_match(self.before) {
            return false;
        }
        let lasting = !matches!(
            self.kind,
            EventKind::Visit | EventKind::Oversight | EventKind::Closed
        );
        if lasting && NOT_THE_CHILD.is_match(self.around()) {
            return false;
        }
        match self.kind {
            EventKind::PlacementEnd => {
                let around = format!("{} {} {}", self.before, self.words, self.after);
                // From a secure placement the child goes to another, if nothing says home.
                let is_secure = self.before.trim_end().to_lowercase().ends_with("secure");
                !is_secure && AWAY_HINT.is_match(&around) && !NOT_HOME_FROM.is_match(self.after)
            }
            EventKind::Registration => !self.words.to_lowercase().contains("registered with"),
            EventKind::SupervisionOrder | EventKind::LookedAfterAtHome | EventKind::OrderEnded => {
                !INTERIM_BEFORE.is_match(self.before)
                    && !self.words.to_lowercase().contains("interim")
            }
            EventKind::Referral => !self.is_referred_elsewhere(),
            EventKind::Concern => !self.words.is_empty(),
            _ => true,
        }
    }

    /// A referral to any other service is what was done, not what came in.
    fn is_referred_elsewhere(&self) -> bool {
        const OURS: [&str; 9] = [
            "social",
            "children",
            "childrens",
            "duty",
            "intake",
            "mash",
            "locality",
            "department",
            "us",
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

    fn has_past_decision(&self) -> bool {
        PAST_DECISION.is_match(self.before)
    }
}

cue!(
    NOT_HOME_FROM,
    r"(?i)^\s*(?:late|from (?:school|nursery|holiday|hospital|contact|a |his friend|her friend|respite)|after (?:school|midnight)|at \d|drunk|under the influence|safe|of (?:his|her|their) own accord|by police)"
);
cue!(INTERIM_BEFORE, r"(?i)\binterim\s*$");
cue!(
    REFERRED_TO,
    r"(?i)^\s*(?:(?:was|is|form|has been|been|made|sent|submitted|completed|accepted|agreed|discussed)\s+)*(?:for|to)\s+(?:the\s+)?(?P<to>\w+)"
);
cue!(
    PAST_DECISION,
    r"(?i)\b(?:was|were|meeting|conference|cppm|it was) (?:then )?(?:agreed|decided)\b"
);

/// A weaker reading of the same words is dropped where a stronger one stands.
fn excluded_by(kind: EventKind, told: &[EventKind]) -> bool {
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
fn clause_before(before: &str) -> &str {
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

cue!(
    SUBJECT,
    r"^(?:[A-Z][\w'’]+|he|she|they|the (?:child|baby|young person))\s+(?:has |have |had |then |also )?$"
);
cue!(
    OPENS_CLAUSE,
    r"^(?:(?:and|but|so|then)\s+)?(?:[A-Z][\w'’]+|he|she|they|the child|the baby)\s+(?:was|were|is|has|had|became)"
);
