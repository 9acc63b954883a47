//! What judging says to telling: a finding is one rule's outcome for one subject, with evidence.
//!
//! Evidence can only be cut out of a document, so that no claim stands without its place.

use serde::Serialize;

use crate::calendar::Day;
use crate::document::{Document, Span};

/// What a rule found. Six outcomes, kept apart everywhere.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, serde::Deserialize,
)]
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
    pub fn severity_rank(self) -> u8 {
        match self {
            Self::NotMet => 0,
            Self::CannotTell => 1,
            Self::Excused => 2,
            Self::NotDue => 3,
            Self::Met => 4,
            Self::NotApplicable => 5,
        }
    }
}

/// How much a rule's breach matters.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, serde::Deserialize,
)]
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
        let block = document.block_at(span);
        let at = block.map(|idx| &document.blocks[idx]);
        Self {
            document: document.path.clone(),
            role,
            page: at.and_then(|block| block.page),
            block,
            row: at
                .and_then(super::document::Block::cell)
                .map(|cell| cell.row),
            cell: block.and_then(|idx| document.sheet_cell(idx)),
            recognised: at.is_some_and(|block| block.recognised),
            span,
            quote: document.at(span).to_owned(),
        }
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Standard {
    /// Title and clause.
    pub text: String,
    /// `A` wording read in the source, `B` in a secondary source, `C` general knowledge.
    pub confidence: String,
}

/// What a report says of a rule beside its findings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
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
}
