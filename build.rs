//! Rebuilds the crate when a file is added to `ontology/`, which is embedded into the program.

fn main() {
    println!("cargo:rerun-if-changed=ontology");
}
