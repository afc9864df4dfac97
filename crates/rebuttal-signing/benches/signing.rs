//! Signing, verifying and headers alone: `cargo bench -p rebuttal-signing`.

use std::hint::black_box;

use divan::Bencher;
use rebuttal_signing::hmac256::{self, TimestampedContent, Tolerance};
use rebuttal_signing::{Content, PrivateKey, SignatureHeader, TimestampedHeader, WebhookSecret, known_key};

fn main() {
    divan::main();
}

const BODY: &[u8] = br#"{"disputeId":"202601010000000001","disputeNotificationType":"DISPUTE_CREATED"}"#;
const NOW: i64 = 1_767_225_600;

fn key() -> PrivateKey {
    known_key::private_key("rebuttal bench")
}

fn content(body: &[u8]) -> Content<'_> {
    Content::new("POST", "/hooks/alipay", "SANDBOX_5YBENCH00000000", "1767225600000", body)
}

#[divan::bench]
fn rsa_sign(bencher: Bencher<'_, '_>) {
    let key = key();
    bencher.bench(|| key.sign(&content(black_box(BODY))));
}

#[divan::bench]
fn rsa_verify(bencher: Bencher<'_, '_>) {
    let key = key();
    let (public, signature) = (key.public_key(), key.sign(&content(BODY)).expect("it signs"));
    bencher.bench(|| public.verify(&content(black_box(BODY)), &signature));
}

#[divan::bench]
fn rsa_hash_a_document(bencher: Bencher<'_, '_>) {
    let body = vec![b'A'; 1_000_000];
    bencher.counter(divan::counter::BytesCount::of_slice(&body)).bench(|| content(black_box(&body)).digest());
}

#[divan::bench]
fn rsa_parse_a_key(bencher: Bencher<'_, '_>) {
    let text = key().to_pkcs8_base64().expect("it is written");
    bencher.bench(|| PrivateKey::parse(black_box(&text)));
}

#[divan::bench]
fn rsa_header_write(bencher: Bencher<'_, '_>) {
    let signature = key().sign(&content(BODY)).expect("it signs");
    bencher.bench(|| SignatureHeader::new(black_box(&signature).clone()).to_string());
}

#[divan::bench]
fn rsa_header_parse(bencher: Bencher<'_, '_>) {
    let header = SignatureHeader::new(key().sign(&content(BODY)).expect("it signs")).to_string();
    bencher.bench(|| SignatureHeader::parse(black_box(&header)));
}

fn webhook() -> (WebhookSecret, String) {
    let secret = WebhookSecret::parse("whsec_bench").expect("it is one");
    let signature = secret.sign(&TimestampedContent::new(&NOW.to_string(), BODY)).expect("it signs").to_hex();
    // The older scheme's signature stands beside it, as the provider sends them in test mode.
    (secret, format!("t={NOW},v1={signature},v0={signature}"))
}

#[divan::bench]
fn hmac_header_parse(bencher: Bencher<'_, '_>) {
    let (_, header) = webhook();
    bencher.bench(|| TimestampedHeader::parse(black_box(&header)));
}

#[divan::bench]
fn hmac_verify(bencher: Bencher<'_, '_>) {
    let (secret, header) = webhook();
    let (secrets, header) = ([secret], TimestampedHeader::parse(&header).expect("it is one"));
    bencher.bench(|| {
        hmac256::verify(
            &secrets,
            &header,
            black_box(BODY),
            NOW * 1000,
            Tolerance { past: Some(std::time::Duration::from_secs(300)), future: None },
        )
    });
}
