//! One call: its attempts, what each of them ended with, and whether another follows.

pub(crate) mod attempt;
pub(crate) mod classify;
pub mod retry;
pub(crate) mod retry_after;
pub(crate) mod session;
