//! Stripe's side of the sandbox.

mod admission;
mod control;
mod disputes;
mod events;
mod expansion;
mod faults;
mod files;
mod idempotency;
mod lists;
mod lives;
mod params;
pub(crate) mod shop;
