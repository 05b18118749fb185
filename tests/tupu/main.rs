//! What the whole program promises, held against the built binary and the library.
//!
//! One program for all of these, because linking a store takes longer than running them.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]
#![allow(clippy::format_push_string, clippy::format_collect, reason = "a test is read more often than it runs")]

mod articles;
mod commands;
mod constructions;
mod determinism;
mod diagnostics;
mod evidence;
mod examples;
mod layers;
mod pages;
mod rdf;
mod robustness;
mod rules;
mod snapshots;
mod subjects;

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use assert_cmd::Command;
use tupu::Extractor;
use tupu::article::{self, Article, Encoding};

/// The extractor with what is compiled in, made once.
fn extractor() -> &'static Extractor {
    static EXTRACTOR: OnceLock<Extractor> = OnceLock::new();
    EXTRACTOR.get_or_init(|| Extractor::builtin().unwrap_or_else(|problems| panic!("{}", shown(&problems))))
}

fn shown(problems: &[tupu::diagnostic::Diagnostic]) -> String {
    problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

/// A path in this repository.
fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The articles of `examples/articles`, in the order of their ids.
fn examples() -> Vec<Article> {
    article::read(&[here("examples/articles")], Encoding::Detect).map(|a| a.expect("an example article is malformed")).collect()
}

/// The built program, run in this repository.
fn tupu<S: AsRef<std::ffi::OsStr>>(arguments: impl IntoIterator<Item = S>) -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("tupu"));
    command.current_dir(here("")).args(arguments);
    command
}

/// What a command that must end well writes to standard output.
fn output<S: AsRef<std::ffi::OsStr>>(arguments: impl IntoIterator<Item = S>) -> String {
    let out = tupu(arguments).assert().success().get_output().stdout.clone();
    String::from_utf8(out).expect("standard output is UTF-8")
}

/// An article of one field.
fn body(text: &str) -> Article {
    Article { id: "body".into(), fields: vec![article::Field { name: "body".into(), text: text.into(), offset: 0 }], ..Article::default() }
}
