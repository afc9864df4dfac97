//! The headers of a webhook.

use crate::provider::{Failure, Headers};

/// The one value of a header, which may also have the name that CGI and WSGI give it, such as `HTTP_REQUEST_TIME`.
///
/// # Errors
/// `missing` or `repeated`, or `malformed` if it is not ASCII text.
pub fn header<'a>(headers: &Headers<'a>, name: &str) -> Result<&'a str, Failure> {
    let values = |is_name: fn(&str, &str) -> bool| {
        headers.iter().filter(move |(key, _)| is_name(key, name)).map(|(_, value)| *value)
    };
    let (mut plain, mut variables) = (values(str::eq_ignore_ascii_case), values(is_variable_of));
    let found = (plain.next(), variables.next());
    let Some(value) = found.0.or(found.1) else {
        return Err(Failure::new("missing", format!("the message has no {name} header; it cannot be trusted")));
    };
    // Some frameworks show one header by both names.
    let same = found.1.is_none_or(|variable| variable == value);
    if !same || plain.next().is_some() || variables.next().is_some() {
        return Err(Failure::new("repeated", format!("the message has several {name} headers; none is trusted")));
    }
    let text = std::str::from_utf8(value).ok().filter(|text| text.is_ascii());
    text.ok_or_else(|| Failure::new("malformed", format!("the {name} header is not ASCII text")))
}

/// Whether `key` is what CGI makes of a header's name: `HTTP_`, then capitals and underscores.
fn is_variable_of(key: &str, name: &str) -> bool {
    let name = name.bytes().map(|byte| if byte == b'-' { b'_' } else { byte.to_ascii_uppercase() });
    key.strip_prefix("HTTP_").is_some_and(|rest| rest.bytes().eq(name))
}
