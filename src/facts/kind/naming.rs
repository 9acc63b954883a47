//! What a title, a heading or a file's name says of a document's kind.
//!
//! In: a name. Out: a kind. The head of the name decides: "Chronology guidance" is guidance,
//! "Child's plan meeting" is a meeting, "Minutes of the policy group" are minutes.

use std::sync::LazyLock;

use regex::Regex;

use crate::facts::pattern::pattern;

use super::Kind;

/// Reads a kind from a name.
pub(super) fn of(name: &str) -> Option<Kind> {
    static BODY: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"^(?:the )?(?:polic(?:y|ies)|procedures?|guidance)(?: \w+){0,3} ",
            r"(?:(?:sub)?(?:group|committee)|panel|forum|board|team)$"
        ))
    });
    // "Planning meeting under child protection procedures": by what it is held names no kind.
    let whole = normal(name);
    if BODY.is_match(&whole) {
        return None;
    }
    if is_of_something_else(&whole) {
        return Some(Kind::Other);
    }
    brought_to_meeting(&whole)
        .or_else(|| agreed_at_meeting(&whole))
        .or_else(|| list_of_records(&whole))
        .or_else(|| said_in_supervision(&whole))
        .or_else(|| held_under(&whole))
        .or_else(|| paper_around_meeting(&whole))
        .or_else(|| record_in_parts(name))
        .or_else(|| plan_of_people(name))
        .or_else(|| kind_of(&whole))
        .or_else(|| kind_of(without_aside(&whole)?))
        .or_else(|| kind_of(&normal(head_of(name)?)))
        .or_else(|| review_of_day(&whole))
        .or_else(|| meeting_in_parts(name))
        .filter(|kind| *kind != Kind::Minutes || !ASKS.is_match(&whole))
}

/// "Harbour Team – Review of Pathway Plan", "Reid // record of LAC review": one part of a name says that it
/// is the record of a meeting, whatever stands before it.
fn record_in_parts(name: &str) -> Option<Kind> {
    static RECORD: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"^(?:draft )?(?:(?:minutes?|notes?|record) (?:of|from) (?:the |an? |our )?",
            r"(?:[\w']+ ){0,5}?(?:meeting|conference|review|core group|discussion|ird|cppm)\b",
            r"|review of (?:the |his |her |my )?",
            r"(?:pathway plan|placement|(?:kinship |foster )?care)\b)"
        ))
    });
    let mut parts = parts_of(name).into_iter().skip(1);
    parts
        .any(|part| RECORD.is_match(&normal(part)))
        .then_some(Kind::Minutes)
}

/// "Northtown Council — Child protection planning meeting — first": a meeting's name among those of a house
/// and of whom it is about, where no other part names a paper.
fn meeting_in_parts(name: &str) -> Option<Kind> {
    const WORDS_MAX: usize = 8;
    static PAPER: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"\b(?:forms?|claims?|invit\w+|agendas?|lists?|dates?|calendar|letter|leaflet|reports?",
            r"|referral|views|expenses|template|logs?|sheets?|slips?|requests?|confirm\w+",
            r"|apolog\w+|reminders?|travel|booking|cancel\w+|postponed|preparation|briefing",
            r"|papers?|rota|training|diary|next|due|distribution|circulation|copies|summary for",
            r"|support|questions?|feedback|complaint)\b"
        ))
    });
    let parts: Vec<String> = parts_of(name).into_iter().map(normal).collect();
    let is_short = |part: &String| part.split(' ').count() <= WORDS_MAX;
    if parts.len() < 2
        || !parts.iter().all(is_short)
        || parts.iter().any(|part| PAPER.is_match(part))
    {
        return None;
    }
    let kinds = parts
        .iter()
        .filter_map(|part| kind_of(part).or_else(|| kind_of(without_aside(part)?)));
    let kinds: Vec<Kind> = kinds.collect();
    let is_one = |kind: &Kind| *kind == Kind::Minutes;
    (!kinds.is_empty() && kinds.iter().all(is_one)).then_some(Kind::Minutes)
}

/// What stands between the dashes, bars and strokes of a name.
fn parts_of(name: &str) -> Vec<&str> {
    static MARKS: LazyLock<Regex> = LazyLock::new(|| pattern(r"\s(?:[-–—|·•]|//?)\s|: "));
    let parts = MARKS.split(name).map(str::trim);
    parts.filter(|part| !part.is_empty()).collect()
}

/// "Why the hearing meets": a heading that asks something is no name of a record.
static ASKS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?:why|how|what) (?:the|we|this|a|an|is|are|was|were|did)\b"));

/// The kinds that the parts of a name name, where it joins several: "Assessment and care plan".
pub(super) fn joined(name: &str) -> Vec<Kind> {
    static JOINT: LazyLock<Regex> =
        LazyLock::new(|| pattern(r" (?:and|with|including|incorporating|plus) | ?[&/+,] ?"));
    let whole = normal(name);
    let parts: Vec<&str> = JOINT.split(&whole).collect();
    if parts.len() < 2 {
        return Vec::new();
    }
    parts.into_iter().filter_map(kind_of).collect()
}

/// "Exploitation risk tool", "Neglect checklist": what scores a child's needs or risks.
pub(super) fn is_tool(name: &str) -> bool {
    static TOOL: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"\b(?:risks?|exploitation|vulnerability|neglect|safeguarding|harm|needs?|wellbeing",
            r"|resilience|parenting|domestic abuse|self harm|cse|cce)(?: (?:\w+|&)){0,3} ",
            r"(?:tool|matrix|profile|screen|screening|checklist|indicators?|scale|inventory|grid)",
            r"\b|\bgraded care profile\b|\b(?:dash|ric) (?:risk )?(?:form|checklist)\b"
        ))
    });
    TOOL.is_match(&normal(name))
}

/// "Chronology for the review conference": what is brought to a meeting is no record of it.
fn brought_to_meeting(name: &str) -> Option<Kind> {
    static FOR: LazyLock<Regex> =
        LazyLock::new(|| pattern(r" (?:for|to|ahead of|in advance of|before) "));
    let link = FOR.find(name)?;
    let is_paper = |kind: &Kind| matches!(kind, Kind::Chronology | Kind::Assessment | Kind::Plan);
    let kind = kind_of(&name[..link.start()]).filter(is_paper)?;
    (kind_of(&name[link.end()..]) == Some(Kind::Minutes)).then_some(kind)
}

/// "Request for a plan", "Why there is no plan", "Fire risk assessment": what speaks of a record, or
/// shares the name of its kind, is none for a child.
fn is_of_something_else(name: &str) -> bool {
    static SPEAKS_OF: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"^(?:re )?(?:invitation|feedback|reminder|complaint|comments?|query|enquiry|response",
            r"|reply|request) (?:to|on|for|about|of|re|concerning)\b.*\b(?:plan|assessment)\b",
            r"|^reminder\b.*\b(?:plan|assessment)\b",
            r"|^how to (?:write|do|make|complete)\b.*\b(?:plan|assessment)s?\b",
            r"|\b(?:plan|assessment) (?:request|appointment|training|timetable|reminder)\b"
        ))
    });
    static DENIES: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"\bno (?:\w+ )?(?:plan|assessment)\b",
            r"|\b(?:plan|assessment) (?:was |is |has )?(?:not|never|overdue|outstanding|awaited)\b"
        ))
    });
    static OF_THINGS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"\b(?:fire|lone worker|manual handling|moving and handling|health and safety|coshh",
            r"|dse|display screen)(?: risk)? assessments?\b",
            r"|\brisk assessments?:? (?:(?:for|of|on) )?(?:the |a |an )?(?:\w+ ){0,2}",
            r"(?:trip|outing|buildings?|premises|activity|activities|event|swimming|venue|vehicle",
            r"|transport|excursion|kitchen|garden|equipment|playground|workplace|site|office)\b",
            r"|\b(?:trip|outing|building|premises|activity|event|venue|vehicle|transport|site",
            r"|workplace|environmental|water|stress|pregnancy|infection|legionella)",
            r" (?:ra|risk assessments?)\b",
            r"|\b(?:maths|english|reading|spelling|financial|housing|means|benefits|dental)",
            r" assessments?\b|\bself assessment\b",
            r"|\b(?:payment|repayment|business continuity|staff development|staff training",
            r"|training|seating|meal|menu|lesson|floor|cleaning|maintenance|trip|outing|excursion",
            r"|holiday|event|evacuation|journey|travel) plan\b"
        ))
    });
    [&SPEAKS_OF, &DENIES, &OF_THINGS]
        .iter()
        .any(|words| words.is_match(name))
}

/// "Plan for Ash, agreed at the core group", "Assessment following the discussion": where it comes
/// from makes it no record of a meeting.
fn agreed_at_meeting(name: &str) -> Option<Kind> {
    static COMES_FROM: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r",? (?:(?:that was |as )?",
            r"(?:agreed|made|set|drawn up|written|reviewed|approved|updated)\b.{0,24}? ",
            r"(?:at|by|in|after|with)|following|after|arising from|from|out of) ",
            r"(?:the |a |an |our |her |his )?"
        ))
    });
    let link = COMES_FROM.find(name)?;
    let is_paper = |kind: &Kind| matches!(kind, Kind::Plan | Kind::Assessment);
    let kind = kind_of(&name[..link.start()]).filter(is_paper)?;
    (kind_of(&name[link.end()..]) == Some(Kind::Minutes)).then_some(kind)
}

/// "Minute issue log": a list of records is none of them.
fn list_of_records(name: &str) -> Option<Kind> {
    static LIST: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"\b(?:minutes?|meetings?|conferences?|reviews?|records?)(?: \w+){0,2} ",
            r"(?:logs?|registers?|trackers?|lists?|calendar|diary)\b"
        ))
    });
    LIST.is_match(name).then_some(Kind::Other)
}

/// "Record of case discussion in supervision": what was said there is a record of supervision, whatever
/// else it is called.
fn said_in_supervision(name: &str) -> Option<Kind> {
    static SAID: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"\b(?:records?|notes?|discussions?|discussed|decisions?|extracts?|log|minutes?",
            r"|summary)\b.{0,40}\b(?:in|at|of|from|during|for) (?:the |my |his |her )?(?:case ",
            r"|professional |line |staff |formal |reflective |individual |practice |one to one ",
            r"|1:1 )*supervision\b"
        ))
    });
    static OF_OTHERS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"\bsupervision (?:of|orders?|requirements?|measures?|policy|policies|procedures?)\b",
            r"|\b(?:compulsory|home|statutory|contact|hearing|review)\b"
        ))
    });
    (SAID.is_match(name) && !OF_OTHERS.is_match(name)).then_some(Kind::Supervision)
}

/// "Planning meeting under child protection procedures": by what a meeting was held is not its name.
fn held_under(name: &str) -> Option<Kind> {
    static UNDER: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r" (?:(?:held|convened|called) )?",
            r"(?:under|in terms of|in line with|in accordance with|as per) "
        ))
    });
    let link = UNDER.find(name)?;
    kind_of(&name[..link.start()]).filter(|kind| *kind == Kind::Minutes)
}

/// "Agenda for the review", "Invitation to a core group", "Views form: review": what is written
/// round a meeting is no record of it. Words of a record beside it leave the kind to them.
fn paper_around_meeting(name: &str) -> Option<Kind> {
    static PAPER: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"^(?:draft |proposed |blank )*(?:agendas?|invit(?:e|es|ation|ations)",
            r"|you(?:'re| are) invited|apologies|checklist|template|consultation form",
            r"|(?:attendance|sign(?:ing)? in|views) (?:form|sheet)|preparation|preparing|schedule",
            r"|timetable|cover(?:ing)? (?:letter|note)|distribution list)(?: form| sheet| list)?",
            r"(?::| (?:for|to|of|with)\b).*\b(?:minutes?|meetings?|conferences?|reviews?|cppms?",
            r"|core groups?|hearings?|team around the child)\b",
            r"|\b(?:meetings?|conferences?|reviews?|cppms?|core groups?|minutes?):?(?: - | \(| )?",
            r"(?:agenda|invitation|invite|(?:views|consultation|feedback) form|checklist)\)?$"
        ))
    });
    PAPER.is_match(name).then_some(Kind::Other)
}

/// "Child's plan – team around the child": a plan that names those who keep it is no record of their
/// meeting.
fn plan_of_people(name: &str) -> Option<Kind> {
    static MET: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"\b(?:meetings?|minutes?|reviews?|records?|notes?|conference|hearing|discussion)\b",
        )
    });
    let head = head_of(name)?;
    let is_met = MET.is_match(&normal(name));
    kind_of(&normal(head)).filter(|kind| *kind == Kind::Plan && !is_met)
}

/// "Review for Ash, 3rd of May 2026": a review with its day is the record of it, unless it is the next.
fn review_of_day(name: &str) -> Option<Kind> {
    static OF_DAY: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"\breview\b.{0,40}\b\d{1,2}(?:st|nd|rd|th)?(?: of)?[ /]\p{L}+[ /]\d{4}$")
    });
    static IS_TO_COME: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"\b(?:date|due|next|by|before|until|after|from|since)\b"));
    (OF_DAY.is_match(name) && !IS_TO_COME.is_match(name)).then_some(Kind::Minutes)
}

/// "Looked after review (second)": the name without what stands in brackets behind it.
fn without_aside(name: &str) -> Option<&str> {
    let open = name.strip_suffix(')')?.rfind('(')?;
    Some(name[..open].trim_end())
}

fn kind_of(name: &str) -> Option<Kind> {
    let mut names = NAMES.iter();
    names
        .find(|(words, _)| words.is_match(name))
        .map(|(_, kind)| *kind)
}

/// "Core Group - baby of A B": what stands before whom it is about.
fn head_of(name: &str) -> Option<&str> {
    let marks = [" - ", " – ", " — ", ": "];
    let at = marks.iter().filter_map(|mark| name.find(mark)).min()?;
    Some(&name[..at])
}

/// Lower case, with separators of file names as spaces.
fn normal(name: &str) -> String {
    let lower = name.to_lowercase().replace(['\u{2019}', '\u{2018}'], "'");
    let spaced = lower.replace(['_', '-', '–', '.', '\n', '\t'], " ");
    let words = spaced.split_whitespace().map(|word| match word {
        "ax" | "asst" | "ass't" | "assess't" | "assmt" | "asmt" | "assessmt" => "assessment",
        word => word,
    });
    words.collect::<Vec<_>>().join(" ")
}

/// In the order in which they are asked: what is said first outweighs what it is about.
static NAMES: LazyLock<Vec<(Regex, Kind)>> = LazyLock::new(|| {
    [
        (
            concat!(
                r"\b(?:policy|procedures?|protocol|guidance|guidelines|handbook|manual|standards?",
                r"|charter|strategy|toolkit)(?: (?:v|version)?[ \d]*)?(?: final| draft)?$"
            ),
            Kind::Policy,
        ),
        (
            concat!(
                r"^(?:the )?plan (?:that was )?(?:made|agreed|drawn up|written) (?:at|by|in|after)",
                r"\b"
            ),
            Kind::Plan,
        ),
        (
            concat!(
                r"\b(?:core group|team around the child|tac|actions?|tasks?|decisions?)",
                r"(?: action)? (?:logs?|trackers?|registers?)\b"
            ),
            Kind::Other,
        ),
        (
            concat!(
                r"^(?:draft |approved |confirmed |unconfirmed )*(?:minutes?|notes?|record) ",
                r"(?:of|from)\b.*\b(?:meeting|conference|review|group|discussion|hearing",
                r"|core group|ird|cppm|forum|panel|committee|board)\b",
                r"|^(?:draft |approved )*minutes?\b",
                r"|^(?:(?:first|second|third|fourth|fifth|sixth|initial|annual|yearly|six monthly",
                r"|statutory|\d(?:st|nd|rd|th)) )?review of (?:a |the |my |his |her )?(?:child",
                r"|looked after|young person|pathway plan|arrangements",
                r"|(?:emergency |secure )?placement)|\bminutes?(?: \d.*| of .*)?$",
                r"|\bmeeting (?:minutes?|record|notes?)\b",
                r"|^(?:\w+ ){1,6}review of (?:the |my |his |her |their )?pathway plan$",
                r"|^(?:\w+ ){0,3}pathway plan reviews?(?: (?:for|of))?(?: \w+){0,2}$",
                r"|\b(?:first|second|third|fourth|\d(?:st|nd|rd|th)) review ",
                r"(?:minutes?|record|notes?)\b"
            ),
            Kind::Minutes,
        ),
        (
            concat!(
                r"\b(?:report|assessment) (?:to|for) (?:the |an? )?",
                r"(?:children'?s |child protection |initial |review |looked after |lac )*(?:",
                r"hearing|reporter|case conference|conference|planning meeting|cppm|court|review)",
                r"\b"
            ),
            Kind::Assessment,
        ),
        (
            concat!(
                r"^(?:copy of |interim |the |an? )*(?:compulsory supervision|child protection",
                r"|child assessment|permanence|residence|adoption|kinship care|exclusion) order",
                r"(?: (?:copy|for|dated|under|of|in)\b.*)?$",
                r"|\b(?:placement|foster care|kinship care|parental|carer|written|contact)",
                r" agreement$"
            ),
            Kind::Other,
        ),
        (
            concat!(
                r"\b(?:annual report|newsletter|leaflet|inspection report|audit report|audit tool",
                r"|self evaluation report|job description|person specification|role profile",
                r"|training (?:notes|slides|handout|calendar|programme)|press release",
                r"|impact assessment|research report|performance report)\b|\bequality impact\b",
                r"|\b(?:distribution|circulation|dispatch|despatch|posting|mailing) ",
                r"(?:sheet|list|log|slip|note|record)\b|\bissue (?:sheet|slip|log)\b"
            ),
            Kind::Other,
        ),
        (
            concat!(
                r"\b(?:polic(?:y|ies)|procedures?|protocols?|manual|handbook|code of practice",
                r"|practice (?:note|guide|guidance)|guidelines?|standing instruction",
                r"|operating instructions?)\b",
                r"|\b(?:practice notice|circular|directive)\b[^a-z]*[a-z]|\bguidance\b|\bguide\b"
            ),
            Kind::Policy,
        ),
        (
            concat!(
                r"^(?:supervision|case supervision|management oversight|case management oversight)",
                r"\b",
                r"|\bsupervision ",
                r"(?:records?|notes?|session|form|discussion|meeting|extract|entries|log|history)",
                r"\b|\b(?:record|note|notes) of (?:case |professional )?supervision\b",
                r"|\bmanage(?:ment|r's|r) (?:oversight|case discussion)\b",
                r"|\b(?:case|professional|staff|reflective|practice|formal) supervision\b",
                r"|\bline management (?:records?|notes?|discussions?|sessions?|log|meetings?)\b"
            ),
            Kind::Supervision,
        ),
        (
            r"^(?:e ?mail|email)\b|\be ?mail (?:from|to|re)\b",
            Kind::Email,
        ),
        (
            concat!(
                r"\b(?:inter ?agency referral discussion|ird|strategy (?:discussion|meeting)",
                r"|case conference|planning meeting|core (?:group|gp|grp)|review meeting",
                r"|review conference|planning conference|plan review|pathway reviews?|meeting|cppm",
                r"|cpcc|icpc|rcpc",
                r"|(?:la?ac|cla|looked after(?: and accommodated)?(?: at home| away from home)?)",
                r"(?: child(?:ren)?(?:'s)?| young (?:person|people)(?:'s)?)?:? (?:case )?reviews?",
                r"|secure (?:accommodation:? |placement:? |care:? )?review|placement:? review",
                r"|pathway plan reviews?|kinship (?:care(?:rs?)? )?reviews?|hearing|tac",
                r"|team around the child|conference|reviewing officer'?s? record)\b(?:",
                r".{0,40}\b(?:record|note|notes|minutes?|outcome|decisions?|recommendations?)\b",
                r"|(?: \(?\d.*| (?:no|number) \d+| held .*| on .*| for .*| of .*| by .*|: .*|, .*)?",
                r"$)"
            ),
            Kind::Minutes,
        ),
        (
            concat!(
                r"\b(?:children'?s services plan|service(?:s)? (?:improvement )?plan",
                r"|improvement (?:plan|actions)|strategic plan|business plan|delivery plan",
                r"|corporate parenting plan|joint (?:strategic )?plan|partnership plan",
                r"|workforce plan|(?:integrated|community) (?:children'?s )?(?:services )?plan",
                r"|implementation plan|strategic (?:priorities|commissioning))\b",
                r"|\bplan 20\d\d\b.{0,6}20?\d\d|\bservices plan\b"
            ),
            Kind::StrategicPlan,
        ),
        (
            concat!(
                r"\bchronolog(?:y|ies)\b|\bchrons?\b",
                r"|\b(?:timeline|list|record|summary) of (?:significant |key )?events\b",
                r"|\bsignificant events?\b|\b(?:key|main) (?:events|dates|moments)\b",
                r"|^(?:(?:case|my|his|her|our) )?timeline\b|\blife events?\b",
                r"|\b(?:sequence|history) of events\b|\bevents? (?:history|timeline)\b",
                r"|\b(?:important dates|what (?:has )?happened) in\b[^.]{1,20}\blife\b",
                r"|\bwhat happened(?: and)? when\b"
            ),
            Kind::Chronology,
        ),
        (
            r"^(?:letter|ltr)\b|\bletter (?:to|from|re|of)\b|\bletter$",
            Kind::Letter,
        ),
        (
            concat!(
                r"\breferral\b|\bnotification of concern\b",
                r"|\b(?:child|initial) (?:protection )?concern (?:form|report|notification)\b",
                r"|\brequest for (?:assistance|service|support)\b",
                r"|\b(?:concern|vulnerable persons?|police concern) (?:report|form|notification)\b",
                r"|\bnoc\b|^(?:child protection )?(?:concern|notification)\b"
            ),
            Kind::Referral,
        ),
        (
            concat!(
                r"\b(?:case|running|contact|file|daily|progress|visit|observation|diary) ",
                r"(?:notes?|records?|recordings?|logs?|sheets?)\b|\bcontact log\b",
                r"|\brecord of (?:contacts?|visits?)\b|^casenotes?\b|\brunning record\b",
                r"|\b(?:case|care) log\b|^(?:statutory |placement )+visits?$",
                r"|^(?:statutory |home |social work |placement )*visits? ",
                r"(?:to|by|log|record|sheet)\b.*$"
            ),
            Kind::CaseNotes,
        ),
        (
            concat!(
                r"\bassessments?\b.{0,30}\bplan\b",
                r"|\b(?:child(?:'s|s|ren's)?|young person'?s|care|pathway|safety|placement",
                r"|permanence|protection|my|single|action|support|contingency|family|wellbeing",
                r"|transition|education|co ?ordinated support|child in need|cin|looked after",
                r"|aftercare|risk management|intervention|tac|contact|outcome|outcomes|individual",
                r"|multi agency|interim|outline)(?: \w+)? plan\b|\bplan for\b",
                r"|^(?:the |draft |updated |revised )*[\w']+(?: \w+)?'s (?:\w+ )?plan\b",
                r"|^(?:the |draft |updated |revised )*plan\b|\bplan$",
                r"|\b(?:support|transition|care|pathway|safety|wellbeing|family|recovery)",
                r"(?: \w+)? planner\b",
                r"|\b(?:our|family|safety|working|safe care|safeguarding|home)(?: \w+)? agreement\b",
                r"|^(?:keeping|helping) (?:\w+ ){1,3}(?:safe|well)\b"
            ),
            Kind::Plan,
        ),
        (
            concat!(
                r"\bassessments?\b|\bsocial (?:background|work|enquiry) report\b",
                r"|\bbackground report\b",
                r"|\breport (?:to|for) (?:the )?(?:children'?s )?",
                r"(?:hearing|reporter|conference|case conference|court)\b|\bsafeguarding report\b",
                r"|\brisk (?:analysis|evaluation)\b|\bparenting capacity\b",
                r"|\bcomprehensive report\b"
            ),
            Kind::Assessment,
        ),
        (r"^pathway (?:plan )?reviews?\b", Kind::Minutes),
        (r"^(?:cpp|csp)$", Kind::Plan),
        (r"^(?:my|our|his|her) pathway\b", Kind::Other),
        (
            concat!(
                r"\bstandards?\b|\bframework\b|\bstrategy\b|\bstatement of (?:practice|intent)\b",
                r"|\bpathway\b|\bcharter\b|\bterms of reference\b|\btoolkit\b|\binstructions?\b",
                r"|\bcode (?:of conduct|for)\b|\barrangements for\b|\brules for\b",
                r"|\bmemorandum of understanding\b|\bconcordat\b"
            ),
            Kind::Policy,
        ),
        (
            concat!(
                r"^(?:copy of |copy |the |interim )*(?:compulsory supervision|child protection",
                r"|permanence|residence|secure accommodation) order\b"
            ),
            Kind::Other,
        ),
        (
            concat!(
                r"\b(?:report|evaluation|audit|survey|agenda|invoice|certificate|consent form",
                r"|questionnaire)\b"
            ),
            Kind::Other,
        ),
    ]
    .into_iter()
    .map(|(words, kind)| (pattern(words), kind))
    .collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_on_policies_is_no_policy() {
        for name in ["Policy and Practice Subgroup", "Procedures working group"] {
            assert_eq!(of(name), None, "{name}");
        }
    }

    #[test]
    fn a_paper_written_round_a_meeting_is_no_record_of_it() {
        for name in [
            "Agenda: Child Protection Planning Meeting",
            "LAC review agenda",
            "Invitation to a looked after review",
            "You are invited to a core group",
            "Looked after review: views form",
            "Consultation form for LAC review",
            "Apologies for CPPM",
            "Template: minute of looked after review",
            "Distribution list for minutes",
        ] {
            assert_eq!(of(name), Some(Kind::Other), "{name}");
        }
        for name in [
            "Looked after review, agenda and minute",
            "Minute of the preparation meeting",
            "Core group: actions and minute",
        ] {
            assert_eq!(of(name), Some(Kind::Minutes), "{name}");
        }
    }

    #[test]
    fn a_tool_scores_a_childs_risks_or_needs() {
        for name in [
            "Harbour Trust – Exploitation Risk Tool (online)",
            "Risk of Sexual Harm Matrix",
            "Graded Care Profile",
            "Neglect screening checklist",
        ] {
            assert!(is_tool(name), "{name}");
        }
        for name in [
            "Tool loan form",
            "Risk register",
            "Needs of the team",
            "Matrix meeting",
        ] {
            assert!(!is_tool(name), "{name}");
        }
    }

    #[test]
    fn the_head_of_a_name_decides() {
        for (name, kind) in [
            ("Chronology guidance", Kind::Policy),
            (
                "Child Protection Planning Meetings: Procedure",
                Kind::Policy,
            ),
            ("Supervision Policy", Kind::Policy),
            ("Assessment Framework", Kind::Assessment),
            (
                "Draft Quality Improvement Framework 2018-2019",
                Kind::Policy,
            ),
            ("Care Planning Standards", Kind::Policy),
            ("Minutes of the Policy Group", Kind::Minutes),
            (
                "Minute of Initial Child Protection Planning Meeting",
                Kind::Minutes,
            ),
            ("Child's Plan Meeting – 3 May 2023", Kind::Minutes),
            ("Core Group", Kind::Minutes),
            ("core gp 3 may notes", Kind::Minutes),
            ("Minute issue log, May", Kind::Other),
            (
                "Planning meeting under child protection procedures",
                Kind::Minutes,
            ),
            ("Planning meetings under the procedure", Kind::Policy),
            (
                "Guidance under the child protection procedures",
                Kind::Policy,
            ),
            ("Autism pathway", Kind::Policy),
            ("My pathway: how I get on", Kind::Other),
            ("LOOKED AFTER REVIEW (second)", Kind::Minutes),
            ("Looked After Child Review Record", Kind::Minutes),
            ("Inter-agency Referral Discussion", Kind::Minutes),
            ("Child's Plan", Kind::Plan),
            ("Child Protection Plan", Kind::Plan),
            ("Orla's plan, 17 July 2026", Kind::Plan),
            ("Pathway Plan", Kind::Plan),
            ("Children's Services Plan 2023-2026", Kind::StrategicPlan),
            ("Improvement Plan", Kind::StrategicPlan),
            ("Multi-agency chronology", Kind::Chronology),
            ("Comprehensive Risk Assessment", Kind::Assessment),
            ("Notification of Concern", Kind::Referral),
            ("Circular 4/2025: Beds", Kind::Policy),
            ("Case notes", Kind::CaseNotes),
            ("Record of supervision", Kind::Supervision),
            (
                "Record of case discussion in supervision",
                Kind::Supervision,
            ),
            (
                "Notes of discussions about Ash at supervision",
                Kind::Supervision,
            ),
            ("Line management notes: Ash", Kind::Supervision),
            (
                "Minute of hearing: compulsory supervision order",
                Kind::Minutes,
            ),
            ("Third Review of Arrangements for Ash Reid", Kind::Minutes),
            (
                "Emergency placement: review under regulation 38",
                Kind::Minutes,
            ),
            ("All supervision records on this case", Kind::Supervision),
            ("Pathway Plan Review", Kind::Minutes),
            ("Kinship Care Review", Kind::Minutes),
            ("Pathway Review – Tansy (18)", Kind::Minutes),
            ("Risk assessment meeting, Larch Unit: Ari", Kind::Minutes),
            ("Case conference recommendation sheet", Kind::Minutes),
            ("PATHWAY PLAN REVIEW no. 2", Kind::Minutes),
            ("Review of a Child Looked After at Home", Kind::Minutes),
            ("Ash D: 2nd review notes, 3 May 2026", Kind::Minutes),
            ("Third review record", Kind::Minutes),
            ("Review for Ash, 3rd of May 2026", Kind::Minutes),
            ("Child's Plan – Ash – team around the child", Kind::Plan),
            (
                "Child's Plan – team around the child, minutes",
                Kind::Minutes,
            ),
            ("Annual Report of the Committee", Kind::Other),
            (
                "Planning meeting under child protection procedures",
                Kind::Minutes,
            ),
            ("Interim Compulsory Supervision Order", Kind::Other),
            ("Child Assessment Order", Kind::Other),
            ("Kinship Care Placement Agreement", Kind::Other),
            ("Placement agreement meeting: record", Kind::Minutes),
            ("Updated risk assessment for Initial CPPM", Kind::Assessment),
            ("chronology_for_review_conference", Kind::Chronology),
            ("Hill Council: Child's Plan for the Hearing", Kind::Plan),
            ("Ida Roy: transition support planner", Kind::Plan),
            ("Keeping Ida safe at home: our agreement", Kind::Plan),
            ("Family safety agreement", Kind::Plan),
            (
                "Parenting Assessment: prepared ahead of the LAC Review",
                Kind::Assessment,
            ),
            ("Minutes for the Core Group", Kind::Minutes),
            ("Plan for Ash, 2 years old, agreed at the CPPM", Kind::Plan),
            ("Action plan following the planning meeting", Kind::Plan),
            ("Plan from the core group of 6 May", Kind::Plan),
            ("Assessment following the IRD", Kind::Assessment),
            ("Minute of the meeting after the IRD", Kind::Minutes),
            ("CPP – Ash Reid", Kind::Plan),
            ("Request for a child's plan", Kind::Other),
            ("Why there is no plan", Kind::Other),
            ("Assessment not yet begun", Kind::Other),
            ("Fire risk assessment", Kind::Other),
            ("Staff training plan", Kind::Other),
        ] {
            assert_eq!(of(name), Some(kind), "{name}");
        }
    }
}
