//! Multipart bodies, read back by another parser.

use std::io::Cursor;
use std::sync::LazyLock;

use bytes::Bytes;
use rebuttal::dynamic::{Attachment, Names};
use rebuttal::{Error, ErrorKind};
use rebuttal_runtime::offline::Written;
use rebuttal_runtime::request::files::Files;
use rebuttal_schema::Encoding;
use serde_json::{Value, json};
use tokio::runtime::{Builder, Runtime};

use crate::grow::{Bits, request};
use crate::stage::operation;

/// Files are read on threads of their own.
static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| Builder::new_current_thread().build().unwrap());

/// The first byte says which operation and how the file is read; up to a line break stands the file's name, up to a
/// second one what the parameters are made of; what follows is the file's content.
pub(crate) fn run(data: &[u8]) {
    let Some((&mode, rest)) = data.split_first() else { return };
    let mut parts = rest.splitn(3, |byte| *byte == b'\n');
    let (name, bits) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let content = parts.next().unwrap_or_default().to_vec();
    let name = String::from_utf8_lossy(name).into_owned();
    let (side, operation) = operation(mode, |operation| operation.encoding == Some(Encoding::Multipart));
    let attachment = match mode >> 6 {
        0 => Attachment::from(content.clone()),
        1 => Attachment::seekable(Cursor::new(content.clone())),
        _ => Attachment::reader(Cursor::new(content.clone())),
    };
    let files = Files { list: vec![attachment.named(&name)], progress: None };
    let mut given = request(side.provider, operation.parameters, &mut Bits(bits));
    given["file"] = json!({ "$attachment": 0 });
    let parameters = given.to_string();
    let written = RUNTIME.block_on(side.client.written(operation, parameters.as_bytes(), Names::Wire, files));
    match written {
        Ok(written) => RUNTIME.block_on(read(&written, &given, operation.fixed, &content)),
        Err(error) => refused(&error),
    }
}

fn refused(error: &Error) {
    assert_eq!(error.kind(), ErrorKind::InvalidArgument);
    assert!(error.field().is_some_and(|field| !field.is_empty()), "{error}");
}

async fn read(written: &Written, given: &Value, fixed: &[(&str, &str)], content: &[u8]) {
    assert_eq!(written.length, written.body.len() as u64);
    let boundary = multer::parse_boundary(written.content_type.as_deref().unwrap()).unwrap();
    let body = Bytes::copy_from_slice(&written.body);
    let stream = futures_util::stream::iter([Ok::<_, std::convert::Infallible>(body)]);
    let mut parts = multer::Multipart::new(stream, boundary);
    let mut pairs = expected(given, fixed);
    let mut files = 0;
    while let Some(part) = parts.next_field().await.unwrap() {
        let name = part.name().unwrap().replace("%22", "\"").replace("%0D", "\r").replace("%0A", "\n");
        if let Some(file) = part.file_name() {
            assert!(!file.is_empty() && !file.contains(['/', '\\', '\r', '\n', '"', '\0']), "{file:?}");
            assert_eq!((name.as_str(), part.bytes().await.unwrap().as_ref()), ("file", content));
            files += 1;
            continue;
        }
        let found = pairs.iter().position(|(known, _)| *known == name);
        let (_, value) = pairs.remove(found.unwrap_or_else(|| panic!("nobody gave {name:?}: {given}")));
        assert_eq!(part.bytes().await.unwrap().as_ref(), value.as_bytes(), "{name}: {given}");
    }
    assert_eq!((files, pairs.len()), (1, 0), "left out of {given}: {pairs:?}");
}

fn expected(given: &Value, fixed: &[(&str, &str)]) -> Vec<(String, String)> {
    let mut out = Vec::new();
    let top = |key: &&String| !["file", "$extra"].contains(&key.as_str());
    let given = given.as_object().unwrap();
    given.keys().filter(top).for_each(|key| deep(key, &given[key], &mut out));
    given
        .get("$extra")
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
        .for_each(|(key, value)| deep(key, value, &mut out));
    fixed.iter().for_each(|(key, value)| deep(key, &serde_json::from_str(value).unwrap(), &mut out));
    out
}

fn deep(name: &str, value: &Value, out: &mut Vec<(String, String)>) {
    match value {
        Value::Object(map) => map.iter().for_each(|(key, value)| deep(&format!("{name}[{key}]"), value, out)),
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(index, value)| deep(&format!("{name}[{index}]"), value, out));
        }
        Value::Null => out.push((name.to_owned(), String::new())),
        Value::String(text) => out.push((name.to_owned(), text.clone())),
        other => out.push((name.to_owned(), other.to_string())),
    }
}
