//! Sentences in which a document speaks of itself: "This chapter was updated in December 2025".
//!
//! In: a document's text and dates. Out: values. A sentence counts when its subject is this
//! document, or when it has none and stands where documents speak of themselves. What it says of
//! laws, of other guidance and of policies in general does not count.

use std::sync::LazyLock;

use regex::Regex;

use crate::facts::pattern::pattern;

use super::{Field, Place, Reader, Value, owners};
use crate::document::{Document, Part, Span};
use crate::facts::{DateMention, dates_in};

/// The nouns by which a document calls itself.
pub(super) const NOUNS: &str = r"(?:policy|policies and procedures|procedures?|sop|pathway|charter|note|guidance|guidelines?|guide|protocol|principles|arrangements|strategy|standards?|framework|manual|handbook|document|chapter|version|edition|plan|report|publication|toolkit|statement|code of practice|practice note)";

static THIS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)\b(?:this|these|our)\s+(?:[\w'’-]+\s+){{0,4}}?{NOUNS}\b|^\W*(?:amendment\W+)?(?:this|it|they)\b"
    ))
});

static DEED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:",
        r"(?P<due>(?:(?:next|to be|will(?: next)?(?: be)?|should(?: next)? be|must be|shall be|is(?: next)?|are|falls?) )*(?:due |scheduled |planned )*(?:for |to be )*(?:formally |next )?(?:review(?:ed)?(?: again)?|renewed|revisited|look(?:ed)? (?:at|over)(?: it| them)?(?: again| afresh| anew)?|look(?:ed)? again|consider(?:ed)?(?: it| them| this \w+| the \w+)? again|checked again|(?:read|reads)(?: it| them)? again|(?:brought|bring|come|comes|go|goes|taken|take|return|returned|report|reported)(?: it| them)? back(?: to (?:it|them|this))?)",
        r"|(?:next|due for|for) (?:review|revision|renewal|re-?issue)(?: date)?(?: is| will be| due)?|review (?:date|is|due|will (?:be|take place)|by)|expires?|valid until|expiry(?: date)?|extended to|(?:stands?|lasts?|runs?|in force|in place|applies|apply|current|extended|remains?)(?: in (?:force|place|use))?(?: for [^.,;]{1,30},?)? (?:until|till)|(?:lasts?|runs?)(?: for [^.,;]{1,30}?)? to",
        r"|(?:will|shall|must|should|to|['’]ll) be [a-z]+ed again|next (?:revision|update|edition|issue|version|approval|look)(?: due| date)?|lapses?|(?:next |falls? )?due (?:for|to be) [a-z]+",
        r"|(?:will|shall|must|should|are to|is to)(?: next| then| formally)? (?:update|revise|refresh|rewrite|renew|reissue))",
        r"|(?P<approved>(?:date of )?(?:approval|ratification|adoption|endorsement)(?: date)?|approved|ratified|adopted|endorsed|signed off|agreed|passed)",
        r"|(?P<effective>(?:com(?:es?|ing)|came|took|takes?|taking) (?:into )?(?:effect|force|operation)|with effect|appl(?:ies|y|ied) from|(?:starts?|started|begins?|began) to (?:run|apply)|current (?:as (?:of|at)|from)|(?:in|for) (?:use|operation) (?:from|since)|(?:implementation|commencement|effective|start) date|date of (?:implementation|commencement|effect)|(?:effective|in force|in effect|implemented|operational|put (?:in(?:to)?) (?:place|practice|use|operation|force))(?: from)?)",
        r"|(?P<issued>date of (?:issue|publication)|(?:issue|publication) date|issued|published|launched|released|added to (?:the|this) manual)",
        r"|(?P<updated>updated(?: version)?|amended|revised|refreshed|last (?:changed|update|revision|amendment))",
        r"|(?P<drafted>drafted|first written|draft(?: of)?|prepared|written|compiled|produced)",
        r")\b"
    ))
});

/// Reads the values that sentences give.
pub(super) fn values(reader: &Reader) -> Vec<Value> {
    let mut values = Vec::new();
    let mut before = false;
    for block_idx in 0..reader.document.blocks.len() {
        let place = reader.layout.place(block_idx);
        let is_listed = place.is_none() && reader.layout.is_reference(block_idx);
        let Some(place) = place.or(is_listed.then_some(Place::Body)) else {
            continue;
        };
        if matches!(
            place,
            Place::Property | Place::FileName | Place::Folder | Place::VersionHistory
        ) {
            continue;
        }
        let own = in_block(reader, block_idx, place, before && !is_listed);
        let speaks = !is_listed && (before || !own.is_empty());
        before = !own.is_empty() || opens_control(reader, block_idx);
        let owner = owners::in_block(reader, block_idx, place, speaks);
        values.extend(owner.filter(|owner| !is_in_label(reader, owner)));
        values.extend(own);
    }
    values
}

/// "About this policy": what stands below such a heading is about this document.
fn opens_control(reader: &Reader, block_idx: usize) -> bool {
    let block = &reader.document.blocks[block_idx];
    let text = reader.document.text_of(block);
    block.heading().is_some() && (reader.layout.is_frame(block_idx) || THIS.is_match(text))
}

/// "Person who leads on this policy": a name of a field, not a sentence.
fn is_in_label(reader: &Reader, value: &Value) -> bool {
    let labels = reader.pairs.iter().map(|pair| pair.label.span);
    { labels }.any(|label| label.covers(value.words.span))
}

/// Within so many blocks of its beginning a document speaks of itself.
pub(super) const BLOCKS_AT_TOP: usize = 4;

/// `goes_on`: the block before it spoke of this document.
fn in_block(reader: &Reader, block_idx: usize, place: Place, goes_on: bool) -> Vec<Value> {
    let block = &reader.document.blocks[block_idx];
    let dates = dates_in(reader.dates, block.span);
    if dates.is_empty() {
        return Vec::new();
    }
    let mut context = Context {
        speaks: !reader.layout.is_reference(block_idx)
            && (reader.layout.is_frame(block_idx)
                || block_idx < BLOCKS_AT_TOP
                || is_near_end(reader.document, block_idx)),
        goes_on,
        is_running: matches!(place, Place::Header | Place::Footer),
    };
    let mut values = Vec::new();
    for sentence in parts(reader.document, block.span, place) {
        values.extend(in_sentence(reader, sentence, place, context));
        context.goes_on |= !values.is_empty();
    }
    values
}

/// What is known where a sentence begins.
#[derive(Clone, Copy)]
struct Context {
    /// It stands where documents speak of themselves.
    speaks: bool,
    /// What stands before it spoke of this document, so that "the next review" is its own.
    goes_on: bool,
    /// It stands in a running header or footer.
    is_running: bool,
}

pub(super) fn is_near_end(document: &Document, block_idx: usize) -> bool {
    let after = document.blocks[block_idx..].iter().take(7);
    after
        .take_while(|block| block.part == document.blocks[block_idx].part)
        .count()
        < 7
}

fn in_sentence(reader: &Reader, sentence: Span, place: Place, context: Context) -> Vec<Value> {
    let mut values = Vec::new();
    let mut is_own = false;
    let mut from = sentence.start;
    let dates = dates_in(reader.dates, sentence);
    for date in dates.iter().filter(|date| date.dated().is_some()) {
        let before = Span::new(from.min(date.span.start), date.span.start);
        let Some((field, deed)) = deed_before(reader.document, before) else {
            values.extend(date_first(reader, sentence, place, date));
            values.extend(date_between(reader, sentence, place, date));
            continue;
        };
        let clause = Clause {
            subject: reader.document.at(Span::new(sentence.start, deed.start)),
            deed: reader.document.at(deed),
            object: reader.document.at(Span::new(deed.end, date.span.start)),
        };
        let is_second = is_own && before.start > sentence.start;
        is_own = is_second || clause.is_of_this(reader, context) || clause.is_running(place);
        let field = match field {
            Field::Updated if clause.tells_of_this() => Field::Reissued,
            other => other,
        };
        if is_own {
            values.extend(value(reader, field, place, date));
        }
        from = date.span.end;
    }
    values
}

/// "In May 2026, this chapter was amended …", "On 3 May 2025 the Board approved this policy."
fn date_first(reader: &Reader, sentence: Span, place: Place, date: &DateMention) -> Option<Value> {
    static OPENS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^\W*(?:at (?:[\w'’]+ ){0,3}?meetings? )?(?:held )?(?:in|on|of|from|since|by|with effect from|as of)?\s*$",
        )
    });
    let document = reader.document;
    let opening = document.at(Span::new(sentence.start, date.span.start));
    let rest = document.at(Span::new(date.span.end, sentence.end));
    let found = DEED.captures(rest).filter(|_| OPENS.is_match(opening))?;
    let deed = found.get(0)?;
    let subject = rest[..deed.start()].trim_start_matches([',', ' ']);
    let clause = Clause {
        subject,
        deed: deed.as_str(),
        object: &rest[deed.end()..],
    };
    let field = match field_of(&found, deed.as_str(), subject) {
        Field::Updated => Field::Reissued,
        other => other,
    };
    let own = clause.tells_of_this();
    own.then(|| value(reader, field, place, date)).flatten()
}

/// "This policy was considered by the Board on 3 May 2025, which approved it."
fn date_between(
    reader: &Reader,
    sentence: Span,
    place: Place,
    date: &DateMention,
) -> Option<Value> {
    static AFTER: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^[^.;]{0,30}?,? (?:and|which|who|when it was|where it was|and was) (?:then |formally |duly |was |were )*(?:approved|adopted|agreed|ratified|endorsed|accepted|signed)\b(?: (?:it|them|this|the)\b|\W|$)",
        )
    });
    let document = reader.document;
    let before = document.at(Span::new(sentence.start, date.span.start));
    let after = document.at(Span::new(date.span.end, sentence.end));
    let found = THIS.find_iter(before).last()?;
    let is_own = !is_of_another(&before[..found.start()]) && AFTER.is_match(after);
    is_own
        .then(|| value(reader, Field::Approved, place, date))
        .flatten()
}

/// A sentence around its deed, up to the date.
struct Clause<'a> {
    subject: &'a str,
    deed: &'a str,
    object: &'a str,
}

impl Clause<'_> {
    /// Tells whether what was done was done to this document.
    fn is_of_this(&self, reader: &Reader, context: Context) -> bool {
        let Context {
            speaks,
            goes_on,
            is_running,
        } = context;
        self.tells_of_this()
            || (goes_on && (is_bare(self.subject) || self.has_pronoun()))
            || (self.has_pronoun() && THIS.is_match(self.subject))
            || (speaks && is_fragment(self.subject))
            || (speaks && is_bare(self.subject) && self.names_next_review())
            || (speaks && reader.layout.is_title(reader.document, self.subject))
            || (is_running && reader.layout.names_title(reader.document, self.subject))
            || self.noun().is_some_and(|noun| {
                goes_on || (speaks && reader.layout.is_in_title(reader.document, noun))
            })
    }

    /// "Ref CF-22 Ver 1.1 Apr 2026 Next revision Apr 2028": a running line that names nothing else.
    fn is_running(&self, place: Place) -> bool {
        static CODES: LazyLock<Regex> = LazyLock::new(|| {
            pattern(
                r"(?i)^(?:\W|\b(?:ref(?:erence)?|doc(?:ument)?|policy|board|trustees|committee|governors|council|cabinet|directors|management|team|group|smt|slt|no|ver(?:sion)?|v|issued?|rev|edition|page|of|approved|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|(?-i:[A-Z]{1,4})|[a-z]*\d[\w./]*)\b)*$",
            )
        });
        matches!(place, Place::Header | Place::Footer) && CODES.is_match(self.subject)
    }

    /// "This policy was approved on …", "The committee approved this policy on …".
    fn tells_of_this(&self) -> bool {
        static WITHIN: LazyLock<Regex> =
            LazyLock::new(|| pattern(&format!(r"(?i)\bth(?:is|ese) {NOUNS}\b|\bto the manual\b")));
        is_subject(self.subject, self.deed) || is_object(self.object) || WITHIN.is_match(self.deed)
    }

    /// "The next review is due in …", where documents speak of themselves.
    fn names_next_review(&self) -> bool {
        self.deed.to_lowercase().starts_with("next review")
    }

    /// "The partners will review it by …".
    fn has_pronoun(&self) -> bool {
        static PRONOUN: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^\s+(?:it|them)\b"));
        static WITHIN: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\s(?:it|them)\b"));
        PRONOUN.is_match(self.object) || WITHIN.is_match(self.deed)
    }

    /// The noun of "the policy" as subject or object of the deed.
    fn noun(&self) -> Option<&str> {
        static OBJECT: LazyLock<Regex> =
            LazyLock::new(|| pattern(&format!(r"(?i)^\s+the ({CORE_NOUNS})\b")));
        static SUBJECT: LazyLock<Regex> =
            LazyLock::new(|| pattern(&format!(r"(?i)\bthe ({CORE_NOUNS})\b")));
        if let Some(found) = OBJECT.captures(self.object) {
            return found.get(1).map(|noun| noun.as_str());
        }
        let found = SUBJECT.captures_iter(self.subject).last()?;
        let all = found.get(0)?;
        let is_plain = !is_of_another(&self.subject[..all.start()])
            && HELPING.is_match(&self.subject[all.end()..]);
        found.get(1).filter(|_| is_plain).map(|noun| noun.as_str())
    }
}

/// The nouns that, with "the", mean the document itself once it has been spoken of.
const CORE_NOUNS: &str = r"(?:policy|procedures?|guidance|guidelines?|protocol|strategy|framework|document|chapter|handbook|manual|standards?)";

fn value(reader: &Reader, field: Field, place: Place, date: &DateMention) -> Option<Value> {
    Some(Value {
        field,
        place,
        words: reader.quoted(date.span),
        dated: Some(date.dated()?),
    })
}

/// The last deed before a date, where only small words or who did it stand between.
fn deed_before(document: &Document, before: Span) -> Option<(Field, Span)> {
    static BETWEEN: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)^(?:[\s\W]*(?:\b(?:on|in|from|since|of|by|during|date|time|occasion|is|was|for|due|before|until|no|later|than|so|time|the|again|afresh|anew|and|next|last|end|as|at|to|be|not|will|falls?|begins?|starts?|scheduled|planned|set|dated|around|later than|every \w+ years?)\b[\s\W]*)*",
            r"|\s+(?:it|them|the \w+)\b(?: [\w'’-]+){0,8}?\s+(?:(?:on|in|from|by|before|until|during)\s+)?(?:(?:the )?(?:end|start|beginning) of\s+)?(?:its |the )?(?:next |meeting (?:of|on|in)\s+)?",
            r"|:\s*[^.;:\d]{0,80}?[,–-]?\s*(?:\b(?:on|in)\s+)?|(?:\s+for\b[^.;:\d]{3,60}?)?\s+(?:by|of|at|with|through)\b[^.;:]{0,120}?:?\s*|[^.;:]{0,70}\bthis\b[^.;:]{0,60}(?:\b(?:on|in|from)\s+)?)$"
        ))
    });
    let text = document.at(before);
    let found = DEED.captures_iter(text).last()?;
    let all = found.get(0)?;
    // "This chapter is under review (October 2026)."
    if all.as_str().eq_ignore_ascii_case("review") && text[..all.start()].ends_with("under ") {
        return None;
    }
    let between = &text[all.end()..];
    let may_go_to = ["due", "issued"]
        .iter()
        .any(|name| found.name(name).is_some());
    let is_back = || may_go_to && TO_A_BODY.is_match(between);
    if !BETWEEN.is_match(between) && !is_back() {
        return None;
    }
    let field = field_of(&found, all.as_str(), &text[..all.start()]);
    // "Prepared for the meeting of 3 May": the date is that of something else.
    if field == Field::Drafted && is_purpose(between) {
        return None;
    }
    Some((
        field,
        Span::new(before.start + all.start(), before.start + all.end()),
    ))
}

/// "… brought back to the Committee in March 2028".
static TO_A_BODY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)^(?:\s+(?:it|them|again))?\s+to\b[^.;:]{1,80}\b(?:by|in|on|before)\s+$")
});

/// The date stands in the words that say what for, not behind who did it and a comma.
fn is_purpose(between: &str) -> bool {
    let is_apart = between.contains(" by ") && between.trim_end().ends_with(',');
    PURPOSE.is_match(between) && !is_apart
}

static PURPOSE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\b(?:for|ahead of|following|in response to|under|because)\b"));

/// "… will be kept under review and reviewed in …".
static TO_COME: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\b(?:be|will|shall|should|must)\b[^.;]{0,60}$"));

fn field_of(found: &regex::Captures, deed: &str, before: &str) -> Field {
    let is = |name: &str| found.name(name).is_some();
    if is("due") {
        let deed = deed.to_lowercase();
        let is_past = deed.starts_with("reviewed") && !TO_COME.is_match(before)
            || before.trim_end().to_lowercase().ends_with("last");
        return if is_past {
            Field::LastReviewed
        } else {
            Field::ReviewDue
        };
    }
    let to_come = before.trim_end().to_lowercase();
    let fields = [
        ("approved", Field::Approved),
        ("effective", Field::Effective),
        ("issued", Field::Issued),
        ("updated", Field::Updated),
        ("drafted", Field::Drafted),
    ];
    let field = fields
        .iter()
        .find(|(name, _)| is(name))
        .map_or(Field::Updated, |(_, field)| *field);
    let is_to_come = [" be", "next"].iter().any(|end| to_come.ends_with(end));
    if field == Field::Updated && is_to_come {
        Field::ReviewDue
    } else {
        field
    }
}

/// Words that may stand between what a sentence is about and its deed.
static HELPING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:['’](?:ll|s|ve)\b|[\s,:()]*\b(?:has|was|is|been|were|have|had|will|be|to|should|must|first|last|next|also|and|then|most|recently|now|it|which|[a-z]+ly|reviewed|approved|updated|amended|revised|issued|published|drafted|v?[\d.]+|version|for|due|in|of|itself|read|again|checked|looked|at|considered|discussed|agreed|adopted|endorsed|ratified|received|given|the|full|formal|final|kept|under|constant|regular|review)\b)*[\s,()]*$",
    )
});

/// The subject is this document, with nothing but helping words before the deed.
fn is_subject(subject: &str, deed: &str) -> bool {
    static VERB: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^ and (?:it )?(?:will|is|was|has|had|should|must|comes?|came|takes?|took|applies)\b",
        )
    });
    let last = THIS.find_iter(subject).last();
    let second = subject.rfind(" and ").map(|at| &subject[at..]);
    last.is_some_and(|found| {
        if is_of_another(&subject[..found.start()]) {
            return false;
        }
        let goes_on = found.start() == 0
            && second.is_some_and(|rest| {
                HELPING.is_match(rest) && VERB.is_match(&format!("{rest}{deed}"))
            });
        goes_on || HELPING.is_match(&subject[found.end()..])
    })
}

/// "An assessment of this guidance was signed off": what was done was not done to the guidance.
fn is_of_another(before: &str) -> bool {
    static OF: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?i)\b(?:(\w+) (?:of|for)|about|alongside|accompanying|with)\s*$")
    });
    static ITS_OWN: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^(?:version|edition|issue|revision|draft|text|contents?|review|update|use|implementation|all|most|\d+|one|two|three|four|five|six)$",
        )
    });
    OF.captures(before).is_some_and(|found| {
        let noun = found.get(1);
        noun.is_none_or(|noun| !ITS_OWN.is_match(noun.as_str()))
    })
}

/// "The committee approved this policy on …".
fn is_object(object: &str) -> bool {
    static OBJECT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(&format!(
            r"(?i)^\s+(?:of |version [\d.]+ of )?th(?:is|ese)\s+(?:\w+\s+){{0,3}}?{NOUNS}\b|^\s+this\s+(?:on|in|at)\b"
        ))
    });
    OBJECT.is_match(object)
}

/// "The", "It": what the sentence is about stands before it.
fn is_bare(subject: &str) -> bool {
    static BARE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^\W*(?:(?:the|it|they|its|a|an|our|next|first|full|formal|was|is|has|been|and|to|be|will)\b\s*)*$",
        )
    });
    BARE.is_match(subject)
}

/// No subject at all: a line that begins with its deed, perhaps after a version.
fn is_fragment(subject: &str) -> bool {
    static FRAGMENT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^[\W\d]*(?:(?:was|first|second|third|fourth|fifth|new|last|date|fully|formally|version|ver|v|edition|document|policy|final|draft|and|jointly|originally|amendment|most recently|page \d+ of|page)[\s\W\d.]*)*$",
        )
    });
    FRAGMENT.is_match(subject)
}

/// The sentences of a block; in a running line dashes part them too.
fn parts(document: &Document, span: Span, place: Place) -> Vec<Span> {
    let all = sentences(document, span);
    if !matches!(place, Place::Header | Place::Footer) && !is_last_line(document, span) {
        return all;
    }
    all.into_iter()
        .flat_map(|part| at_dashes(document, part))
        .collect()
}

/// The last line of the text, where a page's foot ends up in formats without one.
fn is_last_line(document: &Document, span: Span) -> bool {
    let last = document.part(Part::Body).last();
    last.is_some_and(|last| last.span == span)
        && document.at(span).split_whitespace().take(31).count() <= 30
}

pub(super) fn at_dashes(document: &Document, span: Span) -> Vec<Span> {
    static DASH: LazyLock<Regex> = LazyLock::new(|| pattern(r"\s[–—-]\s"));
    static DATE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?i)^(?:\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d)")
    });
    let text = document.at(span);
    let mut from = 0;
    let mut parts = Vec::new();
    for found in DASH.find_iter(text) {
        // "Review - May 2026": the dash stands for a colon.
        let before = &text[from..found.start()];
        if DATE.is_match(&text[found.end()..]) && !before.contains(|c: char| c.is_ascii_digit()) {
            continue;
        }
        parts.push(Span::new(from, found.start()));
        from = found.end();
    }
    parts.push(Span::new(from, text.len()));
    parts
        .into_iter()
        .map(|part| part.shifted(span.start))
        .collect()
}

/// Cuts a block into sentences; a line break ends one where the next line begins like another.
pub(super) fn sentences(document: &Document, span: Span) -> Vec<Span> {
    static END: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"[.!?;]\s+|\s(?:[|•·]|//)\s|\t|\n\s*\n|\n(?:\s*[-•▪]|\s*[A-Z])|[ \u{a0}]{3,}")
    });
    let text = document.at(span);
    let mut cuts = vec![0];
    for found in END.find_iter(text) {
        let last = text[..found.end()]
            .chars()
            .next_back()
            .map_or(0, char::len_utf8);
        let begins_next = found.as_str().starts_with('\n') && !found.as_str().trim().is_empty();
        cuts.push(if begins_next {
            found.end() - last
        } else {
            found.end()
        });
    }
    cuts.push(text.len());
    let spans = cuts.windows(2).filter(|two| two[0] < two[1]);
    spans
        .map(|two| Span::new(span.start + two[0], span.start + two[1]))
        .collect()
}

/// The line of a block that holds a span.
pub(super) fn line_around(document: &Document, block_idx: usize, span: Span) -> Span {
    let block = document.blocks[block_idx].span;
    let start = document
        .at(Span::new(block.start, span.start))
        .rfind(['\n', '\t']);
    let end = document
        .at(Span::new(span.end.min(block.end), block.end))
        .find(['\n', '\t']);
    Span::new(
        start.map_or(block.start, |at| block.start + at + 1),
        end.map_or(block.end, |at| span.end + at),
    )
}
