//! The operation `downloadFile`: the bytes as they were uploaded.

use super::failure::Failure;
use super::file::Kind;
use super::operation::{Effect, Request, Response};
use super::state::{ChangeContext, Stripe};

/// Gives the contents of the file in the path, unless it has expired.
pub(super) fn run(stripe: &Stripe, request: &Request<'_>, context: &ChangeContext<'_>) -> Result<Effect, Failure> {
    let file = stripe.files.get(request.account, request.id);
    let file = file.filter(|file| file.object["expires_at"].as_i64().is_none_or(|end| context.now.timestamp() < end));
    let file = file.ok_or_else(|| Failure::no_such("file upload", request.id, "file"))?;
    let media_type = file.kind.map_or("application/octet-stream", Kind::media_type);
    Ok(Effect::read(Response::File { bytes: file.bytes.clone(), media_type }))
}
