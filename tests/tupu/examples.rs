//! The example queries answer, and the README does what it says.

use std::fs;
use std::process::Command;

use tempfile::TempDir;

use super::{here, output, tupu};

fn store() -> (TempDir, String) {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let path = dir.path().join("kg.nq").to_string_lossy().into_owned();
    tupu(["build", "examples/articles", "--store", &path]).assert().success();
    (dir, path)
}

#[test]
fn every_example_query_says_what_it_answers_and_answers_it() {
    let (_dir, store) = store();
    let mut files: Vec<_> = fs::read_dir(here("examples/queries")).expect("queries").flatten().map(|e| e.path()).collect();
    files.sort();
    assert!(files.len() >= 8);
    for file in files {
        let text = fs::read_to_string(&file).expect("a query");
        assert!(
            text.starts_with("# ") && text.lines().take_while(|l| l.starts_with('#')).any(|l| l.contains(['?', '.'])),
            "{}",
            file.display()
        );
        // A question with a parameter (`# ask: released-by NAME`) is asked by `tupu ask`.
        if text.lines().any(|l| l.strip_prefix("# ask: ").is_some_and(|ask| ask.contains(' '))) {
            continue;
        }
        let answer = output(["query", "--store", &store, "--format", "table", "--query-file", &file.to_string_lossy()]);
        assert!(answer.lines().count() > 3, "{} has no answer:\n{answer}", file.display());
    }
}

#[test]
fn the_answers_are_right() {
    let (_dir, store) = store();
    let ask = |name: &str| output(["query", "--store", &store, "--format", "csv", "--query-file", &format!("examples/queries/{name}.rq")]);
    let trillion = ask("trillion");
    for row in ["M6,10000000000000,", "悟道2.0,1750000000000,智源研究院", "Switch Transformer,1600000000000,谷歌"] {
        assert!(trillion.contains(row), "{row} is missing:\n{trillion}");
    }
    assert!(!trillion.contains("GPT-3"), "{trillion}");
    assert!(ask("releases").contains("OpenAI,GPT-4,2023-03-14"));
    assert!(ask("planned").contains("OpenAI,released,o3,2025"));
    assert!(!ask("releases").contains("o3"), "a plan is no release");
    assert!(ask("where-written").contains("DeepSeek-R1基于DeepSeek-V3训练。"));
}

/// The commands of the README's shell blocks, in order.
fn commands() -> Vec<String> {
    let readme = fs::read_to_string(here("README.md")).expect("the README");
    let mut commands = Vec::new();
    let mut inside = false;
    for line in readme.lines() {
        if line.starts_with("```") {
            inside = line == "```sh";
        } else if inside && !line.trim().is_empty() && !line.trim_start().starts_with('#') {
            commands.push(line.to_owned());
        }
    }
    commands
}

#[test]
fn the_readme_opens_with_its_two_commands() {
    let commands = commands();
    let place = |command: &str| commands.iter().position(|c| c.split('#').next().unwrap_or_default().trim() == command);
    let first = place("cargo run --release -- build examples/articles --store kg.nq").expect("the command that runs it");
    let second = place("cargo test --release").expect("the command that tests it");
    assert!(first < second);
    let ci = fs::read_to_string(here(".ci/run")).expect(".ci/run");
    assert!(ci.contains("cargo test --release"), ".ci/run calls the README's test command");
}

#[test]
fn every_command_of_the_readme_runs() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    #[cfg(unix)]
    for name in ["examples", "ontology"] {
        std::os::unix::fs::symlink(here(name), dir.path().join(name)).expect("a link");
    }
    let has_dot = Command::new("dot").arg("-V").output().is_ok();
    let mut run = 0;
    for command in commands() {
        let command = command.replace("cargo run --release --", "tupu");
        // Building and testing happen right now; what fetches from elsewhere is not for a test.
        if ["cargo ", "git ", "cd "].iter().any(|c| command.starts_with(c)) || (command.contains("dot -T") && !has_dot) {
            continue;
        }
        let program = assert_cmd::cargo::cargo_bin!("tupu");
        let path = format!("{}:{}", program.parent().expect("a folder").display(), std::env::var("PATH").unwrap_or_default());
        let out = Command::new("sh").args(["-c", &command]).current_dir(dir.path()).env("PATH", path).output().expect("a shell");
        assert!(out.status.success(), "{command}\n{}", String::from_utf8_lossy(&out.stderr));
        run += 1;
    }
    assert!(run > 0, "the README shows no command");
}
