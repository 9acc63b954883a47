//! Who wrote a record and who authorised it, from labels, sign-off tables and signature lines.
//!
//! In: a document, its tables and dates. Out: the words that name the author and the words that
//! show a manager's authorisation. Names are evidence only: no rule and no report is about them.

use regex::Regex;

use crate::facts::pattern::cue;
use serde::Serialize;

mod closing;
mod hints;
mod labels;
mod passing;
mod sign_off;
mod stacked;
mod told;
mod unsaid;

use super::label::{self, Labelled};
use super::table::Table;
use super::{Quoted, passages};
use crate::document::{Block, BlockKind, Document, Part, Span};

/// Who signed a document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Signatures {
    /// The author: "Completed by", "Author", a signature line.
    pub author: Option<Quoted>,
    /// A manager's authorisation: "Authorised by", "Countersigned", "Approved by (team manager)".
    pub authorised: Option<Quoted>,
    /// The row of a table of signatures in which the author signed.
    #[serde(skip)]
    pub(crate) signed_off: Option<Span>,
    /// Words that may say so of what is missing; enough to doubt that it is missing.
    #[serde(skip)]
    pub hints: Hints,
    /// The fields of what is missing that stand there and are blank.
    #[serde(skip)]
    pub blanks: Blanks,
}

/// Fields for the author or the manager that nobody filled in: "Authorised by: ____ Date: ____".
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Blanks {
    /// The field for the author.
    pub author: Option<Quoted>,
    /// The field for the manager.
    pub authorised: Option<Quoted>,
}

/// Words that may name the author or the manager, where nothing plain does.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hints {
    /// "by Jo Bell", "Jo Bell, social worker" in running text.
    pub author: Option<Quoted>,
    /// A manager who checked, read or agreed something.
    pub authorised: Option<Quoted>,
}

cue!(
    AUTHOR,
    concat!(
        r"^(?:(?:assessment|report|plan|form|chronology|record|document|policy|referral|name of",
        r"|details of|the|this|and|minutes?) )*(?:(?:[\p{L} -]{2,30} (?:and|&) )?authors?",
        r"(?: of (?:the |this )?(?:report|assessment|plan|record))?|author's name",
        r"|(?:(?:it|this|was|has been|is) )*(?:completed|finished|concluded|written|prepared",
        r"|compiled|produced|undertaken|carried out|recorded|drawn up|drafted|submitted|assessed",
        r"|made|taken|kept|drawn|done|typed(?: up)?|put together) by(?: .{0,30})?",
        r"|who (?:wrote|completed|made|did|prepared|compiled|carried out|filled in|put together)",
        r"(?: (?:this|it|(?:the|this) (?:assessment|report|plan|form|record)))?|by|from",
        r"|(?:assessing|reporting|allocated|named|key|lead) (?:social )?worker(?:'s name)?",
        r"|assessor(?:'s (?:name|signature))?|practitioner(?:'s name)?",
        r"|(?:written|report(?:ed)?) by|(?:report )?writer|preparer|compiler|(?:social work|assessment|case) lead|worker completing.*|person completing.*",
        r"|(?:social )?worker(?:'s)?(?: name| signature)?|lead professional",
        r"|(?:pathway|throughcare|aftercare|family support|personal|case|key|link) ",
        r"(?:worker|co-?ordinator|advis[eo]r|holder)|minute taker|referrer(?:'s name)?",
        r"|name of (?:worker|assessor|social worker|referrer|person completing.*))",
        r"(?: and (?:designation|role|date).*|/.*)?$"
    )
);
cue!(
    SIGNED,
    concat!(
        r"^(?:signed|signature|signed by|name and signature",
        r"|signature of (?:author|worker|social worker|assessor))$"
    )
);
cue!(
    AUTHORISED,
    concat!(
        r"\b(?:authoris(?:ed|ing|ation|er)|authorized|second(?:ary)? signatory|counter ?-?signed",
        r"|counter ?-?signature|signed off|sign-off|sign off",
        r"|agreed by (?:team |line |senior |practice |service )?manager",
        r"|(?:manager|team leader|practice lead|supervisor|senior social worker)'?s? ",
        r"(?:signature|name|approval|agreement|authorisation|sign-off|comments? and signature)",
        r"|(?:checked|quality assured|qa'?d?|read|endorsed|passed|cleared|ok'?d|okayed) by",
        r"|gatekeep(?:er|ing)|quality[- ]assured)\b",
        r"|^(?:signature of |signed |signed by |signed \()?",
        r"(?:team |line |service |senior |practice |assistant (?:team )?)?",
        r"(?:manager|team leader|practice lead)\)?(?: signature| name)?$"
    )
);
// Who somebody is, which says of nothing that they passed it.
cue!(
    ROLE_LABEL,
    concat!(
        r"^(?:team |line |service |senior |practice |assistant (?:team )?)?",
        r"(?:manager|team leader|practice lead)$"
    )
);
cue!(
    APPROVED_BY,
    concat!(
        r"^(?:[a-z]+ (?:and |& )?){0,3}(?:approved|agreed|ratified|accepted|considered|passed",
        r"|endorsed|checked|verified|vetted|moderated|confirmed|supported|reviewed|seen|qa",
        r"|approval|quality (?:assurance|check))(?: (?:and|&) signed(?: off)?)?",
        r"(?: (?:for|to) (?:the )?\p{L}+)?(?: by(?: .*)?)?$",
        r"|^who (?:checked|authorised|approved|agreed|endorsed|countersigned|signed)(?: off)?",
        r"(?: (?:this|it|(?:the|this) (?:assessment|report|plan|form|record)))?$"
    )
);
cue!(
    MANAGER,
    concat!(
        r"(?i)\b(?:manager|mgr|team lead(?:er)?|T/M|head of|director",
        r"|senior (?:social worker|practitioner)|practice lead|service lead|supervisor|CSWO",
        r"|chief social work officer|TM|ATM|TL|PTM|SSW)\b|[,(] ?senior(?:[,).]|$)"
    )
);
cue!(
    UNDONE,
    concat!(
        r"(?i)^\W*(?:no|(?:nobody|no ?one)\b.*",
        r"|[\[<][^\]>]*\b(?:name|designation|signature|role|insert)\b[^\]>]*[\]>][^\p{L}]*",
        r"(?:\p{L}+[^\p{L}]*)?|.*\b(?:and|or|by)|not (?:yet )?.*|awaiting.*|pending.*|to be .*",
        r"|outstanding|unsigned|_+|x|date\W*|(?:(?:[\p{L} ]{0,30}[:–-]\s*)?_{3,}\W*)+(?:date\W*)?)",
        r"\W*$"
    )
);
cue!(
    NAMED_ROLE,
    concat!(
        r"^(?:\p{Lu}[\p{L}'’.-]*\s+){1,4}?\p{Lu}[\p{L}'’-]+\s*[,(–-]\s*",
        r"(?i:(?:[\p{L}&'’-]+ ){0,4}?(?:social worker|manager|leader|practitioner|support worker",
        r"|worker|officer|health visitor|key ?worker|co-?ordinator|nurse|midwife|teacher",
        r"|psychologist|therapist|assessor|advis[eo]r|paediatrician|consultant|s/w",
        r"|(?-i:N?QSW|SW|SSW|TM|TL)))\b[^.:;]{0,40}$"
    )
);
// The words without which the hints and sentences above cannot match: literals, found fast.
cue!(
    WRITES,
    concat!(
        r"(?i)author|writer|assessor|assessed|written|prepared|compiled|completed|undertaken",
        r"|carried out|drafted|social worker"
    )
);
cue!(COUNTERSIGNS, r"Countersigned|Signed off");
cue!(
    MANAGES,
    concat!(
        r"(?i)manager|\bmgr\b|team lead|supervisor|senior social worker|practice lead",
        r"|senior practitioner|(?-i:\b(?:TM|T/M|ATM|TL|PTM|SSW)\b)"
    )
);
/// Finds who signed a document.
#[must_use]
pub fn of(document: &Document, tables: &[Table], pairs: &[Labelled]) -> Signatures {
    let mut signatures = signed(document, tables, pairs);
    signatures.blanks = blanks(document, pairs, &signatures);
    signatures.hints = hints::of(document, tables, &signatures);
    signatures
}

/// Finds who signed a document, without looking for hints of who may have.
#[must_use]
pub fn signed(document: &Document, tables: &[Table], pairs: &[Labelled]) -> Signatures {
    let said: Vec<&Labelled> = pairs
        .iter()
        .filter(|pair| is_signing(document, pair))
        .collect();
    let signing: Vec<&Labelled> = said
        .iter()
        .copied()
        .filter(|pair| !is_of_contacts(document, tables, pair))
        .collect();
    let mut signatures = Signatures {
        author: first(&said, |name, value| {
            let is_author = value.to_lowercase().contains("(author)");
            (writes(name) || is_author && !AUTHORISED.is_match(name)) && !is_nameless(value)
        }),
        authorised: first(&signing, authorises),
        ..Signatures::default()
    };
    signatures.author = signatures.author.or_else(|| done_by(&said));
    let (writer, manager) = sign_off::of(document, tables);
    signatures.signed_off = writer.as_ref().map(|row| row.span);
    signatures.author = signatures.author.or(writer).or_else(|| first(&said, signs));
    signatures.authorised = signatures.authorised.or(manager);
    signatures.authorised = signatures.authorised.or_else(|| passing::told(document));
    let (writer, manager) = sign_off::by_name_and_day(document, tables);
    signatures.author = signatures.author.or(writer);
    signatures.authorised = signatures.authorised.or(manager);
    let (writer, manager) = without_colon(document);
    signatures.author = signatures.author.or(writer);
    signatures.authorised = signatures.authorised.or(manager);
    let (writer, manager) = at_end(document);
    signatures.author = signatures
        .author
        .or(writer)
        .or_else(|| stacked::author(document))
        .or_else(|| at_start(document))
        .or_else(|| amid_labels(document))
        .or_else(|| closing::writer(document))
        .or_else(|| told::writer(document))
        .or_else(|| unsaid::by_profession(&said))
        .or_else(|| stacked::last_name(document));
    signatures.authorised = signatures
        .authorised
        .or(manager)
        .or_else(|| stacked::manager(document))
        .or_else(|| below_heading(document))
        .or_else(|| closing::approval(document))
        .or_else(|| passing::signed(document))
        .or_else(|| told::passing(document));
    signatures
}

/// Lines that begin with what somebody did: "Completed by Jo Bell, Social Worker".
fn without_colon(document: &Document) -> (Option<Quoted>, Option<Quoted>) {
    let mut found = (None, None);
    let parts = [Part::Body, Part::TextBox, Part::Header, Part::Footer];
    let blocks = parts.into_iter().flat_map(|part| document.part(part));
    for block in blocks.filter(|block| block.cell().is_none()) {
        for said in statements(document, block.span) {
            let Some((who, is_manager)) = tells_who(document.at(said)) else {
                continue;
            };
            let place = if is_manager {
                &mut found.1
            } else {
                &mut found.0
            };
            place.get_or_insert_with(|| Quoted::cut(document, who.shifted(said.start)));
        }
    }
    found
}

/// Who wrote or passed it by one statement, and whether as a manager.
fn tells_who(line: &str) -> Option<(Span, bool)> {
    // "Minutes taken by", "The previous assessment was authorised by".
    cue!(
        OTHER_MATTER,
        r"\b(?:previous|earlier|former|last|minutes?|closure|medical|referral|plan|request|case)\b"
    );
    cue!(
        DEED,
        concat!(
            r"^\W*",
            r"((?:\p{L}+ ){1,6}?(?:(?:for|to) (?:\p{L}+ ){1,3}?)?(?:\d[\d/.\p{L} -]{3,40} )?by) ",
            r"(\p{Lu}[\p{L}.'’-]* [^:;\n]{2,80})"
        )
    );
    // "Countersigned Jo Bell, team manager", "Read and agreed, Jo Bell, team manager".
    cue!(
        DONE,
        concat!(
            r"^\W*((?:\p{L}+ (?:and |& )?){0,2}(?:\p{L}+ed|signed off|seen|read)),? ",
            r"(\p{Lu}[\p{L}.'’-]* [^:;\n]{2,80})"
        )
    );
    cue!(
        ROLE,
        concat!(
            r"^\W*((?:Report |Assessment )?[Aa]uthor|[Ww]riter|Assessor",
            r"|(?:Assessing |Allocated |Reporting )?[Ss]ocial [Ww]orker) ",
            r"(\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]+){1,3}(?:\s*[,(|–-].{2,60})?)\W*$"
        )
    );
    cue!(
        SIGNED_BY_ME,
        concat!(
            r"^\W*(?i:signed(?:,| by me,?| by the (?:author|writer|assessor|worker),?)) ",
            r"(\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]+){1,3}\b[^:;\n]{0,80})"
        )
    );
    if let Some(told) = tells_deed(line) {
        return Some(told);
    }
    let signed = SIGNED_BY_ME.captures(line).and_then(|words| words.get(1));
    if let Some(who) = signed {
        let is_manager = MANAGER.is_match(who.as_str());
        return Some((Span::new(who.start(), who.end()), is_manager));
    }
    let deed = || line.contains("by ").then(|| DEED.captures(line)).flatten();
    let role = || WRITES.is_match(line).then(|| ROLE.captures(line)).flatten();
    let manages = || MANAGES.is_match(line);
    let done = || manages().then(|| DONE.captures(line)).flatten();
    let done = || done().filter(|words| MANAGER.is_match(&words[2]));
    let words = deed().or_else(role).or_else(done)?;
    let name = without_aside(&words[1].to_lowercase());
    let value = words.get(2)?;
    if OTHER_MATTER.is_match(&name) {
        return None;
    }
    let is_manager = authorises(&name, value.as_str());
    (is_manager || AUTHOR.is_match(&name))
        .then(|| (Span::new(value.start(), value.end()), is_manager))
}

/// "completed on 28 March 2025 by", "prepared for the hearing by": the deed alone, since when and what
/// for say nothing of who.
fn without_aside(deed: &str) -> String {
    let said: Vec<&str> = deed.split(' ').collect();
    let is_aside = |word: &&str| {
        word.starts_with(|c: char| c.is_ascii_digit())
            || matches!(
                *word,
                "for" | "to" | "on" | "between" | "from" | "over" | "during" | "dated"
            )
    };
    match said.iter().position(is_aside) {
        Some(at) => format!("{} by", said[..at].join(" ")),
        None => deed.to_owned(),
    }
}

/// "Jo Bell, social worker, wrote this", "Al Reid, her team manager, approved it": who did, and
/// whether as a manager.
fn tells_deed(sentence: &str) -> Option<(Span, bool)> {
    cue!(
        WROTE,
        concat!(
            r"^\W*(?P<who>",
            r"\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]+){1,3}(?: ?\([^()]{3,40}\)|, [^.,;]{3,40},)?)",
            r" (?:has )?(?:wrote|written|prepared|completed|compiled|carried out|undertook",
            r"|produced|drew up|drawn up|drafted) (?:this|it|the (?:assessment|report|plan))\b"
        )
    );
    cue!(
        PASSED,
        concat!(
            r"(?:^\W*|\band )(?P<who>",
            r"\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]+){1,3}(?: ?\([^()]{3,40}\)|, [^.,;]{3,40},))",
            r" (?:has )?(?:(?:read|checked|seen) (?:it )?and )?(?:approved|authorised|agreed",
            r"|signed(?: off)?|countersigned|endorsed|passed|quality assured) ",
            r"(?:this|it|the (?:assessment|report|plan))\b"
        )
    );
    let ends = [" this", " it", " the "];
    if !ends.iter().any(|end| sentence.contains(end)) {
        return None;
    }
    let who = |words: &Regex| {
        let found = words.captures(sentence)?.name("who")?;
        Some((
            Span::new(found.start(), found.end()),
            MANAGER.is_match(found.as_str()),
        ))
    };
    who(&PASSED)
        .filter(|(_, is_manager)| *is_manager)
        .or_else(|| who(&WROTE))
}

/// The lines of a block, cut at bars; one that says who after a stop, cut into its sentences too.
fn statements(document: &Document, block: Span) -> Vec<Span> {
    let mut found = Vec::new();
    let lines = document.lines_in(block);
    for span in lines.flat_map(|line| between_bars(document, line)) {
        let line = document.at(span);
        let after_stop = line.split_once(". ").is_some_and(|(_, rest)| {
            rest.contains(" by ") || MANAGES.is_match(rest) || COUNTERSIGNS.is_match(rest)
        });
        if after_stop {
            found.extend(passages::sentences_of(document, span));
        } else {
            found.push(span);
        }
    }
    found
}

/// "Ash Reid | prepared by Jo Bell | signed off by A. Reid, manager": what stands between the bars, dots
/// and semicolons of a line.
fn between_bars(document: &Document, line: Span) -> Vec<Span> {
    const BARS: [&str; 5] = [" | ", " · ", " • ", "; ", " -- "];
    let text = document.at(line);
    let mut ends: Vec<(usize, usize)> = BARS
        .iter()
        .flat_map(|bar| text.match_indices(bar))
        .map(|(at, bar)| (at, at + bar.len()))
        .collect();
    ends.sort_unstable();
    let starts = [0].into_iter().chain(ends.iter().map(|(_, next)| *next));
    let stops = ends.iter().map(|(end, _)| *end).chain([text.len()]);
    let pieces = starts.zip(stops).filter(|(start, stop)| start < stop);
    pieces
        .map(|(start, stop)| Span::new(start, stop).shifted(line.start))
        .collect()
}

/// Names at the end of a record without a label: "Jo Bell, Social Worker, 3 May 2023".
fn at_end(document: &Document) -> (Option<Quoted>, Option<Quoted>) {
    const BLOCKS_MAX: usize = 6;
    let mut found = (None, None);
    let blocks: Vec<&Block> = document.part(Part::Body).collect();
    for block in blocks.into_iter().rev().take(BLOCKS_MAX).rev() {
        let is_listed = matches!(block.kind, BlockKind::ListItem(_));
        if block.cell().is_some() || block.heading().is_some() || is_listed {
            continue;
        }
        for span in statements(document, block.span) {
            cue!(SIGNED_MARK, r"^[\s_*]*(?i:\(?(?:sgd|signed)\.?\)?[:.]? )?");
            let mark = SIGNED_MARK.find(document.at(span));
            let start = span.start + mark.map_or(0, |mark| mark.end());
            let span = Span::new(start, span.end);
            let line = document.at(span);
            if !is_named_role(line.trim().trim_end_matches('.')) {
                continue;
            }
            let place = if MANAGER.is_match(line) {
                &mut found.1
            } else {
                &mut found.0
            };
            let name = line.trim_end().trim_end_matches('.');
            let span = Span::new(span.start, span.start + name.len());
            place.get_or_insert_with(|| Quoted::cut(document, span));
        }
    }
    found
}

/// A worker's name and role that open a record, behind a word or two of when at most: "Jo Bell, social
/// worker. Completed 3 May 2023.", "Done 3/5/23. Jo Bell, social worker."
fn at_start(document: &Document) -> Option<Quoted> {
    const BLOCKS_MAX: usize = 4;
    const WORDS_BEFORE_MAX: usize = 5;
    let blocks = document.part(Part::Body).take(BLOCKS_MAX);
    let mut lines = blocks.filter(|block| block.cell().is_none());
    let n_words = |span: Span| document.at(span).split_whitespace().count();
    let name_in = |span: Span| {
        let name = document.at(span).trim_end_matches('.');
        let is_worker = is_named_role(name) && !MANAGER.is_match(name);
        is_worker.then(|| Quoted::cut(document, Span::new(span.start, span.start + name.len())))
    };
    lines.find_map(|block| {
        let said = passages::sentences_of(document, block.span);
        let first = *said.first()?;
        let second = said.get(1).filter(|_| n_words(first) <= WORDS_BEFORE_MAX);
        let between = || between_bars(document, first).into_iter().skip(1);
        let in_bars = || between().find_map(name_in);
        let small = || unsaid::in_small_letters(document, block.span);
        let found = name_in(first).or_else(|| name_in(*second?));
        found.or_else(in_bars).or_else(small)
    })
}

/// "Completed: 3 May 2023 by Jo Bell, social worker": a label of the deed, whose value says by whom.
fn done_by(said: &[&Labelled]) -> Option<Quoted> {
    cue!(
        DEED,
        concat!(
            r"^(?:(?:assessment|report|form|date|it|was|of) )*(?:completed|completion|finished",
            r"|written|prepared|compiled|drafted|done|undertaken|carried out|assessment|report",
            r"|date|dated)(?: on)?$"
        )
    );
    cue!(
        BY,
        r"^[\d\p{L} ,./-]{0,40}?\bby (?P<who>\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]+){1,3}\b.{0,60})$"
    );
    said.iter().find_map(|pair| {
        let value = &pair.value;
        let who = BY.captures(&value.text)?.name("who")?;
        let is_deed = DEED.is_match(&pair.name()) && !MANAGER.is_match(who.as_str());
        is_deed.then(|| Quoted {
            text: who.as_str().to_owned(),
            span: Span::new(who.start(), who.end()).shifted(value.span.start),
        })
    })
}

/// The author in a line of labels that nothing parts: "Name: Ash Reid Born: 3 May 2012 Social worker:
/// Jo Bell".
fn amid_labels(document: &Document) -> Option<Quoted> {
    cue!(NAME, r"^ ?\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]+){1,3}");
    const WORDS_MAX: usize = 4;
    let blocks = document
        .part(Part::Body)
        .filter(|block| block.cell().is_none());
    let mut colons = blocks.flat_map(|block| {
        let text = document.text_of(block);
        let colons = text.match_indices(':').skip(1);
        colons.map(move |(at, _)| (block.span.start + at + 1, &text[..at], &text[at + 1..]))
    });
    colons.find_map(|(start, before, after)| {
        let line = before.rsplit('\n').next()?;
        let words: Vec<&str> = line.split_whitespace().rev().take(WORDS_MAX).collect();
        let mut labels = (1..=words.len()).map(|n| {
            let label: Vec<&str> = words[..n].iter().rev().copied().collect();
            label.join(" ")
        });
        let is_author = |label: &String| {
            label.starts_with(char::is_uppercase) && AUTHOR.is_match(&label::plain(label))
        };
        labels.find(is_author)?;
        let name = NAME.find(after)?;
        Some(Quoted::cut(document, Span::new(start, start + name.end())))
    })
}

/// What a manager wrote below a heading of their own: "Team manager's decision".
fn below_heading(document: &Document) -> Option<Quoted> {
    cue!(
        DECISION,
        r"(?i)\b(?:decision|authoris\w+|approval|sign[- ]?off|agreement|comments?|endorsement)\b"
    );
    cue!(
        AGREES,
        concat!(
            r"(?i)\b(?:agree[ds]?|approve[ds]?|authorise[ds]?|endorse[ds]?|signed|sign off",
            r"|accept(?:ed)?)\b"
        )
    );
    cue!(
        REFUSES,
        r"(?i)\b(?:not|n['’]t|unable|return(?:ed)?|refus\w+|declin\w+)\b"
    );
    let blocks: Vec<&Block> = document.part(Part::Body).collect();
    let mut pairs = blocks.windows(2);
    pairs.find_map(|two| {
        let (heading, text) = (document.text_of(two[0]), document.text_of(two[1]));
        let is_own =
            two[0].heading().is_some() && MANAGER.is_match(heading) && DECISION.is_match(heading);
        let agrees = AGREES.is_match(text) && !REFUSES.is_match(text);
        (is_own && agrees && two[1].heading().is_none()).then(|| Quoted::cut(document, two[1].span))
    })
}

/// The fields of what is missing that stand there and are blank.
fn blanks(document: &Document, pairs: &[Labelled], found: &Signatures) -> Blanks {
    let unfilled = |pair: &&Labelled| {
        let value = &pair.value.text;
        is_of_record(document, pair)
            && (!is_filled(value) || is_nameless(value) || is_beside_blank(document, pair))
    };
    let blank = |fits: fn(&str, &str) -> bool| {
        let field = pairs
            .iter()
            .filter(unfilled)
            .find(|pair| is_named(pair, fits))?;
        Some(Quoted::cut(document, field_of(document, field)))
    };
    let of = |known: &Option<Quoted>, fits| known.is_none().then(|| blank(fits)).flatten();
    Blanks {
        author: of(&found.author, |name, _| writes(name)),
        authorised: of(&found.authorised, authorises),
    }
}

/// A label with all that stands on its line or in its cells.
fn field_of(document: &Document, pair: &Labelled) -> Span {
    let field = pair.label.span.joined(pair.value.span);
    let block = document.blocks[pair.block_idx].span;
    let line = document.text[field.end..block.end.max(field.end)]
        .lines()
        .next();
    let rest = line.unwrap_or_default().trim_end();
    Span::new(field.start, field.end + rest.len())
}

/// A label of the record itself that is filled in with words.
fn is_signing(document: &Document, pair: &Labelled) -> bool {
    let value = &pair.value.text;
    is_of_record(document, pair)
        && is_filled(value)
        && !is_beside_blank(document, pair)
        && value.split_whitespace().count() <= 25
}

fn is_of_record(document: &Document, pair: &Labelled) -> bool {
    let block = &document.blocks[pair.block_idx];
    matches!(block.part, Part::Body | Part::TextBox | Part::Footer)
}

/// Whether a label's own cell holds a declaration, and the next its fields, which are blank:
/// "Manager: I have read this | Name: Date:".
fn is_beside_blank(document: &Document, pair: &Labelled) -> bool {
    cue!(
        FIELDS,
        concat!(
            r"(?i)^\W*(?:(?:print |please )?",
            r"(?:names?|signature|signed|date|designation|role|initials?)\b[\W_]*){2,}$"
        )
    );
    let cell_of = |span: Span| document.block_at(span);
    let own = cell_of(pair.value.span).filter(|own| cell_of(pair.label.span) == Some(*own));
    let own = own.map(|idx| (&document.blocks[idx], document.blocks.get(idx + 1)));
    own.is_some_and(|(own, next)| {
        let next = next.filter(|next| own.cell().is_some() && next.table_row() == own.table_row());
        next.is_some_and(|next| FIELDS.is_match(document.text_of(next)))
    })
}

fn is_filled(value: &str) -> bool {
    !label::is_blank(value)
        && !UNDONE.is_match(value)
        && !is_field(value)
        && !is_unticked(value)
        && !unsaid::is_day_alone(value)
        && value.chars().any(char::is_alphabetic)
}

/// "Date authorised" beside "Manager's signature": the next field of a form, and nothing that was filled in.
fn is_field(value: &str) -> bool {
    cue!(
        FIELD,
        concat!(
            r"^(?:(?:print )?names?|signature|signed|dates?|designation|role|position|initials)(?:",
            r" (?:and|of|by|authoris(?:ed|ation)|approv(?:ed|al)|signed|signature|sign-?off|agreed",
            r"|completed|counter-?signed|date|time|role|designation|manager|author))*$"
        )
    );
    FIELD.is_match(&label::plain(value))
}

/// "☐ authorised Signed: Date:": a box that nobody ticked, beside no day.
fn is_unticked(value: &str) -> bool {
    value.contains(['☐', '□'])
        && !value.contains(['☒', '☑', '■', '✓', '✔'])
        && !value.contains(|c: char| c.is_ascii_digit())
}

/// "Allocated worker", "the duty team": a role, and nobody by name.
fn is_nameless(value: &str) -> bool {
    cue!(
        ROLE_ALONE,
        concat!(
            r"(?i)^\W*(?:the |an? |our |my )?(?:(?:allocated|duty|lead|named|key|link|responsible",
            r"|children['’]?s|senior|social|case|locality|area|team|support|family|intake",
            r"|assessing|children and families|c&f) )*",
            r"(?:workers?|teams?|practitioners?|professional|social work|manager)\W*$"
        )
    );
    ROLE_ALONE.is_match(value)
}

/// "Team manager | A. Reid | 01234 567890", or beside a school and a surgery: a list of whom to ring,
/// and nobody's signature.
fn is_of_contacts(document: &Document, tables: &[Table], pair: &Labelled) -> bool {
    cue!(
        RINGS,
        r"(?i)\b0\d{2,4}[ -]?\d{3}|\b\d{5} \d{3}|@\S+\.|\bext(?:ension)?\.? ?\d"
    );
    cue!(
        PASSES,
        concat!(
            r"(?i)\b(?:approv|authoris|agree|sign|endors|counter-?sign|read|seen)\w*",
            r"|\d[./ -]\S+[./ -]\d"
        )
    );
    cue!(
        OTHERS,
        concat!(
            r"^(?:gp|doctor|dentist|school|nursery|health visitor|midwife|police|reporter|mother",
            r"|father|parents?|mum|dad|carers?|foster carers?|head ?teacher|camhs|housing",
            r"|guidance teacher|named person)\b"
        )
    );
    let Some(table) = pair.table_idx.and_then(|idx| tables.get(idx)) else {
        let is_told = PASSES.is_match(&pair.value.text);
        return !is_told && ROLE_LABEL.is_match(&pair.name()) && RINGS.is_match(&pair.value.text);
    };
    let mut rows = table.rows.iter();
    let own = rows.find(|row| row.span.covers(pair.label.span));
    let rings = own.is_some_and(|row| row.texts(document).any(|text| RINGS.is_match(text)));
    let mut firsts = table
        .rows
        .iter()
        .filter_map(|row| row.texts(document).next());
    // "Manager | Approved. A. Reid, 3 May 2023" says so beside whatever else the form holds.
    let is_told = PASSES.is_match(&pair.value.text);
    let is_role = ROLE_LABEL.is_match(&pair.name());
    let mut is_listed = || firsts.any(|text| OTHERS.is_match(&label::plain(text)));
    !is_told && (rings || is_role && is_listed())
}

fn first(said: &[&Labelled], fits: impl Fn(&str, &str) -> bool) -> Option<Quoted> {
    let found = said.iter().find(|pair| is_named(pair, &fits))?;
    Some(found.value.clone())
}

/// Whether one of the names of a label fits: "Key worker / author" names one person in two ways.
fn is_named(pair: &Labelled, fits: impl Fn(&str, &str) -> bool) -> bool {
    let label = pair.label.text.to_lowercase().replace('\u{2019}', "'");
    let value = &pair.value.text;
    let mut alternatives = label.split('/').map(str::trim);
    fits(&pair.name(), value) || alternatives.any(|name| fits(name, value))
}

/// "Jo Bell, social worker", and nothing that they did or are: no signature goes on with a verb.
fn is_named_role(line: &str) -> bool {
    cue!(
        GOES_ON,
        concat!(
            r"\b(?:is|was|were|has|had|will|attended|chaired|visited|came|said|told|rang|phoned",
            r"|called|wrote|spoke|met|saw|advised|agreed to)\b"
        )
    );
    // "Jo Bell Social Worker 3 May 2023": the post in capitals, with nothing between.
    cue!(
        NAMED_POST,
        concat!(
            r"^\p{Lu}[\p{L}.'’-]*\s+\p{Lu}[\p{L}'’-]+\s+",
            r"(?:(?:Senior|Assistant|Team|Service|Children['’]s|Lead|Practice|Duty|Family|Support",
            r"|Locality|Area) )*(?:Social Worker|Manager|Leader|Practitioner|Worker|Health Visitor)\b",
            r"[^.:;]{0,30}$"
        )
    );
    (NAMED_ROLE.is_match(line) || NAMED_POST.is_match(line)) && !GOES_ON.is_match(line)
}

/// "Completed by", "Author".
fn writes(name: &str) -> bool {
    !AUTHORISED.is_match(name) && (AUTHOR.is_match(name) || labels::asks_author(name))
}

/// "Authorised by", and "Approved by" where label or value names a manager.
fn authorises(name: &str, value: &str) -> bool {
    cue!(
        NOT_PASSED,
        r"\b(?:not|awaiting|awaits|pending|un(?:authorised|signed|approved)|to be)\b"
    );
    if NOT_PASSED.is_match(name) {
        return false;
    }
    let is_date = name.contains("date") && !name.contains(" by");
    (AUTHORISED.is_match(name) || labels::asks_manager(name)) && !is_date
        || (APPROVED_BY.is_match(name) && (MANAGER.is_match(value) || MANAGER.is_match(name)))
        || (SIGNED.is_match(name) && MANAGER.is_match(value))
}

fn signs(name: &str, value: &str) -> bool {
    SIGNED.is_match(name) && !MANAGER.is_match(value)
}

#[cfg(test)]
mod tests;
