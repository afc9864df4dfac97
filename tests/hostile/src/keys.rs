//! Keys and secrets as people paste them.

use rebuttal_signing::{PrivateKey, PublicKey, TimestampedContent, WebhookSecret};

/// The text is read as each of the three. `$1`, `$2` and `$3` stand for the known key in its forms.
pub(crate) fn run(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let text = forms().iter().fold(text.into_owned(), |text, (mark, form)| text.replace(mark, form));
    let (private, public) = (PrivateKey::parse(&text), PublicKey::parse(&text));
    assert!(private.is_err() || public.is_err(), "one text is not both halves");
    match &private {
        Ok(key) => {
            let own = key.public_key();
            for text in [key.to_pkcs8_pem(), key.to_pkcs1_pem(), key.to_pkcs8_base64()] {
                assert_eq!(PrivateKey::parse(&text.unwrap()).unwrap().public_key(), own);
            }
            own.verify_bytes(data, key.sign_bytes(data).unwrap().as_bytes()).unwrap();
        }
        Err(error) => hidden(&text, &error.to_string()),
    }
    match &public {
        Ok(key) => assert_eq!(PublicKey::parse(&key.to_spki_base64()).unwrap(), *key),
        Err(error) => hidden(&text, &error.to_string()),
    }
    match WebhookSecret::parse(&text) {
        Ok(secret) => {
            assert!(private.is_err() || !text.contains("-----BEGIN "), "a PEM is no webhook secret");
            let sign = |body| secret.sign(&TimestampedContent::new("1", body)).unwrap().to_hex();
            assert_eq!(sign(b"a"), sign(b"a"));
            assert_ne!(sign(b"a"), sign(b"b"));
        }
        Err(error) => hidden(&text, &error.to_string()),
    }
}

fn forms() -> &'static [(&'static str, String); 3] {
    static FORMS: std::sync::LazyLock<[(&str, String); 3]> = std::sync::LazyLock::new(|| {
        let key = &*crate::stage::KEY;
        [
            ("$1", key.to_pkcs8_base64().unwrap().to_string()),
            ("$2", key.to_pkcs1_pem().unwrap().to_string()),
            ("$3", key.public_key().to_spki_base64()),
        ]
    });
    &FORMS
}

/// No error shows a piece of what was pasted. A piece is what no sentence has: 24 characters with digits, without spaces.
fn hidden(text: &str, error: &str) {
    let characters: Vec<char> = text.chars().collect();
    for piece in characters.windows(24).step_by(8) {
        let secret = piece.iter().any(char::is_ascii_digit) && !piece.contains(&' ');
        assert!(!secret || !error.contains(&piece.iter().collect::<String>()), "shows a piece: {error}");
    }
}
