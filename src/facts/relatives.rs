//! Who of the family is who: the people whom a document calls mother, father, gran or carer.
//!
//! In: a document. Out: names with what they are to the child, as written. "Lisa Reith (mum)", "his
//! mother Ms Reith", "Father: Mark Reith" and a column of mothers all say so; what the file as a
//! whole makes of it is for those who ask.

use super::label;
use super::pattern::cue;
use super::table::Table;
use crate::document::Document;

/// What somebody is to the child.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tie {
    /// Mother or father.
    Parent,
    /// Another grown-up of the family, or a carer.
    Other,
}

/// Somebody of the child's family.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Relative<'a> {
    /// The name as written: "Lisa Reith", "Ms Reith", "Lisa".
    pub(crate) name: &'a str,
    pub(crate) tie: Tie,
    /// What they are called: "mum", "grandfather".
    called: &'a str,
}

/// The titles by which somebody may go.
const TITLES_HER: [&str; 3] = ["mrs", "ms", "miss"];
const TITLES_HIS: [&str; 1] = ["mr"];

impl Relative<'_> {
    /// The titles by which a parent may go.
    pub(crate) fn titles(&self) -> Vec<&'static str> {
        let called = self.called.to_lowercase();
        let is_in = |words: &[&str]| words.iter().any(|word| called.ends_with(word));
        let is_hers = is_in(&["mother", "ma", "mum", "mam", "mummy", "gran", "granny"])
            || is_in(&["nan", "nana", "aunt", "auntie", "aunty"]);
        let is_his = is_in(&["father", "dad", "daddy", "pa", "papa", "grandad", "uncle"]);
        let titles = match (is_hers, is_his) {
            (true, false) => [&TITLES_HER[..], &[]],
            (false, true) => [&TITLES_HIS[..], &[]],
            _ => [&TITLES_HER[..], &TITLES_HIS[..]],
        };
        titles.concat()
    }
}

const TIE: &str = concat!(
    r"(?i:(?:birth |biological |natural )?(?:mother|father|mum|mam|mummy|dad|daddy|parents?)",
    r"|(?:maternal |paternal |foster |kinship |step)?(?:grand(?:mother|father|ma|pa|ad|parents?)",
    r"|gran|granny|nana?|papa|aunt|auntie|aunty|uncle|carers?|mother|father|mum|dad))"
);
const PARENT: &str =
    r"(?i)^(?:(?:birth|biological|natural) )?(?:mother|father|mum|mam|mummy|dad|daddy|parents?)$";
const NAME: &str =
    r"(?:(?:Mrs?|Ms|Miss)\.? )?\p{Lu}[\p{L}'’-]*\p{Ll}(?: \p{Lu}[\p{L}'’-]*\p{Ll}){0,2}";

cue!(IS_PARENT, PARENT);
cue!(IS_TIE, &format!("^{TIE}$"));
// "Lisa Reith (mum)", "Stuart Baillie (father of Finn)".
cue!(
    IN_BRACKETS,
    &format!(
        r"(?P<name>{NAME}),? ?\((?:(?:his|her|their|the|child['’]s|{NAME}['’]s) )?(?P<tie>{TIE})\b"
    )
);
// "Lesley Ross, mum;", "Jade Bain, Niamh's mother, …".
cue!(
    BEHIND_COMMA,
    &format!(r"(?P<name>{NAME}), (?:{NAME}['’]s )?(?P<tie>{TIE})\s*[;)]")
);
// "Tam, who is Ash's father": whose partner he is may stand before.
cue!(
    WHO_IS,
    &format!(
        r"(?P<name>{NAME}),? (?:who is|who was|is|was) (?:his|her|their|the child['’]s|{NAME}['’]s) (?P<tie>{TIE})\b"
    )
);
// "Una her mother, gran Dow, …": without a comma between, whose mother it is stands before.
cue!(
    BEHIND_NAME,
    &format!(r"(?P<name>{NAME}) (?:his|her|their) (?P<tie>{TIE})\s*[,;.)]")
);
// "his mother Ms Reith", "Dylan's dad Colin Macrae", "her mother, Ann, …".
// With a comma between, a list may go on: "his mother, Jo Bell, the nurse".
cue!(
    BEHIND_TIE,
    &format!(
        r"\b(?:(?i:his|her|their|your)|{NAME}['’]s) (?P<tie>{TIE})(?P<comma>,)? \(?(?P<name>{NAME})(?P<rest> ?[\p{{L}}(]*)"
    )
);
// "Mother, Ellie Dow, went into hospital": between commas, so that a list of people is none.
// "Mother: Ann Reid", "Parents | Ann and Bo Reid".
cue!(
    APPOSED,
    &format!(r"(?m)(?:^|[\t.;] ?)(?P<tie>(?-i:\p{{Lu}})[a-z]+), (?P<name>{NAME}), \p{{Ll}}")
);
// "Mum Una told them", "Mum (Una) rang": the word opens a sentence, a line or a cell, as a title does.
cue!(
    TITLED_SO,
    &format!(
        r"(?m)(?:^|\t|[.;:!?–—] )(?P<tie>Mum|Mam|Mummy|Dad|Daddy|Gran|Granny|Nan|Nana|Papa|Aunt|Auntie|Aunty|Uncle) (?:(?P<name>{NAME})|\((?P<other>{NAME})\))"
    )
);
cue!(
    LABELLED,
    &format!(
        r"(?m)(?:^|\t|[.;] )\W{{0,3}}(?P<tie>{TIE})(?:['’]?s?['’]? name)?(?: ?/ ?[a-z]+)?\s?(?:\(s\))?[:\t]\s*(?P<name>{NAME})(?:(?: and | & |, )(?P<other>{NAME}))?"
    )
);
// "Ann Reid | Mother | …" in a table of people.
cue!(
    BESIDE,
    &format!(
        r"(?m)(?:^|\t)(?P<name>{NAME})\t(?:[^\t\n]{{0,20}}\t)?(?P<tie>{TIE})[^\t\n\p{{L}}]*(?:\t|$)"
    )
);
// Words that stand where a name could and are none.
cue!(
    NO_NAME,
    concat!(
        r"(?i)^(?:the|his|her|their|she|he|they|this|that|you|your|we|our|my|it|who|what|how|all",
        r"|none|no|yes|not|unknown|deceased|lives|living|see|as|if|age|born|date|tel|phone|for|and",
        r"|with|from|when|after|but|both|school|social|mother|father|mum|dad|parents?|carers?|gran",
        r"|granny|grandmother|grandfather|aunt|uncle|child|name|relationship|address|present",
        r"|apologies|chair|attending|views?|baby|unborn|brother|sister",
        r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
    )
);
// A word that only a verb can follow: "told her mum Jo would come" names no mother.
cue!(
    VERB,
    r"^ (?:will|would|had|has|have|is|was|were|can|could|should|might|may|did|does)$"
);

/// Gathers the people whom a document calls kin or carer of a child.
pub(crate) fn of<'d>(document: &'d Document, tables: &[Table]) -> Vec<Relative<'d>> {
    let text = document.text.as_str();
    let mut found = Vec::new();
    let patterns = [
        &WHO_IS,
        &IN_BRACKETS,
        &BEHIND_COMMA,
        &BEHIND_NAME,
        &BEHIND_TIE,
        &APPOSED,
        &TITLED_SO,
        &LABELLED,
        &BESIDE,
    ];
    for words in patterns {
        for one in words.captures_iter(text) {
            let called = one.name("tie").map_or("", |tie| tie.as_str());
            let Some(tie) = tie_of(called) else {
                continue;
            };
            let is_told = is_told(text, &one);
            let names = [one.name("name"), one.name("other")].into_iter().flatten();
            let names = names.map(|name| name.as_str());
            let names = names.filter(|name| !is_told && !NO_NAME.is_match(name));
            found.extend(names.map(|name| Relative { name, tie, called }));
        }
    }
    found.extend(tables.iter().flat_map(|table| in_columns(document, table)));
    found
}

/// Whether the name behind a tie is of somebody who is told something, or the next of a list.
fn is_told(text: &str, found: &regex::Captures) -> bool {
    let is_subject = found
        .name("rest")
        .is_some_and(|rest| VERB.is_match(rest.as_str()));
    let goes_on = found.name("comma").is_some() && {
        let end = found.name("name").map_or(0, |name| name.end());
        !text[end..].is_empty() && !text[end..].starts_with([';', ')', '.', '\n', '\t'])
    };
    is_subject || goes_on
}

/// The names with a title that a document gives to anybody: "Ms Reith".
pub(crate) fn titled(document: &Document) -> impl Iterator<Item = &str> {
    cue!(TITLED, r"\b(?:Mrs?|Ms|Miss) \p{Lu}[\p{L}'’-]*\p{Ll}");
    TITLED.find_iter(&document.text).map(|found| found.as_str())
}

fn tie_of(words: &str) -> Option<Tie> {
    let words = words.trim();
    if IS_PARENT.is_match(words) {
        return Some(Tie::Parent);
    }
    IS_TIE.is_match(words).then_some(Tie::Other)
}

/// The names in a column that is headed "Mother" or "Father".
fn in_columns<'d>(document: &'d Document, table: &Table) -> Vec<Relative<'d>> {
    let header = table.header().map_or(&[][..], |row| row.cells.as_slice());
    let columns = header.iter().filter_map(|(column, block_idx)| {
        let name = label::plain(document.text_of(&document.blocks[*block_idx]));
        let called = document.text_of(&document.blocks[*block_idx]).trim();
        IS_PARENT.is_match(&name).then_some((*column, called))
    });
    let cells = columns.flat_map(|(column, called)| {
        let rows = table.body().iter();
        let cells = rows.filter_map(move |row| row.cell(document, column));
        cells.map(move |block| (document.text_of(block).trim(), called))
    });
    let is_name = |name: &str| name.starts_with(char::is_uppercase) && name.split(' ').count() <= 3;
    cells
        .filter(|(name, _)| is_name(name))
        .map(|(name, called)| Relative {
            name,
            tie: Tie::Parent,
            called,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::{sketch, table};

    fn check(lines: &str, parents: &[&str], others: &[&str]) {
        let document = sketch::document(lines);
        let found = of(&document, &table::of(&document));
        let names = |tie: Tie| {
            let of_tie = found.iter().filter(move |one| one.tie == tie);
            let mut names: Vec<&str> = of_tie.map(|one| one.name).collect();
            names.sort_unstable();
            names.dedup();
            names
        };
        assert_eq!(names(Tie::Parent), parents, "{lines}");
        assert_eq!(names(Tie::Other), others, "{lines}");
    }

    #[test]
    fn a_bracket_or_a_comma_says_who_somebody_is() {
        check(
            "Present: Una Dow (mother), Al Reid (social worker), Ms Bell (gran)",
            &["Una Dow"],
            &["Ms Bell"],
        );
        check(
            "Here: Una Dow, mum; Tam Dow, uncle; Jo Bell, SW; her dad, Bo Orr; the nurse",
            &["Bo Orr", "Una Dow"],
            &["Tam Dow"],
        );
        check(
            "Tam Dow (father of Ash and Bo) came late.",
            &["Tam Dow"],
            &[],
        );
    }

    #[test]
    fn a_name_may_follow_what_somebody_is() {
        check("Ash came with his mother Ms Dow.", &["Ms Dow"], &[]);
        check("Apologies: Ash's dad Tam Dow (at sea).", &["Tam Dow"], &[]);
        check("Mother, Una Dow, went into hospital.", &["Una Dow"], &[]);
        check(
            "Present: Ash, his mother, Jo Bell, and the nurse.",
            &[],
            &[],
        );
        check("He told his mum Jo would come.", &[], &[]);
    }

    #[test]
    fn a_clause_may_say_who_somebody_is() {
        check(
            "There: Una's partner Tam, who is Ash's father; Jo Bell, who is his worker.",
            &["Tam"],
            &[],
        );
        check("Ina Dow is her gran.", &[], &["Ina Dow"]);
    }

    #[test]
    fn what_somebody_is_may_stand_for_a_title() {
        check("School rang. Mum Una said that he is ill.", &["Una"], &[]);
        check(
            "3 May 2023 – Dad Tam came; Gran Ina rang.",
            &["Tam"],
            &["Ina"],
        );
        check(
            "| 3 May | Mum (Una) rang |\n| 4 May | Mum (Friday) rang |",
            &["Una"],
            &[],
        );
        check("Mum would come. Dad The worker met.", &[], &[]);
    }

    #[test]
    fn labels_rows_and_columns_say_who_is_who() {
        check(
            "| Mother | Una Dow |\n| Father: | Tam Orr |",
            &["Tam Orr", "Una Dow"],
            &[],
        );
        check(
            "| Name | Relationship | Phone |\n| Una Dow | Mother | 1 |\n| Ina Dow | Grandmother | 2 |",
            &["Una Dow"],
            &["Ina Dow"],
        );
        check(
            "| Child | Born | Mother | Father |\n| Ash | 2015 | Una Dow | Tam Orr |\n| Bo | 2017 | Una Dow | not known |",
            &["Tam Orr", "Una Dow"],
            &[],
        );
        check("Parents: Una and Tam Dow", &["Tam Dow", "Una"], &[]);
    }

    #[test]
    fn whose_mother_somebody_is_may_follow_the_name_without_a_comma() {
        check("There were Ash, Una his mother, the nurse.", &["Una"], &[]);
        check("There were Ash, his mother, the nurse.", &[], &[]);
    }
}
