//! Bounds of time and memory that hold for whatever a query does.
//!
//! The evaluator looks at the clock only when it reads quads, so that a product of VALUES or a sorting runs on. Therefore the
//! command runs once more as a child, which is ended from outside.

use std::process::{Command, ExitStatus};
use std::time::{Duration, Instant};

use super::{Failure, Outcome};

/// The hidden option by which a child knows that it is one.
pub const WITHIN: &str = "--within-limits";

/// Runs this very command again within limits; what it writes stands on our standard output once it is complete.
pub fn run_again(timeout: Option<Duration>, memory: Option<u64>) -> Outcome {
    let mut command = Command::new(std::env::current_exe()?);
    command.args(std::env::args_os().skip(1)).arg(WITHIN);
    let begun = Instant::now();
    let mut child = command.spawn()?;
    loop {
        if let Some(status) = child.try_wait()? {
            return outcome(status, memory);
        }
        if let Some(limit) = timeout.filter(|limit| begun.elapsed() >= *limit) {
            child.kill()?;
            child.wait()?;
            return Err(Failure::Io(std::io::Error::other(format!("the query was stopped after {} s", limit.as_secs_f64()))));
        }
        std::thread::sleep(Duration::from_millis(2));
    }
}

fn outcome(status: ExitStatus, memory: Option<u64>) -> Outcome {
    match (status.code(), memory) {
        (Some(0), _) => Ok(()),
        // The child has said why.
        (Some(2), _) => Err(Failure::SaidUsage),
        (Some(_), _) => Err(Failure::Said),
        (None, Some(limit)) => {
            Err(Failure::Io(std::io::Error::other(format!("the query was stopped: it needs more than {limit} MiB of memory"))))
        }
        (None, None) => Err(Failure::Io(std::io::Error::other(format!("the query was stopped: {status}")))),
    }
}
