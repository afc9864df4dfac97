//! The URL of a request, from the operation's table, and the request that goes there.

use http::header::{ACCEPT, HeaderValue};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use crate::{Error, ErrorKind};
use rebuttal_schema::Operation;

/// What would end a path segment or begin another one. Identifiers are checked before they come here.
const RESERVED: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'`')
    .add(b'{')
    .add(b'}')
    .add(b'/')
    .add(b'%');

/// The request without its body, credentials and the headers of the client and the call. `parameter` gives the values in
/// the path, `query` is encoded.
///
/// # Errors
/// `ErrorKind::InvalidArgument` if all that makes no URL.
pub(crate) fn request<'a>(
    base_url: &str,
    operation: &Operation,
    parameter: impl Fn(&str) -> &'a str,
    query: &str,
) -> Result<reqwest::Request, Error> {
    let unusable = |problem: String| {
        Error::new(ErrorKind::InvalidArgument, format!("the request could not be built ({problem}); nothing was sent"))
    };
    let method =
        reqwest::Method::from_bytes(operation.method.as_bytes()).map_err(|error| unusable(error.to_string()))?;
    let text = url(base_url, operation.path, parameter, query);
    let url = reqwest::Url::parse(&text).map_err(|error| unusable(error.to_string()))?;
    let mut request = reqwest::Request::new(method, url);
    request.headers_mut().insert(ACCEPT, HeaderValue::from_static("application/json"));
    Ok(request)
}

/// Puts the values of a path's parameters, percent-encoded, in the places of their names in braces.
fn url<'a>(base_url: &str, template: &str, parameter: impl Fn(&str) -> &'a str, query: &str) -> String {
    let mut url = base_url.to_owned();
    let mut pieces = template.split('{');
    url.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let (name, rest) = piece.split_once('}').unwrap_or((piece, ""));
        url.extend(utf8_percent_encode(parameter(name), RESERVED));
        url.push_str(rest);
    }
    if !query.is_empty() {
        url.push('?');
        url.push_str(query);
    }
    url
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASE: &str = "https://host.example";

    #[test]
    fn values_stand_in_the_places_of_their_names() {
        let parameter = |name: &str| match name {
            "file" => "file_1",
            "part" => "2",
            other => panic!("{other} is no parameter"),
        };
        let cases =
            [("/v1/files", ""), ("/v1/files/{file}", "/file_1"), ("/v1/files/{file}/{part}.pdf", "/file_1/2.pdf")];
        for (template, end) in cases {
            assert_eq!(url(BASE, template, parameter, ""), format!("{BASE}/v1/files{end}"));
        }
    }

    #[test]
    fn no_value_leaves_its_segment() {
        for (value, encoded) in [
            ("a/b", "a%2Fb"),
            ("a?b#c", "a%3Fb%23c"),
            ("100%", "100%25"),
            ("a b\n", "a%20b%0A"),
            ("\"<`{}>", "%22%3C%60%7B%7D%3E"),
            ("é", "%C3%A9"),
            ("a:@!$&'()*+,;=~-._b", "a:@!$&'()*+,;=~-._b"),
        ] {
            let text = url(BASE, "/v1/{id}/close", |_| value, "");
            assert_eq!(text, format!("{BASE}/v1/{encoded}/close"));
            assert_eq!(
                reqwest::Url::parse(&text).map(|url| url.path().to_owned()).as_deref(),
                Ok(text.split_at(BASE.len()).1)
            );
        }
    }

    #[test]
    fn a_query_stands_behind_the_path_as_it_was_encoded() {
        assert_eq!(
            url(BASE, "/v1/disputes", |_| "", "created[gte]=1&limit=2"),
            format!("{BASE}/v1/disputes?created[gte]=1&limit=2")
        );
    }
}
