//! The program: run it, say what went wrong, and leave with the exit status.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(tigang::run::main(std::env::args_os()))
}
