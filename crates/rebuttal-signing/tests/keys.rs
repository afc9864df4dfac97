//! Every row of `tests/vectors/alipay-keys.json`: keys in all forms, and wrong keys with the mistake that each is.

use std::collections::BTreeSet;

use rebuttal_signing::known_key::{self, KeyCases};
use rebuttal_signing::{KeyError, PrivateKey, PublicKey};

#[test]
fn every_form_is_read_as_the_same_key_and_every_wrong_key_tells_its_mistake() {
    let table = KeyCases::read();
    let known = known_key::private_key(&table.seed);
    for case in &table.cases {
        let text = case.text(&known);
        let public = match case.used_as.as_str() {
            "private" => PrivateKey::parse(&text).map(|key| key.public_key()),
            "public" => PublicKey::parse(&text),
            other => panic!("{}: a key is not used as {other:?}", case.name),
        };
        match public {
            Ok(public) => {
                assert_eq!(case.expect, "ok", "{}", case.name);
                assert_eq!(public, known.public_key(), "{}", case.name);
            }
            Err(error) => {
                assert_eq!(error.kind().name(), case.expect, "{}: {error}", case.name);
                assert_shows_nothing_of(&text, &error, &case.name);
            }
        }
    }
}

/// No eight characters of what was pasted, PEM labels and prose apart, are in the error.
fn assert_shows_nothing_of(text: &str, error: &KeyError, name: &str) {
    let shown = format!("{error} {error:?}");
    let is_label = |line: &str| line.contains("---") && !line.contains(char::is_lowercase);
    let secret = text.lines().filter(|line| !is_label(line)).collect::<Vec<_>>().join("\n");
    let characters: Vec<char> = secret.chars().collect();
    for window in characters.windows(8) {
        let window: String = window.iter().collect();
        assert!(!shown.contains(&window), "{name}: {error:?} shows {window:?}");
    }
}

#[test]
fn every_kind_of_mistake_has_a_row() {
    const KINDS: [&str; 19] = [
        "api_key", "certificate", "cut_off", "empty", "encrypted", "file_path", "invalid", "label_mismatch",
        "not_a_key", "not_base64", "not_rsa", "private_key", "public_key", "several_blocks", "ssh_key", "too_large",
        "too_small", "trailing_data", "unknown_label",
    ];
    let table = KeyCases::read();
    let seen: BTreeSet<&str> =
        table.cases.iter().map(|case| case.expect.as_str()).filter(|kind| *kind != "ok").collect();
    assert_eq!(seen, BTreeSet::from(KINDS));
}

#[test]
fn an_error_says_what_was_expected_what_was_found_and_what_to_do() {
    let given = known_key::private_key("another key").public_key().to_spki_base64();
    assert_eq!(
        PrivateKey::parse(&given).unwrap_err().to_string(),
        "expected an RSA private key (PKCS#8 or PKCS#1, as PEM or Base64), found a public key: give the private key that belongs to \
         the public key you uploaded"
    );
}

#[test]
fn what_is_written_is_read_again() {
    let key = PrivateKey::generate().unwrap();
    for text in [key.to_pkcs8_base64(), key.to_pkcs8_pem(), key.to_pkcs1_pem()] {
        assert_eq!(PrivateKey::parse(&text.unwrap()).unwrap().public_key(), key.public_key());
    }
    for text in [key.public_key().to_spki_base64(), key.public_key().to_spki_pem()] {
        assert_eq!(PublicKey::parse(&text).unwrap(), key.public_key());
    }
}

#[test]
fn debug_shows_a_fingerprint_and_nothing_of_the_key() {
    let key = known_key::private_key("another key");
    let shown = format!("{key:?}");
    assert_eq!(shown, format!("PrivateKey(of {:?})", key.public_key()));
    assert_eq!(shown.len(), "PrivateKey(of PublicKey(SHA-256 ))".len() + 64);
}

#[test]
fn keys_are_shared_between_threads() {
    fn shared<T: Send + Sync + Clone + 'static>() {}
    shared::<PrivateKey>();
    shared::<PublicKey>();
}
