//! Sends packets of evidence: checked, built, uploaded and submitted, once, also if the program is killed on the way and starts
//! again.
//!
//! Nothing is stored here. What a new start needs to know follows from the packet, or stands at the provider: idempotency keys
//! come from the dispute's id, the SHA-256 of what is sent, the version of the form of packets and a generation; files are known
//! by their names, which have that SHA-256; and the dispute says whether it was answered.

mod call;
mod host;
mod keys;
mod response;
pub(crate) mod route;
mod routes;
mod send;
mod steps;

pub(crate) use call::PacketCall;
pub use host::{BuiltPacket, Packet};
pub use response::PacketResponse;
pub use response::Sent;
pub(crate) use send::{PacketRequest, send};
