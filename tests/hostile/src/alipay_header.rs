//! The `Signature` header of notifications and answers.

use std::sync::LazyLock;

use rebuttal_signing::{Content, HeaderErrorReason, Signature, SignatureHeader};

use crate::stage::{CLIENT_ID, KEY, NOW, PATH, SIDES};

const BODY: &[u8] = br#"{"notifyType":"DISPUTE"}"#;
const TIME: &str = "1795305600000";
static SIGNATURE: LazyLock<Signature> = LazyLock::new(|| KEY.sign(&content()).unwrap());

fn content() -> Content<'static> {
    Content::new("POST", PATH, CLIENT_ID, TIME, BODY)
}

/// `data` is the header's value. `$` stands for the right signature in Base64, so that some verify.
pub(crate) fn run(data: &[u8]) {
    let text = String::from_utf8_lossy(data).replace('$', &SIGNATURE.to_base64());
    let good = match SignatureHeader::parse(&text) {
        Ok(header) => {
            let right = *header.signature() == *SIGNATURE;
            match SignatureHeader::parse(&header.to_string()) {
                Ok(again) => assert_eq!(again, header, "what is written is read as the same"),
                // Encoding may make three characters of one, and a signature that no key can make too long.
                Err(error) => assert!(error.reason() == HeaderErrorReason::TooLong && !right, "{error}"),
            }
            // A signature of this scheme has one form only.
            assert_eq!(KEY.public_key().verify(&content(), header.signature()).is_ok(), right);
            right
        }
        Err(error) => {
            assert!(!error.reason().name().is_empty());
            assert!(error.to_string().len() < 500, "an error shows no more than an excerpt: {error}");
            false
        }
    };
    let headers = [("request-time", TIME.as_bytes()), ("SIGNATURE", text.as_bytes())];
    let received = SIDES[0].receiver.verify(&headers, BODY, NOW);
    assert_eq!(received.is_ok(), good && text.is_ascii(), "{received:?}");
    if let Err(error) = received {
        assert_eq!(error.kind(), rebuttal::ErrorKind::Signature);
        assert!(error.reason().is_some_and(|reason| !reason.is_empty()));
    }
}
