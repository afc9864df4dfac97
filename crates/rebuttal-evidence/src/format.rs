//! The version of the form of packets.

/// The version of what `build` makes of the same input. It grows when the bytes change.
pub const PACKET_FORMAT: u32 = 1;
