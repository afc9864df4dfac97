//! Connections, and one attempt at sending over them.

pub(crate) mod authorities;
pub mod hosts;
pub(crate) mod proxies;
pub(crate) mod send;
