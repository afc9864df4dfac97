//! Control from Rust, in the same process: what the control interface does, with types.

mod faults;
mod merchant;

pub use faults::{ArmedAt, Faults};
pub use merchant::{Dispute, Merchant, NewDispute, Provider};
