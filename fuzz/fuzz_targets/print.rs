//! See `laws::print`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| tigang::laws::print(bytes));
