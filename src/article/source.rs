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

impl std::error::Error for ReadError {}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}: {}", self.path, self.message),
            line => write!(f, "{}:{line}: {}", self.path, self.message),
        }
    }
}

/// Reads articles from files, folders (recursively, in the order of the names) and `-` (standard input), one file at a time.
/// What cannot be read is an error of its own; the others go on. An article is named after its file; one in a folder, after
/// its path below the folder that was named, so that two folders may hold files of the same name.
pub fn read(paths: &[PathBuf], encoding: Encoding) -> impl Iterator<Item = Result<Article, ReadError>> {
    let mut stack: Vec<Found> = paths.iter().rev().map(|p| Found { path: p.clone(), below: None }).collect();
    std::iter::from_fn(move || {
        loop {
            let found = stack.pop()?;
            if found.path.is_dir() {
                match entries(&found) {
                    Ok(inner) if inner.is_empty() && found.below.is_none() => {
                        let message =
                            format!("no article stands in this folder: files end in {}, maybe with .gz or .zst", ENDINGS.join(" "));
                        return Some(vec![Err(failure(&found.path, 0, message))]);
                    }
                    Ok(inner) => stack.extend(inner.into_iter().rev()),
                    Err(error) => return Some(vec![Err(failure(&found.path, 0, format!("cannot be read: {error}")))]),
                }
                continue;
            }
            return Some(match read_file(&found, encoding) {
                Ok(articles) => articles.into_iter().map(Ok).collect(),
                Err(error) => vec![Err(error)],
            });
        }
    })
    .flatten()
}

/// A file or folder, and the folder that the user named above it.
struct Found {
    path: PathBuf,
    below: Option<PathBuf>,
}

impl Found {
    /// The id of the file's article: its name, or its path below the folder, without endings.
    fn id(&self) -> String {
        let path = self.below.as_ref().and_then(|b| self.path.strip_prefix(b).ok());
        let path = path.or_else(|| self.path.file_name().map(Path::new)).unwrap_or(&self.path);
        let parts: Vec<_> = path.components().map(|c| c.as_os_str().to_string_lossy()).collect();
        let whole = parts.join("/");
        let id = unpacked(&whole);
        let known = ENDINGS.iter().find_map(|e| id.strip_suffix(e)).filter(|n| !n.is_empty());
        known.or_else(|| id.rsplit_once('.').map(|(stem, _)| stem)).filter(|n| !n.is_empty()).unwrap_or(id).to_owned()
    }
}

fn failure(path: &Path, line: usize, message: impl fmt::Display) -> ReadError {
    ReadError { path: path.display().to_string(), line, message: message.to_string() }
}

/// How the names of files end that a folder is searched for.
const ENDINGS: [&str; 5] = [".txt", ".json", ".jsonl", ".ndjson", ".md"];

/// The files and folders in a folder that may hold articles, sorted; hidden ones are left out, and links to folders, which
/// could lead in circles.
fn entries(folder: &Found) -> std::io::Result<Vec<Found>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(&folder.path)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().to_lowercase();
        let path = entry.path();
        let wanted = if path.is_dir() { entry.file_type()?.is_dir() } else { ENDINGS.iter().any(|e| unpacked(&name).ends_with(e)) };
        if wanted && !name.starts_with('.') {
            found.push(path);
        }
    }
    found.sort();
    let below = folder.below.as_ref().unwrap_or(&folder.path);
    Ok(found.into_iter().map(|path| Found { path, below: Some(below.clone()) }).collect())
}

/// A file's name without the ending that tells how it is packed.
fn unpacked(name: &str) -> &str {
    name.strip_suffix(".gz").or_else(|| name.strip_suffix(".zst")).unwrap_or(name)
}

fn read_file(found: &Found, encoding: Encoding) -> Result<Vec<Article>, ReadError> {
    let path = found.path.as_path();
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
    let id = if stdin { "stdin".to_owned() } else { found.id() };
    parse(&id, &text).map_err(|m| failure(path, m.line, m.message))
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
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Err("is UTF-16 text: convert it to UTF-8".into());
    }
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
