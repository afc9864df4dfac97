#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| rebuttal_hostile::run("signed_fields", data));
