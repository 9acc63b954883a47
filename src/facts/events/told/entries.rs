//! What a row of a chronology may say in fewer words than prose, since it holds only what happened.
//!
//! In: nothing. Out: for each kind of event the classes of wordings that tell of it in a row, in all
//! tenses, terse ("CPR - ADDED") or written to the child. A list of wordings is a line each, with
//! the words of the field by their names: `<carers>`, `<register>`.

mod care;
mod legal;
mod work;

use std::sync::LazyLock;

use super::triggers::Triggers;
use crate::facts::events::EventKind;

/// Wordings that tell of one kind of event.
pub(super) type Wordings = (EventKind, &'static [&'static str]);

/// Words of the field by their names; one may be made of those above it.
const CLASSES: [(&str, &str); 30] = [
    // Of the Latin alphabet: all of Unicode's would make each pattern many times as long.
    ("Capital", r"[A-Z\u{c0}-\u{de}\u{100}-\u{17f}]"),
    ("letters", r"[A-Za-z\u{c0}-\u{17f}'’-]"),
    ("name", r"(?-i:<Capital><letters>+)"),
    (
        "titled",
        r"(?-i:(?:FCs? )?(?:Mr|Mrs|Ms|Miss)(?: (?:and|&) Mrs)?\.? <Capital><letters>+)",
    ),
    (
        "det",
        r"(?:(?:an?|the|his|her|their|your|one|formal|in-house) )*",
    ),
    (
        "kin",
        concat!(
            r"<det>(?:(?:great|maternal|paternal)[- ])*(?:",
            r"grand(?:mother|father|parents|ma|pa|dad|mum)|grans?|granny|nan|nana|auntie|aunty?",
            r"|uncle|mgm|mgf|pgm|pgf|mgps?|pgps?|relatives?|family friends?|family member)\b"
        ),
    ),
    (
        "parents",
        r"(?:(?:his|her|their|your|birth|both|the) )*(?:mothers?|fathers?|mum|dad|parents?)\b",
    ),
    (
        "short",
        r"(?:emergency|emerg\b\.?|crisis|urgent|immediate|unplanned)",
    ),
    (
        "fostering",
        concat!(
            r"<det>(?:(?:<short>|foster|kinship|respite|concurrent|specialist|therapeutic|adoptive",
            r"|approved|permanent|long[- ]term|short[- ]term|interim|alternative|new|different",
            r"|another set of|council|agency|family|out of area|la)[ -])*(?:carers?|fcs?|fc['’]s",
            r"|fostering",
            r"|(?:foster|kinship|residential|respite|adoptive|permanent) ",
            r"(?:care|famil(?:y|ies)|placement|homes?|parents?|carers?)|supported lodgings)\b"
        ),
    ),
    (
        "unit",
        concat!(
            r"<det>(?:(?-i:<Capital><letters>*) ){0,3}(?:",
            r"residential(?: (?:care|school|unit|placement|house|home))?",
            r"|children['’]?s['’]? (?:house|home|unit)|unit|house|cottage|lodge)\b"
        ),
    ),
    ("away", r"(?:<fostering>|<kin>|<unit>|<titled>)"),
    ("s25", r"(?:section|s\.?) ?25\b"),
    ("lac", r"(?:laa?c|looked[- ]after(?: child)?)"),
    (
        "begun",
        r"(?:added|started|starts?|opened|open|commence[sd]|begins|began|took effect|in place)\b",
    ),
    (
        "over",
        r"(?:ended|ends?|end dated|closed|ceased|terminated|removed)\b",
    ),
    (
        "register",
        concat!(
            r"(?:(?:the|our|their) )?",
            r"(?:child['’]?s? protection |cp |at[- ]risk |n\.?a\.?i\.? |non-accidental injury )?",
            r"(?:register|cpr)\b"
        ),
    ),
    (
        "abuse",
        r"(?:neglect|emotional|physical|sexual|domestic|parental|categor)",
    ),
    (
        "order",
        r"(?:compulsory supervision(?: orders?)?|\bcso|sup(?:ervision)? (?:order|requirement|req['’]?t))\b",
    ),
    (
        "undone",
        concat!(
            r"(?:terminate[sd]?|term['’]?d|ended|ends|discharge[sd]|revoke[sd]|lifted|expired",
            r"|lapse[sd]|falls|fell|removed|c[ao]mes? to an end)\b"
        ),
    ),
    (
        "panel",
        r"(?:(?:today['’]s|the|children['’]?s?|her|his|their) )*(?:hearing|panel)\b",
    ),
    (
        "source",
        concat!(
            r"(?:nursery|school|police|hv|health visitor|gp|midwi(?:fe|ves)|maternity|hospital",
            r"|paediatrician|a&e|neighbour|teacher|ht|head ?teacher|aunt|gran|camhs|fire service",
            r"|sfrs|ambulance(?: service)?|housing|(?:drug|support|young carers) worker|coach",
            r"|childline|nspcc|education|edt|ooh|dentist|named person|addictions|homestart|dad|mum",
            r"|uncle)\b"
        ),
    ),
    (
        "harm",
        concat!(
            r"(?:hit|slapped|punched|bruis\w+|marks?|injur\w+|fractur\w+|burn\w*|unsafe|not safe",
            r"|neglect\w*|abus\w+|assault\w*|intoxicated|drunk|drugs|domestic|overdose|hungry|belt",
            r"|frightened|scared|left alone|missing|violen\w+|touched|weight loss",
            r"|not gaining weight)\b"
        ),
    ),
    (
        "manager",
        concat!(
            r"(?:tm|tl|ptl|ptm|ssw",
            r"|(?:(?:the|my|duty|practice|line|service|senior) )*(?:team )?(?:manager|leader)",
            r"|senior social worker)\b"
        ),
    ),
    (
        "referral",
        concat!(
            r"(?:\b(?:re-?)?referral|\bref|\brfa",
            r"|\brequest for (?:assistance|assessment|help|support|a s\.? ?\d+\w? assessment)",
            r"|\bservice request)\b"
        ),
    ),
    // Who tells the service of a child, of whatever trade.
    (
        "informant",
        concat!(
            r"\b(?:<source>|teachers?|academy|classroom assistant|janitor|lollipop (?:man|lady)",
            r"|constable|pcs?|officers?|sergeant|ward|(?:ward )?sister|nurses?|doctor|optician",
            r"|pharmacist|neighbours|aunt\w*|cousin|grand(?:mother|father|parents)|granny|nana?|coach",
            r"|instructor|tutor|club|centre|centre manager|leader|childminder|bus driver|landlord",
            r"|women['’]s aid|charity|church|minister|youth worker|librarian|caller|passer-?by",
            r"|member of the public|key ?worker|unit staff|unit|staff|carers?|paramedics?|health",
            r"|drs?|somebody|someone|friend['’]s (?:mum|mother|dad|parents?))\b"
        ),
    ),
    // The service that is told.
    (
        "us",
        concat!(
            r"(?:us\b|(?:(?:the|this|our|council['’]?s?) )*(?:duty|intake|out[- ]of[- ]hours|standby",
            r"|edt|ooh|social work|children and families|c&f|area|locality|first contact|mash",
            r"|department|children['’]?s services|social care)\b",
            r"(?: (?:team|desk|worker|social work(?:er)?|senior|department|dept|services?|office))*)"
        ),
    ),
    (
        "worry",
        concat!(
            r"(?:<harm>|(?:worr(?:y|ies|ied)|concern(?:s|ed)?|disclos\w+|strangers?|home alone",
            r"|unkempt|swollen|sore|swallowed|tablets|groom(?:ed|ing)|exploit\w*|self[- ]harm\w*",
            r"|scald\w*|in danger|at risk|being left)\b)"
        ),
    ),
    // The paper on which a concern comes in.
    (
        "paper",
        concat!(
            r"\b(?:(?:(?:child|young person|cp|child protection|wellbeing|welfare|police|formal) )*",
            r"(?:concern|protection|wellbeing) (?:report|form|referral|notification)",
            r"|(?:interim )?vulnerable persons?['’]?s? (?:database )?(?:report|form|entry)",
            r"|notification of (?:child |cp )?concern|noc|i?vpd(?: report)?)\b"
        ),
    ),
    (
        "sends",
        concat!(
            r"(?:submit(?:s|ted)|lodge[sd]|puts?(?: in| through)?|sen[dt]s?(?: in| through| over)?",
            r"|raise[sd]|ma[dk]es?|file[sd]|pass(?:ed|es)(?: on| over)?|phone[sd](?: in| through)?",
            r"|completed|shared|e-?mail(?:s|ed)(?: in| over)?)"
        ),
    ),
    ("goes", r"(?:went|goes|came|comes|moved|moves)"),
];

/// The words that tell of each kind of event in a row.
pub(super) static ENTRIES: LazyLock<Triggers> = LazyLock::new(|| {
    let all = care::ALL.iter().chain(&legal::ALL).chain(&work::ALL);
    Triggers::of(all.map(|(kind, lines)| (*kind, with_classes(lines))))
});

/// One pattern of all wordings, with each class put where its name stands.
pub(super) fn with_classes(lines: &[&str]) -> String {
    let named = CLASSES.iter().rev();
    named.fold(lines.join("|"), |words, (name, class)| {
        words.replace(&format!("<{name}>"), class)
    })
}
