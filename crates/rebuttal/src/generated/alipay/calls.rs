// Generated from spec/alipay.yaml by xtask/src/emit/rust. Don't edit it: edit those and run `cargo xtask generate`.

use serde_json::{Map, Value};

use super::*;
use ::rebuttal::runtime::client::AnyClient;
use ::rebuttal::runtime::files::Files;
use ::rebuttal::runtime::options;
use ::rebuttal::{Error, Response};

/// What every call takes.
macro_rules! options_of {
    ($call:ident) => {
        impl $call {
            /// The longest that this call may take.
            pub fn timeout(mut self, value: ::std::time::Duration) -> Self {
                self.options.insert("timeout".to_owned(), value.as_secs_f64().into());
                self
            }

            /// The longest that one attempt of this call may take.
            pub fn attempt_timeout(mut self, value: ::std::time::Duration) -> Self {
                self.options.insert("attempt_timeout".to_owned(), value.as_secs_f64().into());
                self
            }

            /// How many requests this call may start, from 1 to 10.
            pub fn max_attempts(mut self, value: i64) -> Self {
                self.options.insert("max_attempts".to_owned(), value.into());
                self
            }

            /// A parameter that this release does not know yet, by its name on the wire.
            pub fn extra(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
                options::extra(&mut self.parameters, name.into(), value.into());
                self
            }
        }

        impl ::std::fmt::Debug for $call {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.debug_struct(stringify!($call)).finish_non_exhaustive()
            }
        }
    };
}

/// A call of [`Client::accept_dispute`], sent by [`send`](Self::send).
#[must_use = "nothing is sent before `send`"]
pub struct AcceptDispute {
    pub(super) client: AnyClient,
    pub(super) operation: &'static ::rebuttal::runtime::provider::Operation,
    pub(super) parameters: Map<String, Value>,
    pub(super) files: Files,
    pub(super) options: Map<String, Value>,
}

options_of!(AcceptDispute);

impl AcceptDispute {
    /// Checks, signs and sends the request, as often as the operation allows.
    ///
    /// # Errors
    /// As [`Client::accept_dispute`] lists them.
    pub async fn send(self) -> Result<Response<AcceptDisputeResponse>, Error> {
        let options = options::json(self.options);
        self.client.call_typed(self.operation, Value::Object(self.parameters), &options, self.files).await
    }
}

/// A call of [`Client::supply_defense_document`], sent by [`send`](Self::send).
#[must_use = "nothing is sent before `send`"]
pub struct SupplyDefenseDocument {
    pub(super) client: AnyClient,
    pub(super) operation: &'static ::rebuttal::runtime::provider::Operation,
    pub(super) parameters: Map<String, Value>,
    pub(super) files: Files,
    pub(super) options: Map<String, Value>,
}

options_of!(SupplyDefenseDocument);

impl SupplyDefenseDocument {
    /// Checks, signs and sends the request, as often as the operation allows.
    ///
    /// # Errors
    /// As [`Client::supply_defense_document`] lists them.
    pub async fn send(self) -> Result<Response<SupplyDefenseDocumentResponse>, Error> {
        let options = options::json(self.options);
        self.client.call_typed(self.operation, Value::Object(self.parameters), &options, self.files).await
    }
}

/// A call of [`Client::download_dispute_evidence`], sent by [`send`](Self::send).
#[must_use = "nothing is sent before `send`"]
pub struct DownloadDisputeEvidence {
    pub(super) client: AnyClient,
    pub(super) operation: &'static ::rebuttal::runtime::provider::Operation,
    pub(super) parameters: Map<String, Value>,
    pub(super) files: Files,
    pub(super) options: Map<String, Value>,
}

options_of!(DownloadDisputeEvidence);

impl DownloadDisputeEvidence {
    /// Checks, signs and sends the request, as often as the operation allows.
    ///
    /// # Errors
    /// As [`Client::download_dispute_evidence`] lists them.
    pub async fn send(self) -> Result<Response<DownloadDisputeEvidenceResponse>, Error> {
        let options = options::json(self.options);
        self.client.call_typed(self.operation, Value::Object(self.parameters), &options, self.files).await
    }
}
