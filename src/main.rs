//! The program: run it, say what went wrong, and leave with the exit status.
fn main() {}
