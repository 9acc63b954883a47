//! Tells cargo that the embedded rules are part of the program.

fn main() {
    println!("cargo::rerun-if-changed=rules");
}
