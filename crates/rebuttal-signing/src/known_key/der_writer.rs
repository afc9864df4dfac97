//! Writes DER in the shapes of keys that are not RSA keys of a good size. The numbers in them are filler.

pub(super) fn element(tag: u8, parts: &[&[u8]]) -> Vec<u8> {
    let value = parts.concat();
    let length = value.len().to_be_bytes();
    let length = &length[value.len().leading_zeros() as usize / 8..];
    let mut out = vec![tag];
    match value.len() {
        0..0x80 => out.push(value.len() as u8),
        _ => {
            out.push(0x80 | length.len() as u8);
            out.extend(length);
        }
    }
    out.extend(value);
    out
}

pub(super) fn sequence(parts: &[&[u8]]) -> Vec<u8> {
    element(0x30, parts)
}

/// A positive INTEGER of that many bits, all ones.
pub(super) fn number(bits: usize) -> Vec<u8> {
    element(2, &[&[0], &vec![0xff; bits / 8]])
}

pub(super) fn small(value: u8) -> Vec<u8> {
    element(2, &[&[value]])
}

pub(super) fn algorithm(oid: &[u8]) -> Vec<u8> {
    sequence(&[&element(6, &[oid]), &element(5, &[])])
}

pub(super) fn pkcs8(oid: &[u8], key: &[u8]) -> Vec<u8> {
    sequence(&[&small(0), &algorithm(oid), &element(4, &[key])])
}

pub(super) fn spki(oid: &[u8], key: &[u8]) -> Vec<u8> {
    sequence(&[&algorithm(oid), &element(3, &[&[0], key])])
}

/// The shape of an RSA private key in PKCS#1.
pub(super) fn pkcs1(bits: usize) -> Vec<u8> {
    let half = number(bits / 2);
    let exponent = element(2, &[&[1, 0, 1]]);
    sequence(&[&small(0), &number(bits), &exponent, &number(bits), &half, &half, &half, &half, &half])
}

pub(super) fn pkcs1_public(bits: usize) -> Vec<u8> {
    sequence(&[&number(bits), &element(2, &[&[1, 0, 1]])])
}
