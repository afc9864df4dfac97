//! A signer that is written in JavaScript.

use bytes::Bytes;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use rebuttal::{Signer, SignerError, ToSign, TransientSignerError};

use crate::channel::{CallChannel, SignerFailure};

tokio::task_local! {
    /// The channel of this task's call. A client has one signer for all its calls.
    pub(crate) static CALL: CallChannel;
}

/// Asks JavaScript for signatures, over the channel of the call.
pub(crate) struct HostSigner;

impl Signer for HostSigner {
    fn sign<'a>(&'a self, to_sign: ToSign<'a>) -> BoxFuture<'a, Result<Vec<u8>, SignerError>> {
        async move {
            let call = CALL.try_with(CallChannel::clone)?;
            let (content, digest) =
                (Bytes::copy_from_slice(to_sign.content()), Bytes::copy_from_slice(&to_sign.digest()));
            call.sign(content, digest).await.map_err(|SignerFailure { why, transient }| match transient {
                true => TransientSignerError::new(why).into(),
                false => why.into(),
            })
        }
        .boxed()
    }
}
