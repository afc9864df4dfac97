//! Every row of `tests/vectors/webhook-hmac.json`.

use std::collections::BTreeSet;
use std::time::Duration;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use rebuttal_signing::{
    TimestampedContent, TimestampedHeader, Tolerance, WebhookSecret,
    hmac256::{self, VerifyError},
};
use serde::Deserialize;

#[derive(Deserialize)]
struct Vectors {
    cases: Vec<Case>,
    header_case: String,
    other_case: String,
    headers: Vec<HeaderRow>,
    secret_case: String,
    secrets: Vec<SecretRow>,
    verify: Vec<VerifyRow>,
}

#[derive(Deserialize)]
struct Case {
    name: String,
    secret: String,
    timestamp: String,
    body: String,
    content: String,
    signature_hex: String,
    header: String,
}

#[derive(Deserialize)]
struct HeaderRow {
    name: String,
    header: String,
    expect: String,
}

#[derive(Deserialize)]
struct SecretRow {
    name: String,
    text: String,
    expect: String,
}

#[derive(Deserialize)]
struct VerifyRow {
    name: String,
    case: String,
    change: Change,
    expect: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Change {
    secrets: Option<Vec<String>>,
    header: Option<String>,
    timestamp: Option<String>,
    body: Option<String>,
    flip_signature_bit: Option<usize>,
    now: Option<i64>,
    past: Option<u64>,
    future: Option<u64>,
}

impl Vectors {
    fn read() -> Self {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/vectors/webhook-hmac.json");
        let json = std::fs::read_to_string(path).expect("tests/vectors/webhook-hmac.json is readable");
        serde_json::from_str(&json).expect("tests/vectors/webhook-hmac.json has the shape that its README describes")
    }

    fn case(&self, name: &str) -> &Case {
        self.cases.iter().find(|case| case.name == name).expect("a row names a case")
    }
}

impl Case {
    fn secret(&self) -> WebhookSecret {
        WebhookSecret::parse(&self.secret).expect("a case's secret is good")
    }

    fn seconds(&self) -> i64 {
        self.timestamp.parse().expect("a case's timestamp is a number")
    }

    /// The name of what becomes of this case's body under another header and other secrets.
    fn verdict(&self, secrets: &[WebhookSecret], header: &str) -> &'static str {
        match TimestampedHeader::parse(header) {
            Err(error) => error.reason().name(),
            Ok(header) => name(hmac256::verify_any_age(secrets, &header, self.body.as_bytes())),
        }
    }
}

fn name(verdict: Result<(), VerifyError>) -> &'static str {
    verdict.map_or_else(|error| error.reason().name(), |()| "ok")
}

#[test]
fn every_stage_has_its_known_answer() {
    let vectors = Vectors::read();
    assert!(!vectors.cases.is_empty());
    for case in &vectors.cases {
        let content = TimestampedContent::new(&case.timestamp, case.body.as_bytes());
        assert_eq!(content.to_bytes(), case.content.as_bytes(), "{}: content", case.name);
        let signature = case.secret().sign(&content).unwrap();
        assert_eq!(signature.to_hex(), case.signature_hex, "{}: signature", case.name);
        let header = hmac256::sign(&case.secret(), case.seconds(), case.body.as_bytes()).unwrap();
        assert_eq!(header.to_string(), case.header, "{}: header", case.name);
    }
}

#[test]
fn every_known_header_is_read_and_verified() {
    for case in &Vectors::read().cases {
        let header = TimestampedHeader::parse(&case.header).unwrap();
        assert_eq!((header.timestamp(), header.seconds()), (case.timestamp.as_str(), case.seconds()), "{}", case.name);
        assert_eq!(header.to_string(), case.header, "{}", case.name);
        let strict = Tolerance { past: Some(Duration::ZERO), future: Some(Duration::ZERO) };
        hmac256::verify(&[case.secret()], &header, case.body.as_bytes(), case.seconds() * 1000, strict)
            .expect(&case.name);
    }
}

#[test]
fn odd_headers_are_read_and_hostile_ones_refused_for_their_reason() {
    let vectors = Vectors::read();
    let (case, other) = (vectors.case(&vectors.header_case), vectors.case(&vectors.other_case));
    for row in &vectors.headers {
        let header = fill(&row.header, case, other);
        assert_eq!(case.verdict(&[case.secret()], &header), row.expect, "{}: {header}", row.name);
        if let Err(error) = TimestampedHeader::parse(&header) {
            assert!(error.to_string().chars().count() < 250, "{}: {error}", row.name);
            assert!(!error.to_string().contains(&case.signature_hex), "{}: {error}", row.name);
        }
    }
}

/// Puts the case's signature, in the form that each placeholder names, into a header.
fn fill(header: &str, case: &Case, other: &Case) -> String {
    let hex = case.signature_hex.as_str();
    let signature = case.secret().sign(&TimestampedContent::new(&case.timestamp, case.body.as_bytes()));
    let signature = signature.expect("a case can be signed");
    let others = |count| format!(",v1={}", other.signature_hex).repeat(count);
    [
        ("{t}", case.timestamp.clone()),
        ("{v1}", hex.to_owned()),
        ("{upper}", hex.to_uppercase()),
        ("{base64}", STANDARD.encode(signature.as_bytes())),
        ("{g}", format!("g{}", &hex[1..])),
        ("{plus}", format!("+{}", &hex[1..])),
        ("{short}", hex[..63].to_owned()),
        ("{shorter}", hex[..62].to_owned()),
        ("{zeros}", "0".repeat(64)),
        ("{other}", other.signature_hex.clone()),
        ("{others:15}", others(15)),
        ("{others:16}", others(16)),
        ("{long}", "a".repeat(4096)),
    ]
    .iter()
    .fold(header.to_owned(), |header, (placeholder, value)| header.replace(placeholder, value))
}

#[test]
fn a_pasted_secret_is_read_and_another_text_tells_its_mistake() {
    let vectors = Vectors::read();
    let case = vectors.case(&vectors.secret_case);
    for row in &vectors.secrets {
        let verdict = match WebhookSecret::parse(&row.text) {
            Ok(secret) => case.verdict(&[secret], &case.header),
            Err(error) => {
                let shown = format!("{error} {error:?}");
                assert!(row.text.trim().len() < 8 || !shown.contains(row.text.trim()), "{}: {shown}", row.name);
                error.kind().name()
            }
        };
        assert_eq!(verdict, row.expect, "{}", row.name);
    }
}

#[test]
fn whatever_is_altered_no_longer_matches_and_whatever_is_not_of_now_is_refused() {
    let vectors = Vectors::read();
    for row in &vectors.verify {
        let case = vectors.case(&row.case);
        let header = match TimestampedHeader::parse(&row.change.header(case)) {
            Ok(header) => header,
            Err(error) => {
                assert_eq!(error.reason().name(), row.expect, "{}", row.name);
                continue;
            }
        };
        let one = [case.secret.clone()];
        let secrets = row.change.secrets.as_deref().unwrap_or(&one);
        let secrets: Vec<_> = secrets.iter().map(|text| WebhookSecret::parse(text).unwrap()).collect();
        let body = row.change.body.as_ref().unwrap_or(&case.body).as_bytes();
        let tolerance = Tolerance {
            past: row.change.past.map(Duration::from_secs),
            future: row.change.future.map(Duration::from_secs),
        };
        let now = row.change.now.unwrap_or(case.seconds()).saturating_mul(1000);
        let verdict = hmac256::verify(&secrets, &header, body, now, tolerance);
        assert_eq!(name(verdict), row.expect, "{}", row.name);
    }
}

impl Change {
    fn header(&self, case: &Case) -> String {
        if let Some(header) = &self.header {
            return header.clone();
        }
        let mut digits: Vec<char> = case.signature_hex.chars().collect();
        if let Some(bit) = self.flip_signature_bit {
            let flipped = digits[bit / 4].to_digit(16).expect("signature_hex is hexadecimal") ^ (8 >> (bit % 4));
            digits[bit / 4] = char::from_digit(flipped, 16).expect("four bits are a digit");
        }
        let timestamp = self.timestamp.as_ref().unwrap_or(&case.timestamp);
        format!("t={timestamp},v1={}", digits.iter().collect::<String>())
    }
}

#[test]
fn every_reason_has_a_row() {
    const REASONS: [&str; 25] = [
        "address", "api_key", "cut_off", "empty", "endpoint_id", "masked", "mismatch", "no_prefix", "no_secret", "ok",
        "part_without_value", "pem_key", "signature_header", "signature_missing", "signature_not_hex",
        "signature_wrong_length", "strange_character", "timestamp_missing", "timestamp_not_seconds",
        "timestamp_repeated", "too_long", "too_many_signatures", "too_new", "too_old", "white_space",
    ];
    let vectors = Vectors::read();
    let headers = vectors.headers.iter().map(|row| row.expect.as_str());
    let secrets = vectors.secrets.iter().map(|row| row.expect.as_str());
    let verify = vectors.verify.iter().map(|row| row.expect.as_str());
    assert_eq!(headers.chain(secrets).chain(verify).collect::<BTreeSet<_>>(), BTreeSet::from(REASONS));
}

#[test]
fn an_error_says_what_happened_and_what_to_do() {
    let says = |sent, tolerance: Tolerance| tolerance.check(sent, 1_000_500).unwrap_err().to_string();
    assert_eq!(
        says(600, Tolerance { past: Some(Duration::from_secs(300)), future: None }),
        "the signature is good, but the message is 400.5 s old and 300 s are tolerated: check this machine's clock, and that \
         messages do not wait before they are verified"
    );
    assert_eq!(
        WebhookSecret::parse("sk_test_1").unwrap_err().to_string(),
        "expected the secret of a webhook endpoint, found an API key: give the endpoint's signing secret, which the provider's \
         dashboard shows with the endpoint"
    );
    assert_eq!(
        TimestampedHeader::parse("t=1\n2,v1=00").unwrap_err().to_string(),
        "the signature header carries a timestamp that is not a whole number of seconds since 1970; seen: \"t=1\\n2\""
    );
}

#[test]
fn debug_shows_neither_secret_nor_signature() {
    let secret = WebhookSecret::parse("whsec_test").unwrap();
    let header = hmac256::sign(&secret, 7, b"{}").unwrap();
    assert_eq!(format!("{secret:?}"), "WebhookSecret(…)");
    assert_eq!(
        format!("{header:?}"),
        "TimestampedHeader { timestamp: \"7\", seconds: 7, signatures: [HmacSignature(…)] }"
    );
}

#[test]
fn a_timestamp_that_no_header_carries_is_not_signed() {
    let secret = WebhookSecret::parse("whsec_test").unwrap();
    hmac256::sign(&secret, i64::MAX, b"{}").unwrap();
    hmac256::sign(&secret, -1, b"{}").unwrap_err();
    for timestamp in ["", "1.{", "+1", "1 2", "now", "9223372036854775808"] {
        assert_eq!(
            secret.sign(&TimestampedContent::new(timestamp, b"{}")).unwrap_err().to_string(),
            "nothing was signed: the timestamp is not a whole number of seconds since 1970"
        );
    }
}

#[test]
fn secrets_are_shared_between_threads() {
    fn shared<T: Send + Sync + Clone + 'static>() {}
    shared::<WebhookSecret>();
    shared::<TimestampedHeader>();
}
