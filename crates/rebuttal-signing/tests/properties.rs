//! What holds for any content, key text and header, tried on many made by a small generator from fixed seeds.

use rebuttal_signing::{
    Content, PrivateKey, PublicKey, Signature, SignatureHeader, TimestampedHeader, WebhookSecret, hmac256, known_key,
};

/// Xorshift: the same numbers on every machine.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 as usize
    }

    fn below(&mut self, limit: usize) -> usize {
        self.next() % limit
    }

    fn bytes(&mut self, longest: usize) -> Vec<u8> {
        (0..self.below(longest + 1)).map(|_| self.next() as u8).collect()
    }

    /// Removes, doubles or replaces one character.
    fn damage(&mut self, text: &str) -> String {
        let mut characters: Vec<char> = text.chars().collect();
        let at = self.below(characters.len());
        match self.below(3) {
            0 => drop(characters.remove(at)),
            1 => characters.insert(at, characters[at]),
            _ => characters[at] = char::from(b' ' + self.below(95) as u8),
        }
        characters.into_iter().collect()
    }
}

fn key() -> PrivateKey {
    known_key::private_key("key for properties")
}

fn content(body: &[u8]) -> Content<'_> {
    Content::new("POST", "/a?b=c", "client", "2019-07-12T12:08:56.253+05:30", body)
}

#[test]
fn what_was_signed_verifies_and_any_flipped_bit_does_not() {
    let (key, mut numbers) = (key(), Numbers(1));
    let public = key.public_key();
    for _ in 0..100 {
        let mut body = numbers.bytes(300);
        body.push(b'}');
        let signature = key.sign(&content(&body)).unwrap();
        public.verify(&content(&body), &signature).unwrap();

        let mut flipped = signature.as_bytes().to_vec();
        let bit = numbers.below(flipped.len() * 8);
        flipped[bit / 8] ^= 1 << (bit % 8);
        public.verify(&content(&body), &Signature::from_bytes(flipped)).unwrap_err();

        let bit = numbers.below(body.len() * 8);
        body[bit / 8] ^= 1 << (bit % 8);
        public.verify(&content(&body), &signature).unwrap_err();
    }
}

#[test]
fn another_key_verifies_nothing() {
    let signature = key().sign_bytes(b"bytes").unwrap();
    let other = known_key::private_key("another key").public_key();
    other.verify_bytes(b"bytes", signature.as_bytes()).unwrap_err();
}

#[test]
fn the_digest_of_the_parts_is_the_digest_of_the_whole() {
    let (key, mut numbers) = (key(), Numbers(2));
    for _ in 0..20 {
        let body = numbers.bytes(5000);
        let content = content(&body);
        assert_eq!(key.sign(&content).unwrap(), key.sign_bytes(&content.to_bytes()).unwrap());
    }
}

#[test]
fn a_content_that_could_be_read_in_another_way_is_not_signed() {
    let key = key();
    let sign = |uri, client_id, time| key.sign(&Content::new("POST", uri, client_id, time, b"{}"));
    sign("/a", "client", "2023-09-20T23:41:32-07:00").unwrap();
    for time in ["1.{", "1 2", "1\n2", "1,2", "１"] {
        assert_eq!(
            sign("/a", "client", time).unwrap_err().to_string(),
            "nothing was signed: the time contains characters that no time has"
        );
    }
    sign("/a\nb", "client", "1").unwrap_err();
    sign("/a", "cli\nent", "1").unwrap_err();
}

#[test]
fn a_damaged_private_key_is_refused_or_still_the_same_key() {
    let (key, mut numbers) = (key(), Numbers(3));
    for text in [key.to_pkcs8_pem(), key.to_pkcs1_pem(), key.to_pkcs8_base64()] {
        let text = text.unwrap();
        for _ in 0..300 {
            let damaged = numbers.damage(&text);
            if let Ok(read) = PrivateKey::parse(&damaged) {
                assert_eq!(read.public_key(), key.public_key());
            }
            // A damaged public key can be another public key; reading it only has to end.
            let _ = PublicKey::parse(&damaged);
        }
    }
}

#[test]
fn texts_that_are_no_keys_or_headers_are_refused() {
    let mut numbers = Numbers(4);
    for _ in 0..2000 {
        let noise = String::from_utf8_lossy(&numbers.bytes(200)).into_owned();
        for prefix in ["", "MII", "-----BEGIN RSA PRIVATE KEY-----\n", "-----BEGIN ", "\\", "\""] {
            let text = format!("{prefix}{noise}");
            PrivateKey::parse(&text).unwrap_err();
            PublicKey::parse(&text).unwrap_err();
        }
        SignatureHeader::parse(&noise).unwrap_err();
    }
}

#[test]
fn a_header_is_read_as_it_was_written() {
    let mut numbers = Numbers(5);
    for _ in 0..200 {
        let mut bytes = numbers.bytes(600);
        bytes.push(0);
        let header = SignatureHeader::new(Signature::from_bytes(bytes)).with_key_version(numbers.below(1000) as u32);
        assert_eq!(SignatureHeader::parse(&header.to_string()).unwrap(), header);
    }
}

#[test]
fn a_signed_webhook_verifies_and_any_flipped_bit_does_not() {
    let (secrets, mut numbers) = ([WebhookSecret::parse("whsec_properties").unwrap()], Numbers(6));
    for _ in 0..200 {
        let (mut body, seconds) = (numbers.bytes(300), numbers.below(1 << 33) as i64);
        body.push(b'}');
        let header = hmac256::sign(&secrets[0], seconds, &body).unwrap().to_string();
        let verify = |header: &str, body: &[u8]| {
            hmac256::verify_any_age(&secrets, &TimestampedHeader::parse(header).unwrap(), body)
        };
        verify(&header, &body).unwrap();
        verify(&header.replacen("t=", "t=1", 1), &body).unwrap_err();

        let bit = numbers.below(body.len() * 8);
        body[bit / 8] ^= 1 << (bit % 8);
        verify(&header, &body).unwrap_err();
    }
}

#[test]
fn a_damaged_webhook_header_is_refused_or_says_the_same() {
    let (secrets, mut numbers) = ([WebhookSecret::parse("whsec_properties").unwrap()], Numbers(7));
    let header = hmac256::sign(&secrets[0], 1_700_000_000, b"{}").unwrap().to_string();
    for _ in 0..5000 {
        let damaged = numbers.damage(&header);
        let Ok(read) = TimestampedHeader::parse(&damaged) else { continue };
        if hmac256::verify_any_age(&secrets, &read, b"{}").is_ok() {
            assert_eq!(read.to_string(), header, "{damaged}");
        }
    }
    for _ in 0..2000 {
        let noise = String::from_utf8_lossy(&numbers.bytes(200)).into_owned();
        TimestampedHeader::parse(&noise).unwrap_err();
        TimestampedHeader::parse(&format!("t=1,v1={noise}")).unwrap_err();
    }
}
