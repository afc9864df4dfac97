//! The calls that send a packet of evidence.

use heck::ToSnakeCase;

use super::Describe;
use crate::api::{Operation, Packet, ResponseShape};

impl Describe<'_> {
    pub(super) fn packets(&mut self, operations: &[Operation]) -> Vec<Packet> {
        let mut packets = Vec::new();
        for (at, _) in self.list("/x-packets") {
            let operation = self.text(&format!("{at}/ends-with"));
            let named = |known: &&Operation| known.id == operation && matches!(known.answer, ResponseShape::Named(_));
            if operations.iter().find(named).is_none() {
                let problem = format!("There is no operation {operation} that answers with an object.");
                self.refuse(&format!("{at}/ends-with"), problem, "Write the operationId of one.");
            }
            let id = self.text(&format!("{at}/operationId"));
            let name = id.to_snake_case();
            if operations.iter().any(|known| known.name == name) {
                let problem = format!("{id} has the same name as an operation.");
                self.refuse(&format!("{at}/operationId"), problem, "Choose another operationId.");
            }
            packets.push(Packet {
                name,
                id,
                summary: self.text(&format!("{at}/summary")),
                description: self.text(&format!("{at}/description")),
                operation,
            });
        }
        packets
    }
}
