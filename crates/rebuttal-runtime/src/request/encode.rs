//! A request as it goes out, from checked parameters: its URL and its body, each written once.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http::header::{ACCEPT, HeaderValue};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use rebuttal_schema::{Encoding, Operation, Provider};

use crate::request::attachment::Attachment;
use crate::request::files;
use crate::request::files::{FilePart, Files};
use crate::request::forms;
use crate::request::limits::Policy;
use crate::request::multipart::Multipart;
use crate::request::reading::elsewhere;
use crate::request::validate::Prepared;
use crate::request::value::{Members, Value, write_text};
use crate::transport::send::Payload;
use crate::{Error, ErrorKind};

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

/// The request without its body, credentials and the headers of the client and the call.
///
/// # Errors
/// `ErrorKind::InvalidArgument` if all that makes no URL.
pub(crate) fn request(
    base_url: &str,
    tables: &Provider,
    operation: &Operation,
    prepared: &Prepared,
) -> Result<reqwest::Request, Error> {
    let unusable = |problem: String| {
        Error::new(ErrorKind::InvalidArgument, format!("the request could not be built ({problem}); nothing was sent"))
    };
    let method =
        reqwest::Method::from_bytes(operation.method.as_bytes()).map_err(|error| unusable(error.to_string()))?;
    let text = url(base_url, operation.path, |wire| prepared.path(wire), &query(tables, operation, prepared));
    let url = reqwest::Url::parse(&text).map_err(|error| unusable(error.to_string()))?;
    let mut request = reqwest::Request::new(method, url);
    request.headers_mut().insert(ACCEPT, HeaderValue::from_static("application/json"));
    Ok(request)
}

/// The query as it stands in the URL; empty for none.
pub(crate) fn query(tables: &Provider, operation: &Operation, prepared: &Prepared) -> String {
    forms::encode(&forms::pairs(prepared.query(), |wire| tables.style(operation, wire)))
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
        // A path may have a query of its own that never changes.
        url.push(if template.contains('?') { '&' } else { '?' });
        url.push_str(query);
    }
    url
}

/// Writes what `prepared` holds for the body, the files included.
///
/// # Errors
/// `ErrorKind::InvalidArgument` that names the file which cannot be read or sent.
pub(crate) async fn body(
    policy: &Policy,
    tables: &Provider,
    operation: &Operation,
    prepared: &mut Prepared,
    files: Files,
) -> Result<Payload, Error> {
    let parts = std::mem::take(&mut prepared.files);
    let style = |wire: &str| tables.style(operation, wire);
    let pairs = || forms::pairs(prepared.body(), style);
    Ok(match operation.encoding {
        None => Payload::None,
        Some(Encoding::Json) => {
            let files = load(policy, chosen(parts, files)?).await?;
            let bytes = match (&prepared.whole, prepared.is_whole) {
                (Some(whole), _) => whole_json(whole, &files),
                (None, true) => return Ok(Payload::None),
                (None, false) => json(prepared.body(), &files),
            };
            Payload::Bytes { bytes, content_type: "application/json; charset=UTF-8" }
        }
        Some(Encoding::Form) => {
            Payload::Bytes { bytes: forms::encode(&pairs()).into(), content_type: "application/x-www-form-urlencoded" }
        }
        Some(Encoding::Multipart) => {
            let progress = files.progress.clone();
            let documents = forms::documents(prepared.body(), style);
            Payload::Files(Multipart::write(policy, &pairs(), &documents, chosen(parts, files)?, progress).await?)
        }
    })
}

/// Each file field with what the caller gave for it.
fn chosen(parts: Vec<FilePart>, files: Files) -> Result<Vec<(FilePart, Attachment)>, Error> {
    let mut attachments: Vec<Option<Attachment>> = files.list.into_iter().map(Some).collect();
    let mut chosen = Vec::with_capacity(parts.len());
    for part in parts {
        let Some(attachment) = attachments.get_mut(part.index).and_then(Option::take) else {
            let message = format!("`{}` names a file that was not given along; nothing was sent", part.field);
            return Err(Error::new(ErrorKind::InvalidArgument, message).with_field(part.field));
        };
        chosen.push((part, attachment));
    }
    Ok(chosen)
}

/// Reads files to their ends, off the threads that drive other calls.
async fn load(policy: &Policy, files: Vec<(FilePart, Attachment)>) -> Result<Vec<(FilePart, Bytes)>, Error> {
    let mut loaded = Vec::with_capacity(files.len());
    for (part, attachment) in files {
        let most = policy.file(&part.rule);
        let may_hang = attachment.source.may_hang();
        let read = move || files::read(&part, attachment, most).map(|content| (part, content));
        loaded.push(elsewhere(may_hang, read).await?);
    }
    Ok(loaded)
}

/// Writes a JSON body; each file goes in as Base64, straight into the buffer that is signed and sent. Those that are
/// parameters by themselves stand behind all others.
fn json(body: &Members, files: &[(FilePart, Bytes)]) -> Bytes {
    let mut out = buffer(files);
    out.push(b'{');
    for (key, value) in body {
        comma(&mut out);
        write_text(key, &mut out);
        out.push(b':');
        value.write_with(&mut out, &mut |number, out| base64(files, number, out));
    }
    for (number, (part, _)) in files.iter().enumerate().filter(|(_, (part, _))| part.is_parameter()) {
        comma(&mut out);
        write_text(&part.wire(), &mut out);
        out.push(b':');
        base64(files, number, &mut out);
    }
    out.push(b'}');
    Bytes::from(out)
}

/// Writes the one value that a JSON body is.
fn whole_json(value: &Value, files: &[(FilePart, Bytes)]) -> Bytes {
    let mut out = buffer(files);
    value.write_with(&mut out, &mut |number, out| base64(files, number, out));
    Bytes::from(out)
}

fn buffer(files: &[(FilePart, Bytes)]) -> Vec<u8> {
    let size: usize = files.iter().map(|(part, content)| content.len() / 3 * 4 + part.path.len() + 12).sum();
    Vec::with_capacity(size + 256)
}

/// Appends a file as a JSON string.
fn base64(files: &[(FilePart, Bytes)], number: usize, out: &mut Vec<u8>) {
    let content = files.get(number).map_or(&[][..], |(_, content)| content);
    out.push(b'"');
    let from = out.len();
    out.resize(from + content.len().div_ceil(3) * 4, 0);
    let written = STANDARD.encode_slice(content, &mut out[from..]).unwrap_or_default();
    out.truncate(from + written);
    out.push(b'"');
}

fn comma(out: &mut Vec<u8>) {
    if out.len() > 1 {
        out.push(b',');
    }
}

#[cfg(test)]
mod tests {
    use rebuttal_schema::FileRule;

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
    fn a_query_of_the_path_stands_before_that_of_the_call() {
        assert_eq!(url(BASE, "/v1/files?kind=claim", |_| "", "limit=2"), format!("{BASE}/v1/files?kind=claim&limit=2"));
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

    #[test]
    fn the_body_is_json_with_the_file_in_base64() {
        let body: Members = vec![("id".to_owned(), Value::Text("争\"议".to_owned()))];
        for size in 0..5_u8 {
            let content: Vec<u8> = (0..size).collect();
            let rule = FileRule { kinds: &[], max_bytes: None, max_bytes_option: None };
            let part = FilePart { field: "evidence".to_owned(), path: "/evidence".to_owned(), rule, index: 0 };
            let written = json(&body, &[(part, content.clone().into())]);
            let read: serde_json::Value = serde_json::from_slice(&written).unwrap();
            assert_eq!(read["id"], "争\"议");
            assert_eq!(STANDARD.decode(read["evidence"].as_str().unwrap()).unwrap(), content);
        }
        assert_eq!(json(&Members::new(), &[]), "{}");
        assert_eq!(json(&body, &[]), "{\"id\":\"争\\\"议\"}");
    }
}
