//! See `laws::epub`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| tigang::laws::epub(bytes));
