//! A packet on its way by a typed call.

use std::sync::Arc;
use std::time::Duration;

use rebuttal_evidence::EvidencePacket;
use rebuttal_runtime::Error;
use rebuttal_runtime::client::AnyClient;
use rebuttal_runtime::options::Given;
use rebuttal_runtime::request::files::Progress;
use rebuttal_schema::Operation;
use serde::de::DeserializeOwned;

use super::response::PacketResponse;
use super::send::{PacketRequest, send};

/// What generated calls of packets are made of.
#[derive(Clone)]
pub(crate) struct PacketCall {
    client: AnyClient,
    packet: EvidencePacket,
    accept_findings: Vec<String>,
    progress: Option<Progress>,
}

impl PacketCall {
    pub(crate) fn new(client: &AnyClient, packet: &EvidencePacket) -> Self {
        Self { client: client.clone(), packet: packet.clone(), accept_findings: Vec::new(), progress: None }
    }

    pub(crate) fn accept_findings(&mut self, rules: Vec<String>) {
        self.accept_findings = rules;
    }

    pub(crate) fn progress(&mut self, progress: impl Fn(u64, u64) + Send + Sync + 'static) {
        self.progress = Some(Arc::new(progress));
    }

    pub(crate) async fn send<T: DeserializeOwned>(
        self,
        operation: &'static Operation,
        options: Given,
    ) -> Result<PacketResponse<T>, Error> {
        let Self { client, packet, accept_findings, progress } = self;
        let request =
            PacketRequest { packet, accept_findings, options, progress, observed: None, spent: Duration::ZERO };
        PacketResponse::typed(send(client, operation, request).await?)
    }
}
