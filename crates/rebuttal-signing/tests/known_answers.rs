//! Every row of `tests/vectors/alipay-rsa256.json`.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use rebuttal_signing::{Content, PrivateKey, PublicKey, Signature, SignatureHeader, known_key};
use serde::Deserialize;

#[derive(Deserialize)]
struct Vectors {
    seed: String,
    public_key_spki: String,
    cases: Vec<Case>,
    header_case: String,
    other_case: String,
    headers: Vec<HeaderRow>,
    verify: Vec<VerifyRow>,
}

#[derive(Deserialize, Clone)]
struct Case {
    name: String,
    method: String,
    path: String,
    client_id: String,
    time: String,
    body: String,
    content: String,
    content_sha256: String,
    signature_base64: String,
    header: String,
}

#[derive(Deserialize)]
struct HeaderRow {
    name: String,
    header: String,
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
    method: Option<String>,
    path: Option<String>,
    client_id: Option<String>,
    time: Option<String>,
    body: Option<String>,
    signature_base64: Option<String>,
    flip_signature_bit: Option<usize>,
}

impl Vectors {
    fn read() -> Self {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/vectors/alipay-rsa256.json");
        let json = std::fs::read_to_string(path).expect("tests/vectors/alipay-rsa256.json is readable");
        serde_json::from_str(&json).expect("tests/vectors/alipay-rsa256.json has the shape that its README describes")
    }

    fn case(&self, name: &str) -> &Case {
        self.cases.iter().find(|case| case.name == name).expect("a row names a case")
    }

    fn private_key(&self) -> PrivateKey {
        known_key::private_key(&self.seed)
    }

    fn public_key(&self) -> PublicKey {
        PublicKey::parse(&self.public_key_spki).expect("the file has a public key")
    }
}

impl Case {
    fn content(&self) -> Content<'_> {
        Content::new(&self.method, &self.path, &self.client_id, &self.time, self.body.as_bytes())
    }
}

#[test]
fn the_seed_gives_the_key() {
    let vectors = Vectors::read();
    assert_eq!(vectors.private_key().public_key(), vectors.public_key());
    assert_eq!(vectors.private_key().public_key().to_spki_base64(), vectors.public_key_spki);
}

#[test]
fn every_stage_has_its_known_answer() {
    let vectors = Vectors::read();
    let key = vectors.private_key();
    assert!(!vectors.cases.is_empty());
    for case in &vectors.cases {
        let content = case.content();
        assert_eq!(content.to_bytes(), case.content.as_bytes(), "{}: content", case.name);
        assert_eq!(content.digest().to_hex(), case.content_sha256, "{}: digest", case.name);
        let signature = key.sign(&content).unwrap();
        assert_eq!(signature.to_base64(), case.signature_base64, "{}: signature", case.name);
        assert_eq!(key.sign_bytes(case.content.as_bytes()).unwrap(), signature, "{}: signature of bytes", case.name);
        assert_eq!(SignatureHeader::new(signature).to_string(), case.header, "{}: header", case.name);
    }
}

#[test]
fn every_known_header_is_read_and_verified() {
    let vectors = Vectors::read();
    for case in &vectors.cases {
        let header = SignatureHeader::parse(&case.header).unwrap();
        assert_eq!((header.algorithm(), header.key_version()), ("RSA256", Some("1")), "{}", case.name);
        assert_eq!(header.to_string(), case.header, "{}", case.name);
        vectors.public_key().verify(&case.content(), header.signature()).expect(&case.name);
    }
}

#[test]
fn odd_headers_are_read_and_hostile_ones_refused_for_their_reason() {
    let vectors = Vectors::read();
    let (case, other) = (vectors.case(&vectors.header_case), vectors.case(&vectors.other_case));
    let known = vectors.public_key();
    for row in &vectors.headers {
        let header = fill(&row.header, case, other);
        let verdict = match SignatureHeader::parse(&header) {
            Err(error) => {
                assert!(error.to_string().chars().count() < 250, "{}: {error}", row.name);
                error.reason().name()
            }
            Ok(header) if known.verify(&case.content(), header.signature()).is_ok() => "ok",
            Ok(_) => "mismatch",
        };
        assert_eq!(verdict, row.expect, "{}: {header}", row.name);
    }
}

/// Puts the case's signature, in the encoding that each placeholder names, into a header.
fn fill(header: &str, case: &Case, other: &Case) -> String {
    let base64 = case.signature_base64.as_str();
    let encode = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    let signature = Signature::from_base64(base64).expect("the file has signatures in Base64");
    let bytes = signature.as_bytes();
    let each_byte = |format: fn(u8) -> String| base64.bytes().map(format).collect::<String>();
    [
        ("{base64}", base64.to_owned()),
        ("{base64_spaces}", base64.replace('+', " ")),
        ("{base64_url}", base64.replace('+', "-").replace('/', "_")),
        ("{base64_unpadded}", base64.trim_end_matches('=').to_owned()),
        ("{encoded}", encode(base64)),
        ("{encoded_lower}", encode(base64).replace("%2B", "%2b").replace("%2F", "%2f").replace("%3D", "%3d")),
        ("{encoded_all}", each_byte(|byte| format!("%{byte:02X}"))),
        ("{encoded_twice}", encode(&encode(base64))),
        ("{hex}", bytes.iter().map(|byte| format!("{byte:02x}")).collect()),
        ("{short}", encode(&Signature::from_bytes(&bytes[..255]).to_base64())),
        ("{zero_before}", encode(&Signature::from_bytes([&[0], bytes].concat()).to_base64())),
        ("{other}", encode(&other.signature_base64)),
        ("{long}", "A".repeat(8192)),
    ]
    .iter()
    .fold(header.to_owned(), |header, (placeholder, value)| header.replace(placeholder, value))
}

#[test]
fn whatever_is_altered_no_longer_matches() {
    let vectors = Vectors::read();
    for row in &vectors.verify {
        let case = vectors.case(&row.case);
        let change = &row.change;
        let replaced = |new: &Option<String>, old: &String| new.as_ref().unwrap_or(old).clone();
        let altered = Case {
            method: replaced(&change.method, &case.method),
            path: replaced(&change.path, &case.path),
            client_id: replaced(&change.client_id, &case.client_id),
            time: replaced(&change.time, &case.time),
            body: replaced(&change.body, &case.body),
            signature_base64: replaced(&change.signature_base64, &case.signature_base64),
            ..case.clone()
        };
        let mut signature = Signature::from_base64(&altered.signature_base64).unwrap().as_bytes().to_vec();
        if let Some(bit) = change.flip_signature_bit {
            signature[bit / 8] ^= 0x80 >> (bit % 8);
        }
        let matches = vectors.public_key().verify(&altered.content(), &Signature::from_bytes(signature));
        assert_eq!(if matches.is_ok() { "ok" } else { "mismatch" }, row.expect, "{}", row.name);
    }
}
