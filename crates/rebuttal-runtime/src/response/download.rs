//! Whether a success that is no JSON can be the provider's. What stands between a program and the provider (a portal, a
//! proxy, a firewall) answers with pages, and with the status of a success.

use crate::mismatch::Mismatch;
use crate::transport::send::Arrived;
use rebuttal_schema::{Operation, ResponseShape};

/// Checks an answer that is to be a file, or nothing. All others are checked when they are read.
///
/// # Errors
/// What it is instead.
pub(crate) fn check(operation: &'static Operation, arrived: &Arrived) -> Result<(), Mismatch> {
    let expected = match operation.response {
        ResponseShape::Binary => "a file",
        ResponseShape::Nothing => "no content",
        _ => return Ok(()),
    };
    let kind = arrived.headers.get(http::header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let found = if arrived.body.is_empty() {
        if operation.has_nothing(&arrived.body) {
            return Ok(());
        }
        "no content"
    } else if matches!(&*kind, "text/html" | "application/xhtml+xml") || is_page(&arrived.body) {
        "a page of HTML"
    } else {
        return Ok(());
    };
    Err(Mismatch { path: String::new(), expected: expected.to_owned(), found: found.to_owned() })
}

fn is_page(body: &[u8]) -> bool {
    let body = body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body).trim_ascii_start();
    ["<!doctype html", "<html"]
        .iter()
        .any(|mark| body.get(..mark.len()).is_some_and(|head| head.eq_ignore_ascii_case(mark.as_bytes())))
}
