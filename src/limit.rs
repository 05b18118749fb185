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

/// Bounds what this process may allocate beyond what it holds now, in MiB, as [`bound_memory`] does.
///
/// # Errors
/// When the system refuses.
pub fn bound_more_memory(mebibytes: u64) -> io::Result<()> {
    // Linux tells what is held; another system has no such file, and its bound counts from nothing.
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let held = status.lines().find_map(|l| l.strip_prefix("VmData:")?.trim().strip_suffix(" kB")?.parse::<u64>().ok()).unwrap_or(0);
    bound_memory(mebibytes.saturating_add(held >> 10))
}

/// Bounds what this process may allocate; not offered by this system.
///
/// # Errors
/// Always.
#[cfg(not(unix))]
pub fn bound_memory(_mebibytes: u64) -> io::Result<()> {
    Err(io::Error::new(io::ErrorKind::Unsupported, "this system offers no bound on the memory of a process"))
}
