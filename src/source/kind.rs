//! What kind of file stands at a path, asked before it is opened or read: to open a pipe is to wait for whoever writes to
//! it, and some devices never end.

use std::fs::Metadata;
#[cfg(feature = "reader")]
use std::path::Path;

/// Whether it is a pipe.
#[cfg(unix)]
pub(super) fn is_pipe(metadata: &Metadata) -> bool {
    std::os::unix::fs::FileTypeExt::is_fifo(&metadata.file_type())
}

#[cfg(not(unix))]
pub(super) fn is_pipe(_: &Metadata) -> bool {
    false
}

/// Whether it is a device that never ends or holds no text; a terminal (`/dev/stdin`, `/dev/tty`) is read all the same.
#[cfg(unix)]
pub(super) fn is_endless(metadata: &Metadata) -> bool {
    use std::os::unix::fs::{FileTypeExt, MetadataExt};
    // The major numbers of memory devices (null, zero, random, full) on Linux; elsewhere the size limit must do.
    let is_memory = cfg!(target_os = "linux") && metadata.rdev() >> 8 == 1;
    metadata.file_type().is_block_device() || is_character_device(metadata) && is_memory
}

#[cfg(not(unix))]
pub(super) fn is_endless(_: &Metadata) -> bool {
    false
}

/// Whether a path is a pipe's or a device's: what comes through such a one is no more to be had again than standard input.
/// A folder is none, and what is not there may be a file tomorrow.
#[cfg(feature = "reader")]
pub(crate) fn is_stream(path: &Path) -> bool {
    path.metadata().is_ok_and(|metadata| !metadata.is_file() && !metadata.is_dir())
}

/// Whether a path is a terminal's, by whatever name. No pipe is opened to find that out.
#[cfg(feature = "reader")]
pub(crate) fn is_terminal(path: &Path) -> bool {
    use std::io::IsTerminal;
    path.metadata().is_ok_and(|metadata| is_character_device(&metadata))
        && std::fs::File::open(path).is_ok_and(|device| device.is_terminal())
}

#[cfg(unix)]
fn is_character_device(metadata: &Metadata) -> bool {
    std::os::unix::fs::FileTypeExt::is_char_device(&metadata.file_type())
}

#[cfg(all(not(unix), feature = "reader"))]
fn is_character_device(_: &Metadata) -> bool {
    false
}
