//! One [`crate::digest::Digest`] written down; one format a file.
