//! The key that makes repeating a call harmless: one for each call, whatever the number of its attempts.

use http::{HeaderMap, HeaderName, HeaderValue};
use rebuttal_schema::{Idempotency, Operation, Provider, RetryClass};

use crate::options::Options;
use crate::options::given;
use crate::{Error, ErrorKind};

/// The caller's key, or a new one; none for operations that are not repeated by a key.
///
/// # Errors
/// `ErrorKind::InvalidArgument` if the caller's key is too long, or given where none is taken.
pub(crate) fn key(
    provider: &'static Provider,
    operation: &'static Operation,
    options: &Options,
) -> Result<Option<String>, Error> {
    let Some(rule) = provider.idempotency else { return Ok(None) };
    let given = options.optional_text(rule.option);
    let problem = match (operation.retry, given) {
        (RetryClass::Keyed, None) => return Ok(Some(uuid::Uuid::new_v4().to_string())),
        (RetryClass::Keyed, Some(key)) if !given::visible(key) => {
            "holds line breaks or characters beyond ASCII, which no header takes".to_owned()
        }
        (RetryClass::Keyed, Some(key)) => match rule.max_length.filter(|most| key.chars().count() as u64 > *most) {
            None => return Ok(Some(key.to_owned())),
            Some(most) => format!("has more than {most} characters, which the provider does not take"),
        },
        (_, None) => return Ok(None),
        (_, Some(_)) => format!("is not taken by {}, which is repeated without a key", operation.id),
    };
    Err(refusal(rule.option, &problem))
}

/// Puts the key among the headers.
///
/// # Errors
/// `ErrorKind::InvalidArgument` if no header takes it.
pub(crate) fn insert(headers: &mut HeaderMap, rule: Idempotency, key: &str) -> Result<(), Error> {
    let unusable = || refusal(rule.option, "holds characters that no header takes");
    let name = HeaderName::from_bytes(rule.header.as_bytes()).map_err(|_| unusable())?;
    headers.insert(name, HeaderValue::from_str(key).map_err(|_| unusable())?);
    Ok(())
}

fn refusal(option: &str, problem: &str) -> Error {
    Error::new(ErrorKind::InvalidArgument, format!("the option `{option}` {problem}; nothing was sent"))
        .with_field(option)
}
