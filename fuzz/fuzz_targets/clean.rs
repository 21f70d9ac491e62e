//! See `laws::clean`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| tigang::laws::clean(bytes));
