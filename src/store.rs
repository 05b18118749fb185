//! Quads ↔ files and the store in memory.
//!
//! A store is an RDF file, packed or not; it is written whole or not at all. Deliberately knows nothing of facts.

use std::fmt;
use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::read::MultiGzDecoder;
use flate2::write::GzEncoder;
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::Quad;
use oxigraph::store::Store;

/// Why a store could not be read or written, in plain words.
#[derive(Debug)]
pub struct StoreError {
    /// The file.
    pub path: PathBuf,
    /// What is wrong.
    pub message: String,
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path.display(), self.message)
    }
}

impl std::error::Error for StoreError {}

/// How a file's bytes are packed, by the end of its name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Packing {
    None,
    Gzip,
    Zstd,
}

/// The format of a store by its name: `kg.nq`, `kg.trig.gz`, `kg.ttl.zst`.
fn format_of(path: &Path) -> Result<(RdfFormat, Packing), StoreError> {
    let name = path.file_name().map(|n| n.to_string_lossy().to_lowercase()).unwrap_or_default();
    let (stem, packing) = if let Some(stem) = name.strip_suffix(".gz") {
        (stem, Packing::Gzip)
    } else if let Some(stem) = name.strip_suffix(".zst") {
        (stem, Packing::Zstd)
    } else {
        (name.as_str(), Packing::None)
    };
    let format = stem.rsplit_once('.').and_then(|(_, ending)| RdfFormat::from_extension(ending));
    let wrong = || StoreError {
        path: path.to_owned(),
        message: "the ending tells no RDF format; use .nq, .trig, .ttl, .nt, .rdf or .jsonld, maybe with .gz".into(),
    };
    format.map(|f| (f, packing)).ok_or_else(wrong)
}

/// Loads quads into a store in memory.
///
/// # Errors
/// When the memory does not hold them.
pub fn load(quads: impl IntoIterator<Item = Quad>) -> Result<Store, StoreError> {
    let failed = |message: String| StoreError { path: PathBuf::from("(memory)"), message };
    let store = Store::new().map_err(|e| failed(e.to_string()))?;
    let mut loader = store.bulk_loader();
    loader.load_quads(quads).map_err(|e| failed(e.to_string()))?;
    loader.commit().map_err(|e| failed(e.to_string()))?;
    Ok(store)
}

/// Reads a store.
///
/// # Errors
/// When the file is missing, of no RDF format, packed wrongly or malformed (with its line).
pub fn read(path: &Path) -> Result<Store, StoreError> {
    let failed = |message: String| StoreError { path: path.to_owned(), message };
    let (format, packing) = format_of(path)?;
    let file = BufReader::new(File::open(path).map_err(|e| failed(format!("cannot be opened: {e}")))?);
    let reader: Box<dyn Read> = match packing {
        Packing::None => Box::new(file),
        Packing::Gzip => Box::new(MultiGzDecoder::new(file)),
        Packing::Zstd => Box::new(ruzstd::decoding::StreamingDecoder::new(file).map_err(|e| failed(format!("is not Zstandard: {e}")))?),
    };
    let store = Store::new().map_err(|e| failed(e.to_string()))?;
    let mut loader = store.bulk_loader();
    loader.load_from_reader(RdfParser::from_format(format), reader).map_err(|e| failed(format!("is malformed: {e}")))?;
    loader.commit().map_err(|e| failed(e.to_string()))?;
    Ok(store)
}

/// Writes a file whole or not at all: into a temporary file beside it, which takes its name once it is on the disk.
///
/// # Errors
/// When the disk refuses; what stood under the name before is then still there.
pub fn write(path: &Path, content: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), StoreError> {
    let failed = |message: String| StoreError { path: path.to_owned(), message };
    let packing = format_of(path).map_or(Packing::None, |(_, packing)| packing);
    if packing == Packing::Zstd {
        return Err(failed("Zstandard is read, not written; use .gz".into()));
    }
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let temporary = path.with_file_name(format!(".{name}.{}.part", std::process::id()));
    let result = (|| {
        let mut file = BufWriter::new(File::create(&temporary)?);
        if packing == Packing::Gzip {
            // No name and no time in the header: the same content gives the same bytes.
            let mut packed = GzEncoder::new(&mut file, Compression::default());
            content(&mut packed)?;
            packed.finish()?;
        } else {
            content(&mut file)?;
        }
        file.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()?;
        fs::rename(&temporary, path)
    })();
    result.map_err(|e| {
        // The first error says what happened; a leftover that cannot be removed changes nothing about it.
        let _ = fs::remove_file(&temporary);
        failed(format!("cannot be written: {e}"))
    })
}

/// The format in which a store of this name is written.
///
/// # Errors
/// When the ending tells none that can hold named graphs.
pub fn dataset_format(path: &Path) -> Result<RdfFormat, StoreError> {
    let (format, _) = format_of(path)?;
    if format.supports_datasets() {
        Ok(format)
    } else {
        Err(StoreError {
            path: path.to_owned(),
            message: "this format holds no named graphs; use .nq or .trig, and `tupu export` for others".into(),
        })
    }
}
