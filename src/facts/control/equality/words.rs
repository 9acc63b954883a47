//! The words by which an equality impact assessment is known, and those that say what became of it.

use crate::facts::pattern::cue;

cue!(
    pub(super) NAMED,
    concat!(
        r"(?i)\bequalit(?:y|ies)(?:,? (?:and|&) (?:[\w'’]+ ){1,3}?|,? ",
        r"|/)?(?:\w+ )?(?:impact[- ])?(?:assess\w*|analysis|impact (?:form|record)",
        r"|screening|screened|appraisal|check(?:ed)?)\b",
        r"|\bequalit(?:y|ies)[ -]impact\b",
        r"|(?-i:\b(?:EQIA|EqIA|EIA|EQHRIA|EqHRIA|EHRIA|EINA|EDIA|IIA)\b)",
        r"|\bintegrated impact assess\w*",
        r"|\bimpact[- ]assess\w*[^.]{0,60}\bequalit\w+",
        r"|\b(?:assess|screen|check|consider)(?:ed|ment|ing)? (?:for|as to",
        r"|of) (?:its |their |any |the )?(?:\w+ )?(?:impact",
        r"|effect)s? on equalit\w+|\bimpact (?:on |\()equalit\w+",
        r"|\bassess\w* (?:the )?(?:impact|effect)s? [^.]{0,60}\bequalit\w+",
        r"|\brapid impact (?:checklist|assess\w*)",
        r"|\b(?:assess|screen|check",
        r"|consider)\w*[^.]{0,80}\bprotected characteristics?",
        r"|\bprotected characteristics?[^.]{0,60}\b(?:assess|screen|check",
        r"|consider)\w*|\b(?:assessed|screened|checked|tested|proofed) (?:it ",
        r"|them |this (?:\w+ )?|the \w+ )?for (?:its |their |any )?equalit\w+",
        r"|\bno equalit\w+ (?:implications?|issues?|impacts?|concerns?)\b",
        // "Equality, Human Rights and Fairer Scotland Impact Assessment"
        r"|\bequalit(?:y|ies)(?:,? (?:and |& )?(?-i:\p{Lu})[\w'’]*){1,6} (?-i:Assessment)\b",
        // "… the Equality Act was considered, and no differential impact was found."
        concat!(
            r"|\bequalit\w+[^.]{0,140}\bno (?:\w+ ){0,2}?",
            r"(?:differential|adverse|negative|detrimental|disproportionate|unequal) ",
            r"(?:impact|effect)",
            r"|\bno (?:\w+ ){0,2}?",
            r"(?:differential|adverse|negative|detrimental|disproportionate|unequal) ",
            r"(?:impact|effect)s?[^.]{0,100}\bequalit\w+"
        )
    )
);
// What is told below a heading that names equality alone.
cue!(
    pub(super) ASSESSED,
    concat!(
        r"(?i)\b(?:assess\w*|screen\w*|impact\w*)\b",
        r"|(?-i:\b(?:EQIA|EqIA|EIA|EQHRIA|EqHRIA|EHRIA|EINA|EDIA|IIA)\b)"
    )
);
// That something was done, or where its result is kept.
cue!(
    pub(super) DONE,
    concat!(
        r"(?i)\b(?:completed?|carried out|undertaken|undertook|conducted|done|prepared|published",
        r"|screened|attached|available|held|found|shows?|showed|identified|recorded|approved",
        r"|appended|assessed|signed off|made|took place|revisited|refreshed|renewed|repeated",
        r"|brought up to date|re-?assessed|re-?screened|informed|shaped|supported|underpins",
        r"|went with|fed into|appendix|annexe?|see|reference|ref|dated|on file|accompanies",
        r"|accompanied)\b|\b(?:we|i|they|the \w+) (?:did|made|ran|held|wrote|screened)\b",
        r"|\b(?:we|was|were|has been|have been) (?:\w+ )?assess\w*"
    )
);
cue!(
    pub(super) UNNEEDED,
    concat!(
        r"(?i)\b(?:no|not|nor|without|none|un)\b[^.;]{0,60}\b",
        r"(?:requir\w+|needed|necessary|applicable|relevant)\b|\bunnecessary\b|\bscreened out\b",
        r"|\bnot applicable\b|^\W*n/?a\b|\bexempt\b"
    )
);
// Whether one was needed was asked, and answered: "… and decided that it was not".
cue!(
    pub(super) WAS_DECIDED,
    concat!(
        r"(?i)\b(?:needed|required|necessary|called for)\b[^.;]{0,60}\b(?:",
        r"(?:decided|found|concluded|agreed|judged|thought|answered)\b[^.;]{0,30}\b(?:",
        r"(?:it|this|that|one) (?:was not|wasn['’]t|did not|didn['’]t|need not|needn['’]t)",
        r"|none was)|answer(?:ed| was) no)\b",
        r"|\b(?:decided|found|concluded|agreed|judged)\b[^.;]{0,30}\bno need (?:of|for)\b",
        r"|\b(?:decided|found|concluded|agreed|judged)\b[^.;]{0,60}\b(?:was|is) not ",
        r"(?:needed|required|necessary|called for)\b"
    )
);
// The question alone, which the next sentence answers.
cue!(
    pub(super) WAS_ASKED,
    concat!(
        r"(?i)\b(?:whether|if)\b[^.;]{0,80}\b",
        r"(?:needed|needs|required|requires|necessary|called for|had to|has to)\b[^.;]{0,60}\W*$"
    )
);
cue!(
    pub(super) IS_ANSWERED,
    concat!(
        r"(?i)\b(?:decided|found|concluded|agreed|judged|thought|settled)\b[^.;]{0,30}\b(?:",
        r"(?:it|this|that|one) ",
        r"(?:was not|wasn['’]t|did not|didn['’]t|does not|doesn['’]t|need not|needn['’]t)|none was",
        r"|(?:there was )?no need|no (?:\w+ ){1,4}?was)\b"
    )
);
// That somebody did ask; "whether" then tells of no duty.
cue!(
    pub(super) ASKED,
    concat!(
        r"(?i)\b(?:asked|considered|discussed|debated|weighed|looked at|thought about)",
        r"(?: \w+){0,3}? (?:whether|if)\b"
    )
);
// What was done, in the clause that gives its day.
cue!(
    pub(super) DEED,
    concat!(
        r"(?i)\b(\w+ed|did|done|drawn|filled|found|gave|given|held|made|ran|sent|taken|took",
        r"|undertaken|undertook|written|wrote)\b"
    )
);
// Where a clause ends.
cue!(
    pub(super) CLAUSE_END,
    r"(?i)[;:]|,\s(?:and|but|which|who|while|whereas)\b"
);
cue!(
    pub(super) OPEN,
    concat!(
        r"(?i)\bnot (?:yet|started|completed?|done|undertaken|carried|recorded|assessed|available)",
        r"\b|\b(?:has|have|had|was|were) (?:not|never)\b|\bto (?:be|follow)\b",
        r"|\b(?:in progress|under ?way|awaiting|awaited|pending|outstanding|tb[acd]|in draft",
        r"|in preparation|being (?:completed|done|prepared|drafted|written|carried))\b",
        r"|\b(?:has|have|was|were)(?: been)? (?:started|begun)\b",
        r"|\bno (?:\w+ ){0,4}?(?:assessment|eqia|eia|analysis|screening)\b[^.]{0,20}\b",
        r"(?:has been|was|is) (?:yet )?(?:on (?:file|record)|there|in place|to hand|recorded",
        r"|completed|done|made|carried|undertaken|found|held|available)\b",
        r"|^\W*(?:no|none|not|nil)(?: (?:yet|been|ever))* (?:recorded|done|held|found|available",
        r"|on file|completed|undertaken|carried out|made|seen|known)\b|\bwill (?:be|follow)\b",
        r"|\b(?:due|planned|scheduled|booked|arranged|pencilled in|timetabled)\b",
        r"|^\W*(?:no|none|required|needed|draft)\W*$|^\W*(?:no|never)\W* (?:but|we|it|this)\b",
        r"|^\W*not (?:this|at|as|in|for|so|by|on|quite|asked|looked|assessed|checked|screened)\b"
    )
);
// "EIA 22/41": nothing but its name and the number under which it is kept.
cue!(
    pub(super) IS_FILED,
    concat!(
        r"(?i)^\W*(?:(?-i:EQIA|EqIA|EIA|EQHRIA|EqHRIA|EHRIA|EINA|EDIA|IIA)",
        r"|equality (?:impact )?(?:assessment|screening))\W{0,2}",
        r"(?:no\.?|number|ref(?:erence)?\.?)?\s*[\w/.-]*\d[\w/.-]*\W*$"
    )
);
// Where the result can be had: no duty, and no deed.
cue!(
    pub(super) AVAILABLE,
    concat!(
        r"(?i)\b(?:can|(?-i:may)|could)(?: also| now)? be (?:had|got|found|read|seen|viewed",
        r"|obtained|downloaded|requested|accessed|consulted|inspected|borrowed)\b"
    )
);
// "… when the policy was written": the time of one deed.
cue!(
    pub(super) WHEN_DONE,
    r"(?i)\bwhen (?:the|this|it|they)\b[^.;,]{0,40}?\b(?:was|were|had)\b"
);
// What was done to the assessment that was just named, whatever the word: "… were adopted".
cue!(
    pub(super) WAS_DONE,
    concat!(
        r"(?i)^[^.;:]{0,160}?\b(?:was|were|has been|have been)(?: \w+ly| also| then| both)* ",
        r"(\w+(?:ed|en)|drawn up)\b"
    )
);
// That it was done, whatever is still to come of it: "was completed on 3 May and will be published",
// "was equality checked with the pupils".
cue!(
    pub(super) WAS_COMPLETED,
    concat!(
        r"(?i)\b(?:was|were|has been|have been)(?: \w+ly| also| then| both)* (?:completed",
        r"|carried out|undertaken|conducted|done|made|prepared|finished|signed off|screened",
        r"|assessed|(?:checked|tested) for (?:its |their |any )?equalit\w+",
        r"|(?:equalit\w+[- ](?:impact[- ])?)(?:assess|screen|check|proof|test)\w*ed)\b",
        r"|\b(?:completed|carried out|undertaken|finished|signed off|screened)\W+(?:on |in )?",
        r"(?:\d{1,2}\W+)?",
        r"(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|\d{1,2}\W\d{1,2})\W+",
        r"(?:\d{4}|\d{2})\b"
    )
);
// What only comes about with something else.
cue!(
    pub(super) CONDITION,
    r"(?i)\b(?:once|when|until|after|before|if|unless)\b[^.;]{0,60}$"
);
// What leaves it open whether it was done.
cue!(
    pub(super) ONLY_ASKED,
    concat!(
        r"(?i)^(?:need|requir|request|recommend|propos|ask|promis|plan|discuss|consider|suggest",
        r"|agree|start|delay|postpon|defer|expect|intend|cancel|abandon|suppos|mention|want|been",
        r"|forgotten)"
    )
);
// What was done for an earlier text.
cue!(
    pub(super) OF_EARLIER,
    concat!(
        r"(?i)\bfor (?:the|its|our) (?:(?:19|20)\d\d|previous|earlier|old|last|former|first) ",
        r"(?:\w+ )?(?:version|edition|policy|procedure|guidance|document|strategy|text)\b"
    )
);
// Who leads on equality, or what is said of it in general.
cue!(
    pub(super) GENERAL,
    concat!(
        r"(?i)^\W*equalit(?:y|ies)(?:,? (?:and|&|,) \w+)* ?(?:lead|officer|adviser|champion",
        r"|statement|duty|duties|policy|act|objectives?|monitoring|training)?\W*$"
    )
);
// What has equality in its name, and is no assessment.
cue!(
    pub(super) NEVER,
    concat!(
        r"(?i)^\W*equalit(?:y|ies)(?:,? (?:and|&|,) \w+)* (?:officer|adviser|champion|dut(?:y|ies)",
        r"|policy|act(?: 2010)?|objectives?|outcomes?|monitoring(?: form)?|training)\W*$"
    )
);
// What speaks of assessments in general, or of those of others.
cue!(
    pub(super) DUTY,
    concat!(
        r"(?i)\b(?:must|should|shall|(?-i:may)|might|can|could|need(?:s|ed)? to|ha(?:s|ve) to",
        r"|ensur\w+|responsible for)\b|\b(?:whether|if|where|whenever|unless)\b",
        r"|\bwhen (?:an?|any|each|new|the|services?|plan\w+)\b",
        r"|\b(?:every|each|any|all|new|other)\s+(?:[\w-]+\s+){0,2}?(?:polic\w+|services?|plans?",
        r"|proposals?|changes?|decisions?|projects?|reports?|strateg\w+|functions?)\b"
    )
);

// What speaks of the ways of a service rather than of one assessment.
cue!(
    pub(super) CUSTOM,
    concat!(
        r"(?i)\b(?:assessments|screenings|EIAs|EqIAs)\b",
        r"|\b(?:policies|procedures|services)\b[^.]{0,40}\b(?:are|have)\b",
        r"|\b(?:are|is) (?:\w+ )?",
        r"(?:completed|carried out|undertaken|conducted|done|prepared|made|assessed|reviewed)\b"
    )
);
