//! Keys and client ids, as clients and receivers take them, and what both check of a signature.

use rebuttal_runtime::options::Options;
use rebuttal_runtime::provider::Failure;
use rebuttal_runtime::{Error, ErrorKind, time};
use rebuttal_signing::{Content, KeyError, PrivateKey as SigningKey, PublicKey as VerifyingKey, SignatureHeader};

pub(super) fn key_error(option: &str, error: &KeyError) -> Error {
    Error::new(ErrorKind::Config, format!("the option `{option}` is not usable: {error}")).with_field(option)
}

pub(super) fn private_key(options: &Options, option: &str) -> Result<SigningKey, Error> {
    SigningKey::parse(options.text(option)).map_err(|error| key_error(option, &error))
}

/// The client id is joined with other texts and signed, so what no header takes can never be right.
pub(super) fn client_id(options: &Options) -> Result<String, Error> {
    plain(options, "client_id")
}

/// A text of visible ASCII without white space; around it, it is a slip of whoever copied it.
pub(super) fn plain(options: &Options, option: &'static str) -> Result<String, Error> {
    let text = options.text(option).trim();
    if text.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Ok(text.to_owned());
    }
    let message = format!("the option `{option}` holds white space, line breaks or characters beyond ASCII");
    Err(Error::new(ErrorKind::Config, message).with_field(option))
}

/// Several while keys are exchanged: a signature is good if any of them verifies it.
pub(super) fn public_keys(options: &Options) -> Result<Vec<VerifyingKey>, Error> {
    let option = "alipay_public_key";
    options
        .texts(option)
        .iter()
        .map(|text| VerifyingKey::parse(text).map_err(|error| key_error(option, &error)))
        .collect()
}

/// Checks a `Signature` header against content, with the reason if it is not good.
pub(super) fn verify_header(keys: &[VerifyingKey], header: &str, content: &Content<'_>) -> Result<(), Failure> {
    let header =
        SignatureHeader::parse(header).map_err(|error| Failure::new(error.reason().name(), error.to_string()))?;
    if keys.iter().any(|key| key.verify(content, header.signature()).is_ok()) {
        return Ok(());
    }
    let message = "the signature does not match. Compare the configured public key with the one in Antom's Dashboard \
                   (it is not the merchant's own), and the path and client id with what Antom has on record";
    Err(Failure::new("mismatch", message))
}

/// The moment that a header names, in milliseconds since 1970. It is read however old a message may be: the bytes that are
/// signed join client id and time with a dot, so what was signed for the client `a.b` would be good for `a` at `b.2026-…`.
pub(super) fn sent_at(header: &str, time: &str) -> Result<i64, Failure> {
    time::milliseconds(time).ok_or_else(|| {
        let problem = "is neither ISO 8601 with an offset nor milliseconds since 1970";
        Failure::new("malformed", format!("the {header} header {problem}"))
    })
}

/// The client id is part of what is signed, so ours is used; another one in the header is somebody else's message.
pub(super) fn check_client_id(ours: &str, theirs: Option<&str>) -> Result<(), Failure> {
    match theirs {
        Some(theirs) if theirs != ours => {
            Err(Failure::new("client_id", "the client-id header names another merchant than the configured one"))
        }
        _ => Ok(()),
    }
}
