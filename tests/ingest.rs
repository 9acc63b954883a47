//! What is listed of a folder, and what is passed over: folders made for the purpose.

use std::fs;
use std::path::PathBuf;

use casewise::ingest::list;

/// The paths that are listed of a folder with these files, and which of them are refused.
fn listed(files: &[&str]) -> Vec<String> {
    let room = tempfile::tempdir().expect("a folder");
    for file in files {
        let at = room.path().join(file);
        fs::create_dir_all(at.parent().expect("a folder")).expect("folders");
        fs::write(at, "Plan").expect("a file");
    }
    paths(&[room.path().to_path_buf()])
}

fn paths(roots: &[PathBuf]) -> Vec<String> {
    let sources = list(roots).expect("folders").sources;
    let shown = sources.iter().map(|source| match source.bytes() {
        Ok(_) => source.path.clone(),
        Err(_) => format!("not read: {}", source.path),
    });
    shown.collect()
}

#[test]
fn what_systems_and_office_programs_leave_about_is_passed_over_and_nothing_else() {
    let left_about = [
        "Thumbs.db",
        "THUMBS.DB",
        "desktop.ini",
        ".DS_Store",
        "~$plan.docx",
        "._plan.docx",
        ".~lock.plan.odt#",
        "__MACOSX/plan.docx",
        ".casewise/index",
    ];
    assert!(listed(&left_about).is_empty());
    let files = [".notes.txt", ".kept/plan.txt", "a/plan.tmp"];
    let expected = ["not read: .kept/", ".notes.txt", "a/plan.tmp"];
    assert_eq!(listed(&files), expected);
}

#[test]
fn files_of_one_name_in_two_folders_are_called_by_the_folders_that_differ() {
    let room = tempfile::tempdir().expect("a folder");
    let roots = ["a/cases", "b/cases"].map(|folder| room.path().join(folder));
    for root in &roots {
        fs::create_dir_all(root).expect("folders");
        fs::write(root.join("plan.txt"), "Plan").expect("a file");
    }
    assert_eq!(paths(&roots), ["a/cases/plan.txt", "b/cases/plan.txt"]);
    let files = roots.each_ref().map(|root| root.join("plan.txt"));
    assert_eq!(paths(&files), ["a/cases/plan.txt", "b/cases/plan.txt"]);
    let twice = [roots[0].clone(), roots[0].clone()];
    assert_eq!(paths(&twice), ["cases/plan.txt"]);
}

#[cfg(target_os = "linux")]
#[test]
fn files_whose_names_no_text_can_spell_are_all_listed() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let room = tempfile::tempdir().expect("a folder");
    for name in [b"plan\xff.txt".as_slice(), b"plan\xfe.txt"] {
        fs::write(room.path().join(OsStr::from_bytes(name)), "Plan").expect("a file");
    }
    let listed = paths(&[room.path().to_path_buf()]);
    assert_eq!(listed, ["plan\u{fffd}.txt", "plan\u{fffd} (2).txt"]);
}
