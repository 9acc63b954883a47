//! A children's hearing that is called no more than "hearing" or "panel".
//!
//! In: a row of dated events that names no other meeting. Out: where it names a hearing. Where a
//! child's events are listed that is a children's hearing; a panel has to decide or hear something
//! of one, and so has a hearing that the row does not open with.

use super::Naming;
use crate::facts::meetings::MeetingKind;
use crate::facts::pattern::cue;

cue!(
    OPENS,
    concat!(
        r"(?i)^\W*(?:(?:you|we|went|going|to|was|were|appeared|attended|at|the|an?|your|my|his|her",
        r"|their|(?-i:\p{Lu}\p{L}+)(?: and (?-i:\p{Lu}\p{L}+))?['’]s?|today['’]s|this|yearly",
        r"|annual|interim|first|second|third|\d(?:st|nd|rd|th)|next|early|review|full|joint",
        r"|continued|adjourned|emerg(?:ency)?|urgent|substantive|scra|reporter['’]s|children['’]?s?)\s+){0,5}",
        r"(?P<name>hearing)(?:\s*(?:$|[.:,;(–—@-])",
        r"|\s+(?:made|makes|continue[sd]|varie[sd]|decide[sd]|grants?|granted|ended|terminated",
        r"|imposed|deferred|authorised|discharged|renewed|extended|kept|today",
        r"|this (?:morning|afternoon)|held|took|went|convened|reconvened|proceeded|sat|met",
        r"|was (?:held|convened|chaired|attended)|considered|heard|lasted|agreed|accepted",
        r"|(?:un)?deemed|attended|concluded|discussed|looked at|re|regarding|in respect of|with",
        r"|at (?:mother|mum|father|dad|child)['’]s request|for siblings?",
        r"|of (?-i:\p{Lu})\p{L}+['’]s case)\b)"
    )
);
cue!(
    SAT,
    concat!(
        r"(?i)",
        r"(?:^\W*|\b(?:the|his|her|their|your|today['’]s|this|to|at|by|attend(?:ed|s)|before)\s+)",
        r"(?:(?:full|review|early|joint|second)\s+)?(?P<name>hearing|panel)(?:\s*(?:$|[.:,;(–—@-])",
        r"|\s+(?:today|this|held|sat|met|heard|made|continue[sd]|varie[sd]|ended|kept|put|granted",
        r"|renewed|terminated|decided|agreed|with|and|that|where|at|review)\b)"
    )
);
// What only such a hearing has or does.
cue!(
    OF_CHILDREN,
    concat!(
        r"(?i)\b(?:i?cso|orders?|supervision|cpo|panel members?|reporter|scra|contact direction",
        r"|grounds|discharged|safeguarder|relevant person|mrc|measures?|residence",
        r"|contact (?:reduced|increased|stopped|varied)|hearing[^.]{0,40}\bpanel",
        r"|panel[^.]{0,40}\bhearing)\b"
    )
);
cue!(
    OF_OTHERS,
    concat!(
        r"(?i)\b(?:ears?|audiolog\w+|audiometry|hearing (?:aid|test|loss)|ent|clinic|grommets?",
        r"|deaf\w*|disciplinary|tribunal|bail|remand\w*|criminal|(?:sheriff|high|justice) court",
        r"|(?:adoption|fostering|permanence|resource|funding|screening|placement|selection) panel)",
        r"\b"
    )
);

/// Whether a panel is another one than that of children: "the matching panel met".
pub(super) fn is_of_others(before: &str, name: &str, text: &str) -> bool {
    cue!(
        WHICH,
        concat!(
            r"(?i)\b(?:adoption|fostering|permanence|matching|resources?|funding|screening|placement",
            r"|selection|kinship|approval|interview|advisory|allocations?|disciplinary|appeal",
            r"|tribunal|parole|audit)\s+$"
        )
    );
    let name = name.to_lowercase();
    let is_open = name.contains("panel") && !name.contains("child");
    WHICH.is_match(before) || is_open && OF_OTHERS.is_match(text)
}

pub(in crate::facts::meetings) fn bare_hearing(text: &str) -> Option<Naming> {
    let sat = || SAT.captures(text).filter(|_| OF_CHILDREN.is_match(text));
    let found = OPENS.captures(text).or_else(sat);
    let name = found.filter(|_| !OF_OTHERS.is_match(text))?.name("name")?;
    Some(Naming {
        kind: MeetingKind::Hearing,
        plain: true,
        range: name.range(),
    })
}
