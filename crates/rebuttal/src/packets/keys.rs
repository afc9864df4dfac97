//! What a packet and its files are known by: the same for the same evidence, whoever sends it and when.

use rebuttal_evidence::{BuiltFile, EvidencePacket};

/// How much of the SHA-256 names of files have: enough to tell the packets of an account apart.
const SHORT: usize = 16;

/// The names of a packet.
pub(crate) struct Keys {
    inputs: String,
    format: u32,
}

impl Keys {
    pub(crate) fn of(packet: &EvidencePacket) -> Self {
        Self { inputs: packet.inputs_sha256(), format: packet.format() }
    }

    /// The idempotency key of a step: a field, or what is done with the dispute. The digest covers the dispute's id.
    pub(crate) fn idempotency(&self, step: &str, generation: u32) -> String {
        format!("packet-{}-f{}-g{generation}-{step}", self.inputs, self.format)
    }

    /// What the provider calls a file. A file of the same name and size has the same bytes.
    pub(crate) fn file(&self, file: &BuiltFile) -> String {
        let end = file.name.rsplit_once('.').map_or("", |(_, end)| end);
        format!("{}{}.{end}", self.prefix(&file.field), self.format)
    }

    /// How the names of a field's file begin, whichever release made it.
    pub(crate) fn prefix(&self, field: &str) -> String {
        format!("{field}-{}-", &self.inputs[..SHORT])
    }
}
