//! Files, folders and standard input → articles: the one place of this stage that touches files.

use std::fmt;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use encoding_rs::GB18030;

use super::{Article, parse};

/// How the bytes of a file are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, or GB18030 where the bytes are valid as that and not as UTF-8.
    #[default]
    Detect,
    /// UTF-8 only.
    Utf8,
    /// GB18030 (also GBK, GB2312).
    Gb18030,
}

/// Why a file gave no article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadError {
    /// The file, as the user named it.
    pub path: String,
    /// The line, from 1; 0 where the whole file is meant.
    pub line: usize,
    /// What is wrong, in plain words.
    pub message: String,
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}: {}", self.path, self.message),
            line => write!(f, "{}:{line}: {}", self.path, self.message),
        }
    }
}

/// Reads articles from files, folders (recursively, in the order of the names) and `-` (standard input), one file at a time.
/// What cannot be read is an error of its own; the others go on.
pub fn read(paths: &[PathBuf], encoding: Encoding) -> impl Iterator<Item = Result<Article, ReadError>> {
    let mut stack: Vec<PathBuf> = paths.iter().rev().cloned().collect();
    std::iter::from_fn(move || {
        loop {
            let path = stack.pop()?;
            if path.is_dir() {
                match entries(&path) {
                    Ok(found) => stack.extend(found.into_iter().rev()),
                    Err(error) => return Some(vec![Err(failure(&path, 0, error))]),
                }
                continue;
            }
            return Some(match read_file(&path, encoding) {
                Ok(articles) => articles.into_iter().map(Ok).collect(),
                Err(error) => vec![Err(error)],
            });
        }
    })
    .flatten()
}

fn failure(path: &Path, line: usize, message: impl fmt::Display) -> ReadError {
    ReadError { path: path.display().to_string(), line, message: message.to_string() }
}

/// The files of a folder that may hold articles, sorted; hidden ones are left out.
fn entries(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut found: Vec<PathBuf> = fs::read_dir(folder)?.map(|e| e.map(|e| e.path())).collect::<Result<_, _>>()?;
    found.retain(|p| p.is_dir() || is_article(p));
    found.retain(|p| !p.file_name().is_some_and(|n| n.to_string_lossy().starts_with('.')));
    found.sort();
    Ok(found)
}

fn is_article(path: &Path) -> bool {
    let name = path.file_name().map(|n| n.to_string_lossy().to_lowercase()).unwrap_or_default();
    let name = name.trim_end_matches(".gz").trim_end_matches(".zst");
    [".txt", ".json", ".jsonl", ".ndjson", ".md"].iter().any(|ending| name.ends_with(ending))
}

fn read_file(path: &Path, encoding: Encoding) -> Result<Vec<Article>, ReadError> {
    let stdin = path.as_os_str() == "-";
    let fail = |error: std::io::Error| failure(path, 0, format!("cannot be read: {error}"));
    let mut bytes = Vec::new();
    if stdin {
        std::io::stdin().lock().read_to_end(&mut bytes).map_err(fail)?;
    } else {
        bytes = fs::read(path).map_err(fail)?;
    }
    let unpacked = match path.extension().and_then(|e| e.to_str()) {
        Some("gz") => Some(flate2::read::MultiGzDecoder::new(&bytes[..]).read_to_end_vec().map_err(fail)?),
        Some("zst") => {
            let mut reader = ruzstd::decoding::StreamingDecoder::new(&bytes[..]).map_err(|e| failure(path, 0, e))?;
            Some(reader.read_to_end_vec().map_err(fail)?)
        }
        _ => None,
    };
    let bytes = unpacked.unwrap_or(bytes);
    let text = decode(&bytes, encoding).map_err(|message| failure(path, 0, message))?;
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let id = if stdin { "stdin" } else { name.split('.').next().filter(|n| !n.is_empty()).unwrap_or(&name) };
    parse(id, &text).map_err(|m| failure(path, m.line, m.message))
}

trait ReadAll {
    fn read_to_end_vec(&mut self) -> std::io::Result<Vec<u8>>;
}

impl<R: Read> ReadAll for R {
    fn read_to_end_vec(&mut self) -> std::io::Result<Vec<u8>> {
        let mut out = Vec::new();
        self.read_to_end(&mut out)?;
        Ok(out)
    }
}

fn decode(bytes: &[u8], encoding: Encoding) -> Result<String, String> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = match (encoding, std::str::from_utf8(bytes)) {
        (Encoding::Detect | Encoding::Utf8, Ok(text)) => text.to_owned(),
        (Encoding::Utf8, Err(error)) => return Err(format!("is not UTF-8 text (byte {})", error.valid_up_to())),
        (Encoding::Gb18030 | Encoding::Detect, _) => {
            let (text, replaced) = GB18030.decode_without_bom_handling(bytes);
            if replaced {
                return Err("is not text: neither UTF-8 nor GB18030".into());
            }
            text.into_owned()
        }
    };
    if text.contains('\0') {
        return Err("is not text: it holds zero bytes".into());
    }
    Ok(text)
}
