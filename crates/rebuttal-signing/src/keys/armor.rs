//! From the text that a person pasted to the DER inside.

use base64::{
    Engine as _,
    alphabet::STANDARD,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
};
use zeroize::Zeroizing;

use super::{KeyError, KeyErrorKind as Kind, role::Role};
use crate::pasted::{real_line_breaks, trim};

/// What a PEM label claims, and the DER.
type Unwrapped = (Option<Role>, Zeroizing<Vec<u8>>);

/// Padding gets lost in `NAME=value` files. Bits left over in the last character are a sign of a key that was cut off, which
/// its own length then tells better.
const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

/// Removes white space, quotes, PEM lines and Base64.
pub(super) fn remove(text: &str, wanted: Role) -> Result<Unwrapped, KeyError> {
    let unwrapped = remove_once(text, wanted)?;
    // A PEM file that was encoded once more, to fit into one line of a secret store.
    match std::str::from_utf8(&unwrapped.1) {
        Ok(pem) if pem.trim_start().starts_with("-----BEGIN ") => remove_once(pem, wanted),
        _ => Ok(unwrapped),
    }
}

fn remove_once(text: &str, wanted: Role) -> Result<Unwrapped, KeyError> {
    let refuse = |kind| KeyError::new(wanted, kind);
    let pasted = trim(text);
    if pasted.is_empty() {
        return Err(refuse(Kind::Empty));
    }
    if let Some(kind) = no_key_at_all(pasted) {
        return Err(refuse(kind));
    }
    let lines = real_line_breaks(pasted);
    let text = trim(&lines);
    if text.contains("-----BEGIN ") {
        return pem(text, wanted);
    }
    if text.contains("BEGIN ") || text.contains("-----END ") {
        return Err(refuse(Kind::CutOff).seen("one of its BEGIN and END lines is missing or not whole"));
    }
    Ok((None, base64(text, wanted)?))
}

/// Things that get pasted in a key's place.
fn no_key_at_all(text: &str) -> Option<Kind> {
    const API_KEYS: [&str; 8] = ["isak_", "irak_", "sk_", "rk_", "pk_", "whsec_", "Bearer ", "bearer "];
    const SSH: [&str; 5] = ["ssh-", "ecdsa-sha2-", "---- BEGIN SSH2", "-----BEGIN OPENSSH", "PuTTY-User-Key-File"];
    const ROOTS: [&str; 5] = ["/", "./", "../", "~/", "file:"];
    const LONGEST_PATH: usize = 260;
    const ENDINGS: [&str; 10] = [".pem", ".key", ".der", ".txt", ".crt", ".cer", ".p8", ".p12", ".pfx", ".pub"];
    if API_KEYS.iter().any(|prefix| text.starts_with(prefix)) {
        return Some(Kind::ApiKey);
    }
    if SSH.iter().any(|prefix| text.starts_with(prefix)) {
        return Some(Kind::SshKey);
    }
    // Whole keys in Base64 begin with M, but one that lost its beginning may begin like a path. It is longer.
    let drive = text.as_bytes().first().is_some_and(u8::is_ascii_alphabetic) && text[1..].starts_with(":\\");
    let path = drive
        || ROOTS.iter().any(|root| text.starts_with(root))
        || ENDINGS.iter().any(|ending| text.to_ascii_lowercase().ends_with(ending));
    (path && text.len() < LONGEST_PATH && !text.contains('\n')).then_some(Kind::FilePath)
}

/// One PEM block; text around it is ignored, as other readers do.
fn pem(text: &str, wanted: Role) -> Result<Unwrapped, KeyError> {
    let refuse = |kind| KeyError::new(wanted, kind);
    let (_, block) = text.split_once("-----BEGIN ").unwrap_or_default();
    let (label, body) = block.split_once("-----").ok_or_else(|| refuse(Kind::CutOff))?;
    let claimed = role_of(label).map_err(|kind| match kind {
        Kind::NotRsa => refuse(kind).seen(label.split(' ').next().unwrap_or_default().to_owned()),
        Kind::UnknownLabel => refuse(kind).seen(shown(label)),
        _ => refuse(kind),
    })?;
    let (body, end) =
        body.split_once("-----END ").ok_or_else(|| refuse(Kind::CutOff).seen("its END line is missing"))?;
    let (end, after) = end.split_once("-----").ok_or_else(|| refuse(Kind::CutOff).seen("its END line is not whole"))?;
    if end != label {
        return Err(refuse(Kind::LabelMismatch).seen("its BEGIN and END lines name different things"));
    }
    if after.contains("-----BEGIN ") {
        return Err(refuse(Kind::SeveralBlocks));
    }
    if body.contains("Proc-Type:") {
        return Err(refuse(Kind::Encrypted));
    }
    Ok((Some(claimed), base64(body, wanted)?))
}

/// What a label claims to hold, or the mistake that it is.
fn role_of(label: &str) -> Result<Role, Kind> {
    match label {
        "PRIVATE KEY" | "RSA PRIVATE KEY" => Ok(Role::Private),
        "PUBLIC KEY" | "RSA PUBLIC KEY" => Ok(Role::Public),
        "ENCRYPTED PRIVATE KEY" => Err(Kind::Encrypted),
        "EC PRIVATE KEY" | "EC PARAMETERS" | "DSA PRIVATE KEY" | "DSA PARAMETERS" => Err(Kind::NotRsa),
        "OPENSSH PRIVATE KEY" => Err(Kind::SshKey),
        _ if label.contains("CERTIFICATE") => Err(Kind::Certificate),
        _ => Err(Kind::UnknownLabel),
    }
}

/// A label, if it is one and not a piece of a key that slipped into its place.
fn shown(label: &str) -> String {
    let plain = label.len() <= 40 && label.chars().all(|c| c.is_ascii_uppercase() || c == ' ');
    if plain { format!("{label:?}") } else { "not readable".to_owned() }
}

fn base64(text: &str, wanted: Role) -> Result<Zeroizing<Vec<u8>>, KeyError> {
    let refuse = |kind| KeyError::new(wanted, kind);
    let mut compact = Zeroizing::new(String::with_capacity(text.len()));
    compact.extend(text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\u{feff}' | '\u{200b}')));
    let strange = |c: char| !(c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '='));
    if let Some(at) = compact.chars().position(strange) {
        return Err(refuse(Kind::NotBase64).seen(format!("character {} of {}", at + 1, compact.chars().count())));
    }
    let digits = compact.trim_end_matches('=').len();
    if digits % 4 == 1 || digits == 0 {
        // No Base64 has such a length. All keys begin with a SEQUENCE, which is an M in Base64; anything else never was one.
        let kind = if digits == 0 || compact.starts_with('M') { Kind::CutOff } else { Kind::NotAKey };
        return Err(refuse(kind).seen(format!("{digits} characters of Base64")));
    }
    let mut der = Zeroizing::new(Vec::with_capacity(compact.len() + 3));
    LENIENT.decode_vec(compact.as_bytes(), &mut der).map_err(|_| refuse(Kind::NotBase64))?;
    Ok(der)
}
