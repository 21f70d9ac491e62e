//! The command line as plain data. clap is named nowhere else.
