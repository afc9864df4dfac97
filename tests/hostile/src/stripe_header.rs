//! The header with time and signatures of webhooks.

use std::sync::LazyLock;
use std::time::Duration;

use rebuttal_signing::{TimestampedContent, TimestampedHeader, Tolerance, WebhookSecret, hmac256};

use crate::stage::{SECRET, SIDES};

const BODY: &[u8] = br#"{"id":"evt_1"}"#;
static SECRETS: LazyLock<[WebhookSecret; 1]> = LazyLock::new(|| [WebhookSecret::parse(SECRET).unwrap()]);

/// The first two bytes are how far now is from the header's time; what follows is the header's value. `$` stands for
/// the right signature of the time 1795305600, so that some verify.
pub(crate) fn run(data: &[u8]) {
    let Some((distance, text)) = data.split_first_chunk::<2>() else { return };
    let right = SECRETS[0].sign(&TimestampedContent::new("1795305600", BODY)).unwrap().to_hex();
    let text = String::from_utf8_lossy(text).replace('$', &right);
    let headers = [("Stripe-Signature", text.as_bytes())];
    let header = match TimestampedHeader::parse(&text) {
        Ok(header) => header,
        Err(error) => {
            assert!(error.to_string().len() < 500, "an error shows no more than an excerpt: {error}");
            assert!(SIDES[1].receiver.verify(&headers, BODY, 0).is_err());
            return;
        }
    };
    assert!((1..=16).contains(&header.signatures().len()) && header.seconds() >= 0);
    assert_eq!(header.timestamp().parse(), Ok(header.seconds()));
    let again = TimestampedHeader::parse(&header.to_string()).unwrap();
    let hexes = |header: &TimestampedHeader| header.signatures().iter().map(|one| one.to_hex()).collect::<Vec<_>>();
    assert_eq!((again.timestamp(), hexes(&again)), (header.timestamp(), hexes(&header)));

    let expected = SECRETS[0].sign(&TimestampedContent::new(header.timestamp(), BODY)).unwrap().to_hex();
    let good = hexes(&header).contains(&expected);
    assert_eq!(hmac256::verify_any_age(&*SECRETS, &header, BODY).is_ok(), good);
    assert!(hmac256::verify_any_age(&[], &header, BODY).is_err(), "no secret verifies nothing");

    let distance = i64::from(i16::from_be_bytes(*distance));
    let now = header.seconds().saturating_sub(distance);
    let late = i128::from(now) - i128::from(header.seconds());
    let tolerance = Tolerance { past: Some(Duration::from_secs(300)), future: Some(Duration::from_secs(10)) };
    if let Some(now) = now.checked_mul(1000) {
        let verified = hmac256::verify(&*SECRETS, &header, BODY, now, tolerance);
        assert_eq!(verified.is_ok(), good && late <= 300 && -late <= 10);
        assert!(good || SIDES[1].receiver.verify(&headers, BODY, now).is_err());
        assert_eq!(SIDES[1].receiver.verify(&headers, BODY, now).is_ok(), good && late <= 300 && text.is_ascii());
    }
}
