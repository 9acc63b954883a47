//! temporary
fn main() {
    for path in std::env::args().skip(1) {
        let doc =
            casewise::extract::document(&casewise::ingest::Source::new(path.clone(), path.clone()));
        for n in &doc.notes {
            eprintln!("{path}: {:?} {}", n.code, n.message);
        }
        if std::env::var("BLOCKS").is_ok() {
            for b in &doc.blocks {
                println!(
                    "{:?} {:?} p{:?} {:?} {:?} | {}",
                    b.part,
                    b.kind,
                    b.page,
                    b.label,
                    b.tracked,
                    doc.text_of(b).replace('\n', "⏎").replace('\t', "⇥")
                );
            }
        } else {
            println!("{}", doc.text);
        }
    }
}
