//! Wiring only: load, read, digest, then the reader or an export.
