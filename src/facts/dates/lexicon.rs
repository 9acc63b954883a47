//! The words that dates are made of.
//!
//! In: a word of ASCII letters. Out: what it can be part of, or nothing. Every other word of a
//! text is passed over without a look at its letters.

use std::sync::LazyLock;

use crate::calendar::MONTHS;

/// What a word can be in a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    /// January is 1.
    Month(u8),
    /// Monday is 0.
    Weekday(u8),
    /// One to twenty, thirty.
    Cardinal(u8),
    /// First to twentieth, thirtieth.
    Ordinal(u8),
    Thousand,
    Unit(Scale),
    Hours,
    Season(u8),
    Term,
    Part(Part),
    Turn(Turn),
    Today(i8),
    Current,
    Ago,
    Later,
    Hence,
    Before,
    After,
    Of,
    Following,
    Same,
    That,
    The,
    In,
    On,
    By,
    To,
    Until,
    Through,
    From,
    Between,
    Since,
    Than,
    And,
    Or,
    Within,
    During,
    For,
    Per,
    Every,
    Commencing,
    Ending,
    About,
    Financial,
    Academic,
    Year,
    Quarter,
    Half,
    QuarterMark,
    HalfMark,
    CalendarMark,
    WeekMark,
    WeekLetter,
    Working,
    Calendar,
    Holiday(Holiday),
    Bank,
    Holidays,
    Good,
    New,
    Day,
    Eve,
    Recurring(Scale, u8),
    Ongoing,
    Asap,
    Immediate,
    Tbc,
    As,
    Required,
    Soon,
    Due,
    Course,
    Review,
    Meeting,
    Be,
    Confirmed,
    Aged,
    Old,
    Gestation,
    Primary,
    Stage(u8),
    Time,
    Date,
    Law,
    LawSeries,
    Sectional,
    Number,
    Phone,
    Version,
    When,
    Possible,
    Blank,
    Century,
    /// The sixties are 60.
    Decade(u8),
    /// AD, BC.
    Era,
    DayPart,
    Night,
    Present,
    At,
}

/// A unit of counted time, before working days are told from days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scale {
    Day,
    Week,
    Fortnight,
    Month,
    Quarter,
    Year,
    Weekend,
}

/// Which part of a month or year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Early,
    Mid,
    Late,
    Start,
    Middle,
    End,
}

/// Which way a relative date turns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    Next,
    Last,
    This,
}

/// A named day of the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holiday {
    Easter,
    GoodFriday,
    EasterMonday,
    ChristmasEve,
    Christmas,
    /// From Christmas Eve to the second day of the year.
    Festive,
    BoxingDay,
    Hogmanay,
    NewYear,
    Halloween,
    FathersDay,
    SummerBank,
    EarlyMayBank,
    SpringBank,
}

/// Looks a word up, whatever its case.
pub(super) fn look_up(word: &[u8]) -> Option<Word> {
    static TABLE: LazyLock<Table> = LazyLock::new(Table::build);
    TABLE.get(word)
}

/// The one month whose name a misspelt word is nearest to: one letter off, or two in a long name.
pub(super) fn month_near(word: &str) -> Option<u8> {
    if !(4..=LONGEST).contains(&word.len()) || !word.bytes().all(|b| b.is_ascii_alphabetic()) {
        return None;
    }
    let is_near = |name: &str| {
        let n_most = 1 + usize::from(name.len() >= 7);
        name.len() > 3 && n_letters_off(word.as_bytes(), name.as_bytes()) <= n_most
    };
    let mut near = (1..).zip(MONTHS).filter(|(_, name)| is_near(name));
    let (month, _) = near.next()?;
    near.next().is_none().then_some(month)
}

/// How many letters must be put in, taken out or changed to make one word the other (Levenshtein),
/// whatever their case.
fn n_letters_off(word: &[u8], name: &[u8]) -> usize {
    let mut row: [usize; LONGEST + 1] = std::array::from_fn(|at| at);
    for (at, letter) in word.iter().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], at + 1);
        for (idx, other) in name.iter().enumerate() {
            let changed = diagonal + usize::from(!letter.eq_ignore_ascii_case(other));
            diagonal = row[idx + 1];
            row[idx + 1] = changed.min(row[idx] + 1).min(diagonal + 1);
        }
    }
    row[name.len()]
}

const SLOTS: usize = 2048;
const LONGEST: usize = 12;

/// An open-addressed table, with a quick no by first letter and length.
struct Table {
    lengths: [u16; 32],
    slots: Vec<Option<(&'static str, Word)>>,
}

impl Table {
    fn build() -> Self {
        let mut table = Self {
            lengths: [0; 32],
            slots: vec![None; SLOTS],
        };
        for &(words, meaning) in WORDS {
            for word in words.split(' ') {
                table.insert(word, meaning);
            }
        }
        table
    }

    fn insert(&mut self, word: &'static str, meaning: Word) {
        let bytes = word.as_bytes();
        self.lengths[usize::from(bytes[0] & 31)] |= 1 << bytes.len();
        let mut at = hash(bytes);
        while self.slots[at].is_some() {
            at = (at + 1) % SLOTS;
        }
        self.slots[at] = Some((word, meaning));
    }

    fn get(&self, word: &[u8]) -> Option<Word> {
        let first = *word.first()?;
        if word.len() > LONGEST || self.lengths[usize::from(first & 31)] & (1 << word.len()) == 0 {
            return None;
        }
        let mut at = hash(word);
        while let Some((known, meaning)) = self.slots[at] {
            if known.as_bytes().eq_ignore_ascii_case(word) {
                return Some(meaning);
            }
            at = (at + 1) % SLOTS;
        }
        None
    }
}

fn hash(word: &[u8]) -> usize {
    let mixed = word.iter().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte | 32)).wrapping_mul(0x0100_0193)
    });
    (mixed ^ (mixed >> 15)) as usize % SLOTS
}

pub(super) const WORDS: &[(&str, Word)] = &[
    ("january jan", Word::Month(1)),
    ("february feb febuary febr", Word::Month(2)),
    ("march mar", Word::Month(3)),
    ("april apr", Word::Month(4)),
    ("may", Word::Month(5)),
    ("june jun", Word::Month(6)),
    ("july jul", Word::Month(7)),
    ("august aug", Word::Month(8)),
    ("september sept sep setp spet", Word::Month(9)),
    ("october oct", Word::Month(10)),
    ("november nov", Word::Month(11)),
    ("december dec", Word::Month(12)),
    ("monday mon mondays", Word::Weekday(0)),
    ("tuesday tue tues tuesdays", Word::Weekday(1)),
    ("wednesday wed weds wednesdays", Word::Weekday(2)),
    ("thursday thu thur thurs thursdays", Word::Weekday(3)),
    ("friday fri fridays", Word::Weekday(4)),
    ("saturday sat saturdays", Word::Weekday(5)),
    ("sunday sun sundays", Word::Weekday(6)),
    ("one a an", Word::Cardinal(1)),
    ("two", Word::Cardinal(2)),
    ("three", Word::Cardinal(3)),
    ("four", Word::Cardinal(4)),
    ("five", Word::Cardinal(5)),
    ("six", Word::Cardinal(6)),
    ("seven", Word::Cardinal(7)),
    ("eight", Word::Cardinal(8)),
    ("nine", Word::Cardinal(9)),
    ("ten", Word::Cardinal(10)),
    ("eleven", Word::Cardinal(11)),
    ("twelve", Word::Cardinal(12)),
    ("thirteen", Word::Cardinal(13)),
    ("fourteen", Word::Cardinal(14)),
    ("fifteen", Word::Cardinal(15)),
    ("sixteen", Word::Cardinal(16)),
    ("seventeen", Word::Cardinal(17)),
    ("eighteen", Word::Cardinal(18)),
    ("nineteen", Word::Cardinal(19)),
    ("twenty", Word::Cardinal(20)),
    ("thirty", Word::Cardinal(30)),
    ("forty", Word::Cardinal(40)),
    ("fifty", Word::Cardinal(50)),
    ("sixty", Word::Cardinal(60)),
    ("seventy", Word::Cardinal(70)),
    ("eighty", Word::Cardinal(80)),
    ("ninety", Word::Cardinal(90)),
    ("first", Word::Ordinal(1)),
    ("second", Word::Ordinal(2)),
    ("third", Word::Ordinal(3)),
    ("fourth", Word::Ordinal(4)),
    ("fifth", Word::Ordinal(5)),
    ("sixth", Word::Ordinal(6)),
    ("seventh", Word::Ordinal(7)),
    ("eighth", Word::Ordinal(8)),
    ("ninth", Word::Ordinal(9)),
    ("tenth", Word::Ordinal(10)),
    ("eleventh", Word::Ordinal(11)),
    ("twelfth", Word::Ordinal(12)),
    ("thirteenth", Word::Ordinal(13)),
    ("fourteenth", Word::Ordinal(14)),
    ("fifteenth", Word::Ordinal(15)),
    ("sixteenth", Word::Ordinal(16)),
    ("seventeenth", Word::Ordinal(17)),
    ("eighteenth", Word::Ordinal(18)),
    ("nineteenth", Word::Ordinal(19)),
    ("twentieth", Word::Ordinal(20)),
    ("thirtieth", Word::Ordinal(30)),
    ("thousand", Word::Thousand),
    ("day", Word::Day),
    ("days", Word::Unit(Scale::Day)),
    ("week weeks wk wks", Word::Unit(Scale::Week)),
    ("fortnight fortnights", Word::Unit(Scale::Fortnight)),
    ("month months mth mths", Word::Unit(Scale::Month)),
    ("years yrs yr", Word::Unit(Scale::Year)),
    ("year", Word::Year),
    ("weekend weekends", Word::Unit(Scale::Weekend)),
    ("hour hours hrs hr minutes mins minute am pm", Word::Hours),
    ("spring", Word::Season(0)),
    ("summer", Word::Season(1)),
    ("autumn fall", Word::Season(2)),
    ("winter", Word::Season(3)),
    ("term", Word::Term),
    ("early", Word::Part(Part::Early)),
    ("mid", Word::Part(Part::Mid)),
    ("late", Word::Part(Part::Late)),
    ("start beginning", Word::Part(Part::Start)),
    ("middle", Word::Part(Part::Middle)),
    ("end", Word::Part(Part::End)),
    ("next coming upcoming", Word::Turn(Turn::Next)),
    ("last past previous", Word::Turn(Turn::Last)),
    ("this", Word::Turn(Turn::This)),
    ("today now tonight", Word::Today(0)),
    ("yesterday", Word::Today(-1)),
    ("tomorrow", Word::Today(1)),
    ("current", Word::Current),
    ("present", Word::Present),
    ("ago", Word::Ago),
    ("later afterwards", Word::Later),
    ("hence", Word::Hence),
    ("before", Word::Before),
    ("after", Word::After),
    ("of", Word::Of),
    ("following", Word::Following),
    ("same", Word::Same),
    ("that", Word::That),
    ("the", Word::The),
    ("in", Word::In),
    ("on", Word::On),
    ("at", Word::At),
    ("by", Word::By),
    ("to", Word::To),
    ("until till til", Word::Until),
    ("through thru", Word::Through),
    ("from", Word::From),
    ("between", Word::Between),
    ("since", Word::Since),
    ("than", Word::Than),
    ("and", Word::And),
    ("or", Word::Or),
    ("within", Word::Within),
    ("during throughout", Word::During),
    ("for", Word::For),
    ("per once twice", Word::Per),
    ("every each", Word::Every),
    ("commencing starting beg b", Word::Commencing),
    ("ending e", Word::Ending),
    ("about around circa c approximately approx", Word::About),
    ("financial fiscal fy", Word::Financial),
    ("academic school session ay", Word::Academic),
    ("quarter", Word::Quarter),
    ("half", Word::Half),
    ("quarters", Word::Unit(Scale::Quarter)),
    ("q", Word::QuarterMark),
    ("h", Word::HalfMark),
    ("cy", Word::CalendarMark),
    ("wc wb", Word::WeekMark),
    ("w", Word::WeekLetter),
    ("working business", Word::Working),
    ("calendar", Word::Calendar),
    ("easter", Word::Holiday(Holiday::Easter)),
    ("christmas xmas", Word::Holiday(Holiday::Christmas)),
    ("festive", Word::Holiday(Holiday::Festive)),
    ("boxing", Word::Holiday(Holiday::BoxingDay)),
    ("hogmanay", Word::Holiday(Holiday::Hogmanay)),
    ("halloween", Word::Holiday(Holiday::Halloween)),
    ("new", Word::New),
    ("fathers", Word::Holiday(Holiday::FathersDay)),
    ("good", Word::Good),
    ("bank", Word::Bank),
    ("holiday holidays", Word::Holidays),
    ("eve", Word::Eve),
    ("daily", Word::Recurring(Scale::Day, 1)),
    ("weekly", Word::Recurring(Scale::Week, 1)),
    ("fortnightly", Word::Recurring(Scale::Week, 2)),
    ("monthly", Word::Recurring(Scale::Month, 1)),
    ("quarterly", Word::Recurring(Scale::Month, 3)),
    ("annually yearly", Word::Recurring(Scale::Year, 1)),
    ("ongoing continuous continuing", Word::Ongoing),
    ("asap", Word::Asap),
    ("immediate immediately", Word::Immediate),
    ("tbc tba tbd tbn", Word::Tbc),
    ("as", Word::As),
    ("when", Word::When),
    ("required needed necessary appropriate", Word::Required),
    ("soon", Word::Soon),
    ("possible practicable", Word::Possible),
    ("due", Word::Due),
    ("course", Word::Course),
    ("review", Word::Review),
    ("meeting conference", Word::Meeting),
    ("be", Word::Be),
    ("confirmed agreed arranged decided advised", Word::Confirmed),
    ("aged age", Word::Aged),
    ("old", Word::Old),
    ("gestation pregnant gestational pregnancy", Word::Gestation),
    ("primary", Word::Primary),
    ("p", Word::Stage(7)),
    ("s", Word::Stage(6)),
    ("time", Word::Time),
    ("date dated", Word::Date),
    (
        "act regulations regs order rules measure directive",
        Word::Law,
    ),
    ("ssi si asp wsi", Word::LawSeries),
    (
        "section sections para paras paragraph paragraphs regulation reg article articles chapter chapters appendix appendices clause clauses page pages schedule",
        Word::Sectional,
    ),
    (
        "ref reference no number case chi nhs id circular",
        Word::Number,
    ),
    (
        "tel telephone phone mobile fax mob ext extension",
        Word::Phone,
    ),
    ("version v rev revision ver", Word::Version),
    ("xx dd", Word::Blank),
    ("century", Word::Century),
    ("twenties", Word::Decade(20)),
    ("thirties", Word::Decade(30)),
    ("forties", Word::Decade(40)),
    ("fifties", Word::Decade(50)),
    ("sixties", Word::Decade(60)),
    ("seventies", Word::Decade(70)),
    ("eighties", Word::Decade(80)),
    ("nineties", Word::Decade(90)),
    ("ad bc ce bce", Word::Era),
    ("morning afternoon evening", Word::DayPart),
    ("night", Word::Night),
];
