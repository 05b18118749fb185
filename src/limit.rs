//! A bound on the memory of this process.
//!
//! Deliberately bounds no time: whoever starts a process ends it.

use std::io;

/// Bounds what this process may allocate, in MiB; beyond it an allocation fails and the process ends. Holds on Linux, where
/// the kernel counts private writable memory; elsewhere the call changes nothing that could be relied on.
///
/// # Errors
/// When the system refuses.
#[cfg(unix)]
pub fn bound_memory(mebibytes: u64) -> io::Result<()> {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let bytes = mebibytes.saturating_mul(1 << 20);
    Ok(setrlimit(Resource::Data, Rlimit { current: Some(bytes), maximum: Some(bytes) })?)
}

/// Bounds what this process may allocate; not offered by this system.
///
/// # Errors
/// Always.
#[cfg(not(unix))]
pub fn bound_memory(_mebibytes: u64) -> io::Result<()> {
    Err(io::Error::new(io::ErrorKind::Unsupported, "this system offers no bound on the memory of a process"))
}
