//! What judging says to telling: a finding is one rule's outcome for one subject, with evidence.
//!
//! Evidence can only be cut out of a document, so that no claim stands without its place.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::calendar::Day;
use crate::document::{Document, Span};

/// What a rule found. Six outcomes, kept apart everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// The rule applies and the evidence shows it met.
    Met,
    /// The rule applies and the evidence shows it unmet.
    NotMet,
    /// Late or missing, and the file records a reason that the rule accepts.
    Excused,
    /// Nothing is owed yet at the as-at date.
    NotDue,
    /// The subject is outside the rule.
    NotApplicable,
    /// The evidence is missing, unreadable, too imprecise or contradicts itself.
    CannotTell,
}

impl Outcome {
    /// Every outcome, in the order in which reports list them.
    pub const ALL: [Self; 6] = [
        Self::Met,
        Self::NotMet,
        Self::Excused,
        Self::NotDue,
        Self::NotApplicable,
        Self::CannotTell,
    ];

    /// Every outcome, worst first: the order in which a reader wants their findings.
    pub const WORST_FIRST: [Self; 6] = [
        Self::NotMet,
        Self::CannotTell,
        Self::Excused,
        Self::NotDue,
        Self::Met,
        Self::NotApplicable,
    ];

    /// Returns the outcome's name as formats and rule files write it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::NotMet => "not-met",
            Self::Excused => "excused",
            Self::NotDue => "not-due",
            Self::NotApplicable => "not-applicable",
            Self::CannotTell => "cannot-tell",
        }
    }

    /// Ranks outcomes of one unit, worst first: the unit's own outcome is the one ranked lowest.
    #[must_use]
    pub fn severity_rank(self) -> usize {
        let same = |other: &Self| *other == self;
        Self::WORST_FIRST
            .iter()
            .position(same)
            .unwrap_or(Self::WORST_FIRST.len())
    }
}

/// How much a rule's breach matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Worth knowing.
    Advisory,
    /// Minor.
    Minor,
    /// Major.
    Major,
    /// Critical.
    Critical,
}

impl Level {
    /// Returns the level's name as formats and rule files write it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Advisory => "advisory",
            Self::Minor => "minor",
            Self::Major => "major",
            Self::Critical => "critical",
        }
    }
}

/// What a piece of evidence is to its finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// The event from which a timescale runs.
    Anchor,
    /// What was judged: the late meeting, the vague action, the status.
    Subject,
    /// What speaks for the outcome beside the subject.
    Support,
    /// What contradicts the subject or the anchor.
    Against,
    /// The recorded reason that excuses.
    Reason,
    /// What was read where a missing thing should stand: a document's parts, the words nearest to it.
    Instead,
}

/// A quote with its exact place. Built only from the document that says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    document: String,
    role: Role,
    page: Option<u32>,
    block: Option<usize>,
    row: Option<u32>,
    cell: Option<String>,
    recognised: bool,
    span: Span,
    quote: String,
}

impl Evidence {
    /// Cuts a quote out of the document that says it.
    #[must_use]
    pub fn quote(document: &Document, span: Span, role: Role) -> Self {
        let span = document.unbroken(span);
        let block = document.block_at(span);
        let at = block.map(|idx| &document.blocks[idx]);
        Self {
            document: document.path.clone(),
            role,
            page: at.and_then(|block| block.page),
            block: block.map(|idx| document.origin.block(idx)),
            row: at
                .and_then(super::document::Block::cell)
                .map(|cell| cell.row),
            cell: block.and_then(|idx| document.sheet_cell(idx)),
            recognised: at.is_some_and(|block| block.recognised),
            span: document.origin.span(span),
            quote: document.at(span).to_owned(),
        }
    }

    /// The same quote, for what it is to another finding.
    #[must_use]
    pub fn in_role(self, role: Role) -> Self {
        Self { role, ..self }
    }

    /// The document's path, relative to the audited folder.
    #[must_use]
    pub fn document(&self) -> &str {
        &self.document
    }

    /// What it is to the finding.
    #[must_use]
    pub fn role(&self) -> Role {
        self.role
    }

    /// The page, from 1, where the format has pages.
    #[must_use]
    pub fn page(&self) -> Option<u32> {
        self.page
    }

    /// The position of the block, from 0.
    #[must_use]
    pub fn block(&self) -> Option<usize> {
        self.block
    }

    /// The table row, from 0, where the quote stands in a table.
    #[must_use]
    pub fn row(&self) -> Option<u32> {
        self.row
    }

    /// The cell of a spreadsheet, such as `Actions!C4`, where the quote stands in one.
    #[must_use]
    pub fn cell(&self) -> Option<&str> {
        self.cell.as_deref()
    }

    /// Whether the words were read off a picture (OCR), so that they have to be checked there.
    #[must_use]
    pub fn is_recognised(&self) -> bool {
        self.recognised
    }

    /// Bytes of the document's extracted text.
    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }

    /// The exact words.
    #[must_use]
    pub fn words(&self) -> &str {
        &self.quote
    }
}

/// Where a standard comes from and how sure we are of its wording.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standard {
    /// Title and clause.
    pub text: String,
    /// `A` wording read in the source, `B` in a secondary source, `C` general knowledge.
    pub confidence: String,
}

/// What a report says of a rule beside its findings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleHeader {
    /// The rule's id.
    pub id: String,
    /// The rule's family.
    pub family: String,
    /// What it asks, as a statement that holds or does not.
    pub title: String,
    /// Why it matters.
    pub why: String,
    /// What would put a breach right.
    pub remedy: String,
    /// Quality indicators, such as `5.3`.
    pub indicator: Vec<String>,
    /// How much a breach matters.
    pub level: Level,
    /// Where the standard comes from.
    pub standards: Vec<Standard>,
}

/// A value that is not the one that came with casewise, and where it was set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The rule; none for lists of words and holidays.
    pub rule: Option<String>,
    /// What was set: `level`, `off`, `own rule`, a parameter, a limit.
    pub what: String,
    /// What it was before, if it was anything.
    pub was: Option<String>,
    /// What it is now.
    pub now: String,
    /// Why, where the settings say so.
    pub reason: Option<String>,
    /// File and line.
    pub origin: String,
    /// Whether it asks for less than the standard does.
    pub loosens: bool,
}

impl Change {
    /// Writes it in a line.
    #[must_use]
    pub fn in_words(&self) -> String {
        let Self {
            what, now, origin, ..
        } = self;
        let rule = self
            .rule
            .as_ref()
            .map_or_else(String::new, |rule| format!("{rule}: "));
        let reason = self
            .reason
            .as_ref()
            .map_or_else(String::new, |reason| format!(", because {reason}"));
        let said = match (what.as_str(), &self.was) {
            ("off", _) => format!("switched off: {now}"),
            (_, Some(was)) => format!("{what} is {now}, not {was}"),
            _ if self.rule.is_some() => format!("{what} is {now}"),
            _ => format!("{what}: {now}"),
        };
        format!("{rule}{said}{reason} ({origin})")
    }
}

/// One rule's outcome for one subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule's id.
    pub rule: String,
    /// The rule's family: chronology, assessment, plan, review, policy.
    pub family: String,
    /// Quality indicators, such as `5.3`.
    pub indicator: Vec<String>,
    /// The case, if the subject belongs to one.
    pub case: Option<String>,
    /// The document's path; none for a finding about the whole case.
    pub document: Option<String>,
    /// Which item of the case or document, in words.
    pub item: Option<String>,
    /// The outcome.
    pub outcome: Outcome,
    /// How much a breach matters.
    pub level: Level,
    /// What was seen, in plain words.
    pub message: String,
    /// The last day on which the thing would have been in time.
    pub due: Option<Day>,
    /// What would settle a `cannot-tell`.
    pub settle: Option<String>,
    /// The standard that judged, where the rule has several.
    pub standard: Option<Standard>,
    /// The quotes that it rests on.
    pub evidence: Vec<Evidence>,
    /// What others than its rule lay over it.
    pub mark: Mark,
}

impl Finding {
    /// The quotes of what it judged and of what speaks for or against it.
    #[must_use]
    pub fn shown(&self) -> impl DoubleEndedIterator<Item = &Evidence> {
        let all = self.evidence.iter();
        all.filter(|one| one.role != Role::Instead)
    }

    /// The quotes of what was read where something is missing.
    pub fn instead(&self) -> impl Iterator<Item = &Evidence> {
        let all = self.evidence.iter();
        all.filter(|one| one.role == Role::Instead)
    }
}

/// What is laid over a finding without changing it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Mark {
    /// By what it is known from one audit to the next.
    pub fingerprint: String,
    /// Who decided to live with it, why and until when.
    pub waived: Option<Waived>,
    /// How it stands against an earlier audit.
    pub since: Option<Since>,
}

/// A decision to live with a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waived {
    /// Why.
    pub reason: String,
    /// Who decided.
    pub who: String,
    /// The last day on which it holds.
    pub until: Day,
}

impl Waived {
    /// Writes it in a line.
    #[must_use]
    pub fn in_words(&self) -> String {
        let Self { reason, who, until } = self;
        format!("waived by {who} until {}: {reason}", until.in_words())
    }
}

/// How a finding stands against an earlier audit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Since {
    /// The earlier audit had none such.
    New,
    /// It had, with another outcome.
    Changed(Outcome),
    /// It had the same.
    Unchanged,
}

impl Since {
    /// Writes it in words.
    #[must_use]
    pub fn in_words(self) -> String {
        match self {
            Self::New => "new".to_owned(),
            Self::Changed(was) => format!("changed, was {}", was.name()),
            Self::Unchanged => "unchanged".to_owned(),
        }
    }
}

/// Gives each finding the fingerprint by which it is known from one audit to the next: its rule,
/// subject and the words that were judged. The outcome, and numbers of items that shift when
/// something is put in before them, are left out.
pub fn mark_all(findings: &mut [Finding]) {
    let mut seen = BTreeMap::new();
    for finding in findings {
        let judged = |one: &&Evidence| one.role == Role::Subject;
        let subject: Vec<&str> = finding
            .evidence
            .iter()
            .filter(judged)
            .map(Evidence::words)
            .collect();
        let quotes = if subject.is_empty() {
            finding
                .evidence
                .iter()
                .filter(|one| one.role != Role::Instead)
                .take(1)
                .map(Evidence::words)
                .collect()
        } else {
            subject
        };
        let plain = fingerprint(
            &finding.rule,
            finding.case.as_deref(),
            finding.document.as_deref(),
            finding.item.as_deref(),
            &quotes,
        );
        finding.mark.fingerprint = numbered(plain, &mut seen);
    }
}

/// The fingerprint of a rule's word on a subject: sixteen hexadecimal digits.
#[must_use]
pub fn fingerprint(
    rule: &str,
    case: Option<&str>,
    document: Option<&str>,
    item: Option<&str>,
    quotes: &[&str],
) -> String {
    let item: String = item
        .unwrap_or("")
        .chars()
        .filter(|c| !c.is_ascii_digit())
        .collect();
    let mut hasher = blake3::Hasher::new();
    let fixed = [rule, case.unwrap_or(""), document.unwrap_or(""), &item];
    for part in fixed.iter().chain(quotes) {
        for word in part.split_whitespace() {
            hasher.update(word.to_lowercase().as_bytes());
            hasher.update(b" ");
        }
        hasher.update(&[0]);
    }
    hasher.finalize().to_hex()[..16].to_owned()
}

/// Tells the second of two that are alike from the first.
#[must_use]
pub fn numbered(plain: String, seen: &mut BTreeMap<String, usize>) -> String {
    let n = seen.entry(plain.clone()).or_insert(0);
    *n += 1;
    if *n == 1 {
        plain
    } else {
        format!("{plain}-{n}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{BlockKind, Builder, Format, Part};

    #[test]
    fn evidence_from_a_piece_gives_its_place_in_the_whole() {
        let mut builder = Builder::new("a.md", "00", Format::Md);
        builder.push(Part::Body, BlockKind::Paragraph, None, "One");
        builder.push(Part::Body, BlockKind::Paragraph, None, "Two");
        let whole = builder.finish();
        let piece = whole.piece(&[whole.blocks[1].span]);
        let evidence = Evidence::quote(&piece, Span::new(0, 3), Role::Subject);
        assert_eq!(whole.at(evidence.span()), "Two");
        assert_eq!(evidence.block(), Some(1));
    }

    #[test]
    fn a_quote_ends_where_the_words_of_the_whole_do() {
        let mut builder = Builder::new("a.md", "00", Format::Md);
        for text in ["One", "Two", "Three"] {
            builder.push(Part::Body, BlockKind::Paragraph, None, text);
        }
        let whole = builder.finish();
        let line =
            |idx: usize| Span::new(whole.blocks[idx].span.start, whole.blocks[idx].span.end + 1);
        let piece = whole.piece(&[line(0), line(2)]);
        assert_eq!(piece.text, "One\nThree\n");
        let across = Evidence::quote(&piece, Span::new(0, 9), Role::Subject);
        assert_eq!(across.words(), "One\n");
        let three = Evidence::quote(&piece, piece.blocks[1].span, Role::Subject);
        assert_eq!(whole.at(three.span()), "Three");
        assert_eq!(three.block(), Some(2));
    }
}
