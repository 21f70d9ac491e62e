//! How far a loading has come, told by the one who loads and read by the one who draws. Knows of no screen.

use crate::clean::Clean;
use crate::threads::locked;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

/// What is being loaded and how much of it has come; can be read from another thread while it is.
#[derive(Debug, Default)]
pub struct Progress {
    host: Mutex<Clean>,
    bytes: AtomicU64,
}

impl Progress {
    /// The host that is being asked, on one line; empty before the first.
    pub fn host(&self) -> Clean {
        locked(&self.host).clone()
    }

    /// How many bytes have come, as they were sent.
    pub fn bytes(&self) -> u64 {
        self.bytes.load(Ordering::Relaxed)
    }

    /// Nothing has come yet: another loading begins.
    pub fn restart(&self) {
        self.bytes.store(0, Ordering::Relaxed);
    }

    /// Another host is asked from here on.
    #[cfg(feature = "net")]
    pub(super) fn begin(&self, host: Clean) {
        *locked(&self.host) = host;
        self.restart();
    }

    /// So much more has come.
    pub(super) fn add(&self, bytes: u64) {
        self.bytes.fetch_add(bytes, Ordering::Relaxed);
    }
}
