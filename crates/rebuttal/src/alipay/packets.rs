//! Packets at Alipay: one document in one request. The provider has neither keys nor a way to look at a dispute.

use serde_json::json;

use crate::packets::route::Route;

pub(crate) const PROVIDER: &str = "alipay";

pub(crate) static ROUTE: Route = Route {
    operations: &["supplyDefenseDocument"],
    parameters: |packet, files| {
        let document = files.first().map(|(_, file)| file);
        json!({"disputeId": packet.dispute_id(), "disputeEvidence": document})
    },
    store: None,
};
