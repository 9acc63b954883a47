//! Writes made-up case files for timing: `cargo run --release --example generate -- DIR [CASES]`.
//!
//! In: a folder that does not exist yet and a number of cases. Out: `DIR/cases/<ID>/`, eight
//! documents a case (three docx, two pdf, two txt, one md), and one policy for every ten cases.
//! The same number gives the same bytes; dates, names and wordings differ from case to case.

use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use casewise::calendar::Day;
use lopdf::content::{Content, Operation};
use lopdf::{Document, Object, Stream, dictionary};
use zip::write::SimpleFileOptions;

fn main() -> Result<()> {
    let mut args = std::env::args().skip(1);
    let Some(folder) = args.next().map(PathBuf::from) else {
        bail!("name a folder to write to");
    };
    let n_cases: u64 = args.next().map_or(Ok(100), |n| n.parse())?;
    if folder.exists() {
        bail!("{} is there already", folder.display());
    }
    for number in 0..n_cases {
        let case = Case::new(number);
        put(&folder.join("cases").join(&case.id), case.documents()?)?;
    }
    for number in 0..n_cases / 10 {
        put(&folder.join("policies"), vec![policy(number)?])?;
    }
    Ok(())
}

fn put(folder: &Path, documents: Vec<(String, Vec<u8>)>) -> Result<()> {
    fs::create_dir_all(folder)?;
    for (name, bytes) in documents {
        let path = folder.join(name);
        fs::write(&path, bytes).with_context(|| path.display().to_string())?;
    }
    Ok(())
}

/// A piece of a document, before it has a format.
enum Piece {
    Heading(String),
    Text(String),
    Table(Vec<Vec<String>>),
}

use Piece::{Heading, Table, Text};

/// One made-up child and the days of their case.
struct Case {
    id: String,
    child: String,
    placed: Day,
    dice: Dice,
}

impl Case {
    fn new(number: u64) -> Self {
        let mut dice = Dice(number.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        let child = format!("{} {}", dice.pick(&FIRST), dice.pick(&LAST));
        let placed = Day::new(2025, 1, 6).expect("a day of the calendar");
        Self {
            id: format!("L-{number:05}"),
            child,
            placed: placed.plus_days(dice.below(300)),
            dice,
        }
    }

    fn documents(mut self) -> Result<Vec<(String, Vec<u8>)>> {
        Ok(vec![
            ("Chronology.docx".into(), docx(&self.chronology())?),
            ("Assessment.docx".into(), docx(&self.assessment())?),
            ("Child's plan.docx".into(), docx(&self.plan())?),
            ("Review 1.pdf".into(), pdf(&self.review("First", 35))?),
            ("Review 2.pdf".into(), pdf(&self.review("Second", 120))?),
            ("Case notes.txt".into(), self.notes().into_bytes()),
            ("Referral.txt".into(), plain(&self.referral()).into_bytes()),
            ("Supervision.md".into(), self.supervision().into_bytes()),
        ])
    }

    /// A day so long after the placement, as the case's papers write it.
    fn day(&self, after: i32) -> String {
        let day = self.placed.plus_days(after);
        format!("{:02}/{:02}/{}", day.day(), day.month(), day.year())
    }

    fn head(&self, title: &str) -> Vec<Piece> {
        vec![
            Heading(title.to_owned()),
            Table(rows(&[
                &["Child", &self.child],
                &["Reference", &self.id],
                &["Completed by", "Tavish Oxterby, social worker"],
            ])),
        ]
    }

    fn chronology(&mut self) -> Vec<Piece> {
        let mut table = rows(&[&[
            "Date",
            "Significant event",
            "Source",
            "Impact",
            "Action taken",
        ]]);
        table.push(self.entry(0, "Placed with foster carers."));
        for at in 1..24 {
            let event = self.dice.sentences(2);
            table.push(self.entry(at * 13, &event));
        }
        let mut pieces = self.head("Chronology of significant events");
        pieces.push(Table(table));
        pieces.push(Heading("Analysis".into()));
        pieces.push(Text(self.dice.sentences(6)));
        pieces
    }

    fn entry(&mut self, after: i32, event: &str) -> Vec<String> {
        let source = self
            .dice
            .pick(&["School", "Health visitor", "Police", "Foster carer"]);
        let (impact, action) = (self.dice.sentences(1), self.dice.sentences(1));
        vec![
            self.day(after),
            event.to_owned(),
            source.to_owned(),
            impact,
            action,
        ]
    }

    fn assessment(&mut self) -> Vec<Piece> {
        let mut pieces = self.head("Comprehensive assessment");
        pieces.push(Text(format!("Date completed: {}", self.day(60))));
        pieces.push(Text(format!(
            "Authorised by: Fenella Garvock, team manager, {}",
            self.day(62)
        )));
        for heading in [
            "Reason",
            "Family history",
            "Views of the child",
            "Needs",
            "Analysis",
            "Conclusion",
        ] {
            pieces.push(Heading(heading.to_owned()));
            pieces.extend((0..4).map(|_| Text(self.dice.sentences(5))));
        }
        pieces
    }

    fn plan(&mut self) -> Vec<Piece> {
        let mut table = rows(&[&[
            "Need",
            "Action",
            "Person responsible",
            "By when",
            "How we will know",
        ]]);
        for at in 0..8 {
            let due = if self.dice.below(5) == 0 {
                "ongoing".into()
            } else {
                self.day(200 + at * 20)
            };
            let owner = self.dice.pick(&[
                "Tavish Oxterby, social worker",
                "Class teacher",
                "All agencies",
            ]);
            let (need, action) = (
                self.dice.pick(&["Safe", "Healthy", "Achieving"]),
                self.dice.pick(&ACTIONS),
            );
            table.push(vec![
                need.into(),
                action.into(),
                owner.into(),
                due,
                self.dice.sentences(1),
            ]);
        }
        let mut pieces = self.head("Child's plan");
        pieces.push(Text(format!("Date of plan: {}", self.day(70))));
        pieces.push(Table(table));
        pieces.push(Heading("Contingency".into()));
        pieces.push(Text(self.dice.sentences(3)));
        pieces
    }

    fn review(&mut self, which: &str, after: i32) -> Vec<Piece> {
        let held = after + self.dice.below(20);
        let mut pieces = vec![Heading(format!(
            "Minute of {which} Looked After Child's Review"
        ))];
        pieces.push(Text(format!("Child: {} ({})", self.child, self.id)));
        pieces.push(Text(format!("Date of review: {}", self.day(held))));
        pieces.push(Text(
            "Chair: Dougal Skerrivane. Present: social worker, carer, teacher.".into(),
        ));
        for heading in [
            "Views of the child",
            "Views of parents",
            "Discussion",
            "Health",
            "Education",
        ] {
            pieces.push(Heading(heading.to_owned()));
            pieces.extend((0..3).map(|_| Text(self.dice.sentences(4))));
        }
        let mut table = rows(&[&["Decision", "By whom", "By when"]]);
        table.extend((0..4).map(|at| {
            vec![
                self.dice.pick(&ACTIONS).into(),
                "Class teacher".into(),
                self.day(held + 20 + at * 7),
            ]
        }));
        pieces.push(Table(table));
        pieces.push(Text(format!(
            "Date of next review: {}",
            self.day(held + 85)
        )));
        pieces
    }

    fn referral(&mut self) -> Vec<Piece> {
        let mut pieces = vec![Heading("Referral to children's services".into())];
        pieces.push(Text(format!(
            "Child: {}. Received on {}.",
            self.child,
            self.day(-14)
        )));
        pieces.extend((0..6).map(|_| Text(self.dice.sentences(5))));
        pieces
    }

    fn notes(&mut self) -> String {
        let mut text = format!("Case notes: {} {}\n", self.id, self.child);
        for at in 0..40 {
            let visit = if at % 5 == 0 {
                "Visit to the child in placement. "
            } else {
                ""
            };
            text += &format!(
                "\n{}  T. Oxterby\n{visit}{}\n",
                self.day(at * 7),
                self.dice.sentences(6)
            );
        }
        text
    }

    fn supervision(&mut self) -> String {
        let mut text = String::from(
            "# Supervision record\n\n| Date | Manager's oversight | Decision |\n|---|---|---|\n",
        );
        for at in 0..7 {
            text += &format!(
                "| {} | {} | {} |\n",
                self.day(at * 49),
                self.dice.sentences(2),
                self.dice.sentences(1)
            );
        }
        text
    }
}

fn policy(number: u64) -> Result<(String, Vec<u8>)> {
    let mut dice = Dice(number * 2 + 77);
    let mut pieces = vec![
        Heading(format!("{} policy {number}", dice.pick(&LAST))),
        Table(rows(&[
            &["Version", "1.0"],
            &["Status", dice.pick(&["Approved", "Draft"])],
            &["Owner", "Service Manager"],
            &["Date approved", "12 May 2025"],
            &["Next review date", dice.pick(&["12 May 2028", "May 2026"])],
        ])),
    ];
    for section in 1..12 {
        pieces.push(Heading(format!("{section}. {}", dice.sentences(1))));
        pieces.extend((0..4).map(|_| Text(dice.sentences(6))));
    }
    Ok(if number.is_multiple_of(2) {
        (format!("Policy {number}.docx"), docx(&pieces)?)
    } else {
        (format!("Policy {number}.pdf"), pdf(&pieces)?)
    })
}

fn rows(given: &[&[&str]]) -> Vec<Vec<String>> {
    given
        .iter()
        .map(|row| row.iter().map(|&cell| cell.to_owned()).collect())
        .collect()
}

fn plain(pieces: &[Piece]) -> String {
    let line = |piece: &Piece| match piece {
        Heading(text) => text.to_uppercase(),
        Text(text) => text.clone(),
        Table(rows) => rows
            .iter()
            .map(|row| row.join(": "))
            .collect::<Vec<_>>()
            .join("\n"),
    };
    pieces.iter().map(line).collect::<Vec<_>>().join("\n\n")
}

fn docx(pieces: &[Piece]) -> Result<Vec<u8>> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in [
        ("[Content_Types].xml", TYPES.to_owned()),
        ("_rels/.rels", LINKS.to_owned()),
        ("word/document.xml", word_xml(pieces)),
    ] {
        archive.start_file(name, SimpleFileOptions::default())?;
        archive.write_all(text.as_bytes())?;
    }
    Ok(archive.finish()?.into_inner())
}

fn word_xml(pieces: &[Piece]) -> String {
    let run = |text: &str| format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>");
    let cell = |text: &String| format!("<w:tc><w:p>{}</w:p></w:tc>", run(text));
    let row =
        |row: &Vec<String>| format!("<w:tr>{}</w:tr>", row.iter().map(cell).collect::<String>());
    let piece = |piece: &Piece| match piece {
        Heading(text) => format!(
            "<w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr>{}</w:p>",
            run(text)
        ),
        Text(text) => format!("<w:p>{}</w:p>", run(text)),
        Table(rows) => format!(
            "<w:tbl>{}</w:tbl><w:p/>",
            rows.iter().map(row).collect::<String>()
        ),
    };
    let body: String = pieces.iter().map(piece).collect();
    format!(
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"{WORD}\"><w:body>{body}</w:body></w:document>"
    )
}

fn pdf(pieces: &[Piece]) -> Result<Vec<u8>> {
    let mut document = Document::with_version("1.5");
    let pages = document.new_object_id();
    let font =
        |name: &str| dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => name };
    let (roman, bold) = (
        document.add_object(font("Helvetica")),
        document.add_object(font("Helvetica-Bold")),
    );
    let fonts =
        document.add_object(dictionary! { "Font" => dictionary! { "F1" => roman, "F2" => bold } });
    let lines = lines(pieces);
    let mut kids: Vec<Object> = Vec::new();
    for page in lines.chunks(50) {
        let content = Content {
            operations: operations(page),
        }
        .encode()?;
        let content = document.add_object(Stream::new(dictionary! {}, content));
        let page = dictionary! { "Type" => "Page", "Parent" => pages, "Contents" => content };
        kids.push(document.add_object(page).into());
    }
    let count = i64::try_from(kids.len())?;
    let tree = dictionary! {
        "Type" => "Pages", "Kids" => kids, "Count" => count, "Resources" => fonts,
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
    };
    document.objects.insert(pages, tree.into());
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    document.trailer.set("Root", catalog);
    document.compress();
    let mut bytes = Vec::new();
    document.save_to(&mut bytes)?;
    Ok(bytes)
}

/// One printed line: its font, and its words with their distance from the left margin.
type Line = (&'static str, Vec<(i64, String)>);

fn lines(pieces: &[Piece]) -> Vec<Line> {
    let mut lines = Vec::new();
    for piece in pieces {
        match piece {
            Heading(text) => lines.push(("F2", vec![(0, text.clone())])),
            Text(text) => lines.extend(
                wrapped(text)
                    .into_iter()
                    .map(|line| ("F1", vec![(0, line)])),
            ),
            Table(rows) => lines.extend(rows.iter().map(|row| ("F1", spread(row)))),
        }
    }
    lines
}

/// Lays a row's cells side by side, the first wide enough for a sentence.
fn spread(row: &[String]) -> Vec<(i64, String)> {
    (0..)
        .map(|at: i64| if at == 0 { 0 } else { 230 + at * 100 })
        .zip(row.iter().cloned())
        .collect()
}

fn wrapped(text: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        if lines
            .last()
            .is_some_and(|line| line.len() + word.len() > 95)
        {
            lines.push(String::new());
        }
        let line = lines.last_mut().expect("there is always a line");
        line.push_str(if line.is_empty() { "" } else { " " });
        line.push_str(word);
    }
    lines
}

fn operations(lines: &[Line]) -> Vec<Operation> {
    let mut operations = vec![Operation::new("BT", vec![])];
    for (at, (font, words)) in (0_i64..).zip(lines) {
        operations.push(Operation::new("Tf", vec![(*font).into(), 10.into()]));
        for (left, text) in words {
            let place = [1, 0, 0, 1, 50 + left, 790 - 15 * at]
                .map(Object::from)
                .to_vec();
            operations.push(Operation::new("Tm", place));
            operations.push(Operation::new(
                "Tj",
                vec![Object::string_literal(text.as_str())],
            ));
        }
    }
    operations.push(Operation::new("ET", vec![]));
    operations
}

/// A small generator of numbers that are the same on every machine (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: i32) -> i32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        i32::try_from(self.0 >> 33).expect("31 bits fit") % n
    }

    fn pick(&mut self, from: &[&'static str]) -> &'static str {
        let n = i32::try_from(from.len()).expect("a short list");
        let at = usize::try_from(self.below(n)).expect("not below 0");
        from[at]
    }

    fn sentences(&mut self, n: usize) -> String {
        let one = |dice: &mut Self| {
            format!(
                "{} {} {}.",
                dice.pick(&WHO),
                dice.pick(&DID),
                dice.pick(&WHAT)
            )
        };
        (0..n).map(|_| one(self)).collect::<Vec<_>>().join(" ")
    }
}

const FIRST: [&str; 6] = ["Merrin", "Struan", "Elowen", "Rowan", "Callan", "Isbel"];
const LAST: [&str; 6] = [
    "Quillfeather",
    "Mallowfield",
    "Farrowdale",
    "Tillicraw",
    "Wrenshaw",
    "Thornquay",
];
const WHO: [&str; 6] = [
    "The child",
    "Her mother",
    "The class teacher",
    "The carer",
    "A neighbour",
    "The health visitor",
];
const DID: [&str; 6] = [
    "talked about",
    "was worried about",
    "was glad of",
    "asked for",
    "wrote down",
    "had not heard of",
];
const WHAT: [&str; 6] = [
    "the journey to school on Mondays",
    "two nights without sleep",
    "the new timetable and what it means",
    "a visit to the grandparents in spring",
    "the appointment at the clinic",
    "help with reading at home",
];
const ACTIONS: [&str; 5] = [
    "Visit the child alone every week and write down what she says",
    "Support the family",
    "Arrange six sessions with the play therapist",
    "Register the child with a dentist",
    "Monitor attendance",
];

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const TYPES: &str = "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
const LINKS: &str = "<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Target=\"word/document.xml\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\"/></Relationships>";
