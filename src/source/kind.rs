//! What a path leads to, told by what the system knows of it: what is read at once, waited for, or not even begun.

use std::fs::Metadata;
#[cfg(feature = "reader")]
use std::path::Path;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// It has a length, and all of it is there.
    File,
    Directory,
    /// To open it is to wait for whoever writes to it.
    Pipe,
    /// It never ends, or holds no text.
    Device,
    /// It is read as it comes: a terminal (`/dev/stdin`, `/dev/tty`), or what else there may be.
    Stream,
}

impl Kind {
    pub(super) fn of(metadata: &Metadata) -> Self {
        if metadata.is_file() {
            Self::File
        } else if metadata.is_dir() {
            Self::Directory
        } else {
            special(metadata)
        }
    }
}

#[cfg(unix)]
fn special(metadata: &Metadata) -> Kind {
    use std::os::unix::fs::{FileTypeExt, MetadataExt};
    let kind = metadata.file_type();
    // The major number of memory devices (null, zero, random, full) on Linux; elsewhere the size limit must do.
    let is_memory = cfg!(target_os = "linux") && metadata.rdev() >> 8 == 1;
    if kind.is_fifo() {
        Kind::Pipe
    } else if kind.is_block_device() || (kind.is_char_device() && is_memory) {
        Kind::Device
    } else {
        Kind::Stream
    }
}

#[cfg(not(unix))]
fn special(_: &Metadata) -> Kind {
    Kind::Stream
}

/// Whether a path is a pipe's or a device's: what comes through such a one is no more to be had again than standard input.
/// A folder is none, and what is not there may be a file tomorrow.
#[cfg(feature = "reader")]
pub(crate) fn is_stream(path: &Path) -> bool {
    path.metadata().is_ok_and(|metadata| !matches!(Kind::of(&metadata), Kind::File | Kind::Directory))
}

/// Whether a path is a terminal's, by whatever name. No pipe is opened to find that out.
#[cfg(feature = "reader")]
pub(crate) fn is_terminal(path: &Path) -> bool {
    use std::io::IsTerminal;
    path.metadata().is_ok_and(|metadata| Kind::of(&metadata) == Kind::Stream)
        && std::fs::File::open(path).is_ok_and(|device| device.is_terminal())
}
