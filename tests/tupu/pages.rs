//! The pages of docs/ whose commands are run, and whose answers are held against what stands there.
//!
//! After a change of rules, `TUPU_UPDATE_SNAPSHOTS=1 cargo test --release pages` writes the new answers; read them.

use std::fs;
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

use super::here;

/// A shell block with the text block behind it, where one follows at once.
fn blocks(text: &str) -> Vec<(String, Option<String>)> {
    let mut blocks = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find("```sh\n") {
        let (command, after) = rest[at + "```sh\n".len()..].split_once("```\n").expect("a block that is not closed");
        let answer = after.trim_start().strip_prefix("```text\n").and_then(|a| a.split_once("```")).map(|(answer, _)| answer.to_owned());
        blocks.push((command.to_owned(), answer));
        rest = after;
    }
    blocks
}

/// A folder with the example articles and a store of them.
fn folder() -> TempDir {
    let dir = tempfile::tempdir().expect("a temporary folder");
    #[cfg(unix)]
    std::os::unix::fs::symlink(here("examples"), dir.path().join("examples")).expect("a link");
    super::tupu(["build", "examples/articles", "--store", &dir.path().join("kg.nq").to_string_lossy()]).assert().success();
    dir
}

/// Runs the commands that have an answer, and gives how many there are.
fn held(page: &str, dir: &TempDir, changed: impl Fn(&str) -> String) -> usize {
    let path = here(page);
    let text = fs::read_to_string(&path).expect("the page");
    let program = assert_cmd::cargo::cargo_bin!("tupu");
    let search = format!("{}:{}", program.parent().expect("a folder").display(), std::env::var("PATH").unwrap_or_default());
    let mut now = text.clone();
    let mut asked = 0;
    for (command, written) in blocks(&text) {
        let Some(written) = written else { continue };
        let out =
            Command::new("sh").args(["-c", &changed(&command)]).current_dir(dir.path()).env("PATH", &search).output().expect("a shell");
        assert!(out.status.success(), "{command}\n{}", String::from_utf8_lossy(&out.stderr));
        // CSV ends its lines as the standard wants; the page does not.
        let answer = String::from_utf8(out.stdout).expect("UTF-8").replace("\r\n", "\n");
        assert!(!answer.trim().is_empty(), "no answer to\n{command}");
        // The command stands once, so that its answer is found behind it.
        let (before, after) = now.split_once(&command).expect("the command");
        now = format!("{before}{command}{}", after.replacen(&format!("```text\n{written}```"), &format!("```text\n{answer}```"), 1));
        asked += 1;
    }
    if std::env::var_os("TUPU_UPDATE_SNAPSHOTS").is_some() {
        fs::write(path, now).expect("the page is written");
    } else {
        assert!(now == text, "{page} says something else; the answers are now:\n{now}");
    }
    asked
}

#[test]
fn the_ten_questions_have_the_answers_that_are_written() {
    let asked = held("docs/questions.md", &folder(), str::to_owned);
    assert_eq!((asked, fs::read_to_string(here("docs/questions.md")).expect("the page").matches("\n## ").count()), (10, 10));
}

/// A server that ends with the value.
struct Served(Child);

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn the_served_page_shows_what_is_described() {
    if Command::new("curl").arg("--version").output().is_err() {
        println!("NOT RUN: curl is not installed");
        return;
    }
    let dir = folder();
    let port = TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("its number").port();
    let mut server = Command::new(assert_cmd::cargo::cargo_bin!("tupu"))
        .args(["serve", "--store", "kg.nq", "--articles", "examples/articles", "--bind", &format!("127.0.0.1:{port}")])
        .current_dir(dir.path())
        .stderr(Stdio::piped())
        .spawn()
        .expect("a server");
    let mut log = BufReader::new(server.stderr.take().expect("its log"));
    let server = Served(server);
    let mut line = String::new();
    log.read_line(&mut line).expect("a line");
    assert!(line.contains("\"event\":\"listening\""), "{line}");
    // The log is read on, so that the server never waits for it.
    std::thread::spawn(move || std::io::copy(&mut log, &mut std::io::sink()));
    assert!(held("docs/page.md", &dir, |command| command.replace("127.0.0.1:7878", &format!("127.0.0.1:{port}"))) >= 7);
    drop(server);
}
