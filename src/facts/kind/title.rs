//! Finds a document's title.
//!
//! In: a document. Out: the title's words: the heading or line of the first page that names the
//! document, a "Title" label, or the file's own title property, in that order.

use std::sync::LazyLock;

use regex::Regex;

use crate::facts::pattern::{cue, pattern};

use super::{Kind, naming, repeated};
use crate::document::{Block, BlockKind, Document, Part, Span};
use crate::facts::Quoted;
use crate::facts::label::{self, Labelled};
use crate::facts::meetings;
use crate::facts::table;

/// A line that could be the title.
#[derive(Debug, Clone, Copy)]
struct Line {
    span: Span,
    level: Option<u8>,
}

pub(super) fn of(document: &Document, pairs: &[Labelled]) -> Option<Quoted> {
    let lines = first_lines(document);
    let heading = best_heading(document, &lines);
    let first = || first_heading(document, &lines);
    // "Distribution sheet" over "Document: Record of …": a paper about that document.
    let is_paper = lines
        .first()
        .is_some_and(|line| naming::of(document.at(line.span)) == Some(Kind::Other));
    let names_one = |head: &Span| naming::joined(document.at(*head)).len() < 2;
    let said = || labelled(document, pairs).filter(|_| !is_paper);
    let head_of_form =
        || running(document).filter(|head| names_one(head) && begins_with_table(document));
    let line = || best_line(document, &lines);
    let span = heading
        .or_else(said)
        .or_else(|| top_heading(document, &lines))
        .or_else(line)
        .or_else(|| line_of_cell(document))
        .or_else(|| meeting_of_cell(document))
        .or_else(|| subject(document, pairs))
        .or_else(head_of_form)
        .or_else(first)
        .or_else(|| running(document).filter(names_one))
        .or_else(|| any_line(document, &lines))
        .or_else(|| running(document));
    let span = span.map(|span| with_subject(document, &lines, span).unwrap_or(span));
    let span = span.map(|span| repeated::instead(document, span).unwrap_or(span));
    let heading = || any_heading(document, &lines).map(|span| Quoted::cut(document, span));
    let named = || property(document).filter(|title| naming::of(&title.text).is_some());
    span.map(|span| Quoted::cut(document, span))
        .or_else(named)
        .or_else(heading)
        .or_else(|| property(document))
}

/// The lines of the first page or so, up to the first section.
fn first_lines(document: &Document) -> Vec<Line> {
    const BLOCKS_MAX: usize = 30;
    let mut lines = Vec::new();
    let blocks = document.part(Part::Body).take(BLOCKS_MAX);
    let lines_of_text =
        |block: &&Block| block.cell().is_none() || table::is_title_cell(document, block);
    for block in blocks.filter(lines_of_text) {
        let level = block.heading();
        if level.is_some() {
            lines.push(Line {
                span: block.span,
                level,
            });
            continue;
        }
        push_lines(document, block, &mut lines);
    }
    if lines.is_empty() {
        let boxes = document.part(Part::TextBox).take(4);
        boxes.for_each(|block| push_lines(document, block, &mut lines));
    }
    lines
}

fn push_lines(document: &Document, block: &Block, lines: &mut Vec<Line>) {
    if matches!(block.kind, BlockKind::ListItem(_)) {
        return;
    }
    for whole in document.lines_in(block.span).take(8) {
        let line = document.at(whole);
        let first = name_before_stop(line).or_else(|| name_in_capitals(line));
        let first = first.filter(|_| lines.is_empty());
        let span = Span::new(whole.start, whole.start + first.unwrap_or(line).len());
        if !leads_elsewhere(line) {
            lines.push(Line { span, level: None });
        }
    }
}

/// "Home | Chapters | About this handbook": where a page of a site leads to.
fn leads_elsewhere(line: &str) -> bool {
    const PLACES_MIN: usize = 3;
    cue!(
        PLACE,
        concat!(
            r"(?i)^\W*(?:home(?: ?page)?|(?:table of )?contents|index|search|menu",
            r"|skip to (?:\w+ )?content|site ?map|a ?(?:-|–|to) ?z|log ?(?:in|out)|sign in|back",
            r"|next|previous|contact us|help)\W*$"
        )
    );
    let places = || line.split(['|', '›', '»', '>', '•', '·', '/']);
    places().count() >= PLACES_MIN && places().any(|place| PLACE.is_match(place))
}

/// "Ash's plan: made on 3 May. Next review: 4 June.": the name with which a line of sentences opens.
fn name_before_stop(line: &str) -> Option<&str> {
    const WORDS_MAX: usize = 10;
    let (name, rest) = line.split_once(". ")?;
    let is_short = name.split_whitespace().count() <= WORDS_MAX;
    // "Plan review no. 2" goes on behind its stop.
    let is_sentence = rest.trim_end().ends_with('.') && rest.starts_with(char::is_uppercase);
    let is_name = is_short && is_sentence && !has_verb(name) && naming::of(name).is_some();
    is_name.then_some(name)
}

/// "RISK ASSESSMENT RECORD Child: Ash Reid Completed: 3 May": the name in capitals with which a line of
/// labels opens.
fn name_in_capitals(line: &str) -> Option<&str> {
    const WORDS_MIN: usize = 2;
    const LABEL_WORDS_MAX: usize = 3;
    let small = line.find(char::is_lowercase)?;
    let at = line[..small].rfind(char::is_whitespace)? + 1;
    let (name, rest) = (line[..at].trim_end(), &line[at..]);
    let goes_on = rest.split_once(':').map(|(label, _)| label);
    let is_labelled =
        goes_on.is_some_and(|label| label.split_whitespace().count() <= LABEL_WORDS_MAX);
    let is_name = name.split_whitespace().count() >= WORDS_MIN && naming::of(name).is_some();
    (is_labelled && is_name).then_some(name)
}

/// The title style, else the first heading that names the document.
fn best_heading(document: &Document, lines: &[Line]) -> Option<Span> {
    let usable = |line: &&Line| {
        let text = document.at(line.span);
        let is_chapter = || stands_highest(document, line) && naming::of(text).is_some();
        line.level.is_some() && (can_be_title(text) || is_chapter())
    };
    let headings: Vec<&Line> = lines.iter().take(12).filter(usable).collect();
    let titled = headings.iter().find(|line| line.level == Some(0));
    let named = || {
        headings.iter().take(6).enumerate().find_map(|(at, line)| {
            let names = naming::of(document.at(line.span)).is_some() && line.level <= Some(2);
            (names && (at == 0 && line.span == lines[0].span || is_alone(document, line)))
                .then_some(line)
        })
    };
    let found = match titled.or_else(named)? {
        title if names_house(document, lines, title) => named().unwrap_or(title),
        title => title,
    };
    let at = lines.iter().position(|line| line.span == found.span)?;
    let n_words_max = if found.level == Some(0) { 25 } else { 14 };
    let text_before = holds_text(document, &lines[..at], n_words_max);
    let is_item = found.level != Some(0)
        && naming::of(document.at(found.span)) == Some(Kind::Policy)
        && names_record(document, &lines[..at]);
    (!text_before && !is_item).then(|| with_rest(document, lines, at))
}

/// "Harbour Project" over "Family assessment": the title names who wrote, and the heading right below, the
/// only one of its rank that names a kind of document, what.
fn names_house(document: &Document, lines: &[Line], title: &Line) -> bool {
    let at = lines.iter().position(|line| line.span == title.span);
    let below = at.and_then(|at| lines.get(at + 1));
    let names = |line: &Line| naming::of(document.at(line.span)).is_some();
    let is_only = |line: &Line| {
        let headings = document.part(Part::Body).filter(|block| {
            let is_as_high = block
                .heading()
                .is_some_and(|level| Some(level) <= line.level);
            is_as_high && naming::of(document.text_of(block)).is_some()
        });
        headings.count() == 1
    };
    title.level == Some(0)
        && !names(title)
        && below.is_some_and(|line| line.level.is_some() && names(line) && is_only(line))
}

/// "6. Keys: policy for night workers", over all the other headings: a chapter with its number, and no
/// section.
fn stands_highest(document: &Document, line: &Line) -> bool {
    let headings = document.part(Part::Body).filter_map(Block::heading);
    let n_as_high = headings.filter(|level| Some(*level) <= line.level).count();
    line.level == Some(0) || n_as_high == 1
}

/// Whether a heading is no section of a policy, as "Law and guidance" among others of its rank is.
fn is_alone(document: &Document, line: &Line) -> bool {
    const OF_RANK_MAX: usize = 2;
    if naming::of(document.at(line.span)) != Some(Kind::Policy) {
        return true;
    }
    let headings = document.part(Part::Body).filter_map(Block::heading);
    let n_of_rank = headings.filter(|level| Some(*level) == line.level).count();
    n_of_rank <= OF_RANK_MAX || opens_document(document, line)
}

/// Whether a heading stands over everything but the lines of a letterhead, and names no section:
/// "Harbour School", "Attendance Policy" before "1 Aims".
fn opens_document(document: &Document, line: &Line) -> bool {
    const LINES_MAX: usize = 5;
    const WORDS_MAX: usize = 8;
    static SECTION: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)^\W*\d",
            r"|\b(?:law|legislation|legal|context|references|links|related|relevant|national|other",
            r"|further|supporting|statement|and guidance)\b"
        ))
    });
    let above = document.part(Part::Body).take(LINES_MAX + 1);
    let above: Vec<&Block> = above
        .take_while(|block| block.span.start < line.span.start)
        .collect();
    let is_head = above.iter().all(|block| {
        let text = document.text_of(block);
        let names_none = block.heading().is_none() || naming::of(text).is_none();
        text.split_whitespace().count() <= WORDS_MAX && !text.ends_with('.') && names_none
    });
    above.len() <= LINES_MAX && is_head && !SECTION.is_match(document.at(line.span))
}

/// A line such as "Minutes of the meeting" makes the headings below it items of that record.
fn names_record(document: &Document, lines: &[Line]) -> bool {
    lines.iter().any(|line| {
        let text = document.at(line.span);
        line.level.is_none() && can_be_title(text) && naming::of(text) == Some(Kind::Minutes)
    })
}

/// A heading on the first line, the only one of its rank.
fn top_heading(document: &Document, lines: &[Line]) -> Option<Span> {
    let first = lines.first()?;
    let level = first.level?;
    let text = document.at(first.span);
    let n_of_rank = document
        .part(Part::Body)
        .filter(|block| block.heading().is_some_and(|other| other <= level))
        .count();
    let is_title = n_of_rank == 1 && can_be_title(text) && !is_body(text);
    is_title.then(|| with_rest(document, lines, 0))
}

/// Tells whether lines of running text stand among some lines.
fn holds_text(document: &Document, lines: &[Line], n_words_max: usize) -> bool {
    lines.iter().any(|line| {
        let text = document.at(line.span);
        text.split_whitespace().count() > n_words_max && !is_label_line(text)
    })
}

/// The first high heading with no text above it but the lines of a letterhead, unless it is an organisation's name.
fn first_heading(document: &Document, lines: &[Line]) -> Option<Span> {
    const LINES_MAX: usize = 5;
    const WORDS_MAX: usize = 6;
    let at = lines.iter().position(|line| {
        let text = document.at(line.span);
        line.level.is_some_and(|level| level <= 1) && can_be_title(text) && !is_body(text)
    })?;
    let above = || lines[..at].iter().filter(|line| line.level.is_none());
    let is_letterhead = above().count() <= LINES_MAX
        && above().all(|line| document.at(line.span).split_whitespace().count() <= WORDS_MAX);
    let is_first = above().count() <= 2 || is_letterhead;
    is_first.then(|| with_rest(document, lines, at))
}

/// A title may run over two lines: "Quality Improvement Framework", "2018-2019".
fn with_rest(document: &Document, lines: &[Line], at: usize) -> Span {
    static REST: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"^(?:(?:19|20)\d\d\s*(?:[-–—/]|to)\s*(?:\d{2}|\d{4})",
            r"|(?:for|of|and|in|on|with|to|from)\s[a-zA-Z'’ ,&-]{3,60})$"
        ))
    });
    let line = lines[at];
    let next = lines
        .get(at + 1)
        .filter(|next| REST.is_match(document.at(next.span).trim()));
    next.map_or(line.span, |next| line.span.joined(next.span))
}

/// "Policy and Procedure" below "Missing Children", "Guidance for staff" over it: a line that names a
/// kind alone, with the one beside it that says of what.
fn with_subject(document: &Document, lines: &[Line], title: Span) -> Option<Span> {
    const WORDS_MAX: usize = 10;
    let at = lines.iter().position(|line| line.span == title)?;
    if !KIND_ALONE.is_match(document.at(title).trim()) {
        return None;
    }
    let may_be = |line: &&Line| {
        let text = document.at(line.span);
        let is_house = is_body(text) && !names_matter(document, text);
        let is_name = can_be_title(text) && !is_house && !is_label_line(text);
        let is_free = !is_field(text) && !has_verb(text) && !KIND_ALONE.is_match(text.trim());
        is_name && is_free && text.split_whitespace().count() <= WORDS_MAX
    };
    let above = at.checked_sub(1).map(|above| &lines[above]);
    let above = above.filter(|line| line.level.is_none_or(|level| level <= 1));
    let below = lines.get(at + 1);
    let below = below.filter(|line| !opens_text(document, line.span));
    let subject = above.filter(may_be).or_else(|| below.filter(may_be))?;
    Some(subject.span.joined(title))
}

/// "Moving on to Adult Services", in "Moving on 2026.pdf": words that end like a house's name, and say
/// what the document is about.
fn names_matter(document: &Document, text: &str) -> bool {
    const LETTERS_MIN: usize = 5;
    cue!(
        TOWARDS,
        r"(?i)\b(?:to|into|from|with|between|on|about|leaving|joining|using)\s"
    );
    let file = document.part(Part::FileName).next();
    let file = file.map_or_else(String::new, |block| document.text_of(block).to_lowercase());
    let text_words = text.split(|c: char| !c.is_alphanumeric());
    let mut telling = text_words.filter(|word| word.len() >= LETTERS_MIN);
    TOWARDS.is_match(text) && telling.any(|word| file.contains(&word.to_lowercase()))
}

/// Tells whether words name a kind of policy and nothing of what it is about: "Joint Protocol".
pub(super) fn is_kind_alone(text: &str) -> bool {
    KIND_ALONE.is_match(text.trim())
}

cue!(
    KIND_ALONE,
    concat!(
        r"(?i)^(?:(?:standard|operational|operating|local|joint|single[- ]agency|inter[- ]?agency",
        r"|multi[- ]?agency|good|practice|staff|carers['’]|trustees['’]) )*(?:polic(?:y|ies)",
        r"|procedures?|guidance|guidelines|protocol|handbook|manual|note|instruction|circular",
        r"|code of practice)(?: (?:and|&) (?:policy|procedures?|guidance))?",
        r"(?: for (?:all )?(?:staff|carers|workers|trustees|managers))?",
        r"(?:,? (?:no\.? ?|number )?\d+)?$"
    )
);

/// Whether running text stands right below a line, as below the name of a section.
fn opens_text(document: &Document, line: Span) -> bool {
    const WORDS_MIN: usize = 8;
    let mut below = document.part(Part::Body);
    let next = below.find(|block| block.span.start >= line.end && block.is_said());
    next.is_none_or(|block| {
        let text = document.text_of(block);
        let is_prose = text.ends_with('.') && text.split_whitespace().count() >= WORDS_MIN;
        block.heading().is_none() && block.cell().is_none() && is_prose
    })
}

/// A "Title" or "Policy name" label.
fn labelled(document: &Document, pairs: &[Labelled]) -> Option<Span> {
    static NAMES: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"^(?:",
            r"(?:document|policy|procedure|report|full|guidance|chapter|strategy|name of|the|this)",
            r" )*(?:title|(?:policy|document|procedure) name|name of (?:policy|document|procedure)",
            r"|document|policy title)(?: of (?:this )?(?:policy|document|procedure))?$"
        ))
    });
    // "Form: F3 Initial assessment": where it names a kind of record.
    const FORM: [&str; 14] = [
        "episode type",
        "type of episode",
        "event type",
        "meeting type",
        "type of meeting",
        "type of review",
        "form",
        "form name",
        "form type",
        "document type",
        "record type",
        "doc type",
        "plan type",
        "type of document",
    ];
    let is_title = |pair: &&Labelled| {
        let part = document.blocks[pair.block_idx].part;
        let (name, value) = (pair.name(), &pair.value.text);
        let is_form = || FORM.contains(&name.as_str()) && naming::of(value).is_some();
        part == Part::Body
            && !pair.is_blank()
            && (NAMES.is_match(&name) || is_form())
            && value.len() <= 200
    };
    let found = pairs.iter().take(40).find(is_title)?;
    Some(found.value.span)
}

/// What the head of a report to a committee calls the policy that it brings.
fn subject(document: &Document, pairs: &[Labelled]) -> Option<Span> {
    const SUBJECT: [&str; 6] = [
        "subject",
        "report title",
        "report on",
        "item",
        "re",
        "paper",
    ];
    let is_subject = |pair: &&Labelled| {
        let part = document.blocks[pair.block_idx].part;
        let names = SUBJECT.contains(&pair.name().as_str());
        part == Part::Body && names && naming::of(&pair.value.text) == Some(Kind::Policy)
    };
    let found = pairs.iter().take(40).find(is_subject)?;
    Some(found.value.span)
}

/// The first line of the cover that names a kind of document.
fn best_line(document: &Document, lines: &[Line]) -> Option<Span> {
    let near = lines.iter().take(12).enumerate();
    let mut cover =
        near.take_while(|(_, line)| document.at(line.span).split_whitespace().count() <= 25);
    let (at, _) = cover.find(|(at, line)| {
        let (at, text) = (*at, document.at(line.span));
        let names = can_be_title(text) && !is_label_line(text) && names_itself(text);
        let is_section = line.level.is_some() && at > 0 && !is_alone(document, line);
        names && !is_section && (line.level.is_some() || !reads_as_sentence(text))
    })?;
    if holds_text(document, &lines[..at], 14) {
        return None;
    }
    Some(with_rest(document, lines, at))
}

/// A line of the first table, before any heading, that names a kind of policy: the document's name
/// beside a block of its control.
fn line_of_cell(document: &Document) -> Option<Span> {
    const CELLS_MAX: usize = 8;
    const WORDS_MAX: usize = 12;
    let head = document.part(Part::Body);
    let cells = head
        .take_while(|block| block.heading().is_none())
        .filter(|block| block.cell().is_some());
    let lines = cells
        .take(CELLS_MAX)
        .flat_map(|block| document.lines_in(block.span));
    // "Protocol: Visits at Night" names what it is; any other label has its value.
    let is_plain = |text: &str| {
        text.split_once(':')
            .is_none_or(|(kind, _)| is_kind_alone(kind))
    };
    let mut lines = lines.filter(|span| {
        let text = document.at(*span);
        text.split_whitespace().count() <= WORDS_MAX && is_plain(text) && can_be_title(text)
    });
    lines.find(|span| {
        let text = document.at(*span);
        naming::of(text) == Some(Kind::Policy) && !label::is_label(text)
    })
}

/// The first cell of a document that begins with a table, where it is a meeting's name: "Pathway
/// review | Ash Reid", with the rows of a form below.
fn meeting_of_cell(document: &Document) -> Option<Span> {
    const OTHER_WORDS_MAX: usize = 2;
    const ROWS_MIN: usize = 3;
    let mut said = document.part(Part::Body).filter(|block| block.is_said());
    let first = said.next()?;
    let cell = first.cell()?;
    let text = document.text_of(first);
    let (kind, is_plain) = meetings::first_named(text)?;
    let is_short =
        text.split_whitespace().count() <= meetings::n_words_named(text) + OTHER_WORDS_MAX;
    let of_form = said
        .filter_map(Block::cell)
        .filter(|one| one.table == cell.table);
    let n_rows = of_form.map(|one| one.row).max()?.saturating_sub(cell.row) as usize;
    let is_name = is_plain && is_short && kind != meetings::MeetingKind::Other;
    (is_name && naming::of(text) == Some(Kind::Minutes) && n_rows >= ROWS_MIN).then_some(first.span)
}

/// Tells whether a line names a kind of document; of "Those present: A, guidance teacher B", what
/// stands before the colon has to, unless that is all there is of a name.
fn names_itself(text: &str) -> bool {
    // "Episode: 12 Assessment Status: complete": labels with their values name nothing.
    let is_list = |value: &str| value.matches(',').count() >= 2 || value.contains(": ");
    match text.split_once(':') {
        Some((label, value)) if is_list(value) => naming::of(label).is_some(),
        _ => naming::of(text).is_some(),
    }
}

/// Whether a form opens the document: the headings below it are those of its sections.
fn begins_with_table(document: &Document) -> bool {
    let mut said = document.part(Part::Body).filter(|block| block.is_said());
    said.next().is_some_and(|first| first.cell().is_some())
}

/// What stands at the head of every page, where it names a kind of record: the name of a form whose
/// own text begins with its fields.
fn running(document: &Document) -> Option<Span> {
    const WORDS_MAX: usize = 14;
    let names_record = |block: &&Block| {
        let text = document.text_of(block);
        let is_short = text.split_whitespace().count() <= WORDS_MAX;
        is_short && can_be_title(text) && naming::of(text).is_some_and(|kind| kind != Kind::Policy)
    };
    let head = document.part(Part::Header).find(names_record)?;
    Some(head.span)
}

/// Whether a title stands at the head of every page and names two kinds: "Assessment and plan".
pub(super) fn is_joint_head(document: &Document, title: &Quoted) -> bool {
    let mut heads = document.part(Part::Header);
    naming::joined(&title.text).len() > 1 && heads.any(|head| head.span.covers(title.span))
}

/// The first short line, whatever it says.
fn any_line(document: &Document, lines: &[Line]) -> Option<Span> {
    let (at, _) = lines.iter().take(6).enumerate().find(|(_, line)| {
        let text = document.at(line.span);
        can_be_title(text) && !is_label_line(text) && !is_field(text) && !is_body(text)
    })?;
    Some(with_rest(document, lines, at))
}

/// "Review date: 3 May 2027": a field with its value.
fn is_field(text: &str) -> bool {
    let name = text.split_once(':').map(|(name, _)| name);
    name.is_some_and(label::is_label)
}

/// Where nothing else could be the title, the heading on the first line, though it ends like the
/// name of a body: "Transitions to Adult Services".
fn any_heading(document: &Document, lines: &[Line]) -> Option<Span> {
    let first = lines.first()?;
    let is_title = first.level? <= 1 && can_be_title(document.at(first.span));
    is_title.then_some(first.span)
}

/// A line of running text that breaks off, rather than a name.
fn reads_as_sentence(text: &str) -> bool {
    has_verb(text) && text.split_whitespace().count() > 8
}

fn has_verb(text: &str) -> bool {
    static VERB: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?i)\b(?:is|are|was|were|has|have|will|should|must|said|agreed|wants|asks?)\b")
    });
    VERB.is_match(text)
}

fn is_label_line(text: &str) -> bool {
    static LABEL: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)^(?:from|to|sent|subject|cc|date|ref|our ref|your ref|dear|re|name|dob|version",
            r"|status|author|owner|present|absent|apologies|attend\w*|sederunt|chair|authority)",
            r"\b.{0,30}:|^dear\b"
        ))
    });
    LABEL.is_match(text.trim())
}

/// An organisation's name alone, an address or a letter's opening.
fn is_body(text: &str) -> bool {
    static BODY: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)\b(?:council|inspectorate|committee|partnership|department|directorate|services?",
            r"|team|board|nhs [a-z ]+|trust|government)(?:\s+[-–—|]\s+[\w ,&]+)?\s*$"
        ))
    });
    BODY.is_match(text.trim())
}

/// Short, with words, and neither a marking, a date, a section's number nor the parts of every
/// document.
fn can_be_title(text: &str) -> bool {
    static NO_TITLE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)^\W*(?:(?:strictly |private and |private & |in )?confidential(?:\W.{0,40})?",
            r"|official(?:[ -]sensitive.*)?|restricted.{0,30}",
            r"|(?:consultation |final )?draft(?:\W.{0,30})?|final|superseded.*|withdrawn.*",
            r"|archived.*|not for circulation.*|for consultation|document control.*",
            r"|version (?:control|history).*|(?:table of )?contents|introduction|background",
            r"|purpose|scope|print(?:ed|er)?[ -]?(?:view|friendly|copy|out|version)\b.*",
            r"|printed (?:on|by|from|at)\b.*|foreword|summary|executive summary|page \d+.*",
            r"|amendments?(?: history)?|\d+[.)]\s+\w.*|appendix .*|(?:version|v)\W?\d.{0,40}",
            r"|(?:policy|procedure|guidance|guidance note|circular|protocol)",
            r"(?: (?:no|number|ref))?\W{1,2}\d[\d./-]*|the|dear .*|yours .*|child'?s details",
            r"|details of child|\d[\d /.,-]*)\W*$"
        ))
    });
    static OWN_DRAFT: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)^\W*(?:consultation |final )?draft\s+[a-z]"));
    let text = text.trim();
    let n_words = text.split_whitespace().count();
    let is_marking =
        NO_TITLE.is_match(text) && !(OWN_DRAFT.is_match(text) && naming::of(text).is_some());
    let is_date = n_words <= 4
        && text.bytes().filter(u8::is_ascii_digit).count() >= 4
        && naming::of(text).is_none();
    (1..=25).contains(&n_words)
        && text.len() <= 200
        && text.chars().any(char::is_alphabetic)
        && !text.ends_with(['.', ';'])
        && !is_marking
        && !is_date
}

fn property(document: &Document) -> Option<Quoted> {
    let mut blocks = document.part(Part::Property);
    blocks.find_map(|block| {
        let text = document.text_of(block);
        let (name, value) = text.split_once(':')?;
        let is_title = name.trim().eq_ignore_ascii_case("title") && !value.trim().is_empty();
        let start = block.span.start + name.len() + 1;
        is_title.then(|| Quoted::cut(document, Span::new(start, block.span.end)))
    })
}
