//! Rebuilds the crate when a file is added to `ontology/` or `examples/queries/`, which are embedded into the program.

fn main() {
    println!("cargo:rerun-if-changed=ontology");
    println!("cargo:rerun-if-changed=examples/queries");
}
