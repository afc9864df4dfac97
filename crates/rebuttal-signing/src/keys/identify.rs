//! Tells what a DER key is, before the library only says that it is not what it wanted.

use super::{
    KeyError, KeyErrorKind as Kind,
    der::{self, Element, Unreadable},
    role::Role,
};

/// How an RSA key is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Pkcs8,
    Pkcs1Private,
    Spki,
    Pkcs1Public,
}

impl Shape {
    fn role(self) -> Role {
        match self {
            Self::Pkcs8 | Self::Pkcs1Private => Role::Private,
            Self::Spki | Self::Pkcs1Public => Role::Public,
        }
    }
}

const RSA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01];

/// Key algorithms that are not RSA as this scheme uses it, by the bytes of their object identifier.
const OTHERS: [(&[u8], &str); 7] = [
    (&[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0a], "RSA-PSS"),
    (&[0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01], "EC"),
    (&[0x2a, 0x86, 0x48, 0xce, 0x38, 0x04, 0x01], "DSA"),
    (&[0x2b, 0x65, 0x70], "Ed25519"),
    (&[0x2b, 0x65, 0x71], "Ed448"),
    (&[0x2b, 0x65, 0x6e], "X25519"),
    (&[0x2b, 0x65, 0x6f], "X448"),
];

/// Finds the shape of an RSA key of a good size; of anything else, the mistake.
///
/// `label` is what a PEM label claimed the key to be. Claiming PKCS#1 around PKCS#8 is common (one of the provider's SDKs
/// does so itself) and harmless; claiming a public key around a private one is not.
pub(super) fn identify(der: &[u8], wanted: Role, label: Option<Role>) -> Result<Shape, KeyError> {
    let refuse = |kind| KeyError::new(wanted, kind);
    let (whole, rest) = match Element::read(der) {
        Ok((whole, rest)) if whole.tag == der::SEQUENCE => (whole, rest),
        Err(Unreadable::CutOff) if der.first() == Some(&der::SEQUENCE) => {
            return Err(refuse(Kind::CutOff));
        }
        Ok(_) | Err(_) => return Err(refuse(Kind::NotAKey)),
    };
    if !rest.is_empty() {
        let seen = format!("{} bytes after its end", rest.len());
        return Err(refuse(Kind::TrailingData).seen(seen));
    }
    let parts = whole.children().ok_or_else(|| refuse(Kind::Invalid))?;
    let (shape, modulus) = shape(&parts, wanted)?;
    if label.is_some_and(|label| label != shape.role()) {
        return Err(
            refuse(Kind::LabelMismatch).seen("the label and the content differ: one is public, the other private")
        );
    }
    if shape.role() != wanted {
        return Err(refuse(if wanted == Role::Private { Kind::PublicKey } else { Kind::PrivateKey }));
    }
    match modulus.bits() {
        ..2048 => Err(refuse(Kind::TooSmall).seen(format!("{} bits", modulus.bits()))),
        2048..=8192 => Ok(shape),
        8193.. => Err(refuse(Kind::TooLarge).seen(format!("{} bits", modulus.bits()))),
    }
}

/// The shape by what the outer SEQUENCE holds, and the modulus.
fn shape<'a>(parts: &[Element<'a>], wanted: Role) -> Result<(Shape, Element<'a>), KeyError> {
    let refuse = |kind| KeyError::new(wanted, kind);
    let other = |name: &'static str| refuse(Kind::NotRsa).seen(name);
    let tags: Vec<u8> = parts.iter().map(|part| part.tag).collect();
    let inner = |bytes: &'a [u8], at: usize| {
        let numbers = Element::read(bytes).ok().and_then(|(key, _)| key.children());
        numbers.and_then(|numbers| numbers.get(at).copied()).ok_or_else(|| refuse(Kind::Invalid))
    };
    match tags.as_slice() {
        [der::INTEGER, der::SEQUENCE, der::OCTET_STRING, ..] => {
            rsa(&parts[1], wanted)?;
            Ok((Shape::Pkcs8, inner(parts[2].value, 1)?))
        }
        [der::SEQUENCE, der::BIT_STRING] => {
            rsa(&parts[0], wanted)?;
            // The first byte of a BIT STRING counts the unused bits of its last one.
            Ok((Shape::Spki, inner(parts[1].value.get(1..).unwrap_or_default(), 0)?))
        }
        [der::INTEGER, der::INTEGER] => Ok((Shape::Pkcs1Public, parts[0])),
        // Version, then p, q, g, y, x; an RSA key has nine numbers.
        [der::INTEGER, rest @ ..] if rest == [der::INTEGER; 5] => Err(other("DSA")),
        [der::INTEGER, der::INTEGER, der::INTEGER, ..] => Ok((Shape::Pkcs1Private, parts[1])),
        [der::INTEGER, der::OCTET_STRING, ..] => Err(other("EC")),
        [der::SEQUENCE, der::OCTET_STRING] => Err(refuse(Kind::Encrypted)),
        [der::SEQUENCE, der::SEQUENCE, der::BIT_STRING] => Err(refuse(Kind::Certificate)),
        _ => Err(refuse(Kind::NotAKey)),
    }
}

/// Checks the algorithm that a PKCS#8 or SPKI key names.
fn rsa(algorithm: &Element<'_>, wanted: Role) -> Result<(), KeyError> {
    let oid = match algorithm.children().as_deref() {
        Some([oid, ..]) if oid.tag == der::OID => oid.value,
        _ => return Err(KeyError::new(wanted, Kind::NotAKey)),
    };
    if oid == RSA {
        return Ok(());
    }
    let name = OTHERS.iter().find(|(other, _)| *other == oid).map_or("unknown", |(_, name)| name);
    Err(KeyError::new(wanted, Kind::NotRsa).seen(name))
}
