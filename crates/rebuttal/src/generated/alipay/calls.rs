// Generated from spec/alipay.yaml by crates/rebuttal-codegen/src/emit/rust. Don't edit it: edit those and run `cargo xtask generate`.

use rebuttal_runtime::{Error, Response};
use rebuttal_runtime::client::AnyClient;
use rebuttal_runtime::options::Given;
use rebuttal_runtime::provider::Request;
use rebuttal_runtime::request::extra::Extra;
use rebuttal_runtime::request::files::{FileNumber, Files};
use rebuttal_schema::Operation;
use serde::Serialize;
use std::time::Duration;

use super::{
    AcceptDisputeResponse, DisputeEvidenceType, DisputeId,
    DownloadDisputeEvidenceResponse, SupplyDefenseDocumentResponse, tables,
};

/// The options of one call.
#[derive(Clone, Default)]
pub(super) struct CallOptions {
    timeout: Option<Duration>,
    attempt_timeout: Option<Duration>,
    max_attempts: Option<i64>,
}

impl CallOptions {
    fn given(&self) -> Given {
        let mut given = Given::default();
        if let Some(value) = self.timeout {
            given.insert("timeout", value);
        }
        if let Some(value) = self.attempt_timeout {
            given.insert("attempt_timeout", value);
        }
        if let Some(value) = self.max_attempts {
            given.insert("max_attempts", value);
        }
        given
    }
}

/// What every call takes.
macro_rules! options_of {
    ($call:ident) => {
        impl $call {
            /// The longest that this call may take.
            pub fn timeout(mut self, value: Duration) -> Self {
                self.options.timeout = Some(value);
                self
            }

            /// The longest that one attempt of this call may take.
            pub fn attempt_timeout(mut self, value: Duration) -> Self {
                self.options.attempt_timeout = Some(value);
                self
            }

            /// How many requests this call may start, from 1 to 10.
            pub fn max_attempts(mut self, value: i64) -> Self {
                self.options.max_attempts = Some(value);
                self
            }

            /// A parameter that this release does not know yet, by its name on the wire.
            pub fn extra(mut self, name: impl Into<String>, value: impl Serialize) -> Self {
                self.parameters.extra.insert(name.into(), &value);
                self
            }
        }

        impl std::fmt::Debug for $call {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_struct(stringify!($call)).finish_non_exhaustive()
            }
        }
    };
}

/// The parameters of [`Client::accept_dispute`](super::Client::accept_dispute).
#[derive(Clone, Serialize)]
pub(super) struct AcceptDisputeParameters {
    #[serde(rename = "disputeId")]
    pub(super) dispute_id: DisputeId,
    #[serde(rename = "$extra", skip_serializing_if = "Extra::is_empty")]
    pub(super) extra: Extra,
}

impl Request for AcceptDisputeParameters {
    const META: &'static Operation = tables::PROVIDER.operation("acceptDispute");
    type Output = AcceptDisputeResponse;
}

/// A call of [`Client::accept_dispute`](super::Client::accept_dispute), sent by
/// [`send`](Self::send).
#[derive(Clone)]
#[must_use = "nothing is sent before `send`"]
pub struct AcceptDispute {
    pub(super) client: AnyClient,
    pub(super) parameters: AcceptDisputeParameters,
    pub(super) options: CallOptions,
}

options_of!(AcceptDispute);

impl AcceptDispute {
    /// Checks, signs and sends the request, as often as the operation allows.
    ///
    /// # Errors
    /// As [`Client::accept_dispute`](super::Client::accept_dispute) lists them.
    pub async fn send(self) -> Result<Response<AcceptDisputeResponse>, Error> {
        self.client
            .call_typed(&self.parameters, self.options.given(), Files::default())
            .await
    }
}

/// The parameters of [`Client::supply_defense_document`](super::Client::supply_defense_document).
#[derive(Clone, Serialize)]
pub(super) struct SupplyDefenseDocumentParameters {
    #[serde(rename = "disputeId")]
    pub(super) dispute_id: DisputeId,
    #[serde(rename = "disputeEvidence")]
    pub(super) dispute_evidence: FileNumber,
    #[serde(rename = "$extra", skip_serializing_if = "Extra::is_empty")]
    pub(super) extra: Extra,
}

impl Request for SupplyDefenseDocumentParameters {
    const META: &'static Operation = tables::PROVIDER.operation("supplyDefenseDocument");
    type Output = SupplyDefenseDocumentResponse;
}

/// A call of [`Client::supply_defense_document`](super::Client::supply_defense_document), sent by
/// [`send`](Self::send).
#[must_use = "nothing is sent before `send`"]
pub struct SupplyDefenseDocument {
    pub(super) client: AnyClient,
    pub(super) parameters: SupplyDefenseDocumentParameters,
    pub(super) files: Files,
    pub(super) options: CallOptions,
}

options_of!(SupplyDefenseDocument);

impl SupplyDefenseDocument {
    /// Checks, signs and sends the request, as often as the operation allows.
    ///
    /// # Errors
    /// As [`Client::supply_defense_document`](super::Client::supply_defense_document) lists them.
    pub async fn send(self) -> Result<Response<SupplyDefenseDocumentResponse>, Error> {
        self.client.call_typed(&self.parameters, self.options.given(), self.files).await
    }
}

/// The parameters of
/// [`Client::download_dispute_evidence`](super::Client::download_dispute_evidence).
#[derive(Clone, Serialize)]
pub(super) struct DownloadDisputeEvidenceParameters {
    #[serde(rename = "disputeId")]
    pub(super) dispute_id: DisputeId,
    #[serde(rename = "disputeEvidenceType")]
    pub(super) dispute_evidence_type: DisputeEvidenceType,
    #[serde(rename = "$extra", skip_serializing_if = "Extra::is_empty")]
    pub(super) extra: Extra,
}

impl Request for DownloadDisputeEvidenceParameters {
    const META: &'static Operation = tables::PROVIDER
        .operation("downloadDisputeEvidence");
    type Output = DownloadDisputeEvidenceResponse;
}

/// A call of [`Client::download_dispute_evidence`](super::Client::download_dispute_evidence), sent
/// by [`send`](Self::send).
#[derive(Clone)]
#[must_use = "nothing is sent before `send`"]
pub struct DownloadDisputeEvidence {
    pub(super) client: AnyClient,
    pub(super) parameters: DownloadDisputeEvidenceParameters,
    pub(super) options: CallOptions,
}

options_of!(DownloadDisputeEvidence);

impl DownloadDisputeEvidence {
    /// Checks, signs and sends the request, as often as the operation allows.
    ///
    /// # Errors
    /// As [`Client::download_dispute_evidence`](super::Client::download_dispute_evidence) lists
    /// them.
    pub async fn send(self) -> Result<Response<DownloadDisputeEvidenceResponse>, Error> {
        self.client
            .call_typed(&self.parameters, self.options.given(), Files::default())
            .await
    }
}

/// A call of [`Client::supply_packet`](super::Client::supply_packet), sent by [`send`](Self::send).
#[cfg(feature = "evidence")]
#[derive(Clone)]
#[must_use = "nothing is sent before `send`"]
pub struct SupplyPacket {
    packet: crate::packets::PacketCall,
    options: CallOptions,
}

#[cfg(feature = "evidence")]
impl std::fmt::Debug for SupplyPacket {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct(stringify!(SupplyPacket)).finish_non_exhaustive()
    }
}

#[cfg(feature = "evidence")]
impl SupplyPacket {
    pub(super) fn new(
        client: &AnyClient,
        packet: &crate::evidence::EvidencePacket,
    ) -> Self {
        Self {
            packet: crate::packets::PacketCall::new(client, packet),
            options: CallOptions::default(),
        }
    }

    /// Sends the packet although these rules find that the bank will not read or count a part of
    /// it.
    pub fn accept_findings(
        mut self,
        rules: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.packet.accept_findings(rules.into_iter().map(Into::into).collect());
        self
    }

    /// Is called after each piece of the files with the bytes that were sent, and with those of all
    /// files. An attempt that is repeated begins its file anew.
    pub fn progress(
        mut self,
        progress: impl Fn(u64, u64) + Send + Sync + 'static,
    ) -> Self {
        self.packet.progress(progress);
        self
    }

    /// The longest that this call may take.
    pub fn timeout(mut self, value: Duration) -> Self {
        self.options.timeout = Some(value);
        self
    }

    /// The longest that one attempt of this call may take.
    pub fn attempt_timeout(mut self, value: Duration) -> Self {
        self.options.attempt_timeout = Some(value);
        self
    }

    /// How many requests this call may start, from 1 to 10.
    pub fn max_attempts(mut self, value: i64) -> Self {
        self.options.max_attempts = Some(value);
        self
    }

    /// Checks and builds the packet, and sends it.
    ///
    /// # Errors
    /// As [`Client::supply_packet`](super::Client::supply_packet) lists them.
    pub async fn send(
        self,
    ) -> Result<crate::PacketResponse<SupplyDefenseDocumentResponse>, Error> {
        self.packet
            .send(
                tables::PROVIDER.operation("supplyDefenseDocument"),
                self.options.given(),
            )
            .await
    }
}
