//! A signer that is written in JavaScript.

use bytes::Bytes;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use rebuttal::{Signer, SignerError, ToSign, TransientSignerError};

use crate::call::{Meeting, NoSignature};

tokio::task_local! {
    /// The call that this task makes: a client has one signer for all of its calls, and each asks for itself.
    pub(crate) static CALL: Meeting;
}

/// Asks the JavaScript that waits for the call.
pub(crate) struct HostSigner;

impl Signer for HostSigner {
    fn sign<'a>(&'a self, to_sign: ToSign<'a>) -> BoxFuture<'a, Result<Vec<u8>, SignerError>> {
        async move {
            let call = CALL.try_with(Meeting::clone)?;
            let (content, digest) =
                (Bytes::copy_from_slice(to_sign.content()), Bytes::copy_from_slice(&to_sign.digest()));
            call.sign(content, digest).await.map_err(|NoSignature { why, passes }| match passes {
                true => TransientSignerError::new(why).into(),
                false => why.into(),
            })
        }
        .boxed()
    }
}
