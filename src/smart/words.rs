//! The words of an action, with what is known of each from its letters alone.
//!
//! In: a text. Out: words in lower case, with the pauses before them and their base forms.

/// One word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// In lower case, with a straight apostrophe.
    pub(super) text: String,
    /// Whether it is written with a capital.
    pub(super) capital: bool,
    /// Whether a stop, a comma or a dash stands before it.
    pub(super) pause: bool,
}

impl Word {
    /// Tells whether it is the word.
    pub(super) fn is(&self, word: &str) -> bool {
        self.text == word
    }

    /// Tells whether it is one of the words.
    pub(super) fn is_one_of(&self, words: &[&str]) -> bool {
        words.contains(&self.text.as_str())
    }
}

/// Parts a text into words.
pub(super) fn of(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut pause = false;
    for piece in text.split_whitespace() {
        let is_part = |c: char| c.is_alphanumeric() || c == '£';
        let bare = piece.trim_matches(|c: char| !is_part(c));
        pause |= piece.starts_with(['(', '–', '—']) || bare.is_empty() && is_dash(piece);
        if bare.is_empty() {
            pause |= piece.contains([',', ';', '.', ':']);
            continue;
        }
        words.push(Word {
            text: bare.to_lowercase().replace('’', "'"),
            capital: bare.starts_with(char::is_uppercase),
            pause,
        });
        pause = piece.ends_with([',', ';', '.', ':', ')', '–', '—']);
    }
    words
}

fn is_dash(piece: &str) -> bool {
    piece
        .chars()
        .all(|c| matches!(c, '-' | '–' | '—' | '|' | '/'))
}

/// The base forms that a verb's form may have, the likeliest first.
pub(super) fn bases(word: &str) -> Vec<String> {
    let mut bases = vec![word.to_owned()];
    if let Some(base) = participle_of(word) {
        bases.push(base.to_owned());
    }
    for ending in ["ied", "ies"] {
        if let Some(stem) = word.strip_suffix(ending) {
            bases.push(format!("{stem}y"));
        }
    }
    for ending in ["ed", "ing", "es", "d", "s"] {
        let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.len() > 1) else {
            continue;
        };
        bases.push(stem.to_owned());
        if matches!(ending, "ed" | "ing") {
            bases.push(format!("{stem}e"));
            bases.extend(single_ending(stem).map(str::to_owned));
        }
    }
    bases
}

/// "stopp" was "stop" before its ending.
pub(crate) fn single_ending(stem: &str) -> Option<&str> {
    let mut letters = stem.chars().rev();
    let (last, before) = (letters.next()?, letters.next()?);
    (last == before).then(|| &stem[..stem.len() - last.len_utf8()])
}

/// The verb of which a word is an irregular past: "write" of "wrote" and "written".
pub(crate) fn verb_of_past(word: &str) -> Option<&'static str> {
    let past = PAST.iter().find(|(form, _)| *form == word);
    past.map(|(_, base)| *base).or_else(|| participle_of(word))
}

fn participle_of(word: &str) -> Option<&'static str> {
    let known = IRREGULAR.iter().find(|(form, _)| *form == word);
    known.map(|(_, base)| *base)
}

/// Tells whether a word has the form of a past participle.
pub(crate) fn is_participle(word: &str) -> bool {
    let by_ending = ["ed", "en", "ne", "wn", "ught"]
        .iter()
        .any(|ending| word.ends_with(ending));
    word.len() > 4 && by_ending || word == "used" || participle_of(word).is_some()
}

const IRREGULAR: &[(&str, &str)] = &[
    ("begun", "begin"),
    ("bought", "buy"),
    ("brought", "bring"),
    ("built", "build"),
    ("chosen", "choose"),
    ("done", "do"),
    ("drawn", "draw"),
    ("driven", "drive"),
    ("fed", "feed"),
    ("found", "find"),
    ("given", "give"),
    ("gone", "go"),
    ("got", "get"),
    ("has", "have"),
    ("heard", "hear"),
    ("held", "hold"),
    ("kept", "keep"),
    ("led", "lead"),
    ("left", "leave"),
    ("made", "make"),
    ("met", "meet"),
    ("paid", "pay"),
    ("put", "put"),
    ("read", "read"),
    ("run", "run"),
    ("seen", "see"),
    ("sent", "send"),
    ("set", "set"),
    ("shown", "show"),
    ("sought", "seek"),
    ("spoken", "speak"),
    ("taken", "take"),
    ("taught", "teach"),
    ("told", "tell"),
    ("undertaken", "undertake"),
    ("withdrawn", "withdraw"),
    ("written", "write"),
];

/// Pasts that are no participles.
const PAST: &[(&str, &str)] = &[
    ("began", "begin"),
    ("came", "come"),
    ("chose", "choose"),
    ("did", "do"),
    ("drew", "draw"),
    ("drove", "drive"),
    ("gave", "give"),
    ("ran", "run"),
    ("saw", "see"),
    ("spoke", "speak"),
    ("took", "take"),
    ("undertook", "undertake"),
    ("went", "go"),
    ("withdrew", "withdraw"),
    ("wrote", "write"),
];
