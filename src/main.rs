//! The command line of tupu.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::main()
}
