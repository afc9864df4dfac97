//! The operation `downloadFile`: the bytes as they were uploaded.

use super::failure::Failure;
use super::file::Kind;
use super::operation::{Ask, Done, Reply};
use super::state::{Scene, Stripe};

/// Gives the contents of the file in the path, unless it has expired.
pub(super) fn run(stripe: &Stripe, ask: &Ask<'_>, scene: &Scene<'_>) -> Result<Done, Failure> {
    let file = stripe.files.get(ask.account, ask.id);
    let file = file.filter(|file| file.object["expires_at"].as_i64().is_none_or(|end| scene.now.timestamp() < end));
    let file = file.ok_or_else(|| Failure::no_such("file upload", ask.id, "file"))?;
    let media_type = file.kind.map_or("application/octet-stream", Kind::media_type);
    Ok(Done::read(Reply::File { bytes: file.bytes.clone(), media_type }))
}
