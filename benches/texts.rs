//! Writes made-up case texts for timing searches: `cargo run --release --example texts -- DIR [FILES]`.
//!
//! In: a folder that does not exist yet and a number of files. Out: `DIR/cases/<ID>/`, twenty text
//! files a case of about 4 KB each, and beside the folder `DIR.truth.tsv`, which names each
//! planted sentence and its file. The same number gives the same bytes.

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

const FILES_IN_CASE: u64 = 20;
const PARAGRAPHS: u64 = 11;

/// Sentences that searches look for: a name, one file in so many, and its spellings.
const PLANTED: [(&str, u64, &[&str]); 5] = [
    (
        "phrase",
        17,
        &["The case conference agreed that the plan goes on."],
    ),
    (
        "apostrophe",
        17,
        &[
            "The child's views were heard by the worker.",
            "The child\u{2019}s views were heard by the worker.",
        ],
    ),
    (
        "name",
        17,
        &[
            "Ms O'Brien came to the meeting.",
            "Ms O\u{2019}Brien came to the meeting.",
            "Ms OBrien came to the meeting.",
        ],
    ),
    (
        "compound",
        17,
        &[
            "The key-worker rang the school.",
            "The keyworker rang the school.",
            "The key worker rang the school.",
        ],
    ),
    (
        "date",
        1_000,
        &[
            "Seen at home on 2 March 2018 by the team.",
            "Seen at home on 02/03/2018 by the team.",
            "Seen at home on 2.3.18 by the team.",
            "Seen at home on 2018-03-02 by the team.",
            "Seen at home on Friday 2nd March 2018 by the team.",
        ],
    ),
];

fn main() -> Result<()> {
    let mut args = std::env::args().skip(1);
    let Some(folder) = args.next().map(PathBuf::from) else {
        bail!("name a folder to write to");
    };
    let n_files: u64 = args.next().map_or(Ok(20_000), |n| n.parse())?;
    if folder.exists() {
        bail!("{} is there already", folder.display());
    }
    let words = vocabulary();
    let mut truth = String::new();
    for number in 0..n_files {
        let path = format!(
            "cases/T-{:04}/note-{:02}.txt",
            number / FILES_IN_CASE,
            number % FILES_IN_CASE
        );
        let file = folder.join(&path);
        if let Some(above) = file.parent() {
            fs::create_dir_all(above)?;
        }
        let text = text(number, &path, &words, &mut truth);
        fs::write(&file, text).with_context(|| file.display().to_string())?;
    }
    fs::write(folder.with_extension("truth.tsv"), truth)?;
    Ok(())
}

fn text(number: u64, path: &str, words: &[String], truth: &mut String) -> String {
    let mut dice = Dice(number.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let mut paragraphs: Vec<String> = (0..PARAGRAPHS)
        .map(|_| paragraph(&mut dice, words))
        .collect();
    for (kind, one_in, spellings) in PLANTED {
        if dice.below(one_in) == 0 {
            let spelling = spellings[dice.pick(spellings.len())];
            let at = dice.pick(paragraphs.len());
            paragraphs[at] += " ";
            paragraphs[at] += spelling;
            writeln!(truth, "{kind}\t{path}\t{spelling}").expect("text takes text");
        }
    }
    let day = 1 + dice.below(28);
    let month = 1 + dice.below(12);
    format!(
        "Case note\n\nDate: {day:02}/{month:02}/2019\n\n{}\n",
        paragraphs.join("\n\n")
    )
}

fn paragraph(dice: &mut Dice, words: &[String]) -> String {
    let mut text = String::new();
    while text.len() < 310 {
        let mut sentence = String::new();
        for _ in 0..8 + dice.below(10) {
            sentence += &words[dice.zipf(words.len())];
            sentence.push(' ');
        }
        let mut letters = sentence.trim_end().chars();
        text.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        text.extend(letters);
        text += ". ";
    }
    text.trim_end().to_owned()
}

/// Words of the trade first, then made-up ones.
fn vocabulary() -> Vec<String> {
    const TRADE: &str = "the to and of a was is in that with for at home school mother father \
        worker review meeting contact plan support visit health team family agreed said case \
        concerns risk police nurse teacher assessment neglect safe";
    const SYLLABLES: [&str; 24] = [
        "ba", "cor", "den", "fal", "gri", "hol", "jun", "kel", "lam", "mor", "nis", "pol", "quin",
        "ras", "sol", "tam", "und", "ver", "wex", "yor", "zel", "thra", "ster", "pli",
    ];
    let mut dice = Dice(7);
    let mut words: Vec<String> = TRADE.split_whitespace().map(str::to_owned).collect();
    while words.len() < 12_000 {
        let n = 2 + dice.below(3);
        words.push((0..n).map(|_| SYLLABLES[dice.pick(24)]).collect());
    }
    words
}

/// Numbers that look thrown and are the same every time.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 11
    }

    fn below(&mut self, n: u64) -> u64 {
        self.next() % n
    }

    fn pick(&mut self, n: usize) -> usize {
        usize::try_from(self.below(n as u64)).expect("it is below a size")
    }

    /// Small numbers often, large ones seldom.
    fn zipf(&mut self, n: usize) -> usize {
        let bits = n.ilog2();
        let span = 1_usize << self.pick(bits as usize + 1);
        (span - 1 + self.pick(span)).min(n - 1)
    }
}
