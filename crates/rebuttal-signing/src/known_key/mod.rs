//! Keys for known answers: derived from a public seed, the same on every machine, so that no private key is stored.
//!
//! Worthless as secrets: anybody can derive them. Never sign anything real with one.

mod cases;
mod der_writer;

use aws_lc_rs::{
    digest,
    rsa::{KeyPair, KeyPairComponents, PublicKeyComponents},
};
use num_bigint::BigUint;

pub use cases::{KeyCase, KeyCases};

use crate::keys::PrivateKey;

/// The public exponent of the keys.
const EXPONENT: u32 = 65537;

/// Derives the RSA-2048 key of a seed.
///
/// The primes are the first ones at or above 1024-bit expansions of the seed (SHA-256 of seed, label and a counter) with the two
/// top bits set, the larger one being `p`. Takes part of a second.
///
/// # Panics
/// If the library refuses the key: the derivation would be wrong then, and every known answer with it.
#[must_use]
pub fn private_key(seed: &str) -> PrivateKey {
    let numbers = Numbers::derive(seed, 128);
    let part = |number: &BigUint| number.to_bytes_be();
    let components = KeyPairComponents {
        public_key: PublicKeyComponents { n: part(&numbers.n), e: part(&numbers.e) },
        d: part(&numbers.d),
        p: part(&numbers.p),
        q: part(&numbers.q),
        dP: part(&numbers.dp),
        dQ: part(&numbers.dq),
        qInv: part(&numbers.qinv),
    };
    let pair = KeyPair::from_components(&components).expect("derived numbers make a key");
    PrivateKey::from_pair(pair).expect("a key pair has a public key")
}

/// The numbers of an RSA key, as PKCS#1 names them.
struct Numbers {
    n: BigUint,
    e: BigUint,
    d: BigUint,
    p: BigUint,
    q: BigUint,
    dp: BigUint,
    dq: BigUint,
    qinv: BigUint,
}

impl Numbers {
    fn derive(seed: &str, prime_bytes: usize) -> Self {
        let seed = Seed(seed.as_bytes());
        let (first, second) = (seed.prime("p", prime_bytes), seed.prime("q", prime_bytes));
        let (p, q) = if first > second { (first, second) } else { (second, first) };
        let e = BigUint::from(EXPONENT);
        let (p1, q1) = (&p - 1u8, &q - 1u8);
        let d = e.modinv(&(&p1 * &q1)).expect("the primes were chosen so that the exponent has an inverse");
        let qinv = q.modinv(&p).expect("two different primes");
        Self { n: &p * &q, dp: &d % &p1, dq: &d % &q1, qinv, e, d, p, q }
    }
}

struct Seed<'a>(&'a [u8]);

impl Seed<'_> {
    /// `size` bytes: SHA-256 of seed, label and a 32-bit counter from 0, one after the other.
    fn expand(&self, label: &str, size: usize) -> BigUint {
        let mut bytes = Vec::with_capacity(size + 32);
        for counter in 0u32.. {
            if bytes.len() >= size {
                break;
            }
            let block = [self.0, label.as_bytes(), &counter.to_be_bytes()].concat();
            bytes.extend_from_slice(digest::digest(&digest::SHA256, &block).as_ref());
        }
        BigUint::from_bytes_be(&bytes[..size])
    }

    /// The first prime at or above the expansion of `label` with the two top bits and the lowest set, whose predecessor is
    /// no multiple of the exponent.
    fn prime(&self, label: &str, size: usize) -> BigUint {
        let top = BigUint::from(3u8) << (8 * size - 2);
        let mut candidate = self.expand(label, size) | top | BigUint::from(1u8);
        while !(self.is_prime(&candidate) && (&candidate - 1u8) % EXPONENT != BigUint::ZERO) {
            candidate += 2u8;
        }
        candidate
    }

    /// Miller-Rabin with 40 bases taken from the seed.
    fn is_prime(&self, n: &BigUint) -> bool {
        const SMALL: [u32; 11] = [3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37];
        if SMALL.iter().any(|small| n % small == BigUint::ZERO) {
            return false;
        }
        let last = n - 1u8;
        let twos = last.trailing_zeros().unwrap_or(0);
        let odd = &last >> twos;
        let one = BigUint::from(1u8);
        (0..40).all(|index| {
            let base = self.expand(&format!("base{index}"), 64) % (n - 3u8) + 2u8;
            let mut power = base.modpow(&odd, n);
            if power == one || power == last {
                return true;
            }
            (1..twos).any(|_| {
                power = &power * &power % n;
                power == last
            })
        })
    }
}
