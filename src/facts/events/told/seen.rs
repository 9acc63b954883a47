//! Visits told by who went where and whom they saw, without the name of a visit.
//!
//! In: a sentence, and the one behind it. Out: the words that tell that a worker was with the child
//! where the child lives or learns: "Jo called at the flat and Ash showed her the rabbit", "spent
//! half an hour with him in his room". A child who was out was not seen, and an office is no home.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::facts::pattern::{cue, pattern};

/// Words by their names; one may be made of those above it.
const CLASSES: [(&str, &str); 10] = [
    ("name", r"(?-i:\p{Lu}\p{Ll}+)"),
    (
        "child",
        concat!(
            r"(?:him|her|them|you|both(?: (?:children|boys|girls|of them))?|all (?:three|four|five)",
            r"|(?:the|this) (?:wee )?(?:child(?:ren)?|baby|boys?|girls?|young (?:person|man|woman)",
            r"|lads?|lass(?:es)?|twins|bairns?|one)|yp|child(?:ren)?|baby",
            r"|<name>(?: (?:and|&) <name>)?)\b"
        ),
    ),
    (
        "post",
        concat!(
            r"(?:(?:the|my|his|her|their|our|your|a|an|new|allocated|duty|student|previous|family",
            r"|support|senior|two|both|another) )*(?:social workers?|s/?w|fsw|ssw|workers?)"
        ),
    ),
    (
        "worker",
        r"(?:\bi\b|\bwe\b|\b<post>\b(?:,? (?:(?-i:Ms|Mrs|Mr|Miss)\.? )?<name>\b,?)?)",
    ),
    (
        "somebody",
        r"(?:<worker>|(?:(?-i:\b\p{Lu})\.? )?\b<name>(?:(?: and | & )(?:i|<name>))?)",
    ),
    (
        "also",
        r"(?:(?:have|has|had|also|then|again|briefly|finally|both|first|later|and|was able to) )*",
    ),
    (
        "whose",
        concat!(
            r"(?:(?:the|a|his|her|their|its|our|your|own|new|old|foster|kinship|family|wee|shared",
            r"|front|back|upstairs) |(?:\p{L}+(?:['’]s|s['’])) )*"
        ),
    ),
    (
        "room",
        concat!(
            r"(?:house|home|flat|unit|placement|(?:bed)?room|cot|pram|bed|bath|kitchen|garden",
            r"|living[ -]?room|sitting[ -]?room|play ?room|lounge|couch|sofa|conservatory|hall(?:way)?",
            r"|door(?:step)?|scullery|ward|school|nursery|class(?:room)?|caravan|hostel|refuge|tenancy)"
        ),
    ),
    (
        "there",
        concat!(
            r"(?:\b(?:at|in|on|to|into|round|inside|outside|over at) (?:<whose><room>\b",
            r"|(?:(?:his|her|their) )?(?:<name>|gran\w*|nana?|mum|dad|aunt\w*|mother|father|carer)(?:['’]s|s['’])",
            r"|(?:<name> ){1,3}?(?-i:House|Unit|Lodge|Cottage|Primary|Nursery|Academy)\b)|\bthere\b)"
        ),
    ),
    (
        "saw",
        concat!(
            r"(?:saw|seen|visited|met(?: up)?(?: with)?|spoke(?:n)? (?:with|to)|talked (?:with|to)",
            r"|chatted (?:with|to)|sat (?:down )?with|played (?:[\w-]+ ){0,3}?with|watched|observed",
            r"|interviewed|(?:had|spent|got) (?:[\w-]+ ){0,4}?(?:time|minutes|mins|hours?|chat|word|walk",
            r"|blether|lunch|tea|snack|session|afternoon|morning|evening|visit) (?:alone )?with",
            r"|(?:did|baked|drew|read|coloured|made|built|worked) (?:[\w-]+ ){0,3}?with)"
        ),
    ),
];

/// What tells that the child was there.
const DOES: &str = concat!(
    r"(?:was|were|is|are|had|has|came|sat|ate|let|showed|told|talked|chatted|played|spoke|slept|drew",
    r"|took|ran|answered|opened|gave|made|asked|said|wanted|looked|seemed|appeared|smiled|crawled",
    r"|cuddled|waved|helped|read|did|kept|stayed|sitting|asleep|awake|playing)"
);
/// To go to a house.
const WENT: &str = concat!(
    r"(?:(?:was|were|went|called|popped|came|dropped|looked|nipped|headed|got|visited|attended|been|drove",
    r"|walked|travelled|stopped|swung|turned up|arrived|sat|stayed|had (?:tea|lunch|a cuppa)) ",
    r"(?:(?:out|over|round|up|along|in|by|back|down|past|again|today|yesterday) )*",
    r"(?:(?:at|to|by|round|over) )?)"
);

static TOLD: LazyLock<[Regex; 6]> = LazyLock::new(|| {
    [
        // Who saw whom, and where.
        r"(?:<worker>[^.;]{0,80}?\b(?:and |,)?|<somebody> |^\W*(?:and |then )?)<also><saw> (?P<who><child>)(?P<mid>[^.;]{0,60}?)<there>".to_owned(),
        // A visit needs no place.
        r"(?:<worker> |\b(?:social worker|sw|worker),? <name>,? )<also>visited (?P<who><child>)(?P<mid>)".to_owned(),
        // Who was seen, and where or by whom.
        r"(?P<who><child>) (?:(?:was|were|is|has been|have been|also|then|again|briefly|both) )*(?:seen|sighted|spoken (?:to|with)|visited|interviewed|met|observed)(?: and [\w ]{3,20}?)?(?P<mid>[^.;]{0,40}?)(?:<there>|\b(?:by|with) (?:<post>|me|us|(?:his|her|their|the) (?:foster |kinship )?carers?)\b)".to_owned(),
        // Who went where, and that the child was there.
        format!(r"(?:<somebody>|^\W*(?:and |then )?)(?: |\b)<also>{WENT}(?:<whose><room>\b|(?:(?-i:Ms|Mrs|Mr|Miss) )?<name>['’]s\b|<name> (?-i:House|Unit|Lodge|Cottage)\b|over the door\b|(?:(?:the|his|her|their) )?(?:foster |kinship )?carers['’]?(?: house| home)?\b|the (?-i:\p{{Lu}}\p{{L}}+)s['’])(?P<mid>[^.]{{0,90}}?[\s,;:]+(?:(?:and|where|when|while) )?)(?:(?P<who><child>),? (?:[\w-]+ ){{0,3}}?{DOES}\b|<saw> (?P<whom><child>))"),
        // Without a verb: "Round at the flat", "Out to the house".
        format!(r"^\W*(?:round|out|up|over|back|along) (?:at|to) <whose><room>\b(?P<mid>[^.]{{0,90}}?[.\s,;:]+(?:(?:and|where|when|while) )?)(?P<who><child>),? (?:[\w-]+ ){{0,2}}?{DOES}\b"),
        // Who went to see whom.
        r"(?:<somebody> |^\W*)<also>(?:went|came|called|popped|drove|dropped|travelled|nipped|been|trip) (?:(?:out|over|round|up|along|in|by|back|down|again|today|yesterday) )*(?:to see|to visit|to meet) (?P<who><child>)(?P<mid>)".to_owned(),
    ]
    .map(|words| pattern(&format!("(?i){}", with_classes(words))))
});

fn with_classes(words: String) -> String {
    let named = CLASSES.iter().rev();
    named.fold(words, |words, (name, class)| {
        words.replace(&format!("<{name}>"), class)
    })
}

/// Finds the words of a sentence that tell of a visit.
///
/// - `next`: the sentence right behind it, where it goes on about the same day
pub(super) fn find(text: &str, next: Option<&str>) -> Option<Range<usize>> {
    let alone = || TOLD.iter().find_map(|words| told(words, text));
    let with_next = || {
        let next = next.filter(|_| OPENS_GOING.is_match(text))?;
        let both = format!("{} {next}", text.trim_end_matches(['.', ' ']));
        let found = TOLD[3..5].iter().find_map(|words| told(words, &both))?;
        (found.start < text.len()).then(|| found.start..text.len().min(found.end))
    };
    alone().or_else(with_next)
}

/// Where one pattern tells of a visit to a child who was there.
fn told(words: &Regex, text: &str) -> Option<Range<usize>> {
    let found = words.captures(text)?;
    let whole = found.get(0)?;
    let who = found.name("who").or_else(|| found.name("whom"))?;
    let between = found.name("mid").map_or("", |mid| mid.as_str());
    let after = &text[who.end()..];
    let is_child = !GROWN_UP.is_match(who.as_str()) && !OWNS.is_match(after);
    let before = &text[..whole.start()];
    // "Her grandmother was there": what stands before a verb as its subject is no "her".
    let is_object =
        found.name("who").is_some() && OBJECT.is_match(who.as_str()) && DID.is_match(after);
    let is_none = is_object
        || HOMEWARD.is_match(whole.as_str())
        || ABSENT.is_match(after)
        || OTHERS.is_match(after)
        || OTHER_PLACE.is_match(between)
        || OTHER_PLACE.is_match(&after[..after.len().min(whole.end().saturating_sub(who.end()))])
        || KIN_BEFORE.is_match(before)
        || GROWN_UP.is_match(whole.as_str().trim_start());
    (is_child && !is_none).then(|| whole.range())
}

cue!(
    OPENS_GOING,
    &format!(
        r"(?i)^\W*(?:(?:i|we|(?-i:\p{{Lu}}\p{{Ll}}+)) )?(?:round|out|up|over|back|along|{WENT})"
    )
);
cue!(OWNS, r"^(?:['’]s?\b)");
cue!(OBJECT, r"(?i)^(?:him|her|them|you)$");
cue!(DID, &format!(r"(?i)^,? (?:[\w-]+ ){{1,3}}?{DOES}\b"));
// It was the child who went home.
cue!(
    HOMEWARD,
    r"(?i)\b(?:went|came|got|been|taken|sent) (?:back |straight )?home\b"
);
cue!(
    GROWN_UP,
    concat!(
        r"(?i)^(?:(?:his|her|their|the) )?(?:mr|mrs|ms|miss|dr|mum(?:my)?|mother|mam|dad(?:dy)?|father",
        r"|parents?|gran\w*|nana?|papa|pgm|mgm|aunt\w*|uncle|cousins?|partner|carers?|gp|hv|nurse",
        r"|health|midwi\w+|teacher|head|police|pc|doctor|staff|school|panel|sheriff|reporter",
        r"|january|february|march|april|may|june|july|august|september|october|november|december",
        r"|mon|tues|wednes|thurs|fri|satur|sun)(?:day)?\b"
    )
);
cue!(
    KIN_BEFORE,
    concat!(
        r"(?i)\b(?:aunt\w*|uncle|gran\w*|nana?|mum|dad|mother|father|brother|sister|cousin|friend",
        r"|neighbour|nurse|health visitor|hv|midwife|teacher|dr|pc)\.?\s+$"
    )
);
// "Ash was out", "Ash at cubs".
cue!(
    ABSENT,
    concat!(
        r"(?i)^,? (?:(?:was|were|is|are|had) )?(?:not\b|never\b|out\b|away\b|elsewhere|missing|absent",
        r"|gone\b|(?:still )?at (?:school|nursery|cubs|brownies|work|college|football|swimming",
        r"|(?:a|his|her|their) (?:friend|pal|gran|dad|mum|aunt))|with (?:his|her|their) (?:gran|dad|mum|aunt|pal|friend)",
        r"|due|to be|would|will|placed|moved|registered|accommodated|referred|removed|taken to)"
    )
);
// Seen by somebody else.
cue!(
    OTHERS,
    concat!(
        r"(?i)\bby (?:(?:the|a|an|his|her|their) )*(?:gp|doctors?|dr|dentist|nurse|hv|health|midwi\w+",
        r"|paediatric\w+|police|teacher|psycholog\w+|camhs|consultant|neighbours?|staff|mum|dad",
        r"|mother|father|gran\w*)\b"
    )
);
cue!(
    OTHER_PLACE,
    concat!(
        r"(?i)\b(?:office|court|panel|hearing|clinic|surgery|station|prison|phone|telephone|video",
        r"|teams|zoom|facetime|call|conference|meeting|review|not|no|never|refused|declined|unable|cancell?ed",
        r"|planned|tomorrow|next)\b|n['’]t\b"
    )
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_visit_is_told_by_who_saw_whom_and_where() {
        for text in [
            "Jo visited Ash and mum in the flat.",
            "I spent half an hour with her in her bedroom.",
            "Ms Orr, the social worker, came on 3 May and had some time with Ash in the garden.",
            "Ash was spoken with at his gran's flat on 3 May.",
            "Ash was seen with her foster carer, baking.",
            "Both children were seen in the house by two workers.",
            "J. Bell saw him there on 3 May.",
            "I called at the house on 3 May and spoke to Ash in the kitchen.",
            "Went to the flat instead and Ash showed me his rabbit.",
            "His social worker Jo visited Ash on 3 May.",
            "Saw Ash in his cot at home.",
            "I drove out to the carers' farm and Ash showed me the calves.",
            "Jo came over to see him on 3 May.",
        ] {
            assert!(find(text, None).is_some(), "{text}");
        }
        let next = Some("Ash ate a banana.");
        assert!(find("Round at the flat for breakfast.", next).is_some());
    }

    #[test]
    fn others_other_places_and_an_empty_house_are_no_visit() {
        for text in [
            "Ash's gran visited him at the unit.",
            "Aunt Lorna saw Ash at home.",
            "I met Ash at the office.",
            "I saw mum at home.",
            "I spoke to Mrs Orr at the house.",
            "Ash was seen at home by the health visitor.",
            "I called at the house but Ash was at school.",
            "I went to the house and Ash was out.",
            "I spoke to Ash on the phone at home.",
            "Ash was not seen at home.",
            "Ash moved to the house.",
            "Ash went home to her grandmother on 3 May 2022 and is settled.",
        ] {
            assert_eq!(find(text, None), None, "{text}");
        }
    }
}
