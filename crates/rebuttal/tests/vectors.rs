//! The known answers of tests/vectors, through the public API.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use http::{HeaderMap, HeaderValue};
use rebuttal::alipay::{self, PrivateKey, PublicKey, Webhooks};
use rebuttal::{Error, ErrorKind};
use rebuttal_signing::known_key::{self, KeyCase, KeyCases};
use serde::Deserialize;
use serde_json::{Map, Value};

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

/// One signed message with every stage of its signature.
#[derive(Deserialize)]
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
    change: Map<String, Value>,
    expect: String,
    receiver: Option<String>,
}

impl Vectors {
    fn read() -> Self {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/vectors/alipay-rsa256.json");
        let json = std::fs::read_to_string(path).expect("tests/vectors/alipay-rsa256.json is readable");
        serde_json::from_str(&json).expect("the shape that the README beside it describes")
    }

    fn case(&self, name: &str) -> &Case {
        self.cases.iter().find(|case| case.name == name).expect("a row names a case")
    }

    fn private_key(&self) -> PrivateKey {
        let key = known_key::private_key(&self.seed).to_pkcs8_base64().expect("the key as text");
        PrivateKey::new(key.as_str()).expect("the known key is good")
    }

    fn public_key(&self) -> PublicKey {
        PublicKey::new(&*self.public_key_spki).expect("the file's public key is good")
    }
}

impl Case {
    fn content(&self) -> Vec<u8> {
        let content =
            alipay::content_to_sign(&self.method, &self.path, &self.client_id, &self.time, self.body.as_bytes());
        content.expect("any parts can be joined")
    }

    fn digest(&self) -> String {
        let digest =
            alipay::content_digest(&self.method, &self.path, &self.client_id, &self.time, self.body.as_bytes());
        digest.expect("any content has a digest")
    }

    /// The same case with a row's change to its fields; flipping a bit of the signature is not one of them.
    fn changed(&self, change: &Map<String, Value>) -> Case {
        let pick = |name: &str, own: &str| change.get(name).and_then(Value::as_str).unwrap_or(own).to_owned();
        Case {
            name: self.name.clone(),
            method: pick("method", &self.method),
            path: pick("path", &self.path),
            client_id: pick("client_id", &self.client_id),
            time: pick("time", &self.time),
            body: pick("body", &self.body),
            content: self.content.clone(),
            content_sha256: self.content_sha256.clone(),
            signature_base64: pick("signature_base64", &self.signature_base64),
            header: self.header.clone(),
        }
    }
}

/// `ok` or the reason of the `SignatureError`; any other error is a failure of the test.
fn verdict(result: Result<(), Error>) -> String {
    let Err(error) = result else { return "ok".to_owned() };
    assert_eq!(error.kind(), ErrorKind::Signature, "{error:?}");
    error.reason().expect("a signature error has a reason").to_owned()
}

#[test]
fn every_stage_of_every_case() {
    let vectors = Vectors::read();
    let (private, public) = (vectors.private_key(), vectors.public_key());
    assert_eq!(private.public_key().expect("its public half"), vectors.public_key_spki);
    assert!(!vectors.cases.is_empty());
    for case in &vectors.cases {
        let (name, content) = (&case.name, case.content());
        assert_eq!(content, case.content.as_bytes(), "{name}: content to sign");
        assert_eq!(case.digest(), case.content_sha256, "{name}: digest");
        assert_eq!(private.sign(&content).expect("a signature"), case.signature_base64, "{name}: signature");
        let header = alipay::signature_header(&case.signature_base64, 1).expect("a header");
        assert_eq!(header, case.header, "{name}: header");
        let signature = alipay::parse_signature_header(&case.header).expect("a signature in the header");
        assert_eq!(signature, case.signature_base64, "{name}: signature from the header");
        assert_eq!(verdict(public.verify(&content, &decode(&signature))), "ok", "{name}: verification");
    }
}

#[test]
fn every_header_gets_its_verdict() {
    let vectors = Vectors::read();
    let public = vectors.public_key();
    let case = vectors.case(&vectors.header_case);
    assert!(!vectors.headers.is_empty());
    for row in &vectors.headers {
        let header = fill(&row.header, &case.signature_base64, &vectors.case(&vectors.other_case).signature_base64);
        let result = alipay::parse_signature_header(&header)
            .and_then(|signature| public.verify(&case.content(), &decode(&signature)));
        assert_eq!(verdict(result), row.expect, "{}", row.name);
    }
}

#[test]
fn every_changed_message_gets_its_verdict() {
    let vectors = Vectors::read();
    assert!(!vectors.verify.is_empty());
    for row in &vectors.verify {
        let case = vectors.case(&row.case).changed(&row.change);
        let mut signature = decode(&case.signature_base64);
        if let Some(bit) = row.change.get("flip_signature_bit").and_then(Value::as_u64) {
            let bit = usize::try_from(bit).expect("a bit");
            signature[bit / 8] ^= 0x80 >> (bit % 8);
        }
        if case.path.contains('\n') {
            // Nobody can make such a receiver, so nothing is ever good for it.
            let hooks =
                Webhooks::builder().path(&*case.path).client_id("C").alipay_public_key(&*vectors.public_key_spki);
            assert_eq!(hooks.build().expect_err("refused").field(), Some("path"), "{}", row.name);
            continue;
        }
        let expected = row.receiver.as_ref().unwrap_or(&row.expect);
        assert_eq!(&verdict(receive(&vectors, &case, &signature)), expected, "{}", row.name);
    }
}

/// As the receiver verifies: it knows where each part of the content ends, which the bytes alone don't tell. What no
/// receiver takes (another method, a path with its host, no signature at all) goes to the key itself.
fn receive(vectors: &Vectors, case: &Case, signature: &[u8]) -> Result<(), Error> {
    if case.method != "POST" || !case.path.starts_with('/') || signature.is_empty() {
        return vectors.public_key().verify(&case.content(), signature);
    }
    let receiver = Webhooks::builder()
        .path(&*case.path)
        .client_id(&*case.client_id)
        .alipay_public_key(&*vectors.public_key_spki)
        .build()
        .expect("a receiver");
    let header = alipay::signature_header(&STANDARD.encode(signature), 1).expect("a header");
    let mut headers = HeaderMap::new();
    headers.insert("signature", header.parse().expect("a header's value"));
    // Line breaks cannot travel in a header; a reader that got one some other way must not be fooled by it either.
    let Ok(time) = HeaderValue::from_str(&case.time) else {
        let pairs: [(&str, &[u8]); 2] = [("signature", header.as_bytes()), ("request-time", case.time.as_bytes())];
        return dynamic(vectors, case).verify(&pairs, case.body.as_bytes(), 0);
    };
    headers.insert("request-time", time);
    receiver.verify(&headers, case.body.as_bytes())
}

/// The receiver that the bindings use: its headers are bytes of any kind.
fn dynamic(vectors: &Vectors, case: &Case) -> rebuttal::dynamic::Receiver {
    let options = serde_json::json!({
        "path": case.path, "client_id": case.client_id, "alipay_public_key": vectors.public_key_spki,
    });
    rebuttal::dynamic::receiver("alipay", options.to_string().as_bytes()).expect("a receiver")
}

#[test]
fn every_form_of_a_key_is_read_and_every_wrong_key_tells_its_mistake() {
    let table = KeyCases::read();
    let vectors = Vectors::read();
    assert_eq!(table.seed, vectors.seed);
    let known = known_key::private_key(&table.seed);
    assert!(!table.cases.is_empty());
    for row in &table.cases {
        let text = row.text(&known);
        match (row.expect.as_str(), read_key(&vectors, row, &text)) {
            ("ok", result) => result.unwrap_or_else(|error| panic!("{}: {error:?}", row.name)),
            (_, Ok(())) => panic!("{}: taken for a good key", row.name),
            (_, Err(error)) => assert_mistake(row, &text, &error),
        }
    }
}

/// Reads a text as its row says, and proves that a good one is the known key.
fn read_key(vectors: &Vectors, row: &KeyCase, text: &str) -> Result<(), Error> {
    if row.used_as == "private" {
        let public = PrivateKey::new(text)?.public_key()?;
        assert_eq!(public, vectors.public_key_spki, "{}", row.name);
        return Ok(());
    }
    let case = &vectors.cases[0];
    let key = PublicKey::new(text)?;
    assert_eq!(verdict(key.verify(&case.content(), &decode(&case.signature_base64))), "ok", "{}", row.name);
    Ok(())
}

fn assert_mistake(row: &KeyCase, text: &str, error: &Error) {
    assert_eq!((error.kind(), error.field()), (ErrorKind::Config, Some("key")), "{}: {error:?}", row.name);
    let cause = match row.used_as.as_str() {
        "private" => rebuttal_signing::PrivateKey::parse(text).err(),
        _ => rebuttal_signing::PublicKey::parse(text).err(),
    };
    let cause = cause.expect("the same text is refused in the same way");
    assert_eq!(cause.kind().name(), row.expect, "{}", row.name);
    // An option without any text is refused before anybody looks for a key in it.
    let words = if text.trim().is_empty() { "is empty".to_owned() } else { cause.to_string() };
    assert!(error.to_string().ends_with(&words), "{}: {error}", row.name);
    let secret: String = text.lines().filter(|line| !line.contains("-----")).collect();
    if let Some(part) = secret.get(40..80) {
        assert!(!format!("{error} {error:?}").contains(part), "{}: the key is in the error", row.name);
    }
}

fn decode(base64: &str) -> Vec<u8> {
    STANDARD.decode(base64).expect("Base64")
}

/// Puts the forms of a signature into a header, as the README beside the file lists them.
fn fill(header: &str, signature: &str, other: &str) -> String {
    let bytes = decode(signature);
    let every = || signature.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
    let forms = [
        ("{base64}", signature.to_owned()),
        ("{base64_spaces}", signature.replace('+', " ")),
        ("{base64_url}", signature.replace('+', "-").replace('/', "_")),
        ("{base64_unpadded}", signature.trim_end_matches('=').to_owned()),
        ("{encoded}", encode(signature)),
        ("{encoded_lower}", encode(signature).replace("%2B", "%2b").replace("%2F", "%2f").replace("%3D", "%3d")),
        ("{encoded_all}", every()),
        ("{encoded_twice}", encode(&encode(signature))),
        ("{hex}", bytes.iter().map(|byte| format!("{byte:02x}")).collect()),
        ("{short}", encode(&STANDARD.encode(&bytes[..bytes.len() - 1]))),
        ("{zero_before}", encode(&STANDARD.encode([&[0], &bytes[..]].concat()))),
        ("{other}", encode(other)),
        ("{long}", "A".repeat(8192)),
    ];
    let filled = forms.iter().fold(header.to_owned(), |text, (name, form)| text.replace(name, form));
    assert!(!filled.contains('{'), "an unknown form in {header}");
    filled
}

/// Percent-encodes all but ASCII letters and digits.
fn encode(text: &str) -> String {
    let one = |byte: u8| match byte {
        letter if letter.is_ascii_alphanumeric() => char::from(letter).to_string(),
        other => format!("%{other:02X}"),
    };
    text.bytes().map(one).collect()
}
