//! Why something was late, put off or called off, in the words of the record.
//!
//! In: a sentence, a line or a value. Out: its words, where they say both what went wrong and why.

use super::MeetingState;
use crate::document::{Document, Span};
use crate::facts::Quoted;
use crate::facts::pattern::cue;
use regex::Regex;

cue!(
    CAUSE,
    concat!(
        r"(?i)\b(?:because|due to|owing to|as a result of",
        r"|as (?:the|a|an|mum|dad|mother|father|social|both|there|no|chair|key|his|her|their",
        r"|school|parents?|reports?|several|all|police|health|carers?",
        r"|(?:[\w’'-]+ ){1,6}?(?:was|were|had|could|is|are)",
        r"|(?:(?:foster )?carer|(?:grand)?mother|child|(?-i:\p{Lu}[\p{L}’'-]+)) ",
        r"(?:has|have|asked|wanted|wished|requested|needed|preferred))",
        r"|since (?:the|mum|dad|mother|father|chair)|following a request|at the request",
        r"|to (?:allow|enable|accommodate)|in order to|so that",
        r"|reasons?(?: for [^:]{0,40})?\s*[:\-–]|reason(?: given)? (?:was|is)",
        r"|so (?:\w+['’]s|the|this|that|his|her) (?:\w+ ){0,2}?(?:is|was|are) ",
        r"(?:off\b|now off\b|cancell?ed|postponed)",
        r"|so (?:it|the|this|that|we) (?:\w+ ){0,3}?",
        r"(?:postponed|put (?:off|back)|moved|cancell?ed|called off|rearranged|rescheduled))\b?"
    )
);

cue!(
    pub(super) LATE,
    concat!(
        r"(?i)\b(?:late(?:r than)?|delay(?:ed|s)?|postpon\w+|re-?arrang\w+|re-?schedul\w+",
        r"|out ?with|outside (?:of )?(?:the )?(?:\d+|timescale|statutory|required)|beyond",
        r"|cancell?ed|called off|adjourned|inquorate|not quorate|put (?:back|off)|deferred|overdue",
        r"|exceed\w*|missed|brought forward",
        r"|moved (?:again )?",
        r"(?:from|to|back|on|by|(?:a|one|two|three|\d+) (?:days?|weeks?|months?))",
        r"|(?:did|could) not (?:go ahead|take place|be held|proceed)",
        r"|not (?:met|held within|within|possible to hold))\b"
    )
);

cue!(
    MEETING_WORD,
    concat!(
        r"(?i)\b(?:meeting|review|conference|cppm|cpcc|core group|timescales?|hearing|discussion",
        r"|ird|panel)\b"
    )
);

cue!(
    AFFAIR,
    r"(?i)\b(?:visits?|records?|minutes?|assessments?|timescales?|reports?)\b"
);

cue!(
    IN_THE_WAY,
    r"(?i)\b(?:was|were|had|has|could not|couldn['’]t|did not|didn['’]t|nobody|no one)\b"
);

cue!(
    UNKNOWN,
    concat!(
        r"(?i)\bno (?:reason|explanation)\b|\breasons? (?:is |was |are |were )?(?:not|un)\b",
        r"|\b(?:nobody|no[ -]?one) (?:knows|knew|says|said|wrote|recorded|noted)\b",
        r"|\b(?:as|because) (?:is )?(?:usual|always)\b|\bhabits?\b"
    )
);

cue!(
    THERE,
    r"(?i)\b(?:in the chair|chaired|present|attended|(?:was|were) (?:here|there)|apologies)\b"
);

cue!(
    VARIED,
    concat!(
        r"(?i)\b(?:approved|agreed|authorised|granted|(?:I|we) (?:approve|agree|authorise|grant))",
        r"(?: to)? (?:the |a |an |this )?(?:variation|extension|later (?:date|day)|delay)\b",
        r"|\b(?:variation|extension)(?: of (?:the )?timescales?)? (?:was |is |has been )?",
        r"(?:approved|agreed|authorised|granted)\b",
        r"|\bagreed\b[^.;]{0,40}\b(?:be )?held (?:a|an|one|two|three|\d+) ",
        r"(?:days?|weeks?|fortnight) later\b",
        r"|\b(?:(?:moving|putting back|delaying|postponing|deferring)(?: back| of)?",
        r"|(?:extending|exceeding|going (?:past|beyond|over))) (?:the |this |its )?(?:\w+ ){0,4}?",
        r"(?:meeting|conference|cppm|cpcc|date|timescales?|time ?limit|(?:28|21) days)",
        r"\b[^.;]{0,60}?\b(?:is|was|has been|were) (?:therefore )?",
        r"(?:approved|agreed|authorised|granted|sanctioned)\b",
        r"|\b(?:approv|agree|authoris|grant|sanction|allow)\w*\b[^.;]{0,60}?\b",
        r"(?:hold(?:ing)?|held|conven\w+)\b[^.;]{0,60}?\b(?:later",
        r"|(?:after|beyond|outwith|outside|past|over) (?:the )?",
        r"(?:28|21|15|twenty|time ?(?:scale|limit)|statutory|limit))"
    )
);

// Where a clause with a subject of its own begins.
cue!(
    CLAUSE,
    r"(?:[,;:]|\b(?:and|but|so))\s+(?i:the|an?|his|her|their|our|he|she|they|we|\p{Lu}\w+)\s"
);

cue!(
    DENIED,
    concat!(
        r"(?i)\b(?:not|cannot|no(?: ?one|body)?|none|neither|nor|never|without|refus\w+|declin\w+)",
        r"\b|n['’]t\b"
    )
);

// What keeps people from a meeting: illness, absence, weather, transport, staff, too few of them.
cue!(
    HINDRANCE,
    concat!(
        r"(?i)\b(?:ill|illness|sick(?:ness)?|unwell|poorly|hospital|infirmary|operation|covid|flu",
        r"|funeral|bereave\w+|died|death|accident|emergency|absen(?:t|ce)|unavailable",
        r"|not (?:available|able|free|ready|quorate)|unable|away|on (?:\w+ )?leave|off|on holiday",
        r"|abroad|elsewhere|snow\w*|ice|icy|flood\w*|storms?|weather|fog|strike|closed|blocked",
        r"|broke(?:n)? down",
        r"|(?:bus|train|ferry|boat|plane|flight|road|bridge)(?:e?s)? (?:was|were|had|did|could)",
        r"|no (?:bus(?:es)?|trains?|ferry|transport|interpreter|room|chair|staff)",
        r"|(?:missed|cancelled) (?:the |his |her |their )?(?:bus|train|ferry|boat|plane|flight)",
        r"|transport|staff shortages?|short(?:age)? of staff|short[- ]staffed|vacan(?:t|cy|cies)",
        r"|(?:not|no \w+(?: \w+)?) in post|clash\w*|quorum|quorate|inquorate",
        r"|(?:double|over)[- ]?booked",
        r"|(?:nobody|no one|could not|couldn['’]t|did not|didn['’]t) (?:\w+ )?",
        r"(?:come|came|attend(?:ed)?|arrive|travel|get|make it|turn(?:ed)? up))\b"
    )
);

cue!(
    TO_COME,
    concat!(
        r"(?i)\b(?:re-?(?:booked|arranged|scheduled|convened)|new date|will|next|to be|moved to",
        r"|put back|late)\b|\d"
    )
);

/// The words that say why something was late or put off, where a sentence says both.
pub(super) fn reason(document: &Document, span: Span) -> Option<Quoted> {
    let text = document.at(span);
    let late = LATE.find(text)?;
    let cause = CAUSE.find(text)?;
    let is_about = MEETING_WORD.is_match(text) && !UNKNOWN.is_match(text);
    (is_about && (cause.start() > late.start() || text.len() < 300))
        .then(|| Quoted::cut(document, span))
}

/// The sentence after one that says for when a meeting had been set, where it tells what stood in the
/// way and does not say that nothing is known of that.
pub(super) fn obstacle(document: &Document, next: Span) -> Option<Quoted> {
    let text = document.at(next);
    let is_else = UNKNOWN.is_match(text) || THERE.is_match(text);
    let hindered = HINDRANCE.is_match(text) || CAUSE.is_match(text);
    (IN_THE_WAY.is_match(text) && hindered && !is_else).then(|| Quoted::cut(document, next))
}

/// A sentence that says that somebody agreed to another time, and not that nobody did.
pub(super) fn variation(document: &Document, span: Span) -> Option<Quoted> {
    let text = document.at(span);
    let is_told = |varied: regex::Match| {
        let clauses = CLAUSE.find_iter(&text[..varied.start()]);
        let from = clauses.last().map_or(0, |opening| opening.start());
        !DENIED.is_match(&text[from..varied.end()])
    };
    let is_told = VARIED.find_iter(text).any(is_told);
    is_told.then(|| Quoted::cut(document, span))
}

/// Whether words say that somebody approved what they stand under, and not that nobody did.
pub(super) fn is_approved(text: &str) -> bool {
    cue!(
        APPROVED,
        r"(?i)\b(?:approved|agreed|authorised|granted|sanctioned|signed off)\b"
    );
    APPROVED.is_match(text) && !DENIED.is_match(text) && !TO_ASK.is_match(text)
}

cue!(
    TO_ASK,
    concat!(
        r"(?i)\b(?:if|whether|unless|should|could|would|must|may (?:be|only|need)|can be|needs?",
        r"|to be (?:approved|agreed|authorised|sought)|request(?:ed)?|sought|seek|ask(?:ed)?",
        r"|pending|await\w*)\b"
    )
);

/// The line that calls a meeting off, where the words that follow say why.
pub(super) fn cause(document: &Document, line: Span, state: MeetingState) -> Option<Quoted> {
    let is_off = !matches!(state, MeetingState::Held | MeetingState::Planned);
    let text = document.at(line);
    let is_said = !UNKNOWN.is_match(text) && (CAUSE.is_match(text) || is_explained(text));
    (is_off && is_said).then(|| Quoted::cut(document, line))
}

/// "Postponed: Ash was in hospital", "put off – chair ill": behind the sign stands what kept people
/// from it, and not that nobody knows.
fn is_explained(text: &str) -> bool {
    let late = LATE.find(text).map(|late| &text[late.end()..]);
    let behind = late.and_then(|rest| {
        let (_, why) = rest
            .split_once([':', '–', '—', '(', ','])
            .or_else(|| rest.split_once(" - "))?;
        Some(why)
    });
    behind.is_some_and(|why| {
        // "… and a second day, 3 May, was put off as well" says no more than that.
        HINDRANCE.is_match(&LATE.replace_all(why, " ")) && !UNKNOWN.is_match(why)
    })
}

/// The sentence after one that calls a meeting off, where it tells what stood in the way and not
/// what is to come.
pub(super) fn cause_after(document: &Document, next: Span, state: MeetingState) -> Option<Quoted> {
    let is_off = !matches!(state, MeetingState::Held | MeetingState::Planned);
    let text = document.at(next);
    (is_off && IN_THE_WAY.is_match(text) && !TO_COME.is_match(text))
        .then(|| Quoted::cut(document, next))
}

// "Postponed from 14 July, carer ill": what stands behind the comma is no other day.
cue!(
    BEHIND_COMMA,
    concat!(
        r"(?i)\b(?:postponed|put (?:off|back)|moved|delayed|late|re-?arranged|re-?scheduled)",
        r"\b[^,;:)]*[,;:]\s*\p{L}[\p{L}'’ -]{6,}(?:[).]|$)"
    )
);

/// "16 July 2026 (postponed from 14 July because the carer was ill)", in the place of a day.
pub(super) fn reason_beside_day(document: &Document, value: Span) -> Option<Quoted> {
    let text = document.at(value);
    let is_told = LATE.is_match(text) && CAUSE.is_match(text) || BEHIND_COMMA.is_match(text);
    (is_told && !UNKNOWN.is_match(text)).then(|| Quoted::cut(document, value))
}

cue!(
    LATE_AT_ONCE,
    r"(?i)^\W*(?:(?:this|it) (?:is|was) |sorry (?:it|this) (?:is|was) )?(?:late|delayed|held up)\b"
);
cue!(SENT, r"(?i)\b(?:sent|issued|circulated|posted)\b");

/// The sentence of a paragraph that says why a visit, a record or an assessment was late.
pub(super) fn reason_of_lateness(document: &Document, paragraph: Span) -> Option<Quoted> {
    let mut at = paragraph.start;
    let mut was_of_it = false;
    document
        .at(paragraph)
        .split_inclusive(". ")
        .find_map(|sentence| {
            let span = Span::new(at, at + sentence.len());
            at = span.end;
            let says = |words: &Regex| words.is_match(sentence);
            // "Sent 3 May. Late because the clerk was ill."
            let goes_on = was_of_it && says(&LATE_AT_ONCE);
            was_of_it = says(&AFFAIR) || says(&SENT);
            let is_told = says(&LATE) && says(&CAUSE) && (says(&AFFAIR) || goes_on);
            is_told.then(|| Quoted::cut(document, span))
        })
}
